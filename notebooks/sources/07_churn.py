# %% [markdown] given="1.08 25"
# # Lesson 07 · Who is leaving, and when? (流失预警 · 生存分析)
#
# "Men churn 1.08 times more", says the vendor's slide, "and platinum cards need care". 周经理 has a budget for young male
# platinum members and wants their list by Friday. 何律师 asks why sex and age decide who gets an offer, 老秦 asks what one
# member kept is worth. You ask for the p values. The third source document prints them: one table of ten rows, from a model
# whose clock is the time until somebody leaves.
#
# After this lesson you can
#
# - **A** say when a customer *has* left, and keep the answer out of the features;
# - **B** make the table of times and events (T, E) on an `as_of` day, and treat the censored (删失) for what they are;
# - **C** draw Kaplan–Meier curves (生存曲线) with intervals, and write Cox's partial likelihood by hand;
# - **D** read a table of coefficients: hazard ratios, their intervals, separation, and features that grow with staying;
# - **E** turn a probability and a value into one of four warning levels, check it on later dates, and tune it.
#
# | you need | how much | where to get it |
# |---|---|---|
# | group-by, and `as_of` | enough to use them | [lesson 01](01_groupby.ipynb) |
# | logarithm, exponential function | enough to read them | any first course |
# | a confidence interval | what it says, and what not | any first course |
#
# Reading takes about 25 minutes, running about 25 seconds.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort

# %%
from itertools import pairwise

import numpy as np
import pandas as pd
from scipy.optimize import minimize_scalar

from helpers import churn, datasets, plotting

AS_OF = "2018-01-01"
world = datasets.simulate_members(seed=DATA_SEED)
members, purchases = world.seen(AS_OF)
members.head(3)

# %% [markdown] given="0.9999 0.736 90"
# Members of Anhe Life's department stores, simulated, so that what makes them leave is known. `seen` returns what was
# known on a day and nothing later. A member who leaves hands the card back (退卡), so `left` has a date: a *contractual*
# relation. The web shop next door has no such date. There a customer falls silent, and somebody has to call it leaving.
#
# ## 1 · Silence is not leaving (契约与非契约)
#
# **Predict.** Forget the cards for a moment. Call everyone gone who has not bought for 90 days. What share of them buys
# again within the following year?

# %%
holders = members.loc[members["left"].isna(), "member_id"]
silence = churn.gaps(world.purchases[world.purchases["member_id"].isin(holders)], AS_OF, [30, 60, 90, 180, 365])
silence.round(3)

# %% [markdown] given="90"
# All of these people hold a card. After 90 days of silence {{ silence.loc[90, "gone"] : .0% }} would be called gone, and
# {{ silence.loc[90, "came_back"] : .0% }} of those buy again. No gap is right; each trades false alarms against late ones.
#
# The gap also invites a leak. Label: "no purchase in the last 90 days". Feature: days since the last purchase.

# %%
cut = pd.Timestamp(AS_OF) - pd.Timedelta(days=90)
holders_then = members.loc[~(members["left"] <= cut), "member_id"]
leak = churn.leak(purchases[purchases["member_id"].isin(holders_then)], AS_OF, days=90)
leak.round(5)

# %% [markdown] given="0.9999 0.736 90"
# `leaky` takes features and label on the same day: AUC {{ leak["leaky"] : .5f }}, because the feature *is* the label. `honest`
# takes the features 90 days earlier and waits: {{ leak["honest"] : .3f }}. On the real Online Retail table the same call
# gives more than 0.9999, and 0.736.
#
# > **What 老秦 takes from this.** "An accuracy that good is a question, not an answer: on which day did you know the feature?"
#
# ## 2 · Times, events, and those who are still here (删失)
#
# On `AS_OF` every member has a time `T` (days so far) and a mark `E` (has left). For those who are
# still here, `T` is a lower limit of the truth: they are *censored*.

# %%
table = churn.durations(members, AS_OF)
T, E = table["T"], table["E"]
plotting.show(
    churn.draw_histories(members, AS_OF),
    alt=f"Of {len(table):,} members {E.mean():.0%} had left by {AS_OF}; for the others only the time so far is known.",
)

