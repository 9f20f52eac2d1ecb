"""Heatmaps: what stands in each cell, and beside it."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

from helpers import baskets, rfm


def words(figure) -> list[str]:
    said = [text.get_text() for text in figure.axes[0].texts]
    plt.close(figure)
    return said


def test_movement_is_drawn_in_shares_of_the_level_before_with_its_customers():
    levels = pd.Categorical(list(rfm.LEVELS), categories=rfm.LEVELS, ordered=True)
    before = pd.Series(levels[[0, 0, 0, 0, 1]], index=range(5))
    after = pd.Series(levels[[0, 0, 0, 2, 3]], index=range(5))
    figure = rfm.draw_movement(rfm.movement(before, after))
    assert figure.axes[0].get_yticklabels()[0].get_text() == f"{rfm.LEVELS[0]} (4)"
    assert figure.axes[0].get_yticklabels()[2].get_text() == f"{rfm.LEVELS[2]} (0)"
    said = words(figure)
    assert [cell.partition("\n")[0] for cell in said[:5]] == ["75%", "0%", "25%", "0%", "0%"]
    assert said[0] == "75%\n30–95%" and "".join(said[10:]) == ""  # nobody was there before: empty rows


def test_each_pair_of_the_lift_table_is_drawn_once_whichever_item_comes_first():
    pairs = pd.DataFrame({"a": ["tea", "cup", "tea"], "b": ["cup", "jam", "pen"], "lift": [2.0, 30.0, 4.0]})
    drawn = words(baskets.draw_lift_table(pairs, ["jam", "tea", "cup"]))
    assert drawn == ["30.0", "2.0"]  # jam and tea were never together


def test_the_grid_of_scores_has_the_best_on_top():
    scores = pd.DataFrame({"R": [5, 5, 1], "F": [5, 5, 1], "M": [5, 5, 1]})
    cells = np.array(words(rfm.draw_grid({"all": scores}))).reshape(5, 5)
    assert cells[0, 4] == "2" and cells[4, 0] == "1"
