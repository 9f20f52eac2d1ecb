# ruff: noqa
# Wrong answers for lab 07 as trainees might type them, written from its page alone.

# %% right="07.1"
left_then = known["left"].where(known["left"] <= AS_OF)
times = pd.DataFrame({"T": (left_then.fillna(AS_OF) - known["joined"]).dt.days, "E": left_then.notna()})

# %% wrong="07.1" likely=true why="takes every leaving date of the export, also those after AS_OF, for T and for E"
end = known["left"].fillna(AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days, "E": known["left"].notna()})

# %% wrong="07.1" likely=true why="E leaves out those who left on AS_OF itself (< for <=)"
end = known["left"].fillna(AS_OF).clip(upper=AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days, "E": known["left"] < AS_OF})

# %% wrong="07.1" likely=true why="E is right, but T runs to the later leaving date of those who left after AS_OF"
times = pd.DataFrame({"T": (known["left"].fillna(AS_OF) - known["joined"]).dt.days, "E": known["left"] <= AS_OF})

# %% wrong="07.1" likely=true why="T is right, but E is True for everyone who has a leaving date, also a later one"
end = known["left"].fillna(AS_OF).clip(upper=AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days, "E": known["left"].notna()})

# %% wrong="07.1" likely=true why="drops the members who were still there (the censored)"
gone = known[known["left"] <= AS_OF]
times = pd.DataFrame({"T": (gone["left"] - gone["joined"]).dt.days, "E": True})

# %% wrong="07.1" likely=true why="T is a duration (timedelta), not a number of days"
end = known["left"].fillna(AS_OF).clip(upper=AS_OF)
times = pd.DataFrame({"T": end - known["joined"], "E": known["left"] <= AS_OF})

# %% wrong="07.1" likely=true why="uses register, so those who joined on AS_OF or later are in it, with T of 0 or below"
end = register["left"].fillna(AS_OF).clip(upper=AS_OF)
times = pd.DataFrame({"T": (end - register["joined"]).dt.days, "E": register["left"] <= AS_OF})

# %% wrong="07.1" likely=true why="T is missing for those without a leaving date: nothing is filled in"
times = pd.DataFrame({"T": (known["left"] - known["joined"]).dt.days, "E": known["left"] <= AS_OF})

# %% wrong="07.1" likely=true why="E the wrong way round: True for those who are still there"
end = known["left"].fillna(AS_OF).clip(upper=AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days, "E": ~(known["left"] <= AS_OF)})

# %% wrong="07.1" likely=true why="T runs to AS_OF for everybody, also for those who had left before"
times = pd.DataFrame({"T": (AS_OF - known["joined"]).dt.days, "E": known["left"] <= AS_OF})

# %% wrong="07.1" likely=true why="leaves out the members who left after AS_OF, who were still there on that day"
some = known[~(known["left"] > AS_OF)]
times = pd.DataFrame({"T": (some["left"].fillna(AS_OF) - some["joined"]).dt.days, "E": some["left"].notna()})

# %% wrong="07.1" likely=true why="copies the lesson: the durations of all members, not of the 120 of the register"
times = churn.durations(members, AS_OF)

# %% wrong="07.1" likely=false why="observation day of the export (2018-07-01) in place of AS_OF"
times = churn.durations(known.reset_index(), "2018-07-01")

# %% wrong="07.1" likely=false why="counts the first day too: every T is one day too long"
end = known["left"].fillna(AS_OF).clip(upper=AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days + 1, "E": known["left"] <= AS_OF})

# %% wrong="07.1" likely=false why="T in years (days / 365)"
end = known["left"].fillna(AS_OF).clip(upper=AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days / 365, "E": known["left"] <= AS_OF})

# %% wrong="07.1" likely=false why="member_id is a column and the rows are numbered from 0"
end = known["left"].fillna(AS_OF).clip(upper=AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days, "E": known["left"] <= AS_OF}).reset_index()

# %% wrong="07.1" likely=false why="two errors: the later leavers count as events, and the censored are dropped"
gone = known.dropna(subset=["left"])
times = pd.DataFrame({"T": (gone["left"] - gone["joined"]).dt.days, "E": gone["left"].notna()})

