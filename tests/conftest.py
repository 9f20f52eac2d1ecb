"""Every kernel that a test starts is warm and sealed; one warm parent serves all workers."""

import os
import shutil

import pytest

from workshop.running.warm_kernels import warm_kernels

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def pytest_configure(config):
    os.environ["COURSE_OFFLINE"] = "1"  # nbval's kernels too run without network
    if not hasattr(config, "workerinput"):  # the controller owns the warm parent; its workers inherit the address
        config.warm = warm_kernels()
        config.warm.__enter__()


def pytest_unconfigure(config):
    if hasattr(config, "warm"):
        config.warm.__exit__(None, None, None)


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
