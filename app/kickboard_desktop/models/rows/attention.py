"""What needs a person: each a sentence, and the one thing to do about it. No widgets here.

The worst comes first. What is a single job's business is grouped: three hundred jobs that died
of the same error are one line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard.stores.base import ErrorGroup as Kind
from kickboard.stores.base import JobRow, Snapshot, Store, View
from kickboard_desktop import format as text
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.telemetry import ProcessorRow
from kickboard_desktop.texts import QT_TRANSLATE_NOOP, counted

translate = QCoreApplication.translate

#: Jobs of a state that are looked at for their errors; of more, the newest.
SAMPLE = 500
#: Lines shown; what is left is told as a number.
MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One line.

    Attributes:
        key: What it is about; the same while its words change.
        tone: "bad", "warn" or "accent".
        act: Word on its button, "" for none.
        action: Id of the action that the button triggers, "" for none.
        page: The page that the button opens instead, with *query* in its filter.
        queue: The queue that the action acts on.
    """

    key: str
    tone: str
    icon: str
    title: str
    detail: str = ""
    act: str = ""
    action: str = ""
    page: str = ""
    query: str = ""
    queue: str = ""


@dataclass(frozen=True, slots=True)
class ErrorGroup:
    """Jobs of one class in one state that failed with one error; *message* is the newest."""

    state: JobState
    error: str
    job_class: str
    count: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the notices are made from."""

    trouble: str = ""
    engine: EngineState = EngineState.STOPPED
    reason: str = ""
    refused: bool = False  # it did not even start
    attached: bool = False
    read_only: bool = False
    snapshot: Snapshot | None = None
    processors: Sequence[ProcessorRow] = ()
    mono: float | None = None
    abandoned: int = 0
    errors: Sequence[ErrorGroup] = ()
    unknown: Sequence[str] = ()


def notices(facts: Facts) -> list[Notice]:
    """Return what needs attention, the worst first."""
    return [
        *_store(facts),
        *_engine(facts),
        *_unknown(facts),
        *_stuck(facts),
        *_errors(facts),
        *_paused(facts),
    ]


def error_groups(store: Store) -> tuple[ErrorGroup, ...]:
    """Return the errors of dead and retrying jobs, grouped. For background threads."""
    groups: list[ErrorGroup] = []
    for state in (JobState.DEAD, JobState.RETRY):
        view = View(state=state, order="at", descending=True)
        groups.extend(grouped(state, store.page(view, None, SAMPLE).rows))
    return tuple(groups)


def known_groups(store: Store) -> tuple[ErrorGroup, ...]:
    """Return the same of a store that knows kinds of errors, but no jobs: a recording."""
    found = store.error_groups()
    dead = [_known(JobState.DEAD, group, group.dead) for group in found if group.dead]
    waiting = [_known(JobState.RETRY, group, group.retrying) for group in found if group.retrying]
    return (*dead, *waiting)


def _known(state: JobState, group: Kind, count: int) -> ErrorGroup:
    job_class = next(iter(group.classes), "")
    return ErrorGroup(state, group.error_class, job_class, count, group.message)


def grouped(state: JobState, rows: Iterable[JobRow]) -> list[ErrorGroup]:
    """Return *rows* grouped by error and class, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    messages: dict[tuple[str, str], str] = {}
    for row in rows:
        key = (row.error_class or "", row.job_class)
        counts[key] += 1
        messages.setdefault(key, row.error_message or "")
    return [ErrorGroup(state, *key, n, messages[key]) for key, n in counts.most_common()]


def _store(facts: Facts) -> Iterable[Notice]:
    if facts.trouble:
        yield Notice(
            key="store",
            tone="bad",
            icon="database",
            title=translate("Attention", "The store does not answer"),
            detail=text.one_line(facts.trouble),
            act=translate("Attention", "Show log"),
            page="log",
        )


_DOWN = {
    EngineState.CRASHED: ("bad", QT_TRANSLATE_NOOP("Attention", "The engine died")),
    EngineState.RESTARTING: (
        "warn",
        QT_TRANSLATE_NOOP("Attention", "The engine died and is being restarted"),
    ),
    EngineState.GIVEN_UP: (
        "bad",
        QT_TRANSLATE_NOOP("Attention", "The engine died too often and was given up"),
    ),
    EngineState.STOPPED: ("warn", QT_TRANSLATE_NOOP("Attention", "The engine is stopped")),
    EngineState.QUIET: (
        "warn",
        QT_TRANSLATE_NOOP("Attention", "The engine is quiet: it starts no more jobs"),
    ),
    EngineState.TROUBLE: (
        "bad",
        QT_TRANSLATE_NOOP("Attention", "The engine cannot reach its store"),
    ),
}