# %% wrong="07.1" likely=false why="two errors: T as a timedelta, and E without those who left on AS_OF"
end = known["left"].where(known["left"] < AS_OF)
times = pd.DataFrame({"T": end.fillna(AS_OF) - known["joined"], "E": end.notna()})

# %% wrong="07.1" likely=true why="two errors: all members of the register, and E for every leaving date of the export"
end = register["left"].fillna(AS_OF).clip(upper=AS_OF)
times = pd.DataFrame({"T": (end - register["joined"]).dt.days, "E": register["left"].notna()})

# %% right="07.2"
columns = {"median": "survival", "low": "lower", "high": "upper"}
firsts = {
    name: curve[curve[limit] <= 0.5].groupby("group")["time"].min().reindex(curve["group"].unique())
    for name, limit in columns.items()
}
medians = pd.DataFrame(firsts).fillna(np.inf)

# %% wrong="07.2" likely=true why="low is taken from upper and high from lower, so low is the later time"
medians = medians.rename(columns={"low": "high", "high": "low"})[["median", "low", "high"]]

# %% wrong="07.2" likely=true why="leaves NaN where the level is not reached"
limits = {"median": "survival", "low": "lower", "high": "upper"}
medians = pd.DataFrame({k: curve[curve[v] <= 0.5].groupby("group")["time"].min() for k, v in limits.items()})
medians = medians.reindex(curve["group"].unique())

# %% wrong="07.2" likely=true why="diamond is missing: a card whose curve never reaches 0.5 gets no row"
limits = {"median": "survival", "low": "lower", "high": "upper"}
medians = pd.DataFrame({k: curve[curve[v] <= 0.5].groupby("group")["time"].min() for k, v in limits.items()})
medians = medians.fillna(np.inf)

# %% wrong="07.2" likely=true why="the last time at which the curves are still at 0.5 or above"
limits = {"median": "survival", "low": "lower", "high": "upper"}
medians = pd.DataFrame({k: curve[curve[v] >= 0.5].groupby("group")["time"].max() for k, v in limits.items()})

# %% wrong="07.2" likely=true why="the last observed time where the level is not reached, in place of inf"
last = curve.groupby("group")["time"].max()
medians = medians.apply(lambda column: column.where(np.isfinite(column), last))

# %% wrong="07.2" likely=true why="low and high are the values of lower and upper at the median, not times"
rows = {}
for group, part in curve.groupby("group"):
    below = part[part["survival"] <= 0.5]
    rows[group] = below.iloc[0][["time", "lower", "upper"]].tolist() if len(below) else [np.inf] * 3
medians = pd.DataFrame.from_dict(rows, "index", columns=["median", "low", "high"])

# %% wrong="07.2" likely=true why="the median of T by card, as if nobody were censored; quartiles for the interval"
by_card = table["T"].groupby(card)
medians = pd.DataFrame({"median": by_card.median(), "low": by_card.quantile(0.25), "high": by_card.quantile(0.75)})

# %% wrong="07.2" likely=true why="median is that of T among those who left; low and high are right"
gone = table.loc[table["E"], "T"].groupby(card)
medians = medians.assign(median=gone.median())

# %% wrong="07.2" likely=true why="only the median's rule is used: low and high get the same time as the median"
first = curve[curve["survival"] <= 0.5].groupby("group")["time"].min().reindex(curve["group"].unique())
medians = pd.DataFrame({"median": first, "low": first, "high": first}).fillna(np.inf)

# %% wrong="07.2" likely=true why=">= for <=: the first time with a curve at 0.5 or above is 0"
limits = {"median": "survival", "low": "lower", "high": "upper"}
medians = pd.DataFrame({k: curve[curve[v] >= 0.5].groupby("group")["time"].min() for k, v in limits.items()})

# %% wrong="07.2" likely=true why="0 where the level is not reached"
medians = medians.replace(np.inf, 0)

