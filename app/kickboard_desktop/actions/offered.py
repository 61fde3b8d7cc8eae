"""Which action a page offers: pages are painted first, so this asks for nothing but the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kickboard_desktop.session import Session


def enqueue_action(session: Session) -> str:
    """Return the action that makes a job here: the demo's panel in the demo, else the form."""
    return "enqueue_demo" if session.is_demo else "enqueue_class"
