"""Lab 01 solved in ways that its author did not: right is right."""

import nbformat
import pytest
from small_lab import SECRET, handed

from workshop.editions.build import Checkout
from workshop.grading import sandbox
from workshop.grading.hidden_keys import hidden_key
from workshop.grading.scoring import grade

pytestmark = pytest.mark.skipif(bool(sandbox.missing()), reason=" ".join(sandbox.missing()))
LAB = "01_groupby_lab"
ROUTES = {
    "01.1": """
pairs = payments.groupby(["user_id", "day"]).ngroups
sizes = dict(customer_days=pairs, customers=len(set(payments["user_id"])), rows=float(payments.shape[0]))
""",
    "01.2": """
named = out.assign(channel=out["channel"].fillna("none").astype("category"))
by_channel = named.pivot_table(index="channel", values="amount", aggfunc="sum", observed=True).sort_values("amount")
""",
    "01.3": """
def customer(rows):
    return pd.Series(
        {"last": rows["time"].iloc[-1], "spent": sum(rows["amount"][rows["amount"] > 0]), "days": len(set(rows["day"]))}
    )

table = payments.sort_values("time").groupby("user_id")[["time", "amount", "day"]].apply(customer)
table = table.join(payments["user_id"].value_counts().rename("rows")).sample(frac=1).reset_index()
""",
    "01.4": """
quiet = {}
for month, rows in out.groupby("month"):
    quiet[month] = 1 - rows.groupby("channel")["amount"].sum().sum() / rows["amount"].sum()
quiet = pd.DataFrame({"month": quiet.keys(), "share": quiet.values()})
quiet = quiet.set_index("month")
""",
    "01.5": r"""
import re

seen, ledger = set(), dict.fromkeys(["kept", "repeat", "time", "payment"], 0)
for row in log.itertuples(index=False):
    if not (isinstance(row.payment, str) and re.fullmatch(r"-?\d+", row.payment)):
        ledger["payment"] += 1
    elif not re.fullmatch(r"\d+", row.unix_time) or row.unix_time == "0":
        ledger["time"] += 1
    elif tuple(map(str, row)) in seen:
        ledger["repeat"] += 1
    else:
        ledger["kept"] += 1
    seen.add(tuple(map(str, row)))
ledger = pd.Series(ledger | {"read": len(log)}, dtype="Int64")
""",
    "01.6": """
beijing = utc.dt.tz_localize("UTC").dt.tz_convert("Asia/Shanghai")
clock = beijing[beijing.dt.strftime("%H:%M:%S") != "00:00:00"]
by_hour = clock.groupby(clock.dt.hour).size().sort_values().to_frame("payments")
""",
}
NAMES = dict(zip(ROUTES, ("sizes", "by_channel", "table", "quiet", "ledger", "by_hour"), strict=True))


@pytest.fixture(scope="module")
def marked(request):
    folder = request.config.cache.mkdir("hidden-answers")
    key = hidden_key(LAB, SECRET, "a", folder=folder)
    return lambda notebook: grade(handed(notebook, LAB), key)


def solved(change=lambda cells: cells):
    """The trainee's edition, filled; and what was done to its cells."""
    notebook = nbformat.read(Checkout().notebooks / "labs" / f"{LAB}.ipynb", 4)
    for cell in notebook.cells:
        course = cell.metadata.get("course", {})
        if course.get("role") == "task":
            cell.source = ROUTES[course["task"]].strip()
    notebook.cells = change(notebook.cells)
    return notebook


def is_check(cell):
    return cell.metadata.get("course", {}).get("role") == "check"


def test_other_routes_get_every_point(marked):
    result = marked(solved())
    assert [(mark.task, mark.hint) for mark in result.marks if mark.verdict != "right"] == []
    assert result.points == 24 and [cell.error for cell in result.cells if cell.error] == []


def test_checks_that_were_deleted_or_run_too_early_cost_nothing(marked):
    def change(cells):
        checks = [cell for cell in cells if is_check(cell)]
        early = list(checks[::2])  # they stop: nothing is there yet
        return [*cells[:3], *early, *(cell for cell in cells[3:] if not is_check(cell))]

    assert marked(solved(change)).points == 24


def test_answers_found_in_cells_below_their_checks_count_and_later_tries_cost_nothing(marked):
    def change(cells):
        below = []
        for cell in cells:
            course = cell.metadata.get("course", {})
            if course.get("role") == "task":
                cell.source = f"{NAMES[course['task']]} = 0"
            below.append(cell)
            if is_check(cell):
                wrong = f"lab.check({course['task']!r}, None)"
                below += map(nbformat.v4.new_code_cell, (ROUTES[course["task"]], wrong))
        return below

    assert marked(solved(change)).points == 24


def test_warnings_metadata_and_copied_cells_cost_nothing(marked):
    def change(cells):
        noisy = nbformat.v4.new_code_cell(
            "import sys, warnings\nwarnings.warn('careful')\nprint('oh', file=sys.stderr)"
        )
        for cell in cells:
            cell.metadata = {"tags": ["mine"], "course": {"role": "task", "task": "99.9"}}
        return [noisy, *cells, *[cell for cell in cells[-12:] if cell.cell_type == "code"]]

    assert marked(solved(change)).points == 24
