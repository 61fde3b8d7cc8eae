from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QImage,
    QPainter,
    QTextDocument,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.app.fakes.shell import part, themed

from kickboard.payload.record import JobState
from kickboard_desktop.charts.lanes import Segment
from kickboard_desktop.theme import PILL_SHARE, Theme, mix
from kickboard_desktop.widgets import (
    Banner,
    Card,
    CardRow,
    CardText,
    ComboBox,
    ElidedLabel,
    EmptyState,
    FocusRing,
    IconButton,
    ProgressStrip,
    Segmented,
    SliderRow,
    Toast,
    button,
    draw_lane,
    draw_sparkline,
    plain_label,
    set_tip,
    set_tone,
    state_pill,
    tip_html,
)
from kickboard_desktop.widgets.card import WIDTH
from kickboard_desktop.widgets.notices import TOAST_FOOT

MARKUP = "<b>bold</b> & <img src=x>"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = themed(qapp)
    yield theme
    theme.deleteLater()


def inks(widget: QWidget) -> set[str]:
    """Return the colours that *widget* is painted with."""
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


# -- labels


def test_a_plain_label_shows_markup_as_it_stands(qtbot: QtBot, theme: Theme) -> None:
    label = plain_label(MARKUP)
    qtbot.addWidget(label)

    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == MARKUP


