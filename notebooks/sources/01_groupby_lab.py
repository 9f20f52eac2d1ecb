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
# The data: `log` is the raw export; `payments` is cleaned, in yuan and Beijing time, one row a payment; a negative
# amount is money coming in.

# %%
import pandas as pd

from helpers import datasets

log = datasets.load_wallet(seed=DATA_SEED)
payments, _ = datasets.clean_wallet(log)
payments["day"] = payments["time"].dt.normalize()
payments.head(3)

# %% [markdown] task="01.1" level=1 points=3
# ### Level 1 · Three sizes of one table
#
# How many rows has `payments`, how many customers stand behind them, and on how many *customer-days* was there a payment?
# (A customer who pays on two days gives two customer-days; two customers who pay on one day give two as well.)
#
# Answer with a dictionary `sizes` that has the keys `rows`, `customers` and `customer_days`. The first is done for you.

# %% task="01.1"
rows = len(payments)
# BEGIN SOLUTION
customers = payments["user_id"].nunique()
customer_days = len(payments[["user_id", "day"]].drop_duplicates())
sizes = {"rows": rows, "customers": customers, "customer_days": customer_days}
# END SOLUTION

# %% mistake="01.1" hint="Your number of customers equals the number of rows. `count` counts rows that have a value; which function counts different values?"
sizes = {"rows": rows, "customers": payments["user_id"].count(), "customer_days": customer_days}

# %% mistake="01.1" hint="Your customer-days are days of the calendar: on each of them many customers paid. A customer-day is a pair; count different pairs."
sizes = {"rows": rows, "customers": customers, "customer_days": payments["day"].nunique()}

# %% mistake="01.1" hint="You counted different moments, not different days: two payments an hour apart are one customer-day. Which column has the day?"
sizes = {"rows": rows, "customers": customers, "customer_days": len(payments[["user_id", "time"]].drop_duplicates())}

# %% [markdown] hints="01.1"
# 1. Each of the three numbers counts the different values of something. What is the something: a row, a customer, a pair?
# 2. `nunique()` counts different values of a column; `drop_duplicates()` leaves each different row of several columns once.
# 3. For the pairs, take the two columns `user_id` and `day`, drop the duplicates, and take the length of what is left.

# %% check="01.1"
lab.check("01.1", sizes)

# %% [markdown] task="01.2" level=2 points=4
# ### Level 2 · Split, apply and combine by hand
#
# `out` holds the money that leaves the wallet, with its channel, or none. Compute the money out by channel **without**
# `groupby`: a Series `by_channel` with one entry for each name in `CHANNELS`, and one called `"none"` for the rows
# without a channel. The cell shows the three steps for one channel.

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
by_channel = pd.Series(totals).drop("none")

# %% mistake="01.2" hint="Your entry for \"none\" is empty although such rows exist. A missing value equals nothing, not even itself: `== None` finds no row. How does pandas ask whether a value is missing?"
by_channel = pd.Series(totals | {"none": out.loc[out["channel"] == None, "amount"].sum()})  # noqa: E711, the mistake itself

# %% mistake="01.2" hint="You counted payments. The question was for money: which column has it, and which function adds it up?"
by_channel = pd.Series(
    {name: (out["channel"] == name).sum() for name in CHANNELS} | {"none": out["channel"].isna().sum()}
)

# %% mistake="01.2" hint="These are averages of a payment, not sums. The function you apply to each group decides the question you answer."
by_channel = out["amount"].groupby(out["channel"].fillna("none")).mean()

# %% [markdown] hints="01.2"
# 1. Split means: for each name, the rows that belong to it. Which rows belong to "none"?
# 2. A dictionary `{name: number, …}` made by a loop over `CHANNELS` becomes a Series by `pd.Series(...)`; `isna()` finds what is missing.
# 3. Loop: `out.loc[out["channel"] == name, "amount"].sum()`. Then add the entry "none" with a filter by `out["channel"].isna()`.

# %% check="01.2"
lab.check("01.2", by_channel)

# %% [markdown] task="01.3" level=3 points=4
# ### Level 3 · One row a customer
#
# Now with GroupBy: a DataFrame `table` with `user_id` as its index, one row for *each* customer in `payments`, and the columns
#
# - `rows`: the number of payments;
# - `days`: the number of different days with a payment;
# - `spent`: the money that went out, in yuan (money coming in does not count, not even against it);
# - `last`: the time of the last payment.
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

