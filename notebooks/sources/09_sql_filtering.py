# %% [markdown] given="200 30"
# # Lesson 09 · Choosing the audience (人群圈定)
#
# 周经理 (marketing) has 200 letters for a travel app's co-branded instalment card (联名分期信用卡), campaign C1, and a query
# that picks the customers. 老秦 (finance) asks: "Why these 200?" 何律师 (privacy) asks: "What have they agreed to?"
#
# After this lesson you can
#
# - **A** build a rule on a screen and in SQL, and say what its cut decides;
# - **B** nest AND, OR and NOT when values are missing;
# - **C** hand values over as parameters, and days as an `as_of`;
# - **D** estimate an audience with an interval, and check that interval;
# - **E** take out the customers who may not be written to, with a ledger that adds up.
#
# | you need | how much | where to get it |
# |---|---|---|
# | SQL: SELECT, WHERE, ORDER BY | to read them | [DuckDB's introduction](https://duckdb.org/docs/stable/sql/introduction) |
# | a log becomes a table of customers | well | [lesson 01](01_groupby.ipynb) |
# | a share and its standard error | the idea | a first course in statistics |
#
# Reading takes about 30 minutes, running about half a minute.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort
LETTERS = 200  # how many letters there are; the source documents' query keeps so many

# %%
import math
from functools import partial

import duckdb
import pandas as pd
from scipy import stats

from helpers import audience, datasets, plotting
from helpers.audience import drawing, leaf
from helpers.audience_builder import open_builder
from helpers.datasets.audience_db import audience_db, large_audience_db

# %%
log, base = audience_db(DATA_SEED), large_audience_db(100_000, DATA_SEED)
c1 = leaf("business_travel_cnt", ">", 0) & leaf("credit_card_repay_cnt", ">", 0)
c1 = c1 & leaf("is_installment", "=", 1) & leaf("sleep_customers", "=", 0)
fulfil = audience.count(base, c1)
if not 1 <= LETTERS < fulfil:
    raise ValueError(f"LETTERS is {LETTERS:,}; choose 1 to {fulfil - 1:,}, so that the cut takes somebody out.")


# %%
def ask(query, *given, on=base):
    return on.execute(query, given).df()


# %% [markdown] given="100,000 1,000 3,288"
# Two DuckDB databases: `log` has the payments of 1,000 simulated customers, and `base` has 100,000 customers, each a copy
# of one of them. In both, `user_features` has one row per customer and one column per *tag* (标签), counted from events
# before 2018-01-01. **What the set-up decides:** copies are equal, so the base has many ties and no new kind of customer.
#
# ## 1 · The printed screen, built *(printed)*
#
# The source documents show a screen: the app is installed (app安装 等于 已安装), and (且) the work area is
# 北京市-惠新西街. Below stands an estimate (人群包预估条数) of 3,288. We build it in our audience builder.

# %%
builder = open_builder(base)
builder.add("app_installed", "=", 1)
builder.add("work_area", "=", "北京市-惠新西街")
guess = builder.estimate()
pd.DataFrame(
    {"customers": ["3,288", f"{guess.n:,}", f"{builder.count():,}"], "95 % interval": ["not printed", f"{guess.low:,} to {guess.high:,}", "counted"]},
    index=["estimate, printed", "estimate from 1 % of our base", "our base, counted"],
)  # fmt: skip

# %% wall="yes"
plotting.show(
    drawing.draw_screen(),
    title=f"The printed rule on our screen: a sample estimates {guess.n:,}, the count is {builder.count():,}"
    if DATA_SEED == 20180101
    else "The printed rule on our screen (practice cohort): a count, and an estimate with its interval",
    data="planted",
    alt="The audience builder: left the tags, in the middle the rule, app installed is yes and work business area is 北京市-惠新西街; "
    "right the count, the estimate with its interval, a warning that whereabouts are sensitive, and the rule in words.",
)

# %%
low, high = audience.interval(33, 1000, 100_000)
area_alone = audience.count(base, leaf("work_area", "=", "北京市-惠新西街"))
pd.Series({"both conditions": builder.count(), "work area alone": area_alone}, name="customers").to_frame()

