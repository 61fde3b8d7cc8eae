"""Notices what others do to a Redis, so that an idle engine wakes within a millisecond.

A job that comes into an empty queue is waited for by a connection of that queue's own, with
a move of the list's end to the same end: it waits, and takes nothing. Everything else, and
the queues beyond a few, is looked at now and then; all of it is a handful of commands a
second.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Any

from redis import exceptions

from kickboard.errors import StoreError
from kickboard.stores.redis import keys, scripts
from kickboard.stores.redis.connection import Connection, Connections, send

#: Queues that are each waited for by a connection of their own.
MOST_QUEUES = 8
#: Seconds between two looks at what is due and paused, and between two where queues are
#: wanted that nothing waits for.
LOOK_SECONDS = 1.0
OFTEN_SECONDS = 0.25
#: Seconds of one wait. Ends, and begins anew, as a server may lose a connection silently.
_WAIT_SECONDS = 5


class Listener:
    """Threads that call *on_change* when there may be work. Started by an engine."""

    def __init__(self, link: Connections, on_change: Callable[[], None]) -> None:
        self._link = link
        self._on_change = on_change
        self._lock = threading.Lock()
        self._end = threading.Event()
        self._waiters: dict[str, threading.Thread] = {}  # by queue; guarded by _lock
        self._looker: threading.Thread | None = None  # guarded by _lock
        self._open: set[Connection] = set()  # that wait just now; guarded by _lock
        self._empty: dict[str, threading.Event] = {}  # set: an engine wants work of it
        self._seen: list[Any] | None = None
        self._others: set[str] = set()  # wanted, and beyond the most

    def start(self, queues: Iterable[str]) -> None:
        """Begin, or listen for more queues."""
        with self._lock:
            if self._end.is_set():
                return
            if self._looker is None:
                self._looker = _spawn(self._look, "redis/look")
            for name in queues:
                if name not in self._waiters and len(self._waiters) < MOST_QUEUES:
                    self._empty[name] = threading.Event()
                    self._waiters[name] = _spawn(partial(self._wait, name), "redis/wait")

    def want(self, queues: Iterable[str]) -> None:
        """Say that an engine found these queues empty, so that it is to be woken."""
        for name in queues:
            if name not in self._empty:
                self.start((name,))
            event = self._empty.get(name)
            if event is None:
                self._others.add(name)
            elif not event.is_set():
                event.set()

    def stop(self) -> None:
        """End; what waits is cut off."""
        self._end.set()
        with self._lock:
            threads = [*self._waiters.values()]
            if self._looker is not None:
                threads.append(self._looker)
            for event in self._empty.values():
                event.set()
            for connection in self._open:
                _cut(connection)
        for thread in threads:
            if thread is not threading.current_thread():
                thread.join(2 * _WAIT_SECONDS)

    # -- threads

    def _wait(self, queue: str) -> None:
        """Wake whoever listens when a job comes into *queue* while it was wanted."""
        connection: Connection | None = None
        wanted = self._empty[queue]
        try:
            while not self._end.is_set():
                wanted.wait()
                try:
                    connection = connection or self._opened()
                    if not self._has_work(connection, keys.queue(queue)):
                        continue
                    if self._is_paused(connection, queue):
                        self._end.wait(LOOK_SECONDS)
                    elif not self._end.is_set():
                        wanted.clear()
                        self._on_change()
                except (StoreError, exceptions.RedisError, OSError):
                    self._closed(connection)
                    connection = None
                    self._end.wait(1.0)
        finally:
            self._closed(connection)

    def _has_work(self, connection: Connection, key: str) -> bool:
        command = ("BLMOVE", key, key, "RIGHT", "RIGHT", _WAIT_SECONDS)
        send(connection, command)
        return connection.read_response(timeout=2 * _WAIT_SECONDS) is not None

    def _is_paused(self, connection: Connection, queue: str) -> bool:
        commands = (("SISMEMBER", keys.PAUSED, queue), ("EXISTS", keys.STOPPED))
        send(connection, *commands)
        replies = [connection.read_response() for _ in commands]
        return any(replies)

    def _opened(self) -> Connection:
        connection = self._link.connect()
        with self._lock:
            self._open.add(connection)
            if self._end.is_set():
                _cut(connection)
        return connection

    def _closed(self, connection: Connection | None) -> None:
        if connection is not None:
            with self._lock:
                self._open.discard(connection)
            connection.disconnect()

    def _look(self) -> None:
        """Wake whoever listens when something else changed: what is due, what is paused."""
        while not self._end.wait(OFTEN_SECONDS if self._others else LOOK_SECONDS):
            try:
                if self._is_changed():
                    self._on_change()
            except StoreError:
                self._seen = None  # whoever needs the store says what is wrong with it

    def _is_changed(self) -> bool:
        wanted = [name for name, event in self._empty.items() if event.is_set()]
        wanted += self._others
        names = (keys.SCHEDULE, keys.RETRY, keys.PAUSED, keys.STOPPED)
        *seen, ready = self._link.run(scripts.LOOK, names, wanted)
        before, self._seen = self._seen, seen
        return bool(ready) or before != seen


def _spawn(target: Callable[[], None], name: str) -> threading.Thread:
    thread = threading.Thread(target=target, name=f"kickboard/{name}", daemon=True)
    thread.start()
    return thread


def _cut(connection: Connection) -> None:
    """End what a connection waits for, from another thread."""
    sock = getattr(connection, "_sock", None)  # the library has no word for it
    if isinstance(sock, socket.socket):
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)
