"""Plans, activities and reports as documents state them."""

from genderplan.plans.activities import (
    Activity,
    ActivityKind,
    ActivityLine,
    ActivityTotals,
    BroadcastRow,
    EventRow,
    Item,
    ProductRow,
    ReportTable,
    Tally,
    total_activities,
    total_activities_by,
)
from genderplan.plans.plans import Assignment, LocalTarget, Plan, PlanForm, TaskGroup
from genderplan.plans.reports import (
    CascadeClaim,
    FormerNeighbourhoods,
    Part,
    Profile,
    Report,
    ReportForm,
    Result,
)
from genderplan.plans.schedules import Frequency, ReportingDuty, working_day

__all__ = [
    "Activity",
    "ActivityKind",
    "ActivityLine",
    "ActivityTotals",
    "Assignment",
    "BroadcastRow",
    "CascadeClaim",
    "EventRow",
    "FormerNeighbourhoods",
    "Frequency",
    "Item",
    "LocalTarget",
    "Part",
    "Plan",
    "PlanForm",
    "ProductRow",
    "Profile",
    "Report",
    "ReportForm",
    "ReportTable",
    "ReportingDuty",
    "Result",
    "Tally",
    "TaskGroup",
    "total_activities",
    "total_activities_by",
    "working_day",
]
