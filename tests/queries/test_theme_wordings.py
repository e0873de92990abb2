"""Older wordings of the themes, each read as one theme."""

from collections import Counter

from tests.queries.story import THEMES, asked

NAME = "theme_wordings"


def test_each_wording_stands_with_the_theme_it_is_read_as(world):
    db = world(themes=THEMES)
    db.execute("insert into theme_wordings values (2, 'Financial viability'), (1, 'Understanding of place')")
    assert asked(db, NAME, "theme_id theme wording") == [
        (1, "Priorities", "Understanding of place"),
        (2, "Finance", "Financial viability"),
    ]


def test_the_core_questions_of_2012_each_have_one_theme(bundled):
    rows = bundled.cursor().execute("select lower(wording), theme_id from theme_wordings").fetchall()
    assert max(Counter(wording for wording, _ in rows).values()) == 1
    assert dict(rows)["leadership of place"] == 2 and dict(rows)["capacity to deliver"] == 5
    assert {theme for _, theme in rows} == {1, 2, 3, 4, 5}
