"""The track of retries on a lesson's stage: who waits for the next try, and for how long."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.charts.lesson_axis import mark_words
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.lesson_layout import LINE
from kickboard_desktop.widgets.lesson_part import TURNS, StagePart

translate = QCoreApplication.translate

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)


def draw_caption(painter: QPainter, theme: Theme, line: QRectF, words: str, value: str) -> None:
    """Draw what a part of the stage is, and its number at the right of *line*."""
    painter.setFont(assets.ui_font(11))
    metrics = painter.fontMetrics()
    room = int(line.width()) - metrics.horizontalAdvance(value) - 6
    painter.setPen(theme.color("muted"))
    right = Qt.TextElideMode.ElideRight
    painter.drawText(line, _LEFT, metrics.elidedText(words, right, room))
    painter.setPen(theme.color("text"))
    painter.drawText(line, _RIGHT, value)


def draw_track(painter: QPainter, theme: Theme, part: StagePart, track: QRectF) -> None:
    """Draw the axis of delays and, where there are too many dots, the jobs as bars."""
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color("bg"))
    painter.drawRoundedRect(track.adjusted(-4, -2, 4, 2), 8, 8)
    line = QRectF(track.left() - 2, track.top() - LINE - 2, track.width() + 4, LINE)
    count = text.count(len(part.replay.scene.retrying))
    draw_caption(painter, theme, line, translate("LessonStage", "Waiting for the next try"), count)
    painter.setFont(assets.ui_font(11))
    foot = track.bottom() + 3
    painter.setPen(theme.color("muted"))
    painter.drawText(QRectF(track.left(), foot, 60, 16), _LEFT, text.relative(0, 0))
    for seconds in part.scale.marks(track.width() - 16):
        x = track.left() + 8 + part.scale.share(seconds) * (track.width() - 16)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(x, track.top()), QPointF(x, track.bottom()))
        painter.setPen(theme.color("muted"))
        painter.drawText(QRectF(x - 40, foot, 80, 16), _CENTER, mark_words(seconds))
    if part.waves is not None:
        _draw_waves(painter, theme, part, track)


def _draw_waves(painter: QPainter, theme: Theme, part: StagePart, track: QRectF) -> None:
    waves, layout = part.waves, part.layout
    assert waves is not None
    assert layout is not None
    room = track.height() - 16
    unit = room / max(waves.highest, room / layout.pitch)
    painter.setPen(Qt.PenStyle.NoPen)
    for column, tokens in waves.bins.items():
        y = track.bottom()
        for token in TURNS:
            count = tokens.get(token, 0)
            if count:
                height = max(1.5, count * unit)
                bar = QRectF(column * layout.pitch + 1, y - height, layout.pitch - 2, height)
                painter.setBrush(theme.color(token))
                painter.drawRoundedRect(bar, 2, 2)
                y -= height
    _draw_peak(painter, theme, part, track, unit)


def _draw_peak(
    painter: QPainter, theme: Theme, part: StagePart, track: QRectF, unit: float
) -> None:
    assert part.waves is not None
    assert part.layout is not None
    column, tokens = max(part.waves.bins.items(), key=lambda item: sum(item[1].values()))
    count = sum(tokens.values())
    x = (column + 0.5) * part.layout.pitch
    x = min(max(x, track.left() + 24), track.right() - 24)
    painter.setFont(assets.ui_font(11))
    painter.setPen(theme.color("text"))
    y = track.bottom() - count * unit - 16
    painter.drawText(QRectF(x - 40, y, 80, 14), _CENTER, text.count(count))
