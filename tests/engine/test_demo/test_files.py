"""The demo's pictures: made smaller, whatever somebody picks."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from kickboard.demo import ChecksumJob, ThumbnailJob
from kickboard.demo.folder import (
    checked_name,
    find_input,
    input_files,
    is_image,
    key_of,
    samples,
    write_whole,
)

from .conftest import Perform


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "My pictures"
    folder.mkdir()
    Image.new("RGB", (800, 600), "teal").save(folder / "wide.jpg")
    Image.new("RGBA", (30, 90), (255, 0, 0, 40)).save(folder / "clear.png")
    turned = Image.new("RGB", (400, 200), "navy")
    exif = turned.getexif()
    exif[0x0112] = 6  # the camera was held upright
    turned.save(folder / "turned.jpg", exif=exif)
    (folder / "notes.txt").write_text("not a picture", "utf-8")
    (folder / ".hidden").write_text("", "utf-8")
    (folder / "inside").mkdir()
    return folder


def thumbnail(profile: Path) -> Image.Image:
    (found,) = (profile / "demo" / "thumbnails").iterdir()
    with Image.open(found) as image:
        image.load()
        return image


@pytest.mark.parametrize("name", [name for name in input_files() if is_image(name)])
def test_each_sample_picture_can_be_shrunk(name: str, profile: Path, perform: Perform) -> None:
    perform(ThumbnailJob, name, 120)

    small = thumbnail(profile)
    assert small.size == (120, 80)
    with find_input(name).open("rb") as file, Image.open(file) as original:
        wanted = original.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    got = small.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(wanted, tuple)
    assert isinstance(got, tuple)
    assert all(abs(a - b) <= 3 for a, b in zip(wanted, got, strict=True))


def test_picked_picture_keeps_its_proportions(
    pictures: Path, profile: Path, perform: Perform
) -> None:
    perform(ThumbnailJob, str(pictures / "wide.jpg"), 200)

    assert thumbnail(profile).size == (200, 150)


def test_transparent_picture_stays_transparent(
    pictures: Path, profile: Path, perform: Perform
) -> None:
    perform(ThumbnailJob, str(pictures / "clear.png"), 45)

    small = thumbnail(profile)
    assert small.size == (15, 45)
    assert small.mode == "RGBA"


def test_picture_is_turned_upright(pictures: Path, profile: Path, perform: Perform) -> None:
    perform(ThumbnailJob, str(pictures / "turned.jpg"), 100)

    assert thumbnail(profile).size == (50, 100)


def test_pictures_of_the_same_name_do_not_collide(
    pictures: Path, tmp_path: Path, profile: Path, perform: Perform
) -> None:
    shutil.copytree(pictures, tmp_path / "copy")
    for folder in (pictures, tmp_path / "copy"):
        perform(ThumbnailJob, str(folder / "wide.jpg"))
        perform(ThumbnailJob, str(folder / "wide.jpg"))

    assert len(list((profile / "demo" / "thumbnails").iterdir())) == 2


def test_picked_folder_is_left_as_it_was(pictures: Path, perform: Perform) -> None:
    before = {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in pictures.iterdir()}

    perform(ThumbnailJob, str(pictures / "wide.jpg"))
    perform(ChecksumJob, str(pictures / "notes.txt"))

    assert before == {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in pictures.iterdir()}


def test_what_is_no_picture_fails(pictures: Path, profile: Path, perform: Perform) -> None:
    with pytest.raises(OSError, match="cannot identify image file"):
        perform(ThumbnailJob, str(pictures / "notes.txt"))

    assert not list((profile / "demo").rglob("*.jpg"))


@pytest.mark.parametrize("size", [0, 15, 2049])
def test_odd_thumbnail_size_is_refused(size: int, perform: Perform) -> None:
    with pytest.raises(ValueError, match="16 to 2048 pixels"):
        perform(ThumbnailJob, "dunes.jpg", size)


def test_checksum_is_hashlibs(profile: Path, perform: Perform) -> None:
    perform(ChecksumJob, "orders.csv")

    manifest = (profile / "demo" / "checksums" / "SHA256SUMS").read_text("utf-8")
    content = samples().joinpath("orders.csv").read_bytes()
    path = samples().joinpath("orders.csv")
    assert manifest == f"{hashlib.sha256(content).hexdigest()}  {path}\n"


def test_large_file_is_read_in_blocks(tmp_path: Path, profile: Path, perform: Perform) -> None:
    content = bytes(range(256)) * 12_289  # three blocks and a bit
    (tmp_path / "large").write_bytes(content)

    perform(ChecksumJob, str(tmp_path / "large"))

    manifest = (profile / "demo" / "checksums" / "SHA256SUMS").read_text("utf-8")
    assert manifest.startswith(hashlib.sha256(content).hexdigest())


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_sha256sum_agrees_with_the_manifest(
    tmp_path: Path, profile: Path, perform: Perform
) -> None:
    names = ["plain.txt", "two  spaces", "back\\slash", "new\nline"]
    for name in names if sys.platform != "win32" else names[:2]:
        (tmp_path / name).write_text(name, "utf-8")
        perform(ChecksumJob, str(tmp_path / name))
        perform(ChecksumJob, str(tmp_path / name))

    manifest = profile / "demo" / "checksums" / "SHA256SUMS"
    check = subprocess.run(
        ["sha256sum", "--check", "--strict", str(manifest)], capture_output=True, check=False
    )
    assert check.returncode == 0, check.stderr
    assert check.stdout.count(b": OK") == len(names)


def test_missing_file_is_named(perform: Perform) -> None:
    with pytest.raises(FileNotFoundError, match=r"no file 'nowhere\.txt'"):
        perform(ChecksumJob, "nowhere.txt")


def test_files_of_a_folder_are_its_visible_files(pictures: Path) -> None:
    found = input_files(str(pictures))

    assert [Path(path).name for path in found] == [
        "clear.png",
        "notes.txt",
        "turned.jpg",
        "wide.jpg",
    ]
    assert all(Path(path).is_absolute() for path in found)
    assert [is_image(path) for path in found] == [True, False, True, True]


def test_samples_are_six_pictures_and_some_texts() -> None:
    found = input_files()

    assert sum(map(is_image, found)) == 6
    assert sum(name.endswith(".txt") for name in found) >= 3
    assert {"orders.csv", "customers.json"} <= set(found)
    sizes = {name: len(samples().joinpath(name).read_bytes()) for name in found}
    assert sum(size for name, size in sizes.items() if is_image(name)) <= 300_000


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../up", "a/b", "a\\b", ".hidden", "x" * 81, "a\n"]
)
def test_name_that_could_leave_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be called"):
        checked_name(name)


def test_key_is_a_safe_name_and_always_the_same() -> None:
    assert key_of("0123456789abcdef01234567") == "0123456789abcdef01234567"
    for odd in ("../../etc/passwd", "a:b", "\udcff", ""):
        assert checked_name(key_of(odd)) == key_of(odd)
    assert key_of("one") != key_of("two")


def test_failed_write_leaves_the_old_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "result"
    write_whole(target, b"old")
    with pytest.raises(TypeError):
        write_whole(target, "no bytes")  # type: ignore[arg-type]

    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
