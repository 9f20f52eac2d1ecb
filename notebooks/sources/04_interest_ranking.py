# %% [markdown] given="25"
# # Lesson 04 · Normalization and the interest ranking (归一化 · 商品兴趣度排行榜)
#
# The wallet team has an old list: ten customers, ranked by their interest in the lottery (彩票). 老秦 (finance) asks why number
# two stands above number three. 何律师 (privacy) stops the export and asks what the list is for. The list puts three
# quantities in three units on one scale and adds them. What does that do?
#
# After this lesson you can
#
# - **A** put time, money and words on one scale, and undo a scale again;
# - **B** take a difference between two scores apart into its causes;
# - **C** test a score against wrong payments, and against what customers did next, with intervals;
# - **D** say what a score about people may be used for, and what not.
#
# | you need | how much | where to get it |
# |---|---|---|
# | the forgetting curve (遗忘曲线) and the AUC | $S=\sum e^{-\eta\,\Delta t}$ | [lesson 02](02_forgetting_curve.ipynb) |
# | tf-idf | the sum over a list of keywords | [lesson 03](03_tfidf.ipynb) |
#
# Reading takes about 25 minutes, running about half a minute.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort
AS_OF = "2018-01-01"  # the observation point
ETA = 0.5  # decay factor per month, as in the source document

# %%
import numpy as np
import pandas as pd

from helpers import datasets, interest, plotting, scaling

PARTS = ["time_penalty", "payment_sum", "tfidf_sum"]
log, _ = datasets.clean_wallet(datasets.load_wallet(seed=DATA_SEED))
start, stop = interest.month_to_test(log, AS_OF)  # refuses an observation point that nothing can be tested after
if not 0.01 <= ETA <= 5:
    raise ValueError(f"ETA is {ETA}; give a decay factor from 0.01 to 5 per month, such as 0.5.")
payments = interest.before(log, AS_OF)

# %% [markdown]
# ## 1 · Three units, one scale *(planted)*
#
# Twelve customers of our simulated cohort, Anhe Life, who bought lottery tickets (three are shown):

# %%
records = payments[interest.matching(payments, interest.LOTTERY)]
bought = interest.purchases(payments, interest.LOTTERY)
S = interest.time_interest(bought, AS_OF, ETA)
yuan, words = interest.amount_interest(records), interest.tfidf_of_events(payments, interest.LOTTERY)
raw = pd.DataFrame({"S": S, "yuan": yuan, "words": words}).dropna().sort_values("S", ascending=False)
twelve = raw.iloc[np.linspace(0, len(raw) - 1, 12).astype(int)]
twelve.head(3).round(2)

# %% [markdown]
# `S` counts purchases, each faded by its age. `yuan` is the money. `words` is the summed tf-idf of seven lottery words. They cannot be
# added as they are. The source document, a training course's slides, uses two scales:
#
# - the **sigmoid** (S型函数) for time: $s(S)=\frac{1}{1+e^{-S}}$;
# - **min-max** (最小最大归一化) for money and words: $s(x)=\frac{x-\min}{\max-\min}$, so the smallest is nothing and the largest is one.

# %% [markdown] hole="04.a"
# **Your turn, two minutes.** `span` is the distance from the smallest to the largest amount. Make the Series `money`, the amounts
# of all twelve by min-max.

# %% hole="04.a"
span = twelve["yuan"].max() - twelve["yuan"].min()
# BEGIN SOLUTION
money = (twelve["yuan"] - twelve["yuan"].min()) / span
# END SOLUTION

# %% mistake="04.a" hint="You turned the scale round: the largest amount is nothing. How far is each from the smallest?"
# - (twelve["yuan"] - twelve["yuan"].min())
# + (twelve["yuan"].max() - twelve["yuan"])

# %% mistake="04.a" hint="You subtracted the mean. Min-max begins at the smallest amount."
# - twelve["yuan"].min()) /
# + twelve["yuan"].mean()) /

# %% mistake="04.a" hint="Brackets are missing: Python divides before it subtracts."
# - (twelve["yuan"] - twelve["yuan"].min()) / span
# + twelve["yuan"] - twelve["yuan"].min() / span

