# ruff: noqa
# Wrong answers to lab 04, written from the trainees' page and the lesson alone. Each cell assigns the checked name.

# %% right="04.1"
scores = pd.DataFrame({"time_penalty": time_penalty}, index=raw.index)
for new, old in {"payment_sum": "yuan", "tfidf_sum": "words"}.items():
    low, high = raw[old].min(), raw[old].max()
    scores[new] = (raw[old] - low) / (high - low)

# %% wrong="04.1" likely=true why="columns of the whole cohort's ranking: min-max over all customers"
everyone = interest.interest_ranking(payments, interest.LOTTERY, AS_OF)
scores = everyone.loc[raw.index, PARTS]

# %% wrong="04.1" likely=true why="min-max for all three columns, time too"
scores = raw.apply(scaling.min_max).set_axis(PARTS, axis=1)

# %% wrong="04.1" likely=true why="sigmoid for all three columns"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.sigmoid(raw["yuan"]),
        "tfidf_sum": scaling.sigmoid(raw["words"]),
    }
)

# %% wrong="04.1" likely=true why="divided by the largest, the smallest not taken off"
scores = pd.DataFrame(
    {"time_penalty": time_penalty, "payment_sum": raw.yuan / raw.yuan.max(), "tfidf_sum": raw.words / raw.words.max()}
)

# %% wrong="04.1" likely=true why="brackets missing: x - min / (max - min)"
y, w = raw["yuan"], raw["words"]
scores = pd.DataFrame({"time_penalty": time_penalty})
scores["payment_sum"] = y - y.min() / (y.max() - y.min())
scores["tfidf_sum"] = w - w.min() / (w.max() - w.min())

# %% wrong="04.1" likely=true why="yuan and words swapped"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.min_max(raw["words"]),
        "tfidf_sum": scaling.min_max(raw["yuan"]),
    }
)

# %% wrong="04.1" likely=true why="the old column names kept"
scores = raw.copy()
scores["S"] = time_penalty
scores[["yuan", "words"]] = scores[["yuan", "words"]].apply(scaling.min_max)

# %% wrong="04.1" likely=true why="one smallest and one largest for both columns together"
both = raw[["yuan", "words"]]
lowest, highest = both.to_numpy().min(), both.to_numpy().max()
scores = ((both - lowest) / (highest - lowest)).rename(columns={"yuan": "payment_sum", "words": "tfidf_sum"})
scores.insert(0, "time_penalty", time_penalty)

# %% wrong="04.1" likely=true why="time_penalty is missing, as it was done already"
scores = pd.DataFrame({"payment_sum": scaling.min_max(raw["yuan"]), "tfidf_sum": scaling.min_max(raw["words"])})

# %% wrong="04.1" why="user_id lost: a new index"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty.to_numpy(),
        "payment_sum": scaling.min_max(raw["yuan"].to_numpy()),
        "tfidf_sum": scaling.min_max(raw["words"].to_numpy()),
    }
)

# %% wrong="04.1" why="rank_scale instead of min-max"
scores = raw[["yuan", "words"]].apply(scaling.rank_scale)
scores.columns = ["payment_sum", "tfidf_sum"]
scores = pd.concat([time_penalty.rename("time_penalty"), scores], axis=1)

# %% wrong="04.1" why="z-scores: less the mean, by the standard deviation"
z = (raw - raw.mean()) / raw.std()
scores = pd.DataFrame({"time_penalty": time_penalty, "payment_sum": z["yuan"], "tfidf_sum": z["words"]})

# %% wrong="04.1" why="logarithm of the money before min-max"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.min_max(np.log1p(raw["yuan"])),
        "tfidf_sum": scaling.min_max(raw["words"]),
    }
)

# %% wrong="04.1" why="turned round: the largest is nothing, the smallest one"


def turned(x):
    return (x.max() - x) / (x.max() - x.min())


scores = pd.DataFrame(
    {"time_penalty": time_penalty, "payment_sum": turned(raw["yuan"]), "tfidf_sum": turned(raw["words"])}
)

# %% right="04.2"
table = kept.reset_index()
table = table.sort_values(["final_score", "user_id"], ascending=[False, True])
shown = table["user_id"].head(20).tolist()

# %% wrong="04.2" likely=true why="the first twenty of ranked"
shown = list(ranked.index[:20])

