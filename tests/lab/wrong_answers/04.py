# ruff: noqa
# %% right="04.1"
time_penalty = 1 / (1 + np.exp(-raw["S"]))
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.min_max(raw["yuan"]),
        "tfidf_sum": scaling.min_max(raw["words"]),
    }
)

# %% right="04.2"
kept = ranked["final_score"].round(1)
display = kept.rename("kept").reset_index().sort_values(["kept", "user_id"], ascending=[False, True])
shown = display["user_id"].head(20).tolist()

# %% right="04.3"
higher, lower = pair.iloc[0], pair.iloc[1]
difference = higher[PARTS] - lower[PARTS]
cause = (difference.idxmax(), difference.max())

# %% right="04.4"
half = 0.5e-4
interval = (float(scaling.logit(printed - half)), float(scaling.logit(printed + half)))

# %% right="04.5"
before = first_fifty(scaling.min_max, raw["yuan"])
moved = {
    name: int((first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum())
    for name, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items()
}

# %% right="04.6"
buys = next_month[players.index]
auc = pd.Series(
    {
        "all three": interest.auc(players[PARTS].sum(axis=1), buys),
        **{f"without {part}": interest.auc(players[PARTS].drop(columns=part).sum(axis=1), buys) for part in PARTS},
    }
)

# %% wrong="04.1" likely=true why="divides by the largest value and does not take the smallest off"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": raw["yuan"] / raw["yuan"].max(),
        "tfidf_sum": raw["words"] / raw["words"].max(),
    }
)

# %% wrong="04.1" likely=true why="uses the sigmoid for all three columns"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": 1 / (1 + np.exp(-raw["yuan"])),
        "tfidf_sum": 1 / (1 + np.exp(-raw["words"])),
    }
)

# %% wrong="04.1" likely=true why="takes z-scores (mean 0, standard deviation 1) for min-max"
standard = (raw - raw.mean()) / raw.std()
scores = pd.DataFrame({"time_penalty": time_penalty, "payment_sum": standard["yuan"], "tfidf_sum": standard["words"]})

# %% wrong="04.1" likely=true why="swaps yuan and words"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.min_max(raw["words"]),
        "tfidf_sum": scaling.min_max(raw["yuan"]),
    }
)

# %% wrong="04.1" likely=true why="scales nothing but S: yuan and words stay in their units"
scores = pd.DataFrame({"time_penalty": time_penalty, "payment_sum": raw["yuan"], "tfidf_sum": raw["words"]})

# %% wrong="04.1" likely=true why="min-max for the time score too, on top of its sigmoid"
scores = pd.DataFrame({"time_penalty": time_penalty, "payment_sum": raw["yuan"], "tfidf_sum": raw["words"]})
scores = (scores - scores.min()) / (scores.max() - scores.min())

# %% wrong="04.1" likely=true why="min-max of S instead of its sigmoid"
scores = pd.DataFrame(
    {
        "time_penalty": scaling.min_max(raw["S"]),
        "payment_sum": scaling.min_max(raw["yuan"]),
        "tfidf_sum": scaling.min_max(raw["words"]),
    }
)

# %% wrong="04.1" likely=true why="forgets the brackets: x - min / max - min"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": raw["yuan"] - raw["yuan"].min() / raw["yuan"].max() - raw["yuan"].min(),
        "tfidf_sum": raw["words"] - raw["words"].min() / raw["words"].max() - raw["words"].min(),
    }
)

# %% wrong="04.1" likely=true why="divides by the largest, not by the range: (x - min) / max"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": (raw["yuan"] - raw["yuan"].min()) / raw["yuan"].max(),
        "tfidf_sum": (raw["words"] - raw["words"].min()) / raw["words"].max(),
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

# %% wrong="04.1" likely=true why="takes the parts of interest_ranking, whose min-max runs over the whole cohort"
scores = interest.interest_ranking(payments, interest.LOTTERY, AS_OF)[PARTS].loc[raw.index]

# %% wrong="04.1" likely=true why="rounds to four decimals"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.min_max(raw["yuan"]),
        "tfidf_sum": scaling.min_max(raw["words"]),
    }
).round(4)

