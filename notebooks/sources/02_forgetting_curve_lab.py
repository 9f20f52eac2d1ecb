# %% [markdown] given="45"
# # Lab 02 · The forgetting curve
#
# 何律师 (privacy) needs a list for Monday: who plays the lottery so often *now* that Anhe Life should leave them out of every
# campaign and offer them a limit they can set themselves? The list protects, it never advertises. You compute the interest,
# keep the future out of it, and find out how fast to forget. Six levels (关卡), about 45 minutes;
# [lesson 02](../02_forgetting_curve.ipynb) has all you need.
#
# Put your code where it says `# YOUR CODE HERE`, run the cell, then run the check below it. A wrong answer costs nothing.
# Stuck? `lab.hint("02.1")` gives the first of three hints for that task; `lab.load_level(3)` goes on from the start of
# a level.
#
# Two rules for all tasks: round nothing unless a task says so; and compute everything from the data that the cells load
# with `DATA_SEED`, never from a number you read off, because your work is marked on other data of the same kind.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort

# %%
from helpers.lab import open_lab

lab = open_lab("02", seed=DATA_SEED)
lab

# %% [markdown] given="30"
# The data: `played` holds the lottery purchases (refunds and shoes left out), one row per purchase: `user_id`, and `time`
# in Beijing time. `MONTH` is the course's month of 30 days, as a time span; `AS_OF` is the observation point.

# %%
import numpy as np
import pandas as pd

from helpers import datasets, interest

AS_OF = pd.Timestamp("2018-01-01")
MONTH = pd.Timedelta(days=30)
log = datasets.load_wallet(seed=DATA_SEED)
payments, _ = datasets.clean_wallet(log)
played = interest.purchases(payments, interest.LOTTERY)[["user_id", "time"]]
often = played["user_id"].value_counts().index[:6]  # these also played in the first second of three months
firsts = [
    pd.DataFrame({"user_id": often, "time": day}) for day in pd.to_datetime(["2017-10-01", "2017-11-01", "2017-12-01"])
]
played = pd.concat([played, *firsts]).sort_values("time", kind="stable", ignore_index=True)
played.head(3)

# %% [markdown] task="02.1" level=1 points=3 given="0.5 30"
# ### Level 1 · The interest of one customer
#
# `dates` holds the moments of one customer's purchases. How large is the customer's interest $S = \sum e^{-\eta\,\Delta t}$ at
# `AS_OF`, with $\eta = 0.5$ a month and $\Delta t$ in months of 30 days, parts of a day included? Answer with one number `score`,
# not rounded. The cell shows the weight of the first purchase.

# %%
of_each = played.groupby("user_id")["time"].agg(["size", "max"])
one = of_each.loc[of_each["size"].between(4, 8), "max"].idxmax()
dates = played.loc[played["user_id"] == one, "time"].sort_values(ignore_index=True)
dates

# %% task="02.1"
months_of_first = (AS_OF - dates[0]) / MONTH
weight_of_first = np.exp(-0.5 * months_of_first)
# BEGIN SOLUTION
months = (AS_OF - dates) / MONTH
score = np.exp(-0.5 * months).sum()
# END SOLUTION

# %% mistake="02.1" hint="You took days where the formula takes months. How many days has a month here?"
# - dates) / MONTH
# - score
# + dates) / pd.Timedelta(days=1)
# + score

# %% mistake="02.1" hint="In your sum old purchases count more than new ones, and each counts more than 1. Look at the sign of the exponent, or at which date is taken from which."
# - np.exp(-0.5 * months).sum()
# + np.exp(0.5 * months).sum()

# %% mistake="02.1" hint="This is the mean weight of a purchase. A customer with more purchases has more interest: what is done with the weights?"
# - np.exp(-0.5 * months).sum()
# + np.exp(-0.5 * months).mean()

# %% mistake="02.1" hint="You added the months first, as if all had been one very old purchase. Each purchase has a weight of its own; what is added up are the weights."
# - np.exp(-0.5 * months).sum()
# + np.exp(-0.5 * months.sum())

# %% mistake="02.1" hint="You took whole days: `.days` cuts the hours off. Divide one time span by another, and the part of a day stays."
# - months = (AS_OF - dates) / MONTH
# + months = (AS_OF - dates).dt.days / 30

# %% mistake="02.1" hint="This is the weight of the first purchase alone, which the cell shows. The customer has more purchases."
# - np.exp(-0.5 * months).sum()
# + weight_of_first

# %% mistake="02.1" hint="This is the weight of the latest purchase alone. The others have weights too."
# - np.exp(-0.5 * months).sum()
# + np.exp(-0.5 * months).max()

# %% mistake="02.1" hint="You took whole days, and you took them for months. Two things are to be mended: the part of a day and the unit."
# - months = (AS_OF - dates) / MONTH
# + months = (AS_OF - dates).dt.days

# %% mistake="02.1" hint="You took whole calendar months. A month here has 30 days, and a part of a month counts."
# - months = (AS_OF - dates) / MONTH
# + months = interest.calendar_months_before(dates, AS_OF)

# %% mistake="02.1" hint="Your month has a mean calendar length. How many days has a month here?"
# - months = (AS_OF - dates) / MONTH
# + months = (AS_OF - dates) / pd.Timedelta(days=30.4375)

# %% mistake="02.1" hint="You cut the months to whole numbers. A part of a month counts."
# - months = (AS_OF - dates) / MONTH
# + months = ((AS_OF - dates) / MONTH).astype(int)

# %% mistake="02.1" hint="You rounded the months to whole numbers. A part of a month counts."
# - months = (AS_OF - dates) / MONTH
# + months = ((AS_OF - dates) / MONTH).round()

# %% mistake="02.1" hint="These are the weights, one for each purchase. How do they become one number?"
# - np.exp(-0.5 * months).sum()
# + np.exp(-0.5 * months)

# %% mistake="02.1" hint="Each month halves your weight: 0.5 is the base of your power. In the formula 0.5 stands in the exponent of e."
# - np.exp(-0.5 * months).sum()
# + (0.5**months).sum()

# %% mistake="02.1" hint="You looked back from the latest purchase. The age of a purchase ends at the observation point."
# - months = (AS_OF - dates) / MONTH
# + months = (dates.max() - dates) / MONTH

# %% mistake="02.1" hint="You squeezed the sum by a sigmoid. The task asks for the sum itself."
# - np.exp(-0.5 * months).sum()
# + 1 / (1 + np.exp(-np.exp(-0.5 * months).sum()))

# %% mistake="02.1" hint="This is the number of purchases. How much does each of them weigh?"
# - np.exp(-0.5 * months).sum()
# + len(dates)

# %% mistake="02.1" hint="You divided by the decay factor. In the formula it is multiplied with the months."
# - np.exp(-0.5 * months).sum()
# + np.exp(-months / 0.5).sum()

