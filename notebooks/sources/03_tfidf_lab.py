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

# %% [markdown] given="0"
# The data: `payments` is cleaned, one row for each payment that has a text. `amount` is in yuan: above 0 is money going
# out, below 0 is money coming in, and 0 is a payment by voucher, for which no money moves. `KEYWORDS` is the source
# document's list, as printed.

# %%
import numpy as np
import pandas as pd
import rjieba

from helpers import datasets, interest

KEYWORDS = ["停彩", "大乐透", "双色球", "福利彩票", "彩票", "竞彩", "追号"]
payments, _ = datasets.clean_wallet(datasets.load_wallet(seed=DATA_SEED))
payments = payments.dropna(subset="text").reset_index(drop=True)
new_texts = {"余额支付-竞彩足球 投注": "余额支付-竞彩店 投注", "余额支付-彩票 追号套餐": "余额支付-彩票 追号费 彩票"}
payments["text"] = payments["text"].replace(new_texts)
payments["text"] = payments["text"].str.replace("-超市食品", "-7eleven食品").str.replace("-外卖订单", "-k11外卖订单")
by_voucher = payments.index[payments["text"] == "扫码支付-福利彩票 投注站"][::3]
payments.loc[by_voucher, "amount"] = 0.0
texts = payments["text"].unique()
payments.head(3)

# %% [markdown] task="03.1" level=1 points=4
# ### Level 1 · As a word, and as characters
#
# In how many payments does each keyword stand **as a word** of the cut text, and in how many **as characters** anywhere in
# the text? Answer with a DataFrame `found`: one row for each keyword (the index), columns `word` and `characters`, both
# numbers of payments. Every payment counts, with money out, in, or none.
#
# `cutter.cut(text, False)` cuts by the cutter's dictionary, and some keywords are missing there: add them first. (Without
# `False` the cutter guesses at unknown words. That does not replace adding them.) The cell shows both counts for one
# keyword.

# %% task="03.1" slow=true
cutter = rjieba.Jieba()
cutter.has_word("大乐透")  # this one is known; add_word(word, None, None) adds another
cut = {text: cutter.cut(text, False) for text in texts}  # each different text once
every = payments["text"].tolist()  # one text per payment
as_word = payments["text"].map({text: "大乐透" in words for text, words in cut.items()}).sum()
as_characters = payments["text"].str.contains("大乐透").sum()
example = pd.DataFrame({"word": {"大乐透": as_word}, "characters": {"大乐透": as_characters}})
# BEGIN SOLUTION
for word in KEYWORDS:
    cutter.add_word(word, None, None)
cut = {text: cutter.cut(text, False) for text in texts}
found = pd.DataFrame(
    {
        "word": {word: sum(word in cut[text] for text in every) for word in KEYWORDS},
        "characters": {word: payments["text"].str.contains(word).sum() for word in KEYWORDS},
    }
)
# END SOLUTION

# %% mistake="03.1" hint="Some keywords are never found as a word: the dictionary lacks them, and the cutter takes them apart. Tell it these words, then cut again."
# -     cutter.add_word(word, None, None)
# +     pass

# %% mistake="03.1" hint="You counted different texts. A text that was paid a hundred times is a hundred payments: count it for each of them."
# - sum(word in cut[text] for text in every)
# + sum(word in cut[text] for text in texts)
# - payments["text"].str.contains(word).sum()
# + sum(word in text for text in texts)

# %% mistake="03.1" hint="Your column `word` looks for characters in a text. A word is an element of the list that `cut` returns."
# - word in cut[text] for
# + word in text for

# %% mistake="03.1" hint="These are numbers of customers. Payments are asked: each row of the table is one."
# - sum(word in cut[text] for text in every)
# + payments["user_id"][[word in cut[text] for text in every]].nunique()
# - payments["text"].str.contains(word).sum()
# + payments["user_id"][payments["text"].str.contains(word)].nunique()

# %% mistake="03.1" hint="Some keywords are unknown to your cutter, and it guesses: it takes a keyword and the character after it for one word. Add the missing words, then cut again."
# -     cutter.add_word(word, None, None)
# - cut = {text: cutter.cut(text, False) for text in texts}
# +     pass
# + cut = {text: cutter.cut(text) for text in texts}

# %% mistake="03.1" hint="Payments with money coming in are left out. The task counts all payments, whatever their amount."
# - for text in every)
# + for text in payments["text"][payments["amount"] > 0])
# - payments["text"].str.contains(word).sum()
# + payments["text"][payments["amount"] > 0].str.contains(word).sum()

# %% mistake="03.1" hint="Your column `characters` counts words again. For this column the keyword may lie anywhere in the text, also inside a longer word."
# - payments["text"].str.contains(word).sum()
# + sum(word in cut[text] for text in every)

# %% mistake="03.1" hint="Only one missing word is known to your cutter. Ask `has_word` for each keyword: which others does the dictionary lack?"
# -     cutter.add_word(word, None, None)
# +     if word == KEYWORDS[0]:
# +         cutter.add_word(word, None, None)

# %% mistake="03.1" hint="One of the missing words is still unknown to your cutter. Ask `has_word` for each keyword."
# -     cutter.add_word(word, None, None)
# +     if word != KEYWORDS[-1]:
# +         cutter.add_word(word, None, None)

