"""The saved views in the sidebar: each below its page, to be opened with a click or Enter."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QSizePolicy, QWidget

from kickboard_desktop import assets
from kickboard_desktop.models.lists.saved_views import SavedView, renamed
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.window.main_window import MainWindow
from kickboard_desktop.widgets.labels import set_tip

#: Views of a page that are shown; all are in the page's own menu.
MOST = 5
_LEFT, _RIGHT = 40, 10


class ViewEntry(QPushButton):
    """One saved view.

    Signals:
        rename_wanted(): F2, or from the menu.
        delete_wanted(): Del, or from the menu.
    """

    rename_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, page: str, view: SavedView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"sidebar_view_{page}")
        self.view = view
        self._theme = theme
        self.setAccessibleName(self.tr("View: %s") % view.name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_tip(self, f"{view.name}\n{view.query}")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that asks for nothing: the sidebar is as wide as it is."""
        return QSize(_LEFT, 24)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a line that ties it to its page, and the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.fillRect(QRectF(19.5, 0, 1, self.height()), self._theme.color("line"))
        painter.setFont(assets.ui_font(12))
        painter.setPen(self._theme.color("text" if self.underMouse() else "muted"))
        place = QRect(_LEFT, 0, self.width() - _LEFT - _RIGHT, self.height())
        right = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(self.view.name, right, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Rename with F2 and delete with Del; Enter opens, as Space does."""
        if event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with it."""
        menu = QMenu(self)
        menu.setObjectName("sidebar_view_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), self.click)
        menu.addAction(self.tr("Rename…"), self.rename_wanted.emit)
        menu.addAction(self.tr("Delete"), self.delete_wanted.emit)
        menu.popup(event.globalPos())


class SidebarViews(QObject):
    """Keeps the entries as the settings have them. Of a narrow sidebar there are none."""

    def __init__(self, window: MainWindow, theme: Theme, settings: Settings) -> None:
        super().__init__(window)
        self.setObjectName("sidebar_views")
        self._window = window
        self._theme = theme
        self._settings = settings
        self._entries: dict[str, list[ViewEntry]] = {}
        settings.told.views_changed.connect(self.refresh)
        window.sidebar.collapsed_changed.connect(self._on_collapsed_changed)
        for page in window.page_names:
            self.refresh(page)

    def entries(self, page: str) -> tuple[ViewEntry, ...]:
        """Return the entries below *page*, from top to bottom."""
        return tuple(self._entries.get(page, ()))

    @Slot(str)
    def refresh(self, page: str) -> None:
        """Show the views of *page* as they are now."""
        if page not in self._window.page_names:
            return
        views = self._settings.views(page)[:MOST]
        if self._window.sidebar.collapsed:
            views = ()
        old = self._entries.get(page, [])
        if views == tuple(entry.view for entry in old):
            return
        at = next((n for n, entry in enumerate(old) if entry.hasFocus()), -1)
        pages = self._window.sidebar.list
        for entry in old:
            pages.remove(entry)
            entry.deleteLater()
        self._entries[page] = made = [self._make(page, view) for view in views]
        button = next(one for one in self._window.sidebar.buttons if one.name == page)
        for entry in reversed(made):
            pages.add_below(entry, button)
            entry.show()
        if at >= 0:
            (made[min(at, len(made) - 1)] if made else button).setFocus()

    def _make(self, page: str, view: SavedView) -> ViewEntry:
        entry = ViewEntry(self._theme, page, view, self._window.sidebar)
        entry.clicked.connect(partial(self._open, page, view))
        entry.rename_wanted.connect(partial(self._rename, page, view))
        entry.delete_wanted.connect(partial(self._delete, page, view))
        return entry

    def _open(self, page: str, view: SavedView, *_: bool) -> None:
        self._window.show_page(page, view.query)

    def _rename(self, page: str, view: SavedView) -> None:
        dialog = QInputDialog(self._window)
        dialog.setObjectName("rename_view_dialog")
        dialog.setWindowTitle(self.tr("Rename view"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(view.name)
        dialog.setMinimumWidth(360)
        dialog.textValueSelected.connect(partial(self._call, page, view))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _call(self, page: str, view: SavedView, name: str) -> None:
        views = self._settings.views(page)
        self._settings.set_views(page, renamed(views, view.name, name))

    def _delete(self, page: str, view: SavedView) -> None:
        left = tuple(one for one in self._settings.views(page) if one.name != view.name)
        self._settings.set_views(page, left)

    @Slot(bool)
    def _on_collapsed_changed(self, _collapsed: bool) -> None:
        for page in self._window.page_names:
            self.refresh(page)
