"""What a load test says of itself in the window: every reason, every unit, the knee."""

import math

import pytest

from kickboard.lab.load.knee import KneeFound
from kickboard.lab.load.summary import Summary
from kickboard.lab.load.why import Reason, reasons
from kickboard.lab.recording import Bin
from kickboard_desktop.views.load.words import knee_words, reason_words, value_words


def summary(unfinished: int = 0, busy: float = 5.0, **counts: float) -> Summary:
    """Return ten seconds of ten processors."""
    known = {"done": 1_000, "intended": 1_000, "made": 1_000, "run_sum": 50.0, "reported": 10.0}
    bin_ = Bin(**(known | counts))  # type: ignore[arg-type]
    return Summary(
        seconds=10.0,
        ended=bin_,
        steady=bin_,
        unfinished=unfinished,
        processors=10.0,
        busy=busy,
        present=5.0,
    )


def plain(words: str) -> str:
    """Return *words* with the spaces that a keyboard has."""
    return " ".join(words.split())


@pytest.mark.parametrize(
    ("found", "kind", "words"),
    [
        (summary(done=0), "nothing", "No job ended"),
        (summary(busy=99.0), "processors", "All 10 processors were busy 99.0 %"),
        (summary(cpu=9.5), "interpreter", "used 95.0 % of a CPU"),
        (summary(pushes=1_000, push_seconds=8.0), "store", "took 8.0 ms a push, 80.0 %"),
        (summary(late=50), "generator", "late with 5.0 % of the arrivals and dropped 0 %"),
        (summary(unfinished=7), "unfinished", "7 jobs had not ended"),
        (summary(done=9, wait_sum=0.1), "few", "Only 9 jobs ended"),
        (summary(wait_sum=200.0), "idle", "waited 200 ms on average"),
        (summary(), "well", "busy 5.0 % of the time"),
    ],
)
def test_every_reason_has_a_sentence_with_its_numbers(
    found: Summary, kind: str, words: str
) -> None:
    reason = next(one for one in reasons(found) if one.kind == kind)

    said = plain(reason_words(reason))

    assert words in said
    assert "%1" not in said
    assert "%2" not in said


def test_a_reason_of_a_kind_that_is_new_is_told_as_it_is() -> None:
    assert reason_words(Reason(kind="weather", text="It rained.")) == "It rained."


@pytest.mark.parametrize(
    ("objective", "value", "said"),
    [
        ("p95 total < 200 ms", 0.1, "100 ms"),
        ("p95 total < 200 ms", math.inf, "no end"),
        ("p95 total < 200 ms", None, "nothing was measured"),
        ("failed < 1 %", 0.5, "50.0 %"),
        ("done > 95 /s", 120.0, "120 /s"),
    ],
)
def test_a_value_is_told_in_the_unit_of_its_objective(
    objective: str, value: float | None, said: str
) -> None:
    assert plain(value_words(objective, value)) == said


def test_what_the_search_for_the_knee_found_is_told_in_sentences() -> None:
    found = KneeFound(steps=(), sustainable=95.0, slow_from=90.0, broke_at=105.0, capacity=100.0)
    never = KneeFound(steps=(), sustainable=30.0, slow_from=None, broke_at=None, capacity=None)
    at_once = KneeFound(steps=(), sustainable=None, slow_from=None, broke_at=5.0, capacity=4.0)

    said = " ".join(knee_words(found))

    assert "rate: 95 jobs a second" in said
    assert "From 90 a second" in said
    assert "At 105 a second the backlog grew without end; 100 a second were done." in said
    assert "It never broke" in knee_words(never)[-1]
    assert knee_words(at_once)[0].endswith("the very first rate.")
