"""A briefing as a Word file and as a page: the same words, readable by eye and by screen reader, nothing in them alive."""

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from html import escape
from html.parser import HTMLParser

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image

from pages.parts.paper import page, pictures, tables, word
from pages.parts.paper.parts import (
    Bar,
    Bars,
    Bullets,
    Deadline,
    Heading,
    Paper,
    Picture,
    Sentence,
    Table,
    Timeline,
)

BARS = Picture(
    "Where actions stand",
    "Twelve are overdue, thirty are due.",
    Bars((Bar("Overdue", 12, "in progress"), Bar("Due", 30)), "actions"),
)
SPRING = Deadline("Agree a plan", date(2025, 3, 1), date(2025, 5, 31), "Spring 2025", "in progress")
TIMELINE = Picture("Deadlines", "One deadline in spring 2025.", Timeline((SPRING,), date(2025, 6, 1)))
ACTIONS = Table(
    "Actions that are due",
    ("Ref", "Action", "Owner"),
    tuple((f"R{number}", "Agree a medium term financial strategy " * 4, "Director") for number in range(60)),
    "60 of 73 actions",
)
PAPER = Paper(
    title="Briefing for Borchester",
    lead="What was promised, and what is known of it.",
    as_at=date(2026, 11, 22),
    facts=(("Council", "Borchester"), ("Visited", "in March 2024")),
    parts=(
        Heading("What moved"),
        Sentence("12 of 30 actions are complete (40%)."),
        Sentence("The strategy was agreed.", "plan.docx, page 3"),
        Heading("Deadlines", 2),
        Bullets(("First", "Second")),
        ACTIONS,
        BARS,
        TIMELINE,
        Table("Actions dropped", ("Ref",), ()),
    ),
    sources=("Action plan (https://example.org/plan)",),
    wording="The published document governs.",
    link="https://example.org/briefing?council=Borchester",
    build="v1",
)
HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</table></article><h1>x", "&lt;b&gt;", "javascript:alert(1)",
    "{ HYPERLINK \"http://x\" }", "[x](http://x)", "$\\frac{1}{0}$", "\x00\x0b\ud800\ufffe", "' onload='x", "<!--", "]]>",
]  # fmt: skip


def everywhere(text: str) -> Paper:
    """A paper that says this text in every place that can hold one."""
    return Paper(
        text, text, date(2026, 11, 22), ((text, text),),
        (
            Heading(text), Heading(text, 2), Sentence(text), Sentence(text, text), Bullets((text,)),
            Table(text, (text, text), ((text, text),), text), Table(text, (text,), (), text),
            Picture(text, text, Bars((Bar(text, 3),), text)),
            Picture(text, text, Timeline((replace(SPRING, label=text, words=text),), date(2025, 6, 1))),
        ),
        (text,), text, text, text, text,
    )  # fmt: skip


@pytest.fixture(scope="module")
def data() -> bytes:
    return word.as_docx(PAPER)


@pytest.fixture
def file(data):
    return Document(io.BytesIO(data))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read(name).decode("utf-8")


def paragraphs(file, style: str) -> list[str]:
    return [one.text for one in file.paragraphs if one.style.name == style]


def test_title_and_headings_are_real_ones(file):
    assert paragraphs(file, "Title") == ["Briefing for Borchester"]
    assert paragraphs(file, "Heading 1") == ["What moved", "Sources and how to read this"]
    assert paragraphs(file, "Heading 2") == ["Deadlines"]
    assert paragraphs(file, "List Bullet") == ["First", "Second", "Action plan (https://example.org/plan)"]


def test_a_quotation_says_its_place_and_a_sentence_is_none(file):
    assert paragraphs(file, "Quote") == ["“The strategy was agreed.” (plan.docx, page 3)"]
    assert "12 of 30 actions are complete (40%)." in paragraphs(file, "Normal")


def test_the_page_is_a4_with_margins_of_2_cm(file):
    [section] = file.sections
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert {round(margin.cm, 1) for margin in margins} == {2.0}


def test_every_page_says_its_number_the_day_and_the_build(data, file):
    footer = file.sections[0].footer.paragraphs[0]
    fields = [field.get(qn("w:instr")) for field in footer._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    said = "".join(text.text for text in footer._p.iter(qn("w:t")))
    assert said == "As at 22 November 2026 · build v1 · Page 1 of 1"


def test_the_head_of_a_table_repeats_and_rows_stay_whole(file):
    facts, actions = file.tables
    first, *others = actions.rows
    assert first._tr.trPr.find(qn("w:tblHeader")) is not None
    assert not [row for row in others if row._tr.trPr.find(qn("w:tblHeader")) is not None]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in (*facts.rows, *actions.rows))
    assert [cell.text for cell in first.cells] == ["Ref", "Action", "Owner"]
    assert [cell.text for cell in facts.columns[0].cells] == ["As at", "Council", "Visited"]


