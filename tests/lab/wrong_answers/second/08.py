# ruff: noqa

# %% right="08.1"
a, b = table["COFFEE"], table["COFFEE FILTERS"]
n, n_a = len(table), a.sum()
n_b, n_ab = b.sum(), (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": n_ab * n / (n_a * n_b),
}

# %% wrong="08.1" likely=true why="support counts baskets with A or B, as the union sign suggests"
n_b, n_ab = b.sum(), (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": (a | b).sum() / n,
    "confidence": n_ab / n_a,
    "lift": n_ab * n / (n_a * n_b),
}

# %% wrong="08.1" likely=true why="n_ab itself counts baskets with A or B"
n_b, n_ab = b.sum(), (a | b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": n_ab * n / (n_a * n_b),
}

# %% wrong="08.1" likely=true why="confidence of the other direction, divided by n_b"
n_b, n_ab = b.sum(), (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_b,
    "lift": n_ab * n / (n_a * n_b),
}

# %% wrong="08.1" likely=true why="lift divides the confidence by the count of B, not by its share"
n_b, n_ab = b.sum(), (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": (n_ab / n_a) / n_b,
}

# %% wrong="08.1" likely=true why="lift divides the confidence by the support of the pair"
n_b, n_ab = b.sum(), (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": (n_ab / n_a) / (n_ab / n),
}

# %% wrong="08.1" likely=true why="support and confidence exchanged"
n_b, n_ab = b.sum(), (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n_a,
    "confidence": n_ab / n,
    "lift": n_ab * n / (n_a * n_b),
}

# %% wrong="08.1" likely=true why="support and confidence in percent"
n_b, n_ab = b.sum(), (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": 100 * n_ab / n,
    "confidence": 100 * n_ab / n_a,
    "lift": n_ab * n / (n_a * n_b),
}

# %% wrong="08.1" likely=true why="the three numbers rounded as in the lesson"
n_b, n_ab = b.sum(), (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": round(n_ab / n, 4),
    "confidence": round(n_ab / n_a, 4),
    "lift": round(n_ab * n / (n_a * n_b), 4),
}

# %% wrong="08.1" likely=true why="n counts lines of receipts, not baskets"
n_b, n_ab = b.sum(), (a & b).sum()
n = len(goods)
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": n_ab * n / (n_a * n_b),
}

# %% wrong="08.1" likely=true why="n_b counts baskets with filters and without coffee"
n_b, n_ab = (b & ~a).sum(), (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": n_ab * n / (n_a * n_b),
}

# %% wrong="08.1" likely=false why="all counts are households, not baskets"
home = goods.groupby("basket_id")["household_id"].first().reindex(table.index)
has_a, has_b = set(home[a]), set(home[b])
n, n_a, n_b, n_ab = home.nunique(), len(has_a), len(has_b), len(has_a & has_b)
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": n_ab * n / (n_a * n_b),
}

# %% wrong="08.1" likely=false why="n_a and n_b count lines of receipts"
n_a = (goods["category"] == "COFFEE").sum()
n_b = (goods["category"] == "COFFEE FILTERS").sum()
n_ab = (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": n_ab * n / (n_a * n_b),
}

# %% wrong="08.1" likely=false why="n includes the baskets without goods"
n_b, n_ab = b.sum(), (a & b).sum()
n = lines["basket_id"].nunique()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": n_ab * n / (n_a * n_b),
}

# %% wrong="08.1" likely=false why="lift is the confidence minus the share of B"
n_b, n_ab = b.sum(), (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": n_ab / n_a - n_b / n,
}

# %% wrong="08.1" likely=false why="two errors: confidence of the other direction, and in percent"
n_b, n_ab = b.sum(), (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": 100 * n_ab / n_b,
    "lift": n_ab * n / (n_a * n_b),
}

# %% wrong="08.1" likely=false why="two errors: union as n_ab, and a lift without n"
n_b, n_ab = b.sum(), (a | b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": n_ab / (n_a * n_b),
}

# %% right="08.2"
joined = sorted(first + second[-1:] for first, second in combinations(sorted(pairs), 2) if first[0] == second[0])
candidates = [c for c in joined if all(part in pairs for part in combinations(c, 2))]

