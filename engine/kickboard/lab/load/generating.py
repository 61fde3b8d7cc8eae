"""``python -m kickboard.lab.load.generating``: the generator as a process of its own.

So that neither the engine's interpreter lock nor a window's can make arrivals late.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading

import msgspec

from kickboard.errors import KickboardError
from kickboard.lab.load import cleaning
from kickboard.lab.load.feed import FeedListener
from kickboard.lab.load.generator import Generator
from kickboard.lab.load.modules import load_all
from kickboard.lab.load.wires import GeneratorOrder, Line, Out, lines
from kickboard.lab.probe import Recorder
from kickboard.runtime.telemetry import take_stdout
from kickboard.stores import open_store

#: Seconds between two reports.
REPORT = 0.1
#: Seconds that engines get to give back what they have, when whoever started us is gone.
PATIENCE = 30.0
#: Seconds a thread waits for the interpreter lock before it asks for it: the arrivals' thread
#: must not wait the usual 5 ms for the one that reports.
SWITCH = 0.0001


class End(threading.Event):
    """Set when there is no more to be done; *is_orphan*: whoever started us is gone."""

    is_orphan = False


def run(order: GeneratorOrder, out: Out, end: End) -> None:
    """Say that we are ready, wait for the start, make all arrivals."""
    scenario = order.scenario
    load_all(scenario.target.modules)  # for the options that classes give their payloads
    store = open_store(order.store, durability=scenario.target.durability)
    recorder = Recorder(store.clock.now(), scenario.interval)
    generator = Generator(scenario, order.run, store, recorder, store.clock)
    is_closed = scenario.arrivals.model == "closed"
    listener = FeedListener(order.key, generator.note_ended) if is_closed else None
    out.send(Line(t="ready", address=listener.address if listener else ""))
    begun = threading.Event()
    threading.Thread(target=_obey, args=(generator, recorder, begun, end), daemon=True).start()
    begun.wait()
    store.clock.sleep(max(0.0, recorder.start_at - store.clock.now()))
    over = threading.Event()

    def report() -> None:
        while not over.wait(REPORT):
            out.send(Line(t="bins", bins=recorder.take(), made=generator.made))

    threading.Thread(target=report, daemon=True).start()
    try:
        if not generator.stopping:
            generator.run()
    finally:
        over.set()
        out.send(Line(t="bins", bins=recorder.take(), made=generator.made))
        store.close()


def _obey(generator: Generator, recorder: Recorder, begun: threading.Event, end: End) -> None:
    """Start when told, and stop when told or when nobody is there any more."""
    end.is_orphan = True
    for line in lines(sys.stdin.buffer):
        if line.t == "start":
            recorder.start_at = line.at
            begun.set()
        elif line.t == "stop":
            end.is_orphan = False
            break
    generator.stop()
    begun.set()
    end.set()


def clean_up(order: GeneratorOrder) -> None:
    """Take the run's jobs out of the user's store, as the engines give them back."""
    store = open_store(order.store)
    until = store.clock.monotonic() + PATIENCE
    while True:
        held = cleaning.is_held(store, order.run)
        cleaning.clean(store, order.run)
        if not held or store.clock.monotonic() > until:
            break
        store.clock.sleep(REPORT)
    store.close()


def main() -> None:
    """Read the order, then run."""
    out = Out(take_stdout())
    logging.basicConfig(level=logging.ERROR, stream=sys.stderr)
    order = msgspec.json.decode(sys.stdin.buffer.readline(), type=GeneratorOrder)
    gc.freeze()
    gc.disable()  # nothing here makes cycles, and a collection would make arrivals late
    sys.setswitchinterval(SWITCH)
    code, end = 0, End()
    try:
        run(order, out, end)
        out.send(Line(t="end"))
        end.wait()
        if end.is_orphan and order.scenario.target.is_own:
            clean_up(order)
    except (KickboardError, OSError) as error:
        out.send(Line(t="error", text=str(error)))
        code = 1
    except Exception as error:  # noqa: BLE001 - a user's module may raise anything
        out.send(Line(t="error", text=f"{type(error).__name__}: {error}"))
        code = 1
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
