# %% [markdown] given="200 30 15"
# # Lesson 09 · Choosing the audience (人群圈定)
#
# 周经理 has 200 letters for a travel app's co-branded instalment card (联名分期信用卡), campaign C1, and a query from the
# source documents that picks the customers. 老秦 (finance) asks why these 200, 何律师 (privacy) what they have
# agreed to, and when somebody last looked.
#
# After this lesson you can
#
# - **A** write a target rule in SQL, and say what its cut decides;
# - **B** nest AND, OR and NOT, with missing values and tags that hold several;
# - **C** say "the last 30 days" of *which* day, and who enters and leaves an audience between two;
# - **D** write one rule that is SQL, pandas and a sentence, and never paste a value into a query;
# - **E** estimate an audience with an interval, or say why not;
# - **F** take out whom one may not write to, with a ledger that adds up.
#
# | you need | how much | where to get it |
# |---|---|---|
# | SQL: SELECT, WHERE, ORDER BY | to read them | DuckDB's documentation |
# | a log becomes a table of customers | well | [lesson 01](01_groupby.ipynb) |
# | a share and its standard error | the idea | a first course in statistics |
#
# About 30 minutes to read, 15 seconds to run.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort
LETTERS = 200  # how many the source documents' query keeps

# %%
from tempfile import TemporaryDirectory

import pandas as pd

from helpers import audience, datasets, plotting
from helpers.audience import drawing, leaf, plan
from helpers.audience_builder import open_builder
from helpers.datasets.audience_db import audience_db, large_audience_db

db = audience_db(DATA_SEED)
pd.options.display.max_colwidth = 100


def ask(query, *given):
    return db.execute(query, given).df()


ask("SELECT user_id, business_travel_cnt, home_city, cities, last_payment_day FROM user_features LIMIT 3")

# %% [markdown]
# `db` is a DuckDB database: the wallet's payments, what customers agreed to, and `user_features`, one row a
# customer, one column a *tag* (标签), counted from payments before 2018-01-01.
#
# ## 1 · The printed query, run (目标客户筛选)
#
# Four conditions "by experience": travelled on business, repays a credit card, paid by instalments, not dormant.

# %%
DOCUMENT = """
SELECT user_id
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
ORDER BY credit_card_repay_cnt DESC
LIMIT ?"""
ours, printed = ask(DOCUMENT, LETTERS), datasets.printed_table("credit_card_targets")
pd.Series({"columns of the query": list(ours), "columns printed": list(printed), "rows of the query": len(ours)})

# %% [markdown] given="200"
# Two findings. The query selects **one** column, the result printed under it shows **{{ printed.shape[1] }}**: not this query's. The cut {{ "never bites" if len(ask(DOCUMENT, 10**6)) <= LETTERS else "bites" }} here: of {{ ask("FROM user_features").shape[0] : , }} customers
# {{ len(ask(DOCUMENT, 10**6)) }} fulfil the rule. We mend the first with a view of three columns.

# %%
db.execute("""
CREATE VIEW targets AS
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0""")
here = ask("FROM targets ORDER BY credit_card_repay_cnt DESC, user_id LIMIT 3")
pd.concat({"here": here, "as printed": printed.head(3)}, names=["list", "row"])

# %% [markdown]
# Where do the columns come from? The source documents do not say. Here each is counted from events, and the
# simulation knows who does what, so each error can be measured.

# %%
table = audience.features(db).set_index("user_id")
truth = datasets.load_truth(seed=DATA_SEED).customers.set_index("user_id").loc[table.index]
called, asleep = table["sleep_customers"] == 1, truth["dormant_since"].notna()
pd.Series(
    {
        "trips counted right": (table["business_travel_cnt"] == truth["business_travel_n"]).mean(),
        "repayments counted right": (table["credit_card_repay_cnt"] == truth["repay_n"]).mean(),
        "instalments right": (table["is_installment"] == truth["is_installment"]).mean(),
        "dormant customers found": called[asleep].mean(),
        "rightly called dormant": asleep[called].mean(),
    }
).round(3)

