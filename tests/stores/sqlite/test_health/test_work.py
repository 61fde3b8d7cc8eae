"""Engines that died, hang or hold the file, and jobs that wait too long."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.stores.kit import job, process
from tests.stores.sqlite.neighbour import Neighbour
from tests.stores.sqlite.test_health.looking import one

from kickboard.clock import ManualClock
from kickboard.stores.base import Beat
from kickboard.stores.sqlite import SQLiteStore
from kickboard.stores.sqlite.health import Level, examine
from kickboard.stores.sqlite.health.owners import writing
from kickboard.stores.sqlite.lease import lock_path


def test_a_dead_engine_and_what_it_held_are_told(store: SQLiteStore, path: Path) -> None:
    store.push([job("a"), job("b")])
    neighbour = Neighbour(path)
    neighbour.ask("claim", 2)
    neighbour.end()

    finding = one(examine(path), "engines")

    assert finding.level is Level.WARN
    assert finding.text.endswith("died with 2 jobs in hand")
    assert "Start an engine" in finding.advice


def test_an_engine_that_lives_and_says_nothing_is_told(path: Path) -> None:
    clock = ManualClock()
    store = SQLiteStore(path, clock=clock)
    store.register(process())
    store.heartbeat(Beat(identity="host:1:a", busy=0, concurrency=5, quiet=False))
    clock.advance(90)

    finding = one(examine(path, clock=clock), "engines")

    store.close()
    assert finding.level is Level.WARN
    assert "says nothing for 90 s" in finding.text


def test_a_lock_file_that_nobody_holds_is_counted(path: Path) -> None:
    SQLiteStore(path).close()
    lock_path(path, "999-abc").touch()

    assert one(examine(path), "lock files").text.startswith("1 of engines that died early")


def test_looking_at_a_lease_does_not_take_it(store: SQLiteStore, path: Path) -> None:
    """The lock of a dead engine must be free again for whoever recovers its jobs."""
    store.push([job("a")])
    neighbour = Neighbour(path)
    neighbour.ask("claim", 1)
    neighbour.end()
    examine(path)

    assert store.recover().returned == 1


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_who_holds_the_write_lock_is_known(store: SQLiteStore, path: Path) -> None:
    """Another process, because our own locks do not stand in our own way."""
    code = (
        "import apsw, sys; c = apsw.Connection(sys.argv[1]); c.execute('BEGIN IMMEDIATE');"
        "print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    held, finding = writing(path), one(examine(path), "write lock")
    holder.stdin.close()
    holder.stdout.close()
    holder.wait()

    assert held == {holder.pid}
    assert finding.level is Level.WARN
    assert str(holder.pid) in finding.text
    assert writing(path) == set()


# -- what waits


def test_a_queue_that_no_engine_works_on_is_named(store: SQLiteStore, path: Path) -> None:
    store.register(process())
    store.push([job("a"), job("b", queue="forgotten")])

    finding = one(examine(path), "waiting jobs")

    assert finding.level is Level.WARN
    assert "no engine works on forgotten" in finding.text
    assert finding.advice.endswith("-q forgotten")


def test_a_job_that_waits_too_long_is_told(path: Path) -> None:
    clock = ManualClock()
    store = SQLiteStore(path, clock=clock)
    store.register(process())
    store.push([job("a"), job("later", at=clock.now() + 10)])
    clock.advance(7200)

    found = examine(path, clock=clock)

    store.close()
    assert "the oldest for 7,200 s" in one(found, "waiting jobs").text
    assert one(found, "waiting jobs").level is Level.WARN
    assert "due for 7,190 s" in one(found, "due jobs").text


def test_everything_paused_is_told(store: SQLiteStore, path: Path) -> None:
    store.pause(None, paused=True)

    finding = one(examine(path), "paused")

    assert (finding.level, finding.advice) == (Level.WARN, "Go on with: kickboard resume")


def test_classes_are_compared_only_with_those_that_were_named(
    store: SQLiteStore, path: Path
) -> None:
    store.push([job("a"), job("b", "ReportJob")])

    assert one(examine(path), "classes").level is Level.OK
    assert one(examine(path, known={"EmailJob", "ReportJob"}), "classes").level is Level.OK
    unknown = one(examine(path, known={"EmailJob"}), "classes")
    assert "ReportJob (1 jobs)" in unknown.text
    assert "EmailJob" not in unknown.text
