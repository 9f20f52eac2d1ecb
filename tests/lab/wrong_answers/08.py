# ruff: noqa
# Wrong answers for lab 08 as trainees might type them, written from its page alone.

# %% right="08.1"
n_b, n_ab = int(b.sum()), int((a & b).sum())
n_a = int(n_a)
rule = {"n": n, "n_a": n_a, "n_b": n_b, "n_ab": n_ab}
rule |= {"support": n_ab / n, "confidence": n_ab / n_a, "lift": n_ab * n / (n_a * n_b)}

# %% wrong="08.1" likely=true why="n_ab counts baskets with A or B (| for &), so that all three numbers are too large"
either = int((a | b).sum())
rule = {"n": n, "n_a": n_a, "n_b": n_b, "n_ab": either}
rule |= {"support": either / n, "confidence": either / n_a, "lift": either * n / (n_a * n_b)}

# %% wrong="08.1" likely=true why="confidence of the other direction: divided by n_b"
rule = rule | {"confidence": n_ab / n_b}

# %% wrong="08.1" likely=true why="support is that of A alone, n_a / n"
rule = rule | {"support": n_a / n}

# %% wrong="08.1" likely=true why="support is read as P(A or B), the union of the slide"
rule = rule | {"support": (n_a + n_b - n_ab) / n}

# %% wrong="08.1" likely=true why="lift is confidence / n_b: the share n_b / n is forgotten"
rule = rule | {"lift": rule["confidence"] / n_b}

# %% wrong="08.1" likely=true why="lift is confidence / support of A"
rule = rule | {"lift": rule["confidence"] / (n_a / n)}

# %% wrong="08.1" likely=true why="lift is confidence / support of the rule"
rule = rule | {"lift": rule["confidence"] / rule["support"]}

# %% wrong="08.1" likely=true why="rounded to three decimals"
rule = {key: round(float(value), 3) for key, value in rule.items()}

# %% wrong="08.1" likely=true why="n counts the lines of the receipts, not the baskets"
m = len(goods)
rule = {"n": m, "n_a": n_a, "n_b": n_b, "n_ab": n_ab}
rule |= {"support": n_ab / m, "confidence": n_ab / n_a, "lift": n_ab * m / (n_a * n_b)}

# %% wrong="08.1" likely=true why="n_ab is the sum of both columns, not the baskets with both"
both = int(a.sum() + b.sum())
rule = {"n": n, "n_a": n_a, "n_b": n_b, "n_ab": both}
rule |= {"support": both / n, "confidence": both / n_a, "lift": both * n / (n_a * n_b)}

# %% wrong="08.1" likely=true why="n_a and n_b exchanged: the rule the other way round"
rule = rule | {"n_a": n_b, "n_b": n_a, "confidence": n_ab / n_b}

# %% wrong="08.1" likely=true why="support and confidence in per cent"
rule = rule | {"support": 100 * rule["support"], "confidence": 100 * rule["confidence"]}

# %% wrong="08.1" likely=true why="counts lines of receipts for A and B, not baskets"
x, y = int((goods["category"] == "COFFEE").sum()), int((goods["category"] == "COFFEE FILTERS").sum())
rule = {"n": n, "n_a": x, "n_b": y, "n_ab": n_ab}
rule |= {"support": n_ab / n, "confidence": n_ab / x, "lift": n_ab * n / (x * y)}

# %% wrong="08.1" likely=false why="n_b is counted among the baskets with A only, so that lift is n / n_a"
rule = rule | {"n_b": n_ab, "lift": n_ab * n / (n_a * n_ab)}

# %% wrong="08.1" likely=false why="the difference from chance in place of the ratio: confidence - n_b / n"
rule = rule | {"lift": rule["confidence"] - n_b / n}

# %% wrong="08.1" likely=false why="n is only the baskets with A or B"
m = int((a | b).sum())
rule = {"n": m, "n_a": n_a, "n_b": n_b, "n_ab": n_ab}
rule |= {"support": n_ab / m, "confidence": n_ab / n_a, "lift": n_ab * m / (n_a * n_b)}

