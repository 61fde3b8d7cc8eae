"""Why a run went as it did, in sentences: what was busy, and what would help.

Every sentence follows from numbers of the run; where they say nothing, nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from kickboard.lab.load.summary import ENOUGH, Summary

#: Shares from which processors, an interpreter or a writer count as fully used.
FULL_PROCESSORS = 0.9
FULL_INTERPRETER = 0.85
FULL_STORE = 0.5
#: Shares of late or dropped arrivals from which the generator is to be named.
MANY_LATE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A sentence about a run. *kind* names it for a translation, *numbers* are what it says."""

    kind: str
    text: str
    numbers: tuple[float, ...] = ()


def reasons(found: Summary) -> list[Reason]:
    """Return why it went so, the most telling first."""
    if not found.jobs:
        return [_nothing(found)]
    every = (_processors, _interpreter, _store, _generator, _unfinished, _few, _idle)
    said = [reason for one in every if (reason := one(found)) is not None]
    return said or [_well(found)]


def _nothing(found: Summary) -> Reason:
    text = "No job ended after the warm-up: nothing can be said of durations."
    return Reason(kind="nothing", text=text, numbers=(float(found.unfinished),))


def _processors(found: Summary) -> Reason | None:
    if found.utilisation < FULL_PROCESSORS or found.cpu_share >= FULL_INTERPRETER:
        return None
    n = round(found.processors)
    text = f"All {n} processors were busy {found.utilisation:.0%} of the time: more would help."
    return Reason(kind="processors", text=text, numbers=(n, found.utilisation))


def _interpreter(found: Summary) -> Reason | None:
    if found.cpu_share < FULL_INTERPRETER:
        return None
    text = (
        f"An engine process used {found.cpu_share:.0%} of a CPU: the interpreter lock is the "
        "limit. Add a process; more processors would not help."
    )
    return Reason(kind="interpreter", text=text, numbers=(found.cpu_share,))


def _store(found: Summary) -> Reason | None:
    share = found.steady.push_seconds / found.seconds if found.seconds else 0.0
    pause = found.push_seconds
    if share < FULL_STORE or pause is None:
        return None
    text = (
        f"The store took {pause * 1000:.1f} ms a push, {share:.0%} of the generator's time: "
        'it is near its limit. Push in batches, or take durability "normal".'
    )
    return Reason(kind="store", text=text, numbers=(pause, share))


def _generator(found: Summary) -> Reason | None:
    if max(found.late_share, found.dropped_share) < MANY_LATE:
        return None
    dropped = f" and dropped {found.dropped_share:.1%}" if found.ended.dropped else ""
    text = (
        f"The generator was late with {found.late_share:.1%} of the arrivals{dropped}: the load "
        "was less even than it was meant to be. Times count from the intended arrivals all the "
        "same."
    )
    numbers = (found.late_share, found.dropped_share)
    return Reason(kind="generator", text=text, numbers=numbers)


def _unfinished(found: Summary) -> Reason | None:
    if not found.unfinished:
        return None
    text = (
        f"{found.unfinished:,} jobs had not ended when the run did; they count as longer than "
        "any other."
    )
    return Reason(kind="unfinished", text=text, numbers=(float(found.unfinished),))


def _few(found: Summary) -> Reason | None:
    if found.jobs >= ENOUGH:
        return None
    text = f"Only {found.jobs} jobs ended: a p99 of so few is one of them."
    return Reason(kind="few", text=text, numbers=(float(found.jobs),))


def _idle(found: Summary) -> Reason | None:
    """Waits though processors were free: something between them and the queue is slow."""
    wait, run = found.mean("wait"), found.mean("run")
    if found.utilisation > 0.7 or wait is None or run is None or found.unfinished:
        return None
    if wait < 0.05 or wait < run:
        return None
    text = (
        f"Jobs waited {wait * 1000:.0f} ms on average though processors were busy only "
        f"{found.utilisation:.0%} of the time: look for a stall, bursts, or a slow store."
    )
    return Reason(kind="idle", text=text, numbers=(wait, found.utilisation))


def _well(found: Summary) -> Reason:
    text = (
        f"Nothing was at its limit: the processors were busy {found.utilisation:.0%} of the time."
    )
    return Reason(kind="well", text=text, numbers=(found.utilisation,))
