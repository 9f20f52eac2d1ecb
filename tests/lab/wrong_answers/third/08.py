# ruff: noqa
# Wrong answers to lab 08, written from the trainees' page and the lesson alone. Each cell assigns the checked name.

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
    "lift": (n_ab / n_a) / (n_b / n),
}

# %% wrong="08.1" likely=true why="n_ab counts baskets with A or B"
a, b = table["COFFEE"], table["COFFEE FILTERS"]
n, n_a = len(table), a.sum()
n_b = b.sum()
n_ab = (a | b).sum()
rule = {"n": n, "n_a": n_a, "n_b": n_b, "n_ab": n_ab, "support": n_ab / n, "confidence": n_ab / n_a}
rule["lift"] = rule["confidence"] / (n_b / n)

# %% wrong="08.1" likely=true why="confidence is divided by n_b, the other direction; lift as product formula is right"
a, b = table["COFFEE"], table["COFFEE FILTERS"]
n, n_a = len(table), a.sum()
n_b = b.sum()
n_ab = (a & b).sum()
rule = dict(n=n, n_a=n_a, n_b=n_b, n_ab=n_ab, support=n_ab / n, confidence=n_ab / n_b, lift=n_ab * n / (n_a * n_b))

# %% wrong="08.1" likely=true why="lift is confidence over n_b, not over the share n_b / n"
a, b = table["COFFEE"], table["COFFEE FILTERS"]
n, n_a = len(table), a.sum()
n_b, n_ab = b.sum(), (a & b).sum()
support = n_ab / n
confidence = n_ab / n_a
lift = confidence / n_b
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": support,
    "confidence": confidence,
    "lift": lift,
}

# %% wrong="08.1" likely=true why="measure with the lesson's round(4)"
rule = baskets.measure(table, ["COFFEE"], ["COFFEE FILTERS"]).round(4).to_dict()

# %% wrong="08.1" likely=true why="measure called the other way round"
rule = dict(baskets.measure(table, ["COFFEE FILTERS"], ["COFFEE"]))

# %% wrong="08.1" likely=true why="n is the number of lines in goods, not of baskets"
a, b = table["COFFEE"], table["COFFEE FILTERS"]
n, n_a = len(goods), a.sum()
n_b = b.sum()
n_ab = len(table[a & b])
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": n_ab / n_a / (n_b / n),
}

# %% wrong="08.1" likely=true why="lift is confidence divided by support"
a, b = table["COFFEE"], table["COFFEE FILTERS"]
n, n_a = len(table), a.sum()
n_b = int(b.sum())
both = int(table[["COFFEE", "COFFEE FILTERS"]].all(axis=1).sum())
rule = {"n": n, "n_a": n_a, "n_b": n_b, "n_ab": both}
rule["support"] = both / n
rule["confidence"] = both / n_a
rule["lift"] = rule["confidence"] / rule["support"]

# %% wrong="08.1" likely=true why="support and confidence as percentages"
a, b = table["COFFEE"], table["COFFEE FILTERS"]
n, n_a = len(table), a.sum()
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

# %% wrong="08.1" likely=true why="n counts all receipts, also those without goods"
a, b = table["COFFEE"], table["COFFEE FILTERS"]
n, n_a = lines["basket_id"].nunique(), a.sum()
n_b = b.sum()
n_ab = (a * b).sum()
p_a, p_b, p_ab = n_a / n, n_b / n, n_ab / n
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": p_ab,
    "confidence": p_ab / p_a,
    "lift": p_ab / (p_a * p_b),
}

# %% wrong="08.1" likely=false why="the lesson's cat food and cat litter"
rule = baskets.measure(table, ["CAT FOOD"], ["CAT LITTER"]).to_dict()

# %% wrong="08.1" likely=false why="only the three numbers, the counts are missing"
a, b = table["COFFEE"], table["COFFEE FILTERS"]
n, n_a = len(table), a.sum()
support = (a & b).mean()
confidence = (a & b).sum() / n_a
rule = {"support": support, "confidence": confidence, "lift": confidence / b.mean()}

