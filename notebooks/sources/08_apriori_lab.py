# %% [markdown] given="50"
# # Lab 08 · Who buys A also buys B
#
# 周经理 wants a coupon on Friday, and 老秦 wants to see the counts first. You have the receipts of a random half of the
# grocer's households. Six levels (关卡), about 50 minutes; [lesson 08](../08_apriori.ipynb) has all you need.
#
# Put your code where it says `# YOUR CODE HERE`, run the cell, then run the check below it. A wrong answer costs nothing.
# Stuck? `lab.hint("08.1")` gives the first of three hints for that task; `lab.load_level(3)` goes on from the start of
# a level.
#
# Two rules for all tasks: round nothing unless a task says so; and compute everything from the data that the cells load
# with `DATA_SEED`, never from a number you read off, because your work is marked on other data of the same kind.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which half of the households

# %%
from helpers.lab import open_lab

lab = open_lab("08", seed=DATA_SEED)
lab

# %% [markdown]
# The data: `goods` has a row for each line of a receipt; `table` is boolean, one row a basket and one column a category.

# %%
from itertools import combinations

import numpy as np
import pandas as pd

from helpers import baskets, datasets

lines = datasets.load_journey(share=0.5, seed=DATA_SEED)
goods = lines[lines["category"].notna() & ~lines["category"].isin(datasets.NOT_GOODS) & (lines["quantity"] > 0)]
table = baskets.boolean_table(goods, "basket_id", "category")
table.shape

# %% [markdown] task="08.1" level=1 points=3 given="0 1"
# ### Level 1 · Four counts, three numbers
#
# The rule is `COFFEE` ⇒ `COFFEE FILTERS`. Answer with a dictionary `rule` that has the keys `n`, `n_a`, `n_b`, `n_ab`
# (numbers of baskets: all, with A, with B, with both), `support` and `confidence` (shares between 0 and 1) and `lift`.
# The first two counts are done for you.

# %% task="08.1"
a, b = table["COFFEE"], table["COFFEE FILTERS"]
n, n_a = len(table), a.sum()
# BEGIN SOLUTION
n_b, n_ab = b.sum(), (a & b).sum()
rule = {"n": n, "n_a": n_a, "n_b": n_b, "n_ab": n_ab}
rule |= {"support": n_ab / n, "confidence": n_ab / n_a, "lift": n_ab * n / (n_a * n_b)}
# END SOLUTION

# %% mistake="08.1" hint="Your n_ab counts the baskets with one or the other. Which baskets have both?"
# - (a & b)
# + (a | b)

# %% mistake="08.1" hint="Your confidence belongs to the rule read backwards. Among the baskets with which side is it a share?"
# - "confidence": n_ab / n_a
# + "confidence": n_ab / n_b

# %% mistake="08.1" hint="Your lift is very small: you divided by the count of B where its share of all baskets belongs."
# - n_ab * n / (n_a * n_b)
# + n_ab / n_a / n_b

# %% mistake="08.1" hint="Your support is that of A alone. How many baskets hold both sides?"
# - "support": n_ab / n,
# + "support": n_a / n,

# %% mistake="08.1" hint="Your support counts the baskets with one or the other. The union in the formula is of the item sets: the basket holds both."
# - "support": n_ab / n,
# + "support": (n_a + n_b - n_ab) / n,

# %% mistake="08.1" hint="You divided the confidence by the share of A. With which side does the lift compare it?"
# - n_ab * n / (n_a * n_b)
# + n_ab / n_a / (n_a / n)

# %% mistake="08.1" hint="You divided the confidence by the support of the rule. The lift compares it with the share of one side."
# - n_ab * n / (n_a * n_b)
# + n / n_a

# %% mistake="08.1" hint="Your n counts lines of receipts. How many baskets are there?"
# - n_b, n_ab = b.sum()
# + n = len(goods)
# + n_b, n_ab = b.sum()

# %% mistake="08.1" hint="Your n_a and n_b count lines of receipts. Two packets of coffee in one basket are one basket with coffee."
# - n_b, n_ab = b.sum()
# + n_a = (goods["category"] == "COFFEE").sum()
# + n_b, n_ab = (goods["category"] == "COFFEE FILTERS").sum()

# %% mistake="08.1" hint="Your n_b counts lines of receipts. Two packets in one basket are one basket."
# - n_b, n_ab = b.sum()
# + n_b, n_ab = (goods["category"] == "COFFEE FILTERS").sum()

# %% mistake="08.1" hint="Your n_ab is the sum of both counts. How many baskets hold both at once?"
# - (a & b).sum()
# + a.sum() + b.sum()

# %% mistake="08.1" hint="You exchanged A and B: this is the rule read backwards. Which side stands before the arrow?"
# - "n_a": n_a, "n_b": n_b
# + "n_a": n_b, "n_b": n_a
# - "confidence": n_ab / n_a
# + "confidence": n_ab / n_b

# %% mistake="08.1" hint="Your n_b counts only baskets that have A as well. It is the count of all baskets with B."
# - b.sum(), (a
# + b[a].sum(), (a

# %% mistake="08.1" hint="Your lift is a difference from chance. How many times the share of B is the confidence?"
# - n_ab * n / (n_a * n_b)
# + n_ab / n_a - n_b / n

# %% mistake="08.1" hint="Your n counts only the baskets with A or B. Count all baskets."
# - n_b, n_ab = b.sum()
# + n = (a | b).sum()
# + n_b, n_ab = b.sum()

# %% mistake="08.1" hint="Your support is a share of the baskets with A or B. It is a share of all baskets."
# - "support": n_ab / n,
# + "support": n_ab / (a | b).sum(),

# %% mistake="08.1" hint="Your support is the confidence. Of which baskets is the support a share?"
# - "support": n_ab / n,
# + "support": n_ab / n_a,

# %% mistake="08.1" hint="Your confidence is the support. Of which baskets is the confidence a share?"
# - "confidence": n_ab / n_a
# + "confidence": n_ab / n

# %% mistake="08.1" hint="Your n counts households. How many baskets are there?"
# - n_b, n_ab = b.sum()
# + n = goods["household_id"].nunique()
# + n_b, n_ab = b.sum()

