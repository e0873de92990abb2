"""Words as bare letters, the same however a page or a reader spaces, breaks, bullets and quotes them."""

import unicodedata


def folded(words: str) -> str:
    """Letters and digits alone, small, ligatures and full-width forms taken apart: 'Re-\\nview “ﬁt”' -> 'reviewfit'."""
    return "".join(c for c in unicodedata.normalize("NFKC", words).casefold() if c.isalnum())