# %% [markdown]
# Repayments come out too low for {{ (table["credit_card_repay_cnt"] < truth["repay_n"]).sum() }} customers and too high for
# {{ (table["credit_card_repay_cnt"] > truth["repay_n"]).sum() }}: cleaning drops lines that repeat. *Dormant* (休眠) is a
# rule about pauses (`tag_dictionary()` defines it), and {{ (~asleep)[called].sum() }} of the {{ called.sum() }} customers it calls dormant
# are on a long break. A tag without its definition, window and error is a rumour with a column name.
#
# ## 2 · What the cut decides (排序与截断)
#
# "Most repayments first" matters once there are fewer letters than customers. Three window functions (窗口函数)
# number the rows, and differ where customers are equal.

# %%
ranked = ask("""
SELECT *,
  row_number() OVER (ORDER BY credit_card_repay_cnt DESC, user_id) AS row_number,
  rank() OVER (ORDER BY credit_card_repay_cnt DESC) AS rank,
  dense_rank() OVER (ORDER BY credit_card_repay_cnt DESC) AS dense_rank
FROM targets ORDER BY row_number""")
tied = ranked.groupby("rank").size()
cut = int(tied.idxmax())  # a cut that falls among the most equals
ranked[ranked["rank"].between(cut - 1, cut + tied[cut])]

# %% [markdown]
# **Predict.** Suppose there are {{ cut }} letters. How many different lists are correct answers to "order by repayments, limit
# {{ cut }}"?

# %%
one = ask("FROM targets ORDER BY credit_card_repay_cnt DESC, user_id LIMIT ?", cut)
other = ask("FROM targets ORDER BY credit_card_repay_cnt DESC, user_id DESC LIMIT ?", cut)
drawn = ask("FROM targets ORDER BY credit_card_repay_cnt DESC, md5('C1' || user_id) LIMIT ?", cut)
pd.DataFrame({"lowest id": one["user_id"], "highest id": other["user_id"], "by lot": drawn["user_id"]}).tail(2)

# %%
plotting.show(
    drawing.draw_cut(ranked["credit_card_repay_cnt"], cut),
    alt=f"The cut after {cut} falls at {one['credit_card_repay_cnt'].iloc[-1]} repayments; customers with as many: {tied[cut]}, "
    f"letters left for them: {cut - (ranked['rank'] < cut).sum()}.",
)

# %% [markdown]
# {{ f"{tied[cut]} lists, and the database may give any of them, today one, tomorrow another" if tied[cut] > 1 else "One list, as no two are equal in this cohort; in most some are" }}. A cut needs a rule for equals; two
# are honest: take all of them (`rank() <= {{ cut }}` gives {{ (ranked["rank"] <= cut).sum() }} letters), or draw
# lots that can be repeated, as by `md5('C1' || user_id)`, which looks random and stays. "Lowest number first" favours accounts for a number that nobody chose.
#
# And whom does the order select? A card sends one bill a month.

# %%
cards = ask("""
SELECT user_id, count(*) AS repayments, count(DISTINCT date_trunc('month', time)) AS months,
  count(*) FILTER (text LIKE '%最低%') AS minimum
FROM payments WHERE payment_kind(text) = 'repayment' AND amount > 0 GROUP BY user_id""").set_index("user_id")
rate = cards["repayments"] / cards["months"]
first = cards["repayments"].nlargest(20).index
plotting.show(
    drawing.draw_extremes(rate, cards["months"], first),
    alt=f"The {len(first)} customers with most repayments make {rate[first].median():.1f} of them a month in the median, up to "
    f"{rate.max():.0f}; half of all card users make {rate.median():.1f} or fewer.",
)

# %% [markdown] given="306"
# Nobody's bill comes {{ rate.max() : .0f }} times a month. So many may mean several cards, small parts as money comes
# in, or one card paid from another: *over-indebtedness* (过度负债), and an offer of more credit. The count includes failed and minimum
# repayments ({{ cards["minimum"].sum() / cards["repayments"].sum() : .0% }} of all are minimum ones). The printed list starts with {{ printed["credit_card_repay_cnt"].iloc[0] }} repayments and {{ printed["business_travel_cnt"].iloc[0] }} business trip:
# for a *travel* card.
#
# > **The decision.** Nobody measured whether those first in this order answer more. Until somebody does, draw lots among those who
# > fulfil the rule, leave out customers in debt counselling, and compare with a control group.
#
# ## 3 · True, false, unknown (三值逻辑)
#
# `NULL` stands for a missing value: `NULL = '北京'` is neither true nor false. WHERE keeps only what is *true*.

