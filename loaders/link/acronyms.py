"""Short forms that other texts of the same review spell out: 'MTFS' is the medium term financial strategy."""

import re
from collections.abc import Sequence

ACRONYM = re.compile(r"\b(?:[A-Z]{3,6}|[A-Z][a-z][A-Z]{1,3})s?\b")
WORD = re.compile(r"[A-Za-z]+")
SKIPPED = {"and", "of", "the", "for", "to", "in", "on"}


def spelt_out(texts: Sequence[str]) -> list[str]:
    """The texts with every short form replaced by the words that one of them prints for it."""
    short = sorted({found for text in texts for found in ACRONYM.findall(text)})
    long = {one: phrase for one in short if (phrase := _phrase(one, texts))}
    return [ACRONYM.sub(lambda match: long.get(match.group(0), match.group(0)), text) for text in texts]


def _phrase(short: str, texts: Sequence[str]) -> str:
    """The first run of words whose first letters are those of the short form; small words may stand between."""
    letters = short[:-1].lower() if short.endswith("s") else short.lower()
    for text in texts:
        words = WORD.findall(text)
        for i in range(len(words)):
            if run := _run(words[i:], letters):
                return " ".join(run)
    return ""


def _run(words: list[str], letters: str) -> list[str]:
    taken: list[str] = []
    left = letters
    for word in words:
        if not left:
            break
        if word[0].lower() == left[0] and len(word) > 1:
            left = left[1:]
        elif word.lower() not in SKIPPED or not taken:
            return []
        taken.append(word)
    return taken if not left else []
