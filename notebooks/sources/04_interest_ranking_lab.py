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

# %% [markdown] task="04.1" level=1 points=3 given="0 1"
# ### Level 1 · Three scales
#
# Make a DataFrame `scores`, with the index of `raw` (`user_id`) and three columns:
#
# - `time_penalty`: the sigmoid of `S` (done for you; it is not scaled again);
# - `payment_sum`: `yuan` by min-max: the smallest value becomes 0, the largest becomes 1. No ranks: the distances between
#   the values keep their proportions;
# - `tfidf_sum`: `words` by min-max, in the same way.
#
# The smallest and the largest value are those of the customers in `raw`. Each column has its own.
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

# %% mistake="04.1" hint="The largest is one, but the smallest is not nothing: you divided by the largest value. Where does the scale begin?"
# - (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min())
# + raw["yuan"] / raw["yuan"].max()
# - scaling.min_max(raw["words"])
# + raw["words"] / raw["words"].max()

# %% mistake="04.1" hint="You subtracted the smallest value, but divided by the largest. Min-max divides by the range, from the smallest to the largest."
# - (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min())
# + (raw["yuan"] - raw["yuan"].min()) / raw["yuan"].max()
# - scaling.min_max(raw["words"])
# + (raw["words"] - raw["words"].min()) / raw["words"].max()

# %% mistake="04.1" hint="This is the z-score: a mean of 0, and negative values. Min-max subtracts the smallest value, not the mean, and divides by the range."
# - (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min())
# + (raw["yuan"] - raw["yuan"].mean()) / raw["yuan"].std()
# - scaling.min_max(raw["words"])
# + (raw["words"] - raw["words"].mean()) / raw["words"].std()

# %% mistake="04.1" hint="You used the sigmoid. It is for `S` only; the task asks for min-max here."
# - (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min())
# + scaling.sigmoid(raw["yuan"])
# - scaling.min_max(raw["words"])
# + scaling.sigmoid(raw["words"])

# %% mistake="04.1" hint="`time_penalty` holds `S` itself. The task asks for its sigmoid, which the cell has made for you."
# - "time_penalty": time_penalty
# + "time_penalty": raw["S"]

# %% mistake="04.1" hint="`time_penalty` is `S` by min-max. The task asks for its sigmoid, which the cell has made for you."
# - "time_penalty": time_penalty
# + "time_penalty": scaling.min_max(raw["S"])

# %% mistake="04.1" hint="You scaled the time score once more. Its sigmoid is all that is asked."
# - "time_penalty": time_penalty
# + "time_penalty": scaling.min_max(time_penalty)

# %% mistake="04.1" hint="The column is still in its own unit. The task asks for min-max."
# - (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min())
# + raw["yuan"]
# - scaling.min_max(raw["words"])
# + raw["words"]

# %% mistake="04.1" hint="Brackets are missing: Python divides before it subtracts. What is divided by what?"
# - (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min())
# + raw["yuan"] - raw["yuan"].min() / raw["yuan"].max() - raw["yuan"].min()
# - scaling.min_max(raw["words"])
# + raw["words"] - raw["words"].min() / raw["words"].max() - raw["words"].min()

# %% mistake="04.1" hint="These are ranks. Min-max keeps the distances between the values."
# - (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min())
# + scaling.rank_scale(raw["yuan"])
# - scaling.min_max(raw["words"])
# + scaling.rank_scale(raw["words"])

# %% mistake="04.1" hint="You turned the scale round: the smallest is one. Subtract the smallest from each value."
# - (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min())
# + 1 - scaling.min_max(raw["yuan"])
# - scaling.min_max(raw["words"])
# + 1 - scaling.min_max(raw["words"])

# %% mistake="04.1" hint="You took the logarithm first. Min-max takes the values as they are."
# - (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min())
# + scaling.min_max(np.log1p(raw["yuan"]))
# - scaling.min_max(raw["words"])
# + scaling.min_max(np.log1p(raw["words"]))

# %% mistake="04.1" hint="These are shares of the column's sum. Min-max asks how far a value lies between the smallest and the largest."
# - (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min())
# + raw["yuan"] / raw["yuan"].sum()
# - scaling.min_max(raw["words"])
# + raw["words"] / raw["words"].sum()

