# %% [markdown] given="582 30 25"
# # Lesson 08 · Who buys A also buys B (关联规则)
#
# 周经理 has found a slide with a number he likes: a *lift* of 582. Customers who buy one thing, it says, are 582 times as
# likely to buy another, and he wants to print coupons for it (交叉销售, cross-selling). 老秦 (finance) asks how many
# receipts stand behind the number. Nobody knows. You can find out from the slide alone, and then build the rules that
# 周经理 can print.
#
# After this lesson you can
#
# - **A** make baskets from receipts, and compute support, confidence and lift with the counts under them;
# - **B** write Apriori out, and say what each of its rounds does;
# - **C** recover the counts behind a printed rule, and give its lift an interval;
# - **D** tell a pair that belongs together from chance, from large baskets, and from what does not last;
# - **E** turn a rule into a tag, a tag into an offer, and say what the offer earns.
#
# | you need | how much | where to get it |
# |---|---|---|
# | grouping and counting in pandas | well | [lesson 01](01_groupby.ipynb) |
# | sets: subset, union, intersection | the words | any school book |
# | a p value | what it claims, and what not | any first course in statistics |
#
# Reading takes about 30 minutes, running about 25 seconds.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which shuffles, which simulated baskets
MARGIN_RATE = 0.30  # what the grocer keeps of a dollar
COUPON = 0.50  # dollars off

# %%
from itertools import combinations
from math import comb

import numpy as np
import pandas as pd

from helpers import baskets, datasets, plotting

plotting.use_house_style()
lines = datasets.load_journey()
lines[["household_id", "basket_id", "category", "quantity"]].head(3)

# %% [markdown]
# The receipts are real: *The Complete Journey*, one year of {{ lines["household_id"].nunique() : , }} households of an
# American grocer, {{ len(lines) : , }} lines, anonymous. Not every line is goods.
#
# ## 1 · What is a basket? (购物篮)

# %%
named = lines["category"].notna()
is_goods = ~lines["category"].isin(datasets.NOT_GOODS)
taken = lines["quantity"] > 0
goods = lines[named & is_goods & taken]
ledger = {"no category": (~named).sum(), "no goods": (~is_goods).sum(), "quantity 0": (named & is_goods & ~taken).sum()}
pd.Series(ledger | {"kept": len(goods), "read": len(lines)}, name="lines")

# %%
table = baskets.boolean_table(goods, "basket_id", "category")
size = table.sum(axis=1)
pd.Series(
    {"baskets": len(table), "categories": table.shape[1], "median size": int(size.median()), "largest": size.max()}
)

# %% [markdown]
# One row is one receipt, one column one of {{ table.shape[1] }} categories; a cell says *in it* or *not*, so two lines
# of soup are soup once. The ledger adds up: {{ sum(ledger.values()) + len(goods) : , }} lines. But
# {{ lines["basket_id"].nunique() - len(table) : , }} baskets have gone, most of them petrol alone ("no goods" is mainly the
# filling station). Whether a visit without goods is a basket changes every share below; we say no, and say so.
#
# ## 2 · Three numbers and four counts (支持度、置信度、提升度)
#
# A rule A ⇒ B says: baskets with A tend to have B.

# %%
there = baskets.measure(table, ["CAT FOOD"], ["CAT LITTER"])
back = baskets.measure(table, ["CAT LITTER"], ["CAT FOOD"])
pd.DataFrame({"food ⇒ litter": there, "litter ⇒ food": back}).round(4)

# %% [markdown]
# With $n$ baskets, $n_A$ with A, $n_B$ with B and $n_{AB}$ with both:
#
# - **support** (支持度) $= n_{AB}/n$, here {{ there["support"] : .4f }};
# - **confidence** (置信度) $= n_{AB}/n_A = P(B \mid A)$, here {{ there["confidence"] : .3f }}, and {{ back["confidence"] : .3f }} the other way round;
# - **lift** (提升度) $= P(B \mid A)/P(B) = n_{AB}\,n/(n_A\,n_B)$, here {{ there["lift"] : .1f }}, the same both ways.
#
# The source document, a vendor's deck, writes the support as $P(A \cup B)$. Its union is that of the *item sets*: a
# basket that holds all of $A \cup B$. For the *events* "has A" and "has B" it is the intersection, $P(A \cap B)$.
# Read as "A or B" the number would be {{ (there["n_a"] + there["n_b"] - there["n_ab"]) / there["n"] : .4f }}:
# {{ (there["n_a"] + there["n_b"] - there["n_ab"]) / there["n_ab"] : .0f }} times too large.
#
# ## 3 · Apriori, written out (先验算法)
#
# The deck gives the algorithm in four bullets. Its idea is one sentence: **a set can be frequent only if all its subsets
# are**. So candidates are joined from what was frequent, and pruned before anything is counted.


