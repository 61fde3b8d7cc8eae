"""The card to show to others: the charts, the few numbers that matter, the versions.

1200 × 630 is what chats and issue trackers show whole. It names no host, no file and no
argument: what is on it may be seen by everybody.
"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass

import apsw
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSize, Qt, qVersion
from PySide6.QtGui import QFont, QImage, QPainter, QPen, QRegion
from PySide6.QtWidgets import QWidget

from kickboard import __version__
from kickboard_desktop import assets
from kickboard_desktop.charts.frame import ChartFrame
from kickboard_desktop.charts.latency import LatencyChart
from kickboard_desktop.charts.pictured import LegendItem, Pictured, draw_legend
from kickboard_desktop.charts.series import MINUTE, Span
from kickboard_desktop.charts.throughput import ThroughputChart
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.cards import CARDS, Moment, said_by
from kickboard_desktop.widgets.card import CardText
from kickboard_desktop.widgets.drawing import draw_sparkline

translate = QCoreApplication.translate

SIZE = QSize(1200, 630)
MARGIN, GAP = 32, 12
#: Where the parts begin and end, from the top.
HEAD, NUMBERS, CHARTS, FOOT = 28, 88, 204, 582
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Shown:
    """What the card is made from.

    Attributes:
        moment: The numbers.
        store: The kind of store, such as "SQLite"; not where it is.
        when: The date and time, ready to read.
        span: What the charts show.
        kind: Which latency: "wait" or "run".
    """

    moment: Moment
    store: str
    when: str
    span: Span = MINUTE
    kind: str = "wait"


def versions() -> str:
    """Return the versions of what makes a difference, on one line."""
    parts = (
        f"Kickboard {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        f"SQLite {apsw.sqlite_lib_version()}",
    )
    return " · ".join(parts)


def share_card(shown: Shown, theme: Theme) -> QImage:
    """Return the card, one pixel a point."""
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(image.rect(), theme.color("bg"))
    _draw_head(painter, theme, shown)
    _draw_numbers(painter, theme, shown.moment)
    _draw_charts(painter, theme, shown)
    _draw_foot(painter, theme, shown)
    painter.end()
    return image


def _draw_head(painter: QPainter, theme: Theme, shown: Shown) -> None:
    mark = assets.pixmap("kickboard", theme.tokens.accent, 40)
    painter.drawPixmap(QPointF(MARGIN, HEAD - 2), mark)
    line = QRectF(MARGIN + 54, HEAD, SIZE.width() - 2 * MARGIN - 54, 36)
    _write(painter, line, "Kickboard", theme, "text", assets.ui_font(26, QFont.Weight.DemiBold))
    line.setLeft(line.left() + 144)
    words = translate("ShareCard", "Background jobs on %s") % shown.store
    line.translate(0, 2)
    _write(painter, line, words, theme, "muted", assets.ui_font(15))
    _write(painter, line, shown.when, theme, "muted", assets.ui_font(15), _RIGHT)


def _draw_numbers(painter: QPainter, theme: Theme, moment: Moment) -> None:
    width = (SIZE.width() - 2 * MARGIN - GAP * (len(CARDS) - 1)) / len(CARDS)
    for number, spec in enumerate(CARDS):
        box = QRectF(MARGIN + number * (width + GAP), NUMBERS, width, CHARTS - NUMBERS - GAP)
        _draw_panel(painter, theme, box)
        label = translate("Overview", spec.label)
        said, values = said_by(spec.key, moment)
        _draw_number(painter, theme, box, label, said)
        curve = QRectF(box.left() + 1, box.bottom() - 24, box.width() - 2, 23)
        draw_sparkline(painter, curve, values, theme.color(spec.token), slots=60)


def _draw_number(painter: QPainter, theme: Theme, box: QRectF, label: str, said: CardText) -> None:
    line = QRectF(box.left() + 12, box.top() + 9, box.width() - 20, 16)
    caption = assets.ui_font(11, QFont.Weight.Medium, caption=True)
    _write(painter, line, label, theme, "muted", caption)
    line = QRectF(line.left(), box.top() + 26, line.width(), 32)
    big = assets.ui_font(26, QFont.Weight.DemiBold)
    end = _write(painter, line, said.number, theme, said.tone or "text", big)
    unit = QRectF(end + 3, line.top() + 4, line.right() - end, line.height())
    _write(painter, unit, said.unit, theme, "muted", assets.ui_font(13))
    line = QRectF(line.left(), box.top() + 58, line.width(), 18)
    _write(painter, line, said.note, theme, "muted", assets.ui_font(12))


def _draw_charts(painter: QPainter, theme: Theme, shown: Shown) -> None:
    series = shown.moment.series
    throughput, latency = ThroughputChart(theme, series), LatencyChart(theme, series)
    latency.set_kind(shown.kind)
    throughput.set_span(shown.span)
    latency.set_span(shown.span)
    kinds = {
        "wait": translate("ShareCard", "Latency: wait"),
        "run": translate("ShareCard", "Latency: run"),
    }
    titles = (translate("ShareCard", "Throughput"), kinds[shown.kind])
    charts: tuple[ThroughputChart, LatencyChart] = (throughput, latency)
    width = (SIZE.width() - 2 * MARGIN - GAP) / 2
    for number, (chart, title) in enumerate(zip(charts, titles, strict=True)):
        chart.slide(shown.moment.now)
        box = QRectF(MARGIN + number * (width + GAP), CHARTS, width, FOOT - CHARTS - GAP)
        _draw_chart(painter, theme, box, chart, title)


def _draw_chart(
    painter: QPainter, theme: Theme, box: QRectF, chart: ChartFrame, title: str
) -> None:
    _draw_panel(painter, theme, box)
    head = QRectF(box.left() + 16, box.top() + 10, box.width() - 32, 28)
    font = assets.ui_font(15, QFont.Weight.DemiBold)
    end = _write(painter, head, title, theme, "text", font)
    items = _legend(chart)
    room = QRectF(end + 24, head.top(), head.right() - end - 24, head.height())
    draw_legend(painter, room, items, theme)
    still = chart.still()
    still.resize(round(box.width()) - 16, round(box.height()) - 52)
    place = QPoint(round(box.left()) + 8, round(box.top()) + 44)
    still.render(painter, place, QRegion(), QWidget.RenderFlag.DrawChildren)


def _legend(chart: Pictured) -> Sequence[LegendItem]:
    return chart.legend_items()


def _draw_foot(painter: QPainter, theme: Theme, shown: Shown) -> None:
    line = QRectF(MARGIN, FOOT, SIZE.width() - 2 * MARGIN, 30)
    font = assets.ui_font(13)
    _write(painter, line, versions(), theme, "muted", font)
    spans = {
        "1min": translate("ShareCard", "the last minute"),
        "10min": translate("ShareCard", "the last ten minutes"),
        "1h": translate("ShareCard", "the last hour"),
    }
    _write(painter, line, spans[shown.span.key], theme, "muted", font, _RIGHT)


def _draw_panel(painter: QPainter, theme: Theme, box: QRectF) -> None:
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color("panel"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _write(
    painter: QPainter,
    line: QRectF,
    words: str,
    theme: Theme,
    token: str,
    font: QFont,
    flags: Qt.AlignmentFlag = _LEFT,
) -> float:
    """Write *words* on *line*, cut where they do not fit, and return where they end."""
    painter.setFont(font)
    painter.setPen(theme.color(token))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(line.width()))
    painter.drawText(line, int(flags), shown)
    return line.left() + metrics.horizontalAdvance(shown)
