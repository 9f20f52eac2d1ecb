"""The lab in a real kernel, told cell ids as JupyterLab tells them."""

import json
import os
from contextlib import contextmanager

import pytest
from jupyter_client.manager import start_new_kernel
from lab_samples import CODE, make_sheet, save_notebook, save_sheet, trainee_notebook


class Kernel:
    def __init__(self, manager, client):
        self.manager, self.client = manager, client

    def run(self, code: str, cell_id: str | None = None) -> list[dict]:
        """Run a cell and return its outputs: the contents of its messages."""
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        message = self.client.session.msg("execute_request", content, metadata={"cellId": cell_id} if cell_id else {})
        self.client.shell_channel.send(message)
        outputs = []
        while True:
            heard = self.client.get_iopub_msg(timeout=60)
            if heard["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if heard["content"].get("execution_state") == "idle":
                return outputs
            if heard["msg_type"] in ("execute_result", "display_data", "stream", "error"):
                outputs.append(heard["content"])

    def said(self, code: str, cell_id: str | None = None) -> str:
        """Run a cell that shows one thing, and return its plain text."""
        [output] = self.run(code, cell_id)
        return output["data"]["text/plain"]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kernel")
    (folder / "answers").mkdir()
    save_sheet(folder / "answers", make_sheet())
    return folder


@pytest.fixture(scope="module")
def kernel(place):
    environment = {**os.environ, "COURSE_ANSWERS": str(place / "answers"), "COURSE_RECORD": ""}
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(place), env=environment)
    yield Kernel(manager, client)
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.fixture
def fresh(kernel, place):
    """The kernel with no name but the lab's, and no progress."""
    for path in (place / ".progress").glob("*"):
        path.unlink()
    assert kernel.run("%reset -f") == []
    assert kernel.run('from helpers.lab import open_lab\nlab = open_lab("01")') == []
    return kernel


@contextmanager
def first_level(place, code):
    """The lab's sheet with other code for its first level, for as long as it is read."""
    sheet = make_sheet()
    sheet["levels"][0]["code"] = code
    save_sheet(place / "answers", sheet)
    yield
    save_sheet(place / "answers", make_sheet())


def test_a_result_is_shown_as_html_and_as_the_same_words(fresh):
    [output] = fresh.run('lab.check("01.1", -1)')
    assert set(output["data"]) == {"text/html", "text/plain"}
    assert 'role="status"' in output["data"]["text/html"]
    assert output["data"]["text/plain"] == "✗ Not yet · 01.1 Task <b>1</b>\n  Mistake one of 01.1: use `nunique`."


def test_the_welcome_and_the_map_are_shown(fresh):
    for code in ("lab", "lab.progress()"):
        [output] = fresh.run(code)
        assert "data:image/svg+xml" in output["data"]["text/html"] and "level 1  open" in output["data"]["text/plain"]


def test_a_level_is_loaded_into_an_empty_notebook_without_a_sound(fresh):
    said = fresh.said("lab.load_level(3)")
    assert "You are at the start of level 3" in said and "loud" not in said
    for line in ("`payments`: DataFrame, 1 row x 2 columns", "`counted`: Series, 2 values", "`cause`: tuple, 2 items"):
        assert line in said
    assert fresh.said("counted.sum(), total, cause, pd.__name__, 'kept' in dir()") == (
        "(np.float64(3.0), 12.5, ('u1', 0.75), 'pandas', False)"
    )
    assert "level 1  shown" in fresh.said("lab.progress()") and "0 of 12" in fresh.said("lab.progress()")


def test_a_level_whose_code_draws_or_shows_or_warns_stays_silent(fresh, place):
    noise = "%matplotlib inline\nimport warnings\nwarnings.warn('w')\ndisplay(1)\nimport matplotlib.pyplot as plt"
    with first_level(place, [noise, "plt.plot([1, 2]); print(1)\n1"]):
        fresh.run('lab = open_lab("01")')
    assert "start of level 2" in fresh.said("lab.load_level(2)")


def test_a_loaded_level_opens_the_next_but_has_no_points_on_the_map(fresh):
    fresh.run("lab.load_level(3)")
    assert "the map has no points for it" in fresh.said('lab.check("01.1", counted)')
    fresh.run("kept = ['u1', 'u2']")
    said = fresh.said('lab.check("01.4", kept)')
    assert "level 1 shown · level 2 shown · level 3 passed · 3 of 12 points" in said


def test_a_passed_level_stays_passed_when_a_later_one_is_loaded(fresh):
    fresh.run(CODE["01.1"])
    fresh.run('lab.check("01.1", counted)')
    fresh.run("lab.load_level(3)")
    assert "level 1  passed  3 of 3" in fresh.said("lab.progress()")


