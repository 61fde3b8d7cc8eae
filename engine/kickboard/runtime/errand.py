"""A job that has a time limit, while a processor is about it."""

from __future__ import annotations

from kickboard.stores.base import Delivery


class Errand:
    """A job with a timeout, while it runs. *overdue* is set by `runtime.deadlines`."""

    __slots__ = ("begun", "delivery", "name", "overdue", "started", "timeout")

    def __init__(self, delivery: Delivery, started: float, begun: float, timeout: float) -> None:
        self.delivery = delivery
        self.name = delivery.job_class
        self.started = started
        self.begun = begun
        self.timeout = timeout
        self.overdue = False