# %% wrong="04.1" likely=true why="copies S into the column of the time score without the sigmoid"
scores = pd.DataFrame(
    {
        "time_penalty": raw["S"],
        "payment_sum": scaling.min_max(raw["yuan"]),
        "tfidf_sum": scaling.min_max(raw["words"]),
    }
)

# %% wrong="04.1" likely=true why="keeps the names of raw for the columns"
scores = pd.DataFrame({"S": time_penalty, "yuan": scaling.min_max(raw["yuan"]), "words": scaling.min_max(raw["words"])})

# %% wrong="04.1" likely=true why="scales the money, forgets the words"
scores = pd.DataFrame(
    {"time_penalty": time_penalty, "payment_sum": scaling.min_max(raw["yuan"]), "tfidf_sum": raw["words"]}
)

# %% wrong="04.1" likely=false why="one minimum and one maximum for both columns together"
both = raw[["yuan", "words"]]
low, high = both.min().min(), both.max().max()
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": (raw["yuan"] - low) / (high - low),
        "tfidf_sum": (raw["words"] - low) / (high - low),
    }
)

# %% wrong="04.1" likely=false why="the wrong way round: the largest is 0, the smallest 1"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": (raw["yuan"].max() - raw["yuan"]) / (raw["yuan"].max() - raw["yuan"].min()),
        "tfidf_sum": (raw["words"].max() - raw["words"]) / (raw["words"].max() - raw["words"].min()),
    }
)

# %% wrong="04.1" likely=false why="takes the logarithm of the money before min-max"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.min_max(np.log1p(raw["yuan"])),
        "tfidf_sum": scaling.min_max(raw["words"]),
    }
)

# %% wrong="04.1" likely=false why="each value as a share of its column's sum"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": raw["yuan"] / raw["yuan"].sum(),
        "tfidf_sum": raw["words"] / raw["words"].sum(),
    }
)

# %% wrong="04.1" likely=false why="x / (x + median) for the money instead of min-max"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.saturate(raw["yuan"], raw["yuan"].median()),
        "tfidf_sum": scaling.min_max(raw["words"]),
    }
)

# %% wrong="04.1" likely=false why="user_id becomes a column, the index counts from 0"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": scaling.min_max(raw["yuan"]),
        "tfidf_sum": scaling.min_max(raw["words"]),
    }
).reset_index()

# %% wrong="04.1" likely=true why="two errors: swaps yuan and words, and divides by the largest only"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": raw["words"] / raw["words"].max(),
        "tfidf_sum": raw["yuan"] / raw["yuan"].max(),
    }
)

# %% wrong="04.1" likely=false why="two errors: z-scores, rounded to two decimals"
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": (raw["yuan"] - raw["yuan"].mean()) / raw["yuan"].std(),
        "tfidf_sum": (raw["words"] - raw["words"].mean()) / raw["words"].std(),
    }
).round(2)

# %% wrong="04.1" likely=false why="two errors: ranks for the money, and S without its sigmoid"
scores = pd.DataFrame(
    {
        "time_penalty": raw["S"],
        "payment_sum": scaling.rank_scale(raw["yuan"]),
        "tfidf_sum": scaling.min_max(raw["words"]),
    }
)

# %% wrong="04.2" likely=true why="the first twenty by the exact score, without the tool's rounding"
shown = ranked.index[:20].tolist()

# %% wrong="04.2" likely=true why="gives row numbers of the ranking, not ids"
display = kept.reset_index().sort_values(["final_score", "user_id"], ascending=[False, True])
shown = display.index[:20].tolist()

# %% wrong="04.2" likely=false why="orders equal scores by the ids as text"
display = kept.reset_index().assign(text=lambda rows: rows["user_id"].astype(str))
shown = display.sort_values(["final_score", "text"], ascending=[False, True])["user_id"].head(20).tolist()

# %% wrong="04.2" likely=true why="sorts the ids first, but then with a sort that is not stable"
shown = kept.sort_index().sort_values(ascending=False).head(20).index.tolist()

# %% wrong="04.2" likely=true why="equal scores with the largest id first"
shown = kept.reset_index().sort_values(["final_score", "user_id"], ascending=False)["user_id"].head(20).tolist()

# %% wrong="04.2" likely=true why="sorts both upwards: the lowest scores first"
shown = kept.reset_index().sort_values(["final_score", "user_id"])["user_id"].head(20).tolist()

