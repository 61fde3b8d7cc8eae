"""A program that paints the Overview once and saves it: for pixel ratios, set by environment."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from tests.app.fakes.played import PlayedSession
from tests.app.fakes.shell import READY, QueueSwitch, themed

from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.settings import Settings
from kickboard_desktop.views.overview.overview import Overview
from kickboard_desktop.views.window.main_window import MainWindow


def main(picture: str) -> int:
    app = QApplication([])
    theme = themed(app)
    session, actions = PlayedSession(), Actions()
    actions.refresh(READY)
    with tempfile.TemporaryDirectory() as folder:
        ini = QSettings(str(Path(folder) / "desktop.ini"), QSettings.Format.IniFormat)
        window = MainWindow(session, actions, theme, Settings(ini))
        page = Overview(session, actions, QueueSwitch().pause_queue, theme)
        window.add_page("overview", "Overview", "layout-dashboard", lambda: page)
        session.play(30)
        window.show_page("overview")
        window.resize(1100, 700)
        window.show()
        while page.lists is None:
            app.processEvents()
        page.refresh()
        app.processEvents()
        shot = window.grab()
        shot.save(picture)
        sys.stdout.write(f"{shot.width()} {shot.height()}\n")
        window.close()
        session.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
