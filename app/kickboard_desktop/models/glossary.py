"""The dozen words of the trade, in the sense they have here. Also the tooltips of labels.

A label whose text is one of these words, or one of its other forms, is explained by it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Word:
    """A word, what it means, and how else labels say it."""

    word: str
    means: str
    forms: tuple[str, ...] = ()


_WORDS = (
    Word(
        "Job",
        "A call that is written down to be made later: a class, its arguments and options.",
        ("Jobs",),
    ),
    Word(
        "Life of a job",
        "Pushed, enqueued, busy, then completed; or retried, dead, discarded, in the trash. "
        "The page of that name in the sidebar draws it with the numbers of now.",
    ),
    Word("JID", "The id of a job: 24 hexadecimal digits, the same for all its attempts.", ("jid",)),
    Word(
        "Queue",
        "A line of jobs that wait to be run, the oldest of the highest priority first.",
        ("Queues",),
    ),
    Word("Enqueued", "In a queue, ready to run as soon as a processor is free.", ("Backlog",)),
    Word("Processor", "A thread of the engine that runs one job at a time.", ("Processors",)),
    Word("Engine", "The process that takes jobs from the queues and runs them."),
    Word("Busy", "Being run at this moment, or fetched to be run in the next."),
    Word("Scheduled", "To be enqueued at a time that was given with it."),
    Word(
        "Latency",
        "How long the oldest job of a queue has waited. The first number to watch.",
        ("Oldest job",),
    ),
    Word(
        "Retry",
        "A job that failed and will be tried again by itself, later each time.",
        ("Retries",),
    ),
    Word("Backoff", "The growing wait between two attempts: about n⁴ seconds after the nth."),
    Word("Jitter", "A random part of the wait, so that jobs that failed together come back apart."),
    Word(
        "Dead",
        "Failed for the last time. Kept for 180 days, until it is retried by hand or deleted.",
    ),
    Word("Discarded", "Failed for good and kept nowhere, because its class says so."),
    Word("Trash", "Where deleted jobs are kept for 7 days; until then it can be undone."),
    Word(
        "At least once",
        "A job is never lost, but may run again when its engine dies in the middle of it.",
        ("Ran twice",),
    ),
    Word("Idempotent", "Doing it twice has the same effect as doing it once. Jobs should be that."),
    Word(
        "Poison",
        "A job that killed its process three times in 72 hours. It is buried, not tried again.",
    ),
    Word("Recovered", "Taken back into its queue after the engine that held it had died."),
    Word("Lost", "Pushed, and now neither here nor known to have gone."),
)
_BY_FORM = {form.casefold(): word for word in _WORDS for form in (word.word, *word.forms)}


def words() -> tuple[Word, ...]:
    """Return all words in alphabetical order, translated."""
    said = (Word(_said(word.word), _said(word.means), word.forms) for word in _WORDS)
    return tuple(sorted(said, key=lambda word: word.word.casefold()))


def explained(label: str) -> str:
    """Return what the word on a label means, "" where it is none of ours."""
    word = _BY_FORM.get(label.strip().casefold())
    return _said(word.means) if word is not None else ""


def _said(text: str) -> str:
    return translate("Glossary", text)
