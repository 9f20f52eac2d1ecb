# %% [markdown] given="25"
# # Lesson 06 · Who is alike (K-means segments · 聚类分群)
#
# Lesson 05 wrote levels as rules. An article promises the same by machine: K-means (K均值聚类) finds three groups, and
# each group gets a name. 周经理 (marketing) likes the names. 老秦 (finance) asks: "Would the same customers be in the same
# group next Monday?"
#
# After this lesson you can
#
# - **A** do one round of K-means by hand, and say what it minimises;
# - **B** run the article's five steps on its own data, and find where they break;
# - **C** choose the number of segments by use and by stability, and say what K-means cannot do.
#
# | you need | how much | where to get it |
# |---|---|---|
# | recency, frequency and money at a day | at ease | [lesson 05](05_rfm.ipynb) |
# | mean, median, standard deviation, logarithm | enough to read them | any first course in statistics |
#
# Reading takes about 25 minutes, running about half a minute.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated shop

# %%
import datetime
import warnings

import numpy as np
import pandas as pd
import seaborn as sns
from scipy import stats
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits

from helpers import datasets, plotting, rfm, segments
from helpers.interactive import Slider, explore

plotting.use_house_style()
threads = threadpool_limits(1)  # K-means then adds in the same order, to the same sums, on every machine
shop = datasets.simulate_retail(DATA_SEED)
lines, _ = datasets.clean_retail(shop.lines)
table = rfm.rfm_table(lines, shop.as_of)
table.head(3).round(2)

# %% [markdown]
# One row per customer: days since the last order, number of orders, net money in {{ shop.money }}.
#
# ## 1 · Alike in what? *(real data)*
#
# A *segment* (细分) is a group of customers who are treated alike. There are two old ways to make one: by **who people are**
# (demographics, 人口统计: age, income, household) and by **what they do** (behaviour, 行为). A grocer's panel has both: half a
# year of receipts makes the groups, and the other half shows what they are good for.

# %%
people = datasets.load_demographics()
groups, later = segments.bases(people, datasets.load_journey(), "2017-07-01")
tried = segments.compare_bases(groups, later, seed=DATA_SEED)
told = tried["value"].unstack("basis")
ahead = [f"{basis} for {what}" for what, basis in tried.index[tried["gap_low"] > 0]]
told.round(3)

# %% wall="yes"
plotting.show(
    segments.draw_bases(tried),
    title=f"Groups by behaviour explain {told.loc['spending', 'behaviour']:.0%} of the variance of later spending, the best demographic groups {told.loc['spending'].drop('behaviour').max():.0%}",
    data="real data",
    alt=f"Share of the variance of later spending that is explained: behaviour {told.loc['spending', 'behaviour']:.2f}, no demographic group above "
    f"{told.loc['spending'].drop('behaviour').max():.2f}. For who buys baby goods, toys, pet food or wine, the AUC of behaviour lies between {told['behaviour'].drop('spending').min():.2f} and {told['behaviour'].drop('spending').max():.2f}, "
    f"that of the household between {told['household'].drop('spending').min():.2f} and {told['household'].drop('spending').max():.2f}.",
)

# %% [markdown] given="95"
# Each household is predicted by the mean of its group among *other* households; lines are intervals of 95 %. **What the
# set-up decides:** spending is predicted from spending. Which *goods* a household buys is harder to tell: behaviour has an AUC
# of {{ told['behaviour'].drop('spending').min() : .2f }} to {{ told['behaviour'].drop('spending').max() : .2f }}, where one half is
# chance. In twelve comparisons, the demographic groups clearly ahead of it (a paired interval above zero) are:
# {{ ", ".join(ahead) or "none" }}. So ask first what a segment is for. The rest of this lesson is about behaviour.
#
# ## 2 · K-means by hand *(planted)*
#
# K-means looks for $k$ centres such that the squared distances from each point to its nearest centre add up to as little as
# possible. This sum is called *inertia* or SSE (误差平方和):
#
# $$\min_{c_1 \dots c_k} \sum_i \min_j \lVert x_i - c_j \rVert^2$$
#
# It repeats two steps. **Assign:** give each point to its nearest centre. **Update:** move each centre to the mean of its
# points. Neither step can raise the sum, and there are only so many ways to assign, so the rounds end. We do the first
# round by hand, with twelve customers of the practice shop; the first centres are the three who spent most.