# %% wrong="08.1" likely=false why="other key names: A, B and AB as in the formula"
rule = {"n": n, "n_A": n_a, "n_B": n_b, "n_AB": n_ab, "support": n_ab / n, "confidence": n_ab / n_a}
rule |= {"lift": n_ab * n / (n_a * n_b)}

# %% wrong="08.1" likely=false why="two errors: confidence divided by n_b, and lift taken from it as divided by n_b / n"
rule = rule | {"confidence": n_ab / n_b, "lift": n_ab / n_b / (n_b / n)}

# %% wrong="08.1" likely=false why="two errors: | for &, and support and confidence in per cent"
either = int((a | b).sum())
rule = {"n": n, "n_a": n_a, "n_b": n_b, "n_ab": either}
rule |= {"support": 100 * either / n, "confidence": 100 * either / n_a, "lift": either * n / (n_a * n_b)}

# %% wrong="08.1" likely=true why="two errors: support is that of A, and lift is divided by it, not by the share of B"
rule = rule | {"support": n_a / n, "lift": n_ab / n_a / (n_a / n)}

# %% right="08.2"
known_pairs = set(pairs)
candidates = [c for c in joined if all(part in known_pairs for part in combinations(c, 2))]

# %% wrong="08.2" likely=true why="joined, but not pruned"
candidates = joined

# %% wrong="08.2" likely=true why="the frequent triples: counted already, not those that have to be counted"
deep = baskets.frequent_itemsets(table[sorted(common)], min_support=floor, max_len=3)
candidates = [itemset for itemset in deep["itemset"] if len(itemset) == 3]

# %% wrong="08.2" likely=true why="removes from the list over which the loop runs, so that some are passed over"
candidates = joined.copy()
for c in candidates:
    if not all(part in pairs for part in combinations(c, 2)):
        candidates.remove(c)

# %% wrong="08.2" likely=true why="gives what pruning throws away (not in place of all)"
candidates = [c for c in joined if not all(part in pairs for part in combinations(c, 2))]

# %% wrong="08.2" likely=true why="all triples of the 16 categories"
candidates = list(combinations(sorted(common), 3))

# %% wrong="08.2" likely=true why="the number of candidates, not the list"
candidates = len([c for c in joined if all(part in pairs for part in combinations(c, 2))])

# %% wrong="08.2" likely=true why="all triples with at least one frequent pair (any for all, and without the join)"
candidates = [c for c in combinations(sorted(common), 3) if any(part in pairs for part in combinations(c, 2))]

# %% wrong="08.2" likely=true why="a dictionary with the count of each candidate, as count gives it in the lesson"
candidates = {c: int(table[list(c)].all(axis=1).sum()) for c in candidates}

# %% wrong="08.2" likely=true why="compares with frequent, a table: in looks at its column names, so nothing is left"
candidates = [c for c in joined if all(part in frequent for part in combinations(c, len(c) - 1))]

# %% wrong="08.2" likely=true why="prunes with the pairs of the lesson's floor of 0.01, not with those given"
lower = baskets.frequent_itemsets(table[sorted(common)], min_support=0.01, max_len=2)
more = sorted(itemset for itemset in lower["itemset"] if len(itemset) == 2)
joined_more = [p + q[-1:] for p, q in combinations(more, 2) if p[0] == q[0]]
candidates = sorted(c for c in joined_more if all(part in more for part in combinations(c, 2)))

# %% wrong="08.2" likely=true why="prune returns the frequent pairs, not the triples"
candidates = sorted(pairs)

# %% wrong="08.2" likely=false why="strings joined by commas in place of tuples"
candidates = [", ".join(c) for c in joined if all(part in pairs for part in combinations(c, 2))]

# %% wrong="08.2" likely=false why="round four: sets of four items, joined from the candidates"
fours = [p + q[-1:] for p, q in combinations(candidates, 2) if p[:2] == q[:2]]
candidates = sorted(c for c in fours if all(part in candidates for part in combinations(c, 3)))

# %% wrong="08.2" likely=false why="only candidates that turn out not to be frequent (those counted in vain)"
candidates = [c for c in candidates if table[list(c)].all(axis=1).mean() < floor]

