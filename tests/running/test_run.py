import io
import os
import signal
import subprocess
import sys
import time

import nbformat
import pytest
from rich.console import Console

from workshop.running.run import run

GOOD = """\
# %% [markdown]
# # A good lesson · 好

# %% tags=["parameters"]
DATA_SEED = 20180101

# %%
import matplotlib.pyplot as plt
doubled = 2 * DATA_SEED

# %% [markdown]
# Twice the seed is {{ doubled : d }}.

# %%
plt.plot([1, DATA_SEED])
plt.show()
"""
BROKEN = """\
# %% [markdown]
# # A broken lesson

# %%
table = {}

# %%
table["amount"]

# %%
"never reached"
"""
SLOW = "# %% [markdown]\n# # A slow lesson\n\n# %%\nimport time; time.sleep(60)\n"


@pytest.fixture
def course(tmp_path):
    """Write lessons and run them; give the exit code, what was printed and the executed copies' folder."""
    out = tmp_path / "executed"

    def write_and_run(*lessons, sources, parameters=None, **options):
        for slug, text in sources.items():
            (tmp_path / f"{slug}.py").write_text(text)
        console = Console(file=io.StringIO(), width=100)
        places = {"out": out, "sources": tmp_path, "folder": tmp_path}
        code = run(list(lessons), parameters or {}, console=console, **places, **options)
        return code, console.file.getvalue(), out

    return write_and_run


def test_good_lessons_are_executed_and_summed_up(course, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, printed, out = course(sources={"01_one": GOOD, "02_two": GOOD})
    assert code == 0
    assert "01_one starts: A good lesson · 好" in printed
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in printed.splitlines() if line.startswith("│")]
    assert [(slug, figures, status) for slug, _, figures, status in rows] == [
        ("01_one", "1", "ok"),
        ("02_two", "1", "ok"),
    ]
    assert "The executed copies are in executed." in printed
    executed = nbformat.read(out / "01_one.ipynb", 4)
    assert executed.cells[3].source == "Twice the seed is 40360202."


def test_a_broken_lesson_makes_the_run_fail_and_is_named_while_the_others_finish(course):
    code, printed, out = course(sources={"01_broken": BROKEN, "02_good": GOOD}, jobs=1)
    assert code == 1
    assert "✗ 01_broken stopped at code cell 2 with KeyError: 'amount'\n" in printed
    assert '----> 1 table["amount"]' in printed
    assert "02_good done in" in printed
    kept = nbformat.read(out / "01_broken.ipynb", 4)
    assert [cell.outputs[0].output_type for cell in kept.cells if cell.get("outputs")] == ["error"]


def test_other_parameters_change_code_and_prose_alike(course):
    code, _, out = course("1", sources={"01_one": GOOD, "02_two": BROKEN}, parameters={"DATA_SEED": "7"})
    assert code == 0
    texts = [cell.source for cell in nbformat.read(out / "01_one.ipynb", 4).cells]
    assert "Twice the seed is 14." in texts
    assert any("DATA_SEED = 7" in text for text in texts)
    assert not (out / "02_two.ipynb").exists()


def test_a_bad_parameter_stops_everything_before_it_starts(course, tmp_path):
    with pytest.raises(ValueError, match="DATA_SEED is a whole number"):
        course(sources={"01_one": GOOD}, parameters={"DATA_SEED": "abc"})
    assert not (tmp_path / "executed").exists()


def test_on_a_terminal_each_lesson_has_a_bar_with_its_title(tmp_path):
    (tmp_path / "01_one.py").write_text(GOOD)
    console = Console(file=io.StringIO(), width=100, force_terminal=True, color_system=None)
    assert run([], {}, out=tmp_path / "out", console=console, sources=tmp_path, folder=tmp_path) == 0
    last = console.file.getvalue().rpartition("All lessons")[2]
    assert "5/5" in last
    assert "01 A good lesson · 好" in last


def test_nothing_but_the_run_speaks(tmp_path):
    (tmp_path / "01_one.py").write_text(GOOD)
    program = (
        "import sys, pathlib; from workshop.running.run import run; here = pathlib.Path(sys.argv[1]);"
        "run([], {'DATA_SEED': '7'}, out=here / 'out', sources=here, folder=here)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "COURSE_FORK_SERVER"}
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stderr == ""
    assert [line[:6] for line in done.stdout.splitlines()[:2]] == ["01_one", "01_one"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_ends_the_run_at_once(tmp_path):
    (tmp_path / "01_slow.py").write_text(SLOW)
    (tmp_path / "02_slow.py").write_text(SLOW)
    program = (
        "import sys, pathlib, signal; from workshop.running.run import run; here = pathlib.Path(sys.argv[1]);"
        "signal.signal(signal.SIGINT, signal.default_int_handler);"  # whoever runs the tests may ignore it
        "sys.exit(run([], {}, jobs=1, out=here / 'out', sources=here, folder=here))"
    )
    command = [sys.executable, "-u", "-c", program, tmp_path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout.readline().startswith("01_slow starts")
        time.sleep(1)
        running.send_signal(signal.SIGINT)
        started = time.monotonic()
        try:
            printed, complaints = running.communicate(timeout=30)
        finally:
            running.kill()
    assert running.returncode == 130
    assert time.monotonic() - started < 10
    assert printed == "Stopped before the other lessons had ended.\n"
    assert complaints == ""