# %% mistake="03.1" hint="You used the words of `interest.words`. Its dictionary has more words than the seven keywords, the shoes for example. Cut with `cutter` here."
# - word in cut[text] for text in every
# + word in words for words in interest.words(payments["text"])

# %% mistake="03.1" hint="All rows hold the counts of the keyword in the example. Put the keyword of each row in its place."
# - word in cut[text] for
# + "大乐透" in cut[text] for
# - payments["text"].str.contains(word).sum()
# + payments["text"].str.contains("大乐透").sum()

# %% mistake="03.1" hint="You looked only at the beginning of a text. The characters may stand anywhere in it."
# - .str.contains(word).sum()
# + .str.startswith(word).sum()

# %% mistake="03.1" hint="You looked only at the end of a text. The characters may stand anywhere in it."
# - .str.contains(word).sum()
# + .str.endswith(word).sum()

# %% mistake="03.1" hint="You compared the whole text with the keyword. No payment says the keyword alone; look inside the text."
# - payments["text"].str.contains(word).sum()
# + payments["text"].eq(word).sum()
# - word in cut[text] for
# + [word] == cut[text] for

# %% mistake="03.1" hint="Your column `characters` leaves out the payments in which the keyword stands as a word. They count in both columns."
# - payments["text"].str.contains(word).sum()
# + payments["text"].str.contains(word).sum() - sum(word in cut[text] for text in every)

# %% mistake="03.1" hint="Each payment counts for one keyword only, the first that is found. A payment that names two keywords counts in both rows."
# - word in cut[text] for
# + word == next((one for one in KEYWORDS if one in cut[text]), None) for
# - payments["text"].str.contains(word).sum()
# + sum(word == next((one for one in KEYWORDS if one in text), None) for text in every)

# %% mistake="03.1" hint="These are shares of all payments. Numbers of payments are asked."
# - sum(word in cut[text] for text in every)
# + sum(word in cut[text] for text in every) / len(payments)
# - payments["text"].str.contains(word).sum()
# + payments["text"].str.contains(word).mean()

# %% mistake="03.1" hint="Only the keywords that the dictionary lacks have a row. The table asks for all seven, the known ones too."
# - in every) for word in KEYWORDS}
# + in every) for word in KEYWORDS if not rjieba.Jieba().has_word(word)}
# - .str.contains(word).sum() for word in KEYWORDS}
# + .str.contains(word).sum() for word in KEYWORDS if not rjieba.Jieba().has_word(word)}

# %% mistake="03.1" hint="You counted how often a keyword stands, not in how many payments. A payment that names it twice is one payment."
# - sum(word in cut[text] for text
# + sum(cut[text].count(word) for text
# - .str.contains(word).sum()
# + .str.count(word).sum()

# %% [markdown] hints="03.1"
# 1. A keyword inside a longer keyword is there as characters and not as a word. Which of the seven does that concern, and which words does the dictionary lack?
# 2. Call `cutter.add_word(word, None, None)` for every keyword, then cut the texts again; `str.contains(word)` looks for characters.
# 3. Two dictionaries make the table: `{word: sum(word in cut[text] for text in every) for word in KEYWORDS}`, and the same with `str.contains`.

# %% check="03.1"
lab.check("03.1", found)

# %% [markdown] task="03.2" level=2 points=4 given="0 9 12 11 7"
# ### Level 2 · Leave out what says nothing
#
# `lists` holds the words of every payment. Drop the stop words of `STOP_TEXT`, and drop each word that holds at least one
# of the digits 0 to 9: numbers such as `12`, and words such as `k11` or `7eleven` as a whole. (`四` is no such digit.)
# Answer with a Series `frequent`: its index holds the words that are left and occur at least `ENOUGH` times in all payments,
# its values say how often each occurs. A word that stands twice in a payment counts twice. The order of the rows does not
# matter.

# %%
STOP_TEXT = "支付 消费 余额 扫码 银联 信用卡 第 期 公交 还款"
lists = interest.words(payments["text"])  # cut, without blanks and signs, in small letters
ENOUGH = int((lists.explode() == "竞彩").sum())  # as often as this word occurs
lists.head(3)

# %% task="03.2"
occurrences = lists.explode().value_counts()  # every word, how often
# BEGIN SOLUTION
stop = STOP_TEXT.split()
has_digit = occurrences.index.str.contains(r"\d")
left = occurrences[~occurrences.index.isin(stop) & ~has_digit]
frequent = left[left >= ENOUGH]
# END SOLUTION

# %% mistake="03.2" hint="You made a set or a list of characters from the text, so stop words of two characters stay, and single characters are gone. Split the text into words first."
# - stop = STOP_TEXT.split()
# + stop = set(STOP_TEXT)

# %% mistake="03.2" hint="Your filter asks whether a word lies anywhere in the text of stop words, so pieces of stop words are gone too. Compare with the whole words of a list."
# - left = occurrences[~occurrences.index.isin(stop)
# + left = occurrences[~np.array([word in STOP_TEXT for word in occurrences.index])

# %% mistake="03.2" hint="Words with a digit are still in your answer. Which pattern finds a digit anywhere in a word?"
# -  & ~has_digit]
# + ]