# %% wrong="08.2" likely=false why="joins two pairs that share any item, and does not prune"
candidates = sorted({tuple(sorted({*p, *q})) for p, q in combinations(pairs, 2) if len({*p, *q}) == 3})

# %% wrong="08.2" likely=false why="two errors: not pruned, and sorted backwards"
candidates = sorted(joined, reverse=True)

# %% wrong="08.2" likely=false why="two errors: the frequent triples, with the frequent pairs still among them"
deep = baskets.frequent_itemsets(table[sorted(common)], min_support=floor, max_len=3)
candidates = sorted(itemset for itemset in deep["itemset"] if len(itemset) >= 2)

# %% wrong="08.2" likely=true why="two errors: not pruned, and only the number is given"
candidates = len(joined)

# %% right="08.3"
total = round(582.14 * 4 * 16 / 3)
n_abs = (slide["support"] * total).round().astype(int)
n_as = (n_abs / slide["confidence"]).round().astype(int)
counts = pd.DataFrame({"n": total, "n_ab": n_abs, "n_a": n_as})
counts["n_b"] = (counts["n_ab"] * total / (counts["n_a"] * slide["lift"])).round().astype(int)

# %% wrong="08.3" likely=true why="not rounded: the counts are no whole numbers"
m = 582.14 * 4 * 16 / 3
counts = pd.DataFrame({"n": m, "n_ab": slide["support"] * m})
counts["n_a"] = counts["n_ab"] / slide["confidence"]
counts["n_b"] = counts["n_ab"] * m / (counts["n_a"] * slide["lift"])

# %% wrong="08.3" likely=true why="n_a and n_b exchanged"
counts = counts.rename(columns={"n_a": "n_b", "n_b": "n_a"})[["n", "n_ab", "n_a", "n_b"]]

# %% wrong="08.3" likely=true why="n_b is confidence x n: the lift is forgotten"
counts = counts.assign(n_b=(slide["confidence"] * total).round().astype(int))

# %% wrong="08.3" likely=true why="the column n is missing, since it is the same in every row"
counts = counts[["n_ab", "n_a", "n_b"]]

# %% wrong="08.3" likely=true why="cut off by astype(int), not rounded"
ab = slide["support"] * total
counts = pd.DataFrame({"n": total, "n_ab": ab.astype(int), "n_a": (ab / slide["confidence"]).astype(int)})
counts["n_b"] = (ab * total / (ab / slide["confidence"] * slide["lift"])).astype(int)

# %% wrong="08.3" likely=true why="takes the lab's own baskets for n: len(table)"
m = len(table)
counts = pd.DataFrame({"n": m, "n_ab": (slide["support"] * m).round().astype(int)})
counts["n_a"] = (counts["n_ab"] / slide["confidence"]).round().astype(int)
counts["n_b"] = (counts["n_ab"] * m / (counts["n_a"] * slide["lift"])).round().astype(int)

# %% wrong="08.3" likely=true why="n = 4 x 16 x 582.14: forgets to divide by 3"
m = round(582.14 * 4 * 16)
counts = pd.DataFrame({"n": m, "n_ab": (slide["support"] * m).round().astype(int)})
counts["n_a"] = (counts["n_ab"] / slide["confidence"]).round().astype(int)
counts["n_b"] = (counts["n_ab"] * m / (counts["n_a"] * slide["lift"])).round().astype(int)

# %% wrong="08.3" likely=true why="n is 3 / 0.000242, from the rounded support: some baskets too few"
m = round(3 / 0.000242)
counts = counts.assign(n=m)

# %% wrong="08.3" likely=true why="n_a = confidence x n_ab: multiplied, not divided"
counts = counts.assign(n_a=(slide["confidence"] * counts["n_ab"]).round().astype(int))

# %% wrong="08.3" likely=true why="n_b forgets n: n_ab / (n_a lift), rounded to 0"
counts = counts.assign(n_b=(counts["n_ab"] / (counts["n_a"] * slide["lift"])).round().astype(int))

# %% wrong="08.3" likely=true why="n_b is n_ab / lift x n: n_a is forgotten"
counts = counts.assign(n_b=(counts["n_ab"] * total / slide["lift"]).round().astype(int))

