"""The lines an engine process writes, as values; no Qt.

Anything may come down that pipe: half a line, text printed by a library, a line of a newer
version. So `parse_line` never raises: unknown keys and kinds are ignored, and what cannot be
read becomes a line of the log.
"""

from __future__ import annotations

from typing import Any

import msgspec

#: A longer line is dropped; the engine promises to stay below.
MAX_LINE_BYTES = 65_536
#: Level of a line that was no telemetry: printed by C code, a child, or an older engine.
RAW_LEVEL = "OUTPUT"


class ParamInfo(msgspec.Struct, frozen=True, kw_only=True):
    """One parameter of a job's ``perform``; *type* is the annotation as text.

    *kind*: "positional", "rest" (``*paths``), "keyword" or "keywords".
    """

    name: str
    type: str = ""
    kind: str = "positional"
    required: bool = True
    default: Any = None
    doc: str = ""


class ClassInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A job class the engine knows; *group* is "demo", "teaching" or "".

    *own_delay*: it chooses its delays between tries itself, with a ``retry_in`` hook.
    *iterable*: it goes in steps, and can be asked to end between two of them.
    """

    name: str
    queue: str = "default"
    retry: bool | int = True
    doc: str = ""
    signature: str = "()"
    params: tuple[ParamInfo, ...] = ()
    tags: tuple[str, ...] = ()
    module: str = ""
    group: str = ""
    own_delay: bool = False
    iterable: bool = False


class ClockInfo(msgspec.Struct, frozen=True, kw_only=True):
    """The engine's clock at one moment; *rate* is 1.0 but in a sandbox."""

    now: float
    monotonic: float
    rate: float = 1.0


class RecoveredInfo(msgspec.Struct, frozen=True, kw_only=True):
    """Orphans of dead processes: given back to their queues, or buried as poison.

    *started* of those returned had begun, and run twice.
    """

    returned: int = 0
    poisoned: int = 0
    processes: tuple[str, ...] = ()
    started: int = 0


class Hello(msgspec.Struct, frozen=True, kw_only=True):
    """Who the engine is and what it can run; its first line, again after loading modules."""

    version: str
    pid: int
    identity: str
    store: str
    started_at: float
    clock: ClockInfo
    concurrency: int
    dead_max: int | None = None
    durability: str = "full"
    queues: tuple[tuple[str, int], ...] = ()
    recovered: RecoveredInfo = RecoveredInfo()
    classes: tuple[ClassInfo, ...] = ()


class ProcessorRow(msgspec.Struct, frozen=True, array_like=True):
    """What one processor does. *state*: idle, busy, paused or stuck; times of the engine.

    *progress* is a share of 0 to 1, None while the job has not told it; *note* beside it.
    """

    name: str
    state: str = "idle"
    jid: str | None = None
    job_class: str | None = None
    queue: str | None = None
    started_mono: float | None = None
    progress: float | None = None
    note: str = ""


class Group(msgspec.Struct, frozen=True, array_like=True):
    """Outcomes of one (queue, class) since the last tick; histograms as (bucket, count)."""

    queue: str
    job_class: str
    done: int
    failed: int
    wait: tuple[tuple[int, int], ...] = ()
    run: tuple[tuple[int, int], ...] = ()


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """Counted since the engine process started."""

    done: int = 0
    failed: int = 0
    lost: int = 0
    recovered: int = 0


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """What happened in the last tenth of a second. *at* is epoch, *mono* and *dt* seconds.

    *failed* = retried + died + discarded; it is not part of *done*. *due_scheduled* and
    *due_retries* are jobs that the engine put in their queues because their time had come.
    """

    seq: int = 0
    at: float
    mono: float
    dt: float
    state: str = "running"
    trouble: str | None = None
    concurrency: int = 0
    busy: int = 0
    prefetched: int = 0
    abandoned: int = 0
    paused: bool = False
    done: int = 0
    failed: int = 0
    retried: int = 0
    died: int = 0
    discarded: int = 0
    pushed: int = 0
    due_scheduled: int = 0
    due_retries: int = 0
    totals: Totals = Totals()
    groups: tuple[Group, ...] = ()
    processors: tuple[ProcessorRow, ...] = ()
    rss_kb: int = 0
    commit_ms: float | None = None


class LogLine(msgspec.Struct, frozen=True, kw_only=True, rename={"job_class": "class"}):
    """A line of the log; *jid* and *job_class* when a job wrote it."""

    at: float
    level: str
    logger: str
    message: str
    jid: str | None = None
    job_class: str | None = None


class ThreadStack(msgspec.Struct, frozen=True, kw_only=True):
    """Where one thread of the engine is, outermost call first."""

    name: str
    stack: tuple[str, ...] = ()


