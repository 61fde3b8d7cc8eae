"""Segments, icon buttons, numbers and choices."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.shell import part

from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import ComboBox, IconButton, Segmented, SliderRow


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