def _engine(facts: Facts) -> Iterable[Notice]:
    if facts.attached or facts.read_only or facts.engine not in _DOWN:
        return
    tone, title = _DOWN[facts.engine]
    if facts.refused:
        title = QT_TRANSLATE_NOOP("Attention", "The engine cannot start")
    startable = facts.engine in (EngineState.STOPPED, EngineState.CRASHED, EngineState.GIVEN_UP)
    yield Notice(
        key="engine",
        tone=tone,
        icon="unplug" if startable else "triangle-alert",
        title=translate("Attention", title),
        detail=text.one_line(facts.reason) or translate("Attention", "Jobs wait until it runs."),
        act=translate("Attention", "Start") if startable else translate("Attention", "Show log"),
        action="start_engine" if startable else "",
        page="" if startable else "log",
    )


def _unknown(facts: Facts) -> Iterable[Notice]:
    for name in facts.unknown:
        shown = text.one_line(name, 60)
        yield Notice(
            key=f"unknown {name}",
            tone="bad",
            icon="file-code",
            title=translate("Attention", "No processor here knows %s") % shown,
            detail=translate("Attention", "Its jobs are left in their queue, no attempt used."),
            act=translate("Attention", "Load jobs…"),
            action="load_jobs",
        )


def _stuck(facts: Facts) -> Iterable[Notice]:
    for row in facts.processors:
        if row.state != "stuck":
            continue
        since = ""
        if row.started_mono is not None and facts.mono is not None:
            since = text.duration(facts.mono - row.started_mono)
        yield Notice(
            key=f"stuck {row.name}",
            tone="bad",
            icon="timer",
            title=translate("Attention", "%s seems stuck") % text.one_line(row.name, 40),
            detail=" ".join(filter(None, (text.one_line(row.job_class or "", 60), since))),
            act=translate("Attention", "Show"),
            page="processors",
        )
    if facts.abandoned:
        yield Notice(
            key="abandoned",
            tone="bad",
            icon="timer",
            title=counted(
                facts.abandoned,
                translate("Attention", "A thread was abandoned"),
                translate("Attention", "%s threads were abandoned"),
            ),
            detail=translate("Attention", "Their code does not come back; restart the engine."),
            act=translate("Attention", "Show"),
            page="processors",
        )


def _errors(facts: Facts) -> Iterable[Notice]:
    counts = facts.snapshot.counts if facts.snapshot is not None else {}
    for group in facts.errors:
        if not counts.get(group.state):
            continue  # they are gone since; the next look will say so
        dead = group.state is JobState.DEAD
        words = (
            QT_TRANSLATE_NOOP("Attention", "%s %s dead: %s")
            if dead
            else QT_TRANSLATE_NOOP("Attention", "%s %s will be retried: %s")
        )
        error = text.one_line(group.error.rpartition(".")[2], 60) or translate("Attention", "error")
        at_least = "+" if group.count >= SAMPLE else ""
        number = text.count(group.count) + at_least
        name = text.one_line(group.job_class, 60)
        yield Notice(
            key=f"{group.state} {group.error} {group.job_class}",
            tone="bad" if dead else "warn",
            icon="skull" if dead else "rotate-cw",
            title=translate("Attention", words) % (number, name, error),
            detail=text.one_line(group.message, 160),
            act=translate("Attention", "Review"),
            page="errors",
            query=_query(group),
        )


def _query(group: ErrorGroup) -> str:
    parts = [("class", group.job_class), ("error_class", group.error)]
    return " ".join(f"{name}:{_quoted(value)}" for name, value in parts if value)


def _quoted(value: str) -> str:
    """Return *value* as a query reads it; quotes where it has more than a name's characters."""
    if all(c.isalnum() or c in "._" for c in value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _paused(facts: Facts) -> Iterable[Notice]:
    if facts.snapshot is None:
        return
    if facts.snapshot.paused:
        yield Notice(
            key="paused",
            tone="warn",
            icon="pause",
            title=translate("Attention", "Everything is paused"),
            detail=translate("Attention", "No queue starts a job until it is resumed."),
            act=translate("Attention", "Resume all"),
            action="resume_all",
        )
    for queue in facts.snapshot.queues:
        if not queue.paused:
            continue
        waiting = counted(
            queue.size,
            translate("Attention", "1 job waits"),
            translate("Attention", "%s jobs wait"),
        )
        since = "" if queue.paused_at is None else text.clock_time(queue.paused_at)
        yield Notice(
            key=f"paused {queue.name}",
            tone="warn",
            icon="pause",
            title=translate("Attention", "%s is paused") % text.one_line(queue.name, 60),
            detail=translate("Attention", "{waiting}, since {time}").format(
                waiting=waiting, time=since
            )
            if since
            else waiting,
            act=translate("Attention", "Resume"),
            action="resume_queue",
            queue=queue.name,
        )