# %% wrong="08.1" likely=false why="n_b counts filters without coffee, and the lift follows it"
a, b = table["COFFEE"], table["COFFEE FILTERS"]
n, n_a = len(table), a.sum()
n_b = (b & ~a).sum()
n_ab = (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": n_ab / n_a / (n_b / n),
}

# %% wrong="08.1" likely=false why="lift without n, and support of A instead of A with B"
a, b = table["COFFEE"], table["COFFEE FILTERS"]
n, n_a = len(table), a.sum()
n_b, n_ab = b.sum(), (a & b).sum()
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_a / n,
    "confidence": n_ab / n_a,
    "lift": n_ab / (n_a * n_b),
}

# %% wrong="08.1" likely=false why="counts lines of the receipts with coffee and with filters"
a, b = goods["category"] == "COFFEE", goods["category"] == "COFFEE FILTERS"
n, n_a, n_b = len(table), a.sum(), b.sum()
n_ab = len(set(goods.loc[a, "basket_id"]) & set(goods.loc[b, "basket_id"]))
rule = {
    "n": n,
    "n_a": n_a,
    "n_b": n_b,
    "n_ab": n_ab,
    "support": n_ab / n,
    "confidence": n_ab / n_a,
    "lift": n_ab * n / n_a / n_b,
}

# %% right="08.2"
joined = sorted(first + second[-1:] for first, second in combinations(sorted(pairs), 2) if first[0] == second[0])
candidates = [triple for triple in joined if all(part in pairs for part in combinations(triple, 2))]

# %% wrong="08.2" likely=true why="nothing pruned"
joined = sorted(first + second[-1:] for first, second in combinations(sorted(pairs), 2) if first[0] == second[0])
candidates = joined

# %% wrong="08.2" likely=true why="the triples that turn out frequent, after counting"
found = baskets.frequent_itemsets(table[sorted(common)], min_support=floor, max_len=3)
candidates = sorted(s for s in found["itemset"] if len(s) == 3)

# %% wrong="08.2" likely=true why="looks a tuple up in a pandas column, which looks in its index: nothing is left"
joined = sorted(first + second[-1:] for first, second in combinations(sorted(pairs), 2) if first[0] == second[0])
candidates = []
for c in joined:
    if all(p in frequent["itemset"] for p in combinations(c, 2)):
        candidates.append(c)

# %% wrong="08.2" likely=true why="all triples of the 16 common categories"
candidates = list(combinations(sorted(common), 3))

# %% wrong="08.2" likely=true why="gives the triples that were pruned away"
joined = sorted(first + second[-1:] for first, second in combinations(sorted(pairs), 2) if first[0] == second[0])
frequent_pairs = set(pairs)
candidates = [c for c in joined if not frequent_pairs.issuperset(combinations(c, 2))]

# %% wrong="08.2" likely=true why="only how many"
joined = sorted(first + second[-1:] for first, second in combinations(sorted(pairs), 2) if first[0] == second[0])
candidates = len([c for c in joined if set(combinations(c, 2)) <= set(pairs)])

# %% wrong="08.2" likely=true why="pairs computed anew with the lesson's floor of 0.01"
again = baskets.frequent_itemsets(table[sorted(common)], min_support=0.01, max_len=2)
two = {s for s in again["itemset"] if len(s) == 2}
joined = sorted(x + y[-1:] for x, y in combinations(sorted(two), 2) if x[0] == y[0])
candidates = [c for c in joined if all(part in two for part in combinations(c, 2))]

# %% wrong="08.2" likely=true why="joins any two pairs that share an item, and prunes nothing"
candidates = sorted({tuple(sorted(set(p) | set(q))) for p in pairs for q in pairs if len(set(p) | set(q)) == 3})

