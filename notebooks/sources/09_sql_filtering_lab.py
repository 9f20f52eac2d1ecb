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
# `db` is the lesson's database, as of 2018-01-01: `user_features` has a row for each customer and a column for each tag. Its
# rows stand in no order: a query without ORDER BY gives them in any.
# `ask` hands values over as parameters, one for each `?` (or `$1`, `$2`, where one is used twice).

# %%
import numpy as np
import pandas as pd

from helpers import audience
from helpers.audience import leaf
from helpers.datasets.audience_db import audience_db

db = audience_db(DATA_SEED)
db.execute("CREATE OR REPLACE TABLE user_features AS FROM user_features ORDER BY md5('row' || user_id)")


def ask(query, *given):
    return db.execute(query, given).df()


ask("SELECT tag, value_type, definition FROM tags")

# %% [markdown] task="09.1" level=1 points=3
# ### Level 1 · The printed query, with its columns and a rule for equals
#
# `DOCUMENT` is the source documents' query. There are `seats` letters, and several customers are equal at the cut. Make
# the table `targets` with the columns `user_id`, `business_travel_cnt` and `credit_card_repay_cnt` under the same
# conditions. **Everyone who is tied with the last seat stays**, so that there may be more rows than seats. The rows stand
# in order: most repayments first, and customers with equally many in ascending order of `user_id`.

# %%
DOCUMENT = """
SELECT user_id
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
ORDER BY credit_card_repay_cnt DESC
LIMIT ?"""
counts = ask("SELECT user_id, credit_card_repay_cnt FROM user_features").set_index("user_id")["credit_card_repay_cnt"]
places = counts[ask(DOCUMENT, 1000)["user_id"]].rank(method="min", ascending=False)
shared = places[places.duplicated() & (places < places.max())]
seats = int(shared.value_counts().sort_index(ascending=False).idxmax())
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

# %% mistake="09.1" hint="Exactly as many rows as seats: somebody with as many repayments as your last row is left out. Look at the number of repayments in your last row, and at who else has it."
# -     QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
# +
# - DESC, user_id
# + DESC, user_id LIMIT ?

# %% mistake="09.1" hint="`dense_rank` counts different numbers of repayments, not customers. After three who are equal, which place does the next one have: 2 or 4?"
# - rank()
# + dense_rank()

# %% mistake="09.1" hint="Those who are tied with the last seat are gone. Does `< ?` keep the place that equals the number of seats?"
# - <= ?
# + < ?

# %% mistake="09.1" hint="Customers with as many repayments stand in the order of the table. The task asks for ascending order of `user_id`."
# -     ORDER BY credit_card_repay_cnt DESC, user_id
# +     ORDER BY credit_card_repay_cnt DESC

# %% mistake="09.1" hint="Dormant customers took up seats. Compare your conditions with those of `DOCUMENT`, one by one."
# -  AND sleep_customers = 0
# +

# %% mistake="09.1" hint="Customers who never paid by instalments took up seats. Compare your conditions with those of `DOCUMENT`, one by one."
# -  AND is_installment = 1
# +

# %% mistake="09.1" hint="One column, as in the printed query. Which three columns does the task name?"
# - SELECT user_id, business_travel_cnt, credit_card_repay_cnt
# + SELECT user_id

# %% mistake="09.1" hint="Your table holds those with the fewest repayments. Which end of the order has rank one?"
# - (ORDER BY credit_card_repay_cnt DESC)
# + (ORDER BY credit_card_repay_cnt)
# - ORDER BY credit_card_repay_cnt DESC, user_id
# + ORDER BY credit_card_repay_cnt, user_id

# %% mistake="09.1" hint="The order of your rows is that of the customer numbers. Which customers should stand first?"
# - ORDER BY credit_card_repay_cnt DESC, user_id
# + ORDER BY user_id

# %% mistake="09.1" hint="Nothing is cut: everybody who fulfils the conditions is in your table. How many seats are there?"
# -     QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
# +
# -     seats,
# +

