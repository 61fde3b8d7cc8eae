"""The other processes of a store, as lines of a table."""

import pytest

from kickboard.stores.base import ProcessInfo, ProcessStat
from kickboard_desktop.models.rows.processors import process_lines


def stat(*, version: str = "", tag: str = "", foreign: bool = True) -> ProcessStat:
    info = ProcessInfo(
        identity="web:7:a",
        hostname="web",
        pid=7,
        started_at=10.0,
        concurrency=5,
        queues={"default": 0},
        version=version,
        tag=tag,
    )
    return ProcessStat(info=info, beat_at=20.0, busy=1, quiet=False, foreign=foreign)


@pytest.mark.parametrize(
    ("process", "program"),
    [
        (stat(), "Sidekiq"),
        (stat(version="8.1.7"), "Sidekiq 8.1.7"),
        (stat(version="8.1.7", tag="shop"), "Sidekiq 8.1.7 · shop"),
        (stat(tag="shop\nfront"), "Sidekiq · shop front"),
        (stat(tag="shop", foreign=False), "Kickboard"),
    ],
)
def test_a_process_says_what_it_is_and_of_which_application(
    process: ProcessStat, program: str
) -> None:
    [line] = process_lines([process], 30.0, None)

    assert (line.who, line.program) == ("web 7", program)