# %% wrong="08.2" likely=true why="joined only, nothing pruned"
candidates = joined

# %% wrong="08.2" likely=true why="keeps a triple if any of its pairs is frequent"
candidates = [c for c in joined if any(part in pairs for part in combinations(c, 2))]

# %% wrong="08.2" likely=true why="the frequent triples: what is left after counting"
triples = baskets.frequent_itemsets(table[sorted(common)], min_support=floor, max_len=3)
candidates = sorted(t for t in triples["itemset"] if len(t) == 3)

# %% wrong="08.2" likely=true why="all triples of the common categories"
candidates = list(combinations(sorted(common), 3))

# %% wrong="08.2" likely=true why="keeps what pruning throws away"
candidates = [c for c in joined if not all(part in pairs for part in combinations(c, 2))]

# %% wrong="08.2" likely=true why="checks only the two pairs that the triple was joined from"
candidates = [c for c in joined if c[:2] in pairs and (c[0], c[2]) in pairs]

# %% wrong="08.2" likely=true why="the number of candidates, not the list"
candidates = len([c for c in joined if all(part in pairs for part in combinations(c, 2))])

# %% wrong="08.2" likely=true why="checks the single items, not the pairs"
singles = [i for i in frequent["itemset"] if len(i) == 1]
candidates = [c for c in joined if all(part in singles for part in combinations(c, 1))]

# %% wrong="08.2" likely=true why="checks the triple itself among the pairs, so that nothing is left"
candidates = [c for c in joined if c in pairs]

# %% wrong="08.2" likely=true why="the frequent pairs, without a next round"
candidates = sorted(pairs)

# %% wrong="08.2" likely=true why="a dictionary with counts, as the lesson's count returns"
pruned = [c for c in joined if all(part in pairs for part in combinations(c, 2))]
candidates = {c: int(table[list(c)].all(axis=1).sum()) for c in pruned}

# %% wrong="08.2" likely=false why="all triples with at least two frequent pairs"
candidates = [c for c in combinations(sorted(common), 3) if sum(part in pairs for part in combinations(c, 2)) >= 2]

# %% wrong="08.2" likely=false why="the order is reversed"
candidates = sorted((c for c in joined if all(part in pairs for part in combinations(c, 2))), reverse=True)

# %% wrong="08.2" likely=false why="the joined triples that are held by any basket"
candidates = [c for c in joined if table[list(c)].all(axis=1).any()]

# %% wrong="08.2" likely=false why="the pairs with the triples after them"
candidates = sorted(pairs) + [c for c in joined if all(part in pairs for part in combinations(c, 2))]

# %% wrong="08.2" likely=false why="two errors: not pruned, and in descending order"
candidates = sorted(joined, reverse=True)

# %% wrong="08.2" likely=false why="two errors: joins any two pairs that share an item, and does not prune"
candidates = sorted({tuple(sorted({*p, *q})) for p, q in combinations(pairs, 2) if len({*p, *q}) == 3})

# %% right="08.3"
n = round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).round()
n_a = (n_ab / slide["confidence"]).round()
n_b = (n_ab * n / (n_a * slide["lift"])).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b}).astype(int)

# %% wrong="08.3" likely=true why="nothing is rounded to whole baskets"
n = 582.14 * 4 * 16 / 3
n_ab = slide["support"] * n
n_a = n_ab / slide["confidence"]
n_b = n_ab * n / (n_a * slide["lift"])
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=true why="n is 3 over the printed support, which has too few digits"
n = round(3 / 0.000242)
n_ab = (slide["support"] * n).round()
n_a = (n_ab / slide["confidence"]).round()
n_b = (n_ab * n / (n_a * slide["lift"])).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=true why="n_a and n_b exchanged"
n = round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).round()
n_a = (n_ab * n / (n_ab / slide["confidence"] * slide["lift"])).round()
n_b = (n_ab / slide["confidence"]).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=true why="every rule gets the 3 baskets, 4 and 16 of the printed example"
n = round(582.14 * 4 * 16 / 3)
counts = pd.DataFrame({"n": n, "n_ab": 3, "n_a": 4, "n_b": 16}, index=slide.index)