# %% mistake="04.1" hint="You took x / (x + median). The task asks for min-max."
# - (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min())
# + scaling.saturate(raw["yuan"], raw["yuan"].median())
# - scaling.min_max(raw["words"])
# + scaling.saturate(raw["words"], raw["words"].median())

# %% mistake="04.1" hint="`yuan` and `words` have changed places."
# - (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min())
# + scaling.min_max(raw.words)
# - scaling.min_max(raw["words"])
# + scaling.min_max(raw["yuan"])

# %% mistake="04.1" hint="These are the parts of the whole cohort's ranking. Here the smallest and the largest value come from the customers in `raw`."
scores = interest.interest_ranking(payments, interest.LOTTERY, AS_OF)[PARTS].loc[raw.index]

# %% mistake="04.1" hint="You took one smallest and one largest value for both columns together. Each column needs ends of its own."
both = raw[["yuan", "words"]]
low, high = both.min().min(), both.max().max()
scores = scores.assign(payment_sum=(raw["yuan"] - low) / (high - low), tfidf_sum=(raw["words"] - low) / (high - low))

# %% mistake="04.1" hint="Brackets are missing: a division comes before a subtraction. First take the smallest value away, then divide the difference."
# - (raw["yuan"] - raw["yuan"].min()) / (raw["yuan"].max() - raw["yuan"].min())
# + raw["yuan"] - raw["yuan"].min() / (raw["yuan"].max() - raw["yuan"].min())
# - scaling.min_max(raw["words"])
# + raw["words"] - raw["words"].min() / (raw["words"].max() - raw["words"].min())

# %% [markdown] hints="04.1"
# 1. Min-max asks of each value how far it is on the way from the column's smallest value to its largest.
# 2. `Series.min()` and `Series.max()` give the ends; `scaling.min_max` does the whole step for one column.
# 3. `pd.DataFrame({"time_penalty": time_penalty, "payment_sum": …, "tfidf_sum": …})`, each with `(x - x.min()) / (x.max() - x.min())`.

# %% check="04.1"
lab.check("04.1", scores)

# %% [markdown] task="04.2" level=2 points=4
# ### Level 2 · The list that the tool will show
#
# `ranked` is the whole cohort's ranking by the plain sum of the three (here min-max runs over all customers). The campaign
# tool first rounds the sum to **one decimal**. Then it shows the highest scores first, and equal ones in the order of
# `user_id`, smallest first. Which twenty customers does it show first? Answer with a list `shown` of their ids, in the
# tool's order. (Then compare it with `ranked.index[:20]`: a tie of the display is no tie.)

# %%
ranked = interest.interest_ranking(payments, interest.LOTTERY, AS_OF)
ranked.head(3)

# %% task="04.2"
kept = ranked["final_score"].round(1)  # what the tool keeps
# BEGIN SOLUTION
shown = kept.reset_index().sort_values(["final_score", "user_id"], ascending=[False, True])["user_id"].head(20).tolist()
# END SOLUTION

# %% mistake="04.2" hint="You ranked on all decimals. That is the better list, but the tool has one decimal only, and decides equal scores by the id."
# - kept = ranked["final_score"].round(1)
# + kept = ranked["final_score"]

# %% mistake="04.2" hint="Among equal scores the largest id comes first in yours. Each column of the sorting has a direction of its own."
# - ascending=[False, True]
# + ascending=False

# %% mistake="04.2" hint="Your list begins with the lowest scores. The tool shows the highest first."
# - ascending=[False, True]
# + ascending=True

# %% mistake="04.2" hint="You kept two decimals. The tool keeps one."
# - kept = ranked["final_score"].round(1)
# + kept = ranked["final_score"].round(2)

# %% mistake="04.2" hint="You kept whole numbers. The tool keeps one decimal."
# - kept = ranked["final_score"].round(1)
# + kept = ranked["final_score"].round()

# %% mistake="04.2" hint="You cut the decimals off. Rounding goes to the nearest tenth, so some scores go up."
# - kept = ranked["final_score"].round(1)
# + kept = np.floor(ranked["final_score"] * 10) / 10

