# %% [markdown] given="45"
# # Lab 01 · From a log to a table of customers
#
# 周经理's message goes out on Thursday. Until then you make a table of customers from the wallet's log that 老秦 (finance)
# cannot take apart. Six levels (关卡), about 45 minutes; [lesson 01](../01_groupby.ipynb) has all you need.
#
# Put your code where it says `# YOUR CODE HERE`, run the cell, then run the check below it. A wrong answer costs nothing.
# Stuck? `lab.hint("01.1")` gives the first of three hints for that task; `lab.load_level(3)` goes on from the start of
# a level.
#
# Two rules for all tasks: round nothing unless a task says so; and compute everything from the data that the cells load
# with `DATA_SEED`, never from a number you read off, because your work is marked on other data of the same kind.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort

# %%
from helpers.lab import open_lab

lab = open_lab("01", seed=DATA_SEED)
lab

# %% [markdown]
# The data: `log` is the raw export. `payments` is cleaned, one row per payment: `amount` in yuan, a negative amount is
# money coming in; `time` in Beijing time, `day` without the clock; `date_only` says that the time is a bare date. Three
# customers only received money.

# %%
import pandas as pd

from helpers import datasets

log = datasets.load_wallet(seed=DATA_SEED)
payments, _ = datasets.clean_wallet(log)
payments["day"] = payments["time"].dt.normalize()
only_in = payments.loc[payments["amount"] < 0, "user_id"].value_counts().index[:3]
payments = payments[(payments["amount"] < 0) | ~payments["user_id"].isin(only_in)].reset_index(drop=True)
payments.head(3)

# %% [markdown] task="01.1" level=1 points=3
# ### Level 1 · Three sizes of one table
#
# How many rows has `payments`, how many customers stand behind them, and on how many *customer-days* was there a payment?
# (A customer who pays on two days gives two customer-days; two customers who pay on one day give two as well.)
#
# Answer with a dictionary `sizes` that has the keys `rows`, `customers` and `customer_days`, each a whole number; money
# in and money out both count. The first is done for you.

# %% task="01.1"
rows = len(payments)
# BEGIN SOLUTION
customers = payments["user_id"].nunique()
customer_days = len(payments[["user_id", "day"]].drop_duplicates())
sizes = {"rows": rows, "customers": customers, "customer_days": customer_days}
# END SOLUTION

# %% mistake="01.1" hint="Your number of customers is a number of rows. `count` and `size` count rows; which function counts different values?"
# - payments["user_id"].nunique()
# + payments["user_id"].count()

# %% mistake="01.1" hint="Your customer-days are days of the calendar: on each of them many customers paid. A customer-day is a pair; count different pairs."
# - len(payments[["user_id", "day"]].drop_duplicates())
# + payments["day"].nunique()

# %% mistake="01.1" hint="You counted different moments, not different days: two payments an hour apart are one customer-day. Which column has the day?"
# - len(payments[["user_id", "day"]].drop_duplicates())
# + len(payments[["user_id", "time"]].drop_duplicates())

# %% mistake="01.1" hint="Your customer-days are as many as the rows: every payment was counted. Several payments of a customer on one day are one customer-day."
# - len(payments[["user_id", "day"]].drop_duplicates())
# + len(payments[["user_id", "day"]])

# %% mistake="01.1" hint="You multiplied customers by days, as if everybody had paid on every day. Count the pairs that really stand in the table."
# - len(payments[["user_id", "day"]].drop_duplicates())
# + customers * payments["day"].nunique()

# %% mistake="01.1" hint="Your customer-days look at money out only. Money coming in is a payment too."
# - len(payments[["user_id", "day"]].drop_duplicates())
# + len(payments.loc[payments["amount"] > 0, ["user_id", "day"]].drop_duplicates())

# %% mistake="01.1" hint="Your `rows` counts the raw `log`, with lines that cannot be used. The question is about `payments`."
# - "rows": rows
# + "rows": len(log)

# %% mistake="01.1" hint="Your customer-days are one number for each customer. The question asks for one number for all of them together."
# - len(payments[["user_id", "day"]].drop_duplicates())
# + payments.groupby("user_id")["day"].nunique()

# %% mistake="01.1" hint="Your customer-days are a mean per customer. Which function brings the customers' days together to one total?"
# - len(payments[["user_id", "day"]].drop_duplicates())
# + payments.groupby("user_id")["day"].nunique().mean()

# %% mistake="01.1" hint="You took the day of the month (1 to 31), so the same day of two months is one day for you. Which column has the whole date?"
# - len(payments[["user_id", "day"]].drop_duplicates())
# + payments.groupby(["user_id", payments["time"].dt.day]).ngroups

# %% mistake="01.1" hint="Your customer-days come from the raw `log`, with lines that cannot be used. The question is about `payments`."
# - len(payments[["user_id", "day"]].drop_duplicates())
# + len(
# +     log.assign(day=pd.to_datetime(pd.to_numeric(log["unix_time"], errors="coerce"), unit="s").dt.normalize())[
# +         ["user_id", "day"]
# +     ].drop_duplicates()
# + )

# %% mistake="01.1" hint="Your customer-days come from the raw `log`: they count lines that cannot be used. Which table is cleaned?"
# - len(payments[["user_id", "day"]].drop_duplicates())
# + len(log[["user_id", "unix_time"]].drop_duplicates())

# %% mistake="01.1" hint="You left out the payments with a bare date. Their day is known, so they belong to a customer-day."
# - len(payments[["user_id", "day"]].drop_duplicates())
# + len(payments.loc[~payments["date_only"], ["user_id", "day"]].drop_duplicates())

