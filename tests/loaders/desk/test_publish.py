"""A change is tried without a trace, then published whole: list and pointer, or neither."""

import csv
import threading
from datetime import date, timedelta

import duckdb
import pytest

from loaders import builds
from loaders.desk import change, inbox, publish
from loaders.errors import LoadError
from queries import database
from tests.loaders.desk.folders import build, folder, plan

ROW = {
    "gss_code": "E07000090",
    "visited_from": "2025-03-10",
    "visited_to": "2025-03-12",
    "document_kind": "action plan",
}


@pytest.fixture
def data(tmp_path):
    return folder(tmp_path)


def silent(line: str) -> None:
    """Progress that nobody looks at."""


def added(data, content=None, **row):
    item = inbox.keep(data, content or plan(), "plan.html", "Steward")
    return change.of({"list": "sources.csv", "sha256": item.sha256, "by": "Steward", "row": ROW | row})


def corrected(meant="June 2026", file="first.html", **row):
    said = {
        "file": file,
        "place": "table 1, row 2",
        "change": "due",
        "printed": "Form a board",
        "meant": meant,
        "reason": "seen",
    }
    return change.of({"list": "corrections.csv", "by": "A Person", "row": said | row})


def rows(data, sql):
    with duckdb.connect(str(database.newest(data / "build")[0]), read_only=True) as db:
        return db.execute(sql).fetchall()


def written(data):
    """Every file of the data folder but builds, and the pointer."""
    kept = {p: p.read_bytes() for p in data.rglob("*") if p.is_file() and "build" not in p.relative_to(data).parts[0]}
    return kept, (data / "build" / "CURRENT").read_text(encoding="utf-8")


def test_a_trial_tells_the_difference_and_leaves_no_trace(data):
    asked = added(data)
    before = written(data)
    found = publish.attempt(data, data / "build", asked, silent)
    assert {table: found.counts[table]["new"] for table in ("reviews", "documents", "recommendations", "actions")} == {
        "reviews": 1,
        "documents": 1,
        "recommendations": 1,
        "actions": 1,
    }
    assert not any(count["gone"] or count["changed"] for count in found.counts.values())
    assert written(data) == before


def test_published_it_is_in_the_list_and_in_the_current_build(data):
    asked = added(data)
    tried = publish.attempt(data, data / "build", asked, silent)
    path, found = publish.publish(data, data / "build", asked, silent)
    assert found.counts == tried.counts
    assert path == database.current(data / "build")
    assert rows(data, "select count(*) from documents") == [(2,)]
    assert inbox.find(data, asked.sha256).state == "published"
    assert [event.event for event in inbox.events(data)] == ["received", "published"]


def test_the_next_build_from_the_files_alone_says_the_same(data):
    publish.publish(data, data / "build", added(data), silent)
    tables = (
        "select review_id, action_id, text from actions order by all",
        "select key, value from build_info where key = 'content'",
    )
    before = [rows(data, sql) for sql in tables]
    build(data)
    assert [rows(data, sql) for sql in tables] == before


