# ruff: noqa
# Wrong answers to lab 06, written from the trainees' page and the lesson alone. Each cell assigns the checked name.

# %% right="06.1"
to_each = pd.DataFrame({c: ((points - centres.loc[c]) ** 2).sum(axis=1) for c in centres.index})
closest = to_each.idxmin(axis=1)
moved = points.groupby(closest).mean()
moved["customers"] = closest.value_counts()

# %% wrong="06.1" likely=true why="the lesson's two lines pasted: no column customers"
distances = segments.squared_distances(points, centres)
nearest = distances.idxmin(axis=1)
moved = points.groupby(nearest).mean()

# %% wrong="06.1" likely=true why="scikit-learn runs to the end instead of one round"
model = KMeans(3, init=centres.to_numpy(), n_init=1).fit(points.to_numpy())
moved = pd.DataFrame(model.cluster_centers_, columns=["recency", "monetary"])
moved["customers"] = pd.Series(model.labels_).value_counts().sort_index()

# %% wrong="06.1" likely=true why="scikit-learn with max_iter=1: the customers are counted after a second assignment"
model = KMeans(n_clusters=3, init=centres, n_init=1, max_iter=1)
model.fit(points)
moved = pd.DataFrame(model.cluster_centers_, columns=points.columns)
moved["customers"] = np.bincount(model.labels_)

# %% wrong="06.1" likely=true why="assigned, but the centres stay where they were"
d = pd.DataFrame({c: ((points - centres.loc[c]) ** 2).sum(axis=1) for c in range(3)})
moved = centres.copy()
moved["customers"] = d.idxmin(axis=1).value_counts().sort_index()

# %% wrong="06.1" likely=true why="adds the two differences first and squares the sum"
d = np.array([((points - centres.loc[j]).sum(axis=1) ** 2) for j in range(3)]).T
nearest = d.argmin(axis=1)
moved = points.groupby(nearest).agg(
    recency=("recency", "mean"), monetary=("monetary", "mean"), customers=("recency", "size")
)

# %% wrong="06.1" likely=true why="distances of absolute differences instead of squares"
d = pd.concat([(points - centres.iloc[j]).abs().sum(axis=1) for j in range(3)], axis=1)
nearest = d.idxmin(axis=1)
moved = points.groupby(nearest).mean().assign(customers=points.groupby(nearest).size())

# %% wrong="06.1" likely=true why="means of the days and the money in buyers, not of the scaled points"
d = pd.DataFrame({c: ((points - centres.loc[c]) ** 2).sum(axis=1) for c in range(3)})
cluster = d.idxmin(axis=1)
moved = buyers.groupby(cluster)[["recency", "monetary"]].mean()
moved["customers"] = cluster.value_counts()

# %% wrong="06.1" likely=true why="rounded as the lesson shows its tables"
d = pd.DataFrame({c: ((points - centres.loc[c]) ** 2).sum(axis=1) for c in range(3)})
cluster = d.idxmin(axis=1)
moved = points.groupby(cluster).mean().round(2)
moved["customers"] = cluster.value_counts()

# %% wrong="06.1" why="assigns by recency alone"
by_days = pd.DataFrame({c: (points["recency"] - centres.loc[c, "recency"]) ** 2 for c in range(3)}).idxmin(axis=1)
moved = points.groupby(by_days).mean()
moved["customers"] = points.groupby(by_days)["monetary"].count()

# %% wrong="06.1" why="the old centre counts as one more point of its heap"
d = pd.DataFrame({c: ((points - centres.loc[c]) ** 2).sum(axis=1) for c in range(3)})
g = points.groupby(d.idxmin(axis=1))
number = g.size()
moved = (g.sum() + centres).div(number + 1, axis=0)
moved["customers"] = number

# %% wrong="06.1" why="moves a centre at once after each customer, one after another"
where = centres.to_numpy().copy()
count = [0, 0, 0]
for p in points.to_numpy():
    j = int(((where - p) ** 2).sum(axis=1).argmin())
    count[j] += 1
    where[j] = where[j] + (p - where[j]) / count[j]
