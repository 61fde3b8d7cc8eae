"""What the guard says of the figures it took, and how growth is drawn."""

from xml.etree import ElementTree

from tests.benchmarks import growth, guard


def test_a_figure_is_compared_with_the_last_of_its_kind_of_machine() -> None:
    said = guard.report({"no-op": 6.0, "push": 20.0}, {"no-op": 4.0}, "2 cores")

    assert "1.50 times the last" in said
    assert "not recorded yet" in said
    assert "in the mean 1.50" in said


def test_without_a_record_there_is_no_mean() -> None:
    said = guard.report({"no-op": 6.0}, {}, "2 cores")

    assert "not recorded yet" in said
    assert "mean" not in said


def test_growth_is_drawn_from_what_was_measured() -> None:
    def result(name: str, rate: float) -> dict[str, object]:
        figures = {"median": rate, "min": rate / 2, "max": rate * 1.1}
        return {"group": "grow", "name": name, "jobs_per_s": figures}

    document = {
        "results": [
            result("threads, memory, 10", 190_000.0),
            result("threads, memory, 1", 180_000.0),
            result("threads, full, 10", 60_000.0),
            {"group": "noop", "name": "kickboard memory", "jobs_per_s": {}},
            {"group": "grow", "name": "queues, full, 10", "errors": ["it failed"]},
        ]
    }

    panels = growth.read(document)
    drawn = growth.picture(panels, growth.THEMES["dark"])

    assert [point.x for point in panels["threads"]["memory"]] == [1.0, 10.0]
    root = ElementTree.fromstring(drawn)
    said = "".join(root.itertext())
    for text in ("Processors in one process", "SQLite, full", "300k", "400k"):
        assert text in said
    assert len(root.findall(".//{*}circle")) == 3
