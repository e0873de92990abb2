"""A briefing as a Word file: real headings, tables whose heads repeat, pages numbered, pictures told in words."""

import io
from datetime import datetime

from docx import Document
from docx.document import Document as WordFile
from docx.shared import Cm

from pages.parts import packed, words
from pages.parts.cells import clean
from pages.parts.paper import look, pictures, tables
from pages.parts.paper.parts import Bullets, Heading, Paper, Part, Picture, Sentence, Table

MADE_BY = "Peer Challenge Explorer"


def as_docx(paper: Paper) -> bytes:
    """The same bytes for the same paper. Raises ValueError for a picture that has too many rows to be read."""
    file = Document()
    look.prepare(file, footer=f"As at {words.day(paper.as_at)} · build {clean(paper.build)}", header=paper.banner)
    _describe(file, paper)
    file.add_paragraph(clean(paper.title), style="Title")
    file.add_paragraph(clean(paper.lead), style="Subtitle")
    tables.facts(file, (("As at", words.day(paper.as_at)), *paper.facts))
    for part in paper.parts:
        _add(file, part)
    _close(file, paper)
    out = io.BytesIO()
    file.save(out)
    return packed.fixed(out.getvalue(), paper.as_at)


def _describe(file: WordFile, paper: Paper) -> None:
    about = file.core_properties
    about.title, about.subject = clean(paper.title)[:255], f"As at {words.day(paper.as_at)}"
    about.author = about.last_modified_by = MADE_BY
    about.comments, about.keywords, about.language, about.revision = "", "", "en-GB", 1
    about.created = about.modified = datetime.combine(paper.as_at, datetime.min.time())
    # The template brings a small picture of its own first page.
    parts = file.part.package.rels
    for key in [key for key, part in parts.items() if part.reltype.endswith("/thumbnail")]:
        del parts[key]


def _add(file: WordFile, part: Part) -> None:
    {
        Heading: _heading,
        Sentence: _sentence,
        Bullets: _bullets,
        Table: tables.add,
        Picture: _picture,
    }[type(part)](file, part)


def _heading(file: WordFile, heading: Heading) -> None:
    file.add_heading(clean(heading.text), level=heading.level)


def _sentence(file: WordFile, sentence: Sentence) -> None:
    if sentence.quoted_place is None:
        file.add_paragraph(clean(sentence.text))
        return
    quotation = file.add_paragraph(f"“{clean(sentence.text)}”", style="Quote")
    quotation.add_run(f" ({clean(sentence.quoted_place)})").italic = False


def _bullets(file: WordFile, bullets: Bullets) -> None:
    for item in bullets.items:
        file.add_paragraph(clean(item), style="List Bullet")


def _picture(file: WordFile, picture: Picture) -> None:
    file.add_paragraph(clean(picture.title), style="Caption").paragraph_format.keep_with_next = True
    shape = file.add_picture(io.BytesIO(pictures.as_png(picture)), width=Cm(look.TEXT_WIDTH))
    described = shape._inline.docPr
    described.set("descr", clean(picture.alt))
    described.set("title", clean(picture.title))


def _close(file: WordFile, paper: Paper) -> None:
    """What must be known to quote from it."""
    file.add_heading("Sources and how to read this", level=1)
    file.add_paragraph(clean(paper.wording))
    _bullets(file, Bullets(paper.sources or ("No document.",)))
    file.add_paragraph(f"The same figures: {clean(paper.link)}")
