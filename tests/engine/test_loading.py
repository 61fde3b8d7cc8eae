"""Loading a user's jobs from a file or a module, again and again; and describing them."""

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from kickboard import Job, job
from kickboard.errors import ConfigError, NameTakenError
from kickboard.jobs.describe import describe, describe_class
from kickboard.jobs.loading import load, load_told
from kickboard.jobs.registry import REGISTRY, Registry
from kickboard.runtime import failure


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to load from; what was imported is forgotten afterwards."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.chdir(tmp_path)
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        module = sys.modules[name]
        if str(tmp_path) in str(getattr(module, "__file__", "")):
            del sys.modules[name]


def write(path: Path, queue: str = "first", more: str = "") -> Path:
    text = f"""
        from kickboard import Job

        class ShopJob(Job, queue="{queue}"):
            def perform(self): ...
        """
    path.write_text(dedent(text) + dedent(more))
    return path


def options(name: str) -> Any:
    job_class = REGISTRY.get(name)
    return None if job_class is None else job_class.options


def test_a_file_is_loaded_by_its_name(folder: Path) -> None:
    write(folder / "shop.py")

    module = load("shop.py")

    assert module.__name__ == "shop"
    assert sys.modules["shop"] is module
    assert options("ShopJob") == {"queue": "first"}


def test_a_file_may_import_its_neighbours(folder: Path) -> None:
    (folder / "prices.py").write_text("PRICE = 7\n")
    write(folder / "shop.py", more="import prices\nprice = prices.PRICE\n")

    assert load(str(folder / "shop.py")).price == 7


def test_a_file_saved_twice_in_a_second_is_loaded_as_it_is_now(folder: Path) -> None:
    for queue in ("first", "other", "third"):  # of the same length
        write(folder / "shop.py", queue)
        load("shop.py")

        assert options("ShopJob") == {"queue": queue}


def test_a_class_that_is_gone_from_the_file_is_gone(folder: Path) -> None:
    write(folder / "shop.py")
    load("shop.py")
    (folder / "shop.py").write_text("")

    load("shop.py")

    assert options("ShopJob") is None


