"""What the engine is doing, in a word and a colour; the same in sidebar and status bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.format import count

translate = QCoreApplication.translate

#: Token of the dot for each state.
TONES = {
    EngineState.STARTING: "accent",
    EngineState.RUNNING: "good",
    EngineState.TROUBLE: "bad",
    EngineState.QUIET: "warn",
    EngineState.STOPPING: "warn",
    EngineState.STOPPED: "muted",
    EngineState.CRASHED: "bad",
    EngineState.RESTARTING: "warn",
    EngineState.GIVEN_UP: "bad",
}


def engine_word(state: EngineState, *, paused: bool = False) -> str:
    """Return the word for *state* in the language of the window."""
    if paused and state is EngineState.RUNNING:
        return translate("EngineState", "paused")
    return translate("EngineState", state.value)


def processes_word(number: int, *, away: bool = False) -> str:
    """Return how many processes work on a store; *away*: it does not answer."""
    if away:
        return translate("EngineState", "no answer")
    if not number:
        return translate("EngineState", "no process")
    if number == 1:
        return translate("EngineState", "1 process")
    return translate("EngineState", "{n} processes").replace("{n}", count(number))


def processes_tone(number: int, *, away: bool = False) -> str:
    """Return the token of the colour of so many processes."""
    if away:
        return "bad"
    return "good" if number else "muted"


def engine_tone(state: EngineState, *, paused: bool = False) -> str:
    """Return the token of the colour of *state*."""
    return "warn" if paused and state is EngineState.RUNNING else TONES[state]
