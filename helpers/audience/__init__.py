"""Audiences: which customers to write to, as rules that SQL, pandas and people read.

leaf, Rule (& | ~)              to_sql, to_sentence, matches, to_json and Rule.from_json
select, count, features         the customers a rule selects on a day; the table of features
estimate, not_estimable         about how many, from a sample, with an interval or a reason why not
coverage, draw_hits, held       how often an interval holds the true size: exactly, and by drawing again and again
overlap, reach, drift, profile  audiences beside each other, between two days, beside everybody
make_audience, members, status  a rule with a name, a purpose and an end
exclusions, concerns            which customers are taken out, and why; what to think about first
save, load, saved_audiences     versions in a folder
archive, restore, delete        away from the list and back, or for good
lay_members, users_of           a saved audience as a condition of another; which ones are built on it
export                          ids only, logged
"""

from helpers.audience.audiences import FREQUENCIES, STALE_AFTER, Audience, make_audience, members, status
from helpers.audience.comparing import Drift, drift, overlap, profile, reach
from helpers.audience.covering import coverage, draw_hits, held, plain_interval
from helpers.audience.estimating import Estimate, NotEstimable, estimate, interval, not_estimable
from helpers.audience.excluding import Cleared, concerns, exclusions
from helpers.audience.operators import OPERATORS
from helpers.audience.referring import check_circle, lay_members, make_members_table, named_in, needed_by, users_of
from helpers.audience.removing import ARCHIVE, archive, delete, restore
from helpers.audience.rule import And, Leaf, Not, Or, Rule, leaf
from helpers.audience.selecting import count, features, select, snapshot, tags_of
from helpers.audience.storing import export, load, save, saved_audiences
from helpers.datasets.audience_db import PURPOSES

__all__ = [
    "ARCHIVE",
    "FREQUENCIES",
    "OPERATORS",
    "PURPOSES",
    "STALE_AFTER",
    "And",
    "Audience",
    "Cleared",
    "Drift",
    "Estimate",
    "Leaf",
    "Not",
    "NotEstimable",
    "Or",
    "Rule",
    "archive",
    "check_circle",
    "concerns",
    "count",
    "coverage",
    "delete",
    "draw_hits",
    "drift",
    "estimate",
    "exclusions",
    "export",
    "features",
    "held",
    "interval",
    "lay_members",
    "leaf",
    "load",
    "make_audience",
    "make_members_table",
    "members",
    "named_in",
    "needed_by",
    "not_estimable",
    "overlap",
    "plain_interval",
    "profile",
    "reach",
    "restore",
    "save",
    "saved_audiences",
    "select",
    "snapshot",
    "status",
    "tags_of",
    "users_of",
]
