"""The log as a table. It looks at the buffer only while somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from kickboard_desktop import format as text
from kickboard_desktop.models.lists.columns import Column
from kickboard_desktop.models.lists.roles import ALIGNMENT, DISPLAY, LEFT, TOOLTIP, Index
from kickboard_desktop.models.rows.log_buffer import MOST, LogBuffer
from kickboard_desktop.telemetry import RAW_LEVEL, LogLine

translate = QCoreApplication.translate

#: Levels from quiet to loud; what a library printed counts as INFO.
LEVELS = {"DEBUG": 10, RAW_LEVEL: 20, "INFO": 20, "WARNING": 30, "ERROR": 40, "CRITICAL": 50}


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which lines to show: from a level on, with a text in them."""

    level: int = 0
    wanted: str = ""

    def takes(self, line: LogLine) -> bool:
        """Whether *line* is shown."""
        if LEVELS.get(line.level, 20) < self.level:
            return False
        wanted = self.wanted.lower()
        return not wanted or any(
            wanted in part.lower()
            for part in (line.message, line.logger, line.jid or "", line.job_class or "")
        )


def _column(
    column_id: str, title: str, width: int, cell: Callable[[LogLine], str]
) -> Column[LogLine]:
    return Column(
        id=column_id,
        title=title,
        width=width,
        text=cell,
        stretch=column_id == "message",
        muted=column_id == "at",
        mono=column_id == "jid",
    )


def log_columns() -> tuple[Column[LogLine], ...]:
    """Return the columns of the log."""
    return (
        _column("at", translate("columns", "Time"), 80, lambda line: text.clock_time(line.at)),
        _column(
            "level", translate("columns", "Level"), 84, lambda line: text.one_line(line.level, 20)
        ),
        _column(
            "source",
            translate("columns", "From"),
            150,
            lambda line: text.one_line(line.job_class or line.logger),
        ),
        _column(
            "message",
            translate("columns", "Message"),
            400,
            lambda line: text.one_line(line.message, 500),
        ),
        _column(
            "jid", translate("columns", "Job ID"), 200, lambda line: text.one_line(line.jid or "")
        ),
    )


class LogModel(QAbstractTableModel):
    """The lines of a buffer that a filter takes, oldest first."""

    def __init__(self, buffer: LogBuffer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = log_columns()
        self._buffer = buffer
        self._filter = LogFilter()
        self._seen = 0
        self._lines: list[LogLine] = []

    def line(self, row: int) -> LogLine | None:
        """Return a line by its row, None outside the table."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def lines(self) -> list[LogLine]:
        """Return all lines shown."""
        return list(self._lines)

    def set_filter(self, wanted: LogFilter) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._filter = wanted
        self._seen = self._buffer.total
        self._lines = [line for line in self._buffer.lines if wanted.takes(line)]
        self.endResetModel()

    def refresh(self) -> bool:
        """Take over what came since; True when there was something to show."""
        if self._seen == self._buffer.total:
            return False
        new = [line for line in self._buffer.since(self._seen) if self._filter.takes(line)]
        self._seen = self._buffer.total
        if new:
            start = len(self._lines)
            self.beginInsertRows(QModelIndex(), start, start + len(new) - 1)
            self._lines += new
            self.endInsertRows()
        surplus = len(self._lines) - (self._buffer.lines.maxlen or MOST)
        if surplus > 0:
            self.beginRemoveRows(QModelIndex(), 0, surplus - 1)
            del self._lines[:surplus]
            self.endRemoveRows()
        return bool(new)

    # -- Qt's questions
    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return the number of lines."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a view asks for, or None."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == DISPLAY:
            return self.columns[index.column()].text(line)
        if role == ALIGNMENT:
            return LEFT
        if role == TOOLTIP:
            return text.visible(line.message) if index.column() == 3 else None
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> Any:
        """Return a column's title."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == DISPLAY:
            return self.columns[section].title
        return LEFT if role == ALIGNMENT else None
