"""Tables as a web page has them: every word escaped, rows and columns named, gaps said."""

import re

import pandas as pd
from lxml import html

from pages.parts.table import STYLE, Link, as_html

HOSTILE = "<img src=x onerror=alert(1)>\"'&"


def test_nothing_in_a_table_is_anything_but_words():
    made = as_html(pd.DataFrame({HOSTILE: [HOSTILE], "Link": [Link(HOSTILE, 'a?b="><script>')]}), HOSTILE)
    tree = html.fromstring(made)
    assert not tree.xpath("//img | //script")
    assert tree.xpath("//tbody//th")[0].text_content() == HOSTILE
    assert tree.xpath("//a/@href") == ['a?b="><script>']


def test_rows_and_columns_are_named_and_the_table_can_be_reached():
    tree = html.fromstring(as_html(pd.DataFrame({"Council": ["Borchester"], "Actions": [1234]}), "Actions by council"))
    assert tree.xpath("//caption/text()") == ["Actions by council"]
    assert tree.xpath("//thead//th/@scope") == ["col", "col"] and tree.xpath("//tbody//th/@scope") == ["row"]
    assert tree.get("tabindex") == "0" and tree.get("aria-label") == "Actions by council"
    assert tree.xpath("//tbody//td/text()") == ["1,234"] and tree.xpath("//tbody//td/@class") == ["number"]


def test_a_table_of_many_columns_says_its_heads_once_for_a_phone():
    names = ["Council", HOSTILE, "No. (of all)", "D"]
    table = html.fromstring(as_html(pd.DataFrame([["x"] * 4] * 3, columns=names), "T")).find("table")
    # Every sign but letters, digits and spaces stands by its number, so that no head ends the text it stands in.
    said = re.fullmatch(r'--head-2:"([^"]*)";--head-3:"([^"]*)";--head-4:"([^"]*)";', table.get("style")).groups()
    assert [re.sub(r"\\([0-9a-f]+) ", lambda sign: chr(int(sign[1], 16)), one) for one in said] == names[1:]
    assert "nth-child(4)::before{content:var(--head-4)}" in STYLE


def test_what_is_not_known_is_said_and_never_a_nought():
    made = as_html(pd.DataFrame({"A": ["x", None], "B": pd.array([0, None], dtype="Int32"), "C": [0.5, None]}), "T")
    assert html.fromstring(made).xpath("//tbody/tr[2]/*/text()") == ["not stated"] * 3
    assert "0" in html.fromstring(made).xpath("//tbody/tr[1]/td[1]/text()")


def test_a_link_without_an_address_is_words():
    assert "<a" not in as_html(pd.DataFrame({"A": [Link("source", "")]}), "T")
