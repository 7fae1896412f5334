"""Many units' reports put together: the tables of the units above, and what became of each file.

Names are loaded when they are first used: to show tables takes no reader of Word documents.
"""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
