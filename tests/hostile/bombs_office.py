"""Word and Excel files, and XML in any file, made to take all memory, all time or a way out of their folder."""

import io
import zipfile
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipInfo

from tests.hostile import made, zips

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha"}">' for i in range(10))
QUADRATIC = f'<!ENTITY q "{"q" * 100_000}">'
FILE = '<!ENTITY f SYSTEM "file:///etc/passwd">'
WEB = '<!ENTITY f SYSTEM "http://127.0.0.1:9/x">'
BOMBS: dict[str, Callable[[], bytes]] = {}


def bomb(name: str):
    def keep(make: Callable[[], bytes]) -> Callable[[], bytes]:
        BOMBS[name] = make
        return make

    return keep


def _body(inside: str, doctype: str = "") -> bytes:
    head = f"<?xml version='1.0'?>{f'<!DOCTYPE d [{doctype}]>' if doctype else ''}"
    return zips.changed("docx", document=f"{head}<w:document {W}><w:body>{inside}</w:body></w:document>".encode())


def _sheet(inside: str, doctype: str = "", after: str = "") -> bytes:
    head = f"<?xml version='1.0'?>{f'<!DOCTYPE d [{doctype}]>' if doctype else ''}"
    whole = f"{head}<worksheet {S}><sheetData>{inside}</sheetData>{after}</worksheet>"
    return zips.changed("xlsx", sheet1=whole.encode())


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _c(text: str, kind: str = "str") -> str:
    return f'<row r="1"><c r="A1" t="{kind}"><v>{text}</v></c></row>'


for _name, _doctype, _text in (
    ("laughs", LAUGHS, "&a9;"),
    ("quadratic", QUADRATIC, "&q;" * 20_000),
    ("file", FILE, "&f;"),
    ("web", WEB, "&f;"),
):
    BOMBS[f"entity-{_name}.docx"] = lambda d=_doctype, t=_text: _body(_p(t), d)
    BOMBS[f"entity-{_name}.xlsx"] = lambda d=_doctype, t=_text: _sheet(_c(t), d)
    BOMBS[f"entity-{_name}.html"] = lambda d=_doctype, t=_text: (
        f"<!DOCTYPE html [{d}]><html><body><h1>{made.TITLE}</h1><p>{t}</p></body></html>".encode()
    )
for _place in ("styles", "numbering", "footnotes"):
    BOMBS[f"entity-laughs-{_place}.docx"] = lambda p=_place: zips.changed(
        "docx", **{p: f"<!DOCTYPE d [{LAUGHS}]><w:x {W}>&a9;</w:x>".encode()}
    )
for _place in ("sharedStrings", "styles", "workbook", "theme1"):
    BOMBS[f"entity-laughs-{_place}.xlsx"] = lambda p=_place: zips.changed(
        "xlsx", **{p: f"<!DOCTYPE d [{LAUGHS}]><sst {S}><si><t>&a9;</t></si></sst>".encode()}
    )


@bomb("rels-external.docx")
def rels_external() -> bytes:
    held = zips.parts(made.word())
    name = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="x{i}" Type="{kind}/{what}" Target="{target}" TargetMode="External"/>'
        for i, (what, target) in enumerate(
            (what, target)
            for what in ("attachedTemplate", "styles", "numbering", "footnotes", "image", "hyperlink", "subDocument")
            for target in ("http://127.0.0.1:9/x", "file:///etc/passwd", "\\\\127.0.0.1\\x")
        )
    )
    held[name] = held[name].replace(b"</Relationships>", links.encode() + b"</Relationships>")
    return zips.zipped(held)


@bomb("rels-outside.docx")
def rels_outside() -> bytes:
    held = zips.parts(made.word())
    name = "word/_rels/document.xml.rels"
    held[name] = held[name].replace(b'Target="styles.xml"', b'Target="../../../../etc/passwd"')
    return zips.zipped(held)


