"""What becomes of a failed job: tried again, buried, or discarded.

The rules and their order are Sidekiq 8's (`spec` of the wire, section 6): the option of
the payload decides, then the class's; a hook of the class may choose the delay.
"""

from __future__ import annotations

import functools
import inspect
import logging
import random
from collections.abc import Callable
from typing import Any

from kickboard.clock import Clock
from kickboard.jobs import backoff
from kickboard.jobs.job import Job, Retry, RetryAfter
from kickboard.payload.wire import seconds
from kickboard.runtime import failure
from kickboard.stores.base import Delivery, Failed, Outcome

log = logging.getLogger(__name__)

#: Longest delay a hook may choose: ten years, so that a slip does not become 1970 or never.
MAX_DELAY = 10 * 365 * 86_400.0


class RetryPolicy:
    """Decides after failures.

    Args:
        clock: For when.
        max_retries: What ``retry=True`` means.
        rng: Source of the jitter, for runs that must be the same twice: each job's then
            depends on its jid and count alone, whichever thread fails first.
    """

    def __init__(
        self, clock: Clock, max_retries: int = 25, rng: random.Random | None = None
    ) -> None:
        self._clock = clock
        self._max_retries = max_retries
        self._rng = random.Random()
        self._seed = None if rng is None else rng.getrandbits(64)

    def decide(
        self,
        delivery: Delivery,
        payload: dict[str, Any],
        job_class: type[Job] | None,
        error: BaseException,
        *,
        started: float,
        run: float,
    ) -> Failed:
        """Return what becomes of *delivery*, whose attempt raised *error*.

        Runs the class's hooks; what they raise is logged and ignored.
        """
        retry = self._option(payload, job_class, "retry", default=True)
        count = 0 if delivery.retry_count is None else delivery.retry_count + 1
        now = self._clock.now()
        if retry is False:
            outcome, retry_in = Outcome.DISCARDED, 0.0
        else:
            outcome, retry_in = self._next(delivery, payload, job_class, error, retry, count, now)
        if outcome is Outcome.DEAD:
            outcome = self._exhausted(payload, job_class, error)
        keep = self._option(payload, job_class, "backtrace", default=False)
        queue = self._option(payload, job_class, "retry_queue", default=None)
        return Failed(
            delivery,
            outcome,
            started,
            run,
            now + retry_in,
            count,
            queue if queue and isinstance(queue, str) else delivery.queue,
            failure.class_name(error),
            failure.message(error),
            failure.trace(error),
            keep if isinstance(keep, bool | int) else False,
            retry_in if outcome is Outcome.RETRY else None,
        )

    def malformed(self, delivery: Delivery, error: Exception, started: float) -> Failed:
        """Return the burial of a payload that cannot be read; it never counts as a retry."""
        return Failed(
            delivery,
            Outcome.DEAD,
            started,
            0.0,
            0.0,
            None,
            delivery.queue,
            "malformed",
            failure.message(error),
        )

    def _next(
        self,
        delivery: Delivery,
        payload: dict[str, Any],
        job_class: type[Job] | None,
        error: BaseException,
        retry: Any,
        count: int,
        now: float,
    ) -> tuple[Outcome, float]:
        """Return RETRY and in how many seconds, or DEAD, or DISCARDED."""
        if self._is_exhausted(delivery, payload, retry, count, now):
            return Outcome.DEAD, 0.0
        delay = self._delay(job_class, count, error, payload)
        if delay is Retry.KILL:
            return Outcome.DEAD, 0.0
        if delay is Retry.DISCARD:
            return Outcome.DISCARDED, 0.0
        if isinstance(delay, RetryAfter):
            return Outcome.RETRY, delay.seconds
        return Outcome.RETRY, delay + self._jitter(delivery.jid, count)

    def _jitter(self, jid: str, count: int) -> int:
        own = self._seed is not None
        rng = random.Random(f"{self._seed}/{jid}/{count}") if own else self._rng
        return backoff.jitter(count, rng)

    def _is_exhausted(
        self, delivery: Delivery, payload: dict[str, Any], retry: Any, count: int, now: float
    ) -> bool:
        window = payload.get("retry_for")
        if isinstance(window, int | float) and not isinstance(window, bool) and window > 0:
            first = delivery.failed_at if delivery.failed_at is not None else now
            return now - first > window
        most = retry if type(retry) is int else self._max_retries
        return count >= most

    def _delay(
        self, job_class: type[Job] | None, count: int, error: BaseException, payload: dict[str, Any]
    ) -> float | Retry | RetryAfter:
        """Return what the hook chose, if that makes sense, else the formula's delay."""
        hook = None if job_class is None else job_class.retry_in_hook
        if hook is not None:
            try:
                chosen = _call_hook(hook, count, error, payload)
            except BaseException:
                log.exception("retry_in of %s failed", payload.get("class"))
                chosen = None
            if isinstance(chosen, Retry):
                return chosen
            if isinstance(chosen, RetryAfter) and _is_delay(chosen.seconds):
                return chosen
            if _is_delay(chosen) and chosen > 0:
                return float(chosen)
        return float(backoff.base_delay(count))

    def _exhausted(
        self, payload: dict[str, Any], job_class: type[Job] | None, error: BaseException
    ) -> Outcome:
        """Run the hook of the class and return DEAD, or DISCARDED when it is not to be kept."""
        hook = None if job_class is None else job_class.exhausted_hook
        if hook is not None:
            try:
                if hook(payload, error) is Retry.DISCARD:
                    return Outcome.DISCARDED
            except BaseException:
                log.exception("retries_exhausted of %s failed", payload.get("class"))
        keep = self._option(payload, job_class, "dead", default=True)
        return Outcome.DISCARDED if keep is False else Outcome.DEAD

    @staticmethod
    def _option(
        payload: dict[str, Any], job_class: type[Job] | None, name: str, *, default: Any
    ) -> Any:
        value = payload.get(name)
        if value is None and job_class is not None:
            value = job_class.options.get(name)
        if name == "retry" and not isinstance(value, bool | int):
            return default  # absent, null or nonsense: as if nothing were said
        return default if value is None else value


def _is_delay(value: Any) -> bool:
    return type(value) in (int, float) and 0 <= value <= MAX_DELAY


def _call_hook(hook: Any, count: int, error: BaseException, payload: dict[str, Any]) -> Any:
    """Call *hook* with the payload too if it takes three arguments."""
    if _takes_payload(hook):
        return hook(count, error, payload)
    return hook(count, error)


@functools.lru_cache(maxsize=1024)  # reading a signature costs more than all the rest
def _takes_payload(hook: Callable[..., Any]) -> bool:
    try:
        inspect.signature(hook).bind(0, None, None)
    except TypeError:
        return False
    return True


def overlaid(payload: dict[str, Any], delivery: Delivery) -> dict[str, Any]:
    """Return *payload* as Sidekiq would have it now: with queue and retry fields laid over."""
    payload["queue"] = delivery.queue
    if delivery.retry_count is not None:
        payload["retry_count"] = delivery.retry_count
    if delivery.failed_at is not None:
        payload["failed_at"] = delivery.failed_at
    if "enqueued_at" in payload and seconds(payload["enqueued_at"]) != delivery.enqueued_at:
        payload["enqueued_at"] = delivery.enqueued_at
    return payload
