# ruff: noqa
# %% right="07.1"
end = known["left"].where(known["left"] <= AS_OF, AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days, "E": known["left"] <= AS_OF})

# %% wrong="07.1" likely=true why="everybody with a date of leaving has left, also those who left after AS_OF"
end = known["left"].fillna(AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days, "E": known["left"].notna()})

# %% wrong="07.1" likely=true why="T is right, E knows who left later"
end = known["left"].fillna(AS_OF).clip(upper=AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days, "E": known["left"].notna()})

# %% wrong="07.1" likely=true why="E is right, T runs to the later date of leaving"
end = known["left"].fillna(AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days, "E": known["left"] <= AS_OF})

# %% wrong="07.1" likely=true why="the day AS_OF itself does not count as left"
end = known["left"].where(known["left"] < AS_OF, AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days, "E": known["left"] < AS_OF})

# %% wrong="07.1" likely=true why="T is a time span, not a number of days"
end = known["left"].where(known["left"] <= AS_OF, AS_OF)
times = pd.DataFrame({"T": end - known["joined"], "E": known["left"] <= AS_OF})

# %% wrong="07.1" likely=true why="T runs to AS_OF for everybody"
times = pd.DataFrame({"T": (AS_OF - known["joined"]).dt.days, "E": known["left"] <= AS_OF})

# %% wrong="07.1" likely=true why="keeps only those who left"
gone = known[known["left"] <= AS_OF]
times = pd.DataFrame({"T": (gone["left"] - gone["joined"]).dt.days, "E": True})

# %% wrong="07.1" likely=true why="T is missing for those who have not left"
left = known["left"].where(known["left"] <= AS_OF)
times = pd.DataFrame({"T": (left - known["joined"]).dt.days, "E": left.notna()})

# %% wrong="07.1" likely=true why="drops those who left after AS_OF"
seen = known[~(known["left"] > AS_OF)]
end = seen["left"].fillna(AS_OF)
times = pd.DataFrame({"T": (end - seen["joined"]).dt.days, "E": seen["left"].notna()})

# %% wrong="07.1" likely=true why="E is turned round: True for those still there"
end = known["left"].where(known["left"] <= AS_OF, AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days, "E": ~(known["left"] <= AS_OF)})

# %% wrong="07.1" likely=true why="takes the whole register, also those who joined after AS_OF"
end = register["left"].where(register["left"] <= AS_OF, AS_OF)
times = pd.DataFrame({"T": (end - register["joined"]).dt.days, "E": register["left"] <= AS_OF})

# %% wrong="07.1" likely=true why="the lesson's call on the members of the set-up, not on the register"
times = churn.durations(members, AS_OF)

# %% wrong="07.1" likely=true why="member_id is a column, not the index"
end = known["left"].where(known["left"] <= AS_OF, AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days, "E": known["left"] <= AS_OF}).reset_index()

# %% wrong="07.1" likely=false why="observes until the day of the export, 1 July 2018"
export = pd.Timestamp("2018-07-01")
times = pd.DataFrame(
    {"T": (known["left"].fillna(export) - known["joined"]).dt.days, "E": known["left"].notna()}, index=known.index
)

# %% wrong="07.1" likely=false why="T counts the first day too, one day more"
end = known["left"].where(known["left"] <= AS_OF, AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days + 1, "E": known["left"] <= AS_OF})

# %% wrong="07.1" likely=false why="T is in months of 30 days"
end = known["left"].where(known["left"] <= AS_OF, AS_OF)
times = pd.DataFrame({"T": (end - known["joined"]).dt.days / 30, "E": known["left"] <= AS_OF})

# %% wrong="07.1" likely=false why="subtracts in the wrong order, negative days"
end = known["left"].where(known["left"] <= AS_OF, AS_OF)
times = pd.DataFrame({"T": (known["joined"] - end).dt.days, "E": known["left"] <= AS_OF})

# %% wrong="07.1" likely=false why="other names of the columns"
end = known["left"].where(known["left"] <= AS_OF, AS_OF)
times = pd.DataFrame({"days": (end - known["joined"]).dt.days, "left": known["left"] <= AS_OF})

# %% wrong="07.1" likely=false why="T is 0 for those who have not left"
left = known["left"].where(known["left"] <= AS_OF)
times = pd.DataFrame({"T": (left - known["joined"]).dt.days.fillna(0), "E": left.notna()})

# %% wrong="07.1" likely=false why="two errors: T to AS_OF for everybody, and E knows who left later"
times = pd.DataFrame({"T": (AS_OF - known["joined"]).dt.days, "E": known["left"].notna()})

