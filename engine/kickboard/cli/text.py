"""Text for a terminal: aligned columns, numbers, times; safe to print whatever it holds."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

import click

from kickboard.payload import shown
from kickboard.payload.record import JobState

#: Columns when standard output is no terminal: nothing is cut there.
UNLIMITED = 1_000_000
GAP = "  "

_COLORS: dict[JobState, str] = {
    JobState.DEAD: "red",
    JobState.RETRY: "yellow",
    JobState.BUSY: "green",
    JobState.COMPLETED: "green",
}
_UNITS = ((86_400, "d", 3600, "h"), (3600, "h", 60, "min"), (60, "min", 1, "s"))


def count(number: int) -> str:
    """Return 1204 as 1,204."""
    return f"{number:,}"


def jobs(number: int) -> str:
    """Return "1 job", "1,204 jobs"."""
    return amount(number, "job", "jobs")


def amount(number: int, one: str, many: str) -> str:
    """Return "1 process", "2 processes"."""
    return f"{count(number)} {one if number == 1 else many}"


def percent(ratio: float) -> str:
    """Return 0.988 as 98.8 %; what is not quite all is never shown as all."""
    value = 100 * ratio
    if 99.95 <= value < 100:
        value = 99.9
    return f"{value:.1f} %" if 0 < value < 100 else f"{value:.0f} %"


def duration(seconds: float) -> str:
    """Return a length of time in at most two units: 4.2 ms, 6.1 s, 2 h 05 min."""
    if seconds < 0:
        return f"-{duration(-seconds)}"
    if 0 < seconds < 0.9995:
        return f"{seconds * 1000:.3g} ms"
    if seconds < 59.95:
        return f"{seconds:.1f} s" if seconds % 1 and seconds < 10 else f"{seconds:.0f} s"
    whole = round(seconds)
    for size, unit, smaller, smaller_unit in _UNITS:
        if whole >= size:
            rest = whole % size // smaller
            return f"{whole // size:,} {unit}" + (f" {rest} {smaller_unit}" if rest else "")
    return f"{whole} s"


def relative(at: float, now: float) -> str:
    """Return when *at* is, seen from *now*: "in 41 s", "6.1 s ago", "now"."""
    if abs(at - now) < 0.05:
        return "now"
    return f"in {duration(at - now)}" if at > now else f"{duration(now - at)} ago"


def exact(at: float | None) -> str:
    """Return *at* in UTC to the millisecond, as a query understands it."""
    if at is None:
        return "-"
    try:
        return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")[:23] + "Z"
    except (ValueError, OverflowError, OSError):
        return f"{at!r}"  # some foreign time beyond the calendar


def size(kilobytes: int) -> str:
    """Return kB as 512 kB, 48 MB, 1.2 GB."""
    if kilobytes < 1000:
        return f"{kilobytes} kB"
    megabytes = kilobytes / 1024
    return f"{megabytes:.0f} MB" if megabytes < 1000 else f"{megabytes / 1024:.1f} GB"


def visible(text: str) -> str:
    """Return *text* on one line, with everything escaped that a terminal would obey."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def arguments(head: bytes, *, masked: bool = True) -> str:
    """Return the arguments in a payload, or what its first bytes show of them."""
    found = shown.arguments(head, masked=masked)
    if found is None:  # malformed
        found = (shown.masked_payload(head) if masked else head).decode("utf-8", "replace")
    return found


def show(lines: Sequence[str]) -> None:
    """Print *lines*."""
    click.echo("\n".join(lines))


def colored(state: JobState) -> str:
    """Return a state's word, in its colour where the output is a terminal."""
    return tinted(str(state), _COLORS.get(state))


def tinted(word: str, color: str | None) -> str:
    """Return *word* in *color* where the output is a terminal."""
    return click.style(word, fg=color) if sys.stdout.isatty() else word


def heading(text: str) -> str:
    """Return *text* bold where the output is a terminal."""
    return click.style(text, bold=True) if sys.stdout.isatty() else text


def width() -> int:
    """Return how many columns the output has."""
    if not sys.stdout.isatty():
        return UNLIMITED
    import shutil  # noqa: PLC0415 - brings three compressors along; a worker needs none

    return shutil.get_terminal_size().columns


def table(
    titles: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[str] = ()
) -> list[str]:
    """Return the lines of a table; the columns named in *right* are set flush right.

    What is wider than the terminal is cut, the widest column first; but never the first
    column: it has the name by which the next command will call the thing.
    """
    cells = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(titles, *cells, strict=True)]
    _fit(widths, width() - len(GAP) * (len(widths) - 1))
    lines = []
    for number, row in enumerate([titles, *cells]):
        parts = [
            _cut(cell, wide).rjust(wide) if title in right else _cut(cell, wide).ljust(wide)
            for title, cell, wide in zip(titles, row, widths, strict=True)
        ]
        line = GAP.join(parts).rstrip()
        lines.append(heading(line) if number == 0 else line)
    return lines


def pairs(rows: Sequence[tuple[str, str]], indent: str = "") -> list[str]:
    """Return lines of names and values, the values under each other."""
    wide = max((len(name) for name, _ in rows), default=0)
    return [f"{indent}{name:<{wide}}{GAP}{value}".rstrip() for name, value in rows]


def _fit(widths: list[int], room: int) -> None:
    """Shrink the widest columns but the first until all fit; none below eight characters."""
    while sum(widths) > room and max(widths[1:], default=0) > 8:
        widths[widths.index(max(widths[1:]), 1)] -= 1


def _cut(text: str, wide: int) -> str:
    return text if len(text) <= wide else text[: max(0, wide - 1)] + "…"
