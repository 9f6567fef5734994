"""Names by a language model: only where asked for, on this machine, kept, and beside the name made by rule."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from topics.errors import InputError, SettingsError
from topics.settings import ThemeSettings
from topics.themes.discovery import find_themes
from topics.themes.machine_names import LONGEST, checked_address, machine_names


class StubServer(HTTPServer):
    """A server that answers each question with the same words, and notes what it was asked."""

    def __init__(self, answer=None, status=200, body=None, location=""):
        super().__init__(("127.0.0.1", 0), StubHandler)
        message = {"choices": [{"message": {"content": answer}}]}
        self.body = json.dumps(message).encode() if body is None else body
        self.status, self.location, self.asked = status, location, []

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/v1"


class StubHandler(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self.server.asked.append((self.path, json.loads(self.rfile.read(length))))
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def serve():
    """Return a way to start a stub server."""
    servers = []

    def start(*given, **options):
        server = StubServer(*given, **options)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def ask(server, cache=None, **options):
    settings = ThemeSettings(names_from=server.address, **options)
    return machine_names([["ship", "port"]], [["Ships left port."]], settings, cache)


def test_found_themes_have_the_name_of_the_model_beside_the_one_made_by_rule(three_subjects, serve):
    passages, articles = three_subjects
    server = serve("Talks at sea")
    named = find_themes(passages, articles, ThemeSettings(names_from=server.address), n_themes=3).themes
    plain = find_themes(passages, articles, ThemeSettings(), n_themes=3).themes
    assert named["machine_name"].tolist() == ["Talks at sea"] * 3
    assert named["label"].tolist() == plain["label"].tolist()
    assert plain["machine_name"].tolist() == [""] * 3
    path, question = server.asked[0]
    assert path == "/v1/chat/completions"
    assert question["temperature"] == 0
    sent = question["messages"][1]["content"]
    assert plain["terms"].iloc[0][0] in sent
    assert "was discussed." in sent


def test_what_was_asked_before_is_not_asked_again(serve, tmp_path):
    server = serve("Ships and ports")
    assert ask(server, tmp_path) == ask(server, tmp_path) == ["Ships and ports"]
    assert len(server.asked) == 1
    ask(server, tmp_path, names_model="other")
    assert len(server.asked) == 2


def test_damaged_answer_that_was_kept_is_asked_for_again(serve, tmp_path):
    server = serve("Ships and ports")
    ask(server, tmp_path)
    (kept,) = (tmp_path / "names").iterdir()
    kept.write_text("{", encoding="utf-8")
    assert ask(server, tmp_path) == ["Ships and ports"]
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ('"Ships and ports."', "Ships and ports"),
        ("**Ships**\nbecause they left", "Ships"),
        ("word " * 30, "word " * 11 + "word"),
    ],
)
def test_name_is_the_first_line_without_marks_and_not_too_long(serve, answer, name):
    (given,) = ask(serve(answer))
    assert given == name
    assert len(given) <= LONGEST


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ({"status": 500}, "answers with status 500"),
        ({"body": b"<html>"}, "answers with what is no JSON"),
        ({"body": b"{}"}, "gives no name"),
        ({"answer": " \n"}, "gives no name"),
        ({"status": 302, "location": "http://192.0.2.1/"}, "answers with status 302"),
    ],
)
def test_answer_that_is_no_name_is_told(serve, options, what):
    with pytest.raises(InputError, match=what):
        ask(serve(**options))


def test_server_that_is_not_there_is_told_with_what_to_do(serve):
    server = serve("x")
    server.shutdown()
    server.server_close()
    with pytest.raises(InputError, match=r"does not answer .*; start it, or leave names_from out"):
        ask(server, names_wait=2.0)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "[::1]"])
def test_this_machine_may_be_asked(host):
    assert checked_address(f"http://{host}:8080/v1/", False) == f"http://{host}:8080/v1"


@pytest.mark.parametrize("address", ["http://example.org/v1", "http://192.0.2.1/v1", "https://localhost.example.org"])
def test_another_machine_is_asked_only_where_that_is_allowed(address):
    with pytest.raises(SettingsError, match="is not on this machine"):
        checked_address(address, False)
    assert checked_address(address, True) == address


@pytest.mark.parametrize("address", ["localhost:8080", "file:///etc/passwd", "http://", "http://[::1", "http://h:port"])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(SettingsError, match="is no address"):
        checked_address(address, True)
