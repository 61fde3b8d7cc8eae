"""Code that wraps every push (client) and every job (server), outermost first.

Order and operations are those of Sidekiq's chain. A middleware calls *call_next* to go on;
a server middleware that does not skips the job, which then counts as done; a client
middleware that returns None stops the push.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
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
        /,
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
        /,
    ) -> Any:
        """Run the job by ``call_next()``; what it raises is the job's failure."""
        ...


class Chain(Generic[M]):
    """An ordered list of middleware; adding one again moves it."""

    def __init__(self) -> None:
        #: From the outermost to the innermost; replaced as a whole, so reading needs no lock.
        self.items: tuple[M, ...] = ()
        self._layers: tuple[tuple[M, ...], Callable[..., Any]] = ((), _bare)

    def add(self, middleware: M) -> M:
        """Append *middleware*, removing an earlier registration; usable as a decorator."""
        self.items = (*self._without(middleware), middleware)
        return middleware

    def prepend(self, middleware: M) -> M:
        """Put *middleware* outermost."""
        self.items = (middleware, *self._without(middleware))
        return middleware

    def insert_before(self, other: M, middleware: M) -> M:
        """Put *middleware* just outside *other*, or outermost if that is not there."""
        rest = self._without(middleware)
        at = rest.index(other) if other in rest else 0
        self.items = (*rest[:at], middleware, *rest[at:])
        return middleware

    def insert_after(self, other: M, middleware: M) -> M:
        """Put *middleware* just inside *other*, or innermost if that is not there."""
        rest = self._without(middleware)
        at = rest.index(other) + 1 if other in rest else len(rest)
        self.items = (*rest[:at], middleware, *rest[at:])
        return middleware

    def remove(self, middleware: M) -> None:
        """Remove *middleware* if it is there."""
        self.items = self._without(middleware)

    def clear(self) -> None:
        """Remove all."""
        self.items = ()

    def __contains__(self, middleware: object) -> bool:
        """Return whether *middleware* is registered."""
        return middleware in self.items

    def __iter__(self) -> Iterator[M]:
        """Iterate from the outermost to the innermost."""
        return iter(self.items)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.items)

    def layers(self) -> Callable[..., Any]:
        """Return all of them as one function: put together once, not for each job."""
        built_of, layers = self._layers
        if built_of is not self.items:
            built_of, layers = self.items, _layered(self.items)
            self._layers = built_of, layers
        return layers

    def _without(self, middleware: M) -> tuple[M, ...]:
        return tuple(item for item in self.items if item != middleware)


def invoke(
    chain: Chain[Any],
    first: Any,
    payload: dict[str, Any],
    queue: str,
    innermost: Callable[[], Any],
) -> Any:
    """Run *innermost* inside every middleware of *chain*; return what the outermost returns.

    A middleware may call its ``call_next`` again, to try what is inside once more.
    """
    return chain.layers()(first, payload, queue, innermost)


def _layered(items: Sequence[Any]) -> Callable[..., Any]:
    """Return *items*, the outermost first, as one function."""
    if not items:
        return _bare
    layers: Callable[..., Any] = items[-1]  # it calls what it is given
    for middleware in reversed(items[:-1]):
        layers = _around(middleware, layers)
    return layers


def _bare(_first: Any, _payload: dict[str, Any], _queue: str, innermost: Callable[[], Any]) -> Any:
    """Run *innermost* in no middleware."""
    return innermost()


def _around(middleware: Callable[..., Any], inside: Callable[..., Any]) -> Callable[..., Any]:
    """Return *middleware* with *inside* as what it calls next."""

    def layer(first: Any, payload: dict[str, Any], queue: str, innermost: Callable[[], Any]) -> Any:
        # A partial: a function of its own would need a cell for each of the four, for every job.
        return middleware(first, payload, queue, partial(inside, first, payload, queue, innermost))

    return layer
