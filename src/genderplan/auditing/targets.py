"""Rules about the national targets as a text quotes them: a figure for a measure and a year.

A figure that a passage about the nation's targets states for a measure and a year is that of the
strategy. Which figure is whose follows from the order of the sentence: figures come after their
measures ("tỷ lệ … đạt 50%") or before them ("60% các cơ quan …"), and years likewise; a sentence
that does now so, now so, leaves a doubt, and then nothing is read out of it. "Từ 45% lên 50%" tells
a base, which is no target. What the library only recalls makes a note, never a warning.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final, TypeVar

import attrs

from genderplan._forms import lazy, spaced
from genderplan._messages import mark, message
from genderplan._package import read_text
from genderplan.auditing.passages import (
    Passage,
    local_passages,
    national_passages,
    sentences,
)
from genderplan.auditing.reading import AuditContext
from genderplan.evidence import Evidence
from genderplan.extraction import MentionKind
from genderplan.issues import BilingualText, Issue, IssueKind, Severity
from genderplan.periods import Period
from genderplan.quantities import Percent
from genderplan.quantities.ratios import Exact
from genderplan.targets import CascadeVerdict, Measure, MeasureUnit, Milestone
from genderplan.targets.cascading import WEAKER_TARGET, compare_strength

MISQUOTED_TARGET: Final = IssueKind(
    "GP651",
    Severity.WARNING,
    mark("the national target {measure} is {target}; the text says {written} for {year}"),
    mark("Look at the resolution; a local target of its own should be called one."),
)
_PLAN_YEARS: Final = range(2021, 2031)


@attrs.frozen
class MeasureWords:
    """A measure, the words that name it, and those of which one must stand near.

    ``is_shared`` when other national programmes have targets for the same thing.
    """

    measure: Measure
    names: re.Pattern[str]
    near: re.Pattern[str] | None = None
    is_shared: bool = False


_WORDS: Final = r"(?<!\w)(?:{})(?!\w)"
_WORDS_NEAR: Final = 200


@cache
def measure_words() -> tuple[MeasureWords, ...]:
    """The measures of the national strategy that are quoted as a figure, with their words.

    >>> len(measure_words())
    22
    """
    from genderplan.catalogs.packaged import strategy  # reads files: only when needed

    nq28 = strategy("nq28")
    rows = tomllib.loads(read_text("words", "measures.toml"))["measures"]
    return tuple(
        MeasureWords(
            nq28.measure(row["id"]),
            spaced(_WORDS.format(row["names"])),
            spaced(_WORDS.format(row["near"])) if "near" in row else None,
            row.get("shared", False),
        )
        for row in rows
    )


# A number that nothing goes on: "42", "111,5". Not "1.000", "42,5,6".
_N: Final = r"(?P<n>[0-9]{1,3}(?:[.,][0-9]{1,2})?)(?![.,]?[0-9])"
_BEFORE: Final = r"(?<![\w.,/\u2013-])"
# A bare number whose words leave no other reading: "xuống còn 42 vào năm". Not "mục tiêu 42".
_BARE: Final = (
    r"(?<!\w)(?:còn|và|xuống|là|mức|dưới|đạt|khoảng|quá|đa|bằng|lên|hơn|về|ở|:|≤|<)\s{0,3}"
    rf"{_N}(?=\s{{0,2}}(?:[;.)(]|,(?!\w)|\Z)|\s{{1,3}}(?:vào|đến|năm|trong|và|tới|ở|hoặc)(?!\w)%s)"
)
_BOYS: Final = r"(?: (?:số )?(?:bé|cháu|em|trẻ|trẻ em|trẻ sơ sinh|em bé))? (?:trai|nam)"
_CASES: Final = r"(?: (?:ca|trường hợp|bà mẹ|người mẹ|trẻ|trẻ em))?(?: (?:tử vong|chết|sinh))?"
_OVER: Final = r"\s{0,2}(?:/|trên|so với|trong|cho)\s{0,2}"
# The forms of a figure in each unit, the fuller ones first.
_FORMS: Final = {
    MeasureUnit.TIMES: (spaced(rf"{_BEFORE}{_N}\s{{0,2}}lần(?!\w)"),),
    MeasureUnit.BOYS_PER_100_GIRLS: (
        spaced(rf"{_BEFORE}{_N}(?:{_BOYS})?(?: sinh ra)?{_OVER}100(?![.,]?[0-9])"),
        spaced(rf"{_BEFORE}{_N}{_BOYS}(?!\w)"),
        spaced(_BARE % ""),
    ),
    MeasureUnit.PER_100000_LIVE_BIRTHS: (
        spaced(rf"{_BEFORE}{_N}{_CASES}{_OVER}100[.\s]?000(?![.,]?[0-9])"),
        spaced(_BARE % r"|\s{1,3}(?:ca|trường hợp|bà mẹ)(?!\w)"),
    ),
    MeasureUnit.PER_1000_WOMEN: (
        spaced(rf"{_BEFORE}{_N}{_CASES}{_OVER}1[.\s]?000(?![.,]?[0-9])"),
        spaced(rf"{_BEFORE}{_N}\s{{0,2}}‰"),
        spaced(_BARE % r"|\s{1,3}(?:ca|trường hợp)(?!\w)"),
    ),
}
_FEWEST: Final = 100  # boys to 100 girls: other figures stand for something else
_MOST: Final = 150
_SHARES: Final = (MentionKind.PERCENTAGE, MentionKind.POINTS, MentionKind.CHANGE)
_YEARLY: Final = frozenset({"year", "deadline"})
# A year for which a figure is stated: "đến năm 2025", "(2030". Not "2021-2030", "2025.000".
_YEAR: Final = spaced(
    r"(?:(?<!\w)(?:năm|đến|tới|vào|hết|cuối|và) |[(,]\s{0,3})(?P<year>20[0-9]{2})(?![0-9]"
    r"|\s{0,2}[-/\u2013]\s{0,2}[0-9]|[.,][0-9])"
)
_ANY: Final = lazy(r"[0-9](?:[0-9]|[.,][0-9]|\s?[%‰l])")
# What a figure rises or falls from: "từ mức ", "so với ". Not "từ năm ".
_BASE: Final = spaced(r"(?<!\w)(?:từ|so với) (?:(?:mức|khoảng|gần|hơn|trên) ){0,2}\Z")
_OR_MORE: Final = spaced(r"[^,;.%0-9]{0,12}trở lên")
_WORD: Final = lazy(r"\w+")
_PLAIN: Final = frozenset(
    "và vào đến năm đạt khoảng trên dưới ít nhất không quá hơn tăng giảm lên xuống còn hết cuối tới"  # noqa: SIM905 - words read better in a row
    " là phấn đấu trở đi tối thiểu đa tiếp tục duy trì mức ở thì từ sẽ phải bằng lần ca sinh trẻ đẻ"
    " sống bé em trai gái phụ nữ so với nam giới tổng trong số này mục tiêu chỉ tương ứng của cả"
    " nước toàn quốc ra gấp được có".split()
)
# Another subject begins: ", trong đó", "riêng". Not "trong năm".
_ASIDE: Final = spaced(r"(?<!\w)(?:trong đó|riêng|nhưng|song|t[ỷỉ] (?:lệ|trọng|số|suất))(?!\w)")
_OTHER_THING: Final = spaced(r", |:|(?<!trai) (?:và|hoặc) ")
_CLAUSE_END: Final = spaced(r"[,;] | và ")
_CLAUSE: Final = 300
_FAR: Final = 160  # characters between a measure and the first of its figures
_NEAR: Final = 100  # characters between a figure and the measure that follows it


@attrs.frozen
class QuotedTarget:
    """A figure that a text states as the national target of a measure for a year.

    ``is_sure`` unless the sentence has years that could be told of other figures.
    """

    span: tuple[int, int]
    measure: Measure
    value: Exact
    year: int
    is_sure: bool


@attrs.frozen
class _Figure:
    start: int
    end: int
    value: Exact | None
    unit: MeasureUnit
    year: int | None = None
    is_sure: bool = False


@attrs.frozen
class _Name:
    start: int
    end: int
    measure: Measure


@attrs.frozen
class _Year:
    start: int
    year: int


def quoted_targets(context: AuditContext, passage: Passage) -> Iterator[QuotedTarget]:
    """The national targets that a passage quotes, in the order in which it does."""
    default: int | None = None
    known = [each for each in measure_words() if passage.is_certain or not each.is_shared]
    for lead, end in sentences(context, passage):
        start = max(lead, passage.start)
        if _ANY.search(context.low, lead, end) is None:
            continue
        names = _names(known, context.low, start, end) or _names(known, context.low, lead, start)
        figures = _figures(context, start, end, names)
        years = _years(context, start, end)
        if not years and not _figures(context, lead, start, names):
            years = _years(context, lead, start)
        if not figures:
            default = default or _only_year(years)
        dated = _dated(context.low, figures, years, default)
        yield from _without_doubles(_quoted(context.low, names, dated))


def _only_year(years: Sequence[_Year]) -> int | None:
    """The year that a heading states for all that is listed under it."""
    return years[0].year if len({each.year for each in years}) == 1 else None


def _names(known: Sequence[MeasureWords], low: str, start: int, end: int) -> list[_Name]:
    found = [
        _Name(*seen.span(), words.measure)
        for words in known
        for seen in words.names.finditer(low, start, end)
        if words.near is None
        or words.near.search(low, max(0, seen.start() - _WORDS_NEAR), seen.end() + _WORDS_NEAR)
    ]
    return sorted(found, key=lambda name: (name.start, name.end))


def _figures(context: AuditContext, start: int, end: int, names: Sequence[_Name]) -> list[_Figure]:
    """The percentages of a sentence, and the figures in the units of what it names."""
    low, found = context.low, dict[int, _Figure]()
    for unit in sorted({name.measure.unit for name in names}):
        for form in reversed(_FORMS.get(unit, ())):
            for seen in form.finditer(low, start, end):
                value, at = Decimal(seen["n"].replace(",", ".")), seen.start("n")
                if unit is not MeasureUnit.BOYS_PER_100_GIRLS or _FEWEST < value < _MOST:
                    found[at] = _Figure(at, seen.end(), value, unit)
    for kind in _SHARES:
        for mention in context.between(kind, start, end):
            share = mention.value.value if isinstance(mention.value, Percent) else None
            found[mention.start] = _Figure(*mention.span, share, MeasureUnit.PERCENT)
    return [found[at] for at in sorted(found)]


def _years(context: AuditContext, start: int, end: int) -> list[_Year]:
    """The years of a sentence, without those of spans and school years."""
    spans = [
        mention.span
        for mention in context.between(MentionKind.PERIOD, max(0, start - 40), end)
        if not isinstance(mention.value, Period) or mention.value.kind.value not in _YEARLY
    ]
    return [
        _Year(found.start("year"), int(found["year"]))
        for found in _YEAR.finditer(context.low, start, end)
        if not any(first <= found.start("year") < last for first, last in spans)
    ]


def _dated(
    low: str, figures: Sequence[_Figure], years: Sequence[_Year], default: int | None
) -> list[_Figure]:
    """The figures, each with the year for which it is stated where the order leaves no doubt."""
    only = _only_year(years) if years else default
    if only is not None:
        return [attrs.evolve(figure, year=only, is_sure=True) for figure in figures]
    runs = _runs(figures, years)
    if len(runs) == 2 and len(figures) == len(years):  # noqa: PLR2004 - figures, then years
        return [
            attrs.evolve(figure, year=year.year, is_sure=True)
            for figure, year in zip(figures, years, strict=True)
        ]
    if len(runs) % 2 or any(len(told) > 1 for _, told in runs):
        return [attrs.evolve(each, year=_year_of_clause(low, each, years)) for each in figures]
    sure = all(len(run) == 1 for run, _ in runs if run)
    dated = []
    for pair in zip(runs[::2], runs[1::2], strict=True):
        run, told = (pair[0][0] or pair[1][0]), (pair[0][1] or pair[1][1])
        dated += [attrs.evolve(figure, year=told[0].year, is_sure=sure) for figure in run]
    return dated


_S = TypeVar("_S", _Year, _Name)


def _runs(figures: Sequence[_Figure], others: Sequence[_S]) -> list[tuple[list[_Figure], list[_S]]]:
    """Figures and *others* as they follow each other; each run has one kind, the other is empty."""
    places = [(each.start, True, at) for at, each in enumerate(figures)]
    places += [(each.start, False, at) for at, each in enumerate(others)]
    runs: list[tuple[list[_Figure], list[_S]]] = []
    for _, is_figure, at in sorted(places):
        if not runs or bool(runs[-1][0]) != is_figure:
            runs.append(([], []))
        if is_figure:
            runs[-1][0].append(figures[at])
        else:
            runs[-1][1].append(others[at])
    return runs


def _year_of_clause(low: str, figure: _Figure, years: Sequence[_Year]) -> int | None:
    """The one year between the commas around a figure."""
    before = low[max(0, figure.start - _CLAUSE) : figure.start]
    first = figure.start - len(_CLAUSE_END.split(before)[-1])
    last = figure.end + len(_CLAUSE_END.split(low[figure.end : figure.end + _CLAUSE])[0])
    return _only_year([each for each in years if first <= each.start < last])


def _quoted(low: str, names: Sequence[_Name], figures: Sequence[_Figure]) -> Iterator[QuotedTarget]:
    for name, figure in _assigned(low, names, figures):
        if figure.value is None or figure.year is None or figure.unit is not name.measure.unit:
            continue
        # The measure may rise or fall from the figure.
        before = _BASE.search(low, max(0, figure.start - 24), figure.start)
        if before is None or _OR_MORE.match(low, figure.end):
            span = (figure.start, figure.end)
            yield QuotedTarget(span, name.measure, figure.value, figure.year, figure.is_sure)


def _assigned(
    low: str, names: Sequence[_Name], figures: Sequence[_Figure]
) -> Iterator[tuple[_Name, _Figure]]:
    """Each figure with the measure that it is of, where the order leaves no doubt."""
    runs = _runs(figures, names)
    if any(len({name.measure.id for name in named}) > 1 for _, named in runs):
        return
    alone = len({name.measure.id for name in names}) == 1
    if not alone and len(runs) % 2:
        return
    names_first = bool(runs and runs[0][1])
    for (before, named), (after, next_named) in pairwise(runs):
        if before and not names_first:
            yield from _linked(low, next_named[0], before, behind=False)
        elif named and (names_first or (alone and _is_plain(low[named[-1].end : after[0].start]))):
            yield from _linked(low, named[-1], after, behind=True)


def _linked(
    low: str, name: _Name, figures: Sequence[_Figure], *, behind: bool
) -> Iterator[tuple[_Name, _Figure]]:
    """The figures before or behind a measure: the nearest, and more that words of time part."""
    far, other = (_FAR, _ASIDE) if behind else (_NEAR, _OTHER_THING)
    last: _Name | _Figure = name
    for figure in figures if behind else reversed(figures):
        gap = low[last.end : figure.start] if behind else low[figure.end : last.start]
        near = len(gap) <= far and not other.search(gap)
        if not (near if last is name else _is_plain(gap)):
            return
        if behind and not _ends_there(low, figure.end):
            return
        yield name, figure
        last = figure


def _is_plain(gap: str) -> bool:
    """Whether words tell only of time and degree."""
    return len(gap) <= _FAR and all(word in _PLAIN or word.isdigit() for word in _WORD.findall(gap))


def _ends_there(low: str, end: int) -> bool:
    """Whether no thing of its own follows a figure, as it does in "35% nữ đại biểu"."""
    word = _WORD.search(low, end, end + 24)
    if word is None or any(mark in ",.;:)(" for mark in low[end : word.start()]):
        return True
    return word[0] in _PLAIN and word[0] != "nữ"


def _without_doubles(quotes: Iterator[QuotedTarget]) -> Iterator[QuotedTarget]:
    """The quotations without those that give one measure two figures for one year."""
    found = {(quote.span, quote.measure.id): quote for quote in quotes}
    values: dict[tuple[str, int], set[Exact]] = {}
    for quote in found.values():
        values.setdefault((quote.measure.id, quote.year), set()).add(quote.value)
    for quote in found.values():
        if len(values[quote.measure.id, quote.year]) == 1:
            yield quote


def misquoted_targets(context: AuditContext) -> Iterator[Issue]:
    """The figures that are said to be the national target of a year and are not."""
    for quote, milestone in _quotes(context, national_passages(context)):
        measure = quote.measure
        # A figure that is not surely of this year may be meant for another year.
        meant = (milestone,) if quote.is_sure else (milestone, *measure.milestones)
        if all(quote.value != each.value for each in meant):
            recalled = measure.evidence is Evidence.RECALLED
            yield MISQUOTED_TARGET.at(
                span=quote.span,
                severity=Severity.NOTE if recalled else None,
                measure=measure.id.partition(".")[2],
                target=_label(milestone, measure),
                written=context.words(quote.span),
                year=quote.year,
            )


def weaker_local_targets(context: AuditContext) -> Iterator[Issue]:
    """The targets of a unit's own paper that ask for less than the nation's of that year.

    Whether a locality may do so is not for the audit to say: it is a note.
    """
    for quote, milestone in _quotes(context, local_passages(context)):
        own, measure = attrs.evolve(milestone, value=quote.value), quote.measure
        strength = compare_strength(own, milestone, measure.direction)
        if quote.is_sure and strength is CascadeVerdict.WEAKER:
            yield WEAKER_TARGET.at(
                span=quote.span,
                severity=Severity.NOTE,
                id=context.words(quote.span),
                parent="Nghị quyết 28/NQ-CP",
                reason=message(
                    "the target {measure} is {target}",
                    measure=measure.id.partition(".")[2],
                    target=_label(milestone, measure),
                ),
            )


def _quotes(
    context: AuditContext, passages: Iterable[Passage]
) -> Iterator[tuple[QuotedTarget, Milestone]]:
    """The targets that passages quote, each with what the strategy wants in that year."""
    for passage in passages:
        for quote in quoted_targets(context, passage):
            for each in quote.measure.milestones if quote.year in _PLAN_YEARS else ():
                since = each.year is not None and each.from_year and each.year <= quote.year
                if each.continuous or each.year == quote.year or since:
                    yield quote, each
                    break


def _label(milestone: Milestone, measure: Measure) -> BilingualText:
    english, vietnamese = (milestone.label(each, measure.unit) for each in ("en", "vi"))
    return BilingualText(english, vi=vietnamese)
