# %% [markdown] given="50"
# # Lab 07 · Who is leaving, and when?
#
# The board meets on Monday and wants one page on leaving members. You make its numbers. Six levels (关卡), about 50 minutes;
# [lesson 07](../07_churn.ipynb) has all you need.
#
# Put your code where it says `# YOUR CODE HERE`, run the cell, then run the check below it. A wrong answer costs nothing.
# Stuck? `lab.hint("07.1")` gives the first of three hints for that task; `lab.load_level(3)` goes on from the start of
# a level.
#
# Two rules for all tasks: round nothing unless a task says so; and compute everything from the data that the cells load
# with `DATA_SEED`, never from a number you read off, because your work is marked on other data of the same kind.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort

# %%
from helpers.lab import open_lab

lab = open_lab("07", seed=DATA_SEED)
lab

# %%
import numpy as np
import pandas as pd

from helpers import churn, datasets

AS_OF = pd.Timestamp("2018-01-01")
world = datasets.simulate_members(seed=DATA_SEED)
members, purchases = world.seen(AS_OF)  # what was known on AS_OF
members.head(3)

# %% [markdown] task="07.1" level=1 points=3
# ### Level 1 · Times and events
#
# `register` was exported half a year later, and knows things that nobody knew on `AS_OF`. Make the table of **that day**: a
# DataFrame `times`, indexed by `member_id`, with the columns
#
# - `T`: the number of days (a number, no time span) from joining to leaving, or to `AS_OF` for those who were still there on
#   it;
# - `E`: True or False, whether the member had left by `AS_OF` (that day included, on which two of them left).
#
# Only those who joined before `AS_OF` belong in it, all of them; this step is done.

# %%
register = world.seen("2018-07-01")[0].sample(120, random_state=5).set_index("member_id")[["joined", "left"]]
later = register.index[(register["joined"] < AS_OF) & (register["left"] > AS_OF)]
register.loc[later[:2], "left"] = AS_OF
register.head(4)

# %% task="07.1"
known = register[register["joined"] < AS_OF]
# BEGIN SOLUTION
gone = known["left"] <= AS_OF
times = pd.DataFrame({"T": (known["left"].where(gone, AS_OF) - known["joined"]).dt.days, "E": gone})
# END SOLUTION

# %% mistake="07.1" hint="Your T and your E use leaving dates after AS_OF. On that day nobody knew them: were these members still there?"
# - known["left"].where(gone, AS_OF)
# + known["left"].fillna(AS_OF)
# - "E": gone
# + "E": known["left"].notna()

# %% mistake="07.1" hint="Your E is also True for members who left after AS_OF. On that day nobody knew it."
# - "E": gone
# + "E": known["left"].notna()

# %% mistake="07.1" hint="Some of your T run on after AS_OF, to a leaving date that nobody knew on that day. Where does the time of these members end?"
# - known["left"].where(gone, AS_OF)
# + known["left"].fillna(AS_OF)

# %% mistake="07.1" hint="Two members left on AS_OF itself. Had they left by that day? Look at their E."
# - "E": gone
# + "E": known["left"] < AS_OF

# %% mistake="07.1" hint="Your T runs to AS_OF for everyone. For members who had left before, it ends earlier."
# - known["left"].where(gone, AS_OF)
# + AS_OF

# %% mistake="07.1" hint="You kept only those who had left. Those who were still there belong in the table: they stayed at least so long."
# - register[register["joined"] < AS_OF]
# + register[(register["joined"] < AS_OF) & (register["left"] <= AS_OF)]

# %% mistake="07.1" hint="Some of your members joined on AS_OF or later, and their T is 0 or below. Start from `known`."
# - register[register["joined"] < AS_OF]
# + register

# %% mistake="07.1" hint="Your E is turned round: it is True for those who were still there."
# - "E": gone
# + "E": ~gone

# %% mistake="07.1" hint="Your E is True for everyone. Had those who were still there on AS_OF left by then?"
# - "E": gone
# + "E": True

# %% mistake="07.1" hint="Your T is missing for members without a leaving date, and runs on after AS_OF for those who left later. Both were still there on AS_OF: where does their time end?"
# - known["left"].where(gone, AS_OF)
# + known["left"]

# %% mistake="07.1" hint="Your T is missing for everyone who was still there on AS_OF. Their time has not ended, but we know how long it was so far."
# - known["left"].where(gone, AS_OF)
# + known["left"].where(gone)

# %% mistake="07.1" hint="You left out the members who left after AS_OF. On that day they were still there."
# - register[register["joined"] < AS_OF]
# + register[(register["joined"] < AS_OF) & ~(register["left"] > AS_OF)]

# %% mistake="07.1" hint="These are all members of the shop, as in the lesson. The table is about the members of `known`."
times = churn.durations(members, AS_OF)

# %% mistake="07.1" hint="You looked from the day of the export, half a year later. Which day is the table of?"
times = churn.durations(known.reset_index(), "2018-07-01")

# %% mistake="07.1" hint="You kept everyone who has a leaving date, later ones too, and dropped the others. Who was there on AS_OF belongs in the table, with the time so far."
some = known.dropna(subset=["left"])
times = pd.DataFrame({"T": (some["left"] - some["joined"]).dt.days, "E": True})

# %% mistake="07.1" hint="Your E is about the same member's future: it is True for those who left after AS_OF alone."
# - "E": gone
# + "E": known["left"] > AS_OF

