"""The fictional county with an attack in every text that a document, a list or a person can bring in."""

from dataclasses import replace
from pathlib import Path

from loaders import find, road, store
from loaders.link.rows import Rows
from tests.demo.make import make

FORMULA = "=cmd|' /C calc'!A1"
MARK = (
    "<img src=x onerror=window.__hit=1><script>window.__hit=1</script><b>bold</b><a href='https://evil.example/a'>a</a>"
    "<svg onload=window.__hit=1> **b** :material/home: $a^2$ :red[c] [l](javascript:window.__hit=1) ![i](https://evil.example/i.png)"
)
SEEN = "<script>window.__hit=1</script>"
URLS = (
    "javascript:window.__hit=1",
    "https://evil.example/'\"><script>window.__hit=1</script>",
    "data:text/html,<script>1</script>",
)
TEXTS = {
    "reorganisations": ("note", "place"),
    "documents": ("title", "published_title", "file_name", "basis", "note", "events", "said_of_progress", "place"),
    "review_dates": ("place",),
    "families": ("label",),
    "recommendations": (
        "ref",
        "text",
        "topic",
        "note",
        "response_text",
        "owner_text",
        "due_text",
        "theme_text",
        "place",
    ),
    "actions": ("ref", "objective_ref", "objective_text", "text", "owner_text", "due_text", "place"),
    "action_owners": ("role",),
    "updates": ("status_text", "ref", "text", "owner_text", "response_text", "narrative", "due_text", "place"),
    "update_reasons": ("quote",),
    "reported_totals": ("measure", "count_text", "place"),
    "replies": ("by_role", "text", "place"),
    "checks": ("by_role", "note", "place"),
    "corrections": ("file_name", "place", "printed", "meant", "reason"),
    "flags": ("found", "message", "place"),
}
LISTS = {"recommendations": ("other_refs", "source_refs", "theme_words")}
PLAIN = {"ref", "objective_ref"}  # a number stands first, so that lists keep their order
EMPTY_TOO = {"documents": ("title", "note"), "recommendations": ("note", "response_text"), "updates": ("narrative",)}


def marked(text: object) -> object:
    """The text with a formula before it and everything else behind it."""
    return f"{FORMULA} {text} {MARK}" if isinstance(text, str) else text


def build(folder: Path) -> Path:
    """A folder of builds with one build of the marked county."""
    data, builds = folder / "data", folder / "build"
    make(data)
    using = road.tools(data)
    rows = road.run(find.from_csv(data / "sources.csv"), using, lambda line: None, is_whole=True)
    _mark(rows)
    builds.mkdir()
    councils = [
        replace(
            c,
            name=f"{c.name} {MARK}",
            official_name=marked(c.official_name),
            county=marked(c.county),
            region=marked(c.region),
        )
        for c in using.register
    ]
    info = {"built_at": "2026-01-15 12:00", "content": "x", "documents": "9", "banner": marked("Invented.")}
    store.store(builds / "v1.duckdb", rows, councils, using.lexicon_file, info)
    (builds / "CURRENT").write_text("v1.duckdb\n", encoding="utf-8")
    return builds


def _mark(rows: Rows) -> None:
    _added(rows)
    for table, names in TEXTS.items():
        for number, row in enumerate(rows.of(table)):
            for name in names:
                if row.get(name) or name in EMPTY_TOO.get(table, ()):
                    row[name] = f"{row[name]} {MARK}" if name in PLAIN else marked(row.get(name) or "none")
            for name in LISTS.get(table, ()):
                row[name] = [marked(one) for one in row[name]] or [marked("x")]
            if "url" in row:
                row["url"] = URLS[number % len(URLS)]


def _added(rows: Rows) -> None:
    """A row for tables that the county's documents leave empty."""
    review, action = rows.of("reviews")[0], rows.of("actions")[0]
    about = {
        "review_id": review["review_id"],
        "checked_on": "2025-12-01",
        "by_role": "Leader",
        "note": "Right",
        "place": "line 2",
    }
    for other in rows.of("reviews"):
        rows.add("checks", **{**about, "review_id": other["review_id"]})
    rows.add(
        "corrections",
        line=2,
        file_name="x.txt",
        place="line 2",
        change="text",
        printed=action["text"],
        meant="x",
        reason="misread",
        corrected_on="2025-12-01",
        is_applied=True,
    )
