# %% [markdown] given="25 30"
# # Lesson 02 · How long does a purchase say something? (遗忘曲线)
#
# 周经理 (marketing) asks who is interested *now*. The first source document, a training course's slides, answers with a
# formula: every purchase counts, and each is slowly forgotten. It sets the speed of forgetting and gives no reason.
#
# The document's example is lottery tickets (彩票), and we keep it. 何律师 (privacy) has one condition: this ranking may *leave
# people out* of campaigns and offer them protection, such as a limit they set themselves. It never advertises.
#
# After this lesson you can
#
# - **A** turn dates of purchases into an interest (兴趣度), and say what its size means;
# - **B** translate a decay factor (衰减因子) into a half-life (半衰期);
# - **C** keep the time after the observation point (观察点) out of a score, and test it;
# - **D** choose the decay factor by a back-test (回测), with an interval.
#
# | you need | how much | where to get it |
# |---|---|---|
# | GroupBy, the wallet's log | a sum per customer | [lesson 01](01_groupby.ipynb) |
# | $e^{-x}$ | it falls from one towards zero, never below | any school book |
# | NumPy arrays | arithmetic on whole columns | [NumPy for beginners](https://numpy.org/doc/stable/user/absolute_beginners.html) |
#
# Reading takes about 25 minutes, running about half a minute.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort
ETA = 0.5  # the document's decay factor, per month

# %%
import itertools

import numpy as np
import pandas as pd
import rjieba
from scipy.stats import binomtest

from helpers import datasets, interest, plotting, scaling
from helpers.interactive import Slider, explore

if not 0.01 <= ETA <= 10:
    raise ValueError(f"ETA is {ETA}; give a decay factor from 0.01 to 10 per month.")
plotting.use_house_style()
AS_OF = pd.Timestamp("2018-01-01")  # the observation point: we look back from here
DOCUMENT = 0.5  # per month, whatever ETA is
log = datasets.load_wallet(seed=DATA_SEED)
payments, _ = datasets.clean_wallet(log)

# %% [markdown] given="0.5 30"
# ## 1 · One purchase, one weight *(printed)*
#
# The document weighs a purchase that lies $\Delta t$ months before the observation point with
#
# $$S_t = e^{-\eta\,\Delta t}, \qquad \eta = 0.5 .$$
#
# Here are three purchases of one customer, with months of 30 days.

# %%
bought = pd.Series(pd.to_datetime(["2017-07-05", "2017-11-02", "2017-12-17"]))
months = (AS_OF - bought) / pd.Timedelta(days=30)
months.rename("months ago").to_frame()

# %% [markdown] hole="02.a"
# **Your turn, two minutes.** The weight of the first purchase is done for you. Make the Series `weights` for all three.

# %% hole="02.a"
weight_of_first = np.exp(-ETA * months.iloc[0])
# BEGIN SOLUTION
weights = np.exp(-ETA * months)
# END SOLUTION

# %% mistake="02.a" hint="Your weights are above 1 and grow with age. Look at the sign of the exponent."
# - weights = np.exp(-ETA
# + weights = np.exp(ETA

# %% mistake="02.a" hint="You divided by the factor. A larger factor must make old purchases count less."
# - weights = np.exp(-ETA * months)
# + weights = np.exp(-months / ETA)

# %% mistake="02.a" hint="This is the sum. Each purchase has a weight of its own; the sum comes next."
# - weights = np.exp(-ETA * months)
# + weights = np.exp(-ETA * months).sum()

# %% mistake="02.a" hint="You took days. The factor is per month: use `months`."
# - ETA * months)
# + ETA * months * 30)

# %%
half_life = np.log(2) / ETA
print(f"interest, the sum of the weights: {weights.sum():.4f}")
print(f"half of a weight is left after {half_life:.2f} months, which are {30 * half_life:.1f} days")

# %% [markdown]
# The time after which half is left, $\ln 2 / \eta$, is the *half-life*. It does not depend on the purchase's age.

