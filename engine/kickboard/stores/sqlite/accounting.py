"""The account of a store: what was pushed against what became of it, counted apart.

What comes in and goes out is counted as it happens, in the transaction that does it. What
is there is counted from the rows themselves, never from the kept counts: a row that
vanished without a reason then shows as a difference. The partial indexes make that cheap.
"""

from __future__ import annotations

from collections import Counter

import apsw

from kickboard.payload.record import JobState
from kickboard.stores.base import Account
from kickboard.stores.sqlite.schema import TIMED
from kickboard.stores.sqlite.transaction import DISCARDED, FAILED, PROCESSED, PURGED, PUSHED
from kickboard.stores.sqlite.where import STATES

_COUNTERS = "SELECT k, n FROM counts WHERE q = 0 AND k IN (?, ?, ?, ?, ?)"
_ROWS = (
    "SELECT 0, count(*) FROM jobs WHERE state = 0"
    " UNION ALL SELECT 3, count(*) FROM jobs WHERE state = 3"
    f" UNION ALL SELECT state, count(*) FROM jobs WHERE {TIMED} GROUP BY state"
)
_STATES = {number: state for state, number in STATES.items()}


def account(connection: apsw.Connection) -> Account:
    """Return the account of one moment, inside a read transaction."""
    names = (PUSHED, DISCARDED, PURGED, PROCESSED, FAILED)
    counters: Counter[str] = Counter(dict(connection.execute(_COUNTERS, names)))
    places: dict[JobState, int] = {_STATES[s]: n for s, n in connection.execute(_ROWS) if n}
    return Account(
        pushed=counters[PUSHED],
        completed=counters[PROCESSED] - counters[FAILED],
        discarded=counters[DISCARDED],
        purged=counters[PURGED],
        places=places,
    )
