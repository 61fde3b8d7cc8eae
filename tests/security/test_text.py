"""S4, S5, S9, S10: what is printed, exported and logged gives nothing away and does nothing."""

import csv
import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.engine.support import PATIENCE, Engines
from tests.engine.test_demo.conftest import Perform
from tests.stores.kit import job

from kickboard import demo
from kickboard.cells import cell
from kickboard.cli import main
from kickboard.cli.logs import JsonFormatter, TextFormatter, add_context
from kickboard.client import Client
from kickboard.demo import shop
from kickboard.errors import ConfigError, StoreUnavailableError, UnsupportedError
from kickboard.jobs.job import Job
from kickboard.payload import shown
from kickboard.runtime import ticks
from kickboard.stores import open_store
from kickboard.stores.base import NewJob
from kickboard.stores.urls import masked

Run = Callable[..., tuple[int, str, str]]
SECRET = "hunter2"
#: Arguments with the secret in every place where a name or a form gives it away.
ARGS = [
    {"password": SECRET, "user": "ada"},
    {"deep": [{"api_key": SECRET}, {"Authorization": f"Bearer {SECRET}"}]},
    f"Bearer {SECRET}",
    f"Basic {SECRET}",
    json.dumps({"access_token": SECRET, "n": 1}),
]
#: What steers a terminal, hides text, or begins a new line.
HOSTILE = (
    "a\x1b[31mred\x1b[0m\x1b]0;title\x07\nFAKE 2026 ERROR all gone\r\x08\x7f"
    "\u202egnp.exe\u2028x\x85"
)
STEERING = set("\x1b\x07\r\x08\x7f\u202e\u2028\x85\x00")


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Give a command on a store in a file; get exit code, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--store", str(tmp_path / "jobs.db")])
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def jid(tmp_path: Path) -> str:
    """A job with secrets, in the store of `run`."""
    store = open_store(str(tmp_path / "jobs.db"))
    jid = Client(store).push({"class": "LoginJob", "args": ARGS})
    store.close()
    assert jid is not None
    return jid


# -- S4


def test_s04_a_secret_is_known_by_its_key_its_parameter_or_its_form() -> None:
    assert SECRET not in json.dumps(shown.masked(ARGS))
    assert shown.masked([SECRET, "ada"], ["pin", "name"]) == [shown.MASK, "ada"]
    assert shown.masked([{"passenger": "ada", "tokens": 3}]) == [
        {"passenger": "ada", "tokens": shown.MASK}
    ]


@pytest.mark.parametrize("cut", [90, 120, 160, 200, 10_000])
def test_s04_a_payload_that_is_cut_off_or_malformed_hides_its_secrets(cut: int) -> None:
    payload = json.dumps({"class": "LoginJob", "args": ARGS}).encode()[:cut]

    assert SECRET not in str(shown.arguments(payload))
    assert SECRET.encode() not in shown.masked_payload(payload)
    assert SECRET.encode() not in shown.masked_payload(b"not JSON " + payload)


def test_s04_of_what_is_malformed_only_the_secrets_are_hidden() -> None:
    payload = b'no {"user": "ada", "token": "a \\"pin\\": 4", "deep": {"pin": 4}, "n": 1}'

    assert shown.masked_payload(payload).decode() == (
        f'no {{"user": "ada", "token": {shown.MASK}, "deep": {{"pin": {shown.MASK}}}, "n": 1}}'
    )


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_s04_the_command_line_hides_secrets_until_it_is_told_to_reveal(
    run: Run, jid: str, options: tuple[str, ...]
) -> None:
    for command in (("jobs", "enqueued"), ("job", jid)):
        hidden = run(*command, *options)[1]
        revealed = run(*command, "--reveal", *options)[1]

        assert "ada" in hidden
        assert shown.MASK in hidden
        assert SECRET not in hidden
        assert SECRET in revealed


def test_s04_no_log_and_no_event_tells_of_arguments(
    engines: Engines, caplog: pytest.LogCaptureFixture
) -> None:
    class LoginJob(Job, retry=0):
        def perform(self, *_args: object) -> None:
            raise ValueError("no such user")

    told: list[dict[str, object]] = []
    manager = engines()
    manager.events.subscribe(lambda event: told.append(ticks.event(event, 0.0)))
    with caplog.at_level(logging.DEBUG), manager:
        manager.client.push({"class": "LoginJob", "args": ARGS, "retry": 0})
        manager.wait_until_idle(PATIENCE)

    assert any(line.get("kind") == "JobDied" for line in told)
    assert SECRET not in json.dumps(told)
    assert SECRET not in caplog.text


# -- S5


@pytest.mark.parametrize(
    ("url", "shown_as"),
    [
        ("redis://ada:hunter2@db.example:6379/0", "redis://***@db.example:6379/0"),
        ("rediss://:hunter2@db.example", "rediss://***@db.example"),
        ("redis://:p@ss/hunter2@db.example", "redis://***@db.example"),
        ("redis://db.example?password=hunter2&db=1", "redis://db.example?password=***&db=1"),
        ("redis://db.example/0", "redis://db.example/0"),
        ("sqlite:////home/ada@work/jobs.db", "sqlite:////home/ada@work/jobs.db"),
        ("memory:", "memory:"),
    ],
)
def test_s05_a_url_is_shown_without_its_credentials(url: str, shown_as: str) -> None:
    assert masked(url) == shown_as