# %% wrong="07.1" likely=false why="two errors: the day AS_OF does not count, and T is a time span"
end = known["left"].where(known["left"] < AS_OF, AS_OF)
times = pd.DataFrame({"T": end - known["joined"], "E": known["left"] < AS_OF})

# %% right="07.2"
names = {"survival": "median", "lower": "low", "upper": "high"}
medians = pd.DataFrame({new: curve[curve[old] <= 0.5].groupby("group")["time"].min() for old, new in names.items()})
medians = medians.reindex(curve["group"].unique()).fillna(np.inf)

# %% wrong="07.2" likely=true why="not reached stays missing, no np.inf"
cards = curve["group"].unique()
medians = pd.DataFrame(
    {
        "median": curve[curve["survival"] <= 0.5].groupby("group")["time"].min().reindex(cards),
        "low": curve[curve["lower"] <= 0.5].groupby("group")["time"].min().reindex(cards),
        "high": curve[curve["upper"] <= 0.5].groupby("group")["time"].min().reindex(cards),
    }
)

# %% wrong="07.2" likely=true why="below 0.5 only, not at 0.5"
cards = curve["group"].unique()
medians = pd.DataFrame(
    {
        "median": curve[curve["survival"] < 0.5].groupby("group")["time"].min().reindex(cards),
        "low": curve[curve["lower"] < 0.5].groupby("group")["time"].min().reindex(cards),
        "high": curve[curve["upper"] < 0.5].groupby("group")["time"].min().reindex(cards),
    }
).fillna(np.inf)

# %% wrong="07.2" likely=true why="swaps the limits: low from the upper limit, high from the lower"
cards = curve["group"].unique()
medians = pd.DataFrame(
    {
        "median": curve[curve["survival"] <= 0.5].groupby("group")["time"].min().reindex(cards),
        "low": curve[curve["upper"] <= 0.5].groupby("group")["time"].min().reindex(cards),
        "high": curve[curve["lower"] <= 0.5].groupby("group")["time"].min().reindex(cards),
    }
).fillna(np.inf)

# %% wrong="07.2" likely=true why="the diamond card, which never comes down to 0.5, has no row"
medians = pd.DataFrame(
    {
        "median": curve[curve["survival"] <= 0.5].groupby("group")["time"].min(),
        "low": curve[curve["lower"] <= 0.5].groupby("group")["time"].min(),
        "high": curve[curve["upper"] <= 0.5].groupby("group")["time"].min(),
    }
).fillna(np.inf)

# %% wrong="07.2" likely=true why="not reached is filled with 0"
cards = curve["group"].unique()
medians = pd.DataFrame(
    {
        "median": curve[curve["survival"] <= 0.5].groupby("group")["time"].min().reindex(cards),
        "low": curve[curve["lower"] <= 0.5].groupby("group")["time"].min().reindex(cards),
        "high": curve[curve["upper"] <= 0.5].groupby("group")["time"].min().reindex(cards),
    }
).fillna(0)

# %% wrong="07.2" likely=true why="the lesson's helper on the curve without rounding"
medians = churn.median_survival(churn.kaplan_meier(table["T"], table["E"], card))

# %% wrong="07.2" likely=true why="low and high are the limits, as shares, in the row of the median, not times"
first_rows = curve[curve["survival"] <= 0.5].groupby("group").first()
medians = first_rows.rename(columns={"time": "median", "lower": "low", "upper": "high"})[["median", "low", "high"]]
medians = medians.reindex(curve["group"].unique()).fillna(np.inf)

# %% wrong="07.2" likely=true why="the median of T of those who left"
gone = table[table["E"]].groupby(card)["T"]
medians = pd.DataFrame({"median": gone.median(), "low": gone.quantile(0.025), "high": gone.quantile(0.975)})
medians = medians.reindex(curve["group"].unique()).fillna(np.inf)

# %% wrong="07.2" likely=true why="the median of T of everybody, the censored included"
each = table.groupby(card)["T"]
medians = pd.DataFrame({"median": each.median(), "low": each.quantile(0.025), "high": each.quantile(0.975)})

# %% wrong="07.2" likely=true why="the last time at 0.5 or below instead of the first"
cards = curve["group"].unique()
medians = pd.DataFrame(
    {
        "median": curve[curve["survival"] <= 0.5].groupby("group")["time"].max().reindex(cards),
        "low": curve[curve["lower"] <= 0.5].groupby("group")["time"].max().reindex(cards),
        "high": curve[curve["upper"] <= 0.5].groupby("group")["time"].max().reindex(cards),
    }
).fillna(np.inf)

# %% wrong="07.2" likely=true why="the ordinary card's median for every card"
medians = pd.DataFrame({"median": example, "low": example, "high": example}, index=curve["group"].unique())