# %% mistake="01.1" hint="Your days begin at midnight in UTC. `payments` is in Beijing time already: is a shift needed?"
# - len(payments[["user_id", "day"]].drop_duplicates())
# + payments.groupby(["user_id", (payments["time"] - pd.Timedelta(hours=8)).dt.normalize()]).ngroups

# %% mistake="01.1" hint="Your `rows` leaves out the rows without a text. `count` skips missing values; `len` does not."
# - "rows": rows
# + "rows": payments["text"].count()

# %% mistake="01.1" hint="You added customers and days. A customer-day is a pair of the two: count the different pairs."
# - len(payments[["user_id", "day"]].drop_duplicates())
# + customers + payments["day"].nunique()

# %% mistake="01.1" hint="You counted the repeats that go, not the pairs that stay."
# - len(payments[["user_id", "day"]].drop_duplicates())
# + payments.duplicated(["user_id", "day"]).sum()

# %% mistake="01.1" hint="You counted pairs of a customer and a month. A customer-day is smaller."
# - len(payments[["user_id", "day"]].drop_duplicates())
# + payments.groupby(["user_id", payments["day"].dt.strftime("%Y-%m")]).ngroups

# %% mistake="01.1" hint="Your number of customers looks at money out only. A customer who only received money is a customer too."
# - payments["user_id"].nunique()
# + payments.loc[payments["amount"] > 0, "user_id"].nunique()

# %% mistake="01.1" hint="You hold a list of the customers themselves. How many are they?"
# - payments["user_id"].nunique()
# + payments["user_id"].unique()

# %% mistake="01.1" hint="You hold the number of rows of each customer. The question asks how many customers there are."
# - payments["user_id"].nunique()
# + payments["user_id"].value_counts()

# %% mistake="01.1" hint="Your number of customers is the largest id. Ids may have gaps: count the different ones."
# - payments["user_id"].nunique()
# + payments["user_id"].max()

# %% mistake="01.1" hint="Your `rows` counts money out only. Money coming in is a payment too."
# - "rows": rows
# + "rows": (payments["amount"] > 0).sum()

# %% [markdown] hints="01.1"
# 1. Each of the three numbers counts the different values of something. What is the something: a row, a customer, a pair?
# 2. `nunique()` counts different values of a column; `drop_duplicates()` leaves each different row of several columns once.
# 3. For the pairs, take the two columns `user_id` and `day`, drop the duplicates, and take the length of what is left.

# %% check="01.1"
lab.check("01.1", sizes)

# %% [markdown] task="01.2" level=2 points=4
# ### Level 2 · Split, apply and combine by hand
#
# `out` holds the money that leaves the wallet, with its channel; where the text names no channel, `channel` is missing.
# How much money went out by each channel, in yuan? Answer with a Series `by_channel`: its index the names in `CHANNELS`,
# and `"none"` for the rows without a channel; its values sums of `amount`. The cell shows the three steps for one
# channel, by hand; `groupby` comes in level 3.

# %%
CHANNELS = ["余额支付", "扫码支付", "银联POS消费", "信用卡消费"]
out = payments[payments["amount"] > 0].copy()
out["channel"] = out["text"].str.extract(f"^({'|'.join(CHANNELS)})-")[0]

# %% task="01.2"
group = out[out["channel"] == "扫码支付"]  # split: one group
total = group["amount"].sum()  # apply
example = pd.Series({"扫码支付": total})  # combine: a table of results, so far of one
# BEGIN SOLUTION
totals = {name: out.loc[out["channel"] == name, "amount"].sum() for name in CHANNELS}
totals["none"] = out.loc[out["channel"].isna(), "amount"].sum()
by_channel = pd.Series(totals)
# END SOLUTION

# %% mistake="01.2" hint="Your parts do not add up to the whole: compare by_channel.sum() with out['amount'].sum(). Where are the rows without a channel?"
# - pd.Series(totals)
# + pd.Series(totals).drop("none")

# %% mistake="01.2" hint="Your entry for \"none\" is empty although such rows exist. A missing value equals no text and not even None. How does pandas ask whether a value is missing?"
# - out.loc[out["channel"].isna(), "amount"].sum()
# + out.loc[out["channel"] == "none", "amount"].sum()

# %% mistake="01.2" hint="Your channels hold numbers of payments. The question is for money: which column has it, and which function adds it up?"
# - "amount"].sum() for name
# + "amount"].count() for name

# %% mistake="01.2" hint="Your entry for \"none\" is a number of payments. The question is for the money of these payments."
# - out.loc[out["channel"].isna(), "amount"].sum()
# + out["channel"].isna().sum()

# %% mistake="01.2" hint="Your channels hold means of a payment. The function that you apply to each group decides which question you answer: how much money is it in all?"
# - "amount"].sum() for name
# + "amount"].mean() for name

# %% mistake="01.2" hint="Your entry for \"none\" is the mean of a payment. The question is for all of their money."
# - out.loc[out["channel"].isna(), "amount"].sum()
# + out.loc[out["channel"].isna(), "amount"].mean()

# %% mistake="01.2" hint="Your entry for \"none\" holds all the money out, with and without a channel. Which rows belong to \"none\" alone?"
# - out.loc[out["channel"].isna(), "amount"].sum()
# + out["amount"].sum()

# %% mistake="01.2" hint="Your entry for \"none\" has the rows without a text. A text may be there and still name no channel: which column says so?"
# - out.loc[out["channel"].isna(), "amount"].sum()
# + out.loc[out["text"].isna(), "amount"].sum()

# %% mistake="01.2" hint="All channels have the same sum: the one of the example. In a loop, the filter must take the name of each turn."
# - out["channel"] == name
# + out["channel"] == "扫码支付"

# %% mistake="01.2" hint="All entries have the same sum: the one of the example. Each entry needs a filter of its own."
# - out["channel"] == name
# + out["channel"] == "扫码支付"
# - out.loc[out["channel"].isna(), "amount"].sum()
# + total

