# ruff: noqa
# %% right="05.1"
of_ten = lines[lines["CustomerID"].isin(ten)]
orders = of_ten[~of_ten["InvoiceNo"].str.startswith("C")].groupby("CustomerID")["InvoiceNo"].nunique()
net = of_ten.groupby("CustomerID")["money"].sum()
first_look = pd.DataFrame({"orders": orders.reindex(ten, fill_value=0), "net": net.reindex(ten)})
first_look.index.name = "CustomerID"

# %% right="05.2"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame(
    {
        "R": r_score.value_counts().reindex(range(1, 6), fill_value=0),
        "F": f_score.value_counts().reindex(range(1, 6), fill_value=0),
    }
)

# %% right="05.3"
n = total["customers"] - slide["customers"].sum()
lost = pd.Series(
    {
        "customers": n,
        "mean_orders": (total["customers"] * total["mean_orders"] - (slide["customers"] * slide["mean_orders"]).sum())
        / n,
        "mean_amount": (total["customers"] * total["mean_amount"] - (slide["customers"] * slide["mean_amount"]).sum())
        / n,
    }
)

# %% right="05.4"
R, F, M = scores["R"], scores["F"], scores["M"]
core = (R >= 4) & (F >= 4) & (M >= 4)
win_back = ~core & (M >= 4) & (R <= 2)
grow = ~core & ~win_back & (R >= 4)
rest = ~core & ~win_back & ~grow
per_level = pd.Series({"core": core.sum(), "win back": win_back.sum(), "grow": grow.sum(), "rest": rest.sum()})

# %% right="05.5"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (
    (own["cut_share"] >= 0.4).astype(int)
    + (own["units_per_product"] >= 40).astype(int)
    + (own["sharing"] >= 2).astype(int)
)
look_at = sorted(int(c) for c in count.index[count >= 2])

# %% wrong="05.1" likely=true why="counts lines, not different invoices"
of_ten = lines[lines["CustomerID"].isin(ten)]
ordered = of_ten[~of_ten["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": ordered.groupby("CustomerID")["InvoiceNo"].count(),
        "net": of_ten.groupby("CustomerID")["money"].sum(),
    }
)

# %% wrong="05.1" likely=true why="counts the cancellations as orders"
of_ten = lines[lines["CustomerID"].isin(ten)]
first_look = of_ten.groupby("CustomerID").agg(orders=("InvoiceNo", "nunique"), net=("money", "sum"))

# %% wrong="05.1" likely=true why="gross money: the sum of the orders without the cancellations"
ordered = lines[lines["CustomerID"].isin(ten) & ~lines["InvoiceNo"].str.startswith("C")]
first_look = ordered.groupby("CustomerID").agg(orders=("InvoiceNo", "nunique"), net=("money", "sum"))

# %% wrong="05.1" likely=true why="takes cancelled money, which is below zero, off the gross: so it is added"
ordered = lines[lines["CustomerID"].isin(ten) & ~lines["InvoiceNo"].str.startswith("C")]
gross = ordered.groupby("CustomerID")["money"].sum()
first_look = pd.DataFrame(
    {"orders": ordered.groupby("CustomerID")["InvoiceNo"].nunique(), "net": gross - cancelled[ten].sort_index()}
)

# %% wrong="05.1" likely=true why="takes the cancelled money off the net a second time"
of_ten = lines[lines["CustomerID"].isin(ten)]
ordered = of_ten[~of_ten["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": ordered.groupby("CustomerID")["InvoiceNo"].nunique(),
        "net": of_ten.groupby("CustomerID")["money"].sum() + cancelled[ten].sort_index(),
    }
)

# %% wrong="05.1" likely=true why="all customers with an order, not only the ten"
ordered = lines[~lines["InvoiceNo"].str.startswith("C")]
orders = ordered.groupby("CustomerID")["InvoiceNo"].nunique()
first_look = pd.DataFrame({"orders": orders, "net": lines.groupby("CustomerID")["money"].sum()[orders.index]})

# %% wrong="05.1" likely=true why="the one customer of the example"
first_look = pd.DataFrame([example], index=pd.Index([ten[0]], name="CustomerID"))

