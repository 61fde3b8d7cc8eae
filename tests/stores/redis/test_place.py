"""URLs of Redis: what they name, that no password is ever shown, and the ways there."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.stores.kit import job, process
from tests.stores.redis_server import PROGRAM, RedisServer

from kickboard import open_store
from kickboard.errors import (
    ConfigError,
    KickboardError,
    StoreUnavailableError,
    UnsupportedError,
)
from kickboard.stores.redis import RedisStore, health
from kickboard.stores.redis.health_words import RIGHTS
from kickboard.stores.redis.place import Place, parse


def free_port() -> int:

    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("redis://", {"host": "127.0.0.1", "port": 6379, "db": 0}),
        ("redis://db.example:7000/3", {"host": "db.example", "port": 7000, "db": 3}),
        ("redis://[::1]:7000", {"host": "::1", "port": 7000}),
        ("redis://u:p%40ss@h/1", {"username": "u", "password": "p@ss", "host": "h", "db": 1}),
        ("redis://:s3@h", {"username": None, "password": "s3"}),
        ("redis://h?protocol=2&dialect=7", {"protocol": 2, "dialect": 7}),
        ("rediss://h?ca=/ca.pem&verify=no", {"tls": True, "ca": "/ca.pem", "verify": False}),
        ("unix:///run/r.sock?db=2", {"path": "/run/r.sock", "db": 2}),
        ("unix://:pw@/run/r.sock", {"path": "/run/r.sock", "password": "pw"}),
        (
            "redis+sentinel://:pw@a,b:26380/main/2",
            {"sentinels": (("a", 26379), ("b", 26380)), "service": "main", "db": 2},
        ),
        (
            "redis+ssh://me@gate:2222/1?to=10.0.0.5:6380&password=pw",
            {
                "ssh": ("-p", "2222", "me@gate"),
                "host": "10.0.0.5",
                "port": 6380,
                "db": 1,
                "username": None,
                "password": "pw",
            },
        ),
    ],
)
def test_a_url_names_a_place(url: str, expected: dict[str, object]) -> None:
    place = parse(url, {})

    assert {name: getattr(place, name) for name in expected} == expected


@pytest.mark.parametrize(
    "url",
    [
        "redis://:hush@host/jobs",
        "redis://:hush@host:port/0",
        "redis://:hush@host/0?colour=red",
        "redis://:hush@host/0?protocol=4",
        "redis+sentinel://:hush@host",
        "redis+ssh://-oProxyCommand=hush/0",
        "redis+ssh://me:hush@gate/0",
        "http://:hush@host",
    ],
)
def test_a_url_that_makes_no_sense_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse(url, {})
    assert ":hush" not in str(refused.value)


def test_the_surroundings_name_a_redis_as_for_sidekiq() -> None:
    assert parse("redis:", {"REDIS_URL": "redis://a/4"}).db == 4
    provided = {"REDIS_PROVIDER": "MY_REDIS", "MY_REDIS": "redis://b/5", "REDIS_URL": "redis://a"}
    assert parse("redis:", provided).host == "b"
    assert parse("redis:", {}).where == "127.0.0.1:6379"


def test_no_text_of_a_place_has_its_password() -> None:
    place = parse("redis://user:hush@host/0?password=hush", {})

    assert "hush" not in repr(place)
    assert "hush" not in place.shown
    assert "hush" not in place.where


# -- ways there


@pytest.fixture
def guarded() -> Iterator[tuple[RedisServer, int]]:
    """A server that wants a password, and its port."""
    port = free_port()
    server = RedisServer("--requirepass", "hush", port=port, password="hush")
    yield server, port
    server.stop()


def works(url: str) -> None:
    store = RedisStore(url)
    store.push([job("a")])
    assert store.snapshot().queues[0].size >= 1
    store.close()


def test_a_password_is_asked_for_refused_and_accepted(guarded: tuple[RedisServer, int]) -> None:
    _, port = guarded
    for protocol in (2, 3):
        with pytest.raises(StoreUnavailableError, match="wants a password"):
            RedisStore(f"redis://127.0.0.1:{port}?protocol={protocol}")
        with pytest.raises(StoreUnavailableError, match="refuses this user") as refused:
            RedisStore(f"redis://:wrong@127.0.0.1:{port}?protocol={protocol}")
        assert "wrong@" not in f"{refused.value} {refused.value.url}"
        works(f"redis://:hush@127.0.0.1:{port}/3?protocol={protocol}")


def test_the_store_shows_no_password_and_knows_it(guarded: tuple[RedisServer, int]) -> None:
    _, port = guarded
    store = open_store(f"redis://:hush@127.0.0.1:{port}/0")

    assert "hush" not in store.url
    assert "hush" in store.address
    store.close()


def test_a_user_with_the_rights_the_doctor_names_can_do_everything(
    guarded: tuple[RedisServer, int],
) -> None:
    server, port = guarded
    server.call("ACL", "SETUSER", "kb", "on", ">pw", *RIGHTS.split())
    url = f"redis://kb:pw@127.0.0.1:{port}/0"
    store = RedisStore(url)
    store.register(process())
    store.push([job("a")])
    store.finish([], [])
    assert len(store.claim([("default", 1)], 1)) == 1
    store.close()
    assert [one.check for one in health.examine(url) if one.level == "bad"] == []


def test_databases_are_apart(guarded: tuple[RedisServer, int]) -> None:
    _, port = guarded
    works(f"redis://:hush@127.0.0.1:{port}/1")

    other = RedisStore(f"redis://:hush@127.0.0.1:{port}/2")
    assert other.snapshot().queues == ()
    other.close()


def test_nobody_there_is_told_with_the_address_and_advice() -> None:
    with pytest.raises(StoreUnavailableError, match=r"Nothing listens at 127\.0\.0\.1:1\."):
        RedisStore("redis://127.0.0.1:1/0")


def test_a_cluster_is_refused_with_the_reason() -> None:
    port = free_port()
    server = RedisServer("--cluster-enabled", "yes", port=port)
    try:
        for protocol in (2, 3):
            with pytest.raises(UnsupportedError, match=r"cluster.*Sentinel"):
                RedisStore(f"redis://127.0.0.1:{port}?protocol={protocol}")
    finally:
        server.stop()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="there is no openssl")
def test_tls_with_an_authority_of_ones_own(tmp_path: Path) -> None:
    cert, key, port = tmp_path / "cert.pem", tmp_path / "key.pem", free_port()
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        [*command, "-keyout", str(key), "-out", str(cert)], check=True, capture_output=True
    )
    try:
        server = _tls_server(port, cert, key)
    except AssertionError as error:
        pytest.skip(f"this server knows no TLS: {error}")
    try:
        works(f"rediss://localhost:{port}/0?ca={cert}")
        works(f"rediss://localhost:{port}/0?verify=no")
        with pytest.raises(StoreUnavailableError):
            RedisStore(f"rediss://localhost:{port}/0?timeout=1")
    finally:
        server.stop()


def _tls_server(port: int, cert: Path, key: Path) -> RedisServer:
    return RedisServer(
        *("--tls-port", str(port), "--tls-cert-file", str(cert), "--tls-key-file", str(key)),
        *("--tls-ca-cert-file", str(cert), "--tls-auth-clients", "no"),
    )


def test_sentinels_name_the_master(tmp_path: Path) -> None:
    master_port, sentinel_port = free_port(), free_port()
    server = RedisServer(port=master_port)
    conf = tmp_path / "sentinel.conf"
    conf.write_text(f"port {sentinel_port}\nsentinel monitor main 127.0.0.1 {master_port} 1\n")
    log = (tmp_path / "log").open("w")
    guard = subprocess.Popen([PROGRAM, str(conf), "--sentinel"], stdout=log)
    try:
        url = f"redis+sentinel://127.0.0.1:{sentinel_port}/main/0"
        for _ in range(100):
            try:
                works(url)
                break
            except StoreUnavailableError:
                continue
        else:
            raise AssertionError("the sentinel never knew its master")
        with pytest.raises(StoreUnavailableError):
            RedisStore(url.replace("/main/", "/nobody/"))
    finally:
        guard.kill()
        guard.wait()
        log.close()
        server.stop()


_SSH = """#!{python}
import os, socket, sys, threading
local, host, port = sys.argv[sys.argv.index("-L") + 1].split(":")
open(os.environ["SSH_LOG"], "a").write(" ".join(sys.argv[1:]) + "\\n")
if sys.argv[-1] == "me@closed":
    sys.exit("Permission denied (publickey).")
