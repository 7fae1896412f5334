"""Counts, ratios, percentages, points and money: exact, and never mixed silently.

Decided: a number is ``int``, ``Decimal`` or ``Fraction`` and never a ``float``; every quantity has
a type of its own, so that a percentage is never taken for a number of people or for points.
"""

from genderplan.quantities.counts import Bound, Count
from genderplan.quantities.exactness import Exact, exact
from genderplan.quantities.money import Money
from genderplan.quantities.ratios import Percent, Points, Ratio
from genderplan.quantities.sexes import BySex

__all__ = ["Bound", "BySex", "Count", "Exact", "Money", "Percent", "Points", "Ratio", "exact"]
