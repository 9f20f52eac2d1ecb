"""The bubblewrap command: what a run sees of this machine, and where it may write."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import sysconfig
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path

from platformdirs import user_cache_path

from helpers.paths import DATA, ROOT
from workshop.grading.sandbox.reaper import users

INSIDE = Path(__file__).with_name("inside")
HOME = "/course/notebooks/labs"  # where cells run, so that relative paths are those of a lab
OPEN_FOLDERS = ("printed",)  # of data/; answers, rubrics and the exam never go in
OPEN_FILES = {".parquet", ".csv", ".txt"}
_numbers = count()
_SYSTEM = [Path(name) for name in ("/bin", "/sbin", "/lib", "/lib32", "/lib64")]
_LINKS = [(str(path), str(path.readlink())) for path in _SYSTEM if path.is_symlink()]
_ODD_SYSTEM = [str(path) for path in _SYSTEM if path.is_dir() and not path.is_symlink()]
SYSTEM_PATH = "/usr/bin:/bin"
_ENVIRONMENT = {
    "PATH": SYSTEM_PATH,
    "LD_LIBRARY_PATH": f"{os.path.realpath(sys.base_prefix)}/lib",  # a Python built without the path to its own library
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
    "POLARS_MAX_THREADS": "1",
}


@cache
def interpreter() -> list[str]:
    """Return how Python is started inside: no user's settings and no ``.pth`` files; the pipe's number is to follow."""
    return _python("import inside.__main__")


def trial() -> list[str]:
    """Return a program that reads what every run reads, and ends."""
    files = [name for source, name in seen() if Path(source).is_file()]
    return _python(f"import IPython, helpers.values, inside.sending; [open(name).close() for name in {files}]")


def _python(program: str) -> list[str]:
    start = f"import sys; sys.path += {['/course', *_packages()]}; {program}"
    return [os.path.realpath(sys.executable), "-I", "-S", "-c", start]


def _packages() -> list[str]:
    return list(dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib")))


@cache
def seen() -> list[tuple[str, str]]:
    """Return the paths that can be read inside: each path here, and its name inside."""
    for folder in (ROOT / "helpers", INSIDE):
        compileall.compile_dir(folder, quiet=2)  # or every run would compile them anew
    system = ["/usr", *_ODD_SYSTEM, "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/etc/alternatives"]
    python = [name for name in (os.path.realpath(sys.base_prefix), *_packages()) if not name.startswith("/usr/")]
    data = [path for path in sorted(DATA.iterdir()) if path.suffix in OPEN_FILES and path.is_file()]
    data += [DATA / name for name in OPEN_FOLDERS if (DATA / name).is_dir()]
    return [
        *((name, name) for name in (*system, *python) if Path(name).exists()),
        (str(ROOT / "helpers"), "/course/helpers"),
        *((str(path), f"/course/data/{path.name}") for path in data),
        (str(INSIDE), "/course/inside"),
        (str(INSIDE / "one_core"), "/sys/devices/system/cpu/online"),  # or DuckDB and others start a thread for each
    ]


@cache
def fonts() -> list[tuple[str, str]]:
    """Return matplotlib's list of fonts, made once: without it every run would look for fonts for seconds."""
    folder = user_cache_path("precision-marketing") / "sandbox-fonts"
    with suppress(OSError):  # a home that cannot be written to: then it is slow
        if not any(folder.glob("fontlist-*.json")):
            folder.mkdir(parents=True, exist_ok=True)
            environment = {**os.environ, "MPLCONFIGDIR": str(folder)}
            subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"], env=environment, check=False)
    return [(str(path), f"/tmp/matplotlib/{path.name}") for path in folder.glob("fontlist-*.json")]


def bubblewrap(size: int, seccomp: int | None = None) -> list[str]:
    """Return the command that a program's own is to follow: namespaces, what can be seen, what can be written to.

    Parameters
    ----------
    size
        Bytes that each of the folders that can be written to may hold.
    seccomp
        The open file that holds the filter of kernel calls.
    """
    args = [*_as_nobody(), "bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--cap-drop", "ALL"]
    args += ["--uid", "65534", "--gid", "65534", "--die-with-parent", "--new-session", "--hostname", "course"]
    args += ["--clearenv", *(word for name, value in _ENVIRONMENT.items() for word in ("--setenv", name, value))]
    args += [word for name, target in _LINKS for word in ("--symlink", target, name)]
    args += ["--proc", "/proc", "--dev", "/dev"]
    for name in ("/tmp", HOME, "/dev/shm"):  # before what is seen: Python or the course may lie under /tmp
        args += ["--size", str(size), "--tmpfs", name]
    args += [word for pair in seen() for word in ("--ro-bind", *pair)]
    args += [word for pair in fonts() for word in ("--ro-bind", *pair)]
    args += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", HOME]
    return args if seccomp is None else [*args, "--seccomp", str(seccomp)]


def _as_nobody() -> list[str]:
    """Return what goes before bubblewrap for root: a user that owns nothing, shown what the sandbox is made of.

    To the kernel, root in a sandbox would still be root: it would open private files, and the limit on processes would
    not hold. Each run gets a user number of its own, so that none counts another's processes.
    """
    if os.geteuid() != 0:
        return []
    sources = [source for source, _ in (*seen(), *fonts())]
    folders = sorted({str(folder) for source in sources for folder in Path(source).parents} - {"/"})
    own = users(os.getpid())
    user = str(own[next(_numbers) % len(own)])
    args = ["bwrap", *(word for name, target in _LINKS for word in ("--symlink", target, name))]
    args += ["--bind", "/proc", "/proc", "--dev-bind", "/dev", "/dev", "--tmpfs", "/tmp"]
    args += [word for folder in folders for word in ("--dir", folder)]  # with 0755: bubblewrap's own are often 0700
    args += [word for source in sources for word in ("--ro-bind", source, source)]
    return [*args, "--", "setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--pdeathsig", "KILL", "--"]
