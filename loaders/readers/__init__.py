"""A file -> the document's blocks. The kind comes from the content, not from the name."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from loaders.errors import LoadError
from loaders.limits import advice, limits
from loaders.readers import pdf, sheet, size, spreadsheet, text, web, word
from loaders.records import Document

READS = "Word (.docx), Excel (.xlsx), PDF, HTML, CSV, plain text and Markdown are read"
BLANK = b"\xef\xbb\xbf \t\r\n\f"
# Content that no reader takes, by its first bytes: what it is and what to do.
REFUSED = {
    b"\xd0\xcf\x11\xe0": "is an old Word or Excel file (.doc, .xls) or one locked with a password. Open it, save it as .docx or .xlsx "
    "without a password, and load that.",
    b"\x89PNG": "is a picture. Run text recognition (OCR) on it and load the result.",
    b"\xff\xd8\xff": "is a picture. Run text recognition (OCR) on it and load the result.",
    b"GIF8": "is a picture. Run text recognition (OCR) on it and load the result.",
    b"{\\rtf": "is an RTF file. Open it in Word, save it as .docx and load that.",
    b"\xff\xfe": "is text in UTF-16. Open it and save it again as UTF-8.",
    b"\xfe\xff": "is text in UTF-16. Open it and save it again as UTF-8.",
}


# Reader of a kind -> extension without its dot, and media type.
KINDS: dict[Callable[[bytes], Document], tuple[str, str]] = {
    pdf.read: ("pdf", "application/pdf"),
    word.read: ("docx", word.MEDIA_TYPE),
    spreadsheet.read: ("xlsx", spreadsheet.MEDIA_TYPE),
    web.read: ("html", "text/html"),
    sheet.read_csv: ("csv", "text/csv"),
    text.read: ("txt", "text/plain"),
}


def kind(data: bytes) -> tuple[str, str]:
    """Extension and media type by the content alone. Raises LoadError, without a name, for what no reader takes."""
    if not data.strip(BLANK):
        raise LoadError("is empty.")
    return KINDS[_reader(Path("document"), data)]


def read(path: Path) -> tuple[Document, str]:
    """The document's blocks and the file's SHA-256. Raises LoadError naming the file and what to do."""
    data = _bytes(path)
    try:
        document = _reader(path, data)(data)
        size.check(document.blocks)
    except LoadError as problem:
        raise LoadError(f"{path}: {problem}") from problem
    except RecursionError as error:
        raise LoadError(
            f"{path}: nests its parts too deeply to be read. Save it anew from a browser or Word."
        ) from error
    except UnicodeDecodeError as error:
        raise LoadError(
            f"{path}: is not UTF-8 text (byte {error.start + 1} is {data[error.start]:#04x}). "
            "Open it in the program that made it and save it again as UTF-8."
        ) from error
    document = replace(
        document, blocks=tuple(b for b in document.blocks if b.text.words or any(any(r.cells) for r in b.rows))
    )
    if not document.blocks:
        raise LoadError(f"{path}: holds no text. Check that the right file was saved, and save it again.")
    return document, hashlib.sha256(data).hexdigest()


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise LoadError(f"{path}: is a folder. Name the file in it that is to be loaded.")
    if not path.is_file():
        raise LoadError(f"{path}: there is no such file. Check the name and the folder.")
    try:
        most = limits()
        with path.open("rb") as file:  # one byte more tells a file that grows while it is read
            data = file.read(most.most_bytes + 1)
        if len(data) > most.most_bytes:
            raise LoadError(f"{path}: is larger than {most.most_megabytes} MB. {advice('most_megabytes')}")
    except OSError as error:
        raise LoadError(f"{path}: cannot be opened ({error.strerror}). Check that it may be read.") from error
    if not data.strip(BLANK):
        raise LoadError(f"{path}: is empty. Download or save it again.")
    return data


def _reader(path: Path, data: bytes) -> Callable[[bytes], Document]:
    """By the first bytes, then by what a zip holds, then HTML by its tags and CSV by its shape; else it is text."""
    for magic, sentence in REFUSED.items():
        if data.startswith(magic):
            raise LoadError(sentence)
    if b"%PDF-" in data[:1024]:
        return pdf.read
    if data.startswith(b"PK\x03\x04"):
        return _of_zip(data)
    if b"\0" in data:
        raise LoadError(
            f"is a binary file of a kind that is not read. {READS}: save the document as one of these and load that."
        )
    if web.is_html(data):
        return web.read
    return sheet.read_csv if sheet.is_csv(path.suffix, data) else text.read


def _of_zip(data: bytes) -> Callable[[bytes], Document]:
    """Word and Excel files are zips of named parts."""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise LoadError("is a damaged Word or Excel file. Open it in Word or Excel and save it again.") from error
    if any(name.startswith("word/") for name in names):
        return word.read
    if any(name.startswith("xl/") for name in names):
        return spreadsheet.read
    if "mimetype" in names or "content.xml" in names:
        raise LoadError("is an OpenDocument file (.odt, .ods). Open it, save it as .docx or .xlsx, and load that.")
    raise LoadError(f"is a zip file that holds no document. {READS}: unpack it and load the document in it.")
