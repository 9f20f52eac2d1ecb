"""nbclient with the course's kernels and with filled prose."""

from __future__ import annotations

import logging
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_client import AsyncKernelManager
from jupyter_core.paths import jupyter_runtime_dir
from nbclient import NotebookClient
from nbformat import NotebookNode

from workshop.running.kernel_provisioner import CourseProvisioner
from workshop.running.prose import fill

OnCell = Callable[[int, int], None]  # told (cells done, cells in all)
_SILENT = logging.getLogger(__name__)  # errors come back as exceptions; on the console they would break a progress bar
_SILENT.propagate = False
_SILENT.addHandler(logging.NullHandler())


class CourseClient(NotebookClient):
    """nbclient with the course's kernels (started warm, without network) and with filled prose."""

    def __init__(self, notebook: NotebookNode, on_cell: OnCell | None, **traits: Any):
        super().__init__(
            notebook,
            kernel_name="python3",
            record_timing=False,
            coalesce_streams=True,
            shutdown_kernel="immediate",
            iopub_timeout=60,  # a busy machine is no reason to lose the end of an output without a word
            on_cell_start=self._begin_cell,
            log=_SILENT,
            **traits,
        )
        self.place = 0  # the cell being worked on
        self.on_cell = on_cell or (lambda done, total: None)

    def create_kernel_manager(self) -> AsyncKernelManager:
        """Make the kernel's manager; over Unix sockets where there are some: no ports that two kernels might share."""
        self.km = manager = AsyncKernelManager(kernel_name=self.kernel_name, log=_SILENT)
        manager.kernel_id = str(uuid.uuid4())
        if sys.platform == "win32":
            manager.transport_encryption = "auto"
        else:
            folder = Path(jupyter_runtime_dir())
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            manager.connection_file = str(folder / f"kernel-{manager.kernel_id}.json")
            manager.transport, manager.ip = "ipc", str(folder / manager.kernel_id[:8])  # a socket's path must be short
        manager.provisioner = CourseProvisioner(
            kernel_id=manager.kernel_id, kernel_spec=manager.kernel_spec, parent=manager
        )
        return manager

    async def _begin_cell(self, cell: NotebookNode, cell_index: int) -> None:
        self.place = cell_index
        self.on_cell(cell_index, len(self.nb.cells))
        if cell.cell_type == "markdown":
            cell.source = await fill(cell.source, self._evaluate)

    async def _evaluate(self, expressions: dict[str, str]) -> dict[str, dict]:
        request = self.kc.execute("", silent=True, store_history=False, user_expressions=expressions)
        reply = await self.async_wait_for_reply(request)
        return reply["content"]["user_expressions"]
