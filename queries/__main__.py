"""The command line: python -m queries lists the questions; python -m queries NAME [param=value ...] answers one."""

import argparse
import csv
import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

import queries
from queries import database, replica
from queries.formulas import quoted

BUILDS = Path(__file__).parent.parent / "data" / "build"


def main(arguments: list[str] | None = None) -> int:
    """0 when the question was answered; 1, with one sentence, when it could not be."""
    options = _parser().parse_intermixed_args(arguments)
    try:
        text = listing() if options.name is None else answer(options)
    except (LookupError, ValueError, duckdb.Error) as problem:
        print(_sentence(problem), file=sys.stderr)
        return 1
    try:
        print(text, end="" if text.endswith("\n") else "\n", flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read the lines has seen enough
    return 0


def listing() -> str:
    """Every question with its parameters."""
    width = max(len(name) for name in queries.names())
    lines = [f"{name:<{width}}  {queries.query(name).question}" for name in queries.names()]
    return "\n".join([*lines, "", "python -m queries NAME --help-params tells the parameters of one."])


def answer(options: argparse.Namespace) -> str:
    """The answer as text in the format asked for."""
    query = queries.query(options.name)
    if options.help_params:
        return "\n".join([query.question, *(f"  {name}  {meaning}" for name, meaning in query.params.items())])
    params = parameters(query, options.params)
    path = options.database or replica.named() or database.current(BUILDS)
    if path is not None and path.is_dir():
        path = replica.of(path)
    if path is None or not path.is_file():
        raise ValueError(
            f"{path or BUILDS}: there is no database yet. Run python -m loaders build, or name one with --database."
        )
    with database.open_locked(path) as db:
        asked = db.cursor().execute(query.sql, params or None)
        names = [column[0] for column in asked.description]
        return shown([dict(zip(names, row, strict=True)) for row in asked.fetchall()], names, options.format)


def parameters(query: queries.Query, given: list[str]) -> dict[str, object]:
    """'as_at=2024-06-01' -> {'as_at': date(2024, 6, 1)}; as_at is today where it is not given, everything else null."""
    params: dict[str, object] = dict.fromkeys(query.params)
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or name not in params:
            raise ValueError(
                f"{text!r} is no parameter of {query.name}. There are: {', '.join(params) or 'none'}; write name=value."
            )
        params[name] = value or None
    if "as_at" in params:
        params["as_at"] = _day(params["as_at"])
    if params.get("year") is not None and not str(params["year"]).isdigit():
        raise ValueError(f"year={params['year']!r} is no year. Write 2024.")
    return params


def _day(value: object) -> date:
    try:
        return date.fromisoformat(str(value)) if value else date.today()
    except ValueError as error:
        raise ValueError(f"as_at={value!r} is no day. Write 2024-06-01.") from error


def shown(rows: list[dict[str, object]], names: list[str], style: str) -> str:
    """table: as people read it; csv: one row a line; json: a list of objects. 'Not stated' is blank, blank and null."""
    if style == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1, default=str)
    flat = [{name: "; ".join(map(str, v)) if isinstance(v, list) else v for name, v in row.items()} for row in rows]
    if style == "csv":
        flat = [{name: quoted(value) for name, value in row.items()} for row in flat]
        text = io.StringIO()
        writer = csv.DictWriter(text, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(flat)
        return text.getvalue()
    if not rows:
        return "No rows."
    table = pd.DataFrame([{name: "" if v is None else v for name, v in row.items()} for row in flat], dtype=object)
    return table.to_string(index=False)


def _sentence(problem: Exception) -> str:
    """The first line of what went wrong, without the name of its kind."""
    text = str(problem.args[0] if problem.args else problem)
    return text.removeprefix("Invalid Input Error: ").splitlines()[0]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m queries", description="Ask the current build, or another database."
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="the question; without it all are listed")
    parser.add_argument("params", nargs="*", metavar="param=value")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.add_argument(
        "--database",
        type=Path,
        metavar="FILE",
        help="or the folder of an export; default: CPC_DATABASE, else the current build",
    )
    parser.add_argument("--help-params", action="store_true", help="what the question may be given")
    return parser


if __name__ == "__main__":
    sys.exit(main())