class Dump(msgspec.Struct, frozen=True, kw_only=True):
    """The stacks of all threads of the engine."""

    threads: tuple[ThreadStack, ...] = ()


class EngineEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event of `kickboard.events`: its name, when, and its fields."""

    kind: str
    at: float
    fields: dict[str, Any] = {}


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a command that carried an id; *fields* is what else it said."""

    id: int
    ok: bool
    error: str | None = None
    fields: dict[str, Any] = {}


Message = Hello | Tick | LogLine | Dump | EngineEvent | Reply


class _Head(msgspec.Struct):
    """Enough of a line to know what it is."""

    t: str


_HEAD = msgspec.json.Decoder(_Head)
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    "hello": msgspec.json.Decoder(Hello),
    "tick": msgspec.json.Decoder(Tick),
    "log": msgspec.json.Decoder(LogLine),
    "dump": msgspec.json.Decoder(Dump),
    "event": msgspec.json.Decoder(dict[str, Any]),
    "reply": msgspec.json.Decoder(dict[str, Any]),
}
_EVENT_KEYS = frozenset({"v", "t", "kind", "at"})
_REPLY_KEYS = frozenset({"v", "t", "id", "ok", "error"})


def parse_line(line: bytes, at: float = 0.0) -> Message | None:
    """Return what *line* says; None for a blank line or a kind nobody here knows.

    Args:
        line: One line of the engine's standard output, without its end.
        at: Epoch seconds, for a line that is no telemetry and comes back as `LogLine`.
    """
    if not line.strip():
        return None
    try:
        kind = _HEAD.decode(line).t
        decoder = _DECODERS.get(kind)
        if decoder is None:
            return None
        return _shaped(kind, decoder.decode(line), at)
    except (msgspec.MsgspecError, ValueError, TypeError, KeyError, RecursionError):
        return raw_line(line, at)


def raw_line(line: bytes, at: float) -> LogLine:
    """Return *line* as it stands, as a line of the process's own log."""
    text = line.decode("utf-8", "replace").rstrip("\r\n")
    return LogLine(at=at, level=RAW_LEVEL, logger="engine", message=text[:4096])


def _shaped(kind: str, decoded: Any, at: float) -> Message:
    """Return *decoded* as its value; events and replies carry fields of their own."""
    if kind == "event":
        fields = {k: v for k, v in decoded.items() if k not in _EVENT_KEYS}
        moment = float(decoded.get("at", at))
        return EngineEvent(kind=str(decoded["kind"]), at=moment, fields=fields)
    if kind == "reply":
        fields = {k: v for k, v in decoded.items() if k not in _REPLY_KEYS}
        error = decoded.get("error")
        return Reply(
            id=int(decoded["id"]),
            ok=bool(decoded["ok"]),
            error=None if error is None else str(error),
            fields=fields,
        )
    message: Message = decoded
    return message


class LineSplitter:
    """Cuts a stream of bytes into lines, dropping those above `MAX_LINE_BYTES`.

    Attributes:
        dropped: How many lines were too long so far.
    """

    def __init__(self, limit: int = MAX_LINE_BYTES) -> None:
        self.dropped = 0
        self._limit = limit
        self._rest = bytearray()
        self._skipping = False

    def feed(self, chunk: bytes) -> list[bytes]:
        """Return the lines that *chunk* completes, without their ends."""
        *ended, rest = chunk.split(b"\n")
        lines = [line for part in ended if (line := self._end(part)) is not None]
        self._keep(rest)
        return lines

    def flush(self) -> list[bytes]:
        """Return what is left when the stream ends, as a last line."""
        line = self._end(b"")
        return [line] if line else []

    def _end(self, part: bytes) -> bytes | None:
        """Complete the line under way with *part*; None when it was too long."""
        self._keep(part)
        line, skipped = bytes(self._rest), self._skipping
        self._rest.clear()
        self._skipping = False
        return None if skipped else line

    def _keep(self, part: bytes) -> None:
        if self._skipping:
            return
        self._rest += part
        if len(self._rest) > self._limit:
            self.dropped += 1
            self._skipping = True
            self._rest.clear()


class LogGate:
    """Lets through no more log lines than a person could use, and counts the others."""

    def __init__(self, most_a_second: int) -> None:
        self._most = most_a_second
        self._second = 0
        self._count = 0

    def take(self, line: LogLine, now: float) -> list[LogLine]:
        """Return what is to be shown of *line*, at *now* in seconds of any clock."""
        shown: list[LogLine] = []
        if int(now) != self._second:
            dropped = self._count - self._most
            self._second, self._count = int(now), 0
            if dropped > 0:
                shown.append(raw_line(f"{dropped} more lines were dropped".encode(), line.at))
        self._count += 1
        if self._count <= self._most:
            shown.append(line)
        return shown
