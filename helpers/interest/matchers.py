"""Ways of finding a category's records by words, held against what the records really are: by rows and by persons."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import rankdata

from helpers.resampling import draw_again, with_leads

ANIMALS = ("owl", "hen", "cat", "dog")  # a list of keywords for Online Retail, as somebody might write it down
ANIMAL_WORDS = ("owl", "owls", "hen", "hens", "cat", "cats", "dog", "dogs", "doggy")  # that hold one, and mean it


def shows_animal(descriptions: pd.Series) -> pd.Series:
    """Return whether goods show an owl, a hen, a cat or a dog, as a person read it from their descriptions.

    All different descriptions of Online Retail that hold the characters of one of `ANIMALS` were read. The animals are
    meant where one of `ANIMAL_WORDS` stands in them, but for a tape for hen parties. Goods that show such an animal and
    do not say so cannot be seen here.

    Parameters
    ----------
    descriptions
        Descriptions of goods, none missing; any capitals.

    Source
    ------
    Chen (2015), Online Retail, https://doi.org/10.24432/C5BW33, read by the course.

    Examples
    --------
    >>> shows_animal(pd.Series(["JUMBO BAG OWLS", "PINK BOWL", "HEN PARTY CORDON BARRIER TAPE"])).tolist()
    [True, False, False]
    """
    meant = descriptions.str.contains(rf"\b(?:{'|'.join(ANIMAL_WORDS)})\b", case=False)
    return meant & ~descriptions.str.contains("hen party", case=False)


def judge_matchers(
    found: pd.DataFrame,
    truly: pd.Series,
    who: pd.Series,
    against: str,
    weight: pd.Series | None = None,
    seed: int = 0,
) -> dict[str, pd.DataFrame]:
    """Return how often ways of finding records are right, by rows and by persons, with 95 % intervals.

    Persons are drawn again with replacement, each with all of its rows; each draw judges all ways (a paired bootstrap).

    Parameters
    ----------
    found
        A row per record, a column per way: True where that way finds the record.
    truly
        True where the record is of the category.
    who
        The person of each record, none missing.
    against
        The way that the others are held against.
    weight
        What each row counts, above 0 (its money, say); 1 if left out.
    seed
        Of the draws, 0 or more.

    Returns
    -------
    dict of DataFrames by way
        ``precision`` 精确率 (which part of the found is right) and ``recall`` 召回率 (which part of the right is
        found), by rows; ``wrong`` (which part of the persons found has no true record) and ``missed`` (which part of
        the persons with a true record is not found). Each has the value under its name, from ``low`` to ``high``, and
        ``lead`` (less that of `against`) from ``lead_low`` to ``lead_high``. Draws in which a way finds nobody are
        left out.

    Raises
    ------
    ValueError
        If `against` is no column, a way finds nothing, or no record is of the category.

    Examples
    --------
    >>> found = pd.DataFrame({"characters": [True, True, True], "words": [True, False, False]})
    >>> judged = judge_matchers(found, pd.Series([True, True, False]), pd.Series([7, 7, 8]), "characters")
    >>> {name: table.iloc[:, 0].tolist() for name, table in judged.items()}  # by characters, by words
    {'precision': [0.6666666666666666, 1.0], 'recall': [1.0, 0.5], 'wrong': [0.5, 0.0], 'missed': [0.0, 0.0]}
    """
    if against not in found:
        raise ValueError(f"{against!r} is no way of finding; choose one of {', '.join(map(str, found))}.")
    if not truly.any() or not found.any().all():
        raise ValueError("Each way has to find a record, and one record at least has to be of the category.")
    amount = np.ones(len(found)) if weight is None else weight.to_numpy(float)
    code, persons = pd.factorize(who)
    true = truly.to_numpy(bool)
    buyers, named_by = np.bincount(code, true) > 0, {way: np.bincount(code, found[way]) > 0 for way in found}
    draws = draw_again(len(persons), [seed, 41])
    draws = draws[np.all([people[draws].any(axis=1) for people in (buyers, *named_by.values())], axis=0)]

    def total(by_person: np.ndarray) -> np.ndarray:
        """Return the sum of each draw."""
        return by_person[draws].sum(axis=1)

    def weighed(rows: np.ndarray) -> np.ndarray:
        """Return what the rows weigh, in each draw."""
        return total(np.bincount(code, amount * rows))

    values: dict[str, dict[str, np.ndarray]] = {"precision": {}, "recall": {}, "wrong": {}, "missed": {}}
    for way, named in named_by.items():
        rows = found[way].to_numpy(bool)
        right = weighed(rows & true)
        values["precision"][way] = right / weighed(rows)
        values["recall"][way] = right / weighed(true)
        values["wrong"][way] = total(named & ~buyers) / total(named)
        values["missed"][way] = total(buyers & ~named) / total(buyers)
    return {name: with_leads(ways, name, against) for name, ways in values.items()}


def compare_orders(scores: pd.DataFrame, truth: pd.Series, against: str, seed: int = 0) -> pd.DataFrame:
    """Return each score's rank correlation (Spearman) with the truth, and its lead, with 95 % intervals.

    Parameters
    ----------
    scores, against, seed
        As in `compare_scores`.
    truth
        The number that the scores should follow, by customer. These customers are judged.

    Returns
    -------
    DataFrame by score
        ``rank correlation`` from ``low`` to ``high``; ``lead`` (less that of `against`) from ``lead_low`` to
        ``lead_high``, by a paired bootstrap.

    Examples
    --------
    >>> scores = pd.DataFrame({"a": [1, 2, 3, 4], "b": [2, 1, 3, 4]})
    >>> compare_orders(scores, pd.Series([0.1, 0.2, 0.3, 0.4]), "b")[["rank correlation", "lead"]].round(2)
       rank correlation  lead
    a               1.0   0.2
    b               0.8   0.0
    """
    draws = draw_again(len(truth), [seed, 41])
    draws = draws[np.ptp(truth.to_numpy()[draws], axis=1) > 0]
    aim = _standing(truth.to_numpy()[draws])
    followed = {
        name: (_standing(score.to_numpy()[draws]) * aim).mean(axis=1)
        for name, score in scores.reindex(truth.index).items()
    }
    return with_leads(followed, "rank correlation", against)


def _standing(values: np.ndarray) -> np.ndarray:
    """Return the ranks of each row with mean 0 and standard deviation 1."""
    ranks = rankdata(values, axis=1)
    spread = ranks.std(axis=1, keepdims=True)
    return (ranks - ranks.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1)
