# %% [markdown] given="90"
# # Lab 06 · Who is alike
#
# 周经理 wants segments that come back on Monday, with a card for each. Six levels (关卡), about 90 minutes;
# [lesson 06](../06_kmeans_segments.ipynb) has all you need.
#
# Put your code where it says `# YOUR CODE HERE`, run the cell, then run the check below it. A wrong answer costs nothing.
# Stuck? `lab.hint("06.1")` gives the first of three hints for that task; `lab.load_level(2)` goes on at
# the second level.
#
# Two rules for all tasks: round nothing unless a task says so; and compute everything from the data that the cells load
# with `DATA_SEED`, never from a number you read off, because your work is marked on other data of the same kind.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated shop

# %%
from helpers.lab import open_lab

lab = open_lab("06", seed=DATA_SEED)
lab

# %% [markdown]
# The data: `lines` are the cleaned lines of the simulated shop, with `money` = quantity times price. An invoice number that
# begins with C is a cancellation. The day that looks back is `as_of`. `buyers` has recency, frequency and net money of
# everyone with an order.

# %%
import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

from helpers import datasets, rfm, segments

shop = datasets.simulate_retail(seed=DATA_SEED)
lines, _ = datasets.clean_retail(shop.lines)
as_of = shop.as_of
midnight = as_of - pd.Timedelta(90, "D")  # the shop changed its system: a week's orders bear this midnight
in_that_week = lines["InvoiceDate"].between(midnight, midnight + pd.Timedelta(7, "D"), inclusive="left")
lines = lines.assign(InvoiceDate=lines["InvoiceDate"].mask(in_that_week, midnight))
table = rfm.rfm_table(lines, as_of)
buyers = table[table["frequency"] > 0]
buyers.head(3)

# %% [markdown] task="06.1" level=1 points=4 given="0 1 2"
# ### Level 1 · One round by hand
#
# `points` holds every buyer on two scaled axes, `centres` the first three centres. Make one round of K-means: **assign** each
# buyer to the centre with the smallest *squared distance*, then **update**. Answer with a DataFrame `moved`: one row per
# centre (index 0, 1, 2, as in `centres`), columns `recency` and `monetary` (its new place, the mean of its points) and
# `customers` (how many were assigned to it).

# %%
points = segments.axes(buyers)[["recency", "monetary"]]
centres = points.sample(3, random_state=np.random.default_rng(DATA_SEED)).reset_index(drop=True).rename_axis("centre")
centres

# %% task="06.1"
# BEGIN SOLUTION
gaps = points.to_numpy()[:, None, :] - centres.to_numpy()[None, :, :]
nearest = pd.Series((gaps**2).sum(axis=2).argmin(axis=1), points.index)
moved = points.groupby(nearest.rename("centre")).mean().assign(customers=nearest.value_counts())
# END SOLUTION

# %% mistake="06.1" hint="Your distances add up the gaps as they are, without a square. A step along both axes then counts more than one straight across."
# - (gaps**2).sum(axis=2)
# + np.abs(gaps).sum(axis=2)

# %% mistake="06.1" hint="Your new places are medians. K-means takes the mean: it is what makes the sum of squares smallest."
# - .mean()
# + .median()

# %% mistake="06.1" hint="You gave each buyer the farthest centre."
# - argmin
# + argmax

# %% mistake="06.1" hint="Only recency counts in your distances. Add the squares of both axes."
# - (gaps**2).sum(axis=2)
# + (gaps[:, :, 0] ** 2)

# %% mistake="06.1" hint="Only money counts in your distances. Add the squares of both axes."
# - (gaps**2).sum(axis=2)
# + (gaps[:, :, 1] ** 2)

# %% mistake="06.1" hint="Your places are in days and yuan. K-means works on the scaled axes of `points`."
# - points.groupby
# + buyers[["recency", "monetary"]].groupby

# %% mistake="06.1" hint="You went on until nothing changed. One round is asked."
# - moved = points.groupby(nearest.rename("centre")).mean().assign(customers=nearest.value_counts())
# + steps = segments.lloyd(points, centres)
# + moved = steps.centres[-1].assign(customers=steps.nearest[-1].value_counts())

# %% mistake="06.1" hint="You let `KMeans` run to its end. One round is asked."
# - moved = points.groupby(nearest.rename("centre")).mean().assign(customers=nearest.value_counts())
# + fit = KMeans(3, init=centres.to_numpy(), n_init=1).fit(points.to_numpy())
# + moved = pd.DataFrame(fit.cluster_centers_, columns=centres.columns)
# + moved = moved.assign(customers=pd.Series(fit.labels_).value_counts()).rename_axis("centre")

