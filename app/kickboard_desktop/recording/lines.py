"""The format of a recording: JSON lines, the first of which says what it is.

Each line begins ``{"w":SECONDS,"t":"KIND",``: when it was written, since the start, and what
it is; so a file of any size is indexed without reading it whole. Ticks, hello and events are
the engine's own telemetry lines. Secrets are masked, hosts and files are not named. A reader
leaves out kinds and keys that it does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import msgspec

from kickboard import __version__
from kickboard.payload import shown
from kickboard.payload.record import JobState
from kickboard.stores.base import ErrorGroup, QueueStat, Snapshot
from kickboard_desktop.models.redis.measured import Told
from kickboard_desktop.starting.arguments import RECORDING
from kickboard_desktop.telemetry import EngineEvent, Hello, Tick, parse_line

if TYPE_CHECKING:
    from collections.abc import Sequence

VERSION = 1
#: How a recording's name ends.
SUFFIX = RECORDING
#: Queues and errors of one line.
MOST_QUEUES, MOST_ERRORS = 200, 100
#: Fields of events that name hosts or files.
_UNTOLD = frozenset({"processes", "message", "processor"})


class Header(msgspec.Struct, frozen=True, kw_only=True, tag_field="t", tag="recording"):
    """The first line. *v* is the format's version, *store* the kind of store."""

    v: int
    app: str
    started_at: float
    store: str = ""


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What the store held: a `Snapshot` without the processes, whose hosts have names."""

    at: float
    counts: dict[str, int]
    queues: tuple[tuple[str, int, int, float | None, bool, float | None], ...] = ()
    processed: int = 0
    failed: int = 0
    completed_kept: int = 0
    next_retry_at: float | None = None
    next_scheduled_at: float | None = None
    paused: bool = False


class Errors(msgspec.Struct, frozen=True, kw_only=True):
    """What fails, by kind."""

    groups: tuple[ErrorGroup, ...] = ()


class Did(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was done in the window at epoch second *at*."""

    at: float
    text: str


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What a Redis told of the last hour: runs by minute as (bucket, number) …, and deploys.

    *bounds* end the buckets, in seconds; the last bucket has none.
    """

    runs: dict[int, tuple[tuple[int, int], ...]] = {}
    bounds: tuple[float, ...] = ()
    deploys: tuple[tuple[float, str], ...] = ()


class State(msgspec.Struct, frozen=True, kw_only=True):
    """The engine's state changed."""

    state: str


Content = Hello | Tick | EngineEvent | Counts | Errors | Did | Measured | State


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: *w* is seconds since the recording began."""

    w: float
    content: Content


_KINDS: dict[type, str] = {
    Hello: "hello",
    Tick: "tick",
    EngineEvent: "event",
    Counts: "snapshot",
    Errors: "errors",
    Did: "did",
    Measured: "measured",
    State: "state",
}
_OURS: dict[str, type] = {kind: cls for cls, kind in _KINDS.items() if cls not in (Hello, Tick)}
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(cls) for kind, cls in _OURS.items() if cls is not EngineEvent
}


def header(started_at: float, store: str) -> bytes:
    """Return the first line of a recording."""
    head = Header(v=VERSION, app=__version__, started_at=started_at, store=store)
    return msgspec.json.encode(head) + b"\n"


def parse_header(line: bytes) -> Header | None:
    """Return what the first line says, None where it is no recording's."""
    try:
        return msgspec.json.decode(line, type=Header)
    except (msgspec.MsgspecError, ValueError):
        return None


def line(entry: Entry) -> bytes:
    """Return *entry* as a line. For background threads."""
    kind = _KINDS[type(entry.content)]
    content = entry.content
    if isinstance(content, EngineEvent):
        body: Mapping[str, Any] = {"kind": content.kind, "at": content.at, **content.fields}
    else:
        body = msgspec.to_builtins(content, str_keys=True)
    start = f'{{"w":{entry.w:.3f},"t":"{kind}",'.encode()
    return start + msgspec.json.encode(body)[1:] + b"\n"


def parse(text: bytes) -> Entry | None:
    """Return what a line says; None where it is broken, or of a kind nobody here knows."""
    found = start_of(text)
    if found is None:
        return None
    w, kind = found
    decoder = _DECODERS.get(kind)
    if decoder is not None:
        try:
            return Entry(w, decoder.decode(text))
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return None
    if kind not in ("hello", "tick", "event"):
        return None
    message = parse_line(text)
    if isinstance(message, EngineEvent):
        fields = {key: value for key, value in message.fields.items() if key != "w"}
        message = EngineEvent(kind=message.kind, at=message.at, fields=fields)
    return Entry(w, message) if isinstance(message, Hello | Tick | EngineEvent) else None


