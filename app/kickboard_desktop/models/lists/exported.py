"""Rows as other programs take them: raw values by name, times in UTC, secrets masked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from kickboard.inspection.export import moment
from kickboard.payload import shown
from kickboard_desktop import format as text

if TYPE_CHECKING:
    from kickboard.stores.base import Store
    from kickboard_desktop.models.rows.errors import ErrorLine
    from kickboard_desktop.models.rows.journal import JournalLine
    from kickboard_desktop.models.rows.processors import ProcessorLine
    from kickboard_desktop.models.rows.queues import NextLine, QueueLine
    from kickboard_desktop.telemetry import LogLine

Fields = dict[str, Any]
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which rows, and how.

    Attributes:
        everything: All that the filter matches, else the selected ones.
        reveal: Secrets, too.
        met: Called with how many rows there were so far; False ends it.
    """

    everything: bool = True
    reveal: bool = False
    met: Callable[[int], bool] = lambda _count: True


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The rows of a page.

    Attributes:
        name: What a file of them is called.
        columns: The names of the values.
        selected: How many rows are selected.
        total: How many there are.
        pieces: Yields the rows in lists. On a background thread; it touches no widget.
    """

    name: str
    columns: tuple[str, ...]
    selected: int
    total: int
    pieces: Callable[[Store, Asked], Iterator[Sequence[Fields]]]


def of_lines(
    name: str,
    columns: tuple[str, ...],
    rows: Sequence[R],
    fields: Callable[[R], Fields],
    chosen: Iterable[int] = (),
) -> Exported:
    """Return the rows of a small table, which are all at hand.

    Args:
        name: Of the table.
        columns: The names of the values.
        rows: All of them, top to bottom.
        fields: Gives the values of one; called when they are wanted.
        chosen: The numbers of the selected ones.
    """
    some = [rows[number] for number in sorted(set(chosen)) if number < len(rows)]

    def pieces(_store: Store, asked: Asked) -> Iterator[Sequence[Fields]]:
        found = [fields(row) for row in (rows if asked.everything else some)]
        asked.met(len(found))
        yield found if asked.reveal else [masked(row) for row in found]

    return Exported(name=name, columns=columns, selected=len(some), total=len(rows), pieces=pieces)


def masked(row: Mapping[str, Any]) -> Fields:
    """Return *row* without what looks like a secret in its texts."""
    return {
        key: shown.masked([value])[0] if isinstance(value, str) else value
        for key, value in row.items()
    }


QUEUES = ("queue", "size", "busy", "latency", "weight", "done_per_second", "failed", "paused")
NEXT = ("place", "jid", "class", "args")
PROCESSORS = ("processor", "state", "class", "jid", "queue", "since")
ERRORS = (
    *("error", "place", "message", "count", "first", "last"),
    *("retrying", "dead", "classes", "group"),
)
JOURNAL = ("at", "what", "here", "taken_back")
LOG = ("at", "level", "from", "message", "jid", "class")


def queue(line: QueueLine) -> Fields:
    """Return a queue's numbers; seconds and shares as they are, None where nobody knows."""
    values = (line.key, line.size, line.busy, line.latency, line.weight)
    rate = None if line.rate is None else round(line.rate, 3)
    return dict(zip(QUEUES, (*values, rate, line.failed, line.paused), strict=True))


def next_job(line: NextLine) -> Fields:
    """Return a job that waits; its arguments as they are shown."""
    job_class, args, *_ = line.cells
    return dict(zip(NEXT, (line.place, line.key, job_class, args), strict=True))


def processor(line: ProcessorLine) -> Fields:
    """Return what a processor does."""
    values = (line.key, line.state, line.job_class, line.jid, line.queue, line.since)
    return dict(zip(PROCESSORS, values, strict=True))


def error(line: ErrorLine) -> Fields:
    """Return a kind of error."""
    group = line.group
    first = (group.error_class, group.place, group.message, group.count)
    times = (moment(group.first), moment(group.last))
    last = (group.retrying, group.dead, list(group.classes), group.key)
    return dict(zip(ERRORS, (*first, *times, *last), strict=True))


def journal(line: JournalLine) -> Fields:
    """Return a line of the journal."""
    return dict(zip(JOURNAL, (moment(line.at), line.text, line.here, line.result), strict=True))


def log_line(line: LogLine) -> Fields:
    """Return a line of the log."""
    source = line.job_class or line.logger
    values = (moment(line.at), line.level, source, text.visible(line.message), line.jid)
    return dict(zip(LOG, (*values, line.job_class), strict=True))