# %% wrong="07.2" likely=true why="transposed: a column a card, a row each of median, low and high"
medians = medians.T

# %% wrong="07.2" likely=false why="the last time with a curve at 0.5 or below (max for min)"
limits = {"median": "survival", "low": "lower", "high": "upper"}
medians = pd.DataFrame({k: curve[curve[v] <= 0.5].groupby("group")["time"].max() for k, v in limits.items()})
medians = medians.reindex(curve["group"].unique()).fillna(np.inf)

# %% wrong="07.2" likely=false why="one curve for all members, given to every card"
one = churn.kaplan_meier(table["T"], table["E"])
row = [one.loc[one[name] <= 0.5, "time"].min() for name in ("survival", "lower", "upper")]
medians = pd.DataFrame([row] * 5, index=curve["group"].unique(), columns=["median", "low", "high"])
medians = medians.fillna(np.inf)

# %% wrong="07.2" likely=false why="low is where the curve reaches 0.75 and high where it reaches 0.25"
levels = {"median": 0.5, "low": 0.75, "high": 0.25}
medians = pd.DataFrame({k: curve[curve["survival"] <= v].groupby("group")["time"].min() for k, v in levels.items()})
medians = medians.reindex(curve["group"].unique()).fillna(np.inf)

# %% wrong="07.2" likely=false why="the time whose value lies nearest to 0.5, on either side"
limits = {"median": "survival", "low": "lower", "high": "upper"}
nearest = {
    name: {group: part.loc[(part[limit] - 0.5).abs().idxmin(), "time"] for group, part in curve.groupby("group")}
    for name, limit in limits.items()
}
medians = pd.DataFrame(nearest)

# %% wrong="07.2" likely=false why="times in months of 30 days"
medians = medians / 30

# %% wrong="07.2" likely=false why="only the column median, without low and high"
medians = medians[["median"]]

# %% wrong="07.2" likely=false why="two errors: low and high exchanged, and NaN in place of inf"
medians = medians.rename(columns={"low": "high", "high": "low"})[["median", "low", "high"]].replace(np.inf, np.nan)

# %% wrong="07.2" likely=false why="two errors: the time before the curve falls below 0.5, and no row for diamond"
limits = {"median": "survival", "low": "lower", "high": "upper"}
medians = pd.DataFrame({k: curve[curve[v] > 0.5].groupby("group")["time"].max() for k, v in limits.items()})
medians = medians.drop("diamond")

# %% wrong="07.2" likely=true why="two errors: low and high exchanged, and no row for diamond"
limits = {"median": "survival", "low": "upper", "high": "lower"}
medians = pd.DataFrame({k: curve[curve[v] <= 0.5].groupby("group")["time"].min() for k, v in limits.items()})
medians = medians.fillna(np.inf)

# %% right="07.3"
factors = [risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]]
likelihood = float(np.prod(factors))

# %% wrong="07.3" likely=true why="the censored members give a factor too"
likelihood = float(np.prod([risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index]))

# %% wrong="07.3" likely=true why="all five stand in the denominator of every factor: could_leave is used for all three"
likelihood = float((risk[five["E"]] / could_leave).prod())

# %% wrong="07.3" likely=true why="only the factor of the first event"
likelihood = float(risk[five["T"] == first_event].iloc[0] / could_leave)

# %% wrong="07.3" likely=true why="the logarithm of the likelihood"
likelihood = float(sum(np.log(risk[i] / risk[five["T"] >= five["T"][i]].sum()) for i in five.index[five["E"]]))

# %% wrong="07.3" likely=true why="adds the factors, does not multiply them"
likelihood = float(sum(risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]))

# %% wrong="07.3" likely=true why="> for >=: whoever leaves is not in the own denominator"
likelihood = float(np.prod([risk[i] / risk[five["T"] > five["T"][i]].sum() for i in five.index[five["E"]]]))

# %% wrong="07.3" likely=true why="drops the censored members first, so that they are missing from the denominators"
events = five[five["E"]]
weight = np.exp(BETA * events["x"])
likelihood = float(np.prod([weight[i] / weight[events["T"] >= events["T"][i]].sum() for i in events.index]))

