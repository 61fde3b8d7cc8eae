"""Does the actions on what is over: finished, failed and deleted jobs, and the journal.

Deleting for good is the one thing here that cannot be undone, so however few jobs it means,
their number has to be typed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from kickboard.stores.base import ErrorGroup, Selection
from kickboard_desktop.actions import cloning, groups, trash
from kickboard_desktop.actions.commands import Command
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.actions.surroundings import Page
from kickboard_desktop.actions.undo import AnyEntry


class Asks(Protocol):
    """A signal that asks for a number to be typed."""

    def emit(self, title: str, count: int, go_on: Callable[[], None]) -> None:
        """Ask, and call *go_on* when it was typed."""
        ...


class Host(Protocol):
    """What is asked of the controller."""

    @property
    def page(self) -> Page | None:
        """The page on screen."""
        ...

    @property
    def forever_asked(self) -> Asks:
        """Asks before something that cannot be undone."""
        ...

    def act(
        self,
        command: Command,
        count: int,
        *,
        title: str = "",
        selection: Selection | None = None,
        after: Callable[[], None] | None = None,
    ) -> None:
        """Run a command, after asking as much as that deserves."""
        ...

    def run(
        self,
        command: Command,
        count: int = 0,
        *,
        can_undo: bool = True,
        after: Callable[[], None] | None = None,
    ) -> None:
        """Run a command."""
        ...

    def take_back(self, entry: AnyEntry) -> None:
        """Undo an entry of the journal."""
        ...


class Past(QObject):
    """Connects the actions of `past_actions` to the page and the controller."""

    def __init__(self, host: Host, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("past")
        self._host = host
        self._actions = actions
        self._handlers: dict[str, Callable[[Page], None]] = {
            "clone": lambda page: self._on_selected(page, cloning.clone, "clone"),
            "retry_group": lambda page: self._on_group(page, groups.retry, "retry_group"),
            "delete_group": lambda page: self._on_group(page, groups.delete, "delete_group"),
            "restore_jobs": lambda page: self._on_selected(page, trash.restore, "restore_jobs"),
            "restore_operation": self._restore_operation,
            "purge": self._purge_selected,
            "purge_all": self._purge_all,
            "undo_line": self._undo_line,
        }
        actions.invoked.connect(self._on_invoked)

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        handler, page = self._handlers.get(action_id), self._host.page
        if handler is not None and page is not None:
            handler(page)

    def _on_selected(
        self, page: Page, make: Callable[[Selection], Command], action_id: str
    ) -> None:
        selection = page.selection()
        if selection is not None:
            title = self._actions[action_id].text()
            self._host.act(
                make(selection),
                page.selected_count(),
                title=title,
                selection=selection,
                after=lambda: page.acted(selection),
            )

    def _on_group(self, page: Page, make: Callable[[ErrorGroup], Command], action_id: str) -> None:
        group = page.selected_group()
        if group is not None:
            title = self._actions[action_id].text()
            self._host.act(make(group), group.dead + group.retrying, title=title)

    def _restore_operation(self, page: Page) -> None:
        op = page.selected_operation()
        if op is not None:
            self._host.run(trash.restore_operation(op), can_undo=False)

    def _purge_selected(self, page: Page) -> None:
        self._purge(page, page.selection(), page.selected_count(), "purge")

    def _purge_all(self, page: Page) -> None:
        self._purge(page, page.everything(), page.matching_count(), "purge_all")

    def _purge(self, page: Page, selection: Selection | None, count: int, action_id: str) -> None:
        if selection is None:
            return
        title = self._actions[action_id].text().rstrip("…")
        command = trash.purge(selection)

        def go_on() -> None:
            self._host.run(command, count, can_undo=False, after=lambda: page.acted(selection))

        self._host.forever_asked.emit(title, count, go_on)

    def _undo_line(self, page: Page) -> None:
        line = page.selected_line()
        if line is None:
            return
        if line.entry is not None:
            self._host.take_back(line.entry)
        elif line.op is not None:
            self._host.run(trash.restore_operation(line.op), can_undo=False)
