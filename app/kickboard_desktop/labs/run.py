"""One run in the lab: a sandbox of its own, its engine, and what has happened in it so far.

The user's store is nowhere in here. A run that is put to sleep keeps its sandbox and nothing
else: no engine, no timer, no open file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.client import Client
from kickboard.errors import StoreError
from kickboard.lab.backoff import QUEUE, BackoffJob, Refusal
from kickboard.lab.sandbox import TemporarySandbox
from kickboard.payload.record import JobState
from kickboard.stores import open_store
from kickboard.stores.base import Attempt, Outcome, Selection, Store, Target, View
from kickboard.stores.sqlite import SQLiteStore
from kickboard.stores.sqlite.sandbox import Sandbox
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.models.teaching.backoff import LabPlan, Try
from kickboard_desktop.session import Session
from kickboard_desktop.session import Target as SessionTarget
from kickboard_desktop.tasks import Tasks
from kickboard_desktop.telemetry import Hello

#: Module with the lab's jobs.
MODULE = "kickboard.lab.backoff"
#: Attempts read in one go.
CHUNK = 4_000
#: Seconds a stopping engine gets; none of its jobs takes longer than a moment.
GRACE = 1.0
#: Milliseconds a killed engine may take to be gone.
KILL_MS = 2_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at the sandbox found.

    Attributes:
        after: Number of the attempt it looked behind.
        number: Of the newest attempt.
        tries: The attempts that are new.
        next_due: Virtual epoch seconds of what is due next.
        dead: Jobs in the dead set.
        under_way: Jobs that wait for a processor, or run.
        more: There are more new attempts than these.
    """

    after: int
    number: int
    tries: tuple[Try, ...]
    next_due: float | None
    dead: int
    under_way: int
    more: bool


