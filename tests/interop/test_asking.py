"""Quiet, stop and dump: what Ruby asks of us, and we of Ruby, happens with the next beat."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.interop.conftest import StartEngine, StartWorker, members
from tests.interop.peer import PATIENCE, Console, until
from tests.stores.redis_server import RedisServer

from kickboard import Job
from kickboard.config import Config
from kickboard.stores.redis import RedisStore

#: Seconds within which what is asked must happen; it does with the next beat.
MOST_SECONDS = 11


@pytest.fixture
def ours(server: RedisServer) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """A `kickboard worker` as users start it, and where it writes."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        command = [sys.executable, "-P", "-m", "kickboard", "worker", "--store", server.url]
        with log.open("wb") as output:
            process = subprocess.Popen(command, stdout=output, stderr=output, env={**os.environ})
            yield process, log
            if process.poll() is None:
                process.kill()
            process.wait()


def test_ruby_dumps_quiets_and_stops_our_worker(
    ruby: Console, ours: tuple[subprocess.Popen[bytes], Path]
) -> None:
    process, log = ours
    until(lambda: ruby("Sidekiq::ProcessSet.new.size") == 1)

    ruby("pr = Sidekiq::ProcessSet.new.first; pr.dump_threads; pr.quiet!; pr.stop!; nil")

    assert process.wait(PATIENCE) == 0
    assert Config().beat_seconds < MOST_SECONDS
    written = log.read_text()
    assert "asked by another process to quiet" in written
    assert "asked by another process to stop" in written
    assert 'File "' in written  # the threads and where they are
    assert ruby("Sidekiq::ProcessSet.new.size") == 0


def test_quiet_from_rubys_web_ui_lets_what_runs_finish_and_takes_nothing_more(
    ruby: Console, store: RedisStore, engine: StartEngine
) -> None:
    let_go, begun, ended = threading.Event(), threading.Event(), threading.Event()

    class LastingJob(Job):
        def perform(self, *args: Any) -> None:
            begun.set()
            let_go.wait(30)
            ended.set()

    manager = engine(dialect=6)
    ruby("Sidekiq::Client.push('class' => 'LastingJob', 'args' => [])")
    assert begun.wait(15)

    status, _ = ruby.web("/busy", {"identity": manager.identity, "quiet": "1"})

    assert status == 302
    until(lambda: manager.phase == "quiet")
    until(lambda: ruby("Sidekiq::ProcessSet.new.first.stopping?"))
    ruby("Sidekiq::Client.push('class' => 'LastingJob', 'args' => [2])")
    assert not ended.is_set()
    let_go.set()
    assert ended.wait(15)
    assert ruby("Sidekiq::Queue.new.size") == 1


def test_we_dump_quiet_and_stop_a_ruby_worker(
    ruby: Console, store: RedisStore, server: RedisServer, worker: StartWorker
) -> None:
    theirs = worker()
    [process] = until(lambda: store.snapshot().processes)
    identity = process.info.identity
    assert (process.info.pid, process.foreign) == (theirs.pid, True)

    assert store.signal(identity, "dump")
    until(lambda: "Thread TID-" in theirs.log)
    assert store.signal(identity, "quiet")
    until(lambda: store.snapshot().processes[0].quiet)
    ruby("EchoJob.perform_async(1)")
    assert members(server, "test:ran") == []
    assert store.signal(identity, "stop")

    assert theirs.wait() == 0
    assert store.snapshot().processes == ()
    assert ruby("Sidekiq::Queue.new.size") == 1
    assert not store.signal(identity, "stop")
