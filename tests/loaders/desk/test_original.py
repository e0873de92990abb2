"""A document as plain lines, and the line that the place of a record belongs to."""

import json
from dataclasses import asdict

import pytest

from loaders import check
from loaders.desk.letters import folded
from loaders.desk.original import LEFT_OUT, as_lines, line_of, same_before
from loaders.records import Block, Document, Row, Text
from tests.loaders.desk.listed import records


def row(place, *cells):
    return Row(tuple((Text(c, f"{place}, column {i}"),) if c else () for i, c in enumerate(cells, 1)), place)


def plan(*rows):
    return Document((Block("table", Text("", "table 1"), rows),), "text/html")


def paragraphs(count):
    return Document(
        tuple(Block("paragraph", Text(f"Paragraph {n}", f"line {n}")) for n in range(1, count + 1)), "text/plain"
    )


def first(words):
    return folded(" ".join(words.split()[:4]))


@pytest.mark.parametrize("group", ["county_read", "layouts_read", "seeds_read"])
def test_every_place_of_every_record_leads_to_the_line_of_its_first_words(group, request):
    looked, missed = 0, []
    for name, item in request.getfixturevalue(group).items():
        lines = as_lines(item.document, 100_000)
        for words, place in records(item.reading):
            looked += 1
            at = line_of(place, lines, words)
            if at is None or first(words) not in folded(" ".join(lines[at].cells)):
                missed.append((name, place, words[:60]))
    assert looked > 100
    assert missed == []


def test_every_place_of_every_flag_leads_to_a_line(county_read, layouts_read):
    places = [
        (flag.place, as_lines(item.document))
        for item in [*county_read.values(), *layouts_read.values()]
        for flag in check.flags_of(item.reading)
        if flag.place
    ]
    assert places
    assert [place for place, lines in places if line_of(place, lines) is None] == []


def test_no_word_of_a_document_is_lost(county_read, layouts_read):
    for item in [*county_read.values(), *layouts_read.values()]:
        shown = [cell for line in as_lines(item.document, 100_000) for cell in line.cells]
        for block in item.document.blocks:
            texts = [block.text] if not block.rows else [t for r in block.rows for c in r.cells for t in c]
            assert all(any(text.words in cell for cell in shown) for text in texts)


def test_a_row_is_its_cells_with_markers_and_colours():
    cell = (Text("Hold a workshop", "table 1, row 2, column 1", "1."), Text("Report", "table 1, row 2, column 1", "•"))
    red = (Text("", "table 1, row 2, column 3", fill="red"),)
    line = as_lines(plan(Row((cell, (), red), "table 1, row 2")))[0]
    assert line.kind == "row"
    assert line.cells == ("1. Hold a workshop\n• Report", "", "")
    assert line.colours == ("", "", "red")


def test_headings_paragraphs_and_items_keep_their_kind_and_order():
    kinds = ["heading", "paragraph", "item"]
    blocks = tuple(
        Block(kind, Text(kind.title(), f"line {n}", "•" if kind == "item" else "")) for n, kind in enumerate(kinds)
    )
    assert [(line.kind, line.cells) for line in as_lines(Document(blocks, "text/plain"))] == [
        ("heading", ("Heading",)),
        ("paragraph", ("Paragraph",)),
        ("item", ("• Item",)),
    ]


def test_a_place_in_a_cell_belongs_to_its_row_and_not_to_a_row_whose_number_begins_alike():
    lines = as_lines(plan(*(row(f"table 1, row {n}", f"Words {n}") for n in range(1, 13))))
    assert lines[line_of("table 1, row 1, column 4", lines)].cells == ("Words 1",)
    assert lines[line_of("table 1, row 12", lines)].cells == ("Words 12",)


def test_a_cell_over_several_rows_belongs_to_the_row_it_begins_in():
    merged = (Text("Review the committees", "table 1, row 2, column 1"),)
    rows = [Row((merged, (Text(f"Step {n}", f"table 1, row {n}, column 2"),)), f"table 1, row {n}") for n in (2, 3, 4)]
    lines = as_lines(plan(*rows))
    assert line_of("table 1, row 2, column 1", lines) == 0
    assert line_of("table 1, row 4, column 2", lines) == 2


def test_a_sheet_whose_name_holds_commas_and_rows_is_not_misread():
    name = "sheet Actions, row 1"
    lines = as_lines(plan(row(f"{name}, row 1", "Heading"), row(f"{name}, row 14", "Fourteen")))
    assert line_of(f"{name}, row 14, column 3", lines) == 1


def test_a_place_wider_than_a_line_leads_to_its_first():
    lines = as_lines(
        plan(
            row("page 1, table 1, row 1", "One"),
            row("page 2, table 1, row 1", "Two"),
            row("page 2, table 1, row 2", "Three"),
        )
    )
    assert line_of("page 2", lines) == 1


@pytest.mark.parametrize("place", ["", "line 99", "page 7, table 1, row 1", "table"])
def test_a_place_that_the_document_does_not_have_has_no_line(place):
    assert line_of(place, as_lines(paragraphs(5))) is None


def test_of_lines_with_one_place_the_words_tell_which():
    blocks = tuple(Block("paragraph", Text(words, "paragraph 7")) for words in ("Hold a workshop", "Publish a plan"))
    lines = as_lines(Document(blocks, "text/plain"))
    assert line_of("paragraph 7", lines, "Publish a plan for the county") == 0
    assert line_of("paragraph 7", lines, "Publish a plan") == 1


def test_a_recommendation_named_in_a_row_above_its_place_is_found_there():
    rows = [
        row("table 1, row 2", "Recommendation 1: Review the committees"),
        row("table 1, row 3", "1.1", "Survey members"),
    ]
    assert line_of("table 1, row 3", as_lines(plan(*rows)), "Review the committees") == 0


def test_what_is_left_out_is_said_and_the_place_asked_for_is_in_the_middle():
    lines = as_lines(paragraphs(5000), 100, "line 4000")
    assert [line.kind for line in lines].count(LEFT_OUT) == 2
    assert (lines[0].cells, lines[-1].cells) == (
        ("3,949 lines are not shown above this.",),
        ("951 lines are not shown below this.",),
    )
    assert lines[line_of("line 4000", lines)].cells == ("Paragraph 4000",)
    assert len(lines) == 102


def test_a_document_within_the_limit_is_whole():
    assert len(as_lines(paragraphs(100), 100)) == 100
    assert as_lines(paragraphs(101), 100)[-1].cells == ("1 line is not shown below this.",)


def test_lines_of_the_same_words_are_counted_on_their_own_page():
    pages = [row(f"page {p}, table 1, row {n}", "Hold a workshop") for p in (1, 2) for n in (1, 2)]
    assert [same_before(n, as_lines(plan(*pages))) for n in range(4)] == [0, 1, 0, 1]


def test_lines_go_through_json(layouts_read):
    lines = as_lines(next(iter(layouts_read.values())).document)
    assert json.loads(json.dumps([asdict(line) for line in lines]))[0]["cells"] == list(lines[0].cells)
