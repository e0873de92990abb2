"""A briefing as a web page to print: what a screen reader needs, every word of a document escaped."""

from base64 import b64encode
from functools import singledispatch
from html import escape
from pathlib import Path

from pages.parts import cells, words
from pages.parts.paper import pictures
from pages.parts.paper.parts import Bullets, Heading, Paper, Picture, Sentence, Table

# On paper nothing but the briefing, whole: Streamlit's page scrolls within itself, of which a printer sees one screen.
PRINT_STYLE = Path(__file__).with_name("print.css").read_text(encoding="utf-8")


def as_html(paper: Paper) -> str:
    """One article without scripts or links; the page round it has the first heading, the title here is the second."""
    told = "".join(_html(part) for part in paper.parts)
    banner = f'<p class="cpc-banner"><strong>{_text(paper.banner)}</strong></p>' if paper.banner else ""
    return (
        f'<article class="cpc-paper" lang="en-GB">{banner}<h2>{_text(paper.title)}</h2><p class="cpc-lead">{_text(paper.lead)}</p>'
        f"{_facts(paper)}{told}{_sources(paper)}</article>"
    )


def _facts(paper: Paper) -> str:
    facts = (("As at", words.day(paper.as_at)), *paper.facts, ("Build", paper.build))
    return f"<dl>{''.join(f'<dt>{_text(label)}</dt><dd>{_text(value)}</dd>' for label, value in facts)}</dl>"


def _sources(paper: Paper) -> str:
    listed = _html(Bullets(paper.sources or ("No document.",)))
    return (
        f"<h3>Sources and how to read this</h3><p>{_text(paper.wording)}</p>{listed}"
        f'<p class="cpc-address">The same figures: {_text(paper.link)}</p>'
    )


@singledispatch
def _html(part: object) -> str:
    raise TypeError(f"a paper holds headings, sentences, bullets, tables and pictures, not {type(part).__name__}")


@_html.register
def _(part: Heading) -> str:
    return f"<h{part.level + 2}>{_text(part.text)}</h{part.level + 2}>"


@_html.register
def _(part: Sentence) -> str:
    if part.quoted_place is None:
        return f"<p>{_text(part.text)}</p>"
    return f"<blockquote><p>“{_text(part.text)}” <cite>({_text(part.quoted_place)})</cite></p></blockquote>"


@_html.register
def _(part: Bullets) -> str:
    return f"<ul>{''.join(f'<li>{_text(item)}</li>' for item in part.items)}</ul>"


@_html.register
def _(part: Table) -> str:
    caption, note = _text(part.caption), _text(part.note)
    if not part.rows:
        return f'<p><strong>{caption}</strong></p><p class="cpc-note">{note or "None."}</p>'
    heads = "".join(f'<th scope="col">{_text(name)}</th>' for name in part.columns)
    rows = "".join(_row(row) for row in part.rows)
    table = f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return table + (f'<p class="cpc-note">{note}</p>' if note else "")


@_html.register
def _(part: Picture) -> str:
    png = b64encode(pictures.as_png(part)).decode("ascii")
    image = f'<img src="data:image/png;base64,{png}" alt="{_text(part.alt)}">'
    return f"<figure><figcaption>{_text(part.title)}</figcaption>{image}</figure>"


def _row(row: tuple[str, ...]) -> str:
    first, *rest = map(_text, row)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'


def _text(text: str) -> str:
    return escape(cells.clean(text)).replace("\n", "<br>")
