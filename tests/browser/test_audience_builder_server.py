"""The servers of `course audience` and `course lab`: a kernel ends with its page, a server with its command."""

import signal
import socket
import time
from urllib.parse import urlsplit

import psutil
import pytest
from builder_server import WAIT, free_port, kernels, started, waited_for

from workshop.commands.audience import CODE, write_page

ROUNDS = 20
OPEN = "import sys; from pathlib import Path; from workshop.commands.audience import open_page; \
sys.exit(open_page(Path(sys.argv[1]), tuple(sys.argv[2:])))"


@pytest.fixture
def voila(tmp_path):
    """A command that shows a notebook of one line as `course audience` shows the builder, and its address."""
    page = write_page(tmp_path, 1000)
    page.write_text(page.read_text().replace(CODE.format(customers=1000).replace("\n", "\\n").replace('"', '\\"'), "1"))
    server, address = started("-c", OPEN, str(page), "--no-browser", f"--port={free_port()}")
    yield server, address
    server.terminate()
    server.wait(30)


def load(page, go):
    """Load a page, and wait until it has said hello to its kernel: from then on it says goodbye, too."""
    with page.expect_websocket(timeout=WAIT):
        go()


def test_a_kernel_ends_with_its_page_however_often_it_is_reloaded(voila, browser):
    server, address = voila
    page = browser.new_page()
    load(page, lambda: page.goto(address, timeout=WAIT))
    for _ in range(ROUNDS):
        load(page, lambda: page.reload(timeout=WAIT))
    assert waited_for(lambda: len(kernels(server)) == 1)
    page.goto("about:blank")
    assert waited_for(lambda: not kernels(server))


def test_no_other_request_is_taken_without_the_cookie(voila, browser):
    server, address = voila
    page = browser.new_page()
    load(page, lambda: page.goto(address, timeout=WAIT))
    kernel = page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")
    shut = f"fetch('/voila/api/shutdown/{kernel}', {{method: 'POST'}}).then((answer) => answer.status)"
    assert page.evaluate(shut) == 403
    assert len(kernels(server)) == 1


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_an_ended_audience_command_leaves_no_server_and_no_kernel(tmp_path, browser, sign):
    options = ["--customers=1000", "--no-browser", f"--port={free_port()}"]
    server, address = started("-m", "workshop", "audience", f"--folder={tmp_path}", *options)
    page = browser.new_page()
    load(page, lambda: page.goto(address, timeout=WAIT))
    assert_ends(server, address, sign)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_an_ended_lab_command_leaves_no_server(tmp_path, sign):
    options = ["--no-browser", f"--port={free_port()}", "--allow-root", "--ServerApp.port_retries=0"]
    server, address = started("-m", "workshop", "lab", f"--folder={tmp_path / 'work'}", *options)
    time.sleep(1)  # it prints its address a moment before it takes signals
    assert_ends(server, address, sign)


def assert_ends(server, address, sign):
    """Signal the command alone, and see that all below it ends and its port is free."""
    below = psutil.Process(server.pid).children(recursive=True)
    server.send_signal(sign)
    assert server.wait(30) == 0
    _, left = psutil.wait_procs(below, timeout=10)
    assert left == []
    with socket.create_server(("localhost", urlsplit(address).port)):
        pass
