"""The trainee's side: `open_lab` in a lab's first cell, then ``lab.check``, ``lab.hint`` and so on; holes in lessons.

It knows no lesson's content: tasks, expected values, recognised mistakes and hints come from the lab's answer sheet,
those of a hole from the lesson's own page.
"""

from helpers.lab.holes import check_hole, hole
from helpers.lab.opening import open_lab

__all__ = ["check_hole", "hole", "open_lab"]
