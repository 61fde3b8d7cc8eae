"""Whose Redis a window is on: a bar with its name, and a frame of its colour round the window.

Neither can be closed or overlooked: who has two windows open must see in which one a click
reaches the workers of a whole company.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.models.redis.connections import Connection
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import ElidedLabel, plain_label
from kickboard_desktop.widgets.action_button import ActionButton

#: Points of the frame.
FRAME = 3
_HEIGHT = 36
_SHEET = (
    "#lockBar {{ background: {ground}; border: 0; border-bottom: 1px solid {edge}; }}"
    "#lockName {{ background: {color}; border-radius: 4px; padding: 2px 8px; color: #ffffff; }}"
)


class LockBar(QFrame):
    """Name, place and database of a Redis, and whether this window may change it."""

    def __init__(
        self, connection: Connection, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lockBar")
        self.setFixedHeight(_HEIGHT)
        self._connection = connection
        self._theme = theme
        self._locked = True
        self._picture = QLabel(self)
        self._name = plain_label(text.one_line(connection.title, 60), "strong", parent=self)
        self._name.setObjectName("lockName")
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._where = plain_label("", parent=self)
        self._state = ElidedLabel("body", parent=self)
        self._state.setObjectName("lockState")
        self._state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        for widget in (self._picture, self._name, self._where):
            row.addWidget(widget)
        row.addWidget(self._state, 1)
        row.addWidget(ActionButton(actions, "unlock", "lock_again", parent=self))
        theme.changed.connect(self._show)
        self._show()

    @property
    def words(self) -> str:
        """All that it says."""
        return " ".join((self._name.text(), self._where.text(), self._state.text()))

    def show_lock(self, *, locked: bool) -> None:
        """Say whether the window is locked."""
        self._locked = locked
        self._show()

    def _show(self) -> None:
        one, tokens = self._connection, self._theme.tokens
        where = self.tr("database %s") % one.database
        self._where.setText(f"{one.place} · {where}" if one.name else where)
        said = self.tr("Unlocked: what you do here changes this Redis.")
        if self._locked:
            said = self.tr("Locked: this window only looks.")
        self._state.setText(f"· {said}")
        self.setAccessibleName(self.words)
        ground = tokens.panel if self._locked else one.ground
        self.setStyleSheet(_SHEET.format(ground=ground, edge=one.ground, color=one.ground))
        words = tokens.text if self._locked else "#ffffff"
        for label in (self._where, self._state):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), QColor(words))
            label.setPalette(palette)
            label.setStyleSheet(f"color: {words};")
        icon = "lock" if self._locked else "lock-open"
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(assets.pixmap(icon, words, 16, ratio))


class Frame(QWidget):
    """A border in a colour, over the edge of a window that keeps it free."""

    def __init__(self, color: str, window: QWidget) -> None:
        """Lie over *window*."""
        super().__init__(window)
        self.setObjectName("lockFrame")
        self._color = QColor(color)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        window.installEventFilter(self)
        self._place(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay round the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._place(watched)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Fill the border."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._color)
        painter.end()

    def _place(self, window: QWidget) -> None:
        whole = QRect(0, 0, window.width(), window.height())
        self.setGeometry(whole)
        inner = whole.adjusted(FRAME, FRAME, -FRAME, -FRAME)
        self.setMask(QRegion(whole).subtracted(QRegion(inner)))
        self.raise_()