# %% wrong="04.2" likely=true why="the keys in the wrong order: user_id first, then the score"
by_id = kept.reset_index().sort_values(by=["user_id", "final_score"], ascending=[True, False])
shown = by_id["user_id"][:20].tolist()

# %% wrong="04.2" likely=true why="both keys falling: in a tie the largest user_id first"
shown = kept.reset_index().sort_values(["final_score", "user_id"], ascending=False)["user_id"].head(20).tolist()

# %% wrong="04.2" likely=true why="takes the first twenty of ranked, then sorts only those for the tool"
first = kept.head(20).reset_index()
shown = first.sort_values(["final_score", "user_id"], ascending=[False, True])["user_id"].tolist()

# %% wrong="04.2" likely=true why="both keys rising: the lowest scores first"
shown = kept.reset_index().sort_values(["final_score", "user_id"])["user_id"].head(20).tolist()

# %% wrong="04.2" likely=true why="rounded to two decimals"
two = ranked["final_score"].round(2).sort_index()
shown = two.sort_values(ascending=False, kind="stable").head(20).index.tolist()

# %% wrong="04.2" likely=true why="by user_id alone: the right twenty, in the ids' order"
order = kept.sort_index().sort_values(ascending=False, kind="stable")
shown = sorted(order.index[:20])

# %% wrong="04.2" likely=true why="the scores shown, not the ids"
shown = kept.sort_index().sort_values(ascending=False, kind="stable").head(20).tolist()

# %% wrong="04.2" likely=true why="all who reach the twentieth score, more than twenty"
limit = kept.nlargest(20).min()
shown = kept[kept >= limit].sort_index().sort_values(ascending=False, kind="stable").index.tolist()

# %% wrong="04.2" why="each part rounded before adding"
rough = ranked[PARTS].round(1).sum(axis=1).sort_index()
shown = rough.sort_values(ascending=False, kind="stable").index[:20].tolist()

# %% wrong="04.2" why="cut off after one decimal instead of rounded"
cut_off = (np.floor(ranked["final_score"] * 10) / 10).sort_index()
shown = cut_off.sort_values(ascending=False, kind="stable").index[:20].tolist()

# %% wrong="04.2" why="ids sorted as text"
t = kept.reset_index()
t["user_id"] = t["user_id"].astype(str)
shown = [int(u) for u in t.sort_values(["final_score", "user_id"], ascending=[False, True])["user_id"].head(20)]

# %% wrong="04.2" why="the sum of level 1's scores, over the players only"
mine = scores.sum(axis=1).round(1).sort_index()
shown = list(mine.sort_values(ascending=False, kind="stable").index[:20])

# %% wrong="04.2" why="rounded to whole numbers, and only ten shown"
whole = ranked["final_score"].round().sort_index()
shown = list(whole.sort_values(ascending=False, kind="stable").index[:10])

# %% right="04.3"
step = (higher - lower)[PARTS].astype(float)
part = step.idxmax()
cause = (part, step[part])

# %% wrong="04.3" likely=true why="sign: lower less higher"
d = lower[PARTS] - higher[PARTS]
cause = (d.idxmin(), d.min())

# %% wrong="04.3" likely=true why="the largest value of the higher one, not the largest difference"
name = higher[PARTS].idxmax()
cause = (name, higher[name] - lower[name])

# %% wrong="04.3" likely=true why="the difference of final_score instead of the part's"
cause = ((higher - lower)[PARTS].idxmax(), higher["final_score"] - lower["final_score"])

# %% wrong="04.3" likely=true why="only the name of the part"
cause = (higher - lower)[PARTS].idxmax()

# %% wrong="04.3" likely=true why="rounded to four decimals, as in the lesson's table"
d = pair[PARTS].iloc[0] - pair[PARTS].iloc[1]
cause = (d.idxmax(), round(d.max(), 4))

# %% wrong="04.3" likely=true why="the first two customers of the ranking instead of the pair"
d = ranked.iloc[0][PARTS] - ranked.iloc[1][PARTS]
cause = (d.idxmax(), d.max())

# %% wrong="04.3" likely=true why="the second and third customers, as in the lesson"
gap = ranked.iloc[1] - ranked.iloc[2]
cause = (gap[PARTS].idxmax(), gap[PARTS].max())

# %% wrong="04.3" likely=true why="the part's value of the higher one, not the difference"
name = (higher - lower)[PARTS].idxmax()
cause = (name, higher[name])

