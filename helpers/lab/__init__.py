"""The trainee's side of a lab: `open_lab` in the notebook's first cell, then ``lab.check``, ``lab.hint`` and the rest.

It knows no lesson's content: tasks, expected values, recognised mistakes and hints come from the lab's answer sheet.
"""

from helpers.lab.opening import open_lab

__all__ = ["open_lab"]
