"""Cards, and the small pictures on cards and rows."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.app.test_widgets.seeing import inks

from kickboard.payload.record import JobState
from kickboard_desktop.charts.lanes import Segment
from kickboard_desktop.theme import PILL_SHARE, Theme, mix
from kickboard_desktop.widgets import Card, CardRow, CardText, draw_lane, draw_sparkline, state_pill
from kickboard_desktop.widgets.card import WIDTH


def test_a_card_says_everything_to_a_screen_reader(qtbot: QtBot, theme: Theme) -> None:
    card = Card(theme, "Done")
    qtbot.addWidget(card)

    card.say(CardText("182", "/s", "+12 %", "1 204 in all"), [1, 2, 3])

    assert card.accessibleName() == "Done: 182/s, 1 204 in all"
    assert card.said.change == "+12 %"


def test_a_card_is_a_button(qtbot: QtBot, theme: Theme) -> None:
    card = Card(theme, "Dead", "bad")
    qtbot.addWidget(card)
    card.show()

    with qtbot.waitSignal(card.clicked):
        QTest.keyClick(card, Qt.Key.Key_Space)
    with qtbot.waitSignal(card.clicked):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)


def test_a_card_shows_its_tone_and_follows_the_theme(qtbot: QtBot, theme: Theme) -> None:
    card = Card(theme, "Dead", "accent")
    qtbot.addWidget(card)
    card.resize(160, 96)
    card.say(CardText("888", tone="bad"))
    assert theme.tokens.bad in inks(card)

    theme.set_scheme("light")

    assert theme.tokens.bad in inks(card)
    assert theme.tokens.panel in inks(card)


@pytest.mark.parametrize(("width", "columns"), [(1208, 7), (868, 4), (600, 4), (160, 1)])
def test_cards_wrap_evenly_and_fill_their_rows(
    qtbot: QtBot, theme: Theme, width: int, columns: int
) -> None:
    cards = [Card(theme, name) for name in "abcdefg"]
    row = CardRow(cards)
    qtbot.addWidget(row)
    row.resize(width, row.heightForWidth(width))
    row.show()

    assert row.columns(width) == columns
    by_row: dict[int, list[Card]] = {}
    for card in cards:
        by_row.setdefault(card.y(), []).append(card)
    for line in by_row.values():
        assert line[0].x() == 0
        assert line[-1].geometry().right() == width - 1
        assert all(card.width() >= min(WIDTH, width) for card in line)
        assert all(b.x() - a.geometry().right() == 13 for a, b in pairwise(line))
    assert max(card.geometry().bottom() for card in cards) == row.height() - 1


def painted(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.black)
    return image


def test_a_sparkline_draws_the_newest_value_at_the_right() -> None:
    image = painted(QSize(60, 20))
    painter = QPainter(image)
    draw_sparkline(
        painter, QRectF(0, 0, 60, 20), [0, 0, 0, 9], QColor("#ffffff"), fill=False, slots=12
    )
    painter.end()

    lit = [x for x in range(60) if any(image.pixelColor(x, y).lightness() > 60 for y in range(20))]
    assert min(lit) > 35
    high = [x for x in range(60) if any(image.pixelColor(x, y).lightness() > 60 for y in range(5))]
    assert min(high) > 55


def test_a_lane_is_drawn_by_time(qapp: QApplication, theme: Theme) -> None:
    image = painted(QSize(600, 16))
    segments = [
        Segment(940, "done", end=950),
        Segment(950, "failed", end=960),
        Segment(990, "running"),
    ]
    tokens = theme.tokens

    painter = QPainter(image)
    draw_lane(painter, QRectF(0, 0, 600, 16), segments, tokens, now=1000)
    painter.end()

    seen = {x: image.pixelColor(x, 8).name() for x in (50, 150, 300, 550)}
    assert seen == {50: tokens.good, 150: tokens.bad, 300: tokens.line, 550: tokens.accent}


@pytest.mark.parametrize("state", JobState)
def test_the_ground_of_a_pill_hides_that_of_a_selected_row(
    qapp: QApplication, theme: Theme, state: JobState
) -> None:
    image = state_pill(theme, state).toImage()

    ground = image.pixelColor(image.width() // 2, 2)
    assert ground.name() == mix(theme.state_color(state), theme.tokens.panel, PILL_SHARE)
    assert ground.alpha() == 255
