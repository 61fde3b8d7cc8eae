"""Undo and redo, in the order in which they were asked for.

Who deletes and undoes at once means what was just deleted, though its report is not here yet.
So a wish waits for what was under way when it was pressed, and is about that: an undo that
found nothing to undo, or took back what was done before, would be a lie of the keyboard.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kickboard_desktop.actions.under_way import Run, UnderWay
from kickboard_desktop.actions.undo import AnyEntry, Journal

translate = QCoreApplication.translate


class Host(Protocol):
    """What is asked of the controller."""

    def take_back_now(self, entry: AnyEntry) -> Run | None:
        """Undo *entry*, which the journal gave away; return what is under way."""
        ...

    def do_again_now(self, entry: AnyEntry) -> Run | None:
        """Likewise do it again."""
        ...

    def say(self, text: str) -> None:
        """Tell it."""
        ...


@dataclass(eq=False, slots=True, kw_only=True)
class _Wish:
    """One press of Undo or Redo; *run* is what it waits for and is about."""

    redo: bool = False
    run: Run | None = None


@dataclass(eq=False, slots=True, kw_only=True)
class _Outcome:
    """What a run that is waited for came to: how to take it back, or that it failed."""

    entry: AnyEntry | None = None
    failed: bool = False


class TakingBack(QObject):
    """The wishes that wait, and the one that is being fulfilled. GUI thread only.

    Signals:
        changed(): what can be undone and redone may have changed.
    """

    changed = Signal()

    def __init__(self, host: Host, journal: Journal, under_way: UnderWay, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("taking_back")
        self._host = host
        self._journal = journal
        self._under_way = under_way
        self._wishes: deque[_Wish] = deque()
        self._outcomes: dict[Run, _Outcome] = {}  # of runs that ended while a wish waits for them
        self._doing: Run | None = None
        self._begun: list[tuple[AnyEntry, int]] = []  # what was done, and when that began

    @property
    def is_due(self) -> bool:
        """Whether Undo would be about something that is under way, or will be done again."""
        return self._target() is not None or any(wish.redo for wish in self._wishes)

    @property
    def is_taking_back(self) -> bool:
        """Whether something is being undone, or will be: then there is something to redo."""
        doing = self._doing is not None and not self._doing.can_undo
        return doing or any(not wish.redo for wish in self._wishes)

    def undo(self) -> None:
        """Take back what is under way, the newest first, else what was done last."""
        run = self._target()
        self._wishes.append(_Wish(run=run))
        self._go_on()
        if run is not None:
            self._tell(run)

    def redo(self) -> None:
        """Do again what was taken back last, after the undos that were asked for before."""
        self._wishes.append(_Wish(redo=True))
        self._go_on()

    def noted(self, entry: AnyEntry, run: Run) -> None:
        """Take note that *entry*, which the journal has, was done by *run*."""
        known = [one for one in self._begun if self._journal.can_undo(one[0])]
        self._begun = [*known, (entry, run.number)]

    def ended(self, run: Run, entry: AnyEntry | None = None, *, failed: bool = False) -> None:
        """Take note that *run* ended, after the journal knows of it; go on with what waits."""
        if any(wish.run is run for wish in self._wishes):
            self._outcomes[run] = _Outcome(entry=entry, failed=failed)
        if run is self._doing:
            self._doing = None
            if failed:  # what was asked for after it would be about something else now
                self._wishes.clear()
                self._outcomes.clear()
        self._go_on()

    # -- one after the other
    def _target(self, before: Run | None = None) -> Run | None:
        """Return the newest that is under way, if nobody undoes it yet and nothing newer is done.

        With *before* only of what was begun before that.
        """
        done = [number for entry, number in self._begun if self._journal.can_undo(entry)]
        since = max(done, default=0)
        meant = {wish.run for wish in self._wishes}
        runs = [run for run in self._under_way.runs if run.can_undo and run not in meant]
        if before is not None:
            runs = [run for run in runs if run.number < before.number]
        return runs[-1] if runs and runs[-1].number > since else None

    def _go_on(self) -> None:
        while self._doing is None and self._wishes:
            wish = self._wishes[0]
            if wish.run is not None and wish.run not in self._outcomes:
                break
            self._wishes.popleft()
            self._doing = self._redo() if wish.redo else self._undo(wish)
        self._say_beside()
        self.changed.emit()

    def _redo(self) -> Run | None:
        entry = self._journal.take_redo()
        return self._host.do_again_now(entry) if entry is not None else None

    def _undo(self, wish: _Wish) -> Run | None:
        outcome = self._outcomes.pop(wish.run) if wish.run is not None else None
        if outcome is None:
            entry = self._journal.take_undo()
        elif outcome.failed:
            self._host.say(translate("Commands", "It failed, so nothing is undone"))
            return None
        elif outcome.entry is None:
            return self._undo_before(wish)
        else:
            entry = self._journal.take(outcome.entry)
        return self._host.take_back_now(entry) if entry is not None else None

    def _undo_before(self, wish: _Wish) -> Run | None:
        """Go on with what was done before, as the run of *wish* did nothing that can be undone."""
        earlier = self._target(wish.run)
        if earlier is not None:
            self._wishes.appendleft(_Wish(run=earlier))
            return None
        entry = self._journal.take_undo()
        return self._host.take_back_now(entry) if entry is not None else None

    # -- what is seen
    def _tell(self, run: Run) -> None:
        words = translate("Commands", "Undo follows when this is done: {what}")
        what = run.title or translate("Commands", "what is under way")
        self._host.say(words.replace("{what}", what))

    def _say_beside(self) -> None:
        waits = [wish for wish in self._wishes if wish.run is not None]
        self._under_way.note = translate("Commands", "Undo follows") if waits else ""
