"""Zip files with parts changed or broken, for the readers of office files."""

import zipfile
from io import BytesIO


def changed(data, changes):
    """The zip file with parts put through functions; a part that is not there yet is given b''."""
    old, out = zipfile.ZipFile(BytesIO(data)), BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *changes]):
            part = old.read(name) if name in old.namelist() else b""
            new.writestr(name, changes[name](part) if name in changes else part)
    return out.getvalue()


def mutated(data, chance):
    """The file with bytes changed, or with one of its parts cut short or changed."""
    if chance.random() < 0.3:
        return scrambled(data, chance)
    name = chance.choice(zipfile.ZipFile(BytesIO(data)).namelist())
    change = chance.choice([scrambled, lambda part, chance: part[: chance.randrange(len(part))]])
    return changed(data, {name: lambda part: change(part, chance)})


def scrambled(data, chance):
    found = bytearray(data)
    for _ in range(chance.choice([1, 5, 50])):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)
