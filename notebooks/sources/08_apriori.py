# %% [markdown] given="582 30 25"
# # Lesson 08 · Who buys A also buys B (Apriori · 关联规则)
#
# 周经理 (marketing) has a slide with a *lift* of 582. A basket with one thing, it says, is 582 times as likely as any basket to hold
# another, and he wants coupons for it (cross-selling, 交叉销售). 老秦 (finance) asks how many receipts stand behind the
# number.
#
# After this lesson you can
#
# - **A** compute support, confidence and lift from counts, and explain Apriori's rounds;
# - **B** recover the counts behind a printed rule, and give its lift an interval;
# - **C** tell pairs that belong together from chance, from large baskets, and from what does not last;
# - **D** say what an offer must earn, and whether its audience can carry a test.
#
# | you need | how much | where to get it |
# |---|---|---|
# | grouping and counting in pandas | well | [lesson 01](01_groupby.ipynb) |
# | sets: subset, union, intersection | the words | any school book |
# | a p value | what it claims, and what not | any first course in statistics |
#
# Reading takes about 30 minutes, running about half a minute.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which shuffles, which simulated baskets
MARGIN_RATE = 0.30  # what the grocer keeps of a dollar
COUPON = 0.50  # dollars off
REDEEMED = 0.80  # share of the buyers with an offer who use the coupon

# %% given="0 1"
from itertools import combinations
from math import comb

import numpy as np
import pandas as pd
from scipy import stats

from helpers import baskets, datasets, plotting

if not (0 < MARGIN_RATE <= 1 and 0 < REDEEMED <= 1 and COUPON > 0):
    raise ValueError("MARGIN_RATE and REDEEMED are shares above 0 and at most 1; COUPON is an amount above 0.")
lines = datasets.load_journey()
lines[["household_id", "basket_id", "category", "quantity"]].head(3)

# %% [markdown]
# The receipts are real and anonymous: *The Complete Journey*, one year of {{ lines["household_id"].nunique() : , }} households of an
# American grocer. Not every line is goods.
#
# ## 1 · What is a basket? *(real data)*

# %%
named = lines["category"].notna()
is_goods = ~lines["category"].isin(datasets.NOT_GOODS)
taken = lines["quantity"] > 0
goods = lines[named & is_goods & taken]
ledger = {"no category": (~named).sum(), "no goods": (~is_goods).sum(), "quantity 0": (named & is_goods & ~taken).sum()}
pd.Series(ledger | {"kept": len(goods), "read": len(lines)}, name="lines").to_frame()

# %%
table = baskets.boolean_table(goods, "basket_id", "category")
size = table.sum(axis=1)
shape = {"baskets": len(table), "categories": table.shape[1], "median size": int(size.median()), "largest": size.max()}
pd.Series(shape, name="number").to_frame()

# %% [markdown]
# A *basket* (购物篮) is one row here: one receipt. Each column is one of {{ table.shape[1] }} categories; a cell says *in it* or
# *not*. {{ lines["basket_id"].nunique() - len(table) : , }} receipts without goods are left out, most of them for petrol. Counting them would change every share.
#
# ## 2 · Three numbers and four counts *(real data)*
#
# A *rule* (规则) A ⇒ B says: baskets with A tend to have B. Twelve baskets, chosen so that each case occurs:

# %%
few = baskets.twelve(table, "CAT FOOD", "CAT LITTER")
few.astype(int).T.set_axis(range(1, 13), axis=1)

# %% [markdown]
# With $n$ baskets, $n_A$ with A, $n_B$ with B and $n_{AB}$ with both:
#
# - *support* (支持度) $= n_{AB}/n$: how often together;
# - *confidence* (置信度) $= n_{AB}/n_A = P(B \mid A)$: how often B, given A;
# - *lift* (提升度) $= P(B \mid A)/P(B) = n_{AB}\,n/(n_A\,n_B)$: how many times as often as if A did not matter.

# %% [markdown] hole="08.a"
# **Your turn, two minutes.** Three counts are done for you. Compute `lift` from the columns `a` and `b`.

# %% hole="08.a"
a, b = few["CAT FOOD"], few["CAT LITTER"]
n, n_a, n_b = len(few), a.sum(), b.sum()
# BEGIN SOLUTION
lift = (a & b).sum() * n / (n_a * n_b)
# END SOLUTION