# %% tags=["apriori"]
def join(frequent):
    """Two frequent sets that differ in their last item alone make a candidate with one item more."""
    families = {}
    for itemset in sorted(frequent):
        families.setdefault(itemset[:-1], []).append(itemset[-1])
    return [first + pair for first, last in families.items() for pair in combinations(last, 2)]


def prune(candidates, frequent):
    """Keep the candidates all of whose subsets, with one item less, are frequent."""
    return [c for c in candidates if all(part in frequent for part in combinations(c, len(c) - 1))]


# %% tags=["apriori"]
def count(candidates, table):
    """In how many baskets is all of a candidate?"""
    held = {item: table[item].to_numpy() for item in table}
    return {c: int(np.logical_and.reduce([held[item] for item in c]).sum()) for c in candidates}


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
rounds

# %%
plotting.show(
    baskets.draw_rounds(rounds),
    alt=f"Of {rounds.loc[3, 'possible']:,} possible triples {rounds.loc[3, 'joined']:,} are joined, {rounds.loc[3, 'counted']:,} "
    f"are left after pruning and {rounds.loc[3, 'frequent']:,} are frequent; the search ends after {len(rounds)} rounds.",
)

# %% [markdown] given="2 3"
# In round 2 {{ rounds.loc[2, "counted"] : , }} pairs are counted: those of the {{ rounds.loc[1, "frequent"] }} categories that are
# frequent themselves. In round 3 pruning earns its keep. The course's own function finds the same sets faster, and refuses
# what would not fit:

# %%
itemsets = baskets.frequent_itemsets(table, min_support=0.01)
print("the same sets:", dict(zip(itemsets["itemset"], itemsets["count"], strict=True)) == found)
try:
    baskets.frequent_itemsets(table, min_support=0.0003)
except ValueError as refusal:
    print(refusal)

# %%
rules = baskets.association_rules(itemsets, min_confidence=0.5)
of_two = rules[rules["antecedent"].map(len) + rules["consequent"].map(len) == 2]
names = of_two["antecedent"].str[0] + " ⇒ " + of_two["consequent"].str[0]
of_two.set_index(names)[["n_ab", "confidence", "lift"]].head(4).round(2)

# %% [markdown] given="1"
# Rules are read off the sets: {{ len(rules) : , }} of them reach a confidence of one half. The deck's next step keeps those with a lift
# above 1. **Predict**: which share is that? It is {{ (rules["lift"] > 1).mean() : .0% }}. A filter that stops nothing should
# make you curious; section 6 finds out why.
#
# ## 4 · Ten printed rules, taken apart
#
# The deck shows ten rules between categories of a department store, with three numbers each and no counts.

# %%
printed = datasets.printed_table("association_rules")
printed

# %% [markdown] given="582"
# Two different supports occur, {{ printed["support"].min() : .6f }} and {{ printed["support"].max() : .6f }}. Both must be whole numbers of
# baskets over the same $n$, and the confidences and lifts must fit as well. **Predict**: how many baskets are behind the 582?

# %%
counts = baskets.recover_counts(printed, totals=range(1, 20_000))
N = counts["n"].unique()
taken_apart = printed[["antecedent", "consequent", "lift"]].join(counts.set_index("rule"))
print("totals that fit:", N.tolist())
taken_apart

# %% [markdown] given="20,000"
# One total below 20,000 explains all ten rows to the last digit: **{{ N[0] : , }} baskets**. (Multiples such as {{ 2 * N[0] : , }} fit
# too; the table alone cannot exclude them.) Every rule rests on {{ counts["n_ab"].min() }} or
# {{ counts["n_ab"].max() }} baskets. The famous one: camera equipment (摄像器材) was in {{ counts.loc[2, "n_a"] }} baskets,
# photo equipment (照相器材) in {{ counts.loc[2, "n_b"] }}, both in {{ counts.loc[2, "n_ab"] }}. And since lift has no direction, ten
# rows are only {{ printed["lift"].nunique() }} pairs: four are printed twice.

