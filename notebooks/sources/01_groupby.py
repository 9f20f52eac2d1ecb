# %% [markdown] given="10 15 20"
# # Lesson 01 · From a log to a table of customers (拆分—应用—合并)
#
# 周经理 (marketing) has a message to send and asks two things before lunch: how many customers are there, and what do they
# spend? The wallet app of Anhe Life keeps a log, and a log is not a table of customers. Between the two lies one technique,
# *split, apply, combine*, which pandas calls GroupBy. On the way rows and money can get lost without a word.
#
# After this lesson you can
#
# - **A** say what one row of a table stands for, its *grain* (粒度), and test it;
# - **B** split a table by a key (键), apply a function to each part and combine the results, by hand and with GroupBy;
# - **C** tell `count`, `size` and `nunique` apart;
# - **D** find the rows that a group-by drops in silence, and the money in them;
# - **E** keep a ledger (台账) of every row lost, and of the money out and in.
#
# | you need | how much | where to get it |
# |---|---|---|
# | Python: variables, dictionaries, a loop | enough to read them | [the Python tutorial](https://docs.python.org/3/tutorial/) |
# | pandas: a DataFrame, a column, a filter | enough to read them | [10 minutes to pandas](https://pandas.pydata.org/docs/user_guide/10min.html) |
# | an installation that works | yes | [start here](00_start_here.ipynb) |
#
# Reading takes about 20 minutes, running about half a minute.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort

# %%
from itertools import pairwise

import pandas as pd

from helpers import datasets, grouping, interest, plotting

log = datasets.load_wallet(seed=DATA_SEED)
log.head()

# %% [markdown]
# This is the log as it was exported. `payment` is in fen (分), as text; a positive payment is money going out, a negative
# one money coming in. `unix_time` counts the seconds since 1970-01-01 in UTC, as text too. `describe` is what the
# customer saw on the screen. The log is simulated, so we can later ask what was planted in it.
#
# ## 1 · What is one row? (粒度) *(planted)*
#
# **Predict.** The log has {{ len(log) : , }} rows. 周经理 has put them on a slide as
# "{{ log["user_id"].count() : , }} customers". How many customers do you expect: about as many, a tenth, a hundredth?

# %%
candidates = ["user_id", ["user_id", "unix_time"], ["user_id", "payment", "describe", "unix_time"]]
pd.DataFrame([grouping.grain(log, key) for key in candidates])

# %% [markdown]
# `distinct` counts different keys, `most` the rows of the commonest key, `without_key` the rows that lack a part of it. {{ log["user_id"].nunique() : , }} different customers stand behind {{ len(log) : , }} rows. The slide used `count`,
# which counts rows that have a value; the question needed `nunique`, which counts different values.
#
# Even all four columns together do not name a row: one key occurs {{ grouping.grain(log, candidates[2])["most"] }} times.
# So one row is *one line that the export wrote*, and section 5 asks which it wrote twice.
#
# The next cell cleans, and keeps account of what it drops.

# %%
payments, ledger = datasets.clean_wallet(log)
payments["day"] = payments["time"].dt.normalize()
out = payments[payments["amount"] > 0]
out.head(3)

# %% [markdown]
# `out` holds the payments that leave the wallet, in yuan (元) and in Beijing time. Money that comes in (salaries, refunds,
# transfers) stays in `payments`, with a minus sign.
#
# ## 2 · Split, apply, combine, by hand (拆分、应用、合并) *(planted)*
#
# The first source document, a training course's slides, names three
# parts: rows are split into groups, a function is applied to each, the results are combined. We do this for three customers with few payments.

# %%
sizes = out.groupby("user_id").size()
few = out[out["user_id"].isin(sizes[sizes > 2].nsmallest(3).index)][["user_id", "day", "amount"]]
groups = {user: few[few["user_id"] == user] for user in few["user_id"].unique()}  # split
few

