"""What can be done with a window on a Redis: its lock, its way there, workers of our own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard_desktop.actions.situation import Situation, every, not_hosted, writable
from kickboard_desktop.actions.spec import ActionSpec
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


def _on_redis(now: Situation) -> str:
    return "" if now.on_redis else translate("Actions", "The jobs of this window are in no Redis.")


def _locked(now: Situation) -> str:
    if now.read_only and not now.locked:
        return translate("Actions", "This window is read-only.")
    return "" if now.locked else translate("Actions", "Nothing is locked in this window.")


def _unlocked(now: Situation) -> str:
    if now.foreign and not now.locked:
        return ""
    return translate("Actions", "No Redis was unlocked in this window.")


def _away(now: Situation) -> str:
    return "" if now.away else translate("Actions", "The store answers: there is nothing to try.")


def _has_workers(now: Situation) -> str:
    return "" if now.workers else translate("Actions", "This window has started no workers.")


REDIS = (
    ActionSpec(
        id="unlock",
        text=QT_TRANSLATE_NOOP("Actions", "Unlock…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Let this window change the jobs in this Redis, until it is locked again."
        ),
        icon="lock-open",
        rule=_locked,
    ),
    ActionSpec(
        id="lock_again",
        text=QT_TRANSLATE_NOOP("Actions", "Lock again"),
        tip=QT_TRANSLATE_NOOP("Actions", "Let this window only look at this Redis."),
        icon="lock",
        rule=_unlocked,
    ),
    ActionSpec(
        id="try_now",
        text=QT_TRANSLATE_NOOP("Actions", "Try now"),
        tip=QT_TRANSLATE_NOOP("Actions", "Ask the store that does not answer once more."),
        icon="refresh-cw",
        rule=_away,
    ),
    ActionSpec(
        id="enter_password",
        text=QT_TRANSLATE_NOOP("Actions", "Enter the password…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Use another user and password for this Redis."),
        icon="keyboard",
        rule=every(_on_redis, _away),
    ),
    ActionSpec(
        id="start_workers",
        text=QT_TRANSLATE_NOOP("Actions", "Start workers here…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Run processes of this machine on this Redis; they end with the window."
        ),
        icon="server",
        rule=every(_on_redis, writable, not_hosted),
    ),
    ActionSpec(
        id="stop_workers",
        text=QT_TRANSLATE_NOOP("Actions", "Stop the workers"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Wait up to 25 s for the jobs of the workers started here, and stop them."
        ),
        icon="square",
        rule=_has_workers,
    ),
)
