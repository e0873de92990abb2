"""Tables of a document -> plan tables: headings, pages, titles."""

import pytest

from loaders.readers import web
from loaders.recognise import tables


@pytest.fixture
def find(known):
    """find('<table>...') -> the plan tables of a page."""

    def of(html):
        return tables.find(web.read(html.encode()).blocks, known)[0]

    return of


def table(*rows):
    return (
        "<table>"
        + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows)
        + "</table>"
    )


HEADINGS = "Ref|Recommendation|Action|Lead"


def test_rows_by_field(find):
    [plan] = find(table(HEADINGS, "1|Agree|Form|Mayor"))
    [row] = plan.rows
    assert {name: row.text(name) for name in row.cells} == {
        "ref": "1",
        "recommendation": "Agree",
        "action": "Form",
        "owner": "Mayor",
    }


def test_title_rows_above_the_headings_are_no_records(find):
    [plan] = find(table("Plan of Ambridge|||", HEADINGS, "1|Agree|Form|Mayor"))
    assert [row.text("ref") for row in plan.rows] == ["1"]


def test_headings_over_two_rows(find):
    [plan] = find(table("Ref|What do we want to|Actions to be|Lead", "|achieve?|taken|officer", "1|Vision|Form|Mayor"))
    assert plan.headings.fields == ("ref", "objective", "action", "owner")
    assert [row.text("objective") for row in plan.rows] == ["Vision"]


def test_two_columns_of_one_field_are_both_kept(find):
    [plan] = find(table("Recommendation|Action|Accountable|Responsible", "Agree|Form|Leader|Chief Executive"))
    assert plan.rows[0].text("owner") == "Leader Chief Executive"


def test_headings_printed_again_are_no_record_and_mark_a_page_break(find):
    [plan] = find(table(HEADINGS, "1|Agree|Form|Mayor", HEADINGS, "2|Build|Hire|Mayor"))
    assert [(row.text("ref"), row.is_after_break) for row in plan.rows] == [("1", False), ("2", True)]


@pytest.mark.parametrize("between", ["", "<p>Page 2 of 5</p>", "<p>7</p>"])
def test_a_table_goes_on_over_the_page(find, between):
    [plan] = find(table(HEADINGS, "1|Agree|Form|Mayor") + between + table(HEADINGS, "2|Build|Hire|Mayor"))
    assert [(row.text("ref"), row.is_after_break) for row in plan.rows] == [("1", False), ("2", True)]


def test_a_running_title_does_not_open_another_table(find):
    page = "<p>Plan of Ambridge</p>"
    assert (
        len(
            find(
                page
                + table(HEADINGS, "1|A|B|C")
                + page
                + table(HEADINGS, "2|A|B|C")
                + page
                + table(HEADINGS, "3|A|B|C")
            )
        )
        == 1
    )


def test_words_of_its_own_before_a_table_open_another(find):
    assert (
        len(
            find(
                table(HEADINGS, "1|Agree|Form|Mayor")
                + "<h2>Governance and culture</h2>"
                + table(HEADINGS, "2|Build|Hire|Mayor")
            )
        )
        == 2
    )


def test_a_table_without_headings_of_the_same_width_goes_on(find):
    [plan] = find(table(HEADINGS, "1|Agree|Form|Mayor") + table("2|Build|Hire|Mayor"))
    assert [row.text("ref") for row in plan.rows] == ["1", "2"]


def test_a_table_without_headings_of_another_width_is_no_plan(find):
    [plan] = find(table(HEADINGS, "1|Agree|Form|Mayor") + table("Chair|Jennifer"))
    assert [row.text("ref") for row in plan.rows] == ["1"]


def test_a_table_about_other_things_is_no_plan(find):
    assert find(table("Name|Ward|Party", "Jennifer|Ambridge|None")) == []


@pytest.mark.parametrize(
    ("headings", "key"),
    [
        ("Ref|Recommendation|Action|Lead", "recommendation"),
        ("What do we want to achieve?|Action|Lead", "objective"),
        ("Action|Lead|Deadline", "action"),
        ("Ref|Council response|Lead", "response"),
    ],
)
def test_the_column_that_says_what_a_row_is_about(find, headings, key):
    [plan] = find(table(headings, "|".join("x" for _ in headings.split("|"))))
    assert plan.key == key


def test_a_total_in_a_title_row_of_the_table_is_read(table):
    found = table(
        "Corporate Peer Challenge plan|||", "14 of 20 actions are complete|||", HEADINGS, "1|Agree|Form|Mayor"
    )
    assert [(t.unit, t.measure, t.count, t.of) for t in found.totals] == [("action", "complete", 14, 20)]


def test_a_sentence_in_the_place_of_a_number_is_no_record(table):
    found = table(HEADINGS, "1|Agree|Form|Mayor", "In all, 14 of 20 actions are now complete.|||")
    assert [(r.ref, r.text, [a.text for a in r.actions]) for r in found.recommendations] == [("1", "Agree", ["Form"])]
    assert [(t.count, t.of) for t in found.totals] == [(14, 20)]


ALIKE = "before the next budget is set, with staff and partners ready to play their part in this"


def two_numbers(table, *headings):
    found = table(
        "|".join(headings),
        f"6|Improve scrutiny {ALIKE}|6.1|Form a group|Mayor",
        "||6.2|Report|Mayor",
        f"7|Embed the survey {ALIKE}|7.1|Agree|Mayor",
    )
    return [(one.ref, [action.ref for action in one.actions]) for one in found.recommendations]


def test_a_second_column_of_numbers_before_the_actions_counts_the_actions(table):
    expected = [("6", ["6.1", "6.2"]), ("7", ["7.1"])]
    assert two_numbers(table, "Ref", "Recommendation", "No", "Action", "Lead") == expected
    assert two_numbers(table, "No.", "LGA recommendation", "Ref", "Actions", "Lead") == expected
