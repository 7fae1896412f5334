"""Administrative units on every day, how they lie in each other, and what became of them."""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand

if TYPE_CHECKING:
    from genderplan.hierarchy.checks import check_rows
    from genderplan.hierarchy.hierarchies import Hierarchy
    from genderplan.hierarchy.history import Share, Succession
    from genderplan.hierarchy.organs import Organ, OrganKind, gender_equality_authority
    from genderplan.hierarchy.trees import Tree
    from genderplan.hierarchy.units import AdministrativeUnit, Level, UnitKind, UnitState

__all__ = [
    "AdministrativeUnit",
    "Hierarchy",
    "Level",
    "Organ",
    "OrganKind",
    "Share",
    "Succession",
    "Tree",
    "UnitKind",
    "UnitState",
    "check_rows",
    "gender_equality_authority",
]

_HOME: Final = {
    "AdministrativeUnit": "units",
    "Hierarchy": "hierarchies",
    "Level": "units",
    "Organ": "organs",
    "OrganKind": "organs",
    "Share": "history",
    "Succession": "history",
    "Tree": "trees",
    "UnitKind": "units",
    "UnitState": "units",
    "check_rows": "checks",
    "gender_equality_authority": "organs",
}

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
