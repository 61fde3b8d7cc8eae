"""The herd of the backoff lab: jobs that failed together, counted by the second they come back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from kickboard.jobs.backoff import FORMULAS
from kickboard.lab.herd import peak_bounds
from kickboard_desktop import format as text
from kickboard_desktop.models.lists.columns import Column
from kickboard_desktop.models.teaching.backoff import LabPlan, Proof, Try

translate = QCoreApplication.translate

#: Half a millisecond: an epoch second as a float is no rounder than that.
_HALF = 0.0005


@dataclass(slots=True)
class Tally:
    """How many attempts of one group began in each second, retry by retry."""

    jobs: int
    waves: dict[int, Counter[int]] = field(default_factory=dict)
    done: Counter[int] = field(default_factory=Counter)

    def add(self, count: int, second: int) -> None:
        """Count an attempt with *count* retries before it."""
        self.waves.setdefault(count, Counter())[second] += 1
        self.done[count] += 1

    def peak(self, count: int) -> int:
        """Return how many attempts the busiest second of retry *count* had."""
        return max(self.waves.get(count, Counter()).values(), default=0)

    def is_whole(self, count: int) -> bool:
        """Return whether every job has made its retry *count*."""
        return self.done[count] >= self.jobs

    @property
    def last_second(self) -> int:
        """The last second in which anything began."""
        return max((max(wave) for wave in self.waves.values()), default=0)


class HerdCount:
    """The tallies of a plan's groups, fed with attempts as they come."""

    def __init__(self, plan: LabPlan) -> None:
        self.plan = plan
        self.tallies = {formula: Tally(jobs) for formula, jobs in plan.groups}
        self._first: float | None = None

    def add(self, tries: Iterable[Try]) -> None:
        """Count attempts; the first of all of them is second 0."""
        for one in tries:
            if self._first is None:
                self._first = one.started
            formula = one.jid.partition(".")[0]
            if formula in self.tallies:
                second = int(one.started - self._first + _HALF)
                self.tallies[formula].add(one.count, second)

    @property
    def last_second(self) -> int:
        """The last second in which anything began."""
        return max(tally.last_second for tally in self.tallies.values())


@dataclass(frozen=True, slots=True)
class PeakLine:
    """A retry: the busiest second of each group, and what theory says of the second one."""

    key: str
    retry: str
    without: str
    with_jitter: str
    theory: str


def peak_lines(herd: HerdCount) -> list[PeakLine]:
    """Return a line for each retry, also for those to come."""
    (_, plain), (name, jittered) = herd.tallies.items()
    lines = []
    for retry in range(1, herd.plan.retries + 1):
        low, high = peak_bounds(FORMULAS[name], retry, jittered.jobs)
        lines.append(
            PeakLine(
                key=str(retry),
                retry=text.count(retry),
                without=_peak(plain, retry),
                with_jitter=_peak(jittered, retry),
                theory=f"{text.count(round(low))}–{text.count(round(high))}",
            )
        )
    return lines


def _peak(tally: Tally, retry: int) -> str:
    return text.count(tally.peak(retry)) if tally.is_whole(retry) else text.NONE


def peak_columns() -> tuple[Column[PeakLine], ...]:
    """Return the columns of the table of peaks."""
    theory: Column[PeakLine] = Column(
        id="theory",
        title=translate("Herd", "In theory"),
        width=96,
        right=True,
        stretch=True,
        text=lambda line: line.theory,
    )
    return (
        Column(
            id="retry",
            title=translate("Herd", "Retry"),
            width=56,
            right=True,
            text=lambda line: line.retry,
        ),
        Column(
            id="without",
            title=translate("Herd", "Without jitter"),
            width=112,
            right=True,
            text=lambda line: line.without,
        ),
        Column(
            id="with",
            title=translate("Herd", "With jitter"),
            width=96,
            right=True,
            text=lambda line: line.with_jitter,
        ),
        theory,
    )


def herd_proofs(herd: HerdCount) -> list[Proof]:
    """Return what the herd proves of jitter."""
    (_, plain), (name, jittered) = herd.tallies.items()
    whole = [n for n in range(1, herd.plan.retries + 1) if plain.is_whole(n)]
    together = [n for n in whole if plain.peak(n) == plain.jobs]
    said = translate("Herd", "Without jitter all %1 come in the same second, %2 of %3 times")
    said = said.replace("%1", text.count(plain.jobs)).replace("%2", text.count(len(together)))
    first = Proof(
        "together",
        said.replace("%3", text.count(len(whole))),
        None if not whole else together == whole,
    )
    ready = [n for n in range(1, herd.plan.retries + 1) if jittered.is_whole(n)]
    inside = [n for n in ready if _is_expected(name, jittered, n)]
    said = translate("Herd", "With jitter %1 of %2 peaks are as theory says")
    said = said.replace("%1", text.count(len(inside))).replace("%2", text.count(len(ready)))
    second = Proof("smeared", said, None if not ready else inside == ready)
    return [first, second]


def _is_expected(name: str, tally: Tally, retry: int) -> bool:
    low, high = peak_bounds(FORMULAS[name], retry, tally.jobs)
    return low <= tally.peak(retry) <= high
