"""PDFs made to take all memory or all time."""

import zlib

from tests.hostile import pdfs

BOMBS = {
    "objects-million.pdf": lambda: b"%PDF-1.4\n" + b"".join(b"%d 0 obj<<>>endobj\n" % n for n in range(1, 1_000_001)) + b"trailer<</Root 1 0 R>>\n%%EOF",
    "objects-million-listed.pdf": lambda: _many(400_000),
    "pages-in-a-circle.pdf": lambda: pdfs.whole([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]),
    "pages-million.pdf": lambda: pdfs.whole(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[" + b"3 0 R " * 500_000 + b"]/Count 500000>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]
    ),
    "pages-deep.pdf": lambda: pdfs.whole(
        [b"<</Type/Catalog/Pages 2 0 R>>", *(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(2, 5000)), b"<</Type/Page>>"]
    ),
    "pages-doubling.pdf": lambda: pdfs.whole(
        [b"<</Type/Catalog/Pages 2 0 R>>"]
        + [b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 2>>" % (n + 1, n + 1) for n in range(2, 40)]
        + [b"<</Type/Page/MediaBox[0 0 9 9]>>"]
    ),
    "references-in-a-circle.pdf": lambda: pdfs.whole([b"2 0 R", b"3 0 R", b"1 0 R"]),
    "contents-in-a-circle.pdf": lambda: pdfs.page(pdfs.TEXT).replace(b"/Contents 4 0 R", b"/Contents[3 0 R]"),
    "length-2gb.pdf": lambda: pdfs.page(pdfs.TEXT, stream=b"<</Length 2147483647>>"),
    "length-itself.pdf": lambda: pdfs.page(pdfs.TEXT, stream=b"<</Length 4 0 R>>"),
    "length-minus.pdf": lambda: pdfs.page(pdfs.TEXT, stream=b"<</Length -1>>"),
    "box-huge.pdf": lambda: pdfs.page(pdfs.TEXT, box=b"[0 0 1e30 1e30]"),
    "box-nothing.pdf": lambda: pdfs.page(pdfs.TEXT, box=b"[0 0 0 0]"),
    "box-words.pdf": lambda: pdfs.page(pdfs.TEXT, box=b"[(a) null 3 0 R /X]"),
    "zeros-2gb.pdf": lambda: pdfs.page(_zeros(2_000_000_000), stream=b"<</Filter/FlateDecode/Length 1>>"),
    "zeros-packed-twice.pdf": lambda: pdfs.page(*_stream(bytes(50_000_000), 2)),
    "zeros-lzw.pdf": lambda: pdfs.page(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 200_000, stream=b"<</Filter/LZWDecode/Length 1800000>>"),
    "zeros-runlength.pdf": lambda: pdfs.page(b"\x81 " * 5_000_000, stream=b"<</Filter/RunLengthDecode/Length 10000000>>"),
    "zeros-in-a-font.pdf": lambda: _font(_zeros(500_000_000)),
    "zeros-in-an-object-stream.pdf": lambda: _object_stream(_zeros(1_000_000_000)),
    "predictor.pdf": lambda: pdfs.page(
        zlib.compress(bytes(10_000_000)), stream=b"<</Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 1000000000/Colors 99>>>>"
    ),
    "brackets-deep.pdf": lambda: pdfs.page(b"[" * 1_000_000 + pdfs.TEXT),
    "dictionaries-deep.pdf": lambda: pdfs.page(pdfs.TEXT, extra=b"/X" + b"<</X" * 100_000),
    "forms-in-a-circle.pdf": lambda: _forms(1),
    "forms-doubling.pdf": lambda: _forms(40),
    "states-million.pdf": lambda: pdfs.page(b"q " * 2_000_000 + pdfs.TEXT),
    "text-million.pdf": lambda: pdfs.page(b"BT /F 1 Tf (" + b"a" * 1_000_000 + b") Tj ET"),
    "lines-million.pdf": lambda: pdfs.page(b"0 0 m 9 9 l S " * 500_000),
    "curve-long.pdf": lambda: pdfs.page(b"0 0 m " + b"1 1 2 2 3 3 c " * 500_000 + b"S"),
    "grid.pdf": lambda: pdfs.page(b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (n, n, n, n) for n in range(1, 595)) + pdfs.TEXT),
    "updates-in-a-circle.pdf": lambda: _updated(pdfs.page(pdfs.TEXT)),
    "xref-lies.pdf": lambda: pdfs.page(pdfs.TEXT).replace(b"0000000", b"9999999"),
    "xref-count-huge.pdf": lambda: pdfs.page(pdfs.TEXT).replace(b"xref\n0 6", b"xref\n0 2147483647"),
    "xref-stream-huge.pdf": lambda: _xref_stream(),
    "size-huge.pdf": lambda: pdfs.page(pdfs.TEXT).replace(b"/Size 6", b"/Size 99999999999999999999"),
    "name-million.pdf": lambda: pdfs.page(pdfs.TEXT, extra=b"/" + b"A" * 5_000_000 + b" 1"),
    "string-open.pdf": lambda: pdfs.page(b"BT (" + b"\\(" * 2_000_000),
    "numbers-long.pdf": lambda: pdfs.page(b"9" * 1_000_000 + b" 0 Td " + pdfs.TEXT),
    "cmap-bomb.pdf": lambda: _cmap(),
    "widths-bomb.pdf": lambda: _widths(),
    "encrypted-odd.pdf": lambda: pdfs.whole([b"<</Type/Catalog>>"], trailer=b"/Encrypt<</Filter/Standard/V 5/R 6/O()/U()/P -1/Length 99999999>>/ID[()()]"),
}  # fmt: skip