@pytest.mark.parametrize(
    "url",
    [
        "redis://ada:hunter2@db.example/0",
        "unix://:hunter2@/run/redis.sock",
        "postgres://ada:p@ss:hunter2@db.example/x",
        "mysql://db.example/x?password=hunter2",
    ],
)
def test_s05_an_error_about_a_url_does_not_repeat_its_password(
    url: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises((ConfigError, UnsupportedError, StoreUnavailableError)) as caught:
        open_store(url)

    error = caught.value
    assert SECRET not in f"{error} {error!r} {error.args} {vars(error)}"
    for command in (["stats"], ["worker"], ["doctor"], ["push", "A"]):
        assert main([*command, "--store", url]) != 0
    printed = capfd.readouterr()
    assert SECRET not in printed.out + printed.err


# -- S9


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "  =1", "\xa0=1", " \0 =1",
        "＝1", "＋1", "－1", "＠SUM", "\tharmless", "=cmd|'/c calc'!A1",
    ],
)  # fmt: skip
def test_s09_text_that_begins_a_formula_is_made_text_again(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["ada@example.com", "a=b", "1-2", "", "'=1", "Ärger", "x\ny"])
def test_s09_other_text_stays_as_it_is(value: str) -> None:
    assert cell(value) == value


@pytest.mark.parametrize("value", [-1, -1.5, 0, None, True])
def test_s09_numbers_stay_numbers(value: object) -> None:
    assert cell(value) is value


def test_s09_the_report_has_no_formula_whatever_queues_and_errors_are_called(
    profile: Path, client: Client, perform: Perform
) -> None:
    names = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "＝1"]
    client.store.push([job(f"job-{n}", queue=name) for n, name in enumerate(names)])

    perform(demo.ReportJob)

    [path] = (profile / "demo" / "reports").glob("*.csv")
    rows = list(csv.reader(path.read_text("utf-8").splitlines()))
    assert {f"'{name}" for name in names} <= {row[1] for row in rows}
    assert_no_formula(rows, numbers=(3,))


def test_s09_an_export_has_no_formula_whatever_a_product_is_called(
    profile: Path, perform: Perform
) -> None:
    with shop.database(0.0) as database:
        database.execute("DELETE FROM orders WHERE id > 5")
        database.execute("UPDATE orders SET product = '=cmd|''/c calc''!A1', state = '@x'")

    perform(demo.ExportJob)

    [path] = (profile / "demo" / "exports").glob("*.csv")
    rows = list(csv.reader(path.read_text("utf-8").splitlines()))
    assert rows[1][3] == "'=cmd|'/c calc'!A1"
    assert_no_formula(rows)


def assert_no_formula(rows: list[list[str]], numbers: tuple[int, ...] = ()) -> None:
    cells = [text for row in rows for n, text in enumerate(row) if n not in numbers]
    assert len(cells) > 10
    assert [text for text in cells if text != cell(text)] == []


# -- S10


def hostile_job(jid: str = HOSTILE[:60]) -> NewJob:
    payload = json.dumps({"class": HOSTILE, "args": [HOSTILE], "jid": jid, "tags": [HOSTILE]})
    return NewJob(jid, HOSTILE, f"q{HOSTILE}", payload.encode())


@pytest.mark.parametrize(
    "command",
    [("jobs", "enqueued"), ("jobs", "enqueued", "--reveal"), ("queues",), ("stats",), ("doctor",)],
)
def test_s10_no_listing_steers_the_terminal(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    store = open_store(str(tmp_path / "jobs.db"))
    store.push([hostile_job()])
    store.close()

    code, out, err = run(*command)

    assert code == 0
    assert not STEERING & set(out + err)
    assert not any(line.lstrip().startswith("FAKE") for line in out.splitlines())


def test_s10_one_job_shown_in_full_does_not_either(run: Run, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "jobs.db"))
    store.push([hostile_job("plain")])
    store.close()

    _, out, _ = run("job", "plain")

    assert "\\x1b[31mred" in out
    assert not STEERING & set(out)


def test_s10_an_error_message_does_not_either(run: Run) -> None:
    for arguments in (["job", HOSTILE], [HOSTILE], ["jobs", "enqueued", f"class:{HOSTILE}("]):
        code, out, err = run(*arguments)

        assert code in (1, 2, 3)
        assert not STEERING & set(out + err)
        assert not any(line.startswith("FAKE") for line in err.splitlines())


def record(message: str) -> logging.LogRecord:
    error = ValueError(HOSTILE)
    info = (type(error), error, error.__traceback__)
    made = logging.LogRecord("shop", logging.ERROR, "x.py", 1, "%s", (message,), info)
    add_context(made)
    made.context = {"jid": HOSTILE, "class": HOSTILE}
    return made


def test_s10_a_log_line_stays_one_line_and_its_trace_is_indented() -> None:
    first, *trace = TextFormatter().format(record(HOSTILE)).split("\n")

    assert first.count("ERROR all gone") == 3  # in the message, the jid and the class
    assert all(line.startswith("  ") for line in trace)
    assert any("ValueError" in line for line in trace)
    assert not STEERING & set(first + "".join(trace))


def test_s10_a_json_log_line_is_one_line_of_ascii() -> None:
    line = JsonFormatter().format(record(HOSTILE))

    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line)["msg"] == HOSTILE


def test_s10_a_log_line_has_an_end() -> None:
    assert len(TextFormatter().format(record("x" * 10_000_000))) < 100_000
    assert len(JsonFormatter().format(record("x" * 10_000_000))) < 100_000
