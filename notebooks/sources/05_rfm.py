# %% [markdown] given="555 25 20"
# # Lesson 05 · What customers did (RFM · 客户价值)
#
# A vendor left a slide: six groups of customers by recency, frequency and money, one row cut off, one group marked
# "important, or resellers". 周经理 wants such groups for Anhe Life by Friday. 老秦 asks what the money is net of. 何律师
# asks who will be told that they are a reseller (黄牛).
#
# After this lesson you can
#
# - **A** tell orders, cancellations and net money apart, and compute recency, frequency and money *at a day*;
# - **B** give scores of one to five that treat equal customers equally, and say what a cell such as 555 means;
# - **C** write levels as rules that give every customer exactly one;
# - **D** audit a printed table, and recover its missing row;
# - **E** ask for second evidence before a list accuses anyone.
#
# | you need | how much | where to get it |
# |---|---|---|
# | GroupBy, a ledger of losses | at ease | [lesson 01](01_groupby.ipynb) |
# | mean, median, rank correlation | enough to read them | any first course in statistics |
#
# Reading takes about 25 minutes, running about 20 seconds.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated shop
DATASET = "simulated"  # one of: simulated, online_retail

# %%
import pandas as pd

from helpers import datasets, grouping, plotting, rfm

shop = datasets.load_retail(DATASET, seed=DATA_SEED)
shop.lines.head(3).T

# %% [markdown]
# Each column above is one line of an invoice, turned on its side. The eight fields are those of Online Retail, the table
# that the article uses; this shop is {{ "simulated, with the faults of the real one" if DATASET == "simulated" else "the real one" }}. Sums are in {{ shop.money }}.
#
# ## 1 · Orders, cancellations, net (订单、取消、净额)

# %%
lines, ledger = datasets.clean_retail(shop.lines)
ledger[["reason", "rows_dropped", "money_dropped"]].round(2)

# %% [markdown]
# An invoice number that begins with C is a *cancellation*: its quantities are below zero. Many tutorials drop these lines
# and are pleased with a clean table.
#
# **Predict.** Whose money becomes wrong then, everybody's a little or somebody's a lot?

# %%
is_cancel = lines["InvoiceNo"].str.startswith("C")
gross = lines[~is_cancel].groupby("CustomerID")["money"].sum()
net = lines.groupby("CustomerID")["money"].sum()
slip = rfm.cancelled_at_once(lines, minutes=60).iloc[0]
slip

# %%
who = slip["CustomerID"]
pd.Series({"gross": gross[who], "rank by gross": gross.rank(ascending=False)[who], "net": net[who].round(2)})

# %% [markdown]
# Customer {{ who }} ordered {{ slip["money"] : ,.2f }} {{ shop.money }} and cancelled {{ slip["minutes"] : .0f }} minutes
# later. Drop the C-lines, and the order stays: rank {{ gross.rank(ascending=False)[who] : .0f }} of
# {{ len(gross) : , }}. The true net is {{ net[who] : ,.2f }}. In all, cancellations are
# {{ -lines.loc[is_cancel, "money"].sum() / gross.sum() : .1% }} of the gross.
#
# > **What 老秦 takes from this.** Frequency counts orders; money is *net*: the C-lines are no orders, and their money
# > counts. {{ int(len(net) - len(gross)) }} customers only cancelled; they stay in the table, with no order.
#
# ## 2 · Three numbers at a day (最近一次消费 R、消费频率 F、消费金额 M)
#
# Recency is the number of days from the last order to the day that looks back, frequency the number of distinct orders,
# money the net sum. The day is *fixed*, not "the last date in the file": otherwise one late export makes everybody look
# absent.

# %%
table = rfm.rfm_table(lines, shop.as_of)
table.describe().round(1)

# %%
line_count = lines[~is_cancel].groupby("CustomerID")["InvoiceNo"].count()
one_order = line_count[table.index[table["frequency"] == 1]]
agreement = table["frequency"].corr(line_count.reindex(table.index), method="spearman")
print(
    f"rank agreement of orders and lines {agreement:.2f}; a customer with one order has up to {one_order.max()} lines"
)

