"""Redirects, robots.txt, pauses and patience."""

import time

import pytest

from loaders.fetch.client import robots as rules_of
from loaders.fetch.manners import retry_after
from loaders.fetch.rules import NAME

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def robots(text, **headers):
    return 200, {"Content-Type": "text/plain", **headers}, text.encode()


def to(where, status=302):
    return status, {"Location": where}, b""


def test_redirects_are_followed_to_their_end(site, data):
    site.pages.update({"/1": to("/2", 301), "/2": to("3?x=1", 307), "/3?x=1": to(site.url("/4"), 308), "/4": PDF})
    assert data.fetch(site.url("/1"))["fetched"] == 1
    assert data.row["said"] == f"Found at {site.url('/4')}."
    assert data.row["url"] == site.url("/1")


def test_a_redirect_in_letters_beyond_ascii(site, data):
    def answer(handler):
        handler.wfile.write("HTTP/1.0 302 Found\r\nLocation: /bücher/plan\r\n\r\n".encode())

    site.pages.update({"/1": answer, "/b%C3%BCcher/plan": PDF})
    assert data.fetch(site.url("/1"))["fetched"] == 1


def test_a_circle_and_an_endless_road_are_given_up(site, data):
    site.pages.update({"/1": to("/2"), "/2": to("/1")})
    site.pages.update({f"/n{i}": to(f"/n{i + 1}") for i in range(10)})
    assert data.fetch(site.url("/1"), site.url("/n0"))["failed"] == 2
    assert data.rows[0]["said"] == f"It leads round in a circle, back to {site.url('/1')}."
    assert data.rows[1]["said"] == "It leads on more than 5 times."
    assert site.paths[2:] == ["/n0", "/n1", "/n2", "/n3", "/n4", "/n5"]


def test_a_redirect_to_nowhere_is_a_failure(site, data):
    site.pages["/1"] = (302, {}, b"")
    assert data.fetch(site.url("/1"))["failed"] == 1
    assert "302 without saying where" in data.row["said"]


def test_another_host_is_asked_only_as_far_as_its_robots_allow(site, sites, data):
    other = sites("files.felpersham.test")
    other.pages.update({"/robots.txt": robots("User-agent: *\nDisallow: /shut/\n"), "/shut/x": PDF, "/open/x": PDF})
    site.pages.update({"/1": to(other.url("/shut/x")), "/2": to(other.url("/open/x"))})
    counts = data.fetch(site.url("/1"), site.url("/2"))
    assert (counts["refused"], counts["fetched"], other.paths) == (1, 1, ["/open/x"])
    assert "The robots.txt of files.felpersham.test does not allow" in data.rows[0]["said"]


def test_robots_txt_is_asked_once_a_host_and_obeyed(site, data):
    site.pages.update({"/robots.txt": robots("User-agent: *\nDisallow: /private\n"), "/private/a": PDF, "/b": PDF})
    counts = data.fetch(site.url("/private/a"), site.url("/b"))
    assert (counts["refused"], counts["fetched"]) == (1, 1)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/b"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_txt_allows_everything(site, data, status):
    site.pages.update({"/robots.txt": (status, {}, b""), "/a": PDF})
    assert data.fetch(site.url("/a"))["fetched"] == 1


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_robots_txt_that_cannot_answer_leaves_the_host_for_another_run(site, data, clock, status):
    site.pages.update({"/robots.txt": (status, {}, b""), "/a": PDF, "/b": PDF})
    assert data.fetch(site.url("/a"), site.url("/b"))["failed"] == 2
    assert [path for path, _ in site.asked] == ["/robots.txt"] * 3
    assert "its robots.txt cannot be read: www.borchester.test answered" in data.rows[1]["said"]


def test_a_robots_txt_elsewhere_is_followed(site, sites, data):
    other = sites("files.felpersham.test")
    other.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /a\n")
    site.pages.update({"/robots.txt": to(other.url("/robots.txt")), "/a": PDF})
    assert data.fetch(site.url("/a"))["refused"] == 1


@pytest.mark.parametrize("most", [1_000, 50_000_000])
def test_of_a_huge_robots_txt_the_beginning_holds(site, data, most):
    """However small or large a document may be."""
    long = "User-agent: *\nDisallow: /a\n" + "# much\n" * 200_000 + "Allow: /a\n"
    site.pages.update({"/robots.txt": robots(long), "/a": PDF})
    assert data.fetch(site.url("/a"), most_bytes=most)["refused"] == 1
    assert "robots.txt" in data.row["said"]


def test_who_asks_is_named(site, data, monkeypatch):
    monkeypatch.setenv("CPC_CONTACT", "https://borsetshire.test/contact")
    site.pages["/a"] = PDF
    data.fetch(site.url("/a"))
    assert {headers["User-Agent"] for _, headers in site.asked} == {
        "PeerChallengeExplorer/0.1.0 (+https://borsetshire.test/contact)"
    }


def test_two_requests_to_a_host_are_two_seconds_apart(site, data, clock):
    site.pages.update({"/a": PDF, "/b": PDF + b"2"})
    data.fetch(site.url("/a"), site.url("/b"))
    assert clock.slept == [2, 2]  # robots.txt, a, b


def test_another_host_need_not_wait(site, sites, data, clock):
    other = sites("files.felpersham.test")
    other.pages["/b"] = PDF + b"2"
    site.pages["/a"] = PDF
    data.fetch(site.url("/a"), other.url("/b"))
    assert clock.slept == [2, 2]  # between robots.txt and document of each, not between the hosts