# %%
curves = sorted({0.1, ETA, 1.5})
halves = ", ".join(f"{interest.half_life(eta):.1f} months at η = {eta:g}" for eta in curves)
plotting.show(
    interest.draw_decay(curves),
    title=f"The document's one number is a claim: half is gone after {half_life:.1f} months"
    if ETA == 0.5
    else f"At η = {ETA:g} half is gone after {half_life:.1f} months",
    data="printed",
    alt=f"Weight of a purchase over twelve months. Half is left after {halves}.",
)

# %% [markdown] given="1885"
# So a decay factor is a claim: *what somebody bought {{ 30 * half_life : .1f }} days ago says half as much about them as what they
# bought today.*
#
# ## 2 · Is it Ebbinghaus's curve? (艾宾浩斯遗忘曲线) *(real data)*
#
# The document borrows the idea from psychology. Hermann Ebbinghaus (1885) learned lists of nonsense syllables (无意义音节),
# waited, learned them again, and measured how much work was saved. He had one subject: himself. If memory faded
# exponentially, it would fade at *one* rate throughout.

# %%
hours = np.array([1 / 3, 1, 8.8, 24, 48, 144, 744])
saved = pd.Series([58.2, 44.2, 35.8, 33.7, 27.8, 25.4, 21.1], hours)  # percent; his chapter VII
rate = -np.diff(np.log(saved)) / np.diff(hours) * 24
stretches = [f"{a:.3g} h to {b:.3g} h" for a, b in itertools.pairwise(hours)]
pd.Series(rate, stretches, name="η per day").round(4).to_frame()

# %%
grid = np.geomspace(hours[0], hours[-1], 200)
formula = pd.Series(184 / (np.log10(60 * grid) ** 1.25 + 1.84), grid)  # minutes, from one before the end of learning
single = pd.Series(
    saved.iloc[0] * np.exp(-np.log(saved.iloc[0] / saved.iloc[-1]) * (grid - hours[0]) / np.ptp(hours)), grid
)
plotting.show(
    interest.draw_ebbinghaus(saved, formula, single),
    title=f"He forgot over {rate[0] / rate[-1] // 1000 * 1000:,.0f} times as fast at first as at the end: no single rate does that",
    data="real data",
    alt=f"Work saved falls from {saved.iloc[0]} % to {saved[24]} % after a day and {saved.iloc[-1]} % after a month. "
    f"One rate through the ends would keep {np.interp(24, grid, single):.0f} % after a day.",
)

# %% [markdown] given="2015 8.8 24 28 31 1"
# In his formula, kept divided by forgotten falls as a power of the logarithm of time; time counts from one minute *before*
# the end of learning. One step in the table is strange: from 8.8 to 24 hours he forgot at {{ rate[2] : .4f }} per day, on the
# second day at {{ rate[3] : .4f }}. He did not believe it himself. Murre and Dros (2015), also with one subject, found again that the
# curve jumps upwards at 24 hours.
#
# Syllables are not shopping: the formula is an *analogy*, to be tested on customers' data.
#
# ## 3 · What is a month? *(printed)*
#
# The document counts in months and does not say which. Take purchases of 28 February and of 1 March, seen from 31 March.

# %%
then, now = pd.to_datetime(["2017-02-28", "2017-03-01"]), pd.Timestamp("2017-03-31")
readings = {
    "whole calendar months": interest.calendar_months_before(then, now),
    "months of 30 days": interest.months_before(then, now),
    "months of 30.4375 days": interest.months_before(then, now, 30.4375),
    "days, by mistake": (now - then).days,
}
aged = pd.DataFrame(readings, ["28 February", "1 March"]).T
aged.add_suffix(", months").join(np.exp(-ETA * aged).add_suffix(", weight")).round(4)

# %% [markdown] given="30 30.4375"
# Months of 30 or of 30.4375 days differ by {{ 30.4375 / 30 - 1 : .1% }}, as if $\eta$ were a little different. *Whole* months lose up to a
# month: one day later, the weight jumps from {{ np.exp(-ETA) : .2f }} to one. We take 30 days everywhere. The last line, a mistake,
# gives no error.
#
# ## 4 · Which payments count? (类别匹配) *(planted)*
#
# The document lists seven words for lottery payments, among them 停彩, probably a slip for 体彩.
#
# **Predict.** A payment counts if one of the words is in its text. What else might contain 双色球 or 彩票?