# %% [markdown]
# The article writes "number of transactions" and counts lines (`'InvoiceNo': 'count'`). A single order of
# {{ one_order.max() }} lines is then a very loyal customer.
#
# ## 3 · Scores of one to five (打分)
#
# The second source document cuts each measure into five classes: the nearer, the more often, the more, the higher. The
# usual tool refuses:

# %%
buyers = table[table["frequency"] > 0]
try:
    pd.qcut(buyers["frequency"], 5)
except ValueError as refusal:
    print(str(refusal).partition(":")[0])

# %%
patched = pd.qcut(buyers["frequency"].rank(method="first"), 5, labels=range(1, 6)).astype(int)
classes = patched.groupby(buyers["frequency"]).nunique()
torn = buyers["frequency"].isin(classes.index[classes > 1]).mean()
patched[buyers["frequency"] == 1].value_counts().sort_index()

# %% [markdown]
# The usual patch, `rank(method="first")`, breaks ties by the order of the rows. Customers with *one* order each now have
# {{ patched[buyers["frequency"] == 1].nunique() }} different scores, and {{ torn : .0% }} of all customers stand in a group of
# equals that was torn apart. Whose file was sorted differently, got another score.
#
# Tie-safe scores use the average rank: $\lceil 5 \times \text{percentile} \rceil$. Equal customers get equal scores; the
# classes need not be equally large, or may be empty.

# %%
scores = rfm.rfm_scores(buyers)
nested = rfm.rfm_scores(buyers, method="nested")
scores["F"].value_counts().sort_index()

# %% [markdown] given="125 555"
# `nested` is the older way of direct mail: fifths of R, in each of them fifths of F, in each of these fifths of M.
#
# **Predict.** There are 125 cells. How many of the {{ len(buyers) : , }} customers does 555 hold, scored each way?

# %%
top = pd.Series({"independent": (scores == 5).all(axis=1).sum(), "nested": (nested == 5).all(axis=1).sum()})
together = buyers["frequency"].corr(buyers["monetary"], method="spearman")
top

# %%
plotting.show(
    rfm.draw_grid({"independent 独立": scores, "nested 嵌套": nested}),
    alt=f"Independent scores crowd along the diagonal, {((scores['F'] == 5) & (scores['M'] == 5)).sum():,} customers in the "
    f"corner of frequent and much; nested scores fill every cell almost alike, {((nested['F'] == 5) & (nested['M'] == 5)).sum():,} in that corner.",
)

# %% [markdown] given="125 555"
# {{ top["independent"] }} against {{ top["nested"] }}. Frequency and money rise together (rank correlation
# {{ together : .2f }}), so independent scores crowd along the diagonal. Nested fifths have one customer in 125 in every cell
# *by construction*: an M of five there means much *for someone with this R and F*. The slide says 555 without saying which.
#
# > **The decision.** Write the method beside the score. For rules that everyone must understand, take independent,
# > tie-safe scores.
#
# ## 4 · Levels as rules (价值等级)
#
# The document names four levels: keep (重要保持), develop (重点发展), hold (一般重要), light touch (价值较低). It does not say
# how they follow from the scores. A rule book must be *total* (every customer has a level) and *exclusive* (nobody has
# two). A list in which the first matching rule decides is both; its text is in `help(rfm.value_level)`.

# %%
cells = pd.MultiIndex.from_product([range(1, 6)] * 3, names=list("RFM")).to_frame(index=False)
levels = rfm.value_level(scores.reindex(table.index))
pd.DataFrame(
    {
        "cells": rfm.value_level(cells).value_counts(),
        "customers": levels.value_counts(),
        "money share": table.groupby(levels, observed=False)["monetary"].sum() / table["monetary"].sum(),
    }
).round(3)

# %% [markdown] given="125"
# {{ rfm.value_level(cells).notna().sum() }} cells of 125, one level each. Levels describe behaviour up to a day, and behaviour
# moves. Here are the levels a quarter of a year earlier (rows), and now (columns):