# %% wrong="04.3" likely=true why="the number first, then the name"
diffs = {p: higher[p] - lower[p] for p in PARTS}
cause = (max(diffs.values()), max(diffs, key=diffs.get))

# %% wrong="04.3" why="difference in standard deviations of each part over the cohort"
units = (higher - lower)[PARTS] / ranked[PARTS].std()
cause = (units.idxmax(), units.max())

# %% wrong="04.3" why="share of the part in the gap of the sum"
d = (higher - lower)[PARTS]
cause = (d.idxmax(), d.max() / (higher["final_score"] - lower["final_score"]))

# %% wrong="04.3" why="the ratio of the two customers instead of the difference"
r = higher[PARTS] / lower[PARTS]
cause = (r.idxmax(), r.max())

# %% wrong="04.3" why="the column final_score is a candidate too, and the smallest size wins"
d = (higher - lower).abs()
cause = (d.idxmin(), d.min())

# %% wrong="04.3" why="one row further: the customer after the pair's lower one"
p3 = ranked[PARTS].iloc[close : close + 2]
d = p3.iloc[0] - p3.iloc[1]
cause = (d.idxmax(), d.max())

# %% right="04.4"
ends = np.array([printed - half, printed + half])
low, high = np.log(ends / (1 - ends))
interval = (low, high)

# %% wrong="04.4" likely=true why="behind_the_digits with its six decimals"
b = scaling.behind_the_digits([printed])
interval = (b["lowest"].iloc[0], b["highest"].iloc[0])

# %% wrong="04.4" likely=true why="interval of the printed value, not of S"
interval = (printed - half, printed + half)

# %% wrong="04.4" likely=true why="half a digit put around S instead of around the printed value"
s = scaling.logit(printed)
interval = (s - half, s + half)

# %% wrong="04.4" likely=true why="a whole unit of the last decimal on both sides"
interval = (scaling.logit(printed - 1e-4), scaling.logit(printed + 1e-4))

# %% wrong="04.4" likely=true why="cut off instead of rounded: from printed up to one unit more"
interval = (scaling.logit(printed), scaling.logit(printed + 2 * half))

# %% wrong="04.4" likely=true why="smallest and largest S of our own customers that print so"
same = raw["S"][scaling.sigmoid(raw["S"]).round(4) == printed]
interval = (same.min(), same.max())

# %% wrong="04.4" likely=true why="the highest first"
interval = tuple(scaling.logit(printed + e) for e in (half, -half))

# %% wrong="04.4" likely=true why="the sigmoid once more instead of its inverse"
interval = (scaling.sigmoid(printed - half), scaling.sigmoid(printed + half))

# %% wrong="04.4" likely=true why="ln(p) alone, without 1 - p"
interval = (np.log(printed - half), np.log(printed + half))

# %% wrong="04.4" why="log10 instead of ln"
a, b = printed - half, printed + half
interval = (np.log10(a / (1 - a)), np.log10(b / (1 - b)))

# %% wrong="04.4" why="the fraction turned over: minus S"
a, b = printed - half, printed + half
interval = (np.log((1 - b) / b), np.log((1 - a) / a))

# %% wrong="04.4" why="half of the third decimal"
interval = [scaling.logit(printed - 0.5e-3), scaling.logit(printed + 0.5e-3)]

# %% wrong="04.4" why="S itself and the width of the interval"
interval = (scaling.logit(printed), scaling.logit(printed + half) - scaling.logit(printed - half))

# %% wrong="04.4" why="the ends rounded to two decimals"
interval = (round(float(scaling.logit(printed - half)), 2), round(float(scaling.logit(printed + half)), 2))

# %% right="04.5"
moved = {}
for label, scale in (("min-max", scaling.min_max), ("ranks", scaling.rank_scale)):
    was, now = first_fifty(scale, raw["yuan"]), first_fifty(scale, slip)
    moved[label] = sum(a != b for a, b in zip(was, now))

# %% wrong="04.5" likely=true why="customers who left the first fifty, not places that changed"
moved = {
    "min-max": len(set(before) - set(first_fifty(scaling.min_max, slip))),
    "ranks": len(set(first_fifty(scaling.rank_scale, raw["yuan"])).difference(first_fifty(scaling.rank_scale, slip))),
}

# %% wrong="04.5" likely=true why="ranks after the slip held against min-max before it"
moved = {
    "min-max": int((before != first_fifty(scaling.min_max, slip)).sum()),
    "ranks": int((before != first_fifty(scaling.rank_scale, slip)).sum()),
}

