"""Where an engine runs, so that others of the same machine can see at once that it died.

A process is known by its pid, the moment it began, the kernel's boot and its pid namespace:
a container with the same host name and the same pids is another place. Elsewhere only the
end of a heartbeat tells.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec


class Lease(msgspec.Struct, frozen=True):
    """A process of some machine; "" and 0 where that cannot be known."""

    boot: str = ""
    space: int = 0
    pid: int = 0
    began: int = 0

    def packed(self) -> bytes:
        """Return it as it is kept."""
        return msgspec.json.encode(self)

    def is_dead(self) -> bool:
        """Return whether this process is certainly gone; False also when that is unknown."""
        here = own()
        if not self.boot or (self.boot, self.space) != (here.boot, here.space):
            return False
        return _began(self.pid) != self.began


_decode = msgspec.json.Decoder(Lease).decode


def read(packed: bytes) -> Lease:
    """Return a lease as it was kept; what cannot be read is of an unknown place."""
    try:
        return _decode(packed)
    except msgspec.MsgspecError:
        return Lease()


def own() -> Lease:
    """Return this process's own."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        space = os.stat("/proc/self/ns/pid").st_ino
    except OSError:
        return Lease(pid=os.getpid())
    return Lease(boot, space, os.getpid(), _began(os.getpid()))


def _began(pid: int) -> int:
    """Return when a process of this machine began, in ticks since boot; 0: there is none."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:
        return 0
    state, *fields = stat.rpartition(b")")[2].split()  # its name may have spaces
    return 0 if state in (b"Z", b"X") else int(fields[18])
