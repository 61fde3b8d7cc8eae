"""What is chosen in a list of jobs, what is offered for it, and that nothing moves meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.app.fakes.desk import Desk
from tests.app.fakes.job_list import button, click, open_page, words
from tests.app.fakes.seeded import fill

from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, View
from kickboard_desktop.format import count


def test_buttons_are_grey_with_a_reason_until_something_is_chosen(desk: Desk) -> None:
    desk.fill(retry=5)
    page = open_page(desk, "retries")
    retry = button(page, "retry_now")
    assert not retry.isEnabled()
    assert "Select jobs" in retry.toolTip()

    click(page, 0)
    click(page, 1, control=True)

    assert retry.isEnabled()
    assert retry.text() == "Retry 2 jobs"
    assert words(page, "choice_count") == "2 selected"
    assert words(page, "choice_all") == "Select all 5 matching"


def test_who_comes_by_a_key_goes_on_with_keys(desk: Desk) -> None:
    desk.fill(retry=5)
    page = open_page(desk, "retries")

    page.take_keyboard()
    assert QApplication.focusWidget() is page.table
    QTest.keyClick(page.table, Qt.Key.Key_Down)

    assert button(page, "retry_now").isEnabled()
    assert words(page, "choice_count") == "1 selected"


def test_the_chosen_jobs_are_retried_and_the_list_shows_what_is_left(desk: Desk) -> None:
    desk.fill(retry=5)
    page = open_page(desk, "retries")
    click(page, 1)
    click(page, 3, control=True)
    meant = page.table.chosen.jids

    QTest.mouseClick(button(page, "retry_now"), Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: page.model.total == 3)

    waiting = desk.store.page(View(state=JobState.ENQUEUED), 0, 64).rows
    assert {row.jid for row in waiting} == set(meant)
    assert desk.said == ["Retried 2 jobs"]
    assert page.selection() is None
    assert not page.strip.isVisible()


def test_a_chosen_job_that_left_by_itself_is_chosen_no_longer(desk: Desk) -> None:
    desk.fill(retry=5)
    page = open_page(desk, "retries")
    click(page, 1)
    click(page, 2, control=True)
    gone, stays = page.table.chosen.jids

    desk.store.delete(Selection(view=View(state=JobState.RETRY), jids=[gone]))
    desk.session.poll()

    desk.qtbot.waitUntil(lambda: page.table.chosen.jids == (stays,))


def test_all_that_match_are_meant_as_what_the_filter_says(desk: Desk) -> None:
    desk.fill(dead=200)
    page = open_page(desk, "dead")
    page.query_bar.set_text("class:EmailJob")
    desk.qtbot.waitUntil(lambda: page.model.is_loaded and page.model.is_exact)
    total = page.model.total

    click(page, 0)
    page.strip.everything_wanted.emit()

    selection = page.selection()
    assert selection is not None
    assert selection.jids is None
    assert selection.view.query == page.query_bar.query
    assert page.selected_count() == total
    assert words(page, "choice_count") == f"All {count(total)} selected"

    asked: list[tuple[str, int, object]] = []

    def agree(title: str, count: int, meant: object, go_on: Callable[[], None]) -> None:
        asked.append((title, count, meant))
        go_on()

    desk.controller.preview_asked.connect(agree)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: page.model.total == 0)
    assert asked == [(f"Delete {total} jobs", total, selection)]
    assert desk.store.count(View(state=JobState.DEAD)) == 200 - total


def test_another_filter_drops_the_choice(desk: Desk) -> None:
    desk.fill(dead=20)
    page = open_page(desk, "dead")
    click(page, 0)

    page.query_bar.set_text("class:EmailJob")

    assert page.selection() is None
    assert not page.strip.isVisible()


def test_a_list_that_stands_still_says_what_is_new(desk: Desk) -> None:
    desk.fill(dead=200)
    page = open_page(desk, "dead")
    page.table.verticalScrollBar().setValue(100)
    desk.qtbot.waitUntil(lambda: bool(page.model.jid_at(105)))
    click(page, 2)
    assert "stands still" in words(page, "choice_news")

    fill(desk.store, dead=37, seed=8)
    desk.session.poll()
    desk.qtbot.waitUntil(lambda: "37" in words(page, "choice_news"))
    page.strip.newest_wanted.emit()

    desk.qtbot.waitUntil(lambda: page.model.total == 237)
    assert page.table.follows


def test_what_is_offered_is_in_its_place_before_the_next_click(desk: Desk) -> None:
    """Two clicks may be under way already, of somebody before a busy window."""
    desk.fill(dead=3)
    page = open_page(desk, "dead")
    acts = [button(page, name) for name in ("edit_job", "reschedule", "move_jobs")]

    click(page, 0)
    at_once = [act.geometry() for act in acts]
    QApplication.processEvents()

    assert [act.x() for act in acts] == [place.x() for place in at_once]
    assert acts[-1].geometry().right() > page.strip.width() - 30
