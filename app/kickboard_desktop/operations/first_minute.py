"""The demo's first minute: what to look at next, told by what really happens.

Each step waits for something in the store or the engine, not for a time alone; the numbers
it tells are counted. Nothing is a dialog: a banner says a sentence and offers one act.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QElapsedTimer, QObject, Signal, Slot

from kickboard.payload.record import JobState
from kickboard.stores.base import JobRow, Outcome, Snapshot, Store, View
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.session import Session
from kickboard_desktop.telemetry import EngineEvent, RecoveredInfo, Tick
from kickboard_desktop.timers import make_timer

#: The demo's job that pushes the first minute; see `kickboard.demo.starter`.
STARTER = {"class": "FirstMinuteJob", "args": [], "queue": "critical", "retry": 0}
#: The demo's job that is dead at once and succeeds when it is retried.
BUG = "OneTimeBugJob"
#: The demo's job that fails while the webhook receiver is down.
WEBHOOK = "WebhookJob"
#: Seconds a step stays when nothing else ends it.
READ_SECONDS = 7.0
PATIENCE_SECONDS = 30.0
INTRO_SECONDS = 4.0
_CHECK_MS = 500


class Step(StrEnum):
    """What the banner talks about."""

    INTRO = "intro"
    RETRIES = "retries"
    KILL = "kill"
    KILLED = "killed"
    RECOVERED = "recovered"
    DEAD = "dead"
    RETRIED = "retried"
    DONE = "done"


#: Seconds after which a step gives way to the next; the others wait for something.
_STAYS = {
    Step.INTRO: PATIENCE_SECONDS,
    Step.RETRIES: READ_SECONDS,
    Step.KILL: PATIENCE_SECONDS,
    Step.RECOVERED: READ_SECONDS,
    Step.RETRIED: READ_SECONDS,
}


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence, and the action it offers: its word and its id in the registry."""

    text: str
    word: str = ""
    action: str = ""


