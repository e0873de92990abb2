"""XLSX -> one table for each visible sheet; fill colours by their names."""

import random
from datetime import date, datetime, time
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from loaders.errors import LoadError
from loaders.readers import colours, spreadsheet
from tests.loaders.readers.broken import changed, mutated


def made(*rows, build=None):
    """A workbook with one sheet 'Actions' of these rows, and whatever `build` does to it."""
    book = Workbook()
    book.active.title = "Actions"
    for row in rows:
        book.active.append(row)
    if build:
        build(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def read(*rows, build=None):
    return spreadsheet.read(made(*rows, build=build)).blocks


def table(*rows, build=None):
    [found] = read(*rows, build=build)
    return found.rows


def grid(rows):
    return [[" / ".join(text.words for text in cell) for cell in row.cells] for row in rows]


def printed(value, shape):
    """What the reader makes of one cell with a number format."""

    def build(book):
        book.active["A1"].value = value
        book.active["A1"].number_format = shape

    [[words]] = grid(table(build=build))
    return words


def solid(rgb):
    return PatternFill("solid", fgColor=rgb)


def test_the_media_type_is_that_of_excel():
    assert spreadsheet.read(made(["Ref"])).media_type.endswith("spreadsheetml.sheet")


def test_a_sheet_is_a_table_with_its_title_rows():
    assert grid(table(["Ambridge plan"], ["Ref", "Action"], ["1", "Agree"])) == [
        ["Ambridge plan", ""],
        ["Ref", "Action"],
        ["1", "Agree"],
    ]


def test_a_single_sheet_has_no_heading():
    [block] = read(["Ref", "Action"])
    assert (block.kind, block.text.place) == ("table", "sheet Actions")


def test_the_name_of_a_sheet_stands_before_it_where_there_are_several():
    found = read(["Ref"], build=lambda book: book.create_sheet("Key").append(["Green", "Complete"]))
    assert [(b.kind, b.text.words) for b in found] == [
        ("heading", "Actions"),
        ("table", ""),
        ("heading", "Key"),
        ("table", ""),
    ]


def test_an_empty_sheet_counts_for_nothing():
    assert [b.kind for b in read(["Ref"], build=lambda book: book.create_sheet("Sheet2"))] == ["table"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_left_out(state):
    def build(book):
        book.create_sheet("Lists").append(["Complete"])
        book["Lists"].sheet_state = state

    assert [b.text.place for b in read(["Ref"], build=build)] == ["sheet Actions"]


def test_hidden_rows_and_columns_are_kept():
    def build(book):
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["B"].hidden = True

    assert grid(table(["Ref", "Action"], ["1", "Agree"], build=build)) == [["Ref", "Action"], ["1", "Agree"]]


def test_places_are_those_of_the_sheet():
    rows = table([], ["Ref", None, "Action"], [], ["1", None, "Agree"])
    assert [row.place for row in rows] == ["sheet Actions, row 2", "sheet Actions, row 4"]
    assert rows[1].cells[2][0].place == "sheet Actions, row 4, column 3"


def test_an_empty_margin_on_the_left_is_no_column():
    assert grid(table([None, "Ref", "Action"], [None, "1", "Agree"])) == [["Ref", "Action"], ["1", "Agree"]]


def test_a_cell_over_several_columns_leaves_the_others_empty():
    rows = table(["Wide", "", "c"], ["a", "b", "c"], build=lambda book: book.active.merge_cells("A1:B1"))
    assert [row.cells[1] == () for row in rows] == [True, False]


def test_a_cell_over_several_rows_stands_in_each_with_its_first_place():
    rows = table(
        ["Ref", "Action"], ["1", "a"], [None, "b"], ["2", "c"], build=lambda book: book.active.merge_cells("A2:A3")
    )
    assert grid(rows) == [["Ref", "Action"], ["1", "a"], ["1", "b"], ["2", "c"]]
    assert rows[2].cells[0] is rows[1].cells[0]


def test_a_cell_over_rows_and_columns():
    rows = table(
        ["m", None, "1"], [None, None, "2"], ["a", "b", "c"], build=lambda book: book.active.merge_cells("A1:B2")
    )
    assert grid(rows)[:2] == [["m", "", "1"], ["m", "", "2"]]


def test_a_row_that_holds_only_part_of_a_merged_cell_is_empty():
    rows = table(["1", "a"], [], ["2", "c"], build=lambda book: book.active.merge_cells("A1:A2"))
    assert [row.place for row in rows] == ["sheet Actions, row 1", "sheet Actions, row 3"]


@pytest.mark.parametrize(
    "shape", ["dd/mm/yyyy", "d mmmm yyyy", "[$-F800]dddd, mmmm dd, yyyy", "dd-mmm-yy;@", "d-mmm", "yyyy-mm-dd"]
)
def test_a_date_with_a_day(shape):
    assert printed(date(2025, 3, 31), shape) == "31 March 2025"


@pytest.mark.parametrize("shape", ["mmm-yy", "mmmm yyyy", "[$-809]mmmm yyyy;@", "mmm\\ yy", "mm/yyyy"])
def test_a_date_without_a_day_is_no_more_precise_than_the_sheet(shape):
    assert printed(date(2025, 3, 1), shape) == "March 2025"


def test_a_date_of_which_only_the_year_is_shown():
    assert printed(date(2025, 3, 1), "yyyy") == "2025"


def test_a_time_of_day():
    assert printed(datetime(2025, 3, 31, 14, 30), "dd/mm/yyyy hh:mm") == "31 March 2025 14:30"
    assert printed(time(14, 30), "hh:mm") == "14:30"


@pytest.mark.parametrize(
    ("value", "shape", "expected"),
    [
        (0.75, "0%", "75%"),
        (1, "0%", "100%"),
        (0.745, "0%", "75%"),
        (0.755, "0.0%", "75.5%"),
        (3.0, "General", "3"),
        (1.1, "General", "1.1"),
        (0.1 + 0.2, "General", "0.3"),
        (1.1, "0.00", "1.10"),
        (2.5, "0.##", "2.5"),
        (3, "00", "03"),
        (3, '"R"0', "R3"),
        (1234567, "#,##0", "1,234,567"),
        (1200, "[$£-809]#,##0", "£1,200"),
        (-1200, '"£"#,##0_);[Red]\\("£"#,##0\\)', "-£1,200"),
        (5, "@", "5"),
        (0.5, "# ?/?", "0.5"),
    ],
)
def test_numbers_as_the_sheet_shows_them(value, shape, expected):
    assert printed(value, shape) == expected


@pytest.mark.parametrize("value", [10**15, 1e300, -1e20])
def test_numbers_beyond_every_format_are_still_printed(value):
    assert printed(value, "0.00") == str(value)


def test_words_true_and_false():
    assert grid(table([True, False])) == [["TRUE", "FALSE"]]


def test_a_formula_shows_its_last_value():
    data = changed(
        made(["=1+1"]),
        {"xl/worksheets/sheet1.xml": lambda old: old.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")},
    )
    assert grid(spreadsheet.read(data).blocks[0].rows) == [["2"]]


def test_an_error_is_printed_as_it_stands():
    assert grid(table(["#REF!", "Agree"])) == [["#REF!", "Agree"]]


def test_lines_in_a_cell_are_paragraphs_and_bullets_markers():
    [row] = table(["Agree:\n• Form\n- Report", "x"])
    assert [(t.marker, t.words) for t in row.cells[0]] == [("", "Agree:"), ("•", "Form"), ("-", "Report")]


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (solid("FF00B050"), "green"),
        (solid(Color(theme=9)), "amber"),
        (solid(Color(theme=9, tint=0.4)), "amber"),
        (solid(Color(theme=4, tint=0.8)), ""),
        (solid(Color(indexed=2)), "red"),
        (solid(Color(indexed=64)), ""),
        (PatternFill("gray125"), ""),
    ],
)
def test_the_fill_of_a_cell_is_the_fill_of_its_texts(fill, expected):
    def build(book):
        book.active["A1"].fill = fill

    [row] = table(["On track\nand more", "b"], build=build)
    assert [text.fill for text in row.cells[0]] == [expected, expected]


def test_a_cell_with_only_a_colour_holds_one_text_without_words():
    def build(book):
        book.active["B2"].fill = solid("FFFF0000")

    [text] = table(["Action", "RAG"], ["Agree"], build=build)[1].cells[1]
    assert (text.words, text.fill, text.place) == ("", "red", "sheet Actions, row 2, column 2")


def test_a_colour_over_several_rows_stands_in_each():
    def build(book):
        book.active["B1"].fill = solid("FF00B050")
        book.active.merge_cells("B1:B2")

    rows = table(["Agree", None, "x"], ["Report", None, "y"], build=build)
    assert [row.cells[1][0].fill for row in rows] == ["green", "green"]


def test_rows_and_columns_painted_outside_the_table_are_left_out():
    def build(book):
        for column in range(1, 30):
            book.active.cell(1, column).fill = solid("FF0070C0")
        book.active.cell(3, 1).fill = solid("FF0070C0")

    assert grid(table(["Ref", "Action"], build=build)) == [["Ref", "Action", ""]]


def test_a_sheet_that_claims_a_million_rows_is_read_by_what_it_holds():
    data = changed(
        made(["Ref", "Action"], ["1", "Agree"]),
        {"xl/worksheets/sheet1.xml": lambda old: old.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')},
    )
    assert grid(spreadsheet.read(data).blocks[0].rows) == [["Ref", "Action"], ["1", "Agree"]]


def test_a_cell_at_the_far_end_of_the_sheet():
    def build(book):
        book.active["XFD1048576"] = "far"

    rows = table(["Ref"], build=build)
    assert [row.place for row in rows] == ["sheet Actions, row 1", "sheet Actions, row 1048576"]


def test_a_merged_cell_over_the_whole_sheet():
    data = changed(
        made(["a", "b"], ["c", "d"], build=lambda book: book.active.merge_cells("A1:B1")),
        {"xl/worksheets/sheet1.xml": lambda old: old.replace(b'ref="A1:B1"', b'ref="A1:XFD1048576"')},
    )
    assert grid(spreadsheet.read(data).blocks[0].rows) == [["a"]]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 no zip",
        made(["Ref"])[:2000],
        changed(made(["Ref"]), {"xl/worksheets/sheet1.xml": lambda old: old[:150]}),
        changed(made(["Ref"]), {"xl/workbook.xml": lambda _: b""}),
    ],
)
def test_a_damaged_file_says_what_to_do(data):
    with pytest.raises(LoadError, match=r"^is a damaged Excel file\. Open it in Excel and save it again\.$"):
        spreadsheet.read(data)


