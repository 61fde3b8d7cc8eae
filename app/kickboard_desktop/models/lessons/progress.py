"""How far a reader has come with the lessons: what is answered and what is done. No Qt."""

from __future__ import annotations

import msgspec


class Mark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A reader's mark in one lesson.

    Attributes:
        answer: Which answer was given, from 0; None: none, or it was skipped.
        skipped: No prediction was wanted.
        done: Its run was seen to the end.
    """

    answer: int | None = None
    skipped: bool = False
    done: bool = False


class Progress(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Marks by the lesson's name.

    Attributes:
        last: Name of the lesson that was open last, "" for none.
    """

    marks: dict[str, Mark] = {}
    last: str = ""

    def mark(self, name: str) -> Mark:
        """Return the mark in lesson *name*."""
        return self.marks.get(name, Mark())

    def set_mark(self, name: str, mark: Mark) -> None:
        """Put *mark* into lesson *name*."""
        self.marks[name] = mark


def read(saved: str) -> Progress:
    """Return what `write` made; nothing done where it cannot be read."""
    try:
        return msgspec.json.decode(saved, type=Progress)
    except msgspec.MsgspecError:
        return Progress()


def write(progress: Progress) -> str:
    """Return *progress* as one line of text."""
    return msgspec.json.encode(progress).decode()
