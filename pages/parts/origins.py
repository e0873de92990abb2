"""A websocket that a page of another site opens is refused at the door.

Streamlit refuses it too, but first asks a service outside this machine for its own address, and holds up every visit meanwhile.
"""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

HERE = {"localhost", "127.0.0.1", "0.0.0.0"}


class Guard:
    """Lets through what Streamlit can judge by itself: the same site, this machine, and the origins its settings name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not is_known(HTTPConnection(scope)):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self.app(scope, receive, send)


def is_known(request: HTTPConnection) -> bool:
    """Whether the page that asks is of this site, or of one that the settings name. Without an Origin it is no page."""
    origin = request.headers.get("origin")
    if origin is None or not config.get_option("server.enableCORS"):
        return True
    try:
        parts = urlsplit(origin)
        return parts.netloc == request.headers.get("host") or parts.hostname in HERE | _named()
    except ValueError:
        return False


def _named() -> set[str | None]:
    named = [urlsplit(one.strip()).hostname or one.strip() for one in config.get_option("server.corsAllowedOrigins")]
    return {*named, config.get_option("browser.serverAddress")}
