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

# %% [markdown] task="08.1" level=1 points=3
# ### Level 1 · Four counts, three numbers
#
# The rule is `COFFEE` ⇒ `COFFEE FILTERS`. Answer with a dictionary `rule` that has the keys `n`, `n_a`, `n_b`, `n_ab`
# (baskets), `support`, `confidence` and `lift`. Use the two columns, not `baskets.measure`: the first two counts are
# done for you.

# %% task="08.1"
a, b = table["COFFEE"], table["COFFEE FILTERS"]
n, n_a = len(table), a.sum()
# BEGIN SOLUTION
n_b, n_ab = b.sum(), (a & b).sum()
rule = {"n": n, "n_a": n_a, "n_b": n_b, "n_ab": n_ab}
rule |= {"support": n_ab / n, "confidence": n_ab / n_a, "lift": n_ab * n / (n_a * n_b)}
# END SOLUTION

# %% mistake="08.1" hint="Your n_ab is larger than n_a. \"Both\" cannot be more than either: you counted the baskets with one or the other. The union in the formula is of the item sets, not of the events."
either = (a | b).sum()
rule = {"n": n, "n_a": n_a, "n_b": n_b, "n_ab": either}
rule |= {"support": either / n, "confidence": either / n_a, "lift": either * n / (n_a * n_b)}

# %% mistake="08.1" hint="Your confidence belongs to the rule read backwards. Among the baskets with which side is it a share?"
rule = {"n": n, "n_a": n_a, "n_b": n_b, "n_ab": n_ab}
rule |= {"support": n_ab / n, "confidence": n_ab / n_b, "lift": n_ab * n / (n_a * n_b)}

# %% mistake="08.1" hint="Your lift is very small: you divided by the count of B where its share of all baskets belongs."
rule = {"n": n, "n_a": n_a, "n_b": n_b, "n_ab": n_ab}
rule |= {"support": n_ab / n, "confidence": n_ab / n_a, "lift": n_ab / n_a / n_b}

# %% mistake="08.1" hint="You counted lines of receipts for A and B. Two packets of coffee in one basket are one basket with coffee."
coffee, filters = (goods["category"] == "COFFEE").sum(), (goods["category"] == "COFFEE FILTERS").sum()
rule = {"n": n, "n_a": coffee, "n_b": filters, "n_ab": n_ab}
rule |= {"support": n_ab / n, "confidence": n_ab / coffee, "lift": n_ab * n / (coffee * filters)}

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
# triples that Apriori would *count* next: joined from the frequent pairs, then pruned. Sorted tuples in a sorted list.
# The joining is done for you.

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
candidates = joined

# %% mistake="08.2" hint="These are all triples of frequent categories. That one item is frequent says nothing about its pairs; you know more than that by now."
candidates = sorted(combinations(sorted(common), 3))

# %% mistake="08.2" hint="You counted already: these triples are frequent. The question is which triples must be counted to find that out."
triples = baskets.frequent_itemsets(table[sorted(common)], min_support=floor, max_len=3)["itemset"]
candidates = [itemset for itemset in triples if len(itemset) == 3]

# %% mistake="08.2" hint="You kept what should go: these triples have a pair that is not frequent."
candidates = [triple for triple in joined if not all(part in known for part in combinations(triple, 2))]

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
# counts: a DataFrame `counts` with the columns `n`, `n_ab`, `n_a`, `n_b`, and with the slide's index.
#
# All rules come from the same `n`, and one printed rule with a large lift settles it: 3 baskets of 4, B in 16, lift 582.14.
# Whole numbers of baskets everywhere.

# %%
printed = datasets.printed_table("association_rules").sort_values("confidence", ascending=False, kind="stable")
slide = printed.drop_duplicates("lift").sample(3, random_state=np.random.default_rng(DATA_SEED)).reset_index(drop=True)
slide

# %% task="08.3"
# BEGIN SOLUTION
n = round(582.14 * 16 * 4 / 3)
n_ab = (slide["support"] * n).round().astype(int)
n_a = (n_ab / slide["confidence"]).round().astype(int)
n_b = (n_ab * n / (n_a * slide["lift"])).round().astype(int)
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})
# END SOLUTION

# %% mistake="08.3" hint="You took a round number of baskets. Which n makes three of four and sixteen give exactly the large lift?"
both = (slide["support"] * 10_000).round().astype(int)
one = (both / slide["confidence"]).round().astype(int)
other = (both * 10_000 / (one * slide["lift"])).round().astype(int)
counts = pd.DataFrame({"n": 10_000, "n_ab": both, "n_a": one, "n_b": other})

