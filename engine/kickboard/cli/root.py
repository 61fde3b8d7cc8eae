"""All commands under one: help, version, and each command's module when it is given."""

from __future__ import annotations

import importlib

import click

import kickboard
from kickboard.cli.routing import COMMANDS


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
            import difflib  # noqa: PLC0415 - for mistakes only

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
