"""Word documents (DOCX) -> blocks: headings, paragraphs, list items and tables in reading order."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import count, islice, takewhile
from zipfile import ZipFile

from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.package import Package
from lxml import etree

from loaders.errors import LoadError
from loaders.limits import advice, limits
from loaders.readers import colours, markup
from loaders.readers.numbering import Numbering, Style, W, is_heading, styles, value, whole
from loaders.readers.size import check_blocks, check_cells
from loaders.records import Block, Cell, Document, Row, Text

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENCRYPTED = 1  # a bit of a part in a zip
MOST_PARTS = 5_000  # files inside the zip; a plan with many pictures has some hundred
MOST_TAGS = 3_000_000  # opening and closing tags of one part; beyond it the parsed tree would fill the memory
MOST_SPAN = 100  # a larger span than any plan has columns
P, R, TBL, TR, TC, SDT = (W + name for name in ("p", "r", "tbl", "tr", "tc", "sdt"))
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WORDS = {W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
# Text boxes are read after the paragraph that holds them; revisions that took words out are no longer printed.
UNREAD = {MC + "Choice", *(W + name for name in ("pPr", "rPr", "del", "moveFrom", "drawing", "pict", "object"))}
WRAPPERS = {*(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))}
WRAPPERS |= {MC + "AlternateContent", MC + "Choice"}
NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
SYMBOLS = {0xF0FC: "✓", 0xF0FB: "✗", 0xF0B7: "•"}
CONTENTS = re.compile(r"toc (?:[1-9]|heading)", re.I)


def read(data: bytes) -> Document:
    """Blocks of the body, then its foot- and endnotes; headers, footers and the table of contents are left out.

    Places are 'paragraph 7', 'table 2, row 3', 'table 2, row 3, column 1' and 'footnote 1'. Raises LoadError.
    """
    try:
        check_size(data)
        return Document(tuple(_Body(_parts(data)).blocks), MEDIA_TYPE)
    except LoadError:
        raise
    except Exception as error:  # a broken file may fail anywhere in the libraries, with any exception
        raise LoadError("is a damaged Word file. Open it in Word and save it again.") from error


def check_size(data: bytes) -> None:
    """Raises LoadError where a zipped document would unpack to more than can be read safely."""
    with ZipFile(BytesIO(data)) as zipped:
        if len(zipped.infolist()) > MOST_PARTS:
            raise LoadError(
                f"holds more than {MOST_PARTS:,} parts. Open it in the program that made it and save it again."
            )
        if any(part.flag_bits & ENCRYPTED for part in zipped.infolist()):
            raise LoadError("is locked with a password. Save a copy without one.")
        if sum(part.file_size for part in zipped.infolist()) > (most := limits().most_unpacked_bytes):
            raise LoadError(f"unpacks to more than {most // 1_000_000} MB. {advice('most_megabytes')}")
        for part in zipped.infolist():
            if part.file_size > MOST_TAGS and zipped.read(part).count(b"<") > MOST_TAGS:
                raise LoadError("holds more than can be read safely. Load the part that holds the plan.")


def _parts(data: bytes) -> dict[str, etree._Element]:
    """The XML roots that matter: document, styles, numbering, footnotes, endnotes."""
    try:
        main = Package.open(BytesIO(data)).main_document_part
    except KeyError:
        main = Package.open(BytesIO(_mended(data))).main_document_part
    found = {"document": _root(main)}
    for relation in main.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if not relation.is_external and kind in ("styles", "numbering", "footnotes", "endnotes"):
            found[kind] = _root(relation.target_part)
    return found


def _root(part: Part) -> etree._Element:
    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)


def _mended(data: bytes) -> bytes:
    """The file without links to parts it does not hold ('word/NULL'), which Word overlooks and python-docx does not."""
    mended = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(mended, "w") as new:
        names = set(old.namelist())
        for name in names:
            part = old.read(name)
            if name.endswith(".rels"):
                links = parse_xml(part)
                folder = posixpath.dirname(posixpath.dirname(name))
                for link in list(links):
                    target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
                    if link.get("TargetMode") != "External" and target.lstrip("/") not in names:
                        links.remove(link)
                part = etree.tostring(links)
            new.writestr(name, part)
    return mended.getvalue()


class _Body:
    """The blocks found so far, with what is counted on the way: paragraphs, tables, cells, notes, list items."""

    def __init__(self, parts: dict[str, etree._Element]):
        self.blocks: list[Block] = []
        self.paragraphs = count(1)
        self.tables = count(1)
        self.cells = 0
        self.notes: list[tuple[str, str | None]] = []
        self.styles = styles(parts.get("styles"))
        self.numbering = Numbering(parts.get("numbering"), self.styles)
        body = parts["document"].find(W + "body")
        self._walk(body if body is not None else ())
        for kind in ("footnote", "endnote"):
            self._notes(kind, parts.get(kind + "s"))

    def _walk(self, parent: Iterable[etree._Element]) -> None:
        for child in _unwrapped(parent):
            if child.tag == P and len(child):
                self._paragraph(child)
            elif child.tag == TBL:
                self._table(child)

    def _paragraph(self, paragraph: etree._Element, place: str = "") -> None:
        style = self._style(paragraph)
        texts = self._texts(paragraph, place, style) if not CONTENTS.fullmatch(style.name) else []
        if any(text.words for text in texts):
            place = place or f"paragraph {next(self.paragraphs)}"
            make = _heading if is_heading(paragraph, style) else _block
            self.blocks.extend(make(replace(text, place=place)) for text in texts if text.words)
            check_blocks(len(self.blocks))
        for box in _boxes(paragraph):
            self._walk(box)

    def _style(self, paragraph: etree._Element) -> Style:
        return self.styles.get(value(paragraph, "pPr/pStyle") or "", self.styles.get("", Style()))

    def _texts(self, paragraph: etree._Element, place: str, style: Style) -> list[Text]:
        """The paragraph's lines; its automatic number is the marker of the first, or of a Text without words."""
        lines = [line for line in "".join(self._pieces(paragraph)).split("\n") if markup.squeeze(line)]
        if not lines and paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            return []
        marker, level = self.numbering.printed(paragraph, style)
        if not marker:
            return [markup.marked(line, place) for line in lines]
        markers = [marker, *[""] * (len(lines) - 1)]
        return [
            Text(markup.squeeze(line), place, mark, level) for line, mark in zip(lines or [""], markers, strict=True)
        ]

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        """The printed text of a paragraph, piece by piece; line breaks as '\\n'."""
        for child in element:
            tag = child.tag
            if tag in WORDS:
                yield (child.text or "").replace("\n", " ")
            elif tag in SIGNS:
                yield SIGNS[tag]
            elif tag == W + "sym":
                yield _symbol(child.get(W + "char", ""))
            elif tag in NOTES:
                self.notes.append((NOTES[tag], child.get(W + "id")))
            elif tag not in UNREAD and not (tag == R and _is_hidden(child)) and not _is_placeholder(child):
                yield from self._pieces(child)

    def _table(self, table: etree._Element) -> None:
        rows = [row for row in _unwrapped(table) if row.tag == TR and row.find(f"{W}trPr/{W}del") is None]
        if len(rows) == 1 and len(cells := list(islice(_cells(rows[0]), 2))) == 1:
            self._walk(cells[0])  # a box round words
            return
        name = f"table {next(self.tables)}"
        carried: dict[int, Cell] = {}
        made = [self._row(row, f"{name}, row {index}", carried) for index, row in enumerate(rows, 1)]
        width = max((len(row.cells) for row in made), default=0)
        self._count(sum(width - len(row.cells) for row in made))
        filled = tuple(Row(row.cells + ((),) * (width - len(row.cells)), row.place) for row in made)
        if filled:
            self.blocks.append(Block("table", Text("", name), filled))

    def _count(self, cells: int) -> None:
        self.cells += cells
        check_cells(self.cells)

    def _row(self, row: etree._Element, place: str, carried: dict[int, Cell]) -> Row:
        """One row with every cell in its own column; a cell over several rows stands in each, with its first place."""
        cells: list[Cell] = [()] * min(whole(value(row, "trPr/gridBefore")), MOST_SPAN)
        for cell in _cells(row):
            column = len(cells)
            merge = value(cell, "tcPr/vMerge")
            span = max(1, min(whole(value(cell, "tcPr/gridSpan"), 1), MOST_SPAN))
            if merge is not None and merge != "restart" and column in carried:
                texts = carried[column]
            elif value(cell, "tcPr/hMerge") in ("", "continue"):
                texts = ()
            else:
                texts = self._cell(cell, f"{place}, column {column + 1}")
            for covered in range(column, column + span):
                carried.pop(covered, None)
            if merge is not None:
                carried[column] = texts
            cells.extend((texts, *[()] * (span - 1)))
            self._count(span)
        cells.extend([()] * min(whole(value(row, "trPr/gridAfter")), MOST_SPAN))
        return Row(tuple(cells), place)

    def _cell(self, cell: etree._Element, place: str) -> Cell:
        """The cell's paragraphs with its fill colour; an automatic number alone is what the cell says."""
        fill = _fill(cell)
        texts = [text if text.words else Text(text.marker, place) for text in self._within(cell, place)]
        if not fill:
            return tuple(texts)
        return tuple(replace(text, fill=fill) for text in texts) or (Text("", place, fill=fill),)

    def _within(self, parent: Iterable[etree._Element], place: str) -> Iterator[Text]:
        """The texts of everything in a cell: paragraphs, text boxes, tables inside it."""
        for child in _unwrapped(parent):
            if child.tag == P:
                texts = self._texts(child, place, self._style(child))
                yield from (text for text in texts if text.words or _is_number(text.marker))
                for box in _boxes(child):
                    yield from self._within(box, place)
            elif child.tag in (TBL, TR, TC):
                yield from self._within(child, place)

    def _notes(self, kind: str, root: etree._Element | None) -> None:
        """Each note under the number printed: notes are counted where the text refers to them."""
        written = {note.get(W + "id"): note for note in root.iter(W + kind)} if root is not None else {}
        referred = [name for found, name in self.notes if found == kind]
        for index, name in enumerate(referred, 1):
            for paragraph in written[name].iter(P) if name in written else ():
                self._paragraph(paragraph, f"{kind} {index}")


