"""What the doctor tries from inside: each cell prints what it tried, and ``reached …`` for all it got through to.

Cells are source texts: they run in the sandbox, never here. ``HOST`` there holds what to look for.
"""

FILES = """
import os, pathlib
def look(path):
    try:
        pathlib.Path(path).lstat()
        print("reached", path)
    except OSError:
        pass
for path in HOST["files"]:
    look(path)
system = {"usr", "lib", "lib32", "lib64", "bin", "sbin", "proc", "dev"}
found = []
for top in pathlib.Path("/").iterdir():
    for folder, folders, files in os.walk(top) if top.name not in system else ():
        found += [pathlib.Path(folder, name) for name in folders + files]
        folders[:] = set(folders) - {"lib"}  # Python's own: tens of thousands
for path in found:
    if path.name.endswith((".db", ".secret", ".ipynb", ".toml")):
        print("reached", path)
    if path.is_relative_to("/course") and {"answers", "rubrics", "exam", "course.secret"} & set(path.parts):
        print("reached", path)
print("tried", len(HOST["files"]), "paths of this machine, listed", len(found), "inside")
"""

WRITING = """
import os
places = ["/", "/usr", "/usr/bin", "/usr/lib", "/etc", "/dev", "/course", "/course/helpers", "/course/data",
          "/course/inside", os.path.dirname(os.__file__), os.path.dirname(__import__("pandas").__file__),
          "/course/helpers/values", "/course/workshop", "/proc/sys/kernel"]
for place in places:
    try:
        with open(place + "/planted", "w") as file:
            file.write("x")
        print("reached", place)
    except OSError:
        pass
for file in ("/course/helpers/values/__init__.py", "/course/data/dictionary.csv", "/proc/sys/kernel/core_pattern",
             "/proc/sysrq-trigger"):
    try:
        open(file, "r+").close()
        print("reached", file)
    except OSError:
        pass
print("tried", len(places), "folders and 4 files")
"""

NETWORK = """
import socket
def connect(family, address):
    try:
        with socket.socket(family, socket.SOCK_STREAM) as s:
            s.settimeout(1)
            s.connect(address)
            print("reached", address)
    except OSError:
        pass
connect(socket.AF_INET, ("127.0.0.1", HOST["port"]))
connect(socket.AF_INET, ("192.0.2.1", 80))
connect(socket.AF_INET6, ("::1", HOST["port"]))
connect(socket.AF_UNIX, HOST["abstract"])
for family in (16, 17, 38, 40):  # netlink, packet, crypto, the host of a virtual machine
    try:
        socket.socket(family, socket.SOCK_RAW if family < 38 else socket.SOCK_STREAM).close()
        print("reached address family", family)
    except OSError:
        pass
try:
    names = [line.split(":")[0].strip() for line in open("/proc/net/dev").read().splitlines()[2:]]
    if names != ["lo"]:
        print("reached", names)
except OSError:
    pass
print("tried IPv4, IPv6, an abstract Unix socket, 4 other families")
"""

PROCESSES = """
import os, signal
others = [int(name) for name in os.listdir("/proc") if name.isdigit()]
if len(others) > 6:
    print("reached", len(others), "processes")
for pid in others:
    for name in ("environ", "cmdline", "maps"):
        try:
            content = open(f"/proc/{pid}/{name}", "rb").read()
        except OSError:
            continue
        if HOST["planted"].encode() in content:
            print("reached a variable of the grader's environment")
for pid in [HOST["pid"], 1]:
    try:
        os.kill(pid, signal.SIGKILL if pid == 1 else 0)
        if pid != 1 and pid not in others:
            print("reached process", pid)
    except OSError:
        pass
print("tried", len(others), "processes, and the grader's own")
"""

DESCRIPTORS = """
import os
inside = {"/dev/null", "/dev/urandom"}
for number in os.listdir("/proc/self/fd"):
    try:
        target = os.readlink(f"/proc/self/fd/{number}")
    except OSError:
        continue
    if target not in inside and not target.startswith(("pipe:", "anon_inode:", "/proc/", "/tmp/", "socket:")):
        print("reached", target)
print("tried every open file")
"""

PRIVILEGES = """
import ctypes, os
status = dict(line.split(":", 1) for line in open("/proc/self/status").read().splitlines())
for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
    if int(status[name], 16):
        print("reached", name, status[name].strip())
if status["NoNewPrivs"].strip() != "1":
    print("reached new privileges")
if status["Seccomp"].strip() != "2" and HOST["filtered"]:
    print("reached every kernel call")
libc = ctypes.CDLL(None, use_errno=True)
if libc.unshare(0x10000000) == 0 or libc.unshare(0x00020000) == 0:
    print("reached namespaces of its own")
if libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0:
    print("reached mount")
if libc.ptrace(16, 1, 0, 0) == 0:
    print("reached ptrace of process 1")
if HOST["filtered"]:
    if libc.syscall(HOST["memfd"], b"x", 0) >= 0:
        print("reached memory outside the limits")
    if libc.shmget(0, 1 << 20, 0o1600) >= 0:
        print("reached shared memory outside the limits")
    try:
        os.sched_setaffinity(0, range(HOST["cores"]))
        print("reached other runs' cores")
    except OSError:
        pass
if len(os.sched_getaffinity(0)) != 1:
    print("reached", len(os.sched_getaffinity(0)), "cores")
for path in ("/usr/bin/su", "/usr/bin/mount", "/usr/bin/sudo"):
    if os.path.exists(path) and os.system(f"{path} -c id >/dev/null 2>&1 </dev/null") == 0:
        print("reached", path)
print("tried capabilities, namespaces, mount, ptrace, hidden memory, other cores, setuid programs")
"""

DISK = """
import os
for place in ("/tmp", "/dev/shm", "."):
    written = 0
    try:
        for number in range(40):
            with open(f"{place}/fill{number}", "wb") as file:
                for _ in range(8):
                    written += file.write(bytes(1 << 20))
                    file.flush()
    except OSError:
        pass
    for number in range(40):
        try:
            os.remove(f"{place}/fill{number}")
        except OSError:
            pass
    if written > HOST["file"]:
        print("reached", written, "bytes in", place)
print("tried 320 MB in each of three folders")
"""

QUIET = {
    "files of this machine": FILES,
    "read-only": WRITING,
    "network": NETWORK,
    "other processes": PROCESSES,
    "open files": DESCRIPTORS,
    "privileges": PRIVILEGES,
    "disk": DISK,
}
