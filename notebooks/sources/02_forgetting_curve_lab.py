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
# The data: `played` holds the lottery purchases (refunds and shoes left out), one row a purchase, in Beijing time.
# `MONTH` is the course's month of 30 days.

# %%
import numpy as np
import pandas as pd

from helpers import datasets, interest

AS_OF = pd.Timestamp("2018-01-01")
MONTH = pd.Timedelta(days=30)
log = datasets.load_wallet(seed=DATA_SEED)
payments, _ = datasets.clean_wallet(log)
played = interest.purchases(payments, interest.LOTTERY)[["user_id", "time"]].reset_index(drop=True)
played.head(3)

# %% [markdown] task="02.1" level=1 points=3 given="0.5 30"
# ### Level 1 · The interest of one customer
#
# `dates` holds the purchases of one customer. How large is the customer's interest $S = \sum e^{-\eta\,\Delta t}$ at `AS_OF`, with
# $\eta = 0.5$ a month and $\Delta t$ in months of 30 days? Answer with a number `score`, not rounded. The cell shows the weight
# of the first purchase.

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

# %% mistake="02.1" hint="Far too little for so many purchases: you put days where the formula wants months. How many days has a month here?"
score = np.exp(-0.5 * (AS_OF - dates) / pd.Timedelta(days=1)).sum()

# %% mistake="02.1" hint="More than one for a single purchase? Then old purchases would count more than new ones. Look at the sign of the exponent, or at which date is taken from which."
score = np.exp(0.5 * months).sum()

# %% mistake="02.1" hint="You added the months first and let the sum decay: as if all had been one very old purchase. Each purchase has a weight of its own; what is added up are the weights."
score = np.exp(-0.5 * months.sum())

# %% mistake="02.1" hint="That is the mean weight of a purchase. A customer with more purchases should have more interest, so the weights are added, not averaged."
score = np.exp(-0.5 * months).mean()

# %% mistake="02.1" hint="Close: `.days` cuts the hours off. Divide one time span by another, and the part of a day stays."
score = np.exp(-0.5 * (AS_OF - dates).dt.days / 30).sum()

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
# How many purchases of each customer count? Answer with a Series `known`: index `user_id`, values the number of purchases
# before the observation point. Leave out customers who have none. (Beijing is eight hours ahead of UTC.)

# %%
raw = pd.DataFrame({"user_id": log["user_id"], "text": log["describe"]})
raw["time_utc"] = pd.to_datetime(pd.to_numeric(log["unix_time"], errors="coerce"), unit="s")
raw["amount"] = pd.to_numeric(log["payment"], errors="coerce") / 100
days_around = raw["time_utc"].between("2017-12-29 16:00", "2018-01-03") & raw["text"].notna()
around = interest.purchases(raw[days_around], interest.LOTTERY)[["user_id", "time_utc"]]
at_midnight = pd.DataFrame({"user_id": around["user_id"].unique()[:3], "time_utc": pd.Timestamp("2017-12-31 16:00")})
after_midnight = at_midnight.assign(time_utc=pd.Timestamp("2017-12-31 17:30"))
around = pd.concat([around, at_midnight, after_midnight]).drop_duplicates().sort_values("time_utc", ignore_index=True)
around.tail()

# %% task="02.2"
# BEGIN SOLUTION
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing < AS_OF].groupby("user_id").size()
# END SOLUTION

# %% mistake="02.2" hint="You counted every purchase, those of January too. On the observation point nobody knew of them: which rows may a look back use?"
known = around.groupby("user_id").size()

# %% mistake="02.2" hint="The clock of Greenwich: at half past five in the afternoon there, the new year has begun in Beijing. Move the moments before you compare."
known = around[around["time_utc"] < AS_OF].groupby("user_id").size()

# %% mistake="02.2" hint="Nearly: a purchase exactly at the observation point is counted as known. Which of \"before\" and \"at or before\" does the task ask for?"
known = around[beijing <= AS_OF].groupby("user_id").size()