# %%
ask("""
SELECT a, a AND NULL AS "a AND NULL", a OR NULL AS "a OR NULL", NOT a AS "NOT a", a IS NOT TRUE AS "a IS NOT TRUE"
FROM (VALUES (true), (false), (NULL)) AS t(a)""")

# %% [markdown]
# **Predict.** A coupon is for everybody "not in Beijing". Of four people's conditions, which gives the longest list?


# %%
def count(where, *given):
    return db.execute(f"SELECT count(*) FROM user_features WHERE {where}", given).fetchall()[0][0]


away = {
    "home_city <> ?": "home known, elsewhere",
    "home_city IS DISTINCT FROM ?": "home elsewhere or not known",
    "NOT list_contains(cities, ?)": "paid in cities in 365 days, not there",
    "list_contains(cities, ?) IS NOT TRUE": "not known to have paid there in 365 days",
}
pd.DataFrame({"means": away.values(), "customers": [count(where, "北京") for where in away]}, index=list(away))

# %% [markdown] given="365"
# The first forgets {{ count("home_city IS NULL") }} customers whose city nobody knows, and holds {{ count("home_city <> $1 AND list_contains(cities, $1)", "北京") }} who were in Beijing
# in the last 365 days. The others ask a tag with *several* values (多值标签), where "has another city" and "does not have this
# one" are different questions. None of the four is wrong; each is a sentence to be chosen. In this course's rules a condition on a missing tag **does not hold**, and *not* means
# *everybody else*.
#
# ### Brackets

# %%
A, B, C, D = "credit_card_repay_cnt > 0", "business_travel_cnt > 0", "is_installment = 1", "sleep_customers = 1"
loose = f"{A} AND {B} OR {C} AND NOT {D}"
pd.Series(
    {
        "A and B or C and not D": count(loose),
        "… of them without A": count(f"({loose}) AND NOT ({A})"),
        "… of them dormant": count(f"({loose}) AND {D}"),
        "A and (B or C) and not D": count(f"{A} AND ({B} OR {C}) AND NOT {D}"),
    }
)

# %% [markdown] given="30"
# AND binds before OR. Without brackets the list holds people who never repaid a card, and dormant ones. (Pasting our own
# texts is harmless; see section 4.)
#
# ### Which today? (相对日期)
#
# "Paid in the last 30 days" needs a clock. `current_date` is that of whoever runs the query: tomorrow the same query means
# somebody else. Hand the day over as a value, `as_of`.
#
# **Predict.** How many does the computer's clock find in this log?

# %%
recent = "last_payment_day >= {0}::DATE - 30 AND last_payment_day < {0}::DATE"
pd.Series(
    {
        "by the computer's clock": count(recent.format("current_date")),
        "as of 2018-01-01": count(recent.format("$1"), "2018-01-01"),
    }
)

# %% [markdown]
# Nobody, as the log ends before 2018-01-01. That you notice; a log that is a week late you do not.
#
# ### Is there one? (存在)
#
# "Has paid by instalments" asks for a row in *another* table. A join answers "how many"; EXISTS, yes or no.

# %%
there = "FROM payments p WHERE p.user_id = user_features.user_id AND payment_kind(p.text) = 'instalment'"
joined = ask("FROM user_features JOIN payments USING (user_id) WHERE payment_kind(text) = 'instalment'")
pd.Series(
    {
        "JOIN": len(joined),
        "EXISTS": count(f"EXISTS ({there})"),
        "NOT EXISTS": count(f"NOT EXISTS ({there})"),
        "NOT IN, one id missing": count("user_id NOT IN (SELECT user_id FROM opt_outs UNION ALL SELECT NULL)"),
    }
)

# %% [markdown]
# The join would send one customer up to {{ joined["user_id"].value_counts().max() }} letters. NOT IN with a single missing id keeps
# **nobody**: each comparison ends in *unknown*. Write NOT EXISTS.
#
# ## 4 · Values are data (参数)
#
# Somebody types a city into a form:

# %%
typed = "北京' OR '1' = '1"
pd.Series(
    {"pasted into the query": count(f"home_city = '{typed}'"), "handed over as a value": count("home_city = ?", typed)}
)

