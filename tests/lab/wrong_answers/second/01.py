# ruff: noqa
# Wrong answers to lab 01, written from the trainees' page and the lesson alone. Each cell assigns the checked name.

# %% right="01.1"
sizes = {
    "rows": len(payments),
    "customers": payments["user_id"].nunique(),
    "customer_days": len(payments[["user_id", "day"]].drop_duplicates()),
}

# %% wrong="01.1" likely=true why="customer_days counts the different days, whoever paid on them"
sizes = {"rows": len(payments), "customers": payments["user_id"].nunique(), "customer_days": payments["day"].nunique()}

# %% wrong="01.1" likely=true why="customers is count, the number of rows with a user_id"
sizes = {
    "rows": len(payments),
    "customers": payments["user_id"].count(),
    "customer_days": payments.groupby("user_id")["day"].nunique().sum(),
}

# %% wrong="01.1" likely=true why="customer_days counts different moments (time), not days"
sizes = {
    "rows": len(payments),
    "customers": payments["user_id"].nunique(),
    "customer_days": payments.groupby(["user_id", "time"]).ngroups,
}

# %% wrong="01.1" likely=true why="rows is taken from the raw log"
sizes = {
    "rows": len(log),
    "customers": payments["user_id"].nunique(),
    "customer_days": payments.groupby(["user_id", "day"]).ngroups,
}

# %% wrong="01.1" likely=true why="customer_days sums count over customers, which is the number of rows"
sizes = {
    "rows": len(payments),
    "customers": payments["user_id"].nunique(),
    "customer_days": payments.groupby("user_id")["day"].count().sum(),
}

# %% wrong="01.1" likely=true why="all three look at money out only"
spending = payments[payments["amount"] > 0]
sizes = {
    "rows": len(spending),
    "customers": spending["user_id"].nunique(),
    "customer_days": spending.groupby("user_id")["day"].nunique().sum(),
}

# %% wrong="01.1" likely=true why="customer_days is the days of each customer, not their sum"
sizes = {
    "rows": len(payments),
    "customers": payments["user_id"].nunique(),
    "customer_days": payments.groupby("user_id")["day"].nunique(),
}

# %% wrong="01.1" likely=true why="customer_days is customers times days, as if everybody paid every day"
sizes = {
    "rows": len(payments),
    "customers": payments["user_id"].nunique(),
    "customer_days": payments["user_id"].nunique() * payments["day"].nunique(),
}

# %% wrong="01.1" likely=true why="a key has another name: days for customer_days"
sizes = {
    "rows": len(payments),
    "customers": payments["user_id"].nunique(),
    "days": payments.groupby(["user_id", "day"]).ngroups,
}

# %% wrong="01.1" likely=true why="the numbers are given as a list without keys"
sizes = [len(payments), payments["user_id"].nunique(), payments.groupby(["user_id", "day"]).ngroups]

# %% wrong="01.1" likely=true why="two errors: rows of the raw log, and customer_days counts days"
sizes = {"rows": len(log), "customers": payments["user_id"].nunique(), "customer_days": payments["day"].nunique()}

# %% wrong="01.1" likely=false why="rows with a missing text are dropped before counting"
full = payments.dropna()
sizes = {
    "rows": len(full),
    "customers": full["user_id"].nunique(),
    "customer_days": full.groupby(["user_id", "day"]).ngroups,
}

# %% wrong="01.1" likely=false why="customer_days is the mean number of days of a customer"
sizes = {
    "rows": len(payments),
    "customers": payments["user_id"].nunique(),
    "customer_days": payments.groupby("user_id")["day"].nunique().mean(),
}

# %% wrong="01.1" likely=false why="rows that carry a date only are left out of all three"
clock = payments[~payments["date_only"]]
sizes = {
    "rows": len(clock),
    "customers": clock["user_id"].nunique(),
    "customer_days": clock.groupby(["user_id", "day"]).ngroups,
}

# %% wrong="01.1" likely=false why="rows counts cells (size of the frame), not rows"
sizes = {
    "rows": payments.size,
    "customers": payments["user_id"].nunique(),
    "customer_days": payments.groupby(["user_id", "day"]).ngroups,
}

