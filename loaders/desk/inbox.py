"""data/inbox/: every file a steward gave, under the hash of its content, kept before anything reads it; and the list of what became of it."""

import csv
import hashlib
import re
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from loaders.desk import lists
from loaders.errors import LoadError
from loaders.fetch.names import slug
from loaders.fetch.rules import writing
from loaders.limits import limits

FOLDER = "inbox"
LEDGER = "received.csv"
SHA256 = re.compile(r"[0-9a-f]{64}")
# A file's own ending helps to tell a table in text from prose; any other is left off.
ENDINGS = ("pdf", "docx", "xlsx", "html", "htm", "csv", "txt", "md")
STATES = ("received", "quarantined", "discarded")  # 'published' is said by data/sources.csv alone
LONGEST = 200  # characters of a name or remark in the list


@dataclass(frozen=True)
class Event:
    """One line of the list, '' where nothing is known: `name` as given, `said` why."""

    at: str
    event: str
    sha256: str
    name: str = ""
    by: str = ""
    url: str = ""
    said: str = ""


@dataclass(frozen=True)
class Item:
    """A file given. `file` is relative to the data folder; `state` is published, or what the list says last."""

    sha256: str
    file: str
    name: str
    bytes: int
    state: str
    received_at: str = ""
    url: str = ""
    said: str = ""
    is_known: bool = False  # the same content was given before


COLUMNS = [field.name for field in fields(Event)]


def keep(data: Path, content: bytes, name: str, by: str, url: str = "") -> Item:
    """The file first, then its line. The same content given again is the same item. Raises LoadError for what is too large or cannot be written."""
    if not content:
        raise LoadError(f"{_short(name)}: is empty. Choose the file again, or save it anew.")
    if len(content) > limits().most_megabytes * 1_000_000:
        raise LoadError(
            f"{_short(name)}: is larger than {limits().most_megabytes:g} MB, which CPC_MOST_MEGABYTES sets. Give the part that holds the plan."
        )
    sha256 = hashlib.sha256(content).hexdigest()
    before = find(data, sha256)
    if before is None:
        folder = data / FOLDER / sha256
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            lists.write(folder / _file_name(name, url, sha256), content)
    if before is None or before.state == "discarded":
        note(data, Event(_now(), "received", sha256, _short(name), by, url))
    found = find(data, sha256)
    assert found is not None  # it was there before, or was written just now
    return Item(**{**asdict(found), "is_known": before is not None})


def items(data: Path) -> list[Item]:
    """Everything given, the latest first; also a file whose line was lost."""
    last = {event.sha256: event for event in events(data)}
    first = {event.sha256: event for event in reversed(events(data))}
    published = lists.files_of(data / "sources.csv")
    folders = [f for f in sorted((data / FOLDER).glob("*")) if SHA256.fullmatch(f.name) and f.is_dir()]
    found = [_item(data, f, first.get(f.name), last.get(f.name), published) for f in folders]
    return sorted((item for item in found if item), key=lambda item: (item.received_at, item.sha256), reverse=True)


def find(data: Path, sha256: str) -> Item | None:
    """The item of this content, None where it was never given."""
    return next((item for item in items(data) if item.sha256 == sha256), None)


def events(data: Path) -> list[Event]:
    """The list, oldest first."""
    path = data / FOLDER / LEDGER
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [Event(**{name: row.get(name) or "" for name in COLUMNS}) for row in csv.DictReader(file)]


def note(data: Path, event: Event) -> None:
    """Add one line; lines are never changed. Raises LoadError where that cannot be written."""
    lists.append(data / FOLDER / LEDGER, COLUMNS, asdict(event))


def happened(event: str, sha256: str, by: str, said: str = "") -> Event:
    """An event of this moment."""
    return Event(_now(), event, sha256, by=by, said=_short(said))


def _item(data: Path, folder: Path, first: Event | None, last: Event | None, published: set[str]) -> Item | None:
    file = next((f for f in sorted(folder.iterdir()) if f.is_file() and not f.name.endswith(lists.PART)), None)
    if file is None:
        return None
    relative = file.relative_to(data).as_posix()
    state = "published" if relative in published else last.event if last and last.event in STATES else "received"
    return Item(
        folder.name,
        relative,
        first.name if first else file.name,
        file.stat().st_size,
        state,
        first.at if first else "",
        first.url if first else "",
        last.said if last else "",
    )


def _file_name(name: str, url: str, sha256: str) -> str:
    """'Action Plan (final).PDF' -> 'action-plan-final-1f2e3d4c.pdf': readable, no two alike, never leading anywhere."""
    stem, _, ending = re.split(r"[/\\]", name)[-1].rpartition(".")
    known = ending.lower() if ending.lower() in ENDINGS else ""
    words = slug(stem if known else re.split(r"[/\\]", name)[-1]) or "document"
    return f"{words}-{sha256[:8]}" + (f".{known}" if known else "")


def _short(text: str) -> str:
    """One line of printable characters."""
    return "".join(c if c.isprintable() else " " for c in text)[:LONGEST].strip()


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
