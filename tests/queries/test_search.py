"""Search over recommendations: what is found, in which order, as at which day, and what the reader is told of it."""

import csv
import json
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

import queries
from loaders import store, words
from tests.conftest import DEFAULTS
from tests.queries import chosen
from tests.queries.built_worlds import STEADY
from tests.queries.story import BORCHESTER, FELPERSHAM, action, asked, plan, recommendation, report, told

ROOT = Path(__file__).parents[2]
CASES = json.loads((Path(__file__).parent / "cases" / "search.json").read_text(encoding="utf-8"))
REGISTER = ROOT / "data" / "registers" / "recommendations.csv"
BORSETSHIRE = [
    {},
    {"gss_code": "E07000002", "name": "Felpersham"},
    {"gss_code": "E06000003", "name": "Ambridge", "council_type": "Unitary authority"},
]
TEXTS = {
    "r1": "Make overview and scrutiny stronger",
    "r2": "Refresh the medium-term financial strategy",
    "r3": "Recruiting and keeping staff",
}


def found(db, text, columns="recommendation_id", **params):
    rows = asked(db, "search_recommendations", columns, text=text, **params)
    return [row[0] for row in rows] if " " not in columns else rows


def telling(world, texts=TEXTS, actions=None, **tables):
    """One plan of Borchester with these recommendations, and the words of actions under them by recommendation."""
    says = [recommendation(key=key) for key in texts]
    does = [action(key=f"a {key}", of=key) for key in actions or {}]
    return told(
        world,
        plan("2024-03-31", *says, *does),
        recommendations={key: {"text": text} for key, text in texts.items()},
        actions={f"a {key}": {"text": text} for key, text in (actions or {}).items()},
        **{"councils": BORSETSHIRE, **tables},
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("scrutiny", "r1"),
        ("SCRUTINY!", "r1"),
        ("O&S", "r1"),
        ("MTFS", "r2"),
        ("medium term financial plans", "r2"),
        ("workforce", "r3"),
        ("recruits", "r3"),
    ],
)
def test_other_endings_and_expressions_of_the_field_find_the_same(world, text, key):
    assert found(telling(world), text) == [key]


def test_what_holds_all_typed_words_comes_first(world):
    db = telling(world, {"r1": "Staff survey", "r2": "Staff, staff and more staff", "r3": "Survey of roads"})
    assert found(db, "staff survey")[0] == "r1"
    assert len(found(db, "staff survey")) == 3


def test_half_of_the_typed_words_count_three_quarters(world):
    scores = [
        dict(found(telling(world), text, "recommendation_id score"))["r1"] for text in ("scrutiny", "scrutiny staff")
    ]
    assert scores[1] == pytest.approx(0.75 * scores[0], abs=0.001)


def test_of_equals_the_one_visited_last_comes_first(world):
    assert found(three_councils(world), "roads", "recommendation_id rank") == [("f", 1), ("b", 2), ("a", 3)]


def test_its_own_words_count_more_than_those_of_its_actions(world):
    db = telling(
        world, {"r1": "Improve roads", "r2": "Improve housing"}, actions={"r1": "Buy housing", "r2": "Buy roads"}
    )
    assert found(db, "housing") == ["r2", "r1"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("scrutny", "'scrutny' read as 'scrutiny'"),
        ("srcutiny", "'srcutiny' read as 'scrutiny'"),
        ("crutiny", "'crutiny' read as 'scrutiny'"),
        ("acrutiny", "'acrutiny' read as 'scrutiny'"),
        ("zscrutiny", "'zscrutiny' read as 'scrutiny'"),
        ("csrutiny", "'csrutiny' read as 'scrutiny'"),
        ("scruti", "'scruti' read as 'scrutinise', 'scrutiny'"),
        ("recruited", "'recruited' read as 'recruiting'"),
    ],
)
def test_a_word_that_nobody_writes_is_read_as_the_nearest_and_the_reader_is_told(world, typed, said):
    [told_so] = found(telling(world), typed, "understood_as")
    assert told_so == said


