"""Where there is little room, parts become smaller or change places; none is cut off."""

import pytest
from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kickboard_desktop.charts.load_charts import FIRST_TO_GO, LoadCharts
from kickboard_desktop.charts.load_sections import sections
from kickboard_desktop.models.teaching.reliability import Reliability, figures
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.teaching.reliability import FigureRow, FigureTile
from kickboard_desktop.widgets import Card, CardRow
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.legend import Legend, LegendEntry
from kickboard_desktop.widgets.turning import TurningRow


@pytest.fixture
def theme() -> Theme:
    return Theme("light")


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    """Something to lie in, with a layout that heeds heights for widths."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).setContentsMargins(0, 0, 0, 0)
    return made


def put(room: QWidget, part: QWidget, width: int) -> None:
    """Show *part* above nothing in a *room* of that width."""
    layout = room.layout()
    assert isinstance(layout, QVBoxLayout)
    if layout.indexOf(part) < 0:
        layout.addWidget(part)
        layout.addStretch(1)
    room.resize(width, 400)
    room.show()
    settle()


def settle() -> None:
    """Lay out what is to be laid out, and what that makes of it."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()


def test_cards_are_lower_where_they_need_several_rows(room: QWidget, theme: Theme) -> None:
    cards = [Card(theme, name) for name in "abcdefg"]
    row = CardRow(cards)

    put(room, row, 1200)
    (high,) = {card.height() for card in cards}
    put(room, row, 860)

    (low,) = {card.height() for card in cards}
    assert low < high
    assert row.height() == 2 * low + row.GAP


def test_a_legend_has_all_its_words_before_it_has_values(room: QWidget, theme: Theme) -> None:
    title = QLabel("Latency")
    title.setMinimumWidth(100)
    legend = Legend(theme)
    words = ("p50", "p95", "p99", "max")
    legend.show_entries([LegendEntry(word, "accent", "120 ms") for word in words])
    head = QWidget()
    row = FlowRow(head, lines=0)
    row.add(title)
    row.add(legend, elastic=True)

    put(room, head, 250)

    assert legend.y() >= title.y() + title.height()
    assert [entry.word for entry in legend.fitting(legend.width())] == list(words)
    assert legend.width() >= legend.sizeHint().width()


@pytest.mark.parametrize("width", [1200, 860, 608])
def test_figures_say_what_they_have_room_for(room: QWidget, theme: Theme, width: int) -> None:
    tiles = [FigureTile(figure, room) for figure in figures(Reliability())]
    row = FigureRow(tiles, room)

    for wide in (1200, width):
        put(room, row, wide)

    for tile in tiles:
        for label in tile.findChildren(QLabel):
            if label.isVisible():
                needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
                assert label.height() >= max(needed, label.minimumSizeHint().height())
        assert bool(tile.toolTip()) == (width == 608)


@pytest.mark.parametrize(("height", "left_out"), [(560, 0), (320, 1), (260, 2), (200, 3)])
def test_charts_of_a_load_test_go_before_none_can_be_read(
    qtbot: QtBot, theme: Theme, height: int, left_out: int
) -> None:
    charts = LoadCharts(theme)
    qtbot.addWidget(charts)
    charts.resize(600, height)
    everything = sections()
    gone = {everything[number].title for number in FIRST_TO_GO[:left_out]}

    shown = charts._with_room(everything)

    assert {part.title for part in everything} - {part.title for part in shown} == gone


def test_parts_can_be_asked_to_stand_one_above_the_other(room: QWidget) -> None:
    turning = TurningRow(200, lines=3)
    parts = [QLabel("one"), QLabel("other")]
    for part in parts:
        turning.row.addWidget(part)
    put(room, turning, 600)
    assert parts[0].y() == parts[1].y()

    turning.set_upright(upright=True)
    settle()
    assert parts[1].y() == parts[0].y() + parts[0].height() + 3

    turning.set_upright(upright=False)
    settle()
    assert parts[0].y() == parts[1].y()


def test_an_icon_before_words_keeps_a_distance_from_them(qtbot: QtBot, theme: Theme) -> None:
    icon = theme.icon("square")

    wide = icon.pixmap(QSize(20, 16), 1.0, QIcon.Mode.Normal, QIcon.State.Off).toImage()
    usual = icon.pixmap(QSize(16, 16), 1.0, QIcon.Mode.Normal, QIcon.State.Off).toImage()

    assert wide.size() == QSize(20, 16)
    assert wide.copy(QRect(0, 0, 16, 16)) == usual.copy()
    assert all(wide.pixelColor(x, y).alpha() == 0 for x in range(16, 20) for y in range(16))
