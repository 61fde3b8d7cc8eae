"""Jobs that go through many items and keep how far they are: `IterableJob`.

As Sidekiq's: a stop, a crash or a failed attempt costs some seconds of work, not all of it. How
far a job is goes into its store with its first item, every five seconds and when it is
interrupted; what was done since the last time is done again after a crash.
"""

from __future__ import annotations

import csv
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, Protocol

from kickboard.clock import Clock, SystemClock
from kickboard.errors import ConfigError, JobInterruptedError, PayloadError, StoreError
from kickboard.jobs.job import Job
from kickboard.stores.iteration import Iteration

log = logging.getLogger(__name__)

#: Seconds of the engine's clock between two times that a job keeps how far it is.
KEEP_SECONDS = 5.0

Steps = Iterable[tuple[Any, Any]]


class Keeper(Protocol):
    """The part of a store that keeps how far jobs are; see `Store`."""

    def iterations(self, jids: Sequence[str]) -> dict[str, Iteration]:
        """Return how far those of *jids* are that were begun."""
        ...

    def keep_iteration(
        self, jid: str, executions: int, cursor: bytes, seconds: float
    ) -> float | None:
        """Keep how far a job is; return when it was asked to end."""
        ...

    def cancel_iteration(self, jid: str) -> float:
        """Ask a job to end."""
        ...

    def drop_iteration(self, jid: str) -> None:
        """Forget how far a job is."""
        ...