# %% wrong="07.2" likely=true why="the median column only is right, the limits repeat it"
m = curve[curve["survival"] <= 0.5].groupby("group")["time"].min().reindex(curve["group"].unique()).fillna(np.inf)
medians = pd.DataFrame({"median": m, "low": m, "high": m})

# %% wrong="07.2" likely=true why="at 0.5 or above, so the first time of all, 0"
cards = curve["group"].unique()
medians = pd.DataFrame(
    {
        "median": curve[curve["survival"] >= 0.5].groupby("group")["time"].min().reindex(cards),
        "low": curve[curve["lower"] >= 0.5].groupby("group")["time"].min().reindex(cards),
        "high": curve[curve["upper"] >= 0.5].groupby("group")["time"].min().reindex(cards),
    }
).fillna(np.inf)

# %% wrong="07.2" likely=false why="not reached is filled with the last observed time"
cards = curve["group"].unique()
medians = pd.DataFrame(
    {
        "median": curve[curve["survival"] <= 0.5].groupby("group")["time"].min().reindex(cards),
        "low": curve[curve["lower"] <= 0.5].groupby("group")["time"].min().reindex(cards),
        "high": curve[curve["upper"] <= 0.5].groupby("group")["time"].min().reindex(cards),
    }
).fillna(curve["time"].max())

# %% wrong="07.2" likely=false why="not reached is written in words"
cards = curve["group"].unique()
medians = pd.DataFrame(
    {
        "median": curve[curve["survival"] <= 0.5].groupby("group")["time"].min().reindex(cards),
        "low": curve[curve["lower"] <= 0.5].groupby("group")["time"].min().reindex(cards),
        "high": curve[curve["upper"] <= 0.5].groupby("group")["time"].min().reindex(cards),
    }
)
medians = medians.astype(object).where(medians.notna(), "not reached")

# %% wrong="07.2" likely=false why="the last time still above 0.5, one step too early"
cards = curve["group"].unique()
medians = pd.DataFrame(
    {
        "median": curve[curve["survival"] > 0.5].groupby("group")["time"].max().reindex(cards),
        "low": curve[curve["lower"] > 0.5].groupby("group")["time"].max().reindex(cards),
        "high": curve[curve["upper"] > 0.5].groupby("group")["time"].max().reindex(cards),
    }
).fillna(np.inf)

# %% wrong="07.2" likely=false why="the time nearest to 0.5, also for curves that stay above it"
nearest = {
    new: curve.loc[(curve[old] - 0.5).abs().groupby(curve["group"]).idxmin()].set_index("group")["time"]
    for old, new in {"survival": "median", "lower": "low", "upper": "high"}.items()
}
medians = pd.DataFrame(nearest)

# %% wrong="07.2" likely=false why="the three columns are the rows"
cards = curve["group"].unique()
medians = (
    pd.DataFrame(
        {
            "median": curve[curve["survival"] <= 0.5].groupby("group")["time"].min().reindex(cards),
            "low": curve[curve["lower"] <= 0.5].groupby("group")["time"].min().reindex(cards),
            "high": curve[curve["upper"] <= 0.5].groupby("group")["time"].min().reindex(cards),
        }
    )
    .fillna(np.inf)
    .T
)

# %% wrong="07.2" likely=false why="two errors: the limits swapped, and not reached stays missing"
cards = curve["group"].unique()
medians = pd.DataFrame(
    {
        "median": curve[curve["survival"] <= 0.5].groupby("group")["time"].min().reindex(cards),
        "low": curve[curve["upper"] <= 0.5].groupby("group")["time"].min().reindex(cards),
        "high": curve[curve["lower"] <= 0.5].groupby("group")["time"].min().reindex(cards),
    }
)

# %% wrong="07.2" likely=false why="two errors: below 0.5 only, and the diamond card has no row"
medians = pd.DataFrame(
    {
        "median": curve[curve["survival"] < 0.5].groupby("group")["time"].min(),
        "low": curve[curve["lower"] < 0.5].groupby("group")["time"].min(),
        "high": curve[curve["upper"] < 0.5].groupby("group")["time"].min(),
    }
).fillna(np.inf)

# %% right="07.3"
likelihood = 1.0
for i in five.index[five["E"]]:
    likelihood *= risk[i] / risk[five["T"] >= five["T"][i]].sum()

# %% wrong="07.3" likely=true why="the logarithm"
factors = [risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]]
likelihood = np.log(np.prod(factors))

# %% wrong="07.3" likely=true why="everybody is at risk in every factor"
factors = [risk[i] / risk.sum() for i in five.index[five["E"]]]
likelihood = np.prod(factors)

