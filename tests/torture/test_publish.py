"""What stands in the README of kills is what the runs printed."""

from __future__ import annotations

from typing import Any

import pytest
from tests.torture import publish
from tests.torture.publish import section

LOOP: dict[str, Any] = {
    "processes": 2,
    "durability": "full",
    "seed": 7,
    "kills": 10,
    "acknowledged": 1000,
    "lost": 0,
    "duplicates": 50,
    "duplicates_max": 31,
    "allowed_a_kill": 208,
    "recovery_p50": 0.12,
    "recovery_p99": 0.5,
    "recovery_max": 0.61,
}


def _rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_runs_of_a_kind_are_one_row_and_nothing_is_averaged_away() -> None:
    worse = {**LOOP, "seed": 8, "kills": 30, "lost": 2, "duplicates": 30, "duplicates_max": 99}
    worse |= {"recovery_p99": 1.5, "recovery_max": 3.25}

    text = section([LOOP, worse, {**LOOP, "processes": 1}])

    assert _rows(text) == [
        ["1", "full", "10", "1,000", "**0**", "5.0", "31", "0.12 s", "0.50 s", "0.61 s"],
        ["2", "full", "40", "2,000", "**2**", "2.0", "99", "0.12 s", "0.50–1.50 s", "3.25 s"],
    ]
    assert "seeds 7, 8." in text


def test_the_readme_has_the_place_for_it() -> None:
    text = publish.README.read_text(encoding="utf-8")

    assert 0 < text.index(publish.START) < text.index(publish.END)


def test_a_soak_tells_of_each_process() -> None:
    figures = {"rss_mb": 100.4, "rss_max_mb": 120.0, "growth_mb_h": 1.26}
    figures |= {"threads_last": 7, "files_last": 21}
    spread = {"p50": 0.3, "p99": 0.8, "p100": 0.9}
    soak = {
        "case": "soak",
        "minutes": 60.0,
        "seed": 5,
        "kills": 60,
        "acknowledged": 200_000,
        "pushed": 210_000,
        "lost": 0,
        "missing": 1,
        "duplicates": 2,
        "ran_twice": 9,
        "given_back_s": spread,
        "first_job_s": spread,
        "late_in_a_second_ms": spread,
        "visits": 1800,
        "bulk_actions": 110,
        "integrity": "ok",
        "log_max_mb": 33.0,
        "file_mb": [0.1, 80.0],
        "load": 4.5,
        "window": figures,
        "engine": figures,
        "worker": {**figures, "growth_mb_h": -0.04},
    }

    text = section([soak])

    assert "lost **1**" in text
    assert "60 kills, 200,000 jobs acknowledged" in text
    assert [row[3] for row in _rows(text)] == ["+1.3 MB", "+1.3 MB", "+0.0 MB"]
    with pytest.raises(KeyError):
        section([{name: value for name, value in soak.items() if name != "kills"}])
