"""``kickboard doctor``: is the store well, and if not, what to do now."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from kickboard.cli import DONE, FAILED, STORE_UNAVAILABLE, text
from kickboard.cli.common import answer, json_option, shared_url, store_option
from kickboard.jobs.loading import load
from kickboard.jobs.registry import REGISTRY
from kickboard.stores import store_file
from kickboard.stores.finding import Finding, Level, is_readable
from kickboard.stores.sqlite.health import examine
from kickboard.stores.sqlite.salvage import Salvaged, salvage
from kickboard.stores.urls import is_redis, masked

_COLORS = {Level.OK: "green", Level.WARN: "yellow", Level.BAD: "red"}

_EPILOG = """\b
Exit codes: 0 well (there may be warnings), 1 something is bad, 3 the store cannot be read.
"""


@click.command(epilog=_EPILOG)
@click.option("--deep", is_flag=True, help="Compare every index with its rows, too; takes longer.")
@click.option(
    "-r",
    "--require",
    "modules",
    multiple=True,
    metavar="FILE|MODULE",
    help="Job classes to compare with those of the jobs to be run.",
)
@click.option(
    "--salvage",
    "target",
    metavar="FILE",
    help="Save what can be read of a damaged store into a new FILE; the old one stays as it is.",
)
@json_option
@store_option
def doctor(
    *,
    deep: bool,
    modules: tuple[str, ...],
    target: str | None,
    as_json: bool,
    store_name: str | None,
) -> int:
    """Look at the store, and say what is not well with it and what to do now.

    Of a file: damage, versions, counts, engines and their locks, permissions, disk space,
    the write-ahead log, the kind of file system, clocks. Of a Redis: version, role, eviction,
    memory, persistence, clocks, round trip, rights, who else works there. Of both: jobs that
    nobody will run. Nothing is changed.
    """
    url = shared_url(store_name)
    if is_redis(url) and target is None:
        return _doctor_redis(url, modules, as_json=as_json)
    path = store_file(url)
    if target is not None:
        saved = salvage(path.absolute(), Path(target).expanduser().absolute())
        _tell_salvaged(saved, path, target, as_json=as_json)
        return DONE
    found = examine(path.absolute(), deep=deep, known=_known(modules))
    return _conclude(str(path), found, as_json=as_json)


def _doctor_redis(url: str, modules: tuple[str, ...], *, as_json: bool) -> int:
    from kickboard.stores.redis import health  # noqa: PLC0415 - only who has one waits

    found = health.examine(url, known=_known(modules))
    return _conclude(masked(url), found, as_json=as_json)


def _known(modules: tuple[str, ...]) -> set[str] | None:
    """Load *modules* and return the names of all job classes, None without any."""
    for name in modules:
        load(name, set_up=False)
    return {job_class.wire_name for job_class in REGISTRY} if modules else None


def _conclude(name: str, found: list[Finding], *, as_json: bool) -> int:
    """Tell what was found in the store *name*; return the exit code."""
    if as_json:
        answer({"store": name, "findings": [_record(finding) for finding in found]})
    else:
        _tell(name, found)
    if not is_readable(found):
        return STORE_UNAVAILABLE
    return FAILED if any(finding.level is Level.BAD for finding in found) else DONE


def _record(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "level": finding.level,
        "text": finding.text,
        "advice": finding.advice or None,
    }


def _tell(name: str, found: list[Finding]) -> None:
    wide = max(len(finding.check) for finding in found)
    lines = [text.heading(text.visible(name))]
    for finding in found:
        word = text.tinted(f"{finding.level:<4}", _COLORS[finding.level])
        lines.append(f"  {word}  {finding.check:<{wide}}  {text.visible(finding.text)}")
        if finding.advice:
            lines.append(f"        {'':<{wide}}  → {text.visible(finding.advice)}")
    number = Counter(finding.level for finding in found)
    lines += ["", f"{number[Level.BAD]} bad, {number[Level.WARN]} to see to, {number[Level.OK]} ok"]
    text.show(lines)


def _tell_salvaged(saved: Salvaged, path: Path, target: str, *, as_json: bool) -> None:
    if as_json:
        answer(
            {
                "store": str(path),
                "salvaged": target,
                "jobs": saved.jobs,
                "lost": saved.lost,
                "damaged": saved.damaged,
                "attempts": saved.attempts,
                "attempts_lost": saved.attempts_lost,
            }
        )
        return
    lines = [f"Saved {text.jobs(saved.jobs)} into {text.visible(target)}; {_lost(saved)}."]
    if saved.damaged:
        lines.append(
            f"The arguments of {text.jobs(saved.damaged)} did not survive: "
            "they are in the dead set."
        )
    lines.append(
        f"History: {text.count(saved.attempts)} attempts saved, "
        f"{text.count(saved.attempts_lost)} lost."
    )
    lines.append(f"{text.visible(str(path))} was left as it is.")
    text.show(lines)


def _lost(saved: Salvaged) -> str:
    if not saved.lost:
        return "none is known to be lost"
    return f"{text.jobs(saved.lost)} {'is' if saved.lost == 1 else 'are'} lost"
