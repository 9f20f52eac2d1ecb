import os
import signal
import subprocess
import sys
import textwrap
import time
import warnings
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

from workshop.running import kernel_provisioner
from workshop.running.execute import execute
from workshop.running.warm_kernels import warm_kernels

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a warm parent forks, which is safe on Linux alone")


@pytest.fixture
def kernel(warm):
    """A warm kernel as any program starts it: its manager and a client that waits."""
    manager, client = start_new_kernel(kernel_name="python3")
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def ask(client, code):
    said = []
    reply = client.execute_interactive(code, timeout=30, output_hook=lambda message: said.append(message["content"]))
    return reply["content"], "".join(content.get("text", "") for content in said)


def gone(pid):
    try:
        os.kill(pid, 0)  # a zombie would still answer
    except ProcessLookupError:
        return True
    return False


def soon(condition, seconds=8):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_any_program_of_jupyter_client_gets_a_warm_kernel(kernel):
    _, client = kernel
    assert ask(client, "import sys; print('sklearn' in sys.modules, sys.stdin.read())")[1] == "True \n"


def test_an_interrupt_stops_the_running_cell_and_nothing_else(kernel):
    manager, client = kernel
    ask(client, "kept = 7")
    request = client.execute("import time\nprint('on', flush=True)\nwhile True:\n    time.sleep(0.01)")
    while client.get_iopub_msg(timeout=30)["msg_type"] != "stream":
        pass  # before the cell itself runs, an interrupt is lost: ipykernel catches it
    manager.interrupt_kernel()
    reply = client.get_shell_msg(timeout=30)
    assert reply["parent_header"]["msg_id"] == request
    assert reply["content"]["ename"] == "KeyboardInterrupt"
    while client.get_iopub_msg(timeout=30)["content"].get("execution_state") != "idle":
        pass
    assert ask(client, "print(kept)")[1] == "7\n"


def test_a_kernel_that_ends_is_seen_as_dead_with_its_status(kernel):
    manager, client = kernel
    process = manager.provisioner.process
    client.execute("import os; os._exit(3)")
    assert soon(lambda: not manager.is_alive())
    assert process.poll() == 3
    assert gone(process.pid)


def test_a_restart_gives_a_new_kernel(kernel):
    manager, client = kernel
    ask(client, "old = 1")
    first = manager.provisioner.pid
    manager.restart_kernel(now=True)
    client.wait_for_ready(timeout=30)
    assert manager.provisioner.pid != first
    assert ask(client, "old")[0]["ename"] == "NameError"


def test_a_polite_shutdown_runs_what_the_notebook_left_for_the_end(kernel, tmp_path):
    manager, client = kernel
    note = tmp_path / "note"
    ask(client, f"import atexit, pathlib; atexit.register(pathlib.Path({str(note)!r}).write_text, 'bye');")
    pid = manager.provisioner.pid
    manager.shutdown_kernel()
    assert note.read_text() == "bye"
    assert soon(lambda: gone(pid))


def test_a_kernel_takes_what_it_started_along(kernel):
    manager, client = kernel
    started = int(ask(client, "import subprocess; print(subprocess.Popen(['sleep', '60']).pid)")[1])
    manager.shutdown_kernel(now=True)
    assert soon(lambda: gone(started))


def test_kernels_do_not_share_their_luck(answer):
    code = "import random, numpy; random.random(), numpy.random.random(), numpy.random.default_rng().random()"
    first, second = answer(code), answer(code)
    assert all(one != other for one, other in zip(first, second, strict=True))


def test_a_kernel_starts_as_a_process_of_its_own(answer):
    code = "import os, sys; os.getpid() == os.getpgid(0) == os.getsid(0), sys.argv[0]"
    assert answer(code) == (True, "ipykernel_launcher")


def test_a_figure_is_drawn(notebook, warm, tmp_path):
    done = execute(notebook("import matplotlib.pyplot as plt\nplt.plot([1, 2]);"), tmp_path)
    assert "image/png" in done.cells[0].outputs[-1].data


