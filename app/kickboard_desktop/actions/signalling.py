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
        gone = translate("Controller", "{process} is gone: it was not asked")
        told((_words(what) if found else gone).replace("{process}", _name(identity)))

    session.ask(lambda store: store.signal(identity, what), asked, failed)


def _words(what: str) -> str:
    if what == "quiet":
        return translate("Controller", "Asked {process} to take no more jobs")
    if what == "stop":
        return translate("Controller", "Asked {process} to stop")
    return translate("Controller", "Asked {process} to write down what it does")


def _name(identity: str) -> str:
    """Return host and process, as the list of processes has them."""
    return " ".join(identity.rsplit(":", 2)[:2])
