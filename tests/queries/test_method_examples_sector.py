"""The worked examples of docs/method.md, rules 8 to 15; those before are in test_method_examples.py."""

import re

from loaders.link.corrections import Correction, Corrections
from tests.loaders.link import test_link as linking
from tests.queries.story import (
    BORCHESTER,
    FELPERSHAM,
    action,
    plan,
    recommendation,
    report,
    side_by_side,
    told,
    total,
)
from tests.queries.test_method_examples import MAY, acts, answer, example, group, keyed, of, period, says, spoken

BORSETSHIRE = {"population": 100_000, "area_km2": 100.0, "rurality": "Rural", "region": "Borsetshire"}
PEERS = {"kind": "feedback report", "said_by": "peers"}


def each(words: list[str], prefix: str = "r") -> list[dict]:
    """What a document says of as many recommendations as there are words."""
    return [recommendation(word, key=f"{prefix}{number}") for number, word in enumerate(words)]


def some(complete: int, whole: int) -> list[dict]:
    """So many recommendations complete of these, the others in progress."""
    return each(["complete"] * complete + ["in progress"] * (whole - complete))


def test_rule_8_what_a_full_document_leaves_out_stays_in_the_denominator_and_what_is_merged_does_not(world):
    days, keys = ["2024-03-31", "2024-09-30"], [f"a{number}" for number in range(1, 7)]
    promised = plan(days[0], *(action("in progress", key=key, of=f"of {key}") for key in keys))
    now = dict(zip(keys, ["complete"] * 3 + ["in progress"] * 2, strict=False))
    shown = [action(word, key=key, of=f"of {key}") for key, word in now.items()]
    merged = action("stopped", key="a6", of="of a6", status_method="derived", link_method="merge", successor_id="a5")
    stories = {
        "Borchester": [promised, report(days[1], *shown)],
        "Felpersham": [promised, report(days[1], *shown, merged)],
        "Ambridge": [promised, report(days[1], *shown, scope="part")],
    }
    db = side_by_side(world, stories)
    changes = [(row["council"], row["change"]) for row in answer(db, "changes_since_last_report", as_at="2025-01-01")]
    assert [one for one in changes if one[1] != "done"] == [
        ("Borchester", "dropped without statement"),
        ("Felpersham", "merged"),
    ]
    sixth = {name: acts(db, "2025-01-01", "status", "is_dropped", review_id=name)[f"{name} a6"] for name in stories}
    assert list(sixth.values()) == [("in progress", True), ("stopped", False), ("in progress", False)]
    done = list(now.values()).count("complete")
    says(8, f"each promise {len(keys)} actions", f"each shows {done} complete and {len(now) - done} in progress")
    says(8, *map(spoken, days), "dropped, stays in progress", "it is stopped")
    rows = group(db, "completion_by_group", "2025-01-01", "action")
    shares = {name: of(row["complete_count"], row["stated_count"], row["point_share"]) for name, row in rows.items()}
    outcome = example(8).split("Borchester's full report")[1]
    assert [shares[name] for name in stories] == re.findall(r"completion is (\d+ of \d+ \(\d+%\))", outcome)


def test_rule_9_a_total_stands_beside_what_is_counted_and_changes_nothing(world):
    day = "2024-09-30"
    stated = [total("report", "completed", count=9, of=12), total("report", "green", count=10, of=12)]
    words = ["complete"] * 4 + ["in progress"] * 4
    db = told(
        world,
        report(day, *(action(word, key=f"a{number}") for number, word in enumerate(words))),
        reported_totals=stated,
    )
    rows = {row["measure"]: row for row in answer(db, "reported_totals", as_at="2025-01-01")}
    done, green = rows["completed"], rows["green"]
    says(9, spoken(day), f"{of(done['stated_count'], done['stated_of_count'])} actions are 'completed'")
    says(9, f"{of(green['stated_count'], green['stated_of_count'])} 'green'", f"Loaded are {done['counted_of_count']}")
    says(9, f"{done['stated_count']} stands beside {done['counted_count']}", f"the difference is {done['difference']}")
    assert (green["counted_count"], green["difference"]) == (None, None)
    row = group(db, "completion_by_group", "2025-01-01", "action")["Borchester"]
    says(9, f"{row['complete_count']} complete and {row['stated_count'] - row['complete_count']} in progress")
    says(9, f"completion stays {of(row['complete_count'], row['stated_count'], row['point_share'])}")