# %% mistake="02.1" hint="You looked back from 1 October. Which day is `AS_OF`?"
# - months = (AS_OF - dates) / MONTH
# + months = (pd.Timestamp("2017-10-01") - dates) / MONTH

# %% mistake="02.1" hint="Your sum lacks the first purchase. Its weight, which the cell shows, belongs to it."
# - np.exp(-0.5 * months).sum()
# + np.exp(-0.5 * months[1:]).sum()

# %% mistake="02.1" hint="This is everybody's interest. The task asks for that of the one customer in `dates`."
# - np.exp(-0.5 * months).sum()
# + interest.time_interest(played, AS_OF, 0.5)

# %% mistake="02.1" hint="You divided by 31 days. How many days has a month here?"
# - months = (AS_OF - dates) / MONTH
# + months = (AS_OF - dates) / pd.Timedelta(days=31)

# %% mistake="02.1" hint="You left the decay factor out. What multiplies the months in the exponent?"
# - np.exp(-0.5 * months).sum()
# + np.exp(-months).sum()

# %% mistake="02.1" hint="Your weights fall in a straight line. In the formula they fall exponentially."
# - np.exp(-0.5 * months).sum()
# + (1 - 0.5 * months).clip(lower=0).sum()

# %% mistake="02.1" hint="You gave every purchase the weight of the first. Each purchase has an age of its own."
# - np.exp(-0.5 * months).sum()
# + weight_of_first * len(dates)

# %% mistake="02.1" hint="You added up what is forgotten, 1 minus each weight. The interest is what is left."
# - np.exp(-0.5 * months).sum()
# + (1 - np.exp(-0.5 * months)).sum()

# %% mistake="02.1" hint="You added up everybody's interest. The task asks for that of the one customer in `dates`."
# - np.exp(-0.5 * months).sum()
# + interest.time_interest(played, AS_OF, 0.5).sum()

# %% mistake="02.1" hint="You took whole days, and divided them by 31. A part of a day counts, and a month here has another length."
# - months = (AS_OF - dates) / MONTH
# + months = (AS_OF - dates).dt.days / 31

# %% [markdown] hints="02.1"
# 1. Each purchase gets a weight of its own, as the first one did; then the weights become one number.
# 2. `AS_OF - dates` is a column of time spans; divided by `MONTH` it is a column of months. NumPy's `exp` takes whole columns.
# 3. `months = (AS_OF - dates) / MONTH`, then the `.sum()` of `np.exp(-0.5 * months)`.

# %% check="02.1"
lab.check("02.1", score)

# %% [markdown] task="02.2" level=2 points=4
# ### Level 2 · Which purchases count?
#
# `around` holds purchases of the days around the turn of the year, straight from the raw export: `time_utc` is the
# moment **in UTC**, and what counts is whether it lies before `AS_OF`, which is midnight **in Beijing**. A purchase at that very
# midnight belongs to the new year.
#
# How many purchases of each customer count? Answer with a Series `known`: index `user_id`, values the number of rows of
# `around` before the observation point; two purchases at one moment are two. Leave out customers who have none. (Beijing
# is eight hours ahead of UTC.)

# %%
raw = pd.DataFrame({"user_id": log["user_id"], "text": log["describe"]})
raw["time_utc"] = pd.to_datetime(pd.to_numeric(log["unix_time"], errors="coerce"), unit="s")
raw["amount"] = pd.to_numeric(log["payment"], errors="coerce") / 100
days_around = raw["time_utc"].between("2017-12-29 16:00", "2018-01-03") & raw["text"].notna()
around = interest.purchases(raw[days_around], interest.LOTTERY)[["user_id", "time_utc"]]
others = played.loc[~played["user_id"].isin(around["user_id"]), "user_id"].unique()[:2]
buyers = np.r_[around["user_id"].unique()[:3], others]  # the others have no purchase before the new year
late = [
    pd.DataFrame({"user_id": buyers, "time_utc": pd.Timestamp(f"2017-12-31 {clock}")})
    for clock in ("16:00", "16:30", "17:30")
]
early = pd.DataFrame(
    {"user_id": buyers[[0, 0, 1]], "time_utc": pd.Timestamp("2017-12-31 15:59:59")}
)  # two at one moment
around = pd.concat([around, early, *late]).sort_values("time_utc", ignore_index=True)
around.tail()

# %% task="02.2"
# BEGIN SOLUTION
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing < AS_OF].groupby("user_id").size()
# END SOLUTION

# %% mistake="02.2" hint="You counted every purchase, those of January too. On the observation point nobody knew of them: which rows may a look back use?"
# - [beijing < AS_OF]
# +

# %% mistake="02.2" hint="You compared moments in UTC with midnight in Beijing. Bring both to the same clock before you compare."
# - around["time_utc"] + pd.Timedelta(hours=8)
# + around["time_utc"]

# %% mistake="02.2" hint="A purchase exactly at the observation point is counted as known. Which of \"before\" and \"at or before\" does the task ask for?"
# - beijing < AS_OF
# + beijing <= AS_OF

# %% mistake="02.2" hint="You moved the clock the wrong way and let more of January in. Beijing is ahead: the same moment has a later time there."
# - around["time_utc"] + pd.Timedelta(hours=8)
# + around["time_utc"] - pd.Timedelta(hours=8)

# %% mistake="02.2" hint="Customers without a purchase before the observation point stand in your answer with 0. The task leaves them out."
# - around[beijing < AS_OF].groupby("user_id").size()
# + (beijing < AS_OF).groupby(around["user_id"]).sum()

# %% mistake="02.2" hint="You counted the purchases from the observation point on. The question is for those before it."
# - beijing < AS_OF
# + beijing >= AS_OF

# %% mistake="02.2" hint="You counted the purchases after the observation point. The question is for those before it."
# - beijing < AS_OF
# + beijing > AS_OF

# %% mistake="02.2" hint="You compared in UTC, and customers without a purchase before stand in your answer with 0. Bring both to the same clock, and leave these customers out."
known = (around["time_utc"] < AS_OF).groupby(around["user_id"]).sum()

# %% mistake="02.2" hint="A purchase exactly at the observation point is counted, and customers without a purchase before it stand with 0."
known = (beijing <= AS_OF).groupby(around["user_id"]).sum()

# %% mistake="02.2" hint="You counted different days for each customer. The question is for purchases."
# - around[beijing < AS_OF].groupby("user_id").size()
# + beijing[beijing < AS_OF].dt.normalize().groupby(around["user_id"]).nunique()

# %% mistake="02.2" hint="You counted different moments. Two purchases at one moment are two purchases."
# - around[beijing < AS_OF].groupby("user_id").size()
# + around[beijing < AS_OF].groupby("user_id")["time_utc"].nunique()

