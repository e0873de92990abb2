"""Word's styles and lists -> the number or bullet printed before a paragraph."""

import re
from dataclasses import dataclass, replace
from typing import overload

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_BASES = 50  # styles below a style; Word itself takes no more than a dozen
HEADING = re.compile(r"heading [1-9]|title", re.I)
BULLETS = "•●▪◦‣∙➢➤✓✔►-–*"
GLYPHS = {"o": "◦", "\uf0a7": "▪", "\uf0fc": "✓"}
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True)
class Style:
    """A paragraph style with what it takes over from the styles below it; None where all are silent."""

    name: str = ""
    number: str | None = None
    depth: int | None = None
    outline: int | None = None


@dataclass(frozen=True)
class Level:
    """One depth of a list. `restart`: the depth (1-based) whose items set it back, 0 for never, None for any above."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    style: str = ""


def value(element: etree._Element | None, path: str) -> str | None:
    """The w:val under a path such as 'pPr/pStyle'; '' where the element has no value, None where there is no element."""
    for name in path.split("/"):
        element = element.find(W + name) if element is not None else None
    return None if element is None else element.get(W + "val", "")


@overload
def whole(text: str | None, default: int = 0) -> int: ...
@overload
def whole(text: str | None, default: None) -> int | None: ...
def whole(text: str | None, default: int | None = 0) -> int | None:
    """The number that an attribute states; the default where it is missing or no number."""
    return int(text) if text is not None and re.fullmatch(r"\d{1,9}", text) else default


def styles(root: etree._Element | None) -> dict[str, Style]:
    """Every paragraph style by its id; the one that unmarked paragraphs have also by ''."""
    elements = (
        {element.get(W + "styleId", ""): element for element in root.iter(W + "style")} if root is not None else {}
    )
    found = {name: _style(name, elements) for name in elements}
    for name, element in elements.items():
        if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
            found[""] = found[name]
    return found


def _style(name: str, elements: dict[str, etree._Element]) -> Style:
    made = Style(value(elements[name], "name") or "")
    seen: set[str] = set()
    while name in elements and name not in seen and len(seen) < MOST_BASES:
        seen.add(name)
        element = elements[name]
        made = replace(
            made,
            number=made.number if made.number is not None else value(element, "pPr/numPr/numId"),
            depth=made.depth if made.depth is not None else whole(value(element, "pPr/numPr/ilvl"), None),
            outline=made.outline if made.outline is not None else whole(value(element, "pPr/outlineLvl"), None),
        )
        name = value(element, "basedOn") or ""
    return made


def is_heading(paragraph: etree._Element, style: Style) -> bool:
    """Whether Word counts the paragraph as a heading: by its outline level, else by the name of its style."""
    outline = whole(value(paragraph, "pPr/outlineLvl"), style.outline)
    return (outline is not None and outline < 9) or HEADING.fullmatch(style.name) is not None


class Numbering:
    """Counts the list items of a document in reading order."""

    def __init__(self, root: etree._Element | None, known: dict[str, Style]):
        """From the root of numbering.xml, or None where the document has no lists."""
        self.lists: dict[str, tuple[str, dict[int, Level], set[int]]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.met: set[str] = set()
        if root is not None:
            shapes = {element.get(W + "abstractNumId", ""): element for element in root.iter(W + "abstractNum")}
            numbers = {element.get(W + "numId", ""): element for element in root.iter(W + "num")}
            self.lists = {name: _list(element, shapes, numbers, known) for name, element in numbers.items()}

    def printed(self, paragraph: etree._Element, style: Style) -> tuple[str, int]:
        """Count a paragraph: what is printed before it and its depth (1-based), or '' and 0 outside every list.

        Styles named 'List Bullet 2' say the depth themselves.
        """
        number = value(paragraph, "pPr/numPr/numId")
        number = style.number if number is None else number
        if number in (None, "0"):
            return "", 0
        depth = whole(value(paragraph, "pPr/numPr/ilvl"), style.depth)
        if depth is None:
            name = value(paragraph, "pPr/pStyle")
            levels = self.lists[number][1] if number in self.lists else {}
            depth = next((at for at, level in levels.items() if name and level.style == name), 0)
        named = re.fullmatch(r"list .*(\d)", style.name, re.I)
        return self.marker(number, depth), max(depth + 1, int(named.group(1)) if named else 0)

    def marker(self, number: str, depth: int) -> str:
        """Count one item and say what is printed before it: '1.', 'a)', '1.2', '•'; '' where nothing is."""
        shape, levels, restarted = self.lists.get(number, ("", {}, set()))
        if depth not in levels:
            return ""
        counts = self.counts.setdefault(shape, {})
        if number not in self.met:
            self.met.add(number)
            for restart in restarted:
                counts.pop(restart, None)
        counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for deeper in [other for other in counts if other > depth]:
            after = levels[deeper].restart if deeper in levels else None
            if after is None or depth < after:
                del counts[deeper]
        return _printed(levels, depth, counts)


def _list(
    number: etree._Element,
    shapes: dict[str, etree._Element],
    numbers: dict[str, etree._Element],
    known: dict[str, Style],
) -> tuple[str, dict[int, Level], set[int]]:
    """The list's shape (lists of one shape count on), its levels, and the levels at which it starts anew."""
    name = value(number, "abstractNumId") or ""
    link = value(shapes[name], "numStyleLink") if name in shapes else None
    if link and (linked := known.get(link, Style()).number) in numbers:
        name = value(numbers[linked], "abstractNumId") or ""
    levels = _levels(shapes[name]) if name in shapes else {}
    restarted: set[int] = set()
    for override in number.iter(W + "lvlOverride"):
        depth = whole(override.get(W + "ilvl"))
        levels.update(_levels(override))
        start = whole(value(override, "startOverride"), None)
        if start is not None:
            levels[depth] = replace(levels.get(depth, Level()), start=start)
            restarted.add(depth)
    return name, levels, restarted


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {whole(element.get(W + "ilvl")): _level(element) for element in parent.iter(W + "lvl")}


def _level(element: etree._Element) -> Level:
    return Level(
        start=whole(value(element, "start")),
        kind=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        restart=whole(value(element, "lvlRestart"), None),
        is_legal=value(element, "isLgl") not in (None, "0", "false"),
        style=value(element, "pStyle") or "",
    )


def _printed(levels: dict[int, Level], depth: int, counts: dict[int, int]) -> str:
    level = levels[depth]
    if level.kind == "bullet":
        return _bullet(level.text)

    def number(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        other = levels.get(place, Level())
        return _number(counts.get(place, other.start), "decimal" if level.is_legal else other.kind)

    return " ".join(re.sub(r"%([1-9])", number, level.text).split())


def _bullet(text: str) -> str:
    """The bullet as printed; a glyph of a symbol font, which means nothing outside it, becomes '•'."""
    plain = text.strip()
    return plain if len(plain) > 1 or plain and plain in BULLETS else GLYPHS.get(plain, "•")


def _number(count: int, kind: str) -> str:
    if kind == "none":
        return ""
    if kind == "decimalZero":
        return f"{count:02d}"
    if kind == "ordinal":
        return f"{count}{'th' if count % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"
    if "Letter" in kind and 0 < count < 1000:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif "Roman" in kind and 0 < count < 4000:
        letters = _roman(count)
    else:
        return str(count)
    return letters.upper() if kind.startswith("upper") else letters


def _roman(count: int) -> str:
    letters = ""
    for size, letter in ROMAN:
        letters += letter * (count // size)
        count %= size
    return letters
