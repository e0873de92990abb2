"""One request by urllib3 over one connection to a checked address, cut off when its time is over."""

import contextlib
import gzip
import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from urllib3 import HTTPResponse, exceptions
from urllib3.connection import HTTPConnection, HTTPSConnection

from loaders.fetch.rules import Failed, Refused, Rules, TooLarge, writing
from loaders.fetch.target import Target

PART = 65_536
PACKINGS = ("", "identity", "gzip", "x-gzip")
BROKEN = (EOFError, zlib.error, gzip.BadGzipFile, http.client.IncompleteRead)
FAULTS = (*BROKEN, OSError, http.client.HTTPException, exceptions.HTTPError)


@dataclass
class Wish:
    """What is asked for, where its body goes, and the seconds `left` for it, pauses not counted."""

    url: str
    sink: BinaryIO
    headers: dict[str, str]
    most_bytes: int
    left: float
    is_robots: bool = False  # of which the beginning is enough


def ask(aim: Target, wish: Wish, rules: Rules) -> HTTPResponse:
    """GET the target; a 200's body goes into the wish's sink. Raises Failed, or TooLarge at the size limit."""
    ends, fault = rules.clock() + wish.left, None
    try:
        with _opened(aim, min(rules.connect_seconds, wish.left)) as opened, _cut_after(wish.left, opened):
            answer = _answer(aim, wish, rules, opened)
    except FAULTS as error:
        fault = _failed(aim.host, error)
    wish.left = ends - rules.clock()
    if wish.left <= 0:
        raise Failed(f"It took longer than {rules.total_seconds:g} s in all and was given up.")
    if fault:
        raise fault
    return answer


def _opened(aim: Target, seconds: float) -> socket.socket:
    """To one of the checked addresses, never to the name: a name may mean another address a moment later."""
    fault = OSError("no address")
    for address in aim.addresses[:4]:
        try:
            return socket.create_connection((address, aim.port), seconds)
        except OSError as error:
            fault = error
    raise fault


@contextlib.contextmanager
def _cut_after(seconds: float, opened: socket.socket) -> Iterator[None]:
    """Shuts the connection, whatever drips through it: urllib3's limits are for each read, and a byte now and then
    would hold it open for days."""
    twin = opened.dup()  # TLS takes the socket itself over

    def cut() -> None:
        with contextlib.suppress(OSError):
            twin.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        twin.close()


def _answer(aim: Target, wish: Wish, rules: Rules, opened: socket.socket) -> HTTPResponse:
    """urllib3 is given the socket, so that it looks up no name."""
    if aim.scheme == "https":
        connection: HTTPConnection = HTTPSConnection(aim.host, aim.port, timeout=rules.read_seconds)
        opened = rules.trust().wrap_socket(opened, server_hostname=aim.host)
    else:
        connection = HTTPConnection(aim.host, aim.port, timeout=rules.read_seconds)
    headers = {"User-Agent": rules.agent, "Accept": "*/*", "Accept-Encoding": "gzip", "Connection": "close"}
    with contextlib.closing(connection):
        connection.sock = opened
        connection.request(
            "GET", aim.path, None, {**headers, **wish.headers}, preload_content=False, decode_content=False
        )
        with contextlib.closing(connection.getresponse()) as answer:
            if answer.status == 200:
                _save(answer, wish)
            return answer


def _save(answer: HTTPResponse, wish: Wish) -> None:
    """The body as meant, up to the limit, whatever length the server states.

    Unpacked by the standard library, since urllib3 takes a packed answer that breaks off for a whole one.
    """
    packing = answer.headers.get("Content-Encoding", "").strip().lower()
    if packing not in PACKINGS:
        raise Refused(f"The answer is packed as {packing[:40]!r}, which was not asked for. Save the document by hand.")
    if not wish.is_robots and (answer.length_remaining or 0) > wish.most_bytes:
        raise TooLarge(wish.most_bytes)
    body = gzip.GzipFile(fileobj=answer, mode="rb") if "gzip" in packing else answer
    left = wish.most_bytes
    while part := body.read1(PART):
        with writing(Path(getattr(wish.sink, "name", ""))):
            wish.sink.write(part[:left])
        left -= len(part)
        if left < 0:
            raise TooLarge(wish.most_bytes)


def _failed(host: str, error: Exception) -> Failed:
    why = next((given for given in error.args if isinstance(given, Exception)), error)
    if isinstance(why, ssl.SSLCertVerificationError):
        return Failed(
            f"The certificate of {host} cannot be trusted ({why.verify_message}). If every host says so, this machine "
            "has no list of trusted certificates: install ca-certificates or set SSL_CERT_FILE."
        )
    if isinstance(why, (TimeoutError, exceptions.TimeoutError)):
        said = f"{host} does not answer in time."
    elif isinstance(why, BROKEN):
        said = "The answer broke off."
    elif isinstance(why, OSError):
        said = f"{host} cannot be reached ({why.strerror or why})."
    else:
        said = f"{host} answers what is no HTTP ({type(why).__name__})."
    return Failed(said, is_passing=True)
