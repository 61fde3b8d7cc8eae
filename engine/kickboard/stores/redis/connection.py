"""Connections to a Redis: few, kept, made anew when they break; calls with our own patience.

The client library's own retries are off: it repeats blindly, and a push that is repeated
blindly is two jobs. Every call here that writes may be repeated, because its script says so.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeAlias, cast

from redis import connection as _connections
from redis import exceptions, sentinel
from redis.backoff import NoBackoff
from redis.retry import Retry

from kickboard.errors import StoreError
from kickboard.stores.redis import absence, failing
from kickboard.stores.redis.place import Place
from kickboard.stores.redis.scripts import Script
from kickboard.stores.redis.tunnel import Tunnel

Argument: TypeAlias = bytes | str | int | float
#: The library's modules; few of its functions have types.
_library: Any = _connections
_sentinels: Any = sentinel


class Connection(Protocol):
    """What is used of the library's connections."""

    def connect(self) -> None:
        """Connect, unless it is."""
        ...

    def disconnect(self) -> None:
        """Close the socket."""
        ...

    def send_packed_command(self, packed: Any, check_health: bool = True) -> None:
        """Send what was packed."""
        ...

    def read_response(self, *, timeout: float = ...) -> Any:
        """Wait for a reply and return it."""
        ...


#: Seconds before each further attempt of a call that found the connection broken: at once,
#: since the server may just have been restarted, and then while that takes a moment.
PATIENCE = (0.0, 0.05, 0.25)
#: Seconds that it may take until a server accepts us.
CONNECT_SECONDS = 2.0

#: Bytes of an argument that is not copied to be sent with the others.
_LONG = 65_536

_BROKEN = (
    exceptions.ConnectionError,
    exceptions.TimeoutError,
    exceptions.InvalidResponse,
    OSError,
)
#: Subclasses of the library's ConnectionError that are answers of a server.
_ANSWERS = (exceptions.AuthenticationError, exceptions.BusyLoadingError)


