"""A form that says first whether a recommendation is taken up, and then why."""

FORM = """<h1>Corporate Peer Challenge action plan</h1><table><tr><td>Recommendation 1</td><td>Build a pool</td></tr>
<tr><td>{label}</td><td>{answer}</td></tr><tr><td>Council response</td><td>There is no money for it.</td></tr>
<tr><td>Action</td><td>Mend the old pool</td></tr><tr><td>Lead officer</td><td>Head of Leisure</td></tr></table>"""


def test_the_answer_and_its_reason_are_two_fields(printed):
    [item] = printed(FORM.format(label="Decision", answer="Declined")).recommendations
    assert (item.acceptance_text, item.response_text) == ("Declined", "There is no money for it.")
    assert [action.text for action in item.actions] == ["Mend the old pool"]


def test_an_answer_that_is_none_of_the_three_keeps_its_words(printed):
    [item] = printed(FORM.format(label="Decision", answer="Cabinet will come back to this")).recommendations
    assert item.response_text == "There is no money for it. Decision: Cabinet will come back to this"


def test_an_answer_in_the_response_alone_is_read_as_before(printed):
    form = FORM.replace("<tr><td>Council response</td><td>There is no money for it.</td></tr>", "")
    [item] = printed(form.format(label="Council response", answer="Accepted in part")).recommendations
    assert (item.acceptance_text, item.response_text) == ("Accepted in part", "Accepted in part")