# %% mistake="07.1" hint="Your T is the time since leaving, from leaving to AS_OF. Asked is the time from joining."
# - (known["left"].where(gone, AS_OF) - known["joined"])
# + (AS_OF - known["left"].where(gone, AS_OF))

# %% mistake="07.1" hint="Some of your T are 0: the members who were still there. They stayed from joining to AS_OF at the least."
# - (known["left"].where(gone, AS_OF) - known["joined"]).dt.days
# + (known["left"].where(gone) - known["joined"]).dt.days.fillna(0)

# %% [markdown] hints="07.1"
# 1. On `AS_OF` there are two kinds of members: for one the end is known, for the other only that it has not come. Which dates were known on that day?
# 2. `known["left"] <= AS_OF` is false where the date is missing. `Series.where(condition, other)` keeps a value where the condition holds.
# 3. `gone = known["left"] <= AS_OF`; then `T` is `(known["left"].where(gone, AS_OF) - known["joined"]).dt.days`, and `E` is `gone`.

# %% check="07.1"
lab.check("07.1", times)

# %% [markdown] task="07.2" level=2 points=4 given="0.5"
# ### Level 2 · How long do half of them stay?
#
# `curve` is the Kaplan–Meier curve of each card (`survival`) with its interval (`lower`, `upper`), all to two decimals. Its
# column `group` holds the card. Make a DataFrame `medians` with a row for each of the five cards, the card as its index, and
# three columns, each with the first `time` (in days) at 0.5 or below: `median` of `survival`, `low` of `lower`, `high` of
# `upper`. Where there is no such time the answer is `np.inf`, *not reached* (未达到). Take `curve` as it is, rounded. One card's
# median is done.

# %%
table = churn.durations(members, AS_OF)
card = members.set_index("member_id")["card"]
curve = churn.kaplan_meier(table["T"], table["E"], card).round(2)
curve.head(3)

# %% task="07.2"
ordinary = curve[curve["group"] == "ordinary"]
example = ordinary.loc[ordinary["survival"] <= 0.5, "time"].min()  # missing where there is no such time
# BEGIN SOLUTION
columns = {"median": "survival", "low": "lower", "high": "upper"}
first = {name: curve[curve[column] <= 0.5].groupby("group")["time"].min() for name, column in columns.items()}
medians = pd.DataFrame(first, index=sorted(card.unique())).fillna(np.inf)
# END SOLUTION

# %% mistake="07.2" hint="Your `low` is later than your `high`. Which of the two limits of the curve comes down to one half first?"
# - "low": "lower", "high": "upper"
# + "low": "upper", "high": "lower"

# %% mistake="07.2" hint="Where a curve never comes down to one half, there is no number in your table. The task says what stands there."
# - .fillna(np.inf)
# +

# %% mistake="07.2" hint="You took the times at which the value is still above one half. The first time at one half or below is asked."
# - curve[column] <= 0.5].groupby("group")["time"].min()
# + curve[column] > 0.5].groupby("group")["time"].max()

# %% mistake="07.2" hint="Where a curve never comes down to one half you gave its last time. There the median was not reached."
# - .fillna(np.inf)
# + .apply(lambda column: column.fillna(curve.groupby("group")["time"].max()))

# %% mistake="07.2" hint="A value of exactly one half counts as well. You asked for less than one half."
# - <= 0.5].groupby
# + < 0.5].groupby

# %% mistake="07.2" hint="This is the last time at one half or below. The first is asked."
# - ["time"].min() for
# + ["time"].max() for

# %% mistake="07.2" hint="Where a curve never comes down to one half you gave 0. That says that half left on the first day."
# - .fillna(np.inf)
# + .fillna(0)

# %% mistake="07.2" hint="You took the last time at which the value is one half or above. The first time at one half or below is asked."
# - curve[column] <= 0.5].groupby("group")["time"].min()
# + curve[column] >= 0.5].groupby("group")["time"].max()

# %% mistake="07.2" hint="Your comparison looks above one half, and there the first time is the start of the curve. Which side is asked?"
# - <= 0.5].groupby
# + >= 0.5].groupby

# %% mistake="07.2" hint="`low` and `high` are the median once more. Each limit of the curve has a first time of its own."
# - "low": "lower", "high": "upper"
# + "low": "survival", "high": "survival"

# %% mistake="07.2" hint="Cards whose curve never comes down to one half have no row. All five cards belong in the table."
# - medians = pd.DataFrame(first, index=sorted(card.unique()))
# + medians = pd.DataFrame(first)

# %% mistake="07.2" hint="Your `low` and `high` are heights of the limits at the median, between 0 and 1. Times are asked."
at = curve[curve["survival"] <= 0.5].groupby("group")[["time", "lower", "upper"]].first()
medians = at.reindex(sorted(card.unique())).fillna(np.inf).set_axis(["median", "low", "high"], axis=1)

# %% mistake="07.2" hint="`median` is that of the times so far, as if everyone had left on AS_OF. Read it off the curve."
medians = medians.assign(median=table["T"].groupby(card).median())

# %% mistake="07.2" hint="This is the median and the quartiles of the times so far, as if everyone had left on AS_OF. Read all three off the curve."
so_far = table["T"].groupby(card)
medians = pd.DataFrame({"median": so_far.median(), "low": so_far.quantile(0.25), "high": so_far.quantile(0.75)})

# %% mistake="07.2" hint="`median` is that of those who had left. Those who are still there stay longer, and only the curve counts them."
medians = medians.assign(median=table.loc[table["E"], "T"].groupby(card).median())

