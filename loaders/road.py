"""The road: find, read, recognise, clean, link, check. What comes out is ready to store."""

import hashlib
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from loaders import bounded, cache, check, councils, find, orphans, readings, registers
from loaders.clean import reading
from loaders.clean.reading import Reading
from loaders.clean.themes import Lexicon, load_lexicon
from loaders.councils import Council
from loaders.errors import LoadError
from loaders.flags import SEVERITY
from loaders.link import corrections
from loaders.link.corrections import Corrections
from loaders.link.rows import Rows, flag
from loaders.recognise import headings, recognise
from loaders.records import Document, Source
from loaders.registers import checked, reorganisation, replies
from loaders.reviews import rows_of
from loaders.visits import Read, of_each, span_of

DATA = Path(__file__).parent.parent / "data"
Key = tuple[str, tuple[date, date], str]  # council, visit, content of the file
NONE: Mapping[str, Path] = MappingProxyType({})
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
    replies: Path = DATA / "replies.csv"
    checked: Path = DATA / "checked.csv"

    @cached_property
    def fingerprint(self) -> str:
        """Of what a document is read with: the headings and the words of themes, as they were loaded."""
        known, words = headings.vocabulary(self.headings), self.lexicon
        said = (known, words.pattern.pattern, words.entries, words.later.pattern, words.later_weight, words.wordings)
        return hashlib.sha256(repr(said).encode()).hexdigest()


def tools(data: Path = DATA, staged: Mapping[str, Path] = NONE) -> Tools:
    """The lists under a data folder; those of themes and headings may be the project's own. `staged`: files that stand in for lists
    of these names, to see what they would change."""
    if not (data / "councils.csv").is_file():
        raise LoadError(
            f"{data}: has no councils.csv, the list of councils. Copy the project's data/councils.csv there."
        )
    themes, headings = (_own_or_ours(data, name) for name in ("themes.toml", "headings.toml"))
    lexicon = load_lexicon(themes)
    return Tools(
        councils.load(data / "councils.csv"),
        lexicon,
        headings,
        themes,
        data / "registers",
        corrections.load(staged.get("corrections.csv", data / "corrections.csv"), lexicon),
        data / "replies.csv",
        staged.get("checked.csv", data / "checked.csv"),
    )


def _own_or_ours(data: Path, name: str) -> Path:
    return data / name if (data / name).is_file() else DATA / name


def run(sources: Iterable[Source], using: Tools, say: Callable[[str], None], is_whole: bool = False) -> Rows:
    """All sources down the road. Says one line a document; raises LoadError with every sentence when any cannot go on."""
    sources = list(sources)
    read: list[Read] = []
    first: dict[Key, Read] = {}
    problems: list[str] = []
    for source, result in zip(sources, _each(sources, using), strict=True):
        if isinstance(result, LoadError):
            problems.append(str(result))
            continue
        same = first.get(_key(result))
        say(
            f"{source.file_name}: the same file as {same.reading.source.file_name}; counted once"
            if same
            else line_of(result)
        )
        for item in of_each(result):
            first.setdefault(_key(item), item)
            read.append(item)
    if problems:
        raise LoadError("\n".join(problems))
    if not read:
        raise LoadError("There is nothing to load: no document was named.")
    if is_whole:
        read += registered(using)
    rows = rows_of({_key(item): item for item in read}.values(), using.corrections)
    if is_whole:
        _reorganised(rows, using)
        replies.add(rows, using.replies, using.register)
        checked.add(rows, using.checked)
        _corrected(rows, using.corrections)
    return rows


def _key(item: Read) -> Key:
    """The same for the same file of the same visit of the same council."""
    return item.council.gss_code, span_of(item), item.sha256


def _corrected(rows: Rows, done: Corrections) -> None:
    """What was put right, and a flag for what fits nothing any more. Where only some documents are loaded that is no fault."""
    for row in done.rows():
        rows.add("corrections", **row)
    for one in done.unused():
        flag(rows, None, one)


def _each(sources: list[Source], using: Tools) -> Iterator[Read | LoadError]:
    """Every source in order, on all cores where there are enough of them to be worth it."""
    if len(sources) < MANY:
        yield from (_tried(source, using) for source in sources)
        return
    done = 0
    try:
        with ProcessPoolExecutor(initializer=_start, initargs=(using,)) as pool:
            for result in pool.map(_tried_there, sources, chunksize=4):
                done += 1
                yield result
    except BrokenProcessPool:  # it does not say at which document: each of the rest gets a process that may die alone
        yield from (_tried_apart(source, using) for source in sources[done:])


def _tried_apart(source: Source, using: Tools) -> Read | LoadError:
    try:
        with ProcessPoolExecutor(1, initializer=_start, initargs=(using,)) as pool:
            return pool.submit(_tried_there, source).result()
    except BrokenProcessPool:
        return LoadError(bounded.died(source.path))


def _tried(source: Source, using: Tools) -> Read | LoadError:
    try:
        return one(source, using)
    except LoadError as problem:
        return LoadError(str(problem))


