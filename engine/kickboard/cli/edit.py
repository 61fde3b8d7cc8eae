"""The command that puts an edited job in the place of another one."""

from __future__ import annotations

from typing import Any

import click

from kickboard.cli import text
from kickboard.cli.act import is_fixed
from kickboard.cli.common import answer, json_option, with_store
from kickboard.cli.failures import Failed
from kickboard.cli.push import read_arguments, read_retry
from kickboard.cli.when import when_options
from kickboard.client import Client
from kickboard.inspection.editing import edit as put_in_place
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import Store
from kickboard.stores.query.nodes import Bound

_EXAMPLES = """\b
For example:
  kickboard edit 9f3c0a1b2c3d4e5f60718293 --args '["ada@example.com", "Hello"]'
  kickboard edit 9f3c0a1b2c3d4e5f60718293 --queue slow --retry 3 --in 10m
"""


@click.command(epilog=_EXAMPLES)
@click.argument("jid")
@click.option("--class", "job_class", metavar="CLASS", help="Another class.")
@click.option("--args", "arguments", metavar="JSON", help="Other arguments, a JSON array.")
@click.option("--queue", metavar="QUEUE", help="Another queue.")
@click.option("--retry", metavar="N", help="Retries: a number, true (25) or false (none).")
@click.option("--priority", type=click.IntRange(0, 9), help="0 (first) to 9.")
@when_options
@json_option
@with_store()
def edit(
    store: Store,
    *,
    jid: str,
    job_class: str | None,
    arguments: str | None,
    queue: str | None,
    retry: str | None,
    priority: int | None,
    when: Bound | None,
    as_json: bool,
) -> None:
    """Enqueue JID anew with what the options say, and move the old job to the trash.

    The new job has a jid of its own, which is printed, and all its retries.
    """
    record = _editable(store, jid)
    given: dict[str, Any] = {"class": job_class, "queue": queue, "priority": priority}
    changes = {name: value for name, value in given.items() if value is not None}
    if arguments is not None:
        changes["args"] = read_arguments(arguments)
    if retry is not None:
        changes["retry"] = read_retry(retry)
    if when is not None:
        changes["at"] = when.resolve(store.snapshot().at)
    elif record.state is JobState.SCHEDULED:
        changes["at"] = record.at
    replaced = put_in_place(Client(store), record, changes)
    if replaced is None:
        raise Failed(f"{text.visible(jid)} is not {record.state} any more: nothing was changed")
    if as_json:
        answer({"jid": replaced.jid, "clone_of": jid, "operation": replaced.op})
        return
    text.show([replaced.jid])
    click.echo(f"{jid} is in the trash. Undo: kickboard restore {replaced.op}", err=True)


def _editable(store: Store, jid: str) -> JobRecord:
    found = store.get(jid)
    if found is None:
        raise Failed(f"there is no job {text.visible(jid)}")
    if is_fixed(found.record.state):
        raise Failed(f"a job that is {found.record.state} cannot be edited")
    return found.record