# %% [markdown] hole="01.a"
# **Your turn, two minutes.** The split is done, and the sum of the first group. Apply and combine: a Series `by_hand`
# with the money of each of the three customers, its index the `user_id`.

# %% hole="01.a"
first = few["user_id"].iloc[0]
sum_of_first = groups[first]["amount"].sum()
# BEGIN SOLUTION
by_hand = pd.Series({user: groups[user]["amount"].sum() for user in sorted(groups)})
# END SOLUTION

# %% mistake="01.a" hint="You counted each customer's payments. Which function adds the money up?"
# - groups[user]["amount"].sum()
# + groups[user]["amount"].count()

# %% mistake="01.a" hint="These are means. The question is for all the money of a customer."
# - groups[user]["amount"].sum()
# + groups[user]["amount"].mean()

# %% mistake="01.a" hint="All customers have the same sum: that of the first. Inside a loop, take the group of each turn."
# - groups[user]["amount"]
# + groups[first]["amount"]

# %% mistake="01.a" hint="Each customer got the sum of the whole table. The function is applied to one group at a time."
# - groups[user]["amount"]
# + few["amount"]

# %%
with_groupby = few.groupby("user_id")["amount"].sum()
pd.DataFrame({"by hand, yuan": by_hand, "groupby, yuan": with_groupby}).round(2)

# %%
plotting.show(
    grouping.draw_three_steps(few, "user_id", "amount"),
    title=f"Three steps make {few['user_id'].nunique()} rows of {len(few)}, and the money stays the same: {with_groupby.sum():,.2f} yuan",
    data="planted",
    alt=f"{len(few)} payments are split into {few['user_id'].nunique()} groups by customer, each group is summed, "
    f"and the sums make a table of {few['user_id'].nunique()} rows; the largest is {with_groupby.max():,.2f} yuan.",
)

# %% [markdown]
# Our split searches the whole table once per customer. GroupBy reads the keys once, with a hash table (哈希表), and sorts only the
# labels of the result.
#
# ## 3 · `size`, `count`, `nunique`: three answers to "how often?" *(planted)*

# %%
rows = payments.groupby("user_id").size()
span = (payments["day"].max() - payments["day"].min()).days + 1
print(f"the customer with most rows: {rows.max():,} rows in the {span:,} days of the log")

# %% [markdown]
# **Predict.** On how many different days did this customer have a payment: on nearly all, on half of them, on a tenth?

# %% [markdown] hole="01.b"
# **Two more minutes.** A Series `days`: on how many different days each customer of `payments` had a payment.

# %% hole="01.b"
# BEGIN SOLUTION
days = payments.groupby("user_id")["day"].nunique()
# END SOLUTION

# %% mistake="01.b" hint="You counted rows. Three payments on one day are one day."
# - .nunique()
# + .count()

# %% mistake="01.b" hint="You counted different moments. Two payments an hour apart are on one day: which column has the day?"
# - ["day"]
# + ["time"]

# %% mistake="01.b" hint="This is one number for all customers together. Split by customer first."
# - payments.groupby("user_id")["day"]
# + payments["day"]

# %% mistake="01.b" hint="You looked at money out alone. A day on which money came in has a payment too."
# - payments.groupby
# + out.groupby

# %%
customers = pd.DataFrame({"rows": rows, "days": days})
top = customers.loc[rows.idxmax()]
gap = (customers["rows"] / customers["days"]).median()
plotting.show(
    grouping.draw_counts(customers, "rows", "days"),
    title=f"{top['rows']:,} rows of one customer fall on {top['days']:,} days; the median customer has {gap:.2f} rows per day with a payment",
    data="planted",
    alt=f"A dot per customer, none above the line rows = days, as must be. The median customer has {gap:.2f} rows per day with a payment; the one with most rows has {top['rows']:,} on {top['days']:,} days of {span:,}.",
)

