"""Labels and tips: text as it stands, in its tone, and in the room there is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget
from pytestqt.qtbot import QtBot
from tests.app.test_widgets.seeing import MARKUP

from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import ElidedLabel, plain_label, set_tip, set_tone, tip_html


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
