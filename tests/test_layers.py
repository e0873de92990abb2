"""One road, one direction: who may import whom, and how large a file may grow."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_NOT_IMPORT = {
    "queries": {"streamlit", "plotly", "pages", "loaders"},
    "loaders": {"streamlit", "plotly", "pages"},
    "pages": {"loaders"},
}
FILES = [path for layer in MAY_NOT_IMPORT for path in sorted((ROOT / layer).rglob("*.py"))]
TOP_LEVEL = {
    *(
        "app.py",
        "pages",
        "loaders",
        "queries",
        "data",
        "tests",
        "docs",
        ".streamlit",
        ".ci",
        ".gitignore",
        ".pre-commit-config.yaml",
        "Makefile",
        "LICENSE",
    ),
    *("requirements.txt", "requirements-dev.txt", "README.md", "pyproject.toml", "CHANGELOG.md", "CONTRIBUTING.md"),
}


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_imports_backwards(path):
    layer = path.relative_to(ROOT).parts[0]
    assert not imported(path) & MAY_NOT_IMPORT[layer]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_fit_on_a_screen_and_files_do_one_job(path):
    text = path.read_text(encoding="utf-8")
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno > 50
    ]
    assert not long
    assert text.count("\n") <= 300


def test_no_page_or_part_holds_sql():
    found = [
        path.name for path in (ROOT / "pages").rglob("*.py") if "select " in path.read_text(encoding="utf-8").lower()
    ]
    assert not found


def test_the_top_level_holds_what_the_design_names():
    import subprocess

    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    there = {name.partition("/")[0] for name in listed.stdout.split("\n") if name}
    assert there <= TOP_LEVEL, "what belongs at the top is named in TOP_LEVEL, with a reason in docs/decisions.md"
