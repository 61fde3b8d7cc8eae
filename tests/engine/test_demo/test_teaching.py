"""The demo's jobs that fail, hang, sleep, compute and kill, each as it says."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import kickboard.demo
from kickboard.clock import ManualClock
from kickboard.demo import (
    FailingJob,
    FlakyJob,
    HangingJob,
    NotificationJob,
    PrimeSearchJob,
    SlowJob,
    notification,
    teaching,
)
from kickboard.demo.errors import AlwaysFailsError, FlakyError
from kickboard.demo.primes import find_primes
from kickboard.jobs.registry import REGISTRY

from .conftest import Perform


def test_flaky_job_fails_as_often_as_it_was_told(perform: Perform) -> None:
    perform(FlakyJob, 0.0)
    with pytest.raises(FlakyError, match=r"is below 1\.00"):
        perform(FlakyJob, 1.0)


def test_failing_job_fails_with_a_cause(perform: Perform) -> None:
    with pytest.raises(AlwaysFailsError, match="out of ink") as failure:
        perform(FailingJob, "out of ink")

    assert isinstance(failure.value.__cause__, ZeroDivisionError)


def test_slow_job_sleeps_on_the_engines_clock(perform: Perform) -> None:
    clock = ManualClock()
    sleeper = threading.Thread(target=perform, args=(SlowJob, 3600.0), kwargs={"clock": clock})
    sleeper.start()
    clock.until_waiting()

    clock.advance(3599)
    assert sleeper.is_alive()
    clock.advance(1)

    sleeper.join(60)
    assert not sleeper.is_alive()


def test_hanging_job_ends_by_nothing_it_is_told(
    perform: Perform, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = threading.Event()
    waits = threading.Event()

    class Never(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            assert timeout is None
            waits.set()
            return release.wait()

    monkeypatch.setattr(teaching, "NEVER", Never())
    hanging = threading.Thread(target=perform, args=(HangingJob,), kwargs={"stopping": True})
    hanging.start()
    assert waits.wait(60)
    assert hanging.is_alive()

    release.set()
    hanging.join(60)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killer_job_kills_its_process(profile: Path) -> None:
    code = "from kickboard.demo.teaching import KillerJob; KillerJob().perform(); print('alive')"

    killed = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert killed.returncode == -signal.SIGKILL
    assert killed.stdout == b""


def test_prime_search_finds_the_primes(perform: Perform, caplog: pytest.LogCaptureFixture) -> None:
    sieve = [all(n % d for d in range(2, n)) and n > 1 for n in range(1000)]
    assert find_primes(0, 1000) == [n for n, is_prime in enumerate(sieve) if is_prime]

    with caplog.at_level("INFO"):
        perform(PrimeSearchJob, 1_000_000, 100)
        perform(PrimeSearchJob, 24, 3)

    assert "6 primes from 1000000 to 1000099, the largest is 1000099" in caplog.text
    assert "0 primes from 24 to 26, none" in caplog.text


@pytest.fixture
def notify_send(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name, alone on the path; it does what the returned file says."""
    program = tmp_path / "bin" / "notify-send"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > {tmp_path}/shown\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    return program


def logbook(profile: Path) -> str:
    return (profile / "demo" / "notifications.log").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script")
def test_notification_is_shown_as_text(
    notify_send: Path, tmp_path: Path, profile: Path, perform: Perform
) -> None:
    perform(NotificationJob, "--help", "a < b & c")

    assert (tmp_path / "shown").read_text("utf-8") == (
        "--app-name=Kickboard|--|--help|a &lt; b &amp; c|"
    )
    assert "  shown: '--help' 'a < b & c'\n" in logbook(profile)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script")
def test_refused_notification_is_logged_as_not_shown(
    notify_send: Path, profile: Path, perform: Perform
) -> None:
    notify_send.write_text("#!/bin/sh\necho no bus >&2; exit 1\n", "utf-8")

    perform(NotificationJob)

    assert "  not shown (no bus): 'Lane Four'" in logbook(profile)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script")
def test_desktop_that_does_not_answer_is_not_waited_for(
    notify_send: Path, profile: Path, perform: Perform, monkeypatch: pytest.MonkeyPatch
) -> None:
    notify_send.write_text("#!/bin/sh\nexec /bin/sleep 60\n", "utf-8")
    monkeypatch.setattr(notification, "TIMEOUT", 0.05)

    perform(NotificationJob)

    assert "  not shown (the desktop did not answer): " in logbook(profile)


def test_notification_without_a_desktop_is_logged_as_not_shown(
    profile: Path, perform: Perform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    perform(NotificationJob, "One\nline", "text")

    assert "  not shown (notify-send is not installed): 'One\\nline' 'text'\n" in logbook(profile)
    assert logbook(profile).count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script")
def test_notification_without_a_session_is_logged_as_not_shown(
    notify_send: Path, profile: Path, perform: Perform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")

    perform(NotificationJob)

    assert "not shown (there is no desktop session)" in logbook(profile)


def test_every_demo_job_is_registered_documented_and_typed() -> None:
    demo = [cls for cls in REGISTRY if cls.__module__.startswith("kickboard.demo.")]

    assert len(demo) == len([name for name in kickboard.demo.__all__ if name.endswith("Job")])
    for job_class in demo:
        assert job_class.__doc__
        assert job_class.__doc__.splitlines()[0].endswith(".")
        assert job_class.group in ("demo", "teaching")
        assert job_class.options["queue"] in {
            "critical",
            "default",
            "mailers",
            "media",
            "reports",
            "low",
        }
