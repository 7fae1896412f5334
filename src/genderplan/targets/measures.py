"""Measures: what a strategy measures, whom it counts, its milestones, and figures reported on it.

"60% of agencies have a woman leader" counts agencies, not people, so a share of women among
leaders is no observation of it. A milestone that an amendment replaced keeps the days on which it
stood, and a figure whose definition changed has a break that no progress is computed across.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, cast

import attrs

from genderplan._choices import WordedText
from genderplan._fields import checked_fields
from genderplan._messages import Language, Message, in_language, mark, message
from genderplan.documents import DocumentReference
from genderplan.errors import InvalidValueError
from genderplan.evidence import Evidence
from genderplan.indicators import Direction, Indicator, Observation, PlaceRule, Responsible
from genderplan.indicators.observations import ObservedValue, told_figure
from genderplan.issues import BilingualText
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date, is_between
from genderplan.quantities import Count, Money, Percent, Ratio
from genderplan.quantities.ratios import Exact, exact
from genderplan.targets.milestones import MeasureUnit, Milestone


@attrs.frozen(field_transformer=checked_fields)
class Source:
    """Where a fact was read: a short name, and the address or as much of it as is known."""

    id: str
    """A short name of it: "vgp-nq28"."""
    where: str = ""
    """The address, or as much of it as is known."""


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class StrategyDocument:
    """The decision in which a strategy or an amendment stands."""

    number: str
    """Its number: "28/NQ-CP"."""
    date: dt.date | None = None
    """The day on which it was issued."""
    issuer: str = ""
    """Who issued it, in Vietnamese."""
    type: str = ""
    """The kind of document: "Nghị quyết"."""

    @property
    def reference(self) -> DocumentReference:
        """The decision as a reference, to be cited.

        >>> StrategyDocument(
        ...     type="Nghị quyết", number="28/NQ-CP", date=dt.date(2021, 3, 3), issuer="Chính phủ"
        ... ).reference.cite()
        'Nghị quyết số 28/NQ-CP ngày 03 tháng 3 năm 2021 của Chính phủ'
        """
        return DocumentReference(
            type=self.type, number=self.number, date=self.date, issuer=self.issuer
        )

    def __str__(self) -> str:
        return " ".join(filter(None, (self.type, self.number)))


@attrs.frozen(field_transformer=checked_fields)
class DataSource:
    """Where the official figures of a measure come from: a survey, a census, forms, a register.

    >>> DataSource("labour force survey", "Điều tra lao động việc làm").label("vi")
    'Điều tra lao động việc làm'
    """

    name: str
    """Its name in English."""
    name_vi: str = ""
    """Its name in Vietnamese."""
    evidence: Evidence = attrs.field(default=Evidence.UNSTATED, converter=Evidence)
    """How well it is supported that the figures come from it."""
    sources: tuple[Source, ...] = ()
    """Where that was read."""

    def label(self, language: Language = "vi") -> str:
        """The name in *language*; the English one where there is no Vietnamese one."""
        return in_language(language, self.name_vi, self.name)


def _remark(value: str | Message) -> Message:
    return value if isinstance(value, Message) else BilingualText(value)


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class SeriesBreak:
    """The day from which figures are not comparable with those before, and why."""

    on: dt.date
    """The first day of the new definition."""
    because: Message = attrs.field(converter=_remark)
    """What changed."""
    series: tuple[str, ...] = ()
    """The series concerned, by what observations call them; all when empty."""


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Lookalike:
    """An indicator that is easily taken for a measure, and why it is another."""

    indicator: str
    """The code of the other indicator."""
    because: Message = attrs.field(converter=_remark)
    """Why it is another."""


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Baseline:
    """The figure that a decision starts from, where it gives one; the year may be unknown."""

    value: Exact | None = attrs.field(default=None, converter=attrs.converters.optional(exact))
    """The figure, in the unit of the measure; None where only words are given."""
    year: int | None = None
    """The year of the figure; None when it is not said."""
    evidence: Evidence = attrs.field(default=Evidence.UNSTATED, converter=Evidence)
    """How well it is supported."""


def _milestones(value: Iterable[Milestone]) -> tuple[Milestone, ...]:
    return tuple(value)


def _without_spaces(_: object, __: object, value: str) -> None:
    if not value or any(letter.isspace() for letter in value):
        template = mark("id is {value}; a text without spaces is expected, such as nq28.2.1")
        raise InvalidValueError(message(template, value=repr(value)), value, "id")


def _at_least_one(_: object, __: object, value: int) -> None:
    if value < 1:
        template = mark("every is {value}; a whole number of years, at least 1, is expected")
        raise InvalidValueError(message(template, value=value), value, "every")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked_fields)
class Measure:
    """One thing that a strategy measures, and what is to be reached.

    >>> from genderplan.targets import Milestone
    >>> wage = Measure(
    ...     id="local.1", name="Women in wage employment", unit="percent", direction="up",
    ...     milestones=(Milestone(value=60, comparator=">=", year=2024),),
    ... )
    >>> wage.factor, wage.milestones_on("2024-02-23")[0].label("en", wage.unit)
    (100, 'at least 60% in 2024')
    """

    id: str = attrs.field(validator=_without_spaces)
    """Its id: "nq28.2.1". Observations of it have this indicator."""
    name: str = ""
    """Its name in English."""
    name_vi: str = ""
    """Its name in Vietnamese."""
    unit: MeasureUnit = attrs.field(converter=MeasureUnit)
    """The unit in which it is stated."""
    direction: Direction = attrs.field(converter=Direction)
    """Which way its figures should go."""
    milestones: tuple[Milestone, ...] = attrs.field(default=(), converter=_milestones)
    """What is to be reached and when, as it stands after the last amendment."""
    replaced: tuple[Milestone, ...] = ()
    """The milestones that an amendment ended; :meth:`milestones_on` gives those of a day."""
    objective: int | None = None
    """The number of its objective; None where the decision does not number any."""
    target: int | None = None
    """The number of its target within the objective."""
    part: str = ""
    """Which part of a target with several measures it is: "a"."""
    numerator: str = ""
    """In words, what is divided."""
    denominator: str = ""
    """In words, what it is divided by."""
    counts: str = ""
    """In one word, what is counted: agencies, people, communes."""
    data_source: DataSource | None = None
    """Where its official figures come from; None when that is not known."""
    series: str = ""
    """The kind of figures that the target is about, where there are several: "survey"."""
    scope: str = ""
    """What it is limited to; empty for everybody."""
    both_sexes: bool = False
    """Whether it holds for women's and men's share alike, so that the smaller one counts."""
    every: int = attrs.field(default=1, validator=_at_least_one)
    """The years between two figures: 5 for one of the economic census."""
    follows: str = ""
    """The id of the measure above that it answers to, where that has another id."""
    baseline: Baseline | None = None
    """The figure that the decision starts from, where it gives one."""
    responsible: tuple[Responsible, ...] = ()
    """The bodies that answer for it; :meth:`responsible_on` gives those of a day."""
    breaks: tuple[SeriesBreak, ...] = ()
    """The days on which the definition of its figures changed."""
    mistaken_for: tuple[Lookalike, ...] = ()
    """Indicators that are easily taken for it."""
    ambiguity: Message | None = None
    """How the text can be read in two ways, where it can; progress is then not judged."""
    evidence: Evidence = attrs.field(default=Evidence.UNSTATED, converter=Evidence)
    """How well it is supported that the decision says this."""
    checked_on: dt.date | None = None
    """The day on which that was last looked up."""
    sources: tuple[Source, ...] = ()
    """Where it was read."""
    note: str = ""
    """Anything else worth knowing, in English."""
    first_year: int | None = None
    """The year in which progress begins: that of the strategy unless it is older."""

    def __repr__(self) -> str:
        steps = "; ".join(each.label("en", self.unit) for each in self.milestones)
        return f"Measure(id={self.id!r}, milestones={steps!r})"

    @property
    def indicator(self) -> Indicator:
        """What is measured, as :func:`~genderplan.roll_up` takes it: the code is the id.

        >>> from genderplan.catalogs import strategy
        >>> births = strategy("nq28").measure("4.1").indicator
        >>> births.code, births.kind.value, births.factor, births.numerator, births.denominator
        ('nq28.4.1', 'ratio', 100, 'boys born alive', 'girls born alive')
        """
        found = Indicator(
            self.id,
            kind=self.unit.kind,
            name=self.name,
            name_vi=self.name_vi,
            factor=self.factor or 1,
            unit=self.unit.words,
            numerator=self.numerator,
            denominator=self.denominator,
            counts=self.counts,
            direction=self.direction,
            source=self.data_source.label() if self.data_source else "",
            responsible=self.responsible,
        )
        return found if self.unit.adds_up else attrs.evolve(found, place_rule=PlaceRule.NONE)

    @property
    def factor(self) -> int | None:
        """What numerator over denominator is multiplied by; None where nothing is divided."""
        return self.unit.factor

    @property
    def is_qualitative(self) -> bool:
        """Whether the target is done or not done, without a figure."""
        return self.unit is MeasureUnit.YES_OR_NO

    def label(self, language: Language = "vi") -> str:
        """The name in *language*; the other one, or the id, where there is none."""
        return in_language(language, self.name_vi, self.name) or self.id

    def milestones_on(self, date: DateLike) -> tuple[Milestone, ...]:
        """The milestones that stood on *date*, in the order in which they are due."""
        day = as_date(date)
        standing = [each for each in (*self.milestones, *self.replaced) if each.in_force_on(day)]
        return tuple(sorted(standing, key=lambda each: each.due or dt.date.max))

    def responsible_on(self, date: DateLike) -> tuple[Responsible, ...]:
        """The bodies that answer for the measure on *date*."""
        day = as_date(date)
        return tuple(each for each in self.responsible if is_between(each.since, day, each.until))

    def value_of(self, observed: object) -> Exact | bool | None:
        """*observed* in the unit of the measure; None when it has no value (0/0, missing).

        A ratio is multiplied by the factor, a percentage or amount is taken as printed. Raises
        :class:`~genderplan.errors.InvalidValueError` for a value that cannot be of this measure.

        >>> from genderplan import Ratio
        >>> share = Measure(id="x", unit="percent", direction="up")
        >>> share.value_of(Ratio(1, 4))
        Fraction(25, 1)
        """
        value = _plain_value(self, observed)
        if value is None or isinstance(value, bool):
            return value
        if self.unit is MeasureUnit.PERCENT and not 0 <= value <= 100:  # noqa: PLR2004 - per cent
            raise _unsuitable(self, observed)
        return min(value, 100 - value) if self.both_sexes else value


def _plain_value(measure: Measure, observed: object) -> Exact | bool | None:
    if measure.is_qualitative:
        return _yes_or_no(measure, observed)
    if isinstance(observed, Ratio) and measure.factor is not None:
        return observed.per(measure.factor)
    if isinstance(observed, Percent) and measure.unit.is_percentage:
        return observed.value
    if isinstance(observed, Count) and measure.unit.is_count and observed.is_exact:
        return observed.value
    if isinstance(observed, Decimal) and not measure.unit.is_count:
        return exact(observed)
    raise _unsuitable(measure, observed)


def _yes_or_no(measure: Measure, observed: object) -> bool:
    if isinstance(observed, bool):
        return observed
    if observed in {Count(0), Count(1)}:
        return observed == Count(1)
    raise _unsuitable(measure, observed)


def _unsuitable(measure: Measure, observed: object) -> InvalidValueError:
    template = mark("{value} cannot be a value of {measure}, which is stated in the unit '{unit}'")
    unit = BilingualText(measure.unit.value, vi=measure.unit.label("vi").strip())
    known = isinstance(observed, Ratio | Percent | Count | Decimal | Money)
    value = told_figure(cast("ObservedValue", observed)) if known else repr(observed)
    summary = message(template, value=value, measure=measure.id, unit=unit)
    return InvalidValueError(summary, observed, "value")


class Status(WordedText):
    """How a measure stands against a milestone, best first.

    >>> Status.ACCELERATION_NEEDED.label("vi")
    'cần tăng tốc'
    """

    ACHIEVED = "achieved", mark("achieved")
    ON_TRACK = "on track", mark("on track")
    ACCELERATION_NEEDED = "acceleration needed", mark("acceleration needed")
    LIMITED = "limited progress", mark("limited progress")
    DETERIORATING = "deteriorating", mark("deteriorating")
    NOT_MET = "not met", mark("not met")
    NOT_ASSESSABLE = "not assessable", mark("not assessable")

    @property
    def rank(self) -> int:
        """0 for achieved up to 5 for not met when it was due, 6 for not assessable."""
        return list(Status).index(self)

    @property
    def is_good(self) -> bool:
        """Whether the milestone is reached or will be at this pace."""
        return self in {Status.ACHIEVED, Status.ON_TRACK}

    def at_best(self, ceiling: "Status") -> "Status":
        """This status, or *ceiling* where this one is better.

        >>> Status.ON_TRACK.at_best(Status.ACCELERATION_NEEDED).value
        'acceleration needed'
        """
        return self if self.rank >= ceiling.rank else ceiling

    @classmethod
    def of_all(cls, statuses: "Iterable[Status]") -> "Status":
        """The status of several together: the worst, and never a good one with gaps.

        >>> Status.of_all([Status.ACHIEVED, Status.NOT_ASSESSABLE]).value
        'not assessable'
        >>> Status.of_all([Status.LIMITED, Status.NOT_ASSESSABLE]).value
        'limited progress'
        """
        each = list(statuses)
        judged = [status for status in each if status is not Status.NOT_ASSESSABLE]
        worst = max(judged, key=lambda status: status.rank, default=Status.NOT_ASSESSABLE)
        return Status.NOT_ASSESSABLE if len(judged) < len(each) and worst.is_good else worst


SERIES: Final = "series"
"""The dimension of a breakdown that tells the series of one measure apart."""

_SERIES_NAMES: Final = {
    "ministries and government agencies": mark("ministries and government agencies"),
    "ministries": mark("ministries"),
    "government agencies": mark("government agencies"),
    "province": mark("province level"),
    "district": mark("district level"),
    "commune": mark("commune level"),
    "survey": mark("survey"),
    "civil registration": mark("civil registration"),
}


def series_name(series: str) -> Message:
    """The name of a series for a sentence; one that is not packaged is shown as it is.

    >>> series_name("commune").text("vi")
    'cấp xã'
    """
    return message(_SERIES_NAMES.get(series, series))


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class ReportedResult(Observation):
    """An observation of a measure, with its evidence and the places where it was read.

    >>> from genderplan.periods import Period
    >>> from genderplan.quantities import Ratio
    >>> ReportedResult(
    ...     indicator="nq28.1.1", unit="VN", period=Period.of_year(2023), value=Ratio(13, 22),
    ...     breakdown={"series": "ministries"}, evidence="single source",
    ... ).evidence.label("en")
    'single source'
    """

    evidence: Evidence = attrs.field(default=Evidence.SINGLE_SOURCE, converter=Evidence)
    """How well the figure is supported."""
    sources: tuple[Source, ...] = ()
    """Where it was read."""
    note: str = ""
    """Anything else worth knowing, in English."""
