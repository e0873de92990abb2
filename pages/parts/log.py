"""What the server tells those who run it: one JSON object a line on stderr, with nothing that says who looked at what.

A line never holds an address, an e-mail, what somebody typed or chose, or the name of a file somebody gave. So `tell`
takes these few facts and no others, and of a fault only its type and where it happened: its message may quote what was typed.
"""

import json
import logging
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

LOG = logging.getLogger("explorer")
ROOT = Path(__file__).parents[2]
VARIABLE = "CPC_LOG"
LEVELS = ("debug", "info", "warning", "error", "critical")
# Whose lines are put into the same shape: the web server under the app writes to the same stderr.
OTHERS = ("streamlit", "uvicorn", "websockets", "asyncio")


def tell(
    level: str,
    event: str,
    *,
    page: str | None = None,
    milliseconds: float | None = None,
    build: str | None = None,
    error: BaseException | None = None,
) -> None:
    """One line. `event` is words of this program ('page shown'), `page` a title, `build` a build's name ('v1795...')."""
    facts = {"page": page, "milliseconds": None if milliseconds is None else round(milliseconds), "build": build}
    LOG.log(
        getattr(logging, level.upper()), event, extra={"facts": {k: v for k, v in facts.items() if v is not None}},
        exc_info=error,
    )  # fmt: skip


def start() -> None:
    """Write this program's lines from the level of CPC_LOG on ('warning' where it is not set). May be called again."""
    asked = os.environ.get(VARIABLE, "").strip().lower() or "warning"
    LOG.propagate = False
    LOG.setLevel((asked if asked in LEVELS else "warning").upper())
    if not any(isinstance(one, Handler) for one in LOG.handlers):
        LOG.addHandler(Handler())
        if asked not in LEVELS:
            tell("warning", f"{VARIABLE} is not one of {', '.join(LEVELS)}; warning is used")


def take_over() -> None:
    """Give the lines of the web server and of every library the same shape, once the server has made its loggers."""
    if not logging.root.handlers:  # else Python prints what no logger takes as bare words
        logging.root.addHandler(Handler())
    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in OTHERS]
    for logger in map(logging.getLogger, names):
        if logger.handlers:
            logger.handlers = [Handler()]


class Handler(logging.Handler):
    """Prints to whatever stderr is at that moment."""

    def emit(self, record: logging.LogRecord) -> None:
        print(line(record), file=sys.stderr, flush=True)


def line(record: logging.LogRecord) -> str:
    """The record as one JSON object: at (UTC), level, event, and what else is known of it."""
    told = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "level": record.levelname.lower(),
        **(_own(record) if record.name == LOG.name else _of_others(record)),
    }
    if record.exc_info and record.exc_info[0]:
        told |= {"error": record.exc_info[0].__name__, "place": place(record.exc_info[2])}
    return json.dumps(told, ensure_ascii=False)


def _own(record: logging.LogRecord) -> dict[str, object]:
    return {"event": record.msg, **getattr(record, "facts", {})}


def _of_others(record: logging.LogRecord) -> dict[str, object]:
    """Logger, place and the sentence with its gaps unfilled: what fills them may be an address, a path or a query."""
    told = {"event": record.name, "place": f"{_short(record.pathname)}:{record.lineno}"}
    return told | ({"said": record.msg} if record.args and isinstance(record.msg, str) else {})


def place(trace: TracebackType | None) -> str | None:
    """'pages/parts/bar.py:41': the last line of this project that was running, else the last line of all."""
    places = []
    while trace:
        places.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    ours = [one for one in places if _is_ours(one[0])]
    return f"{_short((ours or places)[-1][0])}:{(ours or places)[-1][1]}" if places else None


def _is_ours(file: str) -> bool:
    return Path(file).is_relative_to(ROOT) and "site-packages" not in file


def _short(file: str) -> str:
    """Without the folders of this machine."""
    if _is_ours(file):
        return Path(file).relative_to(ROOT).as_posix()
    return file.rpartition("site-packages/")[2] if "site-packages/" in file else Path(file).name
