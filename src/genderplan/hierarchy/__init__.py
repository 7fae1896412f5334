"""Administrative units on every day, how they lie in each other, and what became of them."""

from genderplan.hierarchy.dates import DateLike
from genderplan.hierarchy.evidence import Evidence
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.kinds import Level, UnitKind
from genderplan.hierarchy.matching import Match
from genderplan.hierarchy.succession import Share, Succession
from genderplan.hierarchy.trees import Tree
from genderplan.hierarchy.units import AdministrativeUnit, FormerState

__all__ = [
    "AdministrativeUnit",
    "DateLike",
    "Evidence",
    "FormerState",
    "Hierarchy",
    "Level",
    "Match",
    "Share",
    "Succession",
    "Tree",
    "UnitKind",
]
