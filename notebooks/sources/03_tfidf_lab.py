# %% [markdown] given="45"
# # Lab 03 · What do payment texts say?
#
# 何律师 (privacy) wants a list of customers who get *no* gambling messages, and a number that orders it. You make both from
# the payment texts, and say what the number means. Six levels (关卡), about 45 minutes; [lesson 03](../03_tfidf.ipynb)
# has all you need.
#
# Put your code where it says `# YOUR CODE HERE`, run the cell, then run the check below it. A wrong answer costs nothing.
# Stuck? `lab.hint("03.1")` gives the first of three hints for that task; `lab.load_level(3)` goes on from the start of
# a level.
#
# Two rules for all tasks: round nothing unless a task says so; and compute everything from the data that the cells load
# with `DATA_SEED`, never from a number you read off, because your work is marked on other data of the same kind.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated cohort

# %%
from helpers.lab import open_lab

lab = open_lab("03", seed=DATA_SEED)
lab

# %% [markdown]
# The data: `payments` is cleaned, in yuan, one row a payment that has a text; a negative amount is money coming in.
# `KEYWORDS` is the source document's list, as printed.

# %%
import numpy as np
import pandas as pd
import rjieba

from helpers import datasets, interest

KEYWORDS = ["停彩", "大乐透", "双色球", "福利彩票", "彩票", "竞彩", "追号"]
payments, _ = datasets.clean_wallet(datasets.load_wallet(seed=DATA_SEED))
payments = payments.dropna(subset="text").reset_index(drop=True)
texts = payments["text"].unique()
payments.head(3)

# %% [markdown] task="03.1" level=1 points=4
# ### Level 1 · As a word, and as characters
#
# In how many payments does each keyword stand **as a word** of the cut text, and in how many **as characters** anywhere in
# the text? Answer with a DataFrame `found`: one row a keyword (the index), columns `word` and `characters`.
#
# Cut without guessing: `cutter.cut(text, False)` knows only what is in its dictionary, so tell it what is missing. The
# cell shows both counts for one keyword.

# %% task="03.1"
cutter = rjieba.Jieba()
cutter.has_word("大乐透")  # this one is known; add_word(word, None, None) adds another
cut = {text: cutter.cut(text, False) for text in texts}  # each different text once
as_word = payments["text"].map({text: "大乐透" in words for text, words in cut.items()}).sum()
as_characters = payments["text"].str.contains("大乐透").sum()
example = pd.DataFrame({"word": {"大乐透": as_word}, "characters": {"大乐透": as_characters}})
# BEGIN SOLUTION
for word in KEYWORDS:
    cutter.add_word(word, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        "word": {word: sum(word in cut[text] for text in payments["text"]) for word in KEYWORDS},
        "characters": {word: payments["text"].str.contains(word).sum() for word in KEYWORDS},
    }
)
# END SOLUTION

# %% mistake="03.1" hint="Some of your keywords are never found as a word: the cutter does not know them and cuts them into characters. Add them, then cut again."
untold = rjieba.Jieba()
cut_untold = {text: untold.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        "word": {word: sum(word in cut_untold[text] for text in payments["text"]) for word in KEYWORDS},
        "characters": {word: payments["text"].str.contains(word).sum() for word in KEYWORDS},
    }
)

# %% mistake="03.1" hint="You counted different texts. A text that was paid a hundred times is a hundred payments: map the answer back to all of them."
found = pd.DataFrame(
    {
        "word": {word: sum(word in cut[text] for text in texts) for word in KEYWORDS},
        "characters": {word: sum(word in text for text in texts) for word in KEYWORDS},
    }
)

# %% mistake="03.1" hint="Your two columns are the same: both look for characters. A word is an element of the list that `cut` returns, not a part of the text."
as_text = {word: payments["text"].str.contains(word).sum() for word in KEYWORDS}
found = pd.DataFrame({"word": as_text, "characters": as_text})

# %% mistake="03.1" hint="These are numbers of customers. Asked were payments: one row of the table each."
by_word = {word: payments["text"].map({text: word in cut[text] for text in texts}) for word in KEYWORDS}
found = pd.DataFrame(
    {
        "word": {word: payments["user_id"][holds].nunique() for word, holds in by_word.items()},
        "characters": {word: payments["user_id"][payments["text"].str.contains(word)].nunique() for word in KEYWORDS},
    }
)

# %% [markdown] hints="03.1"
# 1. A keyword inside a longer keyword is there as characters and not as a word. Which of the seven does that concern, and which words does the dictionary lack?
# 2. Call `cutter.add_word(word, None, None)` for every keyword, then cut the texts again; `str.contains(word)` looks for characters.
# 3. Two dictionaries make the table: `{word: sum(word in cut[text] for text in payments["text"]) for word in KEYWORDS}`, and the same with `str.contains`.

