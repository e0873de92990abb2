"""What is proposed of a document and can be put right: council, review, kind and dates; what its row in data/sources.csv will say."""

import streamlit as st

from pages.parts import data, words
from pages.parts.desk import refusals
from pages.parts.desk.refusals import WRITE
from pages.parts.view import View

KINDS = (
    *("action plan", "progress report", "position statement", "response", "feedback report", "progress review"),
    *("cover report", "minute", "other"),
)
ANOTHER = "Another visit, on the days below"
DAYS = ("visited_from", "visited_to")


def form(found: dict, view: View) -> dict[str, str] | None:
    """The facts as a person leaves them, once the button is pressed; None before, {} where they cannot be used (said here)."""
    proposal, key = found["proposal"], found["item"]["sha256"][:12]
    councils = data.answer("councils_for_choice", as_at=view.as_at)
    labels = dict(zip(councils.gss_code, councils.label, strict=True))
    codes = [code for code in proposal["gss_code"].split("|") if code in labels]
    with st.form(f"facts-{key}-{proposal['gss_code']}"):
        one, two = st.columns(2)  # a pair a row, so that a phone shows them in this order
        chosen = one.multiselect(
            *("Council", list(labels), codes),
            format_func=labels.get,
            help="Several for a joint review.",
            # By default Enter takes every council that holds the letters typed somewhere: 'Adur' would take three.
            filter_mode="contains",
            select_all=False,
        )
        kind = two.selectbox(
            "Kind of document", KINDS, index=_index(KINDS, proposal["document_kind"]), placeholder="Choose a kind"
        )
        one, two = st.columns(2)
        review = _review(one, found, codes, view)
        as_at = two.text_input(
            "Its own date", proposal["as_at"], help=f"{WRITE}. Empty: as the document states it, if it does."
        )
        one, two = st.columns(2)
        first = one.text_input("First day of the visit", proposal["visited_from"], help=f"{WRITE}.")
        last = two.text_input(
            "Last day of the visit", proposal["visited_to"], help=f"{WRITE}. Empty where it is not known."
        )
        one, two = st.columns(2)
        published = one.text_input(
            "Published on",
            proposal["published_on"],
            help=f"{WRITE}. It counts from this day; empty where it is not known.",
        )
        url = two.text_input("Where it was published", proposal["url"], placeholder="https://", max_chars=2000)
        title = st.text_input("Title", proposal["title"], max_chars=300)
        if not st.form_submit_button("Use these facts"):
            return None
    typed = {"visited_from": first, "visited_to": last, "as_at": as_at, "published_on": published}
    typed |= {"gss_code": "|".join(chosen), "document_kind": kind or "", "title": title, "url": url}
    return _given({name: text.strip() for name, text in typed.items()}, found, review, chosen == codes)


def _given(typed: dict[str, str], found: dict, review: dict[str, str], is_same: bool) -> dict[str, str]:
    """What was typed, with the days of the review that was chosen, if the council is still the same; {} where it cannot be used."""
    wrong = refusals.wrong(typed) or (is_same and _unheard(typed, found["proposal"], review))
    if wrong:
        st.error(words.plain(wrong))
        return {}
    return typed | (review if is_same else _days_of_another(typed, found))


def _unheard(typed: dict[str, str], proposal: dict, review: dict[str, str]) -> str:
    """Why days that somebody wrote beside a known review cannot be taken; '' where none were written."""
    written = {name for name in DAYS if review and typed[name] not in (proposal[name], review[name])}
    return (
        f"The review that is chosen keeps its own days. To use the days you wrote, choose '{ANOTHER}' under 'Review'."
        if written
        else ""
    )


def _days_of_another(typed: dict[str, str], found: dict) -> dict[str, str]:
    """Days proposed for one council say nothing of another: they are asked for anew, unless a person wrote them."""
    is_proposed = all(typed[name] == found["proposal"][name] for name in DAYS)
    is_said = bool(st.session_state.get(f"row-{found['item']['sha256']}"))
    return dict.fromkeys(DAYS, "") if is_proposed and not is_said else {}


