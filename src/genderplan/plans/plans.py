"""Plans: what a body sets out to do, on which grounds, who does it and how it is reported.

Decided: a plan holds what is written. A draft's missing number or day is a state of the document
and not an error; a unit's misspelt name stays misspelt until a check says so. Guidance that only
lists what others should do is a plan of another form, so that nobody looks for funding in it.
"""

from typing import Any, Final

import attrs

from genderplan._choices import Choice
from genderplan._fields import checked_fields
from genderplan._messages import Language, mark, message, translate
from genderplan.documents import DocumentNumber, DocumentReference
from genderplan.documents.layout import Recipients, Signature
from genderplan.errors import InvalidValueError
from genderplan.evidence import Evidence
from genderplan.periods import PartialDate, Period
from genderplan.plans.activities import Activity
from genderplan.plans.schedules import ReportingDuty
from genderplan.quantities import Percent
from genderplan.targets import Comparator, Measure, Milestone, Strategy

__all__ = ["Assignment", "LocalTarget", "Plan", "PlanForm", "TaskGroup"]


class PlanForm(Choice):
    """What kind of planning paper it is."""

    PLAN = "plan"
    PROGRAMME = "programme"
    GUIDANCE = "guidance"

    def label(self, language: Language = "en") -> str:
        """The word for this form."""
        return translate(_FORM_WORDS[self], language)


_FORM_WORDS: Final = {
    PlanForm.PLAN: mark("plan"),
    PlanForm.PROGRAMME: mark("programme"),
    PlanForm.GUIDANCE: mark("guidance"),
}


@attrs.frozen(field_transformer=checked_fields)
class TaskGroup:
    """A group of tasks under one heading ("nhóm nhiệm vụ"), with the actions that it lists."""

    title: str
    actions: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Assignment:
    """What one organ is to do, under the number that it has in the plan.

    ``asked`` marks an organ that the plan asks ("Đề nghị ...") and cannot order: the Fatherland
    Front, the Women's Union. ``groups`` are the numbers, from 1, of the task groups it carries.
    """

    number: int
    organ: str
    duties: tuple[str, ...] = ()
    asked: bool = False
    groups: tuple[int, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class LocalTarget:
    """A target that the plan itself sets, as a percentage to be reached by the end of a year.

    >>> target = LocalTarget(name="Lao động nữ làm công", comparator=">=", value=60, year=2024)
    >>> target.measure("targets[0]").milestones[0].label("vi")
    'ít nhất 60 vào năm 2024'
    """

    name: str
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
        lower = self.comparator in {Comparator.AT_MOST, Comparator.LESS_THAN}
        if above is None or (lower and not above.direction.is_lower_better):
            return Measure(unit="percent", direction="down" if lower else "up", **said)
        return attrs.evolve(above, **said, replaced=())

    @property
    def milestone(self) -> Milestone:
        """The figure and the year as a milestone."""
        return Milestone(value=self.value.value, comparator=self.comparator, year=self.year)


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Plan:
    """A plan of a unit for a period, issued or in draft.

    ``unit`` and ``issuer`` are written as the document writes them; ``number`` and ``date`` may be
    blank or partial in a draft; ``issued`` says that it is no draft. ``legal_bases`` are the
    documents it rests on, ``parent`` the plan of the level above that it carries out. ``terms`` are
    the terms of elected bodies that it looks to, ``national_assembly`` the number of the National
    Assembly's ("khóa XV" is 15).

    >>> draft = Plan(
    ...     title="Kế hoạch năm 2024", unit="xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa",
    ...     period=Period.of_year(2024), number=DocumentNumber.parse("/KH-UBND"),
    ...     date=PartialDate(2024, 2),
    ... )
    >>> draft.is_draft
    True
    """

    title: str
    unit: str
    period: Period
    title_en: str = ""
    form: PlanForm = attrs.field(default=PlanForm.PLAN, converter=PlanForm)
    unit_code: str = ""
    issuer: str = ""
    number: DocumentNumber | None = None
    date: PartialDate | None = None
    place: str = ""
    source: str = ""
    source_en: str = ""
    terms: tuple[Period, ...] = ()
    national_assembly: int | None = None
    parent: DocumentReference | None = None
    legal_bases: tuple[DocumentReference, ...] = ()
    purposes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    targets: tuple[LocalTarget, ...] = ()
    task_groups: tuple[TaskGroup, ...] = ()
    activities: tuple[Activity, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    funding: tuple[str, ...] = ()
    reporting: tuple[ReportingDuty, ...] = ()
    recipients: Recipients | None = None
    signature: Signature | None = None
    issued: bool = False

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
        such as 150 % or two figures for one year.
        """
        known = {each.id: each for each in above.measures}
        found: dict[tuple[str, str], Measure] = {}
        for index, each in enumerate(self.targets):
            key, own = (each.follows, each.name), found.get((each.follows, each.name))
            found[key] = (
                attrs.evolve(own, milestones=(*own.milestones, each.milestone))
                if own
                else each.measure(f"targets[{index}]", known.get(each.follows))
            )
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