# %% wrong="04.2" likely=true why="keeps two decimals instead of one"
two = ranked["final_score"].round(2).reset_index()
shown = two.sort_values(["final_score", "user_id"], ascending=[False, True])["user_id"].head(20).tolist()

# %% wrong="04.2" likely=true why="takes the exact first twenty and sorts only these in the tool's order"
twenty = kept.head(20).reset_index()
shown = twenty.sort_values(["final_score", "user_id"], ascending=[False, True])["user_id"].tolist()

# %% wrong="04.2" likely=true why="takes the exact first twenty and sorts them by id alone"
shown = sorted(ranked.index[:20])

# %% wrong="04.2" likely=true why="gives the kept scores, not the ids"
display = kept.reset_index().sort_values(["final_score", "user_id"], ascending=[False, True])
shown = display["final_score"].head(20).tolist()

# %% wrong="04.2" likely=true why="ten customers, as in the lesson's table, not twenty"
display = kept.reset_index().sort_values(["final_score", "user_id"], ascending=[False, True])
shown = display["user_id"].head(10).tolist()

# %% wrong="04.2" likely=true why="ranks the players' scores of level 1 instead of the cohort's ranking"
mine = scores.sum(axis=1).round(1).rename("kept").reset_index()
shown = mine.sort_values(["kept", "user_id"], ascending=[False, True])["user_id"].head(20).tolist()

# %% wrong="04.2" likely=true why="sorts by the id first and by the score second"
shown = kept.reset_index().sort_values(["user_id", "final_score"], ascending=[True, False])["user_id"].head(20).tolist()

# %% wrong="04.2" likely=true why="gives the display table instead of a list of ids"
shown = kept.reset_index().sort_values(["final_score", "user_id"], ascending=[False, True]).head(20)

# %% wrong="04.2" likely=true why="takes the twenty first but sorts the whole by id at the end"
display = kept.reset_index().sort_values(["final_score", "user_id"], ascending=[False, True])
shown = sorted(display["user_id"].head(20))

# %% wrong="04.2" likely=false why="keeps everybody who ties with the twentieth: more than twenty ids"
shown = kept.sort_index().nlargest(20, keep="all").index.tolist()

# %% wrong="04.2" likely=false why="cuts the digits off instead of rounding"
cut = (np.floor(ranked["final_score"] * 10) / 10).reset_index()
shown = cut.sort_values(["final_score", "user_id"], ascending=[False, True])["user_id"].head(20).tolist()

# %% wrong="04.2" likely=false why="rounds each part to one decimal and adds then"
rough = ranked[PARTS].round(1).sum(axis=1).round(1).rename("kept").reset_index()
shown = rough.sort_values(["kept", "user_id"], ascending=[False, True])["user_id"].head(20).tolist()

# %% wrong="04.2" likely=false why="keeps whole numbers (round without decimals)"
whole = ranked["final_score"].round().reset_index()
shown = whole.sort_values(["final_score", "user_id"], ascending=[False, True])["user_id"].head(20).tolist()

# %% wrong="04.2" likely=false why="begins to count at the second row: places 2 to 21"
display = kept.reset_index().sort_values(["final_score", "user_id"], ascending=[False, True])
shown = display["user_id"].iloc[1:21].tolist()

# %% wrong="04.2" likely=false why="rounds and ranks the time score, not the sum"
time_kept = ranked["time_penalty"].round(1).reset_index()
shown = time_kept.sort_values(["time_penalty", "user_id"], ascending=[False, True])["user_id"].head(20).tolist()

# %% wrong="04.2" likely=true why="two errors: two decimals, and the largest id first"
two = ranked["final_score"].round(2).reset_index()
shown = two.sort_values(["final_score", "user_id"], ascending=False)["user_id"].head(20).tolist()

# %% wrong="04.2" likely=false why="two errors: sorts upwards, and takes ten"
shown = kept.reset_index().sort_values(["final_score", "user_id"])["user_id"].head(10).tolist()

# %% wrong="04.2" likely=false why="two errors: the lowest scores first, and the largest id first among equals"
shown = kept.reset_index().sort_values(["final_score", "user_id"], ascending=[True, False])["user_id"].head(20).tolist()

