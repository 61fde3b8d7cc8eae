"""How the whole suite is dealt out to several processes: what takes long first, and one by one.

A file stays together in one process, so that what its tests share is made once. But a file of a
few long tests would keep one process busy when all others are done; those are dealt singly.
"""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

#: Files whose tests share nothing and take seconds each, the longest first.
SINGLY = (
    "tests/app/test_fits.py",
    "tests/app/test_docked.py",
    "tests/app/test_desktop_run.py",
    "tests/engine/test_lab/test_load_theory.py",
    "tests/torture/test_killing.py",
    "tests/stores/sqlite/test_bad_disk.py",
    "tests/engine/test_faulty_simulation.py",
    "tests/torture/test_soak.py",
)
#: Files that take longer than others of as many tests, the longest first.
LONG = (
    "tests/engine/test_lab/test_lesson_proofs.py",
    "tests/engine/test_lab/test_lesson_experiments.py",
    "tests/app/test_load_mix.py",
    "tests/engine/test_lab/test_lesson_library.py",
    "tests/app/test_lessons.py",
    "tests/app/test_load_page.py",
    "tests/engine/test_lab/test_lessons.py",
    "tests/engine/test_lab/test_load_run.py",
    "tests/engine/test_lab/test_lesson_child.py",
    "tests/app/test_redis_workers.py",
    "tests/app/test_reliability.py",
    "tests/app/test_newcomer.py",
    "tests/app/test_lost_connection.py",
    "tests/stores/sqlite/test_dying.py",
    "tests/stores/sqlite/test_searching.py",
    "tests/engine/test_lab/test_load_leaves_nothing.py",
    "tests/stores/redis/test_model.py",
    "tests/stores/test_model.py",
    "tests/stores/sqlite/test_starts.py",
    "tests/app/test_sharing.py",
    "tests/app/test_locked.py",
)
_RANKS = {file: rank for rank, file in enumerate((*SINGLY, *LONG))}


def file_of(nodeid: str) -> str:
    """Return the file that a test is in."""
    return nodeid.split("::", 1)[0]


def put_long_ones_first(items: list[pytest.Item]) -> None:
    """Order *items* as they are to be dealt: the long files, then the others by their tests."""
    many: dict[str, int] = {}
    for item in items:
        many[file_of(item.nodeid)] = many.get(file_of(item.nodeid), 0) + 1

    def place(item: pytest.Item) -> tuple[int, int]:
        file = file_of(item.nodeid)
        return _RANKS.get(file, len(_RANKS)), -many[file]

    items.sort(key=place)


class LongestFirst(LoadFileScheduling):  # type: ignore[misc]
    """Deals file by file in the order of the tests, those of `SINGLY` test by test."""

    def __init__(self, config: pytest.Config, log: object = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # the order is ours

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return nodeid if file in SINGLY else file
