"""PDF -> blocks: ruled and unruled tables, text in reading order, and the files that cannot be read."""

import io
import random
import struct
import zlib
from functools import cache
from types import SimpleNamespace

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BalancedColumns, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from loaders.errors import LoadError
from loaders.readers import pdf, pdf_cells, pdf_pages

STYLES = getSampleStyleSheet()
BODY = ParagraphStyle("plan", parent=STYLES["BodyText"], fontSize=9, leading=11, spaceBefore=0, spaceAfter=6)
TIGHT = ParagraphStyle("tight", parent=BODY, spaceAfter=0)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")
HEAD = ["Recommendation", "Action", "Lead officer", "Deadline"]
WIDTHS = [130, 180, 90, 70]
PLAN = [
    HEAD,
    ["1. Agree a vision for Borsetshire", "Hold a workshop with the partners of the county", "Leader", "May 2024"],
    ["2. Review the committees", "Ask an independent adviser to report to Council", "Monitoring Officer", "July 2024"],
    ["3. Close the budget gap", "Publish a savings plan with every budget report", "Finance Director", "February 2025"],
]


def made(*story, size=A4, on_page=None):
    """A PDF of these flowables."""
    file = io.BytesIO()
    draw = on_page or (lambda canvas, document: None)
    SimpleDocTemplate(file, pagesize=size, leftMargin=50, rightMargin=50).build(list(story), draw, draw)
    return file.getvalue()


