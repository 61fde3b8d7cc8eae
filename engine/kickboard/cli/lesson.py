"""``kickboard lesson``: lists lessons, runs one without a window, checks one of one's own.

Exit codes: 0 every proof holds, or nothing is wrong; 1 one does not, or something is; 2 there
is no such lesson, or it cannot be run so; 130 after Ctrl+C, when everything was cleaned up.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from kickboard.cli import DONE, FAILED, text
from kickboard.cli.common import answer, json_option
from kickboard.clock import SystemClock
from kickboard.lab.lessons import library, proving, reading
from kickboard.lab.lessons.lesson import Lesson
from kickboard.lab.lessons.proving import Proved
from kickboard.lab.lessons.running import Watch, run
from kickboard.lab.lessons.telling import Ended, Told
from kickboard.lab.lessons.tracing import Attempt

#: Seconds between two progress lines: on a terminal, and elsewhere.
_LIVE, _EVERY = 0.2, 5.0
#: The most numbers are at home in six columns of digits.
_EXACT = 100_000
_EPILOG = """\b
For example:
  kickboard lesson list
  kickboard lesson run 5 --seed 7 --set utilisation=0.8
  kickboard lesson check my-lesson/
"""

language_option = click.option(
    "--lang", "language", default="en", show_default=True, help="Of the words: en, de, ja."
)


@click.group(epilog=_EPILOG)
def lesson() -> None:
    """Learn how queues behave: experiments on the real engine, held against theory."""


@lesson.command("list")
@language_option
@json_option
def list_lessons(*, language: str, as_json: bool) -> None:
    """List the lessons: those that came with the program, and those you added.

    To add one, put its folder into "lessons" in the profile.
    """
    found, broken = library.shelf(language)
    for error in broken:
        click.echo(text.visible(f"left out: {error}"), err=True)
    if as_json:
        answer([_described(one) for one in found])
        return
    rows = [
        (
            str(one.number),
            one.name,
            one.text.title,
            f"{one.minutes} min",
            ", ".join(map(str, one.after)) or "-",
        )
        for one in found
    ]
    titles = ("", "Name", "Lesson", "Takes", "After")
    text.show(text.table(titles, rows, right=("", "Takes")))


@lesson.command("run", epilog="Exit codes: 0 every proof holds, 1 one does not.")
@click.argument("wanted", metavar="NUMBER|NAME|FOLDER")
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0))
@click.option(
    "--set", "changes", multiple=True, metavar="KEY=VALUE", help="A parameter, otherwise."
)
@click.option("--numbers", "all_numbers", is_flag=True, help="Show every number, too.")
@language_option
@json_option
def run_lesson(
    *,
    wanted: str,
    seed: int,
    changes: tuple[str, ...],
    all_numbers: bool,
    language: str,
    as_json: bool,
) -> int:
    """Run a lesson's experiment and say whether its proofs hold."""
    found = library.find(wanted, language)
    runs = reading.experiments(found, dict(map(_change, changes)))
    progress = _Progress(found)
    try:
        ended = run(runs, seed=seed, tell=progress.tell, watch=progress, lesson=found)
    finally:
        progress.close()
    if as_json:
        answer(_document(found, seed, ended))
    else:
        text.show(_told(found, seed, ended, all_numbers=all_numbers))
    return DONE if all(proof.holds for proof in ended.proofs) else FAILED


@lesson.command("check")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@json_option
def check_lesson(*, folder: Path, as_json: bool) -> int:
    """Say what is wrong with the lesson in FOLDER, or that nothing is."""
    faults = reading.check(folder.expanduser())
    if as_json:
        answer([msgspec.to_builtins(fault) for fault in faults])
    elif faults:
        text.show([text.visible(f"{folder / fault.file}{_rest(str(fault), fault.file)}")
                   for fault in faults])  # fmt: skip
    else:
        click.echo(f"{text.visible(str(folder))}: nothing is wrong with this lesson")
    return FAILED if faults else DONE


def _rest(line: str, file: str) -> str:
    """Return a fault's line without the file it begins with."""
    return line.removeprefix(file) if file else f": {line}"


def _change(given: str) -> tuple[str, Any]:
    """Return a parameter's name and value; what is no JSON is a word."""
    key, equals, value = given.partition("=")
    if not equals or not key:
        raise click.UsageError(f"--set takes KEY=VALUE, not {given!r}")
    try:
        return key, json.loads(value)
    except (ValueError, RecursionError):
        return key, value


