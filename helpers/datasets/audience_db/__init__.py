"""The audience database: payments, features, tags, consents.

payments        what `clean_wallet` keeps: user_id, time, amount (yuan), text, date_only
user_potential  the bank's mark
app_visits      see app.py
consents, opt_outs, protected, holdout, contacts    see permissions.py
tags            the tag dictionary
user_features   a row a customer, as of the day in `snapshot`; a column a tag
user_features_at(day)    the same for any other day: a table macro, see features.sql
"""

from helpers.datasets.audience_db.app import AREAS, Visits, simulate_visits
from helpers.datasets.audience_db.database import (
    FEATURES_SQL,
    as_lists,
    audience_db,
    make_audience_db,
    store,
    tag_dictionary,
)
from helpers.datasets.audience_db.large import large_audience_db
from helpers.datasets.audience_db.permissions import AGREED, PURPOSES, Permissions, simulate_permissions

__all__ = [
    "AGREED",
    "AREAS",
    "FEATURES_SQL",
    "PURPOSES",
    "Permissions",
    "Visits",
    "as_lists",
    "audience_db",
    "large_audience_db",
    "make_audience_db",
    "simulate_permissions",
    "simulate_visits",
    "store",
    "tag_dictionary",
]