# %% wrong="04.3" likely=true why="takes the lower less the higher for the right part"
difference = lower[PARTS] - higher[PARTS]
cause = ("tfidf_sum", difference["tfidf_sum"])

# %% wrong="04.3" likely=true why="lower less higher, and then the largest of these"
difference = lower[PARTS] - higher[PARTS]
cause = (difference.idxmax(), difference.max())

# %% wrong="04.3" likely=true why="names time, as the slide does, with the difference in time"
cause = ("time_penalty", higher["time_penalty"] - lower["time_penalty"])

# %% wrong="04.3" likely=true why="names final_score itself, with the gap of the sum"
gap = (higher - lower).drop(PARTS)
cause = (gap.idxmax(), gap.max())

# %% wrong="04.3" likely=true why="the part with the highest score of the higher customer, with that score"
cause = (higher[PARTS].idxmax(), higher[PARTS].max())

# %% wrong="04.3" likely=true why="names the right part, gives the gap of the final score"
difference = higher[PARTS] - lower[PARTS]
cause = (difference.idxmax(), higher["final_score"] - lower["final_score"])

# %% wrong="04.3" likely=true why="rounds the difference to four decimals"
difference = higher[PARTS] - lower[PARTS]
cause = (difference.idxmax(), round(difference.max(), 4))

# %% wrong="04.3" likely=true why="gives the part's name only"
cause = (higher[PARTS] - lower[PARTS]).idxmax()

# %% wrong="04.3" likely=true why="the number first, the name second"
difference = higher[PARTS] - lower[PARTS]
cause = (difference.max(), difference.idxmax())

# %% wrong="04.3" likely=true why="compares number two with number three, as the lesson does"
difference = ranked.iloc[1][PARTS] - ranked.iloc[2][PARTS]
cause = (difference.idxmax(), difference.max())

# %% wrong="04.3" likely=true why="compares the first two of the ranking"
difference = ranked.iloc[0][PARTS] - ranked.iloc[1][PARTS]
cause = (difference.idxmax(), difference.max())

# %% wrong="04.3" likely=true why="the part's share of the gap instead of the difference"
difference = higher[PARTS] - lower[PARTS]
cause = (difference.idxmax(), difference.max() / (higher["final_score"] - lower["final_score"]))

# %% wrong="04.3" likely=true why="gives only the number"
cause = (higher[PARTS] - lower[PARTS]).max()

# %% wrong="04.3" likely=true why="names the smallest difference"
difference = (higher[PARTS] - lower[PARTS]).abs()
cause = (difference.idxmin(), difference.min())

# %% wrong="04.3" likely=false why="the ratio of the two scores instead of their difference"
ratio = higher[PARTS] / lower[PARTS]
cause = (ratio.idxmax(), ratio.max())

# %% wrong="04.3" likely=false why="gives the whole Series of differences"
cause = higher[PARTS] - lower[PARTS]

# %% wrong="04.3" likely=false why="names money, with its difference"
cause = ("payment_sum", higher["payment_sum"] - lower["payment_sum"])

# %% wrong="04.3" likely=false why="names the part of the largest variance share, with the share"
share = interest.variance_shares(ranked[PARTS].head(20))
cause = (share.idxmax(), share.max())

# %% wrong="04.3" likely=false why="the difference in percent of the lower customer's score"
difference = higher[PARTS] - lower[PARTS]
best = difference.idxmax()
cause = (best, 100 * difference[best] / lower[best])

# %% wrong="04.3" likely=false why="compares the pair one place too far down"
below = ranked.iloc[close : close + 2]
difference = below.iloc[0][PARTS] - below.iloc[1][PARTS]
cause = (difference.idxmax(), difference.max())

# %% wrong="04.3" likely=true why="two errors: lower less higher, and rounded to three decimals"
difference = higher[PARTS] - lower[PARTS]
cause = (difference.idxmax(), round(-difference.max(), 3))

# %% wrong="04.3" likely=false why="two errors: number and name swapped, and the gap of the sum"
difference = higher[PARTS] - lower[PARTS]
cause = (higher["final_score"] - lower["final_score"], difference.idxmax())

# %% wrong="04.3" likely=false why="two errors: names time, and gives the gap of the final score"
cause = ("time_penalty", higher["final_score"] - lower["final_score"])

