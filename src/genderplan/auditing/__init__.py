"""Mentions compared with the catalogs: what is wrong with a text, and what to write instead.

Each rule is a plain function from a context to findings; together they are ``AUDIT_RULES``. The
catalogs are read when a rule first needs them.
"""

from genderplan.auditing.contexts import AuditContext, Rule
from genderplan.auditing.running import (
    AUDIT_RULES,
    apply_safe_corrections,
    audit,
    audit_all,
    extract,
    extract_all,
)

__all__ = [
    "AUDIT_RULES",
    "AuditContext",
    "Rule",
    "apply_safe_corrections",
    "audit",
    "audit_all",
    "extract",
    "extract_all",
]
