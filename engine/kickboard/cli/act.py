"""Commands that act on jobs and queues. What they do to jobs, `restore` undoes."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import click

from kickboard.cli import text
from kickboard.cli.common import answer, json_option, read_query, state_argument, with_store
from kickboard.cli.failures import Failed
from kickboard.cli.when import when_options
from kickboard.inspection import bulk
from kickboard.payload.record import MOVES, JobState
from kickboard.stores.base import Selection, Store, Target, View
from kickboard.stores.query.nodes import Bound

R = TypeVar("R")

#: Acting on more jobs than this must be confirmed with --yes.
MANY = 1000


def is_fixed(state: JobState) -> bool:
    """Return whether nothing can be done to jobs in *state*: they run, or are over."""
    return state in (JobState.BUSY, JobState.COMPLETED, JobState.DISCARDED)


class Choice(NamedTuple):
    """Which jobs were chosen on the command line, and how to answer."""

    state: JobState
    query: str | None
    jids: tuple[str, ...]
    yes: bool
    as_json: bool

    @property
    def selection(self) -> Selection:
        """The choice as the store takes it."""
        view = View(state=self.state, query=read_query(self.query))
        return Selection(view=view, jids=self.jids or None)


def chooses_jobs(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the arguments that choose jobs; it gets them as one *choice*."""

    @state_argument
    @click.argument("query", required=False)
    @click.option("--jid", "jids", multiple=True, metavar="JID", help="This job; may be repeated.")
    @click.option("--yes", is_flag=True, help=f"Do it even to more than {MANY:,} jobs.")
    @json_option
    @functools.wraps(command)
    def run(
        *,
        state: str,
        query: str | None,
        jids: tuple[str, ...],
        yes: bool,
        as_json: bool,
        **others: Any,
    ) -> R:
        if query is not None and jids:
            raise click.UsageError("give a QUERY or --jid, not both", click.get_current_context())
        return command(choice=Choice(JobState(state), query, jids, yes, as_json), **others)

    return run


# -- what is done to jobs


@click.command()
@chooses_jobs
@with_store()
def retry(store: Store, *, choice: Choice) -> None:
    """Put jobs in STATE (those QUERY chooses, or all) at the back of their queues now.

    This does not use up one of their retries.
    """
    _move(store, choice, "Retried", Target(state=JobState.ENQUEUED, give_back_try=True))


@click.command()
@chooses_jobs
@with_store()
def kill(store: Store, *, choice: Choice) -> None:
    """Move jobs in STATE (those QUERY chooses, or all) to the dead set."""
    _move(store, choice, "Killed", Target(state=JobState.DEAD))


@click.command()
@chooses_jobs
@with_store()
def delete(store: Store, *, choice: Choice) -> None:
    """Move jobs in STATE (those QUERY chooses, or all) to the trash, for 7 days."""
    selection = _checked(store, choice, JobState.TRASH)
    _report(choice, "Deleted", bulk.delete(store, selection, _progress(choice)))


@click.command()
@chooses_jobs
@click.option("--to", "queue", required=True, metavar="QUEUE", help="The queue to put them in.")
@click.option("--keep-time", is_flag=True, help="Scheduled jobs and retries wait on as they did.")
@with_store()
def move(store: Store, *, choice: Choice, queue: str, keep_time: bool) -> None:
    """Put jobs in STATE (those QUERY chooses, or all) at the back of another queue."""
    timed = choice.state in (JobState.SCHEDULED, JobState.RETRY)
    if keep_time and not timed:
        raise click.UsageError(
            "--keep-time is for scheduled and retry jobs", click.get_current_context()
        )
    state = choice.state if keep_time else JobState.ENQUEUED
    _move(store, choice, "Moved", Target(state=state, queue=queue, keep_time=keep_time))


@click.command()
@chooses_jobs
@when_options
@with_store()
def reschedule(store: Store, *, choice: Choice, when: Bound | None) -> None:
    """Let jobs in STATE (those QUERY chooses, or all) run at another time.

    Retries stay retries; enqueued and dead jobs become scheduled ones.
    """
    if when is None:
        raise click.UsageError("say when: --in 5m or --at TIME", click.get_current_context())
    state = JobState.RETRY if choice.state is JobState.RETRY else JobState.SCHEDULED
    at = when.resolve(store.snapshot().at)
    _move(store, choice, "Rescheduled", Target(state=state, at=at))


