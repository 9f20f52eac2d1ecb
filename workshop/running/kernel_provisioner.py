"""The kernel provisioner for jupyter_client: kernels from the fork server where there is one."""

from __future__ import annotations

import asyncio
import os
import warnings
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner

from workshop.running import kernel_launcher
from workshop.running.fork_client import ForkedKernel, NotForked

NAME = "course-kernel"  # the entry point of CourseProvisioner
ADDRESS = "COURSE_FORK_SERVER"  # environment variable: the warm parent's socket, where there is a warm parent


class CourseProvisioner(LocalProvisioner):
    """Starts a kernel as a fork of the warm parent if there is one, else as an ordinary process.

    Registered as ``course-kernel``; ``JUPYTER_DEFAULT_PROVISIONER_NAME`` chooses it for every kernel of a process.
    """

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel and return how to reach it.

        Raises
        ------
        RuntimeError
            If the kernel must be without network and is no IPython kernel.
        """
        environment = kwargs.setdefault("env", dict(os.environ))
        is_ipython = cmd[1:3] == ["-m", kernel_launcher.LAUNCHER]
        if is_ipython and (address := os.environ.get(ADDRESS)):
            try:
                return self._fork(address, cmd, kwargs)
            except NotForked as reason:
                told = f"An ordinary kernel starts instead of a warm one ({reason}); it takes longer."
                warnings.warn(told, stacklevel=2)
        if environment.get(kernel_launcher.OFFLINE) == "1":
            if not is_ipython:
                raise RuntimeError(f"This notebook's kernel ({cmd[0]}) cannot run without network; choose python3.")
            cmd = [cmd[0], "-m", kernel_launcher.__name__, *cmd[3:]]
        return await super().launch_kernel(cmd, **kwargs)

    def _fork(self, address: str, command: list[str], options: dict[str, Any]) -> KernelConnectionInfo:
        known = {name: options[name] for name in ("env", "cwd", "stdout", "stderr") if name in options}
        self.process = ForkedKernel(address, command, **known)
        self.pid = self.pgid = self.process.pid  # it leads a process group of its own
        self.cwd = options.get("cwd", Path.cwd())
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel; wait a moment for its end, which the caller looks for only every tenth of a second."""
        await super().kill(restart)
        for _ in range(50):
            if await self.poll() is not None:
                return
            await asyncio.sleep(0.002)
