"""What the job detail says: texts of arguments, errors, attempts and payload. No widget.

A payload may have megabytes. What is shown ends at 64 kB with a note; the whole is a click
away, in a file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from kickboard.payload import display, shown
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import Attempt, Iteration, JobDetail, Outcome
from kickboard_desktop import format as text
from kickboard_desktop.models.lists.columns import Column, error_line

translate = QCoreApplication.translate

#: Bytes, or characters, of one text that are shown.
SHOWN = 65_536
#: Characters of an iterable job's cursor that are shown.
MOST_CURSOR = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A text as it is shown.

    Attributes:
        note: That it is not all, "" when it is.
        hides: Secrets in it are masked.
    """

    text: str
    note: str = ""
    hides: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptLine:
    """One try; *number* counts from 1 in the order of time."""

    key: str
    number: int
    attempt: Attempt


def arguments(record: JobRecord, names: Sequence[str] = (), *, masked: bool) -> Shown:
    """Return the arguments as JSON of several lines, secrets hidden if *masked*."""
    args = display.arguments_of(record)
    clear = shown.masked(args, names)
    dumped = json.dumps(clear if masked else args, indent=2, ensure_ascii=False)
    return Shown(text=text.visible(dumped[:SHOWN]), note=_note(len(dumped)), hides=clear != args)


def payload(record: JobRecord, names: Sequence[str] = (), *, masked: bool) -> Shown:
    """Return the payload as it is stored, but for secrets among the arguments if *masked*."""
    clear = shown.masked_payload(record.payload, names)
    content = clear if masked else record.payload
    start = text.visible(content[:SHOWN].decode("utf-8", "replace"))
    return Shown(text=start, note=_note(len(record.payload)), hides=clear != record.payload)


def _note(size: int) -> str:
    if size <= SHOWN:
        return ""
    return translate("JobDetail", "The first %s of %s") % (text.size(SHOWN), text.size(size))


def last_error(detail: JobDetail) -> tuple[str, str, str]:
    """Return class, message and backtrace of the latest failure, "" where it is not known."""
    record = detail.record
    failed = [attempt for attempt in detail.attempts if attempt.error_class]
    if failed and (record.error_class in (None, failed[-1].error_class)):
        return attempt_error(failed[-1], record.error_message)
    trace = "\n".join(record.error_backtrace or ())
    return record.error_class or "", _shown(record.error_message), _shown(trace)


def attempt_error(attempt: Attempt, whole_message: str | None = None) -> tuple[str, str, str]:
    """Return class, message and backtrace of one attempt.

    Args:
        attempt: It keeps the start of a long message only.
        whole_message: Of the latest failure; taken when it goes on where that ends.
    """
    message = attempt.error_message or ""
    if whole_message is not None and whole_message.startswith(message):
        message = whole_message
    return attempt.error_class or "", _shown(message), _shown(attempt.backtrace)


def _shown(long: str | None) -> str:
    return text.visible((long or "")[:SHOWN])


def errors_of(detail: JobDetail) -> list[tuple[int, tuple[str, str, str]]]:
    """Return the errors of a job, oldest first: number of the attempt from 0 on, and its texts.

    The texts are class, message and backtrace. Where the history has forgotten all attempts
    that failed, the record's own error is the one, with the number -1.
    """
    last = last_error(detail)
    found = [
        (number, attempt_error(attempt))
        for number, attempt in enumerate(detail.attempts)
        if attempt.error_class
    ]
    if not any(last):
        return found
    if found and found[-1][1][0] == last[0]:
        return [*found[:-1], (found[-1][0], last)]  # its message is whole
    return [*found, (-1, last)]


def attempt_lines(attempts: Sequence[Attempt]) -> list[AttemptLine]:
    """Return the lines for *attempts*, newest first."""
    lines = [
        AttemptLine(key=f"{number} {attempt.started}", number=number, attempt=attempt)
        for number, attempt in enumerate(attempts, 1)
    ]
    return lines[::-1]


def outcome_look(outcome: Outcome) -> tuple[str, str, str]:
    """Return word, icon and token of how an attempt ended."""
    return {
        Outcome.COMPLETED: (translate("JobDetail", "completed"), "check", "good"),
        Outcome.RETRY: (translate("JobDetail", "failed"), "rotate-cw", "warn"),
        Outcome.DEAD: (translate("JobDetail", "died"), "x", "bad"),
        Outcome.DISCARDED: (translate("JobDetail", "discarded"), "minus", "muted"),
        Outcome.PROCESS_DIED: (translate("JobDetail", "process died"), "zap", "bad"),
        Outcome.POISON: (translate("JobDetail", "poison"), "skull", "bad"),
    }[outcome]


