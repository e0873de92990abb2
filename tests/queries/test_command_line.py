"""python -m queries: what it prints, in which form, and what it says when it cannot answer."""

import csv
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

import queries
from queries import __main__ as command
from tests.queries.story import JULY, MAY, action, fill, owner, plan, report, rows

ROOT = Path(__file__).parents[2]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", ":1"]


@pytest.fixture(scope="module")
def builds(tmp_path_factory) -> Path:
    """A folder of builds whose current one holds a plan of March and a report of June 2024."""
    folder = tmp_path_factory.mktemp("builds")
    says = [action(text=text, key=f"f{n}") for n, text in enumerate(FORMULAS)]
    tables = rows(
        plan("2024-03-31", action(text="Agree a plan, and\nfund it", **MAY), *says),
        report("2024-06-30", action("in progress", **JULY), *says),
        action_owners=[owner("a1", "Leader", 1), owner("a1", "Director", 2)],
    )
    with duckdb.connect(str(folder / "one.duckdb")) as db:
        fill(db, tables)
    (folder / "CURRENT").write_text("one.duckdb", encoding="utf-8")
    return folder


@pytest.fixture
def run(builds, monkeypatch, capsys):
    """run("name", "param=value", ...) -> exit code, what was printed, what was complained of."""
    monkeypatch.setattr(command, "BUILDS", builds)

    def go(*arguments: str) -> tuple[int, str, str]:
        code = command.main(list(arguments))
        return code, *capsys.readouterr()

    return go


ACTIONS = ["actions_of_review", "review_id=borchester-2024-03"]


def read_csv(text: str) -> list[dict]:
    return list(csv.DictReader(io.StringIO(text)))


def test_without_a_name_every_question_is_listed(run):
    code, out, err = run()
    assert (code, err) == (0, "")
    for name in queries.names():
        assert any(line.split(maxsplit=1) == [name, queries.query(name).question] for line in out.splitlines())


def test_the_parameters_of_a_question_are_told_without_a_database(run, monkeypatch, tmp_path):
    monkeypatch.setattr(command, "BUILDS", tmp_path)
    code, out, _ = run("timing_by_group", "--help-params")
    assert code == 0
    assert "by  theme, council, council type, region or review year" in out


def test_a_table_has_a_heading_and_leaves_blank_what_is_not_stated(run):
    code, out, _ = run("coverage_of_councils", "as_at=2024-06-30")
    heading, borchester, felpersham = out.splitlines()
    assert code == 0
    assert heading.split()[:2] == ["council", "gss_code"]
    assert "2024-03-31" in borchester
    for word in ("None", "NaN", "NaT", "null"):
        assert word not in felpersham


def test_a_table_without_rows_says_so(run):
    assert run("actions_of_review", "review_id=unknown")[:2] == (0, "No rows.\n")


def test_csv_leaves_blank_what_is_not_stated_joins_lists_and_keeps_lines_and_commas(run):
    _, out, _ = run(*ACTIONS, "as_at=2024-04-30", "--format", "csv")
    first, second, *_ = read_csv(out)
    assert (first["action"], first["owners"]) == ("Agree a plan, and\nfund it", "Leader; Director")
    assert (first["due_to"], second["due_to"], second["owners"]) == ("2024-05-31", "", "")


def test_csv_without_rows_is_its_heading(run):
    _, out, _ = run("actions_of_review", "review_id=unknown", "--format", "csv")
    assert out.split(",")[0] == "action_id"
    assert read_csv(out) == []


def test_json_says_null_and_keeps_lists_booleans_and_days(run):
    _, out, _ = run(*ACTIONS, "as_at=2024-04-30", "--format", "json")
    first, second, *_ = json.loads(out)
    assert (first["owners"], first["due_to"], first["is_dropped"]) == (["Leader", "Director"], "2024-05-31", False)
    assert (second["owners"], second["due_to"], second["slip_low_days"]) == (None, None, None)


def test_json_without_rows_is_an_empty_list(run):
    assert json.loads(run("actions_of_review", "review_id=unknown", "--format", "json")[1]) == []


def test_a_whole_number_stays_one_beside_what_is_not_stated(run):
    _, out, _ = run(*ACTIONS, "as_at=2024-06-30", "--format", "csv")
    first, second, *_ = read_csv(out)
    assert (first["slip_low_days"], second["slip_low_days"]) == ("61", "")


def test_a_text_that_a_spreadsheet_takes_for_a_formula_is_marked_as_text(run):
    _, out, _ = run(*ACTIONS, "as_at=2024-06-30", "--format", "csv")
    marked = [text if text.startswith(":") else f"'{text}" for text in FORMULAS]
    assert [row["action"] for row in read_csv(out)][1:] == marked


