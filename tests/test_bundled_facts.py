"""The bundled summaries carry the published facts: refs, owners, deadlines, statuses, dates, numbers.

`bundled_facts.csv` pins them. Where the published texts lie beside the project they are loaded too and must agree.
"""

import csv
from pathlib import Path

import duckdb
import pytest

from loaders.__main__ import main

HERE = Path(__file__).parent
PINNED = HERE / "expected" / "bundled_facts.csv"
SEEDS = HERE.parents[1] / "shared" / "seeds" / "sources.csv"

FACTS = {
    "action": """
        select actions.review_id, coalesce(recommendations.ref, ''), coalesce(objective_ref, ''), coalesce(actions.ref, ''),
            coalesce(actions.due_text, ''), actions.due_kind, coalesce(actions.due_from::varchar, ''),
            coalesce(actions.due_to::varchar, ''),
            coalesce((select string_agg(role, ' | ' order by position) from action_owners as o where o.action_id = actions.action_id), ''),
            coalesce((select string_agg(distinct status, ',') from updates where updates.action_id = actions.action_id), '')
        from actions left join recommendations using (recommendation_id)
        order by actions.review_id, recommendations.position nulls last, actions.position""",
    "recommendation": """
        select recommendations.review_id, ref, array_to_string(other_refs, ','), is_key::varchar,
            array_to_string(list_transform(source_refs, lambda s: array_to_string(regexp_extract_all(s, '\\d+'), '.')), ','),
            coalesce((select string_agg(distinct status, ',') from updates as u
                where u.recommendation_id = recommendations.recommendation_id and u.action_id is null), '')
        from recommendations order by review_id, position""",
    "review": """
        select review_id, gss_code, visited_from::varchar, coalesce(visited_to::varchar, ''), visited_precision, framework,
            coalesce(stated_recommendations::varchar, ''), coalesce(people_met::varchar, ''), coalesce(meetings::varchar, '')
        from reviews where review_id in (select review_id from documents where kind <> 'register') order by review_id""",
    "document": """
        select review_id, kind, scope, coalesce(as_at::varchar, ''), coalesce(as_at_precision, '')
        from documents where kind <> 'register' order by review_id""",
    "flag": """
        select review_id, code, count(*)::varchar
        from flags inner join documents using (document_id) where kind <> 'register' group by all order by all""",
    "review update": """
        select review_id, count(*)::varchar from updates where recommendation_id is null and action_id is null
        group by all order by all""",
}  # fmt: skip


def facts(db: duckdb.DuckDBPyConnection) -> list[list[str]]:
    """Every fact as a row of words, its kind first."""
    return [[kind, *row] for kind, sql in FACTS.items() for row in db.cursor().execute(sql).fetchall()]


def loaded(sources: Path, folder: Path) -> list[list[str]]:
    """The facts of the documents alone: `load` leaves out what registers know of the same reviews."""
    path = folder / "documents.duckdb"
    assert main(["load", "--sources", str(sources), "--database", str(path)]) == 0
    with duckdb.connect(str(path), read_only=True) as db:
        return facts(db)


def test_the_bundled_facts_are_the_pinned_ones(builds, request, tmp_path):
    found = loaded(builds / "sources.csv", tmp_path)
    if request.config.getoption("--accept"):
        with PINNED.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(found)
    with PINNED.open(encoding="utf-8", newline="") as file:
        assert found == list(csv.reader(file))


@pytest.mark.skipif(not SEEDS.is_file(), reason="the published texts do not lie beside the project (../shared/seeds)")
def test_the_published_texts_hold_the_same_facts(builds, tmp_path):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir(), theirs.mkdir()
    assert loaded(builds / "sources.csv", ours) == loaded(SEEDS, theirs)


def test_every_bundled_document_is_a_summary_and_names_what_it_summarises(bundled):
    rows = (
        bundled.cursor()
        .execute("select wording, published_title, media_type from documents where kind <> 'register'")
        .fetchall()
    )
    assert {wording for wording, _, _ in rows} == {"summary"}
    assert all(title for _, title, _ in rows)
    assert {kind for _, _, kind in rows} == {"text/plain", "text/html", "text/csv"}