# %% mistake="08.3" hint="You took n from a support alone. It has three digits that count, so many n fit it; the lift of the large rule has five."
near = round(2 / 0.000161)
other = (n_ab * near / (n_a * slide["lift"])).round().astype(int)
counts = pd.DataFrame({"n": near, "n_ab": n_ab, "n_a": n_a, "n_b": other})

# %% mistake="08.3" hint="You exchanged the two sides. The confidence is a share of the baskets with the antecedent: which count is under the fraction line?"
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_b, "n_b": n_a})

# %% mistake="08.3" hint="Your n_b is that of confidence and lift without whole numbers in between: the confidence is printed with two digits. Make n_a whole first, and go on with it."
loose = (slide["confidence"] / slide["lift"] * n).round(3)
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": loose})

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
# `chance` with the keys `real`, `shuffled` and `share`, the second divided by the first. `baskets.pair_table` gives all
# pairs with their counts.

# %% task="08.4"
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
# BEGIN SOLUTION
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)}
# END SOLUTION

# %% mistake="08.4" hint="Your two numbers are equal. You put the baskets into another order and left their contents as they were: nothing changed for any pair."
reordered = baskets.pair_table(table.sample(frac=1, random_state=DATA_SEED))
same = len(reordered[reordered["n_ab"].between(2, 3) & (reordered["lift"] > 10)])
chance = {"real": len(striking), "shuffled": same, "share": same / len(striking)}

# %% mistake="08.4" hint="You shuffled each column by itself, so the baskets lost their sizes: large baskets, in which everything meets, are gone."
rng = np.random.default_rng(DATA_SEED)
apart = baskets.pair_table(pd.DataFrame(rng.permuted(table.to_numpy(), axis=0), columns=table.columns))
few = len(apart[apart["n_ab"].between(2, 3) & (apart["lift"] > 10)])
chance = {"real": len(striking), "shuffled": few, "share": few / len(striking)}

# %% mistake="08.4" hint="You forgot a ceiling in the shuffled baskets or in the real ones: only pairs on two or three baskets are asked for, on both sides."
wide = len(dealt[(dealt["n_ab"] >= 2) & (dealt["lift"] > 10)])
chance = {"real": len(striking), "shuffled": wide, "share": wide / len(real[(real["n_ab"] >= 2) & (real["lift"] > 10)])}

# %% mistake="08.4" hint="Your share is the wrong way up: it asks which part of the real pairs chance would have made."
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(striking) / len(by_chance)}

# %% [markdown] hints="08.4"
# 1. The same question twice, of two tables. Only the table differs.
# 2. `baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))` is the second table of pairs; filter it as the first was filtered.
# 3. Count the rows of both filtered tables with `len`, and divide the shuffled by the real.

# %% check="08.4"
lab.check("08.4", chance)

# %% [markdown] task="08.5" level=5 points=4 given="10 2 3 30 0"
# ### Level 5 · What lasts?
#
# Choose in the first half of the year, look in the second. Among the pairs whose lift is above 10 in `first`, which share
# keeps **at least half of its lift** in `second`? Answer with a dictionary `lasts`: `few`, for pairs on 2 or 3 baskets of
# `first`, and `many`, for pairs on 30 or more. A pair that no later basket holds has a later lift of 0.

# %%
moment = goods.groupby("basket_id")["time"].first().reindex(table.index)
first, second = table[moment < "2017-07-01"], table[moment >= "2017-07-01"]
len(first), len(second)

# %% task="08.5"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
# BEGIN SOLUTION
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}
# END SOLUTION

# %% mistake="08.5" hint="You chose the pairs on the whole year, with the second half in it. You looked at the answer: what was chosen because it lasts will be found to last."
whole = baskets.pair_table(table)
whole = whole[whole["lift"] > 10].join(later, on=["a", "b"]).fillna({"later": 0})
holds = whole["later"] >= whole["lift"] / 2
lasts = {"few": holds[whole["n_ab"].between(2, 3)].mean(), "many": holds[whole["n_ab"] >= 30].mean()}

# %% mistake="08.5" hint="Pairs that never come again have dropped out of your shares. They are the clearest case of not lasting."
met = both[both["later"] > 0]
holds = met["later"] >= met["lift"] / 2
lasts = {"few": holds[met["n_ab"].between(2, 3)].mean(), "many": holds[met["n_ab"] >= 30].mean()}

