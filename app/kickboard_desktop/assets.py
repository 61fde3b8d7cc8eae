"""Icons and fonts by name, drawn for whatever screen asks.

An icon is a small engine, not a picture: it is asked for its pixmap at paint time and looks
its colour up then. So one `QIcon` is sharp at every pixel ratio and follows a change of theme
without anybody setting it again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from kickboard_resources import font_files, icon_names, icon_svg

UI_FAMILY = "Inter"
MONO_FAMILY = "JetBrains Mono"
#: Width of an icon's lines in the units of its 24 × 24 box; Lucide draws with 2.
STROKE = b'stroke-width="1.5"'

#: Gives the colour to draw with in a mode of the icon, when it is drawn.
Tint = Callable[[QIcon.Mode], str]


def load_fonts() -> None:
    """Register the fonts that come with the program. Once, after QApplication was made."""
    for _, content in font_files():
        QFontDatabase.addApplicationFontFromData(QByteArray(content))


#: The smallest letters that words are drawn in where there is little room, in pixels.
LEAST_PX = 10


def ui_font(
    px: int = 13, weight: QFont.Weight = QFont.Weight.Normal, *, caption: bool = False
) -> QFont:
    """Return the font of the window at *px* pixels, with figures of equal width.

    Args:
        px: Pixels; 13 for text, 11 captions, 15 sections, 20 page titles, 26 numbers.
        weight: Its weight.
        caption: In capitals, 4 % apart.
    """
    font = QFont(UI_FAMILY)
    font.setPixelSize(px)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    if caption:
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return font


def fitting_font(
    words: str, width: float, px: int = 13, weight: QFont.Weight = QFont.Weight.Normal
) -> QFont:
    """Return the font of the window in which *words* are at most *width* points wide.

    It has *px* pixels if that is small enough, and `LEAST_PX` whatever it needs.
    """
    font = ui_font(px, weight)
    while px > LEAST_PX and QFontMetricsF(font).horizontalAdvance(words) > width:
        px -= 1
        font = ui_font(px, weight)
    return font


def mono_font(px: int = 12) -> QFont:
    """Return the font for jids, arguments and traces at *px* pixels."""
    font = QFont(MONO_FAMILY)
    font.setPixelSize(px)
    font.setStyleHint(QFont.StyleHint.Monospace)
    # "->" and "!=" in someone's arguments are shown as they were written.
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def icon(name: str, color: str | Tint) -> QIcon:
    """Return icon *name* in *color*: "#rrggbb", or a function asked whenever it is drawn.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    if name not in _icon_names():
        raise FileNotFoundError(name)
    return QIcon(_SvgEngine(name, color if callable(color) else _constant(color)))


def pixmap(name: str, color: str, size: int = 16, dpr: float = 1.0) -> QPixmap:
    """Return icon *name* in *color*, *size* points wide on a screen of ratio *dpr*."""
    drawn = _rendered(name, color, round(size * dpr))
    drawn.setDevicePixelRatio(dpr)
    return drawn


def draw_icon(painter: QPainter, name: str, color: str, place: QRectF) -> None:
    """Draw icon *name* in *color* at *place*, as lines: also into a picture without pixels."""
    QSvgRenderer(_svg(name).replace(b"currentColor", color.encode())).render(painter, place)


def _constant(color: str) -> Tint:
    return lambda _mode: color


@lru_cache(maxsize=1)
def _icon_names() -> frozenset[str]:
    """Return the icons there are: to read dozens before one is drawn would hold up the start."""
    return frozenset(icon_names())


@lru_cache(maxsize=256)
def _svg(name: str) -> bytes:
    """Return the icon's SVG with the line width of this program."""
    return icon_svg(name).replace(b'stroke-width="2"', STROKE)


@lru_cache(maxsize=1024)
def _cached(name: str, color: str, px: int) -> QPixmap:
    drawn = QPixmap(px, px)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(_svg(name).replace(b"currentColor", color.encode())).render(painter)
    painter.end()
    return drawn


def _rendered(name: str, color: str, px: int) -> QPixmap:
    """Return a copy (shared until written) so that no caller changes the cached one."""
    return QPixmap(_cached(name, QColor(color).name(), max(1, px)))


class _SvgEngine(QIconEngine):
    """Draws one icon in the colour that its tint says at that moment."""

    def __init__(self, name: str, tint: Tint) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def clone(self) -> QIconEngine:
        return _SvgEngine(self._name, self._tint)

    def isNull(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802 - Qt's name
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the icon at the left of *size*, which may be wider to part it from words."""
        side = min(size.width(), size.height())
        drawn = pixmap(self._name, self._tint(mode), side, scale)
        if size.width() <= side:
            return drawn
        wide = QPixmap(round(size.width() * scale), round(side * scale))
        wide.setDevicePixelRatio(scale)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, drawn)
        painter.end()
        return wide

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        dpr = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        drawn = self.scaledPixmap(QSize(side, side), mode, state, dpr)
        corner = rect.center() - QPoint((side - 1) // 2, (side - 1) // 2)
        painter.drawPixmap(corner, drawn)
