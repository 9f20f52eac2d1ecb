# %% [markdown] given="60"
# # Lab 04 · Normalization and the interest ranking
#
# 老秦 (finance) wants the interest ranking of *our* cohort, and wants to be able to take it apart; 何律师 (privacy) wants to
# know what it may be used for. Six levels (关卡) and two questions in writing, about 60 minutes;
# [lesson 04](../04_interest_ranking.ipynb) has all you need.
#
# Put your code where it says `# YOUR CODE HERE`, run the cell, then run the check below it. A wrong answer costs nothing.
# Stuck? `lab.hint("04.1")` gives the first of three hints for that task; `lab.load_level(3)` goes on from the start of
# a level.
#
# Two rules for all tasks: round nothing unless a task says so; and compute everything from the data that the cells load
# with `DATA_SEED`, never from a number you read off, because your work is marked on other data of the same kind.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort

# %%
from helpers.lab import open_lab

lab = open_lab("04", seed=DATA_SEED)
lab

# %% [markdown]
# `raw` has a row for each customer with a lottery purchase before the observation point, and three quantities in three
# units: `S`, the purchases faded by the forgetting curve; `yuan`, the money spent; `words`, the sum of the keywords'
# tf-idf.

# %%
import numpy as np
import pandas as pd

from helpers import datasets, interest, scaling

AS_OF = "2018-01-01"
PARTS = ["time_penalty", "payment_sum", "tfidf_sum"]
payments, _ = datasets.clean_wallet(datasets.load_wallet(seed=DATA_SEED))
bought = interest.purchases(payments, interest.LOTTERY)
raw = pd.DataFrame(
    {
        "S": interest.time_interest(bought, AS_OF),
        "yuan": interest.amount_interest(bought),
        "words": interest.tfidf_of_events(payments, interest.LOTTERY),
    }
).dropna()
raw.head(3)

# %% [markdown] task="04.1" level=1 points=3
# ### Level 1 · Three scales
#
# Make a DataFrame `scores`, indexed like `raw`, with the columns
#
# - `time_penalty`: the sigmoid of `S` (done for you);
# - `payment_sum`: `yuan` by min-max, so that the smallest is nothing and the largest is one;
# - `tfidf_sum`: `words` by min-max.
#
# Write the formula yourself, or use a function of `scaling`; try both.

# %% task="04.1"
time_penalty = 1 / (1 + np.exp(-raw["S"]))
# BEGIN SOLUTION
scores = pd.DataFrame(
    {
        "time_penalty": time_penalty,
        "payment_sum": (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min()),
        "tfidf_sum": scaling.min_max(raw["words"]),
    }
)
# END SOLUTION

# %% mistake="04.1" hint="You took one smallest and one largest value for both columns together. Yuan and tf-idf weights have different units: each column needs ends of its own."
both = raw[["yuan", "words"]]
low, high = both.min().min(), both.max().max()
scores = scores.assign(payment_sum=(raw["yuan"] - low) / (high - low), tfidf_sum=(raw["words"] - low) / (high - low))

# %% mistake="04.1" hint="Your columns have a mean of zero and negative values: that is the z-score. Min-max subtracts the smallest value, not the mean, and divides by the range."
z = (raw - raw.mean()) / raw.std()
scores = scores.assign(payment_sum=z["yuan"], tfidf_sum=z["words"])

# %% mistake="04.1" hint="You put money through the sigmoid. It is made for numbers of a few units; a sum in yuan lies far out where the curve is flat. Which scale was asked for?"
scores = scores.assign(payment_sum=scaling.sigmoid(raw["yuan"]))

# %% mistake="04.1" hint="The largest is one, but the smallest is not nothing: you divided by the largest value. Where does the scale begin?"
scores = scores.assign(payment_sum=raw["yuan"] / raw["yuan"].max(), tfidf_sum=raw["words"] / raw["words"].max())

# %% [markdown] hints="04.1"
# 1. Min-max asks of each value how far it is on the way from the column's smallest value to its largest.
# 2. `Series.min()` and `Series.max()` give the ends; `scaling.min_max` does the whole step for one column.
# 3. `pd.DataFrame({"time_penalty": time_penalty, "payment_sum": …, "tfidf_sum": …})`, each with `(x - x.min()) / (x.max() - x.min())`.

