# %% [markdown] given="25 20"
# # Lesson 02 · How long does a purchase say something? (遗忘曲线)
#
# Somebody who bought yesterday and somebody who bought a year ago are both "buyers". 周经理 (marketing) asks who is interested
# *now*. The first source document, a training course's slides, answers with a formula: every purchase counts, and each is
# slowly forgotten. It sets the pace of forgetting and gives no reason. You will compute its formula, ask what its numbers
# mean, and let the data say how fast to forget.
#
# The document's example is lottery tickets (彩票), and we keep it. 何律师 (privacy) has one condition, agreed before anything
# is computed: this ranking may *leave people out* of campaigns and offer them protection, such as a limit they set
# themselves. It never advertises. The method serves any category.
#
# After this lesson you can
#
# - **A** turn dates of purchases into an interest (兴趣度), and say what its size means;
# - **B** translate a decay factor (衰减因子) into a half-life (半衰期), and say in which months;
# - **C** keep everything after the observation point (观察点) out of a score, and test that it is;
# - **D** choose the decay factor by a back-test (回测), and say how sure you can be.
#
# | you need | how much | where to get it |
# |---|---|---|
# | GroupBy, the wallet's log | a sum by customer | [lesson 01](01_groupby.ipynb) |
# | $e^{-x}$ | falls from one towards nothing, never below | any school book |
# | NumPy arrays | arithmetic on whole columns | *NumPy: the absolute basics* in its documentation |
#
# Reading takes about 25 minutes, running about 20 seconds.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort
ETA = 0.5  # the document's decay factor, a month

# %%
import itertools

import numpy as np
import pandas as pd

from helpers import datasets, interest, plotting, scaling
from helpers.interactive import Slider, explore

plotting.use_house_style()
AS_OF = pd.Timestamp("2018-01-01")  # the observation point: we look back from here
log = datasets.load_wallet(seed=DATA_SEED)
payments, _ = datasets.clean_wallet(log)

# %% [markdown] given="0.5 30"
# ## 1 · One purchase, one weight
#
# The document weighs a purchase that lies $\Delta t$ months before the observation point with
#
# $$S_t = e^{-\eta\,\Delta t}, \qquad \eta = 0.5 .$$
#
# Here are three purchases of one customer, by hand, with months of 30 days (section 3 asks whether that matters).

# %%
bought = pd.Series(pd.to_datetime(["2017-07-05", "2017-11-02", "2017-12-17"]))
months = (AS_OF - bought) / pd.Timedelta(days=30)
weights = np.exp(-ETA * months)
pd.DataFrame({"bought": bought.dt.date, "months": months, "weight": weights.round(4)})

# %% [markdown]
# The three weights add up to an interest of {{ weights.sum() : .4f }}. The helper does the same for a column of any length,
# and refuses what cannot be:

# %%
np.allclose(interest.decay(interest.months_before(bought, AS_OF), ETA), weights)

# %% [markdown] given="0.5"
# **Predict.** At $\eta = 0.5$, after how long has a purchase lost half of its weight: half a month, one month, two?

# %%
half_life = np.log(2) / ETA
pd.Series(
    {"half-life, months": half_life, "half-life, days": 30 * half_life, "weight after one": np.exp(-ETA * half_life)}
)

# %%
fig, ax = plotting.subplots()
ages = np.linspace(0, 12, 241)
for eta, colour, place in (
    (0.1, plotting.GREEN, (7.4, 0.56)),
    (ETA, plotting.BLUE, (3.4, 0.8)),
    (1.5, plotting.VERMILION, (2, 0.92)),
):
    half = interest.half_life(eta)
    ax.plot(ages, interest.decay(ages, eta), color=colour)
    ax.plot(half, 0.5, "o", color=colour)
    line = {"arrowstyle": "-", "color": colour, "lw": 0.6}
    ax.annotate(f"η = {eta:g}: half after {half:.1f} months", (half, 0.5), place, color=colour, arrowprops=line)
ax.set(xlabel="months since the purchase (30 days each)", ylabel="weight of the purchase", ylim=(0, 1.02), xlim=(0, 12))
plotting.show(
    ax,
    alt=f"At eta {ETA} a purchase loses half of its weight in {half_life:.1f} months; at eta {eta} in {half:.1f}.",
)