# %% wrong="08.3" likely=true why="cut to whole numbers with int, not rounded"
n = int(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).astype(int)
n_a = (n_ab / slide["confidence"]).astype(int)
n_b = (n_ab * n / (n_a * slide["lift"])).astype(int)
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=true why="n_a is confidence times n_ab"
n = round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).round()
n_a = (n_ab * slide["confidence"]).round()
n_b = (slide["confidence"] * n / slide["lift"]).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=true why="n_b is n over the lift, without the confidence"
n = round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).round()
n_a = (n_ab / slide["confidence"]).round()
n_b = (n / slide["lift"]).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=true why="n_b stays a fraction"
n = round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).round()
n_a = (n_ab / slide["confidence"]).round()
n_b = n_ab * n / (n_a * slide["lift"])
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=true why="the first three rows of the printed table, not those of the slide"
found = baskets.recover_counts(printed.sort_index(), totals=[12_419]).set_index("rule")
counts = found.loc[[0, 1, 2], ["n", "n_ab", "n_a", "n_b"]].rename_axis(None)

# %% wrong="08.3" likely=true why="n is the number of baskets in the table of our own grocer"
n = len(table)
n_ab = (slide["support"] * n).round()
n_a = (n_ab / slide["confidence"]).round()
n_b = (n_ab * n / (n_a * slide["lift"])).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=true why="n_a is the confidence times all baskets, so far too large"
n = round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).round()
n_a = (slide["confidence"] * n).round()
n_b = (slide["confidence"] * n / slide["lift"]).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=true why="all rows of the printed table with their counts"
found = baskets.recover_counts(printed.sort_index(), totals=[12_419]).set_index("rule")
counts = found[["n", "n_ab", "n_a", "n_b"]]

# %% wrong="08.3" likely=false why="n is twice as large, a multiple that also fits"
n = 2 * round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).round()
n_a = (n_ab / slide["confidence"]).round()
n_b = (n_ab * n / (n_a * slide["lift"])).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=false why="the support is read as a percentage"
n = round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n / 100).round()
n_a = (n_ab / slide["confidence"]).round()
n_b = (slide["confidence"] * n / slide["lift"]).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=false why="n left out of the table"
n = round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).round()
n_a = (n_ab / slide["confidence"]).round()
n_b = (n_ab * n / (n_a * slide["lift"])).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})
counts = counts[["n_ab", "n_a", "n_b"]].astype(int)

# %% wrong="08.3" likely=false why="always rounded up"
n = round(582.14 * 4 * 16 / 3)
n_ab = np.ceil(slide["support"] * n)
n_a = np.ceil(n_ab / slide["confidence"])
n_b = np.ceil(n_ab * n / (n_a * slide["lift"]))
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=false why="two errors: n from the printed support, and n_a and n_b exchanged"
n = round(3 / 0.000242)
n_ab = (slide["support"] * n).round()
n_b = (n_ab / slide["confidence"]).round()
n_a = (n_ab * n / (n_b * slide["lift"])).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=false why="two errors: n_b is n over the lift, and cut instead of rounded"
n = round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).astype(int)
n_a = (n_ab / slide["confidence"]).astype(int)
n_b = (n / slide["lift"]).astype(int)
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% right="08.4"
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)}

# %% wrong="08.4" likely=true why="share is the first divided by the second"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(striking) / len(by_chance)}

# %% wrong="08.4" likely=true why="the shuffled pairs are chosen by lift alone, without their count"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["lift"] > 10]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)}

# %% wrong="08.4" likely=true why="the shuffled pairs are chosen by count alone, without their lift"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["n_ab"].between(2, 3)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)}

# %% wrong="08.4" likely=true why="all pairs counted in both, with no condition"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
chance = {"real": len(real), "shuffled": len(dealt), "share": len(dealt) / len(real)}

# %% wrong="08.4" likely=true why="share in percent"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": 100 * len(by_chance) / len(striking)}

# %% wrong="08.4" likely=true why="another seed for the shuffling"
dealt = baskets.pair_table(baskets.shuffled(table, seed=1))
by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)}

# %% wrong="08.4" likely=true why="share rounded to two decimals"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": round(len(by_chance) / len(striking), 2)}

