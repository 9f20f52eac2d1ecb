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
# An order is an invoice that is no cancellation. Net is the money of all lines, cancellations too. Answer with a DataFrame
# `first_look` with CustomerID as its index, these ten alone in any order, and the columns `orders` and `net` (in yuan). One
# customer is done for you.

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
        "net": theirs.groupby("CustomerID")["money"].sum(),
    }
)
# END SOLUTION

# %% mistake="05.1" hint="Your orders are far too many: they count lines. An invoice of twenty lines is one order."
# - .nunique(),
# -         "net"
# + .count(),
# +         "net"

# %% mistake="05.1" hint="Your net holds the orders alone. The money that was given back is still in it: which lines belong to net?"
# - theirs.groupby("CustomerID")["money"].sum()
# + orders.groupby("CustomerID")["money"].sum()

# %% mistake="05.1" hint="Your orders include the cancellations, which have invoice numbers of their own. Is giving something back an order?"
# - orders.groupby("CustomerID")["InvoiceNo"]
# + theirs.groupby("CustomerID")["InvoiceNo"]

# %% mistake="05.1" hint="In your net the cancelled money is added to the orders. It is below zero already: look at its sign again."
# - theirs.groupby("CustomerID")["money"].sum()
# + orders.groupby("CustomerID")["money"].sum() - cancelled[ten]

# %% mistake="05.1" hint="Your answer is about all customers. The task asks about the ten in `ten`."
# - lines[lines["CustomerID"].isin(ten)]
# + lines

# %% mistake="05.1" hint="Your answer is about everyone with an order. The task asks about the ten in `ten`."
# - lines[lines["CustomerID"].isin(ten)]
# + lines[lines["CustomerID"].isin(lines.loc[~lines["InvoiceNo"].str.startswith("C"), "CustomerID"])]

# %% mistake="05.1" hint="Your net takes the cancelled money off two times. The sum over all lines holds it once already."
# - theirs.groupby("CustomerID")["money"].sum()
# + theirs.groupby("CustomerID")["money"].sum() + cancelled[ten]

# %% mistake="05.1" hint="Your net is the cancelled money alone. Where is the money of the orders?"
# - theirs.groupby("CustomerID")["money"].sum()
# + cancelled[ten]

# %% mistake="05.1" hint="You took the number of cancellations off the number of orders. An order that was cancelled later is still an order."
# - orders.groupby("CustomerID")["InvoiceNo"].nunique()
# + 2 * orders.groupby("CustomerID")["InvoiceNo"].nunique() - theirs.groupby("CustomerID")["InvoiceNo"].nunique()

# %% mistake="05.1" hint="These are the lines before cleaning, `shop.lines`. They hold repeats and lines that are no product; `lines` is the cleaned table."
raw = shop.lines[shop.lines["CustomerID"].isin(ten)]
raw = raw.assign(money=raw["Quantity"] * raw["UnitPrice"])
first_look = pd.DataFrame(
    {
        "orders": raw[~raw["InvoiceNo"].str.startswith("C")].groupby("CustomerID")["InvoiceNo"].nunique(),
        "net": raw.groupby("CustomerID")["money"].sum(),
    }
)

# %% mistake="05.1" hint="Every row holds the numbers of the example, the first of the ten. Each customer needs numbers of their own."
first_look = pd.DataFrame(dict.fromkeys(ten, example)).T.astype({"orders": int})

# %% mistake="05.1" hint="Your answer is the example, one customer. The other nine are missing."
first_look = pd.DataFrame([example], index=ten[:1])

# %% mistake="05.1" hint="Your net adds up prices. The money of a line is its quantity times its price, and stands in a column."
# - theirs.groupby("CustomerID")["money"]
# + theirs.groupby("CustomerID")["UnitPrice"]

# %% mistake="05.1" hint="Your net adds up units. Net is money: which column holds it?"
# - theirs.groupby("CustomerID")["money"]
# + theirs.groupby("CustomerID")["Quantity"]

# %% mistake="05.1" hint="Your orders count days with an order. Two orders of one day are two: what tells them apart?"
# - orders.groupby("CustomerID")["InvoiceNo"].nunique()
# + orders["InvoiceDate"].dt.date.groupby(orders["CustomerID"]).nunique()

