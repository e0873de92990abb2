"""What a person put right: joined, parted, re-dated; a correction that fits nothing any more is said."""

from pathlib import Path

import pytest

from loaders.errors import LoadError
from loaders.link import corrections
from loaders.link.corrections import Correction, Corrections
from tests.loaders.link.test_link import action, document, recommendation, rows

HEAD = "file,place,change,printed,meant,reason,by,on"
PLAN = document(
    "plan", "2024-03-01", recommendation("1", "Agree a vision", action("Form a board", due_text="May 2024"))
)
OTHER = document("report", "2024-09-01", recommendation("1", "Agree a vision", action("Hold a summit of anchors")))
SAME = document(
    "report", "2024-09-01", recommendation("1", "Agree a vision", action("Form a board", due_text="July 2024"))
)


def correct(*documents, **one):
    made = Corrections((Correction(2, **{"place": "line 3", "printed": "", "meant": "", "reason": "seen", **one}),))
    return rows(*documents, corrections=made), made


def actions(found):
    return [a["text"] for a in found.of("actions")]


def test_two_records_are_joined():
    assert len(actions(rows(PLAN, OTHER))) == 2
    found, made = correct(PLAN, OTHER, file="report", change="join", printed="Hold a summit", meant="plan: line 3")
    assert actions(found) == ["Form a board"]
    assert [u["link_method"] for u in found.of("updates") if u["action_id"]] == ["first", "correction"]
    assert not made.unused()


def test_a_record_is_parted_from_what_it_was_taken_for():
    assert len(actions(rows(PLAN, SAME))) == 1
    found, made = correct(PLAN, SAME, file="report", change="part", printed="Form a board")
    assert actions(found) == ["Form a board", "Form a board"]
    assert not made.unused()


def test_a_deadline_is_re_dated_and_keeps_its_print():
    found, made = correct(PLAN, file="plan", change="due", printed="May 2024", meant="May 2025")
    [row] = found.of("actions")
    assert (row["due_text"], str(row["due_to"])) == ("May 2024", "2025-05-31")
    assert not made.unused()


@pytest.mark.parametrize(
    "one",
    [
        {"file": "report", "change": "part", "printed": "Form a club"},
        {"file": "nowhere", "change": "part", "printed": "Form a board"},
        {"file": "report", "change": "join", "printed": "Form a board", "meant": "plan: line 99"},
        {"file": "plan", "change": "due", "printed": "June 2024", "meant": "May 2025"},
    ],
    ids=["other words", "other file", "joined with nothing", "other deadline"],
)
def test_a_correction_that_fits_nothing_is_flagged(one):
    _, made = correct(PLAN, SAME, **one)
    [flag] = made.unused()
    assert flag.code == "correction_unmatched"
    assert "line 2" in flag.message
    assert one["printed"] in flag.message


def write(folder: Path, *lines: str) -> Path:
    path = folder / "corrections.csv"
    path.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "plan.docx,line 3,mend,Form,x,seen,,",
            "'mend' is no change. Write one of: join, part, apart, text, ref, owner, due,",
        ),
        (
            "plan.docx,line 3,status,Form,finished,seen,,",
            "'finished' is no status. Write one of: not started, in progress,",
        ),
        ("plan.docx,line 3,theme,Form,Money,seen,,", "'Money' is no theme. Write its number, 1 to 5."),
        ("plan.docx,line 3,done,Form,soon,seen,,", "'soon' is no time of completion."),
        ("plan.docx,line 3,acceptance,Form,perhaps,seen,,", "'perhaps' is no answer to a recommendation."),
        ("plan.docx,line 3,owner,Form,,seen,,", "'' is nothing. Write what the document says."),
        ("plan.docx,line 3,part,Form,,,,", "the column 'reason' is empty"),
        ("plan.docx,line 3,part,,,seen,,", "the column 'printed' is empty"),
        ("plan.docx,line 3,join,Form,line 9,seen,,", "'line 9' is no record. Write 'FILE: PLACE'"),
        ("plan.docx,line 3,due,May,,seen,,", "'' is no deadline"),
        ("plan.docx,line 3,part,Form,,seen,AB,soon", "'soon' is no day. Write 2026-03-12."),
        ("plan.docx,line 3,part,Form,,seen,AB,2026-03-12,more", "more cells than there are headings"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_line(tmp_path, line, said):
    with pytest.raises(LoadError, match="line 2") as problem:
        corrections.load(write(tmp_path, line))
    assert said in str(problem.value)


def test_a_file_without_its_columns_is_refused(tmp_path):
    path = tmp_path / "corrections.csv"
    path.write_text("file,place\n", encoding="utf-8")
    with pytest.raises(LoadError, match="missing: change, printed, meant, reason, by, on"):
        corrections.load(path)


def test_no_file_is_no_corrections(tmp_path):
    assert corrections.load(tmp_path / "corrections.csv") == Corrections()


def test_rows_are_read(tmp_path):
    path = write(tmp_path, '"plan.docx","table 1, row 3",due,May 2024,May 2025,the minute says so,AB,2026-03-12')
    [one] = corrections.load(path).every
    assert (one.place, one.meant, one.by) == ("table 1, row 3", "May 2025", "AB")


def test_the_bundled_corrections_can_be_used():
    assert all(one.reason for one in corrections.load(Path(__file__).parents[3] / "data" / "corrections.csv").every)