# %% wrong="07.3" likely=true why="divides by the number at risk, not by the sum of their risks"
factors = [risk[i] / (five["T"] >= five["T"][i]).sum() for i in five.index[five["E"]]]
likelihood = np.prod(factors)

# %% wrong="07.3" likely=true why="the censored give a factor too"
factors = [risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index]
likelihood = np.prod(factors)

# %% wrong="07.3" likely=true why="drops the censored before anything"
gone = five[five["E"]]
hazard = np.exp(BETA * gone["x"])
likelihood = np.prod([hazard[i] / hazard[gone["T"] >= gone["T"][i]].sum() for i in gone.index])

# %% wrong="07.3" likely=true why="only the first factor"
likelihood = risk[five["T"] == first_event].iloc[0] / could_leave

# %% wrong="07.3" likely=true why="adds the factors instead of multiplying them"
factors = [risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]]
likelihood = sum(factors)

# %% wrong="07.3" likely=true why="leaves the one who leaves out of the denominator, T > T_i"
factors = [risk[i] / risk[five["T"] > five["T"][i]].sum() for i in five.index[five["E"]]]
likelihood = np.prod(factors)

# %% wrong="07.3" likely=true why="the risk set runs backwards, T <= T_i"
factors = [risk[i] / risk[five["T"] <= five["T"][i]].sum() for i in five.index[five["E"]]]
likelihood = np.prod(factors)

# %% wrong="07.3" likely=true why="takes the discount as a share, x / 100"
share = np.exp(BETA * five["x"] / 100)
likelihood = np.prod([share[i] / share[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]])

# %% wrong="07.3" likely=true why="gives the factors, not their product"
likelihood = pd.Series([risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]])

# %% wrong="07.3" likely=true why="rounds to three decimals"
factors = [risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]]
likelihood = round(np.prod(factors), 3)

# %% wrong="07.3" likely=true why="the lesson's example with beta 0"
flat = np.exp(0.0 * five["x"])
likelihood = np.prod([flat[i] / flat[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]])

# %% wrong="07.3" likely=false why="plus instead of minus in beta"
plus = np.exp(-BETA * five["x"])
likelihood = np.prod([plus[i] / plus[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]])

# %% wrong="07.3" likely=false why="the product of the numerators only"
likelihood = risk[five["E"]].prod()

# %% wrong="07.3" likely=false why="forgets the exponential"
linear = BETA * five["x"]
likelihood = np.prod([linear[i] / linear[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]])

# %% wrong="07.3" likely=false why="the mean of the factors"
likelihood = np.mean([risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]])

# %% wrong="07.3" likely=false why="factors of the censored instead of those who left"
likelihood = np.prod([risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index[~five["E"]]])

# %% wrong="07.3" likely=false why="the denominator alone, given as the answer"
likelihood = could_leave

# %% wrong="07.3" likely=false why="the maximum of the library instead of the value at BETA"
likelihood = np.exp(churn.cox(five).log_likelihood_)

# %% wrong="07.3" likely=false why="two errors: everybody at risk, and a factor for the censored"
likelihood = (risk / risk.sum()).prod()

# %% wrong="07.3" likely=false why="two errors: the censored dropped, and the logarithm"
gone = five[five["E"]]
hazard = np.exp(BETA * gone["x"])
likelihood = np.log(np.prod([hazard[i] / hazard[gone["T"] >= gone["T"][i]].sum() for i in gone.index]))

# %% right="07.4"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {"printed": z_rows, "own": own_rows, "stands": sorted([u_shape, pay_later, days_later])}

# %% wrong="07.4" likely=true why="counts only z above 1.96, not below -1.96"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
verdict = {
    "printed": printed.index[printed["z"] > 1.96].tolist(),
    "own": own.index[own["z"] > 1.96].tolist(),
    "stands": [u_shape],
}

# %% wrong="07.4" likely=true why="takes the rows that are not significant"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
verdict = {
    "printed": printed.index[printed["p"] >= 0.05].tolist(),
    "own": own.index[own["p"] >= 0.05].tolist(),
    "stands": sorted([u_shape, pay_later, days_later]),
}

# %% wrong="07.4" likely=true why="claims stand by the sign alone, whatever their significance"
number = {text: n for n, text in claims.items()}
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {"printed": z_rows, "own": own_rows, "stands": sorted(number.values())}

# %% wrong="07.4" likely=true why="claims judged by the own model: the rows of own decide, not those of printed"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
stands = [u_shape]
if own.loc["male", "low"] > 1:
    stands.append(men)
if own.loc["ordinary", "low"] > 1:
    stands.append(ordinary_sooner)
if own.loc["gold", "high"] < 1:
    stands.append(gold_later)
