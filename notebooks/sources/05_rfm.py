# %% [markdown] given="555 25"
# # Lesson 05 · What customers did (RFM · 客户价值)
#
# A vendor left a slide: six groups of customers by recency, frequency and money. One row is cut off, and one group is marked
# "important: keep, or resellers" (黄牛). 周经理 (marketing) wants such groups by Friday. 老秦 (finance) asks what the money is
# net of. 何律师 (privacy) asks who will be told that they resell.
#
# After this lesson you can
#
# - **A** compute recency, frequency and net money *at a day*;
# - **B** score equal customers equally, and say what a cell such as 555 means;
# - **C** audit a printed table: its lost row, its signs, its cells;
# - **D** write levels as rules, watch customers move, and measure what R, F and M tell about the next quarter;
# - **E** ask for second evidence before a list accuses anyone.
#
# | you need | how much | where to get it |
# |---|---|---|
# | GroupBy, a ledger of losses | at ease | [lesson 01](01_groupby.ipynb) |
# | mean, median, rank correlation | enough to read them | any first course in statistics |
#
# Reading takes about 25 minutes, running about half a minute.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated shop

# %%
import numpy as np
import pandas as pd

from helpers import datasets, plotting, rfm

# %%
shop, real = datasets.simulate_retail(DATA_SEED), datasets.load_retail("online_retail")
lines, ledger = datasets.clean_retail(shop.lines)
real_lines, real_ledger = datasets.clean_retail(real.lines)
few = rfm.few_lines(lines)
few

# %% [markdown]
# The *practice shop* is simulated, so its truth is known. *Online Retail* is one year of a British web shop for gifts. Above are all
# lines of three customers of the first.
#
# ## 1 · Orders, cancellations, net *(planted)*
#
# An invoice number that begins with C is a *cancellation* (取消): its quantities are below zero. An *order* (订单) is any other invoice. *Gross* (总额) is the money of the orders; *net* (净额) is the money of all lines.

# %% [markdown] hole="05.a"
# **Your turn, two minutes.** The orders of the three customers are counted for you. Make the Series `net`: the net money of each.

# %% hole="05.a"
ordered = few[~few["InvoiceNo"].str.startswith("C")]
orders = ordered.groupby("CustomerID")["InvoiceNo"].nunique()
# BEGIN SOLUTION
net = few.groupby("CustomerID")["money"].sum()
# END SOLUTION

# %% mistake="05.a" hint="This is gross: the money that was given back is still in it. Which lines belong to net?"
# - few.groupby
# + ordered.groupby

# %% mistake="05.a" hint="You added up prices. The money of a line is its quantity times its price, and has a column."
# - ["money"]
# + ["UnitPrice"]

# %% mistake="05.a" hint="This is the mean of a customer's lines. Net is their sum."
# - .sum()
# + .mean()

# %%
pd.DataFrame({"orders": orders, "gross, yuan": ordered.groupby("CustomerID")["money"].sum(), "net, yuan": net}).round(2)

# %% [markdown]
# A cancellation is no order, and its money counts.
#
# **Predict.** Many tutorials drop the C-lines. Whose money is wrong then: everybody's a little, or somebody's a lot?
#
# ## 2 · Recency, frequency, money at a day *(real data)*
#
# First the ledger of Online Retail.

# %%
shown = {"rows_dropped": "rows dropped", "money_dropped": "money dropped, pounds"}
real_ledger.set_index("reason")[list(shown)].rename(columns=shown).round(2)

# %%
raw = real.lines.assign(money=real.lines["Quantity"] * real.lines["UnitPrice"])
is_c, known = raw["InvoiceNo"].str.startswith("C"), raw["CustomerID"].notna()
stock = raw.loc[(raw["Quantity"] < 0) & ~is_c, "Description"]
stock.str.lower().value_counts(dropna=False).head(6).rename("lines below zero that are no cancellation").to_frame()

