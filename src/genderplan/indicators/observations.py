"""Observations: one figure of one indicator, for one unit and one period.

A figure keeps its counts. A percentage or rate that came without counts is kept as what it is and
is never turned into counts. That nothing was collected, that an indicator does not apply, and that
a report says "Không" (none) are three answers, none of them an empty cell.

The unit is the code of the official list, and a code names a unit only on a day: of the 3,316
commune codes in use both before and after 2025-07-01, 1,808 carry another name. The day is the last
one of the period unless ``units_on`` names another (a figure for 2025 still reported by the
communes of June 2025).

A figure that cannot be is refused when it is made; what can be but does not fit its definition or
the share printed beside it is found by :func:`check_observations`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from sys import intern
from typing import Final, TypeAlias, cast

import attrs

from genderplan._choices import WordedChoice
from genderplan._fields import listed
from genderplan._messages import VIETNAMESE_MARKS, Language, Message, mark, message, translate
from genderplan.errors import InvalidValueError
from genderplan.formatting.counts import format_count
from genderplan.indicators.definitions import (
    Definitions,
    Indicator,
    IndicatorKind,
    definitions_by_code,
)
from genderplan.issues import BilingualText, Issue, IssueKind, Issues, Severity
from genderplan.periods import Period
from genderplan.periods.calendar import as_date
from genderplan.quantities import Count, Money, Percent, Ratio
from genderplan.quantities.ratios import Exact, exact
from genderplan.stated_shares import ShareAgreement, compare_share, round_half_up

Breakdown: TypeAlias = tuple[tuple[str, str], ...]


class Missing(WordedChoice):
    """Why there is no figure: three answers that an empty cell would confuse.

    ``NONE`` is the "Không" of a report: nothing happened, which adds up as 0.
    """

    NOT_COLLECTED = "not_collected", mark("not collected")
    NOT_APPLICABLE = "not_applicable", mark("not applicable")
    NONE = "none", mark("none")


class ObservationStatus(WordedChoice):
    """How final a figure is."""

    FINAL = "final", mark("final")
    PROVISIONAL = "provisional", mark("provisional")
    ESTIMATED = "estimated", mark("estimated")


ObservedValue: TypeAlias = Count | Ratio | Percent | Decimal | Money | Missing


def _indicator(value: str | Indicator) -> str:
    if isinstance(value, Indicator):
        return cast("str", value)  # __attrs_post_init__ needs the definition, then keeps the code
    return code_text(value, "indicator")


def _unit_code(value: object) -> str:
    return code_text(getattr(value, "code", value), "unit")


def code_text(value: object, path: str) -> str:
    """A code, one object wherever it stands: it stands in thousands of observations."""
    if isinstance(value, str) and value:
        return intern(str(value))
    summary = message("{path} is {value}; a code as text is expected", path=path, value=repr(value))
    raise InvalidValueError(summary, value, path)


def read_period(value: Period | str, path: str = "period") -> Period:
    """A period, or the one that a text names."""
    if isinstance(value, Period):
        return value
    if isinstance(value, str):
        return Period.parse(value)
    summary = message("period is {value}; a Period is expected", value=repr(value))
    raise InvalidValueError(summary, value, path)


def _observed(value: ObservedValue | int) -> ObservedValue:
    if isinstance(value, Count | Ratio | Missing):
        return value
    if isinstance(value, Percent | Money):
        if (value.value if isinstance(value, Percent) else value.amount) >= 0:
            return value
    else:
        number = exact(value, "value")
        if isinstance(number, int):
            return Count(number)
        if isinstance(number, Decimal) and number >= 0:
            return number
    summary = message(
        "value is {value}; a Count, a Ratio, a Percent, Money, a Decimal or a Missing "
        "that is not negative is expected",
        value=str(value),
    )
    raise InvalidValueError(summary, value, "value")


def _stated(value: Percent | Exact | None) -> Percent | None:
    if value is None or isinstance(value, Percent):
        return value
    return Percent(exact(value, "stated"))


def _breakdown(value: Mapping[str, str] | Iterable[tuple[str, str]]) -> Breakdown:
    pairs: object = value.items() if isinstance(value, Mapping) else value
    if isinstance(pairs, str) or not isinstance(pairs, Iterable):
        raise _no_cell(value)
    cells = tuple(sorted(_cell(pair) for pair in pairs))
    if len({dimension for dimension, _ in cells}) < len(cells):
        summary = message("breakdown names a dimension twice: {value}", value=str(cells))
        raise InvalidValueError(summary, value, "breakdown")
    return cells


def _cell(pair: object) -> tuple[str, str]:
    if isinstance(pair, tuple | list) and len(pair) == 2:  # noqa: PLR2004 - a pair
        dimension, category = pair
        if isinstance(dimension, str) and isinstance(category, str):
            return str(dimension), str(category)
    raise _no_cell(pair)


def _no_cell(value: object) -> InvalidValueError:
    summary = message(
        "breakdown has {value}; a dimension and a category as texts are expected, "
        "such as sex and F",
        value=repr(value),
    )
    return InvalidValueError(summary, value, "breakdown")


def _source(value: object) -> str:
    if isinstance(value, str):
        return value
    summary = message("source is {value}; a text is expected", value=repr(value))
    raise InvalidValueError(summary, value, "source")


def _units_on(value: dt.date | str | None) -> dt.date | None:
    return None if value is None else as_date(value, "units_on")


def _received(value: dt.date | str | None) -> dt.date | None:
    return None if value is None else as_date(value, "received")


@attrs.frozen(kw_only=True)
class Observation:
    """One figure of one indicator, for one unit and one period.

    Raises :class:`~genderplan.errors.InvalidValueError` for a value that cannot be: a float, a
    negative number, a denominator of 0 under a numerator above 0. Given the :class:`Indicator`
    itself and not only its code, it also refuses what that indicator cannot be: a share above the
    whole (more women than people), a flag of 2.

    >>> seen = Observation(
    ...     indicator="women.committee", unit="194", period=Period.of_year(2023),
    ...     value=Ratio(15, 42), stated=Decimal("35.7"), breakdown={"body": "party"},
    ... )
    >>> seen.on, seen.breakdown
    (datetime.date(2023, 12, 31), (('body', 'party'),))
    """

    indicator: str = attrs.field(converter=_indicator)
    """The code of the indicator."""
    unit: str = attrs.field(converter=_unit_code)
    """The code of the unit, on the day ``on``."""
    period: Period = attrs.field(converter=read_period)
    """The period that the figure is of."""
    value: ObservedValue = attrs.field(converter=_observed)
    """The figure, or why there is none."""
    breakdown: Breakdown = attrs.field(default=(), converter=_breakdown)
    """The cell of a disaggregated table, dimensions in order; empty for everybody."""
    status: ObservationStatus = attrs.field(
        default=ObservationStatus.FINAL, converter=ObservationStatus
    )
    """How final the figure is."""
    source: str = attrs.field(default="", converter=_source)
    """Where it is from, in words."""
    stated: Percent | None = attrs.field(default=None, converter=_stated)
    """The percentage printed beside the counts."""
    units_on: dt.date | None = attrs.field(default=None, converter=_units_on)
    """The day on whose list of units the code stands, if not the last of the period."""
    received: dt.date | None = attrs.field(default=None, converter=_received)
    """The day on which the figure arrived."""

    def __attrs_post_init__(self) -> None:
        definition: object = self.indicator
        if isinstance(definition, Indicator):
            check_value(definition, self.value)
            object.__setattr__(self, "indicator", definition.code)

    @property
    def on(self) -> dt.date | None:
        """The day on whose list of units the code stands; None when the period's are unknown."""
        return self.units_on or self.period.end

    @property
    def path(self) -> str:
        """Where findings say that this figure stands.

        >>> Observation(indicator="clubs", unit="06", period=Period.of_year(2019), value=110).path
        'clubs[06, 2019]'
        """
        return f"{self.indicator}[{self.unit}, {self.period}{cells_text(self.breakdown)}]"


