"""The bus: who hears what, and that no listener harms the engine."""

import pytest

from kickboard.events import (
    Bus,
    Event,
    JobFinished,
    JobStarted,
    Lifecycle,
    QueuePaused,
    QueueResumed,
)

STARTUP = Lifecycle(phase="startup")
PAUSED = QueuePaused(queue="q")


def test_a_listener_hears_everything_or_only_what_it_asked_for() -> None:
    bus = Bus()
    everything: list[Event] = []
    pauses: list[Event] = []
    bus.subscribe(everything.append)
    bus.subscribe(pauses.append, QueuePaused, QueueResumed)

    for event in (STARTUP, PAUSED, QueueResumed(queue=None)):
        bus.emit(event)

    assert everything == [STARTUP, PAUSED, QueueResumed(queue=None)]
    assert pauses == [PAUSED, QueueResumed(queue=None)]


def test_a_listener_that_raises_is_logged_and_the_others_hear_all_the_same(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bus = Bus()
    heard: list[Event] = []

    def fail(event: Event) -> None:
        raise ValueError(event)

    bus.subscribe(fail)
    bus.subscribe(heard.append)

    bus.emit(STARTUP)

    assert heard == [STARTUP]
    assert "a listener failed on Lifecycle" in caplog.text


def test_who_unsubscribed_hears_no_more_however_often() -> None:
    bus = Bus()
    heard: list[Event] = []
    stop_all = bus.subscribe(heard.append)
    stop_some = bus.subscribe(heard.append, QueuePaused)

    stop_all()
    stop_some()
    stop_some()
    bus.emit(PAUSED)

    assert heard == []
    assert not bus.wants(QueuePaused)


def test_the_bus_knows_whether_an_event_is_worth_making() -> None:
    bus = Bus()
    assert not bus.wants(QueuePaused)
    stop = bus.subscribe(lambda _event: None, QueuePaused)

    assert bus.wants(QueuePaused)
    assert not bus.wants(QueueResumed)
    bus.subscribe(lambda _event: None)
    assert bus.wants(QueueResumed)
    stop()
    assert bus.wants(QueuePaused)


@pytest.mark.parametrize("kinds", [(), (JobStarted,), (JobFinished, QueuePaused)])
def test_the_bus_knows_while_somebody_listens_to_single_jobs(kinds: tuple[type, ...]) -> None:
    bus = Bus()
    bus.subscribe(print, QueuePaused)
    heard = [bus.hears_jobs]

    stop = bus.subscribe(lambda _event: None, *kinds)
    heard.append(bus.hears_jobs)
    stop()
    heard.append(bus.hears_jobs)

    assert heard == [False, True, False]
