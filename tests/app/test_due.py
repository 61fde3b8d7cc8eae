"""Scheduled jobs on an axis of time, dragged by a real mouse and moved by keys."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk
from tests.app.fakes.seeded import new_job

from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, View
from kickboard_desktop.actions import changing
from kickboard_desktop.actions.commands import Progress
from kickboard_desktop.models.rows.due import DAY, HOUR, PITCH, Axis, Due, DueJob, dots
from kickboard_desktop.views.lists.kinds import job_kinds
from kickboard_desktop.views.lists.scheduled import ScheduledPage

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
NOON = 1_763_985_600.0


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ScheduledPage:
    """Jobs that are due in 10, 20 and 40 minutes, and one in three hours."""
    return scheduled(desk, qtbot, (600, 1200, 2400, 10_800))


def scheduled(desk: Desk, qtbot: QtBot, delays: tuple[float, ...]) -> ScheduledPage:
    now, rng = time.time(), random.Random(3)
    desk.store.push([new_job(rng, n, now, at=now + delay) for n, delay in enumerate(delays)])
    desk.open()
    kind = next(kind for kind in job_kinds() if kind.name == "scheduled")
    made = ScheduledPage(kind, desk.session, desk.actions, desk.theme, desk.settings)

    def move(selection: Selection, count: int, seconds: float, at: float) -> None:
        one = changing.reschedule(selection, at)
        desk.controller.act(one if count == 1 else changing.shift(selection, seconds), count)

    made.reschedule_wanted.connect(move)
    desk.show(made, width=900)
    qtbot.waitUntil(lambda: len(made.chart.due.jobs) == len(delays))
    qtbot.waitUntil(lambda: bool(made.model.jid_at(len(delays) - 1)))
    made.horizon.choose("hour")
    return made


def place(page: ScheduledPage, number: int) -> QPoint:
    """Return where the job that is due as the *number*th is."""
    jid = page.chart.due.jobs[number].jid
    dot = next(dot for dot in page.chart.dots if dot.job.jid == jid)
    return page.chart.middle(dot).toPoint()


def due_at(desk: Desk, jid: str) -> float:
    found = desk.store.get(jid)
    assert found is not None
    assert found.record.state is JobState.SCHEDULED
    return found.record.at


def drag(page: ScheduledPage, number: int, points: int) -> None:
    """Take hold of a job and move it, without letting go."""
    start = place(page, number)
    QTest.mousePress(page.chart, LEFT, PLAIN, start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(page.chart, start + QPoint(round(points * share), 0))


def let_go(page: ScheduledPage) -> None:
    QTest.mouseRelease(page.chart, LEFT, PLAIN, QPoint(10, 10))


def test_a_job_is_dragged_to_another_time_and_undo_brings_it_back(
    desk: Desk, page: ScheduledPage, qtbot: QtBot
) -> None:
    job = page.chart.due.jobs[0]
    scale = HOUR / page.chart.axis.width

    drag(page, 0, 200)
    said = page.chart.said()
    assert "in 2" in said or "in 3" in said  # minutes
    assert said[:2] == "20"  # the year of the moment
    let_go(page)

    wanted = job.at + 200 * scale
    qtbot.waitUntil(lambda: due_at(desk, job.jid) != job.at)
    assert due_at(desk, job.jid) == pytest.approx(wanted, abs=15)
    assert due_at(desk, job.jid) % 5 == 0  # a round time
    qtbot.waitUntil(lambda: desk.said == ["Rescheduled 1 job"])
    assert page.selection() is not None
    desk.actions["undo"].trigger()
    qtbot.waitUntil(lambda: due_at(desk, job.jid) == job.at)


def test_escape_leaves_a_dragged_job_where_it_was(desk: Desk, page: ScheduledPage) -> None:
    job = page.chart.due.jobs[0]

    drag(page, 0, 200)
    assert page.chart.said()
    QTest.keyClick(page.chart, Qt.Key.Key_Escape)
    assert page.chart.grip is None
    let_go(page)

    assert desk.said == []
    assert due_at(desk, job.jid) == job.at


def test_what_is_under_the_mouse_is_told(page: ScheduledPage) -> None:
    QTest.mouseMove(page.chart, place(page, 0))
    tip = page.chart.toolTip()
    assert page.chart.due.jobs[0].job_class in tip
    assert time.strftime("%Y-") in tip
    assert "min" in tip

    QTest.mouseMove(page.chart, QPoint(page.chart.width() - 20, 4))
    assert page.chart.toolTip() == ""


def test_a_press_without_a_move_only_chooses(desk: Desk, page: ScheduledPage) -> None:
    QTest.mouseClick(page.chart, LEFT, PLAIN, place(page, 1))

    assert page.table.chosen.jids == (page.chart.due.jobs[1].jid,)
    assert desk.said == []


def test_chosen_jobs_are_dragged_together_and_keep_their_distances(
    desk: Desk, page: ScheduledPage, qtbot: QtBot
) -> None:
    before = [job.at for job in page.chart.due.jobs]
    jids = [job.jid for job in page.chart.due.jobs]
    page.table.selectAll()
    page.table.chosen.restart(jids[:3])

    drag(page, 0, 150)
    assert "3 jobs" in page.chart.said()
    assert "later" in page.chart.said()
    let_go(page)

    qtbot.waitUntil(lambda: desk.said == ["Rescheduled 3 jobs"])
    moved = [due_at(desk, jid) for jid in jids]
    assert moved[0] > before[0] + 300
    apart = [b - a for a, b in pairwise(before[:3])]
    assert [b - a for a, b in pairwise(moved[:3])] == pytest.approx(apart, abs=0.01)
    assert moved[3] == before[3]
    desk.actions["undo"].trigger()
    qtbot.waitUntil(lambda: [due_at(desk, jid) for jid in jids] == before)


def test_nothing_is_dragged_into_the_past(page: ScheduledPage) -> None:
    drag(page, 0, -800)

    assert page.chart.grip is not None
    assert page.chart.grip.at == page.chart.axis.now


def test_keys_move_a_job_of_the_list_and_enter_puts_it_down(
    desk: Desk, page: ScheduledPage, qtbot: QtBot
) -> None:
    job = page.chart.due.jobs[1]
    page.table.selectRow(page.model.where()[job.jid])
    page.table.setFocus()
    page.activateWindow()
    qtbot.waitUntil(page.table.hasFocus)

    QTest.keyClick(page.table, Qt.Key.Key_Right, ALT)
    qtbot.waitUntil(page.chart.hasFocus)
    QTest.keyClick(page.chart, Qt.Key.Key_Right, ALT)
    assert page.chart.grip is not None
    assert page.chart.grip.at == round(job.at / 60) * 60 + 120
    assert desk.said == []
    QTest.keyClick(page.chart, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: due_at(desk, job.jid) == round(job.at / 60) * 60 + 120)
    assert page.table.hasFocus()


def test_escape_leaves_a_job_that_keys_moved(desk: Desk, page: ScheduledPage, qtbot: QtBot) -> None:
    job = page.chart.due.jobs[1]
    page.table.selectRow(page.model.where()[job.jid])
    page.nudge(-3)
    assert page.chart.said()

    QTest.keyClick(page.chart, Qt.Key.Key_Escape)

    assert page.chart.said() == ""
    assert due_at(desk, job.jid) == job.at
    assert page.selection() is not None


def test_the_arrow_keys_go_from_job_to_job(page: ScheduledPage) -> None:
    jobs = page.chart.due.jobs
    page.chart.setFocus()

    for wanted in (jobs[0], jobs[1], jobs[2]):
        QTest.keyClick(page.chart, Qt.Key.Key_Right)
        assert page.table.chosen.jids == (wanted.jid,)
    QTest.keyClick(page.chart, Qt.Key.Key_Left)
    assert page.table.chosen.jids == (jobs[1].jid,)


def test_a_job_that_begins_while_it_is_held_is_let_go(page: ScheduledPage) -> None:
    drag(page, 0, 100)
    due = page.chart.due

    page.chart.show_due(Due(due.jobs[1:], due.total - 1))

    assert page.chart.grip is None


def test_a_store_that_may_only_be_read_is_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, read_only=True)
    page = scheduled(desk, qtbot, (600, 1200))

    drag(page, 0, 200)
    assert page.chart.grip is None
    page.nudge(1)
    assert page.chart.grip is None
    desk.close()


def test_the_horizon_at_the_start_has_most_jobs_and_the_rest_is_told(
    desk: Desk, page: ScheduledPage
) -> None:
    assert "1 later" in page._note.text()
    now = time.time()

    def due(*delays: float) -> Due:
        return Due([DueJob(str(n), "A", now + delay) for n, delay in enumerate(delays)])

    assert due(60, 120).horizon(now) == "minutes"
    assert due(60, 600).horizon(now) == "hour"
    assert due(60, 5 * HOUR).horizon(now) == "hours"
    assert due(60, 5 * HOUR, 20 * HOUR).horizon(now) == "day"
    assert due(60, 90 * DAY).horizon(now) == "month"


def test_jobs_of_about_one_time_stand_on_each_other() -> None:
    axis = Axis(NOON, HOUR, 0.0, 720.0)
    jobs = [DueJob(str(n), "A", NOON + 600 + n) for n in range(7)]

    made = dots([*jobs, DueJob("far", "A", NOON + 2 * HOUR)], axis, 5)

    assert [dot.row for dot in made] == [0, 1, 2, 3, 4]
    assert {dot.x for dot in made} == {12.5 * PITCH}
    assert [dot.more for dot in made] == [0, 0, 0, 0, 2]


def test_where_some_have_no_room_columns_are_as_high_as_their_share() -> None:
    axis = Axis(NOON, HOUR, 0.0, 720.0)
    many = [DueJob(f"m{n}", "A", NOON + 600 + n / 10) for n in range(50)]
    few = [DueJob(f"f{n}", "A", NOON + 1200 + n) for n in range(11)]

    made = dots([*many, *few], axis, 5)

    assert [dot.row for dot in made] == [0, 1, 2, 3, 4, 0, 1]
    assert [dot.more for dot in made] == [0, 0, 0, 0, 45, 0, 9]


def test_an_axis_of_minutes_tells_seconds() -> None:
    labels = [label for _, label in Axis(NOON, 300, 16.0, 900.0).ticks()]

    assert labels
    assert all(label.count(":") == 2 for label in labels)
    assert all(label.count(":") == 1 for _, label in Axis(NOON, HOUR, 16.0, 900.0).ticks())


def test_the_time_shown_follows_the_jobs_until_somebody_chooses(desk: Desk, qtbot: QtBot) -> None:
    page = scheduled(desk, qtbot, (20, 30, 40))
    page._horizon_chosen = False
    page.deactivated()
    page.activated()
    qtbot.waitUntil(lambda: page.horizon.key == "minutes")

    page.horizon.choose("day")
    page.deactivated()
    page.activated()
    qtbot.waitUntil(lambda: not page._reading)
    assert page.horizon.key == "day"


@pytest.mark.parametrize("seconds", [300, HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY])
def test_the_labels_of_an_axis_do_not_touch(seconds: float) -> None:
    ticks = Axis(NOON, seconds, 16.0, 560.0).ticks()

    assert len(ticks) >= 3
    places = [x for x, _ in ticks]
    assert all(b - a >= 48 for a, b in pairwise(places))


def test_a_shift_leaves_out_what_is_gone(desk: Desk) -> None:
    desk.fill(scheduled=3)
    view = View(state=JobState.SCHEDULED)
    rows = desk.store.page(view).rows
    selection = Selection(view=view, jids=(*(row.jid for row in rows), "f" * 24))

    report = changing.shift(selection, 60.0)(desk.store, Progress(4))

    assert report.count == 3
    assert [due_at(desk, row.jid) - row.at for row in rows] == pytest.approx([60.0] * 3)
    everything = changing.shift(Selection(view=view), -60.0)(desk.store, Progress(3))
    assert everything.count == 3
    assert [due_at(desk, row.jid) for row in rows] == pytest.approx([row.at for row in rows])


def test_jobs_that_were_not_read_are_not_called_later(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kickboard_desktop.views.lists.scheduled.MOST", 2)
    now, rng = time.time(), random.Random(3)
    desk.store.push([new_job(rng, n, now, at=now + 60) for n in range(5)])
    desk.open()
    kind = next(kind for kind in job_kinds() if kind.name == "scheduled")
    page = ScheduledPage(kind, desk.session, desk.actions, desk.theme, desk.settings)
    desk.show(page, width=900)

    qtbot.waitUntil(lambda: page._note.text() == "the next 2 of 5")
