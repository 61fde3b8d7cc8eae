"""What a window's widgets draw by hand, word for word, and which of it has too little room.

Every ``drawText`` of Python code is noted while a widget is drawn once: what is said, where it
may stand, where it does. What Qt draws itself (labels, buttons, cells) `fitting` looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

#: Points by which words may go over their edge: rounding, and the slant of some letters.
SLACK = 1.5
#: Points by which the boxes of two lines may lie on each other; letters leave that much free.
LEADING = 4.0
_WRAP = int(Qt.TextFlag.TextWordWrap)
_FREE = int(Qt.TextFlag.TextDontClip)


@dataclass(frozen=True, slots=True)
class Painted:
    """Words on a widget or a picture, in its own coordinates.

    Attributes:
        room: Where they may stand; what is outside is not drawn.
        box: Where they stand.
    """

    canvas: QWidget | QImage
    words: str
    room: QRectF
    box: QRectF


@contextmanager
def noting() -> Iterator[list[Painted]]:
    """Note what is drawn by hand until the block is left."""
    noted: list[Painted] = []
    original: Callable[..., Any] = QPainter.drawText

    def draw(painter: QPainter, *arguments: Any) -> Any:
        words = _painted(painter, arguments)
        if words is not None:
            noted.append(words)
        return original(painter, *arguments)

    QPainter.drawText = draw  # type: ignore[method-assign,assignment]
    try:
        yield noted
    finally:
        QPainter.drawText = original  # type: ignore[method-assign]


def drawn(root: QWidget) -> list[Painted]:
    """Draw *root* once, all its parts with it, and return the words drawn by hand."""
    with noting() as noted:
        root.grab()
    return noted


def _painted(painter: QPainter, arguments: tuple[Any, ...]) -> Painted | None:
    canvas = painter.device()
    if not isinstance(canvas, QWidget | QImage) or not str(_words(arguments)).strip():
        return None
    words = str(_words(arguments))
    room, flags = _room(arguments)
    if room is None:
        at = _point(arguments)
        metrics = QFontMetricsF(painter.fontMetrics())
        box = QRectF(at.x(), at.y() - metrics.ascent(), 0, metrics.height())
        box.setWidth(metrics.horizontalAdvance(words))
        room = QRectF(box)
    else:
        tall = QRectF(room)
        if flags & _WRAP:
            tall.setHeight(10_000)
        box = painter.boundingRect(tall, flags & ~_FREE, words)
        if flags & _WRAP and not flags & int(Qt.AlignmentFlag.AlignVCenter):
            box.moveTop(room.top())
        elif flags & _WRAP:
            box.moveCenter(QPointF(box.center().x(), room.center().y()))
        if flags & _FREE:
            room = room.united(box)
    to_widget = painter.worldTransform()
    if painter.hasClipping() and not painter.clipBoundingRect().intersects(box):
        return None  # scrolled out of sight
    return Painted(canvas, words, to_widget.mapRect(room), to_widget.mapRect(box))


def _words(arguments: tuple[Any, ...]) -> Any:
    return next((one for one in reversed(arguments) if isinstance(one, str)), "")


def _room(arguments: tuple[Any, ...]) -> tuple[QRectF | None, int]:
    first = arguments[0]
    if isinstance(first, QRect | QRectF):
        flags = arguments[1] if len(arguments) == 3 else 0
        return QRectF(first), _number(flags)
    if len(arguments) == 6:
        return QRectF(*arguments[:4]), _number(arguments[4])
    return None, 0


def _number(flags: Any) -> int:
    return flags if isinstance(flags, int) else int(flags.value)


def _point(arguments: tuple[Any, ...]) -> QPointF:
    first = arguments[0]
    if isinstance(first, QPoint | QPointF):
        return QPointF(first)
    return QPointF(arguments[0], arguments[1])


def cut_off(noted: list[Painted]) -> list[str]:
    """Return the words that are wider or higher than their room, or leave their widget."""
    found = []
    for one in noted:
        name = _name(one)
        if one.box.width() > one.room.width() + SLACK:
            found.append(f"{name} draws {one.words!r} {one.room.width():g} < {one.box.width():g}")
        elif one.box.height() > one.room.height() + LEADING:
            found.append(f"{name} draws {one.words!r} {one.box.height():g} high")
        elif not _is_scrolled(one.canvas) and not _edge(one.canvas).contains(one.box):
            found.append(f"{name} draws {one.words!r} beyond its edge: {_place(one)}")
    return sorted(set(found))


def _name(one: Painted) -> str:
    name = one.canvas.objectName() if isinstance(one.canvas, QWidget) else ""
    return name or type(one.canvas).__name__


def _edge(canvas: QWidget | QImage) -> QRectF:
    return QRectF(canvas.rect()).adjusted(-SLACK, -SLACK, SLACK, SLACK)


def _place(one: Painted) -> str:
    box, edge = one.box, one.canvas.rect()
    return (
        f"{box.left():.0f} to {box.right():.0f} of {edge.width()}, "
        f"{box.top():.0f} to {box.bottom():.0f} of {edge.height()}"
    )


def _is_scrolled(canvas: QWidget | QImage) -> bool:
    """Whether what is beyond its edge can be scrolled to."""
    return isinstance(canvas, QWidget) and isinstance(canvas.parentWidget(), QAbstractScrollArea)


def on_each_other(noted: list[Painted]) -> list[str]:
    """Return the words of one widget, or of the picture, that lie on others."""
    found = []
    groups: dict[QWidget | None, list[Painted]] = {}  # None: the picture
    for one in noted:
        canvas = one.canvas if isinstance(one.canvas, QWidget) else None
        groups.setdefault(canvas, []).append(one)
    for group in groups.values():
        for at, one in enumerate(group):
            for other in group[at + 1 :]:
                both = one.box & other.box
                if both.width() > SLACK and both.height() > LEADING:
                    found.append(f"{_name(one)} draws {one.words!r} on {other.words!r}")
    return sorted(set(found))