# %% mistake="06.1" hint="You made two rounds. One is asked."
# - gaps = points
# + first = points.to_numpy()[:, None, :] - centres.to_numpy()[None, :, :]
# + centres = points.groupby((first**2).sum(axis=2).argmin(axis=1)).mean()
# + gaps = points

# %% mistake="06.1" hint="Your places are sums. Divide by how many points there are."
# - .mean()
# + .sum()

# %% mistake="06.1" hint="Your `customers` are shares. How many are they?"
# - nearest.value_counts()
# + nearest.value_counts() / len(nearest)

# %% mistake="06.1" hint="Your `customers` are counted after the centres moved, with their new places. Count the buyers whose mean you took."
# - .assign(customers=nearest.value_counts())
# + .assign(customers=segments.lloyd(points, centres, 1).nearest[1].value_counts())

# %% mistake="06.1" hint="These are the old places of the centres. After the assigning comes the update: where do they go?"
# - points.groupby(nearest.rename("centre")).mean()
# + centres

# %% mistake="06.1" hint="You left the three first centres out of the points. They are buyers like all others."
# - gaps = points
# + points = points.drop(points.sample(3, random_state=np.random.default_rng(DATA_SEED)).index)
# + gaps = points

# %% mistake="06.1" hint="Your places lie between the old ones and the means. A centre goes all the way to the mean of its points."
# - points.groupby(nearest.rename("centre")).mean()
# + ((points.groupby(nearest.rename("centre")).mean() + centres) / 2)

# %% mistake="06.1" hint="You numbered the centres from 1. Each keeps the number that it has in `centres`, from 0."
# - .assign(customers=nearest.value_counts())
# + .assign(customers=nearest.value_counts()).set_axis(pd.Index([1, 2, 3], name="centre"))

# %% mistake="06.1" hint="Centres 0 and 1 have exchanged their numbers in yours. Each keeps the number that it has in `centres`."
# - .assign(customers=nearest.value_counts())
# + .assign(customers=nearest.value_counts()).set_axis(pd.Index([1, 0, 2], name="centre"))

# %% mistake="06.1" hint="Centres 0 and 2 have exchanged their numbers in yours. Each keeps the number that it has in `centres`."
# - .assign(customers=nearest.value_counts())
# + .assign(customers=nearest.value_counts()).set_axis(pd.Index([2, 1, 0], name="centre"))

# %% mistake="06.1" hint="Centres 1 and 2 have exchanged their numbers in yours. Each keeps the number that it has in `centres`."
# - .assign(customers=nearest.value_counts())
# + .assign(customers=nearest.value_counts()).set_axis(pd.Index([0, 2, 1], name="centre"))

# %% mistake="06.1" hint="Every centre has another number in yours. Each keeps the one that it has in `centres`."
# - .assign(customers=nearest.value_counts())
# + .assign(customers=nearest.value_counts()).set_axis(pd.Index([1, 2, 0], name="centre"))

# %% mistake="06.1" hint="All centres have other numbers in yours. Each keeps the one that it has in `centres`."
# - .assign(customers=nearest.value_counts())
# + .assign(customers=nearest.value_counts()).set_axis(pd.Index([2, 0, 1], name="centre"))

# %% [markdown] hints="06.1"
# 1. Two steps: which centre is nearest to each buyer, and where is the middle of the buyers that each centre got?
# 2. `points.to_numpy()[:, None, :] - centres.to_numpy()[None, :, :]` has all gaps at once; or loop over the three centres and use `idxmin(axis=1)`.
# 3. With a Series `nearest` of centre numbers: `points.groupby(nearest).mean()`, and `nearest.value_counts()` for the last column.

# %% check="06.1"
lab.check("06.1", moved)

# %% [markdown] task="06.2" level=2 points=4 given="1"
# ### Level 2 · Which transform, for whom?
#
# How skewed is each measure of `buyers`, and what does a transform leave? Answer with a DataFrame `skews`: rows `recency`,
# `frequency` and `monetary`; columns `raw` (as it is), `cbrt` (the cube root) and `signed_log`, $\operatorname{sign}(x) \ln(1 + |x|)$.
# Each value is the skewness of the column, by pandas' `skew()`. Net money may be negative: nobody is left out.

# %% task="06.2"
raw = buyers[["recency", "frequency", "monetary"]].astype(float)
example = raw["recency"].skew()
# BEGIN SOLUTION
tried = {"raw": raw, "cbrt": np.cbrt(raw), "signed_log": np.sign(raw) * np.log1p(raw.abs())}
skews = pd.DataFrame({name: moved_in.skew() for name, moved_in in tried.items()})
# END SOLUTION

# %% mistake="06.2" hint="Your logarithm has no value for negative money, and those customers are gone without a word. Take the size first, then give the sign back."
# - np.sign(raw) * np.log1p(raw.abs())
# + np.log1p(raw.where(raw > -1))

