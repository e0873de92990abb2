"""One address -> one file in its council's folder and one row for the ledger, the file first."""

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, TypeGuard

from urllib3 import HTTPResponse

from loaders.fetch import kinds, names
from loaders.fetch.client import Client
from loaders.fetch.ledger import Ledger, Row
from loaders.fetch.listed import Listed
from loaders.fetch.rules import Failed, Refused, writing

PART = ".part"
# Only what is written as such stamps are: they go into a file that people open, and back to the server.
ETAG = re.compile(r'(?:W/)?"[!#-~]{0,200}"')
DATE = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT", re.ASCII)


@dataclass(frozen=True)
class Store:
    """Where documents go, and the ledger that speaks of them. `data` is the folder that `file` is relative to."""

    data: Path
    ledger: Ledger

    @property
    def folder(self) -> Path:
        return self.ledger.path.parent

    def holds(self, row: Row | None) -> TypeGuard[Row]:
        """Whether the row's file is there as it was fetched."""
        with contextlib.suppress(OSError):
            if row and row.file:
                with (self.data / row.file).open("rb") as file:
                    return hashlib.file_digest(file, "sha256").hexdigest() == row.sha256
        return False

    def is_done(self, url: str) -> bool:
        row = self.ledger.last(url)
        return self.holds(row) and row.outcome in ("fetched", "unchanged")

    def clear(self) -> None:
        """Parts that a killed run left behind."""
        for left in self.folder.glob(f"*/*{PART}"):
            left.unlink(missing_ok=True)


def keep(one: Listed, client: Client, store: Store) -> Row:
    """Fetch it and put it in its place; the row is in the ledger when this returns. Raises LoadError for faults of ours."""
    now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    kept = store.ledger.last(one.url)
    kept = kept if store.holds(kept) else None
    try:
        row = _fetched(one, kept, client, store, now)
    except (Refused, Failed) as why:
        said = f"{why} The file of {kept.fetched_at[:10]} stays." if kept else str(why)
        row = replace(kept or Row(one.url, one.gss_code, one.council), outcome=why.outcome, said=said)
        row = replace(row, http_status=str(why.status or ""))
    row = replace(row, asked_at=now)
    store.ledger.put(row)
    return row


def _fetched(one: Listed, kept: Row | None, client: Client, store: Store, now: str) -> Row:
    if one.fault:
        raise Refused(one.fault)
    part = store.folder / one.gss_code / f".{os.getpid()}{PART}"
    since = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified} if kept else {}
    with writing(part.parent), _opened(part) as sink:
        where, answer = client.get(one.url, sink, {name: value for name, value in since.items() if value})
        if answer.status == 304:
            assert kept is not None  # only of what is kept is it asked whether it changed
            return replace(kept, outcome="unchanged", http_status="304", said="The server says it is unchanged.")
        data = _whole(sink)
        extension, media_type = kinds.of(data)
        sha256 = hashlib.sha256(data).hexdigest()
        if kept and kept.sha256 == sha256:
            return replace(kept, outcome="unchanged", said="The same bytes as before.", **_stamps(answer))
        twin = store.ledger.with_content(one.gss_code, sha256)
        if store.holds(twin):
            file, said = twin.file, f"The same bytes as {twin.url}, kept once."
        else:
            path = part.with_name(names.name(one.url, sha256, extension))
            os.replace(part, path)
            file, said = path.relative_to(store.data).as_posix(), "" if where == one.url else f"Found at {where}."
    row = Row(one.url, one.gss_code, one.council, file, sha256, str(len(data)), media_type, now)
    return replace(row, outcome="fetched", said=said, **_stamps(answer))


@contextlib.contextmanager
def _opened(part: Path) -> Iterator[BinaryIO]:
    """A new file that goes again, unless it was given another name."""
    part.parent.mkdir(parents=True, exist_ok=True)
    try:
        with part.open("w+b") as sink:
            yield sink
    finally:
        part.unlink(missing_ok=True)


def _whole(sink: BinaryIO) -> bytes:
    """What was written, once it is safe on the disk."""
    sink.flush()
    os.fsync(sink.fileno())
    sink.seek(0)
    return sink.read()


def _stamps(answer: HTTPResponse) -> dict[str, str]:
    etag, modified = (answer.headers.get(name, "").strip() for name in ("ETag", "Last-Modified"))
    return {
        "http_status": str(answer.status),
        "etag": etag if ETAG.fullmatch(etag) else "",
        "last_modified": modified if DATE.fullmatch(modified) else "",
    }
