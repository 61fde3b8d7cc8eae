"""The files that Kickboard ships are there, whole, and say whose they are."""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import pytest

import kickboard_resources as resources

PACKAGE = Path(resources.__file__).parent


@pytest.mark.parametrize("name", resources.icon_names())
def test_every_icon_is_an_svg(name: str) -> None:
    root = ElementTree.fromstring(resources.icon_svg(name))

    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("viewBox")


def test_the_mark_and_the_icons_of_the_states_are_there() -> None:
    wanted = {"kickboard", "circle", "clock", "rotate-cw", "play", "x", "check"}

    assert wanted <= set(resources.icon_names())


def test_icons_but_the_mark_take_the_colour_they_are_given() -> None:
    colours = {
        name: b'stroke="currentColor"' in resources.icon_svg(name)
        for name in resources.icon_names()
        if name != "kickboard"
    }

    assert all(colours.values()), colours


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        resources.icon_svg("no-such-icon")


def test_fonts_are_the_six_cuts_that_the_window_uses() -> None:
    fonts = dict(resources.font_files())

    assert sorted(fonts) == [
        "Inter-Bold.otf",
        "Inter-Medium.otf",
        "Inter-Regular.otf",
        "Inter-SemiBold.otf",
        "JetBrainsMono-Bold.ttf",
        "JetBrainsMono-Regular.ttf",
    ]
    assert {content[:4] for content in fonts.values()} <= {b"OTTO", b"\0\1\0\0"}


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("fonts/Inter-OFL.txt", "The Inter Project Authors"),
        ("fonts/JetBrainsMono-OFL.txt", "The JetBrains Mono Project Authors"),
        ("icons/LUCIDE-LICENSE.txt", "Lucide Icons and Contributors"),
    ],
)
def test_each_licence_lies_beside_its_files(path: str, word: str) -> None:
    assert word in resources.read_text(path)


def test_resources_are_found_inside_a_zip(tmp_path: Path) -> None:
    """As in a wheel that is put on the path without being unpacked."""
    archive = tmp_path / "wheel.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for file in (*PACKAGE.rglob("*.py"), PACKAGE / "icons/play.svg", PACKAGE / "fonts"):
            target.write(file, file.relative_to(PACKAGE.parent))
    script = (
        f"import sys; sys.path.insert(0, {str(archive)!r}); import kickboard_resources as r;"
        "assert '.zip' in r.__file__, r.__file__; assert r.icon_names() == ['play'];"
        "r.icon_svg('play')"
    )

    subprocess.run([sys.executable, "-c", script], check=True, timeout=30)
