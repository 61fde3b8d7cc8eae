"""A table of jobs on a store, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.app.fakes.listed import ListStore, SteppedSource, job

from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard_desktop.models.lists.columns import job_columns
from kickboard_desktop.models.lists.window import JobWindowModel
from kickboard_desktop.theme import ROW_HEIGHT, Theme
from kickboard_desktop.widgets.job_table import JobTable

CONTROL = Qt.KeyboardModifier.ControlModifier


SHIFT = Qt.KeyboardModifier.ShiftModifier


PLAIN = Qt.KeyboardModifier.NoModifier


class Listed:
    """A table of a thousand dead jobs, 20 of them on screen."""

    def __init__(self, qtbot: QtBot) -> None:
        self.store = ListStore([job(n) for n in range(1000)])
        self.source = SteppedSource(self.store)
        columns = job_columns(JobState.DEAD)
        self.model = JobWindowModel(self.source, View(state=JobState.DEAD), columns)
        self.table = JobTable(Theme("dark"), self.model, name="dead")
        self.model.setParent(self.table)
        qtbot.addWidget(self.table)
        self.table.resize(1200, 20 * ROW_HEIGHT + 30)
        self.model.set_active(True)
        self.table.show()
        qtbot.waitExposed(self.table)
        self.source.settle()

    @property
    def top(self) -> str:
        return self.model.jid_at(self.table.rows_on_screen().start)

    @property
    def chosen(self) -> list[str]:
        return list(self.table.chosen.jids)

    def refresh(self) -> None:
        self.model._gap.stop()
        self.model._tally.stop()
        self.model.note_change()
        self.source.settle()

    def scroll(self, row: int) -> None:
        self.table.verticalScrollBar().setValue(row)
        self.source.settle()

    def click(self, line: int, modifiers: Qt.KeyboardModifier = PLAIN, column: int = 1) -> None:
        """Click in the row so many lines below the top of the screen."""
        left = self.table.columnViewportPosition(column)
        place = QPoint(left + 20, line * ROW_HEIGHT + ROW_HEIGHT // 2)
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, modifiers, place)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.table, key, modifiers)

    def insert(self, count: int, at: int = 0) -> None:
        first = 100_000 + len(self.store.rows)
        self.store.rows[at:at] = [job(first + n) for n in range(count)]
