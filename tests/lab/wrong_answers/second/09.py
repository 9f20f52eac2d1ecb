# ruff: noqa

# %% right="09.1"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=true why="LIMIT cuts through the customers who are tied with the last seat"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
ORDER BY credit_card_repay_cnt DESC, user_id
LIMIT ?""",
    seats,
)

# %% wrong="09.1" likely=true why="LIMIT and no order among equals"
targets = ask(DOCUMENT.replace("SELECT user_id", "SELECT user_id, business_travel_cnt, credit_card_repay_cnt"), seats)

# %% wrong="09.1" likely=true why="dense_rank counts different numbers of repayments, not customers"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
QUALIFY dense_rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=true why="only those whose place is the last seat, not all up to it"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) = ?
ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=true why="the column of the ranks stays in the table"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt, rank() OVER (ORDER BY credit_card_repay_cnt DESC) AS place
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
QUALIFY place <= ?
ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=true why="only the user_id, as in the printed query"
targets = ask(
    """
SELECT user_id
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=true why="equal customers in descending order of user_id"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
ORDER BY credit_card_repay_cnt DESC, user_id DESC""",
    seats,
)

# %% wrong="09.1" likely=true why="the rows in order of user_id alone"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
ORDER BY user_id""",
    seats,
)

# %% wrong="09.1" likely=true why="fewest repayments first"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt) <= ?
ORDER BY credit_card_repay_cnt, user_id""",
    seats,
)

# %% wrong="09.1" likely=true why="ranks all customers before the four conditions are applied"
features = ask("SELECT * FROM user_features")
features["place"] = features["credit_card_repay_cnt"].rank(method="min", ascending=False)
targets = features.query(
    "place <= @seats and business_travel_cnt > 0 and credit_card_repay_cnt > 0"
    " and is_installment == 1 and sleep_customers == 0"
).sort_values(["credit_card_repay_cnt", "user_id"], ascending=[False, True])
targets = targets[["user_id", "business_travel_cnt", "credit_card_repay_cnt"]].reset_index(drop=True)

# %% wrong="09.1" likely=true why="the condition on dormant customers is forgotten"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1
QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=true why="method max: everyone who is tied with the last seat falls out"
features = ask("SELECT * FROM user_features")
features = features.query(
    "business_travel_cnt > 0 and credit_card_repay_cnt > 0 and is_installment == 1 and sleep_customers == 0"
)
place = features["credit_card_repay_cnt"].rank(method="max", ascending=False)
targets = features.loc[place <= seats, ["user_id", "business_travel_cnt", "credit_card_repay_cnt"]]
targets = targets.sort_values(["credit_card_repay_cnt", "user_id"], ascending=[False, True]).reset_index(drop=True)

# %% wrong="09.1" likely=true why="all who fulfil the conditions, without a cut"
targets = ask("""
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
ORDER BY credit_card_repay_cnt DESC, user_id""")

# %% wrong="09.1" likely=false why="ordered and ranked by business trips"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
QUALIFY rank() OVER (ORDER BY business_travel_cnt DESC) <= ?
ORDER BY business_travel_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=false why="the number of seats is taken for a number of repayments"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
  AND credit_card_repay_cnt >= ?
ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=false why="the conditions on instalments and dormancy are joined with OR"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND (is_installment = 1 OR sleep_customers = 0)
QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)

# %% wrong="09.1" likely=false why="the user_id as the index, not as a column"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
QUALIFY rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
ORDER BY credit_card_repay_cnt DESC, user_id""",
    seats,
)
targets = targets.set_index("user_id")

# %% wrong="09.1" likely=false why="two errors: LIMIT cuts through the equals, and no condition on instalments"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND sleep_customers = 0
ORDER BY credit_card_repay_cnt DESC, user_id
LIMIT ?""",
    seats,
)

# %% wrong="09.1" likely=false why="two errors: dense_rank, and equal customers in descending order of user_id"
targets = ask(
    """
