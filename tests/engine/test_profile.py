"""Where the profile is, and which store is meant when none is named."""

import stat
from pathlib import Path

import pytest

from kickboard.errors import ConfigError
from kickboard.profile import profile_dir, store_url


def test_the_profile_is_made_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KICKBOARD_PROFILE", str(tmp_path / "a" / "b"))

    path = profile_dir()

    assert path == tmp_path / "a" / "b"
    assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_the_default_profile_is_in_the_users_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KICKBOARD_PROFILE", raising=False)

    assert profile_dir().name == "kickboard"
    assert str(Path.home()) in str(profile_dir())


def test_a_relative_profile_gives_an_absolute_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KICKBOARD_PROFILE", "here")

    assert store_url() == f"sqlite:///{tmp_path}/here/jobs.db"


def test_the_environment_names_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KICKBOARD_STORE", "memory:")

    assert store_url() == "memory:"


def test_a_profile_that_cannot_be_made_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KICKBOARD_PROFILE", str(tmp_path / "file" / "profile"))

    with pytest.raises(ConfigError, match="KICKBOARD_PROFILE"):
        profile_dir()
