"""S1, S2, S15, S16: no data ever chooses what code runs, and the code is what was pinned."""

import ast
import os
import re
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.support import PATIENCE, Engines

from kickboard.jobs.job import Job
from kickboard.payload.record import JobState
from kickboard.stores.base import NewJob, View
from kickboard.stores.memory import MemoryStore

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((*ROOT.glob("engine/kickboard/**/*.py"), *ROOT.glob("app/**/*.py")))

#: Modules that make objects, and with them code, out of bytes.
MAKERS = {"pickle", "cPickle", "_pickle", "marshal", "shelve", "dill", "cloudpickle", "jsonpickle",
          "yaml", "copyreg", "code", "codeop", "multiprocessing"}  # fmt: skip
#: What runs or finds code by a text.
RUNNERS = {"eval", "exec", "compile", "__import__", "import_module", "reload", "run_path",
           "run_module", "exec_module", "spec_from_file_location", "locate", "system", "popen",
           "load_source", "get_object"}  # fmt: skip
#: Whose `compile`, `exec` or `system` is another thing: patterns, queries, loops, drags, languages.
NO_RUNNERS = {"re", "where", "app", "dialog", "menu", "drag", "QLocale"}
#: Where a text that a *person* gave, never a job, may become code.
ALLOWED = {
    # The file or module after -r, or from "Load jobs…".
    "kickboard/jobs/loading.py": {
        "exec", "compile", "import_module", "reload", "spec_from_file_location",
    },
    "kickboard/__init__.py": {"import_module"},  # the public names, by a table of ours
    "kickboard/stores/query/__init__.py": {"import_module"},  # likewise
    "kickboard_desktop/widgets/__init__.py": {"import_module"},  # likewise
    "kickboard/cli/root.py": {"import_module"},  # a command's module, from a table of ours
    "kickboard/cli/desktop.py": {"import_module"},  # the window, by a constant
    "kickboard/runtime/child.py": {"run_path"},  # the script that the parent process runs
}  # fmt: skip


def name_of(path: Path) -> str:
    return "/".join(path.parts[path.parts.index("app" if "app" in path.parts else "engine") + 1 :])


