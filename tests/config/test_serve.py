"""The pages are served by one command, on a database that it sets up itself."""

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from contextlib import closing, contextmanager
from threading import Event

import pytest

LOOKS, BETWEEN, PATIENCE = 600, 0.1, 60


@pytest.fixture
def port():
    with closing(socket.socket()) as asking:
        asking.bind(("127.0.0.1", 0))
        return asking.getsockname()[1]


@contextmanager
def served(folder, *arguments):
    """The command at work in a process of its own, and the address it tells."""
    given = {**os.environ, "MINGCE_DATA": str(folder), "PYTHONPATH": "src", "PYTHONUNBUFFERED": "1"}
    for name in ("DATABASE_URL", "MINGCE_SECRET_KEY"):
        given.pop(name, None)
    command = [sys.executable, "-m", "mingce", *arguments]
    with subprocess.Popen(command, env=given, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = (re.search(r"http://[\d.:]+", line) for line in process.stdout)
            yield next(found.group() for found in said if found)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


def page(address: str):
    """What is answered, once somebody answers."""
    for _ in range(LOOKS):
        try:
            return urllib.request.urlopen(address, timeout=PATIENCE)  # noqa: S310 - our own
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionError):
                raise
            Event().wait(BETWEEN)
    raise AssertionError(f"nobody answers at {address}")


def test_a_new_installation_answers_and_its_key_is_its_owners_alone(tmp_path, port):
    with served(tmp_path, "serve", "--port", str(port)) as address, page(address) as answered:
        assert answered.status == 200
        assert "default-src 'self'" in answered.headers["Content-Security-Policy"]
        assert answered.headers["X-Frame-Options"] == "DENY"

    assert (tmp_path / "ledger.sqlite3").exists()
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_the_demonstration_says_on_its_page_what_it_is_and_is_made_once(
    tmp_path, port, monkeypatch
):
    monkeypatch.setenv("MINGCE_DEMO_DATA", str(tmp_path / "demo"))
    for _ in range(2):
        with served(tmp_path, "demo", "--port", str(port)) as address, page(address) as answered:
            said = answered.read().decode()
            assert "演示数据" in said
            assert "2018-08-20" in said

    assert [path.name for path in tmp_path.iterdir()] == ["demo"]


@pytest.mark.parametrize(("lang", "said"), [("zh", "端口已被占用"), ("en", "is taken")])
def test_a_port_that_is_taken_is_told_in_one_line(mingce, tmp_path, port, lang, said):
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        told = mingce("serve", "--port", str(port), "--lang", lang)

    assert told.status == 64
    assert told.err.count("\n") == 1
    assert said in told.err
    assert str(port) in told.err