# %% wrong="08.2" likely=true why="counts the pruned triples and keeps those that reach the floor of count, as a dictionary"
joined = sorted(first + second[-1:] for first, second in combinations(sorted(pairs), 2) if first[0] == second[0])
kept = [c for c in joined if all(part in pairs for part in combinations(c, 2))]
candidates = {c: int(table[list(c)].all(axis=1).sum()) for c in kept}

# %% wrong="08.2" likely=false why="frozensets instead of sorted tuples"
joined = sorted(first + second[-1:] for first, second in combinations(sorted(pairs), 2) if first[0] == second[0])
known = {frozenset(p) for p in pairs}
candidates = [frozenset(c) for c in joined if all(frozenset(p) in known for p in combinations(c, 2))]

# %% wrong="08.2" likely=false why="goes one round too far: sets of four, joined from the triples"
joined = sorted(first + second[-1:] for first, second in combinations(sorted(pairs), 2) if first[0] == second[0])
triples = [c for c in joined if all(part in pairs for part in combinations(c, 2))]
candidates = [x + y[-1:] for x, y in combinations(triples, 2) if x[:2] == y[:2]]

# %% wrong="08.2" likely=false why="sorted by how often they occur, not by name"
joined = sorted(first + second[-1:] for first, second in combinations(sorted(pairs), 2) if first[0] == second[0])
candidates = [c for c in joined if all(part in pairs for part in combinations(c, 2))]
candidates = sorted(candidates, key=lambda c: table[list(c)].all(axis=1).sum(), reverse=True)

# %% wrong="08.2" likely=false why="joins the pairs that agree in their last item, and prunes nothing"
candidates = sorted((x[0], y[0], x[1]) for x, y in combinations(sorted(pairs), 2) if x[1] == y[1])

# %% wrong="08.2" likely=false why="triples joined by commas into one text"
joined = sorted(first + second[-1:] for first, second in combinations(sorted(pairs), 2) if first[0] == second[0])
candidates = [", ".join(c) for c in joined if all(part in pairs for part in combinations(c, 2))]

# %% right="08.3"
n = round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).round()
n_a = (n_ab / slide["confidence"]).round()
n_b = (n_ab * n / (n_a * slide["lift"])).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b}, index=slide.index)

# %% wrong="08.3" likely=true why="rounds nothing"
n = 582.14 * 4 * 16 / 3
counts = pd.DataFrame(index=slide.index)
counts["n"] = n
counts["n_ab"] = slide["support"] * n
counts["n_a"] = counts["n_ab"] / slide["confidence"]
counts["n_b"] = counts["n_ab"] * n / (counts["n_a"] * slide["lift"])

# %% wrong="08.3" likely=true why="n_a and n_b the wrong way round"
n = round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).round().astype(int)
n_b = (n_ab / slide["confidence"]).round().astype(int)
n_a = (n_ab * n / (n_b * slide["lift"])).round().astype(int)
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=true why="astype(int) cuts off instead of rounding"
n = int(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).astype(int)
n_a = (n_ab / slide["confidence"]).astype(int)
n_b = (n_ab * n / (n_a * slide["lift"])).astype(int)
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b}, index=slide.index)

# %% wrong="08.3" likely=true why="n is the number of the grocer's baskets"
n = len(table)
counts = slide.assign(n=n, n_ab=lambda t: (t["support"] * n).round())
counts["n_a"] = (counts["n_ab"] / counts["confidence"]).round()
counts["n_b"] = (counts["n_ab"] * n / (counts["n_a"] * counts["lift"])).round()
counts = counts[["n", "n_ab", "n_a", "n_b"]]

# %% wrong="08.3" likely=true why="the lesson's recover_counts for all ten printed rules, not for the slide"
recovered = baskets.recover_counts(printed, totals=range(1, 20_000))
counts = recovered.set_index("rule")[["n", "n_ab", "n_a", "n_b"]]

# %% wrong="08.3" likely=true why="recover_counts on the whole printed table, the first three rows taken for the slide"
found = baskets.recover_counts(printed, totals=range(12_000, 13_000))
counts = found[["n", "n_ab", "n_a", "n_b"]].head(3).reset_index(drop=True)