def keep_own(found: dict) -> None:
    """What the document itself states of date and title, as read before a person said anything; '' of what its row says."""
    st.session_state[f"own-{found['item']['sha256']}"] = {
        name: "" if found["published"].get(name) else found["proposal"][name] for name in ("as_at", "title")
    }


def row(found: dict) -> dict[str, str]:
    """The row of sources.csv. What the document states itself of its date and title is left to it."""
    given = st.session_state.get(f"row-{found['item']['sha256']}", {})
    proposal = found["proposal"]
    said = {
        name: proposal[name]
        for name in ("council", "gss_code", "visited_from", "visited_to", "document_kind", "published_on", "url")
    }
    own = st.session_state[f"own-{found['item']['sha256']}"]
    return said | {name: given[name] if given.get(name, own[name]) != own[name] else "" for name in own}


def told(found: dict) -> str:
    """The facts with which it would be published, and that what stands unused in the form is none of them."""
    proposal = found["proposal"]
    days = " to ".join(proposal[name] for name in DAYS if proposal[name])
    dated = f", dated {proposal['as_at']}" if proposal["as_at"] else ""
    return (
        f"As **{words.plain(proposal['document_kind'])}** of **{words.plain(proposal['council'])}**, visited {days}{dated}. "
        "What you change under 'What is it?' counts once you press 'Use these facts'."
    )


def _review(column, found: dict, codes: list[str], view: View) -> dict[str, str]:
    """A review that is known already, so that the document joins it; {} for another visit."""
    if len(codes) != 1:
        return {}
    known = data.answer("reviews_of_council", as_at=view.as_at, gss_code=codes[0])
    known = known[known.visited_from.notna() & ~known.is_inherited]
    options = {row.review_id: row for row in known.itertuples()}
    near = next((key for key, row in options.items() if _is_near(row, found["proposal"])), None)
    if near and not _overlaps(options[near], found["proposal"]):
        st.warning(
            f"A review of this council visited {words.visited(*_visit(options[near]))} is known, and other days are proposed here. "
            "If it is the same review, press 'Use these facts'; else choose another visit first."
        )
    labels = {None: ANOTHER} | {key: f"Visited {words.visited(*_visit(row))}" for key, row in options.items()}
    chosen = column.selectbox(
        "Review",
        list(labels),
        index=list(labels).index(near),
        format_func=labels.get,
        help="A known review keeps its own days; choose another visit to give them below.",
    )
    return _days(options[chosen]) if chosen else {}


def _visit(row) -> tuple:
    return row.visited_from, row.visited_to, row.visited_precision


def _is_near(row, proposal: dict) -> bool:
    """Visited in the month that the document names: two visits of one month are hardly two reviews."""
    return bool(proposal["visited_from"]) and f"{row.visited_from:%Y-%m}".startswith(proposal["visited_from"][:7])


def _overlaps(row, proposal: dict) -> bool:
    """Days in common make one review; a visit known by its month or year has its days within."""
    if row.visited_precision != "day" or len(proposal["visited_from"]) < len("2024-03-12"):
        return True
    last = row.visited_to if row.visited_to == row.visited_to else row.visited_from
    return proposal["visited_from"] <= f"{last:%Y-%m-%d}" and f"{row.visited_from:%Y-%m-%d}" <= (
        proposal["visited_to"] or proposal["visited_from"]
    )


def _days(row) -> dict[str, str]:
    shape = {"year": "%Y", "month": "%Y-%m"}.get(row.visited_precision, "%Y-%m-%d")
    is_day = shape == "%Y-%m-%d" and row.visited_to == row.visited_to
    return {"visited_from": f"{row.visited_from:{shape}}", "visited_to": f"{row.visited_to:{shape}}" if is_day else ""}


def _index(choices: tuple[str, ...], value: str) -> int | None:
    return choices.index(value) if value in choices else None
