"""How this course's kernels start, at jupyter_client's own extension point: warm where they can, sealed when asked."""

from __future__ import annotations

import os
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner

from helpers.course.running import kernel


class CourseProvisioner(LocalProvisioner):
    """Starts a kernel as a fork of the warm parent if there is one, else as an ordinary process.

    Registered as ``course-kernel``; `JUPYTER_DEFAULT_PROVISIONER_NAME` chooses it for every kernel of a process.
    """

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel and return how to reach it.

        Raises
        ------
        RuntimeError
            If the kernel must be sealed and is no IPython kernel.
        """
        environment = kwargs.setdefault("env", dict(os.environ))
        ours = cmd[1:3] == ["-m", kernel.LAUNCHER]
        if environment.get(kernel.SEALED) == "1":
            if not ours:
                raise RuntimeError(f"This notebook's kernel ({cmd[0]}) cannot run without network; choose python3.")
            cmd = [cmd[0], "-m", kernel.__name__, *cmd[3:]]
        return await super().launch_kernel(cmd, **kwargs)