def test_a_crawl_delay_is_kept(site, data, clock):
    site.pages.update({"/robots.txt": robots("User-agent: *\nCrawl-delay: 10\n"), "/a": PDF, "/b": PDF + b"2"})
    data.fetch(site.url("/a"), site.url("/b"))
    assert clock.slept == [10, 10]


def test_a_crawl_delay_beyond_patience_leaves_the_host(site, data, clock):
    site.pages.update({"/robots.txt": robots("User-agent: *\nCrawl-delay: 31\n"), "/a": PDF, "/b": PDF})
    assert data.fetch(site.url("/a"), site.url("/b"))["failed"] == 2
    assert (site.paths, clock.slept) == ([], [])
    assert "asks for 31 s between two requests, more than the 30 s" in data.rows[0]["said"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_fault_is_asked_again_with_back_off(site, data, clock, status):
    site.pages["/a"] = [(status, {}, b""), (status, {}, b""), PDF]
    assert data.fetch(site.url("/a"), pause=0)["fetched"] == 1
    assert clock.slept == [1.5, 3.0]  # 1 and 2 s, and half as much by chance


def test_three_tries_and_no_more(site, data):
    site.pages["/a"] = (503, {}, b"")
    assert data.fetch(site.url("/a"))["failed"] == 1
    assert site.paths == ["/a"] * 3
    assert (data.row["http_status"], data.row["said"]) == (
        "503",
        "www.borchester.test answered 503 Service Unavailable.",
    )


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 501, 204, 206])
def test_other_answers_are_not_asked_again(site, data, status):
    site.pages["/a"] = (status, {}, b"")
    assert data.fetch(site.url("/a"))["failed"] == 1
    assert (site.paths, data.row["http_status"]) == (["/a"], str(status))


def test_a_server_that_asks_to_wait_gets_its_time(site, data, clock):
    site.pages["/a"] = [(503, {"Retry-After": "100"}, b""), PDF]
    assert data.fetch(site.url("/a"), pause=0)["fetched"] == 1
    assert sum(clock.slept) == 100


def test_a_server_that_asks_for_too_long_is_left_alone(site, data, clock):
    site.pages.update({"/a": (429, {"Retry-After": "121"}, b""), "/b": PDF})
    assert data.fetch(site.url("/a"), site.url("/b"), pause=0)["failed"] == 2
    assert (site.paths, clock.slept) == (["/a"], [])
    assert data.rows[0]["said"].endswith("asks to wait 121 s; left for the next run.")


def test_a_connection_that_is_dropped_is_tried_again(site, data, clock):
    def drop(handler):
        handler.connection.close()

    site.pages["/a"] = [drop, PDF]
    assert data.fetch(site.url("/a"), pause=0)["fetched"] == 1
    assert clock.slept == [1.5]


def test_a_host_that_is_not_there_is_said(data, sites):
    gone = sites()
    gone.server.server_close()
    assert data.fetch(gone.url("/a"), gone.url("/b"))["failed"] == 2
    assert "its robots.txt cannot be read: www.borchester.test cannot be reached" in data.rows[1]["said"]


@pytest.mark.parametrize(
    ("value", "seconds"), [("5", 5), ("", 0), ("soon", 0), ("-1", 0), ("²", 0), ("9" * 400, 10**9), ("9" * 5000, 0)]
)
def test_what_a_retry_after_says(value, seconds):
    assert retry_after(value) == seconds


def test_a_retry_after_may_be_a_date():
    assert retry_after("Wed, 04 Mar 2020 10:00:00 GMT") == 0
    assert retry_after("Wed, 04 Mar 2099 10:00:00 GMT") > 1e8
    assert retry_after("Wed, 04 Mar 99999 10:00:00 GMT") == 0


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("user-AGENT:*\ndisallow:/a # not this", "/ab", False),
        ("User-agent: *\nDisallow: /\nAllow: /a", "/a/b", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?v=1", True),
        ("User-agent: *\nDisallow: /*?id=", "/a?x=1&id=2", True),
        ("User-agent: *\nDisallow: /*id=", "/a?x=1&id=2", False),
        ("User-agent: *\nDisallow: /a*b*c$", "/axbxbxc", False),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /ab*b$", "/ab", True),
        ("User-agent: *\nDisallow: /%7Ejoe/", "/~joe/x", False),
        ("User-agent: *\nDisallow: /plän", "/pl%c3%a4n", False),
        ("User-agent: *\nDisallow: /a%2fb", "/a/b", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: peerchallengeexplorer/1\nDisallow: /b", "/a", True),
        ("User-agent: PeerChallengeExplorer\nUser-agent: x\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /a\nSitemap: /s\nUser-agent: x\nDisallow: /b", "/b", True),
        ("User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/b", False),
        ("Disallow: /", "/a", True),
        ("<html>Not found</html>", "/a", True),
    ],
)
def test_what_a_robots_txt_allows(text, path, allowed):
    assert rules_of(text).can_fetch(f"https://www.borchester.test{path}", NAME) is allowed


@pytest.mark.parametrize(("value", "delay"), [("5", 5), ("0.5", 0.5), ("soon", None), ("-3", None), ("nan", None)])
def test_a_crawl_delay_is_a_number_of_seconds(value, delay):
    assert rules_of(f"User-agent: *\nCrawl-delay: {value}").crawl_delay(NAME) == delay


@pytest.mark.parametrize("text", ["User-agent: *\nDisallow: /" + "*a" * 2000 + "*b", "\n" * 500_000, " " * 500_000])
def test_no_robots_txt_takes_long(text):
    started = time.monotonic()
    assert rules_of(text).can_fetch("https://www.borchester.test/" + "a" * 20_000, NAME)
    assert time.monotonic() - started < 2
