"""What is kept of a job whose process died: `kb:suspects`."""

from __future__ import annotations

import msgspec

#: Recorded starts that ended with the process, within so many seconds, that are enough.
STRIKES = 3
STRIKE_SECONDS = 72 * 3600.0


class Suspect(msgspec.Struct, array_like=True, frozen=True):
    """What is known of a job whose process died: its strikes, and whether it has started."""

    strikes: int = 0
    first_strike: float | None = None
    started: bool = False

    def packed(self) -> bytes:
        """Return it as it is kept."""
        return msgspec.msgpack.encode(self)

    def recovered(self, now: float) -> Suspect:
        """Return it after another process of its died."""
        strikes, first = self.strikes, self.first_strike
        if self.started:
            if first is None or now - first > STRIKE_SECONDS:
                strikes, first = 0, now
            strikes += 1
        return Suspect(strikes, first)


decode = msgspec.msgpack.Decoder(Suspect).decode