# %%
pairs = taken_apart.drop_duplicates("lift").reset_index(drop=True)
short = pairs["antecedent"].str.split(" ").str[-1] + " ⇒ " + pairs["consequent"].str.split(" ").str[-1]
low, high = baskets.lift_interval(pairs["n_ab"], pairs["n_a"], pairs["n_b"], pairs["n"])
plotting.show(
    baskets.draw_intervals(pairs, short),
    alt=f"The lift of {pairs.lift.max():.0f} lies between {low[1]:.0f} and {high[1]:.0f}; that of {pairs.lift.min():.2f} between "
    f"{low[4]:.2f} and {high[4]:.1f}, so it may be none at all. Beside each line: n_ab of n_A; n_B.",
)

# %% [markdown] given="300"
# Even {{ low[1] : .0f }} would be much. But it is a matter of {{ counts.loc[2, "n_a"] }} receipts: if an offer had won every
# one of them, it would have sold {{ counts.loc[2, "n_a"] - counts.loc[2, "n_ab"] }} item more.
#
# > **What 老秦 takes from this.** "A rate without its count is a rumour." Ask for $n_A$, $n_B$ and $n_{AB}$ before you
# > ask for the lift.
#
# ## 5 · What chance makes of so few baskets
#
# How surprising is each pair, if items fell into baskets independently? And how many pairs did the deck look through? It
# does not say; suppose 300 categories.

# %%
tests = comb(300, 2)
pairs["p"] = baskets.chance(pairs)
pairs["by_chance"] = pairs["p"] * tests  # at most so many of all pairs look as striking by chance alone
pairs[["lift", "n_ab", "p", "by_chance"]]

# %% [markdown] given="300"
# The camera pair stands. For the other {{ (pairs["by_chance"] > 1).sum() }}, chance alone may turn up several as striking among {{ tests : , }} pairs.
# Let us watch it: {{ N[0] : , }} baskets, 300 categories with sales as uneven as in shops, about three a basket, and
# **nothing** belongs together.

# %%
share = 3 / np.arange(1, 301) / np.sum(1 / np.arange(1, 301))
unrelated = pd.DataFrame(np.random.default_rng(DATA_SEED).random((N[0], 300)) < share)
noise = baskets.pair_table(unrelated, min_count=2)
noise_p = baskets.chance(noise)
noise_q = baskets.adjusted(noise_p, tests)
pd.Series(
    {
        "pairs on 2 baskets or more": len(noise),
        "lift above 10": (noise["lift"] > 10).sum(),
        "p below .05": (noise_p < 0.05).sum(),
        "after Bonferroni": (noise_p * tests < 0.05).sum(),
        "after Benjamini-Hochberg": (noise_q < 0.05).sum(),
    }
)

# %% given="2 3 10"
fig, ax = plotting.subplots()
ax.scatter(noise["n_ab"], noise["lift"], s=8, color=plotting.GREY, alpha=0.4)
ax.scatter(pairs["n_ab"], pairs["lift"], s=40, color=plotting.VERMILION)
ax.annotate(
    "the printed pairs", (3, pairs["lift"].max()), (10, -4), textcoords="offset points", color=plotting.VERMILION
)
ax.annotate("pairs of unrelated items", (40, 3), color=plotting.GREY)
ax.set(xscale="log", yscale="log", xlabel="baskets with both (log scale)", ylabel="lift (log scale)")
ax.xaxis.set_major_formatter("{x:g}")
ax.yaxis.set_major_formatter("{x:g}")
plotting.show(
    ax,
    alt=f"Unrelated items reach a lift of {noise['lift'].max():.0f} on 2 or 3 baskets; from 10 baskets on none is above "
    f"{noise.loc[noise['n_ab'] >= 10, 'lift'].max():.1f}.",
)

# %% [markdown] given="10"
# Large lifts live where counts are small: {{ (noise["lift"] > 10).sum() }} unrelated pairs pass 10, and a plain
# test calls {{ (noise_p < 0.05).sum() }} "significant". Counting every pair as a test (多重检验) leaves {{ (noise_q < 0.05).sum() }}, and on ten
# baskets or more no unrelated pair has a lift above {{ noise.loc[noise["n_ab"] >= 10, "lift"].max() : .1f }}.
#
# > **The decision.** A list sorted by lift is a list of the rarest goods. Set a floor on counts, not on support.
#
# ## 6 · What large baskets make
#
# Back to the grocer. We look for rules in the first half of the year and leave the second half alone. First, the same
# check: deal all goods out again over the same baskets, so that nothing belongs together, and look at the lifts.