verdict = {"printed": z_rows, "own": own_rows, "stands": sorted(stands)}

# %% wrong="07.4" likely=true why="numbers of the claims counted from 0"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {"printed": z_rows, "own": own_rows, "stands": sorted(n - 1 for n in (u_shape, pay_later, days_later))}

# %% wrong="07.4" likely=true why="numbers in the order of the list texts, not in the index of claims"
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {"printed": z_rows, "own": own_rows, "stands": [2, 6, 7]}

# %% wrong="07.4" likely=true why="the payment type does not stand because its code has no order, as the lesson says"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {"printed": z_rows, "own": own_rows, "stands": sorted([u_shape, days_later])}

# %% wrong="07.4" likely=true why="the days do not stand because the feature leaks, as the lesson says"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {"printed": z_rows, "own": own_rows, "stands": sorted([u_shape, pay_later])}

# %% wrong="07.4" likely=true why="the U shape does not stand, since age falls only"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {"printed": z_rows, "own": own_rows, "stands": sorted([pay_later, days_later])}

# %% wrong="07.4" likely=true why="reads the sign the wrong way round: a negative coefficient means sooner"
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {"printed": z_rows, "own": own_rows, "stands": []}

# %% wrong="07.4" likely=true why="gives the texts of the claims instead of their numbers"
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {"printed": z_rows, "own": own_rows, "stands": [texts[1], texts[5], texts[6]]}

# %% wrong="07.4" likely=true why="judges by the printed hazard ratio: significant if it is not 1.000"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {
    "printed": printed.index[printed["exp_coef"] != 1].tolist(),
    "own": own_rows,
    "stands": sorted([u_shape, pay_later, days_later]),
}

# %% wrong="07.4" likely=true why="discount is left out of printed because its ratio is 1.000"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {
    "printed": [name for name in z_rows if name != "discount"],
    "own": own_rows,
    "stands": sorted([u_shape, pay_later, days_later]),
}

# %% wrong="07.4" likely=true why="also the claim on ordinary cards stands, since its ratio of 1.363 is large"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {"printed": z_rows, "own": own_rows, "stands": sorted([u_shape, ordinary_sooner, pay_later, days_later])}

# %% wrong="07.4" likely=true why="the interval of own held against 0 instead of 1, so every row is significant"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
verdict = {
    "printed": z_rows,
    "own": own.index[(own["low"] > 0) | (own["high"] < 0)].tolist(),
    "stands": sorted([u_shape, pay_later, days_later]),
}

# %% wrong="07.4" likely=false why="p below 0.1 instead of 0.05, so men stand as well"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
verdict = {
    "printed": printed.index[printed["p"] < 0.1].tolist(),
    "own": own.index[own["p"] < 0.1].tolist(),
    "stands": sorted([men, u_shape, pay_later, days_later]),
}

# %% wrong="07.4" likely=false why="printed and own are swapped"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {"printed": own_rows, "own": z_rows, "stands": sorted([u_shape, pay_later, days_later])}

# %% wrong="07.4" likely=false why="p below 0.001 for significant, so the payment type falls out"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
verdict = {
    "printed": printed.index[printed["p"] < 0.001].tolist(),
    "own": own.index[own["p"] < 0.001].tolist(),
    "stands": sorted([u_shape, days_later]),
}

# %% wrong="07.4" likely=false why="the number of significant rows instead of their names"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {"printed": len(z_rows), "own": len(own_rows), "stands": sorted([u_shape, pay_later, days_later])}

# %% wrong="07.4" likely=false why="the names sorted by the size of z, not in the order of the table"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
by_size = printed["z"].abs().sort_values(ascending=False)
verdict = {
    "printed": by_size.index[by_size > 1.96].tolist(),
    "own": own_rows,
    "stands": sorted([u_shape, pay_later, days_later]),
}

# %% wrong="07.4" likely=false why="the diamond card stands, since its coefficient is the largest"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {"printed": z_rows, "own": own_rows, "stands": sorted([u_shape, diamond_later, pay_later, days_later])}

# %% wrong="07.4" likely=false why="two errors: only z above 1.96 in printed, and the claims counted from 0"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {
    "printed": printed.index[printed["z"] > 1.96].tolist(),
    "own": own_rows,
    "stands": sorted(n - 1 for n in (u_shape, pay_later, days_later)),
}

# %% wrong="07.4" likely=false why="two errors: discount left out of printed, and the days left out of the claims"
number = {text: n for n, text in claims.items()}
men, u_shape, ordinary_sooner, gold_later, diamond_later, pay_later, days_later = (number[text] for text in texts)
z_rows = printed.index[printed["z"].abs() > 1.96].tolist()
own_rows = own.index[(own["low"] > 1) | (own["high"] < 1)].tolist()
verdict = {
    "printed": [name for name in z_rows if name != "discount"],
    "own": own_rows,
    "stands": sorted([u_shape, pay_later]),
}

