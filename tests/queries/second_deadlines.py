"""Second calculation, part 2: deadlines, timing, slippage and on time (rules 4 to 7), from what documents say of one action."""

from dataclasses import dataclass
from datetime import date

from tests.queries.second_mentions import SETTLED, Mention

OPEN = ("not started", "in progress")
Interval = tuple[int | None, int | None]


@dataclass(frozen=True)
class Deadline:
    """A deadline as one document has it."""

    kind: str
    due_from: date | None
    due_to: date | None
    text: str | None
    is_early: bool

    @property
    def is_measure(self) -> bool:
        """Dated and not early: something may be measured against it."""
        return self.kind == "dated" and not self.is_early


NO_DEADLINE = Deadline("none", None, None, None, False)


@dataclass(frozen=True)
class Deadlines:
    """Every deadline of one action in order."""

    every: tuple[Deadline, ...]

    @property
    def latest(self) -> Deadline:
        return self.every[-1] if self.every else NO_DEADLINE

    @property
    def first(self) -> Deadline | None:
        return next((deadline for deadline in self.every if deadline.is_measure), None)

    def columns(self) -> dict:
        redated, removed = self._moves()
        return {
            "due_kind": self.latest.kind,
            "due_from": self.latest.due_from,
            "due_to": self.latest.due_to,
            "due_text": self.latest.text,
            "is_due_before_document": self.latest.is_early,
            "first_due_from": self.first.due_from if self.first else None,
            "first_due_to": self.first.due_to if self.first else None,
            "redated_count": redated + removed,
            "end_removed_count": removed,
        }

    def _moves(self) -> tuple[int, int]:
        """How often the end differed from the dated one before it, and how often it was taken away."""
        counting = [deadline for deadline in self.every if not deadline.is_early]
        redated = removed = 0
        end: date | None = None
        was_dated = False
        for deadline in counting:
            is_dated = deadline.kind == "dated"
            redated += is_dated and end is not None and deadline.due_to != end
            removed += was_dated and not is_dated
            end = deadline.due_to if is_dated else end
            was_dated = is_dated
        return redated, removed


def deadlines_of(mentions: list[Mention]) -> Deadlines:
    """Rule 4: a mention without a deadline takes nothing away, and one repeated is what it was when it was first set."""
    every: list[Deadline] = []
    early: dict[date, bool] = {}
    for mention in mentions:
        update = mention.update
        if update["due_kind"] in (None, "none"):
            continue
        is_early = update["due_kind"] == "dated" and early.setdefault(update["due_to"], _sets_early(mention))
        every.append(Deadline(update["due_kind"], update["due_from"], update["due_to"], update["due_text"], is_early))
    return Deadlines(tuple(every))


def _sets_early(mention: Mention) -> bool:
    """An action plan or response sets a deadline before its own date, or before the first day of its period."""
    begins = mention.document["period_from"] or mention.own_date
    is_plan = mention.document["kind"] in ("action plan", "response")
    return is_plan and begins is not None and mention.update["due_to"] < begins


@dataclass(frozen=True)
class Standing:
    """What is known of one action, ready to be measured against its deadlines."""

    status: str
    stated_at: date | None
    completed: tuple[date | None, date | None]
    deadlines: Deadlines
    covered_on: date | None
    measured_on: date

    def timing(self) -> str:
        """Rule 5: the first that holds."""
        due = self.deadlines.latest
        if self.status == "stopped":
            return "stopped"
        if self.status == "continuous":
            return "no end by design"
        if self.status == "complete":
            verdict = _on_time(self.completed, self.deadlines.first)
            return {"on time": "done on time", "late": "done late"}.get(verdict, "done, date not stated")
        if due.kind != "dated":
            return "undated"
        if due.is_early:
            return "date before its document"
        if due.due_to >= self.measured_on:
            return "not yet due"
        if self.covered_on and self.covered_on >= due.due_to:
            return "covered by its recommendation"
        is_late_word = self.status in OPEN and self.stated_at is not None and self.stated_at >= due.due_to
        return "overdue" if is_late_word and not self.covered_on else "due, no update found"

    def is_past_due(self) -> bool:
        due = self.deadlines.latest
        return due.is_measure and self.status not in SETTLED and due.due_to < self.measured_on

    def slip(self) -> Interval | None:
        """Rule 6: days against the first deadline; None where there is nothing to compare."""
        first, latest = self.deadlines.first, self.deadlines.latest
        if first is None or latest.is_early or self.status in ("stopped", "continuous"):
            return None
        if self.status == "complete":
            low, high = (day and (day - first.due_to).days for day in self.completed)
            return None if low is None and high is None else (low, high)
        if self.timing() == "overdue":
            late = (self.measured_on - first.due_to).days
            return late, late
        if latest.kind != "dated":
            return None
        low, high = sorted([(latest.due_from - first.due_from).days, (latest.due_to - first.due_to).days])
        return low, high

    def columns(self) -> dict:
        slip = self.slip()
        latest = self.deadlines.latest
        is_overdue = self.timing() == "overdue"
        is_done = self.status == "complete"
        return {
            "timing": self.timing(),
            "is_past_due": self.is_past_due(),
            "slip_low_days": slip[0] if slip else None,
            "slip_high_days": slip[1] if slip else None,
            "slip_kind": _slip_kind(slip),
            "on_time": "overdue" if is_overdue else _on_time(self.completed, self.deadlines.first) if is_done else None,
            "on_time_latest": "overdue"
            if is_overdue
            else _on_time(self.completed, latest if latest.is_measure else None)
            if is_done
            else None,
        }


def _on_time(completed: tuple[date | None, date | None], deadline: Deadline | None) -> str | None:
    """Rule 7, wholly on or before, wholly after, or neither; None without a deadline."""
    if deadline is None:
        return None
    start, end = completed
    if end is not None and end <= deadline.due_to:
        return "on time"
    return "late" if start is not None and start > deadline.due_to else "cannot tell"


def _slip_kind(slip: Interval | None) -> str | None:
    if slip is None:
        return None
    low, high = slip
    if low is not None and low > 0:
        return "late"
    if high is not None and high < 0:
        return "early"
    return "none" if (low, high) == (0, 0) else "cannot tell"
