"""Committed notebooks are run again as they were built: without network, and without sliders."""

import os

os.environ["COURSE_OFFLINE"] = "1"