# %% mistake="03.2" hint="Words with letters and digits are still in your answer. One digit anywhere in a word is enough to drop it."
# - str.contains(r"\d")
# + str.isdigit()

# %% mistake="03.2" hint="You counted in different texts. How often a text was paid matters: count over all payments."
# - occurrences = lists.explode()
# + occurrences = interest.words(pd.Series(texts)).explode()

# %% mistake="03.2" hint="The stop words are still in your answer. Only the words with digits are gone."
# - ~occurrences.index.isin(stop) &
# + True &

# %% mistake="03.2" hint="Your answer holds words that occur fewer than `ENOUGH` times. A condition on the count is missing."
# - frequent = left[left >= ENOUGH]
# + frequent = left

# %% mistake="03.2" hint="Your condition on the count is the wrong way round: these words occur at most `ENOUGH` times."
# - left >= ENOUGH
# + left <= ENOUGH

# %% mistake="03.2" hint="A word occurs more than `ENOUGH` times in your answer. 'At least' keeps the limit too."
# - left >= ENOUGH
# + left > ENOUGH

# %% mistake="03.2" hint="The stop words are what you kept. The `~` turns a condition round: look at what each condition keeps."
# - ~occurrences.index.isin(stop) &
# + occurrences.index.isin(stop) &

# %% mistake="03.2" hint="Only words with a digit are left. They are what the task drops."
# - & ~has_digit
# + & has_digit

# %% mistake="03.2" hint="Words of one character are gone as well. Nobody asked for that: drop the stop words and the words with a digit only."
# - & ~has_digit
# + & ~has_digit & (occurrences.index.str.len() > 1)

# %% mistake="03.2" hint="Words that end with a digit are still in your answer. A digit may stand anywhere in the word."
# - str.contains(r"\d")
# + str.match(r"\d")

# %% mistake="03.2" hint="Words that begin with a digit and end with a letter are still in your answer. A digit may stand anywhere in the word."
# - str.contains(r"\d")
# + str.contains(r"\d$")

# %% mistake="03.2" hint="You took the digits out of the words, so the rest of such a word is counted. Drop the whole word."
# - occurrences = lists.explode()
# + occurrences = lists.explode().str.replace(r"\d", "", regex=True).replace("", "支付")

# %% mistake="03.2" hint="You dropped words with a Chinese numeral as well. The task drops words with one of the digits 0 to 9."
# - str.contains(r"\d")
# + str.contains("[0-9一二三四五六七八九十]")

# %% mistake="03.2" hint="These are the stop words of the lesson. `STOP_TEXT` of this page names others."
# - stop = STOP_TEXT.split()
# + stop = "支付 消费 余额 扫码 银联 POS 信用卡 第 期".split()

# %% mistake="03.2" hint="You dropped whole payments that hold a stop word or a digit. Drop only these words; the other words of the payment count."
stop = set(STOP_TEXT.split())
clean = lists[lists.map(lambda words: not any(w in stop or any(c.isdigit() for c in w) for w in words))]
frequent = clean.explode().value_counts()
frequent = frequent[frequent >= ENOUGH]

# %% mistake="03.2" hint="You counted the payments that hold the word. A word that stands twice in one payment occurs two times."
# - occurrences = lists.explode()
# + occurrences = lists.map(set).map(list).explode()

# %% mistake="03.2" hint="You counted the customers who have the word. The task asks how often it occurs in all payments."
pairs = pd.DataFrame({"user_id": payments["user_id"], "word": lists}).explode("word").drop_duplicates()
by_customer = pairs["word"].value_counts()
by_customer = by_customer[~by_customer.index.isin(stop) & ~by_customer.index.str.contains(r"\d")]
frequent = by_customer[by_customer >= ENOUGH]

# %% mistake="03.2" hint="Only money out is counted. The task asks for the words of all payments."
# - occurrences = lists.explode()
# + occurrences = lists[payments["amount"] > 0].explode()

# %% mistake="03.2" hint="You dropped words in Latin letters as well. Only words with a digit are to go."
# - str.contains(r"\d")
# + str.contains(r"[0-9a-z]")

# %% mistake="03.2" hint="These are shares of all words. The task asks how often each word occurs."
# - frequent = left[left >= ENOUGH]
# + frequent = left[left >= ENOUGH] / occurrences.sum()

# %% mistake="03.2" hint="These are the lottery's keywords. The task asks for all words that are left and frequent enough."
# - frequent = left[left >= ENOUGH]
# + frequent = left[left.index.isin(KEYWORDS)]

# %% [markdown] hints="03.2"
# 1. Three conditions on each word: not a stop word, no digit, often enough. Look at what each of them drops.
# 2. `STOP_TEXT.split()` is a list of words; `index.isin(...)` compares whole words; `index.str.contains(r"\d")` finds digits.
# 3. `occurrences[~occurrences.index.isin(STOP_TEXT.split()) & ~occurrences.index.str.contains(r"\d")]`, then keep what is at least `ENOUGH`.

# %% check="03.2"
lab.check("03.2", frequent)