# %% wrong="07.3" likely=true why="<= for >=: the denominator holds those who had left before"
likelihood = float(np.prod([risk[i] / risk[five["T"] <= five["T"][i]].sum() for i in five.index[five["E"]]]))

# %% wrong="07.3" likely=true why="copies the lesson: at beta = 0, not at BETA"
ones = np.exp(0.0 * five["x"])
likelihood = float(np.prod([ones[i] / ones[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]]))

# %% wrong="07.3" likely=true why="the largest likelihood, at the library's own beta, not at BETA"
likelihood = float(np.exp(churn.cox(five).log_likelihood_))

# %% wrong="07.3" likely=true why="the series of the three factors, not their product"
likelihood = pd.Series({i: risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]})

# %% wrong="07.3" likely=true why="rounded to three decimals"
likelihood = round(float(np.prod([risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]])), 3)

# %% wrong="07.3" likely=false why="the wrong sign of beta: exp(-BETA x)"
other = np.exp(-BETA * five["x"])
likelihood = float(np.prod([other[i] / other[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]]))

# %% wrong="07.3" likely=false why="takes the discount as a share: x / 100"
other = np.exp(BETA * five["x"] / 100)
likelihood = float(np.prod([other[i] / other[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]]))

# %% wrong="07.3" likely=false why="forgets the exponential function: beta x itself in place of exp(beta x)"
plain = BETA * five["x"]
likelihood = float(np.prod([plain[i] / plain[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]]))

# %% wrong="07.3" likely=false why="the numerator is 1 in every factor: one over the product of the denominators"
likelihood = float(np.prod([1 / risk[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]]))

# %% wrong="07.3" likely=false why="the mean of the factors"
likelihood = float(np.mean([risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]]))

# %% wrong="07.3" likely=false why="two errors: the censored give a factor too (but the last), and > for >="
likelihood = float(np.prod([risk[i] / risk[five["T"] > five["T"][i]].sum() for i in five.index[:-1]]))

# %% wrong="07.3" likely=false why="two errors: the censored are dropped, and the logarithm is given"
events = five[five["E"]]
weight = np.exp(BETA * events["x"])
likelihood = float(np.sum([np.log(weight[i] / weight[events["T"] >= events["T"][i]].sum()) for i in events.index]))

# %% wrong="07.3" likely=false why="two errors: all five in every denominator, and the logarithm is given"
likelihood = float(np.log(risk[five["E"]] / could_leave).sum())

# %% right="07.4"
true_claims = {texts[1], texts[5], texts[6]}
verdict = {
    "printed": printed.index[printed["z"].abs() > 1.96].tolist(),
    "own": own.index[(own["low"] > 1) | (own["high"] < 1)].tolist(),
    "stands": sorted(int(number) for number, text in claims.items() if text in true_claims),
}

# %% wrong="07.4" likely=true why="only z above +1.96 counts: negative rows are lost, and all claims"
verdict = {
    "printed": printed.index[printed["z"] > 1.96].tolist(),
    "own": own.index[own["z"] > 1.96].tolist(),
    "stands": [],
}

# %% wrong="07.4" likely=true why="stands looks at the sign alone, not at the significance: all seven claims stand"
verdict = verdict | {"stands": sorted(claims.index.tolist())}

# %% wrong="07.4" likely=true why="claims are numbered as in texts (2, 6, 7), not as in claims"
verdict = verdict | {"stands": [2, 6, 7]}

# %% wrong="07.4" likely=true why="claims are numbered from 0"
verdict = verdict | {"stands": [number - 1 for number in verdict["stands"]]}

# %% wrong="07.4" likely=true why="stands is judged by the own model: ordinary cards and the U shape"
good = {texts[1], texts[2]}
verdict = verdict | {"stands": sorted(n for n, text in claims.items() if text in good)}

# %% wrong="07.4" likely=true why="the claim on days with purchases is struck, because the lesson distrusts it"
good = {texts[1], texts[5]}
verdict = verdict | {"stands": sorted(n for n, text in claims.items() if text in good)}