# %% [markdown]
# `size` counts rows, `nunique` different values, `count` the rows in which a column is *not missing*. A trap: an empty text is
# not missing.

# %%
texts = pd.Series(["tea", "", None])
print(f"size {texts.size}, count {texts.count()}, texts with a word {texts.replace('', None).count()}")
placeholder = log["describe"] == "&nbsp;"
print(f"in the log: {log['describe'].isna().sum():,} texts missing, {(log['describe'] == '').sum():,} empty,")
print(f"and {placeholder.sum():,} that are a placeholder of the web page, which count takes for a text")

# %% [markdown]
# Which of the three counts says how often a customer comes? Perhaps the days: two bus rides and a coffee are one day with
# the app. The second source document, an article on customer segments, counts the *lines* of receipts. Section 7 tests on
# real orders whether that matters.
#
# ## 4 · The key that is missing (缺失键) *(planted)*
#
# 老秦 (finance) wants the money by channel. Four channels stand before the first dash of the text.

# %%
channel = out["text"].str.extract(r"^(余额支付|扫码支付|银联POS消费|信用卡消费)-")[0]
out = out.assign(channel=channel)
by_channel = out.groupby("channel")["amount"].sum()
by_channel.rename("money out, yuan").round(2).to_frame()

# %% [markdown]
# **Predict.** Add the four numbers up. Do you get the {{ out["amount"].sum() : ,.2f }} yuan that left the wallet?

# %%
lost = grouping.silent_loss(out, "channel", "amount")
print(f"without a channel: {lost['rows']:,.0f} rows ({lost['rows_share']:.1%})")
print(f"and {lost['money']:,.2f} yuan ({lost['money_share']:.1%})")

# %% [markdown]
# {{ lost["money_share"] : .1% }} of the money is not in the table. The key of these rows is missing, and `groupby` leaves them out in silence.

# %% [markdown] hole="01.c"
# **Two last minutes.** A Series `whole`: the money out by channel, with the rows that have no channel as a group of their
# own, whose key stays missing. `groupby` has an option for it.

# %% hole="01.c"
# BEGIN SOLUTION
whole = out.groupby("channel", dropna=False)["amount"].sum()
# END SOLUTION

# %% mistake="01.c" hint="The rows without a channel are still left out. Look for the option that keeps missing keys."
# - , dropna=False
# + , dropna=True

# %% mistake="01.c" hint="You gave the missing key a name, which works too. Here the key stays missing: let the option do it."
# - out.groupby("channel", dropna=False)
# + out.assign(channel=out["channel"].fillna("none")).groupby("channel")

# %% mistake="01.c" hint="You counted payments. The question is for their money."
# - .sum()
# + .count()

# %% mistake="01.c" hint="These are means per payment. How much money is it in all?"
# - .sum()
# + .mean()

# %% mistake="01.c" hint="This has the money that came in as well. `out` holds money out alone, with its channel."
# - out.groupby("channel", dropna=False)
# + payments.groupby(channel, dropna=False)

# %%
no_channel = "no channel (无渠道)"
named = whole.rename(lambda name: no_channel if pd.isna(name) else name).sort_values(ascending=False)
shares = grouping.missing_shares(out, "channel", ["amount"], unit="user_id").loc["amount"]
plotting.show(
    grouping.draw_sums(named / 1e6, unit="money out, million yuan", marked=no_channel),
    title=f"Without dropna=False the table lacks {lost['money_share']:.0%} of the money out",
    data="planted",
    alt=f"Rows without a channel hold {lost['money_share']:.0%} of the money out; the largest channel has {by_channel.max() / whole.sum():.0%}.",
)

# %% [markdown] given="95"
# The rows without a channel are {{ lost["rows_share"] : .0% }} of the rows and
# {{ shares["share"] : .0% }} of the money, {{ 100 * shares["lead"] : .0f }} percentage points more (95 % interval
# {{ 100 * shares["lead_low"] : .0f }} to {{ 100 * shares["lead_high"] : .0f }}). For it we draw customers again with replacement, each with all rows
# (*bootstrap*, 自助法), a thousand times; the interval is the middle 95 % of the results. What is in these rows?

