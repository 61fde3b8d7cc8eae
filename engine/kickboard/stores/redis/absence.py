"""Why no Redis answers: what went wrong on the way there, told apart, and what to do about each.

A code goes with each, for a window that has words of its own.
"""

from __future__ import annotations

import socket
import ssl

from redis import exceptions, sentinel

from kickboard.errors import StoreSilentError

#: Code -> what is wrong and what to do now.
WORDS = {
    "redis.name": (
        "There is no host of the name in {where}. Is it spelled right, and does it need a VPN?"
    ),
    "redis.refused": (
        "Nothing listens at {where}. Is Redis running there, and on that port? It may listen on "
        "its own machine only (bind)."
    ),
    "redis.no_socket": "There is no socket {where}. Is Redis running, and with that unixsocket?",
    "redis.silent": (
        "No Redis answers at {where}. Is it running, is that its address, and does a firewall "
        "stand between?"
    ),
    "redis.wants_tls": (
        "What is at {where} hangs up at the first word. Does it want TLS? Then write rediss://."
    ),
    "redis.no_tls": "What is at {where} speaks no TLS. Write redis:// instead of rediss://.",
    "redis.certificate": (
        "The certificate of {where} is not to be trusted. ?ca=FILE names an authority of your "
        "own; the host must be written as in the certificate."
    ),
    "redis.no_redis": "What answers at {where} is no Redis. Is that its port?",
    "redis.sentinel": (
        "The sentinels do not answer, or know no master of that name. See their addresses and "
        "the name."
    ),
}


def unreachable(error: Exception, where: str, shown: str, *, tls: bool = False) -> StoreSilentError:
    """Return that nobody answers at *where*, and why; *shown* is its URL without secrets."""
    code = _code(error, tls=tls)
    said = "" if code == "redis.sentinel" else brief(error)  # that one tells of objects
    advice = WORDS[code].format(where=where)
    message = f"{advice} ({said})" if said else advice
    return StoreSilentError(message, shown, code=code, where=where, said=said)


def _code(error: Exception, *, tls: bool) -> str:
    if isinstance(error, sentinel.MasterNotFoundError):
        return "redis.sentinel"
    if isinstance(error, exceptions.InvalidResponse):
        return "redis.no_redis"
    cause = error if isinstance(error, OSError) else error.__cause__ or error.__context__
    for kind, code in _CAUSES:
        if isinstance(cause, kind):
            return code
    silent = isinstance(error, exceptions.TimeoutError)
    if tls and silent and "connecting" in str(error):  # it listens: the handshake got no answer
        return "redis.no_tls" if "handshake" in str(cause) else "redis.silent"
    hung_up = isinstance(cause, ConnectionError) or "closed by server" in str(error)
    return "redis.wants_tls" if hung_up and not tls else "redis.silent"


#: In the order in which they are looked at: some are kinds of others.
_CAUSES: tuple[tuple[type[BaseException], str], ...] = (
    (socket.gaierror, "redis.name"),
    (ConnectionRefusedError, "redis.refused"),
    (FileNotFoundError, "redis.no_socket"),
    (ssl.SSLCertVerificationError, "redis.certificate"),
    (ssl.SSLError, "redis.no_tls"),
)


def brief(error: Exception) -> str:
    """Return the first line of what an error says."""
    text = str(error).strip().rstrip(".")
    return text.splitlines()[0][:200] if text else type(error).__name__