# %% mistake="08.1" hint="Confidence and lift belong to the rule read backwards, and the lift is divided by the share of the same side. Which side stands before the arrow?"
# - "confidence": n_ab / n_a
# + "confidence": n_ab / n_b
# - n_ab * n / (n_a * n_b)
# + n_ab / n_b / (n_b / n)

# %% mistake="08.1" hint="The keys `n_a`, `n_b` and `n_ab` are missing. Small and capital letters are different in a key."
# - "n_a": n_a, "n_b": n_b, "n_ab": n_ab
# + "n_A": n_a, "n_B": n_b, "n_AB": n_ab

# %% mistake="08.1" hint="Your n_b leaves out the baskets that hold coffee as well. It counts every basket with filters."
# - b.sum(), (a & b).sum()
# + (b & ~a).sum(), (a & b).sum()

# %% mistake="08.1" hint="Your n counts baskets in which no goods are left. The baskets here are the rows of `table`."
# - n, n_a = len(table), a.sum()
# + n, n_a = lines["basket_id"].nunique(), a.sum()

# %% mistake="08.1" hint="These are numbers of households. Here each basket counts."
# - a, b = table["COFFEE"], table["COFFEE FILTERS"]
# + table = table.groupby(goods.groupby("basket_id")["household_id"].first().reindex(table.index)).max()
# + a, b = table["COFFEE"], table["COFFEE FILTERS"]

# %% [markdown] hints="08.1"
# 1. Everything here is a count of baskets, or one count divided by another. Which baskets have both?
# 2. `a & b` is true where both columns are; `.sum()` counts what is true.
# 3. Support is `n_ab / n`, confidence `n_ab / n_a`, and the lift divides the confidence by `n_b / n`.

# %% check="08.1"
lab.check("08.1", rule)

# %% [markdown] task="08.2" level=2 points=4
# ### Level 2 · What has to be counted in round three?
#
# `pairs` holds the frequent pairs among some common categories, as sorted tuples. Give the list `candidates` of the
# triples that Apriori would *count* next: joined from the frequent pairs, then pruned. Each triple is a sorted tuple, and
# the list is sorted. The joining is done for you.

# %%
common = np.random.default_rng(DATA_SEED).choice(table.sum().nlargest(40).index, 16, replace=False)
floor = 0.012
frequent = baskets.frequent_itemsets(table[sorted(common)], min_support=floor, max_len=2)
pairs = [itemset for itemset in frequent["itemset"] if len(itemset) == 2]
len(pairs)

# %% task="08.2"
joined = sorted(first + second[-1:] for first, second in combinations(sorted(pairs), 2) if first[0] == second[0])
# BEGIN SOLUTION
known = set(pairs)
candidates = [triple for triple in joined if all(part in known for part in combinations(triple, 2))]
# END SOLUTION

# %% mistake="08.2" hint="You joined and did not prune. Take a triple of yours and look at its three pairs: can a set be frequent if one of its subsets is not?"
# -  if all(part in known for part in combinations(triple, 2))
# +

# %% mistake="08.2" hint="These are all triples of frequent categories. That one category is frequent says nothing about its pairs: what do you know of these?"
# - joined if all(part in known for part in combinations(triple, 2))
# + combinations(sorted(common), 3)

# %% mistake="08.2" hint="You counted already: these triples are frequent. Which triples must be counted to find that out?"
triples = baskets.frequent_itemsets(table[sorted(common)], min_support=floor, max_len=3)["itemset"]
candidates = [itemset for itemset in triples if len(itemset) == 3]

# %% mistake="08.2" hint="You kept what should go: these triples have a pair that is not frequent."
# - if all(
# + if not all(

# %% mistake="08.2" hint="You removed from the list over which your loop runs, so that the loop passes over some triples. Make a new list."
candidates = joined.copy()
for triple in candidates:
    if not all(part in pairs for part in combinations(triple, 2)):
        candidates.remove(triple)

# %% mistake="08.2" hint="This is the number of candidates. The task asks for their list."
# - [triple for triple in joined if all(part in known for part in combinations(triple, 2))]
# + len([triple for triple in joined if all(part in known for part in combinations(triple, 2))])

# %% mistake="08.2" hint="You kept every triple with at least one frequent pair. How many of its three pairs must be frequent?"
# - in joined if all(
# + in combinations(sorted(common), 3) if any(

# %% mistake="08.2" hint="This is a dictionary. Only the list of the triples is asked, before anything is counted."
# - [triple for triple in joined if all(part in known for part in combinations(triple, 2))]
# + {triple: table[list(triple)].all(axis=1).sum() for triple in joined if all(part in known for part in combinations(triple, 2))}

# %% mistake="08.2" hint="Your list is empty. Where do you look for a pair: is it a set or list of pairs? `in` looks at the names of a table's columns."
# - set(pairs)
# + frequent

# %% mistake="08.2" hint="You used the pairs of another floor, that of the lesson. Which pairs does the task give?"
lower = baskets.frequent_itemsets(table[sorted(common)], min_support=0.01, max_len=2)["itemset"]
lower = sorted(itemset for itemset in lower if len(itemset) == 2)
longer = sorted(one + two[-1:] for one, two in combinations(lower, 2) if one[0] == two[0])
candidates = [triple for triple in longer if all(part in lower for part in combinations(triple, 2))]

# %% mistake="08.2" hint="These are the frequent pairs. Round three counts triples."
# - [triple for triple in joined if all(part in known for part in combinations(triple, 2))]
# + sorted(pairs)

# %% mistake="08.2" hint="Each triple is one text. Sorted tuples are asked."
# - [triple for
# + [", ".join(triple) for

# %% mistake="08.2" hint="These sets have four categories: that is round four. Which sets does round three count?"
# - [triple for triple in joined if all(part in known for part in combinations(triple, 2))]
# + [triple for triple in joined if all(part in known for part in combinations(triple, 2))]
# + fours = [one + two[-1:] for one, two in combinations(candidates, 2) if one[:2] == two[:2]]
# + candidates = sorted(four for four in fours if all(part in candidates for part in combinations(four, 3)))

# %% mistake="08.2" hint="You counted already, and kept the triples that are not frequent. Nothing is counted yet: which triples have to be?"
# -  if all(part in known for part in combinations(triple, 2))
# +  if all(part in known for part in combinations(triple, 2)) and table[list(triple)].mean(axis=1).eq(1).mean() < floor

