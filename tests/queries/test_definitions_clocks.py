"""Method rule 1: which documents are known on a day, in which order they speak, and the two clocks."""

from tests.queries.story import (
    JULY,
    MAY,
    action,
    asked,
    flags,
    note,
    of_action,
    of_recommendation,
    plan,
    recommendation,
    report,
    side_by_side,
    told,
)


def test_1_a_document_counts_only_from_its_date(world):
    db = told(world, plan("2024-03-31", action()), note("2024-09-30", action("complete")))
    assert of_action(db, "2024-09-29", "status") == "not stated"
    assert of_action(db, "2024-09-30", "status") == "complete"


def test_1_what_is_known_changes_only_on_the_day_of_a_document(world):
    db = told(world, plan("2024-03-31", action()), note("2024-09-30", action("complete")))
    spans = db.execute("select valid_from::varchar, valid_to::varchar from action_spans order by 1").fetchall()
    assert spans == [("2024-03-31", "2024-09-30"), ("2024-09-30", "9999-12-31")]


def test_1_a_document_published_later_counts_from_then_and_speaks_for_its_own_date(world):
    late = {"counts_from": "2024-06-20", "published_on": "2024-06-20"}
    db = told(world, plan("2024-03-31", action()), note("2024-05-15", action("in progress"), **late))
    assert of_action(db, "2024-06-19", "status") == "not stated"
    assert of_action(db, "2024-06-20", "status status_on status_as_at") == ("in progress", "2024-06-20", "2024-05-15")


def test_1_a_document_without_any_date_counts_always(world):
    db = told(world, plan(None, action("in progress")))
    assert of_action(db, "2000-01-01", "status status_as_at") == ("in progress", None)


def test_1_a_document_without_a_date_never_proves_lateness(world):
    undated = note(None, action("in progress"), counts_from="2024-09-30")
    db = told(world, plan("2024-03-31", action(**MAY)), undated)
    assert of_action(db, "2025-01-01", "timing") == "due, no update found"


def test_1_a_document_known_only_by_its_day_of_publication_has_that_as_its_own_date(world):
    published = note(None, action("in progress"), counts_from="2024-09-30", published_on="2024-09-30")
    db = told(world, plan("2024-03-31", action(**MAY)), published)
    assert of_action(db, "2025-01-01", "timing status_as_at") == ("overdue", "2024-09-30")


def test_1_on_one_day_a_document_without_a_date_speaks_before_dated_ones(world):
    undated = report(None, action("not started"), key="undated", counts_from="2024-09-30")
    db = told(world, undated, report("2024-09-30", action("complete")))
    assert of_action(db, "2025-01-01", "status") == "complete"


def test_1_on_one_day_a_full_document_beats_a_note_whichever_was_loaded_first(world):
    both = [note("2024-03-31", action("in progress")), report("2024-03-31", action("complete"))]
    db = side_by_side(world, {"note first": both, "full first": both[::-1]})
    assert of_action(db, "2025-01-01", "status", key="note first a1") == "complete"
    assert of_action(db, "2025-01-01", "status", key="full first a1") == "complete"


def test_1_of_two_alike_on_one_day_the_less_complete_word_stands(world):
    words = ["complete", "continuous", "stopped", "in progress", "not started"]
    pairs = dict(enumerate(zip(words, words[1:], strict=False)))
    db = told(
        world,
        report("2024-03-31", *(action(less, key=f"a{n}") for n, (_, less) in pairs.items()), key="one"),
        report("2024-03-31", *(action(more, key=f"a{n}") for n, (more, _) in pairs.items()), key="two"),
    )
    assert [of_action(db, "2025-01-01", "status", key=f"a{n}") for n in pairs] == words[1:]


def test_1_on_one_day_the_document_that_states_a_status_has_the_last_word_on_the_deadline_too(world):
    db = told(
        world,
        report("2024-03-31", action("in progress", **MAY), key="one"),
        report("2024-03-31", action(**JULY), key="two"),
    )
    assert of_action(db, "2025-01-01", "due_text") == "May 2024"


