"""The fetch from beginning to end: what is listed, what is there already, one line a document, and the count."""

import contextlib
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tqdm import tqdm

from loaders.councils import Council
from loaders.errors import LoadError
from loaders.fetch.client import Client
from loaders.fetch.keep import Store, keep
from loaders.fetch.ledger import OUTCOMES, Ledger, Row
from loaders.fetch.listed import LISTS, Listed, listed
from loaders.fetch.rules import Rules, writing

FOLDER = Path("documents", "fetched")


def run(
    data: Path, register: list[Council], rules: Rules, chosen: list[Council], limit: int | None, is_again: bool
) -> Counter[str]:
    """Fetch what is not there yet; counts by outcome, 'there' for what was not asked for again.

    Without `chosen` every council's addresses, at most `limit` of them. Raises LoadError where nothing can be kept, and
    when it is stopped; all that was fetched until then stays.
    """
    try:
        with _alone(data / FOLDER):
            store = Store(data, Ledger(data / FOLDER / "fetched.csv"))
            store.clear()
            codes = {council.gss_code for council in chosen}
            wanted = [one for one in listed(data, register) if not chosen or one.gss_codes & codes]
            asked = [one for one in wanted if is_again or not store.is_done(one.url)]
            counts = Counter(there=len(wanted) - len(asked))
            for row in _each(asked[:limit], Client(rules), store):
                counts[row.outcome] += 1
    except KeyboardInterrupt:
        raise LoadError(
            "Stopped. What was fetched is kept and in the ledger; run the command again to go on."
        ) from None
    print("\n".join(_summed_up(counts, len(asked), store) if wanted else [_nothing_listed(data, chosen)]))
    return counts


def _each(asked: list[Listed], client: Client, store: Store) -> Iterator[Row]:
    """Sequential on purpose: one request at a time needs no more, and is easy on everybody's servers."""
    for one in tqdm(asked, unit="document", disable=None, file=sys.stderr):
        row = keep(one, client, store)
        tqdm.write(_line(row), file=sys.stdout)
        sys.stdout.flush()
        yield row


def _line(row: Row) -> str:
    url = row.url if row.url.isprintable() else repr(row.url)
    size = f", {_size(int(row.bytes))}" if row.outcome in ("fetched", "unchanged") and row.bytes else ""
    said = f" ({row.said})" if row.said else ""
    return f"{row.council or 'no council'}: {url}: {row.outcome}{size}{said}"


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{max(count / 1000, 0.1):.1f} kB"


def _nothing_listed(data: Path, chosen: list[Council]) -> str:
    whose = f" for {' or '.join(council.name for council in chosen)}" if chosen else ""
    return f"No address to fetch: the column 'url' of {', '.join(LISTS)} in {data} names none{whose}."


def _summed_up(counts: Counter[str], asked: int, store: Store) -> Iterator[str]:
    yield ", ".join(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES) + "."
    if counts["there"]:
        yield f"{counts['there']} were fetched before and not asked for again; --again asks whether they changed."
    if left := asked - sum(counts[outcome] for outcome in OUTCOMES):
        yield f"{left} are left for the next run."
    if counts["refused"] or counts["failed"]:
        yield f"{store.ledger.path} says why; the next run tries them again."
    if file := next((row.file for row in reversed(store.ledger.rows) if row.file), ""):
        lead = f"Fetched files wait in {store.folder}. To load one, name it in {store.data / 'sources.csv'}"
        yield f"{lead}, with its path relative to that list: {file}"


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One fetch at a time in a folder: two would write over each other's ledger. The lock falls with the process."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("w")
    with lock:
        try:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass  # a system without fcntl goes without
        except OSError as error:
            raise LoadError(f"{folder}: another fetch is under way there. Wait for it to end.") from error
        yield
