"""Cox's proportional hazards regression, fitted by lifelines after the data are checked."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
from lifelines import CoxPHFitter
from lifelines.exceptions import ConvergenceError, ConvergenceWarning
from lifelines.statistics import proportional_hazard_test

from helpers.churn.survival import check_times

_NORMAL_97_5 = 1.959963984540054
_HALF_YEAR = 182


def cox(
    table: pd.DataFrame,
    *,
    duration: str = "T",
    event: str = "E",
    penalizer: float = 0.0,
    strata: list[str] | None = None,
    separated: bool = False,
) -> CoxPHFitter:
    r"""Return Cox's model of the hazard, :math:`h(t, x) = h_0(t) e^{\beta' x}`, fitted by partial likelihood.

    Parameters
    ----------
    table
        ``T`` (0 or more), ``E`` (bool), and all other columns as covariates: numbers, or 0 and 1 for yes and no.
    duration, event
        Other names of these two columns.
    penalizer : float, 0 or more
        Pulls coefficients towards 0 (ridge); finite estimates under separation, at the price of a known bias.
    strata
        Columns whose values get a baseline of their own instead of a coefficient.
    separated
        Fit although a level has no event, to look at what comes out. Otherwise that is an error.

    Returns
    -------
    CoxPHFitter of lifelines, ties by Efron's method; read it with `hazard_ratios` and `leave_probability`.

    Raises
    ------
    ValueError
        Before any fitting: times below zero, no events, a covariate that is text, missing or constant, a yes-or-no
        covariate without an event on one side. After it: if the fit does not converge.

    Notes
    -----
    Cox (1972); Efron (1977) for ties.
    """
    covariates = [column for column in table.columns if column not in (duration, event, *(strata or []))]
    _check(table, duration, event, covariates, needs_events_everywhere=not (separated or penalizer))
    fitter = CoxPHFitter(penalizer=penalizer)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pd.errors.Pandas4Warning)  # lifelines 0.30.0 was written for pandas 2
        if separated:
            warnings.simplefilter("ignore", ConvergenceWarning)
        try:
            return fitter.fit(table, duration, event, strata=strata)
        except ConvergenceError as error:
            reason = str(error).split(".")[0]
            raise ValueError(
                f"The fit does not converge ({reason}): drop covariates that are sums of others, or give a penalizer."
            ) from None


def hazard_ratios(model: CoxPHFitter) -> pd.DataFrame:
    """Return a row a covariate: coef, exp_coef, se_coef, z, p, and the hazard ratio's 95 % interval low to high."""
    names = {"coef": "coef", "exp(coef)": "exp_coef", "se(coef)": "se_coef", "z": "z", "p": "p"}
    with np.errstate(over="ignore"):  # under separation the interval ends at infinity, and may say so
        ends = {
            end: np.exp(model.params_ + sign * _NORMAL_97_5 * model.standard_errors_)
            for end, sign in (("low", -1), ("high", 1))
        }
    return model.summary[list(names)].rename(columns=names).assign(**ends).rename_axis(index="feature", columns=None)


def proportionality(model: CoxPHFitter, table: pd.DataFrame) -> pd.Series:
    """Return a p value a covariate, of the trend of its Schoenfeld residuals: small if its effect changes in time."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pd.errors.Pandas4Warning)
        test = proportional_hazard_test(model, table, time_transform="rank")
    return pd.Series(np.atleast_1d(test.p_value), index=list(model.params_.index), name="p")


def turning_point(model: CoxPHFitter, linear: str = "age", squared: str = "age_squared") -> pd.Series:
    r"""Return where a parabola turns, :math:`-\beta_1 / 2\beta_2`, with a 95 % interval (delta method)."""
    b1, b2 = model.params_[linear], model.params_[squared]
    slopes = np.array([-1 / (2 * b2), b1 / (2 * b2**2)])
    spread = model.variance_matrix_.loc[[linear, squared], [linear, squared]].to_numpy()
    at, error = -b1 / (2 * b2), float(np.sqrt(slopes @ spread @ slopes))
    return pd.Series({"at": at, "low": at - _NORMAL_97_5 * error, "high": at + _NORMAL_97_5 * error})


def age_curve(model: CoxPHFitter, ages: np.ndarray, reference: float) -> pd.DataFrame:
    """Return the model's hazard by age against a reference age, with a 95 % interval at each age.

    Parameters
    ----------
    model : fitted with the covariates age and age_squared.
    ages : years. reference : the age at which the ratio is 1.

    Returns
    -------
    DataFrame
        ``age``, ``ratio`` (of hazards), ``low``, ``high``.
    """
    both = ["age", "age_squared"]
    from_reference = np.column_stack([ages - reference, ages**2 - reference**2])
    middle = from_reference @ model.params_[both].to_numpy()
    spread = model.variance_matrix_.loc[both, both].to_numpy()
    error = _NORMAL_97_5 * np.sqrt(np.einsum("ij,jk,ik->i", from_reference, spread, from_reference))
    return pd.DataFrame(
        {"age": ages, "ratio": np.exp(middle), "low": np.exp(middle - error), "high": np.exp(middle + error)}
    )


def leave_probability(
    model: CoxPHFitter, table: pd.DataFrame, days: float, *, pace: float = 1.0, duration: str = "T"
) -> pd.Series:
    r"""Return each member's probability of leaving within the next days, given that they are still there.

    :math:`1 - \exp(-[H_0(T + d) - H_0(T)] e^{\beta' x})`, with the increment of :math:`H_0` smoothed over half a year
    on each side.

    Parameters
    ----------
    table
        Members who are still there: their days so far in `duration`, and the model's covariates and strata.
    days : float, more than 0: how far ahead.
    pace : float, more than 0: all hazards are multiplied by it, to tune a model whose ranks are right and level is not.
    """
    if days <= 0 or pace <= 0:
        raise ValueError(f"days is {days} and pace {pace}; give more than 0 for both, such as 90 and 1.")
    strata = (
        [model.strata] if isinstance(model.strata, str) else list(model.strata or [])
    )  # lifelines unpacks a list of one
    if missing := [name for name in [*model.params_.index, *strata, duration] if name not in table]:
        raise ValueError(f"The model needs the column {missing[0]!r}; make the table as for fitting, with `design`.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pd.errors.Pandas4Warning)
        risk = model.predict_partial_hazard(table[list(model.params_.index)]).to_numpy()
        baseline = model.baseline_cumulative_hazard_
    ahead = np.empty(len(table))
    for name in baseline.columns:
        rows = _in_stratum(table, strata, name)
        now = table[duration].to_numpy(float)[rows]
        ahead[rows] = _ahead(baseline[name], now, days)
    return pd.Series(1 - np.exp(-pace * ahead * risk), index=table.index, name="probability")


def _in_stratum(table: pd.DataFrame, strata: list[str], name: object) -> np.ndarray:
    if not strata:
        return np.ones(len(table), bool)
    values = name if isinstance(name, tuple) else (name,)
    return (table[strata].to_numpy() == np.array(values)).all(axis=1)


def _ahead(hazard: pd.Series, now: np.ndarray, days: float) -> np.ndarray:
    """Return what the cumulative hazard gains in the days ahead, at its pace within half a year before and after.

    Read from its own steps, the gain would be large where the steps happen to be high, and those members would be
    ranked first for no reason of theirs. Past the last step the pace before it goes on.
    """
    known = hazard.dropna()
    steps, heights = known.index.to_numpy(float), np.concatenate([[0.0], known.to_numpy()])
    end = np.minimum(now + days + _HALF_YEAR, steps[-1])
    begin = np.clip(np.minimum(now, end - days) - _HALF_YEAR, 0, end - 1)
    gain = heights[np.searchsorted(steps, end, "right")] - heights[np.searchsorted(steps, begin, "right")]
    return gain / (end - begin) * days


def _check(
    table: pd.DataFrame, duration: str, event: str, covariates: list[str], *, needs_events_everywhere: bool
) -> None:
    for column in (duration, event):
        if column not in table.columns:
            raise ValueError(
                f"The table has no column {column!r}; name the time and the event with duration= and event=."
            )
    check_times(table[duration], table[event])
    if not covariates:
        raise ValueError("There is no covariate beside the time and the event; for one curve use kaplan_meier.")
    left = table[event].astype(bool)
    if not left.any():
        raise ValueError(
            f"Nobody of the {len(table):,} has left: nothing can be estimated; wait, or take a later as_of."
        )
    for name in covariates:
        values = table[name]
        if not pd.api.types.is_numeric_dtype(values) or not np.isfinite(values.to_numpy(float)).all():
            raise ValueError(
                f"{name} has values that are no finite numbers; make columns of 0 and 1, fill or drop what is missing."
            )
        if values.nunique() == 1:
            raise ValueError(f"{name} is {values.iloc[0]:g} for everyone: nothing can be compared; leave it out.")
        sides = values.unique()
        if needs_events_everywhere and len(sides) == 2 and (empty := set(sides) - set(values[left])):
            raise ValueError(
                f"Nobody with {name} = {empty.pop():g} has left (separation): its hazard ratio cannot be estimated;"
                " merge the level, leave it out, or give a penalizer."
            )
