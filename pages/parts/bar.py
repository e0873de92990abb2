"""The one filter bar: as-at date, own council, type, region, theme and year of visit, all in the address, on every page alike."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import data, words
from pages.parts.view import NAMES, View

FIRST_DAY = date(2012, 1, 1)
KEYS = ("as_at", "council", *NAMES)
EVERY = {"type": "All types", "region": "All regions", "year": "All years", "theme": "All five themes"}


def show() -> View:
    """Draw the bar and say what it is set to. What a link asks for in vain is said, never replaced in silence."""
    for key in KEYS:
        _follow_link(key)
    with st.container(horizontal=True, vertical_alignment="bottom", key="bar"):
        as_at = _date()
        councils = data.answer("councils_for_choice", as_at=as_at)
        council = _council(councils)
        choices = data.answer("filter_choices", as_at=as_at)
        chosen = {key: _choice(key, choices[choices.kind == key]) for key in NAMES}
    for key in KEYS:
        st.session_state[f"linked_{key}"] = st.query_params.get(key)
    themes = dict(zip(choices.value, choices.theme_id, strict=True))
    return View(
        as_at=as_at,
        council=council,
        gss_code=dict(zip(councils.label, councils.gss_code, strict=True)).get(council),
        type=chosen["type"],
        region=chosen["region"],
        year=int(chosen["year"]) if chosen["year"] else None,
        theme=chosen["theme"],
        theme_id=int(themes[chosen["theme"]]) if chosen["theme"] else None,
    )


def chips(view: View, uses: tuple[str, ...]) -> None:
    """What is on, each with a button that takes it off; a filter that this page has no use for says so."""
    on = {**({"council": f"My council: {view.council}"} if view.council else {})}
    on |= {key: f"{NAMES[key]}: {getattr(view, key)}" for key in NAMES if getattr(view, key) is not None}
    if view.as_at != words.today():
        on["as_at"] = f"As at {view.day()}"
    if not on:
        return
    with st.container(horizontal=True, key="chips", gap="small"):
        for key, said in on.items():
            unused = "" if key in (*uses, "as_at") else " (not used on this page)"
            st.button(f"{words.plain(said)}{unused} ✕", key=f"off_{key}", on_click=_clear, args=(key,))
        if len(on) > 1:
            st.button("Clear all", key="off_all", on_click=_clear, args=tuple(on), type="tertiary")


def _clear(*keys: str) -> None:
    for key in keys:
        st.session_state[key] = words.today() if key == "as_at" else None


def _follow_link(key: str) -> None:
    """A link to another page changes the address, but Streamlit seeds a bound widget from it only when it is first made."""
    asked, before = st.query_params.get(key), st.session_state.get(f"linked_{key}")
    now = st.session_state.get(key)
    shown = now.isoformat() if isinstance(now, date) else now
    if key not in st.session_state or asked in (before, shown):
        return
    if key != "as_at":
        st.session_state[key] = asked
    elif asked is None or _is_day(asked):
        st.session_state[key] = date.fromisoformat(asked) if asked else words.today()


def _is_day(asked: str) -> bool:
    try:
        return FIRST_DAY <= date.fromisoformat(asked) <= words.today()
    except ValueError:
        return False


def _date() -> date:
    asked = st.query_params.get("as_at")
    if asked and not _is_day(asked):
        st.session_state["in_vain"].append(
            f"The link asks for the figures as at {words.plain(asked)}, which is no day from {words.day(FIRST_DAY)} to today. "
            "These are the figures as at today."
        )
    found = st.date_input(
        "As at",
        words.today(),
        min_value=FIRST_DAY,
        max_value=words.today(),
        key="as_at",
        bind="query-params",
        format="DD/MM/YYYY",
        help="Every figure counts only documents dated up to this day, and measures deadlines against it.",
    )
    return found if isinstance(found, date) else words.today()


def _council(councils: pd.DataFrame) -> str | None:
    labels = list(councils.label)
    asked = st.query_params.get("council")
    if asked and asked not in labels:
        _meant(asked, councils)
    _forget("council", labels)
    return st.selectbox(
        "My council",
        labels,
        index=None,
        key="council",
        bind="query-params",
        placeholder="None chosen",
        help="The council of 'My council', 'Compare with peers' and the briefing. Councils with a document come first.",
    )


def _meant(asked: str, councils: pd.DataFrame) -> None:
    """Another spelling or a code is understood; a name that two councils bear, or none, is said."""
    meant = councils[councils.gss_code == asked]
    if meant.empty:
        meant = data.answer("councils_called", called=asked[:100])
        meant = meant[~meant.is_former] if (~meant.is_former).any() else meant
    if len(meant) == 1:
        st.session_state["council"] = meant.label.iloc[0]
        return
    which = f"may be {' or '.join(meant.label)}" if len(meant) else "is no council in the register"
    st.session_state["in_vain"].append(
        f"The link asks for {words.plain(asked)}, which {words.plain(which)}. Choose one below."
    )


def _choice(key: str, choices: pd.DataFrame) -> str | None:
    values = list(choices.value)
    asked = st.query_params.get(key)
    if asked and asked not in values:
        st.session_state["in_vain"].append(
            f"The link asks for {NAMES[key].lower()} {words.plain(asked[:100])}, which is not among the choices as at this date."
        )
    _forget(key, values)
    return st.selectbox(NAMES[key], values, index=None, key=key, bind="query-params", placeholder=EVERY[key])


def _forget(key: str, values: list[str]) -> None:
    """A choice that there is no longer, say a year after an earlier as-at date was set, would stop the page."""
    if st.session_state.get(key) is not None and st.session_state[key] not in values:
        st.session_state[key] = None