# %% mistake="08.a" hint="You counted baskets with A *or* B. A rule needs both in one basket."
# - (a & b)
# + (a | b)

# %% mistake="08.a" hint="This is the confidence. Divide it by the share of all baskets that have B."
# - * n / (n_a * n_b)
# + / n_a

# %% mistake="08.a" hint="This is the support. Lift compares it with the shares of A and of B."
# - * n / (n_a * n_b)
# + / n

# %% mistake="08.a" hint="The number of all baskets is missing: n_A and n_B are counts, and chance needs shares."
# - * n / (n_a * n_b)
# + / (n_a * n_b)

# %% [markdown]
# Now all {{ len(table) : , }} baskets:

# %%
there = baskets.measure(table, ["CAT FOOD"], ["CAT LITTER"])
back = baskets.measure(table, ["CAT LITTER"], ["CAT FOOD"])
home = goods.groupby("basket_id")["household_id"].first()
cat_low, cat_high = baskets.lift_interval(*there[["n_ab", "n_a", "n_b", "n"]])
home_low, home_high = baskets.household_interval(table, "CAT FOOD", "CAT LITTER", home, DATA_SEED)
pd.DataFrame({"food ⇒ litter": there, "litter ⇒ food": back}).map("{:,.6g}".format)

# %% [markdown] given="95"
# Confidence has a direction; lift has none, here {{ there["lift"] : .1f }} (95 % interval {{ cat_low : .1f }} to {{ cat_high : .1f }}, as if baskets were independent). But
# one household's baskets are alike; drawing households again, with all of their baskets, gives {{ home_low : .1f }} to {{ home_high : .1f }}.
#
# The source document, a vendor's deck, writes the support as $P(A \cup B)$, meaning the union of the *item
# sets*. For the *events* "has A" and "has B" it is $P(A \cap B)$; "A or B" is {{ (there["n_a"] + there["n_b"] - there["n_ab"]) / there["n_ab"] : .1f }} times as frequent.
#
# ## 3 · Apriori, written out *(real data)*
#
# *Apriori* (先验算法) rests on one idea: **a set can be frequent only if all its subsets are**. So candidates are joined from
# frequent sets and pruned (剪枝) before they are counted.


# %% tags=["apriori"]
def join(frequent):
    """Two frequent sets that differ in their last item alone make a candidate with one item more."""
    families = {}
    for itemset in sorted(frequent):
        families.setdefault(itemset[:-1], []).append(itemset[-1])
    return [first + pair for first, last in families.items() for pair in combinations(last, 2)]


# %% tags=["apriori"]
def prune(candidates, frequent):
    """Keep the candidates all of whose subsets, with one item less, are frequent."""
    return [c for c in candidates if all(part in frequent for part in combinations(c, len(c) - 1))]


# %% tags=["apriori"]
def count(candidates, table):
    """In how many baskets is all of a candidate?"""
    held = dict(zip(table, np.ascontiguousarray(table.to_numpy().T), strict=True))
    return {c: np.count_nonzero(np.logical_and.reduce([held[item] for item in c])) for c in candidates}


# %% tags=["apriori"]
def apriori(table, min_count):
    """Return the count of every frequent set, and what each round did."""
    found, rounds, joined = {}, {}, [(item,) for item in sorted(table)]
    while joined:
        candidates = prune(joined, found) if rounds else joined
        frequent = {c: n for c, n in count(candidates, table).items() if n >= min_count}
        possible = comb(table.shape[1], len(rounds) + 1)
        rounds[len(rounds) + 1] = (possible, len(joined), len(candidates), len(frequent))
        found |= frequent
        joined = join(frequent)
    return found, pd.DataFrame.from_dict(rounds, "index", columns=["possible", "joined", "counted", "frequent"])


# %% [markdown] given="1"
# **Predict.** {{ table.shape[1] }} categories make {{ comb(table.shape[1], 2) : , }} pairs. How many of them must be counted, if a set
# is to be in 1 % of the baskets?

# %%
found, rounds = apriori(table, min_count=np.ceil(0.01 * len(table)))
plotting.show(
    baskets.draw_rounds(rounds),
    title=f"Of {rounds.loc[3, 'possible']:,} possible triples {rounds.loc[3, 'counted']:,} are counted",
    data="real data",
    alt=f"Of {rounds.loc[3, 'possible']:,} possible triples {rounds.loc[3, 'joined']:,} are joined, {rounds.loc[3, 'counted']:,} "
    f"are left after pruning and {rounds.loc[3, 'frequent']:,} are frequent; the search ends after {len(rounds)} rounds.",
)

