"""A file -> the document's blocks. The kind comes from the content, not from the name."""

import hashlib
from dataclasses import replace
from pathlib import Path

from loaders.errors import LoadError
from loaders.readers import sheet, text, web
from loaders.records import Document

MOST_BYTES = 50_000_000
BINARY = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "an RTF file",
}
READS = "This version reads plain text, Markdown, HTML and CSV"


def read(path: Path) -> tuple[Document, str]:
    """The document's blocks and the file's SHA-256. Raises LoadError naming the file and what to do."""
    data = _bytes(path)
    _refuse_binary(path, data)
    try:
        document = _reader(path, data)(data)
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
        if path.stat().st_size > MOST_BYTES:
            raise LoadError(f"{path}: is larger than {MOST_BYTES // 1_000_000} MB. Load the part that holds the plan.")
        data = path.read_bytes()
    except OSError as error:
        raise LoadError(f"{path}: cannot be opened ({error.strerror}). Check that it may be read.") from error
    if not data.strip(b"\xef\xbb\xbf \t\r\n\f"):
        raise LoadError(f"{path}: is empty. Download or save it again.")
    return data


def _refuse_binary(path: Path, data: bytes) -> None:
    for magic, what in BINARY.items():
        if data.startswith(magic):
            raise LoadError(f"{path}: is {what}. {READS}: save the document as one of these and load that.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise LoadError(f"{path}: is text in UTF-16. Open it and save it again as UTF-8.")
    if b"\0" in data:
        raise LoadError(
            f"{path}: is a binary file, not text. {READS}: save the document as one of these and load that."
        )


def _reader(path: Path, data: bytes):
    """HTML by its tags, CSV by its shape; everything else is text."""
    if web.is_html(data):
        return web.read
    return sheet.read_csv if sheet.is_csv(path.suffix, data) else text.read