moved = pd.DataFrame(where, columns=["recency", "monetary"]).assign(customers=count)

# %% wrong="06.1" why="a row per customer, with the number of the centre in customers"
d = pd.DataFrame({c: ((points - centres.loc[c]) ** 2).sum(axis=1) for c in range(3)})
moved = points.assign(customers=d.idxmin(axis=1))

# %% wrong="06.1" why="two rounds instead of one"
c = centres[["recency", "monetary"]]
for _ in range(2):
    d = pd.DataFrame({j: ((points - c.loc[j]) ** 2).sum(axis=1) for j in c.index})
    near = d.idxmin(axis=1)
    c = points.groupby(near).mean()
moved = c.assign(customers=near.value_counts())

# %% wrong="06.1" why="draws centres of its own"
start = points.sample(3, random_state=0).reset_index(drop=True)
d = pd.DataFrame({j: ((points - start.loc[j]) ** 2).sum(axis=1) for j in range(3)})
near = d.idxmin(axis=1)
moved = points.groupby(near).mean().assign(customers=near.value_counts())

# %% right="06.2"
skews = pd.DataFrame(
    {
        "raw": raw.skew(),
        "cbrt": np.cbrt(raw).skew(),
        "signed_log": (np.sign(raw) * np.log1p(raw.abs())).skew(),
    }
)

# %% wrong="06.2" likely=true why="raw ** 1 / 3 only divides by three"
skews = pd.DataFrame()
skews["raw"] = raw.skew()
skews["cbrt"] = (raw**1 / 3).skew()
skews["signed_log"] = (np.sign(raw) * np.log(1 + abs(raw))).skew()

# %% wrong="06.2" likely=true why="** (1/3) makes NaN of negative money, and skew leaves these out"
skews = pd.DataFrame(
    {"raw": raw.skew(), "cbrt": (raw ** (1 / 3)).skew(), "signed_log": (np.sign(raw) * np.log1p(np.abs(raw))).skew()}
)

# %% wrong="06.2" likely=true why="log1p without sign and absolute value: negative money is NaN"
skews = pd.concat([raw.skew(), np.cbrt(raw).skew(), np.log1p(raw).skew()], axis=1, keys=["raw", "cbrt", "signed_log"])

# %% wrong="06.2" likely=true why="transforms the skewness instead of the data"
s = raw.skew()
skews = pd.DataFrame({"raw": s, "cbrt": np.cbrt(s), "signed_log": np.sign(s) * np.log(1 + s.abs())})

# %% wrong="06.2" likely=true why="only the buyers with money above zero"
pos = raw[raw["monetary"] > 0]
skews = pd.DataFrame({"raw": pos.skew(), "cbrt": np.cbrt(pos).skew(), "signed_log": np.log1p(pos).skew()})

# %% wrong="06.2" likely=true why="the sign is forgotten: ln(1 + |x|)"
rows = {}
for col in raw.columns:
    x = raw[col]
    rows[col] = {"raw": x.skew(), "cbrt": np.cbrt(x).skew(), "signed_log": np.log(1 + np.abs(x)).skew()}
skews = pd.DataFrame(rows).T

# %% wrong="06.2" likely=true why="measures as columns and transforms as rows"
skews = pd.DataFrame(
    [raw.skew(), np.cbrt(raw).skew(), (np.sign(raw) * np.log1p(raw.abs())).skew()],
    index=["raw", "cbrt", "signed_log"],
)

# %% wrong="06.2" likely=true why="shifts everything above zero before the logarithm"
skews = pd.DataFrame({"raw": raw.skew(), "cbrt": np.cbrt(raw).skew(), "signed_log": np.log(raw - raw.min() + 1).skew()})

# %% wrong="06.2" why="scipy's skewness, not corrected for the sample"
from scipy.stats import skew