# %% [markdown]
# {{ (~known).mean() : .0% }} of the lines have no customer; they hold {{ 1 - raw.loc[known, "money"].sum() / raw["money"].sum() : .0% }} of the net money, which is in
# no sum per customer. {{ len(stock) : , }} lines below zero are no cancellations. They have no price and no customer, and
# correct the stock (库存调整).

# %%
slips = rfm.cancelled_at_once(real_lines, minutes=60)
slips.head(3).drop(columns="StockCode").rename(columns={"money": "money, pounds"}).round(2)

# %%
is_back = real_lines["InvoiceNo"].str.startswith("C")
has_order = real_lines["CustomerID"].isin(real_lines.loc[~is_back, "CustomerID"])
back = pd.Series({"all lines": -raw.loc[is_c, "money"].sum()})
back["lines with a customer"] = -raw.loc[is_c & known, "money"].sum()
back["product lines of customers with an order"] = -real_lines.loc[is_back & has_order, "money"].sum()
two = slips["money"].head(2).sum()
pd.DataFrame({"cancelled, pounds": back.round(0), "two customers' share": (two / back).round(3)})

# %%
who = slips["CustomerID"][0]
gross = real_lines[~is_back].groupby("CustomerID")["money"].sum()
table = rfm.rfm_table(real_lines, real.as_of)
given_back = (1 - table["monetary"] / gross).round(6)  # share of the gross
given_back = given_back[given_back > 0]
table.head(3)

# %% [markdown]
# Customer {{ who }} cancelled {{ slips["money"][0] : ,.0f }} pounds after {{ slips["minutes"][0] : .0f }} minutes. Without the C-lines this is customer
# number {{ gross.rank(ascending=False)[who] : .0f }} of the shop; with them the net is {{ table.loc[who, "monetary"] : .2f }} pounds. Two such orders are
# {{ two / back.iloc[0] : .0% }} of all cancelled money, {{ two / back.iloc[1] : .0% }} of what known customers cancelled, and {{ two / back.iloc[2] : .0% }} if only
# products and customers with an order count.
#
# So dropping the C-lines errs a lot for a few: {{ len(given_back) / len(gross) : .0% }} of the buyers cancelled something, half of these at most
# {{ given_back.median() : .1% }} of their gross.
#
# *Recency* R (最近一次消费) is the days from the last order to the day that looks back,
# *frequency* F (消费频率) the number of orders, *money* M (消费金额) the net sum. The day is fixed: with "the last date in the file",
# one late line would add days to everybody.

