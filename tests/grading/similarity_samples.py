"""Lab 01 solved by three people who did not see each other's work, and by some who did."""

import json
from datetime import UTC, datetime, timedelta

from helpers.paths import NOTEBOOKS
from workshop.grading.records import Handed

SLUG = "01_groupby_lab"
LAB = NOTEBOOKS / "labs" / f"{SLUG}.ipynb"

AI = {
    "01.1": """rows = len(payments)
sizes = {"rows": rows}
sizes["customers"] = len(set(payments["user_id"]))
sizes["customer_days"] = payments.groupby(["user_id", "day"]).ngroups""",
    "01.2": """group = out[out["channel"] == "扫码支付"]  # split: one group
total = group["amount"].sum()  # apply
example = pd.Series({"扫码支付": total})  # combine: a table of results, so far of one
found = {}
for name in CHANNELS:
    found[name] = out[out["channel"] == name]["amount"].sum()
found["none"] = out[out["channel"].isnull()]["amount"].sum()
by_channel = pd.Series(found)""",
    "01.3": """first_column = payments.groupby("user_id").agg(rows=("amount", "size"))
positive = payments.loc[payments["amount"] > 0]
table = first_column
table["days"] = payments.groupby("user_id")["day"].nunique()
table["spent"] = positive.groupby("user_id")["amount"].sum()
table["spent"] = table["spent"].fillna(0)
table["last"] = payments.groupby("user_id")["time"].max()""",
    "01.4": """total = out.groupby("month")["amount"].sum()
seen = out.groupby(["month", "channel"])["amount"].sum().groupby("month").sum()
quiet = 1 - seen.reindex(total.index, fill_value=0) / total""",
    "01.5": """left = log.copy()
steps = [len(left)]
bad = ~left["payment"].str.match(r"^-?[0-9]+$")
steps.append(bad.sum())
left = left[~bad]
bad = (left["unix_time"] == "0") | ~left["unix_time"].str.isdigit()
steps.append(bad.sum())
left = left[~bad]
steps.append(left.duplicated().sum())
steps.append(len(left) - steps[-1])
ledger = pd.Series(steps, index=["read", "payment", "time", "repeat", "kept"])""",
    "01.6": """local = utc.dt.tz_localize("UTC").dt.tz_convert("Asia/Shanghai")
midnight = (local.dt.hour == 0) & (local.dt.minute == 0) & (local.dt.second == 0)
by_hour = local[~midnight].dt.hour.value_counts()""",
}
BO = {
    "01.1": """rows = len(payments)
n_customers = payments.user_id.nunique()
n_days = payments.drop_duplicates(subset=["user_id", "day"]).shape[0]
sizes = dict(rows=rows, customers=n_customers, customer_days=n_days)""",
    "01.2": """group = out[out["channel"] == "扫码支付"]
total = group["amount"].sum()
by_channel = pd.Series(
    [out.query("channel == @c").amount.sum() for c in CHANNELS] + [out.amount[out.channel.isna()].sum()],
    index=CHANNELS + ["none"],
)""",
    "01.3": """def spent(amounts):
    return amounts[amounts > 0].sum()

g = payments.groupby("user_id")
table = pd.concat([g.size(), g.day.nunique(), g.amount.apply(spent), g.time.max()], axis=1)
table.columns = ["rows", "days", "spent", "last"]""",
    "01.4": """import numpy as np

def share_missing(frame):
    missing = frame["channel"].isna()
    return np.average(missing, weights=frame["amount"])

quiet = out.groupby("month")[["channel", "amount"]].apply(share_missing)""",
    "01.5": """p = pd.to_numeric(log.payment, errors="coerce")
not_whole = p.isna() | (p % 1 != 0) | log.payment.str.contains("[^0-9-]")
t = log.unix_time.str.fullmatch("[0-9]+")
no_time = ~not_whole & (~t | log.unix_time.eq("0"))
again = log[~not_whole & ~no_time].duplicated(keep="first")
counts = {"read": log.shape[0], "payment": not_whole.sum(), "time": no_time.sum(), "repeat": again.sum()}
counts["kept"] = counts["read"] - counts["payment"] - counts["time"] - counts["repeat"]
ledger = pd.Series(counts)""",
    "01.6": """bj = utc.add(pd.to_timedelta("8h"))
with_clock = bj.where(bj.dt.strftime("%H:%M:%S") != "00:00:00").dropna()
by_hour = with_clock.groupby(with_clock.dt.hour).size()""",
}
CHEN = {
    "01.1": """rows = len(payments)
pairs = set(zip(payments["user_id"], payments["day"]))
sizes = {"rows": rows, "customers": len({user for user, _ in pairs}), "customer_days": len(pairs)}""",
    "01.2": """group = out[out["channel"] == "扫码支付"]
channel = out["channel"].astype(object).where(out["channel"].notna(), "none")
by_channel = pd.Series(0.0, index=[*CHANNELS, "none"])
for label, amount in zip(channel, out["amount"]):
    by_channel[label] += amount""",
    "01.3": """payments["plus"] = payments["amount"].mask(payments["amount"] < 0, 0)
table = payments.pivot_table(
    index="user_id",
    values=["amount", "day", "plus", "time"],
    aggfunc={"amount": "count", "day": "nunique", "plus": "sum", "time": "max"},
)
table = table.rename(columns={"amount": "rows", "day": "days", "plus": "spent", "time": "last"})""",
    "01.4": """none = out["channel"].isna()
cross = out.pivot_table(index="month", columns=none, values="amount", aggfunc="sum", fill_value=0)
quiet = cross[True].div(cross.sum(axis=1))""",
    "01.5": """import re

reasons = []
seen = set()
for row in log.itertuples(index=False):
    if not re.fullmatch("-?[0-9]+", str(row.payment)):
        reasons.append("payment")
    elif row.unix_time == "0" or not str(row.unix_time).isdecimal():
        reasons.append("time")
    elif tuple(row) in seen:
        reasons.append("repeat")
    else:
        reasons.append("kept")
        seen.add(tuple(row))
ledger = pd.Series(reasons).value_counts().reindex(["payment", "time", "repeat", "kept"], fill_value=0)
ledger["read"] = len(log)""",
    "01.6": """seconds = (utc - pd.Timestamp("1970-01-01")).dt.total_seconds() + 8 * 3600
of_day = seconds % 86400
by_hour = (of_day[of_day > 0] // 3600).astype(int).value_counts()""",
}
NAMES = {
    **{"sizes": "sizes", "found": "dct", "name": "ch", "positive": "pos", "total": "all_money", "seen": "with_ch"},
    **{"left": "rest", "steps": "numbers", "bad": "wrong_rows", "local": "t", "midnight": "no_clock"},
}