# %%
before = rfm.rfm_table(lines, shop.as_of - pd.Timedelta(91, "D"))
moved = rfm.movement(rfm.value_level(rfm.rfm_scores(before).reindex(before.index)), levels)
moved

# %% [markdown]
# Of {{ moved.loc[rfm.LEVELS[0]].sum() }} customers on "keep", {{ moved.loc[rfm.LEVELS[0], "keep"] }} are still there.
#
# > **What 周经理 takes from this.** The customers to call are those who left "keep", not those who are in it.
#
# ## 5 · The printed table, taken apart
#
# One row of the slide is cut off. A mean of the whole is the mean of the parts, *weighted by customers*, so the row can be
# computed from the total.

# %%
printed = datasets.printed_table("rfm_groups")
legible, total = printed[printed["source"] == "table"].iloc[:-1], printed.iloc[-1]
lost = rfm.missing_row(legible, total)
first_group = {"group": "1"} | lost["value"].clip(lower=1).to_dict()  # no score is below 1
lost.round(3)

# %% [markdown]
# {{ lost.loc["customers", "value"] : ,.0f }} customers with {{ lost.loc["mean_orders", "value"] : .2f }} orders and an R of
# {{ lost.loc["R", "value"] : .2f }}, give or take {{ lost.loc["R", "within"] : .3f }} for the rounding of what is printed:
# the lowest class of recency, and the level "light touch". What do the groups differ in?

# %%
groups = pd.concat([pd.DataFrame([first_group]), legible], ignore_index=True)
spread = rfm.axis_spread(groups)
spread.round(2)

# %%
plotting.show(
    rfm.draw_groups(groups),
    alt=f"The six groups climb evenly in R, variance {spread['R']:.2f} between groups, and hardly differ in F ({spread['F']:.2f}) "
    f"and M ({spread['M']:.2f}), except for the one group of {int(legible['customers'].min())} customers.",
)

# %% [markdown] given="2 6 4 555 81 125"
# They differ in recency: variance {{ spread["R"] : .2f }} between groups, against {{ spread["F"] : .2f }} and
# {{ spread["M"] : .2f }}. The slide's "F+" of group 2 is {{ groups["F"][1] }} beside a mean of {{ total["F"] : .2f }}. And group 6
# has *more* orders a customer than group 4 ({{ groups["mean_orders"][5] }} against {{ groups["mean_orders"][3] : .2f }}) with a
# *lower* F score ({{ groups["F"][5] }} against {{ groups["F"][3] }}): either F does not count orders, or a few customers
# carry the mean. The slide does not say.
#
# Its 555 holds 81 of {{ total["customers"] : , }} customers. One in 125 would be {{ total["customers"] / 125 : .1f }}: as if the three
# scores had nothing to do with each other, or had been nested. Ours has
# {{ top["independent"] / (len(buyers) / 125) : .1f }} times its share.
#
# > **The decision.** Six names for five classes of recency, and one group that matters. Do not pay for the other names.

# %% [markdown]
# ## 6 · "Important, or resellers": second evidence (第二证据)

# %%
vip = groups.iloc[2]
orders = groups["customers"] * groups["mean_orders"]
pd.Series(
    {
        "share of customers": vip["customers"] / total["customers"],
        "share of orders": orders[2] / orders.sum(),
        "money an order": vip["mean_amount"] / vip["mean_orders"],
        "money an order, everybody": total["mean_amount"] / total["mean_orders"],
    }
).round(3)

# %% [markdown] given="3"
# Group 3 orders often and pays much. So does a shop that buys from us in bulk. Frequency and money cannot tell them apart;
# other facts may. We look at three that the shop has anyway: units bought at a cut price, units of one product, and how many
# accounts share a delivery address (as a number; the address itself stays where it is).
#
# **Predict.** Of the customers with F and M of five, which share buys to sell again?

