"""The road: find, read, recognise, clean, link, check. What comes out is ready to store."""

import hashlib
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from loaders import cache, check, councils, find, registers
from loaders.clean import reading
from loaders.clean.reading import Dated, Reading
from loaders.clean.themes import Lexicon, load_lexicon
from loaders.councils import Council
from loaders.errors import LoadError
from loaders.flags import SEVERITY
from loaders.link import corrections, link
from loaders.link.corrections import Corrections
from loaders.link.rows import Rows, flag, line, said_by
from loaders.recognise import recognise
from loaders.records import Document, Flag, Source

DATA = Path(__file__).parent.parent / "data"
MANY = 12  # documents from which on starting processes pays


@dataclass(frozen=True)
class Tools:
    """What people may edit under data/ and every document is read with."""

    register: list[Council]
    lexicon: Lexicon
    headings: Path
    lexicon_file: Path
    registers: Path = DATA / "registers"
    corrections: Corrections = field(default_factory=Corrections)


@dataclass(frozen=True)
class Read:
    """One document at the end of the stages that see it alone."""

    document: Document
    sha256: str
    reading: Reading
    council: Council


def tools(data: Path = DATA) -> Tools:
    """The lists under a data folder; those of themes and headings may be the project's own."""
    themes, headings = (_own_or_ours(data, name) for name in ("themes.toml", "headings.toml"))
    return Tools(
        councils.load(data / "councils.csv"),
        load_lexicon(themes),
        headings,
        themes,
        data / "registers",
        corrections.load(data / "corrections.csv"),
    )


def _own_or_ours(data: Path, name: str) -> Path:
    return data / name if (data / name).is_file() else DATA / name


def run(sources: Iterable[Source], using: Tools, say: Callable[[str], None], is_whole: bool = False) -> Rows:
    """All sources down the road. Says one line a document; raises LoadError with every sentence when any cannot go on."""
    sources = list(sources)
    read: list[Read] = []
    problems: list[str] = []
    for source, result in zip(sources, _each(sources, using), strict=True):
        if isinstance(result, LoadError):
            problems.append(str(result))
            continue
        item = result
        same = next(
            (r for r in read if (r.sha256, r.council, _span(r)) == (item.sha256, item.council, _span(item))), None
        )
        say(
            f"{source.file_name}: the same file as {same.reading.source.file_name}; counted once"
            if same
            else line_of(item)
        )
        read.append(item)
    if problems:
        raise LoadError("\n".join(problems))
    if not read:
        raise LoadError("There is nothing to load: no document was named.")
    if is_whole:
        read += registered(using)
    rows = rows_of({(r.council.gss_code, _span(r), r.sha256): r for r in read}.values(), using.corrections)
    # Where only some documents are loaded, a correction of another one is no fault.
    for one in using.corrections.unused() if is_whole else []:
        flag(rows, None, one)
    return rows


def _each(sources: list[Source], using: Tools) -> Iterator[Read | LoadError]:
    """Every source in order, on all cores where there are enough of them to be worth it."""
    if len(sources) < MANY:
        yield from (_tried(source, using) for source in sources)
        return
    with ProcessPoolExecutor(initializer=_start, initargs=(using,)) as pool:
        yield from pool.map(_tried_there, sources, chunksize=4)


def _tried(source: Source, using: Tools) -> Read | LoadError:
    try:
        return one(source, using)
    except LoadError as problem:
        return LoadError(str(problem))


def _start(using: Tools) -> None:
    """Once a process: the lists that every document is read with."""
    _start.using = using


def _tried_there(source: Source) -> Read | LoadError:
    return _tried(source, _start.using)


def one(source: Source, using: Tools) -> Read:
    """A single document, read and cleaned."""
    find.check_known(source)
    try:
        document, sha256 = cache.read(source.path)
        result = reading.read(recognise(document, source, using.headings), source, using.lexicon)
    except LoadError:
        raise
    except Exception as fault:
        raise LoadError(
            f"{source.path}: this file met a fault of the program ({_where(fault)}) and nothing of it was loaded. "
            "Load the others without it, and send it to the people who look after this program."
        ) from fault
    if source.council or source.gss_code:
        council = _council_of(result, using)
    else:
        council = councils.in_text(document.blocks, using.register, source.file_name)
    return Read(document, sha256, result, council)


def registered(using: Tools) -> list[Read]:
    """What the registers know without the documents themselves."""
    return [
        Read(Document((), "text/csv"), one.sha256, one.reading, _council_of(one.reading, using))
        for one in registers.load(using.registers / "progress.csv")
    ]


def _council_of(result: Reading, using: Tools) -> Council:
    source = result.source
    return councils.find(source.council, source.gss_code, result.visited.from_on, using.register, source.file_name)