# %% [markdown]
# **Predict.** Which share of members is still there after two years? Four ways to count; one treats the censored for what
# they are. Which of the others come out too low, which too high?

# %%
all_members = churn.kaplan_meier(T, E)
joined = world.members.set_index("member_id")["joined"]
lifetime = (world.truth.members["left"] - joined).dt.days[joined < "2016-04-01"]  # two years before anything changes
two_years = {
    "dropping the censored": (T[E] > 730).mean(),
    "taking as_of for their end": (T > 730).mean(),
    "taking them to stay for ever": 1 - (E & (T <= 730)).mean(),
    "Kaplan-Meier": all_members.loc[all_members["time"] <= 730, "survival"].iloc[-1],
    "planted lifetimes": (lifetime > 730).mean(),
}
pd.Series(two_years).round(3)

# %% [markdown]
# Dropping the censored keeps only those who left: the worst error, made by one filter. Kaplan and
# Meier multiply, at each time somebody leaves, the share that stays:
# $\hat S(t) = \prod_{t_i \le t} (1 - d_i / n_i)$, where $n_i$ counts those who *could still be seen leaving*. A censored
# member counts in $n_i$ until the last day that we know of.
#
# ## 3 · Curves by card

# %%
by_card = churn.kaplan_meier(T, E, members.set_index("member_id")["card"])
medians = churn.median_survival(by_card)
plotting.show(
    churn.draw_survival(by_card),
    alt=f"The median stay is {medians.loc['ordinary', 'median']:,.0f} days for ordinary cards; the {(members['card'] == 'diamond').sum()} diamond members have no event at all, and group-purchase cards leave slowly for a year, then fast.",
)

# %%
medians

# %% [markdown]
# A median of `inf` reads *not reached* (未达到): fewer than half have left, and that is a result. Two curves are odd. Nobody
# with a diamond card has left, and the group-purchase curve bends at one year. Keep both in mind.
#
# ## 4 · Cox's idea, by hand on five people
#
# Curves compare one thing at a time. Cox compares many: $h(t, x) = h_0(t)\,e^{\beta x}$, the hazard of leaving on a day among
# those still there (the slide's formula is unreadable, but has these letters). The trick: never ask *when*
# somebody leaves, only *who*, of those still at risk. Five people, `x` says whether the card came with a gift:

# %%
five = pd.DataFrame(
    {"T": [3, 5, 7, 9, 12], "E": [True, True, False, True, False], "x": [1, 0, 1, 1, 0]}, index=list("abcde")
)


def partial_likelihood(beta: float) -> pd.Series:
    risk = np.exp(beta * five["x"])
    return pd.Series({who: risk[who] / risk[five["T"] >= five["T"][who]].sum() for who in five.index[five["E"]]})


partial_likelihood(0.0)

# %% [markdown]
# At $\beta = 0$ everyone at risk is equally likely: {{ len(five) }} are there when *a* leaves, four when *b* leaves, and two
# when *d* leaves (*c* was censored before). Only events give a factor; the censored stand below the line. Now turn $\beta$
# until the product is largest, and ask the library for the same.

# %%
best = minimize_scalar(lambda beta: -np.log(partial_likelihood(beta)).sum(), bounds=(-2, 2))
library = churn.cox(five)
pd.DataFrame(
    {
        "beta": [best.x, library.params_["x"]],
        "log of the product": [-best.fun, library.log_likelihood_],
    },
    index=["by hand", "library"],
).round(4)

# %% [markdown]
# The same. $e^\beta$ = {{ np.exp(library.params_["x"]) : .2f }} is a *hazard ratio* (风险比).
#
# ## 5 · The printed table
#
# The document's members, ten features, platinum as the card that others are held against.

# %%
printed = datasets.printed_table("churn_cox").set_index("feature")
printed

# %% [markdown]
# **Predict.** Which rows would you put on a slide? The interval decides: $e^{\beta \pm 1.96\,se}$.

# %%
audit = churn.audit(printed.reset_index())
plotting.show(
    churn.draw_hazard_ratios(audit.join(printed)),
    alt=f"Of ten printed hazard ratios {audit['significant'].sum()} can be told from one: {', '.join(audit.index[audit['significant']])}; sex and all four cards cannot.",
)

