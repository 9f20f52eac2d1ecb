"""Baskets and association rules: what is bought together, and how reliable the numbers are.

boolean_table           lines of receipts as a table of baskets by items
frequent_itemsets       every set of items that enough baskets hold
association_rules       support, confidence and lift of each rule, with its counts
measure, pair_table     the same of one rule; of all pairs at once
recover_counts          the whole numbers behind a printed table of rules
lift_interval           how far a lift can be trusted
chance, shuffled        what independent items would do; what these baskets do when nothing belongs together
against_shuffled        each pair held against that, with all pairs counted as tests
adjusted                p values among many tests
linked_audience         who bought the one and not yet the other
offer_profit            what an offer earns beyond what would have been bought anyway
plant_baskets, score    simulated baskets whose true pairs are known, and how many of them a method finds
"""

from helpers.baskets.drawing import draw_intervals, draw_lift_table, draw_lifts, draw_rounds
from helpers.baskets.evidence import adjusted, against_shuffled, chance, lift_interval, shuffled
from helpers.baskets.itemsets import frequent_itemsets
from helpers.baskets.offers import linked_audience, offer_profit
from helpers.baskets.planted import plant_baskets, score
from helpers.baskets.printed import recover_counts
from helpers.baskets.rules import association_rules, measure, pair_table
from helpers.baskets.tables import boolean_table

__all__ = [
    "adjusted",
    "against_shuffled",
    "association_rules",
    "boolean_table",
    "chance",
    "draw_intervals",
    "draw_lift_table",
    "draw_lifts",
    "draw_rounds",
    "frequent_itemsets",
    "lift_interval",
    "linked_audience",
    "measure",
    "offer_profit",
    "pair_table",
    "plant_baskets",
    "recover_counts",
    "score",
    "shuffled",
]
