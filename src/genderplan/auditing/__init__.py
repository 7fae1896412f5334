"""Mentions compared with the catalogs: what is wrong with a text, and what to write instead.

Each rule is a plain function from a context to findings; together they are ``AUDIT_RULES``. The
catalogs are read when a rule first needs them.
"""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand

if TYPE_CHECKING:
    from genderplan.auditing.reading import extract, extract_all
    from genderplan.auditing.running import apply_safe_corrections, audit, audit_all

__all__ = [
    "apply_safe_corrections",
    "audit",
    "audit_all",
    "extract",
    "extract_all",
]

_HOME: Final = {
    "apply_safe_corrections": "running",
    "audit": "running",
    "audit_all": "running",
    "extract": "reading",
    "extract_all": "reading",
}

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
