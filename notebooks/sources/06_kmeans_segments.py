# %% [markdown] given="20 10,000"
# # Lesson 06 · Who is alike (K-means segments · 聚类分群)
#
# Lesson 05 wrote levels as rules. An article promises the same by machine, in five steps: a sample, a table, a transform,
# K-means (K均值聚类), and a name for each cluster. 周经理 likes the names. 老秦 asks whether the same customers would be in
# the same segment next Monday.
#
# After this lesson you can
#
# - **A** run the article's five steps, and say what each one does to the customers;
# - **B** find where they break: who was sampled, what was counted, and what a cluster's name claims;
# - **C** make segments of whole customers and net money, and choose their number by use and by stability.
#
# | you need | how much | where to get it |
# |---|---|---|
# | recency, frequency and money at a day | at ease | [lesson 05](05_rfm.ipynb) |
# | mean, median, standard deviation, logarithm | enough to read them | any first course in statistics |
#
# Reading takes about 20 minutes, running about 20 seconds.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated shop
DATASET = "simulated"  # one of: simulated, online_retail

# %%
import numpy as np
import pandas as pd
import seaborn as sns
from scipy import stats
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits

from helpers import datasets, plotting, rfm

plotting.use_house_style()
threads = threadpool_limits(1)  # K-means then adds in the same order, to the same sums, on every machine
shop = datasets.load_retail(DATASET, seed=DATA_SEED)
lines, _ = datasets.clean_retail(shop.lines)
is_cancel = lines["InvoiceNo"].str.startswith("C")
net = lines.groupby("CustomerID")["money"].sum()
table = rfm.rfm_table(lines, shop.as_of)
buyers = table[table["frequency"] > 0]
levels = rfm.value_level(rfm.rfm_scores(buyers).reindex(table.index))
table.head(3).round(2)

# %% [markdown]
# One customer a row, as lesson 05 made the table: days since the last order, orders, net money. This shop is
# {{ "simulated, with the faults of the real one" if DATASET == "simulated" else "the real one" }}; sums are in {{ shop.money }}.
#
# ## 1 · Five steps, as the article writes them
#
# *Collect, RFM table, transform, cluster, interpret.* Only what does not run is repaired: seaborn was never imported and its
# `distplot` is gone, and one line lacked a line break.

# %%
df = shop.lines[shop.lines["CustomerID"].notna()]
df_fix = df.sample(10000, random_state=42)  # step 1: a sample
df_fix["InvoiceDate"] = df_fix["InvoiceDate"].dt.date
df_fix["TotalSum"] = df_fix["Quantity"] * df_fix["UnitPrice"]
snapshot_date = max(df_fix.InvoiceDate) + pd.Timedelta(days=1)
customers = df_fix.groupby(["CustomerID"]).agg(  # step 2: the table
    {"InvoiceDate": lambda x: (snapshot_date - x.max()).days, "InvoiceNo": "count", "TotalSum": "sum"}
)
customers.columns = ["Recency", "Frequency", "MonetaryValue"]
customers.head(3).round(2)

# %%
customers_fix = pd.DataFrame()  # step 3: less skew, one scale
customers_fix["Recency"] = stats.boxcox(customers["Recency"])[0]
customers_fix["Frequency"] = stats.boxcox(customers["Frequency"])[0]
customers_fix["MonetaryValue"] = pd.Series(np.cbrt(customers["MonetaryValue"])).values
customers_normalized = StandardScaler().fit_transform(customers_fix)
plotting.show(
    rfm.draw_skew(customers, customers_fix),
    alt=f"Box-Cox takes the skewness of recency from {customers['Recency'].skew():.1f} to {customers_fix['Recency'].skew():.1f} and of "
    f"frequency from {customers['Frequency'].skew():.1f} to {customers_fix['Frequency'].skew():.1f}; the cube root leaves "
    f"{customers_fix['MonetaryValue'].skew():.1f} of {customers['MonetaryValue'].skew():.1f} in money.",
)

# %%
sse = {k: KMeans(n_clusters=k, random_state=42).fit(customers_normalized).inertia_ for k in range(1, 11)}
model = KMeans(n_clusters=3, random_state=42).fit(customers_normalized)  # step 4: k = 3 "by the elbow"
customers["Cluster"] = model.labels_
customers.groupby("Cluster").agg({"Recency": "mean", "Frequency": "mean", "MonetaryValue": ["mean", "count"]}).round(2)

# %% [markdown]
# Step 5 names the three: *loyal*, *new* and *lost* customers (忠实、新、流失). It looks finished. Five questions.
#
# ## 2 · Five questions to the article
#
# **Who was sampled?** Lines, not customers.

