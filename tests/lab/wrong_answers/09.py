# ruff: noqa
# Wrong answers for lab 09 as trainees might type them, written from its page alone.

# %% right="09.1"
RULE = "business_travel_cnt > 0 AND credit_card_repay_cnt > 0 AND is_installment = 1 AND sleep_customers = 0"
THREE = "SELECT user_id, business_travel_cnt, credit_card_repay_cnt FROM"
ranks = f"(SELECT *, rank() OVER (ORDER BY credit_card_repay_cnt DESC) AS place FROM user_features WHERE {RULE})"
targets = ask(f"{THREE} {ranks} WHERE place <= ? ORDER BY credit_card_repay_cnt DESC, user_id", seats)

# %% wrong="09.1" likely=true why="LIMIT seats: those tied with the last seat are cut off"
targets = ask(f"{THREE} user_features WHERE {RULE} ORDER BY credit_card_repay_cnt DESC, user_id LIMIT ?", seats)

# %% wrong="09.1" likely=true why="dense_rank: so many different counts, not so many letters"
dense = ranks.replace("rank()", "dense_rank()")
targets = ask(f"{THREE} {dense} WHERE place <= ? ORDER BY credit_card_repay_cnt DESC, user_id", seats)

# %% wrong="09.1" likely=true why="row_number, highest id first among equals: exactly as many rows as seats"
numbered = ranks.replace("rank()", "row_number()").replace("repay_cnt DESC", "repay_cnt DESC, user_id DESC")
targets = ask(f"{THREE} {numbered} WHERE place <= ? ORDER BY credit_card_repay_cnt DESC, user_id", seats)

# %% wrong="09.1" likely=true why="no cut at all: everybody who fulfils the conditions"
targets = ask(f"{THREE} user_features WHERE {RULE} ORDER BY credit_card_repay_cnt DESC, user_id")

# %% wrong="09.1" likely=true why="only the column user_id, as in the printed query"
targets = targets[["user_id"]]

# %% wrong="09.1" likely=true why="place < seats: all those who are tied with the last seat fall out"
targets = ask(f"{THREE} {ranks} WHERE place < ? ORDER BY credit_card_repay_cnt DESC, user_id", seats)

# %% wrong="09.1" likely=true why="the fewest repayments first: DESC is forgotten"
upward = ranks.replace("credit_card_repay_cnt DESC", "credit_card_repay_cnt")
targets = ask(f"{THREE} {upward} WHERE place <= ? ORDER BY credit_card_repay_cnt, user_id", seats)

# %% wrong="09.1" likely=true why="the right rows in the order of the user_id, not of the repayments"
targets = targets.sort_values("user_id").reset_index(drop=True)

# %% wrong="09.1" likely=true why="ranked before the conditions: the first seats of all customers, then filtered"
everyone = "(SELECT *, rank() OVER (ORDER BY credit_card_repay_cnt DESC) AS place FROM user_features)"
targets = ask(f"{THREE} {everyone} WHERE {RULE} AND place <= ? ORDER BY credit_card_repay_cnt DESC, user_id", seats)

# %% wrong="09.1" likely=true why="the condition is_installment = 1 is forgotten"
looser = ranks.replace("AND is_installment = 1 ", "")
targets = ask(f"{THREE} {looser} WHERE place <= ? ORDER BY credit_card_repay_cnt DESC, user_id", seats)

# %% wrong="09.1" likely=true why="dormant customers in place of those who are not"
asleep = ranks.replace("sleep_customers = 0", "sleep_customers = 1")
targets = ask(f"{THREE} {asleep} WHERE place <= ? ORDER BY credit_card_repay_cnt DESC, user_id", seats)

# %% wrong="09.1" likely=true why="ranked by business trips, not by repayments"
trips = ranks.replace("ORDER BY credit_card_repay_cnt", "ORDER BY business_travel_cnt")
targets = ask(f"{THREE} {trips} WHERE place <= ? ORDER BY business_travel_cnt DESC, user_id", seats)

# %% wrong="09.1" likely=false why="one row more than seats: LIMIT seats + 1, as if only two were tied"
targets = ask(f"{THREE} user_features WHERE {RULE} ORDER BY credit_card_repay_cnt DESC, user_id LIMIT ?", seats + 1)

