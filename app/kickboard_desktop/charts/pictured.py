"""A chart as a picture of its own: with title, legend and date, as PNG or as SVG.

What is on screen moves and has the window's size. So a picture is made of a still: another
chart of the same numbers that nobody sees, in a size that suits a report. An SVG has lines
and text, no pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QImageWriter, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from kickboard_desktop import assets
from kickboard_desktop.charts.value_box import Curve, draw_swatch
from kickboard_desktop.theme import Theme

#: Points round the chart, and of the lines above it.
MARGIN, TITLE, LEGEND = 24, 32, 30
#: Pixels a point of a PNG: sharp on any screen and on paper.
RATIO = 2.0
#: Dots to the inch that the sizes of fonts are meant for.
DPI = 96


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A curve and its newest value, "" where there is none to tell."""

    curve: Curve
    value: str = ""


class Pictured:
    """What a chart has to say for a picture of it."""

    #: Size of the chart in its picture, without title and legend.
    picture_size = QSize(1152, 400)

    def still(self) -> QWidget:
        """Return a chart of the same numbers that stands still; it belongs to the caller."""
        raise NotImplementedError

    def legend_items(self) -> Sequence[LegendItem]:
        """Return what the colours mean, for charts that need it."""
        return ()


class ChartPicture:
    """A picture of *chart* with its *title*, and in small letters *note* (when, and of what)."""

    def __init__(self, chart: QWidget, theme: Theme, title: str, note: str) -> None:
        """Take the numbers over as they are now.

        Raises:
            TypeError: *chart* is no `Pictured`.
        """
        if not isinstance(chart, Pictured):
            raise TypeError(f"{chart} has no picture")
        self._theme = theme
        self._title, self._note = title, note
        self._items = chart.legend_items()
        self._still = chart.still()
        self._still.resize(chart.picture_size)
        self._description = chart.accessibleDescription()

    @property
    def size(self) -> QSize:
        """Its size in points."""
        chart = self._still.size()
        legend = LEGEND if self._items else 0
        return QSize(chart.width() + 2 * MARGIN, chart.height() + 2 * MARGIN + TITLE + legend)

    def image(self, ratio: float = RATIO) -> QImage:
        """Return it as pixels, *ratio* for each point."""
        image = QImage(self.size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        self._paint(image)
        return image

    def png(self, ratio: float = RATIO) -> bytes:
        """Return it as the content of a PNG file."""
        return png(self.image(ratio))

    def svg(self) -> bytes:
        """Return it as the content of an SVG file."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        generator.setOutputDevice(buffer)
        generator.setResolution(DPI)
        generator.setSize(self.size)
        generator.setViewBox(QRectF(0, 0, self.size.width(), self.size.height()))
        generator.setTitle(self._title)
        generator.setDescription(". ".join(filter(None, (self._note, self._description))))
        self._paint(generator)
        content = bytes(buffer.data().data())
        return content.replace(b'font-family="Inter"', b'font-family="Inter, sans-serif"')

    def _paint(self, device: QImage | QSvgGenerator) -> None:
        painter = QPainter(device)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        whole = QRectF(0, 0, self.size.width(), self.size.height())
        painter.fillRect(whole, self._theme.color("panel"))
        self._draw_title(painter, whole)
        top = MARGIN + TITLE
        if self._items:
            self._draw_legend(painter, QRectF(MARGIN, top, whole.width() - 2 * MARGIN, 18))
            top += LEGEND
        self._still.render(painter, QPoint(MARGIN, top), QRegion(), QWidget.RenderFlag.DrawChildren)
        painter.end()

    def _draw_title(self, painter: QPainter, whole: QRectF) -> None:
        line = QRectF(MARGIN, MARGIN - 6, whole.width() - 2 * MARGIN, TITLE)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(assets.ui_font(18, QFont.Weight.DemiBold))
        painter.setPen(self._theme.color("text"))
        painter.drawText(line, int(middle | Qt.AlignmentFlag.AlignLeft), self._title)
        painter.setFont(assets.ui_font(12))
        painter.setPen(self._theme.color("muted"))
        painter.drawText(line, int(middle | Qt.AlignmentFlag.AlignRight), self._note)

    def _draw_legend(self, painter: QPainter, line: QRectF) -> None:
        draw_legend(painter, line, self._items, self._theme)


def draw_legend(
    painter: QPainter, line: QRectF, items: Sequence[LegendItem], theme: Theme
) -> float:
    """Draw the legend from the left of *line* and return where it ends.

    Where there is no room, values give way, from the last one on.
    """
    font = assets.ui_font(12)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    left, flags = line.left(), int(Qt.AlignmentFlag.AlignVCenter)
    items = _fitting(items, metrics, line.width())
    for item in items:
        draw_swatch(painter, QRectF(left, line.top(), 12, line.height()), item.curve,
                    theme.color(item.curve.token))  # fmt: skip
        for words, token in ((item.curve.word, "muted"), (item.value, "text")):
            width = metrics.horizontalAdvance(words)
            place = QRectF(left + 18, line.top(), width + 4, line.height())
            painter.setPen(theme.color(token))
            painter.drawText(place, flags, words)
            left += width + (6 if words else 0)
        left += 18 + 14
    return left


def _fitting(
    items: Sequence[LegendItem], metrics: QFontMetrics, room: float
) -> Sequence[LegendItem]:
    fitting = list(items)
    for number in reversed(range(len(fitting))):
        words = sum(metrics.horizontalAdvance(i.curve.word + i.value) + 44 for i in fitting)
        if words - 14 <= room:
            break
        fitting[number] = replace(fitting[number], value="")
    return fitting


def png(image: QImage) -> bytes:
    """Return *image* as the content of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
