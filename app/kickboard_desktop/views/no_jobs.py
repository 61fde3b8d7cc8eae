"""What an empty list of jobs says: why there are none, and the one thing to do about it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard.stores.query import Query
from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.job_kinds import JobKind
from kickboard_desktop.widgets.panel import EmptyState


class NoJobs(EmptyState):
    """In place of the table while it has no rows.

    Signals:
        query_wanted(str): that query is to hold instead.
    """

    query_wanted = Signal(str)

    def __init__(
        self,
        kind: JobKind,
        session: Session,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, kind.icon, kind.empty_title, kind.empty_why, parent=parent)
        self._kind = kind
        self._session = session
        self._actions = actions
        self._view: View | None = None  # the filter that is explained
        self._all = 0  # jobs without it
        self._dropped = ""  # the query with which the list would not be empty
        self._words = ("", "")  # what is said of the filter: why, and what to do
        self.button.setProperty("kind", "")
        self.acted.connect(self._on_acted)

    def explain(self, view: View, total: int, *, counts: bool = True) -> None:
        """Say why *view* has no rows, though *total* jobs are in its state.

        With *counts* it is also counted what each condition alone would find.
        """
        if view.query is None:
            self._view = None
            action = self._actions[self._demo_action]
            foreign = self._session.guard.is_foreign
            offered = self._kind.offers_jobs and action.isEnabled() and not foreign
            word = action.text() if offered else ""
            why = self._kind.empty_why
            if foreign and self._kind.state is JobState.COMPLETED:
                why = self.tr("Sidekiq keeps none; what Kickboard's workers finish stands here.")
            self.say(self._kind.empty_title, why, action=word)
            return
        self._view, self._all = view, total
        self._dropped = ""
        self._say_no_match("", self.tr("Clear the filter"))
        if counts:
            self._count_without(view)

    def note_total(self, total: int) -> None:
        """Say it again with *total* jobs in all, while a filter is explained."""
        if self.isVisible() and self._view is not None and total != self._all:
            self._all = total
            self._say_no_match(*self._words)

    def _say_no_match(self, why: str, action: str) -> None:
        self._words = (why, action)
        self.say(self.tr("0 of %s match") % text.count(self._all), why, action=action)

    @property
    def _demo_action(self) -> str:
        hello = self._session.hello
        has_demo = hello is not None and any(c.group == "demo" for c in hello.classes)
        return "enqueue_demo" if has_demo else "run_demo"

    def _count_without(self, view: View) -> None:
        """Find the condition without which most would match, and offer to drop it."""
        options = view.query.without()[:5] if view.query is not None else []
        if len(options) < 2:
            return
        views = [(part, rest, replace(view, query=Query(rest))) for part, rest in options]

        def told(best: tuple[int, str, str]) -> None:
            count, part, rest = best
            if count and self._view == view and not self.isHidden():
                self._dropped = rest
                why = self.tr("Without %s: %s") % (part, text.count(count))
                self._say_no_match(why, self.tr("Drop %s") % part)

        self._session.ask(
            lambda store: max((store.count(other), part, rest) for part, rest, other in views),
            told,
        )

    @Slot()
    def _on_acted(self) -> None:
        if self._view is not None:
            self.query_wanted.emit(self._dropped)
        else:
            self._actions[self._demo_action].trigger()
