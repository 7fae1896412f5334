"""From text to typed mentions with exact places: clean, find, resolve, highlight.

This part knows no packaged data of units. Units are resolved through the hierarchy that the caller
gives; :func:`genderplan.auditing.extract` gives the packaged one. Names are loaded when they are
first used: reading a file needs no lexicon.
"""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