# %% [markdown] given="1885"
# So a decay factor is a claim about people: *what somebody bought {{ 30 * half_life : .1f }} days ago says half as much about
# them as what they bought today.* In that form a shop assistant can disagree with it.
#
# ## 2 · Is it Ebbinghaus's curve? (艾宾浩斯遗忘曲线)
#
# The document borrows the idea from psychology. In 1885 Hermann Ebbinghaus learned lists of syllables, waited, and
# measured how much work the earlier learning saved. If that faded exponentially, it would fade at *one* rate throughout.

# %%
hours = np.array([1 / 3, 1, 8.8, 24, 48, 144, 744])
saved = np.array([58.2, 44.2, 35.8, 33.7, 27.8, 25.4, 21.1])  # percent; Ebbinghaus (1885), chapter VII
rate = -np.diff(np.log(saved)) / np.diff(hours) * 24  # the eta of each stretch, a day
stretches = [f"{a:.3g} h to {b:.3g} h" for a, b in itertools.pairwise(hours)]
pd.Series(rate, stretches, name="eta a day").round(4)

# %%
fig, ax = plotting.subplots()
later = np.geomspace(hours[0], hours[-1], 200)
single = np.log(saved[0] / saved[-1]) / (hours[-1] - hours[0])
ax.plot(hours, saved, "o", color=plotting.BLUE)
ax.plot(later, 184 / (np.log10(60 * later) ** 1.25 + 1.84), color=plotting.BLUE)
ax.plot(later, saved[0] * np.exp(-single * (later - hours[0])), color=plotting.GREY, ls=":")
ax.annotate("measured, and his own formula\n(a logarithm of time)", (6, 34), (0.6, 24), color=plotting.BLUE)
ax.annotate("one rate throughout", (48, 55), (40, 57), color=plotting.GREY)
ax.set(
    xscale="log",
    xlabel="hours since learning (logarithmic)",
    ylabel="amount remembered, % of work saved",
    ylim=(15, 65),
)
at_a_day = saved[0] * np.exp(-single * (24 - hours[0]))
plotting.show(
    ax,
    alt=f"After a day Ebbinghaus kept {saved[3]}%; an exponential through his first and last measurement would keep {at_a_day:.0f}%.",
)

# %% [markdown] given="28 31"
# Between his first two measurements he forgot {{ rate[0] / rate[-1] : ,.0f }} times as fast as between the last two: no
# exponential does that. And syllables are not shopping. The famous name lends the formula authority, not evidence. It is an
# *analogy* to be tested on customers' data, and section 8 does.
#
# ## 3 · What is a month?
#
# The document counts in months and does not say which. Take 28 February to 31 March.

# %%
then, now = pd.Timestamp("2017-02-28"), pd.Timestamp("2017-03-31")
readings = {
    "whole calendar months": interest.calendar_months_before(then, now),
    "months of 30 days": interest.months_before(then, now),
    "months of 30.4375 days": interest.months_before(then, now, 30.4375),
    "days, by mistake": (now - then).days,
}
pd.DataFrame({"months": pd.Series(readings), "weight": interest.decay(list(readings.values()), ETA)}).round(4)

# %% [markdown] given="30 1 2 31"
# Three honest readings give three weights, up to {{ readings["months of 30 days"] * ETA - ETA : .1% }} apart. That moves no
# decision as long as *one* of them is used everywhere; we take months of 30 days. Whole calendar months come in steps: seen
# from 1 January, all that was bought from 2 to 31 December is "no month ago". The last line is a mistake, and it
# gives no error: with days in place of months every customer seems asleep.
#
# ## 4 · Which payments count? (类别匹配)
#
# The document lists seven words for lottery payments, among them 停彩, probably a slip for 体彩. We keep the list as printed.
#
# **Predict.** A payment shall count if one of the words is in its text. What else might contain 双色球 or 彩票?

# %%
by_letters = interest.matching(payments, interest.LOTTERY, whole_words=False)
by_words = interest.matching(payments, interest.LOTTERY)
only_letters = payments[by_letters & ~by_words]
only_letters["text"].str.extract("((?:双色球|彩票).)")[0].value_counts()  # the word, and one letter more

# %%
played = interest.purchases(payments, interest.LOTTERY)  # whole words, and money out: refunds are no purchases
S = interest.time_interest(played, AS_OF, ETA)
pd.Series({"by letters": by_letters.sum(), "by words": by_words.sum(), "bought": len(played), "customers": len(S)})