# %% wrong="07.4" likely=true why="the claim on the payment type is struck, because kinds have no order"
good = {texts[1], texts[6]}
verdict = verdict | {"stands": sorted(n for n, text in claims.items() if text in good)}

# %% wrong="07.4" likely=true why="the U shape is struck, because a negative age row is taken as against it"
good = {texts[5], texts[6]}
verdict = verdict | {"stands": sorted(n for n, text in claims.items() if text in good)}

# %% wrong="07.4" likely=true why="significance at 10 %: p below 0.1, so that sex counts and men leave sooner"
good = {texts[0], texts[1], texts[5], texts[6]}
verdict = {
    "printed": printed.index[printed["p"] < 0.1].tolist(),
    "own": own.index[own["p"] < 0.1].tolist(),
    "stands": sorted(n for n, text in claims.items() if text in good),
}

# %% wrong="07.4" likely=true why="lists the features that are not significant"
verdict = verdict | {
    "printed": printed.index[printed["z"].abs() < 1.96].tolist(),
    "own": own.index[own["z"].abs() < 1.96].tolist(),
}

# %% wrong="07.4" likely=true why="the texts of the claims in place of their numbers"
verdict = verdict | {"stands": [claims[number] for number in verdict["stands"]]}

# %% wrong="07.4" likely=true why="judges by the size of the ratio: a row counts if it is more than a tenth away from 1"
good = {texts[2], texts[3], texts[4], texts[5], texts[6]}
verdict = {
    "printed": printed.index[(printed["exp_coef"] - 1).abs() > 0.1].tolist(),
    "own": own.index[(own["exp_coef"] - 1).abs() > 0.1].tolist(),
    "stands": sorted(n for n, text in claims.items() if text in good),
}

# %% wrong="07.4" likely=false why="discount is missing from printed, because its ratio is printed as 1.000"
verdict = verdict | {"printed": [name for name in verdict["printed"] if name != "discount"]}

# %% wrong="07.4" likely=false why="only a printed p of 0.000 counts: the payment type falls out"
good = {texts[1], texts[6]}
verdict = verdict | {
    "printed": printed.index[printed["p"] == 0].tolist(),
    "stands": sorted(n for n, text in claims.items() if text in good),
}

# %% wrong="07.4" likely=false why="the lists are in alphabetical order, not in the order of each table"
verdict = verdict | {"printed": sorted(verdict["printed"]), "own": sorted(verdict["own"])}

# %% wrong="07.4" likely=false why="printed and own exchanged"
verdict = verdict | {"printed": verdict["own"], "own": verdict["printed"]}

# %% wrong="07.4" likely=false why="the numbers of the claims that do not stand"
verdict = verdict | {"stands": sorted(set(claims.index.tolist()) - set(verdict["stands"]))}

# %% wrong="07.4" likely=false why="own lists every ratio above 1, without a look at the interval"
verdict = verdict | {"own": own.index[own["exp_coef"] > 1].tolist()}

# %% wrong="07.4" likely=false why="two errors: numbered from 0, and the claim on days with purchases struck"
good = {texts[1], texts[5]}
verdict = verdict | {"stands": sorted(n - 1 for n, text in claims.items() if text in good)}

# %% wrong="07.4" likely=false why="two errors: only positive z in own; gold and diamond stand by their sign"
good = {texts[1], texts[3], texts[4], texts[5], texts[6]}
verdict = verdict | {
    "own": own.index[own["z"] > 1.96].tolist(),
    "stands": sorted(n for n, text in claims.items() if text in good),
}

# %% wrong="07.4" likely=true why="two errors: significance at 10 %, and claims numbered as in texts"
verdict = {
    "printed": printed.index[printed["p"] < 0.1].tolist(),
    "own": own.index[own["p"] < 0.1].tolist(),
    "stands": [1, 2, 6, 7],
}

# %% right="07.5"
early = churn.purchase_days(members, purchases, first_days=120)
effect = effect_of(churn.landmark(usable.join(early), 120))

