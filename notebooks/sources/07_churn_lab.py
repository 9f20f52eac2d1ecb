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
# - `T`: the number of days from joining to leaving, or to `AS_OF` for those who were still there on it;
# - `E`: True or False, whether the member had left by `AS_OF` (that day included, on which two of them left).
#
# Only those who joined before `AS_OF` belong in it; this step is done.

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

# %% mistake="07.1" hint="You let every time end with leaving. Those who are still there have not left yet: what is their E?"
times = pd.DataFrame({"T": (known["left"].where(gone, AS_OF) - known["joined"]).dt.days, "E": True})

# %% mistake="07.1" hint="Some of your members left after AS_OF. On that day nobody knew; a date in the future cannot be an event of the past."
times = pd.DataFrame({"T": (known["left"].fillna(AS_OF) - known["joined"]).dt.days, "E": known["left"].notna()})

# %% mistake="07.1" hint="Two members left on AS_OF itself. By that day they had left: which comparison includes it?"
early = known["left"] < AS_OF
times = pd.DataFrame({"T": (known["left"].where(early, AS_OF) - known["joined"]).dt.days, "E": early})

# %% mistake="07.1" hint="You kept only those who have left. Those who are still there carry half of what is known: they stayed at least so long."
times = times[times["E"]]

# %% mistake="07.1" hint="Some of your durations are not positive: these members joined after the day of the table. Start from `known`."
everyone_gone = register["left"] <= AS_OF
until = register["left"].where(everyone_gone, AS_OF)
times = pd.DataFrame({"T": (until - register["joined"]).dt.days, "E": everyone_gone})

# %% [markdown] hints="07.1"
# 1. On `AS_OF` there are two kinds of members: for one the end is known, for the other only that it has not come. Which dates were known on that day?
# 2. `known["left"] <= AS_OF` is false where the date is missing. `Series.where(condition, other)` keeps a value where the condition holds.
# 3. `gone = known["left"] <= AS_OF`; then `T` is `(known["left"].where(gone, AS_OF) - known["joined"]).dt.days`, and `E` is `gone`.

# %% check="07.1"
lab.check("07.1", times)

# %% [markdown] task="07.2" level=2 points=4 given="0.5"
# ### Level 2 · How long do half of them stay?
#
# `curve` is the Kaplan–Meier curve of each card with its interval (`lower`, `upper`). Make a DataFrame `medians`, indexed by
# card, with the columns `median`, `low` and `high`: the first time at which the curve, its lower and its upper limit are at 0.5
# or below. Where that never happens the answer is `np.inf`, *not reached* (未达到). One card's median is done.

# %%
table = churn.durations(members, AS_OF)
card = members.set_index("member_id")["card"]
curve = churn.kaplan_meier(table["T"], table["E"], card)
curve.head(3)

# %% task="07.2"
ordinary = curve[curve["group"] == "ordinary"]
example = ordinary.loc[ordinary["survival"] <= 0.5, "time"].min()  # missing where there is no such time
# BEGIN SOLUTION
columns = {"median": "survival", "low": "lower", "high": "upper"}
first = {name: curve[curve[column] <= 0.5].groupby("group")["time"].min() for name, column in columns.items()}
medians = pd.DataFrame(first, index=sorted(card.unique())).fillna(np.inf)
# END SOLUTION

# %% mistake="07.2" hint="You averaged only those who left. Whoever stays longest is not in your mean: use the curve, which counts them for as long as they were seen."
left = table["T"][table["E"]].groupby(card).agg(median="mean", low="min", high="max").reindex(medians.index)
medians = left.fillna(np.inf)

# %% mistake="07.2" hint="Your `low` lies above your `high`. Which of the two limits of the curve falls to one half first?"
medians = medians.rename(columns={"low": "high", "high": "low"})[["median", "low", "high"]]

# %% mistake="07.2" hint="This is the median of all times so far, as if everyone had left on AS_OF. A time so far is a lower limit, not a life."
so_far = table["T"].groupby(card).quantile([0.5, 0.025, 0.975]).unstack()
medians = so_far.set_axis(["median", "low", "high"], axis=1)

# %% mistake="07.2" hint="Where a curve never comes down to one half you gave its last time. The honest answer there is that the median was not reached."
last_time = curve.groupby("group")["time"].max()
medians = pd.DataFrame(first, index=sorted(card.unique())).apply(lambda column: column.fillna(last_time))

# %% [markdown] hints="07.2" given="0.5"
# 1. A median is where a falling curve meets one half. Its limits meet one half as well, one earlier, one later.
# 2. Filter the rows at 0.5 or below, group by card, and take the smallest time; a card without such rows is missing from the result.
# 3. Three times `curve[curve[column] <= 0.5].groupby("group")["time"].min()`, for survival, lower and upper, in a DataFrame with all cards as its index, and `fillna(np.inf)`.

# %% check="07.2"
lab.check("07.2", medians)