# %% check="04.1"
lab.check("04.1", scores)

# %% [markdown] task="04.2" level=2 points=4
# ### Level 2 · The list that the tool will show
#
# `ranked` is the whole cohort's ranking by the plain sum of the three (here min-max runs over all customers). The campaign tool keeps only **one decimal** of a score, and shows equal
# scores in the order of `user_id`, smallest first. Which twenty customers does it show first? Answer with a list
# `shown` of their ids, in the tool's order. (Then compare it with `ranked.index[:20]`: a tie of the display is no tie.)

# %%
ranked = interest.interest_ranking(payments, interest.LOTTERY, AS_OF)
ranked.head(3)

# %% task="04.2"
kept = ranked["final_score"].round(1)  # what the tool keeps
# BEGIN SOLUTION
shown = kept.reset_index().sort_values(["final_score", "user_id"], ascending=[False, True])["user_id"].head(20).tolist()
# END SOLUTION

# %% mistake="04.2" hint="You ranked on all decimals. That is the better list, but not the one the tool shows: it has only one decimal, and so its ties are decided by the id."
shown = ranked.index[:20].tolist()

# %% mistake="04.2" hint="The right scores, and among equal ones the largest id first: `ascending=False` turned both columns round. Each column may have a direction of its own."
shown = kept.reset_index().sort_values(["final_score", "user_id"], ascending=False)["user_id"].head(20).tolist()

# %% mistake="04.2" hint="Your list begins with the lowest scores. Best first."
shown = kept.reset_index().sort_values(["final_score", "user_id"])["user_id"].head(20).tolist()

# %% mistake="04.2" hint="You cut the decimals off. Rounding goes to the nearest tenth, so some scores go up."
cut = (np.floor(ranked["final_score"] * 10) / 10).reset_index()
shown = cut.sort_values(["final_score", "user_id"], ascending=[False, True])["user_id"].head(20).tolist()

# %% [markdown] hints="04.2"
# 1. Two things decide: first the score as the tool keeps it, and where these are equal, the id.
# 2. `reset_index()` makes the id a column; `sort_values` takes a list of columns, and a list of directions.
# 3. `kept.reset_index().sort_values(["final_score", "user_id"], ascending=[…, …])`, then the column `user_id`, its first twenty, `.tolist()`.

# %% check="04.2"
lab.check("04.2", shown)

# %% [markdown] task="04.3" level=3 points=4
# ### Level 3 · Name the cause
#
# `pair` holds the two closest neighbours among the first twenty of `ranked`, the higher one first. Which of the three
# parts does most to put it above the other? Answer with a pair `cause`: the part's name, and by how much the two
# customers differ in it (higher less lower, not rounded).

# %%
close = int(ranked["final_score"].head(20).diff().abs().argmin())
pair = ranked.iloc[close - 1 : close + 1]
pair

# %% task="04.3"
higher, lower = pair.iloc[0], pair.iloc[1]
# BEGIN SOLUTION
parts = (higher - lower)[PARTS]
cause = (parts.idxmax(), parts.max())
# END SOLUTION

# %% mistake="04.3" hint="You named the part in which the higher customer's score is largest. What both have does not put one above the other: look at the differences."
cause = (higher[PARTS].idxmax(), higher[PARTS].max())

# %% mistake="04.3" hint="The right part, the wrong sign: subtract the lower customer from the higher one."
cause = (parts.idxmax(), -parts.max())

# %% mistake="04.3" hint="A difference of places says who is ahead in a part, not by how much. Use the scores themselves."
cause = (parts.idxmax(), float(ranked[parts.idxmax()].rank().loc[pair.index].diff().iloc[-1]))

# %% mistake="04.3" hint="You named the part that speaks for the lower customer. It makes the lead smaller; which part makes the lead?"
cause = (parts.idxmin(), parts.min())

# %% mistake="04.3" hint="That is the difference of the whole sum. It is made of three differences: which is the largest, and how large?"
cause = (parts.idxmax(), float(higher["final_score"] - lower["final_score"]))

