"""Whether sandboxing works here, and why not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from workshop.grading.sandbox.bubblewrap import SYSTEM_PATH, bubblewrap, trial

_USERNS = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")


def missing() -> list[str]:
    """Return why submissions cannot be run in isolation here, each with its remedy; none where they can."""
    if sys.platform != "linux":
        return [
            f"Submissions run in bubblewrap, which this system ({sys.platform}) does not have; grade on Linux, in a "
            "virtual machine or under WSL 2."
        ]
    if not shutil.which("bwrap", path=SYSTEM_PATH):
        return ["bubblewrap is not installed; install it (`apt install bubblewrap`, `dnf install bubblewrap`)."]
    if os.geteuid() == 0 and not shutil.which("setpriv", path=SYSTEM_PATH):
        return ["setpriv, by which root runs submissions as nobody, is missing; install util-linux, or do not be root."]
    command = [*bubblewrap(1_000_000), "--", *trial()]
    tried = subprocess.run(command, capture_output=True, text=True, env={"PATH": SYSTEM_PATH}, cwd="/")
    if tried.returncode == 0:
        return []
    said = (tried.stderr.strip().splitlines() or ["it gave no reason"])[-1][:300]
    return [f"Submissions cannot be run in isolation here ({said}); {_remedy(said)}."]


def _remedy(said: str) -> str:
    if "unknown option" in said.lower():
        return "install bubblewrap 0.8 or newer"
    if not said.startswith("bwrap:") or "find source path" in said:
        return "let every user read Python and the course: `chmod -R a+rX` on their folders and on those above them"
    if _USERNS.exists() and _USERNS.read_text().strip() == "1":
        return (
            "AppArmor forbids user namespaces: give /usr/bin/bwrap a profile of its own with the line `userns,`, or "
            "allow them to all with `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`"
        )
    if "namespace" in said.lower() or "clone" in said.lower():
        return (
            "this kernel forbids user namespaces: allow them with `sudo sysctl -w kernel.unprivileged_userns_clone=1`"
        )
    return "in a container, start it with `--security-opt seccomp=unconfined --security-opt systempaths=unconfined`"
