"""What the walk of `fitted` sees besides: saved views, labs that have run, pictures of charts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from tests.app.fakes import painted
from tests.app.fakes.fitted import Walk
from tests.app.fakes.resting import wait

from kickboard_desktop.labs.backoff import Phase
from kickboard_desktop.models.lists.saved_views import SavedView
from kickboard_desktop.operations.sharing import Sharing
from kickboard_desktop.views.lab.page import BackoffLabPage
from kickboard_desktop.views.lessons.page import LessonsPage
from kickboard_desktop.views.lists.saved_views import ManageDialog, SavedViews
from kickboard_desktop.views.load.page import LoadTestPage
from kickboard_desktop.views.teaching.playground import PlaygroundPage

VIEWS = (SavedView("nightly", "tag:nightly"), SavedView("default", "queue:default"))


def saved_views(walk: Walk) -> None:
    """Look at the dialog that renames and deletes saved views, with some and without."""
    walk.window.show_page("retries")
    saved = walk.window.page("retries").findChild(SavedViews)
    assert saved is not None
    for views in ((), VIEWS):
        for view in views:
            saved.keep(view)
        dialog = ManageDialog(saved, walk.window)
        dialog.show()
        walk.look(f"{dialog.objectName()}: {len(views)}", dialog)
        dialog.close()
    for view in VIEWS:
        saved.forget(view.name)


def labs(walk: Walk) -> None:
    """Look at each page of the lab when something has run there."""
    pages = {
        "lessons": _lesson,
        "playground": _playground,
        "backoff": _backoff,
        "load": _load,
    }
    for name, run in pages.items():
        walk.window.show_page(name)
        page: QWidget = walk.window.page(name)
        run(page)
        walk.look(f"{name} with a run", walk.window, ours=name != "lessons")


def _lesson(page: QWidget) -> None:
    assert isinstance(page, LessonsPage)
    wait(lambda: bool(page._lessons.lessons))
    page.open(page._lessons.lessons[0])
    page.view.answer(0)
    page.view.run()
    runner = page._lessons.runner
    wait(lambda: runner.run is not None and runner.run.ended is not None, 40)
    page.view.player.go_to_end()


def _playground(page: QWidget) -> None:
    assert isinstance(page, PlaygroundPage)
    page.run()
    runner = page._runner
    wait(lambda: runner.run is not None and runner.run.ended is not None, 40)
    page.player.go_to_end()


def _backoff(page: QWidget) -> None:
    assert isinstance(page, BackoffLabPage)
    page._lab.set_speed(10_000, leaping=True)
    page._on_run()
    wait(lambda: page._lab.phase is Phase.DEAD, 40)


def _load(page: QWidget) -> None:
    assert isinstance(page, LoadTestPage)
    page.run(replace(page._setup.plan, place="simulate"))
    wait(lambda: page._test.shown is not None and page._test.shown.result is not None, 40)


def pictures(walk: Walk) -> None:
    """Look at the picture of each chart that can be saved as one."""
    sharing = walk.workspace.findChild(Sharing)
    assert sharing is not None
    for name in walk.window.page_names:
        walk.window.show_page(name)
        walk.rest()
        for chart in walk.window.page(name).charts():
            picture = sharing.picture(chart)
            assert picture is not None
            with painted.noting() as noted:
                picture.image(1.0)
            where = f"picture of {chart.objectName() or type(chart).__name__} on {name}"
            said = [*painted.cut_off(noted), *painted.on_each_other(noted)]
            walk.looked.append(where)
            walk.painted += len(noted)
            walk.found += [f"{where}: {one}" for one in said]
