"""The audience builder: a page on which a rule is built by hand, counted at once and saved as an audience.

open_builder      the builder where a person can click, the same builder in words elsewhere
Builder           everything the builder can do, without a front end
AudienceBuilder   a Builder with a front end, in JupyterLab and under Voilà
"""

from helpers.audience_builder.actions import Builder
from helpers.audience_builder.keeping import FormRefused, form_problems
from helpers.audience_builder.widget import AudienceBuilder, open_builder

__all__ = ["AudienceBuilder", "Builder", "FormRefused", "form_problems", "open_builder"]
