"""What a window is opened on, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kickboard_desktop.engine_link.command import EngineCommand
    from kickboard_desktop.models.redis.connections import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What to look at, and how.

    Attributes:
        url: Of the store.
        read_only: Nothing may be changed, and no engine is started.
        is_demo: The store is the demo's own.
        engine: How to run one on it; None: only look.
        recording: It is that file, and no store at all.
        connection: The Redis that the user chose to look at.
    """

    url: str = field(repr=False)  # of a server, it may have a password in it
    read_only: bool = False
    is_demo: bool = False
    engine: EngineCommand | None = None
    recording: Path | None = None
    connection: Connection | None = None
