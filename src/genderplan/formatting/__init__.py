"""Dates, numbers, shares, counts and money as Vietnamese documents write them.

Each form has a writer and a strict reader, and what the one writes the other reads back.
The official Vietnamese forms are ours; English dates come from Babel, which is imported when used.
The keys that sort and match Vietnamese text stand here too, since whoever prints a list of
names must order it.
"""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
