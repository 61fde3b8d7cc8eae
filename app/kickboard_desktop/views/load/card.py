"""The card of a load test to show to others: verdict, numbers, curves, and what it was.

It names no store, no file and no argument: what is on it may be seen by everybody.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QImage

from kickboard.lab.load.scenario import Scenario
from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.charts.load_charts import LoadCharts
from kickboard_desktop.models.teaching.load import LoadShown
from kickboard_desktop.texts import clients, jobs, processors
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.load.verdict import number_words, verdict_words
from kickboard_desktop.views.sharing.card_drawing import GAP, MARGIN, RIGHT, SIZE, CardDrawing
from kickboard_desktop.views.sharing.share_card import versions

translate = QCoreApplication.translate

#: Where the parts begin, from the top.
HEAD, VERDICT, NUMBERS, CHARTS, FOOT = 26, 78, 114, 184, 586
#: Sections of the charts that are shown: arrivals, jobs there, durations, processors busy.
PARTS = (0, 2, 3, 4)


def load_card(shown: LoadShown, theme: Theme, when: str, times: str = "total") -> QImage:
    """Return the card of the run *shown*, one pixel a point."""
    card = CardDrawing(theme)
    _draw_head(card, shown, when)
    _draw_verdict(card, shown)
    _draw_numbers(card, shown)
    _draw_charts(card, shown, times)
    line = QRectF(MARGIN, FOOT, SIZE.width() - 2 * MARGIN, 28)
    card.write(line, versions(), "muted", assets.ui_font(13))
    return card.finished()


def _draw_head(card: CardDrawing, shown: LoadShown, when: str) -> None:
    card.mark(HEAD - 2, 36)
    line = QRectF(MARGIN + 48, HEAD, SIZE.width() - 2 * MARGIN - 48, 34)
    title = assets.ui_font(24, QFont.Weight.DemiBold)
    end = card.write(line, translate("LoadCard", "Load test"), "text", title)
    line.setLeft(end + 16)
    right = QRectF(line)
    start = card.write(right, when, "muted", assets.ui_font(15), RIGHT)
    line.setRight(line.right() - (start - right.left()) - 24)
    words = "" if shown.scenario is None else scenario_words(shown.scenario)
    card.write(line, words, "muted", assets.ui_font(15))


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


def _draw_verdict(card: CardDrawing, shown: LoadShown) -> None:
    said, icon, tone = verdict_words(shown)
    mark = card.theme.icon(icon, tone).pixmap(QSize(20, 20))
    card.painter.drawPixmap(QPointF(MARGIN, VERDICT + 3), mark)
    line = QRectF(MARGIN + 28, VERDICT, SIZE.width() - 2 * MARGIN - 28, 26)
    card.write(line, said, tone, assets.ui_font(16, QFont.Weight.DemiBold))


def _draw_numbers(card: CardDrawing, shown: LoadShown) -> None:
    if shown.heading is None:
        return
    said = number_words(shown.heading)
    width = (SIZE.width() - 2 * MARGIN - GAP * (len(said) - 1)) / len(said)
    for number, (title, value) in enumerate(said):
        box = QRectF(MARGIN + number * (width + GAP), NUMBERS, width, CHARTS - NUMBERS - GAP)
        card.panel(box)
        line = QRectF(box.left() + 12, box.top() + 8, box.width() - 16, 14)
        caption = assets.ui_font(11, QFont.Weight.Medium, caption=True)
        card.write(line, title, "muted", caption)
        line = QRectF(line.left(), box.top() + 24, line.width(), 26)
        card.write(line, value, "text", assets.ui_font(17, QFont.Weight.DemiBold))


def _draw_charts(card: CardDrawing, shown: LoadShown, times: str) -> None:
    box = QRectF(MARGIN, CHARTS, SIZE.width() - 2 * MARGIN, FOOT - CHARTS - 4)
    card.panel(box)
    charts = LoadCharts(card.theme)
    charts.set_times(times)
    charts.show_run(shown)
    card.chart(charts.still(PARTS), box)
