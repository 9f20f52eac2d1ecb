# ruff: noqa
# Wrong answers to lab 05, written from the trainees' page and the lesson alone. Each cell assigns the checked name.

# %% right="05.1"
of_ten = lines[lines["CustomerID"].isin(ten)]
proper = of_ten[~of_ten["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": proper.groupby("CustomerID")["InvoiceNo"].nunique().reindex(ten, fill_value=0),
        "net": of_ten.groupby("CustomerID")["money"].sum().reindex(ten),
    }
)

# %% wrong="05.1" likely=true why="cancellations are counted as orders"
part = lines[lines["CustomerID"].isin(ten)]
first_look = part.groupby("CustomerID").agg(orders=("InvoiceNo", "nunique"), net=("money", "sum"))

# %% wrong="05.1" likely=true why="orders counts lines of invoices, as the article does"
part = lines[lines["CustomerID"].isin(ten)]
bought = part[~part["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {"orders": bought.groupby("CustomerID")["InvoiceNo"].count(), "net": part.groupby("CustomerID")["money"].sum()}
)
first_look["orders"] = first_look["orders"].fillna(0).astype(int)

# %% wrong="05.1" likely=true why="the money is gross: cancellations are dropped"
part = lines[lines["CustomerID"].isin(ten) & ~lines["InvoiceNo"].str.startswith("C")]
first_look = (
    part.groupby("CustomerID").agg(orders=("InvoiceNo", "nunique"), net=("money", "sum")).reindex(ten, fill_value=0)
)

# %% wrong="05.1" likely=true why="the cancelled money, which is negative, is subtracted, so it is added"
part = lines[lines["CustomerID"].isin(ten)]
is_c = part["InvoiceNo"].str.startswith("C")
orders = part[~is_c].groupby("CustomerID")["InvoiceNo"].nunique().reindex(ten, fill_value=0)
gross = part[~is_c].groupby("CustomerID")["money"].sum().reindex(ten, fill_value=0)
back = part[is_c].groupby("CustomerID")["money"].sum().reindex(ten)
first_look = pd.DataFrame({"orders": orders, "net": gross - back})

# %% wrong="05.1" likely=true why="the cancelled money is taken away twice, from a sum that is net already"
part = lines[lines["CustomerID"].isin(ten)]
bought = part[~part["InvoiceNo"].str.startswith("C")]
orders = bought.groupby("CustomerID")["InvoiceNo"].nunique().reindex(ten, fill_value=0)
first_look = pd.DataFrame({"orders": orders, "net": part.groupby("CustomerID")["money"].sum() + cancelled[ten]})

# %% wrong="05.1" likely=true why="a row for every customer, not for the ten alone"
is_c = lines["InvoiceNo"].str.startswith("C")
first_look = pd.DataFrame(
    {
        "orders": lines[~is_c].groupby("CustomerID")["InvoiceNo"].nunique(),
        "net": lines.groupby("CustomerID")["money"].sum(),
    }
)
first_look["orders"] = first_look["orders"].fillna(0).astype(int)

# %% wrong="05.1" likely=true why="the table lies on its side: customers are the columns"
rows = {}
for customer in ten:
    his = lines[lines["CustomerID"] == customer]
    good = his[~his["InvoiceNo"].str.startswith("C")]
    rows[customer] = {"orders": good["InvoiceNo"].nunique(), "net": his["money"].sum()}
first_look = pd.DataFrame(rows)

# %% wrong="05.1" likely=true why="the loop uses the lines of the first customer for everybody"
mine = lines[lines["CustomerID"] == ten[0]]
ordered = mine[~mine["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    [{"orders": ordered["InvoiceNo"].nunique(), "net": mine["money"].sum()} for customer in ten], index=ten
)

# %% wrong="05.1" likely=true why="CustomerID is a column, the index is 0 to 9"
rows = []
for customer in ten:
    his = lines[lines["CustomerID"] == customer]
    good = his[~his["InvoiceNo"].str.startswith("C")]
    rows.append({"CustomerID": customer, "orders": good["InvoiceNo"].nunique(), "net": his["money"].sum()})
first_look = pd.DataFrame(rows)

# %% wrong="05.1" likely=true why="the columns keep the names of rfm_table, frequency and monetary"
first_look = rfm.rfm_table(lines, as_of).loc[ten, ["frequency", "monetary"]]

# %% wrong="05.1" likely=true why="net is the cancelled money alone"
part = lines[lines["CustomerID"].isin(ten)]
bought = part[~part["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {"orders": bought.groupby("CustomerID")["InvoiceNo"].nunique().reindex(ten, fill_value=0), "net": cancelled[ten]}
)

# %% wrong="05.1" likely=true why="two errors: lines are counted, and cancellations are dropped from the money"
part = lines[lines["CustomerID"].isin(ten) & ~lines["InvoiceNo"].str.startswith("C")]
first_look = (
    part.groupby("CustomerID").agg(orders=("InvoiceNo", "count"), net=("money", "sum")).reindex(ten, fill_value=0)
)

# %% wrong="05.1" likely=false why="the other end of the sorting: the ten with the least cancelled money"
others = cancelled.sort_values(ascending=False).index[:10]
part = lines[lines["CustomerID"].isin(others)]
bought = part[~part["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": bought.groupby("CustomerID")["InvoiceNo"].nunique().reindex(others, fill_value=0),
        "net": part.groupby("CustomerID")["money"].sum().reindex(others),
    }
)

# %% wrong="05.1" likely=false why="the number of cancellations is taken away from the orders"
part = lines[lines["CustomerID"].isin(ten)]
is_c = part["InvoiceNo"].str.startswith("C")
bought = part[~is_c].groupby("CustomerID")["InvoiceNo"].nunique().reindex(ten, fill_value=0)
back = part[is_c].groupby("CustomerID")["InvoiceNo"].nunique().reindex(ten, fill_value=0)
first_look = pd.DataFrame({"orders": bought - back, "net": part.groupby("CustomerID")["money"].sum()})

# %% wrong="05.1" likely=false why="net is in units (Quantity), not in yuan"
part = lines[lines["CustomerID"].isin(ten)]
bought = part[~part["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": bought.groupby("CustomerID")["InvoiceNo"].nunique().reindex(ten, fill_value=0),
        "net": part.groupby("CustomerID")["Quantity"].sum(),
    }
)

# %% wrong="05.1" likely=false why="net is the mean of the lines"
part = lines[lines["CustomerID"].isin(ten)]
bought = part[~part["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame(
    {
        "orders": bought.groupby("CustomerID")["InvoiceNo"].nunique().reindex(ten, fill_value=0),
        "net": part.groupby("CustomerID")["money"].mean(),
    }
)

# %% wrong="05.1" likely=false why="only the customer that was done for you is in the table"
mine = lines[lines["CustomerID"] == ten[0]]
ordered = mine[~mine["InvoiceNo"].str.startswith("C")]
first_look = pd.DataFrame({"orders": ordered["InvoiceNo"].nunique(), "net": mine["money"].sum()}, index=[ten[0]])

# %% wrong="05.1" likely=false why="two errors: cancellations are orders, and net is rounded to whole yuan"
part = lines[lines["CustomerID"].isin(ten)]
first_look = part.groupby("CustomerID").agg(orders=("InvoiceNo", "nunique"), net=("money", "sum")).round(0)

# %% right="05.2"
r_score = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f_score = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r_score.value_counts(), "F": f_score.value_counts()}).fillna(0).astype(int)

# %% wrong="05.2" likely=true why="recency is ranked upwards, so five is the longest ago"
r = np.ceil((5 * buyers["recency"].rank(pct=True)).round(9)).astype(int)
f = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()}).fillna(0).astype(int)

