# ruff: noqa
# Wrong answers to lab 03, written from the trainees' page and the lesson alone. Each cell assigns the checked name.

# %% right="03.1"
own = rjieba.Jieba()
for keyword in KEYWORDS:
    if not own.has_word(keyword):
        own.add_word(keyword, None, None)
known = {t: set(own.cut(t, False)) for t in texts}
found = pd.DataFrame(index=KEYWORDS)
found["word"] = [payments["text"].map(known).map(lambda ws: k in ws).sum() for k in KEYWORDS]
found["characters"] = [payments["text"].str.contains(k).sum() for k in KEYWORDS]

# %% wrong="03.1" likely=true why="the cell's example in a loop: the missing keywords are never added"
rows = {}
for kw in KEYWORDS:
    as_w = payments["text"].map({text: kw in words for text, words in cut.items()}).sum()
    rows[kw] = [as_w, payments["text"].str.contains(kw).sum()]
found = pd.DataFrame.from_dict(rows, orient="index", columns=["word", "characters"])

# %% wrong="03.1" likely=true why="cuts with the guess, nothing added to the dictionary"
guessing = rjieba.Jieba()
guessed = payments["text"].map({t: guessing.cut(t) for t in texts})
found = pd.DataFrame(
    {
        "word": {k: guessed.map(lambda w: k in w).sum() for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="adds only the two words that the lesson's text names; 追号 is forgotten"
c = rjieba.Jieba()
for word in ("竞彩", "停彩"):
    c.add_word(word, None, None)
pieces = {text: c.cut(text, False) for text in texts}
found = pd.DataFrame(
    [
        (
            payments["text"].map({t: word in p for t, p in pieces.items()}).sum(),
            payments["text"].str.contains(word).sum(),
        )
        for word in KEYWORDS
    ],
    index=KEYWORDS,
    columns=["word", "characters"],
)

# %% wrong="03.1" likely=true why="counts occurrences of the word, not payments that hold it"
c = rjieba.Jieba()
for word in KEYWORDS:
    if not c.has_word(word):
        c.add_word(word, None, None)
all_words = payments["text"].map({t: c.cut(t, False) for t in texts}).explode().value_counts()
found = all_words.reindex(KEYWORDS, fill_value=0).to_frame("word")
found["characters"] = [payments["text"].str.contains(k).sum() for k in KEYWORDS]

# %% wrong="03.1" likely=true why="counts the different texts, not the payments"
c = rjieba.Jieba()
[c.add_word(k, None, None) for k in KEYWORDS if not c.has_word(k)]
cuts = [c.cut(t, False) for t in texts]
found = pd.DataFrame(
    {
        "word": [sum(k in w for w in cuts) for k in KEYWORDS],
        "characters": [sum(k in t for t in texts) for k in KEYWORDS],
    },
    index=KEYWORDS,
)

# %% wrong="03.1" likely=true why="only money out is counted"
c = rjieba.Jieba()
[c.add_word(k, None, None) for k in KEYWORDS if not c.has_word(k)]
out = payments.loc[payments["amount"] > 0, "text"]
lookup = {t: c.cut(t, False) for t in texts}
found = pd.DataFrame(
    {k: {"word": out.map(lambda t: k in lookup[t]).sum(), "characters": out.str.contains(k).sum()} for k in KEYWORDS}
).T

# %% wrong="03.1" likely=true why="interest.words instead of the cutter: its dictionary has the false friends"
ready = interest.words(payments["text"])
found = pd.DataFrame(
    {
        "word": pd.Series({k: ready.map(lambda ws: k in ws).sum() for k in KEYWORDS}),
        "characters": pd.Series({k: payments["text"].str.count(k).gt(0).sum() for k in KEYWORDS}),
    }
)

# %% wrong="03.1" likely=true why="customers with the keyword, not payments"
c = rjieba.Jieba()
for k in KEYWORDS:
    c.add_word(k, None, None)
lookup = {t: c.cut(t, False) for t in texts}
who = payments["user_id"]
result = []
for k in KEYWORDS:
    w = payments["text"].map({t: k in ws for t, ws in lookup.items()})
    result.append(
        {"keyword": k, "word": who[w].nunique(), "characters": who[payments["text"].str.contains(k)].nunique()}
    )
found = pd.DataFrame(result).set_index("keyword")

# %% wrong="03.1" likely=true why="the table lies on its side: keywords as columns"
c = rjieba.Jieba()
for k in KEYWORDS:
    c.add_word(k, None, None)
lookup = {t: c.cut(t, False) for t in texts}
as_words = [sum(k in lookup[t] for t in payments["text"]) for k in KEYWORDS]
as_chars = [sum(k in t for t in payments["text"]) for k in KEYWORDS]
found = pd.DataFrame([as_words, as_chars], index=["word", "characters"], columns=KEYWORDS)

# %% wrong="03.1" why="a row only for the keywords that were missing in the dictionary"
c = rjieba.Jieba()
missing = [k for k in KEYWORDS if not c.has_word(k)]
for k in missing:
    c.add_word(k, None, None)
lookup = {t: c.cut(t, False) for t in texts}
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map(lambda t: k in lookup[t]).sum() for k in missing},
        "characters": {k: payments["text"].str.contains(k).sum() for k in missing},
    }
)