# %% right="07.5"
early = churn.purchase_days(members, purchases, first_days=120)
still = usable[usable["T"] > 120].join(early)
effect = effect_of(still.assign(T=still["T"] - 120))

# %% wrong="07.5" likely=true why="the leaky model of the cell"
effect = leaky_effect

# %% wrong="07.5" likely=true why="the lesson's 180 days"
early = churn.purchase_days(members, purchases, first_days=180)
effect = effect_of(churn.landmark(usable.join(early), 180))

# %% wrong="07.5" likely=true why="the first 120 days counted, but everybody stays in and the clock starts at joining"
early = churn.purchase_days(members, purchases, first_days=120)
effect = effect_of(usable.join(early))

# %% wrong="07.5" likely=true why="the landmark is right, but all days with a purchase are counted"
effect = effect_of(churn.landmark(leaky, 120))

# %% wrong="07.5" likely=true why="keeps those observed for exactly 120 days"
early = churn.purchase_days(members, purchases, first_days=120)
still = usable[usable["T"] >= 120].join(early)
effect = effect_of(still.assign(T=still["T"] - 120))

# %% wrong="07.5" likely=true why="the first 120 days, but the clock starts on day 180"
early = churn.purchase_days(members, purchases, first_days=120)
effect = effect_of(churn.landmark(usable.join(early), 180))

# %% wrong="07.5" likely=true why="keeps those who left or were censored within 120 days"
early = churn.purchase_days(members, purchases, first_days=120)
effect = effect_of(usable[usable["T"] <= 120].join(early))

# %% wrong="07.5" likely=true why="forgets the strata"
early = churn.purchase_days(members, purchases, first_days=120)
row = churn.hazard_ratios(churn.cox(churn.landmark(usable.join(early), 120))).loc["purchase_days"]
rows = churn.landmark(usable.join(early), 120)
effect = {"members": len(rows), "hr": row["exp_coef"], "low": row["low"], "high": row["high"]}

# %% wrong="07.5" likely=true why="counts purchases instead of different days"
with_join = purchases.merge(members[["member_id", "joined"]], on="member_id")
day_column = [c for c in purchases.columns if "datetime" in str(purchases[c].dtype)][0]
first_120 = with_join[with_join[day_column] < with_join["joined"] + pd.Timedelta(days=120)]
number_of = first_120.groupby("member_id").size().reindex(usable.index, fill_value=0).rename("purchase_days")
effect = effect_of(churn.landmark(usable.join(number_of), 120))

# %% wrong="07.5" likely=true why="the coefficient instead of the hazard ratio"
early = churn.purchase_days(members, purchases, first_days=120)
rows = churn.landmark(usable.join(early), 120)
row = churn.hazard_ratios(churn.cox(rows, strata=["group purchase"])).loc["purchase_days"]
effect = {"members": len(rows), "hr": row["coef"], "low": row["low"], "high": row["high"]}

# %% wrong="07.5" likely=true why="drops those without a purchase in the first 120 days"
early = churn.purchase_days(members, purchases, first_days=120)
joined_in = usable.join(early[early > 0], how="inner")
effect = effect_of(churn.landmark(joined_in, 120))

# %% wrong="07.5" likely=true why="only purchase_days in the model, the other columns dropped"
early = churn.purchase_days(members, purchases, first_days=120)
rows = churn.landmark(usable.join(early), 120)[["T", "E", "group purchase", "purchase_days"]]
effect = effect_of(rows)

# %% wrong="07.5" likely=true why="the number of all usable members instead of those in the model"
early = churn.purchase_days(members, purchases, first_days=120)
effect = {**effect_of(churn.landmark(usable.join(early), 120)), "members": len(usable)}

# %% wrong="07.5" likely=false why="12 days instead of 120"
early = churn.purchase_days(members, purchases, first_days=12)
effect = effect_of(churn.landmark(usable.join(early), 12))

# %% wrong="07.5" likely=false why="keeps only those who left after day 120"
early = churn.purchase_days(members, purchases, first_days=120)
rows = churn.landmark(usable.join(early), 120)
gone = rows[rows["E"]]
effect = effect_of(gone)

# %% wrong="07.5" likely=false why="the purchases of the last 120 days before AS_OF"
day_column = [c for c in purchases.columns if "datetime" in str(purchases[c].dtype)][0]
late_ones = purchases[purchases[day_column] >= AS_OF - pd.Timedelta(days=120)]
effect = effect_of(churn.landmark(usable.join(churn.purchase_days(members, late_ones)), 120))