# %% wrong="01.1" likely=false why="two errors: money out only, and the largest user_id for the number of customers"
spending = payments[payments["amount"] > 0]
sizes = {
    "rows": len(spending),
    "customers": int(spending["user_id"].max()),
    "customer_days": spending.groupby(["user_id", "day"]).ngroups,
}

# %% right="01.2"
by_channel = out["amount"].groupby(out["channel"].fillna("none")).sum().reindex(CHANNELS + ["none"])

# %% wrong="01.2" likely=true why="the rows without a channel are missing from the answer"
by_channel = out.groupby("channel")["amount"].sum()

# %% wrong="01.2" likely=true why="the last label is a missing value, not none"
by_channel = out.groupby("channel", dropna=False)["amount"].sum()

# %% wrong="01.2" likely=true why="the rows without a channel have the lesson's label"
by_channel = out.groupby("channel", dropna=False)["amount"].sum()
by_channel.index = by_channel.index.fillna("no channel (无渠道)")

# %% wrong="01.2" likely=true why="none is looked for with == none, which no row has, so it is 0"
totals = {}
for name in CHANNELS + ["none"]:
    group = out[out["channel"] == name]
    totals[name] = group["amount"].sum()
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=true why="counts the payments, does not sum the money"
by_channel = out.groupby(out["channel"].fillna("none"))["amount"].count()

# %% wrong="01.2" likely=true why="none holds all the money out, not only that without a channel"
by_channel = out.groupby("channel")["amount"].sum()
by_channel["none"] = out["amount"].sum()

# %% wrong="01.2" likely=true why="none holds the number of rows without a channel, not their money"
by_channel = out.groupby("channel")["amount"].sum()
by_channel["none"] = out["channel"].isna().sum()

# %% wrong="01.2" likely=true why="the loop filters, but the sum is always that of the group of the example"
group = out[out["channel"] == "扫码支付"]
total = group["amount"].sum()
totals = {}
for name in CHANNELS:
    part = out[out["channel"] == name]
    totals[name] = total
totals["none"] = out.loc[out["channel"].isna(), "amount"].sum()
by_channel = pd.Series(totals)

# %% wrong="01.2" likely=true why="uses all payments, so money coming in is taken away"
key = payments["text"].str.extract(f"^({'|'.join(CHANNELS)})-")[0].fillna("none")
by_channel = payments.groupby(key)["amount"].sum()

# %% wrong="01.2" likely=true why="gives the mean payment of each channel"
by_channel = out.groupby(out["channel"].fillna("none"))["amount"].mean()

# %% wrong="01.2" likely=true why="takes the amounts for fen and divides by 100"
by_channel = out.groupby(out["channel"].fillna("none"))["amount"].sum() / 100

# %% wrong="01.2" likely=true why="rounds to whole yuan"
by_channel = out.groupby(out["channel"].fillna("none"))["amount"].sum().round()

# %% wrong="01.2" likely=false why="gives the shares of the money out"
by_channel = out.groupby(out["channel"].fillna("none"))["amount"].sum() / out["amount"].sum()

# %% wrong="01.2" likely=false why="a table with the channel as a column, not a Series"
by_channel = out.assign(channel=out["channel"].fillna("none")).groupby("channel")["amount"].sum().reset_index()

# %% wrong="01.2" likely=false why="two errors: counts the payments, and leaves out those without a channel"
by_channel = out["channel"].value_counts()

# %% wrong="01.2" likely=false why="none holds only the rows whose text is missing"
by_channel = out.groupby("channel")["amount"].sum()
by_channel["none"] = out.loc[out["text"].isna(), "amount"].sum()

# %% wrong="01.2" likely=false why="two errors: the net of all payments less the channels for none, in million yuan"
by_channel = out.groupby("channel")["amount"].sum()
by_channel["none"] = payments["amount"].sum() - by_channel.sum()
by_channel = by_channel / 1e6

