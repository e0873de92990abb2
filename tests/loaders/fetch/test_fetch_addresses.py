"""However an inward address is written, nothing is asked of it: in a list, in a redirect, by a name, in any notation."""

import socket

import pytest

from loaders.fetch.guard import is_public
from loaders.fetch.rules import Failed, Refused, Rules
from loaders.fetch.target import target

NUMBERS = [
    *("127.0.0.1", "127.1", "0", "0.0.0.0", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.0.0.1."),
    *("10.1", "0xa9fea9fe", "2852039166", "169.254.169.254", "192.168.257", "100.64.0.1", "255.255.255.255"),
    *("[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:a9fe:a9fe]", "[::127.0.0.1]"),
    *("[64:ff9b::7f00:1]", "[64:ff9b::169.254.169.254]", "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fec0::1]"),
    *("[fe80::1]", "[fe80::1%eth0]", "[fe80::1%25eth0]", "[fd00:ec2::254]", "[ff02::1]", "[::ffff:0:127.0.0.1]", "[5f00::1]"),
]  # fmt: skip
# Letters that the rules for names of other scripts turn into the plain ones.
FOLDED = [
    "１２７.0.0.1",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "127．0．0．1",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "LOCALHOST",
    "localhost.",
    "ｌocalhost",
    "0×7f.1",
]
MEANT_OTHERWISE = [
    *("http://public.test@127.0.0.1/", "http://127.0.0.1@public.test/", "http://public.test\\@127.0.0.1/", "http://public.test:80@[::1]/"),
    *("http://public.test#@127.0.0.1/", "http://public.test?@127.0.0.1/", "http://public.test%00.inside.test/", "http://public.test%2f@[::1]/"),
    *("http://public.test:80:80/", "http://public.test:８０/", "http://public.test:+80/", "http://public.test:0080/", "http://public.test: 80/"),
    *("http:/127.0.0.1/", "http:127.0.0.1/", "http:///127.0.0.1/", "http:\\\\127.0.0.1\\", "//127.0.0.1/", "\thttp://127.0.0.1/", "http://\n127.0.0.1/"),
    *("http://public.test/\r\nHost: inside.test", "http://[::1]x/", "http://[[::1]]/", "http://[127.0.0.1]/", "http://public.test.@[::1]"),
]  # fmt: skip


def resolved(host: str, port: int) -> list[str]:
    """Numbers as the system reads them; localhost, one public and one inward name; nothing else is looked up."""
    known = {"public.test": ["8.8.8.8"], "inside.test": ["10.0.0.5"], "localhost": ["127.0.0.1", "::1"]}
    if host in known:
        return known[host]
    return [str(e[4][0]) for e in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)]


def asked_of(url: str, base: str = "") -> tuple[str, ...]:
    """The addresses that would be asked; none where it is refused."""
    try:
        return target(url, Rules(resolve=resolved), base).addresses
    except (Refused, Failed):
        return ()


@pytest.mark.parametrize("base", ["", "https://public.test/a"], ids=["listed", "redirected"])
@pytest.mark.parametrize("host", NUMBERS + FOLDED)
def test_a_host_that_is_this_machine_or_a_private_network_is_not_asked(host, base):
    assert asked_of(f"http://{host}/x", base) == asked_of(f"//{host}/x", base) == ()


@pytest.mark.parametrize("url", MEANT_OTHERWISE)
def test_an_address_that_programs_read_differently_leads_to_the_public_or_nowhere(url):
    for base in ("", "http://public.test/a/b"):
        assert all(map(is_public, asked_of(url, base))), (url, base)


def test_a_header_cannot_be_written_by_an_address():
    aim = target("http://public.test/a\r\nHost: inside.test\r\n", Rules(resolve=resolved))
    assert "\r" not in aim.url + aim.path and "\n" not in aim.url + aim.path and aim.host == "public.test"


@pytest.mark.parametrize("host", ["8.8.8.8", "[2606:4700::1]", "public.test", "PUBLIC.test.", "[64:ff9b::808:808]"])
def test_a_public_host_is_asked(host):
    """So that the tests above can fail."""
    assert asked_of(f"http://{host}/x")


@pytest.mark.parametrize(
    "where", ["http://127.1:{}/x", "http://[::ffff:127.0.0.1]:{}/x", "//2130706433:{}/x", "http://localhost:{}/x"]
)
def test_a_redirect_back_to_this_machine_is_not_followed_under_the_safe_rules(site, data, where):
    """The first hop goes to a test server by a name that only this test allows; the next is judged as always."""
    port = site.server.server_port
    site.pages["/a"] = (302, {"Location": where.format(port)}, b"")
    site.pages["/x"] = b"%PDF-1.4 inward"
    asked = []

    def resolve(host, port):
        asked.append(host)
        return ["127.0.0.1"] if host.endswith(".test") else resolved(host, port)

    def is_allowed(address):
        return is_public(address) or asked[-1].endswith(".test")

    assert data.fetch(site.url("/a"), resolve=resolve, is_allowed_address=is_allowed)["refused"] == 1
    assert site.paths == ["/a"]
