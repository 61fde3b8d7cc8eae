"""A job copied as Python, Ruby, a command line and Markdown says the same as the job."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.app.fakes.lived import lived

from kickboard import open_store
from kickboard.cli import main
from kickboard.payload import wire
from kickboard.payload.record import JobRecord, JobState
from kickboard.payload.shown import MASK
from kickboard_desktop.actions.copying import WAYS, as_text
from kickboard_desktop.models.job import snippets

NASTY: list[Any] = [
    *(None, True, False, 0, -1.5, 1e30, 2**70, "", "it's", 'say "hi"', "a\\b", "#{1+1} #@x #$y"),
    *("line\nbreak\ttab\r", "\u202e\x07\x00", "日本 \N{SNOWMAN}", "`rm -rf` $HOME 'x'"),
    *({"a": [1, {"b": None}], "c d": "#{x}"}, [[], {}]),
]


def record(args: list[Any], job_class: str = "MailJob", **payload: Any) -> JobRecord:
    item = {"class": job_class, "args": args, "jid": "1", **payload}
    columns = {"queue": item.get("queue", "default"), "priority": item.get("priority", 5)}
    return wire.record(msgspec.json.encode(item), state=JobState.DEAD, at=0.0, **columns)


class Pusher:
    """Stands in for the user's class."""

    def __init__(self) -> None:
        self.options: dict[str, Any] = {}
        self.args: tuple[Any, ...] = ()

    def set(self, **options: Any) -> Pusher:
        self.options = options
        return self

    def perform_async(self, *args: Any) -> None:
        self.args = args


def test_the_python_call_makes_the_same_job() -> None:
    job = Pusher()
    code = snippets.as_python(
        record(NASTY, queue="mailers", retry=3, priority=2, tags=["a b"]), masked=False
    )

    eval(code, {"MailJob": job})

    assert list(job.args) == NASTY
    assert job.options == {"queue": "mailers", "retry": 3, "priority": 2, "tags": ["a b"]}


def test_what_a_job_has_anyway_is_left_out() -> None:
    assert snippets.as_python(record([1])) == "MailJob.perform_async(1)"
    assert snippets.as_ruby(record([1])) == "MailJob.perform_async(1)"
    assert snippets.as_command(record([])) == "kickboard push MailJob"


def test_a_class_that_python_has_no_name_for_is_pushed_by_its_name() -> None:
    pushed: list[Any] = []

    class Kickboard:
        @staticmethod
        def default_client() -> Any:
            return type("Client", (), {"push": staticmethod(pushed.append)})

    code = snippets.as_python(record([1], "Mail::Job", queue="q"))
    eval(code, {"kickboard": Kickboard})

    assert pushed == [{"class": "Mail::Job", "args": [1], "queue": "q"}]


RUBY = shutil.which("ruby")


@pytest.mark.skipif(RUBY is None, reason="needs Ruby")
@pytest.mark.parametrize("name", ["MailJob", "Mail::Job", "mail_job"])
def test_the_ruby_call_makes_the_same_job(name: str) -> None:
    code = snippets.as_ruby(record(NASTY, name, queue="mailers", retry=False), masked=False)
    program = f"""
        require "json"
        class Pusher
          def self.set(**o); $o = o; self; end
          def self.perform_async(*a); puts JSON.generate([$o, a]); end
        end
        module Mail; Job = Pusher; end
        MailJob = Pusher
        module Sidekiq; class Client; def self.push(i)
          puts JSON.generate([{{"queue" => i["queue"], "retry" => i["retry"]}}, i["args"]])
        end; end; end
        {code}
    """
    assert RUBY is not None
    done = subprocess.run(
        [RUBY, "-Ku"], input=program.encode(), capture_output=True, check=False, timeout=60
    )

    assert done.stderr.decode() == ""
    options, args = json.loads(done.stdout)
    assert options == {"queue": "mailers", "retry": False}
    assert args == NASTY


@pytest.mark.parametrize("name", ["MailJob", "-r", "a b"])
def test_the_command_line_makes_the_same_job(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    job = record(NASTY, name, queue="mailers", retry=False, priority=0, tags=["x y", "-z"])
    program, command, *words = shlex.split(snippets.as_command(job, masked=False))
    url = f"sqlite:///{tmp_path / 'jobs.db'}"

    assert program == "kickboard"
    assert main([command, "--store", url, *words]) == 0
    store = open_store(url)
    found = store.get(capsys.readouterr().out.strip())
    store.close()
    assert found is not None
    made = found.record
    assert (made.job_class, list(made.args)) == (name, NASTY)
    assert (made.queue, made.retry, made.priority) == ("mailers", False, 0)
    assert made.tags == ("x y", "-z")


def test_secrets_are_masked_in_every_way_until_they_are_revealed() -> None:
    found = lived(JobState.DEAD, args=[{"password": "hunter2"}, "sesame"])
    names = {"MailJob": ["options", "token"]}

    for way in WAYS - {"copy_jid", "copy_link"}:
        hidden = as_text(way, [found], names, masked=True)
        clear = as_text(way, [found], names, masked=False)
        assert "hunter2" not in hidden, way
        assert "sesame" not in hidden, way
        assert MASK in hidden, way
        assert "hunter2" in clear, way
        assert "sesame" in clear, way


def test_markdown_cannot_be_broken_out_of() -> None:
    found = lived(JobState.DEAD, args=["```\n# heading"])

    made = snippets.as_markdown(found, masked=False)

    assert "````json\n" in made
    assert "### MailJob `9f3c01ab77e2" in made
    assert "TimeoutError: timed out after 0 s" in made
    assert made.count("Traceback") == 1


def test_what_markdown_would_obey_is_escaped() -> None:
    found = lived(JobState.DEAD, tags=["a | b", "*c* <img src=x>"])

    made = snippets.as_markdown(found)

    assert "| Tags | a \\| b, \\*c\\* \\<img src=x\\> |" in made


@pytest.mark.parametrize(
    ("url", "jid"),
    [
        ("kickboard://job/9f3c", "9f3c"),
        ("  KICKBOARD://job/9f3c/ ", "9f3c"),
        ("kickboard://job/", None),
        ("kickboard://queue/x", None),
        ("kickboard://job/a/b", None),
        ("kickboard://job/a?x=1", None),
        ("kickboard://job/a b", None),
        ("kickboard://job/a\x00", None),
        ("https://example.com/job/9f3c", None),
    ],
)
def test_a_link_names_a_job_or_nothing(url: str, jid: str | None) -> None:
    assert snippets.linked_job(url) == jid


def test_a_link_leads_where_it_came_from() -> None:
    assert snippets.linked_job(snippets.link("9f3c01ab")) == "9f3c01ab"
