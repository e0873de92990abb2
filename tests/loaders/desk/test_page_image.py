"""Pages of PDFs as pictures, with the place of a record marked: the box must cover its words, or there is none."""

import io
import time
from functools import cache

import pdfplumber
import pytest
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BalancedColumns, Paragraph, SimpleDocTemplate, Table

from loaders.desk.letters import folded
from loaders.desk.original import as_lines, line_of, same_before
from loaders.desk.page_image import MOST_PIXELS, page_of, picture
from loaders.errors import LoadError
from tests.loaders.desk.listed import records

CELL = ParagraphStyle("cell", fontSize=9, leading=11)
RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
ROWS = [
    ["Recommendation", "Action", "Lead officer"],
    ["1. Agree a vision for Borsetshire", "Hold a workshop with the partners of the county and publish it", "Leader"],
    ["2. Review the committees", "Ask an independent adviser to report to Council", "Monitoring Officer"],
    ["3. Close the budget gap", "Hold a workshop with the partners of the county and publish it", "Finance Director"],
]


def drawn(draw, size=A4, **options):
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, **options)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def printed(*lines, x=60, y=500, size=12):
    """Draws these lines one below the other, from a place in points."""

    def draw(canvas):
        text = canvas.beginText(x, y)
        text.setFont("Times-Roman", size)
        text.textLines("\n".join(lines))
        canvas.drawText(text)

    return draw


def built(*story):
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build(list(story))
    return file.getvalue()


def table(rows, looks=()):
    return Table([[Paragraph(cell, CELL) for cell in row] for row in rows], [120, 180, 120], style=[*looks, RULED[1]])