def _start(using: Tools) -> None:
    """Once a process: the lists that every document is read with."""
    orphans.end_with_parent()
    _start.using = using  # type: ignore[attr-defined]


def _tried_there(source: Source) -> Read | LoadError:
    """Without the blocks: nobody needs them any more, and sending them from process to process takes longer than to find them kept."""
    made = _tried(source, _start.using)  # type: ignore[attr-defined]
    return made if isinstance(made, LoadError) else replace(made, document=replace(made.document, blocks=()))


def one(source: Source, using: Tools) -> Read:
    """A single document, read and cleaned within the limits of time and memory. Raises LoadError."""
    with bounded.reading(source.path):
        return _one(source, using)


def _one(source: Source, using: Tools) -> Read:
    document, sha256, result = alone(source, using)
    council, *others = councils_of(document, result, using)
    return Read(document, sha256, result, council, others=tuple(others))


def alone(source: Source, using: Tools) -> tuple[Document, str, Reading]:
    """What stands in a document by itself: its blocks, the SHA-256 of the file and its reading. Raises LoadError."""
    find.check_known(source)
    try:
        document, sha256 = cache.read(source.path)
        make = lambda: reading.read(recognise(document, source, using.headings), source, using.lexicon)  # noqa: E731
        return document, sha256, readings.read(sha256, source, using.fingerprint, make)
    except LoadError:
        raise
    except Exception as fault:
        raise LoadError(
            f"{source.path}: this file met a fault of the program ({_where(fault)}) and nothing of it was loaded. "
            "Load the others without it, and send it to the people who look after this program."
        ) from fault


def councils_of(document: Document, result: Reading, using: Tools) -> list[Council]:
    """Whose document it is: as its source says, else as it says itself. Raises LoadError where neither does."""
    source = result.source
    if source.council or source.gss_code:
        return _councils_of(result, using)
    return councils.all_in_text(document.blocks, using.register, source.file_name)


def registered(using: Tools) -> list[Read]:
    """What the registers know without the documents themselves."""
    return [
        Read(
            Document((), "text/csv"),
            one.sha256,
            one.reading,
            _council_of(one.reading, one.known.place, using),
            one.known,
        )
        for one in registers.load(using.registers, using.lexicon)
    ]


def _council_of(result: Reading, place: str, using: Tools) -> Council:
    """A register has a row for each council, also of a joint review."""
    found = _councils_of(result, using)
    if len(found) > 1:
        raise LoadError(
            f"{result.source.file_name}, {place}: names {len(found)} councils. Write a row for each, with one joint_id in reviews.csv."
        )
    return found[0]


def _reorganised(rows: Rows, using: Tools) -> None:
    """The councils whose area is being reorganised, of those in the list of councils."""
    known = {council.gss_code for council in using.register}
    for row in reorganisation.load(using.registers / "reorganisation.csv"):
        if row["gss_code"] not in known:
            raise LoadError(
                f"reorganisation.csv, {row['place']}: no council has the code {row['gss_code']!r}, or it stands there twice."
            )
        known.discard(row["gss_code"])
        rows.add("reorganisations", **row)


def _councils_of(result: Reading, using: Tools) -> list[Council]:
    """One council, or those of a joint review."""
    source = result.source
    return councils.find_all(source.council, source.gss_code, result.visited.from_on, using.register, source.file_name)


def _where(fault: Exception) -> str:
    """'IndexError in prose.py, line 108'."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__} in {Path(last.filename).name}, line {last.lineno}"


def line_of(item: Read) -> str:
    """What is said of a document that was read: whose it is, what it holds, what a person must look at."""
    result, flags = item.reading, check.flags_of(item.reading)
    actions = sum(len(r.actions) for r in result.recommendations) + len(result.loose_actions)
    errors = " ".join(flag.message for flag in flags if SEVERITY[flag.code] == "error")
    return (
        f"{item.reading.source.file_name}: {' and '.join(c.name for c in (item.council, *item.others))}, {result.printed.facts.kind}: "
        f"{len(result.recommendations)} recommendations, {actions} actions, {len(flags)} {'flag' if len(flags) == 1 else 'flags'}"
        + (f". LOOK AT THIS: {errors}" if errors else "")
    )


def content_hash(sources: Iterable[Source], data: Path = DATA, staged: Mapping[str, Path] = NONE) -> str:
    """One fingerprint of the documents, what is known of them and the lists they are read with."""
    listed = [
        staged.get(name, data / name)
        for name in ("councils.csv", "themes.toml", "headings.toml", "corrections.csv", "replies.csv", "checked.csv")
    ]
    listed += [*sorted((data / "registers").glob("*.csv")), DATA / "words.toml", DATA / "families.toml"]
    parts = sorted(
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in [*filter(Path.is_file, listed), *(source.path for source in sources)]
    )
    parts += sorted(repr(replace(source, path=Path(source.file_name))) for source in sources)
    return hashlib.sha256("".join(parts).encode()).hexdigest()[:12]