# %%
points = segments.twelve(table)
centres = points.nlargest(3, "monetary").reset_index(drop=True)
distances = segments.squared_distances(points, centres)
distances.head(3)

# %% [markdown] hole="06.a"
# **Your turn, two minutes.** Assign: for each customer, the number of the nearest centre. The first customer is done for you;
# make the Series `nearest` for all twelve.

# %% hole="06.a"
of_the_first = distances.iloc[0].idxmin()
# BEGIN SOLUTION
nearest = distances.idxmin(axis=1)
# END SOLUTION

# %% mistake="06.a" hint="You have the nearest *customer* of each centre. Each row is a customer: look along the rows."
# - axis=1
# + axis=0

# %% mistake="06.a" hint="These are the smallest distances. Which centre is it that lies there?"
# - distances.idxmin(
# + distances.min(

# %% mistake="06.a" hint="You took the farthest centre."
# - distances.idxmin(
# + distances.idxmax(

# %% [markdown] hole="06.b"
# **Two more minutes.** Update: a DataFrame `moved` with the new place of each centre, the mean of its points.

# %% hole="06.b"
# BEGIN SOLUTION
moved = points.groupby(nearest).mean()
# END SOLUTION

# %% mistake="06.b" hint="This is the middle customer on each axis. K-means takes the mean: only the mean makes the sum of squares smallest."
# - mean()
# + median()

# %% mistake="06.b" hint="You added the points up. Divide by how many they are."
# - mean()
# + sum()

# %% mistake="06.b" hint="This is the mean of all points. Each centre moves to the mean of its own points."
# - points.groupby(nearest).mean()
# + pd.DataFrame([points.mean()] * 3)

# %%
steps = segments.lloyd(points, centres)
library = KMeans(3, init=centres.to_numpy(), n_init=1).fit(points.to_numpy())
print(f"sum of squares by hand {steps.sums[-1]:.3f}, by scikit-learn {library.inertia_:.3f}")

# %%
drawn = segments.draw_steps(points, steps, sorted({0, 1, len(steps.sums) - 1}))
plotting.show(
    drawn,
    title=f"The sum of squares falls from {steps.sums[0]:.1f} to {steps.sums[-1]:.1f}; in round {len(steps.sums) - 1} nobody changes the segment",
    data="planted",
    alt=f"The sum of squares is {steps.sums[0]:.1f} at the first centres, {steps.sums[1]:.1f} after one round and {steps.sums[-1]:.1f} at the end; lines join each of twelve customers (points) to their centre (a cross with its number).",
)

# %% tags=["interactive"]
explore(
    lambda round: (
        segments.draw_round(points, steps, int(round)),
        f"After {int(round)} rounds the squared distances add up to {steps.sums[int(round)]:.1f}",
        "Twelve customers, each joined by a line to the nearest of three centres; crosses are the centres.",
    ),
    data="planted",
    round=Slider(0, 0, len(steps.sums) - 1, 1, "round"),
)

# %%
first = {
    "most money": points.nlargest(3, "monetary"),
    "least money": points.nsmallest(3, "monetary"),
    "latest": points.nsmallest(3, "recency"),
    "longest away": points.nlargest(3, "recency"),
}
ends = {name: segments.lloyd(points, three.reset_index(drop=True)).sums[-1] for name, three in first.items()}
pd.DataFrame({"sum of squares at the end": ends}).rename_axis("first centres: the three with").round(2)

# %% [markdown]
# The end can depend on the first centres: here the sums run from {{ min(ends.values()) : .1f }} to
# {{ max(ends.values()) : .1f }}. So one starts several times and keeps the best (`n_init`).
#
# ## 3 · One scale, less skew *(planted)*
#
# A distance adds up axes. Which axis counts? Without scaling, the one with the largest numbers:

