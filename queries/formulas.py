"""What a spreadsheet might take for a formula, wherever answers leave as files."""

import unicodedata

STARTS = "=+-@|"


def may_act(text: str) -> bool:
    """Whether the text begins as a formula does, after spaces or in wide letters too, or with a tab or line end."""
    if text[:1] in ("\t", "\r", "\n"):
        return True
    seen = next((mark for mark in text if unicodedata.category(mark)[0] not in "ZC" and mark != "\ufffd"), "")
    return bool(seen) and unicodedata.normalize("NFKC", seen)[0] in STARTS


def quoted(cell: object) -> object:
    """For a file of plain text: an apostrophe before what might act, or before one that would be taken for such an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and may_act(cell.lstrip("'")) else cell
