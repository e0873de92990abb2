"""The pages that people read: README, CONTRIBUTING and what lies in docs/ and data/."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [
    *("README.md", "CONTRIBUTING.md", "data/README.md"),
    *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md")),
]


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, kind: str) -> list[str]:
    """The fenced blocks of this kind ('sh', 'json'), each without its indent."""
    found = re.findall(rf"^( *)```{kind}\n(.*?)^ *```$", text(page), re.S | re.M)
    return [re.sub(rf"^{indent}", "", block, flags=re.M) for indent, block in found]