# %%
buyers = table[table["frequency"] > 0]
part = buyers.var() / buyers.var().sum()
part.rename("share of all squared distances").map("{:.1%}".format).to_frame()

# %% [markdown]
# So each axis is centred and divided by its standard deviation (*standardised*, 标准化). *Skewness* (偏度) is the next question: with a long
# right tail, a few giants draw a centre to themselves. A transform brings the tail in:
#
# | transform | formula | takes |
# |---|---|---|
# | logarithm 对数 | $\ln x$ | numbers above zero |
# | square root 平方根 | $\sqrt{x}$ | zero and above |
# | Box-Cox | $(x^\lambda - 1) / \lambda$, or $\ln x$ if $\lambda = 0$, with the $\lambda$ that makes the result most like a normal curve | numbers above zero |
# | cube root 立方根 | $\sqrt[3]{x}$ | all |
# | signed logarithm | $\operatorname{sign}(x) \ln(1 + \lvert x \rvert)$ | all |
#
# *Yeo-Johnson* is Box-Cox for all numbers. K-means does not need normal data; it needs axes on which a distance means
# something. Refunds make net money negative, so the first three rows of the table are no choice:

# %%
try:
    segments.segment(table, 3, transform="boxcox")
except ValueError as refusal:
    print(refusal)

# %%
measures = buyers[["recency", "frequency", "monetary"]].astype(float)
logs = np.sign(measures) * np.log1p(measures.abs())
plotting.show(
    segments.draw_skew(measures, logs),
    title=f"The signed logarithm takes the skewness of money from {measures['monetary'].skew():.1f} to {logs['monetary'].skew():.1f}, that of recency from {measures['recency'].skew():.1f} to {logs['recency'].skew():.1f}",
    data="planted",
    alt=f"Distributions of recency, frequency and money as they are and after the signed logarithm. Skewness of frequency: "
    f"{measures['frequency'].skew():.1f} before, {logs['frequency'].skew():.1f} after. Customers whose net is about zero stand apart.",
)

# %% [markdown] given="10,000 4.0"
# ## 4 · The article, run on its own table *(real data)*
#
# The article uses *Online Retail*, one year of a British gift shop (UCI, CC BY 4.0). We run its steps as printed, except
# for this. An import and a line break were missing. `rename` is written without `inplace`, which pandas now warns about.
# `n_init` is written out (ten was the default then). The table is not read from Excel. Figures have other sizes, and
# skewness has words.
#
# **Collect (数据收集).** A sample of 10,000 lines.

# %%
df = datasets.load_online_retail()
df = df[df["CustomerID"].notna()]
df_fix = df.sample(10000, random_state=42)
df_fix.head(3)

# %% [markdown]
# **The RFM table (创建 RFM 表).**

# %%
df_fix["InvoiceDate"] = df_fix["InvoiceDate"].dt.date
df_fix["TotalSum"] = df_fix["Quantity"] * df_fix["UnitPrice"]
snapshot_date = max(df_fix.InvoiceDate) + datetime.timedelta(days=1)
customers = df_fix.groupby(["CustomerID"]).agg(
    {"InvoiceDate": lambda x: (snapshot_date - x.max()).days, "InvoiceNo": "count", "TotalSum": "sum"}
)
customers = customers.rename(columns={"InvoiceDate": "Recency", "InvoiceNo": "Frequency", "TotalSum": "MonetaryValue"})
customers.head(3).round(2)

# %% [markdown]
# **Explore and transform (探索和变换).** `distplot` is old; seaborn still has it, with a warning.

# %%
warnings.filterwarnings("ignore", message=r"(?s).*distplot")
fig, ax = plotting.subplots(1, 3, figsize=(9, 2.5))
sns.distplot(customers["Recency"], ax=ax[0])
sns.distplot(customers["Frequency"], ax=ax[1])
sns.distplot(customers["MonetaryValue"], ax=ax[2])
skews = customers.skew()
plotting.show(
    fig,
    title=f"Frequency and money have long right tails (skewness {skews.iloc[1]:.1f} and {skews.iloc[2]:.1f}), recency a short one ({skews.iloc[0]:.1f})",
    data="real data",
    alt=f"Recency falls slowly over the year; frequency and money pile up at the left, with skewness {skews.iloc[1]:.1f} and {skews.iloc[2]:.1f}.",
)