# %% mistake="09.1" hint="You ranked all customers and filtered afterwards, so people who do not fulfil the conditions took up seats. Which step comes first?"
targets = ask(
    """
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt
    FROM (SELECT *, rank() OVER (ORDER BY credit_card_repay_cnt DESC) AS place FROM user_features)
    WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
      AND place <= ?
    ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% mistake="09.1" hint="You chose among the dormant customers. What does 1 in `sleep_customers` mean?"
# - sleep_customers = 0
# + sleep_customers = 1

# %% mistake="09.1" hint="Customers without business travel took up seats. Compare your conditions on the two counts with those of `DOCUMENT`: 0 is at least 0."
# - business_travel_cnt > 0 AND
# +

# %% mistake="09.1" hint="You ranked by business travel. Which count decides who comes first?"
# - (ORDER BY credit_card_repay_cnt DESC)
# + (ORDER BY business_travel_cnt DESC)
# - ORDER BY credit_card_repay_cnt DESC, user_id
# + ORDER BY business_travel_cnt DESC, user_id

# %% mistake="09.1" hint="You kept only the customers at the last seat. Who has the seats before them?"
# - <= ?
# + = ?

# %% mistake="09.1" hint="Exactly as many rows as seats: others with as many repayments as your last row are left out. Who has a seat is for the number of repayments to decide."
# - rank() OVER (ORDER BY credit_card_repay_cnt DESC)
# + row_number() OVER (ORDER BY credit_card_repay_cnt DESC, user_id DESC)

# %% mistake="09.1" hint="The printed query as it stands: it gives one column, and it leaves out somebody with as many repayments as your last row. Look at both ends of the query."
targets = ask(DOCUMENT, seats)

# %% mistake="09.1" hint="One row more than seats: it is not certain that only two are tied. Let the number of repayments decide who stays."
# -     QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
# +
# - DESC, user_id
# + DESC, user_id LIMIT ?
# -     seats,
# +     seats + 1,

# %% mistake="09.1" hint="These are the numbers of the right customers as a list. The task asks for a table with three columns."
# -     seats,
# - )
# +     seats,
# + )["user_id"].tolist()

# %% mistake="09.1" hint="Customers with as many repayments stand in descending order of `user_id`. The task asks for ascending order."
# - ORDER BY credit_card_repay_cnt DESC, user_id
# + ORDER BY credit_card_repay_cnt DESC, user_id DESC

# %% mistake="09.1" hint="One of two conditions is enough in yours: instalments *or* not dormant. Both are asked."
# - is_installment = 1 AND sleep_customers = 0
# + (is_installment = 1 OR sleep_customers = 0)

# %% [markdown] hints="09.1"
# 1. Two changes to the printed query: what it selects, and how it ends. LIMIT counts rows; you want places, and equals share a place.
# 2. `rank() OVER (ORDER BY … DESC)` numbers the rows that WHERE has left, equals alike; DuckDB filters on it with `QUALIFY`.
# 3. Name the three columns after SELECT and replace the last two lines by `QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?`.

# %% check="09.1" order="matters"
lab.check("09.1", targets)

# %% [markdown] task="09.2" level=2 points=4 given="90"
# ### Level 2 · A and (B or C) and not D
#
# A: at least `times` card repayments. B: at least one business-travel payment. C: spent `money` yuan or more in the last
# 90 days (`spend_90d`). D: is dormant.
#
# Give `chosen`, the list of the `user_id` of **A and (B or C) and not D**, in ascending order. The first `where` has the
# columns of the four conditions, all joined by AND: that is another sentence than the one asked. (`money` is what one of the customers spent, to the fen.)

# %%
draw = np.random.default_rng([DATA_SEED, 2])
people = audience.features(db)
travels, sleeps = people["business_travel_cnt"] > 0, people["sleep_customers"] == 1
repaid = people["credit_card_repay_cnt"]
times = int(draw.choice(repaid[travels & ~sleeps & repaid.between(3, 8)]))
at_home = people["spend_90d"].where(~travels & (repaid >= times))
money = float(draw.choice(at_home[~sleeps & at_home.between(300, at_home[sleeps].max())]))
times, money

# %% task="09.2"
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 AND spend_90d >= ? AND sleep_customers = 0"  # not yet what is asked
# BEGIN SOLUTION
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND NOT sleep_customers = 1"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()
# END SOLUTION

# %% mistake="09.2" hint="You asked for B and C at once. The sentence wants at least one of the two."
# - (business_travel_cnt > 0 OR spend_90d >= ?)
# + business_travel_cnt > 0 AND spend_90d >= ?

# %% mistake="09.2" hint="AND binds before OR, so your list contains people without A. What belongs together in one pair of brackets?"
# - (business_travel_cnt > 0 OR spend_90d >= ?)
# + business_travel_cnt > 0 OR spend_90d >= ?

# %% mistake="09.2" hint="Dormant customers are still in your list. How does the sentence end, and does your “not D” hold for everybody?"
# -  AND NOT sleep_customers = 1
# +

# %% mistake="09.2" hint="Customers with exactly `times` repayments are missing. Does “at least” include the limit itself?"
# - times, money)
# + times + 1, money)

# %% mistake="09.2" hint="The customer who spent exactly `money` yuan is missing. Does your limit keep that amount, to the fen?"
# - times, money)
# + times, money + 0.005)

# %% mistake="09.2" hint="Your “not D” belongs to B alone: dormant customers who spent enough are in your list. What belongs together in one pair of brackets?"
# - (business_travel_cnt > 0 OR spend_90d >= ?) AND NOT sleep_customers = 1
# + (business_travel_cnt > 0 AND NOT sleep_customers = 1 OR spend_90d >= ?)

# %% mistake="09.2" hint="The right customers in the order of their repayments. Which order is asked?"
# - ORDER BY user_id
# + ORDER BY credit_card_repay_cnt DESC, user_id

# %% mistake="09.2" hint="Each customer stands in a list of its own: you made a list of the whole table. Take the column first."
# - ["user_id"].tolist()
# + .values.tolist()

# %% mistake="09.2" hint="Your bracket opens too early: A stands inside it, beside OR. Who has to fulfil A?"
# - credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?)
# + (credit_card_repay_cnt >= ? AND business_travel_cnt > 0 OR spend_90d >= ?)

# %% mistake="09.2" hint="Customers exactly at a limit are missing, in A and in C. Do “at least” and “or more” include the limit itself?"
# - times, money)
# + times + 1, money + 0.005)

# %% mistake="09.2" hint="Your list is empty. Does each `?` get its own value? They are filled in the order in which they stand in the query."
# - times, money)
# + money, times)

# %% mistake="09.2" hint="Only dormant customers are in your list. What does “not D” say about `sleep_customers`?"
# -  AND NOT sleep_customers = 1
# +  AND sleep_customers = 1

# %% mistake="09.2" hint="You turned C round: your customers spent less than `money`, or travelled."
# - OR spend_90d >= ?)
# + OR spend_90d < ?)

# %% mistake="09.2" hint="These are the conditions of the lesson: any repayment, and instalments. Read A and C in this task."
# - credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?)
# + credit_card_repay_cnt > 0 AND (business_travel_cnt > 0 OR is_installment = 1)
# - ORDER BY user_id", times, money)
# + ORDER BY user_id")

# %% mistake="09.2" hint="Some customers stand in your list twice: those who fulfil both B and C."
start = "SELECT user_id FROM user_features WHERE credit_card_repay_cnt >= ? AND sleep_customers = 0 AND"
travelled, spent = ask(f"{start} business_travel_cnt > 0", times), ask(f"{start} spend_90d >= ?", times, money)
chosen = sorted(travelled["user_id"].tolist() + spent["user_id"].tolist())

# %% mistake="09.2" hint="A, B and C are joined by OR, so your list contains people without A. Who has to fulfil A?"
# - credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?)
# + (credit_card_repay_cnt >= ? OR business_travel_cnt > 0 OR spend_90d >= ?)

# %% mistake="09.2" hint="You left B out: nobody is in your list for business travel alone."
# - (business_travel_cnt > 0 OR spend_90d >= ?)
# + spend_90d >= ?

# %% mistake="09.2" hint="You left C out: nobody is in your list for what they spent."
# - (business_travel_cnt > 0 OR spend_90d >= ?)
# + business_travel_cnt > 0
# - times, money)
# + times)

# %% mistake="09.2" hint="You left A out: your list contains people with too few repayments."
# - credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?)
# + (business_travel_cnt > 0 OR spend_90d >= ?)
# - times, money)
# + money)

# %% mistake="09.2" hint="Your NOT stands before the bracket with B and C. To which letter does “not” belong?"
# - (business_travel_cnt > 0 OR spend_90d >= ?)
# + NOT (business_travel_cnt > 0 OR spend_90d >= ?)

# %% mistake="09.2" hint="You want either B or C, but not both. In SQL and here, “or” includes those who fulfil both."
# - (business_travel_cnt > 0 OR spend_90d >= ?)
# + (business_travel_cnt > 0) <> (spend_90d >= ?)

# %% mistake="09.2" hint="This is the number of customers. The task asks who they are."
# - ["user_id"].tolist()
# + ["user_id"].size

# %% mistake="09.2" hint="The right customers in descending order. Which order is asked?"
# - ORDER BY user_id
# + ORDER BY user_id DESC

# %% mistake="09.2" hint="The right customers, the biggest spenders first. The list is asked in ascending order of `user_id`."
# - ORDER BY user_id
# + ORDER BY spend_90d DESC

# %% mistake="09.2" hint="One repayment is enough in yours. `times` says how many there are to be."
# - credit_card_repay_cnt >= ? AND (business
# + credit_card_repay_cnt > 0 AND (business
# - times, money)
# + money)

# %% mistake="09.2" hint="You asked for spending *up to* the amount. Which way does the comparison point?"
# - spend_90d >= ?)
# + spend_90d <= ?)

# %% mistake="09.2" hint="More than one business trip is asked in yours. One is enough."
# - business_travel_cnt > 0 OR
# + business_travel_cnt > 1 OR

# %% mistake="09.2" hint="The right customers in the order of the table. Which order is asked?"
# -  ORDER BY user_id", times
# + ", times

# %% mistake="09.2" hint="B asks for as many payments as A in yours. One business-travel payment is enough."
# - credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?)
# + credit_card_repay_cnt >= $1 AND (business_travel_cnt >= $1 OR spend_90d >= $2)

# %% mistake="09.2" hint="AND and OR are exchanged: A alone is enough in yours. Who has to fulfil A, and which two are a choice?"
# - credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?)
# + (credit_card_repay_cnt >= ? OR business_travel_cnt > 0 AND spend_90d >= ?)

# %% mistake="09.2" hint="Your “not D” belongs to C alone: dormant customers with business travel are in your list. What belongs together in one pair of brackets?"
# - OR spend_90d >= ?) AND NOT sleep_customers = 1
# + OR spend_90d >= ? AND NOT sleep_customers = 1)

# %% [markdown] hints="09.2"
# 1. Read the sentence aloud: three things must hold. The second of them is a choice.
# 2. AND binds before OR, as × before +. What belongs together goes into brackets.
# 3. `where = "A AND (B OR C) AND NOT D"`, each letter written out with its column; then `ask("SELECT user_id … WHERE " + where + " ORDER BY user_id", times, money)`.

# %% check="09.2"
lab.check("09.2", chosen)

# %% [markdown] task="09.3" level=3 points=4 given="365"
# ### Level 3 · "Not in this city"
#
# An invitation goes to everybody who is **not known to have paid in `city`** in the last 365 days. The tag `cities` is
# the list of all cities in which a customer paid in these days. It is missing for customers of whom no city is known:
# they are invited. Give `away`, the list of the `user_id`, in ascending order. `city` is data: hand it over as a parameter.

# %%
city = str(np.random.default_rng([DATA_SEED, 3]).choice(["南京", "成都", "杭州"]))
city

# %% task="09.3"
# BEGIN SOLUTION
query = "SELECT user_id FROM user_features WHERE list_contains(cities, ?) IS NOT TRUE ORDER BY user_id"
away = ask(query, city)["user_id"].tolist()
# END SOLUTION

# %% mistake="09.3" hint="The right tag, but all customers without a known city are gone: NOT unknown is unknown, and WHERE drops it."
# - list_contains(cities, ?) IS NOT TRUE
# + NOT list_contains(cities, ?)

# %% mistake="09.3" hint="You asked for the home, and people whose home is unknown are gone. Which tag knows where people paid, and what becomes of a missing value?"
# - list_contains(cities, ?) IS NOT TRUE
# + home_city <> ?

# %% mistake="09.3" hint="Missing values are handled, but you asked for the home. Somebody who lives elsewhere may have paid in this city: which tag knows?"
# - list_contains(cities, ?) IS NOT TRUE
# + home_city IS DISTINCT FROM ?

# %% mistake="09.3" hint="You found those who paid in some other city. A customer may have paid in this one as well."
# - list_contains(cities, ?) IS NOT TRUE
# + len(list_filter(cities, lambda c: c <> ?)) > 0

# %% mistake="09.3" hint="Your list is that of another city: 北京 stands in the lesson. Which city is asked here?"
# - ask(query, city)
# + ask(query, "北京")

# %% mistake="09.3" hint="These are the customers who did pay in the city. Who is to be invited?"
# - list_contains(cities, ?) IS NOT TRUE
# + list_contains(cities, ?)

# %% mistake="09.3" hint="The right kind of list, in descending order. Which order is asked?"
# - ORDER BY user_id
# + ORDER BY user_id DESC

# %% mistake="09.3" hint="You looked at the first city of each list only. A customer may have paid in several cities."
# - list_contains(cities, ?) IS NOT TRUE
# + cities[1] IS DISTINCT FROM ?

# %% mistake="09.3" hint="You looked at the last city of each list only. A customer may have paid in several cities."
# - list_contains(cities, ?) IS NOT TRUE
# + cities[-1] IS DISTINCT FROM ?

# %% mistake="09.3" hint="You left out only those who paid in this city and in no other. Does the list contain the city?"
# - list_contains(cities, ?) IS NOT TRUE
# + cities IS DISTINCT FROM [?]

# %% mistake="09.3" hint="All customers are invited: your condition holds for everybody. Does the query compare with the value of `city`? A `?` in quotation marks is a text."
# - list_contains(cities, ?) IS NOT TRUE
# + list_contains(cities, '?') IS NOT TRUE
# - ask(query, city)
# + ask(query)

# %% mistake="09.3" hint="These are only the customers of whom no city is known. Many others did not pay in the city either."
# - list_contains(cities, ?) IS NOT TRUE
# + cities IS NULL
# - ask(query, city)
# + ask(query)

# %% mistake="09.3" hint="Your list is empty: no row makes your condition true. If you compare with NULL by `=` or `<>`, the result is unknown for every row."
# - list_contains(cities, ?) IS NOT TRUE
# + cities = NULL
# - ask(query, city)
# + ask(query)

# %% mistake="09.3" hint="You looked into all payments. Which days does the sentence speak of, and which tag has only these?"
# - list_contains(cities, ?) IS NOT TRUE
# + NOT EXISTS (FROM payments p WHERE p.user_id = user_features.user_id AND contains(p.text, ?))

# %% mistake="09.3" hint="You added a condition on the home, and customers whose home is unknown, or is this city, are gone. The sentence speaks only of where people paid."
# - list_contains(cities, ?) IS NOT TRUE
# + list_contains(cities, $1) IS NOT TRUE AND home_city <> $1

# %% mistake="09.3" hint="You asked one tag for the home and another one for missing values. Which tag knows where people paid?"
# - list_contains(cities, ?) IS NOT TRUE
# + home_city <> ? OR cities IS NULL

# %% mistake="09.3" hint="You left out the dormant customers as well. Does the sentence say so?"
# - list_contains(cities, ?) IS NOT TRUE
# + list_contains(cities, ?) IS NOT TRUE AND sleep_customers = 0

# %% mistake="09.3" hint="You invited those who live in the city. Who is to be invited?"
# - list_contains(cities, ?) IS NOT TRUE
# + home_city = ?

# %% mistake="09.3" hint="Those who paid in the city are in your list, and those who paid elsewhere are not. Which of the two must go?"
# - list_contains(cities, ?) IS NOT TRUE
# + list_contains(cities, ?) IS NOT FALSE

# %% mistake="09.3" hint="The right customers in the order of their home city. Which order is asked?"
# - ORDER BY user_id
# + ORDER BY home_city, user_id

# %% mistake="09.3" hint="The right customers, but in a table. Make a list of one of its columns."
# - ["user_id"].tolist()
# +

# %% mistake="09.3" hint="This is the number of customers. The task asks who they are."
# - ["user_id"].tolist()
# + ["user_id"].size

# %% mistake="09.3" hint="You chose those who paid in one of the other cities of the draw. Who paid in none of these, or only elsewhere, belongs in the list, too."
# - query = "SELECT user_id FROM user_features WHERE list_contains(cities, ?) IS NOT TRUE ORDER BY user_id"
# - away = ask(query, city)["user_id"].tolist()
# + others = [one for one in ["南京", "成都", "杭州"] if one != city]
# + away = audience.select(db, leaf("cities", "contains", others)).tolist()

# %% mistake="09.3" hint="The right customers in the order of the table. Which order is asked?"
# -  ORDER BY user_id"
# + "

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


# %% mistake="09.4" hint="You counted payments, so that a customer who pays often counts often. How many different customers are in the table, and how many of them are members?"
# - sampled.drop_duplicates("user_id")
# + sampled

# %% mistake="09.4" hint="These are shares. How many customers are they?"
# - {"n": population * p, "low": population * low, "high": population * high}
# + {"n": p, "low": low, "high": high}

# %% mistake="09.4" hint="This is the textbook's interval. Where no member is in the sample it is certain that there are none. Use the formula of this task."
# - p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
# + p, z * np.sqrt(p * (1 - p) / m)
# - (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
# + middle - half, middle + half

# %% mistake="09.4" hint="Your m counts payments. The p is that of people: how many people were drawn?"
# - len(drawn)
# + len(sampled)

# %% mistake="09.4" hint="Your p is the share of the payments that members made. Which share of the people are members?"
# - drawn["member"].mean()
# + sampled["member"].mean()

# %% mistake="09.4" hint="Only the part with the root is divided. What stands above the long line of the formula?"
# - (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
# + middle - half / (1 + z**2 / m), middle + half / (1 + z**2 / m)

# %% mistake="09.4" hint="The division at the end is missing: what stands below the long line of the formula?"
# - (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
# + middle - half, middle + half

# %% mistake="09.4" hint="The ends are those of `audience.interval`: narrowed for a finite population, in whole customers. The task gives another formula."
# -     low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
# -     return {"n": population * p, "low": population * low, "high": population * high}
# +     low, high = audience.interval(int(drawn["member"].sum()), m, population)
# +     return {"n": population * p, "low": low, "high": high}

# %% mistake="09.4" hint="A bracket is missing below a fraction line: `a / 2 * m` is a / 2, multiplied by m."
# - z**2 / (2 * m)
# + z**2 / 2 * m
# - z**2 / (4 * m**2)
# + z**2 / 4 * m**2

# %% mistake="09.4" hint="A bracket is missing in the first part of the formula: `a / 2 * m` is a / 2, multiplied by m."
# - z**2 / (2 * m)
# + z**2 / 2 * m

# %% mistake="09.4" hint="A bracket is missing below the root: `a / 4 * m**2` is a / 4, multiplied by the square of m."
# - z**2 / (4 * m**2)
# + z**2 / 4 * m**2

# %% mistake="09.4" hint="Below the root, a square is missing: look at m in the second fraction."
# - 4 * m**2
# + 4 * m

# %% mistake="09.4" hint="Your n is the middle of the interval. The expected number of members needs only the share and the population."
# - "n": population * p
# + "n": population * middle / (1 + z**2 / m)

# %% mistake="09.4" hint="Your n is the number of members in the sample. How many are expected in the population?"
# - "n": population * p
# + "n": drawn["member"].sum()

# %% mistake="09.4" hint="Your z is that of a 90 % interval. Which z does the task give?"
# - 1.96
# + 1.645

# %% mistake="09.4" hint="Your z is that of a 99 % interval. Which z does the task give?"
# - 1.96
# + 2.576

# %% mistake="09.4" hint="The factor z before the root is missing."
# - z * np.sqrt
# + np.sqrt

# %% mistake="09.4" hint="The second term of the formula's first part is missing: your interval lies around p itself."
# - p + z**2 / (2 * m), z
# + p, z

# %% mistake="09.4" hint="The root itself is missing: you took away and added what stands below it."
# - np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
# + (p * (1 - p) / m + z**2 / (4 * m**2))

# %% mistake="09.4" hint="Your function uses `people` of the notebook. Which sample is handed over to it?"
# - sampled.drop_duplicates("user_id")
# + people

# %% mistake="09.4" hint="Your function takes the people drawn for the population. Which number is handed over to it?"
# -     drawn
# +     population = sampled["user_id"].nunique()
# +     drawn

# %% mistake="09.4" hint="Your function returns nothing; a value that is printed is gone. What gives a value back?"
# -     return {"n": population * p, "low": population * low, "high": population * high}
# +     kept = population * p, population * low, population * high

# %% mistake="09.4" hint="Your ends are exchanged: which one is the smaller number?"
# - (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
# + (middle + half) / (1 + z**2 / m), (middle - half) / (1 + z**2 / m)

# %% mistake="09.4" hint="Your function multiplies by 1,000, whatever the population is. Which number is handed over to it?"
# - {"n": population * p, "low": population * low, "high": population * high}
# + {"n": 1_000 * p, "low": 1_000 * low, "high": 1_000 * high}

# %% mistake="09.4" hint="An estimate without an interval: low and high are n. How sure can you be from a few dozen people?"
# - {"n": population * p, "low": population * low, "high": population * high}
# + {"n": population * p, "low": population * p, "high": population * p}

# %% mistake="09.4" hint="You return a tuple. A dictionary with the keys `n`, `low` and `high` is asked."
# - return {"n": population * p, "low": population * low, "high": population * high}
# + return population * p, population * low, population * high

# %% [markdown] hints="09.4"
# 1. First from payments to people: each customer once. Everything else is two numbers, how many people and which share of them are members.
# 2. `sampled.drop_duplicates("user_id")` keeps one row a customer; `["member"].mean()` is then `p`, and its length is `m`.
# 3. `middle = p + z**2 / (2 * m)`, `half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))`; both ends are divided by `1 + z**2 / m` and multiplied by `population`.

# %% check="09.4"
lab.check("09.4", size_of)

# %% [markdown] task="09.5" level=5 points=4
# ### Level 5 · Who came, who went
#
# `daily` is an audience that is selected anew every day. Who is in it on `day2` and was not on `day1`, and who was in it on
# `day1` and is not on `day2`? Give the dictionary `moved` with the keys `entered` and `left`, each a plain list of `user_id` in
# ascending order. `audience.select(db, rule, day)` returns the `user_id` of everyone in the audience on that day.

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

# %% mistake="09.5" hint="You have exchanged those who came and those who went. Who is in the later list and not in the earlier one?"
# - "entered": sorted(after - before), "left": sorted(before - after)
# + "entered": sorted(before - after), "left": sorted(after - before)

# %% mistake="09.5" hint="These are the two audiences, not what changed between them: those who stayed are in both."
# - "entered": sorted(after - before), "left": sorted(before - after)
# + "entered": sorted(after), "left": sorted(before)

# %% mistake="09.5" hint="Your later list is that of the last day of the database. Which day is asked?"
# - (db, daily, day2)
# + (db, daily)

# %% mistake="09.5" hint="Your earlier list is that of the last day of the database. Which day is asked?"
# - (db, daily, day1)
# + (db, daily)

# %% mistake="09.5" hint="Nobody moved: your two lists are equal. Which day did each call of `select` get?"
# - (db, daily, day1)
# + (db, daily)
# - (db, daily, day2)
# + (db, daily)

# %% mistake="09.5" hint="Both lists hold everyone who moved. Who of them came, and who went?"
# - "entered": sorted(after - before), "left": sorted(before - after)
# + "entered": sorted(after ^ before), "left": sorted(after ^ before)

# %% mistake="09.5" hint="Those in `entered` are in the audience on both days: they stayed."
# - "entered": sorted(after - before)
# + "entered": sorted(after & before)

# %% mistake="09.5" hint="Those in `left` are in the audience on both days: they stayed."
# - "left": sorted(before - after)
# + "left": sorted(before & after)

# %% mistake="09.5" hint="These are numbers of customers. The task asks who they are."
# - "entered": sorted(after - before), "left": sorted(before - after)
# + "entered": len(after - before), "left": len(before - after)

# %% mistake="09.5" hint="Your second list is that of the day after `day2`. `select` takes the day itself."
# - (db, daily, day2)
# + (db, daily, day2 + pd.Timedelta(days=1))

# %% mistake="09.5" hint="Both lists are those of the day after. `select` takes the day itself."
# - (db, daily, day1)
# + (db, daily, day1 + pd.Timedelta(days=1))
# - (db, daily, day2)
# + (db, daily, day2 + pd.Timedelta(days=1))

# %% mistake="09.5" hint="Your first list is that of a day a month before `day1`. The rule itself looks back 30 days."
# - (db, daily, day1)
# + (db, daily, day1 - pd.Timedelta(days=30))

# %% mistake="09.5" hint="You used the condition on travel alone. Which second condition has the rule `daily`?"
# - (db, daily, day1)
# + (db, leaf("travel_days", "did", (1, 30)), day1)
# - (db, daily, day2)
# + (db, leaf("travel_days", "did", (1, 30)), day2)

# %% mistake="09.5" hint="You compared the row numbers of two lists. Compare the customer numbers."
old, new = audience.select(db, daily, day1), audience.select(db, daily, day2)
moved = {"entered": new[~new.index.isin(old.index)].tolist(), "left": old[~old.index.isin(new.index)].tolist()}

# %% mistake="09.5" hint="You moved the rule's day but not the features: in the table of the first day nobody can have travelled since. Let `select` count the features of each day."
# - set(audience.select(db, daily, day2))
# + set(audience.features(db, day1).loc[lambda rows: daily.matches(rows, day2), "user_id"])

# %% mistake="09.5" hint="These are the days of the lesson. Which two days are asked here?"
# - (db, daily, day1)
# + (db, daily, "2017-04-16")
# - (db, daily, day2)
# + (db, daily, "2017-05-11")

# %% mistake="09.5" hint="You changed the window of the rule to the time between the two days. The rule stays as it is."
# - (db, daily, day1)
# + (db, leaf("travel_days", "did", (1, (day2 - day1).days)) & leaf("sleep_customers", "=", 0), day1)
# - (db, daily, day2)
# + (db, leaf("travel_days", "did", (1, (day2 - day1).days)) & leaf("sleep_customers", "=", 0), day2)

# %% mistake="09.5" hint="You looked at the second day only: all who are in the audience, and all who are not. Who was in it on the first day?"
# - "entered": sorted(after - before), "left": sorted(before - after)
# + "entered": sorted(after), "left": sorted(set(ask("FROM user_features")["user_id"]) - after)

# %% mistake="09.5" hint="The right customers in descending order. Which order is asked?"
# - "entered": sorted(after - before), "left": sorted(before - after)
# + "entered": sorted(after - before, reverse=True), "left": sorted(before - after, reverse=True)

# %% mistake="09.5" hint="These are the right customer numbers as text, in the order of texts. They should be numbers."
# - "entered": sorted(after - before), "left": sorted(before - after)
# + "entered": sorted(map(str, after - before)), "left": sorted(map(str, before - after))

# %% mistake="09.5" hint="You exchanged the two lists, and they are the whole audiences: those who stayed are in both."
# - "entered": sorted(after - before), "left": sorted(before - after)
# + "entered": sorted(before), "left": sorted(after)

# %% mistake="09.5" hint="These are numbers of customers, and they are exchanged. The task asks who came and who went."
# - "entered": sorted(after - before), "left": sorted(before - after)
# + "entered": len(before - after), "left": len(after - before)

# %% mistake="09.5" hint="This is one list of all who moved. The task asks for a dictionary with two lists."
# - {"entered": sorted(after - before), "left": sorted(before - after)}
# + sorted(after - before) + sorted(before - after)

# %% mistake="09.5" hint="You compared the two days row by row. A customer may stand in another row on the other day: compare the two sets of ids."
# - before, after = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
# - moved = {"entered": sorted(after - before), "left": sorted(before - after)}
# + before, after = audience.select(db, daily, day1), audience.select(db, daily, day2)
# + few = min(len(before), len(after))
# + changed = before[:few].to_numpy() != after[:few].to_numpy()
# + moved = {"entered": after[:few][changed].tolist(), "left": before[:few][changed].tolist()}

# %% [markdown] hints="09.5"
# 1. Two lists of one rule, each with its own day as the clock; then what is in one and not in the other.
# 2. `audience.select(db, daily, day1)` gives the ids of that day; as sets, `after - before` is what is in `after` alone.
# 3. `before, after = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))`; entered is `sorted(after - before)`.

# %% check="09.5"
lab.check("09.5", moved)

# %% [markdown] task="09.6" level=6 points=5 given="60 0"
# ### Level 6 · The list that is sent
#
# C1 offers a partner's **credit** card. `candidates` are those who repay a card and are not dormant, in an order drawn by lot; there are
# 60 letters. Exclude first (`audience.exclusions` knows the reasons, for the purpose that C1 has), then send to the first 60 **in the order of the lot**.
#
# Give the dictionary `final`: `ids`, the plain list (`.tolist()`) of those who get a letter, in the order of the lot; and `out`, a dictionary with the number of people
# who were taken out for each reason of the ledger, from `listed twice` to `contacted in the last 7 days` (a reason that nobody has counts 0), and finally `not drawn`,
# those who may be written to and got no letter. It must add up: all candidates are in `ids` or counted in `out`.
# (*Protected* are customers to whom no offers may be made; the *holdout* is a control group that gets no letters.)

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

# %% mistake="09.6" hint="These are the lowest customer numbers: `exclusions` gives its ids in order of the number. Which table has the order of the lot?"
# - candidates[candidates.isin(cleared.ids)].head
# + cleared.ids.head

# %% mistake="09.6" hint="You asked for the consent to “offers of our own”. Whose card is it, and what kind of offer?"
# - "credit_offers"
# + "marketing"

# %% mistake="09.6" hint="You cut before you excluded, so fewer letters are sent than there are. Which step comes first?"
# - (db, candidates,
# + (db, candidates.head(LETTERS),

# %% mistake="09.6" hint="`not drawn` is missing in the ledger. Some may be written to and got no letter: count them too."
# -  | {"not drawn": len(cleared.ids) - len(ids)}
# +

# %% mistake="09.6" hint="`not drawn` holds all candidates without a letter. Those who were excluded are counted under their reason already."
# - len(cleared.ids) - len(ids)
# + len(candidates) - len(ids)

# %% mistake="09.6" hint="`not drawn` holds everybody who may be written to. Some of them got a letter."
# - len(cleared.ids) - len(ids)
# + len(cleared.ids)

# %% mistake="09.6" hint="Your counts are the customers left after each reason. Which column of the ledger has those who were taken out?"
# - ["excluded"]
# + ["left"]

# %% mistake="09.6" hint="You asked for the consent to service messages. Whose card is it, and what kind of message?"
# - "credit_offers"
# + "service"

# %% mistake="09.6" hint="`listed twice` is missing: `reasons` knows only the reasons that somebody has. Take the counts from the ledger."
# - cleared.ledger.set_index("reason")["excluded"].iloc[1:-1].to_dict()
# + cleared.reasons.value_counts().to_dict()

# %% mistake="09.6" hint="You drew a new lot. The candidates have the order of a lot already."
# - candidates[candidates.isin(cleared.ids)].head(LETTERS)
# + cleared.ids.sample(frac=1, random_state=DATA_SEED).head(LETTERS)

# %% mistake="09.6" hint="Everybody who may be written to gets a letter. How many letters are there?"
# - .head(LETTERS)
# +

# %% mistake="09.6" hint="The right customers, sorted by number. The order of the lot is asked."
# - "ids": ids
# + "ids": sorted(ids)

# %% mistake="09.6" hint="Nobody is excluded from your letters: these are the first candidates of the lot."
# - candidates[candidates.isin(cleared.ids)].head
# + candidates.head

# %% mistake="09.6" hint="Your letters go to those who must not be written to."
# - candidates.isin(cleared.ids)
# + ~candidates.isin(cleared.ids)

# %% mistake="09.6" hint="You asked for the consent to surveys. What is offered here?"
# - "credit_offers"
# + "research"

# %% mistake="09.6" hint="You took out who was contacted in the last 30 days. How many days does the task name?"
# - "credit_offers"
# + "credit_offers", rest_days=30

# %% mistake="09.6" hint="You excluded as of another day, in the middle of 2017. Without a day, `exclusions` takes the database's own."
# - "credit_offers"
# + "credit_offers", "2017-07-01"

# %% mistake="09.6" hint="Your letters go to the last ones of the lot. Who comes first?"
# - .head(LETTERS)
# + .tail(LETTERS)

# %% mistake="09.6" hint="You cut before you excluded, and `not drawn` holds everybody after the cut, also those who may not be written to. Which step comes first?"
# - (db, candidates,
# + (db, candidates.head(LETTERS),
# - len(cleared.ids) - len(ids)
# + len(candidates) - LETTERS

# %% mistake="09.6" hint="You used another purpose, and you cut before you excluded. Whose card is it, and which step comes first?"
# - (db, candidates,
# + (db, candidates.head(LETTERS),
# - "credit_offers"
# + "marketing"
# - len(cleared.ids) - len(ids)
# + len(candidates) - LETTERS

# %% mistake="09.6" hint="One number for all reasons. The task asks for a key for each reason of the ledger."
# - out = cleared.ledger.set_index("reason")["excluded"].iloc[1:-1].to_dict()
# + out = {"excluded": int(cleared.ledger["excluded"].sum())}

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
# Save the notebook (<kbd>Ctrl</kbd>+<kbd>S</kbd>), write the name or number that your instructor knows you by between the
# quotes, without spaces, and run the cell. It packs your notebook, your answers in writing and your progress into one file for
# your instructor, and says where the file lies.

# %% tags=["trainee-only"]
lab.submit("")
