"""S7: whatever the program writes, only its owner may read."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.test_demo.conftest import Perform
from tests.stores.kit import job, process

from kickboard import demo, private
from kickboard.cli import main
from kickboard.errors import StoreError
from kickboard.stores.sqlite import SQLiteStore
from kickboard.stores.sqlite.salvage import salvage


@pytest.fixture(autouse=True)
def careless_user() -> Iterator[None]:
    """A user whose new files everybody may read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    """Return the mode of everything below *folder*, itself included as "."."""
    found = {".": folder, **{str(p.relative_to(folder)): p for p in folder.rglob("*")}}
    return {name: stat.S_IMODE(path.stat().st_mode) for name, path in found.items()}


def assert_private(folder: Path) -> None:
    loose = {name: oct(mode) for name, mode in modes(folder).items() if mode & 0o077}
    assert loose == {}


def test_s07_a_store_at_work_its_locks_and_its_folder(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir(mode=0o700)
    store = SQLiteStore(tmp_path / "new" / "jobs.db")
    store.register(process())
    store.push([job("a")])
    found = modes(tmp_path / "new")
    store.close()

    assert {name.partition(".owner")[0] for name in found} == {
        ".",
        "jobs.db",
        "jobs.db-wal",
        "jobs.db-shm",
    }
    assert all(not mode & 0o077 for mode in found.values()), found


def test_s07_a_salvaged_store(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir(mode=0o700)
    store = SQLiteStore(tmp_path / "new" / "jobs.db")
    store.push([job("a")])
    store.close()

    salvage(tmp_path / "new" / "jobs.db", tmp_path / "new" / "saved.db")

    assert_private(tmp_path / "new")


def test_s07_the_profile_that_a_command_makes(profile: Path) -> None:
    assert main(["push", "EmailJob"]) == 0

    assert "jobs.db" in modes(profile)
    assert_private(profile)


def test_s07_what_the_demo_writes(profile: Path, perform: Perform) -> None:
    perform(demo.ExportJob)
    perform(demo.ReportJob)
    perform(demo.NotificationJob)
    perform(demo.ChecksumJob)
    perform(demo.WelcomeEmailJob)
    with pytest.raises(Exception, match="customer"):
        perform(demo.OneTimeBugJob)

    written = [path for path in profile.rglob("*") if path.is_file()]
    assert len(written) >= 7
    # The fixture copied the shop's database there; how it is made is the next test's matter.
    (profile / "demo" / "shop.db").chmod(0o600)
    assert_private(profile)


def test_s07_the_shop_that_the_demo_makes(profile: Path) -> None:
    with demo.shop.database(0.0):
        assert_private(profile)


def test_s07_an_export_that_goes_on_is_private_from_its_first_byte(tmp_path: Path) -> None:
    private.write(tmp_path / "new", b"secret")
    (tmp_path / "old").write_bytes(b"settings")
    private.make(tmp_path / "old")

    assert modes(tmp_path)["new"] == modes(tmp_path)["old"] == 0o600
    assert (tmp_path / "old").read_bytes() == b"settings"


def test_s07_a_link_in_the_place_of_a_store_is_refused(tmp_path: Path) -> None:
    SQLiteStore(tmp_path / "jobs.db").close()
    (tmp_path / "link.db").symlink_to(tmp_path / "jobs.db")

    with pytest.raises(Exception, match="symbolic link"):
        SQLiteStore(tmp_path / "link.db")


def test_s07_a_store_that_others_may_read_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    SQLiteStore(tmp_path / "jobs.db").close()
    (tmp_path / "jobs.db").chmod(0o644)

    SQLiteStore(tmp_path / "jobs.db").close()

    assert "chmod 600" in caplog.text


def test_s07_it_is_told_once_though_window_and_engine_open_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    SQLiteStore(tmp_path / "jobs.db").close()
    (tmp_path / "jobs.db").chmod(0o644)

    SQLiteStore(tmp_path / "jobs.db").close()
    SQLiteStore(tmp_path / "jobs.db").close()

    assert caplog.text.count("chmod 600") == 1


def test_a_store_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no folder .*missing: make it, or name"):
        SQLiteStore(tmp_path / "missing" / "jobs.db")

    assert not (tmp_path / "missing").exists()


def test_the_profile_s_folder_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KICKBOARD_PROFILE", str(tmp_path / "deep" / "profile"))

    SQLiteStore(tmp_path / "deep" / "profile" / "jobs.db").close()

    assert_private(tmp_path / "deep" / "profile")
