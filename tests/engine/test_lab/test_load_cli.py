"""``kickboard load``: what it prints and writes, how it ends, and what it refuses."""

import csv
import io
import json
import re
import signal
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.engine.support import PATIENCE, until
from tests.engine.test_lab.load import sandboxes

from kickboard.cli import main
from kickboard.client import Client
from kickboard.lab.load import result
from kickboard.payload.record import JobState
from kickboard.stores import open_store

SIMULATED = """
name = "<b>Noon</b> & after"
seconds = 8
warm_up = 1
simulate = true
seed = 5
objectives = ["p95 total < 5 s", "failed < 50 %"]
[arrivals]
rate = 50
[[work]]
failures = 0.1
[[work]]
queue = "mailers"
[[changes]]
at = 4
do = "stall"
seconds = 1
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    path = tmp_path / "noon.toml"
    path.write_text(SIMULATED)
    return path


def load(*arguments: object) -> int:
    return main(["load", *map(str, arguments)])


def test_it_ends_with_0_when_every_objective_is_met(
    scenario: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert load(scenario) == 0

    said = capfd.readouterr().out
    assert "met     p95 total < 5 s" in said
    assert "Little's law" in said


def test_it_ends_with_1_when_one_is_missed(
    scenario: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    scenario.write_text(SIMULATED.replace("p95 total < 5 s", "p50 total < 1 ms"))

    assert load(scenario) == 1
    assert "missed  p50 total < 1 ms" in capfd.readouterr().out


def test_json_is_one_document_that_can_be_opened_again(
    scenario: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    load(scenario, "--json", "--save", tmp_path / "run.json")
    printed = json.loads(capfd.readouterr().out)

    assert printed["summary"]["met"] is True
    assert printed["summary"]["total"]["p95"] > 0
    assert printed["scenario"]["seed"] == 5
    assert json.loads((tmp_path / "run.json").read_text()) == printed
    assert load("--show", tmp_path / "run.json", "--json") == 0
    assert json.loads(capfd.readouterr().out) == printed


def test_the_same_seed_gives_the_same_document_and_another_does_not(
    scenario: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bins = []
    for seed in (5, 5, 6):
        load(scenario, "--json", "--seed", seed)
        bins.append(json.loads(capfd.readouterr().out)["bins"])

    assert bins[0] == bins[1] != bins[2]


def test_an_earlier_run_is_compared_number_by_number(
    scenario: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    load(scenario, "--save", tmp_path / "run.json")
    capfd.readouterr()

    load(scenario, "--seed", 6, "--against", tmp_path / "run.json")

    said = capfd.readouterr().out
    assert re.search(r"p95 total .*, was .*\([+-]\d+%\)", said)
    assert "The seeds differ" in said


class _Page(HTMLParser):
    """Notes what a page has, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.fetched: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [
            str(value) for name, value in attrs if name in ("src", "href", "xlink:href")
        ]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_report_is_one_file_that_fetches_nothing_and_runs_nothing(
    scenario: Path, tmp_path: Path
) -> None:
    load(scenario, "--html", tmp_path / "report.html")

    content = (tmp_path / "report.html").read_text()
    page = _Page()
    page.feed(content)
    assert page.fetched == []
    assert "script" not in page.tags
    assert "b" not in page.tags  # the scenario's name is text, whatever it says
    assert "<b>Noon</b> & after" in page.text
    assert page.tags.count("svg") > 8
    assert "url(" not in content
    assert "nan" not in content
    assert "stall of 1 s" in page.text


