"""The card of a load test to show to others: verdict, numbers, curves, and what it was.

It names no store, no file and no argument: what is on it may be seen by everybody.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPen, QRegion
from PySide6.QtWidgets import QWidget

from kickboard.lab.load.scenario import Scenario
from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.charts.load_charts import LoadCharts
from kickboard_desktop.models.load import LoadShown
from kickboard_desktop.texts import clients, jobs, processors
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.load_verdict import number_words, verdict_words
from kickboard_desktop.views.share_card import versions

translate = QCoreApplication.translate

SIZE = QSize(1200, 630)
MARGIN, GAP = 32, 12
#: Where the parts begin, from the top.
HEAD, VERDICT, NUMBERS, CHARTS, FOOT = 26, 78, 114, 184, 586
#: Sections of the charts that are shown: arrivals, jobs there, durations, processors busy.
PARTS = (0, 2, 3, 4)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def load_card(shown: LoadShown, theme: Theme, when: str, times: str = "total") -> QImage:
    """Return the card of the run *shown*, one pixel a point."""
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(image.rect(), theme.color("bg"))
    _draw_head(painter, theme, shown, when)
    _draw_verdict(painter, theme, shown)
    _draw_numbers(painter, theme, shown)
    _draw_charts(painter, theme, shown, times)
    line = QRectF(MARGIN, FOOT, SIZE.width() - 2 * MARGIN, 28)
    _write(painter, line, versions(), theme, "muted", assets.ui_font(13))
    painter.end()
    return image


def _draw_head(painter: QPainter, theme: Theme, shown: LoadShown, when: str) -> None:
    painter.drawPixmap(
        QPointF(MARGIN, HEAD - 2), assets.pixmap("kickboard", theme.tokens.accent, 36)
    )
    line = QRectF(MARGIN + 48, HEAD, SIZE.width() - 2 * MARGIN - 48, 34)
    title = assets.ui_font(24, QFont.Weight.DemiBold)
    end = _write(painter, line, translate("LoadCard", "Load test"), theme, "text", title)
    line.setLeft(end + 16)
    right = QRectF(line)
    start = _write(painter, right, when, theme, "muted", assets.ui_font(15), _RIGHT)
    line.setRight(line.right() - (start - right.left()) - 24)
    words = "" if shown.scenario is None else scenario_words(shown.scenario)
    _write(painter, line, words, theme, "muted", assets.ui_font(15))


def scenario_words(scenario: Scenario) -> str:
    """Return in a line what was run."""
    arrivals, target = scenario.arrivals, scenario.target
    if arrivals.model == "closed":
        come = clients(arrivals.clients)
    else:
        come = translate("LoadCard", "up to %s a second") % jobs(round(scenario.profile.peak))
    number = target.processors * target.processes
    parts = [come, processors(number)]
    parts.append(text.duration(scenario.length))
    if scenario.simulate:
        parts.append(translate("LoadCard", "in leaping time"))
    parts.append(translate("LoadCard", "seed %s") % scenario.seed)
    return " · ".join(parts)


def _draw_verdict(painter: QPainter, theme: Theme, shown: LoadShown) -> None:
    said, icon, tone = verdict_words(shown)
    painter.drawPixmap(QPointF(MARGIN, VERDICT + 3), theme.icon(icon, tone).pixmap(QSize(20, 20)))
    line = QRectF(MARGIN + 28, VERDICT, SIZE.width() - 2 * MARGIN - 28, 26)
    _write(painter, line, said, theme, tone, assets.ui_font(16, QFont.Weight.DemiBold))


def _draw_numbers(painter: QPainter, theme: Theme, shown: LoadShown) -> None:
    if shown.heading is None:
        return
    said = number_words(shown.heading)
    width = (SIZE.width() - 2 * MARGIN - GAP * (len(said) - 1)) / len(said)
    for number, (title, value) in enumerate(said):
        box = QRectF(MARGIN + number * (width + GAP), NUMBERS, width, CHARTS - NUMBERS - GAP)
        _draw_panel(painter, theme, box)
        line = QRectF(box.left() + 12, box.top() + 8, box.width() - 16, 14)
        caption = assets.ui_font(11, QFont.Weight.Medium, caption=True)
        _write(painter, line, title, theme, "muted", caption)
        line = QRectF(line.left(), box.top() + 24, line.width(), 26)
        _write(painter, line, value, theme, "text", assets.ui_font(17, QFont.Weight.DemiBold))


def _draw_charts(painter: QPainter, theme: Theme, shown: LoadShown, times: str) -> None:
    box = QRectF(MARGIN, CHARTS, SIZE.width() - 2 * MARGIN, FOOT - CHARTS - 4)
    _draw_panel(painter, theme, box)
    charts = LoadCharts(theme)
    charts.set_times(times)
    charts.show_run(shown)
    still = charts.still(PARTS)
    still.resize(round(box.width()) - 16, round(box.height()) - 16)
    place = QPoint(round(box.left()) + 8, round(box.top()) + 8)
    still.render(painter, place, QRegion(), QWidget.RenderFlag.DrawChildren)


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
    """Write *words* on *line*, cut where they do not fit; return its left end plus their width."""
    painter.setFont(font)
    painter.setPen(theme.color(token))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(line.width()))
    painter.drawText(line, int(flags), shown)
    return line.left() + metrics.horizontalAdvance(shown)