def disguised(cells):
    """Other names, comments, line breaks and values; cells handed in the other way round."""
    changed = {}
    for task, code in reversed(cells.items()):
        for old, new in NAMES.items():
            code = code.replace(f"{old} ", f"{new} ").replace(f"{old}[", f"{new}[").replace(f"{old}.", f"{new}.")
        lines = [f"{line}  # step {n}" for n, line in enumerate(code.splitlines())]
        changed[task] = "# my own solution\n" + "\n\n".join(lines).replace("[0-9]", r"\\d")
    return changed


def notebook(cells):
    """The lab with its task cells replaced, in the order given; Markdown and given code stay."""
    read = json.loads(LAB.read_text(encoding="utf-8"))
    places = [at for at, cell in enumerate(read["cells"]) if cell["metadata"].get("course", {}).get("role") == "task"]
    for place, (_, code) in zip(places, cells.items(), strict=True):
        read["cells"][place]["source"] = code.splitlines(keepends=True)
    return json.dumps(read).encode()


def handed(trainee, cells, answer="", hour=0):
    received = datetime(2020, 8, 1, tzinfo=UTC) + timedelta(hours=hour)
    content = notebook(cells)
    return Handed(trainee, "01", SLUG, f"{trainee}.ipynb", received, trainee, content, {"01.S1": answer})
