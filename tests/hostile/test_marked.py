"""Whatever stands in a document shows as text: on every page in a real browser, in charts, tables, files and print."""

import csv
import io
import re
import zipfile

import docx
import duckdb
import openpyxl
import pytest
from playwright.sync_api import TimeoutError as TookTooLong

from queries.formulas import may_act
from tests.hostile import marked
from tests.pages.driving import NEEDED, go, served, still, window
from tests.pages.test_every_page import PAGES

pytestmark = NEEDED
CODE = "E07999011"
AT = f"council={CODE}&as_at=2026-01-15"
# What an attack would leave on the page if any of it acted.
ACTED = """() => {
  const all = (what, is = () => true) => [...document.querySelectorAll(what)].filter(is).length
  const target = one => one.getAttribute('href') || one.getAttribute('xlink:href') || ''
  const evil = one => { const to = new URL(target(one), location); return to.hostname == 'evil.example' && /^.(a|i.png)$/.test(to.pathname) }
  return {
    hit: window.__hit,
    pictures: all('img[src="x"], img[src*=evil], svg[onload], image[*|href*=evil]'),
    scripts: all('script', one => one.textContent.includes('__hit')),
    handlers: all('[onerror], [onload], [onclick], [onmouseover]'),
    links: all('a', one => /^\\s*(javascript|data):/i.test(target(one))),
    evil: all('a', evil),
    bold: all('b, strong, tspan', one => ['bold', 'b'].includes(one.textContent)),
    icons: all('[data-testid=stIconMaterial]', one => one.textContent == 'home'),
    sums: all('.katex'),
    colours: all('.colored-text, [class*=stMarkdownColored]', one => one.textContent == 'c'),
  }
}"""


@pytest.fixture(scope="module")
def builds(tmp_path_factory):
    return marked.build(tmp_path_factory.mktemp("marked"))


@pytest.fixture(scope="module")
def keys(builds):
    with duckdb.connect(str(builds / "v1.duckdb"), read_only=True) as db:
        one = lambda sql: db.execute(sql).fetchone()[0]  # noqa: E731
        return {
            "recommendation": one(f"select recommendation_id from recommendations join reviews using (review_id) where gss_code = '{CODE}' limit 1"),
            "family": one("select family_id from families limit 1"),
            "review": one(f"select review_id from reviews where gss_code = '{CODE}' limit 1"),
            "replied": one("select record_id from replies where record_kind = 'recommendation' limit 1"),
        }  # fmt: skip


@pytest.fixture(scope="module")
def server(builds):
    with served(builds, CPC_STEWARD="1", CPC_DATA=str(builds.parent / "data")) as url:
        yield url


@pytest.fixture(scope="module")
def seen(browser, server):
    """One window for all, with what it asked of others and what dialogs it opened."""
    page = window(browser)
    page.asked, page.dialogs = [], []
    own = (server, server.replace("http", "ws"), "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(own) else page.asked.append(request.url))
    page.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))
    yield page
    page.close()


def unfolded(page, url: str) -> None:
    """Every part of the page drawn: of those that stand folded some are drawn only once they are opened."""
    go(page, url)
    for _ in range(2):
        for fold in page.locator("[data-testid=stMain] details:not([open]) > summary").all()[:40]:
            if fold.is_visible():
                fold.click()
        still(page)


def looked_at(page, url: str) -> str:
    """Every part of the page unfolded; nothing has acted; returns its words."""
    unfolded(page, url)
    acted = page.evaluate(ACTED)
    assert not any(acted.values()), f"{url}: {acted}"
    assert (page.asked, page.dialogs) == ([], []), url
    return page.locator("body").inner_text()


@pytest.mark.parametrize("name", [name.removesuffix(".py") for name in PAGES])
def test_a_page_shows_an_attack_as_text(seen, server, name):
    words = looked_at(seen, f"{server}/{'' if name == 'overview' else name}?{AT}")
    assert marked.SEEN in words


