"""Kickboard's window in an application that runs its own jobs: ``python examples/embed.py``."""

from PySide6.QtWidgets import QApplication

import kickboard
from kickboard_desktop import MonitorWindow


@kickboard.job()
def greet(name: str) -> None:
    """Print a greeting."""
    print(f"Hello, {name}")


app = QApplication([])
kickboard.configure(store="memory:")
with kickboard.Manager() as manager:
    MonitorWindow(manager).show()
    greet.perform_async("Ada")
    app.exec()
