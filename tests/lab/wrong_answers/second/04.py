# ruff: noqa
# %% right="04.1"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min()),
        "tfidf_sum": (raw["words"] - raw["words"].min()) / (raw["words"].max() - raw["words"].min()),
    }
)

# %% wrong="04.1" likely=true why="divides by the largest value, without the smallest"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": raw["yuan"] / raw["yuan"].max(),
        "tfidf_sum": raw["words"] / raw["words"].max(),
    }
)

# %% wrong="04.1" likely=true why="takes off the smallest, but divides by the largest"
yuan, words = raw["yuan"], raw["words"]
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": (yuan - yuan.min()) / yuan.max(),
        "tfidf_sum": (words - words.min()) / words.max(),
    }
)

# %% wrong="04.1" likely=true why="parentheses forgotten in the formula"
yuan, words = raw["yuan"], raw["words"]
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": yuan - yuan.min() / (yuan.max() - yuan.min()),
        "tfidf_sum": words - words.min() / (words.max() - words.min()),
    }
)

# %% wrong="04.1" likely=true why="the sigmoid for all three columns"
scores = raw.apply(scaling.sigmoid)
scores.columns = PARTS

# %% wrong="04.1" likely=true why="min-max for all three columns, S too"
scores = raw.apply(scaling.min_max)
scores.columns = PARTS

# %% wrong="04.1" likely=true why="z-scores instead of min-max"
scores = pd.DataFrame({"time_penalty": time_penalty})
scores["payment_sum"] = (raw["yuan"] - raw["yuan"].mean()) / raw["yuan"].std()
scores["tfidf_sum"] = (raw["words"] - raw["words"].mean()) / raw["words"].std()

# %% wrong="04.1" likely=true why="the columns keep the names of raw"
scores = pd.DataFrame({"S": time_penalty, "yuan": scaling.min_max(raw["yuan"]), "words": scaling.min_max(raw["words"])})

# %% wrong="04.1" likely=true why="yuan and words exchanged"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.min_max(raw["words"]),
        "tfidf_sum": scaling.min_max(raw["yuan"]),
    }
)

# %% wrong="04.1" likely=true why="ranks instead of min-max"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.rank_scale(raw["yuan"]),
        "tfidf_sum": scaling.rank_scale(raw["words"]),
    }
)

# %% wrong="04.1" likely=true why="words are left as they are"
scores = pd.DataFrame(
    {"time_penalty": time_penalty, "payment_sum": scaling.min_max(raw["yuan"]), "tfidf_sum": raw["words"]}
)

# %% wrong="04.1" likely=true why="to_numpy loses the ids: numbered rows"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty.to_numpy(),
        "payment_sum": scaling.min_max(raw["yuan"].to_numpy()),
        "tfidf_sum": scaling.min_max(raw["words"].to_numpy()),
    }
)

# %% wrong="04.1" likely=true why="one smallest and one largest value for both columns together"
both = raw[["yuan", "words"]]
both = (both - both.min().min()) / (both.max().max() - both.min().min())
scores = pd.DataFrame({"time_penalty": time_penalty, "payment_sum": both["yuan"], "tfidf_sum": both["words"]})

# %% wrong="04.1" likely=false why="upside down: the largest is 0, the smallest 1"
yuan, words = raw["yuan"], raw["words"]
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": (yuan.max() - yuan) / (yuan.max() - yuan.min()),
        "tfidf_sum": (words.max() - words) / (words.max() - words.min()),
    }
)

# %% wrong="04.1" likely=true why="rounded to four decimals"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.min_max(raw["yuan"]),
        "tfidf_sum": scaling.min_max(raw["words"]),
    }
).round(4)

# %% wrong="04.1" likely=false why="the logarithm of yuan before min-max"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.min_max(np.log1p(raw["yuan"])),
        "tfidf_sum": scaling.min_max(raw["words"]),
    }
)

# %% wrong="04.1" likely=false why="a fourth column with the sum"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.min_max(raw["yuan"]),
        "tfidf_sum": scaling.min_max(raw["words"]),
    }
)
scores["final_score"] = scores.sum(axis=1)

# %% wrong="04.1" likely=false why="two errors: divides by the largest, and S in place of its sigmoid"
scores = raw / raw.max()
scores["S"] = raw["S"]
scores.columns = PARTS

