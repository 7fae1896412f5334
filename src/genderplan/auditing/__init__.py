"""Mentions compared with the catalogs: what is wrong with a text, and what to write instead.

Decided: each rule is a plain function from a context to findings; together they are
``AUDIT_RULES``. The catalogs are read when a rule first needs them.
"""

from genderplan.auditing.contexts import AuditContext, Rule
from genderplan.auditing.examples import AUDIT_EXAMPLES, AuditExample
from genderplan.auditing.running import AUDIT_RULES, apply_safe_corrections, audit, extract

__all__ = [
    "AUDIT_EXAMPLES",
    "AUDIT_RULES",
    "AuditContext",
    "AuditExample",
    "Rule",
    "apply_safe_corrections",
    "audit",
    "extract",
]
