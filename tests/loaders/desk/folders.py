"""A data folder of its own for each test: the project's lists, one small plan, and documents to give."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from loaders import builds, find, making

ROOT = Path(__file__).parents[3]
PLAN = """<html><body><h1>Corporate Peer Challenge Action Plan</h1>
<p>{council}. The peer challenge took place from {days}.</p><p>September 2025</p>
<table><tr><th>Ref</th><th>Recommendation</th><th>Action</th><th>Lead</th><th>Deadline</th></tr>
<tr><td>1</td><td>Agree a vision for the place</td><td>{action}</td><td>Chief Executive</td><td>May 2026</td></tr>
</table></body></html>"""


def plan(council="Havant Borough Council", days="10 to 12 March 2025", action="Form a board of partners") -> bytes:
    """A web page with one recommendation and one action."""
    return PLAN.format(council=council, days=days, action=action).encode()


def folder(where: Path) -> Path:
    """Lists, one published document, one build."""
    return Path(shutil.copytree(_made(), where / "data"))


@cache
def _made() -> Path:
    """Built once, then copied."""
    data = Path(tempfile.mkdtemp(prefix="cpc-test-"))
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    (data / "documents").mkdir()
    shutil.copy(ROOT / "data" / "councils.csv", data)
    (data / "documents" / "first.html").write_bytes(plan("Fareham Borough Council"))
    (data / "sources.csv").write_text(
        "file,council,visited_from\ndocuments/first.html,Fareham,2025-03\n", encoding="utf-8"
    )
    build(data)
    return data


def build(data: Path) -> Path:
    """What `python -m loaders build` does."""
    sources = find.from_csv(data / "sources.csv")
    return builds.publish(
        data / "build", lambda new: making.make(new, sources, data, is_whole=True, say=lambda line: None)
    )
