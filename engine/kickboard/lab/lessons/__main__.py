"""``python -m kickboard.lab.lessons``: a lesson for a window, over the pipes of a child process.

The first line of its input is the order; the end of input cancels the run. Attempts are told
ten times a second.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import NoReturn

import msgspec

from kickboard.errors import KickboardError
from kickboard.lab.lessons import library, reading
from kickboard.lab.lessons.lesson import Lesson
from kickboard.lab.lessons.measures import Experiment
from kickboard.lab.lessons.reading import LessonError
from kickboard.lab.lessons.running import Watch, run
from kickboard.lab.lessons.telling import Attempts, Note, Order, Refused
from kickboard.lab.lessons.tracing import Attempt, CancelledRunError
from kickboard.lab.load.wires import Out
from kickboard.runtime.telemetry import take_stdout

#: Seconds between two lines of attempts, and rows in one at most.
PERIOD = 0.1
ROWS = 500
#: Seconds a cancelled run gets to see its processes gone.
GRACE = 5.0
#: Bytes of an order at most.
MAX_ORDER = 1_000_000
WRONG, FAILED, CANCELLED = 2, 1, 130


class Teller(Watch):
    """Tells a window of attempts, many in a line. Thread-safe."""

    def __init__(self, out: Out, *, with_attempts: bool) -> None:
        super().__init__()
        self._out = out
        self._with_attempts = with_attempts
        self._lock = threading.Lock()
        self._rows: list[Attempt] = []  # guarded by _lock, like the next
        self._now = 0.0  # up to where attempts were told: those never begun have no time

    def begin(self, variant: str) -> None:
        """Take note that *variant* begins, at its second 0."""
        super().begin(variant)
        with self._lock:
            self._now = 0.0

    def attempt(self, attempt: Attempt) -> None:
        """Keep an attempt for the next line."""
        super().attempt(attempt)
        if self._with_attempts:
            with self._lock:
                self._rows.append(attempt)

    def note(self, at: float, kind: str, text: str) -> None:
        """Tell at once."""
        self.flush()
        self._out.send(Note(variant=self.variant, at=at, kind=kind, text=text))

    def end(self) -> None:
        """Tell what is left of the variant."""
        self.flush()

    def flush(self) -> None:
        """Tell of the attempts that were kept."""
        with self._lock:
            rows, self._rows = self._rows, []
            for i in range(0, len(rows), ROWS):
                part = rows[i : i + ROWS]
                self._now = max(self._now, *(row.ended for row in part))
                self._out.send(Attempts(variant=self.variant, rows=part, now=self._now))

    def keep_telling(self, done: threading.Event) -> None:
        """Tell ten times a second until *done*."""
        while not done.wait(PERIOD):
            self.flush()


def main() -> None:
    """Read the order, run it."""
    out = Out(take_stdout())
    done = threading.Event()
    code = 0
    try:
        line = sys.stdin.buffer.readline(MAX_ORDER)
        order = msgspec.json.decode(line, type=Order)
        lesson, runs = understood(order)
        teller = Teller(out, with_attempts=order.trace)
        _obey(teller, done)
        threading.Thread(target=teller.keep_telling, args=(done,), daemon=True).start()
        run(runs, seed=order.seed, tell=out.send, watch=teller, lesson=lesson)
    except LessonError as error:
        out.send(Refused(field=error.fault.place, message=str(error)))
        code = WRONG
    except msgspec.MsgspecError as error:
        out.send(Refused(field="", message=f"the order cannot be read: {error}"))
        code = WRONG
    except CancelledRunError:
        code = CANCELLED
    except (KickboardError, OSError) as error:
        out.send(Refused(field="", message=str(error)))
        code = FAILED
    done.set()
    _leave(code)


def understood(order: Order) -> tuple[Lesson | None, dict[str, Experiment]]:
    """Return the lesson that is meant, and what is to be run, by variant.

    Raises:
        LessonError: it cannot be run so.
    """
    if order.experiment:
        return None, {"": reading.experiment(order.experiment, order.parameters)}
    lesson = library.find(order.lesson)
    return lesson, reading.experiments(lesson, order.parameters)


def _obey(teller: Teller, done: threading.Event) -> None:
    """End the run when input does, or on SIGTERM."""
    ending = threading.Event()

    def listen() -> None:
        for _ in sys.stdin.buffer:
            pass  # nothing more is said
        ending.set()

    def cancel() -> None:
        ending.wait()
        teller.cancel()
        done.wait(GRACE)
        _leave(CANCELLED)

    signal.signal(signal.SIGTERM, lambda *_: ending.set())
    for target in (listen, cancel):
        threading.Thread(target=target, daemon=True).start()


def _leave(code: int) -> NoReturn:
    """End at once: a thread reads our input, and would hold up an ordinary exit."""
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