# %% [markdown] task="03.3" level=3 points=4
# ### Level 3 · Who bought a ticket?
#
# The list for 何律师. A payment is a **ticket** when at least one of its words in `lists` is a keyword and money went *out*:
# neither a refund nor a payment by voucher is a ticket. (The cutter behind `lists` knows the false friends: look at
# `interest.DICTIONARY`.) Answer with a Series `tickets`: its index holds the `user_id` of every customer with at least
# one ticket, its values say how many tickets. The order of the rows does not matter.

# %% task="03.3"
names_one = lists.map(lambda words: not set(words).isdisjoint(KEYWORDS))  # a keyword is one of the words
# BEGIN SOLUTION
is_ticket = names_one & (payments["amount"] > 0)
tickets = payments[is_ticket].groupby("user_id").size()
# END SOLUTION

# %% mistake="03.3" hint="People are on your list who bought shoes or a card wallet: you searched for characters, or used the cut of level 1, which takes the lottery out of the shoe. Compare the words in `lists`."
# - is_ticket = names_one
# + is_ticket = payments["text"].str.contains("|".join(KEYWORDS))

# %% mistake="03.3" hint="Money that came back counts as a ticket in your list. A refund names the lottery too: what tells it from a purchase?"
# - & (payments["amount"] > 0)
# + & payments["amount"].notna()

# %% mistake="03.3" hint="Some of your tickets cost 0 yuan, by voucher. No money went out for them."
# - payments["amount"] > 0
# + payments["amount"] >= 0

# %% mistake="03.3" hint="This adds up yuan. The list counts tickets, one for each payment."
# - .size()
# + ["amount"].sum()

# %% mistake="03.3" hint="Your list names every customer, most of them with 0 tickets. The list holds only those with at least one ticket."
# - payments[is_ticket].groupby("user_id").size()
# + is_ticket.groupby(payments["user_id"]).sum()

# %% mistake="03.3" hint="You counted the refunds. Which sign has money that goes out in this table?"
# - payments["amount"] > 0
# + payments["amount"] < 0

# %% mistake="03.3" hint="You left out payments of 0 yuan and kept those of money coming in. Only money that goes out buys a ticket."
# - payments["amount"] > 0
# + payments["amount"] != 0

# %% mistake="03.3" hint="You counted all payments of the customers on the list. Only their tickets count."
# - payments[is_ticket].groupby("user_id").size()
# + payments[payments["user_id"].isin(payments["user_id"][is_ticket])].groupby("user_id").size()

# %% mistake="03.3" hint="This is the share of tickets among a customer's payments. Their number is asked."
# - payments[is_ticket].groupby("user_id").size()
# + is_ticket.groupby(payments["user_id"]).mean()[lambda share: share > 0]

# %% mistake="03.3" hint="You counted keywords. A payment that names two keywords is one ticket."
bought_words = lists[payments["amount"] > 0].explode()
bought_words = bought_words[bought_words.isin(KEYWORDS)]
tickets = bought_words.groupby(payments["user_id"].reindex(bought_words.index)).size()

# %% mistake="03.3" hint="You counted different texts. Two payments with the same text are two tickets."
# - .size()
# + ["text"].nunique()

# %% mistake="03.3" hint="You counted days with a ticket. Two tickets on one day are two tickets."
# - .size()
# + ["time"].agg(lambda when: when.dt.normalize().nunique())

# %% mistake="03.3" hint="Your values say only that there is a ticket. The task asks how many."
# - .size()
# + .size() > 0

# %% mistake="03.3" hint="You took the refunds off the tickets. The list counts the purchases only; a refund does not change the number."
# - payments[is_ticket].groupby("user_id").size()
# + (1 * names_one * np.sign(payments["amount"])).groupby(payments["user_id"]).sum()[payments["user_id"][names_one].unique()]

# %% mistake="03.3" hint="Customers with a single ticket are missing. 'At least one' includes them."
# - .size()
# + .size()[lambda count: count > 1]

# %% mistake="03.3" hint="Customers who ever had a refund are missing. Their purchases are tickets all the same."
# - payments[is_ticket].groupby("user_id").size()
# + payments[is_ticket & ~payments["user_id"].isin(payments["user_id"][names_one & (payments["amount"] < 0)])].groupby("user_id").size()

# %% mistake="03.3" hint="You looked for one keyword only. Each of the seven makes a ticket."
# - is_ticket = names_one
# + is_ticket = lists.map(lambda words: "彩票" in words)

# %% mistake="03.3" hint="You counted all payments with money out. Only those with a keyword among their words are tickets."
# - is_ticket = names_one &
# + is_ticket = True &

# %% mistake="03.3" hint="These are the payments *without* a keyword. Turn the condition round."
# - is_ticket = names_one & (payments["amount"] > 0)
# + is_ticket = ~names_one & (payments["amount"] > 0)

# %% [markdown] hints="03.3"
# 1. Two conditions on each payment, one on its words and one on its amount; then a count by customer.
# 2. A refund has a negative amount. `&` joins two conditions; `groupby("user_id").size()` counts rows.
# 3. `payments[names_one & (payments["amount"] > 0)].groupby("user_id").size()`.

# %% check="03.3"
lab.check("03.3", tickets)

