"""Every error Kickboard raises on purpose.

::

    KickboardError
    ├── PayloadError            what was pushed, or found, is not a job (also a ValueError)
    ├── NameTakenError          two job classes want the same name on the wire
    ├── ConfigError             a setting makes no sense (also a ValueError)
    ├── QueryError              a query that cannot be read (also a ValueError)
    ├── ProgressError           a job told of no share between 0 and 1 (also a ValueError)
    ├── JobError                how a job failed that did not raise here
    │   ├── UnknownJobError         no class of its name is loaded
    │   ├── JobTimeoutError         it took longer than its timeout
    │   ├── JobProcessError         its own process died (isolation="process")
    │   └── RemoteJobError          it raised in its own process
    └── StoreError              something about the place where jobs live
        ├── StoreUnavailableError   not reachable just now; trying again may help
        │   ├── StoreBusyError          locked by another process for too long
        │   ├── StoreSilentError        nobody answers where its server should be
        │   ├── StoreLoginError         its server wants another user or password
        │   └── AmbiguousError          the reply was lost; repeating is safe
        ├── StoreFullError          no room; what is stored is safe
        ├── StoreReadOnlyError      the file or its folder may not be written
        ├── StoreCorruptError       damaged, or not ours
        ├── StoreVersionError       written by a newer Kickboard
        ├── UnsupportedError        this kind of store cannot do that
        └── LeaseLostError          the job was taken from this process meanwhile
    JobInterruptedError         how an iterable job leaves its thread; no error at all
"""

from __future__ import annotations


class KickboardError(Exception):
    """The family of all errors below."""


class PayloadError(KickboardError, ValueError):
    """A payload is refused: *reason* says why, *path* where (such as ``args[0].when``)."""

    def __init__(self, reason: str, path: str = "") -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.reason = reason
        self.path = path


class NameTakenError(KickboardError):
    """Another class is registered under *name* already; give one of them ``name=``."""

    def __init__(self, name: str, holder: str, newcomer: str) -> None:
        super().__init__(
            f"the job name {name!r} belongs to {holder}; "
            f"give {newcomer} a name of its own: class …(Job, name=…)"
        )
        self.name = name


class ConfigError(KickboardError, ValueError):
    """A setting makes no sense; the message names it and what it may be."""


class QueryError(KickboardError, ValueError):
    """A query cannot be read; *start* and *end* mark the part at fault.

    Attributes:
        reason: Why, and how to write it.
        words: The same with ``{names}`` for what is in *parts*, for who has words of their own.
    """

    def __init__(self, words: str, start: int, end: int, **parts: object) -> None:
        self.reason = words.format(**parts)
        super().__init__(self.reason)
        self.words = words
        self.parts = parts
        self.start = start
        self.end = end


class ProgressError(KickboardError, ValueError):
    """What a job told of its progress is no share between 0 and 1."""

    def __init__(self, share: object) -> None:
        super().__init__(f"progress is a share from 0 (begun) to 1 (done), not {share!r:.80}")
        self.share = share


class JobError(KickboardError):
    """How a job failed that did not raise in this process."""


class UnknownJobError(JobError):
    """No class of the job's name is loaded; a deploy may bring it before it is tried again."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no processor here knows the job {name!r}")
        self.name = name


class JobTimeoutError(JobError):
    """A job took longer than its *timeout* in seconds."""

    def __init__(self, name: str, timeout: float) -> None:
        super().__init__(f"{name} took longer than its timeout of {timeout:g} s")
        self.name = name
        self.timeout = timeout


class JobInterruptedError(BaseException):
    """An iterable job ends for now: it failed in no way, and goes on later.

    Because its engine ends, or (*in_turn*) because it had its time and others wait. No
    `Exception`, so that what handles errors of jobs lets it through.
    """

    def __init__(self, jid: str, *, in_turn: bool = False) -> None:
        super().__init__(f"{jid} was interrupted and goes on later")
        self.jid = jid
        self.in_turn = in_turn


class JobProcessError(JobError):
    """The process of a job died; *code* is its exit code, negative for a signal."""

    def __init__(self, code: int) -> None:
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        super().__init__(f"the job's process ended with {how} before the job did")
        self.code = code


class RemoteJobError(JobError):
    """A job raised in its own process: class, text and trace of what it raised there."""

    def __init__(self, error_class: str, message: str, trace: str) -> None:
        super().__init__(message)
        self.error_class = error_class
        self.trace = trace


class StoreError(KickboardError):
    """Something about the store at *url*; the message says what to do now.

    Attributes:
        code: What it is, for who has words of their own; "" where there are none.
        where: The place it is about, such as ``host:6379``.
        said: What another program said of it, in that one's words.
    """

    def __init__(
        self, message: str, url: str = "", *, code: str = "", where: str = "", said: str = ""
    ) -> None:
        super().__init__(message)
        self.url = url
        self.code = code
        self.where = where
        self.said = said


class StoreUnavailableError(StoreError):
    """The store cannot be reached just now; trying again may help."""


class StoreBusyError(StoreUnavailableError):
    """Another process held the store locked for longer than we wait."""


class StoreSilentError(StoreUnavailableError):
    """Nobody answers where the store's server should be."""


class StoreLoginError(StoreUnavailableError):
    """The store's server wants another user or password."""


class AmbiguousError(StoreUnavailableError):
    """The reply was lost, so it may have happened; every writer may be repeated safely.

    A push that is repeated stores no second job while the first is there. Where that has run
    to its end meanwhile, it runs once more: delivery is at least once.
    """


class StoreFullError(StoreError):
    """There is no room left; what is stored is safe and running jobs can finish."""


class StoreReadOnlyError(StoreError):
    """The store may be looked at, not changed."""


class StoreCorruptError(StoreError):
    """The file is damaged, or it is not a Kickboard store; it was left untouched."""


class StoreVersionError(StoreError):
    """The store was written by a newer Kickboard than this one."""


class UnsupportedError(StoreError):
    """This kind of store cannot do what was asked."""


class LeaseLostError(StoreError):
    """The delivery is no longer ours: the job was recovered, moved or deleted meanwhile."""
