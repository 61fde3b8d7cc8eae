"""The dozen words of the trade, in the sense they have here. Also the tooltips of labels.

A label whose text is one of these words, or one of its other forms, is explained by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication

from kickboard_desktop import format as text
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Word:
    """A word, what it means, and how else labels say it."""

    word: str
    means: str
    forms: tuple[str, ...] = ()


_WORDS = (
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Job"),
        QT_TRANSLATE_NOOP(
            "Glossary",
            "A call that is written down to be made later: a class, its arguments and options.",
        ),
        (QT_TRANSLATE_NOOP("Glossary", "Jobs"),),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Life of a job"),
        QT_TRANSLATE_NOOP(
            "Glossary",
            "Pushed, enqueued, busy, then completed; or retried, dead, discarded, in the trash. "
            "The page of that name in the sidebar draws it with the numbers of now.",
        ),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "JID"),
        QT_TRANSLATE_NOOP(
            "Glossary", "The id of a job: 24 hexadecimal digits, the same for all its attempts."
        ),
        (QT_TRANSLATE_NOOP("Glossary", "jid"),),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Queue"),
        QT_TRANSLATE_NOOP(
            "Glossary",
            "A line of jobs that wait to be run, the oldest of the highest priority first.",
        ),
        (QT_TRANSLATE_NOOP("Glossary", "Queues"),),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Enqueued"),
        QT_TRANSLATE_NOOP("Glossary", "In a queue, ready to run as soon as a processor is free."),
        (QT_TRANSLATE_NOOP("Glossary", "Backlog"),),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Processor"),
        QT_TRANSLATE_NOOP("Glossary", "A thread of the engine that runs one job at a time."),
        (QT_TRANSLATE_NOOP("Glossary", "Processors"),),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Engine"),
        QT_TRANSLATE_NOOP("Glossary", "The process that takes jobs from the queues and runs them."),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Busy"),
        QT_TRANSLATE_NOOP(
            "Glossary", "Being run at this moment, or fetched to be run in the next."
        ),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Scheduled"),
        QT_TRANSLATE_NOOP("Glossary", "To be enqueued at a time that was given with it."),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Latency"),
        QT_TRANSLATE_NOOP(
            "Glossary", "How long the oldest job of a queue has waited. The first number to watch."
        ),
        (QT_TRANSLATE_NOOP("Glossary", "Oldest job"),),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Retry"),
        QT_TRANSLATE_NOOP(
            "Glossary", "A job that failed and will be tried again by itself, later each time."
        ),
        (QT_TRANSLATE_NOOP("Glossary", "Retries"),),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Backoff"),
        QT_TRANSLATE_NOOP(
            "Glossary", "The growing wait between two attempts: about n⁴ seconds after the nth."
        ),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Jitter"),
        QT_TRANSLATE_NOOP(
            "Glossary",
            "A random part of the wait, so that jobs that failed together come back apart.",
        ),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Dead"),
        QT_TRANSLATE_NOOP(
            "Glossary",
            "Failed for the last time. Kept for 180 days, until it is retried by hand or deleted.",
        ),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Discarded"),
        QT_TRANSLATE_NOOP(
            "Glossary", "Failed for good and kept nowhere, because its class says so."
        ),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Trash"),
        QT_TRANSLATE_NOOP(
            "Glossary", "Where deleted jobs are kept for 7 days; until then it can be undone."
        ),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "At least once"),
        QT_TRANSLATE_NOOP(
            "Glossary",
            "A job is never lost, but may run again when its engine dies in the middle of it.",
        ),
        (QT_TRANSLATE_NOOP("Glossary", "Ran twice"),),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Idempotent"),
        QT_TRANSLATE_NOOP(
            "Glossary", "Doing it twice has the same effect as doing it once. Jobs should be that."
        ),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Poison"),
        QT_TRANSLATE_NOOP(
            "Glossary",
            "A job that killed its process three times in 72 hours. It is buried, not tried again.",
        ),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Recovered"),
        QT_TRANSLATE_NOOP(
            "Glossary", "Taken back into its queue after the engine that held it had died."
        ),
    ),
    Word(
        QT_TRANSLATE_NOOP("Glossary", "Lost"),
        QT_TRANSLATE_NOOP("Glossary", "Pushed, and now neither here nor known to have gone."),
    ),
)


def words() -> tuple[Word, ...]:
    """Return all words in alphabetical order, translated."""
    said = (Word(_said(word.word), _said(word.means), word.forms) for word in _WORDS)
    return tuple(sorted(said, key=lambda word: word.word.casefold()))


def explained(label: str) -> str:
    """Return what the word on a label means, "" where it is none of ours."""
    return _by_form(text.spoken()).get(label.strip().casefold(), "")


@cache
def _by_form(_language: str) -> dict[str, str]:
    """Return what each form of a word means; all as labels have them in the language."""
    return {
        _said(form).casefold(): _said(word.means)
        for word in _WORDS
        for form in (word.word, *word.forms)
    }


def _said(words: str) -> str:
    return translate("Glossary", words)