# %% mistake="02.2" hint="All of 1 January in Beijing is in your count: you compared days and let the same day in. What belongs to the new year?"
# - beijing < AS_OF
# + beijing.dt.normalize() <= AS_OF

# %% mistake="02.2" hint="You answer with one number for all customers. The task asks for one per customer."
# - around[beijing < AS_OF].groupby("user_id").size()
# + (beijing < AS_OF).sum()

# %% mistake="02.2" hint="You counted in `played`, the purchases of the whole log. This task is about `around`."
known = played[played["time"] < AS_OF].groupby("user_id").size()

# %% mistake="02.2" hint="You answer with one True or False per purchase. How many are True for each customer?"
# - around[beijing < AS_OF].groupby("user_id").size()
# + (beijing < AS_OF)

# %% mistake="02.2" hint="These are the rows that count. How many has each customer?"
# - around[beijing < AS_OF].groupby("user_id").size()
# + around[beijing < AS_OF]

# %% mistake="02.2" hint="These are moments. The task asks for the number of purchases."
# - around[beijing < AS_OF].groupby("user_id").size()
# + beijing[beijing < AS_OF].groupby(around["user_id"]).max()

# %% mistake="02.2" hint="These are moments in UTC. The task asks for the number of purchases."
# - around[beijing < AS_OF].groupby("user_id").size()
# + around[beijing < AS_OF].groupby("user_id")["time_utc"].max()

# %% mistake="02.2" hint="You moved the clock by nine hours. How far ahead is Beijing?"
# - hours=8
# + hours=9

# %% mistake="02.2" hint="You moved the clock by seven hours. How far ahead is Beijing?"
# - hours=8
# + hours=7

# %% mistake="02.2" hint="You left out the purchases at midnight alone and kept those after it."
# - beijing < AS_OF
# + beijing != AS_OF

# %% mistake="02.2" hint="You left out customers who bought again later. Their purchases before the observation point count."
# - beijing < AS_OF
# + (beijing < AS_OF) & ~around["user_id"].isin(around.loc[beijing >= AS_OF, "user_id"])

# %% mistake="02.2" hint="You kept one row per customer before counting, so everybody has 1."
# - around[beijing < AS_OF].groupby("user_id").size()
# + around[beijing < AS_OF].drop_duplicates("user_id").groupby("user_id").size()

# %% mistake="02.2" hint="Only the last day before the observation point is in your count. `around` has earlier purchases too."
# - beijing < AS_OF
# + beijing.dt.normalize() == "2017-12-31"

# %% mistake="02.2" hint="You lost the purchases of the first hours: you count from a midnight in UTC. All purchases of `around` before `AS_OF` count."
# - beijing < AS_OF
# + (beijing < AS_OF) & (around["time_utc"] >= "2017-12-30")

# %% mistake="02.2" hint="This is how many customers there are. The task asks how many purchases each of them has."
# - around[beijing < AS_OF].groupby("user_id").size()
# + around.loc[beijing < AS_OF, "user_id"].nunique()

# %% mistake="02.2" hint="A purchase exactly at the observation point is counted, and two purchases at one moment are counted as one."
# - around[beijing < AS_OF].groupby("user_id").size()
# + around[beijing <= AS_OF].groupby("user_id")["time_utc"].nunique()

# %% mistake="02.2" hint="The last day before the observation point is missing. It is over at midnight: all of it counts."
# - beijing < AS_OF
# + beijing < pd.Timestamp("2017-12-31")

# %% [markdown] hints="02.2"
# 1. Two steps: bring both sides of the comparison to the same clock, then keep what lies before.
# 2. `around["time_utc"] + pd.Timedelta(hours=…)` moves the clock; a comparison gives a filter; `groupby("user_id").size()` counts.
# 3. `beijing = around["time_utc"] + pd.Timedelta(hours=8)`; count in `around[beijing < AS_OF]`.

# %% check="02.2"
lab.check("02.2", known)

# %% [markdown] task="02.3" level=3 points=4 given="1 2017 30 50"
# ### Level 3 · Everybody's interest, on an earlier day
#
# What would the list have looked like on 1 October 2017? Compute the interest of all customers as of `OCTOBER`, with the decay
# factor `eta` below (one a month, months of 30 days), from what was known **then**, before the first moment of that day.
# Answer with a Series `top`: index `user_id`, values the interest, of the 50 customers with the highest, in any order. The
# first step is done; write the rest.

# %%
OCTOBER = pd.Timestamp("2017-10-01")
eta = round(np.random.default_rng(DATA_SEED).uniform(0.55, 1.2), 2)
eta

# %% task="02.3"
past = played[played["time"] < OCTOBER]
# BEGIN SOLUTION
weight = np.exp(-eta * (OCTOBER - past["time"]) / MONTH)
top = weight.groupby(past["user_id"]).sum().nlargest(50)
# END SOLUTION

# %% mistake="02.3" hint="You looked back from January: seen from there, every purchase is three months older. Which moment is the observation point here?"
# - (OCTOBER - past
# + (AS_OF - past

# %% mistake="02.3" hint="Purchases after 1 October are in it, and the formula counts each of them more than one of today. Use what was known then."
# - past = played[played["time"] < OCTOBER]
# + past = played

# %% mistake="02.3" hint="This is the weight of the latest purchase alone. The others count too."
# - .sum().nlargest
# + .max().nlargest

# %% mistake="02.3" hint="You took 0.5, the lesson's decay factor. This task has its own: the variable `eta`."
# - -eta
# + -0.5

# %% mistake="02.3" hint="These fifty have the least interest. The list begins at the other end."
# - .nlargest(50)
# + .nsmallest(50)

# %% mistake="02.3" hint="You took days where the formula takes months. How many days has a month here?"
# -  / MONTH
# +  / pd.Timedelta(days=1)

# %% mistake="02.3" hint="This is the mean weight of a purchase. A customer with more purchases has more interest: what is done with the weights?"
# - .sum().nlargest
# + .mean().nlargest

# %% mistake="02.3" hint="You took whole days: `.days` cuts the hours off. Divide one time span by another, and the part of a day stays."
# - (OCTOBER - past["time"]) / MONTH
# + (OCTOBER - past["time"]).dt.days / 30

# %% mistake="02.3" hint="You took whole days, and you took them for months. Two things are to be mended: the part of a day and the unit."
# - (OCTOBER - past["time"]) / MONTH
# + (OCTOBER - past["time"]).dt.days

# %% mistake="02.3" hint="These are the first fifty ids, whatever their interest. Sort by interest before you take fifty."
# - .nlargest(50)
# + .head(50)

# %% mistake="02.3" hint="These are the last fifty ids, whatever their interest. Sort by interest before you take fifty."
# - .nlargest(50)
# + .tail(50)

# %% mistake="02.3" hint="These are all customers. The list has the 50 highest."
# - .nlargest(50)
# +