# %% mistake="01.3" hint="Your `spent` has negative entries: salaries and refunds were added to what was spent. What should money that comes in count as here?"
table = with_spent.groupby("user_id").agg(
    rows=("amount", "size"), days=("day", "nunique"), spent=("amount", "sum"), last=("time", "max")
)

# %% mistake="01.3" hint="Your `days` equals `rows`: `count` counts rows. How often did the customer come, if three payments on one day are one visit?"
table = with_spent.groupby("user_id").agg(
    rows=("amount", "size"), days=("day", "count"), spent=("spent", "sum"), last=("time", "max")
)

# %% mistake="01.3" hint="Your `last` is the beginning of the story. Which function gives the latest of several times?"
table = with_spent.groupby("user_id").agg(
    rows=("amount", "size"), days=("day", "nunique"), spent=("spent", "sum"), last=("time", "min")
)

# %% mistake="01.3" hint="You filtered to money out before grouping, so `rows`, `days` and `last` forgot the payments that came in. Only `spent` looks at money out alone."
table = out.groupby("user_id").agg(
    rows=("amount", "size"), days=("day", "nunique"), spent=("amount", "sum"), last=("time", "max")
)

# %% [markdown] hints="01.3"
# 1. Three of the columns look at all payments and one only at money out. How can one group-by serve both?
# 2. Make a helper column first, in which money coming in counts as nothing; `Series.clip(lower=0)` does that. Then one `agg` with four lines.
# 3. `payments.assign(spent=payments["amount"].clip(lower=0)).groupby("user_id").agg(rows=("amount", "size"), …)`: fill in `nunique`, `sum` and `max`.

# %% check="01.3"
lab.check("01.3", table)

# %% [markdown] task="01.4" level=4 points=4
# ### Level 4 · What the group-by keeps quiet
#
# 老秦 wants a report by channel each month. For each month, which share of the *money* out would
# `out.groupby("channel")` leave out? Answer with a Series `quiet`: its index the month as text (`"2016-07"`), its values
# shares between nothing and one.

# %%
out["month"] = out["day"].dt.strftime("%Y-%m")

# %% task="01.4"
# BEGIN SOLUTION
left_out = out["amount"].where(out["channel"].isna(), 0)
quiet = left_out.groupby(out["month"]).sum() / out["amount"].groupby(out["month"]).sum()
# END SOLUTION

# %% mistake="01.4" hint="This is the share of rows. Rows without a channel are larger than others: the share of the money is what finance asked for."
quiet = out["channel"].isna().groupby(out["month"]).mean()

# %% mistake="01.4" hint="You divided by the money that has a channel. A share needs the whole below the line: with and without."
quiet = left_out.groupby(out["month"]).sum() / (out["amount"] - left_out).groupby(out["month"]).sum()

# %% mistake="01.4" hint="Each month should be held against its own total; you divided by the total of all months, so the shares add up to the share of the whole period."
quiet = left_out.groupby(out["month"]).sum() / out["amount"].sum()

# %% mistake="01.4" hint="That is the share that the report keeps. Asked was the share that it leaves out."
quiet = 1 - left_out.groupby(out["month"]).sum() / out["amount"].groupby(out["month"]).sum()

# %% [markdown] hints="01.4"
# 1. A share is a part over a whole; here each month has a part and a whole of its own.
# 2. Group twice by month, once the money without a channel, once all the money; two Series with the same index can be divided.
# 3. The part: `out[out["channel"].isna()].groupby("month")["amount"].sum()`. The whole: the same without the filter.

# %% check="01.4"
lab.check("01.4", quiet)

# %% [markdown] task="01.5" level=5 points=5
# ### Level 5 · A ledger that adds up
#
# Back to the raw `log`, of a bad day: the export lost every twentieth time and sent its last rows once more. Drop rows
# for three reasons, **in this order**, each row for the first reason that holds:
#
# 1. `payment`: the payment is not a whole number (a minus sign may stand before it);
# 2. `time`: the time is `"0"` or not a whole number;
# 3. `repeat`: what is left repeats an earlier row in all four columns (the first of them stays).
#
# Answer with a Series `ledger` of row counts with the index `read`, `payment`, `time`, `repeat`, `kept`. It must add up.

# %%
log = log.assign(unix_time=log["unix_time"].where(log.index % 20 > 0, "0"))
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
no_sign = log["payment"].str.fullmatch(r"\d+")
left = log[no_sign & time_ok]
ledger = pd.Series(
    {
        "read": len(log),
        "payment": (~no_sign).sum(),
        "time": (no_sign & ~time_ok).sum(),
        "repeat": left.duplicated().sum(),
        "kept": len(left.drop_duplicates()),
    }
)