skews = pd.DataFrame(
    {"raw": skew(raw), "cbrt": skew(np.cbrt(raw)), "signed_log": skew(np.sign(raw) * np.log1p(raw.abs()))},
    index=["recency", "frequency", "monetary"],
)

# %% wrong="06.2" why="kurtosis"
tried = {"raw": raw, "cbrt": np.cbrt(raw), "signed_log": np.sign(raw) * np.log1p(np.abs(raw))}
skews = pd.DataFrame({name: values.kurt() for name, values in tried.items()})

# %% wrong="06.2" why="the whole table, with those who have no order"
everyone = table[["recency", "frequency", "monetary"]].astype(float)
skews = pd.DataFrame(
    {
        "raw": everyone.skew(),
        "cbrt": np.cbrt(everyone).skew(),
        "signed_log": (np.sign(everyone) * np.log1p(everyone.abs())).skew(),
    }
)

# %% wrong="06.2" why="the giants are cut at the 99th percentile first"
cut_off = raw.clip(upper=raw.quantile(0.99), axis=1)
skews = pd.DataFrame(
    {
        "raw": cut_off.skew(),
        "cbrt": np.cbrt(cut_off).skew(),
        "signed_log": (np.sign(cut_off) * np.log1p(cut_off.abs())).skew(),
    }
)

# %% wrong="06.2" why="the 1 is added after the logarithm: sign(x) (1 + ln|x|)"
safe = raw.abs().where(raw != 0, 1)
skews = pd.DataFrame(
    {"raw": raw.skew(), "cbrt": np.cbrt(raw).skew(), "signed_log": (np.sign(raw) * (1 + np.log(safe))).skew()}
)

# %% wrong="06.2" why="one transform on top of the other, in a loop that keeps x"
x = raw
parts = {"raw": x.skew()}
x = np.cbrt(x)
parts["cbrt"] = x.skew()
x = np.sign(x) * np.log1p(x.abs())
parts["signed_log"] = x.skew()
skews = pd.DataFrame(parts)

# %% right="06.3"
sse = pd.Series({k: ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum() for k in fits})

# %% wrong="06.3" likely=true why="fits again and takes inertia_, as the lesson's elbow does"
sse = {}
for k in range(1, 7):
    kmeans = KMeans(n_clusters=k, n_init=10, random_state=42)
    kmeans.fit(places)
    sse[k] = kmeans.inertia_
sse = pd.Series(sse)

# %% wrong="06.3" likely=true why="inertia_ of the stopped program: distances to centres that are not yet the means"
sse = pd.Series(
    {k: KMeans(k, n_init=1, max_iter=2, random_state=0).fit(places.to_numpy()).inertia_ for k in range(1, 7)}
)

# %% wrong="06.3" likely=true why="the total is never set back to zero between the ks"
sse = pd.Series(dtype=float)
total = 0
for k in fits.columns:
    for c in fits[k].unique():
        part = places[fits[k] == c]
        total += ((part - part.mean()) ** 2).sum().sum()
    sse[k] = total

# %% wrong="06.3" likely=true why="distances, not squared"
sse = pd.Series(
    {k: np.sqrt(((places - places.groupby(fits[k]).transform("mean")) ** 2).sum(axis=1)).sum() for k in range(1, 7)}
)

# %% wrong="06.3" likely=true why="index 0 to 5"
sums = []
for k in range(1, 7):
    middle = places.groupby(fits[k]).transform("mean")
    sums.append(((places - middle) ** 2).sum().sum())
sse = pd.Series(sums)

# %% wrong="06.3" likely=true why="variances of the clusters added up: not weighted by their sizes"
sse = pd.Series({k: places.groupby(fits[k]).var().sum().sum() for k in range(1, 7)})

# %% wrong="06.3" likely=true why="only the two axes of level 1"
two = places[["recency", "monetary"]]
sse = pd.Series({k: ((two - two.groupby(fits[k]).transform("mean")) ** 2).sum().sum() for k in fits})