def _described(one: Lesson) -> dict[str, Any]:
    """Return what a list says of a lesson, as JSON."""
    return {
        "number": one.number,
        "name": one.name,
        "title": one.text.title,
        "teaser": one.text.teaser,
        "minutes": one.minutes,
        "after": list(one.after),
        "real_time": one.real_time,
        "experiment": one.experiment,
        "folder": str(one.folder),
    }


def _document(one: Lesson, seed: int, ended: Ended) -> dict[str, Any]:
    """Return a run as JSON."""
    return {
        "lesson": one.name,
        "number": one.number,
        "seed": seed,
        "holds": all(proof.holds for proof in ended.proofs),
        "proofs": [msgspec.to_builtins(proof) for proof in ended.proofs],
        "numbers": ended.numbers,
        "virtual_seconds": ended.virtual_seconds,
        "wall_seconds": ended.wall_seconds,
    }


def _told(one: Lesson, seed: int, ended: Ended, *, all_numbers: bool) -> list[str]:
    """Return what is said of a run."""
    title = f"{one.number}. {one.text.title}"
    lines = [text.heading(text.visible(title)), ""]
    for proof in ended.proofs:
        sentence = proving.sentence(one.text.proofs[proof.id], proof, _shown)
        lines.append(f"  {_mark(proof)} {text.visible(sentence)}")
    if all_numbers:
        rows = [(_label(one, key), _shown(n)) for key, n in ended.numbers.items()]
        lines += ["", *text.pairs([(text.visible(a), b) for a, b in rows], "  ")]
    kind = "real time" if one.real_time else "leaping time"
    lines += [
        "",
        (
            f"  {text.duration(ended.virtual_seconds)} of {kind} "
            f"in {text.duration(ended.wall_seconds)}, seed {seed}"
        ),
    ]
    return lines


def _label(one: Lesson, key: str) -> str:
    """Return a number's name in words where the lesson has some, of a variant's with it."""
    variant, dot, plain = key.rpartition(".")
    label = one.text.numbers.get(key) or one.text.numbers.get(plain, plain)
    return f"{one.text.variants.get(variant, variant)}: {label}" if dot else label


def _shown(number: float, unit: str = "") -> str:
    """Return a number as a sentence has it."""
    if unit == "s":
        return text.duration(number)
    if unit == "%":
        return text.percent(number)
    if number == int(number) or abs(number) >= _EXACT:
        return f"{number:,.0f}"
    return f"{number:,.3g}" if abs(number) < 1_000 else f"{number:,.1f}"


def _mark(proof: Proved) -> str:
    """Return a tick or a cross, in letters where the output has no such signs."""
    tick, cross = "✓", "✗"
    try:
        (tick + cross).encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        tick, cross = "ok ", "NO "
    return text.tinted(tick, "green") if proof.holds else text.tinted(cross, "red")


class _Progress(Watch):
    """Says on standard error how far a run has come."""

    def __init__(self, one: Lesson) -> None:
        super().__init__()
        self._title = text.visible(one.text.title)
        self._live = sys.stderr.isatty()
        self._clock = SystemClock()
        self._told_at = self._clock.monotonic()
        self._attempts = 0

    def tell(self, _line: Told) -> None:
        """Take note of a line; what is said at the end says it all."""

    def attempt(self, attempt: Attempt) -> None:
        """Count an attempt, and tell now and then."""
        super().attempt(attempt)
        self._attempts += 1
        now = self._clock.monotonic()
        if now - self._told_at >= (_LIVE if self._live else _EVERY):
            self._told_at = now
            of = f" ({self.variant})" if self.variant else ""
            at = text.duration(self.latest)
            self._say(f"{self._title}{of}: {at}, {text.count(self._attempts)} attempts")

    def note(self, at: float, kind: str, what: str) -> None:
        """Tell what else happened."""
        self._say(f"{text.duration(at)}: {text.visible(what)}", passing=False)

    def close(self) -> None:
        """Leave a clean line."""
        if self._live:
            click.echo("\r\x1b[K", err=True, nl=False)

    def _say(self, line: str, *, passing: bool = True) -> None:
        start = "\r\x1b[K" if self._live else ""
        click.echo(f"{start}{line}", err=True, nl=not (self._live and passing))