def test_a_long_word_with_many_letters_exchanged_is_recognised(world):
    db = telling(world, {"r1": "Deliver transformation"})
    assert found(db, "trasnfromaiton", "understood_as") == ["'trasnfromaiton' read as 'transformation'"]


def test_a_number_is_never_read_as_another(world):
    assert found(telling(world, {"r1": "A plan for 2030"}), "2035") == []


def test_the_beginning_of_a_word_is_no_slip(world):
    db = telling(world, {"r1": "Improve planning", "r2": "Buy a plane"})
    assert found(db, "plann", "recommendation_id understood_as") == [("r1", "'plann' read as 'planning'")]
    assert found(telling(world), "scruti", "matched") == [["scruti"]]


def test_a_word_read_as_another_counts_less(world):
    db = telling(world)
    [[right]], [[wrong]] = ([row[:1] for row in found(db, text, "score rank")] for text in ("recruiting", "recruitign"))
    assert wrong == pytest.approx(0.7 * right, abs=0.001)


def test_an_expression_is_recognised_through_a_slip(world):
    db = telling(world, {"r1": "Publish the MTFS", "r2": "A medium of exchange"})
    assert found(db, "medium term financal stratergy", "recommendation_id matched") == [
        ("r1", ["medium term financal stratergy"])
    ]


def test_words_that_do_not_stand_together_are_no_expression(world):
    db = telling(world, {"r1": "A medium-term financial strategy"})
    assert found(db, "medium term xyzzy financial strategy", "matched") == [["medium", "term", "financial", "strategy"]]


def test_an_expression_inside_of_a_longer_one_is_not_meant(world):
    assert found(telling(world, {"r1": "Train councillors", "r2": "Train staff"}), "members of staff") == ["r2"]


def test_what_was_found_and_what_took_no_part_is_told(world):
    db = telling(world)
    assert found(db, "how to make scrutiny xylophone", "matched unused_words understood_as match_count") == [
        (["make", "scrutiny"], "xylophone", None, 1)
    ]


def test_an_expression_that_nobody_holds_is_looked_for_word_by_word(world):
    db = telling(world, {"r1": "Improve housing", "r2": "Clear the accounts"})
    assert sorted(found(db, "housing revenue account")) == ["r1", "r2"]
    assert found(db, "CEX housing", "recommendation_id unused_words") == [("r1", "cex")]


def test_words_after_the_twentieth_take_no_part_and_are_named(world):
    db = telling(world)
    text = " ".join(["scrutiny", *(f"{number}00" for number in range(1, 20)), "recruiting", "staff"])
    [(matched, unused)] = found(db, text, "matched unused_words")
    assert matched == ["scrutiny"]
    assert unused == "100, 200, 300, 400, 500, 600, 700, 800, 900, 1000 and 11 more"


def test_what_is_not_known_yet_is_not_found_and_takes_no_place(world):
    db = told(
        world,
        plan("2024-03-31", recommendation()),
        report("2024-09-30", recommendation(key="r2"), action(key="a1", of="r1")),
        recommendations={"r1": {"text": "Look after roads"}, "r2": {"text": "Roads, roads and roads"}},
        actions={"a1": {"text": "Plant trees"}},
    )
    before, after = {"as_at": "2024-09-29"}, {"as_at": "2024-09-30"}
    columns = "recommendation_id match_count"
    assert found(db, "roads", "recommendation_id rank match_count", limit_to=1, **before) == [("r1", 1, 1)]
    assert found(db, "roads", columns, limit_to=1, **after) == [("r2", 2)]
    assert (found(db, "trees", **before), found(db, "trees", **after)) == ([], ["r1"])
    assert found(db, "roads", as_at="2024-03-30") == []


def test_words_that_a_later_document_prints_first_are_not_known_before_it(world):
    db = told(
        world,
        plan("2024-03-31", recommendation(text=None)),
        report("2024-09-30", recommendation(text="Look after roads")),
        recommendations={"r1": {"text": "Look after roads"}},
    )
    assert (found(db, "roads", as_at="2024-09-29"), found(db, "roads")) == ([], ["r1"])


