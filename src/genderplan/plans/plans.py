"""Plans: what a body sets out to do, on which grounds, who does it and how it is reported.

Decided: a plan holds what is written. A draft's missing number or day is a state of the document
and not an error; a unit's misspelt name stays misspelt until a check says so. Guidance that only
lists what others should do is a plan of another form, so that nobody looks for funding in it.
"""

from typing import Final

import attrs

from genderplan._choices import Choice
from genderplan._fields import checked_fields
from genderplan._messages import Language, mark, message, translate
from genderplan.documents import DocumentNumber, DocumentReference
from genderplan.documents.layout import Recipients, Signature
from genderplan.errors import InvalidValueError
from genderplan.periods import PartialDate, Period
from genderplan.plans.activities import Activity
from genderplan.plans.schedules import ReportingDuty
from genderplan.quantities import Percent
from genderplan.targets import Comparator

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

    ``follows`` names the measure of the strategy above that it answers to ("nq28.2.1").
    """

    name: str
    comparator: Comparator = attrs.field(converter=Comparator)
    value: Percent
    year: int
    name_en: str = ""
    follows: str = ""


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

    def carriers(self, group: int) -> tuple[str, ...]:
        """The organs that carry task group *group* (from 1): its own and those assigned to it."""
        assigned = (each.organ for each in self.assignments if group in each.groups)
        return tuple(dict.fromkeys((*self.task_groups[group - 1].responsible, *assigned)))