# %%
by_hand = pd.DataFrame(
    {"time": 1 / (1 + np.exp(-twelve["S"])), "money": money, "words": scaling.min_max(twelve["words"])}
)
library = by_hand.assign(time=scaling.sigmoid(twelve["S"]), money=scaling.min_max(twelve["yuan"]))
print("hand and library agree:", np.allclose(by_hand, library))
by_hand.assign(score=by_hand.sum(axis=1)).head(3).round(3)

# %% [markdown]
# The score is the sum of the three. The slides say "normalised and weighted"; their formula only adds.
#
# ## 2 · Why is number two above number three? *(printed)*

# %%
top10 = datasets.printed_table("interest_top10").set_index("user_id")
off = (top10[PARTS].sum(axis=1) - top10["final_score"]).abs().max()
print(f"parts and printed sums differ by {off:.6f} at most")
top10

# %% [markdown]
# The table adds up, so the printed columns are the whole score. The slides give a reason for the second place: fewer purchases and about as much
# money as number three, but a great advantage in *time*.
#
# **Predict.** Which column puts number two above number three, and by how much?

# %%
gap = top10.iloc[1] - top10.iloc[2]
spread = top10[PARTS].max() - top10[PARTS].min()
pd.DataFrame({"#2": top10.iloc[1], "#3": top10.iloc[2], "#2 - #3": gap})

# %%
plotting.show(
    interest.draw_parts(top10[PARTS]),
    title=f"Number two is {gap['payment_sum']:.2f} ahead of number three in money; in time, all ten lie within {spread['time_penalty']:.2f}",
    data="printed",
    alt=f"On one common scale the ten time scores span {spread['time_penalty']:.4f} and lie on one spot, the amounts span "
    f"{spread['payment_sum']:.2f} with most near the bottom, the tf-idf scores {spread['tfidf_sum']:.2f}.",
)

# %% [markdown]
# Time adds {{ gap["time_penalty"] : .6f }}. Money adds {{ gap["payment_sum"] : .4f }}, and the words take
# {{ -gap["tfidf_sum"] : .4f }} back. The amounts are not about equal: {{ top10["payment_sum"].iloc[1] : .3f }} against
# {{ top10["payment_sum"].iloc[2] : .3f }}. So the slide names the one column that makes no difference. Only money puts number one
# first: by time it is number {{ int(interest.places(top10["time_penalty"]).iloc[0]) }} of ten, by words number {{ int(interest.places(top10["tfidf_sum"]).iloc[0]) }}.
#
# ## 3 · Undo the sigmoid (反推) *(printed)*
#
# Why is time so weak? Turn the sigmoid round with the *logit*: $S=\ln\frac{p}{1-p}$.

# %% [markdown] hole="04.b"
# **Two more minutes.** `p` is the printed time score of number three. Which `S` did it come from?

# %% hole="04.b"
p = top10["time_penalty"].iloc[2]
# BEGIN SOLUTION
third = np.log(p / (1 - p))
# END SOLUTION

# %% mistake="04.b" hint="These are the odds. Their logarithm is asked."
# - np.log(p / (1 - p))
# + p / (1 - p)

# %% mistake="04.b" hint="The sign is wrong: a score above one half comes from an S above zero. Which of the two goes above the line?"
# - p / (1 - p)
# + (1 - p) / p

# %% mistake="04.b" hint="You applied the sigmoid once more. Go back instead."
# - np.log(p / (1 - p))
# + 1 / (1 + np.exp(-p))

# %% [markdown]
# A printed value is rounded, so it can come from a whole interval of $S$:

# %%
behind = scaling.behind_the_digits(top10["time_penalty"])
open_end = np.isinf(behind["highest"])
plotting.show(
    interest.draw_intervals(behind, open_text="all of this prints as 1.000000"),
    title=f"{open_end.sum()} of ten customers can have any S from {behind['lowest'].max():.1f} up: the printed digits hide it",
    data="printed",
    alt=f"{open_end.sum()} of ten customers can have any S from {behind['lowest'].max():.2f} up; number one, at {behind['lowest'].iloc[0]:.2f}, "
    f"is known to within {behind.iloc[0].diff().iloc[-1]:.4f}, number three only to between {behind['lowest'].iloc[2]:.2f} and {behind['highest'].iloc[2]:.2f}.",
)

