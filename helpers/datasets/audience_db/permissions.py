"""Permissions to write to customers: consents, opt-outs, protected customers, a holdout, past contacts. Simulated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

PURPOSES = {
    "service": "service messages 服务通知",
    "marketing": "offers of our own 自营营销",
    "credit_offers": "credit offers of partners 信贷推介",
    "research": "surveys and research 调研",
}
# purpose: share who ever agreed, share of these who withdrew; one in five of those who withdrew agreed again
AGREED = {"service": (0.95, 0.02), "marketing": (0.72, 0.15), "credit_offers": (0.46, 0.25), "research": (0.30, 0.10)}
AGREED_AGAIN = 0.2
OPTED_OUT, HELD_OUT = 0.06, 0.05
PROTECTED = {"debt counselling": 0.02, "open complaint": 0.01}
CONTACTS, CONTACT_DAYS = 1.2, 90  # messages a customer got in 30 days, for the last 90 days
TABLES = ("consents", "opt_outs", "protected", "holdout", "contacts")
_NEVER = np.datetime64("NaT", "D")


@dataclass(frozen=True)
class Permissions:
    """The tables that exclusions are made from, and what was planted in the consents.

    consents    user_id, purpose, given, withdrawn (missing: not withdrawn); several rows where someone agreed again
    opt_outs    user_id, day: no advertising at all from that day on
    protected   user_id, reason, since
    holdout     user_id: never written to, so that effects can be measured
    contacts    user_id, day, channel, campaign: messages already sent
    agreed      the truth: user_id and, a column a purpose, whether the customer agrees at the end
    """

    consents: pd.DataFrame
    opt_outs: pd.DataFrame
    protected: pd.DataFrame
    holdout: pd.DataFrame
    contacts: pd.DataFrame
    agreed: pd.DataFrame


def simulate_permissions(seed: int, joined: pd.Series, until: object) -> Permissions:
    """Return what these customers agreed to between joining and `until`, and which customers the rules protect.

    Parameters
    ----------
    seed : int, 0 or more; apart from the seed of the payments' simulation, so that either can be drawn alone.
    joined : Series of timestamps by user_id, each before `until`.
    until : the day before which everything happened.
    """
    rng = np.random.default_rng([seed, 8])
    until = pd.Timestamp(until)
    users, first = joined.index.to_numpy(), joined.to_numpy().astype("datetime64[D]")
    span = (until.to_datetime64().astype("datetime64[D]") - first).astype(int)
    truth, lines = pd.DataFrame({"user_id": users}), []
    for purpose, (ever, leaves) in AGREED.items():
        ever, leaves, again = (rng.random(len(users)) < share for share in (ever, leaves, AGREED_AGAIN))
        # three days in order, the first from the day of joining on: given, withdrawn, given again
        days = first[:, None] + (np.sort(rng.random((len(users), 3)), axis=1) * span[:, None]).astype("timedelta64[D]")
        given, withdrawn, regiven = days.T
        lines.append(_lines(users, ever, purpose, given, np.where(leaves, withdrawn, _NEVER)))
        lines.append(_lines(users, ever & leaves & again, purpose, regiven, np.full(len(users), _NEVER)))
        truth[purpose] = ever & (~leaves | again)
    consents = pd.concat(lines).sort_values(["user_id", "purpose", "given"], ignore_index=True)
    return Permissions(consents, *_rest(rng, users, first, span, until), truth)


def _lines(users, who, purpose, given, withdrawn) -> pd.DataFrame:
    days = {"given": given[who].astype("datetime64[us]"), "withdrawn": withdrawn[who].astype("datetime64[us]")}
    return pd.DataFrame({"user_id": users[who], "purpose": purpose, **days})


def _rest(rng, users, first, span, until) -> tuple[pd.DataFrame, ...]:
    def some(share: float) -> np.ndarray:
        return rng.random(len(users)) < share

    def day(who: np.ndarray) -> np.ndarray:
        return (first + (rng.random(len(users)) * span).astype("timedelta64[D]"))[who].astype("datetime64[us]")

    out = some(OPTED_OUT)
    opt_outs = pd.DataFrame({"user_id": users[out], "day": day(out)})
    parts = []
    for reason, share in PROTECTED.items():
        who = some(share)
        parts.append(pd.DataFrame({"user_id": users[who], "reason": reason, "since": day(who)}))
    protected = pd.concat(parts).sort_values(["user_id", "reason"], ignore_index=True)
    holdout = pd.DataFrame({"user_id": users[some(HELD_OUT)]})
    who = np.repeat(np.arange(len(users)), rng.poisson(CONTACTS * CONTACT_DAYS / 30, len(users)))
    ago = rng.integers(1, CONTACT_DAYS + 1, len(who))
    contacts = pd.DataFrame(
        {
            "user_id": users[who],
            "day": until.to_datetime64() - ago.astype("timedelta64[D]"),
            "channel": rng.choice(["push", "mail", "call"], len(who), p=[0.8, 0.17, 0.03]),
            "campaign": np.char.add("C", rng.integers(10, 40, len(who)).astype(str)),
        }
    )[ago <= span[who]]
    return opt_outs, protected, holdout, contacts.sort_values(["user_id", "day"], ignore_index=True)