def test_1_different_words_of_one_rank_on_one_day_are_flagged_at_the_word_that_does_not_hold(world):
    db = told(
        world,
        report("2024-03-31", action("complete"), key="one"),
        report("2024-03-31", action("in progress"), key="two"),
    )
    assert flags(db, "conflict_between_sources") == [("one", "complete")]


def test_1_no_conflict_is_flagged_where_rank_day_or_word_tells_which_holds(world):
    db = told(
        world,
        report("2024-03-31", action("complete", key="rank"), action("complete", key="word"), action("complete", key="silent")),
        note("2024-03-31", action("in progress", key="rank")),
        report("2024-03-31", action("complete", key="word"), action(key="silent"), key="other"),
        report("2024-04-01", action("in progress", key="word"), action("complete", key="rank"), action(key="silent"), key="later"),
    )  # fmt: skip
    assert flags(db, "conflict_between_sources") == []


def test_1_two_words_of_one_document_are_no_conflict_between_documents(world):
    db = told(world, report("2024-03-31", action("complete"), action("in progress")))
    assert flags(db, "conflict_between_sources") == []


def test_1_different_words_on_one_recommendation_itself_are_flagged_too(world):
    db = told(
        world,
        report("2024-03-31", recommendation("complete"), key="one"),
        report("2024-03-31", recommendation("in progress"), key="two"),
    )
    assert of_recommendation(db, "2025-01-01", "status") == "in progress"
    assert flags(db, "conflict_between_sources") == [("one", "complete")]


def test_1_a_document_without_a_date_is_not_of_the_rank_of_a_dated_one(world):
    """The dated one holds here though it claims more, so 'the one that claims less holds' would be wrong."""
    undated = report(None, action("in progress"), key="undated", counts_from="2024-03-31")
    db = told(world, undated, report("2024-03-31", action("complete")))
    assert flags(db, "conflict_between_sources") == []


def test_1_the_last_reported_clock_stops_at_the_councils_own_last_document(world):
    db = told(
        world,
        plan("2024-03-31", action("not started", **MAY)),
        note("2024-09-30", action("in progress"), kind="progress review", said_by="peers"),
    )
    assert of_action(db, "2025-01-01", "status timing") == ("in progress", "overdue")
    assert of_action(db, "2025-01-01", "status timing", clock="as_last_reported") == ("not started", "not yet due")


def test_1_the_last_reported_clock_knows_what_is_known_on_the_counting_day_and_measures_on_the_own_date(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY)),
        note("2024-06-10", action("in progress"), kind="progress review", said_by="peers"),
        report("2024-05-15", action(), counts_from="2024-06-20", published_on="2024-06-20"),
    )
    assert of_action(db, "2025-01-01", "status timing", clock="as_last_reported") == ("in progress", "not yet due")
    assert of_action(db, "2025-01-01", "status timing") == ("in progress", "overdue")


def test_1_without_a_date_of_its_own_the_last_report_is_measured_on_its_counting_day(world):
    db = told(world, plan(None, action(**MAY), counts_from="2024-07-01"))
    assert of_action(db, "2025-01-01", "timing", clock="as_last_reported") == "due, no update found"


def test_1_of_two_reports_that_count_from_one_day_the_later_dated_is_the_last(world):
    on_one_day = {"counts_from": "2024-09-30"}
    db = told(
        world,
        report("2024-08-31", action(), key="august", **on_one_day),
        report("2024-05-15", action(), key="may", **on_one_day),
    )
    [(last,)] = asked(db, "reviews_of_council", "last_reported_on", gss_code="E07000001")
    assert last == "2024-08-31"


def test_1_without_a_document_of_the_councils_own_nothing_is_last_reported(world):
    others = {"peers": {"said_by": "peers"}, "register": {"kind": "register"}}
    said = {name: [report("2024-03-31", action("in progress"), **columns)] for name, columns in others.items()}
    db = side_by_side(world, said)
    for name in others:
        assert of_action(db, "2025-01-01", "status", f"{name} a1") == "in progress"
        assert of_action(db, "2025-01-01", "status", f"{name} a1", clock="as_last_reported") is None