# %% mistake="06.2" hint="You took the size of the money and did not give the sign back: somebody who gave back much looks like somebody who bought much."
# - np.sign(raw) * np.log1p(raw.abs())
# + np.log1p(raw.abs())

# %% mistake="06.2" hint="Your logarithm lacks the one inside: ln(1 + |x|)."
# - np.sign(raw) * np.log1p(raw.abs())
# + np.sign(raw) * np.log(raw.abs().where(raw != 0))

# %% mistake="06.2" hint="You left out the customers with negative or no net money. Nobody is to be left out."
# - tried = {
# + raw = raw[raw["monetary"] > 0]
# + tried = {

# %% mistake="06.2" hint="Your `cbrt` is as skewed as the money itself. Without brackets, `** 1 / 3` takes the power one and then divides by three: that changes no shape."
# - np.cbrt(raw)
# + raw**1 / 3

# %% mistake="06.2" hint="Your `cbrt` holds square roots, which negative money does not have."
# - np.cbrt(raw)
# + np.sqrt(raw.where(raw >= 0))

# %% mistake="06.2" hint="You took `table`, in which some customers have no order. The task asks for `buyers`."
# - tried = {
# + raw = table[["recency", "frequency", "monetary"]].astype(float)
# + tried = {

# %% mistake="06.2" hint="These are values of the kurtosis, which is about both tails. The skewness says whether one tail is longer."
# - moved_in.skew()
# + moved_in.kurt()

# %% mistake="06.2" hint="Your values are standard deviations."
# - moved_in.skew()
# + moved_in.std()

# %% mistake="06.2" hint="Your skewness divides by n (that of scipy). pandas' `skew()` corrects for small tables."
# - moved_in.skew()
# + ((moved_in - moved_in.mean()) ** 3).mean() / moved_in.std(ddof=0) ** 3

# %% mistake="06.2" hint="You transformed the skewness. Transform the values, then ask how skewed they are."
# - {name: moved_in.skew() for name, moved_in in tried.items()}
# + {"raw": raw.skew(), "cbrt": np.cbrt(raw.skew()), "signed_log": np.log1p(raw.skew())}

# %% mistake="06.2" hint="Your `cbrt` has no value for negative money: a negative number to the power of one third is missing. Which function of NumPy takes a cube root of any number?"
# - np.cbrt(raw)
# + raw ** (1 / 3)

# %% mistake="06.2" hint="Your `cbrt` lost the sign: somebody who gave back much looks like somebody who bought much."
# - np.cbrt(raw)
# + np.cbrt(raw.abs())

# %% mistake="06.2" hint="You set negative money to 0. Its size is to count, with its sign."
# - np.sign(raw) * np.log1p(raw.abs())
# + np.log1p(raw.clip(lower=0))

# %% mistake="06.2" hint="You moved all values up before the logarithm, until none was negative. The signed logarithm takes each value where it is."
# - np.sign(raw) * np.log1p(raw.abs())
# + np.log1p(raw - raw.min())

# %% mistake="06.2" hint="Your `signed_log` multiplies by the value itself. Its sign is 1 or -1."
# - np.sign(raw) *
# + raw *

# %% mistake="06.2" hint="Your `cbrt` holds cubes: the power is 3. Which power is the root?"
# - np.cbrt(raw)
# + raw**3

# %% [markdown] hints="06.2"
# 1. Three tables of the same shape: as it is, cube root, signed logarithm. Each column of each has a skewness.
# 2. `np.cbrt`, `np.sign`, `np.log1p` and `abs()` work on whole tables; `DataFrame.skew()` gives one number per column.
# 3. `np.sign(raw) * np.log1p(raw.abs())` is the third table; a dictionary of the three `….skew()` makes the DataFrame.

# %% check="06.2"
lab.check("06.2", skews)

# %% [markdown] task="06.3" level=3 points=4 given="1 6"
# ### Level 3 · What the elbow adds up
#
# `fits` holds, for k = 1 to 6, the cluster of each buyer (a column per k). Their program was stopped after two rounds, so
# that no `inertia_` says what these clusters are like. Compute the sum that the elbow shows, from the clusters alone: the
# *squared distances of all buyers to the mean of their cluster*, over all three axes of `places`. Answer with a Series
# `sse`: index k, one sum per k. Do not fit again: the clusters of `fits` are asked about, not better ones.

# %%
places = segments.axes(buyers)
fits = pd.DataFrame(
    {k: KMeans(k, n_init=1, max_iter=2, random_state=0).fit_predict(places.to_numpy()) for k in range(1, 7)},
    index=places.index,
)
fits.head(3)

# %% task="06.3"
# BEGIN SOLUTION
sse = pd.Series({k: ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum() for k in fits})
# END SOLUTION

