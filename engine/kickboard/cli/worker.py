"""``kickboard worker``: an engine without a window, steered by signals or by a window.

Python runs signal handlers on the main thread between any two steps of it, so they only
put a word into a `SimpleQueue`, the one thing that is safe there; the main thread reads it.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import signal
import sys
import threading
import traceback
from types import FrameType
from typing import NoReturn, TypeAlias

import click

import kickboard
from kickboard.cli import DONE, FAILED, logs
from kickboard.cli.common import opened, shared_url, speaking, store_option
from kickboard.client import configure
from kickboard.config import Capsule, Config, parse_queues
from kickboard.jobs.loading import load_told, tear_down
from kickboard.runtime import heap
from kickboard.runtime.manager import Manager
from kickboard.runtime.telemetry import Telemetry, take_stdout
from kickboard.stores.base import Store

log = logging.getLogger(__name__)

#: Seconds between two looks at what came through the store.
LOOK = 0.2
#: A word for the main thread, and the grace of a stop if one was named.
Inbox: TypeAlias = "queue.SimpleQueue[tuple[str, float | None]]"

_WORDS = {"SIGTERM": "stop", "SIGINT": "stop", "SIGTSTP": "quiet", "SIGTTIN": "dump"}


@click.command(epilog="Signals: TERM and INT stop, TSTP quiet, TTIN all stacks on stderr.")
@click.option(
    "-r", "--require", "modules", multiple=True, metavar="FILE|MODULE", help="Job classes to load."
)
@click.option("-c", "--concurrency", default=5, show_default=True, help="Number of processors.")
@click.option(
    "-q",
    "--queue",
    "queues",
    multiple=True,
    metavar="NAME[,WEIGHT]",
    help="A queue to work on; strict order, or by weight. Default: default.",
)
@click.option(
    "-t",
    "--timeout",
    default=25.0,
    show_default=True,
    type=click.FloatRange(0),
    metavar="SECONDS",
    help="Grace for running jobs at the end.",
)
@click.option(
    "--max-iteration-runtime",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="Let others run after an iterable job ran so long. Default: as long as it takes.",
)
@click.option(
    "--durability",
    default="full",
    show_default=True,
    type=click.Choice(["full", "normal"]),
    help="Survive a power cut, or only the end of any process.",
)
@click.option(
    "--dialect",
    default="auto",
    show_default=True,
    type=click.Choice(["auto", "6", "7", "8"]),
    help="Which Sidekiq to write like in Redis; auto: as those that work there.",
)
@click.option("--telemetry", is_flag=True, help="Speak with a window over stdin and stdout.")
@click.option("--log-format", default="text", type=click.Choice(["text", "json"]))
@click.option("-v", "--verbose", is_flag=True, help="Log more.")
@store_option
def worker(
    *,
    modules: tuple[str, ...],
    concurrency: int,
    queues: tuple[str, ...],
    timeout: float,
    max_iteration_runtime: float | None,
    durability: str,
    dialect: str,
    telemetry: bool,
    log_format: str,
    verbose: bool,
    store_name: str | None,
) -> int:
    """Run jobs without a window until told to stop."""
    stdout = take_stdout() if telemetry else None
    heap.keep_small()
    logs.set_up(log_format, verbose=verbose, quietly=telemetry)
    capsule = Capsule(queues=parse_queues(queues or ("default",)), concurrency=concurrency)
    config = Config(
        capsules=(capsule,),
        timeout=timeout,
        embedded=False,
        max_iteration_runtime=max_iteration_runtime,
    )
    inbox: Inbox = queue.SimpleQueue()
    _listen_to_signals(inbox)
    if any(map(_is_users_module, modules)):
        sys.path.insert(0, os.getcwd())  # a console script, unlike python -m, does not
    url = speaking(dialect, shared_url(store_name))
    with opened(url, create=True, durability=durability) as store:
        finished = _run(store, config, modules, inbox, stdout)
    if telemetry or not finished:
        _leave()
    return DONE


def _is_users_module(name: str) -> bool:
    """Return whether *name* is to be looked for where the user stands.

    Nothing is ever imported from there unless such a module was asked for: a file that lies
    in a folder of downloads and is called like one of Python's would run as ours.
    """
    return not name.endswith(".py") and not name.startswith("kickboard.")


def _run(
    store: Store, config: Config, modules: tuple[str, ...], inbox: Inbox, stdout: int | None
) -> bool:
    """Run jobs until told to stop; return whether all that ran had finished by then."""
    configure(store)
    loaded = [load_told(name) for name in modules]
    manager = Manager(config=config)
    manager.on_dump = dump_stacks
    telemetry = None
    if stdout is not None:
        telemetry = Telemetry(manager, stdout, sys.stdin.buffer, lambda s: inbox.put(("stop", s)))
        telemetry.prepare()
    manager.start()
    if telemetry is not None:
        telemetry.start()
    log.info(
        "Kickboard %s, %d processors on %s, %s",
        kickboard.__version__,
        manager.concurrency,
        ", ".join(manager.queue_names),
        store.url,
    )
    grace = _wait_for_stop(manager, inbox)
    finished = manager.stop(grace)
    for module in reversed(loaded):
        tear_down(module)
    if telemetry is not None:
        telemetry.stop()
    return finished


def _wait_for_stop(manager: Manager, inbox: Inbox) -> float | None:
    """Do what signals say until one of them, the window or the store says stop.

    Returns:
        The grace in seconds that was named with it, if any.
    """
    while not manager.asked_to_stop.is_set():
        try:
            word, grace = inbox.get(timeout=LOOK)
        except queue.Empty:
            continue
        if word == "stop":
            return grace
        if word == "quiet":
            manager.clock.spawn(manager.quiet, "kickboard/quiet")
        else:
            dump_stacks()
    return None


def _listen_to_signals(inbox: Inbox) -> None:
    """Turn signals into words; the second that says stop means now."""
    asked: list[int] = []

    def on_signal(number: int, _: FrameType | None) -> None:
        word = _WORDS[signal.Signals(number).name]
        if word == "stop" and asked:
            os.write(2, b"kickboard: left at once; what was running will be recovered\n")
            os._exit(FAILED)
        if word == "stop":
            asked.append(number)
        inbox.put((word, None))

    for name in _WORDS:
        number = getattr(signal, name, None)  # Windows has two of them
        if number is not None:
            signal.signal(number, on_signal)


def dump_stacks() -> None:
    """Write the stacks of all threads to standard error."""
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    lines = []
    for ident, frame in sys._current_frames().items():
        lines += [f"-- {names.get(ident, ident)}\n", *traceback.format_stack(frame)]
    sys.stderr.write("".join(lines))
    sys.stderr.flush()


def _leave() -> NoReturn:
    """End without waiting for threads: one may be stuck in a job, another in reading stdin.

    The store is closed, what was not finished was given back. An ordinary exit would abort
    when it finds standard input's lock held.
    """
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(DONE)