# %% wrong="06.3" likely=true why="mean squared distance: divided by the number of buyers"
sse = pd.Series(
    {k: ((places - places.groupby(fits[k]).transform("mean")) ** 2).sum(axis=1).mean() for k in fits.columns}
)

# %% wrong="06.3" why="days, orders and money of buyers instead of the scaled places"
cols = buyers[["recency", "frequency", "monetary"]]
sse = pd.Series({k: ((cols - cols.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum() for k in fits})

# %% wrong="06.3" why="everybody is put to the nearest mean before the distances are added"
sse = pd.Series(dtype=float)
for k in fits:
    means = places.groupby(fits[k]).mean().to_numpy()
    squares = ((places.to_numpy()[:, None, :] - means[None, :, :]) ** 2).sum(axis=2)
    sse.loc[k] = squares.min(axis=1).sum()

# %% wrong="06.3" why="subtracts the means by the wrong index: all NaN, and the sum is zero"
sse = pd.Series({k: ((places - places.groupby(fits[k]).mean()) ** 2).sum().sum() for k in range(1, 7)})

# %% wrong="06.3" why="the sum between the clusters, not within them"
grand = places.mean()
sse = pd.Series({k: ((places.groupby(fits[k]).transform("mean") - grand) ** 2).to_numpy().sum() for k in range(1, 7)})

# %% wrong="06.3" why="the fall from k to k, as the article reads the elbow"
within = pd.Series({k: ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum() for k in fits})
sse = 1 - within / within.shift()

# %% wrong="06.3" why="a table with a column per axis"
sse = pd.DataFrame({k: ((places - places.groupby(fits[k]).transform("mean")) ** 2).sum() for k in fits}).T

# %% right="06.4"
in_both = one.index.intersection(other.index)
agreement = {
    "customers": len(in_both),
    "equal": float((one.loc[in_both] == other.loc[in_both]).mean()),
    "ari": adjusted_rand_score(one.loc[in_both], other.loc[in_both]),
}

# %% wrong="06.4" likely=true why="compares by position because one == other gives an error"
agreement = {
    "customers": len(one),
    "equal": (one.to_numpy() == other.to_numpy()).mean(),
    "ari": adjusted_rand_score(one, other),
}

# %% wrong="06.4" likely=true why="the same customers, but each Series in an order of its own"
a = one[one.index.isin(other.index)]
b = other[other.index.isin(one.index)]
agreement = {"customers": len(a), "equal": (a.values == b.values).mean(), "ari": adjusted_rand_score(a, b)}

# %% wrong="06.4" likely=true why="equal is a share of all of the first analyst's customers"
both = one.index.intersection(other.index)
agreement = {
    "customers": len(both),
    "equal": (one == other.reindex(one.index)).mean(),
    "ari": adjusted_rand_score(one[both], other[both]),
}

# %% wrong="06.4" likely=true why="a number of customers instead of a share"
m = pd.concat([one, other], axis=1, join="inner", keys=["a", "b"])
agreement = {"customers": len(m), "equal": (m["a"] == m["b"]).sum(), "ari": adjusted_rand_score(m["a"], m["b"])}

# %% wrong="06.4" likely=true why="outer join: customers of one analyst only are in, filled with -1"
m = pd.concat([one, other], axis=1, keys=["one", "other"]).fillna(-1)
agreement = {
    "customers": len(m),
    "equal": (m["one"] == m["other"]).mean(),
    "ari": adjusted_rand_score(m["one"], m["other"]),
}

# %% wrong="06.4" likely=true why="turns the second analyst's numbers back before it compares"
again = other.map({0: 1, 1: 0, 2: 2})
both = one.index.intersection(again.index)
agreement = {
    "customers": len(both),
    "equal": (one[both] == again[both]).mean(),
    "ari": adjusted_rand_score(one[both], again[both]),
}

# %% wrong="06.4" likely=true why="the Rand index without adjustment"
from sklearn.metrics import rand_score

both = one.index.intersection(other.index)
agreement = {
    "customers": len(both),
    "equal": (one[both] == other[both]).mean(),
    "ari": rand_score(one[both], other[both]),
}

# %% wrong="06.4" likely=true why="looks among the segment numbers instead of the customers"
common = set(one) & set(other)
agreement = {"customers": len(common), "equal": one.isin(other).mean(), "ari": adjusted_rand_score(one, other)}

# %% wrong="06.4" why="per cent"
ids = sorted(set(one.index) & set(other.index))
agreement = {
    "customers": len(ids),
    "equal": 100 * (one.loc[ids] == other.loc[ids]).mean(),
    "ari": 100 * adjusted_rand_score(one.loc[ids], other.loc[ids]),
}

# %% wrong="06.4" why="both sorted by segment, then compared: nearly all agree"
p, q = one.sort_values(), other.sort_values()
agreement = {
    "customers": p.index.isin(q.index).sum(),
    "equal": (p.values == q.values).mean(),
    "ari": adjusted_rand_score(p, q),
}

# %% wrong="06.4" why="the ids themselves under customers"
ids = one.index.intersection(other.index)
agreement = {
    "customers": ids.tolist(),
    "equal": (one[ids] == other[ids]).mean(),
    "ari": adjusted_rand_score(one[ids], other[ids]),
}

# %% wrong="06.4" why="equal is the share in the best matching segment, whatever its number"
ids = one.index.intersection(other.index)
cross = pd.crosstab(one[ids], other[ids].rename("b"))
agreement = {
    "customers": int(cross.to_numpy().sum()),
    "equal": cross.max(axis=1).sum() / cross.to_numpy().sum(),
    "ari": adjusted_rand_score(one[ids], other[ids]),
}

# %% wrong="06.4" why="segments the common customers anew and compares with the first analyst"
ids = one.index.intersection(other.index)
anew = segments.segment(buyers.loc[ids], 3)
agreement = {
    "customers": len(ids),
    "equal": (anew == one.loc[ids]).mean(),
    "ari": adjusted_rand_score(anew, one.loc[ids]),
}

# %% wrong="06.4" why="correlation of the numbers instead of the ARI, and the share who differ"
m = one.to_frame("a").join(other.rename("b"), how="inner")
agreement = {"customers": m.shape[0], "equal": (m["a"] != m["b"]).mean(), "ari": m["a"].corr(m["b"])}


# %% right="06.5"
def renumber(labels, money):
    medians = money.groupby(labels).median().sort_values(ascending=False)
    return labels.map({old: new for new, old in enumerate(medians.index)})


# %% wrong="06.5" likely=true why="mean instead of median"
def renumber(labels, money):
    means = money.groupby(labels).mean().sort_values(ascending=False)
    return labels.map(dict(zip(means.index, range(len(means)))))


# %% wrong="06.5" likely=true why="0 for the lowest: sort_values goes upwards"
def renumber(labels, money):
    order = money.groupby(labels).median().sort_values().index
    new = {}
    for i, old in enumerate(order):
        new[old] = i
    return labels.map(new)


# %% wrong="06.5" likely=true why="money put beside labels by position"
def renumber(labels, money):
    df = pd.DataFrame({"label": labels.values, "money": money.values}, index=labels.index)
    order = df.groupby("label")["money"].median().sort_values(ascending=False).index
    return df["label"].map({old: new for new, old in enumerate(order)})


# %% wrong="06.5" likely=true why="rank begins at 1"
def renumber(labels, money):
    rank = money.groupby(labels).median().rank(ascending=False).astype(int)
    return labels.map(rank)


# %% wrong="06.5" likely=true why="the three numbers of the text written into the code"
def renumber(labels, money):
    return labels.map({8: 0, 13: 1, 17: 2})


# %% wrong="06.5" likely=true why="prints and returns nothing"
def renumber(labels, money):
    order = money.groupby(labels).median().sort_values(ascending=False).index
    result = labels.map({old: new for new, old in enumerate(order)})
    print(result)


# %% wrong="06.5" likely=true why="argsort once: which cluster stands at a place, not the place of a cluster"
def renumber(labels, money):
    med = money.groupby(labels).median()
    places_of = np.argsort(-med.to_numpy())
    return labels.map(dict(zip(med.index, places_of)))


# %% wrong="06.5" likely=true why="an array: the customers are lost"
def renumber(labels, money):
    order = list(money.groupby(labels).median().sort_values(ascending=False).index)
    return np.array([order.index(label) for label in labels])


# %% wrong="06.5" why="new numbers by the old number, money is not used"
def renumber(labels, money):
    return labels.astype("category").cat.codes


# %% wrong="06.5" why="returns which number becomes which, by cluster"
def renumber(labels, money):
    order = money.groupby(labels).median().sort_values(ascending=False)
    return pd.Series(range(len(order)), index=order.index)


# %% wrong="06.5" why="equal parts by money instead of the clusters"
def renumber(labels, money):
    k = labels.nunique()
    parts = pd.qcut(money.rank(method="first"), k, labels=False)
    return (k - 1 - parts).reindex(labels.index)


# %% wrong="06.5" why="the largest cluster gets 0"
def renumber(labels, money):
    sizes = labels.value_counts()
    return labels.map({old: new for new, old in enumerate(sizes.index)})


# %% wrong="06.5" why="a Series of the lab's buyers instead of a function"
clusters = pd.Series(KMeans(3, n_init=10, random_state=0).fit_predict(places), index=places.index)
renumber = clusters.map(buyers["monetary"].groupby(clusters).median().rank(ascending=False) - 1)


# %% wrong="06.5" why="words in place of numbers"
def renumber(labels, money):
    order = money.groupby(labels).median().sort_values(ascending=False).index
    return labels.map({old: f"segment {new}" for new, old in enumerate(order)})


# %% right="06.6"
drawn_600 = buyers.sample(600, random_state=1)
first_order = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(drawn_600.index)
cards = (
    drawn_600.assign(segment=segments.segment(drawn_600, 3), new=as_of - first_order < pd.Timedelta(90, "D"))
    .groupby("segment")
    .agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))
)

