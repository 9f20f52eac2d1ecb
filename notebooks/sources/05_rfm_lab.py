# %% [markdown] given="50"
# # Lab 05 · What customers did
#
# 周经理 wants levels and a list of accounts to look at; 老秦 will check the money, 何律师 the list. Five levels (关卡),
# about 50 minutes; [lesson 05](../05_rfm.ipynb) has all you need.
#
# Put your code where it says `# YOUR CODE HERE`, run the cell, then run the check below it. A wrong answer costs nothing.
# Stuck? `lab.hint("05.1")` gives the first of three hints for that task; `lab.load_level(3)` goes on from the start of
# a level.
#
# Two rules for all tasks: round nothing unless a task says so; and compute everything from the data that the cells load
# with `DATA_SEED`, never from a number you read off, because your work is marked on other data of the same kind.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated shop

# %%
from helpers.lab import open_lab

lab = open_lab("05", seed=DATA_SEED)
lab

# %% [markdown]
# The data: `lines` are the cleaned lines of the simulated shop, with `money` = quantity times price. An invoice number that
# begins with C is a cancellation. The day that looks back is `as_of`.

# %%
import numpy as np
import pandas as pd

from helpers import datasets, rfm

shop = datasets.simulate_retail(seed=DATA_SEED)
lines, _ = datasets.clean_retail(shop.lines)
as_of = shop.as_of
lines.head(3).T

# %% [markdown] task="05.1" level=1 points=4
# ### Level 1 · Orders and net money
#
# `ten` holds the ten customers with the most cancelled money. For each of them: how many orders, and how much money *net*?
# Answer with a DataFrame `first_look` with CustomerID as its index and the columns `orders` and `net`. One customer is done
# for you.

# %%
cancelled = lines[lines["InvoiceNo"].str.startswith("C")].groupby("CustomerID")["money"].sum()
ten = cancelled.sort_values().index[:10]
ten

# %% task="05.1"
mine = lines[lines["CustomerID"] == ten[0]]
ordered = mine[~mine["InvoiceNo"].str.startswith("C")]
example = {"orders": ordered["InvoiceNo"].nunique(), "net": mine["money"].sum()}
# BEGIN SOLUTION
theirs = lines[lines["CustomerID"].isin(ten)]
orders = theirs[~theirs["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": orders.groupby("CustomerID")["InvoiceNo"].nunique(),
        "net": theirs.groupby("CustomerID")["money"].sum().round(2),
    }
)
# END SOLUTION

# %% mistake="05.1" hint="Your customers order far too often: you counted lines. A receipt of twenty lines is one order."
first_look = first_look.assign(orders=orders.groupby("CustomerID")["InvoiceNo"].count())

# %% mistake="05.1" hint="You removed the cancellation but kept the order, so the money that was given back is still there. Net means both."
first_look = first_look.assign(net=orders.groupby("CustomerID")["money"].sum().round(2))

# %% mistake="05.1" hint="Your orders include the cancellations: each has an invoice number of its own. Is giving back an order?"
first_look = first_look.assign(orders=theirs.groupby("CustomerID")["InvoiceNo"].nunique())

# %% mistake="05.1" hint="Your net is larger than the gross: cancelled money was added. Its quantities are below zero already; do not turn the sign round."
first_look = first_look.assign(net=theirs["money"].abs().groupby(theirs["CustomerID"]).sum().round(2))

# %% [markdown] hints="05.1"
# 1. The two columns look at different rows: one at orders alone, the other at everything.
# 2. `nunique()` of the invoice numbers without C counts orders; the sum of `money` over all rows is net.
# 3. Filter to `ten` with `isin`, then two group-bys: `nunique` on the rows whose number does not start with C, `sum` of `money` on all rows.

# %% check="05.1"
lab.check("05.1", first_look)

# %% [markdown] task="05.2" level=2 points=4
# ### Level 2 · Scores that treat equals equally
#
# `buyers` has recency, frequency and money of everyone with an order. Give scores of one to five by
# $\lceil 5 \times \text{average percentile rank} \rceil$, in which five is the *best*: the most recent, the most frequent.
# Answer with the class sizes: a DataFrame `sizes` with the score as its index and the columns `R` and `F`, the number of
# customers with that score. M is done for you. (A score that nobody has counts as nobody.)

# %%
table = rfm.rfm_table(lines, as_of)
buyers = table[table["frequency"] > 0]

# %% task="05.2"
m_score = np.ceil((5 * buyers["monetary"].rank(pct=True)).round(9)).astype(int)
m_sizes = m_score.value_counts().reindex(range(1, 6), fill_value=0)
# BEGIN SOLUTION
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame(
    {
        name: score.value_counts().reindex(range(1, 6), fill_value=0)
        for name, score in {"R": r_score, "F": f_score}.items()
    }
)
# END SOLUTION

