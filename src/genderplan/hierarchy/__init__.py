"""Administrative units on every day, how they lie in each other, and what became of them."""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
