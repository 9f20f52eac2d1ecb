"""Attacks that end their own run, or would stop the machine; tried one by one. See `attacks`."""

ENDLESS = """
import signal
signal.signal(signal.SIGALRM, signal.SIG_IGN)
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
"""

MEMORY = """
held = []
while True:
    held.append(bytearray(50_000_000))
"""

MEMORY_OF_MANY = """
import os, time
reading, writing = os.pipe()
os.set_blocking(reading, False)
for _ in range(12):
    if os.fork() == 0:
        held = b"x" * (HOST["memory"] // 6)
        os.write(writing, b".")
        time.sleep(30)
        os._exit(0)
gone, end = 0, time.monotonic() + 6
while time.monotonic() < end and gone < 6:
    time.sleep(0.2)
    while gone < 12 and os.waitpid(-1, os.WNOHANG)[0]:
        gone += 1
try:
    holding = len(os.read(reading, 100)) - gone
except BlockingIOError:
    holding = 0
if holding > 6:
    print("reached", holding, "sixths of the memory")
"""

FORKS = """
import os, time
alive = 0
for _ in range(300):
    try:
        if os.fork() == 0:
            time.sleep(30)
            os._exit(0)
        alive += 1
    except OSError:
        break
if alive > HOST["processes"]:
    print("reached", alive, "processes")
    time.sleep(2)
"""

BOMB = """
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
"""

FLOOD = """
import os
for number in os.listdir("/proc/self/fd"):
    try:
        if os.readlink(f"/proc/self/fd/{number}").startswith("pipe:"):
            while True:
                os.write(int(number), b"x" * 65536)
    except OSError:
        pass
"""

STAYING = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execv("/usr/bin/sleep", ["/usr/bin/sleep", HOST["sleep"]])
    os._exit(0)
"""

LETHAL = {  # name: (cell, reasons that are right)
    "endless cell": (ENDLESS, {"silent"}),
    "memory": (MEMORY, {"ended", "memory"}),
    "memory of many": (MEMORY_OF_MANY, {"ended", "memory"}),
    "processes": (FORKS, {"ended", "processes"}),
    "fork bomb": (BOMB, {"ended", "silent", "processes", "died", "memory"}),
    "flood": (FLOOD, {"flood"}),
    "what stays behind": (STAYING, {"ended"}),
}
