# ruff: noqa
# Wrong answers to lab 06, written from the trainees' page and the lesson alone. Each cell assigns the checked name.

# %% right="06.1"
d = segments.squared_distances(points, centres)
near = d.idxmin(axis=1)
moved = points.groupby(near).mean()
moved["customers"] = near.value_counts()

# %% wrong="06.1" likely=true why="holes a and b of the lesson pasted: no column customers"
distances = segments.squared_distances(points, centres)
nearest = distances.idxmin(axis=1)
moved = points.groupby(nearest).mean()

# %% wrong="06.1" likely=true why="the median of the points instead of the mean"
near = segments.squared_distances(points, centres).idxmin(axis=1)
moved = points.groupby(near).median()
moved["customers"] = near.value_counts()

# %% wrong="06.1" likely=true why="lloyd to the end instead of one round"
steps = segments.lloyd(points, centres)
moved = steps.centres[-1].copy()
moved["customers"] = steps.nearest[-1].value_counts()

# %% wrong="06.1" likely=true why="lloyd with one round; the count is taken after the centres moved"
steps = segments.lloyd(points, centres, rounds=1)
moved = steps.centres[1].copy()
moved["customers"] = steps.nearest[1].value_counts()

# %% wrong="06.1" likely=true why="the old places of the centres, with the counts"
near = segments.squared_distances(points, centres).idxmin(axis=1)
moved = centres.copy()
moved["customers"] = near.value_counts()

# %% wrong="06.1" likely=true why="KMeans with these first centres, run to its end"
km = KMeans(3, init=centres.to_numpy(), n_init=1).fit(points.to_numpy())
moved = pd.DataFrame(km.cluster_centers_, columns=["recency", "monetary"])
moved["customers"] = pd.Series(km.labels_).value_counts()

# %% wrong="06.1" likely=true why="mean of days and yuan: the buyers' own columns, not the scaled axes"
near = segments.squared_distances(points, centres).idxmin(axis=1)
moved = buyers[["recency", "monetary"]].groupby(near).mean()
moved["customers"] = near.value_counts()

# %% wrong="06.1" likely=true why="absolute distances (city block) instead of squared"
gap = (points.to_numpy()[:, None] - centres.to_numpy()[None]).__abs__().sum(axis=2)
near = pd.Series(gap.argmin(axis=1), index=points.index)
moved = points.groupby(near).mean()
moved["customers"] = near.value_counts()

# %% wrong="06.1" likely=true why="rounded to two places, as the lesson's tables look"
near = segments.squared_distances(points, centres).idxmin(axis=1)
moved = points.groupby(near).mean().round(2)
moved["customers"] = near.value_counts()

# %% wrong="06.1" likely=true why="the farthest centre"
near = segments.squared_distances(points, centres).idxmax(axis=1)
moved = points.groupby(near).mean()
moved["customers"] = near.value_counts()

# %% wrong="06.1" why="the sum of the points, not divided"
near = segments.squared_distances(points, centres).idxmin(axis=1)
moved = points.groupby(near).sum()
moved["customers"] = near.value_counts()

# %% wrong="06.1" why="the share of the customers in place of how many"
near = segments.squared_distances(points, centres).idxmin(axis=1)
moved = points.groupby(near).mean()
moved["customers"] = near.value_counts(normalize=True)

# %% wrong="06.1" why="only recency decides who is near"
near = segments.squared_distances(points[["recency"]], centres[["recency"]]).idxmin(axis=1)
moved = points.groupby(near).mean()
moved["customers"] = near.value_counts()

# %% wrong="06.1" why="the three first centres are not counted among the points"
rest = points.drop(points.sample(3, random_state=np.random.default_rng(DATA_SEED)).index)
near = segments.squared_distances(rest, centres).idxmin(axis=1)
moved = rest.groupby(near).mean()
moved["customers"] = near.value_counts()

# %% wrong="06.1" why="numbered 1, 2, 3"
near = segments.squared_distances(points, centres).idxmin(axis=1)
moved = points.groupby(near).mean()
moved["customers"] = near.value_counts()
moved.index = [1, 2, 3]