# %%
all_lines = df.groupby("CustomerID").size()
true_recency = rfm.rfm_table(df, shop.as_of)["recency"].reindex(customers.index)
late = (customers["Recency"] - true_recency > 30).mean()
pd.Series(
    {
        "customers": len(customers),
        "of": len(all_lines),
        "median lines": customers["Frequency"].median(),
        "in full": all_lines.median(),
    }
)

# %%
again = rfm.article_segments(shop.lines, seed=1)
both = customers.index.intersection(again.index)
two_samples = adjusted_rand_score(customers.loc[both, "Cluster"], again.loc[both, "Cluster"])
print(
    f"recency over 30 days too late: {late:.0%} of customers; two samples agree: {two_samples:.2f} (1 same, 0 chance)"
)

# %% [markdown]
# {{ len(all_lines) - len(customers) : , }} customers vanished, the others lost most of their lines, and {{ late : .0% }} seem to
# have been away over a month longer than they were. On Monday, with another sample, many would be in another segment.
#
# **What does it count?** Lines; a cancelled line counts as a purchase ([lesson 05](05_rfm.ipynb)).
#
# **Why a cube root?** The article changes its tool for money without a word. Here is the word:

# %%
try:
    rfm.segment(table, 3, transform="boxcox")
except ValueError as refusal:
    print(refusal)

# %% [markdown]
# Box-Cox needs amounts above zero. Dropping those customers would drop those who *returned* things.
#
# **Do the numbers mean anything?** K-means numbers clusters as they come. scikit-learn's default number of starts has changed
# since the article was written, from ten to one, and with it the numbers. Ten runs of the old default, each from another
# random state, held against the first, group by group and label by label:

# %%
runs = [KMeans(3, n_init=10, random_state=state).fit(customers_normalized).labels_ for state in range(10)]
pd.DataFrame(
    {
        "same groups": [adjusted_rand_score(runs[0], run) for run in runs],
        "equal labels": [(runs[0] == run).mean() for run in runs],
    }
).describe().loc[["min", "max"]].round(2)

# %% [markdown] given="1"
# The groups come back; their numbers do not. Whoever hard-codes "cluster 1 gets the welcome letter" writes to others after an
# update.
#
# **Are the new customers new?** "Recent, few, small" is the cluster that the article calls new. New means *first* purchase.

# %%
centre = customers.groupby("Cluster")[["Recency", "Frequency", "MonetaryValue"]].mean()
called_new = centre.drop(centre["Recency"].idxmax())["Frequency"].idxmin()
first = lines[~is_cancel].groupby("CustomerID")["InvoiceDate"].min()
age = (shop.as_of - first.reindex(customers.index[customers["Cluster"] == called_new])).dt.days
pd.Series(
    {
        "called new": len(age),
        "first order in the last 90 days": (age <= 90).mean(),
        "upper quartile, days": age.quantile(0.75),
    }
).round(2)

# %%
fig, ax = plotting.plt.subplots(figsize=(7.2, 2.8))
halves = {"x": age, "hue": age <= 90, "palette": [plotting.GREY, plotting.GREEN]}
sns.histplot(**halves, bins=np.arange(0, 421, 15), multiple="stack", legend=False, ax=ax)
ax.annotate("new 新客", (5, 1), (0.03, 0.86), textcoords="axes fraction", color=plotting.GREEN, weight="bold")
ax.annotate(
    "here for longer 老客", (5, 1), (0.45, 0.86), textcoords="axes fraction", color=plotting.GREY, weight="bold"
)
ax.set(xlabel="days since the first order, customers called new", ylabel="customers")
plotting.show(
    ax,
    alt=f"Of {len(age)} customers called new, only {(age <= 90).mean():.0%} ordered first in the last quarter of the year; a quarter came {age.quantile(0.75):.0f} days ago or earlier.",
)

# %% [markdown]
# > **What 周经理 takes from this.** A welcome letter to this cluster greets {{ (age > 90).mean() : .0% }} of its readers as strangers.
#
# ## 3 · Done right
#
# Whole customers, orders, net money; a transform that takes refunds ($\operatorname{sign}(x)\ln(1+|x|)$); the index kept. How
# many segments? The elbow always bends somewhere. We ask three things: are segments apart (silhouette), is none tiny, and do
# they *come back* when customers are drawn anew?

# %%
choice = rfm.choose_k(table, range(2, 8))
choice.round(3)

# %%
plotting.show(
    rfm.draw_choice(choice),
    alt=f"The elbow bends smoothly; the worst agreement of all redraws is {choice.loc[2, 'ari_min']:.2f} at two segments, "
    f"{choice.loc[3, 'ari_min']:.2f} at three and {choice['ari_min'].min():.2f} at {choice['ari_min'].idxmin()} segments.",
)

# %% [markdown]
# A high average hides a lot. The same with a plain logarithm and sums as the computer adds them, *not* rounded:

