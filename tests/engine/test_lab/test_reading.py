"""Scenarios from files: what is understood, and what is refused where it stands."""

import json
from pathlib import Path
from typing import Any

import pytest

from kickboard.errors import ConfigError
from kickboard.lab.load import objectives, reading
from kickboard.lab.load.reading import ScenarioError
from kickboard.lab.load.scenario import Scenario
from kickboard.lab.load.summary import Summary
from kickboard.lab.recording import Bin

FULL = """
name = "Noon"
seconds = 60
warm_up = 5
seed = 3
objectives = ["p95 total < 200 ms", "failed < 1 %"]

[arrivals]
pattern = "bursts"
burst = 5
profile = [[0, 20], [30, 120], [30, 60], [60, 60]]

[[work]]
weight = 3
service = { kind = "lognormal", mean = 0.08, cv = 1.5 }
failures = 0.01

[[work]]
queue = "mailers"
busy = true

[target]
durability = "full"
processors = 7
processes = 2

[[changes]]
at = 20
do = "stall"

[[changes]]
at = 40
do = "processors"
to = 20
"""


def parse(text: str) -> Scenario:
    return reading.parse(text.encode())


def test_a_whole_scenario_is_read() -> None:
    scenario = parse(FULL)

    assert scenario.name == "Noon"
    assert scenario.profile.rate(30) == 60
    assert scenario.queues == ("load", "mailers")
    assert scenario.work[0].service.times().cv == 1.5
    assert [change.do for change in scenario.changes] == ["stall", "processors"]
    assert scenario.target.processes == 2
    assert scenario.interval == 1.0


def test_an_empty_one_is_a_sensible_run_of_twenty_seconds() -> None:
    scenario = parse("")

    assert (scenario.seconds, scenario.profile.peak, scenario.target.processors) == (20, 100, 10)


def test_json_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(json.dumps({"seconds": 5, "arrivals": {"rate": 7}}))

    assert reading.read(path).profile.peak == 7


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("seconds = 5 s", "", "not TOML.*line 1, column 13"),
        ("seconds = nan", "seconds", "no number to count with"),
        ("arrivals.rate = inf", "arrivals.rate", "no number to count with"),
        ("arrivals.rate = -5", "arrivals.rate", "must be above 0"),
        ("arrivals.rat = 5", "arrivals", "unknown field `rat`"),
        ("arrivals.rate = 'many'", "arrivals.rate", "Expected `float`"),
        ("arrivals.model = 'ajar'", "arrivals.model", "Invalid enum value 'ajar'"),
        ("arrivals.profile = [[0, 5], [10, 5]]", "arrivals.profile[1]", "a gap.*second 10"),
        ("arrivals.profile = [[3, 5], [20, 5]]", "arrivals.profile[0]", "a gap"),
        ("arrivals.profile = [[0, 5], [20, -5]]", "arrivals.profile[1]", "0 or more"),
        ("arrivals.profile = [[0, 5], [9, 5], [4, 5], [20, 5]]", "arrivals.profile[2]", "before"),
        ("arrivals.rate = 1e9", "arrivals", "too many"),
        ("seconds = 1e9", "seconds", "must be 0.1 to 86,400"),
        ("warm_up = 20", "warm_up", "leave nothing"),
        ("work = []", "work", "no job"),
        ("[[work]]\nfailures = 2", "work[0].failures", "must be 0 to 1"),
        ("[[work]]\n[[work]]\nservice.mean = -1", "work[1].service", "0 or more seconds"),
        ("[[work]]\nservice.kind = 'measured'", "work[0].service.of", "of which class"),
        ("[[work]]\nqueue = ''", "work[0].queue", "not empty"),
        ("simulate = true\n[[work]]\nclass = 'Mail'", "work[0].class", "only LoadJob"),
        ("simulate = true\ntarget.store = 'jobs.db'", "target.store", "no business"),
        ("target.store = 'ftp://x'", "target.store", "a store is"),
        ("target.processors = 0", "target.processors", "must be 1 to 1,000"),
        ("target.store = 'memory:'\ntarget.processes = 2", "target.processes", "one process"),
        ("objectives = ['quick']", "objectives[0]", "no objective"),
        ("[[changes]]\nat = 99\ndo = 'stall'", "changes[0].at", "must be 0 to 20"),
        ("knee = {start = 5, stop = 5, step = 5}", "knee.stop", "one step above"),
        ("arrivals.model = 'closed'\nknee = {start = 5, stop = 50, step = 5}", "knee", "never"),
    ],
)  # fmt: skip
def test_what_cannot_be_run_is_refused_in_the_place_where_it_is(
    text: str, place: str, words: str
) -> None:
    with pytest.raises(ScenarioError, match=words) as caught:
        parse(text)
    assert caught.value.place == place
    assert "\n" not in str(caught.value)


def test_ten_megabytes_are_refused_before_they_are_read_as_anything(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    path.write_bytes(b"# " + b"x" * 10_000_000)

    with pytest.raises(ScenarioError, match="more than 1,000 kB"):
        reading.read(path)


def test_bytes_that_are_no_text_and_json_that_nests_for_ever_are_refused() -> None:
    with pytest.raises(ScenarioError, match="byte 8 is no UTF-8"):
        reading.parse(b"name = '\xff'")
    with pytest.raises(ScenarioError, match="not JSON"):
        reading.parse(b"[" * 100_000, is_json=True)


def test_a_class_that_nobody_knows_is_refused_with_where_it_was_looked_for() -> None:
    scenario = parse("[[work]]\n[[work]]\nclass = 'NoSuchJob'")

    with pytest.raises(ScenarioError, match=r"target\.modules") as caught:
        reading.check_classes(scenario)
    assert caught.value.place == "work[1].class"


def summary(**values: Any) -> Summary:
    whole = Bin(done=90, failed=10, made=100, intended=100, late=3, total={80: 100})
    known = {"seconds": 10.0, "processors": 5.0, "busy": 0.0, "present": 1.0, "unfinished": 0}
    return Summary(ended=whole, steady=whole, **(known | values))


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("p95 total < 2 ms", True),
        ("total < 1ms", False),
        ("max total <= 1.2 ms", True),
        ("mean total < 1 s", True),
        ("failed <= 10 %", True),
        ("failed < 10%", False),
        ("late < 5 %", True),
        ("done > 8 /s", True),
        ("done >= 9.1 /s", False),
        ("p99 wait < 1 s", False),  # none was measured
    ],
)
def test_an_objective_is_held_against_what_was_measured(text: str, met: bool) -> None:
    assert objectives.parse(text).is_met(summary()) is met


def test_jobs_that_never_ended_count_as_longer_than_any_other() -> None:
    assert objectives.parse("p90 total < 2 ms").is_met(summary(unfinished=10))
    assert not objectives.parse("p95 total < 2 ms").is_met(summary(unfinished=10))
    assert not objectives.parse("mean total < 1 s").is_met(summary(unfinished=1))


@pytest.mark.parametrize(
    "text", ["", "p95", "p95 total < 200", "total > fast", "p95 failed < 1 %", "speed > 1 /s",
             "failed < 3 ms", "mean lateness < 1 ms"],
)  # fmt: skip
def test_words_that_are_no_objective_are_refused(text: str) -> None:
    with pytest.raises(ConfigError):
        objectives.parse(text)
