"""Families: precision and recall on labelled pairs, and what must hold of every family."""

import json
import random
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from loaders.link.alike import LEAST, groups, scored
from loaders.link.asks import ask_of
from loaders.link.corrections import Correction, Corrections
from loaders.link.families import add_families, council_count, families_of, is_asked, label_of, member_of
from loaders.link.rows import Rows

PAIRS = json.loads((Path(__file__).parent / "cases" / "family_pairs.json").read_text(encoding="utf-8"))
TRAINING = (
    "Give councillors more training",
    "Provide more training for councillors",
    "Continuing councillor development",
)


def member(text, council="Borchester", number=1, joint_id=None, told_on=None, theme_id=None, is_title=False):
    key = f"{council.lower()}-r{number}"
    row = {"recommendation_id": key, "text": text, "theme_id": theme_id}
    review = {"gss_code": council, "joint_id": joint_id, "visited_from": told_on}
    return member_of(row, review, [council], is_title)


def labelled():
    """Every text of the pairs once: (council, text) -> member."""
    texts = sorted({(pair[side]["council"], pair[side]["text"]) for pair in PAIRS for side in "ab"})
    return {key: member(key[1], key[0], number) for number, key in enumerate(texts)}


@pytest.fixture(scope="module")
def family_of():
    """(council, text) -> number of its family among all texts of the pairs."""
    keys = {one.recommendation_id: key for key, one in labelled().items()}
    found = families_of(one for one in labelled().values() if is_asked(one))
    return {keys[one.recommendation_id]: number for number, family in enumerate(found) for one in family}


def counted(family_of, *splits):
    """Pairs said to be the same, of these rightly, pairs that are the same."""
    chosen = [pair for pair in PAIRS if pair["split"] in splits]
    placed = [[family_of.get((pair[side]["council"], pair[side]["text"])) for side in "ab"] for pair in chosen]
    said = [pair["same"] for pair, (a, b) in zip(chosen, placed, strict=True) if a is not None and a == b]
    return len(said), sum(said), sum(pair["same"] for pair in chosen)


@pytest.mark.parametrize(
    ("splits", "precision", "recall"),
    [(("tuning",), 0.95, 0.95), (("held out",), 0.95, 0.65), (("tuning", "held out"), 0.95, 0.80)],
)
def test_precision_and_recall_on_labelled_pairs(family_of, splits, precision, recall):
    said, right, same = counted(family_of, *splits)
    assert right / said >= precision
    assert right / same >= recall


def test_every_two_of_a_family_are_alike_and_the_order_of_rows_makes_no_difference():
    members = list(labelled().values())
    found = families_of(members)
    scores = {(i, j): score for score, i, j in scored([one.ask for one in sorted(members, key=_place)])}
    place = {one.recommendation_id: n for n, one in enumerate(sorted(members, key=_place))}
    for family in found:
        assert council_count(family) > 1
        for one, two in combinations(sorted(place[one.recommendation_id] for one in family), 2):
            assert scores[one, two] >= LEAST
    shuffled = random.Random(7).sample(members, len(members))
    assert families_of(shuffled) == found


def _place(one):
    return one.told_on, one.recommendation_id


def test_a_chain_joins_no_two_that_are_not_alike():
    asks = [
        ask_of(text) for text in ("Develop scrutiny and audit", "Develop scrutiny", "Develop scrutiny and standards")
    ]
    alike = {(i, j) for _, i, j in scored(asks)}
    assert (0, 2) not in alike and {(0, 1), (1, 2)} & alike
    assert all(pair in alike for group in groups(asks) for pair in combinations(group, 2))


def test_one_object_and_another_step_is_another_family():
    assert not families_of([member("Develop scrutiny"), member("Review scrutiny", "Felpersham")])
    assert not families_of([member("Train scrutiny members"), member("Review scrutiny structure", "Felpersham")])
    assert families_of([member("Develop scrutiny"), member("Strengthen overview and scrutiny", "Felpersham")])


def test_one_council_or_one_joint_review_is_no_family():
    told = [member(TRAINING[0]), member(TRAINING[1], number=2)]
    assert not families_of(told)
    joint = [
        member(text, council, joint_id="both")
        for text, council in zip(TRAINING, ("Borchester", "Darrington"), strict=False)
    ]
    assert not families_of(joint)
    [family] = families_of([*joint, member(TRAINING[2], "Edgeley")])
    assert (len(family), council_count(family)) == (3, 2)
    assert council_count([*joint, member(TRAINING[2], "Borchester", number=2)]) == 1