@pytest.mark.parametrize(
    "address",
    [
        *(
            "recommendation?recommendation={recommendation}",
            "recommendation?recommendation={replied}",
            "family?family={family}",
        ),
        *(
            "recommendations?q=vision",
            "recommendations?q=board&scope=All+councils",
            "council?review={review}",
            "themes?group_by=Region",
        ),
        *(
            "peers?group=Same+region",
            "peers?group=All+of+its+type",
            "slippage?by=Council+type",
            "briefing?about=My+peers",
        ),
        *(
            "clock?step=action+plan&show=not+found",
            "documents?severity=warning",
            "figure?figure=all_late",
            "figure?figure=overdue",
        ),
        *(
            "figure?question=updates_of_action",
            "figure?question=flags_by_document",
            "figure?question=documents_by_council",
        ),
        *("figure?question=reported_totals", "figure?question=replies_of_review&review_id={review}"),
        "recommendations?q=%3Cimg+src%3Dx+onerror%3Dwindow.__hit%3D1%3E",
    ],
)
def test_a_view_shows_an_attack_as_text(seen, server, keys, address):
    looked_at(seen, f"{server}/{address.format(**keys)}&{AT}")


def files_of(page, url: str) -> dict[str, bytes]:
    """Everything the page offers to take away."""
    unfolded(page, url)
    found = {}
    for button in page.locator("[data-testid=stDownloadButton] button:visible").all():
        kind = button.inner_text().split()[0]
        if len([name for name in found if name.endswith(kind.lower())]) < 2:
            download = taken(page, button)
            found[download.suggested_filename] = download.path().read_bytes()
    return found


def taken(page, button, tries: int = 3):
    """The file behind a button. A click that falls on a page while it is drawn anew is lost; a person clicks again."""
    try:
        with page.expect_download(timeout=20_000) as download:
            button.click()
        return download.value
    except TookTooLong:
        if tries == 1:
            raise
        still(page)
        return taken(page, button, tries - 1)


@pytest.mark.parametrize(
    "name", ["council", "recommendations", "documents", "slippage", "peers", "readiness", "briefing", "themes"]
)
def test_what_is_taken_away_holds_an_attack_as_text(seen, server, name):
    found = files_of(seen, f"{server}/{name}?{AT}")
    assert found
    for file, data in found.items():
        {"csv": plain, "xlsx": book, "docx": paper, "html": web}.get(file.rpartition(".")[2], nothing)(data, file)


def nothing(data, file):
    raise AssertionError(f"{file}: no test looks at such a file")


def plain(data, file):
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
    assert cells and not [cell for cell in cells if may_act(cell) and not re.fullmatch(r"-?\d[\d.,]*%?", cell)], file


def book(data, file):
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for cell in row]
    assert any(isinstance(cell.value, str) for cell in cells)
    assert not [cell.value for cell in cells if cell.data_type == "f"], file
    assert not [cell.hyperlink.target for cell in cells if cell.hyperlink and unsafe(cell.hyperlink.target)], file
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        assert not [name for name in zipped.namelist() if b"<f>" in zipped.read(name)], file


def paper(data, file):
    document = docx.Document(io.BytesIO(data))
    links = [one.target_ref for one in document.part.rels.values() if one.is_external]
    assert not [link for link in links if unsafe(link)], file
    xml = document.element.xml
    assert "w:fldSimple" not in xml.replace("PAGE", "") and "DDE" not in xml
    words = "\n".join(
        t.text or "" for t in document.element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
    )
    assert marked.SEEN in words, file


def web(data, file):
    assert b"<script>window" not in data and b"<img src=x" not in data and b"javascript:" not in data.lower(), file


def unsafe(link: str) -> bool:
    return not link.startswith(("http://127.0.0.1", "https://", "mailto:")) or "<" in link


def test_print_shows_an_attack_as_text(seen, server):
    looked_at(seen, f"{server}/briefing?{AT}")
    seen.emulate_media(media="print")
    acted = seen.evaluate(ACTED)
    seen.emulate_media(media="screen")
    assert not any(acted.values())
