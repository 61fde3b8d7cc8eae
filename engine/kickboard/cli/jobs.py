"""Commands about single jobs: list those in a state, show everything about one."""

from __future__ import annotations

import json
from typing import Any

import click

from kickboard.cli import text
from kickboard.cli.common import (
    answer,
    exact_option,
    json_option,
    read_query,
    reveal_option,
    state_argument,
    with_store,
)
from kickboard.cli.failures import Failed
from kickboard.inspection import export
from kickboard.inspection.entry import record_of
from kickboard.payload import display, shown
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import Attempt, Iteration, JobDetail, JobRow, Store, View

_EXAMPLES = """\b
QUERY, for example:
  class:Mail* error:timeout attempt>=3 -tag:test age<1h
  (queue:a OR queue:b) args.user.id:42 args[0]:x "free text"
  at:today created>2026-11-01 priority<=2 retry:false size>10k
"""
_ORDERS = ("at", "class", "queue", "error", "attempt", "jid")


@click.command(epilog=_EXAMPLES)
@state_argument
@click.argument("query", required=False)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), metavar="N")
@click.option(
    "--order",
    default="at",
    show_default=True,
    type=click.Choice(_ORDERS),
)
@click.option("--reverse", is_flag=True, help="The last ones first.")
@exact_option
@reveal_option
@json_option
@click.option("--csv", "kind", flag_value="csv", help="Print a table for spreadsheets.")
@click.option("--markdown", "kind", flag_value="md", help="Print a table for Markdown.")
@click.option("--all", "everything", is_flag=True, help="All of them, however many.")
@with_store(read_only=True)
def jobs(
    store: Store,
    *,
    state: str,
    query: str | None,
    limit: int,
    order: str,
    reverse: bool,
    exact: bool,
    reveal: bool,
    as_json: bool,
    kind: str | None,
    everything: bool,
) -> None:
    """List the jobs in a STATE, or those of them that QUERY chooses.

    STATE: enqueued, scheduled, retry, busy, dead, completed or trash.
    """
    view = View(state=JobState(state), query=read_query(query), order=order, descending=reverse)
    if kind is not None:
        _export(store, view, kind, None if everything else limit, reveal=reveal)
        return
    most = store.count(view) if everything else limit
    rows = _first_rows(store, view, max(1, most))
    total = store.count(view)
    if as_json:
        records = [_record(record_of(store, row), reveal=reveal) for row in rows]
        answer({"state": state, "query": query, "total": total, "jobs": records})
        return
    if not rows:
        click.echo(f"No {state} job{' matches' if query else 's'}.")
        return
    text.show(_job_table(rows, view.state, store.snapshot().at, exact=exact, reveal=reveal))
    if total > len(rows):
        click.echo(f"\n{text.count(len(rows))} of {text.jobs(total)}; --limit N shows more.")


def _export(store: Store, view: View, kind: str, limit: int | None, *, reveal: bool) -> None:
    """Print the jobs as a table, a few hundred at a time: they are never all in memory."""
    sheet = export.Sheet(kind, export.FIELDS)
    click.echo(export.encoded(sheet.head()), nl=False)
    for rows in export.walk(store, view, limit):
        fields = (export.job_fields(store, row, reveal=reveal) for row in rows)
        click.echo(export.encoded(sheet.rows(fields)), nl=False)
    click.echo(export.encoded(sheet.foot()), nl=False)


def _first_rows(store: Store, view: View, limit: int) -> list[JobRow]:
    rows: list[JobRow] = []
    page = store.page(view, None, min(limit, 500))
    while page.rows:
        rows += page.rows
        if page.after is None or len(rows) >= limit:
            break
        page = store.page(view, page.after, min(limit - len(rows), 500))
    return rows


_WHEN = {
    JobState.ENQUEUED: "ENQUEUED",
    JobState.BUSY: "CLAIMED",
    JobState.SCHEDULED: "DUE",
    JobState.RETRY: "DUE",
    JobState.DEAD: "DIED",
    JobState.TRASH: "DELETED",
}


def _job_table(
    rows: list[JobRow], state: JobState, now: float, *, exact: bool, reveal: bool
) -> list[str]:
    with_errors = state in (JobState.RETRY, JobState.DEAD, JobState.TRASH)
    titles = ["JID", _WHEN.get(state, "ENDED"), "QUEUE", "CLASS", "ARGUMENTS"]
    if with_errors:
        titles += ["FAILURES", "ERROR"]
    cells = []
    for row in rows:
        when = text.exact(row.at) if exact else text.relative(row.at, now)
        line = [
            row.jid,
            when,
            row.queue,
            display.class_of(row.head, row.job_class),
            text.arguments(row.head, masked=not reveal),
        ]
        if with_errors:
            failures = 0 if row.retry_count is None else row.retry_count + 1
            line += [str(failures), _error(row)]
        cells.append(line)
    return text.table(titles, cells, right=("FAILURES",))


def _error(row: JobRow) -> str:
    if row.error_class is None:
        return ""
    first_line = (row.error_message or "").strip().partition("\n")[0]
    return f"{row.error_class}: {first_line}"


