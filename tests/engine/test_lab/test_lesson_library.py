"""The lessons that come with the program: their proofs can fail, their languages are whole."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kickboard.lab.lessons import documents, library, proving, queues, reading, retries
from kickboard.lab.lessons.lesson import Lesson, Proof, Variant
from kickboard.lab.lessons.stage import Stage
from kickboard.lab.service_times import ServiceTime

SEED = 7
LANGUAGES = ("en", "de", "ja")
FOLDERS = library.folders()
#: Characters of a title that a card has room for; in Japanese each is twice as wide.
TITLE = {"en": 26, "de": 26, "ja": 14}

Break = Callable[[pytest.MonkeyPatch, Lesson], Lesson]


def lesson(number: int) -> Lesson:
    return library.find(str(number))


def variant(name: str, **parameters: Any) -> Break:
    """Give one of what is compared the *parameters* of another world."""

    def sabotage(_patch: pytest.MonkeyPatch, lesson: Lesson) -> Lesson:
        assert name in [one.id for one in lesson.compare]
        compare = tuple(
            Variant(id=one.id, parameters={**one.parameters, **parameters} if one.id == name else
                    one.parameters) for one in lesson.compare
        )  # fmt: skip
        return msgspec.structs.replace(lesson, compare=compare)

    return sabotage


def parameters(**changed: Any) -> Break:
    def sabotage(_patch: pytest.MonkeyPatch, lesson: Lesson) -> Lesson:
        return msgspec.structs.replace(lesson, parameters={**lesson.parameters, **changed})

    return sabotage


def delayed_by(rule: str) -> Break:
    """Let the engine delay by another *rule* than theory is told of."""

    def stage(*args: Any, **_rule: str) -> Stage:
        return Stage(*args, rule=rule)

    def sabotage(patch: pytest.MonkeyPatch, lesson: Lesson) -> Lesson:
        patch.setattr(retries, "Stage", stage)
        return lesson

    return sabotage


def no_long_jobs(patch: pytest.MonkeyPatch, lesson: Lesson) -> Lesson:
    """Let jobs differ no more than exponential ones, whatever was asked for."""
    patch.setattr(
        queues, "ServiceTime", lambda _kind, mean, cv: ServiceTime("exponential", mean, cv)
    )
    return lesson


SABOTAGE: list[tuple[int, str, Break]] = [
    (1, "inside", delayed_by("exponential")),
    (1, "first", delayed_by("exponential")),
    (1, "all", delayed_by("exponential")),
    (2, "none", variant("none", rule="sidekiq")),
    (2, "sidekiq_first", delayed_by("curve")),
    (2, "sidekiq_fifth", delayed_by("curve")),
    (2, "full_fifth", delayed_by("sidekiq")),
    (3, "plain", variant("plain", rule="doubling_jitter")),
    (3, "plain_calls", variant("plain", rule="sidekiq")),
    (3, "jitter", variant("jitter", rule="doubling")),
    (3, "jitter_calls", variant("jitter", rule="doubling")),
    (4, "storm", variant("at_once", rule="second")),
    (4, "second", delayed_by("sidekiq")),
    (4, "sidekiq", variant("sidekiq", rule="second")),
    (4, "recovered", variant("sidekiq", processors=4)),
    (5, "erlang", parameters(kind="constant", jobs=5_000)),
    (5, "busy", parameters(utilisation=0.9, jobs=5_000)),
    (6, "lognormal", no_long_jobs),
    (7, "starved", variant("strict", weights=[6, 3, 1])),
    (7, "fed", variant("weighted", weights=[0, 0, 0])),
    (7, "price", variant("weighted", weights=[0, 0, 0])),
    (7, "same", variant("weighted", processors=4)),
    (8, "shared", variant("shared", reserved=2)),
    (8, "two", variant("two", reserved=1)),
    (8, "free", variant("two", reserved=3)),
    (8, "price", variant("four", reserved=2)),
    (10, "plain", variant("plain", key=True)),
    (10, "key", variant("key", key=False)),
    (11, "window", variant("window", kind="sliding")),
    (11, "sliding", variant("sliding", kind="window")),
    (11, "bucket", variant("bucket", kind="concurrent")),
    (11, "concurrent", variant("concurrent", kind="window")),
    (12, "rerun", parameters(grace=3.0)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "proof", "sabotage"), SABOTAGE, ids=[f"{n}-{proof}" for n, proof, _ in SABOTAGE]
)
def test_a_proof_fails_when_what_it_teaches_is_broken(
    number: int, proof: str, sabotage: Break, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = lesson(number)
    one = next(each for each in whole.proofs if each.id == proof)
    broken = sabotage(monkeypatch, msgspec.structs.replace(whole, proof=(one,)))

    (proved,) = proving.prove(broken, measured(broken, one))

    assert proved.measured is not None
    assert not proved.holds


def measured(lesson: Lesson, proof: Proof) -> dict[str, float]:
    """Return the numbers of the variants that *proof* speaks of."""
    names = (proof.key, proof.equals, proof.low, proof.high)
    wanted = {name.rpartition(".")[0] for name in names if isinstance(name, str)}
    numbers: dict[str, float] = {}
    for name, experiment in reading.experiments(lesson).items():
        if name in wanted:
            prefix = f"{name}." if name else ""
            found = experiment.run(SEED).numbers
            numbers |= {prefix + key: number for key, number in found.items()}
    return numbers


def test_every_lesson_is_sabotaged_but_the_one_of_a_rule_that_nothing_turns_off() -> None:
    assert {number for number, _, _ in SABOTAGE} == set(range(1, 13)) - {9}


def test_there_are_twelve_without_a_fault() -> None:
    assert [lesson.number for lesson in library.lessons()] == [*range(1, 13)]
    for folder in FOLDERS:
        assert reading.check(folder) == []


def test_each_asks_for_lessons_that_come_before_it() -> None:
    for one in library.lessons():
        assert all(number < one.number for number in one.after)
        assert one.folder.name == f"{one.number:02}-{one.name}"


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_language_says_all_that_english_says(folder: Path, language: str) -> None:
    english, other = (
        dict(leaves(documents.load(folder / f"{name}.toml").value)) for name in ("en", language)
    )

    assert other.keys() == english.keys()
    for place, words in other.items():
        assert words.strip()
        assert placeholders(words) == placeholders(english[place]), place


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_words_fit_and_everything_they_name_is_there(folder: Path, language: str) -> None:
    one = reading.read(folder, language)

    assert len(one.text.title) <= TITLE[language]
    for proof in one.proofs:
        named = placeholders(one.text.proofs[proof.id])
        assert "measured" in named
        if "expected" in named:
            assert proof.equals is not None
        if "low" in named:
            assert proof.low is not None
        if "high" in named:
            assert proof.high is not None
    shown = [one.change.shows.rpartition(".")[2]] if one.change else []
    shown += [one.chart.dot.x, one.chart.dot.y] if one.chart.dot else []
    assert set(shown) <= one.text.numbers.keys()
    assert set(one.chart.series) <= one.text.series.keys()
    gives = [experiment.gives() for experiment in reading.experiments(one).values()]
    assert one.text.numbers.keys() <= set().union(*(each.numbers for each in gives))
    assert one.text.series.keys() <= set().union(*(each.series for each in gives))
    assert one.text.variants.keys() == {each.id for each in one.compare}


def leaves(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in a document with its place."""
    if isinstance(value, str):
        yield place, value
        return
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        yield from leaves(inner, f"{place}.{key}")


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}