# %% wrong="09.1" likely=false why=">= 0 for > 0 in both counts: those without trips or repayments are in"
looser = ranks.replace("cnt > 0", "cnt >= 0")
targets = ask(f"{THREE} {looser} WHERE place <= ? ORDER BY credit_card_repay_cnt DESC, user_id", seats)

# %% wrong="09.1" likely=false why="only the customers at the cut itself: place = seats"
targets = ask(f"{THREE} {ranks} WHERE place = ? ORDER BY credit_card_repay_cnt DESC, user_id", seats)

# %% wrong="09.1" likely=false why="the ids as a list, not a table"
targets = targets["user_id"].tolist()

# %% wrong="09.1" likely=false why="two errors: LIMIT in place of a rule for equals, and the dormant are in"
awake = RULE.replace(" AND sleep_customers = 0", "")
targets = ask(f"{THREE} user_features WHERE {awake} ORDER BY credit_card_repay_cnt DESC, user_id LIMIT ?", seats)

# %% wrong="09.1" likely=false why="two errors: dense_rank, and the order of the user_id"
dense = ranks.replace("rank()", "dense_rank()")
targets = ask(f"{THREE} {dense} WHERE place <= ? ORDER BY user_id", seats)

# %% wrong="09.1" likely=true why="two errors: LIMIT cuts off the ties, and only the column user_id"
targets = ask(DOCUMENT, seats)

# %% right="09.2"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="the frame as it stands: A and B and C and not D"
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 AND spend_90d >= ? AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="OR without brackets: A and B, or C and not D"
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 OR spend_90d >= ? AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="the brackets in the wrong place: (A and B or C) and not D"
where = "(credit_card_repay_cnt >= ? AND business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="more than times repayments, not at least times"
where = "credit_card_repay_cnt > ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="the parameters in the wrong order: money repayments and times yuan"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", money, times)["user_id"].tolist()

# %% wrong="09.2" likely=true why="only the dormant: sleep_customers = 1 for not D"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 1"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="not D is forgotten"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?)"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="a list of lists: the whole table by values.tolist()"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money).values.tolist()

# %% wrong="09.2" likely=true why="in the order of repayments, most first, as in the printed query"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
found = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY credit_card_repay_cnt DESC, 1", times, money)
chosen = found["user_id"].tolist()

# %% wrong="09.2" likely=true why="C turned round: spent less than money"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d < ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="copies the lesson's A and C: any repayment, and instalments in place of the spending"
where = "credit_card_repay_cnt > 0 AND (business_travel_cnt > 0 OR is_installment = 1) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id")["user_id"].tolist()

# %% wrong="09.2" likely=true why="two queries one after the other: who fulfils B and C is listed twice"
start = "SELECT user_id FROM user_features WHERE credit_card_repay_cnt >= ? AND sleep_customers = 0 AND"
one, two = ask(f"{start} business_travel_cnt > 0", times), ask(f"{start} spend_90d >= ?", times, money)
chosen = sorted(one["user_id"].tolist() + two["user_id"].tolist())

# %% wrong="09.2" likely=false why="B is forgotten: A and C and not D"
where = "credit_card_repay_cnt >= ? AND spend_90d >= ? AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=false why="C is forgotten: A and B and not D"
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times)["user_id"].tolist()

# %% wrong="09.2" likely=false why="not over the bracket: A and not (B or C) and not D"
where = "credit_card_repay_cnt >= ? AND NOT (business_travel_cnt > 0 OR spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=false why="either B or C, but not both"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0) <> (spend_90d >= ?) AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=false why="the number of customers, not their list"
chosen = len(chosen)

# %% wrong="09.2" likely=false why="two errors: > for >= in A, and B and C for B or C"
where = "credit_card_repay_cnt > ? AND business_travel_cnt > 0 AND spend_90d >= ? AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=false why="two errors: not D is forgotten, and in descending order"
where = "credit_card_repay_cnt >= ? AND (business_travel_cnt > 0 OR spend_90d >= ?)"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id DESC", times, money)["user_id"].tolist()

# %% wrong="09.2" likely=true why="two errors: OR without brackets, and a list of lists"
where = "credit_card_repay_cnt >= ? AND business_travel_cnt > 0 OR spend_90d >= ? AND sleep_customers = 0"
chosen = ask(f"SELECT user_id FROM user_features WHERE {where} ORDER BY user_id", times, money).values.tolist()