@pytest.mark.parametrize("fault", ["this is no Python", "raise SystemExit(3)", "1 / 0"])
def test_a_file_that_cannot_be_loaded_leaves_the_old_classes_at_work(
    folder: Path, fault: str
) -> None:
    write(folder / "shop.py")
    old = load("shop.py")
    write(folder / "shop.py", "other", more=fault)

    with pytest.raises((SyntaxError, SystemExit, ZeroDivisionError)):
        load("shop.py")

    assert options("ShopJob") == {"queue": "first"}
    assert sys.modules["shop"] is old


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("\nx = (1\n", "shop.py, line 2: SyntaxError: '(' was never closed, in: x = (1"),
        (
            "import tea\n",
            "shop.py, line 1: ModuleNotFoundError: No module named 'tea', in: import tea",
        ),
        ("{}['tea']\n", "shop.py, line 1: KeyError: 'tea', in: {}['tea']"),
        ("raise SystemExit(3)\n", "shop.py, line 1: SystemExit: 3, in: raise SystemExit(3)"),
        ("import json\njson.loads('')\n", "shop.py, line 2: JSONDecodeError"),
        ("import prices\n", "prices.py, line 2: ZeroDivisionError: division by zero, in: 1 / 0"),
        ("assert False\n", "shop.py, line 1: AssertionError, in: assert False"),
        (
            "from kickboard import job\n@job(retry='no')\ndef pay(): ...\n",
            "shop.py, line 2: pay: retry is True, False or a number, not 'no', in: @job",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line(
    folder: Path, fault: str, said: str
) -> None:
    (folder / "prices.py").write_text("\n1 / 0\n")
    (folder / "shop.py").write_text(fault)

    with pytest.raises(ConfigError) as told:
        load_told("shop.py")

    assert str(told.value).startswith(said)


def test_a_file_that_is_not_there_has_no_line(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"^there is no file .*gone.py$"):
        load_told("gone.py")


def test_a_file_that_never_loaded_leaves_nothing(folder: Path) -> None:
    write(folder / "shop.py", more="1 / 0")

    with pytest.raises(ZeroDivisionError):
        load("shop.py")

    assert options("ShopJob") is None
    assert "shop" not in sys.modules


def test_a_file_may_be_called_like_a_module_of_pythons(folder: Path) -> None:
    write(folder / "calendar.py")
    import calendar  # noqa: PLC0415

    module = load("calendar.py")

    assert module.__name__ == "kickboard_user_calendar"
    assert sys.modules["calendar"] is calendar
    assert hasattr(calendar, "monthrange")


def test_another_file_cannot_take_a_name_away(folder: Path) -> None:
    write(folder / "shop.py")
    write(folder / "store.py", "other")
    load("shop.py")

    with pytest.raises(NameTakenError):
        load("store.py")

    assert options("ShopJob") == {"queue": "first"}


@pytest.mark.parametrize("name", ["missing.py", "no_such_module", "no_such_package.jobs"])
def test_what_is_not_there_is_named(name: str) -> None:
    with pytest.raises(ConfigError, match=r"there is no (file|module) .*(missing|no_such)"):
        load(name)


def test_a_folder_is_no_file(folder: Path) -> None:
    (folder / "shop.py").mkdir()

    with pytest.raises(ConfigError, match="there is no file"):
        load("shop.py")


def test_a_module_is_loaded_and_reloaded(folder: Path) -> None:
    (folder / "mall").mkdir()
    write(folder / "mall" / "jobs.py")
    sys.path.insert(0, str(folder))
    module = load("mall.jobs")
    assert options("ShopJob") == {"queue": "first"}
    write(folder / "mall" / "jobs.py", "a longer name")

    assert load("mall.jobs") is module

    assert options("ShopJob") == {"queue": "a longer name"}


def test_a_module_that_misses_another_says_which(folder: Path) -> None:
    (folder / "mall.py").write_text("import there_is_no_such_thing\n")
    sys.path.insert(0, str(folder))

    with pytest.raises(ModuleNotFoundError, match="there_is_no_such_thing"):
        load("mall")


def test_setup_is_called_after_each_load(folder: Path) -> None:
    (folder / "shop.py").write_text("calls = []\ndef setup():\n    calls.append(1)\n")

    assert load("shop.py").calls == [1]
    assert load("shop.py").calls == [1]


def test_a_setup_that_is_no_function_is_let_be(folder: Path) -> None:
    (folder / "shop.py").write_text("setup = 5\n")

    assert load("shop.py").setup == 5


# -- described in words


def test_a_class_that_chooses_its_own_delays_is_described_so() -> None:
    class Patient(Job, name="tests.Patient"):
        def retry_in(count: int, error: BaseException) -> int:  # type: ignore[override,misc]  # noqa: N805
            return 60

        def perform(self) -> None: ...

    class Impatient(Patient, name="tests.Impatient"):
        pass

    assert describe_class(Patient)["own_delay"] is True
    assert describe_class(Impatient)["own_delay"] is True


def parameter(name: str, kind_of_value: str, **more: object) -> dict[str, object]:
    """Return how a parameter is described: one that must be given, but for *more*."""
    plain = {"kind": "positional", "required": True, "default": None, "doc": ""}
    return {"name": name, "type": kind_of_value, **plain, **more}


def test_a_class_is_described_for_a_form() -> None:
    class Mail(Job, queue="mailers", retry=5, tags=("a",)):
        """Send a mail.

        At once, if that can be.

        Args:
            to: Who gets it, one address
                or several.
        """

        group = "demo"

        def perform(
            self, to: str, lines: list[str], copies: int = 1, *rest: float, html: bool = False
        ) -> None:
            """Do it.

            Args:
                copies: How many.
            """

    assert describe_class(Mail) == {
        "name": "Mail",
        "queue": "mailers",
        "retry": 5,
        "tags": ["a"],
        "doc": "Send a mail.",
        "signature": "(to: str, lines: list[str], copies: int = 1, *rest: float, "
        "html: bool = False)",
        "module": __name__,
        "group": "demo",
        "own_delay": False,
        "iterable": False,
        "params": [
            parameter("to", "str", doc="Who gets it, one address or several."),
            parameter("lines", "list[str]"),
            parameter("copies", "int", required=False, default=1, doc="How many."),
            parameter("rest", "float", kind="rest", required=False),
            parameter("html", "bool", kind="keyword", required=False, default=False),
        ],
    }


def test_a_function_is_described_like_a_class() -> None:
    @job(retry=False)
    def clean(path, depth: "int" = 3, *, options=(1, {"a": ...}), **more):  # type: ignore[no-untyped-def]
        """Clean up."""

    found = describe_class(clean.job_class)

    assert (found["doc"], found["retry"], found["queue"]) == ("Clean up.", False, "default")
    assert [(p["name"], p["type"], p["kind"], p["default"]) for p in found["params"]] == [
        ("path", "", "positional", None),
        ("depth", "int", "positional", 3),
        ("options", "", "keyword", [1, {"a": None}]),
        ("more", "", "keywords", None),
    ]


def test_a_class_whose_signature_nobody_knows_is_described_all_the_same() -> None:
    class Odd(Job):
        perform = "no function at all"  # type: ignore[assignment]

    found = describe_class(Odd)

    assert (found["signature"], found["params"]) == ("()", [])


def test_a_registry_is_described_by_name() -> None:
    registry = Registry()
    for name in ("B", "A"):

        class Made(Job, name=name):
            def perform(self) -> None: ...

        registry.add(name, Made)

    assert [found["name"] for found in describe(registry)] == ["A", "B"]


def test_a_trace_quotes_a_line_as_it_is_since_the_file_was_loaded_anew(folder: Path) -> None:
    def quoted() -> str:
        with pytest.raises(ValueError, match="much") as raised:
            load("shop.py").fail()
        return failure.trace(raised.value)

    (folder / "shop.py").write_text("def fail():\n    raise ValueError('too much')\n")
    assert "raise ValueError('too much')" in quoted()

    (folder / "shop.py").write_text("def fail():\n    raise ValueError('so much')\n")
    assert "raise ValueError('so much')" in quoted()
