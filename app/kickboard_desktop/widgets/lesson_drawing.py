"""A small drawing for the card of each lesson: what it is about, in a few lines and dots."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from kickboard.lab.lessons.lesson import Lesson
from kickboard_desktop.theme import Tokens, mix

_ROUND = Qt.PenCapStyle.RoundCap


class _Sketch:
    """Draws in a rectangle by shares of it: x and y from 0 to 1, y upwards."""

    def __init__(self, painter: QPainter, room: QRectF, tokens: Tokens) -> None:
        self.painter, self.room, self.tokens = painter, room, tokens

    def color(self, token: str, share: float = 1.0) -> QColor:
        return QColor(mix(getattr(self.tokens, token), self.tokens.panel, share))

    def at(self, x: float, y: float) -> QPointF:
        room = self.room
        return QPointF(room.left() + x * room.width(), room.bottom() - y * room.height())

    def dot(self, x: float, y: float, token: str, radius: float = 3.5, share: float = 1) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.color(token, share))
        self.painter.drawEllipse(self.at(x, y), radius, radius)

    def ring(self, x: float, y: float, token: str, radius: float, full: float = 1.0) -> None:
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = self.at(x, y)
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        self.painter.setPen(self.pen(token, 2.0))
        self.painter.drawArc(box, 90 * 16, -round(360 * 16 * full))

    def pen(self, token: str, width: float = 1.5, share: float = 1.0) -> QPen:
        pen = QPen(self.color(token, share), width)
        pen.setCapStyle(_ROUND)
        return pen

    def bar(self, x: float, width: float, height: float, token: str, share: float = 1) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.color(token, share))
        corner, foot = self.at(x, height), self.at(x + width, 0)
        self.painter.drawRoundedRect(QRectF(corner, foot), 1.5, 1.5)

    def curve(self, of: Callable[[float], float], token: str, *, dashed: bool = False) -> None:
        pen = self.pen(token, 2.0)
        if dashed:
            pen.setDashPattern([3, 3])
        self.painter.setPen(pen)
        points = [self.at(i / 60, min(1.0, of(i / 60))) for i in range(61)]
        self.painter.drawPolyline(QPolygonF(points))

    def line(self, x1: float, y1: float, x2: float, y2: float, token: str = "line") -> None:
        self.painter.setPen(self.pen(token))
        self.painter.drawLine(self.at(x1, y1), self.at(x2, y2))

    def lane(self, y: float, height: float, token: str = "line") -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.color(token, 0.55))
        middle = self.at(0, y)
        tall = height * self.room.height()
        box = QRectF(middle.x(), middle.y() - tall / 2, self.room.width() * 0.78, tall)
        self.painter.drawRoundedRect(box, 5, 5)


def draw_lesson(painter: QPainter, room: QRectF, lesson: Lesson, tokens: Tokens) -> None:
    """Draw the picture of *lesson* into *room*."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    own = _DRAWN.get(lesson.name) or _DRAWN.get(lesson.experiment) or _any
    own(_Sketch(painter, room, tokens))


def _any(sketch: _Sketch) -> None:
    for i in range(7):
        sketch.dot(0.06 + i * 0.09, 0.5, "muted" if i < 5 else "accent")
    sketch.ring(0.82, 0.5, "accent", 12, 0.7)


def _backoff(sketch: _Sketch) -> None:
    path = QPainterPath(sketch.at(0.02, 0.02))
    for i in range(41):
        path.lineTo(sketch.at(i / 40 * 0.96 + 0.02, 0.1 + 0.88 * (i / 40) ** 0.55))
    for i in reversed(range(41)):
        path.lineTo(sketch.at(i / 40 * 0.96 + 0.02, 0.02 + 0.8 * (i / 40) ** 0.7))
    sketch.painter.setPen(Qt.PenStyle.NoPen)
    sketch.painter.fillPath(path, sketch.color("accent", 0.16))
    for i in range(12):
        x = (i + 0.6) / 12
        sketch.dot(x, 0.06 + 0.83 * x**0.62 + 0.03 * math.sin(7 * i), "warn", 3.2)


def _herd(sketch: _Sketch) -> None:
    for i, height in enumerate((1.0, 0.96, 0.92)):
        sketch.bar(0.04 + 0.14 * i, 0.035, height, "bad")
    for i in range(20):
        height = 0.42 * math.exp(-(((i - 9) / 5.5) ** 2)) + 0.05
        sketch.bar(0.5 + i * 0.025, 0.018, height, "good")


def _scarce(sketch: _Sketch) -> None:
    rng = random.Random(4)
    for _ in range(26):
        sketch.dot(rng.uniform(0.02, 0.4), rng.uniform(0.08, 0.92), "warn", 3, 0.9)
    sketch.line(0.48, 1.0, 0.48, 0.6, "muted")
    sketch.line(0.48, 0.4, 0.48, 0.0, "muted")
    for i in range(5):
        sketch.dot(0.56 + i * 0.1, 0.5, "good")


