"""Commands about what fails, by kind: list the groups, retry or delete one of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import click

from kickboard.cli import text
from kickboard.cli.common import answer, exact_option, json_option, opened, store_option
from kickboard.cli.failures import Failed
from kickboard.inspection import groups
from kickboard.inspection.bulk import Acted
from kickboard.stores.base import ErrorGroup, Store

_EXAMPLES = """\b
For example:
  kickboard errors
  kickboard errors retry 9f3c01ab77e2
  kickboard jobs dead group:9f3c01ab77e2
"""


@click.command(epilog=_EXAMPLES)
@click.argument("action", required=False, type=click.Choice(["retry", "delete"]))
@click.argument("group", required=False)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), metavar="N")
@store_option
@exact_option
@json_option
def errors(
    *,
    action: str | None,
    group: str | None,
    limit: int,
    store_name: str | None,
    exact: bool,
    as_json: bool,
) -> None:
    """List what fails, the latest first, or retry or delete all jobs of one GROUP.

    Failures of one error class, raised in one place, with one message but for its numbers,
    are one group. A retry puts its dead and retrying jobs back in their queues and does not
    use up one of their retries; delete moves them to the trash.
    """
    if action is not None and group is None:
        raise click.UsageError(f"say which group to {action}", click.get_current_context())
    with opened(store_name, read_only=action is None) as store:
        if group is None:
            _list(store, limit, exact=exact, as_json=as_json)
        elif action == "retry":
            _act(store, group, "Retried", groups.retry, as_json=as_json)
        else:
            _act(store, group, "Deleted", groups.delete, as_json=as_json)


def _list(store: Store, limit: int, *, exact: bool, as_json: bool) -> None:
    found = store.error_groups()
    if as_json:
        answer([_group(group) for group in found])
    elif not found:
        click.echo("Nothing has failed, as far as the history goes back.")
    else:
        text.show(_table(found[:limit], store.snapshot().at, exact=exact))
        if len(found) > limit:
            click.echo(f"and {text.count(len(found) - limit)} more: --limit {len(found)}")


def _act(
    store: Store,
    key: str,
    done: str,
    act: Callable[[Store, ErrorGroup, Callable[[int], None] | None], Acted],
    *,
    as_json: bool,
) -> None:
    group = _find(store, key)
    acted = act(store, group, _progress(as_json=as_json))
    if as_json:
        answer({"group": group.key, "jobs": acted.jobs, "operation": acted.op})
    elif acted.op is None:
        click.echo(f"{done} no job: none of {group.key} is dead or waits for another try.")
    else:
        click.echo(f"{done} {text.jobs(acted.jobs)}. Undo: kickboard restore {acted.op}")


def _find(store: Store, key: str) -> ErrorGroup:
    """Return the group whose key begins with *key*.

    Raises:
        Failed: there is none, or more than one.
    """
    found = [group for group in store.error_groups() if group.key.startswith(key)]
    if not found:
        raise Failed(f"there is no group {text.visible(key)}: see kickboard errors")
    if len(found) > 1:
        raise Failed(f"{len(found)} groups begin with {text.visible(key)}: write more of it")
    return found[0]


def _progress(*, as_json: bool) -> Callable[[int], None] | None:
    if as_json or not sys.stderr.isatty():
        return None
    return lambda jobs: click.echo(f"\r{text.jobs(jobs)} …\r", err=True, nl=False)


def _table(found: list[ErrorGroup], now: float, *, exact: bool) -> list[str]:
    rows = [
        (
            group.key,
            text.count(group.count),
            text.count(group.dead),
            text.count(group.retrying),
            text.exact(group.last) if exact else text.relative(group.last, now),
            ", ".join(group.classes[:2]) + (", …" if len(group.classes) > 2 else ""),
            group.error_class or "-",
            group.message,
        )
        for group in found
    ]
    titles = ["GROUP", "FAILED", "DEAD", "RETRY", "LAST", "JOBS", "ERROR", "MESSAGE"]
    return text.table(titles, rows, right=("FAILED", "DEAD", "RETRY"))


def _group(group: ErrorGroup) -> dict[str, Any]:
    return {
        "group": group.key,
        "error_class": group.error_class,
        "place": group.place,
        "pattern": group.pattern,
        "message": group.message,
        "count": group.count,
        "first": group.first,
        "last": group.last,
        "classes": list(group.classes),
        "dead": group.dead,
        "retrying": group.retrying,
    }