# %% wrong="07.5" likely=true why="hands in the leaky model: all days up to AS_OF, all members"
effect = leaky_effect

# %% wrong="07.5" likely=true why="first 120 days, but all members: also those who were not there for so long"
effect = effect_of(usable.join(churn.purchase_days(members, purchases, first_days=120)))

# %% wrong="07.5" likely=true why="the right members, but all their days with a purchase up to AS_OF"
effect = effect_of(churn.landmark(usable.join(churn.purchase_days(members, purchases)), 120))

# %% wrong="07.5" likely=true why="copies the lesson's day 180 for both"
effect = effect_of(churn.landmark(usable.join(churn.purchase_days(members, purchases, first_days=180)), 180))

# %% wrong="07.5" likely=true why="T >= 120: keeps those whose last observed day is day 120"
rows = usable.join(churn.purchase_days(members, purchases, first_days=120))
effect = effect_of(rows[rows["T"] >= 120])

# %% wrong="07.5" likely=true why="days of the first 180, members of day 120: a half-changed copy of the lesson"
effect = effect_of(churn.landmark(usable.join(churn.purchase_days(members, purchases, first_days=180)), 120))

# %% wrong="07.5" likely=true why="the coefficient and its interval, not the hazard ratio"
effect = effect | {key: float(np.log(effect[key])) for key in ("hr", "low", "high")}

# %% wrong="07.5" likely=true why="without strata: group purchase gets a coefficient"
rows = churn.landmark(usable.join(churn.purchase_days(members, purchases, first_days=120)), 120)
row = churn.hazard_ratios(churn.cox(rows)).loc["purchase_days"]
effect = {"members": len(rows), "hr": row["exp_coef"], "low": row["low"], "high": row["high"]}

# %% wrong="07.5" likely=true why="who joined 120 days before AS_OF or earlier, also if gone within them"
joined_by = members.set_index("member_id")["joined"].reindex(usable.index) < AS_OF - pd.Timedelta(days=120)
effect = effect_of(usable.join(churn.purchase_days(members, purchases, first_days=120))[joined_by])

# %% wrong="07.5" likely=true why="members counts everybody in usable, not those in the model"
effect = effect | {"members": len(usable)}

# %% wrong="07.5" likely=true why="counts the days with a purchase in the last 120 days before AS_OF"
recent = purchases[purchases["time"] >= AS_OF - pd.Timedelta(days=120)]
effect = effect_of(churn.landmark(usable.join(churn.purchase_days(members, recent)), 120))

# %% wrong="07.5" likely=true why="counts purchases of the first 120 days, not different days"
dated = purchases.merge(members[["member_id", "joined"]], on="member_id")
dated = dated[(dated["time"] - dated["joined"]).dt.days < 120]
number = dated.groupby("member_id").size().rename("purchase_days").reindex(usable.index, fill_value=0)
effect = effect_of(churn.landmark(usable.join(number), 120))

# %% wrong="07.5" likely=true why="the other way round: members who were observed for 120 days at most"
rows = usable.join(churn.purchase_days(members, purchases, first_days=120))
effect = effect_of(rows[rows["T"] <= 120])

# %% wrong="07.5" likely=false why="only those who have left by AS_OF stay in the model"
rows = churn.landmark(usable.join(churn.purchase_days(members, purchases, first_days=120)), 120)
effect = effect_of(rows[rows["E"]])

# %% wrong="07.5" likely=false why="members without a purchase in the first 120 days are left out"
rows = churn.landmark(usable.join(churn.purchase_days(members, purchases, first_days=120)), 120)
effect = effect_of(rows[rows["purchase_days"] > 0])

# %% wrong="07.5" likely=false why="the other columns of usable are thrown away: purchase_days alone in the model"
rows = churn.landmark(usable.join(churn.purchase_days(members, purchases, first_days=120)), 120)
effect = effect_of(rows[["T", "E", "group purchase", "purchase_days"]])

# %% wrong="07.5" likely=false why="members counts those who left, not all in the model"
rows = churn.landmark(usable.join(churn.purchase_days(members, purchases, first_days=120)), 120)
effect = effect_of(rows) | {"members": int(rows["E"].sum())}

