"""The main window: sidebar, pages, docks, banners, toast, status bar.

Pages are built on their first visit. The docks belong to an inner `QMainWindow` beside the
sidebar, so that the sidebar keeps the whole height whatever is docked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.page import Page
from kickboard_desktop.views.window.announcer import Announcer
from kickboard_desktop.views.window.appearance import Appearance
from kickboard_desktop.views.window.banner_area import BannerArea
from kickboard_desktop.views.window.docks import Dock
from kickboard_desktop.views.window.menus import fill_menu_bar
from kickboard_desktop.views.window.places import WindowPlaces
from kickboard_desktop.views.window.sidebar import Sidebar
from kickboard_desktop.views.window.status_bar import StatusBar
from kickboard_desktop.views.window.vitals import Vitals
from kickboard_desktop.widgets import Banner, FocusRing, Toast
from kickboard_desktop.widgets.page_stack import PageStack
from kickboard_desktop.widgets.scrolled import scrolled
from kickboard_desktop.widgets.tabbing import tab_as_seen


@dataclass(slots=True)
class _Entry:
    """A page that can be shown; *page* is None until its first visit."""

    factory: Callable[[], Page]
    page: Page | None = None


class MainWindow(QMainWindow):
    """The window of one session.

    Signals:
        painted(): its first paint is over, with everything in it.
        page_changed(Page): another page is seen.
        detail_wanted(str): the detail of the job of that jid.
        closing(): it is about to close and has remembered what it must.
        activated(): it is the one in front now.
    """

    painted = Signal()
    _paint_began = Signal()
    page_changed = Signal(object)
    detail_wanted = Signal(str)
    closing = Signal()
    activated = Signal()

    def __init__(
        self,
        session: Session,
        actions: Actions,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self.setWindowTitle(_title(session))
        self._session = session
        self._actions = actions
        self._theme = theme
        self._settings = settings
        self._entries: dict[str, _Entry] = {}
        self._current = self._toast_action = ""
        self._docked_log: Page | None = None
        self._was_painted = False
        self.is_quitting = False  # while it closes because somebody said Quit
        #: Asked before the window closes; False keeps it open.
        self.may_close: Callable[[], bool] | None = None
        self._build()
        self._announcer = Announcer(session, actions, self, self)
        self.vitals = Vitals(session, self.sidebar, self.status.line, self)
        self.appearance = Appearance(actions, theme, settings, self)
        self._connect()
        parts = (self._shell, self.detail_dock, self.sidebar)
        self._places = WindowPlaces(self, *parts, settings)

    # -- pages
    def add_page(
        self, name: str, title: str, icon: str, factory: Callable[[], Page], group: str = ""
    ) -> None:
        """Offer a page; *factory* is called on its first visit."""
        self._entries[name] = _Entry(factory)
        self.sidebar.add_page(name, title, icon, group or self.tr("Monitor"))

    def show_page(self, name: str, query: str = "") -> None:
        """Show the page *name*; where there is none of that name, the present or the first."""
        if not self._entries:
            return
        if name not in self._entries:
            if reason := self._actions.reason(f"page_{name}"):
                self.toast(reason)
            name = self._current or next(iter(self._entries))
        if name != self._current:
            self._leave()
            self._enter(name)
        page = self._entries[name].page
        if query and page is not None:
            page.show_query(query)

    @property
    def page_names(self) -> tuple[str, ...]:
        """The names of all pages, in the order of the sidebar."""
        return tuple(self._entries)

    def current_page(self) -> Page | None:
        """Return the page that is seen."""
        entry = self._entries.get(self._current)
        return entry.page if entry is not None else None

    def page(self, name: str) -> Page:
        """Return the page *name*, built now if it was never visited.

        Raises:
            KeyError: there is none.
        """
        entry = self._entries[name]
        if entry.page is None:
            entry.page = entry.factory()
            entry.page.page_wanted.connect(self.show_page)
            entry.page.detail_wanted.connect(self.detail_wanted)
            entry.page.frame_painted.connect(self.vitals.note_frame)
            self._actions.add_to_page(entry.page)
            self._stack.addWidget(entry.page)
            QTimer.singleShot(0, entry.page, partial(tab_as_seen, entry.page))  # once it is seen
        return entry.page

    # -- docks
    def set_detail(self, widget: QWidget) -> None:
        """Let *widget* be the content of the dock at the right."""
        self.detail_dock.setWidget(widget)

    # -- notices
    def show_banner(
        self,
        key: str,
        kind: str,
        message: str,
        *,
        action: str = "",
        action_id: str = "",
        closable: bool = True,
    ) -> Banner:
        """Show a banner above the page, or change the one of that *key*.

        Args:
            key: What it is about.
            kind: "info", "warn" or "error".
            message: One sentence.
            action: Word on its button, "" for none; it emits the banner's `acted`.
            action_id: The action that the button triggers besides.
            closable: Whether it can be closed by hand.
        """
        return self._banners.say(
            key, kind, message, action=action, action_id=action_id, closable=closable
        )

    def clear_banner(self, key: str) -> None:
        """Take the banner of that *key* away, if there is one."""
        self._banners.clear(key)

    def toast(self, message: str, *, action_id: str = "", action: str = "") -> None:
        """Show *message* for a while, with a button *action* that triggers *action_id*."""
        self._toast_action = action_id
        self._toast.say(message, action=action if action_id else "")

    # -- building
    def _build(self) -> None:
        self.sidebar = Sidebar(self._theme, self)
        self._shell = QMainWindow()
        self._shell.setObjectName("shell")
        self._shell.setWindowFlags(Qt.WindowType.Widget)
        self._shell.setCentralWidget(self._make_centre())
        self.detail_dock = Dock(self._theme, "detail", self.tr("Job detail"), self._shell)
        self.log_dock = Dock(self._theme, "log", self.tr("Log"), self._shell)
        self._shell.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.detail_dock)
        self._shell.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.log_dock)
        centre = QWidget(self)
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self._shell, 1)
        self.setCentralWidget(centre)
        self.status = StatusBar(self._theme, self._actions, self)
        self.setStatusBar(self.status)
        self._actions.set_icons(self._theme.icon)
        fill_menu_bar(self.menuBar(), self._actions)
        self._toast = Toast(self._theme, self, bar=self.status.line)
        self._toast.acted.connect(self._on_toast_acted)
        self._ring = FocusRing(self._theme, self)

    def _make_centre(self) -> QWidget:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._banners = BannerArea(self._theme, self._actions, centre)
        self._stack = PageStack(centre)
        column.addWidget(self._banners)
        # A small screen has no room for some pages.
        column.addWidget(scrolled(self._stack, "pageScroll", centre), 1)
        return centre

    def _connect(self) -> None:
        self._handlers = self._table()
        self._paint_began.connect(self.painted, Qt.ConnectionType.QueuedConnection)
        self.sidebar.page_wanted.connect(self.show_page)
        self.sidebar.engine.clicked.connect(self._on_engine_clicked)
        self.status.badge_clicked.connect(self._on_badge_clicked)
        self._actions.invoked.connect(self._on_action_invoked)
        self.sidebar.collapsed_changed.connect(self._on_sidebar_collapsed_changed)
        for dock in (self.detail_dock, self.log_dock):
            dock.keyboard_left.connect(self._on_keyboard_left)
        self.detail_dock.visibilityChanged.connect(self._on_detail_visibility_changed)
        self.log_dock.visibilityChanged.connect(self._on_log_visibility_changed)

    def _leave(self) -> None:
        page = self.current_page()
        if page is not None:
            page.deactivated()

    def _enter(self, name: str) -> None:
        self._current = name
        page, focused = self.page(name), cast("QWidget | None", self.focusWidget())
        is_in_page = focused is not None and self._stack.isAncestorOf(focused)
        self._stack.setCurrentWidget(page)
        self.sidebar.set_current(name)
        if is_in_page:
            self.sidebar.focus_current()  # else it falls to the first button there is
        if f"page_{name}" in self._actions:  # the pages of the lab have none
            self._actions[f"page_{name}"].setChecked(True)
        if self.isVisible() and not self.isMinimized():
            page.activated()
        self.page_changed.emit(page)

    # -- what it remembers
    def remember(self) -> None:
        """Write down where everything is."""
        self._places.remember(self._current)

    # -- events
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint; the first time, say so when the parts have been painted, too."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self._paint_began.emit()

    def showEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to measure and to follow."""
        super().showEvent(event)  # type: ignore[arg-type] # Qt sends a QShowEvent
        self._wake()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Sleep, in the tray too."""
        super().hideEvent(event)
        self._sleep()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Sleep while minimised."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            if self.isMinimized():
                self._sleep()
            elif self.isVisible():
                self._wake()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember everything, unless somebody wants the window to stay."""
        if self.may_close is not None and not self.may_close():
            event.ignore()
            return
        self.remember()
        self._sleep()
        self.closing.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close the dock with Esc; never the window."""
        if event.key() == Qt.Key.Key_Escape:
            for dock in (self.detail_dock, self.log_dock):
                if dock.isVisible():
                    dock.hide()
                    return
        super().keyPressEvent(event)

    def _wake(self) -> None:
        if self.vitals.active:
            return
        self.vitals.start()
        page = self.current_page()
        if page is not None:
            page.activated()
        if self.focusWidget() is None:
            self.sidebar.focus_current()

    def _sleep(self) -> None:
        if self.vitals.active:
            self.vitals.stop()
            self._leave()

    # -- what happens
    @Slot(str)
    def _on_action_invoked(self, action_id: str) -> None:
        kind, _, name = action_id.partition("_")
        if kind == "page":
            self.show_page(name)
            page = self.current_page()
            if page is not None and self._current == name:
                page.take_keyboard()  # who came by a key goes on with keys
        elif action_id in self._handlers:
            self._handlers[action_id](self._actions[action_id].isChecked())

    def _table(self) -> dict[str, Callable[[bool], None]]:
        """Return what the window does for actions that concern it alone."""
        return {
            "show_detail": self.detail_dock.setVisible,
            "show_log": self.log_dock.setVisible,
            "fold_sidebar": self.sidebar.set_collapsed,
            "find": self._find,
            "about": self._about,
            "quit": self._quit,
        }

    def _find(self, _checked: bool) -> None:
        page = self.current_page()
        if page is not None:
            page.focus_search()

    def _about(self, _checked: bool) -> None:
        from kickboard_desktop.views.help.about import AboutDialog  # noqa: PLC0415 - seldom seen

        AboutDialog(self._theme, self._session.url, self).open()

    def _quit(self, _checked: bool) -> None:
        self.is_quitting = True
        self.close()
        self.is_quitting = False

    @Slot()
    def _on_keyboard_left(self) -> None:
        page = self.current_page()
        if page is not None:
            page.take_keyboard()

    @Slot()
    def _on_engine_clicked(self) -> None:
        self.show_page("processors")

    @Slot()
    def _on_badge_clicked(self) -> None:
        self.show_page("reliability")

    @Slot()
    def _on_toast_acted(self) -> None:
        if self._toast_action in self._actions:
            self._actions[self._toast_action].trigger()

    @Slot(bool)
    def _on_log_visibility_changed(self, visible: bool) -> None:
        self._actions["show_log"].setChecked(visible)
        if visible and self._docked_log is None and "log" in self._entries:
            self._docked_log = self._entries["log"].factory()
            self.log_dock.setWidget(self._docked_log)
        if self._docked_log is not None:
            (self._docked_log.activated if visible else self._docked_log.deactivated)()

    @Slot(bool)
    def _on_sidebar_collapsed_changed(self, collapsed: bool) -> None:
        self._actions["fold_sidebar"].setChecked(collapsed)

    @Slot(bool)
    def _on_detail_visibility_changed(self, visible: bool) -> None:
        self._actions["show_detail"].setChecked(visible)


def _title(session: Session) -> str:
    name = text.one_line(session.guard.connection.name, 60) or text.store_place(session.url)
    place = "demo" if session.is_demo else name
    return f"{place} · Kickboard"  # at its end: in front Qt would add it there again
