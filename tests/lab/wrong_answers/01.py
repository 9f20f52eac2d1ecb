# ruff: noqa
# Wrong answers for lab 01, as newcomers would give them; written from the lab's page and the lesson alone.

# %% right="01.1"
rows = len(payments)
sizes = {
    "rows": rows,
    "customers": payments["user_id"].nunique(),
    "customer_days": len(payments[["user_id", "day"]].drop_duplicates()),
}

# %% wrong="01.1" likely=true why="customers counts rows (count), not different customers"
sizes = {
    "rows": rows,
    "customers": payments["user_id"].count(),
    "customer_days": payments.groupby(["user_id", "day"]).ngroups,
}

# %% wrong="01.1" likely=true why="customer_days counts the different days of the calendar, whoever paid"
sizes = {
    "rows": rows,
    "customers": payments["user_id"].nunique(),
    "customer_days": payments["day"].nunique(),
}

# %% wrong="01.1" likely=true why="customer_days counts customer and moment (time), not customer and day"
sizes = {
    "rows": rows,
    "customers": payments["user_id"].nunique(),
    "customer_days": len(payments.groupby(["user_id", "time"])),
}

# %% wrong="01.1" likely=true why="customer_days is customers times days, as if everybody paid on every day"
customers = payments["user_id"].nunique()
sizes = {"rows": rows, "customers": customers, "customer_days": customers * payments["day"].nunique()}

# %% wrong="01.1" likely=true why="all three are counted in the raw log, which is not cleaned"
day = pd.to_datetime(pd.to_numeric(log["unix_time"], errors="coerce"), unit="s").dt.normalize()
raw = log.assign(day=day)
sizes = {
    "rows": len(raw),
    "customers": raw["user_id"].nunique(),
    "customer_days": len(raw[["user_id", "day"]].drop_duplicates()),
}

# %% wrong="01.1" likely=true why="customer_days looks at money out only; money coming in is a payment too"
spent = payments[payments["amount"] > 0]
sizes = {
    "rows": rows,
    "customers": payments["user_id"].nunique(),
    "customer_days": len(spent[["user_id", "day"]].drop_duplicates()),
}

# %% wrong="01.1" likely=true why="customer_days and customers are swapped"
sizes = {
    "rows": rows,
    "customers": len(payments[["user_id", "day"]].drop_duplicates()),
    "customer_days": payments["user_id"].nunique(),
}

# %% wrong="01.1" likely=true why="customer_days is the mean number of days of a customer, not their sum"
sizes = {
    "rows": rows,
    "customers": payments["user_id"].nunique(),
    "customer_days": payments.groupby("user_id")["day"].nunique().mean(),
}

# %% wrong="01.1" likely=true why="customer_days is still a Series by customer: the sum is forgotten"
sizes = {
    "rows": rows,
    "customers": payments["user_id"].nunique(),
    "customer_days": payments.groupby("user_id")["day"].nunique(),
}

# %% wrong="01.1" likely=true why="customer_days adds up count, which counts rows, in place of nunique"
sizes = {
    "rows": rows,
    "customers": payments["user_id"].nunique(),
    "customer_days": payments.groupby("user_id")["day"].count().sum(),
}

# %% wrong="01.1" likely=true why="customer_days uses the day of the month (1 to 31), so all months fall together"
sizes = {
    "rows": rows,
    "customers": payments["user_id"].nunique(),
    "customer_days": payments.groupby(["user_id", payments["time"].dt.day]).ngroups,
}

# %% wrong="01.1" likely=true why="two errors: customers counts rows, customer_days counts calendar days"
sizes = {"rows": rows, "customers": payments["user_id"].size, "customer_days": payments["day"].nunique()}

# %% wrong="01.1" likely=false why="customer_days leaves out the rows that carry a date only"
clock = payments[~payments["date_only"]]
sizes = {
    "rows": rows,
    "customers": payments["user_id"].nunique(),
    "customer_days": clock.groupby(["user_id", "day"]).ngroups,
}

# %% wrong="01.1" likely=false why="a list of the three numbers in place of a dictionary"
sizes = [rows, payments["user_id"].nunique(), len(payments[["user_id", "day"]].drop_duplicates())]

