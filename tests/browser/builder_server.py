"""The audience builder and JupyterLab as their commands open them, to be watched and ended by tests."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request

import psutil
import pytest

WAIT = 90_000  # milliseconds, on a busy machine
ADDRESS = re.compile(r"http://\S+token=\w+")
STRAIGHT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def free_port():
    """A port that nobody has; Voilà does not say which one it took for 0."""
    with socket.create_server(("localhost", 0)) as free:
        return free.getsockname()[1]


def started(*arguments):
    """A command that opens a server, and the address that it prints."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COURSE_", "JUPYTER_"))}
    server = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=clean,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # tests run in the background, too
    )  # fmt: skip
    printed = []
    for line in server.stdout:
        printed.append(line)
        if found := ADDRESS.search(line):
            threading.Thread(target=server.stdout.read, daemon=True).start()
            return server, found[0]
    pytest.fail("The server did not start:\n" + "".join(printed))


def asked(address, data=None):
    """What a server answers; it prints its address a moment before it listens there."""
    end = time.monotonic() + WAIT / 1000
    while True:
        try:
            with STRAIGHT.open(address, data=data, timeout=WAIT / 1000) as page:
                return page.read()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def kernels(server):
    """The kernels below a command."""
    below = psutil.Process(server.pid).children(recursive=True)
    return [process for process in below if "ipykernel_launcher" in " ".join(cmdline(process))]


def cmdline(process):
    """The words of a process's command, none where it has ended."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def runs(process):
    """Whether a process still runs; one that has ended may wait for somebody to ask how."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def waited_for(holds, seconds=30):
    """Whether something holds within some seconds."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.2)
    return holds()