# %% mistake="02.3" hint="These are all customers, seen from January. Which moment is the observation point here, and how long is the list?"
top = interest.time_interest(played, AS_OF, eta)

# %% mistake="02.3" hint="This is the list as of January: it knows purchases after 1 October. Which moment is the observation point here?"
top = interest.time_interest(played, AS_OF, eta).nlargest(50)

# %% mistake="02.3" hint="This is the list as of January at the lesson's decay factor. Which moment and which factor does this task have?"
top = interest.time_interest(played, AS_OF, 0.5).nlargest(50)

# %% mistake="02.3" hint="In your sums old purchases count more than new ones. Look at the sign of the exponent, or at which date is taken from which."
# - -eta
# + eta

# %% mistake="02.3" hint="You took the fifty highest weights of single purchases. Add up for each customer first, then take the fifty highest."
# - weight.groupby(past["user_id"]).sum().nlargest(50)
# + weight.nlargest(50).groupby(past["user_id"]).sum()

# %% mistake="02.3" hint="These are the fifty highest weights of single purchases. What belongs to each customer?"
# - weight.groupby(past["user_id"]).sum().nlargest(50)
# + weight.nlargest(50)

# %% mistake="02.3" hint="Purchases after 1 October count here with the weight of one of that day. On 1 October nobody knew of them."
weight = np.exp(-eta * ((OCTOBER - played["time"]) / MONTH).clip(lower=0))
top = weight.groupby(played["user_id"]).sum().nlargest(50)

# %% mistake="02.3" hint="These are numbers of purchases. How much does each of them weigh?"
# - .sum().nlargest
# + .count().nlargest

# %% mistake="02.3" hint="Your month has a mean calendar length. How many days has a month here?"
# -  / MONTH
# +  / pd.Timedelta(days=30.4375)

# %% mistake="02.3" hint="You took `eta` for a half-life. It is the decay factor in the exponent of e."
# - np.exp(-eta * (OCTOBER - past["time"]) / MONTH)
# + 0.5 ** ((OCTOBER - past["time"]) / MONTH / eta)

# %% mistake="02.3" hint="You took ten. The list has the 50 highest."
# - nlargest(50)
# + nlargest(10)

# %% mistake="02.3" hint="Several purchases of one day count once here. Each purchase counts."
daily = past.assign(day=past["time"].dt.normalize()).drop_duplicates(["user_id", "day"])
top = np.exp(-eta * (OCTOBER - daily["time"]) / MONTH).groupby(daily["user_id"]).sum().nlargest(50)

# %% mistake="02.3" hint="You added the months of each customer first. Each purchase has a weight of its own; what is added up are the weights."
# - weight.groupby(past["user_id"]).sum().nlargest(50)
# + np.exp(-eta * ((OCTOBER - past["time"]) / MONTH).groupby(past["user_id"]).sum()).nlargest(50)

# %% mistake="02.3" hint="You looked back from each customer's latest purchase. The age of a purchase ends at the observation point."
# - (OCTOBER - past["time"])
# + (past.groupby("user_id")["time"].transform("max") - past["time"])

# %% mistake="02.3" hint="You took whole calendar months. A month here has 30 days, and a part of a month counts."
# - (OCTOBER - past["time"]) / MONTH
# + pd.Series(interest.calendar_months_before(past["time"], OCTOBER), past.index)

# %% mistake="02.3" hint="A purchase exactly at the observation point is counted. What was known before it?"
upto = played[played["time"] <= OCTOBER]
top = np.exp(-eta * (OCTOBER - upto["time"]) / MONTH).groupby(upto["user_id"]).sum().nlargest(50)

# %% mistake="02.3" hint="Your month has 31 days. How many days has a month here?"
# -  / MONTH
# +  / pd.Timedelta(days=31)

# %% mistake="02.3" hint="These are the fifty purchases with the highest weights, and some customers stand there twice. Add up for each customer first."
# - weight.groupby(past["user_id"]).sum().nlargest(50)
# + weight.set_axis(past["user_id"]).nlargest(50)

# %% mistake="02.3" hint="These are the customers with the most purchases, and how many they have. How much does each purchase weigh?"
# - weight.groupby(past["user_id"]).sum().nlargest(50)
# + past["user_id"].value_counts().head(50)

# %% mistake="02.3" hint="These are the fifty of January, with their interest in October. Who had the highest interest on 1 October?"
# - .sum().nlargest(50)
# + .sum().reindex(interest.time_interest(played, AS_OF, eta).nlargest(50).index)

# %% mistake="02.3" hint="Only the purchases of September are counted. What was known then is all that came before."
# - past = played[played["time"] < OCTOBER]
# + past = played[played["time"].between("2017-09-01", OCTOBER, inclusive="left")]

# %% [markdown] hints="02.3"
# 1. As in level 1, for each purchase a weight, and then one sum for each customer instead of one sum for all.
# 2. A Series can be grouped by another Series of the same length: `weight.groupby(past["user_id"])`. `nlargest` takes the highest.
# 3. `weight = np.exp(-eta * (OCTOBER - past["time"]) / MONTH)`, then `.groupby(past["user_id"]).sum().nlargest(50)`.

# %% check="02.3"
lab.check("02.3", top)

# %% [markdown] task="02.4" level=4 points=4 given="30"
# ### Level 4 · What a decay factor claims
#
# Three questions from a meeting, with this cohort's numbers (months of 30 days):
#
# - `half`: with the decay factor `eta` of level 3, after how many **days** is half of a purchase's weight left?
# - `tenth`: with the same `eta`, after how many **days** is one tenth of its weight left?
# - `eta_of_zhou`: 周经理 says: "After `DAYS` days half of an interest is left." Which decay factor **per month** does he
#   claim? (It has nothing to do with the `eta` of level 3.)
#
# Answer with a dictionary `claims` that has these three keys; its values are numbers with all their decimals.

# %%
DAYS = int(np.random.default_rng(DATA_SEED + 4).integers(20, 120))
eta, DAYS

# %% task="02.4"
# BEGIN SOLUTION
claims = {
    "half": 30 * np.log(2) / eta,
    "tenth": 30 * np.log(10) / eta,
    "eta_of_zhou": np.log(2) / (DAYS / 30),
}
# END SOLUTION

# %% mistake="02.4" hint="Your `half` is in months. The question asks for days."
# - "half": 30 * np.log(2) / eta
# + "half": np.log(2) / eta

# %% mistake="02.4" hint="Your `tenth` is in months. The question asks for days."
# - "tenth": 30 * np.log(10) / eta
# + "tenth": np.log(10) / eta

# %% mistake="02.4" hint="The factor you give 周经理 is one a day. The course's factor is one a month: how many months are his days?"
# - "eta_of_zhou": np.log(2) / (DAYS / 30)
# + "eta_of_zhou": np.log(2) / DAYS