# %% mistake="04.2" hint="You took the first ten. The task asks for twenty."
# - .head(20)
# + .head(10)

# %% mistake="04.2" hint="You chose the first twenty by the exact score and sorted only these. Which customers come in when the tool rounds before it chooses?"
shown = kept.head(20).reset_index().sort_values(["final_score", "user_id"], ascending=[False, True])["user_id"].tolist()

# %% mistake="04.2" hint="You chose the first twenty by the exact score and sorted them by id. The tool's order is by the kept score first."
shown = sorted(ranked.index[:20])

# %% mistake="04.2" hint="The right twenty, but sorted by id. The id decides only among equal scores."
shown = sorted(shown)

# %% mistake="04.2" hint="You sorted by the id first. The score decides first, and the id only among equal scores."
shown = kept.sort_index().head(20).index.tolist()

# %% mistake="04.2" hint="These are row numbers. The task asks for the ids."
shown = kept.reset_index().sort_values(["final_score", "user_id"], ascending=[False, True]).index[:20].tolist()

# %% mistake="04.2" hint="These are the kept scores. The task asks for the ids."
shown = kept.nlargest(20).tolist()

# %% mistake="04.2" hint="You ranked the scores of level 1, which have another scale. The tool shows `ranked`."
own = scores.sum(axis=1).round(1).rename("own").reset_index()
shown = own.sort_values(["own", "user_id"], ascending=[False, True])["user_id"].head(20).tolist()

# %% mistake="04.2" hint="You rounded each part and added then. The tool rounds the sum."
rough = ranked[PARTS].round(1).sum(axis=1).round(1).rename("rough").reset_index()
shown = rough.sort_values(["rough", "user_id"], ascending=[False, True])["user_id"].head(20).tolist()

# %% mistake="04.2" hint="You began with the second place. Places count from the first row."
shown = (
    kept.reset_index().sort_values(["final_score", "user_id"], ascending=[False, True])["user_id"].iloc[1:21].tolist()
)

# %% mistake="04.2" hint="You ranked by time alone. The tool shows the sum of the three parts."
by_time = ranked["time_penalty"].round(1).reset_index()
shown = by_time.sort_values(["time_penalty", "user_id"], ascending=[False, True])["user_id"].head(20).tolist()

# %% mistake="04.2" hint="You kept everybody who ties with the twentieth. The tool shows twenty."
shown = kept.sort_index().nlargest(20, keep="all").index.tolist()

# %% mistake="04.2" hint="Equal scores stand in the order of their ids read as text, which goes by the first figure. Sort the ids as numbers."
# - kept.reset_index()
# + kept.reset_index().assign(user_id=lambda rows: rows["user_id"].astype(str))
# - ["user_id"].head(20)
# + ["user_id"].astype(int).head(20)

# %% mistake="04.2" hint="You cut after twenty before you sorted by user_id, and the ids stand in falling order. Sort everybody first, ids ascending."
# - kept.reset_index()
# + kept.head(20).reset_index()
# - [False, True]
# + [False, False]

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
# parts in `PARTS` does most to put it above the other? Answer with a pair `cause`: first the part's name, then by how
# much the two customers differ in it (the score of the higher one less that of the lower one, not rounded).

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

# %% mistake="04.3" hint="You subtracted the higher customer from the lower one. Which part puts the higher one above?"
# - parts = (higher - lower)[PARTS]
# + parts = (lower - higher)[PARTS]

# %% mistake="04.3" hint="The right part, the wrong sign: subtract the lower customer from the higher one."
# - cause = (parts.idxmax(), parts.max())
# + cause = (parts.idxmax(), -parts.max())

# %% mistake="04.3" hint="You named the part in which the higher customer's score is largest. What both have does not put one above the other: look at the differences."
# - parts = (higher - lower)[PARTS]
# + parts = higher[PARTS]

# %% mistake="04.3" hint="The right part, but the difference of the whole sum. How much do the two differ in this part?"
# - cause = (parts.idxmax(), parts.max())
# + cause = (parts.idxmax(), higher["final_score"] - lower["final_score"])

