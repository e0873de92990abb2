"""Every record that is read in a document."""

from collections.abc import Iterator

from loaders.clean.reading import Reading


def records(reading: Reading) -> Iterator[tuple[str, str]]:
    """Words and place of every record; a recommendation of which only the number is printed has no words to find."""
    every = [*(r.printed for r in reading.recommendations), *reading.printed.updates, *reading.printed.totals]
    every += [u.printed for r in reading.recommendations for u in r.updates]
    every += [a.printed for r in reading.recommendations for a in r.actions] + [
        a.printed for a in reading.loose_actions
    ]
    yield from ((one.text, one.place) for one in every if one.text)
