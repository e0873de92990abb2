from tests.queries import chosen
from tests.queries.story import BORCHESTER, FELPERSHAM, action, asked, plan, report, told, total

COMPARED = "stated_count counted_count counted_of_count difference"


def totals(db, columns=COMPARED, **params):
    return asked(db, "reported_totals", columns, **params)


def done_of(complete, every):
    return [action("complete" if n < complete else "in progress", key=f"a{n}", of=f"r{n}") for n in range(every)]


def test_what_is_stated_is_compared_with_rows_as_they_stood_then(world):
    db = told(
        world,
        plan("2024-03-31", *done_of(0, 3)),
        report("2024-09-30", *done_of(2, 3)),
        report("2024-12-31", *done_of(3, 3), key="later"),
        reported_totals=[
            total("report", "completed", count=3, of=4),
            total("report", "completed", "recommendation", count=1),
        ],
    )
    assert totals(db, f"unit {COMPARED}") == [("action", 3, 2, 3, 1), ("recommendation", 1, 2, 3, -1)]


def test_only_a_word_that_means_complete_is_compared(world):
    words = {
        **dict.fromkeys(["complete", "Completed", "fully delivered", "closed"], True),
        **dict.fromkeys(["green", "completed or progressed", "on track", "not completed", "not started"], False),
    }
    db = told(
        world, report("2024-09-30", *done_of(1, 2)), reported_totals=[total("report", word, count=1) for word in words]
    )
    found = {word: difference == 0 for word, difference in totals(db, "measure difference")}
    assert found == words
    assert set(totals(db, "counted_of_count")) == {(2,)}


def test_where_no_row_states_a_status_nothing_is_compared(world):
    stated = [total("plan", "completed", count=5, of=8)]
    db = told(world, plan("2024-03-31", action()), reported_totals=stated)
    assert totals(db) == [(5, None, 1, None)]


def test_where_no_rows_are_loaded_the_total_stands_alone(world):
    columns = {"count": None, "of": None, "share": None, "as_at": None}
    db = told(world, report("2024-09-30", kind="register"), reported_totals=[total("report", "completed", **columns)])
    assert totals(db) == [(None, None, None, None)]
    assert totals(db, "stated_of_count stated_share as_at url") == [(None, None, None, None)]


def test_a_share_alone_is_shown_and_not_compared(world):
    db = told(
        world,
        report("2024-09-30", *done_of(1, 2)),
        reported_totals=[total("report", "completed", share=0.87, count=None)],
    )
    assert totals(db, f"stated_share {COMPARED}") == [(0.87, None, 1, 2, None)]


def test_a_total_of_themes_has_no_rows_to_compare_with(world):
    stated = [total("report", "completed", "theme", count=2)]
    db = told(world, report("2024-09-30", *done_of(1, 2)), reported_totals=stated)
    assert totals(db) == [(2, None, None, None)]


def test_several_totals_of_several_documents_are_a_row_each_newest_first(world):
    db = told(
        world, report("2024-03-31", *done_of(0, 2), key="one"), report("2024-09-30", *done_of(1, 2), key="two"),
        reported_totals=[
            total("one", "completed", count=0, as_at="2024-03-31"), total("two", "completed", count=1, as_at="2024-09-30"),
            total("two", "started", count=2, as_at="2024-09-30"),
        ],
    )  # fmt: skip
    assert totals(db, "file_name measure difference") == [
        ("two.txt", "completed", 0),
        ("two.txt", "started", None),
        ("one.txt", "completed", 0),
    ]
    assert totals(db, "file_name", as_at="2024-09-29") == [("one.txt",)]


def test_of_one_council_or_of_all(world):
    db = told(
        world,
        report("2024-09-30"),
        report("2024-09-30", key="theirs", **FELPERSHAM),
        reported_totals=[total("report", "completed"), total("theirs", "completed", **FELPERSHAM)],
    )
    assert totals(db, "council") == [("Borchester",), ("Felpersham",)]
    assert totals(db, "review_id", gss_code="E07000001") == [tuple(BORCHESTER.values())]
    assert totals(db, "council", gss_code="E07000009") == []


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("reported_totals", "review_id") == {
        "all": ["borchester-2024-03", "borchester-2023-05", "felpersham-2024-02", "hassett-2024-02"],
        "type": ["borchester-2024-03", "borchester-2023-05", "hassett-2024-02"],
        "region": ["felpersham-2024-02", "hassett-2024-02"],
        "year": ["borchester-2023-05"],
    }
