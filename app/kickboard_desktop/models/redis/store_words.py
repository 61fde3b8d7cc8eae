"""Why a store cannot be reached or refuses, in the window's language, and what to do about it.

The engine's errors carry a code for what a person can do something about; these are the window's
words for it. An error without one speaks for itself.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard.errors import StoreError
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

#: The rights that the engine's own words name, too.
RIGHTS = "~* +@all -@admin -@dangerous +info"
_CLUSTER = QT_TRANSLATE_NOOP(
    "Store",
    "This Redis is a cluster, where Sidekiq's format does not work. Use a single Redis, with "
    "Sentinel if it is to fail over.",
)

# Code -> what is wrong, and what to do. {where} is an address, {said} another program's words.
WORDS = {
    "redis.name": QT_TRANSLATE_NOOP(
        "Store", "There is no host of this name: {where}. Check the spelling, and your VPN."
    ),
    "redis.refused": QT_TRANSLATE_NOOP(
        "Store", "Nothing listens at {where}. Start Redis there, or correct host and port."
    ),
    "redis.no_socket": QT_TRANSLATE_NOOP(
        "Store", "There is no socket {where}. Start Redis, or correct the path."
    ),
    "redis.silent": QT_TRANSLATE_NOOP(
        "Store",
        "No Redis answers at {where}. Check that it runs, the address, and the firewall between.",
    ),
    "redis.wants_tls": QT_TRANSLATE_NOOP(
        "Store", "{where} hangs up at once. It probably wants TLS: use rediss://."
    ),
    "redis.no_tls": QT_TRANSLATE_NOOP(
        "Store", "{where} speaks no TLS. Use redis:// instead of rediss://."
    ),
    "redis.certificate": QT_TRANSLATE_NOOP(
        "Store",
        "The certificate of {where} cannot be trusted. Write the host as in the certificate, or "
        "name your own authority with ?ca=FILE.",
    ),
    "redis.no_redis": QT_TRANSLATE_NOOP(
        "Store", "What answers at {where} is no Redis. Check the port."
    ),
    "redis.sentinel": QT_TRANSLATE_NOOP(
        "Store",
        "The sentinels do not answer, or know no master of this name. Check both.",
    ),
    "redis.lost": QT_TRANSLATE_NOOP(
        "Store",
        "The connection to {where} broke before the answer came, so it may have been done. "
        "Repeating it is safe.",
    ),
    "redis.noauth": QT_TRANSLATE_NOOP("Store", "Redis wants a password. Enter it."),
    "redis.wrongpass": QT_TRANSLATE_NOOP(
        "Store", "Redis refuses this user name and password. Enter others."
    ),
    "redis.noperm": QT_TRANSLATE_NOOP(
        "Store", "This Redis user may not do that. It needs {rights}. Redis said: {said}"
    ),
    "redis.cluster": _CLUSTER,
    "redis.readonly": QT_TRANSLATE_NOOP(
        "Store", "This Redis is a replica, which may be looked at only. Name the master."
    ),
    "redis.oom": QT_TRANSLATE_NOOP(
        "Store",
        "Redis is full and takes no new jobs. What is stored is safe. Give it more memory, or let "
        "the workers catch up.",
    ),
    "redis.misconf": QT_TRANSLATE_NOOP(
        "Store",
        "Redis cannot save to its disk and refuses every write. See its log and the free space of "
        "its disk.",
    ),
    "redis.loading": QT_TRANSLATE_NOOP(
        "Store", "Redis is still reading its data from disk. Wait until it is done."
    ),
    "redis.busy": QT_TRANSLATE_NOOP(
        "Store", "Redis is busy with somebody's long script. Wait, or end it with SCRIPT KILL."
    ),
    "redis.wrongtype": QT_TRANSLATE_NOOP(
        "Store",
        "A key has another type than Sidekiq's: something else writes to this database. Use "
        "another database.",
    ),
    "redis.masterdown": QT_TRANSLATE_NOOP(
        "Store", "This replica has lost its master. Name the master."
    ),
    "redis.noreplicas": QT_TRANSLATE_NOOP(
        "Store", "The master has too few replicas to accept writes. See to its replicas."
    ),
    "ssh.missing": QT_TRANSLATE_NOOP(
        "Store", "A tunnel needs the program ssh, which is not there. Install OpenSSH's client."
    ),
    "ssh.failed": QT_TRANSLATE_NOOP(
        "Store", "ssh does not get to {where}: {said}. Try ssh {where} in a terminal."
    ),
}


def explained(error: Exception) -> str:
    """Return what *error* means and what to do now."""
    if isinstance(error, StoreError) and (found := filled(error.code, error.where, error.said)):
        return found
    return str(error) or type(error).__name__


def filled(code: str, where: str, said: str) -> str:
    """Return the words of a code, "" if there are none."""
    words = WORDS.get(code)
    if words is None:
        return ""
    return QCoreApplication.translate("Store", words).format(where=where, said=said, rights=RIGHTS)
