# %% [markdown] given="10 15 20"
# # Lesson 01 · From a log to a table of customers (拆分—应用—合并)
#
# 周经理 has a message to send and asks two things before lunch: how many customers are there, and what do they spend?
# The wallet app of Anhe Life keeps a log, and a log is not a table of customers. Between the two lies one technique,
# *split, apply, combine*, which pandas calls GroupBy, and three ways to lose money without a word.
#
# After this lesson you can
#
# - **A** say what one row of a table stands for, its *grain* (粒度), and test it;
# - **B** split a table by a key, apply a function to each part and combine the results, by hand and with GroupBy;
# - **C** tell `count`, `size` and `nunique` apart;
# - **D** find the rows that a group-by drops in silence, and the money in them;
# - **E** keep a ledger that accounts for every row lost on the way.
#
# | you need | how much | where to get it |
# |---|---|---|
# | Python: variables, dictionaries, a loop | enough to read them | any first course |
# | pandas: a DataFrame, a column, a filter | enough to read them | *10 minutes to pandas* in its documentation |
# | an installation that works | yes | [start here](00_start_here.ipynb) |
#
# Reading takes about 20 minutes, running about 15 seconds.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort
DATASET = "wallet"  # one of: wallet, online_retail

# %%
import pandas as pd
import seaborn as sns

from helpers import datasets, grouping, plotting

plotting.use_house_style()
log = datasets.load_wallet(seed=DATA_SEED)
log.head()

# %% [markdown]
# This is the log as it was exported. `payment` is in fen (分), as text; a positive payment is money going out, a negative
# one money coming in. `unix_time` counts the seconds since 1970-01-01 in UTC, as text too. `describe` is what the
# customer saw on the screen.
#
# ## 1 · What is one row? (粒度)
#
# **Predict.** The log has {{ len(log) : , }} rows. 周经理 has put them on a slide as
# "{{ log["user_id"].count() : , }} customers". How many customers do you expect: about as many, a tenth, a hundredth?

# %%
candidates = ["user_id", ["user_id", "unix_time"], ["user_id", "payment", "describe", "unix_time"]]
pd.DataFrame([grouping.grain(log, key) for key in candidates])

# %% [markdown]
# {{ log["user_id"].nunique() : , }} different customers stand behind {{ len(log) : , }} rows. The slide used `count`,
# which counts rows that have a value; the question needed `nunique`, which counts different values.
#
# The last line is less comfortable. Even all four columns together do not name a row: some key occurs
# {{ grouping.grain(log, candidates[2])["most"] }} times. So "one row is one payment" is a hope, not a fact. One row is
# *one line that the export wrote*, and section 5 will ask how often it wrote a payment twice.
#
# > **What 周经理 takes from this.** A number of customers is always a number of different *keys*. Ask which key, and who
# > has two of them, or none.
#
# To go on we need times and amounts that can be computed with. The loader cleans, and keeps account of what it drops; we
# look at its ledger in section 5.

# %%
payments, ledger = datasets.clean_wallet(log)
payments["day"] = payments["time"].dt.normalize()
out = payments[payments["amount"] > 0]
out.head(3)

# %% [markdown]
# `out` holds the payments that leave the wallet, in yuan (元) and in Beijing time. Money that comes in (salaries, refunds,
# transfers) stays in `payments`, with a minus sign.
#
# ## 2 · Split, apply, combine, by hand (拆分、应用、合并)
#
# The first source document, a training course's slides, names three parts of a group-by: rows are split into groups, a
# function is applied to each, and the results are combined. We do each by hand for three customers with few payments.

# %%
sizes = out.groupby("user_id").size()
few = out[out["user_id"].isin(sizes[sizes.between(2, 5)].index[:3])][["user_id", "day", "amount"]]
few

# %%
groups = {user: few[few["user_id"] == user] for user in few["user_id"].unique()}  # split
totals = {user: group["amount"].sum() for user, group in groups.items()}  # apply
by_hand = pd.Series(totals, name="amount").rename_axis("user_id").sort_index()  # combine
by_hand

# %%
with_groupby = few.groupby("user_id")["amount"].sum()
with_groupby.equals(by_hand)

