"""The demo, started from a window on somebody's Redis: a window of its own, a store of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.app.fakes.redis_desk import free_port, push_as_ruby
from tests.stores.redis_server import RedisServer, needs_redis

#: Presses "Run the demo" in a window on the Redis, and once more when the demo runs.
SCRIPT = """
import json, sys
from PySide6.QtCore import QTimer
from kickboard_desktop import desktop
from kickboard_desktop.starting.arguments import Options
from kickboard_desktop.models.redis.connections import Connection
from kickboard_desktop.session import Target

url, seen, presses, timers = sys.argv[1], [], [], []

def look(program):
    redis = next((one for one in seen if one.session.is_redis), None)
    demo = next((one for one in seen if one.session.is_demo), None)
    if redis is not None and redis.session.snapshot is not None and not presses:
        presses.append("first")
        redis.actions["run_demo"].trigger()
    if demo is not None and demo.session.snapshot is not None and demo.session.snapshot.processed:
        if len(presses) == 1:
            presses.append("second")
            redis.window.activated.emit()
            redis.actions["run_demo"].trigger()
            return
        print(json.dumps({
            "windows": [one.session.url.partition(":")[0] for one in seen],
            "demo": demo.session.url,
            "redis_open": redis.window.isVisible() and redis.session.is_open,
            "redis_locked": redis.session.guard.is_locked,
            "demo_engine": demo.session.link.pid is not None,
            "processes": len(redis.session.snapshot.processes),
        }))
        for timer in timers:
            timer.stop()
        program.close(2.0)

def ready(program):
    program.opened.connect(seen.append)
    timer = QTimer(program)
    timer.timeout.connect(lambda: look(program))
    timer.start(50)
    timers.append(timer)
    shown = Connection(url=url, name="Shop")
    QTimer.singleShot(500, lambda: program._on_target_wanted(Target(url=url, connection=shown)))

desktop.run(Options(store="memory:", offscreen=True), ready)
"""


@pytest.fixture
def server() -> Iterator[RedisServer]:
    made = RedisServer(port=free_port())
    yield made
    made.stop()


@pytest.mark.slow
@pytest.mark.redis
@needs_redis
def test_the_demo_runs_beside_a_redis_of_others_and_leaves_it_alone(
    server: RedisServer, tmp_path: Path
) -> None:
    push_as_ruby(server, 3)
    before = sorted(server.call("KEYS", "*").split())
    environment = {
        **os.environ,
        "KICKBOARD_PROFILE": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    url = f"redis://127.0.0.1:{server.port}/0"

    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, url],
        env=environment,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    assert told["windows"] == ["memory", "redis", "sqlite"]  # pressed twice: one demo
    assert told["demo"].endswith("/demo.db")
    assert told["redis_open"]
    assert told["redis_locked"]
    assert told["demo_engine"]
    assert told["processes"] == 0
    assert sorted(server.call("KEYS", "*").split()) == before
    assert server.call("LLEN", "queue:default").strip() == "3"