# %%
def analyze_skewness(x):
    fig, ax = plotting.subplots(2, 2, figsize=(6.4, 4.2))
    tried = {
        "as it is": customers[x],
        "log": np.log(customers[x]),
        "square root": np.sqrt(customers[x]),
        "Box-Cox": pd.Series(stats.boxcox(customers[x])[0]),
    }
    for (name, values), panel in zip(tried.items(), ax.flat, strict=True):
        sns.distplot(values, ax=panel)
        panel.set(title=f"{name}: {values.skew().round(2)}", xlabel="", ylabel="")
    return fig, {name: values.skew().round(2) for name, values in tried.items()}


fig, skew_r = analyze_skewness("Recency")
plotting.show(
    fig,
    title=f"Box-Cox leaves recency a skewness of {skew_r['Box-Cox']:.2f}",
    data="real data",
    alt=f"Skewness of recency: {skew_r['as it is']:.2f} as it is, {skew_r['log']:.2f} by logarithm, {skew_r['square root']:.2f} by square root, {skew_r['Box-Cox']:.2f} by Box-Cox.",
)

# %%
fig, skew_f = analyze_skewness("Frequency")
plotting.show(
    fig,
    title=f"Box-Cox takes the skewness of frequency to {skew_f['Box-Cox']:.2f}, and still {(customers['Frequency'] <= 2).mean():.0%} of the customers stand in two bars",
    data="real data",
    alt=f"Skewness of frequency: {skew_f['as it is']:.2f} as it is, {skew_f['log']:.2f} by logarithm, {skew_f['square root']:.2f} by square root, {skew_f['Box-Cox']:.2f} by Box-Cox; {(customers['Frequency'] <= 2).mean():.0%} of the customers have one or two lines, which stay bars.",
)

# %%
fig, ax = plotting.subplots(1, 2, figsize=(8, 2.5))
sns.distplot(customers["MonetaryValue"], ax=ax[0])
sns.distplot(np.cbrt(customers["MonetaryValue"]), ax=ax[1])
skew_m = customers["MonetaryValue"].skew(), np.cbrt(customers["MonetaryValue"]).skew()
plotting.show(
    fig,
    title=f"The cube root takes the skewness of money from {skew_m[0]:.1f} to {skew_m[1]:.1f}",
    data="real data",
    alt=f"Money in pounds, as it is with a skewness of {skew_m[0]:.2f}, and its cube root with {skew_m[1]:.2f}; refunds lie left of zero.",
)

# %%
customers_fix = pd.DataFrame()
customers_fix["Recency"] = stats.boxcox(customers["Recency"])[0]
customers_fix["Frequency"] = stats.boxcox(customers["Frequency"])[0]
customers_fix["MonetaryValue"] = pd.Series(np.cbrt(customers["MonetaryValue"])).values
customers_fix.tail(3).round(3)

# %%
scaler = StandardScaler()
scaler.fit(customers_fix)
customers_normalized = scaler.transform(customers_fix)
print("means", customers_normalized.mean(axis=0).round(2), "standard deviations", customers_normalized.std(axis=0))

# %% [markdown]
# **Cluster (聚类).** The elbow (肘部) is to show k.

# %% wall="yes" given="2"
sse = {}
for k in range(1, 11):
    kmeans = KMeans(n_clusters=k, n_init=10, random_state=42)  # ten starts were the default in the article's time
    kmeans.fit(customers_normalized)
    sse[k] = kmeans.inertia_