# %% wrong="05.2" likely=true why="both are ranked downwards, so F of five is the least frequent"
r = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f = np.ceil((5 * buyers["frequency"].rank(pct=True, ascending=False)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()}).fillna(0).astype(int)

# %% wrong="05.2" likely=true why="qcut by values, with duplicates dropped for F, so F has fewer classes than five"
r = pd.qcut(buyers["recency"], 5, labels=[5, 4, 3, 2, 1]).astype(int)
f = pd.qcut(buyers["frequency"], 5, labels=False, duplicates="drop") + 1
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()}).fillna(0).astype(int)

# %% wrong="05.2" likely=true why="qcut of rank first, the patch of the lesson that tears equals apart"
r = pd.qcut(buyers["recency"].rank(method="first", ascending=False), 5, labels=range(1, 6)).astype(int)
f = pd.qcut(buyers["frequency"].rank(method="first"), 5, labels=range(1, 6)).astype(int)
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()})

# %% wrong="05.2" likely=true why="rounds down instead of up, so scores are 0 to 5"
r = np.floor((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f = np.floor((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()}).fillna(0).astype(int)

# %% wrong="05.2" likely=true why="the sizes of F are put beside those of R by position, in order of size"
r = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
by_size = f.value_counts().to_list()
by_size += [0] * (5 - len(by_size))
sizes = pd.DataFrame({"R": r.value_counts().sort_index(), "F": by_size})

# %% wrong="05.2" likely=true why="the scores of each customer, not the class sizes"
r = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r, "F": f})

