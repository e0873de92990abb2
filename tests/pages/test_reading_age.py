"""The member's page in plain English: its own sentences need no more than nine years of school, a reading age of about 14."""

import re

import pytest
import textstat
from lxml import html

from tests.pages.test_every_page import opened

MOST_GRADE = 9
THEIRS = "§"
LIVE = ("markdown", "info", "warning", "caption")


def own_sentences(at) -> list[str]:
    """Each whole sentence of the app's own once: without tables, labels and those in which a document's words stand."""
    said = [re.sub(r"\\|\*|[\u2060]|\]\([^)]*\)|\[", "", str(part.value)) for kind in LIVE for part in at.get(kind)]
    for part in at.get("html"):
        said += _texts(part.proto.body)
    found = [one.strip() for text in said for one in re.findall(r"[A-Z0-9][^.?!]*[.?!](?=\s|$)", text)]
    return list(dict.fromkeys(one for one in found if THEIRS not in one and len(one.split()) > 2))


def _texts(body: str) -> list[str]:
    page = html.fromstring(f"<div>{body}</div>")
    for node in page.xpath("//style|//table"):
        node.drop_tree()
    for node in page.xpath("//*[contains(@class, 'cpc-doc')]"):
        node.text = THEIRS
    return [node.text_content() for node in page.xpath("//p|//summary|//li[not(p)]")]


def grade(sentences: list[str]) -> float:
    return textstat.textstat.flesch_kincaid_grade(" ".join(sentences))


def test_a_hard_text_is_found_to_be_hard():
    hard = "Notwithstanding considerable organisational complexity, interdependencies necessitate comprehensive strategic prioritisation."
    assert grade([hard]) > 2 * MOST_GRADE
    assert grade(["The peers came in May. They told the council what to do."]) < 5


def test_words_of_a_document_do_not_count_as_ours():
    body = '<p>This is ours. It says <q class="cpc-doc">this is theirs</q>.</p><table><tr><td>Nor is this.</td></tr></table>'
    assert _texts(body) == [f"This is ours. It says {THEIRS}."]


@pytest.mark.parametrize("council", [None, "Edgeley", "Borsetshire", "Felpersham", "Layton Cross", "Loxley Barrett"])
def test_the_page_of_a_council_reads_easily(demo_app, council):
    sentences = own_sentences(opened(demo_app, "council.py", **({"council": council} if council else {})))
    assert len(sentences) >= (20 if council else 5)
    found = grade(sentences)
    print(f"{council}: grade {found:.1f} of {len(sentences)} sentences")
    assert found <= MOST_GRADE, sentences


def test_a_page_without_a_document_reads_easily(app):
    for council in ("Adur", "Brentwood"):
        sentences = own_sentences(opened(app, "council.py", council=council))
        print(f"{council}: grade {grade(sentences):.1f} of {len(sentences)} sentences")
        assert grade(sentences) <= MOST_GRADE, sentences