# %% wrong="04.1" likely=false why="two errors: exchanged columns, and z-scores"
z = (raw - raw.mean()) / raw.std()
scores = pd.DataFrame({"time_penalty": time_penalty, "payment_sum": z["words"], "tfidf_sum": z["yuan"]})

# %% right="04.2"
shown = kept.sort_index().sort_values(ascending=False, kind="stable").index[:20].tolist()

# %% wrong="04.2" likely=true why="the first twenty of ranked, without the rounding"
shown = ranked.index[:20].tolist()

# %% wrong="04.2" likely=false why="begins with the second customer: positions 1 to 20 instead of 0 to 19"
shown = kept.sort_index().sort_values(ascending=False, kind="stable").index[1:21].tolist()

# %% wrong="04.2" likely=true why="equal scores in falling order of user_id"
shown = (
    kept.rename("score").reset_index().sort_values(["score", "user_id"], ascending=False)["user_id"].head(20).tolist()
)

# %% wrong="04.2" likely=true why="lowest scores first"
shown = kept.rename("score").reset_index().sort_values(["score", "user_id"])["user_id"].head(20).tolist()

# %% wrong="04.2" likely=true why="cuts the first twenty by the exact score, and only then sorts by the rounded one"
shown = kept.head(20).sort_index().sort_values(ascending=False, kind="stable").index.tolist()

# %% wrong="04.2" likely=false why="equal scores in the order of the ids as texts, so 1064450 comes before 631071"
table = kept.rename("score").reset_index()
table["user_id"] = table["user_id"].astype(str)
shown = table.sort_values(["score", "user_id"], ascending=[False, True])["user_id"].astype(int).head(20).tolist()

# %% wrong="04.2" likely=true why="a Series with the scores, not a list of ids"
shown = kept.sort_index().sort_values(ascending=False, kind="stable").head(20)

# %% wrong="04.2" likely=true why="the first ten, not twenty"
shown = kept.sort_index().sort_values(ascending=False, kind="stable").index[:10].tolist()

# %% wrong="04.2" likely=true why="rounds to two decimals"
two = ranked["final_score"].round(2)
shown = two.sort_index().sort_values(ascending=False, kind="stable").index[:20].tolist()

# %% wrong="04.2" likely=true why="rounds the three parts to one decimal before adding"
parts = ranked[PARTS].round(1).sum(axis=1).round(1)
shown = parts.sort_index().sort_values(ascending=False, kind="stable").index[:20].tolist()

# %% wrong="04.2" likely=true why="cuts off the digits by floor instead of rounding"
floor = np.floor(ranked["final_score"] * 10) / 10
shown = floor.sort_index().sort_values(ascending=False, kind="stable").index[:20].tolist()

# %% wrong="04.2" likely=true why="sorted by user_id alone"
shown = kept.sort_index().index[:20].tolist()

# %% wrong="04.2" likely=true why="gives the rounded scores, not the ids"
shown = kept.sort_index().sort_values(ascending=False, kind="stable").head(20).tolist()

# %% wrong="04.2" likely=false why="the right twenty, but put in the order of user_id"
shown = sorted(kept.sort_index().sort_values(ascending=False, kind="stable").index[:20])

# %% wrong="04.2" likely=false why="rounds to a whole number"
shown = ranked["final_score"].round().sort_index().sort_values(ascending=False, kind="stable").index[:20].tolist()

# %% wrong="04.2" likely=true why="all ids, not the first twenty"
shown = kept.sort_index().sort_values(ascending=False, kind="stable").index.tolist()

# %% wrong="04.2" likely=false why="two errors: two decimals, and equal scores in falling order of user_id"
two = ranked["final_score"].round(2).sort_index(ascending=False)
shown = two.sort_values(ascending=False, kind="stable").index[:20].tolist()

# %% wrong="04.2" likely=false why="two errors: cut before sorting, and equal scores in falling order of user_id"
shown = kept.head(20).sort_index(ascending=False).sort_values(ascending=False, kind="stable").index.tolist()

# %% right="04.3"
gap = higher[PARTS] - lower[PARTS]
cause = (gap.idxmax(), gap.max())

# %% wrong="04.3" likely=true why="the part that pulls down most is given as the cause, with its negative difference"
gap = higher[PARTS] - lower[PARTS]
cause = (gap.idxmin(), gap.min())

