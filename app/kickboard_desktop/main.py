"""The desktop's entry point: what must be settled before Qt is imported at all.

Qt comes last, so that ``--help``, a mistake in the arguments and a broken installation are
answered at once and in words.
"""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from kickboard.errors import KickboardError
from kickboard.profile import profile_dir
from kickboard_desktop.starting import instance
from kickboard_desktop.starting.arguments import Options, parse
from kickboard_desktop.starting.instance import Claim

#: Exit code for wrong use and for an installation that cannot work.
WRONG_USE = 2
#: How the names of stores end.
_STORES = (".db", ".sqlite", ".sqlite3")
#: This PySide6 drops references to None, True and False: deadly where they are not immortal.
BROKEN_PYSIDE = "6.12.0"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the desktop and return its exit code.

    Args:
        arguments: Without the program's name; None: the process's own.
    """
    gc.disable()  # `garbage` takes it in hand once the window stands
    options = parse(arguments)
    problem = _missing(options) or _installation_problem()
    if problem:
        sys.stderr.write(f"kickboard: {problem}\n")
        return WRONG_USE
    if options.profile is not None:
        os.environ["KICKBOARD_PROFILE"] = str(options.profile.absolute())
    try:
        from kickboard_desktop.desktop import run  # noqa: PLC0415 - imports Qt, which may be broken
    except ImportError as error:
        sys.stderr.write(f"kickboard: {_library_problem(error)}\n")
        return WRONG_USE
    options = _for_this_place(options)
    over, claim = _handed_over(options)
    return 0 if over else run(options, claim=claim)


def _missing(options: Options) -> str:
    """Return in words which file of *options* is not there; "" if all are, or can be made.

    A store is made where there is none, but of what was mistyped comes no store.
    """
    what = options.what or ""
    paths = [name for name in options.modules if name.endswith(".py")]
    if what and "://" not in what and what != "memory:":
        paths.append(what)
    for path in map(Path, paths):
        is_new_store = path.suffix in _STORES and path.absolute().parent.is_dir()
        if not path.expanduser().exists() and not is_new_store:
            return f"there is no file {path}"
    urls = filter(None, (options.store, what))
    return next((lack for url in urls if (lack := _missing_folder(url))), "")


def _missing_folder(url: str) -> str:
    """Return in words that a store's folder is not there; "" if it is, or can be made."""
    if not url.startswith("sqlite:///"):
        return ""
    from kickboard.profile import is_profile  # noqa: PLC0415 - only who names a store waits
    from kickboard.stores import store_file  # noqa: PLC0415

    try:
        folder = store_file(url).absolute().parent
    except KickboardError:
        return ""  # the window says so
    if folder.is_dir() or is_profile(folder):
        return ""
    return f"there is no folder {folder}: make it, or name a file in one that is there"


def _handed_over(options: Options) -> tuple[bool, Claim | None]:
    """Return whether the profile's open window takes *options*, else the claim to be it."""
    unattended = options.seconds or options.screenshot or options.report or options.narrated
    if options.new_window or options.in_process or options.offscreen or unattended:
        return False, None
    try:
        profile = profile_dir()
    except KickboardError:
        return False, None  # the window says so

    def message() -> bytes:
        from kickboard_desktop.starting import calls  # noqa: PLC0415 - only the second process calls

        return calls.message(options, os.environ.get("XDG_ACTIVATION_TOKEN", ""))

    over, claim = instance.handed_over(profile, message)
    if over:
        sys.stdout.write("kickboard: shown in the window that is open (--new-window: another)\n")
    return over, claim


def has_screen(environment: dict[str, str] | None = None) -> bool:
    """Whether there is a screen to open a window on."""
    found = os.environ if environment is None else environment
    if found.get("QT_QPA_PLATFORM") or sys.platform in ("win32", "darwin"):
        return True
    if found.get("WAYLAND_DISPLAY"):
        return True
    return _answers(found.get("DISPLAY", ""))


def _answers(display: str) -> bool:
    """Whether an X server answers at *display*; one on another machine is believed."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host not in ("", "unix"):
        return True
    path = f"/tmp/.X11-unix/X{number}"
    return any(_connects(address) for address in (path, f"\0{path}"))


def _connects(address: str) -> bool:
    import socket  # noqa: PLC0415 - only where there may be an X server

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(address)
        except OSError:
            return False
        return True


def _installation_problem() -> str:
    """Return why the window cannot work here, "" when it can."""
    if find_spec("PySide6") is None:
        return "the window needs PySide6: pip install 'kickboard[desktop]'"
    import PySide6  # noqa: PLC0415 - what is not there cannot be imported

    _import_plainly()
    if PySide6.__version__ == BROKEN_PYSIDE and sys.version_info < (3, 12):
        return (
            f"PySide6 {BROKEN_PYSIDE} aborts Python below 3.12 after some seconds: "
            "pip install 'PySide6-Essentials<6.12'"
        )
    return ""


def _import_plainly() -> None:
    """Take PySide6's hook off ``import``.

    For ``from __feature__ import snake_case``, which nothing here says, it reads the source of
    every module that is imported from then on: more than a hundred files before the first paint.
    """
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original


def _library_problem(error: ImportError) -> str:
    if ".so" in str(error):
        return f"a system library that Qt needs is missing: {error}"
    return f"the installation is incomplete ({error}): pip install 'kickboard[desktop]'"


def _for_this_place(options: Options) -> Options:
    """Return *options*, turned into the screenless demo where there is no screen."""
    if options.offscreen or has_screen():
        return options
    asked = options.seconds or options.screenshot or options.report
    if asked:
        return replace(options, offscreen=True)
    return replace(options, offscreen=True, demo=True, narrated=True, seconds=10.0)


if __name__ == "__main__":
    sys.exit(main())
