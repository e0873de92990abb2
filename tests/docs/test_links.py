"""The pages for people say only what is there: links, paths, targets, commands, pages."""

import re
import subprocess
import sys

import pytest

from tests.docs.said import PAGES, ROOT, text

README = text("README.md")
MADE = ("data/build", "data/demo", "data/inbox", "data/documents/fetched")  # by the commands, not kept in the project
LINKS = sorted({(page, link) for page in PAGES for link in re.findall(r"\]\((?!http|#)([^)#]+)[^)]*\)", text(page))})
PATHS = sorted(
    {
        (page, path)
        for page in PAGES
        for path in re.findall(r"`((?:loaders|queries|pages|tests|data|docs)/[\w./*-]*[\w*])[/`]", text(page))
        if not path.startswith(MADE) and not {"NAME", "PAGE"} & set(re.split(r"[_/.]", path))
    }
)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)", README))))
def test_every_make_target_exists(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_every_linked_file_exists(page, link):
    assert ((ROOT / page).parent / link).exists()


@pytest.mark.parametrize(("page", "path"), PATHS)
def test_every_path_that_is_named_exists(page, path):
    assert list(ROOT.glob(path)), f"{page} names {path}"


@pytest.mark.parametrize("command", sorted({name for page in PAGES for name in re.findall(r"-m loaders ([a-z]+)", text(page))}))  # fmt: skip
def test_every_command_exists(command):
    done = subprocess.run(
        [sys.executable, "-m", "loaders", command, "--help"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0


@pytest.mark.parametrize("page", sorted(path.stem for path in (ROOT / "pages").glob("*.py")))
def test_every_page_is_named(page):
    assert page in README


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("docs/")])
def test_every_page_of_the_docs_can_be_reached_from_the_readme(page):
    assert f"]({page}" in README, f"README.md does not link {page}"
