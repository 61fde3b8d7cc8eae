"""What every test gets: a home of its own, no threads left behind, no surprise collections.

Nothing here imports PySide6, so that the engine's tests run without it.
"""

import gc
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

#: Objects allocated since the last collection that are worth a collection between two tests.
GC_THRESHOLD = 50_000

#: Seconds a thread that was told to stop may take to be gone when its test has ended. A busy
#: machine is no bug: like the next, it is long, and costs nothing where all is well.
THREAD_GRACE = 20.0

#: Milliseconds in which what a test of the window waits for must come, where it says no other.
PATIENCE_MS = 30_000

#: Whether somebody thawed what was set apart; to count it takes longer than most tests.
_thawed: list[bool] = []

_HOME_KEY = pytest.StashKey[Path]()

# The same examples in each run, and no deadline: a busy machine is no bug.
settings.register_profile("kickboard", deadline=None, derandomize=True, database=None)
settings.load_profile("kickboard")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Add the seeds of random tests; and pytest-qt's settings where that is not installed."""
    parser.addoption("--seeds", type=int, help="how many seeds each test over seeds takes")
    parser.addoption("--seed", type=int, help="the first of these seeds; alone, the only one")
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "Of pytest-qt, which is not here.")


def pytest_configure(config: pytest.Config) -> None:
    """Give the session a home of its own and take the garbage collector in hand.

    A cyclic collection on a worker thread destroys Qt objects there and crashes the
    interpreter; so nothing is collected but by `collect_garbage`, on the main thread.
    """
    gc.disable()
    _note_thaws()
    if config.pluginmanager.hasplugin("pytest-qt"):
        _be_patient()
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # As a shell starts what is to run in the background; all children would have it so.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    home = Path(tempfile.mkdtemp(prefix="kickboard-tests-"))
    config.stash[_HOME_KEY] = home
    os.environ.update(_environment(home))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in ("KICKBOARD_STORE", "KICKBOARD_PROFILE", "REDIS_URL"):
        os.environ.pop(name, None)


def _note_thaws() -> None:
    """Note each `gc.unfreeze`."""
    thaw = gc.unfreeze

    def unfreeze() -> None:
        thaw()
        _thawed.append(True)

    gc.unfreeze = unfreeze


def _be_patient() -> None:
    """Let each wait of pytest-qt last for `PATIENCE_MS` by default."""
    from pytestqt.qtbot import QtBot  # noqa: PLC0415 - the engine's tests run without it

    for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
        assert wait.__kwdefaults__
        wait.__kwdefaults__["timeout"] = PATIENCE_MS
    for shown in (QtBot.waitExposed, QtBot.waitActive, QtBot.waitCallback):
        assert shown.__kwdefaults__
        shown.__kwdefaults__["timeout"] = PATIENCE_MS


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Deal out files, as ``--dist loadfile`` says, in an order of our own."""
    if config.getoption("dist") != "loadfile":
        return None
    from tests.dealing import LongestFirst  # noqa: PLC0415 - xdist need not be here

    return LongestFirst(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let a process that is dealt its tests have them in the order of the dealing."""
    if hasattr(config, "workerinput"):
        from tests.dealing import put_long_ones_first  # noqa: PLC0415 - xdist need not be here

        put_long_ones_first(items)


def pytest_collection_finish() -> None:
    """Set apart what was imported and collected: it stays, and no collection need look at it.

    More than half of the time of a test with Qt in it went into that.
    """
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the session's home."""
    shutil.rmtree(config.stash[_HOME_KEY], ignore_errors=True)


def _environment(home: Path) -> dict[str, str]:
    """Return the variables that keep a test off the user's files and at one pixel a point."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    return {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_SCALE_FACTOR": "1",
        "QT_FONT_DPI": "96",
    }


class Seeds:
    """The seeds of a test; whatever fails names the one line that runs it again."""

    def __init__(self, config: pytest.Config, test: str) -> None:
        self._first: int | None = config.getoption("--seed")
        self._many: int | None = config.getoption("--seeds")
        self._test = test

    @property
    def are_chosen(self) -> bool:
        """Whether the command line says which."""
        return self._first is not None or self._many is not None

    def __call__(self, default: int) -> Iterator[int]:
        """Give *default* seeds from 0 on, or those of the command line."""
        first = self._first or 0
        many = self._many or (default if self._first is None else 1)
        yield from range(first, first + many)

    @contextmanager
    def told(self, seed: int) -> Iterator[None]:
        """Add to an exception how to meet it again."""
        try:
            yield
        except BaseException as error:
            error.add_note(f"seed {seed}; again: pytest '{self._test}' --seed {seed}")
            raise


@pytest.fixture
def seeds(request: pytest.FixtureRequest) -> Seeds:
    """Seeds for a random test: ``--seeds 10000``, or ``--seed 17`` for one."""
    return Seeds(request.config, request.node.nodeid)


@pytest.fixture(autouse=True)
def collect_garbage(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect after a test with Qt in it, and after any that left a good deal behind."""
    yield
    has_qt = "qapp" in request.fixturenames
    if has_qt:
        _delete_what_is_due()
        _let_go_of_the_keys()
        _forget_languages()
    if has_qt or gc.get_count()[0] > GC_THRESHOLD:
        gc.collect()
        if _thawed:  # by a window of its own process
            _thawed.clear()
            gc.freeze()


def _delete_what_is_due() -> None:
    """Let no window live on into the next test, which would dress it again with its own."""
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 - it is there already

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _let_go_of_the_keys() -> None:
    """Have no Ctrl or Shift held into the next test, where to choose a row would add to others.

    Qt takes what its last key or click had with it for what is held until the next one.
    """
    from PySide6.QtCore import QCoreApplication, Qt  # noqa: PLC0415 - it is there already
    from PySide6.QtGui import QGuiApplication, QWindow  # noqa: PLC0415
    from PySide6.QtTest import QTest  # noqa: PLC0415

    is_there = isinstance(QCoreApplication.instance(), QGuiApplication)
    if is_there and QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWindow(), Qt.Key.Key_Shift)


def _forget_languages() -> None:
    """Let the next test begin without a language, whatever this one spoke."""
    from PySide6.QtCore import QCoreApplication, QTranslator  # noqa: PLC0415 - it is there already

    app = QCoreApplication.instance()
    if app is not None and app.findChild(QTranslator) is not None:
        from tests.app.fakes.speaking import forget_languages  # noqa: PLC0415 - seldom

        forget_languages(app)


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fail the test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    started = [t for t in threading.enumerate() if t not in before and not _is_foreign(t)]
    for thread in started:
        thread.join(THREAD_GRACE)
    leaked = [t.name for t in started if t.is_alive()]
    assert not leaked, f"threads left running: {leaked}"


def _is_foreign(thread: threading.Thread) -> bool:
    """Whether Python only saw *thread* pass by: Qt's pool keeps its own and joins them."""
    return isinstance(thread, threading._DummyThread)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Write out lone surrogates in what was captured: xdist cannot hand them to its parent."""
    report = yield
    report.sections = [
        (name, text.encode("utf-8", "backslashreplace").decode()) for name, text in report.sections
    ]
    return report
