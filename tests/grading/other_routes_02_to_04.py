"""Labs 02 to 04 solved as trainees would who read the statements and never saw the given solutions."""

EARLY = {
    "02.1": "score = np.exp(-0.5 * ((np.datetime64('2018-01-01') - dates.to_numpy()) / np.timedelta64(30, 'D'))).sum()",
    "02.2": """
import duckdb
known = duckdb.sql('''SELECT user_id, count(*) AS n FROM around
    WHERE time_utc + INTERVAL 8 HOUR < TIMESTAMP '2018-01-01' GROUP BY user_id''').df()
""",
    "02.3": """
scores = {}
for user, time in zip(past["user_id"], past["time"]):
    scores[user] = scores.get(user, 0.0) + np.exp(-eta * ((OCTOBER - time) / MONTH))
best = sorted(scores.items(), key=lambda pair: -pair[1])[:50]
top = pd.Series([score for _, score in best], index=[user for user, _ in best])
""",
    "02.4": """
half = np.log(2) / eta
claims = {"half": half * 30, "tenth": half * 30 * np.log2(10), "eta_of_zhou": np.float32(np.log(2)) / DAYS * 30}
""",
    "02.5": """
months = (AS_OF - played["time"]) / MONTH
lists = {}
for factor in [0.5, *FACTORS]:
    interests = np.exp(-factor * months).groupby(played["user_id"]).sum()
    lists[factor] = set(interests.sort_values().index[-50:])
stay = pd.DataFrame({"factor": FACTORS, "both": [len(lists[0.5] & lists[f]) for f in FACTORS]}).set_index("factor")
""",
    "02.6": """
best = None
for factor in GRID:
    auc = interest.auc(
        interest.time_interest(played, NOVEMBER, factor), interest.bought_between(played, NOVEMBER, DECEMBER)
    )
    if best is None or auc > best[1]:
        best = (factor, auc)
bought = interest.bought_between(played, "2017-12-01", "2018-01-01")
last = interest.auc(interest.time_interest(played, "2017-12-01", best[0]), bought)
chosen = {"december": last, "november": best[1], "eta": np.float64(best[0])}
""",
    "03.1": """
for word in KEYWORDS:
    cutter.add_word(word, None, None)
counts = payments["text"].value_counts()
cut = {text: cutter.cut(text, False) for text in counts.index}
found = pd.DataFrame(index=KEYWORDS, columns=["characters", "word"])
for word in KEYWORDS:
    found.loc[word, "word"] = sum(n for text, n in counts.items() if word in cut[text])
    found.loc[word, "characters"] = sum(n for text, n in counts.items() if word in text)
""",
    "03.2": """
from collections import Counter
import re
counter = Counter(word for words in lists for word in words)
kept = {w: n for w, n in counter.items() if n >= ENOUGH and w not in STOP_TEXT.split() and not re.search("[0-9]", w)}
frequent = pd.Series(kept, dtype="int32").sort_values()
""",
    "03.3": """
hits = [any(word in words for word in KEYWORDS) for words in lists]
tickets = payments[hits].query("amount > 0")["user_id"].value_counts().reset_index()
""",
    "03.4": """
each = documents.explode().reset_index(name="word").drop_duplicates()
holders = each["word"].value_counts().reindex(KEYWORDS, fill_value=0)
idf = np.log1p(len(documents)) - np.log1p(holders) + 1
""",
    "03.5": """
from collections import Counter
counts = [Counter(words) for words in documents]
holders = Counter(word for count in counts for word in count)
weight = {word: np.log((1 + n) / (1 + df)) + 1 for word, df in holders.items()}
scores = {}
for user, count in zip(documents.index, counts):
    norm = sum((times * weight[word]) ** 2 for word, times in count.items()) ** 0.5
    scores[user] = sum(count[word] * weight[word] for word in KEYWORDS) / norm if norm else 0
top = pd.Series(scores).sort_values(ascending=False).head(50).rename_axis("user_id").reset_index(name="score")
""",
    "03.6": """
from scipy.stats import spearmanr
share = people["tickets"] / people["payments"]
few = people.query("tickets < 11").nlargest(1, "score").index[0]
below = people[people["score"] < people["score"][few]]
rewards = {"many": below.index[below["tickets"] == below["tickets"].max()].min(), "few": int(few)}
rewards["share"] = spearmanr(share, people["score"])[0]
rewards["tickets"] = np.corrcoef(people["tickets"].rank(), people["score"].rank())[0, 1]
""",
    "04.1": """
from sklearn.preprocessing import MinMaxScaler
both = MinMaxScaler().fit_transform(raw[["yuan", "words"]])
scores = pd.DataFrame({"tfidf_sum": both[:, 1], "payment_sum": both[:, 0], "time_penalty": time_penalty}).reset_index()
""",
    "04.2": "shown = np.array([user for _, user in sorted(zip(-kept, kept.index))][:20])",
    "04.3": """
cause = ["", -1.0]
for part in PARTS:
    if higher[part] - lower[part] > cause[1]:
        cause = [part, higher[part] - lower[part]]
""",
    "04.4": "import math\ninterval = [-math.log(1 / p - 1) for p in (printed - 0.00005, printed + 0.00005)]",
    "04.5": """
moved = {}
for name, scale in (("ranks", scaling.rank_scale), ("min-max", lambda x: (x - x.min()) / np.ptp(x))):
    moved[name] = 0
    for one, other in zip(first_fifty(scale, raw["yuan"]), first_fifty(scale, slip)):
        moved[name] += one != other
""",
    "04.6": """
from sklearn.metrics import roc_auc_score
left_out = {"all three": []} | {"without " + part: [part] for part in PARTS}
judged = players.join(next_month.rename("bought"))
auc = pd.DataFrame.from_dict({
    name: [roc_auc_score(judged["bought"], judged[PARTS].drop(columns=parts).sum(axis=1))]
    for name, parts in left_out.items()
}, orient="index", columns=["AUC"]).sort_values("AUC")
""",
}