# %% [markdown]
# Pasted, the quotation mark ends the text and the rest is *read as SQL*: everybody is selected. With a `;` and a DROP it would
# delete. As a parameter it is a city where nobody lives. No list of forbidden signs is needed, only one habit: `?`.
#
# > **What 何律师 takes from this.** A pasted value is an access right for everyone who can type.
#
# ### Reading a plan (查询计划)
#
# SQL says *what*; `EXPLAIN` shows *how*, without running anything.

# %%
with_values = "SELECT user_id FROM user_features WHERE business_travel_cnt > ? AND home_city = ?"
with_exists = "SELECT user_id FROM user_features u WHERE EXISTS (FROM contacts c WHERE c.user_id = u.user_id)"
pd.concat({"two conditions": plan(db, with_values, [0, "北京"]), "EXISTS": plan(db, with_exists)}).droplevel(1)

# %% [markdown]
# Read from the innermost step outwards. In the first plan the filter is *in* the scan of the table, and of {{ table.shape[1] + 1 }} columns only
# the needed ones are read: so a database that stores by columns is fast. In the second, EXISTS became a SEMI join, one pass over either table:
# no loop over customers, nobody twice.
#
# ## 5 · One rule, read three ways (规则)
#
# A rule as text can only be run. As a *tree* it can be read, saved and checked too. Conditions are leaves; `&` (and), `|` (or)
# and `~` (not) join them, brackets are Python's.

# %%
c1 = (
    leaf("business_travel_cnt", ">", 0)
    & leaf("credit_card_repay_cnt", ">", 0)
    & leaf("is_installment", "=", 1)
    & leaf("sleep_customers", "=", 0)
)
nested = c1 & ~(leaf("cities", "contains", typed) | leaf("lottery_days", "did", (2, 30)))
print(*nested.to_sql("2018-01-01"), nested.to_sentence(), sep="\n\n")

# %%
by_sql = ask("SELECT user_id FROM targets ORDER BY user_id")["user_id"]
by_rule = audience.select(db, c1)
by_pandas = table.index[c1.matches(table)]
by_hand = table.query(
    "business_travel_cnt > 0 and credit_card_repay_cnt > 0 and is_installment == 1 and sleep_customers == 0"
)
again = audience.select(db, audience.Rule.from_json(c1.to_json()))
[by_sql.tolist() == list(ids) for ids in (by_rule, by_pandas, by_hand.index, again)]

# %% [markdown]
# The same {{ len(by_sql) }} customers from SQL, the rule, the rule in pandas, pandas by hand, and the rule reloaded. The hostile city stands quoted in the sentence, and in the query only as a `?`. A tree also tells what each
# condition costs:

# %%
without = {part.tag: audience.And(tuple(p for p in c1.parts if p is not part)) for part in c1.parts}
pd.Series({f"without {tag}": audience.count(db, rule) for tag, rule in without.items()} | {"all four": len(by_sql)})

# %% [markdown] given="3,288 100,000 1"
# ## 6 · How many, before counting (人群预估)
#
# The source documents' audience screen prints an estimate, 3,288, without its error. If 1 % were looked at,
# it stands on about {{ 3288 / 100 : .0f }} people and may be off by {{ 1.96 / (3288 / 100) ** 0.5 : .0% }}. To see it, we look at
# 1 % of a base of 100,000 customers, each a copy of one of ours.

# %%
columns = [part.tag for part in c1.parts] + ["cities", "last_payment_day"]
many = large_audience_db(100_000, DATA_SEED, columns=columns)
size = audience.count(many, c1)
estimates = [audience.estimate(many, c1, sample=0.01, seed=seed) for seed in range(100)]
held = sum(found.low <= size <= found.high for found in estimates)
lines = ask("SELECT user_id, count(*) AS n FROM payments GROUP BY user_id ORDER BY n DESC")["n"]
estimates[0]

# %%
plotting.show(
    drawing.draw_estimates(estimates, size),
    alt=f"{held} of {len(estimates)} intervals hold the true size {size:,}; single estimates lie between "
    f"{min(found.n for found in estimates):,} and {max(found.n for found in estimates):,}.",
)

