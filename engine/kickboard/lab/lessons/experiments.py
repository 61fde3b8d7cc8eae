"""The experiments a lesson can name."""

from __future__ import annotations

from kickboard.lab.lessons.batches import Batch
from kickboard.lab.lessons.lanes import Priorities, Reserved
from kickboard.lab.lessons.limits import Limits
from kickboard.lab.lessons.measures import Experiment
from kickboard.lab.lessons.playground import Playground
from kickboard.lab.lessons.poison import Poison
from kickboard.lab.lessons.queues import Queue
from kickboard.lab.lessons.retries import Backoff, Herd, Outage, Scarce
from kickboard.lab.lessons.transfers import Transfers

EXPERIMENTS: dict[str, type[Experiment]] = {
    "backoff": Backoff,
    "herd": Herd,
    "scarce": Scarce,
    "outage": Outage,
    "queue": Queue,
    "priorities": Priorities,
    "reserved": Reserved,
    "poison": Poison,
    "transfers": Transfers,
    "limits": Limits,
    "batch": Batch,
    "playground": Playground,
}