# %% wrong="08.3" likely=true why="n_b as confidence / lift, a share that was not multiplied by n"
n = round(582.14 * 16 * 4 / 3)
n_ab = np.round(slide["support"] * n)
n_a = np.round(n_ab / slide["confidence"])
n_b = slide["confidence"] / slide["lift"]
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=true why="n_b from the printed, rounded confidence, and n_b left unrounded"
n = round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).round()
n_a = (n_ab / slide["confidence"]).round()
n_b = slide["confidence"] * n / slide["lift"]
counts = pd.concat({"n_ab": n_ab, "n_a": n_a, "n_b": n_b}, axis=1)
counts.insert(0, "n", n)

# %% wrong="08.3" likely=true why="n is solved with B and A mixed up: 582.14 * 16 / 3, without the 4"
n = round(582.14 * 16 / 3)
n_ab = (slide["support"] * n).round()
n_a = (n_ab / slide["confidence"]).round()
n_b = (n_ab * n / n_a / slide["lift"]).round()
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% wrong="08.3" likely=false why="n_a is n_ab times confidence"
n = 12419
rows = []
for _, r in slide.iterrows():
    ab = round(r["support"] * n)
    a = round(ab * r["confidence"])
    rows.append({"n": n, "n_ab": ab, "n_a": a, "n_b": round(ab * n / (max(a, 1) * r["lift"]))})
counts = pd.DataFrame(rows)

# %% wrong="08.3" likely=false why="n_b as support times n over lift: the share of A is forgotten, and nothing but n_ab is rounded"
n = round(582.14 * 4 * 16 / 3)
n_ab = (slide["support"] * n).round()
n_a = n_ab / slide["confidence"]
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": slide["support"] * n / slide["lift"]})

# %% wrong="08.3" likely=false why="twice the total, which also fits the supports"
n = 2 * round(582.14 * 4 * 16 / 3)
n_ab = round(slide["support"] * n)
n_a = round(n_ab / slide["confidence"])
n_b = round(n_ab * n / (n_a * slide["lift"]))
counts = pd.DataFrame(dict(n=n, n_ab=n_ab, n_a=n_a, n_b=n_b), index=slide.index)

# %% wrong="08.3" likely=false why="the example's three baskets for every rule, without the column n"
n = round(582.14 * 4 * 16 / 3)
counts = pd.DataFrame({"n_ab": [3, 3, 3]}, index=slide.index)
counts["n_a"] = (counts["n_ab"] / slide["confidence"]).round()
counts["n_b"] = (counts["n_ab"] * n / (counts["n_a"] * slide["lift"])).round()

# %% wrong="08.3" likely=false why="always rounds up, as if a part of a basket needed a whole one"
n = int(np.ceil(582.14 * 4 * 16 / 3))
n_ab = np.ceil(slide["support"] * n)
n_a = np.ceil(n_ab / slide["confidence"])
n_b = np.ceil(n_ab * n / (n_a * slide["lift"]))
counts = pd.DataFrame({"n": n, "n_ab": n_ab, "n_a": n_a, "n_b": n_b})

# %% right="08.4"
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
dealt = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(dealt), "share": len(dealt) / len(striking)}

# %% wrong="08.4" likely=true why="no condition on the count in the shuffled baskets"
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
n_shuffled = (dealt["lift"] > 10).sum()
chance = {"real": len(striking), "shuffled": n_shuffled, "share": n_shuffled / len(striking)}

# %% wrong="08.4" likely=true why="share is the first divided by the second"
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
noise = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED)).query("2 <= n_ab <= 3 and lift > 10")
chance = {"real": len(striking), "shuffled": len(noise), "share": len(striking) / len(noise)}

# %% wrong="08.4" likely=true why="takes pairs on one basket too"
real = baskets.pair_table(table)
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
n_real = ((real["n_ab"] <= 3) & (real["lift"] > 10)).sum()
n_dealt = ((dealt["n_ab"] <= 3) & (dealt["lift"] > 10)).sum()
chance = {"real": n_real, "shuffled": n_dealt, "share": n_dealt / n_real}

