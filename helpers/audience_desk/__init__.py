"""The audience desk: who shall be written to, put together by hand, counted at once, kept under a name.

open_desk      the desk where a person can click, the same desk in words elsewhere
Desk           everything the desk can do, without a front end
AudienceDesk   a Desk with a front end, in JupyterLab and under Voilà
"""

from helpers.audience_desk.actions import Desk
from helpers.audience_desk.desk import AudienceDesk, open_desk
from helpers.audience_desk.keeping import Refused, form_problems

__all__ = ["AudienceDesk", "Desk", "Refused", "form_problems", "open_desk"]
