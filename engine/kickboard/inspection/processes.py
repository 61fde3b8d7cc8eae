"""The engine processes that work on a store, and what they can be asked to do."""

from __future__ import annotations

from collections.abc import Iterator

from kickboard.client import default_store
from kickboard.stores.base import ProcessInfo, ProcessStat, Store


class Process:
    """An engine process, as it last said of itself.

    What it is asked to do it does at its next heartbeat, within seconds. The methods
    return False when there is no such process any more.
    """

    def __init__(self, store: Store, stat: ProcessStat) -> None:
        self.stat = stat
        self._store = store

    def __repr__(self) -> str:
        """Return the identity."""
        return f"<Process {self.identity}>"

    @property
    def info(self) -> ProcessInfo:
        """Who it is: host, pid, since when, which queues."""
        return self.stat.info

    @property
    def identity(self) -> str:
        """Its unique name, host:pid:nonce."""
        return self.stat.info.identity

    @property
    def busy(self) -> int:
        """How many jobs it was running."""
        return self.stat.busy

    @property
    def is_quiet(self) -> bool:
        """Whether it takes no more jobs."""
        return self.stat.quiet

    def quiet(self) -> bool:
        """Ask it to take no more jobs."""
        return self._store.signal(self.identity, "quiet")

    def stop(self) -> bool:
        """Ask it to stop: quiet, wait for its jobs, give back what is left, leave."""
        return self._store.signal(self.identity, "stop")

    def dump(self) -> bool:
        """Ask it to write the stacks of all its threads to its log."""
        return self._store.signal(self.identity, "dump")


class ProcessSet:
    """The processes of one moment, by identity.

    Args:
        store: Where; None: the default client's store.
    """

    def __init__(self, store: Store | None = None) -> None:
        store = store or default_store()
        stats = sorted(store.snapshot().processes, key=lambda stat: stat.info.identity)
        self._processes = {stat.info.identity: Process(store, stat) for stat in stats}

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self._processes)

    def __len__(self) -> int:
        """Return `size`."""
        return self.size

    def __iter__(self) -> Iterator[Process]:
        """Yield them by identity."""
        return iter(self._processes.values())

    def __getitem__(self, identity: str) -> Process:
        """Return one; a KeyError when there is none of that name."""
        return self._processes[identity]

    @property
    def total_concurrency(self) -> int:
        """Processors of all of them."""
        return sum(process.info.concurrency for process in self)

    @property
    def total_rss_kb(self) -> int:
        """Memory of all of them, in kB."""
        return sum(process.stat.rss_kb for process in self)