# %% wrong="04.3" likely=true why="lower less higher, and the largest of that"
gap = lower[PARTS] - higher[PARTS]
cause = (gap.idxmax(), gap.max())

# %% wrong="04.3" likely=true why="the right part, but the sign turned round"
gap = lower[PARTS] - higher[PARTS]
cause = (gap.idxmin(), gap.min())

# %% wrong="04.3" likely=true why="the largest part of the higher customer, with its value"
cause = (higher[PARTS].idxmax(), higher[PARTS].max())

# %% wrong="04.3" likely=true why="the right part, with the value of the higher customer"
name = (higher[PARTS] - lower[PARTS]).idxmax()
cause = (name, higher[name])

# %% wrong="04.3" likely=true why="the right part, with the difference of the final score"
name = (higher[PARTS] - lower[PARTS]).idxmax()
cause = (name, higher["final_score"] - lower["final_score"])

# %% wrong="04.3" likely=true why="names the sum instead of a part: final_score and its difference"
cause = ("final_score", (higher - lower)["final_score"])

# %% wrong="04.3" likely=true why="rounded to three decimals"
gap = higher[PARTS] - lower[PARTS]
cause = (gap.idxmax(), round(gap.max(), 3))

# %% wrong="04.3" likely=true why="the name alone, without the difference"
cause = (higher[PARTS] - lower[PARTS]).idxmax()

# %% wrong="04.3" likely=true why="the two in the wrong order: first the number"
gap = higher[PARTS] - lower[PARTS]
cause = (gap.max(), gap.idxmax())

# %% wrong="04.3" likely=true why="the position of the part by argmax, not its name"
gap = higher[PARTS] - lower[PARTS]
cause = (int(gap.argmax()), gap.max())

# %% wrong="04.3" likely=true why="compares the second and third row of ranked, as the lesson does"
gap = (ranked.iloc[1] - ranked.iloc[2])[PARTS]
cause = (gap.idxmax(), gap.max())

# %% wrong="04.3" likely=true why="the ratio of the two customers, not the difference"
ratio = higher[PARTS] / lower[PARTS]
cause = (ratio.idxmax(), ratio.max())

# %% wrong="04.3" likely=true why="the part that differs least"
gap = (higher[PARTS] - lower[PARTS]).abs()
cause = (gap.idxmin(), gap.min())

# %% wrong="04.3" likely=false why="the difference as a share of the gap in the final score"
gap = higher[PARTS] - lower[PARTS]
cause = (gap.idxmax(), gap.max() / gap.sum())

# %% wrong="04.3" likely=false why="the right difference, but the column of raw as its name"
gap = higher[PARTS] - lower[PARTS]
cause = ({"time_penalty": "S", "payment_sum": "yuan", "tfidf_sum": "words"}[gap.idxmax()], gap.max())

# %% wrong="04.3" likely=false why="two errors: sign turned round, and rounded"
gap = (lower[PARTS] - higher[PARTS]).round(3)
cause = (gap.idxmin(), gap.min())

# %% wrong="04.3" likely=false why="two errors: the lesson's rows, and lower less higher"
gap = (ranked.iloc[2] - ranked.iloc[1])[PARTS]
cause = (gap.idxmax(), gap.max())

# %% right="04.4"
interval = (
    float(np.log((printed - half) / (1 - (printed - half)))),
    float(np.log((printed + half) / (1 - (printed + half)))),
)

# %% wrong="04.4" likely=true why="six decimals, the default of behind_the_digits"
interval = tuple(scaling.behind_the_digits([printed]).iloc[0])

# %% wrong="04.4" likely=true why="the logit of the printed number twice: no interval"
interval = (scaling.logit(printed), scaling.logit(printed))

# %% wrong="04.4" likely=true why="half is taken off and added after the logit"
interval = (scaling.logit(printed) - half, scaling.logit(printed) + half)

# %% wrong="04.4" likely=true why="the limits of the printed number, without the logit"
interval = (printed - half, printed + half)

# %% wrong="04.4" likely=true why="the sigmoid instead of its inverse"
interval = (scaling.sigmoid(printed - half), scaling.sigmoid(printed + half))

# %% wrong="04.4" likely=true why="highest first"
interval = (scaling.logit(printed + half), scaling.logit(printed - half))

