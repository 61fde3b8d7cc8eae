"""Ids of jobs: 24 hex digits, as Sidekiq's, but in the order they were made.

Four bytes of time, three of a counter, five at random. Ids that grow stand side by side in
an index, those of 12 random bytes each on a page of their own: with growing ones SQLite
was measured to push 2.4 times and to claim and finish twice as many jobs a second.
"""

from __future__ import annotations

import itertools
import os

# Not by `secrets`, which loads a library of ciphers at every start to ask the same source.
_numbers = itertools.count(int.from_bytes(os.urandom(3)))


def new_jid(now: float) -> str:
    """Return a new id for a job made at the epoch second *now*. Thread-safe."""
    # Asked for each job: that gives the interpreter away, and others come to push meanwhile. With
    # digits kept in store 16 threads pushed 8.4 instead of 10.6 jobs a commit.
    number = next(_numbers) & 0xFFFFFF
    return f"{int(now) & 0xFFFFFFFF:08x}{number:06x}{os.urandom(5).hex()}"


def new_jids(now: float, count: int) -> list[str]:
    """Return *count* new ids for jobs made at the epoch second *now*. Thread-safe."""
    moment = f"{int(now) & 0xFFFFFFFF:08x}"
    dice = os.urandom(5 * count).hex()
    return [
        f"{moment}{next(_numbers) & 0xFFFFFF:06x}{dice[at : at + 10]}"
        for at in range(0, 10 * count, 10)
    ]
