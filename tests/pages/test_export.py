"""What a reader downloads says what it is, loses nothing, and holds no formula."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.parts import cells, export, notices
from queries.formulas import may_act

ROWS = pd.DataFrame(
    {
        "Council": ["Borchester", None],
        "Action": ["=HYPERLINK(1)", "Agree; review\r\nagain"],
        "Owners": [np.array(["Leader", "Director"], dtype=object), None],
        "Due": pd.to_datetime(["2024-05-31", None]),
        "Slip (days)": pd.array([-5, None], dtype="Int32"),
        "Share": [0.25, float("nan")],
        "Dropped": pd.array([True, None], dtype="boolean"),
        "Count": [3.0, 4.0],
    }
)
SHEET = export.Sheet(
    title="Overdue actions",
    answer="2 of 30 actions are overdue",
    as_at=date(2026, 11, 22),
    filters={"Council type": "Unitary authority", "Region": "=North"},
    definition="Overdue: a document dated on or after the deadline says it is not finished.",
    link="https://example.org/?as_at=2026-11-22",
    build="v1",
    rows=ROWS,
    sources=("Plan (https://example.org/plan)", "+report.txt"),
)
DANGEROUS = [
    "=1+1", "+1", "-1", "@SUM(1)", "|calc", "  =1", "\t=1", "\tx", "\rx", "\nx", "\u00a0=1", "\u200b=1", "\ufeff@a",
    "＝1", "＋1", "－1", "＠a", "｜a", "\x00=1", "﹦1", "﹣1",
]  # fmt: skip
HARMLESS = ["Agree = done", "a-b", "3 | 4", "", "‘=1", "(1)", "£1"]


def told(data: bytes) -> tuple[list[list[str]], list[list[str]]]:
    """Lines of facts, and heading with rows."""
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    gap = lines.index([])
    return lines[:gap], lines[gap + 1 :]


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def of(**columns: list) -> export.Sheet:
    return replace(SHEET, rows=pd.DataFrame(columns))


def test_the_csv_says_first_what_it_is():
    data = export.as_csv(SHEET)
    assert data.startswith(b"\xef\xbb\xbf# Title,Overdue actions\r\n")
    facts, _ = told(data)
    assert [line[0] for line in facts] == [
        "# Title", "# As at", "# Filters", "# Answer", "# Rows", "# Definition", "# Wording", "# Gaps", "# Link",
        "# Build", "# Source", "# Source",
    ]  # fmt: skip
    said = dict(facts[:-2])
    assert said["# As at"] == "2026-11-22"
    assert said["# Filters"] == "Council type: Unitary authority; Region: =North"
    assert said["# Rows"] == "2 rows"
    assert said["# Wording"] == notices.WORDING.replace("*", "")
    assert facts[-1] == ["# Source", "'+report.txt"]


def test_the_table_of_the_csv():
    _, table = told(export.as_csv(SHEET))
    assert table == [
        ["Council", "Action", "Owners", "Due", "Slip (days)", "Share", "Dropped", "Count"],
        ["Borchester", "'=HYPERLINK(1)", "Leader; Director", "2024-05-31", "-5", "0.25", "yes", "3"],
        ["not stated", "Agree; review\nagain", "not stated", "not stated", "", "", "not stated", "4"],
    ]


def test_readers_that_skip_remarks_find_the_table():
    sheet = of(Action=["Plan # 4", "Two\nlines"], Number=[1, 2])
    frame = pd.read_csv(io.BytesIO(export.as_csv(sheet)), comment="#", encoding="utf-8-sig")
    assert frame.to_dict("list") == {"Action": ["Plan # 4", "Two\nlines"], "Number": [1, 2]}


def test_without_filters_sources_or_rows_it_says_none():
    facts, table = told(export.as_csv(replace(SHEET, filters={}, sources=(), rows=ROWS.head(0))))
    assert ["# Filters", "none"] in facts and ["# Source", "none"] in facts and ["# Rows", "0 rows"] in facts
    assert len(table) == 1
    assert opened(export.as_xlsx(replace(SHEET, rows=ROWS.head(0))))["Rows"].max_row == 1


def test_invented_data_says_so_before_all_else():
    sheet = replace(SHEET, banner="These councils are invented.")
    assert told(export.as_csv(sheet))[0][0] == ["# Note", "These councils are invented."]
    assert opened(export.as_xlsx(sheet))["About"]["B2"].value == "These councils are invented."


def test_a_line_break_in_a_fact_does_not_make_it_the_table():
    sheet = replace(SHEET, answer="2 of 30\n\nare overdue", title="One\r\nTwo")
    facts, table = told(export.as_csv(sheet))
    assert ["# Answer", "2 of 30 are overdue"] in facts and ["# Title", "One Two"] in facts
    assert len(table) == 3


def test_the_workbook_has_a_table_with_real_dates_and_numbers():
    book = opened(export.as_xlsx(SHEET))
    assert book.sheetnames == ["Rows", "About", "Sources"]
    rows = book["Rows"]
    assert [cell.value for cell in rows[2]][3:] == [pd.Timestamp("2024-05-31"), -5, 0.25, "yes", 3]
    assert rows["D2"].is_date and rows["D2"].number_format == "dd/mm/yyyy"
    assert [cell.value for cell in rows[3]][2:7] == ["not stated", "not stated", None, None, "not stated"]
    assert rows.freeze_panes == "A2" and rows.auto_filter.ref == "A1:H3" and rows.print_title_rows == "$1:$1"
    assert all(cell.font.bold for cell in rows[1]) and not rows["A2"].font.bold
    assert rows["B3"].alignment.wrap_text
    assert 10 <= rows.column_dimensions["A"].width <= 60


def test_about_and_sources_say_the_same_as_the_csv():
    book = opened(export.as_xlsx(SHEET))
    about = {row[0]: row[1] for row in book["About"].iter_rows(min_row=2, values_only=True)}
    facts = {line[0].removeprefix("# "): line[1].removeprefix("'") for line in told(export.as_csv(SHEET))[0]}
    assert about.pop("As at").date().isoformat() == facts.pop("As at")
    assert {"Source": facts["Source"], **about} == facts
    assert [row[0] for row in book["Sources"].iter_rows(min_row=2, values_only=True)] == list(SHEET.sources)
    assert "never nought" in about["Gaps"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_acts_as_a_formula(text):
    sheet = replace(of(**{text: [text, "x"]}), title=text, filters={text: text}, sources=(text,), answer=text)
    facts, table = told(export.as_csv(sheet))
    assert table[0][0].startswith("'") and table[1][0].startswith("'")
    assert not any(may_act(value) for line in facts for value in line)
    assert facts[-1][1].startswith("'") or not may_act(facts[-1][1])
    book = opened(export.as_xlsx(sheet))
    assert {cell.data_type for tab in book for row in tab.iter_rows() for cell in row} <= {"s", "d", "n"}
    assert book["Rows"]["A2"].quotePrefix and not book["Rows"]["A3"].quotePrefix


@pytest.mark.parametrize("text", HARMLESS)
def test_what_cannot_act_is_left_as_it_is(text):
    assert told(export.as_csv(of(a=[text, "x"])))[1][1] == [text or "not stated"]


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "TRUE", "1", "2024-05-31", "1e5"])
def test_text_that_looks_like_something_else_stays_text_in_the_workbook(text):
    cell = opened(export.as_xlsx(of(a=[text])))["Rows"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_negative_numbers_stay_numbers():
    sheet = of(a=[-5, 3], b=[-0.5, None], c=[-1, "-1"])
    assert told(export.as_csv(sheet))[1][1:] == [["-5", "-0.5", "-1"], ["3", "", "'-1"]]
    assert [cell.data_type for cell in opened(export.as_xlsx(sheet))["Rows"][2]] == ["n", "n", "n"]


def test_what_a_spreadsheet_cannot_hold_is_shown_as_missing():
    sheet = of(a=pd.Series(["x\x00y\x1b\ud800\ufffe"], dtype=object))
    assert told(export.as_csv(sheet))[1][1] == ["x\ufffdy\ufffd\ufffd\ufffd"]
    assert opened(export.as_xlsx(sheet))["Rows"]["A2"].value == "x\ufffdy\ufffd\ufffd\ufffd"


def test_a_text_longer_than_a_cell_says_so_where_it_ends():
    text = "word " * 10_000
    value = opened(export.as_xlsx(of(a=[text])))["Rows"]["A2"].value
    assert len(value) == 32_767
    assert value.endswith("[… cut here by Excel's limit: 50,000 characters in all, whole in the CSV]")
    assert told(export.as_csv(of(a=[text])))[1][1] == [text]


def test_values_that_are_rare():
    sheet = of(
        a=[date(1066, 10, 14), pd.Timestamp("2024-01-01 10:30")], b=[10**17, -(10**17)], c=[float("inf"), 1.0],
        d=[[], ["x", None]], e=[True, False],
    )  # fmt: skip
    assert told(export.as_csv(sheet))[1][1:] == [
        ["1066-10-14", "100000000000000000", "inf", "not stated", "yes"],
        ["2024-01-01 10:30:00", "'-100000000000000000", "1", "x; not stated", "no"],
    ]
    assert opened(export.as_xlsx(sheet))["Rows"]["A2"].value == "1066-10-14"


def test_two_columns_of_one_name_are_both_there():
    frame = pd.DataFrame([["x", "y"]], columns=["a", "a"])
    assert told(export.as_csv(replace(SHEET, rows=frame)))[1] == [["a", "a"], ["x", "y"]]


def test_the_same_sheet_gives_the_same_bytes():
    one, two = export.as_xlsx(SHEET), export.as_xlsx(replace(SHEET, rows=ROWS.copy()))
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert set(re.findall(rb"2\d{3}-\d\d-\d\dT[\d:]+Z", parts.read("docProps/core.xml"))) == {
            b"2026-11-22T00:00:00Z"
        }


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Overdue actions", "overdue-actions-2026-11-22.csv"),
        ("What was told: 4 of 5 (80%)?", "what-was-told-4-of-5-80-2026-11-22.csv"),
        ("../../etc/passwd", "etc-passwd-2026-11-22.csv"),
        ("Café", "cafe-2026-11-22.csv"),
        ("＝", "rows-2026-11-22.csv"),
        ("x" * 300, f"{'x' * 80}-2026-11-22.csv"),
    ],
)
def test_the_file_is_named_after_title_and_day(title, name):
    assert export.name(replace(SHEET, title=title).title, replace(SHEET, title=title).as_at, ".csv") == name
    assert export.name(replace(SHEET, title=title).title, replace(SHEET, title=title).as_at, "csv") == name


SPECIAL = st.sampled_from([*DANGEROUS, *HARMLESS, "#N/A", "\x0b", '"', ",", "'", "_x0041_"])
TEXTS = st.lists(st.text() | SPECIAL, max_size=3).map("".join)
VALUES = (
    st.none() | TEXTS | st.integers(-(10**14), 10**14) | st.booleans() | st.dates(date(1900, 3, 1), date(2100, 1, 1))
)
VALUES |= st.lists(TEXTS, max_size=3)


def back(text: str) -> str:
    """A value of a file of plain text without the apostrophe that keeps it from acting."""
    return text[1:] if text.startswith("'") and may_act(text.lstrip("'")) else text


def held(cell: object) -> str:
    """A value of a workbook as text; it needs no apostrophe, since it is kept as text."""
    return cell.date().isoformat() if hasattr(cell, "date") else "" if cell is None else str(cell)


def meant(cell: cells.Cell) -> str:
    return "" if cell is None else str(cell)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=4), TEXTS)
def test_read_back_nothing_acts_and_nothing_is_lost(rows, title):
    frame = pd.DataFrame({"a": pd.Series([a for a, _ in rows], dtype=object), title or "b": [b for _, b in rows]})
    sheet = replace(SHEET, rows=frame, title=title, answer=title, filters={title: title}, sources=(title,))
    expected = [
        [meant(cell) for cell in row]
        for row in zip(*map(cells.column, (frame.iloc[:, 0], frame.iloc[:, 1])), strict=True)
    ]
    facts, table = told(export.as_csv(sheet))
    numbers = re.compile(r"-?\d+(\.\d+)?(e[+-]\d+)?")
    assert not [v for line in [*facts, *table] for v in line if may_act(v) and not numbers.fullmatch(v)]
    assert [[back(value) for value in row] for row in table[1:]] == expected
    book = opened(export.as_xlsx(sheet))
    assert not [cell for tab in book for row in tab.iter_rows() for cell in row if cell.data_type in "fe"]
    found = [[held(cell.value) for cell in row] for row in book["Rows"].iter_rows(min_row=2, max_col=2)]
    assert found == expected
