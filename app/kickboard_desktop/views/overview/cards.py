"""The seven numbers of the overview: what each card says. No widgets here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard_desktop import format as text
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.texts import QT_TRANSLATE_NOOP
from kickboard_desktop.widgets import CardText

if TYPE_CHECKING:
    from kickboard.stores.base import QueueStat, Snapshot

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class CardSpec:
    """A card: its key, its label, the colour of its curve, and the page behind it."""

    key: str
    label: str
    token: str
    page: str


CARDS = (
    CardSpec("done", QT_TRANSLATE_NOOP("Overview", "Done"), "accent", "processors"),
    CardSpec("failed", QT_TRANSLATE_NOOP("Overview", "Failed"), "bad", "retries"),
    CardSpec("backlog", QT_TRANSLATE_NOOP("Overview", "Backlog"), "muted", "enqueued"),
    CardSpec("oldest", QT_TRANSLATE_NOOP("Overview", "Oldest job"), "muted", "queues"),
    CardSpec("busy", QT_TRANSLATE_NOOP("Overview", "Busy"), "accent", "processors"),
    CardSpec("retries", QT_TRANSLATE_NOOP("Overview", "Retries"), "warn", "retries"),
    CardSpec("dead", QT_TRANSLATE_NOOP("Overview", "Dead"), "bad", "dead"),
)
#: Seconds over which a rate on a card is taken.
RATE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Moment:
    """What the cards are made from."""

    series: TickSeries
    snapshot: Snapshot | None
    now: float
    busy: int = 0
    concurrency: int = 0


def said_by(key: str, moment: Moment) -> tuple[CardText, Sequence[float]]:
    """Return what the card *key* says, and the values of its curve."""
    return _SAID[key](moment)


def _count(moment: Moment, state: JobState) -> int | None:
    return None if moment.snapshot is None else moment.snapshot.counts.get(state, 0)


def _rate_change(moment: Moment, kind: str, rate: float) -> str:
    before = moment.series.rate_before(kind)
    return "" if before is None else text.change(rate, before)


def _gauge_change(moment: Moment, name: str, value: float) -> str:
    before = moment.series.gauge(name).before(moment.now - 60.0)
    return "" if before is None else text.change(value, before)


def _done(moment: Moment) -> tuple[CardText, Sequence[float]]:
    rate = moment.series.rate("done", RATE_SECONDS, moment.now)
    number, unit = text.rate_parts(rate)
    note = ""
    if moment.snapshot is not None:
        done = moment.snapshot.processed - moment.snapshot.failed
        note = translate("Cards", "%s in all") % text.compact(done)
    tip = translate("Cards", "Jobs that succeeded, a second, in the last 3 seconds.")
    change = _rate_change(moment, "done", rate)
    return CardText(number, unit, change, note, tip=tip), moment.series.seconds_of("done")


def _failed(moment: Moment) -> tuple[CardText, Sequence[float]]:
    rate = moment.series.rate("failed", RATE_SECONDS, moment.now)
    number, unit = text.rate_parts(rate)
    ran = moment.series.rate("done", 60.0, moment.now) + moment.series.rate(
        "failed", 60.0, moment.now
    )
    success = text.percent(moment.series.success(60.0, moment.now))
    note = translate("Cards", "%s succeed") % success if ran else translate("Cards", "nothing ran")
    tip = translate(
        "Cards", "Attempts that failed, a second; below, the share of the last minute that did not."
    )
    change = _rate_change(moment, "failed", rate)
    tone = "bad" if change and not change.startswith(text.MINUS) else "muted"
    said = CardText(
        number,
        unit,
        change,
        note,
        change_tone=tone,
        tip=tip,
    )
    return said, moment.series.seconds_of("failed")


def _backlog(moment: Moment) -> tuple[CardText, Sequence[float]]:
    values = moment.series.gauge("backlog").last(60)
    size = _count(moment, JobState.ENQUEUED)
    if size is None or moment.snapshot is None:
        return CardText(text.NONE), values
    waiting = sum(1 for queue in moment.snapshot.queues if queue.size)
    note = translate("Cards", "in %s queues") % waiting
    if waiting <= 1:
        note = translate("Cards", "in one queue") if size else translate("Cards", "nothing waits")
    tip = translate("Cards", "Jobs that wait in a queue: %s.") % text.count(size)
    change = _gauge_change(moment, "backlog", size)
    return CardText(text.compact(size), "", change, note, tip=tip), values


def _oldest(moment: Moment) -> tuple[CardText, Sequence[float]]:
    values = moment.series.gauge("oldest").last(60)
    queue = oldest_queue(moment.snapshot)
    if queue is None or queue.oldest_at is None:
        note = "" if moment.snapshot is None else translate("Cards", "nothing waits")
        return CardText(text.NONE, note=note), values
    age = max(0.0, moment.now - queue.oldest_at)
    number, unit = text.duration_parts(age)
    note = translate("Cards", "in %s") % text.one_line(queue.name, 40)
    tip = translate("Cards", "The job that waits longest came in at %s.") % text.full_time(
        queue.oldest_at
    )
    return CardText(number, unit, _gauge_change(moment, "oldest", age), note, tip=tip), values


def oldest_queue(snapshot: Snapshot | None) -> QueueStat | None:
    """Return the queue whose first job waits longest, None where no job waits."""
    queues = [q for q in snapshot.queues if q.oldest_at is not None] if snapshot else []
    return min(queues, key=lambda q: q.oldest_at or 0.0, default=None)


def _busy(moment: Moment) -> tuple[CardText, Sequence[float]]:
    values = moment.series.gauge("busy").last(60)
    if not moment.concurrency:
        return CardText(text.NONE, note=translate("Cards", "no processors")), values
    unit = translate("Cards", " of %s") % moment.concurrency
    idle = moment.concurrency - moment.busy
    note = translate("Cards", "%s idle") % idle if idle > 0 else translate("Cards", "all at work")
    tip = translate("Cards", "Processors that perform a job just now.")
    change = _gauge_change(moment, "busy", moment.busy)
    return CardText(str(moment.busy), unit, change, note, tip=tip), values


def _retries(moment: Moment) -> tuple[CardText, Sequence[float]]:
    values = moment.series.gauge("retries").last(60)
    size = _count(moment, JobState.RETRY)
    if size is None or moment.snapshot is None:
        return CardText(text.NONE), values
    note, tip = translate("Cards", "none waits"), ""
    at = moment.snapshot.next_retry_at
    if at is not None:
        due = at - moment.now
        note = translate("Cards", "next %s") % (
            text.relative(at, moment.now) if due > 0 else translate("Cards", "now")
        )
        tip = translate("Cards", "The next retry is due at %s.") % text.full_time(at)
    change = _gauge_change(moment, "retries", size)
    return CardText(text.compact(size), "", change, note, tip=tip), values


def _dead(moment: Moment) -> tuple[CardText, Sequence[float]]:
    values = moment.series.gauge("dead").last(60)
    size = _count(moment, JobState.DEAD)
    if size is None:
        return CardText(text.NONE), values
    change = _gauge_change(moment, "dead", size)
    worse = bool(change) and not change.startswith(text.MINUS)
    gauge = moment.series.gauge("dead")
    before = gauge.before(moment.now - 60.0)
    before = gauge.oldest if before is None else before
    grown = 0 if before is None else max(0, round(size - before))
    note = translate("Cards", "%s more in a minute") % text.count(grown) if grown else ""
    if not size:
        note = translate("Cards", "nothing died")
    said = CardText(
        text.compact(size),
        "",
        change,
        note or translate("Cards", "none new"),
        tone="bad" if size else "",
        change_tone="bad" if worse else "muted",
        tip=translate("Cards", "Jobs that used up their retries: %s.") % text.count(size),
    )
    return said, values


_SAID = {
    "done": _done,
    "failed": _failed,
    "backlog": _backlog,
    "oldest": _oldest,
    "busy": _busy,
    "retries": _retries,
    "dead": _dead,
}
