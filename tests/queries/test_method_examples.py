"""The worked examples of docs/method.md, rules 1 to 7: each is built, asked, and its numbers have to stand in the text.

Rules 8 to 15 are in test_method_examples_sector.py.
"""

import re
from datetime import timedelta
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

import queries
from loaders.clean.deadlines import read_deadline
from tests.queries.story import (
    BORCHESTER,
    FELPERSHAM,
    action,
    due,
    note,
    plan,
    recommendation,
    report,
    told,
)

ROOT = Path(__file__).parents[2]
PARTS = ["Example", "Query", "Limits"]


@cache
def sections() -> dict[int, str]:
    """The text of every rule by its number."""
    text = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    found = re.findall(r"^## (\d+)\. .+?\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return {int(number): rule for number, rule in found}


def part(rule: int, name: str) -> str:
    """The one paragraph of a rule that starts with this name, on one line."""
    paragraphs = sections()[rule].strip().split("\n\n")
    [found] = [text for text in paragraphs if text.startswith(f"**{name}.** ")]
    return " ".join(found.split())


def example(rule: int) -> str:
    return part(rule, "Example")


def says(rule: int, *phrases: str) -> None:
    """Every phrase stands in the rule's example, not as a part of another word or number."""
    text = example(rule)
    missing = [one for one in phrases if not re.search(rf"(?<![\w%]){re.escape(one)}(?![\w%])", text)]
    assert not missing, f"rule {rule} does not say {missing}: {text}"


def answer(db, name: str, **params) -> list[dict]:
    """The rows of a question's answer; what is not stated is None."""
    frame = queries.ask(db, name, **params)
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def keyed(rows: list[dict], key: str, *columns: str) -> dict:
    """Of every row these columns, by the value in `key`; of one column its value alone."""
    return {row[key]: row[columns[0]] if len(columns) == 1 else tuple(row[name] for name in columns) for row in rows}


def acts(db, as_at: str, *columns: str, **of: str) -> dict:
    """Of every action of a review these columns."""
    return keyed(answer(db, "actions_of_review", as_at=as_at, **(of or BORCHESTER)), "action_id", *columns)


def group(db, name: str, as_at: str, level: str | None = None, by: str = "council") -> dict[str, dict]:
    """The rows of a question by group, by the group's name."""
    rows = answer(db, name, as_at=as_at, by=by)
    return {row["group_name"]: row for row in rows if level is None or row["level"] == level}


def spoken(day: object) -> str:
    """'31 March 2024'."""
    day = pd.Timestamp(day)
    return f"{day.day} {day:%B %Y}"


def period(first: object, last: object) -> str:
    """'1 to 31 May 2024', '1 March to 31 May 2024': a year or month that both share is said once."""
    first, last = pd.Timestamp(first), pd.Timestamp(last)
    start = spoken(first).removesuffix(f" {last:%Y}")
    return f"{start.removesuffix(f' {last:%B}') if first.year == last.year else start} to {spoken(last)}"


def of(count: int, whole: int, share: float | None = None) -> str:
    """'4 of 7', with a share '4 of 7 (57%)'."""
    return f"{count} of {whole}" + ("" if share is None else f" ({100 * share:.0f}%)")


def printed(text: str) -> dict:
    """The columns of a deadline as the loaders read it."""
    read = read_deadline(text)
    return due(read.due_from, read.due_to, text)


MAY = printed("May 2024")


@pytest.mark.parametrize("rule", sections())
def test_every_rule_ends_with_example_query_and_limits_and_all_that_they_name_exists(rule):
    paragraphs = sections()[rule].strip().split("\n\n")
    assert [text.split(".** ")[0] for text in paragraphs[-3:]] == [f"**{name}" for name in PARTS]
    named = re.findall(r"`([^`]+)`", part(rule, "Query"))
    assert [one for one in named if one not in queries.names() and not (ROOT / one).is_file()] == []
    assert set(named) & set(queries.names())


def test_the_rules_are_numbered_from_1_to_15_without_a_gap():
    assert list(sections()) == list(range(1, 16))


def test_rule_1_a_report_is_known_from_its_publication_and_measured_on_its_own_date(world):
    promised, dated, published = "2024-03-31", "2024-05-15", "2024-06-20"
    said = action("in progress", **MAY)
    db = told(
        world,
        plan(promised, action("not started", **MAY)),
        report(dated, said, published_on=published, counts_from=published),
    )
    day_before, later = "2024-06-19", "2024-07-01"
    assert acts(db, day_before, "status") == {"a1": "not started"}
    columns = ["status", "timing", "last_reported_status", "last_reported_timing"]
    [(status, timing, then, timing_then)] = acts(db, later, *columns).values()
    assert (status, then) == ("in progress", "in progress")
    says(1, *map(spoken, [promised, dated, published, day_before, later]), "May 2024")
    says(1, f"it is {status} and *{timing}*", f"As last reported it is *{timing_then}*")
    totals = keyed(answer(db, "actions_by_timing", as_at=later), "timing", "action_count", "last_reported_count")
    assert totals == {timing: (1, 0), timing_then: (0, 1)}


def test_rule_2_actions_decide_until_the_recommendation_has_a_later_word_of_its_own(world):
    days = ["2024-03-31", "2024-09-30", "2024-12-31"]
    works = [action("complete", of="r"), action("in progress", key="a2", of="r")]
    db = told(
        world,
        plan(days[0], action(of="r"), action(key="a2", of="r"), **FELPERSHAM),
        report(days[1], *works, **FELPERSHAM),
        note(days[2], recommendation("complete", key="r"), **FELPERSHAM),
    )
    [derived] = answer(db, "recommendations_of_review", as_at=days[1], **FELPERSHAM)
    [own] = answer(db, "recommendations_of_review", as_at=days[2], **FELPERSHAM)
    assert (own["status"], own["status_method"]) == ("complete", "stated")
    says(2, *map(spoken, days), f"the recommendation is {derived['status']}, *{derived['status_method']}*")
    covered = acts(db, days[2], "status", "is_covered", **FELPERSHAM)
    assert covered == {"a1": ("complete", False), "a2": ("in progress", True)}
    says(2, f"the second action stays {covered['a2'][0]} and is *covered by its recommendation*")
    row = group(db, "completion_by_group", days[2], "action")["Felpersham"]
    assert row["stated_count"] == row["complete_count"]
    silent, whole = row["not_stated_count"], row["counting_count"]
    says(2, f"{row['complete_count']} complete and {silent} not stated of {whole}")


def test_rule_3_the_point_is_of_those_stated_and_the_bounds_are_of_all_that_count(world):
    words = {"complete": 4, "in progress": 3, "stopped": 1, "not stated": 2}
    each = [word for word, count in words.items() for _ in range(count)]
    db = told(
        world,
        report("2024-09-30", *(recommendation(word, key=f"r{n}") for n, word in enumerate(each))),
        plan("2024-03-31", *(recommendation(key=f"f{n}") for n in range(6)), **FELPERSHAM),
    )
    row = group(db, "completion_by_group", "2025-01-01", "recommendation")["Borchester"]
    says(3, f"Of {row['of_count']} recommendations of Borchester {row['complete_count']} are complete")
    says(
        3,
        f"{row['stated_count'] - row['complete_count']} are in progress",
        f"{row['stopped_count']} is stopped",
        f"of {row['not_stated_count']} no status",
    )
    stated, counting, complete = row["stated_count"], row["counting_count"], row["complete_count"]
    says(3, f"{complete} of {stated} stated ({100 * row['point_share']:.0f}%)", f"so {counting} count")
    says(3, of(complete, counting, row["low_share"]))
    says(3, of(complete + row["not_stated_count"], counting, row["high_share"]))
    [one] = group(db, "completion_by_group", "2025-01-01", "recommendation", "council type").values()
    shares = ["low_share", "point_share", "high_share"]
    assert [one[name] for name in shares] == [row[name] for name in shares]
    councils, count = one["without_progress_council_count"], one["without_progress_count"]
    says(3, f"Felpersham has a plan with {count} recommendations")
    says(3, f"{councils} council with {count} recommendations is told beside")


def test_rule_4_a_refined_deadline_is_not_redated_and_one_before_its_document_is_left_out(world):
    days = ["2024-01-10", "2024-04-30", "2024-07-31"]
    early = action(key="early", **printed("March 2023"))
    db = told(
        world,
        plan(days[0], action(**printed("Spring 2024")), early),
        report(days[1], action("in progress", **MAY), key="one"),
        report(days[2], action("in progress"), key="two"),
    )
    rows = {row["action_id"]: row for row in answer(db, "actions_of_review", as_at="2024-08-01", **BORCHESTER)}
    moved, early = rows["a1"], rows["early"]
    first, latest = (period(moved[f"{which}due_from"], moved[f"{which}due_to"]) for which in ("first_", ""))
    says(4, spoken(days[0]), spoken(days[1]), f"'{moved['first_due_text']}', that is {first}", f"'{moved['due_text']}'")
    says(4, f"The first deadline stays {first}, the latest is {latest}", f"re-dated {moved['redated_count']} times")
    assert early["first_due_to"] is None and early["slip_kind"] is None
    says(4, f"due in '{early['due_text']}'", f"it is *{early['timing']}* and has no first deadline")
    assert group(db, "deadline_quality_by_group", "2024-08-01")["Borchester"]["early_count"] == 1


def test_rule_5_an_action_past_its_day_is_overdue_only_with_a_later_word(world):
    promised, early, late, as_at = "2024-03-31", "2024-05-15", "2024-06-15", "2024-07-01"
    theirs = {"key": "f1", "of": "f"}
    db = told(
        world,
        plan(promised, action(**MAY)),
        plan(promised, action(**theirs, **MAY), key="their plan", **FELPERSHAM),
        report(late, action("in progress", **MAY)),
        report(early, action("in progress", **theirs, **MAY), key="theirs", **FELPERSHAM),
    )
    said = keyed(answer(db, "deadlines_of_council", as_at=as_at), "council", "timing", "status", "days_left")
    (overdue, status, days), (silent, same, _) = said["Borchester"], said["Felpersham"]
    assert status == same == "in progress"
    says(5, *map(spoken, [promised, early, late]), f"as at {spoken(as_at)} its action is *{overdue}*")
    says(5, f"promise the same by {MAY['due_text']}", f"{-days} days after the deadline", f"its action is *{silent}*")
    last_day = "2024-05-31"
    [(timing, count)] = keyed(answer(db, "actions_by_timing", as_at=last_day), "timing", "action_count").items()
    assert count == 2
    says(5, f"As at {spoken(last_day)} both were *{timing}*")


def test_rule_6_a_move_is_an_interval_a_refinement_is_no_move_and_ongoing_is_no_slip(world):
    days = ["2024-01-10", "2024-04-30"]
    spring, ongoing = printed("Spring 2024"), {"due_kind": read_deadline("ongoing").kind, "due_text": "ongoing"}
    later = {"a1": printed("September 2024"), "a2": MAY, "a3": ongoing}
    db = told(
        world,
        plan(days[0], *(action(key=key, **spring) for key in later)),
        report(days[1], *(action(key=key, **deadline) for key, deadline in later.items())),
    )
    as_at = "2024-05-15"
    slips = acts(db, as_at, "slip_low_days", "slip_high_days", "slip_kind", "redated_count")
    (low, high, kind, moves), (none, most, unknown, kept) = slips["a1"], slips["a2"]
    assert (kind, moves, kept, slips["a3"]) == ("late", 1, 0, (None, None, None, 1))
    says(6, *map(spoken, days), f"spring 2024 ({period(spring['due_from'], spring['due_to'])})")
    says(6, f"moves the first to {later['a1']['due_text']}", f"For the second it prints {MAY['due_text']}")
    says(
        6, f"re-dated once, {low} to {high} days {kind}, {low} from last day to last day and {high} from first to first"
    )
    says(6, f"not re-dated, {none} to {most} days, *{unknown}*")
    row = group(db, "slippage_by_group", as_at)["Borchester"]
    assert (row["end_removed_count"], row["cannot_tell_count"]) == (1, 1)
    says(6, f"{of(row['redated_action_count'], row['action_count'])} actions are re-dated")
    says(6, f"{row['measured_count']} are measured, of which {row['late_count']} is {kind}")
    moved = keyed(answer(db, "redated_actions", as_at=as_at), "action_id", "end_removed_count")
    assert moved == {"a1": 0, "a3": 1}


def done_in(text: str | None, **more: object) -> dict:
    """Complete, in this month where it is told."""
    read = read_deadline(text or "")
    return {"status": "complete", "completed_from": read.due_from, "completed_to": read.due_to, **more}


def test_rule_7_what_was_completed_some_time_between_two_reports_is_in_the_bounds_only(world):
    days, june = ["2024-03-31", "2024-09-30"], printed("June 2024")
    late = done_in("July 2024", **printed("July 2024"))
    ways = [done_in("May 2024"), done_in("May 2024"), late, done_in(None), done_in(None), {"status": "in progress"}]
    keys = [f"a{number}" for number in range(len(ways))]
    db = told(
        world,
        plan(days[0], *(action("in progress", key=key, **june) for key in keys)),
        report(days[1], *({**action(key=key), **way} for key, way in zip(keys, ways, strict=True))),
    )
    as_at = "2024-10-01"
    timings = ["done on time", "done on time", "done late", *["done, date not stated"] * 2, "overdue"]
    assert list(acts(db, as_at, "timing").values()) == timings
    says(7, "two complete in May 2024 (on time), one complete in July 2024 (late), two complete without a day")
    says(7, f"moved the late one to {late['due_text']}")
    low, high, first = acts(db, as_at, "slip_low_days", "slip_high_days", "first_due_to")["a3"]
    says(7, *map(spoken, days), "promises six actions by June 2024")
    between = [first + timedelta(days=int(slip)) for slip in (low, high)]
    says(7, f"between {spoken(between[0]).removesuffix(' 2024')} and {spoken(between[1])}")
    row = group(db, "slippage_by_group", as_at)["Borchester"]
    whole, open_to = row["judged_count"], timings.count("done, date not stated")
    for name in ("", "latest_"):
        least, most = row[f"{name}on_time_low_share"], row[f"{name}on_time_high_share"]
        joint = "and at most" if name == "" else "to"
        count = round(least * whole)
        says(7, f"{of(count, whole, least)} {joint} {of(count + open_to, whole, most)}")