# %% wrong="08.3" likely=true why="the counts of the example (3, 4, 16) in every row"
counts = pd.DataFrame({"n": total, "n_ab": 3, "n_a": 4, "n_b": 16}, index=slide.index)

# %% wrong="08.3" likely=true why="support is read as n_ab / 10,000: n is 10,000"
m = 10_000
counts = pd.DataFrame({"n": m, "n_ab": (slide["support"] * m).round().astype(int)})
counts["n_a"] = (counts["n_ab"] / slide["confidence"]).round().astype(int)
counts["n_b"] = (counts["n_ab"] * m / (counts["n_a"].clip(lower=1) * slide["lift"])).round().astype(int)

# %% wrong="08.3" likely=true why="support is taken for that of A: n_a = support x n, n_ab = confidence x n_a"
n_as = (slide["support"] * total).round().astype(int)
counts = pd.DataFrame({"n": total, "n_ab": (slide["confidence"] * n_as).round().astype(int), "n_a": n_as})
counts["n_b"] = (counts["n_ab"] * total / (n_as * slide["lift"])).round().astype(int)

# %% wrong="08.3" likely=false why="twice everything: 24,838 baskets fit the table too, not the given rule"
counts = counts * 2

# %% wrong="08.3" likely=false why="rounded up: np.ceil for every count"
ab = np.ceil(slide["support"] * total).astype(int)
n_as = np.ceil(ab / slide["confidence"]).astype(int)
n_bs = np.ceil(ab * total / (n_as * slide["lift"])).astype(int)
counts = pd.DataFrame({"n": total, "n_ab": ab, "n_a": n_as, "n_b": n_bs})

# %% wrong="08.3" likely=false why="indexed by the antecedent, not by the slide's index"
counts = counts.set_index(slide["antecedent"])

# %% wrong="08.3" likely=false why="the whole printed table (ten rows) in place of the slide"
counts = baskets.recover_counts(printed.reset_index(drop=True), [total]).set_index("rule")[["n", "n_ab", "n_a", "n_b"]]

# %% wrong="08.3" likely=false why="two errors: n_a and n_b exchanged, and n from the rounded support"
m = round(3 / 0.000242)
counts = counts.rename(columns={"n_a": "n_b", "n_b": "n_a"}).assign(n=m)

# %% wrong="08.3" likely=false why="two errors: len(table) for n, and nothing rounded"
m = len(table)
counts = pd.DataFrame({"n": m, "n_ab": slide["support"] * m})
counts["n_a"] = counts["n_ab"] / slide["confidence"]
counts["n_b"] = counts["n_ab"] * m / (counts["n_a"] * slide["lift"])

# %% wrong="08.3" likely=true why="two errors: n is not divided by 3, and the counts are not rounded"
m = 582.14 * 4 * 16
counts = pd.DataFrame({"n": m, "n_ab": slide["support"] * m})
counts["n_a"] = counts["n_ab"] / slide["confidence"]
counts["n_b"] = counts["n_ab"] * m / (counts["n_a"] * slide["lift"])

# %% right="08.4"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)}

# %% wrong="08.4" likely=true why="share the wrong way round: real divided by shuffled"
chance = chance | {"share": chance["real"] / chance["shuffled"]}

# %% wrong="08.4" likely=true why="no floor and no ceiling on the counts of the shuffled pairs: only lift above 10"
number = int((dealt["lift"] > 10).sum())
chance = {"real": len(striking), "shuffled": number, "share": number / len(striking)}

# %% wrong="08.4" likely=true why="the shuffled pairs are counted without the condition on lift"
number = int(dealt["n_ab"].between(2, 3).sum())
chance = {"real": len(striking), "shuffled": number, "share": number / len(striking)}

# %% wrong="08.4" likely=true why="all pairs of both tables are counted, without any condition"
chance = {"real": len(real), "shuffled": len(dealt), "share": len(dealt) / len(real)}

