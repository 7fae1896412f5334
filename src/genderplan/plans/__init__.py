"""Plans, activities and reports as documents state them."""

from genderplan.plans.activities import (
    Activity,
    ActivityKind,
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
from genderplan.plans.plans import (
    Assignment,
    Frequency,
    LocalTarget,
    Plan,
    PlanForm,
    ReportingDuty,
    TaskGroup,
)
from genderplan.plans.reports import CascadeClaim, Part, Profile, Report, ReportForm, Result

__all__ = [
    "Activity",
    "ActivityKind",
    "ActivityTotals",
    "Assignment",
    "BroadcastRow",
    "CascadeClaim",
    "EventRow",
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
]