def _named(kind: str, *names: str) -> bytes:
    return zips.zipped([*zips.parts(made.BINARY[f"plan.{kind}"]()).items(), *((name, b"out") for name in names)])


for _kind in ("docx", "xlsx"):
    BOMBS[f"names-outside.{_kind}"] = lambda k=_kind: _named(
        k,
        "../../x",
        "../x",
        "/tmp/x-of-a-zip",
        "C:\\x",
        "..\\..\\x",
        "word/../../x",
        "a/" * 200 + "x",
        "\u202ex",
        "con",
    )
    BOMBS[f"entries-100000.{_kind}"] = lambda k=_kind: _named(k, *(f"word/{n}" for n in range(100_000)))
    BOMBS[f"encrypted.{_kind}"] = lambda k=_kind: _flagged(made.BINARY[f"plan.{k}"](), b"\x01")
    BOMBS[f"claims-2gb.{_kind}"] = lambda k=_kind: _claiming(made.BINARY[f"plan.{k}"](), 2**31 - 1)
    BOMBS[f"claims-nothing.{_kind}"] = lambda k=_kind: _claiming(_swollen(k, 300), 10)
    BOMBS[f"zeros-300mb.{_kind}"] = lambda k=_kind: _swollen(k, 300)
    BOMBS[f"twice.{_kind}"] = lambda k=_kind: zips.zipped(
        [*zips.parts(made.BINARY[f"plan.{k}"]()).items(), (zips.MAIN[k], b"<x/>")]
    )
    BOMBS[f"overlapping.{_kind}"] = lambda k=_kind: _overlapping(k)


def _flagged(data: bytes, flag: bytes) -> bytes:
    """Every entry's general purpose flag set, in both of its headers."""
    made_ = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            made_[at + offset : at + offset + 1] = flag
            at = data.find(mark, at + 4)
    return bytes(made_)


def _claiming(data: bytes, size: int) -> bytes:
    """Every entry says that it unpacks to so many bytes."""
    made_ = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(mark)
        while at >= 0:
            made_[at + offset : at + offset + 4] = size.to_bytes(4, "little")
            at = data.find(mark, at + 4)
    return bytes(made_)


def _swollen(kind: str, megabytes: int) -> bytes:
    held = zips.parts(made.BINARY[f"plan.{kind}"]())
    held[zips.MAIN[kind]] += b" " * (1_000_000 * megabytes)
    return zips.zipped(held)