fig, ax = plotting.subplots(figsize=(6.4, 3))
sns.pointplot(x=list(sse.keys()), y=list(sse.values()), ax=ax)
ax.set(title="The Elbow Method", xlabel="k", ylabel="SSE")
drop = {k: sse[k - 1] - sse[k] for k in range(2, 11)}
plotting.show(
    fig,
    title=f"The only clear bend is at 2: SSE falls by {drop[2]:,.0f}, then by {drop[3]:,.0f}, {drop[4]:,.0f} and {drop[5]:,.0f}",
    data="real data",
    alt=f"SSE by the number of clusters: it falls by {drop[2]:,.0f} to two clusters, then by {drop[3]:,.0f}, {drop[4]:,.0f} and {drop[5]:,.0f}; after the first no step stands out.",
)

# %% [markdown] given="3"
# The article sees "nearly a straight line" after 3. On a straight line the drops are equal. Here each is a part of the one
# before: {{ drop[4] / drop[3] : .0% }} (to four clusters), {{ drop[5] / drop[4] : .0% }} (to five), {{ drop[6] / drop[5] : .0% }}.
#
# **Interpret (解释结果).**

# %%
model = KMeans(n_clusters=3, n_init=10, random_state=42)
model.fit(customers_normalized)
customers["Cluster"] = model.labels_
customers.groupby("Cluster").agg({"Recency": "mean", "Frequency": "mean", "MonetaryValue": ["mean", "count"]}).round(2)

# %%
cards = segments.article_names(customers)
loyal, new, _ = cards["cluster"]
seldom = customers[customers["Cluster"] != loyal]
sorted_rightly = {day: ((seldom["Recency"] <= day) == (seldom["Cluster"] == new)).mean() for day in range(1, 374)}
cut = max(sorted_rightly, key=sorted_rightly.get)
cards

# %%
drawn = segments.draw_clusters(customers, cards, cut)
plotting.show(
    drawn,
    title=f'One cut at {cut} days tells "new" from "lost" for {sorted_rightly[cut]:.1%} of them: a rule would do',
    data="real data",
    alt=f"Recency against lines, coloured by cluster: {', '.join(f'{name} {int(count):,}' for name, count in cards['customers'].items())}. The clusters touch, with no gap between them; a line at {cut} days parts new from lost.",
)

# %% [markdown] given="90 0"
# It looks finished: *loyal*, *new* and *lost* customers (忠实、新、流失). The article calls its cluster 0 loyal. Ours is
# {{ loyal }}.
#
# **Predict.** Of the customers called new, which share ordered for the first time in the last 90 days?
#
# ## 5 · Repaired, step by step *(real data)*

# %%
repairs = segments.repairs(df, customers, cards)
repairs

# %% [markdown] given="0 1 2 95 2010"
# Read one row at a time. A sample of lines is no sample of customers: {{ df["CustomerID"].nunique() - len(customers) : , }}
# customers vanished, and the others kept {{ customers["Frequency"].median() : .0f }} of their
# {{ df.groupby("CustomerID").size()[customers.index].median() : .0f }} lines (medians). A missing line can hide the last order, so many
# customers look longer away. A cancellation counts as a purchase, so a few look nearer.
#
# *Alike* is measured by the **adjusted Rand index** (ARI, 调整兰德指数). It looks at all pairs of customers, and asks whether two
# groupings agree to put them together or apart. The same groups give one, chance gives zero on average. The first row
# compares what two samples make of their common customers: samples of lines, then samples of as many whole customers, with
# nothing else changed: {{ repairs.loc["sample", "number"] }}.
#
# The numbers 0, 1, 2 are names that a run happens to give. A program that says "cluster 1 gets the welcome letter" may write
# to other people after an update. `segments.segment` orders them by profile.
#
# Last, *new* means the first order, not a recent one: {{ repairs.loc["names", "number"] }} of those called new (in brackets the
# 95 % interval). Even this is too many, as the table knows nothing before December 2010.
#
# ## 6 · How many? *(real data)*
#
# Whole customers, orders, net money. A logarithm needs amounts above zero, so a first attempt keeps those. The
# **silhouette** (轮廓系数) compares each customer's mean distance to the others of the own segment with that to the nearest other
# segment: one is far apart, zero is on the border.

