"""People who click at once: all arrive, then each changes a filter again and again as soon as the page has answered."""

import asyncio
import random
import statistics
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from tests.benchmarks.serving import Site
from tests.benchmarks.visitor import Run, Visitor, visit

AT_ONCE = 20  # connections that are opened at a time; the runs themselves all begin together


@dataclass
class Clicks:
    """What a crowd met. `rounds` holds reruns a second, one figure a round; `cpu` and `first_cpu` seconds of
    the servers over the reruns and the first runs, `own_cpu` those of the visitors, memory in MB before the first run, after it, at the end."""

    first: list[Run] = field(default_factory=list)
    reruns: list[Run] = field(default_factory=list)
    rounds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    cpu: float = 0.0
    first_cpu: float = 0.0
    own_cpu: float = 0.0
    memory_before: float = 0.0
    memory_after: float = 0.0
    memory_end: float = 0.0


@dataclass(frozen=True)
class Plan:
    """How many people look at which page, which filters they change, how often in a round, how many rounds, for how long."""

    people: int
    page: str
    filters: tuple[str, ...]
    reruns: int
    rounds: int
    seconds: float


async def warm(site: Site, plan: Plan) -> None:
    """One person a process chooses every option of every filter, so that each answer was asked for once."""
    for url in site.behind:
        async with visit(url, plan.page) as one:
            await one.arrive()
            for label in plan.filters:
                for value in one.has(label):
                    await one.choose(label, value)
                one.chosen.clear()


async def crowd(site: Site, plan: Plan) -> Clicks:
    """Everybody's first run, then `rounds` of `reruns` clicks each. What is not done after `seconds` is a fault."""
    met = Clicks()
    async with AsyncExitStack() as stack:
        people = await _come(site, plan, stack)
        met.memory_before, before = site.memory(), site.cpu()
        met.first = await _all(people, lambda one, _: one.arrive(), plan.seconds, met.faults)
        met.memory_after, cpu, own = site.memory(), site.cpu(), time.process_time()
        met.first_cpu = cpu - before
        for turn in range(plan.rounds):
            clicks = Clicking(plan, turn)
            start = time.perf_counter()
            runs = await _all(people, clicks, plan.seconds, met.faults)
            met.rounds.append(len(runs) / (time.perf_counter() - start))
            met.reruns += runs
        met.cpu, met.own_cpu = site.cpu() - cpu, time.process_time() - own
        met.memory_end = site.memory()
    met.faults += [fault for run in met.first + met.reruns for fault in run.faults] + site.complaints()
    return met


class Clicking:
    """What one person does in one round: a filter after the other, each time set to another of its options."""

    def __init__(self, plan: Plan, turn: int) -> None:
        self.plan, self.turn = plan, turn

    async def __call__(self, one: Visitor, number: int) -> list[Run]:
        picked = random.Random(f"{number} {self.turn}")
        labels = [label for label in self.plan.filters if one.has(label)]
        if not labels:
            raise LookupError(f"the page shows none of the boxes {', '.join(self.plan.filters)}")
        return [
            await one.choose(label, other(one, label, picked))
            for label in (labels[click % len(labels)] for click in range(self.plan.reruns))
        ]


def other(one: Visitor, label: str, picked: random.Random) -> str:
    """An option that is not chosen already: a choice of the same again would be no change."""
    return picked.choice([option for option in one.has(label) if option != one.chosen.get(label)])


async def _come(site: Site, plan: Plan, stack: AsyncExitStack) -> list[Visitor]:
    doors = asyncio.Semaphore(AT_ONCE)

    async def enter() -> Visitor:
        async with doors:
            return await stack.enter_async_context(visit(site.url, plan.page))

    return await asyncio.gather(*(enter() for _ in range(plan.people)))


async def _all(
    people: list[Visitor],
    does: Callable[[Visitor, int], Awaitable[Run | list[Run]]],
    seconds: float,
    faults: list[str],
) -> list[Run]:
    """The runs of everybody at once; a person who is cut off or does not come to an end is a fault and yields none."""

    async def kept(one: Visitor, number: int) -> list[Run]:
        try:
            async with asyncio.timeout(seconds):
                runs = await does(one, number)
        except (WebSocketException, OSError) as error:
            faults.append(f"cut off: {error}")
        except LookupError as error:
            faults.append(str(error))
        except TimeoutError:
            faults.append(f"not done after {seconds:g} s")
        else:
            return runs if isinstance(runs, list) else [runs]
        return []

    found = await asyncio.gather(*(kept(one, number) for number, one in enumerate(people)))
    return [run for runs in found for run in runs]


async def soak(site: Site, plan: Plan, total: int, tell: Callable[[dict], None]) -> list[dict]:
    """`total` reruns shared by the people, told at every tenth: reruns so far, memory in MB, reruns a second, faults."""
    tenths = []
    each = max(1, total // 10 // plan.people)
    async with AsyncExitStack() as stack:
        people = await _come(site, plan, stack)
        faults: list[str] = []
        await _all(people, lambda one, _: one.arrive(), plan.seconds, faults)
        tenths.append({"reruns": 0, "memory_mb": site.memory(), "reruns_a_second": None, "faults": len(faults)})
        tell(tenths[-1])
        done = 0
        for tenth in range(10):
            start = time.perf_counter()
            click = Clicking(Plan(plan.people, plan.page, plan.filters, each, 1, plan.seconds), tenth)
            runs = await _all(people, click, plan.seconds, faults)
            faults += [fault for run in runs for fault in run.faults]
            done += len(runs)
            speed = len(runs) / (time.perf_counter() - start)
            tenths.append({"reruns": done, "memory_mb": site.memory(), "reruns_a_second": speed, "faults": len(faults)})
            tell(tenths[-1])
    return tenths


def percentile(runs: list[Run], share: float) -> float:
    """The time of a run in milliseconds below which this share of the runs lies; nan where there is none."""
    times = sorted(1000 * run.seconds for run in runs)
    return times[max(0, -int(-share * len(times) // 1) - 1)] if times else float("nan")


def median(figures: list[float]) -> float:
    return statistics.median(figures) if figures else float("nan")
