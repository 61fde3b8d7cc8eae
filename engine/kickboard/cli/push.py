"""The command that enqueues: it needs no import of the class, only its name."""

from __future__ import annotations

import json
from typing import Any

import click

from kickboard.cli import text
from kickboard.cli.common import answer, json_option, with_store
from kickboard.cli.when import when_options
from kickboard.client import Client
from kickboard.stores.base import Store
from kickboard.stores.query.nodes import Bound

_EXAMPLES = """\b
For example:
  kickboard push EmailJob --args '["ada@example.com", "Hello"]' --queue mailers
  kickboard push CleanupJob --in 90m
"""
#: Jobs made and pushed at once.
SLICE = 1000


@click.command(epilog=_EXAMPLES)
@click.argument("job_class", metavar="CLASS")
@click.option("--args", "arguments", default="[]", metavar="JSON", help="A JSON array.")
@click.option("--queue", default="default", show_default=True)
@when_options
@click.option("--count", default=1, type=click.IntRange(1), metavar="N", help="So many of it.")
@click.option("--retry", metavar="N", help="Retries: a number, true (25) or false (none).")
@click.option("--priority", type=click.IntRange(0, 9), help="0 (first) to 9; default 5.")
@click.option("--tag", "tags", multiple=True, help="A tag; may be repeated.")
@json_option
@with_store(create=True)
def push(
    store: Store,
    *,
    job_class: str,
    arguments: str,
    queue: str,
    when: Bound | None,
    count: int,
    retry: str | None,
    priority: int | None,
    tags: tuple[str, ...],
    as_json: bool,
) -> None:
    """Enqueue jobs of CLASS and print their jids, one a line."""
    item: dict[str, Any] = {"class": job_class, "args": read_arguments(arguments), "queue": queue}
    if when is not None:
        item["at"] = when.resolve(store.snapshot().at)
    if retry is not None:
        item["retry"] = read_retry(retry)
    if priority is not None:
        item["priority"] = priority
    if tags:
        item["tags"] = list(tags)
    jids: list[str | None] = []
    client = Client(store)
    for start in range(0, count, SLICE):
        jids += client.push_bulk([item] * min(SLICE, count - start))
    if as_json:
        answer({"jids": jids})
    else:
        text.show([str(jid) for jid in jids])


def read_arguments(arguments: str) -> list[Any]:
    """Return the arguments that --args says.

    Raises:
        UsageError: it is no JSON array; the message says where it goes wrong.
    """
    try:
        value = json.loads(arguments)
    except (ValueError, RecursionError) as error:
        raise click.UsageError(
            f"{arguments[:200]!r} is not JSON ({error}); write --args '[\"a\", 1]'"
        ) from None
    if not isinstance(value, list):
        raise click.UsageError(f"the arguments are a JSON array: --args '[{arguments[:200]}]'")
    return value


def read_retry(given: str) -> bool | int:
    """Return the option that --retry says.

    Raises:
        UsageError: it is neither a number nor true or false.
    """
    if given in ("true", "false"):
        return given == "true"
    if given.isascii() and given.isdigit():
        return int(given)
    raise click.UsageError(f"--retry is a number, true or false, not {given!r}")