# %% mistake="04.3" hint="`final_score` is the sum and no part of it. Which of its three parts does most?"
# - parts = (higher - lower)[PARTS]
# + parts = (higher - lower)[["final_score"]]

# %% mistake="04.3" hint="This is a share of the gap. Asked is the difference itself, in the units of the score."
# - cause = (parts.idxmax(), parts.max())
# + cause = (parts.idxmax(), parts.max() / (higher["final_score"] - lower["final_score"]))

# %% mistake="04.3" hint="The pair is in the wrong order: the part's name comes first, the number second."
# - cause = (parts.idxmax(), parts.max())
# + cause = (parts.max(), parts.idxmax())

# %% mistake="04.3" hint="You named the part that speaks most for the lower customer. It makes the lead smaller; which part makes the lead?"
# - cause = (parts.idxmax(), parts.max())
# + cause = (parts.idxmin(), parts.min())

# %% mistake="04.3" hint="You compared the second customer of the ranking with the third. The two customers are in `pair`."
# - parts = (higher - lower)[PARTS]
# + parts = (ranked.iloc[1] - ranked.iloc[2])[PARTS]

# %% mistake="04.3" hint="You compared the first two of the ranking. The two customers are in `pair`."
# - parts = (higher - lower)[PARTS]
# + parts = (ranked.iloc[0] - ranked.iloc[1])[PARTS]

# %% mistake="04.3" hint="You compared the pair one place further down. The two customers are in `pair`."
# - parts = (higher - lower)[PARTS]
# + parts = (ranked.iloc[close] - ranked.iloc[close + 1])[PARTS]

# %% mistake="04.3" hint="You divided one score by the other. Asked is the difference: higher less lower."
# - parts = (higher - lower)[PARTS]
# + parts = (higher / lower)[PARTS]

# %% mistake="04.3" hint="You named the part with the smallest difference. Which does most?"
# - cause = (parts.idxmax(), parts.max())
# + cause = (parts.abs().idxmin(), parts.abs().min())

# %% mistake="04.3" hint="These are shares of the variance. Asked is what sets this one pair apart."
# - cause = (parts.idxmax(), parts.max())
# + of_all = interest.variance_shares(ranked[PARTS].head(20))
# + cause = (of_all.idxmax(), of_all.max())

# %% mistake="04.3" hint="This is a difference of places. Use the scores themselves."
# - cause = (parts.idxmax(), parts.max())
# + cause = (parts.idxmax(), float(ranked[parts.idxmax()].rank().loc[pair.index].diff().iloc[-1]))

# %% mistake="04.3" hint="The number is the higher customer's own value. By how much do the two differ in this part?"
# - parts.max()
# + higher[parts.idxmax()]

# %% mistake="04.3" hint="The first item is the position of the part. Its name is asked: `idxmax` gives the label, `argmax` the position."
# - parts.idxmax()
# + int(parts.argmax())

# %% mistake="04.3" hint="The first item is the name of a column of `raw`. The part is called as in `PARTS`."
# - parts.idxmax()
# + {"time_penalty": "S", "payment_sum": "yuan", "tfidf_sum": "words"}[parts.idxmax()]

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
# Answer with a pair `interval` of two numbers: first the lowest, then the highest $S$ that prints so, whether a customer of
# ours has it or not. The printed value was rounded to the nearest.

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
# - ends = np.array([printed - half, printed + half])
# + ends = np.array([printed - 2 * half, printed + 2 * half])

# %% mistake="04.4" hint="These are shares, the ends of what was printed. Asked is S: which function undoes the sigmoid?"
# - interval = tuple(np.log(ends / (1 - ends)))
# + interval = tuple(ends)

# %% mistake="04.4" hint="You stopped at p / (1 - p). It is e to the power of S; one step is missing."
# - interval = tuple(np.log(ends / (1 - ends)))
# + interval = tuple(ends / (1 - ends))

# %% mistake="04.4" hint="You applied the sigmoid once more. Which function undoes it?"
# - interval = tuple(np.log(ends / (1 - ends)))
# + interval = tuple(scaling.sigmoid(ends))

