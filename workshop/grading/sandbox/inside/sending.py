"""Lines that leave the sandbox."""

from __future__ import annotations

import json
import os
from typing import Any


class Pipe:
    """The one way out: a JSON object a line."""

    def __init__(self, descriptor: int) -> None:
        os.set_inheritable(descriptor, False)
        self._descriptor = descriptor

    def send(self, **frame: Any) -> None:
        """Send one frame."""
        line = json.dumps(frame, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace") + b"\n"
        while line:
            line = line[os.write(self._descriptor, line) :]