# %% [markdown] given="3,288 100,000 1,000 3,300 1 33 95"
# "3,288" has no interval. If a sample of 1 % gave it, about 33 people stand behind it: 33 of 1,000
# from our 100,000 would give 3,300, with a 95 % interval from {{ low : , }} to {{ high : , }}. And {{ "the first condition takes nobody out: our work areas come from visits to the app" if area_alone == builder.count() else "the first condition takes only " + str(area_alone - builder.count()) + " out" }}.
#
# In JupyterLab, a new cell with the word `builder` opens the screen.
#
# ## 2 · The printed query, run *(printed)*
#
# Four conditions "by experience": travelled on business, repays a credit card, paid by instalments, is not dormant (休眠).

# %%
DOCUMENT = """
SELECT user_id
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
ORDER BY credit_card_repay_cnt DESC
LIMIT ?"""
picked, printed = ask(DOCUMENT, LETTERS), datasets.printed_table("credit_card_targets")
printed

# %% [markdown]
# The query selects **{{ picked.shape[1] }}** column, and {{ printed.shape[1] }} are printed under it, so another query made the table. In our base {{ fulfil : , }} customers fulfil the rule, so the limit of {{ LETTERS : , }} decides.
#
# ### Three tags, checked *(planted)*
#
# The simulation knows the truth, so a tag's errors can be counted, among those whom it is about:

# %%
table = audience.features(log).set_index("user_id")
truth = datasets.load_truth(seed=DATA_SEED).customers.set_index("user_id").loc[table.index]
called, asleep = table["sleep_customers"] == 1, truth["dormant_since"].notna()
trips, repaid = truth["business_travel_n"], truth["repay_n"]

# %%
checked = {
    "number of trips, of customers with trips": (table["business_travel_cnt"] == trips)[trips > 0],
    "number of repayments, of customers with some": (table["credit_card_repay_cnt"] == repaid)[repaid > 0],
    "called dormant, of the dormant customers": called[asleep],
    "dormant, of the customers called so": asleep[called],
}
pd.Series({tag: f"{right.mean():.0%} of {len(right)}" for tag, right in checked.items()}, name="right").to_frame()

# %% [markdown]
# *Dormant* is a rule about pauses, and {{ (~asleep)[called].sum() }} of the {{ called.sum() }} customers it calls dormant are only on a long break.
#
# ### The cut (排序与截断) *(planted)*
#
# Three *window functions* (窗口函数) number the rows. They differ where customers are equal.

# %%
_ = base.execute("""
CREATE VIEW targets AS
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0""")

# %%
ranked = ask("""
SELECT *, row_number() OVER (ORDER BY credit_card_repay_cnt DESC, user_id) AS row_number,
  rank() OVER (ORDER BY credit_card_repay_cnt DESC) AS rank,
  dense_rank() OVER (ORDER BY credit_card_repay_cnt DESC) AS dense_rank
FROM targets ORDER BY row_number""")
ranked.groupby("rank", as_index=False).head(1).head(4)

# %% [markdown] hole="09.a"
# **Your turn, two minutes.** `last` is the number of repayments at the cut. Make the dictionary `tie`: how many customers are
# `"equal"` there, and how many `"letters left"` there are for them after those with more.

# %% hole="09.a"
counts = ranked["credit_card_repay_cnt"]
last = counts.iloc[LETTERS - 1]
# BEGIN SOLUTION
tie = {"equal": int((counts == last).sum()), "letters left": LETTERS - int((counts > last).sum())}
# END SOLUTION

# %% mistake="09.a" hint="Letters left: take off the customers who have *more* repayments, not also the equal ones."
# - LETTERS - int((counts > last).sum())
# + LETTERS - int((counts >= last).sum())

# %% mistake="09.a" hint="You counted everyone down to the cut. How many have exactly `last`?"
# - (counts == last)
# + (counts >= last)

# %% mistake="09.a" hint="That many letters are gone already. How many are left?"
# - LETTERS - int(
# + int(

