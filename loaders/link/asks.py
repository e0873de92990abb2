"""A recommendation as what it asks for: objects, weighty words and the kind of step, by the expressions of data/families.toml.

The main ask counts in full, reasons, purposes, examples and further asks little, further sentences not at all, so that a long
text is known by what it asks first and not by everything it mentions.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from loaders.link.expressions import Expressions, Part, load, terms

OBJECT_WEIGHT, WORD_WEIGHT, HALF_WEIGHT = 1.0, 0.5, 0.2
LATER = 0.2  # what is said after the main ask, against the same words in it
MOST_LATER = 0.3  # all of that together, against the weight of the main ask
APART = 2  # so many words may stand between the parts of an object
MOST_TERMS = 100  # no ask needs more; bounds the work where a page without full stops is one text
GAP = "-"  # where an object took a word
LASTING = ("review", "join")  # to review an act, or to tie it to something, is not the act
WEAK = {"keep", "give"}  # 'keep improving' is an improvement, 'give support' is support
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9'\"‘“])|\n+")


@dataclass(frozen=True)
class Ask:
    """`weights`: object or word -> weight, at most 1; `objects`: those of the main ask; `step`: kind of step, '' where it does not matter
    or none is said; `is_step_said`: whether a word of a step stands in the main ask; `is_act`: whether
    one of its objects is an act, which needs none.
    """

    weights: dict[str, float] = field(default_factory=dict)
    objects: frozenset[str] = frozenset()
    step: str = ""
    is_step_said: bool = False
    is_act: bool = False

    @property
    def is_weighty(self) -> bool:
        """Whether it names something that can be asked for: an object, or two words of weight."""
        return bool(self.objects) or sum(self.weights.values()) >= 2 * WORD_WEIGHT

    @property
    def normal(self) -> str:
        """Objects and words in one order, the weightiest first."""
        return " ".join(sorted(self.weights, key=lambda name: (-self.weights[name], name)))


def ask_of(text: str, own_names: Iterable[str] = (), expressions: Expressions | None = None) -> Ask:
    """What a text asks for; `own_names`: how the council it is about is called, which says nothing."""
    return _ask_of(text, frozenset(own_names), expressions or load())


# A build asks twice of every recommendation: for families, and for what was finished like it.
@lru_cache(maxsize=20_000)
def _ask_of(text: str, own_names: frozenset[str], ours: Expressions) -> Ask:
    own = {term for name in own_names for term in terms(name, ours)} - ours.in_objects
    found = [_clauses(sentence, own, ours) for sentence in SENTENCE.split(text.strip())]
    asking = [pair for pair in found if pair[0].weights and _asks(pair[0])]
    worded = [pair for pair in found if pair[0].weights]
    return _joined(*next(iter(asking or worded), (Ask(), Ask())))


def _clauses(sentence: str, own: set[str], ours: Expressions) -> tuple[Ask, Ask]:
    """The main ask of a sentence, which may take several clauses to be one, and all else it says."""
    pieces = [piece for piece in ours.clauses(sentence) if piece.strip(" .,;:'\"")]
    first = _first(pieces, own, ours)
    last, main = first, Ask()
    while last < len(pieces) and not (main.is_weighty or (main.is_step_said and main.weights)):
        last += 1
        main = _read(" ".join(pieces[first:last]), own, ours)
    return main, _read(" | ".join([*pieces[:first], *pieces[last:]]), own, ours)


def _first(pieces: list[str], own: set[str], ours: Expressions) -> int:
    """Where the ask begins: after a title before a colon, or words on what there is already."""
    if not _read(" ".join(pieces[1:]), own, ours).weights:
        return 0
    is_title = pieces[0].endswith(":") and not _asks(_read(pieces[0], own, ours))
    is_done = pieces[0].endswith((",", ";")) or pieces[1].lower().startswith("to ")
    return int(is_title or (is_done and ours.before.match(pieces[0]) is not None))


def _asks(ask: Ask) -> bool:
    return ask.is_step_said or ask.is_act


def _read(piece: str, own: set[str], ours: Expressions) -> Ask:
    """Objects are looked for first; the words that one has taken serve nothing else."""
    said = terms(piece, ours)[:MOST_TERMS]
    left = [term for term in said if term not in own and term not in ours.dropped and not term.isdigit()]
    is_step_said = bool(_steps(left, ours))
    objects = []
    for name, parts in ours.objects_in(left):
        if _stand_together(left, parts, ours.light):
            objects.append(name)
            taken = {term for part in parts for word in part for term in word}
            left = [GAP if term in taken else term for term in left]
    words = [term for term in left if term != GAP]
    weights = {
        word: HALF_WEIGHT if word in ours.half else WORD_WEIGHT
        for word in words
        if word not in ours.in_steps and word not in ours.light
    }
    is_act = not ours.acts.isdisjoint(objects)
    step = _step(words, is_act, ours)
    return Ask({**weights, **dict.fromkeys(objects, OBJECT_WEIGHT)}, frozenset(objects), step, is_step_said, is_act)


def _step(words: list[str], is_act: bool, ours: Expressions) -> str:
    """The first kind of step said; a review that is carried out is a review."""
    said = _steps(words, ours)
    if lasting := next((step for step in LASTING if step in said), ""):
        return lasting
    return "" if is_act else next((step for step in said if step not in WEAK), next(iter(said), ""))


def _steps(words: list[str], ours: Expressions) -> list[str]:
    runs = (tuple(words[i : i + n]) for i in range(len(words)) for n in (3, 2, 1))
    return [ours.steps[run] for run in runs if run in ours.steps]


def _stand_together(left: list[str], parts: tuple[Part, ...], light: frozenset[str]) -> bool:
    """Whether every part is there and few weighty words stand between them."""
    spans = [
        [range(i, i + len(w)) for i in range(len(left)) for w in part if tuple(left[i : i + len(w)]) == w]
        for part in parts
    ]
    for chosen in product(*spans):
        held = {i for span in chosen for i in span}
        between = [i for i in range(min(held), max(held)) if i not in held and left[i] not in light]
        if len(held) == sum(map(len, chosen)) and len(between) <= APART * (len(parts) - 1):
            return True
    return False


def _joined(main: Ask, later: Ask) -> Ask:
    after = {name: LATER * weight for name, weight in later.weights.items() if name not in main.weights}
    most = MOST_LATER * sum(main.weights.values())
    scale = min(1.0, most / (sum(after.values()) or 1.0))
    return Ask(
        {**main.weights, **{name: weight * scale for name, weight in after.items()}},
        main.objects,
        main.step,
        main.is_step_said,
        main.is_act,
    )