# %% mistake="08.2" hint="You joined all pairs that share a category, and did not prune. What must hold for all three pairs of a triple?"
# - [triple for triple in joined if all(part in known for part in combinations(triple, 2))]
# + sorted({tuple(sorted({*p, *q})) for p, q in combinations(pairs, 2) if len({*p, *q}) == 3})

# %% mistake="08.2" hint="You joined and did not prune, and your list runs backwards. What must hold for all three pairs of a triple?"
# - [triple for triple in joined if all(part in known for part in combinations(triple, 2))]
# + joined[::-1]

# %% mistake="08.2" hint="The right triples in descending order. Which order is asked?"
# - [triple for triple in joined if all(part in known for part in combinations(triple, 2))]
# + [triple for triple in joined if all(part in known for part in combinations(triple, 2))][::-1]

# %% mistake="08.2" hint="You counted already, and the frequent pairs are still in your list. Which triples must be counted?"
triples = baskets.frequent_itemsets(table[sorted(common)], min_support=floor, max_len=3)["itemset"]
candidates = sorted(itemset for itemset in triples if len(itemset) >= 2)

# %% mistake="08.2" hint="This is the number of joined triples, before pruning. The task asks for the list of those that are left."
# - [triple for triple in joined if all(part in known for part in combinations(triple, 2))]
# + len(joined)

# %% mistake="08.2" hint="Your list holds the pairs, too. Only sets of three are candidates here."
# - candidates = [triple for triple in joined
# + candidates = sorted(pairs) + [triple for triple in joined

# %% [markdown] hints="08.2"
# 1. A triple has three pairs. The join looked at two of them only.
# 2. `combinations(triple, 2)` gives the three pairs as sorted tuples; `all(… for … in …)` asks for every one.
# 3. Make `known = set(pairs)` and keep each `triple` of `joined` for which `all(part in known for part in combinations(triple, 2))`.

# %% check="08.2"
lab.check("08.2", candidates)

# %% [markdown] task="08.3" level=3 points=4 given="3 4 16 582.14"
# ### Level 3 · The counts behind a slide
#
# `slide` holds three of the printed rules, drawn for you, each in the direction with the higher confidence. Recover their
# counts: a DataFrame `counts` with the columns `n` (all baskets), `n_ab` (with both sides), `n_a` (with the antecedent)
# and `n_b` (with the consequent), and with the slide's index.
#
# All rules come from the same `n`, and one printed rule with a large lift settles it: 3 baskets of 4, B in 16, lift 582.14.
# Baskets are whole numbers: round each count to the nearest one before you go on with it.

# %%
printed = datasets.printed_table("association_rules").sort_values("confidence", ascending=False, kind="stable")
rules = printed.drop_duplicates("lift")
in_gold = rules["consequent"] == "金银珠宝 足金饰品"  # in each slide: its counts show who rounds only at the end
draw = np.random.default_rng(DATA_SEED)
slide = pd.concat([rules[in_gold], rules[~in_gold].sample(2, random_state=draw)])
slide = slide.sample(frac=1, random_state=draw).reset_index(drop=True)
slide

# %% task="08.3"
# BEGIN SOLUTION
n = round(582.14 * 16 * 4 / 3)
n_ab = (slide["support"] * n).round().astype(int)
n_a = (n_ab / slide["confidence"]).round().astype(int)
n_b = (n_ab * n / (n_a * slide["lift"])).round().astype(int)
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})
# END SOLUTION

# %% mistake="08.3" hint="Your counts are no whole numbers of baskets. Round at each step, and go on with the whole number."
# - round(582.14 * 16 * 4 / 3)
# + 582.14 * 16 * 4 / 3
# - (slide["support"] * n).round().astype(int)
# + slide["support"] * n
# - (n_ab / slide["confidence"]).round().astype(int)
# + n_ab / slide["confidence"]
# - (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + n_ab * n / (n_a * slide["lift"])

# %% mistake="08.3" hint="You rounded only at the end, so n_b comes from an n_a that is no whole number. Round n_a first, and go on with it."
# - n_a = (n_ab / slide["confidence"]).round().astype(int)
# - n_b = (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + n_a = n_ab / slide["confidence"]
# + n_b = (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + n_a = n_a.round().astype(int)

# %% mistake="08.3" hint="You exchanged n_a and n_b. The confidence is a share of the baskets with the antecedent: which count is below the fraction line?"
# - "n_a": n_a, "n_b": n_b
# + "n_a": n_b, "n_b": n_a

# %% mistake="08.3" hint="Your n is the number of your own baskets. The slide comes from another shop: how many baskets give its large lift?"
# - round(582.14 * 16 * 4 / 3)
# + len(table)

# %% mistake="08.3" hint="Your n is three times too large. The large rule has 3 baskets with both: where do they stand in the formula of the lift?"
# - round(582.14 * 16 * 4 / 3)
# + round(582.14 * 16 * 4)

# %% mistake="08.3" hint="You took a round number of baskets. Which n makes 3 of 4 and 16 give the large lift?"
# - round(582.14 * 16 * 4 / 3)
# + 10_000

# %% mistake="08.3" hint="You took n from a support. It is printed with three digits that count, so many n fit it; the large lift has five."
# - round(582.14 * 16 * 4 / 3)
# + round(3 / 0.000242)

# %% mistake="08.3" hint="You took n from the smaller support. It is printed with three digits that count, so many n fit it; the large lift has five."
# - round(582.14 * 16 * 4 / 3)
# + round(2 / 0.000161)

# %% mistake="08.3" hint="Some of your counts are cut off: `astype(int)` drops what stands behind the decimal point. Round first."
# - (slide["support"] * n).round().astype(int)
# + slide["support"] * n
# - (n_ab / slide["confidence"]).round().astype(int)
# + n_ab / slide["confidence"]
# - (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + n_ab * n / (n_a * slide["lift"])
# - {"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b}
# + {"n": n, "n_ab": n_ab.astype(int), "n_a": n_a.astype(int), "n_b": n_b.astype(int)}