# %% [markdown] given="0.5"
# Number two had an $S$ of {{ behind["lowest"].iloc[1] : .2f }} or more, number three between {{ behind["lowest"].iloc[2] : .2f }} and
# {{ behind["highest"].iloc[2] : .2f }}. **So the slide was right about $S$ and wrong about the score:** number two *is* ahead in time, and
# the sigmoid has left {{ gap["time_penalty"] : .6f }} of it.
#
# At the slides' factor of 0.5, one purchase every third day gives $S\approx$ {{ 30 / 3 / 0.5 : .0f }} in the long run, one per day
# {{ 30 / 0.5 : .0f }}. Both print as one. As $S$ is never negative, the sigmoid never goes below one half.
#
# > **The decision.** To rank by one quantity, rank on $S$ itself. A scale matters only when quantities are added.
#
# ## 4 · The score for our cohort *(planted)*
#
# One call computes it for all {{ payments["user_id"].nunique() : , }} customers. The slides show their first three by months; here are ours.

# %%
ranking = interest.interest_ranking(payments, interest.LOTTERY, AS_OF, ETA)
repaired = interest.repaired_ranking(payments, interest.LOTTERY, AS_OF, ETA).loc[ranking.index]
ranking.join(repaired[["interest", "purchases", "net_amount"]]).head(3).round(3)

# %%
top3 = ranking.index[:3]
titles = [
    f"#{n}: S = {row.interest:.1f}, {row.net_amount:,.0f} yuan"
    for n, row in enumerate(repaired.loc[top3].itertuples(), 1)
]
counts = bought.groupby([bought["time"].dt.to_period("M"), "user_id"]).size().unstack(fill_value=0)[top3]
plotting.show(
    interest.draw_timelines(bought, top3, titles, "lottery purchases per month"),
    title=f"The first three bought {', '.join(map(str, counts.iloc[-1]))} times in {counts.index[-1]:%B %Y}, and {', '.join(map(str, counts.max()))} in their busiest month",
    data="planted",
    alt=f"Purchases by month of the first three: the busiest months hold {', '.join(map(str, counts.max()))} purchases, "
    f"{counts.index[-1]:%B %Y} {', '.join(map(str, counts.iloc[-1]))}.",
)

# %% [markdown]
# The slides' word for their number one describes a person; a payment log
# describes payments.
#
# **Predict.** Each part has the weight one. Does each decide a third of the order?
#
# The share of a part in the differences of the score is $\mathrm{cov}(\text{part},\text{sum})/\mathrm{var}(\text{sum})$: its *covariance*
# (协方差) with the sum, divided by the variance of the sum. The three shares add up to one;
# a negative one pulls against the sum.

# %% [markdown] hole="04.c"
# **Two minutes.** Make the Series `share`, the shares of the three `PARTS` among all customers in `ranking`.

# %% hole="04.c"
# BEGIN SOLUTION
total = ranking["final_score"]
share = ranking[PARTS].apply(lambda part: part.cov(total)) / total.var()
# END SOLUTION

# %% mistake="04.c" hint="This is each part's own variance. The parts go together, and that counts as well: take the covariance with the sum."
# - part.cov(total)
# + part.var()

# %% mistake="04.c" hint="You divided by the standard deviation. The variance of the sum is its covariance with itself."
# - total.var()
# + total.std()

# %% mistake="04.c" hint="These are correlations, each between a part and the sum. They do not add up to one."
# - ranking[PARTS].apply(lambda part: part.cov(total)) / total.var()
# + ranking[PARTS].corrwith(total)

# %%
shares = pd.DataFrame({"all customers": share, "the first fifty": interest.variance_shares(ranking[PARTS].head(50))})
shares.index = ["time", "money", "words"]
fifty = shares["the first fifty"]
plotting.show(
    interest.draw_two(shares, xlabel="share of the variance of final_score", form="{:.0%}"),
    title=f"Equal weights, unequal say: among the first fifty, the shares run from {fifty.min():.0%} ({fifty.idxmin()}) to {fifty.max():.0%} ({fifty.idxmax()})",
    data="planted",
    alt="Share of time, money and words in the variance of the score: "
    + "; ".join(f"{who} {', '.join(f'{part:.0%}' for part in shares[who])}" for who in shares)
    + ".",
)

