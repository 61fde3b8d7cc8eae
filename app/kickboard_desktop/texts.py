"""Words that stand in the code before they are shown: marked for translators, and counted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard_desktop.format import count

translate = QCoreApplication.translate


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the collector knows it by that
    """Return *text* as it is: it is translated where it is shown, in *context*."""
    del context
    return text


def jobs(number: int) -> str:
    """Return a number of jobs, "1 job" or "12 jobs"."""
    if number == 1:
        return translate("Counts", "1 job")
    return translate("Counts", "{n} jobs").replace("{n}", count(number))


def counted(number: int, one: str, many: str) -> str:
    """Return *one* for 1, else *many* with the number in the place of its ``%s``."""
    return one if number == 1 else many % count(number)


def clients(number: int) -> str:
    """Return a number of clients of a load test, "1 client" or "12 clients"."""
    one, many = translate("Counts", "1 client"), translate("Counts", "%s clients")
    return counted(number, one, many)


def processors(number: int) -> str:
    """Return a number of processors, "1 processor" or "12 processors"."""
    one, many = translate("Counts", "1 processor"), translate("Counts", "%s processors")
    return counted(number, one, many)


def rows(number: int) -> str:
    """Return a number of rows, "1 row" or "1 204 rows"."""
    if number == 1:
        return translate("Counts", "1 row")
    return translate("Counts", "{n} rows").replace("{n}", count(number))


#: The words for states are those of the code.
STATES = (
    QT_TRANSLATE_NOOP("EngineState", "starting"),
    QT_TRANSLATE_NOOP("EngineState", "running"),
    QT_TRANSLATE_NOOP("EngineState", "trouble"),
    QT_TRANSLATE_NOOP("EngineState", "quiet"),
    QT_TRANSLATE_NOOP("EngineState", "stopping"),
    QT_TRANSLATE_NOOP("EngineState", "stopped"),
    QT_TRANSLATE_NOOP("EngineState", "crashed"),
    QT_TRANSLATE_NOOP("EngineState", "restarting"),
    QT_TRANSLATE_NOOP("EngineState", "given up"),
    QT_TRANSLATE_NOOP("JobState", "enqueued"),
    QT_TRANSLATE_NOOP("JobState", "scheduled"),
    QT_TRANSLATE_NOOP("JobState", "retry"),
    QT_TRANSLATE_NOOP("JobState", "busy"),
    QT_TRANSLATE_NOOP("JobState", "dead"),
    QT_TRANSLATE_NOOP("JobState", "completed"),
    QT_TRANSLATE_NOOP("JobState", "discarded"),
    QT_TRANSLATE_NOOP("JobState", "trash"),
)
