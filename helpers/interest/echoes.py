r"""The likelihood of purchases in a model where each triggers others, fading with the forgetting curve.

A customer's purchases a month are taken to come at the rate

.. math:: \lambda(t) = \mu\,[t \le \tau] + r\,\eta \sum_{t_j < t} e^{-\eta (t - t_j)}

spontaneous ones until the customer stops at :math:`\tau`, and the echo of each purchase, which calls for r others in
all: a self-exciting (Hawkes) process. Here it is counted day by day, because four in ten payments carry a bare date.
Rates differ between customers, and nobody sees when one stops: rates come from a mixture that is fitted too, and each
day is as likely to be the last. A customer who appears is taken to come with the interest of his rate, not with none.

References
----------
Hawkes (1971), Spectra of some self-exciting and mutually exciting point processes, Biometrika 58.
Laird (1978), Nonparametric maximum likelihood estimation of a mixing distribution, JASA 73.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

MONTH = 30  # days
RATES = np.geomspace(0.05, 50, 40) / MONTH  # purchases a day: what the mixture is made of
_ROUNDS = 100  # of fitting the mixture
_TINY = 1e-300  # where every echo has faded beyond what a float holds


@dataclass(frozen=True)
class Watched:
    """The days on which customers bought, customer after customer in the days' order."""

    who: np.ndarray  # customer number, row by row
    count: np.ndarray  # purchases on that day
    since: np.ndarray  # days since the customer's first purchase
    span: np.ndarray  # customer by customer: days watched after the first purchase

    @cached_property
    def starts(self) -> np.ndarray:
        """Where each customer's rows begin."""
        return np.flatnonzero(np.diff(self.who, prepend=-1))

    @cached_property
    def ends(self) -> np.ndarray:
        """Each customer's last row."""
        return np.append(self.starts[1:], len(self.who)) - 1

    @cached_property
    def gap(self) -> np.ndarray:
        """Days until the next purchase, or until the watch is over."""
        following = np.append(self.since[1:], 0)
        following[self.ends] = self.span + 1
        return following - self.since

    @cached_property
    def turns(self) -> list[np.ndarray]:
        """The second rows of all customers, the third rows, and so on: each turn needs only the one before."""
        place = np.arange(len(self.who)) - self.starts[self.who]
        order = np.argsort(place, kind="stable")
        return np.split(order, np.flatnonzero(np.diff(place[order])) + 1)[1:]

    def total(self, values: np.ndarray) -> np.ndarray:
        """Return the sum of the rows' values, customer by customer."""
        return np.add.reduceat(values, self.starts)

    def echo(self, kept: float) -> np.ndarray:
        """Return what is left of the purchases of earlier days, 1 on the day after, if a day keeps the share `kept`."""
        left = np.zeros(len(self.who))
        for now in self.turns:
            passed = kept ** (self.gap[now - 1] - 1)
            left[now] = passed * (kept * left[now - 1] + self.count[now - 1])
        return left

    def log_likelihood(self, eta: float, renewal: float) -> tuple[float, float]:
        """Return the log likelihood of all that follows the first days, and the share of customers who stopped."""
        kept = np.exp(-eta / MONTH)
        called = renewal * (1 - kept) * self.echo(kept)
        carried = renewal * kept**self.since
        counted = self.count.copy()
        counted[self.starts] = 0
        to_come = self.total(self.count * renewal * (1 - kept ** (self.span[self.who] - self.since)))
        to_come_unseen = renewal * kept * (1 - kept**self.span) / (1 - kept)
        going_on, stopped = [], []
        for rate in RATES:
            fresh = (1 - renewal) * rate
            echoes = np.maximum(called + rate * carried, _TINY)
            alone = counted * np.log(echoes)
            gain = np.cumsum(counted * np.log(echoes + fresh) - alone)
            gain -= gain[self.starts][self.who]
            rest = self.total(alone) - to_come - rate * to_come_unseen
            going_on.append(rest + gain[self.ends] - fresh * self.span)
            # the customer may have stopped on each day until the next purchase: a geometric sum
            last_day = gain - fresh * self.since + np.log(np.expm1(-fresh * self.gap) / np.expm1(-fresh))
            highest = np.maximum.reduceat(last_day, self.starts)
            days = np.log(self.total(np.exp(last_day - highest[self.who])))
            stopped.append(rest + highest + days - np.log(self.span + 1))
        return _mixed(np.column_stack(going_on + stopped))


def _mixed(log_likelihoods: np.ndarray) -> tuple[float, float]:
    """Return the log likelihood under the best mixture of the columns, and the weight of their second half."""
    highest = log_likelihoods.max(axis=1, keepdims=True)
    likelihoods = np.exp(log_likelihoods - highest)
    kinds = likelihoods.shape[1]
    weights = np.full(kinds, 1 / kinds)
    for _ in range(_ROUNDS):
        weights = weights * (likelihoods / (likelihoods @ weights)[:, None]).mean(axis=0)
    return float(np.log(likelihoods @ weights).sum() + highest.sum()), float(weights[kinds // 2 :].sum())
