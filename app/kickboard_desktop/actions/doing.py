"""Runs commands in the background, says what came of them, and takes them back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.config import Retention
from kickboard.payload.record import JobState
from kickboard.stores.base import Snapshot
from kickboard_desktop.actions.commands import Command, Progress, Report, ended
from kickboard_desktop.actions.taking_back import TakingBack
from kickboard_desktop.actions.under_way import Run, UnderWay
from kickboard_desktop.actions.undo import AnyEntry, EngineEntry, Entry, Journal, entry_for
from kickboard_desktop.models.redis.store_words import explained
from kickboard_desktop.session import Session


class Doing(QObject):
    """What is done to the store, and the journal of it. GUI thread only.

    Signals:
        said(str, bool): an operation's result, and whether Undo makes sense beside it.
        failed(str): it failed, and why.
        journal_changed(): something was done or taken back.
        changed(): what can be done may have changed.
    """

    said = Signal(str, bool)
    failed = Signal(str)
    journal_changed = Signal()
    changed = Signal()

    def __init__(
        self, session: Session, replay: Callable[[EngineEntry, bool], None], parent: QObject
    ) -> None:
        """Work on *session*; *replay* takes a command to the engine back, or repeats it."""
        super().__init__(parent)
        self.setObjectName("doing")
        self._session = session
        self._replay = replay
        self._most_dead = 0  # that were seen
        self.journal = Journal()
        self.under_way = UnderWay(self)
        self.taking_back = TakingBack(self, self.journal, self.under_way, self)
        self.taking_back.changed.connect(self.changed)
        session.snapshot_changed.connect(self._on_snapshot_changed)

    def run(
        self,
        command: Command,
        count: int = 0,
        entry: Callable[[Report], AnyEntry | None] | None = None,
        *,
        title: str = "",
        can_undo: bool = True,
        again: AnyEntry | None = None,
        after: Callable[[], None] | None = None,
    ) -> Run:
        """Run *command* in the background; its report is said, and can be undone.

        Args:
            command: What to do.
            count: Jobs expected, for the progress.
            entry: How to take it back; by default by its operation id.
            title: What it is called while it is under way.
            can_undo: An undo that is asked for meanwhile is about it.
            again: What it does again: what else was taken back stays redoable.
            after: Called when it was done.
        """
        run = self._begin(count, title, can_undo=can_undo)

        def done(report: Report) -> None:
            self.under_way.end(run)
            report = ended(report, run.progress)
            made = entry(report) if entry is not None else entry_for(command, report)
            self._note(run, report, made, again=again is not None)
            if after is not None:
                after()
            self.wrote()
            self.said.emit(report.text, made is not None)
            self.taking_back.ended(run, made)

        def failed(error: Exception) -> None:
            self.under_way.end(run)
            if again is not None:
                self.journal.keep_redo(again)
            self.fail(error)
            self.taking_back.ended(run, failed=True)

        self._session.ask(lambda store: command(store, run.progress), done, failed)
        self.changed.emit()
        return run

    def take_back(self, entry: AnyEntry) -> None:
        """Undo *entry*, though it may not be the newest."""
        taken = self.journal.take(entry)
        if taken is not None:
            self.take_back_now(taken)

    def take_back_now(self, entry: AnyEntry) -> Run | None:
        """Undo *entry*, which the journal gave away; return what is under way then."""
        run = None
        if isinstance(entry, EngineEntry):
            self._replay(entry, True)
            self.journal.undone(entry)
        else:
            run = self._undo(entry)
        self.tell_journal()
        return run

    def do_again_now(self, entry: AnyEntry) -> Run | None:
        """Do *entry* again, which the journal gave away; return what is under way then."""
        run = None
        if isinstance(entry, EngineEntry):
            self._replay(entry, False)
            self.journal.redone(entry, self._session.now())
        else:
            kept = entry if entry.is_inverse else None
            again = (lambda _: kept) if kept else None
            run = self.run(entry.redo, entry.count, again, title=entry.text, again=entry)
        self.tell_journal()
        return run

    def note(self, entry: AnyEntry) -> None:
        """Remember what was done at once, and can be taken back."""
        self.journal.note(entry, self._session.now())
        self.taking_back.noted(entry, Run())
        self.tell_journal()

    def say(self, text: str) -> None:
        """Tell a result that cannot be undone."""
        self.said.emit(text, False)

    def fail(self, error: Exception) -> None:
        """Tell that something failed."""
        self.failed.emit(explained(error))
        self.changed.emit()

    def wrote(self) -> None:
        """Let the engine and the window see at once what was written."""
        self._session.link.wake()
        self._session.poll()
        self.tell_journal()

    def tell_journal(self) -> None:
        """Tell that the journal is another."""
        self.changed.emit()
        self.journal_changed.emit()

    # -- steps
    def _begin(self, count: int, title: str, *, can_undo: bool) -> Run:
        progress = Progress(count, dead_max=self._dead_max(count))
        return self.under_way.begin(Run(title=title, progress=progress, can_undo=can_undo))

    def _note(self, run: Run, report: Report, made: AnyEntry | None, *, again: bool) -> None:
        now = self._session.now()
        if made is None:
            self.journal.tell(report.text, now)
        else:
            (self.journal.redone if again else self.journal.note)(made, now)
            self.taking_back.noted(made, run)

    def _undo(self, entry: Entry) -> Run:
        run = self._begin(entry.count, entry.text, can_undo=False)

        def done(report: Report) -> None:
            self.under_way.end(run)
            if report.left:
                self.journal.kept(entry, report.text)
            else:
                self.journal.undone(entry, report.text)
            self.wrote()
            self.say(report.text)
            self.taking_back.ended(run, failed=bool(report.left))

        def failed(error: Exception) -> None:
            self.under_way.end(run)
            self.journal.redone(entry)  # still to be undone
            self.fail(error)
            self.taking_back.ended(run, failed=True)

        self._session.ask(lambda store: entry.undo(store, run.progress), done, failed)
        return run

    # -- what Dead holds
    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        self._most_dead = max(self._most_dead, snapshot.counts[JobState.DEAD])

    def _dead_max(self, count: int) -> int:
        """Return how many jobs Dead may hold; an undo of *count* jobs keeps to it.

        Our engine says so. Others may keep more than is usual: as many as were seen there, or
        were taken from there at a time.
        """
        hello = self._session.hello
        known = hello.dead_max if hello is not None else None
        return known or max(Retention().dead_max, self._most_dead, count)