# %% wrong="05.2" likely=true why="everyone in table is scored, those without an order too"
r = np.ceil((5 * table["recency"].rank(pct=True, ascending=False)).round(9))
f = np.ceil((5 * table["frequency"].rank(pct=True)).round(9))
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()}).fillna(0).astype(int)

# %% wrong="05.2" likely=true why="the nested scores of the lesson"
nested = rfm.rfm_scores(buyers, method="nested")
sizes = pd.DataFrame({"R": nested["R"].value_counts(), "F": nested["F"].value_counts()})

# %% wrong="05.2" likely=true why="equal values get their lowest rank (method min)"
r = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False, method="min")).round(9)).astype(int)
f = np.ceil((5 * buyers["frequency"].rank(pct=True, method="min")).round(9)).astype(int)
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()}).fillna(0).astype(int)

# %% wrong="05.2" likely=true why="rounds instead of taking the next whole number up, so scores are 0 to 5"
r = (5 * buyers["recency"].rank(pct=True, ascending=False)).round().astype(int)
f = (5 * buyers["frequency"].rank(pct=True)).round().astype(int)
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()}).fillna(0).astype(int)

# %% wrong="05.2" likely=true why="two errors: recency upwards, and F torn apart by method first"
r = np.ceil((5 * buyers["recency"].rank(pct=True)).round(9)).astype(int)
f = np.ceil((5 * buyers["frequency"].rank(pct=True, method="first")).round(9)).astype(int)
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()})

# %% wrong="05.2" likely=false why="dense ranks: the classes divide the different values, not the customers"
r = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False, method="dense")).round(9)).astype(int)
f = np.ceil((5 * buyers["frequency"].rank(pct=True, method="dense")).round(9)).astype(int)
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()}).fillna(0).astype(int)

# %% wrong="05.2" likely=false why="cut into five intervals of equal width"
r = pd.cut(-buyers["recency"], 5, labels=range(1, 6)).astype(int)
f = pd.cut(buyers["frequency"], 5, labels=range(1, 6)).astype(int)
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()}).fillna(0).astype(int)

# %% wrong="05.2" likely=false why="F is that of M: the done line was copied and only its name changed"
r = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f = np.ceil((5 * buyers["monetary"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()})

# %% wrong="05.2" likely=false why="shares of the customers, not their number"
r = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r.value_counts(normalize=True), "F": f.value_counts(normalize=True)}).fillna(0)

