"""What an empty Overview offers: the demo, a lesson, the user's own jobs."""

import pytest
from PySide6.QtWidgets import QPushButton
from tests.app.fakes.desk import Desk

from kickboard_desktop.views.overview.first_minute import (
    OFFERED,
    OFFERED_WITH_FILE,
    FirstMinuteCard,
)


def test_the_card_offers_the_demo_first_then_a_lesson_and_leaves_no_hole(desk: Desk) -> None:
    card = FirstMinuteCard(desk.actions, desk.theme)
    desk.qtbot.addWidget(card)
    card.show()

    shown = [button for button in card.findChildren(QPushButton) if button.isVisible()]
    names = [button.objectName().removeprefix("button_") for button in shown]
    assert names == ["run_demo", *OFFERED]
    assert names[1] == "open_lesson"
    assert len(names) % 2 == 0


def test_who_opened_a_file_is_offered_a_job_of_it_first(desk: Desk) -> None:
    card = FirstMinuteCard(desk.actions, desk.theme, has_file=True)
    desk.qtbot.addWidget(card)
    card.show()

    shown = [button for button in card.findChildren(QPushButton) if button.isVisible()]
    names = [button.objectName().removeprefix("button_") for button in shown]
    assert names == ["enqueue_class", *OFFERED_WITH_FILE]
    assert len(names) % 2 == 0
    primary = [button for button in shown if button.property("kind") == "primary"]
    assert [button.text() for button in primary] == ["Enqueue your first job…"]


@pytest.mark.parametrize("page", ["lessons", "playground", "load"])
def test_every_page_of_the_lab_is_found_by_the_palette(desk: Desk, page: str) -> None:
    assert f"page_{page}" in desk.actions
