"""Partial dates and periods: what a text says of time, no more and no less.

What a text leaves out is not filled in: a date known in part is a :class:`PartialDate`, and a
period that names only its years says that it does not know its days.
"""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
