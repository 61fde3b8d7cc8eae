"""``python -m kickboard.lab.load``: a load test for a window, over the pipes of a child process.

The first line of its input is the order; commands follow, and the end of input cancels the
run. It tells ten times a second what is new, as points that only have to be painted.
"""

from __future__ import annotations

import os
import re
import sys
import threading
from pathlib import Path
from typing import Any

import msgspec

from kickboard.clock import SystemClock
from kickboard.errors import KickboardError
from kickboard.lab.load import reading, result
from kickboard.lab.load.pushing import plain_name
from kickboard.lab.load.reading import ScenarioError
from kickboard.lab.load.result import Result
from kickboard.lab.load.run import LoadRun
from kickboard.lab.load.scenario import Change
from kickboard.lab.load.series import points
from kickboard.lab.load.summary import summarize
from kickboard.lab.load.telling import Told, heading, without_infinity
from kickboard.lab.load.wires import Line, Out, lines
from kickboard.runtime.telemetry import take_stdout

#: Seconds between two lines, at least.
PERIOD = 0.1
#: Saved runs that are kept.
KEPT = 50
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What to run, as a file would say it, and the folder to save the run in."""

    scenario: dict[str, Any]
    folder: str


class _Teller:
    """Tells a window how far a run is, ten times a second at most."""

    def __init__(self, out: Out) -> None:
        self._out = out
        self._clock = SystemClock()
        self._told_at = 0.0
        self._first: int | None = None  # the first interval that changed since

    def note(self, run: LoadRun, changed: list[int]) -> None:
        """Take note of intervals that changed."""
        if changed:
            self._first = min(changed[0], changed[0] if self._first is None else self._first)
        if self._clock.monotonic() - self._told_at >= PERIOD:
            self._told_at = self._clock.monotonic()
            self.tell(run)

    def tell(self, run: LoadRun) -> None:
        """Tell what is new."""
        first, self._first = self._first, None
        record, scenario = run.record, run.scenario
        moments = run.moments
        levels = [(one.at, int(one.number)) for one in moments if one.what == "processors"]
        so_far = min(scenario.length, len(record.bins) * record.interval)
        found = summarize(record, warm_up=scenario.warm_up, length=so_far, levels=levels)
        self._out.send(
            Told(
                t="progress",
                at=run.started_at,
                first=len(record.bins) if first is None else first,
                points=[] if first is None else points(record, levels, first, run.queues),
                heading=heading(found),
                verdicts=without_infinity(result.judge(scenario.objectives, found)),
                moments=moments,
                queues=[plain_name(name) for name in run.queues],
            )
        )


def main() -> None:
    """Read the order, run it, save it."""
    out = Out(take_stdout())
    code = 0
    try:
        order = msgspec.json.decode(sys.stdin.buffer.readline(), type=Order)
        _run(order, out)
    except ScenarioError as error:
        out.send(Told(t="error", text=error.reason, place=error.place))
        code = 2
    except (KickboardError, OSError, msgspec.MsgspecError) as error:
        out.send(Told(t="error", text=str(error)))
        code = 1
    except Exception as error:  # noqa: BLE001 - a user's module may raise anything
        out.send(Told(t="error", text=f"{type(error).__name__}: {error}"))
        code = 1
    sys.stderr.flush()
    os._exit(code)  # a thread reads our input, and would hold up an ordinary exit


def _run(order: Order, out: Out) -> None:
    teller = _Teller(out)
    run = LoadRun(reading.convert(order.scenario), teller.note)
    threading.Thread(target=_obey, args=(run,), daemon=True).start()
    finished = run.run()
    teller.note(run, [0])
    teller.tell(run)
    path = _save(finished, Path(order.folder))
    out.send(Told(t="saved", path=str(path)))


def _obey(run: LoadRun) -> None:
    """Do what the window says, until it is gone."""
    for line in lines(sys.stdin.buffer):
        if line.t == "stop":
            break
        if (change := _change(line)) is not None:
            run.apply(change)
    run.cancel()


def _change(line: Line) -> Change | None:
    if line.t == "stall":
        return Change(at=0.0, do="stall", seconds=line.seconds)
    if line.t == "resize":
        return Change(at=0.0, do="processors", to=line.to)
    if line.t == "processes":
        return Change(at=0.0, do="processes", to=line.to)
    return None


def _save(finished: Result, folder: Path) -> Path:
    """Save a run under a name that says when and what; the oldest beyond `KEPT` go."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = _UNSAFE.sub("-", finished.scenario.name).strip("-").lower()[:40] or "run"
    stamp = f"{SystemClock.now():.3f}".replace(".", "-")
    path = folder / f"{stamp}-{name}.json"
    result.save(finished, path)
    for old in sorted(folder.glob("*.json"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


if __name__ == "__main__":
    main()