# %% wrong="06.1" why="halfway: the mean of the old place and the mean of the points"
near = segments.squared_distances(points, centres).idxmin(axis=1)
moved = (points.groupby(near).mean() + centres) / 2
moved["customers"] = near.value_counts()

# %% wrong="06.1" why="sorted by size, then numbered again"
near = segments.squared_distances(points, centres).idxmin(axis=1)
moved = points.groupby(near).mean()
moved["customers"] = near.value_counts()
moved = moved.sort_values("customers", ascending=False).reset_index(drop=True)

# %% right="06.2"
skews = pd.DataFrame(
    {"raw": raw.skew(), "cbrt": np.cbrt(raw).skew(), "signed_log": (np.sign(raw) * np.log1p(raw.abs())).skew()}
)

# %% wrong="06.2" likely=true why="log1p without the sign: customers with refunds become missing"
skews = pd.DataFrame({"raw": raw.skew(), "cbrt": np.cbrt(raw).skew(), "signed_log": np.log1p(raw).skew()})

# %% wrong="06.2" likely=true why="the sign is lost: log1p of the absolute value"
skews = pd.DataFrame({"raw": raw.skew(), "cbrt": np.cbrt(raw).skew(), "signed_log": np.log1p(raw.abs()).skew()})

# %% wrong="06.2" likely=true why="ln|x| without the 1 +"
moved_raw = np.sign(raw) * np.log(raw.abs().replace(0, np.nan))
skews = pd.DataFrame({"raw": raw.skew(), "cbrt": np.cbrt(raw).skew(), "signed_log": moved_raw.skew()})

# %% wrong="06.2" likely=true why="x ** (1/3): negative money becomes missing"
skews = pd.DataFrame(
    {"raw": raw.skew(), "cbrt": (raw ** (1 / 3)).skew(), "signed_log": (np.sign(raw) * np.log1p(raw.abs())).skew()}
)

# %% wrong="06.2" likely=true why="measures as columns, transforms as rows"
skews = pd.DataFrame(
    [raw.skew(), np.cbrt(raw).skew(), (np.sign(raw) * np.log1p(raw.abs())).skew()],
    index=["raw", "cbrt", "signed_log"],
)

# %% wrong="06.2" likely=true why="scipy's skew, which is not corrected for the size of the sample"
from scipy import stats

f = {"raw": lambda x: x, "cbrt": np.cbrt, "signed_log": lambda x: np.sign(x) * np.log1p(abs(x))}
skews = pd.DataFrame({n: [stats.skew(g(raw[c])) for c in raw] for n, g in f.items()}, index=raw.columns)

# %% wrong="06.2" likely=true why="rounded to two places as in the article's code"
skews = pd.DataFrame(
    {"raw": raw.skew(), "cbrt": np.cbrt(raw).skew(), "signed_log": (np.sign(raw) * np.log1p(raw.abs())).skew()}
).round(2)

# %% wrong="06.2" likely=true why="only customers with positive money"
pos = raw[raw["monetary"] > 0]
skews = pd.DataFrame({"raw": pos.skew(), "cbrt": np.cbrt(pos).skew(), "signed_log": np.log1p(pos).skew()})

# %% wrong="06.2" likely=true why="square root in place of the cube root"
skews = pd.DataFrame(
    {"raw": raw.skew(), "cbrt": np.sqrt(raw).skew(), "signed_log": (np.sign(raw) * np.log1p(raw.abs())).skew()}
)

# %% wrong="06.2" likely=true why="negative money clipped to 0, then the logarithm"
flat = raw.clip(lower=0)
skews = pd.DataFrame({"raw": raw.skew(), "cbrt": np.cbrt(raw).skew(), "signed_log": np.log1p(flat).skew()})

# %% wrong="06.2" why="x itself times the logarithm, instead of its sign"
skews = pd.DataFrame({"raw": raw.skew(), "cbrt": np.cbrt(raw).skew(), "signed_log": (raw * np.log1p(raw.abs())).skew()})

# %% wrong="06.2" why="kurtosis instead of skewness"
skews = pd.DataFrame(
    {"raw": raw.kurt(), "cbrt": np.cbrt(raw).kurt(), "signed_log": (np.sign(raw) * np.log1p(raw.abs())).kurt()}
)

