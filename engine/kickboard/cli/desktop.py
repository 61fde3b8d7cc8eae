"""The command that opens the window, which is another package and may not be there."""

from __future__ import annotations

import importlib

import click

from kickboard.cli import WRONG_USE
from kickboard.cli.failures import Failed

#: What the extra ``desktop`` brings.
_EXTRA = ("PySide6", "shiboken6", "pyqtgraph", "numpy", "kickboard_desktop")


class NotInstalled(Failed):
    """The window is not installed."""

    exit_code = WRONG_USE


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def desktop(arguments: tuple[str, ...]) -> int:
    """Open the window, which reads its own ARGUMENTS."""
    try:
        window = importlib.import_module("kickboard_desktop.main")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise NotInstalled(
            "the window is not installed: pip install 'kickboard[desktop]' "
            "(without it: kickboard worker, kickboard --help)"
        ) from None
    except ImportError as error:
        raise Failed(f"Qt cannot be loaded: {error}") from None
    return int(window.main(list(arguments)))
