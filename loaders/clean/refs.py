"""Printed numbers of recommendations and actions: '(01)', 'KR2. (page 2, para 3)', 'REC 3 (CRD3)', '1.1', 'b)'."""

import re
from dataclasses import dataclass

WORDS = r"(?:key\s+|peer\s+|lga\s+|cpc\s+)*(?:recommendations?|recs?|rec)\b\.?\s*(?:no\.?|number)?"
CODE = r"[A-Z]{1,4}\s?-?\d{1,2}(?:\.\d{1,2})?[a-z]?|\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?"
START = re.compile(
    rf"^\s*(?P<word>{WORDS})?\s*[(\[]?(?P<ref>{CODE})[)\]]?(?:\s*[(\[](?P<other>[A-Z]{{1,4}}\s?-?\d{{1,2}})[)\]])?"
    r"\s*(?P<stop>[.:)\-–—]|(?=\s)|$)\s*",
)
WORD = re.compile(rf"^\s*{WORDS}\s*", re.I)
SOURCE = re.compile(r"\(([^()]*\b(?:page|para(?:graph)?|section|p\.)\s*\d[^()]*)\)", re.I)
LETTER = re.compile(r"\(?([a-zA-Z]|[ivx]{1,4})[.)]?")


@dataclass(frozen=True)
class Ref:
    """A printed number: `ref` without brackets and full stop ('' if none), and the words that follow it."""

    ref: str
    rest: str
    other_refs: tuple[str, ...] = ()
    source_refs: tuple[str, ...] = ()
    is_labelled: bool = False


def split_ref(text: str, is_alone: bool = False) -> Ref:
    """Take the number off the front of the text. A bare number needs a bracket, stop or label unless `is_alone`."""
    sources = tuple(SOURCE.findall(text))
    words = " ".join(SOURCE.sub(" ", text).split()) if is_alone else text.strip()
    label = WORD.match(words)
    match = START.match(WORD.sub("", words, count=1) if label else words)
    if is_alone and (letter := LETTER.fullmatch(words)):
        return Ref(letter.group(1), "", source_refs=sources)
    if match is None or not _is_ref(match, bool(label), is_alone):
        return Ref("", words, source_refs=sources)
    rest = (WORD.sub("", words, count=1) if label else words)[match.end() :]
    other = (match["other"].replace(" ", ""),) if match["other"] else ()
    return Ref(match["ref"].replace(" ", ""), rest.strip(), other, sources, bool(label))


def _is_ref(match: re.Match[str], is_labelled: bool, is_alone: bool) -> bool:
    """'(01) Test', '3. Review', 'KR2', '1.1 Develop' are refs; '12 months of work' and '2024' are not."""
    ref, rest = match["ref"], match.string[match.end() :]
    if is_labelled or (is_alone and not rest):
        return True
    bracketed = match["stop"] in (".", ":") or any(c in match.group(0) for c in "()[]")
    if "." in ref or not ref[0].isdigit():
        return bool(rest[:1].isupper() or rest[:1] in "‘'“\"(" or bracketed or is_alone)
    return bracketed or is_alone


def number(ref: str) -> tuple[int, ...]:
    """The figures of a ref, for order and gaps: 'KR2' -> (2,), '1.10' -> (1, 10), 'b' -> ()."""
    return tuple(int(part) for part in re.findall(r"\d+", ref))


def same(one: str, other: str) -> bool:
    """Whether two printed refs name the same thing: '01' and '1', 'CRD3' and 'CRD 3'."""
    return key(one) == key(other) != ""


def key(ref: str) -> str:
    """By which two printings of a number are the same: 'R-01 ' and 'r1' are 'r1'."""
    return re.sub(r"^0+(?=\d)", "", "".join(c for c in ref.lower() if c.isalnum() or c == "."))


def missing(refs: list[str]) -> list[str]:
    """Whole numbers absent between 1 and the highest of refs that share one prefix: KR2, KR5 -> KR1, KR3, KR4."""
    plain = [m for m in (re.fullmatch(r"([A-Za-z]*)0*(\d{1,2})", ref) for ref in refs) if m]
    have = {int(m[2]) for m in plain}
    prefixes = {m[1] for m in plain}
    prefix = prefixes.pop() if len(prefixes) == 1 else ""
    first = 1 if min(have, default=1) < 10 else min(have)
    return [f"{prefix}{n}" for n in range(first, max(have, default=0)) if n not in have]