# %%
weights = {"1, 1, 1": [1, 1, 1], "3, 1, 1": [3, 1, 1], "1, 3, 1": [1, 3, 1], "1 / spread": 1 / ranking[PARTS].std()}
firsts = {name: set((ranking[PARTS] @ np.array(w)).nlargest(50).index) for name, w in weights.items()}
same = {name: len(first & firsts["1, 1, 1"]) for name, first in firsts.items()}
pd.DataFrame({"first fifty in common with 1, 1, 1": same}).rename_axis("weights of time, money, words")

# %%
played = repaired.index[repaired["purchases"] > 0]
common = ranking.loc[played, PARTS].corrwith(repaired.loc[played, "purchases"], method="spearman")
common.rename("rank correlation with the number of purchases").to_frame().round(2)

# %% [markdown]
# **What the set-up decides:** the first fifty were picked by this sum, so their shares describe that list only.
#
# Equal weights (权重) on unequal spreads are weights by accident. Still, these other weights exchange {{ f"at most {50 - min(same.values())} of the fifty" if min(same.values()) < 50 else "none of the fifty" }} (first table). And the three parts come
# from the same records: each follows the plain *number* of purchases, with rank correlations from {{ common.min() : .2f }} to
# {{ common.max() : .2f }} (second table). {{ "Much" if common.min() > 0.7 else "Part" }} of the score is one thing, counted three times.
#
# ## 5 · One wrong payment (异常值) *(planted)*
#
# The log counts in fen. Suppose that someone reads one payment as yuan, a hundred times too much.
#
# **Predict.** How many of the first fifty customers drop out? How many places change?
#
# **What the set-up decides:** which payment it is. If its payer is first in money already, ranks cannot move. Min-max moves the others
# only if the wrong sum becomes the largest, and $x/(x+s_{50})$ never does. So we draw two hundred payments at random, and misread
# one at a time.

# %%
s50 = raw["yuan"].median()  # fixed before: new data cannot move it
scales = {"min-max": scaling.min_max, "ranks 秩": scaling.rank_scale}
scales["x / (x + s50)"] = lambda yuan: scaling.saturate(yuan.clip(lower=0), s50)
scales["log, then min-max"] = lambda yuan: scaling.min_max(np.log1p(yuan.clip(lower=0)))
rest = ranking["time_penalty"] + ranking["tfidf_sum"]
drawn = bought.sample(200, random_state=DATA_SEED, replace=True)
slips = interest.misread(rest, repaired["net_amount"], drawn, scales)
interest.sum_up(slips, seed=DATA_SEED)

# %%
each = slips.groupby("scale")
mean, most = each[["places", "others", "left"]].mean(), each[["places", "others", "left"]].max()
largest = slips[slips["reach"] > 1]
more, low, high = interest.more_places(slips, "min-max", "ranks 秩", seed=DATA_SEED)
count, beyond = largest["payment"].nunique(), largest.groupby("scale")["others"].mean()
plotting.show(
    interest.draw_slips(slips, ["min-max", "ranks 秩"], 50),
    title=f"For people whose payments were read rightly, up to {most.loc['min-max', 'others']} of fifty places change under min-max, {most.loc['ranks 秩', 'others']} under ranks",
    data="planted",
    alt=f"Places changed in the lists without the payer, against the payer's wrong sum, for two hundred misread payments. {count} of them make a new largest sum, right of the dotted line. "
    f"On average {mean.loc['min-max', 'others']:.1f} places change under min-max, {mean.loc['ranks 秩', 'others']:.1f} under ranks.",
)