# %% mistake="01.2" hint="Only the last channel and \"none\" are left: each turn of your loop made the Series anew. Collect the sums first, and make the Series after the loop."
# - pd.Series(totals)
# + pd.Series(totals).iloc[-2:]

# %% mistake="01.2" hint="Only the last channel is left: each turn of your loop made the Series anew. Collect the sums first, then add \"none\"."
# - pd.Series(totals)
# + pd.Series(totals).iloc[-2:-1]

# %% mistake="01.2" hint="This is the example: one channel of four. Do the same for each name in `CHANNELS` and for the rows without a channel."
# - pd.Series(totals)
# + example

# %% mistake="01.2" hint="Only the channel of the example and \"none\" are there. Each name in `CHANNELS` has an entry of its own."
# - pd.Series(totals)
# + pd.Series({"扫码支付": total, "none": totals["none"]})

# %% mistake="01.2" hint="Your second entry takes all rows but those of the example. Each name in `CHANNELS` has an entry of its own, and \"none\" the rows without a channel."
# - pd.Series(totals)
# + pd.Series({"扫码支付": total, "none": out["amount"].sum() - total})

# %% mistake="01.2" hint="The entry without a channel is named by a missing value. The task asks for the name \"none\"."
# - totals["none"]
# + totals[float("nan")]

# %% mistake="01.2" hint="The entries have numbers for names. Give the Series the names of the channels as its index."
# - pd.Series(totals)
# + pd.Series(list(totals.values()))

# %% mistake="01.2" hint="From your entry for \"none\" the money that came in is taken away. `payments` has both directions; `out` has money out alone."
# - out.loc[out["channel"].isna(), "amount"].sum()
# + payments["amount"].sum() - sum(totals.values())

# %% mistake="01.2" hint="Your entry for \"none\" holds the money that came in as well. `payments` has both directions; `out` has money out alone."
# - out.loc[out["channel"].isna(), "amount"].sum()
# + payments["amount"].abs().sum() - sum(totals.values())

# %% mistake="01.2" hint="Your channels hold numbers of customers. The question is for money."
# - out["channel"] == name, "amount"].sum()
# + out["channel"] == name, "user_id"].nunique()

# %% mistake="01.2" hint="Your entry for \"none\" is a number of customers. The question is for money."
# - out.loc[out["channel"].isna(), "amount"].sum()
# + out.loc[out["channel"].isna(), "user_id"].nunique()

# %% mistake="01.2" hint="Your entry for \"none\" is the money that has a channel. Which rows have none?"
# - out.loc[out["channel"].isna(), "amount"].sum()
# + out.loc[out["channel"].notna(), "amount"].sum()

# %% [markdown] hints="01.2"
# 1. Split means: for each name, the rows that belong to it. Which rows belong to "none"?
# 2. A dictionary `{name: number, …}` made by a loop over `CHANNELS` becomes a Series by `pd.Series(...)`; `isna()` finds what is missing.
# 3. Loop: `out.loc[out["channel"] == name, "amount"].sum()`. Then add the entry "none" with a filter by `out["channel"].isna()`.

# %% check="01.2"
lab.check("01.2", by_channel)

# %% [markdown] task="01.3" level=3 points=4 given="0"
# ### Level 3 · One row per customer
#
# Now with GroupBy: a DataFrame `table` with `user_id` as its index, one row for *each* customer in `payments`, and the columns
#
# - `rows`: the number of payments;
# - `days`: the number of different days with a payment;
# - `spent`: the money that went out, in yuan. Money coming in counts as 0: it is not taken away from what went out;
# - `last`: the time of the last payment, with its clock.
#
# `rows`, `days` and `last` look at all payments, in and out. A customer who only received money has a row too.
#
# The first column is done; the others are yours.

# %% task="01.3"
first_column = payments.groupby("user_id").agg(rows=("amount", "size"))
# BEGIN SOLUTION
with_spent = payments.assign(spent=payments["amount"].clip(lower=0))
table = with_spent.groupby("user_id").agg(
    rows=("amount", "size"), days=("day", "nunique"), spent=("spent", "sum"), last=("time", "max")
)
# END SOLUTION

# %% mistake="01.3" hint="In your `spent`, money coming in is taken away from what was spent: some entries are negative. What should money that comes in count as here?"
# - ("spent", "sum")
# + ("amount", "sum")

# %% mistake="01.3" hint="Your `days` counts rows. How many days are it, if three payments on one day are one?"
# - ("day", "nunique")
# + ("day", "count")

# %% mistake="01.3" hint="Your `last` is the first payment. Which function gives the latest of several times?"
# - ("time", "max")
# + ("time", "min")

# %% mistake="01.3" hint="Your `last` is the day without the clock time. Which column has the whole moment?"
# - ("time", "max")
# + ("day", "max")

# %% mistake="01.3" hint="Your `last` is the last row of each customer as the export has it. The rows are not in the order of time: which function gives the latest?"
# - ("time", "max")
# + ("time", "last")

# %% mistake="01.3" hint="Your `days` counts different moments. Which column has the day?"
# - ("day", "nunique")
# + ("time", "nunique")

# %% mistake="01.3" hint="In your `spent`, money coming in is added to money going out. Its sign says the direction: which payments went out?"
# - .clip(lower=0)
# + .abs()

# %% mistake="01.3" hint="You kept money out alone before grouping, so `rows`, `days` and `last` lack the payments that came in, and some customers are gone. Only `spent` looks at money out alone."
# - payments.assign
# + payments[payments["amount"] > 0].assign

