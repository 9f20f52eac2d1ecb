# ruff: noqa
# Wrong answers for lab 03, as newcomers would give them; written from the lab's page and the lesson alone.

# %% right="03.1"
cutter = rjieba.Jieba()
for word in KEYWORDS:
    cutter.add_word(word, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map({text: k in words for text, words in cut.items()}).sum() for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="no word is added to the cutter, so three keywords are never found as words"
untold = rjieba.Jieba()
pieces = {text: untold.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map({t: k in words for t, words in pieces.items()}).sum() for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="only the first missing word is added to the cutter"
told = rjieba.Jieba()
told.add_word("停彩", None, None)
pieces = {text: told.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map({t: k in words for t, words in pieces.items()}).sum() for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="counts different texts, not payments"
found = pd.DataFrame(
    {
        "word": {k: sum(k in words for words in cut.values()) for k in KEYWORDS},
        "characters": {k: pd.Series(texts).str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="word counts different texts, characters counts payments"
found = pd.DataFrame(
    {
        "word": {k: sum(k in words for words in cut.values()) for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="the two columns are swapped"
found = pd.DataFrame(
    {
        "characters": {k: payments["text"].map({t: k in words for t, words in cut.items()}).sum() for k in KEYWORDS},
        "word": {k: payments["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="cuts with interest.words, whose dictionary has the shoes and the wallet as words"
mine = interest.words(payments["text"])
found = pd.DataFrame(
    {
        "word": {k: mine.map(lambda words: k in words).sum() for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="counts customers, not payments"
user = payments["user_id"]
as_word = {k: payments["text"].map({t: k in words for t, words in cut.items()}) for k in KEYWORDS}
found = pd.DataFrame(
    {
        "word": {k: user[as_word[k]].nunique() for k in KEYWORDS},
        "characters": {k: user[payments["text"].str.contains(k)].nunique() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="keywords are the columns: the table is transposed"
found = pd.DataFrame(
    [
        [payments["text"].map({t: k in words for t, words in cut.items()}).sum() for k in KEYWORDS],
        [payments["text"].str.contains(k).sum() for k in KEYWORDS],
    ],
    index=["word", "characters"],
    columns=KEYWORDS,
)

# %% wrong="03.1" likely=true why="looks for the keyword in the text in both columns, not in the list of words"
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map({text: k in text for text in texts}).sum() for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="only the keyword of the example"
found = pd.DataFrame(
    {
        "word": {"大乐透": payments["text"].map({t: "大乐透" in words for t, words in cut.items()}).sum()},
        "characters": {"大乐透": payments["text"].str.contains("大乐透").sum()},
    }
)

# %% wrong="03.1" likely=true why="copies the example and leaves the one keyword in it: all rows are the same"
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map({t: "大乐透" in words for t, words in cut.items()}).sum() for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains("大乐透").sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="counts only money out: refunds are left out"
out = payments[payments["amount"] > 0]
found = pd.DataFrame(
    {
        "word": {k: out["text"].map({t: k in words for t, words in cut.items()}).sum() for k in KEYWORDS},
        "characters": {k: out["text"].str.contains(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="two errors: no word is added to the cutter, and different texts are counted"
untold = rjieba.Jieba()
pieces = [untold.cut(text, False) for text in texts]
found = pd.DataFrame(
    {
        "word": {k: sum(k in words for words in pieces) for k in KEYWORDS},
        "characters": {k: sum(k in text for text in texts) for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=false why="characters: the text begins with the keyword, not anywhere"
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map({t: k in words for t, words in cut.items()}).sum() for k in KEYWORDS},
        "characters": {k: payments["text"].str.startswith(k).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=false why="a share of all payments (mean) in place of a number"
found = pd.DataFrame(
    {
        "word": {k: payments["text"].map({t: k in words for t, words in cut.items()}).mean() for k in KEYWORDS},
        "characters": {k: payments["text"].str.contains(k).mean() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=false why="the keyword is a column, and the index is 0 to 6"
found = pd.DataFrame(
    {
        "keyword": KEYWORDS,
        "word": [payments["text"].map({t: k in words for t, words in cut.items()}).sum() for k in KEYWORDS],
        "characters": [payments["text"].str.contains(k).sum() for k in KEYWORDS],
    }
)

# %% wrong="03.1" likely=false why="a payment counts only for the first keyword of the list that its text holds"
first_word = payments["text"].map({t: next((k for k in KEYWORDS if k in words), None) for t, words in cut.items()})
first_text = payments["text"].map({t: next((k for k in KEYWORDS if k in t), None) for t in texts})
found = pd.DataFrame(
    {
        "word": first_word.value_counts().reindex(KEYWORDS, fill_value=0),
        "characters": first_text.value_counts().reindex(KEYWORDS, fill_value=0),
    }
)

# %% wrong="03.1" likely=false why="characters holds only what is not a word as well: the difference of the two counts"
as_word = pd.Series({k: payments["text"].map({t: k in words for t, words in cut.items()}).sum() for k in KEYWORDS})
as_characters = pd.Series({k: payments["text"].str.contains(k).sum() for k in KEYWORDS})
found = pd.DataFrame({"word": as_word, "characters": as_characters - as_word})

# %% wrong="03.1" likely=false why="two errors: the columns are swapped, and refunds are left out"
out = payments[payments["amount"] > 0]
found = pd.DataFrame(
    {
        "word": {k: out["text"].str.contains(k).sum() for k in KEYWORDS},
        "characters": {k: out["text"].map({t: k in words for t, words in cut.items()}).sum() for k in KEYWORDS},
    }
)

# %% wrong="03.1" likely=true why="two errors: interest.words cuts the texts, and customers are counted"
mine, user = interest.words(payments["text"]), payments["user_id"]
found = pd.DataFrame(
    {
        "word": {k: user[mine.map(lambda words: k in words)].nunique() for k in KEYWORDS},
        "characters": {k: user[payments["text"].str.contains(k)].nunique() for k in KEYWORDS},
    }
)

# %% right="03.2"
occurrences = lists.explode().value_counts()
stop = set(STOP_TEXT.split())
keep = ~occurrences.index.isin(stop) & ~occurrences.index.str.contains(r"\d")
frequent = occurrences[keep & (occurrences >= ENOUGH)]

# %% wrong="03.2" likely=true why="set of the text: single characters are dropped, the stop words stay"
keep = ~occurrences.index.isin(set(STOP_TEXT)) & ~occurrences.index.str.contains(r"\d")
frequent = occurrences[keep & (occurrences >= ENOUGH)]

# %% wrong="03.2" likely=true why="looks for the word in the text of stop words, so pieces of them are dropped too"
keep = [word not in STOP_TEXT and not any(c.isdigit() for c in word) for word in occurrences.index]
frequent = occurrences[keep]
frequent = frequent[frequent >= ENOUGH]

# %% wrong="03.2" likely=true why="words with digits are not dropped"
frequent = occurrences[~occurrences.index.isin(STOP_TEXT.split()) & (occurrences >= ENOUGH)]

# %% wrong="03.2" likely=true why="stop words are not dropped, only the words with digits"
frequent = occurrences[~occurrences.index.str.contains(r"\d") & (occurrences >= ENOUGH)]

# %% wrong="03.2" likely=true why="a DataFrame with the word as a column (reset_index)"
keep = ~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")
frequent = occurrences[keep & (occurrences >= ENOUGH)].reset_index()

# %% wrong="03.2" likely=true why="no threshold: all the words that are left"
frequent = occurrences[~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")]

# %% wrong="03.2" likely=true why="True or False for each word: the comparison, not the words that pass it"
keep = ~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")
frequent = occurrences[keep] >= ENOUGH

# %% wrong="03.2" likely=true why="the border is the wrong way round: words that occur at most ENOUGH times"
keep = ~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")
frequent = occurrences[keep & (occurrences <= ENOUGH)]

# %% wrong="03.2" likely=true why="the filter is the wrong way round: only the stop words are left"
frequent = occurrences[occurrences.index.isin(STOP_TEXT.split()) & (occurrences >= ENOUGH)]

# %% wrong="03.2" likely=true why="drops words of one character as well"
keep = ~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")
frequent = occurrences[keep & (occurrences.index.str.len() > 1) & (occurrences >= ENOUGH)]

# %% wrong="03.2" likely=true why="the lesson's stop words in place of STOP_TEXT; its POS is in capitals"
lesson = "支付 消费 余额 扫码 银联 POS 信用卡 第 期"
keep = ~occurrences.index.isin(lesson.split()) & ~occurrences.index.str.contains(r"\d")
frequent = occurrences[keep & (occurrences >= ENOUGH)]

# %% wrong="03.2" likely=true why="drops whole payments that hold a stop word or a digit, not the words"
stop = set(STOP_TEXT.split())
clean = lists[lists.map(lambda words: not any(w in stop or any(c.isdigit() for c in w) for w in words))]
frequent = clean.explode().value_counts()
frequent = frequent[frequent >= ENOUGH]

# %% wrong="03.2" likely=true why="counts in the different texts, not in all payments"
once = interest.words(texts).explode().value_counts()
keep = ~once.index.isin(STOP_TEXT.split()) & ~once.index.str.contains(r"\d")
frequent = once[keep & (once >= ENOUGH)]

# %% wrong="03.2" likely=true why="shares of all words (normalize=True) in place of numbers"
share = lists.explode().value_counts(normalize=True)
keep = ~share.index.isin(STOP_TEXT.split()) & ~share.index.str.contains(r"\d")
frequent = share[keep & (occurrences.reindex(share.index) >= ENOUGH)]

# %% wrong="03.2" likely=true why="two errors: single characters as stop words, and words with digits stay"
frequent = occurrences[~occurrences.index.isin(list(STOP_TEXT)) & (occurrences >= ENOUGH)]

# %% wrong="03.2" likely=false why="only the words in a list, without how often"
keep = ~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")
frequent = occurrences[keep & (occurrences >= ENOUGH)].index.tolist()

# %% wrong="03.2" likely=false why="drops words in Latin letters too, such as pos and atm"
keep = ~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"[0-9a-z]")
frequent = occurrences[keep & (occurrences >= ENOUGH)]

# %% wrong="03.2" likely=false why="counts customers who have the word"
pairs = pd.DataFrame({"user_id": payments["user_id"], "word": lists}).explode("word").drop_duplicates()
by_customer = pairs["word"].value_counts()
keep = ~by_customer.index.isin(STOP_TEXT.split()) & ~by_customer.index.str.contains(r"\d")
frequent = by_customer[keep & (by_customer >= ENOUGH)]

# %% wrong="03.2" likely=false why="counts only money out"
spent = lists[payments["amount"] > 0].explode().value_counts()
keep = ~spent.index.isin(STOP_TEXT.split()) & ~spent.index.str.contains(r"\d")
frequent = spent[keep & (spent >= ENOUGH)]

# %% wrong="03.2" likely=false why="the threshold is fifty in place of five hundred"
keep = ~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")
frequent = occurrences[keep & (occurrences >= 50)]

# %% wrong="03.2" likely=false why="two errors: no stop word is dropped, and no threshold"
frequent = occurrences[~occurrences.index.str.contains(r"\d")]

# %% wrong="03.2" likely=true why="two errors: the lesson's stop words, and words with digits stay"
lesson = "支付 消费 余额 扫码 银联 POS 信用卡 第 期"
frequent = occurrences[~occurrences.index.isin(lesson.split()) & (occurrences >= ENOUGH)]

# %% right="03.3"
names_one = lists.map(lambda words: not set(words).isdisjoint(KEYWORDS))
tickets = payments[names_one & (payments["amount"] > 0)].groupby("user_id").size()

# %% wrong="03.3" likely=true why="money coming in is counted as well: no look at the amount"
tickets = payments[names_one].groupby("user_id").size()

# %% wrong="03.3" likely=true why="the sign is confused: money coming in only"
tickets = payments[names_one & (payments["amount"] < 0)].groupby("user_id").size()

# %% wrong="03.3" likely=true why="looks for the characters in the text, so shoes and card wallets are tickets"
by_letters = payments["text"].str.contains("|".join(KEYWORDS))
tickets = payments[by_letters & (payments["amount"] > 0)].groupby("user_id").size()

# %% wrong="03.3" likely=true why="keeps the customers without a ticket, with 0"
tickets = (names_one & (payments["amount"] > 0)).groupby(payments["user_id"]).sum()

# %% wrong="03.3" likely=true why="one number for all customers together"
tickets = (names_one & (payments["amount"] > 0)).sum()

# %% wrong="03.3" likely=true why="the share of tickets among the customer's payments, not their number"
share = (names_one & (payments["amount"] > 0)).groupby(payments["user_id"]).mean()
tickets = share[share > 0]

# %% wrong="03.3" likely=true why="the yuan spent on tickets, not how many"
tickets = payments[names_one & (payments["amount"] > 0)].groupby("user_id")["amount"].sum()

# %% wrong="03.3" likely=true why="counts the keywords in the tickets, so a ticket with two keywords counts twice"
bought = lists[payments["amount"] > 0].explode()
bought = bought[bought.isin(KEYWORDS)]
tickets = bought.groupby(payments["user_id"].reindex(bought.index)).size()

# %% wrong="03.3" likely=true why="counts all payments of the customers who have a ticket"
buyers = payments.loc[names_one & (payments["amount"] > 0), "user_id"].unique()
tickets = payments[payments["user_id"].isin(buyers)].groupby("user_id").size()

# %% wrong="03.3" likely=true why="counts different texts of tickets (nunique), not tickets"
tickets = payments[names_one & (payments["amount"] > 0)].groupby("user_id")["text"].nunique()

# %% wrong="03.3" likely=true why="True for each customer with a ticket (any), not how many"
flag = (names_one & (payments["amount"] > 0)).groupby(payments["user_id"]).any()
tickets = flag[flag]

# %% wrong="03.3" likely=true why="a DataFrame: count of all columns, none is picked"
tickets = payments[names_one & (payments["amount"] > 0)].groupby("user_id").count()

# %% wrong="03.3" likely=true why="True or False for each payment: the count by customer is forgotten"
tickets = names_one & (payments["amount"] > 0)

# %% wrong="03.3" likely=true why="two errors: looks for characters, and counts money coming in"
tickets = payments[payments["text"].str.contains("|".join(KEYWORDS))].groupby("user_id").size()

# %% wrong="03.3" likely=true why="subtracts the refunds from the tickets"
sign = np.sign(payments["amount"]).where(names_one, 0)
net = sign.groupby(payments["user_id"]).sum()
tickets = net[names_one.groupby(payments["user_id"]).any()]

# %% wrong="03.3" likely=false why="only the keyword 彩票 counts"
one_word = lists.map(lambda words: "彩票" in words)
tickets = payments[one_word & (payments["amount"] > 0)].groupby("user_id").size()

# %% wrong="03.3" likely=false why="counts days with a ticket, not tickets"
bought = payments[names_one & (payments["amount"] > 0)]
tickets = bought["time"].dt.normalize().groupby(bought["user_id"]).nunique()

# %% wrong="03.3" likely=false why="leaves out customers with one ticket only (more than one in place of at least one)"
tickets = payments[names_one & (payments["amount"] > 0)].groupby("user_id").size()
tickets = tickets[tickets > 1]

# %% wrong="03.3" likely=false why="every word must be a keyword, not one of them"
all_words = lists.map(lambda words: set(words) <= set(KEYWORDS))
tickets = payments[all_words & (payments["amount"] > 0)].groupby("user_id").size()

# %% wrong="03.3" likely=false why="leaves out customers who ever had a refund"
refunded = payments.loc[names_one & (payments["amount"] < 0), "user_id"]
tickets = (
    payments[names_one & (payments["amount"] > 0)].groupby("user_id").size().drop(refunded.unique(), errors="ignore")
)

# %% wrong="03.3" likely=false why="two errors: the money coming in is included, as shares of each customer's payments"
share = names_one.groupby(payments["user_id"]).mean()
tickets = share[share > 0]

# %% wrong="03.3" likely=true why="two errors: money coming in is counted, and customers without any are kept with 0"
tickets = names_one.groupby(payments["user_id"]).sum()

# %% right="03.4"
n = len(documents)
df = pd.Series({k: sum(k in words for words in documents) for k in KEYWORDS})
idf = np.log((1 + n) / (1 + df)) + 1

# %% wrong="03.4" likely=true why="the plain form, without smoothing"
idf = np.log(n / df) + 1

# %% wrong="03.4" likely=true why="forgets the last + 1"
idf = np.log((1 + n) / (1 + df))

# %% wrong="03.4" likely=true why="1 is added to df only, not to n"
idf = np.log(n / (1 + df)) + 1

# %% wrong="03.4" likely=true why="the logarithm to base 10"
idf = np.log10((1 + n) / (1 + df)) + 1

# %% wrong="03.4" likely=true why="n is the number of payments, not of documents"
idf = np.log((1 + len(payments)) / (1 + df)) + 1

# %% wrong="03.4" likely=true why="n and df are both counted in payments, not in documents"
df_payments = pd.Series({k: lists.map(lambda words: k in words).sum() for k in KEYWORDS})
idf = np.log((1 + len(lists)) / (1 + df_payments)) + 1

# %% wrong="03.4" likely=true why="df counts all occurrences of the word, not the documents that hold it"
occurring = documents.explode().value_counts().reindex(KEYWORDS)
idf = np.log((1 + n) / (1 + occurring)) + 1

# %% wrong="03.4" likely=true why="the df of the first keyword is used for all seven"
df_of_first = sum(KEYWORDS[0] in words for words in documents)
idf = pd.Series({k: np.log((1 + n) / (1 + df_of_first)) + 1 for k in KEYWORDS})

# %% wrong="03.4" likely=true why="the fraction is upside down"
idf = np.log((1 + df) / (1 + n)) + 1

# %% wrong="03.4" likely=true why="the document frequencies, not the inverse ones"
idf = df

# %% wrong="03.4" likely=true why="brackets forgotten: 1 + n / 1 + df is not the fraction"
idf = np.log(1 + n / 1 + df) + 1

# %% wrong="03.4" likely=true why="looks for the characters in the joined document, so shoes and 福利彩票 count"
joined = documents.map(" ".join)
idf = np.log((1 + n) / (1 + pd.Series({k: joined.str.contains(k).sum() for k in KEYWORDS}))) + 1

# %% wrong="03.4" likely=true why="the + 1 stands inside the logarithm"
idf = np.log((1 + n) / (1 + df) + 1)

# %% wrong="03.4" likely=true why="rounded to two decimals"
idf = (np.log((1 + n) / (1 + df)) + 1).round(2)

# %% wrong="03.4" likely=true why="two errors: no smoothing, and no + 1 at the end"
idf = np.log(n / df)

# %% wrong="03.4" likely=false why="n is the number of customers with any keyword"
players = sum(not set(words).isdisjoint(KEYWORDS) for words in documents)
idf = np.log((1 + players) / (1 + df)) + 1

# %% wrong="03.4" likely=false why="the numbers in a Series with the index 0 to 6, not the keywords"
idf = pd.Series((np.log((1 + n) / (1 + df)) + 1).to_list())

# %% wrong="03.4" likely=false why="divided by the sum, so the seven add up to one"
idf = np.log((1 + n) / (1 + df)) + 1
idf = idf / idf.sum()

# %% wrong="03.4" likely=false why="the idf of the whole vocabulary, not of the seven keywords"
every = documents.map(lambda words: list(set(words))).explode().value_counts()
idf = np.log((1 + n) / (1 + every)) + 1

# %% wrong="03.4" likely=false why="df counts different texts that hold the word, while n counts customers"
in_texts = pd.Series({k: sum(k in words for words in interest.words(without_numbers.unique())) for k in KEYWORDS})
idf = np.log((1 + n) / (1 + in_texts)) + 1

# %% wrong="03.4" likely=false why="two errors: base 2, and n in payments"
idf = np.log2((1 + len(payments)) / (1 + df)) + 1

# %% wrong="03.4" likely=true why="two errors: occurrences in place of documents, and no + 1 at the end"
occurring = documents.explode().value_counts().reindex(KEYWORDS)
idf = np.log((1 + n) / (1 + occurring))

# %% right="03.5"
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[word] for word in KEYWORDS]
scores = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index)
top = scores.nlargest(50)

# %% wrong="03.5" likely=true why="vocabulary=KEYWORDS: the norm runs over the seven keywords only"
seven = TfidfVectorizer(analyzer=list, vocabulary=KEYWORDS).fit_transform(documents)
top = pd.Series(np.asarray(seven.sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% wrong="03.5" likely=true why="no norm: the sum of count times idf"
tf = pd.DataFrame({k: documents.map(lambda words: words.count(k)) for k in KEYWORDS})
top = (tf * idf).sum(axis=1).nlargest(50)

# %% wrong="03.5" likely=true why="sorted ascending: the 50 lowest"
top = scores.sort_values().head(50)

# %% wrong="03.5" likely=true why="the first 50 customers by user_id, not sorted by score"
top = scores.head(50)

# %% wrong="03.5" likely=true why="everybody's score, not the 50 highest"
top = scores.sort_values(ascending=False)

# %% wrong="03.5" likely=true why="the index is the row number of the matrix, not the user_id"
top = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel()).nlargest(50)

# %% wrong="03.5" likely=true why="smooth_idf=False: the plain idf"
plain = TfidfVectorizer(analyzer=list, smooth_idf=False)
w = plain.fit_transform(documents)[:, [plain.vocabulary_[k] for k in KEYWORDS]]
top = pd.Series(np.asarray(w.sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% wrong="03.5" likely=true why="the number of words of the document as the norm, not the L2 norm"
tf = pd.DataFrame({k: documents.map(lambda words: words.count(k)) for k in KEYWORDS})
top = (tf * idf).sum(axis=1).div(documents.map(len)).nlargest(50)

# %% wrong="03.5" likely=true why="the vectoriser's own cutting of the joined words, which drops words of one character"
default = TfidfVectorizer()
w = default.fit_transform(documents.map(" ".join))
top = pd.Series(
    np.asarray(w[:, [default.vocabulary_[k] for k in KEYWORDS]].sum(axis=1)).ravel(), documents.index
).nlargest(50)

# %% wrong="03.5" likely=true why="documents with the numbers in them, as the texts were"
numbered = interest.words(payments["text"]).groupby(payments["user_id"]).sum()
v = TfidfVectorizer(analyzer=list)
w = v.fit_transform(numbered)
top = pd.Series(np.asarray(w[:, [v.vocabulary_[k] for k in KEYWORDS]].sum(axis=1)).ravel(), numbered.index).nlargest(50)

# %% wrong="03.5" likely=true why="the texts of a customer are joined but not cut into words for the vectoriser"
glued = without_numbers.groupby(payments["user_id"]).agg(" ".join)
v = TfidfVectorizer()
w = v.fit_transform(glued)
there = [v.vocabulary_[k] for k in KEYWORDS if k in v.vocabulary_]
top = pd.Series(np.asarray(w[:, there].sum(axis=1)).ravel(), glued.index).nlargest(50)

# %% wrong="03.5" likely=true why="the ten highest, not fifty"
top = scores.nlargest(10)

# %% wrong="03.5" likely=true why="the square root is forgotten: divided by the sum of squares"
raw = TfidfVectorizer(analyzer=list, norm=None)
w = raw.fit_transform(documents)
upper = np.asarray(w[:, [raw.vocabulary_[k] for k in KEYWORDS]].sum(axis=1)).ravel()
top = pd.Series(upper / np.asarray(w.multiply(w).sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% wrong="03.5" likely=true why="the norm of the counts alone, without their idf"
tf = pd.DataFrame({k: documents.map(lambda words: words.count(k)) for k in KEYWORDS})
length = documents.map(lambda words: np.sqrt((pd.Series(words).value_counts() ** 2).sum()))
top = (tf * idf).sum(axis=1).div(length).nlargest(50)

# %% wrong="03.5" likely=true why="two errors: the norm over the seven keywords only, and the plain idf"
seven = TfidfVectorizer(analyzer=list, vocabulary=KEYWORDS, smooth_idf=False).fit_transform(documents)
top = pd.Series(np.asarray(seven.sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% wrong="03.5" likely=false why="norm='l1' in place of l2"
v = TfidfVectorizer(analyzer=list, norm="l1")
w = v.fit_transform(documents)
top = pd.Series(np.asarray(w[:, [v.vocabulary_[k] for k in KEYWORDS]].sum(axis=1)).ravel(), documents.index).nlargest(
    50
)

# %% wrong="03.5" likely=false why="the largest weight of the seven, not their sum"
top = pd.Series(weights[:, columns].toarray().max(axis=1), documents.index).nlargest(50)

# %% wrong="03.5" likely=false why="stretched to lie between 0 and 1, as the document prints it"
top = ((scores - scores.min()) / (scores.max() - scores.min())).nlargest(50)

# %% wrong="03.5" likely=false why="stop words are dropped from the documents first, so the norm is smaller"
kept = documents.map(lambda words: [word for word in words if word not in STOP_TEXT.split()])
v = TfidfVectorizer(analyzer=list)
w = v.fit_transform(kept)
top = pd.Series(np.asarray(w[:, [v.vocabulary_[k] for k in KEYWORDS]].sum(axis=1)).ravel(), kept.index).nlargest(50)

# %% wrong="03.5" likely=false why="each word once a document: the counts are lost (set)"
v = TfidfVectorizer(analyzer=set)
w = v.fit_transform(documents)
top = pd.Series(np.asarray(w[:, [v.vocabulary_[k] for k in KEYWORDS]].sum(axis=1)).ravel(), documents.index).nlargest(
    50
)

# %% wrong="03.5" likely=false why="only money out goes into the documents"
spent = interest.words(without_numbers[payments["amount"] > 0]).groupby(payments["user_id"]).sum()
v = TfidfVectorizer(analyzer=list)
w = v.fit_transform(spent)
known_words = [v.vocabulary_[k] for k in KEYWORDS if k in v.vocabulary_]
top = pd.Series(np.asarray(w[:, known_words].sum(axis=1)).ravel(), spent.index).nlargest(50)

# %% wrong="03.5" likely=false why="two errors: no idf (use_idf=False), and the mean of the seven weights"
v = TfidfVectorizer(analyzer=list, use_idf=False)
w = v.fit_transform(documents)
top = pd.Series(np.asarray(w[:, [v.vocabulary_[k] for k in KEYWORDS]].mean(axis=1)).ravel(), documents.index).nlargest(
    50
)

# %% wrong="03.5" likely=true why="two errors: no norm, and not sorted: the first 50 by user_id"
tf = pd.DataFrame({k: documents.map(lambda words: words.count(k)) for k in KEYWORDS})
top = (tf * idf).sum(axis=1).head(50)

# %% right="03.6"
ticket_share = people["tickets"] / people["payments"]
by_share = people["score"].corr(ticket_share, method="spearman")
by_number = people["score"].corr(people["tickets"], method="spearman")
few = people.loc[people["tickets"] <= 10, "score"].idxmax()
many = people[people["score"] < people.loc[few, "score"]].sort_index()["tickets"].idxmax()
rewards = {"share": by_share, "tickets": by_number, "few": few, "many": many}

# %% wrong="03.6" likely=true why="Pearson's correlation, the default of corr, for both"
pearson_share = people["score"].corr(people["tickets"] / people["payments"])
pearson_number = people["score"].corr(people["tickets"])
rewards = {"share": pearson_share, "tickets": pearson_number, "few": few, "many": many}

# %% wrong="03.6" likely=true why="many has the most tickets of all: not among those who score below few"
rewards = {"share": by_share, "tickets": by_number, "few": few, "many": people["tickets"].idxmax()}

# %% wrong="03.6" likely=true why="few has the highest score of all: no look at ten tickets"
best = people["score"].idxmax()
below = people[people["score"] < people["score"][best]]
rewards = {"share": by_share, "tickets": by_number, "few": best, "many": below["tickets"].idxmax()}

# %% wrong="03.6" likely=true why="few is the score (max), not the user_id (idxmax)"
rewards = {"share": by_share, "tickets": by_number, "few": people[people["tickets"] <= 10]["score"].max(), "many": many}

# %% wrong="03.6" likely=true why="many is the lowest score of those with more than ten tickets"
rewards = {
    "share": by_share,
    "tickets": by_number,
    "few": few,
    "many": people[people["tickets"] > 10]["score"].idxmin(),
}

# %% wrong="03.6" likely=true why="many is the number of tickets, not the user_id"
below = people[people["score"] < people["score"][few]]
rewards = {"share": by_share, "tickets": by_number, "few": few, "many": below["tickets"].max()}

# %% wrong="03.6" likely=true why="share correlates the score with the number of payments, not the share"
by_payments = people["score"].corr(people["payments"], method="spearman")
rewards = {"share": by_payments, "tickets": by_number, "few": few, "many": many}

# %% wrong="03.6" likely=true why="few has the most tickets among ten at most, not the highest score"
most = people[people["tickets"] <= 10]["tickets"].idxmax()
below = people[people["score"] < people["score"][most]]
rewards = {"share": by_share, "tickets": by_number, "few": most, "many": below["tickets"].idxmax()}

# %% wrong="03.6" likely=true why="share and tickets are swapped"
rewards = {"share": by_number, "tickets": by_share, "few": few, "many": many}

# %% wrong="03.6" likely=true why="share is the column of shares: no correlation is computed"
rewards = {"share": people["tickets"] / people["payments"], "tickets": by_number, "few": few, "many": many}

# %% wrong="03.6" likely=true why="Kendall's rank correlation in place of Spearman's"
kendall_share = people["score"].corr(people["tickets"] / people["payments"], method="kendall")
kendall_number = people["score"].corr(people["tickets"], method="kendall")
rewards = {"share": kendall_share, "tickets": kendall_number, "few": few, "many": many}

# %% wrong="03.6" likely=true why="many has spent the most yuan, not bought the most tickets"
below = people[people["score"] < people["score"][few]]
rewards = {"share": by_share, "tickets": by_number, "few": few, "many": below["yuan"].idxmax()}

# %% wrong="03.6" likely=true why="few is the lowest score among ten tickets at most (idxmin), many is right"
rewards = {
    "share": by_share,
    "tickets": by_number,
    "few": people[people["tickets"] <= 10]["score"].idxmin(),
    "many": many,
}

# %% wrong="03.6" likely=true why="few has the fewest tickets, whatever the score"
rewards = {"share": by_share, "tickets": by_number, "few": people["tickets"].idxmin(), "many": many}

# %% wrong="03.6" likely=true why="two errors: Pearson's correlation, and many without the condition on the score"
pearson_share = people["score"].corr(people["tickets"] / people["payments"])
pearson_number = people["score"].corr(people["tickets"])
rewards = {"share": pearson_share, "tickets": pearson_number, "few": few, "many": people["tickets"].idxmax()}

# %% wrong="03.6" likely=true why="rounds the correlations to two decimals"
rewards = {"share": round(by_share, 2), "tickets": round(by_number, 2), "few": few, "many": many}

# %% wrong="03.6" likely=false why="share compares the score with yuan a payment, not with tickets a payment"
by_yuan = people["score"].corr(people["yuan"] / people["payments"], method="spearman")
rewards = {"share": by_yuan, "tickets": by_number, "few": few, "many": many}

# %% wrong="03.6" likely=false why="few is the position in the table (argmax), not the user_id"
allowed = people["score"].where(people["tickets"] <= 10, -1)
rewards = {"share": by_share, "tickets": by_number, "few": int(allowed.to_numpy().argmax()), "many": many}

# %% wrong="03.6" likely=false why="many has the most payments, not the most tickets"
below = people[people["score"] < people["score"][few]]
rewards = {"share": by_share, "tickets": by_number, "few": few, "many": below["payments"].idxmax()}

# %% wrong="03.6" likely=false why="tickets correlates the number of tickets with the share, without the score"
without_score = people["tickets"].corr(people["tickets"] / people["payments"], method="spearman")
rewards = {"share": by_share, "tickets": without_score, "few": few, "many": many}

# %% wrong="03.6" likely=false why="share has the tickets below the line: payments per ticket, so the sign turns"
upside_down = people["score"].corr(people["payments"] / people["tickets"], method="spearman")
rewards = {"share": upside_down, "tickets": by_number, "few": few, "many": many}

# %% wrong="03.6" likely=false why="two errors: correlations of yuan, not of the score; many scores highest below few"
yuan_share = people["yuan"].corr(people["tickets"] / people["payments"], method="spearman")
yuan_number = people["yuan"].corr(people["tickets"], method="spearman")
below = people[people["score"] < people["score"][few]]
rewards = {"share": yuan_share, "tickets": yuan_number, "few": few, "many": below["score"].idxmax()}

# %% wrong="03.6" likely=true why="two errors: share and tickets are swapped, and few is the score"
few_score = people[people["tickets"] <= 10]["score"].max()
rewards = {"share": by_number, "tickets": by_share, "few": few_score, "many": many}
