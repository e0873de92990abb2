import pytest

from loaders.clean.acceptance import read_acceptance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Accepted", "accepted"),
        ("Agreed.", "accepted"),
        ("Accepted in part", "part"),
        ("Partially accepted", "part"),
        ("Not accepted", "declined"),
        ("Rejected", "declined"),
        ("", None),
        ("We will look at this with partners", None),
        ("Agreed. " + "A long answer follows that says much more. " * 3, None),
    ],
)
def test_acceptance(text, expected):
    assert read_acceptance(text) == expected
