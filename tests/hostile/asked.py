"""Hostile addresses of the app, parameters of questions, and web addresses to fetch."""

import random

import queries
from tests.hostile import made

PAGES = sorted(path.stem for path in (made.ROOT / "pages").glob("*.py"))
BAR = ("as_at", "build", "council", "type", "region", "year", "theme")
# What each page takes from its address besides the bar.
OWN = {
    "recommendations": ("q", "scope"),
    "council": ("review",),
    "readiness": ("review",),
    "briefing": ("about", "review", "group", "peers"),
    "peers": ("group", "peers", "like", "beside"),
    "themes": ("group_by",),
    "slippage": ("by",),
    "clock": ("step", "show"),
    "documents": ("severity",),
    "recommendation": ("recommendation",),
    "family": ("family",),
    "figure": (
        *("figure", "question", "gss_code", "gss_codes", "review_id", "by", "level", "grouping", "codes", "family_id"),
        *("recommendation_id", "text", "scope", "severity", "limit_to", "is_read"),
    ),
    "add": ("item", "record", "document", "council"),
    "correct": ("item", "record", "update", "action"),
}
ATTACKS = [
    *(
        "'",
        "''",
        '"',
        "' or 1=1 --",
        "'; drop table actions; --",
        "1; attach '/tmp/x.db'",
        "$1",
        "$as_at",
        ":name",
        "?",
        "\\",
        "%",
        "_",
    ),
    *(
        "') union select * from councils --",
        "read_csv('/etc/passwd')",
        "null",
        "NULL",
        "None",
        "nan",
        "inf",
        "true",
        "[]",
        "{}",
        "{0}",
    ),
    *(
        "<script>window.__hit=1</script>",
        "<img src=x onerror=window.__hit=1>",
        "javascript:alert(1)",
        "[x](javascript:alert(1))",
    ),
    *(
        ":material/home:",
        "$math$",
        ":red[x]",
        "**b**",
        "# h",
        "=cmd|' /C calc'!A1",
        "../../x",
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\x",
    ),
    *(
        "file:///etc/passwd",
        "\x00",
        "\x1b[31m",
        "\u202ex",
        "\ud7ff",
        "\ufffe",
        "😀",
        "²",
        "٣",
        "１",
        "ﷺ" * 50,
        "İ",
        "e\u0301" * 100,
        "\r\nX: y",
    ),
    *(
        "0",
        "-1",
        "1e309",
        "99999999999999999999",
        "1.5",
        "0x10",
        "2020",
        "0000",
        "9999-12-31",
        "0000-00-00",
        "2024-02-30",
        "2013-01-01",
    ),
    *(
        "10000-01-01",
        "2024-03",
        "a" * 5000,
        "a " * 2000,
        "(" * 3000,
        "*" * 1000,
        " ",
        "\n",
        "\t",
        "v1",
        "v99999999999999999999999999",
    ),
]
VALID = {
    "as_at": ["2026-01-15", "2024-06-30"], "council": ["Edgeley", "E07000090"], "region": ["Borsetshire"], "theme": ["Governance and culture"],
    "year": ["2024"], "scope": ["all", "My council"], "by": ["theme", "region", "Theme"], "group": ["Same region"], "q": ["scrutiny"],
    "level": ["recommendation", "action"], "grouping": ["region"], "figure": ["overdue", "review_found", "all_late"],
    "question": queries.names(), "limit_to": ["5"], "about": ["My peers"],
}  # fmt: skip


def value(key: str, chance: random.Random) -> str:
    if key in VALID and chance.random() < 0.4:
        return chance.choice(VALID[key])
    found = chance.choice(ATTACKS)
    return found + chance.choice(ATTACKS) if chance.random() < 0.15 else found


def address(chance: random.Random) -> tuple[str, dict[str, str | list[str]]]:
    """A page and its query string: some keys of the bar, some of the page's own, now and then one of another page."""
    page = chance.choice(PAGES)
    own = [*OWN.get(page, ()), chance.choice(sum(OWN.values(), ()))]
    keys = [*chance.sample(BAR, chance.randint(0, 3)), *chance.sample(own, chance.randint(1, min(4, len(own))))]
    asked: dict[str, str | list[str]] = {key: value(key, chance) for key in keys}
    if "peers" in asked:
        asked["peers"] = [value("council", chance) for _ in range(chance.randint(1, 60))]
    return page, asked


def question(chance: random.Random) -> list[str]:
    """What is typed behind `python -m queries`."""
    name = chance.choice(queries.names())
    params = list(queries.query(name).params)
    said = [f"{key}={value(key, chance)}" for key in chance.sample(params, chance.randint(0, len(params)))]
    if chance.random() < 0.1:
        said.append(chance.choice(ATTACKS))
    style = [f"--format={chance.choice(['table', 'csv', 'json'])}"]
    return [name if chance.random() < 0.95 else chance.choice(ATTACKS), *said, *style]


HOSTS = [
    *(
        "127.0.0.1",
        "127.1",
        "0",
        "0.0.0.0",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "127.0.0.1.",
        "１２７.0.0.1",
    ),
    *(
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:0:0:1]",
        "[fe80::1%25eth0]",
        "[fe80::1%eth0]",
        "[fd00::1]",
    ),
    *(
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::1]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::]",
        "[::127.0.0.1]",
        "[fec0::1]",
        "[ff02::1]",
        "[100::1]",
    ),
    *(
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
    ),
    *(
        "localhost",
        "LOCALHOST",
        "localhost.",
        "localhost.localdomain",
        "ip6-localhost",
        "metadata.google.internal",
        "inside.test",
        "both.test",
    ),
    *(
        "public.test",
        "PUBLIC.test.",
        "xn--bcher-kva.test",
        "bücher.test",
        "①②⑦.⓪.⓪.①",
        "public。test",
        "8.8.8.8",
        "[2606:4700::1]",
        "a" * 70,
    ),
    *(
        "",
        "public.test@127.0.0.1",
        "127.0.0.1@public.test",
        "public.test:80@inside.test",
        "public.test\\@127.0.0.1",
        "public.test%00.inside.test",
    ),
    *(
        "public.test#@127.0.0.1",
        "public.test?@127.0.0.1",
        "127.0.0.1%23@public.test",
        "[::1",
        "::1]",
        "[[::1]]",
        "[::1]x",
        "127.0.0.1:80:80",
    ),
]
PORTS = ["", "", "", ":80", ":443", ":22", ":0", ":65536", ":080", ":+80", ":８０", ":", ":-1", ":80 ", ":6379"]
SCHEMES = [
    "http://",
    "https://",
    "HTTP://",
    "//",
    "http:/",
    "http:\\\\",
    "ftp://",
    "file://",
    "gopher://",
    "javascript:",
    "data:",
    "",
    "http:",
    " http://",
]
ENDS = [
    "",
    "/",
    "/x.pdf",
    "/../../x",
    "/\r\nHost: inside.test",
    "/a b",
    "/%00",
    "/ü",
    "?x=http://inside.test",
    "#@inside.test",
    "\\..\\x",
    "\t",
    "\n/x",
]


def web(chance: random.Random) -> tuple[str, str]:
    """An address as a list might name it, or as a redirect would, and the page it stands on ('' for a list)."""
    made_ = chance.choice(SCHEMES) + chance.choice(HOSTS) + chance.choice(PORTS) + chance.choice(ENDS)
    if chance.random() < 0.2:
        made_ = made.mutated(made_.encode("utf-8", "replace"), chance).decode("utf-8", "replace")
    return made_, chance.choice(["", "", "http://public.test/a", "https://public.test/b/c"])
