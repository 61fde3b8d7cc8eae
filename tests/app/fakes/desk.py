"""A window's parts round a real store, without a window: what a page needs to live."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pytestqt.qtbot import QtBot
from tests.app.fakes.seeded import fill

from kickboard.stores.base import Store
from kickboard.stores.memory import MemoryStore
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.session import Session, Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.page import Page

P = TypeVar("P", bound=Page)


class Desk:
    """Session, actions, controller, theme and settings on a store of its own."""

    def __init__(self, qtbot: QtBot, folder: Path, *, read_only: bool = False) -> None:
        self.qtbot = qtbot
        self.store: Store = MemoryStore()
        self.theme = Theme("dark")
        self.series = TickSeries()
        self.session = Session(
            Target(url="memory:", read_only=read_only), self.series, opener=self._open
        )
        self.actions = Actions()
        self.controller = Controller(self.actions, self.session)
        self.settings = Settings.in_folder(folder)
        self.said: list[str] = []
        self.controller.said.connect(lambda text, _undo: self.said.append(text))
        self._pages: list[Page] = []

    def _open(self, _url: str, **_options: object) -> Store:
        return self.store

    def fill(self, **jobs: int) -> list[str]:
        """Put jobs in the store, as `seeded.fill`."""
        return fill(self.store, **jobs)

    def open(self) -> None:
        """Open the session and wait for its first snapshot."""
        self.session.open()
        self.qtbot.waitUntil(lambda: self.session.snapshot is not None)

    def show(self, page: P, *, width: int = 1200, height: int = 700) -> P:
        """Show *page* as the main window does."""
        self._pages.append(page)
        self.qtbot.addWidget(page)
        page.resize(width, height)
        self.actions.add_to_page(page)
        page.selection_changed.connect(self.controller.refresh)
        self.controller.set_page(page)
        page.show()
        page.activated()
        return page

    def close(self) -> None:
        """Let go of everything."""
        for page in self._pages:
            page.deactivated()
        self.session.close()
