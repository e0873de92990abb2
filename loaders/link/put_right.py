"""The values of one reading that people put right: words, numbers, owners, deadlines, statuses, themes. What was read before stays in the table corrections."""

from dataclasses import replace
from datetime import date
from typing import Any

from loaders.clean import themes
from loaders.clean.deadlines import read_deadline
from loaders.clean.owners import read_owners
from loaders.clean.periods import find_periods
from loaders.clean.reading import Reading
from loaders.clean.status import Status
from loaders.clean.themes import Theme
from loaders.clean.values import ReadAction, ReadRecommendation, ReadUpdate
from loaders.link.corrections import Correction, Corrections


def applied(corrections: Corrections, reading: Reading) -> Reading:
    """The reading with every correction of its values; each that fitted is counted as used."""
    return _Putting(corrections, reading).whole() if corrections.every else reading


class _Putting:
    """One reading, record by record."""

    def __init__(self, corrections: Corrections, reading: Reading) -> None:
        self.corrections, self.reading = corrections, reading
        self.file, self.as_at = reading.source.file_name, reading.as_at.to_on

    def whole(self) -> Reading:
        reading = self.reading
        return replace(
            reading,
            recommendations=tuple(
                self._recommendation(new) for new in reading.recommendations if not self._is_none_alone(new)
            ),
            loose_actions=self._actions(reading.loose_actions),
            updates=tuple(self._update(new, {new.printed.place}, {new.printed.text}) for new in reading.updates),
        )

    def _is_none_alone(self, new: ReadRecommendation) -> bool:
        """A heading taken for a recommendation. One with actions under it cannot go: whose would they be?"""
        printed = new.printed
        return not new.actions and self._take("remove", {printed.place}, {printed.text}) is not None

    def _recommendation(self, new: ReadRecommendation) -> ReadRecommendation:
        printed = new.printed
        said: dict[str, Any] = {}
        at, texts = {printed.place}, {printed.text}
        for name, column in (
            ("text", "text"),
            ("ref", "ref"),
            ("owner", "owner_text"),
            ("acceptance", "acceptance_text"),
        ):
            if one := self._take(name, at, texts):
                said[column] = one.meant
        due = self._take("due", at, texts | {printed.due_text})
        said |= {"due_text": due.meant} if due else {}
        return replace(
            new,
            printed=replace(printed, **said),
            deadline=read_deadline(due.meant, self.as_at) if due else new.deadline,
            theme=self._theme(new, said.get("text")),
            actions=self._actions(new.actions),
            updates=tuple(self._update(u, {u.printed.place, *at}, {u.printed.text, *texts}) for u in new.updates),
        )

    def _theme(self, new: ReadRecommendation, words: str | None) -> Theme:
        """As a person says; else that of the corrected words, unless the document states one."""
        if one := self._take("theme", {new.printed.place}, {new.printed.text}):
            return Theme(int(one.meant), 1.0, "corrected")
        lexicon = self.corrections.lexicon
        if words and lexicon and new.theme.method != "stated":
            return themes.infer(words, lexicon)
        return new.theme

    def _actions(self, actions: tuple[ReadAction, ...]) -> tuple[ReadAction, ...]:
        return tuple(self._action(a) for a in actions if not self._take("remove", *_found_by(a)))

    def _action(self, new: ReadAction) -> ReadAction:
        printed = new.printed
        said: dict[str, Any] = {}
        at, texts = _found_by(new)
        for name in ("text", "ref"):
            if one := self._take(name, at, texts):
                said[name] = one.meant
        owner = self._take("owner", at, texts)
        said |= {"owner_text": owner.meant} if owner else {}
        due = self._take("due", at, texts | {printed.due_text})
        meant = replace(read_deadline(due.meant, self.as_at), text=new.deadline.text or due.meant) if due else None
        update = self._update(new.update, at, texts)
        return replace(
            new,
            printed=replace(printed, **said),
            owners=tuple(read_owners(owner.meant)) if owner else new.owners,
            deadline=meant or new.deadline,
            update=replace(update, deadline=meant) if meant else update,
        )

    def _update(self, new: ReadUpdate, at: set[str], texts: set[str]) -> ReadUpdate:
        texts = texts | {new.printed.text, new.printed.status_text}
        if status := self._take("status", at, texts):
            new = _with_status(new, status)
        if done := self._take("done", at, texts):
            first, *_ = periods = find_periods(done.meant, self.as_at or date.max)
            new = replace(new, completed_from=first.from_on, completed_to=periods[-1].to_on)
        return new

    def _take(self, change: str, at: set[str], texts: set[str]) -> Correction | None:
        return self.corrections.take(self.file, at, texts, change)


def _found_by(new: ReadAction) -> tuple[set[str], set[str]]:
    """Its places and its words. What is said of it may stand elsewhere than the action itself."""
    printed = new.printed
    return {printed.place, printed.update_place or printed.place, new.update.printed.place}, {printed.text}


def _with_status(new: ReadUpdate, one: Correction) -> ReadUpdate:
    """Only what is complete has a time of completion."""
    method = None if one.meant == "not stated" else "corrected"
    said = replace(new, status=Status(one.meant, method))
    return said if one.meant == "complete" else replace(said, completed_from=None, completed_to=None)