# %% wrong="06.2" why="transforms the skewness instead of the values"
s = raw.skew()
skews = pd.DataFrame({"raw": s, "cbrt": np.cbrt(s), "signed_log": np.sign(s) * np.log1p(s.abs())})

# %% wrong="06.2" why="the whole table, with those who only cancel"
whole = table[["recency", "frequency", "monetary"]].astype(float)
skews = pd.DataFrame(
    {"raw": whole.skew(), "cbrt": np.cbrt(whole).skew(), "signed_log": (np.sign(whole) * np.log1p(whole.abs())).skew()}
)

# %% wrong="06.2" why="the cube instead of its root"
skews = pd.DataFrame(
    {"raw": raw.skew(), "cbrt": (raw**3).skew(), "signed_log": (np.sign(raw) * np.log1p(raw.abs())).skew()}
)

# %% wrong="06.2" why="the example in all three columns of recency: the transforms only for money"
skews = pd.DataFrame(
    {"raw": raw.skew(), "cbrt": np.cbrt(raw).skew(), "signed_log": (np.sign(raw) * np.log1p(raw.abs())).skew()}
)
skews.loc[["recency", "frequency"], ["cbrt", "signed_log"]] = np.nan

# %% wrong="06.2" why="columns of cbrt and signed_log swapped"
skews = pd.DataFrame(
    {"raw": raw.skew(), "cbrt": (np.sign(raw) * np.log1p(raw.abs())).skew(), "signed_log": np.cbrt(raw).skew()}
)

# %% wrong="06.2" why="axes() for the signed logarithm and raw values made positive by a shift"
moved_up = raw - raw.min() + 1
skews = pd.DataFrame({"raw": raw.skew(), "cbrt": np.cbrt(raw).skew(), "signed_log": np.log(moved_up).skew()})

# %% right="06.3"
sse = pd.Series({k: ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum() for k in fits})

# %% wrong="06.3" likely=true why="the mean of the squared distances, not their sum"
sse = pd.Series({k: ((places - places.groupby(fits[k]).transform("mean")) ** 2).sum(axis=1).mean() for k in fits})

# %% wrong="06.3" likely=true why="distances, not squared: the root of each customer's sum"
sse = pd.Series(
    {k: np.sqrt(((places - places.groupby(fits[k]).transform("mean")) ** 2).sum(axis=1)).sum() for k in fits}
)

# %% wrong="06.3" likely=true why="absolute gaps instead of squares"
sse = pd.Series({k: (places - places.groupby(fits[k]).transform("mean")).abs().to_numpy().sum() for k in fits})

# %% wrong="06.3" likely=true why="to the mean of all buyers, the same for each k"
sse = pd.Series({k: ((places - places.mean()) ** 2).to_numpy().sum() for k in fits})

# %% wrong="06.3" likely=true why="variance of each cluster added up"
sse = pd.Series({k: places.groupby(fits[k]).var().to_numpy().sum() for k in fits})

# %% wrong="06.3" likely=true why="to the median of the cluster"
sse = pd.Series({k: ((places - places.groupby(fits[k]).transform("median")) ** 2).to_numpy().sum() for k in fits})

