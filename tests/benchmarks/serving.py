"""Servers to measure: the app, or an empty page of the same Streamlit; one process, or two behind the nginx of docs/deploy."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from queries import database
from tests.pages.driving import wait_for

ROOT = Path(__file__).parents[2]
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
REGIONS = ["East Midlands", "East of England", "London", "North East", "North West", "South East", "South West",
           "West Midlands", "Yorkshire and The Humber"]  # fmt: skip
EMPTY = f"""import streamlit as st
st.title("An empty page")
st.write(st.selectbox("Region", {REGIONS!r}, index=None, key="region", bind="query-params") or "none")
"""
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Site:
    """`url` is what visitors open, `behind` the address of each process, `logs` what the processes wrote."""

    url: str
    behind: list[str]
    processes: list[subprocess.Popen]
    logs: list[Path]

    def cpu(self) -> float:
        """Seconds of processor time that the processes of the app have used, nginx left out."""
        return sum(_cpu(one.pid) for one in self.processes)

    def memory(self) -> float:
        """Resident memory of the processes of the app in megabytes (of a million bytes)."""
        return sum(_memory(one.pid) for one in self.processes)

    def complaints(self) -> list[str]:
        """The lines of the logs that tell of an error."""
        lines = [line for log in self.logs for line in log.read_text(encoding="utf-8", errors="replace").splitlines()]
        return [line[:300] for line in lines if '"level": "error"' in line or line.startswith("Traceback")]

    def is_up(self) -> bool:
        return all(one.poll() is None for one in self.processes)


@contextmanager
def serving(
    what: str, folder: Path, builds: Path, processes: int = 1, first_port: int = 0, **environment: str
) -> Iterator[Site]:
    """A site of 'app' or 'empty' of its own in `folder`, stopped afterwards. Ports from `first_port` on, 0 for any."""
    served, problem = database.newest(builds.resolve())
    if what == "app" and (served is None or problem):
        sys.exit(
            f"{builds}: {problem or 'holds no build.'} Nothing is measured, since the app would build or show another."
        )
    folder.mkdir(parents=True, exist_ok=True)
    front, *ports = _ports(processes + 1, first_port)
    where = ROOT if what == "app" else _empty(folder)
    env = {**os.environ, "CPC_BUILDS": str(builds.resolve()), "CPC_STEWARD": "", "CPC_LOG": "warning", **environment}
    logs = [folder / f"{what}-{port}.log" for port in ports]
    with ExitStack() as stack:
        started = [
            stack.enter_context(_running(_streamlit(port), where, log, env))
            for port, log in zip(ports, logs, strict=True)
        ]
        behind = [f"http://127.0.0.1:{port}" for port in ports]
        for url in behind:
            wait_for(f"{url}/_stcore/health")
        if processes > 1:
            stack.enter_context(_running(_nginx(folder, front, ports), folder, folder / "nginx.log", env))
            wait_for(f"http://127.0.0.1:{front}/_stcore/health")
        yield Site(f"http://127.0.0.1:{front}" if processes > 1 else behind[0], behind, started, logs)


def _empty(folder: Path) -> Path:
    """A folder with the empty page, set up as the app is."""
    where = folder / "empty"
    shutil.copytree(ROOT / ".streamlit", where / ".streamlit", dirs_exist_ok=True, ignore=lambda *_: {"secrets.toml"})
    (where / "app.py").write_text(EMPTY, encoding="utf-8")
    return where


def _streamlit(port: int) -> list[str]:
    return [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]


def _nginx(folder: Path, front: int, ports: list[int]) -> list[str]:
    """The command that runs the committed configuration on other ports. It is written for two processes."""
    if NGINX is None or len(ports) != 2:
        sys.exit("Two processes need nginx (apt-get install nginx-light), and docs/deploy/nginx.conf is for two.")
    text = (ROOT / "docs" / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for written, free in zip((8600, 8601, 8602), (front, *ports), strict=True):
        text = text.replace(f"127.0.0.1:{written}", f"127.0.0.1:{free}")
    config = folder / "nginx.conf"
    config.write_text(text, encoding="utf-8")
    user = "user root; " if os.geteuid() == 0 else ""
    return [NGINX, "-p", str(folder), "-c", str(config), "-e", "error.log", "-g", f"{user}daemon off;"]


@contextmanager
def _running(command: list[str], where: Path, log: Path, env: dict[str, str]) -> Iterator[subprocess.Popen]:
    with log.open("w") as out, subprocess.Popen(command, cwd=where, env=env, stdout=out, stderr=out) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def _ports(count: int, first: int) -> list[int]:
    if first:
        return list(range(first, first + count))
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def _family(pid: int) -> list[int]:
    """A process and those it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def _cpu(pid: int) -> float:
    fields = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in _family(pid)]
    return sum(int(one[11]) + int(one[12]) for one in fields) / TICKS


def _memory(pid: int) -> float:
    lines = [line for one in _family(pid) for line in Path(f"/proc/{one}/status").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) * 1024 / 1e6