# %% [markdown] task="03.4" level=4 points=4
# ### Level 4 · How rare is a keyword?
#
# `documents` holds one list of words for each customer: the words of all payments, without numbers. Compute the
# **smoothed** inverse document frequency of the seven keywords, $\ln\frac{1+n}{1+df}+1$, where $n$ is the number of documents
# and $df$ the number of documents that hold the word at least once. Answer with a Series `idf` with the keywords as its
# index. The first keyword's $df$ is done.

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

# %% mistake="03.4" hint="This is the form without smoothing. Smoothing acts as if one more document held every word: what does that add to n, and what to df?"
# - (1 + n)
# + (n)
# - (1 + df)
# + (df)

# %% mistake="03.4" hint="In yours a word that stands in every document weighs nothing. In the smoothed form it still weighs one: what is missing at the end?"
# - )) + 1
# + ))

# %% mistake="03.4" hint="You counted payments as documents. A document here holds all words of one customer."
# - n = len(documents)
# + n = len(lists)
# - sum(keyword in words for words in documents)
# + sum(keyword in words for words in lists)

# %% mistake="03.4" hint="You counted how often the word occurs. df asks in how many documents it occurs at least once."
# - sum(keyword in words for words in documents)
# + sum(words.count(keyword) for words in documents)

# %% mistake="03.4" hint="The ln of the formula is the natural logarithm; yours has base 10. Which function of NumPy is it?"
# - np.log(
# + np.log10(

# %% mistake="03.4" hint="You looked for characters, so a keyword inside a longer word counts too. A document is a list of words: ask whether the keyword is one of them."
# - sum(keyword in words for words in documents)
# + sum(keyword in " ".join(words) for words in documents)

# %% mistake="03.4" hint="You used the df of the first keyword for all seven. Each keyword has a df of its own."
# - df = pd.Series({keyword: sum(keyword in words for words in documents) for keyword in KEYWORDS})
# + df = pd.Series({keyword: df_of_first for keyword in KEYWORDS})

# %% mistake="03.4" hint="One is added below the line and not above it. Where else does the formula add one?"
# - (1 + n)
# + (n)

# %% mistake="03.4" hint="One is added above the line and not below it. Where else does the formula add one?"
# - (1 + df)
# + (df)

# %% mistake="03.4" hint="Your n counts payments. n is the number of documents, and there is one for each customer."
# - n = len(documents)
# + n = len(payments)

# %% mistake="03.4" hint="The fraction is upside down: a rare word gets the smallest weight in yours."
# - (1 + n) / (1 + df)
# + (1 + df) / (1 + n)

# %% mistake="03.4" hint="These are document frequencies. They are what the formula starts from."
# - np.log((1 + n) / (1 + df)) + 1
# + df

# %% mistake="03.4" hint="Brackets are missing: Python divides before it adds. What stands above the line, and what below it?"
# - np.log((1 + n) / (1 + df)) + 1
# + np.log(1 + n / 1 + df) + 1

# %% mistake="03.4" hint="You added one before the logarithm was taken. In the formula it comes after it."
# - (1 + df)) + 1
# + (1 + df) + 1)

# %% mistake="03.4" hint="The ln of the formula is the natural logarithm; yours has base 2."
# - np.log(
# + np.log2(

# %% mistake="03.4" hint="The logarithm is missing: this is the fraction with one added."
# - np.log((1 + n) / (1 + df)) + 1
# + (1 + n) / (1 + df) + 1

# %% mistake="03.4" hint="You used only the customers who have a ticket or a keyword. All customers' documents count."
mine = documents[payments["user_id"][is_ticket].unique()]
df_of_mine = pd.Series({keyword: sum(keyword in words for words in mine) for keyword in KEYWORDS})
idf = np.log((1 + len(mine)) / (1 + df_of_mine)) + 1

# %% mistake="03.4" hint="Your n counts words. n is the number of documents."
# - n = len(documents)
# + n = sum(map(len, documents))

# %% mistake="03.4" hint="You computed it for every word of the documents. The seven keywords are asked."
every = documents.map(lambda words: list(set(words))).explode().value_counts()
idf = np.log((1 + n) / (1 + every)) + 1

# %% mistake="03.4" hint="The logarithm covers the numerator alone. It is taken of the whole fraction: mind the brackets around it."
# - np.log((1 + n) / (1 + df)) + 1
# + np.log(1 + n) / (1 + df) + 1

# %% [markdown] hints="03.4"
# 1. For each keyword one number is needed from the documents: in how many of them does it stand? The rest is the formula.
# 2. `keyword in words` is true or false for one document; `sum` counts the true ones; `np.log` is the natural logarithm.
# 3. `df = pd.Series({keyword: sum(keyword in words for words in documents) for keyword in KEYWORDS})`, then the formula on the whole Series.

# %% check="03.4"
lab.check("03.4", idf)

# %% [markdown] task="03.5" level=5 points=5 given="50"
# ### Level 5 · The score
#
# A customer's score is made in three steps:
#
# - the weight of a word is its count in the customer's document × its smoothed idf, by the formula of level 4. **Every** word
#   of `documents` has a weight, not the keywords alone;
# - the norm of the document (L2) is the root of the sum of the squared weights of **all** its words, those of one
#   character too;
# - the score is the sum of the weights of the seven keywords, divided by this norm.
#
# Answer with a Series `top`: the 50 highest scores, highest first, with the `user_id` as its index. The whole cell is yours.
# You may write the formula, or use scikit-learn's `TfidfVectorizer`, which computes just this if it takes the lists of
# words as they are.

