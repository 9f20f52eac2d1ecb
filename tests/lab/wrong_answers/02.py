# ruff: noqa
# Wrong answers for lab 02, as newcomers would give them; written from the lab's page and the lesson alone.

# %% right="02.1"
months_of_first = (AS_OF - dates[0]) / MONTH
weight_of_first = np.exp(-0.5 * months_of_first)
score = np.exp(-0.5 * (AS_OF - dates) / MONTH).sum()

# %% wrong="02.1" likely=true why="only the weight of the first purchase, as the cell shows it"
score = weight_of_first

# %% wrong="02.1" likely=true why="counts in days, not in months"
score = np.exp(-0.5 * (AS_OF - dates).dt.days).sum()

# %% wrong="02.1" likely=true why="the exponent has no minus sign, so old purchases weigh most"
score = np.exp(0.5 * (AS_OF - dates) / MONTH).sum()

# %% wrong="02.1" likely=true why="the mean of the weights, not their sum"
score = np.exp(-0.5 * (AS_OF - dates) / MONTH).mean()

# %% wrong="02.1" likely=true why="rounded to two decimals"
score = round(np.exp(-0.5 * (AS_OF - dates) / MONTH).sum(), 2)

# %% wrong="02.1" likely=true why="whole calendar months in place of months of 30 days"
score = np.exp(-0.5 * interest.calendar_months_before(dates, AS_OF)).sum()

# %% wrong="02.1" likely=true why="months of 30.4375 days in place of 30"
score = np.exp(-0.5 * (AS_OF - dates) / pd.Timedelta(days=30.4375)).sum()

# %% wrong="02.1" likely=true why="only the weight of the latest purchase"
score = np.exp(-0.5 * (AS_OF - dates.max()) / MONTH)

# %% wrong="02.1" likely=true why="adds up the months first and takes the exponential of the sum"
score = np.exp(-0.5 * ((AS_OF - dates) / MONTH).sum())

# %% wrong="02.1" likely=true why="takes whole days with dt.days, which drops the clock time"
score = np.exp(-0.5 * (AS_OF - dates).dt.days / 30).sum()

# %% wrong="02.1" likely=true why="the weights one by one: the sum is forgotten"
score = np.exp(-0.5 * (AS_OF - dates) / MONTH)

# %% wrong="02.1" likely=true why="takes 0.5 as the base: every month halves the weight"
score = (0.5 ** ((AS_OF - dates) / MONTH)).sum()

# %% wrong="02.1" likely=true why="looks back from the last purchase, not from the observation point"
score = np.exp(-0.5 * (dates.max() - dates) / MONTH).sum()

# %% wrong="02.1" likely=true why="two errors: whole days from dt.days, and the mean in place of the sum"
score = np.exp(-0.5 * (AS_OF - dates).dt.days / 30).mean()

# %% wrong="02.1" likely=false why="squeezed by a sigmoid, as the document prints it"
score = 1 / (1 + np.exp(-np.exp(-0.5 * (AS_OF - dates) / MONTH).sum()))

# %% wrong="02.1" likely=false why="the number of purchases, without any weight"
score = len(dates)

# %% wrong="02.1" likely=false why="divides by eta in place of multiplying: a decay factor of 2"
score = np.exp(-((AS_OF - dates) / MONTH) / 0.5).sum()

# %% wrong="02.1" likely=false why="looks back from 1 October, so later purchases weigh more than 1"
score = np.exp(-0.5 * (pd.Timestamp("2017-10-01") - dates) / MONTH).sum()

# %% wrong="02.1" likely=false why="everybody's interest, not that of the one customer"
score = interest.time_interest(played, AS_OF, 0.5)

# %% wrong="02.1" likely=false why="cuts the months off to whole numbers"
score = np.exp(-0.5 * ((AS_OF - dates) / MONTH).astype(int)).sum()

