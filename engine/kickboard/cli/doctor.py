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
from kickboard.stores.sqlite.health import Finding, Level, examine, is_readable
from kickboard.stores.sqlite.salvage import Salvaged, salvage

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
    """Look at the store's file, and say what is not well with it and what to do now.

    Looked at: damage, versions, counts, engines and their locks, permissions, disk space,
    the write-ahead log, the kind of file system, clocks, and jobs that nobody will run.
    Nothing is changed.
    """
    path = store_file(shared_url(store_name))
    if target is not None:
        saved = salvage(path.absolute(), Path(target).expanduser().absolute())
        _tell_salvaged(saved, path, target, as_json=as_json)
        return DONE
    for name in modules:
        load(name, set_up=False)
    known = {job_class.wire_name for job_class in REGISTRY} if modules else None
    found = examine(path.absolute(), deep=deep, known=known)
    if as_json:
        answer({"store": str(path), "findings": [_record(finding) for finding in found]})
    else:
        _tell(path, found)
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


def _tell(path: Path, found: list[Finding]) -> None:
    wide = max(len(finding.check) for finding in found)
    lines = [text.heading(text.visible(str(path)))]
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
