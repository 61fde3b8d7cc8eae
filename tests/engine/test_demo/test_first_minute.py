"""The first minute as a newcomer sees it, in an engine whose clock runs thirty times as fast."""

from __future__ import annotations

import random
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from kickboard import events
from kickboard.clock import ScaledClock
from kickboard.demo import teaching
from kickboard.demo.folder import demo_folder
from kickboard.demo.scenario import QUEUES, first_minute
from kickboard.demo.server import DemoServer
from kickboard.inspection import DeadSet, Stats
from kickboard.runtime.manager import Manager
from kickboard.stores.memory import MemoryStore

#: So many times as fast, a webhook meant for second 1 may run after the receiver went down.
RATE = 30.0
ENDS = (events.JobFinished, events.JobDied, events.JobDiscarded)


class Ends:
    """Notes how the jobs of an engine end, and waits for them."""

    def __init__(self, manager: Manager) -> None:
        self._changed = threading.Condition()
        self.seen: dict[str, events.Event] = {}
        self.failed: list[events.JobFailed] = []
        manager.events.subscribe(self._note, *ENDS, events.JobFailed)

    def wait_for(self, count: int) -> bool:
        """Whether *count* jobs have ended within 30 seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self.seen) >= count, 30)

    def _note(self, event: events.Event) -> None:
        with self._changed:
            if isinstance(event, events.JobFailed):
                self.failed.append(event)
            elif isinstance(event, ENDS):
                self.seen[event.jid] = event
                self._changed.notify_all()


@pytest.mark.slow
def test_first_minute_from_the_first_job_to_the_retried_bug(
    profile: Path, shop_database: Path, demo_server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    (demo_folder() / "shop.db").write_bytes(shop_database.read_bytes())
    monkeypatch.setattr(teaching, "random", SimpleNamespace(random=lambda: 0.99))
    clock = ScaledClock(RATE)
    manager = Manager(5, QUEUES, store=MemoryStore(clock), clock=clock, rng=random.Random(4))
    ends = Ends(manager)
    with manager:
        jids = first_minute(manager.client, random.Random(4))

        assert ends.wait_for(len(jids))
        died = [event for event in ends.seen.values() if isinstance(event, events.JobDied)]
        assert sorted(event.job_class for event in died) == ["FailingJob", "OneTimeBugJob"]
        webhooks = [event for event in ends.failed if event.job_class == "WebhookJob"]
        assert 5 <= len({event.jid for event in webhooks}) <= 14
        assert {event.error_class.split(".")[-1] for event in webhooks} == {
            "ServiceUnavailableError"
        }
        assert len(demo_server.deliveries) == 14

        (bug,) = [e for e in DeadSet(manager.store) if e.job_class == "OneTimeBugJob"]
        assert bug.error_message is not None
        assert "customer 17" in bug.error_message
        ends.seen.pop(bug.jid)
        assert bug.retry()
        assert ends.wait_for(len(jids))
        assert isinstance(ends.seen[bug.jid], events.JobFinished)
        assert DeadSet(manager.store).size == 1
        assert Stats(manager.store).failed == len(ends.failed) + 2
