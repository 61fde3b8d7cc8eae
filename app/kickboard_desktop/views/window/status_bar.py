"""The line at the foot: "● running · SQLite · 5/5 busy · 182/s · oldest 0.4 s · UI 3 ms"."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QDateTime,
    QEvent,
    QPoint,
    QPointF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QStatusBar, QWidget

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.window.engine_words import (
    engine_tone,
    engine_word,
    processes_tone,
    processes_word,
)
from kickboard_desktop.widgets import ProgressStrip, button, set_tip

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Status:
    """What the line says.

    Attributes:
        oldest: Seconds the oldest job waits; None where none does.
        late_ms: 99th percentile of the heartbeat's lateness.
        fps: Frames a second of the chart; 0 where none is seen.
        processes: How many work on the store where that is told instead of an engine.
        away: The store does not answer.
    """

    state: EngineState = EngineState.STOPPED
    paused: bool = False
    store: str = ""
    busy: int = 0
    concurrency: int = 0
    rate: float = 0.0
    oldest: float | None = None
    dead: int = 0
    late_ms: float = 0.0
    fps: int = 0
    processes: int | None = None
    away: bool = False


def segments(status: Status) -> list[tuple[str, str]]:
    """Return the parts of the line, each with the token of its colour."""
    word = engine_word(status.state, paused=status.paused)
    if status.processes is not None:
        word = processes_word(status.processes, away=status.away)
    parts = [(word, "text")]
    if status.store:
        parts.append((status.store, "muted"))
    if (status.state.is_up or status.processes) and status.concurrency:
        parts.append(
            (translate("StatusLine", "%d/%d busy") % (status.busy, status.concurrency), "muted")
        )
        parts.append((text.rate(status.rate), "muted"))
    if status.oldest is not None:
        parts.append((translate("StatusLine", "oldest %s") % text.duration(status.oldest), "muted"))
    if status.dead:
        parts.append((translate("StatusLine", "%s dead") % text.count(status.dead), "bad"))
    ui = f"UI {max(1, round(status.late_ms))}{text.NBSP}ms"
    parts.append(
        (
            translate("StatusLine", "{ui}, {n} fps").format(ui=ui, n=status.fps)
            if status.fps
            else ui,
            "muted",
        )
    )
    return parts


class StatusLine(QWidget):
    """Paints the line itself: a dozen labels would lay the bar out ten times a second."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self._theme = theme
        self._status = Status()
        self._font = assets.ui_font(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the bar's text."""
        return QSize(320, 24)

    @property
    def text(self) -> str:
        """The line as text."""
        return " · ".join(part for part, _ in segments(self._status))

    def say(self, status: Status) -> None:
        """Show *status*."""
        if status == self._status:
            return
        self._status = status
        self.setAccessibleName(self.text)
        late = text.duration(status.late_ms / 1000)
        set_tip(self, self.tr("99 of 100 clicks wait less than %s for the window.") % late)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the dot and the parts, as many as fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        status, middle = self._status, self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        tone = engine_tone(status.state, paused=status.paused)
        if status.processes is not None:
            tone = processes_tone(status.processes, away=status.away)
        painter.setBrush(self._theme.color(tone))
        painter.drawEllipse(QPointF(12, middle), 4, 4)
        painter.setFont(self._font)
        metrics, left = painter.fontMetrics(), 22
        for number, (part, token) in enumerate(segments(status)):
            width = metrics.horizontalAdvance(part)
            if left + width + 18 > self.width():
                break
            flags = int(Qt.AlignmentFlag.AlignVCenter)
            if number:
                painter.setPen(self._theme.color("muted"))
                painter.drawText(left, 0, 8, self.height(), flags, "·")
                left += 10
            painter.setPen(self._theme.color(token))
            painter.drawText(left, 0, width + 1, self.height(), flags, part)
            left += width + 8
        painter.end()


class TimesButton(QPushButton):
    """Says how moments are told, shows one in the other ways, and offers those in a menu."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("times_button")
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self._choices = [actions[f"times_{how}"] for how in text.Times]
        self._menu = QMenu(self)
        self._menu.setObjectName("times_menu")
        self._menu.addActions(self._choices)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self._name)
        self._name()

    def event(self, event: QEvent) -> bool:
        """Say what time it is in each way when somebody asks for the tooltip."""
        if event.type() == QEvent.Type.ToolTip:
            now = QDateTime.currentMSecsSinceEpoch() / 1000
            set_tip(self, self.tr("Now:\n%s") % text.all_times(now))
        return super().event(event)

    @Slot()
    def _name(self) -> None:
        chosen = self._choices[list(text.Times).index(text.times())]
        self.setText(chosen.text())
        self.setAccessibleName(self.tr("How times are told: %s") % chosen.text())

    @Slot()
    def _on_clicked(self) -> None:
        """Open the menu above the button; the bar is at the foot of the window."""
        height = self._menu.sizeHint().height()
        self._menu.popup(self.mapToGlobal(QPoint(0, -height)))


class StatusBar(QStatusBar):
    """The bar: the line, at its right what kills did, and how far a long operation is.

    At the right end stands how moments are told.

    Signals:
        badge_clicked(): somebody wants to know more of the kills.
    """

    badge_clicked = Signal()

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self.setFixedHeight(28)
        self.setContentsMargins(0, 0, 8, 0)
        self.line = StatusLine(theme, self)
        self.progress = ProgressStrip(self)
        self._badge = button("", "link", parent=self)
        self._badge.setObjectName("kill_badge")
        set_tip(self._badge, self.tr("Kills of the engine in this session: open Reliability."))
        self._badge.clicked.connect(self.badge_clicked)
        self._badge.hide()
        self._times = TimesButton(theme, actions, self)
        self.addWidget(self.line, 1)
        self.addPermanentWidget(self._badge)
        self.addPermanentWidget(self.progress)
        self.addPermanentWidget(self._times)

    def show_badge(self, words: str, *, bad: bool = False) -> None:
        """Show what kills did, "" for nothing; *bad*: in the colour of what is bad."""
        self._badge.setText(words)
        self._badge.setVisible(bool(words))
        self._badge.setProperty("tone", "bad" if bad else "")
        self._badge.style().unpolish(self._badge)
        self._badge.style().polish(self._badge)