# %% task="03.5" slow=true
# BEGIN SOLUTION
from sklearn.feature_extraction.text import TfidfVectorizer

vectoriser = TfidfVectorizer(analyzer=list, norm="l2", smooth_idf=True)
weights = vectoriser.fit_transform(documents)
columns = [vectoriser.vocabulary_[keyword] for keyword in KEYWORDS]
score = pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index)
top = score.nlargest(50)
# END SOLUTION

# %% mistake="03.5" hint="Your norm runs over the keywords only, so the rest of a customer's payments does not count. Give the vectoriser all words, and choose the columns afterwards."
# - analyzer=list
# + analyzer=list, vocabulary=KEYWORDS

# %% mistake="03.5" hint="Your scores are not divided by a norm. Without it those who pay most often come first."
# - norm="l2"
# + norm=None

# %% mistake="03.5" hint="Words of one character are missing in your norm: the vectoriser's own way of splitting a text drops them (`token_pattern`), and `interest.tfidf_of_events` does the same. Give it the lists as they are."
# - TfidfVectorizer(analyzer=list,
# + TfidfVectorizer(
# - fit_transform(documents)
# + fit_transform(documents.map(" ".join))

# %% mistake="03.5" hint="Your idf is the plain one. `TfidfVectorizer` smooths it unless told otherwise, and level 4 gave the formula."
# - smooth_idf=True
# + smooth_idf=False

# %% mistake="03.5" hint="You divided by the sum of the weights (L1). The L2 norm is the root of the sum of their squares."
# - norm="l2"
# + norm="l1"

# %% mistake="03.5" hint="The numbers are still in your documents. Level 4 made `documents` without them."
# - fit_transform(documents)
# + fit_transform(lists.groupby(payments["user_id"]).sum())

# %% mistake="03.5" hint="This is the mean of the seven weights. The score is their sum."
# - .sum(axis=1)
# + .mean(axis=1)

# %% mistake="03.5" hint="You weighed every payment as a document and added up. One document is one customer; the norm is taken once for each."
records = TfidfVectorizer(analyzer=list)
by_record = records.fit_transform(interest.words(without_numbers))
sums = pd.Series(
    np.asarray(by_record[:, [records.vocabulary_[keyword] for keyword in KEYWORDS]].sum(axis=1)).ravel(), payments.index
)
top = sums.groupby(payments["user_id"]).sum().nlargest(50)

# %% mistake="03.5" hint="These are the first 50 customers by `user_id`. Sort by the score before you take 50."
# - score.nlargest(50)
# + score.head(50)

# %% mistake="03.5" hint="These are the lowest scores. The highest are asked."
# - score.nlargest(50)
# + score.nsmallest(50)

# %% mistake="03.5" hint="This is everybody's score. The 50 highest are asked."
# - score.nlargest(50)
# + score.sort_values(ascending=False)

# %% mistake="03.5" hint="The right customers, in another order. Highest score first."
# - score.nlargest(50)
# + score.nlargest(50).sort_index()

# %% mistake="03.5" hint="Your index counts the rows of the weights. Row by row they belong to the customers in the index of `documents`."
# - .ravel(), documents.index)
# + .ravel())

# %% mistake="03.5" hint="These are the ten highest. How many does the task ask for?"
# - score.nlargest(50)
# + score.nlargest(10)

# %% mistake="03.5" hint="You divided by the number of words of the document. The L2 norm is the root of the sum of the squared weights."
# - norm="l2"
# + norm=None
# - documents.index)
# + documents.index) / documents.map(len)

# %% mistake="03.5" hint="You divided by the sum of the squares. The L2 norm is its root."
# - norm="l2"
# + norm=None
# - documents.index)
# + documents.index) / np.asarray(weights.multiply(weights).sum(axis=1)).ravel()

# %% mistake="03.5" hint="Your norm is that of the counts. The norm is taken of the weights, count times idf."
# - norm="l2"
# + norm=None
# - documents.index)
# + documents.index) / documents.map(lambda words: np.linalg.norm(np.unique(words, return_counts=True)[1]))

# %% mistake="03.5" hint="The texts were not cut: the vectoriser splits at spaces and signs only. The words stand in `documents`."
glued = without_numbers.groupby(payments["user_id"]).agg(" ".join)
uncut = TfidfVectorizer()
of_glued = uncut.fit_transform(glued)
there = [uncut.vocabulary_[keyword] for keyword in KEYWORDS if keyword in uncut.vocabulary_]
top = pd.Series(np.asarray(of_glued[:, there].sum(axis=1)).ravel(), glued.index).nlargest(50)

# %% mistake="03.5" hint="In your norm only the keywords have an idf, and all other words have the weight of their count. Every word of the documents has an idf."
norms = pd.Series(
    {
        user: np.sqrt(sum((k * idf.get(word, 1.0)) ** 2 for word, k in pd.Series(words).value_counts().items()))
        for user, words in documents.items()
    }
)
sums = pd.Series({user: sum(words.count(word) * idf[word] for word in KEYWORDS) for user, words in documents.items()})
top = (sums / norms).nlargest(50)

