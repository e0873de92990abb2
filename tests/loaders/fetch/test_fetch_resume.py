"""Stopping at any time loses nothing, and what is there is not asked for again."""

import threading
import time

import pytest

from loaders.errors import LoadError
from loaders.fetch import client, keep
from loaders.fetch.run import run

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def with_etag(tag, body):
    """A page that answers 304 to who has it already."""

    def answer(handler):
        is_known = handler.headers.get("If-None-Match") == tag
        handler.send_response(304 if is_known else 200)
        handler.send_header("ETag", tag)
        handler.send_header("Content-Length", "0" if is_known else str(len(body)))
        handler.end_headers()
        if not is_known:
            handler.wfile.write(body)

    return answer


def test_a_second_run_asks_nothing(site, data):
    site.pages["/a.pdf"] = PDF
    data.fetch(site.url("/a.pdf"))
    before, asked = data.rows, len(site.asked)
    assert data.fetch()["there"] == 1
    assert (len(site.asked), data.rows) == (asked, before)


def test_a_file_that_is_gone_or_changed_is_asked_for_anew(site, data):
    site.pages["/a.pdf"] = with_etag('"1"', PDF)
    data.fetch(site.url("/a.pdf"))
    path = data.folder / data.row["file"]
    path.write_bytes(b"%PDF-1.4 cut")
    assert data.fetch()["fetched"] == 1
    assert path.read_bytes() == PDF
    path.unlink()
    assert data.fetch()["fetched"] == 1
    assert path.read_bytes() == PDF


def test_again_asks_only_for_what_is_newer(site, data):
    site.pages["/a.pdf"] = with_etag('"1"', PDF)
    data.fetch(site.url("/a.pdf"))
    first = data.row
    assert data.fetch(again=True)["unchanged"] == 1
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert (data.row["http_status"], data.row["sha256"], data.row["fetched_at"]) == (
        "304",
        first["sha256"],
        first["fetched_at"],
    )
    assert data.fetch()["there"] == 1


def test_again_without_stamps_compares_the_bytes(site, data):
    site.pages["/a.pdf"] = PDF
    data.fetch(site.url("/a.pdf"))
    assert data.fetch(again=True)["unchanged"] == 1
    assert len(data.files) == 1


def test_again_with_a_date_sends_the_date(site, data):
    stamp = "Wed, 04 Mar 2026 10:00:00 GMT"
    site.pages["/a.pdf"] = [(200, {"Last-Modified": stamp}, PDF), (304, {}, b"")]
    data.fetch(site.url("/a.pdf"))
    assert data.fetch(again=True)["unchanged"] == 1
    assert site.asked[-1][1]["If-Modified-Since"] == stamp


def test_new_content_is_a_new_file_and_the_older_one_stays(site, data):
    site.pages["/a.pdf"] = [PDF, PDF + b"%more"]
    data.fetch(site.url("/a.pdf"))
    assert data.fetch(again=True)["fetched"] == 1
    assert sorted(data.files.values()) == sorted([PDF, PDF + b"%more"])
    assert [row["outcome"] for row in data.rows] == ["fetched", "fetched"]


def test_a_failure_later_leaves_the_file_and_its_row(site, data):
    site.pages["/a.pdf"] = [PDF, (404, {}, b""), PDF]
    data.fetch(site.url("/a.pdf"))
    assert data.fetch(again=True)["failed"] == 1
    assert (data.row["outcome"], len(data.files), bool(data.row["sha256"])) == ("failed", 1, True)
    assert " stays." in data.row["said"]
    assert data.fetch()["unchanged"] == 1


def test_a_304_that_was_not_asked_for_is_a_failure(site, data):
    site.pages["/a.pdf"] = (304, {}, b"")
    assert data.fetch(site.url("/a.pdf"))["failed"] == 1


def test_failed_ones_are_tried_again(site, data):
    site.pages["/a.pdf"] = [(404, {}, b""), PDF]
    assert data.fetch(site.url("/a.pdf"))["failed"] == 1
    assert data.fetch()["fetched"] == 1
    assert data.row["outcome"] == "fetched"


def test_a_limit_leaves_the_rest_for_the_next_run(site, data, capsys):
    for name in "abc":
        site.pages[f"/{name}.pdf"] = PDF + name.encode()
    urls = [site.url(f"/{name}.pdf") for name in "abc"]
    assert data.fetch(*urls, limit=2)["fetched"] == 2
    assert "1 are left for the next run." in capsys.readouterr().out
    counts = data.fetch(limit=2)
    assert (counts["fetched"], counts["there"]) == (1, 2)


def test_a_part_left_by_a_killed_run_goes(site, data):
    site.pages["/a.pdf"] = PDF
    left = data.folder / "documents/fetched/E07999003/.4711.part"
    left.parent.mkdir(parents=True)
    left.write_bytes(PDF[:10])
    data.fetch(site.url("/a.pdf"))
    assert list(data.files.values()) == [PDF]


def test_an_interruption_keeps_what_was_fetched(site, data, monkeypatch):
    """As Ctrl-C does it, in the middle of the second document's body."""
    site.pages.update({"/a.pdf": PDF, "/b.pdf": PDF + b"2"})
    whole = client.wire.ask

    def ask(target, wish, rules):
        if target.path == "/b.pdf":
            wish.sink.write(PDF[:10])
            raise KeyboardInterrupt
        return whole(target, wish, rules)

    monkeypatch.setattr(client.wire, "ask", ask)
    with pytest.raises(LoadError, match="Stopped. What was fetched is kept"):
        data.fetch(site.url("/a.pdf"), site.url("/b.pdf"))
    assert (list(data.files.values()), data.row["url"]) == ([PDF], site.url("/a.pdf"))
    monkeypatch.undo()
    counts = data.fetch()
    assert (counts["there"], counts["fetched"]) == (1, 1)


def test_a_kill_between_file_and_row_costs_one_more_request(site, data, monkeypatch):
    site.pages["/a.pdf"] = PDF

    def die(*_):
        raise MemoryError

    monkeypatch.setattr(keep.Ledger, "put", die)
    with pytest.raises(MemoryError):
        data.fetch(site.url("/a.pdf"))
    monkeypatch.undo()
    assert data.fetch()["fetched"] == 1
    assert (len(data.files), len(data.rows)) == (1, 1)


def test_no_row_is_written_before_its_file(site, data, monkeypatch):
    site.pages["/a.pdf"] = PDF
    whole, put = keep.Ledger.put, []

    def look(ledger, row):
        put.append((data.folder / row.file).is_file())
        whole(ledger, row)

    monkeypatch.setattr(keep.Ledger, "put", look)
    data.fetch(site.url("/a.pdf"))
    assert put == [True]


def test_two_fetches_into_one_folder_do_not_meet(site, data):
    """The first is still waiting for its server when the second comes."""
    go_on = threading.Event()

    def slow(handler):
        go_on.wait(5)
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(PDF)

    site.pages["/a.pdf"] = slow
    data.lists(site.url("/a.pdf"))
    first = threading.Thread(target=run, args=(data.folder, data.register, data.rules(), [], None, False))
    first.start()
    try:
        for _ in range(200):
            if site.paths:
                break
            time.sleep(0.01)
        with pytest.raises(LoadError, match="another fetch is under way"):
            data.fetch()
    finally:
        go_on.set()
        first.join(10)
    assert data.row["outcome"] == "fetched"


def test_a_folder_that_cannot_be_made_is_said(data):
    (data.folder / "documents").write_text("in the way")
    with pytest.raises(LoadError, match=r"documents/fetched: cannot be written \("):
        data.fetch()
