"""What the processors of an engine share: the store, the clock, the middleware, the handlers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kickboard.client import Client
from kickboard.clock import Clock
from kickboard.events import Bus
from kickboard.jobs.registry import Registry
from kickboard.middleware import Chain, ServerMiddleware
from kickboard.runtime.retry import RetryPolicy
from kickboard.runtime.settle import Settler
from kickboard.runtime.suspects import Suspects
from kickboard.runtime.trouble import Trouble
from kickboard.runtime.turns import Turns
from kickboard.stores.base import Store

DeathHandler = Callable[[dict[str, Any], BaseException], None]
ErrorHandler = Callable[[BaseException, dict[str, Any]], None]


class Workplace:
    """What all processors of an engine share."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        bus: Bus,
        registry: Registry,
        client: Client,
        settler: Settler,
        policy: RetryPolicy,
        trouble: Trouble,
        max_iteration_runtime: float | None = None,
    ) -> None:
        self.store = store
        self.clock = clock
        self.bus = bus
        self.registry = registry
        self.client = client
        self.settler = settler
        self.policy = policy
        self.trouble = trouble
        self.max_iteration_runtime = max_iteration_runtime
        self.middleware: Chain[ServerMiddleware] = Chain()
        self.death_handlers: list[DeathHandler] = []
        self.error_handlers: list[ErrorHandler] = []
        self.unknown: frozenset[str] = frozenset()  # classes not to claim; replaced whole
        self.stopping = False
        self.suspects = Suspects()
        settler.on_stored = self.suspects.stored
        self.on_errand: Callable[[], None] = lambda: None  # a job with a timeout has begun
        self.on_lease_lost: Callable[[], None] = lambda: None  # others took us for dead
        self.ended = clock.signal()  # set when the engine begins to stop
        self.turns: Turns | None = None  # where a window lives in the same process