class Connections:
    """All connections of this process to one Redis. Thread-safe."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._free: list[Connection] = []  # append and pop are atomic
        self._pid = os.getpid()
        self._closed = False
        self._tunnel = Tunnel(place) if place.ssh else None
        self._version: tuple[int, ...] | None = None

    # -- calls

    def call(self, *command: Argument) -> Any:
        """Send a command and return its reply.

        Raises:
            StoreError: Redis refused it or cannot be reached.
        """
        return self._repeatedly(lambda c: _exchange(c, *command))

    def all(self, commands: Iterable[Sequence[Argument]], *, atomic: bool = False) -> list[Any]:
        """Send commands in one go and return their replies; *atomic*: as one step.

        Raises:
            StoreError: Redis refused one of them or cannot be reached.
        """
        todo = list(commands)
        if not todo:
            return []
        if atomic:
            replies = self._repeatedly(lambda c: _pipeline(c, [("MULTI",), *todo, ("EXEC",)]))[-1]
        else:
            replies = self._repeatedly(lambda c: _pipeline(c, todo))
        for reply in replies:
            if isinstance(reply, exceptions.RedisError):
                raise failing.of_reply(reply, self.place.shown) from reply
        return list(replies)

    def run(self, script: Script, keys: Sequence[Argument], args: Sequence[Argument] = ()) -> Any:
        """Run a script and return its reply.

        Raises:
            StoreError: Redis refused it or cannot be reached.
        """
        rest = (len(keys), *keys, *args)
        return self._repeatedly(lambda c: self._evaluate(c, script, rest))

    def try_once(self, script: Script, keys: Sequence[Argument], args: Sequence[Argument]) -> Any:
        """Run a script that must not be repeated when its reply was lost.

        Raises:
            AmbiguousError: the reply was lost.
            StoreError: Redis refused it or cannot be reached.
        """
        rest = (len(keys), *keys, *args)
        return self._repeatedly(lambda c: self._evaluate(c, script, rest), again=False)

    def _evaluate(self, connection: Connection, script: Script, rest: tuple[Argument, ...]) -> Any:
        sha, text = script.forms(self.version(connection))
        try:
            return _exchange(connection, "EVALSHA", sha, *rest)
        except exceptions.NoScriptError:  # a new server, or somebody's SCRIPT FLUSH
            return _exchange(connection, "EVAL", text, *rest)

    def _repeatedly(self, work: Callable[[Connection], Any], *, again: bool = True) -> Any:
        """Do *work* on a connection, again on a new one where that is what is wrong."""
        failures = 0
        is_stale = False
        while True:
            connection = self._take()  # raises what is wrong with the way there
            try:
                reply = work(connection)
            except exceptions.ResponseError as error:
                if is_stale or not failing.is_stale(error):
                    self._free.append(connection)
                    raise failing.of_reply(error, self.place.shown) from error
                is_stale = True
                self._drop(connection)
            except _ANSWERS as error:
                self._drop(connection)
                raise failing.of_reply(error, self.place.shown) from error
            except _BROKEN as error:
                self._drop(connection)
                if not again or failures == len(PATIENCE):
                    raise failing.lost(error, self.place.where, self.place.shown) from error
                threading.Event().wait(PATIENCE[failures])
                failures += 1
            except BaseException:
                connection.disconnect()  # a reply may still be on its way
                raise
            else:
                self._free.append(connection)
                return reply

    # -- connections

    def _take(self) -> Connection:
        if os.getpid() != self._pid:  # a forked child: they are the parent's
            self._free, self._pid = [], os.getpid()
        if self._closed:
            raise StoreError("The store is closed.", self.place.shown)
        try:
            return self._free.pop()
        except IndexError:
            return self.connect()

    def _drop(self, broken: Connection) -> None:
        """Close *broken*, and with it those that are as old: they lead to the same place."""
        broken.disconnect()
        while self._free:
            try:
                self._free.pop().disconnect()
            except IndexError:
                return

    def connect(self) -> Connection:
        """Return a new connection, which the caller closes.

        Raises:
            StoreUnavailableError: nobody answers, or nobody lets us in.
            UnsupportedError: it is a cluster.
        """
        failures = 0
        while True:
            try:
                connection = self._make()
                connection.connect()
                break
            except (*_ANSWERS, exceptions.ResponseError) as error:
                raise failing.of_reply(error, self.place.shown) from error
            except sentinel.MasterNotFoundError as error:
                raise self._unreachable(error) from error
            except _BROKEN as error:
                # Where it was silent, asking again takes long; what is no Redis never becomes one.
                in_vain = isinstance(error, exceptions.TimeoutError | exceptions.InvalidResponse)
                if in_vain or failures == len(PATIENCE):
                    raise self._unreachable(error) from error
                threading.Event().wait(PATIENCE[failures])
                failures += 1
        if self._version is None:
            self.version(connection)
        return connection

    def _unreachable(self, error: Exception) -> StoreError:
        place = self.place
        return absence.unreachable(error, place.where, place.shown, tls=place.tls)

    def _make(self) -> Connection:
        place = self.place
        common: dict[str, Any] = {
            "db": place.db,
            "username": place.username,
            "password": place.password,
            "socket_timeout": place.timeout,
            "socket_connect_timeout": min(CONNECT_SECONDS, place.timeout),
            "protocol": place.protocol,
            "client_name": "kickboard",
            "retry": Retry(NoBackoff(), 0),
        }
        path = self._tunnel.path() if self._tunnel is not None else place.path
        if path is not None:
            return cast(Connection, _library.UnixDomainSocketConnection(path=path, **common))
        host, port = self._master() if place.sentinels else (place.host, place.port)
        common |= {"host": host, "port": port, "socket_keepalive": True}
        if not place.tls:
            return cast(Connection, _library.Connection(**common))
        secure = _library.SSLConnection(
            ssl_ca_certs=place.ca,
            ssl_certfile=place.cert,
            ssl_keyfile=place.key,
            ssl_cert_reqs="required" if place.verify else "none",
            ssl_check_hostname=place.verify,
            **common,
        )
        return cast(Connection, secure)

    def _master(self) -> tuple[str, int]:
        """Ask the sentinels where the master is now."""
        guards = _sentinels.Sentinel(
            self.place.sentinels,
            sentinel_kwargs={"password": self.place.sentinel_password},
            socket_timeout=CONNECT_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )
        try:
            host, port = guards.discover_master(self.place.service)
        finally:
            for one in guards.sentinels:
                one.close()
        return str(host), int(port)

    def version(self, connection: Connection) -> tuple[int, ...]:
        """Return the server's version; asked once, and a cluster is found out then."""
        if self._version is None:
            hello = _exchange(connection, "HELLO")
            told = hello if isinstance(hello, dict) else dict(zip(*[iter(hello)] * 2, strict=True))
            if told.get(b"mode") == b"cluster":
                connection.disconnect()
                raise failing.cluster(self.place.shown)
            numbers = told.get(b"version", b"0").split(b".")
            self._version = tuple(int(part) for part in numbers if part.isdigit())
        return self._version

    def log_in(self, user: str, password: str) -> None:
        """Use another user and password from the next connection on."""
        self.place = replace(self.place, username=user or None, password=password or None)

    def close(self) -> None:
        """Close what is free; what is in use closes with its call. May be called twice."""
        self._closed = True
        if os.getpid() == self._pid:
            while self._free:
                self._free.pop().disconnect()
        if self._tunnel is not None:
            self._tunnel.close()


def send(connection: Connection, *commands: Sequence[Argument]) -> None:
    """Send commands in one piece, but for what is long, which is not copied.

    The library's own way takes half as long again, and sends a thousand short arguments in
    pieces: each wakes the server, which finds less than a command.
    """
    pieces: list[bytes] = []
    for command in commands:
        parts = [
            one if type(one) is bytes else one.encode() if type(one) is str else repr(one).encode()
            for one in command
        ]
        if max(map(len, parts)) < _LONG:
            pieces.append(b"*%d\r\n" % len(parts))
            pieces += [b"$%d\r\n%b\r\n" % (len(part), part) for part in parts]
        else:
            connection.send_packed_command([b"".join(pieces)], check_health=False)
            pieces = []
            _send_long(connection, parts)
    connection.send_packed_command([b"".join(pieces)], check_health=False)


def _send_long(connection: Connection, parts: Sequence[bytes]) -> None:
    connection.send_packed_command([b"*%d\r\n" % len(parts)], check_health=False)
    for part in parts:
        whole = [b"$%d\r\n" % len(part), part, b"\r\n"]
        connection.send_packed_command(whole, check_health=False)


def _exchange(connection: Connection, *command: Argument) -> Any:
    send(connection, command)
    return connection.read_response()


def _pipeline(connection: Connection, commands: Sequence[Sequence[Argument]]) -> list[Any]:
    """Return the replies; a refused command's is the error, so that all are read."""
    send(connection, *commands)
    replies: list[Any] = []
    for _ in commands:
        try:
            replies.append(connection.read_response())
        except exceptions.ResponseError as error:
            replies.append(error)
    if isinstance(replies[-1], exceptions.ExecAbortError):
        raise next(reply for reply in replies if isinstance(reply, exceptions.RedisError))
    return replies