# %% mistake="08.3" hint="Your counts are cut off at each step: `astype(int)` drops what stands behind the decimal point. Round first."
# - (slide["support"] * n).round().astype(int)
# + (slide["support"] * n).astype(int)
# - (n_ab / slide["confidence"]).round().astype(int)
# + (n_ab / slide["confidence"]).astype(int)
# - (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + (n_ab * n / (n_a * slide["lift"])).astype(int)

# %% mistake="08.3" hint="Your n_b is the confidence times n. Which role has the lift?"
# - (n_ab * n / (n_a * slide["lift"]))
# + (slide["confidence"] * n)

# %% mistake="08.3" hint="You multiplied by the confidence for n_a. Which count is below its fraction line?"
# - "n_a": n_a
# + "n_a": (n_ab * slide["confidence"]).round().astype(int)

# %% mistake="08.3" hint="You multiplied by the confidence for n_a, and went on with it. Which count is below its fraction line?"
# - n_a = (n_ab / slide["confidence"]).round().astype(int)
# - n_b = (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + n_a = (n_ab * slide["confidence"]).round()
# + n_b = (n_ab * n / (n_a * slide["lift"])).round()

# %% mistake="08.3" hint="In your n_b, the number of all baskets is missing. Write the lift with its four counts first."
# - (n_ab * n / (n_a * slide["lift"]))
# + (n_ab / (n_a * slide["lift"]))

# %% mistake="08.3" hint="In your n_b, the count of the antecedent is missing. Write the lift with its four counts first."
# - (n_ab * n / (n_a * slide["lift"]))
# + (n_ab * n / slide["lift"])

# %% mistake="08.3" hint="You multiplied by the lift for n_b. Write the lift with its four counts first: where does n_b stand?"
# - (n_ab * n / (n_a * slide["lift"]))
# + (n_ab * n * slide["lift"] / n_a)

# %% mistake="08.3" hint="These are the counts of the example in each row. Each rule of the slide has counts of its own."
# - {"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b}
# + {"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b}, index=slide.index).assign(n_ab=3, n_a=4, n_b=16

# %% mistake="08.3" hint="You read the support as that of A alone. Which baskets does the support of a rule count?"
# - (slide["support"] * n)
# + (slide["confidence"] * (slide["support"] * n).round())
# - (n_ab / slide["confidence"])
# + (slide["support"] * n)

# %% mistake="08.3" hint="Your n is a multiple of the n that the large rule gives: 3 baskets of 4, B in 16."
# - round(582.14 * 16 * 4 / 3)
# + 2 * round(582.14 * 16 * 4 / 3)

# %% mistake="08.3" hint="Your counts are rounded up. Which whole number is nearest?"
# - (slide["support"] * n).round().astype(int)
# + np.ceil(slide["support"] * n).astype(int)
# - (n_ab / slide["confidence"]).round().astype(int)
# + np.ceil(n_ab / slide["confidence"]).astype(int)
# - (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + np.ceil(n_ab * n / (n_a * slide["lift"])).astype(int)

# %% mistake="08.3" hint="The column `n` is missing. It is asked, although it is the same in each row."
# - {"n": n, "n_ab"
# + {"n_ab"

# %% mistake="08.3" hint="This is the whole printed table. Only the rules of `slide` are asked."
counts = baskets.recover_counts(printed.reset_index(drop=True), [n]).set_index("rule")[["n", "n_ab", "n_a", "n_b"]]

# %% mistake="08.3" hint="Your n_b comes from confidence and lift, without a whole number between. The confidence is printed with two digits: make n_a whole first, and go on with it."
# - (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + slide["confidence"] / slide["lift"] * n

# %% mistake="08.3" hint="Your n is the number of your own baskets, and nothing is rounded. The slide comes from another shop, with whole numbers of baskets."
# - round(582.14 * 16 * 4 / 3)
# + len(table)
# - (slide["support"] * n).round().astype(int)
# + slide["support"] * n
# - (n_ab / slide["confidence"]).round().astype(int)
# + n_ab / slide["confidence"]
# - (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + n_ab * n / (n_a * slide["lift"])

# %% mistake="08.3" hint="Your n is three times too large, and nothing is rounded. Where do the 3 baskets with both stand in the formula of the lift?"
# - round(582.14 * 16 * 4 / 3)
# + 582.14 * 16 * 4
# - (slide["support"] * n).round().astype(int)
# + slide["support"] * n
# - (n_ab / slide["confidence"]).round().astype(int)
# + n_ab / slide["confidence"]
# - (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + n_ab * n / (n_a * slide["lift"])

# %% mistake="08.3" hint="Your n_b is the number of all baskets divided by the lift. The confidence is missing: the lift is the confidence over the share of the baskets with the right side."
# - (n_ab * n / (n_a * slide["lift"]))
# + (n / slide["lift"])

# %% mistake="08.3" hint="Your n_a is a share of *all* baskets. The confidence is a share of the baskets with the left side: of which number is n_ab that share?"
# - n_a = (n_ab / slide["confidence"]).round().astype(int)
# - n_b = (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + n_a = (slide["confidence"] * n).round().astype(int)
# + n_b = (slide["confidence"] * n / slide["lift"]).round().astype(int)

# %% mistake="08.3" hint="These are other rules: the first rows of the printed table. The three rules of `slide` are asked."
# - n_ab = (slide["support"] * n)
# + slide = printed.sort_index().head(3)
# + n_ab = (slide["support"] * n)

# %% mistake="08.3" hint="You read the support as per cent. It is printed as a share of all baskets."
# - (slide["support"] * n).round()
# + (slide["support"] * n / 100).round()
# - (n_ab * n / (n_a * slide["lift"]))
# + (slide["confidence"] * n / slide["lift"])

# %% mistake="08.3" hint="Your n_b is a share of all baskets. Multiply it by their number."
# - (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + slide["confidence"] / slide["lift"]

# %% mistake="08.3" hint="All your counts are cut off, n too: `int` and `astype(int)` drop what stands behind the decimal point. Round first."
# - n = round(582.14 * 16 * 4 / 3)
# - n_ab = (slide["support"] * n).round().astype(int)
# - n_a = (n_ab / slide["confidence"]).round().astype(int)
# - n_b = (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + n = int(582.14 * 16 * 4 / 3)
# + n_ab = (slide["support"] * n).astype(int)
# + n_a = (n_ab / slide["confidence"]).astype(int)
# + n_b = (n_ab * n / (n_a * slide["lift"])).astype(int)

