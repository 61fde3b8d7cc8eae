"""One job of the backoff lab: its attempts as lines of a table, and what they prove.

A wait has two parts that are kept apart: the delay that was planned, which the formula owes,
and the lateness on top of it, which the machine owes. At ten thousand times the speed a
thread that wakes up a millisecond late is ten seconds late.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kickboard.jobs.backoff import FORMULAS, Formula
from kickboard_desktop import format as text
from kickboard_desktop.models.lists.columns import Column

translate = QCoreApplication.translate

#: Retries after which the paper says how long they took, and what it says.
MILESTONES = (5, 10, 20, 25)
#: An epoch second as a float is rounded to a quarter of a microsecond.
ROUNDING = 1e-5


@dataclass(frozen=True, slots=True)
class LabPlan:
    """What is to be run.

    Attributes:
        groups: Formula and number of jobs of each group; all fail together.
        retries: How many each job gets.
        seed: Of all jitter.
    """

    groups: tuple[tuple[str, int], ...] = (("sidekiq", 1),)
    retries: int = 25
    seed: int = 7

    @property
    def jobs(self) -> int:
        """How many jobs there are in all."""
        return sum(jobs for _, jobs in self.groups)

    @property
    def is_herd(self) -> bool:
        """Whether it is more than one job."""
        return self.jobs > 1

    @property
    def formula(self) -> Formula:
        """The formula of the last group: the one that is looked at."""
        return FORMULAS[self.groups[-1][0]]


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt of one job.

    Attributes:
        count: Retries made before it; 0 is the first attempt.
        started: Virtual epoch seconds.
        run: Virtual seconds.
        moment: The machine's monotonic seconds; None where it is not known.
        planned: Seconds until the next one by the formula; None: it did not fail.
        is_last: It failed, and there is no next one.
    """

    jid: str
    count: int
    started: float
    run: float
    moment: float | None
    planned: float | None
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """The wait before retry *number* (1 is the first): *late* is None while it lasts."""

    number: int
    planned: float
    begun: float
    late: float | None

    @property
    def due(self) -> float:
        """Virtual epoch seconds at which it is over by plan."""
        return self.begun + self.planned


def waits(tries: Sequence[Try]) -> list[Wait]:
    """Return the waits between the attempts of one job, the one under way included."""
    found = []
    for at, one in enumerate(tries):
        if one.planned is None or one.is_last:
            continue
        ended = one.started + one.run
        following = tries[at + 1] if at + 1 < len(tries) else None
        late = None if following is None else following.started - ended - one.planned
        found.append(Wait(one.count + 1, one.planned, ended, late))
    return found


# -- the table


@dataclass(frozen=True, slots=True)
class TryLine:
    """An attempt as the table shows it."""

    key: str
    number: str
    virtual: str
    wall: str
    planned: str
    late: str
    outcome: str


def try_lines(tries: Sequence[Try], wall: Callable[[float], float]) -> list[TryLine]:
    """Return the lines of one job's attempts, oldest first.

    Args:
        tries: Its attempts.
        wall: Gives the seconds of the viewer's time at a monotonic moment.
    """
    if not tries:
        return []
    by_number = {wait.number: wait for wait in waits(tries)}
    return [_line(one, tries[0].started, by_number.get(one.count), wall) for one in tries]


def _line(one: Try, first: float, before: Wait | None, wall: Callable[[float], float]) -> TryLine:
    late = "" if before is None or before.late is None else text.duration(max(0.0, before.late))
    return TryLine(
        key=str(one.count) if one.planned is not None else "last",
        number=text.count(one.count + 1),
        virtual=virtual_time(one.started - first),
        wall="" if one.moment is None else text.duration(max(0.0, wall(one.moment))),
        planned="" if before is None else text.duration(before.planned),
        late=late,
        outcome=_outcome(one),
    )


