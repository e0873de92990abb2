"""A file -> its blocks, whatever its name; a file that cannot be read is refused in a sentence that says what to do."""

import hashlib
import io
import zipfile

import pytest

from loaders import readers
from loaders.errors import LoadError


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "words")
    return made.getvalue()


REFUSED = [
    ("empty.txt", b"", "is empty. Download or save it again."),
    ("blank.txt", b" \r\n\t\n", "is empty. Download or save it again."),
    ("mark.txt", b"\xef\xbb\xbf", "is empty. Download or save it again."),
    ("plan.txt", b"%PDF-1.7\n...", "is a damaged PDF."),
    ("plan.csv", b"PK\x03\x04....", "is a damaged Word or Excel file. Open it in Word or Excel and save it again."),
    (
        "plan.html",
        b"\xd0\xcf\x11\xe0....",
        "is an old Word or Excel file (.doc, .xls) or one locked with a password. Open it, save it as",
    ),
    (
        "plan.docx",
        zipped("mimetype", "content.xml"),
        "is an OpenDocument file (.odt, .ods). Open it, save it as .docx or .xlsx",
    ),
    ("plan.docx", zipped("photo.jpg"), "is a zip file that holds no document."),
    ("plan.txt", b"{\\rtf1 words}", "is an RTF file."),
    ("plan.txt", b"\x89PNG\r\n", "is a picture."),
    ("plan.txt", b"abc\0def", "is a binary file of a kind that is not read."),
    ("plan.txt", "The plan".encode("utf-16"), "is text in UTF-16. Open it and save it again as UTF-8."),
    ("plan.txt", "The plan".encode("utf-16-le"), "save"),
    ("plan.txt", "Café".encode("windows-1252"), "is not UTF-8 text (byte 4 is 0xe9)."),
    ("plan.csv", b"Ref,Caf\x81\n", "save it again as UTF-8."),
    ("plan.html", "<html><body><p>Café</p></body></html>".encode("windows-1252"), "save it again as UTF-8."),
    ("plan.html", b"<html><body><nav>Bins</nav></body></html>", "holds no text. Check that the right file was saved"),
]


@pytest.mark.parametrize(("name", "data", "words"), REFUSED)
def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path, name, data, words):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(LoadError) as refusal:
        readers.read(path)
    assert str(refusal.value).startswith(f"{path}: ")
    assert words in str(refusal.value)


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(LoadError, match="absent.txt: there is no such file. Check the name"):
        readers.read(tmp_path / "absent.txt")


def test_a_folder_is_refused_by_name_and_not_called_missing(tmp_path):
    with pytest.raises(LoadError, match="is a folder") as refusal:
        readers.read(tmp_path)
    assert str(refusal.value).startswith(f"{tmp_path}: ")


def test_a_huge_file_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("CPC_MOST_MEGABYTES", "2")
    path = tmp_path / "plan.txt"
    path.write_bytes(b"words " * 400_000)
    with pytest.raises(LoadError, match="is larger than 2 MB. .* or allow more with CPC_MOST_MEGABYTES"):
        readers.read(path)


@pytest.mark.parametrize(
    ("name", "text", "media_type"),
    [
        ("plan.txt", "Words", "text/plain"),
        ("plan.md", "# Words", "text/plain"),
        ("plan.csv", "Ref,Action\n1,Agree\n", "text/csv"),
        ("plan.html", "<html><body><p>Words</p></body></html>", "text/html"),
        ("plan.txt", "<!doctype html><p>Words</p>", "text/html"),
        ("plan", "Words", "text/plain"),
        ("plan.csv", "<html><body><p>Words</p></body></html>", "text/html"),
        ("plan.html", "Words only", "text/plain"),
    ],
)
def test_the_kind_comes_from_the_content(tmp_path, name, text, media_type):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert readers.read(path)[0].media_type == media_type


def test_the_fingerprint_is_that_of_the_file(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes(b"Words\r\n")
    assert readers.read(path)[1] == hashlib.sha256(b"Words\r\n").hexdigest()


@pytest.mark.parametrize(
    "text",
    [
        'a,b\n1,"never closed\n2,3\n',
        "a\tb\n" * 3,
        "<table><tr><td>x",
        "| a |",
        "\u2028\u2029x",
        "<html><body>" + "<div>" * 100 + "x",
    ],
)
def test_an_odd_file_is_read_all_the_same(tmp_path, text):
    for name in ("odd.txt", "odd.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        assert readers.read(path)[0].blocks


def test_a_csv_as_excel_saves_it_on_windows_is_read(tmp_path):
    path = tmp_path / "plan.csv"
    path.write_bytes("Ref,Café – plan\n1,£5m\n".encode("windows-1252"))
    document, _ = readers.read(path)
    assert [[text.words for text in cell] for cell in document.blocks[0].rows[0].cells] == [["Ref"], ["Café – plan"]]
