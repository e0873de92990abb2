"""Recommendations of different councils that say the same -> families, so that a reader sees who else was told it.

A family's key is that of its member told first, so it stays while members are added that were told later.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from loaders.link.alike import groups
from loaders.link.asks import Ask, ask_of
from loaders.link.corrections import Corrections
from loaders.link.rows import Rows
from loaders.link.weigh import Row

LABEL_WORDS = 15  # a label of up to so many words is read at a glance
TITLE = "heading only"  # basis of a register's row that is no more than a heading


@dataclass(frozen=True)
class Member:
    """A recommendation that may be of a family. `told_on`: first day of the visit, date.max where it is not known."""

    recommendation_id: str
    text: str
    ask: Ask
    gss_code: str
    joint_id: str | None
    told_on: date
    theme_id: int | None
    is_title: bool = False
    names_council: bool = False


def add_families(rows: Rows, names: Mapping[str, Iterable[str]], corrections: Corrections | None = None) -> None:
    """Give recommendations their family and add the rows of table families. `names`: gss_code -> how the council is called."""
    members = _members(rows, names, corrections or Corrections())
    family_of: dict[str, str] = {}
    for family in families_of(members):
        row = rows.add("families", **_row(family))
        family_of |= {member.recommendation_id: row["family_id"] for member in family}
    for recommendation in rows.of("recommendations"):
        recommendation["family_id"] = family_of.get(recommendation["recommendation_id"])


def families_of(members: Iterable[Member]) -> list[list[Member]]:
    """Groups of members whose asks are alike, told to at least two councils apart from each other; in the order of their keys."""
    ordered = sorted(members, key=lambda member: (member.told_on, member.recommendation_id))
    found = [[ordered[i] for i in group] for group in groups([member.ask for member in ordered])]
    return sorted(
        (family for family in found if council_count(family) > 1), key=lambda family: family[0].recommendation_id
    )


def council_count(family: Sequence[Member]) -> int:
    """Councils that were told it; councils reviewed together count as one."""
    together: dict[str, str] = {}
    for member in sorted(family, key=lambda member: (member.gss_code, member.joint_id or "~")):
        together.setdefault(member.gss_code, member.joint_id or member.gss_code)
    return len(set(together.values()))


def label_of(family: Sequence[Member]) -> str:
    """The text that says least beside what all say, then the shortest, then the one most like the others: where there is any,
    one of few words that names no council and is more than a heading. Never cut.
    """
    texts = [member.text for member in family]
    likeness = process.cdist(texts, texts, scorer=fuzz.token_sort_ratio).sum(axis=1).tolist()
    return min(zip(family, likeness, strict=True), key=_plainness)[0].text


def _plainness(one: tuple[Member, float]) -> tuple[bool, bool, bool, int, int, float, str]:
    member, likeness = one
    words = len(member.text.split())
    said = round(sum(member.ask.weights.values()))
    return words > LABEL_WORDS, member.names_council, member.is_title, said, words, -round(likeness, 3), member.text


def _row(family: Sequence[Member]) -> Row:
    themes = Counter(member.theme_id for member in family if member.theme_id)
    return dict(
        family_id=f"as-{family[0].recommendation_id}",
        label=label_of(family),
        theme_id=min(themes, key=lambda theme: (-themes[theme], theme), default=None),
        council_count=council_count(family),
        recommendation_count=len(family),
    )


def _members(rows: Rows, names: Mapping[str, Iterable[str]], corrections: Corrections) -> list[Member]:
    """The recommendations that ask for something, but for those that a person set apart."""
    reviews = {row["review_id"]: row for row in rows.of("reviews")}
    files = {row["document_id"]: row["file_name"] for row in rows.of("documents")}
    titles = _titles(rows)
    found = []
    for row in rows.of("recommendations"):
        review = reviews[row["review_id"]]
        member = member_of(row, review, names.get(review["gss_code"], ()), row["recommendation_id"] in titles)
        if not corrections.is_apart(files[row["document_id"]], row["place"], member.text) and is_asked(member):
            found.append(member)
    return found


def is_asked(member: Member) -> bool:
    """Whether a text asks for something: a title needs a word of a step, other words an act at least; both something to be done."""
    return member.ask.is_weighty and (member.ask.is_step_said or (member.ask.is_act and not member.is_title))


def member_of(row: Row, review: Row, names: Iterable[str], is_title: bool = False) -> Member:
    """A row of table recommendations with that of its review; `names`: how the council is called."""
    text = row["text"] or ""
    return Member(
        row["recommendation_id"],
        text,
        ask_of(text, names),
        review["gss_code"],
        review["joint_id"],
        review["visited_from"] or date.max,
        row["theme_id"],
        is_title,
        any(re.search(rf"\b{re.escape(name)}\b", text) for name in names),
    )


def _titles(rows: Rows) -> set[str]:
    """The recommendations of which nothing but a heading is known."""
    basis = {row["document_id"]: row.get("basis") for row in rows.of("documents")}
    told = defaultdict(set)
    for row in [*rows.of("recommendations"), *rows.of("updates")]:
        if row["recommendation_id"]:
            told[row["recommendation_id"]].add(basis[row["document_id"]])
    return {recommendation_id for recommendation_id, found in told.items() if found == {TITLE}}
