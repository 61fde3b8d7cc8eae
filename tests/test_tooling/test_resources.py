"""The files that Kickboard ships are there, whole, and say whose they are."""

import xml.etree.ElementTree as ElementTree

import pytest

import kickboard_resources as resources


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