# %%
by_characters = interest.matching(payments, interest.LOTTERY, whole_words=False)
without_friends = interest.matching(payments, interest.LOTTERY)
false_friends = payments[by_characters & ~without_friends]
false_friends["text"].str.extract("((?:双色球|彩票).)")[0].value_counts().rename_axis(
    "the word, and the next character"
).to_frame()

# %%
for text in ("双色球鞋休闲运动", "彩票夹卡册收纳"):
    print(text, "→", " | ".join(rjieba.Jieba().cut(text)))

# %% [markdown]
# Sports shoes (双色球鞋) and a card wallet (彩票夹) contain the characters of a lottery: {{ len(false_friends) : , }} payments. Whole
# words alone do not help: the cutter takes the lottery out of the shoe. A person has to read such *false friends* (形近误配) and
# put them into a dictionary, `interest.DICTIONARY` ([lesson 03](03_tfidf.ipynb)).

# %%
# without false friends; money out only: refunds are no purchases
played = interest.purchases(payments, interest.LOTTERY)
S = interest.time_interest(played, AS_OF, ETA)
marked, wrong = (set(payments.loc[by_characters, "user_id"]), set(false_friends["user_id"]) - set(played["user_id"]))
share = binomtest(len(wrong), len(marked)).proportion_ci(method="wilson")
in_raw = log.loc[interest.matching(log.rename(columns={"describe": "text"}), interest.LOTTERY, False), "user_id"]
pd.Series(
    {
        "payments by characters": by_characters.sum(),
        "without false friends": without_friends.sum(),
        "purchases": len(played),
    }
).to_frame("rows")

# %% [markdown] given="95"
# Refunds name the category too, {{ without_friends.sum() - len(played) : , }} times, and say the opposite of a purchase.
#
# > **何律师 writes down:** a search for characters marks {{ len(marked) : , }} people as lottery players; {{ len(wrong) : , }} of them only bought
# > shoes or stationery: {{ len(wrong) / len(marked) : .0% }} *(planted; 95 % interval (区间) {{ share.low : .0% }} to {{ share.high : .0% }})*. Such a
# > mark does harm even if no message is sent.
#
# In the raw log of lesson 03, two days longer, the characters find {{ in_raw.nunique() : , }} people.
#
# ## 5 · Several purchases: a sum that decays *(planted)*
#
# The document adds the weights up, $S = \sum e^{-\eta\,\Delta t}$. Of the customers with five purchases, take the one with
# the widest spread.

# %%
spread = played.groupby("user_id")["time"].agg(["size", "min", "max"]).query("size == 5")
one = (spread["max"] - spread["min"]).idxmax()
ages = interest.months_before(played.loc[played["user_id"] == one, "time"].sort_values(), AS_OF)
pd.DataFrame({"months ago": ages, "weight": interest.decay(ages, ETA)}).round(3)

# %% tags=["interactive"]
sliders = {f"purchase_{k}": Slider(age, 0, 18, 0.1, f"purchase {k}, months ago") for k, age in enumerate(ages, 1)}
explore(
    lambda eta, **past: (
        interest.draw_interest(eta, np.array(list(past.values()))),
        f"An interest of {interest.decay(list(past.values()), eta).sum():.2f} is left at the observation point",
        f"Five purchases, each worth one on its day, fade by η = {eta:.2f} per month. The sum rises by one at each and falls between.",
    ),
    data="planted",
    eta=Slider(ETA, 0.01, max(2, ETA), 0.01, "η, per month"),
    **sliders,
)

# %% [markdown]
# Grey lines are single purchases, blue is their sum; only its right end is the score. Move the *oldest* purchase by a month,
# then the *latest*: which one does the score notice?
#
# ## 6 · What does the size of S mean? *(printed)*
#
# For somebody who has always bought every $g$ months, and today, $S$ is a geometric series: $1 / (1 - e^{-\eta g})$.
#
# **Predict.** At one purchase per month for ever: does $S$ grow without limit?

# %%
gap = pd.Series({"every 30 days": 30, "every week": 7, "every day": 1}) / 30
steady = 1 / (1 - np.exp(-ETA * gap))
pd.DataFrame({"purchases per month": 1 / gap, "S": steady, "S × η": steady * ETA}).round(2)

