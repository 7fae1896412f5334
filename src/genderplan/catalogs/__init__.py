"""The packaged data as models: loaded when first asked for, cached, read-only.

Each catalog is imported on its own, so that asking for the gazetteer loads no strategy.
"""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