# %% mistake="06.3" hint="These are mean squares. The elbow shows sums."
# - .to_numpy().sum()
# + .to_numpy().mean()

# %% mistake="06.3" hint="These are mean squared distances per buyer. The elbow shows sums."
# - .to_numpy().sum()
# + .sum(axis=1).mean()

# %% mistake="06.3" hint="You added up distances. Add up their squares: do not take the root."
# - .to_numpy().sum()
# + .sum(axis=1).pow(0.5).sum()

# %% mistake="06.3" hint="You measured from the median of each cluster. K-means has means."
# - transform("mean")
# + transform("median")

# %% mistake="06.3" hint="You measured from the mean of all buyers, so that k makes no difference. Each cluster has a mean of its own."
# - places.groupby(fits[k]).transform("mean")
# + places.mean()

# %% mistake="06.3" hint="You measured in days, orders and yuan: money is nearly all of it. Use the scaled axes of `places`."
# - (places - places.groupby(fits[k]).transform("mean"))
# + (buyers - buyers.groupby(fits[k]).transform("mean"))

# %% mistake="06.3" hint="These are the sums of two axes. Recency, frequency and money all count."
# - (places - places.groupby(fits[k]).transform("mean"))
# + (places - places.groupby(fits[k]).transform("mean"))[["recency", "monetary"]]

# %% mistake="06.3" hint="You added up the variances of the clusters, each as much as the other. Every buyer counts once: a large cluster counts more."
# - ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum()
# + places.groupby(fits[k]).var().to_numpy().sum()

# %% mistake="06.3" hint="These are the drops from one k to the next. The sums themselves are asked."
# - for k in fits})
# + for k in fits})
# + sse = -sse.diff()

# %% mistake="06.3" hint="You added up the variances of the clusters. A variance is a mean: a cluster of many buyers counts as much as one of few."
# - ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum()
# + places.groupby(fits[k]).var(ddof=0).to_numpy().sum()

# %% mistake="06.3" hint="You added up the gaps without a square. A distance twice as long counts four times."
# - ((places - places.groupby(fits[k]).transform("mean")) ** 2)
# + (places - places.groupby(fits[k]).transform("mean")).abs()

# %% mistake="06.3" hint="You fitted K-means again, and let it run to its end. The sums of the clusters in `fits` are asked."
# - ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum()
# + KMeans(k, n_init=10, random_state=42).fit(places.to_numpy()).inertia_

# %% mistake="06.3" hint="This is `inertia_` of a fit that was stopped: it measures from centres that are not yet the means. Compute from the clusters."
# - ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum()
# + KMeans(k, n_init=1, max_iter=2, random_state=0).fit(places.to_numpy()).inertia_

# %% mistake="06.3" hint="A variance divides by one less than the number of buyers, and you multiplied by the number. Square the gaps yourself, then add them up."
# - ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum()
# + (places.groupby(fits[k]).var().sum(axis=1) * fits[k].value_counts()).sum()

# %% mistake="06.3" hint="You added up the three gaps of a buyer before the square, so that one up and one down cancel. Square each gap first."
# - .to_numpy().sum()
# + .to_numpy().sum()
# - ((places - places.groupby(fits[k]).transform("mean")) ** 2)
# + ((places - places.groupby(fits[k]).transform("mean")).sum(axis=1) ** 2)

# %% mistake="06.3" hint="These are the sums *between* the clusters: how far their means lie from the middle of all. How far do the buyers lie from their own mean?"
# - (places - places.groupby(fits[k]).transform("mean"))
# + (places.groupby(fits[k]).transform("mean") - places.mean())

# %% mistake="06.3" hint="These are shares: by how much the sum falls from one k to the next. The sums themselves are asked."
# - for k in fits})
# + for k in fits})
# + sse = 1 - sse / sse.shift()

# %% mistake="06.3" hint="This is the sum of the largest cluster of each k. All clusters add up."
# - .to_numpy().sum()
# + .sum(axis=1).groupby(fits[k]).sum().max()

# %% mistake="06.3" hint="You divided by the number of buyers less k. The elbow shows sums."
# - .to_numpy().sum()
# + .to_numpy().sum() / (len(places) - k)

# %% [markdown] hints="06.3"
# 1. For one k: subtract from each buyer the mean of the own cluster, square, and add up all of it.
# 2. `groupby(…).transform("mean")` gives each buyer the mean of the cluster, in the buyers' own rows.
# 3. `((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum()` is the sum for one k; loop over the columns of `fits`.

# %% check="06.3"
lab.check("06.3", sse)

