"""What a user writes: `Job` classes and `@job` functions, with their options.

A class is known to the engine by its name on the wire and nothing else: payloads never
lead to an import. Defining a class registers it.
"""

from __future__ import annotations

import enum
import logging
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Generic, ParamSpec, TypeVar

from kickboard.client import RELATIVE_BELOW, Client, default_client
from kickboard.config import check_name
from kickboard.errors import ConfigError, PayloadError
from kickboard.jobs.execution import Execution, current, tell_progress
from kickboard.jobs.registry import REGISTRY

P = ParamSpec("P")
R = TypeVar("R")
RetryIn = Callable[..., Any]
Exhausted = Callable[[dict[str, Any], BaseException], Any]

OPTIONS = frozenset(
    {"queue", "retry", "dead", "backtrace", "tags", "retry_queue", "retry_for", "priority"}
)
#: Options that concern the engine here and are not written into payloads.
LOCAL_OPTIONS = frozenset({"timeout", "isolation", "memory_mb"})


_VALUES: dict[str, tuple[Any, str]] = {
    "retry": (bool | int, "True, False or a number"),
    "dead": (bool, "True or False"),
    "backtrace": (bool | int, "True, False or a number of lines"),
    "tags": (list | tuple, "a list of texts"),
    "retry_for": (int | float, "a number of seconds"),
    "timeout": (int | float, "a number of seconds"),
    "isolation": (str, '"process" or "thread"'),
    "memory_mb": (int | float, "a number of megabytes"),
}


class Retry(enum.Enum):
    """What a `retry_in` hook may answer instead of a number of seconds."""

    KILL = "kill"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class RetryAfter:
    """What a `retry_in` hook may answer to be taken at its word: no jitter is added.

    For a delay that somebody else chose, such as a server's ``Retry-After``.
    """

    seconds: float


