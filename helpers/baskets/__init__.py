"""Baskets and association rules: what is bought together, and how reliable the numbers are.

boolean_table, twelve   lines of receipts as a table of baskets by items; twelve of them
frequent_itemsets       every set of items that enough baskets hold
association_rules       support, confidence and lift of each rule, with its counts
measure, pair_table     the same of one rule; of all pairs at once
recover_counts          the whole numbers behind a printed table of rules
lift_interval           how far a lift can be trusted
household_interval      the same, if households and not baskets are independent
chance, shuffled        what independent items would do; what these baskets do when nothing belongs together
against_shuffled        each pair held against that, with all pairs counted as tests
expected_count          of given pairs, the counts in shuffled baskets
highest, recount        the highest lifts on few and on many baskets, and their counts in other baskets
pooled                  how much of a lift is left there, with an interval that knows households
adjusted                p values among many tests
linked_audience         who bought the one and not yet the other
audiences               how many households each rule tags
offer_profit            what an offer earns beyond what would have been bought anyway
plan_trial              what a trial of some size can show, and the size that it needs
simulate_trials         many trials of one size, with a planted effect
plant_baskets, score    simulated baskets whose true pairs are known, and how many of them a method finds
"""

from helpers.baskets.drawing import (
    draw_intervals,
    draw_lasts,
    draw_lift_table,
    draw_lifts,
    draw_noise,
    draw_rounds,
    draw_trials,
)
from helpers.baskets.evidence import adjusted, against_shuffled, chance, expected_count, lift_interval, shuffled
from helpers.baskets.itemsets import frequent_itemsets
from helpers.baskets.lasting import highest, household_interval, pooled, recount
from helpers.baskets.offers import audiences, linked_audience, offer_profit, plan_trial, simulate_trials
from helpers.baskets.planted import plant_baskets, score
from helpers.baskets.printed import recover_counts
from helpers.baskets.rules import association_rules, measure, pair_table
from helpers.baskets.tables import boolean_table, twelve

__all__ = [
    "adjusted",
    "against_shuffled",
    "association_rules",
    "audiences",
    "boolean_table",
    "chance",
    "draw_intervals",
    "draw_lasts",
    "draw_lift_table",
    "draw_lifts",
    "draw_noise",
    "draw_rounds",
    "draw_trials",
    "expected_count",
    "frequent_itemsets",
    "highest",
    "household_interval",
    "lift_interval",
    "linked_audience",
    "measure",
    "offer_profit",
    "pair_table",
    "plan_trial",
    "plant_baskets",
    "pooled",
    "recount",
    "recover_counts",
    "score",
    "shuffled",
    "simulate_trials",
    "twelve",
]