def _overlapping(kind: str) -> bytes:
    """A hundred entries of the directory that all point to one packed megabyte."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as new:
        for name, part in zips.parts(made.BINARY[f"plan.{kind}"]()).items():
            new.writestr(name, part, ZIP_DEFLATED)
        new.writestr("word/media/0", bytes(2_500_000), ZIP_DEFLATED)
        first = new.filelist[-1]
        for number in range(1, 100):
            twin = ZipInfo(f"word/media/{number}")
            for name in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
                setattr(twin, name, getattr(first, name))
            new.filelist.append(twin)
            new.NameToInfo[twin.filename] = twin
    return whole.getvalue()


BOMBS |= {
    "runs-million.docx": lambda: _body("<w:p>" + "<w:r><w:t>a </w:t></w:r>" * 700_000 + "</w:p>"),
    "paragraphs-million.docx": lambda: _body(_p("a") * 400_000),
    "nested-tables.docx": lambda: _body("<w:tbl><w:tr><w:tc>" * 5000 + _p("x") + "</w:tc></w:tr></w:tbl>" * 5000),
    "nested-controls.docx": lambda: _body("<w:sdt><w:sdtContent>" * 5000 + _p("x") + "</w:sdtContent></w:sdt>" * 5000),
    "nested-200.docx": lambda: _body(
        "<w:tbl><w:tr><w:tc>" * 80 + _p("x") * 2 + ("</w:tc><w:tc>" + _p("y") + "</w:tc></w:tr></w:tbl>") * 80
    ),
    "spans.docx": lambda: _body(
        "<w:tbl>" + ('<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>' + _p("x") + "</w:tc></w:tr>") * 3000 + "</w:tbl>"
    ),
    "boxes.docx": lambda: _body("<w:p><w:r><w:txbxContent>" * 120 + _p("x") * 500 + "</w:txbxContent></w:r></w:p>" * 120),
    "styles-in-a-circle.docx": lambda: zips.changed(
        "docx",
        styles="".join(
            [
                f"<w:styles {W}>",
                *(
                    f'<w:style w:type="paragraph" w:default="1" w:styleId="s{i}"><w:basedOn w:val="s{(i + 1) % 3000}"/></w:style>'
                    for i in range(3000)
                ),
                "</w:styles>",
            ]
        ).encode(),
    ),
    "numbering-in-a-circle.docx": lambda: zips.changed(
        "docx",
        numbering=(
            f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum>'
            f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
        ).encode(),
    ),
    "numbers-huge.docx": lambda: zips.changed("docx", document=('<w:tbl>', '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr></w:tr>')),
    "merged-million.xlsx": lambda: _sheet(
        _c("x"), after='<mergeCells count="1">' + '<mergeCell ref="A1:XFD1048576"/>' * 50_000 + "</mergeCells>"
    ),
    "far-apart.xlsx": lambda: _sheet(
        _c("x") + '<row r="1048576"><c r="XFD1048576" t="str"><v>y</v></c></row>' + '<row r="2"><c r="XFD2" t="str"><v>z</v></c></row>'
    ),
    "columns-16384.xlsx": lambda: _sheet(
        "".join(f'<row r="{r}">' + f'<c t="str"><v>{made.TITLE}</v></c>' * 16384 + "</row>" for r in range(1, 12))
    ),
    "rows-million.xlsx": lambda: _sheet("".join(f'<row r="{r}"><c t="str"><v>a</v></c></row>' for r in range(1, 500_000))),
    "rows-backwards.xlsx": lambda: _sheet("".join(f'<row r="{r}"><c t="str"><v>a</v></c></row>' for r in range(900, 0, -1))),
    "row-minus.xlsx": lambda: _sheet('<row r="-5"><c r="A-5" t="str"><v>a</v></c></row><row r="99999999999"><c t="str"><v>b</v></c></row>'),
    "strings.xlsx": lambda: _strings(),
    "strings-outside.xlsx": lambda: _sheet(_c("99999999999", "s") + _c("-1", "s")),
    "formula.xlsx": lambda: _sheet('<row r="1"><c r="A1"><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>=cmd|x!A1</v></c></row>'),
    "dates.xlsx": lambda: _sheet(
        "".join(
            f'<row r="{r}"><c r="A{r}" t="{k}"><v>{v}</v></c></row>'
            for r, (k, v) in enumerate(
                [("d", "9999-12-31T23:59:59"), ("d", "0000-00-00"), ("n", "2958465.99999"), ("n", "1e308"), ("n", "-1"), ("d", "99999-1-1")], 1
            )
        )
    ),
    "attributes.docx": lambda: _body("<w:p " + "".join(f'a{i}="1" ' for i in range(200_000)) + ">" + "</w:p>" + _p("x")),
    "attributes.xlsx": lambda: _sheet("<row " + "".join(f'a{i}="1" ' for i in range(200_000)) + "></row>" + _c("x")),
}  # fmt: skip


def _strings() -> bytes:
    """A shared text of 300 kB in 60,000 cells."""
    rows = "".join(f'<row r="{r}">' + '<c t="s"><v>0</v></c>' * 20 + "</row>" for r in range(1, 3000))
    sheet = f"<worksheet {S}><sheetData>{rows}</sheetData></worksheet>"
    return zips.changed(
        "xlsx", sharedStrings=f"<sst {S}><si><t>{'word ' * 60_000}</t></si></sst>".encode(), sheet1=sheet.encode()
    )