# %% mistake="08.3" hint="Your n is four times too small: the 4 baskets with A are missing. Write the lift of the large rule with its four counts first."
n = round(582.14 * 16 / 3)
n_ab = (slide["support"] * n).round()
n_a = (n_ab / slide["confidence"]).round()
n_b = (n_ab * n / (n_a * slide["lift"])).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% mistake="08.3" hint="These are other rules: the first rows of the sorted table. The three rules of `slide` are asked."
# - n_ab = (slide["support"] * n)
# + slide = printed.head(3).reset_index(drop=True)
# + n_ab = (slide["support"] * n)

# %% mistake="08.3" hint="Your n_b is the support times n, divided by the lift. The lift divides the confidence by the share of B: n_b / n is confidence over lift."
# - (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + slide["support"] * n / slide["lift"]

# %% mistake="08.3" hint="Your n is cut off: `int` drops what stands behind the decimal point. Take the nearest whole number."
# - round(582.14 * 16 * 4 / 3)
# + int(582.14 * 16 * 4 / 3)

# %% mistake="08.3" hint="Your n_ab is not rounded. It is a whole number of baskets."
# - {"n": n, "n_ab": n_ab
# + {"n": n, "n_ab": slide["support"] * n

# %% mistake="08.3" hint="You multiplied by the confidence for n_a, and made n_b of confidence and lift. Which count is below the fraction line of the confidence?"
# - n_a = (n_ab / slide["confidence"]).round().astype(int)
# - n_b = (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + n_a = (n_ab * slide["confidence"]).round().astype(int)
# + n_b = (slide["confidence"] * n / slide["lift"]).round().astype(int)

# %% mistake="08.3" hint="You multiplied by the confidence for n_a, which gives counts of 0 and 1. Which count is below its fraction line?"
# - n_a = (n_ab / slide["confidence"]).round().astype(int)
# - n_b = (n_ab * n / (n_a * slide["lift"])).round().astype(int)
# + n_a = (n_ab * slide["confidence"]).round().astype(int)
# + n_b = (n_ab * n / (n_a.clip(lower=1) * slide["lift"])).round().astype(int)

# %% mistake="08.3" hint="These are the rules 0, 1 and 2 of the printed table. The three rules of `slide` are asked."
found = baskets.recover_counts(printed.sort_index(), [n]).set_index("rule")
counts = found.loc[[0, 1, 2], ["n", "n_ab", "n_a", "n_b"]]

# %% [markdown] hints="08.3"
# 1. Turn the lift round: it is made of four counts, three of which you know for the large rule. That gives n.
# 2. Then, rule by rule: the support gives n_ab, the confidence gives n_a, the lift gives n_b. Round to a whole number at each step.
# 3. `n = round(582.14 * 16 * 4 / 3)`; `n_ab` is `slide["support"] * n`, rounded; `n_a` is `n_ab / slide["confidence"]`, rounded; `n_b` is `n_ab * n / (n_a * slide["lift"])`, rounded.

# %% check="08.3"
lab.check("08.3", counts)

# %% [markdown] task="08.4" level=4 points=4 given="2 3 10"
# ### Level 4 · How much of it is chance?
#
# Take all pairs that 2 or 3 baskets hold and whose lift is above 10. How many are there in `table`, and how many in
# shuffled baskets (`baskets.shuffled(table, seed=DATA_SEED)`), where nothing belongs together? Answer with a dictionary
# `chance` with the keys `real`, `shuffled` (numbers of pairs) and `share`, the second divided by the first. `baskets.pair_table` gives all
# pairs with their counts.

# %% task="08.4" slow=true idle="This is what comes out when the limit itself is counted differently: look for \"before\", \"at least\" or \"more than\" in the task."
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
# BEGIN SOLUTION
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)}
# END SOLUTION

# %% mistake="08.4" hint="Your share is the wrong way up. Which part of the real pairs would chance have made?"
# - len(by_chance) / len(striking)
# + len(striking) / len(by_chance)

# %% mistake="08.4" hint="Your shuffled pairs may stand on any number of baskets. Which condition is missing there?"
# - dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)
# + dealt["lift"] > 10

# %% mistake="08.4" hint="Your shuffled pairs may have any lift. Which condition is missing there?"
# - dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)
# + dealt["n_ab"].between(2, 3)

# %% mistake="08.4" hint="You shuffled with another seed. Which seed does the task give?"
# - seed=DATA_SEED
# + seed=1

# %% mistake="08.4" hint="Your two numbers are equal: every basket kept its contents. What was to be dealt out again?"
# - baskets.shuffled(table, seed=DATA_SEED)
# + table

# %% mistake="08.4" hint="You divided by real and shuffled pairs together. What is the share of?"
# - len(by_chance) / len(striking)
# + len(by_chance) / (len(striking) + len(by_chance))

# %% mistake="08.4" hint="Your shuffled pairs have no ceiling: only pairs on 2 or 3 baskets are asked for."
# - dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)
# + (dealt["n_ab"] >= 2) & (dealt["lift"] > 10)

# %% mistake="08.4" hint="Real and shuffled pairs have no ceiling: only pairs on 2 or 3 baskets are asked for."
kept, found = ((real["n_ab"] >= 2) & (real["lift"] > 10)).sum(), ((dealt["n_ab"] >= 2) & (dealt["lift"] > 10)).sum()
chance = {"real": kept, "shuffled": found, "share": found / kept}

# %% mistake="08.4" hint="You counted all pairs of both tables. Which pairs are asked for?"
# - {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)}
# + {"real": len(real), "shuffled": len(dealt), "share": len(dealt) / len(real)}

# %% mistake="08.4" hint="Pairs on 3 baskets are missing in both numbers. Does `range(2, 3)` have the 3?"
kept, found = ((real["n_ab"] == 2) & (real["lift"] > 10)).sum(), ((dealt["n_ab"] == 2) & (dealt["lift"] > 10)).sum()
chance = {"real": kept, "shuffled": found, "share": found / kept}

# %% mistake="08.4" hint="Among the shuffled pairs, those on 3 baskets are missing."
# - dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)
# + (dealt["n_ab"] == 2) & (dealt["lift"] > 10)