# %% [markdown]
# A lifetime of monthly purchases is no more than {{ steady.iloc[0] : .2f }}. In a steady rhythm $S$ is a rate: times $\eta$ it is roughly
# the *purchases per month*, if they are frequent.
#
# The document does not print $S$. Its column `time_penalty` is $p = 1 / (1 + e^{-S})$, a *sigmoid* (S型函数), which presses
# every number between zero and one. It can be undone: $S = \ln (p / (1 - p))$. Lesson 04 asks what it destroys.

# %%
printed = datasets.printed_table("interest_top10").set_index("user_id")["time_penalty"]
at_least = scaling.logit(printed.clip(upper=1 - 5e-7))  # a printed 1.000000 can come from any S above this
pd.DataFrame(
    {"printed": printed, "S": at_least, f"S × {DOCUMENT:g}": at_least * DOCUMENT, "or more": printed == 1}
).round(3)

# %% [markdown] given="2017 1"
# The document's number one stands at $S$ = {{ at_least.iloc[0] : .2f }}: as much as a steady {{ at_least.iloc[0] * DOCUMENT : .1f }} purchases per month
# give. But the document also says that this customer nearly stopped after September 2017: a burst that fades and a steady
# rhythm can have the same $S$.
#
# ## 7 · Nothing after the observation point (观察点) *(planted)*
#
# A score of 1 January may use what was known on 1 January. The export of the log ran two days longer.
#
# **Predict.** What weight does the formula give to a purchase that lies three months *after* the observation point?

# %%
print(f"the bare formula: {np.exp(-ETA * -3):.2f}")
try:
    interest.decay(-3, ETA)
except ValueError as refusal:
    print("the helper:", refusal)

# %% [markdown]
# The cleaning dropped the future. How much of it is in the raw log?

# %%
seconds = pd.to_numeric(log["unix_time"], errors="coerce")
raw = log.assign(time=pd.to_datetime(seconds, unit="s") + pd.Timedelta(hours=8), text=log["describe"])
raw["amount"] = pd.to_numeric(raw["payment"], errors="coerce") / 100
late = interest.purchases(raw[raw["time"] >= AS_OF].drop_duplicates(), interest.LOTTERY)
with_future = pd.concat([played, late])
bare = np.exp(-ETA * ((AS_OF - with_future["time"]) / pd.Timedelta(days=30)))
leak = bare.groupby(with_future["user_id"]).sum().sub(S, fill_value=0)
leak[leak > 1e-9].nlargest(3).rename("interest gained from the future").round(3).to_frame()

# %% [markdown]
# {{ len(late) : , }} lottery purchases in January would raise the interest of {{ (leak > 1e-9).sum() }} customers, by up to
# {{ leak.max() : .2f }}. A filter by dates in UTC, where the day begins at eight in Beijing, lets
# {{ (late["time"] - pd.Timedelta(hours=8) < AS_OF).sum() }} of them pass.
#
# Nothing warns of such a *leak* (数据泄漏). So we test for it: *add events after the observation point; nothing may change.*

# %%
assert interest.time_interest(with_future, AS_OF, ETA).equals(S)

# %% [markdown]
# ## 8 · How fast to forget: the back-test (回测) *(planted)*
#
# A reason for $\eta$ would be that other factors predict worse. So we score everybody as of a day, wait a month, and look at
# who bought. The **AUC** (曲线下面积) measures whether buyers stand above the others. Take all pairs of one customer who bought
# and one who did not: in which share of them has the buyer the higher score? A tie counts one half. One half is a coin, one is
# perfect; only the order counts, not the size of the scores. Seven customers, by hand:

# %%
small = pd.DataFrame({"S": [2.4, 1.1, 0.6, 1.1, 0.9, 0.3, 0.0], "bought": [True] * 3 + [False] * 4}, list("ABCDEFG"))
small.T

# %% [markdown] hole="02.b"
# **Two minutes.** `gaps` has a row per buyer and a column per other customer. Make `by_hand`, the AUC.

# %% hole="02.b"
buyers, others = small.loc[small["bought"], "S"], small.loc[~small["bought"], "S"]
gaps = buyers.to_numpy()[:, None] - others.to_numpy()
# BEGIN SOLUTION
by_hand = ((gaps > 0) + 0.5 * (gaps == 0)).mean()
# END SOLUTION

