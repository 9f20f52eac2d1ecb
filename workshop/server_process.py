"""A server as a process of its own that ends with the command that started it."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

SECONDS_TO_END = 20  # in which a server that is asked to end ends its kernels and itself
ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def run_server(command: list[str], folder: Path) -> int:
    """Run a server in a folder until it ends, and return its exit code.

    SIGTERM, SIGHUP (the terminal is closed) and Ctrl+C to this process end the server, and the server its kernels.

    Parameters
    ----------
    command
        The program and its arguments.
    folder
        Its working directory.
    """
    before = {sign: signal.signal(sign, _interrupt) for sign in ENDING}
    server = None
    try:
        server = subprocess.Popen(command, cwd=folder)
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