# %% wrong="04.4" likely=true why="a whole last digit to each side instead of half a one"
interval = (scaling.logit(printed - 1e-4), scaling.logit(printed + 1e-4))

# %% wrong="04.4" likely=true why="logarithm to base ten"
low, high = printed - half, printed + half
interval = (np.log10(low / (1 - low)), np.log10(high / (1 - high)))

# %% wrong="04.4" likely=true why="the fraction is upside down"
low, high = printed - half, printed + half
interval = (np.log((1 - low) / low), np.log((1 - high) / high))

# %% wrong="04.4" likely=true why="forgets the fraction: the logarithm of p"
interval = (np.log(printed - half), np.log(printed + half))

# %% wrong="04.4" likely=true why="only the upper side: from the printed number to half more, as if digits were cut off"
interval = (scaling.logit(printed), scaling.logit(printed + half))

# %% wrong="04.4" likely=true why="rounded to two decimals"
interval = (round(scaling.logit(printed - half), 2), round(scaling.logit(printed + half), 2))

# %% wrong="04.4" likely=true why="the width of the interval, one number"
interval = scaling.logit(printed + half) - scaling.logit(printed - half)

# %% wrong="04.4" likely=true why="the smallest and largest S among the customers that print so"
same = raw["S"][scaling.sigmoid(raw["S"]).round(4) == printed]
interval = (same.min(), same.max())

# %% wrong="04.4" likely=false why="the digits are cut off, not rounded: a whole step up"
interval = (scaling.logit(printed), scaling.logit(printed + 2 * half))

# %% wrong="04.4" likely=false why="half is used for three decimals"
interval = (scaling.logit(printed - 5e-4), scaling.logit(printed + 5e-4))

# %% wrong="04.4" likely=false why="the smallest and the largest S of the selection middle"
interval = (middle.min(), middle.max())

# %% wrong="04.4" likely=false why="p over 1 plus p in the inverse"
low, high = printed - half, printed + half
interval = (np.log(low / (1 + low)), np.log(high / (1 + high)))

# %% wrong="04.4" likely=false why="two errors: a whole digit, and highest first"
interval = (scaling.logit(printed + 1e-4), scaling.logit(printed - 1e-4))

# %% wrong="04.4" likely=false why="two errors: base ten, and a whole digit"
low, high = printed - 1e-4, printed + 1e-4
interval = (np.log10(low / (1 - low)), np.log10(high / (1 - high)))

# %% right="04.5"
moved = {}
for label, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    moved[label] = int((first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum())

# %% wrong="04.5" likely=true why="customers who fall out of the fifty, not places that change"
moved = {}
for label, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    moved[label] = len(first_fifty(scale, raw["yuan"]).difference(first_fifty(scale, slip)))

# %% wrong="04.5" likely=true why="both scales against the order before by min-max"
moved = {
    "min-max": int((before != first_fifty(scaling.min_max, slip)).sum()),
    "ranks": int((before != first_fifty(scaling.rank_scale, slip)).sum()),
}

# %% wrong="04.5" likely=true why="counts places that stay the same"
moved = {}
for label, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    moved[label] = int((first_fifty(scale, raw["yuan"]) == first_fifty(scale, slip)).sum())

# %% wrong="04.5" likely=true why="counts changed places among all players, not among the first fifty"
moved = {}
rest = players["time_penalty"] + players["tfidf_sum"]
for label, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    old, new = interest.places(rest + scale(raw["yuan"])), interest.places(rest + scale(slip))
    moved[label] = int((old != new).sum())

# %% wrong="04.5" likely=true why="share of the fifty instead of their number"
moved = {}
for label, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    moved[label] = float((first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).mean())

# %% wrong="04.5" likely=true why="compares sets: those who remain"
moved = {}
for label, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    moved[label] = len(set(first_fifty(scale, raw["yuan"])) & set(first_fifty(scale, slip)))

# %% wrong="04.5" likely=true why="the two scales exchanged"
moved = {
    "ranks": int((before != first_fifty(scaling.min_max, slip)).sum()),
    "min-max": int((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.rank_scale, slip)).sum()),
}

