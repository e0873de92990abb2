"""A register's few words for a recommendation that documents show at length: found by its number, or by all its words standing there."""

from collections.abc import Sequence

import numpy as np

from loaders.clean import refs
from loaders.link.match import Match
from loaders.link.weigh import Entry, Weighed

HELD = 0.55  # share of the register's words, by weight, that the known wording must hold
LIKE = 0.40  # how alike the two must be besides: a shared opening is not enough
SOME = 0.15  # how alike two pages' words must be for one number to make them one
APART = 0.20  # by how much the next best must stay behind


def with_known_numbers(known: Sequence[Entry], seen: Sequence[Entry]) -> None:
    """'9' in a register is 'KR9' of the plan, where one known recommendation alone has that number."""
    numbered: dict[tuple[int, ...], list[str]] = {}
    for ref in {ref for entry in known for ref in entry.refs}:
        numbered.setdefault(tuple(refs.number(ref)), []).append(ref)
    for entry in seen:
        # 'a' and 'b' have no number, so they are like nothing but themselves.
        alike = {ref for own in entry.refs if refs.number(own) for ref in numbered.get(tuple(refs.number(own)), [])}
        entry.refs = entry.refs | alike if len(alike) == 1 else entry.refs


def also_found(
    known: Sequence[Entry], seen: Sequence[Entry], weighed: Weighed, found: dict[int, Match], is_list: bool
) -> dict[int, Match]:
    """`found` with what only its number, or its words within a longer wording, tell; each of these is for a person to look at. The
    number alone is enough against the list of a document (`is_list`); of two pages that tell some, the words must bear it out."""
    taken = {id(match.known) for match in found.values()}
    more = dict(found)
    for i, new in enumerate(seen):
        free = [j for j, old in enumerate(known) if id(old) not in taken]
        if i in more or not free:
            continue
        by_number = [j for j in free if known[j].refs & new.refs and (is_list or weighed.like[j, i] >= SOME)]
        j = by_number[0] if len(by_number) == 1 else _holding(weighed.in_known[:, i], weighed.like[:, i], free)
        if j is not None:
            more[i] = Match(known[j], round(float(weighed.like[j, i]), 3), "ref" if by_number else "words", False)
            taken.add(id(known[j]))
    return more


def _holding(held: np.ndarray, like: np.ndarray, free: list[int]) -> int | None:
    """The one known wording that holds nearly all the words, with no other near it."""
    best = int(held.argmax())
    others = np.delete(held, best)
    is_alone = not len(others) or held[best] - others.max() >= APART
    return best if best in free and held[best] >= HELD and like[best] >= LIKE and is_alone else None