# %% wrong="05.1" likely=true why="the money of the cancellations only"
ordered = lines[lines["CustomerID"].isin(ten) & ~lines["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame({"orders": ordered.groupby("CustomerID")["InvoiceNo"].nunique(), "net": cancelled[ten]})

# %% wrong="05.1" likely=true why="the example's numbers for every customer of the loop"
first_look = pd.DataFrame({customer: example for customer in ten}).T.rename_axis("CustomerID")

# %% wrong="05.1" likely=true why="orders less cancellations"
of_ten = lines[lines["CustomerID"].isin(ten)]
is_cancel = of_ten["InvoiceNo"].str.startswith("C")
orders = of_ten[~is_cancel].groupby("CustomerID")["InvoiceNo"].nunique()
back = of_ten[is_cancel].groupby("CustomerID")["InvoiceNo"].nunique()
first_look = pd.DataFrame({"orders": orders - back, "net": of_ten.groupby("CustomerID")["money"].sum()})

# %% wrong="05.1" likely=true why="the lines before cleaning"
dirty = shop.lines[shop.lines["CustomerID"].isin(ten)]
dirty = dirty.assign(money=dirty["Quantity"] * dirty["UnitPrice"])
ordered = dirty[~dirty["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": ordered.groupby("CustomerID")["InvoiceNo"].nunique(),
        "net": dirty.groupby("CustomerID")["money"].sum(),
    }
)

# %% wrong="05.1" likely=true why="the columns have the names of the example's words: orders and money"
of_ten = lines[lines["CustomerID"].isin(ten)]
ordered = of_ten[~of_ten["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": ordered.groupby("CustomerID")["InvoiceNo"].nunique(),
        "money": of_ten.groupby("CustomerID")["money"].sum(),
    }
)

# %% wrong="05.1" likely=true why="mean money of an order instead of the sum"
of_ten = lines[lines["CustomerID"].isin(ten)]
orders = of_ten[~of_ten["InvoiceNo"].str.startswith("C")].groupby("CustomerID")["InvoiceNo"].nunique()
first_look = pd.DataFrame({"orders": orders, "net": of_ten.groupby("CustomerID")["money"].sum() / orders})

# %% wrong="05.1" likely=true why="rounds the money to whole yuan"
of_ten = lines[lines["CustomerID"].isin(ten)]
ordered = of_ten[~of_ten["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": ordered.groupby("CustomerID")["InvoiceNo"].nunique(),
        "net": of_ten.groupby("CustomerID")["money"].sum().round(),
    }
)

# %% wrong="05.1" likely=false why="the ten with the least cancelled money, from the other end of the list"
wrong_ten = cancelled.sort_values().index[-10:]
of_ten = lines[lines["CustomerID"].isin(wrong_ten)]
ordered = of_ten[~of_ten["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": ordered.groupby("CustomerID")["InvoiceNo"].nunique().reindex(wrong_ten, fill_value=0),
        "net": of_ten.groupby("CustomerID")["money"].sum(),
    }
)

# %% wrong="05.1" likely=false why="customers as columns: the table is turned"
of_ten = lines[lines["CustomerID"].isin(ten)]
ordered = of_ten[~of_ten["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": ordered.groupby("CustomerID")["InvoiceNo"].nunique(),
        "net": of_ten.groupby("CustomerID")["money"].sum(),
    }
).T

# %% wrong="05.1" likely=false why="swaps the two columns"
of_ten = lines[lines["CustomerID"].isin(ten)]
ordered = of_ten[~of_ten["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": of_ten.groupby("CustomerID")["money"].sum(),
        "net": ordered.groupby("CustomerID")["InvoiceNo"].nunique(),
    }
)

# %% wrong="05.1" likely=false why="counts days with an order"
of_ten = lines[lines["CustomerID"].isin(ten)]
ordered = of_ten[~of_ten["InvoiceNo"].str.startswith("C")]
days = ordered["InvoiceDate"].dt.date.groupby(ordered["CustomerID"]).nunique()
first_look = pd.DataFrame({"orders": days, "net": of_ten.groupby("CustomerID")["money"].sum()})

# %% wrong="05.1" likely=false why="adds the prices and forgets the quantities"
of_ten = lines[lines["CustomerID"].isin(ten)]
ordered = of_ten[~of_ten["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": ordered.groupby("CustomerID")["InvoiceNo"].nunique(),
        "net": of_ten.groupby("CustomerID")["UnitPrice"].sum(),
    }
)

# %% wrong="05.1" likely=false why="orders in the order of the ids, money in that of ten: joined by position"
of_ten = lines[lines["CustomerID"].isin(ten)]
ordered = of_ten[~of_ten["InvoiceNo"].str.startswith("C")]
orders = ordered.groupby("CustomerID")["InvoiceNo"].nunique().to_numpy()
first_look = pd.DataFrame({"orders": orders, "net": of_ten.groupby("CustomerID")["money"].sum()[ten]})

# %% wrong="05.1" likely=true why="two errors: counts lines, and drops the cancellations from the money"
ordered = lines[lines["CustomerID"].isin(ten) & ~lines["InvoiceNo"].str.startswith("C")]
first_look = ordered.groupby("CustomerID").agg(orders=("InvoiceNo", "size"), net=("money", "sum"))

# %% wrong="05.1" likely=true why="two errors: counts lines, those of cancellations too"
of_ten = lines[lines["CustomerID"].isin(ten)]
first_look = of_ten.groupby("CustomerID").agg(orders=("InvoiceNo", "count"), net=("money", "sum"))

# %% wrong="05.1" likely=false why="two errors: gross money, and every customer"
ordered = lines[~lines["InvoiceNo"].str.startswith("C")]
first_look = ordered.groupby("CustomerID").agg(orders=("InvoiceNo", "nunique"), net=("money", "sum"))

# %% wrong="05.2" likely=true why="copies M's line for R: the most recent get one"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=true why="numbers the sizes 1 to 5 in the order of value_counts, the largest class first"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame(
    {"R": r_score.value_counts().to_numpy(), "F": f_score.value_counts().to_numpy()}, index=range(1, 6)
)

# %% wrong="05.2" likely=true why="fifths by qcut, ties broken by the order of the rows"
r_score = pd.qcut(buyers["recency"].rank(method="first", ascending=False), 5, labels=range(1, 6)).astype(int)
f_score = pd.qcut(buyers["frequency"].rank(method="first"), 5, labels=range(1, 6)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).sort_index()

# %% wrong="05.2" likely=true why="R right, F with method first: equal frequencies are torn apart"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True, method="first")).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=true why="the smallest rank of equals (method min)"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False, method="min")).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True, method="min")).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=true why="the largest rank of equals (method max)"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False, method="max")).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True, method="max")).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=true why="floor instead of ceil"
r_score = np.floor((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.floor((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=true why="round instead of ceil"
r_score = (5 * buyers["recency"].rank(pct=True, ascending=False)).round().astype(int)
f_score = (5 * buyers["frequency"].rank(pct=True)).round().astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=true why="turns F as well: the most frequent get one"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True, ascending=False)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=true why="copies M's line for F and forgets to change the column"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["monetary"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=true why="the nested scores of the lesson"
nested = rfm.rfm_scores(buyers, method="nested")
sizes = pd.DataFrame({name: nested[name].value_counts() for name in "RF"}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=true why="scores for everybody in the table, those without an order too"
r_score = np.ceil((5 * table["recency"].rank(pct=True, ascending=False)).round(9)).dropna().astype(int)
f_score = np.ceil((5 * table["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=true why="shares of the customers, not numbers"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame(
    {"R": r_score.value_counts(normalize=True), "F": f_score.value_counts(normalize=True)}
).sort_index()

# %% wrong="05.2" likely=true why="the scores of the customers, not the class sizes"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score, "F": f_score})

# %% wrong="05.2" likely=true why="classes of equal width (cut) instead of ranks"
r_score = pd.cut(-buyers["recency"], 5, labels=range(1, 6)).astype(int)
f_score = pd.cut(buyers["frequency"], 5, labels=range(1, 6)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=false why="dense ranks: only different values count"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False, method="dense")).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True, method="dense")).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=false why="swaps the columns R and F"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": f_score.value_counts(), "F": r_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=false why="a cross table of R and F"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.crosstab(r_score.rename("R"), f_score.rename("F"))

# %% wrong="05.2" likely=false why="the classes' money, not their customers"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = (
    pd.DataFrame({"R": buyers.groupby(r_score)["monetary"].sum(), "F": buyers.groupby(f_score)["monetary"].sum()})
    .reindex(range(1, 6))
    .fillna(0)
)

# %% wrong="05.2" likely=false why="the index counts from 0 to 4"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).sort_index().reset_index(drop=True)

# %% wrong="05.2" likely=false why="qcut that drops repeated borders, so F has fewer classes"
r_score = pd.qcut(-buyers["recency"], 5, labels=False, duplicates="drop") + 1
f_score = pd.qcut(buyers["frequency"], 5, labels=False, duplicates="drop") + 1
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=true why="two errors: the most recent get one, and floor instead of ceil"
r_score = np.floor((5 * buyers["recency"].rank(pct=True)).round(9)).astype(int)
f_score = np.floor((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.2" likely=false why="two errors: the most recent get one, and shares instead of numbers"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame(
    {"R": r_score.value_counts(normalize=True), "F": f_score.value_counts(normalize=True)}
).sort_index()

# %% wrong="05.2" likely=false why="two errors: the most recent get one, and method max for F"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True, method="max")).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).reindex(range(1, 6)).fillna(0)

# %% wrong="05.3" likely=true why="means without weights: five times the total's mean less the four others"
lost = pd.Series(
    {
        "customers": total["customers"] - slide["customers"].sum(),
        "mean_orders": 5 * total["mean_orders"] - slide["mean_orders"].sum(),
        "mean_amount": 5 * total["mean_amount"] - slide["mean_amount"].sum(),
    }
)

# %% wrong="05.3" likely=true why="the total less the sum of the column, for the means too"
lost = total - slide.sum()

# %% wrong="05.3" likely=true why="the means of the total row"
lost = total.copy()
lost["customers"] = total["customers"] - slide["customers"].sum()

# %% wrong="05.3" likely=true why="the mean of the four legible rows"
lost = slide.mean()
lost["customers"] = total["customers"] - slide["customers"].sum()

# %% wrong="05.3" likely=true why="the lost row's sums, not divided by its customers"
n = total["customers"] - slide["customers"].sum()
lost = pd.Series(
    {
        "customers": n,
        "mean_orders": total["customers"] * total["mean_orders"] - (slide["customers"] * slide["mean_orders"]).sum(),
        "mean_amount": total["customers"] * total["mean_amount"] - (slide["customers"] * slide["mean_amount"]).sum(),
    }
)

# %% wrong="05.3" likely=true why="divides by all customers instead of the lost ones"
everybody = total["customers"]
lost = pd.Series(
    {
        "customers": everybody - slide["customers"].sum(),
        "mean_orders": total["mean_orders"] - (slide["customers"] * slide["mean_orders"]).sum() / everybody,
        "mean_amount": total["mean_amount"] - (slide["customers"] * slide["mean_amount"]).sum() / everybody,
    }
)

# %% wrong="05.3" likely=true why="rounds the recovered means to two decimals"
lost = rfm.missing_row(slide, total)["value"].round(2)

# %% wrong="05.3" likely=true why="looks the row up in groups, whose means are not rounded"
lost = groups.drop(index=slide.index).iloc[0]

# %% wrong="05.3" likely=true why="looks the row up in groups, and rounds it as printed"
lost = groups.drop(index=slide.index).iloc[0].round(2)

# %% wrong="05.3" likely=true why="drops the last legible row, as the lesson's code does"
lost = rfm.missing_row(slide.iloc[:-1], total)["value"]

# %% wrong="05.3" likely=true why="a fifth of the customers for the lost row"
n = total["customers"] / 5
lost = pd.Series(
    {
        "customers": n,
        "mean_orders": (total["customers"] * total["mean_orders"] - (slide["customers"] * slide["mean_orders"]).sum())
        / n,
        "mean_amount": (total["customers"] * total["mean_amount"] - (slide["customers"] * slide["mean_amount"]).sum())
        / n,
    }
)

# %% wrong="05.3" likely=true why="the whole table of missing_row, value and within"
lost = rfm.missing_row(slide, total)

# %% wrong="05.3" likely=true why="the names orders and amount"
lost = rfm.missing_row(slide, total)["value"].rename({"mean_orders": "orders", "mean_amount": "amount"})

# %% wrong="05.3" likely=true why="the weighted mean of the legible rows"
n = slide["customers"].sum()
lost = pd.Series(
    {
        "customers": total["customers"] - n,
        "mean_orders": (slide["customers"] * slide["mean_orders"]).sum() / n,
        "mean_amount": (slide["customers"] * slide["mean_amount"]).sum() / n,
    }
)

# %% wrong="05.3" likely=true why="the wrong sign: the legible rows less the total, for the means"
n = total["customers"] - slide["customers"].sum()
lost = pd.Series(
    {
        "customers": n,
        "mean_orders": ((slide["customers"] * slide["mean_orders"]).sum() - total["customers"] * total["mean_orders"])
        / n,
        "mean_amount": ((slide["customers"] * slide["mean_amount"]).sum() - total["customers"] * total["mean_amount"])
        / n,
    }
)

# %% wrong="05.3" likely=false why="how far off the value may be, instead of the value"
lost = rfm.missing_row(slide, total)["within"]

# %% wrong="05.3" likely=false why="weights the mean amount with orders: money an order"
n = total["customers"] - slide["customers"].sum()
orders = total["customers"] * total["mean_orders"] - (slide["customers"] * slide["mean_orders"]).sum()
money = total["customers"] * total["mean_amount"] - (slide["customers"] * slide["mean_amount"]).sum()
lost = pd.Series({"customers": n, "mean_orders": orders / n, "mean_amount": money / orders})

# %% wrong="05.3" likely=false why="the middle between the two neighbouring rows"
lost = slide.iloc[:2].mean()
lost["customers"] = total["customers"] - slide["customers"].sum()

# %% wrong="05.3" likely=false why="swaps the two means"
value = rfm.missing_row(slide, total)["value"]
lost = value.rename({"mean_orders": "mean_amount", "mean_amount": "mean_orders"})

# %% wrong="05.3" likely=false why="the total row's means times the share of the lost customers"
n = total["customers"] - slide["customers"].sum()
lost = pd.Series(
    {
        "customers": n,
        "mean_orders": total["mean_orders"] * n / total["customers"],
        "mean_amount": total["mean_amount"] * n / total["customers"],
    }
)

# %% wrong="05.3" likely=true why="two errors: means without weights, and a fifth of the customers"
lost = 5 * total - slide.sum()
lost["customers"] = total["customers"] / 5

# %% wrong="05.3" likely=false why="two errors: drops the last legible row, and rounds"
lost = rfm.missing_row(slide.iloc[:-1], total)["value"].round(2)

# %% wrong="05.3" likely=false why="two errors: the wrong sign, and not divided by the lost customers"
lost = (slide[["mean_orders", "mean_amount"]].mul(slide["customers"], axis=0)).sum() - total["customers"] * total[
    ["mean_orders", "mean_amount"]
]
lost["customers"] = total["customers"] - slide["customers"].sum()

# %% wrong="05.4" likely=true why="each rule counted for itself: who fits two is counted twice"
win_back = (M >= 4) & (R <= 2)
grow = R >= 4
rest = ~(core | win_back | grow)
per_level = pd.Series({"core": core.sum(), "win back": win_back.sum(), "grow": grow.sum(), "rest": rest.sum()})

# %% wrong="05.4" likely=true why="counts twice who fits two, and rest is what is left of the total"
win_back = (M >= 4) & (R <= 2)
grow = R >= 4
sizes_now = [core.sum(), win_back.sum(), grow.sum()]
per_level = pd.Series([*sizes_now, len(scores) - sum(sizes_now)], index=["core", "win back", "grow", "rest"])

# %% wrong="05.4" likely=true why="the last rule that fits decides"
level = pd.Series("rest", index=scores.index)
level[core] = "core"
level[(M >= 4) & (R <= 2)] = "win back"
level[R >= 4] = "grow"
per_level = level.value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=true why="above four instead of at least four, everywhere"
top = (R > 4) & (F > 4) & (M > 4)
level = np.select([top, (M > 4) & (R <= 2), R > 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=true why="below two instead of at most two for win back"
level = np.select([core, (M >= 4) & (R < 2), R >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=true why="win back without the money: everybody with R of at most two"
level = np.select([core, R <= 2, R >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=true why="or instead of and in core"
any_four = (R >= 4) | (F >= 4) | (M >= 4)
level = np.select([any_four, (M >= 4) & (R <= 2), R >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=true why="reads R the wrong way: long gone is R of at least four, lately is at most two"
level = np.select([core, (M >= 4) & (R >= 4), R <= 2], ["core", "win back", "grow"], "rest")
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=true why="counts the customers without an order as rest"
level = np.select([core, (M >= 4) & (R <= 2), R >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)
per_level["rest"] += len(table) - len(buyers)

# %% wrong="05.4" likely=true why="shares of the customers, not numbers"
level = np.select([core, (M >= 4) & (R <= 2), R >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(level).value_counts(normalize=True).reindex(["core", "win back", "grow", "rest"])

# %% wrong="05.4" likely=true why="the four levels of the document (value_level) under the new names"
names = dict(zip(["keep", "hold", "develop", "light touch"], ["core", "win back", "grow", "rest"]))
level = rfm.value_level(scores).astype(str)
for old, new in names.items():
    level = level.where(~level.str.startswith(old), new)
per_level = level.value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=true why="a level for each customer, not the numbers"
per_level = pd.Series(
    np.select([core, (M >= 4) & (R <= 2), R >= 4], ["core", "win back", "grow"], "rest"), index=scores.index
)

# %% wrong="05.4" likely=true why="forgets rest"
win_back = ~core & (M >= 4) & (R <= 2)
grow = ~core & ~win_back & (R >= 4)
per_level = pd.Series({"core": core.sum(), "win back": win_back.sum(), "grow": grow.sum()})

# %% wrong="05.4" likely=true why="the name win_back with an underscore"
win_back = ~core & (M >= 4) & (R <= 2)
grow = ~core & ~win_back & (R >= 4)
rest = ~core & ~win_back & ~grow
per_level = pd.Series({"core": core.sum(), "win_back": win_back.sum(), "grow": grow.sum(), "rest": rest.sum()})

# %% wrong="05.4" likely=true why="rest is everybody outside core and win back: grow is in it too"
win_back = ~core & (M >= 4) & (R <= 2)
grow = ~core & (R >= 4)
rest = ~core & ~win_back
per_level = pd.Series({"core": core.sum(), "win back": win_back.sum(), "grow": grow.sum(), "rest": rest.sum()})

# %% wrong="05.4" likely=false why="the nested scores of the lesson"
nested = rfm.rfm_scores(buyers, method="nested")
top = (nested >= 4).all(axis=1)
level = np.select(
    [top, (nested["M"] >= 4) & (nested["R"] <= 2), nested["R"] >= 4], ["core", "win back", "grow"], "rest"
)
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=false why="at least twelve points in the sum instead of four in each"
level = np.select([R + F + M >= 12, (M >= 4) & (R <= 2), R >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=false why="at most three for win back"
level = np.select([core, (M >= 4) & (R <= 3), R >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=false why="the money of each level, not its customers"
level = np.select([core, (M >= 4) & (R <= 2), R >= 4], ["core", "win back", "grow"], "rest")
per_level = buyers["monetary"].groupby(level).sum().reindex(["core", "win back", "grow", "rest"])

# %% wrong="05.4" likely=false why="F in place of M in win back"
level = np.select([core, (F >= 4) & (R <= 2), R >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=false why="core needs five in all three"
level = np.select([(scores == 5).all(axis=1), (M >= 4) & (R <= 2), R >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=true why="two errors: above four instead of at least four, and who fits two is counted twice"
top = (R > 4) & (F > 4) & (M > 4)
win_back = (M > 4) & (R <= 2)
grow = R > 4
rest = ~(top | win_back | grow)
per_level = pd.Series({"core": top.sum(), "win back": win_back.sum(), "grow": grow.sum(), "rest": rest.sum()})

# %% wrong="05.4" likely=false why="two errors: shares, over all customers of the table"
level = np.select([core, (M >= 4) & (R <= 2), R >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(level).value_counts().reindex(["core", "win back", "grow", "rest"]) / len(table)

# %% wrong="05.4" likely=false why="two errors: win back without the money, and the last rule decides"
level = pd.Series("rest", index=scores.index)
level[core] = "core"
level[R <= 2] = "win back"
level[R >= 4] = "grow"
per_level = level.value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.5" likely=true why="one sign is enough"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count >= 1].tolist())

# %% wrong="05.5" likely=true why="all three signs must hold"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count == 3].tolist())

# %% wrong="05.5" likely=true why="exactly two signs, not at least two"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count == 2].tolist())

# %% wrong="05.5" likely=true why="more than the borders instead of at least"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] > [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count >= 2].tolist())

# %% wrong="05.5" likely=true why="forgets F and M: everybody with two signs"
count = (signs[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count >= 2].tolist())

# %% wrong="05.5" likely=true why="F or M of five"
best = scores.index[(scores["F"] == 5) | (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count >= 2].tolist())

# %% wrong="05.5" likely=true why="R of five as well: the cell 555"
best = scores.index[(scores == 5).all(axis=1)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count >= 2].tolist())

# %% wrong="05.5" likely=true why="the lesson's rule flagged, on signs that are not rounded"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
look_at = sorted(rfm.flagged(rfm.evidence(lines, as_of, shop.accounts), best).tolist())

# %% wrong="05.5" likely=true why="the level core instead of F and M of five"
best = scores.index[(scores["R"] >= 4) & (scores["F"] >= 4) & (scores["M"] >= 4)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count >= 2].tolist())

# %% wrong="05.5" likely=true why="one account at the address counts as sharing (at least 1)"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 1]).sum(axis=1)
look_at = sorted(count.index[count >= 2].tolist())

# %% wrong="05.5" likely=true why="the largest number first"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count >= 2].tolist(), reverse=True)

# %% wrong="05.5" likely=true why="how many accounts, not which"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = int((count >= 2).sum())

# %% wrong="05.5" likely=true why="the table of the signs, not a list of numbers"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = own[count >= 2].sort_index()

# %% wrong="05.5" likely=true why="and before or: cut prices, or many units of a product together with a shared address"
best = (scores["F"] == 5) & (scores["M"] == 5)
own = signs.loc[scores.index[best]]
mask = (own["cut_share"] >= 0.4) | (own["units_per_product"] >= 40) & (own["sharing"] >= 2)
look_at = sorted(own.index[mask].tolist())

# %% wrong="05.5" likely=true why="the column products instead of units_per_product"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "products", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count >= 2].tolist())

# %% wrong="05.5" likely=false why="only the first two signs, forgets sharing"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
look_at = sorted(own.index[(own["cut_share"] >= 0.4) & (own["units_per_product"] >= 40)].tolist())

# %% wrong="05.5" likely=false why="40 percent typed as 40 for the cut share"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [40, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count >= 2].tolist())

# %% wrong="05.5" likely=false why="no signs at all: everybody with F and M of five"
look_at = sorted(scores.index[(scores["F"] == 5) & (scores["M"] == 5)].tolist())

# %% wrong="05.5" likely=false why="sorted by the share of cut prices"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = own[count >= 2].sort_values("cut_share", ascending=False, kind="stable").index.tolist()

# %% wrong="05.5" likely=false why="the nested scores of the lesson"
nested = rfm.rfm_scores(buyers, method="nested")
best = nested.index[(nested["F"] == 5) & (nested["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count >= 2].tolist())

# %% wrong="05.5" likely=false why="the rest: those with F and M of five who show fewer than two signs"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count < 2].tolist())

# %% wrong="05.5" likely=true why="two errors: one sign is enough, and more than the borders"
best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] > [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count >= 1].tolist())

# %% wrong="05.5" likely=false why="two errors: forgets F and M, and all three signs must hold"
count = (signs[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count == 3].tolist())

# %% wrong="05.5" likely=false why="two errors: F or M of five, and the largest number first"
best = scores.index[(scores["F"] == 5) | (scores["M"] == 5)]
own = signs.reindex(best)
count = (own[["cut_share", "units_per_product", "sharing"]] >= [0.4, 40, 2]).sum(axis=1)
look_at = sorted(count.index[count >= 2].tolist(), reverse=True)