@cache
def words_of(data, page):
    """The page's width in points, and its words."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        sheet = pdf.pages[page - 1]
        return float(sheet.width), sheet.extract_words(x_tolerance=2, split_at_punctuation=True)


def covered(data, page, shown):
    """The page's words under the boxes, by another program's account of where they stand."""
    width, words = words_of(data, page)
    scale = shown.width / width
    held = []
    for left, top, right, bottom in shown.boxes:
        for word in words:
            x, y = scale * (word["x0"] + word["x1"]) / 2, scale * (word["top"] + word["bottom"]) / 2
            held += [word["text"]] if left <= x <= right and top <= y <= bottom else []
    return folded(" ".join(held))


def test_a_record_of_a_ruled_or_unruled_table_is_covered_by_its_boxes():
    for data in (built(table(ROWS, RULED)), built(table(ROWS))):
        shown = picture(data, 1, "Ask an independent adviser to report to Council")
        assert shown.is_marked
        assert covered(data, 1, shown) == "askanindependentadvisertoreporttocouncil"
        assert len(shown.boxes) == 2  # lines of the cell


def test_words_in_two_columns_are_followed_down_their_own_column():
    words = "The council welcomes the report of the peers and has worked with its partners since the visit to put right what they found"
    other = "Members met every month in the town hall and read what the officers had written for them about the savings and the houses"
    data = built(BalancedColumns([Paragraph(words, CELL), Paragraph(other, CELL)], nCols=2))
    for said in (words, other):
        shown = picture(data, 1, said)
        assert covered(data, 1, shown) == folded(said)
        assert len(shown.boxes) > 1


def test_a_table_written_line_by_line_across_its_cells_is_read_down_the_cell():
    def draw(canvas):
        for n, (left, right) in enumerate(
            (("Review the", "Ask an adviser"), ("committees", "to report"), ("of the town", "to Council"))
        ):
            canvas.drawString(60, 700 - 14 * n, left)
            canvas.drawString(200, 700 - 14 * n, right)

    data = drawn(draw)
    assert covered(data, 1, picture(data, 1, "Review the committees of the town")) == "reviewthecommitteesofthetown"
    assert covered(data, 1, picture(data, 1, "Ask an adviser to report to Council")) == "askanadvisertoreporttocouncil"


def test_broken_words_quotes_bullets_and_ligatures_may_differ():
    data = drawn(printed("• Review the com-", "mittees, “fairly” and efficiently"))
    shown = picture(data, 1, "Review the committees, 'fairly' and e\ufb03ciently")
    assert covered(data, 1, shown) == "reviewthecommitteesfairlyandefficiently"
    assert len(shown.boxes) == 2


def test_of_words_that_occur_twice_those_beside_the_words_of_the_row_are_marked():
    data = built(table(ROWS, RULED))
    words = ROWS[1][1]
    first, second = (picture(data, 1, words, row=ROWS[n]) for n in (1, 3))
    assert covered(data, 1, first) == covered(data, 1, second) == folded(words)
    assert first.boxes[-1][3] < second.boxes[0][1]
    assert picture(data, 1, words).boxes == first.boxes


def test_of_rows_that_are_the_same_the_one_after_as_many_others_is_marked():
    data = built(table([ROWS[0], ROWS[1], ROWS[1], ROWS[1]], RULED))
    tops = [picture(data, 1, ROWS[1][1], row=ROWS[1], before=n).boxes[0][1] for n in (0, 1, 2, 9)]
    assert tops[0] < tops[1] < tops[2] == tops[3]


def test_words_that_the_next_page_goes_on_with_are_marked_as_far_as_they_stand_here():
    data = drawn(printed("Ask an independent adviser to report", y=60))
    shown = picture(data, 1, "Ask an independent adviser to report to Council by the end of the year")
    assert covered(data, 1, shown) == "askanindependentadvisertoreport"


@pytest.mark.parametrize("words", ["", "•", "Sell the town hall", "Ask an independent auditor", "Ask an adv"])
def test_words_that_are_not_on_the_page_leave_it_unmarked(words):
    data = drawn(printed("Ask an independent adviser to report", "Ask an adviser"))
    shown = picture(data, 1, words)
    assert (shown.is_marked, shown.boxes) == (False, ())
    assert shown.png == picture(data, 1, "").png


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_turned_so_that_its_words_can_be_read(turn):
    words = "Review the committees of the council"

    def draw(canvas):
        canvas.setPageRotation(turn)
        printed(words)(canvas)

    shown = picture(drawn(draw), 1, words)
    left, top, right, bottom = shown.boxes[0]
    assert right - left > 5 * (bottom - top)
    assert dark(shown, shown.boxes[0]) > 0.05
    assert (shown.width > shown.height) == (turn in (90, 270))


def test_a_table_printed_sideways_is_turned():
    def draw(canvas):
        canvas.rotate(90)
        printed("Close the budget gap with", "a savings plan", x=80, y=-100)(canvas)

    shown = picture(drawn(draw), 1, "Close the budget gap with a savings plan")
    assert shown.width > shown.height
    assert [right - left > bottom - top for left, top, right, bottom in shown.boxes] == [True, True]


def test_a_cropped_page_shows_the_crop_and_marks_within_it():
    def draw(canvas):
        canvas.setCropBox((50, 400, 350, 600))
        printed("Review the committees of the council")(canvas)
        printed("Close the budget gap with a savings plan", y=100)(canvas)

    data = drawn(draw)
    shown = picture(data, 1, "Review the committees of the council")
    assert (shown.width, shown.height) == (900, 600)
    assert shown.boxes[0][0] == pytest.approx(3 * (60 - 50), abs=6)
    assert shown.boxes[0][3] == pytest.approx(3 * (600 - 500), abs=9)
    assert dark(shown, shown.boxes[0]) > 0.05
    assert not picture(data, 1, "Close the budget gap with a savings plan").is_marked


def test_the_mark_shows_without_colour_and_leaves_the_words_legible():
    data = drawn(printed("Review the committees of the council", size=20))
    shown, plain = (picture(data, 1, words) for words in ("Review the committees of the council", ""))
    marked, before = (Image.open(io.BytesIO(one.png)).convert("L") for one in (shown, plain))
    left, top, right, bottom = (round(side) for side in shown.boxes[0])
    assert all(marked.getpixel((x, top)) < 60 for x in range(left + 2, right - 2))
    within = (left + 3, top + 3, right - 3, bottom - 3)
    darkest, lightest = marked.crop(within).getextrema()
    assert (darkest < 80, lightest > 180) == (True, True)
    assert marked.crop((0, 0, 900, top - 3)).tobytes() == before.crop((0, 0, 900, top - 3)).tobytes()


@pytest.mark.parametrize("size", [(20, 14_000), (14_000, 20), (14_400, 14_400), (3, 3)])
def test_a_page_of_any_size_is_bounded(size):
    shown = picture(drawn(lambda canvas: canvas.rect(0, 0, 2, 2), size=size), 1, "Review")
    assert 0 < shown.width * shown.height <= MOST_PIXELS
    assert Image.open(io.BytesIO(shown.png)).size == (shown.width, shown.height)


@pytest.mark.parametrize(("asked", "given"), [(900, 900), (1, 100), (10**9, 1682)])
def test_the_width_is_the_one_asked_for_within_bounds(asked, given):
    assert picture(drawn(printed("Review")), 1, "", width=asked).width == pytest.approx(given, abs=10)


def test_a_page_full_of_one_word_ends_soon():
    data = drawn(printed(*["the " * 400] * 45, y=800, size=8), size=(6000, 842))
    start = time.monotonic()
    assert picture(data, 1, "the " * 200).page_count == 1
    assert time.monotonic() - start < 10  # unbounded it takes minutes


def locked():
    return drawn(printed("Review"), encrypt=StandardEncryption("secret", "owner"))


@pytest.mark.parametrize(
    ("data", "page", "said"),
    [
        (b"", 1, "damaged"),
        (b"%PDF-1.7\n%%EOF", 1, "damaged"),
        (drawn(printed("Review"))[:300], 1, "damaged"),
        (locked(), 1, "locked with a password"),
        (drawn(printed("Review")), 0, "has 1 page; there is no page 0"),
        (drawn(printed("Review")), 2, "has 1 page; there is no page 2"),
    ],
    ids=["empty", "hollow", "cut off", "locked", "page 0", "page 2"],
)
def test_what_cannot_be_shown_ends_in_a_sentence(data, page, said):
    with pytest.raises(LoadError, match=said):
        picture(data, page, "Review")


def test_a_file_that_only_its_owner_may_change_is_shown():
    data = drawn(printed("Review the committees"), encrypt=StandardEncryption("", "owner"))
    assert picture(data, 1, "Review the committees").is_marked


@pytest.mark.parametrize(
    ("place", "page"),
    [
        ("page 3, table 1, row 2", 3),
        ("page 12", 12),
        ("line 57, column 2", None),
        ("sheet page 3, row 1", None),
        ("", None),
    ],
)
def test_the_page_of_a_place(place, page):
    assert page_of(place) == page


def test_every_record_of_every_pdf_of_the_county_is_marked_on_its_words(county_read):
    assert marked_wrong({name: item for name, item in county_read.items() if name.endswith(".pdf")}) == []


def test_every_record_of_every_pdf_seed_is_marked_on_its_words(seeds_read):
    pdfs = {name: item for name, item in seeds_read.items() if item.document.media_type == "application/pdf"}
    if not pdfs:
        pytest.skip("none of the seeds on this machine is a PDF")
    assert marked_wrong(pdfs) == []


def marked_wrong(read):
    """The records whose boxes do not cover the words that they begin with, and nothing else."""
    wrong, looked = [], 0
    for name, item in read.items():
        lines, data = as_lines(item.document, 100_000), item.reading.source.path.read_bytes()
        for words, place in records(item.reading):
            at = line_of(place, lines, words)
            page = page_of(lines[at].place)
            shown = picture(data, page, words, row=lines[at].cells, before=same_before(at, lines))
            found = covered(data, page, shown) if shown.is_marked else ""
            looked += 1
            if len(found) < min(len(folded(words)), 18) or not folded(words).startswith(found):
                wrong.append((name, place, words, found))
    assert looked > 20
    return wrong


def dark(shown, box):
    """The share of dark points inside a box."""
    image = Image.open(io.BytesIO(shown.png)).convert("L").crop(tuple(round(side) for side in box))
    inner = image.crop((3, 3, image.width - 3, image.height - 3))
    return sum(inner.histogram()[:120]) / (inner.width * inner.height)
