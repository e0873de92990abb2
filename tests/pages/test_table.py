"""Tables as a web page has them: every word escaped, rows and columns named, gaps said."""

import pandas as pd
from lxml import html

from pages.parts.table import Link, as_html

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


def test_what_is_not_known_is_said_and_never_a_nought():
    made = as_html(pd.DataFrame({"A": ["x", None], "B": pd.array([0, None], dtype="Int32"), "C": [0.5, None]}), "T")
    assert html.fromstring(made).xpath("//tbody/tr[2]/*/text()") == ["not stated"] * 3
    assert "0" in html.fromstring(made).xpath("//tbody/tr[1]/td[1]/text()")


def test_a_link_without_an_address_is_words():
    assert "<a" not in as_html(pd.DataFrame({"A": [Link("source", "")]}), "T")
