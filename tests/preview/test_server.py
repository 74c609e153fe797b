"""The server answers its own page and nobody else."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator, Mapping
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from es_docs.preview.board import Board, State
from es_docs.preview.pictures import Picture
from es_docs.preview.server import PreviewServer, serving
from extent import few
from preview.running import PATIENCE

PICTURE = Picture("0a1b.png", "image/png", b"PNG", 1, 1)
DRAWING = Picture("0a1b.svg", "image/svg+xml", b"<svg/>", 1, 1)
START = State("building", "Buduję…", "content/projekt.yaml")


@pytest.fixture(scope="module")
def board() -> Board:
    board = Board(START)
    board.put_up(START, {PICTURE.name: PICTURE, DRAWING.name: DRAWING})
    return board


@pytest.fixture(scope="module")
def server(board: Board) -> Iterator[PreviewServer]:
    with serving(board, "pl") as server:
        yield server


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()


def ask(
    server: PreviewServer,
    path: str,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """What is answered to a path behind the host, the token included or not."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        host = {"Host": f"127.0.0.1:{server.port}"}
        for name, value in {**host, **(headers or {})}.items():
            connection.putheader(name, value)
        connection.endheaders()
        return Answer(connection.getresponse())
    finally:
        connection.close()


def own(server: PreviewServer, name: str = "") -> str:
    return f"/{server.token}/{name}"


# --- what it serves


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("page.css", "text/css; charset=utf-8"),
        ("page.js", "text/javascript; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("words.json", "application/json"),
        ("pictures/0a1b.png", "image/png"),
    ],
)
def test_the_page_its_files_and_pictures_are_served(
    server: PreviewServer, name: str, kind: str
) -> None:
    answer = ask(server, own(server, name))
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.body
    assert answer.headers["content-length"] == str(len(answer.body))


@pytest.mark.parametrize("name", ["", "page.js", "events", "pictures/0a1b.png", "no-such-thing"])
def test_every_answer_lets_nothing_else_be_loaded(server: PreviewServer, name: str) -> None:
    headers = ask(server, own(server, name), "HEAD").headers
    policy = headers["content-security-policy"].split("; ")
    assert policy[0] == "default-src 'none'"
    assert {"base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"} <= set(policy)
    sources = {source for directive in policy for source in directive.split()[1:]}
    assert sources == {"'none'", "'self'"}
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers


def test_a_drawing_may_look_and_do_nothing(server: PreviewServer) -> None:
    headers = ask(server, own(server, "pictures/0a1b.svg")).headers
    assert headers["content-type"] == "image/svg+xml"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
    assert policy.endswith("sandbox")
    assert "script" not in policy


def test_head_answers_like_get_without_a_body(server: PreviewServer) -> None:
    got, asked = ask(server, own(server)), ask(server, own(server), "HEAD")
    assert asked.body == b""
    assert asked.headers == got.headers


def test_the_page_speaks_the_language_it_was_started_in() -> None:
    with serving(Board(START), "en") as server:
        assert b'<html lang="en">' in ask(server, own(server)).body
        said = json.loads(ask(server, own(server, "words.json")).body)
        assert said["title"] == "Preview of the documents"


def test_pictures_of_earlier_states_are_kept_for_a_while_and_not_for_ever() -> None:
    def numbered(number: int) -> dict[str, Picture]:
        name = f"{number}.png"
        return {name: Picture(name, "image/png", b"PNG", 1, 1)}

    board = Board(START)
    with serving(board, "pl") as server:
        for number in range(30):
            board.put_up(START, numbered(number))
        board.put_up(START)
        assert ask(server, own(server, "pictures/0.png")).status == 200
        for number in range(30, 100):
            board.put_up(START, numbered(number))
        assert ask(server, own(server, "pictures/0.png")).status == 404
        assert ask(server, own(server, "pictures/99.png")).status == 200


# --- whom it refuses


@pytest.mark.parametrize(
    "host",
    [
        "attacker.example",
        "attacker.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost",
        "127.0.0.1:{port}.attacker.example",
        "[::1]:{port}",
        "0.0.0.0:{port}",
        "",
    ],
)
@pytest.mark.parametrize("name", ["", "events", "pictures/0a1b.png"])
def test_another_host_is_refused_even_with_the_token(
    server: PreviewServer, host: str, name: str
) -> None:
    headers = {"Host": host.format(port=server.port)}
    answer = ask(server, own(server, name), headers=headers)
    assert (answer.status, answer.body) == (403, b"")


