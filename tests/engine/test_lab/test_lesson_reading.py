"""What is wrong with a lesson's folder is said with its file and place; nothing is started."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.test_lab.lesson_folder import change, the_fault, write

from kickboard.lab.lessons import library, reading
from kickboard.lab.lessons.reading import LessonError

COMPARED = """
[[compare]]
id = "one"
parameters = { processors = 1 }

[[compare]]
id = "ten"
parameters = { processors = 10 }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A lesson that is as it should be."""
    return write(tmp_path / "mine")


def test_a_folder_of_ones_own_is_a_lesson_like_any_other(folder: Path) -> None:
    assert reading.check(folder) == []
    lesson = library.find(str(folder))

    assert (lesson.number, lesson.name, lesson.text.title) == (77, "mine", "Mine")
    assert lesson.folder == folder
    assert list(reading.experiments(lesson)) == [""]


@pytest.mark.parametrize("wanted", ["5", "hockey-stick", "05-hockey-stick"])
def test_a_lesson_is_found_by_number_name_and_folder(wanted: str) -> None:
    assert library.find(wanted).number == 5


def test_a_lesson_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(LessonError, match="did you mean hockey-stick"):
        library.find("hokey-stick")


PLACES = [
    ("number = 77", "number = 0", "number", 1, "at least 1"),
    ("number = 77", "number = 'x'", "number", 1, "a whole number"),
    ('name = "mine"', 'name = "Mine!"', "name", 2, "match"),
    ('"queue"', '"quue"', "experiment", 3, "no experiment 'quue'"),
    ("utilisation = 0.8", "utilisation = 1.8", "parameters.utilisation", 6, "at most 0.99"),
    ("utilisation = 0.8", "utilisation = nan", "parameters.utilisation", 6, "nan is no number"),
    ("utilisation = 0.8", "utilisation = inf", "parameters.utilisation", 6, "inf is no number"),
    ("utilisation = 0.8", "busy = 1", "parameters.busy", 6, "no such parameter; it has util"),
    ("jobs = 500", "jobs = 1.5", "parameters.jobs", 7, "a whole number"),
    ("jobs = 500", 'kind = "odd"', "parameters.kind", 7, "constant, exponential, lognormal"),
    ("warm_up = 50", "warm_up = 500", "parameters", 5, "fewer jobs"),
    ("right = 1", "right = 1\nleft = 2", "predict", 10, "unknown field `left`"),
    ('["waiting"]', '["waitin"]', "chart.series[0]", 14, "did you mean 'waiting'"),
    ('key = "wait_in_services"', 'key = "wit"', "proof[0].key", 18, "no number 'wit'"),
    ('"exact_in_services"', '"exact"', "proof[0].equals", 19, "no number 'exact'"),
    ("within = 0.001", "within = -1", "proof[0].within", 20, "at least 0"),
    ("within = 0.001", "low = 1", "proof[0]", 16, "either equals, or low and high"),
    ('equals = "exact_in_services"', "low = 1", "proof[0]", 16, "go with equals"),
    ("within = 0.001", "within = 1\nplus_minus = 1", "proof[0]", 16, "not both"),
    ('parameter = "utilisation"', 'parameter = "x"', "change.values[0]", 24, "no such parameter"),
    ("[0.5, 0.9]", "[0.5, 9.9]", "change.values[1]", 24, "at most 0.99"),
    ("[0.5, 0.9]", "[0.5]", "change.values", 24, "length"),
    ('shows = "wait_in_services"', 'shows = "x"', "change.shows", 25, "no number 'x'"),
]


@pytest.mark.parametrize(("old", "new", "place", "line", "words"), PLACES)
def test_a_mistake_in_the_plan_is_named_with_its_line(
    folder: Path, old: str, new: str, place: str, line: int, words: str
) -> None:
    change(folder / "lesson.toml", old, new)

    fault = the_fault(folder)

    assert (fault.file, fault.place, fault.line) == ("lesson.toml", place, line)
    assert words in fault.reason


WORD_PLACES = [
    ('title = "Mine"\n', "", "", None, "`title`"),
    ('teaser = "A line."', "teaser = 3", "teaser", 2, "a text"),
    ('story = ["They wait."]', 'story = "They wait."', "story", 4, "a list"),
    ('answers = ["Not", "Long"]', 'answers = ["Not"]', "answers", 6, "length"),
    ("{expected}", "{wanted}", "proofs.wait", 12, "nothing can be put into {wanted}"),
    ("{expected}", "{expected", "proofs.wait", 12, "'}'"),
    ("{expected}", "{}", "proofs.wait", 12, "nothing can be put into {}"),
    ("wait =", "wit =", "proofs", 11, "a sentence 'wait'"),
    ('[change]\nlabel = "How busy"\n', "", "change", None, "label"),
    ('y = "Waiting"', "", "axes", 17, "the axis 'y'"),
]


@pytest.mark.parametrize(("old", "new", "place", "line", "words"), WORD_PLACES)
def test_a_mistake_in_the_words_is_named_with_its_line(
    folder: Path, old: str, new: str, place: str, line: int | None, words: str
) -> None:
    change(folder / "en.toml", old, new)

    fault = reading.check(folder)[0]

    assert (fault.file, fault.place, fault.line) == ("en.toml", place, line)
    assert words in fault.reason


def test_an_answer_that_is_not_there_cannot_be_right(folder: Path) -> None:
    change(folder / "lesson.toml", "right = 1", "right = 2")

    assert "right answer is number 2, and there are 2" in the_fault(folder).reason


def test_a_range_must_be_one(folder: Path) -> None:
    change(folder / "lesson.toml", 'equals = "exact_in_services"', "low = 3\nhigh = 1")
    change(folder / "lesson.toml", "within = 0.001\n", "")

    fault = the_fault(folder)

    assert (fault.place, fault.reason) == ("proof[0].low", "3 is more than 1")


def test_several_mistakes_are_all_told(folder: Path) -> None:
    change(folder / "lesson.toml", '["waiting"]', '["a", "b"]')
    change(folder / "en.toml", "wait =", "wit =")

    assert [fault.place for fault in reading.check(folder)] == [
        "chart.series[0]",
        "chart.series[1]",
        "proofs",
        "proofs.wit",
    ]


def test_what_is_compared_has_its_numbers_by_name(folder: Path) -> None:
    with open(folder / "lesson.toml", "a") as file:
        file.write(COMPARED)
    change(folder / "lesson.toml", 'key = "wait_in_services"', 'key = "one.wait_in_services"')
    change(folder / "lesson.toml", '"exact_in_services"', '"one.exact_in_services"')
    with open(folder / "en.toml", "a") as file:
        file.write('[variants]\none = "One"\nten = "Ten"\n')

    assert reading.check(folder) == []
    lesson = reading.read(folder)
    runs = reading.experiments(lesson, {"utilisation": 0.7})
    assert {name: run.processors for name, run in runs.items()} == {  # type: ignore[attr-defined]
        "one": 1,
        "ten": 10,
    }
    with pytest.raises(LessonError, match="each of what is compared has its own"):
        reading.experiments(lesson, {"processors": 3})


def test_a_slider_cannot_turn_what_variants_set_themselves(folder: Path) -> None:
    with open(folder / "lesson.toml", "a") as file:
        file.write(COMPARED)
    change(folder / "lesson.toml", 'parameter = "utilisation"', 'parameter = "processors"')

    faults = reading.check(folder)

    assert "change.parameter" in [fault.place for fault in faults]
    assert {"wait_in_services", "exact_in_services"} <= {
        word for fault in faults for word in fault.reason.split("'")
    }
    assert [fault.reason for fault in faults if fault.place == "variants"] == [
        "'one', which is compared, has no name",
        "'ten', which is compared, has no name",
    ]


def test_a_language_takes_from_english_what_it_lacks(folder: Path) -> None:
    (folder / "de.toml").write_text('title = "Meine"\n[axes]\ny = "Wartende"\n')

    lesson = reading.read(folder, "de")

    assert (lesson.text.title, lesson.text.teaser) == ("Meine", "A line.")
    assert lesson.text.axes == {"x": "Second", "y": "Wartende"}
    assert reading.read(folder, "ja").text.title == "Mine"
    assert reading.read(folder, "../en").text.title == "Mine"
    assert reading.check(folder) == []


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("title = 1", "title"),
        ('answers = ["Eins", "Zwei", 3]', "answers[2]"),
        ('titel = "x"', ""),
        ('[proofs]\nwait = "{gemessen}"', "proofs.wait"),
        ("title =", ""),
    ],
)
def test_a_mistake_in_another_language_is_found(folder: Path, words: str, place: str) -> None:
    (folder / "de.toml").write_text(words)

    (fault,) = reading.check(folder)

    assert (fault.file, fault.place) == ("de.toml", place)
    assert reading.read(folder).text.title == "Mine"
    with pytest.raises(LessonError):
        reading.read(folder, "de")
