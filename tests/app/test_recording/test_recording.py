"""A session recorded: the file, what is in it, and what becomes of bad ones."""

from __future__ import annotations

import json
import stat
import threading
from pathlib import Path

import pytest
from tests.app.fakes.recorded import GROUP, HELLO, indexed

from kickboard.errors import KickboardError
from kickboard_desktop.recording import lines, reader
from kickboard_desktop.recording import writer as writer_module
from kickboard_desktop.recording.lines import Counts, Did, Entry, Errors, Measured, State
from kickboard_desktop.recording.writer import Writer
from kickboard_desktop.telemetry import (
    EngineEvent,
    Tick,
)

# -- the format


@pytest.mark.parametrize(
    "content",
    [
        HELLO,
        Tick(at=2.0, mono=1.0, dt=0.1, done=3),
        EngineEvent(kind="JobDied", at=2.0, fields={"jid": "a"}),
        Counts(at=2.0, counts={"dead": 3}, queues=(("q", 1, 0, 1.5, True, None),)),
        Errors(groups=(GROUP,)),
        Did(at=2.0, text="Deleted"),
        Measured(runs={60: ((6, 3), (25, 1))}, bounds=(0.02, 0.5), deploys=((90.0, "release 7"),)),
        State(state="running"),
    ],
    ids=lambda content: type(content).__name__,
)
def test_what_is_written_is_read_again(content: lines.Content) -> None:
    text = lines.line(Entry(12.3456, content))

    assert text.endswith(b"\n")
    assert json.loads(text)["w"] == 12.346
    assert lines.parse(text) == Entry(12.346, content)


def test_kinds_and_keys_of_a_newer_version_are_left_out() -> None:
    text = lines.line(Entry(1.0, State(state="running")))
    assert lines.parse(text.replace(b'"state":', b'"new":[{}],"state":')) == Entry(
        1.0, State(state="running")
    )
    assert lines.parse(b'{"w":1.0,"t":"hologram","x":1}\n') is None


@pytest.mark.parametrize(
    "text", [b"", b"\n", b"{}\n", b'{"w":x,"t":"tick"}\n', b'{"w":1,"t":"tick"', b"\xff\xfe\n"]
)
def test_damaged_lines_are_no_lines(text: bytes) -> None:
    assert lines.parse(text) is None


def test_no_host_no_file_and_no_secret_is_told() -> None:
    told: list[lines.Content] = [
        lines.told_hello(HELLO),
        lines.told_event(
            EngineEvent(
                kind="OrphansRecovered", at=1.0, fields={"processes": ["ada-laptop:1:x"], "n": 1}
            )
        ),
        lines.told_event(
            EngineEvent(
                kind="JobFailed", at=1.0, fields={"error_message": 'no {"password": "hunter2"}'}
            )
        ),
        lines.told_errors([GROUP]),
    ]
    text = b"".join(lines.line(Entry(0.0, content)) for content in told).decode()
    for private in ("ada", "4711", "hunter2", "hush", 'shop.py"', "jobs.db"):
        assert private not in text
    assert "password" in text  # the names of parameters tell which arguments are secret


# -- the file


def test_a_recording_is_its_owners_alone_and_says_what_it_is(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    first = json.loads(file.read_bytes().splitlines()[0])
    assert (first["t"], first["v"], first["store"]) == ("recording", 1, "SQLite")


def test_every_tick_and_a_snapshot_a_second_are_recorded(file: Path) -> None:
    index = indexed(file)
    found = reader.entries(index, 0.0, index.end)
    ticks = [entry for entry in found if isinstance(entry.content, Tick)]
    snapshots = [entry for entry in found if isinstance(entry.content, Counts)]

    assert len(ticks) == 900
    assert 75 <= len(snapshots) <= 105
    assert index.end == pytest.approx(90, abs=0.2)
    assert index.acts.tolist() == [pytest.approx(20, abs=0.2)]
    assert index.deaths.tolist() == [pytest.approx(30, abs=0.2)]
    assert "hush" not in file.read_text()


def test_what_is_no_recording_is_not_written_over(tmp_path: Path) -> None:
    precious = tmp_path / "thesis.txt"
    precious.write_text("three years")
    with pytest.raises(KickboardError, match="is no recording"):
        Writer(precious, 0.0, "SQLite")
    assert precious.read_text() == "three years"


def test_a_disk_that_refuses_ends_the_recording_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Writer(tmp_path / "x.kbrec", 0.0, "SQLite")

    def full(_fd: int, _content: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kickboard_desktop.recording.writer.os.write", full)
    made.put(Did(at=0.0, text="x"))
    made.close()
    assert made.trouble == "No space left on device"
    assert not made.put(Did(at=0.0, text="y"))


def test_a_slow_disk_costs_ticks_and_never_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Writer(tmp_path / "x.kbrec", 0.0, "SQLite")
    go_on = threading.Event()
    monkeypatch.setattr(made, "_take", lambda _entry: go_on.wait(10))
    for _ in range(writer_module.MOST_WAITING + 50):
        made.put(Tick(at=1.0, mono=1.0, dt=0.1))
    assert made.left_out >= 49
    assert made.put(Did(at=1.0, text="not to be left out"), must=True)
    go_on.set()
    made.close()


# -- bad files


def test_a_file_cut_off_in_a_line_is_read_up_to_there(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) * 2 // 3])
    index = indexed(file)

    assert index.cut
    assert index.done
    assert 30 < index.end < 85
    assert reader.entries(index, index.end - 1, index.end)


def test_damaged_lines_are_counted_and_passed_over(file: Path) -> None:
    whole = file.read_bytes().splitlines(keepends=True)
    whole[100:100] = [b"\x00\x01garbage\n", b'{"w":zzz}\n', b"x" * 100 + b"\n"]
    file.write_bytes(b"".join(whole))
    index = indexed(file)

    assert index.broken == 3
    assert index.end == pytest.approx(90, abs=0.2)
    assert len(reader.entries(index, 0.0, index.end)) > 900


def test_a_line_without_end_does_not_fill_the_memory(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MOST_LINE", 20_000)
    whole = file.read_bytes().splitlines(keepends=True)
    whole.insert(50, b'{"w":1.0,"t":"did","text":"' + b"x" * 90_000 + b'"}\n')
    file.write_bytes(b"".join(whole))
    index = indexed(file)
    assert index.broken == 1
    assert index.end == pytest.approx(90, abs=0.2)


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "is no recording"), (b"jid,class\n", "is no recording"), (b'{"t":"tick"}\n', "is no")],
)
def test_other_files_are_refused_in_words(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "x.kbrec"
    path.write_bytes(content)
    with pytest.raises(reader.RecordingError, match=why):
        reader.begin(path)
    with pytest.raises(reader.RecordingError, match="No such file"):
        reader.begin(tmp_path / "nowhere.kbrec")


def test_a_newer_version_is_known_as_such_and_read_as_far_as_it_goes(file: Path) -> None:
    content = file.read_bytes().replace(b'"v":1', b'"v":2', 1)
    file.write_bytes(content)
    index = indexed(file)
    assert index.is_newer
    assert index.end > 80


def test_the_index_finds_any_second_without_reading_what_lies_before(file: Path) -> None:
    index = indexed(file)
    offset = index.offset(60.0)
    assert 0 < file.stat().st_size * 0.5 < offset
    (first, *_) = reader.entries(index, 60.0, 61.0)
    assert 60.0 <= first.w < 60.2