listening = socket.socket(socket.AF_UNIX); listening.bind(local); listening.listen()
def pump(a, b):
    while data := a.recv(65536): b.sendall(data)
    b.close()
while True:
    one, _ = listening.accept()
    other = socket.create_connection((host, int(port)))
    threading.Thread(target=pump, args=(one, other), daemon=True).start()
    threading.Thread(target=pump, args=(other, one), daemon=True).start()
"""


def test_ssh_leads_to_a_redis_that_only_another_host_reaches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, guarded: tuple[RedisServer, int]
) -> None:
    _, port = guarded
    ssh = tmp_path / "ssh"
    ssh.write_text(_SSH.format(python=sys.executable))
    ssh.chmod(0o700)
    log = tmp_path / "log"
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("SSH_LOG", str(log))

    works(f"redis+ssh://me@gate/0?to=127.0.0.1:{port}&password=hush")

    assert log.read_text().endswith(f":127.0.0.1:{port} -- me@gate\n")
    assert "BatchMode=yes" in log.read_text()
    assert "hush" not in log.read_text()
    with pytest.raises(StoreUnavailableError, match="Permission denied"):
        RedisStore("redis+ssh://me@closed/0")


def test_without_ssh_it_is_said_that_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(KickboardError, match="not installed"):
        RedisStore("redis+ssh://me@gate/0")


def test_a_place_is_a_value() -> None:
    assert parse("redis://h/1", {}) == Place(shown="redis://h/1", host="h", db=1)
