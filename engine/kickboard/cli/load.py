"""``kickboard load``: a load test without a window, for people and for CI.

Exit codes: 0 every objective met, 1 one was missed, 2 the scenario cannot be run, 3 the store
cannot be had; 130 after Ctrl+C, when everything was cleaned up.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import msgspec

from kickboard.cli import DONE, FAILED, INTERRUPTED, text
from kickboard.cli.common import json_option, opened, store_option
from kickboard.clock import SystemClock
from kickboard.lab.load import cleaning, compare, reading, report, result, sheet
from kickboard.lab.load.result import Result, Verdict
from kickboard.lab.load.run import LoadRun, time_left
from kickboard.lab.load.scenario import MEMORY, SANDBOX, Scenario
from kickboard.lab.recording import merged, percentile

#: Seconds between two progress lines where the output is no terminal.
_EVERY = 5.0
_EPILOG = """\b
For example:
  kickboard load checkout.toml --html report.html
  kickboard load checkout.toml --json > run.json; kickboard load checkout.toml --against run.json
  kickboard load --clean --store sqlite:///jobs.db
\b
Exit codes: 0 every objective met, 1 one missed, 2 the scenario cannot be run.
"""


@click.command(epilog=_EPILOG)
@click.argument("scenario_file", metavar="[FILE]", required=False, type=click.Path())
@click.option("--seed", type=click.IntRange(0), help="Instead of the scenario's.")
@click.option("--seconds", type=click.FloatRange(0.1), help="Instead of the scenario's.")
@click.option("--html", "html_file", metavar="OUT", help="Write a report in one file.")
@click.option("--csv", "csv_file", metavar="OUT", help="Write the intervals as a table.")
@click.option("--save", "saved_file", metavar="OUT", help="Write the run as JSON, to be opened.")
@click.option("--against", "earlier_file", metavar="RUN", help="Compare with a saved run.")
@click.option("--show", "shown_file", metavar="RUN", help="Tell of a saved run; run nothing.")
@click.option("--foreign", is_flag=True, help="The Redis may be one others work on, too.")
@click.option("--clean", is_flag=True, help="Take what load tests left out of the store; no run.")
@json_option
@store_option
def load(
    *,
    scenario_file: str | None,
    seed: int | None,
    seconds: float | None,
    html_file: str | None,
    csv_file: str | None,
    saved_file: str | None,
    earlier_file: str | None,
    shown_file: str | None,
    foreign: bool,
    clean: bool,
    as_json: bool,
    store_name: str | None,
) -> int:
    """Make the load that FILE describes and say whether its objectives were met.

    FILE is a scenario in TOML or JSON. Without --store it runs in a sandbox of its own, or
    where the scenario says.
    """
    if clean:
        return _clean(store_name)
    earlier = None if earlier_file is None else result.load(Path(earlier_file))
    if shown_file is not None:
        finished = result.load(Path(shown_file))
    elif scenario_file is None:
        raise click.UsageError("which scenario? kickboard load FILE")
    else:
        scenario = reading.read(Path(scenario_file).expanduser())
        changed = _changed(scenario, seed=seed, seconds=seconds, store=store_name, foreign=foreign)
        with _quiet():
            finished = _run(changed)
    _write(finished, earlier, html=html_file, table=csv_file, saved=saved_file)
    if as_json:
        click.echo(result.encode(finished))
    else:
        text.show(_told(finished, earlier))
    if finished.cancelled and shown_file is None:
        return INTERRUPTED
    return DONE if finished.is_met else FAILED


def _changed(
    scenario: Scenario,
    *,
    seed: int | None,
    seconds: float | None,
    store: str | None,
    foreign: bool,
) -> Scenario:
    """Return *scenario* with what the command line says otherwise."""
    changes: dict[str, Any] = {}
    if seed is not None:
        changes["seed"] = seed
    if seconds is not None:
        changes["seconds"] = seconds
    target = scenario.target
    if store is not None:
        target = msgspec.structs.replace(target, store=store)
    if foreign:
        target = msgspec.structs.replace(target, foreign=True)
    changes["target"] = target
    return msgspec.structs.replace(scenario, **changes)


def _clean(store_name: str | None) -> int:
    with opened(store_name) as store:
        removed = cleaning.clean(store)
    text.show([f"{text.jobs(removed)} of load tests removed, and their history."])
    return DONE


@contextmanager
def _quiet() -> Iterator[None]:
    """Let no line be logged for each job that fails: it is as ordered."""
    logger = logging.getLogger("kickboard.runtime.settle")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


class _Runner:
    """Runs a scenario on a thread, so that Ctrl+C comes through at once."""

    def __init__(self, scenario: Scenario) -> None:
        self.run = LoadRun(scenario)
        self.finished: Result | None = None
        self.error: BaseException | None = None
        # Not the thread's own end: a join that Ctrl+C interrupts takes the thread for ended.
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._body, name="kickboard/load")

    def _body(self) -> None:
        try:
            self.finished = self.run.run()
        except BaseException as error:  # noqa: BLE001 - raised again on the main thread
            self.error = error
        finally:
            self.done.set()


def _run(scenario: Scenario) -> Result:
    """Run *scenario*, with a line of progress on standard error."""
    runner = _Runner(scenario)
    clock = SystemClock()
    runner.thread.start()
    told = clock.monotonic()
    live = sys.stderr.isatty()
    while not runner.done.is_set():
        try:
            runner.done.wait(0.2 if live else 0.5)
            if live or clock.monotonic() - told > _EVERY:
                told = clock.monotonic()
                _tell(_progress(runner.run), live=live)
        except KeyboardInterrupt:
            runner.run.cancel()
            _tell("cancelled: stopping the engines and cleaning up", live=False)
    if live:
        click.echo("\r\x1b[K", err=True, nl=False)
    if runner.error is not None:
        raise runner.error
    assert runner.finished is not None
    return runner.finished


def _tell(line: str, *, live: bool) -> None:
    click.echo(f"\r\x1b[K{line}" if live else line, err=True, nl=not live)


def _progress(run: LoadRun) -> str:
    """Return how far a run is: time left, rates, and the p95 of the last second."""
    record, scenario = run.record, run.scenario
    recent = record.bins[-max(1, round(1 / record.interval)) - 1 : -1]
    if not recent:
        return f"{scenario.name}: starting"
    whole = merged(recent)
    seconds = len(recent) * record.interval
    p95 = percentile(whole.total, 0.95)
    parts = [
        f"{whole.made / seconds:,.0f} pushed/s",
        f"{whole.ended / seconds:,.0f} done/s",
        f"p95 {'-' if p95 is None else text.duration(p95)}",
        f"{record.present()[-1]:,.0f} there",
    ]
    if not scenario.simulate:
        left = time_left(scenario, run.started_at)
        parts.append(f"{text.duration(left)} left" if left else "waiting for the last jobs")
    return f"{text.visible(scenario.name)}: {', '.join(parts)}"


def _write(
    finished: Result,
    earlier: Result | None,
    *,
    html: str | None,
    table: str | None,
    saved: str | None,
) -> None:
    if html is not None:
        report.save(finished, Path(html), earlier)
    if table is not None:
        sheet.save(finished, Path(table))
    if saved is not None:
        result.save(finished, Path(saved))


def _told(finished: Result, earlier: Result | None) -> list[str]:
    """Return what is said of a run."""
    found, scenario = finished.summary(), finished.scenario
    target = scenario.target
    where = "leaping time" if scenario.simulate else target.store
    lines = [text.heading(text.visible(scenario.name)), ""]
    lines += [f"  {_mark(v)}  {text.visible(v.text)}  {_value(v)}" for v in finished.verdicts()]
    rows = [
        ("arrivals", f"{found.arrival_rate:,.1f} /s, {text.count(found.ended.intended)} in all"),
        ("done", f"{found.done_rate:,.1f} /s, {text.count(found.ended.done)} in all"),
        ("failed", text.percent(found.failed_share)),
        *((what, _durations(finished, what)) for what in ("wait", "run", "total")),
        ("processors", f"{found.processors:.0f}, busy {text.percent(found.utilisation)}"),
        ("Little's law", f"L {found.present:.2f}, λ·W {found.predicted:.2f}"),
        (
            "generator",
            (
                f"p99 {compare.duration(found.percentile('lateness', 0.99))} late, "
                f"{text.count(found.ended.dropped)} dropped"
            ),
        ),
        ("where", where if where in (SANDBOX, MEMORY, "leaping time") else text.visible(where)),
        ("seed", str(scenario.seed)),
    ]
    lines += ["", *text.pairs(rows, "  "), ""]
    lines += [f"  {reason.text}" for reason in finished.why()]
    lines += [f"  {line}" for line in _knee_lines(finished)]
    if earlier is not None:
        lines += ["", *(f"  {line}" for line in compare.lines(finished, earlier))]
    if finished.cancelled:
        lines += ["", f"  Cancelled after {text.duration(finished.length)}."]
    return lines


def _mark(verdict: Verdict) -> str:
    return text.tinted("met   ", "green") if verdict.met else text.tinted("missed", "red")


def _value(verdict: Verdict) -> str:
    """Return what was measured, in the objective's own unit."""
    return f"({compare.shown(verdict.text, verdict.value)})"


def _durations(finished: Result, what: str) -> str:
    found = finished.summary()
    values = [(name, found.percentile(what, share)) for name, share in result.RANKS]
    return ", ".join(f"{name} {compare.duration(value)}" for name, value in values)


def _knee_lines(finished: Result) -> list[str]:
    knee = finished.knee()
    return [] if knee is None else compare.knee_lines(knee)
