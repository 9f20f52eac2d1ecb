"""Warm kernels: forked by a server process that has imported the lessons' libraries once."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jupyter_client.provisioning import KernelProvisionerFactory

from workshop.running import kernel_provisioner


@contextmanager
def warm_kernels() -> Iterator[None]:
    """Let every kernel that this process or its children start be a fork of one warm parent.

    Any program that uses jupyter_client is served: nbclient, papermill, nbval on several workers. The parent warms up
    while the caller goes on; it and its kernels end with the block, or with this process, however that ends. The block
    changes nothing inside another one, nor where a fork is missing (Windows) or unsafe after numeric imports (macOS).
    """
    if sys.platform != "linux" or os.environ.get(kernel_provisioner.ADDRESS):
        yield
        return
    folder = Path(tempfile.mkdtemp(prefix="course-"))  # only this user can enter it
    address = str(folder / "warm")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen(64)  # who asks before the parent is warm waits here
        parent = subprocess.Popen(
            [sys.executable, "-m", "workshop.running.fork_server", str(listening.fileno()), str(folder)],
            stdin=subprocess.PIPE,  # its end tells the parent that we are gone
            stdout=subprocess.DEVNULL,
            pass_fds=[listening.fileno()],
            start_new_session=True,
        )
    try:
        with _environment(
            {
                kernel_provisioner.ADDRESS: address,
                "JUPYTER_DEFAULT_PROVISIONER_NAME": kernel_provisioner.NAME,
                "JUPYTER_RUNTIME_DIR": str(folder),  # connection files and sockets go with the parent
            }
        ):
            yield
    finally:
        parent.stdin.close()
        parent.terminate()  # it may still be importing
        try:
            parent.wait(10)
        except subprocess.TimeoutExpired:
            parent.kill()
            parent.wait()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _environment(variables: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    factory = KernelProvisionerFactory.instance()  # made once in a process, and reads its variable only then
    usual, factory.default_provisioner_name = factory.default_provisioner_name, kernel_provisioner.NAME
    os.environ.update(variables)
    try:
        yield
    finally:
        factory.default_provisioner_name = usual
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
