"""Nothing is asked of a private network, and no answer may be larger or slower than allowed."""

import gzip
import socket
import ssl
import subprocess
import threading
import time
import tracemalloc
from contextlib import suppress

import pytest

from loaders.fetch import rules as ruling
from loaders.fetch.guard import is_public, resolved
from loaders.fetch.rules import Failed, Refused, Rules
from loaders.fetch.target import target

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
BIG = PDF + b"%" * 300_000


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "192.88.99.1", "224.0.0.1", "240.0.0.1"),
        *("255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "fec0::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "2002:7f00:1::"),
        *("64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2001:db8::1", "2001::1", "3fff::1", "100::1"),
        *("localhost", "", "1.2.3", "127.1"),
    ],
)
def test_what_is_no_public_address(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "151.101.1.1", "2a00:1450::1", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_what_is_a_public_address(address):
    assert is_public(address)


def names(**known):
    """Rules under which only these names exist."""

    def resolve(host, port):
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known[host]

    return Rules(resolve=resolve)


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://a/x", "file:///etc/passwd", "javascript:alert(1)", "a/x", "", "//a/x", "data:text/html,x", "http://"),
        *("http://user:secret@a/x", "http://user@a/x", "http://b\\@a/x"),
        *("http://a:8080/", "https://a:22/", "http://a:x/", "http://a:99999/", "http://a:0/", "http://a:-80/"),
        *(
            "http://a b/",
            "http://a%00/",
            "http://[::1",
            "http://[fe80::1%25eth0]/",
            "http://.../",
            "http://" + "a" * 70,
        ),
        "http://a/" + "x" * 3000,
    ],
)
def test_what_is_no_address_of_a_document(url):
    with pytest.raises(Refused):
        target(url, names(a=["8.8.8.8"], b=["8.8.8.8"]))


@pytest.mark.parametrize(
    "addresses", [["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["2a00:1450::1", "::ffff:127.0.0.1"], ["::1"]]
)
def test_a_name_that_means_a_private_address_is_refused(addresses):
    with pytest.raises(Refused, match="which is no public address. Nothing was asked of it"):
        target("http://a/x", names(a=addresses))


def test_a_public_name_is_bound_to_the_addresses_that_were_checked():
    aim = target("HTTPS://A./x y?q=ü&r=%20#part", names(a=["8.8.8.8", "2a00:1450::1"]))
    assert (aim.url, aim.host, aim.port, aim.addresses) == (
        "https://a/x%20y?q=%C3%BC&r=%20",
        "a",
        443,
        ("8.8.8.8", "2a00:1450::1"),
    )


def test_a_name_that_does_not_exist_is_a_failure():
    with pytest.raises(Failed, match="The host b is not found") as raised:
        target("http://b/", names(a=["8.8.8.8"]))
    assert not raised.value.is_passing


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1"])
def test_other_spellings_of_this_machine_are_refused(host):
    """The system's own reading of numbers is what counts; where it reads none, there is no such host."""
    with pytest.raises((Refused, Failed)):
        target(f"http://{host}/", Rules())


def test_the_default_rules_refuse_this_machine(site, data):
    safe = Rules()
    given = {"is_allowed_address": safe.is_allowed_address, "resolve": safe.resolve}
    url = f"http://127.0.0.1:{site.server.server_port}/a"
    assert data.fetch(url, **given)["refused"] == 1
    assert data.fetch(url, ports=safe.ports)["refused"] == 1
    assert (site.asked, resolved("127.0.0.1", 80)) == ([], ["127.0.0.1"])


@pytest.mark.parametrize(
    "where",
    ["http://169.254.169.254/meta", "http://inside.test/", "http://both.test/", "http://[::1]/", "file:///etc/passwd"],
)
def test_a_redirect_into_a_private_network_is_refused(site, data, where):
    site.pages["/a"] = (302, {"Location": where}, b"")
    assert data.fetch(site.url("/a"))["refused"] == 1
    assert "no public address" in data.row["said"] or "no web address" in data.row["said"]


def test_a_name_that_changes_its_meaning_does_not_matter(site, data):
    """Every request goes to the addresses that its own look-up gave: a rebound name is checked, then refused."""
    looked_up = []

    def rebinding(host, port):
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) < 3 else ["10.0.0.5"]

    site.pages["/a"] = PDF
    assert data.fetch(site.url("/a"), resolve=rebinding)["fetched"] == 1
    assert len(looked_up) == len(site.asked) == 2
    assert data.fetch(again=True, resolve=rebinding)["refused"] == 1
    assert len(site.asked) == 2


def write(*parts, headers=(), seconds=0.0):
    """An answer in parts, each after a pause, whose length is not stated."""

    def answer(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"".join(line + b"\r\n" for line in headers) + b"\r\n")
        for part in parts:
            time.sleep(seconds)
            handler.wfile.write(part)
            handler.wfile.flush()
        handler.close_connection = True

    return answer


def test_a_stated_length_beyond_the_limit_is_not_read(site, data):
    """Reading it would end in a failure, since the server falls silent."""
    site.pages["/a"] = write(PDF, b"", headers=[b"Content-Length: 60000000"], seconds=0.5)
    assert data.fetch(site.url("/a"), read_seconds=0.2)["refused"] == 1
    assert data.row["said"].startswith("It is larger than 25 MB.")


@pytest.mark.parametrize("stated", ["300000000", str(len(BIG)), "10"])
def test_a_stated_length_is_not_what_the_limit_goes_by(site, data, stated):
    """The server says what it likes; what it sends is counted."""
    site.pages["/a"] = (200, {"Content-Length": stated}, BIG)
    outcome = "fetched" if stated == "10" else "refused"  # the rest is beyond what HTTP calls the body
    assert data.fetch(site.url("/a"), most_bytes=200_000)[outcome] == 1
    assert list(data.files.values()) == ([BIG[:10]] if stated == "10" else [])


def test_an_unstated_length_is_cut_at_the_limit(site, data):
    site.pages["/a"] = write(BIG)
    assert data.fetch(site.url("/a"), most_bytes=200_000)["refused"] == 1
    assert (data.row["said"][:28], data.files) == ("It is larger than 0.2 MB. If", {})


def test_exactly_the_limit_is_allowed(site, data):
    site.pages.update({"/a": BIG, "/b": (200, {"Content-Encoding": "gzip"}, gzip.compress(BIG + b"2", mtime=0))})
    assert data.fetch(site.url("/a"), site.url("/b"), most_bytes=len(BIG) + 1)["fetched"] == 2
    assert data.fetch(again=True, most_bytes=len(BIG) - 1)["refused"] == 2


def test_chunks_are_put_together(site, data):
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (PDF[:7], PDF[7:])) + b"0\r\n\r\n"
    site.pages["/a"] = write(chunks, headers=[b"Transfer-Encoding: chunked"])
    data.fetch(site.url("/a"))
    assert list(data.files.values()) == [PDF]


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(PDF, mtime=0),
        gzip.compress(PDF[:20], mtime=0) + gzip.compress(PDF[20:], mtime=0),
        gzip.compress(PDF, mtime=0) + b"\0" * 20,
    ],
)
def test_packed_answers_are_unpacked(site, data, body):
    site.pages["/a"] = (200, {"Content-Encoding": "gzip"}, body)
    data.fetch(site.url("/a"))
    assert list(data.files.values()) == [PDF]


