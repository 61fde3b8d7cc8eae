"""Code that wraps every push (client) and every job (server), outermost first.

Order and operations are those of Sidekiq's chain. A middleware calls *call_next* to go on;
a server middleware that does not skips the job, which then counts as done; a client
middleware that returns None stops the push.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, Protocol, TypeVar

M = TypeVar("M")


class ClientMiddleware(Protocol):
    """Wraps a push."""

    def __call__(
        self,
        job_class: str,
        payload: dict[str, Any],
        queue: str,
        call_next: Callable[[], dict[str, Any] | None],
    ) -> dict[str, Any] | None:
        """Return the payload to push, usually ``call_next()``; None stops the push."""
        ...


class ServerMiddleware(Protocol):
    """Wraps a job's ``perform``."""

    def __call__(
        self,
        job: Any,
        payload: dict[str, Any],
        queue: str,
        call_next: Callable[[], Any],
    ) -> Any:
        """Run the job by ``call_next()``; what it raises is the job's failure."""
        ...


class Chain(Generic[M]):
    """An ordered list of middleware; adding one again moves it."""

    def __init__(self) -> None:
        self._items: tuple[M, ...] = ()  # replaced as a whole, so that readers need no lock

    def add(self, middleware: M) -> M:
        """Append *middleware*, removing an earlier registration; usable as a decorator."""
        self._items = (*self._without(middleware), middleware)
        return middleware

    def prepend(self, middleware: M) -> M:
        """Put *middleware* outermost."""
        self._items = (middleware, *self._without(middleware))
        return middleware

    def insert_before(self, other: M, middleware: M) -> M:
        """Put *middleware* just outside *other*, or outermost if that is not there."""
        rest = self._without(middleware)
        at = rest.index(other) if other in rest else 0
        self._items = (*rest[:at], middleware, *rest[at:])
        return middleware

    def insert_after(self, other: M, middleware: M) -> M:
        """Put *middleware* just inside *other*, or innermost if that is not there."""
        rest = self._without(middleware)
        at = rest.index(other) + 1 if other in rest else len(rest)
        self._items = (*rest[:at], middleware, *rest[at:])
        return middleware

    def remove(self, middleware: M) -> None:
        """Remove *middleware* if it is there."""
        self._items = self._without(middleware)

    def clear(self) -> None:
        """Remove all."""
        self._items = ()

    def __contains__(self, middleware: object) -> bool:
        """Return whether *middleware* is registered."""
        return middleware in self._items

    def __iter__(self) -> Iterator[M]:
        """Iterate from the outermost to the innermost."""
        return iter(self._items)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def _without(self, middleware: M) -> tuple[M, ...]:
        return tuple(item for item in self._items if item != middleware)


def invoke(
    chain: Chain[Any],
    first: Any,
    payload: dict[str, Any],
    queue: str,
    innermost: Callable[[], Any],
) -> Any:
    """Run *innermost* inside every middleware of *chain* and return what the outermost does."""
    call_next = innermost
    for middleware in reversed(tuple(chain)):
        call_next = _Step(middleware, first, payload, queue, call_next)
    return call_next()


class _Step:
    """One middleware bound to its arguments."""

    __slots__ = ("call_next", "first", "middleware", "payload", "queue")

    def __init__(
        self,
        middleware: Callable[..., Any],
        first: Any,
        payload: dict[str, Any],
        queue: str,
        call_next: Callable[[], Any],
    ) -> None:
        self.middleware = middleware
        self.first = first
        self.payload = payload
        self.queue = queue
        self.call_next = call_next

    def __call__(self) -> Any:
        return self.middleware(self.first, self.payload, self.queue, self.call_next)