# %% mistake="02.4" hint="You took five half-lives for a tenth. Each half-life leaves half of what is left: after which time is the weight one tenth?"
# - "tenth": 30 * np.log(10) / eta
# + "tenth": 5 * 30 * np.log(2) / eta

# %% mistake="02.4" hint="Your `tenth` is negative. The weight falls as time goes on: on which side of the equation is the minus sign?"
# - "tenth": 30 * np.log(10) / eta
# + "tenth": 30 * np.log(0.1) / eta

# %% mistake="02.4" hint="Your `tenth` is the time after which a tenth is lost. The question is when a tenth is left."
# - "tenth": 30 * np.log(10) / eta
# + "tenth": -30 * np.log(0.9) / eta

# %% mistake="02.4" hint="You took 0.5 for the decay factor in `half`. The question is about the `eta` of level 3."
# - "half": 30 * np.log(2) / eta
# + "half": 30 * np.log(2) / 0.5

# %% mistake="02.4" hint="You took 0.5 for the decay factor in `tenth`. The question is about the `eta` of level 3."
# - "tenth": 30 * np.log(10) / eta
# + "tenth": 30 * np.log(10) / 0.5

# %% mistake="02.4" hint="Your `half` has no logarithm. The curve is a power of e: what undoes it?"
# - "half": 30 * np.log(2) / eta
# + "half": 30 * 0.5 / eta

# %% mistake="02.4" hint="Your `half` is in months, at 0.5. The question is about the `eta` of level 3, in days."
# - "half": 30 * np.log(2) / eta
# + "half": np.log(2) / 0.5

# %% mistake="02.4" hint="Your `tenth` has no logarithm. The curve is a power of e: what undoes it?"
# - "tenth": 30 * np.log(10) / eta
# + "tenth": 30 * 0.1 / eta

# %% mistake="02.4" hint="Your `tenth` has no logarithm. The curve is no straight line: what undoes a power of e?"
# - "tenth": 30 * np.log(10) / eta
# + "tenth": 30 * 0.9 / eta

# %% mistake="02.4" hint="Your `tenth` has no logarithm: ten is divided by the factor. What undoes a power of e?"
# - "tenth": 30 * np.log(10) / eta
# + "tenth": 30 * 10 / eta

# %% mistake="02.4" hint="Your factor for 周经理 has no logarithm. Set the curve to a half and solve for the factor."
# - "eta_of_zhou": np.log(2) / (DAYS / 30)
# + "eta_of_zhou": 0.5 / (DAYS / 30)

# %% mistake="02.4" hint="You multiplied by 周经理's months. The longer the half-life, the smaller is the factor."
# - "eta_of_zhou": np.log(2) / (DAYS / 30)
# + "eta_of_zhou": np.log(2) * DAYS / 30

# %% mistake="02.4" hint="This is 周经理's half-life in months. He claims a half-life; which decay factor belongs to it?"
# - "eta_of_zhou": np.log(2) / (DAYS / 30)
# + "eta_of_zhou": DAYS / 30

# %% mistake="02.4" hint="You took the half-life for the factor the other way round: one over his months is no decay factor yet. Where is the half?"
# - "eta_of_zhou": np.log(2) / (DAYS / 30)
# + "eta_of_zhou": 30 / DAYS

# %% mistake="02.4" hint="Your factor for 周经理 is negative. The minus sign of the exponent stands in the formula already."
# - "eta_of_zhou": np.log(2) / (DAYS / 30)
# + "eta_of_zhou": np.log(0.5) / (DAYS / 30)

# %% mistake="02.4" hint="You divided by 30 twice for 周经理: once his days become months, and the factor is one a month."
# - "eta_of_zhou": np.log(2) / (DAYS / 30)
# + "eta_of_zhou": np.log(2) / DAYS / 30

# %% mistake="02.4" hint="`log10` in `half` belongs to powers of ten. The curve is a power of e: which logarithm undoes it?"
# - "half": 30 * np.log(2) / eta
# + "half": 30 * np.log10(2) / eta

# %% mistake="02.4" hint="Your `tenth` is one month over the factor: there is no logarithm in it, or it is `log10`. The curve is a power of e: which logarithm undoes it?"
# - "tenth": 30 * np.log(10) / eta
# + "tenth": 30 * np.log10(10) / eta

# %% mistake="02.4" hint="`log10` in 周经理's factor belongs to powers of ten. The curve is a power of e: which logarithm undoes it?"
# - "eta_of_zhou": np.log(2) / (DAYS / 30)
# + "eta_of_zhou": np.log10(2) / (DAYS / 30)

# %% mistake="02.4" hint="Your `half` is a weight after half a month. The question asks for a time."
# - "half": 30 * np.log(2) / eta
# + "half": np.exp(-eta * 0.5)

# %% mistake="02.4" hint="Your `tenth` is a weight after a tenth of a month. The question asks for a time."
# - "tenth": 30 * np.log(10) / eta
# + "tenth": np.exp(-eta * 0.1)

# %% mistake="02.4" hint="In `half` you multiplied by `eta`. A larger factor forgets faster: does the time grow with it?"
# - "half": 30 * np.log(2) / eta
# + "half": 30 * np.log(2) * eta

# %% mistake="02.4" hint="In `tenth` you multiplied by `eta`. A larger factor forgets faster: does the time grow with it?"
# - "tenth": 30 * np.log(10) / eta
# + "tenth": 30 * np.log(10) * eta

# %% mistake="02.4" hint="You divided `half` by 30. How do months become days?"
# - "half": 30 * np.log(2) / eta
# + "half": np.log(2) / eta / 30

# %% mistake="02.4" hint="You divided `tenth` by 30. How do months become days?"
# - "tenth": 30 * np.log(10) / eta
# + "tenth": np.log(10) / eta / 30

# %% mistake="02.4" hint="Your `half` is negative. The weight falls as time goes on: on which side of the equation is the minus sign?"
# - "half": 30 * np.log(2) / eta
# + "half": 30 * np.log(0.5) / eta

# %% mistake="02.4" hint="The month in `half` has a mean calendar length. How many days has a month here?"
# - "half": 30 * np.log(2) / eta
# + "half": 30.4375 * np.log(2) / eta

# %% mistake="02.4" hint="The month in `tenth` has a mean calendar length. How many days has a month here?"
# - "tenth": 30 * np.log(10) / eta
# + "tenth": 30.4375 * np.log(10) / eta

# %% mistake="02.4" hint="The month in 周经理's factor has a mean calendar length. How many days has a month here?"
# - "eta_of_zhou": np.log(2) / (DAYS / 30)
# + "eta_of_zhou": np.log(2) / (DAYS / 30.4375)

# %% mistake="02.4" hint="Your `half` and `tenth` are exchanged. Which of the two takes longer?"
# - "half": 30 * np.log(2) / eta
# + "half": 30 * np.log(10) / eta
# - "tenth": 30 * np.log(10) / eta
# + "tenth": 30 * np.log(2) / eta

