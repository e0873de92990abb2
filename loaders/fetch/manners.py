"""One request at a time to a host, with a pause between two, and none before a host wants to be asked again."""

from collections import defaultdict

from urllib3 import Retry
from urllib3.exceptions import InvalidHeader

from loaders.fetch.rules import Failed, Rules

RETRY = Retry(retry_after_max=10**9)


class Manners:
    """What is known of each host in this run: when it may be asked next, and how long it wants to be left alone."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._free_at: defaultdict[str, float] = defaultdict(float)
        self._pauses: dict[str, float] = {}
        self._barred: dict[str, str] = {}

    def wait(self, host: str) -> None:
        """Sleep until the host may be asked. Raises Failed where it asked to be left alone for longer than we wait."""
        if host in self._barred:
            raise Failed(self._barred[host])
        left = self._free_at[host] - self._rules.clock()
        if left > 0:
            self._rules.sleep(left)

    def asked(self, host: str, seconds: float = 0) -> None:
        """A request to the host has ended; the pause runs from here, or the longer one that it asks for."""
        pause = max(seconds, self._pauses.get(host, self._rules.pause))
        self._free_at[host] = max(self._free_at[host], self._rules.clock() + pause)

    def slow_down(self, host: str, delay: float) -> None:
        """What its robots.txt asks for between two requests, in seconds."""
        if delay > self._rules.longest_delay:
            most = f"more than the {self._rules.longest_delay:g} s waited here. Save the document by hand."
            self.leave(host, f"{host} asks for {delay:g} s between two requests, {most}")
        self._pauses[host] = max(delay, self._rules.pause)
        self.asked(host)

    def leave(self, host: str, said: str) -> None:
        """Nothing more is asked of the host in this run."""
        self._barred[host] = said


def retry_after(value: str) -> float:
    """Seconds that a Retry-After header asks for: a number or a date; 0 where it says nothing readable."""
    try:
        return RETRY.parse_retry_after(value)
    except (InvalidHeader, ValueError, OverflowError):
        return 0
