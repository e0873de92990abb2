"""One hostile input -> how it ended: records, a sentence, stopped at a limit, or a crash."""

import contextlib
import io
import os
import socket
import traceback
from dataclasses import dataclass
from pathlib import Path

from loaders import reviews, road
from loaders.errors import LoadError
from loaders.fetch.guard import is_public
from loaders.fetch.rules import Failed, Refused, Rules
from loaders.fetch.target import target
from loaders.records import Source
from tests.hostile.inputs import Input

KNOWN = {"public.test": ["8.8.8.8"], "inside.test": ["10.0.0.5"], "both.test": ["8.8.8.8", "127.0.0.1"]}
APP_SECONDS = 60


@dataclass(frozen=True)
class End:
    """`kind`: records, sentence, stopped or crash; `said` the sentence or what broke."""

    kind: str
    said: str = ""


def tried(one: Input, folder: Path, builds: Path) -> End:
    """Never raises: what escapes is a crash."""
    ways = {"addresses": _address, "questions": _question, "web addresses": _web}
    try:
        return ways[one.group](one, builds) if one.group in ways else _file(one, folder)
    except BaseException as fault:
        return End("crash", "".join(traceback.format_exception(fault))[-1500:])


def using(kept: list = []) -> road.Tools:  # noqa: B006  read once a process
    if not kept:
        kept.append(road.tools())
    return kept[0]


def _file(one: Input, folder: Path) -> End:
    path = folder / one.name
    path.write_bytes(one.data)
    try:
        rows = reviews.rows_of([road.one(Source(path, one.name, council="Havant", visited_from="2024-03"), using())])
    except LoadError as problem:
        said = str(problem)
        if one.name not in said or "fault of the program" in said:
            return End("crash", said)
        return End("stopped" if "CPC_MOST_SECONDS" in said or "CPC_MOST_MEMORY" in said else "sentence", said)
    finally:
        path.unlink(missing_ok=True)
    if "root:" in repr(rows.of("recommendations")) + repr(rows.of("actions")):
        return End("crash", "read another file of the machine")
    return End("records")


def _question(one: Input, builds: Path) -> End:
    from queries import __main__ as command
    from queries import database

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = command.main([*one.said, "--database", str(database.current(builds))])
        except SystemExit as usage:  # argparse's own way to end, after its sentence
            status = usage.code
    said = err.getvalue()
    if status == 0 or (said.strip() and "Traceback" not in said):
        return End("records" if status == 0 else "sentence", said)
    return End("crash", said)


def _web(one: Input, _: Path) -> End:
    """What may be asked is public, whatever it is written like."""
    url, base = one.said
    try:
        aim = target(url, Rules(resolve=_resolved), base)
    except (Refused, Failed) as why:
        return End("sentence", str(why))
    is_safe = all(map(is_public, aim.addresses)) and aim.addresses and aim.port in (80, 443)
    return End("records", aim.url) if is_safe else End("crash", f"{url!r} leads to {aim}")


def _resolved(host: str, port: int) -> list[str]:
    """Numbers as the system reads them, three names as given, no look-up of any other."""
    if host in KNOWN:
        return KNOWN[host]
    return [str(e[4][0]) for e in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)]


def _address(one: Input, builds: Path) -> End:
    """The page through the app itself, simulated: no exception, and no sentence that hides one."""
    from streamlit.testing.v1 import AppTest

    from pages.parts.desk import access

    os.environ |= {"CPC_BUILDS": str(builds), "CPC_STEWARD": "1"}  # the stewards' pages too, as at the machine itself
    from pages.parts import data  # it looks for the builds when it is first imported

    access.visitor = lambda: access.Visitor("127.0.0.1", (("host", "localhost"),))
    page, said = one.said
    app = AppTest.from_file(str(road.DATA.parent / "app.py"), default_timeout=APP_SECONDS)
    app.query_params.update(said)
    app.run()
    if page != "overview" and not app.exception:
        app.switch_page(f"pages/{page}.py")
        app.query_params.update(said)
        app.run()
    told = [one.value for one in app.error]
    faults = [*(one.value for one in app.exception), *(one for one in told if "could not be shown" in one)]
    if one.number % 50 == 0:
        data.forget()
    return End("crash", f"{page} {said}: {faults}") if faults else End("sentence" if told else "records")