# %% mistake="02.4" hint="Your `tenth` is a fraction of the half-life. Solve the curve for the weight of one tenth."
# - "tenth": 30 * np.log(10) / eta
# + "tenth": 0.1 * 30 * np.log(2) / eta

# %% mistake="02.4" hint="Your `half` has no logarithm: it is one month over the factor. The curve is a power of e: what undoes it?"
# - "half": 30 * np.log(2) / eta
# + "half": 30 / eta

# %% mistake="02.4" hint="Your `tenth` is made with 周经理's factor. The question takes the `eta` of level 3."
# - "tenth": 30 * np.log(10) / eta
# + "tenth": 30 * np.log(10) / (np.log(2) / (DAYS / 30))

# %% mistake="02.4" hint="Your `tenth` goes on from the half-life in a straight line. The curve is a power of e: solve it for the weight of one tenth."
# - "tenth": 30 * np.log(10) / eta
# + "tenth": 30 * np.log(2) / eta * 1.8

# %% mistake="02.4" hint="For 周经理 you gave what is left at a half-life of one month. The question is for the factor that leaves a half after his days."
# - "eta_of_zhou": np.log(2) / (DAYS / 30)
# + "eta_of_zhou": 0.5 ** (DAYS / 30)

# %% mistake="02.4" hint="For 周经理 you gave the weight that the `eta` of level 3 leaves after his days. The question is for another factor, the one that leaves a half."
# - "eta_of_zhou": np.log(2) / (DAYS / 30)
# + "eta_of_zhou": np.exp(-eta * DAYS / 30)

# %% [markdown] hints="02.4"
# 1. Each question sets the curve equal to something and asks for what is unknown: the time in two of them, the factor in one.
# 2. From $e^{-\eta t} = 1/2$ follows $\eta\,t = \ln 2$; the natural logarithm is `np.log`. For a tenth, put ten in place of two.
# 3. `30 * np.log(2) / eta` gives the first in days; the second has `np.log(10)`; the third divides `np.log(2)` by `DAYS / 30`.

# %% check="02.4"
lab.check("02.4", claims)

# %% [markdown] task="02.5" level=5 points=4 given="0.5 50"
# ### Level 5 · Does the choice change the list?
#
# 何律师 asks whether another decay factor would protect *other people*. Take the 50 highest as of `AS_OF` at $\eta = 0.5$, and for
# each factor in `FACTORS` the 50 highest as of `AS_OF` at that factor. How many of the first fifty are on the other list, at
# whatever place? Answer with a Series `stay`: index the factor, values the number of customers on both lists.
#
# `interest.time_interest(played, AS_OF, factor)` gives everybody's interest at a factor.

# %%
FACTORS = [0.05, 0.1, 0.2, 1.0, 2.0, 5.0]


# %% task="02.5"
# BEGIN SOLUTION
def fifty(factor):
    return interest.time_interest(played, AS_OF, factor).nlargest(50)


stay = pd.Series({factor: len(fifty(0.5).index.intersection(fifty(factor).index)) for factor in FACTORS})
# END SOLUTION

# %% mistake="02.5" hint="These are the customers who leave the list. The question is how many stay on it."
# - len(fifty(0.5).index.intersection(fifty(factor).index))
# + len(fifty(0.5).index.difference(fifty(factor).index))

# %% mistake="02.5" hint="These are the lists of another day: 1 October was the day of level 3. Which day does this task name?"
# - AS_OF
# + OCTOBER

# %% mistake="02.5" hint="You took another number than 50 for both lists. How long is the list?"
# - nlargest(50)
# + nlargest(10)

# %% mistake="02.5" hint="You counted those who keep their very rank. The question is who is on the list, wherever on it."
# - len(fifty(0.5).index.intersection(fifty(factor).index))
# + int((fifty(0.5).index == fifty(factor).index).sum())

# %% mistake="02.5" hint="You counted who is on either list. The question is who is on both."
# - len(fifty(0.5).index.intersection(fifty(factor).index))
# + len(fifty(0.5).index.union(fifty(factor).index))

# %% mistake="02.5" hint="Your first list is at the `eta` of level 3. Which factor does the first list have here?"
# - fifty(0.5)
# + fifty(eta)

# %% mistake="02.5" hint="These are shares of the fifty. The question is for a number of customers."
# - len(fifty(0.5).index.intersection(fifty(factor).index))
# + len(fifty(0.5).index.intersection(fifty(factor).index)) / 50

# %% mistake="02.5" hint="Everybody stays in your answer. Is the factor handed to the helper, and are both lists sorted and cut at fifty?"
# - , factor).nlargest
# + ).nlargest

# %% mistake="02.5" hint="You compared everybody with everybody. The lists have fifty customers each: cut both."
# - .nlargest(50)
# +

# %% mistake="02.5" hint="Your other list has the first fifty ids, whatever their interest. Sort by interest before you take fifty."
# - fifty(factor).index
# + interest.time_interest(played, AS_OF, factor).head(50).index

# %% mistake="02.5" hint="You compared the fifty lowest. Which end of the order does the list begin with?"
# - nlargest
# + nsmallest

# %% mistake="02.5" hint="You compared the interests themselves. They differ from factor to factor for everybody: compare the customers."
# - len(fifty(0.5).index.intersection(fifty(factor).index))
# + int(fifty(0.5).isin(fifty(factor)).sum())

# %% mistake="02.5" hint="You compared each factor with the one before it. The first list is the same for all factors."
# - len(fifty(0.5).index.intersection(fifty(factor).index)) for factor in FACTORS
# + len(fifty(before).index.intersection(fifty(factor).index)) for before, factor in zip([0.5, *FACTORS], FACTORS)

# %% mistake="02.5" hint="You compared with the first factor of `FACTORS`. At which factor is the first list?"
# - fifty(0.5)
# + fifty(FACTORS[0])

# %% mistake="02.5" hint="You compared the interests with a fixed threshold. A smaller factor makes every interest larger; compare the lists, not the sizes."
# - len(fifty(0.5).index.intersection(fifty(factor).index))
# + int((interest.time_interest(played, AS_OF, factor) >= fifty(0.5).min()).sum())

# %% mistake="02.5" hint="Your numbers have places for names. The index is the factor."
# - pd.Series({factor: len(fifty(0.5).index.intersection(fifty(factor).index)) for factor in FACTORS})
# + pd.Series([len(fifty(0.5).index.intersection(fifty(factor).index)) for factor in FACTORS])

# %% mistake="02.5" hint="Only the last factor is left: each turn of your loop made the Series anew. Collect the numbers first."
# -  for factor in FACTORS
# +  for factor in FACTORS[-1:]

