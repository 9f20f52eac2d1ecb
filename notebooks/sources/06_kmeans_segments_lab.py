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
moved = as_of - pd.Timedelta(90, "D")  # the shop changed its system: a week's orders bear this midnight
in_that_week = lines["InvoiceDate"].between(moved, moved + pd.Timedelta(7, "D"), inclusive="left")
lines = lines.assign(InvoiceDate=lines["InvoiceDate"].mask(in_that_week, moved))
lines.head(3).T

# %% [markdown] task="06.1" level=1 points=5 given="0 1 90 600"
# ### Level 1 · Segment cards of whole customers
#
# `buyers` (in the cell below) has recency, frequency and money of everyone with an order. Sample *customers*: 600 of them, with
# `buyers.sample(600, random_state=1)`. Make three segments of these with `rfm.segment(…, 3)`, and one card each: a DataFrame
# `cards` with the segment as its index, numbered as `rfm.segment` does it, and the columns
#
# - `customers`: how many of the sample are in the segment;
# - `days`: the median of their recency;
# - `new_share`: the share of them, from 0 to 1, who are *new*, that is, whose first order lies less than 90 days before `as_of`.
#   (An order of exactly 90 days before is not new: the shop changed its system then, and the orders of a whole week bear that
#   midnight.)

# %%
table = rfm.rfm_table(lines, as_of)
buyers = table[table["frequency"] > 0]
orders_only = lines[~lines["InvoiceNo"].str.startswith("C")]

# %% task="06.1"
# BEGIN SOLUTION
sample = buyers.sample(600, random_state=1)
segments = rfm.segment(sample, 3)
first_order = orders_only.groupby("CustomerID")["InvoiceDate"].min()
is_new = first_order > as_of - pd.Timedelta(90, "D")
cards = pd.DataFrame(
    {
        "customers": segments.value_counts().sort_index(),
        "days": sample["recency"].groupby(segments).median(),
        "new_share": is_new.groupby(segments).mean(),
    }
)
# END SOLUTION

# %% mistake="06.1" hint="Your `new_share` goes by the last order. Who bought yesterday for the hundredth time is not new: which order counts?"
# - is_new = first_order > as_of - pd.Timedelta(90, "D")
# + is_new = sample["recency"] < 90

# %% mistake="06.1" hint="Your segments were made of all customers, and the sample was drawn afterwards. Fit them on the customers that were drawn."
# - rfm.segment(sample, 3)
# + rfm.segment(buyers, 3).reindex(sample.index)

# %% mistake="06.1" hint="These cards are of all customers. A sample of them is asked."
# - buyers.sample(600, random_state=1)
# + buyers

# %% mistake="06.1" hint="You sampled lines, so that customers with many lines are drawn first, and lose most of their lines. Sample the rows of `buyers`."
# - buyers.sample(600, random_state=1)
# + rfm.rfm_table(lines.sample(600, random_state=1), as_of).query("frequency > 0")

# %% mistake="06.1" hint="This is another sample: its `random_state` is 42, as in the lesson. Which one does the task name?"
# - random_state=1
# + random_state=42

# %% mistake="06.1" hint="Your `new_share` counts the new customers of a segment. Which share of the segment are they?"
# - is_new.groupby(segments).mean()
# + is_new.groupby(segments).sum()

# %% mistake="06.1" hint="You sampled `table`, in which some customers have no order. Sample `buyers`."
# - buyers.sample
# + table.sample

# %% mistake="06.1" hint="Your shares are parts of the whole sample: they add up to its share of new customers. Each card is about its own segment."
# - is_new.groupby(segments).mean()
# + is_new.groupby(segments).sum() / len(sample)

# %% mistake="06.1" hint="Your `new_share` is the segment's share of all customers. Which share of the segment is new?"
# - is_new.groupby(segments).mean()
# + segments.value_counts().sort_index() / len(sample)

# %% mistake="06.1" hint="You call customers new who have one order. New is about the day of the first order."
# - is_new = first_order > as_of - pd.Timedelta(90, "D")
# + is_new = sample["frequency"] == 1

# %% mistake="06.1" hint="Your `days` looks back to the first order. Recency is about the last one."
# - sample["recency"].groupby(segments)
# + (as_of - first_order).dt.days.groupby(segments)

# %% mistake="06.1" hint="The first orders stand beside other customers: the group-by sorts the customers, the sample does not. Join by the index, not by the place."
# - ["InvoiceDate"].min()
# + ["InvoiceDate"].min().reindex(sample.index.sort_values()).set_axis(sample.index)

# %% mistake="06.1" hint="You call a customer new for a month. The task gives another number of days."
# - pd.Timedelta(90, "D")
# + pd.Timedelta(30, "D")

# %% mistake="06.1" hint="You numbered the segments from 1. Keep the numbers that `rfm.segment` gives."
# - segments = rfm.segment(sample, 3)
# + segments = rfm.segment(sample, 3) + 1

# %% mistake="06.1" hint="These are four segments. Three are asked."
# - rfm.segment(sample, 3)
# + rfm.segment(sample, 4)

# %% mistake="06.1" hint="Your segments come from another transform, the cube root. Leave `rfm.segment` as the task writes it."
# - rfm.segment(sample, 3)
# + rfm.segment(sample, 3, transform="cbrt")

# %% mistake="06.1" hint="Your sample has 60 customers. A zero is missing."
# - buyers.sample(600,
# + buyers.sample(60,

# %% mistake="06.1" hint="Your `new_share` says which part of all new customers is in the segment. Which part of the segment is new?"
# - is_new.groupby(segments).mean()
# + is_new.groupby(segments).sum() / is_new[sample.index].sum()

# %% mistake="06.1" hint="Your `days` is a median of orders. Which column holds the days?"
# - sample["recency"]
# + sample["frequency"]

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