# %% check="03.1"
lab.check("03.1", found)

# %% [markdown] task="03.2" level=2 points=4
# ### Level 2 · Leave out what says nothing
#
# From `lists`, the words of every payment, drop the stop words of `STOP_TEXT` and every word that has a digit in it (draws,
# phone numbers). Then count. Answer with a Series `frequent`: its index the words that are left and occur at least
# `ENOUGH` times in all payments, its values how often.

# %%
STOP_TEXT = "支付 消费 余额 扫码 银联 信用卡 第 期 公交 还款"
ENOUGH = 500
lists = interest.words(payments["text"])  # cut, without blanks and signs
lists.head(3)

# %% task="03.2"
occurrences = lists.explode().value_counts()  # every word, how often
# BEGIN SOLUTION
stop = STOP_TEXT.split()
has_digit = occurrences.index.str.contains(r"\d")
left = occurrences[~occurrences.index.isin(stop) & ~has_digit]
frequent = left[left >= ENOUGH]
# END SOLUTION

# %% mistake="03.2" hint="支付 is still there, and some words of one character are gone that nobody listed: iterating a text gives its characters. Make a list of words first."
by_character = occurrences[~occurrences.index.isin(set(STOP_TEXT)) & ~has_digit]
frequent = by_character[by_character >= ENOUGH]

# %% mistake="03.2" hint="Your filter asks whether a word lies anywhere in the text of stop words, so pieces of stop words went too. Compare with whole words of a list."
in_the_text = np.array([word in STOP_TEXT for word in occurrences.index])
not_in_the_text = occurrences[~in_the_text & ~has_digit]
frequent = not_in_the_text[not_in_the_text >= ENOUGH]

# %% mistake="03.2" hint="A word with a digit is still among yours. Which pattern finds a digit anywhere in a word?"
with_numbers = occurrences[~occurrences.index.isin(stop)]
frequent = with_numbers[with_numbers >= ENOUGH]

# %% mistake="03.2" hint="You counted each different text once. A word's weight in the log is how often it was *paid*: count over all payments."
once = interest.words(pd.Series(texts)).explode().value_counts()
once = once[~once.index.isin(stop) & ~once.index.str.contains(r"\d")]
frequent = once[once >= ENOUGH]

# %% [markdown] hints="03.2"
# 1. Three conditions on each word: not a stop word, no digit, often enough. Look at what each of them drops.
# 2. `STOP_TEXT.split()` is a list of words; `index.isin(...)` compares whole words; `index.str.contains(r"\d")` finds digits.
# 3. `occurrences[~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")]`, then keep what is at least `ENOUGH`.

# %% check="03.2"
lab.check("03.2", frequent)

# %% [markdown] task="03.3" level=3 points=4
# ### Level 3 · Who bought a ticket?
#
# The list for 何律师. A payment is a **ticket** when a keyword is one of its words in `lists` and money went *out*. (The cutter
# behind `lists` knows the false friends: look at `interest.DICTIONARY`.) Answer with a Series `tickets`: its index the
# `user_id` of every customer with at least one ticket, its values how many.

# %% task="03.3"
names_one = lists.map(lambda words: not set(words).isdisjoint(KEYWORDS))  # a keyword is one of the words
# BEGIN SOLUTION
is_ticket = names_one & (payments["amount"] > 0)
tickets = payments[is_ticket].groupby("user_id").size()
# END SOLUTION

# %% mistake="03.3" hint="On your list are people who bought shoes or a card wallet: you searched for characters, or used the cut of level 1, which takes the lottery out of the shoe. Compare the words in `lists`."
searched = payments["text"].str.contains("|".join(KEYWORDS)) & (payments["amount"] > 0)
tickets = payments[searched].groupby("user_id").size()

# %% mistake="03.3" hint="You counted money that came back as tickets. A refund names the lottery too; what tells it from a purchase?"
tickets = payments[names_one].groupby("user_id").size()

# %% mistake="03.3" hint="This adds up yuan. The list counts tickets, one a payment."
tickets = payments[is_ticket].groupby("user_id")["amount"].sum()

# %% mistake="03.3" hint="Your list names every customer, most of them with nothing. On a list for 何律师 stands only who has at least one ticket."
tickets = is_ticket.groupby(payments["user_id"]).sum()

# %% [markdown] hints="03.3"
# 1. Two conditions on each payment, one on its words and one on its amount; then a count by customer.
# 2. A refund has a negative amount. `&` joins two conditions; `groupby("user_id").size()` counts rows.
# 3. `payments[names_one & (payments["amount"] > 0)].groupby("user_id").size()`.

