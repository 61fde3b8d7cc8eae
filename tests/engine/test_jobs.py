"""What a user writes: classes and functions, their options, names and hooks."""

from typing import Any

import pytest
from tests.engine.support import payloads

from kickboard import Job, Retry, Worker, job
from kickboard.client import Client, configure
from kickboard.clock import ManualClock
from kickboard.errors import ConfigError, NameTakenError
from kickboard.jobs.registry import REGISTRY, Registry
from kickboard.payload.record import JobState
from kickboard.stores.memory import MemoryStore

NOW = 1_700_000_000.0


@pytest.fixture
def store(memory: MemoryStore, clock: ManualClock, default_client: None) -> MemoryStore:
    """The store that `perform_async` means."""
    configure(memory, clock=clock)
    return memory


def only(store: MemoryStore, state: JobState = JobState.ENQUEUED) -> dict[str, Any]:
    [payload] = payloads(store, state)
    return payload


# -- options


def test_options_may_be_class_keywords(store: MemoryStore) -> None:
    class Mail(Job, queue="mailers", retry=5, dead=False, backtrace=10, tags=["a"]):
        def perform(self, to: str) -> None: ...

    Mail.perform_async("ann@example.com")

    payload = only(store)
    del payload["jid"]
    assert payload == {
        "retry": 5,
        "queue": "mailers",
        "dead": False,
        "backtrace": 10,
        "tags": ["a"],
        "class": "Mail",
        "args": ["ann@example.com"],
        "created_at": NOW,
        "enqueued_at": NOW,
    }


def test_options_may_be_a_class_attribute(store: MemoryStore) -> None:
    class Mail(Worker):
        options = {"queue": "mailers", "retry": False}  # noqa: RUF012 - as a user writes it

        def perform(self) -> None: ...

    Mail.perform_async()

    payload = only(store)
    assert (payload["queue"], payload["retry"]) == ("mailers", False)


def test_options_are_inherited_and_can_be_changed_one_by_one() -> None:
    class Base(Job, queue="base", retry=3, tags=("a",)):
        pass

    class Middle(Base, retry=7):
        options = {"dead": False}  # noqa: RUF012

    class Leaf(Middle, queue="leaf"):
        def perform(self) -> None: ...

    assert Leaf.options == {"queue": "leaf", "retry": 7, "tags": ("a",), "dead": False}
    assert Base.options == {"queue": "base", "retry": 3, "tags": ("a",)}


def test_set_has_the_last_word_for_one_push(store: MemoryStore) -> None:
    class Mail(Job, queue="mailers", retry=5):
        def perform(self) -> None: ...

    Mail.set(queue="urgent", retry=0, priority=1).perform_async()

    payload = only(store)
    assert (payload["queue"], payload["retry"]) == ("urgent", 0)
    assert Mail.options == {"queue": "mailers", "retry": 5}


def test_set_can_push_elsewhere(store: MemoryStore) -> None:
    class Mail(Job):
        def perform(self) -> None: ...

    elsewhere = MemoryStore()

    Mail.set(client=Client(elsewhere)).perform_async()

    assert only(elsewhere)["class"] == "Mail"
    assert payloads(store, JobState.ENQUEUED) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"quue": "x"}, "Wrong: there is no option 'quue'; there are backtrace, dead, isolation"),
        ({"queue": ""}, "a queue name must be a text that is not empty"),
        ({"queue": "a\n"}, "no control characters"),
        ({"retry_queue": None}, "a queue name must be a text"),
        ({"retry": -1}, "Wrong: retry is True, False or a number, not -1"),
        ({"retry": "yes"}, "Wrong: retry is True, False or a number, not 'yes'"),
        ({"retry": 1.5}, "Wrong: retry is True, False or a number, not 1.5"),
        ({"dead": "no"}, "Wrong: dead is True or False, not 'no'"),
        ({"tags": "a tag"}, "Wrong: tags is a list of texts, not 'a tag'"),
        ({"backtrace": "all"}, "Wrong: backtrace is True, False or a number of lines"),
        ({"retry_for": "1h"}, "Wrong: retry_for is a number of seconds, not '1h'"),
    ],
)
def test_a_wrong_option_is_refused_where_it_is_written(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ConfigError) as in_keywords:

        class Wrong(Job, **options):
            def perform(self) -> None: ...

    with pytest.raises(ConfigError) as in_attribute:
        type("Wrong", (Job,), {"options": options})
    with pytest.raises(ConfigError):
        Job.set(**options)

    assert message in str(in_keywords.value)
    assert message in str(in_attribute.value)
    assert REGISTRY.get("Wrong") is None


# -- names


def test_the_name_on_the_wire_is_the_classs_own_or_another() -> None:
    class Mail(Job):
        def perform(self) -> None: ...

    class Other(Job, name="shop::Mail"):
        def perform(self) -> None: ...

    assert REGISTRY.get("Mail") is Mail
    assert REGISTRY.get("shop::Mail") is Other
    assert REGISTRY.get("Other") is None


