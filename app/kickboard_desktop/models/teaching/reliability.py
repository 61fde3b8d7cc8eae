"""What the Reliability page says of kills and what became of them. No widget.

Every number comes from an `Incident` (what the window saw of one kill) or from an `Account`
of the store. What is not known yet is None and shown as "…", never as 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard.stores.base import Account
from kickboard_desktop import format as text

translate = QCoreApplication.translate

#: Seconds within which the engine is to be back.
GOAL = 2.0
UNKNOWN = "…"
#: Files of the tests that prove what is said.
STARTS = "tests/stores/sqlite/test_starts.py"
DYING = "tests/stores/sqlite/test_dying.py"
KILLING = "tests/torture/test_killing.py"
_PAGE = "tests/app/test_reliability.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One death of the engine that nobody of us had asked for politely.

    Attributes:
        at: When, epoch seconds.
        killed: By the button; else it crashed, or was killed from outside.
        back: Seconds until the next engine spoke; None: not yet.
        first: Seconds until a job was done again; None: not yet, or there was none.
        returned: Jobs that went back to their queues; *started* of them had begun.
        poisoned: Jobs buried because they had killed their process too often.
    """

    number: int
    at: float
    killed: bool
    back: float | None = None
    first: float | None = None
    returned: int | None = None
    started: int | None = None
    poisoned: int = 0

    @property
    def recovery(self) -> float | None:
        """Seconds of recovery: to the first job done, to the engine's word without one."""
        return self.back if self.first is None else self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """All that is known in this session.

    Attributes:
        account: The store's latest; None before the first.
        base: What was missing when the window opened: of a store older than the counters.
        pushed: The most that any account said was pushed; a store that says less lost some.
    """

    incidents: tuple[Incident, ...] = ()
    account: Account | None = None
    base: int = 0
    pushed: int = 0

    @property
    def kills(self) -> int:
        """How often the engine died."""
        return len(self.incidents)

    @property
    def recovered(self) -> int:
        """How many jobs went back to their queues."""
        return sum(incident.returned or 0 for incident in self.incidents)

    @property
    def ran_twice(self) -> int:
        """How many of them had begun, and begin again."""
        return sum(incident.started or 0 for incident in self.incidents)

    @property
    def lost(self) -> int | None:
        """How many pushed jobs are nowhere since the window opened; None: not counted yet.

        Below 0 there are more than were pushed, which would be as wrong.
        """
        if self.account is None:
            return None
        return self.account.missing + self.pushed - self.account.pushed - self.base

    @property
    def recoveries(self) -> tuple[float, ...]:
        """The recovery times that are known, in seconds."""
        return tuple(i.recovery for i in self.incidents if i.recovery is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of the page, what it means, and the test that proves it."""

    key: str
    title: str
    number: str
    says: str
    test: str
    tone: str = ""


def badge(known: Reliability) -> str:
    """Return the words of the status bar's badge, "" before the first kill."""
    if not known.kills:
        return ""
    lost = UNKNOWN if known.lost is None else text.count(known.lost)
    words = translate("Reliability", "killed %s · lost %s · ran twice %s")
    return words % (text.count(known.kills), lost, text.count(known.ran_twice))


def figures(known: Reliability) -> tuple[Figure, ...]:
    """Return the five numbers."""
    times = known.recoveries
    return (
        Figure(
            key="killed",
            title=translate("Reliability", "Killed"),
            number=text.count(known.kills),
            says=translate(
                "Reliability",
                "Deaths of the engine since this window opened.",
            ),
            test=f"{_PAGE}::test_a_real_engine_is_killed_and_nothing_is_lost",
        ),
        Figure(
            key="recovered",
            title=translate("Reliability", "Recovered"),
            number=text.count(known.recovered),
            says=translate(
                "Reliability",
                "Jobs the dead engines held, now back in their queues.",
            ),
            test=f"{DYING}::test_an_engine_recovers_what_was_left_when_it_starts",
        ),
        _lost(known.lost),
        Figure(
            key="twice",
            title=translate("Reliability", "Ran twice"),
            number=text.count(known.ran_twice),
            says=translate(
                "Reliability",
                "Had begun, and begin again: at least once, not exactly once.",
            ),
            test=f"{STARTS}::test_only_those_that_had_begun_count_as_run_twice",
        ),
        Figure(
            key="recovery",
            title=translate("Reliability", "Time to recovery"),
            number=text.duration(times[-1]) if times else "–",
            says=_recovery_says(times),
            test=f"{_PAGE}::test_a_real_engine_is_killed_and_nothing_is_lost",
            tone="" if not times else "good" if times[-1] <= GOAL else "warn",
        ),
    )


def _lost(lost: int | None) -> Figure:
    return Figure(
        key="lost",
        title=translate("Reliability", "Lost"),
        number=UNKNOWN if lost is None else text.count(lost),
        says=translate(
            "Reliability",
            "Pushed, and now neither here nor known to have gone.",
        ),
        test=f"{KILLING}::test_ten_kills_lose_nothing",
        tone="muted" if lost is None else "bad" if lost else "good",
    )


def _recovery_says(times: Sequence[float]) -> str:
    meaning = translate("Reliability", "From the kill to the first job done again.")
    if len(times) < 2:
        return meaning
    worst = translate("Reliability", "From kill to first job done. Median %s, slowest %s.")
    middle = sorted(times)[len(times) // 2]
    return worst % (text.duration(middle), text.duration(max(times)))


def ledger(known: Reliability) -> tuple[tuple[str, str, str], ...]:
    """Return the account line by line: sign, what, number; the last line is what is lost.

    Places without a job are left out.
    """
    account = known.account
    if account is None:
        return ()
    places = account.places
    lines = [
        ("", translate("Reliability", "Pushed so far"), known.pushed),
        ("−", translate("Reliability", "completed"), account.completed),
        ("−", translate("Reliability", "discarded"), account.discarded),
        ("−", translate("Reliability", "deleted for good"), account.purged),
        ("−", translate("Reliability", "enqueued"), places.get(JobState.ENQUEUED, 0)),
        ("−", translate("Reliability", "scheduled"), places.get(JobState.SCHEDULED, 0)),
        ("−", translate("Reliability", "waiting to retry"), places.get(JobState.RETRY, 0)),
        ("−", translate("Reliability", "busy"), places.get(JobState.BUSY, 0)),
        ("−", translate("Reliability", "dead"), places.get(JobState.DEAD, 0)),
        ("−", translate("Reliability", "in the trash"), places.get(JobState.TRASH, 0)),
    ]
    if known.base:
        sign = "−" if known.base > 0 else "+"
        before = translate("Reliability", "from before it was counted")
        lines.append((sign, before, abs(known.base)))
    lines.append(("=", translate("Reliability", "Lost"), known.lost or 0))
    return tuple(
        (sign, what, text.count(number)) for sign, what, number in lines if number or sign != "−"
    )


def incident_words(incident: Incident) -> str:
    """Return what is known of one kill, in one line."""
    parts = [
        translate("Reliability", "Kill %d") % incident.number
        if incident.killed
        else translate("Reliability", "Crash %d") % incident.number,
        text.clock_time(incident.at),
    ]
    if incident.back is not None:
        parts.append(translate("Reliability", "engine back %s") % text.duration(incident.back))
    if incident.first is not None:
        parts.append(translate("Reliability", "first job done %s") % text.duration(incident.first))
    if incident.returned is not None:
        words = translate("Reliability", "%d recovered, %d had begun")
        parts.append(words % (incident.returned, incident.started or 0))
    return " · ".join(parts)