# %%
without = out[out["channel"].isna()]
by_text = without.groupby("text", dropna=False)["amount"].sum().nlargest(5)
by_text.rename("money out without a channel, yuan").round(2).to_frame()

# %%
repaid = without.loc[without["text"].str.contains("还款", na=False), "amount"].sum() / without["amount"].sum()
bought = out[out["channel"].notna()].groupby("user_id")["amount"].sum()
spent = bought.reindex(log["user_id"].unique(), fill_value=0).median()
in_all = out.groupby("user_id")["amount"].sum().median()
print(f"median per customer, yuan: {spent:,.2f} through a channel, {in_all:,.2f} in all")

# %% [markdown]
# Repayments of credit cards (还款) are {{ repaid : .0% }} of this money. They pay for purchases, some of which stand in the log already
# (信用卡消费) and would count twice. Transfers are not spending either. So 周经理 gets the number with a channel.
#
# **What the set-up decides:** the simulator writes repayments, transfers and withdrawals without a channel, and makes them
# larger than purchases.
#
# **The decision.** Report the four channels, *and* the line "no channel", *and* what is in it. Compare the sum before and
# after each group-by.
#
# ## 5 · A ledger of losses (数据损失台账) *(planted)*
#
# Cleaning drops rows on purpose. The rule of this course: every dropped row has a reason, and the ledger adds up. Money out and
# money in have a column each; in one they would cancel.

# %%
reasons = ledger.set_index("reason")
reasons[["rows_dropped", "out_dropped", "in_dropped"]].iloc[1:-1]

# %% wall="yes"
again = reasons.loc["repeats an earlier row"]
gross = again["out_dropped"] + again["in_dropped"]
plotting.show(
    grouping.draw_in_and_out(reasons.iloc[1:-1]),
    title=f"A net of {again['money_dropped'] / 1e6:,.2f} million yuan hides {gross / 1e6:,.2f} million that were dropped as repeats",
    data="planted",
    alt=f"Dropped as repeats: {again['out_dropped']:,.0f} yuan that went out and {again['in_dropped']:,.0f} that came in; their net is {again['money_dropped']:,.0f}. "
    f"The other reasons drop {reasons['out_dropped'].iloc[1:-2].sum():,.0f} out and {reasons['in_dropped'].iloc[1:-2].sum():,.0f} in.",
)

# %% [markdown]
# {{ reasons["rows_dropped"].sum() : , }} rows go, {{ reasons["rows_dropped"].sum() / len(log) : .1% }} of the log;
# {{ again["rows_dropped"] : ,.0f }} of them go as repeats. One column of
# money would show {{ again["money_dropped"] : ,.2f }} yuan for these.
#
# Two bus rides on one day cost the same, and many lines have a date without a clock time: such honest
# payments look like copies. The four columns cannot tell them apart; the planted truth can.

# %%
truth = datasets.load_truth(seed=DATA_SEED).rows
honest = log[(truth["dirt"] == "none").to_numpy()]
honest = honest[honest.duplicated()]
yuan = pd.to_numeric(honest["payment"]) / 100
found = [len(honest), yuan.clip(lower=0).sum(), yuan.clip(upper=0).abs().sum()]
dropped = again[["rows_dropped", "out_dropped", "in_dropped"]]
pd.DataFrame({"dropped as repeats": dropped, "of these honest": found}).T.astype({"rows_dropped": int})

# %%
kind = truth.loc[honest.index, "category"].value_counts()
rides = ((truth["category"] == "ride") & (truth["dirt"] == "none")).sum()
print(f"honest payments among the repeats, by kind: {', '.join(f'{name} {n:,}' for name, n in kind.items())}")

