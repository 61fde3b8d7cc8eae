"""Every lesson, headless: its proofs hold, and a seed gives the same numbers each time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kickboard.lab.lessons import library, reading, running
from kickboard.lab.lessons.experiments import EXPERIMENTS
from kickboard.lab.lessons.telling import Began, Ended, Outcome, Told
from kickboard.lab.sandbox import default_root

SEED = 7
FOLDERS = {folder.name: folder for folder in library.folders()}
LEAPING = [name for name, folder in FOLDERS.items() if not reading.read(folder).real_time]

pytestmark = pytest.mark.slow


def run(folder: Path, told: list[Told] | None = None, seed: int = SEED) -> Ended:
    lesson = reading.read(folder)
    runs = reading.experiments(lesson)
    tell = (told if told is not None else []).append
    return running.run(runs, seed=seed, tell=tell, lesson=lesson)


_first: dict[str, tuple[Ended, list[Told]]] = {}


def first_run(name: str) -> tuple[Ended, list[Told]]:
    """Run a lesson, once for all tests."""
    if name not in _first:
        told: list[Told] = []
        _first[name] = (run(FOLDERS[name], told), told)
    return _first[name]


@pytest.fixture(scope="module", autouse=True)
def total() -> Iterator[None]:
    """Say how long all lessons take together; what machine runs this nobody knows."""
    yield
    seconds = sum(ended.wall_seconds for ended, _ in _first.values())
    print(f"{len(_first)} lessons in {seconds:.1f} s")  # noqa: T201


def test_there_are_twelve() -> None:
    assert [int(name[:2]) for name in FOLDERS] == list(range(1, 13))


@pytest.mark.parametrize("name", FOLDERS)
def test_every_proof_of_a_lesson_holds(name: str) -> None:
    ended, _ = first_run(name)

    assert ended.proofs
    assert [proof for proof in ended.proofs if not proof.holds] == []


@pytest.mark.parametrize("name", FOLDERS)
def test_a_run_measures_what_its_experiment_says_it_gives(name: str) -> None:
    lesson = reading.read(FOLDERS[name])
    _, told = first_run(name)

    assert isinstance(told[0], Began)
    assert isinstance(told[-1], Ended)
    for variant, experiment in reading.experiments(lesson).items():
        (found,) = [one for one in told if isinstance(one, Outcome) and one.variant == variant]
        gives = experiment.gives()
        assert found.numbers.keys() == gives.numbers
        assert {one.name for one in found.series} == gives.series


@pytest.mark.parametrize("name", LEAPING)
def test_the_same_seed_gives_the_same_numbers_though_threads_take_other_turns(
    name: str, other_turns: None
) -> None:
    first, told = first_run(name)
    again: list[Told] = []

    assert run(FOLDERS[name], again).numbers == first.numbers
    assert series(again) == series(told)


def series(told: list[Told]) -> list[object]:
    return [one.series for one in told if isinstance(one, Outcome)]


@pytest.fixture
def other_turns() -> Iterator[None]:
    """Let Python pass from thread to thread a hundred times as often."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(usual / 100)
    yield
    sys.setswitchinterval(usual)


def test_another_seed_gives_other_numbers() -> None:
    assert run(FOLDERS[LEAPING[0]], seed=8).numbers != first_run(LEAPING[0])[0].numbers


def test_every_experiment_but_the_playground_has_a_lesson() -> None:
    used = {reading.read(folder).experiment for folder in FOLDERS.values()}

    assert used == EXPERIMENTS.keys() - {"playground"}


def test_lessons_that_kill_leave_no_sandbox_behind() -> None:
    before = set(default_root().glob("sandbox-*"))

    run(next(folder for name, folder in FOLDERS.items() if name not in LEAPING))

    assert set(default_root().glob("sandbox-*")) <= before


@pytest.mark.parametrize("order", ["strict", "weighted", "random"])
@pytest.mark.parametrize("rule", ["none", "sidekiq"])
def test_the_playground_gives_the_same_numbers_each_time(
    order: str, rule: str, request: pytest.FixtureRequest
) -> None:
    parameters = {"order": order, "rule": rule, "failures": 0.2, "seconds": 15.0}
    playground = reading.experiment("playground", parameters)
    first = playground.run(11)
    request.getfixturevalue("other_turns")

    assert playground.run(11) == first
    assert playground.run(11) == first
    assert playground.run(12) != first


def test_the_playground_agrees_with_erlang_where_nothing_fails() -> None:
    numbers = reading.experiment("playground", {"seconds": 600.0, "rate": 40.0}).run(7).numbers

    assert numbers["left"] <= 20
    assert numbers["wait"] == pytest.approx(numbers["erlang"], rel=0.15)
    assert numbers["busy"] == pytest.approx(0.8, abs=0.02)