# %% wrong="07.5" likely=false why="the hazard ratio of ten more days"
early = churn.purchase_days(members, purchases, first_days=120)
one_day = effect_of(churn.landmark(usable.join(early), 120))
effect = {**one_day, "hr": one_day["hr"] ** 10, "low": one_day["low"] ** 10, "high": one_day["high"] ** 10}

# %% wrong="07.5" likely=false why="swaps the limits of the interval"
early = churn.purchase_days(members, purchases, first_days=120)
good = effect_of(churn.landmark(usable.join(early), 120))
effect = {**good, "low": good["high"], "high": good["low"]}

# %% wrong="07.5" likely=false why="rounds to three decimals"
early = churn.purchase_days(members, purchases, first_days=120)
effect = {name: round(value, 3) for name, value in effect_of(churn.landmark(usable.join(early), 120)).items()}

# %% wrong="07.5" likely=false why="two errors: exactly 120 days stay in, and all days with a purchase are counted"
still = leaky[leaky["T"] >= 120]
effect = effect_of(still.assign(T=still["T"] - 120))

# %% wrong="07.5" likely=false why="two errors: the lesson's 180 days counted, and the strata forgotten"
early = churn.purchase_days(members, purchases, first_days=180)
rows = churn.landmark(usable.join(early), 120)
row = churn.hazard_ratios(churn.cox(rows)).loc["purchase_days"]
effect = {"members": len(rows), "hr": row["exp_coef"], "low": row["low"], "high": row["high"]}

# %% right="07.6"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
best_level = earns.round(9).idxmax(axis=1)
plan = pd.DataFrame({"members": best_level.value_counts(), "profit": earns.max(axis=1).groupby(best_level).sum()})
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=true why="forgets the cost when it chooses, so everybody gets the call"
loss = marks["probability"] * marks["value"]
gain = pd.DataFrame({level: a["keeps"] * loss for level, a in actions.iterrows()})
lev = gain.idxmax(axis=1)
profit = lev.map(actions["keeps"]) * loss - lev.map(actions["cost"])
plan = (
    pd.DataFrame({"members": lev.value_counts(), "profit": profit.groupby(lev).sum()}).reindex(actions.index).fillna(0)
)

# %% wrong="07.6" likely=true why="chooses rightly, but gives the profit before the cost"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
best_level = earns.round(9).idxmax(axis=1)
gross = best_level.map(actions["keeps"]) * loss
plan = pd.DataFrame({"members": best_level.value_counts(), "profit": gross.groupby(best_level).sum()})
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=true why="of two equal actions it takes the dearer one"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
back = earns[earns.columns[::-1]].idxmax(axis=1)
plan = pd.DataFrame({"members": back.value_counts(), "profit": earns.max(axis=1).groupby(back).sum()})
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=true why="sums what each action would earn from all members"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
best_level = earns.round(9).idxmax(axis=1)
plan = pd.DataFrame({"members": best_level.value_counts(), "profit": earns.sum()}).reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=true why="the mean profit per member instead of the sum"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
best_level = earns.round(9).idxmax(axis=1)
plan = pd.DataFrame({"members": best_level.value_counts(), "profit": earns.max(axis=1).groupby(best_level).mean()})
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=true why="chooses by the probability alone, in four equal groups"
loss = marks["probability"] * marks["value"]
quarter = pd.qcut(marks["probability"].rank(method="first"), 4, labels=list(actions.index)).astype(str)
profit = quarter.map(actions["keeps"]) * loss - quarter.map(actions["cost"])
plan = pd.DataFrame({"members": quarter.value_counts(), "profit": profit.groupby(quarter).sum()}).reindex(actions.index)

# %% wrong="07.6" likely=true why="forgets the value: keeps times probability less cost"
no_value = pd.DataFrame({level: a["keeps"] * marks["probability"] - a["cost"] for level, a in actions.iterrows()})
lev = no_value.idxmax(axis=1)
plan = pd.DataFrame({"members": lev.value_counts(), "profit": no_value.max(axis=1).groupby(lev).sum()})
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=true why="forgets the probability: keeps times value less cost"
sure = pd.DataFrame({level: a["keeps"] * marks["value"] - a["cost"] for level, a in actions.iterrows()})
lev = sure.idxmax(axis=1)
plan = pd.DataFrame({"members": lev.value_counts(), "profit": sure.max(axis=1).groupby(lev).sum()})
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=true why="takes the levels of churn.mark without the changed rows"
again = churn.mark(members, purchases, AS_OF)
profit = churn.profit(again["level"], again["probability"], again["value"])
plan = pd.DataFrame({"members": again["level"].value_counts(), "profit": profit.groupby(again["level"]).sum()})
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=true why="one level for everybody, the action that earns most in sum"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
winner = earns.sum().idxmax()
plan = pd.DataFrame({"members": 0, "profit": 0.0}, index=actions.index)
plan.loc[winner] = [len(marks), earns[winner].sum()]

