"""Whether a council took a recommendation up, as it says so: accepted, part or declined."""

import re

WORDS = (
    ("declined", r"^(?:not (?:accepted|agreed|supported)|declined|rejected|disagree[sd]?|no\b)"),
    ("part", r"^(?:partially|partly|part)[ -](?:accepted|agreed)|^(?:accepted|agreed)(?: only)? in (?:part|principle)"),
    ("accepted", r"^(?:fully |wholly )?(?:accepted|agreed|accept|agree|yes)\b"),
)
WHOLE = re.compile(r"^[\w ,-]{2,40}\.?$")


def read_acceptance(text: str) -> str | None:
    """'Accepted in part' -> 'part'. None where the text says something else, or more than a few words."""
    words = " ".join((text or "").split())
    if not WHOLE.match(words):
        return None
    return next((name for name, pattern in WORDS if re.search(pattern, words, re.I)), None)