# %% given="1"
moment = goods.groupby("basket_id")["time"].first().reindex(table.index)
is_first = moment < "2017-07-01"
first, second = table[is_first], table[~is_first]
size = first.sum(axis=1)
real = baskets.pair_table(first)
dealt = baskets.pair_table(baskets.shuffled(first, seed=DATA_SEED))
plotting.show(
    baskets.draw_lifts(real, dealt),
    alt=f"With nothing belonging together {(dealt['lift'] > 1).mean():.0%} of the pairs have a lift above 1 and the median is "
    f"{dealt['lift'].median():.2f}; in the real baskets it is {real['lift'].median():.2f}.",
)

# %% [markdown] given="1"
# In shuffled baskets the *usual* lift is {{ dealt["lift"].median() : .2f }}, and the test of section 5 calls
# {{ (baskets.chance(dealt) < 0.05).mean() : .0% }} of the pairs significant. The reason is size: half of the baskets hold at most
# {{ size.median() : .0f }} categories and some hold {{ size.max() }}; a large basket has everything, so everything meets there.
# For rare goods the lift to expect is about $\overline{s(s-1)}/\bar s^2$ over basket sizes $s$, here
# {{ (size * (size - 1)).mean() / size.mean() ** 2 : .2f }}. "Lift above 1" tests nothing. So we hold each pair against the
# shuffled baskets instead: ten baskets at least, more than in the shuffles (every pair counts as a test), and by half or more.

# %%
evidence = baskets.against_shuffled(first, seed=DATA_SEED, min_count=10)
kept = evidence[(evidence["q"] < 0.05) & (evidence["ratio"] >= 1.5)]
best = kept[kept["n_ab"] >= 30].nlargest(8, "ratio")
natural = goods.loc[goods["department"] == "NUTRITION", "category"].unique()
household = goods.groupby("basket_id")["household_id"].first().reindex(first.index)
who = [household[first[a] & first[b]].nunique() for a, b in zip(best["a"], best["b"], strict=True)]
best.assign(households=who).set_index(best["a"] + " + " + best["b"])[["n_ab", "lift", "ratio", "households"]].round(1)

# %% [markdown]
# {{ len(kept) : , }} of {{ comb(table.shape[1], 2) : , }} pairs stand; `ratio` is the count over that of the shuffled baskets. Of the {{ len(best) }} on top,
# {{ (best["a"].isin(natural) & best["b"].isin(natural)).sum() }} lie wholly in one department, natural foods. `households` is one more question to ask: baskets are not people.
# A pair on {{ best["n_ab"].iloc[0] }} baskets may be the habit of {{ who[0] }} homes.

# %%
shelf = sorted({*best["a"], *best["b"]})
beside = real[real["a"].isin(shelf) & real["b"].isin(shelf)]["lift"]
plotting.show(
    baskets.draw_lift_table(real, shelf),
    alt=f"The {len(best)} pairs are made of {len(shelf)} categories; the lifts of all {len(beside)} pairs among these lie between "
    f"{beside.min():.1f} and {beside.max():.1f}.",
)

# %% [markdown]
# The pairs are not {{ len(best) }} findings: they are one shelf, whose {{ len(shelf) }} categories all go together. The highest lift,
# {{ beside.max() : .1f }}, is not among them: it rests on {{ real.loc[beside.idxmax(), "n_ab"] }} baskets, and the table asked for more.
#
# ## 7 · Does it last? (稳定性)

# %%
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
halves = baskets.pair_table(first, min_count=2).join(later, on=["a", "b"]).fillna({"later": 0})
band = pd.cut(halves["n_ab"], [1, 3, 9, 29, np.inf], labels=["2-3", "4-9", "10-29", "30 or more"])
top = halves.sort_values("lift", ascending=False, kind="stable").groupby(band, observed=True).head(200)
lasts = (top["later"] >= top["lift"] / 2).groupby(band, observed=True).mean()
kept_lasts = (kept.join(later, on=["a", "b"]).eval("later >= lift / 2")).mean()