# %% [markdown] task="07.3" level=3 points=4
# ### Level 3 · Cox by hand
#
# Five members, drawn for you: times, events, and `x`, their discount in per cent. Compute Cox's partial likelihood
# $\prod_{i: E_i} e^{\beta x_i} / \sum_{j: T_j \ge T_i} e^{\beta x_j}$ at `BETA`: one number, `likelihood`. The denominator of
# one factor is done.

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

# %% mistake="07.3" hint="Your sums run over all five each time. Who could still leave at that moment?"
likelihood = float(np.prod([risk[i] / risk.sum() for i in five.index[five["E"]]]))

# %% mistake="07.3" hint="Your product has a factor for people who did not leave. Only events give a factor; the others stand in the sums."
likelihood = float(np.prod([risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index]))

# %% mistake="07.3" hint="Your sums leave out the very person who leaves. At that moment that person was still at risk."
likelihood = float(np.prod([risk[i] / risk[five["T"] > five["T"][i]].sum() for i in five.index[five["E"]]]))

# %% mistake="07.3" hint="You added the factors up. The events are one story, and their probabilities are multiplied."
likelihood = float(np.sum(factors))

# %% [markdown] hints="07.3"
# 1. For each event one question: of all who could leave at that moment, how likely was it this person? The answers are multiplied.
# 2. `five.index[five["E"]]` are the events; `risk[five["T"] >= five["T"][i]].sum()` is the sum over the risk set of event `i`.
# 3. Make a list of `risk[i] / (that sum)` for each event, and take `np.prod` of it.

# %% check="07.3"
lab.check("07.3", likelihood)

# %% [markdown] task="07.4" level=4 points=5 given="1,500 95 1 1.96"
# ### Level 4 · Which statements stand?
#
# `printed` is the document's table; `own` is a model of 1,500 of your members. A row is *significant* if the 95 % interval of
# its hazard ratio leaves out 1, that is, if z lies beyond 1.96 on either side. A claim *stands* (as an association) if all
# printed rows that it speaks of are significant and have the sign that it says; "later" means a smaller hazard.
#
# Answer with a dictionary `verdict`: `"printed"` and `"own"` are the lists of significant features in the order of each
# table, `"stands"` is the sorted list of the numbers of the claims that stand (the claims come in an order of your own).

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

# %% task="07.4"
# BEGIN SOLUTION
significant = {
    name: list(rows.index[rows["z"].abs() > 1.96]) for name, rows in {"printed": printed, "own": own}.items()
}
solid = [texts[1], texts[5], texts[6]]
verdict = {**significant, "stands": [number for number, text in claims.items() if text in solid]}
# END SOLUTION

# %% mistake="07.4" hint="Your lists hold rows with p below 0.1, such as sex: the 95 % interval of these contains 1."
wide = {name: list(rows.index[rows["p"] < 0.1]) for name, rows in {"printed": printed, "own": own}.items()}
verdict = {**wide, "stands": [number for number, text in claims.items() if text in [texts[0], *solid]]}

# %% mistake="07.4" hint="You believed every claim whose sign is right. A sign without an interval is a coin that fell on one side."
verdict = {**significant, "stands": list(claims.index)}

# %% mistake="07.4" hint="You picked the largest coefficients. Size depends on the unit (a year, a card, a per cent); what counts is the size against its standard error."
large = {name: list(rows.index[rows["coef"].abs() > 0.3]) for name, rows in {"printed": printed, "own": own}.items()}
verdict = {**large, "stands": [number for number, text in claims.items() if text in texts[2:5] + texts[6:]]}

# %% mistake="07.4" hint="You divided rounded coefficients by rounded standard errors, and the discount got lost. The table prints a z that was computed before rounding."
again = printed["coef"].abs() > 1.96 * printed["se_coef"]
stands = [number for number, text in claims.items() if text in solid]
verdict = {"printed": list(printed.index[again]), "own": significant["own"], "stands": stands}

# %% [markdown] hints="07.4"
# 1. Significant is a matter of a coefficient against its uncertainty, and the tables have a column for that. A claim needs its rows to be significant and its sign to agree.
# 2. `rows.index[rows["z"].abs() > 1.96]` gives the features. Go through `claims` one by one: which rows does it speak of (the U shape speaks of two), and what are their signs?
# 3. `verdict = {"printed": list(...), "own": list(...), "stands": [numbers]}`; write the numbers down as you read, smallest first.

# %% check="07.4"
lab.check("07.4", verdict)

# %% [markdown] task="07.5" level=5 points=4 given="120"
# ### Level 5 · A feature that was known
#
# The cell fits a model with all days with a purchase up to `AS_OF`, and its concordance rises a lot. Do it as it can be used:
# choose day 120 of membership, take the members who were **still observed after** it, count the days with a purchase in their
# **first 120 days**, and fit Cox (with `strata=["group purchase"]`, all other columns of `usable` kept).
#
# Answer with a dictionary `effect`: `members` (how many are in the model), `hr`, `low` and `high` (hazard ratio of one more
# day with a purchase, and its interval).


