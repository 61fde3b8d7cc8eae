"""Does what an action says, with what is selected, and remembers how to take it back.

The more jobs an operation means, the more it asks first: a few are done at once, with an Undo
in the toast; of hundreds some are shown before; for thousands the number has to be typed.
Everything runs in the background.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.stores.base import Selection
from kickboard_desktop.actions import commands
from kickboard_desktop.actions.commands import Command, Report
from kickboard_desktop.actions.copying import Copying
from kickboard_desktop.actions.doing import Doing
from kickboard_desktop.actions.past import Past
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.actions.signalling import ask_process
from kickboard_desktop.actions.situation import Situation
from kickboard_desktop.actions.surroundings import Page, situation
from kickboard_desktop.actions.undo import AnyEntry, EngineEntry, pause_entry
from kickboard_desktop.session import Session
from kickboard_desktop.settings import SHOWN_FROM, TYPED_FROM
from kickboard_desktop.telemetry import Reply, Tick

#: Processors, fewest and most.
CONCURRENCY = (1, 64)


class Controller(QObject):
    """Connects the actions to the session. GUI thread only.

    Signals:
        said(str, bool): an operation's result, and whether Undo makes sense beside it.
        failed(str): it failed, and why.
        count_asked(str, int, object): the number must be typed first; call the object then.
        preview_asked(str, int, Selection, object): some of these are to be shown first.
        forever_asked(str, int, object): likewise, for what cannot be undone.
        journal_changed(): something was done or taken back.
        kill_asked(int): a real engine is to be killed, which runs so many jobs; ask first.
        progressed(str, int, int): what runs, jobs done, jobs expected; 0, 0 when it ended.
    """

    said = Signal(str, bool)
    failed = Signal(str)
    count_asked = Signal(str, int, object)
    preview_asked = Signal(str, int, object, object)
    forever_asked = Signal(str, int, object)
    journal_changed = Signal()
    kill_asked = Signal(int)
    progressed = Signal(str, int, int)

    def __init__(self, actions: Actions, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("controller")
        self._actions = actions
        self._session = session
        self._page: Page | None = None
        self._doing = Doing(session, self._replay, self)
        self.journal = self._doing.journal
        self._concurrency = self._busy = 0
        self.shown_from, self.typed_from = SHOWN_FROM, TYPED_FROM
        self._connect_doing()
        self._handlers = self._table()
        actions.invoked.connect(self._on_invoked)
        self.copying = Copying(self, actions, session, self)
        Past(self, actions, self)
        for signal in (session.snapshot_changed, session.hello_received, session.store_trouble):
            signal.connect(self.refresh)
        for owner in (session.guard, session.reach, session.workers):
            owner.changed.connect(self.refresh)
        for signal in (session.engine_state_changed, session.attached_changed):
            signal.connect(self.refresh)
        session.ticked.connect(self._on_ticked)

    def _connect_doing(self) -> None:
        doing = self._doing
        doing.said.connect(self.said)
        doing.failed.connect(self.failed)
        doing.journal_changed.connect(self.journal_changed)
        doing.changed.connect(self.refresh)
        doing.under_way.progressed.connect(self.progressed)

    # -- what decides
    def set_page(self, page: Page | None) -> None:
        """Act on *page* from now on."""
        self._page = page
        self.refresh()

    @property
    def page(self) -> Page | None:
        """The page that is acted upon."""
        return self._page

    @property
    def concurrency(self) -> int:
        """Processors of the engine, as it last said or as was asked for."""
        return self._concurrency

    @Slot()
    def refresh(self, *_: object) -> None:
        """Enable and name the actions by what is so now."""
        self._actions.refresh(self.situation())

    def situation(self) -> Situation:
        """Return what decides which actions make sense."""
        return situation(
            self._session,
            self._page,
            self.journal,
            self._doing.taking_back,
            concurrency=self._concurrency,
        )

    # -- what happens
    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        handler = self._handlers.get(action_id)
        if handler is not None:
            handler()

    def _table(self) -> dict[str, Callable[[], None]]:
        chosen = {
            "retry_now": commands.retry,
            "run_now": commands.run_now,
            "kill": commands.kill,
            "delete": commands.delete,
        }
        every = {f"{name}_all": chosen[name] for name in ("kill", "delete")}
        every["retry_all"] = commands.retry
        table: dict[str, Callable[[], None]] = {
            "clear_queue": self._clear_queue,
            "forget_queue": self._forget_queue,
            "pause_queue": lambda: self._pause_selected(paused=True),
            "resume_queue": lambda: self._pause_selected(paused=False),
            "pause_all": lambda: self.pause_queue(None, paused=True),
            "resume_all": lambda: self.pause_queue(None, paused=False),
            "pause_processor": lambda: self._tell_processor("pause_processor"),
            "resume_processor": lambda: self._tell_processor("resume_processor"),
            "more_processors": lambda: self.resize(self._concurrency + 1),
            "fewer_processors": lambda: self.resize(self._concurrency - 1),
            "quiet": lambda: self._tell({"cmd": "quiet"}),
            "stop_engine": self._session.stop_engine,
            "start_engine": self._session.start_engine,
            "kill_engine": self._ask_to_kill,
            "undo": self._doing.taking_back.undo,
            "redo": self._doing.taking_back.redo,
        }
        table |= {name: self._on_jobs(name, make, every=False) for name, make in chosen.items()}
        table |= {name: self._on_jobs(name, make, every=True) for name, make in every.items()}
        return table

    def _on_jobs(
        self, name: str, make: Callable[[Selection], Command], *, every: bool
    ) -> Callable[[], None]:
        """Return what does *make* to the selected jobs, or to all that the filter matches."""

        def act() -> None:
            page = self._page
            if page is None:
                return
            selection = page.everything() if every else page.selection()
            count = page.matching_count() if every else page.selected_count()
            if selection is not None:
                self.act(
                    make(selection),
                    count,
                    title=self._actions[name].text(),
                    selection=selection,
                    after=lambda: page.acted(selection),
                )

        return act

    def act(
        self,
        command: Command,
        count: int,
        *,
        title: str = "",
        selection: Selection | None = None,
        after: Callable[[], None] | None = None,
    ) -> None:
        """Run *command*, which means *count* jobs, after asking as much as that deserves.

        Args:
            command: What to do.
            count: Jobs meant.
            title: What a question is headed with.
            selection: The jobs, to be shown before; None: they were shown.
            after: Called when it was done.
        """

        def go_on() -> None:
            self.run(command, count, title=title, after=after)

        if count >= self.typed_from:
            self.count_asked.emit(title, count, go_on)
        elif count >= self.shown_from and selection is not None:
            self.preview_asked.emit(title, count, selection, go_on)
        else:
            go_on()

    def run(
        self,
        command: Command,
        count: int = 0,
        entry: Callable[[Report], AnyEntry | None] | None = None,
        *,
        title: str = "",
        can_undo: bool = True,
        after: Callable[[], None] | None = None,
    ) -> None:
        """Run *command* in the background; see `Doing.run`."""
        self._doing.run(command, count, entry, title=title, can_undo=can_undo, after=after)

    def cancel(self) -> None:
        """End what runs after its present step."""
        self._doing.under_way.cancel()

    def take_back(self, entry: AnyEntry) -> None:
        """Undo *entry*, though it may not be the newest."""
        self._doing.take_back(entry)

    def say(self, text: str) -> None:
        """Tell a result that cannot be undone."""
        self._doing.say(text)

    def note(self, text: str) -> None:
        """Tell what was done and cannot be undone, and write it into the journal."""
        self.journal.tell(text, self._session.now())
        self._doing.tell_journal()
        self.say(text)

    def fail(self, error: Exception) -> None:
        """Tell that something failed."""
        self._doing.fail(error)

    # -- queues
    def _clear_queue(self) -> None:
        now = self.situation()
        if now.queue is not None:
            title, shown = self.tr("Clear the queue %s") % now.queue, self._session.snapshot
            command = commands.clear_queue(now.queue, (shown and shown.newest) or None)
            selection = commands.queue_selection(now.queue)
            self.act(command, now.queue_size, title=title, selection=selection)

    def _forget_queue(self) -> None:
        now = self.situation()
        if now.queue is not None:
            self.run(commands.forget_queue(now.queue, paused=now.queue_paused))

    def _pause_selected(self, *, paused: bool) -> None:
        queue = self.situation().queue
        if queue is not None:
            self.pause_queue(queue, paused=paused)

    def pause_queue(self, queue: str | None, *, paused: bool) -> None:
        """Pause or resume *queue*, None is everything; can be undone."""
        self.run(
            commands.pause(queue, paused=paused),
            entry=lambda report: pause_entry(queue, paused=paused, text=report.text),
        )

    # -- the engine
    def resize(self, concurrency: int) -> None:
        """Change the number of processors; can be undone."""
        wanted = min(CONCURRENCY[1], max(CONCURRENCY[0], concurrency))
        before = self._concurrency
        if wanted == before or not before:
            return
        entry = EngineEntry(
            text=self.tr("Processors %d to %d") % (before, wanted),
            undo={"cmd": "resize", "concurrency": before},
            redo={"cmd": "resize", "concurrency": wanted},
        )
        self._concurrency = wanted
        self._tell(entry.redo)
        self._doing.note(entry)

    def _ask_to_kill(self) -> None:
        """Kill the engine of demo and sandbox at once; ask where jobs are somebody's own."""
        if self._session.is_harmless:
            self.kill_engine()
        else:
            self.kill_asked.emit(self._busy)

    def kill_engine(self) -> None:
        """Send the engine a real SIGKILL."""
        if not self._session.link.kill():
            self.failed.emit(self.tr("There is no engine process."))

    def signal_process(self, identity: str, what: str) -> None:
        """Ask another engine process to quiet, stop or dump, through the store."""
        ask_process(self._session, identity, what, self.note, self.fail)

    def _tell_processor(self, command: str) -> None:
        name = self.situation().processor
        if name is not None:
            self._tell({"cmd": command, "name": name})

    def _tell(self, command: dict[str, Any]) -> None:
        self._session.link.request(command, self._on_reply)

    def _on_reply(self, reply: Reply) -> None:
        if not reply.ok:
            self.failed.emit(reply.error or self.tr("The engine refused."))

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        self._busy = tick.busy
        if tick.concurrency != self._concurrency:
            self._concurrency = tick.concurrency
            self.refresh()

    def _replay(self, entry: EngineEntry, is_undo: bool) -> None:
        """Take a command to the engine back, or repeat it."""
        command = entry.undo if is_undo else entry.redo
        self._concurrency = int(command.get("concurrency", self._concurrency))
        self._tell(command)
        self.say(entry.text)