# %%
audit[["p_again", "significant", "exp_fits", "z_fits"]].round(3)

# %% [markdown] given="1.08"
# `exp_fits` and `z_fits` ask whether numbers exist that round to all that is printed. Now the document's claims, one by one.
#
# | it says | the table says |
# |---|---|
# | men leave with 1.08 times the *probability* | a hazard ratio, {{ audit.loc["sex (male)", "low"] : .3f }} to {{ audit.loc["sex (male)", "high"] : .3f }}, p = {{ printed.loc["sex (male)", "p"] : .3f }}: no clear difference |
# | a U shape in age, both ends leave | the bend stands; where its bottom lies does not (below) |
# | ordinary cards leave sooner than platinum; gold, diamond and group-purchase later | p = {{ printed.loc["ordinary card", "p"] }}, {{ printed.loc["gold card", "p"] }}, {{ printed.loc["diamond card", "p"] }} and {{ printed.loc["corporate group purchase card", "p"] }}: none is established, so neither is "watch platinum" |
# | payment type goes with less leaving | stands as a number; but a kind of payment has no order (section 6) |
# | days with purchases go with much less leaving | the strongest row, and the one to distrust most (section 7) |
# | diamond: too few members | a standard error of {{ printed.loc["diamond card", "se_coef"] }} points to more: none of them left (section 6) |
# | of the other cards gold is lowest | group purchase is lower: {{ printed.loc["corporate group purchase card", "coef"] }} against {{ printed.loc["gold card", "coef"] }} |
# | so look after young male platinum members | two of the three words have no support, and a U has two ends |
#
# What stands: age, age squared, discount, payment type and days, as associations. And a hazard ratio is no ratio of
# probabilities: over a time in which a share $p$ leaves, it becomes $(1 - (1-p)^{HR}) / p$.

# %%
base = np.array([0.05, 0.30, 0.80])
pd.Series((1 - (1 - base) ** printed.loc["sex (male)", "exp_coef"]) / base, index=base).round(3)

# %% [markdown]
# The longer you wait, the nearer it comes to one: in the end everybody has left. Three decimals hide more than they show:

# %%
vertex = churn.vertex_range(printed.reset_index())
discount_at_most = -np.log(printed.loc["discount", "exp_coef"] - 0.0005)
discount_at_least = abs(printed.loc["discount", "z"]) * (printed.loc["discount", "se_coef"] - 0.0005)
pd.concat([vertex, pd.Series({"discount, at most": discount_at_most, "discount, at least": discount_at_least})]).round(
    4
)

# %% [markdown] given="1.000"
# The U has its bottom at {{ vertex["at"] : .1f }} years, $-\beta_1 / 2\beta_2$, or anywhere from {{ vertex["low"] : .0f }} to
# {{ vertex["high"] : .0f }}: rounding allows it all. And the discount row cannot be right: to print a ratio of 1.000 its
# coefficient may be {{ discount_at_most : .4f }} at most (in size), to print that z at least {{ discount_at_least : .4f }}. It has
# no unit either (per cent, yuan, a share?), as the days and the payment type have no coding.
#
# > **What 何律师 takes from this.** "Sex adds nothing that you can show, and deciding offers by it is a risk that I can. Leave it out."
#
# ## 6 · The same model, on members whose truth we know
#
# First the diamonds. The helper refuses, and says why; asked twice, it shows the library's answer.

# %%
features = table.join(churn.design(members))
try:
    churn.cox(features)
except ValueError as refusal:
    print(refusal)

# %%
fits = {"as it is": churn.cox(features, separated=True), "penalizer 0.1": churn.cox(features, penalizer=0.1)}
pd.concat(
    {name: churn.hazard_ratios(fit).loc[["diamond", "age"], ["coef", "se_coef", "z"]] for name, fit in fits.items()}
).round(3)

# %% [markdown]
# *Separation* (完全分离): where a level has no event, the likelihood rises for ever, and the estimate is wherever the computer
# stopped. The printed {{ printed.loc["diamond card", "coef"] }} with se {{ printed.loc["diamond card", "se_coef"] }} has the same face. It is no protection. Our truth: a
# diamond card cannot be handed back in its first year, and none is older; afterwards its planted hazard equals platinum's. A
# penalizer gives a finite number, and pulls the age effect down with it (look at z). Leave the level out, or merge it.