# %% wrong="07.5" likely=false why="two errors: all days up to AS_OF with T >= 120"
rows = usable.join(churn.purchase_days(members, purchases))
effect = effect_of(rows[rows["T"] >= 120])

# %% wrong="07.5" likely=false why="two errors: no strata, and days of the first 180 for the members of day 120"
rows = churn.landmark(usable.join(churn.purchase_days(members, purchases, first_days=180)), 120)
row = churn.hazard_ratios(churn.cox(rows)).loc["purchase_days"]
effect = {"members": len(rows), "hr": row["exp_coef"], "low": row["low"], "high": row["high"]}

# %% wrong="07.5" likely=false why="rounded to two decimals"
effect = {key: round(float(value), 2) for key, value in effect.items()}

# %% wrong="07.5" likely=true why="two errors: the leaky model (all days, all members), and without strata"
rows = usable.join(churn.purchase_days(members, purchases))
row = churn.hazard_ratios(churn.cox(rows)).loc["purchase_days"]
effect = {"members": len(rows), "hr": row["exp_coef"], "low": row["low"], "high": row["high"]}

# %% right="07.6"
loss = marks["probability"] * marks["value"]
earned = pd.DataFrame({level: row["keeps"] * loss - row["cost"] for level, row in actions.iterrows()})
best_level, best_profit = earned.idxmax(axis=1), earned.max(axis=1)
plan = best_profit.groupby(best_level).agg(["size", "sum"]).reindex(actions.index, fill_value=0)
plan.columns = ["members", "profit"]

# %% wrong="07.6" likely=true why="every action for all members: nobody chooses"
plan = pd.DataFrame({"members": len(marks), "profit": earned.sum()})

# %% wrong="07.6" likely=true why="the probability is forgotten: keeps x value - cost"
wealth = pd.DataFrame({level: row["keeps"] * marks["value"] - row["cost"] for level, row in actions.iterrows()})
plan = wealth.max(axis=1).groupby(wealth.idxmax(axis=1)).agg(["size", "sum"]).reindex(actions.index, fill_value=0)
plan.columns = ["members", "profit"]

# %% wrong="07.6" likely=true why="the cost is forgotten, when choosing and in the profit"
gross = pd.DataFrame({level: row["keeps"] * loss for level, row in actions.iterrows()})
plan = gross.max(axis=1).groupby(gross.idxmax(axis=1)).agg(["size", "sum"]).reindex(actions.index, fill_value=0)
plan.columns = ["members", "profit"]

# %% wrong="07.6" likely=true why="the right level, but the profit is before costs"
kept = loss * best_level.map(actions["keeps"])
plan = pd.DataFrame({"members": best_level.value_counts(), "profit": kept.groupby(best_level).sum()})
plan = plan.reindex(actions.index)

# %% wrong="07.6" likely=true why="profit is the mean of a member, not the sum"
plan = pd.DataFrame({"members": best_level.value_counts(), "profit": best_profit.groupby(best_level).mean()})
plan = plan.reindex(actions.index)

# %% wrong="07.6" likely=true why="the cost is taken off once a level, not once a member"
kept = (loss * best_level.map(actions["keeps"])).groupby(best_level).sum()
plan = pd.DataFrame({"members": best_level.value_counts(), "profit": kept - actions["cost"]}).reindex(actions.index)

# %% wrong="07.6" likely=true why="as in the lesson's comparison: as many of each level, given out by probability alone"
ranked = marks["probability"].sort_values(kind="stable").index
levels = best_level.map(list(actions.index).index).sort_values(kind="stable").map(lambda i: actions.index[i])
levels.index = ranked
gain = loss * levels.map(actions["keeps"]) - levels.map(actions["cost"])
plan = pd.DataFrame({"members": levels.value_counts(), "profit": gain.groupby(levels).sum()}).reindex(actions.index)