# %% wrong="08.4" likely=true why="how many of the striking real pairs are striking in the shuffled baskets too"
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
dealt = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
again = striking.merge(dealt, on=["a", "b"])
chance = {"real": len(striking), "shuffled": len(again), "share": len(again) / len(striking)}


# %% wrong="08.4" likely=true why="share in percent"
def few_and_high(t):
    pairs_of = baskets.pair_table(t)
    return len(pairs_of[pairs_of["n_ab"].isin([2, 3]) & pairs_of["lift"].gt(10)])


x, y = few_and_high(table), few_and_high(baskets.shuffled(table, seed=DATA_SEED))
chance = {"real": x, "shuffled": y, "share": y / x * 100}

# %% wrong="08.4" likely=true why="share of the shuffled among both together"
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
shuffled = len(dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)])
chance = {"real": len(striking), "shuffled": shuffled, "share": shuffled / (len(striking) + shuffled)}

# %% wrong="08.4" likely=true why="size counts cells, not rows"
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
dealt = dealt.loc[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": striking.size, "shuffled": dealt.size, "share": dealt.size / striking.size}

# %% wrong="08.4" likely=true why="no condition on the lift in the shuffled baskets"
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
both = dealt[dealt["n_ab"].between(2, 3)]
chance = {"real": len(striking), "shuffled": len(both), "share": len(both) / len(striking)}

# %% wrong="08.4" likely=true why="tables of pairs instead of their numbers"
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
dealt = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": striking, "shuffled": dealt, "share": len(dealt) / len(striking)}

# %% wrong="08.4" likely=false why="another seed for the shuffle"
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
dealt = baskets.pair_table(baskets.shuffled(table, seed=1))
dealt = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(dealt), "share": len(dealt) / len(striking)}

# %% wrong="08.4" likely=false why="pairs on more than 2 baskets and below 4, so that only 3 are left"
real = baskets.pair_table(table)
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
r = len(real.query("n_ab > 2 and n_ab < 4 and lift > 10"))
s = len(dealt.query("n_ab > 2 and n_ab < 4 and lift > 10"))
chance = {"real": r, "shuffled": s, "share": s / r}

# %% wrong="08.4" likely=false why="share is a ratio of shares: each number over all pairs of its table"
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
high = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {
    "real": len(striking),
    "shuffled": len(high),
    "share": (len(high) / len(dealt)) / (len(striking) / len(real)),
}

# %% wrong="08.4" likely=false why="lift above 1, as in the deck, and share rounded"
real = baskets.pair_table(table)
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
k = [int((t["n_ab"].between(2, 3) & (t["lift"] > 1)).sum()) for t in (real, dealt)]
chance = {"real": k[0], "shuffled": k[1], "share": round(k[1] / k[0], 2)}

# %% wrong="08.4" likely=false why="share rounded to two digits"
real = baskets.pair_table(table)
striking = real[real["n_ab"].between(2, 3) & (real["lift"] > 10)]
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED))
dealt = dealt[dealt["n_ab"].between(2, 3) & (dealt["lift"] > 10)]
chance = {"real": len(striking), "shuffled": len(dealt), "share": round(len(dealt) / len(striking), 2)}

# %% right="08.5"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="an inner merge drops the pairs that no later basket holds"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
m = chosen.merge(baskets.pair_table(second)[["a", "b", "lift"]], on=["a", "b"], suffixes=("", "_later"))
m["ok"] = m["lift_later"] >= m["lift"] / 2
lasts = {"few": m.loc[m["n_ab"].between(2, 3), "ok"].mean(), "many": m.loc[m["n_ab"] >= 30, "ok"].mean()}

# %% wrong="08.5" likely=true why="many is everything above 3 baskets"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
t = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
t["keeps"] = t["later"] >= 0.5 * t["lift"]
lasts = {"few": t.query("n_ab in [2, 3]")["keeps"].mean(), "many": t.query("n_ab > 3")["keeps"].mean()}