# %% wrong="03.1" why="characters counts only those payments where the keyword is no word"
c = rjieba.Jieba()
for k in KEYWORDS:
    c.add_word(k, None, None)
lookup = {t: c.cut(t, False) for t in texts}
word = pd.Series({k: payments["text"].map(lambda t: k in lookup[t]).sum() for k in KEYWORDS})
chars = pd.Series({k: payments["text"].str.contains(k).sum() for k in KEYWORDS})
found = pd.concat({"word": word, "characters": chars - word}, axis=1)

# %% wrong="03.1" why="the two columns are swapped"
c = rjieba.Jieba()
for k in KEYWORDS:
    c.add_word(k, None, None)
lookup = {t: c.cut(t, False) for t in texts}
found = pd.DataFrame(
    {
        "characters": [payments["text"].map(lambda t: k in lookup[t]).sum() for k in KEYWORDS],
        "word": [payments["text"].str.contains(k).sum() for k in KEYWORDS],
    },
    index=KEYWORDS,
)

# %% wrong="03.1" why="shares of the payments (mean) instead of numbers"
c = rjieba.Jieba()
for k in KEYWORDS:
    c.add_word(k, None, None)
lookup = {t: c.cut(t, False) for t in texts}
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map(lambda t: k in lookup[t]).mean() for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains(k).mean() for k in KEYWORDS},
    }
)

# %% wrong="03.1" why="not added, and each customer's texts glued together before the search"
glue = payments.groupby("user_id")["text"].agg("".join)
tokens = glue.map(lambda t: cutter.cut(t, False))
found = pd.DataFrame(
    {
        "word": {k: tokens.map(lambda ws: ws.count(k)).sum() for k in KEYWORDS},
        "characters": {k: glue.str.count(k).sum() for k in KEYWORDS},
    }
)

# %% right="03.2"
stop_words = STOP_TEXT.split()
good = [w for w in occurrences.index if w not in stop_words and not any(ch.isdigit() for ch in w)]
frequent = occurrences.loc[good]
frequent = frequent[frequent >= ENOUGH]

# %% wrong="03.2" likely=true why="more than ENOUGH instead of at least"
mask = ~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d") & (occurrences > ENOUGH)
frequent = occurrences[mask]

# %% wrong="03.2" likely=true why="set of the text: single characters instead of stop words"
STOP = set(STOP_TEXT)
frequent = occurrences[[w not in STOP and not any(map(str.isdigit, w)) for w in occurrences.index]]
frequent = frequent[frequent >= ENOUGH]

# %% wrong="03.2" likely=true why="looks for the word in the text of stop words: drops pieces of them too"
frequent = occurrences[occurrences >= ENOUGH]
frequent = frequent[[word not in STOP_TEXT for word in frequent.index]]
frequent = frequent[~frequent.index.str.contains("[0-9]")]

# %% wrong="03.2" likely=true why="words with digits are still there"
frequent = occurrences.drop(STOP_TEXT.split(), errors="ignore").loc[lambda s: s >= ENOUGH]

# %% wrong="03.2" likely=true why="stop words are still there"
frequent = occurrences[~occurrences.index.str.contains(r"\d")]
frequent = frequent[frequent.ge(ENOUGH)]

