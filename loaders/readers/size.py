"""How much one document may hold: far more than any plan, far less than would fill the memory or take for ever."""

from collections.abc import Iterable

from loaders.errors import LoadError
from loaders.records import Block

MOST_CELLS = 200_000  # of its tables, those counted that only fill a row up
MOST_BLOCKS = 50_000  # headings, paragraphs, items and tables; 300 dense pages have some 15,000
MOST_CHARACTERS = 200_000  # of one paragraph or cell; a whole plan has about as many
PART = "Load the part that holds the plan."


def check_cells(count: int) -> None:
    """Raises LoadError, without a name, for more table cells than are read."""
    if count > MOST_CELLS:
        raise LoadError(f"holds more than {MOST_CELLS:,} table cells. {PART}")


def check_blocks(count: int) -> None:
    """Raises LoadError, without a name, for more paragraphs than are read."""
    if count > MOST_BLOCKS:
        raise LoadError(f"holds more than {MOST_BLOCKS:,} paragraphs. {PART}")


def check(blocks: Iterable[Block]) -> None:
    """Raises LoadError, without a name, for a document that nothing after the readers should have to bear."""
    cells = 0
    for count, block in enumerate(blocks, 1):
        check_blocks(count)
        cells += sum(len(row.cells) for row in block.rows)
        check_cells(cells)
        texts = (text for row in block.rows for cell in row.cells for text in cell)
        if any(len(text.words) > MOST_CHARACTERS for text in (block.text, *texts)):
            raise LoadError(
                f"holds more than {MOST_CHARACTERS:,} characters without a new paragraph. Save it with its paragraphs, or load "
                "the part that holds the plan."
            )