# %% mistake="08.4" hint="Pairs on a single basket are in both numbers. Which counts are asked for?"
kept, found = ((real["n_ab"] <= 3) & (real["lift"] > 10)).sum(), ((dealt["n_ab"] <= 3) & (dealt["lift"] > 10)).sum()
chance = {"real": kept, "shuffled": found, "share": found / kept}

# %% mistake="08.4" hint="Among the shuffled pairs are those on a single basket. Which counts are asked for?"
# - dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)
# + (dealt["n_ab"] <= 3) & (dealt["lift"] > 10)

# %% mistake="08.4" hint="You filtered the shuffled pairs by the lift of the real pairs. Each table has a lift of its own."
# - (dealt["lift"] > 10)
# + (real["lift"] > 10)

# %% mistake="08.4" hint="Your share is in per cent, and rounded. The second number divided by the first is asked."
# - len(by_chance) / len(striking)
# + round(100 * len(by_chance) / len(striking), 1)

# %% mistake="08.4" hint="You looked for the same pairs in both tables. Shuffled baskets give other pairs: count theirs."
# - "shuffled": len(by_chance), "share": len(by_chance)
# + "shuffled": len(striking.merge(by_chance, on=["a", "b"])), "share": len(striking.merge(by_chance, on=["a", "b"]))

# %% mistake="08.4" hint="Your floor is a lift of 1 in both tables. Which lift does the task ask for?"
kept, found = (
    (real["n_ab"].between(2, 3) & (real["lift"] > 1)).sum(),
    (dealt["n_ab"].between(2, 3) & (dealt["lift"] > 1)).sum(),
)
chance = {"real": kept, "shuffled": found, "share": found / kept}

# %% mistake="08.4" hint="Your floor is a lift of 1 in the shuffled baskets. Which lift does the task ask for?"
# - (dealt["lift"] > 10)
# + (dealt["lift"] > 1)

# %% mistake="08.4" hint="`real` and `shuffled` are shares of all pairs. Numbers of pairs are asked."
# - {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)}
# + {"real": len(striking) / len(real), "shuffled": len(by_chance) / len(dealt), "share": len(by_chance) / len(dealt) / (len(striking) / len(real))}

# %% mistake="08.4" hint="You used only the first half of the year, as the lesson does. Which table does the task name?"
half = table[goods.groupby("basket_id")["time"].first().reindex(table.index) < "2017-07-01"]
one, two = baskets.pair_table(half), baskets.pair_table(baskets.shuffled(half, seed=DATA_SEED))
kept, found = ((rows["n_ab"].between(2, 3) & (rows["lift"] > 10)).sum() for rows in (one, two))
chance = {"real": kept, "shuffled": found, "share": found / kept}

# %% mistake="08.4" hint="You shuffled each column by itself, so the baskets lost their sizes. Large baskets, in which everything meets, are gone."
rng = np.random.default_rng(DATA_SEED)
apart = baskets.pair_table(pd.DataFrame(rng.permuted(table.to_numpy(), axis=0), columns=table.columns))
found = (apart["n_ab"].between(2, 3) & (apart["lift"] > 10)).sum()
chance = {"real": len(striking), "shuffled": found, "share": found / len(striking)}

# %% mistake="08.4" hint="You added up baskets. Here each pair counts once, however many baskets hold it."
# - "real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)
# + "real": striking["n_ab"].sum(), "shuffled": by_chance["n_ab"].sum(), "share": by_chance["n_ab"].sum() / striking["n_ab"].sum()

# %% mistake="08.4" hint="You looked for the striking pairs in the shuffled baskets. Count what is striking *there*, whichever pairs it is."
# - by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
# + by_chance = striking.merge(dealt, on=["a", "b"])

# %% [markdown] hints="08.4"
# 1. The same question twice, of two tables. Only the table differs.
# 2. `baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))` is the second table of pairs; filter it as the first was filtered.
# 3. Count the rows of both filtered tables with `len`, and divide the shuffled by the real.

# %% check="08.4"
lab.check("08.4", chance)

# %% [markdown] task="08.5" level=5 points=4 given="10 2 3 30 0 1"
# ### Level 5 · What lasts?
#
# Choose in the first half of the year, look in the second. Among the pairs whose lift is above 10 in `first`, which share
# keeps **at least half of its lift** in `second`? Answer with a dictionary `lasts` of two shares between 0 and 1: `few`, for
# pairs on 2 or 3 baskets of `first`, and `many`, for pairs on 30 or more of `first`. A pair that no later basket holds has a
# later lift of 0. (A few baskets are left out, so that one pair is on 30 exactly in `first` and in no basket of `second`.)

# %%
moment = goods.groupby("basket_id")["time"].first().reindex(table.index)
earlier, second = table[moment < "2017-07-01"], table[moment >= "2017-07-01"]
rare = baskets.pair_table(earlier, min_count=30).query("lift > 12").nsmallest(1, "n_ab").iloc[0]
first = earlier.drop(index=earlier.index[earlier[rare["a"]] & earlier[rare["b"]]][30:])
second = second[~(second[rare["a"]] & second[rare["b"]])]
len(first), len(second)

# %% task="08.5" slow=true idle="This is what comes out when the limit itself is counted differently: look for \"before\", \"at least\" or \"more than\" in the task."
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
# BEGIN SOLUTION
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"])
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}
# END SOLUTION

# %% mistake="08.5" hint="Pairs that never come again have dropped out of your shares. Do they keep their lift?"
# - chosen.join(later, on=["a", "b"])
# + chosen.join(later, on=["a", "b"], how="inner")

# %% mistake="08.5" hint="Your `few` has pairs on a single basket in it. Which counts are asked for?"
# - between(2, 3)
# + between(1, 3)

# %% mistake="08.5" hint="You asked for the whole of the earlier lift. How much of it is to be kept?"
# - >= both["lift"] / 2
# + >= both["lift"]

# %% mistake="08.5" hint="You asked for a later lift above 10. Each pair is compared with its own earlier lift."
# - >= both["lift"] / 2
# + > 10

# %% mistake="08.5" hint="You asked for one and the same later lift for all pairs. Each pair is compared with half of its own lift."
# - >= both["lift"] / 2
# + >= 5

# %% mistake="08.5" hint="You asked for a later lift that nearly every pair has. How much of its own earlier lift is each pair to keep?"
# - >= both["lift"] / 2
# + > 0

