"""Another engine process on the same file, at the end of a pipe.

``python -m tests.stores.sqlite.neighbour FILE``: each line on stdin is a JSON list, a verb
and its arguments; each answer is a line of JSON.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from kickboard.stores.base import Delivery
from kickboard.stores.sqlite import SQLiteStore


class Neighbour:
    """The parent's end: a process that holds a lease until it is told otherwise."""

    def __init__(self, path: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.stores.sqlite.neighbour", str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.recovered = self._answer()

    def ask(self, *command: object) -> Any:
        """Have a command carried out, and return the answer."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        self.process.send_signal(number)

    def end(self) -> None:
        """Kill it, if it lives, and wait until it is gone."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


def _serve(path: str) -> None:
    from tests.stores.kit import job, process  # noqa: PLC0415 - the parent need not wait for it

    store = SQLiteStore(path)
    print(json.dumps(store.register(process(f"host:{os.getpid()}:n", os.getpid()))), flush=True)  # noqa: T201
    held: list[Delivery] = []
    for line in sys.stdin:
        verb, *arguments = json.loads(line)
        answer: object = None
        if verb == "push":
            answer = store.push([job(jid) for jid in arguments]).added
        elif verb == "claim":
            held = store.claim([("default", 1000)], arguments[0])
            answer = [d.jid for d in held]
        elif verb == "begin":
            for delivery in held[: arguments[0]]:
                store.note_start(delivery)
        elif verb == "drain":
            answer = _drain(store)
        elif verb == "lock":
            writer = store._writer
            assert writer is not None
            store._bell.take_down()  # it would look by the same connection
            writer._connection.execute("BEGIN IMMEDIATE")
        print(json.dumps(answer), flush=True)  # noqa: T201


def _drain(store: SQLiteStore) -> list[str]:
    """Claim and finish in small batches until nothing is left."""
    from kickboard.stores.base import Done  # noqa: PLC0415

    jids: list[str] = []
    while claimed := store.claim([("default", 7)], 7):
        finished = store.finish([Done(d, 1_700_000_000.0, 0.0) for d in claimed])
        assert finished.lost == ()
        jids += [d.jid for d in claimed]
    return jids


if __name__ == "__main__":
    _serve(sys.argv[1])
