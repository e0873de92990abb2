"""A page of another site gets no websocket, and the server asks nobody outside about it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit import config, net_util
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

from pages.parts import origins
from tests.pages.talking import seen

HOST = "plans.example.org:8501"


def gets_through(origin: str | None, host: str = HOST) -> bool:
    """Whether the websocket reaches what stands behind the guard; else it is closed as forbidden."""
    headers = {"host": host} | ({} if origin is None else {"origin": origin})
    scope = {"type": "websocket", "headers": [(name.encode(), value.encode()) for name, value in headers.items()]}
    reached, sent = [], []

    async def app(*_):
        reached.append(True)

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    with ThreadPoolExecutor(1) as apart:  # the thread of the tests may have a loop of its own: the browser's
        apart.submit(asyncio.run, origins.Guard(app)(scope, receive, send)).result()
    assert bool(reached) != (sent == [{"type": "websocket.close", "code": 1008}])
    return bool(reached)


@pytest.mark.parametrize(
    "origin", [None, f"http://{HOST}", f"https://{HOST}", "http://localhost:3", "http://127.0.0.1"]
)
def test_the_same_site_and_this_machine_get_through(origin):
    assert gets_through(origin)


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "https://plans.example.org.evil.example", "http://[", "null", "", "file://"]
)
def test_other_sites_do_not(origin):
    assert not gets_through(origin)


def test_an_origin_that_the_settings_name_gets_through(monkeypatch):
    named = {"server.corsAllowedOrigins": ["https://board.example.org"], "server.enableCORS": True}
    monkeypatch.setattr(config, "get_option", lambda name: named.get(name))
    assert gets_through("https://board.example.org") and not gets_through("https://evil.example")
    named["server.enableCORS"] = False
    assert gets_through("https://evil.example")


def test_streamlit_by_itself_would_ask_outside(monkeypatch):
    asked = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, timeout: asked.append(url))
    assert not _is_origin_allowed("https://evil.example", HOST)
    assert asked, "if this is empty Streamlit has mended it, and the guard may go"


def test_a_server_hangs_up_on_a_page_of_another_site(bundled_server):
    assert seen(bundled_server, Origin="https://evil.example")[0] == set()
    assert "Themes" in seen(bundled_server)[0]
