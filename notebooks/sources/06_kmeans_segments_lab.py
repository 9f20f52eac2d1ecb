# %% [markdown] given="20"
# # Lab 06 · Who is alike
#
# 周经理 wants segments of whole customers, with a card for each. One level (关卡), about 20 minutes;
# [lesson 06](../06_kmeans_segments.ipynb) has all you need.
#
# Put your code where it says `# YOUR CODE HERE`, run the cell, then run the check below it. A wrong answer costs nothing.
# Stuck? `lab.hint("06.1")` gives the first of three hints for that task; `lab.load_level(1)` goes back to the start
# of the level.
#
# Two rules for all tasks: round nothing unless a task says so; and compute everything from the data that the cells load
# with `DATA_SEED`, never from a number you read off, because your work is marked on other data of the same kind.

# %% tags=["parameters"]
DATA_SEED = 20180101  # which simulated shop

# %%
from helpers.lab import open_lab

lab = open_lab("06", seed=DATA_SEED)
lab

# %% [markdown]
# The data: `lines` are the cleaned lines of the simulated shop, with `money` = quantity times price. An invoice number that
# begins with C is a cancellation. The day that looks back is `as_of`.

# %%
import pandas as pd

from helpers import datasets, rfm

shop = datasets.simulate_retail(seed=DATA_SEED)
lines, _ = datasets.clean_retail(shop.lines)
as_of = shop.as_of
lines.head(3).T

# %% [markdown] task="06.1" level=1 points=5 given="600 90"
# ### Level 1 · Segment cards of whole customers
#
# `buyers` (in the cell below) has recency, frequency and money of everyone with an order. Sample *customers*: 600 of them, with `buyers.sample(600, random_state=1)`. Make three segments of them with
# `rfm.segment(…, 3)`, and one card each: a DataFrame `cards` with the segment as its index and the columns
#
# - `customers`: how many;
# - `days`: the median of their recency;
# - `new_share`: the share of them who are *new*, that is, whose first order lies less than 90 days before `as_of`.

# %%
table = rfm.rfm_table(lines, as_of)
buyers = table[table["frequency"] > 0]
orders_only = lines[~lines["InvoiceNo"].str.startswith("C")]

# %% task="06.1"
# BEGIN SOLUTION
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first_order = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(sample.index)
is_new = first_order > as_of - pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": segments.value_counts().sort_index(),
        "days": sample["recency"].groupby(segments).median(),
        "new_share": is_new.groupby(segments).mean(),
    }
)
# END SOLUTION

# %% mistake="06.1" hint="You took the last order. Who bought yesterday for the hundredth time is not new: new means first."
cards = cards.assign(new_share=(sample["recency"] < 90).groupby(segments).mean())

# %% mistake="06.1" hint="You sampled lines: customers with many lines are drawn first, and most of those drawn lost most of their lines. Sample the rows of `buyers`."
drawn = rfm.rfm_table(lines.sample(600, random_state=1), as_of)
drawn = drawn[drawn["frequency"] > 0]
parts = rfm.segment(drawn, 3)
fresh = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(drawn.index) > as_of - pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": parts.value_counts().sort_index(),
        "days": drawn["recency"].groupby(parts).median(),
        "new_share": fresh.groupby(parts).mean(),
    }
)

# %% mistake="06.1" hint="Your shares are parts of the whole sample: they add up to its share of new customers. Each card is about its own segment."
cards = cards.assign(new_share=is_new.groupby(segments).sum() / len(sample))

# %% mistake="06.1" hint="These cards are of all customers. Asked was a sample: fit the segments on the customers that were drawn."
everyone = rfm.segment(buyers, 3)
newcomer = orders_only.groupby("CustomerID")["InvoiceDate"].min().reindex(buyers.index) > as_of - pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": everyone.value_counts().sort_index(),
        "days": buyers["recency"].groupby(everyone).median(),
        "new_share": newcomer.groupby(everyone).mean(),
    }
)

# %% [markdown] hints="06.1"
# 1. Three steps: draw customers, give each a segment, describe each segment. Only the description of "new" needs the lines.
# 2. `groupby("CustomerID")["InvoiceDate"].min()` is the first order; a mean of true and false is a share; Series with one index can be grouped by each other.
# 3. `is_new = first_order > as_of - pd.Timedelta(90, "D")`; then `is_new.groupby(segments).mean()`, and likewise for the other two columns.

# %% check="06.1"
lab.check("06.1", cards)

# %% [markdown] written="06.S1"
# ### In writing · Segment cards
#
# For each segment of task 06.1, a card: size, profile with medians, what we would do differently for it, how stable it is
# (`rfm.stability` tells), and an observation that would prove the card wrong. Ten points, read by a person.

# %% [markdown]
# ## Where you stand

# %%
lab.progress()

# %% [markdown] tags=["trainee-only"]
# ## Hand in (提交)
#
# Save the notebook (<kbd>Ctrl</kbd>+<kbd>S</kbd>), write your name or number between the quotes, and run the cell. It packs your
# notebook, your answers in writing and your progress into one file for your instructor, and says where the file lies.

# %% tags=["trainee-only"]
lab.submit("")
