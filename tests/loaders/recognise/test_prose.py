"""Recommendations printed as paragraphs, headings or lists."""

import pytest


def found(printed):
    return [(r.ref, r.text) for r in printed.recommendations]


TWO = [("1", "Agree a vision for the city."), ("2", "Build a team.")]


@pytest.mark.parametrize(
    "words",
    [
        "Recommendation 1: Agree a vision for the city.\n\nRecommendation 2: Build a team.\n",
        "Recommendation 1\n\nAgree a vision for the city.\n\nRecommendation 2\n\nBuild a team.\n",
        "Rec 1 - Agree a vision for the city.\n\nRec 2 - Build a team.\n",
        "**Recommendation 1:** Agree a vision for the city.\n\n**Recommendation 2:** Build a team.\n",
        "## Recommendation 1: Agree a vision for the city.\n\n## Recommendation 2: Build a team.\n",
        "<h2>Recommendation 1</h2><p>Agree a vision for the city.</p><h2>Recommendation 2</h2><p>Build a team.</p>",
        "<table><tr><td>Recommendation 1</td><td>Agree a vision for the city.</td></tr>"
        "<tr><td>Recommendation 2</td><td>Build a team.</td></tr></table>",
        "The peers made these recommendations:\n\n1. Agree a vision for the city.\n2. Build a team.\n",
    ],
)
def test_recommendations_in_running_text(printed, words):
    assert found(printed(words)) == TWO


def test_codes_without_the_word(printed):
    assert found(printed("R1 Agree a vision for the city.\n\nR2 Build a team.\n")) == [
        ("R1", TWO[0][1]),
        ("R2", TWO[1][1]),
    ]


def test_a_second_code_is_kept(printed):
    [one] = printed("REC 3 (CRD3) Agree a vision for the city.\n").recommendations
    assert (one.ref, one.other_refs) == ("3", ("CRD3",))


def test_a_sentence_that_only_speaks_of_a_recommendation_is_none(printed):
    words = (
        "Recommendation 1: Agree a vision for the city.\n\nRecommendation 8 on markets would come later.\n\n"
        "Recommendation 2: Build a team.\n"
    )
    assert found(printed(words)) == TWO


def test_bullets_under_a_heading_that_names_them(printed):
    assert found(printed("Key recommendations\n\n• Agree a vision for the city.\n• Build a team.\n")) == [
        ("", text) for _, text in TWO
    ]


def test_what_a_committee_is_asked_to_do_is_no_recommendation(printed):
    assert found(printed("Recommendations:\n\n1. That Cabinet notes the report\n2. To approve the plan\n")) == []


def test_a_list_about_other_things_is_none(printed):
    assert found(printed("The council met to speak about:\n\n1. Bins in Ambridge.\n2. Paths in Felpersham.\n")) == []


def test_a_paragraph_between_two_items_explains_the_one_before(printed):
    words = (
        "The peers made these recommendations:\n\n1. Agree a vision for the city.\n\n"
        "This will help everyone in Borchester.\n\n"
        "2. Build a team.\n"
    )
    assert found(printed(words)) == TWO


def test_in_a_plan_the_words_below_are_the_response(printed):
    [one] = printed("Recommendation 1: Agree a vision.\n\nWe will do it soon.\n").recommendations
    assert (one.response_text, one.updates) == ("We will do it soon.", ())


def test_in_a_report_the_words_below_are_progress(printed):
    [one] = printed(
        "Recommendation 1: Agree a vision.\n\nIt was agreed in May.\n", kind="progress report"
    ).recommendations
    assert ([u.text for u in one.updates], one.response_text) == (["It was agreed in May."], "")
    assert one.updates[0].place == "line 3"


def test_a_section_of_the_document_ends_what_stands_under_a_recommendation(printed):
    words = "Recommendation 1: Agree a vision.\n\nIt was agreed.\n\n# Money\n\nThere is none.\n"
    [one] = printed(words, kind="progress report").recommendations
    assert [u.text for u in one.updates] == ["It was agreed."]


