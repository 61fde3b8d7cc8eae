"""The timeline of a job: which pieces its life has, and how they are drawn and walked through."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.app.fakes.lived import NOW, attempt, lived

from kickboard.jobs.backoff import SIDEKIQ
from kickboard.payload.record import JobState
from kickboard.stores.base import JobDetail, Outcome
from kickboard_desktop.models.job.projection import project, waits_of
from kickboard_desktop.models.job.timeline import MOST_ATTEMPTS, Kind, pieces, summary
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.side_scroll import SideScroll
from kickboard_desktop.widgets.timeline import CUT, HEIGHT, Place, Timeline

DAY = 86_400.0


def kinds(found: JobDetail, **options: object) -> list[str]:
    return [piece.kind.value for piece in pieces(found, NOW, **options)]  # type: ignore[arg-type]


# -- which pieces


def test_a_job_that_failed_twice_and_waits_has_its_whole_life_and_a_countdown() -> None:
    found = lived(JobState.RETRY, failures=2, next_in=41.0)

    shown = pieces(found, NOW)

    assert [piece.kind.value for piece in shown] == [
        *("mark", "wait", "run", "backoff", "wait", "run"),
        *("backoff", "to_come"),
    ]
    last = shown[-2]
    assert last.length.replace("\N{NO-BREAK SPACE}", " ") == "in 41 s"
    assert last.share is not None
    assert 0.0 < last.share < 1.0
    assert shown[-1].is_future
    assert [piece.attempt for piece in shown if piece.attempt is not None] == [0, 1]


def test_states_are_told_by_word_icon_and_colour() -> None:
    runs = [p for p in pieces(lived(JobState.DEAD, failures=2), NOW) if p.kind is Kind.RUN]

    assert [(p.word, p.token) for p in runs] == [("failed", "warn"), ("died", "bad")]
    assert all(p.icon for p in runs)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (JobState.ENQUEUED, ["mark", "scheduled", "wait", "to_come"]),
        (JobState.SCHEDULED, ["mark", "scheduled", "to_come"]),
        (JobState.BUSY, ["mark", "scheduled", "wait", "run"]),
        (JobState.COMPLETED, ["mark"]),
        (JobState.DEAD, ["mark", "mark"]),
        (JobState.TRASH, ["mark", "mark"]),
    ],
)
def test_a_job_without_attempts_has_what_its_state_says(
    state: JobState, expected: list[str]
) -> None:
    assert kinds(lived(state, failures=0)) == expected


def test_time_dead_before_a_retry_by_hand_is_no_backoff() -> None:
    died = attempt(NOW - 900, run=1.0, outcome=Outcome.DEAD)
    again = attempt(NOW - 60, wait=2.0, run=1.0, outcome=Outcome.COMPLETED)
    found = lived(JobState.COMPLETED, attempts=(died, again))

    assert kinds(found) == ["mark", "run", "idle", "wait", "run"]
    (idle,) = [piece for piece in pieces(found, NOW) if piece.kind is Kind.IDLE]
    assert idle.seconds == pytest.approx(837.0)


def test_how_long_it_runs_is_the_engines_word_where_there_is_one() -> None:
    running = pieces(lived(JobState.BUSY), NOW, running=7.5)[-1]

    assert running.seconds == pytest.approx(7.5)
    assert running.word == "running"


def test_of_very_many_attempts_the_latest_are_drawn_and_the_others_counted() -> None:
    many = tuple(
        attempt(NOW - 5000 + n * 10, run=0.1, outcome=Outcome.RETRY)
        for n in range(MOST_ATTEMPTS + 30)
    )
    shown = pieces(lived(JobState.RETRY, attempts=many), NOW)

    assert "30" in shown[1].word
    runs = [piece.attempt for piece in shown if piece.kind is Kind.RUN]
    assert runs == list(range(30, MOST_ATTEMPTS + 30))


# -- what is to come


def test_what_is_to_come_is_the_formulas_and_ends_with_a_date() -> None:
    found = lived(JobState.RETRY, failures=2, next_in=41.0)

    shown = [p for p in pieces(found, NOW, formula=SIDEKIQ) if p.is_future]

    assert [p.kind.value for p in shown] == [
        "to_come",
        *("backoff", "to_come") * 3,
        *("more", "mark"),
    ]
    assert "20" in shown[-2].word  # 25 retries: one is next, three are drawn, one was made
    assert shown[-1].word == "dead"
    assert shown[-1].time.startswith("≈")


def test_without_a_formula_nothing_is_foretold() -> None:
    found = lived(JobState.RETRY, failures=2)

    assert [p.kind for p in pieces(found, NOW) if p.is_future] == [Kind.TO_COME]


def test_the_day_of_death_is_what_the_formula_says_it_is() -> None:
    found = lived(JobState.RETRY, failures=1, next_in=20.0)  # one failure: the first retry is next

    plan = project(found.record, SIDEKIQ)

    earliest, mean, latest = SIDEKIQ.dies_at(found.record.at, 25, 1)
    assert (plan.earliest, plan.latest) == pytest.approx((earliest, latest))
    assert plan.dies == pytest.approx(mean)
    assert [planned.number for planned in plan.tries] == list(range(2, 26))
    assert 20 * DAY < plan.dies - NOW < 21 * DAY


def test_a_job_with_few_retries_dies_with_the_last() -> None:
    found = lived(JobState.RETRY, failures=2, retry=2)

    assert project(found.record, SIDEKIQ).tries == ()
    assert project(found.record, SIDEKIQ).dies == found.record.at


def test_a_window_of_time_ends_the_tries_whatever_their_number() -> None:
    found = lived(JobState.RETRY, failures=1, retry_for=3600)

    plan = project(found.record, SIDEKIQ)

    assert found.record.failed_at is not None
    assert plan.tries[-1].at - found.record.failed_at > 3600
    assert plan.tries[-2].at - found.record.failed_at <= 3600


def test_planned_delay_and_lateness_are_kept_apart() -> None:
    first = attempt(NOW - 100, run=1.0, outcome=Outcome.RETRY, retry_in=17.0)
    late = attempt(NOW - 78, run=1.0, outcome=Outcome.RETRY, retry_in=30.0, retry_count=0)
    old = attempt(NOW - 20, run=1.0, outcome=Outcome.RETRY, retry_count=1)
    waits = waits_of(lived(JobState.RETRY, attempts=(first, late, old)))

    assert [(w.number, w.planned) for w in waits] == [(1, 17.0), (2, 30.0)]
    assert waits[0].late == pytest.approx(4.0)
    assert waits[1].late == pytest.approx(27.0)


def test_the_summary_says_all_in_sentences() -> None:
    found = lived(JobState.RETRY, failures=2, next_in=41.0)

    said = summary(pieces(found, NOW, formula=SIDEKIQ)).replace("\N{NO-BREAK SPACE}", " ")

    assert said.startswith("Created at ")
    assert "failed after 1.0 s: TimeoutError" in said
    assert "Next try in 41 s" in said
    assert "If every try fails it is dead about " in said


# -- how they are drawn


@pytest.fixture
def strip(qtbot: QtBot) -> SideScroll:
    made = SideScroll(Timeline(Theme("dark")), HEIGHT)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


@pytest.fixture
def chart(strip: SideScroll) -> Timeline:
    made = strip.widget()
    assert isinstance(made, Timeline)
    made.place_wanted.connect(strip.bring_up)
    return made


def show(chart: Timeline, found: JobDetail) -> None:
    chart.show_pieces(pieces(found, NOW, formula=SIDEKIQ))


def place(chart: Timeline, attempt_number: int) -> Place:
    return next(p for p in chart.places if p.piece.attempt == attempt_number)


def test_runs_share_a_scale_and_what_would_leave_no_room_is_cut_short(chart: Timeline) -> None:
    short = attempt(NOW - 5000, run=1.0, outcome=Outcome.RETRY)
    long = attempt(NOW - 1000, wait=2.0, run=2.0, outcome=Outcome.DEAD)
    show(chart, lived(JobState.DEAD, attempts=(short, long)))

    blocks = [p for p in chart.places if p.piece.kind is Kind.RUN]
    gap = next(p for p in chart.places if p.piece.kind is Kind.BACKOFF)
    wait = [p for p in chart.places if p.piece.kind is Kind.WAIT][-1]
    assert blocks[1].block == pytest.approx(2 * blocks[0].block)
    assert wait.block == pytest.approx(blocks[1].block)
    assert not wait.is_cut
    assert gap.is_cut
    assert gap.width >= CUT
    assert gap.piece.length.replace("\N{NO-BREAK SPACE}", " ") == "1 h 06 min"


def test_a_moment_is_never_cut_short_however_brief_the_runs(chart: Timeline) -> None:
    brief = attempt(NOW - 100, wait=0.1, run=0.00005, outcome=Outcome.DEAD)
    show(chart, lived(JobState.DEAD, attempts=(brief,)))

    (wait,) = [p for p in chart.places if p.piece.kind is Kind.WAIT]
    assert not wait.is_cut
    assert wait.width <= 96.0


def test_no_piece_lies_over_another_and_all_have_room_for_their_words(chart: Timeline) -> None:
    show(chart, lived(JobState.RETRY, failures=6))

    for before, after in zip(chart.places, chart.places[1:], strict=False):
        assert after.left == pytest.approx(before.left + before.width)
    assert chart.width() >= chart.places[-1].left + chart.places[-1].width
    assert chart.accessibleDescription().startswith("Created at ")


def test_arrow_keys_walk_through_the_attempts_and_enter_opens_one(
    chart: Timeline,
) -> None:
    show(chart, lived(JobState.RETRY, failures=3))
    chosen: list[int] = []
    opened: list[int] = []
    chart.attempt_chosen.connect(chosen.append)
    chart.attempt_opened.connect(opened.append)

    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(chart, key)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Home)

    assert chosen == [2, 1, 0, 1, 2, 0]
    assert opened == [1]


def test_what_is_chosen_is_brought_into_view(chart: Timeline, strip: SideScroll) -> None:
    show(chart, lived(JobState.RETRY, failures=12))
    assert chart.width() > 1200

    QTest.keyClick(chart, Qt.Key.Key_End)
    QApplication.processEvents()

    seen = strip.horizontalScrollBar().value()
    there = place(chart, 11)
    assert seen <= there.left
    assert there.left + there.width <= seen + strip.viewport().width()


def test_a_click_chooses_and_a_double_click_opens(chart: Timeline) -> None:
    show(chart, lived(JobState.RETRY, failures=2))
    opened: list[int] = []
    chart.attempt_opened.connect(opened.append)
    at = place(chart, 0)
    spot = QPoint(round(at.left + at.width / 2), HEIGHT // 2)

    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot)
    assert chart.chosen == 0
    QTest.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=spot)
    assert opened == [0]


def test_zoom_widens_runs_and_leaves_what_is_cut(chart: Timeline) -> None:
    show(chart, lived(JobState.RETRY, failures=3))
    before = place(chart, 0).block

    QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert place(chart, 0).block == pytest.approx(1.5 * before)
    spot, control = QPointF(5, 5), Qt.KeyboardModifier.ControlModifier
    down = (QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, control)
    turn = QWheelEvent(spot, spot, *down, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(chart, turn)
    assert place(chart, 0).block == pytest.approx(before)
    for _ in range(20):
        chart.zoom_out()
    assert place(chart, 0).block >= 22.0


def test_after_another_attempt_the_newest_is_in_sight(
    chart: Timeline, strip: SideScroll, qtbot: QtBot
) -> None:
    show(chart, lived(JobState.RETRY, failures=6))
    chart.choose(0)
    assert strip.horizontalScrollBar().value() == 0

    show(chart, lived(JobState.RETRY, failures=7))

    newest, bar = place(chart, 6), strip.horizontalScrollBar()
    wide = strip.viewport().width()
    qtbot.waitUntil(lambda: bar.value() <= newest.left < bar.value() + wide)


def test_a_second_later_who_looks_at_the_past_stays_there(
    chart: Timeline, strip: SideScroll
) -> None:
    show(chart, lived(JobState.RETRY, failures=6))
    chart.choose(0)

    chart.show_pieces(pieces(lived(JobState.RETRY, failures=6), NOW + 1, formula=SIDEKIQ))
    QApplication.processEvents()

    assert strip.horizontalScrollBar().value() == 0
