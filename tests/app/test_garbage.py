"""What was freed goes back to the system: by the collector, and by a window of few heaps."""

import gc
import linecache
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kickboard.runtime import heap
from kickboard_desktop.garbage import FULL, FULL_EVERY, MIDDLE_EVERY, Collector

#: Opens the program's window and says which threads there were when its heaps were made few.
PROGRAM = """
import threading
from kickboard.runtime import heap
from kickboard_desktop import desktop
from kickboard_desktop.starting.arguments import Options

def keep_small():
    print("threads", [t.name for t in threading.enumerate() if "task" in t.name], flush=True)

heap.keep_small = keep_small
desktop.run(Options(offscreen=True, store="memory:", read_only=True, seconds=0.5))
"""


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    made = Collector()
    yield made
    made.deleteLater()


def test_a_full_collection_gives_the_holes_back_and_a_young_one_does_not(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[object] = []
    monkeypatch.setattr(gc, "collect", happened.append)
    monkeypatch.setattr(heap, "trim", lambda: happened.append("trim"))

    for _ in range(FULL_EVERY):
        collector._on_second()

    assert happened.count("trim") == happened.count(FULL) == 1
    assert happened[-2:] == [FULL, "trim"]


def test_sources_that_can_be_read_again_are_not_kept(collector: Collector) -> None:
    """Those of a notebook's cells can not, and belong to somebody else."""
    linecache.cache["<cell 1>"] = (1, None, ["x = 1\n"], "<cell 1>")
    assert linecache.getline(__file__, 1)
    assert __file__ in linecache.cache

    for _ in range(MIDDLE_EVERY):
        collector._on_second()

    assert __file__ not in linecache.cache
    assert linecache.getline("<cell 1>", 1) == "x = 1\n"
    assert linecache.getline(__file__, 1).startswith('"""')
    del linecache.cache["<cell 1>"]


@pytest.mark.slow
def test_the_heaps_are_made_few_before_a_thread_reads_the_store(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "KICKBOARD_PROFILE": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert "threads []" in done.stdout.splitlines(), done.stderr
