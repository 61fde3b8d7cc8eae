"""The card to show to others: the charts, the few numbers that matter, the versions.

1200 × 630 is what chats and issue trackers show whole. It names no host, no file and no
argument: what is on it may be seen by everybody.
"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass

import apsw
from PySide6.QtCore import QCoreApplication, QRectF, qVersion
from PySide6.QtGui import QFont, QImage

from kickboard import __version__
from kickboard_desktop import assets
from kickboard_desktop.charts.frame import ChartFrame
from kickboard_desktop.charts.latency import LatencyChart
from kickboard_desktop.charts.pictured import LegendItem, Pictured, draw_legend
from kickboard_desktop.charts.series import MINUTE, Span
from kickboard_desktop.charts.throughput import ThroughputChart
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.overview.cards import CARDS, Moment, said_by
from kickboard_desktop.views.sharing.card_drawing import GAP, MARGIN, RIGHT, SIZE, CardDrawing
from kickboard_desktop.widgets.card import CardText
from kickboard_desktop.widgets.drawing import draw_sparkline

translate = QCoreApplication.translate

#: Where the parts begin and end, from the top.
HEAD, NUMBERS, CHARTS, FOOT = 28, 88, 204, 582


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
    card = CardDrawing(theme)
    _draw_head(card, shown)
    _draw_numbers(card, shown.moment)
    _draw_charts(card, shown)
    _draw_foot(card, shown)
    return card.finished()


def _draw_head(card: CardDrawing, shown: Shown) -> None:
    card.mark(HEAD - 2, 40)
    line = QRectF(MARGIN + 54, HEAD, SIZE.width() - 2 * MARGIN - 54, 36)
    card.write(line, "Kickboard", "text", assets.ui_font(26, QFont.Weight.DemiBold))
    line.setLeft(line.left() + 144)
    words = translate("ShareCard", "Background jobs on %s") % shown.store
    line.translate(0, 2)
    card.write(line, words, "muted", assets.ui_font(15))
    card.write(line, shown.when, "muted", assets.ui_font(15), RIGHT)


def _draw_numbers(card: CardDrawing, moment: Moment) -> None:
    width = (SIZE.width() - 2 * MARGIN - GAP * (len(CARDS) - 1)) / len(CARDS)
    for number, spec in enumerate(CARDS):
        box = QRectF(MARGIN + number * (width + GAP), NUMBERS, width, CHARTS - NUMBERS - GAP)
        card.panel(box)
        label = translate("Overview", spec.label)
        said, values = said_by(spec.key, moment)
        _draw_number(card, box, label, said)
        curve = QRectF(box.left() + 1, box.bottom() - 24, box.width() - 2, 23)
        draw_sparkline(card.painter, curve, values, card.theme.color(spec.token), slots=60)


def _draw_number(card: CardDrawing, box: QRectF, label: str, said: CardText) -> None:
    line = QRectF(box.left() + 12, box.top() + 9, box.width() - 20, 16)
    caption = assets.ui_font(11, QFont.Weight.Medium, caption=True)
    card.write(line, label, "muted", caption)
    line = QRectF(line.left(), box.top() + 26, line.width(), 32)
    big = assets.ui_font(26, QFont.Weight.DemiBold)
    end = card.write(line, said.number, said.tone or "text", big)
    unit = QRectF(end + 3, line.top() + 4, line.right() - end, line.height())
    card.write(unit, said.unit, "muted", assets.ui_font(13))
    line = QRectF(line.left(), box.top() + 58, line.width(), 18)
    card.write(line, said.note, "muted", assets.ui_font(12))


def _draw_charts(card: CardDrawing, shown: Shown) -> None:
    series = shown.moment.series
    throughput, latency = ThroughputChart(card.theme, series), LatencyChart(card.theme, series)
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
        _draw_chart(card, box, chart, title)


def _draw_chart(card: CardDrawing, box: QRectF, chart: ChartFrame, title: str) -> None:
    card.panel(box)
    head = QRectF(box.left() + 16, box.top() + 10, box.width() - 32, 28)
    font = assets.ui_font(15, QFont.Weight.DemiBold)
    end = card.write(head, title, "text", font)
    items = _legend(chart)
    room = QRectF(end + 24, head.top(), head.right() - end - 24, head.height())
    draw_legend(card.painter, room, items, card.theme)
    card.chart(chart.still(), box, below=36)


def _legend(chart: Pictured) -> Sequence[LegendItem]:
    return chart.legend_items()


def _draw_foot(card: CardDrawing, shown: Shown) -> None:
    line = QRectF(MARGIN, FOOT, SIZE.width() - 2 * MARGIN, 30)
    font = assets.ui_font(13)
    card.write(line, versions(), "muted", font)
    spans = {
        "1min": translate("ShareCard", "the last minute"),
        "10min": translate("ShareCard", "the last ten minutes"),
        "1h": translate("ShareCard", "the last hour"),
    }
    card.write(line, spans[shown.span.key], "muted", font, RIGHT)
