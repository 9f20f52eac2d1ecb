# %% [markdown] given="50"
# # Lab 09 · Choosing the audience
#
# 周经理 wants the list on Friday, 何律师 wants to see who is *not* on it. Six levels (关卡), about 50 minutes;
# [lesson 09](../09_sql_filtering.ipynb) has all you need.
#
# Put your code where it says `# YOUR CODE HERE`, run the cell, then run the check below it. A wrong answer costs nothing.
# Stuck? `lab.hint("09.1")` gives the first of three hints for that task; `lab.load_level(3)` goes on from the start of
# a level.
#
# Two rules for all tasks: round nothing unless a task says so; and compute everything from the data that the cells load
# with `DATA_SEED`, never from a number you read off, because your work is marked on other data of the same kind.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort

# %%
from helpers.lab import open_lab

lab = open_lab("09", seed=DATA_SEED)
lab

# %% [markdown]
# `db` is the lesson's database, as of 2018-01-01: `user_features` has a row for each customer and a column for each tag.
# `ask` hands values over as parameters, one for each `?` (or `$1`, `$2`, where one is used twice).

# %%
import numpy as np
import pandas as pd

from helpers import audience
from helpers.audience import leaf
from helpers.datasets.audience_db import audience_db

db = audience_db(DATA_SEED)


def ask(query, *given):
    return db.execute(query, given).df()


ask("SELECT tag, value_type, definition FROM tags")

# %% [markdown] task="09.1" level=1 points=3
# ### Level 1 · The printed query, with its columns and a rule for equals
#
# `DOCUMENT` is the source documents' query. There are `seats` letters, and equals meet at the cut. Make the table
# `targets` with the columns `user_id`, `business_travel_cnt` and `credit_card_repay_cnt`: the same conditions, most
# repayments first, and **everyone who is tied with the last seat stays**, so that there may be more rows than seats.

# %%
DOCUMENT = """
SELECT user_id
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
ORDER BY credit_card_repay_cnt DESC
LIMIT ?"""
counts = ask("SELECT user_id, credit_card_repay_cnt FROM user_features").set_index("user_id")["credit_card_repay_cnt"]
places = counts[ask(DOCUMENT, 1000)["user_id"]].rank(method="min", ascending=False)
seats = int(places.value_counts().sort_index().idxmax())
seats