# %% wrong="04.5" likely=true why="the key of the function's name instead of ranks"
moved = {
    "min_max": int((before != first_fifty(scaling.min_max, slip)).sum()),
    "rank_scale": int((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.rank_scale, slip)).sum()),
}

# %% wrong="04.5" likely=true why="the mistake divides by a hundred: fen for yuan the other way"
small = raw["yuan"].copy()
small[largest["user_id"]] -= 0.99 * largest["amount"]
moved = {}
for label, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    moved[label] = int((first_fifty(scale, raw["yuan"]) != first_fifty(scale, small)).sum())

# %% wrong="04.5" likely=true why="a list, not a dictionary"
moved = [
    int((before != first_fifty(scaling.min_max, slip)).sum()),
    int((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.rank_scale, slip)).sum()),
]

# %% wrong="04.5" likely=true why="compares with slip on both sides, so nothing moves"
moved = {}
for label, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    moved[label] = int((first_fifty(scale, slip) != first_fifty(scale, slip)).sum())

# %% wrong="04.5" likely=false why="counts only the customers of the fifty who fall to a lower place"
moved = {}
rest = players["time_penalty"] + players["tfidf_sum"]
for label, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    old, new = interest.places(rest + scale(raw["yuan"])), interest.places(rest + scale(slip))
    moved[label] = int((new > old)[old <= 50].sum())

# %% wrong="04.5" likely=false why="the names of the customers who moved, not how many"
moved = {}
for label, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    old, new = first_fifty(scale, raw["yuan"]), first_fifty(scale, slip)
    moved[label] = old[old != new].tolist()

# %% wrong="04.5" likely=true why="the first twenty places only"
moved = {}
for label, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    moved[label] = int((first_fifty(scale, raw["yuan"])[:20] != first_fifty(scale, slip)[:20]).sum())

# %% wrong="04.5" likely=false why="a logarithm before min-max, as in the lesson's other scale"
moved = {}
scales = {"min-max": lambda yuan: scaling.min_max(np.log1p(yuan)), "ranks": scaling.rank_scale}
for label, scale in scales.items():
    moved[label] = int((first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum())

# %% wrong="04.5" likely=false why="by the final score: the scaled money is added twice"
moved = {}
for label, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    old, new = [
        (players["final_score"] + scale(yuan)).sort_values(ascending=False).index[:50] for yuan in (raw["yuan"], slip)
    ]
    moved[label] = int((old != new).sum())

# %% wrong="04.5" likely=false why="two errors: customers who fall out, and both against min-max before"
moved = {
    "min-max": len(before.difference(first_fifty(scaling.min_max, slip))),
    "ranks": len(before.difference(first_fifty(scaling.rank_scale, slip))),
}

# %% wrong="04.5" likely=false why="two errors: places that stay, as a share of the fifty"
moved = {}
for label, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    moved[label] = float((first_fifty(scale, raw["yuan"]) == first_fifty(scale, slip)).mean())

# %% right="04.6"
buyers = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players[PARTS].sum(axis=1), buyers)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(players[PARTS].drop(columns=part).sum(axis=1), buyers)