# %% wrong="04.4" likely=true why="the sigmoid of the borders instead of the logit"
interval = (scaling.sigmoid(printed - half), scaling.sigmoid(printed + half))

# %% wrong="04.4" likely=true why="stops at the borders of the printed score, does not undo the sigmoid"
interval = (printed - half, printed + half)

# %% wrong="04.4" likely=true why="a whole unit of the last decimal on each side"
interval = (scaling.logit(printed - 2 * half), scaling.logit(printed + 2 * half))

# %% wrong="04.4" likely=true why="the highest first, the lowest second"
interval = (scaling.logit(printed + half), scaling.logit(printed - half))

# %% wrong="04.4" likely=true why="behind_the_digits with its default of six decimals"
behind = scaling.behind_the_digits([printed]).iloc[0]
interval = (behind["lowest"], behind["highest"])

# %% wrong="04.4" likely=true why="the logit first, and half a unit added to S"
interval = (scaling.logit(printed) - half, scaling.logit(printed) + half)

# %% wrong="04.4" likely=true why="logarithm with base ten"
interval = tuple(np.log10(p / (1 - p)) for p in (printed - half, printed + half))

# %% wrong="04.4" likely=true why="the fraction upside down: ln((1 - p) / p)"
interval = tuple(np.log((1 - p) / p) for p in (printed - half, printed + half))

# %% wrong="04.4" likely=true why="as if the digits were cut off: from the printed value up to one unit more"
interval = (scaling.logit(printed), scaling.logit(printed + 1e-4))

# %% wrong="04.4" likely=true why="rounds both ends to two decimals"
interval = (round(float(scaling.logit(printed - half)), 2), round(float(scaling.logit(printed + half)), 2))

# %% wrong="04.4" likely=true why="a half of the third decimal: 0.5e-3"
interval = (scaling.logit(printed - 0.5e-3), scaling.logit(printed + 0.5e-3))

# %% wrong="04.4" likely=true why="the logarithm alone, without 1 - p below"
interval = (np.log(printed - half), np.log(printed + half))

# %% wrong="04.4" likely=true why="one S in the middle, no interval"
interval = float(scaling.logit(printed))

# %% wrong="04.4" likely=true why="looks for the customers of the log who print so, lowest and highest"
same = middle[scaling.sigmoid(middle).round(4) == printed]
interval = (same.min(), same.max())

# %% wrong="04.4" likely=true why="forgets the logarithm: p / (1 - p)"
interval = tuple(p / (1 - p) for p in (printed - half, printed + half))

# %% wrong="04.4" likely=false why="the lowest and highest S of the customers that the cell selected"
interval = (middle.min(), middle.max())

# %% wrong="04.4" likely=false why="the width of the interval instead of its ends"
interval = float(scaling.logit(printed + half) - scaling.logit(printed - half))

# %% wrong="04.4" likely=false why="only the upper half: from the printed value upwards"
interval = (scaling.logit(printed), scaling.logit(printed + half))

# %% wrong="04.4" likely=false why="the middle and the distance to an end, as a value with its error"
low, high = scaling.logit(printed - half), scaling.logit(printed + half)
interval = ((low + high) / 2, (high - low) / 2)

# %% wrong="04.4" likely=false why="five decimals in behind_the_digits"
behind = scaling.behind_the_digits([printed], decimals=5).iloc[0]
interval = (behind["lowest"], behind["highest"])

# %% wrong="04.4" likely=false why="undoes the forgetting curve instead of the sigmoid"
interval = (-np.log(printed + half) / 0.5, -np.log(printed - half) / 0.5)

# %% wrong="04.4" likely=true why="two errors: ends swapped, and rounded to three decimals"
interval = (round(float(scaling.logit(printed + half)), 3), round(float(scaling.logit(printed - half)), 3))

# %% wrong="04.4" likely=false why="two errors: a whole unit on each side, and the fraction upside down"
interval = tuple(np.log((1 - p) / p) for p in (printed - 1e-4, printed + 1e-4))

# %% wrong="04.4" likely=false why="two errors: base ten, and a whole unit on each side"
interval = tuple(np.log10(p / (1 - p)) for p in (printed - 1e-4, printed + 1e-4))