def test_a_report_can_be_opened_again(
    scenario: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    load(scenario, "--html", tmp_path / "report.html", "--json")
    printed = json.loads(capfd.readouterr().out)

    assert load("--show", tmp_path / "report.html", "--json") == 0

    assert json.loads(capfd.readouterr().out) == printed


def test_the_table_has_a_row_for_each_interval_and_adds_up(scenario: Path, tmp_path: Path) -> None:
    load(scenario, "--csv", tmp_path / "run.csv", "--save", tmp_path / "run.json")

    rows = list(csv.DictReader(io.StringIO((tmp_path / "run.csv").read_text())))
    finished = result.load(tmp_path / "run.json")
    assert len(rows) == len(finished.bins)
    assert sum(int(row["done"]) for row in rows) == sum(one.done for one in finished.bins) > 300
    assert rows[0].keys() >= {"second", "total_p95", "depth load", "depth mailers"}
    assert rows[-1]["in_system"] == "0"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("arrivals.rate = nan", "arrivals.rate: nan"),
        ("arrivals.rate = -5", "arrivals.rate: -5 a second; it must be above 0"),
        ("arrivals.profile = [[0, 5], [9, 5]]", "arrivals.profile[1]: a gap"),
        ("arrivals.profile = [[3, 5], [20, 5]]", "arrivals.profile[0]: a gap"),
        ("arrivals.profile = [[0, 5], [20, -5]]", "arrivals.profile[1]: the rate is -5"),
        ("arrivals.profile = [[0, 5], [9, nan], [20, 5]]", "arrivals.profile[1][1]: nan"),
        ("target.processes = 999", "target.processes: 999; it must be 1 to 16"),
        ("[[work]]\nclass = 'NoSuchJob'", "work[0].class: there is no class 'NoSuchJob'"),
        ("seconds = [", "not TOML"),
        ("name = '" + "x" * 10_000_000 + "'", "more than 1,000 kB"),
    ],
    ids=[
        "nan",
        "negative",
        "gap at the end",
        "gap at the start",
        "negative point",
        "nan point",
        "processes",
        "class",
        "toml",
        "huge",
    ],
)
def test_what_cannot_be_run_ends_with_2_and_a_line_that_says_where(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    content: str,
    words: str,
) -> None:
    started: list[object] = []
    before = sandboxes()
    monkeypatch.setattr(subprocess, "Popen", lambda *words, **_: started.append(words))
    path = tmp_path / "bad.toml"
    path.write_text(content)

    assert load(path, "--html", tmp_path / "report.html") == 2

    printed = capfd.readouterr()
    assert words in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""
    assert not (tmp_path / "report.html").exists()
    assert not started
    assert sandboxes() <= before


def test_no_file_a_missing_one_and_an_earlier_run_that_is_none_are_told_at_once(
    scenario: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert load() == 2
    assert load(tmp_path / "nowhere.toml") == 1
    assert load(scenario, "--against", scenario) == 2
    said = capfd.readouterr().err.splitlines()
    assert "which scenario" in said[0]
    assert "nowhere.toml" in said[1]
    assert "no saved run" in said[2]


def test_ctrl_c_ends_it_at_once_and_leaves_nothing(tmp_path: Path) -> None:
    url, before = f"sqlite:///{tmp_path / 'jobs.db'}", sandboxes()
    store = open_store(url)
    Client(store).push({"class": "Mine", "args": []})
    path = tmp_path / "long.toml"
    path.write_text("seconds = 600\nwarm_up = 0\n[[work]]\nservice.mean = 1\n")
    command = [sys.executable, "-m", "kickboard", "load", str(path), "--store", url]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until(lambda: store.snapshot().counts.get(JobState.BUSY, 0) > 3)

    running.send_signal(signal.SIGINT)

    out, err = running.communicate(timeout=2 * PATIENCE)
    assert running.returncode == 130
    assert "Cancelled after" in out
    assert "Traceback" not in err
    assert {s: n for s, n in store.snapshot().counts.items() if n} == {JobState.ENQUEUED: 1}
    store.close()
    assert sandboxes() <= before


def test_clean_takes_away_what_a_killed_run_left(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'jobs.db'}"
    store = open_store(url)
    Client(store).push({"class": "LoadJob", "args": [1.0], "tags": ["load-1234"]})
    Client(store).push({"class": "Mine", "args": []})

    assert load("--clean", "--store", url) == 0

    assert "1 job of load tests removed" in capfd.readouterr().out
    assert sum(store.snapshot().counts.values()) == 1
    store.close()