# %% wrong="06.6" likely=true why="exactly 90 days counts as new"
smp = buyers.sample(600, random_state=1)
seg = segments.segment(smp, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
new = first.reindex(smp.index) >= as_of - pd.Timedelta(days=90)
cards = pd.DataFrame(
    {
        "customers": seg.value_counts().sort_index(),
        "days": smp["recency"].groupby(seg).median(),
        "new_share": new.groupby(seg).mean(),
    }
)

# %% wrong="06.6" likely=true why="new by the last order, as in the article"
smp = buyers.sample(600, random_state=1)
smp = smp.assign(segment=segments.segment(smp, 3))
g = smp.groupby("segment")["recency"]
cards = pd.DataFrame({"customers": g.size(), "days": g.median(), "new_share": g.agg(lambda r: (r < 90).mean())})

# %% wrong="06.6" likely=true why="segments all buyers and takes the sample afterwards"
all_segments = segments.segment(buyers, 3)
smp = buyers.sample(600, random_state=1)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
smp = smp.assign(segment=all_segments.reindex(smp.index), new=(as_of - first.reindex(smp.index)) < pd.Timedelta("90D"))
cards = smp.groupby("segment").agg(customers=("new", "count"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="mean days"
smp = buyers.sample(600, random_state=1)
smp = smp.assign(segment=segments.segment(smp, 3), first=orders_only.groupby("CustomerID")["InvoiceDate"].min())
smp["new"] = (as_of - smp["first"]).dt.days < 90
cards = smp.groupby("segment").agg(customers=("recency", "count"), days=("recency", "mean"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="the number of new customers, not their share"
smp = buyers.sample(600, random_state=1)
seg = segments.segment(smp, 3).rename("segment")
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().loc[smp.index]
is_new = first > as_of - pd.Timedelta(90, "D")
cards = pd.concat(
    [seg.groupby(seg).size(), smp.groupby(seg)["recency"].median(), is_new.groupby(seg).sum()],
    axis=1,
    keys=["customers", "days", "new_share"],
)

# %% wrong="06.6" likely=true why="segments.profile as it comes: no new_share"
smp = buyers.sample(600, random_state=1)
cards = segments.profile(smp, segments.segment(smp, 3))

# %% wrong="06.6" likely=true why="share of the lines in the last 90 days, not of customers with a late first order"
smp = buyers.sample(600, random_state=1)
seg = segments.segment(smp, 3)
theirs = orders_only[orders_only["CustomerID"].isin(smp.index)]
late = theirs["InvoiceDate"] > as_of - pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": smp["recency"].groupby(seg).median(),
        "new_share": late.groupby(theirs["CustomerID"].map(seg)).mean(),
    }
)

# %% wrong="06.6" likely=true why="where the new customers are: shares of all new ones, which add up to 1"
smp = buyers.sample(600, random_state=1)
seg = segments.segment(smp, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
young = seg[first.reindex(seg.index) > as_of - pd.Timedelta(90, "D")]
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": smp.groupby(seg)["recency"].median(),
        "new_share": young.value_counts(normalize=True),
    }
).fillna(0)

# %% wrong="06.6" why="another sample: DATA_SEED as its random_state"
smp = buyers.sample(600, random_state=DATA_SEED)
seg = segments.segment(smp, 3)
new = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(smp.index) > midnight
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": smp.groupby(seg)["recency"].median(),
        "new_share": new.groupby(seg).mean(),
    }
)