# %% mistake="02.2" hint="You moved the clock the wrong way and let even more of January in. Beijing is ahead: the same moment has a later time there."
known = around[around["time_utc"] - pd.Timedelta(hours=8) < AS_OF].groupby("user_id").size()

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
# factor `eta` below and months of 30 days, from what was known **then**. Answer with a Series `top`: the 50 highest, index
# `user_id`. The first step is done; write the rest with `groupby`.

# %%
OCTOBER = pd.Timestamp("2017-10-01")
draw = np.random.default_rng(DATA_SEED)
eta = round(draw.uniform(0.55, 1.2), 2)
eta

# %% task="02.3"
past = played[played["time"] < OCTOBER]
# BEGIN SOLUTION
weight = np.exp(-eta * (OCTOBER - past["time"]) / MONTH)
top = weight.groupby(past["user_id"]).sum().nlargest(50)
# END SOLUTION

# %% mistake="02.3" hint="You looked from the wrong day: seen from January, every purchase is three months older. Which moment is the observation point here?"
top = np.exp(-eta * (AS_OF - past["time"]) / MONTH).groupby(past["user_id"]).sum().nlargest(50)

# %% mistake="02.3" hint="Purchases after 1 October are in it, and the formula counts each of them more than one of today. Use what was known then."
top = np.exp(-eta * (OCTOBER - played["time"]) / MONTH).groupby(played["user_id"]).sum().nlargest(50)

# %% mistake="02.3" hint="Nobody has more than one: this is the weight of the latest purchase alone. The others are faded, not gone."
top = weight.groupby(past["user_id"]).max().nlargest(50)

# %% mistake="02.3" hint="The factor of the document crept in. This task has its own decay factor: the variable `eta`."
top = np.exp(-0.5 * (OCTOBER - past["time"]) / MONTH).groupby(past["user_id"]).sum().nlargest(50)

# %% mistake="02.3" hint="These fifty have the least interest, and the list of 何律师 begins at the other end."
top = weight.groupby(past["user_id"]).sum().nsmallest(50)

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
# - with the decay factor `eta` of level 3, after how many **days** has a purchase lost half of its weight?
# - with the same `eta`, after how many **days** does a purchase weigh a tenth of what it weighed at first?
# - 周经理 says: "after `DAYS` days an interest is half gone." Which decay factor, a **month**, does he claim?
#
# Answer with a dictionary `claims` that has the keys `half`, `tenth` and `eta_of_zhou`.

# %%
DAYS = int(draw.integers(20, 120))
eta, DAYS

# %% task="02.4"
# BEGIN SOLUTION
claims = {
    "half": 30 * np.log(2) / eta,
    "tenth": 30 * np.log(10) / eta,
    "eta_of_zhou": np.log(2) / (DAYS / 30),
}
# END SOLUTION