# %%
def effect_of(rows: pd.DataFrame) -> dict:
    row = churn.hazard_ratios(churn.cox(rows, strata=["group purchase"])).loc["purchase_days"]
    return {"members": len(rows), "hr": row["exp_coef"], "low": row["low"], "high": row["high"]}


# %% task="07.5"
leaky = usable.join(churn.purchase_days(members, purchases))
leaky_effect = effect_of(leaky)
# BEGIN SOLUTION
early = usable.join(churn.purchase_days(members, purchases, first_days=120))
effect = effect_of(churn.landmark(early, 120))
# END SOLUTION

# %% mistake="07.5" hint="That the fit is better is no reason: on the first day of membership you do not know this number. It grows because somebody stays."
effect = leaky_effect

# %% mistake="07.5" hint="Your count stops on day 120, but members who left before are still in the table, and they had less time to shop. Who was there to be counted on the whole way?"
effect = effect_of(early)

# %% mistake="07.5" hint="The right members, but their count runs on to AS_OF: after day 120 it again grows with staying."
effect = effect_of(churn.landmark(leaky, 120))

# %% mistake="07.5" hint="You counted in the last days before AS_OF. Those who had left by then could not buy; take the first days of membership."
recent = purchases[purchases["time"] >= AS_OF - pd.Timedelta(days=120)]
effect = effect_of(usable.join(churn.purchase_days(members, recent)))

# %% [markdown] hints="07.5" given="120"
# 1. Two things must change: up to when the purchases are counted, and who is in the table on that day.
# 2. `churn.purchase_days(…, first_days=…)` counts the first days; `churn.landmark(table, day)` keeps those still observed and restarts their clock.
# 3. Join the early count to `usable`, pass the result through `churn.landmark` with day 120, and give it to `effect_of`.

# %% check="07.5"
lab.check("07.5", effect)

# %% [markdown] task="07.6" level=6 points=5 given="90"
# ### Level 6 · Four levels that pay
#
# `marks` has each member's probability of leaving within 90 days and a year's margin in yuan; `actions` has the four levels with
# cost and share kept. An action earns *keeps × probability × value − cost*. Give **each member** the level whose action earns
# most (the cheaper one if two earn the same).
#
# Answer with a DataFrame `plan`, indexed by the four levels, with the columns `members` (how many) and `profit` (their expected
# profit together, in yuan).

# %%
marks = churn.mark(members, purchases, AS_OF)[["probability", "value"]]
actions = churn.ACTIONS[["cost", "keeps"]]
actions

# %% task="07.6"
# BEGIN SOLUTION
loss = marks["probability"] * marks["value"]
earns = pd.DataFrame({level: row["keeps"] * loss - row["cost"] for level, row in actions.iterrows()})


def plan_of(level: pd.Series) -> pd.DataFrame:
    profit = sum(earns[name].where(level == name, 0) for name in actions.index)
    rows = {name: {"members": (level == name).sum(), "profit": profit[level == name].sum()} for name in actions.index}
    return pd.DataFrame(rows).T


plan = plan_of(earns.idxmax(axis=1))
# END SOLUTION

# %% mistake="07.6" hint="Your levels follow the probability alone. You rescue people who were going to spend little: what is lost with each of them?"
alone = pd.DataFrame(
    {
        level: row["keeps"] * marks["probability"] * marks["value"].mean() - row["cost"]
        for level, row in actions.iterrows()
    }
)
plan = plan_of(alone.idxmax(axis=1))

# %% mistake="07.6" hint="Your levels follow the value alone, as if everybody were about to leave. Most of them will not: weigh the value with the probability."
certain = pd.DataFrame({level: row["keeps"] * marks["value"] - row["cost"] for level, row in actions.iterrows()})
plan = plan_of(certain.idxmax(axis=1))

# %% mistake="07.6" hint="You took the strongest action that pays for itself. A cheaper one may earn more: compare what is left after the cost."
strongest = pd.Series("normal", index=marks.index)
for name in actions.index[1:]:
    strongest = strongest.mask(earns[name] > 0, name)
plan = plan_of(strongest)

# %% mistake="07.6" hint="Everyone got the strongest action. You compared what the actions keep, and forgot what they cost."
gross = pd.DataFrame({level: row["keeps"] * loss for level, row in actions.iterrows()})
plan = plan_of(gross[gross.columns[::-1]].idxmax(axis=1))

# %% [markdown] hints="07.6"
# 1. For each member there are four numbers, what each action would earn. The level is the one with the largest.
# 2. A DataFrame with a column for each level, `keeps * loss - cost`; `idxmax(axis=1)` names the best column, and the first one where two are equal.
# 3. `loss = probability * value`; build the four columns; `level = earns.idxmax(axis=1)`; `earns.max(axis=1)` is the profit of the best; count and add up by level, with all four levels in the index.

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
# Save the notebook (<kbd>Ctrl</kbd>+<kbd>S</kbd>), write your name or number between the quotes, and run the cell. It packs your
# notebook, your answer in writing and your progress into one file for your instructor, and says where the file lies.

# %% tags=["trainee-only"]
lab.submit("")
