"""What all tests share: warm kernels without network, one order of work for all workers, `--quick`."""

import os
import re
import shutil
import sys

import pytest
from xdist.scheduler import LoadScopeScheduling

from helpers.paths import ROOT
from workshop.running.warm_kernels import warm_kernels

TESTS = ROOT / "tests"
# Files that take longest, the longest first: begun early, none of them holds a single core at the end.
LONG = [
    "tests/grading/test_cohort.py",
    "tests/notebooks/test_committed_editions.py",
    "tests/exam/test_exam_in_browsers.py",
    "tests/grading/test_killed.py",
    "tests/grading/test_sandbox_attacks.py",
    "tests/notebooks/test_notebooks.py",
    "tests/grading/test_scoring_of_the_labs.py",
    "tests/grading/test_every_lab.py",
    "tests/notebooks/test_cells_run_twice.py",
    "tests/grading/test_other_routes.py",
    "tests/grading/test_sandbox_lethal_cells.py",
    "tests/browser/test_audience_builder.py",
    "tests/instructor/test_instructors_page.py",
    "tests/project/test_wheel.py",
    "tests/project/test_environment.py",
]
# Files whose tests are of one lesson or lab each: shared out by lesson, not by file.
BY_LESSON = {
    "tests/notebooks/test_committed_editions.py": "editions",
    "tests/notebooks/test_notebooks.py": "labs",  # these three use the same hidden answers
    "tests/grading/test_scoring_of_the_labs.py": "labs",
    "tests/grading/test_every_lab.py": "labs",
    "tests/notebooks/test_cells_run_twice.py": "twice",
}
# What `--quick` leaves out, unread: notebooks, and all that starts a kernel, a sandbox, a server or a browser.
NOT_QUICK = [
    *(TESTS / name for name in ("notebooks", "grading", "editions", "running", "browser", "rubric_desk", "exam")),
    *(TESTS / name for name in ("instructor", "serving", "lab/test_in_a_kernel.py")),
    *(TESTS / "project" / name for name in ("test_wheel.py", "test_environment.py")),
]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def pytest_addoption(parser):
    parser.addoption("--quick", action="store_true", help="Only quick tests: no browser, sandbox, kernel, server.")


def pytest_configure(config):
    os.environ["COURSE_OFFLINE"] = "1"  # nbval's kernels too run without network
    if config.getoption("quick"):
        config.option.nbval = False
        config.option.ignore = [*(config.option.ignore or []), *map(str, NOT_QUICK)]
        sys.addaudithook(_refuse_what_is_slow)
    elif not hasattr(config, "workerinput"):  # the controller owns the warm parent; its workers inherit the address
        _clear_stale_answers(config.cache.mkdir("hidden-answers"))
        config.warm = warm_kernels()
        config.warm.__enter__()


def _clear_stale_answers(folder):
    """Remove the hidden answers that were made before the last change of what they are made from."""
    made_from = (
        path for room in ("helpers", "workshop", "notebooks/sources", "data") for path in (ROOT / room).rglob("*")
    )
    last = max(path.stat().st_mtime for path in made_from if path.is_file() and path.suffix != ".pyc")
    for sheet in folder.glob("*.json"):
        if sheet.stat().st_mtime < last:
            sheet.unlink()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Put the long files first; with ``--quick``, leave out what takes its time."""
    items.sort(key=_place)  # stable: else as collected
    if config.getoption("quick"):
        config.hook.pytest_deselected(items=[item for item in items if _is_slow(item)])
        items[:] = [item for item in items if not _is_slow(item)]


def pytest_xdist_auto_num_workers():
    """One worker more than there are processors: sandboxes, servers and browsers are often waited for."""
    return (os.cpu_count() or 1) + 1


def pytest_xdist_make_scheduler(config, log):
    """Share the work out by file, and by lesson where tests of a file are of one each."""
    if config.getoption("dist") == "loadfile":
        return ByFileOrLesson(config, log)
    return None


class ByFileOrLesson(LoadScopeScheduling):
    """xdist's ``loadfile``, with the lessons of a few long files apart; in the order of collection."""

    def __init__(self, config, log):
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid):
        file, _, test = nodeid.partition("::")
        return BY_LESSON[file] + test[test.rfind("[") :] if file in BY_LESSON and "[" in test else file


def _place(item):
    file = item.nodeid.partition("::")[0]
    after_the_long_ones = len(LONG) + file.endswith(".py")  # notebooks, then the other files
    return LONG.index(file) if file in LONG else after_the_long_ones


def _is_slow(item):
    is_marked = any(item.get_closest_marker(name) for name in ("browser", "kernel", "slow"))
    return is_marked or "chromium" in getattr(item, "fixturenames", ())


def _refuse_what_is_slow(event, details):
    """Fail a test that `--quick` took for a quick one and that starts a sandbox, a browser or a kernel after all."""
    if event == "subprocess.Popen":
        command = " ".join(map(str, details[1] or ()))
        if re.search(r"\bbwrap\b|chrom(ium|e)\b|ipykernel|workshop\.running|jupyterlab|voila", command):
            raise RuntimeError(f"This test is not quick: it starts {command[:200]}.")


def pytest_unconfigure(config):
    if hasattr(config, "warm"):
        config.warm.__exit__(None, None, None)


@pytest.fixture(scope="session")
def hidden_answers(request):
    """The folder of hidden answer sheets, shared by all workers and kept from one run of the tests to the next."""
    return request.config.cache.mkdir("hidden-answers")


@pytest.fixture(scope="session")
def online_retail():
    """The real table."""
    from helpers.datasets import load_online_retail

    return load_online_retail()


@pytest.fixture(scope="session")
def chromium():
    """The path of a Chromium; missing, it fails in continuous integration and skips elsewhere."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if not found and os.environ.get("CI"):
        pytest.fail("no Chromium on this machine: .ci/run installs it")
    if not found:
        pytest.skip("no Chromium on this machine; install it to run the browser tests")
    return found


@pytest.fixture(scope="module")
def browser(chromium):
    """A headless Chromium that playwright drives."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()
