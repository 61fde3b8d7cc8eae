"""The time bar of a recording: play, step, go anywhere, and how fast.

It is one line at the foot of the window. The line of time can be dragged, clicked, and gone
through with the keyboard; where jobs died it is red, where somebody acted it has a dot.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSlider, QToolTip, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.recording.player import SPEEDS, Player
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import IconButton, Segmented, plain_label

#: Steps of a second of the line of time, which counts in whole numbers.
PARTS = 10
#: Seconds that the arrow keys go, with Shift, and that Page Up and Down go.
STEP, FAR, PAGE = 1.0, 10.0, 60.0
#: Points at both ends of the line.
EDGE = 8


class TimeLine(QSlider):
    """The line. It counts tenths of seconds.

    Signals:
        wanted(float): that second is to be shown.
        toggled(): Space was pressed.
    """

    wanted = Signal(float)
    toggled = Signal()

    def __init__(self, player: Player, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("time_line")
        self.setAccessibleName(self.tr("Time of the recording"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._player = player
        self._theme = theme
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the line with its handle."""
        return QSize(200, 32)

    def show_time(self) -> None:
        """Show where the player stands, of how much."""
        self.setRange(0, round(self._player.duration * PARTS))
        self.setValue(round(self._player.position * PARTS))
        shown = text.clock_time(self._player.at(self._player.position))
        self.setAccessibleDescription(shown)
        self.update()

    def second_at(self, x: float) -> float:
        """Return the second that lies at *x*."""
        share = (x - EDGE) / max(1, self.width() - 2 * EDGE)
        return min(max(0.0, share), 1.0) * self._player.duration

    def x_of(self, second: float) -> float:
        """Return where a second lies."""
        share = second / self._player.duration if self._player.duration else 0.0
        return EDGE + share * (self.width() - 2 * EDGE)

    # -- painting
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line, what happened on it, and where it stands."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, here = self.height() / 2, self.x_of(self._player.position)
        line = QRectF(EDGE, middle - 2, self.width() - 2 * EDGE, 4)
        painter.setBrush(self._theme.color("line"))
        painter.drawRoundedRect(line, 2, 2)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(EDGE, middle - 2, max(0.0, here - EDGE), 4), 2, 2)
        self._draw_marks(painter, middle)
        painter.setBrush(self._theme.color("accent"))
        painter.drawEllipse(QPointF(here, middle), 7, 7)
        painter.setBrush(self._theme.color("panel"))
        painter.drawEllipse(QPointF(here, middle), 3, 3)
        painter.end()

    def _draw_marks(self, painter: QPainter, middle: float) -> None:
        index = self._player.index
        if index is None:
            return
        painter.setBrush(self._theme.color("bad"))
        for x in self._columns(index.deaths):
            painter.drawRect(QRectF(x, middle - 8, 2, 5))
        painter.setBrush(self._theme.color("violet"))
        for x in self._columns(index.acts):
            painter.drawEllipse(QPointF(x + 1, middle + 8), 2.5, 2.5)

    def _columns(self, seconds: Sequence[float]) -> list[int]:
        """Return the points at which something lies, each once however much there is."""
        return sorted({round(self.x_of(second)) for second in seconds})

    # -- mouse and keyboard
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go where the mouse is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.wanted.emit(self.second_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the mouse while it is pressed; tell the time it points at."""
        second = self.second_at(event.position().x())
        if self.isSliderDown():
            self.wanted.emit(second)
        place = event.globalPosition().toPoint()
        QToolTip.showText(place, text.clock_time(self._player.at(second)), self)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Stay there."""
        self.setSliderDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows go seconds, Page Up and Down a minute, Home and End to the ends."""
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = FAR if shift else STEP
        here = self._player.position
        places = {
            Qt.Key.Key_Left: here - step,
            Qt.Key.Key_Down: here - step,
            Qt.Key.Key_Right: here + step,
            Qt.Key.Key_Up: here + step,
            Qt.Key.Key_PageUp: here + PAGE,
            Qt.Key.Key_PageDown: here - PAGE,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self._player.duration,
        }
        if key == Qt.Key.Key_Space:
            self.toggled.emit()
        elif key in places:
            self.wanted.emit(places[key])
        else:
            super().keyPressEvent(event)


class TimeBar(QFrame):
    """Buttons, the line, the time, and the speeds."""

    def __init__(
        self, player: Player, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("timeBar")
        self.setAccessibleName(self.tr("Recording"))
        self._player = player
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(4)
        self._back = self._button(actions, theme, "step_back", "step-back")
        self._play = self._button(actions, theme, "play_recording", "play")
        self._on = self._button(actions, theme, "step_forward", "step-forward")
        self.line = TimeLine(player, theme, self)
        self.line.wanted.connect(player.go_to)
        self.line.toggled.connect(actions["play_recording"].trigger)
        self._time = plain_label("", "mono", parent=self)
        self._time.setObjectName("time_words")
        self._time.setMinimumWidth(190)
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        speeds = [(str(speed), f"×{speed}") for speed in SPEEDS]
        self._speed = Segmented(self.tr("Speed"), speeds, parent=self)
        self._speed.chosen.connect(self._on_speed_chosen)
        for widget in (self._back, self._play, self._on):
            row.addWidget(widget)
        row.addWidget(self.line, 1)
        row.addWidget(self._time)
        row.addSpacing(8)
        row.addWidget(self._speed)
        player.moved.connect(self._show_time)
        player.indexed.connect(self._show_time)
        player.state_changed.connect(self._show_state)
        self._show_time()
        self._show_state()

    @property
    def words(self) -> str:
        """What it says of the time."""
        return self._time.text()

    def _button(self, actions: Actions, theme: Theme, action_id: str, icon: str) -> IconButton:
        action = actions[action_id]
        made = IconButton(theme, icon, action.text(), parent=self)
        made.setObjectName(f"bar_{action_id}")
        made.clicked.connect(action.trigger)
        return made

    @Slot()
    def _show_time(self, *_: object) -> None:
        player, index = self._player, self._player.index
        self.line.show_time()
        there = text.clock_time(player.at(player.position))
        words = self.tr("%s · %s of %s") % (there, _clock(player.position), _clock(player.duration))
        if index is not None and not index.done and index.size:
            share = text.percent(index.read / index.size)
            words = self.tr("reading %s · %s") % (share, _clock(player.duration))
        self._time.setText(words)

    @Slot()
    def _show_state(self) -> None:
        playing = self._player.is_playing
        self._play.set_icon("pause" if playing else "play")
        self._play.set_name(self.tr("Pause") if playing else self.tr("Play"))
        self._speed.choose(str(self._player.speed))

    @Slot(str)
    def _on_speed_chosen(self, key: str) -> None:
        self._player.set_speed(int(key))


def _clock(seconds: float) -> str:
    """Return a stretch of time as 1:02:03, or 2:03."""
    whole = int(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
