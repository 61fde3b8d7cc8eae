"""A language for some lines of a test: afterwards nothing is translated, as before."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from kickboard_desktop import language


@contextmanager
def speaking(app: QApplication, code: str) -> Iterator[None]:
    """Let *app* speak the language of *code*."""
    language.install(app, code)
    try:
        yield
    finally:
        language.install(app, "en")  # it has words of its own: the plurals
        for translator in app.findChildren(QTranslator):
            app.removeTranslator(translator)
            translator.setParent(None)