# %% mistake="07.2" hint="You averaged those who had left. Those who are still there stay longer, and only the curve counts them."
left = table["T"][table["E"]].groupby(card).agg(median="mean", low="min", high="max")
medians = left.reindex(sorted(card.unique())).fillna(np.inf)

# %% mistake="07.2" hint="You took the times of the curve at three quarters and one quarter. `low` and `high` are where its two limits come down to one half."
heights = {"median": 0.5, "low": 0.75, "high": 0.25}
early = {name: curve[curve["survival"] <= height].groupby("group")["time"].min() for name, height in heights.items()}
medians = pd.DataFrame(early, index=sorted(card.unique())).fillna(np.inf)

# %% mistake="07.2" hint="Every card has the same times here: they are those of one curve for all members. The curve of each card is asked."
one = churn.kaplan_meier(table["T"], table["E"]).round(2)
row = [one.loc[one[name] <= 0.5, "time"].min() for name in ("survival", "lower", "upper")]
medians = pd.DataFrame([row] * 5, index=sorted(card.unique()), columns=["median", "low", "high"]).fillna(np.inf)

# %% mistake="07.2" hint="You took the time whose value is nearest to one half, on either side. The first time at one half or below is asked."
nearest = {
    name: {group: part.loc[(part[limit] - 0.5).abs().idxmin(), "time"] for group, part in curve.groupby("group")}
    for name, limit in columns.items()
}
medians = pd.DataFrame(nearest)

# %% mistake="07.2" hint="You read the times off a curve that is not rounded. The task asks about `curve` as it is."
medians = churn.median_survival(churn.kaplan_meier(table["T"], table["E"], card))

# %% mistake="07.2" hint="Where a curve never comes down to one half you gave the last time of all curves. There the median was not reached."
# - .fillna(np.inf)
# + .fillna(curve["time"].max())

# %% mistake="07.2" hint="Every card has the median of `ordinary`, in all columns. Each card has a curve of its own, and each limit of it a time of its own."
medians = pd.DataFrame({"median": example, "low": example, "high": example}, index=sorted(card.unique()))

# %% mistake="07.2" hint="Where a curve never comes down to one half you wrote words. A number is asked, `np.inf`."
medians = medians.astype(object).where(np.isfinite(medians), "not reached")

# %% [markdown] hints="07.2" given="0.5"
# 1. A median is where a falling curve meets one half. Its limits meet one half as well, one earlier, one later.
# 2. Filter the rows at 0.5 or below, group by `group`, and take the smallest time; a card without such rows is missing from the result.
# 3. Three times `curve[curve[column] <= 0.5].groupby("group")["time"].min()`, for survival, lower and upper, in a DataFrame with all cards as its index, and `fillna(np.inf)`.

# %% check="07.2"
lab.check("07.2", medians)

# %% [markdown] task="07.3" level=3 points=4
# ### Level 3 · Cox by hand
#
# Five members, drawn for you: times `T`, events `E`, and `x`, their discount in per cent (take `x` as it stands). Compute Cox's
# partial likelihood $\prod_{i: E_i} e^{\beta x_i} / \sum_{j: T_j \ge T_i} e^{\beta x_j}$ with $\beta$ = `BETA`: one number,
# `likelihood`, not its logarithm. The denominator of one factor is done.

# %%
BETA = -0.04
usable = churn.churn_table(members, AS_OF)
pool = usable.drop_duplicates("T")
short = pool[pool["T"] < 600]
drawn = [short[short["E"]].sample(3, random_state=1), pool[~pool["E"] & (pool["T"] > 700)].sample(1, random_state=1)]
drawn.append(short[~short["E"] & short["T"].between(60, 400)].sample(1, random_state=1))
five = (
    pd.concat(drawn)[["T", "E", "discount"]].rename(columns={"discount": "x"}).sort_values("T").reset_index(drop=True)
)
five

# %% task="07.3"
risk = np.exp(BETA * five["x"])
first_event = five.loc[five["E"], "T"].min()
could_leave = risk[five["T"] >= first_event].sum()  # of everyone who was still there at the first event
# BEGIN SOLUTION
factors = [risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]]
likelihood = float(np.prod(factors))
# END SOLUTION

# %% mistake="07.3" hint="Your product has a factor for members who did not leave, too. Only events give a factor; the others stand in the sums."
# - five.index[five["E"]]
# + five.index

# %% mistake="07.3" hint="All your denominators are the same, with all five in them. Who could still leave at the later events?"
# - risk[five["T"] >= five["T"][i]].sum()
# + risk.sum()

# %% mistake="07.3" hint="Your sums leave out the very member who leaves. At that moment this member was still there."
# - five["T"] >= five["T"][i]
# + five["T"] > five["T"][i]

# %% mistake="07.3" hint="You added the factors up. The formula multiplies them."
# - np.prod(factors)
# + np.sum(factors)

# %% mistake="07.3" hint="This is the logarithm of the likelihood. The likelihood itself is asked."
# - np.prod(factors)
# + np.sum(np.log(factors))

# %% mistake="07.3" hint="Your sums hold those who had left before. Who could still leave at that moment?"
# - five["T"] >= five["T"][i]
# + five["T"] <= five["T"][i]

# %% mistake="07.3" hint="You dropped the members who did not leave, so that they are missing from the sums. Until we last saw them they could have left."
# - risk[five["T"] >= five["T"][i]].sum()
# + risk[five["E"] & (five["T"] >= five["T"][i])].sum()

