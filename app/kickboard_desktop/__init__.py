"""The desktop monitor: a Qt window over `kickboard`'s engine and stores.

For an application of one's own: ``from kickboard_desktop import MonitorWindow``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kickboard_desktop.engine_link.in_process import InProcessLink as InProcessLink
    from kickboard_desktop.monitor import MonitorWindow as MonitorWindow

__all__ = ["InProcessLink", "MonitorWindow"]


def __getattr__(name: str) -> object:
    """Import a public name when it is asked for: the program itself needs neither."""
    if name == "MonitorWindow":
        from kickboard_desktop.monitor import MonitorWindow  # noqa: PLC0415 - see above

        return MonitorWindow
    if name == "InProcessLink":
        from kickboard_desktop.engine_link.in_process import InProcessLink  # noqa: PLC0415

        return InProcessLink
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
