"""What is in the file: is it whole, whose schema is it, do the counts hold, what waits too long."""

from __future__ import annotations

import platform
import shlex
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any

import apsw

from kickboard.stores.finding import Finding, bad, ok, warn
from kickboard.stores.sqlite import reading, schema
from kickboard.stores.sqlite.health.owners import Owner

#: SQLite below this may damage a file that two connections write and checkpoint at once
#: (the "WAL-reset" race of 3.7.0 to 3.51.2).
SAFE_SQLITE = (3, 51, 3)
#: Complaints of SQLite that are shown.
MOST_COMPLAINTS = 5
#: Seconds after which a job that waits is worth a word.
LONG_WAIT = 3600.0
#: Seconds that a due job may wait for being moved to its queue.
OVERDUE = 60.0
#: Names listed in a finding.
MOST_NAMES = 8


def salvage_advice(path: Path) -> str:
    """Return what to do with a damaged file."""
    return (
        "Stop all engines, keep the file, and save what can be read: "
        f"kickboard doctor --store {shlex.quote(str(path))} --salvage NEW.db"
    )


def integrity(connection: apsw.Connection, path: Path, *, deep: bool) -> Finding:
    """Say whether the file is whole; *deep* compares the indexes with the rows, too."""
    pragma = "integrity_check" if deep else "quick_check"
    try:
        rows: list[Any] = connection.execute(f"PRAGMA {pragma}({MOST_COMPLAINTS})").fetchall()
    except apsw.Error as error:
        rows = [(str(error),)]
    found = [text for (text,) in rows if text != "ok"]
    if not found:
        return ok("integrity", f"no damage found ({pragma})")
    complaints = "; ".join(" ".join(text.split()) for text in found)
    return bad("integrity", f"damaged: {complaints}", salvage_advice(path))


def versions(connection: apsw.Connection) -> Iterator[Finding]:
    """Say who wrote the file, and what reads it here."""
    found = connection.pragma("user_version")
    yield ok("schema", f"version {found}, this Kickboard writes {schema.SCHEMA_VERSION}")
    yield sqlite_version()


def sqlite_version(version: str = "") -> Finding:
    """Say whether the SQLite in use is a safe one; *version* is for tests."""
    version = version or apsw.sqlite_lib_version()
    text = f"SQLite {version} in apsw {apsw.apsw_version()}, Python {platform.python_version()}"
    if tuple(map(int, version.split(".")[:3])) < SAFE_SQLITE:
        return bad(
            "programs",
            f"{text}: two processes that write at once may damage the file",
            "Install apsw 3.51.3 or newer from its wheel, which brings its own SQLite.",
        )
    return ok("programs", text)


def counts(connection: apsw.Connection) -> Finding:
    """Say whether the kept counts are what can be counted."""
    wrong = reading.check_counts(connection)
    if not wrong:
        return ok("counts", "every kept count is what can be counted")
    shown = [f"{what}: {kept} kept, {real} there" for what, (kept, real) in sorted(wrong.items())]
    return bad(
        "counts",
        _listed(shown),
        "Salvage the store into a new file, which counts everything anew, and report this.",
    )


def paused(connection: apsw.Connection) -> Finding:
    """Say what is paused."""
    everything, queues = reading.paused(connection)
    if everything:
        return warn("paused", "everything is paused", "Go on with: kickboard resume")
    if queues:
        return warn(
            "paused",
            f"no engine takes jobs from {_listed(sorted(queues))}",
            "Go on with: kickboard resume QUEUE",
        )
    return ok("paused", "nothing is paused")


def waiting(connection: apsw.Connection, owners: list[Owner], now: float) -> Iterator[Finding]:
    """Say what waits, for how long, and whether anybody works on it."""
    sql = (
        "SELECT name, count(*), min(enq_at) FROM jobs JOIN queues ON queues.id = jobs.q"
        " WHERE state = 0 AND paused_at IS NULL GROUP BY q"
    )
    rows: list[Any] = connection.execute(sql).fetchall()
    worked_on = {queue for owner in owners if owner.lives for queue in owner.queues}
    idle = sorted(name for name, _, _ in rows if name not in worked_on)
    total = sum(n for _, n, _ in rows)
    oldest = max((now - at for _, _, at in rows if at is not None), default=0.0)
    text = f"{total:,} jobs wait" + (f", the oldest for {oldest:,.0f} s" if total else "")
    if idle:
        yield warn(
            "waiting jobs",
            f"{text}; no engine works on {_listed(idle)}",
            f"Start one: kickboard worker -r MODULE -q {shlex.quote(idle[0])}",
        )
    elif oldest > LONG_WAIT:
        yield warn("waiting jobs", text, "Raise the concurrency, or start another engine.")
    else:
        yield ok("waiting jobs", text)
    yield _due(reading.next_due(connection), now)


def _due(due: float | None, now: float) -> Finding:
    if due is not None and now - due > OVERDUE:
        return warn(
            "due jobs",
            f"a scheduled job or a retry is due for {now - due:,.0f} s",
            "Start an engine: it moves due jobs to their queues.",
        )
    return ok("due jobs", "none is late")


def classes(connection: apsw.Connection, known: Set[str] | None) -> Finding:
    """Say which waiting jobs *known* classes cannot run; None: nobody named any."""
    rows: list[Any] = connection.execute(
        "SELECT class, count(*) FROM jobs WHERE state IN (0, 1, 2) GROUP BY class"
    ).fetchall()
    if known is None:
        text = f"{len(rows)} of jobs to be run; -r MODULE compares them with those of a module"
        return ok("classes", text)
    unknown = [f"{name} ({n:,} jobs)" for name, n in sorted(rows) if name not in known]
    if unknown:
        return warn(
            "classes",
            f"unknown to the modules named: {_listed(unknown)}",
            "Load the module that defines them: kickboard worker -r MODULE",
        )
    return ok("classes", f"all {len(rows)} of jobs to be run are known")


def times(connection: apsw.Connection, now: float) -> Finding:
    """Say whether jobs were stored in the future."""
    latest = connection.execute("SELECT max(created) FROM jobs").get
    if latest is not None and latest > now + OVERDUE:
        return warn(
            "job times",
            f"a job was stored {latest - now:,.0f} s in the future: the clock went back",
            "Set this machine's clock; order inside queues is not affected.",
        )
    return ok("job times", "no job is younger than now")


def _listed(names: list[str]) -> str:
    """Return names as a list that has an end."""
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