def start_of(text: bytes) -> tuple[float, str] | None:
    """Return when a line was written and its kind, from its first bytes; None: it is no line."""
    if not text.startswith(b'{"w":') or not text.endswith(b"}\n"):
        return None
    comma = text.find(b',"t":"', 5, 40)
    end = text.find(b'"', comma + 6, comma + 40)
    if comma < 0 or end < 0:
        return None
    try:
        return float(text[5:comma]), text[comma + 6 : end].decode("ascii")
    except ValueError:
        return None


# -- what is told of each


def told_hello(hello: Hello) -> Hello:
    """Return *hello* without host, store and what the modules are called."""
    classes = tuple(
        msgspec.structs.replace(
            one,
            doc="",
            module="",
            params=tuple(msgspec.structs.replace(p, default=None, doc="") for p in one.params),
        )
        for one in hello.classes
    )
    found = msgspec.structs.replace(hello.recovered, processes=())
    return msgspec.structs.replace(
        hello, pid=0, identity="", store="", recovered=found, classes=classes
    )


def told_event(event: EngineEvent) -> EngineEvent:
    """Return *event* with its secrets masked and without the names of hosts."""
    fields = {key: _masked(value) for key, value in event.fields.items() if key not in _UNTOLD}
    return EngineEvent(kind=event.kind, at=event.at, fields=fields)


def told_counts(snapshot: Snapshot) -> Counts:
    """Return what counts of *snapshot*; of very many queues the first."""
    queues = snapshot.queues[:MOST_QUEUES]
    return Counts(
        at=snapshot.at,
        counts={state.value: count for state, count in snapshot.counts.items()},
        queues=tuple((q.name, q.size, q.busy, q.oldest_at, q.paused, q.paused_at) for q in queues),
        processed=snapshot.processed,
        failed=snapshot.failed,
        completed_kept=snapshot.completed_kept,
        next_retry_at=snapshot.next_retry_at,
        next_scheduled_at=snapshot.next_scheduled_at,
        paused=snapshot.paused,
    )


def told_errors(groups: Sequence[ErrorGroup]) -> Errors:
    """Return the kinds of errors, secrets in their messages masked."""
    clear = (
        replace(one, message=str(_masked(one.message)), pattern=str(_masked(one.pattern)))
        for one in groups[:MOST_ERRORS]
    )
    return Errors(groups=tuple(clear))


def told_measured(told: Told) -> Measured:
    """Return what a Redis told, secrets in the names of deploys masked."""
    return Measured(
        runs={
            minute: tuple((bucket, n) for bucket, n in enumerate(counts) if n)
            for minute, counts in told.runs.items()
        },
        bounds=tuple(told.bounds),
        deploys=tuple((at, told_text(label)) for at, label in told.deploys),
    )


def measured_of(measured: Measured) -> Told:
    """Return it as the charts take it."""
    runs = {}
    for minute, pairs in measured.runs.items():
        counts = [0] * (len(measured.bounds) + 1)
        for bucket, n in pairs:
            if 0 <= bucket < len(counts):
                counts[bucket] = n
        runs[minute] = counts
    return Told(runs, measured.bounds, measured.deploys)


def told_text(text: str) -> str:
    """Return *text* with what looks like a secret masked."""
    return str(_masked(text))


def snapshot_of(counts: Counts) -> Snapshot:
    """Return *counts* as the window takes them; states that are not known are left out."""
    known = {state.value: state for state in JobState}
    empty = dict.fromkeys(JobState, 0)
    return Snapshot(
        at=counts.at,
        counts=empty | {known[k]: n for k, n in counts.counts.items() if k in known},
        queues=tuple(
            QueueStat(name=n, size=s, busy=b, oldest_at=o, paused=p, paused_at=at)
            for n, s, b, o, p, at in counts.queues
        ),
        processes=(),
        processed=counts.processed,
        failed=counts.failed,
        completed_kept=counts.completed_kept,
        next_retry_at=counts.next_retry_at,
        next_scheduled_at=counts.next_scheduled_at,
        paused=counts.paused,
    )


def _masked(value: Any) -> Any:
    return shown.masked([value])[0] if isinstance(value, str) else value
