"""How far iterable jobs are, in memory."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from kickboard.clock import Clock
from kickboard.stores.iteration import STATE_SECONDS, Iteration, cursor_of


class Iterating:
    """The verbs of iterable jobs of `MemoryStore`."""

    clock: Clock
    _lock: threading.Lock

    def __init__(self) -> None:
        # By jid, with when it was written; guarded by _lock.
        self._iterations: dict[str, tuple[Iteration, float]] = {}

    def iterations(self, jids: Sequence[str]) -> dict[str, Iteration]:
        """Return how far each of *jids* is that is known."""
        with self._lock:
            return {jid: self._iterations[jid][0] for jid in jids if jid in self._iterations}

    def keep_iteration(
        self, jid: str, executions: int, cursor: bytes, seconds: float
    ) -> float | None:
        """Keep how far an iterable job is; return when it was asked to end, if it was."""
        with self._lock:
            cancelled = self._cancelled(jid)
            kept = Iteration(executions, cursor_of(cursor), seconds, cancelled)
            self._iterations[jid] = (kept, self.clock.now())
        return cancelled

    def cancel_iteration(self, jid: str) -> float:
        """Ask an iterable job to end; return when that was first asked."""
        with self._lock:
            now = self.clock.now()
            known, _ = self._iterations.get(jid, (Iteration(0, None, 0.0), now))
            asked = now if known.cancelled_at is None else known.cancelled_at
            self._iterations[jid] = (known._replace(cancelled_at=asked), now)
        return asked

    def drop_iteration(self, jid: str) -> None:
        """Forget how far a job is: it is done."""
        with self._lock:
            self._iterations.pop(jid, None)

    def _cancelled(self, jid: str) -> float | None:
        known = self._iterations.get(jid)
        return None if known is None else known[0].cancelled_at

    def _forget_old_iterations(self, now: float) -> None:
        """Forget what nobody wrote for a month. Called with _lock held."""
        old = [jid for jid, (_, at) in self._iterations.items() if at < now - STATE_SECONDS]
        for jid in old:
            del self._iterations[jid]
