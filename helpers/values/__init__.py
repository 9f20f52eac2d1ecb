"""Values as plain JSON, and comparing them.

One package for the trainee's check and for the grader, so that the two can never disagree. `encode` turns what a
trainee made into plain JSON; `same` and `differences` compare two *encoded* values and trust neither: a malformed one
is different, never an error.

What counts as the same
-----------------------
- Numbers agree to 1 part in a million (or 1e-9); two integers only when equal, so that identifiers are never "close".
  3 and 3.0 are the same, True and 1 are not. A missing value is a missing value: None, NaN, NaT, pd.NA.
- A list is a sequence, so its order always counts; tuples, one-dimensional arrays and indexes are lists. Sets and dicts
  have no order. Numbers in the cells of a column's lists, sets and dicts agree to 9 digits.
- ``order="ignored"`` or ``"matters"`` is about the rows and columns of tables. A frame with the default index 0..n-1 is
  compared row by row, as a bag or in sequence, and the given index does not count; every other table is compared by its
  row labels. Where these are the numbers 0..n-1 (hours of a day), a default index stands for them.
- The name of a Series, the names of index levels, and how a column is stored (int64, Float32, category …) do not count.
- Shapes that honest ways lead to are the same table: a Series and a frame with that one column; and a table indexed by
  a *named* key (or keys) and the table with that key as a column and a default index, as ``reset_index`` gives it.
"""

from helpers.values.comparing import differences, same
from helpers.values.decoding import decode
from helpers.values.encoding import Unencodable, encode
from helpers.values.showing import shown

__all__ = ["Unencodable", "decode", "differences", "encode", "same", "shown"]