# %% mistake="05.1" hint="Your orders count different products. An order has one invoice number and many products."
# - orders.groupby("CustomerID")["InvoiceNo"]
# + orders.groupby("CustomerID")["StockCode"]

# %% mistake="05.1" hint="These are the ten customers with the least cancelled money. Their sums are below zero: on which end do the largest refunds stand?"
least = cancelled.sort_values().index[-10:]
few = lines[lines["CustomerID"].isin(least)]
first_look = pd.DataFrame(
    {
        "orders": few[~few["InvoiceNo"].str.startswith("C")].groupby("CustomerID")["InvoiceNo"].nunique(),
        "net": few.groupby("CustomerID")["money"].sum(),
    },
    index=least,
)

# %% mistake="05.1" hint="The orders stand beside other customers: a group-by gives the customers sorted, `ten` has another order. Join by the index, not by the place."
# - orders.groupby("CustomerID")["InvoiceNo"].nunique()
# + pd.Series(orders.groupby("CustomerID")["InvoiceNo"].nunique().to_numpy(), index=ten)

# %% mistake="05.1" hint="The net money stands beside other customers: a group-by gives the customers sorted, `ten` has another order. Join by the index, not by the place."
# - theirs.groupby("CustomerID")["money"].sum()
# + pd.Series(theirs.groupby("CustomerID")["money"].sum().to_numpy(), index=ten)

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
# Equal values share their average rank, so they get the same score. Answer with the class sizes: a DataFrame `sizes` with
# the score as its index and the columns `R` and `F`, the number of customers with that score. M is done for you.

# %%
table = rfm.rfm_table(lines, as_of)
buyers = table[table["frequency"] > 0]

# %% task="05.2"
m_score = np.ceil((5 * buyers["monetary"].rank(pct=True)).round(9)).astype(int)
m_sizes = m_score.value_counts()
# BEGIN SOLUTION
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()})
# END SOLUTION

# %% mistake="05.2" hint="Who has a five in recency here: a customer of yesterday, or of last year? Few days should give a high score."
# - buyers["recency"].rank(pct=True, ascending=False)
# + buyers["recency"].rank(pct=True)

# %% mistake="05.2" hint="Your F classes are equally large, although hundreds of customers have the same frequency. Were equals torn apart by the order of the rows, or is it another column?"
# - buyers["frequency"].rank(pct=True)
# + buyers["frequency"].rank(pct=True, method="first")

# %% mistake="05.2" hint="Your scores round down, so the lowest is 0 and hardly anybody has a five. The formula rounds up."
# - r_score = np.ceil(
# + r_score = np.floor(
# - f_score = np.ceil(
# + f_score = np.floor(

# %% mistake="05.2" hint="In F the most frequent customers have a one. Only recency is better when it is small."
# - buyers["frequency"].rank(pct=True)
# + buyers["frequency"].rank(pct=True, ascending=False)

# %% mistake="05.2" hint="Equals got the smallest of their ranks here. The formula asks for their average rank."
# - ascending=False)
# + ascending=False, method="min")
# - buyers["frequency"].rank(pct=True)
# + buyers["frequency"].rank(pct=True, method="min")

# %% mistake="05.2" hint="Your F has more customers than `buyers`: those who only cancelled were scored too. Who has no order gets no score."
# - buyers["frequency"]
# + table["frequency"]

# %% mistake="05.2" hint="Equals stand on the largest of their ranks here. The formula asks for their average rank."
# - ascending=False)
# + ascending=False, method="max")
# - buyers["frequency"].rank(pct=True)
# + buyers["frequency"].rank(pct=True, method="max")

# %% mistake="05.2" hint="Your R classes are torn: customers with the same recency got different scores, by the order of the rows. Which rank do equals share?"
# - ascending=False)
# + ascending=False, method="first")

# %% mistake="05.2" hint="This is the nearest whole number, so some scores are 0. The formula rounds up."
# - np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9))
# + (5 * buyers["recency"].rank(pct=True, ascending=False)).round()
# - np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9))
# + (5 * buyers["frequency"].rank(pct=True)).round()

