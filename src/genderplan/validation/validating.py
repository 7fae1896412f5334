"""Running checks over an object: plain functions, in order, nothing kept between runs."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from genderplan._messages import message
from genderplan.catalogs import gazetteer, known_documents
from genderplan.errors import InvalidValueError
from genderplan.issues import Issue, Issues
from genderplan.plans import Plan, Report
from genderplan.validation.common_checks import COMMON_CHECKS, Context
from genderplan.validation.plan_checks import PLAN_CHECKS
from genderplan.validation.report_checks import REPORT_CHECKS

__all__ = ["Check", "checks_for", "validate"]

Check: TypeAlias = Callable[[Any, Context], Iterable[Issue]]


def checks_for(subject: object) -> tuple[Check, ...]:
    """The checks that the library has for objects like *subject*.

    Raises :class:`~genderplan.errors.InvalidValueError` when it has none for that type.
    """
    if isinstance(subject, Report):
        return REPORT_CHECKS + COMMON_CHECKS
    if isinstance(subject, Plan):
        return PLAN_CHECKS + COMMON_CHECKS
    name = type(subject).__name__
    summary = message("{type} cannot be checked; a Plan or a Report is expected", type=name)
    raise InvalidValueError(summary, subject)


def validate(
    subject: object,
    checks: Iterable[Check] = (),
    *,
    own_only: bool = False,
    context: Context | None = None,
) -> Issues:
    """What is wrong or doubtful in *subject*, in the order of the checks.

    ``checks`` are the caller's own, which run after those of the library: plain functions of the
    object and a :class:`Context` that yield :class:`~genderplan.Issue` objects. With ``own_only``
    they run alone, on an object of any type. ``context`` replaces the packaged gazetteer and list
    of documents. Nothing is changed, and nothing is raised for a bad figure.

    >>> from genderplan import sample
    >>> validate(sample("mong-cai-2023"))
    Issues([])
    """
    run = (*(() if own_only else checks_for(subject)), *checks)
    surroundings = context or Context(gazetteer(), known_documents())
    return Issues(issue for check in run for issue in check(subject, surroundings))