# %% [markdown]
# Sports shoes (双色球鞋) and a card wallet (彩票夹) contain the letters of a lottery and are none:
# {{ len(only_letters) : , }} payments. Cutting the text into words leaves them out; lesson 03 shows how. Refunds name the
# category too, {{ by_words.sum() - len(played) : , }} times, and say the opposite of a purchase.
#
# > **What 何律师 (privacy) takes from this.** Looking for letters would have marked
# > {{ len(set(only_letters["user_id"]) - set(played["user_id"])) : , }} people as lottery players who bought shoes or stationery.
# > A wrong mark in a category like this one does harm even if no message is ever sent.
#
# ## 5 · Several purchases: a sum that decays
#
# With several purchases the document adds the weights up, $S = \sum e^{-\eta\,\Delta t}$. Take the customer with five
# purchases that are spread the widest.

# %%
spread = played.groupby("user_id")["time"].agg(["size", "min", "max"]).query("size == 5")
one = (spread["max"] - spread["min"]).idxmax()
ages = interest.months_before(played.loc[played["user_id"] == one, "time"].sort_values(), AS_OF)
print("months ago:", ages.round(2), "  weights:", interest.decay(ages, ETA).round(3), f"  S = {S[one]:.3f}")


# %%
def draw_interest(eta, **bought):
    """Interest over 18 months, of someone who bought so many months before the observation point."""
    past, ago = np.array(list(bought.values())), np.linspace(18, 0, 901)[:, None]
    left = np.exp(-eta * np.maximum(past - ago, 0)) * (past >= ago)
    total = left.sum(axis=1)
    _, ax = plotting.subplots()
    ax.plot(ago, left, color=plotting.GREY, lw=0.8)
    ax.fill_between(ago[:, 0], total, color=plotting.SKY, alpha=0.3)
    ax.plot(ago, total, color=plotting.BLUE)
    ax.annotate(f"S = {total[-1]:.2f}", (-0.15, total[-1]), va="center", color=plotting.BLUE)
    ax.set(xlim=(18, -1.8), xticks=range(0, 19, 3), ylim=(0, max(2.5, 1.05 * total.max())))
    ax.set(xlabel="months before the observation point", ylabel="interest (sum of weights)")
    return ax, f"At its highest the interest was {total.max():.2f}; at the observation point {total[-1]:.2f} is left."


# %%
sliders = {f"purchase_{k}": Slider(age, 0, 18, 0.1, f"purchase {k}, months ago") for k, age in enumerate(ages, 1)}
explore(draw_interest, eta=Slider(ETA, 0.05, max(2, ETA), 0.05, "η, a month"), **sliders)

# %% [markdown]
# The grey lines are single purchases, the blue one is their sum; only its right end is the score. When you run this notebook,
# sliders stand above the figure: move the *oldest* purchase by a month, then the *latest*, and see which of the two the score
# notices. Then make $\eta$ so small that all five count nearly alike.
#
# ## 6 · What does the size of S mean?
#
# Someone buys in a steady rhythm and always has. Then $S$ is a geometric series, $1 / (1 - e^{-\eta g})$ for a gap of $g$
# months, the purchase of today included.
#
# **Predict.** At one purchase a month for ever: is $S$ nearer to one, to three, to ten, or without limit?

# %%
gap = pd.Series({"every 30 days": 30, "every week": 7, "every day": 1}) / 30
steady = 1 / (1 - np.exp(-ETA * gap))
pd.DataFrame({"purchases a month": 1 / gap, "S": steady, "S × eta": steady * ETA}).round(2)

# %% [markdown]
# A lifetime of monthly purchases is no more than {{ steady.iloc[0] : .2f }}. The last column shows how to read any $S$: times $\eta$
# it is roughly the *purchases a month* that would keep it there. $S$ is a rate, taken over the last half-lives.
#
# Now we can read what the document printed: $S$ squeezed by a sigmoid, which can be undone (lesson 04 asks what it destroys).

# %%
printed = datasets.printed_table("interest_top10").set_index("user_id")["time_penalty"]
at_least = scaling.logit(printed.clip(upper=1 - 5e-7))  # a printed 1.000000 can come from any S above this
pd.DataFrame({"printed": printed, "S": at_least, "purchases a month": at_least * ETA, "or more": printed == 1}).round(3)

