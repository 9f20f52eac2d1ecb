"""Honest submissions: right, partly right, wrong, by other routes, in odd notebooks."""

import json

from cohort_samples import TASKS, Submission, at, code, mistake, notebook, role, solutions, zipped

OTHER_ROUTE = {
    "01.1": "import duckdb\nrow = duckdb.sql('''SELECT count(*) AS n, count(DISTINCT user_id) AS people,\n"
    "    count(DISTINCT (user_id, day)) AS days FROM payments''').df().iloc[0]\n"
    "sizes = {'customer_days': row['days'], 'customers': float(row['people']), 'rows': row['n']}",
    "01.2": "by_channel = out.assign(channel=out['channel'].fillna('none')).pivot_table(\n"
    "    index='channel', values='amount', aggfunc='sum')",
    "01.3": "table = duckdb.sql('''SELECT user_id, count(*) AS \"rows\", count(DISTINCT day) AS days,\n"
    '    sum(greatest(amount, 0)) AS spent, max(time) AS "last"\n'
    "FROM payments GROUP BY user_id ORDER BY spent''').df()",
    "01.4": "months = {}\nfor month, part in out.groupby('month'):\n"
    "    months[month] = part.loc[part['channel'].isna(), 'amount'].sum() / part['amount'].sum()\n"
    "quiet = pd.DataFrame({'month': list(months), 'share': list(months.values())})",
    "01.5": "seen, counts = set(), dict.fromkeys(['read', 'payment', 'time', 'repeat', 'kept'], 0)\n"
    "for line in log.astype(str).itertuples(index=False, name=None):\n"
    "    fields = dict(zip(log.columns, line))\n    counts['read'] += 1\n"
    "    payment, time = str(fields['payment']), str(fields['unix_time'])\n"
    "    if not payment.lstrip('-').isdigit() or payment.count('-') > 1: counts['payment'] += 1\n"
    "    elif not time.isdigit() or time == '0': counts['time'] += 1\n"
    "    elif line in seen: counts['repeat'] += 1\n"
    "    else: counts['kept'] += 1\n    seen.add(line)\n"
    "ledger = pd.Series(counts).astype('float32').astype(int)",
    "01.6": "import numpy as np\nclock = (utc + np.timedelta64(8, 'h'))\n"
    "clock = clock[(clock.dt.hour + clock.dt.minute + clock.dt.second) > 0]\n"
    "by_hour = pd.Series(np.bincount(clock.dt.hour, minlength=24))",
}


def reordered(cells):
    """The fifth task stands before the second, which it does not need."""
    start, end, place = at(cells, "statement", "01.5"), at(cells, "check", "01.5"), at(cells, "statement", "01.2")
    moved = cells[start : end + 1]
    return cells[:place] + moved + cells[place:start] + cells[end + 1 :]


def copied(cells):
    """Each task's cell and check twice, with the ids that copying leaves equal."""
    return [twin for cell in cells for twin in [cell] * (2 if role(cell) in ("task", "check") else 1)]


def without_metadata(cells):
    for cell in cells:
        cell["metadata"] = {}
    return cells


def with_outputs(cells):
    output = {"output_type": "stream", "name": "stdout", "text": "x" * 400_000}
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["outputs"] = [output]
    return cells


def without(tasks):
    return {task: source for task, source in solutions().items() if task not in tasks}


def old_format(content):
    """As an older notebook program saved it: no ids."""
    node = json.loads(content) | {"nbformat_minor": 4}
    for cell in node["cells"]:
        cell.pop("id")
    return json.dumps(node).encode()


WARNINGS = (
    "import logging, sys, warnings\nwarnings.simplefilter('always')\nwarnings.warn('deprecated', FutureWarning)\n"
    "logging.warning('a line of a log')\nprint('to standard error', file=sys.stderr)"
)
FEATURES = (
    "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n!ls\n%time await_me = 3\n"
    "import asyncio\nawait asyncio.sleep(0)"
)
ENDLESS = "while True:\n    pass"
LOAD = "lab.load_level({})"


def alone(name, content, earned=TASKS, **others):
    return Submission(name, {"01_groupby_lab.ipynb": content}, tuple(earned), **others)


def loaded(level, answers):
    """A notebook that loads a level where it begins."""
    return notebook(
        answers,
        change=lambda cells: [
            *cells[: (place := at(cells, "statement", f"01.{level}"))],
            code(LOAD.format(level)),
            *cells[place:],
        ],
    )


def honest():
    third = {task: solutions()[task] for task in TASKS[:3]}
    wrong = solutions() | {task: f"{solutions()[task]}\n{mistake(task)}" for task in ("01.2", "01.6")}
    broken = solutions() | {"01.4": "quiet = out.groupby('mnth')['amount'].sum()"}
    return [
        alone("solved", notebook()),
        Submission("in-a-bundle", zipped("in-a-bundle", notebook()), TASKS),
        alone("as-handed-out", notebook({}), (), verdicts=dict.fromkeys(TASKS, "missing")),
        alone("half", notebook(third), TASKS[:3]),
        alone("other-route", notebook(OTHER_ROUTE)),
        alone("warnings", notebook(first=WARNINGS, last=WARNINGS)),
        alone("magics-and-figures", notebook(first=FEATURES)),
        alone("extra-cells", notebook(first="1 / 0", last="this is (no code")),
        alone("reordered", notebook(change=reordered)),
        alone("no-checks", notebook(change=lambda cells: [cell for cell in cells if role(cell) != "check"])),
        alone("copied-cells", notebook(change=copied)),
        alone("no-metadata", notebook(change=without_metadata)),
        alone("large-outputs", notebook(change=with_outputs)),
        alone("old-format", old_format(notebook())),
        alone("other-practice-data", notebook(change=lambda cells: [*cells[:1], code("DATA_SEED = 7"), *cells[2:]])),
        alone("stuck-at-three", loaded(3, without(("01.1", "01.2"))), TASKS[2:]),
        alone("loaded-and-solved", loaded(4, solutions())),
        alone("mistakes", notebook(wrong), without(("01.2", "01.6")), verdicts={"01.2": "mistake", "01.6": "mistake"}),
        alone("one-error", notebook(broken), without(("01.4",)), verdicts={"01.4": "error"}),
        alone("endless-by-accident", notebook(solutions() | {"01.3": ENDLESS}), without(("01.3",))),
        alone("chinese", notebook(first="客户 = '李雷'\nprint('你好', 客户)", written="因为客户是人。")),
    ]
