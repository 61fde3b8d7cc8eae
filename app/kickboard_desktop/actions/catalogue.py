"""The list of everything a person can do: words, keys, icons, and when it makes sense."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard_desktop.actions.changing_actions import CHANGING
from kickboard_desktop.actions.copying_actions import COPYING
from kickboard_desktop.actions.look_actions import LOOK
from kickboard_desktop.actions.past_actions import PAST
from kickboard_desktop.actions.redis_actions import REDIS
from kickboard_desktop.actions.sharing_actions import SHARING
from kickboard_desktop.actions.situation import (
    can_kill,
    can_start,
    every,
    in_states,
    knows_classes,
    knows_demo,
    not_hosted,
    own_engine,
    own_redis,
    processor,
    queue,
    some_matching,
    some_selected,
    writable,
)
from kickboard_desktop.actions.spec import ActionSpec
from kickboard_desktop.actions.window_actions import GO, PAGES, WINDOW
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

__all__ = [
    "ENGINE",
    "EVERY",
    "GO",
    "JOBS",
    "LOOK",
    "PAGES",
    "PAST",
    "QUEUES",
    "REDIS",
    "SHARING",
    "WINDOW",
    "ActionSpec",
]

_S = JobState
_RETRY = in_states(
    QT_TRANSLATE_NOOP("Actions", "Only jobs that failed can be retried: open Retries or Dead."),
    *(_S.RETRY, _S.DEAD),
)
_KILL = in_states(
    QT_TRANSLATE_NOOP(
        "Actions", "Only jobs that wait can be moved to Dead: open Enqueued, Scheduled or Retries."
    ),
    *(_S.ENQUEUED, _S.SCHEDULED, _S.RETRY),
)
_DELETE = in_states(
    QT_TRANSLATE_NOOP(
        "Actions",
        "Only jobs that wait or are dead can be deleted: "
        "open Enqueued, Scheduled, Retries or Dead.",
    ),
    *(_S.ENQUEUED, _S.SCHEDULED, _S.RETRY, _S.DEAD),
)
_RUN_NOW = in_states(
    QT_TRANSLATE_NOOP("Actions", "Only scheduled jobs can be run early: open Scheduled."),
    _S.SCHEDULED,
)

JOBS = (
    ActionSpec(
        id="enqueue_demo",
        text=QT_TRANSLATE_NOOP("Actions", "Enqueue demo jobs…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Choose demo jobs and how many: now, later, or continuously."
        ),
        icon="rocket",
        keys=("Ctrl+D",),
        rule=every(writable, knows_demo),
    ),
    ActionSpec(
        id="enqueue_class",
        text=QT_TRANSLATE_NOOP("Actions", "Enqueue a job…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Fill in the arguments of any class the engine knows."),
        icon="plus",
        keys=("Ctrl+N",),
        rule=every(writable, knows_classes),
    ),
    ActionSpec(
        id="retry_now",
        text=QT_TRANSLATE_NOOP("Actions", "Retry {n} jobs"),
        single=QT_TRANSLATE_NOOP("Actions", "Retry now"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Put the selected jobs at the back of their queues; it uses up no attempt."
        ),
        icon="rotate-cw",
        keys=("R",),
        in_page=True,
        rule=every(writable, _RETRY, some_selected),
    ),
    ActionSpec(
        id="retry_all",
        text=QT_TRANSLATE_NOOP("Actions", "Retry all {n}"),
        single=QT_TRANSLATE_NOOP("Actions", "Retry all"),
        tip=QT_TRANSLATE_NOOP("Actions", "Retry every job that the page's filter matches."),
        icon="list-restart",
        rule=every(writable, _RETRY, some_matching),
    ),
    ActionSpec(
        id="run_now",
        text=QT_TRANSLATE_NOOP("Actions", "Run {n} jobs now"),
        single=QT_TRANSLATE_NOOP("Actions", "Run now"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Put the selected scheduled jobs in their queues at once."
        ),
        icon="play",
        keys=("Ctrl+Return",),
        in_page=True,
        rule=every(writable, _RUN_NOW, some_selected),
    ),
    ActionSpec(
        id="kill",
        text=QT_TRANSLATE_NOOP("Actions", "Move {n} jobs to Dead"),
        single=QT_TRANSLATE_NOOP("Actions", "Move to Dead"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Put the selected jobs in the dead set, where they can be retried."
        ),
        icon="skull",
        keys=("Shift+K",),
        in_page=True,
        danger=True,
        rule=every(writable, _KILL, some_selected),
    ),
    ActionSpec(
        id="kill_all",
        text=QT_TRANSLATE_NOOP("Actions", "Move all {n} to Dead"),
        single=QT_TRANSLATE_NOOP("Actions", "Move all to Dead"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Put every job that the page's filter matches in the dead set."
        ),
        icon="skull",
        danger=True,
        rule=every(writable, _KILL, some_matching),
    ),
    ActionSpec(
        id="delete",
        text=QT_TRANSLATE_NOOP("Actions", "Delete {n} jobs"),
        single=QT_TRANSLATE_NOOP("Actions", "Delete"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Move the selected jobs to the trash, where they are kept for 7 days."
        ),
        icon="trash-2",
        keys=("Del",),
        in_page=True,
        danger=True,
        rule=every(writable, _DELETE, some_selected),
    ),
    ActionSpec(
        id="delete_all",
        text=QT_TRANSLATE_NOOP("Actions", "Delete all {n}"),
        single=QT_TRANSLATE_NOOP("Actions", "Delete all"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Move every job that the page's filter matches to the trash."
        ),
        icon="trash",
        danger=True,
        rule=every(writable, _DELETE, some_matching),
    ),
    ActionSpec(
        id="copy_jid",
        text=QT_TRANSLATE_NOOP("Actions", "Copy job IDs"),
        tip=QT_TRANSLATE_NOOP("Actions", "Copy the ids of the selected jobs, one a line."),
        icon="copy",
        keys=("Ctrl+C",),
        in_page=True,
        rule=some_selected,
    ),
    ActionSpec(
        id="copy_json",
        text=QT_TRANSLATE_NOOP("Actions", "Copy as JSON"),
        tip=QT_TRANSLATE_NOOP("Actions", "Copy the payloads of the selected jobs as a JSON list."),
        icon="file-code",
        keys=("Ctrl+Shift+J",),
        in_page=True,
        rule=some_selected,
    ),
)

QUEUES = (
    ActionSpec(
        id="pause_queue",
        text=QT_TRANSLATE_NOOP("Actions", "Pause queue"),
        tip=QT_TRANSLATE_NOOP("Actions", "Start no more jobs of this queue until it is resumed."),
        icon="pause",
        keys=("P",),
        in_page=True,
        rule=every(
            writable,
            queue,
            lambda now: translate("Actions", "It is paused.") if now.queue_paused else "",
        ),
    ),
    ActionSpec(
        id="resume_queue",
        text=QT_TRANSLATE_NOOP("Actions", "Resume queue"),
        tip=QT_TRANSLATE_NOOP("Actions", "Let the jobs of this queue run again."),
        icon="play",
        keys=("P",),
        in_page=True,
        rule=every(
            writable,
            queue,
            lambda now: "" if now.queue_paused else translate("Actions", "It is not paused."),
        ),
    ),
    ActionSpec(
        id="clear_queue",
        text=QT_TRANSLATE_NOOP("Actions", "Clear queue…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move all jobs that wait in this queue to the trash."),
        icon="trash-2",
        danger=True,
        rule=every(
            writable,
            queue,
            lambda now: "" if now.queue_size else translate("Actions", "It is empty."),
        ),
    ),
    ActionSpec(
        id="forget_queue",
        text=QT_TRANSLATE_NOOP("Actions", "Delete queue"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Take this empty queue off the list. Its next job brings it back."
        ),
        icon="trash-2",
        rule=every(
            writable,
            queue,
            lambda now: (
                translate("Actions", "Jobs wait in it: clear it first.") if now.queue_size else ""
            ),
            lambda now: translate("Actions", "Jobs of it run.") if now.queue_busy else "",
        ),
    ),
    ActionSpec(
        id="pause_all",
        text=QT_TRANSLATE_NOOP("Actions", "Pause all"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Start no more jobs at all until resumed; kept over restarts."
        ),
        icon="pause",
        keys=("Shift+P",),
        in_page=True,
        rule=every(
            writable,
            lambda now: translate("Actions", "Everything is paused.") if now.all_paused else "",
        ),
    ),
    ActionSpec(
        id="resume_all",
        text=QT_TRANSLATE_NOOP("Actions", "Resume all"),
        tip=QT_TRANSLATE_NOOP("Actions", "Let jobs run again."),
        icon="play",
        keys=("Shift+P",),
        in_page=True,
        rule=every(
            writable,
            lambda now: "" if now.all_paused else translate("Actions", "Nothing is paused."),
        ),
    ),
)

ENGINE = (
    ActionSpec(
        id="pause_processor",
        text=QT_TRANSLATE_NOOP("Actions", "Pause processor"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "This processor finishes its job and takes no other until resumed."
        ),
        icon="pause",
        rule=every(
            own_engine,
            processor,
            lambda now: translate("Actions", "It is paused.") if now.processor_paused else "",
        ),
    ),
    ActionSpec(
        id="resume_processor",
        text=QT_TRANSLATE_NOOP("Actions", "Resume processor"),
        tip=QT_TRANSLATE_NOOP("Actions", "Let this processor take jobs again."),
        icon="play",
        rule=every(
            own_engine,
            processor,
            lambda now: "" if now.processor_paused else translate("Actions", "It is not paused."),
        ),
    ),
    ActionSpec(
        id="more_processors",
        text=QT_TRANSLATE_NOOP("Actions", "One more processor"),
        tip=QT_TRANSLATE_NOOP("Actions", "Run one more job at a time."),
        icon="plus",
        keys=("Ctrl+Shift+Up",),
        rule=every(
            own_engine,
            lambda now: translate("Actions", "64 is the most.") if now.concurrency >= 64 else "",
        ),
    ),
    ActionSpec(
        id="fewer_processors",
        text=QT_TRANSLATE_NOOP("Actions", "One processor fewer"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Run one job less at a time; a running one is finished first."
        ),
        icon="minus",
        keys=("Ctrl+Shift+Down",),
        rule=every(
            own_engine,
            lambda now: (
                translate("Actions", "There has to be one processor at least.")
                if now.concurrency <= 1
                else ""
            ),
        ),
    ),
    ActionSpec(
        id="quiet",
        text=QT_TRANSLATE_NOOP("Actions", "Quiet"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Finish what runs, start nothing new; only a restart ends that."
        ),
        icon="moon",
        rule=every(
            own_engine,
            not_hosted,
            lambda now: (
                translate("Actions", "It is quiet.") if now.engine == EngineState.QUIET else ""
            ),
        ),
    ),
    ActionSpec(
        id="stop_engine",
        text=QT_TRANSLATE_NOOP("Actions", "Stop the engine"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Wait up to 25 s for running jobs, put back the others, and stop."
        ),
        icon="square",
        rule=every(own_engine, not_hosted),
    ),
    ActionSpec(
        id="start_engine",
        text=QT_TRANSLATE_NOOP("Actions", "Start the engine"),
        tip=QT_TRANSLATE_NOOP("Actions", "Start processing jobs."),
        icon="power",
        rule=every(writable, not_hosted, own_redis, can_start),
    ),
    ActionSpec(
        id="kill_engine",
        text=QT_TRANSLATE_NOOP("Actions", "Kill the engine"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Send it a real SIGKILL, as a crash would. Its jobs are recovered."
        ),
        icon="zap",
        danger=True,
        rule=can_kill,
    ),
    ActionSpec(
        id="load_jobs",
        text=QT_TRANSLATE_NOOP("Actions", "Load jobs…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Load a Python file with job classes into the engine."),
        icon="file-code",
        rule=own_engine,
    ),
)

EVERY = (*JOBS, *COPYING, *CHANGING, *PAST, *QUEUES, *ENGINE, *REDIS, *WINDOW, *LOOK, *SHARING, *GO)
