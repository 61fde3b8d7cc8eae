"""The language of the window: chosen once, before the first text is made.

What is not translated stays English. ``pseudo`` is no language but a test: every text that
can be translated is made longer and foreign, so that what is cut off, and what was forgotten,
can be seen and be found by a program.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtGui import QFontDatabase, QGuiApplication

from kickboard_desktop.format import speak
from kickboard_resources import read_bytes

#: What the window speaks, each in its own words.
LANGUAGES = {"en": "English", "de": "Deutsch", "ja": "日本語"}
PSEUDO = "pseudo"
_OTHERS = frozenset(LANGUAGES) - {"en"}

_FOREIGN = str.maketrans("AEIOUaeiouncs", "ÂÊÎÔÛâêîôûñçš")
#: What must stay as it is in a text: placeholders, mnemonics, line ends.
_KEPT = re.compile(r"(%[-+ #0-9.,]*[a-zA-Z%]|\{[^{}]*\}|&\w|\n)")
#: German needs a third more room than English; short words need more than long ones.
_GROWTH = 0.35


def resolve(wanted: str) -> str:
    """Return the code of the language to speak: *wanted*, or the system's, or English."""
    if wanted in LANGUAGES or wanted == PSEUDO:
        return wanted
    spoken = (QLocale(name).name()[:2] for name in QLocale.system().uiLanguages())
    return next((code for code in spoken if code in LANGUAGES), "en")


def install(app: QCoreApplication, wanted: str) -> str:
    """Let *app* speak *wanted* (a code, ``system`` or ``pseudo``); return the language spoken.

    Windows that stand already do not change.
    """
    code = resolve(wanted)
    speak(code)
    # Dates, and numbers that are typed.
    QLocale.setDefault(QLocale(code) if code in _OTHERS else QLocale.system())
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.setParent(None)
    for translator in _translators(code, app):
        app.installTranslator(translator)
    return code


def missing_font(code: str) -> str:
    """Return what to install when no font here can show the language, else nothing."""
    if code != "ja" or not isinstance(QCoreApplication.instance(), QGuiApplication):
        return ""
    japanese = QFontDatabase.WritingSystem.Japanese
    return "" if QFontDatabase.families(japanese) else "fonts-noto-cjk"


def _translators(code: str, parent: QObject) -> list[QTranslator]:
    if code == "en":
        return [_Shipped("en", parent)]  # it has the plural forms
    if code == PSEUDO:
        return [Pseudo(parent)]
    buttons = QTranslator(parent)  # Qt's own words: OK, Cancel, the file dialog
    buttons.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return [buttons, _Shipped(code, parent)]


class _Shipped(QTranslator):
    """A translation that comes with the program."""

    def __init__(self, code: str, parent: QObject) -> None:
        super().__init__(parent)
        # Qt reads the bytes where they lie, for as long as the translator lives.
        self._content = read_bytes(f"translations/kickboard_{code}.qm")
        self.load(self._content)


class Pseudo(QTranslator):
    """Makes of every English text a longer one that looks foreign: "Retry" → "[Rêtry ··]"."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Return False: it knows every text."""
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return *text* as it would look in a language with longer words."""
        del context, disambiguation
        return pseudo(text.replace("%n", str(n)) if n >= 0 else text)


def pseudo(text: str) -> str:
    """Return *text* longer and foreign, its placeholders and mnemonics kept."""
    if not text.strip():
        return text
    parts = _KEPT.split(text)
    parts[::2] = [part.translate(_FOREIGN) for part in parts[::2]]
    return f"[{''.join(parts)} {'·' * max(1, round(len(text) * _GROWTH))}]"
