"""A council's web server on this machine, and rules under which only it may be asked."""

import csv
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from loaders import councils
from loaders.fetch.guard import is_public
from loaders.fetch.rules import Rules
from loaders.fetch.run import run

COUNCILS = """gss_code,name,official_name,council_type,region,county,population,area_km2,latitude,longitude,\
deprivation_quintile,rurality,start_on,end_on,replaced_by,former_gss_codes,other_names
E07999003,Borchester,Borchester Borough Council,Non-metropolitan district,Borsetshire,Borsetshire,,,,,,,1974-04-01,,,,
E06999002,Felpersham,Felpersham City Council,Unitary authority,Borsetshire,Borsetshire,,,,,,,1974-04-01,,,,
"""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        site = self.server.site
        site.asked.append((self.path, dict(self.headers)))
        answer = site.pages.get(self.path, (404, {}, b""))
        if isinstance(answer, list):  # one after the other, the last one for good
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if callable(answer):
            with suppress(OSError):
                answer(self)
            return
        status, headers, body = (200, {}, answer) if isinstance(answer, bytes) else answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_):
        pass


class Site:
    """pages[path] is a body, (status, headers, body), a function of the handler, or a list of these."""

    def __init__(self, host="www.borchester.test", context=None):
        self.pages, self.asked, self.host = {}, [], host
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.site = self
        self.scheme = "https" if context else "http"
        if context:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def url(self, path="", host=""):
        return f"{self.scheme}://{host or self.host}:{self.server.server_port}{path}"

    @property
    def paths(self):
        """What was asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def sites():
    """sites(host=..., context=...) -> a running server."""
    made = []

    def make(*arguments, **given):
        made.append(Site(*arguments, **given))
        return made[-1]

    yield make
    for site in made:
        site.server.shutdown()
        site.server.server_close()


@pytest.fixture
def site(sites):
    return sites()


@dataclass
class Clock:
    """A clock that stands still but for sleeping."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


def resolve(host, port):
    """No name leaves this machine: '.test' is here, 'inside.test' in a private network, numbers are themselves."""
    known = {"inside.test": ["10.0.0.5"], "both.test": ["127.0.0.1", "10.0.0.5"]}
    return known.get(host) or (["127.0.0.1"] if host.endswith(".test") else [host])


@pytest.fixture
def rules(clock):
    """rules(**limits) -> the safe rules, but for this machine's own servers and a clock that does not make us wait."""

    def of(**given):
        base = dict(
            is_allowed_address=lambda address: address == "127.0.0.1" or is_public(address),
            ports=range(65_536),
            resolve=resolve,
            clock=lambda: clock.now,
            sleep=clock.sleep,
            chance=lambda: 0.5,
            connect_seconds=2,
            read_seconds=2,
            total_seconds=10,
        )
        return Rules(**{**base, **given})

    return of


class Data:
    """A data folder that lists addresses, and what a fetch into it makes."""

    def __init__(self, folder: Path, rules):
        self.folder, self.rules = folder, rules
        (folder / "councils.csv").write_text(COUNCILS, encoding="utf-8")
        self.register = councils.load(folder / "councils.csv")

    def lists(self, *urls, name="sources.csv", council="Borchester"):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        is_new = not path.exists()
        with path.open("a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            if is_new:
                writer.writerow(["file", "council", "url"])
            writer.writerows([["documents/x.html", council, url] for url in urls])

    def fetch(self, *urls, chosen=(), limit=None, again=False, **given):
        """Counts by outcome; `given` are rules."""
        self.lists(*urls)
        return run(self.folder, self.register, self.rules(**given), list(chosen), limit, again)

    @property
    def rows(self):
        with (self.folder / "documents/fetched/fetched.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @property
    def row(self):
        (row,) = self.rows
        return row

    @property
    def files(self):
        """Fetched files: path within the data folder -> bytes."""
        found = (path for path in (self.folder / "documents/fetched").rglob("*") if path.is_file())
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in found
            if path.name not in (".lock", "fetched.csv")
        }


@pytest.fixture
def data(tmp_path, rules):
    folder = tmp_path / "data"
    folder.mkdir()
    return Data(folder, rules)