# %% wrong="04.5" likely=true why="counts the customers who left the first fifty, not the places"
moved = {
    "min-max": len(set(before) - set(first_fifty(scaling.min_max, slip))),
    "ranks": len(set(first_fifty(scaling.rank_scale, raw["yuan"])) - set(first_fifty(scaling.rank_scale, slip))),
}

# %% wrong="04.5" likely=true why="holds the ranks after the slip against the min-max list before it"
moved = {
    "min-max": int((before != first_fifty(scaling.min_max, slip)).sum()),
    "ranks": int((before != first_fifty(scaling.rank_scale, slip)).sum()),
}

# %% wrong="04.5" likely=true why="counts the places that kept their customer"
moved = {
    "min-max": int((before == first_fifty(scaling.min_max, slip)).sum()),
    "ranks": int((first_fifty(scaling.rank_scale, raw["yuan"]) == first_fifty(scaling.rank_scale, slip)).sum()),
}

# %% wrong="04.5" likely=true why="the share of the places instead of their number"
moved = {
    "min-max": float((before != first_fifty(scaling.min_max, slip)).mean()),
    "ranks": float((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.rank_scale, slip)).mean()),
}

# %% wrong="04.5" likely=true why="counts how many of the fifty stay on the list"
moved = {
    "min-max": len(before.intersection(first_fifty(scaling.min_max, slip))),
    "ranks": len(first_fifty(scaling.rank_scale, raw["yuan"]).intersection(first_fifty(scaling.rank_scale, slip))),
}

# %% wrong="04.5" likely=true why="the key is min_max"
moved = {
    "min_max": int((before != first_fifty(scaling.min_max, slip)).sum()),
    "ranks": int((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.rank_scale, slip)).sum()),
}

# %% wrong="04.5" likely=true why="counts over all players, not over the first fifty places"
moved = {}
for name, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    rest = players["time_penalty"] + players["tfidf_sum"]
    moved[name] = int((interest.places(rest + scale(raw["yuan"])) != interest.places(rest + scale(slip))).sum())

# %% wrong="04.5" likely=true why="swaps the two scales"
moved = {
    "ranks": int((before != first_fifty(scaling.min_max, slip)).sum()),
    "min-max": int((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.rank_scale, slip)).sum()),
}

# %% wrong="04.5" likely=true why="holds min-max against ranks before and after, not before against after"
moved = {
    "min-max": int((before != first_fifty(scaling.rank_scale, raw["yuan"])).sum()),
    "ranks": int((first_fifty(scaling.min_max, slip) != first_fifty(scaling.rank_scale, slip)).sum()),
}

# %% wrong="04.5" likely=true why="copies the line for ranks and leaves min_max in the list after the slip"
moved = {
    "min-max": int((before != first_fifty(scaling.min_max, slip)).sum()),
    "ranks": int((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.min_max, slip)).sum()),
}

# %% wrong="04.5" likely=true why="looks at the first twenty places only"
moved = {
    "min-max": int((before != first_fifty(scaling.min_max, slip))[:20].sum()),
    "ranks": int((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.rank_scale, slip))[:20].sum()),
}

# %% wrong="04.5" likely=true why="compares the two lists sorted by id"
moved = {
    "min-max": int((before.sort_values() != first_fifty(scaling.min_max, slip).sort_values()).sum()),
    "ranks": int(
        (
            first_fifty(scaling.rank_scale, raw["yuan"]).sort_values()
            != first_fifty(scaling.rank_scale, slip).sort_values()
        ).sum()
    ),
}

# %% wrong="04.5" likely=true why="gives the numbers as a list, without the names of the scales"
moved = [
    int((before != first_fifty(scaling.min_max, slip)).sum()),
    int((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.rank_scale, slip)).sum()),
]

# %% wrong="04.5" likely=true why="counts the places for min-max only"
moved = {"min-max": int((before != first_fifty(scaling.min_max, slip)).sum())}

# %% wrong="04.5" likely=false why="forgets the slip: the same money twice"
moved = {
    "min-max": int((before != first_fifty(scaling.min_max, raw["yuan"])).sum()),
    "ranks": int((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.rank_scale, raw["yuan"])).sum()),
}

