"""Two processes of the app behind the nginx of docs/deploy/nginx.conf, all on this machine."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from queries import database
from tests.pages import driving
from tests.pages.talking import request, seen, told

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
CONFIG = driving.ROOT / "docs" / "deploy" / "nginx.conf"
STEWARDS = {"Add a document", "Corrections"}
pytestmark = [
    *driving.NEEDED,
    pytest.mark.skipif(
        NGINX is None and not os.environ.get("CPC_NGINX_REQUIRED"),
        reason="no nginx on this machine: apt-get install nginx-light",
    ),
]


@dataclass
class Site:
    """The address of nginx, those of the processes behind it, the processes, and the folder of builds."""

    url: str
    behind: list[str]
    processes: list[subprocess.Popen]
    builds: Path


def free_ports(count: int) -> list[int]:
    import socket

    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


@contextmanager
def running(command: list[str], **env: str):
    process = subprocess.Popen(
        command, cwd=driving.ROOT, env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


@pytest.fixture
def site(builds, tmp_path):
    """A copy of the data, two processes on it, each started for a steward at the machine, and nginx before them."""
    data = tmp_path / "build"
    shutil.copytree(builds, data)
    front, *ports = free_ports(3)
    with ExitStack() as stack:
        commands = [[sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)] for port in ports]
        env = {"CPC_BUILDS": str(data), "CPC_STEWARD": "1"}
        processes = [stack.enter_context(running(command, **env)) for command in commands]
        behind = [f"http://127.0.0.1:{port}" for port in ports]
        for url in behind:
            driving.wait_for(f"{url}/_stcore/health")
        stack.enter_context(running(nginx(tmp_path, dict(zip((8600, 8601, 8602), (front, *ports), strict=True)))))
        driving.wait_for(f"http://127.0.0.1:{front}/_stcore/health")
        yield Site(f"http://127.0.0.1:{front}", behind, processes, data)


def nginx(folder: Path, ports: dict[int, int]) -> list[str]:
    """The command that runs the committed configuration with other ports, in a folder of its own."""
    text = CONFIG.read_text(encoding="utf-8")
    for written, free in ports.items():
        assert f"127.0.0.1:{written}" in text
        text = text.replace(f"127.0.0.1:{written}", f"127.0.0.1:{free}")
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    # As root nginx changes to another account, which may not look into a test's folder.
    user = "user root; " if os.geteuid() == 0 else ""
    return [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "error.log", "-g", f"{user}daemon off;"]


def visits(site: Site) -> list[int]:
    """How many visits each process has at this moment."""
    found = [
        re.search(r"^active_sessions (\d+)", request(f"{url}/_stcore/metrics")[1].decode(), re.M) for url in site.behind
    ]
    return [int(one[1]) for one in found]


def test_a_visit_stays_with_one_process_through_filter_and_reload(site, browser):
    page = driving.visit(browser, f"{site.url}/recommendations")
    [mine] = [one for one in page.context.cookies() if one["name"] == "cpc_process"]
    assert re.fullmatch("[0-9a-f]{32}", mine["value"]) and mine["httpOnly"] and mine["sameSite"] == "Lax"
    first = visits(site)
    assert sorted(first) == [0, 1]
    page.get_by_role("combobox", name="Region").click()
    page.get_by_role("option", name="South East", exact=True).click()
    page.wait_for_url("**region=South+East**")
    driving.still(page)
    assert visits(site) == first
    page.reload()
    driving.still(page)
    page.get_by_role("button", name="Region: South East").wait_for()
    assert max(visits(site)) == visits(site)[first.index(1)]
    page.close()


def test_every_number_of_a_visitor_leads_to_one_process_and_both_are_used(site):
    used = set()
    for number in range(12):
        cookie = f"cpc_process={number:032x}"
        before = opened(site)
        for _ in range(2):
            assert "Themes" in seen(site.url, Cookie=cookie)[0]
        grown = [now - then for now, then in zip(opened(site), before, strict=True)]
        assert sorted(grown) == [0, 2]
        used.add(grown.index(2))
    assert used == {0, 1}


def opened(site: Site) -> list[int]:
    """How many visits each process has ever begun."""
    found = [request(f"{url}/_stcore/metrics")[1].decode() for url in site.behind]
    return [int(re.search(r'^session_events_total\{type="connect"\} (\d+)', one, re.M)[1]) for one in found]


def test_through_nginx_nobody_is_a_steward_and_nobody_uploads(site):
    for url in site.behind:
        assert seen(url)[0] >= STEWARDS, "at the machine itself they are there"
    for headers in ({}, {"X-Forwarded-For": "127.0.0.1"}, {"Forwarded": "for=127.0.0.1"}, {"Host": "localhost"}):
        menu, _ = seen(site.url, **headers)
        assert "Themes" in menu and not menu & STEWARDS
        assert "file_uploader" not in seen(site.url, "add", **headers)[1]
    upload = f"{site.url}/_stcore/upload_file/a/b"
    assert request(upload, "PUT", b"x") == (403, b"Only stewards may send files here.")
    assert request(upload, "PUT", bytes(27 * 1024 * 1024))[0] == 413
    assert request(f"{site.url}/", "POST", bytes(2 * 1024 * 1024))[0] == 413
    assert request(f"{site.url}/_stcore/metrics")[0] == 404


def test_when_one_process_dies_the_other_answers(site, browser):
    page = driving.visit(browser, f"{site.url}/?region=London")
    lost = visits(site).index(1)
    site.processes[lost].send_signal(signal.SIGKILL)
    site.processes[lost].wait()
    assert all(told(f"{site.url}/health")["status"] == "ok" for _ in range(10))
    page.reload()
    driving.still(page)
    page.get_by_role("button", name="Region: London").wait_for()
    page.close()


def test_health_through_nginx_tells_whether_the_data_opens(site):
    status, said = request(f"{site.url}/health")
    assert status == 200 and b'"ok"' in said
    current = database.current(site.builds)
    os.truncate(current, current.stat().st_size // 2)
    status, said = request(f"{site.url}/health")
    assert status == 503 and b'"failing"' in said
    for process in site.processes:
        process.kill()
        process.wait()
    time.sleep(0.2)
    assert request(f"{site.url}/health")[0] == 502
