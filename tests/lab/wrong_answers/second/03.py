# ruff: noqa
# %% right="03.1"
for word in KEYWORDS:
    if not cutter.has_word(word):
        cutter.add_word(word, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map({text: k in words for text, words in cut.items()}).sum() for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="never tells the cutter the missing keywords, so three of them have no word"
cutter = rjieba.Jieba()
cut = {text: cutter.cut(text, False) for text in texts}
rows = {}
for k in KEYWORDS:
    as_word = payments["text"].map({text: k in words for text, words in cut.items()}).sum()
    rows[k] = [as_word, payments["text"].str.contains(k).sum()]
found = pd.DataFrame.from_dict(rows, orient="index", columns=["word", "characters"])

# %% wrong="03.1" likely=true why="adds only one of the missing keywords"
cutter = rjieba.Jieba()
cutter.add_word("停彩", None, None)
cut = {text: cutter.cut(text, False) for text in texts}
found = pd.DataFrame(index=KEYWORDS)
found["word"] = [payments["text"].map(lambda text: k in cut[text]).sum() for k in KEYWORDS]
found["characters"] = [payments["text"].str.contains(k).sum() for k in KEYWORDS]

# %% wrong="03.1" likely=true why="only the keywords that the dictionary did not know are in the answer"
for k in KEYWORDS:
    cutter.add_word(k, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
missing = ["停彩", "竞彩", "追号"]
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map({t: k in w for t, w in cut.items()}).sum() for k in missing},
        "characters": {k: payments["text"].str.contains(k).sum() for k in missing},
    }
)

