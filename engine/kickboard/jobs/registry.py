"""The names on the wire and the classes they stand for: an exact look-up, nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kickboard.errors import NameTakenError

if TYPE_CHECKING:
    from kickboard.jobs.job import Job


class Registry:
    """Job classes by name. Reading needs no lock: the dict is replaced as a whole."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._classes: dict[str, type[Job]] = {}

    def add(self, name: str, job_class: type[Job]) -> None:
        """Register *job_class*; the same class of a reloaded module replaces the old one.

        Raises:
            NameTakenError: another class has that name.
        """
        with self._lock:
            holder = self._classes.get(name)
            if holder is not None and _place(holder) != _place(job_class):
                raise NameTakenError(name, _place(holder), _place(job_class))
            self._classes = {**self._classes, name: job_class}

    def get(self, name: str) -> type[Job] | None:
        """Return the class registered under exactly *name*."""
        return self._classes.get(name)

    def forget_module(self, module: str) -> list[type[Job]]:
        """Drop the classes of a module that is about to be loaded again; return them."""
        with self._lock:
            dropped = [cls for cls in self._classes.values() if cls.__module__ == module]
            self._classes = {
                name: cls for name, cls in self._classes.items() if cls.__module__ != module
            }
        return dropped

    def __iter__(self) -> Iterator[type[Job]]:
        """Iterate over the classes by name."""
        return iter([cls for _, cls in sorted(self._classes.items())])

    def __len__(self) -> int:
        """Return how many classes there are."""
        return len(self._classes)


def _place(job_class: type) -> str:
    return f"{job_class.__module__}.{job_class.__qualname__}"


#: The registry of this process: defining a class registers it here.
REGISTRY = Registry()
