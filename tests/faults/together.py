"""Two and five who publish at one moment: those who get the lock are published, the others are told, nothing is lost."""

import subprocess
import sys
from collections import Counter

from loaders.alone import BUSY
from queries import database
from tests.faults import worlds
from tests.faults.tally import Count
from tests.faults.worlds import ROOT, World

ROUNDS = 20


def run(world: World, share: float, seed: int) -> list[Count]:
    rounds = max(2, round(ROUNDS * share))
    return [*_of(world, 2, rounds), *_of(world, 5, rounds), *_of_the_command(world, max(1, rounds // 4))]


def _of(world: World, publishers: int, rounds: int) -> list[Count]:
    """Each writes a row of a list along with its build; a publisher who was told to wait has left no trace."""
    folder = world.fresh(f"together-{publishers}")
    rows = world.place / f"together-{publishers}.csv"
    rows.write_text("file\n")
    seen: Counter[str] = Counter()
    for number in range(rounds):
        go = world.place / f"go-{publishers}-{number}"
        before, last = rows.read_text().splitlines(), database.pointed(folder)
        names = [f"round-{number}-{one}" for one in range(publishers)]
        started = [_worker(world, folder, rows, name, go) for name in names]
        for process in started:
            process.stdout.readline()
        go.touch()
        ended = [process.communicate() for process in started]
        done = [name for name, process in zip(names, started, strict=True) if process.returncode == 0]
        seen["published"] += len(done)
        seen["told"] += sum(said == f"{BUSY}\n" for _, said in ended)
        seen["rows"] += sorted(rows.read_text().splitlines()) == sorted([*before, *done])
        seen["moved on"] += bool(done) and database.pointed(folder) != last and worlds.is_whole(folder)
        seen["left over"] += len(worlds.left_over(folder))
    part = f"{publishers} publishers at once"
    return [
        Count(part, "rounds", rounds),
        Count(
            part, "published or told that someone is publishing", seen["published"] + seen["told"], publishers * rounds
        ),
        Count(part, "published", seen["published"], least=rounds),
        Count(part, "told that someone is publishing", seen["told"], least=1),
        Count(part, "rounds whose list holds just the rows of those published", seen["rows"], rounds),
        Count(part, "rounds after which a new build is current and whole", seen["moved on"], rounds),
        Count(part, "files left over", seen["left over"], 0),
    ]


def _worker(world: World, folder, rows, name: str, go) -> subprocess.Popen:
    command = [sys.executable, "-m", "tests.faults.worker", str(folder), str(world.finished)]
    options = ["--rows", str(rows), "--name", name, "--go", str(go)]
    return subprocess.Popen([*command, *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _of_the_command(world: World, rounds: int) -> list[Count]:
    """`python -m loaders build` twice at once: exit status 0, or 1 with the sentence."""
    folder = world.fresh("together-built")
    seen: Counter[str] = Counter()
    for _ in range(rounds):
        started = [_command(world, folder) for _ in range(2)]
        for process in started:
            _, said = process.communicate()
            seen["published"] += process.returncode == 0
            seen["told"] += process.returncode == 1 and said.startswith(BUSY)
        seen["whole"] += worlds.is_whole(folder)
    part = "Two build commands at once"
    return [
        Count(part, "published or told that someone is publishing", seen["published"] + seen["told"], 2 * rounds),
        Count(part, "published", seen["published"], least=rounds),
        Count(part, "rounds after which the current build is whole", seen["whole"], rounds),
    ]


def _command(world: World, folder) -> subprocess.Popen:
    return subprocess.Popen(
        worlds.command(world.few, folder),
        cwd=ROOT,
        env=worlds.environment(world.place),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