# %% [markdown]
# The same three numbers, and a promise: whatever a group-by seems to do, you can take it apart into these three lines.
# Sorting is not one of the three; that the result comes out in the order of the keys is a courtesy of pandas
# (`sort=False` turns it off).

# %%
figure = grouping.draw_three_steps(few, "user_id", "amount")
plotting.show(
    figure,
    alt=(
        f"{len(few)} payments are split into {few['user_id'].nunique()} groups by customer, each group is summed, "
        f"and the sums make a table of {few['user_id'].nunique()} rows; the largest is {by_hand.max():,.2f} yuan."
    ),
)

# %% [markdown]
# By hand we wrote one loop over customers. That is fine for three and slow for millions, because each turn searches the
# whole table again; GroupBy sorts the keys once. Use the hand-made version to think, and GroupBy to compute.
#
# ## 3 · `size`, `count`, `nunique`: three answers to "how often?"
#
# Several functions can be applied at once. Each line below names a new column, the column it comes from, and the
# function.

# %%
customers = payments.groupby("user_id").agg(
    rows=("amount", "size"),
    with_text=("text", "count"),
    days=("day", "nunique"),
    last=("time", "max"),
)
customers.sort_values("rows", ascending=False).head()

# %% [markdown]
# **Predict.** The customer on top has {{ customers["rows"].max() : , }} rows. Is that customer active on more days than
# the year has? Read `days` before you answer, then look at all customers at once.

# %%
fig, ax = plotting.subplots()
ax.scatter(customers["rows"], customers["days"], s=12, alpha=0.5)
ax.plot([0, customers["days"].max()], [0, customers["days"].max()], color=plotting.GREY)
ax.annotate("one payment a day", (customers["days"].max() * 0.8,) * 2, (-112, 6), textcoords="offset points")
ax.set(xlabel="rows of the customer (size)", ylabel="different days with a payment (nunique)")
top = customers.loc[customers["rows"].idxmax()]
plotting.show(
    ax,
    alt=f"Every customer lies on or below the line of one payment a day; the busiest has {top['rows']:,} rows on {top['days']} days.",
)

# %% [markdown]
# `size` counts rows: {{ top["rows"] : , }} for the busiest customer. `count` counts rows in which the column is not
# missing: {{ top["with_text"] : , }}, because some texts are empty. `nunique` counts different values:
# {{ top["days"] : , }} days. Half of all customers have more than {{ (customers["rows"] / customers["days"]).median() : .2f }}
# rows for each active day.
#
# Which one is "how often does this customer come"? A shop would say *days*: two bus rides and a coffee are one visit to
# the app. The second source document, an article on customer segments, counts the *lines* of receipts with
# `'InvoiceNo': 'count'` and calls the result a number of transactions; lesson 05 shows what that does to its segments.
#
# > **What 老秦 (finance) takes from this.** "Frequency" on a slide means nothing until someone says which of the three
# > was counted.

# %% [markdown]
# ## 4 · The key that is missing (缺失键)
#
# Finance wants the money by channel. The channel stands before the first dash of the text, for four channels.

# %%
channel = out["text"].str.extract(r"^(余额支付|扫码支付|银联POS消费|信用卡消费)-")[0]
out = out.assign(channel=channel)
by_channel = out.groupby("channel")["amount"].sum().sort_values()
by_channel.round(2)

# %% [markdown]
# **Predict.** Add the four numbers up. Do you get the {{ out["amount"].sum() : ,.2f }} yuan that left the wallet?

# %%
lost = grouping.silent_loss(out, "channel", "amount")
lost.round(4)

# %% [markdown]
# {{ lost["money_share"] : .1% }} of the money is not in the table, and no line said so. Transfers, repayments and cash
# have no channel before a dash; their key is missing, and `groupby` leaves rows with a missing key out unless you write
# `dropna=False`.

# %%
whole = out.groupby("channel", dropna=False)["amount"].sum().sort_values()
whole.index = whole.index.fillna("no channel (无渠道)")
round(whole.sum() - out["amount"].sum(), 2)

