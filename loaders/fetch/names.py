"""A file's name from its address: readable, and never able to lead out of its folder."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

LONGEST = 60  # characters each of host and path end
ENDINGS = re.compile(r"-(?:pdf|docx?|xlsx?|html?|csv|txt|md|aspx?|php)$")


def name(url: str, sha256: str, extension: str) -> str:
    """'https://www.havant.gov.uk/media/1/Action%20Plan.pdf' -> 'www-havant-gov-uk-action-plan-1f2e3d4c.pdf'."""
    parts = urlsplit(url)
    end = unquote(parts.path).rstrip("/").rpartition("/")[2]
    words = [slug(parts.hostname or ""), ENDINGS.sub("", slug(end))]
    return f"{'-'.join(filter(None, [*words, sha256[:8]]))}.{extension}"


def slug(text: str) -> str:
    """Small letters, digits and single hyphens; letters of other scripts fall away, the hash tells files apart."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