# %% wrong="06.3" likely=true why="the raw measures, not the scaled axes"
x = buyers[["recency", "frequency", "monetary"]]
sse = pd.Series({k: ((x - x.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum() for k in fits})

# %% wrong="06.3" likely=true why="points of level 1: two axes of three"
sse = pd.Series({k: ((points - points.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum() for k in fits})

# %% wrong="06.3" likely=true why="sse of the last k only: a number in place of a Series"
for k in fits:
    sse = ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum()

# %% wrong="06.3" likely=true why="one sum per axis: a table of k and axis"
sse = pd.DataFrame({k: ((places - places.groupby(fits[k]).transform("mean")) ** 2).sum() for k in fits}).T

# %% wrong="06.3" why="index 0 to 5 of a list"
sse = pd.Series([((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum() for k in fits])

# %% wrong="06.3" why="std squared times the size with ddof 1"
sse = pd.Series({k: (places.groupby(fits[k]).var().sum(axis=1) * fits[k].value_counts()).sum() for k in fits})

# %% wrong="06.3" why="the largest cluster's sum only"
sse = pd.Series(
    {
        k: ((places - places.groupby(fits[k]).transform("mean")) ** 2).sum(axis=1).groupby(fits[k]).sum().max()
        for k in fits
    }
)

# %% wrong="06.3" why="the drop from k to k: 1 - sse[k] / sse[k-1]"
s = pd.Series({k: ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum() for k in fits})
sse = 1 - s / s.shift()

# %% wrong="06.3" why="the share of the sum at k = 1"
s = pd.Series({k: ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum() for k in fits})
sse = s / s[1]

# %% wrong="06.3" why="the gaps added up first, then squared"
sse = pd.Series({k: ((places - places.groupby(fits[k]).transform("mean")).sum(axis=1) ** 2).sum() for k in fits})

# %% wrong="06.3" why="clusters of k = 3 used for all k"
sse = pd.Series({k: ((places - places.groupby(fits[3]).transform("mean")) ** 2).to_numpy().sum() for k in fits})

# %% wrong="06.3" why="divided by n minus k, as an estimate of the variance"
sse = pd.Series(
    {k: ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum() / (len(places) - k) for k in fits}
)

# %% wrong="06.3" why="inertia of the lesson's loop, from k = 1 to 10"
d = {}
for k in range(1, 11):
    kmeans = KMeans(n_clusters=k, n_init=10, random_state=42)
    kmeans.fit(places.to_numpy())
    d[k] = kmeans.inertia_
sse = pd.Series(d)

# %% wrong="06.3" why="a new KMeans with another seed and one start"
sse = pd.Series({k: KMeans(k, n_init=1, random_state=42).fit(places.to_numpy()).inertia_ for k in range(1, 7)})

# %% right="06.4"
both = one.index.intersection(other.index)
a, b = one[both], other[both]
agreement = {"customers": len(both), "equal": (a == b).mean(), "ari": adjusted_rand_score(a, b)}

# %% wrong="06.4" likely=true why="cut to the same length and compared by place"
n = min(len(one), len(other))
agreement = {
    "customers": len(one.index.intersection(other.index)),
    "equal": (one.to_numpy()[:n] == other.to_numpy()[:n]).mean(),
    "ari": adjusted_rand_score(one[:n], other[:n]),
}

# %% wrong="06.4" likely=true why="isin in both, but each in its own order: compared by place"
a = one[one.index.isin(other.index)]
b = other[other.index.isin(one.index)]
agreement = {"customers": len(a), "equal": (a.values == b.values).mean(), "ari": adjusted_rand_score(a, b)}

# %% wrong="06.4" likely=true why="equal is right, the ARI takes the unsorted series"
a = one[one.index.isin(other.index)]
b = other[other.index.isin(one.index)]
agreement = {
    "customers": len(a),
    "equal": (a.sort_index() == b.sort_index()).mean(),
    "ari": adjusted_rand_score(a, b),
}

# %% wrong="06.4" likely=true why="percent for the share"
both = one.index.intersection(other.index)
a, b = one[both], other[both]
agreement = {"customers": len(both), "equal": (a == b).mean() * 100, "ari": adjusted_rand_score(a, b)}

# %% wrong="06.4" likely=true why="how many are equal, not the share"
both = one.index.intersection(other.index)
a, b = one[both], other[both]
agreement = {"customers": len(both), "equal": (a == b).sum(), "ari": adjusted_rand_score(a, b)}

# %% wrong="06.4" likely=true why="the second analyst's numbers are turned back first"
both = one.index.intersection(other.index)
a, b = one[both], other[both].map({1: 0, 0: 1, 2: 2})
agreement = {"customers": len(both), "equal": (a == b).mean(), "ari": adjusted_rand_score(a, b)}

# %% wrong="06.4" likely=true why="outer join: everybody of either sample, the missing as unequal"
t = pd.concat([one.rename("a"), other.rename("b")], axis=1).fillna(-1)
agreement = {"customers": len(t), "equal": (t["a"] == t["b"]).mean(), "ari": adjusted_rand_score(t["a"], t["b"])}

# %% wrong="06.4" likely=true why="customers are all of one"
both = one.index.intersection(other.index)
a, b = one[both], other[both]
agreement = {"customers": len(one), "equal": (a == b).mean(), "ari": adjusted_rand_score(a, b)}

# %% wrong="06.4" likely=true why="equal divided by all of one, not by those in both"
both = one.index.intersection(other.index)
a, b = one[both], other[both]
agreement = {"customers": len(both), "equal": (a == b).sum() / len(one), "ari": adjusted_rand_score(a, b)}

# %% wrong="06.4" why="the plain Rand index"
from sklearn.metrics import rand_score

both = one.index.intersection(other.index)
a, b = one[both], other[both]
agreement = {"customers": len(both), "equal": (a == b).mean(), "ari": rand_score(a, b)}

# %% wrong="06.4" why="rounded to two places"
both = one.index.intersection(other.index)
a, b = one[both], other[both]
agreement = {
    "customers": len(both),
    "equal": round((a == b).mean(), 2),
    "ari": round(adjusted_rand_score(a, b), 2),
}

# %% wrong="06.4" why="both sampled again, with its own seed"
x = segments.segment(buyers.sample(frac=0.6, random_state=1), 3)
y = segments.segment(buyers.sample(frac=0.6, random_state=2), 3)
both = x.index.intersection(y.index)
agreement = {"customers": len(both), "equal": (x[both] == y[both]).mean(), "ari": adjusted_rand_score(x[both], y[both])}

# %% wrong="06.4" why="the share who differ"
both = one.index.intersection(other.index)
a, b = one[both], other[both]
agreement = {"customers": len(both), "equal": (a != b).mean(), "ari": adjusted_rand_score(a, b)}

# %% wrong="06.4" why="a plain correlation for the ARI"
both = one.index.intersection(other.index)
a, b = one[both], other[both]
agreement = {"customers": len(both), "equal": (a == b).mean(), "ari": a.corr(b)}

# %% wrong="06.4" why="a Series of whether each is equal stands in equal"
both = one.index.intersection(other.index)
a, b = one[both], other[both]
agreement = {"customers": list(both), "equal": (a == b).tolist(), "ari": adjusted_rand_score(a, b)}

# %% wrong="06.4" why="stability of the lesson for the ARI"
both = one.index.intersection(other.index)
a, b = one[both], other[both]
agreement = {
    "customers": len(both),
    "equal": (a == b).mean(),
    "ari": segments.stability(buyers, 3, resamples=3).median(),
}

# %% wrong="06.4" why="both samples renumbered by segments.segment on the customers in both"
both = one.index.intersection(other.index)
again = segments.segment(buyers.loc[both], 3)
agreement = {
    "customers": len(both),
    "equal": (one[both] == again).mean(),
    "ari": adjusted_rand_score(one[both], again.loc[both]),
}


# %% right="06.5"
def renumber(labels, money):
    ranks = money.groupby(labels).median().rank(ascending=False).astype(int) - 1
    return labels.map(ranks)


# %% wrong="06.5" likely=true why="the mean of the money"
def renumber(labels, money):
    order = money.groupby(labels).mean().sort_values(ascending=False).index
    return labels.map({old: new for new, old in enumerate(order)})


# %% wrong="06.5" likely=true why="lowest median gets 0"
def renumber(labels, money):
    order = money.groupby(labels).median().sort_values().index
    return labels.map({old: new for new, old in enumerate(order)})


# %% wrong="06.5" likely=true why="by place: money.values grouped by labels.values"
def renumber(labels, money):
    med = pd.Series(money.values).groupby(labels.values).median()
    order = med.sort_values(ascending=False).index
    return labels.map({old: new for new, old in enumerate(order)})


# %% wrong="06.5" likely=true why="numbers from 1"
def renumber(labels, money):
    return labels.map(money.groupby(labels).median().rank(ascending=False).astype(int))


# %% wrong="06.5" likely=true why="the sum of the money"
def renumber(labels, money):
    order = money.groupby(labels).sum().sort_values(ascending=False).index
    return labels.map({old: new for new, old in enumerate(order)})


# %% wrong="06.5" likely=true why="argsort for rank: the order, not the place in the order"
def renumber(labels, money):
    med = money.groupby(labels).median()
    return labels.map(pd.Series(np.argsort(-med.values), index=med.index))


# %% wrong="06.5" likely=true why="the dictionary turned round: new number to old"
def renumber(labels, money):
    order = money.groupby(labels).median().sort_values(ascending=False).index
    return labels.map({new: old for new, old in enumerate(order)})


# %% wrong="06.5" likely=true why="returns the mapping, not the customers"
def renumber(labels, money):
    order = money.groupby(labels).median().sort_values(ascending=False).index
    return {old: new for new, old in enumerate(order)}


# %% wrong="06.5" likely=true why="forgets the return"
def renumber(labels, money):
    order = money.groupby(labels).median().sort_values(ascending=False).index
    result = labels.map({old: new for new, old in enumerate(order)})


# %% wrong="06.5" likely=true why="prints the result and returns nothing"
def renumber(labels, money):
    order = money.groupby(labels).median().sort_values(ascending=False).index
    print(labels.map({old: new for new, old in enumerate(order)}))


# %% wrong="06.5" likely=true why="range(3): thinks there are always three clusters"
def renumber(labels, money):
    med = money.groupby(labels).median().sort_values(ascending=False)
    return labels.map(dict(zip(med.index[:3], range(3))))


# %% wrong="06.5" likely=true why="assumes labels 0, 1, 2: a list with each one's place"
def renumber(labels, money):
    med = [money[labels == c].median() for c in range(labels.nunique())]
    order = list(pd.Series(med).sort_values(ascending=False).index)
    return labels.apply(lambda c: order.index(c) if c in order else -1)


# %% wrong="06.5" why="each customer ranked by money, the labels forgotten"
def renumber(labels, money):
    return (money.rank(ascending=False) - 1).astype(int).reindex(labels.index)


# %% wrong="06.5" why="the table of lines' buyers used, not the arguments"
def renumber(labels, money):
    order = buyers["monetary"].groupby(labels).median().sort_values(ascending=False).index
    return labels.map({old: new for new, old in enumerate(order)})


# %% wrong="06.5" why="an array: the customers are lost"
def renumber(labels, money):
    ranks = money.groupby(labels).median().rank(ascending=False).astype(int) - 1
    return labels.map(ranks).to_numpy()


# %% wrong="06.5" why="in the order of money"
def renumber(labels, money):
    ranks = money.groupby(labels).median().rank(ascending=False).astype(int) - 1
    return labels.reindex(money.index).map(ranks)


# %% wrong="06.5" why="calls segments.segment again"
def renumber(labels, money):
    return segments.segment(buyers, 3).reindex(labels.index)


# %% wrong="06.5" why="numbered by size of the cluster"
def renumber(labels, money):
    order = labels.value_counts().index
    return labels.map({old: new for new, old in enumerate(order)})


# %% wrong="06.5" why="numbers as text"
def renumber(labels, money):
    order = money.groupby(labels).median().sort_values(ascending=False).index
    return labels.map({old: str(new) for new, old in enumerate(order)})


# %% wrong="06.5" why="the highest single amount decides"
def renumber(labels, money):
    ranks = money.groupby(labels).max().rank(ascending=False).astype(int) - 1
    return labels.map(ranks)


# %% right="06.6"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
new = (as_of - first.reindex(sample.index)) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).mean(),
    }
).rename_axis("segment")

# %% wrong="06.6" likely=true why="90 days and more exactly: <= 90 counts the whole week's orders as new"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first).dt.days <= 90
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).mean(),
    }
)