# %% mistake="04.4" hint="The fraction in your logarithm is upside down. The sigmoid is p: is S larger where p is larger?"
# - interval = tuple(np.log(ends / (1 - ends)))
# + interval = tuple(np.log((1 - ends) / ends))

# %% mistake="04.4" hint="The highest comes first in your pair. The task asks for the lowest first."
# - interval = tuple(np.log(ends / (1 - ends)))
# + interval = tuple(np.log(ends / (1 - ends)))[::-1]

# %% mistake="04.4" hint="Your logarithm has base 10. The sigmoid is made with e: which logarithm undoes it?"
# - interval = tuple(np.log(ends / (1 - ends)))
# + interval = tuple(np.log10(ends / (1 - ends)))

# %% mistake="04.4" hint="Your interval is much too narrow. `printed` has four decimals, and it was rounded after the sigmoid: find the ends of what was printed first, then undo the sigmoid at both."
interval = tuple(scaling.logit(printed) + np.array([-half, half]))

# %% mistake="04.4" hint="Your interval begins at the printed value itself, as if digits were cut off. Rounding goes to the nearest, up and down."
# - ends = np.array([printed - half, printed + half])
# + ends = np.array([printed, printed + 2 * half])

# %% mistake="04.4" hint="Your lowest S belongs to `printed` itself. A value a little smaller than `printed` prints the same."
# - ends = np.array([printed - half, printed + half])
# + ends = np.array([printed, printed + half])

# %% mistake="04.4" hint="Your interval is ten times too wide. Half a unit of which decimal is the rounding?"
# - ends = np.array([printed - half, printed + half])
# + ends = np.array([printed - 10 * half, printed + 10 * half])

# %% mistake="04.4" hint="Your interval is ten times too narrow. How many decimals are printed?"
# - ends = np.array([printed - half, printed + half])
# + ends = np.array([printed - half / 10, printed + half / 10])

# %% mistake="04.4" hint="You took the logarithm of p alone. What is p divided by before?"
# - interval = tuple(np.log(ends / (1 - ends)))
# + interval = tuple(np.log(ends))

# %% mistake="04.4" hint="These are the middle and the distance to an end. Asked are the lowest and the highest S."
# - interval = tuple(np.log(ends / (1 - ends)))
# + low, high = np.log(ends / (1 - ends))
# + interval = ((low + high) / 2, (high - low) / 2)

# %% mistake="04.4" hint="These are the smallest and the largest S of the customers in `middle`. Asked is every S that prints as `printed`, whether a customer has it or not."
# - interval = tuple(np.log(ends / (1 - ends)))
# + interval = (middle.min(), middle.max())

# %% mistake="04.4" hint="You looked for customers who print so. Asked is every S that prints as `printed`, whether a customer has it or not."
same = middle[scaling.sigmoid(middle).round(4) == printed]
interval = (same.min(), same.max())

# %% mistake="04.4" hint="You undid the forgetting curve. The score was made by the sigmoid."
# - interval = tuple(np.log(ends / (1 - ends)))
# + interval = tuple(-np.log(ends[::-1]) / 0.5)

# %% mistake="04.4" hint="This is how wide the interval is. Its two ends are asked, the lower one first."
# - tuple(np.log(ends / (1 - ends)))
# + float(np.diff(np.log(ends / (1 - ends)))[0])

# %% mistake="04.4" hint="Both your ends are the S of `printed` itself. Values a little smaller and a little larger print the same."
# - ends = np.array([printed - half, printed + half])
# + ends = np.array([printed, printed])

# %% [markdown] hints="04.4"
# 1. The printed value stands for all values that round to it. Find the ends of these first, and then undo the sigmoid at both ends.
# 2. The inverse of the sigmoid is the logit, the natural logarithm of `p / (1 - p)`: `np.log`, or `scaling.logit`.
# 3. With `ends = np.array([printed - half, printed + half])`: `interval = tuple(np.log(ends / (1 - ends)))`.

# %% check="04.4"
lab.check("04.4", interval)

