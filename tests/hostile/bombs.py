"""Files made to take all memory, all time or a way out of their folder; each small to make and named by what it tries."""

from collections.abc import Callable

from tests.hostile import bombs_office, bombs_pdf, bombs_text

BOMBS: dict[str, Callable[[], bytes]] = {**bombs_office.BOMBS, **bombs_pdf.BOMBS, **bombs_text.BOMBS}