# %% wrong="04.5" likely=false why="the logarithm before min-max"
log_scale = lambda yuan: scaling.min_max(np.log1p(yuan.clip(lower=0)))
moved = {
    "min-max": int((first_fifty(log_scale, raw["yuan"]) != first_fifty(log_scale, slip)).sum()),
    "ranks": int((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.rank_scale, slip)).sum()),
}

# %% wrong="04.5" likely=false why="adds the scaled money to final_score, so money counts twice"
moved = {}
for name, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    first = (players["final_score"] + scale(raw["yuan"])).sort_values(ascending=False, kind="stable").index[:50]
    later = (players["final_score"] + scale(slip)).sort_values(ascending=False, kind="stable").index[:50]
    moved[name] = int((first != later).sum())

# %% wrong="04.5" likely=false why="how many places the payer of the slip climbs"
who = largest["user_id"]
moved = {}
for name, scale in {"min-max": scaling.min_max, "ranks": scaling.rank_scale}.items():
    rest = players["time_penalty"] + players["tfidf_sum"]
    moved[name] = int(interest.places(rest + scale(raw["yuan"]))[who] - interest.places(rest + scale(slip))[who])

# %% wrong="04.5" likely=false why="counts those who left and those who came, so every change twice"
moved = {
    "min-max": len(before.symmetric_difference(first_fifty(scaling.min_max, slip))),
    "ranks": len(
        first_fifty(scaling.rank_scale, raw["yuan"]).symmetric_difference(first_fifty(scaling.rank_scale, slip))
    ),
}

# %% wrong="04.5" likely=true why="two errors: the share instead of the number, and ranks against the min-max list"
moved = {
    "min-max": float((before != first_fifty(scaling.min_max, slip)).mean()),
    "ranks": float((before != first_fifty(scaling.rank_scale, slip)).mean()),
}

# %% wrong="04.5" likely=false why="two errors: swaps the keys, and the share of the places instead of their number"
moved = {
    "ranks": float((before != first_fifty(scaling.min_max, slip)).mean()),
    "min-max": float((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.rank_scale, slip)).mean()),
}

# %% wrong="04.5" likely=false why="two errors: customers who left, and ranks against the min-max list"
moved = {
    "min-max": len(set(before) - set(first_fifty(scaling.min_max, slip))),
    "ranks": len(set(before) - set(first_fifty(scaling.rank_scale, slip))),
}

# %% wrong="04.6" likely=true why="judges the whole cohort: who is no player scores 0"
auc = pd.Series({"all three": interest.auc(players[PARTS].sum(axis=1), next_month)})
for part in PARTS:
    auc["without " + part] = interest.auc(players[PARTS].drop(columns=part).sum(axis=1), next_month)