# %%
lists = math.comb(tie["equal"], tie["letters left"])
own = table.loc[audience.select(log, c1), "credit_card_repay_cnt"]
alike, behind = (own == last).sum(), own.index[own >= last]
plotting.show(
    drawing.draw_cut(counts.head(2 * LETTERS + tie["equal"]), LETTERS),
    title=f"The cut falls among {tie['equal']} equal customers; letters left for them: {tie['letters left']}"
    if lists > 1
    else f"The cut after {LETTERS} falls between two numbers: nobody is equal on both sides",
    data="planted",
    alt=f"Repayments in falling order; the cut after {LETTERS} lies where {tie['equal']} customers have {last} repayments; "
    f"letters left for them: {tie['letters left']}.",
)

# %% [markdown]
# {{ f"The number of correct lists has {len(str(lists))} digits, and the database may give any. **What the set-up decides:** the equal customers are copies of {alike} simulated customer{'s' if alike > 1 else ''}; section 4 has a real tie" if lists > 1 else "Only one list is correct here: the cut falls between two numbers" }}. Two rules for equals are honest:
# take all of them (`QUALIFY rank() OVER (…) <= ?` gives {{ (ranked["rank"] <= LETTERS).sum() }} letters), or draw lots
# that can be repeated: `ORDER BY credit_card_repay_cnt DESC, md5('C1' || user_id)`.
#
# And whom does "most repayments first" select? A card sends one bill per month.

# %%
cards = ask(
    """
SELECT user_id, count(*) AS repayments, count(DISTINCT date_trunc('month', time)) AS months
FROM payments WHERE payment_kind(text) = 'repayment' AND amount > 0 GROUP BY user_id""",
    on=log,
).set_index("user_id")
rate = cards["repayments"] / cards["months"]

# %%
plotting.show(
    drawing.draw_extremes(rate, cards["months"], behind),
    title=f"Behind the letters: {len(behind)} of {len(own)} simulated customers, {rate[behind].median():.1f} repayments per month; half of all card users have {rate.median():.1f} or fewer",
    data="planted",
    alt=f"Repayments per month against months with a repayment. Customers behind the letters: {len(behind)}, from {rate[behind].min():.1f} to {rate[behind].max():.1f} "
    f"per month, over {cards['months'][behind].min()} months or more; half of the {len(rate)} card users make {rate.median():.1f} or fewer, one makes {rate.max():.0f}.",
)

# %% [markdown]
# A count grows with time. And many repayments may mean several cards, or one card paid from another,
# a sign of *over-indebtedness* (过度负债); C1 offers more credit. The printed list begins with {{ printed["credit_card_repay_cnt"].iloc[0] }} repayments and {{ printed["business_travel_cnt"].iloc[0] }} business trip, for a *travel* card.
#
# > **The decision.** Nobody measured whether these customers answer more. Until somebody does, draw lots among all who fulfil the rule,
# > leave out customers in debt counselling, and keep a control group.
#
# ## 3 · True, false, unknown (三值逻辑) *(planted)*
#
# `NULL` is a missing value: `NULL = '北京'` is neither true nor false, but *unknown*. WHERE keeps only what is *true*.

# %%
ask("""
SELECT a, a AND NULL AS "a AND NULL", a OR NULL AS "a OR NULL", NOT a AS "NOT a", a IS NOT TRUE AS "a IS NOT TRUE"
FROM (VALUES (true), (false), (NULL)) AS t(a)""")

# %% [markdown]
# **Predict.** A coupon is for everybody "not in Beijing". Four people each write a condition. Which list is longest?


# %%
def count(where, *given):
    return log.execute(f"SELECT count(*) FROM user_features WHERE {where}", given).fetchall()[0][0]


# %%
away = {
    "home_city <> ?": "home known, elsewhere",
    "home_city IS DISTINCT FROM ?": "home elsewhere or not known",
    "NOT list_contains(cities, ?)": "paid in cities in 365 days, not there",
    "list_contains(cities, ?) IS NOT TRUE": "not known to have paid there in 365 days",
}
pd.DataFrame({"means": away.values(), "customers": [count(where, "北京") for where in away]}, index=list(away))