# %% [markdown] task="06.4" level=4 points=4 given="0 1"
# ### Level 4 · Do they come back?
#
# Two analysts drew a sample of customers each, and made three segments: `one` and `other`, by customer. They overlap in part,
# and nobody agreed on numbers. Answer with a dictionary `agreement`: `customers`, how many are in **both**; `equal`, the share
# of these (from 0 to 1) who have the same *number* in both; `ari`, the adjusted Rand index of the two groupings of these
# customers (`adjusted_rand_score`). Hold each customer against the same customer.

# %%
draws = np.random.default_rng([DATA_SEED, 4])
one = segments.segment(buyers.sample(frac=0.6, random_state=draws), 3).sample(frac=1, random_state=draws)
other = segments.segment(buyers.sample(frac=0.6, random_state=draws), 3).sample(frac=1, random_state=draws)
other = other.map({0: 1, 1: 0, 2: 2})  # the second analyst's program numbers them in its own way
one.head(3)

# %% task="06.4"
# BEGIN SOLUTION
common = one.index.intersection(other.index)
agreement = {
    "customers": len(common),
    "equal": (one[common] == other[common]).mean(),
    "ari": adjusted_rand_score(one[common], other[common]),
}
# END SOLUTION

# %% mistake="06.4" hint="You held the first row of one against the first row of the other: those are different people. Align by customer."
# - common = one.index.intersection(other.index)
# + common = one.index.intersection(other.index)
# + one, other = one[one.index.isin(common)], other[other.index.isin(common)]
# - (one[common] == other[common]).mean()
# + (one.to_numpy() == other.to_numpy()).mean()
# - adjusted_rand_score(one[common], other[common])
# + adjusted_rand_score(one, other)

# %% mistake="06.4" hint="Who is missing in one sample got a number of its own and counts as different. Only customers in both are asked."
# - one.index.intersection(other.index)
# + one.index.union(other.index)
# + one, other = one.reindex(common, fill_value=-1), other.reindex(common, fill_value=-1)

# %% mistake="06.4" hint="Your `ari` is the Rand index without its adjustment: two groupings by chance would get more than one half."
# - adjusted_rand_score(one[common], other[common])
# + __import__("sklearn.metrics").metrics.rand_score(one[common], other[common])

# %% mistake="06.4" hint="Your `ari` is the share of equal numbers. The adjusted Rand index does not care for numbers: who is together with whom?"
# - adjusted_rand_score(one[common], other[common])
# + (one[common] == other[common]).mean()

# %% mistake="06.4" hint="You gave the numbers of `other` back to those of `one` first. `equal` asks for the numbers as they are."
# - common = one.index.intersection(other.index)
# + common = one.index.intersection(other.index)
# + other = other.map({1: 0, 0: 1, 2: 2})

# %% mistake="06.4" hint="Your `equal` is a share of all customers of `one`. Only those in both samples can agree."
# - (one[common] == other[common]).mean()
# + (one[common] == other[common]).sum() / len(one)

# %% mistake="06.4" hint="Your `customers` counts those in either sample. How many are in both?"
# - "customers": len(common)
# + "customers": len(one.index.union(other.index))

# %% mistake="06.4" hint="Your `customers` is the size of the first sample. How many of them are in the other, too?"
# - "customers": len(common)
# + "customers": len(one)

# %% mistake="06.4" hint="Your `equal` is a number of customers. Which share of those in both is it?"
# - (one[common] == other[common]).mean()
# + (one[common] == other[common]).sum()

# %% mistake="06.4" hint="You held all rows of `one` against all rows of `other`, by their places: those are different people. Keep the customers in both, and align them."
# - (one[common] == other[common]).mean()
# + (one.to_numpy() == other.to_numpy()).mean()
# - adjusted_rand_score(one[common], other[common])
# + adjusted_rand_score(one, other)

# %% mistake="06.4" hint="Your `ari` is a correlation. It takes the numbers of segments for amounts; they are names."
# - adjusted_rand_score(one[common], other[common])
# + one[common].corr(other[common])

# %% mistake="06.4" hint="Your `ari` is a mutual information. The adjusted Rand index counts pairs of customers."
# - adjusted_rand_score(one[common], other[common])
# + __import__("sklearn.metrics").metrics.normalized_mutual_info_score(one[common], other[common])

# %% [markdown] hints="06.4"
# 1. First find who is in both samples; everything else looks at these customers alone, in one order.
# 2. `one.index.intersection(other.index)`; with such an index, `one[common]` and `other[common]` have the same customers in the same rows.
# 3. `(one[common] == other[common]).mean()` is `equal`; `adjusted_rand_score(one[common], other[common])` is `ari`.

# %% check="06.4"
lab.check("06.4", agreement)