# %% wrong="04.6" likely=true why="takes the scores of level 1, whose min-max runs over the players only"
buys = next_month[scores.index]
auc = pd.Series({"all three": interest.auc(scores.sum(axis=1), buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(scores.drop(columns=part).sum(axis=1), buys)

# %% wrong="04.6" likely=true why="each part alone, not the sum without it"
buys = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players["final_score"], buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(players[part], buys)

# %% wrong="04.6" likely=true why="the names of money and words change places"
buys = next_month[players.index]
total = players["final_score"]
auc = pd.Series(
    {
        "all three": interest.auc(total, buys),
        "without time_penalty": interest.auc(total - players["time_penalty"], buys),
        "without payment_sum": interest.auc(total - players["tfidf_sum"], buys),
        "without tfidf_sum": interest.auc(total - players["payment_sum"], buys),
    }
)

# %% wrong="04.6" likely=true why="drops a column of the table but adds final_score into the sum"
buys = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players.sum(axis=1), buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(players.drop(columns=part).sum(axis=1), buys)

# %% wrong="04.6" likely=true why="rounds to three decimals, as the lesson shows them"
buys = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players["final_score"], buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(players["final_score"] - players[part], buys)
auc = auc.round(3)

# %% wrong="04.6" likely=true why="adds the raw quantities in their units"
buys = next_month[raw.index]
auc = pd.Series({"all three": interest.auc(raw.sum(axis=1), buys)})
for name, column in zip(PARTS, raw.columns):
    auc["without " + name] = interest.auc(raw.drop(columns=column).sum(axis=1), buys)

# %% wrong="04.6" likely=true why="S in place of its sigmoid in every sum"
mine = players[PARTS].assign(time_penalty=raw["S"])
buys = next_month[players.index]
auc = pd.Series({"all three": interest.auc(mine.sum(axis=1), buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(mine.drop(columns=part).sum(axis=1), buys)

# %% wrong="04.6" likely=true why="what is lost without each part, instead of the AUC"
buys = next_month[players.index]
everything = interest.auc(players["final_score"], buys)
auc = pd.Series({"all three": everything})
for part in PARTS:
    auc["without " + part] = everything - interest.auc(players["final_score"] - players[part], buys)

# %% wrong="04.6" likely=true why="forgets to leave the part out: the same sum four times"
buys = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players["final_score"], buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(players["final_score"], buys)

# %% wrong="04.6" likely=true why="the parts' names as the index, without the word without"
buys = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players["final_score"], buys)})
for part in PARTS:
    auc[part] = interest.auc(players["final_score"] - players[part], buys)

# %% wrong="04.6" likely=true why="share of buyers among the first fifty instead of the AUC"
buys = next_month[players.index]
auc = pd.Series({"all three": interest.precision_at(players["final_score"], buys)})
for part in PARTS:
    auc["without " + part] = interest.precision_at(players["final_score"] - players[part], buys)

# %% wrong="04.6" likely=true why="judges only the first fifty of the players"
first = players.head(50)
buys = next_month[first.index]
auc = pd.Series({"all three": interest.auc(first["final_score"], buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(first["final_score"] - first[part], buys)

# %% wrong="04.6" likely=true why="subtracts the part twice: the sum of two parts less the part"
buys = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players["final_score"], buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(players[PARTS].drop(columns=part).sum(axis=1) - players[part], buys)

# %% wrong="04.6" likely=false why="looks for those who do not buy"
buys = ~next_month[players.index]
auc = pd.Series({"all three": interest.auc(players["final_score"], buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(players["final_score"] - players[part], buys)

# %% wrong="04.6" likely=false why="ranks each part before adding"
mine = players[PARTS].apply(scaling.rank_scale)
buys = next_month[players.index]
auc = pd.Series({"all three": interest.auc(mine.sum(axis=1), buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(mine.drop(columns=part).sum(axis=1), buys)

# %% wrong="04.6" likely=false why="correlation of the score with buying instead of the AUC"
buys = next_month[players.index].astype(float)
auc = pd.Series({"all three": players["final_score"].corr(buys)})
for part in PARTS:
    auc["without " + part] = (players["final_score"] - players[part]).corr(buys)

# %% wrong="04.6" likely=false why="in percent"
buys = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players["final_score"], buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(players["final_score"] - players[part], buys)
auc = 100 * auc

# %% wrong="04.6" likely=false why="multiplies the parts instead of adding them"
buys = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players[PARTS].prod(axis=1), buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(players[PARTS].drop(columns=part).prod(axis=1), buys)

# %% wrong="04.6" likely=false why="uses the money with the slip of level 5"
mine = players[PARTS].assign(payment_sum=scaling.min_max(slip))
buys = next_month[players.index]
auc = pd.Series({"all three": interest.auc(mine.sum(axis=1), buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(mine.drop(columns=part).sum(axis=1), buys)

# %% wrong="04.6" likely=true why="two errors: the whole cohort, and each part alone"
auc = pd.Series({"all three": interest.auc(ranked["final_score"], next_month)})
for part in PARTS:
    auc["without " + part] = interest.auc(ranked[part], next_month)

# %% wrong="04.6" likely=false why="two errors: the whole cohort, rounded to two decimals"
auc = pd.Series({"all three": interest.auc(ranked["final_score"], next_month)})
for part in PARTS:
    auc["without " + part] = interest.auc(ranked["final_score"] - ranked[part], next_month)
auc = auc.round(2)

# %% wrong="04.6" likely=false why="two errors: those who do not buy, and each part alone"
buys = ~next_month[players.index]
auc = pd.Series({"all three": interest.auc(players["final_score"], buys)})
for part in PARTS:
    auc["without " + part] = interest.auc(players[part], buys)
