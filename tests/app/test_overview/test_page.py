"""The Overview: cards, charts, queues, and what a hidden page costs."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.app.fakes.played import START, PlayedSession
from tests.app.fakes.shell import Shell, shell

from kickboard.payload.record import JobState
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.views.overview.cards import Moment, said_by
from kickboard_desktop.views.overview.lists import OverviewLists
from kickboard_desktop.widgets import CardText, EmptyState


def lists(shown: Shell) -> OverviewLists:
    """Return the lists, which are there once the page was painted."""
    assert shown.overview.lists is not None
    return shown.overview.lists


def plain(said: CardText) -> CardText:
    """Return *said* with spaces as they are typed."""

    def typed(shown: str) -> str:
        return shown.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")

    return replace(said, number=typed(said.number), unit=typed(said.unit), note=typed(said.note))


# -- cards


def moment(session: PlayedSession) -> Moment:
    return Moment(session.series, session.snapshot, session.now(), busy=3, concurrency=5)


def test_the_cards_say_what_the_session_knows(session: PlayedSession) -> None:
    session.play(10)
    session.backlog = 1204
    session.poll()
    said = {key: plain(said_by(key, moment(session))[0]) for key in said_keys()}

    assert said["done"].unit == "/s"
    assert 100 < int(said["done"].number) < 260
    assert said["failed"].note.endswith("% succeed")
    assert said[
        "backlog"
    ].number == f"{session.snapshot_now().counts[JobState.ENQUEUED]:,}".replace(",", " ")
    assert said["backlog"].note == "in 4 queues"
    assert (said["oldest"].unit, said["oldest"].note) == ("s", "in critical")
    assert (said["busy"].number, said["busy"].unit, said["busy"].note) == ("3", " of 5", "2 idle")
    assert said["retries"].note.startswith("next in ")
    assert (said["dead"].number, said["dead"].tone) == ("5", "bad")


def said_keys() -> tuple[str, ...]:
    return ("done", "failed", "backlog", "oldest", "busy", "retries", "dead")


def test_the_cards_of_an_empty_store_say_why_they_are_empty(session: PlayedSession) -> None:
    session.blank()
    nothing = Moment(TickSeries(), session.snapshot, START)
    notes = {key: said_by(key, nothing)[0].note for key in said_keys()}

    assert notes == {
        "done": "0 in all",
        "failed": "nothing ran",
        "backlog": "nothing waits",
        "oldest": "nothing waits",
        "busy": "no processors",
        "retries": "none waits",
        "dead": "nothing died",
    }


def test_the_cards_know_nothing_before_the_first_snapshot() -> None:
    unknown = Moment(TickSeries(), None, START)

    assert {said_by(key, unknown)[0].number for key in ("backlog", "oldest", "dead")} == {"–"}


def test_a_card_tells_the_change_against_a_minute_ago(session: PlayedSession) -> None:
    session.dead = 5
    session.play(65)
    session.dead = 12
    session.poll()
    session.series.add_snapshot(session.snapshot_now())

    said = said_by("dead", moment(session))[0]

    assert said.change == "+7"
    assert said.change_tone == "bad"
    assert said.note == "7 more in a minute"


def test_the_next_retry_counts_down(session: PlayedSession) -> None:
    session.play(1)
    at = session.snapshot_now().next_retry_at
    assert at is not None
    notes = [
        plain(said_by("retries", replace(moment(session), now=at - left))[0]).note
        for left in (41.0, 6.2, 0.0)
    ]

    assert notes == ["next in 41 s", "next in 7 s", "next now"]


@pytest.mark.parametrize(
    ("card", "page"),
    [("done", "processors"), ("backlog", "enqueued"), ("retries", "retries"), ("dead", "dead"),
     ("oldest", "queues")],
)  # fmt: skip
def test_a_card_opens_the_page_behind_its_number(shown: Shell, card: str, page: str) -> None:
    QTest.mouseClick(shown.overview.cards[card], Qt.MouseButton.LeftButton)

    assert shown.window.current_page() is shown.bare(page)


def test_the_cards_follow_the_ticks(shown: Shell, qtbot: QtBot) -> None:
    before = shown.overview.cards["done"].said.number
    shown.session.load = 900
    for _ in range(40):
        shown.session.step()

    qtbot.waitUntil(lambda: shown.overview.cards["done"].said.number != before)
    assert shown.overview.cards["done"].accessibleName().startswith("Done: ")


# -- charts


def test_the_chart_draws_the_newest_numbers_and_slides(shown: Shell, qtbot: QtBot) -> None:
    shown.session.run()
    painted: list[int] = []
    shown.overview.frame_painted.connect(lambda: painted.append(1))

    qtbot.waitUntil(lambda: len(painted) > 10)

    chart = shown.overview._throughput
    qtbot.waitUntil(lambda: chart.right > START + 3)
    assert len(chart.curves.times) > 30


def test_reduced_motion_slides_with_the_numbers_only(shown: Shell, qtbot: QtBot) -> None:
    shown.theme.set_reduce_motion(True)
    rights: set[float] = set()
    for _ in range(12):
        shown.overview._on_frame()
        rights.add(shown.overview._throughput.right)
        shown.session._at += 0.016

    assert len(rights) <= 3


def test_the_curves_are_there_at_the_first_paint(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with shell(qtbot, qapp, tmp_path) as made:
        made.window.show_page("overview")
        with qtbot.waitSignal(made.window.painted), qtbot.waitSignal(made.overview.frame_painted):
            made.window.show()

        chart = made.overview._throughput
        assert chart.curves.geometry() == chart.plot
        assert made.overview.chart.isVisible()


def test_the_crosshair_tells_the_values_under_the_mouse(shown: Shell) -> None:
    shown.session.play(20)
    shown.overview.refresh()
    view = shown.overview._throughput.view
    assert view is not None
    before = view.grab().toImage()
    at = QPointF(view.width() * 0.95, 20)
    buttons = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove, at, view.mapToGlobal(at), buttons, buttons,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip

    QApplication.sendEvent(view, move)

    assert view.grab().toImage() != before


def test_the_time_shown_can_be_chosen_for_both_charts(shown: Shell) -> None:
    shown.overview._span.choose("10min")

    assert shown.overview._throughput.span.seconds == 600
    assert shown.overview._latency.span.seconds == 600


def test_latency_is_of_the_wait_or_of_the_run(shown: Shell) -> None:
    shown.session.play(15)
    wait = shown.overview._latency.current()
    shown.overview._kind.choose("run")
    run = shown.overview._latency.current()

    assert wait.p50 is not None
    assert run.p50 is not None
    assert run.p50 < wait.p50


def test_a_percentile_of_few_jobs_is_shown_hollow(shown: Shell) -> None:
    shown.session.load = 2
    shown.session.play(15)
    shown.overview.refresh()
    p99 = next(e for e in shown.overview._latency_legend.entries if e.word == "p99")
    assert p99.hollow

    shown.session.load = 180
    shown.session.play(15)
    shown.overview.refresh()
    p99 = next(e for e in shown.overview._latency_legend.entries if e.word == "p99")
    assert not p99.hollow


# -- what it costs


def test_a_hidden_page_costs_nothing(shown: Shell, qtbot: QtBot) -> None:
    shown.window.show_page("dead")
    asked = len(shown.session.asked)
    shown.session.dead = 99
    drawn: list[int] = []
    shown.overview.frame_painted.connect(lambda: drawn.append(1))
    for _ in range(20):
        shown.session.step()
    QApplication.processEvents()

    assert not shown.overview._frames.isActive()
    assert drawn == []
    assert len(shown.session.asked) == asked
    shown.window.show_page("overview")
    assert shown.overview.cards["dead"].said.number == "99"


def test_errors_are_read_again_only_when_the_sets_changed(shown: Shell) -> None:
    shown.overview._show_lists()
    asked = len(shown.session.asked)
    snapshot = shown.session.snapshot
    for _ in range(5):
        shown.overview._show_lists()
    assert len(shown.session.asked) == asked

    assert snapshot is not None
    shown.session.dead += 1
    shown.session.poll()
    shown.overview._show_lists()
    assert len(shown.session.asked) == asked + 1


# -- queues


def test_the_queues_are_listed_with_the_one_that_waits_longest_first(shown: Shell) -> None:
    shown.overview._show_lists()
    rows = lists(shown).queues.model.rows

    assert [row.name for row in rows] == ["critical", "default", "mailers", "low"]
    assert {row.state for row in rows} == {"running"}


def test_without_queues_the_panel_says_why_and_offers_one_act(shown: Shell) -> None:
    used: list[str] = []
    shown.actions.invoked.connect(used.append)
    shown.session.blank()
    shown.overview._show_lists()
    (empty,) = lists(shown).queues.findChildren(EmptyState)

    assert not empty.isHidden()
    empty.acted.emit()
    assert used == ["enqueue_class"]


def test_a_notice_takes_the_place_of_the_charts_while_it_is_shown(shown: Shell) -> None:
    card = QLabel("Run the demo")
    shown.overview.set_notice(card)
    assert card.isVisible()
    assert not shown.overview._throughput.isVisible()

    card.setVisible(False)
    assert shown.overview._throughput.isVisible()


# -- the picture


@pytest.mark.slow
@pytest.mark.parametrize("factor", ["1.25", "2"])
def test_the_window_is_sharp_and_whole_at_other_pixel_ratios(factor: str, tmp_path: Path) -> None:
    picture = tmp_path / "overview.png"
    code = Path(__file__).parents[1] / "fakes" / "picture.py"
    env = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor, "HOME": str(tmp_path)}
    paths = ":".join(sys.path)

    done = subprocess.run(
        [sys.executable, str(code), str(picture)],
        env=env | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [
        str(round(1100 * float(factor))),
        str(round(700 * float(factor))),
    ]
    assert picture.stat().st_size > 20_000