# %% [markdown] task="06.5" level=5 points=4 given="0 8 13 17"
# ### Level 5 · Numbers that mean the same next Monday
#
# Write a **function** `renumber(labels, money)`. `labels` is a Series with each customer's cluster, in whatever numbers a program
# gave (two to five clusters, called perhaps 8, 13 and 17); `money` a Series with each customer's net money, by the same customers, in another order. It returns a Series by
# customer (the index of `labels`) with new numbers: 0 for the cluster with the highest *median* money, and so on down.


# %% task="06.5"
# renumber is to be a function: def renumber(labels, money): …
# BEGIN SOLUTION
def renumber(labels, money):
    medians = money.groupby(labels).median().sort_values(ascending=False)
    return labels.map({old: new for new, old in enumerate(medians.index)})


# END SOLUTION


# %% inputs="06.5"
def inputs(rng):
    def draw(customers, clusters):
        ids = rng.choice(10**5, customers, replace=False)
        labels = pd.Series(rng.permutation(np.resize(rng.choice(20, clusters, replace=False), customers)), ids)
        level = labels.map({label: 200 * rng.permutation(clusters)[n] for n, label in enumerate(labels.unique())})
        money = (level + rng.lognormal(4, 1, customers)).round(2)
        money.iloc[0] = 30_000.0  # one customer turns a mean round
        return labels, money.sample(frac=1, random_state=rng)

    return [draw(int(rng.integers(20, 40)), clusters) for clusters in (2, 3, 3, 4, 4, 5)]


# %% mistake="06.5" hint="You ordered by the mean, and one customer with very much money turns it round. The median is asked."
# - .median()
# + .mean()

# %% mistake="06.5" hint="In yours the cluster with the least money has the first number. Which way does the order go?"
# - ascending=False
# + ascending=True

# %% mistake="06.5" hint="You ordered by the sum of money, so that large clusters come first. The median is asked."
# - .median()
# + .sum()

# %% mistake="06.5" hint="You ordered by the number of customers. The median of money is asked."
# - money.groupby(labels).median()
# + labels.value_counts()

# %% mistake="06.5" hint="Your numbers begin with 1. The highest is 0."
# - enumerate(medians.index)
# + enumerate(medians.index, 1)

# %% mistake="06.5" hint="You return which number each cluster gets. Return each customer's new number."
# - labels.map({old: new for new, old in enumerate(medians.index)})
# + pd.Series({old: new for new, old in enumerate(medians.index)})

# %% mistake="06.5" hint="You took the money row by row, and it stands in another order than the labels. Group by the customers: Series with an index do that by themselves."
# - money.groupby(labels)
# + money.set_axis(labels.index).groupby(labels)

# %% mistake="06.5" hint="You ordered by the largest amount in each cluster. The median is asked."
# - .median()
# + .max()

# %% mistake="06.5" hint="You only sorted the old numbers anew, from small to large. Their order comes from the money."
# - medians = money.groupby(labels).median().sort_values(ascending=False)
# + medians = money.groupby(labels).median().sort_index()

# %% mistake="06.5" hint="Your function returns nothing; a value that is printed is gone. What gives a value back?"
# - return labels.map({old: new for new, old in enumerate(medians.index)})
# + print(labels.map({old: new for new, old in enumerate(medians.index)}))

# %% mistake="06.5" hint="You return a dictionary from old to new. Return each customer's new number: `map` takes such a dictionary."
# - labels.map({old: new for new, old in enumerate(medians.index)})
# + {old: new for new, old in enumerate(medians.index)}

# %% mistake="06.5" hint="You return the numbers without the customers. Keep the index of `labels`."
# - return labels.map({old: new for new, old in enumerate(medians.index)})
# + return labels.map({old: new for new, old in enumerate(medians.index)}).to_numpy()

# %% mistake="06.5" hint="Your dictionary leads from the new number to the old one. `map` looks up the old."
# - {old: new for
# + {new: old for

# %% mistake="06.5" hint="You took the order of the clusters for their places: `argsort` says which cluster comes first, not which place a cluster has. `rank` says that."
# - medians = money.groupby(labels).median().sort_values(ascending=False)
# + medians = money.groupby(labels).median()
# - return labels.map({old: new for new, old in enumerate(medians.index)})
# + return labels.map(pd.Series(np.argsort(-medians.to_numpy()), medians.index))

# %% mistake="06.5" hint="You number three clusters. There may be two, four or five: count them by `labels`."
# - enumerate(medians.index)
# + enumerate(medians.index[:3])

# %% mistake="06.5" hint="You take it that the clusters are called 0, 1, 2 and so on. They have whatever numbers a program gave."
# - money.groupby(labels).median()
# + money.groupby(labels).median().reindex(range(labels.nunique()))

# %% mistake="06.5" hint="You gave each customer a number by the own money. All customers of a cluster get one number."
# - return labels.map({old: new for new, old in enumerate(medians.index)})
# + return (money.rank(ascending=False, method="first") - 1).astype(int).reindex(labels.index)

