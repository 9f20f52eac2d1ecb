"""The fork server: it has imported what lessons import, and forks a kernel for each request on its Unix socket.

A request is one connection: a length, two file descriptors (the kernel's stdout and stderr) and a JSON object with
``command``, ``cwd`` and ``env``. The answer is ``{"pid": …}`` or ``{"refused": …}``; when the kernel has ended,
``{"status": …}`` follows. A connection closed early ends its kernel; the end of stdin ends everything. One thread,
because a fork copies only the thread that calls it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import selectors
import shutil
import signal
import socket
import sys
import warnings
from pathlib import Path

from workshop.running.fork_child import become_kernel

# No module of `helpers` that lessons use: authors edit those while the warm parent lives.
PRELOAD = [
    "numpy",
    "pandas",
    "pyarrow",
    "pyarrow.parquet",
    "scipy.sparse",
    "scipy.stats",
    "sklearn.cluster",
    "sklearn.compose",
    "sklearn.decomposition",
    "sklearn.ensemble",
    "sklearn.feature_extraction.text",
    "sklearn.linear_model",
    "sklearn.metrics",
    "sklearn.model_selection",
    "sklearn.pipeline",
    "sklearn.preprocessing",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "seaborn",
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.debugger",
    "tornado.platform.asyncio",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.magics",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
]
READ_AT_START = ("PYTHON", "OMP_", "OPENBLAS_", "MKL_")  # variables that a fork would notice too late


class ForkServer:
    """Serves a listening Unix socket until stdin ends."""

    def __init__(self, listening: socket.socket):
        self.listening = listening
        self.kernels: dict[int, socket.socket] = {}  # by process id
        self.selector = selectors.DefaultSelector()
        self.wake, self.waker = socket.socketpair()
        self.wake.setblocking(False)
        self.waker.setblocking(False)

    def serve(self) -> None:
        """Fork kernels and report their ends, until stdin ends or the parent has gone."""
        signal.signal(signal.SIGCHLD, lambda *_: None)  # with a handler, a child's end writes to the wakeup socket
        signal.set_wakeup_fd(self.waker.fileno(), warn_on_full_buffer=False)
        self.selector.register(self.listening, selectors.EVENT_READ)
        self.selector.register(self.wake, selectors.EVENT_READ)
        self.selector.register(0, selectors.EVENT_READ)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # by way of `end`
        owner = os.getppid()
        while os.getppid() == owner:  # a forked relative of the owner may hold our stdin open
            for key, _ in self.selector.select(timeout=1):
                if key.fileobj == 0:
                    return
                if key.fileobj is self.listening:
                    self._answer(self.listening.accept()[0])
                elif key.fileobj is self.wake:
                    self._reap()
                else:
                    self._abandon(key.fileobj)

    def end(self) -> None:
        """End every kernel."""
        for pid in self.kernels:
            _kill_group(pid)

    def _answer(self, connection: socket.socket) -> None:
        connection.settimeout(10)  # a request is written at once
        streams: list[int] = []
        try:
            header, streams, _, _ = socket.recv_fds(connection, 8, 2)
            with connection.makefile("rb") as body:
                request = json.loads(body.read(int.from_bytes(header)))
            if reason := self._misfit(request):
                connection.sendall(json.dumps({"refused": reason}).encode() + b"\n")
                connection.close()
            else:
                self._fork(request, connection, streams)
        except (OSError, ValueError):  # the client has gone
            connection.close()
        finally:
            for stream in streams:
                os.close(stream)

    def _fork(self, request: dict, connection: socket.socket, streams: list[int]) -> None:
        with warnings.catch_warnings():  # the numeric libraries keep threads of their own, and survive a fork
            warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
            pid = os.fork()
        if pid == 0:
            self.selector.close()
            inherited = (self.listening, self.wake, self.waker, *self.kernels.values())
            become_kernel(request, connection, streams, inherited)
        self.kernels[pid] = connection
        self.selector.register(connection, selectors.EVENT_READ)

    @staticmethod
    def _misfit(request: dict) -> str | None:
        """Say why a fork of this process would differ from the kernel asked for."""
        if request["command"][0] != sys.executable:
            return "another interpreter"
        names = {name for name in (*os.environ, *request["env"]) if name.startswith(READ_AT_START)}
        changed = sorted(name for name in names if os.environ.get(name) != request["env"].get(name))
        return f"another {', '.join(changed)}" if changed else None

    def _reap(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self.wake.recv(4096)
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                pid, status = ended
                _kill_group(pid)  # what the kernel started and left behind
                connection = self.kernels.pop(pid)
                if connection.fileno() != -1:
                    self.selector.unregister(connection)
                    with contextlib.suppress(OSError):
                        answer = {"status": os.waitstatus_to_exitcode(status)}
                        connection.sendall(json.dumps(answer).encode() + b"\n")
                    connection.close()

    def _abandon(self, connection: socket.socket) -> None:
        """End the kernel of a connection that its other side has closed; nothing else ever comes by one."""
        if connection.fileno() == -1:
            return  # reaped a moment ago
        self.selector.unregister(connection)
        connection.close()
        for pid, asked_by in self.kernels.items():
            if asked_by is connection:
                _kill_group(pid)


def _kill_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def main(descriptor: int, folder: Path) -> None:
    """Warm up, serve, clean up: ``python -m workshop.running.fork_server DESCRIPTOR FOLDER``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the owner's to answer
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # or the debugger, once imported, talks on the console
    gc.disable()
    for name in PRELOAD:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if pandas := sys.modules.get("pandas"):  # imported here, it takes us for a terminal
        pandas.set_option("display.max_columns", 20)
    gc.freeze()  # or the first collection of each fork would copy every page
    server = ForkServer(socket.socket(fileno=descriptor))
    try:
        server.serve()
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # we are going already
        server.end()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    if sys.path[0] == "" or Path(sys.path[0]) == Path.cwd():  # put there by `python -m`; an ordinary kernel has it last
        del sys.path[0]
    main(int(sys.argv[1]), Path(sys.argv[2]))
