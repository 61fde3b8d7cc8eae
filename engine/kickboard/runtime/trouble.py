"""What is wrong with the engine just now, told once when it begins and once when it is over.

Several services meet a store that refuses at the same time; a listener hears of it once,
and of the recovery when the last of them was answered again.
"""

from __future__ import annotations

import logging
import threading

from kickboard import events
from kickboard.events import Bus

log = logging.getLogger(__name__)


class Trouble:
    """Who is refused by the store, and which services were given up. Thread-safe."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._lock = threading.Lock()
        self._refused: dict[str, str] = {}  # replaced under _lock, read without
        self._given_up: dict[str, str] = {}  # likewise

    @property
    def message(self) -> str | None:
        """What is wrong, in words; None when nothing is."""
        for messages in (self._given_up, self._refused):
            if messages:
                return next(iter(messages.values()))
        return None

    def note(self, who: str, error: Exception) -> None:
        """Say that the store refused *who*; it will try again."""
        with self._lock:
            is_new, is_first = who not in self._refused, not self._refused
            self._refused = {**self._refused, who: str(error)}
        if is_new:
            log.error("%s: the store refuses: %s", who, error)
        if is_first:
            self._bus.emit(events.StoreTrouble(message=str(error)))

    def clear(self, who: str) -> None:
        """Say that the store answered *who*. Costs next to nothing when it always does."""
        if who not in self._refused:
            return
        with self._lock:
            self._refused = {name: text for name, text in self._refused.items() if name != who}
            is_over = not self._refused
        if is_over:
            log.info("the store answers again")
            self._bus.emit(events.StoreRecovered())

    def give_up(self, name: str, error: BaseException) -> None:
        """Say that a service failed too often: this engine is not whole any more."""
        message = f"{name} was given up: {type(error).__name__}: {error}"
        with self._lock:
            self._given_up = {**self._given_up, name: message}
        self._bus.emit(events.ServiceFailed(name=name, message=message))
