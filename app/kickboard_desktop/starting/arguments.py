"""The desktop's command line, read without Qt: ``--help`` and mistakes cost nothing.

One positional argument says what to open: a Python file with jobs, a Kickboard database, or
the URL of a store.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kickboard import __version__

PAGES = (
    "overview",
    "queues",
    "enqueued",
    "scheduled",
    "retries",
    "dead",
    "completed",
    "errors",
    "processors",
    "log",
    "journal",
    "trash",
    "lessons",
    "playground",
    "backoff",
    "reliability",
    "life",
    "load",
)
THEMES = ("light", "dark", "system")
#: The largest seed of a lesson's run.
MOST_SEED = 999_999
#: What a link to something in the window begins with.
LINK = "kickboard://"
#: How the name of a recorded session ends.
RECORDING = ".kbrec"
_WHAT = f"jobs (shop.py), a store (jobs.db) or a recording (day{RECORDING}) to open"
LANGUAGES = ("system", "en", "de", "ja", "pseudo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked for. Seconds are seconds; None: not said.

    Attributes:
        what: File or URL to open, or a link to a job.
        new_window: Stay apart from a window of the profile that is open.
        in_process: Run the engine in the window's own process.
        seconds: End by itself after so long.
        screenshot: Where to write a picture of the window at the end.
        report: Where to write the JSON report at the end; "-" is standard output.
        record: File to write what the window is told to.
        lesson: Number, name or folder of the lesson to open; *seed* is of its run.
        narrated: There is no screen and nothing was asked for: say a line a second.
    """

    what: str | None = None
    profile: Path | None = None
    store: str | None = None
    demo: bool = False
    page: str | None = None
    theme: str | None = None
    language: str | None = None
    read_only: bool = False
    in_process: bool = False
    new_window: bool = False
    modules: tuple[str, ...] = ()
    concurrency: int | None = None
    queues: tuple[str, ...] = ()
    offscreen: bool = False
    seconds: float | None = None
    screenshot: Path | None = None
    report: str | None = None
    record: Path | None = None
    lesson: str | None = None
    seed: int | None = None
    narrated: bool = False


def parse(arguments: Sequence[str] | None = None) -> Options:
    """Return the options in *arguments*, by default the process's own.

    Raises:
        SystemExit: with 2 after a message, or 0 after ``--help`` and ``--version``.
    """
    found = _parser().parse_args(arguments)
    return Options(
        what=found.what,
        profile=found.profile,
        store=found.store,
        demo=found.demo,
        page=found.page,
        theme=found.theme,
        language=found.lang,
        read_only=found.read_only,
        in_process=found.in_process,
        new_window=found.new_window,
        modules=tuple(found.require),
        concurrency=found.concurrency,
        queues=tuple(found.queue),
        offscreen=found.offscreen,
        seconds=found.seconds,
        screenshot=found.screenshot,
        report=found.report,
        record=found.record,
        lesson=found.lesson,
        seed=found.seed,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kickboard desktop", description="Run, watch and operate background jobs."
    )
    add = parser.add_argument
    add("what", nargs="?", metavar="FILE|URL", help=_WHAT)
    add("--version", action="version", version=f"kickboard {__version__}")
    add("--profile", type=Path, metavar="DIR", help="where settings, jobs and the demo are kept")
    add("--store", metavar="URL", help="the store to open; default: the profile's jobs.db")
    add("--demo", action="store_true", help="open the demo's own store and run its jobs")
    add("--page", choices=PAGES, help="the page to begin with")
    add("--lesson", metavar="N|NAME|DIR", help="the lesson to open")
    add("--seed", type=_seed, metavar="S", help="of everything random in the lesson")
    add("--theme", choices=THEMES, help="light, dark, or as the system is")
    add(
        "--lang",
        choices=LANGUAGES,
        metavar="CODE",
        help="language of the window: en, de, ja, or as the system is",
    )
    add("--record", type=Path, metavar="FILE", help="write the session down, to be opened again")
    add("--read-only", action="store_true", help="change nothing and run no jobs")
    add("--in-process", action="store_true", help="run the engine in the window's own process")
    add("--new-window", action="store_true", help="open one beside that of the profile")
    add("-r", "--require", action="append", default=[], metavar="MODULE|FILE", help="jobs to load")
    add("-c", "--concurrency", type=_concurrency, metavar="N", help="number of processors")
    add("-q", "--queue", action="append", default=[], metavar="NAME[,WEIGHT]", help="a queue")
    _add_screenless(parser)
    return parser


def _add_screenless(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("without a screen, and for measuring")
    add = group.add_argument
    add("--offscreen", action="store_true", help="paint into memory")
    add("--for", dest="seconds", type=_seconds, metavar="SECONDS", help="end after so long")
    add("--screenshot", type=Path, metavar="FILE", help="write a picture of the window at the end")
    add("--report", metavar="FILE", help="write what was measured as JSON at the end; - prints it")


def _concurrency(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 1 <= number <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is not 1 to 64")
    return number


def _seed(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_SEED:
        raise argparse.ArgumentTypeError(f"{text!r} is not 0 to {MOST_SEED}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 86_400 * 365:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")
    return number