def _outage(sketch: _Sketch) -> None:
    for i in range(34):
        down = 10 <= i < 23
        height = 0.3 + 0.7 * ((i - 9) / 14) ** 0.6 if down else 0.16 + 0.04 * math.sin(3 * i)
        sketch.bar(0.01 + i * 0.029, 0.02, min(1.0, height), "bad" if down else "accent")


def _queue(sketch: _Sketch) -> None:
    sketch.line(0.0, 0.0, 1.0, 0.0)
    sketch.curve(lambda x: 0.035 * (0.15 + x) / (1.03 - x) + 0.01, "accent")
    x = 0.955
    sketch.dot(x, 0.035 * (0.15 + x) / (1.03 - x) + 0.01, "accent", 8, 0.3)
    sketch.dot(x, 0.035 * (0.15 + x) / (1.03 - x) + 0.01, "accent", 4.5)


def _variability(sketch: _Sketch) -> None:
    for middle, wide, token in (
        (0.14, 0.035, "good"),
        (0.45, 0.08, "accent"),
        (0.82, 0.14, "warn"),
    ):
        for i in range(-6, 7):
            x = middle + i * 0.024
            height = 0.055 / wide * 0.62 * math.exp(-((i * 0.024 / wide) ** 2))
            sketch.bar(x, 0.016, min(1.0, height), token)


def _priorities(sketch: _Sketch) -> None:
    for y, count, token in ((0.84, 3, "accent"), (0.5, 9, "muted"), (0.16, 15, "muted")):
        sketch.lane(y, 0.26)
        for i in range(count):
            sketch.dot(0.74 - i * 0.047, y, token, 3, 1.0)
    for y in (0.84, 0.5, 0.16):
        sketch.ring(0.91, y, "accent" if y > 0.8 else "line", 7)


def _reserved(sketch: _Sketch) -> None:
    for i in range(4):
        y = 0.1 + i * 0.26
        sketch.painter.setPen(Qt.PenStyle.NoPen)
        sketch.painter.setBrush(sketch.color("bad", 0.75))
        corner, foot = sketch.at(0.42, y + 0.09), sketch.at(0.98, y - 0.09)
        sketch.painter.drawRoundedRect(QRectF(corner, foot), 4, 4)
    rng = random.Random(2)
    for _ in range(18):
        sketch.dot(0.34 - rng.expovariate(9), rng.uniform(0.05, 0.95), "muted", 3)


def _poison(sketch: _Sketch) -> None:
    for i in range(3):
        x = 0.12 + i * 0.26
        sketch.ring(x, 0.55, "bad", 13)
        for sign in (1, -1):
            sketch.painter.setPen(sketch.pen("bad", 2))
            middle = sketch.at(x, 0.55)
            sketch.painter.drawLine(middle + QPointF(-4, -4 * sign), middle + QPointF(4, 4 * sign))
        if i < 2:
            sketch.line(x + 0.1, 0.55, x + 0.16, 0.55, "muted")
    sketch.line(0.76, 0.55, 0.82, 0.55, "muted")
    sketch.dot(0.92, 0.55, "bad", 6)


def _transfers(sketch: _Sketch) -> None:
    for x, heights in ((0.08, (0.75, 0.5)), (0.58, (0.62, 0.62))):
        even = heights[0] == heights[1]
        for i, height in enumerate(heights):
            sketch.bar(x + i * 0.17, 0.13, height, "good" if even else ("warn", "bad")[i])
    sketch.line(0.48, 0.3, 0.52, 0.3, "muted")
    sketch.line(0.02, 0.0, 0.98, 0.0, "muted")


def _limits(sketch: _Sketch) -> None:
    for i in range(24):
        inside = i % 6 < 3
        sketch.dot(0.03 + i * 0.041, 0.72 if inside else 0.3, "good" if inside else "warn", 3)
    painter = sketch.painter
    pen = sketch.pen("muted", 1.5)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.drawLine(sketch.at(0.0, 0.51), sketch.at(1.0, 0.51))


def _batch(sketch: _Sketch) -> None:
    painter, middle = sketch.painter, sketch.at(0.2, 0.5)
    radius = sketch.room.height() * 0.44
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(sketch.pen("line", 6))
    painter.drawEllipse(box)
    painter.setPen(sketch.pen("good", 6))
    painter.drawArc(box, 90 * 16, -round(360 * 16 * 0.6))
    for row in range(4):
        for i in range(12):
            done = row * 12 + i < 29
            sketch.dot(0.47 + i * 0.046, 0.86 - row * 0.24, "good" if done else "muted", 2.8)


_DRAWN: dict[str, Callable[[_Sketch], None]] = {
    "backoff": _backoff,
    "herd": _herd,
    "scarce": _scarce,
    "outage": _outage,
    "queue": _queue,
    "variability": _variability,
    "priorities": _priorities,
    "reserved": _reserved,
    "poison": _poison,
    "transfers": _transfers,
    "limits": _limits,
    "batch": _batch,
}