# %% mistake="08.5" hint="You took all pairs of the first half, also those with a small lift. Which pairs does `chosen` hold?"
# - chosen.join(later, on=["a", "b"])
# + baskets.pair_table(first).join(later, on=["a", "b"])

# %% mistake="08.5" hint="These are numbers of pairs. Which share of them lasts?"
# - keeps[both["n_ab"].between(2, 3)].mean()
# + keeps[both["n_ab"].between(2, 3)].sum()
# - keeps[both["n_ab"] >= 30].mean()
# + keeps[both["n_ab"] >= 30].sum()

# %% mistake="08.5" hint="Your bands are those of the second half. By the counts of which half are `few` and `many` told apart?"
# - ["lift"].rename("later")
# + [["lift", "n_ab"]].rename(columns={"lift": "later", "n_ab": "n_later"})
# - {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}
# + {"few": keeps[both["n_later"].between(2, 3)].mean(), "many": keeps[both["n_later"] >= 30].mean()}

# %% mistake="08.5" hint="You went backwards in time: chosen in the second half, tried on the first."
earlier = baskets.pair_table(first).set_index(["a", "b"])["lift"].rename("earlier")
back = baskets.pair_table(second)
back = back[back["lift"] > 10].join(earlier, on=["a", "b"])
holds = back["earlier"] >= back["lift"] / 2
lasts = {"few": holds[back["n_ab"].between(2, 3)].mean(), "many": holds[back["n_ab"] >= 30].mean()}

# %% mistake="08.5" hint="You kept only pairs whose later lift is above 10 as well. You looked at the answer before you chose."
# - chosen.join(later, on=["a", "b"])
# + chosen.join(later[later > 10], on=["a", "b"], how="inner")

# %% mistake="08.5" hint="You divided by all chosen pairs. Each share is one of the pairs in its own band."
# - {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}
# + {"few": (keeps & both["n_ab"].between(2, 3)).mean(), "many": (keeps & (both["n_ab"] >= 30)).mean()}

# %% mistake="08.5" hint="You chose the pairs on the whole year, with the second half in it. What was chosen because it lasts will be found to last."
# - chosen.join(later, on=["a", "b"])
# + baskets.pair_table(table).query("lift > 10").join(later, on=["a", "b"])

# %% mistake="08.5" hint="You compared numbers of baskets. The task compares the two lifts."
# - ["lift"].rename("later")
# + ["n_ab"].rename("later")
# - >= both["lift"] / 2
# + >= both["n_ab"] / 2

# %% mistake="08.5" hint="This is the mean of later lift by earlier lift. Which share of the pairs keeps at least half?"
# - both["later"] >= both["lift"] / 2
# + (both["later"] / both["lift"]).fillna(0)

# %% mistake="08.5" hint="This is the mean of later lift by earlier lift, without the pairs that never come again. Which share of all pairs keeps at least half?"
# - both["later"] >= both["lift"] / 2
# + both["later"] / both["lift"]

# %% mistake="08.5" hint="Your later lift is that of the whole year, so that the first half is in it. Which table comes later?"
# - baskets.pair_table(second)
# + baskets.pair_table(table)

# %% mistake="08.5" hint="Your `few` has only pairs on 2 baskets."
# - both["n_ab"].between(2, 3)
# + both["n_ab"] == 2

# %% mistake="08.5" hint="Your `many` begins at 10 baskets. Where does the band of the task begin?"
# - both["n_ab"] >= 30
# + both["n_ab"] >= 10

# %% mistake="08.5" hint="Your `few` reaches up to the pairs of `many`. How many baskets are few here?"
# - .between(2, 3)
# + .between(2, 29)

# %% mistake="08.5" hint="Your `many` begins right above the pairs of `few`. From how many baskets on does a pair belong to it?"
# - both["n_ab"] >= 30
# + both["n_ab"] > 3

# %% [markdown] hints="08.5" given="2 3 30"
# 1. Put the later lift beside the earlier one, pair by pair; then it is one comparison and two averages.
# 2. `baskets.pair_table(second).set_index(["a", "b"])["lift"]` can be joined with `chosen.join(…, on=["a", "b"])`; a pair that never came again gets a missing value, and a comparison with that is False.
# 3. After the join: `keeps = both["later"] >= both["lift"] / 2`, and the mean of `keeps` where `n_ab` is 2 or 3, and where it is 30 or more.

# %% check="08.5"
lab.check("08.5", lasts)

# %% [markdown] task="08.6" level=6 points=5 given="1"
# ### Level 6 · The tag and what it is worth
#
# On 1 July the households that had bought `COFFEE` and had **not** bought `COFFEE FILTERS` get the tag "linked: filters" and a
# coupon. In a trial with a control group the coupon added `RISE` to the share of buyers: the control share became the
# control share *plus* `RISE`. The control share is what you see here: the part of the tagged households that buys filters
# from 1 July on, unasked.
#
# Answer with a dictionary `offer`: `tagged`, the list of household numbers in ascending order, each once; and `worth`, what the offers to all of them
# are expected to earn *beyond* what would be earned anyway, in dollars. A purchase brings `MARGIN`; every buyer with the
# offer uses the coupon of `COUPON` dollars, also one who would have bought anyway.

# %%
AS_OF, RISE, MARGIN, COUPON = pd.Timestamp("2017-07-01"), 0.12, 1.10, 0.40
before, after = goods[goods["time"] < AS_OF], goods[goods["time"] >= AS_OF]

# %% task="08.6" slow=true
# BEGIN SOLUTION
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later_buyers = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
control = np.mean([household in later_buyers for household in tagged])
each = (control + RISE) * (MARGIN - COUPON) - control * MARGIN
offer = {"tagged": tagged, "worth": each * len(tagged)}
# END SOLUTION

# %% mistake="08.6" hint="This is what one offer earns. The question is for all of them together."
# - each * len(tagged)
# + each

# %% mistake="08.6" hint="You counted every sale with a coupon as earned by it. What would have been earned without the offer?"
# -  - control * MARGIN
# +

# %% mistake="08.6" hint="You gave the coupon only to the additional buyers. Those who would have bought anyway use it too."
# - (control + RISE) * (MARGIN - COUPON) - control * MARGIN
# + RISE * (MARGIN - COUPON)

