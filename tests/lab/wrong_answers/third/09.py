# ruff: noqa
# Wrong answers to lab 09, written from the trainees' page and the lesson alone. Each cell assigns the checked name.

# %% right="09.1"
targets = ask(
    """
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt FROM user_features
    WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
    QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
    ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=true why="LIMIT cuts through the tie"
targets = ask(
    """
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt FROM user_features
    WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
    ORDER BY credit_card_repay_cnt DESC, user_id
    LIMIT ?""",
    seats,
)

# %% wrong="09.1" likely=true why="dense_rank, which counts values and not people"
targets = ask(
    """
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt
    FROM (
        SELECT *, dense_rank() OVER (ORDER BY credit_card_repay_cnt DESC) AS place FROM user_features
        WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
    )
    WHERE place <= $1
    ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=true why="rank below seats: the tied customers all go"
targets = ask(
    """
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt FROM user_features
    WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
    QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) < ?
    ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=true why="no cut at all"
targets = ask("""
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
ORDER BY credit_card_repay_cnt DESC, user_id""")

# %% wrong="09.1" likely=true why="the ranks are of all customers, before the conditions"
targets = ask(
    """
    WITH ranked AS (SELECT *, rank() OVER (ORDER BY credit_card_repay_cnt DESC) AS r FROM user_features)
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt FROM ranked
    WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
      AND r <= ?
    ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=true why="equals in descending order of user_id"
targets = ask(
    """
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt FROM user_features
    WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
    QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
    ORDER BY credit_card_repay_cnt DESC, user_id DESC""",
    seats,
)

# %% wrong="09.1" likely=true why="equals in the order of the lesson's lot, not of user_id"
targets = ask(
    """
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt
    FROM (
        SELECT *, rank() OVER (ORDER BY credit_card_repay_cnt DESC) AS place FROM user_features
        WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
    )
    WHERE place <= ? ORDER BY credit_card_repay_cnt DESC, md5('C1' || user_id)""",
    seats,
)

# %% wrong="09.1" likely=true why="the condition on dormant customers is forgotten"
f = audience.features(db)
f = f[(f["business_travel_cnt"] > 0) & (f["credit_card_repay_cnt"] > 0) & (f["is_installment"] == 1)]
f = f[f["credit_card_repay_cnt"].rank(method="min", ascending=False) <= seats]
targets = f.sort_values(["credit_card_repay_cnt", "user_id"], ascending=[False, True])[
    ["user_id", "business_travel_cnt", "credit_card_repay_cnt"]
].reset_index(drop=True)

# %% wrong="09.1" likely=true why="in the order of user_id, not of repayments"
targets = (
    audience.features(db)
    .query("business_travel_cnt > 0 and credit_card_repay_cnt > 0 and is_installment == 1 and sleep_customers == 0")
    .nlargest(seats, "credit_card_repay_cnt", keep="all")[["user_id", "business_travel_cnt", "credit_card_repay_cnt"]]
    .sort_values("user_id")
    .reset_index(drop=True)
)

# %% wrong="09.1" likely=false why="only the column of the printed query"
targets = ask(DOCUMENT, seats)

# %% wrong="09.1" likely=false why="takes the number of seats for a number of repayments"
targets = ask(
    """
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt FROM user_features
    WHERE business_travel_cnt > 0 AND credit_card_repay_cnt >= ? AND is_installment = 1 AND sleep_customers = 0
    ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=false why="least repayments first, in rank and in order"
targets = ask(
    """
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt FROM user_features
    WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
    QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt) <= ?
    ORDER BY credit_card_repay_cnt, user_id""",
    seats,
)

# %% wrong="09.1" likely=false why="sorted and ranked by business travel"
d = ask(
    "SELECT user_id, business_travel_cnt, credit_card_repay_cnt FROM user_features "
    "WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0"
)
d["place"] = d["business_travel_cnt"].rank(method="min", ascending=False)
d = d[d["place"] <= seats].sort_values(["business_travel_cnt", "user_id"], ascending=[False, True])
targets = d.drop(columns="place").reset_index(drop=True)

# %% wrong="09.1" likely=false why="one row too many: one seat is added to leave room for the tie, then LIMIT"
targets = ask(
    """
    SELECT user_id, business_travel_cnt, credit_card_repay_cnt FROM user_features
    WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
    ORDER BY credit_card_repay_cnt DESC, user_id
    LIMIT ?""",
    seats + 1,
)

# %% right="09.2"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="no brackets around B or C"
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 OR spend_90d >= ? AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="the conditions as given, all joined by AND"
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 AND spend_90d >= ? AND sleep_customers = 0"
chosen = list(ask("SELECT user_id FROM user_features WHERE " + where + " ORDER BY user_id", times, money)["user_id"])

# %% wrong="09.2" likely=true why="more than times repayments"
where = "credit_card_repay_cnt > ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money).user_id.to_list()

# %% wrong="09.2" likely=true why="spent more than money, so the customer on the boundary is left out"
rule = (
    leaf("credit_card_repay_cnt", ">=", times)
    & (leaf("business_travel_cnt", ">", 0) | leaf("spend_90d", ">", money))
    & leaf("sleep_customers", "=", 0)
)
chosen = audience.select(db, rule).tolist()

# %% wrong="09.2" likely=true why="dormant customers are not left out"
rule = leaf("credit_card_repay_cnt", ">=", times) & (
    leaf("business_travel_cnt", ">=", 1) | leaf("spend_90d", ">=", money)
)
chosen = audience.select(db, rule).tolist()

# %% wrong="09.2" likely=true why="not D read as D: the dormant ones"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 1"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="the closing bracket after D: dormant travellers stay"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ? AND sleep_customers = 0)"
result = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)
chosen = [int(u) for u in result["user_id"]]

# %% wrong="09.2" likely=true why="the values handed over in the wrong order"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", money, times)["user_id"].tolist()

# %% wrong="09.2" likely=true why="no ORDER BY for the ids: sorted by repayments"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(
    f"SELECT user_id FROM user_features WHERE {where} ORDER BY credit_card_repay_cnt DESC, user_id", times, money
)["user_id"].tolist()

# %% wrong="09.2" likely=false why="B takes the same number as A: at least times trips"
f = audience.features(db)
mask = (
    (f["credit_card_repay_cnt"] >= times)
    & ((f["business_travel_cnt"] >= times) | (f["spend_90d"] >= money))
    & (f["sleep_customers"] == 0)
)
chosen = sorted(f.loc[mask, "user_id"].tolist())

# %% wrong="09.2" likely=false why="only the travellers: C is dropped"
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times)["user_id"].tolist()

# %% wrong="09.2" likely=false why="either B or C, not both"
f = audience.features(db).set_index("user_id").sort_index()
b, c = f["business_travel_cnt"] > 0, f["spend_90d"] >= money
chosen = f.index[(f["credit_card_repay_cnt"] >= times) & (b != c) & (f["sleep_customers"] == 0)].tolist()

# %% wrong="09.2" likely=false why="A or (B and C), and not D: AND and OR exchanged"
where = "(credit_card_repay_cnt >= ? OR business_travel_cnt > 0 AND spend_90d >= ?) AND NOT sleep_customers = 1"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=false why="how many, and without brackets"
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 OR spend_90d >= ? AND sleep_customers = 0"
chosen = int(ask(f"SELECT count(*) AS n FROM user_features WHERE {where}", times, money)["n"].iloc[0])

# %% right="09.3"
away = ask("SELECT user_id FROM user_features WHERE list_contains(cities, ?) IS NOT TRUE ORDER BY user_id", city)
away = away["user_id"].tolist()

# %% wrong="09.3" likely=true why="NOT drops those whose cities are missing"
away = ask("SELECT user_id FROM user_features WHERE NOT list_contains(cities, ?) ORDER BY user_id", city)[
    "user_id"
].tolist()

# %% wrong="09.3" likely=true why="home city instead of the cities paid in"
away = ask("SELECT user_id FROM user_features WHERE home_city <> ? ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=true why="home city, with those whose home is not known"
away = ask("SELECT user_id FROM user_features WHERE home_city IS DISTINCT FROM ? ORDER BY user_id", city)
away = list(away["user_id"])

# %% wrong="09.3" likely=true why="Beijing from the lesson instead of city"
away = ask("SELECT user_id FROM user_features WHERE list_contains(cities, ?) IS NOT TRUE ORDER BY user_id", "北京")[
    "user_id"
].tolist()

# %% wrong="09.3" likely=true why="those who did pay in the city"
away = audience.select(db, leaf("cities", "contains", city)).tolist()

# %% wrong="09.3" likely=true why="those of whom no city is known, alone"
away = ask("SELECT user_id FROM user_features WHERE cities IS NULL ORDER BY user_id").user_id.tolist()

# %% wrong="09.3" likely=true why="has another city too: not this one OR more than one"
away = ask(
    "SELECT user_id FROM user_features WHERE cities IS NULL OR NOT list_contains(cities, ?) OR len(cities) > 1 ORDER BY user_id",
    city,
)["user_id"].tolist()

# %% wrong="09.3" likely=true why="compares the whole list with a list of one city"
away = ask("SELECT user_id FROM user_features WHERE cities IS DISTINCT FROM [?] ORDER BY user_id", city)[
    "user_id"
].tolist()

# %% wrong="09.3" likely=true why="looks for the city in the texts of all payments, of any day"
away = ask(
    """
    SELECT user_id FROM user_features u
    WHERE NOT EXISTS (FROM payments p WHERE p.user_id = u.user_id AND p.text LIKE '%' || ? || '%')
    ORDER BY user_id""",
    city,
)["user_id"].tolist()

# %% wrong="09.3" likely=false why="the name of the variable in quotes, so that nobody is left out"
away = ask("SELECT user_id FROM user_features WHERE list_contains(cities, 'city') IS NOT TRUE ORDER BY user_id")
away = away["user_id"].tolist()

# %% wrong="09.3" likely=false why="neither paid there nor at home there nor home unknown"
away = ask(
    "SELECT user_id FROM user_features WHERE NOT list_contains(cities, $1) AND home_city <> $1 ORDER BY user_id", city
)["user_id"].tolist()

# %% wrong="09.3" likely=false why="how many are invited"
away = audience.count(db, ~leaf("cities", "contains", city))

# %% wrong="09.3" likely=false why="looks at the first city of the list only"
f = audience.features(db)
away = sorted(f.loc[f["cities"].map(lambda c: c is None or c is pd.NA or c[0] != city), "user_id"].tolist())

# %% wrong="09.3" likely=false why="dormant customers left out as well"
away = audience.select(db, ~leaf("cities", "contains", city) & leaf("sleep_customers", "=", 0)).tolist()


# %% right="09.4"
def size_of(sampled, population):
    z = 1.96
    each = sampled.drop_duplicates("user_id")["member"]
    m, p = len(each), each.mean()
    middle = p + z**2 / (2 * m)
    wide = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": p * population,
        "low": (middle - wide) / below * population,
        "high": (middle + wide) / below * population,
    }


# %% wrong="09.4" likely=true why="counts payments instead of people"
def size_of(sampled, population):
    z = 1.96
    m = len(sampled)
    p = sampled["member"].mean()
    root = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low = (p + z**2 / (2 * m) - root) / (1 + z**2 / m)
    high = (p + z**2 / (2 * m) + root) / (1 + z**2 / m)
    return {"n": p * population, "low": low * population, "high": high * population}


# %% wrong="09.4" likely=true why="people are counted for m, but the share is one of payments"
def size_of(sampled, population):
    z = 1.96
    m = sampled["user_id"].nunique()
    p = sampled["member"].mean()
    half = z * (p * (1 - p) / m + z**2 / (4 * m**2)) ** 0.5
    mid = p + z**2 / (2 * m)
    d = 1 + z**2 / m
    return {"n": population * p, "low": population * (mid - half) / d, "high": population * (mid + half) / d}


# %% wrong="09.4" likely=true why="shares, not numbers of customers"
def size_of(sampled, population):
    z = 1.96
    one = sampled.groupby("user_id")["member"].first()
    m, p = len(one), one.mean()
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    return {
        "n": p,
        "low": (p + z**2 / (2 * m) - half) / (1 + z**2 / m),
        "high": (p + z**2 / (2 * m) + half) / (1 + z**2 / m),
    }


# %% wrong="09.4" likely=true why="the ordinary interval p ± z·sqrt(p(1-p)/m)"
def size_of(sampled, population):
    one = sampled.drop_duplicates("user_id")
    m, p = len(one), one["member"].mean()
    se = np.sqrt(p * (1 - p) / m)
    return {"n": p * population, "low": (p - 1.96 * se) * population, "high": (p + 1.96 * se) * population}


# %% wrong="09.4" likely=true why="rounded to whole customers"
def size_of(sampled, population):
    z = 1.96
    one = sampled.drop_duplicates("user_id")["member"]
    m, p = len(one), one.mean()
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    mid, d = p + z**2 / (2 * m), 1 + z**2 / m
    return {
        "n": round(p * population),
        "low": round((mid - half) / d * population),
        "high": round((mid + half) / d * population),
    }


# %% wrong="09.4" likely=true why="brackets: only the root is divided by the denominator"
def size_of(sampled, population):
    z = 1.96
    one = sampled.drop_duplicates("user_id")["member"]
    m, p = len(one), one.mean()
    root = np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low = p + z**2 / (2 * m) - z * root / (1 + z**2 / m)
    high = p + z**2 / (2 * m) + z * root / (1 + z**2 / m)
    return {"n": population * p, "low": population * low, "high": population * high}


# %% wrong="09.4" likely=true why="uses the people of the notebook, not the sample that was handed over"
def size_of(sampled, population):
    z = 1.96
    m = len(people)
    p = people["member"].mean()
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    d = 1 + z**2 / m
    return {
        "n": p * population,
        "low": (p + z**2 / (2 * m) - half) / d * population,
        "high": (p + z**2 / (2 * m) + half) / d * population,
    }


# %% wrong="09.4" likely=true why="the course's interval, narrowed for a finite population and whole numbers"
def size_of(sampled, population):
    one = sampled.drop_duplicates("user_id")["member"]
    low, high = audience.interval(int(one.sum()), len(one), population)
    return {"n": one.mean() * population, "low": low, "high": high}


# %% wrong="09.4" likely=true why="the values for the sample below instead of a function"
one = sampled.drop_duplicates("user_id")["member"]
m, p, z = len(one), one.mean(), 1.96
mid, d = p + z**2 / (2 * m), 1 + z**2 / m
half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
size_of = {"n": 1000 * p, "low": 1000 * (mid - half) / d, "high": 1000 * (mid + half) / d}


# %% wrong="09.4" likely=false why="n is the middle of the interval"
def size_of(sampled, population):
    z = 1.96
    one = sampled.groupby("user_id")["member"].max()
    m, p = len(one), one.mean()
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2)) / (1 + z**2 / m)
    mid = (p + z**2 / (2 * m)) / (1 + z**2 / m)
    return {"n": mid * population, "low": (mid - half) * population, "high": (mid + half) * population}


# %% wrong="09.4" likely=false why="z²/4m instead of z²/4m²"
def size_of(sampled, population):
    z = 1.96
    one = sampled[["user_id", "member"]].drop_duplicates()
    m, p = len(one), one["member"].mean()
    root = z * (p * (1 - p) / m + z**2 / (4 * m)) ** 0.5
    ends = [(p + z**2 / (2 * m) + sign * root) / (1 + z**2 / m) for sign in (-1, 1)]
    return {"n": p * population, "low": ends[0] * population, "high": ends[1] * population}


# %% wrong="09.4" likely=false why="prints the dictionary and returns nothing"
def size_of(sampled, population):
    z = 1.96
    one = sampled.drop_duplicates("user_id")["member"]
    m, p = len(one), one.mean()
    mid, d = p + z**2 / (2 * m), 1 + z**2 / m
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    print({"n": p * population, "low": (mid - half) / d * population, "high": (mid + half) / d * population})


# %% wrong="09.4" likely=false why="z of a 90 % interval, and the share out of the population"
def size_of(sampled, population):
    z = 1.645
    hits = sampled.loc[sampled["member"] == 1, "user_id"].nunique()
    m = sampled["user_id"].nunique()
    p = hits / population
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    d = 1 + z**2 / m
    return {
        "n": population * p,
        "low": population * (p + z**2 / (2 * m) - half) / d,
        "high": population * (p + z**2 / (2 * m) + half) / d,
    }


# %% wrong="09.4" likely=false why="m = 40 and a population of 1,000 are written in"
def size_of(sampled, population):
    z, m = 1.96, 40
    p = sampled.drop_duplicates("user_id")["member"].sum() / m
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    d = 1 + z**2 / m
    return {
        "n": p * 1000,
        "low": (p + z**2 / (2 * m) - half) / d * 1000,
        "high": (p + z**2 / (2 * m) + half) / d * 1000,
    }


# %% right="09.5"
then, now = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": sorted(now - then), "left": sorted(then - now)}

# %% wrong="09.5" likely=true why="entered and left the wrong way round"
d1, d2 = audience.select(db, daily, day1), audience.select(db, daily, day2)
moved = {"entered": d1[~d1.isin(d2)].tolist(), "left": d2[~d2.isin(d1)].tolist()}

# %% wrong="09.5" likely=true why="everybody of either day, nothing taken off"
moved = {
    "entered": audience.select(db, daily, day2).tolist(),
    "left": audience.select(db, daily, day1).tolist(),
}

# %% wrong="09.5" likely=true why="the second day is forgotten: today's audience against day1"
old, new = set(audience.select(db, daily, day1)), set(audience.select(db, daily))
moved = {"entered": sorted(new - old), "left": sorted(old - new)}

# %% wrong="09.5" likely=true why="numbers of people"
change = audience.drift(db, daily, day1, day2)
moved = {"entered": len(change.entered), "left": len(change.left)}

# %% wrong="09.5" likely=true why="the days of the lesson"
change = audience.drift(db, daily, "2017-04-16", "2017-05-11")
moved = {"entered": change.entered.tolist(), "left": change.left.tolist()}

# %% wrong="09.5" likely=true why="those who stayed under entered"
d1, d2 = audience.select(db, daily, day1), audience.select(db, daily, day2)
moved = {"entered": d2[d2.isin(d1)].tolist(), "left": d1[~d1.isin(d2)].tolist()}

# %% wrong="09.5" likely=true why="symmetric difference: all who moved in both lists"
s1, s2 = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": sorted(s1 ^ s2), "left": sorted(s1 ^ s2)}

# %% wrong="09.5" likely=true why="compares row by row instead of by membership"
x, y = audience.select(db, daily, day1).tolist(), audience.select(db, daily, day2).tolist()
moved = {
    "entered": [q for p, q in zip(x, y) if p != q],
    "left": [p for p, q in zip(x, y) if p != q],
}

# %% wrong="09.5" likely=true why="isin asked of the values of a Series with `in`, which looks at the index: nobody is found"
d1, d2 = audience.select(db, daily, day1), audience.select(db, daily, day2)
moved = {"entered": [u for u in d2 if u not in d1], "left": [u for u in d1 if u not in d2]}

# %% wrong="09.5" likely=false why="the rule without the dormant customers' condition"
travel = leaf("travel_days", "did", (1, 30))
gone = audience.drift(db, travel, day1, day2)
moved = {"entered": gone.entered.tolist(), "left": gone.left.tolist()}

# %% wrong="09.5" likely=false why="the day after each day, so that the day itself is in the window"
one_day = pd.Timedelta(1, "D")
change = audience.drift(db, daily, day1 + one_day, day2 + one_day)
moved = {"entered": change.entered.tolist(), "left": change.left.tolist()}

# %% wrong="09.5" likely=false why="in descending order"
then, now = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": sorted(now - then, reverse=True), "left": sorted(then - now, reverse=True)}

# %% wrong="09.5" likely=false why="left are those of day1 who are not among the ones who entered"
then, now = audience.select(db, daily, day1), audience.select(db, daily, day2)
came = now[~now.isin(then)]
moved = {"entered": came.tolist(), "left": then[~then.isin(came)].tolist()}

# %% wrong="09.5" likely=false why="one list of tuples, user and what happened"
change = audience.drift(db, daily, day1, day2)
moved = [(u, "entered") for u in change.entered] + [(u, "left") for u in change.left]

# %% right="09.6"
cleared = audience.exclusions(db, candidates, "credit_offers")
may = candidates[candidates.isin(cleared.ids)]
out = cleared.ledger.set_index("reason")["excluded"].drop(["selected", "to be contacted"]).to_dict()
out["not drawn"] = len(may) - len(may.head(LETTERS))
final = {"ids": may.head(LETTERS).tolist(), "out": out}

# %% wrong="09.6" likely=true why="cut first, then excluded"
cleared = audience.exclusions(db, candidates.head(LETTERS), "credit_offers")
ids = candidates[candidates.isin(cleared.ids)].tolist()
out = cleared.ledger.set_index("reason")["excluded"].loc["listed twice":"contacted in the last 7 days"].to_dict()
out["not drawn"] = len(candidates) - LETTERS
final = {"ids": ids, "out": out}

# %% wrong="09.6" likely=true why="the purpose of our own offers"
cleared = audience.exclusions(db, candidates, "marketing")
may = [u for u in candidates if u in set(cleared.ids)]
out = dict(zip(cleared.ledger["reason"], cleared.ledger["excluded"]))
out.pop("selected")
out.pop("to be contacted")
out["not drawn"] = len(may) - LETTERS
final = {"ids": may[:LETTERS], "out": out}

# %% wrong="09.6" likely=true why="the first 60 of the cleared ids, in the order of user_id"
cleared = audience.exclusions(db, candidates, "credit_offers")
ids = cleared.ids.sort_values().head(LETTERS).tolist()
out = cleared.ledger.set_index("reason")["excluded"].iloc[1:-1].to_dict()
out["not drawn"] = len(cleared.ids) - len(ids)
final = {"ids": ids, "out": out}

# %% wrong="09.6" likely=true why="not drawn is the ledger's last line: all who may be written to, the 60 included"
cleared = audience.exclusions(db, candidates, "credit_offers")
may = candidates[candidates.isin(cleared.ids)]
ledger = cleared.ledger.set_index("reason")
out = ledger["excluded"].drop(["selected", "to be contacted"]).to_dict()
out["not drawn"] = int(ledger.loc["to be contacted", "left"])
final = {"ids": may.head(LETTERS).tolist(), "out": out}

# %% wrong="09.6" likely=true why="the column of who is left instead of who was taken out"
cleared = audience.exclusions(db, candidates, "credit_offers")
may = candidates[candidates.isin(cleared.ids)]
ledger = cleared.ledger.set_index("reason").drop(index=["selected", "to be contacted"])
final = {"ids": may[:LETTERS].tolist(), "out": {**ledger["left"].to_dict(), "not drawn": len(may) - LETTERS}}

# %% wrong="09.6" likely=true why="not drawn is everybody without a letter, those taken out included"
cleared = audience.exclusions(db, candidates, "credit_offers")
may = candidates[candidates.isin(cleared.ids)]
out = cleared.ledger.set_index("reason")["excluded"].drop(["selected", "to be contacted"]).to_dict()
out["not drawn"] = len(candidates) - LETTERS
final = {"ids": may.head(LETTERS).tolist(), "out": out}

# %% wrong="09.6" likely=true why="not drawn is missing"
cleared = audience.exclusions(db, candidates, "credit_offers")
may = candidates[candidates.isin(cleared.ids)]
final = {
    "ids": may.head(LETTERS).tolist(),
    "out": cleared.ledger.set_index("reason")["excluded"].drop(["selected", "to be contacted"]).to_dict(),
}

# %% wrong="09.6" likely=true why="reasons that nobody has are missing, as value_counts does not know them"
cleared = audience.exclusions(db, candidates, "credit_offers")
may = candidates[candidates.isin(cleared.ids)]
out = cleared.reasons.value_counts().to_dict()
out["not drawn"] = len(may) - LETTERS
final = {"ids": may.head(LETTERS).tolist(), "out": out}

# %% wrong="09.6" likely=true why="shuffled once more as in the lesson, so the order of the lot is lost"
cleared = audience.exclusions(db, candidates, "credit_offers")
letters = cleared.ids.sample(frac=1, random_state=DATA_SEED).head(LETTERS)
out = cleared.ledger.set_index("reason")["excluded"].drop(["selected", "to be contacted"]).to_dict()
out["not drawn"] = len(cleared.ids) - len(letters)
final = {"ids": letters.tolist(), "out": out}

# %% wrong="09.6" likely=false why="all who may be written to get a letter, not drawn 0"
cleared = audience.exclusions(db, candidates, "credit_offers")
out = cleared.ledger.set_index("reason")["excluded"].drop(["selected", "to be contacted"]).to_dict()
final = {"ids": candidates[candidates.isin(cleared.ids)].tolist(), "out": out | {"not drawn": 0}}

# %% wrong="09.6" likely=false why="a month without messages is asked for instead of a week"
cleared = audience.exclusions(db, candidates, "credit_offers", rest_days=30)
may = candidates[candidates.isin(cleared.ids)]
counted = cleared.ledger["excluded"].tolist()[1:-1]
names = [
    "listed twice",
    "opted out",
    "no consent to the purpose",
    "protected",
    "holdout",
    "contacted in the last 7 days",
]
final = {
    "ids": may.head(LETTERS).tolist(),
    "out": dict(zip(names, counted)) | {"not drawn": max(0, len(may) - LETTERS)},
}

# %% wrong="09.6" likely=false why="who was taken out for each reason, instead of how many"
cleared = audience.exclusions(db, candidates, "credit_offers")
may = candidates[candidates.isin(cleared.ids)]
out = {
    reason: cleared.reasons.index[cleared.reasons == reason].tolist()
    for reason in cleared.ledger["reason"]
    if reason not in ("selected", "to be contacted")
}
out["not drawn"] = may.iloc[LETTERS:].tolist()
final = {"ids": may.head(LETTERS).tolist(), "out": out}

# %% wrong="09.6" likely=false why="the last 60 of the lot, and the holdout gets letters too"
cleared = audience.exclusions(db, candidates, "credit_offers")
held = cleared.reasons.index[cleared.reasons == "holdout"]
may = candidates[candidates.isin(cleared.ids) | candidates.isin(held)]
out = cleared.ledger.set_index("reason")["excluded"].drop(["selected", "to be contacted"]).to_dict()
out["holdout"] = 0
out["not drawn"] = len(may) - LETTERS
final = {"ids": may.tail(LETTERS).tolist(), "out": out}

# %% wrong="09.6" likely=false why="one number for all who are out"
cleared = audience.exclusions(db, candidates, "credit_offers")
may = candidates[candidates.isin(cleared.ids)]
final = {"ids": may.head(LETTERS).tolist(), "out": len(candidates) - LETTERS}
