"""The demo's first minute: each step waits for what really happened, and tells what was counted."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kickboard.client import Client
from kickboard.payload.record import JobState
from kickboard.stores.base import Done, ProcessInfo, Selection, Target, View
from kickboard.stores.memory import MemoryStore
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.operations import first_minute
from kickboard_desktop.operations.first_minute import BUG, WEBHOOK, Advice, FirstMinute, Step
from kickboard_desktop.session import Session
from kickboard_desktop.session import Target as Place
from kickboard_desktop.telemetry import EngineEvent, ProcessorRow, RecoveredInfo, Tick


class Bench:
    """A guide on a session whose engine is played by hand; nothing has to be waited out."""

    def __init__(self, qtbot: QtBot) -> None:
        self.store = MemoryStore()
        self.session = Session(
            Place(url="memory:"), TickSeries(), opener=lambda *_, **__: self.store
        )
        self.session.open()
        qtbot.waitUntil(lambda: self.session.snapshot is not None)
        self.qtbot = qtbot
        self.advice: list[Advice | None] = []
        self.guide = FirstMinute(self.session)
        self.guide.advised.connect(self.advice.append)
        self.guide.start()

    @property
    def said(self) -> str:
        newest = self.advice[-1]
        return newest.text if newest is not None else ""

    def check(self) -> None:
        self.guide._on_check_due()

    def look(self) -> None:
        """Let the guide see what the store holds now."""
        with self.qtbot.waitSignal(self.session.snapshot_changed):
            self.session._dirty.set()
            self.session.poll()

    def wait_for(self, step: Step) -> None:
        def there() -> bool:
            self.check()
            return self.guide.step is step

        self.qtbot.waitUntil(there)

    def bury(self, job_class: str) -> str:
        jid = Client(self.store).push({"class": job_class, "args": [], "queue": "critical"})
        assert jid is not None
        chosen = Selection(view=View(state=JobState.ENQUEUED), jids=[jid])
        self.store.move(chosen, Target(state=JobState.DEAD))
        return jid


@pytest.fixture
def bench(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(first_minute, "INTRO_SECONDS", 0.0)
    made = Bench(qtbot)
    yield made
    made.session.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no step stay."""
    monkeypatch.setattr(first_minute, "_STAYS", dict.fromkeys(first_minute._STAYS, 0.0))


def test_it_talks_of_retries_once_a_webhook_failed(bench: Bench) -> None:
    bench.check()
    assert [advice.action for advice in bench.advice if advice] == ["page_processors"]

    event = EngineEvent(kind="JobFailed", at=1.0, fields={"job_class": WEBHOOK})
    bench.session.event_received.emit(event)
    bench.check()

    assert bench.guide.step is Step.RETRIES
    assert bench.advice[-1] is not None
    assert bench.advice[-1].action == "page_retries"


@pytest.mark.usefixtures("impatient")
def test_then_it_invites_to_kill_the_engine(bench: Bench) -> None:
    bench.check()

    assert bench.guide.step is Step.KILL
    assert bench.advice[-1] is not None
    assert bench.advice[-1].action == "kill_engine"


def test_after_a_crash_it_tells_what_was_recovered_and_counts_what_is_missing(
    bench: Bench, qtbot: QtBot
) -> None:
    jids = Client(bench.store).push_bulk([{"class": "A", "args": [n]} for n in range(3)])
    rows = [ProcessorRow(f"p/{n}", "busy", jid, "A", "default", 0.0) for n, jid in enumerate(jids)]
    rows.append(ProcessorRow("p/9", "busy", "never heard of", "A", "default", 0.0))
    tick = Tick(at=1.0, mono=1.0, dt=0.1, processors=tuple(rows))
    bench.session.ticked.emit(tick)

    bench.session.engine_state_changed.emit(EngineState.CRASHED, "")
    assert bench.guide.step is Step.KILLED
    bench.session.recovered.emit(RecoveredInfo(returned=3))
    bench.session.hello_received.emit(None)
    qtbot.waitUntil(lambda: bench.guide.step is Step.RECOVERED)

    assert bench.said == "Killed while jobs ran: recovered 3, lost 1."


@pytest.mark.usefixtures("impatient")
def test_a_dead_job_is_pointed_at_until_its_retry_succeeds(bench: Bench) -> None:
    bench.bury("OtherJob")
    jid = bench.bury(BUG)
    bench.look()
    bench.wait_for(Step.DEAD)
    assert bench.guide._bug == jid
    bench.check()
    assert bench.guide.step is Step.DEAD

    chosen = Selection(view=View(state=JobState.DEAD), jids=[jid])
    bench.store.move(chosen, Target(state=JobState.ENQUEUED))
    info = ProcessInfo(
        identity="me:1:x",
        hostname="me",
        pid=1,
        started_at=0.0,
        concurrency=1,
        queues={"critical": 1},
        version="0",
    )
    bench.store.register(info)
    (delivery,) = bench.store.claim([("critical", 1)], 1)
    bench.store.finish([Done(delivery, 1.0, 0.1)])
    bench.wait_for(Step.DONE)

    texts = [advice.text for advice in bench.advice if advice is not None]
    assert any(text.startswith("It succeeded.") for text in texts)
    assert bench.advice[-1] is not None
    assert bench.advice[-1].action == "first_job"


@pytest.mark.usefixtures("impatient")
def test_without_a_dead_job_it_comes_to_its_end(bench: Bench) -> None:
    bench.wait_for(Step.DONE)


def test_stopping_takes_the_banner_away(bench: Bench) -> None:
    bench.guide.stop()

    assert bench.advice[-1] is None
