"""When an action makes sense: the situation, and the rules that look at it.

A rule returns why an action cannot be used now, or "". The reason is shown in the tooltip of
the greyed button, so each is a sentence for people.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard_desktop.engine_link.link import EngineState

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What decides which actions make sense.

    Attributes:
        state: State of the jobs on the current page, None where it shows no jobs.
        selected: How many of them are selected.
        matching: How many the page's filter matches.
        queue: The queue that is selected, and whether it is paused, its jobs, those that run.
        processor: The processor that is selected, and whether it is paused.
        operation: The one that deleted the current job.
        group: A group of errors is selected, of which *group_jobs* are dead or retrying.
        recorded: The window shows a recording; *recording*: its session is being recorded.
        charts: The page has charts; *rows*: and rows that can be copied.
        line: What was done in the line of the journal that is selected and can be undone.
        attached: Another process's engine works on the store.
        in_process: The engine shares the window's process.
        hosted: And it belongs to the application around the window.
        has_classes: The engine said which job classes it knows; *has_demo*: also the demo's.
        on_redis: The store is a Redis; *foreign*: of others, too.
        locked: Nothing may be changed until it is unlocked.
        away: Where it is that does not answer, "" while it does.
        workers: Processes that this window has started on it.
        undo: What Ctrl+Z would take back, "" for nothing; likewise *redo*.
        undo_due: Ctrl+Z would take back what is still under way; *redo_due*: Ctrl+Shift+Z
            would do again what is being taken back.
    """

    is_open: bool = False
    read_only: bool = False
    is_demo: bool = False
    engine: EngineState = EngineState.STOPPED
    attached: bool = False
    recorded: bool = False
    recording: bool = False
    in_process: bool = False
    hosted: bool = False
    has_classes: bool = False
    has_demo: bool = False
    state: JobState | None = None
    selected: int = 0
    matching: int = 0
    queue: str | None = None
    queue_paused: bool = False
    queue_size: int = 0
    queue_busy: int = 0
    operation: int | None = None
    group: bool = False
    group_jobs: int = 0
    charts: bool = False
    rows: bool = False
    line: str = ""
    processor: str | None = None
    processor_paused: bool = False
    all_paused: bool = False
    concurrency: int = 0
    on_redis: bool = False
    foreign: bool = False
    locked: bool = False
    away: str = ""
    workers: int = 0
    undo: str = ""
    redo: str = ""
    undo_due: bool = False
    redo_due: bool = False


Rule = Callable[[Situation], str]


def every(*rules: Rule) -> Rule:
    """Return the rule that gives the first reason of *rules*."""

    def combined(now: Situation) -> str:
        return next((reason for rule in rules if (reason := rule(now))), "")

    return combined


def is_live(now: Situation) -> str:
    """The window shows what is so now, not a recording."""
    return (
        translate("Actions", "This is a recording: nothing can be changed.") if now.recorded else ""
    )


def not_held(now: Situation) -> str:
    """The store is neither away nor locked."""
    if now.away:
        words = translate("Actions", "{place} does not answer: nothing can be changed now.")
        return words.replace("{place}", now.away)
    if now.locked:
        return translate("Actions", "This Redis is locked: unlock it first.")
    return ""


def writable(now: Situation) -> str:
    """The store is open and may be changed."""
    if now.recorded:
        return is_live(now)
    if reason := not_held(now):
        return reason
    if not now.is_open:
        return translate("Actions", "The store is not open.")
    return translate("Actions", "This window is read-only.") if now.read_only else ""


def in_states(why: str, *states: JobState) -> Rule:
    """The page shows jobs in one of *states*; *why* says where such jobs are."""

    def rule(now: Situation) -> str:
        return "" if now.state in states else translate("Actions", why)

    return rule


def some_selected(now: Situation) -> str:
    """At least one job is selected."""
    return "" if now.selected else translate("Actions", "Select jobs in the table first.")


def some_matching(now: Situation) -> str:
    """The page's filter matches at least one job."""
    return "" if now.matching else translate("Actions", "There are no jobs here.")


def own_engine(now: Situation) -> str:
    """Our own engine is up."""
    if now.recorded:
        return is_live(now)
    if now.attached:
        return translate(
            "Actions", "The engine belongs to another process; see the Processors page."
        )
    return "" if now.engine.is_up else translate("Actions", "The engine is not running.")


def own_redis(now: Situation) -> str:
    """It is no Redis of others: there an engine is told first which jobs and queues it has."""
    if not now.foreign:
        return ""
    return translate("Actions", "On this Redis use “Start workers here…” on the Processors page.")


def queue(now: Situation) -> str:
    """A queue is selected."""
    return "" if now.queue is not None else translate("Actions", "Select a queue first.")


def processor(now: Situation) -> str:
    """A processor is selected."""
    return "" if now.processor is not None else translate("Actions", "Select a processor first.")


def can_start(now: Situation) -> str:
    """There is no engine, and none of somebody else."""
    if now.attached:
        return translate("Actions", "Another process's engine works on this store already.")
    if now.engine in (EngineState.STOPPED, EngineState.GIVEN_UP, EngineState.CRASHED):
        return ""
    return translate("Actions", "The engine is running.")


def not_hosted(now: Situation) -> str:
    """The window is the whole program."""
    return translate("Actions", "Not in the window of another application.") if now.hosted else ""


def can_kill(now: Situation) -> str:
    """There is a process of ours to kill."""
    if now.in_process:
        return translate("Actions", "The engine shares this window's process.")
    return (
        own_engine(now)
        if now.engine != EngineState.STARTING
        else translate("Actions", "It is starting.")
    )


def knows_demo(now: Situation) -> str:
    """The engine knows the demo's jobs."""
    if now.has_demo:
        return ""
    if now.has_classes:
        return translate(
            "Actions", "The engine knows no demo jobs: enqueue yours, or run the demo."
        )
    return knows_classes(now)


def knows_classes(now: Situation) -> str:
    """The engine said which classes it knows."""
    if now.has_classes:
        return ""
    if now.engine.is_up and not now.attached:
        return translate(
            "Actions", "No job classes are loaded: open your jobs, or write a first job."
        )
    return translate("Actions", "The engine has not said yet which jobs it knows.")
