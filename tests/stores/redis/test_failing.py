"""What a server refuses, in our words: the kind of error, and what to do about it."""

import pytest
from redis import exceptions

from kickboard.errors import (
    LeaseLostError,
    StoreBusyError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
    StoreUnavailableError,
    UnsupportedError,
)
from kickboard.stores.redis import failing

SHOWN = "redis://***@db/0"


@pytest.mark.parametrize(
    ("error", "kind", "advice"),
    [
        (exceptions.OutOfMemoryError("command not allowed"), StoreFullError, "more memory"),
        (exceptions.ResponseError("OOM command not allowed"), StoreFullError, "more memory"),
        (
            exceptions.ResponseError("MISCONF Redis is configured to save RDB snapshots"),
            StoreReadOnlyError,
            "free space of its disk. It said: MISCONF Redis is configured",
        ),
        (exceptions.ReadOnlyError("You can't write"), StoreReadOnlyError, "Name the master"),
        (exceptions.BusyLoadingError("Redis is loading"), StoreUnavailableError, "still reading"),
        (exceptions.ResponseError("BUSY Redis is busy"), StoreBusyError, "long script"),
        (exceptions.NoPermissionError("no"), StoreReadOnlyError, r"+@all"),
        (exceptions.ResponseError("NOREPLICAS Not enough"), StoreUnavailableError, "too few"),
        (exceptions.ResponseError("MOVED 1 host"), UnsupportedError, "cluster"),
        (exceptions.ResponseError("KBLEASE gone"), LeaseLostError, "taken for dead"),
        (exceptions.ResponseError("ERR unknown command"), StoreError, "refused: ERR unknown"),
    ],
)
def test_a_refusal_is_told_with_advice(
    error: exceptions.RedisError, kind: type[StoreError], advice: str
) -> None:
    told = failing.of_reply(error, SHOWN)

    assert type(told) is kind
    assert advice in str(told)
    assert told.url == SHOWN


@pytest.mark.parametrize(
    ("error", "stale"),
    [
        (exceptions.ReadOnlyError("You can't write"), True),
        (exceptions.MasterDownError("Link is down"), True),
        (exceptions.ResponseError("UNBLOCKED force unblock"), True),
        (exceptions.ResponseError("NOREPLICAS Not enough"), True),
        (exceptions.ResponseError("WRONGTYPE"), False),
    ],
)
def test_replies_of_a_failover_make_the_connection_stale(
    error: exceptions.RedisError, *, stale: bool
) -> None:
    assert failing.is_stale(error) is stale
