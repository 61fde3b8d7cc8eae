"""What is wrong with a query, in the window's language."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

import kickboard_desktop.language
from kickboard.errors import QueryError
from kickboard.stores import query
from kickboard.stores.query import parse
from kickboard_desktop.models.lists.query_words import WORDS, refused

FOLDER = Path(query.__file__).parent


def said_by_the_engine() -> set[str]:
    """Return every sentence that the parser can raise, from its source."""
    found = set()
    for path in FOLDER.glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {node.value} & set(WORDS)
    return found


def raised() -> list[ast.Call]:
    """Return where a sentence is raised."""
    calls = []
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                name = ast.unparse(node.exc.func)
                if name.endswith(("QueryError", "Unreadable")):
                    calls.append(node.exc)
    return calls


def test_the_window_has_words_for_whatever_the_engine_can_say() -> None:
    plain = [call.args[0] for call in raised()]

    assert {one.value for one in plain if isinstance(one, ast.Constant)} <= set(WORDS)
    assert said_by_the_engine() == set(WORDS)
    others = {ast.unparse(one) for one in plain if not isinstance(one, ast.Constant)}
    assert others == {"words", "error.words"}  # chosen from those above


def test_a_sentence_begins_large_and_what_was_typed_stays_as_it_is() -> None:
    error = QueryError("{before} has no value", 0, 6, before="class:")

    assert refused(error) == "class: has no value"


QUERIES = {
    "foo:1": "there is no field 'foo'",
    "clas:Mail": "did you mean class?",
    "attempt:many": "'many' is not a number",
    "age:1h": "age>1h",
    "state:gone": "'gone'",
    "(a OR b": "",
    "queue.x:1": "queue",
    "class:": "class:",
    "size>tall": "'tall'",
    "x" * 3000: "",
    "class>a": "class:…",
}


@pytest.mark.parametrize("text", QUERIES)
def test_its_words_are_the_engines_where_nothing_is_translated(text: str, qapp: object) -> None:
    with pytest.raises(QueryError) as wrong:
        parse(text)

    assert refused(wrong.value).lower() == wrong.value.reason.lower()
    assert QUERIES[text] in wrong.value.reason


@pytest.mark.parametrize("language", ["de", "ja"])
def test_nothing_of_it_stays_english(language: str, qapp: QCoreApplication) -> None:
    translator = QTranslator()
    folder = Path(kickboard_desktop.language.__file__).parents[2] / "resources"
    [path] = folder.rglob(f"kickboard_{language}.qm")
    assert translator.load(str(path))
    qapp.installTranslator(translator)
    try:
        for text in QUERIES:
            with pytest.raises(QueryError) as wrong:
                parse(text)
            said = refused(wrong.value)
            assert said != wrong.value.reason[:1].upper() + wrong.value.reason[1:], text
            assert "{" not in said
            for value in ("'foo'", "'many'", "'gone'", "'tall'"):
                assert (value in said) == (value in wrong.value.reason)
    finally:
        qapp.removeTranslator(translator)
