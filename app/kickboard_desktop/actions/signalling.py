"""Asks another process, of whatever language, to quiet, stop or dump: through the store."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from kickboard_desktop.session import Session

translate = QCoreApplication.translate


def ask_process(
    session: Session,
    identity: str,
    what: str,
    told: Callable[[str], None],
    failed: Callable[[Exception], None],
) -> None:
    """Ask the process *identity*; *told* gets the sentence for people and for the journal."""

    def asked(found: bool) -> None:
        said = translate("Controller", "Asked %s to %s")
        if not found:
            said = translate("Controller", "%s is gone: not asked to %s")
        told(said % (identity, what))

    session.ask(lambda store: store.signal(identity, what), asked, failed)