# %% [markdown] hints="04.3"
# 1. The lead is a sum of three differences, some for and some against. The cause is the largest *for*.
# 2. Two rows can be subtracted; `idxmax()` gives the name of the largest entry and `max()` its value.
# 3. `parts = (higher - lower)[PARTS]`, then a pair of `parts.idxmax()` and `parts.max()`.

# %% check="04.3"
lab.check("04.3", cause)

# %% [markdown] task="04.4" level=4 points=4
# ### Level 4 · Undo the sigmoid
#
# A report shows one customer's time score with **four** decimals: `printed`. From which interval of $S$ can it come?
# Answer with a pair `interval`: the lowest and the highest $S$ that print so.

# %%
middle = raw["S"][raw["S"].between(3, 8)].sort_values()
printed = round(float(scaling.sigmoid(middle.iloc[len(middle) // 2])), 4)
printed

# %% task="04.4"
half = 0.5e-4  # rounding to four decimals moves a number by this much at most
# BEGIN SOLUTION
ends = np.array([printed - half, printed + half])
interval = tuple(np.log(ends / (1 - ends)))
# END SOLUTION

# %% mistake="04.4" hint="Your interval is twice as wide as it should be: rounding moves a number by half a unit of the last decimal, not by a whole one."
interval = tuple(scaling.logit(np.array([printed - 2 * half, printed + 2 * half])))

# %% mistake="04.4" hint="These are shares, the ends of what was printed. Asked is S: which function undoes the sigmoid?"
interval = tuple(ends)

# %% mistake="04.4" hint="You stopped at the odds p / (1 - p). They are e to the power of S; one step is missing."
interval = tuple(ends / (1 - ends))

# %% mistake="04.4" hint="You applied the sigmoid once more instead of undoing it: your ends lie between a half and one."
interval = tuple(scaling.sigmoid(ends))

# %% mistake="04.4" hint="You inverted the printed value first and added the rounding to S. The rounding happened on the other side of the curve, where a step is worth more."
interval = tuple(scaling.logit(printed) + np.array([-half, half]))

# %% [markdown] hints="04.4"
# 1. The printed value stands for all values that round to it. Find the ends of these first, and then undo the sigmoid at both ends.
# 2. The inverse of the sigmoid is the logit, the natural logarithm of `p / (1 - p)`: `np.log`, or `scaling.logit`.
# 3. With `ends = np.array([printed - half, printed + half])`: `interval = tuple(np.log(ends / (1 - ends)))`.

# %% check="04.4"
lab.check("04.4", interval)

# %% [markdown] task="04.5" level=5 points=5
# ### Level 5 · One wrong payment
#
# `slip` is `raw["yuan"]` with one mistake: the largest single payment was read as yuan where it was fen, a hundred times too much. The
# ranking is by `time_penalty + tfidf_sum +` the scaled money. How many of the **first fifty places** have another
# customer after the slip? Count it for two scales of money: answer with a dictionary `moved` with the keys `"min-max"` and
# `"ranks"` (`scaling.rank_scale`).
#
# The function gives the first fifty for one scale and one column of money; the rest is yours.

# %%
players = ranked.loc[raw.index]  # the customers with a purchase
largest = bought.loc[bought["amount"].idxmax()]
slip = raw["yuan"].copy()
slip[largest["user_id"]] += 99 * largest["amount"]


def first_fifty(scale, yuan: pd.Series) -> pd.Index:
    total = players["time_penalty"] + players["tfidf_sum"] + scale(yuan)
    return total.sort_index().sort_values(ascending=False, kind="stable").index[:50]


# %% task="04.5"
before = first_fifty(scaling.min_max, raw["yuan"])
# BEGIN SOLUTION
scales = {"min-max": scaling.min_max, "ranks": scaling.rank_scale}
moved = {
    name: int((first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum()) for name, scale in scales.items()
}
# END SOLUTION

# %% mistake="04.5" hint="You counted customers who left the fifty. Many stay among the fifty and sit on another place: compare place by place."
moved = {
    name: len(first_fifty(scale, raw["yuan"]).difference(first_fifty(scale, slip))) for name, scale in scales.items()
}

# %% mistake="04.5" hint="Both times you compared with the fifty of min-max. Each scale has its own list before the slip."
moved = {name: int((before != first_fifty(scale, slip)).sum()) for name, scale in scales.items()}

# %% mistake="04.5" hint="You counted the places that kept their customer."
moved = {name: 50 - count for name, count in moved.items()}

# %% [markdown] hints="04.5"
# 1. For each scale there are two lists: before and after. A place has moved where they differ.
# 2. Two indexes of the same length can be compared with `!=`, which gives fifty times True or False; their sum counts the True.
# 3. For one scale: `(first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum()`. Do it for both in a dictionary.

# %% check="04.5"
lab.check("04.5", moved)

# %% [markdown] task="04.6" level=6 points=5
# ### Level 6 · What does each part know?
#
# `next_month` says for every customer of the cohort, players and others, whether there was a lottery purchase in the month after the observation point. How well
# does the sum find the buyers **among the customers in `players`**, and how well when one part is left out? Answer with a
# Series `auc` with the index `all three`, `without time_penalty`, `without payment_sum`, `without tfidf_sum`. Whole cell yours.

# %%
next_month = datasets.load_truth(seed=DATA_SEED).customers.set_index("user_id")["purchases_jan2018"] > 0

# %% task="04.6"
# BEGIN SOLUTION
buyers = next_month[players.index]
total = players[PARTS].sum(axis=1)
auc = pd.Series({"all three": interest.auc(total, buyers)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(total - players[part], buyers)
# END SOLUTION

# %% mistake="04.6" hint="These values are too good: you judged over all customers of the cohort, and those who never played are easy to tell. Who is to be ranked?"
auc = pd.Series({"all three": interest.auc(total, next_month)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(total - players[part], next_month)

# %% mistake="04.6" hint="That is each part *alone*. Asked is the sum of the other two, when this part is left out."
auc = pd.Series(
    {"all three": interest.auc(total, buyers)}
    | {f"without {part}": interest.auc(players[part], buyers) for part in PARTS}
)

# %% mistake="04.6" hint="Your AUC lies below one half: buyers get the low scores. Is the score, or the outcome, turned round?"
auc = pd.Series({"all three": interest.auc(-total, buyers)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(players[part] - total, buyers)

# %% mistake="04.6" hint="That is the share of buyers among the first fifty. A good question too; AUC asks about every pair of a buyer and another."
auc = pd.Series({"all three": interest.precision_at(total, buyers)})
for part in PARTS:
    auc[f"without {part}"] = interest.precision_at(total - players[part], buyers)

# %% [markdown] hints="04.6"
# 1. Four scores, one outcome, and only the customers who are in `players`.
# 2. `next_month[players.index]` picks the outcome of these customers; `interest.auc(score, outcome)` compares them.
# 3. `total = players[PARTS].sum(axis=1)`; leave a part out with `total - players[part]`; the entry's name is `f"without {part}"`.

# %% check="04.6"
lab.check("04.6", auc)

# %% [markdown]
# Hold your four numbers against `interest.auc(raw["S"], next_month[raw.index])`: one part alone, without its sigmoid.

# %% [markdown] written="04.S1"
# ### In writing · Explain the first three, from the figures
#
# The source document explains its first three customers in words: number one by money, "a fanatic"; number two above number
# three by its great advantage in time, with about equal amounts. Rewrite the explanation from
# `datasets.printed_table("interest_top10")`: what decides each step, with its figure; what the printed digits leave
# open; in words that describe payments and no persons. End with one sentence that a manager can repeat. Ten points.

# %% [markdown] written="04.S2"
# ### In writing · What may the lottery score be used for?
#
# 周经理 asks for the first thousand of the ranking "for a partner". Write the decision: on what legal ground the score may be
# computed at all, whom a use can harm and how, which uses you allow and which not (think of exclusion, of a reminder of a
# limit, of research), and how you would notice that somebody uses it otherwise. Half a page, ten points.

# %% [markdown]
# ## Where you stand

# %%
lab.progress()

# %% [markdown] tags=["trainee-only"]
# ## Hand in (提交)
#
# Save the notebook (<kbd>Ctrl</kbd>+<kbd>S</kbd>), write your name or number between the quotes, and run the cell. It packs your
# notebook, your answers in writing and your progress into one file for your instructor, and says where the file lies.

# %% tags=["trainee-only"]
lab.submit("")
