"""How one printed value is read, and why: python -m loaders explain deadline|owner|status|theme|council."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date

from loaders import councils, road
from loaders.clean import themes
from loaders.clean.deadlines import label_of, read_deadline
from loaders.clean.owners import read_owners
from loaders.clean.periods import find_periods
from loaders.clean.status import read_status
from loaders.errors import LoadError

Answer = dict[str, object]  # how a value is read, and why


def deadline(text: str, as_at: date | None, using: road.Tools) -> Answer:
    """kind, from, to, precision; why: the dates found in the text."""
    read = read_deadline(text, as_at)
    why = [
        f"{text.strip()[p.start : p.end]!r} is {p.from_on} to {p.to_on}"
        for p in find_periods(" ".join(text.split()), as_at)
    ]
    label = label_of(text)
    if read.kind == "none" and not read.is_completion:
        why.append("nothing is promised: blank, or words such as TBC")
    elif label:
        why.append(f"beside the date stands {label!r}")
    if read.is_year_inferred:
        why.append("no year is printed: the next one after the as-at date")
    if read.is_completion:
        why.append("the words say that it is done, so it is a completion and no deadline")
    return {
        "kind": read.kind, "from": _iso(read.due_from), "to": _iso(read.due_to), "precision": read.precision,
        "several": read.is_several, "completed": read.is_completion, "completed_from": _iso(read.completed_from),
        "completed_to": _iso(read.completed_to), "why": "; ".join(why) or "no date and no word of a date that is known",
    }  # fmt: skip


def owner(text: str, as_at: date | None, using: road.Tools) -> Answer:
    """roles, a list as printed; each with its family and whether an officer, a member or a team leads."""
    owners = read_owners(text)
    return {
        "roles": [o.role for o in owners],
        "owners": [asdict(o) for o in owners],
        "why": f"{len(owners)} printed" if owners else "nobody is named",
    }


def status(text: str, as_at: date | None, using: road.Tools) -> Answer:
    """status, rag, method; percent where one is printed."""
    read = read_status(text)
    why = {
        "stated": "the words say so",
        "percent": "by the percentage: 100 is complete, 0 not started, else in progress",
        None: "a colour without a key says nothing" if read.rag else "no word of a status that is known",
    }[read.method]
    return {"status": read.status, "rag": read.rag, "method": read.method, "percent": read.percent, "why": why}


def theme(text: str, as_at: date | None, using: road.Tools) -> Answer:
    """theme_id, score, method, second theme and the words that decided it."""
    named = themes.stated(text, using.lexicon)
    read = named if named.theme_id else themes.infer(text, using.lexicon)
    return {
        "theme_id": read.theme_id, "score": read.score, "method": read.method, "second_theme_id": read.second_theme_id,
        "words": list(read.words), "why": f"decided by {', '.join(read.words)}" if read.words else "no word of the lexicon stands in it",
    }  # fmt: skip


def council(text: str, as_at: date | None, using: road.Tools) -> Answer:
    """gss_code and name, null where the register has no such council."""
    try:
        found = councils.find(text.strip(), "", as_at, using.register, text.strip() or "''")
    except LoadError as problem:
        return {"gss_code": None, "name": None, "why": str(problem)}
    ended = f"; ended on {found.end_on}" if found.end_on else ""
    return {
        "gss_code": found.gss_code,
        "name": found.name,
        "why": f"a name of {found.official_name or found.name}{ended}",
    }


READS: dict[str, Callable[[str, date | None, road.Tools], Answer]] = {
    "deadline": deadline,
    "owner": owner,
    "status": status,
    "theme": theme,
    "council": council,
}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
