"""Hostile text, CSV, Markdown and HTML grown from a grammar, and mutations of the documents of this project."""

import random

from tests.hostile import made

WORDS = [
    *(
        "Recommendation",
        "Action",
        "Lead",
        "Deadline",
        "Status",
        "Green",
        "RAG",
        "Ref",
        "Progress",
        "the",
        "Council",
        "Leader",
    ),
    *(
        "1",
        "1.",
        "1.1",
        "(a)",
        "R1",
        "CRD12",
        "99999999999999999999",
        "-1",
        "²",
        "٣",
        "½",
        "0",
        "00/00/0000",
        "31/02/2024",
    ),
    *(
        "May 2024",
        "Q5 2024/25",
        "32 May 2024",
        "2024-13-45",
        "9999-12-31",
        "Spring 0000",
        "w/c 31 June",
        "within 999999 months",
    ),
    *(
        "100%",
        "-5%",
        "1e309%",
        "51 of 0",
        "0 of 0",
        "73 of 51",
        "complete",
        "not complete",
        "by by by",
        "e\u0301",
        "\u202ex",
    ),
    *(
        "\x1b[2J",
        "\x07",
        "\ufeff",
        "\ufffe",
        "\ud7ff",
        "😀",
        "ﷺ",
        "İ",
        "ß",
        "&amp;",
        "&#x1F600;",
        "&#0;",
        "<b>",
        "</b>",
        "<br>",
    ),
    *(
        "=1+1",
        "+x",
        "@SUM(A1)",
        "|x",
        "${x}",
        "{{x}}",
        "{0}",
        "%s",
        "$p$",
        "'; drop table actions; --",
        ":material/home:",
        "[a](b)",
    ),
    *(
        "javascript:alert(1)",
        "../../x",
        "C:\\x",
        "file:///etc/passwd",
        "None",
        "nan",
        "NULL",
        "True",
        "[]",
        "*",
        "**",
        "***",
        "___",
        "```",
    ),
]
SIGNS = [
    "\n",
    "\n\n",
    " ",
    "  ",
    "\t",
    "|",
    ",",
    ";",
    ":",
    ".",
    " - ",
    "• ",
    "\r",
    "\r\n",
    "\f",
    "\u2028",
    "\u00a0",
    '"',
    "'",
    "(",
    ")",
    "/",
    "# ",
]
TAGS = [
    "p",
    "div",
    "b",
    "table",
    "tr",
    "td",
    "th",
    "ul",
    "ol",
    "li",
    "h1",
    "h3",
    "span",
    "br",
    "a",
    "script",
    "style",
    "svg",
    "dl",
    "dt",
]
TAGS += [
    "details",
    "summary",
    "template",
    "select",
    "option",
    "math",
    "caption",
    "tbody",
    "pre",
    "form",
    "title",
    "body",
    "html",
    "meta",
]
ATTRIBUTES = [
    *(
        'rowspan="0"',
        'rowspan="999999999"',
        'colspan="-1"',
        "colspan=99",
        'start="-5"',
        'type="i"',
        "bgcolor=red",
        "bgcolor=#zzz",
    ),
    *(
        'style="background:rgb(999,0,0)"',
        'style="background:#0b5"',
        'style="list-style:none"',
        'role="navigation"',
        "class=x",
        'href="x"',
    ),
]


def words(chance: random.Random, most: int = 60) -> str:
    """Words of plans, of attacks and of neither, held together by whatever holds text together."""
    return "".join(chance.choice(WORDS) + chance.choice(SIGNS) for _ in range(chance.randint(1, most)))


def text(chance: random.Random) -> bytes:
    """A run of lines of one shape, then of another, one of them now and then a hundred times over."""
    lines = [words(chance, 12) for _ in range(chance.randint(1, 25))]
    if chance.random() < 0.2:
        lines += [chance.choice(lines)] * 100
    return _coded(made.TITLE * chance.randint(0, 1) + "\n" + chance.choice(["\n", "\n\n", ""]).join(lines), chance)


def csv(chance: random.Random) -> bytes:
    """Rows of uneven width under headings that are known, with quotation marks where they do not belong."""
    mark = chance.choice(",;\t|")
    rows = [
        made.ROWS[0],
        *([words(chance, 4) for _ in range(chance.randint(0, 9))] for _ in range(chance.randint(1, 20))),
    ]
    chance.shuffle(rows)
    quote = chance.choice(['"{}"', "{}", "{}", '"{}', "'{}'"])
    return _coded("\n".join(mark.join(quote.format(cell) for cell in row) for row in rows), chance)


def html(chance: random.Random) -> bytes:
    """Tags opened and closed in any order, in any depth, with attributes that mean too much."""
    made_ = ["<!doctype html><html><body>"] if chance.random() < 0.8 else ["<table>"]
    for _ in range(chance.randint(1, 120)):
        tag = chance.choice(TAGS)
        piece = chance.choice(
            [f"<{tag}>", f"<{tag} {chance.choice(ATTRIBUTES)}>", f"</{tag}>", words(chance, 3), f"<{tag}"]
        )
        made_.append(piece * chance.choice([1, 1, 1, 1, 2, 30]))
    return _coded("".join(made_), chance)


def table(chance: random.Random) -> bytes:
    """An HTML table under known headings whose cells span what they like."""

    def cell(text: str) -> str:
        return f"<td {chance.choice(ATTRIBUTES)}>{text if chance.random() < 0.5 else words(chance, 3)}</td>"

    rows = [f"<tr>{''.join(map(cell, chance.choice(made.ROWS)))}</tr>" for _ in range(chance.randint(1, 15))]
    return _coded(f"<html><body><h1>{made.TITLE}</h1><table>{''.join(rows)}</table></body></html>", chance)


def mutated(chance: random.Random) -> tuple[str, bytes]:
    """One of the project's own documents, byte by byte: its ending and what is left of it."""
    path = chance.choice(made.TEXTS)
    return path.suffix, made.mutated(path.read_bytes(), chance)


def _coded(text: str, chance: random.Random) -> bytes:
    """Mostly UTF-8; now and then another coding, or bytes of none."""
    coding = chance.choice(["utf-8"] * 30 + ["cp1252", "utf-16", "latin-1"])
    data = text.encode(coding, "surrogatepass" if coding == "utf-8" else "replace")
    return made.mutated(data, chance) if chance.random() < 0.2 else data