# %%
signs = rfm.evidence(lines, shop.as_of, shop.accounts)
suspects = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
second = rfm.flagged(signs, suspects, at_least=2)
fares = pd.DataFrame(
    {
        "F and M alone": rfm.held_against(suspects, shop.truth),
        "with second evidence": rfm.held_against(second, shop.truth),
    }
)
fares.round(2)

# %%
habit = shop.truth["habit"] if shop.truth is not None else None
plotting.show(
    rfm.draw_evidence(signs.loc[suspects], habit),
    alt=f"Among {len(suspects)} customers with F and M of five, {len(second)} show two of three signs; "
    f"the medians are {signs.loc[second, 'cut_share'].median():.0%} of units at a cut price on the list and "
    f"{signs.loc[suspects.difference(second), 'cut_share'].median():.0%} off it.",
)

# %% [markdown] given="24"
# F and M alone list {{ len(suspects) }} accounts; two signs of three leave {{ len(second) }}. In the simulated shop the truth is
# known, and the table above says how many of either list resell, and how many are honest wholesalers. In the real table it is
# not, there are no addresses, and all that may be said is "these show two signs".
#
# > **What 何律师 takes from this.** A list is a reason to look, not a finding. A person decides, the customer is told the
# > reason and may object, and a different *price* for those on it needs a better ground than a score (PIPL, Article 24).

# %% [markdown] given="2015 4.0"
# ## 7 · The same on the real table *(real data)*
#
# Sections 1 to 6 learn on a shop whose truth is known. Here the same functions meet the table that the source article itself
# uses: *Online Retail*, one year of a British web shop for gifts (Chen, UCI Machine Learning Repository, 2015, CC BY 4.0).
# Nothing is planted in it, and nobody knows the truth. Its name in the code below begins with `real`.
#
# ### What the table holds besides orders (异常)

# %%
real = datasets.load_retail("online_retail")
raw = real.lines
cancels = raw["InvoiceNo"].str.startswith("C")
product = raw["StockCode"].str.match(r"\d{5}")
known = raw["CustomerID"].notna()
faults = pd.Series(
    {
        "lines": len(raw),
        "without a customer": (~known).sum(),
        "of cancellations": cancels.sum(),
        "below zero, and no cancellation": ((raw["Quantity"] < 0) & ~cancels).sum(),
        "price of 0": (raw["UnitPrice"] == 0).sum(),
        "no product (postage, fee …)": (~product).sum(),
        "exact repeats": raw.duplicated().sum(),
    }
)
faults

# %% [markdown]
# A quarter of the lines, {{ faults["without a customer"] / len(raw) : .1% }}, has no customer. Most tutorials drop them in their
# second line. They are {{ 1 - (raw["Quantity"] * raw["UnitPrice"])[known].sum() / (raw["Quantity"] * raw["UnitPrice"]).sum() : .1% }} of
# the net money.
#
# Lines below zero that are no cancellation ({{ faults["below zero, and no cancellation"] : , }}) have no price and no customer: the
# warehouse writing off what is broken. They leave with the lines without a customer.

# %%
real_lines, real_ledger = datasets.clean_retail(raw)
real_ledger[["reason", "rows_dropped", "money_dropped"]].round(2)

# %%
figure = grouping.draw_losses(
    real_ledger.set_index("reason")["rows_dropped"].iloc[1:-1], len(raw), unit="lines dropped"
)
figure.axes[0].locator_params(axis="x", nbins=4)
plotting.show(
    figure,
    alt=f"Of {len(raw):,} lines {len(real_lines):,} are kept; {real_ledger['rows_dropped'].max():,} go for want of a customer, "
    f"{real_ledger['rows_dropped'].iloc[2]:,} because they are no product, {real_ledger['rows_dropped'].iloc[3]:,} as repeats.",
)

# %% [markdown]
# ### Twelve minutes (取消)

# %%
slips = rfm.cancelled_at_once(real_lines, minutes=60)
slips.head(4).drop(columns="StockCode")

