"""A server as a process of its own that ends with the command that started it, however that command ends."""

from __future__ import annotations

import os
import runpy
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

SECONDS_TO_END = 20  # in which a server that is asked to end ends its kernels and itself
ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def run_server(module: str, options: list[str], folder: Path) -> int:
    """Run a server in a folder until it ends, and return its exit code.

    SIGTERM, SIGHUP (the terminal is closed) and Ctrl+C to this process end the server, and the server its kernels.
    So does the end of this process by what it cannot hear, such as SIGKILL: see `_serve`.

    Parameters
    ----------
    module
        The Python module that is the server, as after ``python -m``.
    options
        Its arguments.
    folder
        Its working directory.
    """
    command = [sys.executable, "-m", "workshop.server_process", module, *options]
    before = {sign: signal.signal(sign, _interrupt) for sign in ENDING}
    server = None
    try:
        server = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE)
        return server.wait()
    except KeyboardInterrupt:
        return 0 if server is None else _end(server)
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def _interrupt(sign: int, frame: object) -> None:
    raise KeyboardInterrupt


def _end(server: subprocess.Popen) -> int:
    """Ask a server to end; one that does not is killed."""
    for sign in (*ENDING, signal.SIGINT):
        signal.signal(sign, signal.SIG_IGN)  # asked twice, it still ends its kernels
    server.terminate()
    try:
        server.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        server.kill()
    return 0


def _serve(module: str) -> None:
    """Run a server in this process; it ends when the command at the other end of its standard input is gone."""
    threading.Thread(target=_end_with_the_command, daemon=True).start()
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _end_with_the_command() -> None:
    while os.read(0, 1):  # nothing is ever written there: it returns when the pipe is closed
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_END)
    os._exit(1)


if __name__ == "__main__":
    del sys.argv[0]
    _serve(sys.argv[0])
