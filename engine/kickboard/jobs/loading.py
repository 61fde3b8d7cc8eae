"""Loading a user's job classes: a file or a module, named by the user and nobody else."""

from __future__ import annotations

import importlib
import importlib.util
import linecache
import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from kickboard.errors import ConfigError, KickboardError
from kickboard.jobs.registry import REGISTRY

log = logging.getLogger(__name__)

#: Our own code, which is nobody's file of jobs.
_PACKAGE = Path(__file__).resolve().parents[1]


def load(name: str, *, set_up: bool = True) -> ModuleType:
    """Import *name* (``shop.py``, a path, or ``package.module``) and return the module.

    A module that was loaded before is loaded anew, and its job classes are replaced. A
    function ``setup`` in it is called afterwards, unless only the classes are wanted.

    Raises:
        ConfigError: there is no such file or module.
        Exception: whatever the module raises while it is imported.
    """
    linecache.checkcache()  # tracebacks shall quote the file as it is now
    module = _load_file(Path(name)) if name.endswith(".py") else _load_module(name)
    setup = getattr(module, "setup", None)
    if set_up and callable(setup):
        setup()
    return module


def load_told(name: str) -> ModuleType:
    """Do as `load` does; whatever the module raises is told with its place and its line.

    Raises:
        ConfigError: it cannot be loaded, as one sentence that a user can act on.
    """
    try:
        return load(name)
    except (Exception, SystemExit) as error:
        place, line = _place(name, error)
        if not place and isinstance(error, KickboardError):
            raise
        where = place or f"{name} cannot be loaded"
        raise ConfigError(f"{where}: {_words(error)}{line}") from error


def _place(name: str, error: BaseException) -> tuple[str, str]:
    """Return ``shop.py, line 61`` and what stands there, of the innermost of the user's code."""
    if isinstance(error, SyntaxError) and error.filename:
        path, number, line = error.filename, error.lineno, error.text or ""
    else:
        frames = traceback.extract_tb(error.__traceback__)
        foreign = [one for one in frames if not _is_ours(one)]
        own = [one for one in foreign if _is_users(one, name)] or foreign
        if not own:
            return "", ""
        path, number, line = own[-1].filename, own[-1].lineno, own[-1].line or ""
    quoted = f", in: {' '.join(line.split())}" if line.strip() else ""
    return f"{_shown(name, path)}, line {number}", quoted


def _words(error: BaseException) -> str:
    """Return what is wrong; our own errors are sentences."""
    said = error.msg if isinstance(error, SyntaxError) else " ".join(str(error).split())
    if isinstance(error, KickboardError) and said:
        return said
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _folder(name: str) -> Path:
    return Path(name).resolve().parent if name.endswith(".py") else Path.cwd()


def _is_ours(frame: traceback.FrameSummary) -> bool:
    """Whether *frame* is in Kickboard or in Python's own way of importing."""
    return frame.filename.startswith("<") or Path(frame.filename).is_relative_to(_PACKAGE)


def _is_users(frame: traceback.FrameSummary, name: str) -> bool:
    """Whether *frame* is in the user's own folder, but in no library that lies there."""
    path = Path(frame.filename)
    return path.is_relative_to(_folder(name)) and "site-packages" not in path.parts


def _shown(name: str, path: str) -> str:
    """Return *path* by its name alone where it is the file that was asked for, or beside it."""
    return Path(path).name if Path(path).parent == _folder(name) else path


def tear_down(module: ModuleType) -> None:
    """Call the function ``teardown`` of a loaded module, if it has one; it may fail."""
    teardown = getattr(module, "teardown", None)
    if callable(teardown):
        try:
            teardown()
        except Exception:
            log.exception("teardown of %s failed", module.__name__)


def _load_file(path: Path) -> ModuleType:
    path = path.resolve()
    if not path.is_file():
        raise ConfigError(f"there is no file {path}")
    name = path.stem
    known = sys.modules.get(name)
    if known is not None and Path(getattr(known, "__file__", "") or "") != path:
        name = f"kickboard_user_{name}"  # a file may be called like a module of Python's
    folder = str(path.parent)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None:
        raise ConfigError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    _files.add(name)
    with _replacing(name):
        sys.modules[name] = module
        # Not by the loader: its cache takes a file saved twice in a second for the first one.
        exec(compile(path.read_bytes(), path, "exec"), module.__dict__)
    return module


def _load_module(name: str) -> ModuleType:
    try:
        if name in sys.modules and name not in _KEEP:
            with _replacing(name):
                return importlib.reload(sys.modules[name])
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is not None and (name == error.name or name.startswith(f"{error.name}.")):
            raise ConfigError(f"there is no module {name}") from error
        raise


@contextmanager
def _replacing(name: str) -> Iterator[None]:
    """Drop a module's classes; if the new version cannot be loaded, keep the old ones."""
    module, classes = sys.modules.get(name), REGISTRY.forget_module(name)
    try:
        yield
    except BaseException:
        REGISTRY.forget_module(name)
        for job_class in classes:
            REGISTRY.add(job_class.wire_name, job_class)
        if module is None:
            sys.modules.pop(name, None)
        else:
            sys.modules[name] = module
        raise


#: Packages whose jobs are ours: they do not change while the program runs.
_KEEP = frozenset({"kickboard.demo"})

#: Names of the modules that were loaded from a file.
_files: set[str] = set()


def origin(job_class: type) -> dict[str, str]:
    """Return where *job_class* is defined, so that another process can load it too.

    ``kind`` is "main" (a script that is run), "file" or "module"; ``name`` goes with it.
    """
    module = sys.modules.get(job_class.__module__)
    path = str(getattr(module, "__file__", "") or "")
    if job_class.__module__ in ("__main__", "__mp_main__"):
        return {"kind": "main", "name": path}
    if job_class.__module__ in _files:
        return {"kind": "file", "name": path}
    return {"kind": "module", "name": job_class.__module__}