# %%
usable = churn.churn_table(members, AS_OF)
plain = churn.cox(usable)
churn.proportionality(plain, usable).round(4).nsmallest(3)

# %% [markdown]
# The second odd curve. Cox assumes that a ratio holds for all time (等比例风险). The check finds `group purchase`, with
# p = {{ churn.proportionality(plain, usable)["group purchase"] : .0e }}. Its one number, {{ np.exp(plain.params_["group purchase"]) : .2f }}, is a mean of two stories:

# %%
first_year = usable.assign(E=usable["E"] & (usable["T"] <= 365), T=usable["T"].clip(upper=365))
parts = {"first year": first_year, "later": churn.landmark(usable, 365)}
group = pd.DataFrame(
    {
        part: churn.hazard_ratios(churn.cox(rows)).loc["group purchase", ["exp_coef", "low", "high"]]
        for part, rows in parts.items()
    }
).T
group.assign(planted=[np.exp(world.truth.effects[f"group purchase, {part}"]) for part in parts]).round(2)

# %% [markdown]
# The company pays for the first year; after it the bill comes home. Where one effect is two, give each its time, or give the
# level a baseline of its own (*strata*). So repaired, the model meets its truth:

# %%
model = churn.cox(usable, strata=["group purchase"])
ratios, truth = churn.hazard_ratios(model), world.truth.effects
held = ((np.log(ratios["low"]) <= truth[ratios.index]) & (truth[ratios.index] <= np.log(ratios["high"]))).sum()
plotting.show(
    churn.draw_hazard_ratios(ratios, truth, limits=(0.5, 2)),
    alt=f"{held} of {len(ratios)} planted hazard ratios lie within the estimated intervals.",
)

# %% [markdown] given="95"
# {{ held }} of {{ len(ratios) }} intervals hold what was planted; 95 % of intervals should. With full decimals the bottom of the U
# is at {{ churn.turning_point(model)["at"] : .1f }} years ({{ churn.turning_point(model)["low"] : .1f }} to {{ churn.turning_point(model)["high"] : .1f }}; planted: {{ -truth["age"] / truth["age_squared"] / 2 : .0f }}).
#
# And the payment type, if one number stands for four kinds? The number depends on who wrote the code list:

# %%
pay = members.set_index("member_id")["pay"].reindex(usable.index)
for codes in (["cash", "bank card", "wallet", "gift card"], ["wallet", "bank card", "cash", "gift card"]):
    coded = usable.drop(columns=codes, errors="ignore").assign(pay_type=pay.map(codes.index))
    print(codes, churn.hazard_ratios(churn.cox(coded, strata=["group purchase"])).loc["pay_type", "z"].round(1))

# %% [markdown]
# The same payments, two code lists, two stories. Kinds get a column each, as `churn.design` does.
#
# ## 7 · Days with purchases: the row that explains everything (不朽时间偏差)
#
# **Predict.** In our world purchases say *nothing* about leaving: the planted effect is {{ truth["purchase_days"] : .0f }}. We add the number of
# days with a purchase up to `AS_OF`. What z do you expect?

# %%
days_so_far = churn.purchase_days(members, purchases)
accumulated = churn.hazard_ratios(churn.cox(usable.join(days_so_far), strata=["group purchase"])).loc["purchase_days"]
accumulated.round(3)

# %% [markdown] given="180"
# z = {{ accumulated["z"] : .1f }} for an effect of zero. The document prints {{ printed.loc["days with purchases", "z"] }}. Whoever stays longer has
# had more days to shop on: the feature counts the outcome. The repair is a *landmark*: take those who are still there on day
# 180, count what they had bought by then, and start the clock there.

# %%
early_days = churn.purchase_days(members, purchases, first_days=180)
from_180 = churn.landmark(usable.join(early_days), 180)
repaired = churn.hazard_ratios(churn.cox(from_180, strata=["group purchase"])).loc["purchase_days"]
pd.DataFrame({"up to as_of": accumulated, "first 180 days": repaired}).loc[["exp_coef", "low", "high", "z"]].round(3)