# %% mistake="01.3" hint="You joined columns that look at money out alone. `days` and `last` look at all payments, and a customer without money out has spent 0."
# - table = with_spent.groupby("user_id").agg(
# -     rows=("amount", "size"), days=("day", "nunique"), spent=("spent", "sum"), last=("time", "max")
# - )
# + gone = out.groupby("user_id")
# + table = first_column.join(gone.agg(days=("day", "nunique"), spent=("amount", "sum"), last=("time", "max")))

# %% mistake="01.3" hint="Your `spent` is missing for some customers: they only received money. How much have they spent?"
# - rows=("amount", "size"), days=("day", "nunique"), spent=("spent", "sum"), last=("time", "max")
# - )
# + rows=("amount", "size"), days=("day", "nunique"), spent=("spent", "sum"), last=("time", "max")
# + )
# + table["spent"] = out.groupby("user_id")["amount"].sum()

# %% mistake="01.3" hint="Your table lacks customers: those who only received money are not in the table that you joined. They have a row too."
# - rows=("amount", "size"), days=("day", "nunique"), spent=("spent", "sum"), last=("time", "max")
# - )
# + rows=("amount", "size"), days=("day", "nunique"), spent=("spent", "sum"), last=("time", "max")
# + )
# + table = table[table.index.isin(out["user_id"])]

# %% mistake="01.3" hint="You set `spent` to 0 where a customer received more than went out. Leave out the money coming in payment by payment, before you add up."
# - rows=("amount", "size"), days=("day", "nunique"), spent=("spent", "sum"), last=("time", "max")
# - )
# + rows=("amount", "size"), days=("day", "nunique"), spent=("spent", "sum"), last=("time", "max")
# + )
# + table["spent"] = payments.groupby("user_id")["amount"].sum().clip(lower=0)

# %% mistake="01.3" hint="Your `spent` is the money that came in. A positive amount is money out."
# - payments["amount"].clip(lower=0)
# + -payments["amount"].clip(upper=0)

# %% mistake="01.3" hint="Your `spent` is the money that came in, with its minus sign. A positive amount is money out."
# - .clip(lower=0)
# + .clip(upper=0)

# %% mistake="01.3" hint="Your `spent` counts the payments that went out. Which column has the money?"
# - payments["amount"].clip(lower=0)
# + payments["amount"] > 0

# %% mistake="01.3" hint="Your `spent` is the mean of a payment. How much money went out in all?"
# - payments["amount"].clip(lower=0)
# + payments["amount"].where(payments["amount"] > 0)
# - rows=("amount", "size"), days=("day", "nunique"), spent=("spent", "sum"), last=("time", "max")
# - )
# + rows=("amount", "size"), days=("day", "nunique"), spent=("spent", "mean"), last=("time", "max")
# + ).fillna({"spent": 0})

# %% mistake="01.3" hint="Your `days` counts different days of the month, 31 at the most. Which column has the whole date?"
# - payments.assign(spent=payments["amount"].clip(lower=0))
# + payments.assign(spent=payments["amount"].clip(lower=0), date=payments["time"].dt.day)
# - ("day", "nunique")
# + ("date", "nunique")

# %% mistake="01.3" hint="Your `days` counts different months. Which column has the day?"
# - payments.assign(spent=payments["amount"].clip(lower=0))
# + payments.assign(spent=payments["amount"].clip(lower=0), date=payments["day"].dt.strftime("%Y-%m"))
# - ("day", "nunique")
# + ("date", "nunique")

# %% mistake="01.3" hint="Your `days` is the span from the first day to the last. On how many of these days was there a payment?"
# - ("day", "nunique")
# + ("day", lambda day: (day.max() - day.min()).days + 1)

# %% mistake="01.3" hint="Your `days` is the span from the first day to the last. How many different days with a payment are it?"
# - ("day", "nunique")
# + ("day", lambda day: (day.max() - day.min()).days)

# %% mistake="01.3" hint="Your `last` looks at money out alone. It is the time of the last payment in any direction."
# - payments.assign(spent=payments["amount"].clip(lower=0))
# + payments.assign(spent=payments["amount"].clip(lower=0), gone=payments["time"].where(payments["amount"] > 0))
# - ("time", "max")
# + ("gone", "max")

# %% mistake="01.3" hint="Your `days` looks at money out alone. A day on which money came in is a day with a payment too."
# - payments.assign(spent=payments["amount"].clip(lower=0))
# + payments.assign(spent=payments["amount"].clip(lower=0), gone=payments["day"].where(payments["amount"] > 0))
# - ("day", "nunique")
# + ("gone", "nunique")

# %% mistake="01.3" hint="Your `rows` leaves out the payments without a text. `count` skips missing values; `size` does not."
# - rows=("amount", "size"), days
# + rows=("text", "count"), days

# %% mistake="01.3" hint="Your `rows` counts money out alone. Money coming in is a payment too."
# - rows=("amount", "size"), days
# + rows=("amount", lambda amount: (amount > 0).sum()), days

# %% mistake="01.3" hint="Your `spent` lacks small payments. Every payment above 0 yuan is money out."
# - payments["amount"].clip(lower=0)
# + payments["amount"].where(payments["amount"] > 1, 0)

# %% [markdown] hints="01.3"
# 1. Three of the columns look at all payments and one only at money out. How can one group-by serve both?
# 2. Make a helper column first, in which money coming in counts as nothing; `Series.clip(lower=0)` does that. Then one `agg` with four lines.
# 3. `payments.assign(spent=payments["amount"].clip(lower=0)).groupby("user_id").agg(rows=("amount", "size"), …)`: fill in `nunique`, `sum` and `max`.

# %% check="01.3"
lab.check("01.3", table)

