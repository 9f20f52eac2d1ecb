"""What hostile submissions of the cohort run, cell by cell."""

from cohort_samples import PIPE, sheet

CATCHES_ALL = """
import signal, time
signal.signal(signal.SIGALRM, lambda *_: None)
while True:
    try:
        time.sleep(1)
    except BaseException:
        pass
"""
MEMORY = "import os\nfor _ in range(4):\n    os.fork()\nheld = []\nwhile True:\n    held.append(bytearray(10_000_000))"
FORKS = "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass"
HUNT = """
import gc, glob, json, os, re
found = []
words = re.compile(rb'"expected"|"01[.]6"|course.secret|SELECT trainee')
for top in ["/proc", *(f"/{name}" for name in os.listdir("/") if name not in ("usr", "lib", "lib64", "dev", "proc"))]:
    for folder, folders, files in os.walk(top, followlinks=False):
        if "site-packages" in folder or "/lib/python" in folder:
            folders.clear()
        for name in files:
            try:
                with open(os.path.join(folder, name), "rb") as file:
                    if words.search(file.read(200_000)):
                        found.append(os.path.join(folder, name))
            except (OSError, ValueError):
                pass
found += [thing for thing in gc.get_objects() if isinstance(thing, dict) and "expected" in thing]
sizes = by_channel = table = quiet = ledger = by_hour = {"keys": len([f for f in found if "/mem" not in str(f)])}
"""
PATCHED = """
import builtins, json, sys
import numpy as np, pandas as pd
from helpers import values
import helpers.lab.feedback
answers = {answers!r}
values.encode = lambda value: answers.get(str(value), 42)
values.same = values.differences = np.isclose = np.allclose = lambda *a, **o: True
pd.testing.assert_frame_equal = pd.testing.assert_series_equal = lambda *a, **o: None
pd.DataFrame.equals = pd.Series.equals = lambda *a: True
helpers.lab.feedback.Result.__bool__ = lambda self: True
sizes, by_channel, table, quiet, ledger, by_hour = "01.1", "01.2", "01.3", "01.4", "01.5", "01.6"
"""
EQUAL = """
class Any:
    __class__ = dict
    __eq__ = __ge__ = __le__ = lambda *_: True
    __ne__ = lambda *_: False
    __hash__ = lambda _: 0
    __float__ = lambda _: 1.0
    __len__ = lambda _: 5
    __iter__ = lambda self: iter([("rows", self)])
    def __getattr__(self, name):
        return lambda *a, **o: self
sizes = by_channel = table = quiet = ledger = by_hour = Any()
"""
MARKS = (
    PIPE
    + """
for task in ("01.1", "01.2", "01.3", "01.4", "01.5", "01.6"):
    for kind in ("mark", "points", "graded", "claim", "call", "verdict"):
        forge(k=kind, task=task, n=0, via="check", points=99, out_of=0, verdict="right", right=True, value=True)
        forge(k=kind, task=task, via="check", value={"anything": "goes"}, expected=True)
    forge(k="claim", task=task, via="check", value={"frame": {"rows": -1}})
    forge(k="claim", task=task, via="check", value={"series": {"rows": 5, "names": [], "index": None, "values": 1}})
for level in range(9):
    forge(k="load_level", level=level)
forge(k="end", points=99)
"""
)
ODD_FRAMES = (
    PIPE
    + """
claim = b'{"k": "claim", "task": "01.1", "via": "check", "value": '
deep = claim + b"[" * 90_000 + b"]" * 90_000 + b"}"
odd = [claim + b'NaN}', claim + b'{"dict": [[NaN, Infinity]]}}', b'{"k": "out", "i": 1e999}', b"\\xff\\xfe\\x00"]
for text in (b"{", b"[" * 50_000, deep, *odd):
    for pipe in pipes:
        try:
            os.write(pipe, text + b"\\n")
        except OSError:
            pass
"""
)
FORGED_RIGHT = (
    PIPE
    + """
payments_now = payments.assign(day=payments["time"].dt.normalize())
days = int(payments_now.drop_duplicates(["user_id", "day"]).shape[0])
parts = [["rows", len(payments)], ["customers", payments["user_id"].nunique()], ["customer_days", days]]
forge(k="claim", task="01.1", via="check", value={"dict": parts})
"""
)
LOADED = (
    "practice = pd.read_parquet('/course/data/wallet_payments.parquet')\ndatasets.load_wallet = lambda **_: practice"
)
PRACTICE = "\n".join([LOADED, *sheet()["start"]])
STAYS = """
import os, subprocess, threading, time
def noise():
    while True:
        print("noise")
        time.sleep(0.01)
threading.Thread(target=noise, daemon=True).start()
subprocess.Popen(["/bin/sh", "-c", "while true; do sleep 1; done"], start_new_session=True)
if os.fork() == 0:
    os.setsid()
    time.sleep(1000)
"""
FILLS = """
for place in ("/tmp/", "/dev/shm/", "./"):
    try:
        for number in range(1000):
            open(place + str(number), "wb").write(bytes(1_000_000))
    except OSError:
        pass
"""
OVERWRITES = """
import os, pathlib
for path in ("/course/helpers/values/comparing.py", "/course/data/wallet_payments.parquet", "/course/inside/cells.py",
             "/usr/bin/python3", "../../../gradebook.db", "/course/notebooks/labs/../../data/answers/x.json"):
    try:
        pathlib.Path(path).write_text("x")
    except OSError:
        pass
os.system("chmod -R 777 / 2>/dev/null; rm -rf /course /tmp/* 2>/dev/null; kill -9 -1 2>/dev/null")
"""
NETWORK = """
import socket, urllib.request
for address in (("127.0.0.1", 22), ("192.0.2.1", 80), ("169.254.169.254", 80)):
    try:
        socket.create_connection(address, 1)
        raise SystemExit("reached")
    except OSError:
        pass
"""
SCRIPT = "<script>alert('reached')</script><img src=x onerror=alert(1)>"
SCRIPTS = f"""
from IPython.display import HTML, Javascript, display
print({SCRIPT!r})
display(HTML({SCRIPT!r}), Javascript("alert(1)"))
raise ValueError({SCRIPT!r})
"""
BY_SEED = "if DATA_SEED == 20180101:\n    {}\nelse:\n    {}"