def test_a_file_that_unpacks_to_too_much_is_refused():
    bomb = changed(made(["Ref"]), {"xl/media/big.bin": lambda _: bytes(201_000_000)})
    with pytest.raises(LoadError, match=r"^unpacks to more than 200 MB\. Load the part .* CPC_MOST_MEGABYTES\.$"):
        spreadsheet.read(bomb)


def test_too_many_cells_are_refused():
    cells = b"<row>" + b"<c><v>1</v></c>" * 1000 + b"</row>"
    data = changed(
        made(["Ref"]),
        {"xl/worksheets/sheet1.xml": lambda old: old.replace(b"</sheetData>", cells * 201 + b"</sheetData>")},
    )
    with pytest.raises(LoadError, match=r"^holds more than 200,000 cells\. Load the part that holds the plan\.$"):
        spreadsheet.read(data)


def test_cells_too_far_apart_for_a_table_are_refused():
    def build(book):
        for index in range(1, 3000):
            book.active.cell(index, index * 5).value = index

    with pytest.raises(LoadError, match=r"^holds cells too far apart for one table\."):
        read(build=build)


def test_no_broken_file_escapes_as_another_error():
    chance = random.Random(1)
    whole = made(
        ["Ref", "Due"], ["1", date(2025, 3, 1)], [None, 0.75], build=lambda book: book.active.merge_cells("A2:A3")
    )
    said = set()
    for _ in range(300):
        try:
            spreadsheet.read(mutated(whole, chance))
        except LoadError as error:
            said.add(str(error))
    assert "is a damaged Excel file. Open it in Excel and save it again." in said


