"""Each lab of the course can be graded: what solves it by another route than the given one earns all its points."""

import shutil
import sys
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from cohort_samples import SLUG, notebook, role
from grading_samples import SECRET
from other_routes_02_to_04 import EARLY
from other_routes_05_to_09 import LATE

from helpers.paths import NOTEBOOKS
from workshop.grading.hidden_keys import hidden_key
from workshop.grading.records import Handed
from workshop.grading.scoring import grade

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("bwrap"), reason="bubblewrap, on Linux: apt install bubblewrap"
)
OTHERS = sorted(path.stem for path in (NOTEBOOKS / "labs").glob("*_lab.ipynb") if path.stem != SLUG)


def routed(cells):
    """The cells with each hole filled by another route."""
    for cell in cells:
        if role(cell) == "task":
            given = "".join(cell["source"]).partition("# YOUR CODE HERE")[0]
            cell["source"] = given + (EARLY | LATE)[cell["metadata"]["course"]["task"]].strip()
    return cells


@pytest.mark.parametrize("slug", OTHERS)
def test_another_route_earns_all_the_points_of_a_lab_on_data_it_has_never_seen(slug, hidden_answers):
    content = notebook({}, slug=slug, change=routed)
    sha = sha256(content).hexdigest()
    key = hidden_key(slug, SECRET, "a", folder=hidden_answers)
    assert key.sheet.seed != key.practice.seed
    graded = grade(Handed("li", slug[:2], slug, f"{slug}.ipynb", datetime.now(UTC), sha, content, {}), key)
    assert [(mark.task, mark.points) for mark in graded.marks] == [(t.id, t.points) for t in key.sheet.tasks.values()]
    assert graded.notes == ()