def test_points_after_a_colon_belong_to_the_words_until_one_tells_what_was_done(printed):
    words = (
        "Recommendation 1: Agree on:\n\n- Develop core plans\n- Build a team\n- A plan has been produced\n\n"
        "Recommendation 2: Stop.\n"
    )
    one, _ = printed(words, kind="progress report").recommendations
    assert (one.text, [u.text for u in one.updates]) == (
        "Agree on: Develop core plans; Build a team",
        ["A plan has been produced"],
    )


def test_a_list_of_contents_and_the_chapter_are_one_recommendation(printed):
    words = (
        "Recommendation 1: Agree a vision for the city.\nRecommendation 2: Build a team.\n\n"
        "Recommendation 1: Agree a vision for the city.\n\nIt was agreed.\n\n"
        "Recommendation 2: Build a team.\n\nTwo people came.\n"
    )
    one, two = printed(words, kind="progress report").recommendations
    assert [(r.ref, r.text) for r in (one, two)] == TWO
    assert [[u.text for u in r.updates] for r in (one, two)] == [["It was agreed."], ["Two people came."]]


def test_labelled_lines_under_a_recommendation_are_an_action(printed):
    words = (
        "Recommendation 1: Agree a vision.\nAction: Form a board.\n"
        "Lead: Mayor\nDeadline: May 2025\nStatus: In progress\n"
    )
    [one] = printed(words).recommendations
    assert [(a.text, a.owner_text, a.due_text, a.status_text) for a in one.actions] == [
        ("Form a board.", "Mayor", "May 2025", "In progress")
    ]


REPORT = """Corporate Peer Challenge progress report

Recommendation 1: Agree a vision

A vision was agreed in May.

Recommendation 2: Review the committees

The committees were reviewed.

{last}
"""


@pytest.mark.parametrize(
    "last",
    [
        "The next report will come to Cabinet in June 2025.",
        "A further progress update will be published next spring.",
        "This report was agreed by Cabinet.",
        "The council is grateful to the peer team for its work.",
        "The peers thank the council for its candour.",
        "Next steps\n\nCabinet will look at it again.",
    ],
)
def test_the_last_words_of_a_report_are_not_progress_of_its_last_recommendation(printed, last):
    found = printed(REPORT.format(last=last), "progress report").recommendations
    assert [[u.text for u in r.updates] for r in found] == [
        ["A vision was agreed in May."],
        ["The committees were reviewed."],
    ]


def test_a_second_paragraph_about_the_last_recommendation_is_its_progress(printed):
    found = printed(REPORT.format(last="Two of them were merged in June."), "progress report").recommendations
    assert [u.text for u in found[-1].updates] == ["The committees were reviewed. Two of them were merged in June."]


def test_a_further_report_stays_progress_where_others_have_as_much(printed):
    words = REPORT.replace("agreed in May.", "agreed in May.\n\nIt is on the website.")
    found = printed(words.format(last="A further report will come in June."), "progress report").recommendations
    assert [u.text for u in found[-1].updates] == ["The committees were reviewed. A further report will come in June."]


FORM = "<table><tr><td>Recommendation 1</td><td>Agree a vision</td></tr>{first}</table>{between}<table>{second}</table>"
ACTION = "<tr><td>Action</td><td>Hold a workshop</td></tr><tr><td>Lead officer</td><td>Leader</td></tr>"
NEXT = "<tr><td>Recommendation 2</td><td>Build</td></tr><tr><td>Action</td><td>Hire</td></tr>"


def form(printed, between="", first="", second=ACTION):
    found = printed(FORM.format(first=first, between=between, second=second)).recommendations
    return [(r.ref, r.text, [(a.text, a.owner_text) for a in r.actions]) for r in found]


@pytest.mark.parametrize("between", ["", "<p>Page 2 of 3</p>"])
def test_a_form_torn_by_a_page_break_goes_on_in_the_next_table(printed, between):
    assert form(printed, between) == [("1", "Agree a vision", [("Hold a workshop", "Leader")])]


def test_a_torn_form_and_the_next_one_in_one_table(printed):
    assert form(printed, second=ACTION + NEXT) == [
        ("1", "Agree a vision", [("Hold a workshop", "Leader")]),
        ("2", "Build", [("Hire", "")]),
    ]


