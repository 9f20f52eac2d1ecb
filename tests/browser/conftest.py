"""JupyterLab as `course lab` opens it, in a headless Chromium."""

import os
import re
import signal
import subprocess
import sys
import threading

import pytest


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    return tmp_path_factory.mktemp("trainee") / "work"


@pytest.fixture(scope="module")
def jupyterlab(room):
    """The address of a JupyterLab opened by `course lab` on a fresh room, and what the command printed."""
    options = ["--no-browser", "--port=0", "--allow-root", "--ServerApp.port_retries=0"]
    server = subprocess.Popen(
        [sys.executable, "-m", "helpers.course", "lab", f"--room={room}", *options],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        env={name: value for name, value in os.environ.items() if not name.startswith(("COURSE_", "JUPYTER_"))},
    )  # fmt: skip
    printed = []
    try:
        for line in server.stdout:
            printed.append(line)
            if found := re.search(r"http://(?:localhost|127\.0\.0\.1):\d+/lab\S*token=\w+", line):
                break
        else:
            pytest.fail("JupyterLab did not start:\n" + "".join(printed))
        threading.Thread(target=server.stdout.read, daemon=True).start()
        yield found[0], "".join(printed)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
