"""What each recommendation asks for -> the raw material by which two are likened (queries/prepared/88_finished.sql).

The ask is that of loaders/link/asks.py, by which families are found: light words count for nothing, expressions that mean the same are one.
"""

import duckdb
import pandas as pd

from loaders.link.asks import ask_of

TEXTS = """
select
    recommendations.recommendation_id,
    recommendations.text,
    array_agg(councils.name) || coalesce(array_agg(council_names.name) filter (where council_names.name is not null), []) as names
from recommendations
inner join reviews using (review_id)
inner join councils using (gss_code)
left join council_names using (gss_code)
where recommendations.text is not null
group by recommendations.recommendation_id, recommendations.text
order by recommendations.recommendation_id
"""
COLUMNS = ["recommendation_id", "term", "weight"]


def fill(db: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table found_asks (recommendation_id, term, weight: 0 to 1, what is asked for first counts in full)."""
    rows = [
        (recommendation_id, term, round(weight, 6))
        for recommendation_id, text, names in db.execute(TEXTS).fetchall()
        for term, weight in ask_of(text, sorted(set(names))).weights.items()
    ]
    incoming = pd.DataFrame(rows, columns=COLUMNS).astype({"recommendation_id": str, "term": str, "weight": float})
    db.register("incoming", incoming)
    db.execute("create or replace temp table found_asks as from incoming")
    db.unregister("incoming")