# %% [markdown] task="04.5" level=5 points=5
# ### Level 5 · One wrong payment
#
# `slip` is `raw["yuan"]` with one mistake: the largest single payment was booked for the wrong customer, and a hundred times
# too large. The ranking is by `time_penalty + tfidf_sum +` the scaled money; the money is scaled after the mistake was made.
# Make the list of the first fifty twice, from `raw["yuan"]` and from `slip`, with the *same* scale. On how many of the
# **fifty places** stands another customer?
#
# Count it for two scales. Answer with a dictionary `moved` with two keys: `"min-max"` (`scaling.min_max` for both lists) and
# `"ranks"` (`scaling.rank_scale` for both lists). The function `first_fifty` makes one list from a scale and a column of
# money; the rest is yours.

# %%
players = ranked.loc[raw.index]  # the customers with a purchase
largest = bought.loc[bought["amount"].idxmax()]
behind = players.sort_values("final_score", ascending=False).index[50:]
wrong_customer = behind[raw["yuan"][behind] < raw["yuan"].median()][0]
slip = raw["yuan"].copy()
slip[largest["user_id"]] -= largest["amount"]
slip[wrong_customer] += 100 * largest["amount"]


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
# - (first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum()
# + len(first_fifty(scale, raw["yuan"]).difference(first_fifty(scale, slip)))

# %% mistake="04.5" hint="You compared the list after the slip with that of min-max before it. Each scale has a list of its own before the slip."
# - first_fifty(scale, raw["yuan"]) !=
# + before !=

# %% mistake="04.5" hint="You counted the places that kept their customer."
# - ) != first_fifty
# + ) == first_fifty

# %% mistake="04.5" hint="You compared the lists after they were sorted by id. A place is a row of the list as it is."
# - (first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum()
# + (first_fifty(scale, raw["yuan"]).sort_values() != first_fifty(scale, slip).sort_values()).sum()

# %% mistake="04.5" hint="These are shares of the fifty places. Their number is asked."
# - (first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum()
# + (first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum() / 50
# - name: int(
# + name: float(

# %% mistake="04.5" hint="You counted how many customers stay among the fifty. Asked are the places that have another customer."
# - (first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum()
# + len(first_fifty(scale, raw["yuan"]).intersection(first_fifty(scale, slip)))

# %% mistake="04.5" hint="You looked at the first twenty places. The task asks for fifty."
# - (first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum()
# + (first_fifty(scale, raw["yuan"])[:20] != first_fifty(scale, slip)[:20]).sum()

# %% mistake="04.5" hint="You compared all places of the ranking. Only the first fifty count."
rest = players["time_penalty"] + players["tfidf_sum"]
moved = {
    name: int((interest.places(rest + scale(raw["yuan"])) != interest.places(rest + scale(slip))).sum())
    for name, scale in scales.items()
}

# %% mistake="04.5" hint="You exchanged the two scales: each number stands under the other key."
moved = {"ranks": moved["min-max"], "min-max": moved["ranks"]}

# %% mistake="04.5" hint="You compared one scale with the other. Compare the list before the slip with the list after it, for one scale at a time."
moved = {
    "min-max": int((before != first_fifty(scaling.rank_scale, raw["yuan"])).sum()),
    "ranks": int((first_fifty(scaling.min_max, slip) != first_fifty(scaling.rank_scale, slip)).sum()),
}

# %% mistake="04.5" hint="The number for `ranks` does not use `scaling.rank_scale` for both lists. It gives ranks between 0 and 1, before the slip and after it."
moved = moved | {
    "ranks": int((first_fifty(scaling.rank_scale, raw["yuan"]) != first_fifty(scaling.min_max, slip)).sum())
}

# %% mistake="04.5" hint="You used the same money on both sides, without the slip."
moved = {"min-max": 0, "ranks": 0}

# %% mistake="04.5" hint="You took a logarithm before min-max. The task asks for min-max of the money itself."
logs = [scaling.min_max, lambda yuan: scaling.min_max(np.log1p(yuan.clip(lower=0)))][1]
moved = moved | {"min-max": int((first_fifty(logs, raw["yuan"]) != first_fifty(logs, slip)).sum())}

