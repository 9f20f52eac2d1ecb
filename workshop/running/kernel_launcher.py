"""Starting an IPython kernel, without network if asked: ``python -m workshop.running.kernel_launcher -f FILE``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

OFFLINE = "COURSE_OFFLINE"  # environment variable: "1" asks for a kernel without network
LAUNCHER = "ipykernel_launcher"  # what an ordinary kernel spec names after `python -m`


def start(arguments: list[str]) -> None:
    """Run an IPython kernel in this process until it is shut down, without network if the environment asks for it.

    Parameters
    ----------
    arguments : list of str
        What follows ``ipykernel_launcher`` on its command line.
    """
    from ipykernel.kernelapp import IPKernelApp  # late: after the folder it was started in has left sys.path

    if os.environ.get(OFFLINE) == "1":
        from workshop.running.network_block import block_network

        block_network()
    # Without encryption ipykernel warns on the console at each start, though nobody but this user can connect.
    IPKernelApp.launch_instance(argv=["--log-level=ERROR", *arguments])


if __name__ == "__main__":
    # `python -m` puts the current folder first, where a trainee's file may shadow a library; IPython adds it last.
    if sys.path[0] == "" or Path(sys.path[0]) == Path.cwd():
        del sys.path[0]
    start(sys.argv[1:])