# %% mistake="07.3" hint="This is the first factor alone. There is one for each event."
# - np.prod(factors)
# + factors[0]

# %% mistake="07.3" hint="This is the denominator of one factor, which was given. The formula has a fraction for each event."
# - float(np.prod(factors))
# + float(could_leave)

# %% mistake="07.3" hint="This is the likelihood at a beta of 0, as in the lesson. The task gives another one."
# - risk = np.exp(BETA * five["x"])
# + risk = np.exp(0 * five["x"])

# %% mistake="07.3" hint="This is the largest likelihood, at the beta that the library finds. The task gives a beta."
likelihood = float(np.exp(churn.cox(five).log_likelihood_))

# %% mistake="07.3" hint="Your beta has the other sign. Take `BETA` as it stands."
# - risk = np.exp(BETA * five["x"])
# + risk = np.exp(-BETA * five["x"])

# %% mistake="07.3" hint="You divided `x` by a hundred. Take it as it stands, in per cent."
# - BETA * five["x"]
# + BETA * five["x"] / 100

# %% mistake="07.3" hint="The exponential function is missing: your factors are made of beta times x itself."
# - np.exp(BETA * five["x"])
# + BETA * five["x"]

# %% mistake="07.3" hint="The numerator of your factors is 1. Where is the member who leaves?"
# - risk[i] / risk
# + 1 / risk

# %% mistake="07.3" hint="This is the mean of the factors. The formula multiplies them."
# - np.prod(factors)
# + np.mean(factors)

# %% mistake="07.3" hint="These are the factors, one for each event. One number is asked: what does the formula do with them?"
# - likelihood = float(np.prod(factors))
# + likelihood = factors

# %% mistake="07.3" hint="You multiplied what stands above the line, and left out the denominators."
# - risk[i] / risk[five["T"] >= five["T"][i]].sum()
# + risk[i]

# %% mistake="07.3" hint="Your sums count the members who were still there. Each of them stands in the sum with their own exponential, as in `could_leave`."
# - risk[five["T"] >= five["T"][i]].sum()
# + (five["T"] >= five["T"][i]).sum()

# %% [markdown] hints="07.3"
# 1. For each event one question: of all who could leave at that moment, how likely was it this member? The answers are multiplied.
# 2. `five.index[five["E"]]` are the events; `risk[five["T"] >= five["T"][i]].sum()` is the sum over the risk set of event `i`.
# 3. Make a list of `risk[i] / (that sum)` for each event, and take `np.prod` of it.

# %% check="07.3"
lab.check("07.3", likelihood)

# %% [markdown] task="07.4" level=4 points=5 given="1,500 95 1 1.96"
# ### Level 4 · Which statements stand?
#
# `printed` is the document's table; `own` is a model of 1,500 of your members. A row is *significant* if the 95 % interval of
# its hazard ratio leaves out 1, that is, if z lies beyond 1.96 on either side. A claim *stands* (as an association) if all
# rows **of `printed`** that it speaks of are significant and have the sign that it says; "later" means a smaller hazard.
# Judge by these numbers alone, whatever else speaks against a row.
#
# Answer with a dictionary `verdict`: `"printed"` and `"own"` are the lists of the names of the significant features, in the
# order of each table; `"stands"` is the list of the numbers of the claims that stand, smallest first. The numbers are those
# in the index of `claims`, which begin with 1; the claims come in an order of your own.

# %%
printed = datasets.printed_table("churn_cox").set_index("feature")
own = churn.hazard_ratios(churn.cox(usable.sample(1500, random_state=2), strata=["group purchase"]))
texts = [
    "men leave sooner than women",
    "the hazard first falls with age and then rises (a U shape)",
    "ordinary cards leave sooner than platinum",
    "gold cards leave later than platinum",
    "diamond cards leave later than platinum",
    "members with a higher payment-type number leave later",
    "members with more days with purchases leave later",
]
order = np.random.default_rng([DATA_SEED, 4]).permutation(len(texts))
claims = pd.Series([texts[i] for i in order], index=range(1, len(texts) + 1))
pd.set_option("display.max_colwidth", 80)
claims

# %% task="07.4" idle="This is what comes out when the limit itself is counted differently: look for \"before\", \"at least\" or \"more than\" in the task."
# BEGIN SOLUTION
significant = {
    name: list(rows.index[rows["z"].abs() > 1.96]) for name, rows in {"printed": printed, "own": own}.items()
}
solid = [texts[1], texts[5], texts[6]]
verdict = {**significant, "stands": [number for number, text in claims.items() if text in solid]}
# END SOLUTION

# %% mistake="07.4" hint="You believed every claim whose sign is right. Which of its rows are significant?"
# - if text in solid
# + if text in texts

# %% mistake="07.4" hint="Your lists hold only rows with z above 1.96. A z far below zero is as far from zero."
# - rows["z"].abs() > 1.96
# + rows["z"] > 1.96

# %% mistake="07.4" hint="You numbered the claims as they stand in `texts`. The numbers of `claims` are asked."
# - [number for number, text in claims.items() if text in solid]
# + [number for number, text in enumerate(texts, 1) if text in solid]

# %% mistake="07.4" hint="You judged the claims by `own`. They are claims of the document: its table is `printed`."
# - solid = [texts[1], texts[5], texts[6]]
# + solid = [texts[1], texts[2]]