# %% [markdown] given="2"
# In round 2, {{ rounds.loc[2, "counted"] : , }} pairs are counted: those of the {{ rounds.loc[1, "frequent"] }} frequent
# categories. The course's function finds the same, and refuses what would not fit:

# %%
itemsets = baskets.frequent_itemsets(table, min_support=0.01)
print("the same sets:", dict(zip(itemsets["itemset"], itemsets["count"], strict=True)) == found)
try:
    baskets.frequent_itemsets(table, min_support=0.0003)
except ValueError as refusal:
    print(refusal)

# %% [markdown] given="1"
# The deck's next steps: keep rules with a confidence of one half, then those with a lift above 1. **Predict**: which share
# passes the second step?

# %%
rules = baskets.association_rules(itemsets, min_confidence=0.5)
of_two = rules[rules["antecedent"].map(len) + rules["consequent"].map(len) == 2]
names = of_two["antecedent"].str[0] + " ⇒ " + of_two["consequent"].str[0]
of_two.set_index(names)[["n_ab", "confidence", "lift"]].head(4).round(2)

# %% [markdown] given="1"
# {{ (rules["lift"] > 1).mean() : .0% }} of {{ len(rules) : , }} rules. **What the set-up decides:** no category is in more than {{ table.mean().max() : .0% }} of the baskets, so
# a confidence of one half is a lift of {{ 0.5 / table.mean().max() : .1f }} at least.
#
# ## 4 · Ten printed rules, taken apart *(printed)*
#
# The deck shows ten rules of a department store, without counts.

# %%
printed = datasets.printed_table("association_rules")
printed

# %% [markdown] given="582"
# Both supports, {{ printed["support"].min() : .6f }} and {{ printed["support"].max() : .6f }}, must be whole numbers of
# baskets over one $n$, and confidences and lifts must fit too. **Predict**: how many baskets are behind the 582?

# %%
counts = baskets.recover_counts(printed, totals=range(1, 40_000))
totals = counts.groupby("n")["n_ab"].agg(["min", "max"]).add_suffix(" baskets with both")
N = totals.index[0]
smallest = counts[counts["n"] == N].set_index("rule")
totals

# %%
NO_MULTIPLE = 136_610
others = baskets.recover_counts(printed, [NO_MULTIPLE], most=40)
taken_apart = printed[["antecedent", "consequent", "lift"]].join(smallest)
taken_apart

# %% [markdown]
# The smallest total that explains all rows to the last digit is **{{ N : , }} baskets**; every rule then rests on {{ smallest["n_ab"].min() }} or
# {{ smallest["n_ab"].max() }}. The table cannot exclude its multiples (with {{ totals.index[1] : , }} baskets a rule has {{ totals.iloc[1, 0] }} to
# {{ totals.iloc[1, 1] }}), nor far larger totals that are no multiples ({{ NO_MULTIPLE : , }}: {{ others["n_ab"].min() }} to
# {{ others["n_ab"].max() }}). We go on with the smallest.
#
# The famous rule: camera equipment (摄像器材) was in {{ smallest.loc[2, "n_a"] }} baskets, photo equipment (照相器材) in
# {{ smallest.loc[2, "n_b"] }}, both in {{ smallest.loc[2, "n_ab"] }}. Since lift has no direction, the {{ len(printed) }} rows are only
# {{ printed["lift"].nunique() }} pairs.

# %% wall="yes" given="95"
pairs = taken_apart.drop_duplicates("lift").reset_index(drop=True)
short = pairs["antecedent"].str.split(" ").str[-1] + " ⇒ " + pairs["consequent"].str.split(" ").str[-1]
low, high = baskets.lift_interval(pairs["n_ab"], pairs["n_a"], pairs["n_b"], pairs["n"])
plotting.show(
    baskets.draw_intervals(pairs, short),
    title=f"If the total is {N:,}, the lift of {pairs['lift'].max():.0f} is {pairs['n_ab'][1]} baskets of {pairs['n_a'][1]}, 95 % interval {low[1]:.0f} to {high[1]:.0f}",
    data="printed",
    alt=f"With {N:,} baskets the lift of {pairs.lift.max():.0f} lies between {low[1]:.0f} and {high[1]:.0f}; that of {pairs.lift.min():.2f} between "
    f"{low[4]:.2f} and {high[4]:.1f}, so it may be none at all. Beside each line: n_AB of n_A, n_B.",
)

