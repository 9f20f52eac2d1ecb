"""The state of the builder as JSON for its page."""

from __future__ import annotations

from numbers import Integral
from typing import Any

import pandas as pd

from helpers.audience import FREQUENCIES, PURPOSES, Audience, NotEstimable
from helpers.audience_builder.actions import Builder


def fixed(builder: Builder) -> dict[str, Any]:
    """Return what never changes while a builder is open."""
    return {
        "tags": list(builder.palette.values()),
        "purposes": PURPOSES,
        "frequencies": FREQUENCIES,
        "customers": builder.customers,
        "today": str(builder.today),
        "later": str(builder.today + pd.Timedelta(days=13)),
        "folder": builder.folder.name,
    }


def state(builder: Builder) -> dict[str, Any]:
    """Return the rule, its count and its words; where it is unfinished, why there is no count."""
    shown: dict[str, Any] = {
        "rule": builder.tree,
        "target": builder.target,
        "problems_at": {str(number): problem for number, problem in builder.problems().items()},
        "warnings_at": {str(number): warning for number, warning in builder.warnings().items()},
        "can_undo": builder.can_undo,
        "unsaved": builder.is_unsaved,
        "names": builder.usable(),
        "opened": builder.opened and form(builder.opened),
        "count": None,
        "unfinished": None,
        "sentence": "",
        "sql": None,
    }
    try:
        shown["count"], shown["milliseconds"] = builder.timed_count()
        shown["sentence"] = builder.sentence()
        if builder.rule is not None:
            text, values = builder.sql()
            shown["sql"] = {"text": text, "values": [str(value) for value in values]}
    except ValueError as error:
        shown["unfinished"] = str(error)
    return shown


def consider(builder: Builder, purpose: str | None = None) -> dict[str, Any]:
    """Return the estimate, or why there is none, and what to think about."""
    if builder.rule is None:
        return {"thoughts": None}
    thoughts: dict[str, Any] = {"estimate": None, "refusal": None}
    try:
        thoughts["estimate"] = builder.estimate()._asdict()
    except NotEstimable as reason:
        thoughts["refusal"] = str(reason)
    said = [sentence for sentence in builder.concerns(purpose or None) if sentence not in (thoughts["refusal"] or "")]
    return {"thoughts": thoughts | {"concerns": builder.age() + said}}


def profile(builder: Builder) -> dict[str, Any]:
    """Return how the customers that the rule selects differ from all customers."""
    found = builder.profile()
    rows = found.assign(name=[builder.palette[tag]["name"] for tag in found["tag"]]).astype(object)
    flags = found["tag"].map(lambda tag: builder.palette[tag]["kind"] == "flag")
    rows.loc[flags, "value"] = found.loc[flags, "value"].replace({"0": "no", "1": "yes"})
    return {"profile": rows.where(rows.notna(), None).to_dict("records")}


def audiences(builder: Builder) -> dict[str, Any]:
    """Return the saved audiences and what they share."""
    builder.refresh()
    shared, used_by = builder.overlap(), builder.used_by()
    return {
        "audiences": {
            "rows": [row | {"used_by": used_by.get(row["name"], [])} for row in _rows(builder.saved())],
            "archived": _rows(builder.archived()),
            "overlap": {"names": list(shared.columns), "shared": shared.to_numpy().tolist()},
        }
    }


def copy(builder: Builder, name: str) -> dict[str, Any]:
    """Copy a saved audience, and say under which name."""
    return {"said": f"Copied “{name}” as “{builder.copy(name)}”."} | audiences(builder)


def archive(builder: Builder, name: str) -> dict[str, Any]:
    """Archive a saved audience, and say so."""
    builder.archive(name)
    return {"said": f"Archived “{name}”; it can be restored below the list."} | audiences(builder)


def restore(builder: Builder, name: str) -> dict[str, Any]:
    """Restore an archived audience, and say so."""
    builder.restore(name)
    return {"said": f"Restored “{name}”."} | audiences(builder)


def delete(builder: Builder, name: str) -> dict[str, Any]:
    """Delete a saved audience, and say so."""
    builder.delete(name)
    return {"said": f"Deleted “{name}”; what was exported of it stays in the log."} | audiences(builder)


def sample(builder: Builder, name: str | None = None) -> dict[str, Any]:
    """Return the ids of ten members, of a saved audience or of the rule as it stands."""
    return {"sample": {"name": name, "ids": [int(user) for user in builder.sample(name)]}}


def save(
    builder: Builder, name: str = "", purpose: str = "", valid_from: str = "", valid_until: str = "",
    frequency: str = "once", description: str = "", owner: str = "",
) -> dict[str, Any]:  # fmt: skip
    """Save the rule, and say so."""
    kept = builder.save(name, purpose, valid_from, valid_until, frequency, description, owner)
    size = "selected anew every day" if kept.ids is None else f"{len(kept.ids):,} customers"
    return {"said": f"Saved “{kept.name}”, version {kept.version}: {size}."} | audiences(builder)


def export(builder: Builder, name: str, by: str) -> dict[str, Any]:
    """Export an audience's ids, and say where they are and which customers were taken out."""
    path, ledger = builder.export(name, by)
    return {"said": f"The ids are in {path.parent.name}/{path.name}.", "ledger": ledger.to_dict("records")}


def form(found: Audience) -> dict[str, Any]:
    """Return an audience's fields as its form holds them."""
    names = ("name", "purpose", "valid_from", "valid_until", "frequency", "description", "owner", "version")
    return {name: _plain(getattr(found, name)) for name in names}


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    found = table.astype(object).to_dict("records")
    return [{name: _plain(value) for name, value in row.items()} for row in found]


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    return int(value) if isinstance(value, Integral) else str(value)