def test_a_table_has_a_caption_above_and_n_of_n_below(file):
    body = [child.tag.rpartition("}")[2] for child in file.element.body]
    place = body.index("tbl", body.index("tbl") + 1)
    around = [file.element.body[place + step] for step in (-1, 1)]
    assert ["".join(t.text for t in one.iter(qn("w:t"))) for one in around] == [
        "Actions that are due",
        "60 of 73 actions",
    ]
    assert paragraphs(file, "Caption")[-1] == "Actions dropped" and "None." in paragraphs(file, "Normal")


def test_columns_are_as_wide_as_their_words_need_and_fill_the_page(file):
    given = tables.widths(ACTIONS)
    assert sum(given) == pytest.approx(17)
    assert given[1] > given[2] > 1.5 and given[0] > 1
    row = [cell.width for cell in file.tables[1].rows[1].cells]
    assert sum(row) == pytest.approx(Cm(17), rel=0.001)
    one_word = Table("x", ("A", "B"), (("x" * 30, "word " * 100),))
    assert tables.widths(one_word)[0] > 4
    many = Table("x", ("Ref", "Action", "Deadline", "Status"), (("R1", "word " * 200, "Spring 2025", "in progress"),))
    assert all(width > 0.17 * letters + 0.38 for width, letters in zip(tables.widths(many), (3, 4, 8, 8), strict=True))
    assert sum(tables.widths(Table("x", ("", ""), (("x" * 90, "y" * 90),)))) == pytest.approx(17)


def test_pictures_are_told_in_words(file):
    described = [one.get("descr") for one in file.element.iter(qn("wp:docPr"))]
    assert described == ["Twelve are overdue, thirty are due.", "One deadline in spring 2025."]
    assert all(shape.width <= Cm(17.01) for shape in file.inline_shapes)


def test_the_file_says_whose_it_is_and_speaks_british_english(data, file):
    about = file.core_properties
    assert (about.title, about.author, about.last_modified_by) == ("Briefing for Borchester", *[word.MADE_BY] * 2)
    assert about.comments == "" and about.language == "en-GB"
    assert set(re.findall(r'<w:lang[^>]*w:val="([^"]*)"', part(data, "word/styles.xml"))) == {"en-GB"}
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert "docProps/thumbnail.jpeg" not in parts.namelist()


def test_the_same_paper_gives_the_same_bytes(data):
    assert word.as_docx(replace(PAPER, title="Briefing for Borchester")) == data
    assert word.as_docx(replace(PAPER, lead="Another")) != data


def test_invented_data_says_so_on_every_page():
    paper = replace(PAPER, banner="These councils are invented.")
    file = Document(io.BytesIO(word.as_docx(paper)))
    assert file.sections[0].header.paragraphs[0].text == "These councils are invented."
    assert "<strong>These councils are invented.</strong>" in page.as_html(paper)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_a_document_stay_words_in_the_file(text):
    data = word.as_docx(everywhere(text))
    body = part(data, "word/document.xml")
    assert "w:hyperlink" not in body and "w:fldSimple" not in body and "w:instrText" not in body
    assert part(data, "word/footer1.xml").count("w:instr=") == 2
    assert "hyperlink" not in part(data, "word/_rels/document.xml.rels")
    shown = re.sub("[\x00\x0b\ud800\ufffe]", "\ufffd", text)
    file = Document(io.BytesIO(data))
    assert paragraphs(file, "Title") == [shown] and file.tables[1].rows[1].cells[1].text == shown
    assert file.core_properties.title == shown