def _where(fault: Exception) -> str:
    """'IndexError in prose.py, line 108'."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__} in {Path(last.filename).name}, line {last.lineno}"


def rows_of(read: Iterable[Read], corrected: Corrections | None = None) -> Rows:
    """The rows of every table, review by review; the order of the input makes no difference."""
    rows = Rows()
    for review_id, items in reviews_of(read).items():
        visited = _visit_of(items)
        _review(rows, review_id, items, visited)
        named = [(f"{review_id}-{item.sha256[:8]}", item) for item in items]
        link(review_id, [(document_id, item.reading) for document_id, item in named], rows, corrected)
        repeated = _repeated_deadlines(rows, review_id)
        for document_id, item in named:
            _document(rows, review_id, document_id, item)
            for found in [*check.flags_of(item.reading), *_conflict(item.reading.visited, visited)]:
                if found.code != "due_before_document" or (document_id, line(found.found)) not in repeated:
                    flag(rows, document_id, found)
    return rows


def _repeated_deadlines(rows: Rows, review_id: str) -> set[tuple[str, str]]:
    """(document, printed deadline) that only repeat what an earlier document of the review set."""
    known: set[tuple[str, date]] = set()
    new, repeated = set(), set()
    for row in rows.of("updates"):
        if row["review_id"] == review_id and row["action_id"] and row["due_to"]:
            is_known = (row["action_id"], row["due_to"]) in known
            (repeated if is_known else new).add((row["document_id"], row["due_text"]))
            known.add((row["action_id"], row["due_to"]))
    return repeated - new


def reviews_of(read: Iterable[Read]) -> dict[str, list[Read]]:
    """Documents by review: one council's visits whose dates overlap are one. Named by council and month of the visit."""
    found: list[list[Read]] = []
    for item in sorted(read, key=lambda item: (item.council.gss_code, _span(item), item.sha256)):
        last = found[-1] if found else None
        if (
            last
            and last[0].council.gss_code == item.council.gss_code
            and _span(item)[0] <= max(_span(i)[1] for i in last)
        ):
            last.append(item)
        else:
            found.append([item])
    named: dict[str, list[Read]] = {}
    for items in found:
        name, number = _review_id(items), 1
        while (unique := name if number == 1 else f"{name}-{number}") in named:
            number += 1
        named[unique] = sorted(items, key=lambda item: (item.reading.counts_from or date.max, item.sha256))
    return named


def _review_id(items: list[Read]) -> str:
    visited = _visit_of(items).from_on
    return f"{slug(items[0].council.name)}-{f'{visited:%Y-%m}' if visited else 'undated'}"


def _visit_of(items: list[Read]) -> Dated:
    """The most exact of the dates that the documents of one review give, the earliest of equals."""
    return min((item.reading.visited for item in items), key=lambda v: (-_exactness(v), v.from_on or date.max))


def _span(item: Read) -> tuple[date, date]:
    visited = item.reading.visited
    first = visited.from_on or date.max
    return first, visited.to_on or first


def line_of(item: Read) -> str:
    result, flags = item.reading, check.flags_of(item.reading)
    actions = sum(len(r.actions) for r in result.recommendations) + len(result.loose_actions)
    errors = " ".join(flag.message for flag in flags if SEVERITY[flag.code] == "error")
    return (
        f"{item.reading.source.file_name}: {item.council.name}, {result.printed.facts.kind}: "
        f"{len(result.recommendations)} recommendations, {actions} actions, {len(flags)} {'flag' if len(flags) == 1 else 'flags'}"
        + (f". LOOK AT THIS: {errors}" if errors else "")
    )


def _review(rows: Rows, review_id: str, items: list[Read], visited: Dated) -> None:
    """One row for the review, each fact from the first document that states it."""
    facts = [item.reading.printed.facts for item in items]
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


def _document(rows: Rows, review_id: str, document_id: str, item: Read) -> None:
    source, result, as_at = item.reading.source, item.reading, item.reading.as_at
    is_period = as_at.precision not in (None, "day")
    published = reading.dated(source.published_on).to_on if source.published_on else None
    rows.add(
        "documents",
        document_id=document_id,
        review_id=review_id,
        kind=result.printed.facts.kind,
        scope=check.scope_of(result),
        title=result.printed.facts.title or None,
        published_title=source.published_title or None,
        as_at=as_at.to_on,
        as_at_precision=as_at.precision,
        period_from=as_at.from_on if is_period else None,
        period_to=as_at.to_on if is_period else None,
        published_on=published,
        counts_from=result.counts_from,
        said_by=said_by(result),
        wording=source.wording,
        url=source.url or None,
        file_name=source.file_name,
        sha256=item.sha256,
        media_type=item.document.media_type,
        page_count=item.document.page_count,
        stated_recommendations=result.printed.facts.stated_recommendations,
        stated_actions=result.printed.facts.stated_actions,
        looked_on=reading.dated(source.looked_on).to_on if source.looked_on else None,
    )


def _conflict(own: Dated, held: Dated) -> list[Flag]:
    """Another document of the review gives other days for the same visit: the most exact hold, this one is kept here."""
    if own.precision != "day" or held.precision != "day" or own == held or own.to_on is None or held.to_on is None:
        return []
    found = f"{own.from_on} to {own.to_on}"
    return [
        Flag(
            "conflict_between_sources",
            f"Another document dates the visit {held.from_on} to {held.to_on}.",
            "visited_from",
            found,
        )
    ]


def content_hash(sources: Iterable[Source], data: Path = DATA) -> str:
    """One fingerprint of the documents, what is known of them and the lists they are read with."""
    listed = [data / name for name in ("councils.csv", "themes.toml", "headings.toml", "corrections.csv")]
    listed += sorted((data / "registers").glob("*.csv"))
    parts = sorted(
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in [*filter(Path.is_file, listed), *(source.path for source in sources)]
    )
    parts += sorted(repr(replace(source, path=Path(source.file_name))) for source in sources)
    return hashlib.sha256("".join(parts).encode()).hexdigest()[:12]


def slug(name: str) -> str:
    """ "King's Lynn and West Norfolk" -> 'kings-lynn-and-west-norfolk'."""
    letters = "".join(
        c if c.isalnum() else " " for c in name.lower().replace("'", "").replace("’", "").replace(".", "")
    )
    return "-".join(letters.split())


def _exactness(visited: Dated) -> int:
    return {"day": 3, "month": 2, "year": 1}.get(visited.precision or "", 0)
