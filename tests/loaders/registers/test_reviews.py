"""What public pages say of reviews, down the whole road: one review each, its dates, its doubts, its neighbours in time."""

import csv
from pathlib import Path

import pytest

from loaders import road
from loaders.errors import LoadError
from loaders.records import Source
from loaders.registers import recommendations, reviews

BASE = {"council": "Havant", "gss_code": "E07000090", "visited_from": "2024-03-12", "said_by": "council"}
REVIEW = {**BASE, "kind": "corporate peer challenge", "basis": "council page", "url": "https://example.org/a"}
PLAN = """<h1>Corporate Peer Challenge action plan</h1>
<table><tr><th>Ref</th><th>Recommendation</th><th>Action</th><th>Deadline</th></tr>{rows}</table>"""
ROW = "<tr><td>{}</td><td>{}</td><td>Form a board</td><td>May 2025</td></tr>"


@pytest.fixture
def using(tmp_path):
    """The project's own lists, with registers of the test's own."""
    data = tmp_path / "data"
    (data / "registers").mkdir(parents=True)
    (data / "councils.csv").write_bytes((road.DATA / "councils.csv").read_bytes())
    return road.tools(data)


def write(path: Path, rules, *rows: dict[str, str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rules.columns)
        writer.writeheader()
        writer.writerows(rows)


def registered(using, *rows, told=()):
    """What the registers alone come to: `rows` of reviews, `told` of recommendations."""
    write(using.registers / "reviews.csv", reviews.RULES, *rows)
    write(using.registers / "recommendations.csv", recommendations.RULES, *told)
    return road.rows_of(road.registered(using))


def with_plan(using, folder, plan_rows, *rows, told=(), **known):
    write(using.registers / "reviews.csv", reviews.RULES, *rows)
    write(using.registers / "recommendations.csv", recommendations.RULES, *told)
    path = folder / "plan.html"
    path.write_text(PLAN.format(rows="".join(ROW.format(*row) for row in plan_rows)), encoding="utf-8")
    source = Source(
        path, path.name, **{"council": "Havant", "visited_from": "2024-03-12", "as_at": "2024-06-01", **known}
    )
    return road.run([source], using, str, is_whole=True)


def codes(rows):
    return [flag["code"] for flag in rows.of("flags")]


def test_a_row_is_a_review_with_its_dates_and_its_source(using):
    row = {**REVIEW, "visited_to": "2024-03-15", "report_published_on": "2024-06", "plan_published_on": "2024-07-02"}
    rows = registered(
        using, {**row, "stated_recommendations": "9", "note": "Plan date: Cabinet.", "looked_on": "2026-11"}
    )
    [review], [document] = rows.of("reviews"), rows.of("documents")
    assert (review["review_id"], review["kind"], review["stated_recommendations"]) == (
        *("havant-2024-03", "corporate peer challenge", 9),
    )
    assert [str(review[f"{name}_published_on"]) for name in ("report", "plan")] == ["2024-06-30", "2024-07-02"]
    assert (document["kind"], document["said_by"], document["basis"]) == ("register", "council", "council page")
    assert (document["url"], document["note"], str(document["looked_on"])) == (
        *("https://example.org/a", "Plan date: Cabinet.", "2026-11-01"),
    )
    dates = [(d["step"], str(d["on_from"]), str(d["on_to"]), d["precision"]) for d in rows.of("review_dates")]
    assert dates == [
        ("report", "2024-06-01", "2024-06-30", "month"),
        ("action plan", "2024-07-02", "2024-07-02", "day"),
    ]
    assert not rows.of("flags")


def test_several_addresses_are_all_kept(using):
    [document] = registered(using, {**REVIEW, "url": "https://example.org/a ; https://example.org/b"}).of("documents")
    assert (document["url"], document["other_urls"]) == ("https://example.org/a", ["https://example.org/b"])


def test_two_rows_whose_visits_overlap_are_one_review_and_the_more_exact_days_hold(using):
    month = {**REVIEW, "visited_from": "2024-03", "url": "https://example.org/b"}
    rows = registered(using, month, {**REVIEW, "visited_to": "2024-03-15"})
    [review] = rows.of("reviews")
    assert (str(review["visited_from"]), str(review["visited_to"]), review["visited_precision"]) == (
        *("2024-03-12", "2024-03-15", "day"),
    )
    assert len(rows.of("documents")) == 2


def test_the_row_that_knows_the_last_day_gives_it(using):
    [review] = registered(using, REVIEW, {**REVIEW, "visited_to": "2024-03-15", "url": "https://example.org/b"}).of(
        "reviews"
    )
    assert str(review["visited_to"]) == "2024-03-15"


def test_a_bare_year_never_ties_two_visits_together(using):
    later = {**REVIEW, "visited_from": "2024-11-04"}
    rows = registered(using, REVIEW, later, {**REVIEW, "visited_from": "2024", "url": "https://example.org/b"})
    assert [r["review_id"] for r in rows.of("reviews")] == ["havant-2024", "havant-2024-03", "havant-2024-11"]
    [flag] = rows.of("flags")
    assert flag["code"] == "conflict_between_sources" and "2 reviews of the council fall into" in flag["message"]


def test_a_bare_year_belongs_to_the_only_visit_of_that_year(using):
    rows = registered(using, REVIEW, {**REVIEW, "visited_from": "2024", "url": "https://example.org/b"})
    assert len(rows.of("reviews")) == 1 and not rows.of("flags")


def test_a_revisit_within_the_year_of_a_review_is_a_review_of_its_own(using):
    rows = registered(using, {**REVIEW, "visited_from": "2024"}, {**REVIEW, "kind": "revisit"})
    assert [r["kind"] for r in rows.of("reviews")] == ["corporate peer challenge", "revisit"]


def test_a_joint_review_is_one_of_each_council_with_a_shared_name(using):
    other = {**REVIEW, "council": "Gosport", "gss_code": "E07000088", "joint_id": "both-2024"}
    rows = registered(using, {**REVIEW, "joint_id": "both-2024"}, other)
    assert {(r["gss_code"], r["joint_id"]) for r in rows.of("reviews")} == {
        ("E07000090", "both-2024"),
        ("E07000088", "both-2024"),
    }


@pytest.mark.parametrize(("doubt", "code"), [("conflict", "conflict_between_sources"), ("inferred", "year_inferred")])
def test_a_doubt_is_kept_and_flagged_with_its_line(using, doubt, code):
    [flag] = registered(using, {**REVIEW, "doubt": doubt, "note": "Two pages differ."}).of("flags")
    assert (flag["code"], flag["place"]) == (code, "line 2") and "Two pages differ." in flag["message"]


def test_days_that_contradict_each_other_are_flagged_and_another_number_too(using, tmp_path):
    row = {**REVIEW, "visited_from": "2024-03-11", "visited_to": "2024-03-14", "stated_recommendations": "7"}
    rows = with_plan(using, tmp_path, [("1", "Agree a vision")], row, visited_to="2024-03-15")
    assert codes(rows).count("conflict_between_sources") == 1
    counted = with_plan(using, tmp_path, [("1", "Agree a vision")], row)
    assert len(counted.of("reviews")) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "inspection"}, "'inspection' is no kind. Write one of: corporate peer challenge"),
        ({"doubt": "maybe"}, "'maybe' is no doubt. Write one of: nothing, conflict, inferred"),
        ({"people_met": "at least 50"}, "'at least 50' is no people_met. Write a whole number"),
        ({"visited_from": "spring"}, "'spring' is no date"),
        ({"url": "example.org"}, "'example.org' is no address"),
        ({"gss_code": ""}, "the column 'gss_code' is empty"),
        ({"visited_to": "2024-03-01"}, "the visit ends on 2024-03-01, before it begins"),
        ({"gss_code": "E99999999", "council": ""}, "no council has the code 'E99999999'"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(using, change, said):
    with pytest.raises(LoadError, match="reviews.csv") as problem:
        registered(using, {**REVIEW, **change})
    assert said in str(problem.value)


def test_the_bundled_registers_hold_one_review_for_a_visit_and_a_source_for_every_row(bundled):
    ask = bundled.cursor().execute
    assert ask(
        "select count(*) from documents where kind = 'register' and (url is null or said_by is null)"
    ).fetchone() == (0,)
    overlapping = """select a.review_id from reviews as a inner join reviews as b on a.gss_code = b.gss_code and a.review_id < b.review_id
        and a.kind = b.kind and a.visited_from <= coalesce(b.visited_to, b.visited_from) and b.visited_from <= coalesce(a.visited_to, a.visited_from)"""
    assert ask(overlapping).fetchall() == []
    alone = (
        "select joint_id from reviews where joint_id is not null group by joint_id having count(distinct gss_code) < 2"
    )
    assert ask(alone).fetchall() == []
