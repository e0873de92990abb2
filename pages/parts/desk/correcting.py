"""Putting one record right: what each document says of it, the value that is meant, the reason; the corrections made so far."""

import pandas as pd
import streamlit as st

from pages.parts import shown, words
from pages.parts.desk import changes
from pages.parts.view import View

# What may be put right -> what it is called, what is printed now, and how to write what is meant.
FIELDS = {
    "due": ("Deadline", "due_text", "As a plan would print it: March 2025, Q3 2025/26, ongoing"),
    "status": ("Status", "status", "What the document says of it"),
    "owner": ("Who leads", "owner_text", "The roles as printed; no person's name"),
    "done": ("Time of completion", "completed_to", "As a plan would print it: March 2025"),
    "text": ("Words", "text", "The words of the record as printed"),
    "ref": (
        "Number",
        "ref",
        "The number as printed: 3.1. The record's key holds its number, so that links to it change too",
    ),
    "theme": ("Theme", "theme", "The theme that the peers would say"),
    "acceptance": ("The council's answer", "acceptance", "Whether the council takes it up"),
    "part": ("Not the record it was taken for", None, ""),
    "join": ("The same as an earlier record", None, "FILE: PLACE of the earlier record, as its page shows them"),
    "apart": ("Not the same as others of its family", None, ""),
    "remove": ("No record at all (a heading, a remark)", None, ""),
}
OF_RECOMMENDATION = {"theme", "acceptance", "apart"}
STATUSES = ("not started", "in progress", "complete", "stopped", "continuous", "not stated")
THEMES = {
    "1": "Local priorities and outcomes",
    "2": "Organisational and place leadership",
    "3": "Governance and culture",
    "4": "Financial planning and management",
    "5": "Capacity for improvement",
}
CHOICES = {
    "status": {status: status for status in STATUSES},
    "theme": THEMES,
    "acceptance": {"accepted": "accepted", "part accepted": "accepted in part", "declined": "declined"},
}
GUARD = 120  # characters of the record's words that a correction names, so that it never hits another


def show(record: str, by: str, view: View) -> None:
    """The record that the address names, or how to come to one."""
    told = view.ask("corrigible_of_record", record_id=record) if record else None
    if told is None or told.empty:
        if record:
            st.warning(
                f"No recommendation or action has the key {words.plain(record[:200])} in this build. "
                "One whose number was put right has another key since; one that was no record at all is gone."
            )
        _ask(record)
        return
    _one(record, list(told.itertuples()), by)


def _ask(record: str) -> None:
    """Two ways to a record: from its page, or by its key."""
    st.info("Open a recommendation or action and press 'Put right' below it, or write its key here.")
    asked = st.text_input("Key of the record", placeholder="havant-2025-06-r01", max_chars=200).strip()
    if asked and asked != record:
        st.query_params["record"] = asked
        st.rerun()


def _one(record: str, told: list, by: str) -> None:
    st.header(f"{told[0].council}: {next((one.text for one in told if isinstance(one.text, str)), record)}")
    st.markdown("\n".join(_said(one) for one in told))
    kind = told[0].record_kind
    fields = [name for name in FIELDS if kind == "recommendation" or name not in OF_RECOMMENDATION]
    at = st.selectbox(
        "In which document?", range(len(told)), format_func=lambda i: f"{told[i].file_name}, {told[i].place}"
    )
    change = st.selectbox("What is wrong?", fields, format_func=lambda name: FIELDS[name][0])
    one = told[at]
    with st.form(f"right-{record}-{change}-{at}-{changes.turn()}"):
        meant = _meant(change, one)
        reason = st.text_input(
            "Reason", max_chars=500, help="What in the document shows it, so that the next reader can follow."
        )
        st.form_submit_button("See what it would change")
    if not reason.strip() or (meant is not None and not meant.strip()):
        st.markdown("Give the right value and the reason; then you see what would change before anything is published.")
        return
    row = {
        "file": one.file_name,
        "place": one.place,
        "change": change,
        "printed": _guard(one),
        "meant": meant or "",
        "reason": reason,
    }
    changes.show({"list": "corrections.csv", "by": by, "row": row}, "The correction is published")


def _said(one) -> str:
    parts = [
        f"status: {one.status}",
        f"deadline: {words.stated(one.due_text)}",
        f"who leads: {words.stated(one.owner_text)}",
    ]
    return f"- {words.plain(one.file_name)}, {words.plain(one.place)} ({one.kind}): {words.plain('; '.join(parts))}"


def _meant(change: str, one) -> str | None:
    """The right value; None where the change itself says all."""
    name, column, how = FIELDS[change]
    if not how:
        return None
    now = (
        words.stated(getattr(one, column))
        if column and column != "completed_to"
        else words.day(one.completed_to)
        if column
        else ""
    )
    if now:
        st.markdown(f"{name} as it was read: {words.plain(now)}")
    if change in CHOICES:
        choices = CHOICES[change]
        return st.selectbox("What it means", list(choices), index=None, format_func=choices.get, help=how) or ""
    return st.text_input("What it means", max_chars=2000, help=how)


def _guard(one) -> str:
    """How the document's own words of the record begin."""
    return one.text[:GUARD].strip() if isinstance(one.text, str) else ""


def _applied(row) -> str:
    if row.is_applied:
        return "yes"
    return (
        "no: it fits nothing any more" if pd.isna(row.replaced_by) else f"no: replaced by line {int(row.replaced_by)}"
    )


def made(view: View) -> None:
    """Every correction, the latest first; one that fits nothing any more says so."""
    frame = view.ask("corrections_made")
    if frame.empty:
        st.markdown("Nothing yet.")
        return
    unfitting = int((~frame.is_applied & frame.replaced_by.isna()).sum())
    fit = f" {words.of(unfitting, len(frame))} fit nothing any more: see the flags." if unfitting else ""
    st.markdown(
        f"**{words.counted(len(frame), 'correction')}**.{fit} "
        "A line is never changed; to take one back, delete it from data/corrections.csv and build."
    )
    shown.show(
        {
            "Record": [f"{row.file_name}, {row.place}" for row in frame.itertuples()],
            "Begins with": frame.printed,
            "What": [FIELDS[change][0] for change in frame.change],
            "Means": [v or "–" for v in frame.meant],
            "Reason": frame.reason,
            "Day": [words.day(v) for v in frame.corrected_on],
            "Applied": [_applied(row) for row in frame.itertuples()],
        },
        "Corrections",
        "corrections_made",
        f"{words.counted(len(frame), 'correction')}.",
    )
