"""A main window with its Overview on a played session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.app.fakes.played import PlayedSession

from kickboard_desktop import assets
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.actions.situation import Situation
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.overview.overview import Overview
from kickboard_desktop.views.page import Page
from kickboard_desktop.views.window.main_window import MainWindow

Q = TypeVar("Q", bound=QObject)

OTHERS = {
    "queues": ("Queues", "layers"),
    "enqueued": ("Enqueued", "inbox"),
    "retries": ("Retries", "rotate-cw"),
    "dead": ("Dead", "skull"),
    "errors": ("Errors", "bug"),
    "processors": ("Processors", "cpu"),
    "log": ("Log", "terminal"),
}
READY = Situation(is_open=True, has_classes=True, engine=EngineState.RUNNING, concurrency=5)


class QueueSwitch:
    """What the overview calls of the controller, noted."""

    def __init__(self) -> None:
        self.calls: list[tuple[str | None, bool]] = []

    def pause_queue(self, queue: str | None, *, paused: bool) -> None:
        self.calls.append((queue, paused))


class BarePage(Page):
    """A page that notes what the window does with it."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name.title())
        self.notes: list[str] = []
        self.has_keyboard = False

    def activated(self) -> None:
        self.notes.append("activated")

    def deactivated(self) -> None:
        self.notes.append("deactivated")

    def show_query(self, query: str) -> None:
        self.notes.append(query)

    def take_keyboard(self) -> None:
        self.has_keyboard = True

    def focus_search(self) -> None:
        self.notes.append("search")


@dataclass
class Shell:
    """The window and what it was made from."""

    window: MainWindow
    session: PlayedSession
    actions: Actions
    theme: Theme
    settings: Settings
    switch: QueueSwitch

    @property
    def overview(self) -> Overview:
        page = self.window.page("overview")
        assert isinstance(page, Overview)
        return page

    def show_overview(self, qtbot: QtBot) -> Overview:
        """Show the overview and wait for its lists, which follow the first paint."""
        self.window.show_page("overview")
        self.window.show()
        qtbot.waitUntil(lambda: self.overview.lists is not None)
        return self.overview

    def bare(self, name: str) -> BarePage:
        page = self.window.page(name)
        assert isinstance(page, BarePage)
        return page


def part(parent: QObject, kind: type[Q], name: str = "") -> Q:
    """Return the first part of that kind, and of that name if there is one."""
    found = parent.findChildren(kind, name) if name else parent.findChildren(kind)
    assert found, f"{parent} has no {kind.__name__} {name}"
    return found[0]


def themed(app: QApplication, scheme: str = "dark") -> Theme:
    """Return a theme that *app* is dressed in."""
    assets.load_fonts()
    theme = Theme(scheme, parent=app)
    theme.apply(app)
    return theme


@contextmanager
def shell(qtbot: QtBot, app: QApplication, folder: Path, scheme: str = "dark") -> Iterator[Shell]:
    """Give a window that is not shown yet, with a minute of past, and clear up after it."""
    theme = themed(app, scheme)
    session = PlayedSession()
    actions = Actions()
    actions.refresh(READY)
    settings = Settings(QSettings(str(folder / "desktop.ini"), QSettings.Format.IniFormat))
    window = MainWindow(session, actions, theme, settings)
    qtbot.addWidget(window)
    switch = QueueSwitch()
    window.add_page(
        "overview",
        "Overview",
        "layout-dashboard",
        lambda: Overview(session, actions, switch.pause_queue, theme),
    )
    for name, (title, icon) in OTHERS.items():
        window.add_page(name, title, icon, lambda name=name: BarePage(name))  # type: ignore[misc]
    yield Shell(window, session, actions, theme, settings, switch)
    session.stop()
    window.close()
    session.close()
    theme.deleteLater()
