"""Names of councils as people write them: the one normal form, the titles that stand in a name, the names in a list."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Whole words, each with what is meant. Points of the compass are read only before another word.
SPELLINGS = {
    "saint": "st", "gt": "great", "upon": "on", "co": "county", "boro": "borough", "met": "metropolitan",
    "beds": "bedfordshire", "berks": "berkshire", "bucks": "buckinghamshire", "cambs": "cambridgeshire",
    "derbys": "derbyshire", "glos": "gloucestershire", "hants": "hampshire", "herts": "hertfordshire",
    "hunts": "huntingdonshire", "lancs": "lancashire", "leics": "leicestershire", "lincs": "lincolnshire",
    "northants": "northamptonshire", "notts": "nottinghamshire", "oxon": "oxfordshire", "salop": "shropshire",
    "shrops": "shropshire", "staffs": "staffordshire", "warks": "warwickshire", "wilts": "wiltshire",
    "worcs": "worcestershire", "yorks": "yorkshire",
}  # fmt: skip
COMPASS = {
    "n": "north", "e": "east", "s": "south", "w": "west", "ne": "north east", "nw": "north west", "se": "south east",
    "sw": "south west", "northeast": "north east", "northwest": "north west", "southeast": "south east",
    "southwest": "south west",
}  # fmt: skip
# What a title calls the council; 'CC' may be a city or a county, and 'Council' alone says nothing.
KINDS = {
    "city": {"city"}, "county": {"county"}, "borough": {"borough"}, "district": {"district"}, "cc": {"city", "county"},
    "bc": {"borough"}, "dc": {"district"}, "mbc": {"borough"}, "mdc": {"district"}, "lb": {"borough"}, "lbc": {"borough"},
    "rb": {"borough"},
}  # fmt: skip
TITLE = (
    r"(?:royal borough|london borough|city|county|borough|district|metropolitan|unitary|authority|corporation|council"
    r"|ua|cc|bc|dc|mbc|mdc|lbc?|rb)s?"
)
# The City of London is a council and London is none, so there the title belongs to the name.
TITLES = re.compile(rf"\b(?!city of london\b){TITLE}\b(?: (?:and )?{TITLE}\b)*(?: of\b)?")
BETWEEN = re.compile(r"((?:\s*(?:[,;/|+&]|\band\b))+\s*)", re.IGNORECASE)
APOSTROPHES = re.compile("['’‘ʼ′`´]")


@dataclass(frozen=True)
class Name:
    """A written name: every word in its normal spelling, the same without titles (unless it is nothing else), and what it is called."""

    words: str
    plain: str
    kinds: frozenset[str]


@lru_cache(maxsize=10_000)
def read(written: str) -> Name:
    """'Notts CC' -> words 'nottinghamshire cc', plain 'nottinghamshire', kinds city and county."""
    words = _spelt(written)
    bare = TITLES.sub(" ", words)
    titles = [title for found in TITLES.findall(words) for title in found.split()]
    kinds = frozenset(kind for title in titles for kind in KINDS.get(title, ()))
    return Name(words, " ".join(bare.split()) or words, kinds)


def plain(written: str) -> str:
    """'The Royal Borough of Kensington & Chelsea' -> 'kensington and chelsea': equal for two ways to write one name."""
    return read(written).plain


def _spelt(written: str) -> str:
    """Small letters and single spaces, 'and' for '&', no punctuation, no 'the', abbreviations written out."""
    text = APOSTROPHES.sub("", written)
    text = "".join(c for c in text.casefold() if unicodedata.category(c) != "Cf")
    text = re.sub(r"\b(\w)\.", r"\1", text)  # 'N.E. Lincs' is one word each, 'St.Helens' two
    text = re.sub(r"[^\w ]|_", " ", re.sub("[&+]", " and ", text))
    words = [word for word in text.split() if word != "the"]
    ahead = [COMPASS.get(word, word) for word in words[:-1]]
    return " ".join(SPELLINGS.get(word, word) for word in [*ahead, *words[-1:]])


def divided(written: str) -> Iterator[tuple[str, str]]:
    """Every way to part a list of names in its first name and the rest, the longest first name first."""
    pieces = BETWEEN.split(written)
    for end in range(len(pieces), 0, -2):
        first, rest = "".join(pieces[:end]), "".join(pieces[end + 1 :])
        if rest or end == len(pieces):  # after 'Kent and' a name is missing
            yield first, rest