def attempt_columns() -> tuple[Column[AttemptLine], ...]:
    """Return the columns of the list of attempts; "outcome" is drawn as a pill."""
    return (
        _attempt("number", "#", 36, lambda a: text.count(a.number)),
        Column(
            id="when",
            title=translate("JobDetail", "When"),
            width=74,
            text=lambda a: text.clock_time(a.attempt.started),
            tip=lambda a: text.all_times(a.attempt.started),
        ),
        _attempt("wait", translate("JobDetail", "Waited"), 66, lambda a: _time(a.attempt.wait)),
        _attempt("run", translate("JobDetail", "Ran"), 66, lambda a: _time(a.attempt.run)),
        _attempt("retry_in", translate("JobDetail", "Next after"), 84, _planned),
        Column(
            id="outcome",
            title=translate("JobDetail", "Outcome"),
            width=118,
            text=lambda a: outcome_look(a.attempt.outcome)[0],
        ),
        Column(
            id="error",
            title=translate("JobDetail", "Error"),
            width=60,
            stretch=True,
            text=lambda a: error_line(a.attempt.error_class, a.attempt.error_message),
        ),
    )


def _planned(line: AttemptLine) -> str:
    retry_in = line.attempt.retry_in
    return "" if retry_in is None else text.duration(retry_in)


def _attempt(name: str, title: str, width: int, value: Any) -> Column[AttemptLine]:
    return Column(id=name, title=title, width=width, right=True, text=value)


def _time(seconds: float) -> str:
    return text.duration(max(0.0, seconds))


def headline(record: JobRecord, now: float, running: float | None = None) -> str:
    """Return what is to be said of where a job is, such as "next try in 41 s".

    Args:
        record: The job.
        now: Epoch seconds.
        running: Seconds that it runs already, where somebody knows.
    """
    when = text.when(record.at, now)
    match record.state:
        case JobState.BUSY if running is not None:
            return translate("JobDetail", "running for %s") % text.duration(running)
        case JobState.BUSY:
            return translate("JobDetail", "running")
        case JobState.SCHEDULED:
            return translate("JobDetail", "due %s") % when
        case JobState.RETRY:
            return translate("JobDetail", "next try %s") % when
        case JobState.DEAD:
            return translate("JobDetail", "died %s") % when
        case JobState.COMPLETED:
            return translate("JobDetail", "finished %s") % when
        case JobState.DISCARDED:
            return translate("JobDetail", "discarded %s") % when
        case JobState.TRASH:
            return translate("JobDetail", "deleted; Undo brings it back for 7 days")
    came = record.at if record.enqueued_at is None else record.enqueued_at
    return translate("JobDetail", "enqueued %s") % text.when(came, now)


def facts(record: JobRecord, iteration: Iteration | None = None) -> list[tuple[str, str]]:
    """Return what else is known of a job, as pairs of name and value.

    *iteration* is how far an iterable job is.
    """
    pairs = [
        (translate("JobDetail", "Queue"), text.visible(record.queue)),
    ]
    if record.job_class:  # else it is none
        pairs.append((translate("JobDetail", "Attempt"), _tries(record)))
    if iteration is not None:
        pairs += _iteration(iteration)
    if record.priority != 5:
        pairs.append((translate("JobDetail", "Priority"), text.count(record.priority)))
    times = (
        (translate("JobDetail", "Created"), record.created_at),
        (translate("JobDetail", "First failed"), record.failed_at),
        (translate("JobDetail", "Last retried"), record.retried_at),
    )
    pairs += [(name, text.full_time(at)) for name, at in times if at is not None]
    if record.tags:
        pairs.append((translate("JobDetail", "Tags"), text.visible(", ".join(record.tags))))
    pairs.append((translate("JobDetail", "Payload"), text.size(len(record.payload))))
    return pairs


def _tries(record: JobRecord) -> str:
    """Return which retry comes next, of how many; of what is over the attempt that was its last."""
    if record.state not in (JobState.COMPLETED, JobState.DISCARDED):
        return text.attempt(record.retry_count, record.retry)
    made = 1 if record.retry_count is None else record.retry_count + 2
    retry = record.retry
    limit = text.DEFAULT_RETRIES if retry is True or retry is None else int(retry)
    if made > limit + 1 or not limit:
        return text.count(made)
    words = translate("JobDetail", "{n} of at most {all}")
    return words.format(n=text.count(made), all=text.count(limit + 1))


def _iteration(kept: Iteration) -> list[tuple[str, str]]:
    """Return how far an iterable job is: what Sidekiq's page shows of it, in words."""
    cursor = text.visible(json.dumps(kept.cursor, ensure_ascii=False)[:MOST_CURSOR])
    pairs = [
        (translate("JobDetail", "Goes on at"), cursor),
        (translate("JobDetail", "Times begun"), text.count(kept.executions)),
        (translate("JobDetail", "Ran in all"), text.duration(kept.seconds)),
    ]
    if kept.cancelled_at is not None:
        asked = text.full_time(kept.cancelled_at)
        pairs.append((translate("JobDetail", "Asked to end"), asked))
    return pairs