# %%
buyers = table[table["frequency"] > 0]
line_count = real_lines[~is_back].groupby("CustomerID").size()
by_lines, by_orders = (set(count.nlargest(100).index) for count in (line_count, buyers["frequency"]))
once = (buyers["frequency"] == 1).mean()
tenth = buyers["monetary"].nlargest(len(buyers) // 10).sum() / buyers["monetary"].sum()
plotting.show(
    rfm.draw_measures(buyers, real.money),
    title=f"{once:.0%} of the buyers ordered once, and the tenth with most money brings {tenth:.0%} of the net money",
    data="real data",
    alt=f"Distributions over {len(buyers):,} customers: recency falls from yesterday to a year, median {buyers['recency'].median():.0f} days; "
    f"frequency is highest at one order ({once:.0%}); money spreads around {buyers['monetary'].median():,.0f} pounds over four powers of ten.",
)

# %% [markdown] given="100"
# One source document, an article, counts lines as "transactions". Of the 100 customers with most lines, {{ len(by_lines - by_orders) }} are not among the 100 with
# most orders.
#
# ## 3 · Scores of one to five *(planted, then real data)*
#
# The vendor cuts each measure into five classes (打分): the nearer, the more often, the more, the higher. The usual tool refuses:

# %%
practice = rfm.rfm_table(lines, shop.as_of)
try:
    pd.qcut(buyers["frequency"], 5)
except ValueError as refusal:
    print(str(refusal).partition(":")[0])

# %% [markdown]
# {{ once : .0% }} of the buyers of Online Retail have one order, so two borders are the same number. The usual patch, `rank(method="first")`, breaks ties by the order
# of the rows: if the file is sorted differently, some of these customers get other scores.
#
# *Tie-safe* scores give equal customers equal ranks, their average: $\lceil 5 \times \text{rank} / n \rceil$, rounded up. The classes
# may then differ in size, or be empty.

# %% [markdown] hole="05.b"
# **Two more minutes.** Here are twelve customers. Their R scores are done; make the Series `f_score`.

# %% hole="05.b"
twelve = practice[practice["frequency"] > 0].head(12)
r_score = np.ceil(5 * twelve["recency"].rank(pct=True, ascending=False))
# BEGIN SOLUTION
f_score = np.ceil(5 * twelve["frequency"].rank(pct=True))
# END SOLUTION

# %% mistake="05.b" hint="The most frequent customers have the lowest score here. Only recency is better when it is small."
# - .rank(pct=True)
# + .rank(pct=True, ascending=False)

# %% mistake="05.b" hint="Customers with equal frequency have different scores: the order of the rows decided."
# - .rank(pct=True)
# + .rank(pct=True, method="first")

# %% mistake="05.b" hint="You rounded down. The formula rounds up."
# - np.ceil(5 * twelve["frequency"]
# + np.floor(5 * twelve["frequency"]

# %% mistake="05.b" hint="You ranked the money."
# - twelve["frequency"]
# + twelve["monetary"]

# %%
scored = twelve.assign(R=r_score, F=f_score).astype(int)
scored.sort_values("frequency")[["frequency", "F", "recency", "R"]].T

# %% [markdown] given="555 125"
# `rfm.rfm_scores` does this for all three, each *apart* (独立). *Nested* scores (嵌套), a way of direct mail, take fifths of R; in each
# of them fifths of F; in each of these fifths of M.
#
# **Predict.** There are 125 cells. How many customers does the cell 555 hold, scored each way?

# %%
compared = pd.DataFrame(
    {
        "practice shop": rfm.compare_scorings(practice[practice["frequency"] > 0]),
        "Online Retail": rfm.compare_scorings(buyers),
    }
)
compared.map("{:,.0f}".format)

# %%
scores, nested = rfm.rfm_scores(buyers), rfm.rfm_scores(buyers, method="nested")
together = buyers["frequency"].corr(buyers["monetary"], method="spearman")
corner, nested_corner = (((each["F"] == 5) & (each["M"] == 5)).sum() for each in (scores, nested))
torn = nested["F"].groupby([nested["R"], buyers["frequency"]]).transform("nunique").gt(1).sum()
plotting.show(
    rfm.draw_grid({"tie-safe, apart 独立": scores, "nested 嵌套": nested}),
    title=f"Scores made apart put {corner:,} customers into the corner of frequent and much, nested scores {nested_corner:,}",
    data="real data",
    alt=f"Scores made apart crowd along the diagonal, {corner:,} customers in the corner of frequent and "
    f"much; nested scores fill all cells almost alike, {nested_corner:,} in that corner. "
    f"Tie-safe, {(scores['F'] == 2).sum()} customers have an F of two.",
)

# %% [markdown] given="125"
# F and M rise together (rank correlation {{ together : .2f }}), so scores that are made apart crowd along the diagonal. **What the
# set-up decides:** nested fifths fill all 125 cells almost alike, whatever the data are. There, an M of five means much *for someone
# with this R and F*. They also part equals: {{ torn : , }} customers of Online Retail have another F than someone with the same R and equally
# many orders. Write the method beside the score; for rules that all must understand, take tie-safe scores.
#
# ## 4 · The printed table, taken apart *(printed)*

# %%
printed = datasets.printed_table("rfm_groups").set_index("group")
legible, total = printed[printed["source"] == "table"].drop("total"), printed.loc["total"]
columns = ["customers", "mean_orders", "mean_amount", "R", "F", "M", "signs", "label"]
printed.loc[printed["source"] == "table", columns].fillna("")

# %% [markdown] given="3"
# The labels are levels: 重要保持 keep, 重点发展 develop, 一般重要 hold, 价值较低 light touch; group 3 adds 或黄牛, "or resellers".
#
# **The lost row.** A mean of all is the mean of the groups, *weighted by customers*: the total gives the row back.

# %%
lost = rfm.missing_row(legible, total)
lost.round(3)

# %% given="3"
first = lost["value"].clip(lower=1).to_dict() | {"label": printed.loc["1", "label"]}  # no score is below 1
groups = pd.concat([pd.DataFrame(first, index=["1"]), legible]).rename_axis("group").reset_index()
spread = rfm.axis_spread(groups)
plotting.show(
    rfm.draw_groups(groups),
    title=f"The groups differ in recency: variance {spread['R']:.2f}, against {spread['F']:.2f} in F and {spread['M']:.2f} in M",
    data="printed",
    alt=f"Six groups climb evenly in R and hardly differ in F and M, except for group 3 with {legible.loc['3', 'customers']} customers. "
    "Beside each stand its printed signs and label: groups with R of three, four and five are to be developed.",
)

# %% [markdown] given="2 3 4 6"
# **The signs.** In F and M, + says "above the mean of all", however little: the F+ of group 2 is {{ groups["F"][1] }} against {{ total["F"] }}.
# This gives back {{ (rfm.signs_of(legible, total)["printed"] == rfm.signs_of(legible, total)["by the means"]).sum() }} of
# {{ len(legible) }} rows. In R it breaks: {{ groups["R"][3] : .2f }} and {{ groups["R"][4] : .2f }} lie equally far from {{ total["R"] : .2f }}, and are printed
# −− and +. Apart from group 3, the labels follow R alone.
#
# Group 6 has *more* orders per customer than group 4 ({{ groups["mean_orders"][5] }} against {{ groups["mean_orders"][3] : .2f }}) with a *lower* F score
# ({{ groups["F"][5] }} against {{ groups["F"][3] }}). F does not count orders, or a few customers carry the mean, or F is scored inside each
# class of R and group 3 took the best away. The last would also explain why F and M hardly differ.
#
# **The cells.** The slide prints two.

# %%
cells = datasets.printed_table("rfm_cells").set_index(["R", "F"])["customers"].astype(int)
n = int(total["customers"])
in_25, in_125 = rfm.cell_sizes(n, 25), rfm.cell_sizes(n, 125)
in_125.round(1)

# %% [markdown] given="555 125"
# 555 holds {{ cells[5, 5] }} customers. Nested fifths leave {{ in_125["low"].iloc[0] : .0f }} or {{ in_125["high"].iloc[0] : .0f }}; *unrelated* fifths, in which one
# score says nothing about another, {{ in_125["low"].iloc[1] : .0f }} to {{ in_125["high"].iloc[1] : .0f }}. But
# the cell of R one and F three holds {{ cells[1, 3] }}:

# %% wall="yes" given="999 1,000"
plotting.show(
    rfm.draw_cell(cells[1, 3], in_25),
    title=f"{cells[1, 3]} customers in one cell: neither nested fifths ({in_25['expected'].iloc[0]:.1f}) nor unrelated ones give that",
    data="printed",
    alt=f"The cell of R one and F three has {cells[1, 3]} customers in print. Nested fifths of {n:,} customers give {in_25['expected'].iloc[0]:.1f} "
    f"to each such cell, unrelated fifths between {in_25['low'].iloc[1]:.0f} and {in_25['high'].iloc[1]:.0f} in 999 of 1,000 tables.",
)

# %% [markdown] given="25 999 1,000"
# Nested fifths put {{ n : , }} / 25 = {{ in_25["expected"].iloc[0] : .1f }} customers into *every* cell of R and F, unrelated ones
# {{ in_25["low"].iloc[1] : .0f }} to {{ in_25["high"].iloc[1] : .0f }} in 999 of 1,000 tables. So the slide's F is not cut into fifths, or it depends on R. Ties
# can do it: in Online Retail they put {{ (scores["F"] == 3).mean() : .0% }} of the buyers into F three.
#
# ## 5 · Levels, and how customers move *(planted, then real data)*
#
# Rules must be *total* (every customer has a level) and *exclusive* (nobody has two). A list in which the first fitting rule decides
# is both. Ours: **no order** first; **keep**, R at least three, F and M at least four; **hold**, F or M at least four; **develop**, R at
# least four; **light touch**, all others.

# %%
levels = rfm.value_level(rfm.rfm_scores(practice).reindex(practice.index))
real_levels = rfm.value_level(scores.reindex(table.index))
customers = {"practice, customers": levels.value_counts(), "real, customers": real_levels.value_counts()}
money_share = table.groupby(real_levels, observed=False)["monetary"].sum() / table["monetary"].sum()
pd.DataFrame(customers | {"real, share of net money": money_share.round(3) + 0.0})

# %%
quarter = pd.Timedelta(91, "D")
before = rfm.rfm_table(lines, shop.as_of - quarter)
was = rfm.value_level(rfm.rfm_scores(before).reindex(before.index))
practice_moved = rfm.movement(was, levels)
real_before = rfm.rfm_table(real_lines, real.as_of - quarter)
real_was = rfm.value_level(rfm.rfm_scores(real_before).reindex(real_before.index))
moved = rfm.movement(real_was, real_levels)
moved

# %% [markdown] hole="05.c"
# **Two minutes.** Rows are the levels 91 days earlier, columns the levels now. Which share of the customers on "keep" left it?
# Make the number `left_keep`; the row's name is `rfm.LEVELS[0]`.

# %% hole="05.c"
# BEGIN SOLUTION
left_keep = 1 - moved.loc[rfm.LEVELS[0], "keep"] / moved.loc[rfm.LEVELS[0]].sum()
# END SOLUTION

# %% mistake="05.c" hint="This is the share that stayed."
# - 1 - moved
# + moved

# %% mistake="05.c" hint="You divided by all who are on keep now. Asked is a share of those who were on it."
# - / moved.loc[rfm.LEVELS[0]].sum()
# + / moved["keep"].sum()

# %% mistake="05.c" hint="You divided by all customers of the table."
# - / moved.loc[rfm.LEVELS[0]].sum()
# + / moved.to_numpy().sum()

# %%
keeps = rfm.share_of(practice_moved.loc[rfm.LEVELS[0], "keep"], practice_moved.loc[rfm.LEVELS[0]].sum())
plotting.show(
    rfm.draw_movement(practice_moved),
    title=f"In the practice shop {keeps['share']:.0%} of keep are still on keep a quarter later ({keeps['low']:.0%} to {keeps['high']:.0%})",
    data="planted",
    alt=f"Shares of each earlier level by the later one, with intervals: of {practice_moved.loc[rfm.LEVELS[0]].sum():,} customers on keep {keeps['share']:.0%} stayed and {practice_moved.loc[rfm.LEVELS[0], 'hold']:,} went to hold.",
)

# %%
real_left = real_was.index[(real_was == rfm.LEVELS[0]) & (real_levels.reindex(real_was.index) != rfm.LEVELS[0])]
is_far = scores["R"].reindex(real_left) < 3
real_keeps = rfm.share_of(moved.loc[rfm.LEVELS[0], "keep"], moved.loc[rfm.LEVELS[0]].sum())
plotting.show(
    rfm.draw_movement(moved),
    title=f"In Online Retail {real_keeps['share']:.0%} stay ({real_keeps['low']:.0%} to {real_keeps['high']:.0%}), and most who leave go to hold",
    data="real data",
    alt=f"Of {moved.loc[rfm.LEVELS[0]].sum():,} customers on keep {real_keeps['share']:.0%} stayed and {moved.loc[rfm.LEVELS[0], 'hold']:,} went to hold; "
    f"of {moved.loc[rfm.LEVELS[1]].sum():,} on develop {moved.loc[rfm.LEVELS[1], 'light touch']:,} went to light touch.",
)

# %%
left = was.index[(was == rfm.LEVELS[0]) & (levels.reindex(was.index) != rfm.LEVELS[0])]
counts = shop.truth["habit"].reindex(left).value_counts()
habits = {name: rfm.share_of(counts.get(name, 0), len(left)) for name in ("stopped", "occasional", "regular")}
planted = pd.DataFrame(habits).T.rename_axis("planted habit of those who left keep")
last = shop.truth["last"].reindex(left)[shop.truth["habit"].reindex(left) == "stopped"]
silent = (shop.as_of - quarter - last).dt.days.min()
planted.round(2)

# %% [markdown] given="91"
# **What the set-up decides:** the later table contains the earlier one. Orders are only added, so F falls only when others rise. Of the
# {{ len(real_left) }} who left keep in Online Retail, {{ is_far.mean() : .0% }} now have an R below three.
#
# Of the {{ len(left) }} who left keep in the practice shop, {{ planted.loc["stopped", "share"] : .0% }} ({{ planted.loc["stopped", "low"] : .0% }} to
# {{ planted.loc["stopped", "high"] : .0% }}) are planted as stopped. On the *earlier* day, still on keep, they had been silent for {{ silent }} days
# or more: the level notices late. {{ planted.loc["occasional", "share"] : .0% }} are occasional and {{ planted.loc["regular", "share"] : .0% }} regular, most with an end planted
# in the last months. Pauses are not planted; section 6 shows how many on hold order again. So
# contact people, and do not call them lost.
#
# ## 6 · What R, F and M tell about the next quarter *(planted, then real data)*
#
# A source document wants a churn warning (流失预警) from R, F and M. Score the customers on a day, and see who orders in the next 91
# days. Take one customer who ordered and one who did not. The **AUC** says how often the first has the higher score; one half is
# chance. The model of all three (a logistic regression on their logarithms) is fitted one quarter *earlier*.

# %%
is_december = lines["CustomerID"].isin(shop.truth.index[shop.truth["habit"] == "seasonal"])
practices = {"practice shop": lines, "the same without December buyers": lines[~is_december]}
logs = {name: (log, shop.as_of - quarter) for name, log in practices.items()}
quarters = ("Online Retail", "a quarter earlier", "two quarters earlier")
logs |= {name: (real_lines, real.as_of - (back + 1) * quarter) for back, name in enumerate(quarters)}
told = rfm.told_in(logs, seed=DATA_SEED)
models = told.xs("model of R, F, M", level="measure")
models.rename(columns={"gain": "gain over F alone"}).round(3)

# %% given="91"
then = rfm.next_quarter(*logs["Online Retail"])
again, real_told, real_model = rfm.again_by_level(then), told.loc["Online Retail"], models.loc["Online Retail"]
plotting.show(
    rfm.draw_quarter(again, real_told),
    title=f"{again['share'].iloc[0]:.0%} of keep order again in the next quarter, {again['share'].iloc[-1]:.0%} of light touch; R, F and M together gain {real_model['gain']:.3f} of AUC over F alone",
    data="real data",
    alt=f"Left: share with an order in the next 91 days by level, from {again['share'].iloc[0]:.0%} for keep to {again['share'].iloc[-1]:.0%} for light touch, with intervals. "
    f"Right: AUC of frequency {real_told.loc['frequency', 'AUC']:.3f}, of the model of all three {real_model['AUC']:.3f}, of recency {real_told.loc['recency', 'AUC']:.3f}.",
)

# %% [markdown] given="95"
# In Online Retail the model's gain over counting orders is {{ models.loc["Online Retail", "gain"] : +.3f }} (95 % interval
# {{ models.loc["Online Retail", "gain low"] : +.3f }} to {{ models.loc["Online Retail", "gain high"] : +.3f }}); in the two quarters before,
# {{ models.loc["a quarter earlier", "gain"] : +.3f }} ({{ models.loc["a quarter earlier", "gain low"] : +.3f }} to {{ models.loc["a quarter earlier", "gain high"] : +.3f }}) and
# {{ models.loc["two quarters earlier", "gain"] : +.3f }} ({{ models.loc["two quarters earlier", "gain low"] : +.3f }} to {{ models.loc["two quarters earlier", "gain high"] : +.3f }}).
#
# In the practice shop the difference is {{ models.loc["practice shop", "gain"] : +.3f }} ({{ models.loc["practice shop", "gain low"] : +.3f }} to {{ models.loc["practice shop", "gain high"] : +.3f }}).
# We planted customers who buy in December only, and the model learns in a quarter without December. Without them its AUC is {{ models.loc["the same without December buyers", "AUC"] : .3f }}, not {{ models.loc["practice shop", "AUC"] : .3f }}, and
# the difference {{ models.loc["the same without December buyers", "gain"] : +.3f }} ({{ models.loc["the same without December buyers", "gain low"] : +.3f }} to {{ models.loc["the same without December buyers", "gain high"] : +.3f }}).
#
# **What the set-up decides:** customers who ordered often order again, with or without a call.

# %%
brought = {name: rfm.later_money_share(rfm.next_quarter(*logs[name]), seed=DATA_SEED) for name in quarters}
next_money = brought["Online Retail"]
pd.DataFrame(brought).T.rename_axis("keep, share of the next quarter's money").round(3)

# %% [markdown] given="95"
# > **老秦 writes down:** customers on keep were {{ (then["level"] == rfm.LEVELS[0]).mean() : .0% }} of those we knew, and brought
# > {{ next_money["share"] : .0% }} of the money that those spent in the next quarter *(real data, 95 % interval {{ next_money["low"] : .0% }} to
# > {{ next_money["high"] : .0% }})*. In the two quarters before it was {{ brought[quarters[1]]["share"] : .0% }} and {{ brought[quarters[2]]["share"] : .0% }}. What would
# > change it: new customers, and the lines without a customer. It is no gain from any action.
#
# ## 7 · "Important, or resellers": second evidence *(planted, then real data)*

# %%
vip = groups.set_index("group").loc["3"]
of_all = groups["customers"] * groups["mean_orders"]
pd.Series(
    {
        "group 3, share of customers": vip["customers"] / total["customers"],
        "group 3, share of orders": vip["customers"] * vip["mean_orders"] / of_all.sum(),
    }
).round(3).to_frame("printed")

# %% [markdown] given="3"
# Group 3 orders often and pays much. So does an honest wholesaler (批发商). F and M cannot tell them apart; *second evidence*
# (第二证据) may. There are three signs: at least {{ rfm.SIGNS["cut_share"] : .0% }} of the units at a *cut price* (at most {{ rfm.CUT : .0% }} of the product's
# median), at least {{ rfm.SIGNS["units_per_product"] : .0f }} units per different product, and a delivery address that accounts share.
#
# **Predict.** In the practice shop, which share of those with F and M of five resells?

# %%
evidence = rfm.evidence(lines, shop.as_of, shop.accounts)
practice_scores = rfm.rfm_scores(practice)
suspects = practice_scores.index[(practice_scores["F"] == 5) & (practice_scores["M"] == 5)]
second = rfm.flagged(evidence, suspects, at_least=2)
fares = pd.DataFrame(
    {"F and M alone": rfm.held_against(suspects, shop.truth), "two signs": rfm.held_against(second, shop.truth)}
)
fares.T.round(2).astype({"listed": int, "wholesale": int, "others": int})

# %%
kinds = shop.truth["habit"].reindex(suspects).replace({"resale": "resells"})
kinds = kinds.where(kinds.isin(["resells", "wholesale"]), "other customers")
plotting.show(
    rfm.draw_evidence(evidence, kinds),
    title=f"Of the accounts listed by F and M {fares.loc['precision', 'F and M alone']:.0%} resell, with two signs {fares.loc['precision', 'two signs']:.0%}",
    data="planted",
    alt=f"Units per product against the share at a cut price for {len(suspects)} customers with F and M of five; {fares.loc['wholesale', 'F and M alone']:.0f} honest "
    f"wholesalers are among them, {fares.loc['wholesale', 'two signs']:.0f} of them show two signs. Dotted lines are the limits; the third sign, a shared address, is not drawn.",
)

# %% [markdown] given="95"
# F and M alone list {{ fares.loc["wholesale", "F and M alone"] : .0f }} wholesalers, two signs {{ fares.loc["wholesale", "two signs"] : .0f }};
# {{ fares.loc["precision", "two signs"] : .0% }} of that list resell (*precision*, 精确率; 95 % interval {{ fares.loc["low", "two signs"] : .0% }} to {{ fares.loc["high", "two signs"] : .0% }}). It finds
# {{ fares.loc["recall", "two signs"] : .0% }} of those who do (*recall*, 召回率). **What the set-up decides:** we planted resellers who wait for cut prices
# and share addresses, and chose the limits knowing that. Where nothing is planted:

# %%
real_evidence = rfm.evidence(real_lines, real.as_of)
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
listed = rfm.flagged(real_evidence, best)
bulk = rfm.bulk_share(real_lines, seed=DATA_SEED)
bulk.rename_axis("Online Retail, units in lines of 48 or more").round(2)

# %%
marked = pd.Series("fewer signs", index=best).mask(best.isin(listed), "two signs")
plotting.show(
    rfm.draw_evidence(real_evidence, marked),
    title=f"Online Retail: {len(listed)} of {len(best)} show two signs, and nobody knows what they do",
    data="real data",
    alt=f"Units per product against the share at a cut price for {len(best)} customers with F and M of five; {len(listed)} of them lie beyond both limits. No truth is known.",
)

# %% [markdown] given="48 24"
# Here {{ bulk.loc["at a cut price", "share"] : .0% }} of the units at a cut price come in lines of 48 units or more, against
# {{ bulk.loc["at other prices", "share"] : .0% }} of the others (difference {{ bulk.loc["difference", "low"] : .0% }} to {{ bulk.loc["difference", "high"] : .0% }}): in
# this shop a cut price mostly means bulk. Without addresses, both signs say
# "buys in bulk".
#
# 何律师 adds: a list is a reason to look. A person decides; the customer hears the reason and may object. The law
# forbids unreasonable differences of price by automated decisions (个人信息保护法, PIPL, Article 24).

# %% [markdown] given="2005 5"
# ## Recap
#
# - A cancellation is no order, and its money counts. R, F and M belong to a day.
# - Scores made apart and nested scores answer different questions.
# - Totals, signs and one cell audit a printed table.
# - Rules are total and exclusive.
# - F and M accuse nobody. Test a sign first where the truth is known.
#
# **三句话小结:** 取消单不算订单,但金额要算;R、F、M 都要写明截止日。数值相同的客户应得相同的分数;打分方法(独立或嵌套)要写在分数旁边,印出来的表可以用加权平均和单元格人数来核对。
# 等级按顺序判定,以第一条符合的规则为准,等级变动要附上区间;频率和金额不能证明谁是黄牛,需要第二证据(旁证),并由人来决定。
#
# ### Check yourself
#
# <details><summary><b>Question:</b> <code>qcut(F, 5)</code> refuses. Because of missing values, repeated quantiles, negative values, or too
# few rows?</summary>
#
# *Repeated quantiles*: so many customers have one order that two borders are the same number.
# </details>
#
# <details><summary><b>Question:</b> what does RFM measure: past revenue, profit, lifetime value, or the cause of buying?</summary>
#
# *Past revenue.* Margin is not in it; a lifetime value needs a forecast, a cause an experiment.
# </details>
#
# <details><summary><b>Question:</b> a table has nested scores, and one cell of R and F holds twice its share. What do you say?</summary>
#
# *It is not nested, or not in fifths*: nested fifths leave no cell a choice.
# </details>
#
# ### Read on
#
# [Fader, Hardie and Lee: RFM and CLV, iso-value curves (2005)](https://doi.org/10.1509/jmkr.2005.42.4.415) ·
# [pandas: rank](https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.rank.html) ·
# [pandas: qcut](https://pandas.pydata.org/docs/reference/api/pandas.qcut.html) ·
# [Online Retail at UCI](https://doi.org/10.24432/C5BW33)
#
# **Now you**: [lab 05](labs/05_rfm_lab.ipynb).
