"""Files made to break out, to swell or never to end: each ends in records or its own sentence, and touches nothing else."""

import socket
import threading

import pytest

from loaders import road
from loaders.errors import LoadError
from loaders.records import Source
from tests.hostile import watch
from tests.hostile.bombs import BOMBS

UNPACKS, DAMAGED, LOCKED = "unpacks to more than 200 MB", "is a damaged", "is locked with a password"
CELLS, LONG, PARAGRAPHS = "table cells", "without a new paragraph", "more than 50,000 paragraphs"
SECONDS, MEMORY, DEEP = "CPC_MOST_SECONDS", "CPC_MOST_MEMORY_MEGABYTES", "nests its parts too deeply"
RECORDS = ""
ENDS = {
    **{f"entity-{what}.{kind}": DAMAGED for what in ("laughs", "quadratic") for kind in ("docx", "xlsx")},
    **{f"entity-laughs.{kind}": RECORDS for kind in ("html",)},
    **{f"names-outside.{kind}": RECORDS for kind in ("docx", "xlsx")},
    **{f"encrypted.{kind}": LOCKED for kind in ("docx", "xlsx")},
    **{f"claims-2gb.{kind}": UNPACKS for kind in ("docx", "xlsx")},
    **{f"claims-nothing.{kind}": DAMAGED for kind in ("docx", "xlsx")},
    **{f"overlapping.{kind}": UNPACKS for kind in ("docx", "xlsx")},
    "entries-100000.docx": "holds more than 5,000 parts",
    "rels-external.docx": RECORDS,
    "rels-outside.docx": RECORDS,
    "runs-million.docx": LONG,
    "nested-tables.docx": DAMAGED,
    "spans.docx": CELLS,
    "styles-in-a-circle.docx": RECORDS,
    "merged-million.xlsx": RECORDS,
    "rows-million.xlsx": "200,000 cells",
    "pages-in-a-circle.pdf": DAMAGED,
    "references-in-a-circle.pdf": SECONDS,
    "length-2gb.pdf": "holds no text",
    "zeros-packed-twice.pdf": "holds more on page 1 than can be read",
    "text-million.pdf": "holds more on page 1 than can be read",
    "predictor.pdf": MEMORY,
    "updates-in-a-circle.pdf": DAMAGED,
    "string-open.pdf": SECONDS,
    "fullwidth.txt": LONG,
    "headings-200000.md": PARAGRAPHS,
    "tabs.txt": CELLS,
    "cells-5000000.csv": CELLS,
    "column-long.csv": CELLS,
    "quotes.csv": "cannot be read as a CSV",
    "deep.html": DEEP,
    "triangle.html": CELLS,
    **{f"attributes{what}.html": "a tag of more than 500 attributes" for what in ("", "-bare", "-behind-quotes", "-behind-an-end")},
    "attribute-long.html": RECORDS,
    "base-and-links.html": RECORDS,
}  # fmt: skip


@pytest.fixture(scope="module")
def using():
    return road.tools()


@pytest.fixture(scope="module", autouse=True)
def hooked():
    watch.start()


def read(name: str, data: bytes, folder, using):
    path = folder / name
    path.write_bytes(data)
    return road.one(Source(path, name, council="Havant", visited_from="2024-03"), using)


@pytest.mark.parametrize(("name", "sentence"), ENDS.items(), ids=list(ENDS))
def test_a_bomb_ends_as_it_should_and_touches_nothing_outside(name, sentence, using, tmp_path, monkeypatch):
    monkeypatch.setenv("CPC_MOST_SECONDS", "2" if sentence == SECONDS else "60")
    monkeypatch.setenv("CPC_PARSED", str(tmp_path / "parsed"))
    data = BOMBS[name]()
    with watch.watched(tmp_path) as outside:
        try:
            read(name, data, tmp_path, using)
            said = RECORDS
        except LoadError as problem:
            said = str(problem)
    assert (sentence in said) if sentence else (said == "" or "holds no text" in said)
    assert outside == []


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
@pytest.mark.parametrize("what", ["file", "web"])
def test_an_entity_or_link_reads_no_file_and_asks_nobody(kind, what, using, tmp_path):
    """The files name this very machine and a file with a word that nothing else holds; libraries in C are caught by that."""
    secret = tmp_path / "secret.txt"
    secret.write_text("Wychwood-7", encoding="utf-8")
    with listening() as (port, asked):
        swap = {b"/etc/passwd": str(secret).encode(), b"127.0.0.1:9/": b"127.0.0.1:%d/" % port}
        data = BOMBS[f"entity-{what}.{kind}"]()
        data = _with(data, swap, kind)
        try:
            found = repr(read(f"plan.{kind}", data, tmp_path, using))
        except LoadError as problem:
            found = str(problem)
        assert "Wychwood" not in found
    assert asked == []


def test_links_that_lead_out_of_a_word_file_are_not_followed(using, tmp_path):
    with listening() as (port, asked):
        data = _with(BOMBS["rels-external.docx"](), {b"127.0.0.1:9/": b"127.0.0.1:%d/" % port}, "docx")
        read("plan.docx", data, tmp_path, using)
    assert asked == []


def _with(data: bytes, swap: dict[bytes, bytes], kind: str) -> bytes:
    from tests.hostile import zips

    parts = {"": data} if kind == "html" else zips.parts(data)
    for name, part in parts.items():
        for old, new in swap.items():
            part = part.replace(old, new)
        parts[name] = part
    return parts[""] if kind == "html" else zips.zipped(parts)


class listening:  # noqa: N801  used as a word
    """A port of this machine that notes every visit."""

    def __enter__(self):
        self.server, self.asked = socket.create_server(("127.0.0.1", 0)), []
        threading.Thread(target=self._listen, daemon=True).start()
        return self.server.getsockname()[1], self.asked

    def _listen(self):
        try:
            while True:
                self.asked.append(self.server.accept()[1])
        except OSError:
            return

    def __exit__(self, *_):
        self.server.close()


def test_the_listener_notes_a_visit():
    """So that the tests above can fail."""
    with listening() as (port, asked):
        socket.create_connection(("127.0.0.1", port)).close()
        for _ in range(100):
            if asked:
                break
            threading.Event().wait(0.02)
    assert asked


def test_the_watch_notes_a_file_outside(tmp_path):
    """So that the tests above can fail."""
    (tmp_path / "own").mkdir()
    with watch.watched(tmp_path / "own") as outside:
        (tmp_path / "own" / "a").write_text("x")
        (tmp_path / "b").write_text("x")
    assert outside == [f"open: {tmp_path.resolve() / 'b'}"]