# %% mistake="08.6" hint="You tagged households that bought filters already. Who is to be left out?"
# - sorted(coffee - filters)
# + sorted(coffee)

# %% mistake="08.6" hint="You left out households that bought filters after the day. Who could know them on 1 July?"
# - filters = set(before.loc[before["category"]
# + filters = set(goods.loc[goods["category"]

# %% mistake="08.6" hint="You tagged households that bought coffee after the day. Who could know them on 1 July?"
# - coffee = set(before.loc[before["category"]
# + coffee = set(goods.loc[goods["category"]

# %% mistake="08.6" hint="Every tagged household costs you a coupon. Who uses it?"
# - (control + RISE) * (MARGIN - COUPON) - control * MARGIN
# + RISE * MARGIN - COUPON

# %% mistake="08.6" hint="The coupon costs nothing in your sum. Who uses it?"
# - (control + RISE) * (MARGIN - COUPON) - control * MARGIN
# + RISE * MARGIN

# %% mistake="08.6" hint="You took `RISE` for the share that buys with the offer. It is what is added to the control share."
# - (control + RISE)
# + RISE

# %% mistake="08.6" hint="You took `RISE` for a part of the control share. It is added to that share."
# - (control + RISE)
# + (control * (1 + RISE))

# %% mistake="08.6" hint="You looked at both categories in the whole year. What could be known on 1 July?"
# - coffee = set(before.loc[before["category"]
# + coffee = set(goods.loc[goods["category"]
# - filters = set(before.loc[before["category"]
# + filters = set(goods.loc[goods["category"]

# %% mistake="08.6" hint="You left out baskets with filters, not households: somebody who bought filters on another day is tagged."
# - sorted(coffee - filters)
# + sorted(
# +     before[
# +         (before["category"] == "COFFEE")
# +         & ~before["basket_id"].isin(before.loc[before["category"] == "COFFEE FILTERS", "basket_id"])
# +     ]["household_id"].unique()
# + )

# %% mistake="08.6" hint="Your control share is one of all households. The part of whom does the task speak of?"
# - np.mean([household in later_buyers for household in tagged])
# + len(later_buyers) / goods["household_id"].nunique()

# %% mistake="08.6" hint="Your control share is one of all households that come in the second half. The part of whom does the task speak of?"
# - np.mean([household in later_buyers for household in tagged])
# + len(later_buyers) / after["household_id"].nunique()

# %% mistake="08.6" hint="`tagged` is a number of households. The task asks for their list."
# - "tagged": tagged
# + "tagged": len(tagged)

# %% mistake="08.6" hint="You read the rule backwards: your households bought filters and no coffee."
# - coffee - filters
# + filters - coffee

# %% mistake="08.6" hint="You added what they buy anyway. Is it earned by the offer?"
# -  - control * MARGIN
# +  + control * MARGIN

# %% mistake="08.6" hint="Your control share leaves out tagged households that bought nothing at all later. They count too."
# - np.mean([household in later_buyers for household in tagged])
# + np.mean([household in later_buyers for household in tagged if household in set(after["household_id"])])

# %% mistake="08.6" hint="A household stands in `tagged` once for each of its lines with coffee. Each household gets one tag."
# - sorted(coffee - filters)
# + sorted(before.loc[(before["category"] == "COFFEE") & ~before["household_id"].isin(list(filters)), "household_id"])

# %% mistake="08.6" hint="Your worth is rounded to whole dollars. Round nothing."
# - each * len(tagged)
# + round(each * len(tagged))

# %% mistake="08.6" hint="Your worth is rounded to cents. Round nothing."
# - each * len(tagged)
# + round(each * len(tagged), 2)

# %% mistake="08.6" hint="Your households bought both already. Who has no filters yet?"
# - coffee - filters
# + coffee & filters

# %% mistake="08.6" hint="What they buy anyway is taken away without the share of the households that do: it is no margin for each of them."
# -  - control * MARGIN
# +  - MARGIN

# %% mistake="08.6" hint="You took the coupon off the purchases that come unasked. Who uses the coupon: the buyers with the offer, or those without?"
# - (control + RISE) * (MARGIN - COUPON) - control * MARGIN
# + (control + RISE) * MARGIN - control * (MARGIN - COUPON)

# %% mistake="08.6" hint="Your `tagged` holds numbers of baskets. The coupon goes to households."
# - tagged = sorted(coffee - filters)
# + bought = table[table.index.isin(before["basket_id"])]
# + tagged = bought.index[bought["COFFEE"] & ~bought["COFFEE FILTERS"]].tolist()

# %% mistake="08.6" hint="Your control share is that of buyers of coffee. Who of the tagged households buys *filters*?"
# - after["category"] == "COFFEE FILTERS"
# + after["category"] == "COFFEE"

# %% mistake="08.6" hint="Your control share counts lines of receipts. It is a share of the tagged households."
# - np.mean([household in later_buyers for household in tagged])
# + (after.loc[after["household_id"].isin(tagged), "category"] == "COFFEE FILTERS").mean()

# %% mistake="08.6" hint="Your control share is the confidence of the rule, over all baskets. Who of the *tagged households* buys filters later?"
# - np.mean([household in later_buyers for household in tagged])
# + (table["COFFEE"] & table["COFFEE FILTERS"]).sum() / table["COFFEE"].sum()

# %% [markdown] hints="08.6"
# 1. First the people (bought the one before the day, not the other), then one offer's worth, then all offers.
# 2. Sets of household numbers can be subtracted. One offer earns (share with offer) × (margin less coupon), less (share without) × margin.
# 3. `tagged = sorted(coffee - filters)`, both from `before`; `control` is the share of them among the buyers of filters in `after`; then `((control + RISE) * (MARGIN - COUPON) - control * MARGIN) * len(tagged)`.

# %% check="08.6"
lab.check("08.6", offer)

# %% [markdown] written="08.S1"
# ### In writing · One bundle, on one page
#
# Propose to 周经理 one bundle or linked offer (捆绑销售) from your half of the households. Give the evidence (counts, what shuffled
# baskets and later data say), the margin you expect and where it comes from, which sales it may take from elsewhere
# (cannibalisation, 蚕食), and how you would test it. Ten points, read by a person.

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