# %% mistake="08.5" hint="You asked whether the later lift is above 1. In large baskets nearly every lift is; the question was for half of the earlier lift."
holds = both["later"] > 1
lasts = {"few": holds[both["n_ab"].between(2, 3)].mean(), "many": holds[both["n_ab"] >= 30].mean()}

# %% mistake="08.5" hint="You went backwards in time: chosen in the second half, tried on the first."
earlier = baskets.pair_table(first).set_index(["a", "b"])["lift"].rename("earlier")
back = baskets.pair_table(second)
back = back[back["lift"] > 10].join(earlier, on=["a", "b"]).fillna({"earlier": 0})
holds = back["earlier"] >= back["lift"] / 2
lasts = {"few": holds[back["n_ab"].between(2, 3)].mean(), "many": holds[back["n_ab"] >= 30].mean()}

# %% [markdown] hints="08.5" given="2 3 30"
# 1. Put the later lift beside the earlier one, pair by pair; then it is one comparison and two averages.
# 2. `baskets.pair_table(second).set_index(["a", "b"])["lift"]` can be joined with `chosen.join(…, on=["a", "b"])`; `fillna` takes care of the pairs that never came again.
# 3. After the join: `keeps = both["later"] >= both["lift"] / 2`, and the mean of `keeps` where `n_ab` is 2 or 3, and where it is 30 or more.

# %% check="08.5"
lab.check("08.5", lasts)

# %% [markdown] task="08.6" level=6 points=5 given="1"
# ### Level 6 · The tag and what it is worth
#
# On 1 July the households that had bought `COFFEE` and had **not** bought `COFFEE FILTERS` get the tag "linked: filters" and a
# coupon. In a trial with a control group the coupon raised the share of buyers by `RISE`. The control share is what you
# see here: the part of the tagged households that buys filters from 1 July on, unasked.
#
# Answer with a dictionary `offer`: `tagged`, the sorted list of household numbers, and `worth`, what the offers to all of them
# are expected to earn *beyond* what would be earned anyway, in dollars. A purchase brings `MARGIN`; a buyer with the offer
# uses the coupon of `COUPON` dollars.

# %%
AS_OF, RISE, MARGIN, COUPON = pd.Timestamp("2017-07-01"), 0.12, 1.10, 0.40
before, after = goods[goods["time"] < AS_OF], goods[goods["time"] >= AS_OF]

# %% task="08.6"
# BEGIN SOLUTION
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later_buyers = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
control = np.mean([household in later_buyers for household in tagged])
each = (control + RISE) * (MARGIN - COUPON) - control * MARGIN
offer = {"tagged": tagged, "worth": each * len(tagged)}
# END SOLUTION

# %% mistake="08.6" hint="You tagged households that buy filters already. They need no coupon to find the shelf; who is to be left out?"
everyone = sorted(coffee)
share = np.mean([household in later_buyers for household in everyone])
offer = {"tagged": everyone, "worth": len(everyone) * ((share + RISE) * (MARGIN - COUPON) - share * MARGIN)}

# %% mistake="08.6" hint="You looked at the whole year to choose the tagged: whoever buys filters after the first of July was left out. On that day nobody could know them."
ever = sorted(
    set(goods.loc[goods["category"] == "COFFEE", "household_id"])
    - set(goods.loc[goods["category"] == "COFFEE FILTERS", "household_id"])
)
offer = {"tagged": ever, "worth": len(ever) * RISE * (MARGIN - COUPON)}

# %% mistake="08.6" hint="The right households, too much money: you counted every sale with a coupon as earned by it. What would have been earned without the offer?"
offer = {"tagged": tagged, "worth": len(tagged) * (control + RISE) * (MARGIN - COUPON)}

# %% mistake="08.6" hint="Those who would have bought anyway use the coupon too. You gave it only to the additional buyers."
offer = {"tagged": tagged, "worth": len(tagged) * RISE * (MARGIN - COUPON)}

# %% mistake="08.6" hint="This is what one offer earns. The question was for all of them together."
offer = {"tagged": tagged, "worth": each}

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
# Save the notebook (<kbd>Ctrl</kbd>+<kbd>S</kbd>), write your name or number between the quotes, and run the cell. It packs your
# notebook, your answer in writing and your progress into one file for your instructor, and says where the file lies.

# %% tags=["trainee-only"]
lab.submit("")