# %% wrong="07.6" likely=true why="gives the level of each member, not the table by level"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
best_level = earns.round(9).idxmax(axis=1)
plan = pd.DataFrame({"members": best_level, "profit": earns.max(axis=1)})

# %% wrong="07.6" likely=true why="takes the cost once per level instead of once per member"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
best_level = earns.round(9).idxmax(axis=1)
gross = (best_level.map(actions["keeps"]) * loss).groupby(best_level).sum()
plan = pd.DataFrame({"members": best_level.value_counts(), "profit": gross - actions["cost"]})
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=true why="counts a member in every level whose action earns something"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
pays = earns > 0
plan = pd.DataFrame({"members": pays.sum(), "profit": earns.where(pays, 0).sum()})

# %% wrong="07.6" likely=false why="the level without an action is left out"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
best_level = earns.round(9).idxmax(axis=1)
paid = best_level[best_level != "normal"]
plan = pd.DataFrame({"members": paid.value_counts(), "profit": earns.max(axis=1)[paid.index].groupby(paid).sum()})

# %% wrong="07.6" likely=false why="the share of members instead of their number"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
best_level = earns.round(9).idxmax(axis=1)
plan = pd.DataFrame(
    {"members": best_level.value_counts(normalize=True), "profit": earns.max(axis=1).groupby(best_level).sum()}
)
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=false why="takes the share lost, 1 - keeps, for the share kept"
loss = marks["probability"] * marks["value"]
lost = pd.DataFrame({level: (1 - a["keeps"]) * loss - a["cost"] for level, a in actions.iterrows()})
lev = lost.idxmax(axis=1)
plan = pd.DataFrame({"members": lev.value_counts(), "profit": lost.max(axis=1).groupby(lev).sum()})
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=false why="adds the cost instead of subtracting it"
loss = marks["probability"] * marks["value"]
added = pd.DataFrame({level: a["keeps"] * loss + a["cost"] for level, a in actions.iterrows()})
lev = added.idxmax(axis=1)
plan = pd.DataFrame({"members": lev.value_counts(), "profit": added.max(axis=1).groupby(lev).sum()})
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=false why="takes the action that earns least"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
lev = earns.idxmin(axis=1)
plan = pd.DataFrame({"members": lev.value_counts(), "profit": earns.min(axis=1).groupby(lev).sum()})
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=false why="a level begins where its action pays at all, not where it overtakes the one before"
loss = marks["probability"] * marks["value"]
begins = {"prevent": 25, "maintain": 6 / 0.08, "win back": 30 / 0.20}
lev = pd.Series("normal", index=marks.index)
for name, start in begins.items():
    lev[loss > start] = name
profit = lev.map(actions["keeps"]) * loss - lev.map(actions["cost"])
plan = (
    pd.DataFrame({"members": lev.value_counts(), "profit": profit.groupby(lev).sum()}).reindex(actions.index).fillna(0)
)

# %% wrong="07.6" likely=false why="rounds the profit to whole yuan"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
best_level = earns.round(9).idxmax(axis=1)
plan = pd.DataFrame(
    {"members": best_level.value_counts(), "profit": earns.max(axis=1).groupby(best_level).sum().round()}
)
plan = plan.reindex(actions.index).fillna(0)

# %% wrong="07.6" likely=false why="two errors: the dearer of two equal actions, and the profit before the cost"
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: a["keeps"] * loss - a["cost"] for level, a in actions.iterrows()})
back = earns[earns.columns[::-1]].idxmax(axis=1)
gross = back.map(actions["keeps"]) * loss
plan = (
    pd.DataFrame({"members": back.value_counts(), "profit": gross.groupby(back).sum()}).reindex(actions.index).fillna(0)
)

# %% wrong="07.6" likely=false why="two errors: the choice without the probability, and the mean instead of the sum"
loss = marks["probability"] * marks["value"]
sure = pd.DataFrame({level: a["keeps"] * marks["value"] - a["cost"] for level, a in actions.iterrows()})
lev = sure.idxmax(axis=1)
profit = lev.map(actions["keeps"]) * loss - lev.map(actions["cost"])
plan = (
    pd.DataFrame({"members": lev.value_counts(), "profit": profit.groupby(lev).mean()}).reindex(actions.index).fillna(0)
)