class Job:
    """Base class of jobs: subclass it, define ``perform``, push with ``perform_async``.

    Options as class keywords or in a class attribute ``options``: ``queue`` (default),
    ``retry`` (True = 25 times, a number, 0 = dead at once, False = never and not kept),
    ``timeout`` (seconds; see `runtime.deadlines`), ``isolation="process"`` (a process of its
    own, which a timeout kills, with ``memory_mb`` as a limit),
    ``dead`` (False: not kept when retries are used up), ``backtrace`` (True or a number of
    lines), ``tags``, ``retry_queue``, ``retry_for`` (seconds), ``priority`` (0 first … 9),
    ``name`` (on the wire, instead of the class's own).
    """

    options: ClassVar[Mapping[str, Any]] = {}
    group: ClassVar[str] = ""
    wire_name: ClassVar[str] = "Job"
    retry_in_hook: ClassVar[RetryIn | None] = None
    exhausted_hook: ClassVar[Exhausted | None] = None

    #: The method that takes the payload's arguments, which a class must have to be a job.
    entry: ClassVar[str] = "perform"
    #: What the job does, with the payload's arguments; every subclass defines it.
    perform: Callable[..., Any]

    # Of the options, what every single run asks for.
    _is_apart: ClassVar[bool] = False
    _is_iterable: ClassVar[bool] = False
    _is_special: ClassVar[bool] = False  # one of these
    _patience: ClassVar[float | None] = None  # seconds a thread may take

    jid: str = ""
    _execution: Execution | None = None

    def __init_subclass__(cls, *, name: str | None = None, **keywords: Any) -> None:
        """Merge the options, take the hooks, and register the class under its name."""
        super().__init_subclass__()
        own = {**cls.__dict__.get("options", {}), **keywords}
        _check_options(cls.__name__, own)
        inherited: Mapping[str, Any] = {}
        for base in reversed(cls.__mro__[1:]):
            inherited = {**inherited, **base.__dict__.get("options", {})}
        cls.options = {**inherited, **own}
        cls._is_apart = cls.options.get("isolation") == "process"
        cls._is_special = cls._is_apart or cls._is_iterable
        cls._patience = None if cls._is_apart else cls.options.get("timeout")
        cls.wire_name = check_name(name or cls.__name__, "class")
        cls._take_hook("retry_in", "retry_in_hook")
        cls._take_hook("retries_exhausted", "exhausted_hook")
        if hasattr(cls, cls.entry):
            REGISTRY.add(cls.wire_name, cls)

    @classmethod
    def _take_hook(cls, name: str, attribute: str) -> None:
        """Let a method written in the class body be the hook of that name."""
        hook = cls.__dict__.get(name)
        if hook is not None:
            setattr(cls, attribute, hook if isinstance(hook, staticmethod) else staticmethod(hook))
            delattr(cls, name)

    # -- hooks, as decorators

    @classmethod
    def retry_in(cls, hook: RetryIn) -> RetryIn:
        """Let *hook* (count, error[, payload]) choose the delay before a retry.

        *count* starts at 0. It returns seconds (jitter is added), `RetryAfter` (it is not),
        `Retry.KILL`, `Retry.DISCARD`, or None, 0 or an exception for the usual formula.
        """
        cls.retry_in_hook = staticmethod(hook)
        return hook

    @classmethod
    def retries_exhausted(cls, hook: Exhausted) -> Exhausted:
        """Call *hook* (payload, error) once when a job's retries are used up.

        If it returns `Retry.DISCARD` the job is not kept in the dead set.
        """
        cls.exhausted_hook = staticmethod(hook)
        return hook

    # -- pushing

    @classmethod
    def payload_options(cls) -> dict[str, Any]:
        """Return what this class adds to a payload."""
        written = {key: cls.options[key] for key in cls.options if key not in LOCAL_OPTIONS}
        return {**written, "class": cls.wire_name}

    @classmethod
    def set(cls, **options: Any) -> Setter:
        """Return a pusher of this class with other *options*: ``set(queue="x").perform_async()``.

        ``at`` (a moment) and ``wait`` (seconds) schedule; ``client`` pushes elsewhere.
        """
        return Setter(cls, options)

    @classmethod
    def perform_async(cls, *args: Any) -> str | None:
        """Push a job to run as soon as possible; return its jid.

        Raises:
            PayloadError: an argument is not JSON.
            StoreError: the store refused it.
        """
        return default_client().push({"class": cls, "args": args})

    @classmethod
    def perform_in(cls, seconds: float, *args: Any) -> str | None:
        """Push a job to run *seconds* from now; return its jid."""
        return Setter(cls, {}).perform_in(seconds, *args)

    @classmethod
    def perform_at(cls, moment: float | datetime, *args: Any) -> str | None:
        """Push a job to run at *moment*: an aware datetime or epoch seconds."""
        return Setter(cls, {}).perform_at(moment, *args)

    @classmethod
    def perform_bulk(cls, list_of_args: Iterable[Sequence[Any]]) -> list[str | None]:
        """Push a job for each sequence of arguments; return their jids in order."""
        return Setter(cls, {}).perform_bulk(list_of_args)

    # -- inside a running job

    @property
    def stopping(self) -> bool:
        """Whether the engine is stopping: a long job should come to an end."""
        return self._execution is not None and self._execution.is_stopping()

    @property
    def log(self) -> logging.Logger:
        """A logger whose lines carry this job's jid."""
        return logging.getLogger(f"kickboard.job.{self.wire_name}")

    def progress(self, share: float, note: str = "") -> None:
        """Say how far the job is: 0 when it begins, 1 when it is done, and a few words.

        As often as you like, from any thread: only the newest is kept, and shown ten times a
        second. A failed attempt keeps its last. Outside a running job nothing happens.

        Raises:
            ProgressError: *share* is no number from 0 to 1.
        """
        tell_progress(self._execution or current.get(), share, note)

    def sleep(self, seconds: float) -> None:
        """Pause the job for *seconds* of the engine's clock."""
        running = self._execution or current.get()
        if running is None:
            raise RuntimeError("sleep works inside a running job only")
        running.clock.sleep(seconds)


#: The seed's and Sidekiq's older word for `Job`.
Worker = Job


def _check_options(where: str, options: Mapping[str, Any]) -> None:
    for option, value in options.items():
        if option not in OPTIONS | LOCAL_OPTIONS:
            known = ", ".join(sorted(OPTIONS | LOCAL_OPTIONS))
            raise ConfigError(f"{where}: there is no option {option!r}; there are {known}")
        if option in ("queue", "retry_queue"):
            check_name(value)
        kind, words = _VALUES.get(option, (object, ""))
        if not isinstance(value, kind):
            raise ConfigError(f"{where}: {option} is {words}, not {value!r}")
    if options.get("isolation", "thread") not in ("process", "thread"):
        raise ConfigError(f"{where}: isolation is {_VALUES['isolation'][1]}")
    if not options.get("timeout", 1) > 0 or not options.get("memory_mb", 1) > 0:
        raise ConfigError(f"{where}: timeout and memory_mb must be above 0")
    if options.get("retry", True) < 0:
        raise ConfigError(f"{where}: retry is {_VALUES['retry'][1]}, not {options['retry']!r}")