# %% [markdown] task="01.4" level=4 points=4 given="0 1"
# ### Level 4 · What the group-by keeps quiet
#
# 老秦 wants a report by channel each month. `out.groupby("channel")` leaves out the rows without a channel. For each month:
# of all the money that went out, which share is the money of these rows? Answer with a Series `quiet`: its index the month
# as text (`"2016-07"`), its values shares of the *money*, from 0 to 1.

# %%
out["month"] = out["day"].dt.strftime("%Y-%m")

# %% task="01.4"
# BEGIN SOLUTION
left_out = out["amount"].where(out["channel"].isna(), 0)
quiet = left_out.groupby(out["month"]).sum() / out["amount"].groupby(out["month"]).sum()
# END SOLUTION

# %% mistake="01.4" hint="This is a share of rows. Rows without a channel are larger than others: finance asks for the share of the money."
# - quiet = left_out.groupby(out["month"]).sum() / out["amount"].groupby(out["month"]).sum()
# + quiet = out["channel"].isna().groupby(out["month"]).mean()

# %% mistake="01.4" hint="You divided by the money that has a channel. A share is divided by the whole: with and without a channel."
# - / out["amount"].groupby(out["month"]).sum()
# + / (out["amount"] - left_out).groupby(out["month"]).sum()

# %% mistake="01.4" hint="You divided each month by the total of all months. Each month has a total of its own."
# - / out["amount"].groupby(out["month"]).sum()
# + / out["amount"].sum()

# %% mistake="01.4" hint="That is the share that the report keeps. The question is for the share that it leaves out."
# - .isna()
# + .notna()

# %% mistake="01.4" hint="These are amounts in yuan. The question is for shares: divided by what?"
# -  / out["amount"].groupby(out["month"]).sum()
# +

# %% mistake="01.4" hint="You took the rows without a text. A text may be there and still name no channel: which column says so?"
# - out["channel"].isna()
# + out["text"].isna()

# %% mistake="01.4" hint="You divided a mean payment by a mean payment. The share of the money needs sums."
# - quiet = left_out.groupby(out["month"]).sum() / out["amount"].groupby(out["month"]).sum()
# + by_month = out["amount"].groupby(out["month"]).mean()
# + quiet = out[out["channel"].isna()].groupby("month")["amount"].mean() / by_month

# %% mistake="01.4" hint="You answer with one share for all months. The report is by month: group both amounts by it."
# - quiet = left_out.groupby(out["month"]).sum() / out["amount"].groupby(out["month"]).sum()
# + quiet = left_out.sum() / out["amount"].sum()

# %% mistake="01.4" hint="Your months are numbers from 1 to 12, so those of two years fall together. Which column has the year and the month as text?"
# - left_out.groupby(out["month"]).sum()
# + left_out.groupby(out["day"].dt.month).sum()
# - / out["amount"].groupby(out["month"]).sum()
# + / out["amount"].groupby(out["day"].dt.month).sum()

# %% mistake="01.4" hint="Your shares say how the money without a channel is spread over the months. Divide each month by all money of the same month."
# - / out["amount"].groupby(out["month"]).sum()
# + / left_out.sum()

# %% mistake="01.4" hint="Money that came in is taken away from the money out. `payments` has both directions; `out` has money out alone."
every = payments.assign(
    channel=payments["text"].str.extract(f"^({'|'.join(CHANNELS)})-")[0], month=payments["day"].dt.strftime("%Y-%m")
)
quiet = every[every["channel"].isna()].groupby("month")["amount"].sum() / every.groupby("month")["amount"].sum()

# %% mistake="01.4" hint="The money of all payments is the whole here, the money that came in taken away. The report is about money out."
# - / out["amount"].groupby(out["month"]).sum()
# + / payments["amount"].groupby(payments["day"].dt.strftime("%Y-%m")).sum()

# %% mistake="01.4" hint="Nothing is left out of your sums, since `groupby` has lost the rows without a channel already. From which table do you take the whole?"
# - out["amount"].where(out["channel"].isna(), 0)
# + out["amount"] * 0

# %% mistake="01.4" hint="Your shares are missing values: no row has the channel that you looked for. How does pandas ask whether a channel is missing?"
# - out["amount"].where(out["channel"].isna(), 0)
# + out["amount"] * float("nan")
# - left_out.groupby(out["month"]).sum()
# + left_out.groupby(out["month"]).mean()

# %% mistake="01.4" hint="These are shares by day. The report is by month."
# - left_out.groupby(out["month"]).sum()
# + left_out.groupby(out["day"]).sum()
# - / out["amount"].groupby(out["month"]).sum()
# + / out["amount"].groupby(out["day"]).sum()

# %% mistake="01.4" hint="These are shares by year. The report is by month."
# - left_out.groupby(out["month"]).sum()
# + left_out.groupby(out["day"].dt.strftime("%Y")).sum()
# - / out["amount"].groupby(out["month"]).sum()
# + / out["amount"].groupby(out["day"].dt.strftime("%Y")).sum()

# %% mistake="01.4" hint="Your shares run from the beginning to each month. Each month is to stand for itself."
# - left_out.groupby(out["month"]).sum()
# + left_out.groupby(out["month"]).sum().cumsum()
# - / out["amount"].groupby(out["month"]).sum()
# + / out["amount"].groupby(out["month"]).sum().cumsum()

# %% mistake="01.4" hint="You took the mean of the customers' shares. Finance asks for the share of all the month's money: add up first, divide then."
# - quiet = left_out.groupby(out["month"]).sum() / out["amount"].groupby(out["month"]).sum()
# + keys = [out["month"], out["user_id"]]
# + shares = left_out.groupby(keys).sum() / out["amount"].groupby(keys).sum()
# + quiet = shares.groupby("month").mean()

# %% mistake="01.4" hint="These are numbers of payments. The question is for a share of the money."
# - quiet = left_out.groupby(out["month"]).sum() / out["amount"].groupby(out["month"]).sum()
# + quiet = out["channel"].isna().groupby(out["month"]).sum()