def _outcome(one: Try) -> str:
    if one.planned is None:
        return translate("Backoff", "succeeded")
    return translate("Backoff", "died") if one.is_last else translate("Backoff", "failed")


def virtual_time(seconds: float) -> str:
    """Return virtual time since the start as a clock shows it: "3 d 04:12:33"."""
    whole = int(max(0.0, seconds) + ROUNDING)
    days, rest = divmod(whole, 86_400)
    clock = f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
    return f"{text.with_unit(str(days), 'd')} {clock}" if days else clock


def try_columns() -> tuple[Column[TryLine], ...]:
    """Return the columns of the table of attempts."""
    made: tuple[tuple[str, str, int, Callable[[TryLine], str]], ...] = (
        ("number", translate("Backoff", "Attempt"), 60, lambda line: line.number),
        ("planned", translate("Backoff", "Planned wait"), 104, lambda line: line.planned),
        ("late", translate("Backoff", "Late"), 80, lambda line: line.late),
        ("virtual", translate("Backoff", "Virtual time"), 116, lambda line: line.virtual),
        ("wall", translate("Backoff", "Your time"), 62, lambda line: line.wall),
    )
    outcome: Column[TryLine] = Column(
        id="outcome",
        title=translate("Backoff", "Outcome"),
        width=84,
        text=lambda line: line.outcome,
        stretch=True,
    )
    return (
        *(
            Column(id=name, title=title, width=width, text=cell, right=True)
            for name, title, width, cell in made
        ),
        outcome,
    )


# -- what is proved


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement with what was measured. *holds* is None while there is nothing to say."""

    key: str
    text: str
    holds: bool | None


def proofs(tries: Sequence[Try], formula: Formula) -> list[Proof]:
    """Return what the attempts of one job prove, or refute, of *formula*."""
    made = waits(tries)
    over = [wait for wait in made if wait.late is not None]
    return [
        _in_band(made, formula),
        _never_early(over),
        *(_milestone(made, formula, retries) for retries in MILESTONES if len(made) >= retries),
    ]


def _in_band(made: Sequence[Wait], formula: Formula) -> Proof:
    inside = [w for w in made if _is_in(w.planned, formula.band(w.number - 1))]
    said = translate("Backoff", "%1 of %2 dots inside the band")
    return Proof(
        "band",
        said.replace("%1", text.count(len(inside))).replace("%2", text.count(len(made))),
        None if not made else len(inside) == len(made),
    )


def _never_early(over: Sequence[Wait]) -> Proof:
    lates = [wait.late for wait in over if wait.late is not None]
    if not lates:
        return Proof("early", translate("Backoff", "No retry before its time"), None)
    said = translate("Backoff", "No retry before its time; the latest %1 late")
    holds = min(lates) >= -ROUNDING
    return Proof("early", said.replace("%1", text.duration(max(0.0, *lates, 0.0))), holds)


def _milestone(made: Sequence[Wait], formula: Formula, retries: int) -> Proof:
    """Return whether the first *retries* delays add up to what theory says."""
    planned = sum(wait.planned for wait in made[:retries])
    low, _, high = formula.dies_at(0.0, retries)
    said = translate("Backoff", "%1 retries: %2, theory %3")
    said = said.replace("%1", text.count(retries)).replace("%2", exact_duration(planned))
    return Proof(
        f"total{retries}",
        said.replace("%3", exact_duration(formula.total(retries))),
        _is_in(planned, (low, high)),
    )


def _is_in(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] - ROUNDING <= value <= bounds[1] + ROUNDING


def exact_duration(seconds: float) -> str:
    """Return seconds in one unit with a decimal, as papers do: 8.4 min, 4.4 h, 20.4 d."""
    for size, unit in ((86_400.0, "d"), (3_600.0, "h"), (60.0, "min")):
        if seconds >= size:
            return text.with_unit(text.decimal(seconds / size), unit)
    return text.with_unit(f"{seconds:.0f}", "s")