class Setter:
    """A job class with other options, ready to push."""

    def __init__(self, job_class: type[Job], options: Mapping[str, Any]) -> None:
        rest = dict(options)
        self._client: Client | None = rest.pop("client", None)
        self._at: float | None = None
        if (moment := rest.pop("at", None)) is not None:
            self._at = self._moment(moment)
        elif (wait := rest.pop("wait", None)) is not None:
            self._at = self._moment(wait)
        _check_options(job_class.__name__, rest)
        self._item: dict[str, Any] = {"class": job_class, **rest}

    def perform_async(self, *args: Any) -> str | None:
        """Push a job; see `Job.perform_async`."""
        return self._push(args, self._at)

    def perform_in(self, seconds: float, *args: Any) -> str | None:
        """Push a job to run *seconds* from now; see `Job.perform_in`."""
        return self._push(args, self._moment(seconds))

    def perform_at(self, moment: float | datetime, *args: Any) -> str | None:
        """Push a job to run at *moment*; see `Job.perform_at`."""
        return self._push(args, self._moment(moment))

    def perform_bulk(self, list_of_args: Iterable[Sequence[Any]]) -> list[str | None]:
        """Push a job for each sequence of arguments; see `Job.perform_bulk`."""
        items = []
        for args in list_of_args:
            if not isinstance(args, list | tuple):
                raise PayloadError("Bulk arguments must be a list of lists: [[1], [2]]")
            items.append(self._with(args, self._at))
        return self._get_client().push_bulk(items)

    def _get_client(self) -> Client:
        return self._client or default_client()

    def _push(self, args: Sequence[Any], at: float | None) -> str | None:
        return self._get_client().push(self._with(args, at))

    def _with(self, args: Sequence[Any], at: float | None) -> dict[str, Any]:
        item = {**self._item, "args": args}
        if at is not None:
            item["at"] = at
        return item

    def _moment(self, when: float | datetime) -> float:
        """Return epoch seconds; a number below a thousand million counts from now."""
        if isinstance(when, datetime):
            if when.tzinfo is None:
                raise PayloadError(
                    "a datetime needs a time zone: datetime.now(UTC) + …, or .astimezone()"
                )
            return when.timestamp()
        if isinstance(when, bool) or not isinstance(when, int | float):
            raise PayloadError(f"a time is seconds from now or a moment, not {when!r}")
        if when < RELATIVE_BELOW:
            return self._get_client().now() + when
        return float(when)


class FunctionJob(Generic[P, R]):
    """A function made a job by `@job`. Calling it runs the function here and now."""

    def __init__(self, function: Callable[P, R], job_class: type[Job]) -> None:
        self.job_class = job_class
        self._function = function
        self.__doc__ = function.__doc__
        self.__name__ = function.__name__
        self.__wrapped__ = function
        self.perform_async = job_class.perform_async
        self.perform_in = job_class.perform_in
        self.perform_at = job_class.perform_at
        self.perform_bulk = job_class.perform_bulk
        self.set = job_class.set
        self.retry_in = job_class.retry_in
        self.retries_exhausted = job_class.retries_exhausted
        self.progress = job_class().progress

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run the function itself, without any queue."""
        return self._function(*args, **kwargs)


def job(
    *, name: str | None = None, **options: Any
) -> Callable[[Callable[P, R]], FunctionJob[P, R]]:
    """Make a function a job: ``@job(queue="reports", retry=3)``; options as for `Job`."""

    def decorate(function: Callable[P, R]) -> FunctionJob[P, R]:
        body = {
            "perform": staticmethod(function),
            "__doc__": function.__doc__,
            "__module__": function.__module__,
            "__qualname__": function.__qualname__,
        }
        job_class = types.new_class(
            function.__name__,
            (Job,),
            {"name": name or function.__name__, **options},
            lambda namespace: namespace.update(body),
        )
        return FunctionJob(function, job_class)

    return decorate
