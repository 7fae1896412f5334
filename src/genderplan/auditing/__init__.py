"""Mentions compared with the catalogs: what is wrong with a text, and what to write instead.

Each rule is a plain function from a context to findings; together they are ``AUDIT_RULES``. The
catalogs are read when a rule first needs them.
"""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