# %% [markdown] given="19 20 3,288"
# The interval is Wilson's, narrowed as the base is finite; it promises to hold the true size 19 times in 20; here {{ held }} of
# {{ len(estimates) }} do. (The first, printed above, {{ "holds" if estimates[0].low <= size <= estimates[0].high else "misses" }} it.) The lowest estimate is {{ min(found.n for found in estimates) / size - 1 : +.0% }} off,
# the highest {{ max(found.n for found in estimates) / size - 1 : +.0% }}.
#
# > **What 老秦 (finance) takes from this.** "3,288" has four digits and one of them means something. Budget for the upper end.
#
# Sample **people**, not lines: the busiest tenth of the customers wrote {{ lines.head(len(lines) // 10).sum() / lines.sum() : .0% }} of the payments, so a sample of payments
# sees them again and again. And the sample's index (for each value of a tag, who has it) cannot answer everything:

# %%
for rule in (leaf("last_payment_day", "within", 30), ~leaf("cities", "contains", "北京")):
    try:
        audience.estimate(many, rule)
    except audience.NotEstimable as refusal:
        print(refusal)

# %% [markdown] given="11 16 26 30"
# The source documents' screen says so of the same tags. A reasoned refusal is worth more than a number.
#
# ## 7 · An audience ages (一次性 or 每日更新)
#
# In the source documents, tasks drafted on 11 May use audiences whose names say 16 and 26 April. Our log has these days. The audience C2:
# travelled in the last 30 days, not dormant.

# %%
c2 = leaf("travel_days", "did", (1, 30)) & leaf("sleep_customers", "=", 0)
frozen = {f"frozen {day}": audience.drift(db, c2, f"2017-{day}", "2017-05-11") for day in ("04-16", "04-26", "05-10")}
old = frozen["frozen 04-16"]
plotting.show(
    drawing.draw_drifts(frozen),
    alt=f"Of {len(old.left) + len(old.stayed)} customers chosen on 2017-04-16 {len(old.left)} are no longer meant on 2017-05-11, and "
    f"{len(old.entered)} who are meant are missing; the list of the day before differs by {len(frozen['frozen 05-10'].entered) + len(frozen['frozen 05-10'].left)}.",
)

# %%
draft = audience.make_audience(
    db, c2, name="travellers 0416", purpose="marketing", valid=("2017-04-16", "2017-05-31"), as_of="2017-04-16"
)
revoked = audience.drift(db, leaf("purposes", "contains", "credit_offers"), "2017-04-16", "2017-05-11").left
pd.Series({"status on 2017-05-11": audience.status(draft, on="2017-05-11"), "consents withdrawn since": len(revoked)})

# %% [markdown] given="25"
# After 25 days {{ len(old.left) / (len(old.left) + len(old.stayed)) : .0% }} of the list are no longer what it says. Worse, {{ len(revoked) }} customers withdrew their
# consent to credit offers, and a frozen list does not know. So a one-off audience older than
# {{ audience.STALE_AFTER }} days is called *stale* here. Freeze a list where a fixed state is the point (an experiment, a legal record); take a daily
# one where windows move or the task repeats.
#
# ## 8 · Two audiences, and who is left (重叠与排除)

# %%
both = {"C1": by_rule, "C2": audience.select(db, c2)}
audience.overlap(both)

# %% [markdown]
# The two lists add up to {{ sum(map(len, both.values())) }} letters for {{ audience.reach(both) }} people. Who writes to
# those in both?
#
# Now C1 on the large base. A consent (同意) is given for a *purpose* (目的), and a partner's card is not "our own".

# %%
chosen = audience.select(many, c1)
pd.Series(
    {words: len(audience.exclusions(many, chosen, purpose).ids) for purpose, words in audience.PURPOSES.items()},
    name="may be written to",
)

# %% [markdown]
# The same {{ len(chosen) : , }} people, four answers. What is offered decides the purpose, not the larger number.

# %%
cleared = audience.exclusions(many, chosen, "credit_offers")
plotting.show(
    drawing.draw_ledger(cleared.ledger),
    alt=f"Of {len(chosen):,} selected customers {len(cleared.ids):,} may be written to; most of the others, "
    f"{cleared.ledger.set_index('reason').loc['no consent to the purpose', 'excluded']:,}, did not agree to credit offers.",
)

# %%
shuffled = chosen.sample(frac=1, random_state=DATA_SEED)
cut_first = audience.exclusions(many, shuffled.head(LETTERS), "credit_offers").ids
letters = cleared.ids.sample(frac=1, random_state=DATA_SEED).head(LETTERS)
violations = len(letters) - len(audience.exclusions(many, letters, "credit_offers").ids)
pd.Series({"cut, then exclude": len(cut_first), "exclude, then cut": len(letters), "violations": violations})