def test_two_classes_cannot_have_one_name() -> None:
    class Mail(Job):
        def perform(self) -> None: ...

    def elsewhere() -> None:
        class Mail(Job):
            def perform(self) -> None: ...

    with pytest.raises(NameTakenError, match=r"'Mail' belongs to .*; give .* a name of its own"):
        elsewhere()
    assert REGISTRY.get("Mail") is Mail


def test_a_class_defined_again_in_the_same_place_replaces_the_first() -> None:
    def define() -> type[Job]:
        class Mail(Job):
            def perform(self) -> None: ...

        return Mail

    first, second = define(), define()

    assert first is not second
    assert REGISTRY.get("Mail") is second


def test_a_base_without_perform_is_no_job_of_its_own() -> None:
    class Base(Job, queue="base"):
        pass

    assert REGISTRY.get("Base") is None


@pytest.mark.parametrize(
    "name",
    ["os.system", "__main__.x", "builtins.eval", "eval", "Job", "Mail2", "mail", "", "Mail "],
)
def test_a_name_stands_for_exactly_one_class_or_none(name: str) -> None:
    class Mail(Job):
        def perform(self) -> None: ...

    assert REGISTRY.get(name) is None
    assert REGISTRY.get("Mail") is Mail


def test_a_registry_lists_its_classes_by_name_and_forgets_a_module() -> None:
    registry = Registry()
    made = [type(name, (Job,), {}) for name in ("B", "A")]
    for job_class in made:
        registry.add(job_class.__name__, job_class)

    assert [job_class.__name__ for job_class in registry] == ["A", "B"]
    assert len(registry) == 2
    assert registry.forget_module("somewhere.else") == []
    assert registry.forget_module(__name__) == made
    assert len(registry) == 0


# -- functions


def test_a_function_can_be_a_job(store: MemoryStore) -> None:
    @job(queue="reports", retry=3, name="monthly")
    def report(month: str, pages: int = 1) -> str:
        """Write a report."""
        return f"{month}: {pages}"

    assert report("May", pages=2) == "May: 2"
    assert report.__doc__ == "Write a report."
    assert report.__name__ == "report"
    assert REGISTRY.get("monthly") is report.job_class

    report.perform_async("June")
    report.perform_in(60, "July")
    report.perform_at(NOW + 90, "August")
    report.perform_bulk([["x"]])
    report.set(queue="other").perform_async("y")

    found = payloads(store, JobState.ENQUEUED)
    assert [(p["class"], p["queue"], p["args"]) for p in found] == [
        ("monthly", "other", ["y"]),
        ("monthly", "reports", ["June"]),
        ("monthly", "reports", ["x"]),
    ]
    assert [p["args"] for p in payloads(store, JobState.SCHEDULED)] == [["July"], ["August"]]
    assert report.job_class().perform("May") == "May: 1"


def test_a_functions_name_on_the_wire_is_its_own() -> None:
    @job()
    def clean_up() -> None: ...

    assert clean_up.job_class.wire_name == "clean_up"
    assert clean_up.job_class.__module__ == __name__


# -- hooks


def test_hooks_may_be_written_in_the_class_or_as_decorators() -> None:
    class Written(Job):
        def perform(self) -> None: ...

        def retry_in(count: int, error: BaseException) -> int:  # type: ignore[override,misc]  # noqa: N805
            return 60 * count

        @staticmethod
        def retries_exhausted(payload: dict[str, Any], error: BaseException) -> Retry:  # type: ignore[override]
            return Retry.DISCARD

    class Decorated(Job):
        def perform(self) -> None: ...

    @Decorated.retry_in
    def later(count: int, error: BaseException) -> int:
        return 30 * count

    @Decorated.retries_exhausted
    def give_up(payload: dict[str, Any], error: BaseException) -> None: ...

    assert Written.retry_in_hook is not None
    assert Written.retry_in_hook(2, ValueError()) == 120
    assert Written.exhausted_hook is not None
    assert Written.exhausted_hook({}, ValueError()) is Retry.DISCARD
    assert Decorated.retry_in_hook is later
    assert Decorated.exhausted_hook is give_up
    assert Job.retry_in_hook is None


def test_hooks_are_inherited_and_can_be_replaced() -> None:
    class Base(Job):
        @staticmethod
        def retry_in(count: int, error: BaseException) -> int:  # type: ignore[override]
            return 1

    class Leaf(Base):
        def perform(self) -> None: ...

    assert Leaf.retry_in_hook is not None
    assert Leaf.retry_in_hook(0, ValueError()) == 1

    @Leaf.retry_in  # type: ignore[call-arg,arg-type]
    def other(count: int, error: BaseException) -> int:
        return 2

    assert Base.retry_in_hook is not None
    assert (Leaf.retry_in_hook(0, ValueError()), Base.retry_in_hook(0, ValueError())) == (2, 1)


def test_a_functions_job_has_hooks_too() -> None:
    @job()
    def report() -> None: ...

    @report.retry_in
    def later(count: int, error: BaseException) -> int:
        return 5

    assert report.job_class.retry_in_hook is later
