"""What the window has to say: banners that stay, toasts that go, progress that can be stopped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from kickboard_desktop import assets
from kickboard_desktop.format import visible
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.widgets.buttons import IconButton, button
from kickboard_desktop.widgets.labels import plain_label

#: Icon and token of each kind of banner.
KINDS = {
    "info": ("info", "accent"),
    "warn": ("triangle-alert", "warn"),
    "error": ("circle-alert", "bad"),
}
#: Milliseconds a toast stays; one with an action stays longer.
TOAST_MS = 4000
TOAST_ACTION_MS = 8000
#: Points between a toast and the foot of its parent, and the right end of the bar it lies on.
TOAST_FOOT, TOAST_EDGE = 56, 8


class Banner(QFrame):
    """Something that holds until it is over: one line, one action, and a way to close it.

    Signals:
        acted(): its action was chosen.
        closed(): it was closed by hand.
    """

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        kind: str,
        text: str,
        *,
        action: str = "",
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make a banner of *kind* "info", "warn" or "error"."""
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("kind", kind)
        self._theme = theme
        self._kind = kind
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 4, 4)
        layout.setSpacing(8)
        self._picture = QLabel(self)
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(self._picture)
        text = visible(text)
        self._text = plain_label(text, parent=self)
        self._text.setWordWrap(True)
        self._text.setMinimumHeight(28)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout.addWidget(self._text, 1)
        self._action = button(action, "link", parent=self)
        self._action.setVisible(bool(action))
        self._action.clicked.connect(self.acted)
        layout.addWidget(self._action)
        self._close = IconButton(theme, "x", self.tr("Close"), parent=self)
        self._close.setVisible(closable)
        self._close.clicked.connect(self._on_close_clicked)
        layout.addWidget(self._close)
        self.setAccessibleName(text)
        self._repaint_icon()
        theme.changed.connect(self._repaint_icon)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, *, action: str = "") -> None:
        """Say something else, in the same place."""
        text = visible(text)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)

    def _on_close_clicked(self) -> None:
        self.hide()
        self.closed.emit()

    def _repaint_icon(self) -> None:
        icon, token = KINDS[self._kind]
        color = self._theme.color(token).name()
        self._picture.setPixmap(assets.pixmap(icon, color, 16, self.devicePixelRatioF()))


class Toast(QFrame):
    """A short word about what was just done, with one action at most.

    It lies on the free end of a bar, where it hides nothing that is worked with: over a table it
    would be just where the next click goes. It goes by itself, but not while the mouse is on it
    or the keyboard in it.

    Signals:
        acted(): its action was chosen.
    """

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, bar: QWidget | None = None) -> None:
        """Make a hidden toast in *parent*, on its *bar*; over its foot where it has none."""
        super().__init__(parent)
        self.setObjectName("toast")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 4, 4)
        layout.setSpacing(12)
        self._text = plain_label("", parent=self)
        layout.addWidget(self._text)
        self._action: QPushButton = button("", "link", parent=self)
        layout.addWidget(self._action)
        self._close = IconButton(theme, "x", self.tr("Close"), parent=self)
        layout.addWidget(self._close)
        self._timer = make_timer(self, "toast_timer", self._on_timer_timeout, once=True)
        self._action.clicked.connect(self._on_action_clicked)
        self._close.clicked.connect(self.hide)
        self._over, self._bar = parent, bar
        for watched in filter(None, (parent, bar)):
            watched.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, or said last."""
        return self._text.text()

    def say(self, text: str, *, action: str = "") -> None:
        """Show *text*, and a button *action* where there is something to do about it."""
        text = visible(text)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(TOAST_ACTION_MS if action else TOAST_MS)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Stay while the mouse is here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Go in a while."""
        self._timer.start(TOAST_MS)
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay in place when the parent or the bar is another size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        over, bar, hint = self._over, self._bar, self.sizeHint()
        width = min(hint.width(), over.width() - 32)
        self.resize(width, hint.height())
        if bar is None:
            left, foot = (over.width() - width) // 2, over.height() - TOAST_FOOT
        else:
            end = bar.mapTo(over, QPoint(bar.width(), bar.height()))
            left, foot = max(16, end.x() - width - TOAST_EDGE), end.y()
        self.move(QPoint(left, foot - hint.height()))

    def _on_action_clicked(self) -> None:
        self.hide()
        self.acted.emit()

    def _on_timer_timeout(self) -> None:
        if self._action.hasFocus() or self._close.hasFocus():
            self._timer.start(TOAST_MS)
        else:
            self.hide()


class ProgressStrip(QFrame):
    """How far a long operation is, and a way to stop it.

    Signals:
        cancelled(): it is to stop.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progressStrip")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._text = plain_label("", "small", tone="muted", parent=self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(120, 4)
        self._stop = button(self.tr("Stop"), "link", parent=self)
        self._stop.clicked.connect(self.cancelled)
        for widget in (self._text, self._bar, self._stop):
            layout.addWidget(widget)
        self.hide()

    def set_progress(self, text: str, done: int, total: int) -> None:
        """Show that *done* of *total* are done; total 0 means unknown, done ≥ total ends it."""
        self._text.setText(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self.setAccessibleName(text)
        self.setVisible(total == 0 or done < total)
