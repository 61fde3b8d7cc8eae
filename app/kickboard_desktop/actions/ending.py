"""Asks iterable jobs to end, as Sidekiq's ``cancel!``: ours and Ruby's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard.stores.base import Selection, Store
from kickboard_desktop.actions.commands import Command, Progress, Report, told

translate = QCoreApplication.translate


def end(selection: Selection) -> Command:
    """Return the command that asks jobs to end after their present step; begun or not."""

    def command(store: Store, progress: Progress) -> Report:
        for jid in selection.jids or ():
            store.cancel_iteration(jid)
            progress.done += 1
        said = told(translate("Commands", "Asked to end: {jobs}"), progress.done)
        return Report(count=progress.done, text=said)

    return command
