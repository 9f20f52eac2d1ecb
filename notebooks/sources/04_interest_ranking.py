# %% [markdown] given="20 15"
# # Lesson 04 · Normalization and the interest ranking (归一化 · 商品兴趣度排行榜)
#
# The wallet team has found an old list: ten customers, ranked by their interest in the lottery (彩票). 周经理 (marketing)
# would like more such lists. 老秦 (finance) asks why number two stands above number three. 何律师 (privacy) asks what the
# list is for. To answer, we need to know what happens when three quantities in three units are put on one scale and
# added.
#
# After this lesson you can
#
# - **A** put time, words and money on one scale with the sigmoid and with min-max, and say what each scale does to them;
# - **B** take a difference between two scores apart into its causes;
# - **C** undo a scale, and say which differences it has hidden;
# - **D** test a score against one wrong payment, and against what customers did next;
# - **E** say what a score about people may be used for, and what not.
#
# | you need | how much | where to get it |
# |---|---|---|
# | group-by | sums by customer | [lesson 01](01_groupby.ipynb) |
# | the forgetting curve (遗忘曲线) | $S=\sum e^{-\eta\,\Delta t}$ | [lesson 02](02_forgetting_curve.ipynb) |
# | tf-idf | the sum over a list of keywords | [lesson 03](03_tfidf.ipynb) |
#
# Reading takes about 20 minutes, running about 15 seconds.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort
AS_OF = "2018-01-01"  # the observation point
ETA = 0.5  # decay factor per month, as in the source document

# %%
from itertools import combinations

import numpy as np
import pandas as pd

from helpers import datasets, interest, plotting, scaling

PARTS = ["time_penalty", "payment_sum", "tfidf_sum"]
top10 = datasets.printed_table("interest_top10").set_index("user_id")
top10

# %% [markdown]
# These ten rows are printed in the first source document, a training course's slides. Behind them stand three recipes:
#
# - `time_penalty` is the sigmoid (S形函数) of the summed interest, $s(S)=\frac{1}{1+e^{-S}}$;
# - `payment_sum` and `tfidf_sum` are the money spent and the weight of the keywords, each by min-max (最小最大归一化),
#   $s(x)=\frac{x-\min}{\max-\min}$;
# - `final_score` is the sum of the three. The slides say "normalised and weighted"; the formula only adds.
#
# ## 1 · Does the table add up?

# %%
off = (top10[PARTS].sum(axis=1) - top10["final_score"]).abs().max()
f"{off:.6f}"

# %% [markdown]
# To {{ off : .6f }}, which the rounding of the parts explains. So the printed columns are the whole score, and every
# question about the order can be put to them.

# %%
spread = top10[PARTS].max() - top10[PARTS].min()
plotting.show(
    interest.draw_parts(top10[PARTS]),
    alt=f"On one common scale the ten time scores span {spread['time_penalty']:.4f} and lie on one spot, the amounts span "
    f"{spread['payment_sum']:.2f} with most near the bottom, the tf-idf scores {spread['tfidf_sum']:.2f}.",
)

# %% [markdown]
# ## 2 · Why is number two above number three?
#
# The slides give a reason: number two spent about as much as number three and has a great advantage in *time*.
#
# **Predict.** Look at the second and the third row of the table. Which score puts one above the other, and by how much?
# Write your guess down.

# %%
gap = top10.iloc[1] - top10.iloc[2]
pd.DataFrame({"#2": top10.iloc[1], "#3": top10.iloc[2], "#2 - #3": gap})

# %% [markdown]
# Time adds {{ gap["time_penalty"] : .6f }}. Money adds {{ gap["payment_sum"] : .4f }}, and the words take
# {{ -gap["tfidf_sum"] : .4f }} back. The reason on the slide is the one score that makes no difference, and the amounts are
# not about equal: {{ top10["payment_sum"].iloc[1] : .3f }} against {{ top10["payment_sum"].iloc[2] : .3f }}. Nobody lied. A
# picture of number two's latest purchases was at hand, and a picture is easily taken for the cause.
#
# How much does time do in the whole table? We leave it out, and count the pairs of customers whose order changes.

# %%
without = top10["final_score"] - top10["time_penalty"]
pairs = list(combinations(top10.index, 2))
turned = [(a, b) for a, b in pairs if without[a] < without[b]]
len(turned), len(pairs)