# %% [markdown] given="300"
# The interval takes the share of B as known; it rests on {{ smallest.loc[2, "n_b"] }} baskets, so the true interval is wider. If an
# offer had won every one of the {{ smallest.loc[2, "n_a"] }} receipts, it would have sold {{ smallest.loc[2, "n_a"] - smallest.loc[2, "n_ab"] }} item more.
#
# *p* is the probability of that many baskets or more, if items fall into baskets independently. The deck does not say
# how many pairs it looked through; suppose 300 categories.

# %%
tests = comb(300, 2)
rows = taken_apart.index[~taken_apart.duplicated("lift")]
twice = counts[counts["n"] == totals.index[1]].drop_duplicates("rule").set_index("rule").loc[rows]
pairs["p"] = baskets.chance(pairs)
pairs["expected"] = pairs["p"] * tests  # by chance at most so many of all pairs look as striking
pairs["expected, twice the total"] = baskets.chance(twice) * tests
pairs[["lift", "n_ab", "p", "expected", "expected, twice the total"]]

# %% [markdown] given="300"
# The camera pair stands. Of the other {{ (pairs["expected"] > 1).sum() }}, chance alone may give one or more as striking among {{ tests : , }} pairs.
# With twice the baskets this would be so for {{ (pairs["expected, twice the total"] > 1).sum() }}: the slide leaves out the number that decides.
#
# ## 5 · What chance makes of few baskets *(planted)*
#
# Now {{ N : , }} baskets with 300 categories, very uneven sales, three categories on average, and
# **nothing** belongs together. Many tests (多重检验) need a correction. *Bonferroni* multiplies each p by the number
# of tests: below .05, even one false alarm is improbable. *Benjamini-Hochberg* gives each pair a *q*: among all pairs up to
# it, at most that share is expected to be false.

# %%
share = 3 / np.arange(1, 301) / np.sum(1 / np.arange(1, 301))
unrelated = pd.DataFrame(np.random.default_rng(DATA_SEED).random((N, 300)) < share)
noise = baskets.pair_table(unrelated, min_count=2)
noise["p"] = baskets.chance(noise)
noise["q"] = baskets.adjusted(noise["p"], tests)

# %%
alarms = {
    "on 2 baskets or more": len(noise),
    "lift above 10": (noise["lift"] > 10).sum(),
    "p below .05": (noise["p"] < 0.05).sum(),
    "Bonferroni: p × tests below .05": (noise["p"] * tests < 0.05).sum(),
    "Benjamini-Hochberg: q below .05": (noise["q"] < 0.05).sum(),
}
pd.Series(alarms, name="pairs of unrelated items").to_frame()

# %% given="10"
often = noise.loc[noise["n_ab"] >= 10, "lift"].max()
plotting.show(
    baskets.draw_noise(noise, pairs),
    title=f"Unrelated items reach a lift of {noise['lift'].max():.0f} on few baskets, and at most {often:.1f} on 10 or more",
    data="planted",
    alt=f"Lift against baskets with both: unrelated items reach {noise['lift'].max():.0f} on {noise['n_ab'][noise['lift'].idxmax()]} baskets; from 10 baskets on none is above {often:.1f}.",
)

# %% [markdown]
# > **The decision.** A list sorted by lift is a list of rare goods. Demand a minimum count, and count every pair as a test.
#
# ## 6 · What large baskets make *(real data)*
#
# We look for rules in the first half-year only. For comparison, its goods are dealt out
# again over the same baskets: *shuffled baskets* (打乱后的购物篮). Sizes and sales stay; nothing belongs together.

# %% given="1"
is_first = goods.groupby("basket_id")["time"].first().reindex(table.index) < "2017-07-01"
first, second = table[is_first], table[~is_first]
size = first.sum(axis=1)
real = baskets.pair_table(first)
dealt = baskets.pair_table(baskets.shuffled(first, seed=DATA_SEED))
plotting.show(
    baskets.draw_lifts(real, dealt),
    title=f"Where nothing belongs together the median lift is {dealt['lift'].median():.2f}, not 1",
    data="real data",
    alt=f"With nothing belonging together {(dealt['lift'] > 1).mean():.0%} of the pairs have a lift above 1 and the median is "
    f"{dealt['lift'].median():.2f}; in the real baskets it is {real['lift'].median():.2f}.",
)

