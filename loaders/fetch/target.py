"""An address as written -> what exactly is asked of whom, after every check that can be made before asking."""

import re
import socket
from dataclasses import dataclass
from urllib.parse import urljoin

from urllib3.util import Url, parse_url

from loaders.fetch.rules import Failed, Refused, Rules

PORTS = {"http": 80, "https": 443}
LONGEST = 2000
HOST = re.compile(r"(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}|[0-9a-f:.]*:[0-9a-f:.]*")


@dataclass(frozen=True)
class Target:
    """One request: the IP addresses are checked, and no other may be connected to. `origin` is 'https://host'."""

    scheme: str
    host: str
    port: int
    origin: str
    path: str
    addresses: tuple[str, ...]

    @property
    def url(self) -> str:
        return f"{self.origin}{self.path}"


def target(url: str, rules: Rules, base: str = "") -> Target:
    """`url` may be relative to `base`. Raises Refused for what must not be asked, Failed for a host without address."""
    place = _place(url, base)
    host = (place.host or "").strip("[]").rstrip(".")
    if not HOST.fullmatch(host):
        raise Refused(f"{url[:200]!r} names no host. Correct the address in the list that names it.")
    assert place.scheme is not None  # `_place` takes none but those of PORTS
    port = PORTS[place.scheme] if place.port is None else place.port
    if port not in rules.ports:
        raise Refused(f"{url[:200]!r} names a port other than 80 and 443. Give the public address of the document.")
    if len(place.request_uri) > LONGEST:
        raise Refused(f"The address is longer than {LONGEST} characters. Correct it in the list that names it.")
    shown = f"[{host}]" if ":" in host else host
    origin = f"{place.scheme}://{shown}" + (f":{port}" if port != PORTS[place.scheme] else "")
    return Target(place.scheme, host, port, origin, place.request_uri, _addresses(host, port, rules))


def _place(url: str, base: str) -> Url:
    """Parts in the one form that is asked for: host names as they are looked up, all else percent-encoded."""
    try:
        place = parse_url(urljoin(base, url))
    except ValueError as error:
        raise Refused(f"{url[:200]!r} is no web address. Correct it in the list that names it.") from error
    if place.scheme not in PORTS:
        raise Refused(f"{url[:200]!r} is no web address. Write one that begins with https:// or http://.")
    if place.auth is not None or "\\" in url:  # other programs take what stands before '\@' for a user name
        raise Refused("The address holds a user name, password or '\\'. Give the public address of the document.")
    return place


def _addresses(host: str, port: int, rules: Rules) -> tuple[str, ...]:
    try:
        addresses = rules.resolve(host, port)
    except (OSError, UnicodeError) as error:
        is_passing = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
        words = getattr(error, "strerror", None) or error
        raise Failed(f"The host {host} is not found ({words}).", is_passing=is_passing) from error
    if not addresses:
        raise Failed(f"The host {host} is not found.")
    if barred := [address for address in addresses if not rules.is_allowed_address(address)]:
        where = f"The host {host} is at {barred[0]}, which" if barred[0] != host else host
        raise Refused(f"{where} is no public address. Nothing was asked of it.")
    return tuple(addresses)