# %% [markdown] given="95"
# As a *set*, the first fifty {{ "hardly change" if mean["left"].max() < 1 else "change" }}: on average {{ mean.loc["min-max", "left"] : .2f }} customers leave under min-max,
# {{ mean.loc["ranks 秩", "left"] : .2f }} under ranks. *Places* change more ({{ mean.loc["min-max", "places"] : .1f }} and
# {{ mean.loc["ranks 秩", "places"] : .1f }}), because the payer moves up and pushes others down. Without the payer in the lists,
# {{ mean.loc["min-max", "others"] : .1f }} and {{ mean.loc["ranks 秩", "others"] : .1f }} places change: {{ "min-max moves more" if low > 0 else "ranks move more" if high < 0 else "these averages cannot be told apart" }} (difference {{ more : .2f }}, 95 % interval {{ low : .2f }} to {{ high : .2f }}).
# {{ f"The worst cases differ. {count} of the payments make a new largest sum, and min-max presses everybody else together: {beyond['min-max']:.0f} places change there ({beyond['ranks 秩']:.0f} under ranks)." if count else "No payment made a new largest sum here, which is where min-max does its harm." }}
# Ranks move others in {{ (slips.query("scale == 'ranks 秩'")["others"] > 0).sum() }} cases, by {{ most.loc["ranks 秩", "others"] }} places at most.
#
# > **The decision.** Use a fixed $s_{50}$: one wrong value then moves no other score. Ranks avoid only the worst case, and ten yuan more
# > or ten thousand more can be the same step.
#
# ## 6 · Which part knows about next month? *(planted)*
#
# The AUC is the chance that a buyer stands above a customer who did not buy (lesson 02). We judge {{ f"{start:%B %Y}" if start.day == 1 else f"the month from {start.date()}" }},
# which no score has seen, and only customers who had played before.

# %%
hidden = datasets.load_truth(seed=DATA_SEED).customers.set_index("user_id")
bought_next = interest.buyers_after(log, interest.LOTTERY, AS_OF, hidden["purchases_jan2018"] > 0)
parts = ranking[["final_score", "payment_sum", "tfidf_sum"]].set_axis(
    ["sum of three", "money alone", "words alone"], axis=1
)
scores = repaired[["interest", "purchases"]].set_axis(["S alone", "number of purchases"], axis=1).join(parts)
planted = interest.compare_scores(scores, bought_next[played], "S alone", seed=DATA_SEED)

# %%
plotting.show(
    interest.draw_scores(planted, ["S alone", "sum of three"], xlabel="AUC among customers who played before"),
    title=f"With planted forgetting: against S alone, the sum of three is {interest.lead_in_words(planted.loc['sum of three'])}",
    data="planted",
    alt="AUC with 95 % interval: "
    + "; ".join(f"{name} {row.auc:.2f} ({row.low:.2f} to {row.high:.2f})" for name, row in planted.iterrows())
    + ".",
)

# %% [markdown] given="95"
# On the same customers, against $S$ alone: the document's sum is {{ interest.lead_in_words(planted.loc["sum of three"]) }}; the plain
# number of purchases is {{ interest.lead_in_words(planted.loc["number of purchases"]) }}. A lead can be
# sure where the figure's intervals overlap: it compares two scores on the same customers.
#
# **What the set-up decides:** in our simulation each purchase calls for others, and this call fades with a half-life of
# {{ hidden["lottery_half_life"].iloc[0] : .0f }} months (the curve here: {{ interest.half_life(ETA) : .1f }}). We planted forgetting, so a score that
# forgets should do well. Do real customers forget like this?
#
# ## 7 · The same ranking in a real shop *(real data)*
#
# *Online Retail* is a year of a British gift shop. Of all customers who bought Christmas goods before (by two words of the
# description), who buys them in the next month?

# %%
real, _ = datasets.clean_retail(datasets.load_retail("online_retail").lines)
tried = {}
for month in ("2011-09", "2011-10", "2011-11"):
    begin = pd.Timestamp(month)
    christmas, later = interest.goods_scores(real, interest.CHRISTMAS, begin, begin + pd.DateOffset(months=1), ETA)
    tried[f"{begin:%B %Y}"] = interest.compare_scores(christmas, later["bought"], "S alone", seed=DATA_SEED)
november = tried["November 2011"]

# %% wall="yes"
plotting.show(
    interest.draw_months(tried, ["S alone", "sum of three"], xlabel="AUC"),
    title=f"Christmas goods in November: AUC of the sum of three {november.loc['sum of three', 'auc']:.2f}, S alone {november.loc['S alone', 'auc']:.2f}, plain count {november.loc['lines of these goods', 'auc']:.2f}, orders of any goods {november.loc['orders of any goods', 'auc']:.2f}",
    data="real data",
    alt="AUC for Christmas goods in the next month, with 95 % intervals. November: "
    + "; ".join(f"{name} {row.auc:.2f} ({row.low:.2f} to {row.high:.2f})" for name, row in november.iterrows())
    + ".",
)