# %% right="09.3"
FROM = "SELECT user_id FROM user_features WHERE"
away = ask(f"{FROM} list_contains(cities, ?) IS NOT TRUE ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=true why="NOT list_contains: those of whom no city is known are lost"
away = ask(f"{FROM} NOT list_contains(cities, ?) ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=true why="home_city <> city: the home, not the cities paid in, and the missing are lost"
away = ask(f"{FROM} home_city <> ? ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=true why="home_city IS DISTINCT FROM city: the missing are in, but it is the home"
away = ask(f"{FROM} home_city IS DISTINCT FROM ? ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=true why="those who did pay in the city: the not is forgotten"
away = ask(f"{FROM} list_contains(cities, ?) ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=true why="the lesson's 北京 in place of city"
away = ask(f"{FROM} list_contains(cities, ?) IS NOT TRUE ORDER BY user_id", "北京")["user_id"].tolist()

# %% wrong="09.3" likely=true why="the question mark in quotes: a city named ?, so that everybody is invited"
away = ask(f"{FROM} list_contains(cities, '?') IS NOT TRUE ORDER BY user_id")["user_id"].tolist()

# %% wrong="09.3" likely=true why="has another city: who paid here and elsewhere is invited too"
away = ask(f"{FROM} len(list_filter(cities, lambda c: c <> ?)) > 0 ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=true why="compares the whole list: out are only those who paid in no other city"
away = ask(f"{FROM} cities IS DISTINCT FROM [?] ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=true why="in the order of the home city, not of the user_id"
away = ask(f"{FROM} list_contains(cities, ?) IS NOT TRUE ORDER BY home_city, user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=true why="only those of whom no city is known"
away = ask(f"{FROM} cities IS NULL ORDER BY user_id")["user_id"].tolist()

# %% wrong="09.3" likely=true why="= NULL for IS NULL, and nothing else: nobody"
away = ask(f"{FROM} cities = NULL ORDER BY user_id")["user_id"].tolist()

# %% wrong="09.3" likely=true why="looks into all payments, not those of the last 365 days"
there = "FROM payments p WHERE p.user_id = user_features.user_id AND contains(p.text, ?)"
away = ask(f"{FROM} NOT EXISTS ({there}) ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=true why="the answer as a table, not as a list"
away = ask(f"{FROM} list_contains(cities, ?) IS NOT TRUE ORDER BY user_id", city)

# %% wrong="09.3" likely=false why="the home is elsewhere and the city is not among the cities: two conditions"
where = "list_contains(cities, $1) IS NOT TRUE AND home_city <> $1"
away = ask(f"{FROM} {where} ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=false why="looks at the last city of the list only"
away = ask(f"{FROM} cities[-1] IS DISTINCT FROM ? ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=false why="the home is elsewhere, or no city is known: two different tags"
where = "home_city <> ? OR cities IS NULL"
away = ask(f"{FROM} {where} ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=false why="leaves out the dormant as well, which nobody asked for"
where = "list_contains(cities, ?) IS NOT TRUE AND sleep_customers = 0"
away = ask(f"{FROM} {where} ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=false why="the number of the invited, not their list"
away = len(away)

# %% wrong="09.3" likely=false why="two errors: the missing are lost, and in descending order"
away = ask(f"{FROM} NOT list_contains(cities, ?) ORDER BY user_id DESC", city)["user_id"].tolist()

# %% wrong="09.3" likely=false why="two errors: the home of the customer, and those who live in the city"
away = ask(f"{FROM} home_city = ? ORDER BY user_id", city)["user_id"].tolist()

# %% wrong="09.3" likely=true why="two errors: the missing are lost, and the lesson's 北京 in place of city"
away = ask(f"{FROM} NOT list_contains(cities, ?) ORDER BY user_id", "北京")["user_id"].tolist()


# %% right="09.4"
def size_of(sampled, population):
    members = sampled.groupby("user_id")["member"].first()
    m, p, z = len(members), members.mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": p * population, "low": low * population, "high": high * population}


# %% wrong="09.4" likely=true why="counts payments, not people: m and p of the rows"
def size_of(sampled, population):
    m, p, z = len(sampled), sampled["member"].mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": p * population, "low": low * population, "high": high * population}


# %% wrong="09.4" likely=true why="p by people, but m counts the payments"
def size_of(sampled, population):
    p = sampled.drop_duplicates("user_id")["member"].mean()
    m, z = len(sampled), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": p * population, "low": low * population, "high": high * population}


# %% wrong="09.4" likely=true why="m counts people, but p is the share among the payments"
def size_of(sampled, population):
    m, p, z = sampled["user_id"].nunique(), sampled["member"].mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": p * population, "low": low * population, "high": high * population}


# %% wrong="09.4" likely=true why="shares between 0 and 1: not multiplied by the population"
def size_of(sampled, population):
    members = sampled.drop_duplicates("user_id")["member"]
    m, p, z = len(members), members.mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    return {"n": p, "low": (middle - half) / (1 + z**2 / m), "high": (middle + half) / (1 + z**2 / m)}


# %% wrong="09.4" likely=true why="rounded to whole customers"
def size_of(sampled, population):
    members = sampled.drop_duplicates("user_id")["member"]
    m, p, z = len(members), members.mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": round(p * population), "low": round(low * population), "high": round(high * population)}


# %% wrong="09.4" likely=true why="uses people of the notebook, not the sample that is handed over"
def size_of(sampled, population):
    m, p, z = len(people), people["member"].mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": p * population, "low": low * population, "high": high * population}


# %% wrong="09.4" likely=true why="1,000 customers written into the function: population is not used"
def size_of(sampled, population):
    members = sampled.drop_duplicates("user_id")["member"]
    m, p, z = len(members), members.mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": p * 1000, "low": low * 1000, "high": high * 1000}


# %% wrong="09.4" likely=true why="the textbook's interval: p plus and minus z sqrt(p (1 - p) / m)"
def size_of(sampled, population):
    members = sampled.drop_duplicates("user_id")["member"]
    m, p, z = len(members), members.mean(), 1.96
    half = z * np.sqrt(p * (1 - p) / m)
    return {"n": p * population, "low": (p - half) * population, "high": (p + half) * population}


# %% wrong="09.4" likely=true why="only the root is divided by 1 + z^2 / m: brackets are missing"
def size_of(sampled, population):
    members = sampled.drop_duplicates("user_id")["member"]
    m, p, z = len(members), members.mean(), 1.96
    half = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low = p + z**2 / (2 * m) - half / (1 + z**2 / m)
    high = p + z**2 / (2 * m) + half / (1 + z**2 / m)
    return {"n": p * population, "low": low * population, "high": high * population}


# %% wrong="09.4" likely=true why="z**2 / 2 * m: multiplied by m, since the brackets of the denominator are missing"
def size_of(sampled, population):
    members = sampled.drop_duplicates("user_id")["member"]
    m, p, z = len(members), members.mean(), 1.96
    middle, half = p + z**2 / 2 * m, z * np.sqrt(p * (1 - p) / m + z**2 / 4 * m**2)
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": p * population, "low": low * population, "high": high * population}


# %% wrong="09.4" likely=true why="the function is called at once: a dictionary, not a function"
size_of = size_of(sampled, 1000)


# %% wrong="09.4" likely=true why="prints the result and returns nothing"
def size_of(sampled, population):
    members = sampled.drop_duplicates("user_id")["member"]
    m, p, z = len(members), members.mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    print({"n": p * population, "low": low * population, "high": high * population})


# %% wrong="09.4" likely=true why="audience.interval: narrowed for a finite population, and whole numbers"
def size_of(sampled, population):
    members = sampled.drop_duplicates("user_id")["member"]
    low, high = audience.interval(int(members.sum()), len(members), population)
    return {"n": members.mean() * population, "low": low, "high": high}


# %% wrong="09.4" likely=false why="n is the middle of the interval, not p times the population"
def size_of(sampled, population):
    members = sampled.drop_duplicates("user_id")["member"]
    m, p, z = len(members), members.mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": middle / (1 + z**2 / m) * population, "low": low * population, "high": high * population}


# %% wrong="09.4" likely=false why="z^2 / 4m in the root: the square of m is forgotten"
def size_of(sampled, population):
    members = sampled.drop_duplicates("user_id")["member"]
    m, p, z = len(members), members.mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": p * population, "low": low * population, "high": high * population}


# %% wrong="09.4" likely=false why="n is the number of members in the sample, not in the population"
def size_of(sampled, population):
    members = sampled.drop_duplicates("user_id")["member"]
    m, p, z = len(members), members.mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": members.sum(), "low": low * population, "high": high * population}


# %% wrong="09.4" likely=false why="z of 90 % (1.645) in place of 1.96"
def size_of(sampled, population):
    members = sampled.drop_duplicates("user_id")["member"]
    m, p, z = len(members), members.mean(), 1.645
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": p * population, "low": low * population, "high": high * population}


# %% wrong="09.4" likely=false why="low and high exchanged: plus first"
def size_of(sampled, population):
    members = sampled.drop_duplicates("user_id")["member"]
    m, p, z = len(members), members.mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle + half) / (1 + z**2 / m), (middle - half) / (1 + z**2 / m)
    return {"n": p * population, "low": low * population, "high": high * population}


# %% wrong="09.4" likely=false why="two errors: payments, not people, and rounded"
def size_of(sampled, population):
    m, p, z = len(sampled), sampled["member"].mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    low, high = (middle - half) / (1 + z**2 / m), (middle + half) / (1 + z**2 / m)
    return {"n": round(p * population), "low": round(low * population), "high": round(high * population)}


# %% wrong="09.4" likely=false why="two errors: the textbook's interval, on payments"
def size_of(sampled, population):
    m, p, z = len(sampled), sampled["member"].mean(), 1.96
    half = z * np.sqrt(p * (1 - p) / m)
    return {"n": p * population, "low": (p - half) * population, "high": (p + half) * population}


# %% wrong="09.4" likely=true why="two errors: payments, not people, and shares without the population"
def size_of(sampled, population):
    m, p, z = len(sampled), sampled["member"].mean(), 1.96
    middle, half = p + z**2 / (2 * m), z * np.sqrt(p * (1 - p) / m + z**2 / (4 * m**2))
    return {"n": p, "low": (middle - half) / (1 + z**2 / m), "high": (middle + half) / (1 + z**2 / m)}


# %% right="09.5"
on_day1, on_day2 = (set(audience.select(db, daily, day).tolist()) for day in (day1, day2))
moved = {"entered": sorted(on_day2 - on_day1), "left": sorted(on_day1 - on_day2)}

# %% wrong="09.5" likely=true why="entered and left exchanged"
moved = {"entered": sorted(on_day1 - on_day2), "left": sorted(on_day2 - on_day1)}

# %% wrong="09.5" likely=true why="the whole audiences of both days: those who stayed are in both lists"
moved = {"entered": sorted(on_day2), "left": sorted(on_day1)}

# %% wrong="09.5" likely=true why="select without a day: both audiences are those of 2018-01-01, and nobody moves"
now = audience.select(db, daily)
moved = {"entered": sorted(set(now) - set(now)), "left": sorted(set(now) - set(now))}

# %% wrong="09.5" likely=true why="the second audience is that of the database's own day, not of day2"
now = set(audience.select(db, daily).tolist())
moved = {"entered": sorted(now - on_day1), "left": sorted(on_day1 - now)}

# %% wrong="09.5" likely=true why="the difference of both days in both lists (symmetric difference)"
moved = {"entered": sorted(on_day1 ^ on_day2), "left": sorted(on_day1 ^ on_day2)}

# %% wrong="09.5" likely=true why="how many, not who"
moved = {"entered": len(on_day2 - on_day1), "left": len(on_day1 - on_day2)}

# %% wrong="09.5" likely=true why="compares row numbers (index), not the ids"
old, new = audience.select(db, daily, day1), audience.select(db, daily, day2)
moved = {"entered": new[~new.index.isin(old.index)].tolist(), "left": old[~old.index.isin(new.index)].tolist()}

# %% wrong="09.5" likely=true why="those who stayed as entered"
moved = {"entered": sorted(on_day2 & on_day1), "left": sorted(on_day1 - on_day2)}

# %% wrong="09.5" likely=true why="the rule without the condition on dormant customers"
trips = leaf("travel_days", "did", (1, 30))
one, two = (set(audience.select(db, trips, day).tolist()) for day in (day1, day2))
moved = {"entered": sorted(two - one), "left": sorted(one - two)}

# %% wrong="09.5" likely=true why="day2 is taken a day too late: the day itself is to be included"
one, two = on_day1, set(audience.select(db, daily, day2 + pd.Timedelta(days=1)).tolist())
moved = {"entered": sorted(two - one), "left": sorted(one - two)}

# %% wrong="09.5" likely=true why="one list of all who moved, not a dictionary"
moved = sorted(on_day2 - on_day1) + sorted(on_day1 - on_day2)

# %% wrong="09.5" likely=true why="the lesson's days: 16 April and 11 May 2017"
one, two = (set(audience.select(db, daily, day).tolist()) for day in ("2017-04-16", "2017-05-11"))
moved = {"entered": sorted(two - one), "left": sorted(one - two)}

# %% wrong="09.5" likely=false why="the window is the time between both days, not 30 days"
since = leaf("travel_days", "did", (1, (day2 - day1).days)) & leaf("sleep_customers", "=", 0)
one, two = (set(audience.select(db, since, day).tolist()) for day in (day1, day2))
moved = {"entered": sorted(two - one), "left": sorted(one - two)}

# %% wrong="09.5" likely=false why="of day2 alone: entered is who is in it, left is everybody else"
everyone = set(ask("SELECT user_id FROM user_features")["user_id"].tolist())
moved = {"entered": sorted(on_day2), "left": sorted(everyone - on_day2)}

# %% wrong="09.5" likely=false why="in descending order"
moved = {"entered": sorted(on_day2 - on_day1, reverse=True), "left": sorted(on_day1 - on_day2, reverse=True)}

# %% wrong="09.5" likely=false why="the ids as texts, in the order of texts"
moved = {key: sorted(map(str, ids)) for key, ids in moved.items()}

# %% wrong="09.5" likely=false why="day1 is a month too early: 30 days are taken off, as if the rule did not do it"
one = set(audience.select(db, daily, day1 - pd.Timedelta(days=30)).tolist())
moved = {"entered": sorted(on_day2 - one), "left": sorted(one - on_day2)}

# %% wrong="09.5" likely=false why="two errors: exchanged, and the second audience is that of 2018-01-01"
now = set(audience.select(db, daily).tolist())
moved = {"entered": sorted(on_day1 - now), "left": sorted(now - on_day1)}

# %% wrong="09.5" likely=false why="two errors: exchanged, and how many in place of who"
moved = {"entered": len(on_day1 - on_day2), "left": len(on_day2 - on_day1)}

# %% wrong="09.5" likely=true why="two errors: whole audiences in both lists, and exchanged"
moved = {"entered": sorted(on_day1), "left": sorted(on_day2)}

# %% right="09.6"
cleared = audience.exclusions(db, candidates, "credit_offers")
may = candidates[candidates.isin(cleared.ids)]
out = {reason: int(n) for reason, n in cleared.ledger.set_index("reason")["excluded"].iloc[1:-1].items()}
final = {"ids": may.head(LETTERS).tolist(), "out": out | {"not drawn": len(may) - len(may.head(LETTERS))}}

# %% wrong="09.6" likely=true why="cut first, then exclude: few of the 60 are left"
cut = audience.exclusions(db, candidates.head(LETTERS), "credit_offers")
gone = cut.ledger.set_index("reason")["excluded"].iloc[1:-1].to_dict()
ids = [i for i in candidates.head(LETTERS) if i in set(cut.ids)]
final = {"ids": ids, "out": gone | {"not drawn": len(candidates) - LETTERS}}

# %% wrong="09.6" likely=true why="the first 60 of cleared.ids: in the order of the numbers, not of the lot"
final = final | {"ids": cleared.ids.head(LETTERS).tolist()}

# %% wrong="09.6" likely=true why="the purpose marketing: offers of our own, not a partner's credit"
own = audience.exclusions(db, candidates, "marketing")
left_over = candidates[candidates.isin(own.ids)]
gone = own.ledger.set_index("reason")["excluded"].iloc[1:-1].to_dict()
final = {"ids": left_over.head(LETTERS).tolist(), "out": gone | {"not drawn": len(left_over) - LETTERS}}

# %% wrong="09.6" likely=true why="the purpose service, under which nearly everybody may be written to"
own = audience.exclusions(db, candidates, "service")
left_over = candidates[candidates.isin(own.ids)]
gone = own.ledger.set_index("reason")["excluded"].iloc[1:-1].to_dict()
final = {"ids": left_over.head(LETTERS).tolist(), "out": gone | {"not drawn": len(left_over) - LETTERS}}

# %% wrong="09.6" likely=true why="not drawn is forgotten, so that it does not add up"
final = final | {"out": out}

# %% wrong="09.6" likely=true why="not drawn is all candidates without a letter, also those excluded"
final = final | {"out": out | {"not drawn": len(candidates) - LETTERS}}

# %% wrong="09.6" likely=true why="not drawn is everybody who may be written to: the letters are not taken off"
final = final | {"out": out | {"not drawn": len(cleared.ids)}}

# %% wrong="09.6" likely=true why="the ledger's column left in place of excluded"
still = cleared.ledger.set_index("reason")["left"].iloc[1:-1].to_dict()
final = final | {"out": still | {"not drawn": len(cleared.ids) - LETTERS}}

# %% wrong="09.6" likely=true why="the whole ledger: selected and to be contacted are among the reasons"
whole = cleared.ledger.set_index("reason")["excluded"].to_dict()
final = final | {"out": whole | {"not drawn": len(cleared.ids) - LETTERS}}

# %% wrong="09.6" likely=true why="counts of cleared.reasons: a reason that nobody has is missing"
final = final | {"out": cleared.reasons.value_counts().to_dict() | {"not drawn": len(cleared.ids) - LETTERS}}

# %% wrong="09.6" likely=true why="draws lots anew, by sample as in the lesson, in place of the lot's order"
final = final | {"ids": cleared.ids.sample(frac=1, random_state=DATA_SEED).head(LETTERS).tolist()}

# %% wrong="09.6" likely=true why="everybody who may be written to gets a letter: no cut at 60"
final = {"ids": may.tolist(), "out": out | {"not drawn": 0}}

# %% wrong="09.6" likely=true why="the right 60, but sorted by number"
final = final | {"ids": sorted(final["ids"])}

# %% wrong="09.6" likely=false why="nobody is excluded: the first 60 of the lot"
final = final | {"ids": candidates.head(LETTERS).tolist()}

# %% wrong="09.6" likely=false why="the last 60 of the lot"
final = final | {"ids": may.tail(LETTERS).tolist()}

# %% wrong="09.6" likely=false why="contacts of the last 30 days exclude, not of the last 7"
month = audience.exclusions(db, candidates, "credit_offers", rest_days=30)
left_over = candidates[candidates.isin(month.ids)]
names = list(out)
gone = dict(zip(names, month.ledger["excluded"].iloc[1:-1].tolist()))
sent = left_over.head(LETTERS).tolist()
final = {"ids": sent, "out": gone | {"not drawn": len(left_over) - len(sent)}}

# %% wrong="09.6" likely=false why="letters for those who must not be written to: isin of the reasons, without not"
final = final | {"ids": candidates[candidates.isin(cleared.reasons.index)].head(LETTERS).tolist()}

# %% wrong="09.6" likely=false why="observation day 2017-07-01 in place of the database's own"
july = audience.exclusions(db, candidates, "credit_offers", "2017-07-01")
left_over = candidates[candidates.isin(july.ids)]
gone = july.ledger.set_index("reason")["excluded"].iloc[1:-1].to_dict()
sent = left_over.head(LETTERS).tolist()
final = {"ids": sent, "out": gone | {"not drawn": len(left_over) - len(sent)}}

# %% wrong="09.6" likely=false why="two errors: the order of the numbers, and not drawn is forgotten"
final = {"ids": cleared.ids.head(LETTERS).tolist(), "out": out}

# %% wrong="09.6" likely=false why="two errors: the purpose marketing, and cut first"
cut = audience.exclusions(db, candidates.head(LETTERS), "marketing")
gone = cut.ledger.set_index("reason")["excluded"].iloc[1:-1].to_dict()
ids = [i for i in candidates.head(LETTERS) if i in set(cut.ids)]
final = {"ids": ids, "out": gone | {"not drawn": len(candidates) - LETTERS}}

# %% wrong="09.6" likely=true why="two errors: the order of the numbers, and the purpose marketing"
own = audience.exclusions(db, candidates, "marketing")
gone = own.ledger.set_index("reason")["excluded"].iloc[1:-1].to_dict()
final = {"ids": own.ids.head(LETTERS).tolist(), "out": gone | {"not drawn": len(own.ids) - LETTERS}}