def _record(record: JobRecord, *, reveal: bool) -> dict[str, Any]:
    """Return a record as JSON: the payload's own fields, and what became of it."""
    return {
        "jid": record.jid,
        "class": record.job_class,
        "args": list(record.args) if reveal else shown.masked(record.args),
        "queue": record.queue,
        "state": record.state,
        "at": record.at,
        "priority": record.priority,
        "retry": record.retry,
        "retry_count": record.retry_count,
        "tags": list(record.tags),
        "created_at": record.created_at,
        "enqueued_at": record.enqueued_at,
        "failed_at": record.failed_at,
        "retried_at": record.retried_at,
        "error_class": record.error_class,
        "error_message": record.error_message,
        **({"extra": record.extra} if record.extra else {}),
    }


# -- one job


@click.command()
@click.argument("jid")
@exact_option
@reveal_option
@json_option
@with_store(read_only=True)
def job(store: Store, *, jid: str, exact: bool, reveal: bool, as_json: bool) -> None:
    """Show everything about the job JID: arguments, error, every attempt."""
    detail = store.get(jid)
    if detail is None:
        raise Failed(f"there is no job {jid}, and the history does not know it either")
    if as_json:
        attempts = [_attempt(attempt) for attempt in detail.attempts]
        trace = detail.record.error_backtrace
        answer(
            {
                **_record(detail.record, reveal=reveal),
                "error_backtrace": trace,
                "attempts": attempts,
            }
        )
        return
    lines = _described(detail, store.snapshot().at, exact=exact, reveal=reveal)
    text.show([*lines, *_iteration(detail.iteration)])


def _iteration(state: Iteration | None) -> list[str]:
    """Return how far an iterable job is, in words."""
    if state is None:
        return []
    told = [
        ("Cursor", text.visible(json.dumps(state.cursor, ensure_ascii=False))),
        ("Executions", str(state.executions)),
        ("Running", text.duration(state.seconds)),
    ]
    if state.cancelled_at is not None:
        told.append(("Cancelled", text.exact(state.cancelled_at)))
    return ["", text.heading("Iteration"), *text.pairs(told)]


def _described(detail: JobDetail, now: float, *, exact: bool, reveal: bool) -> list[str]:
    def when(at: float | None) -> str:
        if at is None:
            return "-"
        return text.exact(at) if exact else f"{text.relative(at, now)} ({text.exact(at)})"

    record = detail.record
    failures = 0 if record.retry_count is None else record.retry_count + 1
    around = display.context(record.extra)
    name = text.visible(display.class_of(record.payload, record.job_class))
    lines = [f"{text.heading(name)}  {record.jid}", ""]
    lines += text.pairs(
        [
            ("State", text.colored(record.state)),
            ("Queue", text.visible(record.queue)),
            (_WHEN.get(record.state, "ended").capitalize(), when(record.at)),
            ("Failures", f"{failures} (retry: {json.dumps(record.retry)})"),
            ("Priority", str(record.priority)),
            ("Created", when(record.created_at)),
            *([("Failed first", when(record.failed_at))] if record.failed_at else []),
            *([("Tags", text.visible(", ".join(record.tags)))] if record.tags else []),
            *([("Context", _context(around, reveal=reveal))] if around else []),
        ]
    )
    lines += ["", text.heading("Arguments"), *_pretty(_arguments(record, reveal=reveal))]
    if record.error_class is not None:
        lines += ["", text.heading("Error"), f"  {text.visible(record.error_class)}"]
        lines += [f"  {text.visible(line)}" for line in (record.error_message or "").splitlines()]
        lines += [f"    {text.visible(line)}" for line in record.error_backtrace or ()]
    if detail.attempts:
        lines += ["", *_attempt_table(detail.attempts, now, exact=exact)]
    return lines


def _arguments(record: JobRecord, *, reveal: bool) -> list[Any]:
    args = display.arguments_of(record)
    return args if reveal else shown.masked(args)


def _context(around: dict[str, Any], *, reveal: bool) -> str:
    told = around if reveal else shown.masked([around])[0]
    return text.visible(json.dumps(told, ensure_ascii=False))


def _pretty(value: Any) -> list[str]:
    lines = json.dumps(value, ensure_ascii=False, indent=2).splitlines()
    return [f"  {text.visible(line)}" for line in lines]


def _attempt_table(attempts: tuple[Attempt, ...], now: float, *, exact: bool) -> list[str]:
    rows = [
        (
            str(number),
            text.exact(attempt.started) if exact else text.relative(attempt.started, now),
            text.duration(attempt.wait),
            text.duration(attempt.run),
            _outcome(attempt),
            text.duration(attempt.retry_in) if attempt.retry_in is not None else "",
            attempt.error_class or "",
        )
        for number, attempt in enumerate(attempts, 1)
    ]
    titles = ["ATTEMPT", "STARTED", "WAITED", "RAN", "OUTCOME", "NEXT AFTER", "ERROR"]
    return text.table(titles, rows, right=("ATTEMPT", "WAITED", "RAN", "NEXT AFTER"))


def _outcome(attempt: Attempt) -> str:
    """Return how an attempt ended, and how far it had come if it said so."""
    word = attempt.outcome.name.lower().replace("_", " ")
    if attempt.progress is None:
        return word
    far = f"{word} at {text.percent(attempt.progress)}"
    return f"{far}: {attempt.note}" if attempt.note else far


def _attempt(attempt: Attempt) -> dict[str, Any]:
    return {**attempt._asdict(), "outcome": attempt.outcome.name.lower()}