# %% mistake="02.b" hint="B and D have the same score. You counted this pair as lost; a tie counts one half."
# - by_hand = ((gaps > 0) + 0.5 * (gaps == 0)).mean()
# + by_hand = (gaps > 0).mean()

# %% mistake="02.b" hint="B and D have the same score. You counted this pair as won; a tie counts one half."
# - by_hand = ((gaps > 0) + 0.5 * (gaps == 0)).mean()
# + by_hand = (gaps >= 0).mean()

# %% mistake="02.b" hint="This is the number of pairs. The AUC is their share of all pairs."
# - .mean()
# + .sum()

# %% mistake="02.b" hint="You counted the pairs in which the other customer is ahead."
# - gaps > 0
# + gaps < 0

# %%
print(f"AUC by hand {by_hand:.4f}, by the helper {interest.auc(small['S'], small['bought']):.4f}")

# %% [markdown] given="1"
# Now everybody who ever played. **Predict.** A colleague scores as of 1 January and compares with *December's* buyers. Which $\eta$ will
# look best, and why?

# %%
ETAS = sorted({0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, ETA})
december = interest.bought_between(played, "2017-12-01", AS_OF)
seen = interest.backtest_eta(played, december, ETAS, AS_OF)
starts = pd.date_range("2017-09-01", "2017-12-01", freq="MS")
after = {start: interest.bought_between(played, start, start + pd.DateOffset(months=1)) for start in starts}
runs = {f"{start:%B}": interest.backtest_eta(played, bought, ETAS, start) for start, bought in after.items()}
truth = datasets.load_truth(seed=DATA_SEED).customers.set_index("user_id")
january = (truth["purchases_jan2018"] > 0).loc[S.index]  # what really followed

# %%
scores = interest.rival_scores(played, AS_OF, ETAS)
compared = interest.compare_scores(scores, january, f"η = {ETA:g}")
test = compared.loc[[f"η = {eta:g}" for eta in ETAS]].set_axis(ETAS)

# %%
chosen = runs["December"].idxmax()
told = pd.DataFrame({"η chosen": [seen.idxmax(), chosen]}, ["December seen", "as of 1 December"])
told["AUC in December"] = [seen.max(), runs["December"].max()]
told["AUC in January"] = test.loc[told["η chosen"], "auc"].to_numpy()
told.round(3)

# %% [markdown] given="1"
# The colleague's score had seen December: with a large $\eta$ it asks "did you buy in December?". It promises
# {{ seen.max() : .3f }} and gets {{ test["auc"][seen.idxmax()] : .3f }} in January. The honest choice used what was known on 1 December:
# $\eta$ = {{ chosen : g }}, which gets {{ test["auc"][chosen] : .3f }}.

# %%
same = [f"{eta:g}" for eta, row in test.iterrows() if row["lead_low"] <= 0 <= row["lead_high"] and eta != ETA]
peaks = [run.idxmax() for run in runs.values()]
plotting.show(
    interest.draw_backtest(runs | {"January": test["auc"]}, seen, test, ETA),
    title=f"{'The top is flat: ' if len(same) > 4 else ''}{len(same)} of {len(ETAS) - 1} other factors cannot be told from η = {ETA:g}",
    data="planted",
    alt=f"AUC against the decay factor. September to December have their best factors between {min(peaks):g} and {max(peaks):g}; the score that had seen December rises to "
    f"{seen.max():.2f}. In January the lead over {ETA:g} has an interval that includes zero for {', '.join(same) or 'no other factor'}.",
)

