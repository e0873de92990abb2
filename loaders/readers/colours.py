"""A cell's fill colour -> the word a person would say for it; '' where no colour stands out."""

import colorsys
import re

import lxml.etree

HEX = re.compile(r"(?:[0-9a-f]{2})?([0-9a-f]{6})", re.I)
# The order in which a spreadsheet counts the colours of its theme.
THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{i}" for i in range(1, 7)), "hlink", "folHlink")
SHORT_HEX = re.compile(r"#([0-9a-f]{3})")
RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*(\d?\.?\d+)\s*)?\)")
# The colours that style sheets know by a word, as far as a plan would use them for a status.
CSS = {
    **dict.fromkeys(("red", "crimson", "firebrick", "darkred", "tomato", "orangered", "indianred"), "red"),
    **dict.fromkeys(("orange", "gold", "yellow", "darkorange", "goldenrod"), "amber"),
    **dict.fromkeys(("green", "lime", "limegreen", "lightgreen", "darkgreen", "forestgreen", "seagreen", "mediumseagreen"), "green"),
    **dict.fromkeys(("blue", "royalblue", "dodgerblue", "steelblue", "cornflowerblue"), "blue"),
    **dict.fromkeys(("grey", "gray", "silver", "darkgrey", "darkgray"), "grey"),
    **dict.fromkeys(("purple", "indigo", "rebeccapurple"), "purple"),
}  # fmt: skip
# Hue in degrees below which the name holds; teal and pink have none, since no colour key means them for certain.
HUES = ((18, "red"), (68, "amber"), (168, "green"), (180, ""), (258, "blue"), (320, "purple"), (340, ""), (361, "red"))


def name_of(rgb_hex: str) -> str:
    """'00B050' -> 'green'; red, amber, green, blue, grey, purple, or '' for white, black, tints of headings, no colour.

    Pale red, amber and green count where their hue is clear (Excel's C6EFCE); pale blue and purple never do, since
    they stand behind headings and every other row.
    """
    found = HEX.fullmatch(rgb_hex.strip().lstrip("#"))
    if not found:
        return ""
    red, green, blue = _parts(found.group(1))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    chroma = max(red, green, blue) - min(red, green, blue)
    if chroma < 0.06:
        return "grey" if 0.34 <= light <= 0.78 else ""
    name = next(name for below, name in HUES if hue * 360 < below)
    return name if _is_clear(name, light, saturation, chroma) else ""


def _is_clear(name: str, light: float, saturation: float, chroma: float) -> bool:
    if saturation < 0.25 or light < (0.33 if name == "amber" else 0.12):
        return False
    if name in ("blue", "purple"):
        return light <= 0.8
    return light <= 0.8 or chroma >= (0.08 if name == "green" else 0.14) and saturation >= 0.35


def of_css(written: str) -> str:
    """The name of a colour as style sheets write it: '#0b5', '#00BB55 !important', 'rgb(0, 176, 80)', 'limegreen'."""
    plain = written.lower().replace("!important", "").strip()
    if short := SHORT_HEX.fullmatch(plain):
        return name_of("".join(2 * digit for digit in short.group(1)))
    parts = RGB.match(plain)
    if parts and all(int(part) < 256 for part in parts.group(1, 2, 3)) and float(parts.group(4) or 1) > 0:
        return name_of("".join(f"{int(part):02X}" for part in parts.group(1, 2, 3)))
    return name_of(plain) if plain.startswith("#") else CSS.get(plain.split(" ")[0], "")


def tinted(rgb_hex: str, tint: float) -> str:
    """The colour made lighter (tint 0 to 1) or darker (-1 to 0), as a spreadsheet shows it."""
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(rgb_hex[-6:]))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, min(light, 1.0), saturation))


def of_theme(xml: bytes | None) -> list[str]:
    """The colours of a theme part in the order in which cells count them; '' for one that is missing."""
    if not xml:
        return []
    found: dict[str, str] = {}
    for element in lxml.etree.fromstring(xml, lxml.etree.XMLParser(resolve_entities=False)).iter("{*}clrScheme"):
        for colour in element:
            if isinstance(colour.tag, str) and len(colour):
                name = lxml.etree.QName(colour).localname
                found.setdefault(name, colour[0].get("lastClr") or colour[0].get("val") or "")
    return [found.get(name, "") for name in THEME]


def _parts(rgb_hex: str) -> tuple[float, float, float]:
    red, green, blue = (int(rgb_hex[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue
