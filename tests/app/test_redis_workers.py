"""Workers that a window has started on a Redis, beside those of others, and what all do."""

import math
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.redis_desk import RedisDesk, free_port, push_as_ruby
from tests.interop.peer import Worker, missing
from tests.stores.redis_server import RedisServer, needs_redis

from kickboard.stores.redis import RedisStore
from kickboard_desktop.charts.counters import Counters, Flow
from kickboard_desktop.models.redis import class_times
from kickboard_desktop.models.redis.class_times import ClassLine
from kickboard_desktop.models.redis.connections import Connection
from kickboard_desktop.models.redis.measured import below, bound_of
from kickboard_desktop.models.rows.processors import ProcessLine
from kickboard_desktop.views.engine.process_panel import ProcessPanel

PASSWORD = "s3cret-of-the-test"
JOBS = """
import time
from kickboard import job

@job(name="EchoJob")
def echo(number):
    pass

@job(name="SlowJob")
def slow(number):
    time.sleep(60)
"""


@pytest.fixture
def server() -> Iterator[RedisServer]:
    made = RedisServer("--requirepass", PASSWORD, port=free_port(), password=PASSWORD)
    yield made
    made.stop()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, server: RedisServer) -> Iterator[RedisDesk]:
    url = f"redis://:{PASSWORD}@127.0.0.1:{server.port}/0"
    shown = Connection(url=f"redis://127.0.0.1:{server.port}/0", name="Shop")
    one = RedisDesk(qtbot, tmp_path, url, connection=shown).open("processors")
    one.session.guard.unlock()
    yield one
    one.close()


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    path = tmp_path / "some_jobs.py"
    path.write_text(JOBS)
    return path


def child(parent: QWidget, kind: type[Any], name: str) -> Any:
    found = parent.findChildren(kind, name)
    assert found, f"there is no {kind.__name__} {name}"
    return found[0]


def start(desk: RedisDesk, number: int, modules: str, queues: str = "default") -> None:
    """Fill in the dialog and press Start."""
    desk.wait(desk.actions["start_workers"].isEnabled)
    desk.actions["start_workers"].trigger()
    dialog = child(desk.window, QDialog, "workers_dialog")
    go = child(dialog, QPushButton, "workers_start")
    child(dialog, QSpinBox, "workers_number").setValue(number)
    child(dialog, QSpinBox, "workers_threads").setValue(3)
    child(dialog, QLineEdit, "workers_modules").setText(modules)
    child(dialog, QLineEdit, "workers_queues").setText("")
    assert not go.isEnabled()  # which queues must be said
    child(dialog, QLineEdit, "workers_queues").setText(queues)
    go.click()
    dialog.deleteLater()


def lines(desk: RedisDesk) -> list[ProcessLine]:
    panel = child(desk.window, ProcessPanel, "process_panel")
    return list(panel._processes.rows)


@pytest.mark.redis
@needs_redis
def test_workers_are_started_listed_do_jobs_and_end_with_the_window(
    desk: RedisDesk, server: RedisServer, jobs: Path
) -> None:
    push_as_ruby(server, 40)
    start(desk, 2, str(jobs))
    workers = desk.session.workers

    desk.wait(lambda: [line.here for line in lines(desk)] == [True, True])
    assert {line.program for line in lines(desk)} == {"Kickboard (here)"}
    assert {line.busy for line in lines(desk)} == {"0/3"}
    desk.wait(lambda: server.call("GET", "stat:processed").strip() == "40")
    pids = [pid for pid in workers.pids if pid is not None]
    for pid in pids:  # whoever lists processes sees no password
        assert PASSWORD not in Path(f"/proc/{pid}/cmdline").read_text()
    told = [line.text for line in desk.workspace.operations.controller.journal.lines]
    assert "Started 2 worker(s), 3 thread(s) each" in told  # no translator: the plural is raw

    desk.workspace.close(5.0)
    desk.wait(lambda: bool(desk.closed))
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    assert server.call("SCARD", "processes").strip() == "0"


@pytest.mark.redis
@needs_redis
def test_closing_asks_while_they_run_jobs(desk: RedisDesk, server: RedisServer, jobs: Path) -> None:
    push_as_ruby(server, 1)
    job = server.call("LINDEX", "queue:default", "0").replace("EchoJob", "SlowJob").strip()
    server.call("LPUSH", "queue:default", job)
    start(desk, 1, str(jobs))
    desk.wait(lambda: desk.session.workers.busy == 1)

    desk.window.close()

    dialog = child(desk.window, QDialog, "closing_dialog")
    assert "One job is running" in {label.text() for label in dialog.findChildren(QLabel)}
    child(dialog, QSpinBox, "closing_grace").setValue(0)
    child(dialog, QPushButton, "closing_stop").click()
    desk.wait(lambda: bool(desk.closed))
    assert "SlowJob" in server.call("LRANGE", "queue:default", "0", "-1")  # given back


@pytest.mark.redis
@needs_redis
def test_they_can_be_stopped_alone(desk: RedisDesk, jobs: Path) -> None:
    start(desk, 2, str(jobs))
    desk.wait(lambda: len(lines(desk)) == 2)
    desk.actions["stop_workers"].trigger()
    desk.wait(lambda: desk.session.workers.count == 0)
    desk.wait(lambda: not lines(desk))
    assert "has started no workers" in desk.actions.reason("stop_workers")


@pytest.mark.redis
@needs_redis
def test_one_that_cannot_start_says_why(desk: RedisDesk, tmp_path: Path) -> None:
    start(desk, 1, str(tmp_path / "there_is_none.py"))
    with desk.qtbot.waitSignal(desk.session.workers.failed, timeout=15_000) as failed:
        pass
    assert failed.args is not None
    assert "there_is_none" in failed.args[0]
    assert desk.session.workers.count == 0


@pytest.mark.redis
@needs_redis
@pytest.mark.skipif(bool(missing()), reason=missing())
def test_without_an_engine_every_number_is_that_of_the_ruby_workers(
    qtbot: QtBot, tmp_path: Path
) -> None:
    server = RedisServer(port=free_port())
    url = f"redis://127.0.0.1:{server.port}/0"
    desk = RedisDesk(qtbot, tmp_path, url, connection=Connection(url=url))
    ruby = Worker(server, "default", concurrency=3)
    try:
        desk.open("processors")
        desk.wait(lambda: [line.program for line in lines(desk)] == ["Sidekiq"])
        job = '{"class":"WaitJob","args":["k"],"jid":"%s","queue":"default","retry":true}'
        server.call("LPUSH", "queue:default", job % ("c" * 24))
        panel = child(desk.window, ProcessPanel, "process_panel")
        desk.wait(lambda: [one.job_class for one in panel._running.rows] == ["WaitJob"])
        desk.wait(lambda: lines(desk)[0].busy == "1/3")
        desk.wait(lambda: desk.window.status.line.text.startswith("1 process · Redis · 1/3 busy"))

        push_as_ruby(server, 60)
        desk.wait(lambda: server.call("GET", "stat:processed").strip() == "60")
        desk.wait(lambda: desk.session.series.rate("done", 5.0) > 0)
        desk.wait(lambda: round(desk.session.series._levels["10min"].total("done", 60)) == 60)
        sizes = desk.session.series.queue_sizes("default")
        assert sizes
        assert sizes[-1] == 0.0
    finally:
        ruby.close()
        desk.close()
        server.stop()


# -- rates from counters, without a server


def test_what_a_heartbeat_tells_is_played_out_as_long_as_it_took_to_come() -> None:
    flow = Flow()
    flow.note(100.0, 7)
    flow.note(105.0, 57)

    assert [round(flow.take(1.0), 6) for _ in range(6)] == [10.0, 10.0, 10.0, 10.0, 10.0, 0.0]


def test_nothing_is_counted_twice_or_left_out() -> None:
    counters, total = Counters(), {"done": 0.0, "failed": 0.0}
    ran = failed = 0
    for second in range(1, 61):
        if second % 5 == 0 and second <= 40:
            ran, failed = ran + 50, failed + 5
        _, amounts = counters.note(1000.0 + second, 1_000_000 + ran, 500 + failed)
        for kind, amount in amounts.items():
            total[kind] += amount

    assert total["done"] == pytest.approx(360.0)
    assert total["failed"] == pytest.approx(40.0)


def test_a_counter_that_was_set_back_begins_anew() -> None:
    flow = Flow()
    flow.note(1.0, 100)
    flow.note(2.0, 3)
    assert flow.take(10.0) == 0.0
    flow.note(3.0, 5)
    assert flow.take(10.0) == pytest.approx(2.0)


# -- how long jobs took


def test_ninety_five_of_a_hundred_are_below_the_bound_of_their_bucket() -> None:
    bounds = (0.020, 0.030, 0.045)
    assert bound_of({0: 95, 2: 5}, 0.95, bounds) == 0.02
    assert bound_of({0: 94, 2: 6}, 0.95, bounds) == 0.045
    assert bound_of({0: 1, 3: 1}, 0.5, bounds) == 0.02
    assert bound_of({3: 1}, 0.95, bounds) == math.inf
    assert [below(one, 0.045) for one in (0.03, 0.045, 0.0675, math.inf)] == [
        *("<\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}ms", "<\N{NO-BREAK SPACE}45\N{NO-BREAK SPACE}ms"),
        *("≥\N{NO-BREAK SPACE}45\N{NO-BREAK SPACE}ms",) * 2,
    ]


@pytest.mark.redis
@needs_redis
def test_classes_are_read_with_their_times() -> None:
    server = RedisServer(port=free_port())
    try:
        store = RedisStore(server.url)
        now = datetime.now(UTC)
        minute = f"{now:%y%m%d}|{now.hour}:{now:%M}"
        fields = ("EchoJob|p", "10", "EchoJob|f", "2", "EchoJob|ms", "400")
        server.call("HSET", f"j|{minute}", *fields)
        key = f"h|EchoJob-{now.day}-{now.hour}:{now.minute}"
        server.call("BITFIELD", key, "INCRBY", "u16", "#3", "8")
        lines = class_times.read(store)
        store.close()
    finally:
        server.stop()

    assert lines == (ClassLine(key="EchoJob", ran=10, failed=2, mean=0.05, p95=0.065),)