def test_the_end_of_a_cell_that_a_page_break_tore_goes_back_to_its_half(printed):
    rest = "<tr><td></td><td>with all partners</td></tr><tr><td>Lead officer</td><td>Leader</td></tr>"
    first = "<tr><td>Action</td><td>Hold a workshop</td></tr>"
    assert form(printed, first=first, second=rest) == [
        ("1", "Agree a vision", [("Hold a workshop with all partners", "Leader")])
    ]


def test_a_table_of_fields_below_other_words_is_no_part_of_a_form(printed):
    assert form(printed, "<p>Who wrote this plan</p>") == [("1", "Agree a vision", [])]


def rows(*texts):
    cells = ("".join(f"<td>{cell}</td>" for cell in text.split("|")) for text in texts)
    return "".join(f"<tr>{row}</tr>" for row in cells)


FIRST = "Recommendation 1|Agree a vision"
DECLINED = ("Response|Not accepted", "Reason|There is no money for it")


@pytest.mark.parametrize(
    "words",
    [
        f"<table>{rows(FIRST, *DECLINED)}</table>",
        f"<table>{rows(FIRST)}</table><p>Page 2 of 3</p><table>{rows(*DECLINED)}</table>",
        f"<table>{rows(FIRST, DECLINED[0])}</table><table>{rows(DECLINED[1], 'Recommendation 2|Build')}</table>",
        f"<p>Recommendation 1: Agree a vision</p><table>{rows(*DECLINED)}</table>",
    ],
)
def test_a_row_of_a_form_with_a_label_of_its_own_stays_with_the_response(printed, words):
    first = printed(words)
    assert first.recommendations[0].text == "Agree a vision"
    assert first.recommendations[0].response_text == "Not accepted Reason: There is no money for it"
    assert first.flags == ()


def test_a_row_of_a_report_with_a_label_of_its_own_is_told_of_progress(printed):
    words = f"<table>{rows(FIRST, 'Progress|A draft is written.', 'Hurdle|Two partners have left.')}</table>"
    [one] = printed(words, "progress report").recommendations
    assert [u.text for u in one.updates] == ["A draft is written. Hurdle: Two partners have left."]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Reason|There is no money|see the budget", "Reason | There is no money | see the budget"),
        ("Cabinet looked at this in May and chose otherwise.", "Cabinet looked at this in May and chose otherwise."),
        ("|and with all partners", "and with all partners"),
        (
            "Cabinet looked at this in May and chose otherwise.|The peers were told.",
            "Cabinet looked at this in May and chose otherwise. | The peers were told.",
        ),
    ],
)
def test_a_row_of_a_form_that_is_no_label_with_its_words_is_flagged(printed, row, found):
    for words in (
        f"<table>{rows(FIRST, 'Lead|Leader', row)}</table>",
        f"<table>{rows(FIRST)}</table><table>{rows('Lead|Leader', row)}</table>",
    ):
        document = printed(words)
        assert [(flag.code, flag.found) for flag in document.flags] == [("unread_value", found)]
        assert document.flags[0].place
        assert [(r.text, r.owner_text, r.response_text) for r in document.recommendations] == [
            ("Agree a vision", "Leader", "")
        ]


@pytest.mark.parametrize("row", ["Reason|", "Deadline|", "Actions", "|", "Page 2 of 3"])
def test_a_label_without_words_is_nothing_to_read(printed, row):
    document = printed(f"<table>{rows(FIRST, 'Lead|Leader', row)}</table>")
    assert document.flags == ()
    assert [r.response_text for r in document.recommendations] == [""]


def test_a_cell_more_beside_the_recommendation_is_flagged(printed):
    document = printed(f"<table>{rows(FIRST + '|page 7', 'Recommendation 2|Build')}</table>")
    assert found(document) == [("1", "Agree a vision"), ("2", "Build")]
    assert [(flag.code, flag.found) for flag in document.flags] == [("unread_value", "page 7")]


def test_a_table_of_other_labels_beside_a_form_is_no_part_of_it(printed):
    for first in (f"<table>{rows(FIRST)}</table>", "<p>Recommendation 1: Agree a vision</p>"):
        other = printed(f"{first}<table>{rows('Green|all is well', 'Blue|all is done', 'Lilac|nobody knows')}</table>")
        assert [(r.text, r.response_text) for r in other.recommendations] == [("Agree a vision", "")]
        assert other.flags == ()
