"""The pictures that the README shows: there, and the moving one quick and small enough."""

import re
from pathlib import Path

import pytest

Image = pytest.importorskip("PIL.Image")

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_picture_that_the_readme_shows_is_there_and_says_what_it_shows() -> None:
    shown = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)

    assert len(shown) > 5
    assert [path for words, path in shown if not words or not (ROOT / path).is_file()] == []


def test_the_moving_picture_is_readable_moves_and_loads_quickly() -> None:
    path = ROOT / "resources" / "pictures" / "kill.webp"
    milliseconds = []
    with Image.open(path) as film:
        for number in range(film.n_frames):
            film.seek(number)
            film.load()
            milliseconds.append(film.info["duration"])
        assert film.size == (1100, 700)

    assert path.name in README
    assert path.stat().st_size < 2.5e6
    assert 5 < sum(milliseconds) / 1000 < 10
    assert sum(milliseconds[:-1]) / len(milliseconds[:-1]) <= 100
