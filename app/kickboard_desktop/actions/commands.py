"""What the actions do to a store: plain functions that run on a background thread.

A large operation goes in steps of a thousand jobs, so that the engine's own writes get
between them, progress can be shown, and it can be cancelled: what was done by then stays
done, under one operation id, and can be taken back as one.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from kickboard.client import Client
from kickboard.errors import KickboardError, PayloadError
from kickboard.inspection import bulk
from kickboard.payload import wire
from kickboard.payload.record import JobRecord, JobState
from kickboard.payload.shown import masked_payload
from kickboard.stores.base import JobDetail, Moved, Selection, Store, Target, View
from kickboard.stores.query import parse
from kickboard_desktop import format as text
from kickboard_desktop.texts import jobs

translate = QCoreApplication.translate

#: Jobs of one step.
STEP = 1000


class Progress:
    """How far a command is; the GUI thread reads it, and may cancel.

    Attributes:
        done: Jobs so far; written by the command's thread only.
        total: Jobs expected, 0 where nobody knows before it is done.
        dead_max: Jobs that Dead may hold; an undo puts no more there. None: any number.
    """

    def __init__(self, total: int = 0, *, dead_max: int | None = None) -> None:
        self.done = 0
        self.total = total
        self.dead_max = dead_max
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the command to end after its present step."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to end."""
        return self._cancelled.is_set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a command did.

    Attributes:
        count: Jobs.
        op: For `Store.restore`; None: nothing to restore.
        back: How to take it back where that is no operation of the store.
        left: Jobs that it would still mean, as it was stopped or there was no room for them.
        text: The whole sentence.
        cancelled: It was ended before all were done.
    """

    count: int
    text: str
    op: int | None = None
    back: Command | None = None
    left: int = 0
    cancelled: bool = False


Command = Callable[[Store, Progress], Report]


def so_far(running: Iterable[Progress]) -> tuple[str, int, int]:
    """Return how far all that runs is: in words, jobs done, jobs expected."""
    counts = [(progress.done, progress.total) for progress in running]
    done, total = sum(one for one, _ in counts), sum(of for _, of in counts)
    if not total:
        return translate("Commands", "Working"), done, done
    of = (text.count(done), text.count(max(done, total)))
    return translate("Commands", "%s of %s") % of, done, max(done, total)


def ended(report: Report, progress: Progress) -> Report:
    """Return *report*; where it was stopped before all were done its text says so."""
    if not report.cancelled or progress.done >= progress.total:
        return report
    return replace(report, text=translate("Commands", "%s, then stopped") % report.text)


def retry(selection: Selection) -> Command:
    """Return the command that puts jobs back in their queues; no attempt is used up."""
    target = Target(state=JobState.ENQUEUED, give_back_try=True)
    return move(selection, target, translate("Commands", "Retried {jobs}"))


def run_now(selection: Selection) -> Command:
    """Return the command that puts scheduled jobs in their queues."""
    return move(
        selection, Target(state=JobState.ENQUEUED), translate("Commands", "Enqueued {jobs}")
    )


def kill(selection: Selection) -> Command:
    """Return the command that puts jobs in the dead set."""
    return move(
        selection, Target(state=JobState.DEAD), translate("Commands", "Moved to Dead: {jobs}")
    )


def delete(selection: Selection) -> Command:
    """Return the command that moves jobs to the trash."""
    said = translate("Commands", "Deleted {jobs}")
    return lambda store, progress: in_steps(
        lambda op: store.delete(selection, limit=STEP, op=op), said, progress
    )


def clear_queue(queue: str, upto: int | None = None) -> Command:
    """Return the command that moves what waits in *queue* to the trash; see `Selection.upto`."""
    selection = replace(queue_selection(queue), upto=upto)
    said = translate("Commands", "Cleared the queue {queue}: {jobs}").replace("{queue}", queue)
    return lambda store, progress: in_steps(
        lambda op: store.delete(selection, limit=STEP, op=op), said, progress
    )


def queue_selection(queue: str) -> Selection:
    """Return all enqueued jobs of *queue*."""
    quoted = queue.replace("\\", "\\\\").replace('"', '\\"')
    query = parse(f'queue:"{quoted}"')
    return Selection(view=View(state=JobState.ENQUEUED, query=query))


def pause(queue: str | None, *, paused: bool) -> Command:
    """Return the command that pauses or resumes *queue*; None: everything."""

    def command(store: Store, _progress: Progress) -> Report:
        store.pause(queue, paused=paused)
        return Report(count=0, text=_pause_words(queue, paused=paused))

    return command


def forget_queue(queue: str, *, paused: bool) -> Command:
    """Return the command that takes an empty queue off the list; *paused* is how it comes back."""

    def back(store: Store, _progress: Progress) -> Report:
        store.pause(queue, paused=paused)
        words = translate("Commands", "The queue {queue} is listed again")
        return Report(count=0, text=words.replace("{queue}", queue))

    def command(store: Store, _progress: Progress) -> Report:
        if not store.forget_queue(queue):
            words = translate("Commands", "The queue {queue} is not empty any more")
            return Report(count=0, text=words.replace("{queue}", queue))
        words = translate("Commands", "Deleted the queue {queue}")
        return Report(count=0, text=words.replace("{queue}", queue), back=back)

    return command


def push(items: Sequence[dict[str, Any]]) -> Command:
    """Return the command that enqueues raw items."""

    def command(store: Store, progress: Progress) -> Report:
        client = Client(store)
        for start in range(0, len(items), STEP):
            if progress.cancelled:
                break
            step = items[start : start + STEP]
            progress.done += sum(jid is not None for jid in client.push_bulk(step))
        return Report(
            count=progress.done,
            text=told(translate("Commands", "Enqueued {jobs}"), progress.done),
            cancelled=progress.cancelled,
        )

    return command


def told(said: str, number: int) -> str:
    """Return the sentence *said* with the number of jobs in the place of ``{jobs}``."""
    return said.replace("{jobs}", jobs(number))


def details(store: Store, selection: Selection) -> list[JobDetail]:
    """Return everything about the selected jobs, at most one step of them."""
    jids = selection.jids
    if jids is None:
        jids = [row.jid for row in store.page(selection.view, None, STEP).rows]
    found = [store.get(jid) for jid in jids[:STEP]]
    return [detail for detail in found if detail is not None]


def as_json(
    found: Sequence[JobDetail],
    names: Mapping[str, Sequence[str]] | None = None,
    *,
    masked: bool = True,
) -> str:
    """Return the payloads of jobs as a JSON list, one job a line.

    Args:
        found: The jobs.
        names: The parameters of each class, which tell secret arguments apart.
        masked: Whether secrets are hidden.
    """
    lines = [_payload_text(detail.record, names or {}, masked=masked) for detail in found]
    return "[\n" + ",\n".join(lines) + "\n]"


def _payload_text(record: JobRecord, names: Mapping[str, Sequence[str]], *, masked: bool) -> str:
    content = record.payload
    if masked:
        content = masked_payload(content, names.get(record.job_class, ()))
    text = content.decode("utf-8", "replace")
    try:
        wire.decode(content)
    except PayloadError:
        return json.dumps(text, ensure_ascii=False)  # malformed: as a text
    return text


def move(selection: Selection, target: Target, said: str) -> Command:
    """Return the command that moves jobs to *target*; *said* tells it, with ``{jobs}`` in it."""

    def command(store: Store, progress: Progress) -> Report:
        if not bulk.stays(selection, target):
            return in_steps(
                lambda op: store.move(selection, target, limit=STEP, op=op), said, progress
            )
        steps = bulk.walk(store, selection, target)

        def step(op: int | None) -> Moved:
            jids = next(steps, None)
            some = replace(selection, jids=jids or ())
            return store.move(some, target, STEP, op)._replace(more=jids is not None)

        return in_steps(step, said, progress)

    return command


def in_steps(step: Callable[[int | None], Moved], said: str, progress: Progress) -> Report:
    """Call *step* until nothing is left; a failure after the first keeps what was done."""
    op: int | None = None
    trouble = ""
    while not progress.cancelled:
        try:
            moved = step(op)
        except KickboardError as error:
            if op is None:
                raise
            trouble = translate("Commands", ", then: %s") % error
            break
        op = moved.op
        progress.done += moved.moved
        if not moved.more:
            break
    return Report(
        count=progress.done,
        text=told(said, progress.done) + trouble,
        op=op if progress.done else None,
        cancelled=progress.cancelled,
    )


def _pause_words(queue: str | None, *, paused: bool) -> str:
    if queue is None:
        everything = translate("Commands", "Paused everything")
        return everything if paused else translate("Commands", "Resumed everything")
    one = translate("Commands", "Paused the queue {queue}")
    one = one if paused else translate("Commands", "Resumed the queue {queue}")
    return one.replace("{queue}", queue)