# %%
fig, ax = plotting.subplots(figsize=(7.2, 2.8))
ax.barh(whole.index, whole / 1e6, color=[plotting.VERMILION if "no" in name else plotting.BLUE for name in whole.index])
ax.bar_label(ax.containers[0], [f"{share:.0%}" for share in whole / whole.sum()], padding=4)
ax.set_xlabel("money out, million yuan")
plotting.show(
    ax,
    alt=f"Rows without a channel hold {lost['money_share']:.0%} of the money out, more than the largest channel with {by_channel.max() / out['amount'].sum():.0%}.",
)

# %% [markdown]
# Now the sum is whole: the difference to the total is {{ abs(round(whole.sum() - out["amount"].sum(), 2)) : .2f }}. The rows without a channel are
# {{ lost["rows_share"] : .1% }} of the rows and {{ lost["money_share"] : .1% }} of the money: what has no key is seldom a
# fair sample of the rest.
#
# > **The decision.** Report the four channels, *and* the line "no channel", *and* what is in it. Compare the sum before
# > and after every group-by; that one line of code would have caught this.

# %% [markdown]
# ## 5 · A ledger of losses (数据损失台账)
#
# Cleaning drops rows as well, and there it is on purpose. The rule of this course: every row that is dropped has a reason
# and an amount, and the ledger adds up.

# %%
ledger

# %%
dropped = ledger.set_index("reason")["rows_dropped"].iloc[1:-1]
assert dropped.sum() + len(payments) == len(log)
plotting.show(
    grouping.draw_losses(dropped, len(log), unit="rows dropped"),
    alt=f"Of {len(log):,} rows {dropped.sum():,} are dropped; {dropped.idxmax()!r} is the reason for {dropped.max():,} of them.",
)

# %% [markdown]
# {{ dropped.sum() : , }} rows go, {{ dropped.sum() / len(log) : .1% }} of the log, and most of them for one reason:
# *{{ dropped.idxmax() }}*. Is that reason right? Here we can do what nobody can do with a real log: ask the truth that
# was planted.

# %%
truth = datasets.load_truth(seed=DATA_SEED)
planted = truth.dirt.set_index("dirt")["rows"]
planted[["copy", "honest_repeat"]]

# %% [markdown]
# The export wrote {{ planted["copy"] : , }} copies. But {{ planted["honest_repeat"] : , }} honest payments look exactly like
# copies: two bus rides on one day cost the same, and many lines carry a date without a clock time. Of the
# {{ dropped["repeats an earlier row"] : , }} rows that we dropped as repeats, about
# {{ planted["honest_repeat"] / dropped["repeats an earlier row"] : .0% }} were real payments. Nothing in the four columns can tell them apart; a
# payment number (流水号) could.
#
# > **What 何律师 (privacy) and 老秦 take from this.** Ask the wallet team for the payment number, not for more personal
# > data. Until then the ledger says what we assume, and how much money hangs on it:
# > {{ ledger.set_index("reason").loc["repeats an earlier row", "money_dropped"] : ,.2f }} yuan.

# %% [markdown]
# ## 6 · What the clock can say
#
# The last trap needs no missing value. When do people pay? `groupby` takes a computed key as gladly as a column.

# %%
hour = payments["time"].dt.hour
all_rows = payments.groupby(hour).size()
with_clock = payments[~payments["date_only"]].groupby(hour).size()
in_utc = payments[~payments["date_only"]].groupby((hour - 8) % 24).size()

# %%
fig, (left, right) = plotting.subplots(1, 2, figsize=(8.4, 3.4), width_ratios=(1, 1.3))
sns.histplot(hour, discrete=True, color=plotting.VERMILION, alpha=1, ax=left)
left.set(title="all rows", xlabel="hour of the day", ylabel="payments", xticks=range(0, 24, 6))
right.plot(with_clock, color=plotting.BLUE)
right.plot(in_utc, color=plotting.GREY, ls=":")
right.set(title="rows with a clock time", xlabel="hour of the day", xticks=range(0, 24, 6), ylim=0)
right.annotate("Beijing", (20, with_clock[20]), (0, 6), textcoords="offset points", color=plotting.BLUE)
right.annotate(
    "the same, read as UTC", (19, in_utc[19]), (-20, 0), textcoords="offset points", ha="right", color=plotting.GREY
)
plotting.show(
    fig,
    alt=f"At midnight stand {all_rows[0]:,} payments, only {with_clock[0]:,} of them with a clock time; "
    f"read as UTC the quietest hour moves from {with_clock.idxmin()} to {in_utc.idxmin()} o'clock.",
)

