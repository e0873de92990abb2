"""One visitor of a Streamlit server over its websocket, saying what a browser says and drawing nothing."""

import asyncio
import time
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

NOT_SHOWN = "This page could not be shown"  # what pages/parts/frame.py says of a fault


@dataclass
class Run:
    """One run of the script as the visitor saw it: seconds from question to its end, bytes told, what went wrong."""

    seconds: float = 0.0
    bytes: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Choice:
    """A selectbox as the server tells it: the widget's id, the name it has in the address, its options."""

    widget: str
    key: str
    options: list[str]


@asynccontextmanager
async def visit(url: str, page: str) -> AsyncIterator["Visitor"]:
    """A visitor of `url` at `page` ('' is the first page), connected as a browser is; nothing has run yet."""
    cookies = await asyncio.to_thread(_cookies, url)
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())} if cookies else {}
    token = cookies.get("_streamlit_xsrf", "PLACEHOLDER_AUTH_TOKEN")
    async with connect(
        f"ws://{urlsplit(url).netloc}/_stcore/stream", origin=url, additional_headers=headers,
        # Streamlit takes the token from the list of protocols. A browser sends no pings of its own.
        subprotocols=["streamlit", token], max_size=None, open_timeout=120, ping_interval=None, proxy=None,
    ) as line:  # fmt: skip
        yield Visitor(line, url, page)


def _cookies(url: str) -> dict[str, str]:
    """What the first answer of the server asks a browser to keep: the token, and behind nginx the number of a process."""
    with urllib.request.urlopen(f"{url}/_stcore/health", timeout=120) as answer:
        told = [one.partition(";")[0].partition("=") for one in answer.headers.get_all("Set-Cookie") or []]
    return {name.strip(): value for name, _, value in told}


class Visitor:
    """What a browser window remembers between two runs: the widgets, its choices, its address, large messages."""

    def __init__(self, line: ClientConnection, url: str, page: str) -> None:
        self.line, self.url, self.page = line, url, page
        self.choices: dict[str, Choice] = {}
        self.chosen: dict[str, str] = {}
        self.hash = ""
        self.kept: dict[str, int] = {}  # hash of a message and the run that told it last
        self.age, self.runs = 2, 0

    async def arrive(self) -> Run:
        """The first run, as after a link to the page."""
        return await self._run(None)

    async def choose(self, label: str, value: str) -> Run:
        """Set the selectbox of this label; the run counts as wrong where the page does not show the choice afterwards."""
        self.chosen[label] = value
        return await self._run(value)

    def has(self, label: str) -> list[str]:
        """The options of the selectbox of this label, none where the page has no such selectbox."""
        return self.choices[label].options if label in self.choices else []

    def address(self) -> str:
        """The query string: a browser puts a choice into it before it asks for the run."""
        return urlencode({self.choices[label].key: value for label, value in self.chosen.items()})

    async def _run(self, expected: str | None) -> Run:
        """Ask and read until the script has ended. Raises websockets.ConnectionClosed."""
        run, seen = Run(), []
        start = time.perf_counter()
        await self.line.send(self._question())
        while True:
            payload = await self.line.recv()
            run.bytes += len(payload)
            told = ForwardMsg.FromString(payload)
            self._take(told, run, seen)
            if told.WhichOneof("type") == "script_finished" and self._is_over(told, run):
                break
        run.seconds = time.perf_counter() - start
        if expected is not None and not any(
            f"={urlencode({'': expected})[1:]}" in text or expected == text for text in seen
        ):
            run.faults.append("the page does not show what was chosen")
        return run

    def _question(self) -> bytes:
        asked = BackMsg()
        rerun = asked.rerun_script
        rerun.query_string = self.address()
        rerun.page_script_hash, rerun.page_name = self.hash, "" if self.hash else self.page
        rerun.cached_message_hashes.extend(self.kept)
        rerun.context_info.url = f"{self.url}/{self.page}"
        rerun.context_info.timezone, rerun.context_info.locale = "Europe/London", "en-GB"
        for label, value in self.chosen.items():
            rerun.widget_states.widgets.add(id=self.choices[label].widget, string_value=value)
        return asked.SerializeToString()

    def _is_over(self, told: ForwardMsg, run: Run) -> bool:
        """Whether this end is the last one: a script that asks for another run of itself ends early."""
        if told.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return False
        if told.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            run.faults.append(f"the script ended with {ForwardMsg.ScriptFinishedStatus.Name(told.script_finished)}")
        self.runs += 1
        self.kept = {key: at for key, at in self.kept.items() if self.runs - at <= self.age}
        return True

    def _take(self, told: ForwardMsg, run: Run, seen: list[str]) -> None:
        kind = told.WhichOneof("type")
        if kind == "new_session":
            self.hash, self.age = told.new_session.page_script_hash, told.new_session.config.max_cached_message_age
        elif kind == "navigation":
            # Only now does the server know its pages; before, it takes an address it does not know for the first page's.
            self.hash = told.navigation.page_script_hash
        elif kind == "ref_hash":
            if told.ref_hash not in self.kept:
                run.faults.append("a reference to a message that was never told")
            self.kept[told.ref_hash] = self.runs
        elif kind == "page_not_found":
            run.faults.append(f"no page {self.page}")
        elif kind == "delta" and told.delta.WhichOneof("type") == "new_element":
            if told.metadata.cacheable:
                self.kept[told.hash] = self.runs
            self._draw(told.delta.new_element, run, seen)

    def _draw(self, element, run: Run, seen: list[str]) -> None:
        """Note a selectbox, a fault, and the texts in which a choice is told back: the address to copy, plain words."""
        kind = element.WhichOneof("type")
        if kind == "selectbox":
            box = element.selectbox
            self.choices[box.label] = Choice(box.id, box.query_param_key, list(box.options))
        elif kind == "exception":
            run.faults.append(f"an exception is shown: {element.exception.type}")
        elif kind == "alert" and NOT_SHOWN in element.alert.body:
            run.faults.append(NOT_SHOWN)
        elif kind == "code":
            seen.append(element.code.code_text)
        elif kind == "markdown":
            seen.append(element.markdown.body)