# %% wrong="08.4" likely=true why="2 baskets only: range(2, 3) leaves out the 3"
few, few_dealt = real[real["n_ab"].isin(range(2, 3))], dealt[dealt["n_ab"].isin(range(2, 3))]
x, y = int((few["lift"] > 10).sum()), int((few_dealt["lift"] > 10).sum())
chance = {"real": x, "shuffled": y, "share": y / x}

# %% wrong="08.4" likely=true why="share of the sum: shuffled / (real + shuffled)"
chance = chance | {"share": chance["shuffled"] / (chance["real"] + chance["shuffled"])}

# %% wrong="08.4" likely=true why="min_count=2 in place of 2 or 3: pairs on 2 baskets or more"
x = int((baskets.pair_table(table, min_count=2)["lift"] > 10).sum())
y = int((dealt.loc[dealt["n_ab"] >= 2, "lift"] > 10).sum())
chance = {"real": x, "shuffled": y, "share": y / x}

# %% wrong="08.4" likely=true why="another shuffle: seed 1, not DATA_SEED"
other = baskets.pair_table(baskets.shuffled(table, seed=1))
number = int((other["n_ab"].between(2, 3) & (other["lift"] > 10)).sum())
chance = {"real": len(striking), "shuffled": number, "share": number / len(striking)}

# %% wrong="08.4" likely=true why="forgets to shuffle: the same table twice, share 1"
chance = {"real": len(striking), "shuffled": len(striking), "share": 1.0}