# %% mistake="07.4" hint="The claim on days with purchases is missing. The lesson has reasons to distrust this row; here the number alone decides."
# - solid = [texts[1], texts[5], texts[6]]
# + solid = [texts[1], texts[5]]

# %% mistake="07.4" hint="The U shape is missing. It speaks of two rows, age and its square: a U falls first and then rises."
# - solid = [texts[1], texts[5], texts[6]]
# + solid = [texts[5], texts[6]]

# %% mistake="07.4" hint="Your lists hold rows with p below 0.1. The 95 % interval of such a row can contain 1."
# - rows["z"].abs() > 1.96
# + rows["p"] < 0.1

# %% mistake="07.4" hint="The claim on the payment type is missing. The lesson has reasons to distrust this row; here the number alone decides."
# - solid = [texts[1], texts[5], texts[6]]
# + solid = [texts[1], texts[6]]

# %% mistake="07.4" hint="The claim on men is among yours. Look at its z, and at the limit of the task."
# - solid = [texts[1], texts[5], texts[6]]
# + solid = [texts[0], texts[1], texts[5], texts[6]]

# %% mistake="07.4" hint="You counted the claims from 0. The index of `claims` begins with 1."
# - [number for number,
# + [number - 1 for number,

# %% mistake="07.4" hint="These are the rows that are *not* significant. Turn the condition round."
# - rows["z"].abs() > 1.96
# + rows["z"].abs() < 1.96

# %% mistake="07.4" hint="You gave the texts of the claims. Their numbers are asked."
# - [number for number,
# + [text for number,

# %% mistake="07.4" hint="You picked rows by the size of the coefficient. Size depends on the unit; what counts is the size against its standard error."
# - rows["z"].abs() > 1.96
# + rows["coef"].abs() > 0.3

# %% mistake="07.4" hint="You picked rows by how far the ratio is from 1. A ratio near 1 can be certain, and one far from it uncertain: look at the interval."
# - rows["z"].abs() > 1.96
# + (rows["exp_coef"] - 1).abs() > 0.1

# %% mistake="07.4" hint="The discount is missing from `printed`. Its ratio is printed as 1.000 because of rounding; its z is printed too."
verdict = {**verdict, "printed": [name for name in significant["printed"] if name != "discount"]}

# %% mistake="07.4" hint="Your `printed` holds only rows whose p is printed as 0.000. Where is the limit?"
verdict = {**verdict, "printed": list(printed.index[printed["p"] == 0])}

# %% mistake="07.4" hint="These are the claims that do not stand. The others are asked."
# - if text in solid
# + if text not in solid

# %% mistake="07.4" hint="You let the claims on gold and diamond cards stand because of their sign. Are their rows significant?"
# - solid = [texts[1], texts[5], texts[6]]
# + solid = [texts[1], texts[3], texts[4], texts[5], texts[6]]

# %% mistake="07.4" hint="You let all claims on cards stand because of their sign. Are their rows significant?"
# - solid = [texts[1], texts[5], texts[6]]
# + solid = [*texts[1:]]

# %% mistake="07.4" hint="Your lists are sorted by name. The order of each table is asked."
verdict = {**verdict, "printed": sorted(significant["printed"]), "own": sorted(significant["own"])}

# %% mistake="07.4" hint="Your `own` holds every row with a ratio above 1. Does its interval leave out 1?"
verdict = {**verdict, "own": list(own.index[own["exp_coef"] > 1])}

# %% mistake="07.4" hint="Your lists are how many rows there are. Their names are asked."
verdict = {**verdict, "printed": len(significant["printed"]), "own": len(significant["own"])}

# %% mistake="07.4" hint="No claim stands in your list. A negative coefficient means a smaller hazard: these members leave later."
# - solid = [texts[1], texts[5], texts[6]]
# + solid = []

# %% mistake="07.4" hint="The claim on ordinary cards is among yours. Its ratio is far from 1, but is its row significant?"
# - solid = [texts[1], texts[5], texts[6]]
# + solid = [texts[1], texts[2], texts[5], texts[6]]

# %% mistake="07.4" hint="The claim on diamond cards is among yours. Its coefficient is large, but is its row significant?"
# - solid = [texts[1], texts[5], texts[6]]
# + solid = [texts[1], texts[4], texts[5], texts[6]]

# %% mistake="07.4" hint="Your `printed` holds every row whose ratio is not printed as 1. What counts is its z, or its interval."
verdict = {**verdict, "printed": list(printed.index[printed["exp_coef"] != 1])}

# %% [markdown] hints="07.4"
# 1. Significant is a matter of a coefficient against its uncertainty, and the tables have a column for that. A claim needs its rows to be significant and its sign to agree.
# 2. `rows.index[rows["z"].abs() > 1.96]` gives the features. Go through `claims` one by one: which rows of `printed` does it speak of (the U shape speaks of two), and what are their signs?
# 3. `verdict = {"printed": list(...), "own": list(...), "stands": [numbers]}`; write the numbers down as you read, smallest first.

# %% check="07.4"
lab.check("07.4", verdict)

# %% [markdown] task="07.5" level=5 points=4 given="95 120"
# ### Level 5 · A feature that was known
#
# The cell fits a model with all days with a purchase up to `AS_OF`, and its concordance rises a lot. Do it as it can be used:
# take the members of `usable` who were **still observed after day 120** of their membership (`T` above 120), add the number of
# different days with a purchase in their **first 120 days** (the day of joining is the first) to all columns of `usable`, and
# fit Cox as `effect_of` does, with strata. (Cox looks only at the order of the times: `T` may count from joining or from
# day 120.)
#
# Answer with a dictionary `effect`: `members` (how many are in the model), `hr`, `low` and `high` (hazard ratio of one more
# day with a purchase, and its 95 % interval).