# %%
leads = {
    month: [f"{row.lead:+.3f} ({row.lead_low:+.3f} to {row.lead_high:+.3f})" for row in table.itertuples()]
    for month, table in tried.items()
}
count_leads = [table.loc["lines of these goods"] for table in tried.values()]
counted = {"ahead": sum(row.lead_low > 0 for row in count_leads)}
counted["behind"] = sum(row.lead_high < 0 for row in count_leads)
counted["open"] = len(tried) - sum(counted.values())
pd.DataFrame(leads, november.index).drop("S alone").rename_axis("lead over S alone (95 % interval)")

# %% [markdown]
# In November, {{ later["bought"].sum() : , }} of {{ len(later) : , }} customers bought again. Against $S$ alone, the sum of three is
# {{ interest.lead_in_words(november.loc["sum of three"]) }}; behind in {{ sum(table.loc["sum of three", "lead_high"] < 0 for table in tried.values()) }} of the three
# months. The plain count of lines is {{ interest.lead_in_words(november.loc["lines of these goods"]) }} in November; of the three months, it is
# ahead in {{ counted["ahead"] }}, behind in {{ counted["behind"] }}, and not to be told apart in {{ counted["open"] }}. The number of orders of
# *any* goods is {{ interest.lead_in_words(november.loc["orders of any goods"]) }}.
#
# **{{ "With these settings there is no planted lead over a plain count to carry over" if planted.loc["number of purchases", "lead_high"] >= 0 else "The planted lead over a plain count carries over" if counted["behind"] == len(tried) else "The planted lead over a plain count does not carry over" }}.**
# Does this interest fade at all? We sort November's customers by the age of their last Christmas purchase.

# %%
ends = {"December, January": "2011-02-01", "February to August": "2011-09-01", "September, October": "2011-11-01"}
seasons = interest.returned(later, ends)
told = [f"{row.share:.0%} ({row.low:.0%} to {row.high:.0%})" for row in seasons.itertuples()]
seasons.rename_axis("last Christmas purchase").round(2)

# %% [markdown] given="95"
# Customers whose last purchase lies a season back returned about as often as those of September and October: {{ told[0] }} against
# {{ told[2] }}, with 95 % intervals. Those between returned less often: {{ told[1] }}. This interest seems to return with the season,
# which one Christmas cannot prove.

# %%
money = interest.compare_money(christmas, later["money"], "S alone", seed=DATA_SEED)
money[["share", "low", "high"]].round(3)

# %% [markdown] given="95 6 24 28 29 55"
# > **老秦 writes down:** these customers paid {{ later["money"].sum() : ,.0f }} pounds for Christmas goods in November, before refunds. The tenth of customers with
# > the highest $S$ brought {{ money.loc["S alone", "share"] : .0% }} of it *(real data, 95 % interval {{ money.loc["S alone", "low"] : .0% }} to {{ money.loc["S alone", "high"] : .0% }})*,
# > the tenth with most orders {{ money.loc["orders of any goods", "share"] : .0% }} ({{ money.loc["orders of any goods", "low"] : .0% }} to
# > {{ money.loc["orders of any goods", "high"] : .0% }}). As a share of the money, against $S$, orders are {{ interest.lead_in_words(money.loc["orders of any goods"], ".2f") }}. What
# > would change it: another year, or goods whose interest really fades.
#
# ## 8 · What may the list be used for? (负责任的使用) *(planted)*
#
# 何律师's reasons:
#
# - *Law.* China's Personal Information Protection Law (个人信息保护法) demands a clear purpose, and no more data than it needs
#   (Article 6). It counts financial accounts as sensitive (Article 28); she reads wallet payments so, and sensitive data need
#   *separate* consent (单独同意, Article 29). Marketing by automated decision must offer an option without personal traits, **or** an
#   easy way to refuse (Article 24, second paragraph). For both, an
#   impact assessment (影响评估) comes first (Article 55).
# - *Harm.* Frequent play can be a sign of trouble, and an advertisement may make it worse.
# - *Control.* A list that exists gets used. So each use has an owner and an end.
#
# | use of the lottery score | decision |
# |---|---|
# | lottery offers to the top of the list | never |
# | credit offers | exclusion only, and with separate consent: a high $S$ takes a customer off the list |
# | reminder of a limit (限额提醒) | for customers who asked for it (opt-in) |
# | research | sums over groups, no rows of persons |
#
# The *method* needs no lottery. Campaign C1 offers a travel app's credit card. We go back one month and rank by travel words.

