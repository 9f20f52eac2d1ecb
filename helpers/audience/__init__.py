"""Audiences: who shall be written to, said once as a rule and read by the database, by pandas and by people.

leaf, Rule                               conditions, joined by & | ~; to_sql, to_sentence, to_json, matches
select, count, features                  who a rule means on a day
"""

from helpers.audience.operators import OPERATORS
from helpers.audience.rule import And, Leaf, Not, Or, Rule, leaf
from helpers.audience.selecting import count, features, select

__all__ = ["OPERATORS", "And", "Leaf", "Not", "Or", "Rule", "count", "features", "leaf", "select"]
