"""The desk as a page shows it: one tree of JSON, and what was found out about it."""

from __future__ import annotations

from numbers import Integral
from typing import Any

import pandas as pd

from helpers.audience import FREQUENCIES, PURPOSES, Audience, NotEstimable
from helpers.audience_desk.actions import Desk


def fixed(desk: Desk) -> dict[str, Any]:
    """Return what never changes while a desk is open."""
    return {
        "tags": list(desk.palette.values()),
        "purposes": PURPOSES,
        "frequencies": FREQUENCIES,
        "customers": desk.customers,
        "today": str(desk.today),
        "later": str(desk.today + pd.Timedelta(days=13)),
        "folder": desk.folder.name,
    }


def state(desk: Desk) -> dict[str, Any]:
    """Return the rule, its count and its words; where it is unfinished, why there is no count."""
    shown: dict[str, Any] = {
        "rule": desk.tree,
        "target": desk.target,
        "problems_at": {str(number): problem for number, problem in desk.problems().items()},
        "can_undo": desk.can_undo,
        "opened": desk.opened and form(desk.opened),
        "count": None,
        "unfinished": None,
        "sentence": "",
        "sql": None,
    }
    try:
        shown["count"], shown["milliseconds"] = desk.timed_count()
        shown["sentence"] = desk.sentence()
        if desk.rule is not None:
            text, values = desk.sql()
            shown["sql"] = {"text": text, "values": [str(value) for value in values]}
    except ValueError as error:
        shown["unfinished"] = str(error)
    return shown


def consider(desk: Desk, purpose: str | None = None) -> dict[str, Any]:
    """Return the estimate, or why there is none, and what to think about."""
    if desk.rule is None:
        return {"thoughts": None}
    thoughts: dict[str, Any] = {"estimate": None, "refusal": None}
    try:
        thoughts["estimate"] = desk.estimate()._asdict()
    except NotEstimable as reason:
        thoughts["refusal"] = str(reason)
    said = [sentence for sentence in desk.concerns(purpose or None) if sentence not in (thoughts["refusal"] or "")]
    return {"thoughts": thoughts | {"concerns": desk.age() + said}}


def profile(desk: Desk) -> dict[str, Any]:
    """Return how those whom the rule means differ from everybody."""
    found = desk.profile()
    rows = found.assign(name=[desk.palette[tag]["name"] for tag in found["tag"]]).astype(object)
    flags = found["tag"].map(lambda tag: desk.palette[tag]["kind"] == "flag")
    rows.loc[flags, "value"] = found.loc[flags, "value"].replace({"0": "no", "1": "yes"})
    return {"profile": rows.where(rows.notna(), None).to_dict("records")}


def audiences(desk: Desk) -> dict[str, Any]:
    """Return the saved audiences and what they share."""
    found = desk.saved().astype(object)
    shared = desk.overlap()
    return {
        "audiences": {
            "rows": [{name: _plain(value) for name, value in row.items()} for row in found.to_dict("records")],
            "overlap": {"names": list(shared.columns), "shared": shared.to_numpy().tolist()},
        }
    }


def save(
    desk: Desk, name: str = "", purpose: str = "", valid_from: str = "", valid_until: str = "",
    frequency: str = "once", description: str = "", owner: str = "",
) -> dict[str, Any]:  # fmt: skip
    """Save the rule, and say so."""
    kept = desk.save(name, purpose, valid_from, valid_until, frequency, description, owner)
    size = "selected anew every day" if kept.ids is None else f"{len(kept.ids):,} customers"
    return {"said": f"Saved “{kept.name}”, version {kept.version}: {size}."} | audiences(desk)


def export(desk: Desk, name: str, by: str) -> dict[str, Any]:
    """Hand out an audience's ids, and say where they are and who was taken out."""
    path, ledger = desk.export(name, by)
    return {"said": f"The ids are in {path.parent.name}/{path.name}.", "ledger": ledger.to_dict("records")}


def form(found: Audience) -> dict[str, Any]:
    """Return an audience's fields as its form holds them."""
    names = ("name", "purpose", "valid_from", "valid_until", "frequency", "description", "owner", "version")
    return {name: _plain(getattr(found, name)) for name in names}


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    return int(value) if isinstance(value, Integral) else str(value)