# %% [markdown]
# The honest ones are {{ len(honest) / again["rows_dropped"] : .1% }} of the rows dropped as repeats, and
# {{ found[1] / again["out_dropped"] : .2% }} of their money out. Finance can live with the rule; a count of bus and metro rides loses
# {{ kind.get("ride", 0) / rides : .1% }}. A loss in rows says little about a loss in money, so a ledger has both. **What the set-up
# decides:** how many rows are sent twice, and that many rides are paid again on the way back.
#
# **The decision** of 何律师 (privacy): ask the wallet team for the payment number (流水号), which tells copies apart. It is
# personal information (个人信息) too, so it is asked for this purpose alone and deleted afterwards.
#
# ## 6 · What the clock can say *(planted)*
#
# When do people pay? `groupby` takes a computed key as well as a column.

# %%
hour = payments["time"].dt.hour
all_rows = payments.groupby(hour).size()
with_clock = payments[~payments["date_only"]].groupby(hour).size()
in_utc = payments[~payments["date_only"]].groupby((hour - 8) % 24).size()
plotting.show(
    grouping.draw_hours(payments["time"], payments["date_only"]),
    title=f"Of {all_rows[0]:,} payments in the hour after midnight {with_clock[0]:,} have a recorded clock time",
    data="planted",
    alt=f"In the hour after midnight stand {all_rows[0]:,} payments, {all_rows[0] - with_clock[0]:,} of them dates without a time. Read as UTC, the quietest hour moves from {with_clock.idxmin()} to {in_utc.idxmin()} o'clock.",
)

# %% [markdown] given="4.0"
# The other {{ all_rows[0] - with_clock[0] : , }} carry a date and no time; stored as seconds, a date looks like midnight.
# {{ payments["date_only"].mean() : .0% }} of the rows are like this, as the set-up decides.
# UTC is eight hours behind Beijing. If you forget that, the quietest hour seems to be {{ in_utc.idxmin() }} o'clock
# instead of {{ with_clock.idxmin() }}.
#
# **The decision.** This peak is no reason to send messages at midnight. Use `date_only` rows for questions about
# days, and leave them out of questions about hours.
#
# ## 7 · The same questions to a real log *(real data)*
#
# *Online Retail* is one year and nine days of a British web shop for gifts (UCI, CC BY 4.0). A row is a line of an invoice.
# `plus` is the money of lines above zero, `minus` that of lines below zero (cancellations, fees, corrections).

# %%
retail = datasets.load_online_retail()
money = retail["Quantity"] * retail["UnitPrice"]
retail = retail.assign(plus=money.clip(lower=0), minus=money.clip(upper=0).abs())
retail["month"] = retail["InvoiceDate"].dt.strftime("%Y-%m")
retail["buyer"] = retail["CustomerID"].astype("string").fillna(retail["InvoiceNo"])
pd.DataFrame([grouping.grain(retail, key) for key in ["CustomerID", "InvoiceNo", ["InvoiceNo", "StockCode"]]])

# %%
lacking = grouping.missing_shares(retail, "CustomerID", ["plus", "minus"], unit="buyer")
seasons = grouping.missing_shares(retail, "CustomerID", ["plus"], unit="month").loc["plus"]
lacking.round(3)