# %% [markdown]
# The hazard ratio goes to {{ repaired["exp_coef"] : .3f }}, z to {{ repaired["z"] : .1f }}. (A model with time-varying covariates, which
# updates the count day by day, is the other repair.)
#
# > **The decision.** "Make them shop one more day and they stay" would have cost a campaign. Ask of every feature: does it grow
# > while the customer stays? Was it known on the day you use it?
#
# ## 8 · From a hazard to a warning (预警级别)
#
# The document names four levels, normal 一般(正常), prevent 较重(预防), maintain 严重(维系) and win back 特别严重(挽回), and no
# money. Each level is an action with a cost and a share of leavers that it keeps (assumed here; only an experiment could measure it). An
# action earns *keeps × probability × value − cost*, so a level begins where its action overtakes the one before:

# %%
churn.ACTIONS.assign(begins_at_expected_loss=churn.boundaries())

# %%
marks = churn.mark(members, purchases, AS_OF, days=90)
chosen = churn.profit(marks["level"], marks["probability"], marks["value"]).sum()
by_hazard = marks.sort_values("probability")
severity = marks["level"].map(list(churn.LEVELS).index).sort_values()
by_hazard["level"] = marks["level"][severity.index].to_numpy()  # as many of each level, by probability alone
hazard_profit = churn.profit(by_hazard["level"], by_hazard["probability"], by_hazard["value"]).sum()
marks.groupby("level").agg(members=("value", "size"), probability=("probability", "mean"), value=("value", "mean")).loc[
    list(churn.LEVELS)
].round(3)

# %% [markdown] given="90"
# `value` is a year's margin. The plan is expected to earn {{ chosen : ,.0f }} yuan. As many messages, coupons and calls,
# given out by probability alone: {{ hazard_profit : ,.0f }} yuan. A hazard without a value rescues people who were going to spend little. The marks are the list that a
# campaign starts from.
#
# > **What 老秦 takes from this.** "Levels are prices. Change a cost, and they move; show me the test that says what an action keeps."
#
# ## 9 · Check and tune (校验和调优)
#
# A warning is a forecast, so wait and look. {{ len(marks) : , }} marks of {{ AS_OF }}, against the 90 days that followed:

# %%
day_90 = pd.Timestamp(AS_OF) + pd.Timedelta(days=90)
gone = (world.seen(day_90)[0].set_index("member_id")["left"] <= day_90).reindex(marks.index)
first_check = churn.check(marks, world.seen(day_90)[0], day_90)
groups = churn.calibration(marks["probability"], gone)
plotting.show(
    churn.draw_calibration(groups, "within 90 days"),
    alt=f"Ten groups of members from low to high predicted probability: {first_check['observed']:.0f} left where {first_check['expected']:.0f} were expected, a ratio of {first_check['ratio']:.2f}.",
)

# %% [markdown]
# {{ ((groups["low"] <= groups["predicted"]) & (groups["predicted"] <= groups["high"])).sum() }} of {{ len(groups) }} groups hold their prediction within the interval.
#
# The document complains that parameters are set by opinion and never checked; its own answer is a loop: features, model,
# warning, marks, check, tune, and again. We run it on {{ AS_OF }} and on two later
# dates. If the interval of observed over expected leaves out one, the next round multiplies all hazards by the ratio.

# %%
rounds, pace, dates = [], 1.0, pd.date_range(AS_OF, periods=4, freq="90D")
for now, later in pairwise(dates):
    marked = churn.mark(*world.seen(now), now, pace=pace)
    result = churn.check(marked, world.seen(later)[0], later)
    rounds.append({"as_of": f"{now:%Y-%m-%d}", "pace": pace, **result, "warned": (marked["level"] != "normal").sum()})
    pace *= 1 if result["low"] <= 1 <= result["high"] else result["ratio"]
loop = pd.DataFrame(rounds).set_index("as_of")
loop.round(2)

