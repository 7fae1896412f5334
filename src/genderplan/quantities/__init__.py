"""Counts, ratios, percentages, points and money: exact, each of a type of its own.

A percentage is never taken for a number of people or for points, and a ``float`` for none of them.
"""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