def test_a_tooltip_shows_markup_as_it_stands(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tip(widget, f"{MARKUP}\nsecond line")

    shown = QTextDocument()
    shown.setHtml(widget.toolTip())

    assert widget.toolTip().startswith("<qt>")
    assert shown.toPlainText() == f"{MARKUP}\nsecond line"
    assert tip_html("") == ""


def test_a_tone_can_be_changed(qtbot: QtBot, theme: Theme) -> None:
    label = plain_label("Dead", tone="muted")
    qtbot.addWidget(label)
    set_tone(label, "bad")

    assert label.palette().color(label.foregroundRole()) == QColor(theme.tokens.bad)


def test_an_elided_label_gives_way_but_keeps_its_text(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("A rather long sentence about a job that died")
    label.resize(60, 20)

    label.grab()

    assert label.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
    assert label.text().startswith("A rather long")


# -- buttons


def test_a_segment_is_chosen_by_mouse_and_by_key(qtbot: QtBot, theme: Theme) -> None:
    control = Segmented("Span", [("a", "One"), ("b", "Two"), ("c", "Three")])
    qtbot.addWidget(control)
    control.show()
    control.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is control)
    said: list[str] = []
    control.chosen.connect(said.append)
    segments = control.findChildren(QWidget, "segment_b")

    QTest.mouseClick(segments[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(segments[0], Qt.Key.Key_Right)

    assert said == ["b", "c"]
    assert control.key == "c"
    control.choose("nonsense")
    assert control.key == "c"


def test_an_icon_button_has_a_name(qtbot: QtBot, theme: Theme) -> None:
    made = IconButton(theme, "x", "Close")
    qtbot.addWidget(made)

    assert made.accessibleName() == "Close"
    assert "Close" in made.toolTip()
    assert not made.icon().isNull()


def test_a_number_is_one_by_slider_and_field(qtbot: QtBot, theme: Theme) -> None:
    row = SliderRow("Processors", 1, 64, 5)
    qtbot.addWidget(row)
    row.show()
    slider, spin = part(row, QSlider), part(row, QSpinBox)
    changed: list[int] = []
    row.value_changed.connect(changed.append)

    slider.setValue(8)
    assert spin.value() == 8
    spin.setValue(12)
    assert slider.value() == 12
    row.set_value(20)

    assert changed == [8, 12]
    assert row.value == 20


def test_a_number_settles_when_the_slider_is_let_go(qtbot: QtBot, theme: Theme) -> None:
    row = SliderRow("Processors", 1, 64, 5)
    qtbot.addWidget(row)
    slider = part(row, QSlider)
    settled: list[int] = []
    row.value_settled.connect(settled.append)

    slider.setSliderDown(True)
    slider.setValue(30)
    slider.setValue(40)
    assert settled == []
    slider.setSliderDown(False)

    assert settled == [40]


# -- cards


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


# -- small pictures


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


# -- notices


def test_a_banner_acts_and_closes(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme, "warn", MARKUP, action="Resume")
    qtbot.addWidget(banner)
    banner.show()
    assert banner.text == MARKUP

    with qtbot.waitSignal(banner.acted):
        press(banner, "Resume")
    with qtbot.waitSignal(banner.closed):
        press(banner, "Close")

    assert banner.isHidden()


def press(parent: QWidget, name: str) -> None:
    """Click the button of that text or accessible name."""
    for found in parent.findChildren(QWidget):
        text = getattr(found, "text", lambda: "")()
        if name in (text, found.accessibleName()) and found.inherits("QAbstractButton"):
            QTest.mouseClick(found, Qt.MouseButton.LeftButton)
            return
    raise AssertionError(f"no button {name!r}")


def test_a_toast_lies_over_the_foot_of_its_parent_and_acts_once(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 400)
    parent.show()
    toast = Toast(theme, parent)

    toast.say("Deleted 12 jobs", action="Undo")
    assert toast.isVisible()
    assert toast.geometry().bottom() == 400 - TOAST_FOOT - 1
    parent.resize(700, 500)
    assert toast.geometry().bottom() == 500 - TOAST_FOOT - 1
    with qtbot.waitSignal(toast.acted):
        press(toast, "Undo")

    assert toast.isHidden()


def test_a_toast_waits_while_the_mouse_is_on_it(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 400)
    parent.show()
    toast = Toast(theme, parent)
    toast.say("Copied")
    at = QPointF(5, 5)

    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()

    toast._timer.timeout.emit()
    assert toast.isHidden()


def test_an_empty_state_says_why_and_offers_one_act(qtbot: QtBot, theme: Theme) -> None:
    state = EmptyState(
        theme, "skull", "Nothing dead", "Make a job fail.", action="Run failing demo"
    )
    qtbot.addWidget(state)
    state.show()

    with qtbot.waitSignal(state.acted):
        press(state, "Run failing demo")
    state.say("Nothing found")

    assert state.button.isHidden()
    assert state.accessibleName() == "Nothing found"


def test_progress_is_seen_until_it_is_done(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    strip = ProgressStrip(parent)
    parent.show()

    strip.set_progress("Deleting", 10, 100)
    assert strip.isVisible()
    with qtbot.waitSignal(strip.cancelled):
        press(strip, "Stop")
    strip.set_progress("Deleting", 100, 100)

    assert strip.isHidden()


# -- focus


def test_the_ring_follows_the_keyboard_and_not_the_mouse(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    buttons = [button(name) for name in ("One", "Two", "Three")]
    field = QLineEdit()
    for widget in (*buttons, field):
        layout.addWidget(widget)
    ring = FocusRing(theme, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert ring.isHidden()

    QTest.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert ring.target is buttons[1]
    assert ring.geometry().adjusted(4, 4, -4, -4) == buttons[1].geometry()
    assert theme.tokens.accent in inks(ring)

    buttons[1].move(buttons[1].pos() + QPoint(0, 30))
    assert ring.geometry().adjusted(4, 4, -4, -4) == buttons[1].geometry()
    buttons[1].hide()
    assert ring.target is not buttons[1]


def test_a_field_to_type_in_has_the_ring_after_a_click_too(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    first, field = button("One"), QLineEdit()
    layout.addWidget(first)
    layout.addWidget(field)
    ring = FocusRing(theme, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    QTest.mouseClick(field, Qt.MouseButton.LeftButton)

    assert ring.target is field


def test_a_dialog_of_the_window_gets_a_ring_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    FocusRing(theme, window)
    window.show()
    dialog = QDialog(window)
    layout = QVBoxLayout(dialog)
    first, second = button("Cancel"), button("Delete")
    layout.addWidget(first)
    layout.addWidget(second)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)

    QTest.keyClick(first, Qt.Key.Key_Tab)

    ring = dialog.findChild(FocusRing)
    assert ring is not None
    assert ring.target is second


def test_a_choice_without_room_ends_in_dots_and_its_tip_has_the_words(
    qtbot: QtBot, theme: Theme
) -> None:
    box = ComboBox(theme, "Where")
    qtbot.addWidget(box)
    box.addItems(["This store, cleaned up after", "Here"])
    box.resize(100, 30)
    box.show()
    assert "This store, cleaned up after" in box.toolTip()

    box.setCurrentIndex(1)
    assert box.toolTip() == ""
    box.setCurrentIndex(0)
    box.resize(400, 30)
    assert box.toolTip() == ""


def test_what_a_choice_is_for_stays_its_tip(qtbot: QtBot, theme: Theme) -> None:
    box = ComboBox(theme, "Where")
    qtbot.addWidget(box)
    box.setToolTip("Where it runs")
    box.addItem("This store, cleaned up after")
    box.resize(100, 30)
    box.show()

    assert box.toolTip() == "Where it runs"