def test_rule_10_region_weighs_half_and_what_is_not_stated_counts_as_the_mean(world):
    unlike = {
        "Borchester": {"deprivation_quintile": 2},
        "Felpersham": {"deprivation_quintile": 4, "region": "Felshire"},
    }
    councils = {**unlike, "Ambridge": {"deprivation_quintile": None}}
    db = world(
        councils=[
            {**BORSETSHIRE, "gss_code": f"E0799000{number}", "name": name, **facts}
            for number, (name, facts) in enumerate(councils.items())
        ]
    )
    columns = ["position", "distance", "deprivation_part", "region_part", "facts_compared"]
    found = keyed(answer(db, "neighbours_of_council", gss_code="E07990000"), "council", *columns)
    (first, near, mean, none, known), (second, far, fifths, other, _) = found["Ambridge"], found["Felpersham"]
    assert (first, second, none, other, known) == (1, 2, 0, 1, 4)
    says(10, "100,000 people on 100 square kilometres", f"two fifths divided by 4 are {fifths}", f"the mean, {mean}")
    says(10, f"the region adds ½, and {4.5 * far:.0f} divided by 4.5 is a distance of {far:.3f}")
    says(10, f"its distance is {near:.3f} and it stands nearer than Felpersham")


def test_rule_10_the_band_is_told_beside_five_peers_and_not_beside_four(world):
    complete = {"own": 3, "p1": 2, "p2": 4, "p3": 5, "p4": 6, "p5": 8}
    db = side_by_side(world, {name: [report("2024-09-30", *some(count, 10))] for name, count in complete.items()})
    own, *peers = (f"E08{number:06}" for number in range(len(complete)))

    def position(*beside):
        return answer(db, "position_among_peers", as_at="2025-01-01", gss_code=own, gss_codes=",".join(beside))[0]

    row = position(*peers)
    says(10, f"{of(row['own_count'], row['own_of_count'])} complete ({100 * row['own_share']:.0f}%)")
    *most, last = [f"{100 * share:.0f}%" for share in row["peer_shares"]]
    says(10, f"five peers at {', '.join(most)} and {last}")
    says(10, f"below the quartile of {100 * row['lower_share']:.0f}%, in the {row['band']}")
    fewer = position(*peers[1:])
    assert (fewer["counted_count"], fewer["band"], fewer["lower_share"]) == (4, None, None)
    says(10, "beside four of them no quarter is named")


def test_rule_11_a_visit_known_by_its_month_leaves_open_whether_a_report_came_in_time(world):
    visits = [
        {"visited_from": "2024-01-10", "visited_to": "2024-01-12"},
        {"visited_from": "2024-01-01", "visited_to": "2024-01-31", "visited_precision": "month", **FELPERSHAM},
    ]
    visits[1]["gss_code"] = "E07000002"
    published = "2024-04-15"
    theirs = report(published, key="theirs", **PEERS, **FELPERSHAM)
    db = told(world, report(published, **PEERS), theirs, reviews=visits)

    def steps(as_at, step):
        rows = [row for row in answer(db, "publication_clock", as_at=as_at) if row["step"] == step]
        return keyed(rows, "council", "standing", "due_from", "due_on")

    reports = steps("2024-06-12", "report")
    (standing, due_from, due_on), (unknown, first, last) = reports["Borchester"], reports["Felpersham"]
    assert due_from == due_on
    says(
        11,
        "from 10 to 12 January 2024",
        "only January 2024 is known",
        spoken(published),
        f"by {spoken(due_on)}: *{standing}*",
    )
    says(11, f"between {period(first, last).replace(' to ', ' and ')}: *{unknown}*")
    plans = [steps(day, "action plan")["Borchester"][0] for day in ("2024-06-12", "2024-06-13")]
    says(11, f"as at {spoken('2024-06-12')} that is *{plans[0]}*, a day later *{plans[1]}*")