# %% [markdown] given="95"
# This shop does not know the customer of {{ lacking.loc["rows", "share"] : .1% }} of the lines. They hold
# {{ lacking.loc["plus", "share"] : .1% }} of the money above zero (95 % interval {{ lacking.loc["plus", "low"] : .1% }} to
# {{ lacking.loc["plus", "high"] : .1% }}) and {{ lacking.loc["minus", "share"] : .1% }} of that below zero
# ({{ lacking.loc["minus", "low"] : .0% }} to {{ lacking.loc["minus", "high"] : .0% }}). One netted column would show
# {{ money[retail["CustomerID"].isna()].sum() / money.sum() : .1% }} and hide both.
#
# A `buyer` is a customer with all lines, or an invoice without a customer; buyers were drawn again. Another season is
# not in that interval; with whole months drawn again it is {{ seasons["low"] : .1% }} to {{ seasons["high"] : .1% }} (rough, from so few months).
#
# `lead` is a share less the share of the rows. In the wallet it was {{ 100 * shares["lead"] : +.0f }} points, here it is
# {{ 100 * lacking.loc["plus", "lead"] : .1f }} ({{ 100 * lacking.loc["plus", "lead_low"] : .1f }} to
# {{ 100 * lacking.loc["plus", "lead_high"] : .1f }}): nobody can guess which way the lost rows differ.
#
# Does it change an answer to drop these lines? Let *sales* be `plus`, before cancellations.

# %% wall="yes"
monthly = retail.groupby("month")[["CustomerID", "plus", "buyer"]]
by_month = monthly.apply(lambda part: grouping.missing_shares(part, "CustomerID", ["plus"], "buyer").loc["plus"])
asked = {"key": "CustomerID", "money": "plus", "day": "InvoiceDate", "unit": "buyer"}
rise = grouping.growth(retail, months=("2011-10", "2011-11"), **asked)
plotting.show(
    grouping.draw_missing_by_month(by_month.rename({"2011-12": "1-9 Dec"}), rise),
    title=f"November's sales rise by {rise['growth'].iloc[0]:.0%}; drop the rows without a customer, and it is {rise['growth'].iloc[1]:.0%}",
    data="real data",
    alt=f"Share of the money above zero that has no customer, by month, with intervals: lowest {by_month['share'].min():.0%} in {by_month['share'].idxmin()}, highest {by_month['share'].max():.0%} in {by_month['share'].idxmax()}, "
    f"{by_month.loc['2011-10', 'share']:.0%} in October and {by_month.loc['2011-11', 'share']:.0%} in November. Between these two sales rise by {rise['growth'].iloc[0]:.0%} with all rows, by {rise['growth'].iloc[1]:.0%} with known customers.",
)

# %%
full = by_month.index[:-1]  # December 2011 has nine days
pairs = [grouping.growth(retail, months=pair, **asked).loc["difference"] for pair in pairwise(full)]
clear = sum(pair["low"] > 0 or pair["high"] < 0 for pair in pairs)
guests = retail[(retail["month"] == "2011-11") & retail["CustomerID"].isna()]
largest = guests.groupby("InvoiceNo")["plus"].sum().nlargest(2)
less = grouping.growth(retail[~retail["InvoiceNo"].isin(largest.index)], months=("2011-10", "2011-11"), **asked)
pd.concat({"November": rise, "without its two largest guest invoices": less}).round(3)

# %% [markdown] given="95"
# Here it does: the two growths differ by {{ 100 * rise["growth"].iloc[2] : .0f }} points (95 % interval
# {{ 100 * rise["low"].iloc[2] : .0f }} to {{ 100 * rise["high"].iloc[2] : .0f }}). We chose these months because the share
# jumps; of all {{ len(pairs) }} pairs of neighbouring months {{ clear }} have an interval without zero. And two invoices hold
# {{ largest.sum() / guests["plus"].sum() : .0% }} of November's money without a customer: without them the difference is
# {{ 100 * less["growth"].iloc[2] : .0f }} points ({{ 100 * less["low"].iloc[2] : .0f }} to {{ 100 * less["high"].iloc[2] : .0f }}).
#
# Does it matter *what* one counts? At the start of nine months we ask which count tells best who orders in that month. The *AUC*
# is the chance that a customer who does has a higher count than one who does not (equal counts are half a hit); one half is
# guessing. Lesson 02 computes it by hand. `lead` is now the AUC less that of the number of orders.

# %%
leads = {}
for start in pd.date_range("2011-03-01", "2011-11-01", freq="MS"):
    counts, later = grouping.three_counts(retail, start)
    leads[f"{start:%Y-%m}"] = interest.compare_scores(counts, later, "orders").drop("orders")
