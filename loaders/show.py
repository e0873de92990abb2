"""One document as read, in lines a person can hold against the document."""

from dataclasses import asdict
from datetime import date

from loaders import check
from loaders.clean.reading import Reading
from loaders.clean.values import ReadAction, ReadUpdate

SHORT = 60


def lines(reading: Reading) -> list[str]:
    """Facts, then every recommendation with its actions and updates, then what was flagged; each with its place."""
    facts, visited, as_at = reading.printed.facts, reading.visited, reading.as_at
    found = [
        f"document | {facts.kind} | {facts.title} | as at {_span(as_at.from_on, as_at.to_on)} | visited {_span(visited.from_on, visited.to_on)}",
        f"stated | {_or_not(facts.stated_recommendations)} recommendations | {_or_not(facts.stated_actions)} actions | "
        f"{_or_not(facts.people_met)} people | {_or_not(facts.meetings)} meetings",
    ]
    for item in reading.recommendations:
        printed = item.printed
        ref = " = ".join([printed.ref or "-", *printed.other_refs])
        found.append(
            f"recommendation {ref} | theme {item.theme.theme_id or '-'} | {short(printed.text)} | {printed.place}"
        )
        found += [f"  beside it | {short(printed.response_text)}"] if printed.response_text else []
        found += [_action(action) for action in item.actions] + [_update(update) for update in item.updates]
    found += (
        ["without recommendation", *(_action(action) for action in reading.loose_actions)]
        if reading.loose_actions
        else []
    )
    found += ["the review", *(_update(update) for update in reading.updates)] if reading.updates else []
    found += [
        f"total | {t.unit} | {t.measure} | {_or_not(t.count)} of {_or_not(t.of)} | {t.place}"
        for t in reading.printed.totals
    ]
    return found + [
        f"? {f.code} | {f.field} | {short(f.found)} | {f.place} | {f.message}" for f in check.flags_of(reading)
    ]


def as_json(reading: Reading) -> dict[str, object]:
    """The same, whole, for other programs: dates as ISO text, nothing shortened."""
    found = {name: value for name, value in asdict(reading).items() if name not in ("source", "printed", "flags")}
    found["facts"] = asdict(reading.printed.facts)
    found["totals"] = [asdict(total) for total in reading.printed.totals]
    found["flags"] = [asdict(flag) for flag in check.flags_of(reading)]
    return {name: _plain(value) for name, value in found.items()}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def short(text: str) -> str:
    """The first and last words of a long text, since it is the ends that go wrong."""
    words = " ".join(text.split())
    return words if len(words) <= SHORT else f"{words[: SHORT - 20]} … {words[-17:]}"


def _action(action: ReadAction) -> str:
    printed, due = action.printed, action.deadline
    ref = " ".join(filter(None, [printed.objective_ref, printed.ref])) or "-"
    when = _span(due.due_from, due.due_to) if due.kind == "dated" else due.kind
    who = ", ".join(owner.role for owner in action.owners) or "-"
    return f"  action {ref} | {when} | {who} | {action.update.status.status} | {short(printed.text)} | {printed.place}"


def _update(update: ReadUpdate) -> str:
    return f"  update | {update.status.status} | {short(update.printed.text)} | {update.printed.place}"


def _span(first: date | None, last: date | None) -> str:
    if first is None:
        return "not stated"
    return f"{first}" if first == last else f"{first} to {last}"


def _or_not(number: int | None) -> str:
    return "not stated" if number is None else str(number)
