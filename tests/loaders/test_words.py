"""Texts as terms: plain words, stems, and one term for expressions that mean the same."""

import pytest

from loaders import words

BOTH = '[[group]]\nname = "one"\nwritten = ["budget gap"]\n[[group]]\nname = "two"\nwritten = ["Budget gaps"]\n'
HOLLOW = '[[group]]\nname = "one"\nwritten = ["of the"]\n'


@pytest.fixture
def vocabulary(tmp_path):
    """vocabulary(text of groups) -> a vocabulary of its own with the stop words 'and of the'."""

    def make(groups: str) -> words.Vocabulary:
        path = tmp_path / "words.toml"
        path.write_text(f'stop = "and of the"\nkept = ["planning"]\n{groups}', encoding="utf-8")
        return words.load(path)

    return make


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Café’s O&S", ["cafes", "o", "and", "s"]),
        ("long-term/short-term 2024/25", ["long", "term", "short", "term", "2024", "25"]),
        ("the councils' members", ["the", "councils", "members"]),
        ("IT works; make IT work, it is", ["ict", "works", "make", "ict", "work", "it", "is"]),
        ("£84m – Ünder", ["84m", "under"]),
    ],
)
def test_plain_words(text, expected):
    assert words.words(text) == expected


def test_endings_do_not_matter_and_stop_words_are_left_out():
    assert words.terms("The recruiting of recruits") == words.terms("recruit, recruited") == ["recruit", "recruit"]


def test_the_planning_service_is_no_plan():
    assert words.terms("planning plans") == ["planning", "plan"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MTFS", "medium-term financial strategies"),
        ("MTFP", "the Medium Term Financial Plan"),
        ("O&S", "overview and scrutiny"),
        ("KPIs", "key performance indicators"),
        ("cllrs", "elected members"),
        ("employees", "members of staff"),
        ("CEX", "Chief Executive"),
        ("s151 officer", "Section 151 Officer"),
        ("ED&I", "equality, diversity and inclusion"),
        ("VCSE", "voluntary, community and social enterprise sector"),
        ("HRA", "Housing Revenue Account"),
        ("parish and town councils", "town and parish councils"),
    ],
)
def test_expressions_of_the_field_that_mean_the_same_are_one_term(one, other):
    [term] = words.terms(one)
    assert words.terms(other) == [term]
    assert term.startswith("=")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LGR", "devolution"),
        ("members of the public", "members"),
        ("board members", "members"),
        ("corporate plan", "local plan"),
        ("net zero", "climate change"),
        ("housing", "house"),
    ],
)
def test_what_is_near_is_not_the_same(one, other):
    assert words.terms(one) != words.terms(other)


def test_members_and_staff_are_two_and_a_member_of_staff_is_one():
    assert words.terms("members and staff") == ["=councillor", "=staff"]
    assert words.terms("a member of staff") == ["=staff"]


def test_the_longest_expression_counts(vocabulary):
    ours = vocabulary('[[group]]\nname = "team"\nwritten = ["team", "team of the year"]\n')
    assert words.terms("the team of the year, the team of today", ours) == ["=team", "=team", "today"]


def test_a_text_is_found_by_the_term_of_a_group_and_by_its_own_words(vocabulary):
    ours = vocabulary('[[group]]\nname = "gap"\nwritten = ["budget gap", "shortfall"]\n')
    assert words.index_terms("Close the budget gap", ours) == ["close", "=gap", "budget", "gap"]


@pytest.mark.parametrize(
    ("groups", "said"), [(BOTH, "stands for 'two' and for 'one'"), (HOLLOW, "no word is left of it")]
)
def test_a_group_that_cannot_work_is_refused_with_its_place(vocabulary, groups, said):
    with pytest.raises(ValueError, match=f"words.toml, .*{said}"):
        vocabulary(groups)


def test_the_words_of_this_project_can_be_read():
    ours = words.load()
    assert len(set(ours.expressions.values())) > 40
    assert {"the", "how"} <= ours.stop
