"""What the main window tells by itself: banners and toasts."""

from tests.app.fakes.shell import Shell, part

from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.telemetry import RecoveredInfo
from kickboard_desktop.widgets import Banner, Toast


def banners(made: Shell) -> list[str]:
    return [b.text for b in made.window.findChildren(Banner) if not b.isHidden()]


def test_a_store_that_does_not_answer_is_a_banner_until_it_does(shown: Shell) -> None:
    shown.session.store_trouble.emit("disk is full")
    assert banners(shown) == ["The store does not answer: disk is full"]

    shown.session.store_trouble.emit("")
    assert banners(shown) == []


def test_an_engine_that_died_is_a_banner_that_offers_a_start(shown: Shell) -> None:
    shown.session.played_link.play(EngineState.GIVEN_UP, "killed by signal 9")
    (said,) = banners(shown)
    assert "killed by signal 9" in said

    (banner,) = (b for b in shown.window.findChildren(Banner) if b.text == said)
    started: list[str] = []
    shown.actions.invoked.connect(started.append)
    shown.actions["start_engine"].setEnabled(True)
    banner.acted.emit()
    assert started == ["start_engine"]

    shown.session.played_link.play(EngineState.RUNNING)
    assert banners(shown) == []


def test_a_pause_of_everything_is_a_banner(shown: Shell) -> None:
    shown.session.all_paused = True
    shown.session.poll()
    assert banners(shown) == ["Everything is paused: no job starts."]

    shown.session.all_paused = False
    shown.session.poll()
    assert banners(shown) == []


def test_recovered_jobs_are_told(shown: Shell) -> None:
    shown.session.recovered.emit(RecoveredInfo(returned=5))

    toast = part(shown.window, Toast)
    assert toast.isVisible()
    assert toast.text.startswith("Recovered 5 jobs")


def test_a_toasts_button_triggers_its_action(shown: Shell) -> None:
    used: list[str] = []
    shown.actions.invoked.connect(used.append)
    shown.actions["undo"].setEnabled(True)

    shown.window.toast("Deleted 12 jobs", action_id="undo", action="Undo")
    part(shown.window, Toast).acted.emit()

    assert used == ["undo"]