def test_rule_12_a_new_review_takes_the_place_of_a_well_known_one_and_a_joint_one_counts_once(world):
    old, hassett = {"review_id": "borchester-2018-10"}, {"review_id": "hassett-2024-02"}
    visit = {"visited_from": "2024-02-06", "visited_to": "2024-02-08", "joint_id": "both"}
    councils = [{}, {"gss_code": "E07000002", "name": "Felpersham"}, {"gss_code": "E07000003", "name": "Penny Hassett"}]
    db = told(
        world,
        plan("2019-03-31", *each(["complete"] * 6, "o"), key="old", **old),
        report("2024-03-31", *each(["not stated"] * 8, "n"), key="row", kind="register", scope="unknown"),
        plan("2024-04-30", *each(["not stated"] * 7, "f"), key="f", **FELPERSHAM),
        plan("2024-04-30", *each(["not stated"] * 7, "h"), key="h", **hassett),
        councils=councils,
        reviews=[
            {**old, "visited_from": "2018-10-02", "visited_to": "2018-10-04"},
            {"visited_from": "2024-01-10", "visited_to": "2024-01-12"},
            {**FELPERSHAM, **visit, "gss_code": "E07000002"},
            {**hassett, **visit, "gss_code": "E07000003"},
        ],
    )
    as_at = "2025-01-01"
    [mine] = [row for row in answer(db, "coverage_of_councils", as_at=as_at) if row["council"] == "Borchester"]
    says(12, "visited in October 2018 and again in January 2024", "of 2024 only a register's list of 8 recommendations")
    says(12, f"it was told {mine['recommendation_count']}, is *{mine['level']}* and stands in no completion")
    now, then = (answer(db, "sector_totals", as_at=as_at, year=year)[0] for year in (None, 2018))
    assert (now["progress_council_count"], now["complete_count"]) == (0, 0)
    says(12, f"Of 2018 a plan is loaded, {of(then['complete_count'], then['stated_count'])} recommendations complete")
    says(12, f"with 2018 chosen, {of(then['complete_count'], then['stated_count'])} are complete")
    totals = answer(db, "coverage_totals", as_at=as_at)[0]
    assert (totals["known_review_count"], totals["older_plan_count"]) == (2, 1)
    says(12, f"the sector was told {totals['known_recommendation_count']} and not {8 + 7 + 7}")
    assert sum(row["recommendation_count"] for row in answer(db, "told_by_theme", as_at=as_at)) == 15
    stood = group(db, "completion_by_group", as_at, "recommendation")
    [(name, row)] = stood.items()
    says(12, f"{row['without_progress_count']} recommendations are loaded under each", f"they count once, under {name}")


def test_rule_13_below_five_there_are_counts_and_each_share_looks_at_its_own_whole(world):
    unknown = ["complete"] * 3 + ["in progress", "not stated"]
    words = {"Borchester": some(3, 4), "Felpersham": some(4, 5), "Ambridge": each(unknown)}
    db = side_by_side(world, {name: [report("2024-09-30", *said)] for name, said in words.items()})
    rows = group(db, "completion_by_group", "2025-01-01", "recommendation")
    few, five, part = rows["Borchester"], rows["Felpersham"], rows["Ambridge"]
    says(13, f"Borchester has {few['of_count']} recommendations, 3 complete and 1 in progress")
    says(13, f"Felpersham has {five['of_count']}, 4 complete and 1 in progress")
    unstated = part["not_stated_count"]
    says(13, f"Ambridge has {part['of_count']}, 3 complete, 1 in progress and {unstated} not stated")
    shares = ["low_share", "point_share", "high_share"]
    assert [few[name] for name in shares] == [None] * 3
    says(13, f"{of(few['complete_count'], few['stated_count'])} is told and no percentage")
    says(13, of(five["complete_count"], five["stated_count"], five["point_share"]))
    assert part["point_share"] is None
    says(13, f"the point would be of {part['stated_count']}, so there is none")
    says(13, f"bounds are of {part['counting_count']}")
    says(13, f"{100 * part['low_share']:.0f}% to {100 * part['high_share']:.0f}%")


