"""Documents down the whole road, to the rows that are stored."""

import pytest

from loaders import road, visits
from loaders.errors import LoadError
from loaders.records import Source

PLAN = """<h1>Corporate Peer Challenge action plan</h1><p>{words}</p>
<table><tr><th>Ref</th><th>Recommendation</th><th>Action</th><th>Deadline</th><th>RAG</th></tr>
<tr><td>1</td><td>Agree a vision</td><td>Form a board</td><td>May 2024</td><td>Green</td></tr></table>"""


@pytest.fixture(scope="module")
def using():
    return road.tools()


@pytest.fixture
def source(tmp_path):
    """source('plan.html', text, ...) -> a file with this text and what is known of it."""

    def of(name, text, **known):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return Source(path, name, **{"council": "Havant", "visited_from": "2024-01-16", "as_at": "2024-03-01", **known})

    return of


def quiet(line):
    assert line


def run(using, *sources):
    return road.run(sources, using, quiet)


def test_a_review_is_named_by_council_and_month(using, source):
    [review] = run(using, source("plan.html", PLAN.format(words=""))).of("reviews")
    assert (review["review_id"], str(review["visited_from"]), review["visited_precision"]) == (
        "havant-2024-01",
        "2024-01-16",
        "day",
    )


@pytest.mark.parametrize(
    ("name", "slug"), [("King's Lynn and West Norfolk", "kings-lynn-and-west-norfolk"), ("St. Helens", "st-helens")]
)
def test_slug(name, slug):
    assert visits.slug(name) == slug


def test_green_is_complete_where_the_documents_key_says_so(using, source):
    rows = run(
        using, source("plan.html", PLAN.format(words="Key: Green = completed; Amber = in progress; Red = not started"))
    )
    [update] = [row for row in rows.of("updates") if row["action_id"]]
    assert (update["rag"], update["status"], update["status_method"]) == ("green", "complete", "colour key")


def test_green_without_a_key_is_not_complete_and_flagged(using, source):
    rows = run(using, source("plan.html", PLAN.format(words="Words.")))
    [update] = [row for row in rows.of("updates") if row["action_id"]]
    assert (update["rag"], update["status"]) == ("green", "not stated")
    assert [flag["code"] for flag in rows.of("flags")] == ["status_by_colour_without_key"]


def test_overlapping_dates_of_visit_are_one_review(using, source):
    rows = run(
        using,
        source("plan.html", PLAN.format(words="")),
        source("report.html", PLAN.format(words="Later."), visited_from="2024-01"),
    )
    [review] = rows.of("reviews")
    assert (review["visited_precision"], {d["review_id"] for d in rows.of("documents")}) == ("day", {"havant-2024-01"})


def test_a_visit_over_the_end_of_a_month_is_one_review(using, source):
    rows = run(
        using,
        source("plan.html", PLAN.format(words=""), visited_from="2024-01-30", visited_to="2024-02-02"),
        source("report.html", PLAN.format(words="Later."), visited_from="2024-02"),
    )
    assert len(rows.of("reviews")) == 1


def test_two_visits_are_two_reviews(using, source):
    rows = run(
        using,
        source("plan.html", PLAN.format(words="")),
        source("old.html", PLAN.format(words="Before."), visited_from="2019-05"),
    )
    assert {review["review_id"] for review in rows.of("reviews")} == {"havant-2024-01", "havant-2019-05"}


def test_overlapping_dates_of_visit_that_differ_are_kept_and_flagged(using, source):
    one = source("plan.html", PLAN.format(words=""), visited_from="2024-01-16", visited_to="2024-01-19")
    two = source("report.html", PLAN.format(words="Later."), visited_from="2024-01-17", visited_to="2024-01-18")
    rows = run(using, one, two)
    assert len(rows.of("reviews")) == 1
    assert "conflict_between_sources" in {flag["code"] for flag in rows.of("flags")}


def test_a_file_loaded_twice_counts_once(using, source):
    text = PLAN.format(words="")
    assert len(run(using, source("plan.html", text), source("copy.html", text)).of("documents")) == 1


def test_the_order_of_the_files_makes_no_difference(using, source):
    one, two = (
        source("plan.html", PLAN.format(words="")),
        source("report.html", PLAN.format(words="Later."), as_at="2024-09-01"),
    )
    assert run(using, one, two).tables == run(using, two, one).tables


def test_every_problem_is_told_at_once(using, source, tmp_path):
    absent = Source(tmp_path / "absent.txt", "absent.txt")
    with pytest.raises(LoadError) as refusal:
        run(using, absent, source("plan.html", PLAN.format(words="")), source("empty.txt", ""))
    first, second = str(refusal.value).splitlines()
    assert ("absent.txt: there is no such file" in first, "empty.txt: is empty" in second) == (True, True)


def test_nothing_named_is_nothing_to_load(using):
    with pytest.raises(LoadError, match="There is nothing to load: no document was named."):
        run(using)


@pytest.mark.parametrize("known", [{"visited_from": "soon"}, {"visited_from": "2024-13"}, {"as_at": "last week"}])
def test_a_date_in_the_source_row_that_cannot_be_read_is_refused(using, source, known):
    [wrong] = known.values()
    with pytest.raises(LoadError, match=wrong):
        run(using, source("plan.html", PLAN.format(words=""), **known))


def test_a_council_named_only_in_the_document(using, source):
    rows = run(using, source("plan.html", PLAN.format(words="Havant Borough Council agreed this plan."), council=""))
    assert [review["gss_code"] for review in rows.of("reviews")] == ["E07000090"]


def test_a_document_of_a_joint_review_stands_under_both_councils_and_counts_once(using, source):
    rows = run(using, source("plan.html", PLAN.format(words=""), council="Babergh and Mid Suffolk District Councils"))
    assert [(r["review_id"], r["joint_id"]) for r in rows.of("reviews")] == [
        ("babergh-2024-01", "babergh-and-mid-suffolk-2024-01"),
        ("mid-suffolk-2024-01", "babergh-and-mid-suffolk-2024-01"),
    ]
    assert len(rows.of("documents")) == 2 and len(rows.of("recommendations")) == 2