# %% mistake="02.5" hint="You counted who is on all lists so far. Each factor is compared with the first list alone."
left, counts = fifty(0.5).index, {}
for factor in FACTORS:
    left = left.intersection(fifty(factor).index)
    counts[factor] = len(left)
stay = pd.Series(counts)

# %% mistake="02.5" hint="These are correlations of the interests. The question is for a number of customers."
first = interest.time_interest(played, AS_OF, 0.5)
stay = pd.Series(
    {factor: first.corr(interest.time_interest(played, AS_OF, factor), method="spearman") for factor in FACTORS}
)

# %% mistake="02.5" hint="Your month is a day: the factor is one a month. Which length of the month does the helper take by itself?"
# - fifty(factor).index
# + interest.time_interest(played, AS_OF, factor, days_per_month=1).nlargest(50).index

# %% mistake="02.5" hint="You answer with one number. The task asks for one per factor."
stay = float(pd.Series({factor: len(fifty(0.5).index.intersection(fifty(factor).index)) for factor in FACTORS}).mean())

# %% mistake="02.5" hint="Your other list begins with the 50 highest of another day. Both lists are as of `AS_OF`."
# - fifty(factor).index
# + interest.time_interest(played, OCTOBER, factor).nlargest(50).index

# %% mistake="02.5" hint="Your first list is the `top` of level 3, as of another day and at another factor. Both lists are as of `AS_OF`."
# - fifty(0.5)
# + top

# %% mistake="02.5" hint="These are shares, and your first list is at the `eta` of level 3. The task asks for numbers of customers, and gives another factor for the first list."
# - len(fifty(0.5).index.intersection(fifty(factor).index))
# + len(fifty(eta).index.intersection(fifty(factor).index)) / 50

# %% [markdown] hints="02.5" given="0.5"
# 1. A list of people is a set: make the two sets, and count what they share.
# 2. `nlargest(50)` keeps the ids in its index; `index.intersection(other)` is what two indexes share. A dictionary `{factor: number}` becomes a Series by `pd.Series(...)`.
# 3. Write a small function that gives the ids of the fifty for a factor; then, for each factor, the `len(...)` of the intersection with the fifty at 0.5.

# %% check="02.5"
lab.check("02.5", stay)

# %% [markdown] task="02.6" level=6 points=5 given="2017 0 1"
# ### Level 6 · From opinion to back-test
#
# Choose the decay factor from `GRID` by a back-test on **November 2017**, then see what it is worth in **December**:
#
# - judged are the customers who played before the month begins; the outcome is whether they played in that month
#   (`interest.bought_between(played, start, stop)` gives it, True or False by customer, `stop` left out);
# - the score is $S$ as of the month's first day; the measure is the AUC (`interest.auc(score, bought)`);
# - choose the factor with the highest AUC for November, the first in `GRID` if two are equal; then take the December AUC
#   *of that factor*.
#
# Answer with a dictionary `chosen` that has the keys `eta` (the factor chosen), `november` and `december` (its two AUCs,
# between 0 and 1).

# %%
GRID = [0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0]
NOVEMBER, DECEMBER = pd.Timestamp("2017-11-01"), pd.Timestamp("2017-12-01")

# %% task="02.6"
# BEGIN SOLUTION
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
november = pd.Series({g: interest.auc(interest.time_interest(played, NOVEMBER, g), in_november) for g in GRID})
december = pd.Series({g: interest.auc(interest.time_interest(played, DECEMBER, g), in_december) for g in GRID})
best = november.idxmax()
chosen = {"eta": best, "november": november[best], "december": december[best]}
# END SOLUTION

# %% mistake="02.6" hint="Your `eta` is not the best factor of November. December may only test the choice: which month chooses?"
# - best = november.idxmax()
# + best = december.idxmax()

# %% mistake="02.6" hint="Your `december` is the best AUC of December, at a factor of its own. The question is for December's AUC of the factor chosen."
# - "december": december[best]
# + "december": december.max()

# %% mistake="02.6" hint="November's score is taken after the month it is judged by, so it has seen the answer. As of which day may it be computed?"
# - time_interest(played, NOVEMBER, g)
# + time_interest(played, DECEMBER, g)

# %% mistake="02.6" hint="December is tested with the score of 1 November. On 1 December a month more is known: each month is scored as of its own first day."
# - time_interest(played, DECEMBER, g)
# + time_interest(played, NOVEMBER, g)

# %% mistake="02.6" hint="December's score is taken after the month it is judged by, so it has seen the answer. As of which day may it be computed?"
# - time_interest(played, DECEMBER, g)
# + time_interest(played, AS_OF, g)

# %% mistake="02.6" hint="You took the factor with the lowest AUC. A higher AUC finds the buyers better."
# - best = november.idxmax()
# + best = november.idxmin()

# %% mistake="02.6" hint="You took the `eta` of level 3. The factor is to be chosen from `GRID`."
# - chosen = {"eta": best, "november": november[best], "december": december[best]}
# + chosen = {
# +     "eta": eta,
# +     "november": interest.auc(interest.time_interest(played, NOVEMBER, eta), in_november),
# +     "december": interest.auc(interest.time_interest(played, DECEMBER, eta), in_december),
# + }

# %% mistake="02.6" hint="November's score is taken at the end of the log: it has seen the month it is judged by, and December too. As of which day may it be computed?"
# - time_interest(played, NOVEMBER, g)
# + time_interest(played, AS_OF, g)

# %% mistake="02.6" hint="Both scores are taken as of 1 January, so they have seen both months. As of which day may each be computed?"
# - time_interest(played, NOVEMBER, g)
# + time_interest(played, AS_OF, g)
# - time_interest(played, DECEMBER, g)
# + time_interest(played, AS_OF, g)

# %% mistake="02.6" hint="Both scores are taken at the end of the month they are judged by, so they have seen the answer. As of which day may each be computed?"
# - time_interest(played, DECEMBER, g)
# + time_interest(played, AS_OF, g)
# - time_interest(played, NOVEMBER, g)
# + time_interest(played, DECEMBER, g)

# %% mistake="02.6" hint="Your outcome of November reaches to the end of December. Where does November end?"
# - bought_between(played, NOVEMBER, DECEMBER)
# + bought_between(played, NOVEMBER, AS_OF)

# %% mistake="02.6" hint="December's score is judged by the outcome of November. Which outcome belongs to it?"
# - time_interest(played, DECEMBER, g), in_december
# + time_interest(played, DECEMBER, g), in_november

# %% mistake="02.6" hint="December's factor is tested on those who played before 1 November. Judge each month among those who played before it begins."
# - "december": december[best]
# + "december": interest.auc(interest.time_interest(played, DECEMBER, best), in_december.reindex(in_november.index))

# %% mistake="02.6" hint="Your `eta` is a place in `GRID`. The question is for the factor itself."
# - "eta": best
# + "eta": GRID.index(best)

