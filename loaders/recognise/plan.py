"""What one document holds: its recommendations with their actions, every printing of one joined."""

import re
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from loaders.clean import refs
from loaders.records import Flag, PrintedAction, PrintedRecommendation

OTHER_WORDS = 50  # token set ratio below which one number stands for two recommendations
SAME_WORDS = 90  # ratio at which two printings of a recommendation are one


@dataclass
class Plan:
    """What is collected from one document."""

    recommendations: list[PrintedRecommendation] = field(default_factory=list)
    loose_actions: list[PrintedAction] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)

    def add(self, new: PrintedRecommendation) -> None:
        """Join with the printing already known under this ref (or, without ref, these words); the first words stay."""
        index = next((i for i, old in enumerate(self.recommendations) if _is_same(old, new)), None)
        if index is None:
            self.recommendations.append(new)
        else:
            self.recommendations[index] = _joined(self.recommendations[index], new)

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
        return bool(one & two) and not differ(old.text, new.text)
    return bool(old.text and new.text) and _ratio(old.text, new.text) >= SAME_WORDS


def _ratio(one: str, two: str) -> float:
    """0 at once where the lengths alone rule likeness out."""
    if abs(len(one) - len(two)) * 4 > len(one) + len(two):
        return 0.0
    return fuzz.ratio(default_process(one), default_process(two), score_cutoff=SAME_WORDS)


def differ(one: str | None, two: str | None) -> bool:
    """Words too unlike to be two printings of one recommendation: the numbering has begun again."""
    return bool(one and two and fuzz.token_set_ratio(default_process(one), default_process(two)) < OTHER_WORDS)


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
        acceptance_text=old.acceptance_text or new.acceptance_text,
        response_text=" ".join(filter(None, [old.response_text, new.response_text])),
        actions=old.actions + new.actions,
        updates=old.updates + new.updates,
    )
