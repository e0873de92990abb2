"""Lists that people keep: a row more or a row changed, everything else as it was."""

import csv

import pytest

from loaders.desk import lists
from loaders.errors import LoadError


def rows(content: bytes) -> list[dict]:
    return list(csv.DictReader(content.decode().splitlines()))


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "list.csv"
    found.write_text('file,council\na.html,"Havant, Hampshire"\nb.html,Fareham\n', encoding="utf-8-sig")
    return found


def test_a_row_is_added_at_the_end_and_the_others_stay(path):
    found = rows(lists.with_row(path, {"file": "c.html", "url": "https://example.org"}, "file"))
    assert [row["file"] for row in found] == ["a.html", "b.html", "c.html"]
    assert (found[0]["council"], found[0]["url"], found[2]["council"]) == ("Havant, Hampshire", "", "")


def test_a_row_of_the_same_key_gives_way_where_it_stands(path):
    found = rows(lists.with_row(path, {"file": "a.html", "council": "Gosport"}, "file"))
    assert [(row["file"], row["council"]) for row in found] == [("a.html", "Gosport"), ("b.html", "Fareham")]


def test_a_list_that_nobody_can_read_is_left_alone(path):
    path.write_bytes(b"file\n\xff\xfe\n")
    with pytest.raises(LoadError, match="not a readable CSV"):
        lists.with_row(path, {"file": "c"})
    path.write_text("file\na,b\n", encoding="utf-8")
    with pytest.raises(LoadError, match="more cells than there are headings"):
        lists.with_row(path, {"file": "c"})


def test_a_list_grows_line_by_line_with_its_head_once(tmp_path):
    path = tmp_path / "new" / "list.csv"
    for name in ("one", "two\nlines"):
        lists.append(path, ("name", "by"), {"name": name, "by": "S", "other": "left out"})
    assert [row["name"] for row in csv.DictReader(path.open(encoding="utf-8", newline=""))] == ["one", "two\nlines"]


def test_a_write_leaves_nothing_beside(tmp_path):
    lists.write(tmp_path / "a.csv", b"x")
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]


def test_a_folder_that_takes_no_file_is_said(tmp_path):
    with pytest.raises(LoadError, match="cannot be written"):
        lists.write(tmp_path / "missing" / "a.csv", b"x")
