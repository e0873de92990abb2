"""docs/data-dictionary.md says of every table what a row is, and of every column what it holds, as queries/schema.sql has it."""

import re
from pathlib import Path

import pytest

import queries
from queries import dictionary

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"
WRITTEN = """
-- One row per bird.
create table birds (
    name varchar primary key,  -- everyday name
    "of" varchar[]             -- where it was seen,
                               -- several joined
);

-- One row per egg.
create table eggs (
    name varchar references birds (name),  -- the bird
    number integer not null,               -- from 1
    primary key (name, number)
);
"""


def test_the_page_is_what_is_printed(capsys):
    assert dictionary.main() == 0
    assert capsys.readouterr().out == PAGE.read_text(encoding="utf-8"), (
        "docs/data-dictionary.md is behind queries/schema.sql: .venv/bin/python -m queries.dictionary > docs/data-dictionary.md"
    )


def test_every_table_and_column_of_a_build_is_told(world):
    made = {
        table
        for path in (queries.FOLDER / "prepared").glob("*.sql")
        for table in re.findall(r"^create (?:or replace )?table (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    columns = "select table_name, column_name from duckdb_columns() where not internal and database_name <> 'temp'"
    built = {(table, column) for table, column in world().execute(columns).fetchall() if table not in made}
    assert built == set(told())
    assert all(told().values())


def told() -> dict[tuple[str, str], str]:
    """The meaning of every column on the page."""
    found, table = {}, ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        table = line.removeprefix("## ") if line.startswith("## ") else table
        if row := re.match(r"\| `(\w+)` \|.*(?<!\\)\| (.*) \|$", line):
            found[table, row[1]] = row[2]
    return found


def test_names_types_keys_and_meanings_are_those_of_the_schema():
    birds, eggs = dictionary.tables(WRITTEN)
    assert (birds.grain, eggs.grain) == ("One row per bird.", "One row per egg.")
    assert birds.columns == (
        dictionary.Column("name", "varchar", False, "key", "everyday name"),
        dictionary.Column("of", "varchar[]", True, "", "where it was seen, several joined"),
    )
    assert [(one.may_be_null, one.key) for one in eggs.columns] == [
        (False, "part of the key, [birds.name](#birds)"),
        (False, "part of the key"),
    ]


@pytest.mark.parametrize(
    ("taken", "left", "said"),
    [
        ("  -- everyday name", "", "birds.sql, line 4: the column birds.name has no comment"),
        (
            "-- where it was seen,\n                               -- several joined",
            "",
            "line 5: the column birds.of has",
        ),
        ("-- One row per egg.\n", "", "birds.sql, line 9: the table eggs has no comment"),
        ("-- One row per egg.\n", "-- One row per egg.\n\n", "birds.sql, line 11: the table eggs has no comment"),
        ("-- the bird\n   ", "", "birds.sql, line 10: the column eggs.number has no comment"),
    ],
)
def test_what_has_no_comment_is_refused_with_its_place(taken, left, said):
    assert taken in WRITTEN
    with pytest.raises(ValueError, match=re.escape(said)):
        dictionary.tables(WRITTEN.replace(taken, left), "birds.sql")


def test_the_command_refuses_in_a_sentence(monkeypatch, capsys, tmp_path):
    (tmp_path / "schema.sql").write_text(WRITTEN.replace("-- from 1", ""), encoding="utf-8")
    monkeypatch.setattr(queries, "FOLDER", tmp_path)
    assert dictionary.main() == 1
    printed = capsys.readouterr()
    assert not printed.out
    assert printed.err.startswith("queries/schema.sql, line 12: the column eggs.number has no comment. Write")
