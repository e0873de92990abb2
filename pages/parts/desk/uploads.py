"""Nobody but a steward may send the server a file: asked before Streamlit takes the first byte of it."""

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.parts import log
from pages.parts.desk import access

PATH = "/_stcore/upload_file"


class Guard:
    """Refuses every request to Streamlit's address for uploads (403) unless it is a steward's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self.app
        if scope["type"] == "http" and PATH in scope["path"].lower() and not may_send(HTTPConnection(scope)):
            app = PlainTextResponse("Only stewards may send files here.", 403)
        await app(scope, receive, send)


def may_send(request: HTTPConnection) -> bool:
    """The rule of the pages, asked of a request that belongs to no run of a script. A fault in finding out is 'no'."""
    try:
        kept = access.secrets()
        if "auth" in kept:
            steward = access.listed(logged_in(request), kept)
        else:
            address = request.client.host if request.client else None
            steward = access.local(access.Visitor(address, tuple(request.headers.items())))
        # An officer, who may act for some councils only, adds no documents.
        return steward is not None and not steward.codes
    except Exception as error:
        log.tell("error", "who may upload could not be found out", error=error)
        return False


def logged_in(request: HTTPConnection) -> dict[str, object]:
    """What Streamlit's signed login cookie says of the visitor, as Streamlit itself reads it; {} without a good one."""
    from streamlit.web.server.starlette import starlette_websocket as streamlits
    from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

    cookie = streamlits._get_signed_cookie_with_chunks(request.cookies, USER_COOKIE_NAME)
    return streamlits._parse_decoded_user_cookie(cookie, request.headers.get("origin", "")) if cookie else {}
