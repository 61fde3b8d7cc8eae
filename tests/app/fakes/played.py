"""A session whose engine is played from a seed, at the speed the test wants.

It is a real `Session` with the real signals; the engine's ticks and the store's snapshots are
made up here, plausibly: a load that breathes, four queues, a flaky mail server.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QTimer

from kickboard.payload.record import JobState
from kickboard.runtime.buckets import bucket
from kickboard.stores.base import ErrorGroup, JobRow, Page, QueueStat, Snapshot, Store, View
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.engine_link.link import EngineCommand, EngineLink, EngineState
from kickboard_desktop.session import Session, Target
from kickboard_desktop.telemetry import Group, ProcessorRow, Tick, Totals

T = TypeVar("T")

START = 1_764_000_000.0
TICK = 0.1
CONCURRENCY = 5
QUEUES = (("critical", 0.5), ("default", 0.3), ("mailers", 0.15), ("low", 0.05))
JOBS = {
    "critical": "ChargeJob",
    "default": "ThumbnailJob",
    "mailers": "EmailJob",
    "low": "ExportJob",
}
ERRORS = (
    ("EmailJob", "smtplib.SMTPServerDisconnected", "Connection unexpectedly closed", 9),
    ("WebhookJob", "ConnectionError", "hooks.example.com answered 503", 4),
    ("ExportJob", "ValueError", "row 4 812: not a number: 'n/a'", 1),
)


class PlayedLink(EngineLink):
    """An engine that is in whatever state a test says."""

    played = EngineState.RUNNING
    played_reason = ""

    @property
    def state(self) -> EngineState:
        return self.played

    @property
    def reason(self) -> str:
        return self.played_reason

    def play(self, state: EngineState, reason: str = "") -> None:
        self.played, self.played_reason = state, reason
        self.engine_state_changed.emit(state, reason)


class PlayedStore:
    """Only what the overview asks of a store: the dead and the retrying jobs."""

    def get(self, _jid: str) -> None:
        """Know no job by its id."""

    def error_groups(self, _since: float = 0.0) -> list[ErrorGroup]:
        return []

    def page(self, view: View, at: object = None, n: int = 64) -> Page:
        rows = []
        for job_class, error, message, count in ERRORS:
            dead = count < 5
            if (view.state is JobState.DEAD) == dead:
                rows += [_row(i, view.state, job_class, error, message) for i in range(count)]
        return Page(tuple(rows[:n]), 0, None)


class PlayedSession(Session):
    """Make it, `play` the past, then `step`, or `run` in real time."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        seed: int = 1,
        start: float = START,
        load: float = 180.0,
        url: str = "sqlite:////home/ada/.local/share/kickboard/jobs.db",
    ) -> None:
        command = EngineCommand(store=url)
        self.played_link = PlayedLink(command)
        super().__init__(Target(url=url), TickSeries(), parent, link=self.played_link)
        self.played_link.setParent(self)
        self.load = load
        self.backlog = 1204
        self.dead = 5
        self.retries = 9
        self.paused = frozenset[str]()
        self.all_paused = False
        self.asked: list[Callable[[Store], object]] = []
        self._random = random.Random(seed)
        self._at = start
        self._shown = time.perf_counter()
        self._live = False
        self._seq = 0
        self._done = 1_204_312
        self._failed = 9_841
        self._jobs: list[tuple[str, str, float]] = [("", "", 0.0)] * CONCURRENCY
        self._timer = QTimer(self)
        self._timer.setObjectName("played_timer")
        self._timer.timeout.connect(self.step)

    # -- what a session gives
    @property
    def is_open(self) -> bool:
        return True

    def now(self) -> float:
        return self._at + (time.perf_counter() - self._shown if self._live else 0.0)

    def mono(self) -> float | None:
        return self.now() - START

    def ask(
        self,
        work: Callable[[Store], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        self.asked.append(work)
        result = work(cast(Store, PlayedStore()))
        if done is not None:
            done(result)

    def close(self) -> None:
        self.stop()
        self.tasks.close()

    def poll(self) -> None:
        self._take(self.snapshot_now())

    # -- what a test does
    def play(self, seconds: float) -> None:
        """Let *seconds* go by at once; the newest snapshot is told at the end."""
        for _ in range(round(seconds / TICK)):
            self.series.add(self._tick())
            if self._seq % 10 == 0:
                self.series.add_snapshot(self.snapshot_now())
        self.step()
        self._tell()

    def step(self) -> None:
        """Let a tenth of a second go by."""
        tick = self._tick()
        self._shown = time.perf_counter()
        self.series.add(tick)
        self.ticked.emit(tick)
        self.processors_changed.emit(tick.processors)
        if self._seq % 3 == 0:
            self._tell()

    def run(self) -> None:
        """Go on in real time."""
        self._live = True
        self._shown = time.perf_counter()
        self._timer.start(round(TICK * 1000))

    def stop(self) -> None:
        self._timer.stop()
        self._live = False

    def blank(self) -> None:
        """Tell of a store that never held a job."""
        counts = dict.fromkeys(JobState, 0)
        self._tell(
            Snapshot(
                at=self._at,
                counts=counts,
                queues=(),
                processes=(),
                processed=0,
                failed=0,
                completed_kept=0,
                next_retry_at=None,
                next_scheduled_at=None,
                paused=False,
            )
        )

    def snapshot_now(self) -> Snapshot:
        """Return what the store holds now."""
        wave = math.sin(self._at / 20)
        queues = tuple(
            QueueStat(
                name=name,
                size=round(self.backlog * share),
                busy=1,
                oldest_at=self._at - share * 6 - 0.5 - wave * share if self.backlog else None,
                paused=name in self.paused,
                paused_at=self._at - 300 if name in self.paused else None,
            )
            for name, share in sorted(QUEUES)
        )
        counts = {
            JobState.ENQUEUED: sum(queue.size for queue in queues),
            JobState.SCHEDULED: 42,
            JobState.RETRY: self.retries,
            JobState.DEAD: self.dead,
            JobState.BUSY: CONCURRENCY,
        }
        return Snapshot(
            at=self._at,
            counts=counts,
            queues=queues,
            processes=(),
            processed=self._done + self._failed,
            failed=self._failed,
            completed_kept=0,
            next_retry_at=self._at + 41 - self._at % 40,
            next_scheduled_at=self._at + 300,
            paused=self.all_paused,
        )

    def _tell(self, snapshot: Snapshot | None = None) -> None:
        self.snapshot = snapshot or self.snapshot_now()
        self.series.add_snapshot(self.snapshot)
        self.snapshot_changed.emit(self.snapshot)

    def _tick(self) -> Tick:
        dt = TICK
        self._at += dt
        self._seq += 1
        breath = 1 + 0.22 * math.sin(self._at / 9) + 0.06 * math.sin(self._at / 1.7)
        done = self._poisson(self.load * breath * dt)
        failed = self._poisson(
            self.load * 0.022 * dt * (4 if math.sin(self._at / 14) > 0.93 else 1)
        )
        pushed = self._poisson(self.load * 1.01 * dt * (1 + 0.1 * math.sin(self._at / 5)))
        self._done += done
        self._failed += failed
        self.backlog = max(0, self.backlog + pushed - done)
        self.retries = max(3, self.retries + failed - self._poisson(self.retries * 0.02))
        self._rotate()
        return Tick(
            seq=self._seq,
            at=self._at,
            mono=self._at - START,
            dt=dt,
            concurrency=CONCURRENCY,
            busy=sum(1 for jid, _, _ in self._jobs if jid),
            done=done,
            failed=failed,
            retried=failed,
            pushed=pushed,
            totals=Totals(done=self._done, failed=self._failed),
            groups=tuple(self._group(name, share, done, failed) for name, share in QUEUES),
            processors=tuple(
                ProcessorRow(
                    f"processor-{i + 1}",
                    "busy" if jid else "idle",
                    jid or None,
                    job_class or None,
                    None,
                    since - START if jid else None,
                )
                for i, (jid, job_class, since) in enumerate(self._jobs)
            ),
            rss_kb=64_000,
            commit_ms=0.8,
        )

    def _rotate(self) -> None:
        for i, (jid, _, since) in enumerate(self._jobs):
            if jid and self._at - since > self._random.expovariate(0.8):
                self._jobs[i] = ("", "", 0.0)
            elif not jid and self._random.random() < 0.8:
                name = self._random.choice(tuple(JOBS.values()))
                self._jobs[i] = (f"{self._random.getrandbits(96):024x}", name, self._at)

    def _group(self, queue: str, share: float, done: int, failed: int) -> Group:
        count = round(done * share)
        wait = [self._random.lognormvariate(math.log(0.04 / share), 0.9) for _ in range(count)]
        run = [self._random.lognormvariate(math.log(0.022), 0.7) for _ in range(count)]
        return Group(
            queue, JOBS[queue], count, round(failed * share), _histogram(wait), _histogram(run)
        )

    def _poisson(self, mean: float) -> int:
        """Return a Poisson number, by Knuth."""
        limit, product, number = math.exp(-mean), self._random.random(), 0
        while product > limit:
            product *= self._random.random()
            number += 1
        return number


def _histogram(seconds: list[float]) -> tuple[tuple[int, int], ...]:
    counts: dict[int, int] = {}
    for value in seconds:
        counts[bucket(value)] = counts.get(bucket(value), 0) + 1
    return tuple(sorted(counts.items()))


def _row(number: int, state: JobState, job_class: str, error: str, message: str) -> JobRow:
    return JobRow(
        key=number,
        jid=f"{number:024x}",
        state=state,
        queue="default",
        job_class=job_class,
        head=b"",
        size=0,
        at=START - number,
        enqueued_at=START,
        priority=5,
        retry_count=2,
        failed_at=START,
        retried_at=None,
        error_class=error,
        error_message=message,
    )
