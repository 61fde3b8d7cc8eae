"""The life of one job as pieces of a timeline: waits, runs, gaps, and what is to come. No widget.

A piece is what happened between two moments, or one moment that deserves a mark. Nothing is
drawn here; how long a piece may be on the screen, and which are cut short, the chart decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from kickboard.jobs.backoff import Formula
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import Attempt, JobDetail, Outcome
from kickboard_desktop import format as text
from kickboard_desktop.models.job.detail import outcome_look
from kickboard_desktop.models.job.projection import Projection, project

translate = QCoreApplication.translate

#: Attempts that are drawn; of more, the latest.
MOST_ATTEMPTS = 100
#: Attempts to come that are drawn one by one.
MOST_TO_COME = 3
#: Seconds below which a gap is none.
NOTHING = 0.001


class Kind(StrEnum):
    """What a piece is."""

    MARK = "mark"  # a moment: created, died
    SCHEDULED = "scheduled"  # until its time came
    WAIT = "wait"  # in its queue
    RUN = "run"
    BACKOFF = "backoff"  # between a failure and the next try
    IDLE = "idle"  # nobody had it in hand: dead, or its process had died
    TO_COME = "to_come"  # an attempt that has not been
    MORE = "more"  # attempts that are not drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a job's life.

    Attributes:
        length: Its length in words, "" for a mark.
        word: What it is, in a word or two; always shown beside its icon and its colour.
        time: When it began, or is expected.
        seconds: How long it lasts; 0 for a mark.
        attempt: Number of the attempt in the job's history from 0 on, of runs only.
        share: Of a stretch under way, how much of it is over, 0 to 1; None: it is past, or to come.
        says: All of it as a sentence.
    """

    kind: Kind
    word: str
    icon: str = ""
    token: str = "muted"
    length: str = ""
    time: str = ""
    seconds: float = 0.0
    attempt: int | None = None
    share: float | None = None
    is_future: bool = False
    says: str = ""


def pieces(
    detail: JobDetail, now: float, *, running: float | None = None, formula: Formula | None = None
) -> list[Piece]:
    """Return the life of a job, oldest first.

    Args:
        detail: The job and its attempts.
        now: Epoch seconds.
        running: Seconds that it runs already, where somebody knows.
        formula: What its delays to come are expected from; None: they are not known.
    """
    record, attempts = detail.record, detail.attempts
    left_out = max(0, len(attempts) - MOST_ATTEMPTS)
    shown = attempts[left_out:]
    first = _begin(record, attempts)
    found = [_created(first)] if first is not None else []
    if left_out:
        said = translate("Timeline", "1 earlier attempt")
        if left_out > 1:
            said = translate("Timeline", "%d earlier attempts") % left_out
        found.append(Piece(kind=Kind.MORE, word=said, says=said))
    before = attempts[left_out - 1] if left_out else None
    for number, attempt in enumerate(shown, left_out):
        found += _past(attempt, number, before, first)
        before = attempt
    found += _present(record, before, first, now, running)
    if record.state is JobState.RETRY and formula is not None:
        found += _future(project(record, formula), now)
    return found


def _begin(record: JobRecord, attempts: Sequence[Attempt]) -> float | None:
    if record.created_at is not None:
        return record.created_at
    if attempts:
        return attempts[0].started - attempts[0].wait
    return record.enqueued_at


def _created(at: float) -> Piece:
    when = text.clock_time(at)
    word = translate("Timeline", "created")
    said = translate("Timeline", "Created at %s") % text.full_time(at)
    return Piece(kind=Kind.MARK, icon="plus", word=word, time=when, says=said)


def _past(
    attempt: Attempt, number: int, before: Attempt | None, first: float | None
) -> Iterator[Piece]:
    """Yield what lay before *attempt*, its wait, and its run."""
    queued = attempt.started - attempt.wait
    yield from _gap(before, first, queued)
    if attempt.wait >= NOTHING:
        yield _stretch(Kind.WAIT, translate("Timeline", "in queue"), attempt.wait, queued)
    word, icon, token = outcome_look(attempt.outcome)
    length = text.duration(max(0.0, attempt.run))
    yield Piece(
        kind=Kind.RUN,
        word=word,
        icon=icon,
        token=token,
        length=length,
        time=text.clock_time(attempt.started),
        seconds=max(0.0, attempt.run),
        attempt=number,
        says=_said(attempt, number, word, length),
    )


def _said(attempt: Attempt, number: int, word: str, length: str) -> str:
    said = translate("Timeline", "Attempt %s at %s: %s after %s")
    said = said % (text.count(number + 1), text.full_time(attempt.started), word, length)
    if attempt.progress is not None:
        said = f"{said}, {text.progress(attempt.progress, attempt.note or '')}"
    return f"{said}: {text.one_line(attempt.error_class)}" if attempt.error_class else said


def _gap(before: Attempt | None, first: float | None, until: float) -> Iterator[Piece]:
    """Yield what lay between an attempt, or the creation, and the coming into the queue."""
    if before is not None:
        began: float | None = before.started + before.run
    else:
        began = first
    if began is None or until - began < NOTHING:
        return
    seconds = until - began
    if before is None:
        word = translate("Timeline", "scheduled")
        yield replace(_stretch(Kind.SCHEDULED, word, seconds, began), token="violet", icon="clock")
    elif before.outcome is Outcome.RETRY:
        yield _stretch(Kind.BACKOFF, translate("Timeline", "backoff"), seconds, began)
    else:
        yield _stretch(Kind.IDLE, translate("Timeline", "idle"), seconds, began)


