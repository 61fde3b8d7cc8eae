"""Engine processes as Sidekiq shows them: how one beats, is asked things, and is read."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

import msgspec

from kickboard.payload.wire import seconds
from kickboard.stores.base import Beat, Delivery, JobProgress, ProcessInfo, ProcessStat
from kickboard.stores.redis import keys, scripts
from kickboard.stores.redis.connection import Argument, Connections

#: What a process can be asked, and the signals that Sidekiq knows it by.
SIGNALS = {"quiet": "TSTP", "stop": "TERM", "dump": "TTIN"}
_MEANING = {
    b"TSTP": "quiet",
    b"USR1": "quiet",
    b"TERM": "stop",
    b"INT": "stop",
    b"TTIN": "dump",
    b"INFO": "dump",
}
#: Seconds that a process counts as alive after its latest beat.
ALIVE_SECONDS = 60
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode
_progress = msgspec.json.Decoder(tuple[JobProgress, ...]).decode


def info(me: ProcessInfo) -> bytes:
    """Return what a process says of itself once, as Sidekiq 6 to 8 read it."""
    weights = dict(me.queues)
    capsule = {"concurrency": me.concurrency, "mode": _mode(weights), "weights": weights}
    return _encode(
        {
            "hostname": me.hostname,
            "started_at": me.started_at,
            "pid": me.pid,
            "tag": me.tag,
            "concurrency": me.concurrency,
            "capsules": {"default": capsule},
            "queues": list(weights),
            "weights": [weights],
            "labels": [],
            "identity": me.identity,
            "version": me.version,
            "embedded": me.embedded,
        }
    )


def _mode(weights: Mapping[str, int]) -> str:
    values = set(weights.values())
    if values == {0}:
        return "strict"
    return "random" if values == {1} else "weighted"


def beat(
    link: Connections,
    me: ProcessInfo,
    now: Beat,
    at: float,
    *,
    lease: bytes = b"",
    rtt_us: int = 0,
    running: Mapping[int, tuple[Delivery, float]] | None = None,
    old_work: bool = False,
) -> list[str]:
    """Write a beat down; return what was asked of this process since the last.

    With a *lease*, which tells where it runs, it joins; otherwise it must have joined.
    *running* is what its threads run, and since when; *old_work*: also say so where Sidekiq
    6.4.1 looks for it.

    Raises:
        LeaseLostError: others took it for dead.
    """
    fields = _fields(me, now, at, rtt_us)
    names = (
        me.identity,
        keys.PROCESSES,
        keys.signals(me.identity),
        keys.OWNERS,
        keys.work(me.identity),
        keys.workers(me.identity),
        keys.progress(me.identity),
    )
    args: list[Argument] = [
        me.identity,
        lease,
        int(old_work),
        _encode(now.progress) if now.progress else b"",
        len(fields),
    ]
    for name, value in fields.items():
        args += (name, value)
    for thread, (delivery, since) in (running or {}).items():
        args += (_base36(thread), work(delivery, since))
    asked = link.run(scripts.BEAT, names, args)
    return [_MEANING[signal] for signal in asked if signal in _MEANING]


def _fields(me: ProcessInfo, now: Beat, at: float, rtt_us: int) -> dict[str, Argument]:
    """Return what a beat says of the process, by Sidekiq's names."""
    return {
        "info": info(me),
        "concurrency": now.concurrency,
        "busy": now.busy,
        "beat": repr(at),
        "rtt_us": rtt_us,
        "quiet": "true" if now.quiet else "false",
        "rss": now.rss_kb,
    }


def work(delivery: Delivery, since: float) -> bytes:
    """Return a running job as Sidekiq tells of it: its payload is a text inside."""
    payload = delivery.payload.decode("utf-8", "replace")
    return _encode({"queue": delivery.queue, "payload": payload, "run_at": int(since)})


def _base36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text or "0"


def ask(link: Connections, identity: str, what: str) -> bool:
    """Ask a process to quiet, stop or dump; it learns of it with its next beat."""
    if what not in SIGNALS:
        raise ValueError(f"a process can be asked to {sorted(SIGNALS)}, not {what!r}")
    known = link.all([("SISMEMBER", keys.PROCESSES, identity), ("EXISTS", identity)])
    if not all(known):
        return False
    key = keys.signals(identity)
    link.all([("LPUSH", key, SIGNALS[what]), ("EXPIRE", key, ALIVE_SECONDS)], atomic=True)
    return True


def leave(link: Connections, identities: Sequence[str]) -> None:
    """Take processes off the lists. What they said last stays until it expires."""
    commands: list[Sequence[Argument]] = []
    for identity in identities:
        commands += [
            ("SREM", keys.PROCESSES, identity),
            ("UNLINK", keys.work(identity), keys.workers(identity), keys.settled(identity)),
            ("HDEL", keys.OWNERS, identity),
        ]
    link.all(commands)


def prune(link: Connections) -> None:
    """Drop processes whose beat ended; once a minute, whoever of all processes comes first."""
    if not link.call("SET", keys.CLEANUP, "1", "NX", "EX", 60):
        return
    known = list(link.call("SMEMBERS", keys.PROCESSES))
    infos = link.all(("HGET", identity, "info") for identity in known)
    gone = [one for one, told in zip(known, infos, strict=True) if told is None]
    if gone:
        link.call("SREM", keys.PROCESSES, *gone)


def stat(row: Sequence[bytes], ours: Container[str]) -> ProcessStat | None:
    """Return a process of the snapshot; None if what it says of itself cannot be read.

    *ours* are the identities of Kickboard's.
    """
    identity, told, busy, at, quiet, rss, concurrency, progress, _ = row
    try:
        said = _decode(told)
        weights = _weights(said)
        return ProcessStat(
            info=ProcessInfo(
                identity=identity.decode("utf-8", "replace"),
                hostname=str(said.get("hostname", "")),
                pid=_whole(said.get("pid")),
                started_at=_moment(said.get("started_at")),
                concurrency=_whole(concurrency) or _whole(said.get("concurrency")),
                queues=weights,
                version=str(said.get("version", "")),
                tag=str(said.get("tag", "")),
                embedded=said.get("embedded") is True,
            ),
            beat_at=float(at or 0),
            busy=_whole(busy),
            quiet=quiet == b"true",
            rss_kb=_whole(rss),
            progress=_progress(progress) if progress else (),
            foreign=identity.decode("utf-8", "replace") not in ours,
        )
    except (ValueError, AttributeError, TypeError, RecursionError):
        return None


def _weights(said: dict[str, Any]) -> dict[str, int]:
    """Return queue -> weight; Sidekiq 6 tells names only."""
    found: dict[str, int] = {str(name): 0 for name in said.get("queues") or ()}
    for capsule in said.get("weights") or ():
        for name, weight in capsule.items():
            found[str(name)] = _whole(weight)
    return found


def _whole(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0


def _moment(value: Any) -> float:
    return seconds(float(value)) or 0.0 if isinstance(value, int | float) else 0.0