# %% mistake="06.5" hint="Your function looks at `buyers`. It is called with other customers: use what it is given."
# - money.groupby(labels)
# + buyers["monetary"].groupby(labels)

# %% [markdown] hints="06.5"
# 1. Three steps: the median of each cluster, the order of the clusters by it, the new number of each customer.
# 2. `money.groupby(labels)` aligns by customer; `sort_values` orders the clusters; `labels.map(…)` takes a dictionary from old to new.
# 3. `{old: new for new, old in enumerate(medians.index)}` is that dictionary, with `medians` sorted from the highest.

# %% check="06.5"
lab.check("06.5", renumber)

# %% [markdown] task="06.6" level=6 points=5 given="0 1 90 600"
# ### Level 6 · Segment cards of whole customers
#
# Sample *customers*: 600 of `buyers`, with `buyers.sample(600, random_state=1)`. Make three segments of these with
# `segments.segment(…, 3)`, and one card each: a DataFrame `cards` with the segment as its index, numbered as
# `segments.segment` does it, and the columns
#
# - `customers`: how many of the sample are in the segment;
# - `days`: the median of their recency;
# - `new_share`: the share of them, from 0 to 1, who are *new*, that is, whose first order lies less than 90 days before `as_of`.
#   (An order of exactly 90 days before is not new: the shop changed its system then, and the orders of a whole week bear that
#   midnight.)

# %%
orders_only = lines[~lines["InvoiceNo"].str.startswith("C")]

# %% task="06.6"
# BEGIN SOLUTION
sample = buyers.sample(600, random_state=1)
number = segments.segment(sample, 3)
first_order = orders_only.groupby("CustomerID")["InvoiceDate"].min()
is_new = first_order > as_of - pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": number.value_counts().sort_index(),
        "days": sample["recency"].groupby(number).median(),
        "new_share": is_new.groupby(number).mean(),
    }
)
# END SOLUTION

# %% mistake="06.6" hint="Your `new_share` goes by the last order. Who bought yesterday for the hundredth time is not new: which order counts?"
# - is_new = first_order > as_of - pd.Timedelta(90, "D")
# + is_new = sample["recency"] < 90

# %% mistake="06.6" hint="Your segments were made of all customers, and the sample was drawn afterwards. Fit them on the customers that were drawn."
# - segments.segment(sample, 3)
# + segments.segment(buyers, 3).reindex(sample.index)

# %% mistake="06.6" hint="These cards are of all customers. A sample of them is asked."
# - buyers.sample(600, random_state=1)
# + buyers

# %% mistake="06.6" hint="You sampled lines, so that customers with many lines are drawn first, and lose most of their lines. Sample the rows of `buyers`."
# - buyers.sample(600, random_state=1)
# + rfm.rfm_table(lines.sample(600, random_state=1), as_of).query("frequency > 0")

# %% mistake="06.6" hint="This is another sample: its `random_state` is 42, as in the lesson. Which one does the task name?"
# - random_state=1
# + random_state=42

# %% mistake="06.6" hint="Your `new_share` counts the new customers of a segment. Which share of the segment are they?"
# - is_new.groupby(number).mean()
# + is_new.groupby(number).sum()

# %% mistake="06.6" hint="You sampled `table`, in which some customers have no order. Sample `buyers`."
# - buyers.sample
# + table.sample

# %% mistake="06.6" hint="Your shares are parts of the whole sample: they add up to its share of new customers. Each card is about its own segment."
# - is_new.groupby(number).mean()
# + is_new.groupby(number).sum() / len(sample)

# %% mistake="06.6" hint="Your `new_share` is the segment's share of all customers. Which share of the segment is new?"
# - is_new.groupby(number).mean()
# + number.value_counts().sort_index() / len(sample)

# %% mistake="06.6" hint="You call customers new who have one order. New is about the day of the first order."
# - is_new = first_order > as_of - pd.Timedelta(90, "D")
# + is_new = sample["frequency"] == 1

# %% mistake="06.6" hint="Your `days` looks back to the first order. Recency is about the last one."
# - sample["recency"].groupby(number)
# + (as_of - first_order).dt.days.groupby(number)

# %% mistake="06.6" hint="The first orders stand beside other customers: the group-by sorts the customers, the sample does not. Join by the index, not by the place."
# - ["InvoiceDate"].min()
# + ["InvoiceDate"].min().reindex(sample.index.sort_values()).set_axis(sample.index)

# %% mistake="06.6" hint="You call a customer new for a month. The task gives another number of days."
# - pd.Timedelta(90, "D")
# + pd.Timedelta(30, "D")