# %% mistake="04.5" hint="You counted those who left and those who came, so each change counts twice. Compare place by place."
moved = {
    name: len(first_fifty(scale, raw["yuan"]).symmetric_difference(first_fifty(scale, slip)))
    for name, scale in scales.items()
}

# %% mistake="04.5" hint="You counted those of the fifty who fall. A place has another customer also where somebody comes in or moves up."
# - int((first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum())
# + int(
# +         (
# +             interest.places(players["time_penalty"] + players["tfidf_sum"] + scale(slip))
# +             > interest.places(players["time_penalty"] + players["tfidf_sum"] + scale(raw["yuan"]))
# +         )[interest.places(players["time_penalty"] + players["tfidf_sum"] + scale(raw["yuan"])) <= 50].sum()
# +     )

# %% mistake="04.5" hint="Your values say only whether anything moved. On how many of the fifty places does another customer stand?"
# - (first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum()
# + (first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).any()
# - name: int(
# + name: bool(

# %% mistake="04.5" hint="You counted only customers who are still among the fifty. Where one has left, another stands on that place: it counts too."
moved = {}
for name, scale in scales.items():
    old, new = list(first_fifty(scale, raw["yuan"])), list(first_fifty(scale, slip))
    moved[name] = sum(old.index(user) != new.index(user) for user in old if user in new)

# %% mistake="04.5" hint="Your list before the slip is that of `ranked`, which scales over all customers. Make it with `first_fifty` and the scale of the key."
# - first_fifty(scale, raw["yuan"]) !=
# + ranked.index[:50] !=

# %% [markdown] hints="04.5"
# 1. For each scale there are two lists: before and after. A place has moved where they differ.
# 2. Two indexes of the same length can be compared with `!=`, which gives fifty times True or False; their sum counts the True.
# 3. For one scale: `(first_fifty(scale, raw["yuan"]) != first_fifty(scale, slip)).sum()`. Do it for both in a dictionary.

# %% check="04.5"
lab.check("04.5", moved)

# %% [markdown] task="04.6" level=6 points=5 given="0 1"
# ### Level 6 · What does each part know?
#
# `next_month` says for every customer of the cohort, players and others, whether there was a lottery purchase in the month
# after the observation point. The score is the plain sum of three columns of `players`, those in `PARTS`. They are scaled
# already: take them as they stand, without another min-max and without ranks.
#
# How well does the score find the buyers **among the customers in `players`**, and how well does it find them when one
# part is left out of the sum? Answer with a Series `auc` of four AUC values between 0 and 1, with the index `all three`,
# `without time_penalty`, `without payment_sum`, `without tfidf_sum`. The whole cell is yours.

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

# %% mistake="04.6" hint="You judged all customers of the cohort, and those who never played are easy to tell. Who is to be ranked?"
# - buyers = next_month[players.index]
# + buyers = next_month

# %% mistake="04.6" hint="These are the parts alone. Asked is the sum of the other two, when a part is left out."
# - interest.auc(total - players[part], buyers)
# + interest.auc(players[part], buyers)

# %% mistake="04.6" hint="The score or the outcome is turned round: an AUC below one half says that buyers get the low scores."
# - buyers = next_month[players.index]
# + buyers = ~next_month[players.index]

# %% mistake="04.6" hint="You summed all columns, so `final_score` counts beside its own parts. Add the three parts only."
# - total = players[PARTS].sum(axis=1)
# + total = players.sum(axis=1)

# %% mistake="04.6" hint="Your parts are scaled over the players alone, as in level 1. Take the columns of `players` as they stand."
# - total = players[PARTS].sum(axis=1)
# + other = scores.loc[players.index]
# + total = other[PARTS].sum(axis=1)
# - total - players[part]
# + total - other[part]

# %% mistake="04.6" hint="The part is still in the sum: your rows are all equal."
# - interest.auc(total - players[part], buyers)
# + interest.auc(total, buyers)

# %% mistake="04.6" hint="This is what is lost without each part. Asked is the AUC that is left."
# - interest.auc(total - players[part], buyers)
# + auc["all three"] - interest.auc(total - players[part], buyers)