def _stream(content: bytes, times: int) -> tuple[bytes, bytes, bytes, bytes]:
    content, stream = pdfs.packed(content, times)
    return content, b"", b"[0 0 595 842]", stream


def _zeros(size: int) -> bytes:
    """So many zeros, packed, made without holding them."""
    packer, part = zlib.compressobj(9), bytes(10_000_000)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(part) + packer.flush(zlib.Z_FULL_FLUSH)  # stands by itself, so it may come again
    return head + block * (size // len(part)) + packer.flush()


def _many(count: int) -> bytes:
    sound = pdfs.page(pdfs.TEXT)
    start = sound.index(b"4 0 obj")
    return pdfs.whole(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"]
        + [sound[start + 7 : sound.index(b"endobj", start)].strip()]
        + [b"<</A %d 0 R>>" % (n + 1) for n in range(5, count)]
    )  # fmt: skip


def _font(stream: bytes) -> bytes:
    return pdfs.whole(
        [
            *(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(pdfs.TEXT), pdfs.TEXT),
            b"<</Type/Font/Subtype/Type1/BaseFont/X/ToUnicode 6 0 R/FontDescriptor<</FontFile 6 0 R/Length1 9>>>>",
            b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        ]
    )


def _object_stream(stream: bytes) -> bytes:
    head = b"%PDF-1.5\n"
    packed = (
        b"1 0 obj<</Type/ObjStm/N 1000000/First 100/Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n"
        % (len(stream), stream)
    )
    entries = zlib.compress(bytes([2, 0, 1, 0] * 10))
    table = (
        b"2 0 obj<</Type/XRef/Size 10/W[1 2 1]/Root 5 0 R/Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n"
        % (len(entries), entries)
    )
    return head + packed + table + b"startxref\n%d\n%%%%EOF" % (len(head) + len(packed))


def _forms(count: int) -> bytes:
    """Drawings that draw the next twice; the last draws itself."""
    forms = [
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream"
        % min(5 + n, 4 + count)
        for n in range(1, count + 1)
    ]
    return pdfs.whole(
        [
            *(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
            b"<</Length 5>>stream\n/X Do\nendstream",
            *forms,
        ]
    )


def _updated(data: bytes) -> bytes:
    """Tables that each name the other as the one before."""
    start = len(data)
    first = b"xref\n0 0\ntrailer\n<</Root 1 0 R/Prev %010d>>\n"
    second = start + len(first % 0)
    return data + first % second + first % start + b"startxref\n%d\n%%%%EOF\n" % start


def _xref_stream() -> bytes:
    head, entries = b"%PDF-1.5\n", zlib.compress(bytes(1000))
    table = b"1 0 obj<</Type/XRef/Size 2147483647/Index[0 2147483647]/W[1 999999999 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n"
    return head + table % (len(entries), entries) + b"startxref\n%d\n%%%%EOF" % len(head)


def _cmap() -> bytes:
    text = b"1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0000> endbfrange"
    return _font(zlib.compress(text)).replace(
        b"/Subtype/Type1", b"/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2>>]"
    )


def _widths() -> bytes:
    wide = b"/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2/W[0 2147483647 500]>>]"
    return _font(zlib.compress(b"x")).replace(b"/Subtype/Type1", wide)
