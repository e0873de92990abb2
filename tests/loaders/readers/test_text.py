"""Plain text and Markdown -> blocks."""

import pytest

from loaders.readers import text


def read(words):
    return text.read(words.encode()).blocks


def texts(words):
    return [(block.kind, block.text.words) for block in read(words)]


def cells(table):
    return [[" / ".join(t.words for t in cell) for cell in row.cells] for row in table.rows]


def test_tab_separated_lines_are_a_table():
    [table] = read("Ref\tRecommendation\tLead\n1\tAgree a vision\tLeader\n")
    assert cells(table) == [["Ref", "Recommendation", "Lead"], ["1", "Agree a vision", "Leader"]]


def test_blank_lines_between_rows_do_not_end_a_table():
    [table, after] = read("Ref\tAction\tLead\n\n1\tAgree\tLeader\n\n\n2\tBuild\tMayor\n\nWords after the table.\n")
    assert cells(table) == [["Ref", "Action", "Lead"], ["1", "Agree", "Leader"], ["2", "Build", "Mayor"]]
    assert after.text.words == "Words after the table."


def test_a_table_of_two_columns_keeps_its_numbered_rows():
    [table] = read("No\tRecommendation\n1\tAgree a vision\n2\tBuild a team\n")
    assert cells(table) == [["No", "Recommendation"], ["1", "Agree a vision"], ["2", "Build a team"]]


def test_a_list_numbered_with_tabs_is_no_table():
    assert [(b.kind, b.text.marker, b.text.words) for b in read("1.\tAgree a vision\n2.\tBuild a team\n")] == [
        ("item", "1.", "Agree a vision"),
        ("item", "2.", "Build a team"),
    ]


def test_short_rows_are_filled_with_empty_cells():
    [table] = read("Ref\tAction\tLead\nR1\tAgree\n\tBuild\tMayor\n")
    assert cells(table) == [["Ref", "Action", "Lead"], ["R1", "Agree", ""], ["", "Build", "Mayor"]]


def test_pipe_tables_lose_their_rule_and_keep_their_lines():
    [table] = read("| Ref | Action |\n|-----|:------|\n| 1 | Agree |\n")
    assert cells(table) == [["Ref", "Action"], ["1", "Agree"]]
    assert [row.place for row in table.rows] == ["line 1", "line 3"]


def test_a_single_pipe_in_a_sentence_is_no_table():
    assert texts("Borchester | a city\n") == [("paragraph", "Borchester | a city")]


def test_places_name_the_line_and_the_column():
    [heading, table] = read("Plan\n\nRef\tAction\tLead\n1\tAgree\tMayor\n")
    assert heading.text.place == "line 1"
    assert table.rows[1].cells[1][0].place == "line 4, column 2"


def test_html_inside_a_cell_becomes_its_paragraphs():
    [table] = read("Ref\tAction\tLead\n1\t<p>Agree</p><ol><li>Form</li><li>Report</li></ol>\tMayor\n")
    assert [(t.marker, t.words) for t in table.rows[1].cells[1]] == [("", "Agree"), ("1.", "Form"), ("2.", "Report")]


WRAPPED = """\
The parish of Ambridge lies in the south of the county and has for many years had a
council of its own, which meets every other week in the village hall and which takes
decisions on whatever the county leaves to it.

Borchester is the county town. It has a cathedral, a cattle market and a council that
has lately looked hard at how it works with the parishes round about it and what they
expect from the city in return.
"""


def test_wrapped_lines_are_one_paragraph():
    [one, two] = read(WRAPPED)
    assert one.text.words.endswith("whatever the county leaves to it.")
    assert (two.text.words[:13], two.text.place) == ("Borchester is", "line 5")
    assert two.text.words.endswith("city in return.")


def test_lines_of_an_address_are_not_joined():
    assert len(read("The Guildhall\nMarket Square\nBorchester\n")) == 3


def test_a_blank_line_inside_a_sentence_does_not_end_it_where_the_text_is_wrapped():
    [*_, last] = read(
        WRAPPED + "\nThe council of Felpersham looks after the river and the paths that run along it from the\n"
        "\nbridge to the mill.\n"
    )
    assert last.text.words.endswith("from the bridge to the mill.")


