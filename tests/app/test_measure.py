"""What the window measures of itself."""

import os
import sys
import time

import pytest
from pytestqt.qtbot import QtBot

from kickboard_desktop.measure import CpuShare, CpuWait, Frames, Heartbeat, since_exec


def busy(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_lateness_is_what_the_event_loop_was_kept_from_a_beat(qtbot: QtBot) -> None:
    heartbeat = Heartbeat(4)
    heartbeat.start()
    qtbot.waitUntil(lambda: heartbeat.late_ms() is not None)

    heartbeat.start()
    busy(0.05)
    qtbot.waitUntil(lambda: heartbeat.late_ms() is not None)
    heartbeat.stop()

    late = heartbeat.late_ms()
    assert late is not None
    assert late["max"] >= 40.0
    assert late["p50"] <= late["p99"] <= late["max"]


def test_a_new_start_forgets_the_lateness_so_far(qtbot: QtBot) -> None:
    heartbeat = Heartbeat(4)
    heartbeat.start()
    qtbot.waitUntil(lambda: heartbeat.late_ms() is not None)

    heartbeat.start()

    assert heartbeat.late_ms() is None
    heartbeat.stop()


def test_frames_are_counted_from_the_last_start_and_the_first_is_remembered() -> None:
    frames = Frames()
    frames.note()
    first = frames.first_ms
    frames.restart()

    for _ in range(3):
        busy(0.01)
        frames.note()

    assert frames.count == 3
    assert frames.first_ms == first
    assert frames.per_second is not None
    assert 1 < frames.per_second <= 100


@pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")
def test_a_busy_process_has_a_share_of_a_core_and_one_that_is_gone_has_none() -> None:
    share = CpuShare(os.getpid())
    busy(0.1)

    percent = share.percent()

    assert percent is not None
    assert percent > 1.0
    assert CpuShare(None).percent() is None


def test_who_started_the_interpreter_may_say_when(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KICKBOARD_T0", str(time.time() - 5))
    passed = since_exec()

    assert passed is not None
    assert 5 <= passed < 30
    monkeypatch.setenv("KICKBOARD_T0", "yesterday")
    assert since_exec() is None


def test_a_thread_without_a_processor_is_told_from_one_that_sleeps() -> None:
    wait = CpuWait()
    share = wait.percent()
    assert share is not None
    assert 0.0 <= share <= 100.0
    wait._thread = 0  # there is no such thread: nobody says
    assert wait.percent() is None