def test_a_small_answer_that_swells_is_stopped_at_the_limit(site, data):
    bomb = gzip.compress(PDF + b"\n" * 50_000_000, mtime=0)
    site.pages["/a"] = (200, {"Content-Encoding": "gzip"}, bomb)
    assert len(bomb) < 100_000
    assert data.fetch(site.url("/a"), most_bytes=1_000_000)["refused"] == 1
    assert (data.row["said"][:23], data.files) == ("It is larger than 1 MB.", {})


def test_unpacking_takes_no_more_memory_than_the_limit(site, data):
    site.pages["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\n" * 50_000_000, mtime=0))
    tracemalloc.start()
    assert data.fetch(site.url("/a"), most_bytes=1_000_000)["refused"] == 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_an_unknown_packing_is_refused(site, data):
    site.pages["/a"] = (200, {"Content-Encoding": "br"}, PDF)
    assert data.fetch(site.url("/a"))["refused"] == 1
    assert "packed as 'br'" in data.row["said"]


@pytest.mark.parametrize(
    "answer",
    [
        (200, {"Content-Length": str(len(PDF) + 5)}, PDF),
        write(b"ff\r\n%PDF-1.4", headers=[b"Transfer-Encoding: chunked"]),
        (200, {"Content-Encoding": "gzip"}, gzip.compress(BIG, mtime=0)[:-20]),
        (200, {"Content-Encoding": "gzip"}, PDF),
    ],
)
def test_an_answer_that_breaks_off_is_no_document(site, data, answer):
    def broken(handler):
        handler.close_connection = True
        if callable(answer):
            answer(handler)
            return
        head = b"".join(b"%s: %s\r\n" % (k.encode(), v.encode()) for k, v in answer[1].items())
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + answer[2])

    site.pages["/a"] = broken
    assert data.fetch(site.url("/a"))["failed"] == 1
    assert (site.paths, data.files) == (["/a"] * 3, {})


