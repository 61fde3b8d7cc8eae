"""What goes wrong between us and a Redis, in the words of our own errors, with advice."""

from __future__ import annotations

from redis import exceptions

from kickboard.errors import (
    AmbiguousError,
    LeaseLostError,
    StoreBusyError,
    StoreCorruptError,
    StoreError,
    StoreFullError,
    StoreLoginError,
    StoreReadOnlyError,
    StoreUnavailableError,
    UnsupportedError,
)
from kickboard.stores.redis.absence import brief

_STALE = ("READONLY", "UNBLOCKED", "NOREPLICAS", "MASTERDOWN")
#: First word of the reply of our own scripts to a process that was taken for dead.
STRUCK_OFF = "KBLEASE"

LEASE_LOST = (
    "This engine was taken for dead: its heartbeat had ended. Its jobs were given back to others."
)
_CLUSTER = (
    "This Redis is a cluster. One step of a job touches several keys, which a cluster keeps "
    "on different servers, so Sidekiq's format does not work there: use a single Redis, with "
    "Sentinel if it is to fail over."
)


def is_stale(error: exceptions.RedisError) -> bool:
    """Return whether a reply says that the connection leads to the wrong server now.

    So it is after a failover. The connection is dropped, and the call made once more.
    """
    wrong = isinstance(error, exceptions.ReadOnlyError | exceptions.MasterDownError)
    return wrong or str(error).startswith(_STALE)


def of_reply(error: exceptions.RedisError, shown: str) -> StoreError:
    """Return what a server's refusal means; *shown* is its URL without secrets."""
    text = str(error)
    word = _word(error, text)
    kind, advice = _REPLIES.get(word, (StoreError, ""))
    if kind is LeaseLostError:
        return LeaseLostError(LEASE_LOST, shown)
    said = text.splitlines()[0][:300] if text else type(error).__name__
    message = f"{advice} It said: {said}" if advice else f"Redis refused: {said}"
    return kind(message, shown, code=f"redis.{_CODES.get(word, word.lower())}", said=said)


def _word(error: exceptions.RedisError, text: str) -> str:
    """Return the word by which `_REPLIES` knows a refusal; the library drops most of them."""
    if isinstance(error, exceptions.AuthenticationError):
        return "NOAUTH" if "required" in text or "HELLO" in text else "WRONGPASS"
    if "WRONGTYPE" in text:
        return "WRONGTYPE"
    for kind, word in _KINDS.items():
        if isinstance(error, kind):
            return word
    first = text.partition(" ")[0]
    return first if first in _REPLIES else "ERROR"


_KINDS: dict[type[exceptions.RedisError], str] = {
    exceptions.OutOfMemoryError: "OOM",
    exceptions.ReadOnlyError: "READONLY",
    exceptions.BusyLoadingError: "LOADING",
    exceptions.NoPermissionError: "NOPERM",
    exceptions.MasterDownError: "MASTERDOWN",
}
_CODES = {"CLUSTERDOWN": "cluster", "MOVED": "cluster", "CROSSSLOT": "cluster"}


_REPLIES: dict[str, tuple[type[StoreError], str]] = {
    STRUCK_OFF: (LeaseLostError, LEASE_LOST),
    "OOM": (
        StoreFullError,
        (
            "Redis has reached its maxmemory and takes no new jobs. What is stored is safe, and "
            "running jobs can finish. Give it more memory, or let the workers catch up."
        ),
    ),
    "MISCONF": (
        StoreReadOnlyError,
        (
            "Redis cannot save to its disk and therefore refuses every write. See its log and "
            "the free space of its disk."
        ),
    ),
    "READONLY": (
        StoreReadOnlyError,
        "This Redis is a replica, which may be looked at only. Name the master.",
    ),
    "LOADING": (StoreUnavailableError, "Redis is still reading its data from disk."),
    "BUSY": (StoreBusyError, "Redis is busy with somebody's long script."),
    "NOAUTH": (
        StoreLoginError,
        "Redis wants a password: redis://:PASSWORD@HOST, or in $REDIS_URL.",
    ),
    "WRONGPASS": (StoreLoginError, "Redis refuses this user name and password."),
    "NOPERM": (
        StoreReadOnlyError,
        "This Redis user may not do that. It needs: ~* +@all -@admin -@dangerous +info.",
    ),
    "WRONGTYPE": (
        StoreCorruptError,
        "A key has another type than Sidekiq's: something else writes to this database.",
    ),
    "MASTERDOWN": (StoreUnavailableError, "This replica has lost its master."),
    "NOREPLICAS": (StoreUnavailableError, "The master has too few replicas to accept writes."),
    "UNBLOCKED": (StoreUnavailableError, "The server has just become a replica."),
    "CLUSTERDOWN": (UnsupportedError, _CLUSTER),
    "MOVED": (UnsupportedError, _CLUSTER),
    "CROSSSLOT": (UnsupportedError, _CLUSTER),
}


def cluster(shown: str) -> UnsupportedError:
    """Return why a cluster is refused."""
    return UnsupportedError(_CLUSTER, shown, code="redis.cluster")


def lost(error: Exception, where: str, shown: str) -> AmbiguousError:
    """Return that the connection broke between a call and its answer."""
    return AmbiguousError(
        f"The connection to Redis at {where} broke before it answered, so the step may have "
        f"been done; repeating it is safe. ({brief(error)})",
        shown,
        code="redis.lost",
        where=where,
        said=brief(error),
    )
