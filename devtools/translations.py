"""The window's translations: texts collected from the code, and made ready for Qt.

``resources/kickboard_resources/translations`` holds, for each language, the texts with their
translations (``.ts``, for people) and what Qt loads (``.qm``, made of it). English has only
the texts with plural forms.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from devtools import ROOT
from devtools.environment import BIN
from devtools.progress import run_quietly

FOLDER = ROOT / "resources" / "kickboard_resources" / "translations"
LANGUAGES = ("en", "de", "ja")


def collect(folder: Path = FOLDER) -> None:
    """Bring the ``.ts`` files up to date with the code; texts that are gone are dropped."""
    sources = sorted(str(path) for path in (ROOT / "app").rglob("*.py"))
    for language in LANGUAGES:
        plural = ["-pluralonly"] if language == "en" else []
        target = ["-ts", str(folder / f"kickboard_{language}.ts")]
        words = ["-source-language", "en", "-target-language", language]
        options = [*plural, "-no-obsolete", "-locations", "none", *words]
        run_quietly(
            f"texts {language}", [str(BIN / "pyside6-lupdate"), *options, *sources, *target]
        )


def release(folder: Path = FOLDER) -> None:
    """Make the ``.qm`` files that Qt loads."""
    for language in LANGUAGES:
        source = folder / f"kickboard_{language}.ts"
        command = [str(BIN / "pyside6-lrelease"), "-silent", str(source)]
        run_quietly(f"release {language}", command)


def unfinished(language: str, folder: Path = FOLDER) -> list[str]:
    """Return the texts that have no translation into *language* yet."""
    tree = ET.parse(folder / f"kickboard_{language}.ts")
    return [
        message.findtext("source") or ""
        for message in tree.iter("message")
        if (translation := message.find("translation")) is None
        or translation.get("type") == "unfinished"
    ]