def drawn(draw, size=A4, **options):
    """A PDF on whose canvas `draw` has drawn."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, **options)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def table(rows, *styles, style=TIGHT, widths=WIDTHS, **options):
    cells = [[Paragraph(cell, style) if isinstance(cell, str) else cell for cell in row] for row in rows]
    return Table(cells, widths[: len(rows[0])], style=[TOP, *styles], **options)


def tables(data):
    """Each table as rows of cells, the paragraphs of a cell parted by ' / '."""
    return [
        [[" / ".join(text.words for text in cell) for cell in row.cells] for row in block.rows]
        for block in pdf.read(data).blocks
        if block.kind == "table"
    ]


def words(data):
    return [block.text.words for block in pdf.read(data).blocks if block.kind != "table"]


def prose(text, count=1, style=BODY):
    return [Paragraph(text, style) for _ in range(count)]


LONG = (
    "The council welcomes the report of the peers and has worked with its partners in the county since the visit to put "
    "right what they found, as the papers of the Cabinet show in more detail than this page can hold."
)


def test_a_ruled_table_gives_its_rows_and_cells():
    assert tables(made(table(PLAN, GRID))) == [PLAN]


def test_rows_and_cells_say_where_they_stand():
    block = pdf.read(made(*prose("One"), PageBreak(), table(PLAN, GRID))).blocks[1]
    assert block.rows[1].place == "page 2, table 1, row 2"
    assert block.rows[1].cells[2][0].place == "page 2, table 1, row 2, column 3"


def test_the_number_of_pages_and_the_media_type_are_told():
    document = pdf.read(made(*prose("One"), PageBreak(), *prose("Two")))
    assert (document.page_count, document.media_type) == (2, "application/pdf")


def test_bullets_in_a_cell_are_taken_off_as_markers():
    cell = [Paragraph("Hold a workshop with all of the partners in the county of Borsetshire", TIGHT, bulletText="•")]
    cell.append(Paragraph("Publish", TIGHT, bulletText="•"))
    [block] = pdf.read(made(table([HEAD, ["1. Agree", cell, "Leader", "May 2024"]], GRID))).blocks
    found = [(text.words, text.level) for text in block.rows[1].cells[1]]
    assert found == [("Hold a workshop with all of the partners in the county of Borsetshire", 1), ("Publish", 1)]


def test_a_bullet_drawn_as_a_shape_is_a_bullet():
    def draw(canvas):
        for y, text in ((700, "Convene a board"), (680, "Publish a plan")):
            canvas.circle(60, y + 3, 1.5, fill=1)
            canvas.drawString(70, y, text)

    assert [block.text.marker for block in pdf.read(drawn(draw)).blocks] == ["•", "•"]


def test_deeper_bullets_have_a_deeper_level():
    deep = [Paragraph(text, TIGHT, bulletText="•") for text in ("Appraise three options:", "Extend the contract")]
    inner = ParagraphStyle("inner", parent=TIGHT, leftIndent=20, bulletIndent=12)
    deep.insert(1, Paragraph("a new contract", inner, bulletText="•"))
    [block] = pdf.read(made(table([HEAD, ["1. Leisure", deep, "Leader", "May 2024"]], GRID))).blocks
    assert [text.level for text in block.rows[1].cells[1]] == [1, 2, 1]


def test_numbered_lines_in_a_cell_are_paragraphs_of_their_own():
    cell = "1. Agree a shared plan with the councils around us<br/>2. Freeze recruitment"
    [rows] = tables(made(table([HEAD, ["Reorganise", cell, "Leader", "May 2024"]], GRID)))
    assert rows[1][1] == "1. Agree a shared plan with the councils around us / 2. Freeze recruitment"


def test_lines_broken_early_are_paragraphs_of_their_own():
    [rows] = tables(made(table([HEAD, ["1. Plan", "Draft<br/>Adopt", "Leader", "March 2024<br/>June 2024"]], GRID)))
    assert (rows[1][1], rows[1][3]) == ("Draft / Adopt", "March 2024 / June 2024")


def test_a_cell_over_several_columns_stands_in_its_first():
    rows = [HEAD, ["Theme 1: Local priorities and outcomes", "", "", ""], *PLAN[1:]]
    [found] = tables(made(table(rows, GRID, ("SPAN", (0, 1), (-1, 1)))))
    assert found[1] == ["Theme 1: Local priorities and outcomes", "", "", ""]


def test_a_cell_over_several_rows_stands_in_each():
    rows = [
        HEAD,
        ["1. Agree a vision", "Hold a workshop", "Leader", "May 2024"],
        ["", "Publish it", "Leader", "June 2024"],
    ]
    [block] = pdf.read(made(table(rows, GRID, ("SPAN", (0, 1), (0, 2))))).blocks
    assert block.rows[1].cells[0] == block.rows[2].cells[0] != ()


def test_a_table_without_outer_lines_keeps_its_outer_columns():
    inner = ("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black)
    assert tables(made(table(PLAN, inner))) == [PLAN]


def test_two_tables_on_each_other_with_other_columns_are_two():
    narrow = Table([["Recommendation 1", "Agree"], ["Lead", "Leader"]], [150, 320], style=[GRID])
    wide = Table([["Recommendation 2", "Review"], ["Lead", "Chief Executive"]], [190, 280], style=[GRID])
    assert [len(rows[0]) for rows in tables(made(narrow, wide))] == [2, 2]


def test_the_colour_behind_a_cell_is_its_fill():
    rows = [[*HEAD[:3], "Status"], ["1. Agree", "Hold a workshop", "Leader", "On track"]]
    [block] = pdf.read(made(table(rows, GRID, ("BACKGROUND", (3, 1), (3, 1), colors.HexColor("#00B050"))))).blocks
    assert [text.fill for cell in block.rows[1].cells for text in cell] == ["", "", "", "green"]


def test_a_cell_with_only_a_colour_holds_one_text_without_words():
    rows = [[*HEAD[:3], "Status"], ["1. Agree", "Hold a workshop", "Leader", ""]]
    [block] = pdf.read(made(table(rows, GRID, ("BACKGROUND", (3, 1), (3, 1), colors.red)))).blocks
    [text] = block.rows[1].cells[3]
    assert (text.words, text.fill, text.place) == ("", "red", "page 1, table 1, row 2, column 4")


def test_a_colour_that_the_whole_row_has_does_not_count():
    [block] = pdf.read(made(table(PLAN, GRID, ("BACKGROUND", (0, 0), (-1, 0), colors.green)))).blocks
    assert {text.fill for row in block.rows for cell in row.cells for text in cell} == {""}


def test_each_page_of_a_long_table_is_a_table_with_its_headings():
    rows = [[f"{i}. Agree", "Hold a workshop", "Leader", "May 2024"] for i in range(1, 80)]
    found = tables(made(table([HEAD, *rows], GRID, repeatRows=1)))
    assert [page[0] for page in found] == [HEAD] * len(found)
    assert [row for page in found for row in page[1:]] == rows


def test_a_row_split_by_a_page_goes_on_in_the_next_table():
    rows = [[f"{i}. Agree", "Hold a workshop", "Leader", "May 2024"] for i in range(1, 38)]
    rows.append(["38. Publish", "Write a plan that says what will be done. " * 9, "Leader", "May 2024"])
    one, two = tables(made(table([HEAD, *rows], GRID, splitInRow=1)))
    assert one[-1][0] == "38. Publish"
    assert [cell for cell in two[0] if cell] == [two[0][1]]


@pytest.mark.parametrize("padding", [1, 4, 9])
def test_an_unruled_table_gives_its_rows_and_cells(padding):
    paddings = [(side, (0, 0), (-1, -1), padding) for side in ("TOPPADDING", "BOTTOMPADDING")]
    assert tables(made(*prose("Our plan."), table(PLAN, *paddings))) == [PLAN]


def test_an_unruled_table_with_words_in_the_middle_of_its_rows_is_read_by_rows():
    assert tables(made(table(PLAN, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")))) == [PLAN]


def test_an_unruled_table_goes_on_over_the_page_without_headings():
    rows = [[f"{i}. Agree", "Hold a workshop with the partners of the county", "Leader", "May 2024"] for i in range(60)]
    found = tables(made(table([HEAD, *rows])))
    assert len(found) > 1
    assert [row for page in found for row in page] == [HEAD, *rows]


def test_a_recommendation_beside_several_unruled_rows_is_kept_whole():
    long = "1. Agree a vision for the county of Borsetshire with all of its partners, its members and the people who live there"
    rows = [HEAD, [long, "Hold a workshop", "Leader", "May 2024"], ["", "Publish the vision", "Leader", "June 2024"]]
    rows.extend([["", "Report on it", "Leader", "July 2024"], ["2. Review", "Ask for a report", "Leader", "May 2025"]])
    spans = [("SPAN", (0, 1), (0, 3))]
    [found] = tables(made(table(rows, *spans)))
    assert [row[1] for row in found] == [
        "Action",
        "Hold a workshop",
        "Publish the vision",
        "Report on it",
        "Ask for a report",
    ]
    assert found[1][0] == long


def test_a_title_across_an_unruled_table_is_a_row_with_one_cell():
    title = "Theme 2: Organisational and place leadership of the council and the county"
    rows = [HEAD, PLAN[1], [title, "", "", ""], *PLAN[2:]]
    [found] = tables(made(table(rows, ("SPAN", (0, 2), (-1, 2)))))
    assert found[2] == [title, "", "", ""]


def test_a_title_of_two_lines_across_an_unruled_table_is_one_row():
    title = "Theme 2: Organisational and place leadership of the council and the county, with the partners, the members and "
    title += "the people of all its towns and villages"
    rows = [HEAD, PLAN[1], [title, "", "", ""], *PLAN[2:]]
    [found] = tables(made(table(rows, ("SPAN", (0, 2), (-1, 2)))))
    assert found[2] == [title, "", "", ""]


def test_ruling_lines_between_rows_part_them():
    rules = ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)
    assert tables(made(table(PLAN, rules))) == [PLAN]


def test_shaded_rows_without_lines_are_rows():
    shades = [("BACKGROUND", (0, i), (-1, i), colors.HexColor("#E4E8EE")) for i in (0, 2)]
    assert tables(made(table(PLAN, *shades))) == [PLAN]


def test_labels_with_their_values_beside_them_are_a_table_of_two_columns():
    rows = [
        ["Recommendation 1", "Agree a vision"],
        ["Response", "Accepted"],
        ["Lead officer", "Leader"],
        ["Due", "May 2024"],
    ]
    assert tables(made(table(rows, widths=[150, 300]))) == [rows]


def test_wrapped_lines_are_one_paragraph():
    assert words(made(*prose(LONG, 2))) == [LONG, LONG]


def test_a_paragraph_that_a_page_breaks_is_one():
    text = " ".join([LONG[:-1]] * 20) + "."
    data = made(*prose(LONG, 14), *prose(text), on_page=lambda canvas, _: canvas.drawString(50, 20, "Borsetshire"))
    assert pdf.read(data).page_count == 2
    assert words(data) == [LONG] * 14 + [text]


def test_a_word_broken_at_the_end_of_a_line_is_joined():
    def draw(canvas):
        canvas.drawString(50, 700, "The council will report on the imple-")
        canvas.drawString(50, 686, "mentation of the plan to its follow-")
        canvas.drawString(50, 672, "up meeting.")

    assert words(drawn(draw)) == ["The council will report on the implementation of the plan to its follow-up meeting."]


def test_larger_and_bold_lines_are_headings():
    story = [
        Paragraph("Action plan", STYLES["Title"]),
        *prose(LONG, 3),
        Paragraph("<b>Governance</b>", BODY),
        *prose(LONG),
    ]
    found = [block.text.words for block in pdf.read(made(*story)).blocks if block.kind == "heading"]
    assert found == ["Action plan", "Governance"]


def test_numbered_lines_are_items():
    story = (
        prose("We will do two things.")
        + prose("1. Agree a vision.", style=TIGHT)
        + prose("2. Publish it.", style=TIGHT)
    )
    found = [(block.kind, block.text.marker, block.text.words) for block in pdf.read(made(*story)).blocks]
    assert found[1:] == [("item", "1.", "Agree a vision."), ("item", "2.", "Publish it.")]


def test_paragraphs_say_where_they_stand():
    blocks = pdf.read(made(*prose("One."), PageBreak(), *prose("Two."), *prose("Three."))).blocks
    assert [block.text.place for block in blocks] == [
        "page 1, paragraph 1",
        "page 2, paragraph 1",
        "page 2, paragraph 2",
    ]


def test_two_columns_are_read_one_after_the_other():
    texts = [f"{name} column. {LONG}" for name in ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")]
    columns = BalancedColumns([Paragraph(text, BODY) for text in texts], nCols=2)
    assert words(made(Paragraph("Our response to the peers", STYLES["Title"]), columns))[1:] == texts


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_turned_for_printing_is_read_upright(turn):
    def turned(canvas, _):
        canvas.setPageRotation(turn)
        canvas.rotate(turn)
        x, y = {90: (0, -A4[0]), 180: (-A4[0], -A4[1]), 270: (-A4[1], 0)}[turn]
        canvas.translate(x, y)

    assert tables(made(Spacer(1, 40), table(PLAN, GRID), size=A4, on_page=turned)) == [PLAN]


@pytest.mark.parametrize("turn", [90, 270])
def test_a_table_printed_sideways_is_read_upright(turn):
    def sideways(canvas, _):
        canvas.rotate(turn)
        canvas.translate(*((0, -A4[0]) if turn == 90 else (-A4[1], 0)))

    assert tables(made(table(PLAN, GRID), size=A4, on_page=sideways)) == [PLAN]


def test_headers_and_footers_that_repeat_are_left_out():
    def furniture(canvas, document):
        canvas.drawString(50, A4[1] - 40, "Borsetshire County Council")
        canvas.drawString(50, 30, f"Peer challenge action plan, {document.page} March 2024")

    story = [part for i in range(3) for part in (*prose(f"Part {i}. {LONG}"), PageBreak())]
    assert words(made(*story, on_page=furniture)) == [f"Part {i}. {LONG}" for i in range(3)]


def test_page_numbers_are_left_out():
    data = made(*prose(LONG), on_page=lambda canvas, document: canvas.drawString(280, 30, f"Page {document.page} of 1"))
    assert words(data) == [LONG]


def test_a_slanted_watermark_is_left_out():
    def draft(canvas, _):
        canvas.saveState()
        canvas.rotate(45)
        canvas.drawString(400, 0, "DRAFT")
        canvas.restoreState()

    assert words(made(*prose(LONG), on_page=draft)) == [LONG]


def test_a_scan_says_that_it_needs_text_recognition():
    picture = ImageReader(_png())
    with pytest.raises(LoadError, match="is a scan: it holds pictures of pages and no text"):
        pdf.read(drawn(lambda canvas: canvas.drawImage(picture, 0, 0, 500, 700)))


def test_a_picture_among_pages_of_text_is_flagged():
    picture = ImageReader(_png())

    def pages(canvas):
        canvas.drawString(50, 700, "The plan of Borsetshire Council for the next two years, agreed by cabinet.")
        canvas.showPage()
        canvas.drawImage(picture, 0, 0, 500, 700)

    (flag,) = pdf.read(drawn(pages)).flags
    assert (flag.code, flag.found, flag.place) == ("unread_value", "2", "page 2")


def test_a_picture_beside_text_is_no_flag():
    picture = ImageReader(_png())

    def page(canvas):
        canvas.drawString(50, 700, "The plan of Borsetshire Council for the next two years, agreed by cabinet.")
        canvas.drawImage(picture, 0, 0, 50, 70)

    assert pdf.read(drawn(page)).flags == ()


def _png():
    """A grey picture of two by two dots."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0\x80\x80\0\x80\x80")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b""))


