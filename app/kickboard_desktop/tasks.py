"""A store call in the background, its result on the GUI thread.

The threads are Python's own, not a `QThreadPool`'s: a Qt thread gets a fresh Python thread
state for every call, which would throw away the per-thread database connections of a store
each time. A worker never holds the last reference to anything a caller passed in, because a
Qt object that is destroyed on another thread takes the process with it.
"""

from __future__ import annotations

import itertools
import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from kickboard_desktop.models.redis.store_words import explained

log = logging.getLogger(__name__)

T = TypeVar("T")

#: Threads at most; the first one starts with the first task.
THREADS = 4


@dataclass(slots=True)
class _Task:
    """One call under way; lives in the GUI thread's table until it is settled."""

    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    key: str


class Tasks(QObject):
    """Runs calls on background threads and brings the results to the GUI thread.

    Signals:
        failed(str): a task without a handler of its own failed; the text is for people.
        busy_changed(int): how many tasks are under way or waiting.
    """

    failed = Signal(str)
    busy_changed = Signal(int)
    _settled = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None, *, threads: int = THREADS) -> None:
        super().__init__(parent)
        self.setObjectName("tasks")
        self._limit = threads
        self._threads: list[threading.Thread] = []
        self._tickets: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        self._numbers = itertools.count(1)
        self._tasks: dict[int, _Task] = {}  # written by the GUI thread only
        self._busy_keys: set[str] = set()
        self._next_by_key: dict[str, _Task] = {}
        self._closed = False
        self._settled.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        """Call *work* in the background, then *done* or *failed* here. GUI thread only.

        Args:
            work: Must not touch Qt.
            done: Gets what *work* returned; the method of a Qt object that is gone by then
                is not called.
            failed: Likewise gets what it raised; without it the signal `failed` tells.
            key: While a task of this key is under way only the newest further one waits.
        """
        if self._closed:
            return
        task = _Task(work, done, failed, key)
        if key and key in self._busy_keys:
            self._next_by_key[key] = task
        else:
            self._launch(task)

    @property
    def busy(self) -> int:
        """How many tasks are under way or waiting for a thread."""
        return len(self._tasks)

    def close(self, timeout: float = 5.0) -> bool:
        """Drop what waits, forget every callback, and join the threads.

        Returns:
            False when a thread was still in its task after *timeout* seconds, for all.
        """
        self._closed = True
        self._next_by_key.clear()
        for _ in self._threads:
            self._tickets.put(None)
        end = time.monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        alive = [thread for thread in self._threads if thread.is_alive()]
        if not alive:
            self._tasks.clear()
        return not alive

    def _launch(self, task: _Task) -> None:
        ticket = next(self._numbers)
        self._tasks[ticket] = task
        if task.key:
            self._busy_keys.add(task.key)
        if len(self._threads) < min(self._limit, len(self._tasks)):
            self._start_thread()
        self._tickets.put(ticket)
        self.busy_changed.emit(len(self._tasks))

    def _start_thread(self) -> None:
        name = f"kickboard/task-{len(self._threads) + 1}"
        thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _serve(self) -> None:
        """Body of a worker thread."""
        while (ticket := self._tickets.get()) is not None:
            if self._closed:
                continue
            result, error = self._perform(ticket)
            try:
                self._settled.emit(ticket, result, error)
            except RuntimeError:  # the window is gone: nobody wants the result
                return
            result = error = None  # not kept alive until the next ticket comes

    def _perform(self, ticket: int) -> tuple[Any, Exception | None]:
        try:
            return self._tasks[ticket].work(), None
        except Exception as error:  # noqa: BLE001 - a thread's edge: handed to the GUI thread
            return None, error

    @Slot(int, object, object)
    def _on_settled(self, ticket: int, result: Any, error: Exception | None) -> None:
        task = self._tasks.pop(ticket, None)
        if task is None or self._closed:
            return
        if task.key:
            self._busy_keys.discard(task.key)
            if (following := self._next_by_key.pop(task.key, None)) is not None:
                self._launch(following)
        self.busy_changed.emit(len(self._tasks))
        if error is not None:
            self._tell(task, error)
        elif task.done is not None and _is_there(task.done):
            task.done(result)

    def _tell(self, task: _Task, error: Exception) -> None:
        if task.failed is not None:
            if _is_there(task.failed):
                task.failed(error)
            return
        log.error("a background task failed", exc_info=error)
        self.failed.emit(explained(error))


def _is_there(callback: Callable[..., None]) -> bool:
    """Return whether the Qt object whose method *callback* is still exists: a window may close."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