# %% wrong="02.1" likely=false why="two errors: months of 30.4375 days, and rounded to three decimals"
score = round(np.exp(-0.5 * (AS_OF - dates) / pd.Timedelta(days=30.4375)).sum(), 3)

# %% wrong="02.1" likely=true why="two errors: days in place of months, and no minus sign"
score = np.exp(0.5 * (AS_OF - dates) / pd.Timedelta(days=1)).sum()

# %% right="02.2"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing < AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=true why="compares the UTC time with midnight in Beijing, without converting"
known = around[around["time_utc"] < AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=true why="the border is <=, so purchases at midnight itself count"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing <= AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=true why="subtracts eight hours in place of adding them"
beijing = around["time_utc"] - pd.Timedelta(hours=8)
known = around[beijing < AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=true why="keeps the customers without a purchase before, with 0"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = (beijing < AS_OF).groupby(around["user_id"]).sum()

# %% wrong="02.2" likely=true why="no filter: counts all purchases of the days around"
known = around.groupby("user_id").size()

# %% wrong="02.2" likely=true why="one number for all customers together"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = (beijing < AS_OF).sum()

# %% wrong="02.2" likely=true why="counts the purchases after the observation point: the filter is the wrong way round"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing >= AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=true why="counts different days, not purchases"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
days = beijing[beijing < AS_OF].dt.normalize()
known = days.groupby(around["user_id"]).nunique()

# %% wrong="02.2" likely=true why="a DataFrame: count of all columns, none is picked"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing < AS_OF].groupby("user_id").count()

# %% wrong="02.2" likely=true why="compares dates with <=, so all of 1 January in Beijing counts"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing.dt.date <= AS_OF.date()].groupby("user_id").size()

# %% wrong="02.2" likely=true why="counts in played, the purchases of the whole log, not in around"
known = played[played["time"] < AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=true why="True or False for each row: the count by customer is forgotten"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = beijing < AS_OF

# %% wrong="02.2" likely=true why="two errors: compares in UTC, and keeps customers with 0"
known = (around["time_utc"] < AS_OF).groupby(around["user_id"]).sum()

# %% wrong="02.2" likely=true why="the last moment of each customer before the observation point, not the number"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = beijing[beijing < AS_OF].groupby(around["user_id"]).max()

# %% wrong="02.2" likely=false why="adds nine hours in place of eight"
beijing = around["time_utc"] + pd.Timedelta(hours=9)
known = around[beijing < AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=false why="begins at 30 December in UTC, so the first hours of the day in Beijing are lost"
utc = around["time_utc"]
inside = (utc >= "2017-12-30") & (utc < "2017-12-31 16:00")
known = around[inside].groupby("user_id").size()

# %% wrong="02.2" likely=false why="drops only the purchases at midnight, and keeps those after it"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing != AS_OF].groupby("user_id").size()

# %% wrong="02.2" likely=false why="leaves out customers who also bought at midnight or later"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
later = around.loc[beijing >= AS_OF, "user_id"]
known = around[(beijing < AS_OF) & ~around["user_id"].isin(later)].groupby("user_id").size()

# %% wrong="02.2" likely=false why="1 for every customer: one row a customer is kept before counting"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing < AS_OF].drop_duplicates("user_id").groupby("user_id").size()

# %% wrong="02.2" likely=false why="only 31 December in Beijing, the last day before the observation point"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing.dt.normalize() == "2017-12-31"].groupby("user_id").size()

# %% wrong="02.2" likely=false why="two errors: midnight counts, and user_id is a column of a DataFrame"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = around[beijing <= AS_OF].groupby("user_id").size().reset_index(name="known")

# %% wrong="02.2" likely=true why="two errors: midnight counts, and customers without a purchase are kept with 0"
beijing = around["time_utc"] + pd.Timedelta(hours=8)
known = (beijing <= AS_OF).groupby(around["user_id"]).sum()

# %% right="02.3"
past = played[played["time"] < OCTOBER]
weights = np.exp(-eta * (OCTOBER - past["time"]) / MONTH)
top = weights.groupby(past["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=true why="uses all purchases: those after 1 October have a weight above 1"
weights = np.exp(-eta * (OCTOBER - played["time"]) / MONTH)
top = weights.groupby(played["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=true why="measures the age from 1 January (AS_OF), not from October"
weights = np.exp(-eta * (AS_OF - past["time"]) / MONTH)
top = weights.groupby(past["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=true why="the lesson's decay factor 0.5 in place of eta"
weights = np.exp(-0.5 * (OCTOBER - past["time"]) / MONTH)
top = weights.groupby(past["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=true why="counts in days, not in months"
weights = np.exp(-eta * (OCTOBER - past["time"]).dt.days)
top = weights.groupby(past["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=true why="sorts ascending, so these are the 50 lowest"
weights = np.exp(-eta * (OCTOBER - past["time"]) / MONTH)
top = weights.groupby(past["user_id"]).sum().sort_values().head(50)

# %% wrong="02.3" likely=true why="the first 50 by user_id: not sorted by interest"
weights = np.exp(-eta * (OCTOBER - past["time"]) / MONTH)
top = weights.groupby(past["user_id"]).sum().head(50)

# %% wrong="02.3" likely=true why="all customers, not the 50 highest"
weights = np.exp(-eta * (OCTOBER - past["time"]) / MONTH)
top = weights.groupby(past["user_id"]).sum().sort_values(ascending=False)

# %% wrong="02.3" likely=true why="the mean weight of each customer, not the sum"
weights = np.exp(-eta * (OCTOBER - past["time"]) / MONTH)
top = weights.groupby(past["user_id"]).mean().nlargest(50)

# %% wrong="02.3" likely=true why="everybody's interest as of 1 January, from the helper"
top = interest.time_interest(played, AS_OF, eta).nlargest(50)

# %% wrong="02.3" likely=true why="only the latest purchase of each customer counts"
last = past.groupby("user_id")["time"].max()
top = np.exp(-eta * (OCTOBER - last) / MONTH).nlargest(50)

# %% wrong="02.3" likely=true why="takes whole days (dt.days), which drops the clock time"
weights = np.exp(-eta * (OCTOBER - past["time"]).dt.days / 30)
top = weights.groupby(past["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=true why="the exponent has no minus sign"
weights = np.exp(eta * (OCTOBER - past["time"]) / MONTH)
top = weights.groupby(past["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=true why="the 50 highest single weights, before the sum by customer"
weights = np.exp(-eta * (OCTOBER - past["time"]) / MONTH).nlargest(50)
top = weights.groupby(past["user_id"]).sum()

# %% wrong="02.3" likely=true why="rounded to three decimals"
weights = np.exp(-eta * (OCTOBER - past["time"]) / MONTH)
top = weights.groupby(past["user_id"]).sum().nlargest(50).round(3)

# %% wrong="02.3" likely=true why="two errors: eta 0.5, and ages from AS_OF"
weights = np.exp(-0.5 * (AS_OF - past["time"]) / MONTH)
top = weights.groupby(past["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=false why="purchases after October are kept with the weight 1 (negative ages set to 0)"
months = ((OCTOBER - played["time"]) / MONTH).clip(lower=0)
top = np.exp(-eta * months).groupby(played["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=false why="the 50 with the most purchases, with their number"
top = past.groupby("user_id").size().nlargest(50)

# %% wrong="02.3" likely=false why="months of 30.4375 days"
top = interest.time_interest(played, OCTOBER, eta, days_per_month=30.4375).nlargest(50)

# %% wrong="02.3" likely=false why="takes eta as the half-life in months"
weights = 0.5 ** ((OCTOBER - past["time"]) / MONTH / eta)
top = weights.groupby(past["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=false why="the ten highest only"
weights = np.exp(-eta * (OCTOBER - past["time"]) / MONTH)
top = weights.groupby(past["user_id"]).sum().nlargest(10)

# %% wrong="02.3" likely=false why="several purchases of one day count once"
days = past.assign(day=past["time"].dt.normalize()).drop_duplicates(["user_id", "day"])
weights = np.exp(-eta * (OCTOBER - days["time"]) / MONTH)
top = weights.groupby(days["user_id"]).sum().nlargest(50)

# %% wrong="02.3" likely=false why="two errors: counts in days, and takes the lowest 50"
weights = np.exp(-eta * (OCTOBER - past["time"]).dt.days)
top = weights.groupby(past["user_id"]).sum().nsmallest(50)

# %% wrong="02.3" likely=true why="two errors: all purchases, also those after October, and eta 0.5"
weights = np.exp(-0.5 * (OCTOBER - played["time"]) / MONTH)
top = weights.groupby(played["user_id"]).sum().nlargest(50)

# %% right="02.4"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% wrong="02.4" likely=true why="half and tenth are in months, not in days"
claims = {"half": np.log(2) / eta, "tenth": np.log(10) / eta, "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% wrong="02.4" likely=true why="eta_of_zhou is a day, not a month"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": np.log(2) / DAYS}

# %% wrong="02.4" likely=true why="tenth has the wrong sign: log of 0.1 without a minus"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(0.1) / eta, "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% wrong="02.4" likely=true why="tenth is five times half, as if the weight fell in a straight line"
half = 30 * np.log(2) / eta
claims = {"half": half, "tenth": 5 * half, "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% wrong="02.4" likely=true why="tenth asks when a tenth is lost (nine tenths are left)"
claims = {"half": 30 * np.log(2) / eta, "tenth": -30 * np.log(0.9) / eta, "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% wrong="02.4" likely=true why="forgets the logarithm in half: 0.5 divided by eta"
claims = {"half": 30 * 0.5 / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% wrong="02.4" likely=true why="the lesson's 0.5 in place of eta of level 3"
claims = {"half": 30 * np.log(2) / 0.5, "tenth": 30 * np.log(10) / 0.5, "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% wrong="02.4" likely=true why="eta_of_zhou multiplies: ln 2 times the months"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": np.log(2) * DAYS / 30}

# %% wrong="02.4" likely=true why="eta_of_zhou forgets the logarithm: a half divided by the months"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": 0.5 / (DAYS / 30)}

# %% wrong="02.4" likely=true why="the logarithm to base 10 in place of the natural one"
claims = {"half": 30 * np.log10(2) / eta, "tenth": 30 * np.log10(10) / eta, "eta_of_zhou": np.log10(2) / (DAYS / 30)}

# %% wrong="02.4" likely=true why="rounds half and tenth to whole days"
claims = {
    "half": round(30 * np.log(2) / eta),
    "tenth": round(30 * np.log(10) / eta),
    "eta_of_zhou": np.log(2) / (DAYS / 30),
}

# %% wrong="02.4" likely=true why="eta_of_zhou is the half-life in months, not the decay factor"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": DAYS / 30}

# %% wrong="02.4" likely=true why="two errors: half and tenth in months, eta_of_zhou a day"
claims = {"half": interest.half_life(eta), "tenth": np.log(10) / eta, "eta_of_zhou": np.log(2) / DAYS}

# %% wrong="02.4" likely=false why="half and tenth are weights (after half and a tenth of a month), not times"
claims = {"half": np.exp(-eta * 0.5), "tenth": np.exp(-eta * 0.1), "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% wrong="02.4" likely=true why="months of 30.4375 days"
month = 30.4375
claims = {"half": month * np.log(2) / eta, "tenth": month * np.log(10) / eta, "eta_of_zhou": np.log(2) / (DAYS / month)}

# %% wrong="02.4" likely=false why="half and tenth multiply by eta in place of dividing"
claims = {"half": 30 * np.log(2) * eta, "tenth": 30 * np.log(10) * eta, "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% wrong="02.4" likely=false why="half and tenth are swapped"
claims = {"half": 30 * np.log(10) / eta, "tenth": 30 * np.log(2) / eta, "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% wrong="02.4" likely=false why="half and tenth are divided by 30 in place of multiplied, to get days from months"
claims = {"half": np.log(2) / (30 * eta), "tenth": np.log(10) / (30 * eta), "eta_of_zhou": np.log(2) / (DAYS / 30)}

# %% wrong="02.4" likely=false why="eta_of_zhou has a minus sign"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": np.log(0.5) / (DAYS / 30)}

# %% wrong="02.4" likely=false why="eta_of_zhou is missing: only two keys"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(10) / eta}

# %% wrong="02.4" likely=false why="two errors: eta_of_zhou a day, and tenth with the wrong sign"
claims = {"half": 30 * np.log(2) / eta, "tenth": 30 * np.log(0.1) / eta, "eta_of_zhou": np.log(2) / DAYS}

# %% wrong="02.4" likely=true why="two errors: half forgets the logarithm, and eta_of_zhou is a day"
claims = {"half": 30 * 0.5 / eta, "tenth": 30 * np.log(10) / eta, "eta_of_zhou": np.log(2) / DAYS}

# %% right="02.5"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series(
    {f: len(first.intersection(interest.time_interest(played, AS_OF, f).nlargest(50).index)) for f in FACTORS}
)

# %% wrong="02.5" likely=true why="how many leave the list, not how many stay"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series(
    {f: len(first.difference(interest.time_interest(played, AS_OF, f).nlargest(50).index)) for f in FACTORS}
)

# %% wrong="02.5" likely=true why="the share of the fifty who stay, not their number"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series({f: first.isin(interest.time_interest(played, AS_OF, f).nlargest(50).index).mean() for f in FACTORS})

# %% wrong="02.5" likely=true why="counts those who stand on the same place of both lists"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series({f: (first == interest.time_interest(played, AS_OF, f).nlargest(50).index).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="lists as of October, the day of level 3"
first = interest.time_interest(played, OCTOBER, 0.5).nlargest(50).index
stay = pd.Series({f: first.isin(interest.time_interest(played, OCTOBER, f).nlargest(50).index).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="the first ten in place of the first fifty"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(10).index
stay = pd.Series({f: first.isin(interest.time_interest(played, AS_OF, f).nlargest(10).index).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="forgets to give the factor to the helper, so all lists are the same"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series({f: first.isin(interest.time_interest(played, AS_OF).nlargest(50).index).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="the first list is at eta of level 3, not at 0.5"
first = interest.time_interest(played, AS_OF, eta).nlargest(50).index
stay = pd.Series({f: first.isin(interest.time_interest(played, AS_OF, f).nlargest(50).index).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="compares whole rankings without cutting at fifty: everybody is on both"
first = interest.time_interest(played, AS_OF, 0.5).index
stay = pd.Series({f: first.isin(interest.time_interest(played, AS_OF, f).index).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="head(50) of the other list takes the smallest user_ids: it is not sorted"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series({f: first.isin(interest.time_interest(played, AS_OF, f).head(50).index).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="sorts ascending and takes head: the fifty lowest of both lists"
first = interest.time_interest(played, AS_OF, 0.5).sort_values().head(50).index
stay = pd.Series(
    {f: first.isin(interest.time_interest(played, AS_OF, f).sort_values().head(50).index).sum() for f in FACTORS}
)

# %% wrong="02.5" likely=true why="compares the scores in place of the customers"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(50)
stay = pd.Series({f: first.isin(interest.time_interest(played, AS_OF, f).nlargest(50)).sum() for f in FACTORS})

# %% wrong="02.5" likely=true why="compares each factor with the factor before it, not with 0.5"
tops = [interest.time_interest(played, AS_OF, f).nlargest(50).index for f in [0.5, *FACTORS]]
stay = pd.Series({f: len(a.intersection(b)) for f, a, b in zip(FACTORS, tops, tops[1:])})

# %% wrong="02.5" likely=true why="counts who is on either list (union), not on both"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series({f: len(first.union(interest.time_interest(played, AS_OF, f).nlargest(50).index)) for f in FACTORS})

# %% wrong="02.5" likely=true why="the numbers in a list-made Series: the index is 0 to 5, not the factor"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = pd.Series([first.isin(interest.time_interest(played, AS_OF, f).nlargest(50).index).sum() for f in FACTORS])

# %% wrong="02.5" likely=true why="two errors: as of October, and how many leave"
first = interest.time_interest(played, OCTOBER, 0.5).nlargest(50).index
stay = pd.Series(
    {f: (~first.isin(interest.time_interest(played, OCTOBER, f).nlargest(50).index)).sum() for f in FACTORS}
)

# %% wrong="02.5" likely=false why="the rank correlation of the two scores, not a number of customers"
first = interest.time_interest(played, AS_OF, 0.5)
stay = pd.Series({f: first.corr(interest.time_interest(played, AS_OF, f), method="spearman") for f in FACTORS})

# %% wrong="02.5" likely=false why="who stays on all lists so far: the list is cut down in each turn"
left = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
counts = {}
for f in FACTORS:
    left = left.intersection(interest.time_interest(played, AS_OF, f).nlargest(50).index)
    counts[f] = len(left)
stay = pd.Series(counts)

# %% wrong="02.5" likely=false why="overwrites the Series in each turn of the loop: only the last factor is left"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
for f in FACTORS:
    stay = pd.Series({f: first.isin(interest.time_interest(played, AS_OF, f).nlargest(50).index).sum()})

# %% wrong="02.5" likely=false why="the other lists take the factor a day (days_per_month=1), not a month"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
others = {f: interest.time_interest(played, AS_OF, f, days_per_month=1).nlargest(50).index for f in FACTORS}
stay = pd.Series({f: first.isin(other).sum() for f, other in others.items()})

# %% wrong="02.5" likely=false why="one number: the mean over the factors"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(50).index
stay = np.mean([first.isin(interest.time_interest(played, AS_OF, f).nlargest(50).index).sum() for f in FACTORS])

# %% wrong="02.5" likely=false why="two errors: a share in percent, and the first list at eta of level 3"
first = interest.time_interest(played, AS_OF, eta).nlargest(50).index
stay = pd.Series(
    {f: 100 * first.isin(interest.time_interest(played, AS_OF, f).nlargest(50).index).mean() for f in FACTORS}
)

# %% wrong="02.5" likely=true why="two errors: the first ten in place of fifty, and as shares"
first = interest.time_interest(played, AS_OF, 0.5).nlargest(10).index
stay = pd.Series({f: first.isin(interest.time_interest(played, AS_OF, f).nlargest(10).index).mean() for f in FACTORS})

# %% right="02.6"
in_november = interest.bought_between(played, NOVEMBER, DECEMBER)
in_december = interest.bought_between(played, DECEMBER, AS_OF)
aucs = pd.Series({f: interest.auc(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
best = aucs.idxmax()
chosen = {
    "eta": best,
    "november": aucs.max(),
    "december": interest.auc(interest.time_interest(played, DECEMBER, best), in_december),
}

# %% wrong="02.6" likely=true why="scores everybody as of 1 January, so the scores have seen both months"
november = pd.Series({f: interest.auc(interest.time_interest(played, AS_OF, f), in_november) for f in GRID})
eta_best = november.idxmax()
chosen = {
    "eta": eta_best,
    "november": november.max(),
    "december": interest.auc(interest.time_interest(played, AS_OF, eta_best), in_december),
}

# %% wrong="02.6" likely=true why="scores as of the end of each month, which the score has then seen"
november = interest.backtest_eta(played, in_november, GRID, DECEMBER)
december = interest.backtest_eta(played, in_december, GRID, AS_OF)
eta_best = november.idxmax()
chosen = {"eta": eta_best, "november": november[eta_best], "december": december[eta_best]}

# %% wrong="02.6" likely=true why="december is the best AUC of December, at a factor of its own"
november = interest.backtest_eta(played, in_november, GRID, NOVEMBER)
december = interest.backtest_eta(played, in_december, GRID, DECEMBER)
chosen = {"eta": november.idxmax(), "november": november.max(), "december": december.max()}

# %% wrong="02.6" likely=true why="chooses the factor by December and gives November's AUC of it"
november = interest.backtest_eta(played, in_november, GRID, NOVEMBER)
december = interest.backtest_eta(played, in_december, GRID, DECEMBER)
eta_best = december.idxmax()
chosen = {"eta": eta_best, "november": november[eta_best], "december": december.max()}

# %% wrong="02.6" likely=true why="takes eta of level 3 without choosing from GRID"
chosen = {
    "eta": eta,
    "november": interest.auc(interest.time_interest(played, NOVEMBER, eta), in_november),
    "december": interest.auc(interest.time_interest(played, DECEMBER, eta), in_december),
}

# %% wrong="02.6" likely=true why="chooses the factor with the lowest AUC"
november = interest.backtest_eta(played, in_november, GRID, NOVEMBER)
december = interest.backtest_eta(played, in_december, GRID, DECEMBER)
chosen = {"eta": november.idxmin(), "november": november.min(), "december": december[november.idxmin()]}

# %% wrong="02.6" likely=true why="November's outcome reaches to 1 January: two months"
both = interest.bought_between(played, NOVEMBER, AS_OF)
november = interest.backtest_eta(played, both, GRID, NOVEMBER)
december = interest.backtest_eta(played, in_december, GRID, DECEMBER)
chosen = {"eta": november.idxmax(), "november": november.max(), "december": december[november.idxmax()]}

# %% wrong="02.6" likely=true why="December is judged with the score of 1 November, which is a month old"
november = interest.backtest_eta(played, in_november, GRID, NOVEMBER)
eta_best = november.idxmax()
chosen = {
    "eta": eta_best,
    "november": november.max(),
    "december": interest.auc(interest.time_interest(played, NOVEMBER, eta_best), in_december),
}

# %% wrong="02.6" likely=true why="eta is the position in GRID (argmax), not the factor"
november = interest.backtest_eta(played, in_november, GRID, NOVEMBER)
december = interest.backtest_eta(played, in_december, GRID, DECEMBER)
place = november.to_numpy().argmax()
chosen = {"eta": place, "november": november.iloc[place], "december": december.iloc[place]}

# %% wrong="02.6" likely=true why="copies the line for December and leaves November's outcome in it"
november = interest.backtest_eta(played, in_november, GRID, NOVEMBER)
eta_best = november.idxmax()
chosen = {
    "eta": eta_best,
    "november": november.max(),
    "december": interest.auc(interest.time_interest(played, DECEMBER, eta_best), in_november),
}

# %% wrong="02.6" likely=true why="only the December score is as of 1 January: it has seen the month that it predicts"
november = interest.backtest_eta(played, in_november, GRID, NOVEMBER)
eta_best = november.idxmax()
chosen = {
    "eta": eta_best,
    "november": november.max(),
    "december": interest.auc(interest.time_interest(played, AS_OF, eta_best), in_december),
}

# %% wrong="02.6" likely=true why="rounds the two AUCs to three decimals"
november = interest.backtest_eta(played, in_november, GRID, NOVEMBER)
december = interest.backtest_eta(played, in_december, GRID, DECEMBER)
eta_best = november.idxmax()
chosen = {"eta": eta_best, "november": round(november.max(), 3), "december": round(december[eta_best], 3)}

# %% wrong="02.6" likely=true why="searches among FACTORS of level 5 in place of GRID"
november = interest.backtest_eta(played, in_november, [0.05, 0.1, 0.2, 1.0, 2.0, 5.0], NOVEMBER)
chosen = {
    "eta": november.idxmax(),
    "november": november.max(),
    "december": interest.auc(interest.time_interest(played, DECEMBER, november.idxmax()), in_december),
}

# %% wrong="02.6" likely=true why="two errors: chooses by December, and scores as of 1 January"
november = interest.backtest_eta(played, in_november, GRID, AS_OF)
december = interest.backtest_eta(played, in_december, GRID, AS_OF)
chosen = {"eta": december.idxmax(), "november": november[december.idxmax()], "december": december.max()}

# %% wrong="02.6" likely=false why="judges all customers of the wallet, also those who never played"
everybody = sorted(payments["user_id"].unique())
nov_all = in_november.reindex(everybody, fill_value=False)
dec_all = in_december.reindex(everybody, fill_value=False)
november = interest.backtest_eta(played, nov_all, GRID, NOVEMBER)
december = interest.backtest_eta(played, dec_all, GRID, DECEMBER)
chosen = {"eta": november.idxmax(), "november": november.max(), "december": december[november.idxmax()]}

# %% wrong="02.6" likely=false why="chooses the factor with the best mean of the two months"
november = interest.backtest_eta(played, in_november, GRID, NOVEMBER)
december = interest.backtest_eta(played, in_december, GRID, DECEMBER)
eta_best = ((november + december) / 2).idxmax()
chosen = {"eta": eta_best, "november": november[eta_best], "december": december[eta_best]}

# %% wrong="02.6" likely=false why="precision among the first fifty as the measure, not the AUC"
november = pd.Series({f: interest.precision_at(interest.time_interest(played, NOVEMBER, f), in_november) for f in GRID})
eta_best = november.idxmax()
chosen = {
    "eta": eta_best,
    "november": november.max(),
    "december": interest.precision_at(interest.time_interest(played, DECEMBER, eta_best), in_december),
}

# %% wrong="02.6" likely=false why="november and december are swapped"
november = interest.backtest_eta(played, in_november, GRID, NOVEMBER)
december = interest.backtest_eta(played, in_december, GRID, DECEMBER)
chosen = {"eta": november.idxmax(), "november": december[november.idxmax()], "december": november.max()}

# %% wrong="02.6" likely=false why="one month early: October judges the choice, November is the test"
in_october = interest.bought_between(played, OCTOBER, NOVEMBER)
october = interest.backtest_eta(played, in_october, GRID, OCTOBER)
november = interest.backtest_eta(played, in_november, GRID, NOVEMBER)
chosen = {"eta": october.idxmax(), "november": october.max(), "december": november[october.idxmax()]}

# %% wrong="02.6" likely=false why="the half-life in months in place of the decay factor"
november = interest.backtest_eta(played, in_november, GRID, NOVEMBER)
december = interest.backtest_eta(played, in_december, GRID, DECEMBER)
best_of_grid = november.idxmax()
chosen = {
    "eta": interest.half_life(best_of_grid),
    "november": november.max(),
    "december": december[best_of_grid],
}

# %% wrong="02.6" likely=false why="two errors: takes 0.5 unchosen, and December's score is a month old"
chosen = {
    "eta": 0.5,
    "november": interest.auc(interest.time_interest(played, NOVEMBER, 0.5), in_november),
    "december": interest.auc(interest.time_interest(played, NOVEMBER, 0.5), in_december),
}

# %% wrong="02.6" likely=true why="two errors: the lowest AUC is chosen, and december is as of 1 January"
november = interest.backtest_eta(played, in_november, GRID, NOVEMBER)
eta_best = november.idxmin()
chosen = {
    "eta": eta_best,
    "november": november.min(),
    "december": interest.auc(interest.time_interest(played, AS_OF, eta_best), in_december),
}
