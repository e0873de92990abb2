"""Drawn worlds whose councils differ: types and regions that cross each other, and regions that are not known."""

from tests.queries.worlds import Tables

TYPES = ("Non-metropolitan district", "Unitary authority")
REGIONS = ("South West", "South East", "South West", None)


def mixed(tables: Tables) -> Tables:
    """The same world with a type and a region for each council; of about every fourth the region is not known."""
    return {**tables, "councils": [{**row, **_facts(row["gss_code"])} for row in tables["councils"]]}


def _facts(gss_code: str) -> dict:
    number = sum(map(ord, gss_code))
    return {"council_type": TYPES[number % len(TYPES)], "region": REGIONS[number % len(REGIONS)]}
