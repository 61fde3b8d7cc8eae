"""The command that enqueues: it needs no import of the class, only its name.

What the class itself says of its queue, retries and tags is known only where it is loaded.
"""

from __future__ import annotations

import difflib
import json
import sys
from typing import TYPE_CHECKING, Any

import click

from kickboard.cli import text
from kickboard.cli.common import answer, json_option, with_store
from kickboard.cli.when import when_options
from kickboard.client import Client
from kickboard.stores.base import Store
from kickboard.stores.query.nodes import Bound

if TYPE_CHECKING:
    from kickboard.jobs.job import Job

_EXAMPLES = """\b
For example:
  kickboard push EmailJob --args '["ada@example.com", "Hello"]' --queue mailers
  kickboard push CleanupJob --in 90m
  kickboard push ReportJob -r shop.py
\b
Without -r only the name of the class is known: the job gets the queue default and 25 retries,
whatever the class says, unless --queue and --retry name others.
"""
#: What is said in a terminal where the class is not loaded.
_UNKNOWN_OPTIONS = (
    "{name} is known by name only, so the job has {what}; with -r FILE it gets what the class says."
)
#: Jobs made and pushed at once.
SLICE = 1000


@click.command(epilog=_EXAMPLES)
@click.argument("job_class", metavar="CLASS")
@click.option("--args", "arguments", default="[]", metavar="JSON", help="A JSON array.")
@click.option(
    "-r",
    "--require",
    "modules",
    multiple=True,
    metavar="FILE|MODULE",
    help="Load the class from there, for its own queue, retries, tags and priority.",
)
@click.option("--queue", help="Default: that of the class with -r, else default.")
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
    modules: tuple[str, ...],
    queue: str | None,
    when: Bound | None,
    count: int,
    retry: str | None,
    priority: int | None,
    tags: tuple[str, ...],
    as_json: bool,
) -> None:
    """Enqueue jobs of CLASS and print their jids, one a line."""
    known = _loaded(job_class, modules) if modules else None
    item: dict[str, Any] = {"class": known or job_class, "args": read_arguments(arguments)}
    if queue is not None:
        item["queue"] = queue
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
        if known is None:
            _tell_what_it_has(job_class, item)


def _loaded(name: str, modules: tuple[str, ...]) -> type[Job]:
    """Load *modules* and return the class of that name.

    Raises:
        UsageError: there is none; the message says which there are.
    """
    from kickboard.jobs.loading import load  # noqa: PLC0415 - most name a class only
    from kickboard.jobs.registry import REGISTRY  # noqa: PLC0415

    for module in modules:
        load(module, set_up=False)
    found = REGISTRY.get(name)
    if found is None:
        names = [job_class.wire_name for job_class in REGISTRY]
        near = difflib.get_close_matches(name, names, 1)
        advice = f"did you mean {near[0]}?" if near else f"there are {', '.join(names) or 'none'}"
        raise click.UsageError(f"{' and '.join(modules)} has no job class {name!r}; {advice}")
    return found


def in_terminal() -> bool:
    """Return whether somebody reads what is said beside the answer."""
    return sys.stderr.isatty()


def _tell_what_it_has(name: str, item: dict[str, Any]) -> None:
    """Say in a terminal what was taken where the class may say otherwise; never to a script."""
    missing = {"queue": "the queue default", "retry": "25 retries"}
    taken = [words for option, words in missing.items() if option not in item]
    if taken and in_terminal():
        click.echo(_UNKNOWN_OPTIONS.format(name=name, what=" and ".join(taken)), err=True)


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