# %% mistake="03.5" hint="This is the largest of the seven weights. The score is their sum."
# - np.asarray(weights[:, columns].sum(axis=1)).ravel()
# + weights[:, columns].toarray().max(axis=1)

# %% mistake="03.5" hint="Each word counts once in your documents. A word's count in the document is a factor of its weight."
# - analyzer=list
# + analyzer=set

# %% mistake="03.5" hint="There is no idf in your weights. Rare words weigh more: count times idf."
# - smooth_idf=True
# + use_idf=False

# %% mistake="03.5" hint="The stop words are gone from your documents, so the norm is smaller. Here the norm runs over all words."
# - fit_transform(documents)
# + fit_transform(documents.map(lambda words: [word for word in words if word not in STOP_TEXT.split()]))

# %% mistake="03.5" hint="Your scores are stretched between 0 and 1, as the source document prints them. The score itself is asked."
# - score.nlargest(50)
# + ((score - score.min()) / (score.max() - score.min())).nlargest(50)

# %% mistake="03.5" hint="Only money out went into your documents. `documents` holds the words of all payments."
spent = interest.words(without_numbers[payments["amount"] > 0]).groupby(payments["user_id"]).sum()
of_spent = TfidfVectorizer(analyzer=list)
spent_weights = of_spent.fit_transform(spent)
there = [of_spent.vocabulary_[keyword] for keyword in KEYWORDS if keyword in of_spent.vocabulary_]
top = pd.Series(np.asarray(spent_weights[:, there].sum(axis=1)).ravel(), spent.index).nlargest(50)

# %% mistake="03.5" hint="The weights of all words are added up. Only the columns of the seven keywords make the score."
# - weights[:, columns].sum(axis=1)
# + weights.sum(axis=1)

# %% mistake="03.5" hint="You fitted on the customers with a ticket alone, so that the idf is another one. The task asks for the idf over all of `documents`."
# - weights = vectoriser.fit_transform(documents)
# + documents = documents[documents.index.isin(tickets.index)]
# + weights = vectoriser.fit_transform(documents)

# %% mistake="03.5" hint="A word's count enters by its logarithm (`sublinear_tf`). The task takes the count as it is."
# - norm="l2", smooth_idf=True
# + norm="l2", smooth_idf=True, sublinear_tf=True

# %% mistake="03.5" hint="Both are different here: words of one character are not seen (the default tokeniser), and the idf is not the smoothed one."
# - analyzer=list, norm="l2", smooth_idf=True
# + norm="l2", smooth_idf=False
# - fit_transform(documents)
# + fit_transform(documents.map(" ".join))

# %% [markdown] hints="03.5"
# 1. A table of weights with one row a customer and one column a word; the score adds up seven of its columns.
# 2. `TfidfVectorizer(analyzer=list)` takes lists of words; `fit_transform` gives the table, `vocabulary_` the column of each word.
# 3. `weights[:, [vectoriser.vocabulary_[keyword] for keyword in KEYWORDS]].sum(axis=1)`, flattened by `np.asarray(...).ravel()`, as a Series with `documents.index`; then `nlargest(50)`.

# %% check="03.5" order="matters"
lab.check("03.5", top)

# %% [markdown] task="03.6" level=6 points=4
# ### Level 6 · What does it reward?
#
# `people` has one row for each customer with a ticket: the number of all payments, the number of tickets, the yuan spent
# on tickets, and the score of level 5. The last five rows are invented: they lie on the limits of the questions. Answer with a
# dictionary `rewards` with four keys:
#
# - `"share"`: the **rank** correlation (Spearman) of the score with a customer's share of tickets among all payments;
# - `"tickets"`: the rank correlation of the score with the number of tickets;
# - `"few"`: the `user_id` with the highest score among those with ten tickets at most;
# - `"many"`: the `user_id` with the most tickets among those who score *below* `few`; of several with equally many, the
#   smallest `user_id`.

# %%
is_one = interest.matching(payments, KEYWORDS) & (payments["amount"] > 0)
two_characters = documents.map(lambda words: " ".join(f"{word:_<2}" for word in words))  # 夹 becomes 夹_, and stays
log = pd.DataFrame(
    {
        "payments": payments.groupby("user_id").size(),
        "tickets": is_one.groupby(payments["user_id"]).sum(),
        "yuan": payments["amount"].where(is_one, 0).groupby(payments["user_id"]).sum(),
        "score": interest.tfidf_interest(two_characters, KEYWORDS),
    }
).query("tickets > 0")
most = log.max()
invented = pd.DataFrame(
    {
        "payments": [12, *[int(most["payments"]) - 1] * 4],
        "tickets": [10, *(int(most["tickets"]) + np.array([5, 3, 3, 9]))],
        "yuan": [40.0, 90.0, 80.0, 70.0, 60.0],
        "score": most["score"] + np.array([0.02, 0.02, -0.01, -0.01, 0.03]),
    },
    index=log.index.max() + np.arange(1, 6),
)
people = pd.concat([log, invented]).rename_axis("user_id")
people.tail(6)

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

