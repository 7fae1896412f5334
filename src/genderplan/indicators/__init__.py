"""Indicators, their figures, and everything that adds, compares and restates them."""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