class LabRun(QObject):
    """A plan under way. GUI thread only.

    Signals:
        ready(): the engine is up and has the jobs; time stands still.
        advanced(Seen): there is something new.
        failed(str): it cannot go on, and why.
        ended(): everything of it is gone.
    """

    ready = Signal()
    advanced = Signal(object)
    failed = Signal(str)
    ended = Signal()

    def __init__(
        self, plan: LabPlan, root: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lab_run")
        self.plan = plan
        self._root = root
        self._tasks = Tasks(self, threads=1)
        self._sandbox: TemporarySandbox | None = None
        self._made: list[TemporarySandbox] = []  # by a task, perhaps after it was given up
        self._start = 0.0
        self._session: Session | None = None
        self._number = 0  # of the newest attempt that was seen
        self._is_looking = False
        self._is_ready = False
        self._is_asleep = False
        self._closing = False
        self._is_over = False

    # -- life
    def start(self) -> None:
        """Make the sandbox and its engine; `ready` or `failed` will follow."""
        work = partial(_make, self.plan, self._root, self._made)
        self._tasks.run(work, self._on_made, self._on_failed)

    def sleep(self) -> None:
        """Let time stand still, and let go of engine and store; `wake` goes on."""
        session, self._session = self._session, None
        self._is_ready, self._is_asleep, self._is_looking = False, True, False
        if session is not None:
            _Ending(session, self)

    def wake(self) -> None:
        """Start an engine on the sandbox again; `ready` will follow."""
        self._is_asleep = False
        if self._session is None and not self._closing:
            self._open()

    def close(self) -> None:
        """End everything, in the background; `ended` follows."""
        if self._closing:
            return
        self._closing = True
        session, self._session = self._session, None
        if session is not None:
            _Ending(session, self).finished.connect(self._finish)
        elif self._sandbox is not None or not self._tasks.busy:
            self._finish()

    def close_now(self) -> None:
        """End everything before this returns: the window closes."""
        self._closing = True
        for ending in self.findChildren(_Ending):
            ending.finish_now()
        session, self._session = self._session, None
        if session is not None:
            _Ending(session, self).finish_now()
        self._tasks.close()
        self._finish()

    # -- asking
    @property
    def is_ready(self) -> bool:
        """Whether the engine is up."""
        return self._is_ready

    def elapsed(self) -> float:
        """Return the virtual seconds since the start; 0 before there is a clock."""
        if self._session is None or not self._session.is_open:
            return 0.0
        return max(0.0, self._session.store.clock.now() - self._start)

    @property
    def start_at(self) -> float:
        """Virtual epoch seconds of the start."""
        return self._start

    # -- steering
    def set_clock(self, rate: float, longest: float | None) -> None:
        """Let time run; see `kickboard.sandbox_clock.ClockRow`."""
        self._ask(lambda store: _sandbox(store).set_rate(rate, longest), key="clock")

    def leap(self) -> None:
        """Let time leap to what is due next."""
        self._ask(_leap)

    def retry_dead(self) -> None:
        """Bring every dead job back."""
        self._ask(_retry_dead)

    def look(self) -> None:
        """See what is new, in the background; `advanced` follows if anything is."""
        # Never two at once: the second would find the same attempts again.
        if self._session is not None and not self._is_looking:
            self._is_looking = True
            self._session.ask(partial(_look, self._number), self._on_seen, self._on_look_failed)

    def _ask(self, work: Callable[[Store], object], *, key: str = "") -> None:
        if self._session is not None:
            self._session.ask(work, None, self._on_failed, key=key)

    # -- what happens
    def _on_made(self, made: tuple[TemporarySandbox, float]) -> None:
        self._sandbox, self._start = made
        if self._closing:
            self._finish()
        elif not self._is_asleep:
            self._open()

    def _open(self) -> None:
        if self._sandbox is None:
            return
        url = self._sandbox.url
        engine = EngineCommand(
            store=url,
            modules=(MODULE,),
            concurrency=5 if self.plan.is_herd else 1,
            queues=(QUEUE,),
        )
        session = Session(SessionTarget(url=url, engine=engine), TickSeries(), self)
        session.hello_received.connect(self._on_hello)
        session.store_trouble.connect(self._on_store_trouble)
        session.engine_state_changed.connect(self._on_engine_state_changed)
        self._session = session
        session.open()

    @Slot(object)
    def _on_hello(self, _hello: Hello) -> None:
        if not self._is_ready and self.sender() is self._session:
            self._is_ready = True
            self.ready.emit()

    @Slot(str)
    def _on_store_trouble(self, text: str) -> None:
        if text and not self._closing:
            self.failed.emit(text)

    @Slot(object, str)
    def _on_engine_state_changed(self, state: EngineState, reason: str) -> None:
        if state == EngineState.GIVEN_UP and not self._closing:
            self.failed.emit(reason)

    def _on_failed(self, error: Exception) -> None:
        if not self._closing:
            self.failed.emit(str(error) or type(error).__name__)
        elif self._session is None:
            self._finish()

    def _on_look_failed(self, error: Exception) -> None:
        self._is_looking = False
        self._on_failed(error)

    def _on_seen(self, seen: Seen) -> None:
        self._is_looking = False
        if self._closing or seen.after != self._number:
            return
        self._number = seen.number
        self.advanced.emit(seen)
        if seen.more:
            self.look()

    @Slot()
    def _finish(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._tasks.close()
        for sandbox in self._made:
            sandbox.close()
        self.ended.emit()


class _Ending(QObject):
    """Takes a session down: its engine first, then its store.

    Signals:
        finished(): it is gone.
    """

    finished = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._done = False
        session.engine_state_changed.connect(self._on_engine_state_changed)
        if session.is_open:
            session.ask(_stand_still, None, _ignore)
        session.stop_engine(GRACE)
        self._on_engine_state_changed()

    def finish_now(self) -> None:
        """Do not wait for the engine: it is killed, and gone when this returns."""
        self._session.link.abandon(KILL_MS)
        self._finish()

    @Slot()
    def _on_engine_state_changed(self) -> None:
        if not self._session.link.has_process:
            self._finish()

    def _finish(self) -> None:
        if self._done:
            return
        self._done = True
        self._session.close()
        self._session.deleteLater()
        self.finished.emit()
        self.deleteLater()


# -- in the background


def _ignore(_error: Exception) -> None:
    """A clock that runs on in a sandbox nobody looks at does no harm."""


def _make(
    plan: LabPlan, root: Path | None, made: list[TemporarySandbox]
) -> tuple[TemporarySandbox, float]:
    """Return a new sandbox, noted in *made*, with the plan's jobs, and its virtual time."""
    sandbox = TemporarySandbox.make(root)
    made.append(sandbox)
    store = open_store(sandbox.url)
    try:
        Client(store).push_bulk(_items(plan))
        return sandbox, store.clock.now()
    finally:
        store.close()


def _items(plan: LabPlan) -> list[dict[str, object]]:
    """Return the jobs to push; their ids say which group they are of."""
    return [
        {
            "class": BackoffJob,
            "args": [formula, plan.seed, number],
            "jid": f"{formula}.{number:04}",
            "retry": plan.retries,
        }
        for formula, jobs in plan.groups
        for number in range(jobs)
    ]


def _sandbox(store: Store) -> Sandbox:
    if not isinstance(store, SQLiteStore) or store.sandbox is None:
        raise StoreError("This is no sandbox; the lab does not touch it.", store.url)
    return store.sandbox


def _stand_still(store: Store) -> None:
    _sandbox(store).set_rate(0.0)


def _leap(store: Store) -> None:
    due = _sandbox(store).idle_until()
    if due is not None:
        _sandbox(store).leap(due)


def _retry_dead(store: Store) -> None:
    dead = Selection(view=View(state=JobState.DEAD))
    more = True
    while more:
        more = store.move(dead, Target(state=JobState.ENQUEUED, give_back_try=True)).more


def _look(number: int, store: Store) -> Seen:
    rows = _sandbox(store).attempts_after(number, CHUNK)
    _sandbox(store).refresh()  # the engine leapt, perhaps
    counts = store.snapshot().counts
    return Seen(
        after=number,
        number=rows[-1][0] if rows else number,
        tries=_tries([attempt for _, attempt in rows]),
        next_due=_sandbox(store).idle_until(),
        dead=counts.get(JobState.DEAD, 0),
        under_way=counts.get(JobState.ENQUEUED, 0) + counts.get(JobState.BUSY, 0),
        more=len(rows) == CHUNK,
    )


def _tries(attempts: Sequence[Attempt]) -> tuple[Try, ...]:
    return tuple(_try(attempt) for attempt in attempts)


def _try(attempt: Attempt) -> Try:
    refusal = Refusal.parse(attempt.error_message)
    return Try(
        jid=attempt.jid,
        count=-1 if refusal is None else refusal.count,
        started=attempt.started,
        run=attempt.run,
        moment=None if refusal is None else refusal.moment,
        planned=None if refusal is None else refusal.planned,
        is_last=attempt.outcome is not Outcome.RETRY,
    )
