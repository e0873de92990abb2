"""What a reader looks at: the as-at date and the filters of the bar, as questions, addresses and files need them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

import queries
from pages.parts import data, words

NAMES = {"type": "Council type", "region": "Region", "year": "Visited in", "theme": "Theme"}


@dataclass(frozen=True)
class View:
    """`council` is the reader's own council; the rest narrow the sector's figures. None: not chosen."""

    as_at: date
    council: str | None = None
    gss_code: str | None = None
    type: str | None = None
    region: str | None = None
    year: int | None = None
    theme: str | None = None
    theme_id: int | None = None

    def ask(self, name: str, **params: object) -> pd.DataFrame:
        """The question's answer as at the date, narrowed by those filters that the question takes unless `params` say otherwise."""
        return data.answer(name, **{**self.params(name), **params})

    def once(self, *name: object, make: Callable[[], Any]) -> Any:
        """What `make` makes, made once for all who look at the same: build, date, council and filters.

        `name` says what it is, with everything else that decides it. It is shared, so it must not be changed.
        """
        return data.once((words.today(), self, *name), make)

    def params(self, name: str) -> dict[str, object]:
        """What this view gives for the parameters of a question."""
        given = {
            "as_at": self.as_at,
            "council_type": self.type,
            "region": self.region,
            "year": self.year,
            "theme_id": self.theme_id,
        }
        return {key: value for key, value in given.items() if key in queries.query(name).params}

    def in_link(self) -> dict[str, str]:
        """What an address within the app must carry to show the same; the build always.

        Today is the default, which Streamlit takes out of an address again, and that would be one step more on the browser's way back.
        """
        chosen = {key: getattr(self, key) for key in ("council", *NAMES)}
        said = {key: str(value) for key, value in chosen.items() if value is not None}
        day = {} if self.as_at == words.today() else {"as_at": self.as_at.isoformat()}
        return {**said, **day, "build": data.build_name()}

    def to_quote(self) -> dict[str, str]:
        """The same for an address that leaves the app: it always says the date."""
        return {**self.in_link(), "as_at": self.as_at.isoformat()}

    def filters(self, uses: tuple[str, ...] | None = None) -> dict[str, str]:
        """The chosen filters in words: {'Region': 'South East'}; only those of `uses` where that is given."""
        return {
            name: str(getattr(self, key))
            for key, name in NAMES.items()
            if getattr(self, key) is not None and (uses is None or key in uses)
        }

    def told(self) -> str:
        """' (Region: South East; Theme: Governance and culture)' for Markdown, '' where nothing is chosen."""
        said = "; ".join(f"{name}: {value}" for name, value in self.filters().items())
        return words.plain(f" ({said})") if said else ""

    def day(self) -> str:
        return words.day(self.as_at)


def current() -> View:
    """The view that the frame settled for this run."""
    return st.session_state["view"]