def test_an_empty_page_holds_no_text():
    with pytest.raises(LoadError, match="^holds no text"):
        pdf.read(drawn(lambda canvas: canvas.showPage()))


def test_a_locked_file_says_so():
    with pytest.raises(LoadError, match="is locked with a password"):
        pdf.read(drawn(lambda canvas: canvas.drawString(50, 700, "Plan"), encrypt="secret"))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF", made(*prose(LONG))[:300], b"%PDF" + b"\0" * 1000])
def test_a_damaged_file_says_so(data):
    with pytest.raises(LoadError, match="is a damaged PDF"):
        pdf.read(data)


def test_more_than_300_pages_are_not_read():
    def draw(canvas):
        for _ in range(301):
            canvas.drawString(50, 700, "Plan")
            canvas.showPage()

    with pytest.raises(LoadError, match="has 301 pages; at most 300 are read"):
        pdf.read(drawn(draw))


def test_reading_stops_after_its_time(monkeypatch):
    monkeypatch.setattr(pdf_pages.time, "monotonic", iter(range(0, 10_000, 61)).__next__)
    with pytest.raises(LoadError, match="took longer than 60 seconds to read. .* allow more with CPC_MOST_SECONDS"):
        pdf.read(made(*prose(LONG)))


def test_reading_stops_at_a_page_that_holds_too_much(monkeypatch):
    monkeypatch.setattr(pdf_pages, "MOST_MARKS", 100)
    with pytest.raises(LoadError, match="holds more on page 1 than can be read"):
        pdf.read(made(*prose(LONG)))


