# ruff: noqa
# %% right="06.1"
d = segments.squared_distances(points, centres)
near = d.idxmin(axis=1)
moved = points.groupby(near).mean()
moved["customers"] = near.value_counts()

# %% right="06.2"
skews = pd.DataFrame(
    {"raw": raw.skew(), "cbrt": np.cbrt(raw).skew(), "signed_log": (np.sign(raw) * np.log1p(raw.abs())).skew()}
)

# %% right="06.3"
sse = pd.Series({k: ((places - places.groupby(fits[k]).transform("mean")) ** 2).to_numpy().sum() for k in fits})

# %% right="06.4"
both = one.index.intersection(other.index)
a, b = one[both], other[both]
agreement = {"customers": len(both), "equal": (a == b).mean(), "ari": adjusted_rand_score(a, b)}


# %% right="06.5"
def renumber(labels, money):
    ranks = money.groupby(labels).median().rank(ascending=False).astype(int) - 1
    return labels.map(ranks)


# %% right="06.6"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
is_new = first > as_of - pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": segments.value_counts().sort_index(),
        "days": sample["recency"].groupby(segments).median(),
        "new_share": is_new.groupby(segments).mean(),
    }
)

# %% wrong="06.6" likely=true why="new is a last order less than 90 days ago: recency instead of the first order"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
groups = sample.assign(new=sample["recency"] < 90).groupby(segments)
cards = pd.DataFrame(
    {"customers": groups.size(), "days": groups["recency"].median(), "new_share": groups["new"].mean()}
)

# %% wrong="06.6" likely=true why="mean instead of median of the days"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "mean"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="segments of all buyers first, the sample drawn afterwards"
segments = rfm.segment(buyers, 3)
sample = buyers.sample(600, random_state=1)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments.reindex(sample.index))
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="no sample: the cards of all buyers"
segments = rfm.segment(buyers, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(buyers.index)).dt.days
groups = buyers.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="samples 600 lines and takes their customers, as the article does"
drawn = lines.sample(600, random_state=1)
small = rfm.rfm_table(drawn, as_of)
small = small[small["frequency"] > 0]
segments = rfm.segment(small, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(small.index)).dt.days
groups = small.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="random_state=42, as in the lesson"
sample = buyers.sample(600, random_state=42)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=false why="days between the first and the last order instead of days since the first"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
dates = orders_only.groupby("CustomerID")["InvoiceDate"].agg(["min", "max"]).reindex(sample.index)
age = (dates["max"] - dates["min"]).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="counts the new customers instead of their share"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "sum"))

# %% wrong="06.6" likely=true why="the share of those who are not new"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age >= 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="the new ones of a segment as a share of all 600"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "sum"))
cards["new_share"] = cards["new_share"] / len(sample)

# %% wrong="06.6" likely=true why="rfm.profile with its share of the customers as new_share"
sample = buyers.sample(600, random_state=1)
card = rfm.profile(sample, rfm.segment(sample, 3))
cards = card[["customers", "days", "share"]].rename(columns={"share": "new_share"})

# %% wrong="06.6" likely=true why="new is a customer with one order only"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
groups = sample.assign(new=sample["frequency"] == 1).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="samples from table, which holds customers without an order too"
sample = table.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="days since the first order instead of recency"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(age=age, new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("age", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="joins first orders (in the order of the ids) to the sample by position"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only[orders_only["CustomerID"].isin(sample.index)].groupby("CustomerID")["InvoiceDate"].min()
mine = sample.assign(new=((as_of - first).dt.days < 90).to_numpy())
groups = mine.groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="raw K-means on the three columns, not scaled"
from sklearn.cluster import KMeans

sample = buyers.sample(600, random_state=1)
labels = KMeans(n_clusters=3, n_init=10, random_state=0).fit(sample).labels_
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(pd.Series(labels, index=sample.index, name="segment"))
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="30 days for new, a month instead of the 90 days"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 30).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="new_share in percent"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=100 * (age < 90)).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=true why="rounds the share to two decimals"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean")).round(2)

# %% wrong="06.6" likely=true why="numbers the segments 1, 2, 3 instead of 0, 1, 2"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments + 1)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=false why="four segments"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 4)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=false why="segment is a column, the index counts 1, 2, 3"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))
cards = cards.rename_axis("segment").reset_index()
cards.index = [1, 2, 3]

# %% wrong="06.6" likely=false why="forgets to group by customer: one first date for all of the sample"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.loc[orders_only["CustomerID"].isin(sample.index), "InvoiceDate"].min()
groups = sample.assign(new=(as_of - first).days < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=false why="the share of the lines, not of the customers, that belong to new customers"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
own = orders_only[orders_only["CustomerID"].isin(sample.index)]
line_new = own["CustomerID"].map(age < 90)
cards = pd.DataFrame(
    {
        "customers": segments.value_counts().sort_index(),
        "days": sample["recency"].groupby(segments).median(),
        "new_share": line_new.groupby(own["CustomerID"].map(segments)).mean(),
    }
)

# %% wrong="06.6" likely=false why="the cube root of the article as the transform"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3, transform="cbrt")
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=false why="the segments as columns: the table is turned"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean")).T

# %% wrong="06.6" likely=false why="60 customers: a zero is missing"
sample = buyers.sample(60, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=false why="days is the median of the orders"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("frequency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=false why="the share that a segment has of all new customers"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "sum"))
cards["new_share"] = cards["new_share"] / cards["new_share"].sum()

# %% wrong="06.6" likely=true why="two errors: mean instead of median, and new by recency"
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
groups = sample.assign(new=sample["recency"] < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "mean"), new_share=("new", "mean"))

# %% wrong="06.6" likely=false why="two errors: all buyers, and new by recency"
segments = rfm.segment(buyers, 3)
groups = buyers.assign(new=buyers["recency"] < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "median"), new_share=("new", "mean"))

# %% wrong="06.6" likely=false why="two errors: random_state=42, and mean instead of median"
sample = buyers.sample(600, random_state=42)
segments = rfm.segment(sample, 3)
first = orders_only.groupby("CustomerID")["InvoiceDate"].min()
age = (as_of - first.reindex(sample.index)).dt.days
groups = sample.assign(new=age < 90).groupby(segments)
cards = groups.agg(customers=("recency", "size"), days=("recency", "mean"), new_share=("new", "mean"))
