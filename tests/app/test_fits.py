"""Every word has room, in every language, at both factors; and none was forgotten."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes import fitting, painted
from tests.app.fakes.speaking import speaking
from tests.app.fakes.walks import TIMEOUT, walked

from kickboard.payload.record import JobState
from kickboard_desktop import assets
from kickboard_desktop.models.lists.columns import job_columns
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import ElidedLabel
from kickboard_desktop.widgets.pill import state_pill

LEAST, MIDDLE = (1100, 700), (1280, 800)


@pytest.mark.timeout(TIMEOUT)
@pytest.mark.parametrize("factor", [1, 2])
@pytest.mark.parametrize("code", ["en", "de", "ja", "pseudo"])
def test_every_text_has_room_and_is_translated(tmp_path: Path, code: str, factor: int) -> None:
    size = LEAST if factor == 1 else MIDDLE
    walk = walked(tmp_path, "fitted", code, *size, factor=factor)

    assert walk["found"] == []
    # All pages, with jobs and without, labs with a run, dialogs, tabs, pictures of charts.
    assert len(walk["looked"]) > 100
    assert walk["painted"] > 1000  # words drawn by hand


@pytest.mark.parametrize("code", ["en", "de", "ja"])
def test_the_pill_of_a_state_has_room_in_its_column(qapp: QApplication, code: str) -> None:
    assets.load_fonts()
    with speaking(qapp, code):
        for state in (JobState.ENQUEUED, JobState.SCHEDULED, JobState.RETRY, JobState.DEAD):
            column = job_columns(state)[0]
            assert state_pill(Theme("dark"), state).width() + 8 <= column.width + 4, state


def test_what_is_cut_off_is_found(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    label, push, gives = QLabel("words", room), QPushButton("Do something", room), ElidedLabel()
    gives.setParent(room)
    gives.setText("a long tale")
    for top, part in enumerate((label, push, gives)):
        part.setGeometry(0, top * 40, 20, 30)
    room.show()

    assert len(fitting.clipped(room)) == 3
    for part in (label, push):
        part.resize(300, 30)
    gives.setToolTip("a long tale")
    assert fitting.clipped(room) == []


def test_words_on_words_are_found(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    one, other = QLabel("one", room), QLabel("other", room)
    one.setGeometry(0, 0, 100, 30)
    other.setGeometry(90, 0, 100, 30)
    room.show()

    assert len(fitting.overlapping(room)) == 1
    other.move(100, 0)
    assert fitting.overlapping(room) == []


class Sign(QWidget):
    """Draws a word in a room of its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rooms = [QRect(0, 0, 200, 20)]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it in each room."""
        painter = QPainter(self)
        for room in self.rooms:
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), "drawn by hand")
        painter.end()


@pytest.mark.parametrize(
    ("rooms", "faults"),
    [
        ([QRect(0, 0, 200, 20)], 0),
        ([QRect(0, 0, 20, 20)], 1),
        ([QRect(0, 0, 200, 5)], 1),
        ([QRect(180, 0, 200, 20)], 1),
        ([QRect(0, 0, 200, 20), QRect(0, 8, 200, 20)], 1),
        ([QRect(0, 0, 200, 20), QRect(0, 20, 200, 20)], 0),
    ],
)
def test_words_drawn_by_hand_are_looked_at(qtbot: QtBot, rooms: list[QRect], faults: int) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    sign = Sign(room)
    sign.setGeometry(0, 0, 210, 60)
    sign.rooms = rooms

    noted = painted.drawn(room)

    assert [one.words for one in noted] == ["drawn by hand"] * len(rooms)
    assert len([*painted.cut_off(noted), *painted.on_each_other(noted)]) == faults
    assert QPainter.drawText.__name__ == "drawText"  # as it was


def test_what_no_translator_made_is_found(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    for text in ("[Rêtry ··]", "12 345", "3.2 s ago", "Forgotten"):
        QLabel(text, room)
    room.show()

    assert fitting.foreign(room, re.compile("Kickboard")) == ["Forgotten"]
