"""Kickboard: a Sidekiq-style threaded job engine. What is in ``__all__`` is the contract."""

from kickboard.client import Client, configure, default_client
from kickboard.clock import AutoJumpClock, Clock, ManualClock, ScaledClock, SystemClock
from kickboard.errors import (
    ConfigError,
    KickboardError,
    NameTakenError,
    PayloadError,
    StoreError,
    StoreUnavailableError,
)
from kickboard.jobs.job import Job, Retry, Worker, job
from kickboard.payload.record import JobRecord, JobState
from kickboard.runtime.manager import Manager
from kickboard.stores import open_store

__version__ = "0.1.0"

__all__ = [
    "AutoJumpClock",
    "Client",
    "Clock",
    "ConfigError",
    "Job",
    "JobRecord",
    "JobState",
    "KickboardError",
    "Manager",
    "ManualClock",
    "NameTakenError",
    "PayloadError",
    "Retry",
    "ScaledClock",
    "StoreError",
    "StoreUnavailableError",
    "SystemClock",
    "Worker",
    "__version__",
    "configure",
    "default_client",
    "job",
    "open_store",
]
