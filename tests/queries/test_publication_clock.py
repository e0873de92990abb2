from tests.queries import chosen
from tests.queries.story import BORCHESTER, FELPERSHAM, REVIEWS, action, asked, plan, report, told


def clock(db, columns, **params):
    return asked(db, "publication_clock", columns, **params)


def test_four_steps_of_every_review_in_the_order_of_visits(world):
    db = told(world, reviews=REVIEWS)
    assert clock(db, "council visited_from step months") == [
        (council, visited_from, step, months)
        for council, visited_from in (("Borchester", "2024-01-10"), ("Felpersham", "2024-02-06"))
        for step, months in [
            *(("report", 3), ("action plan", 5)),
            *(("progress review", 10), ("progress review report", 12)),
        ]
    ]


def test_several_documents_of_a_kind_are_one_step_and_the_first_counts(world):
    db = told(
        world,
        plan("2024-06-30", action(), key="again"),
        plan("2024-03-31", action()),
        report("2024-05-01", kind="feedback report", key="their report"),
        report("2024-04-01", kind="feedback report"),
        report("2025-01-20", kind="progress review", key="review"),
        reviews=REVIEWS[:1],
    )
    assert clock(db, "step found_on standing") == [
        ("report", "2024-04-01", "within"),
        ("action plan", "2024-03-31", "within"),
        ("progress review", None, "not found"),
        ("progress review report", "2025-01-20", "later"),
    ]


def test_a_register_or_a_note_is_none_of_the_four(world):
    others = ["register", "progress report", "position statement", "cover report", "other"]
    db = told(world, *(report("2024-03-31", key=kind, kind=kind) for kind in others), reviews=REVIEWS[:1])
    assert clock(db, "found_on") == [(None,)] * 4


def test_of_one_council_or_of_all_that_were_visited_by_then(world):
    db = told(world)
    assert clock(db, "review_id", gss_code="E07000002") == [tuple(FELPERSHAM.values())] * 4
    assert clock(db, "review_id", as_at="2024-02-05") == [tuple(BORCHESTER.values())] * 4
    assert clock(db, "review_id", as_at="2024-01-09") == []
    assert clock(db, "review_id", gss_code="E07000009") == []


def test_each_filter_chooses_what_is_counted():
    found = chosen.answers("publication_clock", "review_id")
    assert {name: sorted(set(reviews)) for name, reviews in found.items()} == {
        "all": ["borchester-2023-05", "borchester-2024-03", "felpersham-2024-02", "hassett-2024-02"],
        "type": ["borchester-2023-05", "borchester-2024-03", "hassett-2024-02"],
        "region": ["felpersham-2024-02", "hassett-2024-02"],
        "year": ["borchester-2023-05"],
    }
