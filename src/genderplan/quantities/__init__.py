"""Counts, ratios, percentages, points and money: exact, each of a type of its own.

A percentage is never taken for a number of people or for points, and a ``float`` for none of them.
"""

from genderplan.quantities.counts import Bound, BySex, Count
from genderplan.quantities.ratios import Change, Money, Percent, Points, Ratio

__all__ = [
    "Bound",
    "BySex",
    "Change",
    "Count",
    "Money",
    "Percent",
    "Points",
    "Ratio",
]