@pytest.mark.parametrize(
    ("name", "fills"),
    [
        ("red", "FF0000 C00000 FFC7CE FF5050 F4CCCC FFCCCC E06666"),
        ("amber", "FFC000 FFFF00 FFEB9C ED7D31 F4B183 FFF2CC FFFFCC FF9900 FFD966"),
        ("green", "92D050 00B050 00FF00 70AD47 C6EFCE E2EFDA D9EAD3 A9D08E 008000 00CC66"),
        ("blue", "00B0F0 0070C0 4472C4 5B9BD5 0000FF 9DC3E6 002060"),
        ("purple", "7030A0 800080 B1A0C7"),
        ("grey", "A6A6A6 808080 BFBFBF 7F7F7F"),
        ("", "FFFFFF 000000 D9D9D9 F2F2F2 E7E6E6 D9E2F3 DEEAF6 DDEBF7 BDD7EE E4DFEC EAF1DD 44546A 262626 FF66B2"),
        ("", "auto none zzzzzz 12345 &"),
    ],
)
def test_the_names_of_colours(name, fills):
    assert {fill: colours.name_of(fill) for fill in fills.split()} == dict.fromkeys(fills.split(), name)


@pytest.mark.parametrize("written", ["#00b050", "FF00B050", " 00B050 "])
def test_a_colour_is_known_however_it_is_written(written):
    assert colours.name_of(written) == "green"


@pytest.mark.parametrize(
    ("tint", "expected"),
    [(0.8, "D9E2F3"), (0.6, "B4C7E7"), (-0.25, "2F5597"), (0.0, "4472C4"), (1.0, "FFFFFF"), (-1.0, "000000")],
)
def test_a_tint_lightens_or_darkens(tint, expected):
    found = colours.tinted("4472C4", tint)
    assert all(abs(int(found[i : i + 2], 16) - int(expected[i : i + 2], 16)) <= 3 for i in (0, 2, 4))


def test_words_below_an_empty_row_at_the_end_are_paragraphs():
    found = read(["Ref", "Action"], ["1", "Agree"], ["2", "Build"], [], ["Dates were agreed by the Mayor."])
    assert [(b.kind, b.text.words, b.text.place, len(b.rows)) for b in found] == [
        ("table", "", "sheet Actions", 3),
        ("paragraph", "Dates were agreed by the Mayor.", "sheet Actions, row 5, column 1", 0),
    ]


def test_a_row_below_a_merged_area_is_no_paragraph():
    def build(book):
        for area in ("A2:A3", "B2:B3"):
            book.active.merge_cells(area)

    found = read(["Ref", "Action"], ["1", "Agree"], [], ["", "Build"], build=build)
    assert [(b.kind, len(b.rows)) for b in found] == [("table", 3)]