LONG = (
    "Develop and agree a savings plan to close the budget gap. The council forecasts a gap of £12 million and relies on its "
    "reserves. A programme owned by Cabinet and the senior leadership team should be reported every quarter to councillors, "
    "partners and staff, with training for budget holders, better scrutiny and a clear story for residents."
)
MENTIONS = (
    "Scrutiny, councillor training, the savings plan, staff engagement, communications, the vision of the place with partners "
    "and performance management all came up in our conversations and deserve thought before the progress review."
)


def test_a_long_text_is_of_the_family_of_its_main_ask_only():
    others = ("Create a savings plan", "Develop scrutiny", "Give councillors more training", "Better staff engagement")
    told = [member(LONG, "Lakey Hill"), *(member(text, f"Council {n}", n) for n, text in enumerate(others))]
    [family] = families_of(told)
    assert {one.text for one in family} == {LONG, others[0]}


def test_a_text_that_mentions_everything_is_of_no_family():
    others = ("Create a savings plan", "Develop scrutiny", "Give councillors more training", "Better staff engagement")
    assert not families_of(
        [member(MENTIONS, "Lakey Hill"), *(member(text, f"Council {n}", n) for n, text in enumerate(others))]
    )


def test_a_title_must_say_a_step():
    assert is_asked(member("Member development", is_title=True))
    assert not is_asked(member("Working with partners", is_title=True))
    assert not is_asked(member("Finance and governance", is_title=True))
    assert not is_asked(member("Risk management"))


def test_the_label_is_a_short_plain_text_in_full_and_the_key_that_of_the_first_told():
    long = "Set up a member development programme, including an induction for May 2023 in line with priorities, involving group leaders"
    named = "Give Edgeley councillors more training"
    family = [member(long), member(named, "Edgeley"), member("Member development", "Darrington", is_title=True)]
    assert label_of(family) == "Member development"
    assert label_of([*family, member(TRAINING[1], "Felpersham")]) == TRAINING[1]


def built(*told, corrections=None):
    """Rows of one review a text, with families added."""
    rows = Rows()
    for number, (council, text, day) in enumerate(told):
        rows.add("reviews", review_id=council, gss_code=council, joint_id=None, visited_from=day)
        rows.add("documents", document_id=council, file_name=f"{council}.txt", basis=None)
        key = dict(recommendation_id=f"{council}-r1", review_id=council, document_id=council)
        rows.add("recommendations", **key, text=text, theme_id=3 - number % 2, place="line 3", family_id=None)
    add_families(rows, {}, corrections)
    return rows


def test_rows_get_their_family_and_its_theme():
    told = [
        (council, text, date(2024, 3, 9 - n)) for n, (council, text) in enumerate(zip("abc", TRAINING, strict=True))
    ]
    rows = built(*told, ("d", None, None), ("e", "Overhaul the website", None))
    [family] = rows.of("families")
    assert family == {
        "family_id": "as-c-r1",
        "label": TRAINING[2],
        "theme_id": 3,
        "council_count": 3,
        "recommendation_count": 3,
    }
    assert [row["family_id"] for row in rows.of("recommendations")] == ["as-c-r1"] * 3 + [None, None]


def test_a_person_may_set_a_recommendation_apart():
    apart = Correction(2, "b.txt", "line 3", "apart", "Provide more", "", "it means planners")
    told = [(council, text, None) for council, text in zip("abc", TRAINING, strict=True)]
    made = Corrections((apart,))
    rows = built(*told, corrections=made)
    assert [row["family_id"] for row in rows.of("recommendations")] == ["as-a-r1", None, "as-a-r1"]
    assert not made.unused()


def test_two_thousand_recommendations_take_seconds():
    chosen = random.Random(1)
    texts = sorted({pair[side]["text"] for pair in PAIRS for side in "ab"})
    told = [
        member(f"{chosen.choice(texts)} {chosen.choice(texts).split()[-1]}", f"Council {n % 300}", n)
        for n in range(2000)
    ]
    found = families_of(told)
    assert sum(map(len, found)) > 200
    assert all(council_count(family) > 1 for family in found)
