# ruff: noqa
# %% right="02.1"
score = np.exp(-0.5 * ((AS_OF - dates) / MONTH)).sum()

# %% wrong="02.1" likely=true why="counts days instead of months"
days = (AS_OF - dates).dt.days
score = np.exp(-0.5 * days).sum()

# %% wrong="02.1" likely=true why="cuts off the parts of a day"
months = (AS_OF - dates).dt.days / 30
score = np.exp(-0.5 * months).sum()

# %% wrong="02.1" likely=true why="gives only the weight of the first purchase"
score = weight_of_first

# %% wrong="02.1" likely=true why="takes the mean of the weights instead of their sum"
months = (AS_OF - dates) / MONTH
score = np.exp(-0.5 * months).mean()

# %% wrong="02.1" likely=true why="gives the column of weights and forgets the sum"
months = (AS_OF - dates) / MONTH
score = np.exp(-0.5 * months)

# %% wrong="02.1" likely=true why="sums the months before the exponential"
months = (AS_OF - dates) / MONTH
score = np.exp(-0.5 * months.sum())

# %% wrong="02.1" likely=true why="forgets the minus sign"
months = (AS_OF - dates) / MONTH
score = np.exp(0.5 * months).sum()

# %% wrong="02.1" likely=true why="multiplies the weight of the first by the number of purchases"
score = weight_of_first * len(dates)

# %% wrong="02.1" likely=true why="rounds to two decimals"
months = (AS_OF - dates) / MONTH
score = round(np.exp(-0.5 * months).sum(), 2)

# %% wrong="02.1" likely=true why="leaves the first purchase out because it is done in the cell"
months = (AS_OF - dates[1:]) / MONTH
score = np.exp(-0.5 * months).sum()

# %% wrong="02.1" likely=true why="whole calendar months, as the lesson's helper counts them"
score = np.exp(-0.5 * pd.Series([interest.calendar_months_before(day, AS_OF) for day in dates])).sum()

# %% wrong="02.1" likely=true why="whole months of 30 days, cut off by integer division"
months = (AS_OF - dates) // MONTH
score = np.exp(-0.5 * months).sum()

# %% wrong="02.1" likely=false why="months of 30.4375 days"
months = (AS_OF - dates) / pd.Timedelta(days=30.4375)
score = np.exp(-0.5 * months).sum()

# %% wrong="02.1" likely=false why="halves the weight each month, 0.5 to the power of the months"
months = (AS_OF - dates) / MONTH
score = (0.5**months).sum()

# %% wrong="02.1" likely=false why="counts from the last purchase instead of AS_OF"
months = (dates.max() - dates) / MONTH
score = np.exp(-0.5 * months).sum()

# %% wrong="02.1" likely=false why="sums the interest of all customers"
score = interest.time_interest(played, AS_OF, 0.5).sum()

# %% wrong="02.1" likely=false why="sums what is forgotten, one minus the weight"
months = (AS_OF - dates) / MONTH
score = (1 - np.exp(-0.5 * months)).sum()

# %% wrong="02.1" likely=false why="squeezes the sum with a sigmoid, as the document printed it"
months = (AS_OF - dates) / MONTH
score = 1 / (1 + np.exp(-np.exp(-0.5 * months).sum()))

# %% wrong="02.1" likely=false why="two errors: whole days only, and months of 31 days"
months = (AS_OF - dates).dt.days / 31
score = np.exp(-0.5 * months).sum()

# %% wrong="02.1" likely=false why="two errors: the mean instead of the sum, and rounded to three decimals"
months = (AS_OF - dates) / MONTH
score = np.exp(-0.5 * months).mean().round(3)

