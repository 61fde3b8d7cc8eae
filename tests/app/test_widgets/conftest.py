"""The theme that the widgets wear."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from tests.app.fakes.shell import themed

from kickboard_desktop.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Applied to the program, as the window does."""
    theme = themed(qapp)
    yield theme
    theme.deleteLater()