# %% wrong="03.1" likely=true why="cuts with the guess at unknown words, and adds no word"
cutter = rjieba.Jieba()
cut = {text: cutter.cut(text) for text in texts}
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map({t: k in w for t, w in cut.items()}).sum() for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="counts different texts, not payments"
for k in KEYWORDS:
    cutter.add_word(k, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        "word": {k: sum(k in words for words in cut.values()) for k in KEYWORDS},
        "characters": {k: sum(k in text for text in texts) for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="counts occurrences of the word by explode and value_counts, not payments"
for k in KEYWORDS:
    cutter.add_word(k, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
words = payments["text"].map(cut).explode()
found = pd.DataFrame(
    {
        "word": words.value_counts().reindex(KEYWORDS),
        "characters": [payments["text"].str.contains(k).sum() for k in KEYWORDS],
    }
)

# %% wrong="03.1" likely=true why="counts the occurrences of the characters by str.count, not the payments"
for k in KEYWORDS:
    cutter.add_word(k, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map({t: k in w for t, w in cut.items()}).sum() for k in KEYWORDS},
        "characters": {k: payments["text"].str.count(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="counts only payments with money going out"
for k in KEYWORDS:
    cutter.add_word(k, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
out = payments[payments["amount"] > 0]
found = pd.DataFrame(
    {
        "word": {k: out["text"].map({t: k in w for t, w in cut.items()}).sum() for k in KEYWORDS},
        "characters": {k: out["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="counts customers as in the lesson's audit, not payments"
for k in KEYWORDS:
    cutter.add_word(k, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        "word": {
            k: payments["user_id"][payments["text"].map({t: k in w for t, w in cut.items()})].nunique()
            for k in KEYWORDS
        },
        "characters": {k: payments["user_id"][payments["text"].str.contains(k)].nunique() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="keywords as columns and the two counts as rows"
for k in KEYWORDS:
    cutter.add_word(k, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        k: {
            "word": payments["text"].map({t: k in w for t, w in cut.items()}).sum(),
            "characters": payments["text"].str.contains(k).sum(),
        }
        for k in KEYWORDS
    }
)

# %% wrong="03.1" likely=true why="uses interest.words, whose dictionary knows the false friends"
lists = interest.words(payments["text"])
found = pd.DataFrame(
    {
        "word": {k: lists.map(lambda words: k in words).sum() for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=false why="the two columns are swapped"
for k in KEYWORDS:
    cutter.add_word(k, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
word = [payments["text"].map({t: k in w for t, w in cut.items()}).sum() for k in KEYWORDS]
characters = [payments["text"].str.contains(k).sum() for k in KEYWORDS]
found = pd.DataFrame({"word": characters, "characters": word}, index=KEYWORDS)

# %% wrong="03.1" likely=true why="joins each list of words again, so the word column finds characters"
for k in KEYWORDS:
    cutter.add_word(k, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map({t: k in " ".join(w) for t, w in cut.items()}).sum() for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=false why="keywords are an ordinary column, not the index"
for k in KEYWORDS:
    cutter.add_word(k, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        "keyword": KEYWORDS,
        "word": [payments["text"].map({t: k in w for t, w in cut.items()}).sum() for k in KEYWORDS],
        "characters": [payments["text"].str.contains(k).sum() for k in KEYWORDS],
    }
)

# %% wrong="03.1" likely=false why="two errors: no words added, and different texts counted"
cutter = rjieba.Jieba()
cut = {text: cutter.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        "word": [sum(k in words for words in cut.values()) for k in KEYWORDS],
        "characters": [sum(k in text for text in texts) for k in KEYWORDS],
    },
    index=KEYWORDS,
)

# %% wrong="03.1" likely=false why="two errors: cuts with the guess, and counts occurrences"
for k in KEYWORDS:
    cutter.add_word(k, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
cutter = rjieba.Jieba()
words = payments["text"].map({text: cutter.cut(text) for text in texts}).explode().value_counts()
found = pd.DataFrame(
    {
        "word": words.reindex(KEYWORDS, fill_value=0),
        "characters": {k: payments["text"].str.count(k).sum() for k in KEYWORDS},
    }
)

# %% right="03.2"
stop = set(STOP_TEXT.split())
occurrences = lists.explode().value_counts()
has_digit = occurrences.index.str.contains(r"\d")
frequent = occurrences[~occurrences.index.isin(stop) & ~has_digit & (occurrences >= ENOUGH)]

# %% wrong="03.2" likely=true why="filters with the set of characters of the stop text"
stop = set(STOP_TEXT)
kept = occurrences[~occurrences.index.isin(stop) & ~occurrences.index.str.contains(r"\d")]
frequent = kept[kept >= ENOUGH]

# %% wrong="03.2" likely=true why="drops every word that is part of the stop text"
kept = occurrences[[word not in STOP_TEXT and not any(c.isdigit() for c in word) for word in occurrences.index]]
frequent = kept[kept >= ENOUGH]

# %% wrong="03.2" likely=true why="strictly more than ENOUGH, so the border word falls out"
stop = STOP_TEXT.split()
kept = occurrences[~occurrences.index.isin(stop) & ~occurrences.index.str.contains(r"\d")]
frequent = kept[kept > ENOUGH]

# %% wrong="03.2" likely=false why="keeps Chinese words only: drops words with Latin letters too, such as pos and atm"
kept = occurrences[~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"[0-9a-z]")]
frequent = kept[kept >= ENOUGH]

# %% wrong="03.2" likely=true why="forgets the words with digits"
kept = occurrences.drop(STOP_TEXT.split(), errors="ignore")
frequent = kept[kept >= ENOUGH]

# %% wrong="03.2" likely=true why="forgets the stop words"
kept = occurrences[~occurrences.index.str.contains(r"\d")]
frequent = kept[kept >= ENOUGH]

# %% wrong="03.2" likely=true why="counts payments that hold the word, not occurrences"
stop = set(STOP_TEXT.split())
counts = lists.map(set).map(list).explode().value_counts()
kept = counts[[word not in stop and not any(c.isdigit() for c in word) for word in counts.index]]
frequent = kept[kept >= ENOUGH]

# %% wrong="03.2" likely=true why="uses the lesson's stop words instead of those of the page"
stop = "支付 消费 余额 扫码 银联 POS 信用卡 第 期".split()
kept = occurrences[~occurrences.index.isin(stop) & ~occurrences.index.str.contains(r"\d")]
frequent = kept[kept >= ENOUGH]

# %% wrong="03.2" likely=true why="forgets the limit, keeps all words"
frequent = occurrences[~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")]

# %% wrong="03.2" likely=true why="gives the words only, as a list without counts"
kept = occurrences[~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")]
frequent = list(kept[kept >= ENOUGH].index)

# %% wrong="03.2" likely=false why="keeps the rare words: the comparison is the wrong way round"
kept = occurrences[~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")]
frequent = kept[kept <= ENOUGH]

# %% wrong="03.2" likely=false why="keeps the stop words and drops the others"
kept = occurrences[occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")]
frequent = kept[kept >= ENOUGH]

# %% wrong="03.2" likely=true why="counts customers with the word, not occurrences"
pairs = pd.DataFrame({"user_id": payments["user_id"], "word": lists}).explode("word")
customers = pairs.groupby("word")["user_id"].nunique()
kept = customers[~customers.index.isin(STOP_TEXT.split()) & ~customers.index.str.contains(r"\d")]
frequent = kept[kept >= ENOUGH]

# %% wrong="03.2" likely=false why="shares of all words instead of how often"
shares = lists.explode().value_counts(normalize=True)
frequent = shares[~shares.index.isin(STOP_TEXT.split()) & ~shares.index.str.contains(r"\d") & (occurrences >= ENOUGH)]

# %% wrong="03.2" likely=true why="drops words of one character too, as an ordinary vectoriser does"
kept = occurrences[~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")]
kept = kept[kept.index.str.len() > 1]
frequent = kept[kept >= ENOUGH]

# %% wrong="03.2" likely=false why="two errors: characters of the stop text, and strictly more than ENOUGH"
kept = occurrences[[word not in set(STOP_TEXT) for word in occurrences.index]]
kept = kept[~kept.index.str.contains(r"\d")]
frequent = kept[kept > ENOUGH]

# %% wrong="03.2" likely=false why="two errors: digits stay in, and the lesson's stop words"
kept = occurrences[~occurrences.index.isin("支付 消费 余额 扫码 银联 POS 信用卡 第 期".split())]
frequent = kept[kept >= ENOUGH]

# %% right="03.3"
is_ticket = names_one & (payments["amount"] > 0)
tickets = payments[is_ticket].groupby("user_id").size()

# %% wrong="03.3" likely=true why="forgets the condition on the amount: refunds and vouchers count"
tickets = payments[names_one].groupby("user_id").size()

# %% wrong="03.3" likely=true why="at least zero, so payments by voucher count as tickets"
tickets = payments[names_one & (payments["amount"] >= 0)].groupby("user_id").size()

# %% wrong="03.3" likely=true why="takes money coming in for money going out"
tickets = payments[names_one & (payments["amount"] < 0)].groupby("user_id").size()

# %% wrong="03.3" likely=true why="drops only the vouchers, refunds stay in"
tickets = payments[names_one & (payments["amount"] != 0)].groupby("user_id").size()

# %% wrong="03.3" likely=true why="customers without a ticket stay in with 0"
is_ticket = names_one & (payments["amount"] > 0)
tickets = is_ticket.groupby(payments["user_id"]).sum()

# %% wrong="03.3" likely=true why="searches characters, so shoes and card wallets are tickets"
looks = payments["text"].str.contains("|".join(KEYWORDS))
tickets = payments[looks & (payments["amount"] > 0)].groupby("user_id").size()

# %% wrong="03.3" likely=true why="adds the yuan, not the number of tickets"
tickets = payments[names_one & (payments["amount"] > 0)].groupby("user_id")["amount"].sum()

# %% wrong="03.3" likely=true why="counts keywords: a payment with two is two tickets"
hits = lists.map(lambda words: sum(word in KEYWORDS for word in words))
hits = hits[payments["amount"] > 0].groupby(payments["user_id"]).sum()
tickets = hits[hits > 0]

# %% wrong="03.3" likely=true why="looks for the one word 彩票 instead of all keywords"
has = lists.map(lambda words: "彩票" in words)
tickets = payments[has & (payments["amount"] > 0)].groupby("user_id").size()

# %% wrong="03.3" likely=true why="gives the number of customers with a ticket"
tickets = payments.loc[names_one & (payments["amount"] > 0), "user_id"].nunique()

# %% wrong="03.3" likely=true why="refunds are taken off the number of tickets"
sign = np.sign(payments["amount"]).where(names_one, 0)
net = sign.groupby(payments["user_id"]).sum()
tickets = net[net > 0]

# %% wrong="03.3" likely=false why="counts different texts per customer"
tickets = payments[names_one & (payments["amount"] > 0)].groupby("user_id")["text"].nunique()

# %% wrong="03.3" likely=true why="a list of ids, without how many"
tickets = payments.loc[names_one & (payments["amount"] > 0), "user_id"].unique().tolist()

# %% wrong="03.3" likely=false why="all payments of those customers who have a ticket"
users = payments.loc[names_one & (payments["amount"] > 0), "user_id"].unique()
tickets = payments[payments["user_id"].isin(users)].groupby("user_id").size()

# %% wrong="03.3" likely=true why="a DataFrame with an ordinary user_id column instead of a Series"
tickets = payments[names_one & (payments["amount"] > 0)].groupby("user_id").size().reset_index(name="tickets")

# %% wrong="03.3" likely=false why="the inverse filter: payments without any keyword"
none = lists.map(lambda words: set(words).isdisjoint(KEYWORDS))
tickets = payments[none & (payments["amount"] > 0)].groupby("user_id").size()

# %% wrong="03.3" likely=false why="two errors: characters instead of words, and the amount is forgotten"
tickets = payments[payments["text"].str.contains("|".join(KEYWORDS))].groupby("user_id").size()

# %% wrong="03.3" likely=false why="two errors: vouchers count, and customers with zero stay in"
tickets = (names_one & (payments["amount"] >= 0)).groupby(payments["user_id"]).sum()

# %% right="03.4"
n = len(documents)
document_frequency = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = np.log((1 + n) / (1 + document_frequency)) + 1

# %% wrong="03.4" likely=true why="plain idf, not smoothed"
df = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = np.log(n / df) + 1

# %% wrong="03.4" likely=true why="forgets the last plus one"
df = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = np.log((1 + n) / (1 + df))

# %% wrong="03.4" likely=true why="logarithm to base ten"
df = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = np.log10((1 + n) / (1 + df)) + 1

# %% wrong="03.4" likely=true why="counts occurrences of the word, not documents"
df = documents.explode().value_counts().reindex(KEYWORDS)
idf = np.log((1 + n) / (1 + df)) + 1

# %% wrong="03.4" likely=true why="documents are payments, not customers"
n = len(lists)
df = pd.Series({k: lists.map(lambda words: k in words).sum() for k in KEYWORDS})
idf = np.log((1 + n) / (1 + df)) + 1

# %% wrong="03.4" likely=true why="df counts payments, while n counts customers"
df = pd.Series({k: lists.map(lambda words: k in words).sum() for k in KEYWORDS})
idf = np.log((1 + n) / (1 + df)) + 1

# %% wrong="03.4" likely=true why="the df of the first keyword is used for all seven"
idf = pd.Series(np.log((1 + n) / (1 + df_of_first)) + 1, index=KEYWORDS)

# %% wrong="03.4" likely=true why="the plus one stands inside the logarithm"
df = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = np.log((1 + n) / (1 + df) + 1)

# %% wrong="03.4" likely=true why="adds one only to df"
df = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = np.log(n / (1 + df)) + 1

# %% wrong="03.4" likely=false why="the fraction is upside down"
df = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = np.log((1 + df) / (1 + n)) + 1

# %% wrong="03.4" likely=true why="looks for the characters in the joined text, so 彩票 is found in 福利彩票"
df = pd.Series({k: sum(k in "".join(words) for words in documents) for k in KEYWORDS})
idf = np.log((1 + n) / (1 + df)) + 1

# %% wrong="03.4" likely=true why="only customers with a ticket are the documents"
some = documents[documents.index.isin(tickets.index)]
df = pd.Series({k: sum(k in words for words in some) for k in KEYWORDS})
idf = np.log((1 + len(some)) / (1 + df)) + 1

# %% wrong="03.4" likely=true why="answers with the df"
idf = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})

# %% wrong="03.4" likely=true why="rounded to two decimals"
df = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = (np.log((1 + n) / (1 + df)) + 1).round(2)

# %% wrong="03.4" likely=false why="keywords are not the index, the Series is numbered"
df = np.array([sum(k in words for words in documents) for k in KEYWORDS])
idf = pd.Series(np.log((1 + n) / (1 + df)) + 1)

# %% wrong="03.4" likely=false why="missing parentheses: log of 1 plus n, divided by 1 plus df"
df = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = np.log(1 + n) / (1 + df) + 1

# %% wrong="03.4" likely=false why="two errors: plain form, and without the last plus one"
df = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = np.log(n / df)

# %% wrong="03.4" likely=false why="two errors: occurrences instead of documents, and base ten"
df = documents.explode().value_counts().reindex(KEYWORDS)
idf = np.log10((1 + n) / (1 + df)) + 1

# %% right="03.5"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
score = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index)
top = score.sort_values(ascending=False, kind="stable").head(50)

# %% wrong="03.5" likely=true why="vocabulary=KEYWORDS: the norm runs over seven words only"
from sklearn.feature_extraction.text import TfidfVectorizer

seven = TfidfVectorizer(analyzer=list, vocabulary=KEYWORDS).fit_transform(documents)
top = pd.Series(np.asarray(seven.sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% wrong="03.5" likely=true why="joined with spaces and the default analyzer: words of one character are gone"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer()
weights = vectoriser.fit_transform(documents.map(" ".join))
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
top = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% wrong="03.5" likely=true why="no norm: count times idf"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list, norm=None)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
top = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% wrong="03.5" likely=true why="divides by the number of words, not by the L2 norm"
counts = pd.DataFrame({k: documents.map(lambda words: words.count(k)) for k in KEYWORDS})
top = ((counts * idf).sum(axis=1) / documents.map(len)).nlargest(50)

# %% wrong="03.5" likely=true why="L1 norm"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list, norm="l1")
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
top = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% wrong="03.5" likely=true why="plain idf instead of the smoothed one"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list, smooth_idf=False)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
top = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% wrong="03.5" likely=true why="the documents still have their numbers"
from sklearn.feature_extraction.text import TfidfVectorizer

with_numbers = lists.groupby(payments["user_id"]).sum()
vectoriser = TfidfVectorizer(analyzer=list)
weights = vectoriser.fit_transform(with_numbers)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
top = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), with_numbers.index).nlargest(50)

# %% wrong="03.5" likely=true why="sums all words of the document, not the seven"
from sklearn.feature_extraction.text import TfidfVectorizer

weights = TfidfVectorizer(analyzer=list).fit_transform(documents)
top = pd.Series(np.asarray(weights.sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% wrong="03.5" likely=true why="the fifty lowest scores"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
score = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index)
top = score.nsmallest(50)

# %% wrong="03.5" likely=true why="all customers, not the first fifty"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
score = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index)
top = score.sort_values(ascending=False)

# %% wrong="03.5" likely=true why="sorted from the lowest to the highest, then the last fifty"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
score = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index)
top = score.sort_values().tail(50)

# %% wrong="03.5" likely=true why="numbered rows, the user_id is lost"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
score = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index)
top = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel()).nlargest(50)

# %% wrong="03.5" likely=true why="by formula, but the norm is taken over the plain counts, without the idf"
counts = pd.DataFrame({k: documents.map(lambda words: words.count(k)) for k in KEYWORDS})
norm = documents.map(lambda words: np.sqrt((pd.Series(words).value_counts() ** 2).sum()))
top = ((counts * idf).sum(axis=1) / norm).nlargest(50)

# %% wrong="03.5" likely=false why="the idf is left out: counts divided by their norm"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list, use_idf=False)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
top = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% wrong="03.5" likely=false why="fitted on customers with a ticket only, so the idf is another"
from sklearn.feature_extraction.text import TfidfVectorizer

some = documents[documents.index.isin(tickets.index)]
vectoriser = TfidfVectorizer(analyzer=list)
weights = vectoriser.fit_transform(some)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
top = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), some.index).nlargest(50)

# %% wrong="03.5" likely=false why="sublinear tf: 1 plus the logarithm of the count"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list, sublinear_tf=True)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
top = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% wrong="03.5" likely=true why="the stop words are dropped before, as in the lesson"
from sklearn.feature_extraction.text import TfidfVectorizer

stop = set(STOP_TEXT.split())
short = documents.map(lambda words: [word for word in words if word not in stop])
vectoriser = TfidfVectorizer(analyzer=list)
weights = vectoriser.fit_transform(short)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
top = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), short.index).nlargest(50)

# %% wrong="03.5" likely=true why="the ids only, as a list"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
score = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index)
top = list(score.nlargest(50).index)

# %% wrong="03.5" likely=false why="two errors: default analyzer on joined words, and plain idf"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(smooth_idf=False)
weights = vectoriser.fit_transform(documents.map(" ".join))
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
top = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% wrong="03.5" likely=false why="two errors: plain idf, and the lowest first"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list, smooth_idf=False)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[k] for k in KEYWORDS]
top = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index).sort_values().tail(50)

# %% right="03.6"
share = people["tickets"] / people["payments"]
few = people.loc[people["tickets"] <= 10, "score"].idxmax()
below = people[people["score"] < people.loc[few, "score"]]
most_tickets = below[below["tickets"] == below["tickets"].max()]
rewards = {
    "share": people["score"].corr(share, method="spearman"),
    "tickets": people["score"].corr(people["tickets"], method="spearman"),
    "few": few,
    "many": most_tickets.index.min(),
}

# %% wrong="03.6" likely=true why="Pearson correlation, the default of corr"
rewards = {
    **rewards,
    "share": people["score"].corr(people["tickets"] / people["payments"]),
    "tickets": people["score"].corr(people["tickets"]),
}

# %% wrong="03.6" likely=true why="fewer than ten tickets, so ten is out; many is computed from that few"
few = people.query("tickets < 10")["score"].idxmax()
many = people[people["score"] < people["score"][few]]["tickets"].idxmax()
rewards = {**rewards, "few": few, "many": many}

# %% wrong="03.6" likely=true why="those with the same score as few count as below"
few = rewards["few"]
rest = people[people["score"] <= people["score"][few]]
rewards = {**rewards, "many": rest["tickets"].idxmax()}

# %% wrong="03.6" likely=true why="most tickets among all customers, whatever their score"
rewards = {**rewards, "many": people["tickets"].idxmax()}

# %% wrong="03.6" likely=true why="many is the one who spent most yuan of those below"
few = rewards["few"]
rewards = {**rewards, "many": people[people["score"] < people["score"][few]]["yuan"].idxmax()}

# %% wrong="03.6" likely=true why="of several with equally many, the largest user_id"
few = rewards["few"]
rest = people[people["score"] < people["score"][few]]
rewards = {**rewards, "many": rest[rest["tickets"] == rest["tickets"].max()].index.max()}

# %% wrong="03.6" likely=true why="the share of all tickets of the cohort, not of the customer's payments"
share = people["tickets"] / people["tickets"].sum()
rewards = {**rewards, "share": share.corr(people["score"], method="spearman")}

# %% wrong="03.6" likely=true why="the score's correlation with yuan instead of tickets"
rewards = {**rewards, "tickets": people["yuan"].corr(people["score"], method="spearman")}

# %% wrong="03.6" likely=true why="few has the fewest tickets, not the highest score"
few = people.query("tickets <= 10")["tickets"].idxmin()
many = people[people["score"] < people["score"][few]]["tickets"].idxmax()
rewards = {**rewards, "few": few, "many": many}

# %% wrong="03.6" likely=true why="few has the highest score of all customers"
few = people["score"].idxmax()
many = people[people["score"] < people["score"][few]]["tickets"].idxmax()
rewards = {**rewards, "few": few, "many": many}

# %% wrong="03.6" likely=true why="the two correlations are exchanged"
rewards = {**rewards, "share": rewards["tickets"], "tickets": rewards["share"]}

# %% wrong="03.6" likely=true why="positions instead of ids, by argmax"
few = int(people["score"].where(people["tickets"] <= 10).argmax())
many = int(people["tickets"].where(people["score"] < people["score"].iloc[few]).argmax())
rewards = {**rewards, "few": few, "many": many}

# %% wrong="03.6" likely=true why="works on log, without the invented customers"
few = log.query("tickets <= 10")["score"].idxmax()
rewards = {
    "share": log["score"].corr(log["tickets"] / log["payments"], method="spearman"),
    "tickets": log["score"].corr(log["tickets"], method="spearman"),
    "few": few,
    "many": log[log["score"] < log["score"][few]]["tickets"].idxmax(),
}

# %% wrong="03.6" likely=true why="Kendall instead of Spearman"
rewards = {
    **rewards,
    "share": people["score"].corr(people["tickets"] / people["payments"], method="kendall"),
    "tickets": people["score"].corr(people["tickets"], method="kendall"),
}

# %% wrong="03.6" likely=false why="the share upside down: payments for each ticket"
rewards = {**rewards, "share": people["score"].corr(people["payments"] / people["tickets"], method="spearman")}

# %% wrong="03.6" likely=true why="rounded to two decimals"
rewards = {**rewards, "share": round(rewards["share"], 2), "tickets": round(rewards["tickets"], 2)}

# %% wrong="03.6" likely=false why="the values of the rows, not their ids: the score and the number of tickets"
rewards = {**rewards, "few": people.loc[rewards["few"], "score"], "many": people.loc[rewards["many"], "tickets"]}

# %% wrong="03.6" likely=false why="many has the fewest tickets of those below, not the most"
below = people[people["score"] < people["score"][rewards["few"]]]
rewards = {**rewards, "many": below["tickets"].idxmin()}

# %% wrong="03.6" likely=false why="two errors: Pearson, and those with the same score as few count as below"
few = rewards["few"]
rewards = {
    "share": people["score"].corr(people["tickets"] / people["payments"]),
    "tickets": people["score"].corr(people["tickets"]),
    "few": few,
    "many": people[people["score"] <= people["score"][few]]["tickets"].idxmax(),
}

# %% wrong="03.6" likely=false why="two errors: Kendall, and of equals the largest user_id"
below = people[people["score"] < people["score"][rewards["few"]]]
rewards = {
    "share": people["score"].corr(people["tickets"] / people["payments"], method="kendall"),
    "tickets": people["score"].corr(people["tickets"], method="kendall"),
    "few": rewards["few"],
    "many": below[below["tickets"] == below["tickets"].max()].index.max(),
}