def test_status_and_place_are_those_of_the_day(world):
    db = told(
        world,
        plan("2024-03-31", recommendation(), action()),
        report("2024-09-30", action("complete")),
        recommendations={"r1": {"text": "Look after roads", "place": "line 7"}},
    )
    columns = "status status_method action_count complete_count file_name place"
    assert found(db, "roads", columns, as_at="2024-09-29") == [("not stated", None, 1, 0, "plan.txt", "line 7")]
    assert found(db, "roads", columns) == [("complete", "derived", 1, 1, "plan.txt", "line 7")]


AMBRIDGE = {"review_id": "ambridge-2024-01"}


def three_councils(world, councils=BORSETSHIRE, **columns):
    """Borchester and Felpersham, two districts, and Ambridge, each told to look after roads."""
    visits = {"E07000001": BORCHESTER, "E07000002": FELPERSHAM, "E06000003": AMBRIDGE}
    first_days = {"E07000002": "2024-02-06", "E07000001": "2024-01-10", "E06000003": None}
    return told(
        world,
        plan("2024-03-31", recommendation(key="b")),
        plan("2024-03-31", recommendation(key="f"), key="f plan", **FELPERSHAM),
        plan("2024-03-31", recommendation(key="a"), key="a plan", **AMBRIDGE),
        councils=councils,
        reviews=[
            {**visits[code], "gss_code": code, "visited_from": day, **columns} for code, day in first_days.items()
        ],
        recommendations={key: {"text": "Look after roads"} for key in "bfa"},
    )


def test_the_scope_is_all_the_council_its_neighbours_or_its_type(world):
    db = three_councils(world)
    near = {"gss_code": "E07000001", "neighbour_gss_code": "E06000003", "position": 1, "distance": 0.1, "why": "near"}
    store.insert(db, "neighbours", [{**near, "facts_compared": 0}])
    of = {
        scope: sorted(found(db, "roads", scope=scope, gss_code="E07000001"))
        for scope in (None, "all", "council", "neighbours", "type")
    }
    assert of == {
        None: ["a", "b", "f"],
        "all": ["a", "b", "f"],
        "council": ["b"],
        "neighbours": ["a"],
        "type": ["b", "f"],
    }


def test_a_council_brings_along_those_whose_place_it_took(world):
    former = {**BORSETSHIRE[1], "end_on": "2025-03-31", "replaced_by": "E06000003"}
    db = three_councils(world, councils=[BORSETSHIRE[0], former, BORSETSHIRE[2]])
    assert sorted(found(db, "roads", scope="council", gss_code="E06000003")) == ["a", "f"]


def test_a_scope_that_is_none_is_an_error_that_names_those_there_are(world):
    with pytest.raises(duckdb.Error, match="one of all, council, neighbours, type is accepted"):
        found(three_councils(world), "roads", scope="county")


def test_a_scope_that_needs_a_council_finds_nothing_without_one(world):
    db = three_councils(world)
    assert [found(db, "roads", scope=scope) for scope in ("council", "neighbours", "type")] == [[], [], []]


def test_councils_visited_together_are_shown_once_unless_one_is_asked_for(world):
    db = three_councils(world, joint_id="joint")
    assert found(db, "roads", "recommendation_id match_count") == [("a", 1)]
    assert found(db, "roads", scope="council", gss_code="E07000002") == ["f"]
    assert found(db, "roads", scope="type", gss_code="E07000002") == ["b"]


def test_a_theme_can_be_asked_for_and_a_topic_is_found(world):
    db = told(
        world,
        plan("2024-03-31", recommendation(), recommendation(key="r2")),
        themes=[{"theme_id": 1, "name": "Priorities"}, {"theme_id": 4, "name": "Finance"}],
        recommendations={
            "r1": {"text": "Look after roads", "theme_id": 1, "topic": "highways upkeep"},
            "r2": {"text": "Pay for roads", "theme_id": 4},
        },
    )
    assert found(db, "roads", "recommendation_id theme", theme_id=4) == [("r2", "Finance")]
    assert found(db, "highways", "recommendation_id topic") == [("r1", "highways upkeep")]


