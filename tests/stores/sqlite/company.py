"""What several writers do at once, and what is left of an engine that dies."""

import threading
from collections.abc import Callable
from pathlib import Path

from kickboard.stores.sqlite import SQLiteStore


def in_company(store: SQLiteStore, *steps: Callable[[], object]) -> list[object]:
    """Run *steps* on threads of their own so that they wait for one commit together."""
    leading, go = threading.Event(), threading.Event()
    results: list[object] = [None] * len(steps)

    def lead(_: object) -> None:
        leading.set()
        assert go.wait(60)

    def follow(number: int) -> None:
        try:
            results[number] = steps[number]()
        except Exception as error:  # noqa: BLE001 - for the test to look at
            results[number] = error

    assert store._writer is not None
    leader = threading.Thread(target=store._writer.run, args=(lead,))
    leader.start()
    assert leading.wait(60)
    followers = [threading.Thread(target=follow, args=(n,)) for n in range(len(steps))]
    for n, thread in enumerate(followers):
        thread.start()
        while len(store._writer._pending) <= n and thread.is_alive():
            thread.join(0.0005)
    go.set()
    for thread in (leader, *followers):
        thread.join()
    return results


def die(store: SQLiteStore) -> None:
    """Let go of the lease as the kernel does when a process dies."""
    assert store._membership._lease is not None
    store._membership._lease.forget()


def owner_files(path: Path) -> list[Path]:
    """Return the lock files beside a store."""
    return sorted(path.parent.glob("*.owner-*"))
