"""Words for the page's own HTML: everything from a document escaped and marked as such, links within the app in the same tab."""

from html import escape
from pathlib import Path

from pages.parts import links, words

STYLE = Path(__file__).with_name("style.css")


def quoted(value: object, tag: str = "span") -> str:
    """A document's words; the class keeps them apart from the app's own, for readers and for tests of plain English."""
    return f'<{tag} class="cpc-doc">{escape(words.stated(value))}</{tag}>'


def link(label: str, url: str) -> str:
    """The words as a link, or alone where there is no address."""
    return f'<a href="{escape(url)}">{escape(label)}</a>' if url else escape(label)


def sources(urls: object, said: str) -> str:
    """Published addresses as links, '' where none is known."""
    listed = [urls] if isinstance(urls, str) else []
    return ", ".join(link(said, links.web(url)) for url in listed if links.web(url))


def where(row) -> str:
    """'FILE, page 3, published document', as far as it is known."""
    place = quoted(", ".join(v for v in (row.file_name, row.place) if isinstance(v, str)) or words.NOT_STATED)
    source = sources(getattr(row, "url", None), "published document")
    return place + (f", {source}" if source else "")


def folded(summary: str, inner: str) -> str:
    """Markup that opens when its summary is chosen; both have been escaped."""
    return f"<details><summary>{summary}</summary>{inner}</details>"
