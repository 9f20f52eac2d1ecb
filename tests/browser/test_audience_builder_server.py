"""The servers of `course audience` and `course lab`: a kernel ends with its page, a server with its command."""

import os
import re
import signal
import socket
import time
from contextlib import suppress
from urllib.parse import urlsplit

import psutil
import pytest
from builder_server import WAIT, asked, free_port, kernels, runs, started, waited_for
from playwright.sync_api import Error

from workshop.commands.audience import CODE, write_page

ROUNDS = 20
IDLE = 60  # seconds after which a kernel ends whose page is lost; fewer, and a slow page's ends before it is there
SIZE = {"width": 800, "height": 600}
OPEN = "import sys; from pathlib import Path; from workshop.commands.audience import open_page; \
sys.exit(open_page(Path(sys.argv[1]), tuple(sys.argv[2:])))"
ALONE = [("SIGTERM", os.kill), ("SIGHUP", os.kill), ("SIGINT", os.kill), ("SIGKILL", os.kill)]
TERMINAL = [("SIGHUP", os.killpg), ("SIGINT", os.killpg)]  # closed, and Ctrl+C: it signals all that run in it


def short_page(folder, *options):
    """The arguments of a command that shows a notebook of one line as `course audience` shows the builder."""
    page = write_page(folder, 1000)
    page.write_text(page.read_text().replace(CODE.format(customers=1000).replace("\n", "\\n").replace('"', '\\"'), "1"))
    return "-c", OPEN, str(page), "--no-browser", f"--port={free_port()}", *options


@pytest.fixture(scope="module")
def voila(tmp_path_factory):
    culling = [f"--MappingKernelManager.cull_idle_timeout={IDLE}", "--MappingKernelManager.cull_interval=1"]
    server, address = started(*short_page(tmp_path_factory.mktemp("voila"), *culling))
    yield server, address
    server.terminate()
    server.wait(30)


def load(page, go):
    """Load a page, and wait until it has said hello to its kernel: from then on it says goodbye, too."""
    with page.expect_websocket(timeout=WAIT):
        go()


@pytest.fixture(scope="module")
def pages(voila, new_page):
    """Two pages with their kernels: one whose process has crashed, so that it said no goodbye, and one that stays."""
    server, address = voila
    opened = {}
    for name in ("crashed", "staying"):
        before = set(kernels(server))
        page = new_page(SIZE)
        load(page, lambda page=page: page.goto(address, timeout=WAIT))
        (opened[name],) = set(kernels(server)) - before
        if name == "crashed":
            with suppress(Error):
                page.goto("chrome://crash")
    return opened | {"since": time.monotonic()}


def test_a_kernel_ends_with_its_page_however_often_it_is_reloaded(voila, pages, new_page):
    server, address = voila

    def own():
        return [kernel for kernel in kernels(server) if kernel not in pages.values()]

    page = new_page(SIZE)
    load(page, lambda: page.goto(address, timeout=WAIT))
    for _ in range(ROUNDS):
        load(page, lambda: page.reload(timeout=WAIT))
    assert waited_for(lambda: len(own()) == 1)
    page.goto("about:blank")
    assert waited_for(lambda: not own())


def test_no_other_request_is_taken_without_the_cookie(voila, new_page):
    server, address = voila
    page, before = new_page(SIZE), set(kernels(server))
    load(page, lambda: page.goto(address, timeout=WAIT))
    (own,) = set(kernels(server)) - before
    kernel = page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")
    shut = f"fetch('/voila/api/shutdown/{kernel}', {{method: 'POST'}}).then((answer) => answer.status)"
    assert page.evaluate(shut) == 403
    assert own in kernels(server)


@pytest.mark.parametrize(("sign", "kill"), [*ALONE, *TERMINAL])
def test_an_ended_audience_command_leaves_no_server_and_no_kernel(tmp_path, sign, kill):
    server, address = started(*short_page(tmp_path))
    asked(address)  # a page that nobody shows has a kernel, too
    assert_ends(server, address, sign, kill)


@pytest.mark.parametrize(("sign", "kill"), ALONE)
def test_an_ended_lab_command_leaves_no_server_and_no_kernel(tmp_path, sign, kill):
    options = ["--no-browser", f"--port={free_port()}", "--allow-root", "--ServerApp.port_retries=0"]
    server, address = started("-m", "workshop", "lab", f"--folder={tmp_path / 'work'}", *options)
    asked(re.sub(r"/lab\S*\?", "/api/kernels?", address), data=b"")
    assert_ends(server, address, sign, kill)


def test_a_lost_page_loses_its_kernel_and_a_page_that_is_only_looked_at_keeps_it(voila, pages):
    assert waited_for(lambda: pages["crashed"] not in kernels(voila[0]), 2 * IDLE)
    time.sleep(max(0, pages["since"] + IDLE + 5 - time.monotonic()))
    assert pages["staying"] in kernels(voila[0])


def assert_ends(server, address, sign, kill):
    """End a command, and see that all below it ends and its port is free."""
    below = psutil.Process(server.pid).children(recursive=True)
    assert kernels(server)
    kill(server.pid, getattr(signal, sign))
    assert server.wait(30) == (-signal.SIGKILL if sign == "SIGKILL" else 0)
    assert waited_for(lambda: not any(map(runs, below)))
    with socket.create_server(("localhost", urlsplit(address).port)):
        pass
