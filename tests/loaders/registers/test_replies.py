"""data/replies.csv: what a council says of a record, kept as it is or refused with a sentence."""

import csv
from dataclasses import replace

import pytest

from loaders import road
from loaders.errors import LoadError
from loaders.link.rows import Rows
from loaders.registers import replies

REPLY = {
    "gss_code": "E07000090",
    "record_id": "havant-2025-06-r1",
    "replied_on": "2026-03-12",
    "by_role": "Chief Executive",
    "text": "This was agreed by Council in May.",
    "url": "https://example.org/reply",
}


@pytest.fixture
def known():
    """A review of Havant with one recommendation and one action, and one of a former council."""
    rows = Rows()
    rows.add("reviews", review_id="havant-2025-06", gss_code="E07000090")
    rows.add("reviews", review_id="forest-heath-2018-01", gss_code="E07000201")
    rows.add("recommendations", recommendation_id="havant-2025-06-r1", review_id="havant-2025-06")
    rows.add("actions", action_id="havant-2025-06-r1-p1", review_id="havant-2025-06")
    return rows


@pytest.fixture
def read(known, tmp_path):
    """read({...}, ...) -> the rows of every table after these replies."""
    path, register = tmp_path / "replies.csv", road.tools().register

    def of(*given, columns=tuple(REPLY)):
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows({**REPLY, **row} for row in given)
        replies.add(known, path, register)
        return known

    return of


def test_a_reply_is_kept_word_for_word_with_its_record(read):
    [row] = read({}).of("replies")
    assert (row["record_kind"], row["review_id"], str(row["replied_on"])) == (
        "recommendation",
        "havant-2025-06",
        "2026-03-12",
    )
    assert {name: row[name] for name in REPLY if name != "replied_on"} == {
        name: value for name, value in REPLY.items() if name != "replied_on"
    }
    assert row["place"] == "line 2"


@pytest.mark.parametrize(("record", "kind"), [("havant-2025-06", "review"), ("havant-2025-06-r1-p1", "action")])
def test_what_a_reply_speaks_of(read, record, kind):
    rows = read({"record_id": record, "url": ""})
    assert [(row["record_kind"], row["review_id"], row["url"]) for row in rows.of("replies")] == [
        (kind, "havant-2025-06", None)
    ]
    assert not rows.of("flags")


@pytest.mark.parametrize("wrong", [{"record_id": "havant-2025-06-r9"}, {"gss_code": "E07000091"}])
def test_a_reply_that_fits_nothing_known_of_its_council_is_kept_and_flagged(read, wrong):
    rows = read(wrong)
    [row], [flag] = rows.of("replies"), rows.of("flags")
    assert (row["record_kind"], row["review_id"], row["text"]) == (None, None, REPLY["text"])
    assert (flag["code"], flag["found"], flag["place"]) == ("reply_unmatched", row["record_id"], "replies.csv, line 2")


def test_a_successor_may_reply_for_the_council_whose_place_it_took(read):
    [row] = read({"gss_code": "E07000245", "record_id": "forest-heath-2018-01"}).of("replies")
    assert row["record_kind"] == "review"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": "x" * 2001}, r"line 2: the reply has 2,001 characters; at most 2,000 are accepted\."),
        ({"replied_on": "2026-03"}, r"line 2: '2026-03' is no day for replied_on\. Write 2026-03-12\."),
        ({"replied_on": "soon"}, r"line 2: 'soon' is no day for replied_on\. Write 2026-03-12\."),
        ({"replied_on": ""}, "line 2: the column 'replied_on' is empty"),
        ({"by_role": " "}, "line 2: the column 'by_role' is empty"),
        ({"text": ""}, "line 2: the column 'text' is empty"),
        ({"record_id": ""}, "line 2: the column 'record_id' is empty"),
        ({"gss_code": "E99"}, r"line 2: no council has the code 'E99'\. Write one of data/councils\.csv\."),
        ({"url": "example.org"}, r"line 2: 'example.org' is no address"),
    ],
)
def test_what_nobody_can_use_is_refused_with_its_line(read, wrong, said):
    with pytest.raises(LoadError, match=said):
        read(wrong)


def test_a_reply_of_just_the_longest_length_is_accepted(read):
    assert len(read({"text": "x" * 2000}).of("replies")) == 1


def test_a_missing_column_is_named(read):
    with pytest.raises(LoadError, match="missing: by_role"):
        read({}, columns=[name for name in REPLY if name != "by_role"])


def test_without_the_file_there_are_none(known, tmp_path):
    replies.add(known, tmp_path / "replies.csv", [])
    assert not known.of("replies") and not known.of("flags")


def test_a_reply_changes_the_fingerprint_of_the_data(tmp_path):
    before = road.content_hash([], tmp_path)
    (tmp_path / "replies.csv").write_text("gss_code\n", encoding="utf-8")
    assert road.content_hash([], tmp_path) != before


def test_every_folder_of_data_has_replies_of_its_own(tmp_path):
    (tmp_path / "councils.csv").write_bytes((road.DATA / "councils.csv").read_bytes())
    using = road.tools(tmp_path)
    assert using.replies == tmp_path / "replies.csv"
    assert replace(using).replies == using.replies
