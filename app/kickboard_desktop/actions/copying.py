"""Copies what is selected to the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from kickboard.stores.base import JobDetail
from kickboard_desktop.actions import commands
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.actions.surroundings import Page
from kickboard_desktop.session import Session


class Host(Protocol):
    """What it asks of the controller."""

    @property
    def page(self) -> Page | None:
        """The page on screen."""
        ...

    def say(self, text: str) -> None:
        """Tell a result that cannot be undone."""
        ...

    def fail(self, error: Exception) -> None:
        """Tell that something failed."""
        ...


class Copying(QObject):
    """Does the actions that copy jobs."""

    def __init__(self, host: Host, actions: Actions, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("copying")
        self._host = host
        self._session = session
        self._handlers = {"copy_jid": self._copy_jids, "copy_json": self._copy_json}
        actions.invoked.connect(self._on_invoked)

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        if action_id in self._handlers:
            self._handlers[action_id]()

    def _copy_jids(self) -> None:
        self._copy(lambda found: "\n".join(detail.record.jid for detail in found))

    def _copy_json(self) -> None:
        hello = self._session.hello
        classes = hello.classes if hello is not None else ()
        names = {one.name: [param.name for param in one.params] for one in classes}
        self._copy(lambda found: commands.as_json(found, names))

    def _copy(self, as_text: Callable[[list[JobDetail]], str]) -> None:
        page = self._host.page
        selection = page.selection() if page is not None else None
        if selection is None:
            return

        def done(found: list[JobDetail]) -> None:
            QGuiApplication.clipboard().setText(as_text(found))
            self._host.say(self.tr("Copied %s") % commands.jobs(len(found)))

        self._session.ask(lambda store: commands.details(store, selection), done, self._host.fail)
