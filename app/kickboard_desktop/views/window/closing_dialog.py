"""What to do with the jobs that run while the window closes, and how far that is."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kickboard_desktop.format import with_unit
from kickboard_desktop.widgets import button, plain_label
from kickboard_desktop.widgets.spin import bare

#: Seconds of grace that are offered first.
_OFFERED = 25


class ClosingDialog(QDialog):
    """First it asks, then it shows the wait; closing it while it waits means now.

    Signals:
        chosen(float): wait so many seconds; infinity: until they end.
        now_wanted(): wait no longer.
    """

    chosen = Signal(float)
    now_wanted = Signal()

    def __init__(self, running: int, parent: QWidget | None = None) -> None:
        """Ask about *running* jobs."""
        super().__init__(parent)
        self.setObjectName("closing_dialog")
        self.setWindowTitle(self.tr("Close Kickboard"))
        self.setMinimumWidth(460)
        self._waiting = False
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._make_question(running))
        self._stack.addWidget(self._make_wait())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self._stack)

    def show_wait(self, running: int) -> None:
        """Show that it waits for *running* jobs."""
        self._waiting = True
        self._stack.setCurrentIndex(1)
        words = self.tr("Waiting for %n job(s) to end", "", running)
        self._wait_text.setText(words if running else self.tr("The engine is stopping"))
        self._wait_text.setAccessibleName(self._wait_text.text())

    def reject(self) -> None:
        """Cancel the question; while it waits: wait no longer."""
        if self._waiting:
            self.now_wanted.emit()
        else:
            super().reject()

    def _make_question(self, running: int) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        title = self.tr("%d jobs are running") % running
        if running == 1:
            title = self.tr("One job is running")
        layout.addWidget(plain_label(title, "section", parent=page))
        why = self.tr("What does not end in time goes back to the front of its queue.")
        reason = plain_label(why, tone="muted", parent=page)
        reason.setWordWrap(True)
        layout.addWidget(reason)
        layout.addLayout(self._make_choices(page))
        return page

    def _make_choices(self, page: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._grace = bare(QSpinBox(page), self.tr("Seconds to wait"))
        self._grace.setObjectName("closing_grace")
        self._grace.setRange(0, 3600)
        self._grace.setValue(_OFFERED)
        self._grace.setSuffix(with_unit("", "s"))
        self._grace.setFixedWidth(72)
        cancel = button(self.tr("Cancel"), parent=page)
        cancel.clicked.connect(self.reject)
        wait = button(self.tr("Wait for them"), parent=page)
        wait.setObjectName("closing_wait")
        wait.clicked.connect(self._on_wait)
        stop = button(self.tr("Stop after"), "primary", parent=page)
        stop.setObjectName("closing_stop")
        stop.setDefault(True)
        stop.clicked.connect(self._on_stop)
        row.addWidget(cancel)
        row.addStretch(1)
        for widget in (wait, stop, self._grace):
            row.addWidget(widget)
        return row

    def _make_wait(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._wait_text = plain_label("", "section", parent=page)
        layout.addWidget(self._wait_text)
        bar = QProgressBar(page)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedHeight(4)
        layout.addWidget(bar)
        row = QHBoxLayout()
        row.addStretch(1)
        now = button(self.tr("Close now"), "danger", parent=page)
        now.setObjectName("closing_now")
        now.clicked.connect(self.now_wanted)
        row.addWidget(now)
        layout.addLayout(row)
        return page

    @Slot()
    def _on_wait(self) -> None:
        self.chosen.emit(float("inf"))

    @Slot()
    def _on_stop(self) -> None:
        self.chosen.emit(float(self._grace.value()))
