"""The web server of the rubric desk and the exam: sign-in by link, pages, JSON, a clean end."""

from __future__ import annotations

import asyncio
import json
import signal
import ssl
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream
from tornado.netutil import bind_sockets
from tornado.web import Application, StaticFileHandler

from workshop.http_security import HEADERS, Access, RequestRefused, SecureHandler

try:
    import resource
except ImportError:  # Windows knows no such limit
    resource = None

SHARED_PAGES = Path(__file__).parent / "pages"  # what both servers share: house.css and the sign-in pages
MAX_BODY = 200_000  # bytes of one request
MAX_HELD = 500  # connections of one address: a classroom behind one router, not one who takes them all
__all__ = ["MAX_BODY", "SHARED_PAGES", "Access", "PageHandler", "RequestRefused", "http_server", "make_app", "serve"]


class PageHandler(SecureHandler):
    """The base of all handlers: `self.person` is whose token came with the request.

    The token stands in the printed link; the first page puts it into a cookie that no script can read and no other
    site can send, and asks for the same address without it.
    """

    person: str

    def prepare(self) -> None:
        """Admit requests with a valid token."""
        super().prepare()
        access: Access = self.settings["access"]
        cookie = f"{access.name}-{self.port}"  # browsers send one to every port
        token = self.get_query_argument("token", None) if self.request.method == "GET" else None
        person = access.who(token or self.get_cookie(cookie) or "")
        if person is None:
            raise RequestRefused(403, "This link is not, or no longer, valid; open the link as it was printed last.")
        self.person = person
        if token:
            secure = self.request.protocol == "https"
            self.set_cookie(cookie, token, httponly=True, samesite="Strict", secure=secure)
            # not a redirect: after a click in a mail, a browser would follow it without the strict cookie
            self.page("enter.html", path="/" + self.request.path.lstrip("/"))

    def page(self, name: str, **values: Any) -> None:
        """Answer with a page made from a template, every value escaped."""
        self.finish(self.settings["pages"].get_template(name).render(**values))

    def sent(self, *fields: str) -> dict[str, Any]:
        """Return the JSON object that a page sent, which must have exactly these fields.

        Raises
        ------
        ValueError
            If it is anything else.
        """
        try:
            if not self.request.headers.get("Content-Type", "").startswith("application/json"):
                raise ValueError
            sent = json.loads(self.request.body)
        except (ValueError, RecursionError) as error:
            raise ValueError("The request is no JSON; send a JSON object as application/json.") from error
        if not isinstance(sent, dict) or sent.keys() != set(fields):
            raise ValueError(f"The request is not what is expected here; send the fields {', '.join(fields)}.")
        return sent


class _File(SecureHandler, StaticFileHandler):
    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", HEADERS["Cache-Control"])


class _Nothing(SecureHandler):
    def prepare(self) -> None:
        super().prepare()
        raise RequestRefused(404, "There is nothing here.")


def make_app(routes: list[tuple], access: Access, pages: Path, **settings: Any) -> Application:
    """Return an application: its routes to `PageHandler` handlers, and the files of its folder of pages.

    Parameters
    ----------
    routes
        As tornado takes them, ``(r"/", RubricDesk)``.
    access
        Who may come in.
    pages
        The templates (``*.html``, never served as they are), and the script and style, served as ``/static/…``; the
        shared style is ``/house/house.css``.
    settings
        What its handlers find in `self.settings`.
    """
    loader = ChoiceLoader([FileSystemLoader(pages), FileSystemLoader(SHARED_PAGES)])
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    files = r"([\w\-]+\.(?:css|js|svg))"
    routes = [*routes, (f"/static/{files}", _File, {"path": pages}), (f"/house/{files}", _File, {"path": SHARED_PAGES})]
    return Application(
        routes,
        access=access,
        pages=environment,
        default_handler_class=_Nothing,
        log_function=lambda _: None,
        **settings,
    )


class _Server(HTTPServer):
    """Holds no more than `MAX_HELD` connections of one address."""

    def initialize(self, *args: Any, **kwargs: Any) -> None:
        self._held: Counter[str] = Counter()
        super().initialize(*args, **kwargs)

    def handle_stream(self, stream: IOStream, address: tuple) -> None:
        if self._held[address[0]] >= MAX_HELD:
            stream.close()
            return
        self._held[address[0]] += 1
        super().handle_stream(stream, address)

    def on_close(self, server_conn: Any) -> None:
        self._held[server_conn.context.address[0]] -= 1
        super().on_close(server_conn)


def http_server(app: Application, tls: ssl.SSLContext | None = None) -> HTTPServer:
    """Return the HTTP server of an application, with its limits; `serve` binds and runs it."""
    limits = {"max_body_size": MAX_BODY, "max_header_size": 16_384, "body_timeout": 30, "idle_connection_timeout": 30}
    return _Server(app, ssl_options=tls, **limits)


def _allow_connections() -> None:
    """Let this process hold as many connections as the system allows: each is a file, and 1,024 are few."""
    if resource:
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 16_384) if most > 0 else 16_384, most))


def serve(
    app: Application,
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    ready: Callable[[str], None] = print,
    tls: ssl.SSLContext | None = None,
) -> None:
    """Serve an application until Ctrl-C or SIGTERM; `ready` is given its address, ``http://127.0.0.1:8750``.

    Raises
    ------
    ValueError
        If the port is taken, or the host is none of this machine.
    """
    asyncio.run(_serve(app, host, port, ready, tls))


async def _serve(
    app: Application, host: str, port: int, ready: Callable[[str], None], tls: ssl.SSLContext | None
) -> None:
    try:
        sockets = bind_sockets(port, host)
    except OSError as error:
        raise ValueError(f"Nothing can be served at {host}:{port} ({error.strerror}); give another --port.") from error
    end, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(end.set))
    _allow_connections()
    server = http_server(app, tls)
    server.add_sockets(sockets)
    ready(f"{'https' if tls else 'http'}://{host}:{sockets[0].getsockname()[1]}")
    await end.wait()
    server.stop()
    await server.close_all_connections()
