"""Rules about the national targets as a text quotes them.

Decided: a target is quoted where a sentence names the national strategy or its resolution, the
thing measured, a year and a percentage. A local target may be stronger, so a sentence that does not
speak of the nation's target is never judged.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from genderplan._messages import mark
from genderplan.auditing.contexts import AuditContext
from genderplan.extraction import Mention, MentionKind, PercentRange
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.periods import Period
from genderplan.targets import BilingualText, Measure, Milestone

__all__ = ["TARGET_RULES"]

MISQUOTED_TARGET: Final = IssueKind(
    "GP651",
    Severity.WARNING,
    mark("the national target {measure} is {target}; the text says {written} for {year}"),
    mark("Look at the resolution; a local target of its own should be called one."),
)

_NATIONAL: Final = re.compile(
    r"chiến\slược\squốc\sgia|nghị\squyết\s(?:số\s)?28(?:/nq-cp|\s)|mục\stiêu\squốc\sgia"
    r"|chỉ\stiêu\squốc\sgia",
    re.IGNORECASE,
)
# The words by which texts name what each measure of the strategy measures.
_WORDS: Final = {
    "nq28.1.1": r"(?:cơ\squan|chính\squyền)[^.;]{0,80}(?:lãnh\sđạo\schủ\schốt)",
    "nq28.2.1": r"làm\scông\shưởng\slương|hưởng\slương",
    "nq28.2.2": r"lao\sđộng\snữ[^.;]{0,60}nông\snghiệp|nông\snghiệp[^.;]{0,60}lao\sđộng\snữ",
    "nq28.2.3": r"nữ\sgiám\sđốc|chủ\sdoanh\snghiệp|nữ\schủ",
    "nq28.3.2b": r"người\sgây\sbạo\slực",
    "nq28.3.4": r"cơ\ssở\strợ\sgiúp\sxã\shội",
    "nq28.5.3": r"giáo\sdục\snghề\snghiệp",
    "nq28.5.4a": r"thạc\s(?:sĩ|sỹ)",
    "nq28.5.4b": r"tiến\s(?:sĩ|sỹ)",
    "nq28.6.1": r"kiến\sthức\scơ\sbản\svề\sbình\sđẳng\sgiới",
    "nq28.6.3": r"(?:04|4|bốn)\stin,?\sbài",
}


@cache
def _measures() -> tuple[tuple[re.Pattern[str], Measure], ...]:
    from genderplan.catalogs.strategy_catalog import strategy  # reads files: only when needed

    nq28 = strategy("nq28")
    return tuple(
        (re.compile(words, re.IGNORECASE), nq28.measure(name)) for name, words in _WORDS.items()
    )


def national_targets_are_quoted_rightly(context: AuditContext) -> Iterator[Issue]:
    """A percentage that is said to be the national target of a year is that target."""
    if _NATIONAL.search(context.text) is None:
        return
    for mention in context.by_kind[MentionKind.PERCENTAGE]:
        start, end = context.sentence(mention.start)
        sentence = context.text[start:end]
        if isinstance(mention.value, PercentRange) or not _NATIONAL.search(sentence):
            continue
        around = context.text[max(start, mention.start - 160) : min(end, mention.end + 120)]
        found = [measure for words, measure in _measures() if words.search(around)]
        if len(found) == 1:
            yield from _misquoted(context, mention, found[0], (start, end))


def _misquoted(
    context: AuditContext, mention: Mention, measure: Measure, sentence: tuple[int, int]
) -> Iterator[Issue]:
    year = _year(context, mention, sentence)
    milestone = next((each for each in measure.milestones if each.year == year), None)
    if year is None or milestone is None or milestone.value == mention.value.value:
        return
    if any(
        each.value == mention.value.value and each.year != year for each in measure.milestones
    ) and (_years_in(context, sentence) > 1):
        return
    yield MISQUOTED_TARGET.at(
        span=mention.span,
        measure=_number(measure),
        target=_label(milestone, measure),
        written=mention.text,
        year=year,
    )


def _label(milestone: Milestone, measure: Measure) -> BilingualText:
    english, vietnamese = (milestone.label(each, measure.unit) for each in ("en", "vi"))
    return BilingualText(english, vi=vietnamese)


def _number(measure: Measure) -> str:
    return measure.id.partition(".")[2]


def _year(context: AuditContext, mention: Mention, sentence: tuple[int, int]) -> int | None:
    """The year for which a percentage is stated: the nearest in its sentence."""
    periods = [
        each
        for each in context.by_kind[MentionKind.PERIOD]
        if sentence[0] <= each.start < sentence[1]
        and isinstance(each.value, Period)
        and each.value.kind.value in {"year", "deadline"}
    ]
    nearest = min(periods, key=lambda each: abs(each.start - mention.start), default=None)
    return nearest.value.last_year if nearest else None


def _years_in(context: AuditContext, sentence: tuple[int, int]) -> int:
    return sum(
        sentence[0] <= each.start < sentence[1] for each in context.by_kind[MentionKind.PERIOD]
    )


TARGET_RULES: Final = (national_targets_are_quoted_rightly,)