# %% [markdown]
# {{ len(turned) }} of {{ len(pairs) }} pairs. Number one is first by money alone: by time it is number
# {{ int((top10["time_penalty"] > top10["time_penalty"].iloc[0]).sum()) + 1 }} of ten.
#
# > **What 老秦 takes from this.** "If the slide's reason is wrong, the slide's plan is wrong. You were going to write to
# > *recent* buyers, and the list holds people who paid a lot."
#
# ## 3 · Undo the sigmoid (反推)
#
# Why is time so weak? The sigmoid can be turned round: $S=\ln\frac{p}{1-p}$, the *logit*. A printed value is rounded, so it
# can come from a whole interval of $S$.

# %%
behind = scaling.behind_the_digits(top10["time_penalty"])
behind.assign(printed=top10["time_penalty"]).round(4)

# %%
open_end = np.isinf(behind["highest"])
plotting.show(
    interest.draw_intervals(behind, open_text="all of this prints as 1.000000"),
    alt=f"{open_end.sum()} of ten customers can have any S from {behind['lowest'].max():.2f} up; number one, at {behind['lowest'].iloc[0]:.2f}, "
    f"is known to within {behind.iloc[0].diff().iloc[-1]:.4f}, number three only to between {behind['lowest'].iloc[2]:.2f} and {behind['highest'].iloc[2]:.2f}.",
)

# %% [markdown] given="1.000000"
# Number one had $S=$ {{ behind["lowest"].iloc[0] : .2f }}, number three about {{ scaling.logit(top10["time_penalty"].iloc[2]) : .2f }}.
# {{ open_end.sum() }} of ten print 1.000000, which says only that $S$ was {{ behind["lowest"].max() : .2f }} or more. Someone who buys every third
# day for ever has $S\approx$ {{ 30 / 3 / ETA : .0f }} in the mean, someone who buys daily {{ 30 / ETA : .0f }}: here they look alike. And as $S$ is a sum of
# positive terms, the sigmoid never goes below one half: half of the scale is never used, and the other half is used up early.
#
# Are the printed ties real ties?

# %%
S = pd.Series([14.51, 20, 36.73, 36.75], name="S")
p = scaling.sigmoid(S)
pd.DataFrame({"S": S, "printed": p.map("{:.6f}".format), "is exactly 1": p == 1})

# %% [markdown]
# No. They are ties of the *display*: the computer still tells the customers apart up to $S\approx$ {{ 53 * np.log(2) : .2f }},
# where its binary digits end. Whoever sorts the printed table sorts at random there.
#
# > **The decision.** Rank on $S$. A scale that keeps the order adds nothing to a ranking by one quantity; it matters only
# > when quantities are added.
#
# ## 4 · The same score for our cohort
#
# The source document's pictures of its customers are lost, and its data were never ours. We compute the score for Anhe Life.

# %%
payments, _ = datasets.clean_wallet(datasets.load_wallet(seed=DATA_SEED))
payments = interest.before(payments, AS_OF)
ranking = interest.interest_ranking(payments, interest.LOTTERY, AS_OF, ETA)
records = payments[interest.matching(payments, interest.LOTTERY)]
bought = interest.purchases(payments, interest.LOTTERY)
raw = pd.DataFrame({"S": interest.time_interest(bought, AS_OF, ETA), "yuan": interest.amount_interest(records)})
raw = raw.assign(purchases=bought.groupby("user_id").size()).reindex(ranking.index).fillna(0)
ranking.join(raw[["S", "yuan"]].round(1)).head(5).round(4)

# %%
top3 = ranking.index[:3]
titles = [f"#{n}: S = {raw.loc[user, 'S']:.1f}, {raw.loc[user, 'yuan']:,.0f} yuan" for n, user in enumerate(top3, 1)]
month = bought["time"].dt.to_period("M")
counts = bought.groupby([month, "user_id"]).size().unstack(fill_value=0)[top3]
plotting.show(
    interest.draw_timelines(bought, top3, titles, "lottery purchases a month"),
    alt=f"Purchases by month of the first three: the busiest months hold {', '.join(map(str, counts.max()))} purchases, "
    f"the last month before the observation point {', '.join(map(str, counts.iloc[-1]))}.",
)

