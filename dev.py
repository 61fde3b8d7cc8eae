"""Set Kickboard up, start it, test it: ``python3 dev.py run | test | check | bench | …``.

Needs nothing but Python 3.11 or newer, from any folder. Every command first makes ``.venv``
beside this file, or brings it up to date, from the pinned and hashed files in ``constraints/``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from devtools import ROOT, newer_sidekiqs, translations
from devtools.environment import BIN, PYTHON, prepare, prepare_peers
from devtools.progress import ProgramError, run_quietly, say
from devtools.system import ensure_packages, missing_fonts, missing_programs

USAGE = """usage: python3 dev.py [--no-system] COMMAND [ARGUMENTS]

  run [ARGUMENTS]    start Kickboard; arguments are those of the kickboard command
  test [ARGUMENTS]   run every test; arguments are pytest's
  check [--fix]      format, lint, types, import layers; --fix repairs what it can
  bench [NAMES]      run the benchmarks; --peers measures other job engines, too
  screenshots        draw the pictures of the README
  translate          collect the window's texts, and make its languages ready

  --no-system        only print which system packages are missing, install none"""

#: The same picture everywhere: no screen, one pixel a point, one character set.
TEST_ENVIRONMENT = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_SCALE_FACTOR": "1",
    "QT_FONT_DPI": "96",
    "LC_ALL": "C.UTF-8",
}
#: Of the time of the tests a good half is waiting: for other processes, the disk, a clock.
PROCESSES_A_CORE = 2

CHECKS = {
    "ruff format": [str(PYTHON), "-m", "ruff", "format", "--check", "."],
    "ruff check": [str(PYTHON), "-m", "ruff", "check", "."],
    "mypy": [str(PYTHON), "-m", "mypy"],
    "import layers": [str(BIN / "lint-imports"), "--no-logo"],
}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks and return the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python does get this far
        say(f"Kickboard needs Python 3.11 or newer; this is {sys.version.split()[0]}")
        return 2
    words, rest = _split(arguments)
    may_install = "--no-system" not in words
    words = [word for word in words if word != "--no-system"]
    command = COMMANDS.get(words[0]) if words else None
    if command is None:
        asked = words in (["--help"], ["-h"])
        print(USAGE, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return command([*words[1:], *rest], may_install)
    except ProgramError as error:
        say(f"{error.output}\n{error}")
        return 1
    except KeyboardInterrupt:
        return 130


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return what stands before and after the first ``--``."""
    words = list(arguments)
    if "--" not in words:
        return words, []
    cut = words.index("--")
    return words[:cut], words[cut + 1 :]


def run(arguments: list[str], may_install: bool) -> int:
    """Start Kickboard in place of this process, in the caller's folder."""
    has_screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    prepare(tools=False, screen=has_screen, may_install=may_install)
    # -P: what lies in the caller's folder must not pass for a module of Python's.
    command = [str(PYTHON), "-P", "-m", "kickboard", *(arguments or ["desktop"])]
    if os.name == "posix":  # elsewhere exec lets the shell go on before the program ends
        os.execv(command[0], command)
    return subprocess.call(command)


def test(arguments: list[str], may_install: bool) -> int:
    """Run pytest; the whole suite on every core when no argument says otherwise."""
    fetching = newer_sidekiqs.ensure(may_install=may_install)
    prepare(tools=True, screen=True, may_install=may_install)
    ensure_packages(missing_programs() | missing_fonts(), may_install=may_install)
    for thread in fetching:
        thread.join()
    if arguments:
        return _python("-m", "pytest", *arguments)
    many = PROCESSES_A_CORE * (os.cpu_count() or 1)
    code = _python("-m", "pytest", "-n", str(many), "--dist", "loadfile")
    if code == 0:
        _python(str(ROOT / "tests" / "benchmarks" / "guard.py"))  # it informs, whatever it says
    return code


def check(arguments: list[str], may_install: bool) -> int:
    """Run every checker, say how each fared, and return 1 if one found fault."""
    prepare(tools=True, screen=False, may_install=may_install)
    if "--fix" in arguments:
        _python("-m", "ruff", "check", "--fix", "--quiet", ".")
        _python("-m", "ruff", "format", "--quiet", ".")
    verdicts = [_passes(label, command) for label, command in CHECKS.items()]
    return 0 if all(verdicts) else 1


def bench(arguments: list[str], may_install: bool) -> int:
    """Run the benchmarks named, or all."""
    prepare(tools=True, screen=False, may_install=may_install)
    ensure_packages(missing_programs("redis-server"), may_install=may_install)
    if "--peers" in arguments:
        prepare_peers()
    return _python(str(ROOT / "tests" / "benchmarks" / "run.py"), *arguments)


def screenshots(arguments: list[str], may_install: bool) -> int:
    """Draw the README's pictures anew."""
    prepare(tools=True, screen=True, may_install=may_install)
    wanted = missing_programs("Xvfb", "xdotool") | missing_fonts()
    ensure_packages(wanted, may_install=may_install)
    return _python(str(ROOT / "tests" / "screenshots.py"), *arguments)


def translate(_arguments: list[str], may_install: bool) -> int:
    """Bring the translations up to date and say what is not translated yet."""
    prepare(tools=True, screen=False, may_install=may_install)
    translations.collect()
    translations.release()
    for language in translations.LANGUAGES:
        print(f"{language}: {len(translations.unfinished(language))} texts to translate")
    return 0


COMMANDS: dict[str, Callable[[list[str], bool], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "screenshots": screenshots,
    "translate": translate,
}


def _python(*arguments: str) -> int:
    """Run the environment's Python at the root, its output the caller's; return its code."""
    environment = {**TEST_ENVIRONMENT, **os.environ, "LC_ALL": TEST_ENVIRONMENT["LC_ALL"]}
    # Hundreds of short-lived processes would compile all modules again, each for itself.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.call([str(PYTHON), *arguments], cwd=ROOT, env=environment)


def _passes(label: str, command: Sequence[str]) -> bool:
    """Run one checker and print its verdict, before it what it said if it found fault."""
    began = time.perf_counter()
    fault = ""
    try:
        run_quietly(label, command)
    except ProgramError as error:
        fault = error.output
    verdict = "FAILED" if fault else "ok"
    print(f"{fault}\n" * bool(fault), end="")
    print(f"{verdict:7} {label}  {time.perf_counter() - began:.1f} s", flush=True)
    return not fault


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
