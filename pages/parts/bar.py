"""The one filter bar: as-at date, own council, type, region, theme and year of visit, all in the address, on every page alike."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.parts import data, words
from pages.parts.view import NAMES, View

FIRST_DAY = date(2012, 1, 1)
KEYS = ("as_at", "council", *NAMES)
EVERY = {"type": "All types", "region": "All regions", "year": "All years", "theme": "All five themes"}


@dataclass(frozen=True)
class Choices:
    """What there is to choose from as at a date: council labels with their codes, the values of each filter, theme names with their numbers."""

    codes: dict[str, str]
    values: dict[str, list[str]]
    themes: dict[str, int]


def show() -> View:
    """Draw the bar and say what it is set to. What a link asks for in vain is said, never replaced in silence."""
    for key in KEYS:
        _follow_link(key)
    with st.container(horizontal=True, vertical_alignment="bottom", key="bar"):
        as_at = _date()
        there = data.once(("choices", as_at), lambda: _choices(as_at))
        council = _council(there.codes)
        chosen = {key: _choice(key, there.values[key]) for key in NAMES}
    for key in KEYS:
        st.session_state[f"linked_{key}"] = st.query_params.get(key)
    return View(
        as_at=as_at,
        council=council,
        gss_code=there.codes.get(council),
        type=chosen["type"],
        region=chosen["region"],
        year=int(chosen["year"]) if chosen["year"] else None,
        theme=chosen["theme"],
        theme_id=there.themes[chosen["theme"]] if chosen["theme"] else None,
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


def _choices(as_at: date) -> Choices:
    councils, choices = data.answer("councils_for_choice", as_at=as_at), data.answer("filter_choices", as_at=as_at)
    themes = choices[choices.kind == "theme"]
    return Choices(
        dict(zip(councils.label, councils.gss_code, strict=True)),
        {key: list(choices.value[choices.kind == key]) for key in NAMES},
        {name: int(number) for name, number in zip(themes.value, themes.theme_id, strict=True)},
    )


def _council(codes: dict[str, str]) -> str | None:
    labels = list(codes)
    asked = st.query_params.get("council")
    if asked and asked not in codes:
        _meant(asked, codes)
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


def _meant(asked: str, codes: dict[str, str]) -> None:
    """Another spelling or a code is understood; a name that two councils bear, or none, is said."""
    meant = [label for label, code in codes.items() if code == asked] or _called(asked)
    if len(meant) == 1:
        st.session_state["council"] = meant[0]
        return
    which = f"may be {' or '.join(meant)}" if meant else "is no council in the register"
    st.session_state["in_vain"].append(
        f"The link asks for {words.plain(asked)}, which {words.plain(which)}. Choose one below."
    )


def _called(asked: str) -> list[str]:
    """The labels of the councils that bear this name, the former ones only where no other does."""
    found = data.answer("councils_called", called=asked[:100])
    return list(found.label[~found.is_former] if (~found.is_former).any() else found.label)


def _choice(key: str, values: list[str]) -> str | None:
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