# %% [markdown] given="365"
# The first forgets {{ count("home_city IS NULL") }} customers whose city nobody knows, and keeps {{ count("home_city <> $1 AND list_contains(cities, $1)", "北京") }} who paid in Beijing
# in the last 365 days. The others ask a tag with *several* values (多值标签), where "has another city" and "does not have this one" are
# different questions. In this course's rules a condition on a missing tag
# **does not hold**, and *not* means *everybody else*.
#
# AND binds before OR:

# %%
A, B, C, D = "credit_card_repay_cnt > 0", "business_travel_cnt > 0", "is_installment = 1", "sleep_customers = 1"
loose = f"{A} AND {B} OR {C} AND NOT {D}"
brackets = {
    "A and B or C and not D": count(loose),
    "… of them without A": count(f"({loose}) AND NOT ({A})"),
    "… of them dormant": count(f"({loose}) AND {D}"),
    "A and (B or C) and not D": count(f"{A} AND ({B} OR {C}) AND NOT {D}"),
}
pd.Series(brackets, name="customers").to_frame()

# %% [markdown] given="4.0"
# ## 4 · Missing customers in a real shop *(real data)*
#
# *Online Retail*: one year of a British gift shop (UCI, CC BY 4.0).

# %%
shop = duckdb.connect()
shop.execute("SET enable_progress_bar = false").register("excel", datasets.load_online_retail())
_ = shop.execute("CREATE TABLE lines AS FROM excel")

# %%
facts = ask(
    """
SELECT count(*) AS "all lines", count(CustomerID) AS "customer known", count(*) FILTER (CustomerID <> 17850) AS "<> 17850",
  count(*) FILTER (CustomerID IS DISTINCT FROM 17850) AS "IS DISTINCT FROM 17850",
  sum(Quantity * UnitPrice) FILTER (CustomerID IS NULL) / sum(Quantity * UnitPrice) AS "share of net money, customer missing"
FROM lines""",
    on=shop,
).iloc[0]
facts.map("{:,.6g}".format).rename("Online Retail").to_frame()

# %% [markdown] given="17850"
# `count(*)` counts rows, `count(CustomerID)` the known ones. "Not customer 17850" loses {{ facts["IS DISTINCT FROM 17850"] - facts["<> 17850"] : ,.0f }} lines when it is written `<>`.
# {{ facts["share of net money, customer missing"] : .0% }} of the net money (cancellations taken off) has no customer.
#
# **Predict.** 周经理 wants the customers who never cancelled an invoice (its number begins with C). How many does this query find?

# %%
NOT_IN = """
SELECT count(DISTINCT CustomerID) AS customers FROM lines
WHERE CustomerID NOT IN (SELECT CustomerID FROM lines WHERE InvoiceNo LIKE 'C%')"""
ask(NOT_IN, on=shop)

# %% [markdown] hole="09.b"
# Nobody: some cancellations have no customer. For a customer **in** the list, NOT IN is *false*; for one who is **not**, the comparison with NULL
# makes it *unknown*. **Your turn, two minutes.** With `NOT EXISTS (FROM lines c WHERE …)` count the known customers who never cancelled:
# the whole number `never`.

# %% hole="09.b"
# BEGIN SOLUTION
never = len(
    ask(
        """
SELECT DISTINCT CustomerID FROM lines l WHERE CustomerID IS NOT NULL
  AND NOT EXISTS (FROM lines c WHERE c.InvoiceNo LIKE 'C%' AND c.CustomerID = l.CustomerID)""",
        on=shop,
    )
)
# END SOLUTION

# %% mistake="09.b" hint="One too many: the missing customer is a row, too. Which condition keeps the known ones?"
# - CustomerID IS NOT NULL
# + true

# %% mistake="09.b" hint="These are the customers who did cancel."
# - NOT EXISTS
# + EXISTS

# %% mistake="09.b" hint="You counted lines. Count each customer once."
# - SELECT DISTINCT CustomerID
# + SELECT CustomerID

# %% mistake="09.b" hint="The inner query is not tied to the outer row: does *anybody* cancel? Then nobody is left."
# -  AND c.CustomerID = l.CustomerID
# +

# %% [markdown]
# {{ never : , }} customers, not {{ ask(NOT_IN, on=shop).iloc[0, 0] }}. The real shop has ties, too:

# %%
people = ask(
    """
SELECT CustomerID, bool_or(InvoiceNo LIKE 'C%') AS cancelled, count(DISTINCT InvoiceNo) FILTER (InvoiceNo NOT LIKE 'C%') AS orders,
  coalesce(sum(Quantity * UnitPrice), 0) AS money, count(*) AS lines
FROM lines WHERE CustomerID IS NOT NULL GROUP BY CustomerID ORDER BY CustomerID""",
    on=shop,
)

# %%
orders = people["orders"].sort_values(ascending=False, ignore_index=True)
real_last = orders[199]
real_tie = (orders == real_last).sum(), 200 - (orders > real_last).sum()

# %% [markdown] given="200"
# Of the shop's 200 customers with most orders, the last {{ real_tie[1] }} places fall among {{ real_tie[0] }} customers with {{ real_last }} orders each: {{ math.comb(*real_tie) : , }} correct lists.
#
# ## 5 · Values are data (参数) *(planted)*
#
# Somebody types a city into a form:

# %%
typed = "北京' OR '1' = '1"
injected = {
    "pasted into the query": count(f"home_city = '{typed}'"),
    "handed over as a parameter": count("home_city = ?", typed),
}
pd.Series(injected, name="customers found").to_frame()

# %% [markdown]
# Pasted, the quotation mark ends the text and the rest is *read as SQL* (SQL注入): everybody is selected. As a parameter it is a city
# where nobody lives. But a parameter is a *value*. Columns, tables and the sort order cannot be parameters:

# %%
for query, given in (("FROM targets ORDER BY ? LIMIT 3", "credit_card_repay_cnt DESC"), ("FROM ?", "targets")):
    try:
        print(ask(query, given))
    except duckdb.Error as refusal:
        print(str(refusal).splitlines()[0])

# %% [markdown]
# For these, look the choice up in an *allow-list* (白名单) of your own; what is not in it raises a `KeyError`:

# %%
ORDERS = {"most repayments": "credit_card_repay_cnt DESC, user_id", "by lot": "md5('C1' || user_id)"}
ask(f"FROM targets ORDER BY {ORDERS['by lot']} LIMIT ?", 3)

# %% [markdown]
# ### One rule, read three ways (规则)
#
# A rule as text can only be run. As a *tree* it can be read and checked, too. `&`, `|` and `~` join conditions; brackets are Python's.

# %%
nested = c1 & ~(leaf("cities", "contains", typed) | leaf("lottery_days", "did", (2, 30)))
print(*nested.to_sql("2018-01-01"), nested.to_sentence(), sep="\n\n")

# %%
conditions = "business_travel_cnt > 0 and credit_card_repay_cnt > 0 and is_installment == 1 and sleep_customers == 0"
by_hand = table.query(conditions)
same = {
    "the printed SQL": sorted(ask(DOCUMENT, len(table), on=log)["user_id"]) == by_hand.index.tolist(),
    "the rule as SQL": audience.select(log, c1).tolist() == by_hand.index.tolist(),
    "the rule in pandas": table.index[c1.matches(table)].tolist() == by_hand.index.tolist(),
}
pd.Series(same, name="same customers as pandas by hand").to_frame()

# %% [markdown]
# A tree also tells what each condition costs. Of {{ builder.customers : , }} customers:

# %%
without = {part.tag: audience.And(tuple(other for other in c1.parts if other is not part)) for part in c1.parts}
cost = {f"without {tag}": audience.count(base, rule) for tag, rule in without.items()}
pd.Series(cost | {"all four": fulfil}, name="customers").to_frame()

# %% [markdown] given="19 20 100 1,000 5,000"
# ## 6 · How many, before counting (人群预估) *(real data)*
#
# A screen estimates from a sample. *Wilson's interval* (威尔逊区间) says how far off that may be: it contains every size that could well have given this sample.
# It promises to hold the true size about 19 times in 20. Ours is *corrected*: wider for up to three hits. In the real shop we know the truth. We draw
# 100 customers 1,000 times and estimate three audiences: at least 5,000 pounds, at least ten orders, cancelled at least once.