# %% wrong="03.2" likely=true why="the lesson's stop words pasted"
STOP_WORDS = "支付 消费 余额 扫码 银联 POS 信用卡 第 期".split()
kept = [w for w in occurrences.index if w.isalpha() and w not in STOP_WORDS]
frequent = occurrences[kept][lambda s: s >= ENOUGH]

# %% wrong="03.2" likely=true why="counts payments with the word (each list made a set)"
stops = set(STOP_TEXT.split())
one_each = lists.map(lambda ws: [w for w in set(ws) if w not in stops and not any(c.isdigit() for c in w)])
frequent = one_each.explode().value_counts()
frequent = frequent[frequent >= ENOUGH]

# %% wrong="03.2" likely=true why="a list of the words, without their numbers"
stops = set(STOP_TEXT.split())
frequent = [w for w, k in occurrences.items() if k >= ENOUGH and w not in stops and not any(c.isdigit() for c in w)]

# %% wrong="03.2" likely=true why="ENOUGH taken for the number of words to keep"
stops = STOP_TEXT.split()
left = occurrences[~occurrences.index.isin(stops) & ~occurrences.index.str.contains(r"\d")]
frequent = left.head(ENOUGH)

# %% wrong="03.2" why="the condition turned round: words rarer than 竞彩"
stops = STOP_TEXT.split()
left = occurrences[~occurrences.index.isin(stops) & ~occurrences.index.str.contains(r"\d")]
frequent = left[left <= ENOUGH]

# %% wrong="03.2" why="drops whole payments that hold a stop word, then counts"
stops = set(STOP_TEXT.split())
clean = lists[lists.map(stops.isdisjoint)]
number_of = clean.explode().value_counts()
number_of = number_of[~number_of.index.str.contains(r"\d")]
frequent = number_of[number_of >= ENOUGH]

# %% wrong="03.2" why="counts the customers who have the word"
stops = STOP_TEXT.split()
long = pd.DataFrame({"user_id": payments["user_id"], "word": lists}).explode("word")
long = long[~long["word"].isin(stops) & ~long["word"].str.contains(r"\d", na=False)]
frequent = long.groupby("word")["user_id"].nunique()
frequent = frequent[frequent >= ENOUGH]

# %% wrong="03.2" why="words of one character dropped as well, as the default vectoriser does"
stops = STOP_TEXT.split()
ok = [len(w) > 1 and w not in stops and not w.isdigit() for w in occurrences.index]
frequent = occurrences[ok]
frequent = frequent[frequent >= ENOUGH]

# %% wrong="03.2" why="shares of all words left instead of counts"
stops = STOP_TEXT.split()
left = occurrences[~occurrences.index.isin(stops) & ~occurrences.index.str.contains(r"\d")]
frequent = (left / left.sum())[left >= ENOUGH]

# %% right="03.3"
ticket_rows = payments.loc[names_one & payments["amount"].gt(0)]
tickets = ticket_rows.groupby("user_id").size()

# %% wrong="03.3" likely=true why="refunds and vouchers counted too: no condition on the amount"
tickets = payments.loc[names_one, "user_id"].value_counts()

# %% wrong="03.3" likely=true why="payments by voucher counted (amount >= 0)"
tickets = payments[names_one & (payments["amount"] >= 0)].groupby("user_id").size()

# %% wrong="03.3" likely=true why="refunds counted (amount != 0)"
tickets = payments[names_one & (payments["amount"] != 0)]["user_id"].value_counts()

# %% wrong="03.3" likely=true why="the customers without a ticket stand in it with 0"
is_ticket = names_one & (payments["amount"] > 0)
tickets = is_ticket.groupby(payments["user_id"]).sum()

# %% wrong="03.3" likely=true why="keywords searched as characters: the false friends are in"
as_chars = payments["text"].str.contains("|".join(KEYWORDS))
tickets = payments[as_chars & (payments["amount"] > 0)].groupby("user_id")["text"].count()

# %% wrong="03.3" likely=true why="yuan spent instead of the number of tickets"
tickets = payments[names_one & (payments["amount"] > 0)].groupby("user_id")["amount"].sum()

# %% wrong="03.3" likely=true why="counts keywords, not payments: a text with two keywords counts twice"
out = lists[payments["amount"] > 0].explode()
tickets = payments["user_id"].loc[out[out.isin(KEYWORDS)].index].value_counts()

