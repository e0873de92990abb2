"""Word and Excel files mutated inside: their parts stay a sound zip, what the parts say does not stay sound."""

import io
import random
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.hostile import made

MAIN = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}
VALUE = re.compile(rb'="[^"<]{0,80}"')
TAG = re.compile(rb"<[\w:]+[^<>]*?/?>")
VALUES = [
    *(
        "",
        "0",
        "-1",
        "1",
        "2",
        "99999999999",
        "1e309",
        "NaN",
        "../../x",
        "file:///etc/passwd",
        "http://127.0.0.1:9/x",
        "²",
    ),
    *(
        "A1:XFD1048576",
        "XFD1048576",
        "2958465.9",
        "s",
        "d",
        "e",
        "inlineStr",
        "str",
        "rId1",
        "Normal",
        "FF00FF",
        "continue",
    ),
]


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def zipped(parts: dict[str, bytes] | list[tuple[str | ZipInfo, bytes]], packing: int = ZIP_DEFLATED) -> bytes:
    whole = io.BytesIO()
    with ZipFile(whole, "w", packing) as new:
        for name, part in parts.items() if isinstance(parts, dict) else parts:
            new.writestr(name, part, packing)
    return whole.getvalue()


def changed(kind: str, **texts: tuple[str, str] | bytes) -> bytes:
    """A whole document of a kind ('docx', 'xlsx') with parts replaced; names as keywords are looked up by their end."""
    held = parts(made.BINARY[f"plan.{kind}"]())
    for end, text in texts.items():
        name = next((name for name in held if name.endswith(f"{end}.xml")), f"{end}.xml")
        held[name] = text if isinstance(text, bytes) else held[name].replace(text[0].encode(), text[1].encode())
    return zipped(held)


def mutated(kind: str, chance: random.Random) -> bytes:
    """One to three parts changed: bytes, values of attributes, whole elements, or the part itself gone, doubled or another's."""
    held = parts(made.BINARY[f"plan.{kind}"]())
    for _ in range(chance.randint(1, 3)):
        name = chance.choice([*held, MAIN[kind], MAIN[kind]])
        if name not in held:
            continue
        match chance.randrange(10):
            case 0:
                del held[name]
            case 1:
                held[name] = held[chance.choice(list(held))]
            case 2:
                held[name] = made.mutated(held[name], chance)
            case 3 | 4 | 5:
                held[name] = _with_value(held[name], chance)
            case _:
                held[name] = _with_element(held[name], chance)
    return zipped(held) if held else b"PK\x05\x06" + bytes(18)


def _with_value(part: bytes, chance: random.Random) -> bytes:
    found = list(VALUE.finditer(part))
    if not found:
        return part
    one = chance.choice(found)
    return part[: one.start()] + f'="{chance.choice(VALUES)}"'.encode() + part[one.end() :]


def _with_element(part: bytes, chance: random.Random) -> bytes:
    """An element's tag cut out, repeated, swapped with another, or its text replaced."""
    found = list(TAG.finditer(part))
    if len(found) < 2:
        return part
    one, two = sorted(chance.sample(found, 2), key=lambda match: match.start())
    piece = part[one.start() : two.end()]
    match chance.randrange(4):
        case 0:
            return part[: one.start()] + part[one.end() :]
        case 1:
            return part[: one.start()] + piece * chance.choice([2, 3, 50]) + part[two.end() :]
        case 2:
            middle = part[one.end() : two.start()]
            return part[: one.start()] + two[0] + middle + one[0] + part[two.end() :]
        case _:
            text = chance.choice(made.SNIPPETS).replace("&", "&amp;").replace("<", "&lt;")
            return part[: one.end()] + text.encode() + part[one.end() :]