# %% [markdown] given="95"
# **How sure?** January judges {{ len(january) }} customers, of whom {{ january.sum() }} bought. A *bootstrap* (自助法) draws the customers again,
# with replacement, many times. At $\eta$ = {{ ETA }} the AUC is {{ test["auc"][ETA] : .3f }}; from draw to draw it varies with a standard
# error (标准误) of {{ (test["high"][ETA] - test["low"][ETA]) / 3.92 : .3f }}: 95 % interval {{ test["low"][ETA] : .3f }} to {{ test["high"][ETA] : .3f }}. To
# compare two factors, judge both on the *same* draws and take the difference (a *paired* bootstrap). Then
# {{ ", ".join(same) or "no other factor of the grid" }} cannot be told from {{ ETA }}; other draws may move the ends of this list.
#
# Among *all* customers the AUC would be {{ interest.auc(S, truth["purchases_jan2018"] > 0) : .3f }}: most never
# played, and to leave them out is easy.
#
# ## 9 · The half-life itself *(planted)*
#
# A sharper question: which half-life makes the observed purchases most probable (最大似然)? Assume that $\mu$ purchases per month
# are spontaneous, and that each purchase calls for $r$ others later; this *echo* (回声) fades with the forgetting curve. At time
# $t$ the expected purchases per month are
#
# $$\lambda(t) = \mu + r\,\eta \sum_{t_j < t} e^{-\eta (t - t_j)}$$
#
# and the log likelihood (对数似然) is $\sum_i \ln \lambda(t_i)$ minus the number of purchases expected in all. The customer of
# section 5, with fixed $\mu$ and $r$:


# %%
def log_likelihood(half_life, spontaneous=0.1, renewal=0.5):
    eta, times = np.log(2) / half_life, ages.max() - ages
    echoes = [np.exp(-eta * (t - times[times < t])).sum() for t in times]
    rates = spontaneous + renewal * eta * np.array(echoes)
    expected = spontaneous * ages.max() + renewal * (1 - np.exp(-eta * ages)).sum()
    return np.log(rates).sum() - expected


# %%
by_half_life = pd.DataFrame({"half-life, months": [0.5, 1, 2, 4, 8]})
by_half_life["log likelihood"] = by_half_life["half-life, months"].map(log_likelihood)
by_half_life.round(2)

# %% [markdown]
# One customer says little. `interest.fit_half_life` adds up all customers, looks for the best $\eta$ and $r$, and lets customers
# have different $\mu$ and stop for good. In a simulation we can ask for more customers.

# %%
truly = truth["lottery_half_life"].iloc[0]
more, _ = datasets.clean_wallet(datasets.load_wallet(seed=DATA_SEED, customers=5000))
larger = interest.fit_half_life(interest.purchases(more, interest.LOTTERY), AS_OF, more)
fits = pd.DataFrame({"this log": interest.fit_half_life(played, AS_OF, payments), "five times as many": larger})
fits.loc[["half_life", "low", "high", "eta", "renewal", "customers"]].round(2)

# %%
this = fits["this log"]
plotting.show(
    interest.draw_half_lives(
        fits, {"planted": (truly, plotting.GREEN), f"η = {ETA:g}": (half_life, plotting.VERMILION)}
    ),
    title=f"Planted: {truly:g} months; {larger['customers']:.0f} players give {larger['half_life']:.2f} ({larger['low']:.2f} to {larger['high']:.2f})",
    data="planted",
    alt=f"Half-lives with their intervals: this log {this['half_life']:.2f} months ({this['low']:.2f} to {this['high']:.2f}), five times as many "
    f"{larger['half_life']:.2f} ({larger['low']:.2f} to {larger['high']:.2f}); planted {truly:g}, the factor {ETA:g} says {half_life:.2f}.",
)

# %% [markdown] given="4.0"
# The larger interval {{ "holds" if larger["low"] <= truly <= larger["high"] else "misses, as one in twenty does," }} the planted half-life. The {{ half_life : .2f }} months of
# $\eta$ = {{ ETA }} lie {{ "inside" if larger["low"] < half_life < larger["high"] else "outside" }} it, and {{ "inside" if this["low"] < half_life < this["high"] else "outside" }} that of this log.
#
# ## 10 · The same question to a real shop *(real data)*
#
# *Online Retail* is one year of a British gift shop (UCI, CC BY 4.0). Which earlier customers order in the next month? $S$ has
# three rivals: the **plain count** of earlier orders; **count, then recency**, where of equal counts the one with the later
# last order is higher; and **recency alone**, the date of the last order.

