"""Copies what is selected to the clipboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from kickboard.stores.base import JobDetail, Store
from kickboard_desktop.actions import commands
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.actions.surroundings import Page
from kickboard_desktop.models.job import snippets
from kickboard_desktop.session import Session
from kickboard_desktop.texts import jobs

#: The actions that it does.
WAYS = frozenset({"copy_jid", "copy_link", "copy_json", "copy_markdown", *snippets.CALLS})


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
        actions.invoked.connect(self._on_invoked)

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        """Copy what is selected on the page; secrets stay hidden."""
        page = self._host.page
        selection = page.selection() if page is not None else None
        if action_id not in WAYS or selection is None:
            return
        names = self._names()

        def work(store: Store) -> tuple[str, int]:
            found = commands.details(store, selection)
            return as_text(action_id, found, names, masked=True), len(found)

        def done(made: tuple[str, int]) -> None:
            self._take(*made)

        self._session.ask(work, done, self._host.fail)

    def copy_job(self, action_id: str, found: JobDetail, *, masked: bool) -> None:
        """Copy one job in the way of that action, its secrets hidden if *masked*."""
        names = self._names()

        def done(made: str) -> None:
            self._take(made, 1)

        # In the background: a payload may have megabytes.
        self._session.tasks.run(
            lambda: as_text(action_id, [found], names, masked=masked), done, self._host.fail
        )

    def _names(self) -> dict[str, list[str]]:
        """Return the parameters of each class, which tell secret arguments apart."""
        hello = self._session.hello
        classes = hello.classes if hello is not None else ()
        return {one.name: [param.name for param in one.params] for one in classes}

    def _take(self, made: str, count: int) -> None:
        QGuiApplication.clipboard().setText(made)
        self._host.say(self.tr("Copied %s") % jobs(count))


def as_text(
    action_id: str,
    found: Sequence[JobDetail],
    names: Mapping[str, Sequence[str]],
    *,
    masked: bool,
) -> str:
    """Return *found* in the way of the action *action_id*, one of `WAYS`."""
    if action_id == "copy_json":
        return commands.as_json(found, names, masked=masked)
    if action_id == "copy_markdown":
        known = [(detail, names.get(detail.record.job_class, ())) for detail in found]
        return "\n\n".join(snippets.as_markdown(one, n, masked=masked) for one, n in known)
    if action_id in snippets.CALLS:
        call = snippets.CALLS[action_id]
        records = [detail.record for detail in found]
        return "\n".join(call(one, names.get(one.job_class, ()), masked=masked) for one in records)
    jids = [detail.record.jid for detail in found]
    return "\n".join(map(snippets.link, jids) if action_id == "copy_link" else jids)
