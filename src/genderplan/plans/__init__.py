"""Plans, activities and reports as documents state them."""

from genderplan.plans.activities import Activity, ActivityKind, Item, Tally
from genderplan.plans.reports import CascadeClaim, Part, Profile, Report, Result

__all__ = [
    "Activity",
    "ActivityKind",
    "CascadeClaim",
    "Item",
    "Part",
    "Profile",
    "Report",
    "Result",
    "Tally",
]
