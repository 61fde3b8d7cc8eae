"""Pushing jobs.

One default client serves `Job.perform_async`; `configure` replaces it. Inside a job the
client of the engine that runs it is used, so that follow-up jobs land in the same store.
"""

from __future__ import annotations

import atexit
import contextvars
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Concatenate, Generic, NamedTuple, ParamSpec, TypeVar, cast

from kickboard.clock import Clock
from kickboard.errors import PayloadError
from kickboard.middleware import Chain, ClientMiddleware, invoke
from kickboard.payload import forms, validation, wire
from kickboard.payload.jid import new_jid, new_jids
from kickboard.payload.record import JobState
from kickboard.stores import open_store
from kickboard.stores.base import DEFAULT_PRIORITY, NewJob, Store, Tx

P = ParamSpec("P")
T = TypeVar("T")

#: What a payload has when neither its class nor the item says otherwise.
DEFAULTS: dict[str, Any] = {"retry": True, "queue": "default"}
#: Below this a time is a number of seconds from now, above it a moment (Sidekiq's rule).
RELATIVE_BELOW = 1_000_000_000
#: Fields that direct the push and are not stored.
TRANSIENT = ("at", "priority")
#: So many in one call may well be alike.
_ALIKE = 10
#: Jobs handed to the store in one call.
SLICE = 1000


class Replaced(NamedTuple):
    """A job that came in the place of another, and the operation that undoes it."""

    jid: str
    op: int


class _OnDefault(Generic[P, T]):
    """A method that, called on the class, works on the default client."""

    def __init__(self, method: Callable[Concatenate[Client, P], T]) -> None:
        self._method = method
        self.__doc__ = method.__doc__

    def __get__(self, client: Client | None, owner: type) -> Callable[P, T]:
        method = self._method.__get__(client or default_client(), owner)
        return cast("Callable[P, T]", method)


class Client:
    """Pushes jobs into one store. Thread-safe.

    Args:
        store: Where to.
        clock: Source of ``created_at``; the store's by default.
    """

    def __init__(self, store: Store, clock: Clock | None = None) -> None:
        self.store = store
        self._sink: Store | Tx = store  # where the jobs go
        self.middleware: Chain[ClientMiddleware] = Chain()
        self._clock: Clock = clock or store.clock
        self._lock = threading.Lock()
        self._pushed = 0  # guarded by _lock
        self._enqueued = 0  # guarded by _lock

    def now(self) -> float:
        """Return the time of this client's clock in epoch seconds."""
        return self._clock.now()

    @property
    def pushed(self) -> int:
        """Jobs pushed so far through this client."""
        return self._pushed

    @property
    def enqueued(self) -> int:
        """Those of the jobs pushed that went straight to their queue."""
        return self._enqueued

    @_OnDefault
    def push(self, item: Mapping[str, Any]) -> str | None:
        """Push one job given as a raw dict and return its jid.

        Args:
            item: ``class`` and ``args``, and any of ``jid queue retry dead backtrace tags
                retry_queue retry_for priority at created_at``; other fields are kept.
                ``at`` is epoch seconds.

        Returns:
            The jid, also when a job with that jid exists already (it is then not pushed
            again), or None when a middleware stopped the push.

        Raises:
            PayloadError: the item is not a job.
            StoreError: the store refused; nothing was stored.
        """
        job = self._prepare(item)
        if job is None:
            return None
        self._store([job])
        return job.jid

    @_OnDefault
    def push_bulk(self, items: Sequence[Mapping[str, Any]]) -> list[str | None]:
        """Push many raw items, a thousand a step; return their jids in order.

        All items are checked before the first is stored.

        Raises:
            PayloadError: one of them is not a job; nothing was stored.
            StoreError: the store refused; the slices before are stored.
        """
        jobs = self._prepare_all(items)
        ready = [job for job in jobs if job is not None]
        for start in range(0, len(ready), SLICE):
            self._store(ready[start : start + SLICE])
        return [None if job is None else job.jid for job in jobs]

    @_OnDefault
    def replace(self, jid: str, state: JobState, item: Mapping[str, Any]) -> Replaced | None:
        """Push *item* in the place of the job *jid*, which goes to the trash: both or neither.

        Returns:
            The new jid and the operation's id for `Store.restore`; None when *jid* is not in
            *state* any more, or a middleware stopped the push: then nothing was changed.

        Raises:
            PayloadError: the item is not a job.
            StoreError: the store refused; nothing was changed.
        """
        job = self._prepare(item)
        op = None if job is None else self.store.replace(jid, state, job)
        if job is None or op is None:
            return None
        self._count(1, int(job.at is None))
        return Replaced(job.jid, op)

    @_OnDefault
    def transaction(self) -> AbstractContextManager[Tx]:
        """Begin a transaction that also carries the caller's statements; see `Store.transaction`.

        ::

            with Client.transaction() as tx:
                tx.execute("INSERT INTO orders VALUES (?)", (order_id,))
                Receipt.set(client=tx.client).perform_async(order_id)
        """
        return self.store.transaction()

    def _store(self, jobs: Sequence[NewJob]) -> None:
        result = self._sink.push(jobs)
        self._count(result.added, min(result.added, sum(1 for job in jobs if job.at is None)))

    def _count(self, pushed: int, enqueued: int) -> None:
        with self._lock:
            self._pushed += pushed
            self._enqueued += enqueued

    def _prepare(self, item: Mapping[str, Any]) -> NewJob | None:
        """Return the job to store: checked, with defaults, through the middleware."""
        payload = self._normalize(item)
        at, priority = item.get("at"), item.get("priority", payload.pop("priority", None))
        if self.middleware.items:
            changed = invoke(
                self.middleware, payload["class"], payload, payload["queue"], lambda: payload
            )
            if not changed:
                return None
            payload = changed
            validation.check_names(payload)
        validation.check_args(payload["args"], payload["class"])
        return self._new_job(payload, at, priority)

    def _prepare_all(self, items: Sequence[Mapping[str, Any]]) -> list[NewJob | None]:
        """Return what `_prepare` does for each; those that are alike share a form."""
        if self.middleware.items or len(items) < _ALIKE:
            return [self._prepare(item) for item in items]
        now = self._clock.now()
        made: dict[Any, tuple[forms.Form, int]] = {}
        jobs: list[NewJob | None] = []
        for item, jid in zip(items, new_jids(now, len(items)), strict=True):
            kind = forms.key(item)
            if kind is None:
                jobs.append(self._prepare(item))
                continue
            known = made.get(kind)
            if known is None:
                known = made[kind] = self._form(item, now)
            form, priority = known
            at = item.get("at")
            if at is not None and at <= now:
                at = None
            payload = form.payload(item["args"], jid, is_due=at is None)
            jobs.append(NewJob(jid, form.name, form.queue, payload, at, priority))
        return jobs

    def _form(self, item: Mapping[str, Any], now: float) -> tuple[forms.Form, int]:
        """Return what jobs like *item* have in common, and their priority."""
        payload = self._normalize(item)
        priority = _priority(payload.pop("priority", None))
        return forms.Form(payload, now), priority

    def _normalize(self, item: Mapping[str, Any]) -> dict[str, Any]:
        validation.check_item(item)
        options: Mapping[str, Any] = {}
        if isinstance(item["class"], type):
            options = _options_of(item["class"])
            item = {**item, "class": options["class"]}
        payload: dict[str, Any] = {**DEFAULTS, **options, **item}
        payload.pop("at", None)
        payload["args"] = list(payload["args"])
        now = self._clock.now()
        payload.setdefault("jid", new_jid(now))
        payload.setdefault("created_at", now)
        validation.check_names(payload)
        return payload

    def _new_job(self, payload: dict[str, Any], at: float | None, priority: Any) -> NewJob:
        now = self._clock.now()
        for name in TRANSIENT:
            payload.pop(name, None)
        if at is not None and at > now:
            payload.pop("enqueued_at", None)
        else:
            at = None
            payload["enqueued_at"] = now
        return NewJob(
            payload["jid"],
            payload["class"],
            payload["queue"],
            validation.check_size(wire.encode(payload)),
            at,
            _priority(priority),
        )


