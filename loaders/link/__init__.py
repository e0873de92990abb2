"""Readings of one review -> its rows: the same recommendation and action followed from document to document.

The first document that shows a recommendation or action gives its row; every document that speaks of it adds an update,
and none is ever changed. A document is weighed only against those before it, so a later one never alters what was known.
"""

from dataclasses import replace
from datetime import date

from loaders import check
from loaders.clean.reading import Reading
from loaders.clean.values import ReadAction, ReadRecommendation
from loaders.link import put_right
from loaders.link import rows as build
from loaders.link.corrections import Corrections
from loaders.link.entries import action_entries, grow, recommendation_entry, stand_under
from loaders.link.match import Match, matches
from loaders.link.registered import also_found, with_known_numbers
from loaders.link.rows import About, Rows
from loaders.link.splits import Splits, find_splits
from loaders.link.under import share_under
from loaders.link.weigh import Entry, Weighed, weigh_entries
from loaders.records import Flag

MOST_PAIRS = 4_000_000  # some 2,000 actions against as many; no plan comes near
ADVICE = "If that is wrong, part or join them in data/corrections.csv."
PLANS = {"action plan", "response", "feedback report"}


def link(
    review_id: str, readings: list[tuple[str, Reading]], rows: Rows, corrections: Corrections | None = None
) -> None:
    """Add the rows of one review. `readings`: (document_id, reading), in any order; taken by date."""
    history = History(rows, corrections or Corrections())
    for document_id, reading in sorted(readings, key=_in_order):
        history.add(About(review_id, document_id, put_right.applied(history.corrections, reading)))


