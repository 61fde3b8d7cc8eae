"""The dialogs that ask before jobs are changed: edit, reschedule, move, and which are meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kickboard.payload.record import JobRecord
from kickboard.stores.base import Selection, Store
from kickboard_desktop.actions import changing
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.actions.surroundings import Page
from kickboard_desktop.session import Session
from kickboard_desktop.texts import jobs
from kickboard_desktop.theme import Theme

if TYPE_CHECKING:
    from kickboard_desktop.views.changing.edit_dialog import EditDialog

# ruff: noqa: PLC0415 - the dialogs are imported when they are opened, not before the first paint


class Changing(QObject):
    """Opens the dialogs for what is selected, and does what they say."""

    def __init__(
        self,
        session: Session,
        controller: Controller,
        actions: Actions,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.setObjectName("changing")
        self._session = session
        self._controller = controller
        self._theme = theme
        self._window = window
        self._editing: EditDialog | None = None
        self._reading = False  # the job that is to be edited
        self._handlers: dict[str, Callable[[Page, Selection], None]] = {
            "edit_job": self._edit,
            "reschedule": self._reschedule,
            "move_jobs": self._move,
        }
        actions.invoked.connect(self._on_invoked)
        controller.preview_asked.connect(self._on_preview_asked)
        controller.failed.connect(self._on_failed)

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        handler, page = self._handlers.get(action_id), self._controller.page
        selection = page.selection() if page is not None else None
        if handler is None or page is None or selection is None:
            return
        if not self._reading and not _asked_already():  # a quick second key means the first one
            handler(page, selection)

    @Slot(str, int, object, object)
    def _on_preview_asked(
        self, title: str, count: int, selection: Selection, go_on: Callable[[], None]
    ) -> None:
        from kickboard_desktop.views.changing.preview import PreviewDialog

        dialog = PreviewDialog(self._session, title, selection, count, self._window)
        dialog.confirmed.connect(go_on)
        _open(dialog)

    # -- to another place
    def _reschedule(self, page: Page, selection: Selection) -> None:
        from kickboard_desktop.views.changing.place_dialogs import RescheduleDialog

        count = page.selected_count()
        title = self.tr("Reschedule %s") % jobs(count)

        def confirmed(at: float) -> None:
            self._controller.act(
                changing.reschedule(selection, at),
                count,
                title=title,
                after=lambda: page.acted(selection),
            )

        dialog = RescheduleDialog(self._session, self._theme, title, selection, count, self._window)
        dialog.confirmed.connect(confirmed)
        _open(dialog)

    def _move(self, page: Page, selection: Selection) -> None:
        from kickboard_desktop.views.changing.place_dialogs import MoveDialog

        count = page.selected_count()
        title = self.tr("Move %s to a queue") % jobs(count)

        def confirmed(queue: str, keep_time: bool) -> None:
            self._controller.act(
                changing.move_to_queue(selection, queue, keep_time=keep_time),
                count,
                title=title,
                after=lambda: page.acted(selection),
            )

        dialog = MoveDialog(self._session, self._theme, title, selection, count, self._window)
        dialog.confirmed.connect(confirmed)
        _open(dialog)

    # -- into another job
    def _edit(self, page: Page, selection: Selection) -> None:
        def found(record: JobRecord | None) -> None:
            self._reading = False
            if _asked_already():
                return
            if record is None:
                self._controller.failed.emit(self.tr("The job is not here any more."))
            else:
                self._open_form(page, selection, record)

        def failed(error: Exception) -> None:
            self._reading = False
            self._controller.fail(error)

        self._reading = True
        self._session.ask(lambda store: _only(store, selection), found, failed)

    def _open_form(self, page: Page, selection: Selection, record: JobRecord) -> None:
        from kickboard_desktop.views.changing.edit_dialog import EditDialog
        from kickboard_desktop.views.changing.place_dialogs import queue_names

        dialog = EditDialog(
            self._session,
            self._theme,
            record,
            queues=queue_names(self._session),
            parent=self._window,
        )

        def done() -> None:
            dialog.accept()
            page.acted(selection)

        dialog.submitted.connect(
            lambda changes: self._controller.run(changing.edit(record, changes), 1, after=done)
        )
        self._editing = dialog
        dialog.finished.connect(self._on_edit_finished)
        _open(dialog)

    @Slot(int)
    def _on_edit_finished(self, _result: int) -> None:
        self._editing = None

    @Slot(str)
    def _on_failed(self, why: str) -> None:
        """Let the form tell it, too: what was typed is not lost."""
        if self._editing is not None and not self._editing.confirm.isEnabled():
            self._editing.complain(why)


def _asked_already() -> bool:
    """Return whether another dialog is open: what was pressed before it came was meant for it."""
    return QApplication.activeModalWidget() is not None


def _open(dialog: QDialog) -> None:
    """Show *dialog*; it goes when it is closed."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _only(store: Store, selection: Selection) -> JobRecord | None:
    """Return the one job that is selected, if it is where it was. For background threads."""
    jids = selection.jids
    if jids is None:
        jids = [row.jid for row in store.page(selection.view, None, 1).rows]
    found = store.get(jids[0]) if jids else None
    if found is None or found.record.state is not selection.view.state:
        return None
    return found.record