def cells_text(breakdown: Breakdown) -> str:
    """A cell of a disaggregated table as part of a path: ", sex=F"."""
    return "".join(f", {dimension}={category}" for dimension, category in breakdown)


def least_final(seen: Iterable[Observation]) -> ObservationStatus:
    """How final a figure is that was made of those *seen*."""
    statuses = (each.status for each in seen)
    order = list(ObservationStatus)
    return max(statuses, key=order.index, default=ObservationStatus.FINAL)


def sources_of(seen: Iterable[Observation]) -> str:
    """Where the figures *seen* are from, each source once."""
    return "; ".join(dict.fromkeys(each.source for each in seen if each.source))


SUITABLE: Final[Mapping[IndicatorKind, tuple[type, ...]]] = {
    IndicatorKind.COUNT: (Count, Money),
    IndicatorKind.FLAG: (Count,),
    IndicatorKind.SHARE: (Ratio, Percent),
    IndicatorKind.RATIO: (Ratio, Decimal),
    IndicatorKind.RATE: (Ratio, Decimal),
    IndicatorKind.MEAN: (Ratio, Decimal),
}


def check_value(indicator: Indicator, value: ObservedValue) -> None:
    """Raise :class:`~genderplan.errors.InvalidValueError` when *value* cannot be of *indicator*.

    A share above the whole (more women than people), a flag of 2, a count where numerator and
    denominator are due.

    >>> check_value(Indicator("women.committee", kind="share"), Ratio(16, 15))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.InvalidValueError: value is 16/15: the part is greater than the whole; ...
    """
    reason = unsuitable(indicator, value)
    if reason is not None:
        raise InvalidValueError(reason, value, "value")