# %% [markdown]
# At midnight there are {{ all_rows[0] : , }} payments, and only {{ with_clock[0] : , }} of them know it: the others carry a
# date and no time, and midnight is how a date looks when it is stored as seconds. {{ payments["date_only"].mean() : .0% }} of
# the rows are of this kind. And whoever forgets that the log counts in UTC moves every hour by eight: the quiet hour then
# seems to be {{ in_utc.idxmin() }} o'clock instead of {{ with_clock.idxmin() }}.
#
# > **The decision.** Messages at midnight because "that is when they pay" would have woken people for an artefact. Keep
# > `date_only` rows for questions about days, leave them out for questions about hours.

# %% [markdown]
# ## 7 · The same questions of another log
#
# Grain, silent loss and count against nunique are questions to every log. Below they are put to the wallet, and, when the
# notebook runs with `DATASET = "online_retail"`, to a real table of a British web shop as well, where a receipt has many
# lines and not every line has a customer.


# %%
def questions(table: pd.DataFrame, customer: str, visit: str, money: str) -> dict:
    size, loss = grouping.grain(table, customer), grouping.silent_loss(table, customer, money)
    visits = table.groupby(customer)[visit].agg(["count", "nunique"])
    return {
        "rows": size["rows"],
        "customers": size["distinct"],
        "rows without a customer": size["without_key"],
        "their share of the money": loss["money_share"] or 0.0,  # which may be -0.0
        "rows per visit": (visits["count"] / visits["nunique"]).median(),
    }


# %%
answers = {"wallet": questions(payments, "user_id", "day", "amount")}
if DATASET == "online_retail":
    retail = datasets.load_online_retail()
    retail["money"] = retail["Quantity"] * retail["UnitPrice"]
    answers["Online Retail"] = questions(retail, "CustomerID", "InvoiceNo", "money")
pd.DataFrame.from_dict(answers, orient="index")

# %% [markdown]
# The wallet has no row without a customer, because nobody pays there without logging in: its missing people are those who
# pay in cash, and no `isna()` can find them. Run `course run 01 -p DATASET online_retail` to put the real shop beside it;
# its first step in most tutorials is to drop the rows without a customer and to say nothing.

# %% [markdown]
# ## Recap
#
# - The **grain** is what one row stands for; a key is tested, not assumed.
# - **Split, apply, combine**: three lines by hand, one with `groupby`.
# - `size` counts rows, `count` counts values that are there, `nunique` counts different values.
# - `groupby` drops missing keys in silence; compare the sum before and after, or write `dropna=False`.
# - A **ledger** gives every dropped row a reason and an amount, and adds up.
#
# ### Check yourself
#
# <details><summary><b>Question:</b> what does <code>df.groupby('customer')['receipt'].count()</code> give: orders, rows with a receipt number,
# different receipts, or customers?</summary>
#
# *Rows with a receipt number.* Different receipts need `nunique`. Orders are different receipts less the cancelled ones;
# customers are the groups themselves, `len(...)` of the result.
# </details>
#
# <details><summary><b>Question:</b> after a join of two tables the revenue is higher than before. New customers, duplicate keys on one side,
# rounding, or an outer join?</summary>
#
# *Duplicate keys on one side*: each match is written once a duplicate, and its money with it. A join cannot add customers'
# money that was in neither table; rounding moves cents; an outer join adds rows whose money is missing.
# </details>
#
# <details><summary><b>Question:</b> which of these are steps of a group-by: split, apply, sort, combine?</summary>
#
# *Split, apply and combine.* The sorted keys are a side effect that `sort=False` turns off.
# </details>
#
# ### What the industry does next
#
# Events are written once, with an id of their own and a schema that is checked on arrival, so that copies and missing keys
# are caught at the door (event tracking, data contracts); customer-data platforms then keep one log for store, web, app and
# call centre. The third source document, a vendor's deck, starts from the same complaint: data scattered over systems that do
# not talk to each other (数据割裂).
#
# **Now you**: [lab 01](labs/01_groupby_lab.ipynb).