# %%
orders = interest.shop_orders(datasets.load_online_retail())
NOVEMBER, DECEMBER = pd.Timestamp("2011-11-01"), pd.Timestamp("2011-12-01")
august = interest.bought_between(orders, "2011-08-01", "2011-09-01")
SLOW = interest.backtest_eta(orders, august, [0.02, 0.05, 0.1, 0.2, 0.5, 1.0], "2011-08-01").idxmax()
SHARP = ["count, then recency", f"η = {SLOW:g}", f"η = {DOCUMENT:g}"]  # scores without ties, or nearly
print(f"August's back-test chooses η = {SLOW:g} per month, half-life {interest.half_life(SLOW):.1f} months")
orders.head(3)

# %% [markdown] hole="02.c" given="1"
# **Two minutes.** Make the Series `plain_count`: the number of orders of each customer, as it was known on 1 November.

# %% hole="02.c"
# BEGIN SOLUTION
plain_count = orders[orders["time"] < NOVEMBER].groupby("user_id").size()
# END SOLUTION

# %% mistake="02.c" hint="Your count has seen November. What was known on its first day?"
# - orders[orders["time"] < NOVEMBER]
# + orders

# %% mistake="02.c" hint="You counted what came after the observation point."
# - <
# + >=

# %% mistake="02.c" hint="This is the date of the last order: recency. How many orders were there?"
# - .size()
# + ["time"].max()

# %% mistake="02.c" hint="You added up money. How many orders were there?"
# - .size()
# + ["money"].sum()

# %%
shop, without_ties = {}, {}
for start in pd.date_range("2011-09-01", NOVEMBER, freq="MS"):
    ordered = interest.bought_between(orders, start, start + pd.DateOffset(months=1))
    rivals = interest.rival_scores(orders, start, [SLOW, DOCUMENT])
    shop[f"{start:%B}, shop"] = interest.compare_scores(rivals, ordered, "plain count")
    without_ties[start] = interest.compare_scores(rivals[SHARP], ordered, "count, then recency")
pd.DataFrame({month: table["auc"] for month, table in shop.items()}).round(3)

# %% wall="yes"
wallet = interest.compare_scores(interest.rival_scores(played, AS_OF, [SLOW, DOCUMENT]), january, "plain count")
planted_lead = wallet.loc[f"η = {DOCUMENT}", "lead"]
ties, slow, document = (pd.concat(shop).xs(name, level=1) for name in SHARP)
left, worse = (pd.concat(without_ties).xs(name, level=1) for name in SHARP[1:])
plotting.show(
    interest.draw_leads({"wallet (planted)": wallet} | shop, "plain count"),
    title=f"η = {DOCUMENT} against the plain count: {planted_lead:+.3f} where decay is planted, {document['lead'].min():+.3f} to {document['lead'].max():+.3f} on real orders",
    data="real data",
    alt=f"Leads over the plain count in AUC. Wallet: η = {DOCUMENT} {planted_lead:+.3f}. Shop, month by month: η = {DOCUMENT} {', '.join(f'{lead:+.3f}' for lead in document['lead'])}; η = {SLOW} {', '.join(f'{lead:+.3f}' for lead in slow['lead'])}; count, then recency {', '.join(f'{lead:+.3f}' for lead in ties['lead'])}.",
)

# %% [markdown]
# **What the set-up decides:** in the wallet each lottery purchase was *drawn* to call for others, with an echo that fades
# over {{ truly : g }} months. $S$ follows nearly that rule: there $\eta$ = {{ DOCUMENT }} is {{ interest.lead_in_words(wallet.loc["η = 0.5"]) }}.
#
# In the shop nothing is planted. There the document's factor is behind the plain count by {{ -document["lead"].max() : .3f }} to
# {{ -document["lead"].min() : .3f }} (in {{ (document["lead_high"] >= 0).sum() }} of {{ len(document) }} months not to be told from it), and behind *count, then recency* by
# {{ -worse["lead"].max() : .3f }} to {{ -worse["lead"].min() : .3f }} (every interval below zero). August's choice, $\eta$ = {{ SLOW }}, is {{ slow["lead"].min() : .3f }} to
# {{ slow["lead"].max() : .3f }} ahead of the plain count. Is that forgetting? Mostly not: the count has many ties, and to break them by
# recency gains {{ ties["lead"].min() : .3f }} to {{ ties["lead"].max() : .3f }} without any decay. For slow forgetting {{ left["lead"].min() : .3f }} to {{ left["lead"].max() : .3f }} remain, in
# {{ (left["lead_low"] <= 0).sum() }} of {{ len(left) }} months not to be told from zero. Test a factor again for each product.