# %% wrong="04.5" likely=true why="places that stay the same"
scales = {"min-max": scaling.min_max, "ranks": scaling.rank_scale}
moved = {k: int((first_fifty(f, raw["yuan"]) == first_fifty(f, slip)).sum()) for k, f in scales.items()}

# %% wrong="04.5" likely=true why="share of the fifty places instead of their number"
scales = {"min-max": scaling.min_max, "ranks": scaling.rank_scale}
moved = {k: np.mean(first_fifty(f, raw["yuan"]) != first_fifty(f, slip)) for k, f in scales.items()}

# %% wrong="04.5" likely=true why="min-max against ranks, without and with the slip"
moved = {
    "min-max": int((before != first_fifty(scaling.rank_scale, raw["yuan"])).sum()),
    "ranks": int((first_fifty(scaling.min_max, slip) != first_fifty(scaling.rank_scale, slip)).sum()),
}

# %% wrong="04.5" likely=true why="only whether anything moved, True or False"
moved = {
    "min-max": not before.equals(first_fifty(scaling.min_max, slip)),
    "ranks": not first_fifty(scaling.rank_scale, raw["yuan"]).equals(first_fifty(scaling.rank_scale, slip)),
}

# %% wrong="04.5" likely=true why="all places counted, not only the first fifty"


def full(scale, yuan):
    return interest.places(players["time_penalty"] + players["tfidf_sum"] + scale(yuan))


moved = {
    name: int((full(f, raw["yuan"]) != full(f, slip)).sum())
    for name, f in [("min-max", scaling.min_max), ("ranks", scaling.rank_scale)]
}

# %% wrong="04.5" likely=true why="whole cohort, as in the lesson, with the shown final_score before"
after_all = {}
for name, f in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    after_all[name] = first_fifty(f, slip)
moved = {name: int((ranked.index[:50] != idx).sum()) for name, idx in after_all.items()}

# %% wrong="04.5" likely=true why="keys with an underscore and rank_scale's own name"
moved = {
    f.__name__: int((first_fifty(f, raw["yuan"]) != first_fifty(f, slip)).sum())
    for f in (scaling.min_max, scaling.rank_scale)
}

# %% wrong="04.5" why="the two keys swapped"
a = int((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.rank_scale, slip)).sum())
b = int((before != first_fifty(scaling.min_max, slip)).sum())
moved = {"min-max": a, "ranks": b}

# %% wrong="04.5" why="the mistake the other way: the payment read a hundred times too small"
small = raw["yuan"].copy()
small[largest["user_id"]] -= 0.99 * largest["amount"]
scales = {"min-max": scaling.min_max, "ranks": scaling.rank_scale}
moved = {k: int((first_fifty(f, raw["yuan"]) != first_fifty(f, small)).sum()) for k, f in scales.items()}

# %% wrong="04.5" why="places compared by user_id after sorting both lists"
moved = {
    "min-max": sum(x != y for x, y in zip(sorted(before), sorted(first_fifty(scaling.min_max, slip)))),
    "ranks": sum(
        x != y
        for x, y in zip(
            sorted(first_fifty(scaling.rank_scale, raw["yuan"])), sorted(first_fifty(scaling.rank_scale, slip))
        )
    ),
}

# %% wrong="04.5" why="how many places the customers moved in all, not how many places changed"
total = {}
for name, f in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    p0 = interest.places(players["time_penalty"] + players["tfidf_sum"] + f(raw["yuan"]))
    p1 = interest.places(players["time_penalty"] + players["tfidf_sum"] + f(slip))
    total[name] = int((p0 - p1)[p0 <= 50].abs().sum())
moved = total

# %% wrong="04.5" why="only the first twenty places, and pandas ranks that are not between 0 and 1"
moved = {
    "min-max": int((before[:20] != first_fifty(scaling.min_max, slip)[:20]).sum()),
    "ranks": int((first_fifty(pd.Series.rank, raw["yuan"])[:20] != first_fifty(pd.Series.rank, slip)[:20]).sum()),
}

# %% right="04.6"
judged = next_month.loc[players.index]
result = {"all three": interest.auc(players[PARTS].sum(axis=1), judged)}
for part in PARTS:
    rest = [p for p in PARTS if p != part]
    result[f"without {part}"] = interest.auc(players[rest].sum(axis=1), judged)
auc = pd.Series(result)