def test_of_a_broken_try_nothing_stays_in_the_next(site, data):
    site.pages["/a"] = [write(PDF, b"%" * 500, headers=[b"Content-Length: 9999"]), PDF]
    data.fetch(site.url("/a"))
    assert list(data.files.values()) == [PDF]


@pytest.mark.parametrize("is_head", [True, False])
def test_a_drip_is_cut_off_after_the_time_for_all(site, data, is_head):
    """Each byte comes well within the limit of a single read."""

    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"X-Drip: " if is_head else b"\r\n%PDF-"))
        for _ in range(100):
            time.sleep(0.05)
            handler.wfile.write(b".")

    site.pages["/a"] = drip
    started = time.monotonic()
    assert data.fetch(site.url("/a"), total_seconds=1.0, clock=time.monotonic, pause=0)["failed"] == 1
    assert time.monotonic() - started < 4
    assert data.row["said"] == "It took longer than 1 s in all and was given up."
    assert (site.paths, data.files) == (["/a"], {})


def test_silence_is_given_up_and_tried_again(site, data):
    site.pages["/a"] = [lambda handler: time.sleep(0.6), PDF]
    assert data.fetch(site.url("/a"), read_seconds=0.2)["fetched"] == 1


def test_what_is_no_http_is_a_failure(site, data):
    site.pages["/a"] = lambda handler: handler.wfile.write(b"220 mail.borchester.test ESMTP\r\n")
    assert data.fetch(site.url("/a"))["failed"] == 1
    assert "no HTTP" in data.row["said"]


def test_a_servers_own_words_are_not_shown_raw(site, data):
    site.pages["/a"] = lambda handler: handler.wfile.write(b"HTTP/1.1 404 \x1b[31mGone\xff\r\n\r\n")
    data.fetch(site.url("/a"))
    assert data.row["said"] == "www.borchester.test answered 404 [31mGone."


@pytest.mark.parametrize("contact", ["a\r\nX: y", "a b", "(a)", "ü", "x" * 300])
def test_a_contact_is_one_word(contact):
    with pytest.raises(ruling.LoadError, match="CPC_CONTACT"):
        ruling.agent(contact)


@pytest.fixture
def certificate(tmp_path):
    """(certificate, key) of www.borchester.test, signed by itself."""
    paths = tmp_path / "site.pem", tmp_path / "site.key"
    try:
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
                *(
                    "-days",
                    "2",
                    "-subj",
                    "/CN=www.borchester.test",
                    "-addext",
                    "subjectAltName=DNS:www.borchester.test",
                ),
                *("-out", paths[0], "-keyout", paths[1]),
            ],
            check=True,
            capture_output=True,
        )
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    return paths


def test_a_drip_through_tls_is_cut_off_too(sites, data, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    site = sites(context=context)
    site.pages["/a"] = write(PDF, *[b"%"] * 100, seconds=0.05)
    trust = {"trust": lambda: ssl.create_default_context(cafile=certificate[0])}
    started = time.monotonic()
    assert data.fetch(site.url("/a"), total_seconds=1.0, clock=time.monotonic, pause=0, **trust)["failed"] == 1
    assert (time.monotonic() - started < 4, data.files) == (True, {})
    assert data.row["said"] == "It took longer than 1 s in all and was given up."


def test_a_drip_of_the_handshake_is_cut_off_too(data):
    """Bytes of a TLS record that never ends."""
    server = socket.create_server(("127.0.0.1", 0))

    def drip():
        with server.accept()[0] as connection, suppress(OSError):
            connection.sendall(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xf0")
            for _ in range(100):
                time.sleep(0.05)
                connection.sendall(b"\0")

    threading.Thread(target=drip, daemon=True).start()
    started = time.monotonic()
    url = f"https://www.borchester.test:{server.getsockname()[1]}/a"
    assert data.fetch(url, total_seconds=1.0, clock=time.monotonic, pause=0)["failed"] == 1
    server.close()
    assert time.monotonic() - started < 4
    assert "It took longer than 1 s in all" in data.row["said"]


def test_certificates_are_checked_against_the_name_asked_for(sites, data, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    site = sites(context=context)
    site.pages["/a"] = PDF
    trust = {"trust": lambda: ssl.create_default_context(cafile=certificate[0])}
    assert data.fetch(site.url("/a"), **trust)["fetched"] == 1
    assert data.fetch(site.url("/a", host="www.felpersham.test"), **trust)["failed"] == 1
    assert "certificate of www.felpersham.test cannot be trusted" in data.rows[1]["said"]


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(sites, data, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    site = sites(context=context)
    assert data.fetch(site.url("/a"))["failed"] == 1
    assert ("cannot be trusted" in data.row["said"], site.asked) == (True, [])