# %% wrong="05.2" likely=false why="the scores are the columns, R and F the rows"
r = np.ceil((5 * buyers["recency"].rank(pct=True, ascending=False)).round(9)).astype(int)
f = np.ceil((5 * buyers["frequency"].rank(pct=True)).round(9)).astype(int)
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()}).fillna(0).astype(int).T

# %% wrong="05.2" likely=false why="two errors: everyone in table is scored, and recency upwards"
r = np.ceil((5 * table["recency"].rank(pct=True)).round(9))
f = np.ceil((5 * table["frequency"].rank(pct=True)).round(9))
sizes = pd.DataFrame({"R": r.value_counts(), "F": f.value_counts()}).fillna(0).astype(int)

# %% right="05.3"
n_lost = total["customers"] - slide["customers"].sum()
lost = pd.Series(
    {
        "customers": n_lost,
        "mean_orders": (total["customers"] * total["mean_orders"] - (slide["customers"] * slide["mean_orders"]).sum())
        / n_lost,
        "mean_amount": (total["customers"] * total["mean_amount"] - (slide["customers"] * slide["mean_amount"]).sum())
        / n_lost,
    }
)

# %% wrong="05.3" likely=true why="the total less the sum of the rows, for the means too"
lost = total - slide.sum()

# %% wrong="05.3" likely=true why="means are not weighted: five times the total mean less the four means"
lost = pd.Series({"customers": total["customers"] - slide["customers"].sum()})
for column in ["mean_orders", "mean_amount"]:
    lost[column] = 5 * total[column] - slide[column].sum()

# %% wrong="05.3" likely=true why="the sums of the lost group, not divided by its customers"
lost = pd.Series({"customers": total["customers"] - slide["customers"].sum()})
for column in ["mean_orders", "mean_amount"]:
    lost[column] = total["customers"] * total[column] - (slide["customers"] * slide[column]).sum()

# %% wrong="05.3" likely=true why="divided by all customers, not by those of the lost group"
lost = pd.Series({"customers": total["customers"] - slide["customers"].sum()})
for column in ["mean_orders", "mean_amount"]:
    lost[column] = (total["customers"] * total[column] - (slide["customers"] * slide[column]).sum()) / total[
        "customers"
    ]

# %% wrong="05.3" likely=true why="the means that come out are rounded to two digits"
n = total["customers"] - slide["customers"].sum()
lost = pd.Series({"customers": n})
for column in ["mean_orders", "mean_amount"]:
    lost[column] = (total["customers"] * total[column] - (slide["customers"] * slide[column]).sum()) / n
lost = lost.round(2)

# %% wrong="05.3" likely=true why="the plain mean of the four rows stands for the lost one"
lost = slide.mean()
lost["customers"] = total["customers"] - slide["customers"].sum()

# %% wrong="05.3" likely=true why="the weighted mean of the four rows, not of the lost one"
lost = pd.Series({"customers": total["customers"] - slide["customers"].sum()})
for column in ["mean_orders", "mean_amount"]:
    lost[column] = (slide["customers"] * slide[column]).sum() / slide["customers"].sum()

# %% wrong="05.3" likely=true why="the row is read from the unrounded groups, not computed from the slide"
lost = groups.drop(index=slide.index).iloc[0]

# %% wrong="05.3" likely=true why="the table of missing_row with value and within, not a Series"
lost = rfm.missing_row(slide, total)

# %% wrong="05.3" likely=true why="the row of total is given for the lost one, only customers is computed"
lost = total.copy()
lost["customers"] = total["customers"] - slide["customers"].sum()

# %% wrong="05.3" likely=true why="the difference of the total mean and the weighted mean of the four rows"
lost = pd.Series({"customers": total["customers"] - slide["customers"].sum()})
for column in ["mean_orders", "mean_amount"]:
    lost[column] = total[column] - (slide["customers"] * slide[column]).sum() / slide["customers"].sum()

# %% wrong="05.3" likely=true why="the sum of the four rows is added, not taken away"
n = total["customers"] - slide["customers"].sum()
lost = pd.Series({"customers": n})
for column in ["mean_orders", "mean_amount"]:
    lost[column] = (total["customers"] * total[column] + (slide["customers"] * slide[column]).sum()) / n