SELECT user_id, business_travel_cnt, credit_card_repay_cnt
FROM user_features
WHERE business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0
QUALIFY dense_rank() OVER (ORDER BY credit_card_repay_cnt DESC) <= ?
ORDER BY credit_card_repay_cnt DESC, user_id DESC""",
    seats,
)

# %% right="09.2"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="the line as it is given, all four joined with AND"
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 AND spend_90d >= ? AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="no brackets around the OR"
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 OR spend_90d >= ? AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="brackets around A and B, then or C"
where = "((credit_card_repay_cnt >= ? AND business_travel_cnt > 0) OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="more than so many repayments, not at least"
where = "credit_card_repay_cnt > ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="more than the amount, not at least"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d > ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="dormant customers only"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 1"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="the dormant are not left out"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?)"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="the two values handed over in the wrong order"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", money, times)["user_id"].tolist()

# %% wrong="09.2" likely=true why="a table instead of a list"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)

# %% wrong="09.2" likely=true why="no ascending order: the biggest spenders first"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY spend_90d DESC", times, money)[
    "user_id"
].tolist()

# %% wrong="09.2" likely=true why="B forgotten: only A and C and not D"
where = "credit_card_repay_cnt >= ? AND spend_90d >= ? AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="the amount rounded up to whole yuan"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, np.ceil(money))[
    "user_id"
].tolist()

# %% wrong="09.2" likely=true why="any repayment counts, the number is forgotten"
where = "credit_card_repay_cnt > 0 AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", money)["user_id"].tolist()

# %% wrong="09.2" likely=false why="either B or C, but not both"
where = "credit_card_repay_cnt >= ? AND ((business_travel_cnt > 0) <> (spend_90d >= ?)) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=false why="spent at most the amount"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d <= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=false why="more than one business trip"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 1 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=false why="not D stands inside the bracket"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR (spend_90d >= ? AND sleep_customers = 0))"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=false why="NOT over the bracket as well as over D"
where = "credit_card_repay_cnt >= ? AND NOT (business_travel_cnt > 0 OR spend_90d >= ? OR sleep_customers = 1)"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=false why="two errors: no brackets, and more than so many repayments"
where = "credit_card_repay_cnt > ? AND business_travel_cnt > 0 OR spend_90d >= ? AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=false why="two errors: more than the amount, and the dormant are not left out"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d > ?)"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% right="09.3"
away = ask("SELECT user_id FROM user_features WHERE list_contains(cities, ?) IS NOT TRUE ORDER BY user_id", city)[
    "user_id"
].tolist()

# %% wrong="09.3" likely=true why="NOT list_contains forgets those of whom no city is known"
away = ask("SELECT user_id FROM user_features WHERE NOT list_contains(cities, ?) ORDER BY user_id", city)[
    "user_id"
].tolist()

# %% wrong="09.3" likely=true why="the home city is another, from the lesson"
away = ask("SELECT user_id FROM user_features WHERE home_city <> ? ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=true why="the home city is another or not known"
away = ask("SELECT user_id FROM user_features WHERE home_city IS DISTINCT FROM ? ORDER BY user_id", city)[
    "user_id"
].tolist()

# %% wrong="09.3" likely=true why="the customers who did pay in the city"
away = ask("SELECT user_id FROM user_features WHERE list_contains(cities, ?) ORDER BY user_id", city)[
    "user_id"
].tolist()

# %% wrong="09.3" likely=true why="only those of whom no city is known"
away = ask("SELECT user_id FROM user_features WHERE cities IS NULL ORDER BY user_id")["user_id"].tolist()

# %% wrong="09.3" likely=true why="Beijing of the lesson, not the city that was drawn"
away = ask("SELECT user_id FROM user_features WHERE list_contains(cities, ?) IS NOT TRUE ORDER BY user_id", "北京")[
    "user_id"
].tolist()

# %% wrong="09.3" likely=true why="the number of customers, not their list"
away = ask("SELECT count(*) AS n FROM user_features WHERE list_contains(cities, ?) IS NOT TRUE", city)["n"].iloc[0]

# %% wrong="09.3" likely=true why="only the first city of each list is looked at"
away = ask("SELECT user_id FROM user_features WHERE cities[1] IS DISTINCT FROM ? ORDER BY user_id", city)[
    "user_id"
].tolist()

# %% wrong="09.3" likely=true why="customers with any other city, even with this one too, and the unknown ones"
away = ask(
    "SELECT user_id FROM user_features"
    " WHERE cities IS NULL OR list_filter(cities, lambda c: c <> ?) <> [] ORDER BY user_id",
    city,
)["user_id"].tolist()

# %% wrong="09.3" likely=true why="compares the whole list with the city"
away = ask("SELECT user_id FROM user_features WHERE cities IS NULL OR cities <> [?] ORDER BY user_id", city)[
    "user_id"
].tolist()

# %% wrong="09.3" likely=true why="a table instead of a list"
away = ask("SELECT user_id FROM user_features WHERE list_contains(cities, ?) IS NOT TRUE ORDER BY user_id", city)

# %% wrong="09.3" likely=true why="a set, not a list in order"
away = set(ask("SELECT user_id FROM user_features WHERE list_contains(cities, ?) IS NOT TRUE", city)["user_id"])

# %% wrong="09.3" likely=true why="customers who paid in one of the other two cities of the draw"
others = [c for c in ["南京", "成都", "杭州"] if c != city]
away = audience.select(db, leaf("cities", "contains", others)).tolist()

# %% wrong="09.3" likely=false why="the question mark stands between quotes and is a text, not the city"
away = ask("SELECT user_id FROM user_features WHERE list_contains(cities, '?') IS NOT TRUE ORDER BY user_id")[
    "user_id"
].tolist()

# %% wrong="09.3" likely=false why="IS NOT FALSE in place of IS NOT TRUE"
away = ask("SELECT user_id FROM user_features WHERE list_contains(cities, ?) IS NOT FALSE ORDER BY user_id", city)[
    "user_id"
].tolist()

# %% wrong="09.3" likely=false why="leaves out everyone with a payment whose text names the city, in the whole log"
there = ask("SELECT user_id FROM payments WHERE contains(text, ?)", city)["user_id"]
everybody = ask("SELECT user_id FROM user_features ORDER BY user_id")["user_id"]
away = everybody[~everybody.isin(there)].tolist()

# %% wrong="09.3" likely=false why="descending order of user_id"
away = ask("SELECT user_id FROM user_features WHERE list_contains(cities, ?) IS NOT TRUE ORDER BY user_id DESC", city)[
    "user_id"
].tolist()

# %% wrong="09.3" likely=false why="dormant customers are left out, which nobody asked for"
everyone = "list_contains(cities, ?) IS NOT TRUE AND sleep_customers = 0"
away = ask(f"SELECT user_id FROM user_features WHERE {everyone} ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=false why="two errors: those of whom no city is known forgotten, and Beijing of the lesson"
away = ask("SELECT user_id FROM user_features WHERE NOT list_contains(cities, ?) ORDER BY user_id", "北京")[
    "user_id"
].tolist()

# %% wrong="09.3" likely=false why="two errors: the home city, and the customers who live there"
away = ask("SELECT user_id FROM user_features WHERE home_city = ? ORDER BY user_id", city)["user_id"].tolist()


# %% right="09.4"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": population * p,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=true why="counts payments, not people"
def size_of(sampled, population):
    m, p = len(sampled), sampled["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": population * p,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=true why="the share is that of the payments, only m counts people"
def size_of(sampled, population):
    m, p = sampled["user_id"].nunique(), sampled["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": population * p,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=true why="the share is that of people, but m counts payments"
def size_of(sampled, population):
    m, p = len(sampled), sampled.groupby("user_id")["member"].first().mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": population * p,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=true why="shares, not numbers of customers"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {"n": p, "low": (centre - half) / below, "high": (centre + half) / below}


# %% wrong="09.4" likely=true why="the usual interval, not Wilson's"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p
    half = z * np.sqrt(p * (1 - p) / m)
    below = 1
    return {
        "n": population * p,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=true why="rounded to whole customers"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": round(population * p),
        "low": round(population * (centre - half) / below),
        "high": round(population * (centre + half) / below),
    }


# %% wrong="09.4" likely=true why="not divided by the denominator"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1
    return {
        "n": population * p,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=true why="z squared over 2, times m: a bracket is missing"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / 2 * m
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": population * p,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=true why="z does not multiply the square root"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": population * p,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=true why="the size of the population is that of the page, 1,000"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {"n": 1000 * p, "low": 1000 * (centre - half) / below, "high": 1000 * (centre + half) / below}


# %% wrong="09.4" likely=true why="uses the people of the page, not the sample that is given"
def size_of(sampled, population):
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": population * p,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=true why="returns a tuple, not a dictionary"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return population * p, population * (centre - half) / below, population * (centre + half) / below


# %% wrong="09.4" likely=true why="prints the answer and returns nothing"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    print(
        {"n": population * p, "low": population * (centre - half) / below, "high": population * (centre + half) / below}
    )


# %% wrong="09.4" likely=true why="the members of the sample, not scaled up"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {"n": p * m, "low": m * (centre - half) / below, "high": m * (centre + half) / below}


# %% wrong="09.4" likely=true why="n is the middle of the interval, not the expected number"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": population * centre / below,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=false why="z for 90 %"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.645
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": population * p,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=false why="duplicates dropped by member: one row for members and one for others"
def size_of(sampled, population):
    people = sampled.drop_duplicates("member")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": population * p,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=false why="low and high exchanged"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": population * p,
        "low": population * (centre + half) / below,
        "high": population * (centre - half) / below,
    }


# %% wrong="09.4" likely=false why="the course's own interval, narrowed for a finite population and rounded"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    low, high = audience.interval(int(people["member"].sum()), len(people), population)
    return {"n": population * people["member"].mean(), "low": low, "high": high}


# %% wrong="09.4" likely=false why="the members are those of the sample, divided by the population"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].sum() / population
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1 + z**2 / m
    return {
        "n": population * p,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=false why="two errors: counts payments, and the usual interval"
def size_of(sampled, population):
    m, p = len(sampled), sampled["member"].mean()
    z = 1.96
    centre = p
    half = z * np.sqrt(p * (1 - p) / m)
    below = 1
    return {
        "n": population * p,
        "low": population * (centre - half) / below,
        "high": population * (centre + half) / below,
    }


# %% wrong="09.4" likely=false why="two errors: shares instead of customers, and not divided by the denominator"
def size_of(sampled, population):
    people = sampled.drop_duplicates("user_id")
    m, p = len(people), people["member"].mean()
    z = 1.96
    centre = p + z**2 / (2 * m)
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    below = 1
    return {"n": p, "low": (centre - half) / below, "high": (centre + half) / below}


# %% right="09.5"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": sorted(two - one), "left": sorted(one - two)}

# %% wrong="09.5" likely=true why="entered and left exchanged"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": sorted(one - two), "left": sorted(two - one)}

# %% wrong="09.5" likely=true why="the Series of drift, not plain lists"
change = audience.drift(db, daily, day1, day2)
moved = {"entered": change.entered, "left": change.left}

# %% wrong="09.5" likely=true why="numbers of customers, not lists"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": len(two - one), "left": len(one - two)}

# %% wrong="09.5" likely=true why="sets, not lists in order"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": two - one, "left": one - two}

# %% wrong="09.5" likely=true why="the second day is forgotten: the day of the table is used"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily))
moved = {"entered": sorted(two - one), "left": sorted(one - two)}

# %% wrong="09.5" likely=true why="both days are forgotten, so that nobody moves"
one, two = set(audience.select(db, daily)), set(audience.select(db, daily))
moved = {"entered": sorted(two - one), "left": sorted(one - two)}

# %% wrong="09.5" likely=true why="the customers who stayed, under left"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": sorted(two - one), "left": sorted(two & one)}

# %% wrong="09.5" likely=true why="both keys hold everyone who moved in either direction"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": sorted(one ^ two), "left": sorted(one ^ two)}

# %% wrong="09.5" likely=true why="left compares with the day of the table, not with the second day"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": sorted(two - one), "left": sorted(one - set(audience.select(db, daily)))}

# %% wrong="09.5" likely=true why="isin is not negated: those who are on both days"
one, two = audience.select(db, daily, day1), audience.select(db, daily, day2)
moved = {"entered": two[two.isin(one)].tolist(), "left": one[one.isin(two)].tolist()}

# %% wrong="09.5" likely=true why="compares row by row, by position and not by customer"
one, two = audience.select(db, daily, day1), audience.select(db, daily, day2)
few = min(len(one), len(two))
changed = one[:few].to_numpy() != two[:few].to_numpy()
moved = {"entered": two[:few][changed].tolist(), "left": one[:few][changed].tolist()}

# %% wrong="09.5" likely=true why="`in` on a Series looks at its index, not at its values"
one, two = audience.select(db, daily, day1), audience.select(db, daily, day2)
moved = {"entered": [user for user in two if user not in one], "left": [user for user in one if user not in two]}

# %% wrong="09.5" likely=false why="the rule without its second condition: the dormant are in it too"
travel = leaf("travel_days", "did", (1, 30))
one, two = set(audience.select(db, travel, day1)), set(audience.select(db, travel, day2))
moved = {"entered": sorted(two - one), "left": sorted(one - two)}

# %% wrong="09.5" likely=false why="the second audience is that of one day later"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2 + pd.Timedelta(1, "D")))
moved = {"entered": sorted(two - one), "left": sorted(one - two)}

# %% wrong="09.5" likely=false why="texts, not numbers, as user_id"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": [str(user) for user in sorted(two - one)], "left": [str(user) for user in sorted(one - two)]}

# %% wrong="09.5" likely=false why="those who went are all customers outside the audience of the second day"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
everybody = set(ask("SELECT user_id FROM user_features")["user_id"])
moved = {"entered": sorted(two - one), "left": sorted(everybody - two)}

# %% wrong="09.5" likely=false why="in descending order"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": sorted(two - one, reverse=True), "left": sorted(one - two, reverse=True)}

# %% wrong="09.5" likely=false why="two errors: exchanged, and numbers instead of lists"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily, day2))
moved = {"entered": len(one - two), "left": len(two - one)}

# %% wrong="09.5" likely=false why="two errors: the second day is forgotten, and entered holds everybody of that day"
one, two = set(audience.select(db, daily, day1)), set(audience.select(db, daily))
moved = {"entered": sorted(two), "left": sorted(one - two)}

# %% right="09.6"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(LETTERS)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=true why="cut first, then exclude: fewer than 60 letters"
cleared = audience.exclusions(db, candidates.head(LETTERS), "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
sent = candidates[candidates.isin(cleared.ids)]
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(candidates) - LETTERS}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=true why="offers of our own instead of a partner's credit offers"
cleared = audience.exclusions(db, candidates, "marketing")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(LETTERS)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=true why="the first 60 in ascending order of user_id, not in that of the lot"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = cleared.ids.sort_values()
sent = may.head(LETTERS)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=true why="all who may be written to get a letter, without a cut"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=true why="not drawn is left out"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(LETTERS)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict()
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=true why="a Series instead of a plain list of ids"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(LETTERS)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": sent, "out": out}

# %% wrong="09.6" likely=true why="the numbers left after each reason, not those taken out"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(LETTERS)
left = cleared.ledger.set_index("reason")["left"].loc["listed twice":"contacted in the last 7 days"]
out = left.to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=true why="the whole ledger, with its first and last line"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(LETTERS)
out = ledger.to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=true why="reasons that nobody has are missing"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(LETTERS)
out = cleared.reasons.value_counts().to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=true why="not drawn counts all candidates without a letter"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(LETTERS)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(candidates) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=true why="not drawn counts all who may be written to"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(LETTERS)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(may)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=true why="the letters are drawn again by lot, as in the lesson"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = cleared.ids
sent = may.sample(frac=1, random_state=DATA_SEED).head(LETTERS)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=true why="the first 60 candidates get a letter, though they were counted as taken out"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = candidates.head(LETTERS)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=true why="200 letters as in the lesson"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(200)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=false why="the last 60 of the lot"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.tail(LETTERS)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=false why="the rest after a message is 30 days, not 7"
cleared = audience.exclusions(db, candidates, "credit_offers", rest_days=30)
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(LETTERS)
out = dict(
    zip(
        [
            "listed twice",
            "opted out",
            "no consent to the purpose",
            "protected",
            "holdout",
            "contacted in the last 7 days",
        ],
        cleared.ledger["excluded"].iloc[1:-1],
    )
)
out["not drawn"] = len(may) - len(sent)
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=false why="the number of letters, not the ids"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(LETTERS)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": len(sent), "out": out}

# %% wrong="09.6" likely=false why="one total for all reasons"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(LETTERS)
out = {"excluded": int(ledger.sum()), "not drawn": len(may) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=false why="service messages as the purpose"
cleared = audience.exclusions(db, candidates, "service")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = candidates[candidates.isin(cleared.ids)]
sent = may.head(LETTERS)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(may) - len(sent)}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=false why="two errors: offers of our own, and cut before excluding"
cleared = audience.exclusions(db, candidates.head(LETTERS), "marketing")
ledger = cleared.ledger.set_index("reason")["excluded"]
sent = candidates[candidates.isin(cleared.ids)]
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict() | {"not drawn": len(candidates) - LETTERS}
final = {"ids": sent.tolist(), "out": out}

# %% wrong="09.6" likely=false why="two errors: ascending order of user_id, and not drawn left out"
cleared = audience.exclusions(db, candidates, "credit_offers")
ledger = cleared.ledger.set_index("reason")["excluded"]
may = cleared.ids.sort_values()
sent = may.head(LETTERS)
reasons = ledger.loc["listed twice":"contacted in the last 7 days"]
out = reasons.to_dict()
final = {"ids": sent.tolist(), "out": out}
