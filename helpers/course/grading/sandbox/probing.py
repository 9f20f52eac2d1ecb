"""Whether isolation is there, and why not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from helpers.course.grading.sandbox.room import bubblewrap

_USERNS = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")


def missing() -> list[str]:
    """Return why submissions cannot be run in isolation here, each with its remedy; none where they can."""
    if sys.platform != "linux":
        return [
            f"Submissions run in bubblewrap, which this system ({sys.platform}) does not have; grade on Linux, in a "
            "virtual machine or under WSL 2."
        ]
    if not shutil.which("bwrap"):
        return ["bubblewrap is not installed; install it (`apt install bubblewrap`, `dnf install bubblewrap`)."]
    tried = subprocess.run(
        [*bubblewrap(1_000_000), "--", "/usr/bin/true"], capture_output=True, text=True, env={"PATH": os.defpath}
    )
    if tried.returncode == 0:
        return []
    said = tried.stderr.strip().splitlines()[-1:] or ["it gave no reason"]
    return [f"bubblewrap does not start here ({said[0]}); {_remedy(said[0])}."]


def _remedy(said: str) -> str:
    if "unknown option" in said.lower():
        return "install bubblewrap 0.8 or newer"
    if _USERNS.exists() and _USERNS.read_text().strip() == "1":
        return (
            "AppArmor forbids user namespaces: allow them with `sudo sysctl -w "
            "kernel.apparmor_restrict_unprivileged_userns=0`, or give bwrap an AppArmor profile with `userns,`"
        )
    if "namespace" in said.lower() or "clone" in said.lower():
        return (
            "this kernel forbids user namespaces: allow them with `sudo sysctl -w kernel.unprivileged_userns_clone=1`"
        )
    return "in a container, start it with `--security-opt seccomp=unconfined --security-opt systempaths=unconfined`"