# %% given="200 2 3 30"
fig, ax = plotting.subplots(figsize=(7.2, 2.8))
ax.barh(lasts.index.astype(str), lasts, color=[plotting.VERMILION, plotting.ORANGE, plotting.SKY, plotting.BLUE])
ax.bar_label(ax.containers[0], [f"{value:.0%}" for value in lasts], padding=4)
ax.set(
    xlabel="share that keeps at least half its lift in the second half-year", ylabel="baskets with both", xlim=(0, 1.1)
)
ax.xaxis.set_major_formatter(lambda x, _: f"{x:.0%}")
plotting.show(
    ax,
    alt=f"Of the 200 highest lifts on 2-3 baskets {lasts.iloc[0]:.0%} keep half their lift in the second half-year, of those on "
    f"30 or more baskets {lasts.iloc[-1]:.0%}.",
)

# %% [markdown] given="300 12"
# The most impressive lifts are the least durable ones. Of the rules kept in section 6, {{ kept_lasts : .0% }} keep at least half of their lift.
# The second half was not used to choose them: had it been, this number would mean nothing.
#
# ## 8 · Held against the truth
#
# Real receipts do not tell which pairs belong together. Simulated ones do: {{ N[0] : , }} baskets of uneven sizes, 300 items, and twelve
# planted pairs. Four recipes look for them.

# %%
store, truth = baskets.plant_baskets(DATA_SEED)
some = baskets.pair_table(store, min_count=2)
significant = baskets.adjusted(baskets.chance(some), tests) < 0.05
tested = baskets.against_shuffled(store, seed=DATA_SEED, min_count=10)
recipes = {
    "the deck: lift above 1": some[some["lift"] > 1],
    "the highest lifts": some.nlargest(len(truth), "lift"),
    "10 baskets, independence test": some[significant & (some["n_ab"] >= 10)],
    "10 baskets, against shuffled": tested[(tested["q"] < 0.05) & (tested["ratio"] >= 1.5)],
}
scores = pd.DataFrame({name: baskets.score(chosen, truth) for name, chosen in recipes.items()}).T
scores[["reported", "true", "false", "recall"]].round(2).astype({"reported": int, "true": int, "false": int})

# %% [markdown]
# The deck's recipe finds all {{ len(truth) }} and {{ scores["false"].iloc[0] : ,.0f }} others. The top of the list by lift has
# {{ scores["true"].iloc[1] : .0f }} of {{ len(truth) }}. A correct test of the wrong null is hardly better than none:
# {{ scores["false"].iloc[2] : ,.0f }} false discoveries, all from basket size. The last recipe finds
# {{ scores["true"].iloc[3] : .0f }} of {{ len(truth) }} with {{ scores["false"].iloc[3] : .0f }} false.
#
# ## 9 · From a rule to a tag to an offer (关联标签、优惠券)
#
# The deck's plan: customers who bought A get the tag "linked B" (打上关联商品标签), and the tag gets a coupon. Those who
# buy B already have no use for it.
#
# > **What 何律师 (privacy) takes from this.** Some rules should not become tags: baby formula, family planning or
# > incontinence goods say something about health and family that the customer did not tell you. Strike such categories
# > *before* the search, not from the list.

# %%
as_of = pd.Timestamp("2017-07-01")
tagged = baskets.linked_audience(goods, "CAT FOOD", "CAT LITTER", as_of)
litter = goods[(goods["category"] == "CAT LITTER") & (goods["time"] >= as_of)]
base = tagged.isin(litter["household_id"]).mean()
margin = MARGIN_RATE * litter.groupby("basket_id")["sales_value"].sum().mean()
pd.Series({"tagged": len(tagged), "buy litter later, unasked": base, "margin of a purchase": margin}).round(3)

# %% [markdown]
# {{ base : .0% }} of the tagged households bought litter in the next half-year *without any offer*. Each of them would take the coupon too. With
# the offer a share $p_1$ buys, without it $p_0$; at margin $m$ and coupon $c$ one offer earns
#
# $$p_1\,(m - c) - p_0\,m .$$
#
# The rise it needs to pay is $p_0\,c/(m-c)$: {{ base * COUPON / (margin - COUPON) : .1% }} here. Confidence and lift say nothing about it: they are
# high exactly where people buy anyway. Only a control group (对照组) can tell. We simulate one, with a planted rise.

# %%
rng, ARM, RISE = np.random.default_rng(DATA_SEED), 2_000, 0.06
offered, control = rng.random(ARM) < base + RISE, rng.random(ARM) < base
naive = offered.mean() * (margin - COUPON)
earned = baskets.offer_profit(offered.mean(), control.mean(), margin, COUPON)
wide = 1.96 * np.sqrt(offered.var() * (margin - COUPON) ** 2 / ARM + control.var() * margin**2 / ARM)
true = baskets.offer_profit(base + RISE, base, margin, COUPON)

