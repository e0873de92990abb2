"""An address -> its answer: redirects by hand, robots.txt of every host on the way, patience where it may help."""

import contextlib
import io
import re
from typing import BinaryIO

from protego import Protego
from urllib3 import HTTPResponse

from loaders.fetch import wire
from loaders.fetch.manners import Manners, retry_after
from loaders.fetch.rules import NAME, Failed, Refused, Rules, TooLarge
from loaders.fetch.target import Target, target
from loaders.fetch.wire import Wish

Found = tuple[str, HTTPResponse]  # the address at the end of all redirects, and what it answered
PASSING = (429, 500, 502, 503, 504)
ROBOTS_BYTES = 512_000  # more of a robots.txt need not be read
VERSION = re.compile(
    r"(?im)^([ \t]*user-agent[ \t]*:[^/#\r\n]*)/[^#\r\n]*"
)  # a group for 'Name/1.0' speaks of every version


class Client:
    """Asks politely; remembers in one run what every host asked for."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._manners = Manners(rules)
        self._robots: dict[str, Protego | str] = {}

    def get(self, url: str, sink: BinaryIO, headers: dict[str, str], is_robots: bool = False) -> Found:
        """Status 200 with the body in `sink`, or 304 where `headers` ask for what is newer.

        Raises Refused, or Failed once asking again does not help.
        """
        most_bytes = ROBOTS_BYTES if is_robots else self.rules.most_bytes
        wish = Wish(url, sink, headers, most_bytes, self.rules.total_seconds, is_robots)
        turn = 0
        while True:
            turn += 1
            sink.seek(0)
            sink.truncate()
            try:
                return self._followed(wish)
            except Failed as fault:
                if not fault.is_passing or turn >= self.rules.tries:
                    raise
                self.rules.sleep(2 ** (turn - 1) * (1 + self.rules.chance()))

    def _followed(self, wish: Wish) -> Found:
        url, seen = wish.url, [""]
        for _ in range(self.rules.most_redirects + 1):
            aim = target(url, self.rules, seen[-1])
            if aim.url in seen:
                raise Failed(f"It leads round in a circle, back to {aim.url}.")
            seen.append(aim.url)
            answer = self._asked(aim, wish)
            if answer.status not in answer.REDIRECT_STATUSES:
                self._check(aim.host, answer, wish)
                return aim.url, answer
            url = _next(aim.host, answer)
        raise Failed(f"It leads on more than {self.rules.most_redirects} times.")

    def _asked(self, aim: Target, wish: Wish) -> HTTPResponse:
        if not wish.is_robots:
            self._check_robots(aim)
        self._manners.wait(aim.host)
        try:
            return wire.ask(aim, wish, self.rules)
        finally:
            self._manners.asked(aim.host)

    def _check(self, host: str, answer: HTTPResponse, wish: Wish) -> None:
        """Raises Failed for all but what was wanted; a server that asks for time gets it, or is left alone."""
        status, is_passing = answer.status, answer.status in PASSING
        if status == 200 or (status == 304 and wish.headers):
            return
        words = "".join(c for c in answer.reason or "" if c.isascii() and c.isprintable())[:60]
        said = f"{host} answered {status} {words}".strip()
        seconds = retry_after(answer.headers.get("Retry-After", "")) if is_passing else 0
        if seconds > self.rules.longest_wait:
            said, is_passing = f"{said} and asks to wait {seconds:.0f} s; left for the next run", False
            self._manners.leave(host, f"{said}.")
        self._manners.asked(host, seconds)
        raise Failed(f"{said}.", status, is_passing=is_passing)

    def _check_robots(self, aim: Target) -> None:
        """Raises Refused where the site's robots.txt forbids the path, Failed where it cannot be known now."""
        if aim.origin not in self._robots:
            self._robots[aim.origin] = self._read_robots(aim)
        found = self._robots[aim.origin]
        if isinstance(found, str):
            raise Failed(found)
        if not found.can_fetch(aim.url, NAME):
            why = f"The robots.txt of {aim.host} does not allow programs to fetch it."
            raise Refused(f"{why} Save the document by hand.")

    def _read_robots(self, aim: Target) -> Protego | str:
        """A site without one allows everything; of one that cannot answer, nothing is fetched now."""
        text = io.BytesIO()
        try:
            self.get(f"{aim.origin}/robots.txt", text, {}, is_robots=True)
        except TooLarge:
            pass  # the beginning of a robots.txt holds, as RFC 9309 has it
        except (Failed, Refused) as fault:
            if fault.status == 429 or not 400 <= fault.status < 500:
                return f"Nothing is fetched from {aim.host} now, since its robots.txt cannot be read: {fault}"
        found = robots(text.getvalue().decode("utf-8-sig", "replace"))
        self._manners.slow_down(aim.host, found.crawl_delay(NAME) or 0)
        return found


def robots(text: str) -> Protego:
    """The rules of a robots.txt as RFC 9309 reads them, to be asked with our name."""
    return Protego.parse(VERSION.sub(r"\1", text))


def _next(host: str, answer: HTTPResponse) -> str:
    where = answer.headers.get("Location", "")
    with contextlib.suppress(UnicodeError):
        where = where.encode("latin-1").decode()  # headers come as Latin-1; some servers write UTF-8 into them
    if not where:
        raise Failed(f"{host} answered {answer.status} without saying where it leads.", answer.status)
    return where