# %% wrong="03.3" likely=true why="sign misread: money out taken as amount below 0"
tickets = payments[names_one & (payments["amount"] < 0)].groupby("user_id").size()

# %% wrong="03.3" likely=true why="only the ids, no numbers"
tickets = sorted(payments.loc[names_one & (payments["amount"] > 0), "user_id"].unique())

# %% wrong="03.3" why="tickets less refunds"
sign = np.sign(payments["amount"])[names_one]
net = sign.groupby(payments["user_id"]).sum()
tickets = net[net > 0].astype(int)

# %% wrong="03.3" why="different texts of tickets, not tickets"
tickets = payments[names_one & (payments["amount"] > 0)].groupby("user_id")["text"].nunique()

# %% wrong="03.3" why="days with a ticket"
bought = payments[names_one & (payments["amount"] > 0)]
tickets = bought["time"].dt.normalize().groupby(bought["user_id"]).nunique()

# %% wrong="03.3" why="customers who ever got a refund are left out altogether"
refunded = payments.loc[names_one & (payments["amount"] < 0), "user_id"].unique()
bought = payments[names_one & (payments["amount"] > 0) & ~payments["user_id"].isin(refunded)]
tickets = bought.groupby("user_id").size()

# %% wrong="03.3" why="all payments out of the customers who have a ticket"
buyers = payments.loc[names_one & (payments["amount"] > 0), "user_id"].unique()
tickets = payments[payments["user_id"].isin(buyers) & (payments["amount"] > 0)].groupby("user_id").size()

# %% right="03.4"
df_all = {word: int(documents.map(lambda ws, w=word: w in ws).sum()) for word in KEYWORDS}
idf = np.log((1 + n) / (1 + pd.Series(df_all))) + 1

# %% wrong="03.4" likely=true why="plain idf, not smoothed"
df = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = np.log(n / df) + 1

# %% wrong="03.4" likely=true why="the last + 1 forgotten"
df = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = np.log((1 + n) / (1 + df))

# %% wrong="03.4" likely=true why="log10 instead of ln"
df = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = np.log10((n + 1) / (df + 1)) + 1

# %% wrong="03.4" likely=true why="df counts occurrences, not documents"
flat = documents.explode().value_counts()
idf = np.log((1 + n) / (1 + flat[KEYWORDS])) + 1

# %% wrong="03.4" likely=true why="every payment is taken for a document"
N = len(lists)
df = pd.Series([lists.map(lambda ws: k in ws).sum() for k in KEYWORDS], index=KEYWORDS)
idf = np.log((1 + N) / (1 + df)) + 1

# %% wrong="03.4" likely=true why="df by searching characters in the joined words"
joined = documents.map(" ".join)
idf = pd.Series({k: np.log((1 + n) / (1 + joined.str.contains(k).sum())) + 1 for k in KEYWORDS})

# %% wrong="03.4" likely=true why="the first keyword's df used for all"
idf = pd.Series(np.log((1 + n) / (1 + df_of_first)) + 1, index=KEYWORDS)

# %% wrong="03.4" likely=true why="a vectoriser's sorted vocabulary labelled with the keywords in their own order"
from sklearn.feature_extraction.text import TfidfVectorizer

vec = TfidfVectorizer(analyzer=lambda ws: [w for w in ws if w in KEYWORDS]).fit(documents)
idf = pd.Series(vec.idf_, index=KEYWORDS)

# %% wrong="03.4" likely=true why="brackets: the + 1 lies inside of the logarithm"
dfs = [sum(k in ws for ws in documents) for k in KEYWORDS]
idf = pd.Series([np.log((1 + n) / (1 + d) + 1) for d in dfs], index=KEYWORDS)

# %% wrong="03.4" why="n is the number of customers with a ticket"
m = len(tickets)
idf = pd.Series({k: np.log((1 + m) / (1 + sum(k in ws for ws in documents))) + 1 for k in KEYWORDS})

# %% wrong="03.4" why="df, not idf"
idf = pd.Series({k: sum(k in ws for ws in documents) for k in KEYWORDS}, name="df")

# %% wrong="03.4" why="1 added below the line only"
dfs = pd.Series({k: sum(k in ws for ws in documents) for k in KEYWORDS})
idf = np.log(n / (1 + dfs)) + 1

# %% wrong="03.4" why="the fraction turned over"
dfs = pd.Series({k: sum(k in ws for ws in documents) for k in KEYWORDS})
idf = np.log((1 + dfs) / (1 + n)) + 1

