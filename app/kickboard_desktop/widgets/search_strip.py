"""How far a search through everything is: shown while one waits for it, with a way to end it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.timers import make_timer
from kickboard_desktop.widgets.buttons import button
from kickboard_desktop.widgets.labels import plain_label

#: Milliseconds that a search takes before it is worth a word.
PATIENCE_MS = 150


class SearchStrip(QFrame):
    """Hidden while no search goes on, and none was stopped.

    Signals:
        stop_wanted(): the search is to end.
        resume_wanted(): it is to go on.
    """

    stop_wanted = Signal()
    resume_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_strip")
        self._runs = False
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(120, 4)
        self._words = plain_label("", "small", tone="muted", parent=self)
        self._words.setObjectName("search_words")
        self.act = button(self.tr("Stop"), "link", parent=self)
        self.act.setObjectName("search_act")
        self.act.clicked.connect(self._on_act_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._bar, self._words, self.act):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self._patience = make_timer(self, "search_patience", self.show, ms=PATIENCE_MS, once=True)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say_running(self, looked: int, size: int) -> None:
        """Tell that *looked* of *size* jobs were looked at."""
        self._runs = True
        self._bar.setRange(0, max(size, looked, 1))
        self._bar.setValue(looked)
        parts = text.count(looked), text.count(max(size, looked))
        self._words.setText(self.tr("Searching: %s of %s looked at") % parts)
        self.act.setText(self.tr("Stop"))
        if self.isHidden() and not self._patience.isActive():
            self._patience.start()

    def say_stopped(self, looked: int, size: int) -> None:
        """Tell that it was stopped there."""
        self._runs = False
        self._patience.stop()
        parts = text.count(looked), text.count(max(size, looked))
        self._words.setText(self.tr("Stopped: %s of %s looked at") % parts)
        self.act.setText(self.tr("Go on"))
        self.show()

    def say_nothing(self) -> None:
        """Hide: nothing is searched."""
        self._runs = False
        self._patience.stop()
        self.hide()

    @Slot()
    def _on_act_clicked(self) -> None:
        (self.stop_wanted if self._runs else self.resume_wanted).emit()