class FirstMinute(QObject):
    """Goes from step to step while the demo runs.

    Signals:
        advised(Advice): what the banner says now; None: nothing more.
    """

    advised = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_minute")
        self._session = session
        self._step = Step.INTRO
        self._since = QElapsedTimer()
        self._counts: dict[JobState, int] = {}
        self._running: frozenset[str] = frozenset()  # jids, as the last tick told
        self._at_kill: frozenset[str] = frozenset()
        self._recovered = RecoveredInfo()
        self._bug = ""
        self._webhook_failed = False
        self._timer = make_timer(self, "first_minute_timer", self._on_check_due, ms=_CHECK_MS)

    @property
    def step(self) -> Step:
        """What the banner talks about."""
        return self._step

    def start(self) -> None:
        """Push the demo's jobs and begin to talk."""
        session = self._session
        session.snapshot_changed.connect(self._on_snapshot_changed)
        session.ticked.connect(self._on_ticked)
        session.engine_state_changed.connect(self._on_engine_state_changed)
        session.recovered.connect(self._on_recovered)
        session.event_received.connect(self._on_event_received)
        session.hello_received.connect(self._on_hello_received)
        self._timer.start()
        self._enter(Step.INTRO)

    def stop(self) -> None:
        """Say nothing more. May be called early, or twice."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        self._session.snapshot_changed.disconnect(self._on_snapshot_changed)
        self._session.ticked.disconnect(self._on_ticked)
        self._session.engine_state_changed.disconnect(self._on_engine_state_changed)
        self._session.recovered.disconnect(self._on_recovered)
        self._session.event_received.disconnect(self._on_event_received)
        self._session.hello_received.disconnect(self._on_hello_received)
        self.advised.emit(None)

    # -- what happens
    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        self._counts = dict(snapshot.counts)

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        self._running = frozenset(row.jid for row in tick.processors if row.jid)

    @Slot(object, str)
    def _on_engine_state_changed(self, state: EngineState, _reason: str) -> None:
        if state == EngineState.CRASHED:
            self._at_kill = self._running
            self._recovered = RecoveredInfo()
            self._enter(Step.KILLED)

    @Slot(object)
    def _on_event_received(self, event: EngineEvent) -> None:
        if event.kind == "JobFailed" and event.fields.get("job_class") == WEBHOOK:
            self._webhook_failed = True

    @Slot(object)
    def _on_recovered(self, recovered: RecoveredInfo) -> None:
        self._recovered = recovered

    @Slot(object)
    def _on_hello_received(self, _hello: object) -> None:
        if self._step == Step.KILLED:
            jids = self._at_kill
            self._session.ask(lambda store: _missing(store, jids), self._on_missing_counted)

    def _on_missing_counted(self, missing: int) -> None:
        if self._step == Step.KILLED:
            self._enter(Step.RECOVERED, self._recovered_text(missing))

    def _recovered_text(self, missing: int) -> str:
        back = self._recovered.returned + self._recovered.poisoned
        return self.tr("Killed while jobs ran: recovered %d, lost %d.") % (back, missing)

    @Slot()
    def _on_check_due(self) -> None:
        seconds = self._since.elapsed() / 1000
        if self._step == Step.INTRO and self._webhook_failed and seconds >= INTRO_SECONDS:
            self._enter(Step.RETRIES)
        elif seconds >= _STAYS.get(self._step, float("inf")):
            self._go_on()
        elif self._step == Step.DEAD:
            self._look_after_bug()

    def _go_on(self) -> None:
        if self._step in (Step.INTRO, Step.RETRIES):
            self._enter(Step.KILL)
        elif self._step == Step.RETRIED:
            self._enter(Step.DONE)
        else:
            self._look_for_dead()

    def _look_for_dead(self) -> None:
        if not self._counts.get(JobState.DEAD, 0):
            self._enter(Step.DONE)
            return
        self._session.ask(_dead_bug, self._on_dead_found, key="first minute")

    def _on_dead_found(self, row: JobRow | None) -> None:
        if row is None:
            self._enter(Step.DONE)
        elif self._step in (Step.RECOVERED, Step.KILL):
            self._bug = row.jid
            self._enter(Step.DEAD)

    def _look_after_bug(self) -> None:
        jid = self._bug
        self._session.ask(lambda store: _succeeded(store, jid), self._on_bug_seen, key="bug")

    def _on_bug_seen(self, succeeded: bool) -> None:
        if succeeded and self._step == Step.DEAD:
            self._enter(Step.RETRIED)

    # -- what is said
    def _enter(self, step: Step, words: str = "") -> None:
        self._step = step
        self._since.start()
        self.advised.emit(self._advice(step, words))

    def _advice(self, step: Step, words: str) -> Advice:
        table = {
            Step.INTRO: Advice(
                self.tr(
                    "The demo runs: letters, thumbnails, checksums, webhooks. Watch the lanes fill."
                ),
                self.tr("Processors"),
                "page_processors",
            ),
            Step.RETRIES: Advice(
                self.tr(
                    "The webhook server is down: its jobs wait for another try, longer each time."
                ),
                self.tr("See them count down"),
                "page_retries",
            ),
            Step.KILL: Advice(
                self.tr("Now be unkind: this sends the engine a real SIGKILL while jobs run."),
                self.tr("Kill the engine"),
                "kill_engine",
            ),
            Step.KILLED: Advice(
                self.tr("The engine is dead. The window is not: it starts another.")
            ),
            Step.RECOVERED: Advice(words),
            Step.DEAD: Advice(
                self.tr(
                    "One job is dead: look at its trace, then press Retry. This time it succeeds."
                ),
                self.tr("Show it"),
                "page_dead",
            ),
            Step.RETRIED: Advice(
                self.tr("It succeeded. Delete something too: Ctrl+Z brings it back.")
            ),
            Step.DONE: Advice(
                self.tr("That was all. With your own jobs everything works the same."),
                self.tr("Now yours…"),
                "first_job",
            ),
        }
        return table[step]


def _missing(store: Store, jids: frozenset[str]) -> int:
    """Return how many of *jids* the store knows nothing of, waiting or in its history."""
    return sum(store.get(jid) is None for jid in jids)


def _dead_bug(store: Store) -> JobRow | None:
    """Return the dead job that a retry cures, or any dead one."""
    rows = store.page(View(state=JobState.DEAD, descending=True), None, 64).rows
    return next((row for row in rows if row.job_class == BUG), rows[0] if rows else None)


def _succeeded(store: Store, jid: str) -> bool:
    """Whether the newest attempt of job *jid* succeeded."""
    detail = store.get(jid)
    if detail is None or not detail.attempts:
        return False
    return detail.attempts[-1].outcome == Outcome.COMPLETED
