"""What an empty list of jobs says: why there are none, and the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.actions.surroundings import has_demo
from kickboard_desktop.models.lists.dropping import Dropping, Left
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.lists.kinds import JobKind
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
        self._view: View | None = None  # what is explained
        self._all = 0  # jobs without its filter
        self._dropped = ""  # the query with which the list would not be empty
        self._words = ("", "")  # what is said of the filter: why, and what to do
        self._dropping = Dropping(session, self)
        self._dropping.told.connect(self._on_told)
        self.button.setProperty("kind", "")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.acted.connect(self._on_acted)

    def explain(self, view: View | None, total: int = 0) -> None:
        """Say why *view* has no rows, though *total* jobs are in its state; None: it has some.

        Of a filter it is counted, too, without which of its parts there would be some.
        """
        if view is None or view.query is None:
            self._view = None
            self._dropping.stop()
            if view is not None:
                self._explain_state()
        elif view != self._view:
            self._view, self._all = view, total
            self._dropped = ""
            self._say_no_match("", self.tr("Clear the filter"))
            self._dropping.begin(view, total)

    def take_keyboard(self) -> None:
        """Take the keyboard that the table had: to what can be done, if there is anything."""
        (self if self.button.isHidden() else self.button).setFocus()

    def note_total(self, total: int) -> None:
        """Say it again with *total* jobs in all, while a filter is explained."""
        if self.isVisible() and self._view is not None and total != self._all:
            self._all = total
            self._say_no_match(*self._words)

    def _explain_state(self) -> None:
        """Say why there are none of these jobs at all."""
        action = self._actions[self._bringing_action]
        foreign = self._session.guard.is_foreign
        offered = self._kind.offers_jobs and action.isEnabled() and not foreign
        word = action.text() if offered else ""
        why = self._kind.empty_why
        if foreign and self._kind.state is JobState.COMPLETED:
            why = self.tr("Sidekiq keeps none; what Kickboard's workers finish stands here.")
        self.say(self._kind.empty_title, why, action=word)

    def _say_no_match(self, why: str, action: str) -> None:
        self._words = (why, action)
        self.say(self.tr("0 of %s match") % text.count(self._all), why, action=action)

    @property
    def _bringing_action(self) -> str:
        """What brings jobs: the demo's here, else one of those that the engine knows."""
        if has_demo(self._session):
            return "enqueue_demo"
        hello = self._session.hello
        return "enqueue_class" if hello is not None and hello.classes else "run_demo"

    @Slot(object)
    def _on_told(self, best: Left | None) -> None:
        """Offer to drop the part without which most would match."""
        if best is None:
            why = self.tr(
                "No single part is to blame: without any one of them there are none, either."
            )
            self._say_no_match(why, self.tr("Clear the filter"))
            return
        self._dropped = best.rest
        number = text.count(best.count) + ("" if best.is_all else "+")
        part = text.one_line(best.part, 60)
        why = self.tr("Without %s there would be %s.") % (part, number)
        self._say_no_match(why, self.tr("Drop %s") % part)

    @Slot()
    def _on_acted(self) -> None:
        if self._view is not None:
            self.query_wanted.emit(self._dropped)
        else:
            self._actions[self._bringing_action].trigger()