def test_rule_14_a_claim_keeps_its_day_when_words_come_later_and_a_part_of_a_plan_proves_little(world):
    claimed, later = "2024-09-30", "2025-01-31"
    db = told(
        world,
        report("2024-02-28", *each(["not stated"] * 3), key="peers", **PEERS),
        plan("2024-03-31", action(of="r0"), action(key="a2", of="r1", **MAY), scope="part"),
        report(claimed, action("complete", of="r0", status_text="Complete")),
        report(later, action(of="r0", narrative="The scheme was adopted."), key="again"),
    )
    [before] = answer(db, "claims_of_review", as_at="2025-01-30", **BORCHESTER)
    [after] = answer(db, "claims_of_review", as_at=later, **BORCHESTER)
    assert before["shown"] is None
    says(14, f"report of {spoken(claimed)} calls an action complete and says no more: *{before['grade']}*")
    says(14, f"Its report of {spoken(after['shown_on'])} tells that the scheme was adopted")
    says(14, f"*{after['grade']}*, and the claim stays that of {spoken(after['claimed_on'])}")
    missing = answer(db, "recommendations_without_plan", as_at=later)
    [row] = missing
    says(
        14,
        f"The peers told {row['of_count']} recommendations",
        f"which is a {row['plan_scope']}, shows {row['listed_count']}",
    )
    says(14, f"{of(len(missing), row['of_count'])} never reached it")
    [row, *_] = answer(db, "readiness_of_review", as_at="2024-10-01", **BORCHESTER)
    assert row["progress_review_from"] == row["progress_review_to"]
    assert row["progress_review_basis"] == "about 10 months after the visit"
    says(14, "The visit ended on 12 January 2024", f"expected about {spoken(row['progress_review_to'])}")


def test_rule_15_the_last_correction_holds_and_one_that_fits_nothing_is_flagged(world):
    lines = {2: ("May 2026", "June 2026"), 3: ("May 2026", "July 2026"), 4: ("April 2026", "August 2026")}
    made = Corrections(tuple(Correction(line, "plan", "line 3", "due", *said, "seen") for line, said in lines.items()))
    promised = linking.recommendation("1", "Agree a vision", linking.action("Form a board", due_text="May 2026"))
    found = linking.rows(linking.document("plan", "2026-03-01", promised), corrections=made)
    [act] = found.of("actions")
    deadline = {name: act[name] for name in ("due_kind", "due_from", "due_to", "due_text")}
    shown = plan("2026-03-01", action(**deadline), file_name="plan")
    db = told(world, shown, corrections=list(made.rows()))
    first, last, text = acts(db, "2026-04-01", "due_from", "due_to", "due_text")["a1"]
    says(15, f"prints '{text}'", f"it counts as {period(first, last)}", f"the printed '{text}' stays beside it")
    rows = {row["line"]: row for row in answer(db, "corrections_made")}
    assert {line: row["is_applied"] for line, row in rows.items()} == {2: False, 3: True, 4: False}
    assert rows[4]["replaced_by"] is None
    says(15, f"Line 2 of `data/corrections.csv` puts the deadline right to {rows[2]['meant']}")
    says(
        15,
        f"line 3, added later, to {rows[3]['meant']}",
        f"line 2 is kept as replaced by line {rows[2]['replaced_by']}",
    )
    [flag] = made.unused()
    says(15, f"Line 4 quotes '{flag.found}'")
    [held] = answer(db, "corrections_of_review", **BORCHESTER)
    assert (held["line"], held["meant"]) == (3, "July 2026")
