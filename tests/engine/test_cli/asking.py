"""What the commands' tests ask again and again: a document, a push, a job that failed."""

import json
from collections.abc import Callable
from typing import Any

from kickboard.stores.base import Failed, Outcome, ProcessInfo, Store

#: Gives a command; see the fixture.
Run = Callable[..., tuple[int, str, str]]


def document(run: Run, *arguments: str) -> Any:
    """Return the one JSON document that a command prints."""
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def push(run: Run, *arguments: str) -> list[str]:
    """Push jobs and return their jids."""
    code, out, err = run("push", *arguments)
    assert code == 0, err
    return out.split()


def fail(store: Store, jid: str, outcome: Outcome = Outcome.RETRY, **more: Any) -> None:
    """Let the job *jid*, the only one that waits, fail."""
    store.register(
        ProcessInfo(
            identity="host:1:abc",
            hostname="host",
            pid=1,
            started_at=store.snapshot().at,
            concurrency=5,
            queues={"default": 0, "low": 2},
            version="0",
        )
    )
    [delivery] = store.claim([("default", 1)], 1)
    assert delivery.jid == jid
    now = store.snapshot().at
    failed = Failed(
        delivery,
        outcome,
        now,
        0.25,
        now + 60,
        0,
        "default",
        "TimeoutError",
        "read\ntimed out",
        "tb",
        **more,
    )
    store.finish([], [failed])
