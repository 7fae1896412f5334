"""Many units' reports put together: the tables of the units above, and what became of each file.

Names are loaded when they are first used: to show tables takes no reader of Word documents.
"""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand

if TYPE_CHECKING:
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

_HOME: Final = {
    "Cell": "tables",
    "Consolidation": "tables",
    "Consolidations": "tables",
    "Contribution": "tables",
    "Entry": "tables",
    "Outcome": "tables",
    "consolidate": "consolidating",
}

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
