"""explain says how one printed value is read, one JSON object a line."""

import io
import json

import pytest

from loaders.__main__ import main


def explained(capsys, *arguments) -> list[dict]:
    assert main(["explain", *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ("deadline", "Q3 2024/25", {"kind": "dated", "from": "2024-10-01", "to": "2024-12-31", "precision": "quarter"}),
        ("deadline", "within 6 months", {"kind": "dated", "from": "2024-03-01", "to": "2024-09-01"}),
        ("deadline", "TBC", {"kind": "none", "from": None}),
        ("owner", "Head of Planning/Borough Solicitor", {"roles": ["Head of Planning", "Borough Solicitor"]}),
        ("owner", "", {"roles": []}),
        ("status", "Green", {"status": "not stated", "rag": "green"}),
        ("status", "75%", {"status": "in progress", "percent": 75}),
        ("theme", "Agree a balanced budget", {"theme_id": 4, "method": "inferred"}),
        ("council", "St. Helens", {"gss_code": "E08000013"}),
        ("council", "BCP", {"gss_code": "E06000058"}),
        ("council", "Borchester", {"gss_code": None}),
    ],
)
def test_a_value_is_explained(capsys, value, text, expected):
    [found] = explained(capsys, value, "--as-at", "2024-03-01", text)
    assert expected.items() <= found.items()
    assert found["why"]


def test_without_texts_every_line_of_standard_input_is_explained(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("May 2024\nOngoing\n"))
    assert [found["kind"] for found in explained(capsys, "deadline")] == ["dated", "ongoing"]


def test_a_date_that_is_none_is_refused(capsys):
    assert main(["explain", "deadline", "--as-at", "soon", "May 2024"]) == 1
    assert "'soon' is no date" in capsys.readouterr().err