# %% wrong="08.4" likely=true why="the lift of the real table (copied) is in the filter of the shuffled pairs"
mixed = dealt[dealt["n_ab"].between(2, 3) & (real["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(mixed), "share": len(mixed) / len(striking)}

# %% wrong="08.4" likely=true why="share in per cent, rounded to one decimal"
chance = chance | {"share": round(100 * chance["share"], 1)}

# %% wrong="08.4" likely=true why="counts those striking real pairs that are striking in the shuffled baskets as well"
again = striking.merge(by_chance, on=["a", "b"])
chance = {"real": len(striking), "shuffled": len(again), "share": len(again) / len(striking)}

# %% wrong="08.4" likely=false why="lift above 1, as on the slide, not above 10"
x = int((real["n_ab"].between(2, 3) & (real["lift"] > 1)).sum())
y = int((dealt["n_ab"].between(2, 3) & (dealt["lift"] > 1)).sum())
chance = {"real": x, "shuffled": y, "share": y / x}

# %% wrong="08.4" likely=false why="each count as a share of all pairs of its table"
x, y = len(striking) / len(real), len(by_chance) / len(dealt)
chance = {"real": x, "shuffled": y, "share": y / x}

# %% wrong="08.4" likely=false why="the lesson's half-year: first shuffled, not the whole table"
moments = goods.groupby("basket_id")["time"].first().reindex(table.index)
half = table[moments < "2017-07-01"]
one, two = baskets.pair_table(half), baskets.pair_table(baskets.shuffled(half, seed=DATA_SEED))
x = int((one["n_ab"].between(2, 3) & (one["lift"] > 10)).sum())
y = int((two["n_ab"].between(2, 3) & (two["lift"] > 10)).sum())
chance = {"real": x, "shuffled": y, "share": y / x}

# %% wrong="08.4" likely=false why="the share that is no chance: 1 - shuffled / real"
chance = chance | {"share": 1 - chance["share"]}

# %% wrong="08.4" likely=false why="two errors: lift alone for the shuffled pairs, and the share the wrong way round"
number = int((dealt["lift"] > 10).sum())
chance = {"real": len(striking), "shuffled": number, "share": len(striking) / number}

# %% wrong="08.4" likely=false why="two errors: 2 baskets or more, and the share in per cent"
x, y = int(((real["n_ab"] >= 2) & (real["lift"] > 10)).sum()), int(((dealt["n_ab"] >= 2) & (dealt["lift"] > 10)).sum())
chance = {"real": x, "shuffled": y, "share": 100 * y / x}

# %% wrong="08.4" likely=true why="two errors: another seed for the shuffle, and the share the wrong way round"
other = baskets.pair_table(baskets.shuffled(table, seed=1))
number = int((other["n_ab"].between(2, 3) & (other["lift"] > 10)).sum())
chance = {"real": len(striking), "shuffled": number, "share": len(striking) / number}

# %% right="08.5"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
followed = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
stays = followed["later"] >= followed["lift"] / 2
lasts = {
    "few": float(stays[followed["n_ab"].between(2, 3)].mean()),
    "many": float(stays[followed["n_ab"] >= 30].mean()),
}

# %% wrong="08.5" likely=true why="pairs that no later basket holds are dropped (an inner join), not counted as 0"
both = chosen.merge(baskets.pair_table(second), on=["a", "b"], suffixes=("", "_later"))
kept = both["lift_later"] >= both["lift"] / 2
lasts = {"few": kept[both["n_ab"].between(2, 3)].mean(), "many": kept[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="few takes 1 to 3 baskets: pairs on one basket are in it"
lasts = lasts | {"few": stays[followed["n_ab"] <= 3].mean()}

# %% wrong="08.5" likely=true why="the whole lift has to be kept: later >= lift"
kept = followed["later"] >= followed["lift"]
lasts = {"few": kept[followed["n_ab"].between(2, 3)].mean(), "many": kept[followed["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="kept means a later lift above 10, the same bar again"
kept = followed["later"] > 10
lasts = {"few": kept[followed["n_ab"].between(2, 3)].mean(), "many": kept[followed["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="kept means a later lift of 5 or more, half of the bar, not half of the own lift"
kept = followed["later"] >= 5
lasts = {"few": kept[followed["n_ab"].between(2, 3)].mean(), "many": kept[followed["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="kept means that any later basket holds the pair"
kept = followed["later"] > 0
lasts = {"few": kept[followed["n_ab"].between(2, 3)].mean(), "many": kept[followed["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="the number of pairs that last, not the share"
lasts = {"few": int(stays[followed["n_ab"].between(2, 3)].sum()), "many": int(stays[followed["n_ab"] >= 30].sum())}

# %% wrong="08.5" likely=true why="as in the lesson: all pairs on 2 baskets or more, without the bar of 10"
every = baskets.pair_table(first).join(later, on=["a", "b"]).fillna({"later": 0})
kept = every["later"] >= every["lift"] / 2
lasts = {"few": kept[every["n_ab"].between(2, 3)].mean(), "many": kept[every["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="the bands are taken by the counts of the second half"
second_pairs = baskets.pair_table(second).set_index(["a", "b"])[["n_ab"]].rename(columns={"n_ab": "n_later"})
n_later = chosen.join(second_pairs, on=["a", "b"])["n_later"].fillna(0)
lasts = {"few": stays[n_later.between(2, 3)].mean(), "many": stays[n_later >= 30].mean()}

# %% wrong="08.5" likely=true why="chosen in the second half and looked up in the first: halves exchanged"
chosen_later = baskets.pair_table(second)
chosen_later = chosen_later[chosen_later["lift"] > 10]
earlier = baskets.pair_table(first).set_index(["a", "b"])["lift"].rename("earlier")
back = chosen_later.join(earlier, on=["a", "b"]).fillna({"earlier": 0})
kept = back["earlier"] >= back["lift"] / 2
lasts = {"few": kept[back["n_ab"].between(2, 3)].mean(), "many": kept[back["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="only pairs with a lift above 10 in both halves are looked at"
high = followed[followed["later"] > 10]
kept = high["later"] >= high["lift"] / 2
lasts = {"few": kept[high["n_ab"].between(2, 3)].mean(), "many": kept[high["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="the share of all chosen pairs: divided by all, not by those of the band"
lasts = {
    "few": (stays & followed["n_ab"].between(2, 3)).mean(),
    "many": (stays & (followed["n_ab"] >= 30)).mean(),
}

# %% wrong="08.5" likely=true why="in per cent"
lasts = {key: 100 * value for key, value in lasts.items()}

# %% wrong="08.5" likely=false why="the share that loses more than half"
lasts = {key: 1 - value for key, value in lasts.items()}

# %% wrong="08.5" likely=false why="compares counts: at least half as many baskets later, not half of the lift"
second_pairs = baskets.pair_table(second).set_index(["a", "b"])[["n_ab"]].rename(columns={"n_ab": "n_later"})
kept = chosen.join(second_pairs, on=["a", "b"])["n_later"].fillna(0) >= chosen["n_ab"] / 2
lasts = {"few": kept[chosen["n_ab"].between(2, 3)].mean(), "many": kept[chosen["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=false why="the mean ratio of later lift to lift, not the share of pairs"
ratio = followed["later"] / followed["lift"]
lasts = {"few": ratio[followed["n_ab"].between(2, 3)].mean(), "many": ratio[followed["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=false why="few and many exchanged"
lasts = {"few": lasts["many"], "many": lasts["few"]}

# %% wrong="08.5" likely=false why="the whole year is the later time: first is in it"
year = baskets.pair_table(table).set_index(["a", "b"])["lift"].rename("year")
both = chosen.join(year, on=["a", "b"])
kept = both["year"] >= both["lift"] / 2
lasts = {"few": kept[both["n_ab"].between(2, 3)].mean(), "many": kept[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=false why="two errors: the inner join, and few with pairs on one basket"
both = chosen.merge(baskets.pair_table(second), on=["a", "b"], suffixes=("", "_later"))
kept = both["lift_later"] >= both["lift"] / 2
lasts = {"few": kept[both["n_ab"] <= 3].mean(), "many": kept[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=false why="two errors: without the bar of 10, and in per cent"
every = baskets.pair_table(first).join(later, on=["a", "b"]).fillna({"later": 0})
kept = every["later"] >= every["lift"] / 2
lasts = {"few": 100 * kept[every["n_ab"].between(2, 3)].mean(), "many": 100 * kept[every["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="two errors: the inner join, and the whole lift has to be kept"
both = chosen.merge(baskets.pair_table(second), on=["a", "b"], suffixes=("", "_later"))
kept = both["lift_later"] >= both["lift"]
lasts = {"few": kept[both["n_ab"].between(2, 3)].mean(), "many": kept[both["n_ab"] >= 30].mean()}

# %% right="08.6"
has_coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
has_filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(int(household) for household in has_coffee - has_filters)
buy_later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
unasked = np.mean([household in buy_later for household in tagged])
one_offer = (unasked + RISE) * (MARGIN - COUPON) - unasked * MARGIN
offer = {"tagged": tagged, "worth": float(len(tagged) * one_offer)}

# %% wrong="08.6" likely=true why="worth of one offer, not of all"
offer = offer | {"worth": float(one_offer)}

# %% wrong="08.6" likely=true why="all sales count: what they buy anyway is not taken off"
offer = offer | {"worth": float(len(tagged) * (unasked + RISE) * (MARGIN - COUPON))}

# %% wrong="08.6" likely=true why="only the additional buyers use the coupon: RISE x (MARGIN - COUPON)"
offer = offer | {"worth": float(len(tagged) * RISE * (MARGIN - COUPON))}

# %% wrong="08.6" likely=true why="every tagged household costs a coupon, also if it buys nothing"
offer = offer | {"worth": float(len(tagged) * (RISE * MARGIN - COUPON))}

# %% wrong="08.6" likely=true why="the coupon is forgotten: RISE x MARGIN"
offer = offer | {"worth": float(len(tagged) * RISE * MARGIN)}

# %% wrong="08.6" likely=true why="RISE is taken for the share with the offer: the control share is not added"
offer = offer | {"worth": float(len(tagged) * (RISE * (MARGIN - COUPON) - unasked * MARGIN))}

# %% wrong="08.6" likely=true why="RISE as a relative rise: unasked x (1 + RISE)"
each = unasked * (1 + RISE) * (MARGIN - COUPON) - unasked * MARGIN
offer = offer | {"worth": float(len(tagged) * each)}

# %% wrong="08.6" likely=true why="everybody who bought coffee is tagged: the owners of filters are not taken out"
everyone = sorted(int(household) for household in has_coffee)
p0 = np.mean([household in buy_later for household in everyone])
each = (p0 + RISE) * (MARGIN - COUPON) - p0 * MARGIN
offer = {"tagged": everyone, "worth": float(len(everyone) * each)}

# %% wrong="08.6" likely=true why="filters of the whole year take a household out, also those bought after 1 July"
ever = set(goods.loc[goods["category"] == "COFFEE FILTERS", "household_id"])
some = sorted(int(household) for household in has_coffee - ever)
offer = {"tagged": some, "worth": float(len(some) * RISE * (MARGIN - COUPON))}

# %% wrong="08.6" likely=true why="coffee of the whole year gives the tag (goods in place of before)"
drinkers = set(goods.loc[goods["category"] == "COFFEE", "household_id"])
some = sorted(int(household) for household in drinkers - has_filters)
p0 = np.mean([household in buy_later for household in some])
each = (p0 + RISE) * (MARGIN - COUPON) - p0 * MARGIN
offer = {"tagged": some, "worth": float(len(some) * each)}

# %% wrong="08.6" likely=true why="looks at baskets: coffee in some basket without filters is enough"
with_filters = set(before.loc[before["category"] == "COFFEE FILTERS", "basket_id"])
lonely = before[(before["category"] == "COFFEE") & ~before["basket_id"].isin(with_filters)]
some = sorted(lonely["household_id"].unique().tolist())
p0 = pd.Series(some).isin(list(buy_later)).mean()
offer = {"tagged": some, "worth": float(len(some) * ((p0 + RISE) * (MARGIN - COUPON) - p0 * MARGIN))}

# %% wrong="08.6" likely=true why="the control share is that of all households later, not of the tagged"
p0 = len(buy_later) / goods["household_id"].nunique()
each = (p0 + RISE) * (MARGIN - COUPON) - p0 * MARGIN
offer = offer | {"worth": float(len(tagged) * each)}

# %% wrong="08.6" likely=true why="the number of the tagged, not their list"
offer = offer | {"tagged": len(tagged)}

# %% wrong="08.6" likely=true why="the rule the other way round: filters, and no coffee"
some = sorted(int(household) for household in has_filters - has_coffee)
p0 = np.mean([household in buy_later for household in some])
each = (p0 + RISE) * (MARGIN - COUPON) - p0 * MARGIN
offer = {"tagged": some, "worth": float(len(some) * each)}

# %% wrong="08.6" likely=false why="the sign of the control term: adds what they buy anyway"
offer = offer | {"worth": float(len(tagged) * ((unasked + RISE) * (MARGIN - COUPON) + unasked * MARGIN))}

# %% wrong="08.6" likely=false why="the control share among those who buy at all from 1 July on"
there = set(after["household_id"])
p0 = np.mean([household in buy_later for household in tagged if household in there])
each = (p0 + RISE) * (MARGIN - COUPON) - p0 * MARGIN
offer = offer | {"worth": float(len(tagged) * each)}

# %% wrong="08.6" likely=false why="a household number for each line of coffee, so that many are listed several times"
lines_of_coffee = before[(before["category"] == "COFFEE") & ~before["household_id"].isin(has_filters)]
some = sorted(lines_of_coffee["household_id"].tolist())
p0 = np.mean([household in buy_later for household in some])
each = (p0 + RISE) * (MARGIN - COUPON) - p0 * MARGIN
offer = {"tagged": some, "worth": float(len(some) * each)}

# %% wrong="08.6" likely=false why="worth rounded to whole dollars"
offer = offer | {"worth": round(offer["worth"])}

# %% wrong="08.6" likely=false why="two errors: owners of filters are tagged too, and all sales count"
everyone = sorted(int(household) for household in has_coffee)
p0 = np.mean([household in buy_later for household in everyone])
offer = {"tagged": everyone, "worth": float(len(everyone) * (p0 + RISE) * (MARGIN - COUPON))}

# %% wrong="08.6" likely=false why="two errors: one offer only, and only the additional buyers use the coupon"
offer = offer | {"worth": RISE * (MARGIN - COUPON)}

# %% wrong="08.6" likely=true why="two errors: owners of filters are tagged too; only additional buyers use the coupon"
everyone = sorted(int(household) for household in has_coffee)
offer = {"tagged": everyone, "worth": float(len(everyone) * RISE * (MARGIN - COUPON))}
