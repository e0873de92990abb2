"""DOCX -> blocks in reading order."""

import random
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from loaders.errors import LoadError
from loaders.readers import word
from tests.loaders.readers.broken import changed, mutated

NUMBERING = """
<w:abstractNum w:abstractNumId="90">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%4)"/></w:lvl>
  <w:lvl w:ilvl="4"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%5."/></w:lvl>
  <w:lvl w:ilvl="5"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
  <w:lvl w:ilvl="6"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%7"/><w:lvlRestart w:val="0"/></w:lvl>
  <w:lvl w:ilvl="7"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Recommendation %8:"/></w:lvl>
</w:abstractNum>
"""
NUMBERS = """
<w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>
<w:num w:numId="92"><w:abstractNumId w:val="90"/></w:num>
<w:num w:numId="93"><w:abstractNumId w:val="90"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def with_boxes(text):
    return f'<w:x {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{text}</w:x>'


def made(body="", build=None):
    """A Word file whose body is the given XML, or what `build` puts into an empty document."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for text in (NUMBERING, NUMBERS):
        for element in parse_xml(f"<w:x {nsdecls('w')}>{text}</w:x>"):
            numbering.append(element)
    for element in parse_xml(with_boxes(body)):
        document.element.body.insert(len(document.element.body) - 1, element)
    if build:
        build(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def blocks(body="", build=None):
    return word.read(made(body, build)).blocks


def table(body="", build=None):
    [found] = [block for block in blocks(body, build) if block.kind == "table"]
    return found.rows


def grid(rows):
    return [[" / ".join(text.words for text in cell) for cell in row.cells] for row in rows]


def p(words, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"


def listed(words, depth=0, number=91):
    return p(words, f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>")


def td(words="", properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def tr(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def markers(body):
    return [block.text.marker for block in blocks(body)]


def words_of(body):
    return [block.text.words for block in blocks(body)]


def test_the_media_type_is_that_of_word():
    assert word.read(made(p("Plan"))).media_type.endswith("wordprocessingml.document")


def test_headings_paragraphs_items_and_tables_keep_their_kind_and_order():
    def build(document):
        document.add_heading("Borsetshire plan", 0)
        document.add_heading("Recommendation 1", 2)
        document.add_paragraph("Agree a vision")
        document.add_table(1, 2).cell(0, 0).text = "Ref"
        document.add_paragraph("Report", style="List Bullet")

    assert [(b.kind, b.text.words) for b in blocks(build=build)] == [
        ("heading", "Borsetshire plan"),
        ("heading", "Recommendation 1"),
        ("paragraph", "Agree a vision"),
        ("table", ""),
        ("item", "Report"),
    ]


def test_an_outline_level_makes_a_heading():
    [block] = blocks(p("Governance", "<w:outlineLvl w:val='1'/>"))
    assert block.kind == "heading"


def test_body_text_by_its_outline_level_is_no_heading():
    [block] = blocks(p("Words", "<w:outlineLvl w:val='9'/>"))
    assert block.kind == "paragraph"


def test_the_table_of_contents_is_left_out():
    def build(document):
        document.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph("Recommendation 1\t4", style="toc 1")
        document.add_paragraph("The plan")

    assert [b.text.words for b in blocks(build=build)] == ["The plan"]


def test_headers_and_footers_are_left_out():
    def build(document):
        document.sections[0].header.paragraphs[0].text = "OFFICIAL"
        document.sections[0].footer.paragraphs[0].text = "Page 1"
        document.add_paragraph("The plan")

    assert [b.text.words for b in blocks(build=build)] == ["The plan"]


def test_places_count_filled_paragraphs_and_tables():
    found = blocks(p("One") + p("") + p("Two") + tbl(tr(td("a"), td("b"))) + p("Three"))
    assert [b.text.place for b in found] == ["paragraph 1", "paragraph 2", "table 1", "paragraph 3"]
    assert found[2].rows[0].place == "table 1, row 1"
    assert found[2].rows[0].cells[1][0].place == "table 1, row 1, column 2"


def test_numbers_count_on_and_restart_under_the_next_number():
    body = listed("a") + listed("b", 1) + listed("c", 1) + listed("d") + listed("e", 1)
    assert markers(body) == ["1.", "1.1", "1.2", "2.", "2.1"]


@pytest.mark.parametrize(
    ("depth", "expected"), [(2, ["a)", "b)"]), (3, ["(i)", "(ii)"]), (4, ["A.", "B."]), (5, ["•", "•"])]
)
def test_letters_roman_numbers_and_bullets(depth, expected):
    assert markers(listed("one", depth) + listed("two", depth)) == expected


def test_words_printed_with_the_number_belong_to_the_marker():
    assert markers(listed("Agree", 7)) == ["Recommendation 3:"]


def test_the_depth_of_an_item_counts_from_one():
    assert [b.text.level for b in blocks(listed("a") + listed("b", 2))] == [1, 3]


def test_a_level_that_never_restarts():
    assert markers(listed("a", 6) + listed("b") + listed("c", 6)) == ["1", "1.", "2"]


def test_paragraphs_between_do_not_restart_a_list():
    assert markers(listed("a") + p("Words") + listed("b")) == ["1.", "", "2."]


def test_a_second_list_of_the_same_shape_counts_on():
    assert markers(listed("a") + listed("b", number=92)) == ["1.", "2."]


def test_a_list_may_start_anew():
    assert markers(listed("a") + listed("b", number=93) + listed("c", number=93)) == ["1.", "1.", "2."]


def test_numbers_come_from_the_style_too():
    def build(document):
        for style in ("List Number", "List Number", "List Bullet 2"):
            document.add_paragraph("Item", style=style)

    assert [(b.text.marker, b.text.level) for b in blocks(build=build)] == [("1.", 1), ("2.", 1), ("•", 2)]


def test_a_paragraph_may_switch_off_the_number_of_its_style():
    body = p("Words", "<w:pStyle w:val='ListNumber'/><w:numPr><w:numId w:val='0'/></w:numPr>")
    assert [(b.kind, b.text.marker) for b in blocks(body)] == [("paragraph", "")]


def test_a_heading_keeps_its_automatic_number_in_its_words():
    body = listed("Agree", 7).replace("<w:numPr>", "<w:outlineLvl w:val='0'/><w:numPr>")
    assert words_of(body) == ["Recommendation 3: Agree"]


def test_a_typed_number_becomes_the_marker():
    [item] = blocks(p("2.6 Agree a vision"))
    assert (item.kind, item.text.marker, item.text.words) == ("item", "2.6", "Agree a vision")


def test_a_typed_number_stays_in_the_words_of_a_heading():
    assert words_of(p("1. Vision", "<w:outlineLvl w:val='0'/>")) == ["1. Vision"]


def test_a_typed_bullet_becomes_the_marker():
    [item] = blocks(p("•  Agree a vision"))
    assert (item.text.marker, item.text.words) == ("•", "Agree a vision")


def test_deleted_words_are_left_out_and_inserted_ones_kept():
    body = (
        "<w:p><w:r><w:t>By </w:t></w:r><w:del><w:r><w:delText>May</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>June</w:t></w:r></w:ins></w:p>"
    )
    assert words_of(body) == ["By June"]


def test_moved_words_stand_only_where_they_went():
    body = (
        "<w:p><w:moveFrom><w:r><w:t>Agree</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>Agree</w:t></w:r></w:moveTo></w:p>"
    )
    assert words_of(body) == ["Agree"]


def test_a_deleted_item_is_not_counted():
    mark = "<w:rPr><w:del w:id='1'/></w:rPr>"
    gone = listed("", 0).replace("</w:numPr>", f"</w:numPr>{mark}")
    assert markers(listed("a") + gone + listed("b")) == ["1.", "2."]


def test_a_deleted_row_is_left_out():
    rows = table(tbl(tr(td("a"), td("b")), tr(td("x"), td("y"), properties="<w:del w:id='1'/>")))
    assert grid(rows) == [["a", "b"]]


def test_the_text_of_a_link_is_kept():
    assert words_of("<w:p><w:hyperlink><w:r><w:t>The plan</w:t></w:r></w:hyperlink></w:p>") == ["The plan"]


def test_hidden_words_are_left_out():
    assert words_of("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Note</w:t></w:r><w:r><w:t>Plan</w:t></w:r></w:p>") == [
        "Plan"
    ]


def test_tabs_and_hyphens_are_kept():
    assert words_of("<w:p><w:r><w:t>Q1</w:t><w:tab/><w:t>2024</w:t><w:noBreakHyphen/><w:t>25</w:t></w:r></w:p>") == [
        "Q1 2024-25"
    ]


def test_the_code_of_a_field_is_left_out_and_its_result_kept():
    body = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>May 2025</w:t></w:r></w:p>"
    )
    assert words_of(body) == ["May 2025"]


def test_a_tick_of_a_symbol_font():
    assert words_of("<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>") == ["✓"]


def test_a_line_break_ends_a_paragraph():
    found = blocks("<w:p><w:r><w:t>Recommendation 1</w:t><w:br/><w:t>Agree</w:t></w:r></w:p>")
    assert [(b.text.words, b.text.place) for b in found] == [
        ("Recommendation 1", "paragraph 1"),
        ("Agree", "paragraph 1"),
    ]


def test_a_line_break_in_a_cell_separates_two_texts():
    cell = "<w:tc><w:p><w:r><w:t>May 2025</w:t><w:br/><w:t>June 2025</w:t></w:r></w:p></w:tc>"
    assert grid(table(tbl(tr(cell, td("b"))))) == [["May 2025 / June 2025", "b"]]


def test_content_controls_are_read_in_their_place():
    control = f"<w:sdt><w:sdtContent>{p('Two')}</w:sdtContent></w:sdt>"
    assert words_of(p("One") + control + p("Three")) == ["One", "Two", "Three"]


def test_a_control_nobody_filled_in_says_nothing():
    inner = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Choose an item.</w:t></w:r></w:sdtContent>"
    assert words_of(f"<w:p><w:r><w:t>Status</w:t></w:r><w:sdt>{inner}</w:sdt></w:p>") == ["Status"]


def test_a_cell_and_a_row_in_a_content_control_keep_their_columns():
    cell = f"<w:sdt><w:sdtContent>{td('b')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr(td('d'), td('e'), td('f'))}</w:sdtContent></w:sdt>"
    assert grid(table(tbl(tr(td("a"), cell, td("c")), row))) == [["a", "b", "c"], ["d", "e", "f"]]


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{p('Boxed')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>Words</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert words_of(body) == ["Words", "Boxed"]


def test_a_sign_kept_in_the_form_for_older_programs():
    sign = "<mc:AlternateContent><mc:Choice Requires='w16se'/><mc:Fallback><w:t>🟢</w:t></mc:Fallback></mc:AlternateContent>"
    assert words_of(f"<w:p><w:r>{sign}</w:r></w:p>") == ["🟢"]


def test_a_table_of_one_cell_is_a_box_round_words():
    assert [(b.kind, b.text.words) for b in blocks(tbl(tr(td("Boxed"))))] == [("paragraph", "Boxed")]


def test_a_cell_over_several_columns_leaves_the_others_empty():
    rows = table(tbl(tr(td("Wide", "<w:gridSpan w:val='2'/>"), td("c")), tr(td("a"), td("b"), td("c"))))
    assert grid(rows) == [["Wide", "", "c"], ["a", "b", "c"]]


def test_a_cell_over_several_rows_stands_in_each_with_its_first_place():
    down, on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    rows = table(
        tbl(tr(td("1", down), td("a")), tr(td("", on), td("b")), tr(td("2", down), td("c")), tr(td("", on), td()))
    )
    assert grid(rows) == [["1", "a"], ["1", "b"], ["2", "c"], ["2", ""]]
    assert rows[1].cells[0] is rows[0].cells[0]


def test_a_cell_over_rows_and_columns():
    both = "<w:gridSpan w:val='2'/><w:vMerge w:val='{}'/>"
    rows = table(tbl(tr(td("m", both.format("restart")), td("1")), tr(td("", both.format("continue")), td("2"))))
    assert grid(rows) == [["m", "", "1"], ["m", "", "2"]]


def test_columns_skipped_before_and_after_a_row_are_empty():
    rows = table(
        tbl(
            tr(td("a"), td("b"), td("c"), td("d")),
            tr(td("x"), properties="<w:gridBefore w:val='1'/><w:gridAfter w:val='2'/>"),
        )
    )
    assert grid(rows)[1] == ["", "x", "", ""]


def test_short_rows_are_filled():
    assert grid(table(tbl(tr(td("a"), td("b")), tr(td("c"))))) == [["a", "b"], ["c", ""]]


def test_an_absurd_span_does_not_fill_the_memory():
    [row] = table(tbl(tr(td("a", "<w:gridSpan w:val='1000000'/>"), td("b"))))
    assert len(row.cells) <= 1000


def test_a_cell_keeps_its_paragraphs_and_list_items():
    cell = f"<w:tc>{p('Agree:')}{listed('Form', 2)}{listed('Report', 2)}</w:tc>"
    [row] = table(tbl(tr(cell, td())))
    assert [(t.marker, t.words) for t in row.cells[0]] == [("", "Agree:"), ("a)", "Form"), ("b)", "Report")]


def test_an_automatic_number_alone_is_what_its_cell_says():
    rows = [tr(f"<w:tc>{listed('')}</w:tc>", td(words)) for words in ("Agree", "Report")]
    assert grid(table(tbl(*rows))) == [["1.", "Agree"], ["2.", "Report"]]


def test_a_table_inside_a_cell_becomes_paragraphs_of_the_cell():
    cell = f"<w:tc>{p('Steps')}{tbl(tr(td('Form'), td('May')), tr(td('Report'), td('June')))}{p('')}</w:tc>"
    assert grid(table(tbl(tr(cell, td("b"))))) == [["Steps / Form / May / Report / June", "b"]]


@pytest.mark.parametrize(
    ("shade", "expected"),
    [
        ("w:val='clear' w:color='auto' w:fill='00B050'", "green"),
        ("w:val='clear' w:fill='FFC000' w:themeFill='accent4'", "amber"),
        ("w:val='solid' w:color='FF0000' w:fill='auto'", "red"),
        ("w:val='clear' w:color='auto' w:fill='auto'", ""),
        ("w:val='clear' w:fill='D9E2F3'", ""),
    ],
)
def test_the_shading_of_a_cell_is_the_fill_of_its_texts(shade, expected):
    [row] = table(tbl(tr(td("On track", f"<w:shd {shade}/>"), td("b"))))
    assert [text.fill for text in row.cells[0]] == [expected]


def test_a_cell_with_only_a_colour_holds_one_text_without_words():
    [row] = table(tbl(tr(td("a"), td("", "<w:shd w:val='clear' w:fill='FF0000'/>"))))
    [text] = row.cells[1]
    assert (text.words, text.fill, text.place) == ("", "red", "table 1, row 1, column 2")


def with_footnotes(data):
    """The file with two footnotes, written in the other order than the text refers to them."""
    notes = "".join(f"<w:footnote w:id='{i}'>{p(words)}</w:footnote>" for i, words in ((2, "Second"), (5, "First")))
    return changed(
        data,
        {
            "word/footnotes.xml": lambda _: with_boxes(notes).encode(),
            "word/_rels/document.xml.rels": lambda old: old.replace(
                b"</Relationships>",
                b'<Relationship Id="n1" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/'
                b'officeDocument/2006/relationships/footnotes"/></Relationships>',
            ),
        },
    )


def test_footnotes_come_last_under_the_number_printed():
    refer = "<w:p><w:r><w:t>Plan</w:t></w:r><w:r><w:footnoteReference w:id='{}'/></w:r></w:p>"
    found = word.read(with_footnotes(made(refer.format(5) + refer.format(2)))).blocks
    assert [(b.text.words, b.text.place) for b in found[2:]] == [("First", "footnote 1"), ("Second", "footnote 2")]


def test_a_link_to_a_part_that_is_missing_is_overlooked():
    lost = (
        b'<Relationship Id="n1" Target="NULL" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/image"/></Relationships>'
    )
    rels = {"word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", lost)}
    assert [b.text.words for b in word.read(changed(made(p("Plan")), rels)).blocks] == ["Plan"]


def test_a_document_with_macros_is_read():
    plain = b"openxmlformats-officedocument.wordprocessingml.document.main"
    kinds = {"[Content_Types].xml": lambda old: old.replace(b"vnd." + plain, b"vnd.ms-word.document.macroEnabled.main")}
    assert [b.text.words for b in word.read(changed(made(p("Plan")), kinds)).blocks] == ["Plan"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 no zip",
        made(p("Plan"))[:3000],
        changed(made(p("Plan")), {"word/document.xml": lambda old: old[:200]}),
        changed(made(p("Plan")), {"word/document.xml": lambda _: b""}),
    ],
)
def test_a_damaged_file_says_what_to_do(data):
    with pytest.raises(LoadError, match=r"^is a damaged Word file\. Open it in Word and save it again\.$"):
        word.read(data)


def test_a_file_that_unpacks_to_too_much_is_refused():
    bomb = changed(made(), {"word/media/big.bin": lambda _: bytes(201_000_000)})
    with pytest.raises(LoadError, match=r"^unpacks to more than 200 MB\. Load the part .* CPC_MOST_MEGABYTES\.$"):
        word.read(bomb)


def test_too_many_cells_are_refused():
    wide = td("", "<w:gridSpan w:val='100'/>") * 20
    with pytest.raises(LoadError, match=r"^holds more than 200,000 table cells\. Load the part that holds the plan\.$"):
        word.read(made(tbl(*[tr(wide)] * 101)))


def test_no_broken_file_escapes_as_another_error():
    chance = random.Random(1)
    whole = made(p("One") + listed("a") + tbl(tr(td("a", "<w:vMerge/>"), td("b", "<w:gridSpan w:val='2'/>"))))
    said = set()
    for _ in range(300):
        try:
            word.read(mutated(whole, chance))
        except LoadError as error:
            said.add(str(error))
    assert "is a damaged Word file. Open it in Word and save it again." in said