def test_reading_stops_at_a_page_that_swells_when_unpacked(monkeypatch):
    monkeypatch.setattr(pdf_pages, "MOST_BYTES", 1000)
    with pytest.raises(LoadError, match="holds more on page 1 than can be read"):
        pdf.read(drawn(lambda canvas: canvas.drawString(50, 700, "Plan " * 500), pageCompression=1))


@pytest.mark.parametrize("seed", range(200))
def test_a_mutated_file_is_read_or_refused(seed):
    chance = random.Random(seed)
    data = bytearray(_samples()[seed % 2])
    for _ in range(chance.choice([1, 5, 40])):
        at = chance.randrange(len(data))
        piece = chance.choice([b"", b"\0", b"9999999999", b"<<", b"]", b"-1", b"/", bytes([chance.randrange(256)])])
        data[at : at + chance.choice([0, 1, 4, 50])] = piece
    try:
        document = pdf.read(bytes(data))
    except LoadError:
        return
    assert document.page_count


@cache
def _samples():
    """A ruled plan in plain bytes, and one with text and both kinds of table."""
    both = made(*prose(LONG, 2), table(PLAN), table(PLAN, GRID), size=landscape(A4))
    return drawn(_rules_and_words, pageCompression=0), both


def _rules_and_words(canvas):
    for x in (50, 200, 400):
        canvas.line(x, 600, x, 700)
    for y in (600, 650, 700):
        canvas.line(50, y, 400, y)
        canvas.drawString(60, y - 20, "Agree a vision")
        canvas.drawString(210, y - 20, "May 2024")