# %% wrong="08.5" likely=true why="few takes in pairs on one basket"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
t = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
half = t["later"] >= t["lift"] / 2
lasts = {"few": half[t["n_ab"] <= 3].mean(), "many": half[t["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="asks for a later lift above 10 instead of half the lift"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
t = chosen.merge(baskets.pair_table(second), on=["a", "b"], how="left", suffixes=("", "_2"))
t["lift_2"] = t["lift_2"].fillna(0)
few, many = t[t["n_ab"].between(2, 3)], t[t["n_ab"] >= 30]
lasts = {"few": (few["lift_2"] > 10).mean(), "many": (many["lift_2"] > 10).mean()}

# %% wrong="08.5" likely=true why="numbers of pairs instead of shares"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
t = chosen.merge(baskets.pair_table(second), on=["a", "b"], how="left", suffixes=("", "_2"))
t["keeps"] = t["lift_2"].fillna(0) >= t["lift"] / 2
lasts = {
    "few": int(t.loc[t["n_ab"].between(2, 3), "keeps"].sum()),
    "many": int(t.loc[t["n_ab"] >= 30, "keeps"].sum()),
}

# %% wrong="08.5" likely=true why="the lesson's code, with its 200 highest lifts in each band and min_count=2"
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
halves = baskets.pair_table(first, min_count=2).join(later, on=["a", "b"]).fillna({"later": 0})
band = pd.cut(halves["n_ab"], [1, 3, 29, np.inf], labels=["few", "middle", "many"])
top = halves.sort_values("lift", ascending=False, kind="stable").groupby(band, observed=True).head(200)
shares = (top["later"] >= top["lift"] / 2).groupby(band, observed=True).mean()
lasts = {"few": shares["few"], "many": shares["many"]}

# %% wrong="08.5" likely=true why="the bands are cut by the counts of the second half"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
t = chosen.merge(baskets.pair_table(second), on=["a", "b"], how="left", suffixes=("_1", "_2"))
t["n_ab"] = t["n_ab_2"].fillna(0)
good = t["lift_2"].fillna(0) >= t["lift_1"] / 2
lasts = {"few": good[t["n_ab"].between(2, 3)].mean(), "many": good[t["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="later lifts are looked up in the whole year"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
later = baskets.pair_table(table).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=true why="the pairs with lift above 10 are not selected"
chosen = baskets.pair_table(first)
after_ = baskets.pair_table(second)[["a", "b", "lift"]].rename(columns={"lift": "later"})
t = chosen.merge(after_, how="left", on=["a", "b"]).fillna({"later": 0})
t["keep"] = t["later"] / t["lift"] >= 0.5
lasts = {"few": t["keep"][t["n_ab"].between(2, 3)].mean(), "many": t["keep"][t["n_ab"].ge(30)].mean()}

# %% wrong="08.5" likely=false why="divided by all chosen pairs instead of those of the band"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
keeps = both["later"] >= both["lift"] / 2
lasts = {
    "few": (keeps & both["n_ab"].between(2, 3)).sum() / len(both),
    "many": (keeps & (both["n_ab"] >= 30)).sum() / len(both),
}

# %% wrong="08.5" likely=false why="chosen in the second half and looked up in the first"
chosen = baskets.pair_table(second)
chosen = chosen[chosen["lift"] > 10]
other = baskets.pair_table(first).set_index(["a", "b"])["lift"].rename("other")
both = chosen.join(other, on=["a", "b"]).fillna({"other": 0})
keeps = both["other"] >= both["lift"] / 2
lasts = {"few": keeps[both["n_ab"].between(2, 3)].mean(), "many": keeps[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=false why="second half read with the lesson's floor of ten baskets, so rarer pairs count as 0"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
later = baskets.pair_table(second, min_count=10).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
both["keeps"] = both["later"].mul(2).ge(both["lift"])
lasts = {
    "few": both.loc[both["n_ab"].isin((2, 3)), "keeps"].mean(),
    "many": both.loc[both["n_ab"] >= 30, "keeps"].mean(),
}

# %% wrong="08.5" likely=false why="the share that does not last"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
lost = both["later"] < both["lift"] / 2
lasts = {"few": lost[both["n_ab"].between(2, 3)].mean(), "many": lost[both["n_ab"] >= 30].mean()}

# %% wrong="08.5" likely=false why="the mean of later lift over earlier lift, not a share of pairs"
chosen = baskets.pair_table(first)
chosen = chosen[chosen["lift"] > 10]
later = baskets.pair_table(second).set_index(["a", "b"])["lift"].rename("later")
both = chosen.join(later, on=["a", "b"]).fillna({"later": 0})
ratio = (both["later"] / both["lift"]).clip(upper=1)
lasts = {"few": ratio[both["n_ab"].between(2, 3)].mean(), "many": ratio[both["n_ab"] >= 30].mean()}

# %% right="08.6"
tagged = baskets.linked_audience(goods, "COFFEE", "COFFEE FILTERS", AS_OF)
buyers = after.loc[after["category"] == "COFFEE FILTERS", "household_id"]
base = tagged.isin(buyers).mean()
one = baskets.offer_profit(base + RISE, base, MARGIN, COUPON)
offer = {"tagged": sorted(tagged.tolist()), "worth": float(one * len(tagged))}

# %% wrong="08.6" likely=true why="what one offer earns, not all of them"
tagged = baskets.linked_audience(goods, "COFFEE", "COFFEE FILTERS", AS_OF)
base = tagged.isin(after.loc[after["category"] == "COFFEE FILTERS", "household_id"]).mean()
offer = {"tagged": sorted(tagged), "worth": baskets.offer_profit(base + RISE, base, MARGIN, COUPON)}

# %% wrong="08.6" likely=true why="all sales with the offer, nothing taken off for those who buy anyway"
tagged = baskets.linked_audience(goods, "COFFEE", "COFFEE FILTERS", AS_OF)
base = tagged.isin(after.loc[after["category"] == "COFFEE FILTERS", "household_id"]).mean()
offer = {"tagged": sorted(tagged), "worth": len(tagged) * (base + RISE) * (MARGIN - COUPON)}

# %% wrong="08.6" likely=true why="the coupon is taken off for the additional buyers only"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
filters = set(before.loc[before["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - filters)
offer = {"tagged": tagged, "worth": len(tagged) * RISE * (MARGIN - COUPON)}

# %% wrong="08.6" likely=true why="filters bought at any time of the year take a household out, so nobody buys unasked"
coffee = set(before.loc[before["category"] == "COFFEE", "household_id"])
ever = set(goods.loc[goods["category"] == "COFFEE FILTERS", "household_id"])
tagged = sorted(coffee - ever)
base = len(set(tagged) & ever) / len(tagged)
offer = {"tagged": tagged, "worth": len(tagged) * ((base + RISE) * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=true why="everybody who bought coffee, also those who have filters"
tagged = sorted(before.loc[before["category"] == "COFFEE", "household_id"].unique())
base = np.isin(tagged, after.loc[after["category"] == "COFFEE FILTERS", "household_id"]).mean()
p1 = base + RISE
offer = {"tagged": tagged, "worth": len(tagged) * (p1 * (MARGIN - COUPON) - base * MARGIN)}

# %% wrong="08.6" likely=true why="the rise is taken as a percentage of the control share"
tagged = baskets.linked_audience(goods, "COFFEE", "COFFEE FILTERS", AS_OF)
base = tagged.isin(after.loc[after["category"] == "COFFEE FILTERS", "household_id"]).mean()
worth = len(tagged) * baskets.offer_profit(base * (1 + RISE), base, MARGIN, COUPON)
offer = {"tagged": sorted(tagged), "worth": worth}

# %% wrong="08.6" likely=true why="control share of all households that shop later, not of the tagged"
tagged = baskets.linked_audience(goods, "COFFEE", "COFFEE FILTERS", AS_OF)
later_buyers = after.loc[after["category"] == "COFFEE FILTERS", "household_id"].nunique()
p0 = later_buyers / after["household_id"].nunique()
p1 = p0 + RISE
offer = {"tagged": tagged.sort_values().tolist(), "worth": len(tagged) * (p1 * (MARGIN - COUPON) - p0 * MARGIN)}

# %% wrong="08.6" likely=true why="households with a coffee basket without filters, whatever their other baskets hold"
early = table[(moment < AS_OF)]
ids = early.index[early["COFFEE"] & ~early["COFFEE FILTERS"]]
tagged = sorted(before.loc[before["basket_id"].isin(ids), "household_id"].unique().tolist())
base = pd.Series(tagged).isin(after.loc[after["category"] == "COFFEE FILTERS", "household_id"]).mean()
offer = {"tagged": tagged, "worth": float(len(tagged) * baskets.offer_profit(base + RISE, base, MARGIN, COUPON))}

# %% wrong="08.6" likely=true why="the lesson's code: margin as 30 % of the sales of filters, not MARGIN"
tagged = baskets.linked_audience(goods, "COFFEE", "COFFEE FILTERS", AS_OF)
paper = goods[(goods["category"] == "COFFEE FILTERS") & (goods["time"] >= AS_OF)]
base = tagged.isin(paper["household_id"]).mean()
margin = 0.30 * paper.groupby("basket_id")["sales_value"].sum().mean()
offer = {
    "tagged": sorted(tagged.tolist()),
    "worth": len(tagged) * float(baskets.offer_profit(base + RISE, base, margin, COUPON)),
}

# %% wrong="08.6" likely=false why="every tagged household is charged a coupon, whether it buys or not"
tagged = baskets.linked_audience(goods, "COFFEE", "COFFEE FILTERS", AS_OF)
offer = {"tagged": sorted(tagged.tolist()), "worth": len(tagged) * (RISE * MARGIN - COUPON)}

# %% wrong="08.6" likely=false why="A and B swapped: filters bought, no coffee"
tagged = baskets.linked_audience(goods, "COFFEE FILTERS", "COFFEE", AS_OF)
base = tagged.isin(after.loc[after["category"] == "COFFEE", "household_id"]).mean()
offer = {
    "tagged": sorted(tagged.tolist()),
    "worth": float(len(tagged) * baskets.offer_profit(base + RISE, base, MARGIN, COUPON)),
}

# %% wrong="08.6" likely=false why="how many are tagged instead of who"
tagged = baskets.linked_audience(goods, "COFFEE", "COFFEE FILTERS", AS_OF)
base = tagged.isin(after.loc[after["category"] == "COFFEE FILTERS", "household_id"]).mean()
offer = {"tagged": len(tagged), "worth": float(len(tagged) * baskets.offer_profit(base + RISE, base, MARGIN, COUPON))}

# %% wrong="08.6" likely=false why="a household for each line of coffee, not each once; the number of lines is multiplied too"
have = before.loc[before["category"] == "COFFEE FILTERS", "household_id"]
tagged = before[(before["category"] == "COFFEE") & ~before["household_id"].isin(have)]["household_id"].sort_values()
base = tagged.isin(after.loc[after["category"] == "COFFEE FILTERS", "household_id"]).mean()
offer = {
    "tagged": tagged.tolist(),
    "worth": float(len(tagged) * ((base + RISE) * (MARGIN - COUPON) - base * MARGIN)),
}

# %% wrong="08.6" likely=false why="the rule's confidence of level 1 serves as the control share, and the worth is rounded"
tagged = baskets.linked_audience(goods, "COFFEE", "COFFEE FILTERS", AS_OF)
p0 = rule["confidence"]
worth = len(tagged) * ((p0 + RISE) * (MARGIN - COUPON) - p0 * MARGIN)
offer = {"tagged": sorted(tagged.tolist()), "worth": round(float(worth), 2)}
