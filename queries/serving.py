"""Which build is served, and whether it is whole. Prints one line of JSON:

    python -m queries.serving data/build

    {"build": "v1795...", "built_at": "2026-11-22 05:06", "documents": 29, "problem": null}

For a process of its own: within one process DuckDB answers for a path from the file it opened first, whatever stands
there now. `build` is null where none can be served; `problem` says what is wrong with the current one.
"""

import json
import sys
from pathlib import Path

import duckdb

import queries
from queries import database


def served(folder: Path) -> dict[str, object]:
    """The facts above, of the builds in `folder`."""
    path, problem = database.newest(folder)
    if path is None:
        return {"build": None, "problem": problem}
    try:
        with database.open_locked(path) as db:
            facts = queries.ask(db, "build_facts").iloc[0]
    except (duckdb.Error, OSError):
        return {"build": None, "problem": f"{path.name}: answers no question."}
    return {
        "build": path.stem,
        "built_at": facts.built_at,
        "documents": int(facts.document_count),
        "problem": problem,
    }


if __name__ == "__main__":
    print(json.dumps(served(Path(sys.argv[1])), default=str))
