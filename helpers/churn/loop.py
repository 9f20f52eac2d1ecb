"""The source document's churn process in four steps, repeated on each later date."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.churn.features import design, observed_to_expected
from helpers.churn.levels import ACTIONS, churn_level
from helpers.churn.regression import cox, leave_probability
from helpers.churn.survival import durations
from helpers.datasets.members import Members

_YEAR = 365


def churn_table(members: pd.DataFrame, as_of: str | pd.Timestamp) -> pd.DataFrame:
    """Step 1, features (流失特征): T, E and the covariates as of a day; diamond cards are left out.

    A diamond card cannot be given back in its first year, so for a long time there is nothing to estimate.
    """
    table = durations(members, as_of).join(design(members))
    return table[table["diamond"] == 0].drop(columns="diamond")


def yearly_margin(
    members: pd.DataFrame, purchases: pd.DataFrame, as_of: str | pd.Timestamp, margin: float = 0.25
) -> pd.Series:
    """Return by member_id the margin of a year (yuan), from the purchases of the last 365 days before as_of.

    Newer members' purchases are scaled up to a year, from 90 days of membership at the least.
    """
    day = pd.Timestamp(as_of)
    recent = purchases[purchases["time"].between(day - pd.Timedelta(days=_YEAR), day, inclusive="left")]
    joined = members.set_index("member_id")["joined"]
    known_for = (day - joined).dt.days.clip(90, _YEAR)
    spent = recent.groupby("member_id")["amount"].sum().reindex(joined.index, fill_value=0.0)
    return (margin * spent * _YEAR / known_for).rename("value")


def mark(
    members: pd.DataFrame,
    purchases: pd.DataFrame,
    as_of: str | pd.Timestamp,
    *,
    days: int = 90,
    pace: float = 1.0,
    actions: pd.DataFrame = ACTIONS,
    without: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Return the warning levels of a day for every member still there: all four steps, from features to levels.

    Parameters
    ----------
    members, purchases : what was known on that day.
    days : int, how far ahead.
    pace : float, by which all hazards are multiplied: what tuning found out.
    actions : DataFrame like `ACTIONS`.
    without : covariates of `churn_table` that the model must not use, such as ``("male",)``.

    Returns
    -------
    DataFrame by member_id
        ``probability`` (of leaving in the days ahead), ``value`` (yuan of margin a year), ``level``.
    """
    table = churn_table(members, as_of).drop(columns=list(without))
    model = cox(table, strata=["group purchase"])  # step 2, find who may leave (潜在流失客户)
    there = table[~table["E"]]
    marks = pd.DataFrame({"probability": leave_probability(model, there, days, pace=pace)})
    marks["value"] = yearly_margin(members, purchases, as_of).reindex(marks.index)
    marks["level"] = churn_level(
        marks["probability"], marks["value"], actions
    )  # steps 3 and 4, warn and mark (动态标识)
    return marks


def check(marks: pd.DataFrame, members_later: pd.DataFrame, later: str | pd.Timestamp) -> pd.Series:
    """Return what the warning levels expected beside what had happened by a later day (校验)."""
    left = members_later.set_index("member_id")["left"].reindex(marks.index)
    return observed_to_expected(marks["probability"], left <= pd.Timestamp(later))


def planted_hazard(world: Members, as_of: str | pd.Timestamp) -> pd.Series:
    """Return by member_id the planted hazard on a day, but for the baseline: what the best possible ranking knows."""
    days = durations(world.members, as_of)["T"]
    card = world.members.set_index("member_id")["card"].reindex(days.index)
    effects = world.truth.effects[["group purchase, first year", "group purchase, later"]]
    change = pd.Series(np.where(days < _YEAR, *effects), index=days.index).where(card == "group purchase", 0.0)
    return (world.truth.members["risk"].reindex(days.index) * np.exp(change)).rename("hazard")