# %%
real_is_cancel = real_lines["InvoiceNo"].str.startswith("C")
real_gross = real_lines[~real_is_cancel].groupby("CustomerID")["money"].sum()
real_net = real_lines.groupby("CustomerID")["money"].sum()
real_who = slips["CustomerID"].head(2).to_list()
pd.DataFrame(
    {
        "gross": real_gross[real_who],
        "rank": real_gross.rank(ascending=False)[real_who],
        "net": real_net[real_who].round(2),
    }
)

# %%
buyers_only = real_lines["CustomerID"].isin(real_gross.index)
taken_back = -real_lines.loc[real_is_cancel & buyers_only, "money"].sum()

# %% [markdown]
# Customer {{ real_who[0] }} cancelled {{ slips["money"][0] : ,.2f }} pounds after {{ slips["minutes"][0] : .0f }} minutes. Without the
# C-lines this is customer number {{ real_gross.rank(ascending=False)[real_who[0]] : .0f }} of the shop, with them one of
# {{ real_net[real_who[0]] : .2f }} pounds. Customers with an order took back {{ taken_back : ,.0f }} pounds in all,
# {{ taken_back / real_gross.sum() : .1% }} of the gross.
#
# > **What 老秦 takes from this.** Two customers hold {{ slips["money"].head(2).sum() / taken_back : .0% }} of all cancelled money. An
# > average over customers would never have shown it.
#
# ### Recency, frequency, money

# %%
real_table = rfm.rfm_table(real_lines, real.as_of)
real_buyers = real_table[real_table["frequency"] > 0]
real_line_count = real_lines[~real_is_cancel].groupby("CustomerID").size()
real_table.describe().round(1)

# %% [markdown]
# {{ len(real_table) : , }} customers, of whom {{ len(real_table) - len(real_buyers) }} only cancel; {{ (real_buyers["frequency"] == 1).mean() : .0% }} of
# the buyers ordered once. One order has up to {{ real_line_count[real_buyers.index[real_buyers["frequency"] == 1]].max() }} lines: counted as the article
# counts, a very loyal customer.

# %%
shared = 100 - len(set(real_line_count.nlargest(100).index) & set(real_buyers["frequency"].nlargest(100).index))
print(f"{shared} of the hundred customers with most lines are not among the hundred with most orders")

# %% [markdown] given="555"
# ### Scores: 555 is not one thing

# %%
real_scores, real_nested = rfm.rfm_scores(real_buyers), rfm.rfm_scores(real_buyers, method="nested")
real_patched = pd.qcut(real_buyers["frequency"].rank(method="first"), 5, labels=range(1, 6)).astype(int)
pd.DataFrame(
    {
        "tie-safe": real_scores["F"].value_counts(),
        "rank first": real_patched.value_counts(),
        "nested": real_nested["F"].value_counts(),
    }
).fillna(0).astype(int).sort_index()

# %%
real_torn = real_patched.groupby(real_buyers["frequency"]).nunique()
once = real_patched[real_buyers["frequency"] == 1].value_counts().sort_index()
real_top = pd.Series(
    {"independent": (real_scores == 5).all(axis=1).sum(), "nested": (real_nested == 5).all(axis=1).sum()}
)
real_top

# %% [markdown] given="555"
# With tie-safe scores no customer at all has an F of two: more than a third share one frequency. `rank(method="first")` makes
# equal classes by giving {{ once.iloc[0] }} customers with one order a one and {{ once.iloc[1] }} others with one order a two, by the order
# of the rows; {{ real_buyers["frequency"].isin(real_torn.index[real_torn > 1]).mean() : .0% }} of the customers are in a group torn like this.
#
# Cell 555 holds {{ real_top["independent"] }} customers by independent scores and {{ real_top["nested"] }} by nested ones, because frequency and
# money go together (rank correlation {{ real_buyers["frequency"].corr(real_buyers["monetary"], method="spearman") : .3f }}).