# %%
unrounded = buyers.assign(monetary=net.reindex(buyers.index)).query("monetary > 0")
raw_choice = rfm.choose_k(unrounded, range(2, 6), transform="log", resamples=5)
noise = unrounded[unrounded["monetary"] < 0.005]
raw_choice.round(3)

# %% [markdown]
# The smallest segments count {{ ", ".join(str(size) for size in raw_choice["smallest"]) }} customers.
# {{ len(noise) }} customers gave back all they bought: their net is zero, and adding decimal fractions left them some
# {{ noise["monetary"].median() : .0e }} {{ shop.money }}, whose logarithm is {{ np.log(noise["monetary"]).median() : .0f }}. To
# K-means they are the most remarkable people in the shop. Money is rounded to the cent before anything else.
#
# > **The decision.** Two segments (worst redraw {{ choice.loc[2, "ari_min"] : .2f }}) say little more than "active or not".
# > 周经理 has three different things to do, so we take three ({{ choice.loc[3, "ari_min"] : .2f }}). A k is chosen by use and by
# > stability, not by a bend.

# %%
segments = rfm.segment(table, 3)
rfm.profile(table, segments).round(3)

# %% given="0 2"
middle = table.groupby(segments)[["recency", "frequency"]].median()
plotting.show(
    rfm.draw_pairs(table, segments),
    alt=f"In each pair of measures the three segments lie beside each other. Orders of the median customer and days since the last: "
    f"segment 0: {middle['frequency'][0]:.0f} and {middle['recency'][0]:.0f}; "
    f"segment 2: {middle['frequency'][2]:.0f} and {middle['recency'][2]:.0f}.",
)

# %% [markdown] given="0 2"
# Labels are ordered by profile: 0 is the segment with most orders and money, whoever runs it. Medians, shares, and a sentence
# that could be *wrong* belong on each card: "segment 2 has not ordered for {{ table.loc[segments[segments == 2].index, "recency"].median() : .0f }} days
# (median)" is one; "lost" is not.

# %%
if shop.truth is not None:
    shown = pd.crosstab(shop.truth["habit"].reindex(segments.index), segments)
else:
    shown = pd.crosstab(levels.reindex(segments.index), segments)
shown

# %% [markdown] given="0"
# Held against {{ "what was planted" if shop.truth is not None else "the levels of lesson 05" }}: three segments mix several kinds of
# behaviour. Segment 0 still holds everyone who orders much, whatever for. Clustering finds who is *alike in three numbers*;
# it does not know why.
#
# **When not to cluster.** When the action is already known, write the rule ([lesson 05](05_rfm.ipynb)). Cluster to discover, then write
# the rule that people can read.

# %% [markdown] given="2015 4.0 0"
# ## 4 · The same on the real table *(real data)*
#
# The article itself uses *Online Retail*, one year of a British web shop for gifts (Chen, UCI Machine Learning Repository,
# 2015, CC BY 4.0). Nothing is planted in it. Its names in the code below begin with `real`.
#
# ### The article's segments, again and again

# %%
real = datasets.load_retail("online_retail")
raw = real.lines
known, real_cancels = raw["CustomerID"].notna(), raw["InvoiceNo"].str.startswith("C")
article = rfm.article_segments(raw)
article.groupby("Cluster").agg({"Recency": "mean", "Frequency": "mean", "MonetaryValue": ["mean", "count"]}).round(2)

# %%
real_true = rfm.rfm_table(raw, real.as_of).reindex(article.index)
samples = [rfm.article_segments(raw, seed=seed)["Cluster"] for seed in range(6)]
pairs = [samples[a].to_frame("a").join(samples[b].rename("b"), how="inner") for a in range(6) for b in range(a)]
agreement = pd.Series([adjusted_rand_score(pair["a"], pair["b"]) for pair in pairs])
full_lines = raw[known].groupby("CustomerID").size()
pd.Series(
    {
        "customers sampled": len(article),
        "customers there are": raw["CustomerID"].nunique(),
        "recency too late": (article["Recency"] > real_true["recency"]).mean(),
        "by more than 30 days": (article["Recency"] - real_true["recency"] > 30).mean(),
        "two samples agree, mean": agreement.mean(),
        "two samples agree, best": agreement.max(),
    }
).round(3)

# %% [markdown]
# Ten thousand *lines* are no sample of customers: of {{ raw["CustomerID"].nunique() : , }} customers {{ len(article) : , }} remain, their median of
# lines falls from {{ full_lines.median() : .0f }} to {{ article["Frequency"].median() : .0f }}, and two such samples put their common
# customers into the same groups nearer to chance than to agreement (at best {{ agreement.max() : .2f }}; chance gives zero, the same groups give one).

