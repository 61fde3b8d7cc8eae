"""Rows of the Processors page: what each processor does, and who else works on the store."""

from __future__ import annotations

import socket
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kickboard.payload import display
from kickboard.stores.base import JobRow, ProcessStat
from kickboard_desktop import format as text
from kickboard_desktop.models.lists.columns import Column
from kickboard_desktop.telemetry import ProcessorRow
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

#: Word, icon and token of each state of a processor.
LOOKS = {
    "idle": (QT_TRANSLATE_NOOP("ProcessorsPage", "idle"), "circle", "muted"),
    "busy": (QT_TRANSLATE_NOOP("ProcessorsPage", "busy"), "play", "accent"),
    "paused": (QT_TRANSLATE_NOOP("ProcessorsPage", "paused"), "pause", "warn"),
    "stuck": (QT_TRANSLATE_NOOP("ProcessorsPage", "stuck"), "triangle-alert", "bad"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessorLine:
    """One processor; *since* is how long its job runs, "" while it has none.

    *progress* is how far that job says it is, 0 to 1, None while it has not; *note* beside it.
    """

    key: str
    state: str
    job_class: str
    jid: str
    queue: str
    since: str
    progress: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessLine:
    """One engine process that the store knows; *here*: this window has started it."""

    key: str
    who: str
    busy: str
    queues: str
    started: str
    beat: str
    state: str
    program: str = ""
    rss: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningLine:
    """A job that some process runs."""

    key: str
    job_class: str
    queue: str
    since: str


def processor_lines(rows: Sequence[ProcessorRow], mono: float | None) -> list[ProcessorLine]:
    """Return the lines for *rows* when the engine's clock shows *mono* seconds."""
    return [
        ProcessorLine(
            key=row.name,
            state=row.state,
            job_class=row.job_class or "",
            jid=row.jid or "",
            queue=row.queue or "",
            since=_since(row, mono),
            progress=row.progress,
            note=row.note,
        )
        for row in rows
    ]


def process_lines(
    processes: Sequence[ProcessStat],
    now: float,
    own_pid: int | None,
    here: Container[int | None] = (),
) -> list[ProcessLine]:
    """Return the lines for the *processes* of other windows and shells, oldest first.

    Args:
        processes: All that the store knows.
        now: Epoch seconds.
        own_pid: The window's engine, which is left out.
        here: Ids of the workers that this window has started.
    """
    others = [process for process in processes if process.info.pid != own_pid]
    return [_process_line(process, now, here) for process in others]


def running_lines(rows: Sequence[JobRow], now: float) -> list[RunningLine]:
    """Return the lines for the jobs that run, the longest first."""
    return [
        RunningLine(
            key=row.jid,
            job_class=display.class_of(row.head, row.job_class),
            queue=row.queue,
            since=text.duration(max(0.0, now - row.at)),
        )
        for row in sorted(rows, key=lambda row: row.at)
    ]


def _since(row: ProcessorRow, mono: float | None) -> str:
    if row.started_mono is None or mono is None:
        return ""
    return text.duration(max(0.0, mono - row.started_mono))


def _process_line(process: ProcessStat, now: float, own: Container[int | None]) -> ProcessLine:
    info = process.info
    here = info.pid in own and info.hostname == socket.gethostname()
    queues = ", ".join(
        text.one_line(name) if weight <= 1 else f"{text.one_line(name)} ×{weight}"
        for name, weight in info.queues.items()
    )
    return ProcessLine(
        key=info.identity,
        who=f"{text.one_line(info.hostname)} {info.pid}",
        busy=f"{process.busy}/{info.concurrency}",
        queues=queues,
        started=text.relative(info.started_at, now),
        beat=text.relative(process.beat_at, now),
        state=translate("EngineState", "quiet" if process.quiet else "running"),
        program=_program(process, here=here),
        rss=text.size(process.rss_kb * 1024) if process.rss_kb else "",
        here=here,
    )


def _program(process: ProcessStat, *, here: bool) -> str:
    if process.foreign:
        program = f"Sidekiq {process.info.version}".strip()
        tag = process.info.tag.strip()  # Sidekiq's pages show it: most often the application
        return text.one_line(f"{program} · {tag}" if tag else program, 40)
    return translate("Processors", "Kickboard (here)") if here else "Kickboard"


def _column(
    column_id: str,
    title: str,
    width: int,
    cell: Callable[[ProcessorLine], str],
    *,
    stretch: bool = False,
    right: bool = False,
) -> Column[ProcessorLine]:
    return Column(id=column_id, title=title, width=width, text=cell, stretch=stretch, right=right)


def processor_columns() -> tuple[Column[ProcessorLine], ...]:
    """Return the columns of the processors' table.

    "state", "progress" and "lane" are drawn by hand.
    """
    return (
        _column(
            "name", translate("Processors", "Processor"), 130, lambda row: text.one_line(row.key)
        ),
        _column("state", translate("Processors", "State"), 96, lambda row: row.state),
        _column(
            "class", translate("Processors", "Job"), 170, lambda row: text.one_line(row.job_class)
        ),
        Column(
            id="progress",
            title=translate("Processors", "Progress"),
            width=120,
            text=_progress,
            tip=_progress,
        ),
        Column(
            id="jid",
            title=translate("Processors", "Job ID"),
            width=140,
            mono=True,
            yields=1,
            text=lambda row: text.one_line(row.jid),
        ),
        _column(
            "queue", translate("Processors", "Queue"), 100, lambda row: text.one_line(row.queue)
        ),
        _column("since", translate("Processors", "Since"), 84, lambda row: row.since, right=True),
        _column(
            "lane", translate("Processors", "Last 60 seconds"), 200, lambda _: "", stretch=True
        ),
    )


def _progress(line: ProcessorLine) -> str:
    return "" if line.progress is None else text.progress(line.progress, line.note)


def process_columns() -> tuple[Column[ProcessLine], ...]:
    """Return the columns of the table of other processes."""
    made: list[tuple[str, str, int, Callable[[ProcessLine], str], bool]] = [
        ("who", translate("Processors", "Host and process"), 150, lambda row: row.who, False),
        ("program", translate("Processors", "Program"), 165, lambda row: row.program, False),
        ("state", translate("Processors", "State"), 74, lambda row: row.state, False),
        ("busy", translate("Processors", "Busy"), 60, lambda row: row.busy, False),
        ("queues", translate("Processors", "Queues"), 150, lambda row: row.queues, True),
        ("rss", translate("Processors", "Memory"), 74, lambda row: row.rss, False),
        ("started", translate("Processors", "Started"), 90, lambda row: row.started, False),
        ("beat", translate("Processors", "Last heartbeat"), 106, lambda row: row.beat, False),
    ]
    return tuple(
        Column(id=name, title=title, width=width, text=cell, stretch=stretch)
        for name, title, width, cell, stretch in made
    )


def running_columns() -> tuple[Column[RunningLine], ...]:
    """Return the columns of the table of running jobs."""
    made: list[tuple[str, str, int, Callable[[RunningLine], str]]] = [
        ("class", translate("Processors", "Job"), 130, lambda row: text.one_line(row.job_class)),
        ("jid", translate("Processors", "Job ID"), 100, lambda row: text.one_line(row.key)),
        ("queue", translate("Processors", "Queue"), 90, lambda row: text.one_line(row.queue)),
        ("since", translate("Processors", "Since"), 70, lambda row: row.since),
    ]
    return tuple(
        Column(
            id=name,
            title=title,
            width=width,
            text=cell,
            stretch=name == "class",
            mono=name == "jid",
        )
        for name, title, width, cell in made
    )
