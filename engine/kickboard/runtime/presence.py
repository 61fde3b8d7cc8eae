"""Who an engine process is, in the words of the store: `ProcessInfo` once, a `Beat` often."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator, Sequence

import kickboard
from kickboard.config import Config
from kickboard.runtime.pool import Pool
from kickboard.runtime.rss import rss_kb
from kickboard.stores.base import Beat, JobProgress, ProcessInfo


def new_identity() -> str:
    """Return ``host:pid:nonce``, Sidekiq's form; one for the life of a manager."""
    return f"{socket.gethostname()}:{os.getpid()}:{os.urandom(6).hex()}"


def process_info(
    identity: str, started_at: float, pools: Sequence[Pool], config: Config
) -> ProcessInfo:
    """Return what does not change while the process lives."""
    return ProcessInfo(
        identity=identity,
        hostname=socket.gethostname(),
        pid=os.getpid(),
        started_at=started_at,
        concurrency=sum(pool.concurrency for pool in pools),
        queues=_weights(pools),
        version=kickboard.__version__,
        tag=config.tag,
        embedded=config.embedded,
    )


def beat(identity: str, pools: Sequence[Pool], *, quiet: bool) -> Beat:
    """Return what the process is doing now."""
    return Beat(
        identity=identity,
        busy=sum(pool.busy for pool in pools),
        concurrency=sum(pool.concurrency for pool in pools),
        quiet=quiet,
        rss_kb=rss_kb(),
        queues=_weights(pools),
        progress=tuple(_progress(pools)),
    )


def _progress(pools: Sequence[Pool]) -> Iterator[JobProgress]:
    """Yield how far those jobs are that said so."""
    for pool in pools:
        for processor in pool.processors:
            present = processor.current
            told = None if present is None else processor.told(present[0])
            if present is not None and told is not None:
                yield JobProgress(present[0].jid, *told)


def _weights(pools: Sequence[Pool]) -> dict[str, int]:
    return {name: weight for pool in pools for name, weight in pool.capsule.queues}
