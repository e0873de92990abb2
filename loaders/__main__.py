"""The command line: python -m loaders build | load | check | fetch | explain | restore | export."""

import argparse
import json
import os
import re
import sys
from pathlib import Path

import duckdb

from loaders import builds, councils, exporting, find, making, restoring, road, show, unwritten
from loaders.clean.reading import dated
from loaders.errors import LoadError
from loaders.explain import READS
from loaders.fetch import run as fetching
from loaders.fetch.rules import Rules
from loaders.limits import limits
from loaders.records import Source


def main(arguments: list[str] | None = None) -> int:
    """0 when everything was loaded; 1, with one sentence a problem, when nothing was changed."""
    options = _options(arguments)
    try:
        options.run(options)
    except LoadError as problem:
        print(problem, file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read the lines has seen enough
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    """What was typed. Texts may stand before and behind the options of `explain`."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and not hasattr(options, "texts"):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        options.texts += rest
    return options


def build(options: argparse.Namespace) -> None:
    """Everything under a data folder into a new build; the pointer moves last."""
    data = options.data

    def make(new: Path) -> None:
        # Read when nobody else can publish any more: a document added meanwhile must not be left out again.
        sources = find.from_csv(options.sources or data / "sources.csv")
        making.make(new, sources, data, options.banner, is_whole=True)

    try:
        path = builds.publish(options.builds or data / "build", make)
    except LoadError as problem:
        if "the current build stays" in str(problem) or builds.BUSY in str(problem):
            raise
        raise LoadError(f"{problem}\nNothing was changed: the data that was current stays current.") from problem
    print(f"Built {path.name}; it is current.")


def load(options: argparse.Namespace) -> None:
    """Some documents into a database of its own."""
    sources = [find.from_file(file, options.council, options.visited) for file in options.files]
    if options.sources:
        listed = find.from_csv(options.sources)
        sources = [_listed(file, listed, options.sources) for file in options.files] or listed
    if not sources:
        raise LoadError("There is nothing to load: name a file, or a list of sources with --sources.")
    try:
        builds.whole(options.database, lambda new: making.make(new, sources))
    except (OSError, duckdb.Error) as error:
        found = unwritten.reason(error)
        if found is None and not isinstance(error, duckdb.IOException):
            raise
        said = found[1] if found else "the folder is missing or may not be written to"
        raise LoadError(
            f"{options.database}: cannot be written ({said}). Choose another place with --database."
        ) from error
    print(f"Wrote {options.database}")


def _listed(file: Path, listed: list[Source], where: Path) -> Source:
    """The row of the list for a file named beside it."""
    found = next((source for source in listed if source.file_name == file.name), None)
    if found is None:
        raise LoadError(f"{file}: {where} has no row for this file. Add one, or load the file without --sources.")
    return found


def check(options: argparse.Namespace) -> None:
    """What would be loaded from each file, without storing anything."""
    using = road.tools()
    for file in options.files:
        item = road.one(find.from_file(file, options.council, options.visited), using)
        if options.json:
            print(
                json.dumps(
                    {"file": str(file), "council": item.council.name, **show.as_json(item.reading)}, ensure_ascii=False
                )
            )
        else:
            print("\n".join([f"{file}: {item.council.name}", *show.lines(item.reading)]))


def fetch(options: argparse.Namespace) -> None:
    """The published documents that the lists name, into documents/fetched under the data folder."""
    if options.limit is not None and options.limit < 1:
        raise LoadError(f"--limit: {options.limit} is no number of documents. Write 1 or more.")
    most = limits().most_megabytes if options.most_megabytes is None else options.most_megabytes
    if not 0 < most < float("inf"):
        raise LoadError(f"--most-megabytes: {most:g} is no size. Write a number above 0.")
    register = road.tools(options.data).register
    names: list[str] = options.council
    chosen = [
        councils.find(*(("", name) if re.fullmatch(r"[EW]\d{8}", name) else (name, "")), None, register, "--council")
        for name in names
    ]
    rules = Rules(most_bytes=int(most * 1_000_000))
    fetching.run(options.data, register, rules, chosen, options.limit, options.again)


def explain(options: argparse.Namespace) -> None:
    """How each text is read and why, one JSON object a line; texts from standard input where none is given."""
    as_at = dated(options.as_at).to_on if options.as_at else None
    if options.as_at and as_at is None:
        raise LoadError(f"{options.as_at!r} is no date for --as-at. Write 2024, 2024-03 or 2024-03-12.")
    using = road.tools()
    for text in options.texts or (line.rstrip("\n") for line in sys.stdin):
        print(json.dumps({"text": text, **READS[options.value](text, as_at, using)}, ensure_ascii=False), flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m loaders", description="Read peer challenge documents into a database."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("build", help="build everything under data/ and make it current")
    command.add_argument(
        "--data", type=Path, default=road.DATA, metavar="FOLDER", help="folder of documents and lists (default: data)"
    )
    command.add_argument(
        "--builds", type=Path, metavar="FOLDER", help="where builds are kept (default: build under it)"
    )
    command.add_argument(
        "--sources", type=Path, metavar="CSV", help="the list of documents (default: sources.csv in it)"
    )
    command.add_argument("--banner", default="", metavar="TEXT", help="a sentence shown on every page")
    command.set_defaults(run=build)
    command = commands.add_parser("load", help="load some documents into a database of its own")
    command.add_argument("files", nargs="*", type=Path, metavar="FILE")
    command.add_argument(
        "--sources", type=Path, metavar="CSV", help="a list of documents; without FILE every row of it is loaded"
    )
    command.add_argument("--council", default="", metavar="NAME")
    command.add_argument("--visited", default="", metavar="YYYY-MM[-DD]")
    command.add_argument("--database", type=Path, default=Path("loaded.duckdb"), metavar="OUT.duckdb")
    command.set_defaults(run=load)
    restoring.add_to(commands, road.DATA / "build")
    exporting.add_to(commands, road.DATA / "build")
    command = commands.add_parser("check", help="read files without storing: records, places and flags")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--council", default="", metavar="NAME")
    command.add_argument("--visited", default="", metavar="YYYY-MM[-DD]")
    command.add_argument("--json", action="store_true", help="one JSON object a file")
    command.set_defaults(run=check)
    command = commands.add_parser("fetch", help="download the published documents that the lists name by address")
    command.add_argument(
        "--council", action="append", default=[], metavar="NAME", help="name or code; may be given several times"
    )
    command.add_argument(
        "--data", type=Path, default=road.DATA, metavar="FOLDER", help="folder of lists (default: data)"
    )
    command.add_argument("--limit", type=int, metavar="N", help="ask for at most so many documents in this run")
    command.add_argument("--most-megabytes", type=float, metavar="N", help="of one document (default: 25)")
    command.add_argument("--again", action="store_true", help="ask also whether those fetched before have changed")
    command.set_defaults(run=fetch)
    command = commands.add_parser("explain", help="how one printed value is read, and why")
    command.add_argument("value", choices=sorted(READS))
    command.add_argument("texts", nargs="*", metavar="TEXT", help="without any, one text a line from standard input")
    command.add_argument("--as-at", default="", metavar="DATE", help="the date of the document that prints it")
    command.set_defaults(run=explain)
    return parser


if __name__ == "__main__":
    sys.exit(main())
