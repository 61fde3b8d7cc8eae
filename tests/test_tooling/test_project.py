"""What the project's own files promise: safe pins, hashes, no address of any machine."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
CONSTRAINTS = sorted((ROOT / "constraints").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _requirements(file: Path) -> list[tuple[Requirement, list[str]]]:
    """Return each pinned requirement of *file* with its hashes."""
    text = file.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split("--hash=") for line in text.splitlines() if line.strip()]
    return [(Requirement(line[0]), [part.strip() for part in line[1:]]) for line in lines]


def _allows(requirements: list[Requirement], version: str, python: str) -> bool:
    """Whether *requirements* together allow *version* of their package on *python*."""
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    applying = [r for r in requirements if not r.marker or r.marker.evaluate(environment)]
    return bool(applying) and all(version in r.specifier for r in applying)


@pytest.mark.parametrize(
    ("version", "python", "allowed"),
    [
        ("6.12.0", "3.11", False),
        ("6.11.3", "3.11", True),
        ("6.12.0", "3.12", True),
        ("6.12.0", "3.13", True),
    ],
)
def test_the_qt_that_aborts_old_pythons_is_kept_from_them(
    version: str, python: str, allowed: bool
) -> None:
    """PySide6 6.12.0 drops references to None, which are counted below Python 3.12."""
    extras = PROJECT["project"]["optional-dependencies"]["desktop"]
    qt = [r for r in map(Requirement, extras) if r.name == "PySide6-Essentials"]

    assert _allows(qt, version, python) is allowed


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_the_pinned_qt_is_one_that_the_project_allows(python: str) -> None:
    extras = PROJECT["project"]["optional-dependencies"]["desktop"]
    allowed = [r for r in map(Requirement, extras) if r.name == "PySide6-Essentials"]
    pins = [r for r, _ in _requirements(ROOT / "constraints/run.txt") if "pyside6" in r.name]
    versions = [str(r.specifier).removeprefix("==") for r in pins]

    chosen = [v for v, pin in zip(versions, pins, strict=True) if _allows([pin], v, python)]

    assert len(chosen) == 1
    assert _allows(allowed, chosen[0], python)


@pytest.mark.parametrize("file", CONSTRAINTS, ids=lambda file: file.name)
def test_every_requirement_is_pinned_and_hashed(file: Path) -> None:
    for requirement, hashes in _requirements(file):
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes)


@pytest.mark.parametrize("file", CONSTRAINTS, ids=lambda file: file.name)
def test_constraints_name_no_address_and_no_path(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links|(^|\s)/", text)


def test_what_runs_and_what_tests_agree() -> None:
    """The second is installed over the first."""
    files = (ROOT / "constraints" / name for name in ("run.txt", "dev.txt"))
    run, dev = ({str(r) for r, _ in _requirements(file)} for file in files)
    versions = {Requirement(r).name: Requirement(r).specifier for r in run if ";" not in r}

    clashes = [r for r in map(Requirement, dev) if r.specifier != versions.get(r.name, r.specifier)]

    assert not clashes