# %% mistake="01.5" hint="You threw away every row that has a twin, the first one too. One of each set of twins is a payment that did happen."
twins = readable.duplicated(keep=False).sum()
ledger = pd.Series(ledger.to_dict() | {"repeat": twins, "kept": len(readable) - twins})

# %% mistake="01.5" hint="Your `time` has rows whose payment cannot be read either. They are gone by then, for the first reason: each reason looks only at what is left."
ledger = pd.Series(ledger.to_dict() | {"payment": (~payment_ok & time_ok).sum(), "time": (~time_ok).sum()})

# %% mistake="01.5" hint="You looked for repeats first, so an unreadable row that stands twice counts as a repeat. The order is the task's: payment, time, repeat."
twin = log.duplicated()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": (~payment_ok & ~twin).sum(),
        "time": (payment_ok & ~time_ok & ~twin).sum(),
        "repeat": twin.sum(),
        "kept": len(kept),
    }
)

# %% mistake="01.5" hint="A time that is \"0\" is one kind of unreadable time; there is another. Look at the times that are not all digits."
zero = payment_ok & (log["unix_time"] == "0")
rest = log[payment_ok & ~zero]
ledger = pd.Series(
    {
        "read": len(log),
        "payment": (~payment_ok).sum(),
        "time": zero.sum(),
        "repeat": rest.duplicated().sum(),
        "kept": len(rest.drop_duplicates()),
    }
)

# %% mistake="01.5" hint="You called two payments of a customer at one moment a repeat although they differ in amount or text. All four columns must agree; many rows share a midnight."
same_moment = readable.duplicated(["user_id", "unix_time"]).sum()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": (~payment_ok).sum(),
        "time": (payment_ok & ~time_ok).sum(),
        "repeat": same_moment,
        "kept": len(readable) - same_moment,
    }
)

# %% [markdown] hints="01.5"
# 1. A ledger moves from one table to a smaller one, reason by reason: each reason looks only at the rows that are still there.
# 2. `log["payment"].str.fullmatch(r"-?\d+")` is true for whole numbers; `drop_duplicates()` keeps the first of equal rows; `~` turns a condition round.
# 3. Make two conditions, `payment_ok` and `time_ok`. Reason one counts `~payment_ok`, reason two `payment_ok & ~time_ok`, and the repeats are looked for in `log[payment_ok & time_ok]`.

# %% check="01.5"
lab.check("01.5", ledger)

# %% [markdown] task="01.6" level=6 points=4
# ### Level 6 · When do people pay?
#
# A colleague sends you `utc`: the moments of the same payments, in UTC. Count the payments by hour of the day **in Beijing**,
# leaving out those that carry a date only (midnight in Beijing is how a bare date looks). Answer with a Series `by_hour`:
# its index the hour, its values the number of payments.

# %%
utc = payments["time"] - pd.Timedelta(hours=8)

# %% task="01.6"
# BEGIN SOLUTION
beijing = utc + pd.Timedelta(hours=8)
has_clock = beijing != beijing.dt.normalize()
by_hour = beijing[has_clock].dt.hour.value_counts().sort_index()
# END SOLUTION

# %% mistake="01.6" hint="Your busiest hours are in the small hours, eight hours off: that is the clock of Greenwich. Move the moments to Beijing before you take the hour."
by_hour = utc[has_clock].dt.hour.value_counts().sort_index()

# %% mistake="01.6" hint="You moved the clock the wrong way. Beijing is ahead of UTC: its noon comes earlier than Greenwich's."
by_hour = (utc - pd.Timedelta(hours=8))[has_clock].dt.hour.value_counts().sort_index()

# %% mistake="01.6" hint="Your midnight towers over all other hours: rows with a bare date are still in it. What do they have in common, in Beijing time?"
by_hour = beijing.dt.hour.value_counts().sort_index()

# %% mistake="01.6" hint="You left out every payment between midnight and one o'clock. A bare date is midnight sharp; a payment at half past has a clock time."
by_hour = beijing[beijing.dt.hour != 0].dt.hour.value_counts().sort_index()

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
# Save the notebook (<kbd>Ctrl</kbd>+<kbd>S</kbd>), write your name or number between the quotes, and run the cell. It packs your
# notebook, your answer in writing and your progress into one file for your instructor, and says where the file lies.

# %% tags=["trainee-only"]
lab.submit("")
