"""The files under a data folder -> one finished database file, by every stage of the road."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from loaders import road, store
from loaders.records import Source


def make(
    path: Path,
    sources: list[Source],
    data: Path = road.DATA,
    banner: str = "",
    is_whole: bool = False,
    staged: Mapping[str, Path] = road.NONE,
    say: Callable[[str], None] = print,
) -> None:
    """Write a new database at `path`. `is_whole`: the registers and lists under `data` too, not only the sources; `staged`: files
    that stand in for some of these lists. Says one line a document. Raises LoadError."""
    using = road.tools(data, staged)
    rows = road.run(sources, using, say, is_whole)
    info = {
        "built_at": f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
        "content": road.content_hash(sources, data, staged),
        "documents": str(len(rows.of("documents"))),
        "banner": banner,
    }
    store.store(path, rows, using.register, using.lexicon_file, info)