# %% mistake="04.6" hint="This is the share of buyers among the first fifty. The AUC asks about every pair of a buyer and another customer."
# - interest.auc(total, buyers)
# + interest.precision_at(total, buyers)
# - interest.auc(total - players[part], buyers)
# + interest.precision_at(total - players[part], buyers)

# %% mistake="04.6" hint="You subtracted the part twice: the sum of the other two does not hold it any more."
# - interest.auc(total - players[part], buyers)
# + interest.auc(total - 2 * players[part], buyers)

# %% mistake="04.6" hint="You added quantities in three units, from `raw`. Add the scaled parts in `players`."
# - total = players[PARTS].sum(axis=1)
# + other = raw.set_axis(PARTS, axis=1)
# + total = other[PARTS].sum(axis=1)
# - total - players[part]
# + total - other[part]

# %% mistake="04.6" hint="You used `S` without its sigmoid. The sum is made of the parts in `players`."
# - total = players[PARTS].sum(axis=1)
# + other = players.assign(time_penalty=raw["S"])
# + total = other[PARTS].sum(axis=1)
# - total - players[part]
# + total - other[part]

# %% mistake="04.6" hint="You judged only the first fifty. All customers in `players` count."
# - buyers = next_month[players.index]
# + buyers = next_month[players.index[:50]]

# %% mistake="04.6" hint="You ranked each part before adding. The sum takes the parts as they are."
# - total = players[PARTS].sum(axis=1)
# + other = players[PARTS].apply(scaling.rank_scale)
# + total = other[PARTS].sum(axis=1)
# - total - players[part]
# + total - other[part]

# %% mistake="04.6" hint="You used the money with the slip of level 5. `players` holds the right money."
# - total = players[PARTS].sum(axis=1)
# + other = players.assign(payment_sum=scaling.min_max(slip))
# + total = other[PARTS].sum(axis=1)
# - total - players[part]
# + total - other[part]

# %% mistake="04.6" hint="This is a correlation. Asked is the AUC."
# - interest.auc(total, buyers)
# + total.corr(buyers.astype(float))
# - interest.auc(total - players[part], buyers)
# + (total - players[part]).corr(buyers.astype(float))

# %% mistake="04.6" hint="You multiplied the parts. The score is their sum."
buyers = next_month[players.index]
auc = pd.Series({"all three": interest.auc(players[PARTS].prod(axis=1), buyers)})
for part in PARTS:
    auc[f"without {part}"] = interest.auc(players[PARTS].drop(columns=part).prod(axis=1), buyers)

# %% mistake="04.6" hint="You took the ranks of level 5 for the money. Here the parts are those of `players`, as they stand."
# - total = players[PARTS].sum(axis=1)
# + players = players.assign(payment_sum=scaling.rank_scale(raw["yuan"]))
# + total = players[PARTS].sum(axis=1)

# %% mistake="04.6" hint="You scaled all parts by min-max once more, which gives the time more weight. Take the columns of `players` as they stand."
# - total = players[PARTS].sum(axis=1)
# + other = players[PARTS].apply(scaling.min_max)
# + total = other[PARTS].sum(axis=1)
# - total - players[part]
# + total - other[part]

# %% mistake="04.6" hint="You scaled `payment_sum` and `tfidf_sum` by min-max once more. Take the columns of `players` as they stand."
# - total = players[PARTS].sum(axis=1)
# + other = players.assign(**{part: scaling.min_max(players[part]) for part in PARTS[1:]})
# + total = other[PARTS].sum(axis=1)
# - total - players[part]
# + total - other[part]

# %% mistake="04.6" hint="You rounded the sums, so customers tie. The rounding of level 2 was for that list only."
# - interest.auc(total, buyers)
# + interest.auc(total.round(1), buyers)
# - interest.auc(total - players[part], buyers)
# + interest.auc((total - players[part]).round(1), buyers)

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
# Save the notebook (<kbd>Ctrl</kbd>+<kbd>S</kbd>), write the name or number that your instructor knows you by between the
# quotes, without spaces, and run the cell. It packs your notebook, your answers in writing and your progress into one file for
# your instructor, and says where the file lies.

# %% tags=["trainee-only"]
lab.submit("")