# %% wrong="05.3" likely=true why="two errors: the plain mean of the four rows, and taken away from the mean of all"
lost = pd.Series({"customers": total["customers"] - slide["customers"].sum()})
for column in ["mean_orders", "mean_amount"]:
    lost[column] = total[column] - slide[column].sum() / 4

# %% wrong="05.3" likely=false why="mean_amount is the money of an order, not of a customer"
n = total["customers"] - slide["customers"].sum()
lost = pd.Series({"customers": n})
for column in ["mean_orders", "mean_amount"]:
    lost[column] = (total["customers"] * total[column] - (slide["customers"] * slide[column]).sum()) / n
lost["mean_amount"] = lost["mean_amount"] / lost["mean_orders"]

# %% wrong="05.3" likely=false why="customers counts everyone in table, those without an order too"
n = len(table) - slide["customers"].sum()
lost = pd.Series({"customers": n})
for column in ["mean_orders", "mean_amount"]:
    lost[column] = (len(table) * total[column] - (slide["customers"] * slide[column]).sum()) / n

# %% wrong="05.3" likely=false why="the mean number of customers of the four rows is taken for the lost group"
n = slide["customers"].mean()
lost = pd.Series({"customers": n})
for column in ["mean_orders", "mean_amount"]:
    lost[column] = (total["customers"] * total[column] - (slide["customers"] * slide[column]).sum()) / n

# %% wrong="05.3" likely=false why="the amounts are weighted by orders, not by customers"
n = total["customers"] - slide["customers"].sum()
orders = slide["customers"] * slide["mean_orders"]
lost_orders = total["customers"] * total["mean_orders"] - orders.sum()
lost = pd.Series({"customers": n, "mean_orders": lost_orders / n})
lost["mean_amount"] = (
    total["customers"] * total["mean_orders"] * total["mean_amount"] - (orders * slide["mean_amount"]).sum()
) / lost_orders

# %% wrong="05.3" likely=false why="two errors: the unrounded groups are used, and then rounded to whole numbers"
lost = groups.drop(index=slide.index).iloc[0].round(0)

# %% right="05.4"
level = pd.Series("rest", index=scores.index)
level[scores["R"] >= 4] = "grow"
level[(scores["M"] >= 4) & (scores["R"] <= 2)] = "win back"
level[(scores["R"] >= 4) & (scores["F"] >= 4) & (scores["M"] >= 4)] = "core"
per_level = level.value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=true why="each rule is counted for itself, so grow holds the core again"
win_back = (scores["M"] >= 4) & (scores["R"] <= 2)
grow = scores["R"] >= 4
main = (scores["R"] >= 4) & (scores["F"] >= 4) & (scores["M"] >= 4)
rest = ~(main | win_back | grow)
per_level = pd.Series({"core": main.sum(), "win back": win_back.sum(), "grow": grow.sum(), "rest": rest.sum()})

# %% wrong="05.4" likely=true why="each rule for itself, and rest is what is left of the sum"
win_back = (scores["M"] >= 4) & (scores["R"] <= 2)
grow = scores["R"] >= 4
main = (scores["R"] >= 4) & (scores["F"] >= 4) & (scores["M"] >= 4)
rest = len(scores) - main.sum() - win_back.sum() - grow.sum()
per_level = pd.Series({"core": main.sum(), "win back": win_back.sum(), "grow": grow.sum(), "rest": rest})

