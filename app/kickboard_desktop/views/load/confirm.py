"""Begins a load test; on a Redis that others work on, only once its host has been typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from kickboard_desktop import format as text
from kickboard_desktop.texts import clients, jobs
from kickboard_desktop.views.redis.named_dialog import NamedDialog

if TYPE_CHECKING:
    from kickboard_desktop.labs.load_test import LoadTest
    from kickboard_desktop.models.redis.connections import Connection
    from kickboard_desktop.models.teaching.load import LoadPlan

translate = QCoreApplication.translate


class LoadDialog(NamedDialog):
    """The question whether *connection*, which is others' too, is to be loaded with *plan*."""

    def __init__(self, connection: Connection, plan: LoadPlan, parent: QWidget | None) -> None:
        words = (
            translate("LoadDialog", "Run a load test on %s") % text.one_line(connection.title, 60),
            translate(
                "LoadDialog",
                "Others work on this Redis. The test takes from its time and memory what they "
                "may need: %s for %s, by engine processes of its own (%s). Its jobs are in queues "
                "of their own, which only it knows, and are taken away at the end.",
            )
            % (_load(plan), text.duration(plan.seconds), text.count(plan.processes)),
            translate("LoadDialog", "Type %s to run it there"),
            translate("LoadDialog", "Run it there"),
        )
        super().__init__("load_foreign", connection, words, parent)


def _load(plan: LoadPlan) -> str:
    """Return how much is asked of the store at most."""
    if plan.model == "closed":
        return clients(plan.clients)
    return translate("LoadDialog", "up to %s a second") % jobs(round(plan.peak))


def begin(test: LoadTest, plan: LoadPlan, parent: QWidget) -> None:
    """Begin *plan*, or ask before on *parent*; a store that may not be loaded is refused."""
    connection = test.others() if plan.place == "own" else None
    if connection is None or test.is_running or test.refusal():
        test.begin(plan)
        return
    dialog = LoadDialog(connection, plan, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.confirmed.connect(partial(test.begin, plan, foreign=True))
    dialog.open()