# %%
last = loop.iloc[-1]
untuned = churn.check(churn.mark(*world.seen(now), now), world.seen(later)[0], later)
steps = {
    "data integration 数据整合": f"seen on\n{now:%Y-%m-%d}",
    "churn model 流失模型": f"Cox, fitted again\n{len(model.params_)} effects",
    "mining, estimation": f"{last['members']:,.0f} members\n{last['expected']:.0f} expected to leave",
    "check and tune 校验调优": f"pace {last['pace']:.2f}\nthen {last['ratio']:.2f} observed/expected",
    "automatic warning 预警": f"{last['warned']:,.0f} members\nabove normal",
    "churn features 流失特征": "T, E and what was\nknown at joining",
}
plotting.show(
    churn.draw_loop(steps),
    alt=f"The loop of six steps with the numbers of {now:%Y-%m-%d}: with pace {last['pace']:.2f} observed over expected is {last['ratio']:.2f}, without tuning it would be {untuned['ratio']:.2f}.",
)

# %% [markdown]
# On {{ loop.index[1] }} the model was re-fitted as before, and yet the ratio came out at {{ loop["ratio"].iloc[1] : .2f }}. A re-fit on years of
# history hardly notices that the world has changed: a competitor had opened on {{ datasets.members.SHIFT : %Y-%m-%d }}, and all planted
# hazards rose by {{ datasets.members.SHIFT_FACTOR - 1 : .0% }}. On {{ loop.index[2] }} the untuned model errs by a factor of {{ untuned["ratio"] : .2f }}, the tuned one by {{ last["ratio"] : .2f }}{{ "" if abs(np.log(last["ratio"])) < abs(np.log(untuned["ratio"])) else ": a ratio from one quarter is an estimate too, and here it overshoots" }}.
#
# > **The decision.** Re-fit each quarter, publish observed over expected beside every list, and stop the list if nobody can say
# > why the ratio moved.

# %% [markdown] given="1.081 0.990 1.181 2.671 314.6"
# ## Recap
#
# - Silence is a definition, leaving a date. Features are taken **before** the time that makes the label.
# - A censored time is a lower limit: neither an event nor a row to drop.
# - Cox asks *who, of those at risk*. A hazard ratio needs its interval, and is no ratio of probabilities.
# - No events in a level: separation, not protection. A ratio that changes in time: strata, or parts.
# - A feature that grows while a customer stays is the outcome in disguise: landmark.
# - Level = probability × value against cost; then check, tune, again.
#
# ### Check yourself
#
# <details><summary><b>Question:</b> a hazard ratio of 1.081, interval 0.990 to 1.181. Men leave more often; a ratio of probabilities; no clear
# difference; women stay longer?</summary>
#
# *No clear difference*: the interval holds one. It is a ratio of hazards, so "how often" and "how long" do not follow, even if it were clear.
# </details>
#
# <details><summary><b>Question:</b> "will this member leave within the next quarter?", yes or no, on one date. What is true: it loses information on
# time; it needs a horizon; it needs no idea of censoring; it is acceptable if the whole horizon was observed for all?</summary>
#
# *The first, second and fourth.* When within the quarter is lost, the quarter is the horizon, and if all were watched to its end nobody is
# censored. The third is false: whoever was not watched to the end has no answer, and "no" is not it.
# </details>
#
# <details><summary><b>Question:</b> a coefficient of -2.671 with a standard error of 314.6: strong protection, separation, a typing error, or significant by its size?</summary>
#
# *Separation*: no event in the level. Size without a standard error says nothing; and nothing was mistyped, the algorithm ran until it was stopped.
# </details>
#
# <details><summary><b>Question:</b> which features leak: one that grows while the customer stays, one computed after as_of, one that is correlated with leaving, one that is a category?</summary>
#
# *The first two.* Correlation is what a feature is for, and categories need columns, not suspicion.
# </details>
#
# ### What the industry does next
#
# Without a contract, models of buying and silence (BG/NBD) give a probability of being alive instead of a gap. Competing risks tell moving
# away from changing shops. Uplift models ask whom an offer *keeps*, since some leave because they were reminded. Machines watch the
# ratio of observed to expected every week, and a warning that waits for the nightly run is measured by its delay.
#
# **Now you**: [lab 07](labs/07_churn_lab.ipynb).