def within(store: Store, transaction: Tx) -> Client:
    """Return a client that pushes into a *transaction* on *store*.

    The client that would push to that store otherwise lends it its middleware.
    """
    client = Client(store)
    client._sink = transaction
    if (usual := _usual(store)) is not None:
        client.middleware = usual.middleware
    return client


def note_committed(client: Client) -> None:
    """Have the client that is usual for its store count what *client* pushed `within`."""
    if (usual := _usual(client.store)) is not None:
        usual._count(client.pushed, client.enqueued)


def _usual(store: Store) -> Client | None:
    for client in (engine_client.get(), peek_default()):
        if client is not None and client.store is store:
            return client
    return None


def _options_of(job_class: type) -> Mapping[str, Any]:
    describe = getattr(job_class, "payload_options", None)
    if describe is None:
        raise PayloadError(f"{job_class.__name__} is not a Job: class {job_class.__name__}(Job)")
    return cast(Mapping[str, Any], describe())


def _priority(value: Any) -> int:
    if value is None:
        return DEFAULT_PRIORITY
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 9:
        raise PayloadError(f"priority must be 0 (first) to 9, not {value!r}")
    return value


# -- the default client: the one instance a module of this package holds

#: The client of the engine that runs the present job; set in its threads.
engine_client: contextvars.ContextVar[Client | None] = contextvars.ContextVar(
    "engine_client", default=None
)
_lock = threading.RLock()  # held while a store is opened, so that there is one at most
_default: Client | None = None  # guarded by _lock


def configure(
    store: Store | str | None = None, *, clock: Clock | None = None, durability: str = "full"
) -> Client:
    """Make *store* (a URL, or a store) the one that `perform_async` and `Manager()` use.

    Without a store: the profile's ``jobs.db``. Returns the new default client.
    """
    global _default
    with _lock:
        client = Client(_opened(store, clock, durability), clock)
        old, _default = _default, client
    if old is not None and old.store is not client.store:
        old.store.close()
    return client


def _opened(store: Store | str | None, clock: Clock | None, durability: str) -> Store:
    if store is None:
        from kickboard.profile import store_url  # noqa: PLC0415 - only when asked

        store = store_url()
    if isinstance(store, str):
        return open_store(store, clock=clock, durability=durability)
    return store


def default_client() -> Client:
    """Return the client of the engine around us, or the default one, opened when needed."""
    client = engine_client.get()
    if client is not None:
        return client
    with _lock:
        return _default or configure()


def peek_default() -> Client | None:
    """Return the default client if there is one already."""
    with _lock:
        return _default


def default_store() -> Store:
    """Return the store of the default client."""
    return default_client().store


@atexit.register
def _close_default() -> None:
    if _default is not None:
        _default.store.close()