# %% wrong="04.6" likely=true why="judges all customers of the cohort, not the players"
auc = pd.Series({"all three": interest.auc(ranked["final_score"], next_month)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(ranked["final_score"] - ranked[part], next_month)

# %% wrong="04.6" likely=true why="the scores of level 1, where min-max runs over the players only"
buyers = next_month[scores.index]
auc = pd.Series({"all three": interest.auc(scores[PARTS].sum(axis=1), buyers)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(scores[PARTS].drop(columns=part).sum(axis=1), buyers)

# %% wrong="04.6" likely=true why="each part alone instead of left out"
auc = pd.Series({"all three": interest.auc(players["final_score"], next_month[players.index])})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(players[part], next_month[players.index])

# %% wrong="04.6" likely=true why="forgets to leave the part out: the same number four times"
one = interest.auc(players["final_score"], next_month[players.index])
auc = pd.Series(one, index=["all three", *[f"without {part}" for part in PARTS]])

# %% wrong="04.6" likely=true why="the labels of the parts without the word without"
buyers = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players["final_score"], buyers)})
for part in PARTS:
    auc[part] = interest.auc(players["final_score"] - players[part], buyers)

# %% wrong="04.6" likely=true why="uses the quantities of raw, not scaled"
buyers = next_month[raw.index]
names = dict(zip(PARTS, raw.columns))
auc = pd.Series({"all three": interest.auc(raw.sum(axis=1), buyers)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(raw.drop(columns=names[part]).sum(axis=1), buyers)

# %% wrong="04.6" likely=true why="only the first fifty players are judged"
best = players.head(50)
auc = pd.Series({"all three": interest.auc(best["final_score"], next_month[best.index])})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(best["final_score"] - best[part], next_month[best.index])

# %% wrong="04.6" likely=true why="drops the part but keeps final_score in the sum"
buyers = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players["final_score"], buyers)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(players.drop(columns=part).sum(axis=1), buyers)

# %% wrong="04.6" likely=true why="rounded to three decimals"
buyers = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players["final_score"], buyers)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(players["final_score"] - players[part], buyers)
auc = auc.round(3)

# %% wrong="04.6" likely=true why="what is lost without each part, in place of the AUC itself"
buyers = next_month[players.index]
all_three = interest.auc(players["final_score"], buyers)
auc = pd.Series({"all three": all_three})
for part in PARTS:
    auc[f"without {part}"] = all_three - interest.auc(players["final_score"] - players[part], buyers)

# %% wrong="04.6" likely=true why="the labels of time and money are exchanged"
buyers = next_month[players.index]
auc = pd.Series(
    {
        "all three": interest.auc(players["final_score"], buyers),
        "without time_penalty": interest.auc(players["time_penalty"] + players["tfidf_sum"], buyers),
        "without payment_sum": interest.auc(players["payment_sum"] + players["tfidf_sum"], buyers),
        "without tfidf_sum": interest.auc(players["time_penalty"] + players["payment_sum"], buyers),
    }
)

# %% wrong="04.6" likely=true why="the correlation with the purchase, not the AUC"
buyers = next_month[players.index].astype(float)
auc = pd.Series({"all three": players["final_score"].corr(buyers)})
for part in PARTS:
    auc[f"without {part}"] = (players["final_score"] - players[part]).corr(buyers)

# %% wrong="04.6" likely=false why="1 less the AUC: those who did not buy are taken for the buyers"
others = ~next_month[players.index]
auc = pd.Series({"all three": interest.auc(players["final_score"], others)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(players["final_score"] - players[part], others)

# %% wrong="04.6" likely=true why="the scores of level 5, with ranks of money"
buyers = next_month[players.index]
mended = players[PARTS].assign(payment_sum=scaling.rank_scale(raw["yuan"]))
auc = pd.Series({"all three": interest.auc(mended.sum(axis=1), buyers)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(mended.drop(columns=part).sum(axis=1), buyers)

# %% wrong="04.6" likely=false why="precision of the first fifty in place of the AUC"
buyers = next_month[players.index]
auc = pd.Series({"all three": buyers[players["final_score"].nlargest(50).index].mean()})
for part in PARTS:
    auc[f"without {part}"] = buyers[(players["final_score"] - players[part]).nlargest(50).index].mean()

# %% wrong="04.6" likely=false why="all three is left out, three numbers only"
buyers = next_month[players.index]
auc = pd.Series({f"without {part}": interest.auc(players["final_score"] - players[part], buyers) for part in PARTS})

# %% wrong="04.6" likely=true why="raw S takes the place of its sigmoid"
buyers = next_month[players.index]
parts = players[PARTS].assign(time_penalty=raw["S"])
auc = pd.Series({"all three": interest.auc(parts.sum(axis=1), buyers)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(parts.drop(columns=part).sum(axis=1), buyers)

# %% wrong="04.6" likely=false why="two errors: all customers are judged, and each part alone"
auc = pd.Series({"all three": interest.auc(ranked["final_score"], next_month)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(ranked[part], next_month)

# %% wrong="04.6" likely=false why="two errors: rounded, and labels of time and money exchanged"
buyers = next_month[players.index]
auc = pd.Series(
    {
        "all three": interest.auc(players["final_score"], buyers),
        "without time_penalty": interest.auc(players["time_penalty"] + players["tfidf_sum"], buyers),
        "without payment_sum": interest.auc(players["payment_sum"] + players["tfidf_sum"], buyers),
        "without tfidf_sum": interest.auc(players["time_penalty"] + players["payment_sum"], buyers),
    }
).round(3)
