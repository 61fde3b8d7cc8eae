"""The translations are complete, say the same as the code, and what Qt loads is made of them."""

import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from devtools import translations

from kickboard_desktop.views.window.menus import MENUS

FOREIGN = [language for language in translations.LANGUAGES if language != "en"]
#: What is filled in: in the order of the text, and by name or number.
IN_ORDER = re.compile(r"%[srd]")
NAMED = re.compile(r"%\d|%n|\{\w*\}")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files as the code of this checkout makes them."""
    folder = tmp_path_factory.mktemp("translations")
    for path in translations.FOLDER.glob("*.ts"):
        shutil.copy(path, folder)
    translations.collect(folder)
    translations.release(folder)
    return folder


def messages(language: str) -> Iterator[tuple[str, str, str]]:
    """Context, text and each form of its translation."""
    tree = ET.parse(translations.FOLDER / f"kickboard_{language}.ts")
    for context in tree.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            for text in forms or [translation.text or ""]:
                yield context.findtext("name") or "", message.findtext("source") or "", text


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_what_qt_loads_is_made_of_the_texts(fresh: Path, language: str) -> None:
    name = f"kickboard_{language}.qm"

    assert (translations.FOLDER / name).read_bytes() == (fresh / name).read_bytes()


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_text_is_translated(fresh: Path, language: str) -> None:
    assert translations.unfinished(language, fresh) == []


@pytest.mark.parametrize("language", FOREIGN)
def test_every_text_belongs_to_a_class_or_a_named_group(language: str) -> None:
    assert [text for context, text, _ in messages(language) if not context] == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_what_is_filled_in_is_filled_in_everywhere(language: str) -> None:
    wrong = [
        (text, said)
        for _, text, said in messages(language)
        if IN_ORDER.findall(text) != IN_ORDER.findall(said)
        or sorted(NAMED.findall(text)) != sorted(NAMED.findall(said))
        or text.count("\n") != said.count("\n")
    ]

    assert wrong == []


@pytest.mark.parametrize("language", FOREIGN)
def test_the_keys_of_the_menus_are_apart(language: str) -> None:
    said = {text: s for context, text, s in messages(language) if context == "Menus"}
    keys = [said[title][said[title].index("&") + 1].lower() for title, _ in MENUS]

    assert len(set(keys)) == len(MENUS)


@pytest.mark.parametrize("language", FOREIGN)
def test_only_what_has_a_key_in_the_code_has_one(language: str) -> None:
    wrong = [s for _, text, s in messages(language) if text.count("&") != s.count("&")]

    assert wrong == []
