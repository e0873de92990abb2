"""What a fetch may do: where it may go, how much and how long it takes, how patient it is; and how it ends otherwise."""

import contextlib
import os
import re
import ssl
import time
import tomllib
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import random

from loaders.errors import LoadError
from loaders.fetch.guard import is_public, resolved
from loaders.limits import limits

NAME = "PeerChallengeExplorer"
PROJECT = Path(__file__).parents[2] / "pyproject.toml"


class Refused(Exception):
    """What must not be fetched or kept. `status` is the server's, 0 where none answered."""

    outcome, status = "refused", 0


class TooLarge(Refused):
    """More bytes than allowed; those up to the limit were written."""

    def __init__(self, most_bytes: int) -> None:
        super().__init__(
            f"It is larger than {most_bytes / 1_000_000:g} MB. If it is wanted nevertheless, allow more with "
            f"--most-megabytes (files up to {limits().most_megabytes} MB are read, more with CPC_MOST_MEGABYTES), or save the "
            "part that holds the plan by hand."
        )


class Failed(Exception):
    """What could not be fetched now. `is_passing`: asking again in a moment may help."""

    outcome = "failed"

    def __init__(self, said: str, status: int = 0, *, is_passing: bool = False) -> None:
        super().__init__(said)
        self.status, self.is_passing = status, is_passing


@dataclass(frozen=True)
class Rules:
    """Limits in bytes and seconds. The defaults are the safe ones; tests put local servers in their place."""

    is_allowed_address: Callable[[str], bool] = is_public
    ports: Container[int] = frozenset({80, 443})
    resolve: Callable[[str, int], list[str]] = resolved
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    most_bytes: int = field(default_factory=lambda: limits().most_bytes)
    most_redirects: int = 5
    tries: int = 3
    connect_seconds: float = 10
    read_seconds: float = 30
    total_seconds: float = 300  # of one document, pauses not counted
    pause: float = 2  # between two requests to one host
    longest_delay: float = 30  # of a robots.txt's Crawl-delay
    longest_wait: float = 120  # of a server's Retry-After
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random
    agent: str = field(default_factory=lambda: agent(os.environ.get("CPC_CONTACT", "")))


def agent(contact: str) -> str:
    """'PeerChallengeExplorer/0.1.0 (+https://example.org/contact)', so that a server's people can find out who asks."""
    version = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    if contact and not re.fullmatch(r"[!-'*-~]{1,200}", contact):
        raise LoadError(
            f"CPC_CONTACT: {contact!r} is no contact. Write an e-mail address or the address of a page, without spaces."
        )
    return f"{NAME}/{version} (+{contact})" if contact else f"{NAME}/{version}"


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Faults of our own disk, as a LoadError that says what to do."""
    try:
        yield
    except OSError as error:
        raise LoadError(
            f"{path}: cannot be written ({error.strerror}). Change who may write there, free some space, or choose "
            "another folder with --data."
        ) from error
