"""The stack of pages: a wide page that was seen does not make a narrow one scroll."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kickboard_desktop.widgets.page_stack import PageStack


class Wide(QWidget):
    """A page that needs a width."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._width, 20)


def test_only_the_page_that_is_seen_asks_for_room(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    stack = PageStack()
    for width in (300, 900):
        stack.addWidget(Wide(width))
    area.setWidget(stack)
    area.resize(500, 200)
    area.show()
    assert stack.minimumSizeHint().width() == 300

    stack.setCurrentIndex(1)
    qtbot.waitUntil(lambda: stack.width() == 900)
    stack.setCurrentIndex(0)
    qtbot.waitUntil(lambda: stack.width() <= 500)