# %% wrong="08.4" likely=false why="the mask of the real pairs is used for the shuffled ones"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[(real["n_ab"].between(2, 3) & (real["lift"] > 10)).reindex(dealt.index, fill_value=False)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)}

# %% wrong="08.4" likely=true why="the striking pairs as a share of both together"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / (len(by_chance) + len(striking))}

# %% wrong="08.4" likely=true why="two baskets or more, without the upper border"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[(dealt["n_ab"] >= 2) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)}

# %% wrong="08.4" likely=true why="exactly 2 baskets in the shuffled ones"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[(dealt["n_ab"] == 2) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)}

# %% wrong="08.4" likely=true why="each as a share of its pairs, not a number of pairs"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking) / len(real), "shuffled": len(by_chance) / len(dealt)}
chance["share"] = chance["shuffled"] / chance["real"]

# %% wrong="08.4" likely=false why="lift above 1 instead of above 10 in both"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 1)]
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 1)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(by_chance) / len(striking)}

# %% wrong="08.4" likely=false why="counts baskets, not pairs"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": striking["n_ab"].sum(), "shuffled": by_chance["n_ab"].sum()}
chance["share"] = chance["shuffled"] / chance["real"]

# %% wrong="08.4" likely=false why="counts the striking pairs that are found in the shuffled baskets too"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
again = striking.merge(dealt, on=["a", "b"])
chance = {"real": len(striking), "shuffled": len(again), "share": len(again) / len(striking)}

# %% wrong="08.4" likely=false why="share is what is left when chance is taken away"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": 1 - len(by_chance) / len(striking)}

# %% wrong="08.4" likely=false why="two errors: share turned round, and without the count"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[dealt["lift"] > 10]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": len(striking) / len(by_chance)}

# %% wrong="08.4" likely=false why="two errors: one basket counts too, and share in percent"
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
by_chance = dealt[(dealt["n_ab"] <= 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(by_chance), "share": 100 * len(by_chance) / len(striking)}

# %% right="08.5"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="pairs that no later basket holds are dropped, not counted as 0"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"], how="inner")
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="pairs must keep all of their lift"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"]
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="a later lift above 10 instead of half of the former one"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] > 10
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="the bands are taken from the counts of the second half"
later = baskets.pair_table(second).set_index(["a", "b"])[["lift", "n_ab"]].add_suffix("_later")
both = chosen.join(later, on=["a", "b"]).fillna({"lift_later": 0, "n_ab_later": 0})
keeps = both["lift_later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab_later"].between(2, 3)].mean(), "many": keeps[both["n_ab_later"] >= 30].mean()}

# %% wrong="08.5" likely=true why="few and many exchanged"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"many": keeps[both["n_ab"].between(2, 3)].mean(), "few": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="shares in percent"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": 100 * keeps[both["n_ab"].between(2, 3)].mean(), "many": 100 * keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="numbers of pairs instead of shares"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 3)].sum(), "many": keeps[both["n_ab"] >= 30].sum()}