# %%
real_centre = article.groupby("Cluster")[["Recency", "Frequency"]].mean()
real_called_new = real_centre.drop(real_centre["Recency"].idxmax())["Frequency"].idxmin()
real_first = raw[known & ~real_cancels & (raw["Quantity"] > 0)].groupby("CustomerID")["InvoiceDate"].min()
real_age = (real.as_of - real_first.reindex(article.index[article["Cluster"] == real_called_new])).dt.days

# %% [markdown]
# Of the {{ len(real_age) }} customers whom the article would call new, {{ (real_age <= 90).mean() : .0% }} ordered first in the last ninety days. A
# quarter has been there for more than {{ real_age.quantile(0.75) : .0f }} days.
#
# ### Five customers made of nothing (浮点误差)
#
# Now whole customers, orders, net money. A logarithm needs amounts above zero, so a first attempt keeps those:

# %%
real_lines, _ = datasets.clean_retail(raw)
real_net = real_lines.groupby("CustomerID")["money"].sum()
real_table = rfm.rfm_table(real_lines, real.as_of)
real_buyers = real_table[real_table["frequency"] > 0]
real_levels = rfm.value_level(rfm.rfm_scores(real_buyers).reindex(real_table.index))
unrounded = real_buyers.assign(monetary=real_net.reindex(real_buyers.index)).query("monetary > 0")
attempt = rfm.choose_k(unrounded, range(2, 5), transform="log")
attempt.round(3)

# %% [markdown]
# Three segments have the best silhouette ({{ attempt.loc[3, "silhouette"] : .3f }}). Who would look further? The smallest of the three has
# {{ attempt.loc[3, "smallest"] }} customers. Here they are.

# %%
split = rfm.segment(unrounded, 3, transform="log")
tiny = split.value_counts().idxmin()
five = unrounded[split == tiny].assign(log_money=lambda part: np.log(part["monetary"]))
five

# %% [markdown]
# They gave back everything they bought. Their net is zero, but the machine adds decimal fractions in binary, and what is left is
# some $10^{-14}$ pounds, whose logarithm is about {{ five["log_money"].median() : .0f }}: farther from everybody
# else than any real customer can be. The "best" number of segments was found by a rounding error.
#
# {{ (real_net[real_buyers.index] <= 0).sum() }} buyers have a net of zero or less as the machine adds; rounded to the penny it is
# {{ (real_buyers["monetary"] <= 0).sum() }}.
#
# > **The decision.** Count money in pence, or round it, before any comparison with zero. And look at the *smallest* segment first.

# %%
real_choice = rfm.choose_k(real_buyers, range(2, 8))
real_choice.round(3)

# %%
plotting.show(
    rfm.draw_choice(real_choice),
    alt=f"With refunds kept, the worst agreement over redraws is {real_choice.loc[2, 'ari_min']:.2f} for two segments, {real_choice.loc[3, 'ari_min']:.2f} "
    f"for three and {real_choice['ari_min'].min():.2f} for {real_choice['ari_min'].idxmin()}; the silhouette falls from {real_choice['silhouette'].max():.2f}.",
)

# %%
real_segments = rfm.segment(real_buyers, 3)
real_profile = rfm.profile(real_buyers, real_segments)
real_profile.round(3)

# %% [markdown] given="0"
# Two segments are the steadiest; three are useful. Segment 0 holds {{ real_profile.loc[0, "share"] : .0% }} of the customers and
# {{ real_profile.loc[0, "money_share"] : .0% }} of the money; it is what rule "keep" of [lesson 05](05_rfm.ipynb) finds as well, in words that people can
# read: {{ (real_levels[real_segments.index[real_segments == 0]] == rfm.LEVELS[0]).mean() : .0% }} of segment 0 is on "keep".

# %% [markdown] given="5"
# ## Recap
#
# - Sample customers, not lines.
# - The groups of K-means come back; their numbers do not. Keep the index, order the labels by profile.
# - New means the first purchase. A name is a claim.
# - Round money before anything else, and look at the smallest segment first.
# - Choose k by use and by stability.
#
# ### Check yourself
#
# <details><summary><b>Question:</b> the best argument for k: the sharpest elbow, the highest silhouette, segments that come back and are
# treated differently, or an odd number?</summary>
#
# *Segments that come back and are treated differently.* An elbow is in the eye; a high silhouette may hide a handful of
# customers; parity is nothing.
# </details>
#
# <details><summary><b>Question:</b> what does a sample of lines do to recency: nothing, make customers look longer away, make them look
# nearer, or move them at random?</summary>
#
# *Longer away.* A missing line can only hide the last order; it can never invent a later one.
# </details>
#
# ### What the industry does next
#
# Segments that are watched for drift, more behaviour than three numbers, and tests of whether a segment *responds* differently
# (uplift).
#
# **Now you**: [lab 06](labs/06_kmeans_segments_lab.ipynb).
