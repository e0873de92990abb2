"""Which column heading is which field."""

import pytest

from loaders.recognise import headings
from loaders.records import Row, Text


def row(*cells):
    return Row(tuple((Text(cell, ""),) if cell else () for cell in cells), "row 1")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Ref", "ref"),
        ("No.", "ref"),
        ("Recommendation number", "ref"),
        ("Rec. no", "ref"),
        ("Recommendation", "recommendation"),
        ("Details of recommendation", "recommendation"),
        ("Peer Challenge Recommendation", "recommendation"),
        ("RECOMMENDATIONS", "recommendation"),
        ("What do we want to achieve?", "objective"),
        ("Action to be taken", "action"),
        ("Comments and actions", "action"),
        ("Associated actions", "action"),
        ("How are we going to do it?", "action"),
        ("Milestones", "action"),
        ("Position on the Recommendation", "response"),
        ("Council response - Borsetshire", "response"),
        ("Officer lead", "owner"),
        ("Responsible Officer", "owner"),
        ("Accountable", "owner"),
        ("Action owner / lead officer", "owner"),
        ("Deadline", "deadline"),
        ("Implementation Date", "deadline"),
        ("Timescales", "deadline"),
        ("By when?", "deadline"),
        ("Revised deadline", "revised_deadline"),
        ("Summary update", "progress"),
        ("Progress to date", "progress"),
        ("Status", "status"),
        ("RAG rating", "status"),
        ("Implemented / Part-Implemented / Not Implemented", "status"),
        ("% complete", "percent"),
        ("Core theme", "theme"),
        ("Recomendation", "recommendation"),
        ("Dead line", "deadline"),
        ("Time-scale", "deadline"),
    ],
)
def test_a_printed_heading_names_its_field(known, heading, field):
    assert headings.field_of(heading, known) == field


@pytest.mark.parametrize(
    "heading", ["", "Wibble", "Other", "Ambridge", "We will agree a vision for the city with everyone who lives in it"]
)
def test_other_words_name_no_field(known, heading):
    assert headings.field_of(heading, known) is None


def test_a_heading_row_needs_two_fields_and_one_that_carries_text(known):
    assert headings.read(row("Ref", "Recommendation", "Lead"), known).fields == ("ref", "recommendation", "owner")


@pytest.mark.parametrize(
    "cells",
    [
        ("Recommendation",),
        ("Recommendation", "Recommendations"),
        ("Ref", "Lead officer", "Deadline"),
        ("Action", "Lead", "Wibble", "Wobble", "Wubble"),
        ("1", "Agree a vision", "Mayor"),
    ],
)
def test_other_rows_are_no_headings(known, cells):
    assert headings.read(row(*cells), known) is None


def test_an_unknown_column_is_kept_without_a_field(known):
    assert headings.read(row("Ref", "Action", "Wibble"), known).fields == ("ref", "action", None)


def test_the_same_headings_again_are_a_repeat(known):
    first = headings.read(row("Ref", "Recommendation", "Lead"), known)
    assert headings.is_repeat(row("REF", "Recommendation", "Lead "), first)
    assert not headings.is_repeat(row("1", "Agree a vision", "Mayor"), first)
