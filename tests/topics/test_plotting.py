"""The house style: nobody's settings are changed by an import, and a topic's figure is drawn in it all the same."""

import subprocess
import sys
import warnings

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest

from helpers import grouping, plotting

IMPORT = """
import matplotlib as mpl
from matplotlib import font_manager

before, fonts = dict(mpl.rcParams), list(font_manager.fontManager.ttflist)
import importlib, pkgutil
import helpers
for module in pkgutil.walk_packages(helpers.__path__, "helpers."):
    importlib.import_module(module.name)
changed = {name for name, value in mpl.rcParams.items() if name != "backend" and before[name] != value}
assert not changed, changed
assert font_manager.fontManager.ttflist == fonts
"""
LOSSES = pd.Series({"no day 无日期": 30, "no amount 无金额": 4})


def test_importing_every_topic_changes_nothing_in_matplotlib():
    done = subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_topics_figure_is_in_the_style_and_the_callers_settings_stay():
    before = dict(mpl.rcParams)
    figure = grouping.draw_sums(LOSSES, unit="rows")
    assert dict(mpl.rcParams) == before
    assert figure.dpi == plotting.STYLE["figure.dpi"]
    assert not figure.axes[0].spines["top"].get_visible()
    assert figure.axes[0].get_yticklabels()[0].get_fontfamily() == ["DejaVu Sans", plotting.CHINESE]
    plt.close(figure)


def test_a_topics_figure_saved_by_the_caller_has_its_chinese_glyphs(tmp_path):
    figure = grouping.draw_sums(LOSSES, unit="行")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure.savefig(tmp_path / "sums.png")
    plt.close(figure)


def test_one_visible_call_sets_the_style():
    with mpl.rc_context():
        plotting.use_house_style()
        figure, ax = plt.subplots()
        ax.set_title("标题")
        assert figure.dpi == plotting.STYLE["figure.dpi"] and not ax.spines["right"].get_visible()
        assert ax.title.get_fontfamily() == ["DejaVu Sans", plotting.CHINESE]
        plt.close(figure)


def test_the_style_ends_with_its_block_also_after_an_error():
    before = dict(mpl.rcParams)
    with pytest.raises(RuntimeError), plotting.house_style():
        assert mpl.rcParams["figure.dpi"] == plotting.STYLE["figure.dpi"]
        raise RuntimeError
    assert dict(mpl.rcParams) == before