# %% right="01.3"
table = (
    payments.assign(money=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("money", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="spent is net: money coming in is taken away"
table = payments.groupby("user_id").agg(
    rows=("amount", "size"), days=("day", "nunique"), spent=("amount", "sum"), last=("time", "max")
)

# %% wrong="01.3" likely=true why="everything is computed from out, so customers who only received are missing"
table = out.groupby("user_id").agg(
    rows=("amount", "size"), days=("day", "nunique"), spent=("amount", "sum"), last=("time", "max")
)

# %% wrong="01.3" likely=true why="spent is missing, not 0, for customers who only received money"
table = payments.groupby("user_id").agg(rows=("amount", "size"), days=("day", "nunique"), last=("time", "max"))
table["spent"] = out.groupby("user_id")["amount"].sum()
table = table[["rows", "days", "spent", "last"]]

# %% wrong="01.3" likely=true why="an inner merge with the money out drops customers who only received"
first = payments.groupby("user_id").agg(rows=("amount", "size"), days=("day", "nunique"), last=("time", "max"))
spent = out.groupby("user_id")["amount"].sum().rename("spent")
table = first.join(spent, how="inner")

# %% wrong="01.3" likely=true why="last is the day, without the clock"
table = (
    payments.assign(money=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("money", "sum"), last=("day", "max"))
)

# %% wrong="01.3" likely=true why="days counts the rows (count)"
table = (
    payments.assign(money=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "count"), spent=("money", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="days counts different times, not days"
table = (
    payments.assign(money=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("time", "nunique"), spent=("money", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="last is the last row of the customer in the log's order, not the latest time"
table = (
    payments.assign(money=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("money", "sum"), last=("time", "last"))
)

# %% wrong="01.3" likely=true why="spent adds up absolute amounts, money in and out"
table = (
    payments.assign(money=payments["amount"].abs())
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("money", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="spent is clipped after the sum, so money in is still taken away"
table = payments.groupby("user_id").agg(
    rows=("amount", "size"), days=("day", "nunique"), spent=("amount", "sum"), last=("time", "max")
)
table["spent"] = table["spent"].clip(lower=0)

# %% wrong="01.3" likely=true why="rows counts texts that are there, as with_text in the lesson"
table = (
    payments.assign(money=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("text", "count"), days=("day", "nunique"), spent=("money", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="user_id is a column, not the index"
table = (
    payments.assign(money=payments["amount"].clip(lower=0))
    .groupby("user_id", as_index=False)
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("money", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=true why="two errors: spent is net, and last is the day"
table = payments.groupby("user_id").agg(
    rows=("amount", "size"), days=("day", "nunique"), spent=("amount", "sum"), last=("day", "max")
)

# %% wrong="01.3" likely=false why="rows and days are computed from the money out, missing ones set to 0"
table = payments.groupby("user_id").agg(last=("time", "max"))
paid = out.groupby("user_id").agg(rows=("amount", "size"), days=("day", "nunique"), spent=("amount", "sum"))
table = paid.reindex(table.index).fillna(0).join(table)

# %% wrong="01.3" likely=false why="last is the earliest time"
table = (
    payments.assign(money=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("money", "sum"), last=("time", "min"))
)

# %% wrong="01.3" likely=false why="the sign is turned: spent is the money that came in"
table = (
    payments.assign(money=-payments["amount"].clip(upper=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("money", "sum"), last=("time", "max"))
)

# %% wrong="01.3" likely=false why="spent is the mean of the payments out, money in as 0"
table = (
    payments.assign(money=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "nunique"), spent=("money", "mean"), last=("time", "max"))
)

# %% wrong="01.3" likely=false why="two errors: the column last is forgotten, and days counts rows"
table = (
    payments.assign(money=payments["amount"].clip(lower=0))
    .groupby("user_id")
    .agg(rows=("amount", "size"), days=("day", "size"), spent=("money", "sum"))
)

# %% right="01.4"
no_channel = out["amount"].where(out["channel"].isna(), 0)
quiet = no_channel.groupby(out["month"]).sum() / out.groupby("month")["amount"].sum()

# %% wrong="01.4" likely=true why="the share of the rows, not of the money"
quiet = out["channel"].isna().groupby(out["month"]).mean()

# %% wrong="01.4" likely=true why="the share that groupby keeps"
quiet = out[out["channel"].notna()].groupby("month")["amount"].sum() / out.groupby("month")["amount"].sum()

# %% wrong="01.4" likely=true why="in percent"
quiet = out[out["channel"].isna()].groupby("month")["amount"].sum() / out.groupby("month")["amount"].sum() * 100

# %% wrong="01.4" likely=true why="divided by the money out of all months together"
quiet = out[out["channel"].isna()].groupby("month")["amount"].sum() / out["amount"].sum()

# %% wrong="01.4" likely=true why="yuan, not a share"
quiet = out[out["channel"].isna()].groupby("month")["amount"].sum()

# %% wrong="01.4" likely=true why="one share for the whole log, not one for each month"
quiet = out.loc[out["channel"].isna(), "amount"].sum() / out["amount"].sum()

# %% wrong="01.4" likely=true why="divided by the money with a channel, not by all money"
quiet = (
    out[out["channel"].isna()].groupby("month")["amount"].sum()
    / out[out["channel"].notna()].groupby("month")["amount"].sum()
)

# %% wrong="01.4" likely=true why="divided by the quiet money of all months: where the loss falls"
missing = out[out["channel"].isna()]
quiet = missing.groupby("month")["amount"].sum() / missing["amount"].sum()

# %% wrong="01.4" likely=true why="rounded to two digits"
quiet = (out[out["channel"].isna()].groupby("month")["amount"].sum() / out.groupby("month")["amount"].sum()).round(2)

# %% wrong="01.4" likely=true why="divided by the net money of the month, in and out"
month = payments["day"].dt.strftime("%Y-%m")
quiet = out[out["channel"].isna()].groupby("month")["amount"].sum() / payments.groupby(month)["amount"].sum()

# %% wrong="01.4" likely=true why="the index is the number of the month, so years are mixed"
number = out["day"].dt.month
quiet = out["amount"].where(out["channel"].isna(), 0).groupby(number).sum() / out["amount"].groupby(number).sum()

# %% wrong="01.4" likely=true why="the key of one of the channels: 扫码支付 as in level 2"
quiet = out[out["channel"] == "扫码支付"].groupby("month")["amount"].sum() / out.groupby("month")["amount"].sum()

# %% wrong="01.4" likely=true why="two errors: the share of the rows that are kept, as count over size"
quiet = out.groupby("month")["channel"].count() / out.groupby("month").size()

# %% wrong="01.4" likely=false why="ratio of the mean amounts, not of the sums"
quiet = out[out["channel"].isna()].groupby("month")["amount"].mean() / out.groupby("month")["amount"].mean()

# %% wrong="01.4" likely=false why="a table of shares with all channels, not the Series"
sums = out.assign(channel=out["channel"].fillna("none")).groupby(["month", "channel"])["amount"].sum().unstack()
quiet = sums.div(sums.sum(axis=1), axis=0)

# %% wrong="01.4" likely=false why="the money of rows whose text is missing, not whose channel is missing"
quiet = out["amount"].where(out["text"].isna(), 0).groupby(out["month"]).sum() / out.groupby("month")["amount"].sum()

# %% wrong="01.4" likely=false why="running total: quiet share of all money up to the month"
quiet = (
    out[out["channel"].isna()].groupby("month")["amount"].sum().cumsum() / out.groupby("month")["amount"].sum().cumsum()
)

# %% wrong="01.4" likely=false why="two errors: number of quiet rows by month, in percent of all rows"
quiet = out[out["channel"].isna()].groupby("month").size() / len(out) * 100

# %% right="01.5"
whole = log["payment"].str.fullmatch(r"-?[0-9]+", na=False).astype(bool)
first = log[whole]
digits = first["unix_time"].str.fullmatch(r"[0-9]+", na=False).astype(bool) & (first["unix_time"] != "0")
second = first[digits]
third = second.drop_duplicates()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(log) - len(first),
        "time": len(first) - len(second),
        "repeat": len(second) - len(third),
        "kept": len(third),
    }
)

# %% wrong="01.5" likely=true why="the minus sign is forgotten: money coming in counts as badly written"
a = log[log["payment"].str.isdigit().fillna(False).astype(bool)]
b = a[a["unix_time"].str.isdigit().fillna(False).astype(bool) & (a["unix_time"] != "0")]
c = b.drop_duplicates()
ledger = pd.Series(
    {"read": len(log), "payment": len(log) - len(a), "time": len(a) - len(b), "repeat": len(b) - len(c), "kept": len(c)}
)

# %% wrong="01.5" likely=true why="to_numeric takes 12.0 for a good payment"
a = log[pd.to_numeric(log["payment"], errors="coerce").notna()]
b = a[a["unix_time"].str.fullmatch(r"\d+", na=False).astype(bool) & (a["unix_time"] != "0")]
c = b.drop_duplicates()
ledger = pd.Series(
    {"read": len(log), "payment": len(log) - len(a), "time": len(a) - len(b), "repeat": len(b) - len(c), "kept": len(c)}
)

# %% wrong="01.5" likely=true why="match looks at the beginning only, so 12.0 passes for both columns"
a = log[log["payment"].str.match(r"-?\d+", na=False).astype(bool)]
b = a[a["unix_time"].str.match(r"\d+", na=False).astype(bool) & (a["unix_time"] != "0")]
c = b.drop_duplicates()
ledger = pd.Series(
    {"read": len(log), "payment": len(log) - len(a), "time": len(a) - len(b), "repeat": len(b) - len(c), "kept": len(c)}
)

# %% wrong="01.5" likely=true why="times of 0 are kept: digits only is the only test"
a = log[log["payment"].str.fullmatch(r"-?\d+", na=False).astype(bool)]
b = a[a["unix_time"].str.isdigit().fillna(False).astype(bool)]
c = b.drop_duplicates()
ledger = pd.Series(
    {"read": len(log), "payment": len(log) - len(a), "time": len(a) - len(b), "repeat": len(b) - len(c), "kept": len(c)}
)

# %% wrong="01.5" likely=true why="only times of 0 are dropped, not those with decimals"
a = log[log["payment"].str.fullmatch(r"-?\d+", na=False).astype(bool)]
b = a[a["unix_time"] != "0"]
c = b.drop_duplicates()
ledger = pd.Series(
    {"read": len(log), "payment": len(log) - len(a), "time": len(a) - len(b), "repeat": len(b) - len(c), "kept": len(c)}
)

# %% wrong="01.5" likely=true why="each reason is counted on the whole log, so a row can be counted twice"
bad_payment = ~log["payment"].str.fullmatch(r"-?\d+", na=False).astype(bool)
bad_time = ~log["unix_time"].str.fullmatch(r"\d+", na=False).astype(bool) | (log["unix_time"] == "0")
repeat = log.duplicated()
ledger = pd.Series(
    {
        "read": len(log),
        "payment": bad_payment.sum(),
        "time": bad_time.sum(),
        "repeat": repeat.sum(),
        "kept": (~(bad_payment | bad_time | repeat)).sum(),
    }
)

# %% wrong="01.5" likely=true why="each reason on the whole log, and kept is read less their sum"
bad_payment = ~log["payment"].str.fullmatch(r"-?\d+", na=False).astype(bool)
bad_time = ~log["unix_time"].str.fullmatch(r"\d+", na=False).astype(bool) | (log["unix_time"] == "0")
counts = {"read": len(log), "payment": bad_payment.sum(), "time": bad_time.sum(), "repeat": log.duplicated().sum()}
counts["kept"] = counts["read"] - counts["payment"] - counts["time"] - counts["repeat"]
ledger = pd.Series(counts)

# %% wrong="01.5" likely=true why="repeats are dropped first"
a = log.drop_duplicates()
b = a[a["payment"].str.fullmatch(r"-?\d+", na=False).astype(bool)]
c = b[b["unix_time"].str.fullmatch(r"\d+", na=False).astype(bool) & (b["unix_time"] != "0")]
ledger = pd.Series(
    {"read": len(log), "payment": len(a) - len(b), "time": len(b) - len(c), "repeat": len(log) - len(a), "kept": len(c)}
)

# %% wrong="01.5" likely=true why="all copies are dropped, the first of them too (keep=False)"
a = log[log["payment"].str.fullmatch(r"-?\d+", na=False).astype(bool)]
b = a[a["unix_time"].str.fullmatch(r"\d+", na=False).astype(bool) & (a["unix_time"] != "0")]
c = b.drop_duplicates(keep=False)
ledger = pd.Series(
    {"read": len(log), "payment": len(log) - len(a), "time": len(a) - len(b), "repeat": len(b) - len(c), "kept": len(c)}
)

# %% wrong="01.5" likely=true why="a repeat is judged by customer and time only"
a = log[log["payment"].str.fullmatch(r"-?\d+", na=False).astype(bool)]
b = a[a["unix_time"].str.fullmatch(r"\d+", na=False).astype(bool) & (a["unix_time"] != "0")]
c = b.drop_duplicates(subset=["user_id", "unix_time"])
ledger = pd.Series(
    {"read": len(log), "payment": len(log) - len(a), "time": len(a) - len(b), "repeat": len(b) - len(c), "kept": len(c)}
)

# %% wrong="01.5" likely=true why="the rows left after each step, not the rows dropped"
a = log[log["payment"].str.fullmatch(r"-?\d+", na=False).astype(bool)]
b = a[a["unix_time"].str.fullmatch(r"\d+", na=False).astype(bool) & (a["unix_time"] != "0")]
c = b.drop_duplicates()
ledger = pd.Series({"read": len(log), "payment": len(a), "time": len(b), "repeat": len(c), "kept": len(c)})

# %% wrong="01.5" likely=true why="the log is loaded again without the faults of the bad day"
raw = datasets.load_wallet(seed=DATA_SEED)
a = raw[raw["payment"].str.fullmatch(r"-?\d+", na=False).astype(bool)]
b = a[a["unix_time"].str.fullmatch(r"\d+", na=False).astype(bool) & (a["unix_time"] != "0")]
c = b.drop_duplicates()
ledger = pd.Series(
    {"read": len(raw), "payment": len(raw) - len(a), "time": len(a) - len(b), "repeat": len(b) - len(c), "kept": len(c)}
)

# %% wrong="01.5" likely=true why="two errors: to_numeric accepts decimals in the payment and in the time"
a = log[pd.to_numeric(log["payment"], errors="coerce").notna()]
seconds = pd.to_numeric(a["unix_time"], errors="coerce")
b = a[seconds.notna() & (seconds != 0)]
c = b.drop_duplicates()
ledger = pd.Series(
    {"read": len(log), "payment": len(log) - len(a), "time": len(a) - len(b), "repeat": len(b) - len(c), "kept": len(c)}
)

# %% wrong="01.5" likely=false why="the time is tested before the payment"
a = log[log["unix_time"].str.fullmatch(r"\d+", na=False).astype(bool) & (log["unix_time"] != "0")]
b = a[a["payment"].str.fullmatch(r"-?\d+", na=False).astype(bool)]
c = b.drop_duplicates()
ledger = pd.Series(
    {"read": len(log), "payment": len(a) - len(b), "time": len(log) - len(a), "repeat": len(b) - len(c), "kept": len(c)}
)

# %% wrong="01.5" likely=false why="the repeats are counted in the whole log, the other steps one after the other"
a = log[log["payment"].str.fullmatch(r"-?\d+", na=False).astype(bool)]
b = a[a["unix_time"].str.fullmatch(r"\d+", na=False).astype(bool) & (a["unix_time"] != "0")]
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(log) - len(a),
        "time": len(a) - len(b),
        "repeat": log.duplicated().sum(),
        "kept": len(b.drop_duplicates()),
    }
)

# %% wrong="01.5" likely=false why="describe is left out when repeats are looked for"
a = log[log["payment"].str.fullmatch(r"-?\d+", na=False).astype(bool)]
b = a[a["unix_time"].str.fullmatch(r"\d+", na=False).astype(bool) & (a["unix_time"] != "0")]
c = b.drop_duplicates(subset=["user_id", "payment", "unix_time"])
ledger = pd.Series(
    {"read": len(log), "payment": len(log) - len(a), "time": len(a) - len(b), "repeat": len(b) - len(c), "kept": len(c)}
)

# %% wrong="01.5" likely=false why="the entry kept is missing"
a = log[log["payment"].str.fullmatch(r"-?\d+", na=False).astype(bool)]
b = a[a["unix_time"].str.fullmatch(r"\d+", na=False).astype(bool) & (a["unix_time"] != "0")]
ledger = pd.Series(
    {
        "read": len(log),
        "payment": len(log) - len(a),
        "time": len(a) - len(b),
        "repeat": b.duplicated().sum(),
    }
)

# %% wrong="01.5" likely=false why="two errors: no minus sign allowed, and times of 0 kept"
a = log[log["payment"].str.fullmatch(r"\d+", na=False).astype(bool)]
b = a[a["unix_time"].str.fullmatch(r"\d+", na=False).astype(bool)]
c = b.drop_duplicates()
ledger = pd.Series(
    {"read": len(log), "payment": len(log) - len(a), "time": len(a) - len(b), "repeat": len(b) - len(c), "kept": len(c)}
)

# %% right="01.6"
beijing = utc + pd.Timedelta(hours=8)
with_clock = beijing[beijing != beijing.dt.normalize()]
by_hour = with_clock.dt.hour.value_counts().reindex(range(24), fill_value=0)

# %% wrong="01.6" likely=true why="hours in UTC"
by_hour = utc[~payments["date_only"]].dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="the rows that carry a date only are still in"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing.dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="the whole hour 0 is left out"
beijing = utc + pd.Timedelta(hours=8)
hour = beijing.dt.hour
by_hour = hour[hour != 0].value_counts().sort_index()

# %% wrong="01.6" likely=true why="the hour 0 is left out and filled with 0"
hour = (utc + pd.Timedelta(hours=8)).dt.hour
by_hour = hour[hour != 0].value_counts().reindex(range(24), fill_value=0)

# %% wrong="01.6" likely=true why="midnight is looked for in UTC, so the bare dates stay in"
clock = utc[utc != utc.dt.normalize()] + pd.Timedelta(hours=8)
by_hour = clock.dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="eight hours are taken away instead of added"
beijing = utc - pd.Timedelta(hours=8)
by_hour = beijing[~payments["date_only"]].dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="8 is added to the hour without starting again at 24"
by_hour = (utc[~payments["date_only"]].dt.hour + 8).value_counts().sort_index()

# %% wrong="01.6" likely=true why="eight hours are added to payments time, which is in Beijing time already"
clock = payments.loc[~payments["date_only"], "time"] + pd.Timedelta(hours=8)
by_hour = clock.dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="everything at 00:00 to the minute is left out, seconds ignored"
beijing = utc + pd.Timedelta(hours=8)
midnight = (beijing.dt.hour == 0) & (beijing.dt.minute == 0)
by_hour = beijing[~midnight].dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="only money out is counted"
keep = ~payments["date_only"] & (payments["amount"] > 0)
by_hour = (utc + pd.Timedelta(hours=8))[keep].dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="sums the amounts, does not count the payments"
clock = payments[~payments["date_only"]]
by_hour = clock.groupby((utc + pd.Timedelta(hours=8)).dt.hour)["amount"].sum()

# %% wrong="01.6" likely=true why="two errors: hours in UTC, and the bare dates are still in"
by_hour = utc.dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="the flag is the wrong way round: only the bare dates are counted"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing[payments["date_only"]].dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=false why="different customers in each hour, not payments"
clock = payments[~payments["date_only"]]
by_hour = clock.groupby((utc + pd.Timedelta(hours=8)).dt.hour)["user_id"].nunique()

# %% wrong="01.6" likely=false why="shares, not numbers of payments"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing[~payments["date_only"]].dt.hour.value_counts(normalize=True).sort_index()

# %% wrong="01.6" likely=false why="times are rounded to the nearest hour"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing[~payments["date_only"]].dt.round("h").dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=false why="the mean number of payments of a day in each hour"
beijing = (utc + pd.Timedelta(hours=8))[~payments["date_only"]]
by_hour = beijing.dt.hour.value_counts().sort_index() / beijing.dt.normalize().nunique()

# %% wrong="01.6" likely=false why="every full hour with no minutes and seconds is taken for a bare date"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing[beijing != beijing.dt.floor("h")].dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=false why="two errors: money out only, and the bare dates stay in"
keep = (utc != utc.dt.normalize()) & (payments["amount"] > 0)
by_hour = (utc + pd.Timedelta(hours=8))[keep].dt.hour.value_counts().sort_index()

# %% wrong="01.6" likely=true why="the index is the hour as text (00 to 23), not a number"
beijing = utc + pd.Timedelta(hours=8)
by_hour = beijing[~payments["date_only"]].dt.strftime("%H").value_counts().sort_index()
