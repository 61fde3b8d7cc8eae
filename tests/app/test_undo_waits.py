"""Undo that is asked for while what it is about is still under way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk
from tests.app.fakes.hands import push

from kickboard.payload.record import JobState
from kickboard.stores.base import Moved, Selection, View
from kickboard.stores.memory import MemoryStore
from kickboard_desktop.actions import commands

S = JobState


class HeldStore(MemoryStore):
    """A store whose deletions are done at once and answer when they are let go."""

    def __init__(self) -> None:
        super().__init__()
        self.began = threading.Semaphore(0)
        self.answers: dict[str, threading.Event] = {}
        self.trouble: Exception | None = None

    def hold(self, jid: str) -> threading.Event:
        """Keep the answer about the job *jid* until the event is set."""
        return self.answers.setdefault(jid, threading.Event())

    def delete(self, selection: Selection, limit: int = 1000, op: int | None = None) -> Moved:
        """Delete, and answer later."""
        moved = super().delete(selection, limit, op)
        self.began.release()
        for jid in selection.jids or ():
            if jid in self.answers:
                assert self.answers[jid].wait(30)
        if self.trouble is not None:
            raise self.trouble
        return moved


class Window(Desk):
    """A desk on such a store, and what is asked of it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot, folder)
        self.store: HeldStore = HeldStore()
        self.open()

    def delete(self, jid: str) -> None:
        """Begin to delete a job, and wait until the store has done so."""
        selection = Selection(view=View(state=S.ENQUEUED), jids=[jid])
        self.controller.act(commands.delete(selection), 1, title=f"Delete {jid}")
        assert self.store.began.acquire(timeout=30)

    def press(self, *actions: str) -> None:
        """Use actions, one after the other, as far as they are offered."""
        for action in actions:
            self.actions[action].trigger()

    def waiting(self) -> set[str]:
        return {row.jid for row in self.store.page(View(state=S.ENQUEUED)).rows}

    def waits_for(self, *jids: str) -> None:
        """Wait until these jobs are enqueued, and nothing is under way."""
        self.qtbot.waitUntil(lambda: self.waiting() == set(jids) and not self.session.tasks.busy)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = Window(qtbot, tmp_path)
    yield made
    for answer in made.store.answers.values():
        answer.set()
    made.close()


def test_undo_waits_for_what_is_under_way_and_says_so(window: Window) -> None:
    jid = push(window)
    answer = window.store.hold(jid)
    window.delete(jid)
    assert window.actions["undo"].isEnabled()

    window.press("undo")
    assert window.said == [f"Undo follows when this is done: Delete {jid}"]
    told: list[str] = []
    window.controller.progressed.connect(lambda words, *_: told.append(words))
    window.qtbot.waitUntil(lambda: any("Undo follows" in words for words in told))
    assert window.waiting() == set()
    answer.set()

    window.waits_for(jid)
    assert window.said[1:] == ["Deleted 1 job", "Restored 1 job"]
    assert told[-1] == ""


def test_every_press_is_about_one_of_them_the_newest_first(window: Window) -> None:
    first, second, third = (push(window) for _ in range(3))
    window.delete(first)
    window.qtbot.waitUntil(lambda: "Deleted 1 job" in window.said)
    held = [window.store.hold(jid) for jid in (second, third)]
    window.delete(second)
    window.delete(third)

    window.press("undo", "undo")
    held[0].set()  # the older one answers first
    window.qtbot.waitUntil(lambda: window.said.count("Deleted 1 job") == 2)
    assert window.waiting() == set()
    held[1].set()
    window.waits_for(second, third)

    window.press("undo")
    window.waits_for(first, second, third)
    assert not window.actions["undo"].isEnabled()


def test_redo_waits_for_the_undo_that_was_asked_for_before(window: Window) -> None:
    jid = push(window)
    answer = window.store.hold(jid)
    window.delete(jid)

    window.press("undo", "redo", "undo", "redo")
    answer.set()

    window.waits_for()
    window.qtbot.waitUntil(lambda: window.said.count("Restored 1 job") == 2)
    window.waits_for()
    assert window.said.count("Deleted 1 job") == 3
    window.press("undo")
    window.waits_for(jid)


def test_an_undo_of_what_failed_is_dropped_and_says_so(window: Window) -> None:
    before, jid = push(window), push(window)
    window.delete(before)
    window.qtbot.waitUntil(lambda: "Deleted 1 job" in window.said)
    failed: list[str] = []
    window.controller.failed.connect(failed.append)
    answer = window.store.hold(jid)
    window.store.trouble = OSError("disk gone")
    window.delete(jid)

    window.press("undo")
    answer.set()
    window.qtbot.waitUntil(lambda: window.said[-1] == "It failed, so nothing is undone")

    assert failed == ["disk gone"]
    assert before not in window.waiting()
    assert "Delete" in window.actions["undo"].text()


def test_what_did_nothing_leaves_the_undo_to_what_was_done_before(window: Window) -> None:
    """Delete was pressed twice, and the second found the job gone."""
    jid = push(window)
    answer = window.store.hold(jid)
    window.delete(jid)
    window.delete(jid)

    window.press("undo")
    answer.set()

    window.waits_for(jid)


def test_a_long_one_that_began_before_does_not_keep_the_undo_of_a_later_one(
    window: Window,
) -> None:
    long, short = push(window), push(window)
    answer = window.store.hold(long)
    window.delete(long)
    window.delete(short)
    window.qtbot.waitUntil(lambda: window.said == ["Deleted 1 job"])

    window.press("undo")
    window.qtbot.waitUntil(lambda: window.said[-1] == "Restored 1 job")
    assert window.waiting() == {short}

    window.press("undo")
    answer.set()
    window.waits_for(long, short)


def test_an_undo_that_fails_drops_what_was_asked_for_after_it(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = push(window), push(window)
    window.delete(first)
    window.delete(second)
    window.qtbot.waitUntil(lambda: window.said.count("Deleted 1 job") == 2)
    failed: list[str] = []
    window.controller.failed.connect(failed.append)

    def restore(*_: Any, **__: Any) -> None:
        raise OSError("disk gone")

    with monkeypatch.context() as broken:
        broken.setattr(window.store, "restoring", restore)
        window.press("undo", "undo", "redo")
        window.qtbot.waitUntil(lambda: bool(failed) and not window.session.tasks.busy)
    assert failed == ["disk gone"]
    assert window.waiting() == set()

    window.press("undo", "undo")
    window.waits_for(first, second)