# %% wrong="05.4" likely=true why="later rules write over earlier ones, so the last rule decides"
level = pd.Series("rest", index=scores.index)
level[(scores["R"] >= 4) & (scores["F"] >= 4) & (scores["M"] >= 4)] = "core"
level[(scores["M"] >= 4) & (scores["R"] <= 2)] = "win back"
level[scores["R"] >= 4] = "grow"
per_level = level.value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=true why="more than four instead of at least four"
r, f, m = scores["R"], scores["F"], scores["M"]
names = np.select([(r > 4) & (f > 4) & (m > 4), (m > 4) & (r <= 2), r > 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(names).value_counts()

# %% wrong="05.4" likely=true why="long gone is R less than two, not at most two"
r, f, m = scores["R"], scores["F"], scores["M"]
names = np.select([(r >= 4) & (f >= 4) & (m >= 4), (m >= 4) & (r < 2), r >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(names).value_counts()

# %% wrong="05.4" likely=true why="R is read as days: a high R is long gone, a low one lately"
r, f, m = scores["R"], scores["F"], scores["M"]
names = np.select([(r <= 2) & (f >= 4) & (m >= 4), (m >= 4) & (r >= 4), r <= 2], ["core", "win back", "grow"], "rest")
per_level = pd.Series(names).value_counts()

# %% wrong="05.4" likely=true why="core needs four in any of the three scores (or for and)"
r, f, m = scores["R"], scores["F"], scores["M"]
names = np.select([(r >= 4) | (f >= 4) | (m >= 4), (m >= 4) & (r <= 2), r >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(names).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=true why="core needs a sum of twelve, not four in each"
r, f, m = scores["R"], scores["F"], scores["M"]
names = np.select([r + f + m >= 12, (m >= 4) & (r <= 2), r >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(names).value_counts()

# %% wrong="05.4" likely=true why="win back takes the long gone or those who gave much (or for and)"
r, f, m = scores["R"], scores["F"], scores["M"]
names = np.select([(r >= 4) & (f >= 4) & (m >= 4), (m >= 4) | (r <= 2), r >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(names).value_counts()

# %% wrong="05.4" likely=true why="the level of each customer, not the number per level"
r, f, m = scores["R"], scores["F"], scores["M"]
names = np.select([(r >= 4) & (f >= 4) & (m >= 4), (m >= 4) & (r <= 2), r >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(names, index=scores.index)

# %% wrong="05.4" likely=true why="the lesson's levels (value_level), not those dictated here"
per_level = rfm.value_level(scores).value_counts()

# %% wrong="05.4" likely=true why="the row rest is missing"
main = (scores["R"] >= 4) & (scores["F"] >= 4) & (scores["M"] >= 4)
win_back = (scores["M"] >= 4) & (scores["R"] <= 2) & ~main
grow = (scores["R"] >= 4) & ~main & ~win_back
per_level = pd.Series({"core": main.sum(), "win back": win_back.sum(), "grow": grow.sum()})

# %% wrong="05.4" likely=true why="two errors: more than four, and each rule counted for itself"
r, f, m = scores["R"], scores["F"], scores["M"]
a, b, c = (r > 4) & (f > 4) & (m > 4), (m > 4) & (r <= 2), r > 4
per_level = pd.Series({"core": a.sum(), "win back": b.sum(), "grow": c.sum(), "rest": (~(a | b | c)).sum()})

# %% wrong="05.4" likely=false why="rest holds also those of table without an order"
r, f, m = scores["R"], scores["F"], scores["M"]
names = np.select([(r >= 4) & (f >= 4) & (m >= 4), (m >= 4) & (r <= 2), r >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(names).value_counts()
per_level = per_level.add(pd.Series({"rest": len(table) - len(scores)}), fill_value=0).astype(int)

# %% wrong="05.4" likely=false why="core forgets M: four in R and F is enough"
r, f, m = scores["R"], scores["F"], scores["M"]
names = np.select([(r >= 4) & (f >= 4), (m >= 4) & (r <= 2), r >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(names).value_counts()

# %% wrong="05.4" likely=false why="the days of recency are used, not the score R"
days, f, m = buyers["recency"], scores["F"], scores["M"]
names = np.select(
    [(days >= 4) & (f >= 4) & (m >= 4), (m >= 4) & (days <= 2), days >= 4], ["core", "win back", "grow"], "rest"
)
per_level = pd.Series(names).value_counts().reindex(["core", "win back", "grow", "rest"], fill_value=0)

# %% wrong="05.4" likely=false why="shares of the customers, not their number"
r, f, m = scores["R"], scores["F"], scores["M"]
names = np.select([(r >= 4) & (f >= 4) & (m >= 4), (m >= 4) & (r <= 2), r >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(names).value_counts(normalize=True)

# %% wrong="05.4" likely=false why="the money of each level, not its customers"
r, f, m = scores["R"], scores["F"], scores["M"]
names = np.select([(r >= 4) & (f >= 4) & (m >= 4), (m >= 4) & (r <= 2), r >= 4], ["core", "win back", "grow"], "rest")
per_level = buyers["monetary"].groupby(pd.Series(names, index=scores.index)).sum()

# %% wrong="05.4" likely=false why="two errors: grow looks at F instead of R, and rest is missing"
r, f, m = scores["R"], scores["F"], scores["M"]
names = np.select([(r >= 4) & (f >= 4) & (m >= 4), (m >= 4) & (r <= 2), f >= 4], ["core", "win back", "grow"], "rest")
per_level = pd.Series(names).value_counts().drop("rest")

# %% right="05.5"
both_five = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
seen = signs.loc[both_five]
n_signs = (
    (seen["cut_share"] >= 0.4).astype(int)
    + (seen["units_per_product"] >= 40).astype(int)
    + (seen["sharing"] >= 2).astype(int)
)
look_at = sorted(seen.index[n_signs >= 2].tolist())

# %% wrong="05.5" likely=true why="F or M five is enough"
who = scores.index[(scores["F"] == 5) | (scores["M"] == 5)]
s = signs.loc[who]
n = (s["cut_share"] >= 0.4).astype(int) + (s["units_per_product"] >= 40) + (s["sharing"] >= 2)
look_at = sorted(s.index[n >= 2].tolist())

# %% wrong="05.5" likely=true why="all customers are looked at, F and M are forgotten"
n = (signs["cut_share"] >= 0.4).astype(int) + (signs["units_per_product"] >= 40) + (signs["sharing"] >= 2)
look_at = sorted(signs.index[n >= 2].tolist())

# %% wrong="05.5" likely=true why="one sign is enough"
who = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
s = signs.loc[who]
look_at = sorted(s.index[(s["cut_share"] >= 0.4) | (s["units_per_product"] >= 40) | (s["sharing"] >= 2)].tolist())

# %% wrong="05.5" likely=true why="all three signs are asked for"
who = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
s = signs.loc[who]
look_at = sorted(s.index[(s["cut_share"] >= 0.4) & (s["units_per_product"] >= 40) & (s["sharing"] >= 2)].tolist())

# %% wrong="05.5" likely=true why="exactly two signs, so those with all three are missing"
who = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
s = signs.loc[who]
n = (s["cut_share"] >= 0.4).astype(int) + (s["units_per_product"] >= 40) + (s["sharing"] >= 2)
look_at = sorted(s.index[n == 2].tolist())

# %% wrong="05.5" likely=true why="the borders are left out: more than 0.4 and more than 40"
who = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
s = signs.loc[who]
n = (s["cut_share"] > 0.4).astype(int) + (s["units_per_product"] > 40) + (s["sharing"] >= 2)
look_at = sorted(s.index[n >= 2].tolist())

# %% wrong="05.5" likely=true why="more than two at the address, which the clipped column never shows"
who = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
s = signs.loc[who]
n = (s["cut_share"] >= 0.4).astype(int) + (s["units_per_product"] >= 40) + (s["sharing"] > 2)
look_at = sorted(s.index[n >= 2].tolist())

# %% wrong="05.5" likely=true why="the evidence is computed again without rounding"
fresh = rfm.evidence(lines, as_of, shop.accounts)
s = fresh.loc[scores.index[(scores["F"] == 5) & (scores["M"] == 5)]]
n = (s["cut_share"] >= 0.4).astype(int) + (s["units_per_product"] >= 40) + (s["sharing"] >= 2)
look_at = sorted(s.index[n >= 2].tolist())

# %% wrong="05.5" likely=true why="F and M at least four, not five"
who = scores.index[(scores["F"] >= 4) & (scores["M"] >= 4)]
s = signs.loc[who]
n = (s["cut_share"] >= 0.4).astype(int) + (s["units_per_product"] >= 40) + (s["sharing"] >= 2)
look_at = sorted(s.index[n >= 2].tolist())

# %% wrong="05.5" likely=true why="R must be five as well: cell 555"
who = scores.index[(scores == 5).all(axis=1)]
s = signs.loc[who]
n = (s["cut_share"] >= 0.4).astype(int) + (s["units_per_product"] >= 40) + (s["sharing"] >= 2)
look_at = sorted(s.index[n >= 2].tolist())

# %% wrong="05.5" likely=true why="largest number first"
who = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
s = signs.loc[who]
n = (s["cut_share"] >= 0.4).astype(int) + (s["units_per_product"] >= 40) + (s["sharing"] >= 2)
look_at = sorted(s.index[n >= 2].tolist(), reverse=True)

# %% wrong="05.5" likely=true why="a table with the signs, not a list of numbers"
who = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
s = signs.loc[who]
n = (s["cut_share"] >= 0.4).astype(int) + (s["units_per_product"] >= 40) + (s["sharing"] >= 2)
look_at = s[n >= 2]

# %% wrong="05.5" likely=true why="two errors: one sign is enough, and F or M five"
who = scores.index[(scores["F"] == 5) | (scores["M"] == 5)]
s = signs.loc[who]
look_at = sorted(s.index[(s["cut_share"] >= 0.4) | (s["units_per_product"] >= 40) | (s["sharing"] >= 2)].tolist())

# %% wrong="05.5" likely=false why="cut_share is read as percent: at least 40"
who = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
s = signs.loc[who]
n = (s["cut_share"] >= 40).astype(int) + (s["units_per_product"] >= 40) + (s["sharing"] >= 2)
look_at = sorted(s.index[n >= 2].tolist())

# %% wrong="05.5" likely=false why="the number of accounts, not their list"
who = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
s = signs.loc[who]
n = (s["cut_share"] >= 0.4).astype(int) + (s["units_per_product"] >= 40) + (s["sharing"] >= 2)
look_at = int((n >= 2).sum())

# %% wrong="05.5" likely=false why="products is tested, not units_per_product"
who = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
s = signs.loc[who]
n = (s["cut_share"] >= 0.4).astype(int) + (s["products"] >= 40) + (s["sharing"] >= 2)
look_at = sorted(s.index[n >= 2].tolist())

# %% wrong="05.5" likely=false why="sorted by the number of signs, not by CustomerID"
who = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
s = signs.loc[who]
n = (s["cut_share"] >= 0.4).astype(int) + (s["units_per_product"] >= 40) + (s["sharing"] >= 2)
look_at = n[n >= 2].sort_values(ascending=False, kind="stable").index.tolist()

# %% wrong="05.5" likely=false why="many units are forgotten: a cut price and a shared address are asked for"
who = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
s = signs.loc[who]
look_at = sorted(s.index[(s["cut_share"] >= 0.4) & (s["sharing"] >= 2)].tolist())

# %% wrong="05.5" likely=false why="the accounts that are not on the list (fewer than two signs)"
who = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
s = signs.loc[who]
n = (s["cut_share"] >= 0.4).astype(int) + (s["units_per_product"] >= 40) + (s["sharing"] >= 2)
look_at = sorted(s.index[n < 2].tolist())

# %% wrong="05.5" likely=false why="two errors: borders left out, and everybody is looked at"
n = (signs["cut_share"] > 0.4).astype(int) + (signs["units_per_product"] > 40) + (signs["sharing"] >= 2)
look_at = sorted(signs.index[n >= 2].tolist())