def test_localhost_is_our_own_name(server: PreviewServer) -> None:
    assert ask(server, own(server), headers={"Host": f"localhost:{server.port}"}).status == 200


def raw(server: PreviewServer, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(4096), b""))


@pytest.mark.parametrize("hosts", [b"", b"Host: 127.0.0.1:%d\r\nHost: attacker.example\r\n"])
def test_no_host_and_two_hosts_are_refused(server: PreviewServer, hosts: bytes) -> None:
    hosts = hosts % server.port if hosts else hosts
    answer = raw(server, f"GET {own(server)} HTTP/1.1\r\n".encode() + hosts + b"\r\n")
    assert answer.startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize("request_", [b"\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00\r\n\r\n"])
def test_what_is_no_request_gets_no_words(server: PreviewServer, request_: bytes) -> None:
    answer = raw(server, request_)
    assert b"html" not in answer.lower()
    assert server.token.encode() not in answer
    assert b"Python" not in answer


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_pages_of_other_sites_are_refused(server: PreviewServer, site: str) -> None:
    assert ask(server, own(server), headers={"Sec-Fetch-Site": site}).status == 403


@pytest.mark.parametrize("path", ["/", "/events", "/page.js", "/favicon.ico", "/wrong/", "//", "*"])
def test_without_the_token_nothing_is_told(server: PreviewServer, path: str) -> None:
    answer = ask(server, path)
    assert (answer.status, answer.body) == (404, b"")


def test_a_token_that_is_only_nearly_right_is_wrong(server: PreviewServer) -> None:
    token = server.token
    for wrong in (token[:-1], token.swapcase(), f"{token}x", quote(token[0]) + token[1:-1] + "é"):
        assert ask(server, f"/{quote(wrong)}/").status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"])
def test_other_methods_are_refused(server: PreviewServer, method: str) -> None:
    with_token = ask(server, own(server), method)
    assert (with_token.status, with_token.body) == (405, b"")
    assert with_token.headers["allow"] == "GET, HEAD"
    assert ask(server, "/", method).status == 404
    assert ask(server, own(server), method, {"Host": "attacker.example"}).status == 403


@pytest.mark.parametrize(
    "trick",
    [
        "../../etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "..%5c..%5cwindows",
        "pictures/../page.js",
        "pictures/",
        "pictures",
        "./page.js",
        "page.js/",
        "page.js?x=1",
        "page.js%00.png",
        "index.html",
        "PAGE.JS",
        "__init__.py",
    ],
)
def test_names_are_taken_to_the_letter(server: PreviewServer, trick: str) -> None:
    answer = ask(server, own(server, trick))
    assert (answer.status, answer.body) == (404, b"")


@given(name=st.text(st.characters(codec="ascii", exclude_categories=["Cc", "Zs"]), max_size=40))
@settings(
    max_examples=few(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_other_name_is_served(server: PreviewServer, name: str) -> None:
    known = {"", "page.css", "page.js", "icon.svg", "words.json", "events"}
    if name in known or name in {"pictures/0a1b.png", "pictures/0a1b.svg"}:
        return
    assert ask(server, own(server, name)).status == 404
    assert ask(server, f"/{name}").status == 404


def test_it_listens_on_this_computer_alone_under_an_address_nobody_can_guess(
    server: PreviewServer,
) -> None:
    assert server.server_address[0] == "127.0.0.1"
    with serving(Board(START), "pl") as other:
        assert other.token != server.token
    assert len(server.token) >= 32
    assert server.address == f"http://127.0.0.1:{server.port}/{server.token}/"


# --- events


def test_events_tell_the_state_of_now_and_every_one_after() -> None:
    board = Board(START)
    with serving(board, "pl") as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        connection.request("GET", own(server, "events"))
        stream = connection.getresponse()
        assert stream.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert told(stream)["status"] == "Buduję…"
        board.put_up(State("ready", "Zapisano", "</script><b>nic</b>\r\n\ndata: x"))
        state = told(stream)
        assert state["status"] == "Zapisano"
        assert state["content"] == "</script><b>nic</b>\r\n\ndata: x", "it stays one event"
    assert stream.read() == b"", "the stream ends with the server"
    connection.close()


def told(stream: http.client.HTTPResponse) -> dict[str, str]:
    line = stream.readline()
    assert line.startswith(b"data: ")
    assert stream.readline() == b"\n"
    return json.loads(line[6:])