def test_a_topic_counts_as_much_as_the_words_themselves(world):
    db = told(
        world,
        plan("2024-03-31", recommendation(), recommendation(key="r2")),
        recommendations={
            "r1": {"text": "Look after roads", "topic": "upkeep"},
            "r2": {"text": "Look after upkeep roads"},
        },
    )
    [(_, one), (_, other)] = found(db, "upkeep", "recommendation_id score")
    assert one == other


@pytest.mark.parametrize(
    "text", [None, "", "  ", "how to do the", "'; drop table councils; --", "%", "_", "\0", "😀", "()[]*+?\\", "ſ"]
)
def test_nothing_to_look_for_finds_nothing(world, text):
    assert found(telling(world), text) == []


@pytest.mark.parametrize("text", ["scrutiny\0'%;😀\"", "scrutiny " * 2000, "x" * 10_000 + " scrutiny", "scrútiny’s"])
def test_hostile_text_is_only_text(world, text):
    assert found(telling(world), text) == ["r1"]


@pytest.fixture(scope="module")
def register():
    """A database with the recommendations of the register."""
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["text"]]
    tables: dict[str, dict[str, dict]] = {name: {} for name in ("councils", "reviews", "documents", "recommendations")}
    for number, row in enumerate(rows):
        key = {"review_id": f"{row['gss_code']} {row['visited_from']}"}
        tables["councils"][row["gss_code"]] = {"gss_code": row["gss_code"], "name": row["council"]}
        tables["reviews"][key["review_id"]] = {**key, "gss_code": row["gss_code"]}
        tables["documents"][key["review_id"]] = {**key, "document_id": key["review_id"], "kind": "register"}
        known = {**key, "document_id": key["review_id"], "text": row["text"], "topic": row["topic"] or None}
        tables["recommendations"][str(number)] = {**known, "recommendation_id": str(number)}
    with duckdb.connect() as db:
        db.execute((queries.FOLDER / "schema.sql").read_text(encoding="utf-8"))
        for table, several in tables.items():
            store.insert(db, table, [{**DEFAULTS[table], **row} for row in several.values()])
        store.prepare(db)
        yield db


@STEADY
@given(st.text(st.characters(exclude_categories=["Cn", "Cs"])))
def test_typed_words_are_taken_apart_as_those_of_documents(register, text):
    assert register.execute("select plain_words($text)", {"text": text}).fetchone() == (words.words(text),)


def hits(db, case):
    """Of the first five found, which one a person would expect."""
    wanted = [(one["council"], one["text"]) for one in case["expected"]]
    params = {"as_at": date(2026, 6, 1), "limit_to": 5, "gss_code": None, "scope": None, "theme_id": None}
    answer = queries.ask(db, "search_recommendations", text=case["text"], **params)
    return [
        any(council == name and text.startswith(start) for name, start in wanted)
        for council, text in zip(answer["council"], answer["text"], strict=True)
    ]


@pytest.mark.parametrize("held_out", [False, True])
def test_what_people_type_finds_what_they_would_expect(register, held_out):
    """Half of the questions took no part in choosing words and weights."""
    answers = [hits(register, case) for case in CASES if case["held_out"] is held_out]
    assert len(answers) >= 20
    assert sum(answer[:1] == [True] for answer in answers) >= 0.9 * len(answers)
    assert sum(any(answer) for answer in answers) >= 0.95 * len(answers)


def test_every_case_expects_what_the_register_holds(register):
    held = register.execute(
        "select name, text from recommendations join reviews using (review_id) join councils using (gss_code)"
    ).fetchall()
    missing = [
        one
        for case in CASES
        for one in case["expected"]
        if not any(council == one["council"] and text.startswith(one["text"]) for council, text in held)
    ]
    assert not missing


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("search_recommendations", "recommendation_id match_count", text="scrutiny") == {
        "all": [("f2", 5), ("b1", 5), ("b2", 5), ("e1", 5), ("f1", 5)],
        "type": [("b1", 4), ("b2", 4), ("e1", 4), ("h1", 4)],
        "region": [("f2", 2), ("f1", 2)],
        "year": [("e1", 1)],
        "theme": [("f2", 3), ("b2", 3), ("h1", 3)],
    }