# %% wrong="01.1" likely=false why="customer_days cuts the days at midnight in UTC, not in Beijing"
utc_day = (payments["time"] - pd.Timedelta(hours=8)).dt.normalize()
sizes = {
    "rows": rows,
    "customers": payments["user_id"].nunique(),
    "customer_days": payments.groupby(["user_id", utc_day]).ngroups,
}

# %% wrong="01.1" likely=false why="rows counts only the rows that have a text"
sizes = {
    "rows": payments["text"].count(),
    "customers": payments["user_id"].nunique(),
    "customer_days": len(payments[["user_id", "day"]].drop_duplicates()),
}

# %% wrong="01.1" likely=false why="two errors: rows of the raw log, and customers plus days as customer_days"
sizes = {
    "rows": len(log),
    "customers": payments["user_id"].nunique(),
    "customer_days": payments["user_id"].nunique() + payments["day"].nunique(),
}

# %% wrong="01.1" likely=true why="two errors: customers counts rows, customer_days counts customer and moment"
sizes = {
    "rows": rows,
    "customers": payments["user_id"].count(),
    "customer_days": payments.groupby(["user_id", "time"]).ngroups,
}

# %% right="01.2"
totals = {}
for name in CHANNELS:
    group = out[out["channel"] == name]
    totals[name] = group["amount"].sum()
totals["none"] = out[out["channel"].isna()]["amount"].sum()
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=true why="the entry none is forgotten: only the four channels"
by_channel = pd.Series({name: out[out["channel"] == name]["amount"].sum() for name in CHANNELS})

# %% wrong="01.2" likely=true why="compares the missing channel with the text none, which no row has, so none is 0"
by_channel = pd.Series({name: out[out["channel"] == name]["amount"].sum() for name in [*CHANNELS, "none"]})

# %% wrong="01.2" likely=true why="none holds all the money out, with and without a channel"
totals = {name: out[out["channel"] == name]["amount"].sum() for name in CHANNELS}
totals["none"] = out["amount"].sum()
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=true why="counts the payments of each channel instead of adding up the money"
totals = {name: len(out[out["channel"] == name]) for name in CHANNELS}
totals["none"] = out["channel"].isna().sum()
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=true why="none is the number of rows without a channel, not their money"
totals = {name: out[out["channel"] == name]["amount"].sum() for name in CHANNELS}
totals["none"] = out["channel"].isna().sum()
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=true why="none is the money of the rows without a text, not without a channel"
totals = {name: out[out["channel"] == name]["amount"].sum() for name in CHANNELS}
totals["none"] = out[out["text"].isna()]["amount"].sum()
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=true why="copies the example and repeats the total of one channel for every name"
total = out[out["channel"] == "扫码支付"]["amount"].sum()
by_channel = pd.Series({name: total for name in [*CHANNELS, "none"]})

# %% wrong="01.2" likely=true why="overwrites the Series in each turn of the loop: only the last entry is left"
for name in CHANNELS:
    by_channel = pd.Series({name: out[out["channel"] == name]["amount"].sum()})
by_channel["none"] = out[out["channel"].isna()]["amount"].sum()

# %% wrong="01.2" likely=true why="the mean payment of each group in place of the sum"
totals = {name: out[out["channel"] == name]["amount"].mean() for name in CHANNELS}
totals["none"] = out[out["channel"].isna()]["amount"].mean()
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=true why="each channel's share of the money out, not the money"
totals = {name: out[out["channel"] == name]["amount"].sum() for name in CHANNELS}
totals["none"] = out[out["channel"].isna()]["amount"].sum()
by_channel = pd.Series(totals) / out["amount"].sum()

# %% wrong="01.2" likely=true why="none has the key NaN (as groupby with dropna=False writes it), not none"
totals = {name: out[out["channel"] == name]["amount"].sum() for name in CHANNELS}
totals[float("nan")] = out[out["channel"].isna()]["amount"].sum()
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=true why="rounds each sum to whole yuan"
totals = {name: round(out[out["channel"] == name]["amount"].sum()) for name in CHANNELS}
totals["none"] = round(out[out["channel"].isna()]["amount"].sum())
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=true why="none is what is left of all payments: the money that came in is subtracted from it"
totals = {name: out[out["channel"] == name]["amount"].sum() for name in CHANNELS}
totals["none"] = payments["amount"].sum() - sum(totals.values())
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=true why="two errors: counts rows with len, and leaves none out"
by_channel = pd.Series({name: len(out[out["channel"] == name]) for name in CHANNELS})