def called(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call by the last part of its name; ``re.compile`` is not ``compile``."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        if isinstance(function, ast.Name):
            yield function.id, node
        elif isinstance(function, ast.Attribute):
            owner = function.value
            plain = isinstance(owner, ast.Name) and owner.id in NO_RUNNERS
            yield "" if plain else function.attr, node


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def test_s01_no_source_makes_code_or_objects_of_data() -> None:
    assert len(SOURCES) > 100
    wrong = []
    for path in SOURCES:
        tree = ast.parse(path.read_text("utf-8"))
        wrong += [f"{name_of(path)} imports {name}" for name in imported(tree) if name in MAKERS]
        for name, node in called(tree):
            if name in RUNNERS - ALLOWED.get(name_of(path), set()):
                wrong.append(f"{name_of(path)}:{node.lineno} calls {name}")
            if any(word.arg == "shell" for word in node.keywords):
                wrong.append(f"{name_of(path)}:{node.lineno} starts a shell")

    assert wrong == []


def test_s01_the_gate_above_finds_what_it_looks_for() -> None:
    """A gate that lets everything through looks just the same on clean sources."""
    tree = ast.parse(
        "import pickle\nfrom marshal import loads\neval(x)\nimportlib.import_module(x)\n"
        "re.compile(x)\nos.system(x)\nsubprocess.run(x, shell=True)\n"
    )

    assert {name for name in imported(tree) if name in MAKERS} == {"pickle", "marshal"}
    found = [name for name, _ in called(tree) if name in RUNNERS]
    assert found == ["eval", "import_module", "system"]


def test_s01_what_looks_like_an_object_stays_the_data_it_is(engines: Engines) -> None:
    """Keys by which other libraries find the class to make are ordinary keys here."""
    came: list[object] = []
    done = threading.Event()

    class TakesAnything(Job):
        def perform(self, *args: object) -> None:
            came.extend(args)
            done.set()

    args = [
        {"py/object": "os.system", "__reduce__": ["os.system", "false"]},
        {"__class__": "subprocess.Popen", "__init__": {"args": "false"}},
        "cos\nsystem\n(S'false'\ntR.",
        "!!python/object/apply:os.system ['false']",
    ]
    with engines() as manager:
        manager.client.push({"class": "TakesAnything", "args": args})
        assert done.wait(PATIENCE)

    assert came == args


def test_s01_an_error_comes_back_from_the_store_as_text(engines: Engines) -> None:
    class HostileError(Exception):
        def __reduce__(self) -> tuple[object, ...]:
            raise AssertionError("somebody took an exception apart")

    class FailsOddly(Job, retry=0):
        def perform(self) -> None:
            raise HostileError("os.system('false')")

    manager = engines()
    with manager:
        jid = manager.client.push({"class": "FailsOddly", "args": [], "retry": 0})
        manager.wait_until_idle(PATIENCE)
        found = manager.store.get(str(jid))

    assert found is not None
    assert found.record.state is JobState.DEAD
    assert type(found.record.error_class) is type(found.record.error_message) is str


CLASSES = (
    "os.system",
    "builtins.eval",
    "__main__.x",
    "subprocess.Popen",
    "antigravity",  # a module whose import can be seen
    "this.s",
    "KnownJob.perform",
    "KnownJob ",
    " KnownJob",
    "knownjob",
    "KnownJob\x00",
    "tests.security.test_code.KnownJob",
    "kickboard.jobs.job.Job",
    "Job",
    "Object",
    "__class__",
    "",
    "../shop.py",
    "KnownJob\nKnownJob",
)


def test_s02_a_class_name_is_looked_up_exactly_and_nothing_else(
    engines: Engines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A foreign program can put any name into the store; only a registered one runs."""
    ran: list[str] = []
    monkeypatch.setattr(os, "system", ran.append)
    done = threading.Event()

    class KnownJob(Job):
        def perform(self, name: str) -> None:
            ran.append(name)
            done.set()

    store = MemoryStore()
    store.push([foreign(n, name) for n, name in enumerate(CLASSES)])
    modules = set(sys.modules)
    with engines(1, store=store) as manager:  # one processor: the known one comes last
        manager.client.push({"class": "KnownJob", "args": ["known"]})
        assert done.wait(PATIENCE)

    assert ran == ["known"]
    rows = store.page(View(state=JobState.ENQUEUED)).rows
    assert {row.job_class for row in rows} == set(CLASSES)
    assert all(row.retry_count is None for row in rows)  # no attempt was used
    assert not {"antigravity", "this"} & (set(sys.modules) - modules)


def foreign(number: int, job_class: str) -> NewJob:
    return NewJob(f"{number:024x}", job_class, "default", b'{"class":"%d","args":["x"]}' % number)


# -- S15


def lay_traps(folder: Path) -> Path:
    """Fill *folder* with modules called like Python's, ours and a user's; return their mark."""
    mark = folder / "sprung"
    code = f"open({str(mark)!r}, 'a').write(__name__ + chr(10))\n"
    ours = {"apsw", "msgspec", "click", "platformdirs", "sortedcontainers", "kickboard", "jobs"}
    for name in {*sys.stdlib_module_names, *ours, "shop", "sitecustomize", "tasks"}:
        (folder / f"{name}.py").write_text(code)
    return mark


def run_as_the_window_does(folder: Path, *modules: str) -> bytes:
    pytest.importorskip("PySide6")
    from kickboard_desktop.engine_link.command import EngineCommand  # noqa: PLC0415 - needs Qt

    command = EngineCommand(store=f"sqlite:///{folder.parent / 'jobs.db'}", modules=modules)
    ended = subprocess.run(
        [command.program[0], *command.arguments()],
        cwd=folder,
        stdin=subprocess.DEVNULL,  # its end tells the engine to stop
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    return ended.stdout


@pytest.mark.slow
@pytest.mark.parametrize("modules", [(), ("kickboard.demo",)])
def test_s15_nothing_in_the_working_directory_is_imported(
    tmp_path: Path, modules: tuple[str, ...]
) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    mark = lay_traps(folder)

    said = run_as_the_window_does(folder, *modules)

    assert b'"t":"hello"' in said
    assert not mark.exists(), mark.read_text()


@pytest.mark.slow
def test_s15_a_module_that_was_asked_for_is_found_where_the_user_stands(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "s15_shop.py").write_text(
        "from kickboard import Job\nclass S15Job(Job):\n    def perform(self): ...\n"
    )

    assert b"S15Job" in run_as_the_window_does(folder, "s15_shop")


# -- S16

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
HASH = re.compile(r"sha256:[0-9a-f]{64}")


@pytest.mark.parametrize("name", ["run", "dev"])
def test_s16_every_requirement_is_pinned_and_hashed(name: str) -> None:
    text = (ROOT / "constraints" / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]

    assert len(lines) > 5
    for line in lines:
        requirement, *hashes = (part.strip() for part in line.split("--hash="))
        assert re.match(r"[A-Za-z0-9_.-]+==[A-Za-z0-9.!+]+( ;.*)?$", requirement), line
        assert hashes, f"{requirement} has no hash"
        assert all(HASH.fullmatch(one) for one in hashes), line


def test_s16_the_engine_needs_the_few_packages_that_were_chosen() -> None:
    chosen = {"apsw", "click", "msgspec", "platformdirs", "sortedcontainers"}
    pinned = (ROOT / "constraints" / "run.txt").read_text("utf-8").lower()

    assert {re.split(r"[^\w.-]", one)[0] for one in PROJECT["project"]["dependencies"]} == chosen
    assert all(f"\n{name}==" in f"\n{pinned}" for name in chosen)
    extras = PROJECT["project"]["optional-dependencies"]
    names = {re.split(r"[^\w.-]", one)[0] for extra in extras.values() for one in extra}
    assert names == {"Pillow", "PySide6-Essentials", "keyring", "redis"}
