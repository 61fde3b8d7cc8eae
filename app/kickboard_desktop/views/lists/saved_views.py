"""The views of a page that were saved: a button to save one, and a menu with all of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QWidget,
)

from kickboard.stores.query import Query
from kickboard_desktop import format as text
from kickboard_desktop.models.lists.saved_views import SavedView, cleaned, renamed, with_view
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.buttons import button
from kickboard_desktop.widgets.dialog_parts import add_foot, titled_column
from kickboard_desktop.widgets.labels import plain_label, set_tip


class SavedViews(QWidget):
    """[Save view] while a query holds that is not saved, [Views] while there are any.

    Signals:
        wanted(str): the query of a saved view was chosen.
    """

    wanted = Signal(str)

    def __init__(
        self, page: str, theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Offer the views of *page*, as *settings* keep them."""
        super().__init__(parent)
        self.setObjectName("saved_views")
        self._page = page
        self._settings = settings
        self._query: Query | None = None
        self.save = button(self.tr("Save view"), parent=self)
        self.save.setObjectName("view_save")
        set_tip(self.save, self.tr("Keep this filter under a name."))
        self.list = button(self.tr("Views"), parent=self)
        self.list.setObjectName("view_list")
        self.list.setIcon(theme.icon("list"))
        set_tip(self.list, self.tr("Filters of this page that were saved."))
        self.menu = QMenu(self)
        self.menu.setObjectName("view_menu")
        self.menu.aboutToShow.connect(self._fill)
        self.list.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.save)
        row.addWidget(self.list)
        self.save.clicked.connect(self._on_save_clicked)
        settings.told.views_changed.connect(self.refresh)
        self.refresh()

    @property
    def views(self) -> tuple[SavedView, ...]:
        """What is saved."""
        return self._settings.views(self._page)

    def set_query(self, query: Query | None) -> None:
        """Say which query holds now."""
        self._query = query
        self.refresh()

    def keep(self, view: SavedView) -> None:
        """Save *view*, in the place of one with its name."""
        self._settings.set_views(self._page, with_view(self.views, view))
        self.refresh()

    def rename(self, old: str, new: str) -> None:
        """Call the view *old* by another name, if that is free."""
        self._settings.set_views(self._page, renamed(self.views, old, new))

    def forget(self, name: str) -> None:
        """Delete the view *name*."""
        left = tuple(view for view in self.views if view.name != name)
        self._settings.set_views(self._page, left)
        self.refresh()

    @Slot()
    def refresh(self, *_: str) -> None:
        """Show the buttons that make sense."""
        views = self.views
        typed = self._query.text.strip() if self._query is not None else ""
        self.save.setVisible(bool(typed) and all(view.query != typed for view in views))
        self.list.setVisible(bool(views))
        self.setVisible(not self.save.isHidden() or not self.list.isHidden())

    @Slot()
    def _fill(self) -> None:
        """Put the views as they are now into the menu."""
        self.menu.clear()
        typed = self._query.text.strip() if self._query is not None else ""
        for view in self.views:
            action = QAction(view.name.replace("&", "&&"), self.menu)
            action.setToolTip(view.query)
            action.setCheckable(True)
            action.setChecked(view.query == typed)
            action.triggered.connect(partial(self.wanted.emit, view.query))
            self.menu.addAction(action)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Rename or delete…"), self._manage)

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._query is None:
            return
        dialog = SaveDialog(self._query.text.strip(), self.window())
        dialog.named.connect(self.keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _manage(self) -> None:
        dialog = ManageDialog(self, self.window())
        dialog.finished.connect(self.refresh)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class SaveDialog(QDialog):
    """Asks for a name.

    Signals:
        named(SavedView): it was given.
    """

    named = Signal(object)

    def __init__(self, query: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("save_view_dialog")
        self.setMinimumWidth(400)
        self._query = query
        column = titled_column(self, self.tr("Save view"))
        shown = plain_label(text.one_line(query, 200), "mono", tone="muted", parent=self)
        shown.setWordWrap(True)
        column.addWidget(shown)
        self.name = QLineEdit(cleaned(query), self)
        self.name.setObjectName("view_name")
        self.name.setAccessibleName(self.tr("Name"))
        self.name.selectAll()
        column.addWidget(self.name)
        self.confirm = add_foot(column, self.tr("Save"), self._on_confirm)
        self.confirm.setObjectName("view_confirm")
        self.confirm.setDefault(True)
        self.name.textChanged.connect(self._on_typed)

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        self.confirm.setEnabled(bool(cleaned(typed)))

    @Slot()
    def _on_confirm(self) -> None:
        self.accept()
        self.named.emit(SavedView(cleaned(self.name.text()), self._query))


class ManageDialog(QDialog):
    """The views in a list: F2 or a double click renames, Del deletes."""

    def __init__(self, saved: SavedViews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manage_views_dialog")
        self.setMinimumSize(420, 320)
        self._saved = saved
        column = titled_column(self, self.tr("Saved views"))
        self.list = QListWidget(self)
        self.list.setObjectName("view_names")
        self.list.setAccessibleName(self.windowTitle())
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._rename = self._button(row, self.tr("Rename"), "view_rename", "F2")
        self._delete = self._button(row, self.tr("Delete"), "view_delete", "Del", "danger")
        row.addStretch(1)
        close = button(self.tr("Close"), "primary", parent=self)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self._rename.clicked.connect(self._on_rename)
        self._delete.clicked.connect(self._on_delete)
        self.list.itemChanged.connect(self._on_item_changed)
        self.fill()
        self.list.setFocus()

    def _button(
        self, row: QHBoxLayout, word: str, name: str, key: str, kind: str = ""
    ) -> QPushButton:
        made = button(word, kind, parent=self)
        made.setObjectName(name)
        made.setShortcut(key)
        row.addWidget(made)
        return made

    def fill(self) -> None:
        """List the views as they are."""
        at = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for view in self._saved.views:
            item = QListWidgetItem(view.name)
            item.setData(Qt.ItemDataRole.UserRole, view.name)
            item.setToolTip(view.query)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        for made in (self._rename, self._delete):
            made.setEnabled(self.list.count() > 0)

    @Slot()
    def _on_rename(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self.list.editItem(item)

    @Slot()
    def _on_delete(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self._saved.forget(str(item.data(Qt.ItemDataRole.UserRole)))
            self.fill()

    @Slot(QListWidgetItem)
    def _on_item_changed(self, item: QListWidgetItem) -> None:
        self._saved.rename(str(item.data(Qt.ItemDataRole.UserRole)), item.text())
        self.fill()