def test_without_a_day_the_answer_is_as_at_today(run, monkeypatch):
    class April(date):
        @classmethod
        def today(cls):
            return cls(2024, 4, 30)

    monkeypatch.setattr(command, "date", April)
    asked = ["documents_by_council", "--format", "csv"]
    assert [row["document_id"] for row in read_csv(run(*asked)[1])] == ["plan"]
    assert run(*asked, "as_at=")[1] == run(*asked)[1]
    assert [row["document_id"] for row in read_csv(run(*asked, "as_at=2024-06-30")[1])] == ["plan", "report"]


def test_parameters_are_taken_as_what_the_question_takes_them_for(run):
    _, out, _ = run("reviews_by_council", "is_read=true", "gss_code=E07000001", "as_at=2024-06-30", "--format", "json")
    assert [row["review_id"] for row in json.loads(out)] == ["borchester-2024-03"]
    _, out, _ = run("timing_by_group", "year=2023", "by=council", "as_at=2024-06-30", "--format", "json")
    assert json.loads(out) == []


WRONG = {
    "unknown name": (["nonsense"], "no question called 'nonsense'. There are: actions_behind"),
    "a path for a name": (["../conftest"], "no question called '../conftest'"),
    "schema is no question": (["schema"], "no question called 'schema'"),
    "unknown parameter": (["sector_totals", "colour=red"], "'colour=red' is no parameter of sector_totals. There are: as_at, year"),
    "no equals sign": (["sector_totals", "2024"], "'2024' is no parameter of sector_totals"),
    "a question without any": (["build_facts", "as_at=2024-06-30"], "There are: none"),
    "bad day": (["sector_totals", "as_at=31/12/2024"], "as_at='31/12/2024' is no day. Write 2024-06-01."),
    "no such day": (["sector_totals", "as_at=2024-02-30"], "as_at='2024-02-30' is no day"),
    "bad year": (["sector_totals", "year=last"], "year='last' is no year. Write 2024."),
    "a year beyond numbers": (["sector_totals", "year=99999999999"], "99999999999"),
    "bad group": (["timing_by_group", "by=planet", "as_at=2024-06-30"], "by: one of theme, council, council type, region, review year"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "words"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_asked_is_told_in_one_sentence(run, arguments, words):
    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert words in err
    assert err.count("\n") == 1


def test_without_a_database_it_says_how_to_make_one(run, monkeypatch, tmp_path):
    monkeypatch.setattr(command, "BUILDS", tmp_path)
    code, out, err = run("sector_totals")
    assert (code, out) == (1, "")
    assert f"{tmp_path}: there is no database yet. Run python -m loaders build" in err


@pytest.mark.parametrize("kind", ["missing", "a folder", "no database", "another database"])
def test_a_file_that_is_no_build_is_told_in_one_sentence(run, tmp_path, kind):
    path = tmp_path / "other.duckdb"
    if kind == "a folder":
        path.mkdir()
    elif kind == "no database":
        path.write_text("These are only words." * 1000, encoding="utf-8")
    elif kind == "another database":
        duckdb.connect(str(path)).close()
    code, out, err = run("sector_totals", "--database", str(path))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "Traceback" not in err


def test_another_database_can_be_asked(run, builds, monkeypatch, tmp_path):
    monkeypatch.setattr(command, "BUILDS", tmp_path)
    path = str(builds / "one.duckdb")
    assert run("sector_totals", "--database", path)[0] == 0


HOSTILE = ["E07000001' or '1'='1", "x'; drop table actions; --", '" or 1=1', "$as_at", "%", "E07000001\x00"]


@pytest.mark.parametrize("text", HOSTILE)
def test_sql_in_a_parameter_finds_nothing_and_does_nothing(run, builds, text):
    before = (builds / "one.duckdb").read_bytes()
    assert run("deadlines_of_council", f"gss_code={text}", "as_at=2024-06-30")[:2] == (0, "No rows.\n")
    assert (builds / "one.duckdb").read_bytes() == before


def test_an_unknown_form_is_refused_with_those_there_are(run, capsys):
    with pytest.raises(SystemExit) as refused:
        run("sector_totals", "--format", "xml")
    assert refused.value.code == 2
    assert "'table', 'csv', 'json'" in capsys.readouterr().err


def test_it_runs_as_a_module_and_minds_no_reader_who_has_seen_enough():
    with subprocess.Popen(
        [sys.executable, "-m", "queries"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0
