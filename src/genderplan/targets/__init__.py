"""National and local targets: strategies, their measures, progress, and the cascade."""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
