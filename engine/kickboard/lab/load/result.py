"""A finished run as one JSON document: everything to judge it, show it and compare it again."""

from __future__ import annotations

import os
import platform
import re
import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import apsw
import msgspec

import kickboard
from kickboard import private
from kickboard.errors import ConfigError
from kickboard.lab.load import objectives
from kickboard.lab.load.knee import KneeFound, find_knee
from kickboard.lab.load.scenario import Scenario
from kickboard.lab.load.summary import Level, Summary, summarize
from kickboard.lab.load.why import Reason, reasons
from kickboard.lab.recording import Bin, Record

VERSION = 1
#: Bytes of a saved run at most; an hour at full detail has a twentieth of it.
MAX_BYTES = 50_000_000
#: Attribute of a report's element that carries the run along.
CARRIER = "data-kickboard-load"
_CARRIED = re.compile(CARRIER.encode() + rb'="([A-Za-z0-9+/=]+)"')


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened at second *at*: "stall" of *number* s, or so many "processors"."""

    at: float
    what: str
    number: float


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """An objective, what was measured (None: nothing; infinite: null), and whether it is met."""

    text: str
    value: float | None
    met: bool


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A run that is over.

    Attributes:
        scenario: What was run, with everything measured beforehand filled in.
        started_at: Epoch seconds.
        bins: Of `Scenario.interval` seconds each.
        moments: What happened during it; the first says how many processors there were.
        unfinished: Jobs that never ended.
        cancelled: It was ended early, at second *ended_at*; its last arrivals are those.
        versions: Of what ran it; *machine* likewise.
    """

    kickboard_load: int = VERSION
    scenario: Scenario
    started_at: float
    bins: tuple[Bin, ...]
    moments: tuple[Moment, ...] = ()
    unfinished: int = 0
    cancelled: bool = False
    ended_at: float = 0.0
    versions: dict[str, str] = msgspec.field(default_factory=dict)
    machine: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def record(self) -> Record:
        """The measurement record."""
        return Record(self.scenario.interval, self.bins)

    @property
    def length(self) -> float:
        """Seconds in which jobs came."""
        return min(self.scenario.length, self.ended_at) if self.cancelled else self.scenario.length

    @property
    def levels(self) -> list[Level]:
        """How many processors there were, from when on."""
        return [(one.at, int(one.number)) for one in self.moments if one.what == "processors"]

    def summary(self) -> Summary:
        """Add up what counts."""
        return summarize(
            self.record,
            warm_up=self.scenario.warm_up,
            length=self.length,
            levels=self.levels,
            unfinished=self.unfinished,
        )

    def verdicts(self) -> list[Verdict]:
        """Hold the run against its objectives."""
        return judge(self.scenario.objectives, self.summary())

    @property
    def is_met(self) -> bool:
        """Whether every objective was met; a run that was cancelled met none."""
        return not self.cancelled and all(verdict.met for verdict in self.verdicts())

    def knee(self) -> KneeFound | None:
        """Return what the search for the knee found; None when there was none."""
        knee = self.scenario.knee
        return None if knee is None else find_knee(self.record, knee)

    def why(self) -> list[Reason]:
        """Say in sentences why it went so."""
        return reasons(self.summary())


def judge(texts: Sequence[str], found: Summary) -> list[Verdict]:
    """Hold *found* against objectives."""
    parsed = [objectives.parse(text) for text in texts]
    return [Verdict(text=one.text, value=one.value(found), met=one.is_met(found)) for one in parsed]


def versions() -> dict[str, str]:
    """Return the versions of what runs here."""
    return {
        "kickboard": kickboard.__version__,
        "python": platform.python_version(),
        "sqlite": apsw.sqlite_lib_version(),
    }


def machine() -> dict[str, str]:
    """Return what a reader must know of the machine; nothing that names it or its owner."""
    return {
        "system": f"{sys.platform} {platform.machine()}",
        "cpus": str(os.cpu_count() or 0),
        "interpreter": sys.implementation.name,
    }


def encode(result: Result) -> bytes:
    """Return *result* as JSON, with the summary written out for other programs."""
    document: dict[str, Any] = msgspec.to_builtins(result, str_keys=True)
    return msgspec.json.format(msgspec.json.encode({**document, "summary": outline(result)}))


def outline(result: Result) -> dict[str, Any]:
    """Return the numbers that a reader looks for first; durations in seconds."""
    found, knee = result.summary(), result.knee()
    durations = {
        what: {name: _finite(found.percentile(what, share)) for name, share in RANKS}
        for what in ("wait", "run", "total", "lateness")
    }
    return {
        "met": result.is_met,
        "verdicts": [
            {"text": v.text, "value": _finite(v.value), "met": v.met} for v in result.verdicts()
        ],
        "why": [reason.text for reason in result.why()],
        "jobs": found.jobs,
        "failed": found.ended.failed,
        "unfinished": result.unfinished,
        "intended": found.ended.intended,
        "late": found.ended.late,
        "dropped": found.ended.dropped,
        "arrivals_a_second": found.arrival_rate,
        "done_a_second": found.done_rate,
        "utilisation": found.utilisation,
        "little": {
            "L": found.present,
            "lambda_W": found.predicted,
            "error": found.little_error,
        },
        **durations,
        "knee": None if knee is None else msgspec.to_builtins(knee),
    }


RANKS = (("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1.0))


def _finite(value: float | None) -> float | None:
    return None if value is None or value == float("inf") else value


def save(result: Result, path: Path) -> None:
    """Write *result* to the file *path*, its owner's alone."""
    private.write(path, encode(result))


def packed(result: Result) -> str:
    """Return *result* as a report carries it along: letters, digits and ``+/=``."""
    return b64encode(zlib.compress(msgspec.json.encode(result), 9)).decode()


def _unpacked(content: bytes) -> bytes:
    """Return the JSON that a report carries along; *content* as it is where it is no report.

    Raises:
        ValueError: there is none, or too much.
    """
    if not content.lstrip().startswith(b"<"):
        return content
    found = _CARRIED.search(content)
    if found is None:
        raise ValueError("this page carries no run along")
    unpacking = zlib.decompressobj()
    unpacked = unpacking.decompress(b64decode(found[1], validate=True), MAX_BYTES)
    if not unpacking.eof:
        raise ValueError("what this page carries along is too much, or cut off")
    return unpacked


def load(path: Path) -> Result:
    """Read a saved run, or the one that a report carries along.

    Raises:
        ConfigError: it is none.
        OSError: the file cannot be read.
    """
    with open(path, "rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ConfigError(f"{path} has more than {MAX_BYTES // 1_000_000} MB: no saved run has")
    try:
        result = msgspec.json.decode(_unpacked(content), type=Result)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, zlib.error) as error:
        raise ConfigError(f"{path} is no saved run of a load test: {error}") from error
    if result.kickboard_load != VERSION:
        raise ConfigError(
            f"{path} was saved by a newer Kickboard (version {result.kickboard_load})"
        )
    return result
