import queries
from tests.queries.story import plan, report, told

COLUMNS = ["built_at", "content", "banner", "document_count", "summary_count"]


def facts(db):
    [row] = queries.ask(db, "build_facts").astype(object).to_dict("records")
    return [row[name] for name in COLUMNS]


def test_when_it_was_built_and_from_how_many_documents_that_were_read(world):
    db = told(
        world,
        plan("2024-03-31"),
        report("2024-09-30", wording="summary"),
        report("2024-09-30", kind="register", key="register"),
    )
    db.execute(
        "insert into build_info values ('built_at', '2026-01-01 10:00'), ('content', 'abc'), ('banner', 'Invented.')"
    )
    assert facts(db) == ["2026-01-01 10:00", "abc", "Invented.", 2, 1]


def test_what_is_not_known_of_a_build_is_null_and_an_empty_banner_is_none(world):
    db = world()
    db.execute("insert into build_info values ('banner', '')")
    assert facts(db) == [None, None, None, 0, 0]