# %% mistake="01.4" hint="This is the share of one channel. Which rows does the group-by leave out?"
# - out["channel"].isna()
# + out["channel"] == "余额支付"

# %% mistake="01.4" hint="This is the share of the channel of level 2's example. Which rows does the group-by leave out?"
# - out["channel"].isna()
# + out["channel"] == "扫码支付"

# %% mistake="01.4" hint="This is a share of customers. Finance asks for the share of the money."
# - quiet = left_out.groupby(out["month"]).sum() / out["amount"].groupby(out["month"]).sum()
# + silent = out[out["channel"].isna()].groupby("month")["user_id"].nunique()
# + quiet = silent / out.groupby("month")["user_id"].nunique()

# %% [markdown] hints="01.4"
# 1. A share is a part over a whole; here each month has a part and a whole of its own.
# 2. Group twice by month, once the money without a channel, once all the money; two Series with the same index can be divided.
# 3. The part: `out[out["channel"].isna()].groupby("month")["amount"].sum()`. The whole: the same without the filter.

# %% check="01.4"
lab.check("01.4", quiet)

# %% [markdown] task="01.5" level=5 points=5
# ### Level 5 · A ledger that adds up
#
# Back to the raw `log`, of a bad day: the export lost every twentieth time, wrote decimals into some payments and times,
# and sent its last rows once more. All its columns but `user_id` are text. Drop rows for three reasons, **in this
# order**, each row for the first reason that holds:
#
# 1. `payment`: the payment is not written as a whole number: digits only, with or without a minus sign before them
#    (`"12.0"` is none);
# 2. `time`: the time is `"0"` or not digits only;
# 3. `repeat`: what is left repeats an earlier row in all four columns (the first of them stays).
#
# Answer with a Series `ledger` of row counts with the index `read` (all rows), `payment`, `time`, `repeat` (the rows
# dropped for each reason) and `kept` (the rows left at the end). It must add up.

# %%
log = datasets.load_wallet(seed=DATA_SEED)  # anew, so that this cell can be run again
log["payment"] = log["payment"].where(log.index % 490 > 0, log["payment"] + ".0")
log["unix_time"] = log["unix_time"].where(log.index % 700 != 7, log["unix_time"] + ".0")
log["unix_time"] = log["unix_time"].where(log.index % 20 > 0, "0")
log = pd.concat([log, log.tail(2000)], ignore_index=True)

# %% task="01.5"
# BEGIN SOLUTION
payment_ok = log["payment"].str.fullmatch(r"-?\d+")
time_ok = log["unix_time"].str.fullmatch(r"\d+") & (log["unix_time"] != "0")
readable = log[payment_ok & time_ok]
kept = readable.drop_duplicates()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": (~payment_ok).sum(),
        "time": (payment_ok & ~time_ok).sum(),
        "repeat": len(readable) - len(kept),
        "kept": len(kept),
    }
)
# END SOLUTION

# %% mistake="01.5" hint="You dropped thousands of payments that can be read: money coming in begins with a minus sign. What may a whole number look like?"
# - -?
# +

# %% mistake="01.5" hint="Your `time` has rows whose payment cannot be read either. They are gone by then: each reason looks only at what is left."
# - (payment_ok & ~time_ok).sum()
# + (~time_ok).sum()

# %% mistake="01.5" hint="Your `payment` looks only at rows with a readable time. The payment comes first: it looks at all rows."
# - (~payment_ok).sum()
# + (~payment_ok & time_ok).sum()

# %% mistake="01.5" hint="You dropped the bad times first, so rows with two reasons stand under `time`. The payment comes first."
# - (~payment_ok).sum()
# + (~payment_ok & time_ok).sum()
# - (payment_ok & ~time_ok).sum()
# + (~time_ok).sum()

# %% mistake="01.5" hint="You removed every row that has a twin, the first one too. The first of equal rows stays."
# - readable.drop_duplicates()
# + readable.drop_duplicates(keep=False)

# %% mistake="01.5" hint="A time that is \"0\" is one kind of unreadable time; there is another. Look at the times that are not all digits."
# - log["unix_time"].str.fullmatch(r"\d+") &
# +

# %% mistake="01.5" hint="No lost time is found. The times are text: what do you compare them with?"
# -  & (log["unix_time"] != "0")
# +

# %% mistake="01.5" hint="You took payments of a customer at one moment for repeats although they differ in amount or text. All four columns must agree."
# - readable.drop_duplicates()
# + readable.drop_duplicates(["user_id", "unix_time"])

# %% mistake="01.5" hint="You looked for repeats in the whole log, so an unreadable row that stands twice counts as a repeat. Look only at what is left."
# - "repeat": len(readable) - len(kept)
# + "repeat": log.duplicated().sum()

# %% mistake="01.5" hint="You looked for repeats first, so `payment` and `time` lack rows. The order is the task's: payment, time, repeat."
once = log.drop_duplicates()
first = once[once["payment"].str.fullmatch(r"-?\d+")]
last = first[first["unix_time"].str.fullmatch(r"\d+") & (first["unix_time"] != "0")]
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(once) - len(first),
        "time": len(first) - len(last),
        "repeat": len(log) - len(once),
        "kept": len(last),
    }
)

# %% mistake="01.5" hint="You wrote how many rows are left after each step. The ledger's middle lines are the rows that each reason drops."
# - (~payment_ok).sum()
# + payment_ok.sum()
# - (payment_ok & ~time_ok).sum()
# + len(readable)
# - "repeat": len(readable) - len(kept)
# + "repeat": len(kept)

