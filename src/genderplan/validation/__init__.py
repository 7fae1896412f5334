"""Checks: plain functions of an object and a context that yield findings."""

from genderplan.validation.checks import COMMON_CHECKS, Context, document_day
from genderplan.validation.validating import (
    PLAN_CHECKS,
    REPORT_CHECKS,
    STRATEGY_CHECKS,
    Check,
    checks_for,
    target_row,
    validate,
)

__all__ = [
    "COMMON_CHECKS",
    "PLAN_CHECKS",
    "REPORT_CHECKS",
    "STRATEGY_CHECKS",
    "Check",
    "Context",
    "checks_for",
    "document_day",
    "target_row",
    "validate",
]