# %% wrong="03.4" why="documents made of money out only, and log2"
mine = interest.words(without_numbers[payments["amount"] > 0]).groupby(payments["user_id"]).sum()
dfs = pd.Series({k: sum(k in ws for ws in mine) for k in KEYWORDS})
idf = np.log2((1 + len(mine)) / (1 + dfs)) + 1

# %% right="03.5"
from collections import Counter

bags = documents.map(Counter)
df_words = Counter(w for bag in bags for w in bag)
idf_words = {w: np.log((1 + len(documents)) / (1 + d)) + 1 for w, d in df_words.items()}


def score_of(bag):
    above = sum(bag[k] * idf_words[k] for k in KEYWORDS if k in bag)
    return above / np.sqrt(sum((c * idf_words[w]) ** 2 for w, c in bag.items()))


top = bags.map(score_of).sort_values(ascending=False).head(50)

# %% wrong="03.5" likely=true why="vocabulary=KEYWORDS: the norm runs over seven words"
from sklearn.feature_extraction.text import TfidfVectorizer

X = TfidfVectorizer(analyzer=list, vocabulary=KEYWORDS).fit_transform(documents)
top = pd.Series(X.sum(axis=1).A1 if hasattr(X.sum(axis=1), "A1") else X.sum(axis=1), documents.index).nlargest(50)

# %% wrong="03.5" likely=true why="default analyzer on joined words: words of one character are gone"
from sklearn.feature_extraction.text import TfidfVectorizer

tv = TfidfVectorizer()
X = tv.fit_transform(documents.map(" ".join))
idx = [tv.vocabulary_[k] for k in KEYWORDS]
top = pd.Series(X.toarray()[:, idx].sum(axis=1), index=documents.index).sort_values(ascending=False)[:50]

# %% wrong="03.5" likely=true why="interest.tfidf_of_events on the payments: numbers in, one character out"
top = interest.tfidf_of_events(payments, KEYWORDS).nlargest(50)

# %% wrong="03.5" likely=true why="no norm at all"
weights = documents.map(lambda ws: sum(ws.count(k) * idf[k] for k in KEYWORDS))
top = weights.nlargest(50)

# %% wrong="03.5" likely=true why="idf of the other words forgotten in the norm (plain counts)"
from collections import Counter


def one(ws):
    bag = Counter(ws)
    return sum(bag[k] * idf[k] for k in KEYWORDS) / np.sqrt(sum(c**2 for c in bag.values()))


top = documents.map(one).nlargest(50)

# %% wrong="03.5" likely=true why="mended as in the lesson: only money out makes the documents"
from sklearn.feature_extraction.text import TfidfVectorizer

paid = interest.words(without_numbers[payments["amount"] > 0]).groupby(payments["user_id"]).sum()
tv = TfidfVectorizer(analyzer=list)
X = tv.fit_transform(paid).tocsc()
top = pd.Series(
    np.asarray(X[:, [tv.vocabulary_[k] for k in KEYWORDS if k in tv.vocabulary_]].sum(axis=1)).ravel(), paid.index
).nlargest(50)

# %% wrong="03.5" likely=true why="all customers, not the 50 highest"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list)
W = vectoriser.fit_transform(documents)
top = pd.Series(
    np.asarray(W[:, [vectoriser.vocabulary_[w] for w in KEYWORDS]].sum(axis=1)).ravel(), documents.index
).sort_values(ascending=False)

# %% wrong="03.5" likely=true why="lowest first: sorted the wrong way"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list)
W = vectoriser.fit_transform(documents)
total = np.asarray(W[:, [vectoriser.vocabulary_[w] for w in KEYWORDS]].sum(axis=1)).ravel()
top = pd.Series(total, index=documents.index).sort_values().tail(50)

# %% wrong="03.5" likely=true why="the user_id is lost: 0, 1, 2 … as index"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list)
W = vectoriser.fit_transform(documents).toarray()
top = pd.Series(W[:, [vectoriser.vocabulary_[w] for w in KEYWORDS]].sum(axis=1)).nlargest(50)

# %% wrong="03.5" why="plain idf in the vectoriser (smooth_idf=False)"
from sklearn.feature_extraction.text import TfidfVectorizer

