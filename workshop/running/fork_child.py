"""The child process of the fork server: it becomes the kernel that was asked for."""

from __future__ import annotations

import atexit
import contextlib
import gc
import json
import os
import random
import signal
import socket
import sys
from collections.abc import Iterable
from typing import NoReturn

from workshop.running import kernel_launcher

INLINE = "module://matplotlib_inline.backend_inline"


def become_kernel(
    request: dict, connection: socket.socket, streams: list[int], inherited: Iterable[socket.socket]
) -> NoReturn:
    """Be the kernel that was asked for, to its end; never return into the parent's code.

    Parameters
    ----------
    request : dict
        ``command``, ``cwd`` and ``env`` of the ordinary kernel that this one stands for.
    connection : socket
        To the client: told the process id, then closed.
    streams : list of int
        Descriptors that become stdout and stderr.
    inherited : iterable of socket
        What belongs to the parent.
    """
    status = 1
    try:
        os.setsid()  # its own process group: interrupts and kills reach it and what it starts
        connection.sendall(json.dumps({"pid": os.getpid()}).encode() + b"\n")
        for open_socket in (connection, *inherited):
            open_socket.close()
        _rewire(streams)
        os.chdir(request["cwd"])
        os.environ.clear()
        os.environ.update(request["env"])
        _refresh(request["env"].get("MPLBACKEND", INLINE))
        sys.argv = [kernel_launcher.LAUNCHER, *request["command"][3:]]
        kernel_launcher.start([*sys.argv[1:], f"--IPKernelApp.parent_handle={os.getppid()}"])
        status = 0
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        with contextlib.suppress(BaseException):
            atexit._run_exitfuncs()  # what the notebook registered: os._exit leaves it out
        os._exit(status)


def _rewire(streams: list[int]) -> None:
    """Give back the parent's signals; take the streams that were sent, and nothing to read."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, descriptor in enumerate((nothing, *streams)):
        os.dup2(descriptor, number)
        os.close(descriptor)


def _refresh(backend: str) -> None:
    """Give a fork its own random seeds and figure backend, and garbage collection, which is off in the parent."""
    import matplotlib
    import numpy

    random.seed()
    numpy.random.seed()
    matplotlib.rcParams["backend"] = backend
    gc.enable()
