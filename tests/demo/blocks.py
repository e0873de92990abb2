"""What a document is made of, whatever its format: headings, paragraphs, lists, tables."""

from dataclasses import dataclass
from datetime import date

WRITTEN_ON = date(2024, 1, 1)  # the day on which every Word and Excel file says it was made: the same bytes every time


@dataclass(frozen=True)
class Heading:
    words: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """`lines` are printed one under the other without a gap."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Items:
    lines: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Folded:
    """A part of a page that opens when its line is chosen; elsewhere a heading with what stands under it."""

    line: str
    parts: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Cell:
    """`fill` names its colour. It may reach over `rows` rows or `columns` columns; None stands in the places it covers."""

    lines: tuple[str, ...] = ()
    fill: str = ""
    rows: int = 1
    columns: int = 1
    is_numbered: bool = False

    @property
    def words(self) -> str:
        """Its lines as plain text, numbered where they are a numbered list."""
        return "\n".join(self.plain_lines)

    @property
    def plain_lines(self) -> tuple[str, ...]:
        if not self.is_numbered:
            return self.lines
        return tuple(f"{number}. {line}" for number, line in enumerate(self.lines, 1))


@dataclass(frozen=True)
class Table:
    """`head` () means a table without headings. `widths` are the columns' shares of the page."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    widths: tuple[float, ...]


Block = Heading | Paragraph | Items | Folded | Table
FILLS = {"red": "FF0000", "amber": "FFC000", "green": "00B050", "blue": "0070C0", "grey": "A6A6A6"}
