"""Tables of a Word file: widths after their words, heads that repeat on each page, rows that stay whole."""

from collections.abc import Sequence

from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from pages.parts.cells import clean
from pages.parts.paper.look import TEXT_WIDTH
from pages.parts.paper.parts import Table

BOLD, LETTER, MARGINS = 0.2, 0.18, 0.45  # cm: a letter of 9 points, bold as in heads and not, and the white beside it
LONGEST_WORD, MOST = 24, 70  # letters: of a word that is not broken; beyond which longer text asks for no more room
# Where something stands is looked up, not read: it may break, and gets no room that text could have.
PLACES, PLACE_WORD, PLACE_MOST = ("Place", "First printed in", "Said by", "Shown in", "Claimed in"), 12, 20
FACT_WIDTHS = [4.5, TEXT_WIDTH - 4.5]
SMALL = Pt(9)


def add(file: WordFile, table: Table) -> None:
    """Caption, table and note; a table without rows says so."""
    caption = file.add_paragraph(clean(table.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    if table.rows:
        made = _made(file, [table.columns, *table.rows], widths(table))
        _repeat(made.rows[0])
        for cell in made.rows[0].cells:
            _shade(cell)
    if table.note or not table.rows:
        file.add_paragraph(clean(table.note) or "None.").runs[0].font.size = SMALL


def facts(file: WordFile, rows: tuple[tuple[str, str], ...]) -> None:
    """Two columns, the names of the facts in bold."""
    made = _made(file, list(rows), FACT_WIDTHS)
    for cell in made.columns[0].cells:
        _embolden(cell)
    file.add_paragraph()


def widths(table: Table) -> list[float]:
    """Centimetres that come to the width of the page: room for the longest word of each column, the rest after its length."""
    columns = list(zip(table.columns, zip(*table.rows, strict=True), strict=True))
    heads = [BOLD * min(_longest_word([head]), LONGEST_WORD) + MARGINS for head, _ in columns]
    needed = [max(least, _needed(*column)) for least, column in zip(heads, columns, strict=True)]
    if sum(heads) >= TEXT_WIDTH:
        return [TEXT_WIDTH * one / sum(heads) for one in heads]
    if sum(needed) >= TEXT_WIDTH:
        return _shared(heads, [one - least for least, one in zip(heads, needed, strict=True)])
    return _shared(needed, [_wanted(*column) for column in columns])


def _shared(least: list[float], weights: list[float]) -> list[float]:
    """The width of the page: what each column needs at least, and what is left by weight."""
    left, whole = TEXT_WIDTH - sum(least), sum(weights)
    return [
        one + left * (weight / whole if whole else 1 / len(least)) for one, weight in zip(least, weights, strict=True)
    ]


def _needed(head: str, texts: tuple[str, ...]) -> float:
    return LETTER * min(_longest_word(texts), PLACE_WORD if head in PLACES else LONGEST_WORD) + MARGINS


def _wanted(head: str, texts: tuple[str, ...]) -> float:
    """Long text asks for more than its share of letters: a short cell has room enough with its longest word."""
    return min(_mean_length(texts), PLACE_MOST if head in PLACES else MOST) ** 2


def _mean_length(column: Sequence[str]) -> float:
    """Of the longer half: a few short ones among long ones ask for no less room."""
    lengths = sorted(map(len, column))[len(column) // 2 :]
    return sum(lengths) / len(lengths)


def _longest_word(column: Sequence[str]) -> int:
    return max((len(word) for text in column for word in text.split()), default=0)


def _made(file: WordFile, rows: list[tuple[str, ...]], centimetres: list[float]) -> WordTable:
    made = file.add_table(len(rows), len(centimetres), style="Table Grid")
    made.autofit = False
    for place, width in enumerate(centimetres):
        made.columns[place].width = _twips(width)
    for texts, row in zip(rows, made.rows, strict=True):
        _keep_whole(row)
        for text, cell, width in zip(texts, row.cells, centimetres, strict=True):
            cell.width = _twips(width)
            cell.paragraphs[0].add_run(clean(text)).font.size = SMALL
    return made


def _twips(centimetres: float) -> Emu:
    """Word counts in twentieths of a point."""
    return Emu(int(Cm(centimetres)) // 635 * 635)


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E7E7E7")):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
    _embolden(cell)


def _embolden(cell: _Cell) -> None:
    for run in cell.paragraphs[0].runs:
        run.bold = True