tv = TfidfVectorizer(analyzer=list, smooth_idf=False)
W = tv.fit_transform(documents).toarray()
top = pd.Series(W[:, [tv.vocabulary_[w] for w in KEYWORDS]].sum(axis=1), documents.index).nlargest(50)

# %% wrong="03.5" why="norm l1 instead of l2"
from sklearn.feature_extraction.text import TfidfVectorizer

tv = TfidfVectorizer(analyzer=list, norm="l1")
W = tv.fit_transform(documents).toarray()
top = pd.Series(W[:, [tv.vocabulary_[w] for w in KEYWORDS]].sum(axis=1), documents.index).nlargest(50)

# %% wrong="03.5" why="the stop words are dropped from the documents first"
from sklearn.feature_extraction.text import TfidfVectorizer

stop = set(STOP_TEXT.split())
fewer = documents.map(lambda ws: [w for w in ws if w not in stop])
tv = TfidfVectorizer(analyzer=list)
W = tv.fit_transform(fewer).toarray()
top = pd.Series(W[:, [tv.vocabulary_[w] for w in KEYWORDS]].sum(axis=1), fewer.index).nlargest(50)

# %% wrong="03.5" why="the root of the norm forgotten"
from collections import Counter

everything = Counter()
for ws in documents:
    everything.update(set(ws))
weight = {w: 1 + np.log((n + 1) / (d + 1)) for w, d in everything.items()}
values = {}
for user, ws in documents.items():
    tfidf = {w: c * weight[w] for w, c in Counter(ws).items()}
    values[user] = sum(tfidf.get(k, 0) for k in KEYWORDS) / sum(v * v for v in tfidf.values())
top = pd.Series(values).sort_values(ascending=False).iloc[:50]

# %% wrong="03.5" why="largest keyword weight instead of the sum, over binary counts"
from sklearn.feature_extraction.text import TfidfVectorizer

tv = TfidfVectorizer(analyzer=list, binary=True)
W = tv.fit_transform(documents).toarray()
top = pd.Series(W[:, [tv.vocabulary_[w] for w in KEYWORDS]].max(axis=1), documents.index).nlargest(50)

# %% right="03.6"
ratio = people["tickets"] / people["payments"]
small = people.loc[people["tickets"] <= 10, "score"].idxmax()
below = people.loc[people["score"] < people.loc[small, "score"], "tickets"]
rewards = {
    "share": people["score"].corr(ratio, method="spearman"),
    "tickets": people["score"].corr(people["tickets"], method="spearman"),
    "few": small,
    "many": below[below == below.max()].index.min(),
}

# %% wrong="03.6" likely=true why="Pearson instead of Spearman"
people2 = people.assign(share=people["tickets"] / people["payments"])
few = people2.query("tickets <= 10")["score"].idxmax()
many = people2[people2["score"] < people2["score"][few]]["tickets"].idxmax()
rewards = {
    "share": people2["score"].corr(people2["share"]),
    "tickets": people2["score"].corr(people2["tickets"]),
    "few": few,
    "many": many,
}

# %% wrong="03.6" likely=true why="fewer than ten tickets instead of ten at most"
p = people.assign(share=people["tickets"] / people["payments"])
few = p[p["tickets"] < 10]["score"].idxmax()
rewards = {c: p[c].corr(p["score"], method="spearman") for c in ("share", "tickets")}
rewards["few"] = few
rewards["many"] = p[p["score"] < p.at[few, "score"]]["tickets"].idxmax()

# %% wrong="03.6" likely=true why="many from scores at or below few's (<=)"
p = people.assign(share=people["tickets"] / people["payments"])
few = p[p["tickets"] <= 10]["score"].idxmax()
rewards = {
    "share": p["share"].corr(p["score"], method="spearman"),
    "tickets": p["tickets"].corr(p["score"], method="spearman"),
    "few": few,
    "many": p[p["score"] <= p.at[few, "score"]]["tickets"].idxmax(),
}

# %% wrong="03.6" likely=true why="of those with equally many tickets the last one"
p = people.assign(share=people["tickets"] / people["payments"])
few = p[p["tickets"] <= 10].sort_values("score").index[-1]
many = p[p["score"] < p.loc[few, "score"]].sort_values("tickets", kind="stable").index[-1]
rewards = {
    "share": p[["share", "score"]].corr("spearman").iloc[0, 1],
    "tickets": p[["tickets", "score"]].corr("spearman").iloc[0, 1],
    "few": few,
    "many": many,
}

