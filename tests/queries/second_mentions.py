"""Second calculation, part 1: what documents say, in the order of rule 1, and the status that comes of it (rules 2 and 7)."""

from dataclasses import dataclass
from datetime import date, timedelta

ALWAYS = date(1900, 1, 1)
WORDS_ON_ONE_DAY = ("not stated", "complete", "continuous", "stopped", "in progress", "not started")
SETTLED = ("complete", "stopped", "continuous")
Tables = dict[str, list[dict]]


@dataclass(frozen=True)
class Mention:
    """One update with the document that it stands in."""

    update: dict
    document: dict

    @property
    def day(self) -> date:
        return counting_day(self.document)

    @property
    def own_date(self) -> date | None:
        return own_date(self.document)

    @property
    def status(self) -> str:
        return self.update["status"]

    @property
    def is_stated(self) -> bool:
        return self.status != "not stated"

    @property
    def completed(self) -> tuple[date | None, date | None]:
        return self.update["completed_from"], self.update["completed_to"]


def counting_day(document: dict) -> date:
    return document["counts_from"] or ALWAYS


def own_date(document: dict) -> date | None:
    return document["as_at"] or document["published_on"]


def rank(document: dict) -> tuple:
    """Rule 1: the order of documents; of one day the undated first and the full last."""
    return counting_day(document), own_date(document) is not None, document["scope"] == "full"


def is_own(document: dict) -> bool:
    """The council's own word; a register is none."""
    return document["said_by"] == "council" and document["kind"] != "register"


def documents_known(tables: Tables, review_id: str, known_on: date) -> list[dict]:
    """The documents of a review that count by then, in the order of rule 1."""
    known = [d for d in tables["documents"] if d["review_id"] == review_id and counting_day(d) <= known_on]
    return sorted(known, key=lambda document: (*rank(document), document["document_id"]))


def mentions_known(tables: Tables, known_on: date, **about: str | None) -> list[Mention]:
    """Every mention by then whose update has these ids, in the order of rule 1."""
    documents = {document["document_id"]: document for document in tables["documents"]}
    found = [
        Mention(update, documents[update["document_id"]])
        for update in tables["updates"]
        if all(update[name] == value for name, value in about.items())
    ]
    known = [mention for mention in found if mention.day <= known_on]
    return sorted(known, key=lambda m: (*rank(m.document), WORDS_ON_ONE_DAY.index(m.status), m.update["update_id"]))


def last_stated(mentions: list[Mention]) -> Mention | None:
    """Rule 2: the latest mention that states a status."""
    return next((mention for mention in reversed(mentions) if mention.is_stated), None)


def status_columns(mentions: list[Mention]) -> dict:
    stating = last_stated(mentions)
    return {
        "status": stating.status if stating else "not stated",
        "status_method": stating.update["status_method"] if stating else None,
        "status_on": stating.day if stating else None,
        "status_as_at": stating.own_date if stating else None,
    }


def times_reopened(mentions: list[Mention]) -> int:
    by_day = {mention.day: mention.status for mention in mentions if mention.is_stated}
    stated = [by_day[day] for day in sorted(by_day)]
    return sum(earlier == "complete" != later for earlier, later in zip(stated, stated[1:], strict=False))


def was_continuous_at_first(mentions: list[Mention]) -> bool:
    """The word that stands after the first counting day is continuous."""
    first_day = [mention for mention in mentions if mention.day == mentions[0].day]
    return status_columns(first_day)["status"] == "continuous"


def completion_period(mentions: list[Mention]) -> tuple[date | None, date | None]:
    """Rule 7: when the work that is complete now was completed; (None, None) where it is not complete."""
    before, run = _split_at_run(mentions)
    stated = [mention.completed for mention in run if any(mention.completed)]
    if stated:
        return stated[-1]
    spoken_in_run = {mention.document["document_id"] for mention in run}
    dated_before = [m.own_date for m in before if m.own_date and m.document["document_id"] not in spoken_in_run]
    dated_in_run = [m.own_date for m in run if m.own_date]
    start = dated_before[-1] + timedelta(days=1) if dated_before and run else None
    end = dated_in_run[0] if dated_in_run else None
    return (min(start, end) if start and end else start), end


def _split_at_run(mentions: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """What was said before the present run of complete, and its words; none where another status stands.

    A mention without a status does not end a run, and says nothing of completion.
    """
    begin: int | None = None
    for place, mention in enumerate(mentions):
        if not mention.is_stated:
            continue
        if mention.status != "complete":
            begin = None
        elif begin is None:
            begin = place
    if begin is None:
        return mentions, []
    return mentions[:begin], [mention for mention in mentions[begin:] if mention.is_stated]


def dropped_on(tables: Tables, action: dict, mentions: list[Mention], known_on: date) -> date | None:
    """Rule 8: the day of the full document that first left the action out, since it was last mentioned."""
    last = max(mention.day for mention in mentions)
    left_out = []
    for document in documents_known(tables, action["review_id"], known_on):
        listed = {u["action_id"] for u in tables["updates"] if u["document_id"] == document["document_id"]} - {None}
        is_list = document["scope"] == "full" and document["kind"] != "register" and listed
        if is_list and action["action_id"] not in listed and counting_day(document) > last:
            left_out.append(counting_day(document))
    return min(left_out, default=None)