# %% [markdown]
# The document's number one stands at $S$ = {{ at_least.iloc[0] : .2f }}, a rhythm of {{ at_least.iloc[0] * ETA : .1f }} purchases a
# month; its lowest $S$ among the ten is {{ at_least.min() : .2f }}. In our wallet {{ (S > at_least.iloc[0]).sum() }} of {{ len(S) }} players are
# above the former.
#
# Is $S$ just another word for "bought lately"?

# %%
last = interest.months_before(played.groupby("user_id")["time"].max(), AS_OF)
fig, ax = plotting.subplots()
ax.scatter(last, S, s=14, alpha=0.6)
ax.plot(np.linspace(0, 17, 100), np.exp(-ETA * np.linspace(0, 17, 100)), color=plotting.GREY)
ax.annotate(
    "one purchase only", (11, np.exp(-ETA * 11)), (-4, -14), textcoords="offset points", ha="right", color=plotting.GREY
)
ax.set(yscale="log", xticks=range(0, 19, 3), xlabel="months since the last purchase", ylabel="interest S (logarithmic)")
recent = S[last < 0.5]
plotting.show(
    ax,
    alt=f"Nobody lies below the curve of a single purchase, and among the {len(recent)} who bought in the last half month S runs from {recent.min():.1f} to {recent.max():.1f}.",
)

# %% [markdown]
# The date of the last purchase sets the floor; the rhythm before it does the rest.
#
# > **What 周经理 (marketing) takes from this.** Read $S$ as purchases a month, and ask "over which time?": the half-life is
# > the answer.

# %% [markdown] given="1"
# ## 7 · Nothing after the observation point (观察点)
#
# A score of 1 January may use what was known on 1 January. The export of the log ran two days longer.
#
# **Predict.** What weight does the formula give to a purchase that lies three months *after* the observation point?

# %%
float(np.exp(-ETA * -3))  # the bare formula

# %%
try:
    interest.decay(-3, ETA)
except ValueError as refusal:
    print(refusal)

# %% [markdown]
# The bare formula counts the future {{ np.exp(-ETA * -3) : .2f }} times as much as today, and the helper refuses. How much
# of it is there? The cleaning dropped these rows (its ledger says so); we go back to the raw log.

# %%
seconds = pd.to_numeric(log["unix_time"], errors="coerce")
raw = log.assign(time=pd.to_datetime(seconds, unit="s") + pd.Timedelta(hours=8), text=log["describe"])
raw["amount"] = pd.to_numeric(raw["payment"], errors="coerce") / 100
late = interest.purchases(raw[raw["time"] >= AS_OF].drop_duplicates(), interest.LOTTERY)
in_utc = late["time"] - pd.Timedelta(hours=8) < AS_OF
pd.Series(
    {"lines after": (raw["time"] >= AS_OF).sum(), "lottery purchases": len(late), "dated before, in UTC": in_utc.sum()}
)

# %%
with_future = pd.concat([played, late])
bare = np.exp(-ETA * ((AS_OF - with_future["time"]) / pd.Timedelta(days=30)))
leak = bare.groupby(with_future["user_id"]).sum().sub(S, fill_value=0)
leak[leak > 1e-9].sort_values(ascending=False).head(3).round(3)

# %% [markdown]
# {{ len(late) : , }} lottery purchases of two January days would have raised the interest of {{ (leak > 1e-9).sum() }} customers, by up
# to {{ leak.max() : .2f }}. {{ in_utc.sum() }} of them would pass even a filter on dates if it reads the clock of Greenwich: before eight
# in the morning in Beijing, that clock still carries yesterday's date.
#
# Nothing warns: no error, no missing value, no odd number. So a leak (数据泄漏) is not looked for by eye but by a test: *feed
# events after the observation point; nothing may change.* It is one line, and every score you hand over passes it.

# %%
assert interest.time_interest(with_future, AS_OF, ETA).equals(S)

# %% [markdown] given="1 0.5"
# ## 8 · How fast to forget: from opinion to back-test (回测)
#
# The document sets $\eta$ = 0.5{{ "" if ETA == 0.5 else f", this run {ETA}," }} and gives no reason. A reason would be that another $\eta$ foretells worse. So score everybody
# who ever played with each $\eta$, and ask how well the score tells December's buyers from the others: the *AUC* is the
# chance that a buyer scores above somebody who did not buy (a coin gets a half).
#
# **Predict.** A colleague scores as of 1 January and compares with December's buyers. Which $\eta$ will look best, and why?