# %%
plotting.show(
    rfm.draw_grid({"independent 独立": real_scores, "nested 嵌套": real_nested}),
    alt=f"Independent scores put {((real_scores['F'] == 5) & (real_scores['M'] == 5)).sum():,} customers into the corner of frequent and much, "
    f"nested ones {((real_nested['F'] == 5) & (real_nested['M'] == 5)).sum():,}; the column of F two is empty in the first.",
)

# %% [markdown]
# ### Levels, and how they move (等级变动)

# %%
real_levels = rfm.value_level(real_scores.reindex(real_table.index))
real_before = rfm.rfm_table(real_lines, real.as_of - pd.Timedelta(91, "D"))
real_moved = rfm.movement(rfm.value_level(rfm.rfm_scores(real_before).reindex(real_before.index)), real_levels)
real_moved

# %%
went = real_moved.div(real_moved.sum(axis=1), axis=0)
plotting.show(
    rfm.draw_movement(real_moved),
    alt=f"A quarter of a year later {went.loc[rfm.LEVELS[0], 'keep']:.0%} of the customers on keep are still there, "
    f"and {went.loc[rfm.LEVELS[1], 'develop']:.0%} of those on develop; {went.loc[rfm.LEVELS[1], 'light touch']:.0%} of develop went to light touch.",
)

# %%
money_share = real_table.groupby(real_levels, observed=False)["monetary"].sum() / real_table["monetary"].sum()
pd.DataFrame({"customers": real_levels.value_counts(), "money share": money_share}).round(3)

# %% [markdown]
# > **The decision.** {{ real_moved.loc[rfm.LEVELS[0]].sum() - real_moved.loc[rfm.LEVELS[0], "keep"] }} of the {{ real_moved.loc[rfm.LEVELS[0]].sum() }}
# > customers on "keep" left it within a quarter of a year. That list is short enough to telephone, and the level "keep" stands for
# > {{ money_share.iloc[0] : .0% }} of the net money.

# %% [markdown]
# ### Accounts that resell?

# %%
real_signs = rfm.evidence(real_lines, real.as_of)
best = real_scores.index[(real_scores["F"] == 5) & (real_scores["M"] == 5)]
listed = rfm.flagged(real_signs, best)
print(f"{len(best)} customers have five in F and M; {len(listed)} of them show two signs")

# %% [markdown] given="2009 2010"
# Here the honest answer is: *we cannot know*. This shop sells wholesale, and gives bulk buyers lower prices, so a cut price means
# bulk and not a promotion; there are no addresses. Evidence that separates in one shop accuses in another.
#
# > **What 何律师 takes from this.** A sign has to be tested where the truth is known before it is used where it is not.

# %% [markdown] given="5"
# ## Recap
#
# - A cancellation is no order, and its money counts. R, F and M belong to a day.
# - Equal customers get equal scores. Independent and nested scores answer different questions.
# - Rules: total and exclusive, the first match decides. Watch the movement, not the list.
# - A printed table can be audited: totals, weights, spread. Names are claims.
# - Frequency and money accuse nobody. Ask for second evidence, a person, and an appeal.
#
# ### Check yourself
#
# <details><summary><b>Question:</b> <code>qcut(F, 5)</code> refuses. Because of missing values, repeated quantiles, negative values, or too
# few rows?</summary>
#
# *Repeated quantiles*: so many customers have one order that two of the five borders are the same number. Nothing is missing
# or negative, and thousands of rows do not help.
# </details>
#
# <details><summary><b>Question:</b> what does RFM measure: past revenue, profit, lifetime value, or the cause of buying?</summary>
#
# *Past revenue.* Margin and service cost are not in it; a lifetime needs a forecast, and causes need an experiment.
# </details>
#
# ### What the industry does next
#
# Margin in place of revenue, a forecast of lifetime value in place of past money, alarms when a level's make-up drifts, and tests of
# whether a level *responds* differently (uplift). Three questions to go on with on the real table: which of the rules would
# survive another year; what changes if lines without a customer are joined to customers by invoice; and would units, or
# margin, give other levels where wholesale is discounted?
#
# **Now you**: [lab 05](labs/05_rfm_lab.ipynb).
