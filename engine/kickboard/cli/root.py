"""The commands by name, and what is meant when none is named."""

from __future__ import annotations

import difflib
import importlib
from pathlib import Path
from typing import NamedTuple

import click

import kickboard


class _Command(NamedTuple):
    module: str
    group: str
    summary: str


COMMANDS: dict[str, _Command] = {
    "desktop": _Command("desktop", "Run", "Open the window (also: no command at all)."),
    "worker": _Command("worker", "Run", "Run jobs without a window."),
    "push": _Command("push", "Run", "Enqueue a job, now or later."),
    "stats": _Command("look", "Look", "Show the totals and the queues."),
    "queues": _Command("look", "Look", "List the queues: size, latency, paused."),
    "jobs": _Command("jobs", "Look", "List jobs in a state, or those a query chooses."),
    "job": _Command("jobs", "Look", "Show everything about one job."),
    "processes": _Command("look", "Look", "List the engine processes."),
    "retry": _Command("act", "Act", "Put jobs at the back of their queues now."),
    "kill": _Command("act", "Act", "Move jobs to the dead set."),
    "delete": _Command("act", "Act", "Move jobs to the trash."),
    "move": _Command("act", "Act", "Put jobs at the back of another queue."),
    "reschedule": _Command("act", "Act", "Let jobs run at another time."),
    "restore": _Command("act", "Act", "Undo an operation."),
    "pause": _Command("act", "Act", "Pause a queue, or everything."),
    "resume": _Command("act", "Act", "Resume a queue, or everything."),
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
        name.endswith((".py", ".db", ".sqlite", ".sqlite3"))
        or "://" in name
        or name == "memory:"
        or Path(name).is_file()
    )


class _Root(click.Group):
    """Knows its commands by name and imports one when it is given."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        command = COMMANDS.get(cmd_name)
        if command is None:
            return None
        module = importlib.import_module(f"kickboard.cli.{command.module}")
        found = getattr(module, cmd_name)
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            close = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = f"; did you mean {close[0]}?" if close else ""
            raise click.UsageError(f"there is no command {args[0]!r}{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list without importing a single command."""
        for group in dict.fromkeys(command.group for command in COMMANDS.values()):
            rows = [(n, c.summary) for n, c in COMMANDS.items() if c.group == group]
            with formatter.section(group):
                formatter.write_dl(rows, col_max=14)


@click.group(cls=_Root, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(kickboard.__version__, "-V", "--version", message="kickboard %(version)s")
def root() -> None:
    """Run, watch and steer background jobs.

    Without a command, or with a FILE.py, FILE.db or URL, the window opens on it.

    Every command takes --store URL (sqlite:///FILE; default: $KICKBOARD_STORE, else the
    profile's jobs.db). Exit codes: 0 done, 1 failed, 2 wrong use, 3 store unavailable.
    """
