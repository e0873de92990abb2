"""PDFs mutated object by object, and whole hostile ones written by hand."""

import random
import re
import zlib

from tests.hostile import made

TOKEN = re.compile(rb"/[A-Za-z]\w*|\d+ \d+ R|-?\d+(?:\.\d+)?|\([^()]*\)|<<|>>|\[|\]")
TOKENS = [
    *(
        b"0",
        b"-1",
        b"1e9",
        b"99999999999999999999",
        b"2147483647",
        b"0.0000001",
        b"null",
        b"true",
        b"[]",
        b"<<>>",
        b"()",
    ),
    *(
        b"1 0 R",
        b"2 0 R",
        b"5 0 R",
        b"9 0 R",
        b"999999 0 R",
        b"/Kids",
        b"/Parent",
        b"/Pages",
        b"/Length",
        b"/FlateDecode",
    ),
    *(
        b"/ASCII85Decode",
        b"/LZWDecode",
        b"/Crypt",
        b"/Identity-H",
        b"/Type0",
        b"(\\377\\376)",
        b"q",
        b"Q",
        b"Do",
        b"BT",
        b"Tj",
    ),
]


def mutated(chance: random.Random) -> bytes:
    """One to five of the file's words (names, references, numbers, brackets) replaced, doubled or cut out."""
    data = made.pdf(is_packed=chance.random() < 0.3)
    for _ in range(chance.randint(1, 5)):
        found = list(TOKEN.finditer(data))
        one = chance.choice(found)
        other = chance.choice(found)[0]
        word = chance.choice([chance.choice(TOKENS), other, b"", one[0] + b" " + one[0]])
        data = data[: one.start()] + word + data[one.end() :]
    return data


def page(content: bytes, extra: bytes = b"", box: bytes = b"[0 0 595 842]", stream: bytes = b"") -> bytes:
    """A PDF of one page with this content stream; `extra` goes into the page's dictionary, `stream` into the stream's."""
    stream = stream or b"<</Length %d>>" % len(content)
    return whole(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>%s>>" % (box, extra),
            stream + b"stream\n" + content + b"\nendstream",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )


def whole(objects: list[bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """The objects numbered from 1, with a sound table of where they stand."""
    data, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, trailer, start)
    return bytes(data)


TEXT = b"BT /F 12 Tf 50 700 Td (Corporate Peer Challenge action plan) Tj ET "


def packed(content: bytes, times: int = 1) -> tuple[bytes, bytes]:
    """A content stream packed so many times over, and its dictionary."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content, b"<</Length %d/Filter[%s]>>" % (len(content), b"/FlateDecode" * times)
