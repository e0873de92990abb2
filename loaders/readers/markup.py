"""HTML inside text: the paragraphs and list items of a fragment, in reading order."""

import re

import lxml.html
from lxml import etree

from loaders.errors import LoadError
from loaders.records import Cell, Text

TAG = re.compile(r"</?(?:p|br|ol|ul|li|div|b|i|u|em|strong|span|a|sup|sub|h[1-6])\b[^<>]*>", re.I)
BLOCKS = {"p", "div", "li", "br", "ol", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "dd", "dt"}
NOISE = {"nav", "footer", "script", "style", "noscript", "template", "aside", "form", "button", "svg", "head"}
# 'o' counts as a bullet only before two spaces; private-use glyphs and (cid:127) are bullets of lost fonts.
BULLET = re.compile(r"^\s*([•●·▪◦‣∙➢➤✓✔►\-–*\uf000-\uf0ff\u007f]|\(cid:\d+\)|o(?=\s\s|\t))\s+(?=\S)")
# Characters that no text holds and the parser refuses.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# What would act on a terminal that prints it; nothing of it is ever seen.
STEERING = re.compile("[\x00-\x08\x0e-\x1b\x90\x9b\x9d]")
ENUMERATED = re.compile(
    r"^(\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=\S)"
)
RUN_IN_BULLET = re.compile(r"(?:^|\s)[-–•·*]\s+(?=\S)")


# A tag with all it says, and what it says in quotation marks. Possessive, so that no text takes more than one look.
WHOLE_TAG = re.compile(r"<[a-z](?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+", re.I)
QUOTED = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
MOST_ATTRIBUTES = 500


def check_tags(text: str) -> None:
    """Raises LoadError where a tag has more attributes than the parser, which compares each with all, can bear."""
    for tag in WHOLE_TAG.finditer(text):
        if len(tag[0]) > MOST_ATTRIBUTES and len(QUOTED.sub("= ", tag[0]).split()) > MOST_ATTRIBUTES:
            raise LoadError(
                f"holds a tag of more than {MOST_ATTRIBUTES} attributes. Save it anew from a browser or Word."
            )


def squeeze(text: str) -> str:
    """White space folded, Markdown bold marks and what steers a terminal dropped, as a person would copy the words."""
    if not text.isprintable():
        text = STEERING.sub(" ", text)
    return " ".join(text.replace("**", "").replace("\u00a0", " ").replace("\u200b", "").split())


def has_markup(text: str) -> bool:
    """Whether a known HTML tag stands in the text."""
    return TAG.search(text) is not None


def parse(fragment: str) -> lxml.html.HtmlElement:
    """The fragment as a tree; a '<' that opens no known tag stays text ('savings <£5m')."""
    fragment = CONTROL.sub(" ", fragment)
    check_tags(fragment)
    safe = "".join(
        part if TAG.fullmatch(part) else part.replace("<", "&lt;")
        for part in re.split(f"({TAG.pattern})", fragment, flags=re.I)
        if part is not None
    )
    return lxml.html.fragment_fromstring(safe, create_parent="div")


def paragraphs(element: etree._Element, place: str) -> Cell:
    """The element's paragraphs and list items. Items of an <ol> without printed numbers get '1.', '2.' as marker."""
    found: list[Text] = []
    run: list[str] = []
    _walk(element, place, found, run)
    _flush(run, place, found, False)
    return tuple(text for text in found if text.words)


def of_fragment(fragment: str, place: str) -> Cell:
    """The paragraphs of text that may hold HTML tags or line breaks."""
    if has_markup(fragment):
        return paragraphs(parse(fragment), place)
    return tuple(marked(line, place) for line in fragment.splitlines() if squeeze(line))


def marked(line: str, place: str) -> Text:
    """A line with its printed bullet taken off and kept as marker."""
    bullet = BULLET.match(line)
    return Text(squeeze(line[bullet.end() :]), place, bullet.group(1)) if bullet else Text(squeeze(line), place)


def _walk(element: etree._Element, place: str, found: list[Text], run: list[str], depth: int = 0) -> None:
    """Collect inline text into `run`; every block element ends the paragraph that runs. `depth` counts lists."""
    is_list = element.tag in ("ol", "ul")
    depth += is_list
    _add(run, element.text)
    start = element.get("start") or "1"
    number = int(start) if is_list and start.isascii() and start.isdigit() and len(start) < 5 else 1
    for child in element:
        if not isinstance(child.tag, str) or child.tag in NOISE:
            _add(run, child.tail)
            continue
        if child.tag in BLOCKS:
            _flush(run, place, found, is_list)
        if child.tag == "li":
            _item(child, place, found, _marker(element, number), depth)
            number += 1
        else:
            _walk(child, place, found, run, depth)
        if child.tag in BLOCKS:
            _flush(run, place, found, is_list and child.tag in ("br", "li"))
        _add(run, child.tail)
    if element.tag in BLOCKS:
        _flush(run, place, found, is_list)


def _item(item: etree._Element, place: str, found: list[Text], marker: str, depth: int) -> None:
    """The words of a list item: its first paragraph carries the marker, all of them the depth of the list."""
    before = len(found)
    run: list[str] = []
    _walk(item, place, found, run, depth)
    _flush(run, place, found, False)
    for index in range(before, len(found)):
        text = found[index]
        own = marker if index == before and not text.marker else text.marker
        found[index] = Text(text.words, place, own, text.level or depth)


def _marker(parent: etree._Element, number: int) -> str:
    """The bullet or number that a browser would show: letters where the list's type or style asks for them."""
    style = (parent.get("type") or "") + (parent.get("style") or "")
    if parent.tag != "ol" or "none" in style:
        return "•"
    if style.strip() in ("a", "A") or "alpha" in style or "latin" in style:
        return chr(ord("a") + (number - 1) % 26) + "."
    if (style.strip() in ("i", "I") or "roman" in style) and number <= len(ROMAN):
        return ROMAN[number - 1] + "."
    return f"{number}."


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def _add(run: list[str], text: str | None) -> None:
    if text:
        run.append(text)


def _flush(run: list[str], place: str, found: list[Text], is_list: bool) -> None:
    text = "".join(run)
    run.clear()
    if not squeeze(text):
        return
    if is_list and RUN_IN_BULLET.match(text):
        found.extend(Text(squeeze(part), place, "-") for part in RUN_IN_BULLET.split(text) if squeeze(part))
    else:
        found.append(marked(text, place))
