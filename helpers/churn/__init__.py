"""Churn as survival (流失预警): who leaves when, what goes with it, and which customers it pays to keep.

durations, kaplan_meier, median_survival   times with an as_of, and the share still there
cox, hazard_ratios, proportionality        the regression on hazards, and its main assumption
turning_point, age_curve                   what a fitted model says of age
leave_probability                          and of the next months
design, purchase_days, landmark            features that are known when they are used
calibration, observed_to_expected          held against what happened
churn_level, boundaries, profit            four warning levels from probability and value
churn_table, mark, check                   the source's process, step by step, on any date
planted_hazard                             what the best ranking of simulated members knows
give_out, compare_plans                    the same actions given out in three ways, in yuan
leak, gaps, quarter, told_silent           churn by silence: how it leaks, and what R, F and M tell of it
money_of_the_gone                          what those called gone then bring
audit, vertex_range, printed_ages          the printed table, checked against itself
draw_…                                     the lesson's figures
"""

from helpers.churn.features import CARDS, PAY, calibration, design, landmark, observed_to_expected, purchase_days
from helpers.churn.figures import draw_ages, draw_hazard_ratios, draw_histories, draw_survival
from helpers.churn.figures_of_use import draw_calibration, draw_loop, draw_plans, draw_silence
from helpers.churn.levels import ACTIONS, LEVELS, boundaries, churn_level, profit
from helpers.churn.loop import check, churn_table, mark, planted_hazard, yearly_margin
from helpers.churn.money import compare_plans, give_out
from helpers.churn.printed import REFERENCE_AGE, audit, printed_ages, vertex_range
from helpers.churn.regression import age_curve, cox, hazard_ratios, leave_probability, proportionality, turning_point
from helpers.churn.silence import gaps, leak, money_of_the_gone, quarter, told_silent
from helpers.churn.survival import durations, kaplan_meier, median_survival

__all__ = [
    "ACTIONS",
    "CARDS",
    "LEVELS",
    "PAY",
    "REFERENCE_AGE",
    "age_curve",
    "audit",
    "boundaries",
    "calibration",
    "check",
    "churn_level",
    "churn_table",
    "compare_plans",
    "cox",
    "design",
    "draw_ages",
    "draw_calibration",
    "draw_hazard_ratios",
    "draw_histories",
    "draw_loop",
    "draw_plans",
    "draw_silence",
    "draw_survival",
    "durations",
    "gaps",
    "give_out",
    "hazard_ratios",
    "kaplan_meier",
    "landmark",
    "leak",
    "leave_probability",
    "mark",
    "median_survival",
    "money_of_the_gone",
    "observed_to_expected",
    "planted_hazard",
    "printed_ages",
    "profit",
    "proportionality",
    "purchase_days",
    "quarter",
    "told_silent",
    "turning_point",
    "vertex_range",
    "yearly_margin",
]
