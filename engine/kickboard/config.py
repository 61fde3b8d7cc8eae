"""What an engine is told at its start: frozen values, checked when they are made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from kickboard.errors import ConfigError

QueueSpec: TypeAlias = str | tuple[str, int]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
MAX_NAME = 200
MAX_CONCURRENCY = 1000


def check_name(name: object, what: str = "queue") -> str:
    """Return *name* if it can be a queue's or a class's.

    Raises:
        ConfigError: it is no text, empty, over 200 characters or has control characters.
    """
    if not isinstance(name, str) or not name:
        raise ConfigError(f"a {what} name must be a text that is not empty, not {name!r}")
    if len(name) > MAX_NAME or _CONTROL.search(name):
        raise ConfigError(
            f"a {what} name has at most {MAX_NAME} characters and no control characters: "
            f"{name[:60]!r}"
        )
    return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Capsule:
    """Some queues and the number of processors that work on them.

    Attributes:
        queues: (name, weight) in order. All weights 0: strict, listed order; all 1:
            random; otherwise weighted: a queue is looked at first with probability
            weight / total (Sidekiq's rule).
        concurrency: Number of processors.
    """

    name: str = "default"
    queues: tuple[tuple[str, int], ...] = (("default", 0),)
    concurrency: int = 5

    def __post_init__(self) -> None:
        """Check every value."""
        if not self.queues:
            raise ConfigError("a capsule needs at least one queue")
        for name, weight in self.queues:
            check_name(name)
            if weight < 0:
                raise ConfigError(f"the weight of queue {name!r} must be 0 or more, not {weight}")
        if not 1 <= self.concurrency <= MAX_CONCURRENCY:
            raise ConfigError(f"concurrency must be 1 to {MAX_CONCURRENCY}, not {self.concurrency}")

    @property
    def mode(self) -> str:
        """Return "strict", "random" or "weighted"."""
        weights = {weight for _, weight in self.queues}
        if weights == {0}:
            return "strict"
        return "random" if weights == {1} else "weighted"


def parse_queues(queues: Iterable[QueueSpec]) -> tuple[tuple[str, int], ...]:
    """Return (name, weight) pairs from names, ``"name,weight"`` texts and pairs.

    Raises:
        ConfigError: a weight is no number, or a queue is named twice.
    """
    pairs: dict[str, int] = {}
    for spec in queues:
        name, weight = spec if isinstance(spec, tuple) else _split(spec)
        if name in pairs:
            raise ConfigError(f"queue {name!r} is named twice")
        pairs[check_name(name)] = weight
    return tuple(pairs.items())


def _split(spec: str) -> tuple[str, int]:
    name, comma, weight = spec.rpartition(",")
    if not comma:
        return spec, 0
    if not weight.strip().isdigit():
        raise ConfigError(f"the weight in {spec!r} must be a whole number")
    return name, int(weight)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How much is kept. Seconds and rows; the oldest go first."""

    dead_max: int = 10_000
    dead_seconds: float = 180 * 86_400.0
    history_max: int = 1_000_000
    history_seconds: float = 30 * 86_400.0
    trash_seconds: float = 7 * 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything about one engine process. Seconds everywhere.

    Attributes:
        recover_seconds: From one look for dead processes to the next. A look costs 30 µs, and
            this is how long what a dead one held lies idle while another engine lives.
        max_iteration_runtime: After so long an iterable job goes to the back of its queue, where
            it goes on in its turn; None: never. Sidekiq's option of that name.
    """

    capsules: tuple[Capsule, ...] = (Capsule(),)
    timeout: float = 25.0
    max_retries: int = 25
    retention: Retention = field(default_factory=Retention)
    beat_seconds: float = 5.0
    recover_seconds: float = 0.25
    tag: str = ""
    embedded: bool = True
    max_iteration_runtime: float | None = None

    def __post_init__(self) -> None:
        """Check what no part of it checks by itself."""
        most = self.max_iteration_runtime
        if most is not None and not most > 0:
            raise ConfigError(f"max_iteration_runtime must be above 0 seconds, not {most}")
