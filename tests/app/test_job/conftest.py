"""The page of one job, as somebody has it beside a list."""

from __future__ import annotations

import pytest
from tests.app.fakes.desk import Desk

from kickboard_desktop.models.rows.log_buffer import LogBuffer
from kickboard_desktop.views.job.detail import JobDetailView


@pytest.fixture
def log() -> LogBuffer:
    """What its jobs logged."""
    return LogBuffer()


@pytest.fixture
def view(desk: Desk, log: LogBuffer) -> JobDetailView:
    """The page, which shows no job yet."""
    desk.open()
    made = JobDetailView(desk.session, desk.controller, desk.theme, log=log)
    desk.qtbot.addWidget(made)
    made.resize(460, 800)
    made.show()
    return made
