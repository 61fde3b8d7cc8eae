"""The Redis connections of a user: their names and colours, and the parts of a URL.

What lets somebody in is kept apart from the URL at once, and never written down with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from urllib.parse import quote, unquote, urlsplit

from kickboard_desktop.texts import QT_TRANSLATE_NOOP

_SSH = "redis+ssh"
_PORT = "6379"
#: Connections that are remembered.
MOST = 12

#: Key -> word and ground of what a connection is marked with; white text stands on each.
COLORS = {
    "orange": (QT_TRANSLATE_NOOP("Connections", "Orange"), "#b45309"),
    "red": (QT_TRANSLATE_NOOP("Connections", "Red"), "#c62828"),
    "violet": (QT_TRANSLATE_NOOP("Connections", "Violet"), "#7c3aed"),
    "blue": (QT_TRANSLATE_NOOP("Connections", "Blue"), "#1d62d8"),
    "teal": (QT_TRANSLATE_NOOP("Connections", "Teal"), "#0f766e"),
    "green": (QT_TRANSLATE_NOOP("Connections", "Green"), "#2e7d32"),
    "grey": (QT_TRANSLATE_NOOP("Connections", "Grey"), "#56606e"),
}
USUAL_COLOR = "orange"


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """A Redis as its user knows it.

    Attributes:
        url: Without what lets somebody in.
        name: What the user calls it; "" for where it is.
        color: One of `COLORS`.
        user: Whom the password is of.
        in_keyring: The desktop's keyring has the password.
    """

    url: str
    name: str = ""
    color: str = USUAL_COLOR
    user: str = ""
    in_keyring: bool = False

    @property
    def title(self) -> str:
        """What it is called."""
        return self.name or self.place

    @property
    def place(self) -> str:
        """Host and port, the socket's path, or whatever else leads there."""
        parts = parts_of(self.url)
        if parts is None:
            return self.url.partition("://")[2].partition("?")[0] or self.url
        return f"{parts.host}:{parts.port}"

    @property
    def database(self) -> str:
        """The number of the database."""
        parts = parts_of(self.url)
        if parts is not None:
            return parts.database
        tail = self.url.partition("?")[0].rpartition("/")[2]
        asked = self.url.partition("db=")[2].partition("&")[0]
        return asked or (tail if tail.isdecimal() else "0")

    @property
    def words(self) -> tuple[str, ...]:
        """What may be typed to show that one knows which Redis this is; the usual one first."""
        parts = parts_of(self.url)
        first = parts.host if parts is not None else self.place
        return tuple(dict.fromkeys(filter(None, (first, self.place, self.name))))

    @property
    def ground(self) -> str:
        """Its colour, "#rrggbb"."""
        return COLORS.get(self.color, COLORS[USUAL_COLOR])[1]


# -- the parts of a URL


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A URL of the plain kind in fields; *rest* is its parameters, "?" and all."""

    host: str = "127.0.0.1"
    port: str = _PORT
    database: str = "0"
    tls: bool = False
    rest: str = ""


def parts_of(url: str) -> Parts | None:
    """Return the fields of *url*, None where it is no plain one: a socket, sentinels, ssh."""
    scheme, separator, place = url.strip().partition("://")
    if scheme not in ("redis", "rediss") or not separator:
        return None
    try:
        found = urlsplit(f"//{place.partition('?')[0]}")
        port = found.port or int(_PORT)
    except ValueError:
        return None
    database = found.path.strip("/") or "0"
    if "/" in database:
        return None
    _, mark, rest = place.partition("?")
    host = found.hostname or "127.0.0.1"
    return Parts(
        host=f"[{host}]" if ":" in host else host,
        port=str(port),
        database=database,
        tls=scheme == "rediss",
        rest=mark + rest,
    )


def url_of(parts: Parts) -> str:
    """Return the URL of *parts*."""
    scheme = "rediss" if parts.tls else "redis"
    port = parts.port or _PORT
    return f"{scheme}://{parts.host or '127.0.0.1'}:{port}/{parts.database or '0'}{parts.rest}"


def split_login(url: str) -> tuple[str, str, str]:
    """Return *url* without its user and password, and those two; of ssh the user stays.

    Parameters stay as they are: only the part before the @ is a login.
    """
    scheme, separator, rest = url.strip().partition("://")
    users, at, place = rest.rpartition("@")
    if not separator or not at or scheme == _SSH:
        return url.strip(), "", ""
    user, _, password = users.partition(":")
    return f"{scheme}://{place}", unquote(user), unquote(password)


def with_login(url: str, user: str, password: str) -> str:
    """Return *url*, which has none, with *user* and *password*; both may be empty."""
    scheme, separator, place = url.partition("://")
    if not separator or not (user or password):
        return url
    if scheme == _SSH:  # what stands before its @ is for ssh
        pairs = (("username", user), ("password", password))
        told = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs if value)
        return f"{url}{'&' if '?' in url else '?'}{told}"
    login = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
    return f"{scheme}://{login}@{place}"


_SECRETS = frozenset(("password", "sentinel_password", "username"))


def without_login(url: str) -> str:
    """Return *url* with nothing in it that lets somebody in, its parameters included."""
    place = split_login(url)[0]
    head, mark, parameters = place.partition("?")
    kept = [one for one in parameters.split("&") if one.partition("=")[0] not in _SECRETS]
    return head + (mark + "&".join(kept) if mark and any(kept) else "")


# -- those that are remembered


def read(text: str) -> tuple[Connection, ...]:
    """Return the connections that `write` wrote; what cannot be read is left out."""
    try:
        told = json.loads(text)
    except ValueError:
        return ()
    found = [_read_one(one) for one in told] if isinstance(told, list) else []
    return tuple(one for one in found if one is not None)


def _read_one(told: object) -> Connection | None:
    if not isinstance(told, dict) or not isinstance(told.get("url"), str):
        return None
    color = str(told.get("color", USUAL_COLOR))
    return Connection(
        url=without_login(told["url"]),
        name=str(told.get("name", "")),
        color=color if color in COLORS else USUAL_COLOR,
        user=str(told.get("user", "")),
        in_keyring=told.get("in_keyring") is True,
    )


def write(connections: Iterable[Connection]) -> str:
    """Return *connections* as text, without a password in it."""
    return json.dumps([asdict(replace(one, url=without_login(one.url))) for one in connections])


def remembered(known: Sequence[Connection], newest: Connection) -> tuple[Connection, ...]:
    """Return *known* with *newest* first, one for each place and user."""
    others = [one for one in known if (one.url, one.user) != (newest.url, newest.user)]
    return (newest, *others)[:MOST]