# %% wrong="06.6" likely=true why="new by the last order: recency below 90"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": (sample["recency"] < 90).groupby(seg).mean(),
    }
)

# %% wrong="06.6" likely=true why="segments.profile pasted, share in place of new_share"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
cards = segments.profile(sample, seg)[["customers", "days", "share"]].rename(columns={"share": "new_share"})

# %% wrong="06.6" likely=true why="the mean of the days"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).mean(),
        "new_share": new.groupby(seg).mean(),
    }
)

# %% wrong="06.6" likely=true why="percent for the share"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).mean() * 100,
    }
)

# %% wrong="06.6" likely=true why="all buyers segmented, then the sample taken from them"
seg = segments.segment(buyers, 3)
sample = buyers.sample(600, random_state=1)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first) < pd.Timedelta(90, "D")
s = seg.loc[sample.index]
cards = pd.DataFrame(
    {"customers": s.value_counts(), "days": sample["recency"].groupby(s).median(), "new_share": new.groupby(s).mean()}
)

# %% wrong="06.6" likely=true why="no sample: cards of all buyers"
seg = segments.segment(buyers, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(buyers.index)
new = (as_of - first) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": buyers["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).mean(),
    }
)

# %% wrong="06.6" likely=true why="the mean over lines: a customer with many lines counts often"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3).rename("segment")
l = orders_only.merge(seg, left_on="CustomerID", right_index=True)
l["first"] = l.groupby("CustomerID")["InvoiceDate"].transform("min")
l["new"] = (as_of - l["first"]) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": l.groupby("segment")["CustomerID"].nunique(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": l.groupby("segment")["new"].mean(),
    }
)

