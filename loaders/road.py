"""The road: find, read, recognise, clean, link, check. What comes out is ready to store."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from loaders import check, councils, readers
from loaders.clean import reading
from loaders.clean.reading import Dated, Reading
from loaders.clean.themes import Lexicon, load_lexicon
from loaders.councils import Council
from loaders.errors import LoadError
from loaders.flags import SEVERITY
from loaders.link import Rows, link, said_by
from loaders.recognise import recognise
from loaders.records import Document, Source

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True)
class Tools:
    """What people may edit under data/ and every document is read with."""

    register: list[Council]
    lexicon: Lexicon
    headings: Path
    lexicon_file: Path


@dataclass(frozen=True)
class Read:
    """One document at the end of the stages that see it alone."""

    document: Document
    sha256: str
    reading: Reading
    council: Council

    @property
    def review_id(self) -> str:
        """Council and month of the visit: 'havant-2025-06'."""
        visited = self.reading.visited.from_on
        return f"{slug(self.council.name)}-{f'{visited:%Y-%m}' if visited else 'undated'}"

    @property
    def document_id(self) -> str:
        return f"{self.review_id}-{self.sha256[:8]}"


def tools(data: Path = DATA) -> Tools:
    return Tools(
        councils.load(data / "councils.csv"),
        load_lexicon(data / "themes.toml"),
        data / "headings.toml",
        data / "themes.toml",
    )


def run(sources: Iterable[Source], using: Tools, say: Callable[[str], None]) -> Rows:
    """All sources down the road. Says one line a document; raises LoadError with every sentence when any cannot go on."""
    read: list[Read] = []
    problems: list[str] = []
    for source in sources:
        try:
            read.append(one(source, using))
            say(line_of(read[-1]))
        except LoadError as problem:
            problems.append(str(problem))
    if problems:
        raise LoadError("\n".join(problems))
    if not read:
        raise LoadError("There is nothing to load: no document was named.")
    return rows_of({r.document_id: r for r in read}.values())


def one(source: Source, using: Tools) -> Read:
    """A single document, read and cleaned."""
    document, sha256 = readers.read(source.path)
    result = reading.read(recognise(document, source, using.headings), source, using.lexicon)
    where = f"{source.file_name}"
    if source.council or source.gss_code:
        council = councils.find(source.council, source.gss_code, result.visited.from_on, using.register, where)
    else:
        council = councils.in_text(document.blocks, using.register, where)
    return Read(document, sha256, result, council)


def rows_of(read: Iterable[Read]) -> Rows:
    """The rows of every table, review by review; the order of the input makes no difference."""
    rows = Rows()
    by_review: dict[str, list[Read]] = {}
    for item in sorted(read, key=lambda item: item.document_id):
        by_review.setdefault(item.review_id, []).append(item)
    for review_id, items in by_review.items():
        _review(rows, review_id, items)
        for item in items:
            _document(rows, item)
        link(review_id, [(item.document_id, item.reading) for item in items], rows)
    return rows


def line_of(item: Read) -> str:
    result, flags = item.reading, check.flags_of(item.reading)
    actions = sum(len(r.actions) for r in result.recommendations) + len(result.loose_actions)
    return (
        f"{item.reading.source.file_name}: {item.council.name}, {result.printed.facts.kind}: "
        f"{len(result.recommendations)} recommendations, {actions} actions, {len(flags)} flags"
    )


def _review(rows: Rows, review_id: str, items: list[Read]) -> None:
    """One row for the review, each fact from the first document that states it."""
    facts = [item.reading.printed.facts for item in items]
    visited = max((item.reading.visited for item in items), key=_exactness)
    rows.add(
        "reviews",
        review_id=review_id,
        gss_code=items[0].council.gss_code,
        joint_id=None,
        kind="corporate peer challenge",
        visited_from=visited.from_on,
        visited_to=visited.to_on,
        visited_precision=visited.precision,
        framework=next((f.framework for f in facts if f.framework != "not stated"), "not stated"),
        **{
            name: next((getattr(f, name) for f in facts if getattr(f, name) is not None), None)
            for name in ("stated_recommendations", "stated_actions", "people_met", "meetings")
        },
    )


def _document(rows: Rows, item: Read) -> None:
    source, result, as_at = item.reading.source, item.reading, item.reading.as_at
    is_period = as_at.precision not in (None, "day")
    published = reading.dated(source.published_on).to_on if source.published_on else None
    rows.add(
        "documents",
        document_id=item.document_id,
        review_id=item.review_id,
        kind=result.printed.facts.kind,
        scope=check.scope_of(result),
        title=result.printed.facts.title or None,
        published_title=source.published_title or None,
        as_at=as_at.to_on,
        as_at_precision=as_at.precision,
        period_from=as_at.from_on if is_period else None,
        period_to=as_at.to_on if is_period else None,
        published_on=published,
        counts_from=published or as_at.to_on or result.visited.to_on or result.visited.from_on,
        said_by=said_by(result),
        wording=source.wording,
        url=source.url or None,
        file_name=source.file_name,
        sha256=item.sha256,
        media_type=item.document.media_type,
        page_count=item.document.page_count,
    )
    for flag in check.flags_of(result):
        rows.add(
            "flags",
            document_id=item.document_id,
            severity=SEVERITY[flag.code],
            code=flag.code,
            field=flag.field or None,
            found=flag.found or None,
            message=flag.message,
            place=flag.place or None,
        )


def content_hash(sources: Iterable[Source]) -> str:
    """One fingerprint of everything loaded, so that a build can be told from another."""
    parts = sorted(hashlib.sha256(source.path.read_bytes()).hexdigest() for source in sources)
    return hashlib.sha256("".join(parts).encode()).hexdigest()[:12]


def slug(name: str) -> str:
    """ "King's Lynn and West Norfolk" -> 'kings-lynn-and-west-norfolk'."""
    letters = "".join(
        c if c.isalnum() else " " for c in name.lower().replace("'", "").replace("’", "").replace(".", "")
    )
    return "-".join(letters.split())


def _exactness(visited: Dated) -> int:
    return {"day": 3, "month": 2, "year": 1}.get(visited.precision or "", 0)
