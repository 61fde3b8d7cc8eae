"""One thread that performs jobs: take, perform, report.

It takes from the pool's buffer, which needs no lock, and reports into the settler's outbox,
which needs none either; so a burst of small jobs runs without a single hand-over between
threads. Whatever a job raises is a failed attempt and never the end of the thread.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

import msgspec

from kickboard import events
from kickboard.client import engine_client
from kickboard.errors import JobInterruptedError, JobTimeoutError, PayloadError, UnknownJobError
from kickboard.jobs.execution import Execution, current
from kickboard.jobs.iterable import IterableJob
from kickboard.jobs.job import Job
from kickboard.payload import validation, wire, wrapped
from kickboard.runtime.errand import Errand
from kickboard.runtime.retry import overlaid
from kickboard.runtime.workplace import Workplace
from kickboard.stores.base import Delivery, Done, Failed, Outcome

log = logging.getLogger(__name__)


class Supply(Protocol):
    """Where a processor gets its work: its pool."""

    buffer: deque[Delivery]
    low: int

    def wait_for_work(self, processor: Processor) -> None:
        """Block until there may be work, or *processor* is to look around."""
        ...

    def call_for_more(self) -> None:
        """Say that the buffer runs low."""
        ...

    def give_back(self, deliveries: Sequence[Delivery]) -> None:
        """Return deliveries to the store without using an attempt."""
        ...

    def send_to_the_back(self, delivery: Delivery) -> None:
        """Return *delivery* behind all that wait in its queue, without using an attempt."""
        ...

    def put_back(self, delivery: Delivery) -> None:
        """Have *delivery*, which had to wait, run next."""
        ...

    def write_off(self, count: int) -> None:
        """Stop counting deliveries that turned out not to be ours."""
        ...


class Processor:
    """A thread that performs one job after another.

    Attributes:
        name: Such as ``default/3``.
        current: (delivery, epoch start, monotonic start) while a job runs, else None.
            Written by the processor only; others may read it at any time.
        is_free: It has nothing to do. False already while it takes a job, and until it has found
            none: else one more would be claimed for it than it can run. Written as `current`.
        progress: (delivery, share, note) of the last job that said how far it is; `told` asks.
        paused: Do not take another job; changed by the pool.
        leaving: End after the present job; changed by the pool.
    """

    def __init__(self, name: str, supply: Supply, workplace: Workplace) -> None:
        self.name = name
        self.signal = workplace.clock.signal()
        self.current: tuple[Delivery, float, float] | None = None
        self.is_free = True
        self.progress: tuple[Delivery, float, str] | None = None
        self.paused = False
        self.leaving = False
        self.performed = 0
        self.errand: Errand | None = None  # the present job, if it has a timeout
        self.abandoned = False
        self._verdict = threading.Lock()  # who reports on an errand: its thread or `abandon`
        self._running: Execution | None = None  # the last one that was begun
        # Bound once, not for each job.
        self._ask, self._tell = self._is_stopping, self._take_progress
        self._supply = supply
        self._place = workplace
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None  # guarded by _lock for changes

    def start(self) -> None:
        """Begin."""
        with self._lock:
            if self._thread is None:
                self._thread = self._place.clock.spawn(self._run, f"kickboard/{self.name}")

    def join(self, timeout: float | None = None) -> bool:
        """Wait for the thread's end after `leaving` was set; True when it is gone.

        A job that stops the engine itself does not wait for its own end.
        """
        if self._thread is None:
            return True
        if self._thread is not threading.current_thread():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    @property
    def is_alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread is not None and self._thread.is_alive()

    def abandon(self, errand: Errand, error: JobTimeoutError) -> bool:
        """Fail *errand* for its thread, which no longer counts; False if it just ended."""
        with self._verdict:
            if self.errand is not errand:
                return False
            self.abandoned = self.leaving = True
            self.errand = None
        run = self._place.clock.monotonic() - errand.begun
        job_class = self._place.registry.get(errand.name)
        try:
            self._fail(errand.delivery, job_class, error, errand.started, run)
        except BaseException:  # as in `_handle`
            log.exception("processor %s stumbled over %s", self.name, errand.delivery.jid)
            self._supply.give_back([errand.delivery])
        return True

    def _run(self) -> None:
        engine_client.set(self._place.client)
        supply, take, place = self._supply, self._supply.buffer.popleft, self._place
        while not self.leaving:
            if self.paused:
                self._wait()
                continue
            self.is_free = False
            try:
                delivery = take()
            except IndexError:
                self.is_free = True
                self._wait()
                continue
            if len(supply.buffer) <= supply.low:
                supply.call_for_more()
            if place.turns is None:
                self._handle(delivery)
            else:
                place.turns.run(self._handle, delivery)
        self._give_up_turn()

    def _wait(self) -> None:
        self._give_up_turn()
        self._supply.wait_for_work(self)

    def _give_up_turn(self) -> None:
        if self._place.turns is not None:
            self._place.turns.give_up()

    def _handle(self, delivery: Delivery) -> None:
        """Perform *delivery* and report; a fault of our own gives it back unharmed."""
        try:
            self._attempt(delivery)
        except BaseException:
            log.exception("processor %s stumbled over %s", self.name, delivery.jid)
            self._supply.give_back([delivery])
            # It comes back at once, and nobody gains by stumbling a thousand times a second.
            self._place.clock.wait(self._place.ended, 1.0)
        finally:
            self.current = None

    def _attempt(self, delivery: Delivery) -> None:
        place = self._place
        started, begun = place.clock.now(), place.clock.monotonic()
        self.current = (delivery, started, begun)
        try:
            validation.check_foreign_size(delivery.payload)
            payload = overlaid(wire.decode(delivery.payload), delivery)
            args = _args(payload)
        except PayloadError as error:
            self._bury(place.policy.malformed(delivery, error, started))
            return
        job_class = place.registry.get(delivery.job_class)
        if job_class is None:
            self._refuse_unknown(delivery, started)
            return
        if delivery.suspect:
            if not place.suspects.admit(delivery, self._supply):
                return
            if not place.store.mark_started(delivery):
                self._supply.write_off(1)
                place.suspects.over(delivery)
                return
        self._carry_out(job_class, delivery, payload, args)

    def _carry_out(
        self, job_class: type[Job], delivery: Delivery, payload: dict[str, Any], args: list[Any]
    ) -> None:
        """Perform a job that is known to be ours and runnable, and report how it went."""
        place = self._place
        place.store.note_start(delivery)
        _, started, begun = self.current or (delivery, place.clock.now(), place.clock.monotonic())
        if place.bus.hears_jobs and place.bus.wants(events.JobStarted):
            self._announce_start(delivery, started)
        if job_class._patience is not None:
            self.errand = Errand(delivery, started, begun, job_class._patience)
            place.on_errand()
        try:
            self._perform(job_class, delivery, payload, args)
        except JobInterruptedError as interrupted:
            if self._may_report():
                self._interrupt(delivery, in_turn=interrupted.in_turn)
            return
        except BaseException as error:  # noqa: BLE001 - SystemExit in a job is its failure too
            if self._may_report():
                self._fail(delivery, job_class, error, started, place.clock.monotonic() - begun)
            return
        if self._may_report():
            run = place.clock.monotonic() - begun
            place.settler.put_done(Done(delivery, started, run))
            self.performed += 1
            if place.bus.hears_jobs and place.bus.wants(events.JobFinished):
                self._announce_end(delivery, run)

    def _interrupt(self, delivery: Delivery, *, in_turn: bool) -> None:
        """Put a job back that goes on later; first here, where it only had its time."""
        if in_turn:
            self._supply.send_to_the_back(delivery)
        else:
            self._supply.give_back([delivery])

    def _may_report(self) -> bool:
        """Return whether the present job's outcome is ours to tell, and end its errand."""
        if self.errand is None:
            return not self.abandoned
        with self._verdict:
            self.errand = None
            return not self.abandoned

    def _perform(
        self, job_class: type[Job], delivery: Delivery, payload: dict[str, Any], args: list[Any]
    ) -> None:
        place = self._place
        queue = delivery.queue
        job = job_class()
        job.jid = jid = delivery.jid
        running = Execution(
            jid, delivery.job_class, queue, payload, place.clock, self._ask, self._tell
        )
        job._execution = self._running = running
        perform = job.perform
        if job_class._is_special:
            perform = self._specially(job_class, job, running)
        token = current.set(running)
        try:
            if place.middleware.items:
                place.middleware.layers()(job, payload, queue, partial(perform, *args))
            else:
                perform(*args)
        finally:
            current.reset(token)

    def _specially(self, job_class: type[Job], job: Job, running: Execution) -> Callable[..., Any]:
        """Return how to perform a job of a class that is not just called on this thread."""
        if isinstance(job, IterableJob):
            job.keep_in(self._place.store, self._place.max_iteration_runtime)
            return job.perform
        return partial(self._perform_apart, job_class, running)

    def _perform_apart(self, job_class: type[Job], running: Execution, *args: Any) -> None:
        """Perform the job in a process of its own."""
        from kickboard.runtime import isolation  # noqa: PLC0415 - most engines never need it

        isolation.perform(job_class, running, list(args), self._place.store.address)

    def _take_progress(self, running: Execution, share: float, note: str) -> None:
        """Keep how far a job is. Any thread of the job calls it, late ones for nothing."""
        present = self.current
        if present is not None and self._running is running:
            self.progress = (present[0], share, note)

    def told(self, delivery: Delivery) -> tuple[float, str] | None:
        """Return how far *delivery* is and what it said of that, None if it never did."""
        progress = self.progress
        return progress[1:] if progress is not None and progress[0] is delivery else None

    def _is_stopping(self) -> bool:
        errand = self.errand
        return self._place.stopping or self.leaving or (errand is not None and errand.overdue)

    def _fail(
        self,
        delivery: Delivery,
        job_class: type[Job] | None,
        error: BaseException,
        started: float,
        run: float,
    ) -> None:
        if isinstance(error, MemoryError):
            error.__traceback__ = None  # its frames hold what filled the memory
            gc.collect()
        # As it was stored: what the job and the middleware made of it does not count.
        payload = overlaid(wire.decode(delivery.payload), delivery)
        failed = self._place.policy.decide(
            delivery, payload, job_class, error, started=started, run=run
        )
        if (told := self.told(delivery)) is not None:
            failed = msgspec.structs.replace(failed, progress=told[0], note=told[1])
        self._place.settler.put_failed(failed)
        self._tell_handlers(payload, error, died=failed.outcome is not Outcome.RETRY)

    def _bury(self, failed: Failed) -> None:
        self._place.settler.put_failed(failed)
        log.error("malformed payload %s buried: %s", failed.delivery.jid, failed.error_message)

    def _tell_handlers(self, payload: dict[str, Any], error: BaseException, *, died: bool) -> None:
        context = {"context": "Job raised exception", "job": payload}
        for handle_error in self._place.error_handlers:
            _safely(handle_error, error, context)
        if died:
            for handle_death in self._place.death_handlers:
                _safely(handle_death, payload, error)

    def _refuse_unknown(self, delivery: Delivery, started: float) -> None:
        """Leave a job of an unknown class to others, or fail it where a store cannot."""
        if self._place.store.caps.keeps_unknown:
            self._give_back_unknown(delivery)
        else:
            self._fail(delivery, None, UnknownJobError(delivery.job_class), started, 0.0)

    def _give_back_unknown(self, delivery: Delivery) -> None:
        """Return the job unharmed and take no more of its class: a deploy may bring it."""
        place = self._place
        first = delivery.job_class not in place.unknown
        place.unknown |= {delivery.job_class}
        if place.registry.get(delivery.job_class) is not None:  # it was loaded just now
            place.unknown -= {delivery.job_class}
        self._supply.give_back([delivery])
        if first:
            log.warning("no processor here knows %.200s", delivery.job_class)
            place.bus.emit(events.UnknownClass(job_class=delivery.job_class, queue=delivery.queue))

    def _announce_start(self, delivery: Delivery, started: float) -> None:
        self._place.bus.emit(
            events.JobStarted(
                jid=delivery.jid,
                job_class=delivery.job_class,
                queue=delivery.queue,
                processor=self.name,
                at=started,
            )
        )

    def _announce_end(self, delivery: Delivery, run: float) -> None:
        self._place.bus.emit(
            events.JobFinished(
                jid=delivery.jid, job_class=delivery.job_class, queue=delivery.queue, run=run
            )
        )


def _args(payload: dict[str, Any]) -> list[Any]:
    """Return the payload's arguments.

    Raises:
        PayloadError: they are no list, or there is no class.
    """
    args = wrapped.arguments(payload) if "wrapped" in payload else payload.get("args")
    if not isinstance(args, list):
        raise PayloadError("args must be a list", "args")
    if not isinstance(payload.get("class"), str):
        raise PayloadError("class must be a text", "class")
    return args


def _safely(handler: Callable[..., None], *args: Any) -> None:
    try:
        handler(*args)
    except BaseException:  # SystemExit in a handler ends no processor
        log.exception("!!! HANDLER THREW AN ERROR !!!")