# %% [markdown] given="1 1.5 95"
# The reason is size: half of the baskets hold at most {{ size.median() : .0f }} categories, some hold {{ size.max() }}, and in these
# everything meets. "Lift above 1" tests nothing.
#
# The *real* median is {{ real["lift"].median() : .2f }}, {{ "lower" if real["lift"].median() < dealt["lift"].median() else "not lower" }}. Both tables hold equally many pairs in all: where some goods meet more often, others meet less.
#
# So `ratio` compares each pair with the mean of four shuffles. We keep pairs on at least ten baskets, with q below .05
# and a ratio of 1.5 or more, sorted by `ratio_low`, the low end of the ratio's
# 95 % interval (as if baskets were independent).

# %%
evidence = baskets.against_shuffled(first, seed=DATA_SEED, min_count=2)  # four shuffles
kept = evidence[(evidence["n_ab"] >= 10) & (evidence["q"] < 0.05) & (evidence["ratio"] >= 1.5)]
best = kept.nlargest(8, "ratio_low")
who = [home[first.index[first[a] & first[b]]].nunique() for a, b in zip(best["a"], best["b"], strict=True)]
shown = best.assign(households=who).set_index(best["a"] + " + " + best["b"])
shown[["n_ab", "expected", "ratio", "ratio_low", "households"]].round(1)

# %%
natural = set(goods.loc[goods["department"] == "NUTRITION", "category"])
shelf = sorted({*best["a"], *best["b"]})
beside = real[real["a"].isin(shelf) & real["b"].isin(shelf)]["lift"]
plotting.show(
    baskets.draw_lift_table(real, shelf),
    title=f"The {len(best)} pairs on top are made of {len(shelf)} categories, {len(natural & set(shelf))} of them natural foods",
    data="real data",
    alt=f"The lifts of all {len(beside)} pairs among the {len(shelf)} categories lie between {beside.min():.1f} and {beside.max():.1f}.",
)

# %% [markdown] given="300"
# {{ len(kept) : , }} of {{ comb(table.shape[1], 2) : , }} pairs stand. Those on top are hardly {{ len(best) }} findings: {{ len(natural & set(shelf)) }} of
# their {{ len(shelf) }} categories belong to one department. And baskets are not people:
# the {{ best["n_ab"].iloc[np.argmin(who)] }} of one pair come from {{ min(who) }} households.
#
# ## 7 · Held against the truth *(planted)*
#
# In simulated receipts the true pairs are known: {{ N : , }} baskets of uneven sizes, 300 items, twelve planted pairs.

# %%
store, truth = baskets.plant_baskets(DATA_SEED)
some = baskets.pair_table(store, min_count=2)
significant = baskets.adjusted(baskets.chance(some), tests) < 0.05
tested = baskets.against_shuffled(store, seed=DATA_SEED, min_count=2).query("n_ab >= 10")

# %%
recipes = {
    "the deck: lift above 1": some[some["lift"] > 1],
    "the highest lifts": some.nlargest(len(truth), "lift"),
    "10 baskets, independence test": some[significant & (some["n_ab"] >= 10)],
    "10 baskets, against shuffled": tested[(tested["q"] < 0.05) & (tested["ratio"] >= 1.5)],
}
scores = pd.DataFrame({name: baskets.score(chosen, truth) for name, chosen in recipes.items()}).T
scores[["reported", "true", "false"]].astype(int)

# %%
more = []
for seed in range(DATA_SEED + 1, DATA_SEED + 5):
    simulated, planted = baskets.plant_baskets(seed)
    found_there = baskets.against_shuffled(simulated, seed).query("q < 0.05 and ratio >= 1.5")
    more.append(baskets.score(found_there, planted))
other_stores = pd.DataFrame(more, index=[f"store {number}" for number in range(2, 6)])
other_stores[["reported", "true", "false"]]

# %% [markdown]
# The last recipe finds {{ scores["true"].iloc[3] : .0f }} of {{ len(truth) }} with {{ scores["false"].iloc[3] : .0f }} false; in {{ len(other_stores) }} more stores {{ other_stores["true"].min() }} to {{ other_stores["true"].max() }}, {{ f"at most {other_stores['false'].max()}" if other_stores["false"].any() else "none" }} false. **What the set-up decides:** beyond the pairs,
# only size and popularity differ here, and these are what shuffling keeps.
#
# ## 8 · Does it last? *(real data)*
#
# We count pairs again in the second half-year: the highest lifts on few and on many baskets, and the kept rules.

