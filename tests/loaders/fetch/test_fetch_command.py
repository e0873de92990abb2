"""python -m loaders fetch: what it says and how it ends."""

import sys

import pytest

import loaders.__main__ as command
from loaders.fetch import run as fetching

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


@pytest.fixture
def fetch(data, rules, monkeypatch):
    """fetch(*arguments) -> exit status, with the local servers allowed."""
    monkeypatch.setattr(command, "Rules", rules)
    return lambda *arguments: command.main(["fetch", "--data", str(data.folder), *arguments])


def test_it_says_what_came_of_every_document_and_how_to_go_on(site, data, fetch, capsys):
    site.pages.update({"/a.pdf": PDF, "/b": (404, {}, b"")})
    data.lists(site.url("/a.pdf"), site.url("/b"))
    assert fetch() == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"Borchester: {site.url('/a.pdf')}: fetched, 0.1 kB",
        f"Borchester: {site.url('/b')}: failed (www.borchester.test answered 404 Not Found.)",
        "1 fetched, 0 unchanged, 0 refused, 1 failed.",
        f"{data.folder}/documents/fetched/fetched.csv says why; the next run tries them again.",
        f"Fetched files wait in {data.folder}/documents/fetched. To load one, name it in {data.folder}/sources.csv, "
        f"with its path relative to that list: {data.rows[0]['file']}",
    ]
    assert said.err == ""
    assert fetch() == 0
    assert "1 were fetched before and not asked for again" in capsys.readouterr().out


def test_a_bar_is_shown_only_on_a_terminal(site, data, fetch, capsys, monkeypatch):
    site.pages["/a.pdf"] = PDF
    data.lists(site.url("/a.pdf"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert fetch() == 0
    said = capsys.readouterr()
    assert "1/1" in said.err and "1/1" not in said.out


@pytest.mark.parametrize("name", ["Felpersham", "Felpersham City Council", "E06999002"])
def test_a_council_is_named_as_people_name_it(site, data, fetch, name):
    site.pages.update({"/a": PDF, "/b": PDF})
    data.lists(site.url("/a"))
    data.lists(site.url("/b"), council="Felpersham")
    assert fetch("--council", name) == 0
    assert site.paths == ["/b"]


def test_several_councils_and_options(site, data, fetch):
    site.pages.update({"/a": PDF, "/b": PDF + b"%" * 2000})
    data.lists(site.url("/a"))
    data.lists(site.url("/b"), council="Felpersham")
    both = ("--council", "Felpersham", "--council", "Borchester", "--most-megabytes", "0.001")
    assert fetch(*both, "--limit", "1") == fetch(*both) == 0
    assert [row["outcome"] for row in data.rows] == ["fetched", "refused"]
    assert fetch("--again") == 0
    assert [row["outcome"] for row in data.rows] == ["unchanged", "fetched"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--council", "Ambrige"], "'Ambrige' is no English council"),
        (["--council", "E06000099"], "no council has the code 'E06000099'"),
        (["--limit", "0"], "--limit: 0 is no number of documents"),
        (["--most-megabytes", "nan"], "--most-megabytes: nan is no size"),
        (["--most-megabytes", "inf"], "--most-megabytes: inf is no size"),
    ],
)
def test_what_cannot_be_meant_is_said(fetch, arguments, said, capsys):
    assert fetch(*arguments) == 1
    assert said in capsys.readouterr().err


def test_nothing_listed_is_no_fault(fetch, capsys):
    assert fetch() == 0
    assert "No address to fetch" in capsys.readouterr().out
    assert fetch("--council", "Felpersham") == 0
    assert "names none for Felpersham." in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_a_fault(data, fetch, capsys):
    (data.folder / "documents").write_text("in the way")
    assert fetch() == 1
    assert "documents/fetched: cannot be written (" in capsys.readouterr().err


def test_an_interruption_is_a_sentence(site, data, fetch, capsys, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(fetching, "keep", stop)
    data.lists(site.url("/a"))
    assert fetch() == 1
    assert capsys.readouterr().err.strip().endswith("run the command again to go on.")


def test_the_command_itself_refuses_this_machine(site, data, capsys):
    """With the rules that people run it under."""
    data.lists(site.url("/a"), f"http://127.0.0.1:{site.server.server_port}/a", "http://127.0.0.1/a")
    assert command.main(["fetch", "--data", str(data.folder)]) == 0
    assert "0 fetched, 0 unchanged, 3 refused, 0 failed." in capsys.readouterr().out
    assert site.asked == []