# %% wrong="06.6" likely=true why="lesson's sample of lines: 600 lines in place of 600 customers"
some = lines.sample(600, random_state=1)
sample = rfm.rfm_table(some, as_of)
sample = sample[sample["frequency"] > 0]
seg = segments.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).mean(),
    }
)

# %% wrong="06.6" likely=true why="another seed for the sample: 42 as in the article"
sample = buyers.sample(600, random_state=42)
seg = segments.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).mean(),
    }
)

# %% wrong="06.6" likely=true why="how many are new, not the share"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).sum(),
    }
)

# %% wrong="06.6" why="share of all 600 that are new and in the segment"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).sum() / len(sample),
    }
)

# %% wrong="06.6" why="segments named 1, 2, 3"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3) + 1
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).mean(),
    }
)

# %% wrong="06.6" why="the cube root in segment()"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3, transform="cbrt")
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).mean(),
    }
)

# %% wrong="06.6" why="plain KMeans on axes: clusters as they come"
sample = buyers.sample(600, random_state=1)
p = segments.axes(sample)
seg = pd.Series(KMeans(3, n_init=10, random_state=0).fit_predict(p.to_numpy()), index=p.index)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).mean(),
    }
)

# %% wrong="06.6" why="KMeans on the unscaled table"
sample = buyers.sample(600, random_state=1)
seg = pd.Series(KMeans(3, n_init=10, random_state=0).fit_predict(sample.to_numpy()), index=sample.index)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).mean(),
    }
)