# %% task="09.1"
# BEGIN SOLUTION
targets = ask(
    """
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt
    FROM user_features
    WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
    QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
    ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)
# END SOLUTION

# %% mistake="09.1" hint="One column, as in the printed query. The table printed under it has three: where would the other two come from?"
targets = ask(DOCUMENT, seats)

# %% mistake="09.1" hint="Exactly as many rows as seats: among equals, the database chose for you. Look at the number of repayments in your last row, and at who else has it."
targets = ask(DOCUMENT.replace("user_id\n", "user_id, business_travel_cnt, credit_card_repay_cnt\n", 1), seats)

# %% mistake="09.1" hint="Your list begins with the fewest repayments. Which end of the order has rank one?"
targets = ask(
    """
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt
    FROM user_features
    WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
    QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt) <= ?""",
    seats,
)

# %% mistake="09.1" hint="You ranked all customers and filtered afterwards, so people who do not fulfil the rule took up seats. Filter first, then rank."
targets = ask(
    """
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt
    FROM (SELECT *, rank() OVER (ORDER BY credit_card_repay_cnt DESC) AS place FROM user_features)
    WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
      AND place <= ?""",
    seats,
)

# %% [markdown] hints="09.1"
# 1. Two changes to the printed query: what it selects, and how it ends. LIMIT counts rows; you want places, and equals share a place.
# 2. `rank() OVER (ORDER BY … DESC)` numbers the rows that WHERE has left, equals alike; DuckDB filters on it with `QUALIFY`.
# 3. Name the three columns after SELECT and replace the last two lines by `QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?`.

# %% check="09.1"
lab.check("09.1", targets)

# %% [markdown] task="09.2" level=2 points=4 given="90"
# ### Level 2 · A and (B or C) and not D
#
# A: at least `times` card repayments. B: at least one business-travel payment. C: spent `money` yuan or more in the last
# 90 days (`spend_90d`). D: is dormant.
#
# Give `chosen`, the list of the `user_id` of **A and (B or C) and not D**, in ascending order. The frame is there.

# %%
draw = np.random.default_rng([DATA_SEED, 2])
times, money = int(draw.integers(3, 8)), 500 * int(draw.integers(5, 9))
times, money

# %% task="09.2"
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 AND spend_90d >= ? AND sleep_customers = 0"  # not yet what is asked
# BEGIN SOLUTION
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND NOT sleep_customers = 1"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()
# END SOLUTION

# %% mistake="09.2" hint="Brackets: AND binds before OR, so the result contains people without A. Look for some in your list."
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 OR spend_90d >= ? AND NOT sleep_customers = 1"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% mistake="09.2" hint="You asked for B and C at once. The sentence wants at least one of the two."
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 AND spend_90d >= ? AND NOT sleep_customers = 1"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% mistake="09.2" hint="Dormant customers are still in your list: the sentence ends with “not D”."
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?)"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% mistake="09.2" hint="Your bracket opens too early: A stands inside it, as one of three that will do. Who has to fulfil A?"
where = "(credit_card_repay_cnt >= ? OR business_travel_cnt > 0 OR spend_90d >= ?) AND NOT sleep_customers = 1"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% [markdown] hints="09.2"
# 1. Read the sentence aloud: three things must hold. The second of them is a choice.
# 2. AND binds before OR, as × before +. What belongs together goes into brackets.
# 3. `where = "A AND (B OR C) AND NOT D"`, each letter written out with its column; then `ask("SELECT user_id … WHERE " + where + " ORDER BY user_id", times, money)`.

# %% check="09.2"
lab.check("09.2", chosen)

# %% [markdown] task="09.3" level=3 points=4 given="365"
# ### Level 3 · "Not in this city"
#
# An invitation goes to everybody who is **not known to have paid in `city`** in the last 365 days. `cities` is a tag with
# several values, and missing for customers of whom no city is known: they are invited. Give `away`, the list of the
# `user_id`, in ascending order. `city` is data: hand it over as a parameter.

# %%
city = str(np.random.default_rng([DATA_SEED, 3]).choice(["北京", "上海", "杭州", "成都", "武汉", "南京"]))
city

# %% task="09.3"
# BEGIN SOLUTION
away = ask("SELECT user_id FROM user_features WHERE list_contains(cities, ?) IS NOT TRUE ORDER BY user_id", city)[
    "user_id"
].tolist()
# END SOLUTION

# %% mistake="09.3" hint="People without a city vanished, and people who live elsewhere but paid there are in. Is unknown “not this city”, and is home the only place where people pay?"
away = ask("SELECT user_id FROM user_features WHERE home_city <> ? ORDER BY user_id", city)["user_id"].tolist()

# %% mistake="09.3" hint="Missing is handled, but you asked for the home. Somebody who lives elsewhere may have paid in this city last week: which tag knows?"
away = ask("SELECT user_id FROM user_features WHERE home_city IS DISTINCT FROM ? ORDER BY user_id", city)[
    "user_id"
].tolist()

# %% mistake="09.3" hint="The right tag, but whoever has no city at all is gone: NOT unknown is unknown, and WHERE drops it."
away = ask("SELECT user_id FROM user_features WHERE NOT list_contains(cities, ?) ORDER BY user_id", city)[
    "user_id"
].tolist()

# %% mistake="09.3" hint="You found those who paid in some other city. That is no contradiction to having paid in this one as well."
away = ask(
    "SELECT user_id FROM user_features WHERE len(list_filter(cities, lambda c: c <> ?)) > 0 ORDER BY user_id", city
)["user_id"].tolist()

# %% [markdown] hints="09.3"
# 1. Two questions are hidden in it: which tag, and what about those of whom nothing is known?
# 2. `list_contains(cities, ?)` is true, false or unknown. You want everybody for whom it is not *true*.
# 3. `WHERE list_contains(cities, ?) IS NOT TRUE`; in the rules of the lesson it is `~leaf("cities", "contains", city)`.

# %% check="09.3"
lab.check("09.3", away)

# %% [markdown] task="09.4" level=4 points=5 given="95 1"
# ### Level 4 · An estimate with its interval
#
# Write the function `size_of(sampled, population)`. `sampled` has a row for each *payment* of some customers who were drawn
# at random, with `user_id` and `member` (1 if that customer fulfils the rule); `population` is the number of customers. It returns
# a dictionary with `n`, the expected number of members in the population, and `low` and `high`, Wilson's 95 % interval, as
# numbers of customers, not rounded. With $m$ **people** drawn, a share $p$ of them members, and $z = 1.96$:
#
# $$\frac{p + \frac{z^2}{2m} \pm z\sqrt{\frac{p(1-p)}{m} + \frac{z^2}{4m^2}}}{1 + \frac{z^2}{m}}$$
#
# Your function is called on several samples; yours need not be the one below.

# %%
people = ask("SELECT user_id, is_installment AS member FROM user_features").sample(
    40, random_state=np.random.default_rng([DATA_SEED, 4])
)
sampled = ask("SELECT user_id FROM payments").merge(people, on="user_id")
sampled.head(3)


# %% task="09.4"
# size_of is to be a function: def size_of(sampled, population): …
# BEGIN SOLUTION
def size_of(sampled, population):
    drawn = sampled.drop_duplicates("user_id")
    m, p, z = len(drawn), drawn["member"].mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": population * p, "low": population * low, "high": population * high}


# END SOLUTION


# %% inputs="09.4"
def inputs(rng):
    def sample(people, share):
        users = rng.choice(10**6, people, replace=False)
        member = (rng.random(people) < share).astype(int)
        lines = rng.integers(1, 4, people) + 3 * member  # who is a member pays more often
        table = pd.DataFrame({"user_id": users, "member": member}).loc[np.repeat(np.arange(people), lines)]
        return table.sample(frac=1, random_state=rng).reset_index(drop=True)

    sizes = [(20, 0.0), (30, 0.1), (25, 0.3), (15, 0.5), (30, 0.8), (10, 1.0)]
    return [(sample(*size), 1000 * int(rng.integers(1, 1000))) for size in sizes]


# %% mistake="09.4" hint="You sampled payments: who pays often is counted often. Sample people: how many different customers are in the table, and how many of them are members?"
def size_of(sampled, population):
    m, p, z = len(sampled), sampled["member"].mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": population * p, "low": population * low, "high": population * high}


# %% mistake="09.4" hint="A number without an interval: low and high are the estimate itself. How sure can a few dozen people make you?"
def size_of(sampled, population):
    n = population * sampled.drop_duplicates("user_id")["member"].mean()
    return {"n": n, "low": n, "high": n}


# %% mistake="09.4" hint="This is the textbook interval p ± z·sqrt(p(1-p)/m). Where no member is in the sample it says “nobody, for certain”. Use Wilson's."
def size_of(sampled, population):
    drawn = sampled.drop_duplicates("user_id")
    m, p = len(drawn), drawn["member"].mean()
    half = 1.96 * np.sqrt(p * (1 - p) / m)
    return {"n": population * p, "low": population * (p - half), "high": population * (p + half)}


# %% mistake="09.4" hint="These are shares. How many customers are they?"
def size_of(sampled, population):
    drawn = sampled.drop_duplicates("user_id")
    m, p, z = len(drawn), drawn["member"].mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    return {"n": p, "low": (middle - half) / (1 + z**2 / m), "high": (middle + half) / (1 + z**2 / m)}


# %% [markdown] hints="09.4"
# 1. First from payments to people: each customer once. Everything else is two numbers, how many people and which share of them are members.
# 2. `sampled.drop_duplicates("user_id")` keeps one row a customer; `["member"].mean()` is then `p`, and its length is `m`.
# 3. `middle = p + z**2 / (2 * m)`, `half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))`; both ends are divided by `1 + z**2 / m` and multiplied by `population`.

# %% check="09.4"
lab.check("09.4", size_of)

# %% [markdown] task="09.5" level=5 points=4
# ### Level 5 · Who came, who went
#
# `daily` is an audience that is selected anew every day. Between `day1` and `day2`, who entered it and who left it? Give the dictionary
# `moved` with the keys `entered` and `left`, each a plain list of `user_id` in ascending order. Use `audience.select`, not `audience.drift`,
# which does it all.

# %%
daily = leaf("travel_days", "did", (1, 30)) & leaf("sleep_customers", "=", 0)
draw = np.random.default_rng([DATA_SEED, 5])
day1 = pd.Timestamp("2017-06-01") + pd.Timedelta(int(draw.integers(0, 150)), "D")
day2 = day1 + pd.Timedelta(int(draw.integers(12, 25)), "D")
print(daily.to_sentence(), day1.date(), day2.date(), sep="\n")

# %% task="09.5"
# BEGIN SOLUTION
before, after = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": sorted(after - before), "left": sorted(before - after)}
# END SOLUTION

# %% mistake="09.5" hint="Nothing moved: which clock did you use? Without as_of, or with the same one twice, the rule is asked of one day."
once, again = set(audience.select(db, daily, day2)), set(audience.select(db, daily, day2))
moved = {"entered": sorted(again - once), "left": sorted(once - again)}

# %% mistake="09.5" hint="You have exchanged those who came and those who went. Who is in the later list and not in the earlier one?"
moved = {"entered": sorted(before - after), "left": sorted(after - before)}

# %% mistake="09.5" hint="These are the two lists, not what changed between them: those who stayed are in both."
moved = {"entered": sorted(after), "left": sorted(before)}

# %% mistake="09.5" hint="You moved the rule's clock but not the features: with the table of the first day, nobody can have travelled since. Let select count the features of each day."
then = audience.features(db, day1)
late = set(then.loc[daily.matches(then, day2), "user_id"])
moved = {"entered": sorted(late - before), "left": sorted(before - late)}

# %% [markdown] hints="09.5"
# 1. Two lists of one rule, each with its own day as the clock; then what is in one and not in the other.
# 2. `audience.select(db, daily, day1)` gives the ids of that day; as sets, `after - before` is what is in `after` alone.
# 3. `before, after = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))`; entered is `sorted(after - before)`.

# %% check="09.5"
lab.check("09.5", moved)

# %% [markdown] task="09.6" level=6 points=5 given="60"
# ### Level 6 · The list that is sent
#
# C1 offers a partner's **credit** card. `candidates` are those who repay a card and are not dormant, in an order drawn by lot; there are
# 60 letters. Exclude first (`audience.exclusions` knows the reasons, for the purpose that C1 has), then send to the first 60 **in the order of the lot**.
#
# Give the dictionary `final`: `ids`, the plain list (`.tolist()`) of those who get a letter, in the order of the lot; and `out`, a dictionary with the number of people for each reason
# of the ledger, from `listed twice` to `contacted in the last 7 days`, and finally `not drawn`, those who may be written to and got no letter. It must add up:
# all candidates are in `ids` or counted in `out`.

# %%
LETTERS = 60
lot = "SELECT user_id FROM user_features WHERE credit_card_repay_cnt > 0 AND sleep_customers = 0 ORDER BY md5(? || user_id)"
candidates = ask(lot, str(DATA_SEED))["user_id"]
candidates.head(3), len(candidates), list(audience.PURPOSES)

# %% task="09.6"
# BEGIN SOLUTION
cleared = audience.exclusions(db, candidates, "credit_offers")
ids = candidates[candidates.isin(cleared.ids)].head(LETTERS).tolist()
out = cleared.ledger.set_index("reason")["excluded"].iloc[1:-1].to_dict()
final = {"ids": ids, "out": out | {"not drawn": len(cleared.ids) - len(ids)}}
# END SOLUTION

# %% mistake="09.6" hint="You cut before you excluded, so far fewer letters are sent than there are. Exclude first, then cut."
early = audience.exclusions(db, candidates.head(LETTERS), "credit_offers")
kept = candidates[candidates.isin(early.ids)].tolist()
final = {"ids": kept, "out": early.ledger.set_index("reason")["excluded"].iloc[1:-1].to_dict() | {"not drawn": 0}}

# %% mistake="09.6" hint="You asked for the consent to “offers of our own”. Whose card is it, and what kind of offer?"
wrong = audience.exclusions(db, candidates, "marketing")
kept = candidates[candidates.isin(wrong.ids)].head(LETTERS).tolist()
counted = wrong.ledger.set_index("reason")["excluded"].iloc[1:-1].to_dict()
final = {"ids": kept, "out": counted | {"not drawn": len(wrong.ids) - len(kept)}}

# %% mistake="09.6" hint="These are the lowest customer numbers: exclusions gives its ids in order of the number, and the lot is lost. Walk through candidates instead."
final = {"ids": cleared.ids.head(LETTERS).tolist(), "out": out | {"not drawn": len(cleared.ids) - LETTERS}}

# %% mistake="09.6" hint="The list is right, and the ledger does not add up: some may be written to and got no letter. Count them too."
final = {"ids": ids, "out": out}

# %% mistake="09.6" hint="Nobody is excluded: these are the first of the lot, some of them without consent."
final = {"ids": candidates.head(LETTERS).tolist(), "out": {"not drawn": len(candidates) - LETTERS}}

# %% [markdown] hints="09.6"
# 1. Three steps in this order: who may be written to, who of them comes first in the lot, who is left over.
# 2. `audience.exclusions(db, candidates, purpose)` has `.ids` and `.ledger`; `candidates[candidates.isin(…)]` keeps the order of the lot. `audience.PURPOSES` says what each purpose means.
# 3. `ids = candidates[candidates.isin(cleared.ids)].head(LETTERS).tolist()`; the counts are `cleared.ledger.set_index("reason")["excluded"].iloc[1:-1].to_dict()`, and not drawn are `len(cleared.ids) - len(ids)`.

# %% check="09.6"
lab.check("09.6", final)

# %% [markdown] written="09.S1" given="200"
# ### In writing · "Order by repayments, limit 200"
#
# 周经理 wants to keep the printed order: "the first 200 are our best". Defend it or reject it, in half a page. What does it select, with
# your own numbers from task 09.1? What about customers who may owe too much? Propose another way to choose 200, and a test that
# would tell which is better. Ten points, read by a person.

# %% [markdown] written="09.S2"
# ### In writing · A tag note (标签说明)
#
# Choose one tag of `user_features` and write the note that a marketer reads before using it: what it means in one sentence, what it is counted from
# and over which window, for whom it is missing and what it gets wrong, how sensitive it is and what it may be used for, who owns it and how
# one checks it. Ten points, read by a person.

# %% [markdown]
# ## Where you stand

# %%
lab.progress()

# %% [markdown] tags=["trainee-only"]
# ## Hand in (提交)
#
# Save the notebook (<kbd>Ctrl</kbd>+<kbd>S</kbd>), write your name or number between the quotes, and run the cell. It packs your
# notebook, your answers in writing and your progress into one file for your instructor, and says where the file lies.

# %% tags=["trainee-only"]
lab.submit("")