def test_a_text_with_a_blank_line_after_every_line_is_joined_too():
    doubled = WRAPPED.replace("\n\n", "\n").replace("\n", "\n\n")
    assert [b.text.words for b in read(doubled)] == [b.text.words for b in read(WRAPPED)]


def test_a_finished_sentence_before_a_blank_line_stays_apart():
    assert len(read("The plan is agreed.\n\nit was late.\n")) == 2


@pytest.mark.parametrize(
    ("line", "marker", "words"),
    [
        ("• Agree a plan", "•", "Agree a plan"),
        ("- Agree a plan", "-", "Agree a plan"),
        ("* Agree a plan", "*", "Agree a plan"),
        ("\uf0b7 Agree a plan", "\uf0b7", "Agree a plan"),
        ("(cid:127) Agree a plan", "(cid:127)", "Agree a plan"),
        ("o  Agree a plan", "o", "Agree a plan"),
        ("1. Agree a plan", "1.", "Agree a plan"),
        ("a) Agree a plan", "a)", "Agree a plan"),
        ("(iv) Agree a plan", "(iv)", "Agree a plan"),
        ("1.1 Agree a plan", "1.1", "Agree a plan"),
    ],
)
def test_bullets_and_numbers_open_items(line, marker, words):
    [item] = read(line)
    assert (item.kind, item.text.marker, item.text.words) == ("item", marker, words)


@pytest.mark.parametrize("line", ["o fortuna", "2024 was a good year", "12 councillors met", "A vision", "–"])
def test_ordinary_beginnings_open_no_item(line):
    assert read(line)[0].kind == "paragraph"


def test_an_item_goes_on_in_the_next_line():
    [item, other] = read("- Agree a plan with the\n  parishes\n- Build it\n")
    assert (item.text.words, other.text.words) == ("Agree a plan with the parishes", "Build it")


def test_a_lost_bullet_shows_by_its_indent():
    blocks = read(
        "The council of Borchester has made progress, among other things with:\n"
        "  A first review of the way in which the committees work together\n"
        "  A second review, of the money that the market brings to the city\n"
        "Residents of Borchester were asked what they thought of it in May.\n"
        "They said that they liked the market and wished it came more often.\n"
        "The survey will be repeated when the new market hall has opened.\n"
        "Nothing else was decided by the council before the summer break.\n"
    )
    assert [b.kind for b in blocks] == ["paragraph", "item", "item", *["paragraph"] * (len(blocks) - 3)]
    assert blocks[1].text.words == "A first review of the way in which the committees work together"


def test_an_indented_text_has_no_lost_bullets():
    assert {
        b.kind
        for b in read("".join(f"    Line {n} of a text that is indented as a whole by its maker.\n" for n in range(6)))
    } == {"paragraph"}


def test_a_label_on_a_line_of_its_own_stays_alone():
    assert texts("Recommendation 1\nAgree a vision for the city.\nRecommendation 2\nBuild a team.\n") == [
        ("paragraph", "Recommendation 1"),
        ("paragraph", "Agree a vision for the city."),
        ("paragraph", "Recommendation 2"),
        ("paragraph", "Build a team."),
    ]


def test_markdown_headings_and_bold():
    assert texts("# Action plan\n\n**Recommendation 1:** Agree a vision\n") == [
        ("heading", "Action plan"),
        ("paragraph", "Recommendation 1: Agree a vision"),
    ]


def test_a_heading_does_not_take_the_line_below_it():
    assert texts("## Progress\nthe council met\n") == [("heading", "Progress"), ("paragraph", "the council met")]


def test_a_byte_order_mark_and_windows_line_ends_leave_no_trace():
    assert [b.text.words for b in text.read("\ufeffPlan\r\n\r\nWords.\r\n".encode()).blocks] == ["Plan", "Words."]


def test_nothing_but_blank_lines_has_no_blocks():
    assert read("\n \n\t\n") == ()
