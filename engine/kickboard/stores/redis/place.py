"""Which Redis a URL names, and how to get there.

========================================  ==================================================
``redis://user:password@host:6379/0``     TCP; ``rediss://`` with TLS (``?ca=FILE``,
                                          ``?cert=FILE&key=FILE``, ``?verify=no``)
``unix:///run/redis.sock?db=0``           a Unix socket; also ``unix://user:password@/…``
``redis+sentinel://h1:26379,h2/name/0``   the master that the sentinels know by that name
                                          (``?sentinel_password=``)
``redis+ssh://user@host/0``               through the system's ``ssh``; ``?to=HOST:PORT`` as
                                          that host sees it, ``?username=&password=``
``redis:``                                ``$REDIS_URL``, or what ``$REDIS_PROVIDER`` names
========================================  ==================================================

All take ``?protocol=2|3`` and ``?dialect=6|7|8``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, unquote, urlsplit

from kickboard.errors import ConfigError
from kickboard.stores.urls import REDIS_OF_ENVIRONMENT, REDIS_SCHEMES, masked

DIALECTS = (6, 7, 8)
_PORT, _SENTINEL_PORT = 6379, 26379
_KNOWN = frozenset(
    (
        *("protocol", "dialect", "db", "username", "password", "timeout"),
        *("ca", "cert", "key", "verify", "sentinel_password", "to"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A Redis and how to get there.

    Attributes:
        shown: The URL without what lets somebody in.
        path: Of a Unix socket.
        sentinels: Where to ask for the master *service*; then host and port do not count.
        ssh: Arguments for the system's ``ssh``; host and port are as seen from there.
        dialect: Which Sidekiq to write like; None: as those that are there do.
        timeout: Seconds to wait for an answer.
    """

    shown: str
    host: str = "127.0.0.1"
    port: int = _PORT
    path: str | None = None
    db: int = 0
    username: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    tls: bool = False
    ca: str | None = None
    cert: str | None = None
    key: str | None = None
    verify: bool = True
    sentinels: tuple[tuple[str, int], ...] = ()
    sentinel_password: str | None = field(default=None, repr=False)
    service: str = ""
    ssh: tuple[str, ...] = ()
    protocol: int = 3
    dialect: int | None = None
    timeout: float = 5.0

    @property
    def where(self) -> str:
        """Where it is, for a sentence: "db.example:6379"."""
        if self.path is not None:
            return self.path
        if self.sentinels:
            return f"the master {self.service!r} of the sentinels"
        return f"{self.host}:{self.port}" + (f" through ssh {self.ssh[-1]}" if self.ssh else "")


def from_environment(environment: Mapping[str, str] = os.environ) -> str:
    """Return the URL that the surroundings name: Sidekiq's rule, with its default."""
    name = environment.get("REDIS_PROVIDER") or "REDIS_URL"
    return environment.get(name) or "redis://127.0.0.1:6379/0"


def parse(url: str, environment: Mapping[str, str] = os.environ) -> Place:
    """Return the place that *url* names.

    Raises:
        ConfigError: it cannot be understood; the message shows no password.
    """
    if url in REDIS_OF_ENVIRONMENT:
        url = from_environment(environment)
    shown = masked(url)
    try:
        return _parse(url, shown)
    except ValueError as error:
        raise ConfigError(f"{shown} names no Redis: {error}") from None


def _parse(url: str, shown: str) -> Place:
    scheme, _, rest = url.partition("://")
    if scheme not in REDIS_SCHEMES:
        raise ValueError(f"a URL of one begins with {', '.join(REDIS_SCHEMES)}")
    asked = dict(parse_qsl(urlsplit(f"x://{rest}").query, keep_blank_values=True))
    if unknown := asked.keys() - _KNOWN:
        raise ValueError(f"there is no parameter {min(unknown)!r}")
    users, at, place = rest.partition("?")[0].rpartition("@")
    username, _, password = users.partition(":") if at else ("", "", "")
    found = Place(
        shown=shown,
        username=unquote(username) or asked.get("username"),
        password=unquote(password) or asked.get("password"),
        protocol=_one_of(asked, "protocol", (2, 3)) or 3,
        dialect=_one_of(asked, "dialect", DIALECTS),
        timeout=float(asked.get("timeout", 5.0)),
        ca=asked.get("ca"),
        cert=asked.get("cert"),
        key=asked.get("key"),
        verify=asked.get("verify", "yes") not in ("no", "0", "false"),
        tls=scheme.startswith("rediss"),
    )
    if scheme == "unix":
        return replace(found, path=unquote(place), db=_db(asked.get("db", "")))
    hosts, _, path = place.partition("/")
    if scheme.endswith("+sentinel"):
        return _sentinel(found, hosts, path, asked)
    if scheme == "redis+ssh":
        return _through_ssh(found, hosts, path, asked)
    host, port = _address(hosts, _PORT)
    return replace(found, host=host, port=port, db=_db(asked.get("db") or path))


def _sentinel(found: Place, hosts: str, path: str, asked: Mapping[str, str]) -> Place:
    service, _, db = path.partition("/")
    if not service:
        raise ValueError("the master's name is missing: redis+sentinel://host1,host2/NAME/0")
    return replace(
        found,
        sentinels=tuple(_address(host, _SENTINEL_PORT) for host in hosts.split(",")),
        sentinel_password=asked.get("sentinel_password"),
        service=unquote(service),
        db=_db(db),
    )


def _through_ssh(found: Place, hosts: str, path: str, asked: Mapping[str, str]) -> Place:
    """What stands before the @ is for ssh; the password of Redis is a parameter."""
    gate, ssh_port = _address(hosts, 0)
    user = None if found.username == asked.get("username") else found.username
    if gate.startswith("-") or (user or "").startswith("-"):
        raise ValueError("a host or user of ssh does not begin with a dash")
    if found.password != asked.get("password"):
        raise ValueError("ssh asks for its password itself; Redis' own is ?password=")
    host, port = _address(asked.get("to", ""), _PORT)
    return replace(
        found,
        host=host,
        port=port,
        db=_db(path),
        username=asked.get("username"),
        ssh=(
            *(("-p", str(ssh_port)) if ssh_port else ()),
            f"{user}@{gate}" if user else gate,
        ),
    )


def _address(text: str, port: int) -> tuple[str, int]:
    parts = urlsplit(f"//{text}")
    return parts.hostname or "127.0.0.1", parts.port or port


def _db(text: str) -> int:
    if not text:
        return 0
    if not text.isdecimal():
        raise ValueError(f"the database is a number, not {text[:20]!r}")
    return int(text)


def _one_of(asked: Mapping[str, str], name: str, allowed: tuple[int, ...]) -> int | None:
    value = asked.get(name)
    if value is None or value == "auto":
        return None
    if not value.isdecimal() or int(value) not in allowed:
        raise ValueError(f"{name} is one of {', '.join(map(str, allowed))}, not {value[:20]!r}")
    return int(value)
