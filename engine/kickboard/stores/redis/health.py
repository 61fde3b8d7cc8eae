"""Is a Redis fit for jobs? What `kickboard doctor` and the window ask; nothing is changed."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Set
from itertools import islice

from kickboard.clock import Clock, SystemClock
from kickboard.errors import StoreError
from kickboard.payload.record import JobState
from kickboard.stores.finding import Finding
from kickboard.stores.redis import dialect, keys, lines, payloads, scripts
from kickboard.stores.redis.connection import Connections
from kickboard.stores.redis.health_words import RIGHTS, found
from kickboard.stores.redis.holding import pairs
from kickboard.stores.redis.place import Place, parse
from kickboard.stores.redis.reading import SNAPSHOT_KEYS

#: Jobs of each state whose classes are looked at.
_MOST_JOBS = 10_000
_OLDEST, _WANTED = (6, 2), (7, 0)
#: Seconds of a round trip that are slow, and too slow: Sidekiq's own figures.
_SLOW, _TOO_SLOW = 0.01, 0.05
_LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))
#: Seconds that two clocks may differ by.
_APART = 5.0
#: Unknown classes that are named.
_MOST_NAMED = 5


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
    findings = list(access(place))
    try:
        findings += _look(link, clock or SystemClock(), known)
    except StoreError as error:
        findings.insert(0, _closed(error))
    finally:
        link.close()
    return findings


def _closed(error: StoreError) -> Finding:
    """Return that nobody is let in; the reason's code is for who has words of their own."""
    values = {"reason": error.code, "where": error.where, "said": error.said}
    return found("opening.failed", error=str(error), **values)


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
        yield found("access.unverified")
    elif not is_near and place.password is None:
        yield found("access.open", place=place.where)
    elif not is_near and not place.tls:
        yield found("access.plain")
    else:
        yield found("access.guarded", place=place.where)


def version(told: dict[str, str]) -> Finding:
    """Say whether the server is new enough."""
    server = "Valkey" if "valkey_version" in told else "Redis"
    number = told.get("redis_version", "0")
    parts = tuple(int(part) for part in number.split(".")[:2] if part.isdigit())
    code = "too_old" if parts < _OLDEST else "old" if parts < _WANTED else "good"
    return found(f"version.{code}", server=server, number=told.get("valkey_version", number))


def role(told: dict[str, str]) -> Finding:
    """Say whether it may be written to."""
    if told.get("role") != "master":
        master = f"{told.get('master_host')}:{told.get('master_port')}"
        return found("role.replica", master=master)
    return found("role.master", n=int(told.get("connected_slaves", "0")))


def eviction(told: dict[str, str]) -> Finding:
    """Say whether Redis would throw jobs away to make room."""
    policy = told.get("maxmemory_policy", "noeviction")
    if policy == "noeviction":
        return found("eviction.none", policy=policy)
    has_limit = told.get("maxmemory", "0") != "0"
    return found("eviction.throws" if has_limit else "eviction.later", policy=policy)


def memory(told: dict[str, str]) -> Finding:
    """Say how full it is."""
    used, most = int(told.get("used_memory", 0)), int(told.get("maxmemory", 0))
    if not most:
        return found("memory.unlimited", used=used)
    code = "full" if used > 0.95 * most else "filling" if used > 0.8 * most else "room"
    return found(f"memory.{code}", used=used, most=most)


def persistence(told: dict[str, str]) -> Iterator[Finding]:
    """Say what a crash of the server would cost."""
    if told.get("rdb_last_bgsave_status", "ok") != "ok":
        yield found("disk.snapshot")
    if told.get("aof_last_write_status", "ok") != "ok":
        yield found("disk.log")
    if told.get("aof_enabled") == "1":
        yield found("persistence.log")
    elif int(told.get("rdb_saves", 0)):
        yield found("persistence.snapshots")
    else:
        yield found("persistence.none")


def _clocks(link: Connections, clock: Clock) -> Finding:
    seconds, micros = link.call("TIME")
    apart = abs(clock.now() - int(seconds) - int(micros) / 1e6)
    return found("clocks.apart" if apart > _APART else "clocks.together", apart=apart)


def _round_trip(link: Connections, clock: Clock) -> Finding:
    times = []
    for _ in range(5):
        began = clock.monotonic()
        link.call("PING")
        times.append(clock.monotonic() - began)
    middle = statistics.median(times)
    code = "too_slow" if middle > _TOO_SLOW else "slow" if middle > _SLOW else "quick"
    return found(f"round_trip.{code}", taken=middle)


def _rights(link: Connections) -> Finding:
    try:
        link.run(scripts.SNAPSHOT, SNAPSHOT_KEYS)
    except StoreError as error:
        return found("rights.missing", error=str(error), rights=RIGHTS)
    return found("rights.enough")


def _peers(link: Connections) -> Finding:
    infos: dict[bytes, bytes | None] = {}
    ours = set(link.call("HKEYS", keys.OWNERS))
    for identity in link.call("SMEMBERS", keys.PROCESSES):
        if identity not in ours:
            infos[identity] = link.call("HGET", identity, "info")
    known = {dialect.version(told) for told in infos.values() if told is not None} - {0}
    if not known:
        return found("sidekiq.none")
    return found("sidekiq.some", n=len(infos), versions=", ".join(map(str, sorted(known))))


def _engines(link: Connections) -> Finding:
    owners = [one.decode("utf-8", "replace") for one in pairs(link.call("HGETALL", keys.OWNERS))]
    alive = [one for one in owners if link.call("EXISTS", one)]
    if len(alive) < len(owners):
        held = sum(int(link.call("HLEN", keys.held(one))) for one in owners if one not in alive)
        return found("engines.dead", n=len(alive), dead=len(owners) - len(alive), held=held)
    return found("engines.alive", n=len(alive))


def _classes(link: Connections, known: Set[str] | None) -> Finding:
    names: dict[str, int] = {}
    for state in (JobState.ENQUEUED, JobState.SCHEDULED, JobState.RETRY):
        for one in islice(lines.walk(lines.line(link, state)), _MOST_JOBS):
            name = payloads.head(one.payload).name
            names[name] = names.get(name, 0) + 1
    if known is None:
        return found("classes.counted", n=len(names))
    unknown = sorted(f"{name} ({n:,} jobs)" for name, n in names.items() if name not in known)
    if not unknown:
        return found("classes.known", n=len(names))
    shown, more = ", ".join(unknown[:_MOST_NAMED]), len(unknown) - _MOST_NAMED
    if more > 0:
        return found("classes.unknown_many", names=shown, more=more)
    return found("classes.unknown", names=shown)
