"""A whole window on a real Redis, without a demo and without a network beyond this machine."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot
from tests.stores.redis_server import RedisServer

from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.models.redis.connections import Connection
from kickboard_desktop.models.rows.log_buffer import WindowLog
from kickboard_desktop.session import Session, Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.workspace import Workspace

PATIENCE_MS = 40_000


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def payload(number: int, job_class: str = "EchoJob", queue: str = "default") -> str:
    """Return a job as a Ruby client writes it."""
    return json.dumps(
        {
            "retry": True,
            "queue": queue,
            "class": job_class,
            "args": [number],
            "jid": f"{number:024x}",
            "created_at": time.time(),
            "enqueued_at": time.time(),
        }
    )


def push_as_ruby(server: RedisServer, number: int, queue: str = "default") -> None:
    """Put *number* jobs into a queue the way Sidekiq does; nothing of ours is there."""
    server.call("SADD", "queues", queue)
    jobs = [payload(n, queue=queue) for n in range(1, number + 1)]
    for start in range(0, number, 200):
        server.call("LPUSH", f"queue:{queue}", *jobs[start : start + 200])


class RedisDesk:
    """A window on the Redis at *url*; with *engine*: one that may run an engine."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        url: str,
        *,
        connection: Connection | None = None,
        engine: bool = False,
        read_only: bool = False,
    ) -> None:
        self.qtbot = qtbot
        self.settings = Settings(QSettings(str(folder / "x.ini"), QSettings.Format.IniFormat))
        command = EngineCommand(store=url) if engine else None
        target = Target(url=url, connection=connection, engine=command, read_only=read_only)
        self.workspace = Workspace(target, Theme("light"), self.settings, WindowLog())
        self.window = self.workspace.window
        self.closed: list[None] = []
        self.workspace.closed.connect(lambda: self.closed.append(None))

    @property
    def session(self) -> Session:
        return self.workspace.session

    @property
    def actions(self) -> Actions:
        return self.workspace.actions

    def open(self, page: str = "log", *, answers: bool = True) -> RedisDesk:
        """Open the window, and wait for its first numbers."""
        self.workspace.open(page)
        if answers:
            self.wait(lambda: self.session.snapshot is not None)
        return self

    def wait(self, happened: Callable[[], bool]) -> None:
        """Wait for something within reason."""
        self.qtbot.waitUntil(happened, timeout=PATIENCE_MS)

    def close(self) -> None:
        """End whatever the test left."""
        if not self.closed:
            self.workspace.session.workers.abandon()
            self.workspace.session.link.abandon()
            self.workspace.close(0.0)
            self.wait(lambda: bool(self.closed))
        self.workspace.deleteLater()
