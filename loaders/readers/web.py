"""HTML -> blocks: headings, paragraphs, list items and tables in reading order; menus and footers left out."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import count

import lxml.html
from lxml import etree

from loaders.readers import colours, markup
from loaders.readers.size import check_cells
from loaders.records import Block, Cell, Document, Row, Text

START = re.compile(rb"<!doctype html|<html\b|<body\b|<table\b", re.I)
CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.I)
XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
MOST_SPAN = 100  # a larger span than any plan has columns or any recommendation rows
BACKGROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;]+)", re.I)
NOISE_ROLES = {"navigation", "search", "contentinfo", "banner"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary"}
WRAPPERS = {"p", "div", "span", "strong", "b"}
LEAVES = HEADINGS | {"summary", "p", "li", "dt", "dd", "pre", "blockquote", "address", "caption"}


def is_html(data: bytes) -> bool:
    """Whether a page begins here; HTML fragments inside the cells of a text do not count."""
    return (
        START.search(data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1000]) is not None
        and data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
    )


def read(data: bytes) -> Document:
    """Blocks of a page in its declared encoding (UTF-8 if none); places are 'table 1, row 2' and 'paragraph 7'."""
    declared = CHARSET.search(data[:4000])
    try:
        page = data.decode(declared.group(1).decode() if declared else "utf-8-sig")
    except (LookupError, UnicodeError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise
        page = data.decode("utf-8-sig")
    page = markup.CONTROL.sub(" ", XML_HEAD.sub("", page))
    markup.check_tags(page)
    try:
        root = lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(huge_tree=True))
    except etree.ParserError:
        return Document((), "text/html")
    page_body = root.find("body")
    found = _Page()
    _walk(root if page_body is None else page_body, found)
    return Document(tuple(found.blocks), "text/html")


class _Page:
    """The blocks found so far, and how many paragraphs and tables they are."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.paragraphs = count(1)
        self.tables = count(1)


def _walk(element: etree._Element, page: _Page) -> None:
    """Depth first; a leaf element becomes blocks, everything else is walked through."""
    if not isinstance(element.tag, str) or element.tag in markup.NOISE or element.get("role") in NOISE_ROLES:
        return
    if element.tag == "table" and not _is_layout(element):
        page.blocks.append(_table(element, next(page.tables)))
    elif element.tag in ("ol", "ul"):
        _add(markup.paragraphs(element, ""), "item", page)
    elif element.tag in LEAVES or not any(
        child.tag in LEAVES | {"table", "ol", "ul", "div", "section", "main", "article", "tr", "td"}
        for child in element.iterdescendants()
        if isinstance(child.tag, str)
    ):
        _add(markup.paragraphs(element, ""), "heading" if element.tag in HEADINGS else "paragraph", page)
    else:
        _loose(element.text, page)
        for child in element:
            _walk(child, page)
            _loose(child.tail, page)


def _is_layout(table: etree._Element) -> bool:
    """A table that only arranges the page: it holds tables, headings or a single cell."""
    return table.find(".//table") is not None or len(table.findall(".//td")) + len(table.findall(".//th")) < 2


def _add(texts: Iterable[Text], kind: str, page: _Page) -> None:
    """Each paragraph as a block; a typed number ('2.6 Following ...') becomes its marker, but not in a heading."""
    for text in texts:
        place = f"paragraph {next(page.paragraphs)}"
        number = markup.ENUMERATED.match(text.words) if text.marker in ("", "•") and kind != "heading" else None
        words, marker = (text.words[number.end() :], number.group(1)) if number else (text.words, text.marker)
        if kind == "heading":
            page.blocks.append(Block("heading", Text(words, place)))
        else:
            page.blocks.append(Block("item" if marker else "paragraph", Text(words, place, marker, text.level)))


def _loose(text: str | None, page: _Page) -> None:
    if text and markup.squeeze(text):
        _add((Text(markup.squeeze(text), ""),), "paragraph", page)


def _table(table: etree._Element, number: int) -> Block:
    rows = [tr for tr in table.iter("tr") if next(tr.iterancestors("table")) is table]
    width = max((sum(_span(cell, "colspan") for cell in _cells(tr)) for tr in rows), default=0)
    check_cells(width * len(rows))
    carried: dict[int, tuple[int, Cell]] = {}
    made = tuple(_row(tr, f"table {number}, row {index}", width, carried) for index, tr in enumerate(rows, 1))
    return Block("table", Text("", f"table {number}"), made)


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _row(row: etree._Element, place: str, width: int, carried: dict[int, tuple[int, Cell]]) -> Row:
    """One row with every cell in its own column. A cell over several rows stands in each, with its first place."""
    cells: list[Cell] = []
    for cell in _cells(row):
        _fill_carried(cells, carried, width)
        texts = _coloured(cell, markup.paragraphs(cell, f"{place}, column {len(cells) + 1}"), place, len(cells) + 1)
        columns = [texts, *(() for _ in range(_span(cell, "colspan") - 1))]
        if (below := _span(cell, "rowspan") - 1) > 0:
            carried.update({len(cells) + i: (below, column) for i, column in enumerate(columns)})
        cells.extend(columns)
    _fill_carried(cells, carried, width)
    cells.extend(() for _ in range(width - len(cells)))
    return Row(tuple(cells), place)


def _coloured(cell: etree._Element, texts: Cell, place: str, column: int) -> Cell:
    """The cell's words with its fill colour; a cell that holds nothing else is its colour."""
    fill = _fill(cell)
    if not fill:
        return texts
    return tuple(replace(text, fill=fill) for text in texts) or (Text("", f"{place}, column {column}", fill=fill),)


def _fill(cell: etree._Element) -> str:
    """The background of the cell, or of the one element that holds all its words, as editors write it."""
    own = BACKGROUND.findall(cell.get("style") or "")
    if own or cell.get("bgcolor"):
        return colours.of_css(own[-1]) if own else colours.of_css(_with_hash((cell.get("bgcolor") or "").strip()))
    is_wrapped = len(cell) == 1 and isinstance(cell[0].tag, str) and cell[0].tag in WRAPPERS
    return _fill(cell[0]) if is_wrapped and not ((cell.text or "") + (cell[0].tail or "")).strip() else ""


def _with_hash(colour: str) -> str:
    """bgcolor may leave the '#' out."""
    return f"#{colour}" if re.fullmatch(r"[0-9a-fA-F]{6}", colour) else colour


def _fill_carried(cells: list[Cell], carried: dict[int, tuple[int, Cell]], width: int) -> None:
    """Put the cells that reach down from rows above into the columns that come next."""
    while len(cells) < width and carried.get(len(cells), (0, ()))[0] > 0:
        left, cell = carried[len(cells)]
        carried[len(cells)] = (left - 1, cell)
        cells.append(cell)


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return (
        min(int(value), MOST_SPAN) if value.isascii() and value.isdigit() and len(value) < 7 and int(value) > 0 else 1
    )