# %%
def effect_of(rows: pd.DataFrame) -> dict:
    row = churn.hazard_ratios(churn.cox(rows, strata=["group purchase"])).loc["purchase_days"]
    return {"members": len(rows), "hr": row["exp_coef"], "low": row["low"], "high": row["high"]}


# %% task="07.5" slow=true
leaky = usable.join(churn.purchase_days(members, purchases))
leaky_effect = effect_of(leaky)
# BEGIN SOLUTION
early = usable.join(churn.purchase_days(members, purchases, first_days=120))
effect = effect_of(churn.landmark(early, 120))
# END SOLUTION

# %% mistake="07.5" hint="This is the first model, with the days up to AS_OF. On the first day of membership nobody knows this number: it grows because somebody stays."
effect = leaky_effect

# %% mistake="07.5" hint="Your model has members who were not observed after day 120. They had less time to shop: who was there to be counted on the whole way?"
# - churn.landmark(early, 120)
# + early

# %% mistake="07.5" hint="The members are right, but their count runs on to AS_OF. After day 120 it grows with staying."
# - , first_days=120
# +

# %% mistake="07.5" hint="You took day 180, as in the lesson. The task gives another day."
# - first_days=120
# + first_days=180
# - churn.landmark(early, 120)
# + churn.landmark(early, 180)

# %% mistake="07.5" hint="Your table begins on day 120, but your count runs to day 180, as in the lesson."
# - first_days=120
# + first_days=180

# %% mistake="07.5" hint="Your count stops on day 120, but the members are those of day 180, as in the lesson."
# - churn.landmark(early, 120)
# + churn.landmark(early, 180)

# %% mistake="07.5" hint="You kept members whose last observed day is day 120 itself. The task says after it."
# - churn.landmark(early, 120)
# + early[early["T"] >= 120]

# %% mistake="07.5" hint="Your model has no strata, so that group purchase got a coefficient. The task names the strata."
rows = churn.landmark(early, 120)
row = churn.hazard_ratios(churn.cox(rows)).loc["purchase_days"]
effect = {"members": len(rows), "hr": row["exp_coef"], "low": row["low"], "high": row["high"]}

# %% mistake="07.5" hint="These are coefficients, the logarithms of the hazard ratios. The ratios are asked."
right = effect_of(churn.landmark(early, 120))
effect = {name: value if name == "members" else float(np.log(value)) for name, value in right.items()}

# %% mistake="07.5" hint="You kept everyone who joined long enough before AS_OF, also those who left within their first 120 days. Who was still there after day 120?"
# - churn.landmark(early, 120)
# + early[members.set_index("member_id")["joined"].reindex(early.index) < AS_OF - pd.Timedelta(days=120)]

# %% mistake="07.5" hint="Your `members` counts everyone in `usable`. How many are in the model?"
effect = {**effect_of(churn.landmark(early, 120)), "members": len(usable)}

# %% mistake="07.5" hint="You counted in the last 120 days before AS_OF. Those who had left by then could not buy; take the first days of membership."
recent = purchases[purchases["time"] >= AS_OF - pd.Timedelta(days=120)]
effect = effect_of(usable.join(churn.purchase_days(members, recent)))

# %% mistake="07.5" hint="The members are right, but you counted in the last 120 days before AS_OF. The first days of membership are asked."
recent = purchases[purchases["time"] >= AS_OF - pd.Timedelta(days=120)]
effect = effect_of(churn.landmark(usable.join(churn.purchase_days(members, recent)), 120))

# %% mistake="07.5" hint="You counted purchases. Asked are the different days with one: two purchases of one day count once."
dated = purchases.merge(members[["member_id", "joined"]], on="member_id")
dated = dated[(dated["time"] - dated["joined"]).dt.days < 120]
number = dated.groupby("member_id").size().rename("purchase_days").reindex(usable.index, fill_value=0)
effect = effect_of(churn.landmark(usable.join(number), 120))

# %% mistake="07.5" hint="These are the members who were observed for 120 days at most. The others are asked."
# - churn.landmark(early, 120)
# + early[early["T"] <= 120]

# %% mistake="07.5" hint="Only members who had left are in your model. Those who were still there belong in it, with E False."
# - churn.landmark(early, 120)
# + churn.landmark(early[early["E"]], 120)

# %% mistake="07.5" hint="You left out members without a purchase in their first 120 days. They have a count of 0."
# - churn.landmark(early, 120)
# + churn.landmark(early[early["purchase_days"] > 0], 120)

# %% mistake="07.5" hint="Your model has the days with a purchase alone. The other columns of `usable` belong in it."
# - churn.landmark(early, 120)
# + churn.landmark(early, 120)[["T", "E", "group purchase", "purchase_days"]]

# %% mistake="07.5" hint="Your `members` counts those who left. How many are in the model?"
# - effect = effect_of(churn.landmark(early, 120))
# + rows = churn.landmark(early, 120)
# + effect = {**effect_of(rows), "members": int(rows["E"].sum())}

# %% mistake="07.5" hint="Your members are right and their count runs on to AS_OF, and the model has no strata. Two things are to be mended."
rows = churn.landmark(leaky, 120)
row = churn.hazard_ratios(churn.cox(rows)).loc["purchase_days"]
effect = {"members": len(rows), "hr": row["exp_coef"], "low": row["low"], "high": row["high"]}

