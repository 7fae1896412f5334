"""Checks: plain functions of an object and a context that yield findings."""

from genderplan.validation.common_checks import COMMON_CHECKS, Context, document_day
from genderplan.validation.plan_checks import PLAN_CHECKS, target_row
from genderplan.validation.report_checks import REPORT_CHECKS
from genderplan.validation.validating import Check, checks_for, validate

__all__ = [
    "COMMON_CHECKS",
    "PLAN_CHECKS",
    "REPORT_CHECKS",
    "Check",
    "Context",
    "checks_for",
    "document_day",
    "target_row",
    "validate",
]
