"""Takes rows out of the window: copied, or saved to a file however many there are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.exports import COPY_MOST, save, text_of
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.models.lists.exported import Exported
from kickboard_desktop.session import Session
from kickboard_desktop.texts import rows
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.page import Page
from kickboard_desktop.views.window.main_window import MainWindow
from kickboard_desktop.widgets.table import Table

#: Actions that every table's context menu offers besides its own.
TABLE_ACTIONS = ("copy_rows_csv", "copy_rows_json", "copy_rows_md", "export_rows")
_KINDS = {"copy_rows_csv": "csv", "copy_rows_json": "json", "copy_rows_md": "md"}


class Exporting(QObject):
    """Does the actions that copy and save rows. GUI thread only."""

    def __init__(
        self,
        session: Session,
        controller: Controller,
        actions: Actions,
        theme: Theme,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self.setObjectName("exporting")
        self._session = session
        self._controller = controller
        self._actions = actions
        self._theme = theme
        self._window = window
        actions.invoked.connect(self._on_invoked)
        window.page_changed.connect(self._on_page_changed)
        self._on_page_changed(window.current_page())

    def exported(self) -> Exported | None:
        """Return the rows of the page that is seen."""
        page = self._window.current_page()
        return page.exported() if page is not None else None

    def copy(self, kind: str) -> None:
        """Copy the selected rows, or all where none is selected, as *kind*."""
        found = self.exported()
        if found is None:
            return
        everything = not found.selected
        count = found.total if everything else found.selected
        if count > COPY_MOST:
            said = self.tr("%s are too many to copy") % rows(count)
            self._window.toast(said, action_id="export_rows", action=self.tr("Save…"))
            return

        def done(made: tuple[str, int]) -> None:
            QGuiApplication.clipboard().setText(made[0])
            self._controller.say(self.tr("Copied %s") % rows(made[1]))

        self._session.ask(
            lambda store: text_of(found, kind, store, everything=everything),
            done,
            self._controller.fail,
        )

    def save(
        self, found: Exported, path: Path, kind: str, *, everything: bool, reveal: bool = False
    ) -> None:
        """Write rows to *path* in the background; the status bar shows how far it is."""
        command = save(found, path, kind, everything=everything, reveal=reveal)
        self._controller.run(command, found.total if everything else found.selected, can_undo=False)

    def _ask(self) -> None:
        from kickboard_desktop.views.sharing.export_dialog import ExportDialog  # noqa: PLC0415 - seldom

        found = self.exported()
        if found is None:
            return
        dialog = ExportDialog(found, self._theme, self._window)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    @Slot(object, str, bool, bool)
    def _on_chosen(self, found: Exported, kind: str, everything: bool, reveal: bool) -> None:
        kinds = {
            "csv": self.tr("Tables (*.csv)"),
            "json": self.tr("JSON (*.json)"),
            "md": self.tr("Markdown (*.md)"),
        }
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save rows"), f"{found.name}.{kind}", kinds[kind]
        )
        if name:
            path = Path(name)
            named = path.suffix.lower().removeprefix(".")  # who types rows.json wants no table
            kind = named if named in kinds else kind
            self.save(found, path, kind, everything=everything, reveal=reveal)

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        if action_id == "export_rows":
            self._ask()
        elif action_id in _KINDS:
            self.copy(_KINDS[action_id])

    @Slot(object)
    def _on_page_changed(self, page: Page | None) -> None:
        """Let the context menus of a page's tables offer what is here, too."""
        for table in page.findChildren(Table) if page is not None else ():
            table.offer([self._actions[name] for name in TABLE_ACTIONS])
