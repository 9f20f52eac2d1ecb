import subprocess
import sys

import pytest

from workshop.running.execute import execute

ATTEMPTS = {
    "connect": "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)",
    "name": "import socket; socket.getaddrinfo('example.org', 80)",
    "host by name": "import socket; socket.gethostbyname('example.org')",
    "datagram": "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
    "IPv6": "import socket; socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))",
    "url": "import urllib.request; urllib.request.urlopen('http://192.0.2.1/', timeout=1)",
}
LOOPBACK = """
import socket, threading
server = socket.create_server(("localhost", 0))
client = socket.create_connection(("localhost", server.getsockname()[1]))
pair = socket.socketpair()
socket.getaddrinfo("127.0.0.1", 80), socket.getaddrinfo("::1", 80), socket.getaddrinfo(None, 80)
"""


def without_network(code):
    program = f"from workshop.running.network_block import block_network\nblock_network()\n{code}"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("code", ATTEMPTS.values(), ids=ATTEMPTS)
def test_a_process_without_network_reaches_nobody_and_says_so(code):
    ended = without_network(code)
    assert ended.returncode == 1
    assert "This notebook runs without network: reaching '" in ended.stderr


def test_loopback_and_unix_sockets_stay_open():
    ended = without_network(LOOPBACK)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize("kernels", ["ordinary", "warm"])
def test_every_executed_notebook_runs_without_network(kernels, notebook, tmp_path, request, monkeypatch):
    if kernels == "warm":
        request.getfixturevalue("warm")
    else:
        monkeypatch.delenv("COURSE_FORK_SERVER", raising=False)
    attempt = f"try:\n    {ATTEMPTS['name']}\nexcept OSError as error:\n    print(error)"
    code = f"import sys\nwarm = 'sklearn' in sys.modules\n{attempt}\nwarm"
    printed, was_warm = execute(notebook(code), tmp_path).cells[0].outputs
    assert printed.text.startswith("This notebook runs without network: reaching 'example.org' was refused")
    assert was_warm.data["text/plain"] == str(kernels == "warm")