# %%
ETAS = sorted({0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, ETA})
december = interest.bought_between(played, "2017-12-01", AS_OF)
same_month = interest.backtest_eta(played, december, ETAS, AS_OF)
before_it = interest.backtest_eta(played, december, ETAS, "2017-12-01")
truth = datasets.load_truth(seed=DATA_SEED).customers.set_index("user_id")
january = (truth["purchases_jan2018"] > 0).loc[S.index]  # planted: what really followed
test = interest.backtest_eta(played, january, ETAS, AS_OF)
choices = {"same month": same_month, "month before": before_it}
pd.DataFrame(
    {name: {"eta": run.idxmax(), "promised": run.max(), "January": test[run.idxmax()]} for name, run in choices.items()}
).round(3)

# %% [markdown] given="1"
# The colleague's score had seen December: with a large $\eta$ it asks "did you buy in December?" of those who did, and
# promises {{ same_month.max() : .3f }}. On January it keeps {{ test[same_month.idxmax()] : .3f }}. Scored as of 1 December, the choice is
# $\eta$ = {{ before_it.idxmax() : g }}, which gets {{ test[before_it.idxmax()] : .3f }} in January.
#
# One month may mislead. Here are four months of the past, each scored as of its first day, and January.


# %%
def run_for(start):
    month = interest.bought_between(played, start, start + pd.DateOffset(months=1))
    return interest.backtest_eta(played, month, ETAS, start)


runs = {start: run_for(start) for start in pd.date_range("2017-09-01", "2017-12-01", freq="MS")}
best = pd.Series({start.strftime("%B"): run.idxmax() for start, run in runs.items()})
near = test.index[test > test.max() - 0.01]
best

# %%
fig, ax = plotting.subplots(figsize=(7.2, 4.2))
for run in runs.values():
    ax.plot(run, color=plotting.GREY, lw=1)
    ax.plot(run.idxmax(), run.max(), "o", color=plotting.GREY)
ax.plot(test, color=plotting.BLUE)
ax.plot(test.idxmax(), test.max(), "o", color=plotting.BLUE)
ax.plot(same_month, color=plotting.VERMILION, ls="--")
ax.text(1.2, 0.995, "scored with December in it", ha="right", color=plotting.VERMILION)
ax.text(test.idxmax(), test.max() + 0.01, "January", color=plotting.BLUE)
ax.text(5, min(run.iloc[-1] for run in runs.values()) - 0.02, "September to December", ha="right", color=plotting.GREY)
ax.set(xlabel="decay factor η, a month (logarithmic)", ylabel="AUC: buyers of the month found")
ax.set(xscale="log", xticks=[0.05, 0.1, 0.2, 0.5, 1, 2, 5])
ax.xaxis.set_major_formatter("{x:g}")
plotting.show(
    ax,
    alt=f"Scored as of its first day, each month has its best eta between {best.min():g} and {best.max():g}; the score that had seen December rises to {same_month.max():.2f}.",
)

# %% [markdown]
# The optimum is flat. In January every $\eta$ from {{ near.min() : g }} to {{ near.max() : g }} comes within a hundredth of the best,
# and the best of single months wanders from {{ best.min() : g }} to {{ best.max() : g }}. {{ "The document's" if ETA == 0.5 else "This run's" }} {{ ETA }} costs
# {{ test.max() - test[ETA] : .3f }} of AUC in January: that is the price of the opinion. What forgetting is good for, the ends of the
# grid say: at the left all purchases count nearly alike ({{ test.iloc[0] : .3f }}), at the right almost only the last
# ({{ test.iloc[-1] : .3f }}).
#
# Mind who is compared. Among the {{ len(S) }} who ever played the AUC at {{ ETA }} is {{ test[ETA] : .3f }}; among all customers it
# would be {{ interest.auc(S, truth["purchases_jan2018"] > 0) : .3f }}, because most never played and a score of nothing finds them.
#
# ## 9 · Held against what was planted
#
# The best $\eta$ of a ranking is a blunt measurement. A sharper question: under which half-life are the purchases *themselves*
# most likely (最大似然)? The helper fits a steady rhythm and an echo of every purchase that fades with the curve. In a
# simulation we know what is true, and can ask for more customers.

