"""The page "Lessons": through a lesson, run by the real engine in a child."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSlider, QSpinBox
from pytestqt.qtbot import QtBot
from tests.app.fakes.lesson_desk import PATIENCE_MS, Desk

from kickboard_desktop import assets
from kickboard_desktop.labs.lessons import Lessons, Shelf
from kickboard_desktop.models.lessons import progress as lesson_progress
from kickboard_desktop.models.lessons.progress import Mark
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.lessons.page import LessonsPage
from kickboard_desktop.widgets.lesson_answer import AnswerButton


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    assets.load_fonts()
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


# -- the whole way


def test_a_new_user_finishes_lesson_1_with_the_screen_alone(desk: Desk) -> None:
    desk.press("lessons_resume")  # "Begin with lesson 1"
    lesson = desk.view.lesson
    assert lesson is not None
    assert lesson.number == 1
    assert not desk.part(QPushButton, "lesson_run").isEnabled()  # first a prediction

    answer = desk.part(AnswerButton, f"lesson_answer_{lesson.predict.right + 1}")
    desk.click(answer)
    desk.press("lesson_run")
    player = desk.view.player
    desk.wait(lambda: player.playback.position > 0)
    assert player.playback.is_playing
    assert desk.part(QPushButton, "lesson_next").isHidden()  # nothing is told in advance
    desk.wait(lambda: player.playback.is_complete)
    desk.press("lesson_end")

    desk.wait(lambda: bool(desk.view.guide.rows))
    rows = desk.view.guide.rows
    assert [row.proved.id for row in rows] == [proof.id for proof in lesson.proofs]
    assert all(row.proved.holds for row in rows)
    assert desk.lessons.mark(lesson).done
    desk.press("lesson_next")
    assert desk.view.lesson is not None
    assert desk.view.lesson.number == 2
    desk.press("lesson_back")
    assert "1" in desk.page.gallery._said.text()
    assert "2" in desk.part(QPushButton, "lessons_resume").text()  # type: ignore[attr-defined]


def test_the_answer_may_be_skipped(desk: Desk) -> None:
    lesson = desk.open(1)

    desk.press("lesson_skip")

    assert desk.part(QPushButton, "lesson_run").isEnabled()
    assert desk.lessons.mark(lesson) == Mark(skipped=True)


def test_a_wrong_answer_is_said_to_be_another_one_after_the_run(desk: Desk) -> None:
    lesson = desk.open(1)
    wrong = (lesson.predict.right + 1) % len(lesson.text.answers)
    desk.view.answer(wrong)
    desk.view.run()
    desk.finish()

    assert desk.view.guide.answers[lesson.predict.right]._verdict is True
    assert desk.view.guide.answers[wrong]._verdict is False
    assert desk.lessons.mark(lesson) == Mark(answer=wrong, done=True)


def test_progress_is_there_after_a_restart(desk: Desk) -> None:
    lesson = desk.run(1)
    desk.settings.sync()

    again = lesson_progress.read(desk.settings.lessons)

    assert again.mark(lesson.name).done
    assert again.last == lesson.name


# -- the transport


def test_keys_alone_steer_a_lesson(desk: Desk) -> None:
    lesson = desk.open(1)
    player = desk.view.player
    desk.key(Qt.Key.Key_Space)  # nothing was predicted yet
    assert desk.lessons.runner.run is None

    desk.key(Qt.Key.Key_1)
    assert desk.lessons.mark(lesson).answer == 0
    desk.key(Qt.Key.Key_Space)
    desk.wait(lambda: player.playback.position > 0)
    desk.key(Qt.Key.Key_Space)
    assert not player.playback.is_playing
    desk.wait(lambda: player.playback.is_complete)
    desk.key(Qt.Key.Key_Home)
    desk.key(Qt.Key.Key_Right)
    first = player.playback.position
    desk.key(Qt.Key.Key_Right)
    assert player.playback.position > first
    desk.key(Qt.Key.Key_Left)
    assert player.playback.position == first
    desk.key(Qt.Key.Key_End)
    assert player.playback.is_at_end
    desk.key(Qt.Key.Key_N)
    assert desk.view.lesson is not None
    assert desk.view.lesson.number == 2
    desk.key(Qt.Key.Key_Escape)
    assert desk.page._stack.currentWidget() is desk.page.gallery


def test_the_same_seed_gives_the_same_numbers_and_another_one_others(desk: Desk) -> None:
    desk.run(desk.open_briefer(2, jobs=60))
    runner = desk.lessons.runner
    assert runner.run is not None
    assert runner.run.ended is not None
    first = runner.run.ended.numbers

    desk.view.run()
    desk.finish()
    assert runner.run.ended is not None
    assert runner.run.ended.numbers == first
    seed = desk.part(QSpinBox, "lesson_seed")
    assert isinstance(seed, QSpinBox)
    seed.setValue(7)
    desk.finish()

    assert runner.run.seed == 7
    assert runner.run.ended is not None
    assert runner.run.ended.numbers != first


def test_every_attempt_reaches_the_stage(desk: Desk) -> None:
    desk.run(desk.open_briefer(2, jobs=60))
    run = desk.lessons.runner.run
    assert run is not None

    for variant in run.variants:
        assert run.replays[variant].known == run.number(f"{variant}.attempts")


def test_the_slider_runs_again_and_keeps_the_old_result_as_a_ghost(desk: Desk) -> None:
    lesson = desk.run(desk.open_briefer(5, jobs=500, warm_up=50))
    assert lesson.change is not None
    runner = desk.lessons.runner
    before = runner.run
    slider = desk.part(QSlider, "lesson_change")
    assert isinstance(slider, QSlider)

    slider.setValue((slider.value() + 1) % len(lesson.change.values))
    desk.wait(lambda: runner.run is not before)
    desk.finish()

    assert runner.ghost is before
    assert runner.run is not None
    assert runner.run.changes == {lesson.change.parameter: desk.view.guide.value()}
    assert "→" in desk.part(QLabel, "lesson_compared").text()  # type: ignore[attr-defined]
    assert desk.view.player.chart.plot.ghost_dot is not None


def test_jobs_that_never_begin_wait_on_the_stage_to_the_end(desk: Desk) -> None:
    desk.run(desk.open_briefer(7, seconds=40))
    strict = desk.view.player.stage.parts[0]
    run = desk.lessons.runner.run
    assert run is not None

    waiting = strict.replay.scene.waiting

    assert len(waiting["low"]) == run.number(f"{run.variants[0]}.low_left")
    assert len(waiting["low"]) > 100


def test_variants_are_shown_together_or_one_alone(desk: Desk) -> None:
    desk.run(desk.open_briefer(2, jobs=60))
    stage = desk.view.player.stage
    assert len(stage.parts) == 3

    switch = desk.view._variants
    assert switch is not None
    switch.choose(desk.view.lesson.compare[1].id)  # type: ignore[union-attr]

    assert len(stage.parts) == 1
    assert stage.describe()
    assert desk.view.player.chart.accessibleDescription().count(":") == 3


def test_what_is_compared_begins_to_play_together(desk: Desk) -> None:
    lesson = desk.open(2)
    desk.view.answer(lesson.predict.right)
    player, runner = desk.view.player, desk.lessons.runner
    seen: list[tuple[bool, list[int], str]] = []

    def look() -> None:
        run = runner.run
        assert run is not None
        known = [replay.known for replay in run.replays.values()]
        seen.append((bool(player.playback.replays), known, player.stage._message))

    runner.advanced.connect(look)
    desk.view.run()
    desk.finish()

    assert all(all(known) for plays, known, _ in seen if plays)
    assert any("1 of 3" in message for plays, _, message in seen if not plays)
    assert seen[-1][0]


def test_a_killed_worker_is_told_of_on_the_stage(desk: Desk) -> None:
    desk.run(10)

    for part in desk.view.player.stage.parts:
        kinds = [note.kind for note in part.told()]
        assert kinds.count("killed") == 3
        assert kinds[0] == "started"
        assert part.layout is not None
        assert part.layout.retry is None
    desk.view.player.rewind()
    assert [note for note in desk.view.player.stage.parts[0].told() if note.at > 0] == []


# -- what may go wrong


def test_lessons_are_switched_in_the_middle_of_runs(desk: Desk) -> None:
    for number in (5, 2, 1, 4, 5):
        lesson = desk.open(number)
        desk.view.answer(0)
        desk.view.run()
        run = desk.lessons.runner.run
        assert run is not None
        desk.wait(lambda run=run: bool(run.variants))  # type: ignore[misc]
        assert run.lesson is lesson
    desk.page.leave()

    assert desk.lessons.runner.run is None
    assert not desk.lessons.runner.is_running
    desk.run(1)  # and all is well after it
    assert desk.view.guide.rows


def test_a_cancelled_run_is_gone(desk: Desk) -> None:
    desk.open(5)  # long, and with nothing to wait for before it plays
    desk.view.answer(0)
    desk.view.run()
    desk.wait(lambda: desk.view.player.playback.position > 0)

    desk.press("lesson_cancel")

    assert desk.lessons.runner.run is None
    assert not desk.view.player.playback.replays
    assert desk.view.player.stage.parts == []
    assert desk.part(QPushButton, "lesson_cancel").isHidden()
    assert desk.part(QPushButton, "lesson_run").isEnabled()


def test_a_run_that_is_refused_says_so_in_its_place(desk: Desk) -> None:
    lesson = desk.open(5)
    desk.view.answer(0)

    desk.lessons.runner.begin(lesson, 1, {"utilisation": "much"})
    desk.wait(lambda: not desk.lessons.runner.is_running)

    trouble = desk.part(QLabel, "lesson_trouble")
    assert trouble.isVisibleTo(desk.view)
    assert "utilisation" in desk.lessons.runner.trouble


def test_a_library_that_cannot_be_read_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    def broken(_language: str) -> Shelf:
        raise OSError("the disk is gone")

    lessons = Lessons(Settings.in_folder(tmp_path), read=broken)
    page = LessonsPage(lessons, Theme("light"))
    qtbot.addWidget(page)
    page.activated()
    qtbot.waitUntil(lambda: bool(lessons.trouble), timeout=PATIENCE_MS)

    assert "the disk is gone" in page.gallery._trouble.accessibleName()
    lessons.shutdown()
