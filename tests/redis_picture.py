"""Takes the pictures of a window on somebody's Redis: asked for, locked, beside Ruby, and lost.

``python3 tests/redis_picture.py FOLDER --theme dark``. It starts a real redis-server and, where it
is installed, a real Ruby Sidekiq; the jobs are made up, the processes are not.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

SIZE = (1440, 900)
NAME = "Shop, production"
JOBS = """
import time
from kickboard import job

@job(name="Billing::InvoiceJob", queue="billing")
def invoice(number):
    time.sleep(0.4 + number % 7 / 5)
"""
#: Class, queue, and how many there are of each.
PUSHED = (
    *(("Billing::InvoiceJob", "billing", 160), ("TallyJob", "default", 600)),
    *(("BoomJob", "default", 9), ("ReportJob", "reports", 14)),
)
_WRAPPER = "ActiveJob::QueueAdapters::SidekiqAdapter::JobWrapper"


def main() -> None:
    """Take the pictures of one theme."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kickboard-pictures-") as profile:
        os.environ["KICKBOARD_PROFILE"] = profile
        take(options.folder, options.theme, Path(profile))


def take(folder: Path, theme: str, profile: Path) -> None:
    """Run a server, workers of both languages, and the window on them."""
    from tests.interop.peer import Worker, missing  # noqa: PLC0415 - this is a program
    from tests.stores.redis_server import RedisServer  # noqa: PLC0415

    from kickboard_desktop import desktop  # noqa: PLC0415
    from kickboard_desktop.starting.arguments import Options  # noqa: PLC0415

    server = RedisServer("--appendonly", "yes", port=7379)
    ruby = None if missing() else Worker(server, "default", concurrency=10)
    jobs = profile / "shop_jobs.py"
    jobs.write_text(JOBS)
    fill(server)
    tours: list[Tour] = []
    try:

        def on_ready(program: desktop.Desktop) -> None:
            tour = Tour(program, server, jobs, partial(picture, folder, theme))
            program.opened.connect(tour.begin)
            tours.append(tour)

        desktop.run(Options(store="memory:", offscreen=True, theme=theme, language="en"), on_ready)
    finally:
        if ruby is not None:
            ruby.close()
        server.stop()


def fill(server: Any) -> None:
    """Push jobs as Ruby would: plain, of Rails, and one that is none."""
    number = 0
    for job_class, queue, count in PUSHED:
        server.call("SADD", "queues", queue)
        for at in range(count):
            number += 1
            server.call("LPUSH", f"queue:{queue}", _job(number, job_class, queue, [at]))
    mail = {"job_class": "WelcomeMail", "arguments": ["ada@example.com"]}
    server.call("SADD", "queues", "mailers")
    for _ in range(6):
        number += 1
        wrapped = _job(number, _WRAPPER, "mailers", [mail], wrapped="WelcomeMail")
        server.call("LPUSH", "queue:mailers", wrapped)
    server.call("ZADD", "dead", str(time.time() - 300), "not a job at all")


def _job(number: int, job_class: str, queue: str, args: list[Any], **more: Any) -> str:
    now = time.time()
    told = {"class": job_class, "queue": queue, "args": args, "jid": f"{number:024x}"}
    return json.dumps({**told, "retry": True, "created_at": now, "enqueued_at": now, **more})


def picture(folder: Path, theme: str, widget: Any, name: str) -> None:
    """Save what a window shows."""
    path = folder / f"redis-{name}-{theme}.png"
    widget.grab().save(str(path))
    sys.stdout.write(f"{path.name}\n")
    sys.stdout.flush()


class Tour:
    """Connects, looks, unlocks, starts workers, and loses the server."""

    def __init__(
        self, program: Any, server: Any, jobs: Path, save: Callable[[Any, str], None]
    ) -> None:
        self._program = program
        self._server = server
        self._jobs = jobs
        self._save = save
        self._first: Any = None
        self._url = f"redis://127.0.0.1:{server.port}/0"

    def begin(self, workspace: Any) -> None:
        """Ask in the first window, go through the second one."""
        if self._first is None:
            self._first = workspace
            _later(1.5, partial(self._ask, workspace))
        else:
            workspace.window.resize(*SIZE)
            _later(4.0, partial(self._go, self._stops(workspace), workspace.window))

    def _ask(self, workspace: Any) -> None:
        workspace.actions["connect_redis"].trigger()
        from kickboard_desktop.models.redis.connections import Connection  # noqa: PLC0415
        from kickboard_desktop.views.redis.connect_dialog import ConnectDialog  # noqa: PLC0415

        (dialog,) = workspace.window.findChildren(ConnectDialog)
        dialog.form.show_connection(Connection(url=self._url, name=NAME, color="red"))
        dialog.test_wanted.emit(dialog.url)
        _later(2.0, partial(self._connect, dialog))

    def _connect(self, dialog: Any) -> None:
        from PySide6.QtWidgets import QPushButton  # noqa: PLC0415

        self._save(dialog, "connect")
        dialog.findChildren(QPushButton, "connect_confirm")[0].click()

    def _stops(self, workspace: Any) -> list[tuple[str, Callable[[], object], float]]:
        from kickboard_desktop.engine_link.command import EngineCommand  # noqa: PLC0415

        window, session = workspace.window, workspace.session
        queues, modules = ("billing",), (str(self._jobs),)
        workers = EngineCommand(store=self._url, modules=modules, concurrency=5, queues=queues)

        def work() -> None:
            session.guard.unlock()
            session.workers.start(workers, 2)
            window.show_page("processors")

        return [
            ("locked", partial(window.show_page, "overview"), 2.0),
            ("processors", work, 14.0),
            ("retries", partial(window.show_page, "retries"), 1.5),
            ("lost", self._server.kill, 5.0),
        ]

    def _go(self, stops: list[tuple[str, Callable[[], object], float]], window: Any) -> None:
        if not stops:
            self._program.close(1.0)
            return
        name, act, seconds = stops.pop(0)
        act()

        def then() -> None:
            self._save(window, name)
            self._go(stops, window)

        _later(seconds, then)


def _later(seconds: float, act: Callable[[], object]) -> None:
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    QTimer.singleShot(round(seconds * 1000), act)


if __name__ == "__main__":
    main()
