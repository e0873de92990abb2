"""The figures of queries/prepared against the second calculation, on worlds that nobody chose by hand."""

from collections.abc import Callable, Iterator
from datetime import date

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.queries import second_calculation
from tests.queries.built_worlds import STEADY, WORLDS_A_CROWD, built, crowds, rows_of
from tests.queries.second_facts import REGIONS, TYPES, mixed
from tests.queries.story import asked
from tests.queries.worlds import Tables, days

CROWDS = 500 // WORLDS_A_CROWD
Answer = dict[str, dict]
MACROS: dict[str, tuple[str, Callable[[Tables, date], Answer]]] = {
    "actions_as_at": ("action_id", second_calculation.actions),
    "actions_as_last_reported": ("action_id", second_calculation.actions_last_reported),
    "recommendations_as_at": ("recommendation_id", second_calculation.recommendations),
    "reviews_as_at": ("review_id", second_calculation.reviews),
}
TOTALS = (
    *("counting_count", "complete_count", "stated_count", "moved_to_continuous_count"),
    *("point_share", "low_share", "high_share"),
)
SHARES = {"point": "point_share", "low": "low_share", "high": "high_share"}


@settings(STEADY, max_examples=CROWDS)
@given(crowds(), st.lists(days(), min_size=3, max_size=3))
def test_both_calculations_agree_on_every_column_of_every_row(tables: Tables, as_at_days: list[date]):
    with built(tables) as db:
        found = [words for d in as_at_days for words in disagreements(db, tables, d)]
    assert not found, "\n".join(found)


@settings(STEADY, max_examples=20)
@given(crowds(), days(), st.sampled_from(TYPES), st.sampled_from(REGIONS))
def test_both_calculations_agree_on_the_completion_of_chosen_councils(
    tables: Tables, d: date, council_type: str, region: str | None
):
    facts = {"council_type": council_type, **({"region": region} if region else {})}
    with built(mixed(tables)) as db:
        rows = asked(db, "sector_totals", " ".join(("level", *TOTALS)), as_at=d, **facts)
    found = {level: dict(zip(TOTALS, values, strict=True)) for level, *values in rows}
    second = _by_level(mixed(tables), d, **facts)
    expected = {level: {name: columns[name] for name in TOTALS} for level, columns in second.items()}
    assert not list(_differences(f"sector_totals({d}, {facts})", found, expected))


def disagreements(db: duckdb.DuckDBPyConnection, tables: Tables, d: date) -> Iterator[str]:
    """A sentence for every value on which the two calculations differ as at D."""
    for macro, (key, second) in MACROS.items():
        yield from _differences(f"{macro}({d})", rows_of(db, macro, d, key), second(tables, d))
    yield from _differences(f"completion_as_at({d})", rows_of(db, "completion_as_at", d, "level"), _by_level(tables, d))


def _by_level(tables: Tables, d: date, **facts: str) -> Answer:
    """Completion as the second calculation has it, under the names of SQL."""
    by_level = {
        level: second_calculation.completion(tables, d, level, **facts) for level in ("action", "recommendation")
    }
    return {
        level: {SHARES.get(name, name): value for name, value in columns.items()} for level, columns in by_level.items()
    }


def _differences(what: str, first: Answer, second: Answer) -> Iterator[str]:
    for key in sorted(first.keys() ^ second.keys()):
        yield f"{what}: {key} is a row of {'SQL' if key in first else 'the second calculation'} alone"
    for key in sorted(first.keys() & second.keys()):
        for column, expected in second[key].items():
            value = first[key].get(column, "no such column")
            if value != expected:
                yield f"{what}: {key}, {column}: SQL {value!r}, second calculation {expected!r}"
