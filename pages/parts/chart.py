"""A chart of what is looked at: drawn once for each build and view, and put into the words that a browser takes only once."""

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from pages.parts import view


class Finished(go.Figure):
    """A figure that is not changed any more. As a dictionary it is made at once; Streamlit asks for that on every run."""

    def __init__(self, figure: go.Figure) -> None:
        super().__init__(figure)
        self._finished = super().to_dict()

    def to_dict(self) -> dict:
        """The same dictionary each time, to be read only."""
        return self._finished


def show(name: str, make: Callable[[], go.Figure], alt: str) -> None:
    """The chart that `make` draws; the view alone decides what it shows. `name` is its own on its page."""
    figure = view.current().once("chart", name, make=lambda: Finished(make()))
    st.plotly_chart(figure, key=name, alt=alt)
