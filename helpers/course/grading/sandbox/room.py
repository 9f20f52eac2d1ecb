"""What can be seen from inside: an interpreter, the course's helpers and open data, an empty folder to work in."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

from helpers.paths import DATA, ROOT

INSIDE = Path(__file__).with_name("inside")
HOME = "/course/notebooks/labs"  # where cells run, so that relative paths are those of a lab
OPEN_FOLDERS = ("printed",)  # of data/; answers, rubrics and the exam never go in
OPEN_FILES = {".parquet", ".csv", ".txt"}
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/tmp",
    "USER": "trainee",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
    "MPLBACKEND": "agg",
    "MPLCONFIGDIR": "/tmp/matplotlib",
    "IPYTHONDIR": "/tmp/ipython",
    "OMP_NUM_THREADS": "1",  # two runs side by side, on two cores
    "OPENBLAS_NUM_THREADS": "1",
    "ARROW_IO_THREADS": "2",
}


@cache
def interpreter() -> list[str]:
    """Return how Python is started inside: no user's settings and no ``.pth`` files; the pipe's number is to follow."""
    start = f"import sys; sys.path += {['/course', *_packages()]}; import inside.__main__"
    return [os.path.realpath(sys.executable), "-I", "-S", "-c", start]


def _packages() -> list[str]:
    return list(dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib")))


@cache
def view() -> list[str]:
    """Return bubblewrap's arguments for the folders that can be seen, all read-only."""
    compileall.compile_dir(ROOT / "helpers", quiet=2)
    compileall.compile_dir(INSIDE, quiet=2)
    seen = ["--ro-bind", "/usr", "/usr"]
    for name in ("/bin", "/sbin", "/lib", "/lib32", "/lib64"):
        path = Path(name)
        if path.is_symlink():
            seen += ["--symlink", str(path.readlink()), name]
        elif path.exists():
            seen += ["--ro-bind", name, name]
    for name in ("/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/etc/alternatives"):
        seen += ["--ro-bind-try", name, name]
    prefixes = {os.path.realpath(sys.base_prefix), *_packages()}
    for name in sorted(prefixes):
        if not name.startswith("/usr/"):
            seen += ["--ro-bind", name, name]
    for source, name in _course():
        seen += ["--ro-bind", str(source), name]
    return [*seen, "--tmpfs", "/course/helpers/course", "--remount-ro", "/course/helpers/course"]


def _course() -> list[tuple[Path, str]]:
    data = [path for path in sorted(DATA.iterdir()) if path.suffix in OPEN_FILES and path.is_file()]
    data += [DATA / name for name in OPEN_FOLDERS if (DATA / name).is_dir()]
    return [
        (ROOT / "helpers", "/course/helpers"),
        *((path, f"/course/data/{path.name}") for path in data),
        (INSIDE, "/course/inside"),
    ]


@cache
def fonts() -> list[tuple[Path, str]]:
    """Return matplotlib's list of fonts, made once: without it every run would look for fonts for seconds."""
    folder = user_cache_path("precision-marketing") / "sandbox-fonts"
    if not any(folder.glob("fontlist-*.json")):
        folder.mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, "MPLCONFIGDIR": str(folder)}
        subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"], env=environment, check=False)
    return [(path, f"/tmp/matplotlib/{path.name}") for path in folder.glob("fontlist-*.json")]


def bubblewrap(size: int) -> list[str]:
    """Return the whole command but its end: namespaces, what can be seen, what can be written to.

    Parameters
    ----------
    size
        Bytes that each of the folders that can be written to may hold.
    """
    args = ["bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--uid", "65534", "--gid", "65534"]
    args += ["--cap-drop", "ALL", "--die-with-parent", "--new-session", "--hostname", "course", "--clearenv"]
    for name, value in _ENVIRONMENT.items():
        args += ["--setenv", name, value]
    args += view()
    args += ["--proc", "/proc", "--dev", "/dev"]
    for name in ("/tmp", HOME, "/dev/shm"):
        args += ["--size", str(size), "--tmpfs", name]
    for source, name in fonts():
        args += ["--ro-bind", str(source), name]
    return [*args, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", HOME]
