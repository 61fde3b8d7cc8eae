"""A language for some lines of a test: afterwards nothing is translated, as before."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator

from kickboard_desktop import language


@contextmanager
def speaking(app: QCoreApplication, code: str) -> Iterator[None]:
    """Let *app* speak the language of *code*."""
    language.install(app, code)
    try:
        yield
    finally:
        forget_languages(app)


def forget_languages(app: QCoreApplication) -> None:
    """Let *app* speak as it does before it was told what: plain English, its plurals raw."""
    if not app.findChildren(QTranslator):
        return
    language.install(app, "en")  # it has words of its own: the plurals
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.setParent(None)