# %% mistake="07.5" hint="This is the first model, with the days up to AS_OF, and without strata. The count is to stop on day 120, and the task names the strata."
row = churn.hazard_ratios(churn.cox(leaky)).loc["purchase_days"]
effect = {"members": len(leaky), "hr": row["exp_coef"], "low": row["low"], "high": row["high"]}

# %% mistake="07.5" hint="Your count has 121 days: the day of joining is the first one, with the number 0."
# - first_days=120
# + first_days=121

# %% mistake="07.5" hint="Your count has 119 days. The day of joining is the first one, with the number 0; the last one has the number 119."
# - first_days=120
# + first_days=119

# %% mistake="07.5" hint="You kept those who left by day 120 as well. Only members observed after it belong in the model."
# - churn.landmark(early, 120)
# + early[(early["T"] > 120) | early["E"]]

# %% [markdown] hints="07.5" given="120"
# 1. Two things must change: up to when the purchases are counted, and who is in the table on that day.
# 2. `churn.purchase_days(…, first_days=…)` counts the first days; `churn.landmark(table, day)` keeps those still observed and restarts their clock.
# 3. Join the early count to `usable`, pass the result through `churn.landmark` with day 120, and give it to `effect_of`.

# %% check="07.5"
lab.check("07.5", effect)

# %% [markdown] task="07.6" level=6 points=5 given="90"
# ### Level 6 · Four levels that pay
#
# `marks` has each member's probability of leaving within 90 days and a year's margin in yuan, the value; `actions` has the four
# levels with cost (yuan per member who gets the action) and share kept. An action earns *keeps × probability × value − cost*.
# Give **each member** the level whose action earns most (the cheaper one if two earn the same).
#
# Answer with a DataFrame `plan`, indexed by the four levels, with the columns `members` (how many have that level) and `profit`
# (what their own actions earn together, in yuan, after the cost).

# %%
marks = churn.mark(members, purchases, AS_OF)[["probability", "value"]]
marks.iloc[:40] = [0.25, 100.0]  # some for whom two actions earn the same
actions = churn.ACTIONS[["cost", "keeps"]]
actions

# %% task="07.6"
# BEGIN SOLUTION
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: row["keeps"] * loss - row["cost"] for level, row in actions.iterrows()})
best = earns.idxmax(axis=1)
plan = pd.DataFrame({"members": best.value_counts(), "profit": earns.max(axis=1).groupby(best).sum()})
# END SOLUTION

# %% mistake="07.6" hint="The probability is missing, as if everybody were about to leave. Most of them will not."
# - loss = marks["probability"] * marks["value"]
# + loss = marks["value"]

# %% mistake="07.6" hint="Your profit is what the actions keep, before their cost. What is left after it?"
# - "profit": earns.max(axis=1).groupby(best).sum()
# + "profit": (loss * best.map(actions["keeps"])).groupby(best).sum()

# %% mistake="07.6" hint="The cost is left out, in the choice and in the profit. What is left of each action after its cost?"
# - loss - row["cost"]
# + loss

# %% mistake="07.6" hint="Your profit is the mean of a member. What do the members of a level earn together?"
# - .groupby(best).sum()
# + .groupby(best).mean()

# %% mistake="07.6" hint="Every action goes to all members here. Each member has one level, that of the action which earns most."
plan = pd.DataFrame({"members": len(marks), "profit": earns.sum()})

# %% mistake="07.6" hint="Where two actions earn the same you took the dearer one. The cheaper one is asked."
# - best = earns.idxmax(axis=1)
# + best = earns[earns.columns[::-1]].idxmax(axis=1)

# %% mistake="07.6" hint="Your profit takes the cost off once for each level. Each member who gets the action costs that much."
# - "profit": earns.max(axis=1).groupby(best).sum()
# + "profit": (loss * best.map(actions["keeps"])).groupby(best).sum() - actions["cost"]

# %% mistake="07.6" hint="Your levels are as large as they should be, but you gave them out by the probability alone. What is lost with a member is the probability times the value."
counts = earns.idxmax(axis=1).value_counts().reindex(actions.index)
levels = pd.Series(np.repeat(counts.index, counts), index=marks["probability"].sort_values(kind="stable").index)
gain = loss * levels.map(actions["keeps"]) - levels.map(actions["cost"])
plan = pd.DataFrame({"members": levels.value_counts(), "profit": gain.groupby(levels).sum()})

# %% mistake="07.6" hint="Everyone got one action, the one that earns most in all. The best action differs from member to member."
one = earns.sum().idxmax()
plan = pd.DataFrame({"members": 0, "profit": 0.0}, index=actions.index)
plan.loc[one] = [len(marks), earns[one].sum()]

# %% mistake="07.6" hint="The row `normal` is missing. Its action costs nothing and earns nothing, but it is a level too."
plan = plan.drop("normal")

# %% mistake="07.6" hint="You made four groups of equal size. Each member gets the action that earns most for this member."
levels = pd.qcut(loss.rank(method="first"), 4, labels=actions.index).astype(str)
gain = loss * levels.map(actions["keeps"]) - levels.map(actions["cost"])
plan = pd.DataFrame({"members": levels.value_counts(), "profit": gain.groupby(levels).sum()})

# %% mistake="07.6" hint="Members have several levels here: you counted each action for everyone to whom it brings no loss. Each member gets the one that earns most."
plan = pd.DataFrame({"members": (earns >= 0).sum(), "profit": earns.clip(lower=0).sum()})

