"""A public web address -> the document there, kept like any other; asked for under every guard of the fetch."""

import io
from pathlib import Path
from urllib.parse import unquote, urlsplit

from loaders.desk import inbox
from loaders.desk.inbox import Item
from loaders.errors import LoadError
from loaders.fetch.client import Client
from loaders.fetch.rules import Failed, Refused, Rules
from loaders.limits import limits


def keep(data: Path, url: str, by: str, rules: Rules | None = None) -> Item:
    """Fetch one document and keep it. Raises LoadError for what may not be asked, or does not answer."""
    most = limits()
    rules = rules or Rules(most_bytes=most.most_bytes, total_seconds=most.most_seconds, tries=1)
    sink = io.BytesIO()
    try:
        where, _ = Client(rules).get(url.strip(), sink, {})
    except (Refused, Failed) as why:
        raise LoadError(str(why)) from why
    name = unquote(urlsplit(where).path).rpartition("/")[2] or "page.html"
    return inbox.keep(data, sink.getvalue(), name, by, where)
