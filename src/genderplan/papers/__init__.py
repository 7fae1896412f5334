"""Word and PDF papers: findings marked in a copy, drafts of plans and reports, their form."""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
