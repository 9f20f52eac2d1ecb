"""The client of the fork server: a forked kernel with the interface of `subprocess.Popen`."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
from pathlib import Path
from typing import IO


class NotForked(Exception):
    """The warm parent is gone, or gave a reason for not forking this kernel."""


class ForkedKernel:
    """A kernel forked by the warm parent, with as much of `subprocess.Popen` as jupyter_client uses.

    Parameters
    ----------
    address : str
        The warm parent's socket.
    command : list of str
        An ordinary kernel's command line.
    cwd, env, stdout, stderr
        As in `subprocess.Popen`; the streams are None, a descriptor or an open file.

    Raises
    ------
    NotForked
    """

    stdin = stdout = stderr = None  # the kernel writes where it was told, never to us

    def __init__(
        self,
        address: str,
        command: list[str],
        *,
        env: dict[str, str],
        cwd: str | os.PathLike | None = None,
        stdout: int | IO | None = None,
        stderr: int | IO | None = None,
    ):
        self.returncode: int | None = None
        self._received = b""
        self._connection = socket.socket(socket.AF_UNIX)
        streams = [_descriptor(stdout, 1), _descriptor(stderr, 2)]
        request = json.dumps({"command": command, "cwd": str(cwd or Path.cwd()), "env": env}).encode()
        try:
            self._connection.connect(address)
            socket.send_fds(self._connection, [len(request).to_bytes(8)], streams)
            self._connection.sendall(request)
        except OSError as error:
            self._connection.close()
            raise NotForked(f"the warm parent is gone: {error}") from error
        answer = self._next_message(None)
        if not answer or "pid" not in answer:
            self._connection.close()
            raise NotForked((answer or {}).get("refused", "the warm parent ended"))
        self.pid: int = answer["pid"]

    def _next_message(self, timeout: float | None) -> dict | None:
        """Return the parent's next message: None if there is none in time, empty if there will be none."""
        self._connection.settimeout(timeout)
        while b"\n" not in self._received:
            try:
                part = self._connection.recv(4096)
            except (BlockingIOError, TimeoutError):
                return None
            except OSError:
                part = b""
            if not part:
                return {}
            self._received += part
        message, _, self._received = self._received.partition(b"\n")
        return json.loads(message)

    def poll(self) -> int | None:
        """Return the exit status, negative for a signal, or None while the kernel lives."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit status as soon as there is one; with the warm parent gone, the kernel counts as killed."""
        if self.returncode is None:
            message = self._next_message(timeout)
            if message is None:
                raise subprocess.TimeoutExpired("kernel", timeout or 0)
            self.returncode = message.get("status", -signal.SIGKILL)
            self._connection.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the kernel has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)


def _descriptor(stream: int | IO | None, default: int) -> int:
    if stream is None:
        return default
    number = stream if isinstance(stream, int) else stream.fileno()
    if number < 0:  # subprocess.PIPE and its like
        raise NotForked("its output goes to a pipe")
    return number