# %%
rise = np.linspace(0, 0.25, 50)
fig, ax = plotting.subplots()
ax.plot(rise, (base + rise) * (margin - COUPON), color=plotting.GREY, ls="--")
ax.plot(rise, baskets.offer_profit(base + rise, base, margin, COUPON), color=plotting.BLUE)
ax.errorbar(RISE, earned, wide, fmt="o", color=plotting.VERMILION, capsize=3)
ax.axhline(0, color=plotting.PALE, zorder=0)
style = {"textcoords": "offset points", "ha": "right"}
ax.annotate(
    "all sales, no control group", (0.12, (base + 0.12) * (margin - COUPON)), (-14, 10), color=plotting.GREY, **style
)
ax.annotate(
    "beyond what they buy anyway",
    (0.14, baskets.offer_profit(base + 0.14, base, margin, COUPON)),
    (-14, 16),
    color=plotting.BLUE,
    **style,
)
ax.annotate("the trial", (RISE, earned), (8, -14), textcoords="offset points", color=plotting.VERMILION)
ax.set(xlabel="rise in the share that buys, caused by the offer", ylabel="dollars earned by one offer")
ax.xaxis.set_major_formatter(lambda x, _: f"{x:.0%}")
plotting.show(
    ax,
    alt=f"Counting all sales, an offer seems to earn {naive:.2f} dollars; against the control group it earns {earned:+.2f} "
    f"(plus or minus {wide:.2f}); it pays from a rise of {base * COUPON / (margin - COUPON):.1%}.",
)

# %% [markdown]
# Without a control group the offer looks like {{ naive : .2f }} dollars of profit. With one it is {{ earned : +.2f }} ± {{ wide : .2f }};
# the planted truth is {{ true : +.2f }}. The coupons went mostly to people who were coming anyway.
#
# > **The decision.** Tag, hold out a random part of the tagged, offer to the rest, compare. Choose by expected profit, not
# > by lift, and never by "the first on the list": the extremes of a list are where its noise is.

# %% [markdown] given="12,419 30 3 24 242 582 100"
# ## Recap
#
# - **Support** is about baskets that hold *all* of A and B; **confidence** has a direction, **lift** has none.
# - **Apriori**: join, prune, count, round by round, because a frequent set has only frequent subsets.
# - Printed rates hide counts; the ten rules rest on two or three baskets each.
# - Three things look like a rule: **chance** on small counts, **large baskets**, and what **does not last**. Floors, shuffled
#   baskets with all tests counted, and later data answer one each.
# - An offer is worth what it *changes*: margin and coupon against a control group.
#
# ### Check yourself
#
# <details><summary><b>Question:</b> support .000242 with 12,419 baskets: how many baskets hold both? 30, 3, 24 or 242?</summary>
#
# *3*: .000242 × 12,419. 30 and 24 are slips of the decimal point; 242 reads the support as millionths of a million baskets.
# </details>
#
# <details><summary><b>Question:</b> which are true of lift: symmetric, a probability, unstable for small counts, proof of cause?</summary>
#
# *Symmetric* and *unstable for small counts*. It is a ratio of probabilities and may be 582. It says nothing of cause: large
# baskets alone make it larger than one.
# </details>
#
# <details><summary><b>Question:</b> a very low minimum support gives many chance rules, better rules, fewer rules, or only true ones?</summary>
#
# *Many chance rules.* More pairs pass, each on fewer baskets; none gets better by it, and truth is not what a floor tests.
# </details>
#
# <details><summary><b>Question:</b> before the offer goes out, which do you check: that owners of B are left out, that the rule holds in later data,
# the margin, that the lift is above 100?</summary>
#
# *The first three.* A floor on lift rewards the smallest counts.
# </details>
#
# ### What the industry does next
#
# FP-growth finds the same sets without candidates; `mlxtend` has both behind one interface, and adds measures such as Zhang's. Recommenders replace rules
# by item-to-item similarity and next-basket models that know the order of purchases and the person. What they share with the ten rules: their value is what they
# change, and shops measure it by leaving the recommendation out for a random few.
#
# **Now you**: [lab 08](labs/08_apriori_lab.ipynb).