# %%
chosen = pd.concat([baskets.highest(evidence), kept.assign(group="kept rules")])
later = baskets.recount(chosen, second, seed=DATA_SEED)
later.groupby("group", sort=False)[["n_ab", "expected", "later", "later_expected"]].sum()

# %% [markdown] hole="08.b" given="2 3"
# **Your turn, two minutes.** `then` compares the pairs on 2 or 3 baskets with shuffled baskets, when they were chosen. Compute
# the same for the second half-year: `again`.

# %% hole="08.b"
few_baskets = later[later["group"] == "2-3 baskets"]
then = few_baskets["n_ab"].sum() / few_baskets["expected"].sum()
# BEGIN SOLUTION
again = few_baskets["later"].sum() / few_baskets["later_expected"].sum()
# END SOLUTION

# %% mistake="08.b" hint="You divided by what chance gives in the *first* half-year. The second has an expectation of its own."
# - few_baskets["later_expected"]
# + few_baskets["expected"]

# %% mistake="08.b" hint="This is the share that came back. Chance alone brings some back: divide by that."
# - few_baskets["later_expected"]
# + few_baskets["n_ab"]

# %% mistake="08.b" hint="These are the counts of the half-year in which the pairs were chosen."
# - few_baskets["later"].sum()
# + few_baskets["n_ab"].sum()

# %% mistake="08.b" hint="These are all groups together. Take the pairs on 2 or 3 baskets."
# - few_baskets["later"].sum() / few_baskets["later_expected"].sum()
# + later["later"].sum() / later["later_expected"].sum()

# %% given="2 3 30"
lasts = baskets.pooled(later, second, home, seed=DATA_SEED)
rare, common = lasts.loc["2-3 baskets"], lasts.loc["30 or more"]
plotting.show(
    baskets.draw_lasts(lasts),
    title=f"High lifts on 2-3 baskets fall from {rare['then']:.1f} to {rare['later']:.1f} times chance; on 30 or more from {common['then']:.1f} to {common['later']:.1f}",
    data="real data",
    alt=f"Ratio to shuffled baskets when chosen and half a year later: 2-3 baskets {rare['then']:.1f}, then {rare['later']:.1f} ({rare['low']:.1f} to {rare['high']:.1f}); "
    f"30 or more {common['then']:.1f}, then {common['later']:.1f} ({common['low']:.1f} to {common['high']:.1f}); kept rules {lasts.loc['kept rules', 'then']:.2f}, then {lasts.loc['kept rules', 'later']:.2f}.",
)

