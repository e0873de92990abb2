"""How many actions of the labelled cases are followed rightly; the floors are what was reached."""

from pathlib import Path

import pytest

from tests.loaders.link import cases


@pytest.mark.parametrize(("name", "floor", "most_wrong"), [("labelled.json", 0.98, 2), ("held_out.json", 0.97, 2)])
def test_actions_are_followed_rightly(name, floor, most_wrong):
    found = cases.score(cases.load(name))
    assert found.right / found.whole >= floor, found.lost
    assert len(found.wrong) <= most_wrong, found.wrong
    assert found.ends_found == found.ends


def test_every_doubtful_link_is_flagged_with_both_texts_and_its_score():
    case = next(case for case in cases.load("labelled.json") if case["category"] == "heavy rewording")
    before, after = (d["recommendations"][0]["actions"][0]["text"] for d in case["documents"])
    rows = cases.linked(case)
    update = next(u for u in rows.of("updates") if u["text"] == after)
    [flag] = [f for f in rows.of("flags") if (f["document_id"], f["place"]) == (update["document_id"], update["place"])]
    assert (flag["code"], flag["severity"], flag["found"]) == ("link_uncertain", "warning", after)
    assert before in flag["message"]
    assert f"score {update['link_score']:.2f}" in flag["message"]


def test_nothing_that_comes_later_changes_what_was_linked_before():
    for case in cases.load("labelled.json"):
        whole = [u["update_id"] for u in cases.linked(case).of("updates")]
        earlier = [u["update_id"] for u in cases.linked({**case, "documents": case["documents"][:-1]}).of("updates")]
        assert whole[: len(earlier)] == earlier


def test_the_cases_lie_beside_their_description():
    assert {path.name for path in Path(cases.FOLDER).iterdir()} == {
        *("README.md", "labelled.json", "held_out.json", "family_pairs.json"),
    }
