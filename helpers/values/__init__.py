"""Values as plain JSON, and comparing them.

One package for the trainee's check and for the grader, so that the two can never disagree. `encode` turns what a
trainee made into plain JSON; `same` and `differences` compare two *encoded* values and trust neither: a malformed one
is different, never an error.

What counts as the same
-----------------------
- Numbers agree to six decimals, or to 1 part in a million; two integers only when equal, so that identifiers are never
  "close". 3 and 3.0 are the same, True and 1 are not. A missing value is a missing value: None, NaN, NaT, pd.NA.
- A list is a sequence, so its order always counts; tuples, one-dimensional arrays and indexes are lists, and so is a
  Series where a list is expected. Sets and dicts have no order.
- What is asked counts: further columns of a table and further keys of a dict do not, where none of those asked is
  missing.
- ``order="ignored"`` or ``"matters"`` is about the rows of tables. A frame with the default index 0..n-1 is
  compared row by row, as a bag or in sequence, and the given index does not count; every other table is compared by its
  row labels. Where these are the numbers 0..n-1 (hours of a day), a default index stands for them.
- The name of a Series, the names of index levels, and how a column is stored (int64, Float32, category …) do not count.
- Shapes that honest ways lead to are the same table: a Series and a frame with that one column; and a table indexed by
  a key (or keys) and the table with that key as a column and a default index, as ``reset_index`` gives it.
"""

from helpers.values.comparing import differences, same
from helpers.values.conversions import conversion
from helpers.values.decoding import decode
from helpers.values.encoding import Unencodable, encode
from helpers.values.forms import other_form
from helpers.values.parts import Part, parts, parts_of_calls
from helpers.values.showing import shown
from helpers.values.sketches import digits, matches, sketch, sketched_cells
from helpers.values.telling import named, part_told
from helpers.values.transformations import of_another, transformation
from helpers.values.validating import is_number, well_formed

__all__ = [
    "Part",
    "Unencodable",
    "conversion",
    "decode",
    "differences",
    "digits",
    "encode",
    "is_number",
    "matches",
    "named",
    "of_another",
    "other_form",
    "part_told",
    "parts",
    "parts_of_calls",
    "same",
    "shown",
    "sketch",
    "sketched_cells",
    "transformation",
    "well_formed",
]
