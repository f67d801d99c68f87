"""The site as one who runs it sees it: its key, its health, its lines, its caches, its start."""

from __future__ import annotations

import gzip
import json
import logging
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

import webform
from esslaw import RulebookError, load_rulebook
from esslaw.cli import main
from webform import assets, logs
from webform.settings import NotConfigured

ROOT = Path(webform.__file__).parents[1]
GZIP = {"Accept-Encoding": "gzip, deflate, br, zstd"}


class Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[dict[str, object]] = []
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text += record.getMessage()
        self.lines.append(json.loads(record.getMessage()))


@pytest.fixture
def lines(app: Flask) -> Iterator[Lines]:
    """The lines that an application writes."""
    handler = Lines()
    logs.log.addHandler(handler)
    yield handler
    logs.log.removeHandler(handler)


# The key


def test_nothing_starts_without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    for config in (None, {}, {"SECRET_KEY": ""}):
        with pytest.raises(NotConfigured, match="SECRET_KEY n'est pas défini"):
            webform.create_app(config)
    monkeypatch.setenv("SECRET_KEY", "given")
    assert webform.create_app().config["SECRET_KEY"] == "given"


# Health


def test_health(client: FlaskClient) -> None:
    response = client.get("/sante")
    law = load_rulebook()
    assert response.status_code == 200
    assert response.json["status"] == "ok"
    assert response.json["rulebook"] == {"version": law.version, "digest": law.digest}
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers


def test_health_fails_when_the_rules_do(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RulebookError([])

    monkeypatch.setattr("webform.screens.health.load_rulebook", fail)
    response = client.get("/sante")
    assert (response.status_code, response.json["status"]) == (503, "error")
    assert response.headers["Cache-Control"] == "no-store"


# What is written of a request


def test_a_request_is_one_line(client: FlaskClient, lines: Lines) -> None:
    size = len(client.get("/structure").data)
    [line] = lines.lines
    assert re.fullmatch(r"[0-9-]{10}T[0-9:.]{12}\+00:00", str(line.pop("time")))
    assert isinstance(line.pop("ms"), float)
    assert line == {"method": "GET", "route": "/structure", "status": 200, "bytes": size}


def test_nothing_that_a_person_said_is_written(client: FlaskClient, lines: Lines) -> None:
    environ = {"REMOTE_ADDR": "203.0.113.7"}
    client.get("/structure?lang=en&exemple=secret", environ_base=environ)
    client.get("/secret", environ_base=environ)
    client.get("/style/secret.css")
    client.post("/resultat", data={"denomination": "secret"}, headers={"Referer": "http://secret"})
    client.open("/", method="SECRET", headers={"User-Agent": "secret", "Cookie": "esslaw=secret"})
    assert [line["status"] for line in lines.lines] == [404, 404, 404, 400, 405]
    assert [line["route"] for line in lines.lines] == [
        "/structure",
        None,
        "/style/<path:filename>",
        "/resultat",
        None,
    ]
    assert "secret" not in lines.text.lower()
    assert "203.0" not in lines.text


def test_a_failure_is_a_line_as_well(
    client: FlaskClient, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webform.screens.home.load_rulebook", lambda: 1 / 0)
    client.get("/")
    assert [line["status"] for line in lines.lines] == [500]


def test_lines_can_be_left_out(lines: Lines) -> None:
    app = webform.create_app({"SECRET_KEY": "x", "ESSLAW_LOG": False, "ESSLAW_WARM": False})
    app.test_client().get("/")
    assert lines.lines == []


# What is sent, and how long it is kept


def test_pages_are_compressed_for_who_can_read_it(client: FlaskClient) -> None:
    plain = client.get("/structure")
    packed = client.get("/structure", headers=GZIP)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data) / 4
    assert b"Je ne sais pas" in gzip.decompress(packed.data)
    for response in (plain, packed):
        assert {"Accept-Encoding", "Cookie"} <= set(re.split(", ?", response.headers["Vary"]))
        assert "Content-Security-Policy" in response.headers


def test_a_static_file_is_kept_under_its_version_only(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    addresses = re.findall(r'"(/style/[^"]+)"', page)
    assert len(addresses) >= 2
    for address in addresses:
        with client.get(address.replace("&amp;", "&"), headers=GZIP) as kept:
            assert kept.status_code == 200
            assert kept.headers["Cache-Control"] == assets.KEPT
            assert "Set-Cookie" not in kept.headers
    for query in ("", "?v=", "?v=0123456789ab"):
        with client.get(f"/style/esslaw.css{query}") as checked:
            assert checked.headers["Cache-Control"] == "no-cache"


def test_a_static_file_is_checked_by_its_tag(client: FlaskClient) -> None:
    for headers in ({}, GZIP):
        with client.get("/style/esslaw.css", headers=headers) as first:
            tag = first.headers["ETag"]
            assert ("gzip" in tag) is bool(headers)
        with client.get("/style/esslaw.css", headers={**headers, "If-None-Match": tag}) as again:
            assert again.status_code == 304
            assert again.data == b""
    with client.get("/style/nothing.css") as none:
        assert none.status_code == 404


def test_a_version_follows_what_the_file_holds(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    sheet = tmp_path / "a.css"
    sheet.write_text("a {}")
    os.utime(sheet, ns=(1, 1))
    first = assets.version("a.css")
    sheet.write_text("b {}")
    os.utime(sheet, ns=(2, 2))
    assert first != assets.version("a.css")
    assert assets.version("b.css") is None


# The programs that serve


def environment(tmp_path: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "SECRET_KEY"}
    return {**kept, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path), **more}


def test_esslaw_serve(tmp_path: Path) -> None:
    command = [sys.executable, "-u", "-m", "esslaw", "serve", "--port", "0"]
    with subprocess.Popen(
        command, env=environment(tmp_path), cwd=tmp_path, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            address = re.search(r"http://127\.0\.0\.1:[0-9]+", server.stdout.readline())
            assert address is not None
            with urlopen(f"{address[0]}/sante?mot=secret", timeout=20) as answer:
                assert json.load(answer)["status"] == "ok"
            line = json.loads(server.stdout.readline())
            assert (line["route"], line["status"]) == ("/sante", 200)
        finally:
            server.terminate()
    assert (tmp_path / "esslaw" / "secret_key").is_file()


def test_esslaw_serve_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(main, ["serve", "--port", port])
        assert result.exit_code == 2
        assert f"http://127.0.0.1:{port} ne peut pas être servi" in result.stderr
    assert CliRunner().invoke(main, ["serve", "--port", "70000"]).exit_code == 2
    monkeypatch.setattr("esslaw.cli.serve.find_spec", lambda name: name != "flask" or None)
    result = CliRunner().invoke(main, ["serve"])
    assert result.exit_code == 2
    assert result.stderr == "Il manque flask. Pour l'installer : pip install 'esslaw[web]'\n"


GUNICORN = [sys.executable, "-m", "gunicorn", "-c", "python:webform.gunicorn_conf"]


def test_gunicorn_does_not_start_without_a_key(tmp_path: Path) -> None:
    done = subprocess.run(
        [*GUNICORN, "webform:create_app()"],
        env=environment(tmp_path, ESSLAW_BIND="127.0.0.1:0"),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert "SECRET_KEY n'est pas défini" in done.stderr


def test_gunicorn_serves_and_shares_what_it_loaded(tmp_path: Path) -> None:
    """Two workers answer with the same key, and write a line for each request and nothing else."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    known = environment(tmp_path, ESSLAW_BIND=bind, WEB_CONCURRENCY="2", SECRET_KEY="shared")
    output = tmp_path / "lines"
    with (
        output.open("w") as lines,
        subprocess.Popen(
            [*GUNICORN, "webform:create_app()"],
            env=known,
            cwd=tmp_path,
            stdout=lines,
            stderr=subprocess.DEVNULL,
        ) as server,
    ):
        try:
            statuses = [_status(f"http://{bind}/sante?mot=secret") for _ in range(6)]
        finally:
            server.terminate()
    assert statuses == ["ok"] * 6
    written = [json.loads(line) for line in output.read_text().splitlines()]
    assert [line["route"] for line in written] == ["/sante"] * 6


def _status(address: str) -> str:
    for _ in range(100):
        try:
            with urlopen(address, timeout=10) as answer:
                return str(json.load(answer)["status"])
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")
