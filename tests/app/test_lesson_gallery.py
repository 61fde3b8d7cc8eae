"""How a lesson is found and opened: links, folders of one's own, the gallery; and its sheet."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.app.fakes.lesson_desk import PATIENCE_MS, Desk, copied

from kickboard_desktop import assets
from kickboard_desktop.starting import arguments, calls
from kickboard_desktop.widgets.lesson_card import (
    DRAWING,
    HEIGHT,
    LEAST_DRAWING,
    MOST_DRAWING,
)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    assets.load_fonts()
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


def test_a_link_opens_a_lesson_with_its_seed(desk: Desk) -> None:
    desk.page.show_query("5 7")

    assert desk.view.lesson is not None
    assert (desk.view.lesson.number, desk.view.player.transport.seed) == (5, 7)
    desk.page.show_query("no-such-lesson")
    desk.wait(lambda: "no-such-lesson" in desk.page.gallery._said.text())
    assert desk.page._stack.currentWidget() is desk.page.gallery


def test_a_lesson_of_ones_own_is_opened_by_its_folder_and_run(desk: Desk, tmp_path: Path) -> None:
    made = copied(tmp_path / "a folder", 1, 90)

    desk.page.show_query(f"{made} 3")
    desk.wait(lambda: desk.view.lesson is not None)
    desk.view.answer(0)
    desk.view.run()
    desk.finish()

    assert desk.view.lesson is not None
    assert desk.view.lesson.name == "mine-90"
    assert desk.lessons.runner.run is not None
    assert desk.lessons.runner.run.seed == 3
    assert desk.view.guide.rows


def test_the_profiles_lessons_are_in_the_gallery_and_broken_ones_are_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KICKBOARD_PROFILE", str(tmp_path))
    copied(tmp_path / "lessons", 1, 90)
    broken = copied(tmp_path / "lessons", 1, 91)
    (broken / "en.toml").write_text("title = ", encoding="utf-8")

    desk = Desk(qtbot, tmp_path)

    assert [card.lesson.number for card in desk.page.gallery.cards][-1] == 90
    said = desk.page.gallery._said.text()
    assert "91-mine" in said
    assert "en.toml" in said
    desk.close()


def test_the_command_line_and_a_call_name_a_lesson() -> None:
    options = arguments.parse(["--lesson", "5", "--seed", "7"])

    called, _ = calls.read(calls.message(options))

    assert (options.lesson, options.seed) == ("5", 7)
    assert (called.lesson, called.seed) == ("5", 7)


@pytest.mark.parametrize("seed", ["-1", "x", "1000000"])
def test_a_seed_that_is_none_is_refused(seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        arguments.parse(["--lesson", "5", f"--seed={seed}"])

    assert "999999" in capsys.readouterr().err


def test_the_sheet_is_written_in_the_background(desk: Desk, tmp_path: Path) -> None:
    lesson = desk.run(1)
    path = tmp_path / "sheet.html"

    with desk.qtbot.waitSignal(desk.lessons.saved, timeout=PATIENCE_MS):
        desk.view.save_sheet(str(path))

    assert lesson.text.title in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [(860, 560), (1240, 800)])
def test_cards_are_of_one_height_and_overlap_nowhere(desk: Desk, size: tuple[int, int]) -> None:
    desk.page.resize(*size)
    cards = desk.page.gallery.cards
    desk.wait(lambda: cards[-1].isVisible() and cards[-1].y() > cards[0].y())

    (height,) = {card.height() for card in cards}
    assert HEIGHT + LEAST_DRAWING <= height + DRAWING <= HEIGHT + MOST_DRAWING
    pairs = list(combinations(cards, 2))
    desk.wait(lambda: not any(a.geometry().intersects(b.geometry()) for a, b in pairs))


def test_arrows_go_from_card_to_card_and_enter_opens_one(desk: Desk) -> None:
    gallery = desk.page.gallery
    gallery.cards[0].setFocus()
    QTest.keyClick(gallery.cards[0], Qt.Key.Key_Right)
    assert gallery.cards[1].hasFocus()
    QTest.keyClick(gallery.cards[1], Qt.Key.Key_Down)
    below = 1 + gallery._columns
    assert gallery.cards[below].hasFocus()

    QTest.keyClick(gallery.cards[below], Qt.Key.Key_Return)

    assert desk.view.lesson is gallery.cards[below].lesson