# %% mistake="03.6" hint="These are correlations of the values (Pearson). The task asks whether the orders agree: which method compares ranks?"
# - "share": ratio.corr(people["score"], method="spearman")
# + "share": ratio.corr(people["score"])
# - people["tickets"].corr(people["score"], method="spearman")
# + people["tickets"].corr(people["score"])

# %% mistake="03.6" hint="Your `many` does not score below your `few`. First choose who scores lower, then look at the tickets."
# - people[people["score"] < people.loc[few, "score"]]["tickets"]
# + people["tickets"]

# %% mistake="03.6" hint="Your `few` has more than ten tickets. First choose who has ten at most, then look at the scores."
# - people[people["tickets"] <= 10]["score"]
# + people["score"]

# %% mistake="03.6" hint="Several customers have equally many tickets. Which of them does the task ask for?"
# - ["tickets"].idxmax()
# + ["tickets"].iloc[::-1].idxmax()

# %% mistake="03.6" hint="Ten tickets are still 'ten at most'. Your `few` was looked for among those with fewer."
# - people["tickets"] <= 10
# + people["tickets"] < 10

# %% mistake="03.6" hint="Your `many` scores just as high as `few`. 'Below' leaves equal scores out."
# - people["score"] < people
# + people["score"] <= people

# %% mistake="03.6" hint="`share` holds the score against another number than the customer's share: payments alone. The share is tickets among payments."
# - ratio.corr(
# + people["payments"].corr(

# %% mistake="03.6" hint="Your `few` and your `many` stand the wrong way round: look at the tickets of both."
# - "few": few
# + "few": many
# - "many": many
# + "many": few

# %% mistake="03.6" hint="`few` holds a score. The task asks who has it."
# - "few": few
# + "few": people.loc[few, "score"]

# %% mistake="03.6" hint="`few` holds a number of tickets. The `user_id` is asked."
# - "few": few
# + "few": people.loc[few, "tickets"]

# %% mistake="03.6" hint="`many` holds a number of tickets. The task asks who has them."
# - "many": many
# + "many": people.loc[many, "tickets"]

# %% mistake="03.6" hint="Your shares are of money. The share meant is a customer's tickets among that customer's payments."
# - ratio = people["tickets"]
# + ratio = people["yuan"]

# %% mistake="03.6" hint="Your share compares customers with each other. The share meant is a customer's tickets among that customer's payments."
# - ratio = people["tickets"] / people["payments"]
# + ratio = people["yuan"] / people["yuan"].sum()

# %% mistake="03.6" hint="These are rank correlations of another kind, Kendall's. Spearman's are asked."
# - "share": ratio.corr(people["score"], method="spearman")
# + "share": ratio.corr(people["score"], method="kendall")
# - people["tickets"].corr(people["score"], method="spearman")
# + people["tickets"].corr(people["score"], method="kendall")

# %% mistake="03.6" hint="Your `many` has spent the most yuan. The most tickets are asked."
# - ["tickets"].idxmax()
# + ["yuan"].idxmax()

# %% mistake="03.6" hint="Your `many` has the most payments. The most tickets are asked."
# - ["tickets"].idxmax()
# + ["payments"].idxmax()

# %% mistake="03.6" hint="Your `many` has the next lower score. Among those who score below `few`, the most tickets are asked."
# - ["tickets"].idxmax()
# + ["score"].idxmax()

# %% mistake="03.6" hint="Your `few` has the lowest score among those with ten tickets at most. The highest is asked."
# - "few": few
# + "few": people[people["tickets"] <= 10]["score"].idxmin()

# %% mistake="03.6" hint="Your `few` has the fewest tickets. Among those with ten at most, the highest score decides."
# - "few": few
# + "few": people["tickets"].idxmin()

# %% mistake="03.6" hint="You held the number of tickets against the share. Both questions are about the score."
# - ratio.corr(people["score"],
# + ratio.corr(people["tickets"],

# %% mistake="03.6" hint="Your fraction is upside down: these are payments for each ticket. The share is tickets among payments."
# - ratio = people["tickets"] / people["payments"]
# + ratio = people["payments"] / people["tickets"]

# %% mistake="03.6" hint="The correlations are with yuan. Both questions are about the score."
# - ratio.corr(people["score"],
# + ratio.corr(people["yuan"],
# - people["tickets"].corr(people["score"],
# + people["tickets"].corr(people["yuan"],

# %% mistake="03.6" hint="Your `tickets` holds the correlation of the score with money. Which column counts the tickets?"
# - people["tickets"].corr(
# + people["yuan"].corr(

# %% mistake="03.6" hint="Your `few` and `many` are positions in the table (0, 1, 2 …), not customers. `idxmax` gives the row label, `argmax` the position."
# - few = people[people["tickets"] <= 10]["score"].idxmax()
# - many = people[people["score"] < people.loc[few, "score"]]["tickets"].idxmax()
# + few = int(people["score"].where(people["tickets"] <= 10).argmax())
# + many = int(people["tickets"].where(people["score"] < people["score"].iloc[few]).argmax())

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
# Save the notebook (<kbd>Ctrl</kbd>+<kbd>S</kbd>), write the name or number that your instructor knows you by between the
# quotes, without spaces, and run the cell. It packs your notebook, your answer in writing and your progress into one file for
# your instructor, and says where the file lies.

# %% tags=["trainee-only"]
lab.submit("")