# %% wrong="01.2" likely=false why="the money is in fen, a hundred times too much"
totals = {name: (out[out["channel"] == name]["amount"] * 100).sum() for name in CHANNELS}
totals["none"] = (out[out["channel"].isna()]["amount"] * 100).sum()
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=false why="none is taken from all payments, with the money coming in as positive amounts"
totals = {name: out[out["channel"] == name]["amount"].sum() for name in CHANNELS}
totals["none"] = payments["amount"].abs().sum() - sum(totals.values())
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=false why="only the channel of the example, and none"
by_channel = pd.Series(
    {
        "扫码支付": out[out["channel"] == "扫码支付"]["amount"].sum(),
        "none": out[out["channel"] != "扫码支付"]["amount"].sum(),
    }
)

# %% wrong="01.2" likely=false why="the numbers in a list-made Series, with the index 0 to 4 in place of the names"
totals = [out[out["channel"] == name]["amount"].sum() for name in CHANNELS]
totals.append(out[out["channel"].isna()]["amount"].sum())
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=false why="the number of different customers of each channel"
totals = {name: out[out["channel"] == name]["user_id"].nunique() for name in CHANNELS}
totals["none"] = out[out["channel"].isna()]["user_id"].nunique()
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=false why="two errors: none is found with == None, never true, and sums are rounded"
by_channel = pd.Series({name: out[out["channel"] == name]["amount"].sum() for name in CHANNELS})
by_channel["none"] = out[out["channel"] == None]["amount"].sum()
by_channel = by_channel.round()

# %% wrong="01.2" likely=true why="two errors: means in place of sums, and none is compared as text, so it is missing"
totals = {name: out[out["channel"] == name]["amount"].mean() for name in [*CHANNELS, "none"]}
by_channel = pd.Series(totals)

