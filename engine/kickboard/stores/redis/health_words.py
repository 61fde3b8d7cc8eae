"""What the examination of a Redis can find: a code for each finding, its level, its words.

A window has words of its own for each code, in its own language; these are the command line's.
"""

from __future__ import annotations

from kickboard.stores.finding import Finding, Level, Value

#: What an ACL user needs.
RIGHTS = "~* +@all -@admin -@dangerous +info"

_OK, _WARN, _BAD = Level
_NEARER = "Run the workers nearer to Redis."
_APPEND = "Set appendonly yes; appendfsync always loses nothing."
_LOAD = (
    "They fail and are retried, here and where no other worker knows them: load their module "
    "with kickboard worker -r MODULE."
)

#: Code -> level, what was found, what to do now; the names in braces are the values'.
WORDS: dict[str, tuple[Level, str, str]] = {
    "opening.failed": (_BAD, "{error}", "See to that first, then run the doctor again."),
    "access.guarded": (_OK, "{place}", ""),
    "access.unverified": (
        _WARN,
        "TLS, but the server's certificate is not looked at",
        "Leave verify=no out; ?ca=FILE names an authority of your own.",
    ),
    "access.open": (
        _WARN,
        "{place} lets anybody in who can reach it",
        "Set a password: requirepass, or an ACL user.",
    ),
    "access.plain": (
        _WARN,
        "with a password, but whoever listens on the way reads everything",
        "Use rediss:// or redis+ssh://.",
    ),
    "version.good": (_OK, "{server} {number}", ""),
    "version.old": (
        _WARN,
        "{server} {number}",
        "From 7.0 on, workers go on finishing jobs when its memory is full.",
    ),
    "version.too_old": (
        _BAD,
        "{server} {number}",
        "Kickboard needs Redis 6.2 or later, better 7.",
    ),
    "role.master": (_OK, "master; replicas: {n}", ""),
    "role.replica": (_BAD, "a replica of {master}", "Name the master: a replica is read-only."),
    "eviction.none": (_OK, "{policy}", ""),
    "eviction.later": (
        _WARN,
        "{policy}, though no maxmemory is set yet",
        "Set maxmemory-policy noeviction: jobs are no cache.",
    ),
    "eviction.throws": (
        _BAD,
        "{policy}: when it is full, Redis throws jobs away",
        "Set maxmemory-policy noeviction.",
    ),
    "memory.unlimited": (_OK, "{used} used, no limit set", ""),
    "memory.room": (_OK, "{used} of {most} used", ""),
    "memory.filling": (
        _WARN,
        "{used} of {most} used",
        "Raise maxmemory soon: a full Redis takes no new jobs.",
    ),
    "memory.full": (
        _BAD,
        "{used} of {most} used",
        "Raise maxmemory now, or let the workers catch up.",
    ),
    "disk.snapshot": (
        _BAD,
        "its last snapshot failed",
        "See its log and its disk: soon it refuses every write.",
    ),
    "disk.log": (
        _BAD,
        "its last write of the log failed",
        "See its log and its disk: soon it refuses every write.",
    ),
    "persistence.log": (_OK, "append-only file", ""),
    "persistence.snapshots": (
        _WARN,
        "snapshots only: a crash of the server loses the jobs since the last",
        _APPEND,
    ),
    "persistence.none": (
        _WARN,
        "none has been written: if the server ends, its jobs are gone",
        _APPEND,
    ),
    "clocks.together": (_OK, "{apart} between this machine and the server", ""),
    "clocks.apart": (
        _WARN,
        "{apart} between this machine and the server",
        "Set them by NTP: jobs come due by the clock of who looks.",
    ),
    "round_trip.quick": (_OK, "{taken}", ""),
    "round_trip.slow": (_WARN, "{taken}", f"Below 1 ms is good. {_NEARER}"),
    "round_trip.too_slow": (_BAD, "{taken}", _NEARER),
    "rights.enough": (_OK, "may look at the jobs", ""),
    "rights.missing": (_BAD, "{error}", "What a user for Kickboard needs: {rights}"),
    "sidekiq.none": (_OK, "no other Sidekiq works here", ""),
    "sidekiq.some": (_OK, "other processes: {n}, of Sidekiq {versions}", ""),
    "engines.alive": (_OK, "engines of ours: {n}", ""),
    "engines.dead": (
        _WARN,
        "engines of ours: {n}; {dead} have died and hold {held} jobs",
        "Start one: it gives their jobs back at once.",
    ),
    "classes.counted": (
        _OK,
        "{n} of jobs to be run; -r MODULE compares them with those of a module",
        "",
    ),
    "classes.known": (_OK, "all {n} of jobs to be run are known", ""),
    "classes.unknown": (
        _WARN,
        "unknown to the modules named: {names}",
        _LOAD,
    ),
    "classes.unknown_many": (
        _WARN,
        "unknown to the modules named: {names} and {more} more",
        _LOAD,
    ),
}


def found(code: str, **values: Value) -> Finding:
    """Return the finding *code*; its check is what stands before the dot.

    Values are names and numbers: *used* and *most* octets, *apart* and *taken* seconds, the
    others as they are.
    """
    level, text, advice = WORDS[code]
    shown = {name: _shown(name, value) for name, value in values.items()}
    return Finding(
        check=code.partition(".")[0].replace("_", " "),
        level=level,
        text=text.format(**shown),
        advice=advice.format(**shown),
        code=code,
        values=tuple(values.items()),
    )


def _shown(name: str, value: Value) -> str:
    if isinstance(value, str):
        return value
    if name in ("used", "most"):
        return f"{value / 2**20:,.1f} MB"
    if name == "apart":
        return f"{value:,.1f} s"
    return f"{value * 1000:.2f} ms" if name == "taken" else f"{value:,}"