# %% check="03.3"
lab.check("03.3", tickets)

# %% [markdown] task="03.4" level=4 points=4
# ### Level 4 · How rare is a keyword?
#
# `documents` holds one list of words a customer. Compute the **smoothed** inverse document frequency of the seven keywords,
# $\ln\frac{1+n}{1+df}+1$, where $n$ is the number of documents and $df$ the number of documents that hold the word. Answer
# with a Series `idf` by keyword. The first keyword's $df$ is done.

# %%
without_numbers = payments["text"].str.replace(r"\d+", " ", regex=True)
documents = interest.words(without_numbers).groupby(payments["user_id"]).sum()
documents.map(len).head(3)

# %% task="03.4"
n = len(documents)
df_of_first = sum(KEYWORDS[0] in words for words in documents)
# BEGIN SOLUTION
df = pd.Series({keyword: sum(keyword in words for words in documents) for keyword in KEYWORDS})
idf = np.log((1 + n) / (1 + df)) + 1
# END SOLUTION

# %% mistake="03.4" hint="This is the plain form. Smoothing acts as if one more document held every word: what does that add to n, and what to df?"
idf = np.log(n / df) + 1

# %% mistake="03.4" hint="By yours, a word that stands in every document weighs nothing. In the smoothed form it still weighs one: what is missing at the end?"
idf = np.log((1 + n) / (1 + df))

# %% mistake="03.4" hint="You counted payments as documents, so every word looks rarer than it is. A document here is a customer."
df_records = pd.Series({keyword: lists.map(lambda words, k=keyword: k in words).sum() for keyword in KEYWORDS})
idf = np.log((1 + len(lists)) / (1 + df_records)) + 1

# %% mistake="03.4" hint="You counted how often the word occurs in all. df asks in how many documents it occurs at least once."
df_all = pd.Series({keyword: sum(words.count(keyword) for words in documents) for keyword in KEYWORDS})
idf = np.log((1 + n) / (1 + df_all)) + 1

# %% mistake="03.4" hint="The ln of the formula is the natural logarithm; yours has another base. Which function of NumPy is it?"
idf = np.log10((1 + n) / (1 + df)) + 1

# %% [markdown] hints="03.4"
# 1. For each keyword one number is needed from the documents: in how many of them does it stand? The rest is the formula.
# 2. `keyword in words` is true or false for one document; `sum` counts the true ones; `np.log` is the natural logarithm.
# 3. `df = pd.Series({keyword: sum(keyword in words for words in documents) for keyword in KEYWORDS})`, then the formula on the whole Series.

# %% check="03.4"
lab.check("03.4", idf)

# %% [markdown] task="03.5" level=5 points=5 given="50"
# ### Level 5 · The score
#
# Each customer's score is the sum of the seven keywords' tf-idf weights: count × smoothed idf of each word, divided by the L2
# norm of the document over **all** its words, as scikit-learn's `TfidfVectorizer` does it. Answer with a Series `top`: the
# `user_id` and score of the 50 highest, highest first. No help this time; a vectoriser is allowed, a formula too.

# %% task="03.5"
# BEGIN SOLUTION
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[keyword] for keyword in KEYWORDS]
score = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index)
top = score.nlargest(50)
# END SOLUTION