# %% mistake="05.2" hint="You cut the range of values into five equal lengths: nearly everybody is in one class of F. The formula takes ranks, it cuts the customers."
cut_r, cut_f = (
    pd.cut(values, 5, labels=range(1, 6)).astype(int) for values in (-buyers["recency"], buyers["frequency"])
)
sizes = pd.DataFrame({"R": cut_r.value_counts(), "F": cut_f.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% mistake="05.2" hint="These are nested scores: each class is as large as the next, and equals are torn apart. Here each measure is ranked for itself."
nested = rfm.rfm_scores(buyers, method="nested")
sizes = pd.DataFrame({name: nested[name].value_counts() for name in "RF"})

# %% mistake="05.2" hint="The sizes stand in the order of `value_counts`, the largest first, beside the wrong scores. Its index says which score each size belongs to."
# - "R": r_score.value_counts()
# + "R": r_score.value_counts().set_axis(range(1, 6))
# - "F": f_score.value_counts()
# + "F": f_score.value_counts().set_axis(range(1, 6))

# %% mistake="05.2" hint="This is a score for each customer. How many customers have each score?"
# - "R": r_score.value_counts()
# + "R": r_score
# - "F": f_score.value_counts()
# + "F": f_score

# %% mistake="05.2" hint="Equal values count as one rank here (dense ranks), so a rare large value weighs as much as hundreds of customers. Average ranks count customers."
# - ascending=False)
# + ascending=False, method="dense")
# - buyers["frequency"].rank(pct=True)
# + buyers["frequency"].rank(pct=True, method="dense")

# %% mistake="05.2" hint="Equal borders were dropped (`duplicates=\"drop\"`), and the classes moved up. Use the formula of the task, it needs no borders."
sizes = (
    pd.DataFrame(
        {
            name: (pd.qcut(values, 5, labels=False, duplicates="drop") + 1).value_counts()
            for name, values in {"R": -buyers["recency"], "F": buyers["frequency"]}.items()
        }
    )
    .reindex(range(1, 6))
    .fillna(0)
)

# %% mistake="05.2" hint="Your sizes are amounts of money. How many customers have each score?"
sizes = pd.DataFrame({"R": buyers.groupby(r_score)["monetary"].sum(), "F": buyers.groupby(f_score)["monetary"].sum()})

# %% mistake="05.2" hint="This is a cross table: it has a row for each R and a column for each F. Asked are two columns, each with its own counts."
sizes = pd.crosstab(r_score.rename("R"), f_score.rename("F"))

# %% mistake="05.2" hint="Your scores count from 0 to 4. They are to be one to five."
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).sort_index().reset_index(drop=True)

# %% [markdown] hints="05.2"
# 1. A percentile rank says which share of the customers lies at or below; five classes are five fifths of it.
# 2. `rank(pct=True)` gives average ranks by default; recency needs the other direction; `np.ceil` rounds up.
# 3. Copy the line of `m_score` for frequency; for recency add `ascending=False`. Then `value_counts()` of both in a DataFrame.

# %% check="05.2"
lab.check("05.2", sizes)

# %% [markdown] task="05.3" level=3 points=4
# ### Level 3 · The row that was cut off
#
# The vendor printed five groups by recency of *this* shop, and `total`, the row of all customers. `slide` has the four rows that
# can be read; one was cut off. Recover it from `slide` and `total` alone: a Series `lost` with the entries `customers`,
# `mean_orders` and `mean_amount`, for the customers of the lost group. (The printed means are rounded to two digits; compute
# with them as they are printed, and do not round what comes out.)

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

# %% mistake="05.3" hint="You took the five rows as equally large. The total's mean is the mean of the rows, each weighted by its customers."
# - lost[name] = (total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n
# + lost[name] = 5 * total[name] - slide[name].sum()

# %% mistake="05.3" hint="These are sums of the lost group, not means: one division is missing."
# - (slide["customers"] * slide[name]).sum()) / n
# + (slide["customers"] * slide[name]).sum())

# %% mistake="05.3" hint="You divided what the lost group has by all customers. By whose number is a group's mean divided?"
# - .sum()) / n
# + .sum()) / total["customers"]

# %% mistake="05.3" hint="You took means off a mean as if they were amounts. Means cannot be subtracted: which sums do they stand for?"
# - lost[name] = (total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n
# + lost[name] = total[name] - slide[name].sum()

# %% mistake="05.3" hint="These means are those of all customers, the row of the total. What is left of it when the four rows are taken off?"
# - lost[name] = (total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n
# + lost[name] = total[name]

# %% mistake="05.3" hint="This is the mean of the four rows that are there. The lost row is what the total has and they have not."
# - lost[name] = (total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n
# + lost[name] = slide[name].mean()

# %% mistake="05.3" hint="This is the weighted mean of the rows that are there. The lost row is what the total has and they have not."
# - lost[name] = (total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n
# + lost[name] = (slide["customers"] * slide[name]).sum() / slide["customers"].sum()

# %% mistake="05.3" hint="You looked the row up in `groups`. The task is to recover it from `slide` and `total`, as from a printed page."
lost = groups.drop(index=slide.index).iloc[0]

# %% mistake="05.3" hint="You looked the row up in `groups` and rounded it. The task is to recover it from `slide` and `total`, as from a printed page."
lost = groups.drop(index=slide.index).iloc[0].round(2)

# %% mistake="05.3" hint="You left out a row of `slide`. In the lesson the last row of the table was the total; here all four rows are groups."
lost = rfm.missing_row(slide.iloc[:-1], total)["value"]

# %% mistake="05.3" hint="You took a fifth of the customers for the lost group. The groups differ in size: the total and the four rows say how many are left."
# - n = total["customers"] - slide["customers"].sum()
# + n = total["customers"] / 5

# %% mistake="05.3" hint="Your `customers` is the total. How many of them are in none of the four rows?"
# - pd.Series({"customers": n})
# + pd.Series({"customers": total["customers"]})

# %% mistake="05.3" hint="Your `customers` is the number in the four rows. How many are in none of them?"
# - pd.Series({"customers": n})
# + pd.Series({"customers": slide["customers"].sum()})

# %% mistake="05.3" hint="This is how far off the recovered row may be because of the rounding. The row itself is asked."
lost = rfm.missing_row(slide, total)["within"]

# %% mistake="05.3" hint="Your `mean_amount` is money per order. Asked is the mean per customer."
# - lost[name] = (total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n
# + lost[name] = (total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n
# + lost["mean_amount"] = lost["mean_amount"] / lost["mean_orders"]

# %% mistake="05.3" hint="You took the middle between two rows. The lost row follows from the total and all four rows."
# - lost[name] = (total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n
# + lost[name] = slide[name].iloc[:2].mean()

# %% mistake="05.3" hint="You gave the lost group a share of the total's mean, by its number of customers. A group's mean does not shrink with its size."
# - lost[name] = (total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n
# + lost[name] = total[name] * n / total["customers"]

# %% mistake="05.3" hint="The two means stand under each other's name."
lost = lost.rename({"mean_orders": "mean_amount", "mean_amount": "mean_orders"})

# %% mistake="05.3" hint="You weighted the rows, but not the total: its mean stands for all customers as well. How does it become a sum?"
# - (total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n
# + (total[name] - (slide["customers"] * slide[name]).sum()) / n

# %% mistake="05.3" hint="You took the mean of the four rows off the total's mean. Means cannot be subtracted: which sums do they stand for?"
# - lost[name] = (total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n
# + lost[name] = total[name] - slide[name].mean()

# %% mistake="05.3" hint="You took the weighted mean of the four rows off the total's mean. Means cannot be subtracted: which sums do they stand for?"
# - lost[name] = (total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n
# + lost[name] = total[name] - (slide["customers"] * slide[name]).sum() / slide["customers"].sum()

# %% [markdown] hints="05.3"
# 1. Means cannot be subtracted, sums can. How does a mean become a sum?
# 2. Mean times customers is the group's sum; the total's sum less the sums of the four groups is the lost group's.
# 3. `n` is the difference of the customers; then for each mean: `(total["customers"] * total[name] - (slide["customers"] * slide[name]).sum()) / n`.

# %% check="05.3"
lab.check("05.3", lost)

# %% [markdown] task="05.4" level=4 points=4
# ### Level 4 · Rules that are total and exclusive
#
# 周经理 dictates: "**core** are those with at least four in all three scores; **win back** gave much (M at least four) and are
# long gone (R at most two); **grow** bought lately (R at least four); everyone else is **rest**. Who fits two, takes the first."
# How many of the customers in `scores` has each level? Answer with a Series `per_level` of these numbers, with the index
# `core`, `win back`, `grow`, `rest`.

# %%
scores = rfm.rfm_scores(buyers)

# %% task="05.4"
R, F, M = scores["R"], scores["F"], scores["M"]
core = (R >= 4) & (F >= 4) & (M >= 4)
# BEGIN SOLUTION
win_back = (M >= 4) & (R <= 2)
level = np.select([core, win_back, R >= 4], ["core", "win back", "grow"], default="rest")
per_level = pd.Series(level).value_counts()
# END SOLUTION

# %% mistake="05.4" hint="Your `grow` counts customers who are `core` already. Which rule decides for a customer who fits two?"
per_level = pd.Series(level).value_counts().copy()
per_level["grow"] = (R >= 4).sum()

# %% mistake="05.4" hint="The last rule that fits decided, so that nobody is left in `core`. The first should decide."
# - [core, win_back, R >= 4], ["core", "win back", "grow"]
# + [R >= 4, win_back, core], ["grow", "win back", "core"]
# - .value_counts()
# + .value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% mistake="05.4" hint="\"At least four\" includes four. You asked for more than four."
# - core = (R >= 4) & (F >= 4) & (M >= 4)
# + core = (R > 4) & (F > 4) & (M > 4)
# - win_back = (M >= 4)
# + win_back = (M > 4)
# - win_back, R >= 4]
# + win_back, R > 4]

# %% mistake="05.4" hint="\"At most two\" includes two. You asked for less."
# - (R <= 2)
# + (R < 2)

# %% mistake="05.4" hint="Your `win back` holds everyone who is long gone. Which other condition does the rule have?"
# - (M >= 4) & (R <= 2)
# + R <= 2

# %% mistake="05.4" hint="You read R the other way: a five in R is the most recent. Who is long gone, and who bought lately?"
# - (M >= 4) & (R <= 2)
# + (M >= 4) & (R >= 4)
# - win_back, R >= 4]
# + win_back, R <= 2]

# %% mistake="05.4" hint="Your levels do not add up to the customers: who fits no rule has vanished. Everyone else is `rest`."
per_level = pd.Series(level).value_counts().drop("rest")

# %% mistake="05.4" hint="Your `grow` counts customers who are `core` already, and they are missing from `rest`. Which rule decides for a customer who fits two?"
sizes_now = [core.sum(), win_back.sum(), (R >= 4).sum()]
per_level = pd.Series([*sizes_now, len(scores) - sum(sizes_now)], index=["core", "win back", "grow", "rest"])

# %% mistake="05.4" hint="Your `core` asks for four in one of the scores. The rule says all three."
# - core = (R >= 4) & (F >= 4) & (M >= 4)
# + core = (R >= 4) | (F >= 4) | (M >= 4)

# %% mistake="05.4" hint="Your `rest` holds customers without an order too. They have no scores: count the customers in `scores`."
per_level = pd.Series(level).value_counts().copy()
per_level["rest"] += len(table) - len(buyers)

# %% mistake="05.4" hint="Your `rest` holds the customers of `grow` as well. It is what no other rule takes."
per_level = pd.Series(level).value_counts().copy()
per_level["rest"] += per_level["grow"]

# %% mistake="05.4" hint="These are the four levels of the lesson, with other names. 周经理 dictates rules of her own."
by_lesson = rfm.value_level(scores).value_counts().rename(lambda name: name.split()[0])
per_level = pd.Series(
    {"core": by_lesson["keep"], "win back": by_lesson["hold"], "grow": by_lesson["develop"], "rest": by_lesson["light"]}
)

# %% mistake="05.4" hint="This is a level for each customer. How many customers has each level?"
per_level = pd.Series(level, index=scores.index)

# %% mistake="05.4" hint="Your `win back` looks at F. \"Gave much\" is about money."
# - win_back = (M >= 4)
# + win_back = (F >= 4)

# %% mistake="05.4" hint="Your `core` asks for five in all three scores. The rule says at least four."
# - core = (R >= 4) & (F >= 4) & (M >= 4)
# + core = (R == 5) & (F == 5) & (M == 5)

# %% mistake="05.4" hint="Your `core` adds the scores up. A five in one score then makes up for a three in another; the rule asks for four in each."
# - core = (R >= 4) & (F >= 4) & (M >= 4)
# + core = R + F + M >= 12

# %% mistake="05.4" hint="Your `win back` takes an R of three as well. The rule says at most two."
# - (R <= 2)
# + (R <= 3)

# %% mistake="05.4" hint="These are the nested scores. `scores`, which treat equals equally, are asked."
# - R, F, M = scores["R"], scores["F"], scores["M"]
# + R, F, M = (rfm.rfm_scores(buyers, method="nested")[name] for name in "RFM")

# %% mistake="05.4" hint="This is the money of each level. How many customers has each?"
per_level = buyers["monetary"].groupby(level).sum()

# %% mistake="05.4" hint="Your `core` does not look at recency. The rule asks for four in all three scores."
# - core = (R >= 4) & (F >= 4) & (M >= 4)
# + core = (F >= 4) & (M >= 4)

# %% mistake="05.4" hint="You read R the other way in all rules: a five in R is the most recent. Who is long gone, and who bought lately?"
# - core = (R >= 4) & (F >= 4) & (M >= 4)
# + core = (R <= 2) & (F >= 4) & (M >= 4)
# - (M >= 4) & (R <= 2)
# + (M >= 4) & (R >= 4)
# - win_back, R >= 4]
# + win_back, R <= 2]

# %% mistake="05.4" hint="Your `core` does not look at money. The rule asks for four in all three scores."
# - core = (R >= 4) & (F >= 4) & (M >= 4)
# + core = (R >= 4) & (F >= 4)

# %% [markdown] hints="05.4"
# 1. Each rule is a condition that is true or false for each customer; the order of the rules settles the overlaps.
# 2. `np.select(conditions, names, default=…)` takes the first condition that holds, and the default where none does.
# 3. `np.select([core, win_back, R >= 4], ["core", "win back", "grow"], default="rest")`, then `value_counts()` of it as a Series.

# %% check="05.4"
lab.check("05.4", per_level)

# %% [markdown] task="05.5" level=5 points=5 given="0.4 40 2"
# ### Level 5 · Second evidence
#
# 何律师 allows a list of accounts *to look at*, under three conditions: F and M are both five in `scores`; at least **two** of
# the three signs below hold; and it is a list of numbers, nothing else. Answer with a list `look_at` of CustomerIDs, smallest
# first. What counts is what `signs` shows, rounded as it is.
#
# - `cut_share` at least 0.4 (share of the units that were bought at a cut price);
# - `units_per_product` at least 40 (rounded to tens);
# - `sharing` at least 2 (accounts at the same address; 2 stands for two or more).

# %%
signs = rfm.evidence(lines, as_of, shop.accounts).round({"cut_share": 1, "units_per_product": -1})
signs["sharing"] = signs["sharing"].clip(upper=2)  # 何律师: nobody needs to know more
half = scores.index[(scores[["F", "M"]] == 5).sum(axis=1) == 1][::3]  # some with one five show signs as well
signs.loc[half, ["cut_share", "units_per_product"]] = [0.6, 50.0]
signs.head(3)

# %% task="05.5"
# BEGIN SOLUTION
shown = (signs["cut_share"] >= 0.4).astype(int) + (signs["units_per_product"] >= 40) + (signs["sharing"] >= 2)
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
look_at = sorted(best[shown.reindex(best) >= 2].tolist())
# END SOLUTION

# %% mistake="05.5" hint="One sign was enough for you. How many of the three are asked?"
# - shown.reindex(best) >= 2
# + shown.reindex(best) >= 1

# %% mistake="05.5" hint="Each account on your list shows all three signs. Any two of them are enough."
# - shown.reindex(best) >= 2
# + shown.reindex(best) == 3

# %% mistake="05.5" hint="\"At least\" includes the limit itself. You left out who stands right on the limit of a sign."
# - signs["cut_share"] >= 0.4
# + signs["cut_share"] > 0.4
# - signs["units_per_product"] >= 40
# + signs["units_per_product"] > 40
# - signs["sharing"] >= 2
# + signs["sharing"] > 2

# %% mistake="05.5" hint="Your list has customers of all scores. Which scores does the first condition ask for?"
# - scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
# + scores.index

# %% mistake="05.5" hint="Your list also has customers with a five in only one of F and M. Both are asked."
# - (scores["F"] == 5) & (scores["M"] == 5)
# + (scores["F"] == 5) | (scores["M"] == 5)

# %% mistake="05.5" hint="This is everyone with F and M of five, honest wholesalers among them. Where is the second evidence?"
# - best[shown.reindex(best) >= 2]
# + best

# %% mistake="05.5" hint="You asked for exactly two signs. Who shows all three is missing."
# - shown.reindex(best) >= 2
# + shown.reindex(best) == 2

# %% mistake="05.5" hint="Your list is empty. If you added conditions up: pandas reads True + True as True, so that the sum is never 2. Turn each condition into 0 and 1 first."
# - best[shown.reindex(best) >= 2]
# + best[:0]

# %% mistake="05.5" hint="You asked for R of five as well. The first condition speaks of F and M alone."
# - scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
# + scores.index[(scores == 5).all(axis=1)]

# %% mistake="05.5" hint="You took the level `core` of the task before. The first condition asks for F and M of five, whatever R is."
# - scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
# + scores.index[(scores >= 4).all(axis=1)]

# %% mistake="05.5" hint="You let an address with one account count as shared. Then everybody has that sign."
# - signs["sharing"] >= 2
# + signs["sharing"] >= 1

# %% mistake="05.5" hint="You judged signs that are not rounded, as in the lesson. What counts is what `signs` shows."
look_at = sorted(rfm.flagged(rfm.evidence(lines, as_of, shop.accounts), best).tolist())

# %% mistake="05.5" hint="You went by the address alone. Any two of the three signs are asked; families and offices share an address too."
# - shown.reindex(best) >= 2
# + signs["sharing"].reindex(best) >= 2

# %% mistake="05.5" hint="You looked at `products`, the number of different products. The second sign is in another column."
# - signs["units_per_product"]
# + signs["products"]

# %% mistake="05.5" hint="The third sign never counts in your list: it is left out, or asked to be more than 2. In `sharing`, 2 stands for two or more."
# - + (signs["sharing"] >= 2)
# +

# %% mistake="05.5" hint="The cut prices play no part in your list. Is that sign left out, or is its limit written in per cent?"
# - (signs["cut_share"] >= 0.4).astype(int)
# + 0

# %% mistake="05.5" hint="`and` binds before `or`: cut prices alone were enough for you. At least two of the three signs are asked."
# - shown.reindex(best) >= 2
# + ((signs["cut_share"] >= 0.4) | (signs["units_per_product"] >= 40) & (signs["sharing"] >= 2)).reindex(best)

# %% mistake="05.5" hint="These are the customers with F and M of five who show too few signs. Turn the condition round."
# - shown.reindex(best) >= 2
# + shown.reindex(best) < 2

# %% mistake="05.5" hint="The nested scores decide here who has F and M of five. `scores` are asked."
# - scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
# + rfm.rfm_scores(buyers, method="nested").query("F == 5 and M == 5").index

# %% mistake="05.5" hint="Your customers are right, but the largest number stands first. Smallest first is asked."
# - best[shown.reindex(best) >= 2].tolist())
# + best[shown.reindex(best) >= 2].tolist(), reverse=True)

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
# Save the notebook (<kbd>Ctrl</kbd>+<kbd>S</kbd>), write the name or number that your instructor knows you by between the
# quotes, without spaces, and run the cell. It packs your notebook, your answers in writing and your progress into one file for
# your instructor, and says where the file lies.

# %% tags=["trainee-only"]
lab.submit("")