# %% mistake="06.6" hint="You numbered the segments from 1. Keep the numbers that `segments.segment` gives."
# - number = segments.segment(sample, 3)
# + number = segments.segment(sample, 3) + 1

# %% mistake="06.6" hint="These are four segments. Three are asked."
# - segments.segment(sample, 3)
# + segments.segment(sample, 4)

# %% mistake="06.6" hint="Your segments come from another transform, the cube root. Leave `segments.segment` as the task writes it."
# - segments.segment(sample, 3)
# + segments.segment(sample, 3, transform="cbrt")

# %% mistake="06.6" hint="Your sample has 60 customers. A zero is missing."
# - buyers.sample(600,
# + buyers.sample(60,

# %% mistake="06.6" hint="Your `new_share` says which part of all new customers is in the segment. Which part of the segment is new?"
# - is_new.groupby(number).mean()
# + is_new.groupby(number).sum() / is_new[sample.index].sum()

# %% mistake="06.6" hint="Your `days` is a median of orders. Which column holds the days?"
# - sample["recency"]
# + sample["frequency"]

# %% mistake="06.6" hint="Your `new_share` counts lines, so that a customer with many lines counts often. Each customer counts once."
# - is_new.groupby(number).mean()
# + orders_only["CustomerID"].map(is_new).groupby(orders_only["CustomerID"].map(number)).mean()

# %% mistake="06.6" hint="Your `new_share` is a share of lines that are recent. Whose first order is recent? Each customer counts once."
# - is_new.groupby(number).mean()
# + (orders_only["InvoiceDate"] > as_of - pd.Timedelta(90, "D")).groupby(orders_only["CustomerID"].map(number)).mean()

# %% mistake="06.6" hint="Your `new_share` counts orders, so that a customer with many orders counts often. Each customer counts once."
# - is_new.groupby(number).mean()
# + orders_only.drop_duplicates("InvoiceNo")["CustomerID"].map(is_new).groupby(orders_only["CustomerID"].map(number)).mean()

# %% mistake="06.6" hint="Your `new_share` counts first orders of exactly 90 days before `as_of` as new. The task says: less than 90 days, counted back from `as_of`."
# - first_order > as_of
# + first_order >= as_of

# %% mistake="06.6" hint="You gave K-means days, orders and yuan as they are, and money decides alone. `segments.segment` transforms and scales first."
# - segments.segment(sample, 3)
# + pd.Series(KMeans(3, n_init=10, random_state=0).fit_predict(sample.to_numpy()), sample.index)

# %% mistake="06.6" hint="Segments 0 and 1 have exchanged their numbers in yours. Keep those of `segments.segment`; `KMeans` alone numbers them as they come."
# - number = segments.segment(sample, 3)
# + number = segments.segment(sample, 3).map({0: 1, 1: 0, 2: 2})

# %% mistake="06.6" hint="Segments 0 and 2 have exchanged their numbers in yours. Keep those of `segments.segment`; `KMeans` alone numbers them as they come."
# - number = segments.segment(sample, 3)
# + number = segments.segment(sample, 3).map({0: 2, 1: 1, 2: 0})

# %% mistake="06.6" hint="Segments 1 and 2 have exchanged their numbers in yours. Keep those of `segments.segment`; `KMeans` alone numbers them as they come."
# - number = segments.segment(sample, 3)
# + number = segments.segment(sample, 3).map({0: 0, 1: 2, 2: 1})

# %% mistake="06.6" hint="Every segment has another number in yours. Keep those of `segments.segment`; `KMeans` alone numbers them as they come."
# - number = segments.segment(sample, 3)
# + number = segments.segment(sample, 3).map({0: 1, 1: 2, 2: 0})

# %% mistake="06.6" hint="All segments have other numbers in yours. Keep those of `segments.segment`; `KMeans` alone numbers them as they come."
# - number = segments.segment(sample, 3)
# + number = segments.segment(sample, 3).map({0: 2, 1: 0, 2: 1})

# %% [markdown] hints="06.6"
# 1. Three steps: draw customers, give each a segment, describe each segment. Only the description of "new" needs the lines.
# 2. `groupby("CustomerID")["InvoiceDate"].min()` is the first order; a mean of true and false is a share; Series with one index can be grouped by each other.
# 3. `is_new = first_order > as_of - pd.Timedelta(90, "D")`; then `is_new.groupby(number).mean()`, and likewise for the other two columns.

# %% check="06.6"
lab.check("06.6", cards)

# %% [markdown] written="06.S1"
# ### In writing · Segment cards
#
# For each segment of task 06.6, a card: size, profile with medians (`segments.profile` has both), what we would do
# differently for it, and an observation that would prove the card wrong. Below the cards: would these three segments come
# back if other customers had come (`segments.stability` draws them again)? Ten points, read by a person.

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