# %% mistake="02.4" hint="Your times are in months; the first two questions ask for days."
claims = {"half": np.log(2) / eta, "tenth": np.log(10) / eta, "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% mistake="02.4" hint="A tenth is not five halves: each half-life leaves half of what is left. After which time is the weight one tenth?"
claims = {"half": 30 * np.log(2) / eta, "tenth": 5 * 30 * np.log(2) / eta, "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% mistake="02.4" hint="The factor you give 周经理 is one a day. The course's factor is one a month: how many months are his days?"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": np.log(2) / DAYS}

# %% mistake="02.4" hint="`log10` belongs to powers of ten. The curve is a power of e: which logarithm undoes it?"
claims = {"half": 30 * np.log10(2) / eta, "tenth": 30 * np.log10(10) / eta, "eta_of_zhou": np.log10(2) / (DAYS / 30)}

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
# each factor in `FACTORS` the 50 highest at that factor. How many of the first fifty are on the other list? Answer with a
# Series `stay`: index the factor, values the number of customers on both lists.
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

# %% mistake="02.5" hint="You counted those who keep their very rank. The question is who is on the list, wherever on it."
stay = pd.Series({factor: int((fifty(0.5).index == fifty(factor).index).sum()) for factor in FACTORS})

# %% mistake="02.5" hint="You counted who is on either list. Asked was who is on both."
stay = pd.Series({factor: len(fifty(0.5).index.union(fifty(factor).index)) for factor in FACTORS})

# %% mistake="02.5" hint="These are the customers who leave the list. Asked was how many stay on it."
stay = pd.Series({factor: 50 - len(fifty(0.5).index.intersection(fifty(factor).index)) for factor in FACTORS})

# %% mistake="02.5" hint="You compared the interests with a fixed threshold. A smaller factor makes every interest larger; compare the lists, not the sizes."
threshold = fifty(0.5).min()
stay = pd.Series(
    {factor: int((interest.time_interest(played, AS_OF, factor) >= threshold).sum()) for factor in FACTORS}
)

# %% [markdown] hints="02.5" given="0.5"
# 1. A list of people is a set: make the two sets, and count what they share.
# 2. `nlargest(50)` keeps the ids in its index; `index.intersection(other)` is what two indexes share. A dictionary `{factor: number}` becomes a Series by `pd.Series(...)`.
# 3. Write a small function that gives the ids of the fifty for a factor; then, for each factor, the `len(...)` of the intersection with the fifty at 0.5.

# %% check="02.5"
lab.check("02.5", stay)

# %% [markdown] task="02.6" level=6 points=5 given="2017"
# ### Level 6 · From opinion to back-test
#
# Choose the decay factor from `GRID` by a back-test on **November 2017**, then see what it is worth in **December**:
#
# - judged are the customers who played before the month begins; the outcome is whether they played in that month
#   (`interest.bought_between(played, start, stop)` gives it, True or False by customer);
# - the score is $S$ as of the month's first day; the measure is the AUC (`interest.auc(score, bought)`);
# - choose the factor with the highest AUC for November; then take the December AUC *of that factor*.
#
# Answer with a dictionary `chosen` that has the keys `eta`, `november` and `december`.

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

# %% mistake="02.6" hint="An AUC that good should worry you: the score was taken after the month it is judged by, so it has seen the answer, and it will not keep that promise. As of which day may it be computed?"
seen = pd.Series({g: interest.auc(interest.time_interest(played, DECEMBER, g), in_november) for g in GRID})
chosen = {"eta": seen.idxmax(), "november": seen.max(), "december": december[seen.idxmax()]}

# %% mistake="02.6" hint="December is tested with the score of 1 November. On 1 December a month more is known: each month is scored as of its own first day."
late = interest.auc(interest.time_interest(played, NOVEMBER, best), in_december)
chosen = {"eta": best, "november": november[best], "december": late}

# %% mistake="02.6" hint="All customers of the wallet are in your comparison, most of whom never played. They are easy to tell apart and lift every AUC; judge among those who played before."
everybody = pd.Index(payments["user_id"].unique())
wide = {
    start: pd.Series(
        {
            g: interest.auc(interest.time_interest(played, start, g), bought.reindex(everybody, fill_value=False))
            for g in GRID
        }
    )
    for start, bought in ((NOVEMBER, in_november), (DECEMBER, in_december))
}
chosen = {
    "eta": wide[NOVEMBER].idxmax(),
    "november": wide[NOVEMBER].max(),
    "december": wide[DECEMBER][wide[NOVEMBER].idxmax()],
}

# %% mistake="02.6" hint="You took the factor with the lowest AUC. A higher AUC finds the buyers better."
worst = november.idxmin()
chosen = {"eta": worst, "november": november[worst], "december": december[worst]}

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
# Save the notebook (<kbd>Ctrl</kbd>+<kbd>S</kbd>), write your name or number between the quotes, and run the cell. It packs your
# notebook, your answer in writing and your progress into one file for your instructor, and says where the file lies.

# %% tags=["trainee-only"]
lab.submit("")