def _move(store: Store, choice: Choice, done: str, target: Target) -> None:
    selection = _checked(store, choice, target.state)
    _report(choice, done, bulk.move(store, selection, target, _progress(choice)))


def _checked(store: Store, choice: Choice, target: JobState) -> Selection:
    """Return what was chosen, if it may be done.

    Raises:
        UsageError: it cannot be done to jobs in that state, or is too much without --yes.
    """
    ctx = click.get_current_context()
    if is_fixed(choice.state) or target not in MOVES[choice.state]:
        raise click.UsageError(f"{ctx.info_name} cannot be done to {choice.state} jobs", ctx)
    selection = choice.selection
    if not choice.yes and selection.jids is None:
        many = store.count(selection.view)
        if many > MANY:
            raise click.UsageError(
                f"this would {ctx.info_name} {text.jobs(many)}: add --yes to do it", ctx
            )
    return selection


def _progress(choice: Choice) -> Callable[[int], None] | None:
    """Return what shows the progress of a long action; nothing where nobody watches."""
    if choice.as_json or not sys.stderr.isatty():
        return None
    return lambda jobs: click.echo(f"\r{text.jobs(jobs)} …\r", err=True, nl=False)


def _report(choice: Choice, done: str, acted: bulk.Acted) -> None:
    if choice.as_json:
        answer({"state": choice.state, "jobs": acted.jobs, "operation": acted.op})
    elif acted.jobs:
        click.echo(f"{done} {text.jobs(acted.jobs)}. Undo: kickboard restore {acted.op}")
    elif not choice.jids:
        click.echo(f"{done} no job: none is {choice.state}{' and fits' if choice.query else ''}.")
    if choice.jids and acted.jobs < len(set(choice.jids)):
        missing = len(set(choice.jids)) - acted.jobs
        raise Failed(f"{text.jobs(missing)} of those named {_is(missing)} not {choice.state}")


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


@click.command()
@click.argument("operation", type=click.IntRange(1))
@json_option
@with_store()
def restore(store: Store, *, operation: int, as_json: bool) -> None:
    """Undo OPERATION, for the jobs to which nothing happened since."""
    restored, missed = store.restore(operation)
    if as_json:
        answer({"operation": operation, "restored": restored, "missed": missed})
    elif restored or missed:
        went_on = f"; {text.count(missed)} had gone on meanwhile" if missed else ""
        click.echo(f"Restored {text.jobs(restored)}{went_on}.")
    if not restored and not missed:
        raise Failed(f"there is no operation {operation}, or it was undone before")


# -- what is done to queues


@click.command()
@click.argument("queue", required=False)
@json_option
@with_store()
def pause(store: Store, *, queue: str | None, as_json: bool) -> None:
    """Let nobody take jobs from QUEUE, or from any; kept over restarts."""
    _pause(store, queue, paused=True, as_json=as_json)


@click.command()
@click.argument("queue", required=False)
@json_option
@with_store()
def resume(store: Store, *, queue: str | None, as_json: bool) -> None:
    """Let the jobs of QUEUE be taken again; without QUEUE, undo the pause of everything."""
    _pause(store, queue, paused=False, as_json=as_json)


def _pause(store: Store, queue: str | None, *, paused: bool, as_json: bool) -> None:
    store.pause(queue, paused=paused)
    everything, queues = store.paused()
    if as_json:
        answer({"queue": queue, "paused": paused, "everything": everything})
        return
    name = "everything" if queue is None else text.visible(queue)
    click.echo(f"{'Paused' if paused else 'Resumed'} {name}.")
    if not paused and queue is None and queues:
        click.echo(f"Still paused: {', '.join(sorted(map(text.visible, queues)))}.")
    if not paused and queue is not None and everything:
        click.echo("Everything is paused all the same: kickboard resume")