# %% wrong="08.5" likely=true why="the condition on the lift is left out"
chosen = baskets.pair_table(first)
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="the later lift is that of the whole year"
later = baskets.pair_table(table).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="few takes in everything below 30 baskets from 2 on"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 29)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="few takes in the pairs on a single basket"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"] <= 3].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="the average of later lift over former lift, no share of pairs"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
kept = both["later"] / both["lift"]
lasts = {"few": kept[both["n_ab"].between(2, 3)].mean(), "many": kept[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="rounded to two decimals"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": round(keeps[both["n_ab"].between(2, 3)].mean(), 2), "many": round(keeps[both["n_ab"] >= 30].mean(), 2)}

# %% wrong="08.5" likely=false why="the halves exchanged: chosen in the second, looked up in the first"
chosen = baskets.pair_table(second)
chosen = chosen[chosen["lift"] > 10]
later = baskets.pair_table(first).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=false why="the share that loses half of its lift"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] < both["lift"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=false why="at least half of the baskets, not of the lift"
later = baskets.pair_table(second).set_index(["a", "b"])["n_ab"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["n_ab"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=false why="the share of all chosen pairs as the base"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": (keeps & both["n_ab"].between(2, 3)).mean(), "many": (keeps & (both["n_ab"] >= 30)).mean()}

# %% wrong="08.5" likely=false why="two errors: missing pairs dropped, and percent"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).dropna()
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": 100 * keeps[both["n_ab"].between(2, 3)].mean(), "many": 100 * keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=false why="two errors: no condition on the lift, and few takes in a single basket"
chosen = baskets.pair_table(first)
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"] <= 3].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% right="08.6"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * ((base + RISE) * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=true why="all sales with the offer are counted, nothing taken off for what comes unasked"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * (base + RISE) * (MARGIN - COUPON)}

# %% wrong="08.6" likely=true why="worth of one offer, not of all"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": (base + RISE) * (MARGIN - COUPON) - base * MARGIN}

# %% wrong="08.6" likely=true why="only the additional buyers use the coupon"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * RISE * (MARGIN - COUPON)}

# %% wrong="08.6" likely=true why="the coupon is not paid for"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * RISE * MARGIN}

# %% wrong="08.6" likely=true why="the rise is relative to the control share"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * (base * (1 + RISE) * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=true why="the rise is taken for the share of buyers with the offer"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * (RISE * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=true why="households that had filters already are not left out"
tagged = sorted(set(before.loc[before["category"] == "COFFEE", "household_id"]))
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * ((base + RISE) * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=true why="households that have both coffee and filters get the tag"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
tagged = sorted(coffee & filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * ((base + RISE) * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=true why="the tag looks at the whole year, later purchases included"
tagged = sorted(
    set(goods.loc[goods["category"] == "COFFEE", "household_id"])
    - set(goods.loc[goods["category"] == "COFFEE FILTERS", "household_id"])
)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * ((base + RISE) * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=true why="the control share is that of all households that come later"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later) / after["household_id"].nunique()
offer = {"tagged": tagged, "worth": len(tagged) * ((base + RISE) * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=true why="the coupon is taken off the unasked purchases as well"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * ((base + RISE) * MARGIN - base * (MARGIN - COUPON))}

# %% wrong="08.6" likely=true why="the number of tagged households, not their list"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": len(tagged), "worth": len(tagged) * ((base + RISE) * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=true why="worth rounded to cents"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": round(len(tagged) * ((base + RISE) * (MARGIN - COUPON) - base * MARGIN), 2)}

# %% wrong="08.6" likely=true why="numbers of baskets with coffee and without filters, not of households"
bought = table[table.index.isin(before["basket_id"])]
tagged = bought.index[bought["COFFEE"] & ~bought["COFFEE FILTERS"]].tolist()
later = table[table.index.isin(after["basket_id"])]
base = later["COFFEE FILTERS"].mean()
offer = {"tagged": tagged, "worth": len(tagged) * ((base + RISE) * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=false why="filters left out by basket, not by household"
bought = table[table.index.isin(before["basket_id"])]
alone = bought.index[bought["COFFEE"] & ~bought["COFFEE FILTERS"]]
tagged = sorted(set(before.loc[before["basket_id"].isin(alone), "household_id"]))
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * ((base + RISE) * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=false why="every offer costs a coupon, whether it is used or not"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * (RISE * MARGIN - COUPON)}

# %% wrong="08.6" likely=false why="control share from purchases of coffee, not of filters"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * ((base + RISE) * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=false why="control share counts lines of receipts, not households"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
mine = after[after["household_id"].isin(tagged)]
base = (mine["category"] == "COFFEE FILTERS").mean()
offer = {"tagged": tagged, "worth": len(tagged) * ((base + RISE) * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=false why="two errors: owners of filters stay in, and only additional buyers use the coupon"
tagged = sorted(set(before.loc[before["category"] == "COFFEE", "household_id"]))
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * RISE * (MARGIN - COUPON)}

# %% wrong="08.6" likely=false why="two errors: relative rise, and worth of one offer"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
later = set(after.loc[after["category"] == "COFFEE FILTERS", "household_id"])
base = len(later & set(tagged)) / len(tagged)
offer = {"tagged": tagged, "worth": base * (1 + RISE) * (MARGIN - COUPON) - base * MARGIN}
