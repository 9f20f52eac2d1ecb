"""JupyterLab as `course lab` opens it, in a headless Chromium."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress

import pytest
from builder_server import STRAIGHT, WAIT
from playwright.sync_api import expect

expect.set_options(timeout=WAIT / 3)  # of what comes in the end, on a busy machine

# While a page loads, a spinner without a graphics card takes a whole core.
STILL = """const still = new CSSStyleSheet(); still.replaceSync("*, ::before, ::after { animation: none !important; }");
document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];"""


@pytest.fixture(scope="module")
def new_page(browser):
    """Opens pages of a size, in which nothing turns or pulses."""
    pages = []

    def new_page(size):
        page = browser.new_page(viewport=size)
        page.set_default_timeout(WAIT)
        page.add_init_script(STILL)
        pages.append(page)
        return page

    yield new_page
    for page in pages:
        page.close()


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    return tmp_path_factory.mktemp("trainee") / "work"


@pytest.fixture(scope="module")
def jupyterlab(room):
    """The address of a JupyterLab opened by `course lab` on a fresh room, and what the command printed."""
    printed = []
    for _ in range(3):  # JupyterLab looks for a free port, and has it only later: another program may take it meanwhile
        server = start_jupyterlab(room)
        try:
            if address := address_of(server, printed):
                yield address, "".join(printed)
                return
        finally:
            stop(server)
    pytest.fail("JupyterLab did not start:\n" + "".join(printed))


def start_jupyterlab(room):
    """Start `course lab` on a folder, as a process group of its own."""
    options = ["--no-browser", "--port=0", "--allow-root", "--ServerApp.port_retries=0"]
    return subprocess.Popen(
        [sys.executable, "-m", "workshop", "lab", f"--folder={room}", *options],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        env={name: value for name, value in os.environ.items() if not name.startswith(("COURSE_", "JUPYTER_"))},
    )  # fmt: skip


def stop(server):
    """End a server and what it started."""
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGTERM)
    server.wait(60)  # the command gives the server 20 seconds before it kills it


def address_of(server, printed):
    """What the server prints as its address, once it answers there; None if it ended before."""
    for line in server.stdout:
        printed.append(line)
        if found := re.search(r"http://(?:localhost|127\.0\.0\.1):\d+/lab\S*token=\w+", line):
            break
    else:
        return None
    threading.Thread(target=server.stdout.read, daemon=True).start()
    while server.poll() is None:
        with suppress(OSError), STRAIGHT.open(found[0], timeout=30):  # only ours knows the token
            return found[0]
        time.sleep(0.1)
    return None
