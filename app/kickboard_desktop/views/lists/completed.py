"""Completed: the jobs that are done, the latest first, as far as the history keeps them."""

from __future__ import annotations

from dataclasses import replace

from kickboard.stores.base import Selection, Snapshot
from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.models.lists.columns import JobColumn, completed_columns
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.lists.kinds import completed_kind
from kickboard_desktop.widgets.labels import set_tip


class CompletedPage(JobSetPage):
    """The history's successes. A row never changes and leaves only when it is too old."""

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, settings: Settings
    ) -> None:
        super().__init__(completed_kind(), session, actions, theme, settings)
        why = self.tr(
            "The history keeps all successes up to 2,000 a second, of more a sample; "
            "for 30 days, 1,000,000 rows or 256 MB."
        )
        set_tip(self._count, why)

    def everything(self) -> Selection:
        """Return all that the filter matches; its rows have numbers of their own."""
        return replace(super().everything(), upto=None)

    def _columns(self) -> tuple[JobColumn, ...]:
        return completed_columns(self._names)

    def _let_go_of_the_gone(self) -> None:
        """Do nothing: what is done stays done."""

    def _total_words(self, total: str) -> str:
        """Return "9 800 of 1 204 000 kept" where the history has not all of them."""
        snapshot = self._session.snapshot
        done = _done(snapshot) if snapshot is not None else 0
        if self.model.view.query is None and done > self.model.total:
            return self.tr("%s of %s shown") % (total, text.count(done))
        return super()._total_words(total)


def _done(snapshot: Snapshot) -> int:
    """Return how many jobs ever succeeded."""
    return snapshot.processed - snapshot.failed
