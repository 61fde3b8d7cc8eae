"""How far a job says it is: a bar, and beside it the share and a few words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.drawing import draw_progress

#: Points of the bar, and between it and the words.
BAR, GAP = 120.0, 8.0


class ProgressLine(QWidget):
    """Hidden until a job says how far it is; nothing in it moves by itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress_line")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._font = assets.ui_font(12)
        self._share = 0.0
        self._words = ""
        self._token = "accent"
        self.hide()
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a line of text."""
        return QSize(200, 18)

    @property
    def words(self) -> str:
        """What it says, "" while it is hidden."""
        return self._words

    def say(self, share: float | None, note: str = "", *, failed: bool = False) -> None:
        """Show a *share* of 0 to 1 and the job's *note*; None hides it.

        *failed*: that is where it stood when it failed.
        """
        words = "" if share is None else text.progress(share, note)
        self._token = "bad" if failed else "accent"
        if share is not None and failed:
            words = self.tr("failed at %s") % words
        self._share, self._words = share or 0.0, words
        self.setAccessibleName(self.tr("Progress: %s") % words)
        self.setToolTip("")
        self.setVisible(share is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bar and the words, as many as fit."""
        painter = QPainter(self)
        painter.setFont(self._font)
        bar = QRectF(0, self.height() / 2 - 3, BAR, 6)
        draw_progress(painter, bar, self._share, self._theme.tokens, token=self._token)
        left = BAR + GAP
        painter.setPen(self._theme.color("muted"))
        room = self.width() - left
        words = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, round(room)
        )
        box = QRectF(left, 0, room, self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()