# %% [markdown]
# Three histories, read without adjectives: how many purchases, how lately, for how much. The slides call their number one
# a fanatic. A payment log has no such column.
#
# **Predict.** Each part has the weight one. Does each decide about a third of the order? Guess the share of time, among all
# customers, and among the fifty at the top.

# %%
groups = {"all customers": ranking, "the first fifty": ranking.head(50)}
shares = pd.DataFrame({who: interest.variance_shares(table[PARTS]) for who, table in groups.items()})
plotting.show(
    interest.draw_two(shares, xlabel="share of the variance of final_score", form="{:.0%}"),
    alt="Share of time, money and words in the variance of the score: "
    + "; ".join(
        f"{who} {shares.loc['time_penalty', who]:.0%}, {shares.loc['payment_sum', who]:.0%}, {shares.loc['tfidf_sum', who]:.0%}"
        for who in shares
    ),
)

# %% [markdown]
# The shares are $\mathrm{cov}(\text{part},\text{sum})/\mathrm{var}(\text{sum})$ and add up to one. Time has
# {{ shares.loc["time_penalty", "all customers"] : .0% }} among all and {{ shares.loc["time_penalty", "the first fifty"] : .0% }}
# among the fifty whom one would write to; money goes from {{ shares.loc["payment_sum", "all customers"] : .0% }} to
# {{ shares.loc["payment_sum", "the first fifty"] : .0% }}. Equal weights (权重) on unequal spreads are weights by accident. Weights that
# someone chose can at least be discussed:

# %%
weights = {
    "(1, 1, 1)": [1, 1, 1],
    "(3, 1, 1)": [3, 1, 1],
    "(1, 3, 1)": [1, 3, 1],
    "1 / spread": 1 / ranking[PARTS].std(),
}
first50 = {name: set((ranking[PARTS] @ np.array(w)).nlargest(50).index) for name, w in weights.items()}
pd.Series({name: len(best & first50["(1, 1, 1)"]) for name, best in first50.items()}, name="of the same fifty")

# %% [markdown]
# There is a second accident. Time sums over lottery records, money sums over lottery records, tf-idf counts words in
# lottery records. How much do the three have to say that the *number* of records does not?

# %%
played = raw["purchases"] > 0
common = ranking.loc[played, PARTS].corrwith(raw.loc[played, "purchases"], method="spearman")
common.rename("rank correlation with the number of purchases").round(2)

# %% [markdown]
# Among the {{ played.sum() }} customers with a purchase, each part follows the plain count, with rank correlations from
# {{ common.min() : .2f }} to {{ common.max() : .2f }}. Largely one cause, counted three times and
# called three indicators.
#
# ## 5 · One wrong payment (异常值)
#
# **Predict.** The log counts in fen. Someone reads *one* lottery payment, the largest, as yuan: a hundred times too much. How many of the
# first fifty places change hands?

# %%
slip = raw["yuan"].copy()
slip[records.loc[records["amount"].idxmax(), "user_id"]] += 99 * records["amount"].max()
s50 = raw.loc[raw["yuan"] > 0, "yuan"].median()  # fixed before: new data cannot move it
scales = {
    "min-max": scaling.min_max,
    "log, then min-max": lambda yuan: scaling.min_max(np.log1p(yuan.clip(lower=0))),
    "x / (x + s50)": lambda yuan: scaling.saturate(yuan.clip(lower=0), s50),
    "ranks": scaling.rank_scale,
}

# %%
rest = ranking["time_penalty"] + ranking["tfidf_sum"]
order = {name: [interest.places(rest + scale(yuan)) for yuan in (raw["yuan"], slip)] for name, scale in scales.items()}
moved = {name: (before != after)[before <= 50].sum() for name, (before, after) in order.items()}
median = {name: [scale(yuan)[played].median() for yuan in (raw["yuan"], slip)] for name, scale in scales.items()}
robust = pd.DataFrame(median, index=["median before", "median after"]).T.assign(places_changed=moved)
robust.round(5)

# %%
plotting.show(
    interest.draw_moves(
        {name: order[name] for name in ("min-max", "ranks")}, 50, "place before", "place after one wrong payment"
    ),
    alt=f"One payment read a hundred times too large moves {moved['min-max']} of the first fifty places under min-max, and {moved['ranks']} under ranks.",
)

