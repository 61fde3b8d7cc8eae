"""Is a Redis fit for jobs? What `kickboard doctor` and the window ask; nothing is changed."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Set
from itertools import islice

from kickboard.clock import Clock, SystemClock
from kickboard.errors import StoreError
from kickboard.payload.record import JobState
from kickboard.stores.finding import OPENING, Finding, bad, ok, warn
from kickboard.stores.redis import dialect, keys, lines, payloads, scripts
from kickboard.stores.redis.connection import Connections
from kickboard.stores.redis.holding import pairs
from kickboard.stores.redis.place import Place, parse
from kickboard.stores.redis.reading import SNAPSHOT_KEYS

#: Jobs of each state whose classes are looked at.
_MOST_JOBS = 10_000
_OLDEST, _WANTED = (6, 2), (7, 0)
#: Seconds of a round trip that are slow, and too slow: Sidekiq's own figures.
_SLOW, _TOO_SLOW = 0.01, 0.05
_LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))
#: What an ACL user needs.
RIGHTS = "~* +@all -@admin -@dangerous +info"


def examine(
    url: str, *, known: Set[str] | None = None, clock: Clock | None = None
) -> list[Finding]:
    """Look at the Redis that *url* names; return everything that was found.

    Args:
        url: See `kickboard.stores.redis.place`.
        known: Names of job classes that somebody can run; None: not to be compared.
        clock: This machine's time; None: the system's.

    Raises:
        ConfigError: the URL cannot be understood.
    """
    place = parse(url)
    link = Connections(place)
    found = list(access(place))
    try:
        found += _look(link, clock or SystemClock(), known)
    except StoreError as error:
        found.insert(0, bad(OPENING, str(error), "See to that first, then run the doctor again."))
    finally:
        link.close()
    return found


def _look(link: Connections, clock: Clock, known: Set[str] | None) -> Iterator[Finding]:
    told = _info(link)
    yield version(told)
    yield role(told)
    yield eviction(told)
    yield memory(told)
    yield from persistence(told)
    yield _clocks(link, clock)
    yield _round_trip(link, clock)
    yield _rights(link)
    yield _peers(link)
    yield _engines(link)
    yield _classes(link, known)


def _info(link: Connections) -> dict[str, str]:
    text: bytes = link.call("INFO")
    rows = (line.partition(":") for line in text.decode("utf-8", "replace").splitlines())
    return {name: value for name, colon, value in rows if colon}


def access(place: Place) -> Iterator[Finding]:
    """Say how well the way there is guarded."""
    is_near = place.path is not None or bool(place.ssh) or place.host in _LOOPBACK
    if place.tls and not place.verify:
        text = "TLS, but the server's certificate is not looked at"
        yield warn("access", text, "Leave verify=no out; ?ca=FILE names an authority of your own.")
    elif not is_near and place.password is None:
        text = f"{place.where} lets anybody in who can reach it"
        yield warn("access", text, "Set a password: requirepass, or an ACL user.")
    elif not is_near and not place.tls:
        text = "with a password, but whoever listens on the way reads everything"
        yield warn("access", text, "Use rediss:// or redis+ssh://.")
    else:
        yield ok("access", place.where)


def version(told: dict[str, str]) -> Finding:
    """Say whether the server is new enough."""
    name = "Valkey" if "valkey_version" in told else "Redis"
    number = told.get("redis_version", "0")
    found = tuple(int(part) for part in number.split(".")[:2] if part.isdigit())
    text = f"{name} {told.get('valkey_version', number)}"
    if found < _OLDEST:
        return bad("version", text, "Kickboard needs Redis 6.2 or later, better 7.")
    if found < _WANTED:
        advice = "From 7.0 on, workers go on finishing jobs when its memory is full."
        return warn("version", text, advice)
    return ok("version", text)


def role(told: dict[str, str]) -> Finding:
    """Say whether it may be written to."""
    if told.get("role") != "master":
        master = f"{told.get('master_host')}:{told.get('master_port')}"
        return bad("role", f"a replica of {master}", "Name the master: a replica is read-only.")
    return ok("role", f"master, {told.get('connected_slaves', '0')} replicas")


def eviction(told: dict[str, str]) -> Finding:
    """Say whether Redis would throw jobs away to make room."""
    policy = told.get("maxmemory_policy", "noeviction")
    if policy == "noeviction":
        return ok("eviction", policy)
    if told.get("maxmemory", "0") == "0":
        text = f"{policy}, though no maxmemory is set yet"
        return warn("eviction", text, "Set maxmemory-policy noeviction: jobs are no cache.")
    text = f"{policy}: when it is full, Redis throws jobs away"
    return bad("eviction", text, "Set maxmemory-policy noeviction.")


def memory(told: dict[str, str]) -> Finding:
    """Say how full it is."""
    used, most = int(told.get("used_memory", 0)), int(told.get("maxmemory", 0))
    if not most:
        return ok("memory", f"{_bytes(used)} used, no limit set")
    text = f"{_bytes(used)} of {_bytes(most)} used"
    if used > 0.95 * most:
        return bad("memory", text, "Raise maxmemory now, or let the workers catch up.")
    if used > 0.8 * most:
        return warn("memory", text, "Raise maxmemory soon: a full Redis takes no new jobs.")
    return ok("memory", text)


def _bytes(n: int) -> str:
    return f"{n / 2**20:,.1f} MB"


def persistence(told: dict[str, str]) -> Iterator[Finding]:
    """Say what a crash of the server would cost."""
    for field, what in (
        ("rdb_last_bgsave_status", "snapshot"),
        ("aof_last_write_status", "write of the log"),
    ):
        if told.get(field, "ok") != "ok":
            text = f"its last {what} failed"
            yield bad("disk", text, "See its log and its disk: soon it refuses every write.")
    if told.get("aof_enabled") == "1":
        yield ok("persistence", "append-only file")
    elif int(told.get("rdb_saves", 0)):
        text = "snapshots only: a crash of the server loses the jobs since the last"
        yield warn("persistence", text, "Set appendonly yes; appendfsync always loses nothing.")
    else:
        text = "none has been written: if the server ends, its jobs are gone"
        yield warn("persistence", text, "Set appendonly yes; appendfsync always loses nothing.")


def _clocks(link: Connections, clock: Clock) -> Finding:
    seconds, micros = link.call("TIME")
    apart = abs(clock.now() - int(seconds) - int(micros) / 1e6)
    text = f"{apart:,.1f} s between this machine and the server"
    if apart > 5:
        return warn("clocks", text, "Set them by NTP: jobs come due by the clock of who looks.")
    return ok("clocks", text)


def _round_trip(link: Connections, clock: Clock) -> Finding:
    times = []
    for _ in range(5):
        began = clock.monotonic()
        link.call("PING")
        times.append(clock.monotonic() - began)
    middle = statistics.median(times)
    text = f"{middle * 1000:.2f} ms"
    if middle > _TOO_SLOW:
        return bad("round trip", text, "Run the workers nearer to Redis.")
    if middle > _SLOW:
        return warn("round trip", text, "Below 1 ms is good; run the workers nearer to Redis.")
    return ok("round trip", text)


def _rights(link: Connections) -> Finding:
    try:
        link.run(scripts.SNAPSHOT, SNAPSHOT_KEYS)
    except StoreError as error:
        return bad("rights", str(error), f"What a user for Kickboard needs: {RIGHTS}")
    return ok("rights", "may look at the jobs")


def _peers(link: Connections) -> Finding:
    infos: dict[bytes, bytes | None] = {}
    ours = set(link.call("HKEYS", keys.OWNERS))
    for identity in link.call("SMEMBERS", keys.PROCESSES):
        if identity not in ours:
            infos[identity] = link.call("HGET", identity, "info")
    found = sorted({dialect.version(told) for told in infos.values() if told is not None} - {0})
    if not found:
        return ok("sidekiq", "no other Sidekiq works here")
    versions = ", ".join(map(str, found))
    return ok("sidekiq", f"{len(infos)} other processes, of Sidekiq {versions}")


def _engines(link: Connections) -> Finding:
    owners = [one.decode("utf-8", "replace") for one in pairs(link.call("HGETALL", keys.OWNERS))]
    alive = [one for one in owners if link.call("EXISTS", one)]
    text = f"{len(alive)} engines of ours"
    if len(alive) < len(owners):
        held = sum(int(link.call("HLEN", keys.held(one))) for one in owners if one not in alive)
        text += f"; {len(owners) - len(alive)} have died and hold {held:,} jobs"
        return warn("engines", text, "Start one: it gives their jobs back at once.")
    return ok("engines", text)


def _classes(link: Connections, known: Set[str] | None) -> Finding:
    names: dict[str, int] = {}
    for state in (JobState.ENQUEUED, JobState.SCHEDULED, JobState.RETRY):
        for one in islice(lines.walk(lines.line(link, state)), _MOST_JOBS):
            name = payloads.head(one.payload).name
            names[name] = names.get(name, 0) + 1
    if known is None:
        text = f"{len(names)} of jobs to be run; -r MODULE compares them with those of a module"
        return ok("classes", text)
    unknown = sorted(f"{name} ({n:,} jobs)" for name, n in names.items() if name not in known)
    if not unknown:
        return ok("classes", f"all {len(names)} of jobs to be run are known")
    more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
    return warn(
        "classes",
        f"unknown to the modules named: {', '.join(unknown[:5])}{more}",
        "They fail and are retried, here and where no other worker knows them: load their "
        "module with kickboard worker -r MODULE.",
    )
