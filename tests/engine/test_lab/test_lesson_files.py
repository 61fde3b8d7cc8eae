"""Files of a lesson that are no TOML, cannot be read, or hold anything at all."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.engine.test_lab.lesson_folder import the_fault, write

from kickboard.lab.lessons import documents, library, reading
from kickboard.lab.lessons.reading import LessonError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A lesson that is as it should be."""
    return write(tmp_path / "mine")


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"number = 1\nname = \n", 2, "not TOML"),
        (b"number = 1\n[predict\n", 2, "not TOML"),
        (b'a = "open', 1, "not TOML"),
        (b"number = 1\nx = '\xff'\n", 2, "no UTF-8"),
        (b"a = 1\na = 2\n", 2, "overwrite"),
        (b"x = " + b"[" * 5_000, None, "not TOML"),
    ],
)
def test_a_file_that_is_no_toml_is_named_with_its_line(
    folder: Path, content: bytes, line: int | None, words: str
) -> None:
    (folder / "lesson.toml").write_bytes(content)

    fault = the_fault(folder)

    assert (fault.file, fault.line) == ("lesson.toml", line)
    assert words in fault.reason


def lack_words(folder: Path) -> None:
    (folder / "en.toml").unlink()


def lack_the_plan(folder: Path) -> None:
    (folder / "lesson.toml").unlink()


def be_huge(folder: Path) -> None:
    (folder / "lesson.toml").write_bytes(b"# " + b"x" * 10_000_000)


def be_a_folder(folder: Path) -> None:
    (folder / "en.toml").unlink()
    (folder / "en.toml").mkdir()


def go_in_circles(folder: Path) -> None:
    (folder / "en.toml").unlink()
    (folder / "en.toml").symlink_to(folder / "en.toml")


def be_a_pipe(folder: Path) -> None:
    (folder / "lesson.toml").unlink()
    os.mkfifo(folder / "lesson.toml")


@pytest.mark.parametrize(
    ("spoil", "file", "words"),
    [
        (lack_words, "en.toml", "no such file"),
        (lack_the_plan, "lesson.toml", "no such file"),
        (be_huge, "lesson.toml", "more than 200 kB"),
        (be_a_folder, "en.toml", "no file"),
        (go_in_circles, "en.toml", "symbolic links"),
        (be_a_pipe, "lesson.toml", "no file"),
    ],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_a_file_that_cannot_be_read_is_named(
    folder: Path, spoil: Callable[[Path], None], file: str, words: str
) -> None:
    spoil(folder)

    fault = the_fault(folder)

    assert fault.file == file
    assert words in fault.reason


def test_what_is_no_folder_is_said_to_be_none(folder: Path, tmp_path: Path) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)

    for path, words in (
        (folder / "lesson.toml", "a file; a lesson is a folder"),
        (tmp_path / "nowhere", "no folder"),
        (circle, "no folder"),
        (Path("x" * 5_000), "no folder"),
        (Path("a\0b"), "no folder"),
    ):
        (fault,) = reading.check(path)
        assert words in fault.reason


@pytest.mark.parametrize("seed", range(40))
def test_whatever_a_file_holds_is_read_or_refused(folder: Path, seed: int) -> None:
    """Bytes changed, cut out or doubled anywhere: a lesson or faults, never another error."""
    rng = random.Random(seed)
    for name in ("lesson.toml", "en.toml"):
        content = bytearray((folder / name).read_bytes())
        for _ in range(rng.randrange(1, 6)):
            at = rng.randrange(len(content))
            match rng.randrange(4):
                case 0:
                    content[at] = rng.randrange(256)
                case 1:
                    del content[at : at + rng.randrange(1, 30)]
                case 2:
                    content[at:at] = content[at : at + rng.randrange(1, 60)]
                case _:
                    content[at:at] = rng.choice([b'"', b"[", b"=", b"nan", b"{}", b"-1", b"\n"])
        (folder / name).write_bytes(content)

    faults = reading.check(folder)

    for fault in faults:
        assert fault.reason
        assert "\n" not in str(fault)
    if faults:
        with pytest.raises(LessonError):
            reading.read(folder)
    else:
        assert reading.experiments(reading.read(folder))


def test_the_lines_of_a_real_lesson_are_found(tmp_path: Path) -> None:
    """In every lesson each proof is where the file has it."""
    for source in library.folders():
        copy = tmp_path / source.name
        shutil.copytree(source, copy)
        document = documents.load(copy / "lesson.toml")
        lines = (copy / "lesson.toml").read_text().splitlines()
        for i, proof in enumerate(document.value["proof"]):
            line = document.fault("x", f"proof[{i}].key").line
            assert line is not None
            assert proof["key"] in lines[line - 1]
