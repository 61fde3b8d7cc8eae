"""The commands by name, and which one is meant where none is named.

Without click: the window, which most people start, should not wait for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Command(NamedTuple):
    """Where a command is, and what the list of commands says of it."""

    module: str
    group: str
    summary: str


COMMANDS: dict[str, Command] = {
    "desktop": Command("desktop", "Run", "Open the window (also: no command at all)."),
    "worker": Command("worker", "Run", "Run jobs without a window."),
    "push": Command("push", "Run", "Enqueue a job, now or later."),
    "load": Command("load", "Run", "Make a load and say whether it was borne."),
    "lesson": Command("lesson", "Run", "Run a lesson's experiment, and check its proofs."),
    "stats": Command("look", "Look", "Show the totals and the queues."),
    "queues": Command("look", "Look", "List the queues: size, latency, paused."),
    "jobs": Command("jobs", "Look", "List jobs in a state, or those a query chooses."),
    "job": Command("jobs", "Look", "Show everything about one job."),
    "processes": Command("look", "Look", "List the engine processes."),
    "errors": Command("errors", "Look", "List what fails by kind; retry or delete a kind."),
    "metrics": Command("sidekiq", "Look", "Show how long jobs took on a Redis, and deploys."),
    "doctor": Command("doctor", "Look", "Say what is not well with a store, and what to do."),
    "retry": Command("act", "Act", "Put jobs at the back of their queues now."),
    "kill": Command("act", "Act", "Move jobs to the dead set."),
    "delete": Command("act", "Act", "Move jobs to the trash."),
    "move": Command("act", "Act", "Put jobs at the back of another queue."),
    "reschedule": Command("act", "Act", "Let jobs run at another time."),
    "edit": Command("edit", "Act", "Enqueue a job anew with other arguments or options."),
    "restore": Command("act", "Act", "Undo an operation."),
    "pause": Command("act", "Act", "Pause a queue, or everything."),
    "resume": Command("act", "Act", "Resume a queue, or everything."),
    "deploy": Command("sidekiq", "Act", "Mark a deploy in the metrics of a Redis."),
    "cancel": Command("sidekiq", "Act", "Ask an iterable job of Sidekiq's to end."),
}

_OURS = ("--help", "-h", "--version", "-V")


def route(arguments: list[str]) -> list[str]:
    """Return *arguments* with the command that is meant: the window, where none is named.

    ``kickboard``, ``kickboard --demo``, ``kickboard shop.py``, ``kickboard jobs.db`` and
    ``kickboard URL`` open it.
    """
    if not arguments:
        return ["desktop"]
    first = arguments[0]
    if first in COMMANDS or first in _OURS:
        return arguments
    if first.startswith("-") or _can_be_opened(first):
        return ["desktop", *arguments]
    return arguments


def _can_be_opened(name: str) -> bool:
    """Return whether *name* is a file or URL rather than a mistyped command."""
    return (
        name.endswith((".py", ".db", ".sqlite", ".sqlite3", ".kbrec"))
        or "://" in name
        or name == "memory:"
        or Path(name).is_file()
    )