# %% wrong="07.6" likely=true why="the one action that earns most in sum, for everybody"
one = earned.sum().idxmax()
plan = pd.DataFrame({"members": 0, "profit": 0.0}, index=actions.index)
plan.loc[one] = [len(marks), earned[one].sum()]

# %% wrong="07.6" likely=true why="the level normal is missing, since it earns nothing"
plan = plan.drop("normal")

# %% wrong="07.6" likely=true why="four groups of equal size by expected loss (quartiles) in place of the best action"
levels = pd.qcut(loss.rank(method="first"), 4, labels=actions.index).astype(str)
gain = loss * levels.map(actions["keeps"]) - levels.map(actions["cost"])
plan = pd.DataFrame({"members": levels.value_counts(), "profit": gain.groupby(levels).sum()}).reindex(actions.index)

# %% wrong="07.6" likely=true why="the lesson's boundaries are held against the value alone"
limits = [-np.inf, *churn.boundaries(), np.inf]
levels = pd.cut(marks["value"], limits, labels=actions.index).astype(str)
gain = loss * levels.map(actions["keeps"]) - levels.map(actions["cost"])
plan = pd.DataFrame({"members": levels.value_counts(), "profit": gain.groupby(levels).sum()}).reindex(actions.index)

# %% wrong="07.6" likely=true why="every action for all whom it earns anything: a member is counted in several levels"
plan = pd.DataFrame({"members": (earned >= 0).sum(), "profit": earned.clip(lower=0).sum()})

# %% wrong="07.6" likely=true why="keeps x probability x (value - cost): the cost is paid only for those who are kept"
mild = pd.DataFrame(
    {k: row["keeps"] * marks["probability"] * (marks["value"] - row["cost"]) for k, row in actions.iterrows()}
)
plan = mild.max(axis=1).groupby(mild.idxmax(axis=1)).agg(["size", "sum"]).reindex(actions.index, fill_value=0)
plan.columns = ["members", "profit"]

# %% wrong="07.6" likely=false why="idxmin: the action that earns least"
worst = earned.idxmin(axis=1)
plan = pd.DataFrame({"members": worst.value_counts(), "profit": earned.min(axis=1).groupby(worst).sum()})
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=false why="the value is cut to 90 days (value x 90 / 365), not the year's margin"
short_run = pd.DataFrame({k: row["keeps"] * loss * 90 / 365 - row["cost"] for k, row in actions.iterrows()})
levels = short_run.idxmax(axis=1)
plan = short_run.max(axis=1).groupby(levels).agg(["size", "sum"]).reindex(actions.index, fill_value=0)
plan.columns = ["members", "profit"]

# %% wrong="07.6" likely=false why="transposed: a column a level"
plan = plan.T

# %% wrong="07.6" likely=false why="members is a share of all, not a number"
plan = plan.assign(members=plan["members"] / len(marks))

# %% wrong="07.6" likely=false why="keeps and cost exchanged in the formula: cost x probability x value - keeps"
crossed = pd.DataFrame({k: row["cost"] * loss - row["keeps"] for k, row in actions.iterrows()})
plan = crossed.max(axis=1).groupby(crossed.idxmax(axis=1)).agg(["size", "sum"]).reindex(actions.index, fill_value=0)
plan.columns = ["members", "profit"]

# %% wrong="07.6" likely=false why="two errors: the probability is forgotten, and the profit is a mean"
wealth = pd.DataFrame({level: row["keeps"] * marks["value"] - row["cost"] for level, row in actions.iterrows()})
plan = wealth.max(axis=1).groupby(wealth.idxmax(axis=1)).agg(["size", "mean"]).reindex(actions.index, fill_value=0)
plan.columns = ["members", "profit"]

# %% wrong="07.6" likely=false why="two errors: profit before costs, and no row for normal"
kept = loss * best_level.map(actions["keeps"])
plan = pd.DataFrame({"members": best_level.value_counts(), "profit": kept.groupby(best_level).sum()})
plan = plan.reindex(actions.index[1:])

# %% wrong="07.6" likely=true why="two errors: every action for all members, and profit is the mean of a member"
plan = pd.DataFrame({"members": len(marks), "profit": earned.mean()})
