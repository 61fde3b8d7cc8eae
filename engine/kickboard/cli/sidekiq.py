"""Commands for iterable jobs, and for what only Sidekiq's Redis has: metrics, deploys."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import click

from kickboard.cli import text
from kickboard.cli.common import answer, exact_option, json_option, with_store
from kickboard.cli.failures import Failed
from kickboard.errors import UnsupportedError
from kickboard.stores.base import Store
from kickboard.stores.urls import is_redis

if TYPE_CHECKING:
    from kickboard.stores.redis import RedisStore
    from kickboard.stores.redis.metrics_reading import Metrics

#: Units of a span of time, in minutes.
_UNITS = {"m": 1, "h": 60, "d": 24 * 60}


def _redis(store: Store) -> RedisStore:
    """Return *store* as the one kind that has all this.

    Raises:
        UnsupportedError: it is another.
    """
    if not is_redis(store.url):
        raise UnsupportedError("only a store in Redis keeps that, as Sidekiq does", store.url)
    from kickboard.stores.redis import RedisStore  # noqa: PLC0415 - needs an extra

    assert isinstance(store, RedisStore)
    return store


def _minutes(_: click.Context, __: click.Parameter, value: str) -> int:
    number, unit = value[:-1], value[-1:]
    if unit not in _UNITS or not number.isdecimal() or not int(number):
        raise click.BadParameter("a number and m, h or d, such as 90m or 8h")
    return int(number) * _UNITS[unit]


@click.command()
@click.argument("span", default="1h", callback=_minutes)
@exact_option
@json_option
@with_store(read_only=True)
def metrics(store: Store, *, span: int, exact: bool, as_json: bool) -> None:
    """Show what ran in the last SPAN (90m, 8h, 3d at most), by class, and the deploys in it."""
    found = _redis(store).metrics(span)
    if as_json:
        answer(_document(found))
        return
    rows = [
        (
            name,
            text.count(ran.processed),
            text.count(ran.failed),
            text.duration(ran.ms / 1000),
            "-" if ran.average_ms is None else text.duration(ran.average_ms / 1000),
        )
        for name, ran in found.totals().items()
    ]
    titles = ["CLASS", "RUNS", "FAILED", "TIME", "AVERAGE"]
    lines = text.table(titles, rows, right=titles[1:]) if rows else ["Nothing ran."]
    for mark in found.marks:
        when = text.exact(mark.at) if exact else text.relative(mark.at, store.clock.now())
        lines.append(f"deploy {when}: {text.visible(mark.label)}")
    text.show(lines)


def _document(found: Metrics) -> dict[str, object]:
    return {
        "from": found.starts[0],
        "step": found.step,
        "classes": [
            {
                "class": name,
                "processed": ran.processed,
                "failed": ran.failed,
                "ms": ran.ms,
                "average_ms": ran.average_ms,
                "series": [
                    {"at": at, **one._asdict()} for at, one in sorted(found.classes[name].items())
                ],
            }
            for name, ran in found.totals().items()
        ],
        "deploys": [mark._asdict() for mark in found.marks],
    }


@click.command()
@click.argument("label", default="")
@json_option
@with_store()
def deploy(store: Store, *, label: str, as_json: bool) -> None:
    """Draw a line into the metrics: LABEL was deployed in this minute.

    Without LABEL it is the last commit of the folder's git repository: its short hash and subject.
    """
    label = label or _last_commit()
    marked = _redis(store).mark_deploy(label)
    if as_json:
        answer({"label": label, "marked": marked})
    elif marked:
        text.show([f"Marked: {text.visible(label)}."])
    else:
        text.show([f"Nothing new: {text.visible(label)} was marked within the last minute."])


def _last_commit() -> str:
    """Return what Sidekiq calls a deploy that nobody named.

    Raises:
        Failed: there is no commit here.
    """
    command = ("git", "log", "-1", "--format=%h %s")
    try:
        told = subprocess.run(command, capture_output=True, check=True, timeout=10)
    except (OSError, subprocess.SubprocessError) as error:
        raise Failed("this folder has no git commit to name the deploy by: give a LABEL") from error
    return told.stdout.decode("utf-8", "replace").strip()


@click.command()
@click.argument("jid")
@json_option
@with_store()
def cancel(store: Store, *, jid: str, as_json: bool) -> None:
    """Ask the iterable job JID to end, which it does within some seconds."""
    if store.get(jid) is None and jid not in store.iterations((jid,)):
        raise Failed(f"there is no job {jid}")
    asked = store.cancel_iteration(jid)
    if as_json:
        answer({"jid": jid, "cancelled_at": asked})
    else:
        text.show([f"Asked to end: {text.exact(asked)}. It ends if it is an iterable job."])