# %% mistake="01.5" hint="A payment with decimals is a number, but no whole number. What must each character of the text be?"
# - log["payment"].str.fullmatch(r"-?\d+")
# + pd.to_numeric(log["payment"], errors="coerce").notna()

# %% mistake="01.5" hint="You dropped one kind of unreadable payment. Look at the other payments that are not all digits."
# - log["payment"].str.fullmatch(r"-?\d+")
# + (log["payment"] != r"\N")

# %% mistake="01.5" hint="No payment is dropped. The bad ones are texts, not missing values: what do they look like?"
# - log["payment"].str.fullmatch(r"-?\d+")
# + log["payment"].notna()

# %% mistake="01.5" hint="A time with decimals is a number, but no whole number. What must each character of the text be?"
# - log["unix_time"].str.fullmatch(r"\d+")
# + pd.to_numeric(log["unix_time"], errors="coerce").notna()

# %% mistake="01.5" hint="Payments and times with decimals pass in your ledger. They are numbers, or begin with digits, but the task wants digits only: what must each character of the text be?"
# - log["payment"].str.fullmatch(r"-?\d+")
# + log["payment"].str.match(r"-?\d+")
# - log["unix_time"].str.fullmatch(r"\d+")
# + log["unix_time"].str.match(r"\d+")

# %% mistake="01.5" hint="Your `kept` lacks only the repeats. Rows that any reason drops are not kept: does the ledger add up?"
# - "kept": len(kept)
# + "kept": len(log) - (len(readable) - len(kept))

# %% mistake="01.5" hint="Your `kept` still holds the repeats. Does the ledger add up?"
# - "kept": len(kept)
# + "kept": len(readable)

# %% mistake="01.5" hint="You dropped rows without a text as well. The task knows three reasons, and a missing text is none of them."
# - readable.drop_duplicates()
# + readable.dropna().drop_duplicates()

# %% mistake="01.5" hint="You compared three columns and left out the text. A repeat agrees in all four."
# - readable.drop_duplicates()
# + readable.drop_duplicates(["user_id", "payment", "unix_time"])

# %% mistake="01.5" hint="You counted the log of a good day, loaded anew. The cell above has made a bad day of it."
good = datasets.load_wallet(seed=DATA_SEED)
first = good[good["payment"].str.fullmatch(r"-?\d+")]
last = first[first["unix_time"].str.fullmatch(r"\d+") & (first["unix_time"] != "0")]
ledger = pd.Series(
    {
        "read": len(good),
        "payment": len(good) - len(first),
        "time": len(first) - len(last),
        "repeat": last.duplicated().sum(),
        "kept": len(last.drop_duplicates()),
    }
)

# %% mistake="01.5" hint="This is the ledger of `clean_wallet`. It has another order, and it drops days that this task keeps."
cleaned, loss = datasets.clean_wallet(log)
loss = loss.set_index("reason")["rows_dropped"]
ledger = pd.Series(
    {
        "read": len(log),
        "payment": loss["payment cannot be read"],
        "time": loss["time is 0"] + loss["time cannot be read"],
        "repeat": loss["repeats an earlier row"],
        "kept": len(cleaned),
    }
)

# %% mistake="01.5" hint="These are amounts of money. The ledger counts rows."
first = log[payment_ok]
money = [table["payment"].astype(int).sum() for table in (first, readable, kept)]
ledger = pd.Series(
    {"read": money[0], "payment": 0, "time": money[0] - money[1], "repeat": money[1] - money[2], "kept": money[2]}
)

# %% mistake="01.5" hint="These are shares of the rows read. The ledger counts rows."
ledger = ledger / len(log)

# %% mistake="01.5" hint="The entry `read` is not there: how many rows has the log before anything is dropped?"
ledger = ledger.drop("read")

# %% [markdown] hints="01.5"
# 1. A ledger moves from one table to a smaller one, reason by reason: each reason looks only at the rows that are still there.
# 2. `log["payment"].str.fullmatch(r"-?\d+")` is true for whole numbers; `drop_duplicates()` keeps the first of equal rows; `~` turns a condition round.
# 3. Make two conditions, `payment_ok` and `time_ok`. Reason one counts `~payment_ok`, reason two `payment_ok & ~time_ok`, and the repeats are looked for in `log[payment_ok & time_ok]`.

# %% check="01.5"
lab.check("01.5", ledger)

# %% [markdown] task="01.6" level=6 points=4 given="0 23"
# ### Level 6 · When do people pay?
#
# A colleague sends you `utc`: the moments of the rows of `payments`, in UTC. Count the payments by hour of the day **in
# Beijing**, which is eight hours ahead. Leave out those that carry a date only: they stand at midnight sharp in Beijing,
# 00:00:00. Every other payment counts, one at 00:00:01 and one at 09:00:00 too. Answer with a Series `by_hour`: its index
# the hour as a number from 0 to 23, its values the number of payments, in and out together.

# %%
utc = payments["time"] - pd.Timedelta(hours=8)
is_sharp = utc.dt.hour.isin([0, 1, 12]) & (utc.index % 3 == 0)  # some payments fall on the full hour
utc = utc.where(~is_sharp, utc.dt.floor("h"))

# %% task="01.6"
# BEGIN SOLUTION
beijing = utc + pd.Timedelta(hours=8)
has_clock = beijing != beijing.dt.normalize()
by_hour = beijing[has_clock].dt.hour.value_counts().sort_index()
# END SOLUTION

# %% mistake="01.6" hint="Your busiest hours are eight hours off: they are in UTC. Move the moments to Beijing before you take the hour."
# - beijing[has_clock]
# + utc[has_clock]

# %% mistake="01.6" hint="Your hours are eight hours off: eight hours were taken away from `utc`, or added to a time that is in Beijing already. Beijing is ahead of UTC."
# - beijing[has_clock]
# + (utc - pd.Timedelta(hours=8))[has_clock]