def unsuitable(indicator: Indicator, value: ObservedValue) -> Message | None:
    """Why *value* cannot be of *indicator*; None when it can."""
    if isinstance(value, Missing):
        return None
    if not isinstance(value, SUITABLE[indicator.kind]):
        return message(
            "value is {value}, a {type}; {code} is a {kind} and takes {expected}",
            value=repr(value),
            type=type(value).__name__,
            code=indicator.code,
            kind=indicator.kind.words(),
            expected=", ".join(kind.__name__ for kind in SUITABLE[indicator.kind]),
        )
    if indicator.kind is IndicatorKind.SHARE:
        return _above_whole(value)
    if indicator.kind is IndicatorKind.FLAG and value not in {Count(0), Count(1)}:
        return message("value is {value}; 1 (yes) or 0 (no) is expected", value=repr(value))
    return None


def _above_whole(value: ObservedValue) -> Message | None:
    if isinstance(value, Ratio) and not value.is_share:
        shown = f"{value.numerator}/{value.denominator}"
    elif isinstance(value, Percent) and not 0 <= value.value <= 100:  # noqa: PLR2004 - per cent
        shown = f"{value.value}%"
    else:
        return None
    return message(
        "value is {value}: the part is greater than the whole; check both figures",
        value=shown,
    )


def listed_observations(given: Iterable[Observation]) -> tuple[Observation, ...]:
    """The observations that a verb was given, as a tuple.

    Raises :class:`~genderplan.errors.InvalidValueError` that names the first other thing.
    """
    return listed(given, Observation, "observations", "report.observations()")


def number_text(number: Exact, language: Language) -> str:
    """A number with the marks of *language*; a fraction is rounded to one decimal.

    >>> number_text(2696, "vi"), number_text(Decimal("25.2"), "vi")
    ('2.696', '25,2')
    """
    if not isinstance(number, int | Decimal):
        number = round_half_up(number, 1)
    shown = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"
    return shown.translate(VIETNAMESE_MARKS) if language == "vi" else shown


