"""What a reader sees of a simulated page: its words, its tables, its links."""

from urllib.parse import parse_qs

import pandas as pd
from lxml import html

PARTS = ("title", "header", "subheader", "markdown", "info", "warning", "error", "caption")


def shown(at) -> str:
    """Every word on the page outside its tables."""
    said = [str(part.value) for kind in PARTS for part in at.get(kind)]
    said += [f"{m.label} {m.value}" for m in at.metric] + [e.label for e in at.expander]
    return "\n".join([*said, *(link.proto.label for link in at.get("page_link"))])


def tables(at) -> list[pd.DataFrame]:
    """Every table, of either kind, as a frame of its cells' words; its caption is `frame.attrs['caption']`."""
    found = [one for part in at.get("html") for one in _of_page(part.proto.body)]
    return found + [one.value for one in at.dataframe]


def table(at, column: str) -> pd.DataFrame:
    """The first table with this column. Fails with the columns that there are."""
    every = tables(at)
    for one in every:
        if column in one:
            return one
    raise AssertionError(f"No table has {column!r}. There are: {[list(one) for one in every]}")


def links(at, param: str) -> list[str]:
    """What the links within the app, outside of tables, ask for under this parameter."""
    asked = [parse_qs(link.proto.query_string) for link in at.get("page_link")]
    return [value for one in asked for value in one.get(param, [])]


def _of_page(body: str) -> list[pd.DataFrame]:
    if "<table" not in body:
        return []
    made = []
    for node in html.fromstring(f"<div>{body}</div>").iter("table"):
        rows = [[cell.text_content() for cell in row.iter("th", "td")] for row in node.iter("tr")]
        frame = pd.DataFrame(rows[1:], columns=rows[0])
        frame.attrs["caption"] = (node.findtext("caption") or "").strip()
        made.append(frame)
    return made