# %% mistake="01.6" hint="The rows with a bare date are still counted: the hour that they stand in towers over all others. What do they have in common, in Beijing time?"
# - beijing != beijing.dt.normalize()
# + beijing.notna()

# %% mistake="01.6" hint="You left out midnight sharp in UTC, which is 8 o'clock sharp in Beijing; the bare dates are still counted. On which clock do they stand at midnight?"
# - beijing != beijing.dt.normalize()
# + utc != utc.dt.normalize()

# %% mistake="01.6" hint="You left out every payment between midnight and one o'clock. A bare date is midnight sharp; a payment at half past has a clock time."
# - beijing != beijing.dt.normalize()
# + beijing.dt.hour != 0

# %% mistake="01.6" hint="You left out every payment on a full hour. A bare date is midnight sharp, and no other hour."
# - beijing != beijing.dt.normalize()
# + beijing != beijing.dt.floor("h")

# %% mistake="01.6" hint="You left out the whole minute from 00:00:00 to 00:00:59. A bare date is midnight sharp; a payment a second later has a clock time."
# - beijing != beijing.dt.normalize()
# + beijing.dt.floor("min") != beijing.dt.normalize()

# %% mistake="01.6" hint="Your hour 0 is empty: you left out every payment between midnight and one o'clock. A bare date is midnight sharp; a payment at half past has a clock time."
# - beijing != beijing.dt.normalize()
# + beijing.dt.hour != 0
# - .sort_index()
# + .reindex(range(24), fill_value=0)

# %% mistake="01.6" hint="You left out the hour after midnight in UTC, and the bare dates are still there. What time has a bare date in Beijing?"
# - beijing != beijing.dt.normalize()
# + utc.dt.hour != 0

# %% mistake="01.6" hint="You left out every payment at minute 0. A bare date is midnight sharp, and no other hour."
# - beijing != beijing.dt.normalize()
# + beijing.dt.minute != 0

# %% mistake="01.6" hint="You counted money out alone. Money coming in is a payment too."
# - beijing[has_clock]
# + beijing[has_clock & (payments["amount"] > 0)]

# %% mistake="01.6" hint="You counted the bare dates alone: the filter is turned round."
# - beijing != beijing.dt.normalize()
# + beijing == beijing.dt.normalize()

# %% mistake="01.6" hint="Your hours go on after 23. What comes after 23 o'clock? Move the moments, then take the hour."
# - beijing[has_clock].dt.hour
# + (utc.dt.hour + 8)[has_clock]

# %% mistake="01.6" hint="You added up money. The question is for the number of payments."
# - beijing[has_clock].dt.hour.value_counts().sort_index()
# + payments["amount"][has_clock].groupby(beijing[has_clock].dt.hour).sum()

# %% mistake="01.6" hint="You counted different customers. The question is for the number of payments."
# - beijing[has_clock].dt.hour.value_counts().sort_index()
# + payments["user_id"][has_clock].groupby(beijing[has_clock].dt.hour).nunique()

# %% mistake="01.6" hint="You rounded to the nearest hour. A payment at 9:45 belongs to hour 9."
# - .dt.hour.
# + .dt.round("h").dt.hour.

# %% mistake="01.6" hint="Payments of the same moment were counted once. Each of them is a payment."
# - beijing[has_clock]
# + beijing[has_clock].drop_duplicates()

# %% mistake="01.6" hint="You counted different days for each hour. The question is for the number of payments."
# - beijing[has_clock].dt.hour.value_counts().sort_index()
# + payments["day"][has_clock].groupby(beijing[has_clock].dt.hour).nunique()

# %% mistake="01.6" hint="You counted by day of the week. The question is for the hour of the day."
# - .dt.hour.
# + .dt.dayofweek.

# %% mistake="01.6" hint="You counted by minute. The question is for the hour of the day."
# - .dt.hour.
# + .dt.minute.

# %% mistake="01.6" hint="You counted by date. The question is for the hour of the day."
# - .dt.hour.
# + .dt.normalize().

# %% mistake="01.6" hint="Your hours are texts. The index is the hour as a number."
# - .dt.hour.
# + .dt.strftime("%H:00").

# %% mistake="01.6" hint="Your hours are texts. The task asks for the hour as a number, 0 to 23."
# - .dt.hour.
# + .dt.strftime("%H").

# %% mistake="01.6" hint="You moved the moments by seven hours. How far ahead of UTC is Beijing?"
# - beijing[has_clock]
# + (utc + pd.Timedelta(hours=7))[has_clock]

# %% mistake="01.6" hint="Your hours are counted from 1. The hour after midnight is 0."
# - beijing[has_clock].dt.hour.
# + (beijing[has_clock].dt.hour + 1).

# %% mistake="01.6" hint="You counted money coming in alone. Money going out is a payment too."
# - beijing != beijing.dt.normalize()
# + ~payments["date_only"] & (payments["amount"] < 0)

# %% [markdown] hints="01.6"
# 1. Two things to mend, one after the other: which clock, and which rows.
# 2. `pd.Timedelta(hours=…)` moves a column of times; `.dt.normalize()` is the midnight before; `.dt.hour` is the hour.
# 3. `beijing = utc + pd.Timedelta(hours=8)`; keep the rows where `beijing != beijing.dt.normalize()`; then group by the hour and take `size()`.

# %% check="01.6"
lab.check("01.6", by_hour)

# %% [markdown] written="01.S1"
# ### In writing · What may not be concluded from this log?
#
# 周经理 will put your table on a slide titled "Our customers and what they spend". Write him half a page: whom does the
# log not know, how were those it knows selected, how large is one of the losses you found (with its number), and what
# would you ask the wallet team to change? Ten points, read by a person.

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
