"""sources.csv -> sources."""

from pathlib import Path

import pytest

from loaders import find
from loaders.errors import LoadError


@pytest.fixture
def sources(tmp_path):
    """sources(text) -> what the list of sources with this text names."""

    def of(text, encoding="utf-8"):
        path = tmp_path / "sources.csv"
        path.write_bytes(text.encode(encoding))
        return find.from_csv(path)

    return of


def test_one_source_a_row_with_paths_beside_the_list(sources, tmp_path):
    one, two = sources("file,council\ndocuments/a.txt,Ambridge\nb.txt,\n")
    assert (one.path, one.file_name, one.council) == (tmp_path / "documents" / "a.txt", "a.txt", "Ambridge")
    assert (two.path, two.council) == (tmp_path / "b.txt", "")


def test_known_columns_are_read_and_others_left(sources):
    [one] = sources(
        "council,file,visited_from,as_at,document_kind,wording,remark\n"
        " Ambridge ,a.txt,2024-05,2024-06-01,action plan,summary,x\n"
    )
    assert (one.council, one.visited_from, one.as_at, one.document_kind, one.wording) == (
        "Ambridge",
        "2024-05",
        "2024-06-01",
        "action plan",
        "summary",
    )


def test_wording_is_the_documents_own_where_the_row_is_silent(sources):
    assert sources("file,wording\na.txt,\n")[0].wording == "verbatim"


def test_a_byte_order_mark_does_not_hide_the_first_column(sources):
    assert sources("\ufefffile\na.txt\n")[0].file_name == "a.txt"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "file,council\n,Ambridge\n",
            "sources.csv, line 2: the row names no file. Write the file's name in the column 'file'",
        ),
        ("file,council\na.txt,Ambridge\n  ,Ambridge\n", "sources.csv, line 3: the row names no file."),
        (
            "name,council\na.txt,Ambridge\n",
            "sources.csv: has no rows under a heading 'file'. The first line must name the columns",
        ),
        ("file,council\n", "sources.csv: has no rows under a heading 'file'."),
        ("", "sources.csv: has no rows under a heading 'file'."),
        (
            "file,title\na.txt,Plan, part 2\n",
            "sources.csv, line 2: has more cells than there are headings. Put quotes round a value",
        ),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_by_its_line(sources, text, words):
    with pytest.raises(LoadError) as refusal:
        sources(text)
    assert words in str(refusal.value)


def test_the_line_named_is_that_of_the_file_after_a_value_of_two_lines(sources):
    with pytest.raises(LoadError, match="line 4: the row names no file"):
        sources('file,title\na.txt,"Plan,\npart 2"\n,Plan\n')


def test_a_list_in_another_encoding_is_refused(sources):
    with pytest.raises(LoadError, match="is not a readable CSV in UTF-8 .* Save it as 'CSV UTF-8' and try again."):
        sources("file,council\na.txt,Café\n", "windows-1252")


def test_a_missing_list_is_refused(tmp_path):
    with pytest.raises(
        LoadError, match="sources.csv: there is no such file. Give the list of documents as a CSV with a column 'file'."
    ):
        find.from_csv(tmp_path / "sources.csv")


def test_a_file_given_by_hand():
    source = find.from_file(Path("some/a.txt"), "Ambridge", "2024-05")
    assert (source.file_name, source.council, source.visited_from) == ("a.txt", "Ambridge", "2024-05")
