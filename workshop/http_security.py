"""HTTP security of all pages: only the own address and the own pages are answered; headers that load nothing else."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tornado.web import HTTPError, RequestHandler

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",  # with no-referrer, a form's Origin would be "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "course",
}
_SENTENCES = {400: "This is no request.", 404: "There is nothing here.", 405: "That cannot be done here."}
_PORT = re.compile(r":[0-9]{1,5}$")
_log = logging.getLogger("course.serving")


class RequestRefused(HTTPError):
    """A request that gets no answer but one sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(status)
        self.sentence = sentence


@dataclass(frozen=True)
class Access:
    """Who may come in."""

    name: str  # of the cookie, so that two servers on one machine do not share it
    who: Callable[[str], str | None]  # whose token this is, asked at every request; None for nobody's
    hosts: tuple[str, ...] = ()  # names, without port, by which the server is reached besides the loopback's


class SecureHandler(RequestHandler):
    """Every answer of a server, its style and script too."""

    def set_default_headers(self) -> None:
        """Send the policy with every answer, a refusal too."""
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        """Refuse what was not asked for at this address, or not from this server's own pages."""
        host, access = self.request.host.lower(), self.settings["access"]
        if _PORT.sub("", host) not in (*LOOPBACK, *access.hosts):
            raise RequestRefused(403, "This server is not known by that name; open the link as it was printed.")
        headers = self.request.headers
        origin = headers.get("Origin", "").lower()
        own = origin in (f"http://{host}", f"https://{host}")
        if self.request.method not in ("GET", "HEAD") and not own:
            raise RequestRefused(403, "Only this server's own pages may write here.")
        # to a browser another port of this machine is the same site: the cookie would come along
        site, *how = [headers.get(f"Sec-Fetch-{what}", "") for what in ("Site", "Mode", "Dest")]
        from_elsewhere = site in ("cross-site", "same-site") and how != ["navigate", "document"]
        if from_elsewhere or (origin and not own):  # a WebSocket's handshake says its Origin only
            raise RequestRefused(403, "Other sites may link here, and nothing else.")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say in one sentence why not: as a page, or to a script as JSON."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        sentence = str(error) if isinstance(error, ValueError) else getattr(error, "sentence", "")
        sentence = sentence or _SENTENCES.get(status_code, "Something failed on the server.")
        if self.request.method == "GET":
            self.finish(self.settings["pages"].get_template("closed.html").render(sentence=sentence))
        else:
            self.finish({"error": sentence})

    def log_exception(self, kind: Any, value: Any, trace: Any) -> None:
        """Log faults of ours only, and never the address: it may hold a token."""
        if not isinstance(value, HTTPError | ValueError):
            _log.error("%s %s failed", self.request.method, self.request.path, exc_info=(kind, value, trace))

    @property
    def port(self) -> str:
        """The port of the address that was asked for."""
        found = _PORT.search(self.request.host)
        return found[0][1:] if found else "80"

    def send_error(self, status_code: int = 500, **kwargs: Any) -> None:
        """Answer a fault: a ValueError is the sentence of bad input, not a failure of the server."""
        bad_input = isinstance(kwargs.get("exc_info", (None, None))[1], ValueError)
        super().send_error(400 if bad_input else status_code, **kwargs)
