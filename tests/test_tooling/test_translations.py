"""The translations are those of the texts in the code, and what Qt loads is made of them."""

import shutil
from pathlib import Path

import pytest
from devtools import translations


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files as the code of this checkout makes them."""
    folder = tmp_path_factory.mktemp("translations")
    for path in translations.FOLDER.glob("*.ts"):
        shutil.copy(path, folder)
    translations.collect(folder)
    translations.release(folder)
    return folder


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_what_qt_loads_is_made_of_the_texts(fresh: Path, language: str) -> None:
    name = f"kickboard_{language}.qm"

    assert (translations.FOLDER / name).read_bytes() == (fresh / name).read_bytes()