# %%
truly = truth["lottery_half_life"].iloc[0]
more, _ = datasets.clean_wallet(datasets.load_wallet(seed=DATA_SEED, customers=5000))
larger = interest.fit_half_life(interest.purchases(more, interest.LOTTERY), AS_OF, more)
fits = pd.DataFrame({"this cohort": interest.fit_half_life(played, AS_OF, payments), "five times as many": larger})
fits.loc[["half_life", "low", "high", "eta", "customers"]].round(2)

# %%
_, ax = plotting.subplots(figsize=(7.2, 2.6))
ax.hlines(fits.columns, fits.loc["low"], fits.loc["high"], color=plotting.BLUE, lw=3)
ax.plot(fits.loc["half_life"], fits.columns, "o", color=plotting.BLUE, ms=9)
for value, name, colour in ((truly, "planted", plotting.GREEN), (half_life, "document", plotting.VERMILION)):
    ax.axvline(value, color=colour, ls="--")
    ax.annotate(name, (value, 1.5), (4, 0), textcoords="offset points", color=colour)
ax.set(ylim=(-0.6, 1.8), xlabel="half-life, months of 30 days; bar: 95% interval")
plotting.show(
    ax,
    alt=f"Planted are {truly:g} months; this cohort's interval runs from {fits.loc['low'].iloc[0]:.1f} to {fits.loc['high'].iloc[0]:.1f}, that of the larger one from {larger.low:.1f} to {larger.high:.1f}.",
)

# %% [markdown]
# Five times as many customers give {{ larger.half_life : .2f }} months, off by {{ abs(larger.half_life - truly) : .2f }} from what was
# planted{{ "" if larger.low <= truly <= larger.high else ", which the interval misses, as one in twenty does" }}. {{ "The document's" if ETA == 0.5 else "This run's" }} {{ half_life : .2f }} lies {{ "inside" if larger.low < half_life < larger.high else "outside" }} that
# interval and {{ "inside" if fits.loc["low"].iloc[0] < half_life < fits.loc["high"].iloc[0] else "outside" }} this cohort's. So the
# half-life *can* be measured, given enough people, and the ranking hardly needs it. A real log has no planted truth, but it can
# have the interval.
#
# > **The decision.** Keep {{ ETA }} where it lies in the flat part, write down the back-test that says so, and repeat it when the
# > product changes. Nobody is sold a third decimal of $\eta$.
# >
# > **What 何律师 adds.** The same log feeds the document's next case, a credit card paid by instalments, and nothing there keeps the
# > two apart. Here the score goes into one list only: whom every campaign leaves out, and whom we offer a limit.

# %% [markdown] given="1 2 0.9 0.999"
# ## Recap
#
# - $S = \sum e^{-\eta\,\Delta t}$: each purchase counts and fades. Times $\eta$ it reads as purchases a month.
# - $\eta$ is a claim: half is gone after $\ln 2 / \eta$ months. Say which months.
# - **as_of**: only what lies before counts. Feed a function the future, and nothing may move.
# - Choose $\eta$ by a **back-test** on a month that the score has not seen; report the flat range, and among whom.
# - Ebbinghaus lends a picture. The evidence comes from the log.
#
# ### Check yourself
#
# <details><summary><b>Question:</b> with η = {{ ETA }} a month, when has a purchase lost half of its weight: after half a month, one,
# {{ half_life : .2f }} or two months?</summary>
#
# *{{ half_life : .2f }}*, ln 2 / η. Half a month takes the factor for a time. After one month {{ np.exp(-ETA) : .0% }} are left,
# after two {{ np.exp(-2 * ETA) : .0% }}.
# </details>
#
# <details><summary><b>Question:</b> a customer's S is 0.9. One purchase a few days ago, several long ago, or either?</summary>
#
# *Either.* A sum does not say how it came about. Only above 1 does it tell you of more than one purchase.
# </details>
#
# <details><summary><b>Question:</b> a back-test gives an AUC of 0.999. What do you look at first: the grid of η, the number of
# customers, the date of the score, or the decay function?</summary>
#
# *The date of the score*: it has probably seen the month that judges it. A finer grid or more customers move the AUC by
# hundredths, and a wrong decay would make it worse, not perfect.
# </details>
#
# ### What the industry does next
#
# Decayed counts are a standard feature in feature stores: the old sum times one weight, plus what is new. Where data suffice
# the decay is learned, by self-exciting processes as in section 9 or by sequence models. And platforms keep explicit
# exclusion lists for gambling, health and minors, which no score may override.
#
# **Now you**: [lab 02](labs/02_forgetting_curve_lab.ipynb).
