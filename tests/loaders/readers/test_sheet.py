"""CSV -> one table."""

import pytest

from loaders.readers import sheet


def rows(text):
    [table] = sheet.read_csv(text.encode()).blocks
    return [[" / ".join(t.words for t in cell) for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_seen(delimiter):
    text = "\n".join(
        delimiter.join(cells)
        for cells in (["Ref", "Action", "Lead"], ["1", "Agree", "Mayor"], ["2", "Build", "Leader"])
    )
    assert rows(text) == [["Ref", "Action", "Lead"], ["1", "Agree", "Mayor"], ["2", "Build", "Leader"]]


def test_commas_inside_the_words_of_a_file_cut_by_semicolons():
    assert rows('Recommendation;Action\n"Agree; then build";One, two\nReport;Three, four, five\n')[1:] == [
        ["Agree; then build", "One, two"],
        ["Report", "Three, four, five"],
    ]


def test_quotes_commas_and_doubled_quotes():
    assert rows('Ref,Action\n1,"Agree, build ""and"" report"\n') == [
        ["Ref", "Action"],
        ["1", 'Agree, build "and" report'],
    ]


def test_line_breaks_in_a_cell_are_paragraphs():
    assert rows('Ref,Action\n1,"Agree\nBuild"\n')[1] == ["1", "Agree / Build"]


def test_places_count_the_lines_of_the_file():
    [table] = sheet.read_csv(b'Ref,Action\n1,"Agree\nBuild"\n\n2,Report\n').blocks
    assert [row.place for row in table.rows] == ["line 1", "line 2", "line 5"]
    assert table.rows[2].cells[1][0].place == "line 5, column 2"


def test_rows_above_the_headings_stay_rows():
    assert rows("Plan of Ambridge,,\nRef,Action,Lead\n1,Agree,Mayor\n")[0] == ["Plan of Ambridge", "", ""]


def test_empty_rows_are_left_out_and_short_rows_filled():
    assert rows("Ref,Action,Lead\n,,\n1,Agree\n2,Build,Mayor\n") == [
        ["Ref", "Action", "Lead"],
        ["1", "Agree", ""],
        ["2", "Build", "Mayor"],
    ]


def test_a_row_longer_than_the_headings_loses_no_cell():
    assert rows("Ref,Action\n1,Agree,Mayor\n2,Build,Leader\n")[1] == ["1", "Agree", "Mayor"]


def test_html_in_a_cell_becomes_its_paragraphs():
    assert rows("Ref,Action\n1,<p>Agree</p><p>Build</p>\n")[1] == ["1", "Agree / Build"]


def test_a_byte_order_mark_leaves_no_trace():
    assert rows("\ufeffRef,Action\n1,Agree\n")[0] == ["Ref", "Action"]


@pytest.mark.parametrize(
    ("suffix", "data", "expected"),
    [
        (".csv", b"anything", True),
        (".CSV", b"", True),
        (".txt", b'"Ref","Action"\n"1","Agree"\n', True),
        (".txt", b"Ref,Action\n1,Agree\n", False),
        (".txt", b'"Quoted," she said.\n', False),
    ],
)
def test_is_csv(suffix, data, expected):
    assert sheet.is_csv(suffix, data) is expected


def blocks(text):
    return [(block.kind, block.text.words, block.text.place) for block in sheet.read_csv(text.encode()).blocks]


def test_words_below_an_empty_row_at_the_end_are_paragraphs():
    found = blocks(
        "Plan,,\n\nRef,Action,Lead\n1,Agree,Mayor\n,,\nDates were agreed by the Mayor.,,\n1. See the plan.,,\n"
    )
    assert found == [
        ("table", "", "line 1"),
        ("paragraph", "Dates were agreed by the Mayor.", "line 6, column 1"),
        ("item", "See the plan.", "line 7, column 1"),
    ]


def test_a_sentence_right_below_a_table_whose_cells_have_no_full_stops_is_a_paragraph():
    found = blocks("Action,Lead\nAgree a plan,Mayor\nForm a board,Mayor\nThe Borough thanks all who helped.,\n")
    assert found[1:] == [("paragraph", "The Borough thanks all who helped.", "line 4, column 1")]


@pytest.mark.parametrize(
    "text",
    [
        "Ref,Action,Lead\n1,Agree,Mayor\n,Build,\n",  # no empty row
        "Action,Lead\nAgree a plan with all of us.,Mayor\nForm a board with all of us.,\n",  # full stops throughout
        "Action,Lead\nAgree a plan with all of us.,\n",
        "Ref,Action,Lead\n\n1,Agree,Mayor\n",  # below the headings alone
        "Ref,Action,Lead\n1,Agree,Mayor\n\n2,Build,Mayor\n\n,Report,\n",  # rows parted by empty ones
        "Ref,Action,Lead\n1,Agree,Mayor\n\nCulture,,\n2,Build,Mayor\n",  # a heading over more rows
        "Ref,Action,Lead\n1,Agree,Mayor\n\n,Build,\n",  # no sentence
        "Action\nAgree\n\nBuild.\n",
    ],
)
def test_rows_of_the_table_stay_rows(text):
    assert [kind for kind, _, _ in blocks(text)] == ["table"]