def test_published_again_with_other_facts_it_stands_once(data):
    publish.publish(data, data / "build", added(data), silent)
    again = added(data, document_kind="progress report")
    found = publish.attempt(data, data / "build", again, silent)
    assert found.counts["documents"] == {"new": 0, "changed": 1, "gone": 0}
    publish.publish(data, data / "build", again, silent)
    assert rows(data, "select kind from documents where file_name like 'plan%'") == [("progress report",)]
    with (data / "sources.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 2


def test_a_correction_is_a_line_with_who_and_when(data):
    publish.publish(data, data / "build", corrected(), silent)
    with (data / "corrections.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["by"], row["meant"], len(row["on"])) == ("A Person", "June 2026", 10)
    assert rows(data, "select due_text, due_to::varchar from actions") == [("May 2026", "2026-06-30")]


def test_corrections_are_only_added(data):
    for meant in ("June 2026", "July 2026"):
        publish.publish(data, data / "build", corrected(meant), silent)
    with (data / "corrections.csv").open(encoding="utf-8", newline="") as file:
        assert [row["meant"] for row in csv.DictReader(file)] == ["June 2026", "July 2026"]
    assert rows(data, "select due_to::varchar from actions") == [("2026-07-31",)]
    assert rows(data, "select line, is_applied, replaced_by from corrections order by line") == [
        (2, False, 3),
        (3, True, None),
    ]
    assert rows(data, "select code from flags where code like 'correction%'") == []


@pytest.mark.parametrize("work", [publish.attempt, publish.publish])
@pytest.mark.parametrize(
    "row",
    [
        {"file": "other.html"},
        {"place": "line 999"},
        {"printed": "Hold"},
        {"change": "join", "meant": "nofile.csv: line 9"},
    ],
    ids=["other file", "other place", "other words", "joined with nothing"],
)
def test_a_correction_that_fits_nothing_is_refused(data, work, row):
    before = written(data)
    with pytest.raises(LoadError, match="fits nothing"):
        work(data, data / "build", corrected(**row), silent)
    assert written(data) == before


def test_a_correction_that_fits_nothing_any_more_is_flagged_and_others_go_on(data):
    publish.publish(data, data / "build", corrected(), silent)
    (data / "documents" / "first.html").write_bytes(plan("Fareham Borough Council", action="Hold a summit"))
    publish.publish(data, data / "build", corrected(printed="Hold"), silent)
    assert rows(data, "select code from flags where code like 'correction%'") == [("correction_unmatched",)]


def test_a_check_is_published_with_its_role(data):
    row = {"review_id": "fareham-2025-03", "checked_on": "2025-10-01", "by_role": "Head of Policy"}
    publish.publish(data, data / "build", change.of({"list": "checked.csv", "by": "A Person", "row": row}), silent)
    assert rows(data, "select review_id, by_role from checks") == [("fareham-2025-03", "Head of Policy")]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda data: added(data, gss_code="E99999999"), "no council has the code"),
        (lambda data: added(data, b"\x89PNG rubbish"), "is a picture"),
        (lambda data: added(data, visited_from="soon"), "is no date"),
        (lambda data: corrected(""), "is no deadline"),
        (lambda data: corrected(reason=" "), "'reason' is empty"),
    ],
    ids=["no council", "unreadable", "no date", "no deadline", "no reason"],
)
def test_what_cannot_be_published_changes_nothing(data, asked, said):
    wanted = asked(data)
    before = written(data)
    with pytest.raises(LoadError, match=said):
        publish.publish(data, data / "build", wanted, silent)
    assert written(data) == before


def test_while_somebody_publishes_nobody_else_does(data):
    wanted = corrected()
    before, said = written(data), []

    def go() -> None:
        with pytest.raises(LoadError, match="Someone is publishing") as problem:
            publish.publish(data, data / "build", wanted, silent)
        said.append(problem)

    with builds.alone(data / "build"):
        other = threading.Thread(target=go)
        other.start()
        other.join()
    assert said
    assert written(data) == before


def test_two_stewards_one_after_the_other_lose_nothing(data):
    """Both looked at the same data before; the second still keeps the first one's row."""
    one, two = added(data), corrected()
    three = added(data, plan(action="Hold a summit"))
    for wanted in (one, two, three):
        publish.publish(data, data / "build", wanted, silent)
    assert rows(data, "select count(*) from documents") == [(3,)]
    assert rows(data, "select count(*) from corrections") == [(1,)]


def test_two_at_once_one_is_published_and_the_other_told(data):
    wanted = [added(data), corrected()]
    said = []

    def go(one) -> None:
        try:
            publish.publish(data, data / "build", one, silent)
            said.append("published")
        except LoadError as problem:
            said.append(str(problem))

    threads = [threading.Thread(target=go, args=(one,)) for one in wanted]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert "published" in said
    assert all(one == "published" or "Someone is publishing" in one for one in said)
    assert database.problem(database.current(data / "build")) is None


@pytest.mark.parametrize(
    "given",
    [
        {"list": "themes.toml", "row": {}},
        {"list": "../sources.csv", "row": {}},
        {"list": "sources.csv", "row": {"file": "/etc/passwd"}},
        {"list": "corrections.csv", "row": []},
        {"list": "sources.csv", "row": {}, "sha256": "../../x"},
        {},
    ],
)
def test_only_rows_of_three_lists_can_be_asked_for(given):
    with pytest.raises(LoadError):
        change.of(given)


def test_a_value_of_several_lines_becomes_one(data):
    publish.publish(data, data / "build", corrected(reason='one\nline\r\n,"and" another'), silent)
    assert rows(data, "select reason from corrections") == [('one line ,"and" another',)]


def test_a_day_of_check_ahead_is_refused(data):
    row = {
        "review_id": "fareham-2025-03",
        "checked_on": f"{date.today() + timedelta(days=2)}",
        "by_role": "Head of Policy",
    }
    with pytest.raises(LoadError, match="lies ahead"):
        change.of({"list": "checked.csv", "by": "", "row": row}).files(data)
