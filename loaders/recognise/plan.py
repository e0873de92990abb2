"""What one document holds: its recommendations with their actions, every printing of one joined."""

import re
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from loaders.clean import refs
from loaders.records import Flag, PrintedAction, PrintedRecommendation

SAME_WORDS = 90  # ratio at which two printings of a recommendation are one


@dataclass
class Plan:
    """What is collected from one document."""

    recommendations: list[PrintedRecommendation] = field(default_factory=list)
    loose_actions: list[PrintedAction] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)

    def add(self, new: PrintedRecommendation) -> None:
        """Join with the printing already known under this ref (or, without ref, these words); the first words stay."""
        for index, old in enumerate(self.recommendations):
            if _is_same(old, new):
                self.recommendations[index] = _joined(old, new)
                return
        self.recommendations.append(new)

    def ordered(self) -> list[PrintedRecommendation]:
        """By number where every recommendation has one, else as printed; a second tier comes after the first."""
        numbered = all(refs.number(r.ref) for r in self.recommendations)
        return sorted(
            self.recommendations, key=lambda r: (r.tier == "suggestion", refs.number(r.ref) if numbered else ())
        )


def is_key(ref: str) -> bool:
    """'KR2' is a key recommendation by its own code."""
    return re.match(r"KR", ref) is not None


def tier_of(ref: str, heading: str) -> str:
    """A second tier by its own name ('Further suggestions') or code ('S1')."""
    is_suggestion = re.search(r"\bsuggestions?\b", heading, re.I) or re.fullmatch(r"S\d{1,2}", ref)
    return "suggestion" if is_suggestion else "recommendation"


def _is_same(old: PrintedRecommendation, new: PrintedRecommendation) -> bool:
    one, two = (
        {refs.key(r) for r in (old.ref, *old.other_refs) if r},
        {refs.key(r) for r in (new.ref, *new.other_refs) if r},
    )
    if one and two:
        return bool(one & two)
    return (
        bool(old.text and new.text) and fuzz.ratio(default_process(old.text), default_process(new.text)) >= SAME_WORDS
    )


def _joined(old: PrintedRecommendation, new: PrintedRecommendation) -> PrintedRecommendation:
    return replace(
        old,
        ref=old.ref or new.ref,
        text=old.text or new.text,
        place=old.place if old.text else new.place,
        other_refs=tuple(dict.fromkeys(old.other_refs + new.other_refs)),
        source_refs=tuple(dict.fromkeys(old.source_refs + new.source_refs)),
        owner_text=old.owner_text or new.owner_text,
        due_text=old.due_text or new.due_text,
        theme_text=old.theme_text or new.theme_text,
        response_text=" ".join(filter(None, [old.response_text, new.response_text])),
        actions=old.actions + new.actions,
        updates=old.updates + new.updates,
    )