# %% wrong="06.6" why="600 lines sampled, and the table made of these"
some = orders_only.sample(600, random_state=1)
small = rfm.rfm_table(some, as_of)
seg = segments.segment(small, 3)
new = some.groupby("CustomerID")["InvoiceDate"].min().reindex(small.index) > midnight
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": small.groupby(seg)["recency"].median(),
        "new_share": new.groupby(seg).mean(),
    }
)

# %% wrong="06.6" why="K-means on days, orders and yuan as they are, nothing scaled"
smp = buyers.sample(600, random_state=1)
seg = pd.Series(KMeans(3, n_init=10, random_state=0).fit_predict(smp[["recency", "frequency", "monetary"]]), smp.index)
new = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(smp.index) > midnight
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": smp.groupby(seg)["recency"].median(),
        "new_share": new.groupby(seg).mean(),
    }
).rename_axis("segment")

# %% wrong="06.6" why="looks back from the last line in the data, not from as_of, so that the midnight is in"
smp = buyers.sample(600, random_state=1)
seg = segments.segment(smp, 3)
last_day = orders_only["InvoiceDate"].max()
age = last_day - orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(smp.index)
cards = pd.DataFrame(
    {
        "customers": seg.value_counts(),
        "days": smp.groupby(seg)["recency"].median(),
        "new_share": (age < pd.Timedelta(90, "D")).groupby(seg).mean(),
    }
)

# %% wrong="06.6" why="new means one order only"
smp = buyers.sample(600, random_state=1)
smp["segment"] = segments.segment(smp, 3)
smp["once"] = smp["frequency"].eq(1)
cards = smp.groupby("segment").agg(customers=("once", "size"), days=("recency", "median"), new_share=("once", "mean"))

# %% wrong="06.6" why="the days since the first order, and the share of old customers"
smp = buyers.sample(600, random_state=1)
seg = segments.segment(smp, 3)
since = (as_of - orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(smp.index)).dt.days
cards = pd.DataFrame(
    {
        "customers": since.groupby(seg).size(),
        "days": since.groupby(seg).median(),
        "new_share": (since >= 90).groupby(seg).mean(),
    }
)