def test_own_values_that_are_replaced_are_said(fresh):
    fresh.run(f"total = 99\nmine = 1\n{CODE['01.1']}\ncause = ...")
    said = fresh.said("lab.load_level(3)")
    assert "Your own values were replaced: `total`." in said and "mine" not in said
    assert fresh.said("mine") == "1"


def test_a_name_that_a_restarted_kernel_has_lost_is_explained(fresh):
    error, note = fresh.run("payments.head()")
    assert error["ename"] == "NameError" and "`payments` has no value in this kernel" in note["data"]["text/plain"]


def test_the_first_level_can_be_loaded_again(fresh):
    assert "start of level 1." in fresh.said("lab.load_level(1)")
    assert "level 1  open" in fresh.said("lab.progress()")


@pytest.mark.parametrize("level", ["0", "4", "-1", "'2'", "2.0", "True", "None"])
def test_a_level_out_of_range_is_refused(fresh, level):
    assert f"There is no level {level} here; give a number from 1 to 3." in fresh.said(f"lab.load_level({level})")


def test_a_level_that_cannot_be_loaded_says_why_and_shows_nothing(fresh, place):
    with first_level(place, ["1 / 0"]):
        fresh.run('lab = open_lab("01")')
    said = fresh.said("lab.load_level(2)")
    assert "Level 2 could not be loaded: ZeroDivisionError: division by zero." in said
    assert "level 1  open" in fresh.said("lab.progress()")


def test_a_typical_mistake_runs_on_a_copy_and_gets_its_hint(fresh):
    fresh.run(CODE["01.1"])
    said = fresh.said("%%typical_mistake 01.1 counted\nother = 1\ncounted = -other")
    assert said == "✗ Not yet · 01.1 Task <b>1</b>\n  Mistake one of 01.1: use `nunique`."
    assert fresh.said("counted.sum(), 'other' in dir()") == "(np.float64(3.0), False)"
    assert "level 1  open" in fresh.said("lab.progress()")


def test_a_typical_mistake_may_build_on_names_and_functions_and_magics(fresh):
    fresh.run(CODE["01.1"])
    body = "%matplotlib inline\ndef off(x):\n    return x - base\nbase = 3\ncounted = off(2)"
    assert "Mistake one" in fresh.said(f"%%typical_mistake 01.1 counted\n{body}")


@pytest.mark.parametrize("line", ["", "01.1", "01.1 a b"])
def test_a_typical_mistake_needs_a_task_and_a_name(fresh, line):
    [output] = fresh.run(f"%%typical_mistake {line}\nx = 1")
    assert "give a task and a name" in str(output)


def test_a_typical_mistake_without_its_name_is_told(fresh):
    [output] = fresh.run("%%typical_mistake 01.1 counted\nx = 1")
    assert "no value" in str(output)


def test_an_error_in_a_typical_mistake_is_an_error_of_the_cell(fresh):
    assert fresh.run("%%typical_mistake 01.1 counted\n1 / 0")[-1]["ename"] == "ZeroDivisionError"


def test_recording_in_a_kernel_notes_answers_and_mistakes(fresh, place):
    record = place / "record.jsonl"
    fresh.run(f"import os; os.environ['COURSE_RECORD'] = {str(record)!r}")
    fresh.run('lab = open_lab("01", seed=7, keep=False)')
    fresh.run(CODE["01.1"])
    fresh.run('lab.check("01.1", counted)')
    fresh.run("%%typical_mistake 01.1 counted\ncounted = counted * 2")
    fresh.run("%%typical_mistake 01.1 counted\ncounted = len")
    fresh.run("os.environ['COURSE_RECORD'] = ''")
    right, first, second = (json.loads(line) for line in record.read_text().splitlines())
    assert right["task"] == "01.1" and right["value"]["series"]["values"] == [2, 1]
    assert first["mistake"] == 0 and first["value"]["series"]["values"] == [4, 2]
    assert second["mistake"] == 1 and "error" in second


def test_submitting_asks_to_save_what_was_run_since(fresh, place):
    path = save_notebook(place, trainee_notebook({"01.1": "counted = 1"}))
    fresh.run(CODE["01.1"], cell_id="task-1")
    assert "save it (Ctrl+S)" in fresh.said('lab.submit("me")', cell_id="submit")
    save_notebook(place, trainee_notebook({"01.1": CODE["01.1"]}))
    assert "Packed" in fresh.said('lab.submit("me")', cell_id="submit")
    path.unlink()


def test_a_restarted_kernel_knows_what_was_passed(fresh):
    fresh.run(CODE["01.1"])
    fresh.run('lab.check("01.1", counted)')
    fresh.manager.restart_kernel(now=True)
    fresh.client.wait_for_ready(timeout=60)
    fresh.run('from helpers.lab import open_lab\nlab = open_lab("01")')
    assert "level 1  passed" in fresh.said("lab.progress()")
