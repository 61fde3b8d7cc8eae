"""The window's languages: which is chosen, what is kept in a text, what makes one look foreign."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from kickboard_desktop import format as text
from kickboard_desktop import language
from kickboard_desktop.actions.catalogue import EVERY
from kickboard_desktop.actions.commands import told
from kickboard_desktop.language import PSEUDO, Pseudo, install, pseudo, resolve
from kickboard_desktop.models.keys.keymap import key_lines
from kickboard_desktop.models.teaching.glossary import explained
from kickboard_desktop.texts import jobs


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> object:
    yield
    install(qapp, "en")


def test_a_named_language_is_spoken_and_an_unknown_one_is_the_systems(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class System:
        def uiLanguages(self) -> list[str]:  # noqa: N802 - Qt's name
            return ["fr-FR", "de-AT", "en-US"]

    monkeypatch.setattr(QLocale, "system", System)

    assert resolve("ja") == "ja"
    assert resolve(PSEUDO) == PSEUDO
    assert resolve("system") == "de"
    assert resolve("") == "de"


def test_english_where_the_system_speaks_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    class System:
        def uiLanguages(self) -> list[str]:  # noqa: N802 - Qt's name
            return ["fr-FR"]

    monkeypatch.setattr(QLocale, "system", System)

    assert resolve("system") == "en"


@pytest.mark.parametrize("code", [*language.LANGUAGES, PSEUDO])
def test_one_language_takes_the_place_of_another(qapp: QApplication, code: str) -> None:
    install(qapp, PSEUDO)

    assert install(qapp, code) == code
    assert (QCoreApplication.translate("Any", "Retry") == pseudo("Retry")) is (code == PSEUDO)
    kinds = [type(found) for found in qapp.findChildren(QTranslator)]
    assert (Pseudo in kinds) is (code == PSEUDO)


def test_a_pseudo_text_is_longer_and_keeps_what_is_filled_in() -> None:
    text = "&Retry {n} jobs of %s in %d.2 %%\n(%n)"

    foreign = pseudo(text)

    assert len(foreign) > len(text) * 1.3
    assert foreign.startswith("[&R")
    for kept in ("{n}", "%s", "%d", "%%", "\n", "%n"):
        assert kept in foreign
    assert pseudo("") == ""
    assert pseudo(" ") == " "


def test_numbers_are_filled_into_pseudo_texts(qapp: QApplication) -> None:
    install(qapp, PSEUDO)

    assert "7" in QCoreApplication.translate("Any", "%n job(s)", "", 7)


@pytest.mark.parametrize(
    ("code", "ago", "soon", "rate"),
    [
        ("en", "6.1\xa0s ago", "in 2\xa0min\xa000\xa0s", "2.1/s"),
        ("de", "vor 6,1\xa0s", "in 2\xa0min\xa000\xa0s", "2,1/s"),
        ("ja", "6.1秒前", "2分00秒後", "2.1/秒"),
    ],
)
def test_numbers_and_times_are_said_in_the_language(
    qapp: QApplication, code: str, ago: str, soon: str, rate: str
) -> None:
    install(qapp, code)

    assert text.relative(100.0, 106.1) == ago
    assert text.relative(220.0, 100.0) == soon
    assert text.rate(2.1) == rate


def test_a_word_of_the_trade_is_explained_in_the_language(qapp: QApplication) -> None:
    install(qapp, "de")

    assert explained("Rückstand").startswith("In einer Warteschlange")
    assert explained("Backlog") == ""


def test_a_report_names_one_job_and_many(qapp: QApplication) -> None:
    install(qapp, "de")

    assert told(QCoreApplication.translate("Commands", "Deleted {jobs}"), 1) == "1 Job gelöscht"
    assert jobs(1204) == "1\N{NARROW NO-BREAK SPACE}204 Jobs"


def test_the_list_of_keys_names_actions_in_the_language(qapp: QApplication) -> None:
    install(qapp, "de")
    specs = {spec.id: spec for spec in EVERY}

    lines = key_lines(specs.__getitem__, {spec.id: spec.keys for spec in EVERY})

    named = {line.key: line.action for line in lines}
    assert named["page_overview"] == "Übersicht"
    assert named["settings"] == "Einstellungen"  # no dots, and no space before them


@pytest.mark.parametrize(
    ("code", "wait", "long", "short", "many"),
    [
        ("en", "25\xa0s", "3\xa0d\xa04\xa0h", "1.5\xa0ms", "1.20\xa0M"),
        ("de", "25\xa0s", "3\xa0d\xa04\xa0h", "1,5\xa0ms", "1,20\xa0Mio."),
        ("ja", "25秒", "3日4時間", "1.5\xa0ms", "1.20\xa0M"),
    ],
)
def test_a_unit_stands_by_its_number_as_the_language_wants_it(
    qapp: QApplication, code: str, wait: str, long: str, short: str, many: str
) -> None:
    install(qapp, code)

    assert text.with_unit("25", "s") == wait
    assert text.duration(3 * 86_400 + 4 * 3_600) == long
    assert text.duration(0.0015) == short
    assert text.compact(1_200_000) == many
