"""What the actions find around them: the session, and what is selected on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from kickboard.payload.record import JobState
from kickboard.stores.base import ErrorGroup, QueueStat, Selection, Snapshot
from kickboard_desktop.actions.situation import Situation
from kickboard_desktop.actions.taking_back import TakingBack
from kickboard_desktop.actions.undo import AnyEntry, Journal
from kickboard_desktop.session import Session
from kickboard_desktop.telemetry import ProcessorRow


class Page(Protocol):
    """What the controller asks of the page on screen; see `views.page.Page`."""

    state: JobState | None

    def selection(self) -> Selection | None:
        """Return the selected jobs."""
        ...

    def selected_count(self) -> int:
        """Return how many are selected."""
        ...

    def acted(self, selection: Selection) -> None:
        """Take note that something was done with *selection*."""
        ...

    def everything(self) -> Selection | None:
        """Return all jobs that the page's filter matches."""
        ...

    def matching_count(self) -> int:
        """Return how many jobs that is."""
        ...

    def selected_queue(self) -> str | None:
        """Return the queue that queue actions act on."""
        ...

    def selected_processor(self) -> ProcessorRow | None:
        """Return the processor that processor actions act on."""
        ...

    def selected_operation(self) -> int | None:
        """Return the operation that deleted the current job."""
        ...

    def selected_group(self) -> ErrorGroup | None:
        """Return the group of errors that group actions act on."""
        ...

    def has_rows(self) -> bool:
        """Return whether there are rows that can be copied and saved."""
        ...

    def charts(self) -> Sequence[object]:
        """Return the charts that can be taken out as pictures."""
        ...

    def selected_line(self) -> Undoable | None:
        """Return the line of the journal that can be taken back."""
        ...


class Undoable(Protocol):
    """Something that was done and can be taken back."""

    @property
    def text(self) -> str:
        """What was done."""
        ...

    @property
    def entry(self) -> AnyEntry | None:
        """The entry of the journal that it is, None where others did it."""
        ...

    @property
    def op(self) -> int | None:
        """The store's operation that it is."""
        ...


def situation(
    session: Session,
    page: Page | None,
    journal: Journal,
    taking_back: TakingBack,
    *,
    concurrency: int,
) -> Situation:
    """Return what decides which actions make sense now."""
    due, due_again = taking_back.is_due, taking_back.is_taking_back
    now = Situation(
        is_open=session.is_open,
        read_only=session.read_only,
        is_demo=session.is_demo,
        recorded=session.is_recorded,
        recording=session.is_being_recorded,
        engine=session.link.state,
        attached=session.attached is not None,
        in_process=session.link.in_process,
        hosted=session.link.is_hosted,
        has_classes=bool(session.hello and session.hello.classes),
        has_demo=has_demo(session),
        all_paused=bool(session.snapshot and session.snapshot.paused),
        concurrency=concurrency,
        on_redis=session.is_redis,
        foreign=session.guard.is_foreign,
        locked=is_locked(session),
        away=session.guard.connection.title if session.reach.outage is not None else "",
        workers=session.workers.count,
        undo="" if due else journal.undo_text,
        redo="" if due_again else journal.redo_text,
        undo_due=due,
        redo_due=due_again,
    )
    return now if page is None else _on_page(page, now, session.snapshot)


def is_locked(session: Session) -> bool:
    """Return whether nothing may be changed until somebody unlocks it."""
    guard = session.guard
    return guard.is_locked and guard.is_foreign and not guard.is_for_good


def _on_page(page: Page, now: Situation, snapshot: Snapshot | None) -> Situation:
    """Return *now* with what is shown and selected on *page*."""
    selection, queue, processor = (
        page.selection(),
        page.selected_queue(),
        page.selected_processor(),
    )
    stat = _queue_stat(snapshot, queue)
    group, line = page.selected_group(), page.selected_line()
    return replace(
        now,
        state=selection.view.state if selection else page.state,
        selected=page.selected_count(),
        matching=page.matching_count(),
        queue=queue,
        queue_paused=bool(stat and stat.paused),
        queue_size=stat.size if stat else 0,
        queue_busy=stat.busy if stat else 0,
        operation=page.selected_operation(),
        group=group is not None,
        group_jobs=group.dead + group.retrying if group else 0,
        charts=bool(page.charts()),
        rows=page.has_rows(),
        line=line.text if line else "",
        processor=processor.name if processor else None,
        processor_paused=bool(processor and processor.state == "paused"),
    )


def _queue_stat(snapshot: Snapshot | None, name: str | None) -> QueueStat | None:
    queues = snapshot.queues if snapshot else ()
    return next((queue for queue in queues if queue.name == name), None)


def has_demo(session: Session) -> bool:
    """Return whether the engine knows the demo's jobs."""
    hello = session.hello
    return hello is not None and any(one.group == "demo" for one in hello.classes)