# %%
TRAVEL = ["机票", "铁路", "酒店", "机场", "差旅"]
back = pd.Timestamp(AS_OF) - pd.DateOffset(months=1)
trips = interest.repaired_ranking(payments, TRAVEL, back, ETA)
travels = interest.bought_between(interest.purchases(payments, TRAVEL), back, AS_OF)  # among those with an earlier trip
tables = trips[["interest", "purchases"]].set_axis(["S alone", "number of trips"], axis=1)
travel = interest.compare_scores(tables, travels, "number of trips", seed=DATA_SEED)
travel[["auc", "low", "high"]].round(3)

# %%
today = interest.repaired_ranking(payments, TRAVEL, AS_OF, ETA).index[:50]
often = repaired.index[repaired["interest"] > 1 / ETA]  # one purchase per month, in the long run: S = 1 / eta
kept = today.difference(often)
print(f"C1: {len(kept)} of {len(today)} customers stay on the list")

# %% [markdown] given="0 1 15 25 40 1974"
# Against the number of trips, $S$ is {{ interest.lead_in_words(travel.loc["S alone"]) }}. Travel was simulated with forgetting, too: this
# shows only that the method runs on other words. The lottery score enters once, as 何律师 allows: C1 offers *credit*, so
# customers with an $S$ above {{ 1 / ETA : .1f }}, the long-run level of one purchase per month, come off the list. Marketing is not told why;
# a customer who asks is told.
#
# ## Recap
#
# - A **scale** changes what a difference is worth. The sigmoid flattens the top; min-max obeys the largest value.
# - **Take a difference apart** before you explain it, and **undo the scale** to see what it hides.
# - Judge a score **among the customers it ranks**, on a month it has not seen, with an interval, against a plain count.
# - "What may it be used for?" comes before the export.
#
# **三句话小结:** 归一化会改变差距的分量:S型函数压平高分,最小最大归一化由最大值说了算;解释名次之前,先把分差拆开。
# 模拟数据里的"遗忘"是我们放进去的,S 占优算不上发现;真实的圣诞商品上,三个月中有 {{ ",".join(f"{n} 个月{what}" for n, what in zip(counted.values(), ["简单计数更好", "S 更好", "分不出高下"]) if n) }}。
# 名单能用来做什么,要在导出之前回答:最小必要、单独同意、可以拒绝。
#
# ### Check yourself
#
# <details><summary><b>Question:</b> after the sigmoid, S = 15 and S = 40 differ by: 25, less than a millionth, or
# something that depends on the number of customers?</summary>
#
# *Less than a millionth.* The 25 is the difference before the scale; the sigmoid looks at one
# customer at a time, so their number plays no part.
# </details>
#
# <details><summary><b>Question:</b> why is min-max on amounts dangerous? One payer presses the others together; new data can leave the scale from
# 0 to 1; it changes the order.</summary>
#
# *The first two.* It keeps the order of the amounts (the order of the *sum* it does change).
# </details>
#
# <details><summary><b>Question:</b> a simulation shows that score A beats score B. What do you ask first?</summary>
#
# *What was planted.* If purchases were drawn by the rule that A measures, A wins by construction. Ask for real data, an interval, and
# a plain count beside both.
# </details>
#
# ### Read on
#
# [scikit-learn: scalers on data with outliers](https://scikit-learn.org/stable/auto_examples/preprocessing/plot_all_scaling.html) ·
# [Hawkes and Oakes (1974) on self-exciting processes](https://doi.org/10.2307/3212693) ·
# [the law in English (DigiChina)](https://digichina.stanford.edu/work/translation-personal-information-protection-law-of-the-peoples-republic-of-china-effective-nov-1-2021/) ·
# [Online Retail at UCI](https://doi.org/10.24432/C5BW33)
#
# **Now you**: [lab 04](labs/04_interest_ranking_lab.ipynb).
