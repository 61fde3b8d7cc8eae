"""What was found in a Redis, in the window's language: words for each code of the engine's.

The window shows no command lines where a button does the same, so some words differ from the
command line's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kickboard_desktop import format as text
from kickboard_desktop.models.redis.store_words import filled
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from kickboard.stores.finding import Finding, Value

_NEARER = QT_TRANSLATE_NOOP("Health", "Run the workers nearer to Redis.")
_APPEND = QT_TRANSLATE_NOOP(
    "Health", "Set appendonly yes; with appendfsync always nothing is lost."
)
_DISK = QT_TRANSLATE_NOOP("Health", "See its log and its disk: soon it refuses every write.")
_FULLNESS = QT_TRANSLATE_NOOP("Health", "{used} of {most} used")
_CLOCKS = QT_TRANSLATE_NOOP("Health", "{apart} between this machine and the server")
_UNKNOWN = QT_TRANSLATE_NOOP(
    "Health", "They fail and are retried where no worker knows them: load their modules."
)

#: What was looked at -> its name.
CHECKS = {
    "opening": QT_TRANSLATE_NOOP("Health", "opening"),
    "access": QT_TRANSLATE_NOOP("Health", "access"),
    "version": QT_TRANSLATE_NOOP("Health", "version"),
    "role": QT_TRANSLATE_NOOP("Health", "role"),
    "eviction": QT_TRANSLATE_NOOP("Health", "eviction"),
    "memory": QT_TRANSLATE_NOOP("Health", "memory"),
    "disk": QT_TRANSLATE_NOOP("Health", "disk"),
    "persistence": QT_TRANSLATE_NOOP("Health", "persistence"),
    "clocks": QT_TRANSLATE_NOOP("Health", "clocks"),
    "round trip": QT_TRANSLATE_NOOP("Health", "round trip"),
    "rights": QT_TRANSLATE_NOOP("Health", "rights"),
    "sidekiq": QT_TRANSLATE_NOOP("Health", "Sidekiq"),
    "engines": QT_TRANSLATE_NOOP("Health", "engines"),
    "classes": QT_TRANSLATE_NOOP("Health", "classes"),
    "package": QT_TRANSLATE_NOOP("Health", "package"),
    "url": QT_TRANSLATE_NOOP("Health", "URL"),
}
#: Code -> what was found, and what to do now.
WORDS: dict[str, tuple[str, str]] = {
    "opening.failed": ("{error}", ""),
    "access.guarded": ("{place}", ""),
    "access.unverified": (
        QT_TRANSLATE_NOOP("Health", "TLS, but the server's certificate is not looked at"),
        QT_TRANSLATE_NOOP(
            "Health", "Leave verify=no out; ?ca=FILE names an authority of your own."
        ),
    ),
    "access.open": (
        QT_TRANSLATE_NOOP("Health", "{place} lets anybody in who can reach it"),
        QT_TRANSLATE_NOOP("Health", "Set a password: requirepass, or an ACL user."),
    ),
    "access.plain": (
        QT_TRANSLATE_NOOP(
            "Health", "with a password, but whoever listens on the way reads everything"
        ),
        QT_TRANSLATE_NOOP("Health", "Use TLS (rediss://) or a tunnel (redis+ssh://)."),
    ),
    "version.good": ("{server} {number}", ""),
    "version.old": (
        "{server} {number}",
        QT_TRANSLATE_NOOP(
            "Health", "From 7.0 on, workers go on finishing jobs when its memory is full."
        ),
    ),
    "version.too_old": (
        "{server} {number}",
        QT_TRANSLATE_NOOP("Health", "Kickboard needs Redis 6.2 or later, better 7."),
    ),
    "role.master": (QT_TRANSLATE_NOOP("Health", "master; replicas: {n}"), ""),
    "role.replica": (
        QT_TRANSLATE_NOOP("Health", "a replica of {master}"),
        QT_TRANSLATE_NOOP("Health", "Name the master: a replica is read-only."),
    ),
    "eviction.none": ("{policy}", ""),
    "eviction.later": (
        QT_TRANSLATE_NOOP("Health", "{policy}, though no maxmemory is set yet"),
        QT_TRANSLATE_NOOP("Health", "Set maxmemory-policy noeviction: jobs are no cache."),
    ),
    "eviction.throws": (
        QT_TRANSLATE_NOOP("Health", "{policy}: when it is full, Redis throws jobs away"),
        QT_TRANSLATE_NOOP("Health", "Set maxmemory-policy noeviction."),
    ),
    "memory.unlimited": (QT_TRANSLATE_NOOP("Health", "{used} used, no limit set"), ""),
    "memory.room": (_FULLNESS, ""),
    "memory.filling": (
        _FULLNESS,
        QT_TRANSLATE_NOOP("Health", "Raise maxmemory soon: a full Redis takes no new jobs."),
    ),
    "memory.full": (
        _FULLNESS,
        QT_TRANSLATE_NOOP("Health", "Raise maxmemory now, or let the workers catch up."),
    ),
    "disk.snapshot": (QT_TRANSLATE_NOOP("Health", "its last snapshot failed"), _DISK),
    "disk.log": (QT_TRANSLATE_NOOP("Health", "its last write of the log failed"), _DISK),
    "persistence.log": (QT_TRANSLATE_NOOP("Health", "append-only file"), ""),
    "persistence.snapshots": (
        QT_TRANSLATE_NOOP(
            "Health", "snapshots only: a crash of the server loses the jobs since the last"
        ),
        _APPEND,
    ),
    "persistence.none": (
        QT_TRANSLATE_NOOP(
            "Health", "nothing is written to disk: if the server ends, its jobs are gone"
        ),
        _APPEND,
    ),
    "clocks.together": (_CLOCKS, ""),
    "clocks.apart": (
        _CLOCKS,
        QT_TRANSLATE_NOOP("Health", "Set them by NTP: jobs come due by the clock of who looks."),
    ),
    "round_trip.quick": ("{taken}", ""),
    "round_trip.slow": ("{taken}", _NEARER),
    "round_trip.too_slow": ("{taken}", _NEARER),
    "rights.enough": (QT_TRANSLATE_NOOP("Health", "may look at the jobs"), ""),
    "rights.missing": (
        "{error}",
        QT_TRANSLATE_NOOP("Health", "What a user for Kickboard needs: {rights}"),
    ),
    "sidekiq.none": (QT_TRANSLATE_NOOP("Health", "no other Sidekiq works here"), ""),
    "sidekiq.some": (
        QT_TRANSLATE_NOOP("Health", "other processes: {n}, of Sidekiq {versions}"),
        "",
    ),
    "engines.alive": (QT_TRANSLATE_NOOP("Health", "engines of Kickboard: {n}"), ""),
    "engines.dead": (
        QT_TRANSLATE_NOOP(
            "Health", "engines of Kickboard: {n}; died: {dead}, which hold {held} jobs"
        ),
        QT_TRANSLATE_NOOP("Health", "Start a worker: it gives their jobs back at once."),
    ),
    "classes.counted": (QT_TRANSLATE_NOOP("Health", "classes of jobs to be run: {n}"), ""),
    "classes.known": (QT_TRANSLATE_NOOP("Health", "all {n} of jobs to be run are known"), ""),
    "classes.unknown": (QT_TRANSLATE_NOOP("Health", "unknown: {names}"), _UNKNOWN),
    "classes.unknown_many": (
        QT_TRANSLATE_NOOP("Health", "unknown: {names} and {more} more"),
        _UNKNOWN,
    ),
    "package.missing": (
        QT_TRANSLATE_NOOP("Health", "One more package is needed: pip install 'kickboard[redis]'."),
        "",
    ),
    "url.wrong": ("{error}", ""),
}
#: Name of a value -> how it is written; the others are numbers or names.
_WRITTEN: dict[str, Callable[[float], str]] = {
    "used": lambda octets: text.size(round(octets)),
    "most": lambda octets: text.size(round(octets)),
    "apart": text.duration,
    "taken": text.duration,
}


def told(findings: Sequence[Finding]) -> list[tuple[str, str, str]]:
    """Return (level, what was looked at, what was found and what to do) of each."""
    return [(one.level.value, _name(one.check), _words(one)) for one in findings]


def _name(check: str) -> str:
    return QCoreApplication.translate("Health", CHECKS.get(check, check))


def _words(finding: Finding) -> str:
    """Return the words of a code; one that is newer than the window has the engine's."""
    said, advice = WORDS.get(finding.code, (None, ""))
    if said is None:
        return _sentences(finding.text, finding.advice)
    values = {name: _written(name, value) for name, value in finding.values}
    if known := filled(*(values.get(name, "") for name in ("reason", "where", "said"))):
        return known  # why nobody is let in
    return _sentences(*(_filled(one, values) for one in (said, advice)))


def _filled(words: str, values: dict[str, str]) -> str:
    if not words:
        return ""
    return QCoreApplication.translate("Health", words).format(**values)


def _sentences(said: str, advice: str) -> str:
    return f"{said}. {advice}" if advice else said


def _written(name: str, value: Value) -> str:
    if isinstance(value, str):
        return value
    write = _WRITTEN.get(name)
    return write(value) if write is not None else text.count(round(value))
