"""The wheel holds the three packages, whole, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import kickboard_resources as resources

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    return next(folder.glob("*.whl"))


def test_wheel_holds_the_packages_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    tops = {name.split("/")[0].partition("-")[0] for name in names}
    assert tops == {"kickboard", "kickboard_desktop", "kickboard_resources"}
    assert {"kickboard/py.typed", "kickboard_resources/py.typed"} <= set(names)


def test_resources_are_found_in_a_wheel_that_is_still_zipped(wheel: Path) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(wheel)!r}); import kickboard_resources as r;"
        "assert '.whl' in r.__file__, r.__file__; print(len(r.icon_names()), len(r.font_files()))"
    )

    result = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=30
    )

    assert result.stdout.split() == [str(len(resources.icon_names())), "6"]