# %% wrong="03.6" likely=true why="log instead of people: without the invented rows"
few = log.query("tickets <= 10")["score"].idxmax()
many = log[log["score"] < log["score"][few]]["tickets"].idxmax()
rewards = {
    "share": (log["tickets"] / log["payments"]).corr(log["score"], method="spearman"),
    "tickets": log["tickets"].corr(log["score"], method="spearman"),
    "few": few,
    "many": many,
}

# %% wrong="03.6" likely=true why="many is the most tickets of all, whatever the score"
few = people[people["tickets"] <= 10]["score"].idxmax()
rewards = {
    "share": people["score"].corr(people["tickets"] / people["payments"], method="spearman"),
    "tickets": people["score"].corr(people["tickets"], method="spearman"),
    "few": few,
    "many": people["tickets"].idxmax(),
}

# %% wrong="03.6" likely=true why="few and many are the highest score and the number of tickets, not ids"
few = people[people["tickets"] <= 10]["score"].max()
rewards = {
    "share": people["score"].corr(people["tickets"] / people["payments"], method="spearman"),
    "tickets": people["score"].corr(people["tickets"], method="spearman"),
    "few": few,
    "many": people[people["score"] < few]["tickets"].max(),
}

# %% wrong="03.6" likely=true why="share taken as the mean share, not as a correlation"
portion = people["tickets"] / people["payments"]
few = people[people["tickets"] <= 10]["score"].idxmax()
rewards = {
    "share": portion.mean(),
    "tickets": people["tickets"].corr(people["score"], method="spearman"),
    "few": few,
    "many": people[people["score"] < people["score"][few]]["tickets"].idxmax(),
}

# %% wrong="03.6" likely=true why="share of yuan on tickets for each payment instead of the share of tickets"
spent = people["yuan"] / people["payments"]
few = people[people["tickets"] <= 10]["score"].idxmax()
rewards = dict(
    share=spent.corr(people["score"], method="spearman"),
    tickets=people["tickets"].corr(people["score"], method="spearman"),
    few=few,
    many=people[people["score"] < people["score"][few]]["tickets"].idxmax(),
)

# %% wrong="03.6" why="share divides the payments by the tickets"
few = people[people["tickets"] <= 10]["score"].idxmax()
rewards = {
    "share": (people["payments"] / people["tickets"]).corr(people["score"], method="spearman"),
    "tickets": people["tickets"].corr(people["score"], method="spearman"),
    "few": few,
    "many": people[people["score"] < people["score"][few]]["tickets"].idxmax(),
}

# %% wrong="03.6" why="few is the one with the fewest tickets, many those below it"
few = people["tickets"].idxmin()
rewards = {
    "share": (people["tickets"] / people["payments"]).corr(people["score"], method="spearman"),
    "tickets": people["tickets"].corr(people["score"], method="spearman"),
    "few": few,
    "many": people[people["score"] < people["score"][few]]["tickets"].idxmax(),
}

# %% wrong="03.6" why="many by yuan instead of tickets"
few = people[people["tickets"] <= 10]["score"].idxmax()
rewards = {
    "share": (people["tickets"] / people["payments"]).corr(people["score"], method="spearman"),
    "tickets": people["tickets"].corr(people["score"], method="spearman"),
    "few": few,
    "many": people[people["score"] < people["score"][few]]["yuan"].idxmax(),
}

# %% wrong="03.6" why="Kendall, and ten tickets left out"
few = people[people["tickets"] < 10]["score"].idxmax()
rewards = {
    "share": (people["tickets"] / people["payments"]).corr(people["score"], method="kendall"),
    "tickets": people["tickets"].corr(people["score"], method="kendall"),
    "few": few,
    "many": people[people["score"] < people["score"][few]]["tickets"].idxmax(),
}

# %% wrong="03.6" why="the two ids swapped"
first = people[people["tickets"] <= 10]["score"].idxmax()
second = people[people["score"] < people["score"][first]]["tickets"].idxmax()
rewards = {
    "share": (people["tickets"] / people["payments"]).corr(people["score"], method="spearman"),
    "tickets": people["tickets"].corr(people["score"], method="spearman"),
    "few": second,
    "many": first,
}