# %% wrong="04.6" likely=true why="judged over all customers, who has no score counts as 0"
auc = pd.Series(
    {"all three": interest.auc(players[PARTS].sum(axis=1), next_month)}
    | {f"without {p}": interest.auc(players[PARTS].drop(columns=p).sum(axis=1), next_month) for p in PARTS}
)

# %% wrong="04.6" likely=true why="rounded to three decimals, as the lesson shows its table"
y = next_month[players.index]
s = {"all three": players["final_score"]}
s |= {"without " + p: players["final_score"] - players[p] for p in PARTS}
auc = pd.Series({k: interest.auc(v, y) for k, v in s.items()}).round(3)

# %% wrong="04.6" likely=true why="each part alone instead of left out"
y = next_month[players.index]
auc = pd.Series(
    [interest.auc(players["final_score"], y)] + [interest.auc(players[p], y) for p in PARTS],
    index=["all three"] + [f"without {p}" for p in PARTS],
)

# %% wrong="04.6" likely=true why="level 1's scores instead of the columns of players"
y = next_month[scores.index]
auc = pd.Series({"all three": interest.auc(scores.sum(axis=1), y)})
for p in PARTS:
    auc["without " + p] = interest.auc(scores.drop(columns=p).sum(axis=1), y)

# %% wrong="04.6" likely=true why="a part is dropped, but final_score stays in the sum"
y = next_month.reindex(players.index)
auc = pd.Series(
    {"all three": interest.auc(players["final_score"], y)}
    | {f"without {p}": interest.auc(players.drop(columns=p).sum(axis=1), y) for p in PARTS}
)

# %% wrong="04.6" likely=true why="how much each part adds: differences from all three"
y = next_month[players.index]
whole = interest.auc(players[PARTS].sum(axis=1), y)
auc = pd.Series({"all three": whole})
for p in PARTS:
    auc[f"without {p}"] = whole - interest.auc(players[[q for q in PARTS if q != p]].sum(axis=1), y)

# %% wrong="04.6" likely=true why="the index has the parts' names only"
y = next_month[players.index]
auc = pd.Series({p: interest.auc(players["final_score"] - players[p], y) for p in PARTS})
auc = pd.concat([pd.Series({"all": interest.auc(players["final_score"], y)}), auc])

# %% wrong="04.6" likely=true why="in percent"
y = next_month[players.index]
auc = pd.Series(
    {"all three": 100 * interest.auc(players["final_score"], y)}
    | {f"without {p}": 100 * interest.auc(players["final_score"] - players[p], y) for p in PARTS}
)

# %% wrong="04.6" likely=true why="share of buyers among the first fifty instead of AUC"
y = next_month[players.index]
auc = pd.Series(
    {"all three": interest.precision_at(players["final_score"], y)}
    | {f"without {p}": interest.precision_at(players["final_score"] - players[p], y) for p in PARTS}
)

# %% wrong="04.6" why="product of the parts instead of the sum"
y = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players[PARTS].prod(axis=1), y)})
for p in PARTS:
    auc[f"without {p}"] = interest.auc(players[[q for q in PARTS if q != p]].prod(axis=1), y)

# %% wrong="04.6" why="who does not buy is taken for the buyer: 1 - AUC"
y = ~next_month[players.index]
auc = pd.Series(
    {"all three": interest.auc(players["final_score"], y)}
    | {f"without {p}": interest.auc(players["final_score"] - players[p], y) for p in PARTS}
)

# %% wrong="04.6" why="raw quantities with their units added up"
y = next_month[raw.index]
quantity = dict(zip(PARTS, raw.columns))
auc = pd.Series(
    {"all three": interest.auc(raw.sum(axis=1), y)}
    | {f"without {p}": interest.auc(raw.drop(columns=c).sum(axis=1), y) for p, c in quantity.items()}
)

# %% wrong="04.6" why="correlation of the score with buying instead of AUC"
y = next_month[players.index].astype(float)
auc = pd.Series(
    {"all three": players["final_score"].corr(y)}
    | {f"without {p}": (players["final_score"] - players[p]).corr(y) for p in PARTS}
)

# %% wrong="04.6" why="AUC of yes or no: the sum cut at its median"
y = next_month[players.index]
sums = {"all three": players["final_score"]} | {f"without {p}": players["final_score"] - players[p] for p in PARTS}
auc = pd.Series({k: interest.auc((v > v.median()).astype(float), y) for k, v in sums.items()})