@pytest.mark.parametrize("number", ["No.", "Ref."])
def test_a_heading_cut_short_with_a_stop_is_a_heading_of_an_unruled_table(number):
    style = ParagraphStyle("small", parent=TIGHT, fontSize=7)
    head = [number, "Recommendation", "Action", "Lead officer", "Timescale"]
    rows = [
        ["1", "Agree a vision", "Set up a leaders' forum that meets every two months", "Leader", "March 2024"],
        ["", "", "Publish a shared story of place with a short film", "Head of Communications", "July 2024"],
    ]
    widths = [30, 110, 166, 102, 86]
    plan = made(*prose("Corporate Peer Challenge action plan"), table([head, *rows], style=style, widths=widths))
    assert tables(plan) == [[head, *rows]]


def test_a_heading_row_and_a_title_across_the_columns_below_it():
    head = ["No.", "Action", "Lead officer", "Deadline"]
    rows = [["1.1", "Appoint an empty homes officer for the borough", "Head of Housing", "May 2024"],
            ["1.2", "Offer loans to owners of empty homes", "Head of Housing", "July 2024"]]  # fmt: skip
    title = [Paragraph("Recommendation 1: Bring empty homes back into use", TIGHT), "", "", ""]
    plan = table([head, title, *rows], ("SPAN", (0, 1), (-1, 1)), widths=[40, 250, 110, 80])
    assert tables(made(*prose("Progress report"), plan)) == [[head, [title[0].text, "", "", ""], *rows]]


def test_a_circled_letter_after_a_hyphen_is_no_part_of_the_word():
    lines = [SimpleNamespace(text="re-"), SimpleNamespace(text="\u24d0 set out the plan")]
    assert pdf_cells.joined(lines, set()) == "re- \u24d0 set out the plan"
