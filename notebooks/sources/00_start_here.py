# %% [markdown]
# # Start here · Precision marketing in Python (精准营销)
#
# A shop has a log of what its customers paid, and a budget for one message to some of them. To whom, about what, and did
# it help? This course answers with code that you can run, change and check: from the raw log to a campaign whose effect
# is measured.
#
# One story runs through it. **Anhe Life (安禾生活)** is a retailer with stores, a web shop, a wallet app and a forum. It
# is invented, and so are its customers; its data are simulated with *planted truth*, so that every result can be held
# against what is really so. Real data stand beside it. You are **小林**, the analyst. **周经理** (marketing) wants volume,
# **何律师** (privacy) can say no, and **老秦** (finance) asks "compared with what?".
#
# | you need | how much | where to get it |
# |---|---|---|
# | Python | loops, functions, a dictionary | [the official tutorial](https://docs.python.org/3/tutorial/), parts 3 to 5 |
# | pandas | read a table, choose rows and columns | [ten minutes to pandas](https://pandas.pydata.org/docs/user_guide/10min.html) |
# | statistics | mean, median, standard deviation, percent | school |
#
# **It takes** about four hours to read the lessons, eight for the labs, one for the exam. New words (in italics, with the Chinese
# term) stand in the [glossary](00_glossary.ipynb) as well.
#
# **Where to ask:** a lab gives hints (`lab.hint()`); your instructor sees what you wrote; if a page of the course itself is
# wrong, tell the people you have the course from, with the lesson's number and the cell's first line.

# %% [markdown] wall="yes"
# ## What you will see
#
# Each figure's title is its finding, and says what it rests on: *planted* (the course put it into simulated data, and the
# method finds it again), *real data*, or *printed* (figures of the source documents, computed again). A click opens its
# lesson; with the lesson open, a click goes to the figure's cell.

# %% [markdown]
# ## A check of your installation: two minutes
#
# Click the next cell and press <kbd>Shift</kbd>+<kbd>Enter</kbd>; go on in this way down the page. A cell that is
# running shows `[*]`, a finished one its number.

# %%
import sys

from helpers import datasets, plotting
from helpers.datasets import committed

plotting.use_house_style()
print("Python 3.11 or newer:", "yes" if sys.version_info >= (3, 11) else "no: install a newer Python, then `make lab`")
print("data files as their checksums say:", "yes" if not committed.verify() else committed.verify())

# %% [markdown]
# Two times *yes*: the packages are here and the data are whole. If a cell ends in red with `ModuleNotFoundError`, the
# notebook runs in another Python than the course's: close it, and start with `make lab` (on Windows
# `uv run course lab`).
#
# The last check is for your eyes: figures must show Chinese, because the payment texts are Chinese.

# %%
log = datasets.load_wallet()
payments, ledger = datasets.clean_wallet(log)
by_month = payments.groupby(payments["time"].dt.to_period("M").astype(str)).size()

# %%
fig, ax = plotting.subplots()
ax.bar(by_month.index.str[2:], by_month)
ax.set(xlabel="month (月份), YY-MM", ylabel="payments per month (每月支付笔数)")
ax.tick_params(axis="x", labelrotation=60)
busiest = by_month.idxmax()
plotting.show(
    ax,
    title=f"The wallet app grew from {by_month.iloc[0]:,} payments per month to {by_month.max():,}",
    data="planted",
    alt=f"Payments per month rise from {by_month.iloc[0]:,} in {by_month.index[0]} to {by_month.max():,} in {busiest}.",
)

# %% [markdown]
# You see a figure, and its labels show Chinese characters, not empty boxes: your installation works.

# %% [markdown]
# ## The way through the course
#
# | lesson | question | method | lab |
# |---|---|---|---|
# | [01](01_groupby.ipynb) | What is in the log, and what got lost? | split, apply, combine (拆分、应用、合并) | [lab 01](labs/01_groupby_lab.ipynb) |
# | [02](02_forgetting_curve.ipynb) | Who is interested now? | forgetting curve (遗忘曲线) | [lab 02](labs/02_forgetting_curve_lab.ipynb) |
# | [03](03_tfidf.ipynb) | What do payment texts say? | tf-idf (文本权重) | [lab 03](labs/03_tfidf_lab.ipynb) |
# | [04](04_interest_ranking.ipynb) | Who ranks first, and why? | normalization (归一化) | [lab 04](labs/04_interest_ranking_lab.ipynb) |
# | [05](05_rfm.ipynb) | What is a customer's value? | RFM by rules (客户价值) | [lab 05](labs/05_rfm_lab.ipynb) |
# | [06](06_kmeans_segments.ipynb) | Who is alike? | K-means (聚类分群) | [lab 06](labs/06_kmeans_segments_lab.ipynb) |
# | [07](07_churn.ipynb) | Who is leaving? | survival analysis (流失预警) | [lab 07](labs/07_churn_lab.ipynb) |
# | [08](08_apriori.ipynb) | What is bought together? | Apriori (关联规则) | [lab 08](labs/08_apriori_lab.ipynb) |
# | [09](09_sql_filtering.ipynb) | Whom do we write to? | SQL filtering (目标客户筛选) | [lab 09](labs/09_sql_filtering_lab.ipynb) |
#
# The audience builder of lesson 09, where audiences are put together by mouse or keys, is also a page of its own: `course audience` in a terminal.
#
# A **lesson** is for reading and running. Before some cells you are asked to **predict**: write a guess down first, it
# is the cheapest way to find out what you believe. In two or three places it is **your turn** to write a line of code; your copy
# has the gap, and the cell below checks it. Each lesson takes a printed result of *the source documents* (a
# training course's slides, an article, a vendor's deck, all in Chinese), computes it again, and then asks whether it
# says what its authors thought.

# %% [markdown]
# ## How a lab works (闯关)
#
# A **lab** is for doing. Its tasks form levels (关卡); a level opens when the one before it is passed.
#
# | you type | what happens |
# |---|---|
# | your code in place of `# YOUR CODE HERE` | |
# | `lab.check("01.1", answer)` | is it right, and what is the task worth? A typical mistake gets a hint of its own, any other wrong answer is told what differs |
# | `lab.hint()` | a hint for the first open task, then the next: three, from the idea to the step; `lab.hint("01.2")` is for that task |
# | `lab.progress()` | the map of levels, with what the tasks that you passed are worth |
# | `lab.load_level(3)` | stuck? go on from the start of that level; the map has no points for the levels before it |
# | `lab.submit("your-number")` | packs your lab for your instructor; save the notebook first |
#
# The checks are for you. They show what a task is worth; the points are awarded when your instructor grades the file that
# you handed in. Grading runs your notebook again, on other data of the same shape: an answer typed in by hand earns nothing
# there, and an answer that is computed earns all.
#
# A kernel that was restarted has forgotten everything, and the first sign is `NameError: name 'lab' is not defined`. Choose
# *Run*, then *Run All Above Selected Cell*. What you passed is kept.
#
# Your copies lie in the folder `work/`. No command of the course ever overwrites a file that you have changed. When the
# course has a new edition of such a page, it puts it beside yours, as `01_groupby_lab.new.ipynb`, and `course lab` says what
# changed. To take it, copy what you wrote into it and go on there; to stay with yours, delete it.
#
# Next: [lesson 01, from a log to a table of customers](01_groupby.ipynb).
