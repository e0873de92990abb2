"""Which known entry each one of a document continues: words, number, owner and place weighed together, one assignment for all."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from loaders.link.signs import Signs
from loaders.link.weigh import Entry, Weighed

# All tuned on tests/loaders/link/cases/labelled.json; docs/linking.md says in words what each sign does.
ENOUGH_IN_PLAN, ENOUGH_IN_REPORT = 0.58, 0.46  # a plan may replace everything; a report speaks of what was promised
SURE = 0.72  # below it the link is flagged for a person
DOUBTED = 0.35  # likeness of words under which every link is flagged
LITTLE = 0.20  # likeness of words under which only the number can tell
CONFIDENT = 0.70  # likeness of words from which on two entries tell whether numbers stayed the same
TRUSTED_REF, OTHER_REF = 0.22, -0.10  # one number, two numbers; as far as numbers are trusted
REF_ALONE, NO_WORDS = 0.40, 0.80  # one number and hardly a word in common; one number where one side prints no words
DOUBTFUL = 0.25  # trust in numbers up to which a number without words tells nothing
SAME_ALL, SAME_LEADS = 0.25, 0.18  # owner and deadline the same, with one number and without
NUMBERS_DIFFER, STAGES_DIFFER, SWAPPED = -0.80, -0.25, -0.22
DONE, UNCHANGED = -0.25, 0.90  # a plan seldom repeats what is complete, unless in its own words
RIVAL, NEAR = 0.6, 0.15  # how much it counts that another entry is more like in words, and from which difference on
UNDER = 0.35  # recommendations: all of the actions under one stand under the other


@dataclass(frozen=True)
class Match:
    """`score` 0 to 1; `method`: ref where the number decided, words where the text did."""

    known: Entry
    score: float
    method: str
    is_sure: bool


def matches(
    known: Sequence[Entry], seen: Sequence[Entry], weighed: Weighed, is_report: bool, under: np.ndarray | None = None
) -> dict[int, Match]:
    """By index of `seen`: the known entry that it continues; what continues nothing has no entry.

    `under`: for recommendations, how much of the actions under one stand under the other.
    """
    if not known or not seen:
        return {}
    scores = _scores(known, seen, weighed, is_report, under)
    enough = ENOUGH_IN_REPORT if is_report else ENOUGH_IN_PLAN
    # Only what lies above the bar counts, so that two poor links never outbid one good one.
    rows, columns = linear_sum_assignment(np.clip(scores - enough, 0, None), maximize=True)
    return {
        int(i): _match(known[int(j)], seen[int(i)], float(scores[j, i]), float(weighed.like[j, i]))
        for j, i in sorted(zip(rows, columns, strict=True), key=lambda pair: pair[1])
        if scores[j, i] >= enough
    }


def _scores(
    known: Sequence[Entry], seen: Sequence[Entry], weighed: Weighed, is_report: bool, under: np.ndarray | None
) -> np.ndarray:
    like, signs = weighed.like, Signs.of(known, seen)
    trust = _trust(like, signs.same_ref, known, seen, is_report)
    beside = signs.beside
    scores = like + beside + np.where(signs.same_ref, trust * TRUSTED_REF, 0.0)
    scores += np.where(signs.other_ref, trust * OTHER_REF, 0.0)
    scores += weighed.numbers_differ * NUMBERS_DIFFER
    scores += np.where(weighed.stages_differ, STAGES_DIFFER, 0.0) + np.where(weighed.swapped, SWAPPED, 0.0)
    if not is_report:
        # What is complete seldom comes again in a plan; what looks like it is the next thing to do.
        scores += np.where((like < UNCHANGED) & np.array([[old.is_done] for old in known]), DONE, 0.0)
    # Whoever is more like another one belongs there, whatever the number says.
    rivals = np.maximum(like.max(axis=0)[None, :], like.max(axis=1)[:, None]) - like
    scores -= RIVAL * np.where(rivals > NEAR, rivals, 0.0)
    alone = np.where(signs.is_silent, NO_WORDS if trust > DOUBTFUL else 0.0, REF_ALONE * trust) + beside
    scores = np.where(like >= LITTLE, scores, np.where(signs.same_ref, alone, 0.0))
    scores += np.where(signs.same_ref & signs.same_leads, SAME_ALL, 0.0)
    scores += np.where(~signs.same_ref & signs.same_leads & (like >= LITTLE) & ~weighed.swapped, SAME_LEADS, 0.0)
    return scores if under is None else scores + UNDER * under


def _trust(
    like: np.ndarray, same_ref: np.ndarray, known: Sequence[Entry], seen: Sequence[Entry], is_report: bool
) -> float:
    """0 to 1: whether numbers mean what they meant before, told by the entries whose words leave no doubt."""
    numbered = [i for i, new in enumerate(seen) if new.refs and like[:, i].max() >= CONFIDENT]
    numbered = [i for i in numbered if known[int(like[:, i].argmax())].refs]
    kept = sum(bool(same_ref[int(like[:, i].argmax()), i]) for i in numbered)
    prior, weight = (0.9, 2) if is_report else (0.4, 1)
    return (prior * weight + kept) / (weight + len(numbered))


def _match(old: Entry, new: Entry, score: float, like: float) -> Match:
    """Sure where the score is high and the words bear it out, or where there are none to doubt."""
    is_silent = not (old.text and new.text)
    is_by_ref = bool(old.refs & new.refs) and (is_silent or like < CONFIDENT)
    is_sure = score >= SURE and (is_silent or like >= DOUBTED)
    return Match(old, round(min(score, 1.0), 3), "ref" if is_by_ref else "words", is_sure)
