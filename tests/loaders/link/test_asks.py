"""What a recommendation asks for: objects, weighty words, the kind of step; the main ask before all else."""

import pytest

from loaders.errors import LoadError
from loaders.link import expressions
from loaders.link.asks import LATER, MOST_LATER, ask_of


def objects(text):
    return set(ask_of(text).objects)


@pytest.mark.parametrize(
    "text",
    [
        "Give councillors more training",
        "Continuing development of elected members",
        "The council should invest in a structured development programme for all its councillors",
    ],
)
def test_other_words_name_one_object(text):
    assert objects(text) == {"councillor training"}


def test_what_is_named_apart_is_no_object():
    assert objects("Train housing officers and planners, and give the budget papers to councillors") != {
        "councillor training"
    }


def test_reasons_purposes_and_further_asks_weigh_little():
    ask = ask_of("Develop scrutiny so that savings are made, and prepare a local plan")
    assert ask.objects == {"scrutiny"}
    assert ask.weights["Local Plan"] <= LATER
    assert sum(weight for name, weight in ask.weights.items() if name != "scrutiny") <= MOST_LATER


def test_further_sentences_do_not_count():
    first = "Strengthen overview and scrutiny."
    assert ask_of(f"{first} Councillors need training. Members of staff want engagement.") == ask_of(first)


def test_the_first_sentence_that_asks_is_the_ask():
    text = "Borchester has a loyal and able workforce. It should develop scrutiny."
    assert objects(text) == {"scrutiny"}


def test_what_there_is_already_and_titles_come_before_the_ask():
    assert objects("Building on its strong partnerships, the council should develop scrutiny") == {"scrutiny"}
    assert objects("Governance: develop scrutiny") == {"scrutiny"}
    assert objects("Celebrate achievements: publicise what the transformation programme brought") == {
        "achievements told"
    }


def test_steps_tell_things_apart_but_are_part_of_acts():
    assert ask_of("Review scrutiny").step == "review"
    assert ask_of("Keep improving scrutiny").step == "better"
    assert ask_of("Finish overdue accounts").step == ask_of("Speed up the closing of accounts").step == ""


def test_the_name_of_the_council_says_nothing():
    assert ask_of("Shared vision for Lakey Hill", ["Lakey Hill"]) == ask_of("Shared vision")


def test_nothing_is_asked_by_nothing():
    assert not ask_of("").is_weighty
    assert not ask_of("Governance").is_weighty


def test_a_page_without_a_full_stop_is_read_in_a_moment():
    assert ask_of("councillor officer staff relations respect training development " * 2000).weights


def test_a_file_whose_expression_stands_for_two_things_is_refused(tmp_path):
    file = tmp_path / "families.toml"
    text = expressions.FAMILIES_FILE.read_text(encoding="utf-8")
    file.write_text(text.replace('"story" = ["story"', '"story" = ["story", "plan"'), encoding="utf-8")
    with pytest.raises(
        LoadError, match=r"families.toml, \[same\], 'plan': stands for 'story' and for 'plan'|'plan' and"
    ):
        expressions.load(file)


def test_what_is_used_or_worked_with_is_no_ask_where_a_purpose_follows():
    assert objects("Use that story to develop scrutiny") == {"scrutiny"}
    assert objects("Work with partners to develop scrutiny") == {"scrutiny"}
    assert objects("Work closely with partners") == {"partnership working"}
