"""Totals known without their document: one reading for every review, day and source."""

import pytest

from loaders.errors import LoadError
from loaders.registers import progress

HEAD = "council,gss_code,visited_from,as_at,said_by,basis,unit,measure,count,of,note,looked_on,url"
LINE = (
    "Borchester,E07000001,2024-03,2025-06-12,council,council page,action,completed,51,73,,2026-11,https://example.org/a"
)


def load(folder, *lines):
    path = folder / "progress.csv"
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return list(progress.load(path))


@pytest.mark.parametrize(
    ("count", "of", "expected"),
    [
        ("51", "73", (51, 73, None, "51 of 73 actions completed")),
        ("87%", "100%", (None, None, 0.87, "87% actions completed")),
        ("85%", "40", (None, 40, 0.85, "85% of 40 actions completed")),
        ("87.5%", "100%", (None, None, 0.875, "87.5% actions completed")),
        ("all", "", (None, None, None, "all actions completed")),
    ],
)
def test_a_total_is_kept_as_exact_as_it_was_said(tmp_path, count, of, expected):
    [one] = load(tmp_path, LINE.replace("51,73", f"{count},{of}"))
    [total] = one.reading.printed.totals
    assert (total.count, total.of, total.share, total.text) == expected


def test_rows_of_one_source_are_one_document_and_keep_their_lines(tmp_path):
    other = LINE.replace("action,completed,51,73", "recommendation,implemented,4,18")
    [one] = load(tmp_path, LINE, other)
    assert [(t.unit, t.place) for t in one.reading.printed.totals] == [
        ("action", "line 2"),
        ("recommendation", "line 3"),
    ]
    assert len(load(tmp_path, LINE, other.replace("example.org/a", "example.org/b"))) == 2


def test_who_said_it_and_when_and_where(tmp_path):
    [one] = load(tmp_path, LINE.replace(",council,", ",press,"))
    assert (one.reading.source.said_by, one.reading.source.url) == ("press", "https://example.org/a")
    assert str(one.reading.as_at.to_on) == "2025-06-12"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (LINE.replace(",action,", ",step,"), "'step' is no unit. Write one of: action, recommendation, theme."),
        (LINE.replace(",council,", ",mayor,"), "'mayor' is no said_by"),
        (LINE.replace("2025-06-12", "soon"), "'soon' is no date"),
        (LINE.replace("https://example.org/a", ""), "the column 'url' is empty"),
        (LINE.replace("council page", ""), "the column 'basis' is empty"),
        (LINE.replace("51,73", "most%,73"), "'most%' is no count"),
        (LINE.replace("51,73", "150%,100%"), "'150%' is no count"),
        (LINE.replace("51,73", "80,73"), "80 of 73 is more than the whole"),
        (LINE.replace("2025-06-12", "").replace("2026-11", ""), "neither when it held (as_at) nor when it was seen"),
        (LINE + ",more", "more cells than there are headings"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_line(tmp_path, line, said):
    with pytest.raises(LoadError, match="line 2") as problem:
        load(tmp_path, line)
    assert said in str(problem.value)


def test_no_register_is_no_totals(tmp_path):
    assert list(progress.load(tmp_path / "progress.csv")) == []


def test_the_bundled_totals_stand_as_what_they_are(bundled):
    rows = bundled.execute(
        """select unit, count, "of", said_by from reported_totals inner join reviews using (review_id)
        where gss_code = 'E06000049' order by unit"""
    ).fetchall()
    assert rows == [("action", 51, 73, "council"), ("recommendation", 4, 18, "council")]


def test_a_total_without_a_date_is_known_from_the_time_in_which_somebody_looked(bundled):
    days = bundled.execute(
        """select distinct counts_from::varchar from documents inner join reported_totals using (document_id)
        where documents.as_at is null"""
    ).fetchall()
    assert days == [("2026-11-01",)]