# %%
gain = test.loc[chosen]
if chosen == ETA:
    decision = f"keep {ETA:g}, which December's back-test chose, too"
else:
    verb = "replace" if gain["lead_low"] > 0 else "keep"
    decision = f"{verb} {ETA:g}. December chose {chosen:g}; in January that is {interest.lead_in_words(gain)}"

# %%
spent = orders[orders["time"].between(NOVEMBER, DECEMBER, inclusive="left")].groupby("user_id")["money"].sum()
money = interest.compare_money(rivals[SHARP], spent.reindex(rivals.index, fill_value=0), "η = 0.5")
reached = money["share"] * spent.reindex(rivals.index).sum()
money.assign(pounds=reached.round(-3))[["pounds", "share", "low", "high", "lead", "lead_low", "lead_high"]].round(3)

# %% [markdown] given="95 0.5 2 1 1885 2015 1971"
# > **老秦 writes down:** a catalogue for the tenth at the top of $\eta$ = {{ DOCUMENT }} reaches {{ reached["η = 0.5"] / 1000 : ,.0f }} thousand pounds,
# > {{ money.loc["η = 0.5", "share"] : .0% }} of what earlier customers ordered in November *(real data, 95 % interval {{ money.loc["η = 0.5", "low"] : .0% }} to
# > {{ money.loc["η = 0.5", "high"] : .0% }})*. With *count, then recency* it is {{ 100 * money.loc["count, then recency", "lead"] : +.1f }} points
# > ({{ 100 * money.loc["count, then recency", "lead_low"] : +.1f }} to {{ 100 * money.loc["count, then recency", "lead_high"] : +.1f }}). Only a trial
# > shows what a catalogue *adds*. What would change the shares: another season, or goods bought in bursts.
#
# **The decision** for the lottery list: {{ decision }}.
#
# ## Recap
#
# - $S = \sum e^{-\eta\,\Delta t}$ reads as a rate if the rhythm is steady; half of a weight is gone after $\ln 2 / \eta$ months.
# - Add events after the observation point: nothing may change.
# - Choose $\eta$ by a back-test on a month that the score has not seen, with an interval.
# - Compare with a count, its ties broken by recency. The wallet was built for $S$ to win; on real orders the document's $\eta$ loses.
#
# **三句话小结:** 兴趣度 S 是每次购买按 $e^{-\eta\Delta t}$ 衰减后的总和;给定衰减因子,就等于断言了半衰期,还要说清一个"月"按几天算。观察点之后的数据一条也不能用,
# 要用测试来证明。衰减快慢要用回测来选,并和"购买次数(次数相同看最近一次)"比较:模拟数据里 S 获胜是设定好的,真实订单里 0.5 衰减得太快。
#
# ### Check yourself
#
# <details><summary><b>Question:</b> with η = {{ ETA }} per month, when has a purchase lost half of its weight: after {{ ETA }} months,
# {{ half_life : .2f }} or {{ 2 * half_life : .2f }}?</summary>
#
# *{{ half_life : .2f }}*, ln 2 / η. The first answer confuses the factor with a duration; after the last, a quarter is left.
# </details>
#
# <details><summary><b>Question:</b> a back-test gives an AUC close to 1. What do you look at first: the grid of η, the number of
# customers, the date of the score, or the decay function?</summary>
#
# *The date of the score*: it has probably seen the month that judges it. A wrong decay makes the AUC worse, not perfect.
# </details>
#
# ### Read on
#
# [Ebbinghaus, chapter VII (1885)](https://psychclassics.yorku.ca/Ebbinghaus/memory7.htm) ·
# [Murre and Dros (2015)](https://doi.org/10.1371/journal.pone.0120644) ·
# [scikit-learn on the AUC](https://scikit-learn.org/stable/modules/model_evaluation.html#roc-metrics) ·
# [Hawkes (1971), where purchases call for others](https://doi.org/10.1093/biomet/58.1.83) ·
# [Online Retail at UCI](https://doi.org/10.24432/C5BW33)
#
# **Now you**: [lab 02](labs/02_forgetting_curve_lab.ipynb).