# %% [markdown] given="0.30 0.08"
# Under min-max {{ moved["min-max"] }} of fifty move, and none of their owners did anything: the median player's money score falls from
# {{ robust.loc["min-max", "median before"] : .5f }} to {{ robust.loc["min-max", "median after"] : .5f }}, so money has been switched off for
# all but one. In the printed list too: of the other nine, {{ (top10["payment_sum"].iloc[1:] < 0.3).sum() }} score below 0.30,
# {{ (top10["payment_sum"].iloc[1:] < 0.08).sum() }} below 0.08. Ranks (秩) and $x/(x+s_{50})$ hold. The logarithm saves most of the
# median, but min-max after it still moves {{ moved["log, then min-max"] }}.
#
# Min-max also has no answer where all values are equal: the formula divides nothing by nothing.

# %%
equal = pd.Series([20.0, 20.0])
formula = (equal - equal.min()) / (equal.max() - equal.min())
pd.DataFrame(
    {"the formula": formula, "scaling.min_max": scaling.min_max(equal), "rank_scale": scaling.rank_scale(equal)}
)

# %% [markdown]
# > **The decision.** A scale whose ends are set by the data is set by one extreme value. Use ranks, or a fixed $s_{50}$, and
# > write the choice down.
#
# ## 6 · Which part knows about next month?
#
# So far we have judged the score by its arithmetic. Our cohort has a January that the log does not show: the truth
# file knows who bought again. AUC is the chance that a buyer stands above someone who did not buy.

# %%
truth = datasets.load_truth(seed=DATA_SEED).customers.set_index("user_id")
buys, ever = truth["purchases_jan2018"] > 0, truth["lottery_n"] > 0
candidates = {
    "the document's sum": ranking["final_score"],
    "sum without time": ranking["payment_sum"] + ranking["tfidf_sum"],
    "money alone": ranking["payment_sum"],
    "words alone": ranking["tfidf_sum"],
    "repaired: S alone": interest.repaired_ranking(payments, interest.LOTTERY, AS_OF, ETA)["final_score"],
    "ever played, yes or no": ever.astype(float),
}

# %%
auc = {name: [interest.auc(score, buys), interest.auc(score, buys[ever])] for name, score in candidates.items()}
auc = pd.DataFrame(auc, index=["all customers", "who ever played"]).T
auc.round(3)

# %%
document, mended = auc.loc["the document's sum"], auc.loc["repaired: S alone"]
plotting.show(
    interest.draw_two(
        auc.sort_values("who ever played", ascending=False), xlabel="AUC for a lottery purchase in January 2018"
    ),
    alt=f"Over all customers the scores lie between {auc['all customers'].min():.2f} and {auc['all customers'].max():.2f}; among those who ever played the repaired ranking has an AUC "
    f"of {mended['who ever played']:.2f}, the document's sum {document['who ever played']:.2f}, words alone {auc.loc['words alone', 'who ever played']:.2f}.",
)

# %% [markdown]
# The first column looks superb, and most of it is cheap: knowing only *whether* someone ever played gives
# {{ auc.loc["ever played, yes or no", "all customers"] : .3f }}. The question that a ranking must answer is in the second column: who, among
# the players? There the document's sum has {{ document["who ever played"] : .3f }}, and $S$ alone, the repaired ranking,
# {{ mended["who ever played"] : .3f }}: {{ mended["who ever played"] - document["who ever played"] : +.3f }} by leaving two of three parts
# *out*. One cohort could be luck, so a test of this course asks for a lead of at least {{ interest.MARGIN : .2f }} on several.
# Money and words are not wrong; they answer other questions (what is a purchase worth? what else does this customer
# buy?).
#
# > **What 周经理 takes from this.** Of the fifty at the top, {{ interest.precision_at(ranking["final_score"], buys) : .0% }} bought
# > in January by the document's order and {{ interest.precision_at(candidates["repaired: S alone"], buys) : .0% }} by the repaired one. A third indicator is
# > welcome when it says something new, and has shown it on a month that it had not seen.
#
# ## 7 · What may the list be used for? (负责任的使用)
#
# We can now find people who will probably play next month. 何律师 puts the veto on the export, and gives three
# reasons.
#
# - *Law.* A profile from payment texts is personal information about habits and money. China's Personal Information
#   Protection Law (个人信息保护法) wants a stated purpose, the least data, and for pushes by automated decisions an
#   option that ignores personal traits.
# - *Harm.* Interest that calls for more interest is what the curve measures. Those with the highest $S$ are those whom an
#   advertisement can hurt most, and the second case of the same slides selects users of credit by instalments from the
#   same customers.
# - *Control.* A list that exists gets used. So uses are listed, with an owner and an end.
#
# | use of the lottery score | decision |
# |---|---|
# | lottery offers to the top of the list | never |
# | credit offers | exclusion only: a high $S$ takes a customer off the list |
# | reminder of a limit (限额提醒) | for those who asked for it (opt-in) |
# | research | sums over groups, no rows of persons |
#
# The *method* needs no lottery. Campaign C1 offers a travel app's card to people who travel on business. We go back
# one month, rank by travel words, and see who travels in the month that follows.

