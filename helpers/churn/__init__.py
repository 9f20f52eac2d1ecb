"""Churn as survival (流失预警): who leaves when, what goes with it, and which customers it pays to keep.

durations, kaplan_meier, median_survival   times with an as_of, and the share still there
cox, hazard_ratios, proportionality        the regression on hazards, and its main assumption
turning_point, leave_probability           what a fitted model says of age, and of the next months
design, purchase_days, landmark            features that are known when they are used
calibration, observed_to_expected          held against what happened
churn_level, boundaries, profit            four warning levels from probability and value
churn_table, mark, check                    the source's process, step by step, on any date
leak, gaps                                 churn by silence, and how it leaks
audit, vertex_range                        the printed table, checked against itself
draw_…                                     the lesson's figures
"""

from helpers.churn.features import CARDS, PAY, calibration, design, landmark, observed_to_expected, purchase_days
from helpers.churn.figures import draw_calibration, draw_hazard_ratios, draw_histories, draw_loop, draw_survival
from helpers.churn.levels import ACTIONS, LEVELS, boundaries, churn_level, profit
from helpers.churn.loop import check, churn_table, mark, yearly_margin
from helpers.churn.printed import audit, vertex_range
from helpers.churn.regression import cox, hazard_ratios, leave_probability, proportionality, turning_point
from helpers.churn.silence import gaps, leak
from helpers.churn.survival import durations, kaplan_meier, median_survival

__all__ = [
    "ACTIONS",
    "CARDS",
    "LEVELS",
    "PAY",
    "audit",
    "boundaries",
    "calibration",
    "check",
    "churn_level",
    "churn_table",
    "cox",
    "design",
    "draw_calibration",
    "draw_hazard_ratios",
    "draw_histories",
    "draw_loop",
    "draw_survival",
    "durations",
    "gaps",
    "hazard_ratios",
    "kaplan_meier",
    "landmark",
    "leak",
    "leave_probability",
    "mark",
    "median_survival",
    "observed_to_expected",
    "profit",
    "proportionality",
    "purchase_days",
    "turning_point",
    "vertex_range",
    "yearly_margin",
]