def _stretch(kind: Kind, word: str, seconds: float, began: float) -> Piece:
    length = text.duration(seconds)
    said = translate("Timeline", "%s for %s")
    return Piece(
        kind=kind,
        word=word,
        length=length,
        time=text.clock_time(began),
        seconds=seconds,
        says=said % (word, length),
    )


# -- what goes on


def _present(
    record: JobRecord,
    before: Attempt | None,
    first: float | None,
    now: float,
    running: float | None,
) -> Iterator[Piece]:
    match record.state:
        case JobState.BUSY:
            yield from _running(record, before, first, now, running)
        case JobState.ENQUEUED:
            queued = record.at if record.enqueued_at is None else record.enqueued_at
            yield from _gap(before, first, queued)
            word = translate("Timeline", "in queue")
            yield replace(_stretch(Kind.WAIT, word, max(0.0, now - queued), queued), share=1.0)
            yield _to_come(translate("Timeline", "next"), "", record.retry_count)
        case JobState.SCHEDULED | JobState.RETRY:
            yield _countdown(record, before, first, now)
            when = _when(record.at, now)
            yield _to_come(translate("Timeline", "next"), when, record.retry_count)
        case JobState.DEAD:
            yield _end(translate("Timeline", "dead"), "skull", "bad", record.at, now)
        case JobState.TRASH:
            yield _end(translate("Timeline", "deleted"), "trash-2", "muted", record.at, now)


def _running(
    record: JobRecord,
    before: Attempt | None,
    first: float | None,
    now: float,
    running: float | None,
) -> Iterator[Piece]:
    began = now - running if running is not None else record.at
    queued = record.enqueued_at
    if queued is not None:
        yield from _gap(before, first, queued)
        if began - queued >= NOTHING:
            yield _stretch(Kind.WAIT, translate("Timeline", "in queue"), began - queued, queued)
    word = translate("Timeline", "running")
    made = _stretch(Kind.RUN, word, max(0.0, now - began), began)
    yield replace(made, icon="play", token="accent", share=1.0)


def _countdown(record: JobRecord, before: Attempt | None, first: float | None, now: float) -> Piece:
    """Return the wait that is under way, until the moment of the next try."""
    began = before.started + before.run if before is not None else first
    began = now if began is None else min(began, record.at)
    whole = max(record.at - began, 1e-9)
    is_retry = record.state is JobState.RETRY
    kind = Kind.BACKOFF if is_retry else Kind.SCHEDULED
    word = translate("Timeline", "backoff") if is_retry else translate("Timeline", "scheduled")
    left = text.relative(record.at, now) if record.at > now else translate("Timeline", "due now")
    return Piece(
        kind=kind,
        word=word,
        icon="" if is_retry else "clock",
        token="warn" if is_retry else "violet",
        length=left,
        time=text.clock_time(began),
        seconds=whole,
        share=min(1.0, max(0.0, (now - began) / whole)),
        says=translate("Timeline", "Next try %s") % left,
    )


def _to_come(word: str, when: str, retry_count: int | None, length: str = "") -> Piece:
    number = 1 if retry_count is None else retry_count + 2
    said = translate("Timeline", "Attempt %s is to come") % text.count(number)
    return Piece(
        kind=Kind.TO_COME,
        word=word,
        icon="circle-dashed",
        length=length,
        time=when,
        is_future=True,
        says=f"{said}, {when}" if when else said,
    )


def _end(word: str, icon: str, token: str, at: float, now: float) -> Piece:
    said = f"{word} {text.relative(at, now)}"
    return Piece(
        kind=Kind.MARK, word=word, icon=icon, token=token, time=text.clock_time(at), says=said
    )


# -- what is to come


def _future(plan: Projection, now: float) -> Iterator[Piece]:
    """Yield the attempts to come if each fails, and when the job would be dead."""
    drawn = plan.tries[:MOST_TO_COME]
    for planned in drawn:
        word = translate("Timeline", "backoff")
        length = f"≈{text.NBSP}{text.duration(planned.wait)}"
        gap = _stretch(Kind.BACKOFF, word, planned.wait, planned.at - planned.wait)
        yield replace(gap, length=length, time="", is_future=True, says="")
        number = translate("Timeline", "retry %s") % text.count(planned.number)
        yield _to_come(number, f"≈{text.NBSP}{_when(planned.at, now)}", planned.number - 1)
    rest = len(plan.tries) - len(drawn)
    if rest:
        said = translate("Timeline", "%d more") % rest
        length = text.duration(max(0.0, plan.dies - drawn[-1].at))
        yield Piece(kind=Kind.MORE, word=said, length=length, is_future=True, says=said)
    when = _when(plan.dies, now)
    yield Piece(
        kind=Kind.MARK,
        word=translate("Timeline", "dead"),
        icon="skull",
        token="bad",
        time=f"≈{text.NBSP}{when}",
        is_future=True,
        says=translate("Timeline", "If every try fails it is dead about %s") % when,
    )


def _when(at: float, now: float) -> str:
    """Return a moment to come: 14:02:11 within a day, then 14 Dec, then with its year."""
    if at - now < 86_400:
        return text.clock_time(at)
    shape = "d MMM" if at - now < 300 * 86_400 else "d MMM yyyy"
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(at)), shape)


def day(at: float, now: float) -> str:
    """Return a moment to come as the timeline writes it."""
    return _when(at, now)


def summary(shown: Sequence[Piece]) -> str:
    """Return all that the timeline shows as sentences, for who does not see it."""
    told = (p for p in shown if p.kind is not Kind.WAIT)
    return ". ".join(p.says for p in told if p.kind is not Kind.BACKOFF or p.share is not None)