# %% mistake="07.6" hint="Members have several levels here: you counted each action for everyone to whom it brings a gain. Each member gets the one that earns most."
plan = pd.DataFrame({"members": (earns > 0).sum(), "profit": earns.clip(lower=0).sum()})

# %% mistake="07.6" hint="You took the strongest action that pays for itself. A cheaper one may leave more after its cost."
strongest = pd.Series("normal", index=marks.index)
for name in actions.index[1:]:
    strongest = strongest.mask(earns[name] > 0, name)
gain = loss * strongest.map(actions["keeps"]) - strongest.map(actions["cost"])
plan = pd.DataFrame({"members": strongest.value_counts(), "profit": gain.groupby(strongest).sum()})

# %% mistake="07.6" hint="You paid the cost only for members who are kept. An action costs its price for each member who gets it."
# - row["keeps"] * loss - row["cost"]
# + row["keeps"] * (loss - marks["probability"] * row["cost"])

# %% mistake="07.6" hint="Your levels follow the value alone, as if everybody were about to leave. What is lost with a member is the probability times the value."
certain = pd.DataFrame({level: row["keeps"] * marks["value"] - row["cost"] for level, row in actions.iterrows()})
levels = certain.idxmax(axis=1)
gain = loss * levels.map(actions["keeps"]) - levels.map(actions["cost"])
plan = pd.DataFrame({"members": levels.value_counts(), "profit": gain.groupby(levels).sum()})

# %% mistake="07.6" hint="You cut the value to 90 days. It is a year's margin, and the formula takes it as it is."
# - marks["probability"] * marks["value"]
# + marks["probability"] * marks["value"] * 90 / 365

# %% mistake="07.6" hint="Cost and keeps are exchanged in your formula."
# - row["keeps"] * loss - row["cost"]
# + row["cost"] * loss - row["keeps"]

# %% mistake="07.6" hint="You gave each member the action that earns least."
# - best = earns.idxmax(axis=1)
# - plan = pd.DataFrame({"members": best.value_counts(), "profit": earns.max(axis=1)
# + best = earns.idxmin(axis=1)
# + plan = pd.DataFrame({"members": best.value_counts(), "profit": earns.min(axis=1)

# %% mistake="07.6" hint="Your profit is what everyone would earn with that action. Add up only those members who have the level."
# - earns.max(axis=1).groupby(best).sum()
# + earns.sum()

# %% mistake="07.6" hint="You compared what the actions keep, and left out what they cost, so nearly everyone got the strongest. Take the cost off before you compare."
strongest = pd.DataFrame({level: row["keeps"] * loss for level, row in actions.iterrows()}).idxmax(axis=1)
gain = loss * strongest.map(actions["keeps"]) - strongest.map(actions["cost"])
plan = pd.DataFrame({"members": strongest.value_counts(), "profit": gain.groupby(strongest).sum()}, index=actions.index)
plan = plan.fillna(0)

# %% mistake="07.6" hint="The value is missing in your formula. What is lost with a member is the probability times the value."
small = pd.DataFrame({level: row["keeps"] * marks["probability"] - row["cost"] for level, row in actions.iterrows()})
levels = small.idxmax(axis=1)
plan = pd.DataFrame({"members": levels.value_counts(), "profit": small.max(axis=1).groupby(levels).sum()})
plan = plan.reindex(actions.index).fillna(0)

# %% mistake="07.6" hint="You made the members' probabilities and values anew. `marks` has other values for some of them: take it as it is."
again = churn.mark(members, purchases, AS_OF)
gain = churn.profit(again["level"], again["probability"], again["value"])
plan = pd.DataFrame({"members": again["level"].value_counts(), "profit": gain.groupby(again["level"]).sum()})
plan = plan.reindex(actions.index).fillna(0)

# %% mistake="07.6" hint="This is a level for each member. The task asks for a row for each level."
plan = pd.DataFrame({"members": best, "profit": earns.max(axis=1)})

# %% mistake="07.6" hint="You took the share that is lost for the share that the action keeps."
lost = pd.DataFrame({level: (1 - row["keeps"]) * loss - row["cost"] for level, row in actions.iterrows()})
levels = lost.idxmax(axis=1)
plan = pd.DataFrame({"members": levels.value_counts(), "profit": lost.max(axis=1).groupby(levels).sum()})
plan = plan.reindex(actions.index).fillna(0)

# %% mistake="07.6" hint="You added the cost. It is what the action takes away."
# - loss - row["cost"]
# + loss + row["cost"]

# %% [markdown] hints="07.6"
# 1. For each member there are four numbers, what each action would earn. The level is the one with the largest.
# 2. A DataFrame with a column for each level, `keeps * loss - cost`; `idxmax(axis=1)` names the best column, and the first one where two are equal.
# 3. `loss = probability * value`; build the four columns; `level = earns.idxmax(axis=1)`; `earns.max(axis=1)` is the profit of the best; count and add up by level.

# %% check="07.6"
lab.check("07.6", plan)

# %% [markdown] written="07.S1"
# ### In writing · What the model cannot say
#
# The board wants a list of young male platinum members, because "the model says so". Write them half a page: what a hazard
# ratio with its interval says and what it does not say about causes; what a probability says about one person; what the printed
# table says about platinum cards; and which test would show whether an offer keeps anybody. Use at least one number from your
# levels. Ten points, read by a person.

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
