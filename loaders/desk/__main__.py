"""What the app asks of the desk, in a process of its own: python -m loaders.desk COMMAND --data FOLDER --builds FOLDER.

One JSON object comes in on a line of standard input, for `keep` followed by the file's bytes. JSON objects go out, one a line: {"say": ...}
while work goes on, then {"done": ...} or {"problem": sentence}.
"""

import argparse
import base64
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from loaders import builds, road
from loaders.desk import change, inbox, lists, look, publish
from loaders.desk.inbox import Item
from loaders.errors import LoadError
from queries import database

Given = dict[str, Any]  # what a page asks for, as it stands in the JSON object
UNKNOWN = {
    "council": "its council",
    "document_kind": "its kind",
    "visited_from": "its review",
    "is_peer_challenge": "whether it is about a peer challenge",
}


def main(arguments: list[str] | None = None) -> int:
    """0 when it was done, 1 with one sentence when not."""
    parser = argparse.ArgumentParser(prog="python -m loaders.desk", description="What the steward's pages ask for.")
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--builds", type=Path, required=True, metavar="FOLDER")
    options = parser.parse_args(arguments)
    try:
        given = json.loads(sys.stdin.buffer.readline() or b"{}")
        _say({"done": COMMANDS[options.command](options.data, options.builds, given)})
    except LoadError as problem:
        _say({"problem": str(problem)})
        return 1
    except OSError as error:
        _say(
            {
                "problem": f"{error.filename or options.data}: cannot be read or written ({error.strerror}). Nothing was changed."
            }
        )
        return 1
    return 0


def _say(said: dict[str, object]) -> None:
    print(json.dumps(said, ensure_ascii=True, default=str), flush=True)


def _progress(line: str) -> None:
    _say({"say": line})


def _keep(data: Path, folder: Path, given: Given) -> dict[str, object]:
    content = sys.stdin.buffer.read()
    return asdict(inbox.keep(data, content, str(given.get("name") or ""), str(given.get("by") or "")))


def _fetch(data: Path, folder: Path, given: Given) -> dict[str, object]:
    from loaders.desk import address

    return asdict(address.keep(data, str(given.get("url") or ""), str(given.get("by") or "")))


def _list(data: Path, folder: Path, given: Given) -> list[dict[str, object]]:
    return [asdict(item) for item in inbox.items(data)]


def _look(data: Path, folder: Path, given: Given) -> dict[str, object]:
    """A document that waits because nobody knows its council or kind is put on the list of those in quarantine.

    `published` is its row of sources.csv, {} where it has none: what a person said of it once still holds.
    """
    item = _item(data, given)
    published = lists.row_of(data / "sources.csv", item.file)
    found = look.look(data, item, given.get("row") or published, database.newest(folder)[0], road.tools(data))
    why = found.problem or (
        "not known yet: " + ", ".join(UNKNOWN[name] for name in found.unknown) if found.unknown else ""
    )
    if item.state == "received" and why and not given.get("row"):
        inbox.note(data, inbox.happened("quarantined", item.sha256, "", why))
    return {**asdict(found), "published": published}


def _attempt(data: Path, folder: Path, given: Given) -> dict[str, object]:
    return asdict(publish.attempt(data, folder, change.of(given), _progress))


def _publish(data: Path, folder: Path, given: Given) -> dict[str, object]:
    path, changed = publish.publish(data, folder, change.of(given), _progress)
    return {"build": path.stem, **asdict(changed)}


def _discard(data: Path, folder: Path, given: Given) -> dict[str, object]:
    """Put aside, never deleted; one that is published is taken out of data/sources.csv first, by a person."""
    item = _item(data, given)
    if item.state == "published":
        raise LoadError("This document is published. Take its row out of data/sources.csv first, then build.")
    with builds.alone(folder):
        inbox.note(
            data, inbox.happened("discarded", item.sha256, str(given.get("by") or ""), str(given.get("said") or ""))
        )
    return asdict(_item(data, given))


def _picture(data: Path, folder: Path, given: Given) -> dict[str, object]:
    from loaders.desk import page_image

    content = (data / _item(data, given).file).read_bytes()
    row = tuple(str(cell) for cell in given.get("row") or ())
    found = page_image.picture(
        *(content, int(given.get("page") or 1), str(given.get("words") or "")),
        row=row,
        before=int(given.get("before") or 0),
    )
    return {**asdict(found), "png": base64.b64encode(found.png).decode()}


def _item(data: Path, given: Given) -> Item:
    sha256 = str(given.get("sha256") or "")
    item = inbox.find(data, sha256) if inbox.SHA256.fullmatch(sha256) else None
    if item is None:
        raise LoadError("There is no such document in the inbox. Add it again.")
    return item


COMMANDS: dict[str, Callable[[Path, Path, Given], object]] = {
    "keep": _keep,
    "fetch": _fetch,
    "list": _list,
    "look": _look,
    "try": _attempt,
    "publish": _publish,
    "discard": _discard,
    "picture": _picture,
}

if __name__ == "__main__":
    sys.exit(main())
