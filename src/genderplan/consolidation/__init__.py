"""Many units' reports put together: the tables of the units above, and what became of each file."""

from genderplan.consolidation.consolidating import consolidate
from genderplan.consolidation.tables import (
    Cell,
    Consolidation,
    Consolidations,
    Contribution,
    Entry,
    Outcome,
)

__all__ = [
    "Cell",
    "Consolidation",
    "Consolidations",
    "Contribution",
    "Entry",
    "Outcome",
    "consolidate",
]
