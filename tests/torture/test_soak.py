"""The soak in small: a real window and two engines, one of them killed every few seconds."""

import json
import os
import subprocess
import sys

import pytest
from tests.torture.footprint import Sample, growth, summary
from tests.torture.soak import ROOT, faults

pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="looks into /proc")


@pytest.mark.slow
def test_a_window_and_two_engines_outlive_kills_with_nothing_lost() -> None:
    arguments = ["--minutes", "0.12", "--every", "2.4", "--seed", "20261124"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture.soak", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.stdout, done.stderr
    account = json.loads(done.stdout.splitlines()[-1])

    assert done.returncode == 0, account
    assert account["kills"] == 3, account
    assert account["acknowledged"] > 50, account
    assert account["done"] > 50, account


def _account(**changes: object) -> dict[str, object]:
    figures = {"growth_mb_h": 0.5, "threads_first": 5, "threads_last": 5}
    figures |= {"files_first": 9, "files_last": 9}
    zero = ("lost", "missing", "unexpected", "window_lost", "failures", "wrong_counts")
    processes = ("window", "engine", "worker")
    return {
        **dict.fromkeys(zero, 0),
        **dict.fromkeys(processes, figures),
        "minutes": 60.0,
        "kills": 60,
        "window_kills": 60,
        "drained": True,
        "integrity": "ok",
        "exit_codes": [0, 0],
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"lost": 1}, "lost"),
        ({"missing": -1}, "missing"),
        ({"drained": False}, "drained"),
        ({"kills": 0, "window_kills": 0}, "kills"),
        ({"window_kills": 59}, "the window saw 59 of 60"),
        ({"integrity": "row 1 missing"}, "integrity"),
        ({"exit_codes": [0, -11]}, "exit codes"),
    ],
)
def test_whatever_is_wrong_is_said(changes: dict[str, object], word: str) -> None:
    assert faults(_account()) == []
    [fault] = faults(_account(**changes))
    assert word in fault


def test_a_process_that_grows_is_a_fault_in_a_long_run_only() -> None:
    leak = {"growth_mb_h": 9.0, "threads_first": 5, "threads_last": 14}
    leak |= {"files_first": 9, "files_last": 40}
    assert len(faults(_account(window=leak))) == 3
    assert faults(_account(window=leak, minutes=1.0)) == []


def _samples(*megabytes: float) -> list[Sample]:
    return [Sample(60.0 * i, mb, 5, 9) for i, mb in enumerate(megabytes)]


def test_growth_is_megabytes_an_hour_and_one_peak_does_not_tilt_it() -> None:
    assert growth(_samples(100.0, 100.1, 100.2, 100.3)) == pytest.approx(6.0)
    flat = [100.0] * 30
    flat[-1] = 500.0
    assert growth(_samples(*flat)) == 0.0
    assert growth(_samples(100.0, 101.0)) is None


def test_what_is_taken_while_warming_up_does_not_count_as_growth() -> None:
    samples = _samples(10.0, 50.0, 90.0, 100.0, 100.0, 100.0, 100.0)
    assert summary(samples, warm=180.0)["growth_mb_h"] == 0.0
    assert summary(samples, warm=180.0)["rss_mb"] == 100.0
    assert summary(samples, warm=0.0)["growth_mb_h"] != 0.0
