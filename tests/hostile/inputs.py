"""Number and seed -> one hostile input, always the same one."""

import random
from dataclasses import dataclass

from tests.hostile import asked, made, pdfs, texts, zips
from tests.hostile.bombs import BOMBS

# Of a hundred inputs that are no bombs.
SHARES = {
    "docx": 14, "xlsx": 14, "pdf": 14, "text": 8, "markdown": 4, "csv": 8, "html": 10, "documents": 10,
    "addresses": 8, "questions": 6, "web addresses": 4,
}  # fmt: skip
GROUPS = [group for group, share in SHARES.items() for _ in range(share)]


@dataclass(frozen=True)
class Input:
    """`name` and `data` for a reader; `said` for what is typed or asked instead of a file."""

    number: int
    group: str
    name: str = ""
    data: bytes = b""
    said: tuple = ()


def groups(count: int) -> list[str]:
    """The group of every number: the bombs spread evenly over all, everything else in a fixed order."""
    step = max(1, count // len(BOMBS))
    return ["bombs" if n % step == 0 and n // step < len(BOMBS) else GROUPS[n * 37 % 100] for n in range(count)]


def make(number: int, count: int, seed: int) -> Input:
    group, chance = groups_of(count)[number], random.Random(f"{seed}/{number}")
    if group == "bombs":
        name = list(BOMBS)[number // max(1, count // len(BOMBS))]
        return Input(number, group, f"{number}-{name}", BOMBS[name]())
    if group == "addresses":
        return Input(number, group, said=asked.address(chance))
    if group == "questions":
        return Input(number, group, said=tuple(asked.question(chance)))
    if group == "web addresses":
        return Input(number, group, said=asked.web(chance))
    suffix, data = _file(group, chance)
    return Input(number, group, f"{number}{suffix}", data)


def groups_of(count: int, known: dict[int, list[str]] = {}) -> list[str]:  # noqa: B006  kept on purpose
    return known.setdefault(count, groups(count))


def _file(group: str, chance: random.Random) -> tuple[str, bytes]:
    if group in ("docx", "xlsx", "pdf") and chance.random() < 0.25:  # the file itself, byte by byte
        return f".{group}", made.mutated(made.BINARY[f"plan.{group}"](), chance)
    match group:
        case "docx" | "xlsx":
            return f".{group}", zips.mutated(group, chance)
        case "pdf":
            return ".pdf", pdfs.mutated(chance)
        case "text" | "markdown":
            return (".txt" if group == "text" else ".md"), texts.text(chance)
        case "csv":
            return ".csv", texts.csv(chance)
        case "html":
            return ".html", texts.html(chance) if chance.random() < 0.6 else texts.table(chance)
        case _:
            return texts.mutated(chance)