# %% mistake="02.6" hint="Your `eta` is a half-life. The question is for the factor."
# - "eta": best
# + "eta": interest.half_life(best)

# %% mistake="02.6" hint="Your `november` and `december` are exchanged."
# - "november": november[best]
# + "november": december[best]
# - "december": december[best]
# + "december": november[best]

# %% mistake="02.6" hint="Your `december` repeats November's AUC. Test the chosen factor on the other month."
# - "december": december[best]
# + "december": november[best]

# %% mistake="02.6" hint="All customers of the wallet are in your comparison, most of whom never played. They are easy to tell apart and lift every AUC; judge among those who played before."
everybody = pd.Index(payments["user_id"].unique())
wide_november = interest.backtest_eta(played, in_november.reindex(everybody, fill_value=False), GRID, NOVEMBER)
wide_december = interest.backtest_eta(played, in_december.reindex(everybody, fill_value=False), GRID, DECEMBER)
best = wide_november.idxmax()
chosen = {"eta": best, "november": wide_november[best], "december": wide_december[best]}

# %% mistake="02.6" hint="You chose by both months together. December may only test the choice."
# - best = november.idxmax()
# + best = (november + december).idxmax()

# %% mistake="02.6" hint="You searched in `FACTORS` of level 5. The factor is to be chosen from `GRID`."
# - best = november.idxmax()
# + best = november.reindex(FACTORS).idxmax()

# %% mistake="02.6" hint="Your measure is the share of buyers among the first fifty. The task asks for the AUC."
precision = pd.Series(
    {g: interest.precision_at(interest.time_interest(played, NOVEMBER, g), in_november) for g in GRID}
)
best = precision.idxmax()
found = interest.precision_at(interest.time_interest(played, DECEMBER, best), in_december)
chosen = {"eta": best, "november": precision.max(), "december": found}

# %% mistake="02.6" hint="You are a month early: October chose and November tested. Which month chooses here?"
OCTOBER = pd.Timestamp("2017-10-01")
october = interest.backtest_eta(played, interest.bought_between(played, OCTOBER, NOVEMBER), GRID, OCTOBER)
best = october.idxmax()
chosen = {"eta": best, "november": october[best], "december": november[best]}

# %% mistake="02.6" hint="Your AUCs are means over all factors. The question is for those of the factor chosen."
# - "november": november[best]
# + "november": november.mean()
# - "december": december[best]
# + "december": december.mean()

# %% mistake="02.6" hint="Your `november` and `december` are the AUCs of every factor. The question is for those of the factor chosen."
# - "november": november[best]
# + "november": november
# - "december": december[best]
# + "december": december

# %% mistake="02.6" hint="Your `eta` is not the best factor of November, and December's score is a month old: each month is scored as of its own first day."
# - chosen = {"eta": best, "november": november[best], "december": december[best]}
# + chosen = {"eta": 0.5, "november": november[0.5], "december": interest.auc(interest.time_interest(played, NOVEMBER, 0.5), in_december)}

# %% mistake="02.6" hint="You chose by December, with scores that have seen the months they are judged by. Which month chooses, and as of which day may a score be computed?"
seen_november = interest.backtest_eta(played, in_november, GRID, AS_OF)
seen_december = interest.backtest_eta(played, in_december, GRID, AS_OF)
best = seen_december.idxmax()
chosen = {"eta": best, "november": seen_november[best], "december": seen_december[best]}

# %% mistake="02.6" hint="Your `december` belongs to the last factor of `GRID`. After a loop its variable holds the last one: take the factor chosen."
# - "december": december[best]
# + "december": december[GRID[-1]]

# %% mistake="02.6" hint="Your factor and `november` come from October. Which month chooses here?"
# - chosen = {"eta": best, "november": november[best], "december": december[best]}
# + start = pd.Timestamp("2017-10-01")
# + october = interest.backtest_eta(played, interest.bought_between(played, start, NOVEMBER), GRID, start)
# + chosen = {"eta": october.idxmax(), "november": october.max(), "december": december[october.idxmax()]}

# %% mistake="02.6" hint="You chose by the mean AUC of both months, and gave it twice. December may only test the choice, and each month has an AUC of its own."
# - chosen = {"eta": best, "november": november[best], "december": december[best]}
# + both = (november + december) / 2
# + chosen = {"eta": both.idxmax(), "november": both.max(), "december": both.max()}

# %% mistake="02.6" hint="The last day of each month is missing in your outcome. `stop` is left out, so it is the first day of the next month."
# - in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
# - in_december = interest.bought_between(played, DECEMBER, AS_OF)
# + in_november = interest.bought_between(played, NOVEMBER, pd.Timestamp("2017-11-30"))
# + in_december = interest.bought_between(played, DECEMBER, pd.Timestamp("2017-12-31"))

# %% mistake="02.6" hint="Customers who began to play later are judged as well. Judged are those who played before the month begins."
ever = pd.Index(played["user_id"].unique())
of_november = played.loc[played["time"].between(NOVEMBER, DECEMBER, inclusive="left"), "user_id"]
of_december = played.loc[played["time"].between(DECEMBER, AS_OF, inclusive="left"), "user_id"]
wide_november = interest.backtest_eta(played, pd.Series(ever.isin(of_november), ever), GRID, NOVEMBER)
wide_december = interest.backtest_eta(played, pd.Series(ever.isin(of_december), ever), GRID, DECEMBER)
best = wide_november.idxmax()
chosen = {"eta": best, "november": wide_november[best], "december": wide_december[best]}

# %% [markdown] hints="02.6"
# 1. Three things must not be mixed up: the day of the score, the month that judges it, and the month that tests the choice.
# 2. `interest.backtest_eta(played, bought, GRID, as_of)` gives the AUC of every factor at once; `idxmax()` names the best one.
# 3. Run it with the buyers of November and `NOVEMBER` as the day of the score, take `idxmax()`; run it with December's buyers and `DECEMBER`, and read off the AUC of that same factor.

# %% check="02.6"
lab.check("02.6", chosen)

# %% [markdown] written="02.S1"
# ### In writing · What does a half-life claim?
#
# 周经理 asks what "$\eta$ is a half" means and why he should believe it. Write him half a page: say it as a half-life in words
# he can disagree with; give the figures of your back-test (which factors are about as good, among whom it was judged, what
# the choice is worth on the next month); say what would make you change it; and say what this score may be used for and
# what not. Ten points, read by a person.

# %% [markdown]
# ## Where you stand

# %%
lab.progress()

# %% [markdown] tags=["trainee-only"]
# ## Hand in (提交)
#
# Save the notebook (<kbd>Ctrl</kbd>+<kbd>S</kbd>), write the name or number that your instructor knows you by between the
# quotes, without spaces, and run the cell. It packs your notebook, your answer in writing and your progress into one file for
# your instructor, and says where the file lies.

# %% tags=["trainee-only"]
lab.submit("")