class History:
    """What is known of one review so far."""

    def __init__(self, rows: Rows, corrections: Corrections) -> None:
        self.rows, self.corrections = rows, corrections
        self.recommendations: list[Entry] = []
        self.actions: list[Entry] = []
        self.has_list = self.holds_all = (
            False  # whether a document, not a register, lists recommendations, and every one
        )

    def add(self, about: About) -> None:
        """One more document, later than all before it."""
        file, reading = about.reading.source.file_name, about.reading
        seen = [entry for new in reading.recommendations for entry in action_entries(new.actions, file)]
        seen += action_entries(reading.loose_actions, file)
        known = self._comparable(about, self.actions, len(seen))
        weighed = weigh_entries(known, seen)
        parents = self._recommendations(about, known, weighed)
        self._actions(about, parents, known, seen, weighed)
        for update in about.reading.updates:
            build.update(self.rows, about, update)
        build.totals(self.rows, about)
        if not _is_register(reading):
            self.has_list |= bool(reading.recommendations)
            self.holds_all |= check.lists_all(reading)

    def _comparable(self, about: About, known: list[Entry], count: int) -> list[Entry]:
        """The known entries, or none where there are too many to weigh every pair: then all of the document stand as new."""
        if len(known) * count <= MOST_PAIRS:
            return list(known)
        said = (
            f"{count:,} entries are too many to be compared with {len(known):,} known ones; all of them count as new."
        )
        self._flag(about, said)
        return []

    def _recommendations(self, about: About, actions: list[Entry], weighed: Weighed) -> list[Entry | None]:
        """The known entry of every recommendation of the document, in its order; None for a register's that is one of a loaded list."""
        file, read = about.reading.source.file_name, about.reading.recommendations
        known = self._comparable(about, self.recommendations, len(read))
        seen = [recommendation_entry(new, i, file) for i, new in enumerate(read)]
        if _is_register(about.reading):
            with_known_numbers(known, seen)
        weighed_here = weigh_entries(known, seen)
        same_actions = share_under(known, actions, [len(new.actions) for new in read], weighed)
        found = matches(known, seen, weighed_here, _is_report(about.reading), same_actions)
        if _is_register(about.reading):
            found = also_found(known, seen, weighed_here, found, self.has_list)
        found = self.corrections.linked(file, known, seen, found)
        return [
            None
            if i not in found and self._is_listed(about, new)
            else self._recommendation(about, new, entry, found.get(i))
            for i, (new, entry) in enumerate(zip(read, seen, strict=True))
        ]

    def _is_listed(self, about: About, new: ReadRecommendation) -> bool:
        """A register's row that is like nothing in the list of a loaded document is flagged. Where that list is whole it must be one of
        those listed, and counts as no other."""
        if not (_is_register(about.reading) and self.has_list):
            return False
        effect = "counts as no further one" if self.holds_all else "counts as a further one, since that list has gaps"
        said = (
            "The register has this recommendation, and nothing in the list of a loaded document was recognised as the same. "
            f"It {effect}. To join the two, name both in data/corrections.csv."
        )
        self._flag(about, said, new.printed.text, new.printed.place)
        return self.holds_all

    def _recommendation(self, about: About, new: ReadRecommendation, entry: Entry, match: Match | None) -> Entry:
        known = match.known if match else entry
        if match:
            self._doubt(about, match, entry, new.printed.place)
            grow(known, entry)
            build.fill(known.row, new.printed)
        else:
            known.row = build.new_recommendation(self.rows, about, new)
            self.recommendations.append(known)
        own = replace(about, recommendation_id=known.row["recommendation_id"])
        build.mention(self.rows, own, new, match)
        return known

    def _actions(
        self, about: About, parents: list[Entry | None], known: list[Entry], seen: list[Entry], weighed: Weighed
    ) -> None:
        """Every action of the document at once, so that each goes to the known one it fits best."""
        file, reading = about.reading.source.file_name, about.reading
        ids = [parent.row["recommendation_id"] if parent else None for parent in parents]
        read = [(a, i) for new, i in zip(reading.recommendations, ids, strict=True) for a in new.actions]
        read += [(action, None) for action in reading.loose_actions]
        for entry, (_, parent) in zip(seen, read, strict=True):
            stand_under(entry, parent)
        found = self.corrections.linked(file, known, seen, matches(known, seen, weighed, _is_report(reading)))
        apart = find_splits(known, seen, found, weighed, self.corrections.decided(file, seen))
        for i, ((action, parent), entry) in enumerate(zip(read, seen, strict=True)):
            own = replace(about, recommendation_id=parent)
            if i in found and i not in apart.parts and i not in apart.joined:
                self._continued(own, action, found[i], entry)
            else:
                self._new_action(own, action, entry, known, apart, i)
        self._end(about, known, seen, apart)

    def _new_action(
        self, about: About, action: ReadAction, entry: Entry, known: list[Entry], apart: Splits, i: int
    ) -> None:
        split_from = known[apart.parts[i]].row["action_id"] if i in apart.parts else None
        entry.row = build.new_action(self.rows, about, action, split_from)
        self.actions.append(entry)
        method = "split" if split_from else "merge" if i in apart.joined else "first"
        build.action_update(self.rows, replace(about, action_id=entry.row["action_id"]), action, None, method)

    def _continued(self, about: About, action: ReadAction, match: Match, entry: Entry) -> None:
        self._doubt(about, match, entry, action.printed.place)
        grow(match.known, entry)
        row = match.known.row
        build.fill_first(self.rows, about, row, action)
        own = replace(about, action_id=row["action_id"], recommendation_id=row["recommendation_id"])
        build.action_update(self.rows, own, action, match)

    def _end(self, about: About, known: list[Entry], seen: list[Entry], apart: Splits) -> None:
        """Actions that were split or merged are stopped from here on; what took their place is named."""
        for j in sorted(set(apart.parts.values())):
            parts = [seen[i] for i, parent in apart.parts.items() if parent == j]
            self._stop(about, known[j], parts[0], None, f"told as {len(parts)} actions from here on")
        for i, olds in apart.joined.items():
            for j in olds:
                self._stop(
                    about, known[j], seen[i], seen[i].row["action_id"], "told as one with another action from here on"
                )

    def _stop(self, about: About, old: Entry, new: Entry, successor_id: str | None, words: str) -> None:
        row, place = old.row, new.places[-1][1]
        own = replace(about, action_id=row["action_id"], recommendation_id=row["recommendation_id"])
        build.ended(self.rows, own, place, successor_id, words)
        self._flag(about, f"Read as {words}, in place of: '{old.text}'. {ADVICE}", new.text, place)
        old.is_gone = True

    def _doubt(self, about: About, match: Match, entry: Entry, place: str) -> None:
        """A link that a person should look at: both texts and how like they are."""
        if not match.is_sure:
            was = match.known.text or "a recommendation known by its number only"
            said = f"Taken (score {match.score:.2f}) for what an earlier document words so: '{was}'. {ADVICE}"
            self._flag(about, said, entry.text or ", ".join(sorted(entry.refs)), place)

    def _flag(self, about: About, message: str, found: str = "", place: str = "") -> None:
        build.flag(self.rows, about.document_id, Flag("link_uncertain", message, "text", found, place))


def _in_order(named: tuple[str, Reading]) -> tuple[bool, date, bool, str]:
    """By the day from which it counts; on one day the plan before what is reported of it. What a register holds is a mention of what
    documents show (method rule 12), so it comes after them all, whenever it was said."""
    document_id, reading = named
    return _is_register(reading), reading.counts_from or date.min, _is_report(reading), document_id


def _is_register(reading: Reading) -> bool:
    return reading.printed.facts.kind == "register"


def _is_report(reading: Reading) -> bool:
    """A report speaks of what was promised before; a plan may replace it."""
    return reading.printed.facts.kind not in PLANS
