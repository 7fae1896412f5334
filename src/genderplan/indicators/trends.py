"""Figures beside each other: before and after, several periods together, women and men.

A change of a share is told in percentage points and, under its own name, in per cent, because
"tăng 3,37%" of 20/49 means points in practice and per cent in words. Putting periods together
follows the indicator's time rule: flows are summed, of stocks and shares the last figure stands. No
rule takes a mean of shares.

People whose sex nobody wrote down are a group of their own, so that a women's share is a range
where there are any. Categories are those of the SDMX code list for sex: F, M, _U (unknown) and _T
(total); a figure without a category is a total.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final, TypeAlias

import attrs

from genderplan._messages import Language, mark, message
from genderplan.errors import InvalidValueError
from genderplan.indicators.definitions import (
    Definitions,
    Indicator,
    TimeRule,
    definitions_by_code,
)
from genderplan.indicators.observations import (
    Breakdown,
    Missing,
    Observation,
    figure_text,
    least_final,
    listed_observations,
    number_text,
    sources_of,
    told_figure,
)
from genderplan.indicators.series import addable, possible
from genderplan.indicators.sums import ADDABLE, Addable, add_up, plain
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import Period
from genderplan.quantities import BySex, Count, Money, Percent, Points, Ratio
from genderplan.quantities.ratios import Exact
from genderplan.stated_shares import round_half_up

_NO_RULE: Final = IssueKind(
    "GP341",
    Severity.WARNING,
    mark("{indicator} does not say how its periods are put together; they are not"),
    mark("Give it time_rule 'sum' (what happens) or 'last' (what there is)."),
)
_OVERLAP: Final = IssueKind(
    "GP342",
    Severity.ERROR,
    mark("{first} and {second} overlap; what happened in both would count twice"),
    mark("Sum periods that do not overlap, such as quarters without their year."),
)
_GAP: Final = IssueKind(
    "GP343",
    Severity.WARNING,
    mark("nothing is reported between {first} and {second}; the sum leaves it out"),
)
_NOT_ADDABLE: Final = IssueKind(
    "GP344",
    Severity.WARNING,
    mark("{value} cannot be added to other periods; it is in no sum"),
    mark("Ask for numerator and denominator."),
)


@attrs.frozen(kw_only=True)
class Change:
    """What became of a figure between two periods."""

    before: Addable | Percent
    """The figure of the earlier period."""
    after: Addable | Percent
    """The figure of the later period."""
    points: Points | None = None
    """The difference of two shares, in percentage points."""
    relative: Percent | None = None
    """The change in per cent of the figure before; None when that is 0 or unknown."""
    difference: Exact | None = None
    """The difference of two counts or amounts."""

    def explain(self, language: Language = "vi") -> str:
        """Both figures and the change, points and per cent told apart.

        >>> change_between(Ratio(9, 24), Ratio(20, 49)).explain("en")
        'from 9/24 (37.5%) to 20/49 (40.8%): 3.32 percentage points, which is 8.84%'
        """
        points, relative = self.points, self.relative
        told = (self.difference if points is None else points) is not None
        templates = _IN_POINTS if points is not None else _IN_NUMBERS
        template = templates[relative is not None] if told else _UNKNOWN
        return message(
            template,
            before=figure_text(self.before, None, language),
            after=figure_text(self.after, None, language),
            points=_two_decimals(points.value if points else None, language),
            difference=_two_decimals(self.difference, language),
            relative=_two_decimals(relative.value if relative else None, language),
        ).text(language)


# Without and with the change in per cent, which there is none of from 0.
_IN_POINTS: Final = (
    mark("from {before} to {after}: {points} percentage points"),
    mark("from {before} to {after}: {points} percentage points, which is {relative}%"),
)
_IN_NUMBERS: Final = (
    mark("from {before} to {after}: {difference}"),
    mark("from {before} to {after}: {difference}, which is {relative}%"),
)
_UNKNOWN: Final = mark("from {before} to {after}: the change cannot be told")


def _two_decimals(value: Exact | None, language: Language) -> str:
    if value is None:
        return "–"
    number = value if isinstance(value, int) else round_half_up(value, 2)
    return number_text(number, language)


def change_between(before: Addable | Percent, after: Addable | Percent) -> Change:
    """The change from *before* to *after*, figures of one kind; a percentage is a share.

    Raises :class:`~genderplan.errors.InvalidValueError` for a count beside a share, or an amount of
    money beside a count.

    >>> change_between(Count(100), Count(110)).relative
    Percent(Fraction(10, 1))
    """
    kinds = {Percent if isinstance(each, Ratio) else type(each) for each in (before, after)}
    if len(kinds) > 1:
        summary = message(
            "after is {after}, before is {before}; two figures of one kind are expected",
            after=repr(after),
            before=repr(before),
        )
        raise InvalidValueError(summary, after, "after")
    first, last = _number(before), _number(after)
    change = Change(before=before, after=after, relative=_relative(first, last))
    if first is None or last is None:
        return change
    if isinstance(before, Ratio | Percent) and isinstance(after, Ratio | Percent):
        return attrs.evolve(change, points=Points((last - first) * 100))
    return attrs.evolve(change, difference=plain(last - first))


def _number(value: Addable | Percent) -> Fraction | None:
    if isinstance(value, Ratio):
        return value.value
    if isinstance(value, Percent):
        return Fraction(value.value) / 100
    if isinstance(value, Money):
        return Fraction(value.amount)
    return Fraction(value.value) if value.is_exact else None


def _relative(first: Fraction | None, last: Fraction | None) -> Percent | None:
    if not first or last is None:
        return None
    return Percent((last / first - 1) * 100)


def change_by_points(after: Ratio | Percent, points: Points) -> Change:
    """The change that a text states as "20/49, up 3,37 points": the share before follows from it.

    Raises :class:`~genderplan.errors.InvalidValueError` for 0/0, which has no value.

    >>> from decimal import Decimal
    >>> change = change_by_points(Ratio(20, 49), Points(Decimal("3.37")))
    >>> isinstance(change.before, Percent) and round_half_up(change.before.value, 2)
    Decimal('37.45')
    """
    now = after.percent if isinstance(after, Ratio) else after
    if now is None:
        summary = message(
            "after is {after}, which has no value; the share before does not follow from it",
            after=told_figure(after),
        )
        raise InvalidValueError(summary, after, "after")
    before = now + -points
    return attrs.evolve(change_between(before, after), points=points)


@attrs.frozen(eq=False)
class OverTime:
    """One figure for each indicator, unit and breakdown, put together from several periods."""

    observations: tuple[Observation, ...]
    issues: Issues


def combine_periods(
    observations: Iterable[Observation],
    indicators: Definitions,
    *,
    within: Period | None = None,
) -> OverTime:
    """Each unit's figures of several periods as one: flows summed, of stocks and shares the last.

    *within* leaves out periods that do not lie in it. An indicator without a time rule is not put
    together, and a finding says so.

    >>> talks = Indicator("talks", kind="count", time_rule="sum")
    >>> quarters = [
    ...     Observation(indicator="talks", unit="194", period=Period.of_quarter(2023, q), value=5)
    ...     for q in (1, 2, 3, 4)
    ... ]
    >>> year = combine_periods(quarters, [talks]).observations[0]
    >>> year.value, str(year.period.end)
    (Count(20), '2023-12-31')
    """
    definitions = definitions_by_code(indicators)
    groups: dict[tuple[str, str, object], list[Observation]] = {}
    for seen in listed_observations(observations):
        if within is None or within.contains(seen.period):
            groups.setdefault((seen.indicator, seen.unit, seen.breakdown), []).append(seen)
    found: list[Observation] = []
    issues: list[Issue] = []
    for group in groups.values():
        found += _combined(sorted(group, key=_by_end), definitions, issues)
    return OverTime(tuple(found), Issues(issues))


def _by_end(seen: Observation) -> tuple[dt.date, Period]:
    return seen.period.end or dt.date.min, seen.period


def _combined(
    group: list[Observation], definitions: dict[str, Indicator], issues: list[Issue]
) -> Iterator[Observation]:
    definition = definitions.get(group[0].indicator)
    if definition is not None:
        group = possible(group, definition, issues.append)
        if not group:
            return
    rule = definition.time_rule if definition else TimeRule.NONE
    if rule is TimeRule.LAST:
        told = [seen for seen in group if not isinstance(seen.value, Missing)]
        yield (told or group)[-1]
    elif rule is TimeRule.SUM:
        yield from _summed(group, issues)
    else:
        issues.append(_NO_RULE.at(group[0].path, indicator=group[0].indicator))


def _summed(group: list[Observation], issues: list[Issue]) -> Iterator[Observation]:
    issues += _neighbours(group)
    kind = next((type(seen.value) for seen in group if isinstance(seen.value, ADDABLE)), Count)
    values: list[Addable] = []
    parts: list[Observation] = []
    for seen in group:
        if (value := addable(seen.value, kind)) is not None:
            values.append(value)
            parts.append(seen)
        elif not isinstance(seen.value, Missing):
            issues.append(_NOT_ADDABLE.at(seen.path, value=told_figure(seen.value)))
    total = add_up(values)
    if total is not None:
        yield attrs.evolve(
            parts[-1],
            value=total,
            period=_span(parts),
            status=least_final(parts),
            source=sources_of(parts),
            stated=None,
        )


def _span(parts: Sequence[Observation]) -> Period:
    start, end = parts[0].period.start, parts[-1].period.end
    if len(parts) == 1 or start is None or end is None:
        return parts[-1].period
    year = Period.of_year(start.year)
    return year if (year.start, year.end) == (start, end) else Period.of_days(start, end)


def _neighbours(group: list[Observation]) -> Iterator[Issue]:
    for before, after in pairwise(group):
        first, second = str(before.period), str(after.period)
        if before.period.overlaps(after.period):
            yield _OVERLAP.at(after.path, first=first, second=second)
        elif (
            before.period.end is not None
            and after.period.start is not None
            and after.period.start - before.period.end > dt.timedelta(days=1)
        ):
            yield _GAP.at(after.path, first=first, second=second)


SexKey: TypeAlias = tuple[str, str, Period, Breakdown]
"""Indicator, unit, period and the breakdown besides sex."""

_PARTS_DIFFER: Final = IssueKind(
    "GP351",
    Severity.ERROR,
    mark("{parts} by sex, but {total} in total"),
    mark("Count people of unknown sex as unknown, and check both figures against the list."),
)
_PART_EXCEEDS: Final = IssueKind(
    "GP352",
    Severity.ERROR,
    mark("{part} of one sex, but only {total} in total"),
    mark("Check both figures against the list."),
)
_NO_SEX: Final = IssueKind(
    "GP353",
    Severity.WARNING,
    mark("{category} is no category of sex; the figure is in no table"),
    mark("Use F, M, _U or _T."),
)
# Women, men, unknown and total by their codes in the SDMX list for sex.
_PART_OF: Final = {"F": "women", "M": "men", "_U": "unknown", "_T": "total"}


@attrs.frozen(eq=False)
class SexTable:
    """People by sex for each indicator, unit, period and further breakdown, with the findings."""

    cells: Mapping[SexKey, BySex]
    issues: Issues


def by_sex(observations: Iterable[Observation]) -> SexTable:
    """Counts of the breakdown "sex" put beside each other and checked against their totals.

    >>> seen = [
    ...     Observation(
    ...         indicator="audience", unit="00271", period=Period.of_year(2023),
    ...         value=number, breakdown={"sex": sex},
    ...     )
    ...     for sex, number in [("F", 55), ("M", 42)]
    ... ]
    >>> [people.women_share for people in by_sex(seen).cells.values()]
    [Ratio(55, 97)]
    """
    issues: list[Issue] = []
    parts: dict[SexKey, dict[str, Any]] = {}
    for seen in listed_observations(observations):
        sex = dict(seen.breakdown).get("sex", "_T")
        value = Count(0) if seen.value is Missing.NONE else seen.value
        if sex not in _PART_OF:
            issues.append(_NO_SEX.at(seen.path, category=sex))
        elif isinstance(value, Count):
            rest = tuple(cell for cell in seen.breakdown if cell[0] != "sex")
            key = (seen.indicator, seen.unit, seen.period, rest)
            parts.setdefault(key, {})[_PART_OF[sex]] = value
    cells = {key: _checked(key, people, issues) for key, people in parts.items()}
    return SexTable(cells, Issues(issues))


def _checked(key: SexKey, people: dict[str, Any], issues: list[Issue]) -> BySex:
    path, total = f"{key[0]}[{key[1]}, {key[2]}]", str(people.get("total"))
    try:
        table = BySex(**people)
    except InvalidValueError as error:  # a part above the total
        issues.append(_PART_EXCEEDS.at(path, part=str(error.value), total=total))
        return BySex(**people | {"total": None})
    if not table.parts_agree:
        given = sum(table.parts, start=Count(0))
        issues.append(_PARTS_DIFFER.at(path, parts=str(given), total=total))
    return table


def parity_index(women: Ratio, men: Ratio) -> Fraction | None:
    """The women's share or rate over the men's; 1 is parity, None where one has no value.

    >>> parity_index(Ratio(45, 100), Ratio(50, 100))
    Fraction(9, 10)
    """
    if women.value is None or not men.value:
        return None
    return women.value / men.value


def sex_ratio_at_birth(boys: int, girls: int) -> Ratio:
    """Boys to girls born ("tỷ số giới tính khi sinh"); ``.per(100)`` is the figure reported.

    >>> sex_ratio_at_birth(1112, 1000).per(100)
    Fraction(556, 5)
    """
    return Ratio(boys, girls)