def _unwrapped(parent: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The children, with those of content controls and kept revisions in their place."""
    for child in parent:
        if child.tag in WRAPPERS:
            if not _is_placeholder(child):
                yield from _unwrapped(child)
        else:
            yield child


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in _unwrapped(row) if cell.tag == TC)


def _is_placeholder(element: etree._Element) -> bool:
    """A content control nobody has filled in: 'Choose an item.'"""
    return element.tag == SDT and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _is_hidden(run: etree._Element) -> bool:
    return value(run, "rPr/vanish") not in (None, "0", "false")


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes anchored in a paragraph; their second form, for older programs, is left out."""
    for box in paragraph.iter(W + "txbxContent"):
        above = {element.tag for element in takewhile(lambda found: found is not paragraph, box.iterancestors())}
        if not above & {MC + "Fallback", W + "txbxContent"}:
            yield box


def _symbol(code: str) -> str:
    """A sign of a symbol font by its hexadecimal code; one that is not known stays what it is, a private character."""
    number = int(code, 16) % 0x100 + 0xF000 if re.fullmatch(r"(?:F0|f0|00)?[0-9A-Fa-f]{2}", code) else 0
    return SYMBOLS.get(number, chr(number) if number else "")


def _is_number(marker: str) -> bool:
    return any(sign.isalnum() for sign in marker)


def _heading(text: Text) -> Block:
    """A heading's own number is part of its words, as on the page."""
    number = text.marker if _is_number(text.marker) else ""
    return Block("heading", Text(f"{number} {text.words}".strip(), text.place))


def _block(text: Text) -> Block:
    """An item or a paragraph; a typed number ('2.6 Following ...') becomes its marker."""
    number = markup.ENUMERATED.match(text.words) if text.marker in ("", "•") else None
    if number:
        text = replace(text, words=text.words[number.end() :], marker=number.group(1))
    return Block("item" if text.marker else "paragraph", text)


def _fill(cell: etree._Element) -> str:
    shade = cell.find(f"{W}tcPr/{W}shd")
    if shade is None:
        return ""
    return colours.name_of(shade.get(W + ("color" if shade.get(W + "val") == "solid" else "fill"), ""))