# %%
real = datasets.load_retail("online_retail")
real_lines, _ = datasets.clean_retail(real.lines)
real_table = rfm.rfm_table(real_lines, real.as_of)
real_buyers = real_table[real_table["frequency"] > 0]
unrounded = real_buyers.assign(monetary=real_lines.groupby("CustomerID")["money"].sum()).query("monetary > 0")
attempt = segments.choose_k(unrounded, range(2, 5), transform="log", resamples=5)
attempt[["silhouette", "smallest"]].round(3)

# %%
split = segments.segment(unrounded, 3, transform="log")
tiny = unrounded[split == split.value_counts().idxmin()]
tiny

# %% [markdown] given="10"
# Three segments have the best silhouette, and one of them has {{ len(tiny) }} customers. They gave back everything they bought.
# Their net is zero, but the machine adds decimal fractions in binary, and {{ tiny["monetary"].median() : .0e }} pounds are left. The
# logarithm of that is {{ np.log(tiny["monetary"]).median() : .0f }}: farther from everybody than any real customer. Round money to the
# penny first, and look at the *smallest* segment first.
#
# Now with refunds kept and money rounded. **Stability** asks: if other customers had come, would the same people be together?
# We draw customers again with replacement (a *bootstrap*), fit, and compare by ARI.

# %%
choice = segments.choose_k(real_buyers, range(2, 8), resamples=10)
again = {k: segments.stability(real_buyers, k, resamples=10, random_state=1).min() for k in (3, 4, 5)}
choice.round(3)

# %%
drawn = segments.draw_choice(choice)
plotting.show(
    drawn,
    title=f"Two segments come back best ({choice.loc[2, 'ari_min']:.2f} at worst); three, four and five are close ({choice.loc[3:5, 'ari_min'].min():.2f} to {choice.loc[3:5, 'ari_min'].max():.2f})",
    data="real data",
    alt=f"Worst agreement of ten redraws: {choice.loc[2, 'ari_min']:.2f} for two segments, {choice.loc[3, 'ari_min']:.2f}, {choice.loc[4, 'ari_min']:.2f} and {choice.loc[5, 'ari_min']:.2f} for three, four and five, {choice['ari_min'].min():.2f} for {choice['ari_min'].idxmin()}; the silhouette falls from {choice['silhouette'].max():.2f}.",
)

# %% [markdown]
# **The decision.** Stability speaks against many segments: at {{ choice.index[-1] }}, one has {{ choice["smallest"].iloc[-1] }} customers,
# whose net is about zero. It does not choose between three, four and five: the worst of ten draws is a rough measure, and ten
# other draws give {{ again[3] : .2f }}, {{ again[4] : .2f }} and {{ again[5] : .2f }}. So use decides. Two say little more than "active or not"; 周经理 has three different things to do, so we take three.
# Stable does not mean real: one cloud can be cut at the same place every time.

# %%
real_segments = segments.segment(real_buyers, 3)
card = segments.profile(real_buyers, real_segments)
money = segments.money_share(real_buyers, real_segments, seed=DATA_SEED)
most = real_buyers["monetary"].nlargest(card.loc[0, "customers"]).sum() / real_buyers["monetary"].sum()
card.round(3)

# %%
plotting.show(
    segments.draw_pairs(real_buyers, real_segments),
    title="The three segments touch: K-means cuts one cloud, and finds no gap between them",
    data="real data",
    alt=f"Each pair of recency, orders and money, coloured by segment. The median customer of each has {', '.join(f'{days:.0f}' for days in card['days'])} days "
    f"since the last order and {', '.join(f'{orders:.0f}' for orders in card['orders'])} orders.",
)

# %% [markdown] given="0 95"
# > **老秦 writes down:** segment 0 is {{ card.loc[0, "share"] : .0% }} of the customers and brings {{ money["share"] : .0% }} of the money *(real
# > data, 95 % interval {{ money["low"] : .0% }} to {{ money["high"] : .0% }})*. What would change it: another year, or counting lines.
#
# **What the set-up decides:** money helped to make the segments. The same number of customers, chosen by money alone, bring
# {{ most : .0% }}.
#
# ## 7 · What K-means cannot do *(planted)*
#
# It cuts space by nearest centre. Round groups of one size and spread it finds, if they lie apart. Others it may cut, even
# on scaled axes.

