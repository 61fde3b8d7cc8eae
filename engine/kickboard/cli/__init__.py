"""The command line: ``kickboard`` and ``python -m kickboard``.

Exit codes: 0 done, 1 failed, 2 wrong use, 3 store unavailable. What goes wrong is one
sentence on standard error, never a traceback. Each command's module is imported when the
command is given, so that none waits for what only another needs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from kickboard.cli.routing import route

DONE, FAILED, WRONG_USE, STORE_UNAVAILABLE = 0, 1, 2, 3
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Args:
        arguments: Without the program's name; None: those of this process.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    command, *others = route(given)
    if command == "desktop":
        from kickboard.cli.desktop import open_window  # noqa: PLC0415

        return open_window(others)
    return _run([command, *others])


def _run(arguments: list[str]) -> int:
    """Run a command of the command line proper."""
    import click  # noqa: PLC0415 - the window, which most people start, needs none of it

    from kickboard.cli.failures import explain  # noqa: PLC0415
    from kickboard.cli.root import root  # noqa: PLC0415

    try:
        result = root.main(arguments, prog_name="kickboard", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has seen enough (`kickboard jobs dead | head`). Python would
        # complain once more when it flushes at exit. Click ends so too: silent, with 1.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return FAILED
    except (KeyboardInterrupt, click.exceptions.Abort):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the program's edge: said, not thrown
        text, code = explain(error)
        print(text, file=sys.stderr)
        return code
    return result if isinstance(result, int) else DONE
