"""``python -m kickboard.lab.load.engine``: an engine process of a load test.

An ordinary engine with the probe in its middleware. It tells what was measured a few times
a second and is steered by lines (see `wires`).
"""

from __future__ import annotations

import logging
import os
import queue
import sys
import threading

import msgspec

from kickboard.client import configure
from kickboard.clock import Clock
from kickboard.config import Capsule, Config
from kickboard.errors import KickboardError
from kickboard.lab.load.feed import Feed
from kickboard.lab.load.modules import load_all
from kickboard.lab.load.wires import EngineOrder, Line, Out, lines
from kickboard.lab.probe import Probe, Recorder
from kickboard.lab.recording import Bin
from kickboard.runtime.manager import Manager
from kickboard.runtime.telemetry import take_stdout
from kickboard.stores import open_store
from kickboard.stores.base import Store
from kickboard.stores.sqlite import SQLiteStore

#: Seconds between two reports.
REPORT = 0.1
#: Seconds that running jobs get at the end.
GRACE = 5.0


class _Reporter:
    """Sends what was counted, and what the process used meanwhile."""

    def __init__(self, out: Out, recorder: Recorder, store: Store, clock: Clock) -> None:
        self._out = out
        self._recorder = recorder
        self._store = store if isinstance(store, SQLiteStore) else None
        self._clock = clock
        self._cpu = _cpu_seconds()
        self._at = clock.now()
        self._commits = 0

    def report(self) -> None:
        """Send a line."""
        self._recorder.change(self._at, self._add_use)
        bins = self._recorder.take()
        self._out.send(Line(t="bins", bins=bins, ended=self._recorder.ended))

    def _add_use(self, found: Bin) -> None:
        cpu, now = _cpu_seconds(), self._clock.now()
        found.cpu += cpu - self._cpu
        found.reported += now - self._at
        self._cpu, self._at = cpu, now
        if self._store is not None:
            commits = self._store.commits
            found.commits += commits - self._commits
            found.commit_seconds += (commits - self._commits) * self._store.commit_seconds
            self._commits = commits


def _cpu_seconds() -> float:
    times = os.times()
    return times.user + times.system


def run(order: EngineOrder, inbox: queue.SimpleQueue[Line], out: Out) -> None:
    """Run an engine until told to stop."""
    store = open_store(order.store, durability=order.durability)
    configure(store)
    load_all(order.modules, set_up=True)
    capsule = Capsule(
        queues=tuple((name, 0) for name in order.queues), concurrency=order.processors
    )
    manager = Manager(config=Config(capsules=(capsule,), timeout=GRACE, embedded=False))
    clock = manager.clock
    recorder = Recorder(clock.now(), order.interval)
    probe = Probe(clock, recorder, Feed(order.feed, order.key) if order.feed else None)
    manager.middleware.add(probe)
    manager.start()
    out.send(Line(t="ready"))
    try:
        _serve(manager, probe, inbox, _Reporter(out, recorder, store, clock))
    finally:
        manager.stop(GRACE)
        out.send(Line(t="bins", bins=recorder.take(), ended=recorder.ended))
        store.close()


def _serve(
    manager: Manager, probe: Probe, inbox: queue.SimpleQueue[Line], reporter: _Reporter
) -> None:
    """Do what lines say, and report, until one of them says stop."""
    while True:
        try:
            line = inbox.get(timeout=REPORT)
        except queue.Empty:
            reporter.report()
            continue
        if line.t == "stop":
            return
        if line.t == "start":
            probe.recorder.start_at = line.at
        elif line.t == "stall":
            probe.gate.stall(line.seconds)
        elif line.t == "resize":
            manager.resize(line.to)


def main() -> None:
    """Read the order, then run."""
    out = Out(take_stdout())
    logging.basicConfig(level=logging.ERROR, stream=sys.stderr)
    order = msgspec.json.decode(sys.stdin.buffer.readline(), type=EngineOrder)
    inbox: queue.SimpleQueue[Line] = queue.SimpleQueue()

    def listen() -> None:
        for line in lines(sys.stdin.buffer):
            inbox.put(line)
        inbox.put(Line(t="stop"))

    threading.Thread(target=listen, daemon=True).start()
    code = 0
    try:
        run(order, inbox, out)
        out.send(Line(t="end"))
    except (KickboardError, OSError) as error:
        out.send(Line(t="error", text=str(error)))
        code = 1
    except Exception as error:  # noqa: BLE001 - a user's module may raise anything
        out.send(Line(t="error", text=f"{type(error).__name__}: {error}"))
        code = 1
    sys.stderr.flush()
    # An ordinary exit would wait for jobs that do not end, and for whoever reads input.
    os._exit(code)


if __name__ == "__main__":
    main()