# %%
kinds = pd.DataFrame(
    {"5,000 pounds": people["money"] >= 5000, "ten orders": people["orders"] >= 10, "cancelled": people["cancelled"]}
)

# %%
hits = audience.draw_hits(kinds, 100, draws=1000, seed=DATA_SEED)
tried = audience.held(hits, kinds.sum(), 100, len(people))
of_lines = audience.draw_hits(kinds.loc[kinds.index.repeat(people["lines"])], 100, draws=1000, seed=DATA_SEED)
by_lines = audience.held(of_lines, kinds.sum(), 100, len(people))["held"]
shown = tried.set_axis(["customers", "held, 100 people drawn", "95 % interval from", "to"], axis=1)
shown.assign(**{"held, 100 lines drawn": by_lines}).round(3)

# %%
uncorrected = partial(audience.interval, corrected=False)
bounds = {"Wilson, corrected": audience.interval, "Wilson": uncorrected, "plain": audience.plain_interval}
chances = {name: audience.coverage(bound, 100, len(people)) for name, bound in bounds.items()}
lowest = {name: chance[1 : len(people) // 2].min() for name, chance in chances.items()}
plotting.show(
    drawing.draw_coverage(chances, tried),
    title=f"Lowest chance to hold the true size: {lowest['Wilson, corrected']:.0%} (Wilson, corrected), {lowest['Wilson']:.0%} (Wilson), {lowest['plain']:.0%} (plain)",
    data="real data",
    alt=f"Chance to hold the true size, by size: Wilson's interval, corrected, {lowest['Wilson, corrected']:.1%} or more, uncorrected {lowest['Wilson']:.1%} or more, the plain one from {lowest['plain']:.1%} on, far below the promise for small audiences; "
    f"dots with intervals, from {len(hits):,} draws: {', '.join(f'{name} {row.held:.1%}' for name, row in tried.iterrows())}.",
)

# %% [markdown] given="95 1.96"
# So the 95 % are *approximate*. The plain interval (share ± 1.96 standard errors) fails for small audiences.
# And draw **people**, not lines: drawn from lines, the interval for "cancelled" held the truth in {{ by_lines["cancelled"] : .0% }} of the draws, as
# these customers wrote {{ people.loc[people["cancelled"], "lines"].sum() / people["lines"].sum() : .0% }} of the lines and are {{ people["cancelled"].mean() : .0% }} of the customers. **What the set-up decides:** every customer
# had the same chance to be drawn. An index that leaves out new customers breaks that promise.
#
# The sample's index (for each value of a tag, who has it) cannot answer everything:

# %%
for rule in (leaf("last_payment_day", "within", 30), ~leaf("cities", "contains", "北京")):
    try:
        audience.estimate(base, rule)
    except audience.NotEstimable as refusal:
        print(refusal)

# %% [markdown] given="11 16 26 30"
# ## 7 · An audience ages (一次性 or 每日更新) *(planted)*
#
# "In the last 30 days" needs a clock. With `current_date`, the same query selects other people tomorrow.
# Hand the day over, as `as_of`. In the source documents, tasks drafted on 11 May use audiences whose names say 16 and 26 April. Our log has
# these days. Audience C2: travelled in the last 30 days, not dormant.

# %%
c2 = leaf("travel_days", "did", (1, 30)) & leaf("sleep_customers", "=", 0)
frozen = {f"frozen {day}": audience.drift(log, c2, f"2017-{day}", "2017-05-11") for day in ("04-16", "04-26", "05-10")}
old, fresh = frozen["frozen 04-16"], frozen["frozen 05-10"]
age = (pd.Timestamp("2017-05-11") - pd.Timestamp("2017-04-16")).days

# %% [markdown] hole="09.c" given="11 16"
# **Your turn, two minutes.** `old` has `left`, `stayed` and `entered`, the customers of 16 April beside those of 11 May. Which share of the **old list** no
# longer matches? Make the number `gone`.

# %% hole="09.c"
# BEGIN SOLUTION
gone = len(old.left) / (len(old.left) + len(old.stayed))
# END SOLUTION

# %% mistake="09.c" hint="Who entered was not on the old list. What is the old list made of?"
# - (len(old.left) + len(old.stayed))
# + (len(old.left) + len(old.stayed) + len(old.entered))

# %% mistake="09.c" hint="You divided by those who stayed. The old list has those who left, too."
# - (len(old.left) + len(old.stayed))
# + len(old.stayed)

# %% mistake="09.c" hint="That is the share that still matches."
# - len(old.left) / (
# + len(old.stayed) / (

# %%
low, high = stats.binomtest(len(old.left), len(old.left) + len(old.stayed)).proportion_ci(method="wilson")
plotting.show(
    drawing.draw_drifts(frozen),
    title=f"After {age} days {gone:.0%} of the list no longer match the rule",
    data="planted",
    alt=f"Of {len(old.left) + len(old.stayed)} customers chosen on 2017-04-16, {len(old.left)} no longer match the rule on 2017-05-11, and "
    f"{len(old.entered)} who now match it are missing; the list of the day before differs by {len(fresh.entered) + len(fresh.left)}.",
)

# %%
agreed = audience.drift(log, leaf("purposes", "contains", "credit_offers"), "2017-04-16", "2017-05-11")

# %%
both = {"C1": audience.select(log, c1), "C2": audience.select(log, c2)}
aged = {
    "consents to credit offers on 2017-04-16": len(agreed.left) + len(agreed.stayed),
    "… withdrawn by 2017-05-11": len(agreed.left),
    "letters, C1 and C2 as of 2018-01-01": sum(map(len, both.values())),
    "people they reach": audience.reach(both),
}
pd.Series(aged, name="number").to_frame()

# %% [markdown] given="95 30 6 13 17 23 24 28 29 44 47 55"
# {{ gone : .0% }} of the old list no longer match (95 % interval {{ low : .0% }} to {{ high : .0% }}). **What the set-up decides:** how many leave depends on how often
# the simulated customers travel. A frozen list does not know of withdrawn consents, either. So this course calls a one-off audience
# older than {{ audience.STALE_AFTER }} days *stale* (过期); the limit is a choice. Audiences overlap (人群重叠), so count people, not letters. Freeze a list where a fixed state is needed (an experiment, a legal record); take a daily one where windows move or the
# task repeats.
#
# ## 8 · Who may be written to *(planted)*
#
# A consent (同意) is given for a *purpose* (目的), and a partner's card is not "our own". What the Personal Information Protection Law
# (个人信息保护法, in force since 2021-11-01) asks at each step; we read our older log as if it were today's:
#
# | step | articles | what they ask |
# |---|---|---|
# | a rule and its tags | 6 | a clear purpose, and no more data than it needs |
# | consent | 13 to 17 | a legal ground such as consent; informed (who, what, why, how), voluntary, asked again for a new purpose; easy to withdraw; no service refused for a "no", unless the service needs the data |
# | the partner's card | 23 | to hand data to another company: tell its name, its purpose and the kinds of data, and get a *separate* consent (单独同意) |
# | choosing by machine | 24 | fair and open; in marketing an option without personal traits, or an easy way to refuse |
# | accounts, whereabouts | 28, 29 | sensitive (敏感个人信息): a specific purpose, a real need, strict protection, a separate consent |
# | before the three steps above | 55 | assess the risk to the customers, and keep a record |
# | the customer asks | 44 to 47 | to know and decide, to limit or refuse, to see and copy, to correct, to delete |

# %%
chosen = audience.select(base, c1)
allowed = {words: len(audience.exclusions(base, chosen, purpose).ids) for purpose, words in audience.PURPOSES.items()}
pd.Series(allowed, name=f"of {len(chosen):,}, may be written to").to_frame()

# %%
cleared = audience.exclusions(base, chosen, "credit_offers")
silent = cleared.ledger.set_index("reason").loc["no consent to the purpose", "excluded"]
plotting.show(
    drawing.draw_ledger(cleared.ledger),
    title=f"Of {len(chosen):,} customers who fulfil the rule, {len(cleared.ids):,} may be written to",
    data="planted",
    alt=f"Of {len(chosen):,} selected customers {len(cleared.ids):,} may be written to; {silent:,} did not agree to credit offers.",
)

# %%
shuffled = chosen.sample(frac=1, random_state=DATA_SEED)
cut_first = audience.exclusions(base, shuffled.head(LETTERS), "credit_offers").ids
letters = cleared.ids.sample(frac=1, random_state=DATA_SEED).head(LETTERS)
wrong = len(letters) - len(audience.exclusions(base, letters, "credit_offers").ids)

# %%
free = audience.exclusions(log, own.index, "credit_offers").ids
few, many = stats.binomtest(len(free), len(own)).proportion_ci(method="wilson")
orders_of = {"cut, then exclude": len(cut_first), "exclude, then cut": len(letters), "… of them not allowed": wrong}
pd.Series(orders_of, name="letters sent").to_frame()

# %% [markdown] given="13"
# **Exclude first, then cut.** The ledger counts everyone once, by the first reason that holds. *Protected* customers get no offers; the *holdout* is a control group (对照组) without letters.
# **What the set-up decides:** consent is asked for service messages, too; in law, a contract can be their ground (Article 13).

# %%
audience.concerns(base, c1, "credit_offers")

# %% [markdown] given="6 28 95 10,000 4,000 20,000 6,000 16,000 14,000 2001"
# > **何律师 writes down:** our list of tags marks two of the four as sensitive. Article 6 asks of each: what would the rule be without it? Section 5 has the
# > numbers. The rule works without the *order* by repayments.
#
# > **老秦 writes down:** cut first, and of {{ LETTERS : , }} letters paid for {{ len(cut_first) }} may go out *(planted)*. Behind all {{ len(chosen) : , }} stand {{ len(own) }} simulated
# > customers, {{ len(free) }} of whom may be written to: with others it may be {{ few : .0% }} to {{ many : .0% }} of the letters (95 % interval). What would change it: more
# > consents, or excluding first, which sends {{ len(letters) }}.
#
# ## Recap
#
# - Compare a query's columns with the table shown. A cut needs an order with a reason and a rule for equals.
# - WHERE keeps what is *true*; NOT IN with a missing value keeps nobody. Put brackets around OR.
# - Values are parameters; names and orders come from an allow-list; days hang on an `as_of`.
# - An estimate has an interval, and its 95 % are approximate. Draw people, not lines.
# - Consent is for a purpose. Exclude first, then cut.
#
# **三句话小结:** 截断要说清排序的理由和并列时的规则;缺失值既不为真也不为假,NOT IN 遇到 NULL 就一个人也选不出来。值用参数传递,列名和排序用白名单;估计要带区间,
# 抽样要按人抽。同意是针对具体目的的:先排除,再截断,台账要对得上。
#
# ### Check yourself
#
# <details><summary><b>Question:</b> for a row where a is NULL, what is <code>a &lt;&gt; 'x'</code>: true, false, unknown, an error?</summary>
#
# *Unknown*, so WHERE drops the row. No error tells you.
# </details>
#
# <details><summary><b>Question:</b> when is a daily audience better than a frozen one: windows matter, a legal record is needed, the task repeats, always?</summary>
#
# *Windows matter* and *the task repeats*. A legal record must not change, so not *always*.
# </details>
#
# <details><summary><b>Question:</b> two audiences of 10,000 share 4,000 customers. How many people are reached: 20,000, 16,000, 6,000 or 14,000?</summary>
#
# *16,000*: 10,000 + 10,000 − 4,000. 20,000 counts the shared customers twice; 6,000 is one audience without the other.
# </details>
#
# ### Read on
#
# [DuckDB: QUALIFY](https://duckdb.org/docs/stable/sql/query_syntax/qualify) ·
# [OWASP on SQL injection](https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html) ·
# [Brown, Cai and DasGupta on intervals (2001)](https://doi.org/10.1214/ss/1009213286) ·
# [个人信息保护法](http://www.cac.gov.cn/2021-08/20/c_1631050028355286.htm) ·
# [Online Retail at UCI](https://doi.org/10.24432/C5BW33)
#
# **Now you**: [lab 09](labs/09_sql_filtering_lab.ipynb).