def figure_text(
    value: ObservedValue | None, definition: Indicator | None, language: Language = "vi"
) -> str:
    """A figure in words and numbers, its counts included; a ratio of unknown kind as a share.

    >>> figure_text(Ratio(679, 2696), None, "vi")
    '679/2.696 (25,2%)'
    """
    if value is None:
        return "–"
    if isinstance(value, Missing):
        return value.label(language)
    if isinstance(value, Ratio):
        return _ratio_text(value, definition, language)
    if isinstance(value, Count):
        return format_count(value, locale=language)
    if isinstance(value, Percent):
        return f"{number_text(value.value, language)}%"
    return number_text(value.amount if isinstance(value, Money) else value, language)


def range_text(
    value: ObservedValue | None,
    low: ObservedValue | None,
    high: ObservedValue | None,
    definition: Indicator | None,
    language: Language,
) -> str:
    """A figure in words and numbers, or the bounds between which it lies."""
    if value is not None or low is None:
        return figure_text(value, definition, language)
    return " – ".join(figure_text(each, definition, language) for each in (low, high))


def told_figure(value: ObservedValue | None, definition: Indicator | None = None) -> Message:
    """A figure as part of a message, which has it with the marks of each language.

    >>> told_figure(Ratio(679, 2696)).text("en")
    '679/2,696 (25.2%)'
    """
    english, vietnamese = (figure_text(value, definition, each) for each in ("en", "vi"))
    return BilingualText(english, vi=vietnamese)


def _ratio_text(value: Ratio, definition: Indicator | None, language: Language) -> str:
    parts = (value.numerator, value.denominator)
    counts = "/".join(number_text(part, language) for part in parts)
    if definition is None and not value.is_share:
        return counts
    factor, unit = (definition.factor, definition.unit) if definition else (100, "%")
    per = value.per(factor)
    if per is None:
        return counts
    space = "" if unit in {"", "%"} else " "
    shown = f"{number_text(round_half_up(per, 1), language)}{space}{translate(unit, language)}"
    return f"{counts} ({shown})"


UNSUITABLE: Final = IssueKind(
    "GP301",
    Severity.ERROR,
    mark("{reason}"),
    mark("It is in no total until it is corrected."),
)
_NO_SHARE: Final = IssueKind("GP305", Severity.WARNING, mark("{comparison}"))
_UNKNOWN_BREAKDOWN: Final = IssueKind(
    "GP306",
    Severity.WARNING,
    mark("{indicator} is not reported by {dimension}; it knows {known}"),
)


def check_observations(observations: Iterable[Observation], indicators: Definitions = ()) -> Issues:
    """What is doubtful about each figure by itself.

    >>> from decimal import Decimal
    >>> from genderplan.periods import Period
    >>> seen = Observation(
    ...     indicator="women.committee", unit="194", period=Period.of_year(2023),
    ...     value=Ratio(2, 11), stated=Decimal("22.2"),
    ... )
    >>> print(check_observations([seen]))  # doctest: +ELLIPSIS
    GP603 warning at women.committee[194, 2023]: 22.2% is 2/9; 2/11 is 18.2%. Say ...
    """
    definitions = definitions_by_code(indicators)
    return Issues(
        issue
        for seen in listed_observations(observations)
        for issue in _check(seen, definitions.get(seen.indicator))
    )


def _check(seen: Observation, definition: Indicator | None) -> Iterator[Issue]:
    if definition is not None:
        yield from _check_definition(seen, definition)
    if seen.stated is None or not isinstance(seen.value, Ratio):
        return
    compared = compare_share(seen.stated, seen.value)
    if compared.agreement is ShareAgreement.NO_VALUE:
        yield _NO_SHARE.at(seen.path, comparison=compared.summary)
    elif (issue := compared.issue(seen.path)) is not None:
        yield issue


def _check_definition(seen: Observation, definition: Indicator) -> Iterator[Issue]:
    reason = unsuitable(definition, seen.value)
    if reason is not None:
        yield UNSUITABLE.at(seen.path, reason=reason)
    for dimension, _ in seen.breakdown:
        if definition.breakdowns and dimension not in definition.breakdowns:
            known = ", ".join(definition.breakdowns)
            yield _UNKNOWN_BREAKDOWN.at(
                seen.path, indicator=definition.code, dimension=dimension, known=known
            )