class IterableJob(Job):
    """Base class of jobs that go through many items, one step after the other.

    Define ``build_enumerator(*args, cursor)``, which yields pairs of an item and its cursor, from
    *cursor* on (None: from the beginning), and ``each_iteration(item, *args)``, which does one
    step. A cursor is JSON: a number, an id, a page. What it names is done again after a crash, so
    a step must bear that::

        class Reindex(IterableJob):
            def build_enumerator(self, shop, *, cursor):
                return self.array_enumerator(products_of(shop), cursor=cursor)

            def each_iteration(self, product, shop):
                index(product)

    When the engine stops, the job ends before its next step, goes back into its queue and goes on
    from there; so it does after a crash, and when a step failed and is tried again. So that long
    ones let others run, too, an engine may have a ``max_iteration_runtime``: a job that ran for
    that long makes its next step when those that wait behind it had their turn. `cancel`, the
    window or ``kickboard cancel JID`` ends it for good within seconds.
    The options are those of `Job` but ``timeout`` and ``isolation``.

    Attributes:
        cursor: Of the present step.
        executions: How often the job was begun or resumed, this time included.
    """

    entry: ClassVar[str] = "build_enumerator"
    _is_iterable: ClassVar[bool] = True

    #: Yields (item, cursor) from the cursor on; None when there is nothing to do.
    build_enumerator: Callable[..., Steps | None]
    #: Does one step: (item, *args).
    each_iteration: Callable[..., Any]

    cursor: Any = None
    executions: int = 0
    _keeper: Keeper | None = None  # outside an engine nothing is kept
    _most_seconds: float | None = None  # of one run; None: as long as it takes
    _began: float = 0.0  # by the clock, less what it ran before
    _ends_by: float | None = None  # by the clock: when others are to run
    _kept_at: float | None = None
    _is_cancelled: bool = False

    def __init_subclass__(cls, *, name: str | None = None, **keywords: Any) -> None:
        """Register the class.

        Raises:
            ConfigError: it has a ``perform`` of its own, or an option that does not go with steps.
        """
        if "perform" in cls.__dict__:
            raise ConfigError(
                f"{cls.__name__}: an iterable job has no perform of its own: "
                "each_iteration does one step"
            )
        super().__init_subclass__(name=name, **keywords)
        for option in ("timeout", "isolation"):
            if option in cls.options:
                raise ConfigError(f"{cls.__name__}: an iterable job has no {option}")

    def keep_in(self, keeper: Keeper, most_seconds: float | None = None) -> None:
        """Keep how far this job is in *keeper*, and run *most_seconds* at a time.

        The engine says so before it performs it.
        """
        self._keeper = keeper
        self._most_seconds = most_seconds

    def perform(self, *args: Any) -> None:
        """Go through the steps that are left.

        Raises:
            JobInterruptedError: the engine stops, or others are to run; how far it is was kept.
        """
        self._load()
        steps = self.build_enumerator(*args, cursor=self.cursor)
        if steps is not None:
            try:
                self._run(iter(steps), args)
            finally:
                self.on_stop()
            self.on_complete()
        if self._keeper is not None:
            self._keeper.drop_iteration(self.jid)

    # -- what a subclass may define

    def on_start(self) -> None:
        """Be told before the first step of all."""

    def on_resume(self) -> None:
        """Be told before going on."""

    def on_cancel(self) -> None:
        """Be told that somebody asked the job to end; `on_stop` and `on_complete` follow."""

    def on_stop(self) -> None:
        """Be told that there is no further step now, whatever the reason."""

    def on_complete(self) -> None:
        """Be told that there is no further step ever."""

    # -- what a subclass may use

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked this job to end, as far as it knows."""
        return self._is_cancelled

    def cancel(self) -> None:
        """End after the present step."""
        self._is_cancelled = True
        if self._keeper is not None:
            self._keeper.cancel_iteration(self.jid)

    def array_enumerator(
        self, items: Sequence[Any], *, cursor: int | None
    ) -> Iterator[tuple[Any, int]]:
        """Yield *items* with their index as the cursor."""
        for number in range(cursor or 0, len(items)):
            yield items[number], number

    def csv_enumerator(
        self, path: str | Path, *, cursor: int | None
    ) -> Iterator[tuple[dict[str, str], int]]:
        """Yield the rows of a CSV file with a header, with their number as the cursor."""
        with Path(path).open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                if number >= (cursor or 0):
                    yield row, number

    # -- inside

    @property
    def _clock(self) -> Clock:
        return SystemClock() if self._execution is None else self._execution.clock

    def _load(self) -> None:
        """Take up what is known of earlier runs."""
        known = Iteration(0, None, 0.0)
        if self._keeper is not None:
            known = self._keeper.iterations((self.jid,)).get(self.jid, known)
        self.cursor = known.cursor
        self.executions = known.executions + 1
        self._is_cancelled = known.cancelled_at is not None
        now = self._clock.monotonic()
        self._began = now - known.seconds
        if self._most_seconds is not None:
            self._ends_by = now + self._most_seconds

    def _run(self, steps: Iterator[tuple[Any, Any]], args: Sequence[Any]) -> None:
        if self.executions == 1:
            self.on_start()
        else:
            self.on_resume()
        try:
            while not self._is_cancelled and (step := next(steps, None)) is not None:
                item, self.cursor = step
                self._check()
                if not self._is_cancelled:
                    self.each_iteration(item, *args)
        except JobInterruptedError:
            raise
        except BaseException:
            self._keep()
            raise
        if self._is_cancelled:
            self.on_cancel()

    def _check(self) -> None:
        """Keep how far it is where that is due, and end where the engine does, or its time."""
        stopping = self.stopping
        now = self._clock.monotonic()
        in_turn = not stopping and self._had_its_time(now)
        if stopping or in_turn or self._kept_at is None or now - self._kept_at >= KEEP_SECONDS:
            self._kept_at = now
            self._keep()
        if (stopping or in_turn) and not self._is_cancelled:
            raise JobInterruptedError(self.jid, in_turn=in_turn)

    def _had_its_time(self, now: float) -> bool:
        """Return whether others are to run.

        The first step of a run is made whatever it took to get there: a job that makes none
        would come back for ever.
        """
        has_stepped = self._kept_at is not None
        return has_stepped and self._ends_by is not None and now > self._ends_by

    def _keep(self) -> None:
        """Write how far it is. A store that is away just now fails no job: more is done again."""
        if self._keeper is None:
            return
        cursor = _encoded(self.cursor)
        seconds = self._clock.monotonic() - self._began
        try:
            asked = self._keeper.keep_iteration(self.jid, self.executions, cursor, seconds)
        except StoreError as error:
            log.warning("how far %s is could not be kept: %s", self.jid, error)
        else:
            self._is_cancelled = self._is_cancelled or asked is not None


def _encoded(cursor: Any) -> bytes:
    """Return a cursor as JSON, as Sidekiq writes it.

    Raises:
        PayloadError: it is none.
    """
    try:
        text = json.dumps(cursor, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return text.encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise PayloadError(f"a cursor must be JSON: {error}", "cursor") from error
