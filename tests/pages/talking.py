"""A visitor without a browser: Streamlit's own messages over a websocket, with whatever headers a test wants."""

import json
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect


def seen(url: str, page: str = "", **headers: str) -> tuple[set[str], str]:
    """(titles in the menu, everything shown as text) of one run; (set(), '') where the server hangs up."""
    wanted = {"Origin": f"http://{headers.get('Host') or urlsplit(url).netloc}", **headers}
    host = wanted.pop("Host", None)
    try:
        return _run(url, page, wanted, host)
    except WebSocketException:
        return set(), ""


def _run(url: str, page: str, headers: dict[str, str], host: str | None) -> tuple[set[str], str]:
    parts = urlsplit(url)
    # The Host of a websocket is that of its address: the connection goes to the server by a socket of our own.
    import socket

    line = socket.create_connection((parts.hostname, parts.port), timeout=60)
    address = f"ws://{host or parts.netloc}/_stcore/stream"
    with connect(
        address, sock=line, origin=headers.pop("Origin") or None, additional_headers=headers, subprotocols=["streamlit"],
        max_size=None, open_timeout=60, proxy=None,
    ) as ws:  # fmt: skip
        ask = BackMsg()
        ask.rerun_script.page_name = page
        ws.send(ask.SerializeToString())
        return _read(ws)


def _read(ws) -> tuple[set[str], str]:
    menu, shown = set(), []
    while True:
        told = ForwardMsg()
        told.ParseFromString(ws.recv(timeout=60))
        kind = told.WhichOneof("type")
        if kind == "navigation":
            menu = {page.page_name for page in told.navigation.app_pages}
        elif kind == "delta":
            shown.append(str(told.delta))
        elif kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return menu, "\n".join(shown)


def request(url: str, method: str = "GET", body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
    """(status, body), also of an answer that is an error."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        asked = urllib.request.Request(url, data=body, method=method, headers=named)
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read()


def told(url: str) -> dict:
    """The JSON at an address, whatever its status."""
    return json.loads(request(url)[1])
