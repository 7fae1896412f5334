"""Checks: plain functions of an object and a context that yield findings."""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
