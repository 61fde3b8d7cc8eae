"""``kickboard doctor``: what it prints, how it ends, and what it saves."""

import json
from pathlib import Path

import pytest
from tests.engine.test_cli.asking import Run

from kickboard.cli import main
from kickboard.client import Client
from kickboard.payload.record import JobState
from kickboard.stores import open_store
from kickboard.stores.base import View


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed store with three jobs, in a folder whose name has a space in it."""
    folder = tmp_path / "my jobs"
    folder.mkdir(0o700)
    path = folder / "jobs.db"
    store = open_store(str(path))
    Client(store).push_bulk([{"class": "EmailJob", "args": [n]} for n in range(3)])
    store.close()
    return path


@pytest.fixture
def url(path: Path) -> str:
    """Where the commands work."""
    return str(path)


def test_a_store_that_is_well_gives_0(run: Run) -> None:
    code, out, err = run("doctor")

    assert (code, err) == (0, "")
    assert "ok    integrity" in out
    assert out.splitlines()[-1].startswith("0 bad, ")


def test_each_finding_that_is_not_ok_says_what_to_do(run: Run, path: Path) -> None:
    path.chmod(0o644)

    code, out, _ = run("doctor")

    lines = out.splitlines()
    at = next(n for n, line in enumerate(lines) if "others may read jobs.db" in line)
    assert code == 0
    assert lines[at].lstrip().startswith("warn")
    assert lines[at + 1].strip() == f"→ Run: chmod 600 '{path}'"


def test_the_findings_come_as_json(run: Run, path: Path) -> None:
    code, out, _ = run("doctor", "--json", "--deep")

    document = json.loads(out)
    assert code == 0
    assert document["store"] == str(path)
    assert {"check", "level", "text", "advice"} == set(document["findings"][0])
    assert document["findings"][0]["text"] == "no damage found (integrity_check)"


def test_damage_gives_1(run: Run, path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-8192:-4096] = b"\xa5" * 4096
    path.write_bytes(content)

    code, out, _ = run("doctor")

    assert code == 1
    assert "bad   integrity" in out
    assert "--salvage NEW.db" in out


def test_a_store_that_cannot_be_read_gives_3(run: Run, path: Path) -> None:
    path.write_bytes(b"\xff" * 8192)
    code, out, _ = run("doctor")

    assert code == 3
    assert "bad   opening" in out


def test_a_store_that_is_not_there_gives_3(tmp_path: Path, run: Run, path: Path) -> None:
    path.unlink()
    code, out, err = run("doctor")

    assert (code, out) == (3, "")
    assert "no store at" in err
    assert not path.exists()


def test_the_waiting_classes_are_compared_with_a_module(run: Run, tmp_path: Path) -> None:
    """Its classes are read, its `setup` is not called: nothing is going to run here."""
    shop = tmp_path / "doctor_shop.py"
    shop.write_text(
        "from kickboard import Job\n"
        "class EmailJob(Job):\n    def perform(self, n): ...\n"
        "def setup(): raise SystemExit('set up')\n"
    )
    _, out, _ = run("doctor", "-r", str(shop), "--json")

    [finding] = [f for f in json.loads(out)["findings"] if f["check"] == "classes"]
    assert finding["level"] == "ok"
    assert finding["text"] == "all 1 of jobs to be run are known"


def test_a_damaged_store_is_saved_into_a_new_file(run: Run, path: Path, tmp_path: Path) -> None:
    damaged = b"\xff" * 100 + path.read_bytes()[100:]
    path.write_bytes(damaged)
    new = tmp_path / "new.db"

    code, out, _ = run("doctor", "--salvage", str(new))

    assert code == 0
    assert out.splitlines()[0] == f"Saved 3 jobs into {new}; none is known to be lost."
    assert path.read_bytes() == damaged
    store = open_store(str(new))
    assert len(store.page(View(state=JobState.ENQUEUED)).rows) == 3
    store.close()


def test_what_was_saved_comes_as_json(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("doctor", "--salvage", str(tmp_path / "new.db"), "--json")

    saved = json.loads(out)
    assert code == 0
    assert {key: saved[key] for key in ("jobs", "lost", "damaged")} == {
        "jobs": 3,
        "lost": 0,
        "damaged": 0,
    }


def test_nothing_to_save_gives_3(run: Run, path: Path, tmp_path: Path) -> None:
    path.write_text("a diary\n" * 5000)
    code, out, err = run("doctor", "--salvage", str(tmp_path / "new.db"))

    assert (code, out) == (3, "")
    assert "Nothing of a store can be read" in err
    assert not (tmp_path / "new.db").exists()


def test_a_url_with_a_space_in_it_finds_its_file(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """As the window gives it to its engine, and as every command prints it."""
    store = open_store(str(path))
    url = store.url
    store.close()

    assert "%20" in url
    assert main(["doctor", "--store", url]) == 0
    assert main(["stats", "--store", url]) == 0
    assert "no store at" not in capfd.readouterr().err
