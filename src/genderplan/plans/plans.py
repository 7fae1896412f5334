"""Plans: what a body sets out to do, on which grounds, who does it and when it is reported.

A plan holds what is written. A draft's missing number or day is a state of the document and not an
error; a unit's misspelt name stays misspelt until a check says so. Guidance that only lists what
others should do is a plan of another form, so that nobody looks for funding in it. No national
calendar of report days is known (only that reports go up every six months, every year and on
demand), so a plan states its own days, and days off are given by the caller.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any, Final, Literal

import attrs

from genderplan._choices import WordedChoice
from genderplan._fields import checked_fields, filled
from genderplan._messages import Language, in_language, mark, message
from genderplan._notebook import InNotebooks
from genderplan.documents import DocumentNumber, DocumentReference
from genderplan.documents.layout import Recipients, Signature
from genderplan.errors import InvalidValueError
from genderplan.evidence import Evidence
from genderplan.periods import PartialDate, Period
from genderplan.plans.activities import Activity
from genderplan.plans.reports import Figure, activity_figures, figure_rows, figures_html
from genderplan.quantities import Percent
from genderplan.targets import Comparator, Measure, Milestone, Strategy


class Frequency(WordedChoice):
    """How often a report is asked for.

    >>> Frequency.HALF_YEAR.label("vi")
    'định kỳ 6 tháng'
    """

    MONTH = "month", mark("every month")
    QUARTER = "quarter", mark("every quarter")
    HALF_YEAR = "half_year", mark("every six months")
    YEAR = "year", mark("yearly")
    ON_DEMAND = "on_demand", mark("on demand")


_SATURDAY: Final = 5


def working_day(
    day: dt.date, days_off: Collection[dt.date] = (), *, forward: bool = True
) -> dt.date:
    """*day* itself, or the next (or last) one that is no weekend and not among *days_off*.

    >>> working_day(dt.date(2024, 6, 15))  # a Saturday
    datetime.date(2024, 6, 17)
    """
    step = dt.timedelta(days=1 if forward else -1)
    while day.weekday() >= _SATURDAY or day in days_off:
        day += step
    return day


@attrs.frozen(field_transformer=checked_fields)
class ReportingDuty:
    """A report that is asked for: how often, and how many days after each period it is due.

    Raises :class:`~genderplan.errors.InvalidValueError` for days without a recurring period.
    """

    frequency: Frequency = attrs.field(converter=Frequency)
    """How often."""
    days_before_end: int | None = None
    """Days before the end of each period: 16 for "trước ngày 15/12"; negative for days after it;
    None when no day is known."""
    to: str = ""
    """The body that is reported to, in Vietnamese."""

    def __attrs_post_init__(self) -> None:
        if self.frequency is Frequency.ON_DEMAND and self.days_before_end is not None:
            summary = message(
                "days_before_end is {value}, but a report on demand has no period; leave it out",
                value=self.days_before_end,
            )
            raise InvalidValueError(summary, self.days_before_end, "days_before_end")

    def periods(self, year: int) -> tuple[Period, ...]:
        """The periods of *year* on which reports are due.

        >>> [period.text("vi") for period in ReportingDuty("half_year").periods(2024)]
        ['6 tháng đầu năm 2024', '6 tháng cuối năm 2024']
        """
        match self.frequency:
            case Frequency.MONTH:
                return Period.of_year(year).months()
            case Frequency.QUARTER:
                return Period.of_year(year).quarters()
            case Frequency.HALF_YEAR:
                return Period.of_half(year, 1), Period.of_half(year, 2)
            case Frequency.YEAR:
                return (Period.of_year(year),)
            case Frequency.ON_DEMAND:
                return ()

    def deadlines(
        self,
        year: int,
        *,
        days_off: Collection[dt.date] = (),
        shift: Literal["none", "forward", "back"] = "none",
    ) -> tuple[dt.date, ...]:
        """The days on which the reports of *year* are due; empty when no day is known.

        With *shift*, a day that is a weekend or among *days_off* moves to a working day.

        >>> ReportingDuty("half_year", 16).deadlines(2024)
        (datetime.date(2024, 6, 14), datetime.date(2024, 12, 15))
        >>> ReportingDuty("half_year", 16).deadlines(2024, shift="back")[1]
        datetime.date(2024, 12, 13)
        """
        if self.days_before_end is None:
            return ()
        back = dt.timedelta(days=self.days_before_end)
        due = [period.end - back for period in self.periods(year) if period.end is not None]
        if shift == "none":
            return tuple(due)
        return tuple(working_day(day, days_off, forward=shift == "forward") for day in due)


class PlanForm(WordedChoice):
    """What kind of planning paper it is."""

    PLAN = "plan", mark("plan")
    PROGRAMME = "programme", mark("programme")
    GUIDANCE = "guidance", mark("guidance")


@attrs.frozen(field_transformer=checked_fields)
class TaskGroup:
    """A group of tasks under one heading ("nhóm nhiệm vụ"), with the actions that it lists."""

    title: str
    """Its heading."""
    actions: tuple[str, ...] = ()
    """What is to be done, as written."""
    responsible: tuple[str, ...] = ()
    """The bodies that carry it."""


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Assignment:
    """What one organ is to do, under the number that it has in the plan.

    An organ that the plan asks and cannot order is, for instance, the Women's Union.
    """

    number: int
    """Its number in the plan."""
    organ: str
    """The body."""
    duties: tuple[str, ...] = ()
    """What it is to do, as written."""
    asked: bool = False
    """Whether the plan asks it ("Đề nghị ...") and cannot order it."""
    groups: tuple[int, ...] = ()
    """The numbers, from 1, of the task groups that it carries."""


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class LocalTarget:
    """A target that the plan itself sets, as a percentage to be reached by the end of a year.

    Raises :class:`~genderplan.errors.InvalidValueError` for what can be no milestone.

    >>> target = LocalTarget(name="Làm công", comparator=">=", value=Percent(60), year=2024)
    >>> target.measure("targets[0]").milestones[0].label("vi")
    'ít nhất 60 vào năm 2024'
    """

    name: str = attrs.field(validator=filled)
    """What is measured, as the plan says it."""
    comparator: Comparator = attrs.field(converter=Comparator)
    """How a figure is compared with :attr:`value`: "ít nhất" is ``">="``."""
    value: Percent
    """The percentage to be reached."""
    year: int
    """The year at whose end it is due."""
    name_en: str = ""
    """The name in English, where somebody gave one."""
    follows: str = ""
    """The measure of the strategy above that it answers to, by its id; empty for none."""

    def __attrs_post_init__(self) -> None:
        _ = self.milestone  # what no milestone can be, such as "between" one figure, is refused

    def measure(self, id: str, above: Measure | None = None) -> Measure:  # noqa: A002 - as there
        """The target as a measure named *id*.

        What the plan does not say, such as what is divided by what, is that of the measure *above*.
        """
        said: dict[str, Any] = {
            "id": id,
            "name": self.name_en,
            "name_vi": self.name,
            "milestones": (self.milestone,),
            "follows": self.follows,
            "evidence": Evidence.UNSTATED,
        }
        lower = self.comparator.is_ceiling
        if above is None or (lower and not above.direction.is_lower_better):
            return Measure(unit="percent", direction="down" if lower else "up", **said)
        return attrs.evolve(above, **said, replaced=())

    @property
    def milestone(self) -> Milestone:
        """The figure and the year as a milestone."""
        return Milestone(value=self.value.value, comparator=self.comparator, year=self.year)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked_fields)
class Plan(InNotebooks):
    """A plan of a unit for a period, issued or in draft.

    >>> draft = Plan(
    ...     title="Kế hoạch năm 2024", unit="xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa",
    ...     period=Period.of_year(2024), number=DocumentNumber.parse("/KH-UBND"),
    ...     date=PartialDate(2024, 2),
    ... )
    >>> draft.is_draft
    True
    """

    title: str
    """Its title."""
    unit: str
    """The unit, as the document writes it."""
    period: Period
    """The time for which it plans."""
    title_en: str = ""
    """The title in English."""
    form: PlanForm = attrs.field(default=PlanForm.PLAN, converter=PlanForm)
    """What kind of paper it is."""
    unit_code: str = ""
    """The code of the unit on the day of the plan; empty when it is not known."""
    issuer: str = ""
    """Who issues it, as written."""
    number: DocumentNumber | None = None
    """Its number; blank or None in a draft."""
    date: PartialDate | None = None
    """Its day, or what is filled in of it."""
    place: str = ""
    """The place before the date."""
    source: str = ""
    """Where it was read."""
    source_en: str = ""
    """The same in English."""
    terms: tuple[Period, ...] = ()
    """The terms of elected bodies that it looks to."""
    national_assembly: int | None = None
    """The number of the National Assembly that it names: 15 for "khóa XV"."""
    parent: DocumentReference | None = None
    """The plan of the level above that it carries out."""
    legal_bases: tuple[DocumentReference, ...] = ()
    """The documents that it rests on."""
    purposes: tuple[str, ...] = ()
    """Its purposes, as written."""
    requirements: tuple[str, ...] = ()
    """Its requirements, as written."""
    targets: tuple[LocalTarget, ...] = ()
    """The targets that it sets itself."""
    task_groups: tuple[TaskGroup, ...] = ()
    """Its groups of tasks, in order."""
    activities: tuple[Activity, ...] = ()
    """Its activities."""
    assignments: tuple[Assignment, ...] = ()
    """Who does what."""
    funding: tuple[str, ...] = ()
    """Where the money comes from, as written."""
    reporting: tuple[ReportingDuty, ...] = ()
    """When its results are reported."""
    recipients: Recipients | None = None
    """To whom it is sent."""
    signature: Signature | None = None
    """Who signs."""
    issued: bool = False
    """Whether it is issued and no draft."""

    def __attrs_post_init__(self) -> None:
        last = len(self.task_groups)
        for index, assignment in enumerate(self.assignments):
            for number in assignment.groups:
                if not 1 <= number <= last:
                    summary = message(
                        "{organ} carries group {number}, but the plan has {count} task groups",
                        number=number,
                        organ=assignment.organ,
                        count=last,
                    )
                    raise InvalidValueError(summary, number, f"assignments[{index}].groups")

    def __repr__(self) -> str:
        counted = f"targets={len(self.targets)}, activities={len(self.activities)}"
        return f"Plan(unit={self.unit!r}, period={self.period}, {counted})"

    def _figures(self, language: Language | None = None) -> Iterator[Figure]:
        for each in self.targets:
            place = ("targets", each.follows, each.name, each.name_en)
            column = f"{each.comparator.value} {each.year}"
            if language is not None:
                column = f"{each.comparator.label(language)}, {each.milestone.when(language)}"
            yield place, column, each.value
        yield from activity_figures(self.activities)

    def to_rows(self) -> list[dict[str, Any]]:
        """Every target and every figure of an activity as a row of plain values.

        ``code`` is the measure that a target follows, the kind of activity, or the item that is
        counted; ``column`` says what the figure is (">= 2024" of a target, "participants").

        >>> from genderplan import sample
        >>> row = sample("hoang-kim-plan-2024").to_rows()[0]
        >>> row["code"], row["column"], row["value"]
        ('nq28.2.1', '>= 2024', 60)
        """
        return figure_rows(
            self._figures(), unit=self.unit_code, unit_name=self.unit, period=self.period
        )

    def html(self, language: Language = "vi") -> str:
        """The targets and the figures of the activities as a table of HTML, every text escaped."""
        title = in_language(language, self.title, self.title_en)
        return figures_html(title, self._figures(language), language)

    @property
    def is_draft(self) -> bool:
        """Whether the number is blank or missing, or the date not complete."""
        numbered = self.number is not None and not self.number.is_draft
        return not (numbered and self.date is not None and self.date.is_complete)

    def targets_under(self, above: Strategy) -> Strategy:
        """The plan's own targets as a strategy under the one *above*, as ``cascade`` takes it.

        Targets of one name that follow one measure are the steps of one measure. The id of a
        measure is the place of its first target in the plan.

        Raises :class:`~genderplan.errors.InvalidValueError` for targets that no strategy may have,
        such as 150% or two figures for one year.
        """
        known = {each.id: each for each in above.measures}
        found: dict[tuple[str, str], Measure] = {}
        for index, each in enumerate(self.targets):
            key = each.follows, each.name
            if key in found:
                steps = (*found[key].milestones, each.milestone)
                found[key] = attrs.evolve(found[key], milestones=steps)
            else:
                found[key] = each.measure(f"targets[{index}]", known.get(each.follows))
        years = [self.period.first_year, self.period.last_year, *(t.year for t in self.targets)]
        return Strategy(
            id=str(self.number or self.title),
            name=self.title_en,
            name_vi=self.title,
            first_year=min(years),
            last_year=max(years),
            measures=tuple(found.values()),
            unit=self.unit_code,
        )

    def carriers(self, group: int) -> tuple[str, ...]:
        """The organs that carry task group *group* (from 1): its own and those assigned to it."""
        assigned = (each.organ for each in self.assignments if group in each.groups)
        return tuple(dict.fromkeys((*self.task_groups[group - 1].responsible, *assigned)))