# %% [markdown]
# **Exclude first, then cut.** The other order sends {{ len(cut_first) }} letters and calls it {{ LETTERS }}. The ledger counts everyone once, by
# the first reason that holds: {{ cleared.ledger["excluded"].sum() : , }} out, {{ len(cleared.ids) : , }} left, {{ len(chosen) : , }} in all.

# %%
audience.concerns(many, c1, "credit_offers")

# %% [markdown]
# > **What 何律师 takes from this.** Two of the four tags are *sensitive: finance*. The rule works without the order by
# > repayments, perhaps without their count too. Ask of each sensitive tag what it buys.
#
# What leaves the house is a list of numbers, with a line in a log. First the audience gets a name, a purpose and an
# end (有效时间), and is saved as a version that nobody can change.

# %%
valid = ("2018-01-01", "2018-01-14")
c1_audience = audience.make_audience(many, c1, name="C1 联名卡", purpose="credit_offers", valid=valid)
with TemporaryDirectory() as folder:
    file = audience.export(audience.save(c1_audience, folder), letters, folder, by="周经理", on="2018-01-02")
    handed, log = pd.read_csv(file), pd.read_json(file.parent / "exports.jsonl", lines=True)
log[["audience", "version", "purpose", "by", "rows"]].assign(columns_of_the_file=", ".join(handed))

# %% [markdown]
# On 2018-01-15 the call refuses: the audience has expired.
#
# ## 9 · The audience builder (人群圈选)
#
# 周经理 will not write Python. The audience builder is the same rule as boxes to click; whatever can be clicked has a method here.

# %%
builder = open_builder(db)
builder.add("business_travel_cnt", ">", 0)
builder.group("any")  # what is added now goes into this group
builder.add("is_installment", "=", 1)
builder.add("credit_card_repay_cnt", ">", 0)
builder.negate(builder.add("sleep_customers", "=", 1, into=0))
print(f"{builder.count()} customers. {builder.sentence()}")

# %% [markdown]
# In JupyterLab, run a new cell with the one word `builder`, and go on with the mouse or the keyboard; its guide (查看建包指南) stands at the top.

# %% [markdown] given="10,000 4,000 16,000 20,000 6,000 14,000"
# ## Recap
#
# - Compare a query's columns with the table that is shown. A **cut** needs an order with a reason and a rule for equals.
# - WHERE keeps what is *true*. Say whether "not" takes in those whom nobody knows. Brackets around OR.
# - Days are relative to an `as_of`; values are parameters.
# - A rule as a tree is SQL, pandas, JSON and a sentence, with equal results.
# - An estimate has an interval or a reason why not; a frozen list ages; consent is for a purpose.
# - Exclude first, then cut, with a ledger that adds up.
#
# ### Check yourself
#
# <details><summary><b>Question:</b> for a row where a is NULL, what is <code>a &lt;&gt; 'x'</code>: true, false, unknown, an error?</summary>
#
# *Unknown*, so WHERE drops the row. True and false need a value to compare; no error tells you.
# </details>
#
# <details><summary><b>Question:</b> when is a daily audience better than a frozen one: windows matter, a legal record is needed, the task repeats, always?</summary>
#
# *Windows matter* and *the task repeats*. A legal record must not change, so not *always*.
# </details>
#
# <details><summary><b>Question:</b> two audiences of 10,000 share 4,000 customers. How many people are reached: 20,000, 16,000, 6,000 or 14,000?</summary>
#
# *16,000*: 10,000 + 10,000 − 4,000. 20,000 counts the shared twice; 6,000 is one audience without the other; 14,000 is
# one audience plus the shared.
# </details>
#
# <details><summary><b>Question:</b> for which may an estimate be withheld: tags outside the sample's index, "not" on a tag with several values, large audiences, tags that hold numbers?</summary>
#
# *The first two.* The index does not hold the one, and cannot tell "has it not" from "not listed" in the other. Large audiences are the
# easiest, and numbers are looked up like texts.
# </details>
#
# ### What the industry does next
#
# Customer-data platforms keep segments as tested code. They add sequences of behaviour ("looked, did not buy, came
# back"), lookalikes (people like those who answered), and membership that changes within seconds. The questions stay: whose day is today, who agreed to what,
# what does the cut decide?
#
# **Now you**: [lab 09](labs/09_sql_filtering_lab.ipynb).