# %% mistake="05.2" hint="Your classes are equally large although hundreds of customers have the same frequency: equals got different scores, by the order of the rows. Which rank do equals share?"
sizes = pd.DataFrame(
    {
        name: np.ceil(5 * values.rank(pct=True, method="first"))
        .astype(int)
        .value_counts()
        .reindex(range(1, 6), fill_value=0)
        for name, values in {"R": -buyers["recency"], "F": buyers["frequency"]}.items()
    }
)

# %% mistake="05.2" hint="Who is a five in recency: a customer of yesterday, or of last year? Few days should give a high score."
sizes = sizes.assign(
    R=np.ceil((5 * buyers["recency"].rank(pct=True)).round(9))
    .astype(int)
    .value_counts()
    .reindex(range(1, 6), fill_value=0)
)

# %% mistake="05.2" hint="You cut the range of values into five equal lengths: nearly everybody sits in the lowest class of frequency. Cut the customers, not the values."
sizes = sizes.assign(
    F=(pd.cut(buyers["frequency"], 5, labels=False) + 1).value_counts().reindex(range(1, 6), fill_value=0)
)

# %% mistake="05.2" hint="Your frequency classes have more customers than `buyers`: those who only cancelled were scored too. No order, no score."
everyone = np.ceil((5 * table["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = sizes.assign(F=everyone.value_counts().reindex(range(1, 6), fill_value=0))

# %% [markdown] hints="05.2"
# 1. A percentile rank says which share of the customers lies at or below; five classes are five fifths of it.
# 2. `rank(pct=True)` gives average ranks by default; recency needs the other direction; `np.ceil` rounds up.
# 3. Copy the line of `m_score` for frequency; for recency add `ascending=False`. Then `value_counts().reindex(range(1, 6), fill_value=0)` for both.

# %% check="05.2"
lab.check("05.2", sizes)

# %% [markdown] task="05.3" level=3 points=4
# ### Level 3 · The row that was cut off
#
# `slide` is a table like the vendor's, of *this* shop: five groups by recency, with one row cut off, and the row of the total.
# Recover the lost row: a Series `lost` with the entries `customers`, `mean_orders` and `mean_amount`. (The means are rounded
# as printed; do not correct for that.)

# %%
r_group = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
groups = buyers.groupby(r_group).agg(
    customers=("frequency", "size"), mean_orders=("frequency", "mean"), mean_amount=("monetary", "mean")
)
slide = groups.drop(index=groups.index[DATA_SEED % 3]).round(2)
total = pd.Series(
    {"customers": len(buyers), "mean_orders": buyers["frequency"].mean(), "mean_amount": buyers["monetary"].mean()}
).round(2)
slide

# %% task="05.3"
# BEGIN SOLUTION
n = total["customers"] - slide["customers"].sum()
lost = pd.Series({"customers": n})
for name in ("mean_orders", "mean_amount"):
    lost[name] = (total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n
# END SOLUTION

# %% mistake="05.3" hint="You took the five rows as equally large. A total's mean is the mean of the rows, each weighted by its customers."
means = ["mean_orders", "mean_amount"]
lost = pd.concat([pd.Series({"customers": n}), 5 * total[means] - slide[means].sum()])

# %% mistake="05.3" hint="These are sums of the lost group, not means: one division is missing."
means = ["mean_orders", "mean_amount"]
lost = pd.concat([pd.Series({"customers": n}), lost[means] * n])

# %% mistake="05.3" hint="You divided what the lost group has by all customers. By whose number is a group's mean divided?"
means = ["mean_orders", "mean_amount"]
lost = pd.concat([pd.Series({"customers": n}), lost[means] * n / total["customers"]])

# %% mistake="05.3" hint="This is the mean of the rows that are there. The lost row is what the total has and they have not."
means = ["mean_orders", "mean_amount"]
there = slide[means].mul(slide["customers"], axis=0).sum() / slide["customers"].sum()
lost = pd.concat([pd.Series({"customers": n}), there])

# %% [markdown] hints="05.3"
# 1. Means cannot be subtracted, sums can. How does a mean become a sum?
# 2. Mean times customers is the group's sum; the total's sum less the five groups' sums is the lost group's.
# 3. `n` is the difference of the customers; then for each mean: `(total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n`.

# %% check="05.3"
lab.check("05.3", lost)

# %% [markdown] task="05.4" level=4 points=4
# ### Level 4 · Rules that are total and exclusive
#
# 周经理 dictates: "**core** are those with at least four in all three scores; **win back** gave much (M at least four) and are
# long gone (R at most two); **grow** bought lately (R at least four); everyone else is **rest**. Who fits two, takes the first."
# How many customers has each level? A Series `per_level` with the index `core`, `win back`, `grow`, `rest`.

# %%
scores = rfm.rfm_scores(buyers)

# %% task="05.4"
R, F, M = scores["R"], scores["F"], scores["M"]
core = (R >= 4) & (F >= 4) & (M >= 4)
# BEGIN SOLUTION
win_back = (M >= 4) & (R <= 2)
level = np.select([core, win_back, R >= 4], ["core", "win back", "grow"], default="rest")
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)
# END SOLUTION

# %% mistake="05.4" hint="Your levels add up to more than there are customers: some have two. Which rule decides for a customer who fits two?"
per_level = pd.Series(
    {
        "core": core.sum(),
        "win back": win_back.sum(),
        "grow": (R >= 4).sum(),
        "rest": (~core & ~win_back & (R < 4)).sum(),
    }
)

# %% mistake="05.4" hint="Your levels do not add up to the customers: whoever fits no rule has vanished. A rule book is total."
per_level = pd.Series({"core": core.sum(), "win back": win_back.sum(), "grow": ((R >= 4) & ~core).sum(), "rest": 0})

# %% mistake="05.4" hint="\"At least four\" includes four, and \"at most two\" includes two. You left the border out."
strict = np.select(
    [(R > 4) & (F > 4) & (M > 4), (M > 4) & (R < 2), R > 4], ["core", "win back", "grow"], default="rest"
)
per_level = pd.Series(strict).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% mistake="05.4" hint="The last rule that fits decided, so nobody is left in \"core\". The first should decide."
level = np.select([R >= 4, win_back, core], ["grow", "win back", "core"], default="rest")
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% [markdown] hints="05.4"
# 1. Each rule is a condition that is true or false for each customer; the order of the rules settles the overlaps.
# 2. `np.select(conditions, names, default=…)` takes the first condition that holds, and the default where none does.
# 3. `np.select([core, win_back, R >= 4], ["core", "win back", "grow"], default="rest")`, then `value_counts()` in the asked order.

# %% check="05.4"
lab.check("05.4", per_level)

# %% [markdown] task="05.5" level=5 points=5 given="0.4 40 2"
# ### Level 5 · Second evidence
#
# 何律师 allows a list of accounts *to look at*, under three conditions: F and M are both five; at least **two** of the three
# signs below hold; and it is a list of numbers, sorted, nothing else. Answer with a list `look_at` of CustomerIDs, smallest
# first. (What counts is what `signs` shows, rounded as it is.)
#
# - `cut_share` at least 0.4 (units bought at a cut price);
# - `units_per_product` at least 40;
# - `sharing` at least 2 (accounts at the same address).

# %%
signs = rfm.evidence(lines, as_of, shop.accounts).round({"cut_share": 1, "units_per_product": 0})
signs.head(3)

# %% task="05.5"
# BEGIN SOLUTION
shown = (signs["cut_share"] >= 0.4).astype(int) + (signs["units_per_product"] >= 40) + (signs["sharing"] >= 2)
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
look_at = sorted(best[shown.reindex(best) >= 2].tolist())
# END SOLUTION

# %% mistake="05.5" hint="This is everyone who orders often and pays much: honest wholesalers by the dozen. Where is the second evidence?"
look_at = sorted(best.tolist())

# %% mistake="05.5" hint="One sign was enough for you. One sign is a coincidence: families share an address, and everybody likes a cut price."
look_at = sorted(best[shown.reindex(best) >= 1].tolist())

# %% mistake="05.5" hint="You asked for all three signs. An account that gives an address of its own is then never looked at."
look_at = sorted(best[shown.reindex(best) == 3].tolist())

# %% mistake="05.5" hint="\"At least\" includes the limit itself. You left out who stands right on it."
above = (signs["cut_share"] > 0.4).astype(int) + (signs["units_per_product"] > 40) + (signs["sharing"] > 2)
look_at = sorted(best[above.reindex(best) >= 2].tolist())

# %% mistake="05.5" hint="You went by the address alone. Families and offices share one, and some who resell do not. Which two of three is not for you to fix."
look_at = sorted(best[signs["sharing"].reindex(best) >= 2].tolist())

# %% [markdown] hints="05.5"
# 1. A sign is true or false; how many hold is a sum.
# 2. Conditions can be added after `.astype(int)`; the scores give the customers, the signs are looked up for them by index.
# 3. `shown` is the sum of the three conditions; `best` the index with F and M of five; keep `best[shown.reindex(best) >= 2]` and sort.

# %% check="05.5"
lab.check("05.5", look_at)

# %% [markdown] written="05.S1"
# ### In writing · A service for each level
#
# For two of the levels of task 05.4, write what Anhe Life will do differently for the customers in it, one goal that can be
# measured, and what it costs. Then: what happens to an honest wholesaler who stands on the list of task 05.5? Ten points,
# read by a person.

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
