"""HTML -> blocks in reading order."""

import pytest

from loaders.readers import web
from loaders.records import Text


def read(html):
    return web.read(html.encode()).blocks


def texts(html):
    return [block.text.words for block in read(html)]


def rows(html):
    [table] = [block for block in read(html) if block.kind == "table"]
    return [[" / ".join(t.words for t in cell) for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    "noise",
    [
        "<nav><ul><li>Bins</li></ul></nav>",
        "<footer><p>Guildhall</p></footer>",
        "<script>bins()</script>",
        "<style>p {}</style>",
        "<aside>Related</aside>",
        "<form><p>Search</p></form>",
        "<div role='navigation'><p>Menu</p></div>",
        "<noscript>No</noscript>",
        "<div role=search>Find</div>",
        "<button>Print</button>",
        "<!-- a remark -->",
    ],
)
def test_menus_and_footers_are_left_out(noise):
    assert texts(f"<html><body>{noise}<p>The plan</p></body></html>") == ["The plan"]


def test_words_after_noise_in_one_paragraph_are_kept():
    assert texts("<body><div>Before <script>x</script>after</div></body>") == ["Before after"]


def test_headings_paragraphs_and_items_keep_their_kind_and_order():
    html = "<h1>Plan</h1><p>Words</p><ul><li>First</li><li>Second</li></ul><div>Loose</div>"
    assert [(b.kind, b.text.words) for b in read(html)] == [
        ("heading", "Plan"),
        ("paragraph", "Words"),
        ("item", "First"),
        ("item", "Second"),
        ("paragraph", "Loose"),
    ]


def test_a_line_break_ends_a_paragraph():
    assert texts("<p>Recommendation 1<br>Agree a vision</p>") == ["Recommendation 1", "Agree a vision"]


def test_words_beside_a_table_in_one_box_are_kept():
    html = "<div>Before<table><tr><td>1</td><td>2</td></tr></table>after</div>"
    assert [(b.kind, b.text.words) for b in read(html)] == [
        ("paragraph", "Before"),
        ("table", ""),
        ("paragraph", "after"),
    ]


def test_a_caption_does_not_become_a_row():
    assert rows("<table><caption>Plan</caption><tr><th>A</th><th>B</th></tr></table>") == [["A", "B"]]


def test_places_count_paragraphs_and_tables():
    blocks = read("<p>One</p><table><tr><td>a</td><td>b</td></tr></table><p>Two</p>")
    assert [b.text.place for b in blocks] == ["paragraph 1", "table 1", "paragraph 2"]
    assert blocks[1].rows[0].cells[1][0].place == "table 1, row 1, column 2"


def test_a_cell_over_several_rows_stands_in_each_and_shifts_none():
    html = (
        "<table><tr><th>Ref</th><th>Action</th><th>Lead</th></tr>"
        "<tr><td rowspan=2>1</td><td>Agree</td><td rowspan='2'>Mayor</td></tr><tr><td>Build</td></tr>"
        "<tr><td>2</td><td>Report</td><td>Leader</td></tr></table>"
    )
    assert rows(html)[1:] == [["1", "Agree", "Mayor"], ["1", "Build", "Mayor"], ["2", "Report", "Leader"]]


def test_a_cell_over_several_columns_leaves_the_others_empty():
    html = "<table><tr><td colspan=2>Wide</td><td>c</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>"
    assert rows(html) == [["Wide", "", "c"], ["a", "b", "c"]]


def test_a_cell_over_rows_and_columns():
    first = "<tr><td rowspan=2 colspan=2>m</td><td>1</td></tr>"
    html = f"<table>{first}<tr><td>2</td></tr><tr><td>a</td><td>b</td><td>3</td></tr></table>"
    assert rows(html) == [["m", "", "1"], ["m", "", "2"], ["a", "b", "3"]]


def test_a_carried_cell_keeps_its_first_place():
    [table] = read("<table><tr><td rowspan=2>1</td><td>a</td></tr><tr><td>b</td></tr></table>")
    assert table.rows[1].cells[0][0].place == "table 1, row 1, column 1"


@pytest.mark.parametrize("span", ["x", "", "0", "-1", "1.5"])
@pytest.mark.parametrize("name", ["rowspan", "colspan"])
def test_a_span_that_is_no_number_counts_one(name, span):
    assert rows(f"<table><tr><td {name}='{span}'>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>") == [
        ["a", "b"],
        ["c", "d"],
    ]


def test_an_absurd_span_does_not_fill_the_memory():
    [row] = rows("<table><tr><td colspan=1000000>a</td><td>b</td></tr></table>")
    assert len(row) <= 1000


def test_short_rows_are_filled():
    assert rows("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>") == [["a", "b"], ["c", ""]]


def test_a_cell_keeps_its_paragraphs_and_list_items():
    [table] = read(
        "<table><tr><td>Agree:<ol><li>Form</li><li>Report</li></ol>then<p>Stop</p></td><td></td></tr></table>"
    )
    assert [(t.marker, t.words) for t in table.rows[0].cells[0]] == [
        ("", "Agree:"),
        ("1.", "Form"),
        ("2.", "Report"),
        ("", "then"),
        ("", "Stop"),
    ]


def test_bold_and_links_do_not_cut_a_sentence():
    assert texts("<p>Agree <b>a <a href=x>vision</a></b> for <em>Ambridge</em>.</p>") == [
        "Agree a vision for Ambridge."
    ]


def test_nested_lists_keep_their_depth():
    html = "<ol><li>One<ul><li>Deep<ul><li>Deeper</li></ul></li></ul></li><li>Two</li></ol>"
    items = [b.text for b in read(html)]
    assert [t.words for t in items] == ["One", "Deep", "Deeper", "Two"]
    assert [t.level - items[0].level for t in items] == [0, 1, 2, 0]


def test_numbers_of_a_list_go_on_after_a_nested_list():
    assert [b.text.marker for b in read("<ol><li>One<ul><li>Deep</li></ul></li><li>Two</li></ol>")] == ["1.", "•", "2."]


def test_a_printed_number_becomes_the_marker():
    [item] = read("<p>1.1 Agree a vision</p>")
    assert (item.kind, item.text.marker, item.text.words) == ("item", "1.1", "Agree a vision")


@pytest.mark.parametrize(
    ("declared", "encoding"), [("windows-1252", "windows-1252"), ("ISO-8859-1", "latin-1"), ("utf-8", "utf-8")]
)
def test_the_declared_charset_is_used(declared, encoding):
    html = f"<html><head><meta charset={declared}></head><body><p>Café £5m</p></body></html>"
    assert [b.text.words for b in web.read(html.encode(encoding)).blocks] == ["Café £5m"]


def test_the_older_way_to_declare_a_charset():
    head = "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>"
    html = f"<html><head>{head}</head><body><p>‘Café’</p></body></html>"
    assert [b.text.words for b in web.read(html.encode("windows-1252")).blocks] == ["‘Café’"]


@pytest.mark.parametrize("head", ["", "<meta charset=nonsense>"])
def test_without_a_known_charset_it_is_utf_8(head):
    assert texts(f"<html><head>{head}</head><body><p>‘Café’</p></body></html>") == ["‘Café’"]


def test_a_table_that_only_lays_out_the_page_is_walked_through():
    inner = "<table><tr><th>A</th><th>B</th></tr></table>"
    html = f"<table><tr><td><h1>Plan</h1>{inner}</td><td><p>Beside</p></td></tr></table>"
    assert [(b.kind, b.text.words) for b in read(html)] == [("heading", "Plan"), ("table", ""), ("paragraph", "Beside")]


def test_a_table_of_one_cell_is_a_box_round_words():
    assert [(b.kind, b.text.words) for b in read("<table><tr><td><p>Boxed</p></td></tr></table>")] == [
        ("paragraph", "Boxed")
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html><html><p>x", True),
        (b"\xef\xbb\xbf\n<HTML><body>", True),
        (b"<table><tr><td>x", True),
        (b"Ref\t<p>x</p><table>", False),
        (b"Plan <html>", False),
        (b"<p>only a fragment</p>", False),
    ],
)
def test_is_html(data, expected):
    assert web.is_html(data) is expected


