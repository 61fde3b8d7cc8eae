"""A lesson of one's own in a folder: small, right, and easily spoilt."""

from pathlib import Path

import pytest

from kickboard.lab.lessons import reading
from kickboard.lab.lessons.documents import Fault
from kickboard.lab.lessons.reading import LessonError

PLAN = """\
number = 77
name = "mine"
experiment = "queue"

[parameters]
utilisation = 0.8
jobs = 500
warm_up = 50

[predict]
right = 1

[chart]
series = ["waiting"]

[[proof]]
id = "wait"
key = "wait_in_services"
equals = "exact_in_services"
within = 0.001

[change]
parameter = "utilisation"
values = [0.5, 0.9]
shows = "wait_in_services"
"""
WORDS = """\
title = "Mine"
teaser = "A line."
understand = "Lines."
story = ["They wait."]
question = "How long?"
answers = ["Not", "Long"]
why = "Because."
notice = "The line."
closing = "So it is."

[proofs]
wait = "{measured}, and {expected} was expected."

[change]
label = "How busy"

[axes]
x = "Second"
y = "Waiting"
"""


def write(folder: Path) -> Path:
    """Make the lesson in *folder*, which is not there yet."""
    folder.mkdir()
    (folder / "lesson.toml").write_text(PLAN)
    (folder / "en.toml").write_text(WORDS)
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Put *new* in a file in the place of *old*, which must be there."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def the_fault(folder: Path) -> Fault:
    """Return the only fault; reading refuses with the same one."""
    (fault,) = reading.check(folder)
    with pytest.raises(LessonError) as caught:
        reading.read(folder)
    assert caught.value.fault == fault
    assert str(folder) in str(caught.value)
    return fault
