"""What ran on a Redis in the last hour by class, as Sidekiq 7 and 8 and we count it there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication

from kickboard_desktop import format as text
from kickboard_desktop.models.lists.columns import Column
from kickboard_desktop.models.redis.measured import below, bound_of

if TYPE_CHECKING:
    from kickboard.stores.base import Store

translate = QCoreApplication.translate

#: Minutes that are looked at, and classes of which the spread is read, too.
MINUTES, MOST = 60, 20
#: Seconds of the last bound of Sidekiq's histograms.
SLOWEST = 335.0


@runtime_checkable
class Metered(Protocol):
    """What is asked of a store that knows how long others' jobs took."""

    def metrics(self, minutes: int) -> Any:
        """Return what ran, by class and moment."""
        ...

    def histogram(self, job_class: str, minutes: int) -> Mapping[int, Sequence[int]]:
        """Return minute -> runs by how long they took."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLine:
    """A class: how often it ran and failed, seconds of the mean and of 95 in 100.

    *p95* is a bound: infinite where the last bucket, which has none, is reached.
    """

    key: str
    ran: int
    failed: int
    mean: float | None
    p95: float | None


def read(store: Store) -> tuple[ClassLine, ...]:
    """Return the classes that ran, those that took the most time first. In the background."""
    if not isinstance(store, Metered):
        return ()
    from kickboard.stores.redis.metrics import BOUNDS  # noqa: PLC0415 - only on a Redis

    totals = list(store.metrics(MINUTES).totals().items())[:MOST]
    lines, bounds = [], [bound / 1000 for bound in BOUNDS]
    for name, ran in totals:
        counts: Counter[int] = Counter()
        for buckets in store.histogram(name, MINUTES).values():
            counts.update(dict(enumerate(buckets)))
        mean = ran.average_ms
        lines.append(
            ClassLine(
                key=name,
                ran=ran.processed,
                failed=ran.failed,
                mean=None if mean is None else mean / 1000,
                p95=bound_of(counts, 0.95, bounds) if counts.total() else None,
            )
        )
    return tuple(lines)


def _time(seconds: float | None) -> str:
    return text.NONE if seconds is None else text.duration(seconds)


def class_columns() -> tuple[Column[ClassLine], ...]:
    """Return the columns of the table."""
    made: list[tuple[str, str, int, Callable[[ClassLine], str]]] = [
        ("class", translate("ClassTimes", "Class"), 130, lambda row: text.one_line(row.key)),
        ("ran", translate("ClassTimes", "Runs"), 64, lambda row: text.count(row.ran)),
        ("failed", translate("ClassTimes", "Failed"), 60, lambda row: text.count(row.failed)),
        ("mean", translate("ClassTimes", "Mean"), 66, lambda row: _time(row.mean)),
        ("p95", "p95", 66, lambda row: text.NONE if row.p95 is None else below(row.p95, SLOWEST)),
    ]
    return tuple(
        Column(
            id=name,
            title=title,
            width=width,
            text=cell,
            stretch=name == "class",
            right=name != "class",
        )
        for name, title, width, cell in made
    )