# %% mistake="03.5" hint="Your norm runs over the keywords only, so the rest of a customer's payments no longer counts. Give the vectoriser all words, and choose the columns afterwards."
seven = TfidfVectorizer(analyzer=list, vocabulary=KEYWORDS).fit_transform(documents)
top = pd.Series(np.asarray(seven.sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% mistake="03.5" hint="Scores above a hundred: nothing was divided. Without the norm whoever pays most often comes first."
plain = TfidfVectorizer(analyzer=list, norm=None).fit_transform(documents)
top = pd.Series(np.asarray(plain[:, columns].sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% mistake="03.5" hint="You weighed every payment as a document of its own and added up. One document is one customer; the norm is taken once for each."
records = TfidfVectorizer(analyzer=list)
by_record = records.fit_transform(interest.words(without_numbers))
sums = pd.Series(
    np.asarray(by_record[:, [records.vocabulary_[keyword] for keyword in KEYWORDS]].sum(axis=1)).ravel(), payments.index
)
top = sums.groupby(payments["user_id"]).sum().nlargest(50)

# %% mistake="03.5" hint="You divided by the sum of the weights. The L2 norm is the root of the sum of their squares."
sums_to_one = TfidfVectorizer(analyzer=list, norm="l1").fit_transform(documents)
top = pd.Series(np.asarray(sums_to_one[:, columns].sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% mistake="03.5" hint="Your idf is the plain one. `TfidfVectorizer` smooths it unless told otherwise, and level 4 gave the formula."
unsmoothed = TfidfVectorizer(analyzer=list, smooth_idf=False).fit_transform(documents)
top = pd.Series(np.asarray(unsmoothed[:, columns].sum(axis=1)).ravel(), documents.index).nlargest(50)

# %% [markdown] hints="03.5"
# 1. A table of weights with one row a customer and one column a word; the score adds up seven of its columns.
# 2. `TfidfVectorizer(analyzer=list)` takes lists of words; `fit_transform` gives the table, `vocabulary_` the column of each word.
# 3. `weights[:, [vectoriser.vocabulary_[keyword] for keyword in KEYWORDS]].sum(axis=1)`, flattened by `np.asarray(...).ravel()`, as a Series with `documents.index`; then `nlargest(50)`.

# %% check="03.5"
lab.check("03.5", top)

# %% [markdown] task="03.6" level=6 points=4
# ### Level 6 · What does it reward?
#
# `people` has one row for each customer with a ticket: all payments, tickets, yuan spent on them, and the score. Answer with
# a dictionary `rewards`:
#
# - `share` and `tickets`: the **rank** correlation (Spearman) of the score with the share of tickets among all payments, and
#   with the number of tickets;
# - `few`: the `user_id` with the highest score among those with ten tickets at most;
# - `many`: the `user_id` with the most tickets among those who score *below* `few`; of several, the smallest `user_id`.

# %%
is_one = interest.matching(payments, KEYWORDS) & (payments["amount"] > 0)
people = pd.DataFrame(
    {
        "payments": payments.groupby("user_id").size(),
        "tickets": is_one.groupby(payments["user_id"]).sum(),
        "yuan": payments["amount"].where(is_one, 0).groupby(payments["user_id"]).sum(),
        "score": interest.tfidf_of_events(payments.assign(text=without_numbers), KEYWORDS),
    }
)
people = people[people["tickets"] > 0]
people.head(3)

# %% task="03.6"
# BEGIN SOLUTION
ratio = people["tickets"] / people["payments"]
few = people[people["tickets"] <= 10]["score"].idxmax()
many = people[people["score"] < people.loc[few, "score"]]["tickets"].idxmax()
rewards = {
    "share": ratio.corr(people["score"], method="spearman"),
    "tickets": people["tickets"].corr(people["score"], method="spearman"),
    "few": few,
    "many": many,
}
# END SOLUTION

# %% mistake="03.6" hint="These are correlations of the values (Pearson). The question is whether the *orders* agree: which method compares ranks?"
rewards = rewards | {"share": ratio.corr(people["score"]), "tickets": people["tickets"].corr(people["score"])}

# %% mistake="03.6" hint="Your share is of money or of all tickets. The share meant is a customer's tickets among that customer's payments."
rewards = rewards | {"share": (people["yuan"] / people["yuan"].sum()).corr(people["score"], method="spearman")}

# %% mistake="03.6" hint="Look at the tickets of your `few` and your `many`: the two stand the wrong way round."
rewards = rewards | {"few": many, "many": few}

# %% mistake="03.6" hint="You held the number of tickets against the share. Both questions are about the score."
rewards = rewards | {"share": ratio.corr(people["tickets"], method="spearman")}

# %% [markdown] hints="03.6"
# 1. Make the share a column of its own. Then two correlations, and two searches in a filtered table.
# 2. `Series.corr(other, method="spearman")` compares orders; `idxmax()` gives the index of the largest value.
# 3. `few = people[people["tickets"] <= 10]["score"].idxmax()`; for `many`, filter `people["score"] < people.loc[few, "score"]` and take the `idxmax()` of the tickets.

# %% check="03.6"
lab.check("03.6", rewards)

# %% [markdown] written="03.S1"
# ### In writing · What the score rewards
#
# 周经理 reads your list from the top and says: "So these are our biggest players." Write him half a page without a formula:
# what the score rewards, with your two customers `few` and `many` as evidence; two ways in which it can be fooled, by the
# customer or by the list of words; what 何律师 may use it for, and what nobody may. Ten points, read by a person.

# %% [markdown]
# ## Where you stand

# %%
lab.progress()

# %% [markdown] tags=["trainee-only"]
# ## Hand in (提交)
#
# Save the notebook (<kbd>Ctrl</kbd>+<kbd>S</kbd>), write your name or number between the quotes, and run the cell. It packs your
# notebook, your answer in writing and your progress into one file for your instructor, and says where the file lies.

# %% tags=["trainee-only"]
lab.submit("")
