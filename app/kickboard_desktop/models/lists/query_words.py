"""Why a query cannot be read, in the window's language.

The engine says it in English, with the parts that differ apart; these are the same sentences for
the translators. One that is not here is shown as the engine has it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard.errors import QueryError
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

#: {value!r} is what was typed, in quotes; {field} and {example} are of the language of queries.
WORDS = (
    QT_TRANSLATE_NOOP("Query", "a query has at most {most} characters"),
    QT_TRANSLATE_NOOP("Query", "a query has at most {most} conditions"),
    QT_TRANSLATE_NOOP("Query", "this character cannot be searched for"),
    QT_TRANSLATE_NOOP("Query", "there is no parenthesis to close"),
    QT_TRANSLATE_NOOP("Query", "the parentheses are nested too deep"),
    QT_TRANSLATE_NOOP("Query", "this parenthesis is not closed"),
    QT_TRANSLATE_NOOP("Query", "there is nothing in the parentheses"),
    QT_TRANSLATE_NOOP("Query", "OR stands between two conditions"),
    QT_TRANSLATE_NOOP("Query", "AND stands between two conditions"),
    QT_TRANSLATE_NOOP("Query", "there is nothing to negate"),
    QT_TRANSLATE_NOOP("Query", "the quote is not closed"),
    QT_TRANSLATE_NOOP("Query", "a value is missing after {before}"),
    QT_TRANSLATE_NOOP("Query", "there is no field {field!r}; did you mean {close}?"),
    QT_TRANSLATE_NOOP("Query", "there is no field {field!r}; put quotes round a text"),
    QT_TRANSLATE_NOOP("Query", "{field} has no parts; only args has"),
    QT_TRANSLATE_NOOP("Query", "{field} has no order; write {field}:…"),
    QT_TRANSLATE_NOOP("Query", "no state {value!r}; there are {known}"),
    QT_TRANSLATE_NOOP("Query", "write {example}"),
    QT_TRANSLATE_NOOP("Query", "write {example}, or <"),
    QT_TRANSLATE_NOOP("Query", "a range needs at least one end"),
    QT_TRANSLATE_NOOP("Query", "an age needs a comparison: age>1h, age<5m, age:1h..2h"),
    QT_TRANSLATE_NOOP("Query", "{value!r} is not a number"),
    QT_TRANSLATE_NOOP("Query", "{value!r} is not a size; write 500, 10k or 2M"),
    QT_TRANSLATE_NOOP("Query", "{value!r} is not a duration; write 30s, 5m, 1h, 2d or 1w"),
    QT_TRANSLATE_NOOP("Query", "{value!r} is longer than anything here lasts"),
    QT_TRANSLATE_NOOP("Query", "{value!r} is not a time; write today, 2026-11-24 or now-1h"),
    QT_TRANSLATE_NOOP("Query", "{value!r} is not a time; write now, now-1h or now+5m"),
    QT_TRANSLATE_NOOP("Query", "there is no such time as {value!r}"),
)


def refused(error: QueryError) -> str:
    """Return why the query cannot be read, as a sentence."""
    said = QCoreApplication.translate("Query", error.words)
    return (said[:1].upper() + said[1:]).format(**error.parts)  # what was typed stays as it is