# %% wrong="06.6" why="days by the first order, not the last"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
age = (as_of - first).dt.days
cards = pd.DataFrame(
    {"customers": seg.value_counts(), "days": age.groupby(seg).median(), "new_share": (age < 90).groupby(seg).mean()}
)

# %% wrong="06.6" why="the last order of the file instead of as_of as the day that looks back"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (lines["InvoiceDate"].max() - first) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).mean(),
    }
)

# %% wrong="06.6" why="new means one order only"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": (sample["frequency"] == 1).groupby(seg).mean(),
    }
)

# %% wrong="06.6" why="old share: those who are not new"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
old = (as_of - first) >= pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": old.groupby(seg).mean(),
    }
)

# %% wrong="06.6" why="segment left as a column"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first) < pd.Timedelta(90, "D")
cards = (
    pd.DataFrame(
        {
            "customers": seg.value_counts(),
            "days": sample["recency"].groupby(seg).median(),
            "new_share": new.groupby(seg).mean(),
        }
    )
    .rename_axis("segment")
    .reset_index()
)

# %% wrong="06.6" why="the observation point is midnight: everybody whose first order lies before it is new"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": (first < midnight).groupby(seg).mean(),
    }
)

# %% wrong="06.6" why="four segments"
sample = buyers.sample(600, random_state=1)
seg = segments.segment(sample, 4)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
new = (as_of - first) < pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": sample["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).mean(),
    }
)