leads = pd.concat(leads, names=["month", "counted"])[["auc", "lead", "lead_low", "lead_high"]]
lines, on_days = leads.xs("lines", level="counted"), leads.xs("days", level="counted")
pd.concat({"lines": lines, "days": on_days}, axis=1).round(3)

# %% [markdown] given="95 2011 2014"
# Lines are behind orders in {{ (lines["lead"] < 0).sum() }} of {{ len(lines) }} months, in {{ (lines["lead_high"] < 0).sum() }} of them with the
# whole 95 % interval (customers drawn again); in the middle month by {{ -lines["lead"].median() : .3f }}. Days and orders are never
# more than {{ on_days["lead"].abs().max() : .3f }} apart. Count what the question names.
#
# > **老秦 writes down:** {{ retail.loc[retail["CustomerID"].isna(), "plus"].sum() / 1e6 : .2f }} of {{ retail["plus"].sum() / 1e6 : .2f }} million pounds above zero stand in no
# > table of customers, {{ lacking.loc["plus", "share"] : .1% }} *(real data, months drawn again: 95 % interval {{ seasons["low"] : .0% }} to {{ seasons["high"] : .0% }})*. What would change
# > it: a customer number for guests, or a few large guest invoices.
#
# ## Recap
#
# - The **grain** is what one row stands for; a key is tested, not assumed.
# - **Split, apply, combine**: three lines by hand, one with `groupby`.
# - `size` counts rows, `count` values that are not missing (an empty text counts), `nunique` different values.
# - `groupby` drops missing keys in silence; write `dropna=False`, and compare the sum before and after.
# - A **ledger** gives every dropped row a reason. Money out and money in have a column each.
#
# **三句话小结:** 先问一行代表什么(粒度),再按键拆分、应用函数、合并结果;数行用 size,数非缺失值用 count(空字符串也算),数不同值用
# nunique。groupby 默认丢掉键缺失的行,要写 dropna=False,并核对分组前后的总和。清洗要有台账:每一行都有原因,流出和流入的金额分两列,相互抵消的净额会掩盖损失。
#
# ### Check yourself
#
# <details><summary><b>Question:</b> what does <code>df.groupby('customer')['receipt'].count()</code> give: orders, rows with a receipt number,
# different receipts, or customers?</summary>
#
# *Rows with a receipt number.* Different receipts need `nunique`. Orders are different receipts without the cancelled ones;
# customers are the groups themselves, `len(...)` of the result.
# </details>
#
# <details><summary><b>Question:</b> after a join of two tables the revenue is higher than before. New customers, duplicate keys on one side,
# rounding, or an outer join?</summary>
#
# *Duplicate keys on one side*: a row is written once per matching duplicate, and its money with it.  A join invents no customer.
# </details>
#
# <details><summary><b>Question:</b> a ledger says that the dropped rows hold a net of zero yuan. Was nothing lost?</summary>
#
# *Nobody can tell.* Money out and in may cancel: ask for two columns.
# </details>
#
# ### What the industry does next
#
# Events get an id and a schema that is checked on arrival (data contracts): copies and missing keys are caught at the door. The third source document names the next trouble: data scattered over separate
# systems (数据割裂).
#
# ### Read on
#
# [Wickham on split, apply, combine (2011)](https://doi.org/10.18637/jss.v040.i01) ·
# [pandas on GroupBy](https://pandas.pydata.org/docs/user_guide/groupby.html) and
# [on missing data](https://pandas.pydata.org/docs/user_guide/missing_data.html) ·
# [Wickham on tidy tables (2014)](https://doi.org/10.18637/jss.v059.i10) ·
# [Online Retail at UCI](https://doi.org/10.24432/C5BW33)
#
# **Now you**: [lab 01](labs/01_groupby_lab.ipynb).