# %% right="01.3"
first_column = payments.groupby("user_id").agg(rows=("amount", "size"))
table = (
    payments.assign(gone=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("gone", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="spent adds up all amounts, so money coming in is subtracted"
table = payments.groupby("user_id").agg(
    rows=("amount", "size"), days=("day", "nunique"), spent=("amount", "sum"), last=("time", "max")
)

# %% wrong="01.3" likely=true why="filters money out first, so rows, days and last miss the rows coming in"
table = (
    payments[payments["amount"] > 0]
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("amount", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="days and last, joined to the first column, miss the rows coming in"
gone = payments[payments["amount"] > 0].groupby("user_id")
table = first_column.join(gone.agg(days=("day", "nunique"), spent=("amount", "sum"), last=("time", "max")))

# %% wrong="01.3" likely=false why="spent leaves out payments of one yuan or less: the border is 1 in place of 0"
table = (
    payments.assign(gone=payments["amount"].where(payments["amount"] > 1, 0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("gone", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="days counts rows (count), not different days"
table = (
    payments.assign(gone=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "count"), spent=("gone", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="days counts different moments (time), not different days"
table = (
    payments.assign(gone=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("time", "nunique"), spent=("gone", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="days counts different days of the month, at most 31"
table = (
    payments.assign(gone=payments["amount"].clip(lower=0), d=payments["time"].dt.day)
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("d", "nunique"), spent=("gone", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="last is the last row in the order of the export, which is not the latest time"
table = (
    payments.assign(gone=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("gone", "sum"), last=("time", "last"))
)

# %% wrong="01.3" likely=true why="last is the last day, without the clock time"
table = (
    payments.assign(gone=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("gone", "sum"), last=("day", "max"))
)

# %% wrong="01.3" likely=true why="last is the first payment: min in place of max"
table = (
    payments.assign(gone=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("gone", "sum"), last=("time", "min"))
)

# %% wrong="01.3" likely=true why="spent adds up absolute amounts, so money coming in counts as spent"
table = (
    payments.assign(gone=payments["amount"].abs())
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("gone", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="the sign is confused: spent is the money that came in, turned positive"
table = (
    payments.assign(gone=-payments["amount"].clip(upper=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("gone", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="spent cuts the net sum off at 0, after adding up, not payment by payment"
table = payments.groupby("user_id").agg(
    rows=("amount", "size"), days=("day", "nunique"), spent=("amount", "sum"), last=("time", "max")
)
table["spent"] = table["spent"].clip(lower=0)

# %% wrong="01.3" likely=true why="user_id is a column and not the index"
table = (
    payments.assign(gone=payments["amount"].clip(lower=0))
    .groupby("user_id", as_index=False)
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("gone", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="spent counts the payments that went out, not their money"
table = (
    payments.assign(gone=payments["amount"] > 0)
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("gone", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="two errors: spent is the net sum, days counts rows"
table = payments.groupby("user_id").agg(
    rows=("amount", "size"), days=("day", "size"), spent=("amount", "sum"), last=("time", "max")
)

# %% wrong="01.3" likely=false why="last looks at money out only"
table = (
    payments.assign(gone=payments["amount"].clip(lower=0), when=payments["time"].where(payments["amount"] > 0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("gone", "sum"), last=("when", "max"))
)

# %% wrong="01.3" likely=false why="days is the span from the first to the last day, not the days with a payment"
table = (
    payments.assign(gone=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(
        rows=("amount", "size"),
        days=("day", lambda day: (day.max() - day.min()).days + 1),
        spent=("gone", "sum"),
        last=("time", "max"),
    )
)

# %% wrong="01.3" likely=false why="spent is rounded to whole yuan"
table = (
    payments.assign(gone=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("gone", "sum"), last=("time", "max"))
    .round({"spent": 0})
)

# %% wrong="01.3" likely=false why="the first column, rows, is not in the table"
table = (
    payments.assign(gone=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(days=("day", "nunique"), spent=("gone", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=false why="spent is the mean payment that went out"
table = (
    payments.assign(gone=payments["amount"].where(payments["amount"] > 0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("gone", "mean"), last=("time", "max"))
)
table["spent"] = table["spent"].fillna(0)

# %% wrong="01.3" likely=false why="two errors: rows counts only rows with a text, and last has no clock time"
table = (
    payments.assign(gone=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("text", "count"), days=("day", "nunique"), spent=("gone", "sum"), last=("day", "max"))
)

# %% wrong="01.3" likely=true why="two errors: spent adds up absolute amounts, and last is the last row, not the latest"
table = (
    payments.assign(gone=payments["amount"].abs())
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("gone", "sum"), last=("time", "last"))
)

# %% right="01.4"
missing = out[out["channel"].isna()].groupby("month")["amount"].sum()
everything = out.groupby("month")["amount"].sum()
quiet = (missing / everything).fillna(0)

# %% wrong="01.4" likely=true why="the share of rows without a channel, not of money"
quiet = out["channel"].isna().groupby(out["month"]).mean()

# %% wrong="01.4" likely=true why="the money without a channel in yuan, not its share"
quiet = out[out["channel"].isna()].groupby("month")["amount"].sum()

# %% wrong="01.4" likely=true why="in percent, so values up to a hundred"
quiet = 100 * out[out["channel"].isna()].groupby("month")["amount"].sum() / out.groupby("month")["amount"].sum()

# %% wrong="01.4" likely=true why="the share that the group-by keeps, not the share it leaves out"
quiet = out[out["channel"].notna()].groupby("month")["amount"].sum() / out.groupby("month")["amount"].sum()

# %% wrong="01.4" likely=true why="divides each month by the money of all months"
quiet = out[out["channel"].isna()].groupby("month")["amount"].sum() / out["amount"].sum()

# %% wrong="01.4" likely=true why="divides by the money with a channel, not by all of the month's money"
quiet = (
    out[out["channel"].isna()].groupby("month")["amount"].sum()
    / out[out["channel"].notna()].groupby("month")["amount"].sum()
)

# %% wrong="01.4" likely=true why="one share for all months, as the lesson's silent_loss gives it"
from helpers import grouping

quiet = grouping.silent_loss(out, "channel", "amount")["money_share"]

# %% wrong="01.4" likely=true why="the month as a number 1 to 12, so the months of two years fall together"
month = out["day"].dt.month
quiet = out[out["channel"].isna()].groupby(month)["amount"].sum() / out.groupby(month)["amount"].sum()

# %% wrong="01.4" likely=true why="how the money without a channel spreads over the months: the shares add up to one"
lost = out[out["channel"].isna()].groupby("month")["amount"].sum()
quiet = lost / lost.sum()

# %% wrong="01.4" likely=true why="uses all payments: the money that comes in is set against the money out"
p = payments.assign(
    channel=payments["text"].str.extract(f"^({'|'.join(CHANNELS)})-")[0], month=payments["day"].dt.strftime("%Y-%m")
)
quiet = p[p["channel"].isna()].groupby("month")["amount"].sum() / p.groupby("month")["amount"].sum()

# %% wrong="01.4" likely=true why="the rows without a text in place of the rows without a channel"
quiet = out[out["text"].isna()].groupby("month")["amount"].sum() / out.groupby("month")["amount"].sum()

# %% wrong="01.4" likely=true why="divides the mean payments of the two groups, not their sums"
quiet = out[out["channel"].isna()].groupby("month")["amount"].mean() / out.groupby("month")["amount"].mean()

# %% wrong="01.4" likely=true why="rounds the shares to two decimals"
quiet = (out[out["channel"].isna()].groupby("month")["amount"].sum() / out.groupby("month")["amount"].sum()).round(2)

# %% wrong="01.4" likely=true why="groups by channel without dropna=False, so nothing is missing any more"
sums = out.groupby(["month", "channel"])["amount"].sum()
quiet = 1 - sums.groupby("month").sum() / sums.groupby("month").sum()

# %% wrong="01.4" likely=true why="two errors: the share of rows, and in percent"
quiet = out.groupby("month")["channel"].apply(lambda channel: channel.isna().mean() * 100)

# %% wrong="01.4" likely=false why="a DataFrame with the month as a column in place of a Series"
quiet = (
    (out[out["channel"].isna()].groupby("month")["amount"].sum() / out.groupby("month")["amount"].sum())
    .rename("share")
    .reset_index()
)

# %% wrong="01.4" likely=false why="by day, not by month"
quiet = (out[out["channel"].isna()].groupby("day")["amount"].sum() / out.groupby("day")["amount"].sum()).fillna(0)

# %% wrong="01.4" likely=false why="adds the months up (cumsum) before dividing: shares from the start to each month"
quiet = (
    out[out["channel"].isna()].groupby("month")["amount"].sum().cumsum() / out.groupby("month")["amount"].sum().cumsum()
)

# %% wrong="01.4" likely=false why="two errors: the index is a pandas Period, and the money is that of 余额支付"
month = out["day"].dt.to_period("M")
quiet = out[out["channel"] == "余额支付"].groupby(month)["amount"].sum() / out.groupby(month)["amount"].sum()

# %% wrong="01.4" likely=false why="takes the mean of the customers' shares in each month"
lost = out["amount"].where(out["channel"].isna(), 0).groupby([out["month"], out["user_id"]]).sum()
quiet = (lost / out.groupby(["month", "user_id"])["amount"].sum()).groupby("month").mean()

# %% wrong="01.4" likely=false why="two errors: the share that is kept, of the rows"
quiet = out["channel"].notna().groupby(out["month"]).mean()

# %% wrong="01.4" likely=true why="two errors: money in yuan, and by the number of the month, 1 to 12"
quiet = out[out["channel"].isna()].groupby(out["day"].dt.month)["amount"].sum()

# %% right="01.5"
payment_good = log["payment"].str.fullmatch(r"-?\d+").fillna(False).astype(bool)
time_good = log["unix_time"].str.fullmatch(r"\d+").fillna(False).astype(bool) & (log["unix_time"] != "0")
left = log[payment_good & time_good]
repeats = left.duplicated().sum()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": (~payment_good).sum(),
        "time": (payment_good & ~time_good).sum(),
        "repeat": repeats,
        "kept": len(left) - repeats,
    }
)

# %% wrong="01.5" likely=true why="drops bad times first and bad payments second"
bad_time = (log["unix_time"] == "0") | ~log["unix_time"].str.fullmatch(r"\d+")
step1 = log[~bad_time]
bad_payment = ~step1["payment"].str.fullmatch(r"-?\d+")
step2 = step1[~bad_payment]
step3 = step2.drop_duplicates()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": bad_payment.sum(),
        "time": bad_time.sum(),
        "repeat": len(step2) - len(step3),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=true why="counts every reason in the whole log, so rows with two reasons are counted twice"
bad_payment = ~log["payment"].str.fullmatch(r"-?\d+")
bad_time = (log["unix_time"] == "0") | ~log["unix_time"].str.fullmatch(r"\d+")
repeat = log.duplicated()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": bad_payment.sum(),
        "time": bad_time.sum(),
        "repeat": repeat.sum(),
        "kept": (~bad_payment & ~bad_time & ~repeat).sum(),
    }
)

# %% wrong="01.5" likely=true why="drops the repeats first, then payment and time"
step1 = log.drop_duplicates()
step2 = step1[step1["payment"].str.fullmatch(r"-?\d+")]
step3 = step2[step2["unix_time"].str.fullmatch(r"\d+") & (step2["unix_time"] != "0")]
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(step1) - len(step2),
        "time": len(step2) - len(step3),
        "repeat": len(log) - len(step1),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=true why="drops all rows that have a twin (keep=False), also the first of them"
step1 = log[log["payment"].str.fullmatch(r"-?\d+")]
step2 = step1[step1["unix_time"].str.fullmatch(r"\d+") & (step1["unix_time"] != "0")]
step3 = step2.drop_duplicates(keep=False)
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(log) - len(step1),
        "time": len(step1) - len(step2),
        "repeat": len(step2) - len(step3),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=true why="a repeat is the same customer and time, not the same in all four columns"
step1 = log[log["payment"].str.fullmatch(r"-?\d+")]
step2 = step1[step1["unix_time"].str.fullmatch(r"\d+") & (step1["unix_time"] != "0")]
step3 = step2.drop_duplicates(["user_id", "unix_time"])
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(log) - len(step1),
        "time": len(step1) - len(step2),
        "repeat": len(step2) - len(step3),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=true why="isdigit refuses the minus sign, so all money coming in is dropped"
step1 = log[log["payment"].str.isdigit()]
step2 = step1[step1["unix_time"].str.isdigit() & (step1["unix_time"] != "0")]
step3 = step2.drop_duplicates()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(log) - len(step1),
        "time": len(step1) - len(step2),
        "repeat": len(step2) - len(step3),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=true why="compares the time's text with the number 0, so no lost time is found"
step1 = log[log["payment"].str.fullmatch(r"-?\d+")]
bad_time = (step1["unix_time"] == 0) | ~step1["unix_time"].str.fullmatch(r"\d+")
step2 = step1[~bad_time]
step3 = step2.drop_duplicates()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(log) - len(step1),
        "time": bad_time.sum(),
        "repeat": len(step2) - len(step3),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=true why="drops only the times 0 and forgets those that are not a whole number"
step1 = log[log["payment"].str.fullmatch(r"-?\d+")]
step2 = step1[step1["unix_time"] != "0"]
step3 = step2.drop_duplicates()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(log) - len(step1),
        "time": len(step1) - len(step2),
        "repeat": len(step2) - len(step3),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=true why="writes the rows left after each step, not the rows dropped"
step1 = log[log["payment"].str.fullmatch(r"-?\d+")]
step2 = step1[step1["unix_time"].str.fullmatch(r"\d+") & (step1["unix_time"] != "0")]
step3 = step2.drop_duplicates()
ledger = pd.Series(
    {"read": len(log), "payment": len(step1), "time": len(step2), "repeat": len(step3), "kept": len(step3)}
)

# %% wrong="01.5" likely=true why="computes with the log of a good day, loaded again"
day = datasets.load_wallet(seed=DATA_SEED)
step1 = day[day["payment"].str.fullmatch(r"-?\d+")]
step2 = step1[step1["unix_time"].str.fullmatch(r"\d+") & (step1["unix_time"] != "0")]
step3 = step2.drop_duplicates()
ledger = pd.Series(
    {
        "read": len(day),
        "payment": len(day) - len(step1),
        "time": len(step1) - len(step2),
        "repeat": len(step2) - len(step3),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=true why="looks for missing payments with isna, which finds no unreadable text"
bad_payment = log["payment"].isna()
step1 = log[~bad_payment]
step2 = step1[step1["unix_time"].str.fullmatch(r"\d+") & (step1["unix_time"] != "0")]
step3 = step2.drop_duplicates()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": bad_payment.sum(),
        "time": len(step1) - len(step2),
        "repeat": len(step2) - len(step3),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=true why="copies the ledger of clean_wallet: another order, other days dropped too"
_, loss = datasets.clean_wallet(log)
loss = loss.set_index("reason")["rows_dropped"]
ledger = pd.Series(
    {
        "read": len(log),
        "payment": loss["payment cannot be read"],
        "time": loss["time is 0"] + loss["time cannot be read"],
        "repeat": loss["repeats an earlier row"],
        "kept": len(datasets.clean_wallet(log)[0]),
    }
)

# %% wrong="01.5" likely=true why="kept is read less the repeats only, so the ledger does not add up"
step1 = log[log["payment"].str.fullmatch(r"-?\d+")]
step2 = step1[step1["unix_time"].str.fullmatch(r"\d+") & (step1["unix_time"] != "0")]
repeat = step2.duplicated().sum()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(log) - len(step1),
        "time": len(step1) - len(step2),
        "repeat": repeat,
        "kept": len(log) - repeat,
    }
)

# %% wrong="01.5" likely=true why="two errors: isdigit drops money coming in, and the time 0 is not looked for"
step1 = log[log["payment"].str.isdigit()]
step2 = step1[step1["unix_time"].str.isdigit()]
step3 = step2.drop_duplicates()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(log) - len(step1),
        "time": len(step1) - len(step2),
        "repeat": len(step2) - len(step3),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=false why="drops rows without a text as well (dropna), counted as repeats"
step1 = log[log["payment"].str.fullmatch(r"-?\d+")]
step2 = step1[step1["unix_time"].str.fullmatch(r"\d+") & (step1["unix_time"] != "0")]
step3 = step2.dropna().drop_duplicates()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(log) - len(step1),
        "time": len(step1) - len(step2),
        "repeat": len(step2) - len(step3),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=false why="the money of the rows, in fen, in place of the row counts"
step1 = log[log["payment"].str.fullmatch(r"-?\d+")]
step2 = step1[step1["unix_time"].str.fullmatch(r"\d+") & (step1["unix_time"] != "0")]
step3 = step2.drop_duplicates()
money = [step["payment"].astype(int).sum() for step in (step1, step2, step3)]
ledger = pd.Series(
    {"read": money[0], "payment": 0, "time": money[0] - money[1], "repeat": money[1] - money[2], "kept": money[2]}
)

# %% wrong="01.5" likely=false why="shares of the rows read, not counts"
step1 = log[log["payment"].str.fullmatch(r"-?\d+")]
step2 = step1[step1["unix_time"].str.fullmatch(r"\d+") & (step1["unix_time"] != "0")]
step3 = step2.drop_duplicates()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(log) - len(step1),
        "time": len(step1) - len(step2),
        "repeat": len(step2) - len(step3),
        "kept": len(step3),
    }
) / len(log)

# %% wrong="01.5" likely=false why="the dropped rows carry a minus sign"
step1 = log[log["payment"].str.fullmatch(r"-?\d+")]
step2 = step1[step1["unix_time"].str.fullmatch(r"\d+") & (step1["unix_time"] != "0")]
step3 = step2.drop_duplicates()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(step1) - len(log),
        "time": len(step2) - len(step1),
        "repeat": len(step3) - len(step2),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=false why="two errors: time before payment, and repeats without a look at the text"
step1 = log[log["unix_time"].str.fullmatch(r"\d+") & (log["unix_time"] != "0")]
step2 = step1[step1["payment"].str.fullmatch(r"-?\d+")]
step3 = step2.drop_duplicates(["user_id", "payment", "unix_time"])
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(step1) - len(step2),
        "time": len(log) - len(step1),
        "repeat": len(step2) - len(step3),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=false why="the rows read are not in the ledger: only four entries"
step1 = log[log["payment"].str.fullmatch(r"-?\d+")]
step2 = step1[step1["unix_time"].str.fullmatch(r"\d+") & (step1["unix_time"] != "0")]
step3 = step2.drop_duplicates()
ledger = pd.Series(
    {
        "payment": len(log) - len(step1),
        "time": len(step1) - len(step2),
        "repeat": len(step2) - len(step3),
        "kept": len(step3),
    }
)

# %% wrong="01.5" likely=true why="two errors: each reason counted in the whole log, and isdigit refuses the minus"
bad_payment = ~log["payment"].str.isdigit()
bad_time = (log["unix_time"] == "0") | ~log["unix_time"].str.isdigit()
repeat = log.duplicated()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": bad_payment.sum(),
        "time": bad_time.sum(),
        "repeat": repeat.sum(),
        "kept": len(log) - bad_payment.sum() - bad_time.sum() - repeat.sum(),
    }
)

# %% right="01.6"
beijing = utc + pd.Timedelta(hours=8)
with_clock = beijing[beijing != beijing.dt.normalize()]
by_hour = with_clock.dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="counts the hours in UTC; the bare dates are left out rightly"
clock = utc[~payments["date_only"]]
by_hour = clock.groupby(clock.dt.hour).size()

# %% wrong="01.6" likely=true why="converts to Beijing, but keeps the rows with a date only"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing.groupby(beijing.dt.hour).size()

# %% wrong="01.6" likely=true why="leaves out the whole hour after midnight, not only midnight itself"
beijing = utc + pd.Timedelta(hours=8)
beijing = beijing[beijing.dt.hour != 0]
by_hour = beijing.dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="subtracts eight hours in place of adding; bare dates are left out by the flag"
hour = (utc - pd.Timedelta(hours=8)).dt.hour
by_hour = hour[~payments["date_only"]].value_counts().sort_index()

# %% wrong="01.6" likely=true why="drops UTC's midnight hour: 8 o'clock is lost, the bare dates are kept"
clock = utc[utc.dt.hour != 0]
by_hour = (clock + pd.Timedelta(hours=8)).dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="adds eight to the hour without going on at 0 after 23: hours up to 31"
hour = utc.dt.hour + 8
by_hour = hour[~payments["date_only"]].value_counts().sort_index()

# %% wrong="01.6" likely=true why="counts the bare dates only: the filter is the wrong way round"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing[payments["date_only"]].dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="shares of the payments (normalize=True), not their number"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing[~payments["date_only"]].dt.hour.value_counts(normalize=True).sort_index()

# %% wrong="01.6" likely=true why="adds up the amounts of each hour in place of counting payments"
hour = (utc + pd.Timedelta(hours=8)).dt.hour
clock = ~payments["date_only"]
by_hour = payments["amount"][clock].groupby(hour[clock]).sum()

# %% wrong="01.6" likely=true why="counts different customers in each hour, not payments"
hour = (utc + pd.Timedelta(hours=8)).dt.hour
clock = ~payments["date_only"]
by_hour = payments["user_id"][clock].groupby(hour[clock]).nunique()

# %% wrong="01.6" likely=true why="leaves out every payment on a full hour or with minute 0, not only midnight"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing[beijing.dt.minute != 0].dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="counts only money out"
beijing = utc + pd.Timedelta(hours=8)
chosen = ~payments["date_only"] & (payments["amount"] > 0)
by_hour = beijing[chosen].dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="two errors: converts the wrong way with tz_convert, and leaves no date out"
moved = utc.dt.tz_localize("Asia/Shanghai").dt.tz_convert("UTC")
by_hour = moved.dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="two errors: hours in UTC, and the bare dates are kept"
by_hour = utc.groupby(utc.dt.hour).size()

# %% wrong="01.6" likely=false why="rounds to the nearest hour in place of taking the hour that has begun"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing[~payments["date_only"]].dt.round("h").dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=false why="drops payments of the same moment as repeats before counting"
beijing = (utc + pd.Timedelta(hours=8))[~payments["date_only"]].drop_duplicates()
by_hour = beijing.dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=false why="the index is a clock time such as 08:00, as text"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing[~payments["date_only"]].dt.strftime("%H:00").value_counts().sort_index()

# %% wrong="01.6" likely=false why="counts by day of the week, not by hour"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing[~payments["date_only"]].dt.dayofweek.value_counts().sort_index()

# %% wrong="01.6" likely=false why="adds seven hours in place of eight"
beijing = utc + pd.Timedelta(hours=7)
by_hour = beijing[~payments["date_only"]].dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=false why="the mean number a day of the log, not the number"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing[~payments["date_only"]].dt.hour.value_counts().sort_index() / payments["day"].nunique()

# %% wrong="01.6" likely=false why="two errors: the filter removes UTC's midnight hour, and the hours stay in UTC"
clock = utc[utc.dt.hour != 0]
by_hour = clock.dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="two errors: the hour after midnight is left out whole, and only money out is counted"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing[(beijing.dt.hour != 0) & (payments["amount"] > 0)].dt.hour.value_counts().sort_index()
