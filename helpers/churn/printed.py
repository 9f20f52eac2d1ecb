"""Checks of the Cox table that the third source document prints, by its own numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

REFERENCE_AGE = 45.0  # the age that others are held against in curves
HALF = 0.0005  # three decimals: a printed number stands for all within half of the last digit
_NORMAL_97_5 = 1.959963984540054


def audit(printed: pd.DataFrame) -> pd.DataFrame:
    """Return what a printed coefficient table implies, row by row.

    Parameters
    ----------
    printed : DataFrame with feature, coef, exp_coef, se_coef, z, p as printed, to three decimals.

    Returns
    -------
    DataFrame by feature
        ``low``, ``high``: 95 % interval of the hazard ratio, from coef and se_coef; from coef and z where rounding has
        left no more than one digit of se_coef (0.000, 0.001). ``p_again``: p from z. ``significant``: it is below 0.05.
        ``exp_fits``, ``z_fits``, ``p_fits``: whether numbers exist that round to all that is printed.
    """
    table = printed.set_index("feature")
    coef, error = table["coef"], table["se_coef"]
    p_again = pd.Series(2 * stats.norm.sf(table["z"].abs()), index=table.index)
    spread = _NORMAL_97_5 * (coef / table["z"]).abs()
    spread = spread.where(error < 0.002, _NORMAL_97_5 * error)
    ratios = np.sort([table["z"].abs() - HALF, table["z"].abs() + HALF], axis=0)
    furthest = (coef.abs() + HALF) / (error - HALF).clip(lower=1e-12)
    nearest = (coef.abs() - HALF).clip(lower=0) / (error + HALF)
    p_ends = 2 * stats.norm.sf(ratios)
    return pd.DataFrame(
        {
            "low": np.exp(coef - spread),
            "high": np.exp(coef + spread),
            "significant": p_again < 0.05,
            "p_again": p_again,
            "exp_fits": (np.exp(coef + HALF) >= table["exp_coef"] - HALF)
            & (np.exp(coef - HALF) <= table["exp_coef"] + HALF),
            "z_fits": (nearest <= ratios[1]) & (furthest >= ratios[0]),
            "p_fits": (p_ends[1] <= table["p"] + HALF) & (p_ends[0] >= table["p"] - HALF),
        }
    )


def vertex_range(printed: pd.DataFrame) -> pd.Series:
    """Return where the printed U-shape in age has its lowest point, and between which ages rounding allows it."""
    coef = printed.set_index("feature")["coef"]
    linear, squared = abs(coef["age"]), coef["age squared"]
    ends = ((linear - HALF) / (squared + HALF) / 2, (linear + HALF) / (squared - HALF) / 2)
    return pd.Series({"at": linear / squared / 2, "low": ends[0], "high": ends[1]})


def printed_ages(printed: pd.DataFrame, ages: np.ndarray) -> pd.DataFrame:
    """Return the printed hazard by age against age 45, and between which ratios rounding allows it.

    Returns
    -------
    DataFrame
        ``age``, ``ratio`` (of hazards), ``low``, ``high``.
    """
    coef = printed.set_index("feature")["coef"]
    years, squares = ages - REFERENCE_AGE, ages**2 - REFERENCE_AGE**2
    middle = coef["age"] * years + coef["age squared"] * squares
    slack = HALF * (np.abs(years) + np.abs(squares))
    return pd.DataFrame(
        {"age": ages, "ratio": np.exp(middle), "low": np.exp(middle - slack), "high": np.exp(middle + slack)}
    )
