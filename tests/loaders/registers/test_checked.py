"""data/checked.csv: reviews that an officer of the council found right on a day."""

import pytest

from loaders.errors import LoadError
from loaders.link.rows import Rows
from loaders.registers import checked

HEAD = "review_id,checked_on,by_role,note,by,on"


def read(tmp_path, *lines):
    path, rows = tmp_path / "checked.csv", Rows()
    rows.add("reviews", review_id="havant-2025-06", gss_code="E07000090")
    path.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
    checked.add(rows, path)
    return rows


def test_a_check_is_kept_with_its_role_and_without_a_name(tmp_path):
    [row] = read(tmp_path, "havant-2025-06,2026-03-12,Head of Policy,,A Person,2026-03-13").of("checks")
    assert {**row, "checked_on": f"{row['checked_on']}"} == {
        "review_id": "havant-2025-06",
        "checked_on": "2026-03-12",
        "by_role": "Head of Policy",
        "note": None,
        "place": "line 2",
    }


def test_a_check_of_a_review_that_is_not_known_is_flagged(tmp_path):
    rows = read(tmp_path, "nowhere-2025-06,2026-03-12,Head of Policy,,,")
    assert [flag["code"] for flag in rows.of("flags")] == ["check_unmatched"]
    assert not rows.of("checks")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("havant-2025-06,2026-03,Head of Policy,,,", "'2026-03' is no day for checked_on"),
        ("havant-2025-06,2026-03-12,,,,", "the column 'by_role' is empty"),
        (",2026-03-12,Head of Policy,,,", "the column 'review_id' is empty"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_line(tmp_path, line, said):
    with pytest.raises(LoadError, match="line 2") as problem:
        read(tmp_path, line)
    assert said in str(problem.value)


def test_no_file_is_no_check(tmp_path):
    rows = Rows()
    checked.add(rows, tmp_path / "checked.csv")
    assert not rows.tables