# %%
TRAVEL = ["机票", "铁路", "酒店", "机场", "差旅"]
back = pd.Timestamp(AS_OF) - pd.DateOffset(months=1)
earlier = interest.bought_between(interest.purchases(payments, TRAVEL), back, AS_OF)  # who had a trip before
trips = interest.repaired_ranking(payments, TRAVEL, back, ETA)["final_score"]
fifty, travels = trips.index[:50], earlier.reindex(truth.index, fill_value=False)
facts = pd.DataFrame({"bought travel in that month": travels, "planted travellers": truth["business_travel_rate"] > 0})
pd.DataFrame({"the fifty": facts.loc[fifty].mean(), "all customers": facts.mean()})

# %%
c1 = interest.repaired_ranking(payments, TRAVEL, AS_OF, ETA).index[:50]  # today's list
often = raw.index[raw["S"] > 1 / ETA]  # one purchase a month for ever has S = 1 / eta in the mean
len(c1), len(c1.difference(often))

# %% [markdown] given="0 1 15 25 40"
# {{ travels[fifty].mean() : .0% }} of the fifty bought travel in the hidden month, against {{ travels.mean() : .0% }} of all customers; and among
# those with an earlier trip, as we have learnt to ask, the AUC is {{ interest.auc(trips, earlier) : .2f }}. The method
# carries over, because nothing in it knows what a lottery is. The lottery score enters once, as 何律师 allows: C1 offers
# *credit*, so customers who play more than about once a month come off today's list. {{ len(c1.difference(often)) }} of {{ len(c1) }} stay, and
# the marketing team is not told why a name is missing.
#
# ## Recap
#
# - A **scale** changes what a difference is worth: the sigmoid flattens the top, min-max obeys the largest value.
# - **Take a difference apart** before explaining it: the largest *difference* between two rows decides, not the largest value.
# - **Undo the scale** to see what rounding and saturation have hidden; rank on $S$.
# - Equal weights on unequal spreads are weights by accident, and three counts of one thing are one indicator.
# - Judge a ranking **among those it is meant to rank**, on a month that it has not seen.
# - The question "what may this be used for?" comes before the export.
#
# ### Check yourself
#
# <details><summary><b>Question:</b> after the sigmoid, S = 15 and S = 40 differ by: 25, a quarter, less than a millionth, or
# something that depends on the number of customers?</summary>
#
# *Less than a millionth.* The 25 is the difference before the scale; a quarter would need a straight line; and the sigmoid looks at one customer at a time,
# so their number plays no part (in min-max it does).
# </details>
#
# <details><summary><b>Question:</b> why is min-max on amounts dangerous? One payer presses the others together; new data can leave the scale from
# 0 to 1; it changes the order; it needs a normal distribution.</summary>
#
# *The first two.* It keeps the order of the amounts (the order of the *sum* it does change), and it assumes no distribution.
# </details>
#
# <details><summary><b>Question:</b> why is number two above number three in the printed table? A larger money part, a larger time part, a larger tf-idf part, or a
# gain in money above the loss in tf-idf?</summary>
#
# *The first and the last, which belong together.* Time differs in the sixth decimal; tf-idf speaks for number three.
# </details>
#
# ### What the industry does next
#
# Decayed counts (衰减计数) live in feature stores, updated with every event, and their half-lives are learned instead of set. Self-exciting
# (Hawkes) models and sequence models let each purchase call for the next. Rankings are trained on what happened, with a
# correction for what was shown (position bias). And the lists of what may never be a target (gambling, health, minors)
# are kept as code, tested before every send.
#
# **Now you**: [lab 04](labs/04_interest_ranking_lab.ipynb).