@pytest.mark.parametrize(
    "cell",
    [
        '<td style="background-color:#00B050">Done</td>',
        '<td style="width: 2cm; background: rgb(0, 176, 80) !important">Done</td>',
        '<td bgcolor="#00B050">Done</td>',
        '<td bgcolor="00b050">Done</td>',
        '<td style="background-color: Green;">Done</td>',
        '<td><span style="background:#0b5">Done</span></td>',
        '<td bgcolor="red" style="background-color:green">Done</td>',
    ],
)
def test_the_colour_of_a_cell_is_read(cell):
    [table] = read(f"<table><tr><td>1</td>{cell}</tr></table>")
    assert [text.fill for c in table.rows[0].cells for text in c] == ["", "green"]


def test_a_cell_that_holds_nothing_but_its_colour():
    [table] = read('<table><tr><td>1</td><td style="background-color:#FFC000"></td></tr></table>')
    assert table.rows[0].cells[1] == (Text("", "table 1, row 1, column 2", fill="amber"),)


@pytest.mark.parametrize(
    "style", ["background-color:white", "background:none", "background-color:rgba(0,176,80,0)", "background-color:#", "color:red",
              "background:url(a.png)", "background-color:rgb(999,0,0)", "background-color:var(--brand)"]
)  # fmt: skip
def test_what_is_no_colour_of_a_status_is_none(style):
    [table] = read(f'<table><tr><td>1</td><td style="{style}">Done</td></tr></table>')
    assert {text.fill for c in table.rows[0].cells for text in c} == {""}
