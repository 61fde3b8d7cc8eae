"""The lines that one job logged and printed, as far as this window heard them."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.models.rows.log_buffer import LogBuffer
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.panel import EmptyState
from kickboard_desktop.widgets.text_pane import TextPane

#: Characters of a line that are shown; what a job logs may have megabytes.
MOST_CHARACTERS = 2_000


class JobLog(QWidget):
    """Reads the window's log while it is seen."""

    def __init__(self, theme: Theme, buffer: LogBuffer | None, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("job_log")
        self._buffer = buffer
        self._jid = ""
        self._seen = -1
        self._lines: list[str] = []
        self.pane = TextPane(self.tr("Log of this job"), parent=self)
        self.pane.setObjectName("job_log_lines")
        self.empty = EmptyState(theme, "terminal", "", parent=self)
        self.empty.say(
            self.tr("No log lines of this job"),
            self.tr("What it logs and prints while this window's engine runs it stands here."),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self.pane, 1)
        layout.addWidget(self.empty, 1)
        self._show()

    def show_job(self, jid: str) -> None:
        """Show the lines of the job *jid*."""
        if jid != self._jid:
            self._jid = jid
            self._seen = -1
            self._lines = []
            self.refresh()

    def refresh(self) -> None:
        """Take over what came since, if somebody looks."""
        buffer = self._buffer
        if buffer is None or not self.isVisible() or buffer.total == self._seen:
            return
        new = list(buffer.lines) if self._seen < 0 else buffer.since(self._seen)
        self._seen = buffer.total
        mine = [
            f"{text.clock_time(line.at)} {line.level:<8} {text.visible(line.message)}"[
                :MOST_CHARACTERS
            ]
            for line in new
            if line.jid == self._jid
        ]
        self._lines += mine
        del self._lines[: -(buffer.lines.maxlen or len(self._lines) or 1)]
        self._show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up."""
        super().showEvent(event)
        self.refresh()

    def _show(self) -> None:
        bar = self.pane.edit.verticalScrollBar()
        follows = bar.value() == bar.maximum()
        note = self.tr("%n line(s)", "", len(self._lines)) if self._lines else ""
        self.pane.set_text("\n".join(self._lines), note)
        if follows:
            bar.setValue(bar.maximum())
        self.pane.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)
