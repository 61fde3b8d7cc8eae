"""JSON lines between a load test's processes: what each sends, and how it is read.

One object a line, told apart by ``"t"``. The first line a child reads is its order;
commands follow, and the end of its input means that whoever started it is gone.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from kickboard.lab.load.scenario import Scenario
from kickboard.lab.recording import Bin


class EngineOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What an engine process is told: its store, its jobs, and whom to tell of ends.

    Attributes:
        feed: Address of the generator's listener, "" in the open model; *key* opens it.
    """

    store: str
    durability: str
    processors: int
    queues: tuple[str, ...]
    modules: tuple[str, ...]
    interval: float
    feed: str = ""
    key: str = ""


class GeneratorOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What a generator process is told."""

    scenario: Scenario
    run: str
    store: str
    key: str = ""


class Line(msgspec.Struct, kw_only=True):
    """A line from a child, or a command to one; which fields count depends on *t*.

    "ready" (*address*), "bins" (*bins*, *made*, *ended*), "end", "error" (*text*); to a
    child: "start" (*at*), "stall" (*seconds*), "resize" and "processes" (*to*), "stop".
    """

    t: str
    address: str = ""
    bins: dict[int, Bin] = {}
    made: int = 0
    ended: int = 0
    text: str = ""
    at: float = 0.0
    seconds: float = 0.0
    to: int = 0


class Out:
    """Writes lines to a descriptor. Thread-safe."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._lock = threading.Lock()
        self._encode = msgspec.json.Encoder().encode

    def send(self, line: msgspec.Struct | dict[str, Any]) -> None:
        """Write *line*; nothing happens when nobody reads any more."""
        view = memoryview(self._encode(line) + b"\n")
        with self._lock:
            try:
                while view:
                    view = view[os.write(self._fd, view) :]
            except OSError:
                return  # the end of our input will tell the rest


def lines(source: BinaryIO) -> Iterator[Line]:
    """Yield the lines that come; one that cannot be read is left out."""
    decode = msgspec.json.Decoder(Line).decode
    for text in source:
        try:
            yield decode(text)
        except msgspec.MsgspecError:
            continue
