"""Labs 05 to 09 solved as trainees would who read the statements and never saw the given solutions."""

LATE = {
    "05.1": """
import duckdb
wanted = pd.DataFrame({"CustomerID": list(ten)})
first_look = duckdb.sql('''SELECT CustomerID, sum(money) AS net,
    count(DISTINCT InvoiceNo) FILTER (NOT starts_with(InvoiceNo, 'C')) AS orders
FROM lines JOIN wanted USING (CustomerID) GROUP BY CustomerID''').df()
""",
    "05.2": """
def score(values, ascending=True):
    return np.ceil(5 * values.rank(pct=True, ascending=ascending)).astype("category")
both = [score(buyers.recency, False).value_counts(), score(buyers.frequency).value_counts()]
sizes = pd.concat(both, axis=1, keys=["R", "F"]).reindex([5.0, 4.0, 3.0, 2.0, 1.0]).fillna(0)
""",
    "05.3": """
sums = slide[["mean_orders", "mean_amount"]].mul(slide["customers"], axis=0).sum()
rest = total["customers"] - slide["customers"].sum()
lost = (total[["mean_orders", "mean_amount"]] * total["customers"] - sums) / rest
lost["customers"] = rest
""",
    "05.4": """
level = pd.Series("rest", index=scores.index)
level[R >= 4] = "grow"
level[(M >= 4) & (R <= 2)] = "win back"
level[core] = "core"
ordered = pd.Categorical(level, categories=["core", "win back", "grow", "rest"], ordered=True)
per_level = pd.Series(ordered).value_counts(sort=False)
""",
    "05.5": """
two = pd.DataFrame([signs["cut_share"].ge(0.4), signs["units_per_product"].ge(40), signs["sharing"].ge(2)]).sum() > 1
look_at = np.intersect1d(signs.index[two], scores.query("F == 5 and M == 5").index)
""",
    "06.1": """
from scipy.spatial.distance import cdist
new_place = cdist(points, centres, "sqeuclidean").argmin(1)
moved = points.assign(centre=new_place, customers=1).groupby("centre").agg(
    {"customers": "sum", "recency": "mean", "monetary": "mean"})
""",
    "06.2": """
rows = {}
for column in ("monetary", "recency", "frequency"):
    values = buyers[column].astype(float)
    logs = pd.Series([np.log1p(v) if v >= 0 else -np.log1p(-v) for v in values])
    rows[column] = [values.skew(), np.cbrt(values).skew(), logs.skew()]
skews = pd.DataFrame.from_dict(rows, orient="index", columns=["raw", "cbrt", "signed_log"])
""",
    "06.3": """
sse = {}
for k in fits.columns:
    inside = [places[fits[k] == cluster] for cluster in sorted(fits[k].unique())]
    sse[k] = sum(float(((part - part.mean()) ** 2).values.sum()) for part in inside)
sse = pd.Series(sse)
""",
    "06.4": """
both = one.rename("a").to_frame().merge(other.rename("b"), left_index=True, right_index=True)
same_number = float((both.a == both.b).mean())
agreement = dict(customers=both.shape[0], equal=same_number, ari=adjusted_rand_score(both.b, both.a))
""",
    "06.5": """
def renumber(labels, money):
    table = pd.concat([labels.rename("old"), money.rename("money")], axis=1)
    middle = {old: float(np.median(part["money"])) for old, part in table.groupby("old")}
    order = sorted(middle, key=middle.get, reverse=True)
    return labels.apply(order.index)
""",
    "06.6": """
drawn = buyers.sample(600, random_state=1).assign(segment=lambda rows: segments.segment(rows, 3))
first = orders_only.sort_values("InvoiceDate").drop_duplicates("CustomerID").set_index("CustomerID")["InvoiceDate"]
drawn["new"] = [(as_of - first[customer]).total_seconds() / 86400 < 90 for customer in drawn.index]
cards = drawn.groupby("segment").agg(new_share=("new", "mean"), customers=("new", "size"), days=("recency", "median"))
cards = cards.reset_index()
""",
    "07.1": """
until = known["left"].fillna(pd.Timestamp.max).clip(upper=AS_OF)
left = ~(known["left"].isna() | (known["left"] > AS_OF))
times = pd.DataFrame({"E": left, "T": (until - known["joined"]) / pd.Timedelta("1D")}).reset_index()
""",
    "07.2": """
rows = []
for name, part in curve.groupby("group"):
    at = [part.loc[part[column] <= 0.5, "time"] for column in ("survival", "lower", "upper")]
    rows.append([name, *(times.iloc[0] if len(times) else np.inf for times in at)])
medians = pd.DataFrame(rows, columns=["card", "median", "low", "high"]).set_index("card")
""",
    "07.3": """
x, T, E = (five[name].to_numpy() for name in "xTE")
likelihood = np.exp(sum(BETA * x[i] - np.log(np.exp(BETA * x[T >= T[i]]).sum()) for i in range(5) if E[i]))
""",
    "07.4": """
verdict = {"printed": printed.query("abs(z) > 1.96").index.to_numpy()}
verdict["own"] = tuple(own[(own["low"] > 1) | (own["high"] < 1)].index)
verdict["stands"] = claims.index[claims.str.contains("U shape|payment-type|more days")]
""",
    "07.5": """
bought = purchases.merge(members[["member_id", "joined"]], on="member_id")
bought = bought[(bought["time"].dt.normalize() - bought["joined"]).dt.days < 120]
days = bought.groupby("member_id")["time"].agg(lambda times: times.dt.date.nunique())
there = usable[usable["T"] > 120].copy()
there["purchase_days"] = days.reindex(there.index).fillna(0)
effect = effect_of(there)
""",
    "07.6": """
earned = np.outer(marks["probability"] * marks["value"], actions["keeps"]) - actions["cost"].to_numpy()
best = earned.argmax(axis=1)
profit = [earned[best == k, k].sum() for k in range(4)]
plan = pd.DataFrame({"profit": profit, "members": np.bincount(best, minlength=4)}, index=actions.index)
""",
    "08.1": """
crossed = pd.crosstab(a, b)
rule = {"n_ab": crossed.loc[True, True], "n_b": crossed[True].sum(), "n_a": float(n_a), "n": n}
rule["confidence"] = rule["n_ab"] / n_a
rule |= {"support": rule["n_ab"] / n, "lift": rule["confidence"] / (rule["n_b"] / n)}
""",
    "08.2": """
whole = {frozenset(pair) for pair in pairs}
items = sorted(set().union(*whole))
triples = [three for three in combinations(items, 3) if all(frozenset(two) in whole for two in combinations(three, 2))]
candidates = [list(three) for three in triples]
""",
    "08.3": """
n = np.round(582.14 * 16 * 4 / 3)
counts = slide.assign(n=n, n_ab=np.rint(slide.support * n))
counts["n_a"] = np.rint(counts.n_ab / counts.confidence)
counts["n_b"] = np.rint(counts.n_ab / counts.n_a / counts.lift * n)
counts = counts[["n", "n_a", "n_b", "n_ab"]].astype("Int64")
""",
    "08.4": """
dealt = baskets.pair_table(baskets.shuffled(table, seed=DATA_SEED), min_count=2).query("n_ab <= 3 and lift > 10")
chance = {"share": np.divide(len(dealt), len(striking)), "real": float(len(striking)), "shuffled": np.int32(len(dealt))}
""",
    "08.5": """
again = {(row.a, row.b): row.lift for row in baskets.pair_table(second).itertuples()}
few, many = [], []
for row in chosen.itertuples():
    kept = again.get((row.a, row.b), 0) >= row.lift * 0.5
    few += [kept] if row.n_ab in (2, 3) else []
    many += [kept] if row.n_ab >= 30 else []
lasts = {"few": sum(few) / len(few), "many": np.mean(many)}
""",
    "08.6": """
had = before.groupby("household_id")["category"].agg(set)
tagged = had.index[had.map(lambda held: "COFFEE" in held and "COFFEE FILTERS" not in held)]
buy = after[after["household_id"].isin(tagged) & (after["category"] == "COFFEE FILTERS")]["household_id"].nunique()
offer = {"worth": (buy + RISE * len(tagged)) * (MARGIN - COUPON) - buy * MARGIN, "tagged": tagged.sort_values()}
""",
    "09.1": """
rows = ask("FROM user_features").query(
    "business_travel_cnt > 0 and credit_card_repay_cnt > 0 and is_installment == 1 and sleep_customers == 0")
targets = rows.sort_values("user_id").nlargest(seats, "credit_card_repay_cnt", keep="all").set_index("user_id")
targets = targets[["credit_card_repay_cnt", "business_travel_cnt"]]
""",
    "09.2": """
wide = leaf("business_travel_cnt", ">", 0) | leaf("spend_90d", ">=", money)
chosen = audience.select(db, leaf("credit_card_repay_cnt", ">=", times) & wide & leaf("sleep_customers", "=", 0)).values
""",
    "09.3": """
rows = ask("SELECT user_id, cities FROM user_features").astype({"cities": object})
there = [not np.isscalar(c) and c is not None and c is not pd.NA and city in list(c) for c in rows["cities"]]
away = sorted(set(rows["user_id"]) - set(rows["user_id"][there]))
""",
    "09.4": """
def wilson(p, m, z=1.96):
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    return (p + z**2 / (2 * m) + np.array([-half, half])) / (1 + z**2 / m)

def size_of(rows, number_of_customers):
    member = dict(zip(rows["user_id"], rows["member"]))
    share = sum(member.values()) / len(member)
    low, high = wilson(share, len(member)) * number_of_customers
    return {"high": high, "low": low, "n": share * number_of_customers}
""",
    "09.5": """
one, two = (audience.select(db, daily, day).to_numpy() for day in (day1, day2))
moved = {"left": np.setdiff1d(one, two), "entered": tuple(np.setdiff1d(two, one))}
""",
    "09.6": """
kept = audience.exclusions(db, list(candidates), purpose="credit_offers")
free = [user for user in candidates if user in set(kept.ids)]
out = {}
for reason, number, _ in kept.ledger.values.tolist():
    if reason not in ("selected", "to be contacted"):
        out[reason] = number
final = {"out": out | {"not drawn": len(free[LETTERS:])}, "ids": free[:LETTERS]}
""",
}