class Seen(HTMLParser):
    """Tags, attributes and text of a page as a browser would find them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.attributes, self.texts = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, *one) for one in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_a_document_stay_words_on_the_page(text):
    seen, harmless = Seen(page.as_html(everywhere(text))), Seen(page.as_html(everywhere("x")))
    assert seen.tags == harmless.tags
    assert [one[:2] for one in seen.attributes] == [one[:2] for one in harmless.attributes]
    shown = re.sub("[\x00\x0b\ud800\ufffe]", "\ufffd", text)
    assert ("img", "alt", shown) in seen.attributes
    assert "".join(seen.texts) == "".join(Seen(page.as_html(everywhere("§"))).texts).replace("§", shown)


def test_the_page_is_made_of_what_a_screen_reader_knows():
    html = page.as_html(PAPER)
    assert html.startswith('<article class="cpc-paper" lang="en-GB">') and html.endswith("</article>")
    assert re.findall(r"<h(\d)>([^<]*)<", html) == [
        ("2", "Briefing for Borchester"), ("3", "What moved"), ("4", "Deadlines"), ("3", "Sources and how to read this"),
    ]  # fmt: skip
    assert '<caption>Actions that are due</caption><thead><tr><th scope="col">Ref</th>' in html
    assert html.count('<th scope="row">') == 60 and html.count("<tr>") == 61
    assert "<blockquote><p>“The strategy was agreed.” <cite>(plan.docx, page 3)</cite></p></blockquote>" in html
    assert "<dt>Visited</dt><dd>in March 2024</dd>" in html
    assert f'alt="{escape(BARS.alt)}"' in html and html.count('src="data:image/png;base64,') == 2
    assert "<a " not in html and "https://example.org/briefing?council=Borchester" in html


def test_on_paper_all_pages_are_there_and_controls_are_not():
    screen, paper = page.PRINT_STYLE.split("@media print", 1)
    assert "size: A4" in screen and "counter(page)" in screen and "counter(pages)" in screen
    hidden = paper[: paper.index("display: none")].rsplit("}", 1)[-1]
    assert {"header", ".st-key-bar", ".st-key-noprint", '[data-testid="stToolbar"]'} <= {
        one.strip() for one in hidden.rpartition("*/")[2].rstrip("{ ").split(",")
    }
    assert "overflow: visible !important" in paper and "table-header-group" in paper and "break-inside: avoid" in paper
    # What hides comes last: rules of one weight that show would win otherwise.
    assert paper.rindex("display: block") < paper.index("display: none")


@pytest.mark.parametrize("picture", [BARS, TIMELINE], ids=["bars", "timeline"])
def test_a_picture_is_as_wide_as_the_page_sharp_and_always_the_same(picture):
    data = pictures.as_png(picture)
    image = Image.open(io.BytesIO(data))
    assert image.size[0] == 1340 and 150 < image.size[1] < 700
    assert round(image.info["dpi"][0]) == 200
    assert data == pictures.as_png(replace(picture, alt="other words"))


def test_a_picture_grows_with_its_rows_and_has_a_limit():
    def of(count):
        return Picture("x", "y", Bars(tuple(Bar(f"row {n}", n) for n in range(count)), "actions"))

    small, large = (Image.open(io.BytesIO(pictures.as_png(of(count)))).size[1] for count in (2, 25))
    assert small < large < 200 * 10
    with pytest.raises(ValueError, match="'x' has 26 rows; at most 25"):
        pictures.as_png(of(26))


def test_nothing_to_show_and_nought_are_drawn_too():
    for shows in (Bars((), "actions"), Timeline((), date(2025, 1, 1)), Bars((Bar("", 0),), "actions")):
        assert Image.open(io.BytesIO(pictures.as_png(Picture("x", "y", shows)))).size[0] == 1340


def test_a_status_differs_without_colour():
    grey = {
        status: Image.open(io.BytesIO(pictures.as_png(Picture("x", "y", Bars((Bar("a", 9, status),), "n"))))).convert(
            "L"
        )
        for status in pictures.HATCHES
    }
    assert len(set(pictures.HATCHES.values())) == len(pictures.HATCHES)
    assert len({image.tobytes() for image in grey.values()}) == len(grey)


def test_a_wider_deadline_is_a_wider_bar():
    def inked(last):
        row = replace(SPRING, last=last, words=".", status=None)
        picture = Picture("x", "y", Timeline((row, replace(SPRING, status="complete")), date(2025, 6, 1)))
        image = Image.open(io.BytesIO(pictures.as_png(picture))).convert("RGB")
        return sum(1 for pixel in image.get_flattened_data() if pixel == (47, 127, 193))

    day, month, season = inked(date(2025, 3, 1)), inked(date(2025, 3, 31)), inked(date(2025, 5, 31))
    assert 0 < day < month < season
    assert 2.5 < season / month < 3.5


def test_what_is_heavy_is_loaded_only_for_a_picture():
    """Nor does anything that makes a file need the server of the pages."""
    code = (
        "import sys; import pages.parts.export, pages.parts.paper.page, pages.parts.paper.word;"
        "print(sorted({'matplotlib', 'streamlit'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
