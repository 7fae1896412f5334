"""Rules about the national targets as a text quotes them.

Decided: a figure that a passage about the nation's targets states for a measure and a year is that
of the strategy. A target that holds from a year onwards holds in each later one, and one that holds
throughout, in all. What the library only recalls makes a note, never a warning. A local target may
be stronger, so a passage that does not speak of the nation's is never judged.
"""

from collections.abc import Iterator
from typing import Final

from genderplan._messages import mark
from genderplan.auditing.contexts import AuditContext
from genderplan.auditing.national_passages import national_passages
from genderplan.auditing.quoted_targets import QuotedTarget, quoted_targets
from genderplan.evidence import Evidence
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.targets import BilingualText, Measure, Milestone

__all__ = ["TARGET_RULES"]

MISQUOTED_TARGET: Final = IssueKind(
    "GP651",
    Severity.WARNING,
    mark("the national target {measure} is {target}; the text says {written} for {year}"),
    mark("Look at the resolution; a local target of its own should be called one."),
)
_PLAN_YEARS: Final = range(2021, 2031)


def national_targets_are_quoted_rightly(context: AuditContext) -> Iterator[Issue]:
    """A figure that is said to be the national target of a year is that target."""
    for passage in national_passages(context):
        for quote in quoted_targets(context, passage):
            milestone = _milestone(quote.measure, quote.year)
            if milestone is not None and not _is_told(quote, milestone):
                yield _misquoted(context, quote, milestone)


def _milestone(measure: Measure, year: int) -> Milestone | None:
    """What the strategy wants of *measure* in *year*."""
    if year not in _PLAN_YEARS:
        return None
    for each in measure.milestones:
        if each.continuous or each.year == year:
            return each
        if each.from_year and each.year is not None and each.year <= year:
            return each
    return None


def _is_told(quote: QuotedTarget, milestone: Milestone) -> bool:
    """Whether the figure is the target's, or may be meant for another year of it."""
    others = quote.measure.milestones
    return quote.value == milestone.value or (
        not quote.is_sure and any(quote.value == each.value for each in others)
    )


def _misquoted(context: AuditContext, quote: QuotedTarget, milestone: Milestone) -> Issue:
    recalled = quote.measure.evidence is Evidence.RECALLED
    return MISQUOTED_TARGET.at(
        span=quote.span,
        severity=Severity.NOTE if recalled else None,
        measure=quote.measure.id.partition(".")[2],
        target=_label(milestone, quote.measure),
        written=" ".join(context.text[slice(*quote.span)].split()),
        year=quote.year,
    )


def _label(milestone: Milestone, measure: Measure) -> BilingualText:
    english, vietnamese = (milestone.label(each, measure.unit) for each in ("en", "vi"))
    return BilingualText(english, vi=vietnamese)


TARGET_RULES: Final = (national_targets_are_quoted_rightly,)