# %%
shapes = segments.shapes(DATA_SEED)
found = {
    name: KMeans(shape["group"].nunique(), n_init=10, random_state=0).fit_predict(
        StandardScaler().fit_transform(shape[["x", "y"]])
    )
    for name, shape in shapes.items()
}
agree = {name: adjusted_rand_score(shape["group"], found[name]) for name, shape in shapes.items()}

# %%
drawn = segments.draw_limits(
    {f"{name}: ARI {agree[name]:.2f}": shape.assign(cluster=found[name]) for name, shape in shapes.items()}
)
plotting.show(
    drawn,
    title=f"K-means finds round groups (ARI {agree['round']:.2f}), and cuts unequal ({agree['unequal']:.2f}) and long ones ({agree['long']:.2f})",
    data="planted",
    alt=f"Agreement with the planted groups: {agree['round']:.2f} for three round ones, {agree['unequal']:.2f} where one is wide and two are small, {agree['long']:.2f} for two long parallel ones that lie aslant.",
)

# %%
planted = segments.segment(table, 3)
reasons = pd.crosstab(shop.truth["habit"].reindex(planted.index).rename("planted reason"), planted)
reasons

# %% [markdown] given="0 2007 1987 1985"
# In the practice shop the reasons are planted, and the segments mix them. Segment 0 holds {{ reasons.loc["resale", 0] }} of
# {{ reasons.loc["resale"].sum() }} customers who resell, {{ reasons.loc["wholesale", 0] }} of {{ reasons.loc["wholesale"].sum() }}
# wholesale accounts and {{ reasons.loc["regular", 0] }} of {{ reasons.loc["regular"].sum() }} regular customers. Clustering finds who
# is *alike in three numbers*; it does not know why. Where the action is known, write the rule ([lesson 05](05_rfm.ipynb)).
#
# ## Recap
#
# - Assign, update, repeat; start several times; scale first.
# - Sample customers, not lines. Round money, and look at the smallest segment.
# - Choose k by use and by stability. A name is a claim: "new" means the first order.
#
# **三句话小结:** K-means 反复做两步:把点分到最近的中心,再把中心移到均值;先标准化,多换几组初始中心。抽样要抽客户,不抽明细行;金额先四舍五入到分。
# 分几群要看用途和稳定性,不看"肘部";给群起名就是下论断,需要证据。
#
# ### Check yourself
#
# <details><summary><b>Question:</b> the best argument for k: the sharpest elbow, the highest silhouette, segments that come back and are
# treated differently, or an odd number?</summary>
#
# *Segments that come back and are treated differently.* An elbow is a matter of opinion; a high silhouette may hide a
# handful of customers.
# </details>
#
# <details><summary><b>Question:</b> the article writes recency as "transaction date minus snapshot date". Which sign would that
# have, and what would it do to the names?</summary>
#
# *Negative.* Its code does it the right way round. With the sign of the text, Box-Cox would refuse: it takes numbers above
# zero. And in a table sorted by it, the largest recency would belong to the latest customers, who would be called "lost".
# </details>
#
# ### Read on
#
# [scikit-learn on clustering](https://scikit-learn.org/stable/modules/clustering.html#k-means) ·
# [Rousseeuw on silhouettes (1987)](https://doi.org/10.1016/0377-0427%2887%2990125-7) ·
# [Hubert and Arabie on comparing partitions, the ARI (1985)](https://doi.org/10.1007/BF01908075) ·
# [Hennig on stability (2007)](https://doi.org/10.1016/j.csda.2006.11.025) ·
# [Online Retail at UCI](https://doi.org/10.24432/C5BW33)
#
# **Now you**: [lab 06](labs/06_kmeans_segments_lab.ipynb).
