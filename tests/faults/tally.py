"""What was provoked and what came of it: counts, with what is expected of each."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Count:
    """How often something was seen; `wanted` None where any number will do, `least` where it must be at least so often."""

    part: str
    what: str
    seen: int
    wanted: int | None = None
    least: int | None = None

    @property
    def is_well(self) -> bool:
        return (self.wanted is None or self.seen == self.wanted) and (self.least is None or self.seen >= self.least)

    @property
    def expected(self) -> str:
        if self.wanted is not None:
            return str(self.wanted)
        return f"{self.least} or more" if self.least is not None else ""


def table(counts: Iterable[Count]) -> str:
    """One line a count, the parts in the order in which they ran."""
    rows = [("", "seen", "expected", "")]
    part = None
    for count in counts:
        if count.part != part:
            part = count.part
            rows.append((part, "", "", ""))
        rows.append((f"  {count.what}", str(count.seen), count.expected, "" if count.is_well else "NOT AS EXPECTED"))
    width = max(len(row[0]) for row in rows)
    return "\n".join(
        f"{what:<{width}}  {seen:>7}  {expected:>10}  {said}".rstrip() for what, seen, expected, said in rows
    )
