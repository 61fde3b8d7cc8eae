"""Now yours: eight lines that are a job, to be saved and opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QPlainTextEdit,
    QWidget,
)

from kickboard_desktop import assets
from kickboard_desktop.widgets import plain_label
from kickboard_desktop.widgets.dialog_parts import add_foot, titled_column

CODE = '''from kickboard import Job


class GreetJob(Job, queue="default", retry=3):
    """Greet somebody; an empty name fails, and is tried again."""

    def perform(self, name: str = "world") -> None:
        print(f"Hello, {name[0].upper()}{name[1:]}!")
'''


class FirstJobDialog(QDialog):
    """Shows the lines, which can be changed, and saves them where the user says.

    Signals:
        saved(str): the path of the file that is to be opened.
    """

    saved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_job_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 380)
        column = titled_column(self, self.tr("Now yours"))
        self.setWindowTitle(self.tr("Write a first job"))
        why = self.tr(
            "This is a whole job. Saved and opened, it gets a form of its own under "
            "Enqueue a job, and every time you save the file it is loaded again."
        )
        words = plain_label(why, tone="muted", parent=self)
        words.setWordWrap(True)
        column.addWidget(words)
        self._code = QPlainTextEdit(CODE, self)
        self._code.setObjectName("first_job_code")
        self._code.setFont(assets.mono_font(12))
        self._code.setTabChangesFocus(True)
        self._code.setAccessibleName(self.tr("Code of the job"))
        column.addWidget(self._code, 1)
        self._trouble = plain_label("", "small", tone="bad", parent=self)
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        column.addWidget(self._trouble)
        save = add_foot(column, self.tr("Save and open…"), self._on_save)
        save.setObjectName("first_job_save")

    @Slot()
    def _on_save(self) -> None:
        start = str(Path.home() / "shop.py")
        kinds = self.tr("Python files (*.py)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the job"), start, kinds)
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the code to *path* and tell; what goes wrong is shown here."""
        path = path if path.suffix else path.with_suffix(".py")
        try:
            path.write_text(self._code.toPlainText(), encoding="utf-8")
        except OSError as error:
            self._trouble.setText(self.tr("It could not be saved: %s") % error)
            self._trouble.show()
            return
        self.accept()
        self.saved.emit(str(path))
