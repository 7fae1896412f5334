"""Indicators: what is measured, in which unit, and how its figures may be put together.

An indicator says by itself how figures add up over places and over time; whoever adds
does not choose. Shares, rates and means travel as numerator and denominator, so their place rule
is a ratio of sums and their time rule is the last value; no rule anywhere takes a mean of shares.
A count has no time rule until somebody says whether it is a flow (sum) or a stock (last).
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final, Protocol, TypeAlias

import attrs

from genderplan._choices import Choice, WordedChoice, WordedText
from genderplan._fields import checked_fields, listed
from genderplan._messages import Language, in_language, mark, message
from genderplan.errors import InvalidValueError
from genderplan.evidence import Evidence

BREAKDOWNS: Final = ("age", "area", "ethnicity", "sex")
"""The breakdowns that reports know: age group, area type, ethnicity, sex."""


class IndicatorKind(WordedChoice):
    """What kind of figure an indicator is.

    ``COUNT`` people or things; ``SHARE`` a part of a whole ("tỷ lệ"); ``RATIO`` one number to
    another ("tỷ số", 112 boys to 100 girls); ``RATE`` events per so many people ("tỷ suất");
    ``MEAN`` a sum over a number; ``FLAG`` yes (1) or no (0).
    """

    COUNT = "count", mark("count")
    SHARE = "share", mark("share")
    RATIO = "ratio", mark("ratio")
    RATE = "rate", mark("rate")
    MEAN = "mean", mark("mean")
    FLAG = "flag", mark("yes or no")

    @property
    def has_denominator(self) -> bool:
        """Whether figures of this kind are a numerator over a denominator."""
        return self not in {IndicatorKind.COUNT, IndicatorKind.FLAG}


class Direction(WordedText):
    """Which way figures should go.

    ``UP`` and ``DOWN`` as they say; ``KEEP`` a level to be held ("100%, from 2025 onwards");
    ``LIMIT`` a ceiling on a figure that rises by itself; ``BAND`` a range to be inside of
    (parity); ``ACHIEVE`` a thing that is done or not; ``NONE`` where neither way is better.

    >>> Direction.LIMIT.label("vi")
    'không vượt quá'
    """

    UP = "up", mark("higher is better")
    DOWN = "down", mark("lower is better")
    KEEP = "keep", mark("to hold")
    LIMIT = "limit", mark("not to exceed")
    BAND = "band", mark("within a band is better")
    ACHIEVE = "achieve", mark("to be done")
    NONE = "none", mark("neither way is better")

    @property
    def is_lower_better(self) -> bool:
        """Whether a lower value is the better one."""
        return self in {Direction.DOWN, Direction.LIMIT}


class PlaceRule(Choice):
    """How figures of several units make the figure of all of them."""

    SUM = "sum"
    RATIO_OF_SUMS = "ratio_of_sums"
    NONE = "none"


class TimeRule(Choice):
    """How figures of several periods make the figure of all of them.

    ``SUM`` for flows (participants of meetings), ``LAST`` for stocks (clubs, members of a
    committee) and for shares, ``NONE`` when nobody has said.
    """

    SUM = "sum"
    LAST = "last"
    NONE = "none"


_FACTORS: Final = {IndicatorKind.SHARE: 100, IndicatorKind.RATE: 1000}


def _code(value: object) -> str:
    if isinstance(value, str) and value and not any(letter.isspace() for letter in value):
        return value
    summary = message(
        "code is {value}; a text without spaces is expected, such as women.committee",
        value=repr(value),
    )
    raise InvalidValueError(summary, value, "code")


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    given: object = values
    if not isinstance(given, str) and isinstance(given, Iterable):
        return tuple(values)
    summary = message(
        "breakdowns is {value}; a list of dimensions is expected, such as sex and age",
        value=repr(values),
    )
    raise InvalidValueError(summary, values, "breakdowns")


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Responsible:
    """A body that answers for an indicator.

    >>> Responsible(body="Bộ Nội vụ", since=dt.date(2025, 3, 1), evidence="recalled").body
    'Bộ Nội vụ'
    """

    body: str
    """Its name, in Vietnamese."""
    since: dt.date | None = None
    """The first day on which it does; None when that is not known."""
    until: dt.date | None = None
    """The last day on which it does; None when it still does."""
    evidence: Evidence = attrs.field(default=Evidence.UNSTATED, converter=Evidence)
    """How well it is supported that it does."""


# What an indicator says when nothing else is given. As factories, not as ``@factor.default``, which
# pyright does not see: it would ask for every argument.
def _factor(indicator: "Indicator") -> int:
    return _FACTORS.get(indicator.kind, 1)


def _unit(indicator: "Indicator") -> str:
    return "%" if indicator.kind is IndicatorKind.SHARE else ""


def _place_rule(indicator: "Indicator") -> PlaceRule:
    return PlaceRule.RATIO_OF_SUMS if indicator.kind.has_denominator else PlaceRule.SUM


def _time_rule(indicator: "Indicator") -> TimeRule:
    return TimeRule.NONE if indicator.kind is IndicatorKind.COUNT else TimeRule.LAST


@attrs.frozen(field_transformer=checked_fields)
class Indicator:
    """One thing that is measured.

    A measure of a strategy has its indicator in ``measure.indicator``.

    >>> committee = Indicator("women.committee", kind="share", direction="up")
    >>> committee.factor, committee.place_rule, committee.time_rule
    (100, <PlaceRule.RATIO_OF_SUMS: 'ratio_of_sums'>, <TimeRule.LAST: 'last'>)
    """

    code: str = attrs.field(converter=_code)
    """The code by which observations name the indicator."""
    kind: IndicatorKind = attrs.field(converter=IndicatorKind, kw_only=True)
    """What kind of figure it is; a share has a numerator inside its denominator."""
    name: str = attrs.field(default="", kw_only=True)
    """The name in English."""
    name_vi: str = attrs.field(default="", kw_only=True)
    """The name in Vietnamese."""
    factor: int = attrs.field(default=attrs.Factory(_factor, takes_self=True), kw_only=True)
    """What a ratio is multiplied by when shown: 100 for shares, 1,000 for rates unless said."""
    unit: str = attrs.field(default=attrs.Factory(_unit, takes_self=True), kw_only=True)
    """The unit in which it is shown: "%", "people"."""
    numerator: str = attrs.field(default="", kw_only=True)
    """In words, what is counted above the line."""
    denominator: str = attrs.field(default="", kw_only=True)
    """In words, what it is counted out of."""
    counts: str = attrs.field(default="", kw_only=True)
    """In one word, what is counted: people, agencies."""
    direction: Direction = attrs.field(default=Direction.NONE, converter=Direction, kw_only=True)
    """Which way figures should go."""
    place_rule: PlaceRule = attrs.field(
        default=attrs.Factory(_place_rule, takes_self=True), converter=PlaceRule, kw_only=True
    )
    """How figures of several units are put together."""
    time_rule: TimeRule = attrs.field(
        default=attrs.Factory(_time_rule, takes_self=True), converter=TimeRule, kw_only=True
    )
    """How figures of several periods are put together."""
    breakdowns: tuple[str, ...] = attrs.field(default=(), converter=_texts, kw_only=True)
    """The dimensions by which figures are reported, such as those in ``BREAKDOWNS``."""
    source: str = attrs.field(default="", kw_only=True)
    """Where the definition is from."""
    responsible: tuple[Responsible, ...] = attrs.field(default=(), kw_only=True)
    """The bodies that answer for it."""

    @factor.validator
    def _check_factor(self, _: object, value: object) -> None:
        if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
            return
        summary = message(
            "factor is {value}; 1, 100, 1000 or 100000 is expected", value=repr(value)
        )
        raise InvalidValueError(summary, value, "factor")

    def label(self, language: Language = "vi") -> str:
        """The name in *language*; the other one, or the code, where there is none."""
        return in_language(language, self.name_vi, self.name) or self.code


class HasIndicator(Protocol):
    """What measures something, such as a measure of a strategy."""

    @property
    def indicator(self) -> Indicator:
        """What it measures."""


class HasIndicators(Protocol):
    """What measures several things, such as a strategy."""

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """What it measures."""


Definitions: TypeAlias = (
    HasIndicators | Iterable[Indicator | HasIndicator] | Mapping[str, Indicator | HasIndicator]
)
"""What verbs take as definitions: indicators, measures, or a strategy for all of its measures."""


def definitions_by_code(given: Definitions) -> dict[str, Indicator]:
    """The indicators of *given* by their codes.

    Raises :class:`~genderplan.errors.InvalidValueError` for what has no indicator.
    """
    several: Any = given.values() if isinstance(given, Mapping) else given
    each_one = listed(getattr(several, "indicators", several), object, *_ASKED)
    found = [getattr(each, "indicator", each) for each in each_one]
    return {each.code: each for each in listed(found, Indicator, *_ASKED)}


_ASKED: Final = ("indicators", "strategy('nq28')")