# %% right="02.2"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing < AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=true why="compares UTC with AS_OF without the eight hours"
known = around[around["time_utc"] < AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=true why="subtracts eight hours instead of adding them"
beijing = around["time_utc"] - pd.Timedelta(hours=8)
known = around[beijing < AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=true why="counts the purchase at midnight itself"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing <= AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=true why="counts different moments, so two at one moment are one"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing < AS_OF].groupby("user_id")["time_utc"].nunique()

# %% wrong="02.2" likely=true why="drops duplicate rows first"
clean = around.drop_duplicates()
known = clean[clean["time_utc"] + pd.Timedelta(hours=8) < AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=true why="gives the total number of purchases, not by customer"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = (beijing < AS_OF).sum()

# %% wrong="02.2" likely=true why="counts all purchases, without a filter"
known = around.groupby("user_id").size()

# %% wrong="02.2" likely=true why="keeps the customers without a purchase, with a zero"
around_bj = around.assign(before=around["time_utc"] + pd.Timedelta(hours=8) < AS_OF)
known = around_bj.groupby("user_id")["before"].sum()

# %% wrong="02.2" likely=true why="counts the purchases after the observation point"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing >= AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=true why="moves AS_OF in the wrong direction"
known = around[around["time_utc"] < AS_OF + pd.Timedelta(hours=8)]["user_id"].value_counts()

# %% wrong="02.2" likely=true why="gives the rows, not their number by customer"
known = around[around["time_utc"] + pd.Timedelta(hours=8) < AS_OF]

# %% wrong="02.2" likely=true why="gives a table with a column user_id instead of a Series"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing < AS_OF].groupby("user_id").size().reset_index(name="known")

# %% wrong="02.2" likely=false why="takes the purchases of the lesson's table played instead of around"
known = played[played["time"] < AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=false why="gives the number of different customers"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing < AS_OF]["user_id"].nunique()

# %% wrong="02.2" likely=false why="adds nine hours instead of eight"
known = around[around["time_utc"] + pd.Timedelta(hours=9) < AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=false why="gives each customer's share instead of the number"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around.loc[beijing < AS_OF, "user_id"].value_counts(normalize=True)

# %% wrong="02.2" likely=false why="counts before 31 December instead of before midnight of the new year"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing.dt.normalize() < pd.Timestamp("2017-12-31")].groupby("user_id").size()

# %% wrong="02.2" likely=false why="two errors: midnight counts, and two at one moment are one"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing <= AS_OF].groupby("user_id")["time_utc"].nunique()

# %% wrong="02.2" likely=false why="two errors: no change of the clock, and a zero for customers without a purchase"
known = around.assign(before=around["time_utc"] < AS_OF).groupby("user_id")["before"].sum()

# %% right="02.3"
top = interest.time_interest(past, OCTOBER, eta).nlargest(50)

# %% wrong="02.3" likely=true why="takes AS_OF for the observation point, with the past purchases only"
top = interest.time_interest(past, AS_OF, eta).nlargest(50)

# %% wrong="02.3" likely=true why="the document's 0.5 instead of eta"
top = interest.time_interest(past, OCTOBER).nlargest(50)

# %% wrong="02.3" likely=true why="all purchases, as of AS_OF"
top = interest.time_interest(played, AS_OF, eta).nlargest(50)

# %% wrong="02.3" likely=true why="all purchases, so the future counts more than today"
weight = np.exp(-eta * ((OCTOBER - played["time"]) / MONTH))
top = weight.groupby(played["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=true why="all customers, not the first fifty"
top = interest.time_interest(past, OCTOBER, eta)

# %% wrong="02.3" likely=true why="the first fifty by id, not sorted by interest"
top = interest.time_interest(past, OCTOBER, eta).head(50)

# %% wrong="02.3" likely=true why="sorts ascending and so takes the fifty lowest"
top = interest.time_interest(past, OCTOBER, eta).sort_values().head(50)

# %% wrong="02.3" likely=true why="counts days instead of months"
days = (OCTOBER - past["time"]).dt.days
top = np.exp(-eta * days).groupby(past["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=true why="whole days only"
months = (OCTOBER - past["time"]).dt.days / 30
top = np.exp(-eta * months).groupby(past["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=true why="includes the purchases at the first moment of 1 October"
until = played[played["time"] <= OCTOBER]
weight = np.exp(-eta * ((OCTOBER - until["time"]) / MONTH))
top = weight.groupby(until["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=true why="gives the ids, without the interest"
top = interest.time_interest(past, OCTOBER, eta).nlargest(50).index

# %% wrong="02.3" likely=true why="takes the mean weight of each customer"
weight = np.exp(-eta * ((OCTOBER - past["time"]) / MONTH))
top = weight.groupby(past["user_id"]).mean().nlargest(50)

# %% wrong="02.3" likely=true why="the fifty purchases with the highest weight, not customers"
table = past.assign(weight=np.exp(-eta * ((OCTOBER - past["time"]) / MONTH)))
top = table.set_index("user_id")["weight"].nlargest(50)

# %% wrong="02.3" likely=true why="counts purchases, without forgetting"
top = past["user_id"].value_counts().head(50)

# %% wrong="02.3" likely=false why="ten customers instead of fifty"
top = interest.time_interest(past, OCTOBER, eta).nlargest(10)

# %% wrong="02.3" likely=false why="months of 30.4375 days"
top = interest.time_interest(past, OCTOBER, eta, 365.25 / 12).nlargest(50)

# %% wrong="02.3" likely=false why="weighs only each customer's last purchase"
last = past.groupby("user_id")["time"].max()
top = np.exp(-eta * ((OCTOBER - last) / MONTH)).nlargest(50)

# %% wrong="02.3" likely=false why="only the purchases of September"
september = past[past["time"] >= "2017-09-01"]
top = interest.time_interest(september, OCTOBER, eta).nlargest(50)

# %% wrong="02.3" likely=false why="rounds to two decimals"
top = interest.time_interest(past, OCTOBER, eta).nlargest(50).round(2)

# %% wrong="02.3" likely=false why="picks the fifty of 1 January and shows their interest in October"
now = interest.time_interest(played, AS_OF, eta).nlargest(50).index
top = interest.time_interest(past, OCTOBER, eta).reindex(now).fillna(0)

# %% wrong="02.3" likely=false why="two errors: the document's 0.5, and as of AS_OF"
top = interest.time_interest(past, AS_OF, 0.5).nlargest(50)

# %% wrong="02.3" likely=false why="two errors: midnight of 1 October counts, and whole days only"
until = played[played["time"] <= OCTOBER]
months = (OCTOBER - until["time"]).dt.days / 30
top = np.exp(-eta * months).groupby(until["user_id"]).sum().nlargest(50)

# %% right="02.4"
claims = {"half": np.log(2) / eta * 30, "tenth": np.log(10) / eta * 30, "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% wrong="02.4" likely=true why="half and tenth are in months"
claims = {"half": np.log(2) / eta, "tenth": np.log(10) / eta, "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% wrong="02.4" likely=true why="the factor of Zhou is one a day"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": np.log(2) / DAYS}

# %% wrong="02.4" likely=true why="a tenth taken as five half-lives, since half is a half"
half = 30 * np.log(2) / eta
claims = {"half": half, "tenth": 5 * half, "eta_of_zhou": 30 * np.log(2) / DAYS}

# %% wrong="02.4" likely=true why="a tenth taken as a loss of a tenth, ln(1 / 0.9)"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * -np.log(0.9) / eta, "eta_of_zhou": 30 * np.log(2) / DAYS}

# %% wrong="02.4" likely=true why="takes the document's 0.5 for eta"
claims = {"half": 30 * np.log(2) / 0.5, "tenth": 30 * np.log(10) / 0.5, "eta_of_zhou": 30 * np.log(2) / DAYS}

# %% wrong="02.4" likely=true why="rounds the days to whole days"
claims = {
    "half": round(30 * np.log(2) / eta),
    "tenth": round(30 * np.log(10) / eta),
    "eta_of_zhou": 30 * np.log(2) / DAYS,
}

# %% wrong="02.4" likely=true why="half is one divided by eta, without the logarithm"
claims = {"half": 30 / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": 30 * np.log(2) / DAYS}

# %% wrong="02.4" likely=true why="forgets the minus sign, so the days are negative"
claims = {"half": 30 * np.log(0.5) / eta, "tenth": 30 * np.log(0.1) / eta, "eta_of_zhou": 30 * np.log(2) / DAYS}

# %% wrong="02.4" likely=true why="the half-life's formula with days and without the 30, in all three"
claims = {"half": np.log(2) / eta, "tenth": np.log(10) / eta, "eta_of_zhou": np.log(2) / DAYS}

# %% wrong="02.4" likely=true why="gives Zhou's half-life in months instead of his factor"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": DAYS / 30}

# %% wrong="02.4" likely=true why="uses log10 for the tenth"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log10(10) / eta, "eta_of_zhou": 30 * np.log(2) / DAYS}

# %% wrong="02.4" likely=true why="the tenth is a tenth of the time of the half"
half = 30 * interest.half_life(eta)
claims = {"half": half, "tenth": half / 10, "eta_of_zhou": 30 * np.log(2) / DAYS}

# %% wrong="02.4" likely=true why="multiplies by eta instead of dividing"
claims = {"half": 30 * np.log(2) * eta, "tenth": 30 * np.log(10) * eta, "eta_of_zhou": 30 * np.log(2) / DAYS}

# %% wrong="02.4" likely=false why="swaps half and tenth"
claims = {"half": 30 * np.log(10) / eta, "tenth": 30 * np.log(2) / eta, "eta_of_zhou": 30 * np.log(2) / DAYS}

# %% wrong="02.4" likely=false why="the factor of Zhou is 0.5 to the power of the months"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": 0.5 ** (DAYS / 30)}

# %% wrong="02.4" likely=false why="months of 30.4375 days"
claims = {
    "half": 30.4375 * np.log(2) / eta,
    "tenth": 30.4375 * np.log(10) / eta,
    "eta_of_zhou": 30.4375 * np.log(2) / DAYS,
}

# %% wrong="02.4" likely=false why="half the interest after DAYS taken as a straight line"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": 0.5 / (DAYS / 30)}

# %% wrong="02.4" likely=false why="forgets the third question"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(10) / eta}

# %% wrong="02.4" likely=false why="a list without keys"
claims = [30 * np.log(2) / eta, 30 * np.log(10) / eta, 30 * np.log(2) / DAYS]

# %% wrong="02.4" likely=false why="two errors: months instead of days, and a tenth as a loss of a tenth"
claims = {"half": np.log(2) / eta, "tenth": -np.log(0.9) / eta, "eta_of_zhou": 30 * np.log(2) / DAYS}

# %% wrong="02.4" likely=false why="two errors: the document's 0.5, and Zhou's factor a day"
claims = {"half": 30 * np.log(2) / 0.5, "tenth": 30 * np.log(10) / 0.5, "eta_of_zhou": np.log(2) / DAYS}

# %% right="02.5"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series(
    {
        factor: len(first.intersection(interest.time_interest(played, AS_OF, factor).nlargest(50).index))
        for factor in FACTORS
    }
)

# %% wrong="02.5" likely=true why="counts only those at the same place"
base = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series({f: (interest.time_interest(played, AS_OF, f).nlargest(50).index == base).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="gives the share instead of the number"
base = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series({f: interest.time_interest(played, AS_OF, f).nlargest(50).index.isin(base).mean() for f in FACTORS})

# %% wrong="02.5" likely=true why="counts those who leave the list"
base = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series(
    {f: 50 - interest.time_interest(played, AS_OF, f).nlargest(50).index.isin(base).sum() for f in FACTORS}
)

# %% wrong="02.5" likely=true why="compares all customers, without the first fifty"
base = interest.time_interest(played, AS_OF, 0.5).index
stay = pd.Series({f: len(base.intersection(interest.time_interest(played, AS_OF, f).index)) for f in FACTORS})

# %% wrong="02.5" likely=true why="sorts only the first list; head(50) of the other is by id"
base = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series({f: interest.time_interest(played, AS_OF, f).head(50).index.isin(base).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="takes eta of level 3 for the first list"
base = interest.time_interest(played, AS_OF, eta).nlargest(50).index
stay = pd.Series({f: interest.time_interest(played, AS_OF, f).nlargest(50).index.isin(base).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="the index is 0 to 5 instead of the factor"
base = set(interest.time_interest(played, AS_OF, 0.5).nlargest(50).index)
stay = pd.Series([len(base & set(interest.time_interest(played, AS_OF, f).nlargest(50).index)) for f in FACTORS])

# %% wrong="02.5" likely=true why="compares the interests instead of the customers"
base = interest.time_interest(played, AS_OF, 0.5).nlargest(50)
stay = pd.Series({f: interest.time_interest(played, AS_OF, f).nlargest(50).isin(base).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="as of OCTOBER, copied from level 3"
base = interest.time_interest(played, OCTOBER, 0.5).nlargest(50).index
stay = pd.Series({f: interest.time_interest(played, OCTOBER, f).nlargest(50).index.isin(base).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="forgets the factor, so the two lists are the same"
base = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series({f: interest.time_interest(played, AS_OF).nlargest(50).index.isin(base).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="takes the fifty lowest, sorted ascending"
base = interest.time_interest(played, AS_OF, 0.5).sort_values()[:50].index
stay = pd.Series(
    {f: interest.time_interest(played, AS_OF, f).sort_values()[:50].index.isin(base).sum() for f in FACTORS}
)

# %% wrong="02.5" likely=true why="a dictionary instead of a Series"
base = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = {f: int(interest.time_interest(played, AS_OF, f).nlargest(50).index.isin(base).sum()) for f in FACTORS}

# %% wrong="02.5" likely=true why="takes the list of October from level 3 as the first list"
stay = pd.Series(
    {f: interest.time_interest(played, AS_OF, f).nlargest(50).index.isin(top.index).sum() for f in FACTORS}
)

# %% wrong="02.5" likely=false why="the first ten instead of the first fifty"
base = interest.time_interest(played, AS_OF, 0.5).nlargest(10).index
stay = pd.Series({f: interest.time_interest(played, AS_OF, f).nlargest(10).index.isin(base).sum() for f in FACTORS})

# %% wrong="02.5" likely=false why="counts those on one of the two lists, the union"
base = set(interest.time_interest(played, AS_OF, 0.5).nlargest(50).index)
stay = pd.Series({f: len(base | set(interest.time_interest(played, AS_OF, f).nlargest(50).index)) for f in FACTORS})

# %% wrong="02.5" likely=false why="keeps only those who were on all lists so far"
base = set(interest.time_interest(played, AS_OF, 0.5).nlargest(50).index)
stay = {}
for f in FACTORS:
    base = base & set(interest.time_interest(played, AS_OF, f).nlargest(50).index)
    stay[f] = len(base)
stay = pd.Series(stay)

# %% wrong="02.5" likely=false why="compares each factor with the factor before it"
lists = {f: set(interest.time_interest(played, AS_OF, f).nlargest(50).index) for f in [0.5, *FACTORS]}
stay = pd.Series({f: len(lists[f] & lists[before]) for before, f in zip([0.5, *FACTORS], FACTORS)})

# %% wrong="02.5" likely=false why="one number for all factors, the sum"
base = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = sum(interest.time_interest(played, AS_OF, f).nlargest(50).index.isin(base).sum() for f in FACTORS)

# %% wrong="02.5" likely=false why="two errors: the share, and eta of level 3 for the first list"
base = interest.time_interest(played, AS_OF, eta).nlargest(50).index
stay = pd.Series({f: interest.time_interest(played, AS_OF, f).nlargest(50).index.isin(base).mean() for f in FACTORS})

# %% wrong="02.5" likely=false why="two errors: the number who leave, and as of OCTOBER"
base = interest.time_interest(played, OCTOBER, 0.5).nlargest(50).index
stay = pd.Series(
    {f: 50 - interest.time_interest(played, OCTOBER, f).nlargest(50).index.isin(base).sum() for f in FACTORS}
)

# %% right="02.6"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
november = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
best = november.idxmax()
december = interest.auc(interest.time_interest(played, DECEMBER, best), in_december)
chosen = {"eta": best, "november": november.max(), "december": december}

# %% wrong="02.6" likely=true why="scores as of the month's end, so the score has seen the month"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
aucs = pd.Series({f: interest.auc(interest.time_interest(played, DECEMBER, f), in_november) for f in GRID})
e = aucs.idxmax()
chosen = {
    "eta": e,
    "november": aucs[e],
    "december": interest.auc(interest.time_interest(played, AS_OF, e), in_december),
}

# %% wrong="02.6" likely=true why="scores both months as of AS_OF"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
aucs = pd.Series({f: interest.auc(interest.time_interest(played, AS_OF, f), in_november) for f in GRID})
e = aucs.idxmax()
chosen = {
    "eta": e,
    "november": aucs[e],
    "december": interest.auc(interest.time_interest(played, AS_OF, e), in_december),
}

# %% wrong="02.6" likely=true why="chooses on December"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
dec = pd.Series({f: interest.auc(interest.time_interest(played, DECEMBER, f), in_december) for f in GRID})
e = dec.idxmax()
chosen = {
    "eta": e,
    "november": interest.auc(interest.time_interest(played, NOVEMBER, e), in_november),
    "december": dec.max(),
}

# %% wrong="02.6" likely=true why="gives the best AUC of December instead of that of the factor chosen"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
dec = pd.Series({f: interest.auc(interest.time_interest(played, DECEMBER, f), in_december) for f in GRID})
chosen = {"eta": nov.idxmax(), "november": nov.max(), "december": dec.max()}

# %% wrong="02.6" likely=true why="December is scored as of 1 November still"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
e = nov.idxmax()
score_nov = interest.time_interest(played, NOVEMBER, e)
chosen = {"eta": e, "november": nov.max(), "december": interest.auc(score_nov, in_december)}

# %% wrong="02.6" likely=true why="only December has seen its month, scored as of AS_OF"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
e = nov.idxmax()
chosen = {
    "eta": e,
    "november": nov.max(),
    "december": interest.auc(interest.time_interest(played, AS_OF, e), in_december),
}

# %% wrong="02.6" likely=true why="takes the last factor of the loop for December, not the one chosen"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
nov = {}
for f in GRID:
    score_nov = interest.time_interest(played, NOVEMBER, f)
    nov[f] = interest.auc(score_nov, in_november)
dec = interest.auc(interest.time_interest(played, DECEMBER, f), in_december)
chosen = {"eta": max(nov, key=nov.get), "november": max(nov.values()), "december": dec}

# %% wrong="02.6" likely=true why="the factor with the lowest AUC"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
e = nov.idxmin()
chosen = {
    "eta": e,
    "november": nov[e],
    "december": interest.auc(interest.time_interest(played, DECEMBER, e), in_december),
}

# %% wrong="02.6" likely=true why="gives the place in GRID instead of the factor"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
nov = [interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID]
place = int(np.argmax(nov))
dec = interest.auc(interest.time_interest(played, DECEMBER, GRID[place]), in_december)
chosen = {"eta": place, "november": nov[place], "december": dec}

# %% wrong="02.6" likely=true why="the outcome of November runs to AS_OF, two months"
in_december = interest.bought_between(played, DECEMBER, AS_OF)
two = interest.bought_between(played, NOVEMBER, AS_OF)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), two) for f in GRID})
e = nov.idxmax()
chosen = {
    "eta": e,
    "november": nov.max(),
    "december": interest.auc(interest.time_interest(played, DECEMBER, e), in_december),
}

# %% wrong="02.6" likely=true why="rounds the two AUCs to three decimals, as the lesson prints them"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
e = nov.idxmax()
dec = interest.auc(interest.time_interest(played, DECEMBER, e), in_december)
chosen = {"eta": e, "november": round(nov.max(), 3), "december": round(dec, 3)}

# %% wrong="02.6" likely=true why="judges all customers of the wallet, not only those who had played"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
everybody = payments["user_id"].unique()
all_nov = in_november.reindex(everybody, fill_value=False)
all_dec = in_december.reindex(everybody, fill_value=False)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), all_nov) for f in GRID})
e = nov.idxmax()
chosen = {
    "eta": e,
    "november": nov.max(),
    "december": interest.auc(interest.time_interest(played, DECEMBER, e), all_dec),
}

# %% wrong="02.6" likely=true why="the outcome ends on 30 November at midnight and 31 December, the last day left out"
nov_out = interest.bought_between(played, NOVEMBER, pd.Timestamp("2017-11-30"))
dec_out = interest.bought_between(played, DECEMBER, pd.Timestamp("2017-12-31"))
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), nov_out) for f in GRID})
e = nov.idxmax()
chosen = {
    "eta": e,
    "november": nov.max(),
    "december": interest.auc(interest.time_interest(played, DECEMBER, e), dec_out),
}

# %% wrong="02.6" likely=true why="judges everybody who ever played, also those who began later"
ever = pd.Index(played["user_id"].unique())
ids_nov = played.loc[(played["time"] >= NOVEMBER) & (played["time"] < DECEMBER), "user_id"]
ids_dec = played.loc[played["time"] >= DECEMBER, "user_id"]
nov_out, dec_out = pd.Series(ever.isin(ids_nov), index=ever), pd.Series(ever.isin(ids_dec), index=ever)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), nov_out) for f in GRID})
e = nov.idxmax()
chosen = {
    "eta": e,
    "november": nov.max(),
    "december": interest.auc(interest.time_interest(played, DECEMBER, e), dec_out),
}

# %% wrong="02.6" likely=false why="judges the month before, October instead of November"
in_december = interest.bought_between(played, DECEMBER, AS_OF)
oct_out = interest.bought_between(played, OCTOBER, NOVEMBER)
nov = pd.Series({f: interest.auc(interest.time_interest(played, OCTOBER, f), oct_out) for f in GRID})
e = nov.idxmax()
chosen = {
    "eta": e,
    "november": nov.max(),
    "december": interest.auc(interest.time_interest(played, DECEMBER, e), in_december),
}

# %% wrong="02.6" likely=false why="chooses by the mean AUC of both months"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
dec = pd.Series({f: interest.auc(interest.time_interest(played, DECEMBER, f), in_december) for f in GRID})
chosen = {"eta": ((nov + dec) / 2).idxmax(), "november": ((nov + dec) / 2).max(), "december": ((nov + dec) / 2).max()}

# %% wrong="02.6" likely=false why="swaps the two AUCs"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
e = nov.idxmax()
chosen = {
    "eta": e,
    "november": interest.auc(interest.time_interest(played, DECEMBER, e), in_december),
    "december": nov.max(),
}

# %% wrong="02.6" likely=false why="gives the two AUCs in per cent"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
e = nov.idxmax()
dec = interest.auc(interest.time_interest(played, DECEMBER, e), in_december)
chosen = {"eta": e, "november": 100 * nov.max(), "december": 100 * dec}

# %% wrong="02.6" likely=false why="gives the half-life of the factor instead of the factor"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
e = nov.idxmax()
dec = interest.auc(interest.time_interest(played, DECEMBER, e), in_december)
chosen = {"eta": interest.half_life(e), "november": nov.max(), "december": dec}

# %% wrong="02.6" likely=false why="gives only the factor"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
chosen = nov.idxmax()

# %% wrong="02.6" likely=false why="two errors: chooses on December, and the score has seen December"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
dec = pd.Series({f: interest.auc(interest.time_interest(played, AS_OF, f), in_december) for f in GRID})
e = dec.idxmax()
chosen = {
    "eta": e,
    "november": interest.auc(interest.time_interest(played, NOVEMBER, e), in_november),
    "december": dec.max(),
}

# %% wrong="02.6" likely=false why="two errors: the lowest AUC, and December as of 1 November"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
nov = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
e = nov.idxmin()
chosen = {
    "eta": e,
    "november": nov[e],
    "december": interest.auc(interest.time_interest(played, NOVEMBER, e), in_december),
}
