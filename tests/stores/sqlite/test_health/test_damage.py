"""A file that is damaged, is no store, or is not there."""

import os
from pathlib import Path

import pytest
from tests.stores.kit import job
from tests.stores.sqlite.test_health.looking import one, raw

from kickboard.errors import StoreUnavailableError
from kickboard.stores.sqlite import SQLiteStore, schema
from kickboard.stores.sqlite.health import Level, examine, is_readable


def test_a_damaged_page_is_found(path: Path) -> None:
    store = SQLiteStore(path)
    store.push([job(f"job-{n}") for n in range(500)])
    store.close()
    content = bytearray(path.read_bytes())
    middle = len(content) // 4096 // 2 * 4096
    content[middle : middle + 4096] = b"\xa5" * 4096
    path.write_bytes(content)

    finding = one(examine(path), "integrity")

    assert finding.level is Level.BAD
    assert f"--store {path} --salvage NEW.db" in finding.advice


@pytest.mark.parametrize("content", [b"\xff" * 8192, b"a diary\n" * 4000, b"short"])
def test_what_is_no_store_cannot_be_read(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    found = examine(path)

    assert not is_readable(found)
    assert one(found, "opening").level is Level.BAD
    assert one(found, "disk space").level is Level.OK  # the rest is told all the same


def test_a_truncated_file_cannot_be_read(path: Path) -> None:
    store = SQLiteStore(path)
    store.push([job(f"job-{n}") for n in range(500)])
    store.close()
    os.truncate(path, path.stat().st_size // 2)

    assert not is_readable(examine(path))


def test_the_database_of_another_program_is_not_a_store(path: Path) -> None:
    raw(path, "CREATE TABLE notes(text)")

    finding = one(examine(path), "opening")

    assert "another program" in finding.text


def test_a_newer_schema_is_named(path: Path) -> None:
    SQLiteStore(path).close()
    raw(path, f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")

    finding = one(examine(path), "opening")

    assert f"schema {schema.SCHEMA_VERSION + 1}" in finding.text


def test_an_index_that_lacks_a_row_is_found_by_the_deep_look_only(path: Path) -> None:
    store = SQLiteStore(path)
    store.push([job("a"), job("b")])
    store.close()
    raw(
        path,
        "PRAGMA writable_schema = 1;"
        "UPDATE sqlite_schema SET sql = replace(sql, 'WHERE state = 0', 'WHERE state = 99')"
        " WHERE name = 'jobs_ready'",
    )
    raw(path, "UPDATE jobs SET prio = 6")
    raw(
        path,
        "PRAGMA writable_schema = 1;"
        "UPDATE sqlite_schema SET sql = replace(sql, 'WHERE state = 99', 'WHERE state = 0')"
        " WHERE name = 'jobs_ready'",
    )

    deep = one(examine(path, deep=True), "integrity")

    assert one(examine(path), "integrity").level is Level.OK
    assert deep.level is Level.BAD
    assert "jobs_ready" in deep.text


def test_an_empty_file_is_a_question(path: Path) -> None:
    path.touch(0o600)

    finding = one(examine(path), "integrity")

    assert finding.level is Level.WARN
    assert "empty" in finding.text


def test_a_file_that_is_not_there_is_no_finding(path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match="no store at"):
        examine(path)


def test_a_link_is_not_followed(path: Path, tmp_path: Path) -> None:
    SQLiteStore(path).close()
    link = tmp_path / "link.db"
    link.symlink_to(path)

    assert "symbolic link" in one(examine(link), "opening").text


def test_wrong_counts_are_told_with_both_numbers(path: Path) -> None:
    store = SQLiteStore(path)
    store.push([job("a")])
    store.close()
    raw(path, "UPDATE counts SET n = 7 WHERE q > 0")

    finding = one(examine(path), "counts")

    assert finding.level is Level.BAD
    assert "7 kept, 1 there" in finding.text