def test_numeric_threads_and_worker_processes_work_after_a_fork(answer):
    code = """
    import numpy as np, subprocess, sys
    from joblib import Parallel, delayed
    from sklearn.cluster import KMeans
    from sklearn.ensemble import RandomForestClassifier
    x = np.random.default_rng(0).normal(size=(400, 400))
    product = np.allclose(x @ np.linalg.inv(x), np.eye(400), atol=1e-6)
    groups = len(set(KMeans(3, n_init=2).fit_predict(x)))
    forest = RandomForestClassifier(10, n_jobs=2).fit(x, x[:, 0] > 0).score(x, x[:, 0] > 0) > 0.8
    workers = Parallel(n_jobs=2)(delayed(abs)(-k) for k in range(4))
    child = subprocess.run([sys.executable, "-c", "print(5)"], capture_output=True, text=True).stdout
    bool(product), groups, bool(forest), workers, child
    """
    assert answer(textwrap.dedent(code)) == (True, 3, True, [0, 1, 2, 3], "5\n")


def test_a_variable_that_python_reads_only_at_its_start_gets_an_ordinary_kernel(answer):
    with pytest.warns(UserWarning, match="An ordinary kernel starts instead of a warm one .another PYTHONHASHSEED"):
        assert answer("hash('a'), hash('b')", env={"PYTHONHASHSEED": "0"}) == answer(
            "hash('a'), hash('b')", env={"PYTHONHASHSEED": "0"}
        )


def test_a_lost_warm_parent_costs_time_but_no_notebook(notebook, tmp_path, monkeypatch):
    monkeypatch.setenv(kernel_provisioner.ADDRESS, str(tmp_path / "nobody"))
    with pytest.warns(UserWarning, match="An ordinary kernel starts instead of a warm one"):
        assert execute(notebook("6 * 7"), tmp_path).cells[0].outputs[0].data["text/plain"] == "42"


def test_a_warm_parent_inside_another_is_the_same(warm):
    address = os.environ[kernel_provisioner.ADDRESS]
    with warm_kernels():
        assert os.environ[kernel_provisioner.ADDRESS] == address
    assert os.environ[kernel_provisioner.ADDRESS] == address


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_without_a_safe_fork_nothing_changes(system, monkeypatch):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.delenv(kernel_provisioner.ADDRESS, raising=False)
    before = dict(os.environ)
    with warnings.catch_warnings(action="error"), warm_kernels():
        assert dict(os.environ) == before


OWNER = """
import os, sys, time
from pathlib import Path
from jupyter_client.manager import start_new_kernel
from workshop.running.warm_kernels import warm_kernels
with warm_kernels():
    manager, client = start_new_kernel(kernel_name="python3")
    parent = Path(f"/proc/{manager.provisioner.pid}/stat").read_text().rpartition(")")[2].split()[1]
    client.execute("import subprocess; subprocess.Popen(['sleep', '60']); import time; time.sleep(60)")
    print(manager.provisioner.pid, parent, Path(os.environ["COURSE_FORK_SERVER"]).parent, flush=True)
    if sys.argv[1] == "raise":
        raise SystemExit(5)
    time.sleep(60)
"""


@pytest.mark.parametrize("end", ["raise", "SIGKILL", "SIGTERM"])
def test_however_the_owner_ends_nothing_stays_behind(end):
    environment = {name: value for name, value in os.environ.items() if name != kernel_provisioner.ADDRESS}
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, end], stdout=subprocess.PIPE, text=True, env=environment
    ) as owner:
        kernel, parent, folder = owner.stdout.readline().split()
        if end != "raise":
            owner.send_signal(signal.Signals[end])
        owner.wait(20)
    assert soon(lambda: gone(int(kernel)) and gone(int(parent)))
    assert soon(lambda: not Path(folder).exists())
