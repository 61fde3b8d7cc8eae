"""Whether a Redis answers, and when it is tried again where it does not.

A server that is away is asked again after 1, 2, 4 … 30 seconds, or when somebody says so.
Meanwhile nobody else asks it: each question would wait for its own time-out.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.errors import (
    AmbiguousError,
    StoreBusyError,
    StoreLoginError,
    StoreSilentError,
    StoreUnavailableError,
)
from kickboard_desktop.models.redis.store_words import explained
from kickboard_desktop.timers import make_timer

T = TypeVar("T")

#: Seconds until it is tried again: after the first failure, the second, …
DELAYS = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
#: What says no more than that nobody answers.
_UNKNOWN = ("", "redis.silent", "redis.lost")
#: Seconds after which an answer that does not come is a failure to be told of.
SLOW_SECONDS = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """A time in which the store does not answer.

    Attributes:
        since: Epoch seconds of the window's clock when it answered last, or was opened.
        reason: What it said, or why nobody answers; "" when nothing more is known of that.
        is_silent: Nobody answers; else it answers and lets nobody in.
        tries: How often it was tried in vain.
        is_trying: It is being asked just now.
        wants_login: It wants another user or password.
    """

    since: float
    reason: str = ""
    is_silent: bool = True
    tries: int = 0
    is_trying: bool = False
    wants_login: bool = False


class Reach(QObject):
    """Keeps the time of an outage. GUI thread only.

    Signals:
        changed(): an outage began, ended, or there is more to say of it.
        due(): it is time to try again.
        returned(float): it answers again, after so many seconds.
    """

    changed = Signal()
    due = Signal()
    returned = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reach")
        self._outage: Outage | None = None
        self._error: Exception = StoreSilentError("")
        self._answered_at = time.time()
        self._began_at: float | None = None  # monotonic seconds when it was asked last
        # Precise: the seconds that are left are shown.
        again, slow = self._on_retry_due, self._on_slow
        self._retry = make_timer(self, "reach_retry_timer", again, once=True, precise=True)
        self._slow = make_timer(self, "reach_slow_timer", slow, once=True, precise=True)

    @property
    def outage(self) -> Outage | None:
        """The present one, None while the store answers."""
        return self._outage

    @property
    def error(self) -> Exception:
        """What went wrong last."""
        return self._error

    @property
    def seconds_left(self) -> int:
        """Whole seconds until it is tried again."""
        return math.ceil(max(0, self._retry.remainingTime()) / 1000)

    def watched(self, work: Callable[[], T]) -> Callable[[], T]:
        """Take note that the store is about to be asked, and return *work* with an eye on it.

        What counts is how long the answer takes, not how long *work* waits for a thread.
        """
        self._asked()

        def done() -> T:
            self._began_at = time.monotonic()  # on a background thread: a single step
            return work()

        return done

    def _asked(self) -> None:
        self._began_at = None
        if self._outage is not None:
            self._retry.stop()
            self._show(replace(self._outage, is_trying=True))
        elif not self._slow.isActive():
            self._slow.start(round(SLOW_SECONDS * 1000))

    def answered(self) -> None:
        """Take note that it answered."""
        self._slow.stop()
        self._retry.stop()
        now = time.time()
        over, self._outage = self._outage, None
        self._answered_at = now
        if over is not None:
            self.changed.emit()
            self.returned.emit(max(0.0, now - over.since))

    def failed(self, error: Exception) -> None:
        """Take note that it did not; it is tried again in a while."""
        self._slow.stop()
        self._error = error
        before = self._outage or Outage(since=self._answered_at)
        self._retry.start(round(DELAYS[min(before.tries, len(DELAYS) - 1)] * 1000))
        self._show(
            Outage(
                since=before.since,
                reason=_reason(error),
                is_silent=isinstance(error, StoreSilentError | AmbiguousError),
                tries=before.tries + 1,
                wants_login=isinstance(error, StoreLoginError),
            )
        )

    def try_now(self) -> None:
        """Ask at once, unless that is being done."""
        if self._outage is not None and not self._outage.is_trying:
            self._retry.stop()
            self.due.emit()

    def stop(self) -> None:
        """Try no more: the window closes."""
        self._retry.stop()
        self._slow.stop()

    def _show(self, outage: Outage) -> None:
        if outage != self._outage:
            self._outage = outage
            self.changed.emit()

    @Slot()
    def _on_retry_due(self) -> None:
        self.due.emit()

    @Slot()
    def _on_slow(self) -> None:
        """It was asked and is silent: it counts as away before the time-out says so."""
        began = self._began_at
        taken = 0.0 if began is None else time.monotonic() - began
        if taken < SLOW_SECONDS:
            self._slow.start(round((SLOW_SECONDS - taken) * 1000) + 1)
            return
        self._error = StoreSilentError("")
        self._show(Outage(since=self._answered_at, is_trying=True))


def is_outage(error: Exception) -> bool:
    """Return whether *error* means that the store is away, not that it refused something."""
    return isinstance(error, StoreUnavailableError) and not isinstance(error, StoreBusyError)


def _reason(error: Exception) -> str:
    """Return why nobody lets us in; "" where nothing more is known than that nobody answers."""
    if isinstance(error, StoreSilentError | AmbiguousError) and error.code in _UNKNOWN:
        return ""
    return explained(error)
