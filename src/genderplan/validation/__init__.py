"""Checks: plain functions of an object and a context that yield findings."""

from genderplan.validation.checks import COMMON_CHECKS, Context
from genderplan.validation.validating import PLAN_CHECKS, REPORT_CHECKS, validate

__all__ = [
    "COMMON_CHECKS",
    "PLAN_CHECKS",
    "REPORT_CHECKS",
    "Context",
    "validate",
]
