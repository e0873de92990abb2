"""A document given is kept by its content before anything reads it, once, and never lost."""

import hashlib

import pytest

from loaders.desk import inbox, lists
from loaders.errors import LoadError


@pytest.fixture
def data(tmp_path):
    (tmp_path / "sources.csv").write_text("file,council\ndocuments/a.html,Havant\n", encoding="utf-8")
    return tmp_path


def given(data, content=b"A plan", name="Action Plan (final).PDF"):
    return inbox.keep(data, content, name, "Steward")


def test_the_file_stands_under_the_hash_of_its_content(data):
    item = given(data)
    sha256 = hashlib.sha256(b"A plan").hexdigest()
    assert item.file == f"inbox/{sha256}/action-plan-final-{sha256[:8]}.pdf"
    assert (data / item.file).read_bytes() == b"A plan"
    assert (item.name, item.state, item.bytes) == ("Action Plan (final).PDF", "received", 6)


def test_the_same_content_is_the_same_item_whatever_its_name(data):
    one, two = given(data), given(data, name="other.pdf")
    assert (one.is_known, two.is_known) == (False, True)
    assert two.file == one.file
    assert len(inbox.items(data)) == len(inbox.events(data)) == 1


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../x.pdf", "x"),
        ("..\\..\\x.pdf", "x"),
        ("/etc/passwd", "passwd"),
        ("<img src=x onerror=alert(1)>.html", "img-src-x-onerror-alert-1"),
        ("..", "document"),
        ("", "document"),
        ("x" * 300 + ".csv", "x" * 60),
        ("план.docx", "document"),
        ("a\nb\x00c.txt", "a-b-c"),
    ],
)
def test_no_name_leads_out_of_the_inbox(data, name, file):
    item = given(data, name=name)
    path = (data / item.file).resolve()
    assert path.parent == (data / "inbox" / item.sha256).resolve()
    assert path.name.startswith(f"{file}-{item.sha256[:8]}")
    assert item.name.isprintable()


@pytest.mark.parametrize(("content", "said"), [(b"", "is empty"), (b"x" * 1_000_001, "larger than 1 MB")])
def test_what_cannot_be_kept_is_said(data, monkeypatch, content, said):
    monkeypatch.setenv("CPC_MOST_MEGABYTES", "1")
    with pytest.raises(LoadError, match=said):
        given(data, content)
    assert inbox.items(data) == []


def test_a_file_whose_line_was_lost_is_still_there(data):
    item = given(data)
    (data / "inbox" / inbox.LEDGER).unlink()
    [found] = inbox.items(data)
    assert (found.sha256, found.state) == (item.sha256, "received")


def test_a_line_that_a_killed_process_left_unfinished_hides_no_other(data):
    given(data)
    path = data / "inbox" / inbox.LEDGER
    path.write_text(path.read_text(encoding="utf-8") + "2026-11-22T1", encoding="utf-8")
    second = given(data, b"Another plan")
    assert {item.sha256 for item in inbox.items(data)} >= {second.sha256}
    assert inbox.find(data, second.sha256).state == "received"


def test_what_sources_name_is_published_and_what_was_put_aside_can_be_given_again(data):
    item = given(data)
    inbox.note(data, inbox.happened("discarded", item.sha256, "Steward"))
    assert inbox.find(data, item.sha256).state == "discarded"
    assert given(data).state == "received"
    (data / "sources.csv").write_bytes(lists.with_row(data / "sources.csv", {"file": item.file}))
    assert inbox.find(data, item.sha256).state == "published"


def test_parts_of_a_killed_write_are_no_documents(data):
    item = given(data)
    (data / item.file).rename(data / "inbox" / item.sha256 / ".a.pdf.123.part")
    assert inbox.items(data) == []
    assert given(data).is_known is False