# %%
lucky = baskets.recount(baskets.highest(dealt).query("group == '2-3 baskets'"), first, seed=DATA_SEED)
by_luck = lucky["n_ab"].sum() / lucky["later_expected"].sum()
ours = np.random.default_rng(DATA_SEED).permutation(home.unique())[: home.nunique() // 2]
is_ours = home.reindex(table.index).isin(ours)
elsewhere = baskets.highest(baskets.against_shuffled(table[is_first & is_ours], DATA_SEED, min_count=2, shuffles=2))
others_later = table[~is_first & ~is_ours]
other_homes = baskets.pooled(baskets.recount(elsewhere, others_later, DATA_SEED), others_later, home, DATA_SEED)
other_homes.round(2)

# %% [markdown] given="95 2 3 30 1.5"
# Lines are 95 % intervals: households are drawn again, what chance gives is taken as known.
#
# **What the set-up decides:** what is chosen because it is high, falls. Shuffled baskets, searched in the same way, show
# {{ by_luck : .1f }} on 2 or 3 baskets, and would fall to one. Only the size of the fall is a finding. Of the excess over chance, {{ (rare["later"] - 1) / (rare["then"] - 1) : .0% }} ({{ (rare["low"] - 1) / (rare["then"] - 1) : .0% }} to
# {{ (rare["high"] - 1) / (rare["then"] - 1) : .0% }}) lasts on 2 or 3 baskets and {{ (common["later"] - 1) / (common["then"] - 1) : .0% }}
# ({{ (common["low"] - 1) / (common["then"] - 1) : .0% }} to {{ (common["high"] - 1) / (common["then"] - 1) : .0% }}) on 30 or more. {{ "Some of the rare pairs do hold, but no list says which." if rare["low"] > 1 else "That any rare pair holds cannot be shown." }}
# The kept rules go from {{ lasts.loc["kept rules", "then"] : .2f }} to {{ lasts.loc["kept rules", "later"] : .2f }}
# ({{ lasts.loc["kept rules", "low"] : .2f }} to {{ lasts.loc["kept rules", "high"] : .2f }}); one by one, {{ (later[later["group"] == "kept rules"].eval("later / later_expected") >= 1.5).mean() : .0% }} reach 1.5 again.
#
# The table above is a harder test: pairs chosen in half of the households, counted later in the *other* half. On 30 or more baskets {{ other_homes.loc["30 or more", "later"] : .1f }} ({{ other_homes.loc["30 or more", "low"] : .1f }} to {{ other_homes.loc["30 or more", "high"] : .1f }}) is left of {{ other_homes.loc["30 or more", "then"] : .1f }}.
#
# ## 9 · From a rule to a tag to an offer *(real data)*
#
# The deck's plan: customers with A and without B get the tag "linked B" (关联商品标签) and a coupon (优惠券).
#
# > **何律师 (privacy):** baby formula or incontinence goods reveal health and family. Remove such
# > categories *before* the search.

# %%
as_of = pd.Timestamp("2017-07-01")
tagged = baskets.linked_audience(goods, "CAT FOOD", "CAT LITTER", as_of)
litter = goods[(goods["category"] == "CAT LITTER") & (goods["time"] >= as_of)]
unasked = tagged.isin(litter["household_id"])
base, anyway = unasked.mean(), stats.binomtest(int(unasked.sum()), len(tagged)).proportion_ci(method="wilson")
margin, cost = MARGIN_RATE * litter.groupby("basket_id")["sales_value"].sum().mean(), REDEEMED * COUPON
told = {
    "households tagged": len(tagged),
    "buy later, unasked": base,
    "margin, $ per basket": margin,
    "coupon, $ per buyer": cost,
}
pd.Series(told, name="cat food, no litter yet").map("{:,.3g}".format).to_frame()

# %% [markdown] given="95"
# {{ base : .0% }} (95 % interval {{ anyway.low : .0% }} to {{ anyway.high : .0% }}) of the tagged households bought litter in the next half-year *without this
# offer* (the grocer's own coupons went on). If a share $p_1$ buys with the offer and $p_0$ without it, each once, at margin $m$ and a coupon $c$ that
# a share $r$ of the buyers use (we assume {{ REDEEMED : .0% }}, and a margin of {{ MARGIN_RATE : .0% }}), one offer earns
#
# $$p_1\,(m - rc) - p_0\,m .$$

# %% [markdown] hole="08.c"
# **Two more minutes.** Which rise $p_1 - p_0$ makes this zero? Compute `needed` from `base` ($p_0$), `margin` and `cost` ($rc$).

# %% hole="08.c"
# BEGIN SOLUTION
needed = base * cost / (margin - cost)
# END SOLUTION

# %% mistake="08.c" hint="A buyer with the offer brings the margin *less* the coupon. Divide by that."
# - (margin - cost)
# + margin

# %% mistake="08.c" hint="You left out who buys anyway. The coupons that they use are what the rise must pay for."
# - base * cost
# + cost

# %% mistake="08.c" hint="This is the whole share of buyers with the offer. How much more is it than `base`?"
# - base * cost
# + base * margin

# %% [markdown]
# {{ f"The share must rise by {100 * needed:.1f} percentage points (百分点)." if 0 < needed <= 1 - base else "Here no rise pays: a coupon gives away more than all buyers together could bring." }}
# Confidence and lift say nothing about this rise. A *holdout* (对照组) can
# tell: tagged households, drawn by lot, who get no offer.
#
# ## 10 · Can this audience carry a test? *(planted)*
#
# Half of the {{ len(tagged) }} households get the offer. Suppose that it raises the share of buyers by six
# percentage points. *Power* (检验功效) is the probability that the trial's interval leaves out zero.

# %%
RISE, per_arm = 0.06, len(tagged) // 2
plan = baskets.plan_trial(per_arm, base + RISE, base, margin, COUPON, REDEEMED)
plan.map("{:,.5g}".format)

# %% wall="yes"
trials = baskets.simulate_trials(per_arm, base + RISE, base, margin, COUPON, REDEEMED, seed=DATA_SEED)
earned = plan.loc["earned, money per offer"]
unsure = ((trials["low"] <= 0) & (trials["high"] >= 0)).mean()
wrong = (np.sign(trials["earned"]) != np.sign(earned["effect"])).mean()
plotting.show(
    baskets.draw_trials(trials, earned["effect"]),
    title=f"With {per_arm} households per arm, {unsure:.0%} of all trials cannot tell a profit from a loss",
    data="planted",
    alt=f"{len(trials):,} simulated trials around the planted {earned['effect']:+.2f} dollars per offer: {unsure:.0%} have an interval that holds zero, and {wrong:.0%} measure the wrong sign.",
)

# %%
ways = baskets.audiences(goods, kept, as_of)
ways["households"].describe()[["count", "min", "50%", "max"]].rename("households tagged by a kept rule").to_frame()

# %% [markdown] given="80 95"
# All sales after the offer bring {{ (base + RISE) * (margin - cost) : .2f }} dollars per offer; beyond what people buy anyway it is {{ earned["effect"] : +.2f }}, and the
# interval reaches {{ earned["plus_minus"] : .2f }} to each side. For a power of 80 % each arm
# needs {{ earned["per_arm_needed"] : ,.0f }} households, or {{ plan["per_arm_needed"].iloc[0] : ,.0f }} to see that the share of buyers rises at all. At the same shares, of the
# {{ len(ways) : , }} audiences that the kept rules make, {{ (ways["households"] // 2 >= earned["per_arm_needed"]).sum() : , }} would carry the first test and
# {{ (ways["households"] // 2 >= plan["per_arm_needed"].iloc[0]).sum() : , }} the second. {{ "So most such trials end without a conclusion, and that is known beforehand." if unsure > 0.5 else f"Here {1 - unsure:.0%} of such trials can tell: the effect is large." }}
#
# > **The decision.** Compute the interval first. If the audience is too small, pool many rules, or pay for no coupon.
#
# > **老秦 writes down:** the coupon gives {{ len(tagged) * base * cost : .2f }} dollars to tagged households that buy anyway *(real data, 95 % interval
# > {{ len(tagged) * anyway.low * cost : .2f }} to {{ len(tagged) * anyway.high * cost : .2f }}; its use is assumed)*. What would change it: its use,
# > another half-year.

# %% [markdown] given="12,419 30 3 24 242 582 1994 1995 2007"
# ## Recap
#
# - Printed rates hide counts: with the smallest total that fits, the rules rest on {{ smallest["n_ab"].min() }} or {{ smallest["n_ab"].max() }} baskets each.
# - Chance on small counts and large baskets look like rules; many such pairs do not last.
# - An offer is worth what it *changes*. Ask first whether its audience is large enough to show that.
#
# **三句话小结:** 看提升度之前,先问有几张小票:小票太少,偶然也能造出很高的提升度。大购物篮会让什么都"相关",要与打乱后的购物篮比较,
# 再用后半年的数据检验。优惠券的价值在于它改变了什么,这要靠对照组来回答;发券之前,先算一算这批客户够不够做一次检验。
#
# ### Check yourself
#
# <details><summary><b>Question:</b> support .000242, 12,419 baskets: how many hold both? 30, 3, 24 or 242?</summary>
#
# *3*: .000242 × 12,419.
# </details>
#
# <details><summary><b>Question:</b> is lift symmetric, a probability, unstable for small counts, proof of cause?</summary>
#
# *Symmetric* and *unstable for small counts*.
# </details>
#
# <details><summary><b>Question:</b> the interval of a trial runs from a loss to a profit. Does the offer change nothing?</summary>
#
# *Not shown.* Only a narrow interval around zero says "little change".
# </details>
#
# ### Read on
#
# [Agrawal and Srikant: Apriori (1994)](https://www.vldb.org/conf/1994/P487.PDF) ·
# [Benjamini and Hochberg: many tests (1995)](https://doi.org/10.1111/j.2517-6161.1995.tb02031.x) ·
# [mlxtend on association rules](https://rasbt.github.io/mlxtend/user_guide/frequent_patterns/association_rules/) ·
# [Gionis and others: shuffled baskets (2007)](https://doi.org/10.1145/1297332.1297338) ·
# [The Complete Journey, on CRAN](https://cran.r-project.org/package=completejourney)
#
# **Now you**: [lab 08](labs/08_apriori_lab.ipynb).
