"""The page's server: this computer only, one address nobody can guess, and nothing but the page.

A page on another site could reach a server on this computer through the browser: by its address
(so every path begins with a random token), or under a name of its own that leads here (so no
other Host than ours is answered, RFC 9110 §7.2). Everything is served by exact name; no file
system lies behind it. Pages and pictures bring a policy of their own that lets nothing else be
loaded (W3C CSP Level 3), and live changes come as server-sent events (WHATWG HTML §9.2).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Thread
from typing import Final, cast

from msgspec import Struct

from es_docs.diagnostics import OutputError, error, reason_of
from es_docs.messages import Lang
from es_docs.messages import preview as words
from es_docs.preview.board import Board
from es_docs.preview.composing import PICTURES

HOST: Final = "127.0.0.1"
_TOKEN_BYTES: Final = 24
_HEARTBEAT_SECONDS: Final = 10.0
"""So often a silent stream of events says that it is alive; a lost page is noticed then."""
_IDLE_SECONDS: Final = 30
_ALLOWED: Final = "GET, HEAD"
_OWN_SITES: Final = (None, "same-origin", "none")
"""`Sec-Fetch-Site` of our own page and of an address that a person opened; None: not sent."""

PAGE_POLICY: Final = (
    "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
DRAWING_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'self'; sandbox"
)
"""For our own drawings, which hold words from files: they may look, and do nothing."""
_HEADERS: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_KINDS: Final[Mapping[str, str]] = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
_PAGE_FILES: Final = ("index.html", "page.css", "page.js", "icon.svg")


class _Resource(Struct, frozen=True):
    kind: str
    data: bytes
    policy: str = PAGE_POLICY


class PreviewServer(ThreadingHTTPServer):
    """Serves one board. `address` is what a person opens."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, board: Board, lang: Lang) -> None:
        """Raises OutputError L003 when no port of this computer can be had."""
        try:
            super().__init__((HOST, 0), _Handler)
        except OSError as fault:
            raise OutputError(error("L003", reason=reason_of(fault))) from fault
        self.board = board
        self.token = secrets.token_urlsafe(_TOKEN_BYTES)
        self.fixed = _fixed(lang)

    @property
    def port(self) -> int:
        return self.server_address[1]

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/{self.token}/"

    @property
    def hosts(self) -> tuple[str, str]:
        return f"{HOST}:{self.port}", f"localhost:{self.port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away in the middle is no news."""


@contextmanager
def serving(board: Board, lang: Lang) -> Generator[PreviewServer]:
    """A server in threads of its own, ended with its streams."""
    server = PreviewServer(board, lang)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        board.close()
        server.shutdown()
        server.server_close()
        thread.join()


def _fixed(lang: Lang) -> Mapping[str, _Resource]:
    """The page's own files by name, and its words."""
    folder = files("es_docs.preview") / "page"
    found = {name: (folder / name).read_bytes() for name in _PAGE_FILES}
    found["index.html"] = found["index.html"].replace(b'lang="pl"', f'lang="{lang}"'.encode(), 1)
    said = {name: text.fill(lang, {}) for name, text in words.PAGE.items()}
    resources = {
        name: _Resource(_KINDS[name.rpartition(".")[2]], data) for name, data in found.items()
    }
    resources[""] = resources.pop("index.html")
    text = json.dumps(said, ensure_ascii=False).encode()
    resources["words.json"] = _Resource("application/json", text)
    return resources


class _Handler(BaseHTTPRequestHandler):
    """One connection. Whoever does not know the token learns nothing, not even what runs here."""

    protocol_version = "HTTP/1.1"
    timeout = _IDLE_SECONDS

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse without a word; http.server comes here with methods it does not know (501)."""
        del message, explain
        if code == HTTPStatus.NOT_IMPLEMENTED:
            self._refuse(self._fault() or HTTPStatus.METHOD_NOT_ALLOWED)
        else:
            self._refuse(HTTPStatus(code))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is inherited
        """Nothing is logged: the address with its token would stand there."""

    @property
    def _preview(self) -> PreviewServer:
        return cast("PreviewServer", self.server)

    def _answer(self, *, with_body: bool) -> None:
        fault = self._fault()
        if fault is not None:
            self._refuse(fault)
            return
        name = self.path.removeprefix(f"/{self._preview.token}/")
        if name == "events":
            self._stream(with_body=with_body)
            return
        resource = self._preview.fixed.get(name) or self._picture(name)
        if resource is None:
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            self._send(resource, with_body=with_body)

    def _fault(self) -> HTTPStatus | None:
        """Why the request is none of ours."""
        hosts = self.headers.get_all("Host", []) if hasattr(self, "headers") else []
        if len(hosts) != 1 or hosts[0] not in self._preview.hosts:
            return HTTPStatus.FORBIDDEN
        if self.headers.get("Sec-Fetch-Site") not in _OWN_SITES:
            return HTTPStatus.FORBIDDEN
        start, expected = self.path[: len(self._preview.token) + 2], f"/{self._preview.token}/"
        if not secrets.compare_digest(start.encode(), expected.encode()):
            return HTTPStatus.NOT_FOUND
        return None

    def _picture(self, name: str) -> _Resource | None:
        if not name.startswith(PICTURES):
            return None
        picture = self._preview.board.picture(name.removeprefix(PICTURES))
        if picture is None:
            return None
        policy = PAGE_POLICY if picture.kind == "image/png" else DRAWING_POLICY
        return _Resource(picture.kind, picture.data, policy)

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._start(status, {"Content-Length": "0", "Connection": "close"})

    def _send(self, resource: _Resource, *, with_body: bool) -> None:
        length = str(len(resource.data))
        kind = {"Content-Type": resource.kind, "Content-Length": length}
        self._start(HTTPStatus.OK, kind, resource.policy)
        if with_body:
            self.wfile.write(resource.data)

    def _start(
        self, status: HTTPStatus, headers: Mapping[str, str], policy: str = PAGE_POLICY
    ) -> None:
        """Status and headers, without the names of server and language that are usual there."""
        self.send_response_only(status)
        allow = {"Allow": _ALLOWED} if status is HTTPStatus.METHOD_NOT_ALLOWED else {}
        policies = {**_HEADERS, "Content-Security-Policy": policy}
        for name, value in {**policies, **headers, **allow}.items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self, *, with_body: bool) -> None:
        """Every state as an event, from the one that is shown now."""
        self.close_connection = True
        self._start(
            HTTPStatus.OK,
            {"Content-Type": "text/event-stream; charset=utf-8", "Connection": "close"},
        )
        seen = 0
        while with_body:
            try:
                news = self._preview.board.next_state(seen, _HEARTBEAT_SECONDS)
                if news is None:
                    self.wfile.write(b": \n\n")
                    continue
                seen, state = news
                self.wfile.write(f"data: {state.as_json()}\n\n".encode())
            except (EOFError, OSError):
                return
